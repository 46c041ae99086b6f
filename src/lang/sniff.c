/* sniff.c - packets from interfaces, files or lists to a script's functions and a list. */
#include "sniff.h"

#include <inttypes.h>
#include <string.h>

#include "pkt/clock.h"
#include "pkt/lang.h"

#define IFACES_MOST 64
#define LOOK_NS 200000000 /* Ctrl-C is looked for so often */

static struct span call_span(const struct sniff *s)
{
	return s->c->node ? s->c->node->span : (struct span){ 0, 0 };
}

static bool bad(struct sniff *s, const char *text)
{
	return call_bad(s->in, s->c, -1, "%s", text);
}

/* ---- what is asked ------------------------------------------------------------------------------------------ */

static bool take_filter(struct sniff *s)
{
	const struct val *v = &s->arg[SNIFF_FILTER];
	struct str text;

	if (v->type == V_NONE)
		return true;
	if (!is_text(v))
		return bad(s, "filter= is the text of a filter, as tcpdump takes it");
	text = val_text(v);
	s->filter = (struct source){ .text = mem_text(text.p, text.n), .n = text.n };
	return true;
}

bool sniff_begin(struct sniff *s)
{
	const struct val *count = &s->arg[SNIFF_COUNT], *timeout = &s->arg[SNIFF_TIMEOUT];
	int64_t n = 0;

	if (count->type != V_NONE && (!to_int(count, &n) || n < 0))
		return bad(s, "count= is a number of packets, 0 for no limit");
	s->most = (uint64_t)n;
	if (timeout->type != V_NONE) {
		double t = is_number(timeout) ? to_float(timeout) : -1;

		if (!(t >= 0 && t <= 1e9))
			return bad(s, "timeout= is a number of seconds, 0 or more");
		s->until = clock_monotonic() + (int64_t)(t * 1e9);
	}
	for (int i = SNIFF_PRN; i <= SNIFF_STOP; i++)
		if (i != SNIFF_TIMEOUT && s->arg[i].type != V_NONE && !is_callable(&s->arg[i]))
			return bad(s, i == SNIFF_PRN ? "prn= is a function" : i == SNIFF_LFILTER ? "lfilter= is a function" :
			              "stop_filter= is a function");
	s->list = list_new_of(V_PLIST, NULL, 0);
	return sniff_session_start(s) && take_filter(s);
}

void sniff_end(struct sniff *s)
{
	if (s->live)
		cap_live_stats(s->live, &s->stats);
	cap_live_close(s->live);
	s->live = NULL;
	sniff_session_stop(s);
	mem_free((void *)(uintptr_t)s->filter.text);
	s->filter.text = NULL;
	mem_free(s->on);
	s->on = NULL;
}

/* ---- one packet --------------------------------------------------------------------------------------------- */

static bool ask(struct sniff *s, int which, const struct val *item, bool without, bool *out)
{
	const struct val *f = &s->arg[which];
	struct val v;

	*out = without;
	if (f->type == V_NONE)
		return true;
	if (!call_value(s->in, *f, item, 1, s->c->node, &v))
		return false;
	*out = truth(&v);
	return true;
}

/* What prn gives is printed, None is not. */
static bool tell(struct sniff *s, const struct val *item)
{
	const struct val *f = &s->arg[SNIFF_PRN];
	struct buf b = BUF_INIT;
	struct val v;
	bool ok = true;

	if (f->type == V_NONE)
		return true;
	if (!call_value(s->in, *f, item, 1, s->c->node, &v))
		return false;
	if (v.type != V_NONE) {
		text_of(s->in, &v, &b);
		buf_byte(&b, '\n');
		ok = out_text(s->in, b.p, b.n);
	}
	buf_free(&b);
	return ok;
}

static void forget_last(struct list *l)
{
	val_drop(l->v[--l->n]);
}

static bool has_functions(const struct sniff *s)
{
	return s->arg[SNIFF_PRN].type != V_NONE || s->arg[SNIFF_LFILTER].type != V_NONE || s->arg[SNIFF_STOP].type != V_NONE;
}

