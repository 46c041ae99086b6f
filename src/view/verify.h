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

/*
 * SUM_GOOD, told from the bytes that are there as nearly all are: a header's or layer's own, or with the pseudo header of the IP header
 * directly below, whose addresses stand as they are summed. false: it is not good, or not so plain.
 */
bool sum_is_good(struct liner *l, const struct packet *p, unsigned layer, unsigned f);
enum verdict sum_verify(struct liner *l, const struct packet *p, unsigned layer, unsigned f, uint64_t *should);

/* What is known of a class, for its checksum and for one above it. */
enum { PART_MARKS = 4, PART_NO_SUM = UINT16_MAX };
struct part {
	uint16_t field, at; /* its checksum, and the byte where it stands; PART_NO_SUM: it has none in a known place */
	uint8_t sum, over;  /* enum sum_kind; whose addresses it sums, of ENDS_... */
	uint8_t number;     /* its number in a pseudo header */
	uint8_t ends_of;    /* ENDS_... that it has itself, 0: they are not one behind the other, */
	uint16_t ends, nends; /* their place and their bytes, a multiple of 8 */
	uint32_t hlen;      /* of a header without options */
	/* The fields that say that a packet is a fragment, where they are not zero. */
	bool fixed;         /* they stand in these eight bytes of every header */
	uint16_t marks;
	uint64_t mask;      /* in the machine's order */
	unsigned n;
	struct {
		unsigned field;
		uint64_t mask;
	} mark[PART_MARKS];
};
enum { ENDS_IPV4 = 1, ENDS_IPV6 = 2 };
void part_compile(struct part *x, const struct layout *lay);

#endif
