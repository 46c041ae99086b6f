/* prefix.c - network prefixes of which only the octets that count are on the wire. */
#include "prefix.h"

#include <string.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/encode.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

static const struct prefix_form *form_of(const struct field *f)
{
	return f->arg;
}

static unsigned most_bits(const struct field *f)
{
	return form_of(f)->six ? 128 : 32;
}

static size_t octets(const struct field *f, uint64_t bits)
{
	size_t unit = form_of(f)->unit;

	return ((size_t)bits + 8 * unit - 1) / (8 * unit) * unit;
}

/* Address, slash and length; without a slash all of the address counts. */
static bool parse(const struct field *f, struct str t, uint8_t addr[16], uint64_t *bits)
{
	const char *slash = t.n ? memchr(t.p, '/', t.n) : NULL;
	struct str head = { t.p, slash ? (size_t)(slash - t.p) : t.n };
	uint32_t v4;

	*bits = most_bits(f);
	if (slash && !str_to_u64((struct str){ slash + 1, t.n - head.n - 1 }, bits))
		return false;
	if (*bits > most_bits(f))
		return false;
	if (form_of(f)->six)
		return ip6_parse(head, addr);
	if (!ip4_parse(head, &v4))
		return false;
	put32(addr, v4);
	return true;
}

static bool prefix_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	uint64_t bits;

	if (!form_of(f)->length) {
		if (!avail)
			return false;
		*n = 1 + octets(f, p[0]);
	} else {
		if (!scope_named(s, form_of(f)->length, &bits))
			return false;
		*n = octets(f, bits);
	}
	return *n <= avail;
}

static void prefix_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	size_t head = form_of(f)->length ? 0 : 1;
	uint8_t addr[16] = { 0 };
	uint64_t bits = 0;
	char text[IP6_TEXT + 4];
	size_t len;

	if (head)
		bits = p[0];
	else
		scope_named(s, form_of(f)->length, &bits);
	if (bits > most_bits(f)) {
		*out = val_bytes(p, n);
		return;
	}
	memcpy(addr, p + head, n - head);
	len = form_of(f)->six ? ip6_text(addr, text) : ip4_text(get32(addr), text);
	text[len++] = '/';
	if (bits >= 100)
		text[len++] = '1';
	if (bits >= 10)
		text[len++] = (char)('0' + bits / 10 % 10);
	text[len++] = (char)('0' + bits % 10);
	*out = val_str(text, len);
}

static bool prefix_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct str t = v->type == V_UNSET ? str_of(f->text) : val_text(v);
	uint8_t addr[16] = { 0 };
	uint64_t bits;

	(void)s;
	if (v->type == V_NONE)
		return true;
	if (v->type == V_BYTES) {
		buf_add(out, t.p, t.n);
		return true;
	}
	if (!parse(f, t, addr, &bits))
		return diag_set(d, "'%.*s' is not a prefix", STR(t));
	if (!form_of(f)->length)
		buf_byte(out, (uint8_t)bits);
	buf_add(out, addr, octets(f, bits));
	return true;
}

static bool prefix_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	uint8_t addr[16];
	uint64_t bits;

	if (in->type == V_STR && !parse(f, val_text(in), addr, &bits))
		return diag_set(d, "'%.*s' is not an IPv%s prefix: write \"%s\", at most /%u", STR(val_text(in)), form_of(f)->six ? "6" : "4",
		                form_of(f)->six ? "2001:db8::/32" : "192.0.2.0/24", most_bits(f));
	if (in->type != V_STR && in->type != V_BYTES && in->type != V_NONE)
		return diag_set(d, "%s is a prefix such as \"%s\"", f->name, form_of(f)->six ? "2001:db8::/32" : "192.0.2.0/24");
	*out = val_hold(*in);
	return true;
}

const struct kind_ops prefix_ops = { prefix_measure, prefix_read, prefix_write, prefix_accept };

bool prefix_bits(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	const struct layout *l = e->p->layer[layer].lay;
	int i = field_find(l, f->arg, strlen(f->arg));
	uint8_t addr[16];
	struct val v;
	bool ok;

	if (i < 0)
		return false;
	layer_get(e->p, layer, (unsigned)i, &v);
	ok = v.type == V_STR && parse(&l->field[i], val_text(&v), addr, out);
	val_drop(v);
	return ok;
}

PROTO_UNIT(prefix, NULL);
