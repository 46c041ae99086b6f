/* mip6.c - Mobile IPv6: the Mobility header and its messages (RFC 6275, 6.1). Their options are in mip6opt.c. */
#include "ipv6.h"

#include "pkt/encode.h"

enum { MOBILITY = 135 };

static const struct name_row type_rows[] = {
	{ 0, "BRR" },
	{ 1, "HoTI" },
	{ 2, "CoTI" },
	{ 3, "HoT" },
	{ 4, "CoT" },
	{ 5, "BU" },
	{ 6, "BA" },
	{ 7, "BE" },
	{ 8, "Fast BU" },
	{ 9, "Fast BA" },
	{ 10, "Fast NA" },
};
static const struct names type_names = { ROWS(type_rows) };

static const struct name_row ack_rows[] = {
	{ 0, "Binding Update accepted" },
	{ 1, "Accepted but prefix discovery necessary" },
	{ 128, "Reason unspecified" },
	{ 129, "Administratively prohibited" },
	{ 130, "Insufficient resources" },
	{ 131, "Home registration not supported" },
	{ 132, "Not home subnet" },
	{ 133, "Not home agent for this mobile node" },
	{ 134, "Duplicate Address Detection failed" },
	{ 135, "Sequence number out of window" },
	{ 136, "Expired home nonce index" },
	{ 137, "Expired care-of nonce index" },
	{ 138, "Expired nonces" },
	{ 139, "Registration type change disallowed" },
	{ 140, "Mobile Router Operation not permitted" },
	{ 141, "Invalid Prefix" },
	{ 142, "Not Authorized for Prefix" },
	{ 143, "Forwarding Setup failed (prefixes missing)" },
	{ 144, "MIPV6-ID-MISMATCH" },
	{ 145, "MIPV6-MESG-ID-REQD" },
	{ 146, "MIPV6-AUTH-FAIL" },
	{ 147, "Permanent home keygen token unavailable" },
	{ 148, "CGA and signature verification failed" },
	{ 149, "Permanent home keygen token exists" },
	{ 150, "Non-null home nonce index expected" },
};
static const struct names ack_names = { ROWS(ack_rows) };

static const struct name_row error_rows[] = {
	{ 1, "Unknown binding for Home Address destination option" },
	{ 2, "Unrecognized MH Type value" },
};
static const struct names error_names = { ROWS(error_rows) };

static const struct family option_family = {
	.space = "mip6.option",
	.bits = 8,
	.other = "MIP6OptUnknown",
	.aligned = true,
};

/* Whole units of 8 octets after the first; what follows the header is counted, for nothing should follow it. */
static bool units(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	size_t n = enc_total_len(e, layer);

	(void)f;
	*out = n < 8 ? 0 : (n - 8) / 8;
	return true;
}

#define MOBILITY_HEAD(t) \
	NEXT_HEADER, \
	UINT("len", 8, .compute = COMPUTE_FN(units), .help = "Header Len, in units of 8 octets after the first 8"), \
	UINT("mhtype", 8, .init = (t), .names = &type_names, .help = "MH Type"), \
	UINT("res", 8), \
	UINT("cksum", 16, .base = HEX, .compute = SUM_OVER_IP6, .help = "Checksum")
#define AUTOPAD VIRTUAL("autopad", .init = 1, .help = "keep the options' alignment with Pad1 and PadN")
/* At least `before` octets stand before the options. */
#define OPTIONS(before) LIST("options", &option_family, .size = OF("len", 8, 8 - (before)), .pad = 8)
#define UNDER_MOBILITY(t) UNDER(BUILT_UNDER_IP6(MOBILITY), { "mip6.mhtype", (t), BIND_DECODE })

static const struct field generic_fields[] = {
	MOBILITY_HEAD(0),
	BYTES("msg", .text = "\0\0", .ntext = 2, .size = OF("len", 8, 2), .help = "Message Data"),
};

static const struct proto mh_generic = {
	.name = "MIP6MH_Generic",
	.title = "Mobility header of a type that no other class stands for (RFC 6275, 6.1.1)",
	TABLE(generic_fields),
	UNDER(BUILT_UNDER_IP6(MOBILITY)),
	.text = "MIPv6 %mhtype%",
};

static const struct field brr_fields[] = {
	MOBILITY_HEAD(0),
	UINT("res2", 16),
	AUTOPAD,
	OPTIONS(8),
};

static const struct proto mh_brr = {
	.name = "MIP6MH_BRR",
	.title = "Binding Refresh Request (RFC 6275, 6.1.2)",
	TABLE(brr_fields),
	UNDER_MOBILITY(0),
	.text = "MIPv6 binding refresh request[ %options%]",
};

/* Home Test Init and Care-of Test Init are alike, and so are the answers to them. */
#define TEST_INIT(t) { \
	MOBILITY_HEAD(t), \
	BYTES("reserved", .size = FIXED(2)), \
	BYTES("cookie", .size = FIXED(8), .help = "Init Cookie"), \
	AUTOPAD, \
	OPTIONS(16), \
}
#define TEST(t) { \
	MOBILITY_HEAD(t), \
	UINT("index", 16, .help = "Nonce Index"), \
	BYTES("cookie", .size = FIXED(8), .help = "Init Cookie"), \
	BYTES("token", .size = FIXED(8), .help = "Keygen Token"), \
	AUTOPAD, \
	OPTIONS(24), \
}

