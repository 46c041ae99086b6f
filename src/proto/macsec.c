/* macsec.c - MAC security: the tag (IEEE 802.1AE, 9). */
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/scope.h"

enum { TYPE = 11 };

static const struct field sci_fields[] = {
	MAC("system_identifier"),
	UINT("port_identifier", 16),
};
static const struct proto sci = {
	.name = "MACsecSCI",
	.title = "MACsec secure channel identifier (IEEE 802.1AE, 9.9)",
	TABLE(sci_fields),
	.text = "%system_identifier%/%port_identifier%",
};
static const struct family channel = { .other = "MACsecSCI" };

/* It belongs to the protected data, which are opaque: only who builds a packet names it. */
static bool has_type(const struct field *f, const struct scope *s)
{
	(void)f;
	return !scope_decoding(s) && s->vals && s->vals[TYPE].type != V_UNSET && s->vals[TYPE].type != V_NONE;
}

static const struct field macsec_fields[] = {
	UINT("Ver", 1),
	UINT("ES", 1, .help = "end station"),
	UINT("SC", 1, .help = "the SCI is there"),
	UINT("SCB", 1, .help = "single copy broadcast"),
	UINT("E", 1, .help = "encrypted"),
	UINT("C", 1, .help = "changed text"),
	UINT("AN", 2, .help = "association number"),
	UINT("reserved", 2),
	UINT("SL", 6, .help = "short length"),
	UINT("PN", 32, .init = 1, .help = "packet number"),
	LAYER("SCI", &channel, .none = true, .size = FIXED(8), .when = "SC=1"),
	UINT("type", 16, .base = HEX, .names_of = "ethertype", .present = has_type),
};
static const struct proto macsec = {
	.name = "MACsec",
	.title = "MAC security tag (IEEE 802.1AE)",
	.example = "Ether()/MACsec(SC=1, E=1, PN=7, SCI=MACsecSCI(system_identifier=\"02:00:00:00:00:01\", port_identifier=1))/b\"secret\"",
	TABLE(macsec_fields),
	UNDER({ "ethertype", 0x88e5 }),
	.summary = "AN=%MACsec.AN%, PN=%MACsec.PN%",
	.text = "MACsec an=%AN% pn=%PN%[ sci=%SCI%]",
};

PROTO_UNIT(macsec, &macsec, &sci);
