/* encode.c - place: each layer's fields into its header bytes, outside in; then resolve and sum. */
#include "pkt/encode.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "pkt/set.h"

#define FEW_LAYERS 16
#define FEW_PLACES 256

static uint32_t *places(struct enc *e, unsigned n, uint32_t *pos)
{
	if (e->nat + n > e->capat) {
		uint32_t *old = e->at;
		size_t cap = (e->nat + n) * 2;

		e->at = e->capat == FEW_PLACES ? mem_alloc(cap * sizeof(*e->at)) : mem_grow(old, cap, sizeof(*e->at));
		if (e->capat == FEW_PLACES)
			memcpy(e->at, old, e->nat * sizeof(*e->at));
		e->capat = cap;
	}
	*pos = (uint32_t)e->nat;
	e->nat += n;
	return e->at + *pos;
}

/* A fixed-width field at `bit` of the layer that begins at `start`. Sets give the value of packet env->k. */
static bool put_fixed(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, size_t start,
                      size_t bit, struct diag *d)
{
	struct val one;
	bool ok;

	if (v->type != V_SET)
		return kind_put(f, v, out->p + start, bit, d);
	one = set_at(v->set, v->set->random && s->env ? s->env->k : 0, s->env ? s->env->seed : 0,
	             set_stream(s->index, s->lay->name_hash, f->index));
	ok = put_fixed(s, f, &one, out, start, bit, d);
	val_drop(one);
	return ok;
}

/* The alternative that is due, where it begins or ends within a byte. *bits: its width; 0: it does neither. */
static bool put_alternative(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, size_t start,
                            size_t bit, size_t *bits, struct diag *d)
{
	const struct field *actual = field_actual(s, f);
	size_t width = field_fixed_bits(actual), need = start + (bit + width + 7) / 8;
	struct val given = *v;
	bool ok;

	*bits = 0;
	if (!width || (bit % 8 == 0 && width % 8 == 0) || (v->type == V_UNSET && f->none))
		return true;
	*bits = width;
	if (need > out->n)
		buf_zeros(out, need - out->n);
	if (v->type != V_UNSET && !field_accept(s->lay, actual, v, &given, d))
		return false;
	ok = put_fixed(s, actual, &given, out, start, bit, d);
	if (v->type != V_UNSET)
		val_drop(given);
	return ok;
}

/* Fields around others put what stands before those, from the inside. at[i - from] is moved along. */
static void wrap_fields(const struct scope *s, unsigned from, unsigned to, struct buf *out, uint32_t *at)
{
	static const struct val unset;

	for (unsigned i = to; i-- > from;) {
		const struct field *f = &s->lay->field[i];
		size_t before = out->n;
		uint32_t begin = at[i - from], end;

		if (f->kind != F_HOOK || !f->ops->wrap)
			continue;
		end = at[f->ops->wraps(s, f) - from];
		f->ops->wrap(s, f, s->vals ? &s->vals[i] : &unset, out, s->start + begin / 8, (end - begin) / 8);
		for (unsigned k = i + 1; k <= to; k++)
			at[k - from] += (uint32_t)(out->n - before) * 8;
	}
}

/* Fields [from, to) one after another from `bit` on; at[i - from] is where each begins. */
static bool place_fields(const struct scope *s, unsigned from, unsigned to, size_t bit, struct buf *out, uint32_t *at,
                         struct diag *d)
{
	static const struct val unset;
	size_t start = s->start, need;
	bool wraps = false;

	for (unsigned i = from; i < to; i++) {
		const struct field *f = &s->lay->field[i];
		const struct val *v = s->vals ? &s->vals[i] : &unset;
		size_t width = field_fixed_bits(f);

		at[i - from] = (uint32_t)bit;
		if (f->kind == F_VIRTUAL || !field_present(s, f))
			continue;
		if (width) {
			need = (bit + width + 7) / 8;
			if (start + need > out->n)
				buf_zeros(out, start + need - out->n);
			if (!put_fixed(s, f, v, out, start, bit, d))
				return false;
			bit += width;
			continue;
		}
		if (f->kind == F_ALT && !put_alternative(s, f, v, out, start, bit, &width, d))
			return false;
		bit += width;
		if (width)
			continue;
		if (bit % 8)
			return diag_set(d, "%s.%s does not begin on a whole byte", s->lay->proto->name, f->name);
		if (!field_write(s, f, v, out, d))
			return false;
		bit = (out->n - start) * 8;
		wraps |= f->kind == F_HOOK && f->ops->wrap;
	}
	at[to - from] = (uint32_t)bit;
	if (wraps)
		wrap_fields(s, from, to, out, at);
	return true;
}

