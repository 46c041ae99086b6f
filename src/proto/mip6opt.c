/* mip6opt.c - Mobility options (RFC 6275, 6.2; RFC 3963, RFC 4068, RFC 4283, RFC 4285, RFC 4866). */
#include "ipv6.h"

#include "pkt/bits.h"

static const struct name_row option_rows[] = {
	{ 2, "Binding Refresh Advice" },
	{ 3, "Alternate Care-of Address" },
	{ 4, "Nonce Indices" },
	{ 5, "Binding Authorization Data" },
	{ 6, "Mobile Network Prefix (RFC3963)" },
	{ 7, "Link-Layer Address (RFC4068)" },
	{ 8, "Mobile Node Identifier (RFC4283)" },
	{ 9, "Mobility Message Authentication (RFC4285)" },
	{ 10, "Replay Protection (RFC4285)" },
	{ 11, "CGA Parameters Request (RFC4866)" },
	{ 12, "CGA Parameters (RFC4866)" },
	{ 13, "Signature (RFC4866)" },
	{ 14, "Home Keygen Token (RFC4866)" },
	{ 15, "Care-of Test Init (RFC4866)" },
	{ 16, "Care-of Test (RFC4866)" },
};
static const struct names option_names = { .table = "mip6.option", ROWS(option_rows) };

static const struct name_row identifier_rows[] = {
	{ 1, "NAI" },
};
static const struct names identifier_names = { ROWS(identifier_rows) };

static const struct name_row authenticator_rows[] = {
	{ 1, "MN-HA authentication mobility option" },
	{ 2, "MN-AAA authentication mobility option" },
};
static const struct names authenticator_names = { ROWS(authenticator_rows) };

#define OPTION_TYPE(t) UINT("otype", 8, .init = (t), .names = &option_names, .help = "Option Type")
#define OPTION_LENGTH(n) UINT("olen", 8, .init = (n), .help = "Option Length")
#define OPTION_COUNTS(f, k) UINT("olen", 8, .compute = LENGTH_OF(f, 1, k), .help = "Option Length")

static const struct field advice_fields[] = {
	OPTION_TYPE(2),
	OPTION_LENGTH(2),
	UINT("rinter", 16, .help = "Refresh Interval, in units of 4 seconds"),
};

static const struct proto advice = {
	.name = "MIP6OptBRAdvice",
	.title = "Binding Refresh Advice option (RFC 6275, 6.2.4)",
	TABLE(advice_fields),
	UNDER({ "mip6.option", 2 }),
	.align = { 2, 0 },
	.text = "refresh=%rinter%",
};

static const struct field care_of_fields[] = {
	OPTION_TYPE(3),
	OPTION_LENGTH(16),
	IPV6("acoa", .text = "::", .help = "Alternate Care-of Address"),
};

static const struct proto care_of = {
	.name = "MIP6OptAltCoA",
	.title = "Alternate Care-of Address option (RFC 6275, 6.2.5)",
	TABLE(care_of_fields),
	UNDER({ "mip6.option", 3 }),
	.align = { 8, 6 },
	.text = "care-of=%acoa%",
};

static const struct field nonces_fields[] = {
	OPTION_TYPE(4),
	OPTION_LENGTH(16),
	UINT("hni", 16, .help = "Home Nonce Index"),
	UINT("coni", 16, .help = "Care-of Nonce Index"),
};

static const struct proto nonces = {
	.name = "MIP6OptNonceIndices",
	.title = "Nonce Indices option (RFC 6275, 6.2.6)",
	TABLE(nonces_fields),
	UNDER({ "mip6.option", 4 }),
	.align = { 2, 0 },
	.text = "nonces=%hni%/%coni%",
};

/* 96 bits may be given as a number. */
static bool wide_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	uint8_t b[12] = { 0 };

	(void)f;
	(void)d;
	if (in->type != V_INT || in->neg) {
		*out = val_hold(*in);
		return true;
	}
	bits_put(b, 32, 64, in->u);
	*out = val_bytes(b, sizeof(b));
	return true;
}

static const struct field auth_data_fields[] = {
	OPTION_TYPE(5),
	OPTION_LENGTH(16),
	BYTES("authenticator", .size = FIXED(12), .accept = wide_accept),
};

static const struct proto auth_data = {
	.name = "MIP6OptBindingAuthData",
	.title = "Binding Authorization Data option (RFC 6275, 6.2.7)",
	TABLE(auth_data_fields),
	UNDER({ "mip6.option", 5 }),
	.align = { 8, 2 },
	.text = "auth=%authenticator%",
};

static const struct field prefix_fields[] = {
	OPTION_TYPE(6),
	OPTION_LENGTH(18),
	UINT("reserved", 8),
	UINT("plen", 8, .init = 64, .help = "Prefix Length"),
	IPV6("prefix", .text = "::", .help = "Mobile Network Prefix"),
};

static const struct proto prefix = {
	.name = "MIP6OptMobNetPrefix",
	.title = "Mobile Network Prefix option (RFC 3963, 4.3)",
	TABLE(prefix_fields),
	UNDER({ "mip6.option", 6 }),
	.align = { 8, 4 },
	.text = "prefix=%prefix%/%plen%",
};

static const struct field lladdr_fields[] = {
	OPTION_TYPE(7),
	OPTION_LENGTH(7),
	UINT("ocode", 8, .init = 2, .names_of = "rfc4068.lla", .help = "Option-Code"),
	UINT("pad", 8),
	MAC("lla", .help = "LLA"),
};

