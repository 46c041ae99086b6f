/* kinds.c - the field kinds: placed, measured, read and written. */
#include "pkt/kinds.h"

#include <string.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/guise.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "pkt/set.h"

const struct kind_ops *field_ops(const struct field *f)
{
	switch (f->kind) {
	case F_BYTES:
		return &bytes_ops;
	case F_LIST:
		return &list_ops;
	case F_LAYER:
		return &layer_ops;
	case F_NAME:
		return &name_ops;
	case F_HOOK:
		return f->ops;
	case F_UINT: case F_FLAGS: case F_MAC: case F_IPV4: case F_IPV6: case F_ALT: case F_VIRTUAL: case F_KINDS:
		break;
	}
	return NULL;
}

static size_t text_len(const struct field *f)
{
	return !f->text ? 0 : f->ntext ? f->ntext : strlen(f->text);
}

/* ---- fixed widths ---- */

static void put_bytes(uint8_t *p, size_t bit, size_t width, const void *from, size_t n)
{
	uint8_t *to = p + bit / 8;

	if (n > width / 8)
		n = width / 8;
	if (n)
		memcpy(to, from, n);
	memset(to + n, 0, width / 8 - n);
}

bool kind_put(const struct field *f, const struct val *v, uint8_t *p, size_t bit, struct diag *d)
{
	uint8_t a[16] = { 0 };
	uint64_t u;

	if (f->kind == F_IPV6) {
		if (v->type == V_IP6)
			memcpy(a, v->b, 16);
		else if (v->type == V_BYTES)
			memcpy(a, v->s->data, v->s->n < 16 ? v->s->n : 16);
		else if (f->text && !ip6_parse(str_of(f->text), a))
			return diag_set(d, "the default of %s is no IPv6 address", f->name);
		bits_put(p, bit, 64, bits_get(a, 0, 64));
		bits_put(p, bit + 64, 64, bits_get(a, 64, 64));
		return true;
	}
	if (f->kind == F_BYTES) {
		struct str t = val_text(v);

		if (v->type == V_UNSET || v->type == V_NONE)
			put_bytes(p, bit, field_fixed_bits(f), f->text, text_len(f));
		else
			put_bytes(p, bit, field_fixed_bits(f), t.p, t.n);
		return true;
	}
	u = v->type == V_UNSET || v->type == V_NONE ? f->init : v->u;
	if (f->low) {
		bits_low_put(p, bit, f->bits, u);
		return true;
	}
	if (f->le)
		u = bits_swap(u & bits_max(f->bits), f->bits);
	bits_put(p, bit, field_fixed_bits(f), u);
	return true;
}

void kind_get(const struct field *f, const uint8_t *p, size_t bit, struct val *out)
{
	unsigned width = field_fixed_bits(f);
	uint64_t hi, lo;

	if (f->kind == F_IPV6) {
		hi = bits_get(p, bit, 64);
		lo = bits_get(p, bit + 64, 64);
		*out = (struct val){ .type = V_IP6 };
		bits_put(out->b, 0, 64, hi);
		bits_put(out->b, 64, 64, lo);
		return;
	}
	if (f->kind == F_BYTES) {
		*out = val_bytes(p + bit / 8, width / 8);
		return;
	}
	*out = val_int(field_bits(f, p, bit, width));
	if (f->kind == F_MAC)
		out->type = V_MAC;
	if (f->kind == F_IPV4)
		out->type = V_IP4;
	if (f->is_signed && (out->u >> (width - 1) & 1)) {
		out->u |= width < 64 ? ~bits_max(width) : 0;
		out->neg = 1;
	}
}

/* ---- any field ---- */

/* Whole bytes, as ops says. */
static inline bool measure_bytes(const struct scope *s, const struct field *f, const struct kind_ops *ops, size_t at, size_t limit, size_t *bits)
{
	size_t used = 0, left;

	if (at % 8 || at / 8 > s->n)
		return false;
	left = limit < at / 8 ? 0 : limit - at / 8;
	if (!ops->measure(s, f, s->b + at / 8, left, &used) || used > left)
		return false;
	*bits = used * 8;
	return true;
}

