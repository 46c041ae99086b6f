/* builtin_convert.c - values of one type made from another. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pkt/interp.h"

static struct str trimmed(struct str s)
{
	while (s.n && strchr(" \t\r\n", s.p[0]) && s.p[0])
		s = (struct str){ s.p + 1, s.n - 1 };
	while (s.n && strchr(" \t\r\n", s.p[s.n - 1]) && s.p[s.n - 1])
		s.n--;
	return s;
}

static bool fn_str(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;

	if (c->v[0].type == V_STR) {
		*out = c->v[0];
		return true;
	}
	if (c->v[0].type == V_BYTES && c->v[1].type != V_NONE)
		buf_add(&b, c->v[0].s->data, c->v[0].s->n);
	else if (c->v[0].type != V_UNSET)
		text_of(in, &c->v[0], &b);
	*out = buf_val(in, &b);
	return true;
}

static bool fn_repr(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;

	repr(in, &c->v[0], &b);
	*out = buf_val(in, &b);
	return true;
}

/* Digits of a base, with or without 0x, 0o, 0b. */
static bool parse_int(struct str s, int64_t base, uint64_t *out)
{
	static const char letters[] = "..b.....o.......x";
	bool prefixed = s.n > 2 && s.p[0] == '0' && base <= 16 && letters[base] != '.' && (s.p[1] | 32) == letters[base];
	uint64_t v = 0;

	if (prefixed)
		s = (struct str){ s.p + 2, s.n - 2 };
	for (size_t i = 0; i < s.n; i++) {
		int ch = s.p[i] | 32, digit = ch >= 'a' && ch <= 'z' ? ch - 'a' + 10 : s.p[i] >= '0' && s.p[i] <= '9' ? s.p[i] - '0' : 99;

		if (digit >= base || __builtin_mul_overflow(v, (uint64_t)base, &v) || __builtin_add_overflow(v, (uint64_t)digit, &v))
			return false;
	}
	*out = v;
	return s.n > 0;
}

static bool int_of_text(struct interp *in, struct call *c, struct val *out)
{
	struct str s = trimmed(val_text(&c->v[0])), digits = s;
	bool neg = s.n && s.p[0] == '-', ok;
	int64_t base = 10;
	uint64_t u;

	if (c->v[1].type != V_NONE && !call_int(in, c, 1, &base))
		return false;
	if (base && (base < 2 || base > 36))
		return call_bad(in, c, 1, "a base goes from 2 to 36");
	if (s.n && (s.p[0] == '-' || s.p[0] == '+'))
		digits = (struct str){ s.p + 1, s.n - 1 };
	ok = base ? parse_int(digits, base, &u) : str_to_u64(digits, &u);
	if (!ok || (neg && u > (uint64_t)1 << 63))
		return call_bad(in, c, 0, "'%.*s' is not a whole number", s.n > 80 ? 80 : (int)s.n, s.p);
	*out = neg ? val_signed((int64_t)((uint64_t)0 - u)) : val_int(u);
	return true;
}

static bool int_of_float(struct interp *in, struct call *c, double f, struct val *out)
{
	if (!(f > -9223372036854775809.0 && f < 18446744073709551616.0))
		return call_bad(in, c, 0, "%g is no whole number from -2^63 to 2^64-1", f);
	*out = f < 0 ? val_signed((int64_t)f) : val_int((uint64_t)f);
	return true;
}

static bool fn_int(struct interp *in, struct call *c, struct val *out)
{
	const struct val *v = &c->v[0];

	c->v[0] = random_now(in, v);
	if (v->type == V_FLOAT)
		return int_of_float(in, c, v->f, out);
	if (v->type == V_INT)
		*out = *v;
	else if (is_number(v))
		*out = val_int(v->u);
	else if (is_text(v))
		return int_of_text(in, c, out);
	else
		return call_bad(in, c, 0, "int() makes a number of text or numbers, not of %s", type_text(v));
	return true;
}

static bool fn_float(struct interp *in, struct call *c, struct val *out)
{
	struct str s = trimmed(val_text(&c->v[0]));
	char text[100], *end;
	double f;

	if (is_number(&c->v[0])) {
		*out = (struct val){ .type = V_FLOAT, .f = to_float(&c->v[0]) };
		return true;
	}
	if (!is_text(&c->v[0]))
		return call_bad(in, c, 0, "float() makes a number of text or numbers, not of %s", type_text(&c->v[0]));
	if (s.n && s.n < sizeof(text) && !memchr(s.p, 'x', s.n) && !memchr(s.p, 'X', s.n)) {
		memcpy(text, s.p, s.n);
		text[s.n] = '\0';
		f = strtod(text, &end);
		if (!*end) {
			*out = (struct val){ .type = V_FLOAT, .f = f };
			return true;
		}
	}
	return call_bad(in, c, 0, "'%.*s' is not a number", s.n > 80 ? 80 : (int)s.n, s.p);
}