/* The last item of the list has come. A packet that lfilter does not want does not count. */
static bool take_last(struct sniff *s)
{
	struct list *l = s->list.l;
	size_t mark = s->in->npool;
	bool wanted = true, last = false, ok = true;

	if (has_functions(s)) {
		struct val item = pool_borrow(s->in, list_item(s->in, l, l->n - 1));

		ok = ask(s, SNIFF_LFILTER, &item, true, &wanted);
		ok = ok && (!wanted || tell(s, &item));
		ok = ok && (!wanted || ask(s, SNIFF_STOP, &item, false, &last));
		pool_release(s->in, mark);
	}
	s->seen += wanted;
	if (!wanted || !truth(&s->arg[SNIFF_STORE]))
		forget_last(l);
	s->done |= last || (s->most && s->seen >= s->most);
	if (l->n >= ITEMS_MAX)
		return call_bad(s->in, s->c, -1, "a list holds at most %d packets", ITEMS_MAX) ||
		       diag_hint(&s->in->d, "store=False keeps none");
	return ok && !interrupted(s->in, call_span(s));
}

bool sniff_take(struct sniff *s, const struct cap_packet *c)
{
	plist_capture(s->list.l, c);
	return take_last(s);
}

bool sniff_take_packet(struct sniff *s, const struct packet *p)
{
	struct packet *copy = packet_copy(p, 0);

	packet_keep(copy);
	copy->time = p->time;
	list_add(s->list.l, packet_value(copy, 0));
	return take_last(s);
}

static bool take(struct sniff *s, const struct cap_packet *c)
{
	return s->session ? sniff_session_packet(s, c) : sniff_take(s, c);
}

/* ---- live --------------------------------------------------------------------------------------------------- */

static const char *iface_text(struct interp *in, const struct val *v)
{
	struct str s = val_text(v);

	return (const char *)pool_add(in, val_str(s.p, s.n)).s->data;
}

/* iface= as names: a text, or a list of them; None is conf.iface. */
static bool take_ifaces(struct sniff *s, const char **name, size_t *n)
{
	const struct val *v = &s->arg[SNIFF_IFACE];
	struct iter it;
	struct val one;
	int more;

	*n = 0;
	if (v->type == V_NONE && conf_iface(s->in, &one) && is_text(&one))
		v = &one;
	if (v->type == V_NONE)
		return true;
	if (is_text(v)) {
		name[(*n)++] = iface_text(s->in, v);
		return true;
	}
	if (!iter_start(s->in, &it, v, call_span(s)))
		return call_place(s->in, s->c, -1);
	while ((more = iter_next(s->in, &it, &one)) > 0) {
		if (!is_text(&one))
			return bad(s, "iface= is the name of an interface, or a list of names");
		if (*n == IFACES_MOST)
			return call_bad(s->in, s->c, -1, "at most %d interfaces are captured from at once", IFACES_MOST);
		name[(*n)++] = iface_text(s->in, &one);
	}
	return more == 0;
}

/* Which argument of the call it is, for messages; -1: it was not given. */
static int place_of(const struct sniff *s, unsigned which)
{
	const struct val *v = &s->arg[which];

	return v->type != V_NONE && v >= s->c->v && v < s->c->v + s->c->n ? (int)(v - s->c->v) : -1;
}

bool sniff_open(struct sniff *s)
{
	const char *name[IFACES_MOST];
	struct diag d = DIAG_INIT;
	struct cap_want want = { .iface = name, .promisc = conf_truth(s->in, &s->arg[SNIFF_PROMISC], "sniff_promisc"),
				 .monitor = truth(&s->arg[SNIFF_MONITOR]) };

	want.incoming = want.immediate = truth(&s->arg[SNIFF_INCOMING]); /* whoever answers does it at once, and not himself */
	if (!may_wire(s->in, s->c) || !take_ifaces(s, name, &want.nifaces))
		return false;
	if (s->filter.text)
		want.filter = &s->filter;
	s->live = cap_live(&want, &d);
	if (!s->live) {
		if (d.kind == D_REFUSED)
			diag_refuse(&s->in->d, "%s", d.text);
		else
			diag_set(&s->in->d, "%s", d.text);
		if (d.hint[0])
			diag_hint(&s->in->d, "%s", d.hint);
		return call_place(s->in, s->c, d.kind == D_REFUSED ? -1 : place_of(s, SNIFF_FILTER));
	}
	want.nifaces += !want.nifaces;
	s->on = mem_zero(want.nifaces, sizeof(*s->on));
	for (unsigned i = 0; i < want.nifaces; i++)
		s->on[i] = iface_id(s->in, cap_live_iface(s->live, i));
	if (s->arg[SNIFF_STARTED].type == V_NONE)
		return true;
	return call_value(s->in, s->arg[SNIFF_STARTED], NULL, 0, s->c->node, &(struct val){ 0 });
}

void sniff_stop(struct sniff *s)
{
	cap_live_stop(s->live);
	s->ending = true;
}

static bool stopped(struct sniff *s)
{
	const struct interp_config *cfg = &s->in->cfg;

	if (!cfg->stop || !*cfg->stop)
		return false;
	if (cfg->take_stop)
		cfg->take_stop();
	return true;
}

