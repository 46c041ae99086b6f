/* bgpattr.c - Border Gateway Protocol 4: UPDATE, its routes and path attributes (RFC 4271, RFC 4760, RFC 1997, RFC 6793, RFC 8092). */
#include "bgp.h"

#include "pkt/bits.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "prefix.h"

enum { EXTENDED_LENGTH = 0x10, UNICAST = 1, MULTICAST = 2, AS_PATH = 2, SEGMENT_HEADER = 2 };

/* ---- routes ---- */

static const struct prefix_form form4 = { .unit = 1 };
static const struct prefix_form form6 = { .six = true, .unit = 1 };
#define PREFIX4 HOOK("prefix", &prefix_ops, .arg = &form4, .text = "0.0.0.0/0")
#define PREFIX6 HOOK("prefix", &prefix_ops, .arg = &form6, .text = "::/0")
#define PATH_ID UINT("nlri_path_id", 32, .help = "path identifier (RFC 7911, 3)")

#define ROUTE(var, class, words, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "BGP route: " words, \
		TABLE(var##_fields), \
		.text = "%prefix%", \
	}
ROUTE(route4, "BGPNLRI_IPv4", "IPv4 prefix (RFC 4271, 4.3)", PREFIX4);
ROUTE(route6, "BGPNLRI_IPv6", "IPv6 prefix (RFC 4760, 5)", PREFIX6);
ROUTE(route4_path, "BGPNLRI_IPv4_AP", "IPv4 prefix of one of several paths (RFC 7911, 3)", PATH_ID, PREFIX4);
ROUTE(route6_path, "BGPNLRI_IPv6_AP", "IPv6 prefix of one of several paths (RFC 7911, 3)", PATH_ID, PREFIX6);

static const struct family routes4 = { .other = "BGPNLRI_IPv4" };
static const struct family routes6 = { .other = "BGPNLRI_IPv6" };

/* The address family of an attribute whose routes are prefixes alone; 0: they have labels, or another form. */
static uint64_t plain_routes(const struct scope *outer)
{
	uint64_t afi = 0, safi = 0;

	scope_named(outer, "afi", &afi);
	scope_named(outer, "safi", &safi);
	return safi == UNICAST || safi == MULTICAST ? afi : 0;
}

/* Of the address family that the attribute says; labels and VPNs are bytes. */
static const struct layout *route_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	uint64_t afi = plain_routes(outer);

	(void)f;
	(void)p;
	(void)avail;
	if (!afi)
		return NULL;
	return afi == BGP_IPV6 ? layout_need("BGPNLRI_IPv6") : afi == BGP_IPV4 ? layout_need("BGPNLRI_IPv4") : NULL;
}
static const struct family routes = { .choose = route_class };

/* ---- attributes ---- */

#define ATTRIBUTE(var, class, number, words, ...) \
	static const struct proto var = { \
		.name = class, \
		.title = "BGP path attribute: " words, \
		TABLE(var##_fields), \
		UNDER({ "bgp.attribute", (number) }), \
		__VA_ARGS__ \
	}

static const struct name_row origin_rows[] = {
	{ 0, "IGP" },
	{ 1, "EGP" },
	{ 2, "INCOMPLETE" },
};
static const struct names origins = { ROWS(origin_rows) };

static const struct field origin_fields[] = { UINT("origin", 8, .names = &origins) };
ATTRIBUTE(origin, "BGPPAOrigin", 1, "ORIGIN (RFC 4271, 5.1.1)", .text = "origin=%origin%");

static const struct name_row segment_rows[] = {
	{ 1, "AS_SET" },
	{ 2, "AS_SEQUENCE" },
	{ 3, "AS_CONFED_SEQUENCE" },
	{ 4, "AS_CONFED_SET" },
};
static const struct names segments = { ROWS(segment_rows) };

static const struct field as2 = UINT("as", 16), as4 = UINT("as", 32);

#define SEGMENT(one) { \
	UINT("segment_type", 8, .init = 2, .names = &segments), \
	UINT("segment_length", 8, .compute = COUNT_OF("segment_value", 0), .help = "AS numbers"), \
	SCALARS("segment_value", one, .whole = true, .count = OF("segment_length", 1, 0)), \
}
static const struct field segment2_fields[] = SEGMENT(&as2);
static const struct field segment4_fields[] = SEGMENT(&as4);
static const struct proto segment2 = {
	.name = "ASPathSegment",
	.title = "BGP AS path: segment of AS numbers of two octets (RFC 4271, 4.3)",
	TABLE(segment2_fields),
	.text = "%segment_value%",
};
static const struct proto segment4 = {
	.name = "AS4PathSegment",
	.title = "BGP AS path: segment of AS numbers of four octets (RFC 6793, 3)",
	TABLE(segment4_fields),
	.is = "ASPathSegment",
	.text = "%segment_value%",
};
static const struct family segments2 = { .other = "ASPathSegment" };
static const struct family segments4 = { .other = "AS4PathSegment" };

