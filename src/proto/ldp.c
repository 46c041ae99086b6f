/* ldp.c - Label Distribution Protocol (RFC 5036): the header of a PDU, messages, and the TLVs that each must have. */
#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/space.h"
#include "pkt/str.h"

enum { LDP_PORT = 646, TLV_HEADER = 4, IPV4_FAMILY = 1, ELEMENT_PREFIX = 2, PDU_HEADER = 10 };

/* ---- TLVs as Scapy gives them: a list of what is in them. Bytes stand for the whole TLV, None for none. ---- */

enum shape { NUMBERS, ADDRESSES, PREFIXES, LABEL };
enum part_kind { END, NUMBER, ADDRESS, RESERVED, VERSION };

struct part {
	enum part_kind kind;
	uint8_t bits;
};

struct tlv {
	uint16_t type;
	enum shape shape;
	bool needed;              /* a message without it is malformed */
	const struct part *parts; /* NUMBERS */
};

static const struct tlv *tlv_of(const struct field *f)
{
	return f->arg;
}

static size_t parts_size(const struct part *p)
{
	size_t bits = 0;

	for (; p->kind != END; p++)
		bits += p->bits;
	return bits / 8;
}

/* Reserved bits are 0, the protocol version is 1: they are no part of the value. */
static bool is_fixed(const struct part *p)
{
	return p->kind == RESERVED || p->kind == VERSION;
}

static bool fixed_as_usual(const struct part *p, const uint8_t *b)
{
	size_t bit = 0;

	for (; p->kind != END; bit += p->bits, p++)
		if (is_fixed(p) && bits_get(b, bit, p->bits) != (p->kind == VERSION))
			return false;
	return true;
}

static void read_parts(const struct part *p, const uint8_t *b, struct list *l)
{
	size_t bit = 0;

	for (; p->kind != END; bit += p->bits, p++) {
		struct val v = val_int(bits_get(b, bit, p->bits));

		if (p->kind == ADDRESS)
			v.type = V_IP4;
		if (!is_fixed(p))
			list_add(l, v);
	}
}

static void write_parts(const struct part *p, const struct list *l, struct buf *out)
{
	size_t bit = 0, at = out->n;
	uint32_t i = 0;

	buf_zeros(out, parts_size(p));
	for (; p->kind != END; bit += p->bits, p++)
		if (p->kind == VERSION)
			bits_put(out->p + at, bit, p->bits, 1);
		else if (p->kind != RESERVED && i < l->n)
			bits_put(out->p + at, bit, p->bits, l->v[i++].u);
}

/* A FEC element at p: an address prefix of IPv4 whose host bits are zero. 0: something else. */
static size_t element_size(const uint8_t *p, size_t n)
{
	size_t octets;

	if (n < 4 || p[0] != ELEMENT_PREFIX || get16(p + 1) != IPV4_FAMILY || p[3] > 32)
		return 0;
	octets = (p[3] + 7U) / 8;
	return 4 + octets <= n ? 4 + octets : 0;
}

static bool are_prefixes(const uint8_t *p, size_t n)
{
	size_t used;

	for (; n; p += used, n -= used)
		if ((used = element_size(p, n)) == 0)
			return false;
	return true;
}

/* Whether the values of this TLV, which has n bytes of content at p, say all of it. */
static bool is_plain(const struct tlv *t, const uint8_t *p, size_t n)
{
	switch (t->shape) {
	case NUMBERS:
		return n == parts_size(t->parts) && fixed_as_usual(t->parts, p);
	case ADDRESSES:
		return n >= 2 && n % 4 == 2 && get16(p) == IPV4_FAMILY;
	case PREFIXES:
		return n && are_prefixes(p, n);
	case LABEL:
		return n == 4;
	}
	return false;
}

static bool tlv_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	const struct tlv *t = tlv_of(f);

	(void)s;
	*n = 0;
	if (!avail && !t->needed)
		return true;
	if (avail < TLV_HEADER || (size_t)get16(p + 2) + TLV_HEADER > avail)
		return false;
	if (get16(p) == t->type)
		*n = (size_t)get16(p + 2) + TLV_HEADER;
	return *n || !t->needed;
}

