/* loopback.c - the address family that BSD systems put before packets of their loopback interface. */
#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

/* Address families. IPv6 has another number in each system; 10 is Linux's, which Scapy builds there. */
enum { FAMILY_INET = 2, FAMILY_INET6 = 10 };

static const struct name_row family_rows[] = {
	{ 2, "IPv4" },
	{ 7, "OSI" },
	{ 16, "Appletalk" },
	{ 23, "Netware IPX/SPX" },
	{ 24, "IPv6" },
	{ 28, "IPv6" },
	{ 30, "IPv6" },
};
static const struct names families = { ROWS(family_rows) };

static bool family_of_payload(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	(void)f;
	if (layer + 1 >= e->p->n || e->p->layer[layer + 1].lay != layout_find("IPv6", 4))
		return false;
	*out = FAMILY_INET6;
	return true;
}

/* Hosts of the other byte order have their number the other way round. */
static const struct layout *family_next(const struct scope *s, const uint8_t *p, size_t n)
{
	uint64_t family;

	(void)p;
	(void)n;
	if (!scope_uint(s, 0, &family))
		return NULL;
	if (family > 0xffffff)
		family >>= 24;
	switch (family) {
	case 0: case FAMILY_INET:
		return layout_need("IP");
	case FAMILY_INET6: case 24: case 28: case 30:
		return layout_need("IPv6");
	}
	return NULL;
}

static const struct field loopback_fields[] = {
	UINT("type", 32, .le = true, .base = HEX, .init = FAMILY_INET, .names = &families,
	     .compute = COMPUTE_LOOKS(family_of_payload, LOOKS_CLASSES)),
};

static const struct proto loopback = {
	.name = "Loopback",
	.title = "BSD loopback encapsulation (address family in the host's byte order)",
	TABLE(loopback_fields),
	UNDER({ "dlt", 0 }),
	.next = family_next,
};

static const struct field openbsd_fields[] = {
	UINT("type", 32, .base = HEX, .init = FAMILY_INET, .names = &families,
	     .compute = COMPUTE_LOOKS(family_of_payload, LOOKS_CLASSES)),
};

static const struct proto openbsd = {
	.name = "LoopbackOpenBSD",
	.title = "OpenBSD loopback encapsulation (address family in network byte order)",
	TABLE(openbsd_fields),
	UNDER({ "dlt", 108 }),
	.next = family_next,
};

PROTO_UNIT(loopback, &loopback, &openbsd);
