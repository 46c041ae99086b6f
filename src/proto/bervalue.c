/* bervalue.c - ASN.1 values in the Basic Encoding Rules: numbers (X.690, 8.2 to 8.4) and strings (8.7, 8.23). */
#include "ber.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

static const struct name_row truth_rows[] = {
	{ 0, "false" },
	{ UINT64_MAX, "true" },
	{ 1, "true" }, /* what the name means: of two rows the last */
};
const struct names ber_truth = { ROWS(truth_rows) };

static bool is_optional(const struct field *f)
{
	return ((const struct ber *)f->arg)->optional;
}

/* Encoding: nothing is written for this value. */
static bool is_left_out(const struct field *f, const struct val *v)
{
	return is_optional(f) && ber_is_missing(f, v);
}

bool ber_inner_accept(bool (*accept)(const struct field *, const struct val *, struct val *, struct diag *), const struct field *f,
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
	if (!n)
		*out = VAL_NONE;
	else if (!ber_head(p, n, &head, &inside) || !ber_is_short(head, inside) || !number_get(p + head, inside, out))
		*out = val_bytes(p, n);
}

bool ber_number_in(const struct scope *s, const char *field, int64_t *out)
{
	int i = field_find(s->lay, field, strlen(field));
	struct val v;
	bool ok;

	if (i < 0 || (unsigned)i >= s->walked)
		return false;
	number_read(s, &s->lay->field[i], s->b + s->at[i] / 8, (s->at[i + 1] - s->at[i]) / 8, &v);
	ok = v.type == V_INT;
	*out = v.i;
	val_drop(v);
	return ok;
}

static bool number_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct val def = VAL_NONE;
	struct str raw = val_text(v);

	(void)d;
	if (is_left_out(f, v))
		return true;
	if (v->type == V_BYTES) {
		buf_add(out, raw.p, raw.n);
		return true;
	}
	if (v->type != V_INT)
		field_default(f, &def);
	if (v->type != V_INT)
		v = &def;
	ber_put_head(out, ber_tag(s, f), number_octets(v), 0);
	number_put(out, v);
	return true;
}

static bool number_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	uint64_t u;

	if (in->type == V_PACKET)
		return ber_inner_accept(number_accept, f, in, out, d);
	if (in->type == V_INT || in->type == V_BYTES || (in->type == V_NONE && is_optional(f))) {
		*out = val_hold(*in);
		return true;
	}
	if (in->type == V_BOOL) {
		*out = val_int(in->u ? 1 : 0);
		return true;
	}
	if (in->type != V_STR)
		return diag_set(d, "%s is a number%s", f->name, f->names ? " or a name" : "");
	if (!str_to_u64(val_text(in), &u) && !(f->names && names_find(f->names, val_text(in).p, val_text(in).n, &u))) {
		struct near near = NEAR_INIT(val_text(in));

		if (f->names)
			names_near(f->names, &near);
		diag_set(d, "'%.*s' is not a value of %s", STR(val_text(in)), f->name);
		return diag_mean(d, near.best);
	}
	*out = val_int(u);
	return true;
}

const struct kind_ops ber_number_ops = { ber_measure_value, number_read, number_write, number_accept };

/* ---- strings (X.690, 8.7, not in parts) ---- */

static void string_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	size_t head, inside;

	(void)s;
	(void)f;
	*out = VAL_NONE;
	if (!n || !ber_head(p, n, &head, &inside))
		return;
	if (ber_is_short(head, inside)) {
		*out = val_bytes(p + head, inside);
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

	(void)d;
	if (is_left_out(f, v))
		return true;
	if (v->type == V_UNSET || v->type == V_NONE)
		t = f->text ? (struct str){ f->text, f->ntext ? f->ntext : strlen(f->text) } : (struct str){ "", 0 };
	ber_put_head(out, ber_tag(s, f), t.n, pair ? (unsigned)v->l->v[1].u : 0);
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
		return ber_inner_accept(string_accept, f, in, out, d);
	if (in->type == V_NONE && is_optional(f)) {
		*out = VAL_NONE;
		return true;
	}
	if (is_string(in)) {
		*out = val_bytes(val_text(in).p, val_text(in).n);
		return true;
	}
	if (!pair || !is_string(&pair[0]) || pair[1].type != V_INT || !pair[1].u || pair[1].u > BER_OCTETS_MOST)
		return diag_set(d, "%s takes text or bytes, or (bytes, octets of the length)", f->name);
	*out = val_hold(*in);
	return true;
}

const struct kind_ops ber_string_ops = { ber_measure_value, string_read, string_write, string_accept };

PROTO_UNIT(bervalue, NULL);
