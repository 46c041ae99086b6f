/* cisco.c - Dynamic Trunking Protocol and VLAN Trunking Protocol (Cisco). CDP is in cdp.c. */
#include <string.h>

#include "pkt/bits.h"
#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/scope.h"

/* ---- DTP ---- */

static const struct family tlvs = { .space = "dtp.tlv", .bits = 16, .other = "DtpGenericTlv" };
static const struct field dtp_fields[] = {
	UINT("ver", 8, .init = 1),
	LIST("tlvlist", &tlvs, .size = REST),
};
static const struct proto dtp = {
	.name = "DTP",
	.title = "Dynamic Trunking Protocol (Cisco)",
	.example = "Dot3(dst=\"01:00:0c:cc:cc:cc\")/LLC()/SNAP()/DTP(tlvlist=[DTPDomain(domain=b\"lab\"), DTPStatus(), DTPType()])",
	TABLE(dtp_fields),
	UNDER({ "snap", 0x00000c2004 }, { "snap", 0x2004 }),
	SETS({ "SNAP", "OUI", 0x00000c }, { "SNAP", "code", 0x2004 }),
	.text = "DTP %tlvlist%",
};

#define DTP_TLV(var, class, n, what, shows, ...) \
	static const struct field var##_fields[] = { UINT("type", 16, .init = (n)), __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "DTP TLV: " what " (Cisco)", TABLE(var##_fields), UNDER({ "dtp.tlv", n }), \
					  .text = shows }
#define DTP_BYTES(f, value) \
	UINT("length", 16, .compute = LENGTH_OF(f, 1, 4)), \
	BYTES(f, .text = (value), .ntext = 1, .size = OF("length", 1, -4))
static const struct field any_fields[] = {
	UINT("type", 16, .base = HEX, .init = 1),
	UINT("length", 16, .compute = LENGTH_OF("value", 1, 4)),
	BYTES("value", .size = OF("length", 1, -4)),
};
static const struct proto any_tlv = {
	.name = "DtpGenericTlv",
	.title = "DTP TLV of any type (Cisco)",
	TABLE(any_fields),
	.text = "type-%type%",
};
DTP_TLV(domain, "DTPDomain", 1, "VTP domain", "domain=%domain%", DTP_BYTES("domain", "\0"));
DTP_TLV(status, "DTPStatus", 2, "trunk status", "status=%status%", DTP_BYTES("status", "\x03"));
DTP_TLV(dtptype, "DTPType", 3, "trunk type", "type=%dtptype%", DTP_BYTES("dtptype", "\xa5"));
DTP_TLV(neighbor, "DTPNeighbor", 4, "neighbor", "neighbor=%neighbor%", UINT("len", 16, .init = 10), MAC("neighbor"));

/* ---- VTP ---- */

enum { DOMAIN_MOST = 32, WORD = 4, NAME_AT = 12 };

static const struct name_row code_rows[] = {
	{ 1, "Summary Advertisement" },
	{ 2, "Subset Advertisements" },
	{ 3, "Advertisement Request" },
	{ 4, "Join" },
};
static const struct names codes = { ROWS(code_rows) };

/* The name's bytes without the zeros that fill it up. */
static bool domain_length(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	size_t bit, bits, n;
	const uint8_t *p;

	enc_field(e, layer, f->index + 1, &bit, &bits);
	p = enc_header(e, layer) + bit / 8;
	for (n = bits / 8; n && !p[n - 1]; n--)
		;
	*out = n;
	return true;
}

