/* scanning.c - a scan as an iterator: pairs of probe and answer as they come, of sets of any size. */
#include "pkt/scanning.h"

#include <inttypes.h>
#include <stdio.h>

#include "pkt/cap.h"
#include "pkt/lang.h"
#include "pkt/match.h"
#include "pkt/mem.h"
#include "pkt/part.h"
#include "pkt/registry.h"
#include "pkt/resume.h"
#include "pkt/route.h"

/* The parameters, as builtin_scan.c has them. */
enum { SCAN_X, SCAN_IFACE, SCAN_TIMEOUT, SCAN_RATE, SCAN_RETRY, SCAN_FILTER, SCAN_RESUME, SCAN_VERBOSE };

enum { RETRY_MOST = 100, SETS_MOST = 4096 };

struct scanning {
	struct iter_obj it;
	struct interp *in;
	struct scanner *scanner;
	struct scan_want want;
	struct source filter;
	struct val x;            /* V_PART: in which order */
	struct val keep[2];      /* what the scan borrows: x, filter */
	char iface[IFACE_NAME];
	struct resumed resume;
	uint64_t before;         /* probes of earlier runs */
	bool told, verbose;
	void (*quiet)(void *arg);
	void *quiet_arg;
};

static void scanning_free(struct obj *o)
{
	struct scanning *s = (struct scanning *)o;

	scanner_free(s->scanner);
	resume_close(&s->resume);
	for (unsigned i = 0; i < 2; i++)
		val_drop(s->keep[i]);
	mem_free(s);
}

static const struct obj_type scanning_type = { "scan", scanning_free };

static uint64_t number_of(void *arg, uint64_t i)
{
	const struct scanning *s = arg;

	return part_index(s->x.any, i);
}

static void quiet(void *arg)
{
	struct scanning *s = arg;

	if (s->quiet)
		s->quiet(s->quiet_arg);
}

static bool mark(void *arg, uint64_t done, struct diag *d)
{
	struct scanning *s = arg;

	return resume_mark(&s->resume, s->before + done, d);
}

/* ---- the pairs ------------------------------------------------------------------------------------------------ */

/* What was sent at layer 3 is answered at layer 3. */
static void without_link(struct packet *p)
{
	unsigned i = match_start(p, 0);
	int64_t time = p->time;
	struct layer l;

	if (!i || i == p->n)
		return;
	l = p->layer[i];
	packet_decode(p, l.lay, p->data + l.off, p->ndata - l.off);
	p->linktype = 0;
	p->wire_len = 0;
	p->time = time;
}

static struct val copy_of(struct interp *in, const struct packet *p, bool is_link)
{
	struct cap_packet c = { .data = p->data, .caplen = (uint32_t)p->ndata, .wirelen = p->wire_len, .time = p->time,
				.linktype = (uint16_t)p->linktype };
	struct packet *copy = packet_new();

	packet_captured(copy, &c);
	if (!is_link)
		without_link(copy);
	packet_keep(copy);
	return pool_add(in, packet_value(copy, 0));
}

static struct val probe_of(struct interp *in, const struct packet *q)
{
	struct packet *copy = packet_new();

	packet_decode(copy, q->layer[0].lay, q->data, q->ndata);
	packet_keep(copy);
	return pool_add(in, packet_value(copy, 0));
}

static void tell(struct scanning *s)
{
	struct val self = { .type = V_ITER, .any = s };
	struct buf b = BUF_INIT;

	if (s->told || !s->verbose)
		return;
	s->told = true;
	scanning_tell(&self, &b);
	out_text(s->in, b.p, b.n);
	buf_free(&b);
}

static int next_pair(struct interp *in, struct iter_obj *o, struct val *out)
{
	struct scanning *s = (struct scanning *)o;
	struct scan_answer a;
	struct val v[2];
	int got = scanner_next(s->scanner, &a, &in->d);

	if (got > 0) {
		v[0] = probe_of(in, a.q);
		v[1] = copy_of(in, a.a, s->want.is_link);
		*out = pool_add(in, list_new_of(V_TUPLE, v, 2));
	} else if (got == 0) {
		tell(s);
		if (in->cfg.stop && *in->cfg.stop)
			return interrupted(in, (struct span){ 0, 0 }) ? -1 : 0;
	}
	return got;
}

struct scanner *scanning_scanner(const struct val *v)
{
	struct iter_obj *o = v->type == V_ITER ? v->any : NULL;

	return o && o->next == next_pair ? ((struct scanning *)o)->scanner : NULL;
}

void scanning_quiet(const struct val *v, void (*fn)(void *arg), void *arg)
{
	struct scanning *s = v->any;

	s->quiet = fn;
	s->quiet_arg = arg;
}

void scanning_tell(const struct val *v, struct buf *out)
{
	const struct scanning *s = v->any;
	struct scan_counts c = scanner_counts(s->scanner);

	buf_fmt(out, "%" PRIu64 " probe%s", c.sent, c.sent == 1 ? "" : "s");
	if (c.sent > 1 && c.seconds > 0)
		buf_fmt(out, " in %.3f s (%.0f/s)", c.seconds, (double)(c.sent - 1) / c.seconds);
	buf_fmt(out, ", %" PRIu64 " answered", c.answered);
	if (c.again)
		buf_fmt(out, ", %" PRIu64 " answered again", c.again);
	buf_fmt(out, ", %" PRIu64 " dropped by the kernel", c.dropped);
	resume_tell(&s->resume, out);
	buf_byte(out, '\n');
}

/* ---- the call ------------------------------------------------------------------------------------------------- */

