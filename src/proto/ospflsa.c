/* ospflsa.c - link state advertisements of OSPF version 2 (RFC 2328, A.4; RFC 3101, RFC 5250). */
#include "ospf.h"

#include "pkt/scope.h"

static const struct name_row lsa_rows[] = {
	{ 1, "router" },
	{ 2, "network" },
	{ 3, "summaryIP" },
	{ 4, "summaryASBR" },
	{ 5, "external" },
	{ 7, "NSSAexternal" },
	{ 9, "linkScopeOpaque" },
	{ 10, "areaScopeOpaque" },
	{ 11, "asScopeOpaque" },
};
static const struct names lsas = { .table = "ospf.lsa", ROWS(lsa_rows) };

static const struct name_row link_rows[] = {
	{ 1, "p2p" },
	{ 2, "transit" },
	{ 3, "stub" },
	{ 4, "virtual" },
};
static const struct names links = { ROWS(link_rows) };

#define LSA(number, id, advertiser) \
	LSA_AGE, \
	OSPF_OPTIONS, \
	UINT("type", 8, .init = (number), .names = &lsas), \
	IPV4("id", .init = (id), .help = "link state ID"), \
	IPV4("adrouter", .init = (advertiser), .help = "advertising router"), \
	LSA_SEQUENCE

#define LSA_CLASS(var, class, number, words, ...) \
	static const struct proto var = { \
		.name = class, \
		.title = "OSPF " words, \
		TABLE(var##_fields), \
		UNDER({ "ospf.lsa", (number) }), \
		.text = "%type% %id% by %adrouter% seq=%seq:x%", \
		__VA_ARGS__ \
	}

enum { NETWORK = 0xc0a80000, ROUTER1 = 0x01010101, ROUTER2 = 0x02020202, OPAQUE = 0xc0000201, OPAQUE_ROUTER = 0xc6336464 };

/* The header alone: what database descriptions and acknowledgments list. */
static const struct field header_fields[] = {
	LSA(1, NETWORK, ROUTER1),
	UINT("chksum", 16, .base = HEX),
	UINT("len", 16, .init = 36),
};
static const struct proto header = {
	.name = "OSPF_LSA_Hdr",
	.title = "OSPF LSA header (RFC 2328, A.4.1)",
	TABLE(header_fields),
	.text = "%type% %id% by %adrouter% seq=%seq:x%",
};

static const struct field unknown_fields[] = {
	LSA(0, 0, ROUTER1),
	LSA_SUM,
	LSA_LENGTH,
	BYTES("data", .size = REST),
};
static const struct proto unknown = {
	.name = "OSPF_Unknown_LSA",
	.title = "OSPF LSA of a type that no class has (RFC 2328, A.4.1)",
	TABLE(unknown_fields),
	.text = "%type% %id% by %adrouter% seq=%seq:x%",
};

/* A metric for each type of service follows a link: a type, an octet of zero, the metric (RFC 2328, A.4.2). */
static const struct field tos_metric = UINT("tosmetrics", 32, .base = HEX);

static const struct field link_fields[] = {
	IPV4("id", .init = NETWORK, .help = "link ID"),
	IPV4("data", .init = 0xffffff00, .help = "link data"),
	UINT("type", 8, .init = 3, .names = &links),
	UINT("toscount", 8),
	UINT("metric", 16, .init = 10),
	UINT("tos", 8, .present = ospf_never),
	UINT("reserved", 8, .present = ospf_never),
	UINT("tosmetric", 16, .present = ospf_never),
	SCALARS("tosmetrics", &tos_metric, .whole = true, .when = "toscount!=0", .count = OF("toscount", 1, 0),
	        .help = "for each type of service: the type, 0, 16 bits of metric"),
};
static const struct proto link = {
	.name = "OSPF_Link",
	.title = "OSPF: a link of a router (RFC 2328, A.4.2)",
	TABLE(link_fields),
	.text = "%type% %id% %data% metric=%metric%",
};

static const struct family link_family = { .other = "OSPF_Link" };

static const struct field router_fields[] = {
	LSA(1, ROUTER1, ROUTER1),
	LSA_SUM,
	LSA_LENGTH,
	FLAGS("flags", 8, .letters = "B E V W Nt"),
	UINT("reserved", 8),
	UINT("linkcount", 16, .compute = COUNT_OF("linklist", 0)),
	LIST("linklist", &link_family, .count = OF("linkcount", 1, 0), .size = REST),
};
LSA_CLASS(router, "OSPF_Router_LSA", 1, "Router LSA (RFC 2328, A.4.2)");

static const struct field attached = IPV4("attached");

static const struct field network_fields[] = {
	LSA(2, NETWORK, ROUTER1),
	LSA_SUM,
	LSA_LENGTH,
	IPV4("mask", .init = 0xffffff00),
	SCALARS("routerlist", &attached, .whole = true, .size = REST, .help = "attached routers"),
};
LSA_CLASS(network, "OSPF_Network_LSA", 2, "Network LSA (RFC 2328, A.4.3)");

/* Metrics for types of service: when there is room for them, or when they are given. */
static bool more(const struct field *f, const struct scope *s)
{
	if (s->b)
		return s->hdr > s->at[f->index] / 8;
	return s->vals && s->vals[f->index].type != V_UNSET;
}
#define MORE_METRICS BYTES("tosmetrics", .present = more, .size = REST, .help = "for each type of service: the type, 24 bits of metric")

#define SUMMARY(number, id, mask, cost) { \
	LSA(number, id, ROUTER1), \
	LSA_SUM, \
	LSA_LENGTH, \
	IPV4("mask", .init = (mask)), \
	UINT("reserved", 8), \
	UINT("metric", 24, .base = HEX, .init = (cost)), \
	UINT("tos", 8, .present = ospf_never), \
	UINT("tosmetric", 24, .base = HEX, .present = ospf_never), \
	MORE_METRICS \
}
static const struct field summary_fields[] = SUMMARY(3, NETWORK, 0xffffff00, 10);
static const struct field asbr_fields[] = SUMMARY(4, ROUTER2, 0, 20);
LSA_CLASS(summary, "OSPF_SummaryIP_LSA", 3, "Summary LSA: IP network (RFC 2328, A.4.4)");
LSA_CLASS(asbr, "OSPF_SummaryASBR_LSA", 4, "Summary LSA: AS boundary router (RFC 2328, A.4.4)");

