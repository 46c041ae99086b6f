/* pace.h - sending at a rate: every packet has a due time counted from one anchor, so that no delay adds up. */
#ifndef PKT_PACE_H
#define PKT_PACE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/str.h"

struct buf;
struct diag;

/* One of the two is not 0; both 0: as fast as it goes. */
struct rate {
	double packets; /* per second */
	double bits;    /* per second, of the bytes handed over */
};

/* "1000", "10k", "2.5M", "10kpps": packets; "200Mbit", "1Gbit/s", "5MB": bits. */
bool rate_parse(struct str s, struct rate *out, struct diag *d);
void rate_text(const struct rate *r, struct buf *out);

#define PACE_BUCKETS 512

struct pace {
	struct rate rate;
	int64_t anchor;       /* monotonic; 0: not started */
	uint64_t packets, bytes;
	int64_t last;         /* when the last one left */
	int64_t most;         /* lateness */
	uint32_t late[PACE_BUCKETS];
};

struct lateness {
	uint64_t n;
	int64_t p50, p99, max; /* nanoseconds after the due time */
};

void pace_init(struct pace *p, const struct rate *r);
int64_t pace_due(struct pace *p);          /* monotonic time of the next packet; the first question sets the anchor */
/* Waits until then, to about 50 µs by sleeping and the rest by watching the clock. false: *stop became true. */
bool pace_wait(struct pace *p, const volatile sig_atomic_t *stop);
size_t pace_ready(struct pace *p, size_t bytes, size_t most); /* how many packets of that size are due by now */
void pace_sent(struct pace *p, size_t bytes); /* one left now */
void pace_sent_some(struct pace *p, size_t n, size_t bytes); /* n left now, in all so many bytes */
void pace_join(struct pace *all, const struct pace *one); /* what one thread of several has sent is counted with the others' */
void pace_late(struct pace *p, int64_t due, size_t bytes); /* one left now that was due at a time of its own; 0: at once */
struct lateness pace_lateness(const struct pace *p);
void pace_text(const struct pace *p, struct buf *out); /* "; late p50 1.2 us, p99 …, max …" */
double pace_seconds(const struct pace *p);    /* from the anchor to the last one */

#endif