/* A layer's values with what the layer above presets in it. room: lay->n values. */
static const struct val *with_presets(const struct packet *p, unsigned i, struct val *room)
{
	const struct layer *l = &p->layer[i];
	const struct layout *above = i + 1 < p->n ? p->layer[i + 1].lay : NULL;
	bool any = false;

	for (unsigned k = 0; above && k < above->npreset; k++) {
		if (above->preset[k].lay != l->lay)
			continue;
		if (!any && l->vals)
			memcpy(room, l->vals, l->lay->n * sizeof(*room));
		else if (!any)
			memset(room, 0, l->lay->n * sizeof(*room));
		any = true;
		if (room[above->preset[k].field].type == V_UNSET)
			room[above->preset[k].field] = above->preset[k].v;
	}
	return any ? room : l->vals;
}

static bool place_header(struct enc *e, unsigned i)
{
	struct val room[FIELDS_MAX];
	const struct layout *lay = e->p->layer[i].lay;
	struct enc_layer *l = &e->l[i];
	struct scope s = { .lay = lay, .p = e->p, .index = i, .outer = e->outer_scope, .depth = e->depth, .start = e->out->n,
	                   .env = e->env };
	unsigned header = lay->n - lay->ntrailer;
	uint32_t *at;

	s.vals = with_presets(e->p, i, room);
	l->off = (uint32_t)e->out->n;
	buf_add(e->out, lay->image, lay->min);
	for (unsigned f = 0; s.vals && f < lay->fixed_fields; f++)
		if (s.vals[f].type != V_UNSET && lay->field[f].kind != F_VIRTUAL &&
		    !put_fixed(&s, &lay->field[f], &s.vals[f], e->out, l->off, lay->bit[f], e->d))
			return false;
	l->hlen = lay->min;
	l->pos = UINT32_MAX;
	if (lay->fixed && !lay->ntrailer)
		return true;
	at = places(e, lay->n + 2, &l->pos);
	memcpy(at, lay->bit, lay->fixed_fields * sizeof(*at));
	{
		uint32_t here[FIELDS_MAX + 2]; /* a nested packet may move e->at */

		if (!place_fields(&s, lay->fixed_fields, header, lay->min * 8, e->out, here, e->d))
			return false;
		memcpy(e->at + l->pos + lay->fixed_fields, here, (header - lay->fixed_fields + 1) * sizeof(*at));
	}
	l->hlen = (uint32_t)(e->out->n - l->off);
	if (e->at[l->pos + header] % 8)
		return diag_set(e->d, "%s is not a whole number of bytes", lay->proto->name);
	return true;
}

/* Zero bytes before a trailer field that must not begin earlier than at byte `least` of the layer. */
static void keep_least(struct buf *out, const struct enc_layer *l, const struct field *f, unsigned n, uint32_t *at)
{
	static const uint8_t zeros[64];

	for (unsigned i = 0; i < n; i++)
		while (f[i].least && at[i + 1] > at[i] && l->tpos - l->off + at[i] / 8 < f[i].least) {
			uint32_t more = f[i].least - (l->tpos - l->off + at[i] / 8);

			more = more < sizeof(zeros) ? more : sizeof(zeros);
			buf_insert(out, l->tpos + at[i] / 8, zeros, more);
			for (unsigned k = i; k <= n; k++)
				at[k] += more * 8;
		}
}