static const struct field hoti_fields[] = TEST_INIT(1);
static const struct field coti_fields[] = TEST_INIT(2);
static const struct field hot_fields[] = TEST(3);
static const struct field cot_fields[] = TEST(4);

static const struct proto mh_hoti = {
	.name = "MIP6MH_HoTI",
	.title = "Home Test Init (RFC 6275, 6.1.3)",
	TABLE(hoti_fields),
	UNDER_MOBILITY(1),
	.text = "MIPv6 home test init cookie=%cookie%[ %options%]",
};

static const struct proto mh_coti = {
	.name = "MIP6MH_CoTI",
	.title = "Care-of Test Init (RFC 6275, 6.1.4)",
	TABLE(coti_fields),
	UNDER_MOBILITY(2),
	.text = "MIPv6 care-of test init cookie=%cookie%[ %options%]",
};

static const struct proto mh_hot = {
	.name = "MIP6MH_HoT",
	.title = "Home Test (RFC 6275, 6.1.5)",
	TABLE(hot_fields),
	UNDER_MOBILITY(3),
	.answers = "MIP6MH_HoTI",
	.reply = { SAME("cookie") },
	.text = "MIPv6 home test nonce=%index% cookie=%cookie% token=%token%[ %options%]",
};

static const struct proto mh_cot = {
	.name = "MIP6MH_CoT",
	.title = "Care-of Test (RFC 6275, 6.1.6)",
	TABLE(cot_fields),
	UNDER_MOBILITY(4),
	.answers = "MIP6MH_CoTI",
	.reply = { SAME("cookie") },
	.text = "MIPv6 care-of test nonce=%index% cookie=%cookie% token=%token%[ %options%]",
};

static const struct field bu_fields[] = {
	MOBILITY_HEAD(5),
	UINT("seq", 16, .base = HEX, .help = "Sequence #"),
	FLAGS("flags", 7, .letters = "PRMKLHA", .init = 0x68),
	UINT("reserved", 9, .base = HEX),
	UINT("mhtime", 16, .init = 3, .help = "Lifetime, in units of 4 seconds"),
	AUTOPAD,
	OPTIONS(12),
};

static const struct proto mh_bu = {
	.name = "MIP6MH_BU",
	.title = "Binding Update (RFC 6275, 6.1.7)",
	TABLE(bu_fields),
	UNDER_MOBILITY(5),
	.text = "MIPv6 binding update %flags% seq=%seq:d% lifetime=4*%mhtime:d%s[ %options%]",
};

static const struct field ba_fields[] = {
	MOBILITY_HEAD(6),
	UINT("status", 8, .names = &ack_names),
	FLAGS("flags", 3, .letters = "PRK", .init = 4),
	UINT("res2", 5, .base = HEX),
	UINT("seq", 16, .base = HEX, .help = "Sequence #"),
	UINT("mhtime", 16, .base = HEX, .help = "Lifetime, in units of 4 seconds"),
	AUTOPAD,
	OPTIONS(12),
};

static const struct proto mh_ba = {
	.name = "MIP6MH_BA",
	.title = "Binding Acknowledgement (RFC 6275, 6.1.8)",
	TABLE(ba_fields),
	UNDER_MOBILITY(6),
	.answers = "MIP6MH_BU",
	.reply = { SAME("seq") },
	.text = "MIPv6 binding ack %status% seq=%seq:d% lifetime=4*%mhtime:d%s[ %options%]",
};

static const struct field be_fields[] = {
	MOBILITY_HEAD(7),
	UINT("status", 8, .names = &error_names),
	UINT("reserved", 8),
	IPV6("ha", .text = "::", .help = "Home Address"),
	OPTIONS(24),
};

static const struct proto mh_be = {
	.name = "MIP6MH_BE",
	.title = "Binding Error (RFC 6275, 6.1.9)",
	TABLE(be_fields),
	UNDER_MOBILITY(7),
	.text = "MIPv6 binding error %status% home=%ha%[ %options%]",
};

static const struct layout *mobility_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	int space = space_find("mip6.mhtype");
	const struct layout *l;

	if (n < 4 || space < 0 || !ip6_below(outer))
		return NULL;
	l = space_lookup((unsigned)space, p[2]);
	return l ? l : layout_need("MIP6MH_Generic");
}

static const struct proto mobility = {
	.name = "MIP6MH",
	.title = "Mobility header of any type (RFC 6275, 6.1)",
	.abstract = true,
	UNDER({ "ipproto", MOBILITY, BIND_DECODE }, { "ipproto.error6", MOBILITY, BIND_DECODE }),
	.choose = mobility_choose,
};

PROTO_UNIT(mip6, &mobility, &mh_generic, &mh_brr, &mh_hoti, &mh_coti, &mh_hot, &mh_cot, &mh_bu, &mh_ba, &mh_be);
