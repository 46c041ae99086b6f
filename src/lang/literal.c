/* literal.c - numbers and strings as they are written in a script. */
#include "pkt/scan.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "pkt/buf.h"
#include "pkt/mem.h"

/* ---- numbers ---- */

struct val scan_float(const char *p, size_t n)
{
	char text[400];
	size_t k = 0;

	for (size_t i = 0; i < n && k < sizeof(text) - 1; i++) {
		if (p[i] != '_')
			text[k++] = p[i];
	}
	text[k] = '\0';
	return (struct val){ .type = V_FLOAT, .f = strtod(text, NULL) };
}

bool scan_int(struct parser *ps, const char *p, size_t n, struct span at, struct val *out)
{
	bool octal = n > 1 && p[0] == '0' && p[1] >= '0' && p[1] <= '9';
	uint8_t wide[64];
	uint64_t v = 0;
	struct diag *d;

	if (octal && strspn(p, "0_") < n) {
		d = parse_error(ps, at, "a number does not begin with 0");
		if (at.end < ps->n && ps->text[at.end] == ':')
			diag_hint(d, "an address stands in quotes");
		else
			diag_hint(d, "octal is written 0o%.*s", (int)n - 1, p + 1);
		ps->give_error = true;
		return false;
	}
	if (!str_to_u64((struct str){ p, n }, &v) && str_to_wide((struct str){ p, n }, wide, sizeof(wide))) {
		size_t zeros = 0;

		while (!wide[zeros])
			zeros++;
		*out = val_bytes(wide + zeros, sizeof(wide) - zeros);
		out->wide = 1;
		return true;
	}
	if (!str_to_u64((struct str){ p, n }, &v)) {
		parse_error(ps, at, "%.*s is too large (at most 2^64-1, %" PRIu64 ")", n > 60 ? 60 : (int)n, p, UINT64_MAX);
		ps->give_error = true;
		return false;
	}
	*out = val_int(v);
	return true;
}

void scan_bad_number(struct parser *ps, const char *p, size_t n, struct span at)
{
	struct diag *d = parse_error(ps, at, "'%.*s' is neither a number nor a name", n > 60 ? 60 : (int)n, p);

	if (p[0] == '0' && n > 1 && strchr("xXoObB", p[1]))
		diag_hint(d, "0x takes the digits 0-9 a-f, 0o 0-7, 0b 0 and 1");
	else if ((p[n - 1] | 32) == 'l' && strspn(p, "0123456789") == n - 1)
		diag_hint(d, "leave the %c out", p[n - 1]);
	else if (strchr("abcdefABCDEF", p[n - 1]))
		diag_hint(d, "hexadecimal is written 0x…, an address in quotes");
	else
		diag_hint(d, "a name does not begin with a digit, an address stands in quotes");
	ps->give_error = true;
}

/* ---- escapes ---- */

void put_utf8(struct buf *out, uint32_t c)
{
	if (c < 0x80) {
		buf_byte(out, (uint8_t)c);
		return;
	}
	if (c < 0x800) {
		buf_byte(out, (uint8_t)(0xc0 | c >> 6));
	} else if (c < 0x10000) {
		buf_byte(out, (uint8_t)(0xe0 | c >> 12));
		buf_byte(out, (uint8_t)(0x80 | (c >> 6 & 0x3f)));
	} else {
		buf_byte(out, (uint8_t)(0xf0 | c >> 18));
		buf_byte(out, (uint8_t)(0x80 | (c >> 12 & 0x3f)));
		buf_byte(out, (uint8_t)(0x80 | (c >> 6 & 0x3f)));
	}
	buf_byte(out, (uint8_t)(0x80 | (c & 0x3f)));
}

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if ((c | 32) >= 'a' && (c | 32) <= 'f')
		return (c | 32) - 'a' + 10;
	return 99;
}

/* At most `most` digits of a base: how many there are. */
static size_t digits(const char *p, size_t n, size_t most, int base, uint32_t *out)
{
	size_t i = 0;

	*out = 0;
	while (i < n && i < most && digit_of(p[i]) < base)
		*out = *out * (uint32_t)base + (uint32_t)digit_of(p[i++]);
	return i;
}

