/* pim.c - Protocol Independent Multicast, version 2 (RFC 7761): header, Hello with options, Register, Join/Prune. */
#include "pkt/cksum.h"
#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { PIM = 103, REGISTER = 1, JOIN_PRUNE = 3, GRAFT = 6, GRAFT_ACK = 7, REGISTER_HEADER = 8 };

static const struct name_row type_rows[] = {
	{ 0, "Hello" },
	{ REGISTER, "Register" },
	{ 2, "Register-Stop" },
	{ 3, "Join/Prune" },
	{ 4, "Bootstrap" },
	{ 5, "Assert" },
	{ 6, "Graft" },
	{ 7, "Graft-Ack" },
	{ 8, "Candidate-RP-Advertisement" },
	{ 9, "State-Refresh" },
	{ 10, "DF-Election" },
};
static const struct names types = { ROWS(type_rows) };

/* The packet inside a Register is not summed; IPv6's pseudo header is (RFC 7761, 4.9). Without IP below there is no sum, as in Scapy. */
static bool pim_sum(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	const uint8_t *p = enc_header(e, layer);
	size_t n = enc_total_len(e, layer);
	const struct layout *below = layer ? e->p->layer[layer - 1].lay : NULL;
	uint64_t sum = 0;

	(void)f;
	if ((p[0] & 15) == REGISTER && n > REGISTER_HEADER)
		n = REGISTER_HEADER;
	if (!below || !below->proto->ip)
		return false;
	if (below->field[below->src].kind == F_IPV6 && !enc_pseudo(e, layer, PIM, (uint32_t)n, &sum))
		return false;
	*out = cksum_finish(cksum_add(sum, p, n));
	return true;
}

static const struct field pim_fields[] = {
	UINT("version", 4, .init = 2),
	UINT("type", 4, .names = &types, .compute = NEXT("pim")),
	UINT("reserved", 8),
	UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_FN(pim_sum)),
};
static const struct proto pim = {
	.name = "PIMv2Hdr",
	.title = "Protocol Independent Multicast, version 2 (RFC 7761)",
	.example = "IP(dst=\"224.0.0.13\", ttl=1)/PIMv2Hdr()/PIMv2Hello(option=[PIMv2HelloHoldtime(), PIMv2HelloDRPriority(dr_priority=7)])",
	TABLE(pim_fields),
	UNDER({ "ipproto", PIM }),
	.text = "PIMv%version% %type%",
};

/* ---- Hello ---- */

static const struct family options = { .space = "pim.option", .bits = 16, .other = "PIMv2HelloOption" };
static const struct field hello_fields[] = { LIST("option", &options, .size = REST) };
static const struct proto hello = {
	.name = "PIMv2Hello",
	.title = "PIM Hello (RFC 7761, 4.9.2)",
	TABLE(hello_fields),
	UNDER({ "pim", 0 }),
	.text = "%option%",
};

#define OPTION_HEADER(n) \
	UINT("type", 16, .init = (n)), \
	UINT("length", 16, .compute = HEADER_AFTER(1, 0), .help = "bytes of the value")
#define OPTION(var, class, number, words, what, ...) \
	static const struct field var##_fields[] = { OPTION_HEADER(number), __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "PIM Hello option: " words, \
		TABLE(var##_fields), \
		UNDER({ "pim.option", (number) }), \
		.text = what, \
	}

static const struct field any_fields[] = { OPTION_HEADER(0), BYTES("value", .size = REST) };
static const struct proto any = {
	.name = "PIMv2HelloOption",
	.title = "PIM Hello option of a type that no class has (RFC 7761, 4.9.2)",
	TABLE(any_fields),
	.text = "option-%type%",
};

OPTION(holdtime, "PIMv2HelloHoldtime", 1, "hold time (RFC 7761, 4.9.2)", "hold=%holdtime%s", UINT("holdtime", 16, .init = 105));