static bool fn_bool(struct interp *in, struct call *c, struct val *out)
{
	(void)in;
	*out = val_bool(truth(&c->v[0]));
	return true;
}

static bool fn_list(struct interp *in, struct call *c, struct val *out)
{
	if (!list_of(in, &c->v[0], out))
		return call_place(in, c, 0);
	pool_add(in, *out);
	return true;
}

static bool fn_tuple(struct interp *in, struct call *c, struct val *out)
{
	if (!list_of(in, &c->v[0], out))
		return call_place(in, c, 0);
	out->type = V_TUPLE;
	pool_add(in, *out);
	return true;
}

static bool fn_dict(struct interp *in, struct call *c, struct val *out)
{
	struct val items;

	*out = pool_add(in, dict_new());
	if (c->v[0].type == V_DICT) {
		const struct dict *d = c->v[0].any;

		for (uint32_t i = 0; i < d->used; i++) {
			if (d->e[i].key.type != V_UNSET && !dict_set(in, out->any, d->e[i].key, d->e[i].value))
				return false;
		}
	} else if (c->v[0].type != V_NONE) {
		if (!list_of(in, &c->v[0], &items))
			return call_place(in, c, 0);
		pool_add(in, items);
		for (uint32_t i = 0; i < items.l->n; i++) {
			const struct val *pair = &items.l->v[i];

			if (!is_list(pair) || pair->l->n != 2)
				return call_bad(in, c, 0, "dict() takes pairs of key and value");
			if (!dict_set(in, out->any, pair->l->v[0], pair->l->v[1]))
				return call_place(in, c, 0);
		}
	}
	for (unsigned i = 0; i < c->nnamed; i++) {
		if (!dict_set(in, out->any, str_val(in, c->names[i]->name, c->names[i]->n), c->named[i]))
			return false;
	}
	return true;
}

/* ---- bytes ---- */

static bool bytes_of_list(struct interp *in, struct call *c, struct buf *out)
{
	struct iter it;
	struct val v;
	int more;

	if (!iter_start(in, &it, &c->v[0], (struct span){ 0, 0 }))
		return call_place(in, c, 0);
	while ((more = iter_step(in, &it, &v)) > 0) {
		if (v.type != V_INT || v.neg || v.u > 255)
			return call_bad(in, c, 0, "bytes are numbers from 0 to 255");
		buf_byte(out, (uint8_t)v.u);
	}
	return more == 0;
}

static bool bytes_of(struct interp *in, struct call *c, struct buf *out)
{
	const struct val *v = &c->v[0];
	int64_t n;

	c->v[0] = random_now(in, v);
	switch (v->type) {
	case V_PACKET:
		return packet_bytes(in, v, out) || call_place(in, c, 0);
	case V_STR: case V_BYTES: case V_NAME:
		buf_add(out, val_text(v).p, val_text(v).n);
		return true;
	case V_INT:
		if (!to_int(v, &n) || n < 0 || n > TEXT_MAX)
			return call_bad(in, c, 0, "bytes() of a number makes so many zeros: from 0 to %d", TEXT_MAX);
		buf_zeros(out, (size_t)n);
		return true;
	case V_LIST: case V_TUPLE: case V_RANGE: case V_ITER:
		return bytes_of_list(in, c, out);
	}
	return call_bad(in, c, 0, "%s() takes a packet, text or a list of numbers, not %s", c->m->row->name, type_text(v));
}

static bool fn_bytes(struct interp *in, struct call *c, struct val *out)
{
	struct buf b;
	bool ok;

	if (c->v[0].type == V_BYTES) {
		*out = c->v[0];
		return true;
	}
	b = scratch_take(in);
	ok = bytes_of(in, c, &b);
	if (ok)
		*out = pool_add(in, val_bytes(b.p, b.n));
	scratch_give(in, b);
	return ok;
}

/* ---- one character or number ---- */

static bool based(struct interp *in, struct call *c, const char *spec, struct val *out)
{
	struct buf b = BUF_INIT;
	struct val v = c->v[0];
	bool ok;

	if (!is_number(&v) || v.type == V_FLOAT)
		return call_bad(in, c, 0, "%s() takes a whole number, not %s", c->m->row->name, type_text(&v));
	ok = format_spec(in, &v, str_of(spec), &b);
	*out = buf_val(in, &b);
	return ok;
}

static bool fn_hex(struct interp *in, struct call *c, struct val *out)
{
	return based(in, c, "#x", out);
}

