/* fuzz.c - what was not set becomes random: which fields may, and from what their values are drawn. */
#include <string.h>

#include "pkt/bits.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/set.h"

enum {
	REST_MOST = 1200, /* bytes of a payload, as in Scapy */
	PART_MOST = 64,   /* bytes of any other field without a width of its own: a length of 8 bits can say it */
};

/* Was given by the layer above: it would not be found otherwise. */
static bool is_preset(const struct packet *p, unsigned l, unsigned f)
{
	const struct layout *above = l + 1 < p->n ? p->layer[l + 1].lay : NULL;

	for (unsigned k = 0; above && k < above->npreset; k++) {
		if (above->preset[k].lay == p->layer[l].lay && above->preset[k].field == f)
			return true;
	}
	return false;
}

/* A number that says what follows is computed only if what follows has one. */
static bool is_computed(const struct packet *p, unsigned l, const struct field *f)
{
	uint64_t n;

	if (f->compute.kind == C_NEXT)
		return l + 1 < p->n && space_number(f->compute.index, p->layer[l + 1].lay, &n);
	return f->compute.kind != C_NONE;
}

/* Where it goes: the destination of a layer that has a source too. */
static bool is_destination(const struct layout *lay, unsigned f)
{
	return (int)f == lay->dst && lay->src >= 0 && (lay->field[f].kind == F_MAC || lay->proto->ip);
}

static bool may_change(const struct packet *p, unsigned l, unsigned f)
{
	const struct layout *lay = p->layer[l].lay;
	const struct field *field = &lay->field[f];

	return !layer_is_set(p, l, f) && !field->none && !field->trailer && layer_present(p, l, f) && !is_computed(p, l, field) &&
	       !is_destination(lay, f) && !is_preset(p, l, f);
}

/* Bytes that a length of few bits can say (CoAP's token). */
static unsigned part_most(const struct layout *lay, const struct field *f)
{
	const struct field *g = f->size.kind == X_FIELD ? &lay->field[f->size.index] : NULL;
	int64_t most = g && g->bits && g->bits < 8 ? (int64_t)bits_max(g->bits) * f->size.mul + f->size.add : PART_MOST;

	return most < 0 ? 0 : most < PART_MOST ? (unsigned)most : PART_MOST;
}

static struct set *random_bytes(const struct layout *lay, const struct field *f)
{
	unsigned fixed = field_fixed_bits(f) / 8;

	if (fixed)
		return set_random(RANDOM_BYTES, fixed, fixed);
	if (f->size.kind == X_REST)
		return set_random(RANDOM_BYTES, 0, lay->takes_rest ? REST_MOST : PART_MOST);
	return set_random(f->size.kind == X_NUL ? RANDOM_TEXT : RANDOM_BYTES, 0, part_most(lay, f));
}

/* All that the field can hold; NULL: it stays as it is. */
static struct set *values_of(const struct layout *lay, const struct field *f)
{
	uint64_t most = f->bits ? bits_max(f->bits) : 0;

	switch (f->kind) {
	case F_UINT: case F_FLAGS:
		if (f->is_signed)
			return set_random(RANDOM_INT, ~(most >> 1), most >> 1);
		return set_random(RANDOM_INT, 0, most);
	case F_MAC:
		return set_random(RANDOM_MAC, 0, 0);
	case F_IPV4:
		return set_random(RANDOM_IP4, 0, 0);
	case F_IPV6:
		return set_random(RANDOM_IP6, 0, 0);
	case F_BYTES:
		return random_bytes(lay, f);
	case F_HOOK:
		/* Half of the bits: a number with a fraction has that many before the point. */
		return f->bits && f->ops->accept ? set_random(RANDOM_INT, 0, bits_max(f->bits / 2)) : NULL;
	case F_LIST: case F_LAYER: case F_NAME: case F_ALT: case F_VIRTUAL: case F_KINDS:
		break;
	}
	return NULL;
}

/* What one alternative takes must be a value of the others too, as which of them is due may be random: of numbers the narrowest. */
static const struct field *narrowest(const struct field *f, const struct field *actual)
{
	for (size_t i = 0; i < f->nalts; i++)
		if (f->alts[i].as->kind <= F_FLAGS && actual->kind <= F_FLAGS && f->alts[i].as->bits < actual->bits)
			actual = f->alts[i].as;
	return actual;
}

/* What field f becomes, by what the other fields say now; NULL: it stays. */
static struct set *chosen(const struct packet *p, unsigned l, unsigned f)
{
	const struct layout *lay = p->layer[l].lay;
	const struct field *actual;
	struct scope s;

	if (!may_change(p, l, f))
		return NULL;
	scope_of(&s, p, l);
	actual = field_actual(&s, &lay->field[f]);
	if (lay->field[f].kind == F_ALT && (lay->field[f].accept || actual->kind == F_HOOK))
		return NULL;
	return values_of(lay, lay->field[f].kind == F_ALT ? narrowest(&lay->field[f], actual) : actual);
}

static void fuzz_inside(struct val *v)
{
	if (v->type == V_PACKET)
		packet_fuzz(v->p, v->aux);
	for (uint32_t i = 0; v->type == V_LIST && i < v->l->n; i++)
		fuzz_inside(&v->l->v[i]);
}

void packet_fuzz(struct packet *p, unsigned from)
{
	for (unsigned l = from; l < p->n; l++) {
		const struct layout *lay = p->layer[l].lay;
		struct set *sets[FIELDS_MAX];

		for (unsigned f = 0; f < lay->n; f++) /* all before any is set: conditions look at the defaults */
			sets[f] = chosen(p, l, f);
		for (unsigned f = 0; f < lay->n; f++) {
			struct val v = { .type = V_SET, .set = sets[f] };
			struct diag d = DIAG_INIT;

			if (sets[f]) {
				layer_set(p, l, f, &v, &d);
				val_drop(v);
			} else if (p->layer[l].vals) {
				fuzz_inside(&p->layer[l].vals[f]);
			}
		}
	}
}
