/* format.c - f"{x:>8}", "%5d" % x and "{:x}".format(x). */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "pkt/interp.h"

enum { WIDTH_MAX = 100000, PRECISION_MAX = 100 };

struct spec {
	char fill[5];
	char align;        /* < > ^ = or 0 */
	char sign;         /* + - space or 0 */
	bool alt, comma, has_precision;
	char separator;
	unsigned width, precision;
	char type;         /* 0: by the value */
};

static size_t utf8_len(const char *p, size_t n)
{
	size_t k = 1;

	while (k < n && k < 4 && ((uint8_t)p[k] & 0xc0) == 0x80)
		k++;
	return k;
}

static size_t chars(const uint8_t *p, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		k += (p[i] & 0xc0) != 0x80;
	return k;
}

static bool is_align(char c)
{
	return c == '<' || c == '>' || c == '^' || c == '=';
}

static bool number_at(struct interp *in, struct str s, size_t *i, unsigned most, unsigned *out)
{
	*out = 0;
	while (*i < s.n && s.p[*i] >= '0' && s.p[*i] <= '9') {
		*out = *out * 10 + (unsigned)(s.p[(*i)++] - '0');
		if (*out > most)
			return diag_set(&in->d, "a format is at most %u wide", most);
	}
	return true;
}

static bool bad_spec(struct interp *in, struct str s)
{
	diag_set(&in->d, "'%.*s' is not a format", STR(s));
	return diag_hint(&in->d, "as in >8, 04x, .2f");
}

static bool parse_spec(struct interp *in, struct str s, struct spec *f)
{
	size_t i = 0, k = s.n ? utf8_len(s.p, s.n) : 0;

	*f = (struct spec){ .fill = " " };
	if (k && k < s.n && is_align(s.p[k])) {
		memcpy(f->fill, s.p, k);
		f->fill[k] = '\0';
		f->align = s.p[k];
		i = k + 1;
	} else if (s.n && is_align(s.p[0])) {
		f->align = s.p[i++];
	}
	if (i < s.n && strchr("+- ", s.p[i]))
		f->sign = s.p[i++];
	if (i < s.n && s.p[i] == '#')
		f->alt = s.p[i++];
	if (i < s.n && s.p[i] == '0') {
		i++;
		if (!f->align) {
			f->align = '=';
			strcpy(f->fill, "0");
		}
	}
	if (!number_at(in, s, &i, WIDTH_MAX, &f->width))
		return false;
	if (i < s.n && (s.p[i] == ',' || s.p[i] == '_'))
		f->separator = s.p[i++];
	if (i < s.n && s.p[i] == '.') {
		i++;
		f->has_precision = true;
		if (!number_at(in, s, &i, WIDTH_MAX, &f->precision))
			return false;
	}
	if (i < s.n)
		f->type = s.p[i++];
	return i == s.n || bad_spec(in, s);
}

/* Text to its width; what stands before `sign` bytes of it keeps its place with '='. */
static void pad(const struct spec *f, const uint8_t *p, size_t n, size_t sign, char align, struct buf *out)
{
	size_t have = chars(p, n), more = f->width > have ? f->width - have : 0, left;

	if (f->align)
		align = f->align;
	left = align == '<' ? 0 : align == '^' ? more / 2 : more;
	if (align == '=')
		buf_add(out, p, sign);
	for (size_t i = 0; i < left; i++)
		buf_text(out, f->fill);
	buf_add(out, p + (align == '=' ? sign : 0), n - (align == '=' ? sign : 0));
	for (size_t i = left; i < more; i++)
		buf_text(out, f->fill);
}

static void put_digits(struct buf *b, uint64_t m, unsigned base, bool upper, char separator)
{
	char t[90];
	size_t i = sizeof(t), n = 0;
	unsigned group = base == 10 ? 3 : 4;

	do {
		if (separator && n && n % group == 0)
			t[--i] = separator;
		t[--i] = (upper ? "0123456789ABCDEF" : "0123456789abcdef")[m % base];
		m /= base;
		n++;
	} while (m);
	buf_add(b, t + i, sizeof(t) - i);
}

static void format_int(const struct spec *f, const struct val *v, struct buf *out)
{
	bool neg = v->type == V_INT && v->neg;
	uint64_t m = neg ? (uint64_t)0 - v->u : v->u;
	unsigned base = (f->type | 32) == 'x' ? 16 : f->type == 'b' ? 2 : f->type == 'o' ? 8 : 10;
	struct buf b = BUF_INIT, digits = BUF_INIT;
	size_t sign;

	if (neg || f->sign == '+' || f->sign == ' ')
		buf_byte(&b, neg ? '-' : (uint8_t)f->sign);
	if (f->alt && base != 10) {
		buf_byte(&b, '0');
		buf_byte(&b, (uint8_t)f->type);
	}
	sign = b.n;
	put_digits(&digits, m, base, f->type == 'X', f->separator);
	for (size_t n = digits.n; f->has_precision && n < f->precision && n < PRECISION_MAX; n++)
		buf_byte(&b, '0');
	buf_add(&b, digits.p, digits.n);
	buf_free(&digits);
	pad(f, b.p, b.n, sign, '>', out);
	buf_free(&b);
}