static bool fn_bin(struct interp *in, struct call *c, struct val *out)
{
	return based(in, c, "#b", out);
}

static bool fn_oct(struct interp *in, struct call *c, struct val *out)
{
	return based(in, c, "#o", out);
}

static bool fn_chr(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;
	int64_t i;

	if (!call_int(in, c, 0, &i))
		return false;
	if (i < 0 || i > 0x10ffff || (i >= 0xd800 && i < 0xe000))
		return call_bad(in, c, 0, "%" PRId64 " is no character of Unicode", i);
	put_utf8(&b, (uint32_t)i);
	*out = buf_val(in, &b);
	return true;
}

static bool fn_ord(struct interp *in, struct call *c, struct val *out)
{
	struct str s;
	uint64_t n;
	uint32_t ch;

	if (!call_text(in, c, 0, &s) || !value_len(in, &c->v[0], &n))
		return false;
	if (n != 1)
		return call_bad(in, c, 0, "ord() takes one character, not %" PRIu64, n);
	ch = (uint8_t)s.p[0];
	if (c->v[0].type != V_BYTES && s.n > 1) {
		ch &= 0x7fu >> s.n;
		for (size_t i = 1; i < s.n; i++)
			ch = ch << 6 | ((uint8_t)s.p[i] & 0x3f);
	}
	*out = val_int(ch);
	return true;
}

static bool fn_abs(struct interp *in, struct call *c, struct val *out)
{
	const struct val *v = &c->v[0];

	if (!is_number(v))
		return call_bad(in, c, 0, "abs() takes a number, not %s", type_text(v));
	*out = *v;
	if (v->type == V_FLOAT)
		out->f = fabs(v->f);
	else if (v->type == V_INT && v->neg)
		*out = val_int((uint64_t)0 - v->u);
	return true;
}

static bool fn_round(struct interp *in, struct call *c, struct val *out)
{
	int64_t digits = 0;
	double scale, f;

	if (!is_number(&c->v[0]))
		return call_bad(in, c, 0, "round() takes a number, not %s", type_text(&c->v[0]));
	if (c->v[1].type != V_NONE && !call_int(in, c, 1, &digits))
		return false;
	if (c->v[0].type != V_FLOAT) {
		*out = c->v[0];
		return true;
	}
	if (digits < -300 || digits > 300)
		return call_bad(in, c, 1, "round() takes from -300 to 300 digits");
	scale = pow(10, (double)digits);
	f = nearbyint(c->v[0].f * scale) / scale;
	if (c->v[1].type == V_NONE)
		return int_of_float(in, c, f, out);
	*out = (struct val){ .type = V_FLOAT, .f = f };
	return true;
}

const struct builtin builtins_convert[] = {
	{ "str", fn_str, "x=\"\", encoding=None", "text of any value; of a packet: its summary", "str(64)" },
	{ "repr", fn_repr, "x", "the value as the language would write it", "repr(\"a\")" },
	{ "int", fn_int, "x=0, base=None", "a whole number from text or another number", "int(\"0x1f\", 16)" },
	{ "float", fn_float, "x=0", "a number with a fraction", "float(\"1.5\")" },
	{ "bool", fn_bool, "x=False", "True unless x is zero, empty or None", "bool([])" },
	{ "list", fn_list, "x=\"\"", "a list of what x gives: list(p) are the packets of a set", "list(\"ab\")" },
	{ "tuple", fn_tuple, "x=\"\"", "a tuple of what x gives", "tuple([1, 2])" },
	{ "dict", fn_dict, "x=None, **", "a dict of pairs, or of names and values", "dict(a=1)" },
	{ "bytes", fn_bytes, "x=\"\", encoding=None", "the bytes of a packet, of text, or of a list of numbers", "bytes(UDP())" },
	{ "bytearray", fn_bytes, "x=\"\", encoding=None", "the same as bytes", "bytearray(\"ab\")" },
	{ "raw", fn_bytes, "x", "the bytes of a packet", "raw(UDP())" },
	{ "hex", fn_hex, "x", "a number as hexadecimal text", "hex(255)" },
	{ "bin", fn_bin, "x", "a number as binary text", "bin(5)" },
	{ "oct", fn_oct, "x", "a number as octal text", "oct(8)" },
	{ "chr", fn_chr, "i", "the character with that number", "chr(65)" },
	{ "ord", fn_ord, "c", "the number of a character", "ord(\"A\")" },
	{ "abs", fn_abs, "x", "a number without its sign", "abs(-3)" },
	{ "round", fn_round, "x, digits=None", "the nearest number with that many decimals", "round(2.567, 1)" },
	{ 0 },
};
