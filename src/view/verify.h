/* verify.h - is a captured checksum the one that its bytes have? */
#ifndef PKT_VIEW_VERIFY_H
#define PKT_VIEW_VERIFY_H

#include <stdint.h>

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

enum verdict sum_verify(const struct packet *p, unsigned l, unsigned f, uint64_t *should);

#endif
