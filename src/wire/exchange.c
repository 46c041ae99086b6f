/* exchange.c - send and receive at once. Captures run before the first probe leaves; handles stay open for the next exchange. */
#define _GNU_SOURCE /* ppoll */
#include "pkt/exchange.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "courier.h"
#include "ear.h"
#include "nearmiss.h"
#include "pkt/clock.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "pkt/send.h"

enum { CAPTURES = 8, BATCH = 64, DRAIN = 1024, FEW = 64, SECOND = 1000000000, STALE_NS = 100000000, BUSY_NS = 500000 };

/* A place to listen at, and what this exchange makes of it. */
struct listener {
	struct ear *ear;
	uint64_t dropped; /* before this exchange */
	bool used;        /* in this exchange */
};

struct exchange {
	struct sender *sender;
	struct listener at[CAPTURES];
	unsigned nears, turn;
	struct asked *asked;
	struct nearmiss *log;
	struct packet *packet;
};

/* One exchange while it runs. */
struct run {
	struct exchange *x;
	const struct exchange_want *w;
	struct exchange_result *r;
	struct pace pace;
	struct way link;
	bool has_link, sent_all, enough;
	uint32_t answered;    /* probes */
	uint32_t again_at;    /* a further try: the next probe to look at */
	struct courier *courier; /* NULL: packets are sent here */
	bool here;               /* these are, for the courier has its hands full */
	struct carrier carrier;
	uint32_t queued[COURIER_BATCH]; /* probes of which nothing is sent yet */
	size_t nqueued;
	int64_t last;         /* monotonic: when the last probe left */
	int64_t began, began_at; /* monotonic, and since 1970 */
};

struct exchange *exchange_new(struct sender *s)
{
	struct exchange *x = mem_zero(1, sizeof(*x));

	x->sender = s;
	x->asked = asked_new();
	x->packet = packet_new();
	return x;
}

void exchange_free(struct exchange *x)
{
	if (!x)
		return;
	for (unsigned i = 0; i < x->nears; i++)
		ear_close(x->at[i].ear);
	asked_free(x->asked);
	if (x->log)
		obj_drop(nearmiss_obj(x->log));
	obj_drop(&x->packet->obj);
	mem_free(x);
}

void exchange_result_free(struct exchange_result *r)
{
	mem_free(r->answer);
	buf_free(&r->bytes);
	*r = (struct exchange_result){ .answer = NULL };
}

const struct asked *exchange_asked(const struct exchange *x)
{
	return x->asked;
}

struct obj *exchange_log(struct exchange *x)
{
	struct obj *o = nearmiss_obj(x->log);

	o->refs++;
	return o;
}

/* Too many packets to come for the queue of a socket. */
static bool is_many(const struct exchange_want *w)
{
	return !w->count || w->count > FEW;
}

/* ---- captures ------------------------------------------------------------------------------------------------- */

/* What came between two exchanges is nobody's answer. */
static bool begin(struct listener *l, struct diag *d)
{
	struct cap_packet c;
	int got;

	while ((got = ear_next(l->ear, &c, d)) > 0)
		;
	l->dropped = ear_dropped(l->ear);
	l->used = got == 0;
	return l->used;
}

static void forget(struct exchange *x, struct listener *l)
{
	ear_close(l->ear);
	*l = x->at[--x->nears];
}

static bool listen_new(struct run *t, const char *iface, struct diag *d)
{
	struct exchange *x = t->x;
	struct listener *l;

	if (x->nears == CAPTURES)
		forget(x, &x->at[x->turn++ % CAPTURES]);
	l = &x->at[x->nears];
	*l = (struct listener){ .ear = ear_open(iface, t->w->filter, is_many(t->w), d) };
	if (!l->ear)
		return false;
	x->nears++;
	if (begin(l, d))
		return true;
	forget(x, l);
	return false;
}

static bool listens(struct run *t, const char *iface, struct diag *d)
{
	struct exchange *x = t->x;

	for (unsigned i = 0; i < x->nears; i++) {
		struct listener *l = &x->at[i];
		struct diag gone = DIAG_INIT;

		if (!ear_serves(l->ear, iface, t->w->filter, is_many(t->w)))
			continue;
		if (l->used || begin(l, &gone))
			return true;
		forget(x, l);
		break;
	}
	return listen_new(t, iface, d);
}

