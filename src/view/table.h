/* table.h - the fields of a class as typed values: what to read from where, and what stands before each. */
#ifndef PKT_VIEW_TABLE_H
#define PKT_VIEW_TABLE_H

#include "pkt/packet.h"
#include "pkt/view.h"
#include "pkt/scope.h"
#include "program.h"

/* A field that has bytes, in wire order. */
struct table_key {
	const char *p; /* "name": with quotes and colon */
	uint32_t n;
};

struct table {
	const struct layout *lay;
	unsigned n;      /* fields */
	unsigned nfixed; /* the first of them, which stand at known places in every packet */
	uint32_t room;   /* what these and the texts before them need at most */
	char *pool;
	struct table_key *key; /* n of them */
	struct op op[];        /* n; .text of the first nfixed: what is between the value before and this one: comma, key, quotes */
};

struct table *table_compile(struct tables *t, const struct layout *lay);

static inline const struct table *table_of(struct tables *t, const struct layout *lay)
{
	if (lay->id < t->n && t->v[lay->id])
		return t->v[lay->id];
	return table_compile(t, lay);
}

/* The header's bytes, if it came whole and nothing was changed; else NULL. */
static inline const uint8_t *layer_bytes(const struct packet *p, unsigned i)
{
	const struct layer *y = &p->layer[i];

	return y->view && !y->vals && y->hlen >= y->lay->min ? p->data + y->off : NULL;
}

/* Is the text of this op quoted? */
static inline bool op_is_text(const struct op *op)
{
	return op->kind == OP_MAC || op->kind == OP_IP4 || op->kind == OP_IP6;
}

void put_hex_bytes(struct buf *out, const uint8_t *p, size_t n); /* two digits each */

#endif
