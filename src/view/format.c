/* format.c - how the value of a field reads: names, bases, addresses, flags, bytes. */
#include "format.h"

#include <inttypes.h>

#include "pkt/addr.h"
#include "pkt/buf.h"
#include "pkt/kinds.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/set.h"
#include "pkt/tuple.h"
#include "pkt/view.h"

/* The value of the lowest `bits` bits as two's complement. */
static int64_t sign_extend(uint64_t v, unsigned bits)
{
	uint64_t top = bits && bits < 64 ? (uint64_t)1 << (bits - 1) : 0;

	return top ? (int64_t)(((v & (2 * top - 1)) ^ top) - top) : (int64_t)v;
}

void format_number(struct buf *out, const struct field *f, uint64_t v, bool hex)
{
	int64_t i = f->is_signed ? sign_extend(v, f->bits) : 0;

	if (hex) {
		buf_text(out, "0x");
		buf_hex(out, f->bits && f->bits < 64 ? v & (((uint64_t)1 << f->bits) - 1) : v, 1);
	} else if (i < 0) {
		buf_byte(out, '-');
		buf_u64(out, -(uint64_t)i);
	} else {
		buf_u64(out, v);
	}
}

void format_uint(struct buf *out, const struct field *f, uint64_t v)
{
	char text[MAC_TEXT];
	const struct names *names;
	const char *name;

	switch (f->kind) {
	case F_MAC:
		buf_add(out, text, mac_text(v, text));
		return;
	case F_IPV4:
		buf_add(out, text, ip4_text((uint32_t)v, text));
		return;
	case F_FLAGS:
		if (v && f->letters)
			flags_text(out, f, v);
		else
			format_number(out, f, v, f->base == HEX);
		return;
	default:
		break;
	}
	names = field_names(f);
	name = names ? names_of_value(names, v) : NULL;
	if (name)
		buf_text(out, name);
	else
		format_number(out, f, v, f->base == HEX);
}

void format_plain(struct buf *out, const void *p, size_t n)
{
	const uint8_t *s = p;

	while (n) {
		size_t k = str_printable(s, n);

		buf_add(out, s, k);
		if (k == n)
			return;
		buf_text(out, "\\x");
		buf_hex(out, s[k], 2);
		s += k + 1;
		n -= k + 1;
	}
}

struct str format_filled(struct str s)
{
	while (s.n && !s.p[s.n - 1])
		s.n--;
	return s;
}

/* The value of a named item reads as its class's field does: ("message-type", offer). */
static void tuple_format(struct buf *out, const struct field *f, const struct list *l)
{
	const struct layout *m = l->n > 1 && l->v[0].type == V_STR ? tuple_named(f, val_text(&l->v[0])) : NULL;

	buf_byte(out, '(');
	for (uint32_t i = 0; i < l->n; i++) {
		if (i)
			buf_text(out, ", ");
		if (i && m && m->n == TUPLE_VALUE + 1)
			format_val(out, &m->field[TUPLE_VALUE], &l->v[i]);
		else
			val_print(out, &l->v[i]);
	}
	buf_byte(out, ')');
}

static void list_format(struct buf *out, const struct field *f, const struct list *l, const char *ends)
{
	buf_byte(out, (uint8_t)ends[0]);
	for (uint32_t i = 0; i < l->n; i++) {
		if (i)
			buf_text(out, ", ");
		if (f->item)
			format_val(out, f->item, &l->v[i]);
		else if (f->family && f->family->tuples && l->v[i].type == V_TUPLE)
			tuple_format(out, f, l->v[i].l);
		else
			val_print(out, &l->v[i]);
	}
	buf_byte(out, (uint8_t)ends[1]);
}

void format_val(struct buf *out, const struct field *f, const struct val *v)
{
	char text[IP6_TEXT];
	struct str s;

	switch ((enum vtype)v->type) {
	case V_INT:
		if (v->neg)
			buf_fmt(out, "%" PRId64, v->i);
		else
			format_uint(out, f, v->u);
		return;
	case V_MAC:
		buf_add(out, text, mac_text(v->u, text));
		return;
	case V_IP4:
		buf_add(out, text, ip4_text((uint32_t)v->u, text));
		return;
	case V_IP6:
		buf_add(out, text, ip6_text(v->b, text));
		return;
	case V_NAME:
		s = val_text(v);
		format_plain(out, s.p, s.n);
		return;
	case V_BYTES:
		s = f->filled ? format_filled(val_text(v)) : val_text(v);
		if (f->kind == F_NAME)
			format_plain(out, s.p, s.n);
		else
			quote_bytes(out, s.p, s.n);
		return;
	case V_STR:
		s = val_text(v);
		if (f->kind == F_NAME)
			format_plain(out, s.p, s.n);
		else
			quote_text(out, s.p, s.n);
		return;
	case V_LIST:
		list_format(out, f, v->l, "[]");
		return;
	case V_TUPLE:
		list_format(out, f, v->l, "()");
		return;
	case V_UNSET:
	case V_NONE:
	case V_BOOL:
	case V_FLOAT:
	case V_PACKET:
	case V_SET:
	case V_LANG:
		break;
	}
	val_print(out, v);
}

const struct field *format_field(const struct packet *p, unsigned l, unsigned f)
{
	const struct field *field = &p->layer[l].lay->field[f];
	uint32_t at[FIELDS_MAX + 2];
	struct scope s;

	s.at = at;
	if (field->kind != F_ALT)
		return field;
	scope_of(&s, p, l);
	if (s.b)
		scope_walk(&s, f);
	return field_actual(&s, field);
}

void view_field(const struct packet *p, unsigned l, unsigned f, struct buf *out)
{
	struct val v;

	if (!layer_present(p, l, f))
		return;
	layer_get(p, l, f, &v);
	format_val(out, format_field(p, l, f), &v);
	val_drop(v);
}
