/* filter_in.h - a compiled filter: what filter.c makes and filter_run.c evaluates. */
#ifndef LANG_FILTER_IN_H
#define LANG_FILTER_IN_H

#include "pkt/arena.h"
#include "pkt/ast.h"
#include "pkt/filter.h"
#include "pkt/pick.h"

enum ykind {
	Y_AND, Y_OR, /* a, b */
	Y_NOT,       /* a */
	Y_ALWAYS,    /* number */
	Y_HAS,       /* a layer of class pick.lay */
	Y_TRUE,      /* the picked value is there, and not zero or empty */
	Y_MATCH,     /* the picked value is one of `want`; negative: it is there and is none */
	Y_CONTAINS,  /* the picked text or bytes have want[0].text in them; negative: have not */
	Y_SAME,      /* a and b, both picked, are the same value; negative: are there and are not */
	Y_COMPARE,   /* numbers: a op b */
	Y_SLOW,      /* fn, of the language */
	/* Numbers. */
	Y_NUMBER,
	Y_PICK,
	Y_ARITH,     /* a op b */
};

/* One value or a range of them, as all that it could mean: which counts is said by the value it is held against. */
struct want {
	bool is_number, is_ip4, is_ip6, is_mac, is_text;
	__int128 lo, hi;       /* numbers, inclusive */
	uint32_t ip_lo, ip_hi; /* host order, inclusive */
	uint8_t six[16];
	unsigned six_bits;     /* that count */
	uint64_t mac;
	struct str text;
};

struct ynode {
	uint8_t kind, op; /* enum ykind, enum op */
	bool negative;
	bool placed;      /* the picked field is a number that stands at `bit` of every such layer */
	const struct field *field; /* placed */
	uint8_t width;
	uint32_t bit;
	struct ynode *a, *b;
	struct pick pick;
	struct want *want;
	unsigned nwant;
	__int128 number;
	struct val fn;
};

struct filter {
	struct arena arena;
	struct symtab syms;
	struct program *prog;
	struct ynode *root;    /* NULL: it could not be compiled */
	struct interp *in;     /* NULL: not needed so far */
	struct interp *(*get)(void *arg);
	void *arg;
	struct diags *d;       /* while it is compiled */
	struct ynode **slow;   /* nodes with functions */
	size_t nslow, slow_cap;
};

/* ---- filter_part.c; NULL with no message: it is no such thing, with one in f->d: it is a wrong one ---- */

struct ynode *y_make(struct filter *f, enum ykind kind);
struct ynode *y_pair(struct filter *f, enum ykind kind, struct ynode *a, struct ynode *b); /* NULL if a or b is */
struct str y_text(const struct filter *f, const struct node *n);
/* A new message at that part of n. */
struct diag *y_wrong(struct filter *f, const struct node *n, struct str part, const char *fmt, ...) __attribute__((format(printf, 4, 5)));
bool y_is_p(const struct node *n);
const struct layout *y_class(const struct node *n); /* a class, as it is called in short forms; NULL: none */
struct ynode *y_picked(struct filter *f, const struct node *n, enum ykind kind);
struct ynode *y_has(struct filter *f, const struct layout *lay, unsigned nth);
bool y_constant(const struct node *n, struct val *out); /* borrowed */
bool y_is_constant(const struct node *n);               /* one that a value can be held against */
__int128 y_integer(const struct val *v);
/* What the text v means to a picked number: a name, or flags. */
bool y_named(struct filter *f, const struct pick *k, const struct node *n, const struct val *v, struct want *w);
struct ynode *y_match(struct filter *f, struct ynode *y, const struct node *const *v, unsigned n, bool negative);
struct ynode *y_match_order(struct filter *f, struct ynode *y, enum op op, const struct val *v);

#endif
