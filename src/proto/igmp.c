/* igmp.c - Internet Group Management Protocol, versions 1 and 2 (RFC 1112, RFC 2236) and 3 (RFC 9776), with RFC 4286. */
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { IGMP_PROTOCOL = 2, QUERY = 0x11, REPORT1, REPORT2 = 0x16, LEAVE, REPORT3 = 0x22, ADVERTISEMENT = 0x30, SOLICITATION, TERMINATION };
enum { LEAST = 4, QUERY3_SIZE = 12, QUERY_CODE = 20, INTERNETWORK_CONTROL = 0xc0 };
enum { PLAIN_CODES = 128, MANTISSA = 15, EXPONENT_AT = 4, HIDDEN_ONE = 16, LEAST_SHIFT = 3, MOST_CODE = (MANTISSA | HIDDEN_ONE) << (7 + LEAST_SHIFT) };

static const struct name_row type_rows[] = {
	{ QUERY, "Group Membership Query" },
	{ REPORT1, "Version 1 - Membership Report" },
	{ REPORT2, "Version 2 - Membership Report" },
	{ LEAVE, "Leave Group" },
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row type3_rows[] = {
	{ QUERY, "Membership Query" },
	{ REPORT3, "Version 3 - Membership Report" },
	{ ADVERTISEMENT, "Multicast Router Advertisement" },
	{ SOLICITATION, "Multicast Router Solicitation" },
	{ TERMINATION, "Multicast Router Termination" },
};
static const struct names types3 = { ROWS(type3_rows) };

/* Which message: by its type, and of queries those of version 3 are longer (RFC 9776, 7.1). */
static const struct layout *choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	static const struct {
		uint8_t type;
		const char *class;
	} classes[] = {
		{ REPORT1, "IGMP_MR" },       { REPORT2, "IGMPv2_MR" },          { LEAVE, "IGMPv2_LG" },        { REPORT3, "IGMPv3_MR" },
		{ ADVERTISEMENT, "IGMPv3_MRA" }, { SOLICITATION, "IGMPv3_MRS" }, { TERMINATION, "IGMPv3_MRT" },
	};

	(void)outer;
	for (size_t i = 0; n >= LEAST && i < sizeof(classes) / sizeof(classes[0]); i++)
		if (classes[i].type == p[0])
			return layout_need(classes[i].class);
	return layout_need(n >= QUERY3_SIZE && p[0] == QUERY ? "IGMPv3_MQ" : "IGMP_MQ");
}

/* Two seconds for a query, nothing for the rest. */
static bool code(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	(void)f;
	*out = enc_header(e, layer)[0] == QUERY ? QUERY_CODE : 0;
	return true;
}

#define SUM UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_PLAIN)
#define ON_IP(to) SETS({ "IP", "ttl", 1 }, { "IP", "tos", INTERNETWORK_CONTROL }, { "IP", "options", 0, "IPOption_Router_Alert" }, \
	{ "IP", "dst", 0, (to) })
#define ON_IP_ANYWHERE SETS({ "IP", "ttl", 1 }, { "IP", "tos", INTERNETWORK_CONTROL }, { "IP", "options", 0, "IPOption_Router_Alert" })

/* ---- versions 1 and 2 ---- */

#define MESSAGE(var, class, number, words, how, ...) \
	static const struct field var##_fields[] = { \
		UINT("type", 8, .init = (number), .names = &types), \
		UINT("mrcode", 8, .compute = COMPUTE_LOOKS(code, LOOKS_LAYER), .help = "maximum response time, in tenths of a second"), \
		SUM, \
		IPV4("gaddr", .help = "group address"), \
	}; \
	static const struct proto var = { \
		.name = class, \
		.title = words, \
		TABLE(var##_fields), \
		how, \
		.summary = "IGMP{IP:: %IP.src% > %IP.dst%} %" class ".type% %" class ".gaddr%", \
		.text = "IGMP %type% %gaddr%", \
		__VA_ARGS__ \
	}

MESSAGE(igmp, "IGMP", QUERY, "Internet Group Management Protocol, versions 1 and 2 (RFC 2236)", ON_IP_ANYWHERE, .choose = choose,
        UNDER({ "ipproto", IGMP_PROTOCOL }), .example = "IP(dst=\"239.1.2.3\")/IGMP(type=\"Version 2 - Membership Report\", gaddr=\"239.1.2.3\")");
#define BUILT UNDER({ "ipproto", IGMP_PROTOCOL, BIND_BUILD }), .is = "IGMP"
MESSAGE(query, "IGMP_MQ", QUERY, "IGMP membership query, versions 1 and 2 (RFC 2236, 2)", ON_IP("224.0.0.1"), BUILT);
MESSAGE(report1, "IGMP_MR", REPORT1, "IGMP membership report, version 1 (RFC 1112, I)", ON_IP_ANYWHERE, BUILT, .answers = "IGMP_MQ");
MESSAGE(report2, "IGMPv2_MR", REPORT2, "IGMP membership report, version 2 (RFC 2236, 2)", ON_IP_ANYWHERE, BUILT, .answers = "IGMP_MQ");
MESSAGE(leave, "IGMPv2_LG", LEAVE, "IGMP leave group (RFC 2236, 2)", ON_IP("224.0.0.2"), BUILT);

/* ---- version 3 ---- */

/* The code of a query: times from 12.8 seconds on are 4 bits of mantissa and 3 of exponent (RFC 9776, 4.1.1). */
static bool is_query(const struct scope *s)
{
	uint64_t type;

	return scope_uint(s, 0, &type) && type == QUERY;
}

static bool code_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)f;
	(void)p;
	*n = 1;
	return avail >= 1;
}

