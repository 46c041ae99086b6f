/* isissub.c - sub-TLVs of IS-IS: attributes of links, prefixes and routers (RFC 5305, RFC 5307, RFC 6119, RFC 5130, RFC 8667). */
#include "isis.h"

#include "float32.h"
#include "pkt/scope.h"

const struct family isis_link_tlvs = { .space = "isis.link", .bits = 8, .other = "ISIS_GenericSubTlv" };
const struct family isis_prefix_tlvs = { .space = "isis.prefix", .bits = 8, .other = "ISIS_GenericSubTlv" };
const struct family isis_router_tlvs = { .space = "isis.router", .bits = 8, .other = "ISIS_GenericSubTlv" };

static const struct name_row link_rows[] = {
	{ 3, "Administrative Group (Color)" },
	{ 4, "Link Local/Remote Identifiers" },
	{ 6, "IPv4 Interface Address" },
	{ 8, "IPv4 Neighbor Address" },
	{ 9, "Maximum Link Bandwidth" },
	{ 10, "Maximum Reservable Link Bandwidth" },
	{ 11, "Unreserved Bandwidth" },
	{ 12, "IPv6 Interface Address" },
	{ 13, "IPv6 Neighbor Address" },
	{ 18, "TE Default Metric" },
};
static const struct names link_names = { ROWS(link_rows) };

static const struct name_row prefix_rows[] = {
	{ 1, "32-bit Administrative Tag" },
	{ 2, "64-bit Administrative Tag" },
	{ 3, "Prefix Segment Identifier" },
};
static const struct names prefix_names = { ROWS(prefix_rows) };

static const struct name_row sid_rows[] = {
	{ 1, "ISIS SID/Label sub TLV" },
};
static const struct names sid_names = { ROWS(sid_rows) };

static const struct name_row router_rows[] = {
	{ 2, "Segment Routing Capability sub TLV" },
	{ 19, "Segment Routing Algorithm" },
};
static const struct names router_names = { ROWS(router_rows) };

static const struct field generic_fields[] = { TLV_TYPE(0), TLV_LENGTH, BYTES("val", .size = REST) };
static const struct proto generic = {
	.name = "ISIS_GenericSubTlv",
	.title = "IS-IS sub-TLV of any type (RFC 5305, 3)",
	TABLE(generic_fields),
	.text = "sub-%type%",
};

/* ---- of links ---- */

static const struct val thousand = { .type = V_FLOAT, .f = 1000 };
static const struct field rate = HOOK("bandwidth", &float32_ops);
static const struct val eight_items[] = { { .type = V_FLOAT, .f = 1000 }, { .type = V_FLOAT, .f = 1000 }, { .type = V_FLOAT, .f = 1000 },
	                                  { .type = V_FLOAT, .f = 1000 }, { .type = V_FLOAT, .f = 1000 }, { .type = V_FLOAT, .f = 1000 },
	                                  { .type = V_FLOAT, .f = 1000 }, { .type = V_FLOAT, .f = 1000 } };
static const struct list eight_list = { .n = 8, .v = (struct val *)eight_items };
static const struct val eight = { .type = V_LIST, .l = (struct list *)&eight_list };

#define LINK(var, class, number, words, what, ...) \
	TLV(var, class, "isis.link", number, "link: " words, what, TLV_TYPE(number, .names = &link_names), __VA_ARGS__)

static const struct field group_fields[] = {
	UINT("code", 8, .init = 3, .names = &link_names),
	TLV_LENGTH,
	IPV4("admingroup", .init = 1),
};
static const struct proto group = {
	.name = "ISIS_AdministrativeGroupSubTlv",
	.title = "IS-IS link: administrative group (RFC 5305, 3.1)",
	TABLE(group_fields),
	UNDER({ "isis.link", 3 }),
	.text = "group=%admingroup%",
};
LINK(identifiers, "ISIS_LinkLocalRemoteIdentifiersSubTlv", 4, "local and remote identifiers (RFC 5307, 1.1)", "link=%localid%/%remoteid%",
     TLV_FIXED(8), UINT("localid", 32), UINT("remoteid", 32));
LINK(interface4, "ISIS_IPv4InterfaceAddressSubTlv", 6, "IPv4 interface address (RFC 5305, 3.2)", "addr=%address%", TLV_LENGTH, IPV4("address"));
LINK(neighbor4, "ISIS_IPv4NeighborAddressSubTlv", 8, "IPv4 neighbor address (RFC 5305, 3.3)", "neighbor=%address%", TLV_LENGTH, IPV4("address"));
LINK(most, "ISIS_MaximumLinkBandwidthSubTlv", 9, "maximum bandwidth (RFC 5305, 3.4)", "bw=%maxbw%", TLV_LENGTH,
     HOOK("maxbw", &float32_ops, .value = &thousand, .help = "bytes per second"));
LINK(reservable, "ISIS_MaximumReservableLinkBandwidthSubTlv", 10, "maximum reservable bandwidth (RFC 5305, 3.5)", "reservable=%maxrsvbw%", TLV_LENGTH,
     HOOK("maxrsvbw", &float32_ops, .value = &thousand, .help = "bytes per second"));
