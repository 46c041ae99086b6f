/* tuple.c - lists whose items are written (name, value): number, length, value on the wire. */
#include "pkt/tuple.h"

#include <inttypes.h>
#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/registry.h"
#include "pkt/space.h"
#include "pkt/str.h"

const struct layout *tuple_member(const struct field *f, uint64_t number)
{
	return space_lookup((unsigned)f->space, number);
}

bool tuple_next(const struct family *fam, const uint8_t **p, size_t *n, uint64_t *number, const uint8_t **value, size_t *nvalue)
{
	size_t len, size;

	if (!*n)
		return false;
	*number = (*p)[0];
	*value = *p + 1;
	*nvalue = 0;
	if (tuple_is_bare(fam, *number)) {
		size = 1;
	} else {
		len = *n > 1 ? (*p)[1] : fam->length_adds;
		len = len > fam->length_adds ? len - fam->length_adds : 0;
		size = *n > 1 ? 2 : 1;
		*value = *p + size;
		*nvalue = len < *n - size ? len : *n - size;
		size += *nvalue;
	}
	*p += size;
	*n -= size;
	return true;
}

/* The value's fields one after another; false: the bytes are not exactly theirs. */
static bool read_value(const struct scope *s, const struct layout *m, const uint8_t *p, size_t n, struct list *out)
{
	uint32_t at[FIELDS_MAX + 2];
	struct scope in = { .lay = m, .b = p, .n = n, .hdr = n, .at = at, .outer = s, .depth = s->depth + 1 };
	size_t pos = 0, bits;
	struct val v;

	for (unsigned i = TUPLE_VALUE; i < m->n; i++) {
		const struct field *f = &m->field[i];

		if (!field_measure(&in, f, pos, &bits))
			return false;
		if (f->kind == F_LIST && f->item && (bits / 8) % (field_fixed_bits(f->item) ? field_fixed_bits(f->item) / 8 : 1))
			return false;
		field_read(&in, f, pos, bits, &v);
		list_add(out, v);
		pos += bits;
	}
	return pos == n * 8;
}

static struct val value_of(const struct scope *s, const struct layout *m, const uint8_t *p, size_t n)
{
	struct val v = val_list(), one;

	if (!m || m->n == TUPLE_VALUE || !read_value(s, m, p, n, v.l)) {
		val_drop(v);
		return val_bytes(p, n);
	}
	if (v.l->n == 1) {
		one = val_hold(v.l->v[0]);
		val_drop(v);
		if (one.type == V_LIST)
			one.type = V_TUPLE;
		return one;
	}
	v.type = V_TUPLE;
	return v;
}

/* The member's field again and again, as values behind the name; false: the bytes are not exactly so many of them. */
static bool read_values(const struct scope *s, const struct layout *m, const uint8_t *p, size_t n, struct list *out)
{
	uint32_t at[FIELDS_MAX + 2];
	struct scope in = { .lay = m, .b = p, .n = n, .hdr = n, .at = at, .outer = s, .depth = s->depth + 1 };
	const struct field *f = &m->field[TUPLE_VALUE];
	size_t pos = 0, bits;
	struct val v;

	do {
		if (!field_measure(&in, f, pos, &bits) || pos + bits > n * 8 || (!bits && n))
			return false;
		field_read(&in, f, pos, bits, &v);
		list_add(out, v);
		pos += bits;
	} while (pos < n * 8);
	return true;
}

/* One item of a flat family, of size bytes; false: it cannot be read. */
static bool flat_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out, size_t *size)
{
	const struct layout *m = tuple_member(f, p[0]);

	if (tuple_is_bare(f->family, p[0]) && m) {
		*size = 1;
		*out = val_str(m->proto->name, strlen(m->proto->name));
		return true;
	}
	if (n < 2 || p[1] < f->family->length_adds || (size_t)p[1] + 2 - f->family->length_adds > n)
		return false;
	*size = (size_t)p[1] + 2 - f->family->length_adds;
	*out = val_list();
	out->type = V_TUPLE;
	list_add(out->l, m ? val_str(m->proto->name, strlen(m->proto->name)) : val_int(p[0]));
	if (!m || m->n == TUPLE_VALUE)
		list_add(out->l, val_bytes(p + 2, *size - 2));
	else if (!read_values(s, m, p + 2, *size - 2, out->l))
		return val_drop(*out), false;
	return true;
}

static void flats_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct list *out)
{
	struct val v;
	size_t size;

	for (; n; p += size, n -= size) {
		if (!flat_read(s, f, p, n, &v, &size)) {
			list_add(out, val_bytes(p, n));
			return;
		}
		list_add(out, v);
		if (p[0] == f->family->last)
			return;
	}
}

static const struct layout *named(const struct field *f, struct str name, uint64_t *number)
{
	for (size_t i = 0;; i++) {
		const struct layout *m = space_member((unsigned)f->space, i, number);

		if (!m || str_eq(name, m->proto->name))
			return m;
	}
}

const struct layout *tuple_named(const struct field *f, struct str name)
{
	uint64_t number;

	return f->space < 0 ? NULL : named(f, name, &number);
}