static void read_prefixes(const uint8_t *p, size_t n, struct list *l)
{
	for (size_t used; n; p += used, n -= used) {
		uint8_t a[4] = { 0 };
		struct val pair[2];

		used = element_size(p, n);
		for (size_t i = 4; i < used; i++)
			a[i - 4] = p[i];
		pair[0] = (struct val){ .type = V_IP4, .u = get32(a) };
		pair[1] = val_int(p[3]);
		list_add(l, val_tuple(pair, 2));
	}
}

static void tlv_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	const struct tlv *t = tlv_of(f);

	(void)s;
	if (!n) {
		*out = t->shape == ADDRESSES || t->shape == PREFIXES ? val_list() : VAL_NONE;
		return;
	}
	if (!is_plain(t, p + TLV_HEADER, n - TLV_HEADER)) {
		*out = val_bytes(p, n);
		return;
	}
	p += TLV_HEADER;
	n -= TLV_HEADER;
	if (t->shape == LABEL) {
		*out = val_int(get32(p));
		return;
	}
	*out = val_list();
	if (t->shape == NUMBERS)
		read_parts(t->parts, p, out->l);
	else if (t->shape == PREFIXES)
		read_prefixes(p, n, out->l);
	else
		for (size_t i = 2; i < n; i += 4)
			list_add(out->l, (struct val){ .type = V_IP4, .u = get32(p + i) });
}

static void put_number(struct buf *out, uint64_t v, unsigned octets)
{
	while (octets--)
		buf_byte(out, (uint8_t)(v >> 8 * octets));
}

static bool tlv_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	const struct tlv *t = tlv_of(f);
	size_t at = out->n;

	(void)s;
	(void)d;
	if (v->type == V_UNSET)
		v = f->value;
	if (!v || v->type == V_NONE || (v->type == V_LIST && !v->l->n && t->shape != NUMBERS))
		return true;
	if (v->type == V_BYTES) {
		buf_add(out, val_text(v).p, val_text(v).n);
		return true;
	}
	put_number(out, t->type, 2);
	put_number(out, 0, 2);
	if (t->shape == LABEL)
		put_number(out, v->u, 4);
	else if (t->shape == NUMBERS)
		write_parts(t->parts, v->l, out);
	else if (t->shape == ADDRESSES)
		put_number(out, IPV4_FAMILY, 2);
	for (uint32_t i = 0; t->shape == ADDRESSES && i < v->l->n; i++)
		put_number(out, v->l->v[i].u, 4);
	for (uint32_t i = 0; t->shape == PREFIXES && i < v->l->n; i++) {
		const struct val *pair = v->l->v[i].l->v;
		unsigned octets = ((unsigned)pair[1].u + 7) / 8;

		put_number(out, ELEMENT_PREFIX, 1);
		put_number(out, IPV4_FAMILY, 2);
		put_number(out, pair[1].u, 1);
		put_number(out, octets ? pair[0].u >> (32 - 8 * octets) : 0, octets);
	}
	put16(out->p + at + 2, (uint16_t)(out->n - at - TLV_HEADER));
	return true;
}

static bool take_address(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	uint32_t a;

	if (in->type == V_IP4) {
		*out = *in;
		return true;
	}
	if (in->type != V_STR || !ip4_parse(val_text(in), &a))
		return diag_set(d, "'%.*s' in %s is not an IPv4 address", STR(val_text(in)), f->name);
	*out = (struct val){ .type = V_IP4, .u = a };
	return true;
}

static bool take_number(const struct field *f, const struct val *in, unsigned bits, struct val *out, struct diag *d)
{
	if ((in->type != V_INT && in->type != V_BOOL) || in->neg || (bits < 64 && in->u >> bits))
		return diag_set(d, "%s takes a number of %u bits there (0 to %llu)", f->name, bits, (unsigned long long)bits_max(bits));
	*out = val_int(in->u);
	return true;
}

