/* builtin_send.c - send (layer 3) and sendp (layer 2): packets, sets and lists of them, at a rate. */
#include <inttypes.h>
#include <string.h>

#include "pkt/cap.h"
#include "pkt/clock.h"
#include "pkt/interp.h"
#include "pkt/lang.h"
#include "pkt/pace.h"
#include "pkt/part.h"
#include "pkt/registry.h"
#include "pkt/resume.h"
#include "pkt/send.h"
#include "send_set.h"

enum { ARG_WHAT, ARG_INTER, ARG_LOOP, ARG_IFACE, ARG_COUNT, ARG_VERBOSE, ARG_REALTIME, ARG_RETURN, ARG_RATE, ARG_GUARD,
       ARG_RESUME, ARG_VIA, ARG_THREADS };
#define SEND_PARAMS \
	"x, inter=0, loop=0, iface=None, count=None, verbose=None, realtime=False, return_packets=False, rate=None, guard=None, " \
	"resume=None, via=None, threads=1"

enum { BATCH = 64 }; /* packets between two notes in the file of resume= */
enum { SET_OF_LIST = 4096 }; /* packets of a set among others that are worth the engine */

struct sending {
	struct interp *in;
	struct call *c;
	struct sender *s;
	bool layer2, single;     /* single: one packet alone, whose MAC is made sure of */
	const char *iface;
	struct way link;         /* layer 2 */
	struct pace pace;
	bool paced, realtime, stopped;
	int64_t first, began;    /* realtime: of the capture, and now */
	uint64_t rounds, round;
	struct list *sent;       /* return_packets */
	struct resumed resume;
	uint64_t n, before;      /* packets, also those that are only gathered; with resume: sent in earlier runs */
	struct volley volley;    /* how sets leave at layer 2 */
	bool guarded;
};

static bool stop(const struct sending *s)
{
	return s->in->cfg.stop && *s->in->cfg.stop;
}

/* ---- one packet ---- */

static uint8_t family_of(const struct packet *p, unsigned from)
{
	const char *name = p->layer[from].lay->proto->name;

	return !strcmp(name, "IP") ? 4 : !strcmp(name, "IPv6") ? 6 : 0;
}

static bool find_way(struct sending *s, uint8_t family, const struct buf *b, struct way *w)
{
	struct diag *d = &s->in->d;

	if (s->layer2) {
		*w = s->link;
		return way_fits(w, b->n, d);
	}
	if (!(family ? sender_way_as(s->s, family, b->p, b->n, s->iface, w, d) : sender_way(s->s, b->p, b->n, s->iface, w, d)))
		return false;
	return !s->single || s->n || sender_mac(s->s, w, d);
}

/* What is gathered leaves, and is remembered. */
static bool flush(struct sending *s)
{
	return sender_flush(s->s, &s->in->d) && (!s->resume.file || resume_mark(&s->resume, s->before + s->n, &s->in->d));
}

/* Waits for the packet's time; what is gathered leaves before. */
static bool wait_turn(struct sending *s, int64_t time)
{
	int64_t due = s->paced ? pace_due(&s->pace) : 0;
	struct pace once;

	if (s->realtime && time) {
		if (!s->began) {
			s->began = clock_monotonic();
			s->first = time;
		}
		once = (struct pace){ .anchor = s->began + (time > s->first ? time - s->first : 0) };
		if (!flush(s))
			return false;
		s->stopped |= !pace_wait(&once, s->in->cfg.stop);
	} else if (due > clock_monotonic()) {
		if (!flush(s))
			return false;
		s->stopped |= !pace_wait(&s->pace, s->in->cfg.stop);
	}
	return true;
}

