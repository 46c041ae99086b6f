/* class.h - protocols that a script declares: its fields and classes as the tables of the core. Only src/lang uses it. */
#ifndef PKT_CLASS_H
#define PKT_CLASS_H

#include "pkt/encode.h"
#include "pkt/interp.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

/* A field of fields_desc (V_FIELD): the row a table would have, and the functions it was given. */
struct fdesc {
	struct obj obj;
	struct arena arena;       /* texts of the row */
	const char *type;         /* "ByteField" */
	struct field row;         /* hooks and places are filled in by the class that takes it */
	struct val value;         /* default of a list or packet */
	struct val cond, length, count, adjust, choose; /* functions; V_UNSET: none */
	const struct layout *item; /* class of its packets, or NULL */
	struct fdesc *from;       /* what it was made from; keeps its texts */
	struct fdesc *one;        /* FieldListField, PadField: the field inside */
	unsigned align;           /* PadField */
	uint8_t fill;
};

struct fdesc *fdesc_new(struct interp *in, const char *type, struct val *out); /* pooled */
const struct fdesc *fdesc_of(const struct val *v);
/* Fills row.name. false with a message. */
bool fdesc_name(struct interp *in, struct call *c, struct fdesc *d);
/* The default as the row says it; None: computed, or nothing. false with a message. */
bool fdesc_default(struct interp *in, struct call *c, struct fdesc *d, const struct val *v);
/* An argument that is a function of n arguments, or None. false with a message. */
bool fdesc_function(struct interp *in, struct call *c, unsigned i, unsigned n, struct val *out);
/* "H", "<I", "b": width, order and sign. */
bool fdesc_fmt(struct interp *in, struct call *c, unsigned i, struct field *row);

/* ---- classes ---- */

/* What the core's hooks are given: a field of a class, and whose it is. */
struct hook {
	struct class_ *cls;
	const struct fdesc *d;
	unsigned index;
	struct family family;
	struct field item;       /* FieldListField, PadField: the row inside */
	struct hook *inner;      /* and its hook */
	bool busy;               /* its condition is being asked */
	bool told;               /* a mistake in its functions was reported */
};

struct class_ {
	struct interp *in;
	struct class_ *next;     /* declared before it */
	struct sym *name;
	struct span span;
	struct arena arena;
	struct proto proto;
	struct field *field;
	struct hook *hook;
	unsigned n;
	struct val attrs;        /* dict of what stood in its body */
	struct val guess, extract, finish, summary; /* its methods that the core asks for; V_UNSET: none */
	const struct layout *lay;
	bool told;
};

bool class_exec(struct interp *in, const struct node *n);
void classes_free(struct interp *in); /* all of them; no packet is left */
/* overload_fields: {UDP: {"dport": 4040}} */
bool bind_dict(struct interp *in, const struct val *lower, const struct val *upper, const struct val *fields);
/* A name of the class that stands behind a dot: false without a message: it has none. */
bool class_attr(struct interp *in, const struct val *self, const struct sym *s, struct val *out);
/* The rows of its fields: fields_desc, checked. body: what errors point into. */
bool class_fields(struct class_ *c, const struct node *body, const struct val *list);

/* ---- what the core asks (class_hook.c) ---- */

bool hook_present(const struct field *f, const struct scope *s);
uint64_t hook_length(const struct extent *x, const struct scope *s, size_t avail);
uint64_t hook_count(const struct extent *x, const struct scope *s, size_t avail);
uint64_t hook_one_item(const struct extent *x, const struct scope *s, size_t avail);
bool hook_adjust(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out);
const struct layout *hook_choose(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail);
const struct layout *class_next(const struct scope *s, const uint8_t *p, size_t n);
size_t class_bound(const struct scope *s, size_t hdr, size_t n);
bool class_finish(struct enc *e, unsigned layer);
void class_summary(const struct packet *p, unsigned layer, struct buf *out);

/* A lambda that only counts with one field, `lambda p: p.len * 4 - 20`: field, mul and add of it. */
bool linear_of(const struct val *fn, unsigned param, struct sym **field, int64_t *mul, int64_t *add);
/* A lambda that only compares one field with a number, as a condition of the tables; false: another one. */
bool condition_of(const struct val *fn, struct sym **field, struct buf *out);

extern const struct kind_ops pad_ops;

#endif