static bool place_trailer(struct enc *e, unsigned i)
{
	struct val room[FIELDS_MAX];
	const struct layout *lay = e->p->layer[i].lay;
	struct enc_layer *l = &e->l[i];
	struct scope s = { .lay = lay, .p = e->p, .index = i, .outer = e->outer_scope, .depth = e->depth, .start = e->out->n,
	                   .first = e->bare ? SIZE_MAX : e->l[i].off, .env = e->env };
	unsigned header = lay->n - lay->ntrailer;
	uint32_t here[FIELDS_MAX + 2];

	l->tpos = (uint32_t)e->out->n;
	l->tlen = 0;
	if (!lay->ntrailer)
		return true;
	s.vals = with_presets(e->p, i, room);
	if (!place_fields(&s, header, lay->n, 0, e->out, here, e->d))
		return false;
	keep_least(e->out, l, &lay->field[header], lay->ntrailer, here);
	memcpy(e->at + l->pos + header + 1, here, (lay->ntrailer + 1) * sizeof(*here));
	l->tlen = (uint32_t)(e->out->n - l->tpos);
	return true;
}

static bool place(struct enc *e)
{
	const struct packet *p = e->p;
	uint32_t end;

	for (unsigned i = 0; i < p->n; i++)
		if (!p->layer[i].lay->proto->padding && !place_header(e, i))
			return false;
	for (unsigned i = p->n; i-- > 0;) {
		if (p->layer[i].lay->proto->padding)
			continue;
		if (!trailer_is_last(p, i, p->layer[i].lay) && !place_trailer(e, i))
			return false;
		e->l[i].end = (uint32_t)e->out->n;
	}
	end = (uint32_t)e->out->n;
	for (unsigned i = 0; i < p->n; i++)
		if (p->layer[i].lay->proto->padding) {
			if (!place_header(e, i))
				return false;
			e->l[i].end = (uint32_t)e->out->n;
			e->l[i].tpos = (uint32_t)e->out->n;
		}
	for (unsigned i = p->n; i-- > 0;)
		if (trailer_is_last(p, i, p->layer[i].lay)) {
			if (!place_trailer(e, i))
				return false;
			e->l[i].end = end + e->l[i].tlen;
		}
	return true;
}

/* Views give their bytes as they came: header and trailer copied, nothing computed. */
static bool encode_values(struct enc *e)
{
	return place(e) && (e->bare || (encode_resolve(e) && encode_sums(e)));
}

static bool all_views(const struct packet *p)
{
	for (unsigned i = 0; i < p->n; i++)
		if (!p->layer[i].view)
			return false;
	return p->n > 0 && p->layer[0].off == 0;
}

static bool encode(const struct packet *p, const struct env *env, const struct scope *outer, unsigned depth, struct buf *out,
                   uint32_t *starts, struct diag *d)
{
	struct enc_layer few[FEW_LAYERS];
	uint32_t few_at[FEW_PLACES];
	struct enc e = { .p = p, .env = env, .outer_scope = outer, .out = out, .base = (uint32_t)out->n, .l = few, .at = few_at,
	                 .capat = FEW_PLACES, .depth = depth, .summed = p->n, .d = d };
	bool ok;

	/* Decoding leaves what is nested too deep as one layer of bytes. */
	if (depth > NEST_MAX + (p->n == 1 && p->layer[0].lay == layout_raw() ? 1u : 0))
		return diag_set(d, "packets are nested more than %d deep", NEST_MAX);
	if (p->n > FEW_LAYERS)
		e.l = mem_zero(p->n, sizeof(*e.l));
	ok = encode_values(&e);
	for (unsigned i = 0; ok && starts && i < p->n; i++)
		starts[i] = e.l[i].off - e.base;
	if (e.l != few)
		mem_free(e.l);
	if (e.at != few_at)
		mem_free(e.at);
	if (!ok)
		out->n = e.base;
	return ok;
}

/* The same packet with values of its own in every layer that is a view. */
static struct packet *owned_copy(const struct packet *p)
{
	struct packet *c = packet_copy(p, 0);

	for (unsigned i = 0; i < c->n; i++)
		layer_own(c, i);
	return c;
}

static bool any_view(const struct packet *p)
{
	for (unsigned i = 0; i < p->n; i++)
		if (p->layer[i].view)
			return true;
	return false;
}

