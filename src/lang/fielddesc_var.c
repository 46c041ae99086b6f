/* fielddesc_var.c - the fields of fields_desc whose size varies, what counts them, and what is put around others. */
#include <string.h>

#include "pkt/cksum.h"
#include "pkt/class.h"
#include "pkt/kinds.h"

enum { SIZE_MOST = 65535 };

/* ---- bytes ---- */

static struct fdesc *bytes_new(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *d = fdesc_new(in, c->m->row->name, out);

	d->row.kind = F_BYTES;
	d->row.base = d->type[0] == 'X' ? HEX : DEC;
	d->row.size.kind = X_REST;
	return fdesc_name(in, c, d) && fdesc_default(in, c, d, &c->v[1]) ? d : NULL;
}

static bool size_arg(struct interp *in, struct call *c, unsigned i, int *n)
{
	int64_t v;

	if (!call_int(in, c, i, &v))
		return false;
	if (v < 0 || v > SIZE_MOST)
		return call_bad(in, c, (int)i, "'%s' is a number of bytes from 0 to %d", c->m->name[i]->name, SIZE_MOST);
	*n = (int)v;
	return true;
}

static bool fn_str(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *d = bytes_new(in, c, out);

	return d && size_arg(in, c, 3, &d->row.size.add);
}

static bool fn_str_null(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *d = bytes_new(in, c, out);

	if (d)
		d->row.size.kind = X_NUL;
	return d != NULL;
}

static bool needs_length(struct interp *in, struct call *c, const struct fdesc *d, const char *what)
{
	call_bad(in, c, -1, "how long '%s' is: %s() needs %s", d->row.name, d->type, what);
	return diag_hint(&in->d, "length_from=lambda pkt: pkt.len");
}

static bool fn_str_fixed(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *d = bytes_new(in, c, out);

	if (!d || !fdesc_function(in, c, 3, 1, &d->length))
		return false;
	if (c->v[2].type == V_NONE && d->length.type == V_UNSET)
		return needs_length(in, c, d, "length= or length_from=");
	if (c->v[2].type == V_NONE)
		return true;
	d->row.size.kind = X_FIXED;
	if (!size_arg(in, c, 2, &d->row.size.add))
		return false;
	return d->row.size.add || call_bad(in, c, 2, "'%s' would have no bytes", d->row.name);
}

static bool fn_str_len(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *d = bytes_new(in, c, out);

	if (!d || !fdesc_function(in, c, 2, 1, &d->length))
		return false;
	return d->length.type != V_UNSET || needs_length(in, c, d, "length_from=");
}

/* ---- what counts others ---- */

static bool take_adjust(struct interp *in, struct call *c, struct fdesc *d, unsigned i, unsigned n)
{
	struct sym *none;
	int64_t mul, add;

	if (!fdesc_function(in, c, i, n, &d->adjust))
		return false;
	if (d->adjust.type == V_UNSET)
		return true;
	if (linear_of(&d->adjust, n - 1, &none, &mul, &add) && mul == 1 && n == 2) {
		val_drop(d->adjust);
		d->adjust = VAL_UNSET;
		d->row.compute.add = (int)add;
	} else {
		d->row.compute.fn = hook_adjust;
		d->row.compute.unbounded = true;
	}
	return true;
}

static bool counted_field(struct interp *in, struct call *c, struct fdesc *d, unsigned i, enum compute_kind kind)
{
	struct str s;

	if (c->v[i].type == V_NONE)
		return true;
	if (d->row.compute.kind != C_NONE)
		return call_bad(in, c, (int)i, "'%s' counts bytes (length_of) or items (count_of), not both", d->row.name);
	if (!call_text(in, c, i, &s))
		return false;
	d->row.compute.kind = kind;
	d->row.compute.name = arena_text(&d->arena, s.p, s.n);
	d->row.compute.unit = 1;
	return true;
}

/* A number that was given as default stands; None is computed. */
static bool length_default(struct interp *in, struct call *c, struct fdesc *d)
{
	if (c->v[1].type == V_NONE)
		return true;
	d->row.compute = (struct compute){ .kind = C_NONE };
	return fdesc_default(in, c, d, &c->v[1]);
}