/* ---- when they left ------------------------------------------------------------------------------------------- */

/* Probes that began to leave get their time. An answer comes later, so it finds it. */
static void stamp(struct run *t)
{
	uint32_t probe[COURIER_BATCH];
	int64_t time;
	size_t n;

	while (t->courier && courier_begun(t->courier, probe, &n, &time))
		for (size_t i = 0; i < n; i++)
			asked_sent(t->x->asked, probe[i], time);
}

static bool carry_here(struct run *t, struct inject *h, const struct inject_item *v, size_t n, struct diag *d)
{
	int64_t now = clock_now();
	size_t sent;

	for (size_t i = 0; i < n; i++)
		asked_sent(t->x->asked, t->queued[i], now);
	return n == 1 && !t->courier ? inject_send(h, v[0].p, v[0].n, d) : inject_batch(h, v, n, &sent, d);
}

/* What was queued is sent, here or by the courier. */
static bool carry(void *arg, struct inject *h, const struct inject_item *v, size_t n, struct diag *d)
{
	struct run *t = arg;
	bool ok = true;

	if (t->courier && !t->here) {
		for (stamp(t); !courier_has_room(t->courier) && !courier_failed(t->courier, d); stamp(t))
			courier_wait_room(t->courier);
		ok = !courier_failed(t->courier, d);
		if (ok)
			courier_take(t->courier, h, v, t->queued, n);
	} else {
		ok = carry_here(t, h, v, n, d);
	}
	t->nqueued -= n;
	memmove(t->queued, t->queued + n, t->nqueued * sizeof(t->queued[0]));
	return ok;
}

/* ---- receiving ------------------------------------------------------------------------------------------------ */

static void keep(struct run *t, uint32_t probe, const struct cap_packet *c)
{
	struct exchange_result *r = t->r;
	const struct packet *p = t->x->packet;
	unsigned i = match_start(p, 0);

	r->answer = mem_room(r->answer, &r->cap, r->n + 1, sizeof(*r->answer));
	r->answer[r->n++] = (struct exchange_answer){ probe, asked_time(t->x->asked, probe), c->time, r->bytes.n, c->caplen,
						      c->wirelen, c->linktype, (uint16_t)(i < p->n ? p->layer[i].off : 0), i < p->n ? p->layer[i].lay : NULL };
	buf_add(&r->bytes, c->data, c->caplen);
}

/* A ring hands over late what came before. Only at first, as clocks may be set meanwhile. */
static bool is_stale(const struct run *t, const struct cap_packet *c)
{
	return c->time < t->began_at && clock_monotonic() - t->began < STALE_NS;
}

static bool take(struct run *t, const struct cap_packet *c, struct diag *d)
{
	struct exchange *x = t->x;
	const struct layout *first = linktype_layout(c->linktype);
	uint32_t probe;
	enum found found;
	int more = 1;

	stamp(t);
	if (is_stale(t, c))
		return true;
	packet_reset(x->packet);
	packet_decode(x->packet, first ? first : layout_raw(), c->data, c->caplen);
	x->packet->wire_len = c->wirelen;
	x->packet->linktype = c->linktype;
	x->packet->time = c->time;
	t->r->arrived++;
	nearmiss_seen(x->log);
	found = asked_find(x->asked, x->packet, &probe);
	t->answered += found == FOUND_ANSWER;
	t->r->again += found == FOUND_AGAIN;
	if (found == FOUND_NONE && asked_related(x->asked, x->packet))
		nearmiss_add(x->log, c);
	if (found == FOUND_NONE || (found == FOUND_AGAIN && !t->w->multi))
		return true;
	keep(t, probe, c);
	if (t->w->answered)
		more = t->w->answered(t->w->arg, probe, x->packet, d);
	t->enough = more <= 0 || t->w->first;
	return more >= 0;
}

static bool drain(struct run *t, struct diag *d)
{
	for (unsigned i = 0; i < t->x->nears; i++) {
		struct cap_packet c;
		int got = 0;

		for (unsigned n = 0; t->x->at[i].used && n < DRAIN && !t->enough && (got = ear_next(t->x->at[i].ear, &c, d)) > 0; n++)
			if (!take(t, &c, d))
				return false;
		if (got < 0)
			return false;
	}
	return true;
}

