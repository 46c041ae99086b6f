/* ber.c - ASN.1 Basic Encoding Rules (X.690): elements, numbers, strings and object identifiers as kinds of fields. */
#include "ber.h"

#include <string.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/packet.h"
#include "pkt/scope.h"
#include "pkt/str.h"

enum { LONG = 0x80, LENGTH_MOST = 4, HIGH_TAG = 0x1f };

/* ---- tag and length (X.690, 8.1) ---- */

/* Tag and length only; what is inside may be cut. */
static bool read_head(const uint8_t *p, size_t avail, size_t *head, size_t *inside)
{
	size_t more;

	if (avail < 2 || (p[0] & HIGH_TAG) == HIGH_TAG)
		return false;
	more = p[1] < LONG ? 0 : p[1] - LONG;
	if (p[1] == LONG || more > LENGTH_MOST || avail < 2 + more)
		return false;
	*head = 2 + more;
	*inside = more ? (size_t)bits_get(p + 2, 0, (unsigned)more * 8) : p[1];
	return true;
}

bool ber_head(const uint8_t *p, size_t avail, size_t *head, size_t *inside)
{
	return read_head(p, avail, head, inside) && *inside <= avail - *head;
}

/* Octets that a length needs. */
static unsigned length_octets(size_t n)
{
	return n < LONG ? 1 : n <= 0xff ? 2 : n <= 0xffff ? 3 : n <= 0xffffff ? 4 : 5;
}

static void put_head(struct buf *out, uint8_t tag, size_t n, unsigned octets)
{
	uint8_t b[8];

	if (octets < length_octets(n) || octets > 1 + LENGTH_MOST)
		octets = length_octets(n);
	buf_byte(out, tag);
	if (octets == 1) {
		buf_byte(out, (uint8_t)n);
		return;
	}
	buf_byte(out, (uint8_t)(LONG + octets - 1));
	bits_put(b, 0, (octets - 1) * 8, n);
	buf_add(out, b, octets - 1);
}

static uint8_t tag_of(const struct field *f)
{
	return ((const struct ber *)f->arg)->tag;
}

/* One element of the field's type. */
static bool element(const struct field *f, const uint8_t *p, size_t avail, size_t *head, size_t *inside)
{
	return avail && p[0] == tag_of(f) && ber_head(p, avail, head, inside);
}

static bool measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	size_t head, inside;

	(void)s;
	if (!element(f, p, avail, &head, &inside))
		return false;
	*n = head + inside;
	return true;
}

/* Is the length written as short as can be? */
static bool is_short(size_t head, size_t inside)
{
	return head == 1 + length_octets(inside);
}

/* ---- constructed elements ---- */

/* The field behind the last one that is inside element i. */
static unsigned end_of(const struct layout *lay, unsigned i)
{
	unsigned has = ((const struct ber *)lay->field[i].arg)->has;

	return has ? i + 1 + has : lay->n;
}

/* Do fields [from, to) of the class fill the n bytes at p? Lists and a last field of any type take what there is. */
static bool fields_fill(const struct layout *lay, unsigned from, unsigned to, const uint8_t *p, size_t n)
{
	size_t head, inside;

	for (unsigned i = from; i < to; i++) {
		const struct field *f = &lay->field[i];

		if (f->kind != F_HOOK)
			return i + 1 == to;
		if (!element(f, p, n, &head, &inside))
			return false;
		if (f->ops == &ber_element_ops) {
			if (!fields_fill(lay, i + 1, end_of(lay, i), p + head, inside))
				return false;
			i = end_of(lay, i) - 1;
		}
		p += head + inside;
		n -= head + inside;
	}
	return !n;
}

static bool element_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	size_t inside;

	return element(f, p, avail, n, &inside) && fields_fill(s->lay, f->index + 1, end_of(s->lay, f->index), p + *n, inside);
}

static void element_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	size_t head, inside;

	(void)s;
	(void)f;
	*out = VAL_NONE;
	if (read_head(p, n, &head, &inside) && !is_short(head, inside))
		*out = val_int(head - 1);
}

static bool element_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct scope in = *s;
	struct buf rest = BUF_INIT;
	unsigned end = end_of(s->lay, f->index);
	bool ok = true;

	in.start = 0;
	for (unsigned i = f->index + 1; ok && i < end; i++) {
		struct val unset = VAL_UNSET;

		if (field_present(&in, &s->lay->field[i]))
			ok = field_write(&in, &s->lay->field[i], s->vals ? &s->vals[i] : &unset, &rest, d);
	}
	put_head(out, tag_of(f), rest.n, v->type == V_INT ? (unsigned)v->u : 0);
	buf_free(&rest);
	return ok;
}