static bool field_len(struct interp *in, struct call *c, struct fdesc *d, unsigned length, unsigned count)
{
	if (!counted_field(in, c, d, length, C_LENGTH) || !counted_field(in, c, d, count, C_COUNT))
		return false;
	if (d->row.compute.kind == C_NONE) {
		call_bad(in, c, -1, "what '%s' counts: %s() needs length_of= or count_of=", d->row.name, d->type);
		return diag_hint(&in->d, "length_of=\"note\", or LenField for the payload");
	}
	return take_adjust(in, c, d, c->n - 1, 2) && length_default(in, c, d);
}

static bool fn_field_len(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *d = fdesc_new(in, c->m->row->name, out);

	return fdesc_name(in, c, d) && fdesc_fmt(in, c, 3, &d->row) && field_len(in, c, d, 2, 4);
}

static bool fn_bit_field_len(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *d = fdesc_new(in, c->m->row->name, out);
	int n;

	if (!fdesc_name(in, c, d) || !size_arg(in, c, 2, &n))
		return false;
	if (n < 1 || n > 64)
		return call_bad(in, c, 2, "'%s' would be %d bits wide: a number has 1 to 64", d->row.name, n);
	d->row.bits = (uint16_t)n;
	d->row.le = d->type[0] == 'L';
	return field_len(in, c, d, 3, 4);
}

static bool fn_len(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *d = fdesc_new(in, c->m->row->name, out);

	if (!fdesc_name(in, c, d) || !fdesc_fmt(in, c, 2, &d->row))
		return false;
	d->row.compute = (struct compute){ .kind = C_PAYLOAD, .unit = 1 };
	return take_adjust(in, c, d, 3, 1) && length_default(in, c, d);
}

/* ---- lists and packets ---- */

static bool take_one(struct interp *in, struct call *c, struct fdesc *d, unsigned i)
{
	const struct fdesc *one = fdesc_of(&c->v[i]);

	if (!one) {
		call_bad(in, c, (int)i, "%s() is put around a field, not %s", d->type, type_text(&c->v[i]));
		return diag_hint(&in->d, "ByteField(\"x\", 0)");
	}
	if (one->row.compute.kind != C_NONE || one->cond.type != V_UNSET || one->row.kind == F_HOOK)
		return call_bad(in, c, (int)i, "a %s cannot stand inside %s()", one->type, d->type);
	d->one = (struct fdesc *)val_hold(c->v[i]).any;
	return true;
}

static bool default_value(struct interp *in, struct call *c, struct fdesc *d)
{
	struct proto named = { .name = d->type };
	struct layout lay = { .proto = &named };
	struct val given = for_core(in, &c->v[1]);

	if (c->v[1].type == V_NONE) {
		d->row.none = d->row.kind == F_LAYER;
		return true;
	}
	return field_accept(&lay, &d->row, &given, &d->value, &in->d) || call_place(in, c, 1);
}

static bool fn_field_list(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *d = fdesc_new(in, c->m->row->name, out);

	if (!fdesc_name(in, c, d) || !take_one(in, c, d, 2))
		return false;
	if (d->one->row.bits % 8)
		return call_bad(in, c, 2, "the items of '%s' would be %u bits: they are whole bytes", d->row.name, d->one->row.bits);
	d->row.kind = F_LIST;
	d->row.item = &d->one->row;
	return fdesc_function(in, c, 3, 1, &d->length) && fdesc_function(in, c, 4, 1, &d->count) && default_value(in, c, d);
}

static bool take_class(struct interp *in, struct call *c, struct fdesc *d, unsigned i)
{
	const struct val *v = &c->v[i];

	if (v->type == V_NONE)
		return true;
	if (v->type == V_CLASS) {
		d->item = v->any;
		return true;
	}
	if (v->type == V_BUILTIN && !strcmp(((const struct method *)v->any)->row->name, "Packet"))
		return true;
	if (v->type == V_FUNC)
		return fdesc_function(in, c, i, 1, &d->choose);
	return call_bad(in, c, (int)i, "%s() holds packets of a layer class, and %s is none", d->type, type_text(v));
}

/* Rows are accepted by a family; which one it really is, the class knows that takes the field. */
static const struct family any_packets;

static struct fdesc *packets_new(struct interp *in, struct call *c, enum fkind kind, struct val *out)
{
	struct fdesc *d = fdesc_new(in, c->m->row->name, out);

	d->row.kind = kind;
	d->row.family = &any_packets;
	return fdesc_name(in, c, d) && take_class(in, c, d, 2) && default_value(in, c, d) ? d : NULL;
}

static bool fn_packet_field(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *d = packets_new(in, c, F_LAYER, out);

	if (!d)
		return false;
	if (!d->item && d->choose.type == V_UNSET && d->value.type == V_PACKET && d->value.aux < d->value.p->n)
		d->item = d->value.p->layer[d->value.aux].lay;
	return true;
}

