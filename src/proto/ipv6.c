/* ipv6.c - Internet Protocol, Version 6 (RFC 8200), alone and as quoted in ICMPv6 errors; jumbograms (RFC 2675). */
#include "ipv6.h"

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"

enum { NH_AT = 6, HOP_BY_HOP = 0, OPTION_PAD1 = 0, OPTION_JUMBO = 0xc2 };

static const struct name_row nh_rows[] = {
	{ 0, "Hop-by-Hop Option Header" },
	{ 4, "IP" },
	{ 6, "TCP" },
	{ 17, "UDP" },
	{ 41, "IPv6" },
	{ 43, "Routing Header" },
	{ 44, "Fragment Header" },
	{ 47, "GRE" },
	{ 50, "ESP Header" },
	{ 51, "AH Header" },
	{ 58, "ICMPv6" },
	{ 59, "No Next Header" },
	{ 60, "Destination Option Header" },
	{ 112, "VRRP" },
	{ 132, "SCTP" },
	{ 135, "Mobility Header" },
	/* The names that IANA and /etc/protocols have for the same are read too. */
	{ 0, "hopopt" },
	{ 4, "ipencap" },
	{ 43, "ipv6-route" },
	{ 44, "ipv6-frag" },
	{ 50, "esp" },
	{ 51, "ah" },
	{ 58, "ipv6-icmp" },
	{ 59, "ipv6-nonxt" },
	{ 60, "ipv6-opts" },
	{ 135, "mobility-header" },
};
static const struct names nh_names = { .table = "ipv6.nh", ROWS(nh_rows) };

static const struct field ipv6_fields[] = {
	UINT("version", 4, .init = 6),
	UINT("tc", 8, .help = "Traffic Class"),
	UINT("fl", 20, .help = "Flow Label"),
	UINT("plen", 16, .compute = PAYLOAD_LENGTH(1), .help = "Payload Length"),
	NEXT_HEADER,
	UINT("hlim", 8, .init = 64, .help = "Hop Limit"),
	IPV6("src", .compute = ROUTE_SOURCE),
	IPV6("dst", .text = "::1"),
};

/* The length in a Jumbo Payload option of the hop-by-hop header at p; 0: there is none. */
static size_t jumbo_length(const uint8_t *p, size_t n)
{
	size_t end = n < 2 ? 0 : ((size_t)p[1] + 1) * 8;

	if (end > n)
		end = n;
	for (size_t i = 2; i < end;) {
		if (p[i] == OPTION_PAD1) {
			i++;
			continue;
		}
		if (i + 2 > end)
			break;
		if (p[i] == OPTION_JUMBO)
			return p[i + 1] == 4 && i + 6 <= end ? get32(p + i + 2) : 0;
		i += 2 + (size_t)p[i + 1];
	}
	return 0;
}

/* A payload length of zero: the hop-by-hop header may say it (RFC 2675, 3); if it does not, only that header is looked into. */
static size_t ipv6_bound(const struct scope *s, size_t hdr, size_t n)
{
	size_t plen = 0;

	if (s->b[NH_AT] == HOP_BY_HOP && n - hdr >= 8) {
		plen = jumbo_length(s->b + hdr, n - hdr);
		if (!plen)
			plen = ((size_t)s->b[hdr + 1] + 1) * 8;
	}
	return plen < n - hdr ? hdr + plen : n;
}

enum { NH_FIELD = 4, SRC_FIELD = 6, DST_FIELD = 7 };

static void put_address(const struct packet *p, unsigned layer, unsigned field, struct buf *out)
{
	char text[IP6_TEXT];
	struct val v;

	layer_get(p, layer, field, &v);
	if (v.type == V_IP6)
		buf_add(out, text, ip6_text(v.b, text));
	else
		buf_text(out, "?");
	val_drop(v);
}

static void put_addresses(const struct packet *p, unsigned layer, struct buf *out)
{
	put_address(p, layer, SRC_FIELD, out);
	buf_text(out, " > ");
	put_address(p, layer, DST_FIELD, out);
}

/* The line already has the outermost addresses; what is carried tells itself, when it is known. */
static void ipv6_text(const struct packet *p, unsigned layer, struct buf *out)
{
	const struct layout *above = layer + 1 < p->n ? p->layer[layer + 1].lay : NULL;
	const char *name;
	bool inner = false;
	uint64_t nh = 0;

	for (unsigned i = 0; i < layer; i++)
		inner = inner || p->layer[i].lay->proto->ip;
	if (inner) {
		buf_text(out, "IPv6 ");
		put_addresses(p, layer, out);
	}
	if (above && !above->proto->padding && strcmp(above->proto->name, "Raw") != 0)
		return;
	layer_uint(p, layer, NH_FIELD, &nh);
	name = names_of_value(&nh_names, nh);
	buf_text(out, inner ? " " : "IPv6 ");
	if (name)
		buf_text(out, name);
	else
		buf_fmt(out, "nh=%u", (unsigned)nh);
}

static void quoted_text(const struct packet *p, unsigned layer, struct buf *out)
{
	buf_text(out, "quoting ");
	put_addresses(p, layer, out);
}

static const struct proto ipv6 = {
	.name = "IPv6",
	.title = "Internet Protocol, Version 6 (RFC 8200)",
	.example = "IPv6(dst=\"2001:db8::1\", hlim=3)/ICMPv6EchoRequest()",
	TABLE(ipv6_fields),
	UNDER({ "ethertype", 0x86dd }, { "ipproto", 41 }, { "ipproto.error6", 41 }, { "ppp", 0x57 }, { "vxlan.next", 2 }, { "nsh.next", 2 }, { "bier.next", 5 },
	      { "dlt", 229 }, { "dlt", 31 }),
	.bound = ipv6_bound,
	.ip = true,
	.reply = { SWAP("src", "dst") },
	.summary = "%src% > %dst% (%d,nh%)",
	.text_fn = ipv6_text,
};

/* What an error quotes: TCP and UDP in it are quoted ones, too; everything else is what it would be in a packet. */
static const struct layout *quoted_next(const struct scope *s, const uint8_t *p, size_t n)
{
	uint64_t nh = s->b[NH_AT];
	int quoted = space_find("ipproto.error6"), all = space_find("ipproto");

	(void)p;
	(void)n;
	if (quoted >= 0 && space_lookup((unsigned)quoted, nh))
		return NULL;
	return all >= 0 ? space_lookup((unsigned)all, nh) : NULL;
}

static const struct proto iperror6 = {
	.name = "IPerror6",
	.title = "IPv6 packet quoted in an ICMPv6 error (RFC 4443)",
	.like = &ipv6,
	.like_space = { "ipproto", "ipproto.error6" },
	.next = quoted_next,
	.quotes = "IPv6",
	.summary = "",
	.reply = { SAME("src"), SAME("dst") },
	.text_fn = quoted_text,
};

static const struct field pseudo_fields[] = {
	IPV6("src", .text = "::"),
	IPV6("dst", .text = "::"),
	UINT("uplen", 32, .help = "Upper-Layer Packet Length"),
	UINT("zero", 24),
	UINT("nh", 8, .help = "Next Header"),
};

static const struct proto pseudo_ipv6 = {
	.name = "PseudoIPv6",
	.title = "IPv6 pseudo-header for upper-layer checksums (RFC 8200, 8.1)",
	TABLE(pseudo_fields),
};

static const struct names *const ipv6_names[] = { &nh_names, NULL };
PROTO_NAMES_UNIT(ipv6, ipv6_names, &ipv6, &iperror6, &pseudo_ipv6);
