/* cmd_sr.c - pkt sr and pkt loop: probes, a line for each, and a summary. */
#include "cmd.h"

#include <string.h>

#include "say.h"
#include "chosen.h"
#include "status.h"

#define SECOND 1e9

static struct val text_of(const char *text)
{
	return text ? val_str(text, strlen(text)) : VAL_NONE;
}

/* What srloop() takes, in its order; the answer is no when nothing answered. */
static int probe(struct session *s, const struct options *opt, struct val x)
{
	bool once = opt->command == COMMAND_SR;
	struct val count = once ? val_int(opt->count ? opt->count : 1) : opt->count ? val_int(opt->count) : VAL_NONE;
	struct val iface = text_of(opt->nifaces ? opt->iface[0] : NULL), rate = text_of(opt->rate), out = VAL_NONE;
	struct val resume = text_of(opt->resume), guard = opt->guard ? val_bool(true) : VAL_NONE;
	struct val timeout = { .type = V_FLOAT, .f = opt->timeout < 0 ? 1 : (double)opt->timeout / SECOND };
	struct val v[] = { x, VAL_NONE, VAL_NONE, iface, val_int(0), timeout, val_int(1), val_int(0), val_bool(false), rate, VAL_NONE,
			   val_bool(false), val_bool(true), VAL_NONE, VAL_NONE, guard, resume, count, VAL_NONE,
			   val_bool(once || opt->count) };
	struct diags d = { 0 };
	bool ok = interp_call(s->in, session_layer3(&x) ? "srloop" : "srploop", v, sizeof(v) / sizeof(v[0]), &out, &d);
	bool answered = ok && out.type == V_TUPLE && out.l->n == 2 && out.l->v[0].l->n;

	val_drop(iface);
	val_drop(rate);
	val_drop(resume);
	val_drop(out);
	return !ok ? session_told(s, &d) : interp_cut_short(s->in) ? STATUS_REFUSED : answered ? STATUS_DONE : STATUS_NO;
}

int cmd_sr(const struct options *opt, struct out *o)
{
	return chosen_run(opt, o, probe);
}