static bool send_bytes(struct sending *s, uint8_t family, const struct buf *b, int64_t time)
{
	struct interp *in = s->in;
	struct way w;

	if (!find_way(s, family, b, &w) || !wait_turn(s, time))
		return call_place(in, s->c, ARG_WHAT);
	if (s->stopped)
		return true;
	if (!sender_queue(s->s, &w, b->p, b->n, &in->d))
		return call_place(in, s->c, ARG_WHAT);
	pace_sent(&s->pace, b->n);
	s->n++;
	if (s->sent && s->sent->n >= ITEMS_MAX)
		return call_bad(in, s->c, ARG_RETURN, "a list holds at most %d packets", ITEMS_MAX);
	return true;
}

/* What was sent, as it would have been captured. */
static void keep_sent(struct sending *s, const struct packet *p, unsigned from)
{
	struct packet *copy;

	if (!s->sent || s->stopped)
		return;
	copy = packet_copy(p, from);
	copy->time = clock_now();
	list_add(s->sent, packet_value(copy, 0));
}

static bool send_packet(struct sending *s, const struct packet *p, unsigned from)
{
	struct interp *in = s->in;
	struct buf b;
	bool ok;

	if (from >= p->n)
		return call_bad(in, s->c, ARG_WHAT, "an empty packet cannot be sent");
	b = scratch_take(in);
	ok = packet_build(in, p, from, &b) ? send_bytes(s, family_of(p, from), &b, p->time) : call_place(in, s->c, ARG_WHAT);
	scratch_give(in, b);
	if (ok)
		keep_sent(s, p, from);
	return ok;
}

/* ---- what is sent ---- */

static struct span call_span(const struct call *c)
{
	return c->node ? c->node->span : (struct span){ 0, 0 };
}

/* Ctrl-C ends the sending with its summary, then the script. */
static bool goes_on(struct sending *s)
{
	s->stopped |= stop(s);
	return !s->stopped && !interrupted(s->in, call_span(s->c));
}

/* ---- by the engine ---- */

/* Packet by packet through the usual preflight: where each goes is its own matter. */
static bool send_made(struct sending *s, const struct send_set *set, struct shape *shape)
{
	struct send_source *source = send_source(set, shape);
	uint8_t family = family_of(set->of->p, set->of->aux);
	struct interp *in = s->in;
	struct buf b;
	int more = 1;
	bool ok = true;

	for (uint64_t i = 1; ok && goes_on(s) && (more = send_source_next(source, s->layer2 || s->iface ? NULL : s->s, &b, &in->d)) > 0; i++)
		ok = send_bytes(s, family, &b, 0) && (!s->resume.file || i % BATCH || flush(s));
	send_source_free(source);
	return (ok && more >= 0 && !in->d.set) || call_place(in, s->c, ARG_WHAT);
}

/* They have left: the file of resume= knows it. */
static bool left(void *arg, uint64_t sent, struct diag *d)
{
	struct sending *s = arg;

	return resume_mark(&s->resume, s->before + sent, d);
}

/* All by one interface: straight into its lanes. */
static bool send_frames(struct sending *s, const struct send_set *set, struct shape *shape)
{
	struct volley *t = &s->volley;
	struct interp *in = s->in;
	bool ok;

	t->shape = shape;
	t->first = set->first;
	t->n = set->n;
	t->order = set->order;
	t->arg = set->arg;
	t->rate = s->pace.rate;
	t->from = s->n && s->paced ? pace_due(&s->pace) : 0;
	t->stop = in->cfg.stop;
	t->left = s->resume.file ? left : NULL;
	t->left_arg = s;
	ok = sender_volley(s->s, &s->link, t, &in->d);
	if (s->n)
		pace_join(&s->pace, &t->pace);
	else
		s->pace = t->pace;
	s->n += t->sent;
	return (ok && goes_on(s)) || !in->d.set || call_place(in, s->c, ARG_WHAT);
}