LINK(unreserved, "ISIS_UnreservedBandwidthSubTlv", 11, "unreserved bandwidth (RFC 5305, 3.6)", "unreserved=%unrsvbw%", TLV_LENGTH,
     SCALARS("unrsvbw", &rate, .whole = true, .value = &eight, .size = REST, .help = "bytes per second, for each priority"));
LINK(interface6, "ISIS_IPv6InterfaceAddressSubTlv", 12, "IPv6 interface address (RFC 6119, 4.2)", "addr=%address%", TLV_LENGTH,
     IPV6("address", .text = "::"));
LINK(neighbor6, "ISIS_IPv6NeighborAddressSubTlv", 13, "IPv6 neighbor address (RFC 6119, 4.3)", "neighbor=%address%", TLV_LENGTH,
     IPV6("address", .text = "::"));
LINK(metric, "ISIS_TEDefaultMetricSubTlv", 18, "default metric for traffic engineering (RFC 5305, 3.7)", "te-metric=%temetric%", TLV_LENGTH,
     UINT("temetric", 24, .init = 1000));

/* ---- of prefixes ---- */

#define PREFIX(var, class, number, words, what, ...) \
	TLV(var, class, "isis.prefix", number, "prefix: " words, what, TLV_TYPE(number, .names = &prefix_names), __VA_ARGS__)
static const struct field tag32_one = UINT("tag", 32), tag64_one = UINT("tag", 64);
PREFIX(tag32, "ISIS_32bitAdministrativeTagSubTlv", 1, "tags of 32 bits (RFC 5130, 3.1)", "tags=%tags%", TLV_LENGTH,
       SCALARS("tags", &tag32_one, .whole = true, .size = REST));
PREFIX(tag64, "ISIS_64bitAdministrativeTagSubTlv", 2, "tags of 64 bits (RFC 5130, 3.2)", "tags=%tags%", TLV_LENGTH,
       SCALARS("tags", &tag64_one, .whole = true, .size = REST));
PREFIX(segment, "ISIS_PrefixSegmentIdentifierSubTlv", 3, "segment identifier (RFC 8667, 2.1)", "sid[=%sid%][=%idx%]", TLV_FIXED(5),
       FLAGS("flags", 8, .letters = "res1 res2 L V E P N R"), UINT("algorithm", 8), UINT("sid", 24, .when = "len=5", .help = "a label"),
       UINT("idx", 32, .when = "len=6", .help = "an index"));

/* ---- of routers ---- */

TLV(label, "ISIS_SIDLabelSubTLV", "isis.sid", 1, "segment identifier or label (RFC 8667, 2.3)", "sid[=%sid%][=%idx%]",
    TLV_TYPE(1, .names = &sid_names), TLV_FIXED(3), UINT("sid", 24, .when = "len=3", .help = "a label"),
    UINT("idx", 32, .when = "len=4", .help = "an index"));
static const struct family labels = { .other = "ISIS_SIDLabelSubTLV" };

/* As long as it says. */
static uint64_t label_size(const struct extent *x, const struct scope *s, size_t avail)
{
	(void)x;
	return s->b && avail >= 2 ? 2 + (uint64_t)s->b[s->hdr - avail + 1] : avail;
}
static const struct field range_fields[] = { UINT("range", 24), LAYER("sid_label", &labels, .none = true, .size = SIZE_FN(label_size)) };
static const struct proto range = {
	.name = "ISIS_SRGBDescriptorEntry",
	.title = "IS-IS: a range of labels for segment routing (RFC 8667, 3.1)",
	TABLE(range_fields),
	.text = "%range% from %sid_label%",
};
static const struct family ranges = { .other = "ISIS_SRGBDescriptorEntry" };

#define ROUTER(var, class, number, words, what, ...) \
	TLV(var, class, "isis.router", number, "router: " words, what, TLV_TYPE(number, .names = &router_names), __VA_ARGS__)
static const struct field algorithm = UINT("algorithm", 8);
static const struct val zero_items[] = { { .type = V_INT } };
static const struct list zero_list = { .n = 1, .v = (struct val *)zero_items };
static const struct val zero = { .type = V_LIST, .l = (struct list *)&zero_list };
ROUTER(capabilities, "ISIS_SRCapabilitiesSubTLV", 2, "segment routing (RFC 8667, 3.1)", "sr=%srgb_ranges%", TLV_LENGTH,
       FLAGS("flags", 8, .letters = "res1 res2 res3 res4 res5 res6 V I"), LIST("srgb_ranges", &ranges, .size = REST));
ROUTER(algorithms, "ISIS_SRAlgorithmSubTLV", 19, "algorithms of segment routing (RFC 8667, 3.2)", "algorithms=%algorithms%", TLV_LENGTH,
       SCALARS("algorithms", &algorithm, .whole = true, .value = &zero, .size = REST));

PROTO_UNIT(isissub, &generic, &group, &identifiers, &interface4, &neighbor4, &most, &reservable, &unreserved, &interface6, &neighbor6, &metric,
           &tag32, &tag64, &segment, &label, &range, &capabilities, &algorithms);
