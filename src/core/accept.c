/* accept.c - what the user gives to a field: checked, named values looked up. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/encode.h"
#include "pkt/kinds.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "pkt/set.h"
#include "pkt/tuple.h"

const char *layout_name(const struct layout *l)
{
	return l && l->proto ? l->proto->name : "";
}

/* "70000 does not fit in TCP.dport (16 bits: 0 to 65535)" */
bool range_error(const struct layout *lay, const struct field *f, const struct val *v, struct diag *d)
{
	struct buf text = BUF_INIT;

	val_print(&text, v);
	if (f->is_signed)
		diag_set(d, "%s does not fit in %s.%s (%u bits, signed: %" PRId64 " to %" PRId64 ")", buf_cstr(&text), layout_name(lay),
		         f->name, f->bits, -(int64_t)(bits_max(f->bits) >> 1) - 1, (int64_t)(bits_max(f->bits) >> 1));
	else
		diag_set(d, "%s does not fit in %s.%s (%u bits: 0 to %" PRIu64 ")", buf_cstr(&text), layout_name(lay), f->name, f->bits,
		         bits_max(f->bits));
	buf_free(&text);
	return false;
}

static const char *wanted(const struct field *f)
{
	switch (f->kind) {
	case F_UINT:
		return f->names ? "a number or a name" : "a number";
	case F_FLAGS:
		return "flags: text or a number";
	case F_MAC:
		return "a MAC address (\"02:00:00:00:00:01\")";
	case F_IPV4:
		return "an IPv4 address (\"192.0.2.1\") or network";
	case F_IPV6:
		return "an IPv6 address (\"2001:db8::1\") or network";
	case F_BYTES:
		return "text or bytes";
	case F_LIST:
		return f->family && f->family->tuples ? "a list of (name, value)" : f->item ? "a list" : "a list of packets, or bytes";
	case F_LAYER:
		return "a packet or None";
	case F_NAME:
		return "a name";
	case F_ALT: case F_VIRTUAL: case F_HOOK: case F_KINDS:
		break;
	}
	return "another value";
}

bool value_error(const struct layout *lay, const struct field *f, const struct val *v, struct diag *d)
{
	struct buf text = BUF_INIT;

	val_print(&text, v);
	if (text.n > 60) {
		text.n = 57;
		buf_text(&text, "...");
	}
	diag_set(d, "%s is not a value of %s.%s: it takes %s", buf_cstr(&text), layout_name(lay), f->name, wanted(f));
	buf_free(&text);
	return false;
}

static bool fits(const struct field *f, const struct val *v)
{
	if (f->is_signed)
		return v->neg ? v->i >= -(int64_t)(bits_max(f->bits) >> 1) - 1 : v->u <= bits_max(f->bits) >> 1;
	return !v->neg && v->u <= bits_max(f->bits);
}

static bool number_named(const struct layout *lay, const struct field *f, const struct val *in, struct val *out,
                         struct diag *d)
{
	const struct names *t = field_names(f);
	struct str s = val_text(in);
	struct near near = NEAR_INIT(s);
	uint64_t v;

	if (f->kind == F_FLAGS) {
		if (!flags_parse(f, s.p, s.n, &v, d))
			return false;
		*out = val_int(v);
		return true;
	}
	if (!t || in->type != V_STR)
		return value_error(lay, f, in, d);
	if (!names_find(t, s.p, s.n, &v)) {
		names_near(t, &near);
		diag_set(d, "'%.*s' is not a value of %s.%s", STR(s), layout_name(lay), f->name);
		if (str_to_u64(s, &v))
			return diag_hint(d, "a number stands without quotes");
		if (near.best || !t->n)
			return diag_mean(d, near.best);
		return diag_hint(d, "a number, or a name such as '%s'", t->rows[0].name);
	}
	*out = val_int(v);
	return true;
}

static bool accept_number(const struct layout *lay, const struct field *f, const struct val *in, struct val *out,
                          struct diag *d)
{
	switch (in->type) {
	case V_BOOL:
		*out = val_int(in->u);
		return true;
	case V_INT:
		if (!fits(f, in))
			return range_error(lay, f, in, d);
		*out = *in;
		return true;
	case V_STR: case V_BYTES:
		return number_named(lay, f, in, out, d);
	default:
		return value_error(lay, f, in, d);
	}
}

static struct val set_value(struct set *s)
{
	return (struct val){ .type = V_SET, .set = s };
}

