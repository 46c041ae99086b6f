/* when.c - conditions of the tables ("type=0,8 and len>4"), compiled and asked. */
#include "pkt/when.h"

#include <ctype.h>
#include <string.h>

#include "pkt/bits.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

enum op { OP_IN, OP_NOT_IN, OP_MASK, OP_ABOVE, OP_BELOW, OP_UNDER };

#define CHOICES 24

struct term {
	enum op op;
	unsigned field;
	bool unset;                    /* "unset" is among the choices */
	bool more;                     /* `and` another term follows; else `or` or the end */
	uint8_t width;                 /* of a field of 8 bits or fewer, for which `map` says it all; else 0 */
	uint64_t map[4];               /* a bit for each value: it holds */
	unsigned n;
	uint64_t lo[CHOICES], hi[CHOICES];
	char under[CHOICES][32];
};

struct when {
	unsigned n;
	struct term term[];
};

struct reader {
	const char *p;
	const struct layout *lay;
	struct diag *d;
};

static struct str word(struct reader *r)
{
	struct str s;

	while (*r->p == ' ')
		r->p++;
	s.p = r->p;
	while (isalnum((unsigned char)*r->p) || *r->p == '_')
		r->p++;
	s.n = (size_t)(r->p - s.p);
	return s;
}

static bool choice(struct reader *r, struct term *t)
{
	struct str w = word(r);

	if (t->n == CHOICES)
		return diag_set(r->d, "%s: a condition has more than %d choices", r->lay->proto->name, CHOICES);
	if (t->op == OP_UNDER) {
		if (!w.n || w.n >= sizeof(t->under[0]))
			return diag_set(r->d, "%s: a class name is missing in a condition", r->lay->proto->name);
		memcpy(t->under[t->n++], w.p, w.n);
		return true;
	}
	if (str_eq(w, "unset")) {
		t->unset = true;
		return true;
	}
	if (!str_to_u64(w, &t->lo[t->n]))
		return diag_set(r->d, "%s: '%.*s' is not a number in a condition", r->lay->proto->name, STR(w));
	t->hi[t->n] = t->lo[t->n];
	if (*r->p == '-') {
		r->p++;
		w = word(r);
		if (!str_to_u64(w, &t->hi[t->n]))
			return diag_set(r->d, "%s: '%.*s' is not a number in a condition", r->lay->proto->name, STR(w));
	}
	t->n++;
	return true;
}

static bool operator(struct reader *r, struct term *t)
{
	while (*r->p == ' ')
		r->p++;
	if (*r->p == '!' && r->p[1] == '=') {
		t->op = OP_NOT_IN;
		r->p += 2;
		return true;
	}
	switch (*r->p) {
	case '=':
		if (t->op != OP_UNDER)
			t->op = OP_IN;
		break;
	case '&':
		t->op = OP_MASK;
		break;
	case '>':
		t->op = OP_ABOVE;
		break;
	case '<':
		t->op = OP_BELOW;
		break;
	default:
		return diag_set(r->d, "%s: no operator in condition before '%s'", r->lay->proto->name, r->p);
	}
	r->p++;
	return true;
}

static bool term(struct reader *r, struct term *t)
{
	struct str name = word(r), w;
	int f = -1;

	memset(t, 0, sizeof(*t));
	if (str_eq(name, "under"))
		t->op = OP_UNDER;
	else
		f = field_find(r->lay, name.p, name.n);
	if (t->op != OP_UNDER && f < 0)
		return diag_set(r->d, "%s: a condition names '%.*s', which is no field", r->lay->proto->name, STR(name));
	t->field = (unsigned)f;
	if (!operator(r, t))
		return false;
	do {
		if (*r->p == ',')
			r->p++;
		if (!choice(r, t))
			return false;
	} while (*r->p == ',');
	w = word(r);
	t->more = str_eq(w, "and");
	if (w.n && !t->more && !str_eq(w, "or"))
		return diag_set(r->d, "%s: '%.*s' in a condition is not 'and' or 'or'", r->lay->proto->name, STR(w));
	return true;
}

