/* depend.c - what else in a packet depends on a field, told from the tables: nothing but sums, or more. */
#include <string.h>

#include "forms.h"
#include "pkt/bits.h"
#include "pkt/kinds.h"
#include "pkt/registry.h"
#include "pkt/when.h"

static bool val_opaque(const struct val *v, unsigned depth);

static bool is_hook(const struct extent *x)
{
	return x->kind == X_FN;
}

static bool field_opaque(const struct field *f, unsigned depth)
{
	if (depth > NEST_MAX || f->kind == F_HOOK || f->present || is_hook(&f->size) || is_hook(&f->count))
		return true;
	for (size_t i = 0; f->kind == F_ALT && i < f->nalts; i++)
		if (field_opaque(f->alts[i].as, depth + 1))
			return true;
	return f->item && field_opaque(f->item, depth + 1);
}

static bool default_opaque(const struct field *f, unsigned depth)
{
	const struct layout *lay;

	if (f->value)
		return val_opaque(f->value, depth + 1);
	if (depth > NEST_MAX || (f->kind != F_LIST && f->kind != F_LAYER) || f->item || !f->text)
		return depth > NEST_MAX;
	lay = layout_find(f->text, strlen(f->text));
	for (unsigned i = 0; lay && i < lay->n; i++)
		if (field_opaque(&lay->field[i], depth + 1) || default_opaque(&lay->field[i], depth + 1))
			return true;
	return false;
}

static bool is_varied(const struct layer *l, unsigned f)
{
	return l->vals && l->vals[f].type == V_SET;
}

/* Its condition does not hold, in no packet of the set. */
static bool is_absent(const struct packet *p, unsigned l, const struct field *f)
{
	if (!f->cond || f->present)
		return false;
	for (unsigned i = 0; i < p->layer[l].lay->n; i++)
		if (is_varied(&p->layer[l], i) && when_looks(f->cond, i))
			return false;
	return !layer_present(p, l, f->index);
}

/* Code of the layer's own, or of items in its lists, may look at any of its fields while it is placed. */
static bool layer_opaque(const struct packet *p, unsigned at, unsigned depth)
{
	const struct layer *l = &p->layer[at];

	for (unsigned i = 0; i < l->lay->n; i++) {
		const struct field *f = &l->lay->field[i];
		const struct val *v = l->vals && l->vals[i].type != V_UNSET ? &l->vals[i] : NULL;

		if (!is_absent(p, at, f) && (field_opaque(f, depth) || (v ? val_opaque(v, depth) : default_opaque(f, depth))))
			return true;
	}
	return false;
}

static bool val_opaque(const struct val *v, unsigned depth)
{
	if (depth > NEST_MAX)
		return true;
	if (v->type == V_PACKET)
		for (unsigned i = 0; i < v->p->n; i++)
			if (layer_opaque(v->p, i, depth + 1))
				return true;
	if (v->type == V_LIST || v->type == V_TUPLE)
		for (uint32_t i = 0; i < v->l->n; i++)
			if (val_opaque(&v->l->v[i], depth + 1))
				return true;
	if (v->type == V_SET)
		for (uint32_t i = 0; i < v->set->nruns; i++)
			if (val_opaque(&v->set->runs[i].first, depth + 1))
				return true;
	return false;
}

static bool extent_looks(const struct extent *x, unsigned field)
{
	return x->kind == X_FIELD && x->index == field;
}

/* Does field g of the layer ask for field f? */
static bool looks(const struct field *g, const struct field *f)
{
	if (when_looks(g->cond, f->index) || extent_looks(&g->size, f->index) || extent_looks(&g->count, f->index))
		return true;
	if (g->family && g->family->unless && !strcmp(g->family->unless, f->name))
		return true;
	for (size_t i = 0; g->kind == F_ALT && i < g->nalts; i++)
		if (looks(g->alts[i].as, f))
			return true;
	return g->item && looks(g->item, f);
}

static bool is_computed(const struct layer *l, unsigned f)
{
	return !l->vals || l->vals[f].type == V_UNSET || l->vals[f].type == V_NONE;
}

static bool computed_from(const struct layer *l, const struct field *f)
{
	for (unsigned i = 0; i < l->lay->ncomputed; i++) {
		const struct field *g = &l->lay->field[l->lay->computed[i]];

		if (g->compute.kind == C_FN && g->compute.looks == LOOKS_LAYER && is_computed(l, g->index) && g != f)
			return true;
	}
	return false;
}