static void format_float(const struct spec *f, double d, struct buf *out)
{
	unsigned precision = f->has_precision ? f->precision : 6;
	struct buf b = BUF_INIT;
	char fmt[16], type = f->type == '%' ? 'f' : f->type ? f->type : 'g';
	size_t sign;

	if (precision > PRECISION_MAX)
		precision = PRECISION_MAX;
	snprintf(fmt, sizeof(fmt), "%%%s%s.%u%c", f->sign == '+' ? "+" : f->sign == ' ' ? " " : "", f->alt ? "#" : "", precision, type);
	if (!f->type && !f->has_precision) {
		struct val v = { .type = V_FLOAT, .f = d };

		if (f->sign == '+' && d >= 0)
			buf_byte(&b, '+');
		val_print(&b, &v);
	} else {
		char text[512];

		snprintf(text, sizeof(text), fmt, f->type == '%' ? d * 100 : d);
		buf_text(&b, text);
	}
	if (f->type == '%')
		buf_byte(&b, '%');
	sign = b.n && strchr("+- ", b.p[0]) ? 1 : 0;
	pad(f, b.p, b.n, sign, '>', out);
	buf_free(&b);
}

static void format_text(struct interp *in, const struct spec *f, const struct val *v, struct buf *out)
{
	struct buf b = BUF_INIT;
	size_t n = 0, k = 0;

	text_of(in, v, &b);
	while (k < b.n && !(f->has_precision && n == f->precision)) {
		k += utf8_len((const char *)b.p + k, b.n - k);
		n++;
	}
	pad(f, b.p, k, 0, is_number(v) ? '>' : '<', out);
	buf_free(&b);
}

static bool format_value(struct interp *in, const struct spec *f, const struct val *v, struct buf *out)
{
	struct val number = *v;
	int64_t i;

	if (f->type && strchr("dxXbo", f->type)) {
		if (!is_number(v) || v->type == V_FLOAT)
			return diag_set(&in->d, "the format '%c' takes a whole number, not %s", f->type, type_text(v));
		if (v->type != V_INT)
			number = val_int(v->u);
		format_int(f, &number, out);
		return true;
	}
	if (f->type && strchr("eEfFgG%", f->type)) {
		if (!is_number(v))
			return diag_set(&in->d, "the format '%c' takes a number, not %s", f->type, type_text(v));
		format_float(f, to_float(v), out);
		return true;
	}
	if (f->type == 'c') {
		uint8_t c;

		if (!to_int(v, &i) || i < 0 || i > 127)
			return diag_set(&in->d, "the format 'c' takes a number from 0 to 127");
		c = (uint8_t)i;
		pad(f, &c, 1, 0, '<', out);
		return true;
	}
	if (f->type && f->type != 's')
		return diag_set(&in->d, "'%c' is not a format", f->type) || diag_hint(&in->d, "as in >8, 04x, .2f");
	if (!f->type && v->type == V_INT)
		format_int(f, v, out);
	else if (!f->type && v->type == V_FLOAT)
		format_float(f, v->f, out);
	else
		format_text(in, f, v, out);
	return true;
}

bool format_spec(struct interp *in, const struct val *v, struct str spec, struct buf *out)
{
	struct spec f;
	struct val now;

	if (is_random(v)) {
		now = random_now(in, v);
		v = &now;
	}
	if (!spec.n) {
		text_of(in, v, out);
		return true;
	}
	return parse_spec(in, spec, &f) && format_value(in, &f, v, out);
}

/* ---- "%5d" % x ---- */

struct source_of { /* what the next % takes */
	const struct val *args;
	uint32_t at;
	bool mapped;
};

static bool next_arg(struct interp *in, struct source_of *s, struct val *out)
{
	bool many = s->args->type == V_TUPLE;

	if (s->at >= (many ? s->args->l->n : 1))
		return diag_set(&in->d, "the text has more '%%' than there are values");
	*out = many ? s->args->l->v[s->at] : *s->args;
	s->at++;
	return true;
}

static bool mapped_arg(struct interp *in, struct source_of *s, struct str key, struct val *out)
{
	struct val k = str_val(in, key.p, key.n);
	const struct entry *e = s->args->type == V_DICT ? dict_find(s->args->any, &k) : NULL;

	s->mapped = true;
	if (!e)
		return diag_set(&in->d, "there is no value '%.*s' for %%(%.*s)", STR(key), STR(key));
	*out = e->value;
	return true;
}

