/* builtin_sr.c - sr, sr1, srp, srp1: probes and their answers. */
#include <string.h>

#include "pkt/cap.h"
#include "pkt/lang.h"
#include "pkt/registry.h"
#include "sr.h"

enum { BATCH = 64 }; /* the exchange sends at most so many at once */

/* ---- where probes come from ---- */

static void let_go(struct sr *s)
{
	if (s->cur)
		obj_drop(&s->cur->obj);
	s->cur = NULL;
}

static void pour_end(struct sr *s)
{
	shape_cursor_free(s->cursor);
	shape_free(s->shape);
	mem_free(s->slot.p);
	s->shape = NULL;
	s->cursor = NULL;
	s->slot = (struct shape_slot){ .p = NULL };
}

static bool source_start(struct sr *s)
{
	struct val *x = &s->c->v[SR_X];

	pour_end(s);
	s->k = s->n = 0;
	s->set = VAL_UNSET;
	if (x->type != V_PACKET)
		return iter_start(s->in, &s->it, x, (struct span){ 0, 0 }) || call_place(s->in, s->c, SR_X);
	s->set = *x;
	return set_of(s->in, x, &s->n) || call_place(s->in, s->c, SR_X);
}

/* Makes s->set a packet or set with something left in it. 0: there is no more. */
static int source_more(struct sr *s)
{
	while (s->k == s->n) {
		struct val v;
		int more = s->c->v[SR_X].type == V_PACKET ? 0 : iter_next(s->in, &s->it, &v);

		pour_end(s);
		if (more < 0)
			return call_place(s->in, s->c, SR_X) ? 0 : -1;
		if (more == 0 && --s->left == 0)
			return 0;
		if (more == 0) {
			if (!source_start(s))
				return -1;
			continue;
		}
		if (v.type != V_PACKET) {
			call_bad(s->in, s->c, SR_X, "%s() sends packets, not %s", s->c->m->row->name, type_text(&v));
			return -1;
		}
		s->set = v;
		s->k = 0;
		if (!set_of(s->in, &v, &s->n))
			return call_place(s->in, s->c, SR_X) ? 0 : -1;
	}
	return 1;
}

static uint8_t family_of(const struct packet *p)
{
	const char *name = p->layer[0].lay->proto->name;

	return !strcmp(name, "IP") ? 4 : !strcmp(name, "IPv6") ? 6 : 0;
}

static bool begins_well(struct sr *s, const struct packet *p)
{
	const char *name = s->c->m->row->name;

	if (!p->n)
		return call_bad(s->in, s->c, SR_X, "an empty packet cannot be sent");
	if (!s->want.is_link && !family_of(p)) {
		call_bad(s->in, s->c, SR_X, "%s() sends at layer 3: IP or IPv6 comes first, not %s", name, p->layer[0].lay->proto->name);
		return diag_hint(&s->in->d, "for frames there are srp(), srp1() and srploop()");
	}
	if (s->want.is_link && p->layer[0].lay->proto->ip) {
		call_bad(s->in, s->c, SR_X, "%s() sends frames, and %s is no frame", name, p->layer[0].lay->proto->name);
		return diag_hint(&s->in->d, "Ether()/… makes one; sr() sends at layer 3");
	}
	return true;
}

/* Those of batches before this one have left; of this one perhaps not all. */
static bool note(struct sr *s)
{
	return !s->resume.file || s->given < s->resume.run.done + 2 * BATCH || resume_mark(&s->resume, s->given - BATCH, &s->in->d);
}

/* A large set is poured out. What is wrong with it is told when its packets are made one by one. */
static void pour_begin(struct sr *s)
{
	struct diag d = DIAG_INIT;

	s->shape = s->n > BATCH ? shape_new(s->set.p, s->set.aux, &s->in->env, &d) : NULL;
	if (s->shape && (shape_count(s->shape) != s->n || !shape_is_patched(s->shape)))
		pour_end(s);
	if (!s->shape)
		return;
	s->cursor = shape_cursor(s->shape);
	s->slot.cap = shape_length(s->shape);
	s->slot.p = mem_alloc(s->slot.cap);
}

static int pour(struct sr *s, struct exchange_probe *out)
{
	while (!shape_run(s->cursor, s->k, 1, &s->slot, &s->in->d)) {
		if (s->in->d.set)
			return call_place(s->in, s->c, SR_X) ? 1 : -1;
		mem_free(s->slot.p);
		s->slot = (struct shape_slot){ .cap = shape_need(s->cursor) };
		s->slot.p = mem_alloc(s->slot.cap);
	}
	s->k++;
	*out = (struct exchange_probe){ s->cur->layer[0].lay, s->slot.p, s->slot.n, s->cur, family_of(s->cur) };
	return 1;
}