static const struct field delay_value_fields[] = {
	UINT("t", 1, .help = "tracking support"),
	UINT("propagation_delay", 15, .init = 500, .help = "in milliseconds"),
	UINT("override_interval", 16, .init = 2500, .help = "in milliseconds"),
};
static const struct proto delay_value = {
	.name = "PIMv2HelloLANPruneDelayValue",
	.title = "PIM: LAN prune delay (RFC 7761, 4.9.2)",
	TABLE(delay_value_fields),
	.text = "%propagation_delay%ms/%override_interval%ms",
};
static const struct family delay_values = { .other = "PIMv2HelloLANPruneDelayValue" };
OPTION(delay, "PIMv2HelloLANPruneDelay", 2, "LAN prune delay (RFC 7761, 4.9.2)", "prune-delay=%value%",
       LIST("value", &delay_values, .text = "PIMv2HelloLANPruneDelayValue", .size = REST));
OPTION(priority, "PIMv2HelloDRPriority", 19, "priority of the designated router (RFC 7761, 4.9.2)", "prio=%dr_priority%",
       UINT("dr_priority", 32, .init = 1));
OPTION(generation, "PIMv2HelloGenerationID", 20, "generation identifier (RFC 7761, 4.9.2)", "genid=%generation_id:x%", UINT("generation_id", 32));

static const struct field refresh_value_fields[] = {
	UINT("version", 8, .init = 1),
	UINT("interval", 8, .help = "in seconds"),
	UINT("reserved", 16),
};
static const struct proto refresh_value = {
	.name = "PIMv2HelloStateRefreshValue",
	.title = "PIM: state refresh (RFC 3973, 4.7.5)",
	TABLE(refresh_value_fields),
	.text = "%interval%s",
};
static const struct family refresh_values = { .other = "PIMv2HelloStateRefreshValue" };
OPTION(refresh, "PIMv2HelloStateRefresh", 21, "state refresh (RFC 3973, 4.7.5)", "refresh=%value%",
       LIST("value", &refresh_values, .text = "PIMv2HelloStateRefreshValue", .size = REST));

/* An address as PIM encodes it begins with its family: 1 for IPv4, 2 for IPv6. */
#define FAMILY(n) UINT(n, 8, .init = 1, .help = "1: IPv4, 2: IPv6")
#define ADDRESS(n) (const struct alt[]){ \
	{ n "=2", &(const struct field)IPV6("address", .text = "::") }, \
	{ NULL, &(const struct field)IPV4("address") } }, .nalts = 2
#define ADDRESS_OF(n, family, ...) { .name = (n), .kind = F_ALT, .alts = ADDRESS(family), __VA_ARGS__ }

/* Scapy's list has IPv6 addresses only. */
static const struct field list_value_fields[] = {
	FAMILY("addr_family"),
	UINT("encoding_type", 8),
	IPV6("prefix", .text = "::", .help = "address"),
};
static const struct proto list_value = {
	.name = "PIMv2HelloAddrListValue",
	.title = "PIM: a secondary address (RFC 7761, 4.9.2)",
	TABLE(list_value_fields),
	.text = "%prefix%",
};
static const struct family list_values = { .other = "PIMv2HelloAddrListValue" };
OPTION(list, "PIMv2HelloAddrList", 24, "address list (RFC 7761, 4.9.2)", "addr=%value%",
       LIST("value", &list_values, .text = "PIMv2HelloAddrListValue", .size = REST));

/* ---- Register: a packet on its way to the rendezvous point ---- */

static const struct field register_fields[] = {
	UINT("border", 1),
	UINT("null", 1, .help = "Null-Register"),
	UINT("reserved", 30),
};
static const struct layout *inner(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)s;
	return !n ? NULL : p[0] >> 4 == 4 ? layout_need("IP") : p[0] >> 4 == 6 ? layout_need("IPv6") : layout_need("Raw");
}
static const struct proto registered = {
	.name = "PIMv2Register",
	.title = "PIM Register (RFC 7761, 4.9.3)",
	TABLE(register_fields),
	UNDER({ "pim", REGISTER }),
	.next = inner,
	.text = "Register",
};

