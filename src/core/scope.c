/* scope.c - what a layer's fields say, while it is decoded or encoded. */
#include "pkt/scope.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/kinds.h"
#include "pkt/set.h"

bool scope_decoding(const struct scope *s)
{
	return s->b != NULL;
}

void scope_break(const struct scope *s)
{
	((struct scope *)(uintptr_t)s)->broken = true; /* scopes are variables of whoever walks them */
}

const struct layout *scope_under(const struct scope *s)
{
	if (s->p && s->index > 0)
		return s->p->layer[s->index - 1].lay;
	return s->outer ? s->outer->lay : NULL;
}

bool scope_is_under(const struct scope *s, const char *proto)
{
	const struct layout *l = scope_under(s);

	return l && strcmp(l->proto->name, proto) == 0;
}

static bool given_uint(const struct field *f, const struct val *v, uint64_t *out)
{
	struct val first;

	switch (v->type) {
	case V_INT: case V_BOOL: case V_IP4: case V_MAC:
		*out = v->u;
		return true;
	case V_SET:
		first = set_at(v->set, 0, 0, f->index);
		if (first.type == V_SET || !given_uint(f, &first, out)) {
			val_drop(first);
			return false;
		}
		return true;
	case V_UNSET:
		*out = f->init;
		return f->compute.kind == C_NONE && (f->kind <= F_IPV4 || f->kind == F_VIRTUAL);
	default:
		return false;
	}
}

static inline bool wire_uint(const struct scope *s, const struct field *f, size_t bit, size_t width, uint64_t *out)
{
	if (f->kind > F_IPV4 || !width || width > 64 || bit + width > s->n * 8)
		return false;
	if (!f->le && !f->is_signed) {
		*out = bits_near(s->b, bit, (unsigned)width);
		return true;
	}
	*out = field_bits(f, s->b, bit, (unsigned)width);
	if (f->is_signed && width < 64 && (*out >> (width - 1) & 1))
		*out |= ~bits_max((unsigned)width);
	return true;
}

/* What the layer above puts into an unset field, or NULL. */
static const struct val *preset(const struct scope *s, unsigned f)
{
	const struct layout *above = s->p && s->index + 1 < s->p->n ? s->p->layer[s->index + 1].lay : NULL;

	for (unsigned k = 0; above && k < above->npreset; k++)
		if (above->preset[k].lay == s->lay && above->preset[k].field == f)
			return &above->preset[k].v;
	return NULL;
}

/* The number of a field that has no bytes of its own but is read from those of others. */
static bool hook_uint(const struct scope *s, const struct field *f, uint64_t *out)
{
	struct val v = VAL_UNSET;
	bool is;

	f->ops->read(s, f, s->b, 0, &v);
	is = v.type == V_INT && !v.neg;
	if (is)
		*out = v.u;
	val_drop(v);
	return is;
}

/* Of a field that the walk has not come to, or of another kind than a number, or not decoded. */
static __attribute__((noinline)) bool asked_uint(const struct scope *s, unsigned i, uint64_t *out)
{
	const struct layout *l = s->lay;
	const struct field *f = &l->field[i];
	bool present;

	if (f->kind == F_VIRTUAL && s->b) {
		*out = f->init;
		return true;
	}
	if (!s->b) {
		static const struct val unset;
		const struct val *v = s->vals && s->vals[i].type != V_UNSET ? &s->vals[i] : preset(s, i);

		if (f->kind == F_ALT)
			f = field_actual(s, f);
		return given_uint(f, v ? v : &unset, out);
	}
	if (f->kind == F_HOOK && !f->ops->measure)
		return hook_uint(s, f, out);
	present = i < s->walked && s->at[i + 1] > s->at[i];
	if (present && f->kind == F_ALT)
		f = field_actual(s, f);
	return present && wire_uint(s, f, s->at[i], s->at[i + 1] - s->at[i], out);
}

bool scope_uint(const struct scope *s, unsigned i, uint64_t *out)
{
	const struct field *f = &s->lay->field[i];

	if (s->b && i < s->walked && f->kind <= F_IPV4)
		return wire_uint(s, f, s->at[i], s->at[i + 1] - s->at[i], out);
	if (s->b && i < s->lay->fixed_fields && f->kind != F_VIRTUAL)
		return wire_uint(s, f, s->lay->bit[i], s->lay->bit[i + 1] - s->lay->bit[i], out);
	return asked_uint(s, i, out);
}

bool scope_named(const struct scope *s, const char *field, uint64_t *out)
{
	int i = field_find(s->lay, field, strlen(field));

	return i >= 0 && scope_uint(s, (unsigned)i, out);
}

const struct finds *scope_found(const struct scope *s, const struct kind_ops *ops)
{
	struct finds *x = s->found;

	if (!x || x->by == ops)
		return x;
	memset(x->has, 0, sizeof(x->has));
	x->n = 0;
	x->by = ops;
	ops->find(s, x);
	return x;
}

bool field_present(const struct scope *s, const struct field *f)
{
	if (f->present && !f->present(f, s))
		return false;
	return !f->cond || when_holds(f->cond, s);
}

const struct field *field_actual(const struct scope *s, const struct field *f)
{
	unsigned chosen;

	if (f->kind != F_ALT)
		return f;
	if (f->chooser && when_chosen(f->chooser, s, &chosen))
		return f->alts[chosen].as;
	for (size_t i = 0; i < f->nalts; i++)
		if (!f->alts[i].as->cond || when_holds(f->alts[i].as->cond, s))
			return f->alts[i].as;
	return f->alts[f->nalts - 1].as;
}

uint64_t extent_of(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t v;
	int64_t n;

	switch (x->kind) {
	case X_NONE: case X_NUL:
		return avail;
	case X_REST:
		return avail > (size_t)x->add ? avail - (size_t)x->add : 0;
	case X_FIXED:
		return (uint64_t)x->add;
	case X_FN:
		return x->fn(x, s, avail);
	case X_FIELD:
		if (!scope_uint(s, x->index, &v))
			return 0;
		if (v > INT32_MAX)
			return v;
		n = (int64_t)v * x->mul + x->add;
		return n < 0 ? 0 : (uint64_t)n;
	}
	return 0;
}
