/* list.c - list fields: items that are layers, tuples or scalars. */
#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "pkt/space.h"
#include "pkt/tuple.h"

/* The class that the item at p says it is. */
static const struct layout *item_class(const struct scope *outer, const struct field *f, const uint8_t *p, size_t avail)
{
	const struct family *fam = f->family;
	const struct layout *l = NULL;

	if (fam->choose)
		l = fam->choose(f, outer, p, avail);
	else if (fam->bits && fam->at + fam->bits <= avail * 8)
		l = space_lookup((unsigned)f->space, bits_get(p, fam->at, fam->bits));
	return l ? l : f->other;
}

bool item_scope(const struct scope *outer, const struct field *f, const uint8_t *p, size_t avail, struct scope *s, size_t *n)
{
	size_t hdr, len, tlen;

	scope_begin(s, NULL, NULL, p, avail);
	s->outer = outer;
	s->depth = outer->depth + 1;
	s->lay = item_class(outer, f, p, avail);
	if (s->lay && s->lay->dispatch)
		s->lay = layout_chosen(s->lay, outer, p, avail);
	if (!s->lay || s->depth > NEST_MAX || !layer_measure(s, &hdr, &len, &tlen))
		return false;
	*n = f->family->stack ? len : hdr;
	return true;
}

bool item_measure(const struct scope *outer, const struct field *f, const uint8_t *p, size_t avail,
                  const struct layout **lay, size_t *n)
{
	uint32_t at[FIELDS_MAX + 2];
	struct scope s;

	s.at = at;
	if (!item_scope(outer, f, p, avail, &s, n))
		return false;
	*lay = s.lay;
	return true;
}

static size_t list_limit(const struct scope *s, const struct field *f, size_t avail)
{
	uint64_t want = f->size.kind ? extent_of(&f->size, s, avail) : avail;

	return want < avail ? (size_t)want : avail;
}

static uint64_t list_count(const struct scope *s, const struct field *f, size_t avail)
{
	return f->count.kind ? extent_of(&f->count, s, avail) : UINT64_MAX;
}

/* One scalar's bytes; 0: none fits. */
static size_t scalar_size(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail)
{
	struct scope in = *s;
	size_t bits;

	in.b = p;
	in.n = in.hdr = avail;
	if (field_fixed_bits(f->item))
		return field_fixed_bits(f->item) / 8 <= avail ? field_fixed_bits(f->item) / 8 : 0;
	return field_measure(&in, f->item, 0, &bits) && !in.broken ? bits / 8 : 0;
}

static bool list_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	const struct layout *lay;
	uint64_t left;
	size_t at = 0, used;

	avail = list_limit(s, f, avail);
	*n = avail;
	left = list_count(s, f, avail);
	if (f->whole && f->item && field_fixed_bits(f->item)) {
		used = field_fixed_bits(f->item) / 8;
		if (left > avail / used && avail % used)
			return false;
	}
	if (left == UINT64_MAX)
		return true;
	for (; left && at < avail; left--) {
		if (f->item)
			used = scalar_size(s, f, p + at, avail - at);
		else if (!item_measure(s, f, p + at, avail - at, &lay, &used))
			used = 0;
		if (!used)
			return true; /* what is left becomes one Raw item */
		at += used;
	}
	*n = at;
	return true;
}

static void raw_item(struct list *l, const uint8_t *p, size_t n, const struct scope *s)
{
	list_add(l, (struct val){ .type = V_PACKET, .p = decode_item(s, layout_raw(), p, n, false) });
}

static void read_scalars(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct list *l)
{
	struct scope in = *s;
	size_t used, at = 0;
	struct val v;

	while (at < n && (used = scalar_size(s, f, p + at, n - at)) != 0) {
		in.b = p + at;
		in.n = in.hdr = used;
		field_read(&in, f->item, 0, used * 8, &v);
		list_add(l, v);
		at += used;
	}
	if (at < n)
		list_add(l, val_bytes(p + at, n - at));
}