static int make(struct sr *s, struct exchange_probe *out)
{
	let_go(s);
	s->cur = packet_of_set(s->in, &s->set, s->k, s->n);
	buf_clear(&s->bytes);
	if (!begins_well(s, s->cur))
		return -1;
	if (!packet_encode(s->cur, 0, &s->in->env, &s->bytes, &s->in->d))
		return call_place(s->in, s->c, SR_X) ? 1 : -1;
	if (!s->k++)
		pour_begin(s);
	*out = (struct exchange_probe){ s->cur->layer[0].lay, s->bytes.p, s->bytes.n, s->cur, family_of(s->cur) };
	return 1;
}

static int next_probe(void *arg, struct exchange_probe *out, struct diag *d)
{
	struct sr *s = arg;
	size_t mark = s->in->npool;
	int more = source_more(s);

	(void)d;
	if (more > 0)
		more = s->shape ? pour(s, out) : make(s, out);
	if (s->c->v[SR_X].type == V_PACKET || s->k == s->n)
		pool_release(s->in, mark);
	s->given += more > 0;
	return note(s) ? more : -1;
}

/* ---- answers ---- */

static struct val packet_of(struct sr *s, struct packet *p)
{
	packet_keep(p);
	return pool_add(s->in, packet_value(p, 0));
}

static struct val question(struct sr *s, uint32_t probe)
{
	struct packet *p = packet_new();

	asked_question(exchange_asked(s->in->exchange), probe, p);
	return packet_of(s, p);
}

/* What was sent at layer 3 is answered at layer 3. */
static void answer(struct sr *s, const struct exchange_answer *a, struct packet *p)
{
	const uint8_t *b = s->result.bytes.p + a->off;

	if (s->want.is_link || !a->inner_at) {
		packet_captured(p, &(struct cap_packet){ b, a->n, a->wirelen, a->time, a->linktype, 0 });
		return;
	}
	packet_decode(p, a->inner, b + a->inner_at, a->n - a->inner_at);
	p->time = a->time;
}

struct val sr_pair(struct sr *s, size_t i)
{
	const struct exchange_answer *a = &s->result.answer[i];
	struct packet *p = packet_new();
	struct val v[2];

	v[0] = question(s, a->probe);
	answer(s, a, p);
	v[1] = packet_of(s, p);
	return pool_add(s->in, list_new_of(V_TUPLE, v, 2));
}

/* Makes pairs of the answers so far: at most so many more. */
static void make_pairs(struct sr *s, size_t most)
{
	for (; most && s->made < s->result.n; most--) {
		size_t mark = s->in->npool;

		list_add(s->answered.l, val_hold(sr_pair(s, s->made++)));
		pool_release(s->in, mark);
	}
}

static bool idle(void *arg)
{
	struct sr *s = arg;

	if (s->made == s->result.n)
		return false;
	make_pairs(s, BATCH);
	return true;
}

struct val sr_answered(struct sr *s)
{
	if (s->answered.type == V_UNSET)
		s->answered = pool_add(s->in, list_new_of(V_PLIST, NULL, 0));
	make_pairs(s, SIZE_MAX);
	return s->answered;
}

struct val sr_unanswered(struct sr *s)
{
	const struct asked *k = exchange_asked(s->in->exchange);
	struct val out = pool_add(s->in, list_new_of(V_PLIST, NULL, 0));

	for (uint32_t i = 0; i < asked_count(k); i++) {
		size_t mark = s->in->npool;
		struct val q;

		if (asked_answered(k, i))
			continue;
		q = question(s, i);
		q.p->note = exchange_log(s->in->exchange);
		list_add(out.l, val_hold(q));
		pool_release(s->in, mark);
	}
	return out;
}

/* The script's functions see each answer as it comes. */
static int told(void *arg, uint32_t probe, const struct packet *a, struct diag *d)
{
	struct sr *s = arg;
	size_t mark = s->in->npool;
	struct val pair, out = val_bool(false), printed;
	int more = 1;

	(void)probe;
	(void)a;
	(void)d;
	pair = sr_pair(s, s->result.n - 1);
	if (s->prn.type != V_NONE) {
		if (!call_on_item(s->in, s->c, &s->prn, &pair, &printed))
			more = -1;
		else if (printed.type != V_NONE) {
			struct buf b = BUF_INIT;

			text_of(s->in, &printed, &b);
			buf_byte(&b, '\n');
			out_text(s->in, b.p, b.n);
			buf_free(&b);
		}
	}
	if (more > 0 && s->stop_filter.type != V_NONE)
		more = !call_value(s->in, s->stop_filter, &pair.l->v[1], 1, s->c->node, &out) ? -1 : !truth(&out);
	pool_release(s->in, mark);
	return more;
}