/* Text that is no address of that version of IP: what may it have been? */
static bool no_address(const struct layout *lay, const struct field *f, struct str s, int version, struct diag *d)
{
	const char *slash = memchr(s.p, '/', s.n);
	struct str host = { s.p, slash ? (size_t)(slash - s.p) : s.n };
	const char *why;
	uint8_t b[16];
	uint32_t a;

	diag_set(d, "'%.*s' is not an IPv%d address or network (for %s.%s)", STR(s), version, layout_name(lay), f->name);
	if (version == 4 ? ip6_parse(host, b) : ip4_parse(host, &a))
		return diag_hint(d, "it is one of IPv%d: use %s", 10 - version, version == 4 ? "IPv6(…)" : "IP(…)");
	why = host_like(host) ? source_host(host, version, b) : NULL;
	if (why)
		return diag_hint(d, "%s", why);
	if (slash)
		return diag_hint(d, "a network is written %s", version == 4 ? "192.0.2.0/24, up to /32" : "2001:db8::/64, up to /128");
	return diag_hint(d, "it is written %s", version == 4 ? "192.0.2.1, each part at most 255" : "2001:db8::1");
}

/* A network as it is printed and read again, also where a name was written. */
static char *net_text(const uint8_t *a, int version, unsigned prefix)
{
	char text[IP6_TEXT + sizeof("/128")];
	size_t n = version == 4 ? ip4_text(get32(a), text) : ip6_text(a, text);

	n += (size_t)snprintf(text + n, sizeof(text) - n, "/%u", prefix);
	return mem_text(text, n);
}

/* "gate" or "gate/24": the address of the name, asked for once. */
static bool named(struct str s, int version, uint8_t out[16], unsigned *prefix)
{
	unsigned most = version == 4 ? 32 : 128;
	const char *slash = memchr(s.p, '/', s.n);
	struct str host = { s.p, slash ? (size_t)(slash - s.p) : s.n }, length = { host.p + host.n + 1, s.n - host.n - 1 };
	uint64_t bits = most;

	if (!host_like(host) || (slash && (!str_to_u64(length, &bits) || bits > most)) || source_host(host, version, out))
		return false;
	*prefix = (unsigned)bits;
	for (unsigned i = *prefix; i < most; i++)
		bits_put(out, i, 1, 0);
	return true;
}

static bool accept_ip4(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct str s = val_text(in);
	uint8_t lo[4], hi[4], at[16];
	struct set *set;
	unsigned prefix;
	uint32_t a;
	bool is_range, is_net;

	if (in->type == V_IP4) {
		*out = *in;
		return true;
	}
	if (in->type == V_BYTES && in->s->n == 4) {
		*out = (struct val){ .type = V_IP4, .u = get32(in->s->data) };
		return true;
	}
	if (in->type != V_STR)
		return value_error(lay, f, in, d);
	if (ip4_parse(s, &a)) {
		*out = (struct val){ .type = V_IP4, .u = a };
		return true;
	}
	is_range = octets_parse(s, lo, hi);
	is_net = !is_range && net4_parse(s, &a, &prefix);
	if (!is_range && !is_net) {
		if (!named(s, 4, at, &prefix))
			return no_address(lay, f, s, 4, d);
		a = get32(at);
		if (prefix == 32) {
			*out = (struct val){ .type = V_IP4, .u = a };
			return true;
		}
	}
	set = set_new();
	set->text = is_range || is_net ? mem_text(s.p, s.n) : net_text(at, 4, prefix);
	*out = set_value(set);
	if (is_range ? set_add_octets(set, lo, hi, d) : set_add_range(set, (struct val){ .type = V_IP4, .u = a }, (uint64_t)1 << (32 - prefix), 1, d))
		return true;
	val_drop(*out);
	return false;
}

static bool accept_ip6(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct val v = { .type = V_IP6 };
	struct str s = val_text(in);
	bool by_name = false;
	struct set *set;
	unsigned prefix;

	if (in->type == V_IP6) {
		*out = *in;
		return true;
	}
	if (in->type == V_BYTES && in->s->n == 16) {
		memcpy(v.b, in->s->data, 16);
		*out = v;
		return true;
	}
	if (in->type != V_STR)
		return value_error(lay, f, in, d);
	if (ip6_parse(s, v.b)) {
		*out = v;
		return true;
	}
	if (!net6_parse(s, v.b, &prefix)) {
		by_name = named(s, 6, v.b, &prefix);
		if (!by_name)
			return no_address(lay, f, s, 6, d);
		if (prefix == 128) {
			*out = v;
			return true;
		}
	}
	if (prefix <= 64) {
		diag_set(d, "'%.*s' has 2^%u addresses: a set has at most 2^64-1", STR(s), 128 - prefix);
		return diag_hint(d, "RandIP6(\"%.*s\") draws of them; a prefix of 65 bits or more is a set", STR(s));
	}
	set = set_new();
	set->text = by_name ? net_text(v.b, 6, prefix) : mem_text(s.p, s.n);
	set_add_range(set, v, (uint64_t)1 << (128 - prefix), 1, d);
	*out = set_value(set);
	return true;
}