static void hear(struct run *t, int64_t ns)
{
	struct pollfd p[CAPTURES];
	struct timespec ts = { ns / SECOND, ns % SECOND };
	nfds_t n = 0;

	for (unsigned i = 0; i < t->x->nears; i++)
		if (t->x->at[i].used)
			p[n++] = (struct pollfd){ .fd = ear_fd(t->x->at[i].ear), .events = POLLIN };
	ppoll(p, n, &ts, NULL);
}

/* ---- sending -------------------------------------------------------------------------------------------------- */

/* The way of a probe, with a capture where it leaves. */
static bool find_way(struct run *t, const struct exchange_probe *b, struct way *out, struct diag *d)
{
	struct sender *s = t->x->sender;

	if (!t->w->is_link) {
		if (!sender_way_as(s, b->family, b->p, b->n, t->w->iface, out, d))
			return false;
	} else {
		if (!t->has_link && !sender_link(s, t->w->iface, &t->link, d))
			return false;
		t->has_link = true;
		*out = t->link;
		if (!way_fits(out, b->n, d))
			return false;
	}
	out->as_frames = is_many(t->w) && out->iface.is_ether && !out->iface.is_loopback && out->has_mac;
	return sender_open(s, out, b->p, b->n, d) && listens(t, out->iface.name, d);
}

static bool put(struct run *t, const struct exchange_probe *b, uint32_t probe, struct diag *d)
{
	struct way way;

	if (!find_way(t, b, &way, d))
		return false;
	if (!t->r->sent)
		pace_init(&t->pace, &t->w->rate); /* now that captures are open, which takes a while */
	if (!way.is_link && way.route.is_broadcast)
		asked_to_many(t->x->asked, probe);
	asked_sent(t->x->asked, probe, clock_now());
	if (!sender_queue(t->x->sender, &way, b->p, b->n, d)) {
		asked_sent(t->x->asked, probe, 0);
		return false;
	}
	t->queued[t->nqueued++] = probe;
	t->r->sent++;
	pace_sent(&t->pace, b->n);
	return true;
}

/* A probe that cannot be sent ends an exchange that has not begun; later the others go on. */
static bool try_put(struct run *t, const struct exchange_probe *b, uint32_t probe, struct diag *d)
{
	struct diag why = DIAG_INIT;

	if (put(t, b, probe, &why))
		return true;
	if (!t->r->sent) {
		*d = why;
		return false;
	}
	if (!t->r->refused++)
		t->r->refusal = why;
	return true;
}

/* The next probe: of the first round, or one of those that had no answer. */
static int next_probe(struct run *t, struct exchange_probe *b, uint32_t *probe, struct diag *d)
{
	struct asked *k = t->x->asked;
	int more;

	if (t->again_at == UINT32_MAX) {
		more = t->w->next(t->w->arg, b, d);
		if (more > 0)
			*probe = asked_add(k, b->first, b->p, b->n, b->crafted);
		return more;
	}
	while (t->again_at < asked_count(k) && asked_answered(k, t->again_at))
		t->again_at++;
	if (t->again_at >= asked_count(k))
		return 0;
	*probe = t->again_at++;
	b->p = asked_bytes(k, *probe, &b->n);
	b->family = b->n && b->p[0] >> 4 == 6 ? 6 : 4;
	return 1;
}

/* Of a number that is known, the last is known when it leaves: nobody waits for one more turn of a slow rate. */
static bool was_last(const struct run *t)
{
	return t->again_at == UINT32_MAX && t->w->count && asked_count(t->x->asked) == t->w->count;
}

static bool send_some(struct run *t, struct diag *d)
{
	struct exchange_probe b = { .first = NULL };
	size_t n = t->w->rate.packets > 0 || t->w->rate.bits > 0 ? pace_ready(&t->pace, 1, BATCH) : BATCH;
	uint32_t probe = 0;
	int more = 1;

	if (t->courier && !t->here && !courier_has_room(t->courier)) {
		stamp(t);
		n = 0;
	}
	for (size_t i = 0; i < n && more > 0; i++) {
		more = next_probe(t, &b, &probe, d);
		if (more < 0 || (more > 0 && !try_put(t, &b, probe, d)))
			return false;
	}
	t->sent_all = more == 0 || was_last(t);
	if (n)
		t->last = clock_monotonic();
	if (!sender_flush(t->x->sender, d))
		return false;
	if (t->sent_all && t->again_at == UINT32_MAX && t->w->all_sent)
		t->w->all_sent(t->w->arg);
	return true;
}