static bool encode_from(const struct packet *p, unsigned from, const struct env *env, const struct scope *outer, unsigned depth,
                        struct buf *out, struct diag *d)
{
	struct packet *c = NULL;
	uint32_t few[FEW_LAYERS], *starts = few;
	size_t base = out->n;
	bool ok;

	if (from >= p->n)
		return true;
	if (all_views(p)) {
		const struct layer *l = &p->layer[from];

		/* Everything as it came; from an inner layer on: what belongs to it, and the Padding behind. */
		buf_add(out, p->data + l->off, from ? l->len : p->ndata);
		for (unsigned i = from + 1; from && i < p->n; i++)
			if (p->layer[i].lay->proto->padding && p->layer[i].off >= l->off + l->len)
				buf_add(out, p->data + p->layer[i].off, p->layer[i].hlen);
		return true;
	}
	if (any_view(p))
		p = c = owned_copy(p);
	if (p->n > FEW_LAYERS)
		starts = mem_zero(p->n, sizeof(*starts));
	ok = encode(p, env, outer, depth, out, starts, d);
	if (ok && from) {
		memmove(out->p + base, out->p + base + starts[from], out->n - base - starts[from]);
		out->n -= starts[from];
	}
	if (starts != few)
		mem_free(starts);
	if (c)
		obj_drop(&c->obj);
	return ok;
}

bool packet_encode(const struct packet *p, unsigned from, const struct env *env, struct buf *out, struct diag *d)
{
	return encode_from(p, from, env, NULL, 0, out, d);
}

bool encode_nested(const struct packet *p, unsigned from, const struct scope *outer, struct buf *out, struct diag *d)
{
	struct env env = { 0 };

	/* Inside another packet: sums are our own, for libnet knows only whole packets. */
	if (outer->env) {
		env = *outer->env;
		env.assembler = NULL;
	}
	return encode_from(p, from, &env, outer, outer->depth + 1, out, d);
}

bool encode_layer(const struct packet *p, unsigned i, struct buf *header, struct buf *trailer, struct diag *d)
{
	struct enc_layer *l = mem_zero(p->n, sizeof(*l));
	uint32_t few_at[FEW_PLACES];
	struct enc e = { .p = p, .out = header, .l = l, .at = few_at, .capat = FEW_PLACES, .d = d, .bare = true };
	bool ok = place_header(&e, i);

	if (ok) {
		e.out = trailer;
		ok = place_trailer(&e, i);
	}
	if (e.at != few_at)
		mem_free(e.at);
	mem_free(l);
	return ok;
}

struct enc *enc_keep(const struct packet *p, const struct env *env, struct buf *out, struct diag *d)
{
	struct enc *e = mem_zero(1, sizeof(*e));

	*e = (struct enc){ .p = p, .env = env, .out = out, .base = (uint32_t)out->n, .l = mem_zero(p->n + 1, sizeof(*e->l)),
	                   .capat = 2 * FEW_PLACES, .summed = p->n, .d = d };
	e->at = mem_zero(e->capat, sizeof(*e->at));
	if (encode_values(e))
		return e;
	enc_drop(e);
	return NULL;
}

void enc_drop(struct enc *e)
{
	if (!e)
		return;
	mem_free(e->l);
	mem_free(e->at);
	mem_free(e);
}

/* ---- what computing asks ---- */

const uint8_t *enc_header(const struct enc *e, unsigned l)
{
	return e->out->p + e->l[l].off;
}

size_t enc_header_len(const struct enc *e, unsigned l)
{
	return e->l[l].hlen;
}

size_t enc_total_len(const struct enc *e, unsigned l)
{
	return e->l[l].end - e->l[l].off;
}

void enc_field(const struct enc *e, unsigned l, unsigned f, size_t *bit, size_t *bits)
{
	const struct layout *lay = e->p->layer[l].lay;
	const struct enc_layer *el = &e->l[l];
	unsigned header = lay->n - lay->ntrailer;
	const uint32_t *at = el->pos == UINT32_MAX ? lay->bit : e->at + el->pos;

	if (f >= header) {
		at += 1;
		*bit = (el->tpos - el->off) * 8 + at[f];
	} else {
		*bit = at[f];
	}
	*bits = at[f + 1] - at[f];
}

