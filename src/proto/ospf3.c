/* ospf3.c - OSPF version 3, for IPv6: packets and link state advertisements (RFC 5340, A). */
#include "ospf.h"

#include "pkt/bits.h"
#include "pkt/registry.h"
#include "pkt/space.h"
#include "prefix.h"

enum { ROUTER2 = 0x02020202 };

static const struct name_row lsa_rows[] = {
	{ 0x2001, "router" },
	{ 0x2002, "network" },
	{ 0x2003, "interAreaPrefix" },
	{ 0x2004, "interAreaRouter" },
	{ 0x4005, "asExternal" },
	{ 0x2007, "type7" },
	{ 0x0008, "link" },
	{ 0x2009, "intraAreaPrefix" },
};
static const struct names lsas = { .table = "ospf3.lsa", ROWS(lsa_rows) };

static const struct name_row link_rows[] = {
	{ 1, "p2p" },
	{ 2, "transit" },
	{ 3, "reserved" },
	{ 4, "virtual" },
};
static const struct names links = { ROWS(link_rows) };

#define OPTIONS FLAGS("options", 24, .letters = "V6 E MC N R DC AF L I F")
#define PREFIX_OPTIONS FLAGS("prefixoptions", 8, .letters = "NU LA MC P")
static const struct prefix_form prefixes = { .six = true, .unit = 4, .length = "prefixlen" };
#define PREFIX HOOK("prefix", &prefix_ops, .arg = &prefixes, .text = "2001:db8:0:42::/64")
#define PREFIX_LENGTH UINT("prefixlen", 8, .compute = PREFIX_BITS, .arg = "prefix")

/* ---- packets ---- */

static const struct field ospf_fields[] = {
	UINT("version", 8, .init = 3),
	UINT("type", 8, .init = 1, .names_of = "ospf.type", .compute = NEXT("ospf3.packet")),
	OSPF_LENGTH_FIELD,
	ROUTER_ID("src"),
	IPV4("area"),
	UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_PSEUDO),
	UINT("instance", 8),
	UINT("reserved", 8),
};
static const struct proto ospf = {
	.name = "OSPFv3_Hdr",
	.title = "Open Shortest Path First for IPv6 (RFC 5340)",
	.example = "IPv6(dst=\"ff02::5\", hlim=1)/OSPFv3_Hdr(src=\"192.0.2.1\")/OSPFv3_Hello(router=\"192.0.2.1\", neighbors=[\"192.0.2.2\"])",
	TABLE(ospf_fields),
	UNDER({ "ipproto", OSPF_PROTOCOL, BIND_BUILD }),
	.reply = { SAME("area") },
	.text = "OSPFv3 router=%src% area=%area%[ instance=%instance%]",
};

static const struct field router = ROUTER_ID("router");

static const struct field hello_fields[] = {
	UINT("intid", 32, .help = "interface ID"),
	UINT("prio", 8, .init = 1, .help = "router priority"),
	OPTIONS,
	UINT("hellointerval", 16, .init = 10, .help = "in seconds"),
	UINT("deadinterval", 16, .init = 40, .help = "in seconds"),
	IPV4("router", .help = "designated router"),
	IPV4("backup", .help = "backup designated router"),
	SCALARS("neighbors", &router, .whole = true, .size = OSPF_BODY(36)),
};
static const struct proto hello = {
	.name = "OSPFv3_Hello",
	.title = "OSPFv3 Hello (RFC 5340, A.3.2)",
	TABLE(hello_fields),
	UNDER({ "ospf3.packet", 1 }),
	.text = "Hello dr=%router% bdr=%backup%[ neighbors=%neighbors%]",
};

static const struct family lsa_headers = { .other = "OSPFv3_LSA_Hdr" };

static const struct field description_fields[] = {
	UINT("reserved", 8),
	OPTIONS,
	UINT("mtu", 16, .init = 1500),
	UINT("reserved2", 8),
	FLAGS("dbdescr", 8, .letters = "MS M I R", .help = "MS: master, M: more, I: init"),
	UINT("ddseq", 32, .init = 1, .help = "DD sequence number"),
	LIST("lsaheaders", &lsa_headers, .size = OSPF_BODY(28)),
};
static const struct proto description = {
	.name = "OSPFv3_DBDesc",
	.title = "OSPFv3 Database Description (RFC 5340, A.3.3)",
	TABLE(description_fields),
	UNDER({ "ospf3.packet", 2 }),
	.text = "DBDesc flags=%dbdescr% seq=%ddseq% mtu=%mtu%[ %lsaheaders%]",
};

static const struct field item_fields[] = {
	UINT("reserved", 16),
	UINT("type", 16, .init = 0x2001, .names = &lsas),
	ROUTER_ID("id"),
	ROUTER_ID("adrouter"),
};
static const struct proto item = {
	.name = "OSPFv3_LSReq_Item",
	.title = "OSPFv3: an LSA that is asked for (RFC 5340, A.3.4)",
	TABLE(item_fields),
	.text = "%type% %id% by %adrouter%",
};

