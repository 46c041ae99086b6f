/* val.h - a value: what a field holds, what a script computes with. Small values are inside, large ones are counted objects. */
#ifndef PKT_VAL_H
#define PKT_VAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/str.h"

enum vtype {
	V_UNSET, /* nothing given: the field takes its default or is computed. All bits zero. */
	V_NONE,
	V_BOOL,  /* u: 0 or 1 */
	V_INT,   /* u; neg: i, below zero. Range -2^63 to 2^64-1 */
	V_FLOAT, /* f; aux: in units of 2^-32, what a field holds beyond the precision of f. 0 in the language */
	V_MAC,   /* u: 48 bits, first octet highest. Inside layers; the language sees text */
	V_IP4,   /* u: host order. Inside layers; the language sees text */
	V_IP6,   /* b. Inside layers; the language sees text */
	V_STR,   /* struct bytes: UTF-8 text */
	V_BYTES, /* struct bytes */
	V_NAME,  /* struct name: text whose wire form is kept because it is not the usual one */
	V_LIST,  /* struct list */
	V_TUPLE, /* struct list, not to be changed */
	V_PACKET, /* struct packet; aux: the layer that is meant, everything above it belongs to it */
	V_SET,   /* struct set: one value per packet (range, list of values, net, random) */
	V_LANG = 32, /* further types belong to src/lang */
};
#define V_PLAIN 64 /* types of src/lang from here on are no objects */

/* A counted object. The count is the number of places that keep it. */
struct obj;
struct obj_type {
	const char *name;
	void (*free)(struct obj *o);
};

struct obj {
	const struct obj_type *type;
	uint32_t refs;
};

struct val {
	uint8_t type;      /* enum vtype */
	uint8_t neg;       /* V_INT: i is below zero */
	uint8_t decoded;   /* in a layer: came from the wire, not from the user */
	uint8_t wide;      /* V_BYTES, until a script is checked: a number of more than 64 bits, its highest octet first */
	uint32_t aux;
	union {
		uint64_t u;
		int64_t i;
		double f;
		uint8_t b[16];
		struct obj *o;
		struct bytes *s;
		struct name *name;
		struct list *l;
		struct packet *p;
		struct set *set;
		void *any;
	};
};

struct bytes {
	struct obj obj;
	uint32_t n;
	uint8_t data[]; /* a NUL follows, not counted */
};

/* A domain name or similar: text, and the exact bytes that stood on the wire. */
struct name {
	struct obj obj;
	uint32_t ntext, nwire;
	uint8_t data[]; /* text, NUL, wire */
};

struct list {
	struct obj obj;
	uint32_t n, cap;
	struct val *v;
	struct obj *own; /* what a packet list has besides: a dict of src/lang, owned; NULL: nothing */
};

#define VAL_UNSET ((struct val){ .type = V_UNSET })
#define VAL_NONE ((struct val){ .type = V_NONE })

/* Member by member: an initialiser would clear the room of an address as well, and these are made all the time. */
static inline struct val val_number(enum vtype type, uint64_t u, bool neg)
{
	struct val v;

	v.type = (uint8_t)type;
	v.neg = neg;
	v.decoded = v.wide = 0;
	v.aux = 0;
	v.u = u;
	return v;
}

static inline struct val val_int(uint64_t u)
{
	return val_number(V_INT, u, false);
}

static inline struct val val_signed(int64_t i)
{
	return val_number(V_INT, (uint64_t)i, i < 0);
}

static inline struct val val_bool(bool b)
{
	return val_number(V_BOOL, b, false);
}

/* New objects; the caller owns one count. */
struct val val_bytes(const void *p, size_t n);
struct val val_str(const void *p, size_t n);
struct val val_name(const void *text, size_t ntext, const void *wire, size_t nwire);
struct val val_list(void);                       /* empty V_LIST */
struct val val_tuple(const struct val *v, size_t n); /* takes over the counts of v[0..n) */
void list_add(struct list *l, struct val v);     /* takes over v's count */

void obj_drop(struct obj *o);                    /* one keeper less; may free */

static inline bool val_is_obj(const struct val *v)
{
	return (v->type >= V_STR && v->type <= V_SET) || (v->type >= V_LANG && v->type < V_PLAIN && v->o);
}

/* One more keeper; returns v. */
static inline struct val val_hold(struct val v)
{
	if (val_is_obj(&v))
		v.o->refs++;
	return v;
}

/* One keeper less; may free. */
static inline void val_drop(struct val v)
{
	if (val_is_obj(&v))
		obj_drop(v.o);
}

bool val_same(const struct val *a, const struct val *b); /* same type and contents (packets: same fields set) */
struct str val_text(const struct val *v);        /* the bytes of V_STR, V_BYTES, V_NAME (its text); empty for others */
struct val val_deep(struct val v);               /* lists and packets copied through, the rest shared; caller owns */

/* A value as an expression of the language: 80, "a", b"\x00", [1, 2], IP(ttl=3). Addresses as quoted text. */
struct buf;
void val_print(struct buf *out, const struct val *v);

#endif
