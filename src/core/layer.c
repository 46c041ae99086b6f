/* layer.c - a layer's fields: read from bytes or values, written, made to be computed again. */
#include <string.h>

#include "pkt/bits.h"
#include "pkt/diag.h"
#include "pkt/encode.h"
#include "pkt/kinds.h"
#include "pkt/mem.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/set.h"

static void fixed_place(const struct layout *lay, unsigned f, size_t *bit, size_t *bits)
{
	*bit = lay->bit[f];
	*bits = lay->bit[f + 1] - lay->bit[f];
}

/* Bit place and width of a field in the bytes that s looks at. false: absent or out of reach. */
static bool find_place(struct scope *s, const struct layer *l, unsigned f, size_t *bit, size_t *bits)
{
	const struct layout *lay = s->lay;
	unsigned header = lay->n - lay->ntrailer;

	if (f < lay->fixed_fields) {
		fixed_place(lay, f, bit, bits);
		return true;
	}
	if (!scope_walk(s, f < header ? f : header))
		return false;
	if (f < header) {
		*bit = s->at[f];
		*bits = s->at[f + 1] - s->at[f];
		return field_present(s, &lay->field[f]);
	}
	*bit = (size_t)(s->n - l->tlen) * 8;
	for (unsigned i = header; i <= f; i++) {
		*bits = 0;
		if (field_present(s, &lay->field[i]) && !field_measure(s, &lay->field[i], *bit, bits))
			return false;
		if (i < f)
			*bit += *bits;
	}
	return *bit + *bits <= s->n * 8 && field_present(s, &lay->field[f]);
}

bool layer_place(const struct packet *p, unsigned i, unsigned f, size_t *bit, size_t *bits)
{
	uint32_t at[FIELDS_MAX + 2];
	struct scope s;

	s.at = at;
	if (!p->layer[i].view)
		return false;
	if (f < p->layer[i].lay->fixed_fields) {
		fixed_place(p->layer[i].lay, f, bit, bits);
		return true;
	}
	scope_of(&s, p, i);
	return find_place(&s, &p->layer[i], f, bit, bits);
}

static const struct val *preset_for(const struct packet *p, unsigned i, unsigned f)
{
	const struct layout *above = i + 1 < p->n ? p->layer[i + 1].lay : NULL;

	for (unsigned k = 0; above && k < above->npreset; k++)
		if (above->preset[k].lay == p->layer[i].lay && above->preset[k].field == f)
			return &above->preset[k].v;
	return NULL;
}

/* What an unset field of a crafted layer will be, as far as that is known before building. */
static void unset_value(const struct packet *p, unsigned i, const struct field *f, struct scope *s, struct val *out)
{
	const struct val *preset = preset_for(p, i, f->index);
	uint64_t n;

	*out = VAL_NONE;
	if (!field_present(s, f))
		return;
	if (preset) {
		*out = val_hold(*preset);
		return;
	}
	if (f->compute.kind == C_NEXT) {
		if (i + 1 < p->n && space_number(f->compute.index, p->layer[i + 1].lay, &n))
			*out = val_int(n);
		else
			*out = val_int(f->init);
		return;
	}
	if (f->compute.kind == C_SOURCE && f->compute.index != f->index)
		source_value(p, i, field_actual(s, f), out);
	if (f->compute.kind == C_NONE && !f->none)
		field_default(field_actual(s, f), out);
}

void scope_get(struct scope *s, unsigned f, struct val *out)
{
	const struct layer *l = &s->p->layer[s->index];
	const struct field *field = &l->lay->field[f];
	size_t bit, bits;

	if (l->vals && l->vals[f].type != V_UNSET) {
		*out = val_hold(l->vals[f]);
		return;
	}
	if (!l->view) {
		unset_value(s->p, s->index, field, s, out);
		return;
	}
	if (find_place(s, l, f, &bit, &bits))
		field_read(s, field, bit, bits, out);
	else
		*out = VAL_NONE;
}

void layer_get(const struct packet *p, unsigned i, unsigned f, struct val *out)
{
	uint32_t at[FIELDS_MAX + 2];
	struct scope s;

	s.at = at;
	scope_of(&s, p, i);
	scope_get(&s, f, out);
}

