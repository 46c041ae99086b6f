/* scan.c - what the scanner keeps: places, indentation, brackets. */
#include "pkt/scan.h"

#include <string.h>

#include "pkt/buf.h"

size_t scan_feed(struct parser *ps, char *p, size_t max)
{
	size_t n = ps->n - ps->fed;

	if (n > max)
		n = max;
	memcpy(p, ps->text + ps->fed, n);
	ps->fed += n;
	return n;
}

void scan_advance(struct parser *ps, struct span *at, size_t n)
{
	at->begin = ps->pos;
	ps->pos += (uint32_t)n;
	at->end = ps->pos;
}

void scan_back(struct parser *ps, struct span *at, size_t k)
{
	ps->pos = at->begin + (uint32_t)k;
	at->end = ps->pos;
}

static void fail(struct parser *ps)
{
	ps->give_error = true;
}

/* ---- indentation ---- */

static struct indent *top_indent(struct parser *ps)
{
	return &ps->indent[ps->nindent - 1];
}

static void indent_more(struct parser *ps, struct indent now, struct span at)
{
	if (ps->nindent == INDENT_MAX) {
		parse_error(ps, at, "blocks are nested more than %d deep", INDENT_MAX - 1);
		fail(ps);
		return;
	}
	now.fake = !ps->colon && !ps->erred;
	ps->indent[ps->nindent++] = now;
	if (!now.fake) {
		ps->pending++;
		return;
	}
	diag_hint(parse_error(ps, at, "unexpected indentation"), "only a line after ':' is indented");
	fail(ps);
}

static void indent_less(struct parser *ps, struct indent now, struct span at)
{
	while (ps->nindent > 1 && top_indent(ps)->col > now.col) {
		ps->pending -= !top_indent(ps)->fake;
		ps->nindent--;
	}
	if (top_indent(ps)->col == now.col)
		return;
	diag_hint(parse_error(ps, at, "this indentation fits no block above"), "align it with one of them");
	now.fake = true;
	ps->indent[ps->nindent++] = now;
	fail(ps);
}

/* A line begins with the n bytes at p of white space, and something follows. */
void scan_indent(struct parser *ps, const char *p, size_t n, struct span at)
{
	struct indent now = { 0, 0, false }, *top = top_indent(ps);

	for (size_t i = 0; i < n; i++) {
		now.col = p[i] == '\t' ? (now.col | 7) + 1 : now.col + (p[i] == ' ');
		now.alt += p[i] != '\f';
	}
	if ((now.col > top->col) != (now.alt > top->alt) || (now.col < top->col) != (now.alt < top->alt)) {
		diag_hint(parse_error(ps, at, "tabs and spaces are mixed in this indentation"), "use spaces only");
		fail(ps);
	}
	if (now.col > top->col)
		indent_more(ps, now, at);
	else if (now.col < top->col)
		indent_less(ps, now, at);
	ps->erred = ps->give_error;
}

/* The string that a line break would leave open: the innermost f-string with one quote, if we are inside its braces. */
static bool breaks_fstring(const struct parser *ps)
{
	return ps->nfstr && !ps->fstr[ps->nfstr - 1].triple;
}

/* A line ends: does the statement go on? True as well when that was a mistake. */
bool scan_inner_line(struct parser *ps)
{
	if (!breaks_fstring(ps))
		return ps->nopen > 0;
	scan_funclosed(ps);
	return true;
}

char bracket_closer(char open)
{
	return open == '(' ? ')' : open == '[' ? ']' : '}';
}

/* At the end of the text. True: an end of line must be given first. */
bool scan_end(struct parser *ps, struct span *at)
{
	*at = (struct span){ ps->pos, ps->pos };
	if (ps->nfstr) {
		scan_funclosed(ps);
		return false;
	}
	if (ps->nopen) {
		struct opener *o = &ps->open[ps->nopen - 1];

		ps->unfinished = true;
		ps->nopen = 0;
		diag_hint(parse_error(ps, (struct span){ o->at, o->at + 1 }, "'%c' was never closed", o->c == 'f' ? '{' : o->c),
		          "'%c' is missing", bracket_closer(o->c));
		fail(ps);
		return false;
	}
	if (ps->any_token)
		return true;
	if (ps->colon)
		ps->unfinished = true;
	while (ps->nindent > 1) {
		ps->pending -= !top_indent(ps)->fake;
		ps->nindent--;
	}
	return false;
}

