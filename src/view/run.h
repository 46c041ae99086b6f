/* run.h - runs a compiled .text over a layer's bytes. */
#ifndef PKT_VIEW_RUN_H
#define PKT_VIEW_RUN_H

#include "pkt/buf.h"
#include "pkt/view.h"
#include "program.h"

const struct line_program *liner_compile(struct liner *l, const struct layout *lay);

/* The program of a class, compiled when first asked for. */
static inline const struct line_program *liner_program(struct liner *l, const struct layout *lay)
{
	if (lay->id < l->nprogram && l->program[lay->id])
		return l->program[lay->id];
	return liner_compile(l, lay);
}

/* How a text that has "%src% > %dst%" in it tells the addresses. */
enum addresses {
	ADDRESSES_PLAIN,
	ADDRESSES_NONE,  /* not at all: they stand at the front of the line already */
	ADDRESSES_PORTS, /* with the ports of what the layer carries */
};

/* Appends what layer i has to say; nothing is also possible. */
void run_layer(struct liner *l, const struct packet *p, unsigned i, enum addresses addresses, struct buf *out);

enum { ITEMS_MOST = 64 /* of a list in one line */ };

/* Appends what g says of an item, the n bytes at b: no field of it is asked of the core. */
void run_bytes_of(struct liner *l, const struct line_program *g, const uint8_t *b, size_t n, struct buf *out);

/* Appends the items that begin `at` bytes into the n bytes of a header, a space between those that have something to say. false: none. */
bool run_items(struct liner *l, struct items *items, const uint8_t *b, size_t n, size_t at, struct buf *out);

/* One address of a layer whose header starts at b; there is FIELD_ROOM at p. The place after it. */
char *put_address(const struct op *op, const uint8_t *b, char *p);

/* "192.0.2.1:53 > 192.0.2.2:4711" for layer i, which has addresses. */
void line_endpoints(struct liner *l, const struct packet *p, unsigned i, struct buf *out);

#endif
