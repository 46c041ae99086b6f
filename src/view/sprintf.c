/* sprintf.c - Scapy's format language: %03xr,IP.proto% {TCP:%TCP.flags%} {!UDP:…} %time% %% %( %). */
#include "sprintf.h"

#include <string.h>

#include "format.h"
#include "pkt/buf.h"
#include "pkt/clock.h"
#include "pkt/diag.h"
#include "pkt/view.h"

enum { SELF_NONE = -1, NEST = 32, WIDTH_MOST = 4096 };

struct writer {
	const struct packet *p;
	unsigned from;
	int self; /* summary of this layer; SELF_NONE: of the whole packet */
	const char *at, *end;
	struct buf *out;
	struct diag *d;
};

/* A directive, taken apart: %[-0+ #][width][.prec][conversion][r,][Class[:n].]field% */
struct directive {
	bool left, zero, plus, alt, raw;
	unsigned width, prec;
	bool has_prec;
	char conv; /* s d u i x X o c */
	struct str cls, field;
	unsigned nth;
};

static bool bad(struct writer *w, const char *at, const char *why)
{
	size_t n = (size_t)(w->end - at);

	return diag_set(w->d, "%s at '%.*s%s' in the format", why, n > 24 ? 24 : (int)n, at, n > 24 ? "…" : "");
}

/* ---- which layer is meant ---- */

static bool class_known(struct writer *w, struct str cls)
{
	struct near near = NEAR_INIT(cls);

	if (w->self != SELF_NONE || layout_find(cls.p, cls.n))
		return true;
	diag_set(w->d, "there is no layer '%.*s'", STR(cls));
	layout_near(&near);
	return diag_mean(w->d, near.best);
}

static bool is_class(const struct layout *lay, struct str cls)
{
	return str_eq(cls, lay->proto->name) || (lay->proto->like && str_eq(cls, lay->proto->like->name));
}

static int summary_layer(const struct writer *w, struct str cls)
{
	const struct layout *below;

	if (is_class(w->p->layer[w->self].lay, cls))
		return w->self;
	if ((unsigned)w->self <= w->from)
		return -1;
	below = w->p->layer[w->self - 1].lay;
	return is_class(below, cls) || (str_eq(cls, "IP") && below->proto->ip) ? w->self - 1 : -1;
}

/* The nth layer of that class, or -1. */
static int find_layer(const struct writer *w, struct str cls, unsigned nth)
{
	if (w->self != SELF_NONE)
		return summary_layer(w, cls);
	for (unsigned i = w->from; i < w->p->n; i++)
		if (str_eq(cls, w->p->layer[i].lay->proto->name) && --nth == 0)
			return (int)i;
	return -1;
}

/* The first layer with that field. */
static int find_owner(const struct writer *w, struct str field)
{
	unsigned i = w->self == SELF_NONE ? w->from : (unsigned)w->self;
	unsigned end = w->self == SELF_NONE ? w->p->n : i + 1;

	for (; i < end; i++)
		if (field_find(w->p->layer[i].lay, field.p, field.n) >= 0)
			return (int)i;
	return -1;
}

/* ---- one value ---- */

static void pad(struct buf *out, const struct directive *dir, size_t start)
{
	size_t n = out->n - start;
	static const char fill[2] = " 0";
	bool zero = dir->zero && !dir->left && dir->conv != 's';

	for (; n < dir->width; n++) {
		if (dir->left)
			buf_byte(out, ' ');
		else
			buf_insert(out, zero && start < out->n && out->p[start] == '-' ? start + 1 : start, &fill[zero], 1);
	}
}

static void number(struct buf *out, const struct directive *dir, const struct val *v)
{
	static const char upper[] = "0123456789ABCDEF";
	uint64_t u = v->neg ? -(uint64_t)v->i : v->u;
	size_t start;

	if (v->neg)
		buf_byte(out, '-');
	else if (dir->plus)
		buf_byte(out, '+');
	start = out->n;
	switch (dir->conv) {
	case 'x':
	case 'X':
		if (dir->alt)
			buf_text(out, dir->conv == 'x' ? "0x" : "0X");
		buf_hex(out, u, 1);
		for (size_t i = start; dir->conv == 'X' && i < out->n; i++)
			if (out->p[i] >= 'a' && out->p[i] <= 'f')
				out->p[i] = (uint8_t)upper[out->p[i] - 'a' + 10];
		return;
	case 'o':
		buf_fmt(out, dir->alt ? "0o%llo" : "%llo", (unsigned long long)u);
		return;
	case 'c':
		format_plain(out, &(uint8_t){ (uint8_t)u }, 1);
		return;
	default:
		buf_u64(out, u);
	}
}

static void raw_value(struct buf *out, const struct val *v)
{
	struct str s = val_text(v);

	if (v->type == V_STR || v->type == V_BYTES || v->type == V_NAME)
		buf_add(out, s.p, s.n);
	else
		val_print(out, v);
}