static void code_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	unsigned v = p[0];

	(void)f;
	(void)n;
	if (v >= PLAIN_CODES && is_query(s))
		v = (HIDDEN_ONE | (v & MANTISSA)) << ((v >> EXPONENT_AT & 7) + LEAST_SHIFT);
	*out = val_int(v);
}

static bool code_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	uint64_t x = v->type == V_INT ? v->u : f->init;
	unsigned exponent = 0;

	if (x >= PLAIN_CODES && is_query(s)) {
		for (x >>= LEAST_SHIFT; x > (MANTISSA | HIDDEN_ONE); x >>= 1)
			exponent++;
		x = PLAIN_CODES | exponent << EXPONENT_AT | (x & MANTISSA);
	}
	if (x > UINT8_MAX)
		return diag_set(d, "%llu does not fit in %s (8 bits: 0 to 255)", (unsigned long long)x, f->name);
	buf_byte(out, (uint8_t)x);
	return true;
}

static bool code_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type == V_NONE) {
		*out = VAL_UNSET;
		return true;
	}
	if (in->type != V_INT || in->neg || in->u > MOST_CODE)
		return diag_set(d, "%s is a number of tenths of a second from 0 to %u", f->name, MOST_CODE);
	*out = val_int(in->u);
	return true;
}

static const struct kind_ops code_ops = { code_measure, code_read, code_write, code_accept };

#define SUMMARY(class) .summary = "IGMPv3{IP:: %IP.src% > %IP.dst%} %" class ".type%", .is = "IGMPv3"
#define TYPE(n) UINT("type", 8, .init = (n), .names = &types3)
#define RESERVED UINT("reserved", 8)
#define NAMELESS "bit_0 bit_1 bit_2"

static const struct field source = IPV4("source");

#define QUERY_REST(...) \
	IPV4("gaddr", .help = "group address", __VA_ARGS__), \
	FLAGS("flags", 4, .letters = NAMELESS " extended", __VA_ARGS__), \
	UINT("s", 1, .help = "suppress router-side processing", __VA_ARGS__), \
	UINT("qrv", 3, .help = "querier's robustness variable", __VA_ARGS__), \
	UINT("qqic", 8, .help = "querier's query interval code", __VA_ARGS__), \
	UINT("numsrc", 16, .compute = COUNT_OF("srcaddrs", 0), __VA_ARGS__), \
	SCALARS("srcaddrs", &source, .whole = true, .count = OF("numsrc", 1, 0), __VA_ARGS__)
#define REPORT_REST \
	FLAGS("flags", 16, .letters = NAMELESS " bit_3 bit_4 bit_5 bit_6 bit_7 bit_8 bit_9 bit_10 bit_11 bit_12 bit_13 bit_14 extended"), \
	UINT("numgrp", 16, .compute = COUNT_OF("records", 0)), \
	LIST("records", &records, .count = OF("numgrp", 1, 0))