bool field_measure(const struct scope *s, const struct field *f, size_t at, size_t *bits)
{
	unsigned fixed = field_fixed_bits(f);

	if (f->kind == F_VIRTUAL) {
		*bits = 0;
		return true;
	}
	if (f->kind == F_ALT)
		return field_measure(s, field_actual(s, f), at, bits);
	if (fixed) {
		*bits = fixed;
		return at + fixed <= s->n * 8;
	}
	if (!field_ops(f)->measure) {
		*bits = 0;
		return !(at % 8) && at / 8 <= s->n;
	}
	return measure_bytes(s, f, field_ops(f), at, f->trailer ? s->n : s->hdr, bits);
}

void field_read(const struct scope *s, const struct field *f, size_t at, size_t bits, struct val *out)
{
	if (f->kind == F_VIRTUAL)
		*out = val_int(f->init);
	else if (f->kind == F_ALT)
		field_read(s, field_actual(s, f), at, bits, out);
	else if (field_fixed_bits(f))
		kind_get(f, s->b, at, out);
	else
		field_ops(f)->read(s, f, s->b + at / 8, bits / 8, out);
}

bool field_as_bytes(const struct scope *s, const struct field *f, size_t at, size_t bits, struct str *out)
{
	const uint8_t *p = s->b + at / 8;

	if (f->kind == F_HOOK)
		return f->ops->bytes && f->ops->bytes(s, f, p, bits / 8, out);
	if (f->kind != F_BYTES || at % 8)
		return false;
	*out = (struct str){ (const char *)p, bits / 8 };
	out->n -= f->size.kind == X_NUL && out->n && !p[out->n - 1];
	return true;
}

bool field_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	unsigned fixed = field_fixed_bits(f);
	struct val first = VAL_UNSET, given = VAL_UNSET;
	bool ok;

	if (f->kind == F_VIRTUAL)
		return true;
	if (v->type == V_SET && f->kind != F_LIST) {
		first = set_at(v->set, v->set->random && s->env ? s->env->k : 0, s->env ? s->env->seed : 0,
		               set_stream(s->index, s->lay ? s->lay->name_hash : 0, f->index));
		ok = field_write(s, f, &first, out, d);
		val_drop(first);
		return ok;
	}
	if (f->kind == F_ALT) {
		const struct field *actual = field_actual(s, f);
		struct diag other = DIAG_INIT;

		if (v->type != V_UNSET) {
			ok = field_accept(s->lay, actual, v, &given, &other);
			for (size_t i = 0; !ok && !f->accept && i < f->nalts; i++) { /* what was set is sent, also where another alternative is due */
				other = (struct diag)DIAG_INIT;
				actual = f->alts[i].as;
				ok = field_accept(s->lay, actual, v, &given, &other);
			}
			if (!ok)
				return diag_set(d, "%s", other.text);
			v = &given;
		} else if (f->none) {
			return true;
		}
		ok = field_write(s, actual, v, out, d);
		val_drop(given);
		return ok;
	}
	if (fixed) {
		buf_zeros(out, (fixed + 7) / 8);
		return kind_put(f, v, out->p + out->n - (fixed + 7) / 8, 0, d);
	}
	return field_ops(f)->write(s, f, v, out, d);
}

void field_default(const struct field *f, struct val *out)
{
	const struct layout *l;

	if (f->value) {
		*out = val_deep(*f->value);
		return;
	}
	switch (f->kind) {
	case F_UINT: case F_FLAGS: case F_VIRTUAL:
		*out = f->is_signed ? val_signed((int64_t)f->init) : val_int(f->init);
		return;
	case F_MAC: case F_IPV4:
		*out = (struct val){ .type = f->kind == F_MAC ? V_MAC : V_IP4, .u = f->init };
		return;
	case F_IPV6:
		*out = (struct val){ .type = V_IP6 };
		if (f->text)
			ip6_parse(str_of(f->text), out->b);
		return;
	case F_BYTES:
		*out = val_bytes(f->text, text_len(f));
		return;
	case F_NAME:
		*out = val_str(f->text, text_len(f));
		return;
	case F_LIST: case F_LAYER:
		if (f->item) {
			*out = val_list();
			if (f->text) {
				struct val one;

				field_default(f->item, &one);
				list_add(out->l, one);
			}
			return;
		}
		l = f->text ? layout_find(f->text, strlen(f->text)) : NULL;
		*out = f->kind == F_LIST ? val_list() : VAL_NONE;
		if (l) {
			struct packet *p = packet_new();
			struct val v = { .type = V_PACKET, .p = p };

			packet_push(p, l);
			if (f->kind == F_LIST)
				list_add(out->l, v);
			else
				*out = v;
		}
		return;
	case F_HOOK:
		if (f->text && f->ops->accept) {
			struct diag d = DIAG_INIT;
			struct val text = val_str(f->text, text_len(f));
			bool ok = f->ops->accept(f, &text, out, &d);

			val_drop(text);
			if (ok)
				return;
		}
		break;
	case F_ALT: case F_KINDS:
		break;
	}
	*out = VAL_NONE;
}