static void value(struct writer *w, const struct directive *dir, unsigned l, unsigned f)
{
	struct val v = VAL_NONE;
	size_t start = w->out->n;

	if (layer_present(w->p, l, f))
		layer_get(w->p, l, f, &v);
	if (dir->conv != 's' && (v.type == V_INT || v.type == V_BOOL || v.type == V_IP4 || v.type == V_MAC))
		number(w->out, dir, &v);
	else if (dir->raw)
		raw_value(w->out, &v);
	else
		format_val(w->out, format_field(w->p, l, f), &v);
	if (dir->has_prec && dir->conv == 's' && w->out->n - start > dir->prec)
		w->out->n = start + dir->prec;
	pad(w->out, dir, start);
	val_drop(v);
}

/* ---- a directive ---- */

static unsigned count(struct str *s)
{
	unsigned v = 0;

	for (; s->n && s->p[0] >= '0' && s->p[0] <= '9'; s->p++, s->n--)
		v = v < WIDTH_MOST ? v * 10 + (unsigned)(s->p[0] - '0') : WIDTH_MOST;
	return v < WIDTH_MOST ? v : WIDTH_MOST;
}

static bool conversion(struct writer *w, struct str s, struct directive *dir)
{
	const char *begin = s.p;

	for (; s.n && strchr("-0+ #", s.p[0]); s.p++, s.n--) {
		dir->left |= s.p[0] == '-';
		dir->zero |= s.p[0] == '0';
		dir->plus |= s.p[0] == '+';
		dir->alt |= s.p[0] == '#';
	}
	dir->width = count(&s);
	if (s.n && s.p[0] == '.') {
		s.p++;
		s.n--;
		dir->has_prec = true;
		dir->prec = count(&s);
	}
	if (s.n && strchr("sduixXoc", s.p[0])) {
		dir->conv = s.p[0];
		s.p++;
		s.n--;
	}
	if (s.n && s.p[0] == 'r') {
		dir->raw = true;
		s.n--;
	}
	return !s.n || bad(w, begin - 1, "a conversion that is not known");
}

static bool take_apart(struct writer *w, struct str s, struct directive *dir)
{
	const char *comma = memchr(s.p, ',', s.n), *dot, *colon;

	*dir = (struct directive){ .conv = 's', .nth = 1 };
	if (comma) {
		if (!conversion(w, (struct str){ s.p, (size_t)(comma - s.p) }, dir))
			return false;
		s.n -= (size_t)(comma + 1 - s.p);
		s.p = comma + 1;
	}
	dir->field = s;
	dot = memchr(s.p, '.', s.n);
	if (!dot)
		return true;
	dir->cls = (struct str){ s.p, (size_t)(dot - s.p) };
	dir->field = (struct str){ dot + 1, s.n - (size_t)(dot + 1 - s.p) };
	colon = memchr(dir->cls.p, ':', dir->cls.n);
	if (colon) {
		struct str nth = { colon + 1, (size_t)(dot - colon - 1) };

		dir->nth = count(&nth);
		dir->cls.n = (size_t)(colon - dir->cls.p);
		if (nth.n || !dir->nth)
			return bad(w, s.p - 1, "which layer is meant must be a number from 1");
	}
	return true;
}

static void time_text(struct writer *w, const struct directive *dir)
{
	struct clock_cache c = { 0 };
	char text[CLOCK_TEXT];
	size_t start = w->out->n;

	buf_add(w->out, text, clock_text(&c, w->p->time, text));
	pad(w->out, dir, start);
}

static bool directive(struct writer *w, struct str s)
{
	struct directive dir;
	size_t start = w->out->n;
	int l, f = -1;

	if (!take_apart(w, s, &dir))
		return false;
	if (str_eq(dir.field, "time")) {
		time_text(w, &dir);
		return true;
	}
	if (dir.cls.n && !class_known(w, dir.cls))
		return false;
	l = dir.cls.n ? find_layer(w, dir.cls, dir.nth) : find_owner(w, dir.field);
	if (l >= 0) {
		const struct layout *lay = w->p->layer[l].lay;

		f = field_find(lay, dir.field.p, dir.field.n);
		if (f < 0 && w->self == SELF_NONE) {
			diag_set(w->d, "%s has no field '%.*s'", lay->proto->name, STR(dir.field));
			return field_hint(lay, dir.field, w->d);
		}
	}
	if (f >= 0) {
		value(w, &dir, (unsigned)l, (unsigned)f);
	} else {
		buf_text(w->out, "??");
		pad(w->out, &dir, start);
	}
	return true;
}

