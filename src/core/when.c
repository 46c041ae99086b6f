/* when.c - conditions of the tables ("type=0,8 and len>4"), compiled and asked. */
#include "pkt/when.h"

#include <ctype.h>
#include <string.h>

#include "pkt/bits.h"
#include "pkt/compile.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

enum op { OP_IN, OP_NOT_IN, OP_MASK, OP_ABOVE, OP_BELOW, OP_UNDER };

#define CHOICES 24

struct range {
	uint64_t lo, hi;
};

/* What is asked of every packet comes first, close together. */
struct term {
	enum op op;
	unsigned field;
	bool unset;                    /* "unset" is among the choices */
	bool more;                     /* `and` another term follows; else `or` or the end */
	uint8_t width;                 /* of a number without further ado; 0: it must be asked for */
	bool placed;                   /* it stands at the same place in every packet: */
	uint32_t bit;
	unsigned n;
	struct range range[CHOICES];
	uint32_t hash[CHOICES];        /* of the names in under */
	char under[CHOICES][32];
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
		memcpy(t->under[t->n], w.p, w.n);
		t->hash[t->n] = compile_name_hash(t->under[t->n]);
		t->n++;
		return true;
	}
	if (str_eq(w, "unset")) {
		t->unset = true;
		return true;
	}
	if (!str_to_u64(w, &t->range[t->n].lo))
		return diag_set(r->d, "%s: '%.*s' is not a number in a condition", r->lay->proto->name, STR(w));
	t->range[t->n].hi = t->range[t->n].lo;
	if (*r->p == '-') {
		r->p++;
		w = word(r);
		if (!str_to_u64(w, &t->range[t->n].hi))
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

static inline bool in_ranges(const struct term *t, uint64_t v)
{
	for (unsigned i = 0; i < t->n; i++)
		if (v >= t->range[i].lo && v <= t->range[i].hi)
			return true;
	return false;
}

static inline bool value_holds(const struct term *t, uint64_t v)
{
	switch (t->op) {
	case OP_IN:
		return in_ranges(t, v);
	case OP_NOT_IN:
		return !in_ranges(t, v);
	case OP_MASK:
		return (v & t->range[0].lo) != 0;
	case OP_ABOVE:
		return v > t->range[0].lo;
	case OP_BELOW:
		return v < t->range[0].lo;
	case OP_UNDER:
		break;
	}
	return false;
}

bool when_compile(const struct layout *lay, const char *text, struct when **out, struct diag *d)
{
	struct reader r = { text, lay, d };
	struct when *w = mem_zero(1, sizeof(*w));

	for (;;) {
		w->term = mem_grow(w->term, w->n + 1, sizeof(*w->term));
		if (!term(&r, &w->term[w->n])) {
			when_free(w);
			return false;
		}
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
	*number = t->range[0].lo;
	return w->n == 1 && t->op == OP_IN && t->n == 1 && !t->unset && t->range[0].lo == t->range[0].hi;
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
	if (w)
		mem_free(w->term);
	mem_free(w);
}

static bool under_holds(const struct term *t, const struct layout *below)
{
	for (unsigned i = 0; below && i < t->n; i++)
		if (below->name_hash == t->hash[i] && strcmp(below->proto->name, t->under[i]) == 0)
			return true;
	return false;
}

/* false: it is absent, or not all there. */
static inline bool near_value(const struct term *t, const struct scope *s, uint64_t *v)
{
	uint32_t bit = t->bit;

	if (!t->placed) {
		if (t->field >= s->walked || s->at[t->field + 1] - s->at[t->field] != t->width)
			return false;
		bit = s->at[t->field];
	}
	if (bit + t->width > s->n * 8)
		return false;
	*v = bits_near(s->b, bit, t->width);
	return true;
}

static inline bool term_holds(const struct term *t, const void *scope)
{
	const struct scope *s = scope;
	uint64_t v;

	if (t->width && s->b && near_value(t, s, &v))
		return value_holds(t, v);
	if (t->op == OP_UNDER)
		return under_holds(t, scope_under(s));
	return scope_uint(s, t->field, &v) ? value_holds(t, v) : t->unset;
}

/* Groups of terms beside each other: one of them is enough, all terms of which hold. */
static inline __attribute__((always_inline)) bool any_group(const struct when *w, bool (*holds)(const struct term *t, const void *of), const void *of)
{
	bool all = true;

	for (unsigned i = 0; i < w->n; i++) {
		all = all && holds(&w->term[i], of);
		if (w->term[i].more)
			continue;
		if (all)
			return true;
		all = true;
	}
	return false;
}

static uint64_t load64(const uint8_t *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

bool when_asked(const struct when *w, const struct scope *s)
{
	const struct sample *x = &w->sample;

	if (x->mask && s->b && x->byte + sizeof(x->mask) <= s->n)
		return (load64(s->b + x->byte) & x->mask) == x->want;
	return any_group(w, term_holds, s);
}

bool when_is_under(const struct when *w)
{
	return w->n == 1 && w->term[0].op == OP_UNDER;
}

bool when_under(const struct when *w, const struct layout *below)
{
	return under_holds(&w->term[0], below);
}

bool when_numbers(const struct when *w, uint8_t *bits, size_t n)
{
	for (unsigned i = 0; i < w->n; i++) {
		const struct term *t = &w->term[i];
		bool many = t->op == OP_ABOVE || t->op == OP_BELOW || t->op == OP_MASK;

		if (!t->placed || t->bit + t->width > n * 8 || (many && t->width > 8))
			return false;
		bits_put(bits, t->bit, t->width, bits_max(t->width));
	}
	return true;
}

/* ---- by the value of one number ---- */

static bool all_look(const struct when *w, unsigned field)
{
	for (unsigned i = 0; i < w->n; i++)
		if (w->term[i].op == OP_UNDER || w->term[i].field != field)
			return false;
	return true;
}

static inline bool number_holds(const struct term *t, const void *number)
{
	return value_holds(t, *(const uint64_t *)number);
}

static void place(struct term *t, const struct layout *lay)
{
	const struct field *f = t->op == OP_UNDER ? NULL : &lay->field[t->field];

	if (!f || f->kind > F_FLAGS || f->is_signed || f->le)
		return;
	t->width = (uint8_t)f->bits;
	t->placed = t->field < lay->fixed_fields;
	t->bit = t->placed ? lay->bit[t->field] : 0;
}

/* Of a condition all terms of which must hold, each with one value of a number that stands near the others. */
static void make_sample(struct when *w)
{
	uint8_t mask[sizeof(w->sample.mask)] = { 0 }, want[sizeof(mask)] = { 0 };
	uint32_t first = UINT32_MAX;

	for (unsigned i = 0; i < w->n; i++) {
		const struct term *t = &w->term[i];

		if (!t->placed || t->op != OP_IN || t->n != 1 || t->range[0].lo != t->range[0].hi || t->more != (i + 1 < w->n))
			return;
		first = t->bit / 8 < first ? t->bit / 8 : first;
	}
	for (unsigned i = 0; i < w->n; i++) {
		const struct term *t = &w->term[i];
		uint32_t at = t->bit - first * 8;

		if (at + t->width > sizeof(mask) * 8 || t->range[0].lo > bits_max(t->width) || bits_get(mask, at, t->width))
			return;
		bits_put(mask, at, t->width, bits_max(t->width));
		bits_put(want, at, t->width, t->range[0].lo);
	}
	w->sample = (struct sample){ first, load64(mask), load64(want) };
}

void when_place(struct when *w, const struct layout *lay)
{
	const struct term *t = &w->term[0];

	for (unsigned i = 0; i < w->n; i++)
		place(&w->term[i], lay);
	make_sample(w);
	if (!t->placed || !all_look(w, t->field) || t->bit % 8 + t->width > 8 || t->bit / 8 > UINT16_MAX)
		return;
	w->gate.byte = (uint16_t)(t->bit / 8);
	w->gate.shift = (uint8_t)(8 - t->bit % 8 - t->width);
	w->gate.mask = (uint8_t)bits_max(t->width);
	for (uint64_t v = 0; v <= w->gate.mask; v++)
		if (any_group(w, number_holds, &v))
			w->gate.map[v / 64] |= UINT64_C(1) << v % 64;
}

/* ---- one of several ---- */

static bool all_place(const struct when *w, unsigned field)
{
	for (unsigned i = 0; i < w->n; i++)
		if (!w->term[i].width)
			return false;
	return all_look(w, field);
}

/* The first of the n alternatives that v is for. */
static uint8_t alt_of(const struct alt *alt, unsigned n, uint64_t v)
{
	for (unsigned i = 0; i + 1 < n; i++)
		if (!alt[i].as->cond || any_group(alt[i].as->cond, number_holds, &v))
			return (uint8_t)i;
	return (uint8_t)(n - 1);
}

struct chooser *when_chooser(const struct alt *alt, unsigned n)
{
	const struct when *first = alt[0].as->cond;
	struct chooser *c;

	if (!first || n > UINT8_MAX)
		return NULL;
	for (unsigned i = 0; i < n; i++)
		if (alt[i].as->cond ? !all_place(alt[i].as->cond, first->term[0].field) : i + 1 < n)
			return NULL;
	c = mem_zero(1, sizeof(*c));
	c->number = &first->term[0];
	for (uint64_t v = 0; v < CHOOSER_VALUES; v++)
		c->of[v] = alt_of(alt, n, v);
	return c;
}

bool when_chosen(const struct chooser *c, const struct scope *s, unsigned *alt)
{
	uint64_t v;

	if (!s->b || !near_value(c->number, s, &v) || v >= CHOOSER_VALUES)
		return false;
	*alt = c->of[v];
	return true;
}
