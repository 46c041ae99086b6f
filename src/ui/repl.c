/* repl.c - pkt: reads a statement, runs it, prints its value, and again. */
#include "cmd.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "line.h"
#include "pkt/cap.h"
#include "pkt/lnet.h"
#include "pkt/mem.h"
#include "rc.h"
#include "say.h"
#include "session.h"
#include "signals.h"
#include "status.h"

struct repl {
	struct session session;
	struct line_reader *lines;
	struct buf text;          /* of the statement that is being typed */
	bool terminal;            /* somebody types */
	bool stopped;             /* Ctrl-C ended the last statement */
	int status;
	/* What is pasted is more than what is typed: */
	bool held;                /* an empty line stands behind a block, and the next line may still belong to it */
	bool prompted;            /* lines came with their prompts: those without are what was printed */
	bool skipping;            /* indented lines behind a statement that was wrong */
};

static bool is_blank(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!strchr(" \t\r\n", p[i]))
			return false;
	}
	return true;
}

/* Runs what was typed. false: it asked to leave. */
static bool run(struct repl *r)
{
	struct source src = { NULL, buf_cstr(&r->text), r->text.n };
	bool leave = false;
	int got;

	r->held = false;
	if (is_blank(src.text, src.n)) {
		buf_clear(&r->text);
		return true;
	}
	got = session_run(&r->session, &src, &leave);
	buf_clear(&r->text);
	if (leave) {
		r->status = got;
		return false;
	}
	r->stopped = signals_take();
	if (r->stopped) {
		line_forget(r->lines);
		if (r->terminal)
			fputs("interrupted\n", stderr);
	}
	if (got && !r->terminal)
		r->status = got;
	return true;
}

/* ---- what was pasted ---- */

/* Does the line go on with a block that an empty line stands behind? */
static bool goes_on(const char *line)
{
	static const char *const words[] = { "else", "elif", "except", "finally" };

	if (*line == ' ' || *line == '\t')
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t n = strlen(words[i]);

		if (!strncmp(line, words[i], n) && strchr(" \t:", line[n]))
			return true;
	}
	return false;
}

/* The line from `at` on loses the prompt that was pasted with it. false: it is no part of the program at all. */
static bool take_line(struct repl *r, size_t at)
{
	bool waiting = line_waiting(r->lines), was_prompted = r->prompted, drop;
	const char *line = buf_cstr(&r->text) + at;
	size_t prompt = line_prompt(line);

	r->prompted = (prompt || was_prompted) && waiting;
	drop = was_prompted && !prompt;
	if (r->skipping && !drop)
		r->skipping = drop = *line == ' ' || *line == '\t' || is_blank(line, strlen(line));
	if (drop) {
		r->text.n = at;
		return false;
	}
	memmove(r->text.p + at, r->text.p + at + prompt, r->text.n - at - prompt);
	r->text.n -= prompt;
	return true;
}

/* A block is held back at an empty line as long as more is there to read. */
static bool hold(struct repl *r, size_t at)
{
	bool ends = at && is_blank(buf_cstr(&r->text) + at, r->text.n - at);

	r->held = ends && !r->prompted && line_waiting(r->lines);
	return r->held;
}

/* One more line, from `at` on. false: leave. */
static bool next_line(struct repl *r, size_t at)
{
	enum need need;

	if (r->held && !is_blank(buf_cstr(&r->text) + at, r->text.n - at)) {
		struct buf line = BUF_INIT;
		bool ends = !goes_on(buf_cstr(&r->text) + at);

		r->held = false;
		if (ends) {
			buf_add(&line, r->text.p + at, r->text.n - at);
			r->text.n = at;
			if (!run(r)) {
				buf_free(&line);
				return false;
			}
			at = 0;
			if (!r->stopped)
				buf_add(&r->text, line.p, line.n);
			buf_free(&line);
		}
	}
	need = interp_ready(buf_cstr(&r->text), r->text.n);
	if (need == MORE || hold(r, at))
		return true;
	r->skipping = need == WRONG && line_waiting(r->lines);
	return run(r);
}

static void loop(struct repl *r)
{
	for (;;) {
		size_t at = r->text.n;

		switch (line_next(r->lines, r->text.n ? "... " : ">>> ", &r->text)) {
		case LINE_INTERRUPTED:
			if (!r->terminal)
				return;
			signals_take();
			line_forget(r->lines);
			buf_clear(&r->text);
			r->held = r->prompted = r->skipping = false;
			continue;
		case LINE_END:
			run(r);
			return;
		case LINE_GOT:
			break;
		}
		if (take_line(r, at) && !next_line(r, at))
			return;
	}
}

/* ---- start ---- */

/* false: it asked to leave. */
static bool run_rc(struct repl *r)
{
	struct buf text = BUF_INIT;
	struct source src = { 0 };
	bool leave = false;
	char *path;
	int got = STATUS_DONE;

	if (rc_read(&text, &path)) {
		src = (struct source){ path, buf_cstr(&text), text.n };
		got = session_run(&r->session, &src, &leave);
		if (!leave && signals_take())
			fputs("interrupted\n", stderr);
		mem_free(path);
	}
	buf_free(&text);
	if (leave)
		r->status = got;
	return !leave;
}

int cmd_repl(const struct options *opt, struct out *o)
{
	static char *const argv[] = { (char *)"" };
	struct repl r = { .terminal = isatty(STDIN_FILENO) };
	struct diag d = DIAG_INIT;

	if (!session_start(&r.session, o, SESSION_SHOWS, opt->seeded ? &opt->seed : NULL, 1, (char **)argv, &d))
		return say_diag(&d);
	signals_catch();
	r.lines = line_new(r.session.in, &r.text);
	if (r.terminal && isatty(o->fd)) {
		buf_fmt(&o->buf, "pkt %s · libnet %s · libpcap %s · help() · ls() · Ctrl-D leaves\n", PKT_VERSION, lnet_version(),
			cap_version());
		out_flush(o);
	}
	if (!r.terminal || opt->no_rc || run_rc(&r))
		loop(&r);
	line_free(r.lines);
	buf_free(&r.text);
	mem_leave();
	session_end(&r.session);
	return r.status;
}
