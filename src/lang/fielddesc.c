/* fielddesc.c - the fields of fields_desc: numbers, flags and addresses. Each is a row of a table, made by a call. */
#include <string.h>

#include "pkt/addr.h"
#include "pkt/class.h"

/* ---- a field description ---- */

static void fdesc_free(struct obj *o)
{
	struct fdesc *d = (struct fdesc *)o;
	struct val *const v[] = { &d->value, &d->cond, &d->length, &d->count, &d->adjust, &d->choose };

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		val_drop(*v[i]);
	if (d->from)
		obj_drop(&d->from->obj);
	if (d->one)
		obj_drop(&d->one->obj);
	arena_free(&d->arena);
	mem_free(d);
}

static const struct obj_type fdesc_type = { "field", fdesc_free };

struct fdesc *fdesc_new(struct interp *in, const char *type, struct val *out)
{
	struct fdesc *d = mem_zero(1, sizeof(*d));

	d->obj.type = &fdesc_type;
	d->obj.refs = 1;
	d->type = type;
	arena_init(&d->arena);
	*out = pool_add(in, (struct val){ .type = V_FIELD, .any = d });
	return d;
}

const struct fdesc *fdesc_of(const struct val *v)
{
	return v->type == V_FIELD ? v->any : NULL;
}

/* The field inside a FieldListField may have no name. */
static bool is_identifier(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!(c == '_' || ((c | 32) >= 'a' && (c | 32) <= 'z') || (i && c >= '0' && c <= '9')))
			return false;
	}
	return true;
}

bool fdesc_name(struct interp *in, struct call *c, struct fdesc *d)
{
	struct str s = val_text(&c->v[0]);

	if (c->v[0].type != V_STR)
		return call_bad(in, c, 0, "the first argument of %s() is the field's name, as text, not %s", d->type, type_text(&c->v[0]));
	if (!is_identifier(s)) {
		call_bad(in, c, 0, "'%.*s' cannot be the name of a field: it is read as p.name", STR(s));
		return diag_hint(&in->d, "letters, digits and _");
	}
	d->row.name = arena_text(&d->arena, s.p, s.n);
	return true;
}

static void bytes_default(struct fdesc *d, struct str s)
{
	d->row.text = arena_text(&d->arena, s.p, s.n);
	d->row.ntext = s.n;
}

bool fdesc_default(struct interp *in, struct call *c, struct fdesc *d, const struct val *v)
{
	struct proto named = { .name = d->type };
	struct layout lay = { .proto = &named };
	struct val given = for_core(in, v), out;
	char text[IP6_TEXT];

	if (v->type == V_NONE) {
		d->row.none = true;
		return true;
	}
	if (!field_accept(&lay, &d->row, &given, &out, &in->d))
		return call_place(in, c, 1);
	if (out.type == V_SET) {
		val_drop(out);
		call_bad(in, c, 1, "the default of '%s' is one value", d->row.name);
		return diag_hint(&in->d, "a set is given when a packet is made");
	}
	if (out.type == V_IP6)
		bytes_default(d, (struct str){ text, ip6_text(out.b, text) });
	else if (out.type == V_BYTES)
		bytes_default(d, val_text(&out));
	else if (d->row.kind <= F_IPV4)
		d->row.init = out.u;
	val_drop(out);
	return true;
}

bool fdesc_function(struct interp *in, struct call *c, unsigned i, unsigned n, struct val *out)
{
	static const char *const example[] = { "", "lambda pkt: pkt.len", "lambda pkt, x: x + 4" };
	const struct val *v = &c->v[i];
	const struct fn *fn = v->type == V_FUNC ? ((const struct func *)v->any)->fn : NULL;
	unsigned least = 0;

	if (v->type == V_NONE)
		return true;
	if (!is_callable(v)) {
		call_bad(in, c, (int)i, "'%s' of %s() is a function, not %s", c->m->name[i]->name, c->m->row->name, type_text(v));
		return diag_hint(&in->d, "%s=%s", c->m->name[i]->name, example[n]);
	}
	for (unsigned k = 0; fn && k < fn->nposition; k++)
		least += !fn->param[k].init;
	if (fn && (n < least || (n > fn->nposition && !fn->has_star))) {
		call_bad(in, c, (int)i, "'%s' is called with %u argument%s, and this function takes %u", c->m->name[i]->name, n,
		         n == 1 ? "" : "s", fn->nposition);
		return diag_hint(&in->d, "%s=%s", c->m->name[i]->name, example[n]);
	}
	*out = val_hold(*v);
	return true;
}