static const struct proto lladdr = {
	.name = "MIP6OptLLAddr",
	.title = "Mobility header Link-Layer Address option (RFC 4068, 6.4.4)",
	TABLE(lladdr_fields),
	UNDER({ "mip6.option", 7 }),
	.text = "lladdr=%lla%",
};

static const struct field identifier_fields[] = {
	OPTION_TYPE(8),
	OPTION_COUNTS("id", 1),
	UINT("subtype", 8, .init = 1, .names = &identifier_names),
	BYTES("id", .size = OF("olen", 1, -1), .help = "Identifier"),
};

static const struct proto identifier = {
	.name = "MIP6OptMNID",
	.title = "Mobile Node Identifier option (RFC 4283)",
	TABLE(identifier_fields),
	UNDER({ "mip6.option", 8 }),
	.text = "id=%id%",
};

static const struct field message_auth_fields[] = {
	OPTION_TYPE(9),
	OPTION_COUNTS("authdata", 5),
	UINT("subtype", 8, .init = 1, .names = &authenticator_names),
	UINT("mspi", 32, .help = "Mobility SPI"),
	BYTES("authdata", .text = "AAAAAAAAAAAA", .size = OF("olen", 1, -5), .help = "Authentication Data"),
};

static const struct proto message_auth = {
	.name = "MIP6OptMsgAuth",
	.title = "Mobility Message Authentication option (RFC 4285, 5)",
	TABLE(message_auth_fields),
	UNDER({ "mip6.option", 9 }),
	.align = { 4, 1 },
	.text = "auth-spi=%mspi:x%",
};

static const struct field replay_fields[] = {
	OPTION_TYPE(10),
	OPTION_LENGTH(8),
	UINT("timestamp", 64, .help = "NTP timestamp"),
};

static const struct proto replay = {
	.name = "MIP6OptReplayProtection",
	.title = "Mobility Message Replay Protection option (RFC 4285, 6)",
	TABLE(replay_fields),
	UNDER({ "mip6.option", 10 }),
	.align = { 8, 2 },
	.text = "ts=%timestamp:x%",
};

static const struct field cga_request_fields[] = {
	OPTION_TYPE(11),
	OPTION_LENGTH(0),
};

static const struct proto cga_request = {
	.name = "MIP6OptCGAParamsReq",
	.title = "CGA Parameters Request option (RFC 4866, 5.6)",
	TABLE(cga_request_fields),
	UNDER({ "mip6.option", 11 }),
	.text = "cga-request",
};

/* A type, a length and that many bytes. */
#define BLOB(t, name, ...) { \
	OPTION_TYPE(t), \
	OPTION_COUNTS(name, 0), \
	BYTES(name, .size = OF("olen", 1, 0), __VA_ARGS__), \
}

static const struct field cga_fields[] = BLOB(12, "cgaparams", .help = "CGA Parameters");
static const struct field signature_fields[] = BLOB(13, "sig", .help = "Signature");
static const struct field home_token_fields[] = BLOB(14, "hkt", .help = "Home Keygen Token");
static const struct field care_test_fields[] = BLOB(16, "cokt", .text = "\0\0\0\0\0\0\0\0", .ntext = 8,
						       .help = "Care-of Keygen Token");
static const struct field unknown_fields[] = BLOB(6, "odata", .help = "Option Data");

static const struct proto cga = {
	.name = "MIP6OptCGAParams",
	.title = "CGA Parameters option (RFC 4866, 5.1)",
	TABLE(cga_fields),
	UNDER({ "mip6.option", 12 }),
	.text = "cga",
};

static const struct proto signature = {
	.name = "MIP6OptSignature",
	.title = "Signature option (RFC 4866, 5.2)",
	TABLE(signature_fields),
	UNDER({ "mip6.option", 13 }),
	.text = "signature",
};

static const struct proto home_token = {
	.name = "MIP6OptHomeKeygenToken",
	.title = "Permanent Home Keygen Token option (RFC 4866, 5.3)",
	TABLE(home_token_fields),
	UNDER({ "mip6.option", 14 }),
	.text = "home-token",
};

static const struct field care_init_fields[] = {
	OPTION_TYPE(15),
	OPTION_LENGTH(0),
};

static const struct proto care_init = {
	.name = "MIP6OptCareOfTestInit",
	.title = "Care-of Test Init option (RFC 4866, 5.4)",
	TABLE(care_init_fields),
	UNDER({ "mip6.option", 15 }),
	.text = "care-of-test-init",
};

static const struct proto care_test = {
	.name = "MIP6OptCareOfTest",
	.title = "Care-of Test option (RFC 4866, 5.5)",
	TABLE(care_test_fields),
	UNDER({ "mip6.option", 16 }),
	.text = "care-of-token=%cokt%",
};

static const struct proto unknown = {
	.name = "MIP6OptUnknown",
	.title = "Mobility option that no other class stands for (RFC 6275, 6.2.1)",
	TABLE(unknown_fields),
	.text = "opt-%otype:d%",
};

static const struct names *const option_tables[] = { &option_names, NULL };
PROTO_NAMES_UNIT(mip6opt, option_tables, &advice, &care_of, &nonces, &auth_data, &prefix, &lladdr, &identifier, &message_auth,
		 &replay, &cga_request, &cga, &signature, &home_token, &care_init, &care_test, &unknown);