bool enc_wants(const struct enc *e, unsigned l, const struct field *f)
{
	const struct layer *pl = &e->p->layer[l];
	const struct layout *above = l + 1 < e->p->n ? e->p->layer[l + 1].lay : NULL;
	size_t bit, bits;

	if (pl->vals && pl->vals[f->index].type != V_UNSET && pl->vals[f->index].type != V_NONE)
		return false;
	for (unsigned k = 0; above && k < above->npreset; k++)
		if (above->preset[k].lay == pl->lay && above->preset[k].field == f->index)
			return false;
	if (f->index < pl->lay->fixed_fields)
		return true;
	enc_field(e, l, f->index, &bit, &bits);
	return bits != 0;
}

/* Whole bytes of a fixed header: most of what is computed. */
static inline bool put_straight(const struct enc *e, unsigned l, const struct field *f, uint64_t v)
{
	const struct layout *lay = e->p->layer[l].lay;
	uint8_t *p = e->out->p + e->l[l].off;

	if (f->index >= lay->fixed_fields || f->le || f->bits != 16 || lay->bit[f->index] % 8 || v > UINT16_MAX)
		return false;
	put16(p + lay->bit[f->index] / 8, (uint16_t)v);
	return true;
}

/* The alternative that has taken so many bits. */
static const struct field *placed(const struct field *f, size_t bits)
{
	for (size_t i = 0; f->kind == F_ALT && i < f->nalts; i++)
		if (f->alts[i].as->bits == bits)
			return f->alts[i].as;
	return f;
}

bool enc_put(struct enc *e, unsigned l, const struct field *f, uint64_t v)
{
	const struct layout *lay = e->p->layer[l].lay;
	size_t bit, bits;
	struct val x;

	if (put_straight(e, l, f, v))
		return true;
	enc_field(e, l, f->index, &bit, &bits);
	if (v > bits_max((unsigned)(bits > 64 ? 64 : bits)))
		return diag_set(e->d, "%s.%s would be %llu, which does not fit (%zu bits: 0 to %llu): set it, or send less",
		                lay->proto->name, f->name, (unsigned long long)v, bits, (unsigned long long)bits_max((unsigned)bits));
	x = val_int(v);
	return kind_put(placed(f, bits), &x, e->out->p + e->l[l].off, bit, e->d);
}

/* Layers behind l are still found where the new bytes end as the old ones did; else they have become part of l. */
void enc_replace(struct enc *e, unsigned l, const void *p, size_t n)
{
	struct enc_layer *x = &e->l[l];
	size_t old = x->end - x->off, tail = old - x->hlen;
	bool same = n >= tail && memcmp((const uint8_t *)p + (n - tail), e->out->p + x->end - tail, tail) == 0;
	uint32_t delta = (uint32_t)(n - old); /* modulo 2^32, below zero too */
	struct buf rest = BUF_INIT;

	buf_add(&rest, e->out->p + x->end, e->out->n - x->end);
	e->out->n = x->off;
	buf_add(e->out, p, n);
	buf_add(e->out, rest.p, rest.n);
	buf_free(&rest);
	for (unsigned i = 0; i < e->p->n; i++) {
		struct enc_layer *y = &e->l[i];

		if (i > l && !e->p->layer[i].lay->proto->padding && !same) {
			*y = (struct enc_layer){ .off = x->off + (uint32_t)n, .end = x->off + (uint32_t)n, .tpos = x->off + (uint32_t)n, .pos = y->pos };
			continue;
		}
		if (i > l)
			y->off += delta;
		y->end += delta;
		y->tpos += delta;
	}
	x->hlen = same ? (uint32_t)(n - tail) : (uint32_t)n;
}

void enc_scope(const struct enc *e, unsigned l, struct scope *s, uint32_t *at)
{
	*s = (struct scope){ .lay = e->p->layer[l].lay, .p = e->p, .index = l, .outer = e->outer_scope, .b = enc_header(e, l),
	                     .n = enc_total_len(e, l), .hdr = e->l[l].hlen, .at = at };
	scope_walk(s, s->lay->n);
}
