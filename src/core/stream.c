/* stream.c - the bytes of TCP connections in order. */
#include "pkt/stream.h"

#include <string.h>
#include <uthash.h>
#include <utlist.h>

#include "pkt/mem.h"
#include "pkt/random.h"
#include "pkt/registry.h"
#include "segment.h"
#include "waiting.h"

#define FAR (1 << 30)          /* no window is larger: 65535 << 14 */
#define WINDOW_LEAST 65535
#define WAIT_NS 1000000000     /* how long one waits for what the receiver says it has */

struct side {
	bool seen, synced; /* it was heard; `next` is known */
	uint32_t next;     /* sequence number of the byte that comes next */
	uint64_t at;       /* bytes delivered or missing so far */
	bool fin, over;    /* fin_at is known; reached */
	uint64_t fin_at;
	bool acked_known;
	uint32_t acked;    /* the highest number that the other side acknowledged */
	uint32_t window;   /* the largest that the other side offered, scaled; 0: none seen */
	uint8_t scale;     /* of the windows that this side offers */
	bool isn_known;
	uint32_t isn;      /* its SYN's number */
	struct waiting wait;
	int64_t since;     /* when the first of what waits began to */
};

struct conn {
	uint8_t key[FLOW_KEY];
	struct flow flow;  /* end[0] is side 0 */
	uint32_t number;
	int64_t last;      /* when its last packet came */
	bool ended;
	bool anew;         /* a SYN of side `anew_side` with that number asked for a new connection */
	uint8_t anew_side;
	uint32_t anew_isn;
	struct side side[2];
	UT_hash_handle hh;
	struct conn *prev, *next; /* by last use */
};

struct streams {
	struct stream_limits limits;
	bool (*told)(void *arg, const struct stream_event *e);
	void *arg;
	struct conn *by_key, *by_use;
	size_t n, waiting;
	uint8_t secret[16];
	struct stream_counts counts;
	const struct layout *tcp;
};

struct streams *streams_new(const struct stream_limits *limits, bool (*told)(void *arg, const struct stream_event *e), void *arg)
{
	struct streams *t = mem_zero(1, sizeof(*t));

	t->limits = limits ? *limits : (struct stream_limits){ 0 };
	if (!t->limits.side)
		t->limits.side = 1 << 20;
	if (!t->limits.all)
		t->limits.all = 64 << 20;
	if (!t->limits.connections)
		t->limits.connections = 65536;
	t->told = told;
	t->arg = arg;
	t->tcp = layout_need("TCP");
	random_key(t->secret);
	return t;
}

/* ---- telling ---- */

static bool tell(struct streams *t, const struct conn *c, unsigned side, enum stream_what what, const uint8_t *data, size_t n,
                 int64_t time)
{
	struct stream_event e = {
		.what = what,
		.stream = c->number,
		.side = (uint8_t)side,
		.flow = &c->flow,
		.data = data,
		.n = n,
		.at = c->side[side].at,
		.seq = c->side[side].next,
		.time = time,
	};

	return t->told(t->arg, &e);
}

/* The next n bytes of that side. */
static bool deliver(struct streams *t, struct conn *c, unsigned side, const uint8_t *data, uint64_t n, int64_t time)
{
	struct side *s = &c->side[side];
	bool ok = !n || tell(t, c, side, data ? STREAM_DATA : STREAM_GAP, data, n, time);

	if (!data)
		t->counts.missing += n;
	s->at += n;
	s->next += (uint32_t)n;
	return ok;
}

static void forget_first(struct streams *t, struct side *s)
{
	t->waiting -= s->wait.first->n;
	waiting_drop(&s->wait);
}

/* What waits and is now in order. */
static bool deliver_waiting(struct streams *t, struct conn *c, unsigned side, int64_t time)
{
	struct side *s = &c->side[side];
	bool ok = true;

	while (ok && s->wait.first && s->wait.first->at == s->at) {
		const struct piece *x = s->wait.first;

		ok = deliver(t, c, side, x->hole ? NULL : x->data, x->n, time);
		forget_first(t, s);
		s->since = time;
	}
	return ok;
}