static bool take_parts(const struct field *f, const struct list *in, struct list *out, struct diag *d)
{
	const struct part *p = tlv_of(f)->parts;
	uint32_t i = 0, want = 0;
	struct val v;

	for (const struct part *q = p; q->kind != END; q++)
		want += !is_fixed(q);
	if (in->n != want)
		return diag_set(d, "%s has %u items, not %u", f->name, want, in->n);
	for (; p->kind != END; p++) {
		if (is_fixed(p))
			continue;
		if (p->kind == ADDRESS ? !take_address(f, &in->v[i], &v, d) : !take_number(f, &in->v[i], p->bits, &v, d))
			return false;
		list_add(out, v);
		i++;
	}
	return true;
}

static bool take_prefix(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct val pair[2];

	if ((in->type != V_TUPLE && in->type != V_LIST) || in->l->n != 2)
		return diag_set(d, "%s is a list of prefixes such as (\"192.0.2.0\", 24)", f->name);
	if (!take_address(f, &in->l->v[0], &pair[0], d) || !take_number(f, &in->l->v[1], 8, &pair[1], d))
		return false;
	if (pair[1].u > 32)
		return diag_set(d, "a prefix of %llu bits in %s: at most 32", (unsigned long long)pair[1].u, f->name);
	*out = val_tuple(pair, 2);
	return true;
}

static bool tlv_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	const struct tlv *t = tlv_of(f);
	struct val v;
	bool ok = true;

	if (in->type == V_NONE || in->type == V_BYTES) {
		*out = val_hold(*in);
		return true;
	}
	if (t->shape == LABEL)
		return take_number(f, in, 32, out, d);
	if (in->type != V_LIST && in->type != V_TUPLE)
		return diag_set(d, "%s takes one list: %s; or bytes for the whole TLV", f->name, f->help ? f->help : "addresses");
	*out = val_list();
	if (t->shape == NUMBERS)
		ok = take_parts(f, in->l, out->l, d);
	for (uint32_t i = 0; ok && t->shape != NUMBERS && i < in->l->n; i++) {
		ok = t->shape == ADDRESSES ? take_address(f, &in->l->v[i], &v, d) : take_prefix(f, &in->l->v[i], &v, d);
		if (ok)
			list_add(out->l, v);
	}
	if (!ok) {
		val_drop(*out);
		*out = VAL_UNSET;
	}
	return ok;
}

static const struct kind_ops tlv_ops = { tlv_measure, tlv_read, tlv_write, tlv_accept };

