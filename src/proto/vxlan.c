/* vxlan.c - VXLAN (RFC 7348) with the generic protocol extension and the group policy option. */
#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { VXLAN_FLAGS, FLAG_NEXT = 0x04, FLAG_INSTANCE = 0x08, FLAG_POLICY = 0x80 };

static const struct name_row next_rows[] = {
	{ 0, "NotDefined" },
	{ 1, "IPv4" },
	{ 2, "IPv6" },
	{ 3, "Ethernet" },
	{ 4, "NSH" },
};
static const struct names next_names = { ROWS(next_rows) };

/* Naming the payload's protocol takes the extension's flag. */
static bool flags_for(const struct packet *p, unsigned layer, uint64_t *out)
{
	int space = space_find("vxlan.next");
	uint64_t number;

	if (!p || space < 0 || layer + 1 >= p->n || !space_number((unsigned)space, p->layer[layer + 1].lay, &number))
		return false;
	*out = FLAG_INSTANCE | FLAG_NEXT;
	return true;
}

static bool compute_flags(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	(void)f;
	return flags_for(e->p, layer, out);
}

static uint64_t flags(const struct scope *s)
{
	uint64_t v = FLAG_INSTANCE;

	if (!scope_uint(s, VXLAN_FLAGS, &v))
		flags_for(s->p, s->index, &v);
	return v;
}

static bool has_next(const struct field *f, const struct scope *s)
{
	(void)f;
	return flags(s) & FLAG_NEXT;
}

static bool has_policy(const struct field *f, const struct scope *s)
{
	(void)f;
	return flags(s) & FLAG_POLICY;
}

static bool is_plain(const struct field *f, const struct scope *s)
{
	(void)f;
	return !(flags(s) & (FLAG_NEXT | FLAG_POLICY));
}

static const struct field vxlan_fields[] = {
	FLAGS("flags", 8, .init = FLAG_INSTANCE, .letters = "OAM R NextProtocol Instance V1 V2 R G",
	      .compute = COMPUTE_LOOKS(compute_flags, LOOKS_CLASSES)),
	UINT("reserved0", 16, .present = has_next),
	UINT("NextProtocol", 8, .names = &next_names, .present = has_next, .compute = NEXT("vxlan.next")),
	UINT("reserved1", 24, .present = is_plain),
	FLAGS("gpflags", 8, .letters = "R R R A R R D R", .present = has_policy),
	UINT("gpid", 16, .present = has_policy, .help = "group policy ID"),
	UINT("vni", 24, .base = HEX, .help = "VXLAN network identifier"),
	UINT("reserved2", 8, .base = HEX),
};

static const struct layout *vxlan_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return flags(s) & FLAG_NEXT ? NULL : layout_need("Ether");
}

static const struct proto vxlan = {
	.name = "VXLAN",
	.title = "Virtual eXtensible Local Area Network (RFC 7348)",
	.example = "IP()/UDP()/VXLAN(vni=5000)/Ether()/IP()",
	TABLE(vxlan_fields),
	UNDER({ "udp.port", 4789 }, { "udp.port", 4790, BIND_DECODE }, { "udp.port", 6633, BIND_DECODE },
	      { "udp.port", 8472, BIND_DECODE }, { "udp.dport", 48879, BIND_DECODE }),
	SETS({ "UDP", "sport", 4789 }),
	.next = vxlan_next,
	.reply = { SAME("vni") },
	.summary = "VXLAN (vni=%VXLAN.vni%{VXLAN.gpid: gpid=%VXLAN.gpid%})",
	.text = "vxlan vni=%vni:d%[ gpid=%gpid%]",
};

PROTO_UNIT(vxlan, &vxlan);
