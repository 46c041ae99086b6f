/* ikev2.c - Internet Key Exchange version 2: messages and payloads (RFC 7296, RFC 7383, RFC 5685). Names are in ikev2names.c. */
#include "isakmp.h"

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { NEXT_AT = 16, VERSION_AT = 17, VERSION = 0x20, KEY_LENGTH = 0x800e, TRANSFORM = 8 /* bytes before attributes */ };

static const struct name_row exchange_rows[] = {
	{ 34, "IKE_SA_INIT" },
	{ 35, "IKE_AUTH" },
	{ 36, "CREATE_CHILD_SA" },
	{ 37, "INFORMATIONAL" },
	{ 38, "IKE_SESSION_RESUME" },
	{ 39, "GSA_AUTH" },
	{ 40, "GSA_REGISTRATION" },
	{ 41, "GSA_REKEY" },
	{ 43, "IKE_INTERMEDIATE" },
	{ 44, "IKE_FOLLOWUP_KE" },
};
static const struct names exchanges = { ROWS(exchange_rows) };

static const struct name_row protocol_rows[] = {
	{ 1, "IKE" },
	{ 2, "AH" },
	{ 3, "ESP" },
	{ 4, "FC_ESP_HEADER" },
	{ 5, "FC_CT_AUTHENTICATION" },
};
static const struct names protocols = { ROWS(protocol_rows) };

static const struct name_row said_rows[] = {
	{ 0, "Reserved" },
	{ 1, "IKE" },
	{ 2, "AH" },
	{ 3, "ESP" },
};
static const struct names said_protocols = { ROWS(said_rows) };

static const struct name_row transform_rows[] = {
	{ 1, "Encryption" },
	{ 2, "PRF" },
	{ 3, "Integrity" },
	{ 4, "GroupDesc" },
	{ 5, "Extended Sequence Number" },
};
static const struct names transforms = { ROWS(transform_rows) };

static const struct name_row id_rows[] = {
	{ 1, "IPv4_addr" },
	{ 2, "FQDN" },
	{ 3, "Email_addr" },
	{ 5, "IPv6_addr" },
	{ 11, "Key" },
};
static const struct names ids = { ROWS(id_rows) };

static const struct name_row gateway_rows[] = {
	{ 1, "IPv4_addr" },
	{ 2, "IPv6_addr" },
	{ 3, "FQDN" },
};
static const struct names gateways = { ROWS(gateway_rows) };

static const struct name_row selector_rows[] = {
	{ 7, "TS_IPV4_ADDR_RANGE" },
	{ 8, "TS_IPV6_ADDR_RANGE" },
	{ 9, "TS_FC_ADDR_RANGE" },
};
static const struct names selectors = { ROWS(selector_rows) };

static const struct name_row config_rows[] = {
	{ 1, "CFG_REQUEST" },
	{ 2, "CFG_REPLY" },
	{ 3, "CFG_SET" },
	{ 4, "CFG_ACK" },
};
static const struct names configs = { ROWS(config_rows) };

/* ---- payloads ---- */

static const struct layout *payload_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return s->b[0] == 0 ? layout_need("Raw") : NULL;
}

#define NEXT_PAYLOAD UINT("next_payload", 8, .names_of = "ikev2.payload", .compute = NEXT("ikev2.payload"))
#define PAYLOAD_HEADER \
	NEXT_PAYLOAD, \
	FLAGS("flags", 8, .letters = "bit_0 bit_1 bit_2 bit_3 bit_4 bit_5 bit_6 critical"), \
	PAYLOAD_LENGTH_FIELD