bool fdesc_fmt(struct interp *in, struct call *c, unsigned i, struct field *row)
{
	static const char letters[] = "BHILQbhilq";
	static const uint8_t bits[] = { 8, 16, 32, 32, 64 };
	struct str s;
	const char *at;

	if (!call_text(in, c, i, &s))
		return false;
	if (s.n && strchr("<>!=", s.p[0])) {
		row->le = s.p[0] == '<';
		s.p++;
		s.n--;
	}
	at = s.n == 1 && s.p[0] ? strchr(letters, s.p[0]) : NULL;
	if (!at) {
		call_bad(in, c, (int)i, "'%.*s' is not the format of a number", STR(val_text(&c->v[i])));
		return diag_hint(&in->d, "B H I Q are 1, 2, 4, 8 bytes; b h i q signed; < before it: little endian");
	}
	row->kind = F_UINT;
	row->bits = bits[(at - letters) % 5];
	row->is_signed = at - letters >= 5;
	return true;
}

/* ---- names of values ---- */

static bool one_name(struct interp *in, struct fdesc *d, struct name_row *row, const struct val *number, const struct val *name)
{
	struct str s = val_text(name);

	if (number->type != V_INT || !is_text(name))
		return diag_set(&in->d, "an enum gives numbers names: {1: \"red\"}, not {%s: %s}", type_text(number), type_text(name));
	*row = (struct name_row){ number->u, arena_text(&d->arena, s.p, s.n) };
	return true;
}

/* {1: "red"}, {"red": 1} or ["black", "red"] */
static bool enum_rows(struct interp *in, struct fdesc *d, const struct val *v, struct name_row *rows, size_t *n)
{
	const struct dict *dict = v->any;
	struct val k;

	*n = 0;
	if (v->type != V_DICT) {
		for (uint32_t i = 0; i < v->l->n; i++) {
			k = val_int(i);
			if (v->l->v[i].type != V_NONE && !one_name(in, d, &rows[(*n)++], &k, &v->l->v[i]))
				return false;
		}
		return true;
	}
	for (uint32_t i = 0; i < dict->used; i++) {
		const struct entry *e = &dict->e[i];
		bool turned = is_text(&e->key);

		if (e->key.type == V_UNSET)
			continue;
		if (!one_name(in, d, &rows[(*n)++], turned ? &e->value : &e->key, turned ? &e->key : &e->value))
			return false;
	}
	return true;
}

static bool take_enum(struct interp *in, struct call *c, struct fdesc *d, unsigned i)
{
	const struct val *v = &c->v[i];
	struct names *t = arena_alloc(&d->arena, sizeof(*t));
	struct name_row *rows;

	if (v->type != V_DICT && !is_list(v)) {
		call_bad(in, c, (int)i, "the enum of %s() is a dict or a list, not %s", d->type, type_text(v));
		return diag_hint(&in->d, "{1: \"red\", 2: \"green\"}");
	}
	rows = arena_alloc(&d->arena, (v->type == V_DICT ? ((const struct dict *)v->any)->used : v->l->n) * sizeof(*rows) + 1);
	if (!enum_rows(in, d, v, rows, &t->n))
		return call_place(in, c, (int)i);
	t->rows = rows;
	d->row.names = t;
	return true;
}

/* ---- numbers ---- */

enum { HEXA = 1, LITTLE = 2, SIGNED = 4 };

/* Name, bits, how, in words; the second list has names of values too. */
#define NUMBERS(X) \
	X(ByteField, 8, 0, "8 bits") \
	X(XByteField, 8, HEXA, "8 bits, hexadecimal") \
	X(SignedByteField, 8, SIGNED, "8 bits, signed") \
	X(ShortField, 16, 0, "16 bits") \
	X(XShortField, 16, HEXA, "16 bits, hexadecimal") \
	X(SignedShortField, 16, SIGNED, "16 bits, signed") \
	X(LEShortField, 16, LITTLE, "16 bits, little endian") \
	X(XLEShortField, 16, HEXA | LITTLE, "16 bits, hexadecimal, little endian") \
	X(LESignedShortField, 16, SIGNED | LITTLE, "16 bits, little endian, signed") \
	X(ThreeBytesField, 24, 0, "24 bits") \
	X(X3BytesField, 24, HEXA, "24 bits, hexadecimal") \
	X(LEThreeBytesField, 24, LITTLE, "24 bits, little endian") \
	X(XLE3BytesField, 24, HEXA | LITTLE, "24 bits, hexadecimal, little endian") \
	X(LEX3BytesField, 24, HEXA | LITTLE, "24 bits, hexadecimal, little endian") \
	X(IntField, 32, 0, "32 bits") \
	X(XIntField, 32, HEXA, "32 bits, hexadecimal") \
	X(SignedIntField, 32, SIGNED, "32 bits, signed") \
	X(LEIntField, 32, LITTLE, "32 bits, little endian") \
	X(XLEIntField, 32, HEXA | LITTLE, "32 bits, hexadecimal, little endian") \
	X(LESignedIntField, 32, SIGNED | LITTLE, "32 bits, little endian, signed") \
	X(LongField, 64, 0, "64 bits") \
	X(XLongField, 64, HEXA, "64 bits, hexadecimal") \
	X(SignedLongField, 64, SIGNED, "64 bits, signed") \
	X(LELongField, 64, LITTLE, "64 bits, little endian") \
	X(XLELongField, 64, HEXA | LITTLE, "64 bits, hexadecimal, little endian") \
	X(LESignedLongField, 64, SIGNED | LITTLE, "64 bits, little endian, signed")