static bool fn_packet_len(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *d = packets_new(in, c, F_LAYER, out);

	if (!d || !fdesc_function(in, c, 3, 1, &d->length))
		return false;
	return d->length.type != V_UNSET || needs_length(in, c, d, "length_from=");
}

static bool fn_packet_list(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *d = packets_new(in, c, F_LIST, out);

	return d && fdesc_function(in, c, 3, 1, &d->count) && fdesc_function(in, c, 4, 1, &d->length);
}

/* ---- around others ---- */

static bool fn_conditional(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *from = c->v[0].type == V_FIELD ? c->v[0].any : NULL, *d;

	if (!from) {
		call_bad(in, c, 0, "ConditionalField() is put around a field, not %s", type_text(&c->v[0]));
		return diag_hint(&in->d, "ConditionalField(ByteField(\"x\", 0), lambda pkt: pkt.type == 1)");
	}
	if (from->cond.type != V_UNSET)
		return call_bad(in, c, 0, "'%s' has a condition already: join both with 'and'", from->row.name);
	d = fdesc_new(in, from->type, out);
	d->row = from->row;
	d->value = val_hold(from->value);
	d->length = val_hold(from->length);
	d->count = val_hold(from->count);
	d->adjust = val_hold(from->adjust);
	d->choose = val_hold(from->choose);
	d->item = from->item;
	d->align = from->align;
	d->fill = from->fill;
	d->from = (struct fdesc *)val_hold(c->v[0]).any;
	if (from->one) {
		from->one->obj.refs++;
		d->one = from->one;
	}
	if (c->v[1].type == V_NONE)
		return call_bad(in, c, 1, "the condition of '%s' is a function, not None", from->row.name);
	return fdesc_function(in, c, 1, 1, &d->cond);
}

static bool fn_pad(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *d = fdesc_new(in, c->m->row->name, out);
	struct str fill = val_text(&c->v[2]);
	int n;

	if (!take_one(in, c, d, 0) || !size_arg(in, c, 1, &n))
		return false;
	if (n < 1 || n > 255 || d->one->row.bits % 8)
		return call_bad(in, c, n < 1 || n > 255 ? 1 : 0, "PadField() fills whole bytes up to a multiple of 1 to 255");
	if (c->v[2].type != V_NONE && (!is_text(&c->v[2]) || fill.n != 1))
		return call_bad(in, c, 2, "'padwith' is one byte: b\"\\x00\"");
	d->row.name = d->one->row.name;
	d->row.kind = F_HOOK;
	d->row.ops = &pad_ops;
	d->row.item = &d->one->row;
	d->align = (unsigned)n;
	d->fill = fill.n ? (uint8_t)fill.p[0] : 0;
	field_default(&d->one->row, &d->value);
	return true;
}

/* ---- sums ---- */

static bool sum_crc32(const struct enc *e, unsigned l, const struct field *f, uint64_t *out)
{
	(void)f;
	*out = crc32_ieee(enc_header(e, l), enc_total_len(e, l));
	return true;
}

static bool sum_bytes(const struct enc *e, unsigned l, const struct field *f, uint64_t *out)
{
	const uint8_t *p = enc_header(e, l);

	(void)f;
	*out = 0;
	for (size_t i = 0; i < enc_total_len(e, l); i++)
		*out = (*out + p[i]) & 0xff;
	return true;
}

static bool sum_xor(const struct enc *e, unsigned l, const struct field *f, uint64_t *out)
{
	const uint8_t *p = enc_header(e, l);

	(void)f;
	*out = 0;
	for (size_t i = 0; i < enc_total_len(e, l); i++)
		*out ^= p[i];
	return true;
}

static const struct sum_row {
	const char *name;
	uint16_t bits;
	enum sum_kind kind;
	bool (*fn)(const struct enc *e, unsigned l, const struct field *f, uint64_t *out);
} sums[] = {
	{ "inet", 16, SUM_PLAIN, NULL },
	{ "inet-header", 16, SUM_HEADER, NULL },
	{ "inet-pseudo", 16, SUM_PSEUDO, NULL },
	{ "crc32c", 32, SUM_CRC32C, NULL },
	{ "crc32", 32, SUM_FN, sum_crc32 },
	{ "sum8", 8, SUM_FN, sum_bytes },
	{ "xor8", 8, SUM_FN, sum_xor },
};