static int wait_ms(const struct sniff *s, int64_t until)
{
	int64_t now = clock_monotonic(), rest = LOOK_NS;

	if (s->until && s->until - now < rest)
		rest = s->until - now;
	if (until && until - now < rest)
		rest = until - now;
	return rest <= 0 ? 0 : (int)((rest + 999999) / 1000000);
}

/* Ctrl-C ends the capture, and the script goes on with what there is. */
static void look_for_end(struct sniff *s)
{
	if (!s->ending && (stopped(s) || (s->until && clock_monotonic() >= s->until)))
		sniff_stop(s);
}

bool sniff_run(struct sniff *s, int64_t until, bool drain)
{
	struct diag d = DIAG_INIT;
	struct cap_packet c;
	unsigned turn = 0;

	while (!s->done) {
		bool look = turn++ % 64 == 0;
		int got;

		if (look)
			look_for_end(s);
		got = cap_live_next(s->live, &c, &d);
		if (got > 0)
			c.on = s->on[c.iface];
		if (got > 0 && !take(s, &c))
			return false;
		if (got < 0)
			wire_cut(s->in, &d);
		s->done |= got < 0 || (!got && s->ending);
		if ((!got || look) && until && clock_monotonic() >= until)
			break;
		if (!got && drain)
			break;
		if (!got && !s->done) {
			cap_live_wait(s->live, wait_ms(s, until));
			turn = 0;
		}
	}
	return true;
}

void sniff_drops(struct sniff *s)
{
	struct buf b = BUF_INIT;

	if (s->live)
		cap_live_stats(s->live, &s->stats);
	if (s->stats.dropped + s->stats.iface_dropped && !truth(&s->arg[SNIFF_QUIET])) {
		buf_fmt(&b, "%" PRIu64 " packets were dropped by the kernel\n", s->stats.dropped + s->stats.iface_dropped);
		out_text(s->in, b.p, b.n);
	}
	buf_free(&b);
}

/* ---- from files and lists ----------------------------------------------------------------------------------- */

static bool take_file(struct sniff *s, const struct val *path)
{
	struct str text = val_text(path);
	char *name = mem_text(text.p, text.n);
	struct diag d = DIAG_INIT;
	struct cap_reader *r;
	struct cap_packet c;
	int got, at = -1;

	be_wary(s->in);
	r = cap_open(name, &s->in->d);
	got = r ? 1 : -1;
	if (r && s->filter.text && !cap_filter(r, &s->filter, &d)) {
		diag_set(&s->in->d, "%s", d.text);
		if (d.hint[0])
			diag_hint(&s->in->d, "%s", d.hint);
		at = place_of(s, SNIFF_FILTER);
		got = -1;
	}
	while (got > 0 && !s->done && !(s->done = stopped(s))) {
		got = cap_next(r, &c, &s->in->d);
		if (got > 0)
			iface_name(s->in, r, &c);
		if (got > 0 && !take(s, &c))
			got = -1;
	}
	cap_close(r);
	mem_free(name);
	return got >= 0 || call_place(s->in, s->c, at);
}

static bool take_item(struct sniff *s, const struct val *v)
{
	if (is_text(v))
		return take_file(s, v);
	if (v->type != V_PACKET)
		return call_bad(s->in, s->c, -1, "offline= is a capture file, packets, or a list of them, not %s", type_text(v));
	if (s->filter.text) {
		bad(s, "filter= is for interfaces and files");
		return diag_hint(&s->in->d, "lfilter= takes a function");
	}
	if (s->session)
		return sniff_session_item(s, v);
	list_add(s->list.l, val_hold(*v));
	return take_last(s);
}

bool sniff_offline(struct sniff *s)
{
	const struct val *v = &s->arg[SNIFF_OFFLINE];
	struct iter it;
	struct val one;
	int more = 0;

	if (is_text(v) || v->type == V_PACKET) {
		if (is_text(v) && s->in->cfg.sealed)
			return bad(s, "files are not opened here");
		return take_item(s, v);
	}
	if (!iter_start(s->in, &it, v, call_span(s)))
		return call_place(s->in, s->c, -1);
	while (!s->done && !(s->done = stopped(s)) && (more = iter_next(s->in, &it, &one)) > 0) {
		size_t mark = s->in->npool;
		bool ok = !is_text(&one) || !s->in->cfg.sealed ? take_item(s, &one) : bad(s, "files are not opened here");

		pool_release(s->in, mark);
		if (!ok)
			return false;
	}
	return more >= 0;
}
