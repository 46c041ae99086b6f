/* stats.h - what is counted, for those that show it. Inside src/view. */
#ifndef VIEW_STATS_H
#define VIEW_STATS_H

#include "pkt/flow.h"
#include "pkt/stats.h"

enum {
	BINS = 60,    /* of time */
	SIZES = 8,    /* of packets: as RMON (RFC 2819) has them, and larger ones */
	DEPTH = 64,   /* of the tree of protocols */
	FLOWS_MOST = 1000000,
};

/* A protocol where it stands. */
struct node {
	const struct layout *lay;
	uint64_t packets, bytes;
	unsigned depth;
	struct node *first, *next; /* within it; beside it, as they came */
};

/* Of one conversation: what end[0] and end[1] of its flow sent. */
struct talk {
	uint64_t packets[2], bytes[2];
	int64_t begin, end;
	bool back;         /* end[1] spoke first */
};

struct stats {
	uint64_t packets, bytes;
	int64_t begin, end;      /* of the packets with a time */
	bool timed;
	uint32_t least, most;    /* bytes of a packet */
	uint64_t size[SIZES];
	int64_t width;           /* ns of a bin of time; the first begins at origin */
	int64_t origin;
	uint64_t bin[BINS];      /* packets */
	struct node top;         /* has no class of its own */
	struct flows *flows;
	struct talk *talk;       /* by number of the conversation */
	size_t ntalk, captalk;
	uint64_t others;         /* packets of conversations that were too many */
};

extern const uint32_t size_limit[SIZES]; /* the largest packet of each */

/* Classes that have conversations, in order of the table of protocols. */
struct party {
	const struct layout *lay, *below; /* as in struct flow */
	uint32_t n;        /* conversations */
};
size_t stats_parties(const struct stats *s, struct party **out); /* the caller frees it */

/* The conversations of a party, most bytes first; most: how many are wanted at most. How many are there. */
struct ranked {
	uint32_t nth;      /* in order of appearance */
	const struct flow *flow;
	struct talk talk;
};
size_t stats_talks(const struct stats *s, const struct party *p, unsigned most, struct ranked **out);
/* Its ends, most bytes first: talk.packets[0] were sent, [1] received; flow->end[0] is meant. flows keeps them: free it last. */
size_t stats_ends(const struct stats *s, const struct party *p, unsigned most, struct flows **flows, struct ranked **out);

const char *party_name(const struct party *p, struct buf *b);
void put_size_range(unsigned i, struct buf *out);                        /* "64-127" */
void put_duration(int64_t ns, struct buf *out);                          /* "12.3 ms" */
void put_bit_rate(uint64_t bytes, int64_t ns, struct buf *out);          /* "41.6 kbit/s" */
void stats_totals(const struct stats *s, struct buf *out);               /* one line, without its end */

#endif
