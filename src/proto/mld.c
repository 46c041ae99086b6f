/* mld.c - Multicast Listener Discovery, versions 1 (RFC 2710) and 2 (RFC 3810), and multicast router discovery (RFC 4286). */
#include "ipv6.h"

/* ---- version 1 ----------------------------------------------------------------------------------------------- */

#define LISTENER(t, delay) { \
	ICMP6_TYPE(t), \
	UINT("code", 8), \
	ICMP6_SUM, \
	UINT("mrd", 16, .init = (delay), .help = "Maximum Response Delay, in milliseconds"), \
	UINT("reserved", 16), \
	IPV6("mladdr", .text = "::", .help = "Multicast Address"), \
}

static const struct field query_fields[] = LISTENER(130, 10000);
static const struct field report_fields[] = LISTENER(131, 0);
static const struct field done_fields[] = LISTENER(132, 0);

static const struct proto query = {
	.name = "ICMPv6MLQuery",
	.title = "Multicast Listener Query (RFC 2710, 3)",
	TABLE(query_fields),
	UNDER(BUILT_UNDER_IP6(58)),
	SETS(HOP_LIMIT(1), DESTINATION("ff02::1")),
	.text = "MLD query %mladdr% delay=%mrd%ms",
};

static const struct proto report = {
	.name = "ICMPv6MLReport",
	.title = "Multicast Listener Report (RFC 2710, 3)",
	TABLE(report_fields),
	UNDER_ICMP6(131),
	SETS(HOP_LIMIT(1)),
	.answers = "ICMPv6MLQuery",
	.text = "MLD report %mladdr%",
};

static const struct proto done = {
	.name = "ICMPv6MLDone",
	.title = "Multicast Listener Done (RFC 2710, 3)",
	TABLE(done_fields),
	UNDER_ICMP6(132),
	SETS(HOP_LIMIT(1), DESTINATION("ff02::2")),
	.text = "MLD done %mladdr%",
};

/* ---- version 2 ----------------------------------------------------------------------------------------------- */

static const struct field source = IPV6("source");

static const struct field query2_fields[] = {
	ICMP6_TYPE(130),
	UINT("code", 8),
	ICMP6_SUM,
	UINT("mrd", 16, .init = 10000, .help = "Maximum Response Code"),
	UINT("reserved", 16),
	IPV6("mladdr", .text = "::", .help = "Multicast Address"),
	UINT("Resv", 4),
	UINT("S", 1, .help = "Suppress Router-Side Processing"),
	UINT("QRV", 3, .help = "Querier's Robustness Variable"),
	UINT("QQIC", 8, .help = "Querier's Query Interval Code"),
	UINT("sources_number", 16, .compute = COUNT_OF("sources", 0)),
	SCALARS("sources", &source, .whole = true, .count = OF("sources_number", 1, 0)),
};

static const struct proto query2 = {
	.name = "ICMPv6MLQuery2",
	.title = "Version 2 Multicast Listener Query (RFC 3810, 5.1)",
	TABLE(query2_fields),
	UNDER(BUILT_UNDER_IP6(58)),
	SETS(HOP_LIMIT(1), DESTINATION("ff02::1")),
	.text = "MLDv2 query %mladdr%[ sources %sources%]",
};

/* Version 2 is told by the length (RFC 3810, 8.1). */
static const struct layout *query_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	(void)p;
	return layout_need(n >= 28 ? "ICMPv6MLQuery2" : "ICMPv6MLQuery");
}

static const struct proto any_query = {
	.name = "ICMPv6AnyMLQuery",
	.title = "Multicast Listener Query of either version (RFC 3810, 8.1)",
	.abstract = true,
	UNDER({ "icmpv6.type", 130, BIND_DECODE }),
	.choose = query_choose,
};