static bool bad_escape(struct parser *ps, uint32_t at, size_t n, const char *why)
{
	parse_error(ps, (struct span){ at, at + (uint32_t)n }, "%s", why);
	ps->give_error = true;
	return false;
}

/* \x, \u or \U at p (n bytes after the backslash; at is the backslash's place). *used: bytes after the backslash. */
static bool coded_escape(struct parser *ps, const char *p, size_t n, bool bytes, uint32_t at, struct buf *out, size_t *used)
{
	size_t want = p[0] == 'x' ? 2 : p[0] == 'u' ? 4 : 8, got;
	uint32_t c;

	got = digits(p + 1, n - 1, want, 16, &c);
	*used = got + 1;
	if (got < want) {
		return bad_escape(ps, at, got + 2, want == 2 ? "\\x takes two hexadecimal digits"
			: want == 4 ? "\\u takes four hexadecimal digits" : "\\U takes eight hexadecimal digits");
	}
	if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
		return bad_escape(ps, at, got + 2, "this is no character of Unicode");
	if (bytes)
		buf_byte(out, (uint8_t)c);
	else
		put_utf8(out, c);
	return true;
}

/* One escape at p, the backslash first. *used: bytes of it. */
static bool put_escape(struct parser *ps, const char *p, size_t n, bool bytes, uint32_t at, struct buf *out, size_t *used)
{
	static const char from[] = "\\'\"abfnrtv", to[] = "\\'\"\a\b\f\n\r\t\v";
	const char *simple = n > 1 && p[1] ? strchr(from, p[1]) : NULL;
	uint32_t c;

	*used = 2;
	if (n < 2) {
		buf_byte(out, '\\');
		*used = n;
		return true;
	}
	if (simple) {
		buf_byte(out, (uint8_t)to[simple - from]);
		return true;
	}
	if (p[1] == '\n')
		return true;
	if (p[1] == '\r' && n > 2 && p[2] == '\n') {
		*used = 3;
		return true;
	}
	if (p[1] == 'x' || (!bytes && (p[1] == 'u' || p[1] == 'U'))) {
		bool ok = coded_escape(ps, p + 1, n - 1, bytes, at, out, used);

		*used += 1;
		return ok;
	}
	if (p[1] == 'N' && !bytes)
		return bad_escape(ps, at, 2, "characters cannot be written by name; use \\u and four hexadecimal digits");
	*used = 1 + digits(p + 1, n - 1, 3, 8, &c);
	if (*used == 1) {
		buf_byte(out, '\\');
	} else if (bytes) {
		buf_byte(out, (uint8_t)c);
	} else {
		put_utf8(out, c);
	}
	return true;
}

/* The text that n bytes at p mean; `at` is their place. */
static bool unescape(struct parser *ps, const char *p, size_t n, bool raw, bool bytes, uint32_t at, struct buf *out)
{
	size_t used;

	for (size_t i = 0; i < n; i += used) {
		used = 1;
		if (bytes && (uint8_t)p[i] >= 0x80)
			return bad_escape(ps, at + (uint32_t)i, 1, "b\"…\" holds ASCII only; write other bytes as \\x and two digits");
		if (p[i] != '\\' || raw)
			buf_byte(out, (uint8_t)p[i]);
		else if (!put_escape(ps, p + i, n - i, bytes, at + (uint32_t)i, out, &used))
			return false;
	}
	return true;
}

/* ---- strings ---- */

