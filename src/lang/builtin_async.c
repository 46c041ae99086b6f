/* builtin_async.c - AsyncSniffer: the kernel captures while the script goes on. */
#include "pkt/clock.h"
#include "sniff.h"

/*
 * A thread keeps what comes, so that nothing is lost while the script does something else. It is taken in when the script asks
 * for it (stop, join, results): prn and its kin are called then.
 */
#define KEPT_MOST ((size_t)1 << 30) /* bytes */

struct sniffer {
	struct obj obj;
	struct val arg[SNIFF_ARGS];
	struct sniff s;
	bool running;
};

static void sniffer_free(struct obj *o)
{
	struct sniffer *f = (struct sniffer *)o;

	sniff_end(&f->s);
	val_drop(f->s.list);
	for (int i = 0; i < SNIFF_ARGS; i++)
		val_drop(f->arg[i]);
	mem_free(f);
}

static const struct obj_type sniffer_type = { "AsyncSniffer", sniffer_free };

static bool fn_sniffer(struct interp *in, struct call *c, struct val *out)
{
	struct sniffer *f = mem_zero(1, sizeof(*f));

	f->obj.type = &sniffer_type;
	f->obj.refs = 1;
	for (int i = 0; i < SNIFF_ARGS; i++)
		f->arg[i] = val_hold(c->v[i]);
	*out = pool_add(in, (struct val){ .type = V_SNIFFER, .any = f });
	return true;
}

static struct sniffer *self_of(struct call *c)
{
	struct sniffer *f = c->v[0].any;

	f->s.c = c;
	return f;
}

/* Ends the capture; what it kept stays. */
static bool finish(struct sniffer *f)
{
	bool ok = sniff_session_rest(&f->s);

	sniff_drops(&f->s);
	sniff_end(&f->s);
	f->running = false;
	return ok;
}

static bool m_start(struct interp *in, struct call *c, struct val *out)
{
	struct sniffer *f = self_of(c);
	bool ok;

	(void)out;
	if (f->running)
		return call_bad(in, c, -1, "the AsyncSniffer runs already");
	val_drop(f->s.list);
	f->s = (struct sniff){ .in = in, .c = c, .arg = f->arg };
	ok = sniff_begin(&f->s);
	if (ok && f->arg[SNIFF_OFFLINE].type != V_NONE) {
		ok = sniff_offline(&f->s) && sniff_session_rest(&f->s);
		sniff_end(&f->s);
		return ok;
	}
	ok = ok && sniff_open(&f->s) && (cap_live_behind(f->s.live, KEPT_MOST, &in->d) || call_place(in, c, -1));
	f->running = ok;
	if (!ok)
		sniff_end(&f->s);
	return ok;
}

/* Takes in what has come by now, or all until the end or `until`. */
static bool take_in(struct sniffer *f, int64_t until, bool drain)
{
	bool ok = true;

	if (f->running)
		ok = sniff_run(&f->s, until, drain);
	if (f->running && (!ok || f->s.done))
		ok = finish(f) && ok;
	return ok;
}

static struct val results(struct sniffer *f)
{
	return f->s.list.type == V_PLIST ? f->s.list : VAL_NONE;
}

static bool m_stop(struct interp *in, struct call *c, struct val *out)
{
	struct sniffer *f = self_of(c);
	bool ok = true;

	if (f->running) {
		sniff_stop(&f->s);
		ok = take_in(f, 0, false);
	}
	*out = pool_borrow(in, results(f));
	return ok;
}

/* Waits until count=, timeout= or stop_filter= end it. */
static bool m_join(struct interp *in, struct call *c, struct val *out)
{
	struct sniffer *f = self_of(c);
	int64_t most;

	(void)out;
	if (!call_seconds(in, c, 1, &most))
		return false;
	return take_in(f, most < 0 ? 0 : clock_monotonic() + most, false);
}

static bool a_results(struct interp *in, struct call *c, struct val *out)
{
	struct sniffer *f = self_of(c);

	if (!take_in(f, 0, true))
		return false;
	*out = pool_borrow(in, results(f));
	return true;
}

static bool a_running(struct interp *in, struct call *c, struct val *out)
{
	struct sniffer *f = self_of(c);

	(void)in;
	if (!take_in(f, 0, true))
		return false;
	*out = val_bool(f->running);
	return true;
}

const struct builtin builtins_async[] = {
	{ "AsyncSniffer", fn_sniffer, SNIFF_PARAMS, "a capture that runs beside the script: start(), stop(), results",
	  "AsyncSniffer(filter=\"udp port 53\", count=1).running" },
	{ "start", m_start, "", "begins to capture; it runs when this returns", NULL, ON_SNIFFER },
	{ "stop", m_stop, "join=True", "ends the capture and gives its packets", NULL, ON_SNIFFER },
	{ "join", m_join, "timeout=None", "waits until the capture ends by itself", NULL, ON_SNIFFER },
	{ "results", a_results, NULL, "the packets so far", NULL, ON_SNIFFER },
	{ "running", a_running, NULL, "does it capture?", NULL, ON_SNIFFER },
	{ 0 },
};
