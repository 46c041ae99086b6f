/* mpls.c - MPLS label stack entries (RFC 3032, RFC 5462) and the Ethernet control word (RFC 4448). */
#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { ENTRY_S_BYTE = 2 };

/* Reserved labels (RFC 3032, 2.1): the explicit null of the IP version that follows, else the implicit one. */
enum { EXPLICIT_NULL4 = 0, EXPLICIT_NULL6 = 2, IMPLICIT_NULL = 3 };

static bool null_label(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	const struct layout *next = layer + 1 < e->p->n ? e->p->layer[layer + 1].lay : NULL;

	(void)f;
	if (!next || !next->proto->ip)
		return false;
	*out = next == layout_find("IPv6", 4) ? EXPLICIT_NULL6 : EXPLICIT_NULL4;
	return true;
}

static const struct field mpls_fields[] = {
	UINT("label", 20, .init = IMPLICIT_NULL, .compute = COMPUTE_LOOKS(null_label, LOOKS_CLASSES)),
	UINT("cos", 3, .help = "traffic class"),
	UINT("s", 1, .init = 1, .help = "bottom of stack"),
	UINT("ttl", 8),
};

/* No field tells what follows the last entry; its first nibble does for IP and what keeps clear of IP (RFC 4928). */
static const struct layout *mpls_next(const struct scope *s, const uint8_t *p, size_t n)
{
	if (n == 0)
		return NULL;
	if (!(s->b[ENTRY_S_BYTE] & 1))
		return layout_need("MPLS");
	switch (p[0] >> 4) {
	case 4:
		return layout_need("IP");
	case 5:
		return layout_find("BIER", 4);
	case 6:
		return layout_need("IPv6");
	}
	return layout_need(p[0] == 0 && n > 1 && p[1] == 0 ? "EoMCW" : "Ether");
}

static const struct proto mpls = {
	.name = "MPLS",
	.title = "MPLS label stack entry (RFC 3032)",
	TABLE(mpls_fields),
	UNDER({ "ethertype", 0x8847 }, { "ethertype", 0x8848, BIND_DECODE }, { "ipproto", 137 },
	      { "udp.dport", 6635, BIND_DECODE }, { "udp.port", 6635, BIND_BUILD }, { "ppp", 0x0281 }, { "nsh.next", 5 }, { "dlt", 219 }),
	SETS({ "MPLS", "s", 0 }),
	.next = mpls_next,
	.text = "mpls=%label%[ tc=%cos%]",
};

static const struct field control_fields[] = {
	UINT("zero", 4),
	UINT("reserved", 12),
	UINT("seq", 16, .help = "sequence number"),
};

static const struct proto control = {
	.name = "EoMCW",
	.title = "Control word of Ethernet over MPLS (RFC 4448, 4.6)",
	TABLE(control_fields),
	.other = "Ether",
	.text = "cw[ seq=%seq%]",
};

PROTO_UNIT(mpls, &mpls, &control);