static bool star_or_number(struct interp *in, struct source_of *s, struct str fmt, size_t *i, unsigned *out, bool *left)
{
	struct val v;
	int64_t k;

	if (*i >= fmt.n || fmt.p[*i] != '*')
		return number_at(in, fmt, i, WIDTH_MAX, out);
	(*i)++;
	if (!next_arg(in, s, &v))
		return false;
	if (!to_int(&v, &k) || k > WIDTH_MAX || k < -WIDTH_MAX)
		return diag_set(&in->d, "'*' takes a width");
	*left |= k < 0;
	*out = (unsigned)(k < 0 ? -k : k);
	return true;
}

/* One conversion; *i is behind its '%'. */
static bool percent_one(struct interp *in, struct str fmt, size_t *i, struct source_of *s, struct buf *out)
{
	struct spec f = { .fill = " " };
	bool left = false, zero = false, ignored = false, keyed = false;
	struct val v = VAL_NONE;

	if (*i < fmt.n && fmt.p[*i] == '(') {
		const char *close = memchr(fmt.p + *i, ')', fmt.n - *i);

		if (!close)
			return diag_set(&in->d, "'%%(' is not closed");
		if (!mapped_arg(in, s, (struct str){ fmt.p + *i + 1, (size_t)(close - fmt.p) - *i - 1 }, &v))
			return false;
		*i = (size_t)(close - fmt.p) + 1;
		keyed = true;
	}
	for (; *i < fmt.n && strchr("-+ #0", fmt.p[*i]); (*i)++) {
		left |= fmt.p[*i] == '-';
		zero |= fmt.p[*i] == '0';
		f.alt |= fmt.p[*i] == '#';
		if (fmt.p[*i] == '+' || (fmt.p[*i] == ' ' && !f.sign))
			f.sign = fmt.p[*i];
	}
	if (!star_or_number(in, s, fmt, i, &f.width, &left))
		return false;
	if (*i < fmt.n && fmt.p[*i] == '.') {
		(*i)++;
		f.has_precision = true;
		if (!star_or_number(in, s, fmt, i, &f.precision, &ignored))
			return false;
	}
	while (*i < fmt.n && strchr("hlL", fmt.p[*i]))
		(*i)++;
	if (*i >= fmt.n)
		return diag_set(&in->d, "the text ends within a '%%' conversion") || diag_hint(&in->d, "%%%% stands for a percent sign");
	f.type = fmt.p[(*i)++];
	if (!strchr("diuxXoeEfFgGcsr", f.type) || !f.type)
		return diag_set(&in->d, "'%%%c' is not a conversion", f.type) || diag_hint(&in->d, "%%%% stands for a percent sign");
	if (!keyed && !next_arg(in, s, &v))
		return false;
	f.align = left ? '<' : zero && f.type != 's' && f.type != 'r' ? '=' : '>';
	if (f.align == '=')
		strcpy(f.fill, "0");
	if (f.type == 'i' || f.type == 'u')
		f.type = 'd';
	if (f.type == 'd' && v.type == V_FLOAT) {
		f.type = 'f';
		v.f = (double)(int64_t)(v.f > -9e18 && v.f < 9e18 ? v.f : 0);
		f.has_precision = true;
	}
	if (f.type == 'r') {
		struct buf b = BUF_INIT;

		repr(in, &v, &b);
		v = buf_val(in, &b);
		f.type = 's';
	}
	if (f.type == 'c' && is_text(&v))
		f.type = 's';
	return format_value(in, &f, &v, out);
}

bool format_percent(struct interp *in, struct str fmt, const struct val *args, struct buf *out)
{
	struct source_of s = { .args = args };
	size_t i = 0;

	while (i < fmt.n) {
		if (fmt.p[i] != '%') {
			buf_byte(out, (uint8_t)fmt.p[i++]);
			continue;
		}
		i++;
		if (i < fmt.n && fmt.p[i] == '%')
			buf_byte(out, (uint8_t)fmt.p[i++]);
		else if (!percent_one(in, fmt, &i, &s, out))
			return false;
		if (out->n > TEXT_MAX)
			return diag_set(&in->d, "the text would be longer than %d bytes", TEXT_MAX);
	}
	if (!s.mapped && args->type == V_TUPLE && s.at < args->l->n)
		return diag_set(&in->d, "there are more values than '%%' in the text");
	if (!s.mapped && args->type != V_TUPLE && !s.at && args->type != V_DICT)
		return diag_set(&in->d, "the text has no '%%' for the value");
	return true;
}
