/* isistlv.c - TLVs of IS-IS (ISO 10589, RFC 1195, RFC 5305, RFC 5308, RFC 5303, RFC 7981). */
#include "isis.h"

#include "pkt/scope.h"
#include "prefix.h"

static const struct name_row type_rows[] = {
	{ 1, "Area TLV" },
	{ 2, "IS Reachability TLV" },
	{ 6, "IS Neighbour TLV" },
	{ 7, "Instance Identifier TLV" },
	{ 8, "Padding TLV" },
	{ 9, "LSP Entries TLV" },
	{ 10, "Authentication TLV" },
	{ 12, "Optional Checksum TLV" },
	{ 13, "Purge Originator Identification TLV" },
	{ 14, "LSP Buffer Size TLV" },
	{ 22, "Extended IS-Reachability TLV" },
	{ 23, "IS Neighbour Attribute TLV" },
	{ 24, "IS Alias ID" },
	{ 128, "IP Internal Reachability TLV" },
	{ 129, "Protocols Supported TLV" },
	{ 130, "IP External Reachability TLV" },
	{ 131, "Inter-Domain Routing Protocol Information TLV" },
	{ 132, "IP Interface Address TLV" },
	{ 134, "Traffic Engineering Router ID TLV" },
	{ 135, "Extended IP Reachability TLV" },
	{ 137, "Dynamic Hostname TLV" },
	{ 138, "GMPLS Shared Risk Link Group TLV" },
	{ 139, "IPv6 Shared Risk Link Group TLV" },
	{ 140, "IPv6 Traffic Engineering Router ID TLV" },
	{ 141, "Inter-AS Reachability Information TLV" },
	{ 142, "Group Address TLV" },
	{ 143, "Multi-Topology-Aware Port Capability TLV" },
	{ 144, "Multi-Topology Capability TLV" },
	{ 145, "TRILL Neighbour TLV" },
	{ 147, "MAC-Reachability TLV" },
	{ 148, "BFD-Enabled TLV" },
	{ 211, "Restart TLV" },
	{ 222, "Multi-Topology Intermediate Systems TLV" },
	{ 223, "Multi-Topology IS Neighbour Attributes TLV" },
	{ 229, "Multi-Topology TLV" },
	{ 232, "IPv6 Interface Address TLV" },
	{ 233, "IPv6 Global Interface Address TLV" },
	{ 235, "Multi-Topology IPv4 Reachability TLV" },
	{ 236, "IPv6 Reachability TLV" },
	{ 237, "Multi-Topology IPv6 Reachability TLV" },
	{ 240, "Point-to-Point Three-Way Adjacency TLV" },
	{ 242, "IS-IS Router Capability TLV" },
	{ 251, "Generic Information TLV" },
};
static const struct names types = { .table = "isis.tlv.type", ROWS(type_rows) };

#define TYPE(n) TLV_TYPE(n, .names = &types)
#define ISIS_TLV(var, class, number, words, what, ...) TLV(var, class, "isis.tlv", number, "TLV: " words, what, TYPE(number), __VA_ARGS__)
/* What stands in a list of a TLV. */
#define ENTRY(var, class, words, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "IS-IS: " words, \
		TABLE(var##_fields), \
		.text = what, \
	}

const struct family isis_tlvs = { .space = "isis.tlv", .bits = 8, .other = "ISIS_GenericTlv" };

static const struct field generic_fields[] = { TLV_TYPE(0), TLV_LENGTH, BYTES("val", .size = REST) };
static const struct proto generic = {
	.name = "ISIS_GenericTlv",
	.title = "IS-IS TLV of any type (ISO 10589, 9)",
	TABLE(generic_fields),
	.text = "tlv-%type%",
};

ENTRY(area, "ISIS_AreaEntry", "an area address (ISO 10589, 9.5)", "%areaid%",
      UINT("arealen", 8, .compute = LENGTH_OF("areaid", 1, 0)), HOOK("areaid", &isis_id_ops, .size = OF("arealen", 1, 0), .text = "49"));
static const struct family areas_family = { .other = "ISIS_AreaEntry" };
ISIS_TLV(areas, "ISIS_AreaTlv", 1, "area addresses (ISO 10589, 9.5)", "areas=%areas%", TLV_LENGTH, LIST("areas", &areas_family, .size = REST));

#define OLD_METRICS \
	UINT("defmetric", 8, .init = 1, .help = "default metric"), \
	UINT("delmetric", 8, .init = 128, .help = "delay metric"), \
	UINT("expmetric", 8, .init = 128, .help = "expense metric"), \
	UINT("errmetric", 8, .init = 128, .help = "error metric")

ENTRY(neighbour, "ISIS_IsReachabilityEntry", "an intermediate system neighbour (ISO 10589, 9.8)", "%neighbourid% metric=%defmetric%",
      OLD_METRICS, NODE_ID("neighbourid", .text = "0102.0304.0506.07"));