static bool accept_mac(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct str s = val_text(in);
	uint64_t a;

	if (in->type == V_MAC) {
		*out = *in;
		return true;
	}
	if (in->type == V_BYTES && in->s->n == 6) {
		*out = (struct val){ .type = V_MAC, .u = bits_get(in->s->data, 0, 48) };
		return true;
	}
	if (in->type != V_STR)
		return value_error(lay, f, in, d);
	if (!mac_parse(s, &a))
		return diag_set(d, "'%.*s' is not a MAC address (for %s.%s): write 02:00:00:00:00:01", STR(s), layout_name(lay), f->name);
	*out = (struct val){ .type = V_MAC, .u = a };
	return true;
}

/* As an integer of all the field's bytes. */
static bool wide_number(const struct field *f, uint64_t v, struct val *out)
{
	struct buf b = BUF_INIT;

	buf_zeros(&b, (size_t)f->size.add);
	bits_put(b.p, b.n * 8 - 64, 64, v);
	*out = val_bytes(b.p, b.n);
	buf_free(&b);
	return true;
}

static bool bytes_given(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	uint8_t a[16];

	switch (in->type) {
	case V_BYTES:
		*out = val_hold(*in);
		return true;
	case V_STR: case V_NAME:
		*out = val_bytes(val_text(in).p, val_text(in).n);
		return true;
	case V_IP6:
		*out = val_bytes(in->b, 16);
		return true;
	case V_IP4: case V_MAC:
		bits_put(a, 0, in->type == V_MAC ? 48 : 32, in->u);
		*out = val_bytes(a, in->type == V_MAC ? 6 : 4);
		return true;
	case V_INT:
		return f->wide && !in->neg ? wide_number(f, in->u, out) : value_error(lay, f, in, d);
	default:
		return value_error(lay, f, in, d);
	}
}

static bool accept_bytes(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct val v;

	if (!bytes_given(lay, f, in, &v, d))
		return false;
	if (f->filled && val_text(&v).n > (size_t)f->size.add) {
		diag_set(d, "%zu bytes do not fit in %s.%s (at most %d)", val_text(&v).n, layout_name(lay), f->name, f->size.add);
		val_drop(v);
		return false;
	}
	*out = v;
	return true;
}

/* ---- lists ---- */

/* What decoding leaves where a list ends in the middle of an item: its bytes, fewer than an item has. */
static bool is_cut_item(const struct field *item, const struct val *in)
{
	return in->type == V_BYTES && val_text(in).n * 8 < field_fixed_bits(item);
}

static bool accept_item(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct buf scratch = BUF_INIT;
	struct scope s = { .lay = lay };
	bool ok = true;

	if (f->item && is_cut_item(f->item, in)) {
		*out = val_hold(*in);
		return true;
	}
	if (f->item)
		return field_accept(lay, f->item, in, out, d);
	if (in->type != V_PACKET && in->type != V_BYTES && f->family && f->family->tuples) {
		ok = tuple_write(&s, f, in, &scratch, d);
		buf_free(&scratch);
	} else if (in->type != V_PACKET && in->type != V_BYTES) {
		return value_error(lay, f, in, d);
	}
	if (ok)
		*out = val_hold(*in);
	return ok;
}

static bool accept_list(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct val v;

	if (in->type == V_BYTES && !(f->item && f->item->kind != F_UINT)) {
		*out = val_hold(*in);
		return true;
	}
	if (in->type == V_NONE && f->lacks) {
		*out = VAL_NONE;
		return true;
	}
	*out = val_list();
	if (in->type == V_NONE)
		return true;
	if (in->type != V_LIST && (in->type != V_TUPLE || (f->family && f->family->tuples))) {
		if (!accept_item(lay, f, in, &v, d))
			goto fail;
		list_add(out->l, v);
		return true;
	}
	for (uint32_t i = 0; i < in->l->n; i++) {
		if (!accept_item(lay, f, &in->l->v[i], &v, d))
			goto fail;
		list_add(out->l, v);
	}
	return true;
fail:
	val_drop(*out);
	return false;
}