void tuples_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct list *out)
{
	const struct family *fam = f->family;
	const uint8_t *value;
	size_t nvalue;
	uint64_t number;

	if (fam->flat) {
		flats_read(s, f, p, n, out);
		return;
	}
	while (tuple_next(fam, &p, &n, &number, &value, &nvalue)) {
		const struct layout *m = tuple_member(f, number);
		struct val pair[2];

		pair[0] = m ? val_str(m->proto->name, strlen(m->proto->name)) : val_int(number);
		pair[1] = tuple_is_bare(fam, number) ? VAL_NONE : value_of(s, m, value, nvalue);
		list_add(out, val_tuple(pair, 2));
		if (number == fam->last)
			break;
	}
}

/* ---- writing ---- */

static bool no_member(const struct field *f, struct str name, struct diag *d)
{
	struct near near = NEAR_INIT(name);
	uint64_t number;

	for (size_t i = 0;; i++) {
		const struct layout *m = space_member((unsigned)f->space, i, &number);

		if (!m)
			break;
		near_offer(&near, m->proto->name);
	}
	diag_set(d, "'%.*s' is no name in %s: give one, or a number from 0 to 255", STR(name), f->name);
	return diag_mean(d, near.best);
}

static bool number_of(const struct field *f, const struct val *v, uint64_t *number, const struct layout **m, struct diag *d)
{
	struct str name = val_text(v);

	if (v->type == V_INT) {
		if (v->neg || v->u > 255)
			return diag_set(d, "the number of an item of %s is from 0 to 255", f->name);
		*number = v->u;
		*m = tuple_member(f, v->u);
		return true;
	}
	if (v->type != V_STR && v->type != V_BYTES)
		return diag_set(d, "an item of %s begins with its name or number", f->name);
	*m = named(f, name, number);
	return *m || no_member(f, name, d);
}

static bool write_field(const struct scope *s, const struct layout *m, unsigned i, const struct val *given, struct buf *out,
                        struct diag *d)
{
	const struct field *f = &m->field[i];
	struct val v;
	bool ok;

	if (!field_accept(m, f, given, &v, d))
		return false;
	ok = field_write(s, f, &v, out, d);
	val_drop(v);
	return ok;
}

static bool write_value(const struct scope *s, const struct field *f, const struct layout *m, const struct val *v,
                        struct buf *out, struct diag *d)
{
	unsigned n = m ? m->n - TUPLE_VALUE : 0;
	struct scope in = { .lay = m, .outer = s, .start = out->n, .env = s->env };
	struct str t = val_text(v);
	bool many = v->type == V_TUPLE || v->type == V_LIST;

	if (v->type == V_NONE)
		return true;
	if (v->type == V_BYTES || (v->type == V_STR && (n == 0 || !t.n)) ) {
		buf_add(out, t.p, t.n);
		return true;
	}
	if (f->family->flat && many && (v->type == V_TUPLE || !n || m->field[TUPLE_VALUE].kind != F_LIST)) {
		for (uint32_t i = 0; i < v->l->n; i++)
			if (!write_value(s, f, m, &v->l->v[i], out, d))
				return false;
		return true;
	}
	if (n == 0)
		return diag_set(d, "%s: %s takes no value: give None or bytes", f->name, m ? m->proto->name : "an unknown item");
	if (n == 1)
		return write_field(&in, m, TUPLE_VALUE, v, out, d);
	if (!many || v->l->n != n)
		return diag_set(d, "%s: %s takes %u values: (\"%s\", (…, …))", f->name, m->proto->name, n, m->proto->name);
	for (unsigned i = 0; i < n; i++)
		if (!write_field(&in, m, TUPLE_VALUE + i, &v->l->v[i], out, d))
			return false;
	return true;
}

bool tuple_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	const struct family *fam = f->family;
	const struct layout *m = NULL;
	struct val none = VAL_NONE;
	bool pair = v->type == V_TUPLE || v->type == V_LIST;
	const struct val *value = &none;
	uint64_t number;
	size_t at;

	if (pair && (v->l->n < 1))
		return diag_set(d, "an item of %s is empty: write (name, value)", f->name);
	if (!number_of(f, pair ? &v->l->v[0] : v, &number, &m, d))
		return false;
	struct val rest = { .type = V_UNSET };
	if (pair && v->l->n == 2)
		value = &v->l->v[1];
	if (pair && v->l->n > 2) { /* (name, a, b) as well as (name, (a, b)) */
		rest = val_list();
		rest.type = V_TUPLE;
		for (uint32_t i = 1; i < v->l->n; i++)
			list_add(rest.l, val_hold(v->l->v[i]));
		value = &rest;
	}
	buf_byte(out, (uint8_t)number);
	if (tuple_is_bare(fam, number)) {
		val_drop(rest);
		return true;
	}
	buf_byte(out, 0);
	at = out->n;
	if (!write_value(s, f, m, value, out, d)) {
		val_drop(rest);
		return false;
	}
	val_drop(rest);
	if (out->n - at + fam->length_adds > 255)
		return diag_set(d, "%zu bytes are too many for an item of %s (at most %d)", out->n - at, f->name, 255 - fam->length_adds);
	out->p[at - 1] = (uint8_t)(out->n - at + fam->length_adds);
	return true;
}
