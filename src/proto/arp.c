/* arp.c - Address Resolution Protocol and its kin (RFC 826, RFC 903, RFC 2390). */
#include <string.h>

#include "pkt/addr.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { HWTYPE, PTYPE, HWLEN, PLEN, OP, HWSRC, PSRC, HWDST, PDST };
enum { HWLEN_AT = 4, PLEN_AT = 5, FIXED_PART = 8 };
enum { PTYPE_IPV6 = 0x86dd, OP_REQUEST = 1, OP_REPLY = 2 };

static const struct name_row op_rows[] = {
	{ 1, "who-has" },
	{ 2, "is-at" },
	{ 3, "RARP-req" },
	{ 4, "RARP-rep" },
	{ 5, "Dyn-RARP-req" },
	{ 6, "Dyn-RAR-rep" },
	{ 7, "Dyn-RARP-err" },
	{ 8, "InARP-req" },
	{ 9, "InARP-rep" },
};
static const struct names ops = { ROWS(op_rows) };

/* ---- addresses of other kinds than Ethernet and IPv4 --------------------------------------------------------- */

static bool is_hardware(const struct field *f)
{
	return f->index == HWSRC || f->index == HWDST;
}

/* The length field that tells this address's size; false: not given, so the value tells the length. */
static bool stated_size(const struct scope *s, const struct field *f, uint64_t *n)
{
	return scope_uint(s, is_hardware(f) ? HWLEN : PLEN, n);
}

static bool is_ip6(const struct scope *s, const struct field *f)
{
	uint64_t ptype, n;

	if (is_hardware(f) || !scope_uint(s, PTYPE, &ptype) || ptype != PTYPE_IPV6)
		return false;
	return !stated_size(s, f, &n) || n == 16;
}

static bool address_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	uint64_t want = 0;

	(void)p;
	stated_size(s, f, &want);
	*n = want < avail ? (size_t)want : avail;
	return true;
}

static void address_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	if (n != 16 || !is_ip6(s, f)) {
		*out = val_bytes(p, n);
		return;
	}
	*out = (struct val){ .type = V_IP6 };
	memcpy(out->b, p, 16);
}

/* An address of a kind that does not belong here goes out as its text, as in Scapy. */
static void address_bytes(const struct val *v, bool ip6, struct buf *out)
{
	char text[IP6_TEXT];
	struct str t = val_text(v);

	switch (v->type) {
	case V_MAC:
		buf_add(out, text, mac_text(v->u, text));
		return;
	case V_IP4:
		buf_add(out, text, ip4_text((uint32_t)v->u, text));
		return;
	case V_IP6:
		if (ip6)
			buf_add(out, v->b, 16);
		else
			buf_add(out, text, ip6_text(v->b, text));
		return;
	case V_UNSET:
		if (ip6)
			buf_zeros(out, 16);
		return;
	default:
		buf_add(out, t.p, t.n);
	}
}

/* Cut or filled up with zeros to the length that was given. */
static bool address_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	size_t start = out->n;
	uint64_t n;

	(void)d;
	address_bytes(v, is_ip6(s, f), out);
	if (!stated_size(s, f, &n))
		return true;
	if (out->n - start > n)
		out->n = start + (size_t)n;
	buf_zeros(out, (size_t)n - (out->n - start));
	return true;
}

static bool address_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	static const struct field ip6 = IPV6("address"), ip4 = IPV4("address"), mac = MAC("address");
	const struct field *const kinds[] = { is_hardware(f) ? &mac : &ip6, is_hardware(f) ? &ip6 : &ip4, &mac };
	struct str t = val_text(in);

	if (in->type == V_BYTES || in->type == V_MAC || in->type == V_IP4 || in->type == V_IP6 || in->type == V_NONE) {
		*out = in->type == V_NONE ? VAL_UNSET : val_hold(*in);
		return true;
	}
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct diag other = DIAG_INIT;

		if (field_accept(NULL, kinds[i], in, out, &other))
			return true;
	}
	return diag_set(d, "'%.*s' is not an address for ARP.%s", STR(t), f->name);
}

static const struct kind_ops address_ops = { address_measure, address_read, address_write, address_accept };

/* ---- the packet ---------------------------------------------------------------------------------------------- */

static const struct field sender_mac = MAC("hwsrc");
static const struct field sender_ip = IPV4("psrc");
static const struct field target_mac = MAC("hwdst");
static const struct field target_ip = IPV4("pdst");
static const struct field other = HOOK("address", &address_ops);

#define IS_ETHERNET "hwtype=1 and hwlen=6,unset"
#define IS_IPV4 "ptype=0x0800 and plen=4,unset"

