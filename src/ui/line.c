/* line.c - lines from the user: edited by libedit on a terminal, plain otherwise. */
#include "line.h"

#include <histedit.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <unistd.h>
#include <wchar.h>

#include "complete.h"
#include "history.h"
#include "pkt/mem.h"
#include "signals.h"

#define HISTORY_LINES 2000
#define PATH_ROOM 4096

struct line_reader {
	struct interp *in;
	const struct buf *before;
	const char *prompt;
	EditLine *edit;          /* NULL: plain */
	History *history;
	char path[PATH_ROOM];    /* of the history file; empty: none */
	char *plain;             /* getline's */
	size_t room;
};

static char *prompt_of(EditLine *e)
{
	struct line_reader *l = NULL;

	el_get(e, EL_CLIENTDATA, &l);
	return (char *)l->prompt;
}

static unsigned terminal_width(void)
{
	struct winsize w;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) || !w.ws_col)
		return 80;
	return w.ws_col;
}

/* Tab. On white space at the start of a line it indents. */
static unsigned char complete(EditLine *e, int key)
{
	const LineInfo *line = el_line(e);
	struct line_reader *l = NULL;
	struct completion c;
	struct buf text = BUF_INIT;
	size_t typed = (size_t)(line->cursor - line->buffer), at;
	unsigned char what = CC_REFRESH;

	(void)key;
	el_get(e, EL_CLIENTDATA, &l);
	if (strspn(line->buffer, " \t") >= typed && l->before->n) {
		el_insertstr(e, "    ");
		return CC_REFRESH;
	}
	buf_add(&text, l->before->p, l->before->n);
	buf_add(&text, line->buffer, (size_t)(line->lastchar - line->buffer));
	at = l->before->n + typed;
	completion_find(&c, l->in, buf_cstr(&text), text.n, at, terminal_width());
	if (!c.n) {
		what = CC_ERROR;
	} else {
		size_t have = at - c.begin;

		if (c.list.n && c.insert.n <= have) {
			printf("\n%s", buf_cstr(&c.list));
			fflush(stdout);
			what = CC_REDISPLAY;
		} else {
			el_deletestr(e, (int)have);
			el_insertstr(e, buf_cstr(&c.insert));
		}
	}
	completion_free(&c);
	buf_free(&text);
	return what;
}

/* A character of the terminal. Ctrl-C is let in only while waiting here, so that none is missed. */
static int next_char(EditLine *e, wchar_t *out)
{
	mbstate_t state = { 0 };
	sigset_t waiting;

	(void)e;
	sigprocmask(SIG_SETMASK, NULL, &waiting);
	sigdelset(&waiting, SIGINT);
	for (;;) {
		fd_set in;
		char c;
		size_t n;
		ssize_t got;

		FD_ZERO(&in);
		FD_SET(STDIN_FILENO, &in);
		if (pselect(STDIN_FILENO + 1, &in, NULL, NULL, NULL, &waiting) < 0)
			return -1;
		got = read(STDIN_FILENO, &c, 1);
		if (got <= 0)
			return (int)got;
		n = mbrtowc(out, &c, 1, &state);
		if (n == (size_t)-2)
			continue;
		if (n == (size_t)-1)
			*out = L'?';
		return 1;
	}
}

static void start_history(struct line_reader *l)
{
	HistEvent ev;

	l->history = history_init();
	if (!l->history)
		return;
	history(l->history, &ev, H_SETSIZE, HISTORY_LINES);
	history(l->history, &ev, H_SETUNIQUE, 1);
	if (history_path(l->path, sizeof(l->path)))
		history(l->history, &ev, H_LOAD, l->path);
	else
		l->path[0] = '\0';
	el_set(l->edit, EL_HIST, history, l->history);
}

static void start_editor(struct line_reader *l)
{
	setlocale(LC_CTYPE, "");
	l->edit = el_init("pkt", stdin, stdout, stderr);
	if (!l->edit)
		return;
	el_set(l->edit, EL_CLIENTDATA, l);
	el_set(l->edit, EL_PROMPT, prompt_of);
	el_set(l->edit, EL_EDITOR, "emacs");
	el_set(l->edit, EL_SIGNAL, 0);
	el_set(l->edit, EL_GETCFN, next_char);
	el_set(l->edit, EL_ADDFN, "pkt-complete", "what may stand here", complete);
	el_set(l->edit, EL_BIND, "^I", "pkt-complete", NULL);
	el_set(l->edit, EL_BIND, "^R", "em-inc-search-prev", NULL);
	el_set(l->edit, EL_BIND, "\033[3~", "ed-delete-next-char", NULL);
	el_set(l->edit, EL_BIND, "\033[H", "ed-move-to-beg", NULL);
	el_set(l->edit, EL_BIND, "\033[F", "ed-move-to-end", NULL);
	start_history(l);
	el_source(l->edit, NULL);
}

struct line_reader *line_new(struct interp *in, const struct buf *before)
{
	struct line_reader *l = mem_zero(1, sizeof(*l));

	l->in = in;
	l->before = before;
	if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
		start_editor(l);
	return l;
}

void line_free(struct line_reader *l)
{
	if (l->history)
		history_end(l->history);
	if (l->edit)
		el_end(l->edit);
	free(l->plain);
	mem_free(l);
}

static void remember(struct line_reader *l, const char *text)
{
	HistEvent ev;

	if (!l->history || text[strspn(text, " \t\r\n")] == '\0')
		return;
	history(l->history, &ev, H_ENTER, text);
	if (l->path[0])
		history(l->history, &ev, H_SAVE, l->path);
}

static enum line_got edited(struct line_reader *l, struct buf *out)
{
	int n = 0;
	const char *text;
	sigset_t interrupt, before;

	sigemptyset(&interrupt);
	sigaddset(&interrupt, SIGINT);
	sigprocmask(SIG_BLOCK, &interrupt, &before);
	el_resize(l->edit);
	el_set(l->edit, EL_PREP_TERM, 1); /* before the prompt: a key that comes early is taken as typed */
	text = el_gets(l->edit, &n);
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (*signals_flag()) {
		el_reset(l->edit);
		printf("^C\n");
		fflush(stdout);
		return LINE_INTERRUPTED;
	}
	if (!text || n <= 0) {
		printf("\n");
		fflush(stdout);
		return LINE_END;
	}
	buf_add(out, text, (size_t)n);
	remember(l, text);
	return LINE_GOT;
}

static enum line_got plain(struct line_reader *l, struct buf *out)
{
	ssize_t n;

	if (isatty(STDIN_FILENO)) {
		fputs(l->prompt, stderr);
		fflush(stderr);
	}
	n = getline(&l->plain, &l->room, stdin);
	if (*signals_flag()) {
		clearerr(stdin);
		return LINE_INTERRUPTED;
	}
	if (n < 0)
		return LINE_END;
	buf_add(out, l->plain, (size_t)n);
	return LINE_GOT;
}

enum line_got line_next(struct line_reader *l, const char *prompt, struct buf *out)
{
	size_t before = out->n;
	enum line_got got;

	l->prompt = prompt;
	got = l->edit ? edited(l, out) : plain(l, out);
	if (got == LINE_GOT && (out->n == before || out->p[out->n - 1] != '\n'))
		buf_byte(out, '\n');
	return got;
}