static bool accept_layer(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type != V_PACKET && in->type != V_NONE && in->type != V_BYTES && in->type != V_STR)
		return value_error(lay, f, in, d);
	*out = in->type == V_STR ? val_bytes(val_text(in).p, val_text(in).n) : val_hold(*in);
	return true;
}

bool field_names_host(const struct field *f, const struct val *in)
{
	struct str s = in->type == V_STR ? val_text(in) : (struct str){ NULL, 0 };
	const char *slash = s.n ? memchr(s.p, '/', s.n) : NULL;

	return (f->kind == F_IPV4 || f->kind == F_IPV6) && host_like((struct str){ s.p, slash ? (size_t)(slash - s.p) : s.n });
}

/* Nobody is asked for a name that another alternative takes as it is written. */
static bool accept_alt(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct diag first = DIAG_INIT;

	for (int names = 0; names < 2; names++) {
		for (size_t i = 0; i < f->nalts; i++) {
			struct diag other = DIAG_INIT;

			if (field_names_host(f->alts[i].as, in) == names && field_accept(lay, f->alts[i].as, in, out, first.set ? &other : &first))
				return true;
		}
	}
	*d = first;
	return false;
}

/* By the field's own function. A list that is no value of the field is a set of values, a tuple a range. */
static bool accept_own(bool (*own)(const struct field *f, const struct val *in, struct val *out, struct diag *d), const struct layout *lay,
                       const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct diag first = DIAG_INIT, other = DIAG_INIT;
	bool list = f->kind == F_LIST || (f->value && f->value->type == V_LIST);

	if (own(f, in, out, &first))
		return true;
	if (!list && ((in->type == V_LIST && in->l->n && accept_many(lay, f, in, out, &other)) ||
				  (in->type == V_TUPLE && accept_range(lay, f, in, out, &other)) ||
				  (in->type == V_SET && accept_set(lay, f, in, out, &other))))
		return true;
	*d = in->type == V_LIST && in->l->n && other.set ? other : first;
	return false;
}

bool accept_plain(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct field plain = *f;

	plain.accept = NULL;
	return field_accept(lay, &plain, in, out, d);
}

bool field_accept(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	bool list = f->kind == F_LIST;

	if (f->accept)
		return accept_own(f->accept, lay, f, in, out, d);
	if (in->type == V_NONE && f->kind != F_LIST && f->kind != F_LAYER && f->kind != F_HOOK) {
		*out = VAL_UNSET;
		return true;
	}
	if (f->kind == F_ALT)
		return accept_alt(lay, f, in, out, d);
	if (in->type == V_SET && !list)
		return accept_set(lay, f, in, out, d);
	if (f->kind == F_HOOK || f->kind == F_NAME) {
		const struct kind_ops *ops = f->kind == F_NAME ? &name_ops : f->ops;

		if (in->type == V_LIST && f->kind == F_NAME)
			return accept_many(lay, f, in, out, d);
		if (ops->accept)
			return accept_own(ops->accept, lay, f, in, out, d);
		*out = val_hold(*in);
		return true;
	}
	if (in->type == V_LIST && !list)
		return accept_many(lay, f, in, out, d);
	if (in->type == V_TUPLE && (f->kind <= F_IPV6 || f->kind == F_VIRTUAL))
		return accept_range(lay, f, in, out, d);
	switch (f->kind) {
	case F_UINT: case F_FLAGS: case F_VIRTUAL:
		if (f->kind == F_VIRTUAL && !f->bits) {
			struct field wide = *f;

			wide.kind = F_UINT;
			wide.bits = 64;
			return accept_number(lay, &wide, in, out, d);
		}
		return accept_number(lay, f, in, out, d);
	case F_MAC:
		return accept_mac(lay, f, in, out, d);
	case F_IPV4:
		return accept_ip4(lay, f, in, out, d);
	case F_IPV6:
		return accept_ip6(lay, f, in, out, d);
	case F_BYTES:
		return accept_bytes(lay, f, in, out, d);
	case F_LIST:
		return accept_list(lay, f, in, out, d);
	case F_LAYER:
		return accept_layer(lay, f, in, out, d);
	case F_NAME: case F_ALT: case F_HOOK: case F_KINDS:
		break;
	}
	return value_error(lay, f, in, d);
}