/* ---- options ---- */

static bool take_rate(struct sr *s)
{
	const struct val *v = &s->c->v[SR_RATE];
	struct str text;
	int64_t inter;

	if (!call_seconds(s->in, s->c, SR_INTER, &inter))
		return false;
	if (inter > 0)
		s->want.rate.packets = 1e9 / (double)inter;
	if (v->type == V_NONE)
		return true;
	s->want.rate = (struct rate){ 0 };
	if (is_number(v)) {
		s->want.rate.packets = to_float(v);
		return s->want.rate.packets > 0 || call_bad(s->in, s->c, SR_RATE, "a rate is above 0");
	}
	return call_text(s->in, s->c, SR_RATE, &text) &&
	       (rate_parse(text, &s->want.rate, &s->in->d) || call_place(s->in, s->c, SR_RATE));
}

static bool take_filter(struct sr *s)
{
	struct str text;

	if (s->c->v[SR_FILTER].type == V_NONE || truth(&s->c->v[SR_NOFILTER]))
		return true;
	if (!call_text(s->in, s->c, SR_FILTER, &text))
		return false;
	s->filter = (struct source){ NULL, text.p, text.n };
	s->want.filter = &s->filter;
	return true;
}

static bool take_function(struct sr *s, unsigned i, struct val *out)
{
	*out = s->c->v[i];
	return out->type == V_NONE || is_callable(out) || call_bad(s->in, s->c, (int)i, "a function is wanted, not %s", type_text(out));
}

static void all_sent(void *arg)
{
	const struct interp_config *cfg = &((struct sr *)arg)->in->cfg;

	if (cfg->all_sent)
		cfg->all_sent(cfg->wary_of);
}

bool sr_begin(struct sr *s, struct interp *in, struct call *c, bool is_link)
{
	int64_t retry;

	*s = (struct sr){ .in = in, .c = c, .rounds = 1, .answered = VAL_UNSET };
	s->want = (struct exchange_want){ .is_link = is_link, .multi = truth(&c->v[SR_MULTI]), .threaded = truth(&c->v[SR_THREADED]),
					  .stop = in->cfg.stop, .next = next_probe, .all_sent = all_sent, .arg = s };
	if (!may_wire(in, c) || !call_iface(in, c, SR_IFACE, &s->want.iface) || !call_seconds(in, c, SR_TIMEOUT, &s->want.timeout) ||
	    !call_int(in, c, SR_RETRY, &retry) || !take_rate(s) || !take_filter(s) || !take_function(s, SR_PRN, &s->prn) ||
	    !take_function(s, SR_STOP_FILTER, &s->stop_filter))
		return false;
	if (retry < -1000 || retry > 1000)
		return call_bad(in, c, SR_RETRY, "retry goes from -1000 to 1000");
	s->want.retry = (int)retry;
	if (s->prn.type != V_NONE || s->stop_filter.type != V_NONE)
		s->want.answered = told;
	if (!in->exchange)
		in->exchange = exchange_new(interp_sender(in));
	wire_guard(in, &c->v[SR_GUARD]);
	return true;
}

/* A filter that is wrong is shown at its place in the script: the message's own place is in a text that goes. */
static bool refused(struct sr *s, struct diag *d)
{
	if (s->in->d.set || !d->set)
		return false;
	s->in->d = *d;
	if (d->src && d->src == &s->filter)
		s->in->d.src = NULL;
	return call_place(s->in, s->c, d->src ? SR_FILTER : -1);
}

/* How many probes it will be; 0: that is not known before. */
static uint64_t probes_of(struct sr *s)
{
	const struct val *x = &s->c->v[SR_X];
	const struct list *l = x->type == V_LIST || x->type == V_PLIST || x->type == V_TUPLE ? x->l : NULL;
	uint64_t n = 0, one;

	if (x->type == V_PACKET)
		n = s->n;
	for (size_t i = 0; l && i < l->n && n < UINT32_MAX; i++) {
		if (l->v[i].type != V_PACKET || !set_of(s->in, &l->v[i], &one))
			return 0;
		n += one;
	}
	return n < UINT32_MAX ? n * s->rounds : 0;
}

bool sr_part(struct sr *s, uint64_t end)
{
	return !s->resume.file || resume_rest(s->in, &s->resume, end, &s->c->v[SR_X]) || call_place(s->in, s->c, SR_X);
}

