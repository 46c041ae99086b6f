/* igmp.c - Internet Group Management Protocol, versions 1 and 2 (RFC 1112, RFC 2236) and 3 (RFC 3376), with RFC 4286. */
#include "pkt/field.h"
#include "pkt/registry.h"

enum { IGMP_PROTOCOL = 2, QUERY = 0x11, REPORT3 = 0x22, ADVERTISEMENT = 0x30, TERMINATION = 0x32, QUERY3_SIZE = 12, ALL_IGMP3_TOS = 0xc0 };

static const struct name_row type_rows[] = {
	{ QUERY, "Group Membership Query" },
	{ 0x12, "Version 1 - Membership Report" },
	{ 0x16, "Version 2 - Membership Report" },
	{ 0x17, "Leave Group" },
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row type3_rows[] = {
	{ QUERY, "Membership Query" },
	{ REPORT3, "Version 3 Membership Report" },
	{ ADVERTISEMENT, "Multicast Router Advertisement" },
	{ 0x31, "Multicast Router Solicitation" },
	{ TERMINATION, "Multicast Router Termination" },
};
static const struct names types3 = { ROWS(type3_rows) };

static const struct field igmp_fields[] = {
	UINT("type", 8, .init = QUERY, .names = &types),
	UINT("mrcode", 8, .init = 20, .help = "maximum response time, in tenths of a second"),
	UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_PLAIN),
	IPV4("gaddr", .help = "group address"),
};

/* Version 3 has types of its own, and longer queries (RFC 3376, 7.1). */
static const struct layout *choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n && (p[0] == REPORT3 || (p[0] >= ADVERTISEMENT && p[0] <= TERMINATION) || (p[0] == QUERY && n >= QUERY3_SIZE))
		? layout_need("IGMPv3") : LAYOUT_SELF;
}

static const struct proto igmp = {
	.name = "IGMP",
	.title = "Internet Group Management Protocol, versions 1 and 2 (RFC 2236)",
	.example = "IP(dst=\"239.1.2.3\")/IGMP(type=\"Version 2 - Membership Report\", mrcode=0, gaddr=\"239.1.2.3\")",
	TABLE(igmp_fields),
	UNDER({ "ipproto", IGMP_PROTOCOL }),
	SETS({ "IP", "ttl", 1 }),
	.choose = choose,
	.summary = "IGMP{IP:: %IP.src% > %IP.dst%} %IGMP.type% %IGMP.gaddr%",
	.text = "IGMP %type% %gaddr%",
};

static const struct field igmp3_fields[] = {
	UINT("type", 8, .init = QUERY, .names = &types3, .compute = NEXT("igmp3")),
	UINT("mrcode", 8, .init = 20, .help = "maximum response code"),
	UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_PLAIN),
};
static const struct proto igmp3 = {
	.name = "IGMPv3",
	.title = "Internet Group Management Protocol, version 3 (RFC 3376)",
	.example = "IP()/IGMPv3()/IGMPv3mr(records=[IGMPv3gr(rtype=\"Change To Exclude Mode\", maddr=\"239.1.2.3\")])",
	TABLE(igmp3_fields),
	UNDER({ "ipproto", IGMP_PROTOCOL, BIND_BUILD }),
	SETS({ "IP", "ttl", 1 }, { "IP", "tos", ALL_IGMP3_TOS }, { "IP", "dst", 0, "224.0.0.22" }),
	.is = "IGMP",
	.summary = "IGMPv3{IP:: %IP.src% > %IP.dst%} %IGMPv3.type%",
	.text = "IGMPv3 %type%",
};

static const struct field source = IPV4("source");

static const struct field query_fields[] = {
	IPV4("gaddr", .help = "group address"),
	UINT("resv", 4),
	UINT("s", 1, .help = "suppress router-side processing"),
	UINT("qrv", 3, .help = "querier's robustness variable"),
	UINT("qqic", 8, .help = "querier's query interval code"),
	UINT("numsrc", 16, .compute = COUNT_OF("srcaddrs", 0)),
	SCALARS("srcaddrs", &source, .whole = true, .count = OF("numsrc", 1, 0)),
};
static const struct proto query = {
	.name = "IGMPv3mq",
	.title = "IGMPv3 membership query (RFC 3376, 4.1)",
	TABLE(query_fields),
	UNDER({ "igmp3", QUERY }),
	.text = "%gaddr%[ sources %srcaddrs%]",
};

static const struct name_row record_rows[] = {
	{ 1, "Mode Is Include" },
	{ 2, "Mode Is Exclude" },
	{ 3, "Change To Include Mode" },
	{ 4, "Change To Exclude Mode" },
	{ 5, "Allow New Sources" },
	{ 6, "Block Old Sources" },
};
static const struct names record_names = { ROWS(record_rows) };

static const struct field record_fields[] = {
	UINT("rtype", 8, .init = 1, .names = &record_names),
	UINT("auxdlen", 8, .help = "words of auxiliary data"),
	UINT("numsrc", 16, .compute = COUNT_OF("srcaddrs", 0)),
	IPV4("maddr", .help = "multicast address"),
	SCALARS("srcaddrs", &source, .whole = true, .count = OF("numsrc", 1, 0)),
	BYTES("auxdata", .when = "auxdlen!=0", .size = OF("auxdlen", 4, 0), .help = "auxiliary data"),
};
static const struct proto record = {
	.name = "IGMPv3gr",
	.title = "IGMPv3 group record (RFC 3376, 4.2.4)",
	TABLE(record_fields),
	.text = "{%maddr% %rtype%[ %srcaddrs%]}",
};
static const struct family records = { .other = "IGMPv3gr" };

static const struct field report_fields[] = {
	UINT("res2", 16, .base = HEX),
	UINT("numgrp", 16, .compute = COUNT_OF("records", 0)),
	LIST("records", &records, .count = OF("numgrp", 1, 0)),
};
static const struct proto report = {
	.name = "IGMPv3mr",
	.title = "IGMPv3 membership report (RFC 3376, 4.2)",
	TABLE(report_fields),
	UNDER({ "igmp3", REPORT3 }),
	SETS({ "IGMPv3", "mrcode", 0 }),
	.text = "%records%",
};

static const struct field advertisement_fields[] = {
	UINT("qryIntvl", 16, .help = "query interval, in seconds"),
	UINT("robust", 16, .help = "robustness variable"),
};
static const struct proto advertisement = {
	.name = "IGMPv3mra",
	.title = "Multicast router advertisement (RFC 4286, 3.1)",
	TABLE(advertisement_fields),
	UNDER({ "igmp3", ADVERTISEMENT }),
	.text = "query=%qryIntvl%s robustness=%robust%",
};

PROTO_UNIT(igmp, &igmp, &igmp3, &query, &record, &report, &advertisement);