static void read_items(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct list *l)
{
	uint64_t left = list_count(s, f, n);
	const struct layout *lay;
	size_t at = 0, used;

	for (; left && at < n; left--) {
		if (!item_measure(s, f, p + at, n - at, &lay, &used) || !used)
			break;
		list_add(l, (struct val){ .type = V_PACKET,
		                          .p = decode_item(s, lay, p + at, used, f->family->stack) });
		at += used;
	}
	if (at < n)
		raw_item(l, p + at, n - at, s);
}

static void list_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	*out = VAL_NONE;
	if (f->lacks && f->lacks(f, s))
		return;
	*out = val_list();
	if (f->item)
		read_scalars(s, f, p, n, out->l);
	else if (f->family->tuples)
		tuples_read(s, f, p, n, out->l);
	else
		read_items(s, f, p, n, out->l);
}

/* Zero bytes, or Pad1 and PadN in an aligned family, up to n bytes. */
static void pad(const struct field *f, size_t n, struct buf *out)
{
	if (!f->family || !f->family->aligned) {
		buf_zeros(out, n);
		return;
	}
	if (n == 1)
		buf_byte(out, 0);
	if (n < 2)
		return;
	buf_byte(out, f->family->padn ? f->family->padn : 1);
	buf_byte(out, (uint8_t)(n - 2));
	buf_zeros(out, n - 2);
}

/* Whether padding is put between the items of an aligned family. */
static bool autopads(const struct scope *s, const struct family *fam)
{
	int given = fam->unless ? field_find(s->lay, fam->unless, strlen(fam->unless)) : -1;
	int f = field_find(s->lay, "autopad", strlen("autopad"));
	uint64_t on;

	if (given >= 0 && s->vals && s->vals[given].type != V_UNSET)
		return false;
	return f < 0 || !scope_uint(s, (unsigned)f, &on) || on;
}

static void align(const struct scope *s, const struct field *f, const struct layout *lay, struct buf *out)
{
	const uint8_t *a = lay->proto->align;
	size_t n = 0;

	if (!a[0])
		return;
	while ((out->n - s->start + n) % a[0] != a[1])
		n++;
	pad(f, n, out);
}

static bool write_item(const struct scope *s, const struct field *f, const struct val *v, bool autopad, struct buf *out,
                       struct diag *d)
{
	struct str t = val_text(v);

	if (v->type == V_PACKET) {
		if (autopad && v->aux < v->p->n)
			align(s, f, v->p->layer[v->aux].lay, out);
		return encode_nested(v->p, v->aux, s, out, d);
	}
	if (f->family && f->family->tuples && v->type != V_BYTES)
		return tuple_write(s, f, v, out, d);
	if (f->item && !(v->type == V_BYTES && field_fixed_bits(f->item)))
		return field_write(s, f->item, v, out, d);
	buf_add(out, t.p, t.n);
	return true;
}

static bool write_list(const struct scope *s, const struct field *f, const struct val *v, bool autopad, struct buf *out,
                       struct diag *d)
{
	struct str t = val_text(v);

	if (v->type != V_LIST && v->type != V_TUPLE) {
		buf_add(out, t.p, t.n);
		return true;
	}
	for (uint32_t i = 0; i < v->l->n; i++)
		if (!write_item(s, f, &v->l->v[i], autopad, out, d))
			return false;
	return true;
}

static bool list_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct val def = VAL_UNSET;
	bool autopad = f->family && f->family->aligned && autopads(s, f->family), ok;

	if (v->type == V_UNSET) {
		field_default(f, &def);
		v = &def;
	}
	ok = write_list(s, f, v, autopad, out, d);
	val_drop(def);
	if (ok && f->pad && (out->n - s->start) % f->pad && (autopad || !(f->family && f->family->aligned)))
		pad(f, f->pad - (out->n - s->start) % f->pad, out);
	return ok;
}

const struct kind_ops list_ops = { list_measure, list_read, list_write, NULL };
