/* cmd_send.c - pkt send: the packets of an expression, at layer 3 or 2 by what they begin with. */
#include "cmd.h"

#include <stdio.h>
#include <string.h>

#include "pkt/packet.h"
#include "pkt/registry.h"
#include "say.h"
#include "session.h"
#include "signals.h"
#include "status.h"

static struct val text_of(const char *text)
{
	return text ? val_str(text, strlen(text)) : VAL_NONE;
}

/* x, inter, loop, iface, count, verbose, realtime, return_packets, rate */
static int send(struct session *s, const struct options *opt, struct val x)
{
	struct val v[] = { x, val_int(0), val_int(0), text_of(opt->nifaces ? opt->iface[0] : NULL),
			   opt->count ? val_int(opt->count) : VAL_NONE, val_bool(true), val_bool(false), val_bool(false),
			   text_of(opt->rate) };
	struct diags d = { 0 };
	struct val out = VAL_NONE;
	bool ok = interp_call(s->in, session_layer3(&x) ? "send" : "sendp", v, sizeof(v) / sizeof(v[0]), &out, &d);

	val_drop(v[3]);
	val_drop(v[8]);
	val_drop(out);
	return ok ? STATUS_DONE : session_told(s, &d);
}

int cmd_send(const struct options *opt, struct out *o)
{
	struct source src = { "<expression>", opt->words[0], strlen(opt->words[0]) };
	struct diag d = DIAG_INIT;
	struct diags ds = { 0 };
	struct session s;
	struct val x;
	int status;

	signals_catch();
	if (!session_start(&s, o, false, opt->seeded ? &opt->seed : NULL, 0, NULL, &d))
		return say_diag(&d);
	if (interp_eval(s.in, &src, &x, &ds)) {
		status = send(&s, opt, x);
		val_drop(x);
	} else {
		status = session_told(&s, &ds);
	}
	session_end(&s);
	return status;
}
