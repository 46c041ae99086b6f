/* bgpext.c - extended communities of BGP (RFC 4360, RFC 5668, RFC 7153, RFC 8955, RFC 5701). */
#include "bgp.h"
#include "float32.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { VALUE_SIZE = 6, FLOW = 0x80, FLOW_IPV4 = 0x81, FLOW_AS4 = 0x82, TRANSITIVE = 0x40 };

/* ---- values ---- */

#define VALUE(var, class, words, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "BGP extended community: " words, \
		TABLE(var##_fields), \
	}
#define GLOBAL(bits) UINT("global_administrator", bits)
#define LOCAL(bits) UINT("local_administrator", bits)

VALUE(as2, "BGPPAExtCommTwoOctetASSpecific", "of an AS number of two octets (RFC 4360, 3.1)", GLOBAL(16), LOCAL(32));
VALUE(as4, "BGPPAExtCommFourOctetASSpecific", "of an AS number of four octets (RFC 5668, 2)", GLOBAL(32), LOCAL(16));
VALUE(ipv4, "BGPPAExtCommIPv4AddressSpecific", "of an IPv4 address (RFC 4360, 3.2)", GLOBAL(32), LOCAL(16));
VALUE(opaque, "BGPPAExtCommOpaque", "opaque (RFC 4360, 3.3)", BYTES("value", .size = FIXED(VALUE_SIZE), .filled = true));
VALUE(rate, "BGPPAExtCommTrafficRate", "traffic rate of a flow (RFC 8955, 7.1)", UINT("id", 16),
      HOOK("rate", &float32_ops, .help = "bytes per second"));
VALUE(action, "BGPPAExtCommTrafficAction", "action on a flow (RFC 8955, 7.3)", UINT("reserved", 46), UINT("sample", 1),
      UINT("terminal_action", 1));
VALUE(redirect2, "BGPPAExtCommRedirectAS2Byte", "redirection of a flow to a VRF (RFC 8955, 7.4)", UINT("asn", 16), UINT("value", 32));
VALUE(redirect_ip, "BGPPAExtCommRedirectIPv4", "redirection of a flow to a VRF (RFC 8955, 7.4)", UINT("ip_addr", 32), UINT("value", 16));
VALUE(redirect4, "BGPPAExtCommRedirectAS4Byte", "redirection of a flow to a VRF (RFC 8955, 7.4)", UINT("asn", 32), UINT("value", 16));
static const struct name_row marking_rows[] = { { 46, "Sample" }, { 47, "Terminal Action" } };
static const struct names markings = { ROWS(marking_rows) };
VALUE(marking, "BGPPAExtCommTrafficMarking", "marking of a flow (RFC 8955, 7.5)", UINT("dscp", 48, .init = 48, .names = &markings));
VALUE(ipv6, "BGPPAIPv6AddressSpecificExtComm", "of an IPv6 address (RFC 5701, 2)", IPV6("global_administrator", .text = "::"), LOCAL(16));

/* ---- a community ---- */

static const struct layout *value_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	static const char *const kinds[] = { "BGPPAExtCommTwoOctetASSpecific", "BGPPAExtCommIPv4AddressSpecific",
		                             "BGPPAExtCommFourOctetASSpecific", "BGPPAExtCommOpaque" };
	static const struct {
		uint8_t high, low;
		const char *class;
	} flows[] = {
		{ FLOW, 6, "BGPPAExtCommTrafficRate" },
		{ FLOW, 7, "BGPPAExtCommTrafficAction" },
		{ FLOW, 8, "BGPPAExtCommRedirectAS2Byte" },
		{ FLOW, 9, "BGPPAExtCommTrafficMarking" },
		{ FLOW_IPV4, 8, "BGPPAExtCommRedirectIPv4" },
		{ FLOW_AS4, 8, "BGPPAExtCommRedirectAS4Byte" },
	};
	uint64_t high = 0, low = 0;

	(void)f;
	(void)p;
	scope_uint(outer, 0, &high);
	scope_uint(outer, 1, &low);
	if (avail < VALUE_SIZE)
		return NULL;
	for (size_t i = 0; i < sizeof(flows) / sizeof(flows[0]); i++)
		if (flows[i].high == high && flows[i].low == low)
			return layout_need(flows[i].class);
	high &= ~(uint64_t)TRANSITIVE;
	return high < sizeof(kinds) / sizeof(kinds[0]) ? layout_need(kinds[high]) : NULL;
}
static const struct family values = { .choose = value_class };

static const struct field community_fields[] = {
	UINT("type_high", 8, .names_of = "bgp.extended"),
	UINT("type_low", 8),
	LAYER("value", &values, .none = true, .size = FIXED(VALUE_SIZE)),
};
static const struct proto community = {
	.name = "BGPPAExtCommunity",
	.title = "BGP: one extended community (RFC 4360, 2)",
	TABLE(community_fields),
	.text = "%type_high:x%.%type_low%",
};
static const struct family communities = { .other = "BGPPAExtCommunity" };

static const struct field list_fields[] = { LIST("extended_communities", &communities, .size = REST) };
static const struct proto list = {
	.name = "BGPPAExtComms",
	.title = "BGP path attribute: EXTENDED COMMUNITIES (RFC 4360)",
	TABLE(list_fields),
	UNDER({ "bgp.attribute", 16 }),
	.text = "ext=%extended_communities%",
};

PROTO_UNIT(bgpext, &list, &community, &as2, &as4, &ipv4, &opaque, &rate, &action, &redirect2, &redirect_ip, &redirect4, &marking, &ipv6);