static bool is_number(const struct val *v)
{
	return v->type == V_INT || v->type == V_BOOL;
}

static bool fits_kind(const struct field *f, const struct val *v)
{
	switch (f->kind) {
	case F_UINT: case F_FLAGS:
		return is_number(v);
	case F_MAC:
		return v->type == V_MAC;
	case F_IPV4:
		return v->type == V_IP4;
	case F_IPV6:
		return v->type == V_IP6;
	case F_BYTES:
		return v->type == V_BYTES || v->type == V_STR;
	case F_LIST: case F_LAYER: case F_NAME: case F_ALT: case F_VIRTUAL: case F_HOOK: case F_KINDS:
		break;
	}
	return false;
}

static bool runs_fit(const struct field *f, const struct set *s)
{
	for (uint32_t i = 0; i < s->nruns; i++)
		if (!s->runs[i].octets && !fits_kind(f, &s->runs[i].first))
			return false;
	return s->nruns > 0;
}

/* What is chosen is accepted only then; a range or number that does not fit would be. */
static bool choices_fit(const struct field *f, const struct set *s)
{
	for (uint32_t i = 0; i < s->nruns; i++) {
		const struct val *v = &s->runs[i].first;

		if (f->kind == F_BYTES || s->runs[i].octets || s->runs[i].count != 1 ||
		    (is_number(v) && (v->neg || f->is_signed || v->u > bits_max(field_fixed_bits(f)))))
			return false;
	}
	return true;
}

/* Whatever is drawn is a value of the field. */
static bool draws_fit(const struct field *f, const struct set *s)
{
	unsigned width = field_fixed_bits(f);

	if (f->accept)
		return false;
	switch (s->random) {
	case RANDOM_INT: case RANDOM_ONCE:
		if (f->kind != F_UINT && f->kind != F_FLAGS)
			return false;
		if (f->is_signed)
			return (int64_t)s->hi <= (int64_t)(bits_max(width) >> 1) && (int64_t)s->lo >= -(int64_t)(bits_max(width) >> 1) - 1 &&
			       (int64_t)s->lo <= (int64_t)s->hi;
		return s->lo <= s->hi && s->hi <= bits_max(width);
	case RANDOM_IP4:
		return f->kind == F_IPV4;
	case RANDOM_IP6:
		return f->kind == F_IPV6;
	case RANDOM_MAC:
		return f->kind == F_MAC;
	case RANDOM_BYTES:
		return f->kind == F_BYTES && s->lo == s->hi && s->hi * 8 == width;
	case RANDOM_CHOICE:
		return runs_fit(f, s) && choices_fit(f, s);
	case RANDOM_NO: case RANDOM_TEXT:
		break;
	}
	return false;
}

bool depend_plain(const struct packet *p, unsigned l, const struct field *f, const struct set *s)
{
	const struct layer *layer = &p->layer[l];
	const struct layout *lay = layer->lay;

	if (!field_fixed_bits(f) || f->kind > F_BYTES || f->low || (int)f->index == lay->header_field ||
	    (int)f->index == lay->total_field)
		return false;
	if (!lay->proto->ip && (lay->proto->final_dst || lay->proto->home_src))
		return false;
	for (unsigned i = 0; i < lay->n; i++)
		if (looks(&lay->field[i], f))
			return false;
	if (layer_opaque(p, l, 0) || computed_from(layer, f))
		return false;
	return s->random ? draws_fit(f, s) : runs_fit(f, s);
}

/* Something drawn that is no digit, a hook that may do anything to the bytes, or one that looks anywhere. */
bool depend_blocks(const struct packet *p)
{
	for (unsigned l = 0; l < p->n; l++) {
		const struct layer *x = &p->layer[l];

		if (x->lay->proto->finish)
			return true;
		for (unsigned i = 0; i < x->lay->ncomputed; i++) {
			const struct field *f = &x->lay->field[x->lay->computed[i]];

			if (f->compute.kind == C_FN && f->compute.looks == LOOKS_ANY && is_computed(x, f->index) && !is_absent(p, l, f))
				return true;
		}
		for (unsigned f = 0; x->vals && f < x->lay->n; f++) {
			const struct val *v = &x->vals[f];

			if (!(v->type == V_SET && v->set->random) && val_is_random(v))
				return true; /* random fields are digits, and block if they are not plain */
		}
	}
	return false;
}
