/* builtin_text.c - methods of text and bytes. */
#include <string.h>

#include "pkt/interp.h"

bool text_find(struct str hay, struct str needle, size_t from, size_t *at)
{
	if (from > hay.n || needle.n > hay.n - from)
		return false;
	if (!needle.n) {
		*at = from;
		return true;
	}
	for (size_t i = from; i + needle.n <= hay.n; i++) {
		const char *p = memchr(hay.p + i, needle.p[0], hay.n - needle.n - i + 1);

		if (!p)
			return false;
		i = (size_t)(p - hay.p);
		if (!memcmp(p, needle.p, needle.n)) {
			*at = i;
			return true;
		}
	}
	return false;
}

/* Text or bytes as self is. */
static struct val alike(struct interp *in, const struct val *self, const void *p, size_t n)
{
	return pool_add(in, self->type == V_BYTES ? val_bytes(p, n) : val_str(p, n));
}

static struct val alike_buf(struct interp *in, const struct val *self, struct buf *b)
{
	struct val v = alike(in, self, b->p, b->n);

	buf_free(b);
	return v;
}

static bool is_space(char c)
{
	return c && strchr(" \t\r\n\v\f", c);
}

/* ---- cutting ---- */

static bool split_blank(struct interp *in, struct call *c, struct str s, int64_t most, struct val *out)
{
	size_t i = 0;

	for (;;) {
		size_t begin;

		while (i < s.n && is_space(s.p[i]))
			i++;
		if (i == s.n)
			return true;
		begin = i;
		while (i < s.n && (most == 0 || !is_space(s.p[i])))
			i++;
		list_add(out->l, val_hold(alike(in, &c->v[0], s.p + begin, i - begin)));
		most--;
	}
}

static bool m_split(struct interp *in, struct call *c, struct val *out)
{
	struct str s = val_text(&c->v[0]), sep;
	size_t from = 0, at;
	int64_t most;

	*out = pool_add(in, val_list());
	if (!call_int(in, c, 2, &most))
		return false;
	if (c->v[1].type == V_NONE)
		return split_blank(in, c, s, most, out);
	if (!call_text(in, c, 1, &sep))
		return false;
	if (!sep.n)
		return call_bad(in, c, 1, "split() needs at least one character to split at");
	while (most-- != 0 && text_find(s, sep, from, &at)) {
		list_add(out->l, val_hold(alike(in, &c->v[0], s.p + from, at - from)));
		from = at + sep.n;
	}
	list_add(out->l, val_hold(alike(in, &c->v[0], s.p + from, s.n - from)));
	return true;
}

static bool m_splitlines(struct interp *in, struct call *c, struct val *out)
{
	struct str s = val_text(&c->v[0]);

	*out = pool_add(in, val_list());
	while (s.n) {
		const char *nl = memchr(s.p, '\n', s.n);
		size_t n = nl ? (size_t)(nl - s.p) : s.n, used = nl ? n + 1 : n;

		if (n && s.p[n - 1] == '\r')
			n--;
		list_add(out->l, val_hold(alike(in, &c->v[0], s.p, n)));
		s = (struct str){ s.p + used, s.n - used };
	}
	return true;
}

static bool trim(struct interp *in, struct call *c, bool left, bool right, struct val *out)
{
	struct str s = val_text(&c->v[0]), set = { " \t\r\n\v\f", 6 };

	if (c->v[1].type != V_NONE && !call_text(in, c, 1, &set))
		return false;
	while (left && s.n && memchr(set.p, s.p[0], set.n))
		s = (struct str){ s.p + 1, s.n - 1 };
	while (right && s.n && memchr(set.p, s.p[s.n - 1], set.n))
		s.n--;
	*out = alike(in, &c->v[0], s.p, s.n);
	return true;
}

static bool m_strip(struct interp *in, struct call *c, struct val *out)
{
	return trim(in, c, true, true, out);
}

static bool m_lstrip(struct interp *in, struct call *c, struct val *out)
{
	return trim(in, c, true, false, out);
}

