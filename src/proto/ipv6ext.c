/* ipv6ext.c - IPv6 hop-by-hop and destination options headers and their options (RFC 8200, 4.2 to 4.6). */
#include "ipv6.h"

enum { OPTION_PAD1 = 0, OPTION_HOME_ADDRESS = 0xc9 };

static const struct name_row option_rows[] = {
	{ 0x00, "Pad1" },
	{ 0x01, "PadN" },
	{ 0x04, "Tunnel Encapsulation Limit" },
	{ 0x05, "Router Alert" },
	{ 0x06, "Quick-Start" },
	{ 0xc2, "Jumbo Payload" },
	{ 0xc9, "Home Address Option" },
};
static const struct names option_names = { .table = "ipv6.option", ROWS(option_rows) };

static const struct name_row alert_rows[] = {
	{ 0, "Datagram contains a MLD message" },
	{ 1, "Datagram contains RSVP message" },
	{ 2, "Datagram contains an Active Network message" },
	{ 68, "NSIS NATFW NSLP" },
	{ 69, "MPLS OAM" },
	{ 65535, "Reserved" },
};
static const struct names alert_names = { ROWS(alert_rows) };

static const struct family option_family = {
	.space = "ipv6.option",
	.bits = 8,
	.other = "HBHOptUnknown",
	.aligned = true,
};

#define OPTION_TYPE(t) UINT("otype", 8, .init = (t), .names = &option_names, .help = "Option Type")
#define OPTION_LENGTH(n) UINT("optlen", 8, .init = (n), .help = "Opt Data Len")

/* ---- options ------------------------------------------------------------------------------------------------- */

static const struct field unknown_fields[] = {
	OPTION_TYPE(1),
	UINT("optlen", 8, .compute = LENGTH_OF("optdata", 1, 0), .help = "Opt Data Len"),
	BYTES("optdata", .size = OF("optlen", 1, 0), .help = "Option Data"),
};

static const struct proto opt_unknown = {
	.name = "HBHOptUnknown",
	.title = "IPv6 option that no other class stands for (RFC 8200, 4.2)",
	TABLE(unknown_fields),
	.text = "opt-%otype:d%",
};

static const struct field pad1_fields[] = {
	OPTION_TYPE(0),
};

static const struct proto opt_pad1 = {
	.name = "Pad1",
	.title = "IPv6 option: one octet of padding (RFC 8200, 4.2)",
	TABLE(pad1_fields),
	UNDER({ "ipv6.option", 0 }, { "mip6.option", 0 }),
	.text = "",
};

static const struct proto opt_padn = {
	.name = "PadN",
	.title = "IPv6 option: two or more octets of padding (RFC 8200, 4.2)",
	TABLE(unknown_fields),
	UNDER({ "ipv6.option", 1 }, { "mip6.option", 1 }),
	.text = "",
};

static const struct field alert_fields[] = {
	OPTION_TYPE(5),
	OPTION_LENGTH(2),
	UINT("value", 16, .names = &alert_names),
};

static const struct proto opt_alert = {
	.name = "RouterAlert",
	.title = "IPv6 Router Alert option (RFC 2711)",
	TABLE(alert_fields),
	UNDER({ "ipv6.option", 5 }),
	.align = { 2, 0 },
	.text = "router-alert",
};

static const struct field jumbo_fields[] = {
	OPTION_TYPE(0xc2),
	OPTION_LENGTH(4),
	UINT("jumboplen", 32, .help = "Jumbo Payload Length"),
};

static const struct proto opt_jumbo = {
	.name = "Jumbo",
	.title = "IPv6 Jumbo Payload option (RFC 2675)",
	TABLE(jumbo_fields),
	UNDER({ "ipv6.option", 0xc2 }),
	.align = { 4, 2 },
	.text = "jumbo=%jumboplen%",
};

static const struct field hao_fields[] = {
	OPTION_TYPE(0xc9),
	OPTION_LENGTH(16),
	IPV6("hoa", .text = "::", .help = "Home Address"),
};

static const struct proto opt_hao = {
	.name = "HAO",
	.title = "IPv6 Home Address option (RFC 6275, 6.3)",
	TABLE(hao_fields),
	UNDER({ "ipv6.option", OPTION_HOME_ADDRESS }),
	.align = { 8, 6 },
	.text = "home=%hoa%",
};

/* ---- headers ------------------------------------------------------------------------------------------------- */

static const struct field header_fields[] = {
	NEXT_HEADER,
	UINT("len", 8, .compute = HEADER_LENGTH_ADD(8, -1), .help = "Hdr Ext Len"),
	VIRTUAL("autopad", .init = 1, .help = "keep the options' alignment with Pad1 and PadN"),
	LIST("options", &option_family, .size = REST, .pad = 8),
};

static const struct layout *hop_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return ip6_below(outer) ? layout_need("IPv6ExtHdrHopByHop") : NULL;
}

static const struct layout *dest_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return ip6_below(outer) ? layout_need("IPv6ExtHdrDestOpt") : NULL;
}

/* A mobile node away from home sums with its home address (RFC 6275, 11.3.1). */
static bool home_address(const struct scope *s, uint8_t src[16])
{
	size_t end = s->hdr < s->n ? s->hdr : s->n;

	for (size_t i = 2; s->b && i < end;) {
		if (s->b[i] == OPTION_PAD1) {
			i++;
			continue;
		}
		if (i + 2 > end)
			break;
		if (s->b[i] == OPTION_HOME_ADDRESS && s->b[i + 1] == 16 && i + 18 <= end) {
			memcpy(src, s->b + i + 2, 16);
			return true;
		}
		i += 2 + (size_t)s->b[i + 1];
	}
	return false;
}

static const struct proto hop_by_hop = {
	.name = "IPv6ExtHdrHopByHop",
	.title = "IPv6 Hop-by-Hop Options header (RFC 8200, 4.3)",
	TABLE(header_fields),
	UNDER_IP6(0),
	.choose = hop_choose,
	.text = "HBH[ %options%]",
};

static const struct proto dest_opt = {
	.name = "IPv6ExtHdrDestOpt",
	.title = "IPv6 Destination Options header (RFC 8200, 4.6)",
	TABLE(header_fields),
	UNDER_IP6(60),
	.choose = dest_choose,
	.home_src = home_address,
	.text = "DSTOPT[ %options%]",
};

static const struct names *const option_tables[] = { &option_names, NULL };
PROTO_NAMES_UNIT(ipv6ext, option_tables, &opt_unknown, &opt_pad1, &opt_padn, &opt_alert, &opt_jumbo, &opt_hao, &hop_by_hop,
		 &dest_opt);