/* So many rounds of it, if they are at least so many packets. -1: not for the engine; 1: sent; 0: with a message. */
static int send_by_engine(struct sending *s, const struct val *what, uint64_t rounds, uint64_t least)
{
	struct interp *in = s->in;
	struct send_set set;
	struct shape *shape;
	uint64_t before = s->n;
	bool ok;

	if (s->sent || s->realtime || !send_set_of(in, what, rounds, &set) || set.n < least)
		return in->d.set ? call_place(in, s->c, ARG_WHAT) : -1;
	if (what->type == V_PACKET)
		set.first += s->round * set.n; /* random values of this round */
	s->single = s->single && !packet_is_set(set.of->p);
	in->building++;
	shape = shape_new(set.of->p, set.of->aux, &in->env, &in->d);
	ok = shape && (s->layer2 && !s->guarded ? send_frames(s, &set, shape) : send_made(s, &set, shape));
	in->building--;
	shape_free(shape);
	if (set.draws)
		in->drawn += s->n - before;
	return ok || call_place(in, s->c, ARG_WHAT);
}

/* ---- one after another ---- */

static bool send_set(struct sending *s, const struct val *v)
{
	struct interp *in = s->in;
	uint64_t n;

	if (!packet_is_set(v->p))
		return send_packet(s, v->p, v->aux);
	if (!set_of(in, v, &n))
		return call_place(in, s->c, ARG_WHAT);
	s->single = false;
	for (uint64_t k = 0; k < n && goes_on(s); k++) {
		struct packet *p = n == 1 ? packet_of_set(in, v, 0, 1)
			: packet_at_drawn(v->p, v->aux, k, s->round * n + k, in->env.seed);
		bool ok = send_packet(s, p, 0);

		obj_drop(&p->obj);
		if (!ok)
			return false;
	}
	return !in->d.set;
}

static bool send_one(struct sending *s, const struct val *v);

/* Part of a set: packet by packet, in its order. */
static bool send_part(struct sending *s, const struct val *v)
{
	struct interp *in = s->in;
	const struct part *part = v->any;
	struct val one;

	s->single = false;
	for (uint64_t k = 0; k < part->n && goes_on(s); k++) {
		size_t mark = in->npool;
		bool ok = part_value(in, part, k, &one) ? send_one(s, &one) : call_place(in, s->c, ARG_WHAT);

		pool_release(in, mark);
		if (!ok || (s->resume.file && (k + 1) % BATCH == 0 && !flush(s)))
			return false;
	}
	return !in->d.set;
}

static bool send_one(struct sending *s, const struct val *v)
{
	struct str text;
	struct buf b;

	if (v->type == V_PACKET)
		return send_set(s, v);
	if (v->type == V_PART)
		return send_part(s, v);
	if (v->type != V_STR && v->type != V_BYTES)
		return call_bad(s->in, s->c, ARG_WHAT, "%s() sends packets, not %s", s->c->m->row->name, type_text(v));
	text = val_text(v);
	if (!text.n)
		return call_bad(s->in, s->c, ARG_WHAT, "an empty packet cannot be sent");
	b = (struct buf){ .p = (uint8_t *)(uintptr_t)text.p, .n = text.n };
	return send_bytes(s, 0, &b, 0);
}

static bool send_round(struct sending *s)
{
	const struct val *what = &s->c->v[ARG_WHAT];
	struct interp *in = s->in;
	struct iter it;
	struct val v;
	int more;

	if (what->type == V_PACKET || what->type == V_PART || what->type == V_STR || what->type == V_BYTES)
		return send_one(s, what);
	s->single = false;
	if (what->type == V_NONE || is_number(what))
		return call_bad(in, s->c, ARG_WHAT, "%s() sends packets, not %s", s->c->m->row->name, type_text(what));
	if (!iter_start(in, &it, what, (struct span){ 0, 0 }))
		return call_place(in, s->c, ARG_WHAT);
	for (;;) {
		size_t mark = in->npool;
		bool ok;
		int sent;

		more = goes_on(s) ? iter_next(in, &it, &v) : 0;
		if (more <= 0)
			return (more == 0 && !in->d.set) || call_place(in, s->c, ARG_WHAT);
		sent = send_by_engine(s, &v, 1, SET_OF_LIST);
		ok = sent < 0 ? send_one(s, &v) : sent > 0;
		pool_release(in, mark);
		if (!ok)
			return false;
	}
}

