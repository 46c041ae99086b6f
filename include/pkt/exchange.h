/* exchange.h - send and receive at once: probes, their answers, and what came near where none did. */
#ifndef PKT_EXCHANGE_H
#define PKT_EXCHANGE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/match.h"
#include "pkt/pace.h"
#include "pkt/val.h"

struct exchange;
struct sender;

/* One probe: its bytes, borrowed until the next one is asked for. */
struct exchange_probe {
	const struct layout *first;
	const uint8_t *p;
	size_t n;
	const struct packet *crafted; /* what it was built of; NULL: not known */
	uint8_t family;               /* layer 3: 4 or 6, also where the version field says otherwise */
};

struct exchange_answer {
	uint32_t probe;
	int64_t sent, time; /* nanoseconds since 1970 UTC */
	size_t off;         /* into result.bytes */
	uint32_t n, wirelen;
	uint16_t linktype;
	uint16_t inner_at;          /* where layer 3 begins in it */
	const struct layout *inner; /* and what it is; NULL: it has none */
};

struct exchange_result {
	struct exchange_answer *answer;
	size_t n, cap;
	struct buf bytes;
	uint64_t sent;      /* packets, tries after the first counted */
	uint64_t again;     /* answers to probes that had one */
	uint64_t arrived;   /* packets seen meanwhile */
	uint64_t dropped;   /* by the kernel */
	uint64_t refused;   /* probes that could not be sent */
	struct diag refusal; /* why not, the first of them */
	bool interrupted;
};

struct exchange_want {
	bool is_link;                /* layer 2 */
	const char *iface;           /* NULL: by the route */
	const struct source *filter; /* NULL: none */
	int64_t timeout;             /* after the last probe, nanoseconds; below 0: until all is answered */
	int retry;                   /* how many times more; below 0: until so many tries brought nothing */
	bool multi;                  /* further answers to one probe count, too */
	bool first;                  /* the first answer is enough */
	bool threaded;               /* many probes may be sent by a thread of their own */
	bool any_order;              /* and by both at once: a set, whose packets may overtake each other */
	uint64_t count;              /* probes that next() will give; 0: not known */
	struct rate rate;
	const volatile sig_atomic_t *stop;
	int (*next)(void *arg, struct exchange_probe *out, struct diag *d);               /* 1; 0: no more; -1: error */
	int (*answered)(void *arg, uint32_t probe, const struct packet *a, struct diag *d); /* 1 go on; 0 enough; -1 error. May be NULL */
	bool (*idle)(void *arg); /* there is time for other work: a little of it; false: there was none. May be NULL */
	void (*all_sent)(void *arg); /* when each probe has left for the first time: all is open by then. May be NULL */
	void *arg;
};

struct exchange *exchange_new(struct sender *s); /* opens nothing; s outlives it */
void exchange_free(struct exchange *x);          /* NULL is allowed */

/* Captures run before the first probe leaves, and are kept for the next time. false: nothing was sent, or next or answered
 * failed; *r (zeros before) has what was received until then. */
bool exchange_run(struct exchange *x, const struct exchange_want *w, struct exchange_result *r, struct diag *d);
void exchange_result_free(struct exchange_result *r);

const struct asked *exchange_asked(const struct exchange *x); /* the probes of the last run */

/* What arrived and was no answer, of the last run: an object of its own, so that packets may keep it. Caller owns a count. */
struct obj *exchange_log(struct exchange *x);
bool is_exchange_log(const struct obj *o);
/* The packet that came nearest to answering q (decoded, with its time of sending). near: empty packet to fill, borrows from
 * the log. false: nothing came that had to do with it; *seen: how many packets arrived in all. */
bool exchange_nearest(struct obj *log, const struct packet *q, struct packet *near, struct miss *m, uint64_t *seen);

#endif