static inline void fill(uint32_t *to, uint32_t v, unsigned n)
{
	uint64_t two = v | (uint64_t)v << 32;

	for (; n >= 4; n -= 4, to += 4) {
		memcpy(to, &two, 8);
		memcpy(to + 2, &two, 8);
	}
	while (n--)
		*to++ = v;
}

/* Where each of n fields begins, the first of them at to[0], and where the last ends: all of them are still, or all are even. */
static inline void stride_even(uint32_t *to, const struct stride *step, unsigned n)
{
	uint32_t before = to[0] - step[0].sum;

	if (step->still) {
		fill(to + 1, to[0], n);
		return;
	}
	for (unsigned i = 1; i <= n; i++)
		to[i] = before + step[i].sum;
}

/* Over fields that need not be asked, from *i on but not to `end`; *i is the last of them then. false: they do not fit. */
static bool stride(struct scope *s, unsigned *i, unsigned end)
{
	const struct stride *step = s->lay->stride;
	uint32_t *to = s->at;
	size_t all = s->n * 8, at = to[*i];
	unsigned k = *i;

	for (; k < end && step[k].bits != STRIDE_VARIES; at = to[k]) {
		unsigned n = 0;

		if (!step[k].cond) {
			n = step[k].still ? step[k].still : step[k].even;
			n = n < end - k ? n : end - k;
		}
		if (n && at + step[k + n].sum - step[k].sum <= all) {
			stride_even(to + k, step + k, n);
			k += n;
			continue;
		}
		s->walked = k;
		if (!step[k].cond || when_holds(step[k].cond, s))
			at += step[k].bits;
		if (at > all)
			return false;
		to[++k] = (uint32_t)at;
	}
	s->walked = k;
	*i = k - 1;
	return true;
}

/* As stride, over n fields that are just measured, from i on. */
static bool ask(struct scope *s, unsigned i, unsigned n)
{
	const struct field *f = &s->lay->field[i];
	const struct stride *step = &s->lay->stride[i];
	uint32_t *to = s->at + i;
	size_t at = *to / 8, left = s->hdr < at ? 0 : s->hdr - at, used = 0;

	if (*to % 8 || at > s->n)
		return false;
	for (unsigned end = i + n; i < end; left -= used, f++, step++) {
		used = 0;
		if (!step->ops->measure(s, f, s->b + at, left, &used) || used > left || s->broken || used > s->n - at)
			return false;
		at += used;
		*++to = (uint32_t)at * 8;
		s->walked = ++i;
	}
	return true;
}