#define RES2 UINT("res2", 24, .base = HEX)
#define CLASS(var, class, number, what, ...) \
	static const struct proto var = { \
		.name = class, \
		.title = "IKEv2: " what, \
		TABLE(var##_fields), \
		UNDER({ "ikev2.payload", number }), \
		.next = payload_next, \
		.other = "IKEv2_Payload", \
		__VA_ARGS__ \
	}
#define PAYLOAD(var, class, number, what, ...) \
	static const struct field var##_fields[] = { PAYLOAD_HEADER, __VA_ARGS__ }; \
	CLASS(var, class, number, what)
#define OPAQUE(var, class, number, what) PAYLOAD(var, class, number, what, BYTES("load", .size = REST))

static const struct family transform_family = { .other = "IKEv2_Transform", .stack = true };
static const struct family proposal_family = { .other = "IKEv2_Proposal", .stack = true };

static const struct field any_fields[] = { PAYLOAD_HEADER, BYTES("load", .size = REST) };
static const struct proto any = {
	.name = "IKEv2_Payload",
	.title = "IKEv2: payload of any type (RFC 7296, 3.2)",
	TABLE(any_fields),
	UNDER({ "ikev2.payload", 0, BIND_BUILD }),
	.next = payload_next,
	.other = "IKEv2_Payload",
};

PAYLOAD(proposal, "IKEv2_Proposal", 2, "Proposal (RFC 7296, 3.3.1)",
        UINT("proposal", 8, .init = 1),
        UINT("proto", 8, .init = 1, .names = &protocols),
        UINT("SPIsize", 8, .compute = LENGTH_OF("SPI", 1, 0)),
        UINT("trans_nb", 8, .help = "number of transforms"),
        BYTES("SPI", .size = OF("SPIsize", 1, 0)),
        LAYER("trans", &transform_family, .none = true, .size = REST, .help = "transforms, one behind the other"));

/* The attribute Key Length, a number of bits; other attributes are bytes. */
static bool key_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)f;
	(void)p;
	*n = avail;
	return true;
}

static void key_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	(void)s;
	(void)f;
	*out = n == 4 && get16(p) == KEY_LENGTH ? val_int(get16(p + 2)) : val_bytes(p, n);
}

static bool key_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	uint8_t b[4];

	(void)s;
	(void)f;
	(void)d;
	if (v->type == V_INT) {
		put16(b, KEY_LENGTH);
		put16(b + 2, (uint16_t)v->u);
		buf_add(out, b, sizeof(b));
	}
	buf_add(out, val_text(v).p, val_text(v).n);
	return true;
}

static bool key_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type != V_NONE && in->type != V_BYTES && (in->type != V_INT || in->neg || in->u > UINT16_MAX))
		return diag_set(d, "%s is a number of bits from 0 to 65535, None, or the bytes of other attributes", f->name);
	*out = val_hold(*in);
	return true;
}

static bool has_attributes(const struct field *f, const struct scope *s)
{
	(void)f;
	return !scope_decoding(s) || s->hdr > TRANSFORM;
}

static const struct kind_ops key_ops = { key_measure, key_read, key_write, key_accept };

static const struct field encryption_id = UINT("id", 16, .names_of = "ikev2.encryption"), prf_id = UINT("id", 16, .names_of = "ikev2.prf"),
			  integrity_id = UINT("id", 16, .names_of = "ikev2.integrity"), group_id = UINT("id", 16, .names_of = "ikev2.group"),
			  esn_id = UINT("id", 16, .names_of = "ikev2.esn"), other_id = UINT("id", 16);
static const struct alt transform_alts[] = {
	{ "transform_type=1", &encryption_id },
	{ "transform_type=2", &prf_id },
	{ "transform_type=3", &integrity_id },
	{ "transform_type=4", &group_id },
	{ "transform_type=5", &esn_id },
	{ NULL, &other_id },
};
PAYLOAD(transform, "IKEv2_Transform", 3, "Transform (RFC 7296, 3.3.2)",
        UINT("transform_type", 8, .names = &transforms),
        UINT("res2", 8),
        ALT("transform_id", transform_alts),
        HOOK("key_length", &key_ops, .present = has_attributes, .quiet = true, .help = "bits of the key, for a cipher whose keys vary"));
PAYLOAD(sa, "IKEv2_SA", 33, "Security Association (RFC 7296, 3.3)",
        LAYER("prop", &proposal_family, .none = true, .size = REST, .help = "proposals, one behind the other"));
