/* repl.c - pkt: reads a statement, runs it, prints its value, and again. */
#include "cmd.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "line.h"
#include "pkt/cap.h"
#include "pkt/lnet.h"
#include "say.h"
#include "session.h"
#include "signals.h"
#include "status.h"

struct repl {
	struct session session;
	struct line_reader *lines;
	struct buf text;          /* of the statement that is being typed */
	bool terminal;            /* somebody types */
};

static bool blank(const struct buf *b)
{
	for (size_t i = 0; i < b->n; i++) {
		if (!strchr(" \t\r\n", b->p[i]))
			return false;
	}
	return true;
}

/* Runs what was typed. false: it asked to leave. */
static bool run(struct repl *r, int *status)
{
	struct source src = { NULL, buf_cstr(&r->text), r->text.n };
	bool leave = false;
	int got;

	if (blank(&r->text)) {
		buf_clear(&r->text);
		return true;
	}
	got = session_run(&r->session, &src, &leave);
	buf_clear(&r->text);
	if (leave) {
		*status = got;
		return false;
	}
	if (signals_take() && r->terminal)
		fputs("interrupted\n", stderr);
	if (got && !r->terminal)
		*status = got;
	return true;
}

static int loop(struct repl *r)
{
	int status = STATUS_DONE;

	for (;;) {
		switch (line_next(r->lines, r->text.n ? "... " : ">>> ", &r->text)) {
		case LINE_INTERRUPTED:
			if (!r->terminal)
				return status;
			signals_take();
			buf_clear(&r->text);
			continue;
		case LINE_END:
			run(r, &status);
			return status;
		case LINE_GOT:
			break;
		}
		if (interp_ready(buf_cstr(&r->text), r->text.n) != MORE && !run(r, &status))
			return status;
	}
}

int cmd_repl(struct out *o)
{
	static char *const argv[] = { (char *)"" };
	struct repl r = { .terminal = isatty(STDIN_FILENO) };
	struct diag d = DIAG_INIT;
	int status;

	if (!session_start(&r.session, o, true, 1, (char **)argv, &d))
		return say_diag(&d);
	signals_catch();
	r.lines = line_new(r.session.in, &r.text);
	if (r.terminal && isatty(o->fd)) {
		buf_fmt(&o->buf, "pkt %s · libnet %s · libpcap %s · help() · ls() · Ctrl-D leaves\n", PKT_VERSION, lnet_version(),
			cap_version());
		out_flush(o);
	}
	status = loop(&r);
	line_free(r.lines);
	buf_free(&r.text);
	session_end(&r.session);
	return status;
}
