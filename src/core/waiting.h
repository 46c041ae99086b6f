/* waiting.h - bytes that came before those that stand before them. */
#ifndef CORE_WAITING_H
#define CORE_WAITING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes that wait, at their place in the stream. */
struct piece {
	uint64_t at;
	size_t n;
	bool hole; /* they were on the wire, but not kept in the capture */
	struct piece *next; /* has a higher place; they do not overlap */
	uint8_t data[];
};

/* The pieces in order. */
struct waiting {
	struct piece *first;
	uint64_t n;     /* bytes of all */
	uint64_t again; /* bytes that came for places where others were: the same */
	uint64_t other; /* and not the same */
};

/* n bytes at that place (p is NULL: they are lost). Where others wait already these stay: the receiver took them. */
void waiting_put(struct waiting *w, uint64_t at, const uint8_t *p, uint64_t n);
void waiting_drop(struct waiting *w); /* the first piece */

#endif
