/* builtin_srloop.c - srloop, srploop, srflood: probes again and again, a line for each and a summary. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "pkt/clock.h"
#include "pkt/lang.h"
#include "pkt/registry.h"
#include "pkt/view.h"
#include "sr.h"

#define LOOP_PARAMS \
	"x, promisc=None, filter=None, iface=None, nofilter=0, timeout=1, inter=1, retry=0, multi=False, rate=None, " \
	"stop_filter=None, chainCC=False, threaded=True, prn=None, verbose=None, guard=None, resume=None, count=None, prnfail=None, store=True"
enum { LOOP_COUNT = SR_MORE, LOOP_FAIL, LOOP_STORE };
#define FLOOD_PARAMS SR_PARAMS ", count=1000"

enum { FLOOD_MOST = 10000000 };

struct loop {
	struct sr sr;
	struct val answered, lost; /* packet lists */
	struct val prn, fail;
	bool store;
	uint64_t round, probes, hits, dropped;
	double *rtt;               /* milliseconds */
	size_t nrtt, cap;
};

/* "192.0.2.2:80", "fd00::2": where a probe went. */
static void put_target(const struct packet *q, struct buf *out)
{
	unsigned i = match_start(q, 0);
	int f, port;

	if (i == q->n)
		return view_summary(q, 0, out);
	f = q->layer[i].lay->dst >= 0 ? q->layer[i].lay->dst : field_find(q->layer[i].lay, "pdst", 4);
	if (f >= 0)
		view_field(q, i, (unsigned)f, out);
	port = i + 1 < q->n ? field_find(q->layer[i + 1].lay, "dport", 5) : -1;
	if (port >= 0) {
		uint64_t n = 0;

		layer_uint(q, i + 1, (unsigned)port, &n);
		buf_fmt(out, ":%" PRIu64, n);
	}
}

static bool put_line(struct loop *l, const struct val *pair, const struct val *lost, double ms)
{
	struct interp *in = l->sr.in;
	const struct val *fn = pair ? &l->prn : &l->fail;
	const struct packet *q = pair ? pair->l->v[0].p : lost->p;
	struct buf b = BUF_INIT;
	struct val text;

	buf_fmt(&b, "%3" PRIu64 "  ", l->round);
	if (fn->type != V_NONE) {
		if (!call_on_item(in, l->sr.c, fn, pair ? pair : lost, &text)) {
			buf_free(&b);
			return false;
		}
		text_of(in, &text, &b);
	} else {
		put_target(q, &b);
		if (pair) {
			buf_fmt(&b, "  %.2f ms  ", ms);
			view_summary(pair->l->v[1].p, pair->l->v[1].aux, &b);
		} else {
			buf_text(&b, "  no answer; ");
			why_text(q, &b);
		}
	}
	buf_byte(&b, '\n');
	out_text(in, b.p, b.n);
	buf_free(&b);
	return true;
}

static void keep(struct loop *l, struct val *list, struct val v)
{
	if ((l->store && list->l->n < ITEMS_MAX) || !list->l->n)
		list_add(list->l, val_hold(v));
}

