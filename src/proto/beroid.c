/* beroid.c - ASN.1 values in the Basic Encoding Rules: object identifiers (X.690, 8.19) and strings of bits with names (8.6). */
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
	if (ber_head(p, n, &head, &inside) && ber_is_short(head, inside) && oid_text(&text, p + head, inside))
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
	ber_put_head(out, ber_tag(s, f), b.n, 0);
	buf_add(out, b.p, b.n);
	buf_free(&b);
	return ok || diag_set(d, "'%.*s' is not an object identifier", STR(t));
}

static bool oid_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct buf b = BUF_INIT;
	bool ok;

	if (in->type == V_PACKET)
		return ber_inner_accept(oid_accept, f, in, out, d);
	ok = in->type == V_BYTES || (in->type == V_STR && oid_put(&b, val_text(in)));
	buf_free(&b);
	if (!ok)
		return diag_set(d, "'%.*s' is not an object identifier (for %s): write \"1.3.6.1.2.1\"", STR(val_text(in)), f->name);
	*out = val_hold(*in);
	return true;
}

const struct kind_ops ber_oid_ops = { ber_measure_value, oid_read, oid_write, oid_accept };

/* ---- strings of bits (X.690, 8.6) ---- */

enum { FLAG_BITS = 32, BITS_MOST = 4096 };

/* Names count bits from the first, the highest of the first octet; flags from the lowest. */
static uint64_t turned(uint64_t v)
{
	uint64_t out = 0;

	for (unsigned i = 0; i < FLAG_BITS; i++)
		out |= (v >> i & 1) << (FLAG_BITS - 1 - i);
	return out;
}

/* As text of names, where all bits that are set have one. */
static bool bits_named(const struct field *f, uint64_t v, struct buf *text)
{
	flags_text(text, f, turned(v));
	return v && !strstr(buf_cstr(text), "0x");
}

static void bits_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	struct buf text = BUF_INIT;
	size_t head, inside, bits;

	(void)s;
	*out = VAL_NONE;
	if (!n || !ber_head(p, n, &head, &inside))
		return;
	bits = inside ? (inside - 1) * 8 - p[head] : 0;
	*out = val_bytes(p, n);
	if (!ber_is_short(head, inside) || !inside || p[head] > 7 || (inside == 1 && p[head]) || bits > BITS_MOST ||
	    (p[head] && p[n - 1] & ((1u << p[head]) - 1)))
		return;
	val_drop(*out);
	if (bits == FLAG_BITS && !bits_named(f, get32(p + head + 1), &text)) {
		*out = val_int(get32(p + head + 1));
	} else {
		if (bits != FLAG_BITS)
			for (size_t i = 0; i < bits; i++)
				buf_byte(&text, bits_get(p + head + 1, i, 1) ? '1' : '0');
		*out = val_str(text.p, text.n);
	}
	buf_free(&text);
}

static bool is_bits(struct str t)
{
	for (size_t i = 0; i < t.n; i++)
		if (t.p[i] != '0' && t.p[i] != '1')
			return false;
	return t.n <= BITS_MOST;
}

static bool bits_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct str t = v->type == V_STR || v->type == V_BYTES ? val_text(v) : (struct str){ "", 0 };
	uint64_t flags = v->u;
	uint8_t b[1 + BITS_MOST / 8] = { 0 };
	size_t n = v->type == V_INT ? FLAG_BITS : t.n;

	if (((const struct ber *)f->arg)->optional && ber_is_missing(f, v))
		return true;
	if (v->type == V_BYTES) {
		buf_add(out, t.p, t.n);
		return true;
	}
	if (v->type == V_STR && !is_bits(t)) {
		if (!flags_parse(f, t.p, t.n, &flags, d))
			return false;
		flags = turned(flags);
		n = FLAG_BITS;
		put32(b + 1, (uint32_t)flags);
	} else if (v->type == V_INT) {
		put32(b + 1, (uint32_t)flags);
	} else {
		for (size_t i = 0; i < n; i++)
			bits_put(b + 1, i, 1, t.p[i] == '1');
	}
	b[0] = (uint8_t)((8 - n % 8) % 8);
	ber_put_head(out, ber_tag(s, f), 1 + (n + 7) / 8, 0);
	buf_add(out, b, 1 + (n + 7) / 8);
	return true;
}

static bool bits_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	uint64_t flags;

	if (in->type == V_INT && (in->neg || in->u >> FLAG_BITS))
		return diag_set(d, "%s does not fit in %u bits: write more as text, \"0110...\"", f->name, FLAG_BITS);
	if (in->type == V_STR && !is_bits(val_text(in)) && !flags_parse(f, val_text(in).p, val_text(in).n, &flags, d))
		return false;
	if (in->type != V_INT && in->type != V_STR && in->type != V_BYTES && !(in->type == V_NONE && ((const struct ber *)f->arg)->optional))
		return diag_set(d, "%s takes names, a number of %u bits, or text such as \"0110\"", f->name, FLAG_BITS);
	*out = val_hold(*in);
	return true;
}

const struct kind_ops ber_bits_ops = { ber_measure_value, bits_read, bits_write, bits_accept };

PROTO_UNIT(beroid, NULL);