#define ENUMS(X) \
	X(ByteEnumField, 8, 0, "8 bits") \
	X(XByteEnumField, 8, HEXA, "8 bits, hexadecimal") \
	X(ShortEnumField, 16, 0, "16 bits") \
	X(XShortEnumField, 16, HEXA, "16 bits, hexadecimal") \
	X(LEShortEnumField, 16, LITTLE, "16 bits, little endian") \
	X(XLEShortEnumField, 16, HEXA | LITTLE, "16 bits, hexadecimal, little endian") \
	X(SignedShortEnumField, 16, SIGNED, "16 bits, signed") \
	X(ThreeBytesEnumField, 24, 0, "24 bits") \
	X(LEThreeBytesEnumField, 24, LITTLE, "24 bits, little endian") \
	X(IntEnumField, 32, 0, "32 bits") \
	X(XIntEnumField, 32, HEXA, "32 bits, hexadecimal") \
	X(LEIntEnumField, 32, LITTLE, "32 bits, little endian") \
	X(XLEIntEnumField, 32, HEXA | LITTLE, "32 bits, hexadecimal, little endian") \
	X(SignedIntEnumField, 32, SIGNED, "32 bits, signed") \
	X(LESignedIntEnumField, 32, SIGNED | LITTLE, "32 bits, little endian, signed") \
	X(LongEnumField, 64, 0, "64 bits") \
	X(XLongEnumField, 64, HEXA, "64 bits, hexadecimal") \
	X(LELongEnumField, 64, LITTLE, "64 bits, little endian") \
	X(XLELongEnumField, 64, HEXA | LITTLE, "64 bits, hexadecimal, little endian")

static const struct shape {
	const char *name;
	uint8_t bits, how;
} shapes[] = {
#define SHAPE(n, b, h, w) { #n, b, h },
	NUMBERS(SHAPE)
	ENUMS(SHAPE)
	{ "BitField", 0, 0 }, { "XBitField", 0, HEXA }, { "BitEnumField", 0, 0 }, { "XBitEnumField", 0, HEXA },
	{ "LEBitField", 0, LITTLE }, { "LEBitEnumField", 0, LITTLE },
};

static void take_shape(struct fdesc *d)
{
	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
		if (strcmp(shapes[i].name, d->type) != 0)
			continue;
		d->row.bits = shapes[i].bits;
		d->row.base = shapes[i].how & HEXA ? HEX : DEC;
		d->row.le = shapes[i].how & LITTLE;
		d->row.is_signed = shapes[i].how & SIGNED;
	}
}

static bool take_size(struct interp *in, struct call *c, struct fdesc *d)
{
	int64_t n;

	if (!call_int(in, c, 2, &n))
		return false;
	if (n < 1 || n > 64)
		return call_bad(in, c, 2, "'%s' would be %lld bits wide: a number has 1 to 64", d->row.name, (long long)n);
	d->row.bits = (uint16_t)n;
	return true;
}

static bool fn_number(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *d = fdesc_new(in, c->m->row->name, out);
	unsigned at = 2;

	take_shape(d);
	if (!fdesc_name(in, c, d))
		return false;
	if (!d->row.bits && !take_size(in, c, d))
		return false;
	if (c->n > 2 && c->m->name[2]->name[0] == 's')
		at = 3;
	if (at < c->n && !take_enum(in, c, d, at))
		return false;
	return fdesc_default(in, c, d, &c->v[1]);
}

static bool fn_field(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *d = fdesc_new(in, c->m->row->name, out);

	return fdesc_name(in, c, d) && fdesc_fmt(in, c, c->n - 1, &d->row) && (c->n < 4 || take_enum(in, c, d, 2)) &&
	       fdesc_default(in, c, d, &c->v[1]);
}

/* ---- flags ---- */

static void add_word(struct buf *words, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		buf_byte(words, s.p[i] == ' ' ? '_' : (uint8_t)s.p[i]);
	buf_byte(words, ' ');
}