static bool element_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type != V_NONE && (in->type != V_INT || in->neg || !in->u || in->u > 1 + LENGTH_MOST))
		return diag_set(d, "%s is None, or 1 to %d: octets of the length", f->name, 1 + LENGTH_MOST);
	*out = *in;
	return true;
}

const struct kind_ops ber_element_ops = { element_measure, element_read, element_write, element_accept };

uint64_t ber_inside(const struct extent *x, const struct scope *s, size_t avail)
{
	size_t head, inside;
	const uint8_t *p;

	(void)x;
	if (!s->b || !s->walked)
		return avail;
	p = s->b + s->at[s->walked - 1] / 8;
	return read_head(p, s->at[s->walked] / 8 - s->at[s->walked - 1] / 8, &head, &inside) ? inside : avail;
}

size_t ber_measure(const struct scope *s)
{
	size_t head, inside;

	return ber_head(s->b, s->n, &head, &inside) ? head + inside : 0;
}

/* A value written as a packet of a class for one element: ASN1_OID("1.3") is "1.3". */
static bool inside(bool (*accept)(const struct field *, const struct val *, struct val *, struct diag *), const struct field *f,
                   const struct val *in, struct val *out, struct diag *d)
{
	struct val v;
	bool ok;

	if (in->aux >= in->p->n || !in->p->layer[in->aux].lay->proto->value)
		return diag_set(d, "%s takes a value, not a packet", f->name);
	layer_get(in->p, in->aux, 0, &v);
	ok = accept(f, &v, out, d);
	val_drop(v);
	return ok;
}

/* ---- numbers (X.690, 8.2 to 8.4): two's complement in as few octets as can be ---- */

static unsigned number_octets(const struct val *v)
{
	unsigned n = 1;

	if (!v->neg && v->u >> 63)
		return 9;
	while (n < 8 && ((v->i >> (8 * n - 1)) != 0 && (v->i >> (8 * n - 1)) != -1))
		n++;
	return n;
}

static void number_put(struct buf *out, const struct val *v)
{
	for (unsigned n = number_octets(v); n-- > 0;)
		buf_byte(out, n > 7 ? 0 : (uint8_t)(v->u >> (8 * n)));
}

static bool number_get(const uint8_t *p, size_t n, struct val *out)
{
	uint64_t v = n && p[0] >= 0x80 ? UINT64_MAX : 0;

	if (!n || n > 9 || (n == 9 && p[0]))
		return false;
	for (size_t i = 0; i < n; i++)
		v = v << 8 | p[i];
	*out = p[0] >= 0x80 ? val_signed((int64_t)v) : val_int(v);
	return number_octets(out) == n;
}

static void number_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	size_t head, inside;

	(void)s;
	(void)f;
	if (!ber_head(p, n, &head, &inside) || !is_short(head, inside) || !number_get(p + head, inside, out))
		*out = val_bytes(p, n);
}

static bool number_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct val def = VAL_NONE;
	struct str raw = val_text(v);

	(void)s;
	(void)d;
	if (v->type == V_BYTES) {
		buf_add(out, raw.p, raw.n);
		return true;
	}
	if (v->type != V_INT)
		field_default(f, &def);
	if (v->type != V_INT)
		v = &def;
	put_head(out, tag_of(f), number_octets(v), 0);
	number_put(out, v);
	return true;
}

static bool number_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	uint64_t u;

	if (in->type == V_PACKET)
		return inside(number_accept, f, in, out, d);
	if (in->type == V_INT || in->type == V_BYTES) {
		*out = val_hold(*in);
		return true;
	}
	if (in->type == V_BOOL) {
		*out = val_int(in->u ? 1 : 0);
		return true;
	}
	if (in->type != V_STR)
		return diag_set(d, "%s is a number%s", f->name, f->names ? " or a name" : "");
	if (!str_to_u64(val_text(in), &u) && !(f->names && names_find(f->names, val_text(in).p, val_text(in).n, &u)))
		return diag_set(d, "'%.*s' is not a value of %s", STR(val_text(in)), f->name);
	*out = val_int(u);
	return true;
}

const struct kind_ops ber_number_ops = { measure, number_read, number_write, number_accept };

/* ---- strings (X.690, 8.7, not in parts) ---- */

static void string_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	size_t head, inside;

	(void)s;
	(void)f;
	if (!ber_head(p, n, &head, &inside) || is_short(head, inside)) {
		*out = val_bytes(p + head, n - head);
		return;
	}
	*out = val_list();
	out->type = V_TUPLE;
	list_add(out->l, val_bytes(p + head, inside));
	list_add(out->l, val_int(head - 1));
}

static bool string_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	bool pair = v->type == V_TUPLE && v->l->n == 2;
	struct str t = pair ? val_text(&v->l->v[0]) : val_text(v);

	(void)s;
	(void)d;
	if (v->type == V_UNSET || v->type == V_NONE)
		t = f->text ? (struct str){ f->text, f->ntext ? f->ntext : strlen(f->text) } : (struct str){ "", 0 };
	put_head(out, tag_of(f), t.n, pair ? (unsigned)v->l->v[1].u : 0);
	buf_add(out, t.p, t.n);
	return true;
}

