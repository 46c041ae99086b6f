/* cmd_send.c - pkt send: the packets of an expression, at layer 3 or 2 by what they begin with. */
#include "cmd.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "pkt/clock.h"
#include "pkt/interp.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/send.h"
#include "say.h"
#include "chosen.h"
#include "signals.h"
#include "status.h"

#define MILLI 1000000
#define GUARD_HELD (1000 * (int64_t)MILLI)
#define LOOK_MS 200 /* a Ctrl-C that came just before the wait is seen then */

static struct val text_val(const char *text)
{
	return text ? val_str(text, strlen(text)) : VAL_NONE;
}

/* The guard goes with the program, and answers are still on their way. Ctrl-C ends the wait. */
static void hold_guard(struct session *s, const struct options *opt)
{
	int64_t left, until = clock_monotonic() + (opt->timeout < 0 ? GUARD_HELD : opt->timeout);

	if (!opt->guard || !sender_guarded(interp_sender(s->in)))
		return;
	while (!*signals_flag() && (left = until - clock_monotonic()) > 0)
		poll(NULL, 0, left > LOOK_MS * MILLI ? LOOK_MS : (int)(left / MILLI) + 1);
}

/* x, inter, loop, iface, count, verbose, realtime, return_packets, rate, guard, resume, via, threads */
static int send(struct session *s, const struct options *opt, struct val x)
{
	struct val v[] = { x, val_int(0), val_int(0), text_val(opt->nifaces ? opt->iface[0] : NULL),
			   opt->count ? val_int(opt->count) : VAL_NONE, val_int(opt->verbose ? 2 : 1), val_bool(false), val_bool(false),
			   text_val(opt->rate), opt->guard ? val_bool(true) : VAL_NONE, text_val(opt->resume), text_val(opt->via),
			   val_int(opt->threads ? opt->threads : 1) };
	struct diags d = { 0 };
	struct val out = VAL_NONE;
	int status;
	bool ok = interp_call(s->in, session_layer3(&x) ? "send" : "sendp", v, sizeof(v) / sizeof(v[0]), &out, &d);

	val_drop(v[3]);
	val_drop(v[8]);
	val_drop(v[10]);
	val_drop(v[11]);
	val_drop(out);
	status = ok ? STATUS_DONE : session_told(s, &d);
	hold_guard(s, opt);
	return status;
}

int cmd_send(const struct options *opt, struct out *o)
{
	return chosen_run(opt, o, send);
}