static const struct family items = { .other = "OSPFv3_LSReq_Item" };
static const struct field request_fields[] = { LIST("requests", &items, .size = OSPF_BODY(16)) };
static const struct proto request = {
	.name = "OSPFv3_LSReq",
	.title = "OSPFv3 Link State Request (RFC 5340, A.3.4)",
	TABLE(request_fields),
	UNDER({ "ospf3.packet", 3 }),
	.text = "LSReq %requests%",
};

static const struct layout *lsa_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	const struct layout *l = avail < OSPF_LSA_HEADER ? NULL : space_lookup(space_make("ospf3.lsa"), get16(p + 2));

	(void)f;
	(void)outer;
	return l && get16(p + 18) >= l->min ? l : NULL;
}

static const struct family lsa_family = { .choose = lsa_class, .other = "OSPFv3_Unknown_LSA" };

static const struct field update_fields[] = {
	UINT("lsacount", 32, .compute = COUNT_OF("lsalist", 0)),
	LIST("lsalist", &lsa_family, .count = OF("lsacount", 1, 0), .size = OSPF_BODY(20)),
};
static const struct proto update = {
	.name = "OSPFv3_LSUpd",
	.title = "OSPFv3 Link State Update (RFC 5340, A.3.5)",
	.example = "IPv6(dst=\"ff02::5\", hlim=1)/OSPFv3_Hdr()/OSPFv3_LSUpd(lsalist=[OSPFv3_Link_LSA(prefixlist=[OSPFv3_Prefix_Item(prefix=\"2001:db8::/32\")])])",
	TABLE(update_fields),
	UNDER({ "ospf3.packet", 4 }),
	.text = "LSUpd %lsalist%",
};

static const struct field ack_fields[] = { LIST("lsaheaders", &lsa_headers, .size = OSPF_BODY(16)) };
static const struct proto ack = {
	.name = "OSPFv3_LSAck",
	.title = "OSPFv3 Link State Acknowledgment (RFC 5340, A.3.6)",
	TABLE(ack_fields),
	UNDER({ "ospf3.packet", 5 }),
	.answers = "OSPFv3_LSUpd",
	.text = "LSAck %lsaheaders%",
};

/* ---- link state advertisements ---- */

#define LSA(number) \
	LSA_AGE, \
	UINT("type", 16, .init = (number), .names = &lsas), \
	IPV4("id", .help = "link state ID"), \
	ROUTER_ID("adrouter"), \
	LSA_SEQUENCE
#define SUM_AND_LENGTH LSA_SUM, LSA_LENGTH

