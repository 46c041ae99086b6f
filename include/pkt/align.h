/* align.h - which packet of one capture is which of another. */
#ifndef PKT_ALIGN_H
#define PKT_ALIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One packet as alignment sees it. */
struct aligned {
	uint32_t flow;  /* packets of different flows are never the same */
	uint64_t hash;  /* equal packets have equal ones */
	uint64_t like;  /* packets that may be the same on another part of their way have equal ones */
	int64_t other;  /* filled: its place in the other capture; -1: only here */
};

/*
 * In each flow the packets keep their order. Equal ones find each other, and those that are alike; what stands between is paired as it comes, or has none.
 * The smallest detour is taken, of ALIGN_REACH packets at most.
 */
enum { ALIGN_REACH = 64 };
void align(struct aligned *a, size_t na, struct aligned *b, size_t nb, uint32_t flows);

#endif
