/* erspan.c - Encapsulated Remote Switched Port Analyzer, types I to III (draft-foschiano-erspan-03). GRE tells I from II. */
#include "pkt/field.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { TYPE_I_II = 0x88be, TYPE_III = 0x22eb };

static const struct name_row frame_rows[] = {
	{ 0, "Ethernet" },
	{ 2, "IP" },
};
static const struct names frames = { ROWS(frame_rows) };

static const struct name_row granularity_rows[] = {
	{ 0, "100us" },
	{ 1, "100ns" },
	{ 2, "IEEE 1588" },
};
static const struct names granularities = { ROWS(granularity_rows) };

static const struct field ii_fields[] = {
	UINT("ver", 4, .init = 1),
	UINT("vlan", 12),
	UINT("cos", 3, .help = "class of service"),
	UINT("en", 2, .help = "encapsulation of the VLAN"),
	UINT("t", 1, .help = "frame is truncated"),
	UINT("session_id", 10),
	UINT("reserved", 12),
	UINT("index", 20, .help = "port, platform dependent"),
};

static const struct field iii_fields[] = {
	UINT("ver", 4, .init = 2),
	UINT("vlan", 12),
	UINT("cos", 3, .help = "class of service"),
	UINT("bso", 2, .help = "0 good, 1 short, 2 oversized, 3 bad frame"),
	UINT("t", 1, .help = "frame is truncated"),
	UINT("session_id", 10),
	UINT("timestamp", 32, .base = HEX),
	UINT("sgt_other", 16, .base = HEX, .help = "security group tag"),
	UINT("p", 1, .help = "an Ethernet frame follows"),
	UINT("ft", 5, .names = &frames, .help = "frame type"),
	UINT("hw", 6, .help = "hardware ID"),
	UINT("d", 1, .help = "direction: 0 ingress, 1 egress"),
	UINT("gra", 2, .names = &granularities, .help = "granularity of the timestamp"),
	UINT("o", 1, .help = "a platform specific header follows"),
};

static const struct field platform_fields[] = {
	UINT("platf_id", 6),
	UINT("info1", 26),
	UINT("info2", 32, .base = HEX),
};

static const struct layout *frame_next(const struct scope *s, const uint8_t *p, size_t n)
{
	static const char *const classes[] = { "Ether", "ERSPAN_PlatformSpecific" };

	(void)p;
	(void)n;
	return layout_need(classes[s->b[11] & 1]);
}

static const struct proto i = {
	.name = "ERSPAN_I",
	.title = "Encapsulated Remote Switched Port Analyzer, type I: no header (draft-foschiano-erspan-03)",
	UNDER({ "ethertype", TYPE_I_II, BIND_BUILD }),
	.other = "Ether",
	.text = "",
};

static const struct proto ii = {
	.name = "ERSPAN_II",
	.title = "Encapsulated Remote Switched Port Analyzer, type II (draft-foschiano-erspan-03)",
	.example = "IP(dst=\"192.0.2.1\")/GRE()/ERSPAN_II(session_id=7)/Ether()",
	TABLE(ii_fields),
	UNDER({ "ethertype", TYPE_I_II, BIND_BUILD }),
	SETS({ "GRE", "seqnum_present", 1 }),
	.other = "Ether",
	.text = "erspan session=%session_id%",
};

static const struct proto erspan = {
	.name = "ERSPAN",
	.title = "Encapsulated Remote Switched Port Analyzer: type II where nothing tells (draft-foschiano-erspan-03)",
	.like = &ii,
	UNDER({ "ethertype", TYPE_I_II, BIND_BUILD }),
	SETS({ "GRE", "seqnum_present", 1 }),
};

static const struct proto iii = {
	.name = "ERSPAN_III",
	.title = "Encapsulated Remote Switched Port Analyzer, type III (draft-foschiano-erspan-03)",
	TABLE(iii_fields),
	UNDER({ "ethertype", TYPE_III }),
	.next = frame_next,
	.text = "erspan session=%session_id%",
};

static const struct proto platform = {
	.name = "ERSPAN_PlatformSpecific",
	.title = "ERSPAN type III: platform specific header (draft-foschiano-erspan-03)",
	TABLE(platform_fields),
	SETS({ "ERSPAN_III", "o", 1 }),
	.other = "Ether",
	.text = "",
};

PROTO_UNIT(erspan, &i, &ii, &erspan, &iii, &platform);