#define EXTERNAL(number) { \
	LSA(number, NETWORK, ROUTER2), \
	LSA_SUM, \
	LSA_LENGTH, \
	IPV4("mask", .init = 0xffffff00), \
	FLAGS("ebit", 1, .letters = "E", .help = "type 2 external metric"), \
	UINT("reserved", 7), \
	UINT("metric", 24, .base = HEX, .init = 20), \
	IPV4("fwdaddr", .help = "forwarding address"), \
	UINT("tag", 32, .base = HEX, .help = "external route tag"), \
	UINT("tos", 8, .present = ospf_never), \
	UINT("tosmetric", 24, .base = HEX, .present = ospf_never), \
	MORE_METRICS \
}
static const struct field external_fields[] = EXTERNAL(5);
static const struct field nssa_fields[] = EXTERNAL(7);
LSA_CLASS(external, "OSPF_External_LSA", 5, "AS External LSA (RFC 2328, A.4.5)");
LSA_CLASS(nssa, "OSPF_NSSA_External_LSA", 7, "NSSA External LSA (RFC 3101, 2.5)");

#define OPAQUE_LSA(number) { \
	LSA(number, OPAQUE, OPAQUE_ROUTER), \
	LSA_SUM, \
	LSA_LENGTH, \
	BYTES("data", .size = REST, .text = "data"), \
}
static const struct field on_link_fields[] = OPAQUE_LSA(9);
static const struct field in_area_fields[] = OPAQUE_LSA(10);
static const struct field in_as_fields[] = OPAQUE_LSA(11);
LSA_CLASS(on_link, "OSPF_Link_Scope_Opaque_LSA", 9, "Opaque LSA of link-local scope (RFC 5250, 3)");
LSA_CLASS(in_area, "OSPF_Area_Scope_Opaque_LSA", 10, "Opaque LSA of area scope (RFC 5250, 3)");
LSA_CLASS(in_as, "OSPF_AS_Scope_Opaque_LSA", 11, "Opaque LSA of AS scope (RFC 5250, 3)");

PROTO_NAMES_UNIT(ospflsa, ((const struct names *const[]){ &lsas, NULL }), &header, &unknown, &link, &router, &network, &summary, &asbr,
                 &external, &nssa, &on_link, &in_area, &in_as);