static bool m_rstrip(struct interp *in, struct call *c, struct val *out)
{
	return trim(in, c, false, true, out);
}

/* ---- joining and replacing ---- */

static bool m_join(struct interp *in, struct call *c, struct val *out)
{
	struct str sep = val_text(&c->v[0]);
	struct buf b = BUF_INIT;
	struct val items;

	if (!list_of(in, &c->v[1], &items))
		return call_place(in, c, 1);
	pool_add(in, items);
	for (uint32_t i = 0; i < items.l->n; i++) {
		struct str s = val_text(&items.l->v[i]);

		if (!is_text(&items.l->v[i]) || b.n > TEXT_MAX) {
			buf_free(&b);
			return call_bad(in, c, 1, "join() joins text, and item %u is %s", i, type_text(&items.l->v[i]));
		}
		if (i)
			buf_add(&b, sep.p, sep.n);
		buf_add(&b, s.p, s.n);
	}
	*out = alike_buf(in, &c->v[0], &b);
	return true;
}

static bool m_replace(struct interp *in, struct call *c, struct val *out)
{
	struct str s = val_text(&c->v[0]), old, new;
	struct buf b = BUF_INIT;
	size_t from = 0, at;
	int64_t most;

	if (!call_text(in, c, 1, &old) || !call_text(in, c, 2, &new) || !call_int(in, c, 3, &most))
		return false;
	while (old.n && most-- != 0 && b.n < TEXT_MAX && text_find(s, old, from, &at)) {
		buf_add(&b, s.p + from, at - from);
		buf_add(&b, new.p, new.n);
		from = at + old.n;
	}
	buf_add(&b, s.p + from, s.n - from);
	*out = alike_buf(in, &c->v[0], &b);
	return true;
}

/* ---- looking ---- */

static bool begins(struct str s, struct str with)
{
	return s.n >= with.n && !memcmp(s.p, with.p, with.n);
}

static bool ends(struct str s, struct str with)
{
	return s.n >= with.n && !memcmp(s.p + s.n - with.n, with.p, with.n);
}

static bool one_of(struct interp *in, struct call *c, bool (*test)(struct str, struct str), struct val *out)
{
	struct str s = val_text(&c->v[0]), with;

	if (c->v[1].type != V_TUPLE) {
		if (!call_text(in, c, 1, &with))
			return false;
		*out = val_bool(test(s, with));
		return true;
	}
	*out = val_bool(false);
	for (uint32_t i = 0; i < c->v[1].l->n; i++)
		out->u |= is_text(&c->v[1].l->v[i]) && test(s, val_text(&c->v[1].l->v[i]));
	return true;
}

static bool m_startswith(struct interp *in, struct call *c, struct val *out)
{
	return one_of(in, c, begins, out);
}

static bool m_endswith(struct interp *in, struct call *c, struct val *out)
{
	return one_of(in, c, ends, out);
}

static bool m_find(struct interp *in, struct call *c, struct val *out)
{
	struct str what;
	size_t at;

	if (!call_text(in, c, 1, &what))
		return false;
	*out = text_find(val_text(&c->v[0]), what, 0, &at) ? val_int(at) : val_signed(-1);
	return true;
}

static bool m_index(struct interp *in, struct call *c, struct val *out)
{
	if (!m_find(in, c, out))
		return false;
	return !out->neg || call_bad(in, c, 1, "the text does not hold this");
}

static bool m_count(struct interp *in, struct call *c, struct val *out)
{
	struct str s = val_text(&c->v[0]), what;
	size_t from = 0, at;

	*out = val_int(0);
	if (!call_text(in, c, 1, &what))
		return false;
	while (what.n && text_find(s, what, from, &at)) {
		out->u++;
		from = at + what.n;
	}
	return true;
}

static bool every(const struct val *self, const char *what)
{
	struct str s = val_text(self);
	bool ok = s.n > 0;

	for (size_t i = 0; ok && i < s.n; i++) {
		char ch = s.p[i], low = ch | 32;
		bool digit = ch >= '0' && ch <= '9', letter = low >= 'a' && low <= 'z';

		ok = what[0] == 'd' ? digit : what[0] == 'l' ? letter : digit || letter;
	}
	return ok;
}

