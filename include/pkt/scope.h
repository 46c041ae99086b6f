/* scope.h - a layer as hooks, conditions and sizes see it: from bytes while decoding, from values while encoding. */
#ifndef PKT_SCOPE_H
#define PKT_SCOPE_H

#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/str.h"
#include "pkt/when.h"

#define FIELDS_MAX 256 /* of one protocol */

enum { PIECES_MOST = 96 };

/* What a kind that finds all of its fields at once (kind_ops.find) has found in a layer. */
struct finds {
	const struct kind_ops *by;      /* the kind; NULL: nobody has looked yet */
	uint64_t has[FIELDS_MAX / 64];  /* which of its fields have a value, a bit each */
	struct str value[FIELDS_MAX];   /* of those: bytes that stand in the layer */
	unsigned n;                     /* of pieces: in their order, those of no field too. Above PIECES_MOST: there are more than are kept */
	struct piece {
		struct str all;  /* with its end */
		uint32_t nname;  /* it begins with a name of so many bytes; 0: with none */
		bool strict;     /* written just as its name and value would be */
		uint8_t field;   /* whose value it is, strict, by its very label; else 0 */
	} piece[PIECES_MOST + 1];
};

struct scope {
	const struct layout *lay;
	const struct packet *p;    /* the packet (or list item) it belongs to */
	unsigned index;            /* its layer there: p->layer[0 .. index-1] are below it */
	const struct scope *outer; /* for an item of a list or a nested packet: the layer that holds it; else NULL */
	unsigned depth;            /* of nesting */
	/* Decoding (b is not NULL): */
	const uint8_t *b;          /* the layer's first byte */
	size_t n;                  /* bytes it may use: header, payload, trailer */
	size_t hdr;                /* where the header ends if a length says so, else n */
	uint32_t *at;              /* bit where each field begins; at[i + 1] is its end. Known for fields below `walked` */
	unsigned walked;
	bool measured;             /* hdr is where the header was found to end when the packet was decoded */
	bool broken;               /* a hook found that this does not decode: see scope_break */
	struct finds *found;       /* room for it of whoever looks at several fields; NULL: none, each is looked for by itself */
	/* Encoding (b is NULL): */
	const struct val *vals;    /* what was given; V_UNSET: default or computed. NULL: all unset */
	size_t start;              /* where the layer's first byte (of trailer fields: the trailer's) is in the buffer that write hooks append to */
	size_t first;              /* trailer fields: where the layer's first byte is in it; SIZE_MAX: not in it */
	const struct env *env;
};

/* The number in a field: decoded, given or default. false: absent, not a number, or to be computed. */
bool scope_uint(const struct scope *s, unsigned field, uint64_t *out);
bool scope_named(const struct scope *s, const char *field, uint64_t *out); /* by name; slower */
bool scope_decoding(const struct scope *s);

/* For hooks that have no other way to say so: the layer (or item) that is being decoded is malformed and becomes Raw. */
void scope_break(const struct scope *s);

/* The class of the layer directly below, or NULL. For an item: the layer that holds the list. */
const struct layout *scope_under(const struct scope *s);
bool scope_is_under(const struct scope *s, const char *proto);

bool when_asked(const struct when *w, const struct scope *s); /* the long way */
static inline bool when_holds(const struct when *w, const struct scope *s)
{
	const struct gate *g = &w->gate;
	unsigned v;

	if (!g->mask || !s->b || g->byte >= s->n)
		return when_asked(w, s);
	v = s->b[g->byte] >> g->shift & g->mask;
	return g->map[v / 64] >> v % 64 & 1;
}

/* What kind ops finds in the layer, which was walked: looked for once. NULL: there is no room for it. */
const struct finds *scope_found(const struct scope *s, const struct kind_ops *ops);
static inline bool found_has(const struct finds *x, unsigned field)
{
	return x->has[field / 64] >> field % 64 & 1;
}

bool field_present(const struct scope *s, const struct field *f);
uint64_t extent_of(const struct extent *x, const struct scope *s, size_t avail); /* bytes or items, unclipped */

#endif