static bool in_ranges(const struct term *t, uint64_t v)
{
	for (unsigned i = 0; i < t->n; i++)
		if (v >= t->lo[i] && v <= t->hi[i])
			return true;
	return false;
}

static bool value_holds(const struct term *t, uint64_t v)
{
	switch (t->op) {
	case OP_IN:
		return in_ranges(t, v);
	case OP_NOT_IN:
		return !in_ranges(t, v);
	case OP_MASK:
		return (v & t->lo[0]) != 0;
	case OP_ABOVE:
		return v > t->lo[0];
	case OP_BELOW:
		return v < t->lo[0];
	case OP_UNDER:
		break;
	}
	return false;
}

static void map_values(const struct layout *lay, struct term *t)
{
	const struct field *f = &lay->field[t->field];

	if (t->op == OP_UNDER || f->kind > F_FLAGS || f->bits > 8 || f->is_signed || f->low)
		return;
	t->width = (uint8_t)f->bits;
	for (unsigned v = 0; v < 256; v++)
		if (value_holds(t, v))
			t->map[v / 64] |= UINT64_C(1) << v % 64;
}

bool when_compile(const struct layout *lay, const char *text, struct when **out, struct diag *d)
{
	struct reader r = { text, lay, d };
	struct when *w = mem_zero(1, sizeof(*w));

	for (;;) {
		w = mem_grow(w, 1, sizeof(*w) + (w->n + 1) * sizeof(struct term));
		if (!term(&r, &w->term[w->n])) {
			mem_free(w);
			return false;
		}
		map_values(lay, &w->term[w->n]);
		w->n++;
		if (!*r.p)
			break;
	}
	*out = w;
	return true;
}

bool when_is_equal(const struct when *w, unsigned *field, uint64_t *number)
{
	const struct term *t = &w->term[0];

	*field = t->field;
	*number = t->lo[0];
	return w->n == 1 && t->op == OP_IN && t->n == 1 && !t->unset && t->lo[0] == t->hi[0];
}

bool when_looks(const struct when *w, unsigned field)
{
	for (unsigned i = 0; w && i < w->n; i++)
		if (w->term[i].op != OP_UNDER && w->term[i].field == field)
			return true;
	return false;
}

void when_free(struct when *w)
{
	mem_free(w);
}

static bool under_holds(const struct term *t, const struct scope *s)
{
	const struct layout *below = scope_under(s);

	for (unsigned i = 0; below && i < t->n; i++)
		if (strcmp(below->proto->name, t->under[i]) == 0)
			return true;
	return false;
}

/* The value of a small field at a place that is the same in every packet, straight from its byte; -1: it is not so simple. */
static int small_value(const struct term *t, const struct scope *s)
{
	uint32_t bit;

	if (!t->width || !s->b || t->field >= s->lay->fixed_fields)
		return -1;
	bit = s->lay->bit[t->field];
	if (bit / 8 >= s->n || bit % 8 + t->width > 8)
		return -1;
	return s->b[bit / 8] >> (8 - bit % 8 - t->width) & (int)bits_max(t->width);
}

static bool term_holds(const struct term *t, const struct scope *s)
{
	int small = small_value(t, s);
	uint64_t v;

	if (small >= 0)
		return t->map[small / 64] >> small % 64 & 1;
	if (t->op == OP_UNDER)
		return under_holds(t, s);
	return scope_uint(s, t->field, &v) ? value_holds(t, v) : t->unset;
}

bool when_holds(const struct when *w, const struct scope *s)
{
	bool all = true;

	for (unsigned i = 0; i < w->n; i++) {
		all = all && term_holds(&w->term[i], s);
		if (w->term[i].more)
			continue;
		if (all)
			return true;
		all = true;
	}
	return false;
}