static bool m_isdigit(struct interp *in, struct call *c, struct val *out)
{
	(void)in;
	*out = val_bool(every(&c->v[0], "digits"));
	return true;
}

static bool m_isalpha(struct interp *in, struct call *c, struct val *out)
{
	(void)in;
	*out = val_bool(every(&c->v[0], "letters"));
	return true;
}

static bool m_isalnum(struct interp *in, struct call *c, struct val *out)
{
	(void)in;
	*out = val_bool(every(&c->v[0], "any"));
	return true;
}

/* ---- letters and width ---- */

static char upper(char c, size_t i)
{
	(void)i;
	return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

static char lower(char c, size_t i)
{
	(void)i;
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static char capital(char c, size_t i)
{
	return i ? lower(c, i) : upper(c, i);
}

static bool letters(struct interp *in, struct call *c, char (*of)(char, size_t), struct val *out)
{
	struct str s = val_text(&c->v[0]);
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < s.n; i++)
		buf_byte(&b, (uint8_t)of(s.p[i], i));
	*out = alike_buf(in, &c->v[0], &b);
	return true;
}

static bool m_upper(struct interp *in, struct call *c, struct val *out)
{
	return letters(in, c, upper, out);
}

static bool m_lower(struct interp *in, struct call *c, struct val *out)
{
	return letters(in, c, lower, out);
}

static bool m_capitalize(struct interp *in, struct call *c, struct val *out)
{
	return letters(in, c, capital, out);
}

static bool justify(struct interp *in, struct call *c, char align, struct val *out)
{
	struct str fill = { " ", 1 };
	struct buf spec = BUF_INIT, b = BUF_INIT;
	int64_t width;
	bool ok;

	if (!call_int(in, c, 1, &width) || (c->n > 2 && !call_text(in, c, 2, &fill)))
		return false;
	if (width < 0)
		width = 0;
	if (align == '0')
		buf_fmt(&spec, "0>%lld", (long long)width);
	else
		buf_fmt(&spec, "%.*s%c%lld", STR(fill), align, (long long)width);
	ok = format_spec(in, &c->v[0], (struct str){ (const char *)spec.p, spec.n }, &b) || call_place(in, c, 1);
	buf_free(&spec);
	*out = buf_val(in, &b);
	return ok;
}

static bool m_ljust(struct interp *in, struct call *c, struct val *out)
{
	return justify(in, c, '<', out);
}

static bool m_rjust(struct interp *in, struct call *c, struct val *out)
{
	return justify(in, c, '>', out);
}

static bool m_center(struct interp *in, struct call *c, struct val *out)
{
	return justify(in, c, '^', out);
}

static bool m_zfill(struct interp *in, struct call *c, struct val *out)
{
	return justify(in, c, '0', out);
}

/* ---- bytes and text ---- */

static bool m_format(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;
	bool ok = format_braces(in, val_text(&c->v[0]), c, &b);

	*out = buf_val(in, &b);
	return ok;
}

static bool m_encode(struct interp *in, struct call *c, struct val *out)
{
	struct str s = val_text(&c->v[0]);

	*out = pool_add(in, val_bytes(s.p, s.n));
	return true;
}

static bool m_decode(struct interp *in, struct call *c, struct val *out)
{
	struct str s = val_text(&c->v[0]);

	*out = str_val(in, s.p, s.n);
	return true;
}

static bool m_hex(struct interp *in, struct call *c, struct val *out)
{
	struct str s = val_text(&c->v[0]), sep = { "", 0 };
	struct buf b = BUF_INIT;

	if (c->v[1].type != V_NONE && !call_text(in, c, 1, &sep))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (i)
			buf_add(&b, sep.p, sep.n);
		buf_hex(&b, (uint8_t)s.p[i], 2);
	}
	*out = buf_val(in, &b);
	return true;
}

