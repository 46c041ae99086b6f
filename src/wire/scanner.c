/* scanner.c - a scan: probes leave in batches, answers are found by their tokens, and nothing is remembered but what answered. */
#define _GNU_SOURCE /* ppoll */
#include "pkt/scanner.h"

#include <poll.h>
#include <string.h>

#include "ear.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/cap.h"
#include "pkt/clock.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "pkt/send.h"
#include "scanset.h"
#include "seen.h"

enum { BATCH = 256, EARS = 8, HEADER = 14, ROOM = 16, SECOND = 1000000000, LOOK_NS = SECOND / 10, STALE_NS = SECOND / 10 };

/* How the probes leave. */
enum mode {
	BY_FRAME, /* the same link header before each, or a whole frame of their own */
	BY_RAW,   /* raw IP: the kernel knows the MACs */
	BY_EACH,  /* every probe by a way of its own */
};

struct scanner {
	struct scan_want w;
	struct sender *sender;
	struct scanset *set;
	size_t nsets, capsets;
	uint64_t total;            /* packets of all sets */
	enum mode mode;
	struct way way;            /* of the first probe */
	struct inject *to;         /* BY_FRAME, BY_RAW */
	size_t head;               /* bytes of the link header that is put before a probe */
	uint8_t header[HEADER];
	struct ear *ear[EARS];
	struct iface heard[EARS];
	unsigned nears, turn;
	struct seen *seen;
	struct packet *a;
	/* The round that is on. */
	unsigned round;
	uint64_t at;               /* the next probe */
	bool sent_all;
	struct pace pace;
	int64_t first, last;       /* monotonic: when the first and the last probe left */
	int64_t began_at, began;   /* since 1970; monotonic */
	/* A batch. */
	struct shape_slot slot[BATCH];
	uint64_t k[BATCH];
	uint8_t *bytes;
	size_t room;               /* of each slot, its header not counted */
	struct scan_counts counts;
};

struct scanner *scanner_new(struct sender *s, const struct scan_want *w)
{
	struct scanner *c = mem_zero(1, sizeof(*c));

	c->w = *w;
	c->sender = s;
	c->a = packet_new();
	return c;
}

void scanner_free(struct scanner *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->nsets; i++)
		scanset_free(&c->set[i]);
	for (unsigned i = 0; i < c->nears; i++)
		ear_close(c->ear[i]);
	seen_free(c->seen);
	obj_drop(&c->a->obj);
	mem_free(c->set);
	mem_free(c->bytes);
	mem_free(c);
}

bool scanner_add(struct scanner *c, const struct packet *p, unsigned from, struct diag *d)
{
	struct scanset *s;

	c->set = mem_room(c->set, &c->capsets, c->nsets + 1, sizeof(*c->set));
	s = &c->set[c->nsets];
	c->nsets++;
	if (!scanset_init(s, p, from, c->total, d))
		return false;
	if (__builtin_add_overflow(c->total, s->n, &c->total))
		return diag_set(d, "the sets have more than 2^64-1 packets");
	return true;
}

/* ---- ways ----------------------------------------------------------------------------------------------------- */

static bool listen_at(struct scanner *c, const struct iface *i, struct diag *d)
{
	for (unsigned e = 0; e < c->nears; e++)
		if (c->heard[e].index == i->index)
			return true;
	if (c->nears == EARS)
		return diag_refuse(d, "the probes leave by more than %d interfaces: scan them one after the other, with iface=", EARS);
	c->ear[c->nears] = ear_open(i->name, c->w.filter, true, d);
	if (!c->ear[c->nears])
		return false;
	c->heard[c->nears++] = *i;
	return true;
}

static bool same_way(const struct way *a, const struct way *b)
{
	const struct route *r = &a->route, *s = &b->route;

	return a->iface.index == b->iface.index && a->family == b->family && r->has_gateway == s->has_gateway &&
	       r->gateway_family == s->gateway_family && r->gateway4 == s->gateway4 && !memcmp(r->gateway6, s->gateway6, 16) &&
	       r->is_local == s->is_local;
}

