/* builtin_replay.c - replay(): the packets of a capture leave with the distances of time that they came with. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "pkt/cap.h"
#include "pkt/clock.h"
#include "pkt/interp.h"
#include "pkt/lang.h"
#include "pkt/match.h"
#include "pkt/mem.h"
#include "pkt/pace.h"
#include "pkt/registry.h"
#include "pkt/send.h"

enum { REPLAY_PATH, REPLAY_SPEED, REPLAY_RATE, REPLAY_LOOP, REPLAY_EDIT, REPLAY_IFACE, REPLAY_FILTER, REPLAY_COUNT, REPLAY_VERBOSE };

enum { BATCH = 64, ETHERNET = 1 };

struct replay {
	struct interp *in;
	struct call *c;
	struct sender *s;
	const char *path, *iface;
	struct source filter;
	double speed;            /* 0: as fast as it goes, or at the rate */
	struct pace pace;
	bool paced;
	uint64_t rounds, most;   /* packets at most; UINT64_MAX: all */
	/* Frames are gathered; packets of layer 3 go by the sender's own queue. */
	struct way link;
	struct inject *to;
	struct buf queue;
	size_t end[BATCH], nqueue;
	/* Time. */
	int64_t anchor, first;   /* monotonic: of the round's first packet; its time in the file */
	uint64_t n, cut, left_out, back; /* sent; of these, cut in the file; left out by edit; times that went backwards */
	uint64_t round_n;
	bool stopped, is_link;   /* is_link: the last one was a frame */
};

static struct span span_of(const struct call *c)
{
	return c->node ? c->node->span : (struct span){ 0, 0 };
}

/* ---- leaving -------------------------------------------------------------------------------------------------- */

static bool flush(struct replay *r)
{
	struct inject_item v[BATCH];
	size_t at = 0, sent, n = r->nqueue;

	for (size_t i = 0; i < n; i++) {
		v[i] = (struct inject_item){ r->queue.p + at, r->end[i] - at };
		at = r->end[i];
	}
	r->nqueue = 0;
	buf_clear(&r->queue);
	if (n && !inject_batch(r->to, v, n, &sent, &r->in->d))
		return call_place(r->in, r->c, -1);
	return sender_flush(r->s, &r->in->d) || call_place(r->in, r->c, -1);
}

static bool open_link(struct replay *r)
{
	struct diag *d = &r->in->d;

	if (r->to)
		return true;
	if (!sender_link(r->s, r->iface, &r->link, d))
		return call_place(r->in, r->c, r->iface ? REPLAY_IFACE : -1);
	r->to = inject_link(sender_injector(r->s), r->link.iface.name, d);
	return r->to || call_place(r->in, r->c, -1);
}

static bool put_frame(struct replay *r, const uint8_t *p, size_t n)
{
	if (!open_link(r) || !way_fits(&r->link, n, &r->in->d))
		return call_place(r->in, r->c, -1);
	buf_add(&r->queue, p, n);
	r->end[r->nqueue++] = r->queue.n;
	return true;
}

static bool put_packet(struct replay *r, const uint8_t *p, size_t n)
{
	struct way w;

	if (!sender_way(r->s, p, n, r->iface, &w, &r->in->d) || !sender_queue(r->s, &w, p, n, &r->in->d))
		return call_place(r->in, r->c, -1);
	return true;
}

/* Until its time, counted from the round's first packet; what is gathered leaves before. */
static bool wait_turn(struct replay *r, int64_t due)
{
	struct pace once = { .anchor = due };

	if (due <= clock_monotonic())
		return r->nqueue < BATCH || flush(r);
	if (!flush(r))
		return false;
	r->stopped |= !pace_wait(&once, r->in->cfg.stop);
	return true;
}

static int64_t due_at(struct replay *r, int64_t time)
{
	double after;

	if (r->paced)
		return pace_due(&r->pace);
	if (!r->anchor || (!r->round_n && r->speed > 0)) {
		r->anchor = clock_monotonic();
		r->first = time;
	}
	if (r->speed <= 0)
		return 0;
	r->back += time < r->first;
	after = (double)(time - r->first) / r->speed;
	return r->anchor + (after > 0 ? (int64_t)after : 0);
}

static bool leave(struct replay *r, const uint8_t *p, size_t n, int64_t time, bool is_link)
{
	int64_t due = due_at(r, time);

	if (!n)
		return call_bad(r->in, r->c, REPLAY_EDIT, "an empty packet cannot be sent");
	if (!wait_turn(r, due))
		return false;
	if (r->stopped)
		return true;
	if (is_link != r->is_link && !flush(r)) /* they leave by two ways, and keep their order */
		return false;
	r->is_link = is_link;
	if (!(is_link ? put_frame(r, p, n) : put_packet(r, p, n)))
		return false;
	pace_late(&r->pace, due, n);
	r->n++;
	r->round_n++;
	return true;
}

/* ---- what leaves ---------------------------------------------------------------------------------------------- */

