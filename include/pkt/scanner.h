/* scanner.h - probes of any number that are not remembered: a token in each brings back which one was answered. */
#ifndef PKT_SCANNER_H
#define PKT_SCANNER_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "pkt/diag.h"
#include "pkt/packet.h"
#include "pkt/pace.h"

struct scanner;
struct sender;

struct scan_want {
	bool is_link;                /* layer 2 */
	const char *iface;           /* NULL: by the route */
	const struct source *filter; /* of what arrives; NULL: none. It outlives the scanner */
	int64_t timeout;             /* after the last probe of a round, nanoseconds */
	unsigned retry;              /* rounds more, of what was not answered */
	struct rate rate;
	const volatile sig_atomic_t *stop;
	const struct env *env;       /* outlives the scanner; its seed is the tokens' */
	uint64_t n;                  /* probes of a round */
	/* The packet that probe number i is, counted through all sets; NULL: i itself. */
	uint64_t (*index)(void *arg, uint64_t i);
	/* The first `done` probes of the first round have left. May be NULL; false with a message ends the scan. */
	bool (*mark)(void *arg, uint64_t done, struct diag *d);
	/* Before more is marked, and before it waits: what was made of the answers is written now, if a kill is not to lose it. May
	 * be NULL. */
	void (*quiet)(void *arg);
	void *arg;
};

struct scan_answer {
	uint64_t k;                  /* the packet's number, counted through all sets */
	const struct packet *q, *a;  /* as decoded; good until the next call */
};

struct scan_counts {
	uint64_t sent, answered, again; /* again: answers to probes that had one */
	uint64_t arrived, dropped;      /* packets seen; lost by the kernel */
	double seconds;                 /* from the first probe to the last */
};

/* How many packets of a set an answer is compared with at most: more make a scan refuse to begin. */
#define SCAN_TRIES 65536

struct scanner *scanner_new(struct sender *s, const struct scan_want *w); /* *w is copied; s outlives it */
/* One more set, after those before. p is copied from layer `from` on. */
bool scanner_add(struct scanner *c, const struct packet *p, unsigned from, struct diag *d);
/* Opens what is needed; the capture runs when this returns. Nothing was sent but questions for a MAC. */
bool scanner_start(struct scanner *c, struct diag *d);
/* 1: *out is a new answer; 0: all was sent and the time is up, or *stop; -1 with a message. Sends meanwhile. */
int scanner_next(struct scanner *c, struct scan_answer *out, struct diag *d);
struct scan_counts scanner_counts(const struct scanner *c);
void scanner_free(struct scanner *c); /* NULL is allowed */

#endif
