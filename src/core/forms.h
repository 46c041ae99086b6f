/* forms.h - inside of shape.c, depend.c, form.c and pour.c: a set's digits, and the images that its packets are patched from. */
#ifndef PKT_FORMS_H
#define PKT_FORMS_H

#include <pthread.h>

#include "pkt/buf.h"
#include "pkt/encode.h"
#include "pkt/packet.h"
#include "pkt/set.h"
#include "pkt/shape.h"

#define SUMS_KEPT 64   /* sums of one form */
#define FORMS_MAX 4096 /* images of one set; with more structures each packet is encoded by itself */

/* A field that varies. Counting digits come first, the one that varies fastest before the others; then random ones. */
struct digit {
	unsigned l, f;
	const struct field *field;
	const struct set *set;
	uint64_t count;   /* 1 for a random one */
	bool random;
	bool plain;       /* only its own bits change, and sums over them; else each of its values has forms of its own */
	bool is_address;  /* what is computed from addresses follows it */
	bool is_ahead;    /* destinations, whose sources are asked for: see ahead.c */
	bool is_number;   /* written as it is, most significant bit first */
};

struct shape {
	struct packet *p;        /* the set */
	struct env env;
	uint64_t count;
	struct digit *digit;
	unsigned ndigit, ncount; /* ncount: of the counting ones */
	bool slow;               /* every packet is encoded by itself */
	bool ahead;              /* some digit is_ahead */
	bool derives;            /* some form has derived fields. With the lock held */
	uint64_t nforms;
	struct form **form;      /* NULL: not made yet. Written with the lock held */
	size_t length;
	pthread_mutex_t lock;
};

/* A place that changes, and the sums that cover it. Bits from the packet's first byte. */
struct add {
	uint16_t sum;
	uint8_t shift;           /* the value counts shifted so far to the left in that sum */
};

struct patch {
	uint32_t bit, width;     /* width 0: not on the wire */
	uint32_t first, n;       /* of form->add */
	uint64_t touches;        /* a bit for each sum of the form that changes with it, also by way of another */
};

struct sum {
	unsigned l;
	const struct field *f;
	struct patch patch;
	bool is_words;           /* an Internet checksum, kept up to date; else it is summed again */
	enum sum_kind kind;
	uint32_t byte;           /* is_words: where it stands */
	uint32_t from, to;       /* bytes that it covers, pseudo header not counted */
	uint64_t base;           /* is_words: the sum of all that never changes */
};

/* A field computed from addresses. */
struct derived {
	unsigned l;
	const struct field *f;
	struct patch patch;
};

struct form {
	bool slow;
	struct packet *p;        /* as it was encoded; its addresses follow those of the packet worked on */
	struct buf image, work;  /* work is written with the lock held */
	struct enc *e;           /* on work */
	struct patch *digit;     /* one for each digit of the shape that is plain */
	struct derived *derived;
	struct sum *sum;         /* in the order in which they are computed */
	unsigned nderived, nsum;
	struct add *add;
	size_t nadd, capadd;
	uint32_t lo, hi;         /* bytes that change */
	bool resums;             /* some sum is no Internet checksum: it is summed anew whatever changes */
};

/* depend.c: is the field of that layer a plain digit? Is there anything in the packet that makes it necessary to encode each? */
bool depend_plain(const struct packet *p, unsigned l, const struct field *f, const struct set *s);
bool depend_blocks(const struct packet *p);

/* form.c: the form of these digits (of the counting ones; plain digits may have any value). With the lock held. */
struct form *form_make(struct shape *s, const uint64_t *digit, struct diag *d);
void form_free(struct form *m);
uint64_t patch_value(const uint8_t *p, const struct patch *at); /* what it adds to a sum, before it is shifted */
/* Computes derived fields and sums that are not kept up to date, in the bytes at p. They take the lock. */
void form_derive(struct shape *s, struct form *m, uint8_t *p);
void form_resum(struct shape *s, struct form *m, const struct sum *u, uint8_t *p);

/* ahead.c: the packets k[0..n) come next; or those from k on, and what is given back is the first that was not told of. */
bool ahead_matters(const struct packet *p, unsigned l, const struct field *f);
void ahead_pick(struct shape *s, const uint64_t *k, size_t n);
uint64_t ahead_run(struct shape *s, uint64_t k);

/* shape.c: packet k by the long way, its random fields drawn by draw, appended to out; takes the lock. */
bool shape_encode(struct shape *s, uint64_t k, uint64_t draw, struct buf *out, struct diag *d);
/* The form that these digits belong to; NULL with a message. Takes the lock. */
struct form *shape_form(struct shape *s, const uint64_t *digit, uint64_t *index, struct diag *d);

/* product.c: what a random set in the field becomes; the caller owns it. */
struct val packet_drawn(const struct packet *p, unsigned l, unsigned f, uint64_t k, uint64_t seed);
bool val_is_random(const struct val *v); /* something is drawn in it */

#endif