/* With resume: all rounds are one part of which the first packets were sent. */
static bool what_is_left(struct sending *s, struct val *what)
{
	s->before = s->resume.run.done;
	return resume_rest(s->in, &s->resume, s->resume.run.size, what);
}

static bool send_rounds(struct sending *s)
{
	struct val what = s->c->v[ARG_WHAT];
	int sent;

	if (s->resume.file && !what_is_left(s, &what))
		return call_place(s->in, s->c, ARG_WHAT);
	sent = send_by_engine(s, &what, s->resume.file ? 1 : s->rounds, 2);
	if (sent >= 0)
		return sent;
	if (s->resume.file)
		return send_part(s, &what);
	for (s->round = 0; s->round < s->rounds && goes_on(s); s->round++) {
		uint64_t before = s->n;

		if (!send_round(s))
			return false;
		if (s->n == before)
			break; /* nothing to send: not without end */
	}
	return !s->in->d.set;
}

/* ---- the summary ---- */

static void summary(const struct sending *s, const struct inject_counts *before)
{
	struct inject_counts now = sender_counts(s->s);
	uint64_t n = now.packets - before->packets;
	double seconds = pace_seconds(&s->pace);
	struct buf b = BUF_INIT;

	buf_fmt(&b, "sent %" PRIu64 " packet%s, %" PRIu64 " bytes", n, n == 1 ? "" : "s", now.bytes - before->bytes);
	if (n > 1 && seconds > 0)
		buf_fmt(&b, ", in %.3f s (%.0f packets/s)", seconds, (double)(n - 1) / seconds);
	if (s->paced)
		pace_text(&s->pace, &b);
	resume_tell(&s->resume, &b);
	if (is_number(&s->c->v[ARG_VERBOSE]) && to_float(&s->c->v[ARG_VERBOSE]) > 1)
		buf_fmt(&b, "; by %s%s%s", s->volley.by[0] ? s->volley.by : "sendmmsg", s->layer2 ? " on " : ", each packet by its route",
		        s->layer2 ? s->link.iface.name : "");
	buf_byte(&b, '\n');
	out_text(s->in, b.p, b.n);
	buf_free(&b);
}

/* ---- the call ---- */

static bool take_rate(struct sending *s)
{
	const struct val *v = &s->c->v[ARG_RATE];
	struct rate r = { 0 };
	int64_t inter;

	if (!call_seconds(s->in, s->c, ARG_INTER, &inter))
		return false;
	if (v->type != V_NONE && is_number(v)) {
		r.packets = to_float(v);
		if (!(r.packets > 0))
			return call_bad(s->in, s->c, ARG_RATE, "a rate is above 0");
	} else if (v->type != V_NONE) {
		struct str text;

		if (!call_text(s->in, s->c, ARG_RATE, &text))
			return false;
		if (!rate_parse(text, &r, &s->in->d))
			return call_place(s->in, s->c, ARG_RATE);
	} else if (inter > 0) {
		r.packets = 1e9 / (double)inter;
	}
	s->paced = r.packets > 0 || r.bits > 0;
	pace_init(&s->pace, &r);
	return true;
}

/* count= so many rounds; loop=1 without count: until Ctrl-C. */
static bool take_rounds(struct sending *s)
{
	int64_t count;

	s->rounds = truth(&s->c->v[ARG_LOOP]) ? UINT64_MAX : 1;
	if (s->c->v[ARG_COUNT].type == V_NONE)
		return true;
	if (!call_int(s->in, s->c, ARG_COUNT, &count))
		return false;
	if (count < 0)
		return call_bad(s->in, s->c, ARG_COUNT, "count is how often, 0 or more");
	s->rounds = (uint64_t)count;
	return true;
}