/* The number that v is; v is dropped. */
static bool number_of(struct val v, unsigned f, uint64_t *out)
{
	if (v.type == V_SET) {
		struct val one = set_at(v.set, 0, 0, f);

		val_drop(v);
		v = one;
	}
	*out = v.u;
	if (v.type == V_INT || v.type == V_IP4 || v.type == V_MAC || v.type == V_BOOL)
		return true;
	val_drop(v);
	return false;
}

bool scope_number(struct scope *s, unsigned f, uint64_t *out)
{
	const struct layer *l = &s->p->layer[s->index];
	const struct field *field = &l->lay->field[f];
	size_t bit, bits;
	struct val v;

	if (l->view && !l->vals) {
		if (!find_place(s, l, f, &bit, &bits))
			return false;
		field = field_actual(s, field);
		if (bits && field->kind <= F_IPV4 && !field->is_signed) {
			*out = field_bits(field, s->b, bit, (unsigned)bits);
			return true;
		}
	}
	scope_get(s, f, &v);
	return number_of(v, f, out);
}

bool layer_uint(const struct packet *p, unsigned i, unsigned f, uint64_t *out)
{
	const struct layer *l = &p->layer[i];
	const struct field *field = &l->lay->field[f];
	uint32_t at[FIELDS_MAX + 2];
	struct scope s;

	if (l->view && f < l->lay->fixed_fields && field->kind <= F_IPV4) {
		*out = field_bits(field, p->data + l->off, l->lay->bit[f], l->lay->bit[f + 1] - l->lay->bit[f]);
		return true;
	}
	s.at = at;
	scope_of(&s, p, i);
	return scope_number(&s, f, out);
}

static bool has_value(const struct packet *p, unsigned i, unsigned f)
{
	struct val v;
	bool has;

	layer_get(p, i, f, &v);
	has = v.type != V_NONE && v.type != V_UNSET;
	val_drop(v);
	return has;
}

bool layer_present(const struct packet *p, unsigned i, unsigned f)
{
	uint32_t at[FIELDS_MAX + 2];
	struct scope s;
	size_t bit, bits;

	s.at = at;
	if (p->layer[i].lay->field[f].quiet && !has_value(p, i, f))
		return false;
	scope_of(&s, p, i);
	if (p->layer[i].view)
		return find_place(&s, &p->layer[i], f, &bit, &bits);
	return field_present(&s, &p->layer[i].lay->field[f]);
}

bool layer_is_set(const struct packet *p, unsigned i, unsigned f)
{
	const struct layer *l = &p->layer[i];

	return l->view || (l->vals && l->vals[f].type != V_UNSET);
}

/* ---- what depends on what ---- */

static bool forget(struct layer *l, unsigned f)
{
	if (!l->vals || !l->vals[f].decoded)
		return false;
	val_drop(l->vals[f]);
	l->vals[f] = VAL_UNSET;
	return true;
}

static bool is_length(enum compute_kind k)
{
	return k == C_HEADER || k == C_TOTAL || k == C_PAYLOAD || k == C_LENGTH || k == C_COUNT;
}

/* Layers around l: their sums cover it, their lengths count it. */
static void touch_around(struct packet *p, unsigned l, bool resized)
{
	for (unsigned i = 0; i < l; i++) {
		const struct layout *lay = p->layer[i].lay;

		for (unsigned f = 0; f < lay->n; f++) {
			const struct compute *c = &lay->field[f].compute;
			bool length = resized && (c->kind == C_TOTAL || c->kind == C_PAYLOAD);
			bool sum = c->kind == C_CHECKSUM && (resized || c->sum != SUM_HEADER);

			if (!length && !sum && !(c->kind == C_FN && resized))
				continue;
			layer_own(p, i);
			if (p->layer[i].lay == lay)
				forget(&p->layer[i], f);
		}
	}
}

/* Sums further in whose pseudo header has the addresses of IP layer l. */
static void touch_inside(struct packet *p, unsigned l)
{
	for (unsigned i = l + 1; i < p->n && !p->layer[i].lay->proto->ip; i++) {
		const struct layout *lay = p->layer[i].lay;

		for (unsigned f = 0; f < lay->n; f++) {
			const struct compute *c = &lay->field[f].compute;

			if (c->kind != C_CHECKSUM || c->sum == SUM_HEADER || c->sum == SUM_PLAIN)
				continue;
			layer_own(p, i);
			if (p->layer[i].lay == lay)
				forget(&p->layer[i], f);
		}
	}
}