#define LSA_CLASS(var, class, number, words) \
	static const struct proto var = { \
		.name = class, \
		.title = "OSPFv3 " words, \
		TABLE(var##_fields), \
		UNDER({ "ospf3.lsa", (number) }), \
		.text = "%type% %id% by %adrouter% seq=%seq:x%", \
	}

static const struct field header_fields[] = {
	LSA(0x2001),
	UINT("chksum", 16, .base = HEX),
	UINT("len", 16, .init = 36),
};
static const struct proto header = {
	.name = "OSPFv3_LSA_Hdr",
	.title = "OSPFv3 LSA header (RFC 5340, A.4.2)",
	TABLE(header_fields),
	.text = "%type% %id% by %adrouter% seq=%seq:x%",
};

static const struct field unknown_fields[] = {
	LSA(0),
	SUM_AND_LENGTH,
	BYTES("data", .size = REST),
};
static const struct proto unknown = {
	.name = "OSPFv3_Unknown_LSA",
	.title = "OSPFv3 LSA of a type that no class has (RFC 5340, A.4.2)",
	TABLE(unknown_fields),
	.text = "%type% %id% by %adrouter% seq=%seq:x%",
};

static const struct field link_item_fields[] = {
	UINT("type", 8, .init = 1, .names = &links),
	UINT("reserved", 8),
	UINT("metric", 16, .init = 10),
	UINT("intid", 32, .help = "interface ID"),
	UINT("neighintid", 32, .help = "neighbor interface ID"),
	IPV4("neighbor", .init = ROUTER2, .help = "neighbor router ID"),
};
static const struct proto link_item = {
	.name = "OSPFv3_Link",
	.title = "OSPFv3: a link of a router (RFC 5340, A.4.3)",
	TABLE(link_item_fields),
	.text = "%type% %neighbor% metric=%metric%",
};
static const struct family link_family = { .other = "OSPFv3_Link" };

static const struct field router_lsa_fields[] = {
	LSA(0x2001),
	SUM_AND_LENGTH,
	FLAGS("flags", 8, .letters = "B E V W"),
	OPTIONS,
	LIST("linklist", &link_family, .size = REST),
};
LSA_CLASS(router_lsa, "OSPFv3_Router_LSA", 0x2001, "Router LSA (RFC 5340, A.4.3)");

static const struct field attached = IPV4("attached");

static const struct field network_fields[] = {
	LSA(0x2002),
	SUM_AND_LENGTH,
	UINT("reserved", 8),
	OPTIONS,
	SCALARS("routerlist", &attached, .whole = true, .size = REST, .help = "attached routers"),
};
LSA_CLASS(network, "OSPFv3_Network_LSA", 0x2002, "Network LSA (RFC 5340, A.4.4)");

static const struct field area_prefix_fields[] = {
	LSA(0x2003),
	SUM_AND_LENGTH,
	UINT("reserved", 8),
	UINT("metric", 24, .base = HEX, .init = 10),
	PREFIX_LENGTH,
	PREFIX_OPTIONS,
	UINT("reserved2", 16),
	PREFIX,
};
LSA_CLASS(area_prefix, "OSPFv3_Inter_Area_Prefix_LSA", 0x2003, "Inter-Area-Prefix LSA (RFC 5340, A.4.5)");

static const struct field area_router_fields[] = {
	LSA(0x2004),
	SUM_AND_LENGTH,
	UINT("reserved", 8),
	OPTIONS,
	UINT("reserved2", 8),
	UINT("metric", 24, .base = HEX, .init = 1),
	IPV4("router", .init = ROUTER2, .help = "destination router ID"),
};
LSA_CLASS(area_router, "OSPFv3_Inter_Area_Router_LSA", 0x2004, "Inter-Area-Router LSA (RFC 5340, A.4.6)");

#define EXTERNAL(number) { \
	LSA(number), \
	SUM_AND_LENGTH, \
	FLAGS("flags", 8, .letters = "T F E"), \
	UINT("metric", 24, .base = HEX, .init = 20), \
	PREFIX_LENGTH, \
	PREFIX_OPTIONS, \
	UINT("reflstype", 16, .names = &lsas, .help = "referenced LS type"), \
	PREFIX, \
	IPV6("fwaddr", .text = "::", .when = "flags&2", .help = "forwarding address"), \
	UINT("tag", 32, .when = "flags&1", .help = "external route tag"), \
	IPV4("reflsid", .when = "reflstype!=0", .help = "referenced link state ID"), \
}
static const struct field external_fields[] = EXTERNAL(0x4005);
static const struct field type7_fields[] = EXTERNAL(0x2007);
LSA_CLASS(external, "OSPFv3_AS_External_LSA", 0x4005, "AS-External LSA (RFC 5340, A.4.7)");
LSA_CLASS(type7, "OSPFv3_Type_7_LSA", 0x2007, "NSSA LSA (RFC 5340, A.4.8)");

static const struct field prefix_item_fields[] = {
	PREFIX_LENGTH,
	PREFIX_OPTIONS,
	UINT("metric", 16, .init = 10),
	PREFIX,
};
static const struct proto prefix_item = {
	.name = "OSPFv3_Prefix_Item",
	.title = "OSPFv3: an address prefix (RFC 5340, A.4.1)",
	TABLE(prefix_item_fields),
	.text = "%prefix% metric=%metric%",
};
static const struct family prefix_family = { .other = "OSPFv3_Prefix_Item" };

static const struct field link_lsa_fields[] = {
	LSA(0x0008),
	SUM_AND_LENGTH,
	UINT("prio", 8, .init = 1, .help = "router priority"),
	OPTIONS,
	IPV6("lladdr", .text = "fe80::", .help = "link-local interface address"),
	UINT("prefixes", 32, .compute = COUNT_OF("prefixlist", 0)),
	LIST("prefixlist", &prefix_family, .count = OF("prefixes", 1, 0), .size = REST),
};
LSA_CLASS(link_lsa, "OSPFv3_Link_LSA", 0x0008, "Link LSA (RFC 5340, A.4.9)");

static const struct field intra_fields[] = {
	LSA(0x2009),
	SUM_AND_LENGTH,
	UINT("prefixes", 16, .compute = COUNT_OF("prefixlist", 0)),
	UINT("reflstype", 16, .names = &lsas, .help = "referenced LS type"),
	IPV4("reflsid", .help = "referenced link state ID"),
	IPV4("refadrouter", .help = "referenced advertising router"),
	LIST("prefixlist", &prefix_family, .count = OF("prefixes", 1, 0), .size = REST),
};
LSA_CLASS(intra, "OSPFv3_Intra_Area_Prefix_LSA", 0x2009, "Intra-Area-Prefix LSA (RFC 5340, A.4.10)");

PROTO_NAMES_UNIT(ospf3, ((const struct names *const[]){ &lsas, NULL }), &ospf, &hello, &description, &item, &request, &update, &ack, &header,
                 &unknown, &link_item, &router_lsa, &network, &area_prefix, &area_router, &external, &type7, &prefix_item, &link_lsa, &intra);