PAYLOAD(ke, "IKEv2_KE", 34, "Key Exchange (RFC 7296, 3.4)", UINT("group", 16, .names_of = "ikev2.group"), UINT("res2", 16), BYTES("ke", .size = REST));

static const struct field id4 = IPV4("id4", .init = 0x7f000001), id6 = IPV6("id6", .text = "::1"), id_bytes = BYTES("id", .size = REST);
static const struct alt id_alts[] = { { "IDtype=1", &id4 }, { "IDtype=5", &id6 }, { NULL, &id_bytes } };
#define IDENTITY UINT("IDtype", 8, .init = 1, .names = &ids), RES2, ALT("ID", id_alts)
PAYLOAD(idi, "IKEv2_IDi", 35, "Identification of the initiator (RFC 7296, 3.5)", IDENTITY);
PAYLOAD(idr, "IKEv2_IDr", 36, "Identification of the responder (RFC 7296, 3.5)", IDENTITY);

#define ENCODING UINT("cert_encoding", 8, .names_of = "ikev2.encoding")
PAYLOAD(cert, "IKEv2_CERT", 37, "Certificate (RFC 7296, 3.6)", ENCODING, BYTES("cert_data", .size = REST));
PAYLOAD(certreq, "IKEv2_CERTREQ", 38, "Certificate Request (RFC 7296, 3.7)", ENCODING, BYTES("cert_authority", .size = REST));
PAYLOAD(auth, "IKEv2_AUTH", 39, "Authentication (RFC 7296, 3.8)", UINT("auth_type", 8, .names_of = "ikev2.auth"), RES2, BYTES("load", .size = REST));
PAYLOAD(nonce, "IKEv2_Nonce", 40, "Nonce (RFC 7296, 3.9)", BYTES("nonce", .size = REST));

/* A redirection names a gateway (RFC 5685, 9.1 to 9.3). */
enum { REDIRECT = 16407, REDIRECTED_FROM = 16408 };
static const struct field gateway4 = IPV4("gw4", .init = 0x7f000001), gateway6 = IPV6("gw6", .text = "::1"),
			  gateway_name = BYTES("gw", .size = OF("gw_id_len", 1, 0));
static const struct alt gateway_alts[] = {
	{ "gw_id_type=1 and gw_id_len=4,unset", &gateway4 },
	{ "gw_id_type=2 and gw_id_len=16,unset", &gateway6 },
	{ NULL, &gateway_name },
};
PAYLOAD(notify, "IKEv2_Notify", 41, "Notify (RFC 7296, 3.10)",
        UINT("proto", 8, .names = &said_protocols),
        UINT("SPIsize", 8, .compute = LENGTH_OF("SPI", 1, 0)),
        UINT("type", 16, .names_of = "ikev2.notify"),
        BYTES("SPI", .size = OF("SPIsize", 1, 0)),
        BYTES("notify", .size = REST, .when = "type!=16407,16408", .help = "notification data"),
        UINT("gw_id_type", 8, .init = 1, .names = &gateways, .when = "type=16407,16408"),
        UINT("gw_id_len", 8, .compute = LENGTH_OF("gw_id", 1, 0), .when = "type=16407,16408"),
        ALT("gw_id", gateway_alts, .when = "type=16407,16408", .help = "new gateway, or the one before"),
        BYTES("nonce", .size = REST, .when = "type=16407"));
PAYLOAD(delete, "IKEv2_Delete", 42, "Delete (RFC 7296, 3.11)",
        UINT("proto", 8, .names = &said_protocols),
        UINT("SPIsize", 8),
        UINT("SPInum", 16),
        BYTES("SPI", .size = REST));
PAYLOAD(vendor, "IKEv2_VendorID", 43, "Vendor ID (RFC 7296, 3.12)", BYTES("vendorID", .size = REST));

/* ---- traffic selectors (RFC 7296, 3.13.1; RFC 4595, 4.4) ---- */