static const struct field path2_fields[] = { LIST("segments", &segments2, .size = REST) };
static const struct field path4_fields[] = { LIST("segments", &segments4, .size = REST) };
ATTRIBUTE(path2, "BGPPAASPath", AS_PATH, "AS_PATH (RFC 4271, 5.1.2)", .text = "path=%segments%");
static const struct proto path4 = {
	.name = "BGPPAAS4BytesPath",
	.title = "BGP path attribute: AS_PATH between speakers of four-octet AS numbers (RFC 6793, 4.1)",
	TABLE(path4_fields),
	.text = "path=%segments%",
};

static const struct field hop_fields[] = { IPV4("next_hop") };
ATTRIBUTE(hop, "BGPPANextHop", 3, "NEXT_HOP (RFC 4271, 5.1.3)", .text = "next-hop=%next_hop%");
static const struct field med_fields[] = { UINT("med", 32) };
ATTRIBUTE(med, "BGPPAMultiExitDisc", 4, "MULTI_EXIT_DISC (RFC 4271, 5.1.4)", .text = "med=%med%");
static const struct field pref_fields[] = { UINT("local_pref", 32) };
ATTRIBUTE(pref, "BGPPALocalPref", 5, "LOCAL_PREF (RFC 4271, 5.1.5)", .text = "local-pref=%local_pref%");
static const struct proto atomic = {
	.name = "BGPPAAtomicAggregate",
	.title = "BGP path attribute: ATOMIC_AGGREGATE (RFC 4271, 5.1.6)",
	.text = "atomic-aggregate",
};
static const struct field aggregator_fields[] = { UINT("aggregator_asn", 16), IPV4("speaker_address") };
ATTRIBUTE(aggregator, "BGPPAAggregator", 7, "AGGREGATOR (RFC 4271, 5.1.7)", .text = "aggregator=%aggregator_asn%/%speaker_address%");

static const struct field other_community = UINT("community", 32, .names_of = "bgp.communities");
static const struct field community_fields[] = {
	UINT("community", 32, .names_of = "bgp.communities"),
	SCALARS("more", &other_community, .whole = true, .present = bgp_more, .size = REST, .help = "further communities"),
};
ATTRIBUTE(community, "BGPPACommunity", 8, "COMMUNITIES (RFC 1997)", .text = "community=%community%[ %more%]");

static const struct field originator_fields[] = { IPV4("originator_id") };
ATTRIBUTE(originator, "BGPPAOriginatorID", 9, "ORIGINATOR_ID (RFC 4456, 8)", .text = "originator=%originator_id%");
static const struct field cluster = UINT("cluster", 32);
static const struct field clusters_fields[] = { SCALARS("cluster_list", &cluster, .whole = true, .size = REST) };
ATTRIBUTE(clusters, "BGPPAClusterList", 10, "CLUSTER_LIST (RFC 4456, 8)", .text = "clusters=%cluster_list%");

