/* line.c - lines from the user: edited by libedit on a terminal, plain otherwise. */
#include "line.h"

#include <histedit.h>
#include <locale.h>
#include <poll.h>
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
#define PASTE_MOST (1u << 20)
#define PASTE_PAUSE 2000       /* ms: the end mark was lost */
#define PASTE_END "\033[201~"
#define BRACKET_ON "\033[?2004h"  /* the terminal marks what is pasted */
#define BRACKET_OFF "\033[?2004l"

struct line_reader {
	struct interp *in;
	const struct buf *before;
	const char *prompt;
	EditLine *edit;          /* NULL: plain */
	History *history;
	char path[PATH_ROOM];    /* of the history file; empty: none */
	char *plain;             /* getline's */
	size_t room;
	struct buf pasted;       /* lines that were pasted, from `taken` on not yet given */
	size_t taken;
	bool from_paste;         /* the last line was pasted, with marks */
	bool brackets;           /* the terminal can mark what is pasted */
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

/* What the editor counts in: UTF-8 characters. */
static int characters(const uint8_t *p, size_t n)
{
	int count = 0;

	for (size_t i = 0; i < n; i++)
		count += (p[i] & 0xc0) != 0x80;
	return count;
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
			el_deletestr(e, characters(text.p + c.begin, have));
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

/* ---- pasting ---- */

/* Up to the mark that ends it. What is not text is left out. */
static void read_paste(struct buf *out)
{
	struct pollfd fd = { .fd = STDIN_FILENO, .events = POLLIN };
	const size_t mark = strlen(PASTE_END);
	struct buf raw = BUF_INIT;
	char c;

	while (raw.n < PASTE_MOST && poll(&fd, 1, PASTE_PAUSE) > 0 && read(STDIN_FILENO, &c, 1) == 1) {
		buf_byte(&raw, (uint8_t)c);
		if (raw.n >= mark && !memcmp(raw.p + raw.n - mark, PASTE_END, mark)) {
			raw.n -= mark;
			break;
		}
	}
	for (size_t i = 0; i < raw.n; i++) {
		uint8_t b = raw.p[i];

		if (b == '\r' && i + 1 < raw.n && raw.p[i + 1] == '\n')
			continue;
		b = b == '\r' ? '\n' : b;
		if (b >= 0x20 || b == '\n' || b == '\t')
			buf_byte(out, b);
	}
	buf_free(&raw);
}

/* What is pasted is one line to go on editing, or several, which are given one after the other. */
static unsigned char paste(EditLine *e, int key)
{
	struct line_reader *l = NULL;
	struct buf text = BUF_INIT;
	char *first, *end;

	(void)key;
	el_get(e, EL_CLIENTDATA, &l);
	read_paste(&text);
	first = buf_cstr(&text);
	end = strchr(first, '\n');
	l->from_paste = end != NULL;
	if (end) {
		line_forget(l);
		buf_add(&l->pasted, end + 1, text.n - (size_t)(end + 1 - first));
		*end = '\0';
	}
	if (*first)
		el_insertstr(e, first);
	buf_free(&text);
	return end ? CC_NEWLINE : CC_REFRESH;
}

void line_forget(struct line_reader *l)
{
	buf_clear(&l->pasted);
	l->taken = 0;
}

/* The rest of what was pasted: a whole line is given, a piece without an end goes into the editor. */
static bool next_pasted(struct line_reader *l, struct buf *out)
{
	size_t left = l->pasted.n - l->taken, n;
	const uint8_t *p = l->pasted.p + l->taken, *end = left ? memchr(p, '\n', left) : NULL;

	if (!left)
		return false;
	if (!end) {
		struct buf rest = BUF_INIT;

		for (size_t i = 0; i < left; i++)
			buf_add(&rest, p[i] == '\t' ? (const void *)"        " : &p[i], p[i] == '\t' ? 8 : 1);
		el_push(l->edit, buf_cstr(&rest));
		buf_free(&rest);
		line_forget(l);
		return false;
	}
	l->from_paste = true;
	n = (size_t)(end + 1 - p);
	buf_add(out, p, n);
	l->taken += n;
	if (l->taken == l->pasted.n)
		line_forget(l);
	return true;
}

bool line_waiting(const struct line_reader *l)
{
	struct pollfd fd = { .fd = STDIN_FILENO, .events = POLLIN };

	if (l->from_paste)
		return l->pasted.n > l->taken;
	return poll(&fd, 1, l->edit ? 10 : 0) > 0;
}

/* ---- the editor ---- */

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
	el_set(l->edit, EL_ADDFN, "pkt-paste", "what was pasted", paste);
	el_set(l->edit, EL_BIND, "\033[200~", "pkt-paste", NULL);
	el_set(l->edit, EL_BIND, "^R", "em-inc-search-prev", NULL);
	el_set(l->edit, EL_BIND, "\033[3~", "ed-delete-next-char", NULL);
	el_set(l->edit, EL_BIND, "\033[H", "ed-move-to-beg", NULL);
	el_set(l->edit, EL_BIND, "\033[F", "ed-move-to-end", NULL);
	l->brackets = getenv("TERM") && strcmp(getenv("TERM"), "dumb") != 0;
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
	if (!l->edit)
		setvbuf(stdin, NULL, _IONBF, 0); /* poll tells whether more is there */
	return l;
}

void line_free(struct line_reader *l)
{
	if (l->history)
		history_end(l->history);
	if (l->edit)
		el_end(l->edit);
	free(l->plain);
	buf_free(&l->pasted);
	mem_free(l);
}

size_t line_prompt(const char *text)
{
	if (strncmp(text, ">>>", 3) != 0 && strncmp(text, "...", 3) != 0)
		return 0;
	return text[3] == ' ' ? 4 : text[3] == '\n' || !text[3] ? 3 : 0;
}

static void remember(struct line_reader *l, const char *text)
{
	HistEvent ev;

	text += line_prompt(text);
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
	size_t from = out->n;

	if (next_pasted(l, out)) {
		printf("%s%.*s", l->prompt, (int)(out->n - from), out->p + from);
		fflush(stdout);
		remember(l, buf_cstr(out) + from);
		return LINE_GOT;
	}
	l->from_paste = false;
	sigemptyset(&interrupt);
	sigaddset(&interrupt, SIGINT);
	sigprocmask(SIG_BLOCK, &interrupt, &before);
	el_resize(l->edit);
	el_set(l->edit, EL_PREP_TERM, 1); /* before the prompt: a key that comes early is taken as typed */
	fputs(l->brackets ? BRACKET_ON : "", stdout);
	fflush(stdout);
	text = el_gets(l->edit, &n);
	fputs(l->brackets ? BRACKET_OFF : "", stdout);
	fflush(stdout);
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