static const struct family neighbours_family = { .other = "ISIS_IsReachabilityEntry" };
ISIS_TLV(reachability, "ISIS_IsReachabilityTlv", 2, "intermediate system neighbours (ISO 10589, 9.8)", "is=%neighbours%", TLV_LENGTH,
         UINT("virtual", 8), LIST("neighbours", &neighbours_family, .size = REST));

static const struct field mac = MAC("neighbour");
ISIS_TLV(lan_neighbours, "ISIS_IsNeighbourTlv", 6, "neighbours on the LAN (ISO 10589, 9.5)", "neighbours=%neighbours%", TLV_LENGTH,
         SCALARS("neighbours", &mac, .whole = true, .size = REST));
ISIS_TLV(padding, "ISIS_PaddingTlv", 8, "padding (ISO 10589, 9.5)", "", TLV_LENGTH, BYTES("padding", .size = REST));

ENTRY(lsp, "ISIS_LspEntry", "a link state PDU that somebody has (ISO 10589, 9.10)", "%lspid% seq=%seqnum:x%",
      UINT("lifetime", 16, .init = 1200, .help = "remaining, in seconds"), LSP_ID("lspid", .text = "0102.0304.0506.07-08"),
      UINT("seqnum", 32, .base = HEX, .init = 1), UINT("checksum", 16, .base = HEX));
static const struct family lsps_family = { .other = "ISIS_LspEntry" };
ISIS_TLV(lsps, "ISIS_LspEntryTlv", 9, "link state PDUs (ISO 10589, 9.10)", "lsps=%entries%", TLV_LENGTH, LIST("entries", &lsps_family, .size = REST));

static const struct name_row auth_rows[] = {
	{ 1, "Plain" },
	{ 17, "HMAC-MD5" },
};
static const struct names auths = { ROWS(auth_rows) };
ISIS_TLV(auth, "ISIS_AuthenticationTlv", 10, "authentication (ISO 10589, 9.5; RFC 5304)", "auth=%authtype%", TLV_LENGTH,
         UINT("authtype", 8, .init = 1, .names = &auths), BYTES("password", .size = REST, .help = "password or digest"));
ISIS_TLV(sum, "ISIS_ChecksumTlv", 12, "checksum of the PDU (RFC 3358, 2)", "", TLV_FIXED(2), UINT("checksum", 16, .base = HEX));
ISIS_TLV(buffer, "ISIS_BufferSizeTlv", 14, "buffer size of LSPs (ISO 10589, 9.8)", "buffer=%lspbuffersize%", TLV_FIXED(2),
         UINT("lspbuffersize", 16, .init = 1497));

ENTRY(link, "ISIS_ExtendedIsNeighbourEntry", "a neighbour with metric and attributes (RFC 5305, 3)", "%neighbourid% metric=%metric%[ %subtlvs%]",
      NODE_ID("neighbourid", .text = "0102.0304.0506.07"), UINT("metric", 24, .init = 1), UINT("subtlvslen", 8, .compute = LENGTH_OF("subtlvs", 1, 0)),
      LIST("subtlvs", &isis_link_tlvs, .size = OF("subtlvslen", 1, 0)));
static const struct family links_family = { .other = "ISIS_ExtendedIsNeighbourEntry" };
ISIS_TLV(links, "ISIS_ExtendedIsReachabilityTlv", 22, "extended reachability of intermediate systems (RFC 5305, 3)", "is=%neighbours%", TLV_LENGTH,
         LIST("neighbours", &links_family, .size = REST));

ENTRY(network, "ISIS_IpReachabilityEntry", "an IPv4 network (RFC 1195, 5.3.3)", "%ipaddress%/%subnetmask% metric=%defmetric%", OLD_METRICS,
      IPV4("ipaddress"), IPV4("subnetmask", .init = 0xffffffff));
static const struct family networks_family = { .other = "ISIS_IpReachabilityEntry" };
#define NETWORKS TLV_LENGTH, LIST("entries", &networks_family, .size = REST)
ISIS_TLV(internal, "ISIS_InternalIpReachabilityTlv", 128, "IPv4 networks inside the area (RFC 1195, 5.3.3)", "ip=%entries%", NETWORKS);
ISIS_TLV(external, "ISIS_ExternalIpReachabilityTlv", 130, "IPv4 networks outside (RFC 1195, 5.3.3)", "external=%entries%", NETWORKS);

static const struct field nlpid = UINT("nlpid", 8, .names_of = "isis.nlpid");
ISIS_TLV(protocols, "ISIS_ProtocolsSupportedTlv", 129, "protocols supported (RFC 1195, 5.3.1)", "protocols=%nlpids%", TLV_LENGTH,
         SCALARS("nlpids", &nlpid, .whole = true, .size = REST));

static const struct field address = IPV4("address"), address6 = IPV6("address", .text = "::");
ISIS_TLV(addresses, "ISIS_IpInterfaceAddressTlv", 132, "addresses of the interface (RFC 1195, 5.3.1)", "addr=%addresses%", TLV_LENGTH,
         SCALARS("addresses", &address, .whole = true, .size = REST));