static const struct field reach_fields[] = {
	AFI(),
	SAFI(),
	UINT("nh_addr_len", 8, .help = "bytes of the next hop"),
	IPV4("nh_v4_addr", .when = "afi=1 and nh_addr_len=4"),
	IPV6("nh_v6_addr", .text = "::", .when = "afi=2 and nh_addr_len=16"),
	IPV6("nh_v6_global", .text = "::", .when = "afi=2 and nh_addr_len=32"),
	IPV6("nh_v6_link_local", .text = "::", .when = "afi=2 and nh_addr_len=32"),
	BYTES("nh_other", .size = OF("nh_addr_len", 1, 0), .help = "a next hop of another form",
	      .when = "afi!=1,2 and nh_addr_len>0 or afi=1 and nh_addr_len!=0,4 or afi=2 and nh_addr_len!=0,16,32"),
	UINT("reserved", 8),
	LIST("nlri", &routes, .size = REST, .help = "network layer reachability information"),
};
ATTRIBUTE(reach, "BGPPAMPReachNLRI", 14, "MP_REACH_NLRI (RFC 4760, 3)",
          .text = "reach %afi:d%/%safi:d%[ next-hop=%nh_v4_addr%][ next-hop=%nh_v6_addr%][ next-hop=%nh_v6_global%] %nlri%");

static const struct field withdrawn6_fields[] = { LIST("withdrawn_routes", &routes6, .size = REST) };
static const struct proto withdrawn6 = {
	.name = "BGPPAMPUnreachNLRI_IPv6",
	.title = "BGP: IPv6 routes that are withdrawn (RFC 4760, 4)",
	TABLE(withdrawn6_fields),
	.text = "%withdrawn_routes%",
};

static const struct layout *withdrawn_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	(void)f;
	(void)p;
	(void)avail;
	return plain_routes(outer) == BGP_IPV6 ? layout_need("BGPPAMPUnreachNLRI_IPv6") : NULL;
}
static const struct family withdrawns = { .choose = withdrawn_class };

static const struct field unreach_fields[] = {
	AFI(),
	SAFI(),
	LAYER("afi_safi_specific", &withdrawns, .none = true, .size = REST, .help = "withdrawn routes"),
};
ATTRIBUTE(unreach, "BGPPAMPUnreachNLRI", 15, "MP_UNREACH_NLRI (RFC 4760, 4)", .text = "unreach %afi:d%/%safi:d%[ %afi_safi_specific%]");

static const struct field as4path_fields[] = SEGMENT(&as4);
ATTRIBUTE(as4path, "BGPPAAS4Path", 17, "AS4_PATH (RFC 6793, 3)", .text = "as4-path=%segment_value%");
static const struct field as4aggregator_fields[] = { UINT("aggregator_asn", 32), IPV4("speaker_address") };
ATTRIBUTE(as4aggregator, "BGPPAAS4Aggregator", 18, "AS4_AGGREGATOR (RFC 6793, 3)",
          .text = "as4-aggregator=%aggregator_asn%/%speaker_address%");

static const struct field large_one_fields[] = {
	UINT("global_administrator", 32),
	UINT("local_data_part1", 32),
	UINT("local_data_part2", 32),
};
static const struct proto large_one = {
	.name = "BGPLargeCommunitySegment",
	.title = "BGP: one large community (RFC 8092, 3)",
	TABLE(large_one_fields),
	.text = "%global_administrator%:%local_data_part1%:%local_data_part2%",
};
static const struct family larges = { .other = "BGPLargeCommunitySegment" };
static const struct field large_fields[] = { LIST("segments", &larges, .size = REST) };
ATTRIBUTE(large, "BGPPALargeCommunity", 32, "LARGE_COMMUNITY (RFC 8092, 3)", .text = "large-community=%segments%");

/* ---- the attribute around them ---- */

