/* ber.c - ASN.1 Basic Encoding Rules (X.690): tags, lengths, and elements that have others inside. */
#include "ber.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { LONG = 0x80, HIGH_TAG = 0x1f };

/* ---- tag and length (X.690, 8.1) ---- */

bool ber_head_only(const uint8_t *p, size_t avail, size_t *head, size_t *inside)
{
	size_t more;

	if (avail < 2 || (p[0] & HIGH_TAG) == HIGH_TAG)
		return false;
	more = p[1] < LONG ? 0 : p[1] - LONG;
	if (p[1] == LONG || more > BER_OCTETS_MOST - 1 || avail < 2 + more)
		return false;
	*head = 2 + more;
	*inside = more ? (size_t)bits_get(p + 2, 0, (unsigned)more * 8) : p[1];
	return true;
}

bool ber_head(const uint8_t *p, size_t avail, size_t *head, size_t *inside)
{
	return ber_head_only(p, avail, head, inside) && *inside <= avail - *head;
}

/* Octets that a length needs. */
static unsigned length_octets(size_t n)
{
	return n < LONG ? 1 : n <= 0xff ? 2 : n <= 0xffff ? 3 : n <= 0xffffff ? 4 : 5;
}

bool ber_is_short(size_t head, size_t inside)
{
	return head == 1 + length_octets(inside);
}

void ber_put_head(struct buf *out, uint8_t tag, size_t n, unsigned octets)
{
	uint8_t b[8];

	if (octets < length_octets(n) || octets > BER_OCTETS_MOST)
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

static const struct ber *arg_of(const struct field *f)
{
	return f->arg;
}

uint8_t ber_tag(const struct scope *s, const struct field *f)
{
	return arg_of(f)->alone && !s->outer ? arg_of(f)->alone : arg_of(f)->tag;
}

static bool element(uint8_t tag, const uint8_t *p, size_t avail, size_t *head, size_t *inside)
{
	return avail && p[0] == tag && ber_head(p, avail, head, inside);
}

size_t ber_measure(const struct scope *s)
{
	size_t head, inside;

	return ber_head(s->b, s->n, &head, &inside) ? head + inside : 0;
}

size_t ber_framed(const uint8_t *p, size_t n)
{
	size_t head, inside;

	return ber_head_only(p, n, &head, &inside) ? head + inside : 0;
}

/* ---- what is inside what ---- */

static bool is_element(const struct field *f)
{
	return f->kind == F_HOOK && f->ops == &ber_element_ops;
}

/* The field behind the last one that is inside element i. */
static unsigned end_of(const struct layout *lay, unsigned i)
{
	unsigned has = arg_of(&lay->field[i])->has;

	return has ? i + 1 + has : lay->n;
}

/*
 * Decoding: cuts *avail to what the innermost element around field f holds. false: that element is missing. Items of a list have no
 * place in the layer.
 */
static bool room(const struct scope *s, const struct field *f, const uint8_t *p, size_t *avail)
{
	const struct layout *lay = s->lay;
	size_t head, inside, left;
	unsigned i = f->index;

	if (i >= lay->n || f != &lay->field[i])
		return true;
	while (i > 0) {
		if (!is_element(&lay->field[--i]) || end_of(lay, i) <= f->index)
			continue;
		if (s->at[i] == s->at[i + 1])
			return false;
		if (!ber_head_only(s->b + s->at[i] / 8, s->n - s->at[i] / 8, &head, &inside))
			return true;
		left = s->at[i + 1] / 8 + inside - (size_t)(p - s->b);
		*avail = left < *avail ? left : *avail;
		return true;
	}
	return true;
}

bool ber_measure_value(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	size_t head, inside;

	*n = 0;
	if (!room(s, f, p, &avail))
		return true;
	if (!element(ber_tag(s, f), p, avail, &head, &inside))
		return arg_of(f)->optional;
	*n = head + inside;
	return true;
}

/* Are the n bytes at p elements of the items' kind? */
static bool items_fill(const struct field *item, const uint8_t *p, size_t n)
{
	size_t head, inside;

	while (n) {
		if (!element(arg_of(item)->tag, p, n, &head, &inside))
			return false;
		p += head + inside;
		n -= head + inside;
	}
	return true;
}

/* Do fields [from, to) of the class fill the n bytes at p? Lists and a last field of any type take what there is. */
static bool fields_fill(const struct layout *lay, unsigned from, unsigned to, const uint8_t *p, size_t n)
{
	size_t head, inside;

	for (unsigned i = from; i < to; i++) {
		const struct field *f = &lay->field[i];

		if (f->kind == F_LIST)
			return i + 1 == to && (!f->item || items_fill(f->item, p, n));
		if (f->kind != F_HOOK && i + 1 == to)
			return true;
		if (f->kind != F_HOOK) {
			if (!n)
				continue;
			if (!ber_head(p, n, &head, &inside))
				return false;
		} else if (!element(arg_of(f)->tag, p, n, &head, &inside)) {
			if (!arg_of(f)->optional)
				return false;
			if (is_element(f))
				i = end_of(lay, i) - 1;
			continue;
		}
		if (is_element(f)) {
			if (!fields_fill(lay, i + 1, end_of(lay, i), p + head, inside))
				return false;
			i = end_of(lay, i) - 1;
		}
		p += head + inside;
		n -= head + inside;
	}
	return !n;
}

uint64_t ber_inside(const struct extent *x, const struct scope *s, size_t avail)
{
	size_t head, inside, from;

	(void)x;
	if (!s->b || !s->walked)
		return avail;
	from = s->at[s->walked - 1] / 8;
	if (s->at[s->walked] / 8 == from)
		return 0;
	return ber_head_only(s->b + from, s->at[s->walked] / 8 - from, &head, &inside) ? inside : avail;
}

uint64_t ber_one(const struct extent *x, const struct scope *s, size_t avail)
{
	size_t head, inside;

	(void)x;
	if (!s->b)
		return avail;
	return ber_head(s->b + s->at[s->walked] / 8, avail, &head, &inside) ? head + inside : avail;
}

bool ber_lacks(const struct field *f, const struct scope *s)
{
	return s->at[f->index] == s->at[f->index - 1];
}

/* ---- elements with others inside ---- */

static bool element_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	size_t inside;

	*n = 0;
	if (!room(s, f, p, &avail))
		return true;
	if (!element(ber_tag(s, f), p, avail, n, &inside)) {
		*n = 0;
		return arg_of(f)->optional;
	}
	return fields_fill(s->lay, f->index + 1, end_of(s->lay, f->index), p + *n, inside);
}