static bool is_string(const struct val *v)
{
	return v->type == V_STR || v->type == V_BYTES;
}

static bool string_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	const struct val *pair = in->type == V_TUPLE && in->l->n == 2 ? in->l->v : NULL;

	if (in->type == V_PACKET)
		return inside(string_accept, f, in, out, d);
	if (is_string(in)) {
		*out = val_bytes(val_text(in).p, val_text(in).n);
		return true;
	}
	if (!pair || !is_string(&pair[0]) || pair[1].type != V_INT || !pair[1].u || pair[1].u > 1 + LENGTH_MOST)
		return diag_set(d, "%s takes text or bytes, or (bytes, octets of the length)", f->name);
	*out = val_hold(*in);
	return true;
}

const struct kind_ops ber_string_ops = { measure, string_read, string_write, string_accept };

/* ---- object identifiers (X.690, 8.19) ---- */

static bool arc_get(const uint8_t *p, size_t n, size_t *at, uint64_t *arc)
{
	*arc = 0;
	if (*at < n && p[*at] == 0x80)
		return false;
	for (; *at < n; ++*at) {
		if (*arc >> 57)
			return false;
		*arc = *arc << 7 | (p[*at] & 0x7f);
		if (p[*at] < 0x80)
			return ++*at, true;
	}
	return false;
}

static bool oid_text(struct buf *out, const uint8_t *p, size_t n)
{
	size_t at = 0;
	uint64_t arc;

	for (bool first = true; at < n; first = false) {
		if (!arc_get(p, n, &at, &arc))
			return false;
		if (first) {
			buf_u64(out, arc < 80 ? arc / 40 : 2);
			arc -= arc < 80 ? arc / 40 * 40 : 80;
		}
		buf_byte(out, '.');
		buf_u64(out, arc);
	}
	return n > 0;
}

static void arc_put(struct buf *out, uint64_t arc)
{
	unsigned shift = 63;

	while (shift && !(arc >> shift))
		shift -= 7;
	for (; shift; shift -= 7)
		buf_byte(out, (uint8_t)(0x80 | (arc >> shift & 0x7f)));
	buf_byte(out, arc & 0x7f);
}

/* The contents behind a text such as "1.3.6.1". */
static bool oid_put(struct buf *out, struct str s)
{
	uint64_t arc[2] = { 0 }, v;
	size_t n = 0;

	for (const char *p = s.p, *end = s.p + s.n; p <= end; n++) {
		const char *dot = memchr(p, '.', (size_t)(end - p));

		if (!dot)
			dot = end;
		if (!str_to_u64((struct str){ p, (size_t)(dot - p) }, &v) || v >> 62)
			return false;
		if (n < 2)
			arc[n] = v;
		else
			arc_put(out, v);
		if (n == 1 && (arc[0] > 2 || (arc[0] < 2 && v > 39)))
			return false;
		if (n == 1)
			arc_put(out, arc[0] * 40 + v);
		p = dot + 1;
	}
	return n > 1;
}

static void oid_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	struct buf text = BUF_INIT;
	size_t head, inside;

	(void)s;
	(void)f;
	if (ber_head(p, n, &head, &inside) && is_short(head, inside) && oid_text(&text, p + head, inside))
		*out = val_str(text.p, text.n);
	else
		*out = val_bytes(p, n);
	buf_free(&text);
}

static bool oid_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct buf b = BUF_INIT;
	struct str t = v->type == V_STR ? val_text(v) : str_of(f->text);
	bool ok = true;

	(void)s;
	if (v->type == V_BYTES) {
		buf_add(out, val_text(v).p, val_text(v).n);
		return true;
	}
	ok = oid_put(&b, t);
	put_head(out, tag_of(f), b.n, 0);
	buf_add(out, b.p, b.n);
	buf_free(&b);
	return ok || diag_set(d, "'%.*s' is not an object identifier", STR(t));
}

static bool oid_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct buf b = BUF_INIT;
	bool ok;

	if (in->type == V_PACKET)
		return inside(oid_accept, f, in, out, d);
	ok = in->type == V_BYTES || (in->type == V_STR && oid_put(&b, val_text(in)));
	buf_free(&b);
	if (!ok)
		return diag_set(d, "'%.*s' is not an object identifier (for %s): write \"1.3.6.1.2.1\"", STR(val_text(in)), f->name);
	*out = val_hold(*in);
	return true;
}

const struct kind_ops ber_oid_ops = { measure, oid_read, oid_write, oid_accept };

PROTO_UNIT(ber, NULL);
