/* llc.c - Logical Link Control and the Sub-Network Access Protocol (IEEE 802.2, RFC 1042). */
#include "last.h"

#include "pkt/buf.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { LLC_DSAP, LLC_SSAP, LLC_CTRL, LLC_SIZE };
enum { SNAP_OUI, SNAP_CODE };
enum { BRIDGE = 0x42 };

static const struct field llc_fields[] = {
	UINT("dsap", 8, .base = HEX, .compute = NEXT("llc.dsap"), .help = "destination service access point"),
	UINT("ssap", 8, .base = HEX, .help = "source service access point"),
	UINT("ctrl", 8, .help = "control; 3: unnumbered information"),
};

/* Bridges use one access point for spanning trees and for GARP, whose protocol identifier is 1 (IEEE 802.1D, 12.10). */
static const struct layout *llc_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n > LLC_SIZE + 2 && p[LLC_DSAP] == BRIDGE && p[LLC_SSAP] == BRIDGE && p[LLC_SIZE] == 0 && p[LLC_SIZE + 1] == 1
		? layout_need("LLC_GARP") : LAYOUT_SELF;
}

/* Both ends have to name the same protocol. */
static const struct layout *llc_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return s->b[LLC_DSAP] == s->b[LLC_SSAP] ? NULL : layout_need("Raw");
}

static void put_hex(const struct packet *p, unsigned layer, unsigned field, const char *before, struct buf *out)
{
	uint64_t v = 0;

	layer_uint(p, layer, field, &v);
	buf_text(out, before);
	buf_hex(out, v, 1);
}

static void llc_text(const struct packet *p, unsigned layer, struct buf *out)
{
	if (!nothing_follows(p, layer))
		return;
	put_hex(p, layer, LLC_DSAP, "LLC dsap=0x", out);
	put_hex(p, layer, LLC_SSAP, " ssap=0x", out);
	put_hex(p, layer, LLC_CTRL, " ctrl=0x", out);
}

static const struct proto llc = {
	.name = "LLC",
	.title = "Logical Link Control (IEEE 802.2)",
	TABLE(llc_fields),
	UNDER({ "ethertype", 0x8870 }, { "dlt", 11 }, { "ethertype", 122, BIND_DECODE }, { "ethertype", 4, BIND_DECODE }),
	.choose = llc_choose,
	.next_when = "ctrl=3",
	.next = llc_next,
	SETS({ "Dot11", "type", 2 }, { "Dot11FCS", "type", 2 }),
	.text_fn = llc_text,
};

static const struct field snap_fields[] = {
	UINT("OUI", 24, .base = HEX, .help = "organizationally unique identifier"),
	UINT("code", 16, .base = HEX, .names_of = "ethertype", .compute = NEXT("ethertype"), .help = "protocol identifier"),
};

/* An organization's own protocols are in the space "snap", by OUI and code together (40 bits). */
static const struct layout *snap_next(const struct scope *s, const uint8_t *p, size_t n)
{
	int space = space_find("snap");
	uint64_t oui, code;

	(void)p;
	(void)n;
	if (space < 0 || !scope_uint(s, SNAP_OUI, &oui) || !scope_uint(s, SNAP_CODE, &code))
		return NULL;
	return space_lookup((unsigned)space, oui << 16 | code);
}

static void snap_text(const struct packet *p, unsigned layer, struct buf *out)
{
	if (!nothing_follows(p, layer))
		return;
	put_hex(p, layer, SNAP_OUI, "SNAP oui=0x", out);
	put_hex(p, layer, SNAP_CODE, " code=0x", out);
}

static const struct proto snap = {
	.name = "SNAP",
	.title = "Sub-Network Access Protocol (IEEE 802, RFC 1042)",
	TABLE(snap_fields),
	UNDER({ "llc.dsap", 0xaa }),
	SETS({ "LLC", "ssap", 0xaa }, { "LLC", "ctrl", 3 }),
	.next = snap_next,
	.text_fn = snap_text,
};

PROTO_UNIT(llc, &llc, &snap);