#define LISTED(name, ...) \
	static const struct val name##_items[] = { __VA_ARGS__ }; \
	static const struct list name##_list = { .n = sizeof(name##_items) / sizeof(name##_items[0]), .v = (struct val *)name##_items }; \
	static const struct val name = { .type = V_LIST, .l = (struct list *)&name##_list }
#define ITEM(n) { .type = V_INT, .u = (n) }
LISTED(hello_default, ITEM(180), ITEM(0), ITEM(0));
LISTED(status_default, ITEM(0), ITEM(0), ITEM(0), ITEM(0), ITEM(0));
static const struct val no_label = ITEM(0);

static const struct part hello_parts[] = { { NUMBER, 16 }, { NUMBER, 1 }, { NUMBER, 1 }, { RESERVED, 14 }, { END, 0 } };
static const struct part status_parts[] = { { NUMBER, 1 }, { NUMBER, 1 }, { NUMBER, 30 }, { NUMBER, 32 }, { NUMBER, 16 }, { END, 0 } };
static const struct part session_parts[] = { { VERSION, 16 }, { NUMBER, 16 }, { NUMBER, 1 }, { NUMBER, 1 }, { RESERVED, 6 }, { NUMBER, 8 }, { NUMBER, 16 },
	                                     { ADDRESS, 32 }, { NUMBER, 16 }, { END, 0 } };

static const struct tlv status_tlv = { .type = 0x0300, .shape = NUMBERS, .needed = true, .parts = status_parts };
static const struct tlv hello_tlv = { .type = 0x0400, .shape = NUMBERS, .needed = true, .parts = hello_parts };
static const struct tlv session_tlv = { .type = 0x0500, .shape = NUMBERS, .needed = true, .parts = session_parts };
static const struct tlv address_tlv = { .type = 0x0101, .shape = ADDRESSES };
static const struct tlv fec_tlv = { .type = 0x0100, .shape = PREFIXES };
static const struct tlv label_tlv = { .type = 0x0200, .shape = LABEL };

/* ---- messages ---- */

static const struct name_row type_rows[] = {
	{ 0x0001, "Notification" },
	{ 0x0100, "Hello" },
	{ 0x0200, "Initialization" },
	{ 0x0201, "KeepAlive" },
	{ 0x0300, "Address" },
	{ 0x0301, "Address Withdraw" },
	{ 0x0400, "Label Mapping" },
	{ 0x0401, "Label Request" },
	{ 0x0402, "Label Withdraw" },
	{ 0x0403, "Label Release" },
	{ 0x0404, "Label Abort Request" },
};
static const struct names types = { ROWS(type_rows) };

/* Bytes of the PDU that layer i belongs to, up to the end of that layer: where the next message or PDU begins. */
static bool pdu_ends(const struct scope *s)
{
	const struct layout *pdu = layout_need("LDP");
	unsigned i = s->index;
	uint64_t len;

	if (!s->p)
		return false;
	while (i && s->p->layer[i].lay != pdu)
		i--;
	if (s->p->layer[i].lay != pdu || !layer_uint(s->p, i, 1, &len))
		return false;
	return s->p->layer[s->index].off + s->hdr >= s->p->layer[i].off + len + 4;
}

/* The message that follows, or, at the end of a PDU, the next one. */
static const struct layout *next(const struct scope *s, const uint8_t *p, size_t n)
{
	const struct layout *l;

	if (n < 4)
		return layout_need("Raw");
	if (n >= PDU_HEADER && get16(p) == 1 && pdu_ends(s))
		return layout_need("LDP");
	l = space_lookup(space_make("ldp.message"), get16(p) & 0x7fff);
	return l ? l : layout_need("Raw");
}

/* Optional parameters: when there is room for them, or when they are given. */
static bool more(const struct field *f, const struct scope *s)
{
	if (s->b)
		return s->hdr > s->at[f->index] / 8;
	return s->vals && s->vals[f->index].type != V_UNSET;
}

static const struct field optional_fields[] = {
	UINT("U", 1, .help = "an unknown one is ignored silently"),
	UINT("F", 1, .help = "an unknown one is forwarded"),
	UINT("type", 14, .base = HEX),
	UINT("len", 16, .compute = LENGTH_OF("value", 1, 0)),
	BYTES("value", .size = OF("len", 1, 0)),
};
static const struct proto optional = {
	.name = "LDPOptionalTLV",
	.title = "LDP optional parameter (RFC 5036, 3.3)",
	TABLE(optional_fields),
	.text = "tlv-%type:x%",
};
static const struct family optionals = { .other = "LDPOptionalTLV" };

#define MESSAGE_HEADER(number) \
	UINT("u", 1, .help = "an unknown message is ignored silently"), \
	UINT("type", 15, .base = HEX, .init = (number), .names = &types), \
	UINT("len", 16, .compute = HEADER_AFTER(1, 0), .help = "bytes of the message from id on"), \
	UINT("id", 32, .help = "message ID")
#define OPTIONAL LIST("optional", &optionals, .present = more, .size = REST, .help = "optional parameters")
#define TLV(n, tlv, ...) HOOK(n, &tlv_ops, .arg = &(tlv), __VA_ARGS__)
#define FEC TLV("fec", fec_tlv, .help = "prefixes such as (\"192.0.2.0\", 24)")
#define LABEL_ TLV("label", label_tlv, .value = &no_label)

#define MESSAGE(var, class, number, words, what, ...) \
	static const struct field var##_fields[] = { MESSAGE_HEADER(number), __VA_ARGS__ OPTIONAL }; \
	static const struct proto var = { \
		.name = class, \
		.title = "LDP " words, \
		TABLE(var##_fields), \
		UNDER({ "ldp.message", (number) }), \
		.next = next, \
		.text = what, \
	}

MESSAGE(notification, "LDPNotification", 0x0001, "Notification (RFC 5036, 3.5.1)", "Notification %status%",
        TLV("status", status_tlv, .value = &status_default, .help = "[E, F, status code, message ID, message type]"),);
MESSAGE(hello, "LDPHello", 0x0100, "Hello (RFC 5036, 3.5.2)", "Hello %params%",
        TLV("params", hello_tlv, .value = &hello_default, .help = "[hold time in seconds, T: targeted, R: send targeted]"),);
MESSAGE(init, "LDPInit", 0x0200, "Initialization (RFC 5036, 3.5.3)", "Init %params%",
        TLV("params", session_tlv, .help = "[keepalive time, A, D, path vector limit, most bytes of a PDU, receiver, label space]"),);
MESSAGE(keepalive, "LDPKeepAlive", 0x0201, "KeepAlive (RFC 5036, 3.5.4)", "KeepAlive", );
MESSAGE(address, "LDPAddress", 0x0300, "Address (RFC 5036, 3.5.5)", "Address[ %address%]", TLV("address", address_tlv),);
MESSAGE(withdraw, "LDPAddressWM", 0x0301, "Address Withdraw (RFC 5036, 3.5.6)", "Address Withdraw[ %address%]", TLV("address", address_tlv),);
MESSAGE(mapping, "LDPLabelMM", 0x0400, "Label Mapping (RFC 5036, 3.5.7)", "Label Mapping %fec% label=%label%", FEC, LABEL_,);
MESSAGE(request, "LDPLabelReqM", 0x0401, "Label Request (RFC 5036, 3.5.8)", "Label Request %fec%", FEC,);
MESSAGE(label_withdraw, "LDPLabelWM", 0x0402, "Label Withdraw (RFC 5036, 3.5.10)", "Label Withdraw %fec%[ label=%label%]", FEC, LABEL_,);
MESSAGE(release, "LDPLabelRelM", 0x0403, "Label Release (RFC 5036, 3.5.11)", "Label Release %fec%[ label=%label%]", FEC, LABEL_,);
MESSAGE(abort_request, "LDPLabelARM", 0x0404, "Label Abort Request (RFC 5036, 3.5.9)", "Label Abort %fec%", FEC,
        UINT("labelRMid", 32, .help = "ID of the request"),);

/* ---- PDU ---- */

static const struct field ldp_fields[] = {
	UINT("version", 16, .init = 1),
	UINT("len", 16, .compute = { .kind = C_TOTAL, .unit = 1, .add = -4, .unbounded = true }, .help = "bytes of the PDU from id on"),
	IPV4("id", .init = 0x7f000001, .help = "LSR ID"),
	UINT("space", 16, .help = "label space"),
};
static const struct proto ldp = {
	.name = "LDP",
	.title = "Label Distribution Protocol (RFC 5036)",
	.example = "IP(dst=\"224.0.0.2\", ttl=1)/UDP()/LDP(id=\"192.0.2.1\")/LDPHello(params=[15, 0, 0])",
	TABLE(ldp_fields),
	UNDER({ "udp.port", LDP_PORT }, { "tcp.port", LDP_PORT }),
	SETS({ "UDP", "sport", LDP_PORT }, { "TCP", "sport", LDP_PORT }),
	.framed = { .at = 16, .bits = 16, .add = 4 },
	.next = next,
	.text = "LDP %id%:%space%",
};

PROTO_UNIT(ldp, &ldp, &notification, &hello, &init, &keepalive, &address, &withdraw, &mapping, &request, &label_withdraw, &release,
           &abort_request, &optional);