/* ---- the exchange --------------------------------------------------------------------------------------------- */

/* How long there is nothing to do but to listen; 0: time is up. */
static int64_t quiet(struct run *t)
{
	int64_t now = clock_monotonic(), left = SECOND / 5;

	if (t->courier && courier_is_busy(t->courier)) {
		t->last = now;
		return t->sent_all ? BUSY_NS : 0;
	}
	if (!t->sent_all) {
		if (t->w->rate.packets <= 0 && t->w->rate.bits <= 0)
			return 0;
		left = pace_due(&t->pace) - now;
		return left > 0 ? left : 0;
	}
	if (t->w->timeout >= 0 && t->last + t->w->timeout - now < left)
		left = t->last + t->w->timeout - now;
	return left > 0 ? left : 0;
}

static bool stopped(struct run *t)
{
	if (t->w->stop && *t->w->stop)
		t->r->interrupted = true;
	return t->r->interrupted;
}

static bool is_done(const struct run *t)
{
	return t->sent_all && t->answered + t->r->refused >= asked_count(t->x->asked) && !t->w->multi;
}

/* The courier has its hands full, and nothing has arrived: other work is done, then some of the courier's, or it is waited for. */
static bool spare_time(struct run *t, struct diag *d)
{
	bool ok;

	if (t->w->idle && t->w->idle(t->w->arg))
		return true;
	if (!t->w->any_order) {
		courier_wait_room(t->courier);
		return true;
	}
	t->here = true;
	ok = send_some(t, d);
	t->here = false;
	return ok;
}

static bool has_spare_time(const struct run *t, uint64_t arrived)
{
	return t->courier && !t->sent_all && t->r->arrived == arrived && !courier_has_room(t->courier);
}

/* One round: sends what there is and listens until all is answered or time is up. */
static bool round_trip(struct run *t, struct diag *d)
{
	t->sent_all = false;
	while (!t->enough && !stopped(t)) {
		uint64_t arrived = t->r->arrived;
		int64_t wait;

		if ((!t->sent_all && !send_some(t, d)) || !drain(t, d) || (t->courier && courier_failed(t->courier, d)))
			return false;
		if (is_done(t))
			return true;
		if (has_spare_time(t, arrived) && !spare_time(t, d))
			return false;
		wait = quiet(t);
		if (t->sent_all && !wait)
			return drain(t, d);
		if (wait && !t->enough)
			hear(t, wait);
	}
	return true;
}

static bool rounds(struct run *t, struct diag *d)
{
	int left = t->w->retry < 0 ? -t->w->retry : t->w->retry;

	t->again_at = UINT32_MAX;
	if (!round_trip(t, d))
		return false;
	while (left > 0 && !t->enough && !stopped(t) && t->answered < asked_count(t->x->asked)) {
		uint32_t before = t->answered;

		t->again_at = 0;
		if (!round_trip(t, d))
			return false;
		if (t->w->retry > 0 || t->answered == before)
			left--;
	}
	return true;
}

bool exchange_run(struct exchange *x, const struct exchange_want *w, struct exchange_result *r, struct diag *d)
{
	struct run t = { .x = x, .w = w, .r = r, .began = clock_monotonic(), .began_at = clock_now() };
	bool ok;

	asked_clear(x->asked);
	asked_expect(x->asked, w->count);
	if (x->log)
		obj_drop(nearmiss_obj(x->log));
	x->log = nearmiss_new();
	for (unsigned i = 0; i < x->nears; i++)
		x->at[i].used = false;
	pace_init(&t.pace, &w->rate);
	t.courier = is_many(w) && w->threaded && w->rate.packets <= 0 && w->rate.bits <= 0 ? courier_new() : NULL;
	t.carrier = (struct carrier){ carry, &t };
	sender_carry(x->sender, &t.carrier);
	ok = rounds(&t, d);
	courier_free(t.courier);
	sender_carry(x->sender, NULL);
	for (unsigned i = 0; i < x->nears; i++)
		if (x->at[i].used)
			r->dropped += ear_dropped(x->at[i].ear) - x->at[i].dropped;
	return ok;
}