/* Whether segments of AS numbers of so many octets fill n bytes. */
static bool segments_fit(const uint8_t *p, size_t n, size_t octets)
{
	while (n >= SEGMENT_HEADER && p[0] >= 1 && p[0] <= 4 && SEGMENT_HEADER + p[1] * octets <= n) {
		size_t used = SEGMENT_HEADER + p[1] * octets;

		p += used;
		n -= used;
	}
	return n == 0;
}

/* By type. How wide the numbers of a path are was agreed upon before; two octets, if that fits and four do not. */
static const struct layout *attribute_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	const struct layout *l = NULL;
	uint64_t type = 0;
	int space = space_find("bgp.attribute");

	(void)f;
	scope_named(outer, "type_code", &type);
	if (space >= 0)
		l = space_lookup((unsigned)space, type);
	if (type == AS_PATH && !segments_fit(p, avail, 2) && segments_fit(p, avail, 4))
		return layout_need("BGPPAAS4BytesPath");
	return l && l->fixed && l->min != avail ? NULL : l;
}
static const struct family attributes = { .choose = attribute_class };

static uint64_t attribute_size(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t n;

	(void)x;
	return scope_named(s, "attr_ext_len", &n) || scope_named(s, "attr_len", &n) ? n : avail;
}

static const struct field attr_fields[] = {
	FLAGS("type_flags", 8, .init = 0x80, .letters = "NA0 NA1 NA2 NA3 Extended-Length Partial Transitive Optional"),
	UINT("type_code", 8, .names_of = "bgp.attributes"),
	UINT("attr_ext_len", 16, .when = "type_flags&16", .compute = LENGTH_OF("attribute", 1, 0)),
	UINT("attr_len", 8, .when = "type_flags=0-15,32-47,64-79,96-111,128-143,160-175,192-207,224-239",
	     .compute = LENGTH_OF("attribute", 1, 0)),
	LAYER("attribute", &attributes, .none = true, .size = SIZE_FN(attribute_size)),
};
static const struct proto attr = {
	.name = "BGPPathAttr",
	.title = "BGP path attribute (RFC 4271, 4.3)",
	TABLE(attr_fields),
	.text = "%attribute%",
};
static const struct family attrs = { .other = "BGPPathAttr" };

/* ---- UPDATE ---- */

static const struct field update_fields[] = {
	UINT("withdrawn_routes_len", 16, .compute = LENGTH_OF("withdrawn_routes", 1, 0)),
	LIST("withdrawn_routes", &routes4, .size = OF("withdrawn_routes_len", 1, 0)),
	UINT("path_attr_len", 16, .compute = LENGTH_OF("path_attr", 1, 0)),
	LIST("path_attr", &attrs, .size = OF("path_attr_len", 1, 0)),
	LIST("nlri", &routes4, .size = BGP_BODY, .help = "network layer reachability information"),
};
static const struct proto update = {
	.name = "BGPUpdate",
	.title = "BGP UPDATE (RFC 4271, 4.3)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(dport=179, flags=\"PA\")/BGPHeader()/BGPUpdate(path_attr=[BGPPathAttr(type_flags=\"Transitive\", "
		   "type_code=\"NEXT_HOP\", attribute=BGPPANextHop(next_hop=\"192.0.2.2\"))], nlri=[BGPNLRI_IPv4(prefix=\"198.51.100.0/24\")])",
	TABLE(update_fields),
	UNDER({ "bgp.message", 2 }),
	FROM_BGP_PORT,
	.next = bgp_next,
	.text = "UPDATE[ %path_attr%][ withdrawn %withdrawn_routes%][ %nlri%]",
};

PROTO_UNIT(bgpattr, &update, &route4, &route6, &route4_path, &route6_path, &attr, &origin, &segment2, &segment4, &path2, &path4, &hop, &med,
           &pref, &atomic, &aggregator, &community, &originator, &clusters, &reach, &withdrawn6, &unreach, &as4path, &as4aggregator,
           &large_one, &large);