static void element_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	size_t head, inside;

	(void)s;
	(void)f;
	*out = VAL_NONE;
	if (ber_head_only(p, n, &head, &inside) && !ber_is_short(head, inside))
		*out = val_int(head - 1);
}

/* Nothing: tag and length come when it is known how long it is. */
static bool element_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	(void)s;
	(void)f;
	(void)v;
	(void)out;
	(void)d;
	return true;
}

bool ber_is_missing(const struct field *f, const struct val *v)
{
	return v->type == V_NONE || (v->type == V_UNSET && (f->none || (f->kind == F_HOOK && !f->text)));
}

static unsigned element_wraps(const struct scope *s, const struct field *f)
{
	return end_of(s->lay, f->index);
}

static void element_wrap(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, size_t at, size_t n)
{
	unsigned last = end_of(s->lay, f->index) - 1;
	struct val unset = VAL_UNSET;
	struct buf head = BUF_INIT;

	if (arg_of(f)->optional && v->type != V_INT && ber_is_missing(&s->lay->field[last], s->vals ? &s->vals[last] : &unset))
		return;
	ber_put_head(&head, ber_tag(s, f), n, v->type == V_INT ? (unsigned)v->u : 0);
	buf_insert(out, at, head.p, head.n);
	buf_free(&head);
}

static bool element_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type != V_NONE && (in->type != V_INT || in->neg || !in->u || in->u > BER_OCTETS_MOST))
		return diag_set(d, "%s is None, or 1 to %d: octets of the length", f->name, BER_OCTETS_MOST);
	*out = *in;
	return true;
}

const struct kind_ops ber_element_ops = { element_measure, element_read, element_write, element_accept,
	                                   .wrap = element_wrap, .wraps = element_wraps };

PROTO_UNIT(ber, NULL);