/* Ethernet as it is; from other links the IP packet. */
static bool begin_of(struct replay *r, const struct packet *p, const struct cap_packet *c, unsigned *from)
{
	const char *name = cap_linktype_name(c->linktype);

	*from = c->linktype == ETHERNET ? 0 : match_start(p, 0);
	if (*from < p->n && (c->linktype == ETHERNET || p->layer[*from].lay->proto->ip))
		return true;
	call_bad(r->in, r->c, REPLAY_PATH, "packet %" PRIu64 " has link type %u (%s) and is no IP packet: it cannot be sent", c->number,
		 (unsigned)c->linktype, name ? name : "unknown");
	return diag_hint(&r->in->d, "filter=\"ip or ip6\" leaves such packets out");
}

static bool edited(struct replay *r, const struct val *v, int64_t time, bool is_link);

static bool edited_packet(struct replay *r, const struct val *v, int64_t time, bool is_link)
{
	struct buf b = scratch_take(r->in);
	bool ok = packet_build(r->in, v->p, v->aux, &b) ? leave(r, b.p, b.n, time, is_link) : call_place(r->in, r->c, REPLAY_EDIT);

	scratch_give(r->in, b);
	return ok;
}

/* A packet, bytes, a list of these (all at the same time), or False for none. */
static bool edited(struct replay *r, const struct val *v, int64_t time, bool is_link)
{
	struct str text;

	if (v->type == V_PACKET)
		return edited_packet(r, v, time, is_link && !(v->aux < v->p->n && v->p->layer[v->aux].lay->proto->ip));
	if (v->type == V_BYTES) {
		text = val_text(v);
		return leave(r, (const uint8_t *)text.p, text.n, time, is_link);
	}
	if (v->type == V_BOOL && !truth(v)) {
		r->left_out++;
		return true;
	}
	if (!is_list(v))
		return call_bad(r->in, r->c, REPLAY_EDIT, "edit gives a packet, bytes, a list of them, None (as it is now) or False (none), not %s",
				type_text(v));
	for (uint32_t i = 0; i < v->l->n; i++) {
		struct val one = list_item(r->in, v->l, i);

		if (!edited(r, &one, time, is_link))
			return false;
	}
	return true;
}

static bool replay_edited(struct replay *r, const struct cap_packet *c)
{
	struct packet *p = packet_new();
	size_t mark = r->in->npool;
	struct val v = pool_add(r->in, packet_value(p, 0)), out;
	unsigned from;
	bool ok;

	packet_captured(p, c);
	packet_keep(p);
	ok = begin_of(r, p, c, &from);
	v.aux = (uint32_t)from;
	ok = ok && call_value(r->in, r->c->v[REPLAY_EDIT], &v, 1, r->c->node, &out);
	if (ok)
		ok = edited(r, out.type == V_NONE ? &v : &out, c->time, c->linktype == ETHERNET);
	pool_release(r->in, mark);
	return ok;
}

static bool replay_plain(struct replay *r, struct packet *p, const struct cap_packet *c)
{
	unsigned from;

	if (c->linktype == ETHERNET)
		return leave(r, c->data, c->caplen, c->time, true);
	packet_reset(p);
	packet_captured(p, c);
	return begin_of(r, p, c, &from) && leave(r, c->data + p->layer[from].off, p->layer[from].len, c->time, false);
}

/* ---- rounds --------------------------------------------------------------------------------------------------- */

static bool goes_on(struct replay *r)
{
	r->stopped |= r->in->cfg.stop && *r->in->cfg.stop;
	return !r->stopped && r->n + r->left_out < r->most && !interrupted(r->in, span_of(r->c));
}

static bool filtered(struct replay *r, struct cap_reader *cap)
{
	struct diag d = DIAG_INIT;

	if (!r->filter.text || cap_filter(cap, &r->filter, &d))
		return true;
	call_bad(r->in, r->c, REPLAY_FILTER, "%s", d.text);
	return d.hint[0] ? diag_hint(&r->in->d, "%s", d.hint) : false;
}

static bool replay_round(struct replay *r)
{
	struct cap_reader *cap = cap_open(r->path, &r->in->d);
	struct packet *p = packet_new();
	bool edit = r->c->v[REPLAY_EDIT].type != V_NONE, ok = cap && filtered(r, cap);
	struct cap_packet c;
	int got = 0;

	if (!cap)
		call_place(r->in, r->c, REPLAY_PATH);
	r->round_n = 0;
	while (ok && goes_on(r) && (got = cap_next(cap, &c, &r->in->d)) > 0) {
		r->cut += c.caplen < c.wirelen;
		ok = edit ? replay_edited(r, &c) : replay_plain(r, p, &c);
	}
	if (got < 0)
		call_place(r->in, r->c, REPLAY_PATH);
	obj_drop(&p->obj);
	cap_close(cap);
	return ok && got >= 0 && !r->in->d.set && flush(r);
}

/* ---- the call ------------------------------------------------------------------------------------------------- */

