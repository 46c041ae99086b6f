/* bgp.c - Border Gateway Protocol 4: header, OPEN with capabilities, NOTIFICATION, ROUTE-REFRESH (RFC 4271, RFC 5492, RFC 2918). */
#include "bgp.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/registry.h"

enum { MARKER_SIZE = 16, LENGTH_FIELD = 1, TYPE_AT = 18, KEEPALIVE = 4, MULTIPROTOCOL = 1, FILTERING = 3, RESTART = 64, FOUR_BYTES = 65 };

static const struct name_row type_rows[] = {
	{ 0, "NONE" },
	{ 1, "OPEN" },
	{ 2, "UPDATE" },
	{ 3, "NOTIFICATION" },
	{ 4, "KEEPALIVE" },
	{ 5, "ROUTE-REFRESH" },
};
static const struct names types = { ROWS(type_rows) };

/* ---- what the files share ---- */

static bool is_header(const struct layout *l)
{
	return l && !strcmp(l->proto->name, "BGPHeader");
}

uint64_t bgp_body(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t len, before = BGP_HEADER + (s->hdr - avail);

	(void)x;
	if (!s->p || !s->index || !is_header(scope_under(s)) || !layer_uint(s->p, s->index - 1, LENGTH_FIELD, &len))
		return avail;
	return len > before ? len - before : 0;
}

const struct layout *bgp_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)s;
	for (size_t i = 0; i < MARKER_SIZE; i++)
		if (n < BGP_HEADER || p[i] != UINT8_MAX)
			return layout_need("Raw");
	return layout_need(p[TYPE_AT] == KEEPALIVE ? "BGPKeepAlive" : "BGPHeader");
}

bool bgp_more(const struct field *f, const struct scope *s)
{
	if (s->b)
		return s->hdr > s->at[f->index] / 8;
	return s->vals && s->vals[f->index].type != V_UNSET;
}

/* ---- header ---- */

#define HEADER(...) { \
	BYTES("marker", .size = FIXED(MARKER_SIZE), .filled = true, .wide = true, .ntext = MARKER_SIZE, \
	      .text = "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", .help = "all ones"), \
	UINT("len", 16, .compute = { .kind = C_TOTAL, .unit = 1, .unbounded = true }, .help = "bytes of the message"), \
	UINT("type", 8, .init = KEEPALIVE, .names = &types, __VA_ARGS__), \
}
static const struct field header_fields[] = HEADER(.compute = NEXT("bgp.message"));
static const struct field keepalive_fields[] = HEADER(.compute = { 0 });

static const struct layout *as_it_says(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return bgp_next(NULL, p, n);
}

static const struct proto bgp = {
	.name = "BGP",
	.title = "Border Gateway Protocol 4, any message (RFC 4271)",
	.abstract = true,
	UNDER({ "tcp.port", BGP_PORT, BIND_DECODE }),
	.choose = as_it_says,
	.framed = { .at = 128, .bits = 16 },
};

static const struct proto header = {
	.name = "BGPHeader",
	.title = "BGP message header (RFC 4271, 4.1)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(dport=179, flags=\"PA\")/BGPHeader()/BGPOpen(my_as=65001, hold_time=90, bgp_id=\"192.0.2.2\")",
	TABLE(header_fields),
	.framed = { .at = 128, .bits = 16 },
	.text = "BGP",
};

static const struct proto keepalive = {
	.name = "BGPKeepAlive",
	.title = "BGP KEEPALIVE (RFC 4271, 4.4)",
	TABLE(keepalive_fields),
	FROM_BGP_PORT,
	.next = bgp_next,
	.is = "BGPHeader",
	.framed = { .at = 128, .bits = 16 },
	.text = "BGP KEEPALIVE",
};

/* ---- capabilities (RFC 5492): one follows another ---- */

static const struct layout *capability_class(const struct scope *outer, const uint8_t *p, size_t n)
{
	size_t len = n >= 2 ? p[1] : 0;

	(void)outer;
	if (n < 2)
		return layout_need("BGPCapGeneric");
	switch (p[0]) {
	case MULTIPROTOCOL:
		return layout_need(len == 4 ? "BGPCapMultiprotocol" : "BGPCapGeneric");
	case FOUR_BYTES:
		return layout_need(len == 4 ? "BGPCapFourBytesASN" : "BGPCapGeneric");
	case FILTERING:
		return layout_need(len >= 5 ? "BGPCapORF" : "BGPCapGeneric");
	case RESTART:
		return layout_need(len >= 2 ? "BGPCapGracefulRestart" : "BGPCapGeneric");
	default:
		return layout_need("BGPCapGeneric");
	}
}