static int nibble(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* Hexadecimal digits to bytes; white space and colons between bytes are let through. */
bool fn_unhex(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;
	struct str s;

	if (!call_text(in, c, c->n - 1, &s))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (is_space(s.p[i]) || s.p[i] == ':')
			continue;
		if (i + 1 >= s.n || nibble(s.p[i]) < 0 || nibble(s.p[i + 1]) < 0) {
			buf_free(&b);
			return call_bad(in, c, (int)c->n - 1, "this is not hexadecimal at character %zu", i + 1);
		}
		buf_byte(&b, (uint8_t)(nibble(s.p[i]) << 4 | nibble(s.p[i + 1])));
		i++;
	}
	*out = pool_add(in, val_bytes(b.p, b.n));
	buf_free(&b);
	return true;
}

#define TEXT (ON_STR | ON_BYTES)

const struct builtin builtins_text[] = {
	{ "split", m_split, "sep=None, maxsplit=-1", "the parts between sep, or between white space", "\"a b\".split()", TEXT },
	{ "splitlines", m_splitlines, "", "the lines", "\"a\\nb\".splitlines()", TEXT },
	{ "strip", m_strip, "chars=None", "without white space at both ends", "\" a \".strip()", TEXT },
	{ "lstrip", m_lstrip, "chars=None", "without white space at the beginning", "\" a \".lstrip()", TEXT },
	{ "rstrip", m_rstrip, "chars=None", "without white space at the end", "\" a \".rstrip()", TEXT },
	{ "join", m_join, "items", "the items with this text between them", "\", \".join([\"a\", \"b\"])", TEXT },
	{ "replace", m_replace, "old, new, count=-1", "with new wherever old stood", "\"aba\".replace(\"a\", \"x\")", TEXT },
	{ "startswith", m_startswith, "prefix", "does it begin so?", "\"abc\".startswith(\"ab\")", TEXT },
	{ "endswith", m_endswith, "suffix", "does it end so?", "\"abc\".endswith(\"bc\")", TEXT },
	{ "find", m_find, "what", "where it stands first, or -1", "\"abc\".find(\"c\")", TEXT },
	{ "index", m_index, "what", "where it stands first", "\"abc\".index(\"c\")", TEXT },
	{ "count", m_count, "what", "how often it stands there", "\"aba\".count(\"a\")", TEXT },
	{ "isdigit", m_isdigit, "", "is it made of digits?", "\"42\".isdigit()", TEXT },
	{ "isalpha", m_isalpha, "", "is it made of letters?", "\"ab\".isalpha()", TEXT },
	{ "isalnum", m_isalnum, "", "is it made of letters and digits?", "\"a1\".isalnum()", TEXT },
	{ "upper", m_upper, "", "in capitals", "\"ab\".upper()", TEXT },
	{ "lower", m_lower, "", "in small letters", "\"AB\".lower()", TEXT },
	{ "capitalize", m_capitalize, "", "with a capital first", "\"ab\".capitalize()", TEXT },
	{ "ljust", m_ljust, "width, fill=\" \"", "filled up at the end", "\"ab\".ljust(4, \".\")", TEXT },
	{ "rjust", m_rjust, "width, fill=\" \"", "filled up at the beginning", "\"ab\".rjust(4, \".\")", TEXT },
	{ "center", m_center, "width, fill=\" \"", "filled up at both ends", "\"ab\".center(4, \".\")", TEXT },
	{ "zfill", m_zfill, "width", "filled up with zeros at the beginning", "\"7\".zfill(3)", TEXT },
	{ "format", m_format, "*, **", "with the values in the places of {}", "\"{} {:x}\".format(1, 255)", ON_STR },
	{ "encode", m_encode, "encoding=None", "its bytes (UTF-8)", "\"ab\".encode()", TEXT },
	{ "decode", m_decode, "encoding=None, errors=None", "its text (UTF-8)", "b\"ab\".decode()", TEXT },
	{ "hex", m_hex, "sep=None", "the bytes as hexadecimal digits", "b\"\\x01\\xff\".hex()", TEXT },
	{ "unhex", fn_unhex, "text", "the bytes that hexadecimal digits stand for", "unhex(\"01 ff\")" },
	{ 0 },
};