/* The way of one probe of each set and of SAMPLES in it; *one: they are all the same. */
static bool find_ways(struct scanner *c, bool *one, struct diag *d)
{
	struct buf b = BUF_INIT;
	bool ok = true;

	*one = true;
	for (size_t x = 0; x < c->nsets && ok; x++)
		for (unsigned i = 0; i < SAMPLES && ok; i++) {
			struct scanset *s = &c->set[x];
			struct way w;

			buf_clear(&b);
			ok = scanset_sample(s, scanset_sampled(s, i), c->w.env, &b, d) &&
				sender_way_as(c->sender, s->family, b.p, b.n, c->w.iface, &w, d) && listen_at(c, &w.iface, d);
			if (ok && !x && !i)
				c->way = w;
			*one = *one && ok && same_way(&c->way, &w);
		}
	buf_free(&b);
	return ok;
}

static void put_header(struct scanner *c)
{
	put16(c->header, (uint16_t)(c->way.mac >> 32));
	put32(c->header + 2, (uint32_t)c->way.mac);
	put16(c->header + 6, (uint16_t)(c->way.iface.mac >> 32));
	put32(c->header + 8, (uint32_t)c->way.iface.mac);
	put16(c->header + 12, c->way.family == 4 ? 0x0800 : 0x86dd);
	c->head = HEADER;
}

/* Frames to a gateway, whose MAC is one and the same; to hosts on the link by the raw socket, as the kernel knows their MACs. */
static bool choose_mode(struct scanner *c, bool one, struct diag *d)
{
	const struct way *w = &c->way;

	c->mode = BY_EACH;
	if (one && w->route.has_gateway && w->iface.is_ether && !w->route.is_local) {
		if (!sender_mac(c->sender, &c->way, d))
			return false;
		put_header(c);
		c->mode = BY_FRAME;
		c->to = inject_link(sender_injector(c->sender), w->iface.name, d);
	} else if (one && !w->by_name) {
		c->mode = BY_RAW;
		c->to = inject_raw(sender_injector(c->sender), w->family == 4 ? INJECT_IP4 : INJECT_IP6, d);
	}
	return c->mode == BY_EACH || c->to;
}

static bool find_link(struct scanner *c, struct diag *d)
{
	if (!sender_link(c->sender, c->w.iface, &c->way, d) || !listen_at(c, &c->way.iface, d))
		return false;
	c->mode = BY_FRAME;
	c->to = inject_link(sender_injector(c->sender), c->way.iface.name, d);
	return c->to != NULL;
}

/* ---- slots ---------------------------------------------------------------------------------------------------- */

static void make_room(struct scanner *c, size_t room)
{
	size_t stride = ROOM + room;

	mem_free(c->bytes);
	c->room = room;
	c->bytes = mem_zero(BATCH, stride);
	for (unsigned i = 0; i < BATCH; i++) {
		c->slot[i] = (struct shape_slot){ .p = c->bytes + i * stride + ROOM, .cap = room };
		memcpy(c->slot[i].p - c->head, c->header, c->head);
	}
}

bool scanner_start(struct scanner *c, struct diag *d)
{
	size_t room = 64;
	bool one = true;

	if (!(c->w.is_link ? find_link(c, d) : find_ways(c, &one, d) && choose_mode(c, one, d)))
		return false;
	for (size_t i = 0; i < c->nsets; i++) {
		if ((one && !scanset_settle(&c->set[i], c->w.env, d)) || !scanset_prepare(&c->set[i], c->w.env, d))
			return false;
		if (shape_length(c->set[i].shape) > room)
			room = shape_length(c->set[i].shape);
	}
	c->seen = seen_new(c->total);
	if (c->w.retry && !seen_is_exact(c->seen))
		return diag_set(d, "retry is for at most %llu packets, and these are %llu", (unsigned long long)SEEN_EXACT,
				(unsigned long long)c->total);
	make_room(c, room);
	pace_init(&c->pace, &c->w.rate);
	c->began = clock_monotonic();
	c->began_at = clock_now();
	c->sent_all = !c->w.n;
	return true;
}

