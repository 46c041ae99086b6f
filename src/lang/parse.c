/* parse.c - from text to a program, and what is said about text that is none. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "pkt/ast.h"
#include "pkt/buf.h"
#include "pkt/habit.h"
#include "pkt/mem.h"
#include "pkt/scan.h"

/* ---- programs ---- */

static void program_free(struct obj *o)
{
	struct program *p = (struct program *)o;

	for (struct program *q = p->included, *next; q; q = next) {
		next = q->next;
		program_drop(q);
	}
	for (struct node *n = p->consts; n; n = n->next_const)
		val_drop(n->val);
	arena_free(&p->arena);
	mem_free(p);
}

static const struct obj_type program_type = { "program", program_free };

static struct program *program_new(const struct source *src)
{
	struct program *p = mem_zero(1, sizeof(*p));

	p->obj.type = &program_type;
	p->obj.refs = 1;
	arena_init(&p->arena);
	p->src.name = src->name ? arena_text(&p->arena, src->name, strlen(src->name)) : NULL;
	p->src.text = arena_text(&p->arena, src->text, src->n);
	p->src.n = src->n;
	p->main = arena_alloc(&p->arena, sizeof(*p->main));
	p->main->prog = p;
	return p;
}

struct program *program_hold(struct program *p)
{
	p->obj.refs++;
	return p;
}

void program_drop(struct program *p)
{
	if (p)
		obj_drop(&p->obj);
}

/* Errors in the order of the text. */
static int by_place(const struct diag *a, const struct diag *b)
{
	return a->span.begin < b->span.begin ? -1 : a->span.begin > b->span.begin;
}

/* Few and nearly in order: insertion keeps equal ones as they came. */
void diags_sort(struct diags *d, size_t from)
{
	for (size_t i = from + 1; i < d->n; i++) {
		struct diag one = d->v[i];
		size_t k = i;

		for (; k > from && by_place(&d->v[k - 1], &one) > 0; k--)
			d->v[k] = d->v[k - 1];
		d->v[k] = one;
	}
}

struct program *program_parse(const struct source *src, struct symtab *syms, struct diags *d, bool *unfinished)
{
	struct parser *ps = mem_zero(1, sizeof(*ps));
	struct program *prog;
	size_t before = d->n;

	ps->prog = program_new(src);
	ps->syms = syms;
	ps->diags = d;
	ps->text = ps->prog->src.text;
	ps->n = src->n;
	ps->nindent = 1;
	ps->line_start = true;
	if (src->n > SOURCE_MAX)
		parse_error(ps, (struct span){ 0, 0 }, "a script has at most %u bytes", SOURCE_MAX);
	else if (!grammar_parse(ps) && d->n == before)
		parse_error(ps, (struct span){ 0, 0 }, "this cannot be read");
	diags_sort(d, before);
	if (unfinished)
		*unfinished = ps->unfinished;
	prog = ps->prog;
	mem_free(ps);
	return prog;
}

/* ---- mistakes ---- */

enum { ERRORS_MAX = 50 };

struct diag *parse_error(struct parser *ps, struct span at, const char *fmt, ...)
{
	struct diag *d = ps->erred ? &ps->ignored : diags_new(ps->diags);
	va_list ap;

	va_start(ap, fmt);
	diag_vset(d, fmt, ap);
	va_end(ap);
	ps->erred = true;
	d->src = &ps->prog->src;
	d->span = at;
	return d;
}

static bool among(const char *const *want, int n, const char *name)
{
	for (int i = 0; i < n; i++) {
		if (!strcmp(want[i], name))
			return true;
	}
	return false;
}

static bool line_between(const struct parser *ps, uint32_t from, uint32_t to)
{
	return to > from && memchr(ps->text + from, '\n', to - from);
}

static uint32_t line_begin(const struct parser *ps, uint32_t at)
{
	while (at && ps->text[at - 1] != '\n')
		at--;
	return at;
}

/* Is only white space between the line's beginning and the token? */
static bool begins_line(const struct parser *ps, uint32_t at)
{
	while (at && (ps->text[at - 1] == ' ' || ps->text[at - 1] == '\t'))
		at--;
	return !at || ps->text[at - 1] == '\n';
}

/* Words that only begin a statement: inside brackets they show that one was forgotten. */
static bool begins_statement(const char *token)
{
	static const char *const words[] = { "while", "def", "return", "class", "try", "except", "assert", "del", "import",
		"break", "continue", "pass", "elif", "global", "raise" };

	return among(words, sizeof(words) / sizeof(words[0]), token);
}