static void summary(struct replay *r)
{
	struct lateness l = pace_lateness(&r->pace);
	double seconds = pace_seconds(&r->pace);
	struct buf b = BUF_INIT;

	buf_fmt(&b, "sent %" PRIu64 " packet%s, %" PRIu64 " bytes", r->n, r->n == 1 ? "" : "s", r->pace.bytes);
	if (r->n > 1 && seconds > 0)
		buf_fmt(&b, ", in %.3f s (%.0f packets/s)", seconds, (double)(r->n - 1) / seconds);
	if (r->paced || r->speed > 0)
		buf_fmt(&b, "; late p50 %.1f us, p99 %.1f us, max %.1f us", (double)l.p50 / 1e3, (double)l.p99 / 1e3, (double)l.max / 1e3);
	if (r->left_out)
		buf_fmt(&b, "; %" PRIu64 " left out", r->left_out);
	if (r->cut)
		buf_fmt(&b, "; %" PRIu64 " were cut in the file: what it has of them was sent", r->cut);
	if (r->back)
		buf_fmt(&b, "; %" PRIu64 " are older than the first and left at once", r->back);
	buf_byte(&b, '\n');
	out_text(r->in, b.p, b.n);
	buf_free(&b);
}

static bool take_speed(struct replay *r)
{
	const struct val *v = &r->c->v[REPLAY_SPEED], *rate = &r->c->v[REPLAY_RATE];
	struct rate is = { 0 };
	struct str text;

	if (v->type != V_NONE && !is_number(v))
		return call_bad(r->in, r->c, REPLAY_SPEED, "speed is a number: 2 is twice as fast, 0 as fast as it goes");
	r->speed = v->type == V_NONE ? 0 : to_float(v);
	if (!(r->speed >= 0 && r->speed <= 1e9))
		return call_bad(r->in, r->c, REPLAY_SPEED, "speed goes from 0 (as fast as it goes) to 1000000000");
	if (rate->type != V_NONE) {
		if (is_number(rate))
			is.packets = to_float(rate);
		else if (!call_text(r->in, r->c, REPLAY_RATE, &text) || !rate_parse(text, &is, &r->in->d))
			return call_place(r->in, r->c, REPLAY_RATE);
		if (!(is.packets > 0 || is.bits > 0))
			return call_bad(r->in, r->c, REPLAY_RATE, "a rate is above 0");
		r->paced = true;
	}
	pace_init(&r->pace, &is);
	return true;
}

static bool take_count(struct replay *r, unsigned i, uint64_t *out)
{
	int64_t n;

	if (r->c->v[i].type == V_NONE)
		return true;
	if (!call_int(r->in, r->c, i, &n))
		return false;
	*out = (uint64_t)n;
	return n >= 0 || call_bad(r->in, r->c, (int)i, "it is how many, 0 or more");
}

static bool take(struct replay *r)
{
	struct interp *in = r->in;
	struct str path;

	if (!may_wire(in, r->c) || !may_open(in, r->c) || !call_text(in, r->c, REPLAY_PATH, &path) ||
	    !call_iface(in, r->c, REPLAY_IFACE, &r->iface) || !take_speed(r) || !take_count(r, REPLAY_LOOP, &r->rounds) ||
	    !take_count(r, REPLAY_COUNT, &r->most))
		return false;
	if (r->c->v[REPLAY_EDIT].type != V_NONE && !is_callable(&r->c->v[REPLAY_EDIT]))
		return call_bad(in, r->c, REPLAY_EDIT, "a function is wanted, not %s", type_text(&r->c->v[REPLAY_EDIT]));
	if (r->c->v[REPLAY_FILTER].type != V_NONE) {
		struct str text;

		if (!call_text(in, r->c, REPLAY_FILTER, &text))
			return false;
		r->filter = (struct source){ NULL, text.p, text.n };
	}
	if (memchr(path.p, 0, path.n))
		return call_bad(in, r->c, REPLAY_PATH, "the name of a file has no zero byte");
	if (path.n == 1 && *path.p == '-' && r->rounds > 1)
		return call_bad(in, r->c, REPLAY_LOOP, "standard input cannot be read again");
	r->path = (const char *)pool_add(in, val_str(path.p, path.n)).s->data;
	return true;
}

static bool fn_replay(struct interp *in, struct call *c, struct val *out)
{
	struct replay r = { .in = in, .c = c, .rounds = 1, .most = UINT64_MAX };
	bool ok = take(&r);

	if (ok) {
		r.s = interp_sender(in);
		for (uint64_t i = 0; ok && i < r.rounds && goes_on(&r); i++) {
			uint64_t before = r.n + r.left_out;

			ok = replay_round(&r);
			if (r.n + r.left_out == before)
				break; /* nothing in it: not without end */
		}
		if ((ok || r.n) && is_verbose(in, &c->v[REPLAY_VERBOSE]))
			summary(&r);
		*out = val_int(r.n);
		ok = ok && !(r.stopped && interrupted(in, span_of(c)));
	}
	buf_free(&r.queue);
	return ok;
}

const struct builtin builtins_replay[] = {
	{ "replay", fn_replay, "path, speed=1, rate=None, loop=1, edit=None, iface=None, filter=None, count=None, verbose=None",
	  "sends a capture with its own timing, edited in flight; gives how many packets left",
	  "replay(\"samples/office.pcap\", count=0)" },
	{ 0 },
};