/* ---- sending -------------------------------------------------------------------------------------------------- */

static struct scanset *set_of(struct scanner *c, uint64_t k)
{
	size_t lo = 0, hi = c->nsets;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (c->set[mid].start <= k)
			lo = mid;
		else
			hi = mid;
	}
	return &c->set[lo];
}

/* The numbers of the next probes, at most `most`; those of a further round leave out what was answered. */
static size_t next_numbers(struct scanner *c, size_t most)
{
	size_t n = 0;

	for (; n < most && c->at < c->w.n; c->at++) {
		uint64_t k = c->w.index ? c->w.index(c->w.arg, c->at) : c->at;

		if (!c->round || !seen_has(c->seen, k))
			c->k[n++] = k;
	}
	return n;
}

/* Fills n slots, run by run of one set. A packet that needs more room than there is makes all begin again. */
static bool fill(struct scanner *c, size_t n, struct diag *d)
{
	uint64_t k[BATCH];

	for (size_t i = 0, end; i < n; i = end) {
		struct scanset *s = set_of(c, c->k[i]);

		for (end = i; end < n && c->k[end] - s->start < s->n; end++)
			k[end] = c->k[end] - s->start;
		if (shape_pick(s->send, k + i, end - i, &c->slot[i], d) == end - i)
			continue;
		if (d->set)
			return false;
		make_room(c, shape_need(s->send) + c->room / 2);
		end = 0;
	}
	return true;
}

static bool put_each(struct scanner *c, size_t i, struct diag *d)
{
	const struct scanset *s = set_of(c, c->k[i]);
	struct way w;

	return sender_way_as(c->sender, s->family, c->slot[i].p, c->slot[i].n, c->w.iface, &w, d) &&
	       sender_queue(c->sender, &w, c->slot[i].p, c->slot[i].n, d);
}

static bool put(struct scanner *c, size_t n, struct diag *d)
{
	struct inject_item v[BATCH];
	size_t m = 0, sent;

	for (size_t i = 0; i < n; i++) {
		const struct shape_slot *s = &c->slot[i];
		bool whole = c->mode == BY_FRAME ||
			(c->mode == BY_RAW && inject_unchanged(c->way.family == 4 ? INJECT_IP4 : INJECT_IP6, s->p, s->n));

		if (c->mode == BY_FRAME && !way_fits(&c->way, s->n, d))
			return false;
		if (whole)
			v[m++] = (struct inject_item){ s->p - c->head, s->n + c->head };
		else if (!put_each(c, i, d))
			return false;
	}
	return (!m || inject_batch(c->to, v, m, &sent, d)) && sender_flush(c->sender, d);
}

static bool is_paced(const struct scanner *c)
{
	return c->w.rate.packets > 0 || c->w.rate.bits > 0;
}

static void quiet(struct scanner *c)
{
	if (c->w.quiet)
		c->w.quiet(c->w.arg);
}

static bool send_some(struct scanner *c, struct diag *d)
{
	size_t n = is_paced(c) ? pace_ready(&c->pace, c->slot[0].n, BATCH) : BATCH;

	n = next_numbers(c, n);
	if (n && (!fill(c, n, d) || !put(c, n, d)))
		return false;
	for (size_t i = 0; i < n && is_paced(c); i++)
		pace_sent(&c->pace, c->slot[i].n);
	c->counts.sent += n;
	c->sent_all = c->at == c->w.n;
	if (n) {
		c->last = clock_monotonic();
		c->first = c->first ? c->first : c->last;
	}
	if (c->round || !n || !c->w.mark)
		return true;
	quiet(c);
	return c->w.mark(c->w.arg, c->at, d);
}