/* A record is followed by the next as its payload. */
static const struct field record_fields[] = {
	UINT("rtype", 8, .init = 4, .help = "Record Type"),
	UINT("auxdata_len", 8, .compute = LENGTH_OF("auxdata", 1, 0), .help = "Aux Data Len"),
	UINT("sources_number", 16, .compute = COUNT_OF("sources", 0)),
	IPV6("dst", .text = "::", .help = "Multicast Address"),
	SCALARS("sources", &source, .whole = true, .size = OF("sources_number", 16, 0)),
	BYTES("auxdata", .size = OF("auxdata_len", 1, 0), .help = "Auxiliary Data"),
};

static const struct proto record = {
	.name = "ICMPv6MLDMultAddrRec",
	.title = "Version 2 Multicast Address Record (RFC 3810, 5.2.4)",
	TABLE(record_fields),
	.other = "ICMPv6MLDMultAddrRec",
	.text = "{%dst% type %rtype%[ sources %sources%]}",
};

static const struct family record_family = {
	.other = "ICMPv6MLDMultAddrRec",
	.stack = true,
};

static const struct field report2_fields[] = {
	ICMP6_TYPE(143),
	UINT("res", 8),
	ICMP6_SUM,
	UINT("reserved", 16),
	UINT("records_number", 16, .compute = COUNT_OF("records", 0)),
	LIST("records", &record_family, .count = OF("records_number", 1, 0)),
};

static const struct proto report2 = {
	.name = "ICMPv6MLReport2",
	.title = "Version 2 Multicast Listener Report (RFC 3810, 5.2)",
	TABLE(report2_fields),
	UNDER_ICMP6(143),
	SETS(HOP_LIMIT(1), DESTINATION("ff02::16")),
	.answers = "ICMPv6MLQuery2",
	.text = "MLDv2 report %records%",
};

/* ---- multicast router discovery ------------------------------------------------------------------------------ */

/* These messages are as long as they say; Scapy reads as much again before it calls the rest padding. */
static size_t twice(const struct scope *s, size_t hdr, size_t n)
{
	(void)s;
	return 2 * hdr < n ? 2 * hdr : n;
}

static const struct field advertisement_fields[] = {
	ICMP6_TYPE(151),
	UINT("advinter", 8, .init = 20, .help = "Advertisement Interval, in seconds"),
	ICMP6_SUM,
	UINT("queryint", 16, .help = "Query Interval, in seconds"),
	UINT("robustness", 16, .help = "Robustness Variable"),
};

static const struct proto advertisement = {
	.name = "ICMPv6MRD_Advertisement",
	.title = "Multicast Router Advertisement (RFC 4286, 4)",
	TABLE(advertisement_fields),
	UNDER_ICMP6(151),
	SETS(HOP_LIMIT(1), DESTINATION("ff02::2")),
	.bound = twice,
	.answers = "ICMPv6MRD_Solicitation",
	.text = "MRD advertisement interval=%advinter%s query=%queryint%s robustness=%robustness%",
};

#define BARE(t) { \
	ICMP6_TYPE(t), \
	UINT("res", 8), \
	ICMP6_SUM, \
}

static const struct field solicitation_fields[] = BARE(152);
static const struct field termination_fields[] = BARE(153);

static const struct proto solicitation = {
	.name = "ICMPv6MRD_Solicitation",
	.title = "Multicast Router Solicitation (RFC 4286, 5)",
	TABLE(solicitation_fields),
	UNDER_ICMP6(152),
	SETS(HOP_LIMIT(1), DESTINATION("ff02::2")),
	.bound = twice,
	.text = "MRD solicitation",
};

static const struct proto termination = {
	.name = "ICMPv6MRD_Termination",
	.title = "Multicast Router Termination (RFC 4286, 6)",
	TABLE(termination_fields),
	UNDER_ICMP6(153),
	SETS(HOP_LIMIT(1), DESTINATION("ff02::6a")),
	.bound = twice,
	.text = "MRD termination",
};

PROTO_UNIT(mld, &any_query, &query, &report, &done, &query2, &record, &report2, &advertisement, &solicitation, &termination);