/* Addresses, the next protocol, and lists, which may name the final destination. */
static bool in_pseudo_header(const struct field *f)
{
	return f->kind == F_IPV4 || f->kind == F_IPV6 || f->compute.kind == C_NEXT || !field_fixed_bits(f);
}

/* Field f of layer l (which has values of its own) was written. */
static void touch(struct packet *p, unsigned l, unsigned f)
{
	const struct layout *lay = p->layer[l].lay;
	bool resized = !field_fixed_bits(&lay->field[f]), any_cond = false;

	if (!p->data)
		return;
	for (unsigned i = 0; i < lay->n; i++)
		any_cond = any_cond || lay->field[i].cond || lay->field[i].present;
	resized = resized || any_cond;
	for (unsigned i = 0; i < lay->n; i++) {
		enum compute_kind k = lay->field[i].compute.kind;

		if (i != f && (k == C_CHECKSUM || (resized && is_length(k))))
			forget(&p->layer[l], i);
	}
	touch_around(p, l, resized);
	if (lay->proto->ip && in_pseudo_header(&lay->field[f]))
		touch_inside(p, l);
}

/* Does its number name something of its own, which only guesses what follows? */
static bool is_port(const struct field *f)
{
	return f->names_of && f->compute.name && strcmp(f->names_of, f->compute.name) != 0;
}

void packet_touch(struct packet *p, unsigned from)
{
	const struct layout *lay;
	uint64_t n;

	if (!p->data || from == 0 || from > p->n)
		return;
	touch_around(p, from, true);
	lay = p->layer[from - 1].lay;
	for (unsigned i = 0; i < lay->nnext; i++) {
		const struct field *f = &lay->field[lay->next[i].field];

		/* Nothing follows any more, or something that has a number of its own. A port means more than what follows. */
		if (f->compute.kind == C_NEXT && !is_port(f) && (from == p->n || space_number(f->compute.index, p->layer[from].lay, &n))) {
			layer_own(p, from - 1);
			if (p->layer[from - 1].lay == lay)
				forget(&p->layer[from - 1], f->index);
		}
	}
}

/* ---- writing ---- */

static struct val *vals_of(struct packet *p, unsigned i)
{
	struct layer *l = &p->layer[i];

	layer_own(p, i);
	if (!l->vals)
		l->vals = mem_zero(l->lay->n + 1, sizeof(*l->vals));
	return l->vals;
}

bool layer_set(struct packet *p, unsigned i, unsigned f, const struct val *v, struct diag *d)
{
	struct layer *l = &p->layer[i];
	const struct field *field = &l->lay->field[f];
	struct diag other = DIAG_INIT;
	struct val in = VAL_UNSET, *vals;
	struct scope s = { 0 };
	bool ok = false;

	if (field->kind == F_ALT && !field->accept) { /* first what the other fields say it is */
		scope_of(&s, p, i);
		if (!l->view)
			ok = field_accept(l->lay, field_actual(&s, field), v, &in, &other);
	}
	if (!ok && !field_accept(l->lay, field, v, &in, d))
		return false;
	vals = vals_of(p, i);
	if (l->lay != p->layer[i].lay || f >= p->layer[i].lay->n) { /* became Raw: it could not be said in values */
		val_drop(in);
		return diag_set(d, "this layer is malformed and cannot be written to: it is Raw now");
	}
	val_drop(vals[f]);
	vals[f] = in;
	vals[f].decoded = 0;
	touch(p, i, f);
	return true;
}

bool layer_set_number(struct packet *p, unsigned i, const char *field, uint64_t v, struct diag *d)
{
	int f = field_find(p->layer[i].lay, field, strlen(field));
	struct val n = val_int(v);

	return f >= 0 && layer_set(p, i, (unsigned)f, &n, d);
}

void layer_unset(struct packet *p, unsigned i, unsigned f)
{
	const struct layout *lay = p->layer[i].lay;
	struct val *vals = vals_of(p, i);

	if (p->layer[i].lay != lay)
		return;
	val_drop(vals[f]);
	vals[f] = VAL_UNSET;
	touch(p, i, f);
}
