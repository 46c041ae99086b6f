/* volley.h - the packets of a set, sent: made where they leave from, at a rate, in any order, by one thread or several. */
#ifndef PKT_VOLLEY_H
#define PKT_VOLLEY_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "pkt/lane.h"
#include "pkt/pace.h"

struct diag;
struct sender;
struct shape;
struct way;

#define VOLLEY_THREADS 64

struct volley {
	/* What: positions first … first + n - 1. Position i is packet i % size of the set, in round i / size; random fields are
	 * drawn by i. */
	struct shape *shape;
	uint64_t first, n;
	/* Another order: the position that comes i-th. Called by every thread. NULL: one after another. */
	uint64_t (*order)(const void *arg, uint64_t i);
	const void *arg;
	/* How. */
	enum lane_kind kind;
	bool bypass;
	unsigned threads;                   /* 0 and 1: one, in order; several: about in order */
	struct rate rate;
	int64_t from;                       /* with a rate: when the first is due, monotonic; 0: at once */
	const volatile sig_atomic_t *stop;  /* NULL: nothing stops it */
	/* One thread: the first `sent` positions have left, at least once a batch; a run that goes on from there repeats none of
	 * them. false with a message ends it. NULL: nobody wants to know. */
	bool (*left)(void *arg, uint64_t sent, struct diag *d);
	void *left_arg;
	/* What came of it; also when it failed. */
	uint64_t sent;                      /* positions handed over: first … first + sent - 1, in order if there is one thread */
	struct pace pace;                   /* of all threads */
	char by[96];                        /* "AF_XDP (copy mode), 2 threads" */
};

/* Sends frames by the interface of the way. false with a message: what was sent before has left and is counted. */
bool sender_volley(struct sender *s, const struct way *w, struct volley *t, struct diag *d);

#endif