static bool never_closed(struct parser *ps, struct span at, const char *token)
{
	const struct opener *o = ps->nopen ? &ps->open[ps->nopen - 1] : NULL;

	if (!o || !line_between(ps, o->at, at.begin) || !begins_line(ps, at.begin))
		return false;
	if (!begins_statement(token) && strcmp(token, "name") != 0 && strcmp(token, "'='") != 0)
		return false;
	return true;
}

static const char *kind_of(const char *token)
{
	static const char *const kinds[] = { "name", "number", "string", "f-string" };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (!strcmp(kinds[i], token))
			return kinds[i];
	}
	return NULL;
}

static void hint_for(const struct parser *ps, struct diag *d, struct span at, const char *token, const char *const *want, int n)
{
	struct str word = { ps->text + at.begin, at.end - at.begin };
	bool value = kind_of(token) || !strcmp(token, "'('") || !strcmp(token, "'['");
	const char *habit = habit_syntax(ps, at, token, want, n);

	if (word.n > 40)
		word.n = 40;
	if (habit)
		diag_hint(d, "%s", habit);
	else if (!strcmp(token, "'='"))
		diag_hint(d, "did you mean '=='?");
	else if (ps->nopen && ps->open[ps->nopen - 1].c == '{' && among(want, n, "':'"))
		diag_hint(d, "a dict is {key: value}, a set {value}, a list [value]");
	else if (!strcmp(token, "else") || !strcmp(token, "elif"))
		diag_hint(d, "there is no 'if' above it");
	else if (value && ps->nopen && among(want, n, "','"))
		diag_hint(d, "missing ',' before %s%.*s%s?", word.p[0] == '"' ? "" : "'", STR(word), word.p[0] == '"' ? "" : "'");
	else if (among(want, n, "':'") && !ps->nopen)
		diag_hint(d, "missing ':'?");
}

static void value_missing(struct parser *ps, struct span at, const char *const *want, int n)
{
	struct diag *d;

	if (among(want, n, "number")) {
		d = parse_error(ps, at, "the line ends where a value is wanted");
		if (at.begin > 1 && (!memcmp(ps->text + at.begin - 2, "++", 2) || !memcmp(ps->text + at.begin - 2, "--", 2)))
			diag_hint(d, "write %c= 1", ps->text[at.begin - 1]);
		return;
	}
	d = parse_error(ps, at, "the line ends too early");
	if (among(want, n, "':'"))
		diag_hint(d, "missing ':'?");
}

void parse_unexpected(struct parser *ps, struct span at, const char *token, const char *const *want, int n)
{
	struct str word = { ps->text + at.begin, at.end - at.begin };
	struct diag *d;

	if (ps->diags->n >= ERRORS_MAX)
		return;
	if (word.n > 60)
		word.n = 60;
	if (never_closed(ps, at, token)) {
		const struct opener *o = &ps->open[ps->nopen - 1];

		d = parse_error(ps, (struct span){ o->at, o->at + 1 }, "'%c' was never closed", o->c == 'f' ? '{' : o->c);
		diag_hint(d, "'%c' is missing", bracket_closer(o->c));
		ps->nopen = 0;
		ps->nfstr = 0;
		ps->again = true;
		ps->again_at = line_begin(ps, at.begin);
	} else if (among(want, n, "indentation")) {
		ps->unfinished |= at.begin >= ps->n;
		diag_hint(parse_error(ps, at, "a block is missing after ':'"), "indent its lines");
	} else if (among(want, n, "except") && among(want, n, "finally") && strcmp(token, "end of the line") != 0) {
		ps->unfinished |= at.begin >= ps->n;
		parse_error(ps, at, "'try' needs an 'except' or a 'finally' below it");
	} else if (!strcmp(token, "end of the line") || !strcmp(token, "end of the script")) {
		value_missing(ps, at, want, n);
	} else if (!strcmp(token, "word of Python")) {
		d = parse_error(ps, at, "'%.*s' is not part of this language", STR(word));
		if (habit_absent(word))
			diag_hint(d, "%s", habit_absent(word));
	} else if (kind_of(token)) {
		d = parse_error(ps, at, "unexpected %s", token);
		hint_for(ps, d, at, token, want, n);
	} else if (word.n) {
		d = parse_error(ps, at, "unexpected '%.*s'", STR(word));
		hint_for(ps, d, at, token, want, n);
	} else {
		parse_error(ps, at, "unexpected %s", token);
	}
}