static const struct proto capability = {
	.name = "BGPCapability",
	.title = "BGP capability of any code (RFC 5492, 4)",
	.abstract = true,
	.choose = capability_class,
};

#define CODE(n) UINT("code", 8, .init = (n), .names_of = "bgp.capabilities")
#define CAPABILITY(var, class, words, ...) \
	static const struct proto var = { \
		.name = class, \
		.title = "BGP capability: " words, \
		TABLE(var##_fields), \
		.other = "BGPCapability", \
		__VA_ARGS__ \
	}

static const struct field generic_fields[] = {
	CODE(0),
	UINT("length", 8, .compute = LENGTH_OF("cap_data", 1, 0)),
	BYTES("cap_data", .size = OF("length", 1, 0)),
};
CAPABILITY(generic, "BGPCapGeneric", "of any code (RFC 5492, 4)", .text = "\"%code%\"");

static const struct field multiprotocol_fields[] = {
	CODE(MULTIPROTOCOL),
	UINT("length", 8, .init = 4),
	AFI(),
	UINT("reserved", 8),
	SAFI(),
};
CAPABILITY(multiprotocol, "BGPCapMultiprotocol", "multiprotocol extensions (RFC 4760, 8)", .text = "%afi:d%/%safi:d%");

static const struct name_row filter_rows[] = {
	{ 0, "Reserved" },
	{ 64, "Address Prefix ORF" },
	{ 65, "CP-ORF" },
};
static const struct names filters = { ROWS(filter_rows) };

static const struct name_row direction_rows[] = {
	{ 1, "receive" },
	{ 2, "send" },
	{ 3, "both" },
};
static const struct names directions = { ROWS(direction_rows) };

static const struct field tuple_fields[] = {
	UINT("orf_type", 8, .names = &filters),
	UINT("send_receive", 8, .names = &directions),
};
static const struct proto tuple = {
	.name = "ORFTuple",
	.title = "BGP outbound route filtering: a type that is supported (RFC 5291, 5)",
	TABLE(tuple_fields),
};
static const struct family tuples = { .other = "ORFTuple" };

static const struct field block_fields[] = {
	AFI(),
	UINT("reserved", 8),
	SAFI(),
	UINT("orf_number", 8, .compute = COUNT_OF("entries", 0)),
	LIST("entries", &tuples, .count = OF("orf_number", 1, 0)),
};
static const struct proto block = {
	.name = "BGPCapORFBlock",
	.title = "BGP outbound route filtering: types of an address family (RFC 5291, 5)",
	TABLE(block_fields),
};
static const struct family blocks = { .other = "BGPCapORFBlock" };

static const struct field filtering_fields[] = {
	CODE(FILTERING),
	UINT("length", 8, .compute = HEADER_AFTER(1, 0)),
	LIST("orf", &blocks, .size = REST),
};
CAPABILITY(filtering, "BGPCapORF", "outbound route filtering (RFC 5291, 5)", .text = "ORF");

static const struct field restart_tuple_fields[] = { AFI(), SAFI(), UINT("flags", 8, .base = HEX) };
static const struct proto restart_tuple = {
	.name = "GRTuple",
	.title = "BGP graceful restart: an address family (RFC 4724, 3)",
	TABLE(restart_tuple_fields),
};
static const struct family restart_tuples = { .other = "GRTuple" };

static const struct field restart_fields[] = {
	CODE(RESTART),
	UINT("length", 8, .compute = HEADER_AFTER(1, 0)),
	UINT("restart_flags", 4),
	UINT("restart_time", 12, .help = "in seconds"),
	LIST("entries", &restart_tuples, .size = REST),
};
CAPABILITY(restart, "BGPCapGracefulRestart", "graceful restart (RFC 4724, 3)", .text = "restart=%restart_time%s");

static const struct field four_bytes_fields[] = {
	CODE(FOUR_BYTES),
	UINT("length", 8, .init = 4),
	UINT("asn", 32, .help = "autonomous system number"),
};
CAPABILITY(four_bytes, "BGPCapFourBytesASN", "AS numbers of four octets (RFC 6793, 3)", .text = "as4=%asn%");

/* ---- OPEN ---- */

static const struct field auth_fields[] = { UINT("authentication_code", 8), BYTES("authentication_data", .size = REST) };
static const struct proto auth = {
	.name = "BGPAuthenticationInformation",
	.title = "BGP authentication information (RFC 1771, 4.2)",
	TABLE(auth_fields),
};

static const struct layout *any_capability(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	(void)f;
	return capability_class(outer, p, avail);
}
static const struct family capabilities = { .choose = any_capability, .stack = true };
static const struct family auths = { .other = "BGPAuthenticationInformation" };

static const struct name_row param_rows[] = {
	{ 0, "Reserved" },
	{ 1, "Authentication (deprecated)" },
	{ 2, "Capabilities" },
};
static const struct names params = { ROWS(param_rows) };

static const struct field param_fields[] = {
	UINT("param_type", 8, .init = 2, .names = &params),
	UINT("param_length", 8, .compute = HEADER_AFTER(1, 0)),
	LAYER("param_value", &capabilities, .none = true, .when = "param_type=2", .size = REST, .help = "capabilities, one upon the other"),
	LAYER("authentication_data", &auths, .none = true, .when = "param_type=1", .size = REST),
	BYTES("param_data", .present = bgp_more, .size = REST, .help = "of another type"),
};
static const struct proto param = {
	.name = "BGPOptParam",
	.title = "BGP OPEN: optional parameter (RFC 5492, 4)",
	TABLE(param_fields),
	.text = "%param_value%",
};
static const struct family param_family = { .other = "BGPOptParam" };

static const struct field open_fields[] = {
	UINT("version", 8, .init = 4),
	UINT("my_as", 16, .help = "autonomous system number"),
	UINT("hold_time", 16, .help = "in seconds"),
	IPV4("bgp_id"),
	UINT("opt_param_len", 8, .compute = LENGTH_OF("opt_params", 1, 0)),
	LIST("opt_params", &param_family, .size = OF("opt_param_len", 1, 0)),
};
static const struct proto open = {
	.name = "BGPOpen",
	.title = "BGP OPEN (RFC 4271, 4.2)",
	TABLE(open_fields),
	UNDER({ "bgp.message", 1 }),
	FROM_BGP_PORT,
	.next = bgp_next,
	.text = "OPEN AS=%my_as% id=%bgp_id% hold=%hold_time%s[ %opt_params%]",
};

/* ---- NOTIFICATION ---- */

static const struct name_row error_rows[] = {
	{ 1, "Message Header Error" },
	{ 2, "OPEN Message Error" },
	{ 3, "UPDATE Message Error" },
	{ 4, "Hold Timer Expired" },
	{ 5, "Finite State Machine Error" },
	{ 6, "Cease" },
	{ 7, "ROUTE-REFRESH Message Error" },
};
static const struct names errors = { ROWS(error_rows) };

#define SUBCODE(...) &(const struct field)UINT("error_subcode", 8, __VA_ARGS__)
static const struct alt subcodes[] = {
	{ "error_code=1", SUBCODE(.names_of = "bgp.sub1") },
	{ "error_code=2", SUBCODE(.names_of = "bgp.sub2") },
	{ "error_code=3", SUBCODE(.names_of = "bgp.sub3") },
	{ "error_code=5", SUBCODE(.names_of = "bgp.sub5") },
	{ "error_code=6", SUBCODE(.names_of = "bgp.sub6") },
	{ "error_code=7", SUBCODE(.names_of = "bgp.sub7") },
	{ NULL, SUBCODE() },
};

static const struct field notification_fields[] = {
	UINT("error_code", 8, .names = &errors),
	ALT("error_subcode", subcodes),
	BYTES("data", .size = BGP_BODY),
};
static const struct proto notification = {
	.name = "BGPNotification",
	.title = "BGP NOTIFICATION (RFC 4271, 4.5)",
	TABLE(notification_fields),
	UNDER({ "bgp.message", 3 }),
	FROM_BGP_PORT,
	.next = bgp_next,
	.text = "NOTIFICATION %error_code%[: %error_subcode%]",
};

/* ---- ROUTE-REFRESH with outbound route filters (RFC 5291, RFC 5292, RFC 7543) ---- */

static const struct name_row action_rows[] = {
	{ 0, "ADD" },
	{ 1, "REMOVE" },
	{ 2, "REMOVE-ALL" },
};
static const struct names actions = { ROWS(action_rows) };

static const struct name_row match_rows[] = {
	{ 0, "PERMIT" },
	{ 1, "DENY" },
};
static const struct names matches = { ROWS(match_rows) };

#define ENTRY UINT("action", 2, .names = &actions), UINT("match", 1, .names = &matches), UINT("reserved", 5)

static const struct field entry_fields[] = { ENTRY, BYTES("value", .size = REST) };
static const struct proto entry = {
	.name = "BGPORFEntry",
	.title = "BGP outbound route filter: entry of any type (RFC 5291, 4)",
	TABLE(entry_fields),
};

static const struct layout *filter_prefix(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	const struct scope *refresh = outer && outer->outer ? outer->outer->outer : NULL;
	uint64_t afi = BGP_IPV4;

	(void)f;
	(void)p;
	(void)avail;
	if (refresh)
		scope_named(refresh, "afi", &afi);
	return layout_need(afi == BGP_IPV6 ? "BGPNLRI_IPv6" : "BGPNLRI_IPv4");
}
static const struct family filter_prefixes = { .choose = filter_prefix };

static const struct field prefix_fields[] = {
	ENTRY,
	UINT("sequence", 32),
	UINT("min_len", 8),
	UINT("max_len", 8),
	LAYER("prefix", &filter_prefixes, .none = true, .size = REST),
};
static const struct proto prefix = {
	.name = "BGPORFAddressPrefix",
	.title = "BGP outbound route filter: address prefix (RFC 5292, 3)",
	TABLE(prefix_fields),
};

static const struct field covering_fields[] = {
	ENTRY,
	UINT("sequence", 32),
	UINT("min_len", 8),
	UINT("max_len", 8),
	UINT("rt", 64, .help = "route target"),
	UINT("import_rt", 64),
	UINT("route_type", 8),
	LAYER("host_addr", NULL, .none = true, .size = REST),
};
static const struct proto covering = {
	.name = "BGPORFCoveringPrefix",
	.title = "BGP outbound route filter: covering prefix (RFC 7543, 3)",
	TABLE(covering_fields),
};

static const struct layout *entry_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	uint64_t type = 0;

	(void)f;
	(void)p;
	(void)avail;
	scope_named(outer, "orf_type", &type);
	return layout_need(type == 64 ? "BGPORFAddressPrefix" : type == 65 ? "BGPORFCoveringPrefix" : "BGPORFEntry");
}
static const struct family entries = { .choose = entry_class };

