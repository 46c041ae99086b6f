/* volley.c - a set is sent: each thread has a lane and a cursor of its own, and takes the next stretch of positions. */
#include "pkt/volley.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "pkt/clock.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "pkt/shape.h"
#include "sender.h"

#define STRETCH 1024       /* positions that a thread takes at once */
#define SWIFT_FROM 4096    /* so many packets without a rate are worth a lane past the queueing discipline */
#define LINK_HEADER 14
#define XDP_SURELY 4000    /* frames of an interface with this MTU fit into AF_XDP's */

struct crew {
	struct volley *t;
	const struct way *way;
	uint64_t next;     /* positions taken so far */
	bool failed;       /* one has: the others stop */
};

struct worker {
	struct crew *crew;
	struct lane *lane;
	struct shape_cursor *cursor;
	struct pace pace;
	uint64_t sent;
	struct diag d;
	pthread_t thread;
	bool started;
};

/* ---- filling ---- */

static size_t fill_in_order(struct worker *w, uint64_t at, size_t n, struct shape_slot *slot)
{
	uint64_t count = shape_count(w->crew->t->shape), k = at % count;

	if (count > 1 && n > count - k)
		n = count - k;
	shape_draw(w->cursor, at - k);
	return shape_run(w->cursor, k, n, slot, &w->d);
}

/* As many as are of one round. */
static size_t fill_by_order(struct worker *w, uint64_t at, size_t n, struct shape_slot *slot)
{
	const struct volley *t = w->crew->t;
	uint64_t count = shape_count(t->shape), draw = 0, k[LANE_BATCH];
	size_t i;

	for (i = 0; i < n; i++) {
		uint64_t position = t->order(t->arg, at + i);

		k[i] = count > 1 ? position % count : position;
		if (i && position - k[i] != draw)
			break;
		draw = position - k[i];
	}
	shape_draw(w->cursor, draw);
	return shape_pick(w->cursor, k, i, slot, &w->d);
}

/* ---- one thread ---- */

static bool stopped(const struct worker *w)
{
	const struct volley *t = w->crew->t;

	return (t->stop && *t->stop) || __atomic_load_n(&w->crew->failed, __ATOMIC_RELAXED);
}

static bool is_paced(const struct volley *t)
{
	return t->rate.packets > 0 || t->rate.bits > 0;
}

/* How many of the first ones may be sent. */
static size_t that_fit(struct worker *w, const struct shape_slot *slot, size_t n)
{
	const struct iface *to = &w->crew->way->iface;

	for (size_t i = 0; i < n; i++) {
		if (slot[i].n < LINK_HEADER && to->is_ether)
			diag_refuse(&w->d, "%zu bytes are no whole Ethernet header: %s sends nothing shorter than %d", slot[i].n, to->name,
			            LINK_HEADER);
		else if (way_fits(w->crew->way, slot[i].n, &w->d))
			continue;
		return i;
	}
	return n;
}

/* Positions from `at` on, n at most. How many have left; 0 with a message, or when it was stopped. */
static size_t send_some(struct worker *w, uint64_t at, size_t n)
{
	const struct volley *t = w->crew->t;
	struct shape_slot *slot;
	size_t got, bytes = 0;

	if (is_paced(t)) {
		if (!pace_wait(&w->pace, t->stop))
			return 0;
		got = pace_ready(&w->pace, shape_length(t->shape), n);
		n = got ? got : 1;
	}
	n = lane_slots(w->lane, n, &slot, &w->d);
	if (!n)
		return 0;
	got = (t->order ? fill_by_order : fill_in_order)(w, at, n, slot);
	if (!got && !w->d.set) /* the next packet is longer than all before */
		return way_fits(w->crew->way, shape_need(w->cursor), &w->d) && lane_room(w->lane, shape_need(w->cursor), &w->d)
			? send_some(w, at, 1) : 0;
	if (got)
		got = that_fit(w, slot, got);
	if (!got)
		return 0;
	diag_clear(&w->d); /* of the one after these: it is said when its turn comes */
	for (size_t i = 0; i < got; i++)
		bytes += slot[i].n;
	if (!lane_push(w->lane, got, &w->d))
		return 0;
	pace_sent_some(&w->pace, got, bytes);
	return got;
}

/* false: stopped, or failed with a message. */
static bool send_stretch(struct worker *w, uint64_t at, uint64_t end)
{
	const struct volley *t = w->crew->t;

	while (at < end) {
		size_t got = stopped(w) ? 0 : send_some(w, t->first + at, end - at < LANE_BATCH ? (size_t)(end - at) : LANE_BATCH);

		if (!got)
			return false;
		at += got;
		w->sent += got;
		if (t->left && !(lane_finish(w->lane, &w->d) && t->left(t->left_arg, w->sent, &w->d)))
			return false;
	}
	return true;
}

