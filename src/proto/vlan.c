/* vlan.c - VLAN tags: IEEE 802.1Q, 802.1ad (Q-in-Q) and 802.1ah (provider backbone bridges). */
#include "pkt/bits.h"
#include "pkt/field.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { TAG = 4, LENGTH_MOST = 1500 };

static const struct field tag_fields[] = {
	UINT("prio", 3, .help = "priority code point"),
	UINT("dei", 1, .help = "drop eligible indicator"),
	UINT("vlan", 12, .init = 1, .help = "VLAN identifier"),
	UINT("type", 16, .base = HEX, .names_of = "ethertype", .compute = NEXT("ethertype")),
};

/* What has a length instead of a type is LLC, unless the number is one of the few that stand for a protocol. */
static const struct layout *tag_next(const struct scope *s, const uint8_t *p, size_t n)
{
	uint16_t type = get16(s->b + 2);
	int space;

	(void)p;
	(void)n;
	if (type > LENGTH_MOST)
		return NULL;
	space = space_find("ethertype");
	return space >= 0 && space_lookup((unsigned)space, type) ? NULL : layout_need("LLC");
}

static size_t tag_bound(const struct scope *s, size_t hdr, size_t n)
{
	uint16_t type = get16(s->b + 2);

	return type <= LENGTH_MOST && type < n - hdr ? hdr + type : n;
}

#define TAG_SUMMARY "802.1q {Ether:%Ether.src% > %Ether.dst% }(%Dot1Q.type%) vlan %Dot1Q.vlan%"

static const struct proto dot1q = {
	.name = "Dot1Q",
	.title = "VLAN tag (IEEE 802.1Q)",
	.example = "Ether()/Dot1Q(vlan=7)/IP()",
	TABLE(tag_fields),
	UNDER({ "ethertype", 0x8100 }),
	.next = tag_next,
	.bound = tag_bound,
	.reply = { SAME("vlan"), SAME("type") },
	.summary = TAG_SUMMARY,
	.text = "vlan=%vlan%[ prio=%prio%]",
};

static const struct proto dot1ad = {
	.name = "Dot1AD",
	.title = "Service VLAN tag (IEEE 802.1ad)",
	.like = &dot1q,
	UNDER({ "ethertype", 0x88a8 }),
	.text = "svlan=%vlan%[ prio=%prio%]",
};

static const struct field service_fields[] = {
	UINT("prio", 3, .help = "priority code point"),
	UINT("dei", 1, .help = "drop eligible indicator"),
	UINT("nca", 1, .help = "no customer addresses"),
	UINT("res1", 1),
	UINT("res2", 2),
	UINT("isid", 24, .help = "service instance identifier"),
};

static const struct proto dot1ah = {
	.name = "Dot1AH",
	.title = "Backbone service instance tag (IEEE 802.1ah)",
	TABLE(service_fields),
	UNDER({ "ethertype", 0x88e7 }),
	.other = "Ether",
	.summary = "802.1ah (isid=%Dot1AH.isid%)",
	.text = "isid=%isid%",
};

PROTO_UNIT(vlan, &dot1q, &dot1ad, &dot1ah);