/* The first hole is given up. */
static bool skip(struct streams *t, struct conn *c, unsigned side, int64_t time)
{
	struct side *s = &c->side[side];

	return deliver(t, c, side, NULL, s->wait.first->at - s->at, time) && deliver_waiting(t, c, side, time);
}

/* Nothing more comes. */
static bool finish(struct streams *t, struct conn *c, int64_t time)
{
	for (unsigned i = 0; i < 2; i++) {
		while (c->side[i].wait.first)
			if (!skip(t, c, i, time))
				return false;
	}
	if (c->ended)
		return true;
	c->ended = true;
	return tell(t, c, 0, STREAM_END, NULL, 0, time);
}

/* ---- connections ---- */

/* What overlapped is counted once, when the connection goes. */
static void conn_count(struct streams *t, struct conn *c)
{
	for (unsigned i = 0; i < 2; i++) {
		t->counts.again += c->side[i].wait.again;
		t->counts.other += c->side[i].wait.other;
		c->side[i].wait.again = c->side[i].wait.other = 0;
	}
}

static void conn_drop(struct streams *t, struct conn *c)
{
	conn_count(t, c);
	for (unsigned i = 0; i < 2; i++)
		while (c->side[i].wait.first)
			forget_first(t, &c->side[i]);
	HASH_DELETE(hh, t->by_key, c);
	DL_DELETE(t->by_use, c);
	t->n--;
	mem_free(c);
}

void streams_free(struct streams *t)
{
	if (!t)
		return;
	while (t->by_use)
		conn_drop(t, t->by_use);
	mem_free(t);
}

static bool give_up(struct streams *t, struct conn *c, int64_t time)
{
	bool ok = finish(t, c, time);

	conn_drop(t, c);
	return ok;
}

/* Side 0 is who sent the SYN, or the one that is heard first. */
static void conn_start(struct streams *t, struct conn *c, const struct flow *f, const struct segment *g)
{
	conn_count(t, c);
	c->flow = *f;
	if ((g->flags & (TCP_SYN | TCP_ACK)) == (TCP_SYN | TCP_ACK)) {
		memcpy(c->flow.end[0], f->end[1], FLOW_END);
		memcpy(c->flow.end[1], f->end[0], FLOW_END);
	}
	c->number = (uint32_t)t->counts.streams++;
	c->ended = c->anew = false;
	for (unsigned i = 0; i < 2; i++)
		c->side[i] = (struct side){ .scale = SCALE_UNKNOWN };
}

static struct conn *conn_of(struct streams *t, const struct flow *f, const struct segment *g, bool *ok)
{
	struct flow ordered = *f;
	uint8_t key[FLOW_KEY];
	struct conn *c;
	unsigned n, h;

	flow_order(&ordered);
	n = flow_key(&ordered, key);
	h = (unsigned)siphash24(t->secret, key, n);
	HASH_FIND_BYHASHVALUE(hh, t->by_key, key, n, h, c);
	if (c) {
		DL_DELETE(t->by_use, c);
		DL_APPEND(t->by_use, c);
		return c;
	}
	if (t->n >= t->limits.connections)
		*ok = give_up(t, t->by_use, g->time);
	c = mem_zero(1, sizeof(*c));
	memcpy(c->key, key, n);
	HASH_ADD_KEYPTR_BYHASHVALUE(hh, t->by_key, c->key, n, h, c);
	DL_APPEND(t->by_use, c);
	t->n++;
	conn_start(t, c, f, g);
	return c;
}

/*
 * Is this SYN the start of another connection on the same ports? Of one that is not over that is believed when the other
 * side answers it, or has never been heard: anyone can forge a SYN (RFC 5961, 4).
 */