/* ---- Join/Prune ---- */

#define SOURCE_FIELDS { \
	FAMILY("addr_family"), \
	UINT("encoding_type", 8), \
	UINT("rsrvd", 5), \
	UINT("sparse", 1), \
	UINT("wildcard", 1), \
	UINT("rpt", 1, .init = 1, .help = "for the tree of the rendezvous point"), \
	UINT("mask_len", 8, .init = 32), \
	ADDRESS_OF("src_ip", "addr_family"), \
}
#define SOURCE(var, class, words) \
	static const struct field var##_fields[] = SOURCE_FIELDS; \
	static const struct proto var = { \
		.name = class, \
		.title = "PIM: " words, \
		TABLE(var##_fields), \
		.text = "%src_ip%/%mask_len%", \
	}
SOURCE(address, "PIMv2JoinPruneAddrsBase", "encoded source address (RFC 7761, 4.9.1)");
SOURCE(joined, "PIMv2JoinAddrs", "source that is joined (RFC 7761, 4.9.5)");
SOURCE(pruned, "PIMv2PruneAddrs", "source that is pruned (RFC 7761, 4.9.5)");
static const struct family joins = { .other = "PIMv2JoinAddrs" }, prunes = { .other = "PIMv2PruneAddrs" };

static const struct field group_fields[] = {
	FAMILY("addr_family"),
	UINT("encoding_type", 8),
	UINT("bidirection", 1),
	UINT("reserved", 6),
	UINT("admin_scope_zone", 1),
	UINT("mask_len", 8, .init = 32),
	ADDRESS_OF("gaddr", "addr_family"),
	UINT("num_joins", 16, .compute = COUNT_OF("join_ips", 0)),
	UINT("num_prunes", 16, .compute = COUNT_OF("prune_ips", 0)),
	LIST("join_ips", &joins, .count = OF("num_joins", 1, 0)),
	LIST("prune_ips", &prunes, .count = OF("num_prunes", 1, 0)),
};
static const struct proto group = {
	.name = "PIMv2GroupAddrs",
	.title = "PIM: a group with its sources (RFC 7761, 4.9.5)",
	TABLE(group_fields),
	.text = "%gaddr%/%mask_len%[ join %join_ips%][ prune %prune_ips%]",
};
static const struct family groups = { .other = "PIMv2GroupAddrs" };

static const struct field join_fields[] = {
	FAMILY("up_addr_family"),
	UINT("up_encoding_type", 8),
	ADDRESS_OF("up_neighbor_ip", "up_addr_family", .help = "upstream neighbor"),
	UINT("reserved", 8),
	UINT("num_group", 8, .compute = COUNT_OF("jp_ips", 0)),
	UINT("holdtime", 16, .init = 210, .help = "in seconds"),
	LIST("jp_ips", &groups, .count = OF("num_group", 1, 0), .help = "groups"),
};
static const struct proto join = {
	.name = "PIMv2JoinPrune",
	.title = "PIM Join/Prune (RFC 7761, 4.9.5)",
	TABLE(join_fields),
	UNDER({ "pim", JOIN_PRUNE }, { "pim", GRAFT, BIND_DECODE }, { "pim", GRAFT_ACK, BIND_DECODE }),
	.text = "to %up_neighbor_ip%[ %jp_ips%]",
};

/* ---- messages that Scapy leaves as bytes ---- */

/* Encoded-Unicast and Encoded-Group addresses (RFC 7761, 4.9.1). */
#define UNICAST(prefix, name, ...) FAMILY(prefix "_family"), UINT(prefix "_encoding", 8), ADDRESS_OF(name, prefix "_family", __VA_ARGS__)
#define GROUP \
	FAMILY("group_family"), \
	UINT("group_encoding", 8), \
	UINT("group_flags", 8, .base = HEX, .help = "0x80: bidirectional, 0x01: administrative scope zone"), \
	UINT("group_mask_len", 8, .init = 32), \
	ADDRESS_OF("group", "group_family")

#define MESSAGE(var, class, number, words, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "PIM " words, \
		TABLE(var##_fields), \
		UNDER({ "pim", (number) }), \
		.text = what, \
	}
MESSAGE(stop, "PIMv2RegisterStop", 2, "Register-Stop (RFC 7761, 4.9.4)", "%group% %source%", GROUP, UNICAST("source", "source"));
MESSAGE(assertion, "PIMv2Assert", 5, "Assert (RFC 7761, 4.9.6)", "%group% %source% metric=%metric%", GROUP, UNICAST("source", "source"), UINT("rpt", 1),
        UINT("preference", 31, .help = "metric preference"), UINT("metric", 32));

static const struct field rp_fields[] = { UNICAST("rp", "rp"), UINT("holdtime", 16, .help = "in seconds"), UINT("priority", 8), UINT("reserved", 8) };
static const struct proto rp = {
	.name = "PIMv2RP",
	.title = "PIM Bootstrap: a rendezvous point (RFC 5059, 4.1)",
	TABLE(rp_fields),
	.text = "%rp%",
};
static const struct family rps = { .other = "PIMv2RP" };
static const struct field rp_group_fields[] = {
	GROUP,
	UINT("rp_count", 8, .compute = COUNT_OF("rps", 0)),
	UINT("frag_rp_count", 8, .compute = COUNT_OF("rps", 0), .help = "of them in this fragment"),
	UINT("reserved", 16),
	LIST("rps", &rps, .count = OF("frag_rp_count", 1, 0), .help = "rendezvous points"),
};
static const struct proto rp_group = {
	.name = "PIMv2RPGroup",
	.title = "PIM Bootstrap: a group with its rendezvous points (RFC 5059, 4.1)",
	TABLE(rp_group_fields),
	.text = "%group%/%group_mask_len%[ %rps%]",
};
static const struct family rp_groups = { .other = "PIMv2RPGroup" };
MESSAGE(bootstrap, "PIMv2Bootstrap", 4, "Bootstrap (RFC 5059, 4.1)", "bsr=%bsr%[ %groups%]", UINT("tag", 16, .help = "fragment tag"),
        UINT("hash_mask_len", 8, .init = 30), UINT("priority", 8), UNICAST("bsr", "bsr", .help = "bootstrap router"),
        LIST("groups", &rp_groups, .size = REST));

static const struct field candidate_group_fields[] = { GROUP };
static const struct proto candidate_group = {
	.name = "PIMv2CandidateGroup",
	.title = "PIM Candidate-RP-Advertisement: a group (RFC 5059, 4.2)",
	TABLE(candidate_group_fields),
	.text = "%group%/%group_mask_len%",
};
static const struct family candidate_groups = { .other = "PIMv2CandidateGroup" };
MESSAGE(candidate, "PIMv2CandidateRP", 8, "Candidate-RP-Advertisement (RFC 5059, 4.2)", "rp=%rp%[ %groups%]",
        UINT("prefix_count", 8, .compute = COUNT_OF("groups", 0)), UINT("priority", 8), UINT("holdtime", 16, .init = 150, .help = "in seconds"),
        UNICAST("rp", "rp", .help = "rendezvous point"), LIST("groups", &candidate_groups, .count = OF("prefix_count", 1, 0)));
MESSAGE(election, "PIMv2DFElection", 10, "DF election; the kind is in the upper half of PIMv2Hdr.reserved (RFC 5015, 3.7)", "rp=%rp% metric=%metric%",
        UNICAST("rp", "rp"), UINT("preference", 32, .help = "metric preference"), UINT("metric", 32),
        BYTES("more", .size = REST, .help = "of Backoff and Pass: another router's address and metrics"));

PROTO_UNIT(pim, &pim, &hello, &any, &holdtime, &delay_value, &delay, &priority, &generation, &refresh_value, &refresh, &list_value, &list,
           &registered, &stop, &assertion, &rp, &rp_group, &bootstrap, &candidate_group, &candidate, &election, &address, &joined, &pruned, &group, &join);