bool scope_walk(struct scope *s, unsigned upto)
{
	const struct layout *l = s->lay;
	unsigned header = l->n - l->ntrailer, i = s->walked;
	size_t at, bits;

	if (i == 0) {
		const struct guise *g = l->guises && l->min <= s->n ? guise_of(l, s->b, s->n, scope_under(s)) : NULL;

		if (g)
			memcpy(s->at, g->bit, (g->n + 1) * sizeof(s->at[0]));
		for (i = 0; !g && i <= l->fixed_fields; i++)
			s->at[i] = l->bit[i];
		s->walked = i = g ? g->n : l->fixed_fields;
		if (l->min > s->n)
			return false;
	}
	for (; i <= upto && i < header; i++) {
		const struct field *f = &l->field[i];
		const struct stride *step = &l->stride[i];
		uint64_t v;

		at = s->at[i];
		if (step->bits != STRIDE_VARIES) {
			if (s->broken || !stride(s, &i, upto < header ? upto + 1 : header))
				return false;
			continue;
		}
		if (step->asked > 1) {
			unsigned n = step->asked < upto + 1 - i ? step->asked : upto + 1 - i;

			if (s->broken || !ask(s, i, n))
				return false;
			i += n - 1;
			continue;
		}
		bits = 0;
		if (step->told) {
			bits = step->told;
		} else if (step->ops) {
			if ((!step->cond || when_holds(step->cond, s)) && !measure_bytes(s, f, step->ops, at, s->hdr, &bits))
				return false;
		} else if (field_present(s, f) && !field_measure(s, f->kind == F_ALT ? field_actual(s, f) : f, at, &bits)) {
			return false;
		}
		if (s->broken || at + bits > s->n * 8)
			return false;
		s->at[i + 1] = (uint32_t)(at + bits);
		s->walked = i + 1;
		if ((int)i == l->header_field && scope_uint(s, i, &v)) {
			int64_t end = ((int64_t)(v & 0xffffffff) - f->compute.add) * (f->compute.unit ? f->compute.unit : 1);

			if (f->compute.after)
				end += s->at[i + 1] / 8;
			if (end > 0 && (uint64_t)end < s->hdr)
				s->hdr = (size_t)end;
		}
	}
	return true;
}

/* ---- bytes ---- */

static bool bytes_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	uint64_t want;

	if (f->size.kind == X_NUL) {
		const uint8_t *end = memchr(p, 0, avail);

		*n = end ? (size_t)(end - p) + 1 : avail;
		return true;
	}
	want = extent_of(&f->size, s, avail);
	*n = want < avail ? (size_t)want : avail;
	return true;
}

static void bytes_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	(void)s;
	if (f->size.kind == X_NUL && n && p[n - 1] == 0)
		n--;
	*out = val_bytes(p, n);
}

static bool bytes_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct str t = val_text(v);

	if (v->type == V_UNSET || v->type == V_NONE)
		t = (struct str){ f->text, text_len(f) };
	(void)d;
	buf_add(out, t.p, t.n);
	if (f->filled && t.n < (size_t)f->size.add)
		buf_zeros(out, (size_t)f->size.add - t.n);
	if (f->size.kind == X_NUL)
		buf_byte(out, 0);
	if (f->pad && (out->n - s->start) % f->pad)
		buf_zeros(out, f->pad - (out->n - s->start) % f->pad);
	return true;
}

const struct kind_ops bytes_ops = { bytes_measure, bytes_read, bytes_write, NULL };

/* ---- a packet in a field ---- */

static bool layer_measure_field(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	uint64_t want = extent_of(&f->size, s, avail);

	(void)p;
	*n = want < avail ? (size_t)want : avail;
	return true;
}

static void layer_read_field(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	const struct layout *lay = NULL;
	size_t used;

	*out = VAL_NONE;
	if (!n) {
		if (f->lacks && !f->lacks(f, s))
			*out = val_bytes("", 0);
		return;
	}
	if (f->family && (!item_measure(s, f, p, n, &lay, &used) || (f->family->single && used != n)))
		lay = NULL;
	if (!lay && f->family && f->family->single)
		lay = layout_raw();
	if (!lay)
		lay = f->text ? layout_find(f->text, strlen(f->text)) : f->other;
	*out = (struct val){ .type = V_PACKET, .p = decode_item(s, lay ? lay : layout_raw(), p, n, !f->family || !f->family->single) };
}

static bool layer_write_field(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct str t = val_text(v);
	struct val def;
	bool ok = true;

	if (v->type == V_PACKET)
		return encode_nested(v->p, v->aux, s, out, d);
	if (v->type == V_UNSET && !f->none) {
		field_default(f, &def);
		if (def.type == V_PACKET)
			ok = encode_nested(def.p, 0, s, out, d);
		val_drop(def);
		return ok;
	}
	buf_add(out, t.p, t.n);
	return true;
}

const struct kind_ops layer_ops = { layer_measure_field, layer_read_field, layer_write_field, NULL };