#define SELECTOR(number, bytes) \
	UINT("TS_type", 8, .init = (number), .names = &selectors), \
	UINT("IP_protocol_ID", 8, .names_of = "ikev2.protocol"), \
	UINT("length", 16, .init = (bytes))
#define PORTS UINT("start_port", 16), UINT("end_port", 16, .init = 65535)

static const struct field ts4_fields[] = {
	SELECTOR(7, 16), PORTS, IPV4("starting_address_v4", .init = 0xc0a80001), IPV4("ending_address_v4", .init = 0xc0a800ff),
};
static const struct field ts6_fields[] = {
	SELECTOR(8, 40), PORTS, IPV6("starting_address_v6", .text = "2001::"), IPV6("ending_address_v6", .text = "2001::"),
};
static const struct field tsfc_fields[] = {
	UINT("TS_type", 8, .init = 9, .names = &selectors),
	UINT("IP_protocol_ID", 8, .names_of = "ikev2.protocol"),
	UINT("length", 16, .init = 16),
	UINT("res", 8),
	UINT("starting_address_FC", 24, .base = HEX),
	UINT("res2", 8),
	UINT("ending_address_FC", 24, .base = HEX),
	UINT("starting_R_CTL", 8),
	UINT("ending_R_CTL", 8),
	UINT("starting_type", 8),
	UINT("ending_type", 8),
};
static const struct field ts_any_fields[] = {
	UINT("TS_type", 8, .names = &selectors),
	UINT("IP_protocol_ID", 8, .names_of = "ikev2.protocol"),
	PAYLOAD_LENGTH_FIELD,
	BYTES("load", .size = REST),
};
#define TRAFFIC_SELECTOR(var, class, number, what) \
	static const struct proto var = { .name = class, .title = "IKEv2: traffic selector " what, TABLE(var##_fields), UNDER({ "ikev2.selector", number }) }
TRAFFIC_SELECTOR(ts4, "IPv4TrafficSelector", 7, "of IPv4 (RFC 7296, 3.13.1)");
TRAFFIC_SELECTOR(ts6, "IPv6TrafficSelector", 8, "of IPv6 (RFC 7296, 3.13.1)");
TRAFFIC_SELECTOR(tsfc, "EncryptedTrafficSelector", 9, "of Fibre Channel (RFC 4595, 4.4)");
static const struct proto ts_any = { .name = "RawTrafficSelector", .title = "IKEv2: traffic selector of any type (RFC 7296, 3.13.1)", TABLE(ts_any_fields) };
static const struct family selector_family = { .space = "ikev2.selector", .bits = 8, .other = "RawTrafficSelector" };

#define SELECTORS UINT("number_of_TSs", 8, .compute = COUNT_OF("traffic_selector", 0)), RES2, LIST("traffic_selector", &selector_family, .size = REST)
PAYLOAD(tsi, "IKEv2_TSi", 44, "Traffic Selector of the initiator (RFC 7296, 3.13)", SELECTORS);
PAYLOAD(tsr, "IKEv2_TSr", 45, "Traffic Selector of the responder (RFC 7296, 3.13)", SELECTORS);
/* The number in an encrypted payload says what is inside it. */
static const struct field encrypted_fields[] = { PAYLOAD_HEADER, BYTES("load", .size = REST, .help = "IV, encrypted payloads, checksum") };
CLASS(encrypted, "IKEv2_Encrypted", 46, "Encrypted and Authenticated (RFC 7296, 3.14)");

/* ---- configuration (RFC 7296, 3.15) ---- */

static const struct field value4 = IPV4("v4", .init = 0x7f000001), value6 = IPV6("v6", .text = "::1"), value_bytes = BYTES("v", .size = OF("length", 1, 0));
static const struct alt value_alts[] = {
	{ "type=1-4,6,20 and length=4,unset", &value4 },
	{ "type=10,12,21 and length=16,unset", &value6 },
	{ NULL, &value_bytes },
};
static const struct field attribute_fields[] = {
	UINT("type", 16, .init = 1, .names_of = "ikev2.attribute"),
	UINT("length", 16, .compute = LENGTH_OF("value", 1, 0)),
	ALT("value", value_alts, .none = true),
};
static const struct proto attribute = {
	.name = "ConfigurationAttribute",
	.title = "IKEv2: configuration attribute (RFC 7296, 3.15.1)",
	TABLE(attribute_fields),
};
static const struct family attribute_family = { .other = "ConfigurationAttribute" };

PAYLOAD(cp, "IKEv2_CP", 47, "Configuration (RFC 7296, 3.15)", UINT("CFGType", 8, .init = 1, .names = &configs), RES2,
        LIST("attributes", &attribute_family, .size = REST));
OPAQUE(eap, "IKEv2_EAP", 48, "Extensible Authentication (RFC 7296, 3.16)");
OPAQUE(gspm, "IKEv2_GSPM", 49, "Generic Secure Password Method (RFC 6467, 3)");
OPAQUE(idg, "IKEv2_IDg", 50, "Group Identification (RFC 9838, 4.2)");
OPAQUE(gsa, "IKEv2_GSA", 51, "Group Security Association (RFC 9838, 4.3)");
OPAQUE(kd, "IKEv2_KD", 52, "Key Download (RFC 9838, 4.5)");
PAYLOAD(fragment, "IKEv2_Encrypted_Fragment", 53, "Encrypted and Authenticated Fragment (RFC 7383, 2.5)",
        UINT("frag_number", 16, .init = 1),
        UINT("frag_total", 16, .init = 1),
        BYTES("load", .size = REST));
OPAQUE(ps, "IKEv2_PS", 54, "Puzzle Solution (RFC 8019, 8.2)");

/* ---- the message ---- */

static const struct field ikev2_fields[] = {
	PAYLOAD_COOKIE("init_SPI", .help = "of the initiator"),
	PAYLOAD_COOKIE("resp_SPI", .help = "of the responder"),
	NEXT_PAYLOAD,
	UINT("version", 8, .base = HEX, .init = VERSION),
	UINT("exch_type", 8, .names = &exchanges),
	FLAGS("flags", 8, .letters = "res0 res1 res2 Initiator Version Response res6 res7"),
	UINT("id", 32, .help = "message ID"),
	UINT("length", 32, .compute = TOTAL_LENGTH(1), .help = "bytes of the message"),
};

static const struct layout *message_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return s->b[NEXT_AT] == 0 ? layout_need("Raw") : NULL;
}

static const struct layout *by_version(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n > VERSION_AT && p[VERSION_AT] < VERSION ? layout_need("ISAKMP") : LAYOUT_SELF;
}

static const struct proto ikev2 = {
	.name = "IKEv2",
	.title = "Internet Key Exchange version 2 (RFC 7296)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/IKEv2(init_SPI=b\"01234567\", exch_type=\"IKE_SA_INIT\", flags=\"Initiator\")/IKEv2_SA("
		   "prop=IKEv2_Proposal(trans_nb=1, trans=IKEv2_Transform(transform_type=\"Encryption\", transform_id=\"AES-CBC\", key_length=256)))",
	TABLE(ikev2_fields),
	UNDER({ "udp.port", ISAKMP_PORT, BIND_BUILD }),
	SETS({ "UDP", "sport", ISAKMP_PORT }),
	.choose = by_version,
	.next = message_next,
	.other = "IKEv2_Payload",
	.reply = { SAME("init_SPI"), SAME("exch_type"), SAME("id") },
	.text = "IKEv2 %exch_type% id=%id%",
};

PROTO_UNIT(ikev2, &ikev2, &any, &proposal, &transform, &sa, &ke, &idi, &idr, &cert, &certreq, &auth, &nonce, &notify, &delete, &vendor, &ts4,
           &ts6, &tsfc, &ts_any, &tsi, &tsr, &encrypted, &attribute, &cp, &eap, &gspm, &idg, &gsa, &kd, &fragment, &ps);
