/* shape.h - a packet set made ready to be poured out: images assembled once, further packets patched (design, section 5). */
#ifndef PKT_SHAPE_H
#define PKT_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct diag;
struct env;
struct packet;

/*
 * A set whose packets are asked for by number. Every distinct structure (other lengths, other conditional fields) is assembled
 * once by packet_encode, when it is first needed; other packets are that image with the changed fields written over and the
 * Internet checksums brought up to date (RFC 1624); other sums are summed again. Where a table cannot tell what a field changes,
 * each packet is encoded by itself. In every case the bytes are those of packet_encode(packet_at(p, from, k, env->seed)).
 */
struct shape;

/*
 * p is copied from layer `from` on; env (its callbacks and assembler, which are only called with the shape's lock held) outlives
 * the shape; env->seed is the seed of random fields. NULL with a message: the product passes 2^64-1, or the first packet cannot
 * be encoded.
 */
struct shape *shape_new(const struct packet *p, unsigned from, const struct env *env, struct diag *d);
void shape_free(struct shape *s); /* after all its cursors; NULL is allowed */

uint64_t shape_count(const struct shape *s);  /* packets of the set: 1 when only random fields vary */
size_t shape_length(const struct shape *s);   /* bytes of packet 0 */
bool shape_is_patched(const struct shape *s); /* false: each packet is encoded by itself */
bool shape_is_even(const struct shape *s);    /* all packets are equally long */

/* A reader. One per thread; several may read one shape at the same time. */
struct shape_cursor;
struct shape_cursor *shape_cursor(struct shape *s);
void shape_cursor_free(struct shape_cursor *c); /* NULL is allowed */
/* From now on the random fields of packet k are drawn by k + add: a further round of a set has other ones. */
void shape_draw(struct shape_cursor *c, uint64_t add);

/*
 * Where a packet goes. The memory is the caller's. `holds` belongs to the cursor: set it to NULL at first and whenever somebody
 * else has written to p; as long as it is kept, only what differs from the packet before is written into the slot.
 */
struct shape_slot {
	uint8_t *p;
	size_t cap;        /* bytes that p has room for */
	size_t n;          /* out: bytes of the packet */
	const void *holds;
};

/*
 * Packets from k on into n slots; k is taken modulo the size of the set only where just random fields vary (size 1), else
 * k + n must not pass the size. Returns how many are filled: fewer than n with a message, or without one when the next packet
 * needs more room than its slot has (shape_need says how much).
 */
size_t shape_run(struct shape_cursor *c, uint64_t k, size_t n, struct shape_slot *slot, struct diag *d);
/* The same for packets in any order: permuted, sampled, sharded sets. */
size_t shape_pick(struct shape_cursor *c, const uint64_t *k, size_t n, struct shape_slot *slot, struct diag *d);
size_t shape_need(const struct shape_cursor *c);

#endif
