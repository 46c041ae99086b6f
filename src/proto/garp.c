/* garp.c - Generic Attribute Registration Protocol with GVRP and GMRP (IEEE 802.1D, 12; IEEE 802.1Q, 11). */
#include "pkt/bits.h"
#include "pkt/field.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { ATTRIBUTE = 2, GROUP = 6, VLAN = 2, SERVICE = 1 };

static const struct field llc_fields[] = {
	UINT("dsap", 8, .base = HEX, .help = "destination service access point"),
	UINT("ssap", 8, .base = HEX, .help = "source service access point"),
	UINT("ctrl", 8, .help = "control; 3: unnumbered information"),
};
static const struct proto llc_garp = {
	.name = "LLC_GARP",
	.title = "Logical Link Control before GARP (IEEE 802.2)",
	.is = "LLC",
	TABLE(llc_fields),
	SETS({ "Dot3", "dst", 0, "01:80:c2:00:00:2f" }),
	.other = "GARP",
	.text = "",
};

/* Bytes up to, not with, the end mark: attributes that say how long they are. */
static size_t attributes(const uint8_t *p, size_t n)
{
	size_t i = 0;

	while (i < n && p[i])
		i += p[i] < ATTRIBUTE ? ATTRIBUTE : p[i];
	return i < n ? i : n;
}

static uint64_t attributes_size(const struct extent *x, const struct scope *s, size_t avail)
{
	(void)x;
	return scope_decoding(s) ? attributes(s->b + (s->hdr - avail), avail) : avail;
}

/* Messages: a type, attributes, an end mark each. */
static uint64_t messages_size(const struct extent *x, const struct scope *s, size_t avail)
{
	const uint8_t *p = s->b + (s->hdr - avail);
	size_t i = 0;

	(void)x;
	while (scope_decoding(s) && i < avail && p[i]) {
		i += 1 + attributes(p + i + 1, avail - i - 1);
		i += i < avail;
	}
	return i;
}

static const struct family attribute_family = { .other = "GARP_ATTRIBUTE", .stack = true };
static const struct family message_family = { .other = "GARP_MESSAGE" };

static const struct field garp_fields[] = {
	UINT("proto_id", 16, .init = 1),
	LIST("msgs", &message_family, .size = SIZE_FN(messages_size)),
	UINT("end_mark", 8),
};
static const struct proto garp = {
	.name = "GARP",
	.title = "Generic Attribute Registration Protocol (IEEE 802.1D, 12)",
	.example = "Dot3(dst=\"01:80:c2:00:00:21\")/LLC_GARP(dsap=0x42, ssap=0x42, ctrl=3)/"
		   "GARP(msgs=[GARP_MESSAGE(attrs=[GARP_ATTRIBUTE(event=\"JoinIn\")/GVRP(vlan=7)])])",
	TABLE(garp_fields),
	.other = "Padding",
	.text = "GARP %msgs%",
};

static const struct field message_fields[] = {
	UINT("type", 8, .init = 1),
	LIST("attrs", &attribute_family, .size = SIZE_FN(attributes_size)),
	UINT("end_mark", 8),
};
static const struct proto message = {
	.name = "GARP_MESSAGE",
	.title = "GARP message: attributes of one type (IEEE 802.1D, 12.10)",
	TABLE(message_fields),
	.text = "%attrs%",
};

static const struct name_row event_rows[] = {
	{ 0, "LeaveAll" },
	{ 1, "JoinEmpty" },
	{ 2, "JoinIn" },
	{ 3, "LeaveEmpty" },
	{ 4, "LeaveIn" },
	{ 5, "Empty" },
};
static const struct names events = { ROWS(event_rows) };

/* What is registered follows from how long it is. */
static const struct layout *value_of(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)s;
	(void)p;
	return n == VLAN ? layout_need("GVRP") : n == GROUP ? layout_need("GMRP_GROUP") : n == SERVICE ? layout_need("GMRP_SERVICE") : NULL;
}

static const struct field attribute_fields[] = {
	UINT("len", 8, .compute = TOTAL_LENGTH(1)),
	UINT("event", 8, .names = &events),
};
static const struct proto attribute = {
	.name = "GARP_ATTRIBUTE",
	.title = "GARP attribute: an event and what it is about (IEEE 802.1D, 12.10)",
	TABLE(attribute_fields),
	.next = value_of,
	.text = "%event%",
};

static const struct field vlan_fields[] = { UINT("vlan", 16, .init = 1) };
static const struct proto gvrp = {
	.name = "GVRP",
	.title = "VLAN that GVRP registers (IEEE 802.1Q, 11.2)",
	TABLE(vlan_fields),
	.text = "vlan %vlan%",
};
static const struct field group_fields[] = { MAC("addr") };
static const struct proto group = {
	.name = "GMRP_GROUP",
	.title = "Group address that GMRP registers (IEEE 802.1D, 10.3)",
	TABLE(group_fields),
	.text = "%addr%",
};
static const struct name_row service_rows[] = {
	{ 0, "All Groups" },
	{ 1, "All Unregistered Groups" },
};
static const struct names services = { ROWS(service_rows) };
static const struct field service_fields[] = { UINT("event", 8, .names = &services) };
static const struct proto service = {
	.name = "GMRP_SERVICE",
	.title = "Service requirement that GMRP registers (IEEE 802.1D, 10.3)",
	TABLE(service_fields),
	.text = "%event%",
};

PROTO_UNIT(garp, &llc_garp, &garp, &message, &attribute, &gvrp, &group, &service);