bool sr_resume(struct sr *s, uint64_t rounds)
{
	if (!resume_open(s->in, s->c, SR_RESUME, &s->c->v[SR_X], rounds, &s->resume))
		return false;
	s->given = s->resume.run.done;
	return sr_part(s, s->resume.run.size);
}

bool sr_run(struct sr *s)
{
	struct diag d = DIAG_INIT;
	bool ok;

	exchange_result_free(&s->result);
	s->left = s->rounds;
	s->want.threaded = s->want.threaded && !s->resume.file; /* its file tells what has left */
	if (!source_start(s))
		return false;
	s->want.count = probes_of(s);
	s->want.any_order = s->c->v[SR_X].type == V_PACKET;
	ok = exchange_run(s->in->exchange, &s->want, &s->result, &d);
	wire_guard_tell(s->in);
	if (!ok && s->result.sent && !s->in->d.set && d.kind == D_REFUSED)
		return wire_cut(s->in, &d);
	if (s->result.interrupted && !truth(&s->c->v[SR_CHAIN]) && s->in->cfg.take_stop)
		s->in->cfg.take_stop();
	if (ok && !resume_mark(&s->resume, s->given, &s->in->d))
		return call_place(s->in, s->c, SR_RESUME);
	return ok || refused(s, &d);
}

void sr_end(struct sr *s)
{
	let_go(s);
	pour_end(s);
	resume_close(&s->resume);
	buf_free(&s->bytes);
	exchange_result_free(&s->result);
}

/* ---- the builtins ---- */

static void say_result(struct sr *s)
{
	struct buf b = BUF_INIT;
	uint32_t n = asked_count(exchange_asked(s->in->exchange)), answered = 0;

	if (!is_verbose(s->in, &s->c->v[SR_VERBOSE]))
		return;
	for (uint32_t i = 0; i < n; i++)
		answered += asked_answered(exchange_asked(s->in->exchange), i);
	buf_fmt(&b, "%u probe%s, %u answered, %u not, %llu packet%s arrived, %llu dropped by the kernel\n", n, n == 1 ? "" : "s", answered,
		n - answered, (unsigned long long)s->result.arrived, s->result.arrived == 1 ? "" : "s", (unsigned long long)s->result.dropped);
	if (s->result.refused)
		buf_fmt(&b, "%llu could not be sent: %s\n", (unsigned long long)s->result.refused, s->result.refusal.text);
	out_text(s->in, b.p, b.n);
	buf_free(&b);
}

static bool both(struct interp *in, struct call *c, bool is_link, struct val *out)
{
	struct sr s;
	struct val v[2];
	bool ok = sr_begin(&s, in, c, is_link) && sr_resume(&s, 1);

	if (ok) {
		s.answered = pool_add(in, list_new_of(V_PLIST, NULL, 0));
		s.want.idle = idle;
		ok = sr_run(&s);
	}
	if (ok) {
		v[0] = sr_answered(&s);
		v[1] = sr_unanswered(&s);
		*out = pool_add(in, list_new_of(V_TUPLE, v, 2));
		say_result(&s);
	}
	sr_end(&s);
	return ok;
}

static bool one(struct interp *in, struct call *c, bool is_link, struct val *out)
{
	struct sr s;
	bool ok = sr_begin(&s, in, c, is_link) && sr_resume(&s, 1);

	s.want.first = true;
	ok = ok && sr_run(&s);
	if (ok && s.result.n)
		*out = pool_borrow(in, sr_pair(&s, 0).l->v[1]);
	else
		*out = VAL_NONE;
	if (ok)
		say_result(&s);
	sr_end(&s);
	return ok;
}

static bool fn_sr(struct interp *in, struct call *c, struct val *out)
{
	return both(in, c, false, out);
}

static bool fn_srp(struct interp *in, struct call *c, struct val *out)
{
	return both(in, c, true, out);
}

static bool fn_sr1(struct interp *in, struct call *c, struct val *out)
{
	return one(in, c, false, out);
}

static bool fn_srp1(struct interp *in, struct call *c, struct val *out)
{
	return one(in, c, true, out);
}

const struct builtin builtins_sr[] = {
	{ "sr", fn_sr, SR_PARAMS, "sends at layer 3 and gives (answered, unanswered); timeout in seconds after the last probe" },
	{ "sr1", fn_sr1, SR_PARAMS, "sends at layer 3 and gives the first answer, or None" },
	{ "srp", fn_srp, SR_PARAMS, "sends frames and gives (answered, unanswered)" },
	{ "srp1", fn_srp1, SR_PARAMS, "sends frames and gives the first answer, or None" },
	{ "why", m_why, "", "why a probe that sr() gave back has no answer: what came nearest", NULL, ON_PACKET },
	{ 0 },
};