static bool report(struct loop *l)
{
	struct sr *s = &l->sr;
	struct val lost = sr_unanswered(s);
	bool ok = true;

	for (size_t i = 0; i < s->result.n && ok; i++) {
		const struct exchange_answer *a = &s->result.answer[i];
		size_t mark = s->in->npool;
		struct val pair = sr_pair(s, i);
		double ms = (double)(a->time - a->sent) / 1e6;

		l->rtt = mem_room(l->rtt, &l->cap, l->nrtt + 1, sizeof(*l->rtt));
		l->rtt[l->nrtt++] = ms;
		ok = put_line(l, &pair, NULL, ms);
		keep(l, &l->answered, pair);
		pool_release(s->in, mark);
	}
	for (uint32_t i = 0; i < lost.l->n && ok && !s->result.interrupted; i++) {
		size_t mark = s->in->npool;

		ok = put_line(l, NULL, &lost.l->v[i], 0);
		pool_release(s->in, mark);
	}
	for (uint32_t i = 0; i < lost.l->n; i++)
		keep(l, &l->lost, lost.l->v[i]);
	l->probes += asked_count(exchange_asked(s->in->exchange));
	l->hits += asked_count(exchange_asked(s->in->exchange)) - lost.l->n;
	l->dropped += s->result.dropped;
	return ok;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void put_summary(struct loop *l)
{
	struct buf b = BUF_INIT;
	uint64_t lost = l->probes - l->hits;
	double sum = 0;

	buf_fmt(&b, "%" PRIu64 " probe%s, %" PRIu64 " answered, %" PRIu64 " lost (%.0f %%)", l->probes, l->probes == 1 ? "" : "s", l->hits,
		lost, l->probes ? 100.0 * (double)lost / (double)l->probes : 0);
	if (l->nrtt) {
		qsort(l->rtt, l->nrtt, sizeof(*l->rtt), by_size);
		for (size_t i = 0; i < l->nrtt; i++)
			sum += l->rtt[i];
		buf_fmt(&b, ", rtt %.2f/%.2f/%.2f/%.2f ms min/avg/max/p99", l->rtt[0], sum / (double)l->nrtt, l->rtt[l->nrtt - 1],
			l->rtt[(size_t)ceil(0.99 * (double)l->nrtt) - 1]);
	}
	buf_fmt(&b, ", %" PRIu64 " dropped by the kernel", l->dropped);
	resume_tell(&l->sr.resume, &b);
	buf_byte(&b, '\n');
	out_text(l->sr.in, b.p, b.n);
	buf_free(&b);
}

/* Rounds, `inter` apart, until the count or Ctrl-C. */
static bool rounds(struct loop *l, uint64_t count, int64_t inter)
{
	const struct interp *in = l->sr.in;
	struct pace next = { .anchor = clock_monotonic() };
	uint64_t each = l->sr.resume.file ? l->sr.resume.run.size / count : 0; /* probes of a round */

	l->round = each ? l->sr.resume.run.done / each : 0;
	if (l->sr.resume.file && l->sr.resume.run.done == l->sr.resume.run.size)
		return true;
	for (;;) {
		size_t mark = in->npool;
		bool ok;

		l->round++;
		ok = sr_part(&l->sr, l->round * each) && sr_run(&l->sr) && report(l);
		pool_release(l->sr.in, mark);
		if (!ok)
			return false;
		if (l->round == count || l->sr.result.interrupted)
			return true;
		next.anchor += inter;
		if (next.anchor > clock_monotonic() && !pace_wait(&next, in->cfg.stop)) {
			if (in->cfg.take_stop)
				in->cfg.take_stop();
			return true;
		}
	}
}

static bool take_count(struct interp *in, struct call *c, uint64_t none, uint64_t most, uint64_t *out)
{
	int64_t n;

	*out = none;
	if (c->v[LOOP_COUNT].type == V_NONE)
		return true;
	if (!call_int(in, c, LOOP_COUNT, &n))
		return false;
	*out = (uint64_t)n;
	return (n > 0 && (uint64_t)n <= most) || call_bad(in, c, LOOP_COUNT, "count goes from 1 to %" PRIu64, most);
}

static bool looped(struct interp *in, struct call *c, bool is_link, struct val *out)
{
	struct loop l = { .store = truth(&c->v[LOOP_STORE]), .prn = c->v[SR_PRN], .fail = c->v[LOOP_FAIL] };
	uint64_t count;
	int64_t inter;
	struct val v[2];
	bool ok = sr_begin(&l.sr, in, c, is_link) && take_count(in, c, 0, UINT32_MAX, &count) && call_seconds(in, c, SR_INTER, &inter) &&
		sr_resume(&l.sr, count ? count : UINT64_MAX);

	if (ok) {
		l.sr.prn = VAL_NONE; /* it prints the lines here */
		if (l.sr.stop_filter.type == V_NONE)
			l.sr.want.answered = NULL;
		if (c->v[SR_RATE].type == V_NONE)
			l.sr.want.rate = (struct rate){ 0 };
		v[0] = l.answered = pool_add(in, list_new_of(V_PLIST, NULL, 0));
		v[1] = l.lost = pool_add(in, list_new_of(V_PLIST, NULL, 0));
		ok = rounds(&l, count, inter > 0 ? inter : 0);
		if (l.probes || l.sr.resume.file)
			put_summary(&l);
		*out = pool_add(in, list_new_of(V_TUPLE, v, 2));
	}
	sr_end(&l.sr);
	mem_free(l.rtt);
	return ok;
}

static bool fn_srloop(struct interp *in, struct call *c, struct val *out)
{
	return looped(in, c, false, out);
}

static bool fn_srploop(struct interp *in, struct call *c, struct val *out)
{
	return looped(in, c, true, out);
}

static bool flooded(struct interp *in, struct call *c, bool is_link, struct val *out)
{
	struct loop l = { .store = false };
	struct val v[2];
	bool ok = sr_begin(&l.sr, in, c, is_link) && take_count(in, c, 1, FLOOD_MOST, &l.sr.rounds) &&
		sr_resume(&l.sr, l.sr.rounds);

	if (l.sr.resume.file)
		l.sr.rounds = 1;
	ok = ok && sr_run(&l.sr);
	if (ok) {
		v[0] = sr_answered(&l.sr);
		v[1] = sr_unanswered(&l.sr);
		*out = pool_add(in, list_new_of(V_TUPLE, v, 2));
		for (size_t i = 0; i < l.sr.result.n; i++) {
			l.rtt = mem_room(l.rtt, &l.cap, l.nrtt + 1, sizeof(*l.rtt));
			l.rtt[l.nrtt++] = (double)(l.sr.result.answer[i].time - l.sr.result.answer[i].sent) / 1e6;
		}
		l.probes = asked_count(exchange_asked(in->exchange));
		l.hits = l.probes - v[1].l->n;
		l.dropped = l.sr.result.dropped;
		put_summary(&l);
	}
	sr_end(&l.sr);
	mem_free(l.rtt);
	return ok;
}

static bool fn_srflood(struct interp *in, struct call *c, struct val *out)
{
	return flooded(in, c, false, out);
}

static bool fn_srpflood(struct interp *in, struct call *c, struct val *out)
{
	return flooded(in, c, true, out);
}

const struct builtin builtins_srloop[] = {
	{ "srloop", fn_srloop, LOOP_PARAMS, "sends again and again at layer 3, a line for each probe; count=None: until Ctrl-C" },
	{ "srploop", fn_srploop, LOOP_PARAMS, "the same with frames" },
	{ "srflood", fn_srflood, FLOOD_PARAMS, "sends all of it count times as fast as it goes, and counts the answers" },
	{ "srpflood", fn_srpflood, FLOOD_PARAMS, "the same with frames" },
	{ 0 },
};