static bool starts_anew(struct conn *c, unsigned from, const struct segment *g)
{
	const struct side *s = &c->side[from];

	if (!(g->flags & TCP_SYN) || (g->flags & TCP_RST) || (s->isn_known && s->isn == g->seq))
		return false;
	if (c->ended)
		return true;
	if (g->flags & TCP_ACK)
		return c->anew && c->anew_side != from && g->ack == c->anew_isn + 1;
	if (!s->seen || !c->side[!from].seen)
		return s->seen;
	c->anew = true;
	c->anew_side = (uint8_t)from;
	c->anew_isn = g->seq;
	return false;
}

/* ---- segments ---- */

/* By how much the windows that side `of` offers are shifted: both SYNs must have had the option (RFC 7323, 2.2). */
static unsigned shift(const struct conn *c, unsigned of, const struct segment *g)
{
	unsigned own = c->side[of].scale, other = c->side[!of].scale;

	if ((g->flags & TCP_SYN) || own == SCALE_NONE || other == SCALE_NONE)
		return 0;
	return own == SCALE_UNKNOWN ? SCALE_MOST : own;
}

/* What `from` says of the bytes it got from the other side. */
static void note_ack(struct conn *c, unsigned from, const struct segment *g)
{
	struct side *s = &c->side[!from];
	uint32_t window;

	if (g->flags & TCP_SYN)
		c->side[from].scale = g->scale;
	if (!(g->flags & TCP_ACK))
		return;
	window = (uint32_t)g->window << shift(c, from, g);
	if (window > s->window)
		s->window = window;
	if (s->synced && (g->ack - s->next) + (uint32_t)FAR > 2u * FAR)
		return;
	if (!s->acked_known || (int32_t)(g->ack - s->acked) > 0)
		s->acked = g->ack;
	s->acked_known = true;
}

/* May a segment end so far ahead of what was delivered? */
static bool is_far(const struct side *s, int32_t ahead)
{
	uint32_t window = s->window > WINDOW_LEAST ? s->window : WINDOW_LEAST;
	int32_t acked = (int32_t)(s->acked - s->next);

	if (ahead > FAR || ahead < -FAR)
		return true;
	if (!s->acked_known || acked < -FAR || acked > FAR)
		return false;
	return (int64_t)ahead > (int64_t)(acked > 0 ? acked : 0) + window;
}

/* n bytes (p is NULL: of unknown content) of the stream, `ahead` of what comes next. */
static bool take(struct streams *t, struct conn *c, unsigned side, int32_t ahead, const uint8_t *p, uint64_t n, int64_t time)
{
	struct side *s = &c->side[side];

	if (ahead < 0) {
		uint64_t old = (uint64_t)-(int64_t)ahead < n ? (uint64_t)-(int64_t)ahead : n;

		t->counts.again += old;
		p = p ? p + old : NULL;
		n -= old;
		ahead = 0;
	}
	if (!n)
		return true;
	if (!ahead && !s->wait.first)
		return deliver(t, c, side, p, n, time);
	if (!s->wait.first)
		s->since = time;
	t->waiting -= s->wait.n;
	waiting_put(&s->wait, s->at + (uint64_t)ahead, p, n);
	t->waiting += s->wait.n;
	return deliver_waiting(t, c, side, time);
}

/* What waits too long, or needs too much room, waits no more. */
static bool relieve_side(struct streams *t, struct conn *c, unsigned side, int64_t time)
{
	struct side *s = &c->side[side];
	bool ok = true;

	while (ok && s->wait.first) {
		uint32_t hole = (uint32_t)(s->wait.first->at - s->at);
		bool acked = s->acked_known && (int32_t)(s->acked - (s->next + hole)) >= 0;

		if (s->wait.n <= t->limits.side && !(acked && time - s->since > WAIT_NS))
			break;
		ok = skip(t, c, side, time);
	}
	return ok;
}

