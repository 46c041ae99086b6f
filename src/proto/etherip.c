/* etherip.c - Tunneling Ethernet frames in IP datagrams (RFC 3378). */
#include "pkt/field.h"

static const struct field etherip_fields[] = {
	UINT("version", 4, .init = 3),
	UINT("reserved", 12),
};

static const struct proto etherip = {
	.name = "EtherIP",
	.title = "Tunneling Ethernet frames in IP datagrams (RFC 3378)",
	TABLE(etherip_fields),
	UNDER({ "ipproto", 97 }),
	.other = "Ether",
	.text = "etherip",
};

PROTO_UNIT(etherip, &etherip);