static const struct sum_row *sum_named(struct interp *in, struct call *c)
{
	struct near near;
	struct str s;

	if (!call_text(in, c, 2, &s))
		return NULL;
	near = (struct near)NEAR_INIT(s);
	for (size_t i = 0; i < sizeof(sums) / sizeof(sums[0]); i++) {
		if (str_eq(s, sums[i].name))
			return &sums[i];
		near_offer(&near, sums[i].name);
	}
	call_bad(in, c, 2, "'%.*s' is not a kind of checksum: there are inet, inet-header, inet-pseudo, crc32c, crc32, sum8 and xor8",
	         STR(s));
	diag_mean(&in->d, near.best);
	return NULL;
}

static bool fn_checksum(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *d = fdesc_new(in, c->m->row->name, out);
	const struct sum_row *row;

	if (!fdesc_name(in, c, d))
		return false;
	row = sum_named(in, c);
	if (!row)
		return false;
	d->row.bits = row->bits;
	d->row.base = HEX;
	d->row.compute = (struct compute){ .kind = C_CHECKSUM, .sum = row->kind, .fn = row->fn, .far = true };
	return length_default(in, c, d);
}

#define BYTE_ROWS(x, what) \
	{ x "StrField", fn_str, "name, default, fmt=\"H\", remain=0", "bytes up to the end" what, x "StrField(\"x\", \"ab\")" }, \
	{ x "StrFixedLenField", fn_str_fixed, "name, default, length=None, length_from=None", "so many bytes" what, \
	  x "StrFixedLenField(\"x\", \"ab\", 4)" }, \
	{ x "StrLenField", fn_str_len, "name, default, length_from=None, max_length=None", "bytes, as many as a function says" what, \
	  x "StrLenField(\"x\", \"\", length_from=lambda pkt: pkt.len)" }

const struct builtin builtins_field_var[] = {
	BYTE_ROWS("", ""),
	BYTE_ROWS("X", ", shown in hexadecimal"),
	{ "StrNullField", fn_str_null, "name, default, fmt=\"H\"", "bytes up to a zero byte", "StrNullField(\"x\", \"ab\")" },
	{ "FieldLenField", fn_field_len, "name, default, length_of=None, fmt=\"H\", count_of=None, adjust=None",
	  "how many bytes or items another field has", "FieldLenField(\"len\", None, length_of=\"x\")" },
	{ "BitFieldLenField", fn_bit_field_len, "name, default, size, length_of=None, count_of=None, adjust=None",
	  "the same in `size` bits", "BitFieldLenField(\"n\", None, 4, count_of=\"x\")" },
	{ "LEBitFieldLenField", fn_bit_field_len, "name, default, size, length_of=None, count_of=None, adjust=None",
	  "the same in `size` bits of a little-endian word", "LEBitFieldLenField(\"n\", None, 4, count_of=\"x\")" },
	{ "LenField", fn_len, "name, default, fmt=\"H\", adjust=None", "how many bytes the payload has", "LenField(\"len\", None)" },
	{ "FieldListField", fn_field_list, "name, default, field, length_from=None, count_from=None", "a list of numbers, addresses or bytes",
	  "FieldListField(\"x\", [1, 2], ByteField(\"\", 0))" },
	{ "PacketField", fn_packet_field, "name, default, pkt_cls=None", "a packet", "PacketField(\"x\", None, UDP)" },
	{ "PacketLenField", fn_packet_len, "name, default, cls=None, length_from=None", "a packet of as many bytes as a function says",
	  "PacketLenField(\"x\", None, UDP, length_from=lambda pkt: pkt.len)" },
	{ "PacketListField", fn_packet_list, "name, default, pkt_cls=None, count_from=None, length_from=None", "packets one after another",
	  "PacketListField(\"x\", [], UDP)" },
	{ "ConditionalField", fn_conditional, "fld, cond", "a field that is only there when the function says so",
	  "ConditionalField(ByteField(\"x\", 0), lambda pkt: pkt.type == 1)" },
	{ "PadField", fn_pad, "fld, align, padwith=None", "a field filled up to a multiple of `align` bytes", "PadField(StrNullField(\"x\", \"\"), 4)" },
	{ "ChecksumField", fn_checksum, "name, default=None, kind=\"inet\"",
	  "a sum over the layer: inet, inet-header, inet-pseudo, crc32c, crc32, sum8, xor8", "ChecksumField(\"x\", kind=\"crc32c\")" },
	{ 0 },
};