static const struct field query3_fields[] = {
	TYPE(QUERY),
	HOOK("mrcode", &code_ops, .init = QUERY_CODE, .help = "maximum response time, in tenths of a second"),
	SUM,
	QUERY_REST(),
};
static const struct proto query3 = {
	.name = "IGMPv3_MQ",
	.title = "IGMPv3 membership query (RFC 9776, 4.1)",
	TABLE(query3_fields),
	UNDER({ "ipproto", IGMP_PROTOCOL, BIND_BUILD }),
	ON_IP("224.0.0.1"),
	SUMMARY("IGMPv3_MQ"),
	.text = "IGMPv3 query %gaddr%[ sources %srcaddrs%]",
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
	UINT("rtype", 8, .init = 4, .names = &record_names),
	UINT("auxdlen", 8, .help = "words of auxiliary data"),
	UINT("numsrc", 16, .compute = COUNT_OF("srcaddrs", 0)),
	IPV4("maddr", .help = "multicast address"),
	SCALARS("srcaddrs", &source, .whole = true, .count = OF("numsrc", 1, 0)),
	BYTES("auxdata", .when = "auxdlen!=0", .size = OF("auxdlen", 4, 0), .help = "auxiliary data"),
};
static const struct proto record = {
	.name = "IGMPv3_MR_Group",
	.title = "IGMPv3 group record (RFC 9776, 4.2.4)",
	TABLE(record_fields),
	.text = "{%maddr% %rtype%[ %srcaddrs%]}",
};
static const struct family records = { .other = "IGMPv3_MR_Group" };

static const struct field report3_fields[] = { TYPE(REPORT3), RESERVED, SUM, REPORT_REST };
static const struct proto report3 = {
	.name = "IGMPv3_MR",
	.title = "IGMPv3 membership report (RFC 9776, 4.2)",
	.example = "IP()/IGMPv3_MR(records=[IGMPv3_MR_Group(rtype=\"Change To Exclude Mode\", maddr=\"239.1.2.3\")])",
	TABLE(report3_fields),
	UNDER({ "ipproto", IGMP_PROTOCOL, BIND_BUILD }),
	ON_IP("224.0.0.22"),
	SUMMARY("IGMPv3_MR"),
	.answers = "IGMPv3_MQ",
	.text = "IGMPv3 report %records%",
};

/* ---- multicast router discovery (RFC 4286) ---- */

#define ROUTER(var, class, words, to, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "Multicast router " words, \
		TABLE(var##_fields), \
		UNDER({ "ipproto", IGMP_PROTOCOL, BIND_BUILD }), \
		ON_IP(to), \
		SUMMARY(class), \
		.text = "IGMP router " what, \
	}
ROUTER(advertisement, "IGMPv3_MRA", "advertisement (RFC 4286, 3.1)", "224.0.0.106", "advertisement query=%qryIntvl%s robustness=%robust%",
       TYPE(ADVERTISEMENT), UINT("advIntvl", 8, .help = "advertisement interval, in seconds"), SUM,
       UINT("qryIntvl", 16, .help = "query interval, in seconds"), UINT("robust", 16, .help = "robustness variable"));
ROUTER(solicitation, "IGMPv3_MRS", "solicitation (RFC 4286, 3.2)", "224.0.0.2", "solicitation", TYPE(SOLICITATION), RESERVED, SUM);
ROUTER(termination, "IGMPv3_MRT", "termination; its type has to be set to 0x32, Scapy's default is 0x31 (RFC 4286, 3.3)", "224.0.0.106",
       "termination", TYPE(SOLICITATION), RESERVED, SUM);

/* Scapy's general class becomes the one of the type given; here it has the fields that the type asks for. */
static const struct field igmp3_fields[] = {
	TYPE(QUERY),
	HOOK("mrcode", &code_ops, .init = QUERY_CODE, .when = "type=17"),
	UINT("advIntvl", 8, .when = "type=48"),
	UINT("reserved", 8, .when = "type!=17,48"),
	SUM,
	QUERY_REST(.when = "type=17"),
	BYTES("rest", .when = "type=34,48", .size = FIXED(4), .filled = true, .help = "flags and count of records, or interval and robustness"),
};
static const struct proto igmp3 = {
	.name = "IGMPv3",
	.title = "Internet Group Management Protocol, version 3 (RFC 9776)",
	.example = "IP()/IGMPv3(type=\"Membership Query\", gaddr=\"239.1.2.3\")",
	TABLE(igmp3_fields),
	UNDER({ "ipproto", IGMP_PROTOCOL, BIND_BUILD }),
	ON_IP_ANYWHERE,
	.choose = choose,
	.is = "IGMP",
	.text = "IGMPv3 %type%",
};

PROTO_UNIT(igmp, &igmp, &query, &report1, &report2, &leave, &igmp3, &query3, &record, &report3, &advertisement, &solicitation, &termination);