static bool add_set(struct scanning *s, struct call *c, const struct val *v)
{
	struct diag *d = &s->in->d;
	const char *first;
	bool is_link;

	if (v->type != V_PACKET || v->aux >= v->p->n) {
		call_bad(s->in, c, SCAN_X, v->type == V_PACKET ? "an empty packet cannot be sent" : "scan() sends packets, not %s", type_text(v));
		return v->type == V_PART ? diag_hint(d, "permute and shard the whole list, not its items") : false;
	}
	first = v->p->layer[v->aux].lay->proto->name;
	is_link = !v->p->layer[v->aux].lay->proto->ip;
	if (s->want.n && is_link != s->want.is_link)
		return call_bad(s->in, c, SCAN_X, "frames and IP packets are two scans, and %s comes after others", first);
	s->want.is_link = is_link;
	s->want.n++; /* sets, until they are counted */
	return true;
}

/* The sets in x, whole and in their own order. */
static bool each_set(struct scanning *s, struct call *c, const struct val *x, bool (*one)(struct scanning *, struct call *, const struct val *))
{
	if (!is_list(x))
		return one(s, c, x);
	if (!x->l->n || x->l->n > SETS_MOST)
		return call_bad(s->in, c, SCAN_X, x->l->n ? "scan() takes a list of at most %d sets" : "there is nothing to send", SETS_MOST);
	for (uint32_t i = 0; i < x->l->n; i++) {
		struct val v = list_item(s->in, x->l, i);

		if (!one(s, c, &v))
			return false;
	}
	return true;
}

static bool give_set(struct scanning *s, struct call *c, const struct val *v)
{
	return scanner_add(s->scanner, v->p, v->aux, &s->in->d) || call_place(s->in, c, SCAN_X);
}

static bool take_rate(struct scanning *s, struct call *c)
{
	const struct val *v = &c->v[SCAN_RATE];
	struct str text;

	if (v->type == V_NONE)
		return true;
	if (is_number(v)) {
		s->want.rate.packets = to_float(v);
		return s->want.rate.packets > 0 || call_bad(s->in, c, SCAN_RATE, "a rate is above 0");
	}
	return call_text(s->in, c, SCAN_RATE, &text) && (rate_parse(text, &s->want.rate, &s->in->d) || call_place(s->in, c, SCAN_RATE));
}

static bool take_filter(struct scanning *s, struct call *c)
{
	struct str text;

	if (c->v[SCAN_FILTER].type == V_NONE)
		return true;
	if (!call_text(s->in, c, SCAN_FILTER, &text))
		return false;
	s->filter = (struct source){ NULL, text.p, text.n };
	s->want.filter = &s->filter;
	return true;
}

static bool take(struct scanning *s, struct call *c)
{
	struct interp *in = s->in;
	const char *iface;
	int64_t retry;

	if (!may_wire(in, c) || !call_iface(in, c, SCAN_IFACE, &iface) || !call_seconds(in, c, SCAN_TIMEOUT, &s->want.timeout) ||
	    !call_int(in, c, SCAN_RETRY, &retry) || !take_rate(s, c) || !take_filter(s, c))
		return false;
	if (retry < 0 || retry > RETRY_MOST)
		return call_bad(in, c, SCAN_RETRY, "retry goes from 0 to %d", RETRY_MOST);
	s->want.retry = (unsigned)retry;
	snprintf(s->iface, sizeof(s->iface), "%s", iface ? iface : "");
	s->want.iface = iface ? s->iface : NULL;
	s->verbose = is_verbose(in, &c->v[SCAN_VERBOSE]);
	return true;
}

/* Which probes, in which order, and how many of them have left already. */
static bool order(struct scanning *s, struct call *c)
{
	struct interp *in = s->in;

	if (!resume_open(in, c, SCAN_RESUME, &c->v[SCAN_X], 1, &s->resume))
		return false;
	if (s->resume.file ? !resume_rest(in, &s->resume, s->resume.run.size, &s->x) : !part_of(in, &c->v[SCAN_X], 1, &s->x))
		return call_place(in, c, SCAN_X);
	s->before = s->resume.run.done;
	s->want.mark = s->resume.file ? mark : NULL;
	s->want.n = ((const struct part *)s->x.any)->n;
	s->want.index = number_of;
	s->keep[0] = val_hold(s->x);
	return true;
}

static bool begin(struct scanning *s, struct call *c)
{
	struct interp *in = s->in;
	struct diag d = DIAG_INIT;
	const struct val *of;

	if (!take(s, c) || !order(s, c))
		return false;
	of = &((const struct part *)s->x.any)->whole->of;
	s->want.n = 0;
	if (!each_set(s, c, of, add_set))
		return false;
	s->want.n = ((const struct part *)s->x.any)->n;
	s->scanner = scanner_new(interp_sender(in), &s->want);
	if (!each_set(s, c, of, give_set))
		return false;
	if (scanner_start(s->scanner, &d))
		return true;
	in->d = d;
	if (d.src == &s->filter)
		in->d.src = NULL;
	return call_place(in, c, d.src ? SCAN_FILTER : SCAN_X);
}

bool scanning_new(struct interp *in, struct call *c, struct val *out)
{
	struct scanning *s = mem_zero(1, sizeof(*s));

	s->it.obj.type = &scanning_type;
	s->it.obj.refs = 1;
	s->it.next = next_pair;
	s->in = in;
	s->want = (struct scan_want){ .stop = in->cfg.stop, .env = &in->env, .quiet = quiet, .arg = s };
	s->keep[1] = val_hold(c->v[SCAN_FILTER]);
	*out = pool_add(in, (struct val){ .type = V_ITER, .any = s });
	return begin(s, c);
}