/* ---- receiving ------------------------------------------------------------------------------------------------ */

/* A ring hands over late what came before. Only at first, as clocks may be set meanwhile. */
static bool is_stale(const struct scanner *c, const struct cap_packet *p)
{
	return p->time < c->began_at && clock_monotonic() - c->began < STALE_NS;
}

static int take(struct scanner *c, const struct cap_packet *p, struct scan_answer *out, struct diag *d)
{
	const struct layout *first = linktype_layout(p->linktype);

	if (is_stale(c, p))
		return 0;
	c->counts.arrived++;
	packet_reset(c->a);
	packet_decode(c->a, first ? first : layout_raw(), p->data, p->caplen);
	c->a->wire_len = p->wirelen;
	c->a->linktype = p->linktype;
	c->a->time = p->time;
	for (size_t i = 0; i < c->nsets; i++) {
		struct scanset *s = &c->set[i];
		uint64_t k;
		int found = scanset_find(s, c->a, c->w.env->seed, &k, d);

		if (found < 0)
			return -1;
		if (!found)
			continue;
		if (!seen_add(c->seen, s->start + k)) {
			c->counts.again++;
			return 0;
		}
		c->counts.answered++;
		*out = (struct scan_answer){ s->start + k, s->q, c->a };
		return 1;
	}
	return 0;
}

/* What has arrived, one ear after the other: 1: an answer; 0: nothing more is there. */
static int hear(struct scanner *c, struct scan_answer *out, struct diag *d)
{
	for (unsigned tried = 0; tried < c->nears;) {
		struct cap_packet p;
		int got = ear_next(c->ear[c->turn], &p, d);

		if (got > 0)
			got = take(c, &p, out, d);
		else if (got == 0) {
			c->turn = (c->turn + 1) % c->nears;
			tried++;
		}
		if (got)
			return got;
	}
	return 0;
}

static void wait_for(struct scanner *c, int64_t ns)
{
	struct pollfd p[EARS];
	struct timespec ts;

	quiet(c);
	ns = ns < LOOK_NS ? ns : LOOK_NS; /* a Ctrl-C that came just before is seen then */
	ts = (struct timespec){ ns / SECOND, ns % SECOND };
	for (unsigned i = 0; i < c->nears; i++)
		p[i] = (struct pollfd){ .fd = ear_fd(c->ear[i]), .events = POLLIN };
	ppoll(p, c->nears, &ts, NULL);
}

/* All of a round was sent. true: there is more to do. */
static bool goes_on(struct scanner *c)
{
	int64_t left = c->last + c->w.timeout - clock_monotonic();

	if (left > 0 && c->counts.answered < c->w.n) {
		wait_for(c, left);
		return true;
	}
	if (c->round == c->w.retry || c->counts.answered == c->w.n)
		return false;
	c->round++;
	c->at = 0;
	c->sent_all = false;
	return true;
}

int scanner_next(struct scanner *c, struct scan_answer *out, struct diag *d)
{
	bool heard_out = false;

	while (!(c->w.stop && *c->w.stop)) {
		int got = hear(c, out, d);

		if (got)
			return got;
		if (c->sent_all && heard_out)
			return 0;
		if (c->sent_all) {
			heard_out = !goes_on(c);
			continue;
		}
		if (!send_some(c, d))
			return -1;
		if (is_paced(c) && !c->sent_all && pace_due(&c->pace) > clock_monotonic())
			wait_for(c, pace_due(&c->pace) - clock_monotonic());
	}
	return 0;
}

struct scan_counts scanner_counts(const struct scanner *c)
{
	struct scan_counts out = c->counts;

	for (unsigned i = 0; i < c->nears; i++)
		out.dropped += ear_dropped(c->ear[i]);
	out.seconds = (double)(c->last - c->first) / SECOND;
	return out;
}