static void *work(void *arg)
{
	struct worker *w = arg;
	struct crew *c = w->crew;
	struct diag unsaid = DIAG_INIT;
	uint64_t at;

	do
		at = __atomic_fetch_add(&c->next, STRETCH, __ATOMIC_RELAXED);
	while (at < c->t->n && send_stretch(w, at, c->t->n - at < STRETCH ? c->t->n : at + STRETCH));
	lane_finish(w->lane, w->d.set ? &unsaid : &w->d);
	if (w->d.set)
		__atomic_store_n(&c->failed, true, __ATOMIC_RELAXED);
	return NULL;
}

/* ---- all threads ---- */

/* The fastest where it matters; else the way that a capture on this machine also sees. */
static struct lane_wish wish_of(const struct crew *c, unsigned i)
{
	const struct volley *t = c->t;
	struct lane_wish w = { .kind = t->kind, .bypass = t->bypass, .queue = i, .frame = shape_length(t->shape) };

	if (w.kind == LANE_AUTO && !shape_is_even(t->shape) && c->way->iface.mtu > XDP_SURELY) {
		w.kind = LANE_SENDMMSG; /* a later frame may be longer than AF_XDP sends */
		w.bypass = true;
	}
	if (t->kind == LANE_AUTO && (is_paced(t) || t->n < SWIFT_FROM)) {
		w.kind = LANE_SENDMMSG;
		w.bypass = false;
	}
	return w;
}

static bool open_worker(struct worker *w, struct crew *c, unsigned i, struct diag *d)
{
	const struct volley *t = c->t;
	struct lane_wish wish = wish_of(c, i);
	unsigned threads = t->threads ? t->threads : 1;
	struct rate rate = { t->rate.packets / threads, t->rate.bits / threads };

	w->crew = c;
	w->lane = lane_open(&c->way->iface, &wish, d);
	if (!w->lane)
		return false;
	w->cursor = shape_cursor(t->shape);
	pace_init(&w->pace, &rate);
	return true;
}

static void close_worker(struct sender *s, struct worker *w)
{
	struct inject_counts n;

	if (!w->lane)
		return;
	n = lane_counts(w->lane);
	s->lanes.packets += n.packets;
	s->lanes.bytes += n.bytes;
	s->lanes.full += n.full;
	shape_cursor_free(w->cursor);
	lane_close(w->lane);
}

/* Threads of a rate take turns: their anchors are a part of the time between two packets apart. */
static void set_anchors(struct worker *w, unsigned n, int64_t from)
{
	int64_t now = from ? from : clock_monotonic();

	for (unsigned i = 0; i < n; i++) {
		double apart = w[i].pace.rate.packets > 0 ? 1e9 / w[i].pace.rate.packets / n : 0;

		w[i].pace.anchor = now + (int64_t)(apart * i);
	}
}

static void run(struct worker *w, unsigned n, int64_t from)
{
	if (n > 1)
		registry_whole();
	set_anchors(w, n, from);
	for (unsigned i = 1; i < n; i++)
		w[i].started = !pthread_create(&w[i].thread, NULL, work, &w[i]); /* the others do its work */
	work(&w[0]);
	for (unsigned i = 1; i < n; i++)
		if (w[i].started)
			pthread_join(w[i].thread, NULL);
}

bool sender_volley(struct sender *s, const struct way *w, struct volley *t, struct diag *d)
{
	unsigned threads = t->threads < 1 ? 1 : t->threads > VOLLEY_THREADS ? VOLLEY_THREADS : t->threads;
	struct worker *all = mem_zero(threads, sizeof(*all));
	struct crew crew = { .t = t, .way = w };
	bool ok = sender_flush(s, d);

	pace_init(&t->pace, &t->rate);
	t->sent = 0;
	for (unsigned i = 0; ok && i < threads; i++)
		ok = open_worker(&all[i], &crew, i, d);
	if (ok) {
		char kind[64];

		lane_text(all[0].lane, kind);
		snprintf(t->by, sizeof(t->by), threads > 1 ? "%s, %u threads" : "%s", kind, threads);
		run(all, threads, t->from);
	}
	t->sent = 0;
	for (unsigned i = 0; i < threads; i++) {
		t->sent += all[i].sent;
		if (all[i].lane)
			pace_join(&t->pace, &all[i].pace);
		if (all[i].d.set && ok) {
			*d = all[i].d;
			ok = false;
		} else {
			diag_clear(&all[i].d);
		}
		close_worker(s, &all[i]);
	}
	mem_free(all);
	return ok;
}