static const struct family vlans = { .other = "VTPVlanInfo" };
static const struct field vtp_fields[] = {
	UINT("ver", 8, .init = 2),
	UINT("code", 8, .init = 1, .names = &codes),
	UINT("followers", 8, .init = 1, .when = "code=1", .help = "subset advertisements that follow"),
	UINT("seq", 8, .init = 1, .when = "code=2"),
	UINT("reserved", 8, .when = "code=3"),
	UINT("domnamelen", 8, .compute = COMPUTE_FN(domain_length), .help = "bytes of the management domain's name"),
	BYTES("domname", .size = FIXED(DOMAIN_MOST), .filled = true, .text = "manbearpig", .help = "management domain"),
	SINT("rev", 32, .when = "code=1,2", .help = "configuration revision"),
	IPV4("uid", .init = 0xc0a80001, .when = "code=1", .help = "updater's address"),
	BYTES("timestamp", .size = FIXED(12), .filled = true, .text = "930301000000", .when = "code=1", .help = "YYMMDDhhmmss"),
	BYTES("md5", .size = FIXED(16), .filled = true, .when = "code=1"),
	LIST("vlaninfo", &vlans, .size = REST, .when = "code=2"),
	UINT("startvalue", 16, .when = "code=3"),
};
static const struct proto vtp = {
	.name = "VTP",
	.title = "VLAN Trunking Protocol (Cisco)",
	.example = "Dot3(dst=\"01:00:0c:cc:cc:cc\")/LLC()/SNAP(OUI=0x00000c)/VTP(domname=\"lab\", rev=7)",
	TABLE(vtp_fields),
	UNDER({ "snap", 0x00000c2003 }, { "snap", 0x2003 }),
	SETS({ "SNAP", "code", 0x2003 }),
	.text = "VTP %code% %domname%[ rev=%rev%]",
};

static const struct name_row status_rows[] = {
	{ 0, "active" },
	{ 1, "suspended" },
};
static const struct names statuses = { ROWS(status_rows) };
static const struct name_row vlan_rows[] = {
	{ 1, "Ethernet" },
	{ 2, "FDDI" },
	{ 3, "TrCRF" },
	{ 4, "FDDI-net" },
	{ 5, "TrBRF" },
};
static const struct names vlan_types = { ROWS(vlan_rows) };

/* Names are filled up to whole words. */
static uint64_t name_size(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t n = 0;

	(void)x;
	(void)avail;
	scope_named(s, "vlannamelen", &n);
	return (n + WORD - 1) / WORD * WORD;
}

static bool name_length(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	const struct val *v = e->p->layer[layer].vals;

	(void)out;
	*out = v && v[f->index + 4].type != V_UNSET ? val_text(&v[f->index + 4]).n : strlen("default");
	return true;
}

static const struct family vlan_tlvs = { .other = "VTPVlanInfoTlv" };
static const struct field vlan_fields[] = {
	UINT("len", 8, .compute = HEADER_LENGTH(1)),
	UINT("status", 8, .names = &statuses),
	UINT("type", 8, .init = 1, .names = &vlan_types),
	UINT("vlannamelen", 8, .compute = COMPUTE_FN(name_length), .help = "bytes of the name, without what fills it up"),
	UINT("vlanid", 16, .init = 1),
	UINT("mtu", 16, .init = 1500),
	UINT("dot10index", 32, .base = HEX, .help = "IEEE 802.10 security association"),
	BYTES("vlanname", .text = "default", .size = SIZE_FN(name_size), .pad = WORD),
	LIST("tlvlist", &vlan_tlvs, .size = REST, .when = "type!=1,2"),
};
static const struct proto vlan = {
	.name = "VTPVlanInfo",
	.title = "VTP VLAN information (Cisco)",
	TABLE(vlan_fields),
	.text = "vlan %vlanid% %vlanname%",
};

static const struct name_row tlv_rows[] = {
	{ 1, "Source-Routing Ring Number" },
	{ 2, "Source-Routing Bridge Number" },
	{ 3, "Spanning-Tree Protocol Type" },
	{ 4, "Parent VLAN" },
	{ 5, "Translationally Bridged VLANs" },
	{ 6, "Pruning" },
	{ 7, "Bridge Type" },
	{ 8, "Max ARE Hop Count" },
	{ 9, "Max STE Hop Count" },
	{ 10, "Backup CRF Mode" },
};
static const struct names tlv_types = { ROWS(tlv_rows) };
static const struct field vlan_tlv_fields[] = {
	UINT("type", 8, .names = &tlv_types),
	UINT("length", 8, .help = "in words of two bytes"),
	BYTES("value", .size = OF("length", 2, 0)),
};
static const struct proto vlan_tlv = {
	.name = "VTPVlanInfoTlv",
	.title = "VTP VLAN information: TLV (Cisco)",
	TABLE(vlan_tlv_fields),
	.text = "%type%",
};

PROTO_UNIT(cisco, &dtp, &any_tlv, &domain, &status, &dtptype, &neighbor, &vtp, &vlan, &vlan_tlv);