/* The connection may be gone afterwards. */
static bool relieve(struct streams *t, struct conn *c, int64_t time)
{
	bool ok = relieve_side(t, c, 0, time) && relieve_side(t, c, 1, time);

	while (ok && t->waiting > t->limits.all)
		ok = give_up(t, t->by_use, time);
	return ok;
}

static bool close_side(struct streams *t, struct conn *c, int64_t time)
{
	for (unsigned i = 0; i < 2; i++) {
		struct side *s = &c->side[i];

		s->over = s->fin && s->at >= s->fin_at;
	}
	return !c->side[0].over || !c->side[1].over || finish(t, c, time);
}

/* Its data (RFC 9293, 3.5.3) say why. */
static bool reset(struct streams *t, struct conn *c, unsigned from, const struct segment *g, bool *taken)
{
	struct side *s = &c->side[from];
	int32_t ahead;

	if (!s->synced)
		s->next = g->seq;
	s->synced = true;
	ahead = (int32_t)(g->seq - s->next);
	if (is_far(s, ahead)) {
		t->counts.far++;
		return true;
	}
	*taken = true;
	return take(t, c, from, ahead, g->data, g->n, g->time) && finish(t, c, g->time);
}

static bool segment(struct streams *t, struct conn *c, unsigned from, const struct segment *g, bool *taken)
{
	struct side *s = &c->side[from];
	uint32_t seq = g->seq + !!(g->flags & TCP_SYN);
	int32_t ahead;

	s->seen = true;
	note_ack(c, from, g);
	if (g->flags & TCP_RST)
		return reset(t, c, from, g, taken);
	if (g->flags & TCP_SYN) {
		s->isn_known = true;
		s->isn = g->seq;
	}
	if (!s->synced) {
		s->synced = true;
		s->next = seq;
	}
	ahead = (int32_t)(seq - s->next);
	if (is_far(s, (int32_t)(ahead + (int64_t)(g->n + g->hole)))) {
		t->counts.far += g->n + g->hole > 0;
		return true;
	}
	*taken = true;
	if ((g->flags & TCP_FIN) && !s->fin && (int64_t)s->at + ahead + (int64_t)(g->n + g->hole) >= 0) {
		s->fin = true;
		s->fin_at = s->at + (uint64_t)((int64_t)ahead + (int64_t)(g->n + g->hole));
	}
	return take(t, c, from, ahead, g->data, g->n, g->time) &&
	       take(t, c, from, (int32_t)(seq + (uint32_t)g->n - s->next), NULL, g->hole, g->time) &&
	       close_side(t, c, g->time) && relieve(t, c, g->time);
}

bool streams_packet(struct streams *t, const struct packet *p, bool *taken)
{
	int l = packet_find(p, 0, t->tcp, 1);
	struct segment g;
	struct flow f;
	struct conn *c;
	unsigned from;
	bool ok = true;

	*taken = false;
	if (l < 0 || !flow_at(p, (unsigned)l, &f) || !segment_of(p, (unsigned)l, &g))
		return true;
	c = conn_of(t, &f, &g, &ok);
	from = memcmp(f.end[0], c->flow.end[0], f.n) != 0;
	if (ok && starts_anew(c, from, &g)) {
		ok = finish(t, c, g.time);
		conn_start(t, c, &f, &g);
		from = memcmp(f.end[0], c->flow.end[0], f.n) != 0;
	}
	c->last = g.time;
	return ok && (c->ended || segment(t, c, from, &g, taken));
}

bool streams_end(struct streams *t)
{
	struct conn *c, *next;

	HASH_ITER(hh, t->by_key, c, next) {
		if (!finish(t, c, c->last))
			return false;
	}
	return true;
}

void streams_count(struct streams *t, struct stream_counts *out)
{
	for (struct conn *c = t->by_use; c; c = c->next)
		conn_count(t, c);
	*out = t->counts;
}