static bool percent(struct writer *w, bool on)
{
	const char *begin = w->at++;
	const char *end;
	struct str s;

	if (w->at < w->end && memchr("%()", *w->at, 3)) {
		if (on)
			buf_byte(w->out, *w->at == '(' ? '{' : *w->at == ')' ? '}' : '%');
		w->at++;
		return true;
	}
	end = memchr(w->at, '%', (size_t)(w->end - w->at));
	if (!end)
		return bad(w, begin, "the closing '%' is missing");
	s = (struct str){ w->at, (size_t)(end - w->at) };
	w->at = end + 1;
	return !on || directive(w, s);
}

/* ---- text and conditions ---- */

/* "TCP.flags" becomes "TCP"; what stood after the dot is returned. */
static struct str after_dot(struct str *cls)
{
	const char *dot = memchr(cls->p, '.', cls->n);
	struct str rest = { "", 0 };

	if (dot) {
		rest = (struct str){ dot + 1, cls->n - (size_t)(dot + 1 - cls->p) };
		cls->n = (size_t)(dot - cls->p);
	}
	return rest;
}

/* Neither absent nor zero nor empty. */
static bool is_something(const struct val *v)
{
	switch ((enum vtype)v->type) {
	case V_UNSET:
	case V_NONE:
		return false;
	case V_BOOL:
	case V_INT:
	case V_IP4:
	case V_MAC:
		return v->u != 0;
	case V_STR:
	case V_BYTES:
	case V_NAME:
		return val_text(v).n > 0;
	case V_LIST:
	case V_TUPLE:
		return v->l->n > 0;
	case V_FLOAT:
	case V_IP6:
	case V_PACKET:
	case V_SET:
	case V_LANG:
		break;
	}
	return true;
}

/* "TCP.flags": the field is there and says something. "ARP.op=1": it has that value. */
static bool says(const struct writer *w, struct str cls, struct str field)
{
	const char *equals = memchr(field.p, '=', field.n);
	struct str want = { NULL, 0 };
	uint64_t number;
	struct val v;
	bool yes;
	int l, f;

	if (equals) {
		want = (struct str){ equals + 1, field.n - (size_t)(equals + 1 - field.p) };
		field.n = (size_t)(equals - field.p);
	}
	l = find_layer(w, cls, 1);
	f = l < 0 ? -1 : field_find(w->p->layer[l].lay, field.p, field.n);
	if (f < 0 || !layer_present(w->p, (unsigned)l, (unsigned)f))
		return false;
	layer_get(w->p, (unsigned)l, (unsigned)f, &v);
	yes = equals ? v.type == V_INT && str_to_u64(want, &number) && v.u == number : is_something(&v);
	val_drop(v);
	return yes;
}

static bool condition(struct writer *w, bool *holds)
{
	const char *begin = w->at++;
	const char *colon = memchr(w->at, ':', (size_t)(w->end - w->at));
	struct str cls, field;
	bool no;

	if (!colon)
		return bad(w, begin, "a condition has no ':'");
	no = *w->at == '!';
	cls = (struct str){ w->at + no, (size_t)(colon - w->at) - no };
	field = after_dot(&cls);
	if (!class_known(w, cls))
		return false;
	*holds = (field.n ? says(w, cls, field) : find_layer(w, cls, 1) >= 0) != no;
	w->at = colon + 1;
	return true;
}

/* Up to the end, or to the '}' that ends the condition it is in. `on`: what is read is also written. */
static bool text(struct writer *w, bool on, unsigned depth)
{
	while (w->at < w->end) {
		const char *begin = w->at;
		bool holds = false;

		switch (*w->at) {
		case '%':
			if (!percent(w, on))
				return false;
			break;
		case '{':
			if (depth == NEST)
				return bad(w, begin, "conditions are too deep");
			if (!condition(w, &holds) || !text(w, on && holds, depth + 1))
				return false;
			if (w->at == w->end)
				return bad(w, begin, "the closing '}' is missing");
			w->at++;
			break;
		case '}':
			if (depth)
				return true;
			return bad(w, begin, "a '}' that closes nothing");
		default:
			if (on)
				buf_byte(w->out, (uint8_t)*w->at);
			w->at++;
		}
	}
	return true;
}

static bool run(struct writer *w)
{
	size_t start = w->out->n;

	if (text(w, true, 0))
		return true;
	w->out->n = start;
	return false;
}

bool view_sprintf(const struct packet *p, unsigned from, const char *fmt, size_t n, struct buf *out, struct diag *d)
{
	struct writer w = { .p = p, .from = from, .self = SELF_NONE, .at = fmt, .end = fmt + n, .out = out, .d = d };

	return run(&w);
}

bool sprintf_layer(const struct packet *p, unsigned self, const char *fmt, size_t n, struct buf *out, struct diag *d)
{
	struct writer w = { .p = p, .self = (int)self, .at = fmt, .end = fmt + n, .out = out, .d = d };

	return run(&w);
}
