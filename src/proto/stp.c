/* stp.c - spanning trees: STP, RSTP and MSTP (IEEE 802.1D, IEEE 802.1Q). */
#include "ntp.h"

#include "pkt/bits.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { VERSION = 2, BPDU_TYPE = 3, RAPID = 2 };

static const struct name_row type_rows[] = {
	{ 0x00, "configuration" },
	{ 0x02, "rapid" },
	{ 0x80, "topology-change" },
};
static const struct names types = { ROWS(type_rows) };

/* Seconds in steps of 1/256. */
#define SECONDS(n, v, ...) HOOK(n, &ntp_fixed_ops, .bits = 16, .value = &(const struct val){ .type = V_INT, .u = (v) }, \
				.when = CONFIGURATION, __VA_ARGS__)
/* A topology change notification is nothing but its type (IEEE 802.1D, 9.3.2). */
#define CONFIGURATION "bpdutype!=0x80"

static const struct field stp_fields[] = {
	UINT("proto", 16, .help = "protocol identifier: 0"),
	UINT("version", 8, .help = "0: STP, 2: RSTP, 3: MSTP"),
	UINT("bpdutype", 8, .names = &types),
	UINT("bpduflags", 8, .when = CONFIGURATION, .help = "1: topology change, 0x80: acknowledged"),
	UINT("rootid", 16, .when = CONFIGURATION, .help = "root bridge: priority and system ID extension"),
	MAC("rootmac", .when = CONFIGURATION),
	UINT("pathcost", 32, .when = CONFIGURATION, .help = "cost of the path to the root"),
	UINT("bridgeid", 16, .when = CONFIGURATION),
	MAC("bridgemac", .when = CONFIGURATION),
	UINT("portid", 16, .when = CONFIGURATION),
	SECONDS("age", 1, .help = "message age, in seconds"),
	SECONDS("maxage", 20),
	SECONDS("hellotime", 2),
	SECONDS("fwddelay", 15, .help = "forward delay"),
};

static const struct layout *stp_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	if (s->b[VERSION] < RAPID || s->b[BPDU_TYPE] != RAPID || !n)
		return NULL;
	return layout_need(s->b[VERSION] == RAPID ? "RSTP" : "MSTP");
}

static const struct proto stp = {
	.name = "STP",
	.title = "Spanning Tree Protocol, and what RSTP and MSTP share with it (IEEE 802.1D)",
	.example = "Dot3(dst=\"01:80:c2:00:00:00\")/LLC()/STP(rootid=32769, rootmac=\"02:00:00:00:00:01\", pathcost=4)",
	TABLE(stp_fields),
	UNDER({ "llc.dsap", 0x42 }, { "ethertype", 0x010b, BIND_BUILD }, { "chdlc", 0x4242 }, { "snap", 0x00000c010b }, { "snap", 0x010b }),
	SETS({ "LLC", "ssap", 0x42 }, { "LLC", "ctrl", 3 }, { "CHDLC", "proto", 0x4242 }),
	.next = stp_next,
	.text = "STP %bpdutype% root=%rootid:d%/%rootmac%[ cost=%pathcost%] port=%portid:x%",
};

/* Cisco's bridges tell of each VLAN's tree which VLAN it is. */
enum { VLAN_TLV = 6 };
static const struct layout *rstp_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)s;
	return n >= VLAN_TLV && get32(p) == 2 ? layout_need("PVSTOriginatingVLAN") : NULL;
}
static const struct field vlan_fields[] = { UINT("type", 16), UINT("len", 16, .init = 2), UINT("vlan", 16, .init = 1) };
static const struct proto originating_vlan = {
	.name = "PVSTOriginatingVLAN",
	.title = "Per-VLAN spanning tree: the originating VLAN (Cisco)",
	TABLE(vlan_fields),
	.other = "Padding",
	.text = "vlan %vlan%",
};

static const struct field rstp_fields[] = {
	UINT("v1len", 8, .help = "version 1 length: 0"),
};
static const struct proto rstp = {
	.name = "RSTP",
	.title = "What an RST BPDU has more (IEEE 802.1D, 9.3.3)",
	.example = "Dot3(dst=\"01:80:c2:00:00:00\")/LLC()/STP(version=2, bpdutype=2, bpduflags=0x3c)/RSTP()",
	TABLE(rstp_fields),
	SETS({ "STP", "version", 2 }, { "STP", "bpdutype", 2 }),
	.next = rstp_next,
	.text = "",
};

static const struct field instance_fields[] = {
	UINT("flags", 8, .base = HEX),
	UINT("rootid", 16, .help = "regional root: priority and instance"),
	MAC("rootmac"),
	UINT("pathcost", 32, .help = "internal root path cost"),
	UINT("bridgeprio", 8, .init = 0x80),
	UINT("portprio", 8, .init = 0x80),
	UINT("hops", 8, .init = 20, .help = "remaining hops"),
};
static const struct proto instance = {
	.name = "MSTI",
	.title = "Configuration message of a spanning tree instance (IEEE 802.1Q, 14.4.1)",
	TABLE(instance_fields),
	.text = "MSTI %rootid%",
};
static const struct family instances = { .other = "MSTI" };

static const struct field mstp_fields[] = {
	UINT("v1len", 8, .help = "version 1 length: 0"),
	UINT("v3len", 16, .compute = { .kind = C_HEADER, .unit = 1, .after = true }, .help = "version 3 length"),
	UINT("format", 8, .help = "configuration identifier format selector"),
	BYTES("name", .size = FIXED(32), .filled = true, .help = "configuration name"),
	UINT("revision", 16),
	BYTES("digest", .size = FIXED(16), .filled = true, .help = "configuration digest"),
	UINT("pathcost", 32, .help = "CIST internal root path cost"),
	UINT("bridgeid", 16),
	MAC("bridgemac"),
	UINT("hops", 8, .init = 20, .help = "CIST remaining hops"),
	LIST("instances", &instances, .size = REST),
};
static const struct proto mstp = {
	.name = "MSTP",
	.title = "What an MST BPDU has more (IEEE 802.1Q, 14)",
	.example = "Dot3(dst=\"01:80:c2:00:00:00\")/LLC()/STP()/MSTP(name=\"lab\", instances=[MSTI(rootid=0x8001)])",
	TABLE(mstp_fields),
	SETS({ "STP", "version", 3 }, { "STP", "bpdutype", 2 }),
	.text = "MST %name%",
};

PROTO_UNIT(stp, &stp, &rstp, &originating_vlan, &mstp, &instance);