/* ---- brackets ---- */

char scan_top(const struct parser *ps)
{
	return ps->nopen ? ps->open[ps->nopen - 1].c : 0;
}

bool scan_open(struct parser *ps, char c, struct span at)
{
	if (ps->nopen == BRACKETS_MAX) {
		parse_error(ps, at, "brackets are nested more than %d deep", BRACKETS_MAX);
		fail(ps);
		return false;
	}
	ps->open[ps->nopen++] = (struct opener){ c, at.begin };
	return true;
}

bool scan_close(struct parser *ps, char c, struct span at)
{
	struct opener *o = ps->nopen ? &ps->open[ps->nopen - 1] : NULL;
	struct diag *d;
	unsigned line, col;

	if (o && bracket_closer(o->c) == c) {
		ps->nopen--;
		return true;
	}
	fail(ps);
	if (!o) {
		diag_hint(parse_error(ps, at, "'%c' closes nothing", c), "leave it out, or open one before");
		return false;
	}
	source_place(&ps->prog->src, o->at, &line, &col);
	d = parse_error(ps, at, "'%c' does not close the '%c' of line %u, column %u", c, o->c == 'f' ? '{' : o->c, line, col);
	diag_hint(d, "'%c'?", bracket_closer(o->c));
	if (o->c != 'f')
		ps->nopen--;
	return false;
}

/* ---- what is no token ---- */

void scan_foreign(struct parser *ps, const char *p, size_t n, struct span at)
{
	static const struct {
		const char *text, *hint;
	} rows[] = {
		{ "&&", "did you mean 'and'?" },
		{ "||", "did you mean 'or'?" },
		{ "!", "did you mean 'not'?" },
		{ ":=", "assign on a line of its own" },
		{ "->", "a field stands behind a dot: p.ttl; a function's type is left out" },
		{ "@", "there are no decorators: call it on a line below, f = wrap(f)" },
		{ "?", "a choice is written a if c else b; help(x) explains x" },
		{ "$", "a variable needs no sign" },
		{ "`", "use repr(x)" },
		{ "\\", "a backslash only goes on at the end of a line" },
	};
	struct diag *d = parse_error(ps, at, "'%.*s' means nothing here", (int)n, p);

	fail(ps);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (str_eq((struct str){ p, n }, rows[i].text))
			diag_hint(d, "%s", rows[i].hint);
	}
}

/* Quotes that word processors make of plain ones. */
static bool is_curly(const char *p, size_t n)
{
	return n == 3 && !memcmp(p, "\xe2\x80", 2) && (uint8_t)p[2] >= 0x98 && (uint8_t)p[2] <= 0x9f;
}

void scan_stray(struct parser *ps, const char *p, size_t n, struct span at)
{
	uint8_t c = (uint8_t)p[0];
	struct diag *d;

	fail(ps);
	if (n == 1 && (c < 0x20 || c >= 0x7f)) {
		diag_hint(parse_error(ps, at, "byte 0x%02x cannot stand in a script", c), "in a string write \\x%02x", c);
		return;
	}
	d = parse_error(ps, at, "'%.*s' cannot stand here", (int)n, p);
	if (is_curly(p, n))
		diag_hint(d, "use the plain quotes \" or '");
	else if (n == 3 && !memcmp(p, "\xe2\x80", 2) && (uint8_t)p[2] >= 0x90 && (uint8_t)p[2] <= 0x95)
		diag_hint(d, "use the plain -");
	else if (n == 2 && !memcmp(p, "\xc2\xa0", 2))
		diag_hint(d, "use a plain space");
	else if (n > 1)
		diag_hint(d, "names are made of a-z, A-Z, 0-9 and _");
}