bool scan_quote(struct parser *ps, const char *p, size_t n, struct span at)
{
	struct quote q = { .c = p[n - 1], .triple = n >= 3 && p[n - 1] == p[n - 2] && p[n - 2] == p[n - 3], .at = at.begin,
		.text = at.end };
	bool is_f = false;

	for (size_t i = 0; i < n - (q.triple ? 3 : 1); i++) {
		q.raw |= (p[i] | 32) == 'r';
		q.bytes |= (p[i] | 32) == 'b';
		is_f |= (p[i] | 32) == 'f';
	}
	q.depth = ps->nopen;
	if (!is_f) {
		ps->str = q;
		return false;
	}
	if (ps->nfstr == FSTRING_MAX) {
		parse_error(ps, at, "f-strings are nested more than %d deep", FSTRING_MAX);
		ps->give_error = true;
		ps->str = q;
		return false;
	}
	ps->fstr[ps->nfstr++] = q;
	return true;
}

static size_t closes(const struct quote *q, const char *p, size_t n)
{
	if (p[0] != q->c)
		return 0;
	if (!q->triple)
		return 1;
	return n == 3 ? 3 : 0;
}

size_t scan_closes(const struct parser *ps, const char *p, size_t n)
{
	return closes(&ps->str, p, n);
}

bool scan_string(struct parser *ps, struct span *at, struct val *out)
{
	const struct quote *q = &ps->str;
	uint32_t end = at->end - (q->triple ? 3 : 1);
	struct buf b = BUF_INIT;
	bool ok = unescape(ps, ps->text + q->text, end - q->text, q->raw, q->bytes, q->text, &b);

	at->begin = q->at;
	if (ok)
		*out = q->bytes ? val_bytes(b.p, b.n) : val_str(b.p, b.n);
	buf_free(&b);
	return ok;
}

static void unclosed(struct parser *ps, const struct quote *q)
{
	struct diag *d;

	d = parse_error(ps, (struct span){ q->at, q->text }, "this string is never closed");
	if (q->triple)
		diag_hint(d, "%c%c%c?", q->c, q->c, q->c);
	else
		diag_hint(d, "%c is missing before the end of the line", q->c);
	ps->give_error = true;
	if (q->triple)
		ps->unfinished = true;
}

void scan_unclosed(struct parser *ps)
{
	if (ps->nfstr && !ps->fstr[ps->nfstr - 1].triple) {
		scan_funclosed(ps); /* the quote was meant to end it */
		return;
	}
	unclosed(ps, &ps->str);
	ps->nopen = 0;
	ps->nfstr = 0;
}

/* ---- f-strings ---- */

static const struct quote *fquote(const struct parser *ps)
{
	return &ps->fstr[ps->nfstr - 1];
}

bool scan_ftext(struct parser *ps, const char *p, size_t n, struct span at, struct val *out)
{
	struct buf b = BUF_INIT;
	bool ok = unescape(ps, p, n, fquote(ps)->raw, false, at.begin, &b);

	if (ok)
		*out = val_str(b.p, b.n);
	buf_free(&b);
	return ok;
}

size_t scan_fcloses(const struct parser *ps, const char *p, size_t n)
{
	return closes(fquote(ps), p, n);
}

bool scan_in_spec(const struct parser *ps)
{
	return ps->nopen > fquote(ps)->depth;
}

/* The } that ends a value. */
bool scan_fclose(struct parser *ps, struct span at)
{
	(void)at;
	if (ps->nopen)
		ps->nopen--;
	return true;
}

void scan_fend(struct parser *ps)
{
	ps->nopen = fquote(ps)->depth;
	ps->nfstr--;
}

void scan_funclosed(struct parser *ps)
{
	if (ps->nopen > fquote(ps)->depth) {
		uint32_t at = ps->open[fquote(ps)->depth].at;

		parse_error(ps, (struct span){ at, at + 1 }, "'{' is never closed in this f-string");
		ps->unfinished |= fquote(ps)->triple;
		ps->give_error = true;
	} else {
		unclosed(ps, fquote(ps));
	}
	ps->nfstr = 0;
	ps->nopen = 0;
}

bool scan_fline(struct parser *ps)
{
	if (fquote(ps)->triple)
		return true;
	scan_funclosed(ps);
	return false;
}

void scan_lone_brace(struct parser *ps, struct span at)
{
	diag_hint(parse_error(ps, at, "a single '}' in an f-string"), "write }} for the character");
	ps->give_error = true;
}