static const struct name_row refresh_rows[] = {
	{ 1, "IMMEDIATE" },
	{ 2, "DEFER" },
};
static const struct names refreshes = { ROWS(refresh_rows) };

static const struct field orf_fields[] = {
	UINT("when_to_refresh", 8, .names = &refreshes),
	UINT("orf_type", 8, .names = &filters),
	UINT("orf_len", 16, .compute = LENGTH_OF("entries", 1, 0)),
	LIST("entries", &entries, .size = OF("orf_len", 1, 0)),
};
static const struct proto orf = {
	.name = "BGPORF",
	.title = "BGP outbound route filters (RFC 5291, 4)",
	TABLE(orf_fields),
};
static const struct family orfs = { .other = "BGPORF" };

static const struct name_row subtype_rows[] = {
	{ 0, "Route-Refresh" },
	{ 1, "BoRR" },
	{ 2, "EoRR" },
	{ 255, "Reserved" },
};
static const struct names subtypes = { ROWS(subtype_rows) };

/* Filters: when the message is longer than without them, or when they are given. */
static bool has_filters(const struct field *f, const struct scope *s)
{
	if (s->b)
		return s->hdr > 4 && bgp_body(NULL, s, s->hdr - 4) > 0;
	return s->vals && s->vals[f->index].type != V_UNSET;
}

static const struct field refresh_fields[] = {
	AFI(.init = BGP_IPV4),
	UINT("subtype", 8, .names = &subtypes),
	SAFI(.init = 1),
	LAYER("orf_data", &orfs, .none = true, .present = has_filters, .size = BGP_BODY),
};
static const struct proto refresh = {
	.name = "BGPRouteRefresh",
	.title = "BGP ROUTE-REFRESH (RFC 2918, 3; RFC 7313, 3.2)",
	TABLE(refresh_fields),
	UNDER({ "bgp.message", 5 }),
	FROM_BGP_PORT,
	.next = bgp_next,
	.text = "ROUTE-REFRESH %afi:d%/%safi:d% %subtype%",
};

PROTO_UNIT(bgp, &bgp, &header, &keepalive, &open, &param, &auth, &capability, &generic, &multiprotocol, &tuple, &block, &filtering,
           &restart_tuple, &restart, &four_bytes, &notification, &entry, &prefix, &covering, &orf, &refresh);