ISIS_TLV(addresses6, "ISIS_Ipv6InterfaceAddressTlv", 232, "IPv6 addresses of the interface (RFC 5308, 3)", "addr6=%addresses%", TLV_LENGTH,
         SCALARS("addresses", &address6, .whole = true, .size = REST));

/* Scapy builds this one, and reads it as any TLV. */
static const struct field router_fields[] = { TYPE(134), TLV_LENGTH, IPV4("routerid") };
static const struct proto router = {
	.name = "ISIS_TERouterIDTlv",
	.title = "IS-IS TLV: router ID for traffic engineering (RFC 5305, 4.3)",
	TABLE(router_fields),
	.text = "router=%routerid%",
};

static const struct prefix_form form4 = { .unit = 1, .length = "pfxlen" }, form6 = { .six = true, .unit = 1, .length = "pfxlen" };
#define SUB_TLVS \
	UINT("subtlvslen", 8, .when = "subtlvindicator=1", .compute = LENGTH_OF("subtlvs", 1, 0)), \
	LIST("subtlvs", &isis_prefix_tlvs, .when = "subtlvindicator=1", .size = OF("subtlvslen", 1, 0))
ENTRY(prefix4, "ISIS_ExtendedIpPrefix", "an IPv4 prefix (RFC 5305, 4)", "%pfx% metric=%metric%[ %subtlvs%]", UINT("metric", 32, .init = 1),
      UINT("updown", 1), UINT("subtlvindicator", 1), UINT("pfxlen", 6, .compute = PREFIX_BITS, .arg = "pfx"),
      HOOK("pfx", &prefix_ops, .arg = &form4, .text = "0.0.0.0/1"), SUB_TLVS);
ENTRY(prefix6, "ISIS_Ipv6Prefix", "an IPv6 prefix (RFC 5308, 2)", "%pfx% metric=%metric%[ %subtlvs%]", UINT("metric", 32, .init = 1),
      UINT("updown", 1), UINT("external", 1), UINT("subtlvindicator", 1), UINT("reserved", 5),
      UINT("pfxlen", 8, .compute = PREFIX_BITS, .arg = "pfx"), HOOK("pfx", &prefix_ops, .arg = &form6, .text = "::/1"), SUB_TLVS);
static const struct family prefixes4_family = { .other = "ISIS_ExtendedIpPrefix" }, prefixes6_family = { .other = "ISIS_Ipv6Prefix" };
ISIS_TLV(prefixes4, "ISIS_ExtendedIpReachabilityTlv", 135, "IPv4 prefixes (RFC 5305, 4)", "ip=%pfxs%", TLV_LENGTH,
         LIST("pfxs", &prefixes4_family, .size = REST));
ISIS_TLV(prefixes6, "ISIS_Ipv6ReachabilityTlv", 236, "IPv6 prefixes (RFC 5308, 2)", "ip6=%pfxs%", TLV_LENGTH,
         LIST("pfxs", &prefixes6_family, .size = REST));

ISIS_TLV(hostname, "ISIS_DynamicHostnameTlv", 137, "host name (RFC 5301, 3)", "name=%hostname%", TLV_LENGTH, BYTES("hostname", .size = REST));

static const struct name_row state_rows[] = {
	{ 0, "Up" },
	{ 1, "Initialising" },
	{ 2, "Down" },
};
static const struct names states = { ROWS(state_rows) };

/* As much as the length says, or as was given; .arg: the length with which the field is there. */
static bool reaches(const struct field *f, const struct scope *s)
{
	const uint8_t *least = f->arg;
	uint64_t len;

	if (scope_named(s, "len", &len))
		return len >= *least;
	return !s->b && s->vals && s->vals[f->index].type != V_UNSET;
}
static const uint8_t five = 5, eleven = 11, fifteen = 15;
ISIS_TLV(adjacency, "ISIS_P2PAdjacencyStateTlv", 240, "state of a point-to-point adjacency (RFC 5303, 3.1)", "adjacency=%state%", TLV_LENGTH,
         UINT("state", 8, .init = 2, .names = &states), UINT("extlocalcircuitid", 32, .present = reaches, .arg = &five),
         SYSTEM_ID("neighboursystemid", .present = reaches, .arg = &eleven, .text = "0000.0000.0000"),
         UINT("neighbourextlocalcircuitid", 32, .present = reaches, .arg = &fifteen));

ISIS_TLV(capability, "ISIS_RouterCapabilityTlv", 242, "capabilities of the router (RFC 7981, 2)", "capability %routerid%[ %subtlvs%]", TLV_LENGTH,
         IPV4("routerid"), FLAGS("flags", 8, .letters = "S D res1 res2 res3 res4 res5 res6"), LIST("subtlvs", &isis_router_tlvs, .size = REST));

PROTO_NAMES_UNIT(isistlv, ((const struct names *const[]){ &types, NULL }), &generic, &area, &areas, &neighbour, &reachability, &lan_neighbours,
                 &padding, &lsp, &lsps, &auth, &sum, &buffer, &link, &links, &network, &internal, &external, &protocols, &addresses,
                 &addresses6, &router, &prefix4, &prefix6, &prefixes4, &prefixes6, &hostname, &adjacency, &capability);