/* Bit by bit; {4: "x"} names bits by their value. */
static bool flag_words(struct interp *in, struct call *c, struct fdesc *d, struct buf *words)
{
	const struct val *v = &c->v[3];
	const struct dict *dict = v->any;

	for (unsigned bit = 0; bit < d->row.bits && v->type == V_DICT; bit++) {
		struct val key = val_int((uint64_t)1 << bit);
		const struct entry *e = dict_find(dict, &key);

		add_word(words, e ? val_text(&e->value) : (struct str){ "", 0 });
	}
	if (v->type == V_DICT)
		return true;
	for (uint32_t i = 0; i < v->l->n; i++) {
		if (!is_text(&v->l->v[i]))
			return call_bad(in, c, 3, "the names of flags are text, not %s", type_text(&v->l->v[i]));
		add_word(words, val_text(&v->l->v[i]));
	}
	return true;
}

static bool fn_flags(struct interp *in, struct call *c, struct val *out)
{
	struct fdesc *d = fdesc_new(in, c->m->row->name, out);
	struct buf words = BUF_INIT;
	struct str s = val_text(&c->v[3]);
	bool ok = true;

	d->row.kind = F_FLAGS;
	if (!fdesc_name(in, c, d) || !take_size(in, c, d))
		return false;
	if (is_text(&c->v[3])) {
		if (s.n > d->row.bits)
			return call_bad(in, c, 3, "%zu letters for the %u bits of '%s'", s.n, d->row.bits, d->row.name);
		buf_add(&words, s.p, s.n);
	} else if (c->v[3].type == V_DICT || is_list(&c->v[3])) {
		ok = flag_words(in, c, d, &words);
	} else {
		call_bad(in, c, 3, "the names of flags are letters (\"FSRPAU\") or a list of words, lowest bit first, not %s", type_text(&c->v[3]));
		ok = false;
	}
	d->row.letters = arena_text(&d->arena, words.n ? (const char *)words.p : "", words.n);
	buf_free(&words);
	return ok && fdesc_default(in, c, d, &c->v[1]);
}

/* ---- addresses ---- */

static bool address(struct interp *in, struct call *c, enum fkind kind, uint16_t bits, struct val *out)
{
	struct fdesc *d = fdesc_new(in, c->m->row->name, out);

	d->row.kind = kind;
	d->row.bits = bits;
	return fdesc_name(in, c, d) && fdesc_default(in, c, d, &c->v[1]);
}

static bool fn_mac(struct interp *in, struct call *c, struct val *out)
{
	return address(in, c, F_MAC, 48, out);
}

static bool fn_ip4(struct interp *in, struct call *c, struct val *out)
{
	return address(in, c, F_IPV4, 32, out);
}

static bool fn_ip6(struct interp *in, struct call *c, struct val *out)
{
	return address(in, c, F_IPV6, 128, out);
}

const struct builtin builtins_field[] = {
#define NUMBER(n, b, h, w) { #n, fn_number, "name, default", "a number: " w, #n "(\"x\", 1)" },
#define ENUM(n, b, h, w) { #n, fn_number, "name, default, enum", "a number whose values have names: " w, #n "(\"x\", 1, {1: \"a\"})" },
	NUMBERS(NUMBER)
	ENUMS(ENUM)
	{ "BitField", fn_number, "name, default, size", "a number of `size` bits", "BitField(\"x\", 1, 4)" },
	{ "XBitField", fn_number, "name, default, size", "a number of `size` bits, shown in hexadecimal", "XBitField(\"x\", 1, 4)" },
	{ "BitEnumField", fn_number, "name, default, size, enum", "a number of `size` bits whose values have names",
	  "BitEnumField(\"x\", 1, 4, {1: \"a\"})" },
	{ "XBitEnumField", fn_number, "name, default, size, enum", "the same, shown in hexadecimal", "XBitEnumField(\"x\", 1, 4, [\"a\"])" },
	{ "LEBitField", fn_number, "name, default, size", "a number of `size` bits of a little-endian word, whose lowest bits come first",
	  "LEBitField(\"x\", 1, 4)" },
	{ "LEBitEnumField", fn_number, "name, default, size, enum", "the same whose values have names", "LEBitEnumField(\"x\", 1, 4, {1: \"a\"})" },
	{ "Field", fn_field, "name, default, fmt=\"H\"", "a number as struct writes it", "Field(\"x\", 1, \"<I\")" },
	{ "EnumField", fn_field, "name, default, enum, fmt=\"H\"", "the same whose values have names", "EnumField(\"x\", 1, {1: \"a\"})" },
	{ "FlagsField", fn_flags, "name, default, size, names", "bits with letters or words, lowest first", "FlagsField(\"x\", 0, 8, \"FSRPAUEC\")" },
	{ "MACField", fn_mac, "name, default", "a MAC address", "MACField(\"x\", \"02:00:00:00:00:01\")" },
	{ "IPField", fn_ip4, "name, default", "an IPv4 address", "IPField(\"x\", \"192.0.2.1\")" },
	{ "IP6Field", fn_ip6, "name, default", "an IPv6 address", "IP6Field(\"x\", \"2001:db8::1\")" },
	{ 0 },
};