/* How frames leave. At layer 3 each packet goes by its own route. */
static bool take_way(struct sending *s)
{
	struct call *c = s->c;
	struct str text;
	int64_t threads;

	if (!call_int(s->in, c, ARG_THREADS, &threads))
		return false;
	if (threads < 1 || threads > VOLLEY_THREADS)
		return call_bad(s->in, c, ARG_THREADS, "threads go from 1 to %d", VOLLEY_THREADS);
	s->volley.threads = (unsigned)threads;
	if (c->v[ARG_VIA].type != V_NONE &&
	    (!call_text(s->in, c, ARG_VIA, &text) || !send_via(s->in, text, &s->volley)))
		return call_place(s->in, c, ARG_VIA);
	if (threads > 1 && c->v[ARG_RESUME].type != V_NONE)
		return call_bad(s->in, c, ARG_THREADS, "resume= needs one thread: several are not at one place of the set");
	if (!s->layer2 && (threads > 1 || c->v[ARG_VIA].type != V_NONE)) {
		call_bad(s->in, c, threads > 1 ? ARG_THREADS : ARG_VIA, "at layer 3 every packet goes by its own route, by one thread");
		return diag_hint(&s->in->d, "sendp(Ether()/…) sends frames, with via= and threads=");
	}
	return true;
}

static bool send_call(struct interp *in, struct call *c, struct val *out, bool layer2)
{
	struct sending s = { .in = in, .c = c, .layer2 = layer2, .single = true, .realtime = truth(&c->v[ARG_REALTIME]) };
	struct inject_counts before;
	struct val list = VAL_NONE;
	bool ok;

	if (!may_wire(in, c) || !call_iface(in, c, ARG_IFACE, &s.iface) || !take_rate(&s) || !take_rounds(&s) || !take_way(&s) ||
	    !resume_open(in, c, ARG_RESUME, &c->v[ARG_WHAT], s.rounds, &s.resume))
		return false;
	s.s = wire_guard(in, &c->v[ARG_GUARD]);
	s.guarded = sender_guards(s.s);
	if (layer2 && s.rounds && !sender_link(s.s, s.iface, &s.link, &in->d)) {
		resume_close(&s.resume);
		return call_place(in, c, s.iface ? ARG_IFACE : -1);
	}
	if (truth(&c->v[ARG_RETURN])) {
		list = pool_add(in, list_new_of(V_PLIST, NULL, 0));
		s.sent = list.l;
	}
	before = sender_counts(s.s);
	ok = send_rounds(&s);
	ok = ((ok || !s.resume.file ? flush(&s) : sender_flush(s.s, &in->d)) || call_place(in, c, ARG_WHAT)) && ok;
	wire_guard_tell(in);
	if ((ok || s.n) && is_verbose(in, &c->v[ARG_VERBOSE]))
		summary(&s, &before);
	resume_close(&s.resume);
	if (ok && s.stopped)
		return !interrupted(in, call_span(c));
	*out = list;
	return ok;
}

static bool fn_send(struct interp *in, struct call *c, struct val *out)
{
	return send_call(in, c, out, false);
}

static bool fn_sendp(struct interp *in, struct call *c, struct val *out)
{
	return send_call(in, c, out, true);
}

const struct builtin builtins_send[] = {
	{ "send", fn_send, SEND_PARAMS, "sends packets at layer 3 (IP, IPv6); rate=\"10k\" or \"200Mbit\"",
	  "send(IP(dst=\"192.0.2.1\")/ICMP(), count=0)" },
	{ "sendp", fn_sendp, SEND_PARAMS, "sends frames at layer 2, as they are", "sendp(Ether()/IP(), iface=\"eth0\", count=0)" },
	{ 0 },
};
