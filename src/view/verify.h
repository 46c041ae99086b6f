/* verify.h - is a captured checksum the one that its bytes have? */
#ifndef PKT_VIEW_VERIFY_H
#define PKT_VIEW_VERIFY_H

#include <stdbool.h>
#include <stdint.h>

struct layout;
struct liner;
struct packet;

enum verdict {
	SUM_GOOD,
	SUM_BAD,      /* *should says what it ought to be */
	SUM_OFFLOAD,  /* not filled in: the sender leaves it to its network card */
	SUM_NONE,     /* the sender did not sum (UDP, RFC 768) */
	SUM_CUT,      /* bytes that it covers were not captured */
	SUM_FRAGMENT, /* it covers more than this packet */
	SUM_UNKNOWN,  /* not from a capture, or it cannot be computed */
};

enum verdict sum_verify(struct liner *l, const struct packet *p, unsigned layer, unsigned f, uint64_t *should);

/* The fields of a class that say that a packet is a fragment, where they are not zero; and what the layer above sums of it. */
enum { PART_MARKS = 4, PART_BYTES = 8 };
struct part {
	uint16_t ends, nends; /* the addresses of a pseudo header, one behind the other, and their bytes; 0: not so */
	bool ip6;
	bool fixed; /* they stand in these bytes of every header */
	unsigned nbytes;
	struct {
		uint16_t at;
		uint8_t mask;
	} byte[PART_BYTES];
	unsigned n;
	struct {
		unsigned field;
		uint64_t mask;
	} mark[PART_MARKS];
};
void part_compile(struct part *x, const struct layout *lay);

#endif