static const struct alt hwsrc_kinds[] = { { IS_ETHERNET, &sender_mac }, { NULL, &other } };
static const struct alt psrc_kinds[] = { { IS_IPV4, &sender_ip }, { NULL, &other } };
static const struct alt hwdst_kinds[] = { { IS_ETHERNET, &target_mac }, { NULL, &other } };
static const struct alt pdst_kinds[] = { { IS_IPV4, &target_ip }, { NULL, &other } };

static const struct field arp_fields[] = {
	UINT("hwtype", 16, .base = HEX, .init = 1, .names_of = "arp.hardware", .help = "hardware address space"),
	UINT("ptype", 16, .base = HEX, .init = 0x0800, .names_of = "ethertype", .help = "protocol address space"),
	UINT("hwlen", 8, .compute = LENGTH_OF("hwsrc", 1, 0), .help = "byte length of each hardware address"),
	UINT("plen", 8, .compute = LENGTH_OF("psrc", 1, 0), .help = "byte length of each protocol address"),
	UINT("op", 16, .init = OP_REQUEST, .names = &ops, .help = "opcode"),
	ALT("hwsrc", hwsrc_kinds, .compute = SOURCE_FOR("pdst"), .help = "hardware address of sender"),
	ALT("psrc", psrc_kinds, .compute = SOURCE_FOR("pdst"), .help = "protocol address of sender"),
	ALT("hwdst", hwdst_kinds, .help = "hardware address of target"),
	ALT("pdst", pdst_kinds, .help = "protocol address of target"),
};

static size_t arp_measure(const struct scope *s)
{
	return FIXED_PART + 2 * ((size_t)s->b[HWLEN_AT] + s->b[PLEN_AT]);
}

/* Nothing follows: what does is the frame's padding. */
static size_t arp_bound(const struct scope *s, size_t hdr, size_t n)
{
	(void)s;
	(void)n;
	return hdr;
}

static void put_address(struct scope *s, unsigned f, struct buf *out)
{
	const struct field *as = field_actual(s, &s->lay->field[f]);
	char text[MAC_TEXT];
	uint64_t u;
	struct val v;
	struct str t;

	if (s->b && as->kind != F_HOOK && scope_number(s, f, &u)) {
		buf_add(out, text, as->kind == F_MAC ? mac_text(u, text) : ip4_text((uint32_t)u, text));
		return;
	}
	scope_get(s, f, &v);
	t = val_text(&v);
	if (v.type == V_BYTES)
		for (size_t i = 0; i < t.n; i++)
			buf_hex(out, (uint8_t)t.p[i], 2);
	else
		address_bytes(&v, false, out);
	val_drop(v);
}

static void arp_text(const struct packet *p, unsigned layer, struct buf *out)
{
	uint32_t at[FIELDS_MAX + 2];
	struct scope s;
	const char *name;
	uint64_t op = 0;

	s.at = at;
	scope_of(&s, p, layer);
	layer_uint(p, layer, OP, &op);
	buf_text(out, "ARP ");
	if (op == OP_REPLY) {
		put_address(&s, PSRC, out);
		buf_text(out, " is-at ");
		put_address(&s, HWSRC, out);
		return;
	}
	name = names_of_value(&ops, op);
	if (name)
		buf_text(out, name);
	else
		buf_fmt(out, "op=%u", (unsigned)op);
	buf_byte(out, ' ');
	put_address(&s, PDST, out);
	buf_text(out, " tell ");
	put_address(&s, PSRC, out);
}

/* Requests have odd numbers, and the answer's is the next. */
static bool arp_replies(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	uint64_t asked = 0, op = 0;

	layer_uint(q, j, OP, &asked);
	layer_uint(a, i, OP, &op);
	return asked % 2 && op == asked + 1;
}

static const struct proto arp = {
	.name = "ARP",
	.title = "Address Resolution Protocol (RFC 826)",
	.example = "Ether(dst=\"ff:ff:ff:ff:ff:ff\")/ARP(op=\"who-has\", pdst=\"192.0.2.1\")",
	TABLE(arp_fields),
	UNDER({ "ethertype", 0x0806 }, { "ethertype", 0x8035, BIND_DECODE }),
	.measure = arp_measure,
	.bound = arp_bound,
	.reply = { SWAP("psrc", "pdst") },
	.replies = arp_replies,
	.summary = "{ARP.op=1:ARP who has %ARP.pdst% says %ARP.psrc%}{ARP.op=2:ARP is at %ARP.hwsrc% says %ARP.psrc%}"
	           "{!ARP.op=1:{!ARP.op=2:ARP %ARP.op% %ARP.psrc% > %ARP.pdst%}}",
	.text_fn = arp_text,
};

PROTO_UNIT(arp, &arp);
