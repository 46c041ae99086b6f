/* isakmp.c - Internet Security Association and Key Management Protocol, version 1 of IKE (RFC 2408, RFC 2407, RFC 2409). */
#include "isakmp.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

enum { NEXT_AT = 16, VERSION_AT = 17, FLAGS_AT = 19, ENCRYPTED = 1, IKE2 = 2 };

static const struct name_row payloads_rows[] = {
	{ 0, "None" }, { 1, "SA" }, { 2, "Proposal" }, { 3, "Transform" }, { 4, "KE" }, { 5, "ID" }, { 6, "CERT" },
	{ 7, "CR" }, { 8, "Hash" }, { 9, "SIG" }, { 10, "Nonce" }, { 11, "Notification" }, { 12, "Delete" },
	{ 13, "VendorID" },
};
static const struct names payloads = { ROWS(payloads_rows) };

static const struct name_row exchange_rows[] = {
	{ 0, "None" },
	{ 1, "base" },
	{ 2, "identity protection" },
	{ 3, "authentication only" },
	{ 4, "aggressive" },
	{ 5, "informational" },
	{ 6, "transaction" },
	{ 32, "quick mode" },
	{ 33, "new group mode" },
};
static const struct names exchanges = { ROWS(exchange_rows) };

static const struct name_row doi_rows[] = {
	{ 0, "ISAKMP" },
	{ 1, "IPSEC" },
	{ 2, "GDOI" },
};
static const struct names dois = { ROWS(doi_rows) };

static const struct name_row situation_rows[] = { { 1, "identity" } };
static const struct names situations = { ROWS(situation_rows) };

static const struct name_row protocol_rows[] = {
	{ 1, "ISAKMP" },
	{ 2, "IPSEC_AH" },
	{ 3, "IPSEC_ESP" },
	{ 4, "IPCOMP" },
	{ 5, "GIGABEAM_RADIO" },
};
static const struct names protocols = { ROWS(protocol_rows) };

static const struct name_row transform_rows[] = { { 1, "KEY_IKE" } };
static const struct names transforms = { ROWS(transform_rows) };

static const struct name_row id_rows[] = {
	{ 1, "IPv4_addr" }, { 2, "FQDN" }, { 3, "User_FQDN" }, { 4, "IPv4_subnet" }, { 5, "IPv6_addr" }, { 6, "IPv6_subnet" },
	{ 7, "IPv4_range" }, { 8, "IPv6_range" }, { 9, "DER_DN" }, { 10, "DER_GN" }, { 11, "Key" },
};
static const struct names ids = { ROWS(id_rows) };

static const struct name_row unused_rows[] = { { 0, "Unused" } };
static const struct names unused = { ROWS(unused_rows) };

static const struct name_row notify_rows[] = {
	{ 1, "INVALID-PAYLOAD-TYPE" }, { 2, "DOI-NOT-SUPPORTED" }, { 3, "SITUATION-NOT-SUPPORTED" }, { 4, "INVALID-COOKIE" },
	{ 5, "INVALID-MAJOR-VERSION" }, { 6, "INVALID-MINOR-VERSION" }, { 7, "INVALID-EXCHANGE-TYPE" }, { 8, "INVALID-FLAGS" },
	{ 9, "INVALID-MESSAGE-ID" }, { 10, "INVALID-PROTOCOL-ID" }, { 11, "INVALID-SPI" }, { 12, "INVALID-TRANSFORM-ID" },
	{ 13, "ATTRIBUTES-NOT-SUPPORTED" }, { 14, "NO-PROPOSAL-CHOSEN" }, { 15, "BAD-PROPOSAL-SYNTAX" }, { 16, "PAYLOAD-MALFORMED" },
	{ 17, "INVALID-KEY-INFORMATION" }, { 18, "INVALID-ID-INFORMATION" }, { 19, "INVALID-CERT-ENCODING" },
	{ 20, "INVALID-CERTIFICATE" }, { 21, "CERT-TYPE-UNSUPPORTED" }, { 22, "INVALID-CERT-AUTHORITY" },
	{ 23, "INVALID-HASH-INFORMATION" }, { 24, "AUTHENTICATION-FAILED" }, { 25, "INVALID-SIGNATURE" },
	{ 26, "ADDRESS-NOTIFICATION" }, { 27, "NOTIFY-SA-LIFETIME" }, { 28, "CERTIFICATE-UNAVAILABLE" },
	{ 29, "UNSUPPORTED-EXCHANGE-TYPE" }, { 30, "UNEQUAL-PAYLOAD-LENGTHS" }, { 16384, "CONNECTED" },
	{ 24576, "RESPONDER-LIFETIME" }, { 24577, "REPLAY-STATUS" }, { 24578, "INITIAL-CONTACT" }, { 36136, "R-U-THERE" },
	{ 36137, "R-U-THERE-ACK" },
};
static const struct names notifies = { ROWS(notify_rows) };

/* ---- attributes of a transform (RFC 2408, 3.3; RFC 2409, A): names of types and of their values ---- */

static const struct name_row encryption_values_rows[] = {
	{ 1, "DES-CBC" }, { 2, "IDEA-CBC" }, { 3, "Blowfish-CBC" }, { 4, "RC5-R16-B64-CBC" }, { 5, "3DES-CBC" },
	{ 6, "CAST-CBC" }, { 7, "AES-CBC" }, { 8, "CAMELLIA-CBC" },
};
static const struct names encryption_values = { ROWS(encryption_values_rows) };

static const struct name_row hash_values_rows[] = {
	{ 1, "MD5" }, { 2, "SHA" }, { 3, "Tiger" }, { 4, "SHA2-256" }, { 5, "SHA2-384" }, { 6, "SHA2-512" },
};
static const struct names hash_values = { ROWS(hash_values_rows) };

static const struct name_row authentication_values_rows[] = {
	{ 1, "PSK" }, { 2, "DSS" }, { 3, "RSA Sig" }, { 4, "RSA Encryption" }, { 5, "RSA Encryption Revised" },
	{ 6, "ElGamal Encryption" }, { 7, "ElGamal Encryption Revised" }, { 8, "ECDSA Sig" }, { 64221, "HybridInitRSA" },
	{ 64222, "HybridRespRSA" }, { 64223, "HybridInitDSS" }, { 64224, "HybridRespDSS" }, { 65001, "XAUTHInitPreShared" },
	{ 65002, "XAUTHRespPreShared" }, { 65003, "XAUTHInitDSS" }, { 65004, "XAUTHRespDSS" }, { 65005, "XAUTHInitRSA" },
	{ 65006, "XAUTHRespRSA" }, { 65007, "XAUTHInitRSAEncryption" }, { 65008, "XAUTHRespRSAEncryption" },
	{ 65009, "XAUTHInitRSARevisedEncryption" }, { 65010, "XAUTHRespRSARevisedEncryptio" },
};
static const struct names authentication_values = { ROWS(authentication_values_rows) };

static const struct name_row group_values_rows[] = {
	{ 1, "768MODPgr" }, { 2, "1024MODPgr" }, { 3, "EC2Ngr155" }, { 4, "EC2Ngr185" }, { 5, "1536MODPgr" },
	{ 14, "2048MODPgr" }, { 15, "3072MODPgr" }, { 16, "4096MODPgr" }, { 17, "6144MODPgr" }, { 18, "8192MODPgr" },
};
static const struct names group_values = { ROWS(group_values_rows) };

static const struct name_row group_type_values_rows[] = {
	{ 1, "MODP" }, { 2, "ECP" }, { 3, "EC2N" },
};
static const struct names group_type_values = { ROWS(group_type_values_rows) };

static const struct name_row life_values_rows[] = {
	{ 1, "Seconds" }, { 2, "Kilobytes" },
};
static const struct names life_values = { ROWS(life_values_rows) };

static const struct attribute {
	uint16_t type;
	const char *name;
	const struct names *values;
} attributes[] = {
	{ 1, "Encryption", &encryption_values },
	{ 2, "Hash", &hash_values },
	{ 3, "Authentication", &authentication_values },
	{ 4, "GroupDesc", &group_values },
	{ 5, "GroupType", &group_type_values },
	{ 6, "GroupPrime" },
	{ 7, "GroupGenerator1" },
	{ 8, "GroupGenerator2" },
	{ 9, "GroupCurveA" },
	{ 10, "GroupCurveB" },
	{ 11, "LifeType", &life_values },
	{ 12, "LifeDuration" },
	{ 13, "PRF" },
	{ 14, "KeyLength" },
	{ 15, "FieldSize" },
	{ 16, "GroupOrder" },
};

static const struct attribute *attribute_of(uint16_t type)
{
	for (size_t i = 0; i < sizeof(attributes) / sizeof(attributes[0]); i++)
		if (attributes[i].type == type)
			return &attributes[i];
	return NULL;
}

static const struct attribute *attribute_named(struct str s)
{
	for (size_t i = 0; i < sizeof(attributes) / sizeof(attributes[0]); i++)
		if (str_eq(s, attributes[i].name))
			return &attributes[i];
	return NULL;
}

/* Are the n bytes whole attributes? */
static bool attributes_whole(const uint8_t *p, size_t n)
{
	size_t at = 0;

	while (at + 4 <= n)
		at += p[at] & 0x80 ? 4u : 4u + get16(p + at + 2);
	return at == n;
}

static bool attributes_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	uint64_t want = extent_of(&f->size, s, avail);

	(void)p;
	*n = want < avail ? (size_t)want : avail;
	return true;
}

/* A number of as few bytes as it takes, more than two. */
static bool is_long(const uint8_t *p, size_t n)
{
	return n > 2 && n <= 8 && p[0] != 0;
}

static struct val value_read(const struct attribute *a, const uint8_t *p)
{
	const char *name;

	if (p[0] & 0x80) {
		name = a && a->values ? names_of_value(a->values, get16(p + 2)) : NULL;
		return name ? val_str(name, strlen(name)) : val_int(get16(p + 2));
	}
	if (is_long(p + 4, get16(p + 2)))
		return val_int(bits_get(p + 4, 0, get16(p + 2) * 8u));
	return val_bytes(p + 4, get16(p + 2));
}

static void attributes_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	(void)s;
	(void)f;
	if (!attributes_whole(p, n)) {
		*out = val_bytes(p, n);
		return;
	}
	*out = val_list();
	for (size_t at = 0; at < n; at += p[at] & 0x80 ? 4u : 4u + get16(p + at + 2)) {
		uint16_t type = get16(p + at) & 0x7fff;
		const struct attribute *a = attribute_of(type);
		struct val pair[2] = { a ? val_str(a->name, strlen(a->name)) : val_int(type), value_read(a, p + at) };

		list_add(out->l, val_tuple(pair, 2));
	}
}

static bool pair_write(const struct val *pair, struct buf *out, struct diag *d)
{
	const struct val *type = &pair->l->v[0], *v = &pair->l->v[1];
	const struct attribute *a = type->type == V_STR ? attribute_named(val_text(type)) : attribute_of((uint16_t)type->u);
	uint8_t b[12];
	uint64_t number = v->u;
	unsigned n = 0;

	if ((type->type == V_STR && !a) || (type->type != V_STR && (type->type != V_INT || type->neg || type->u > 0x7fff)))
		return diag_set(d, "an attribute is named by its type, such as 'Encryption', or a number up to 32767");
	put16(b, a ? a->type : (uint16_t)type->u);
	if (v->type == V_BYTES) {
		put16(b + 2, (uint16_t)val_text(v).n);
		buf_add(out, b, 4);
		buf_add(out, val_text(v).p, val_text(v).n);
		return val_text(v).n <= UINT16_MAX || diag_set(d, "the value of an attribute has at most 65535 bytes");
	}
	if (v->type == V_STR && !(a && a->values && names_find(a->values, (const char *)val_text(v).p, val_text(v).n, &number)))
		return diag_set(d, "'%.*s' is not a value of %s", STR(val_text(v)), a ? a->name : "this attribute");
	if (v->type != V_STR && (v->type != V_INT || v->neg))
		return diag_set(d, "the value of an attribute is a name, a number or bytes");
	if (number <= UINT16_MAX) {
		b[0] |= 0x80;
		put16(b + 2, (uint16_t)number);
		buf_add(out, b, 4);
		return true;
	}
	while (n < 8 && number >> (n * 8) != 0)
		n++;
	put16(b + 2, (uint16_t)n);
	bits_put(b + 4, 0, n * 8, number);
	buf_add(out, b, 4 + n);
	return true;
}

static bool attributes_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	(void)s;
	(void)f;
	if (v->type == V_BYTES)
		buf_add(out, val_text(v).p, val_text(v).n);
	for (uint32_t i = 0; v->type == V_LIST && i < v->l->n; i++)
		if (!pair_write(&v->l->v[i], out, d))
			return false;
	return true;
}

static bool attributes_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct buf b = BUF_INIT;
	bool ok = true;

	if (in->type == V_TUPLE && in->l->n == 2 && !pair_write(in, &b, d)) { /* one of a list that was refused */
		buf_free(&b);
		return false;
	}
	if (in->type != V_LIST && in->type != V_BYTES && in->type != V_NONE)
		return diag_set(d, "%s takes a list of pairs such as (\"Encryption\", \"AES-CBC\")", f->name);
	for (uint32_t i = 0; ok && in->type == V_LIST && i < in->l->n; i++) {
		const struct val *pair = &in->l->v[i];

		ok = pair->type == V_TUPLE && pair->l->n == 2
			     ? pair_write(pair, &b, d)
			     : diag_set(d, "%s takes pairs such as (\"Encryption\", \"AES-CBC\")", f->name);
	}
	buf_free(&b);
	if (ok)
		*out = val_hold(*in);
	return ok;
}

static const struct kind_ops attributes_ops = { attributes_measure, attributes_read, attributes_write, attributes_accept };

/* ---- payloads ---- */

/* Nothing follows a payload that says so; numbers that nobody has are payloads of any type. */
static const struct layout *payload_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return s->b[0] == 0 ? layout_need("Raw") : NULL;
}

#define PAYLOAD_HEADER UINT("next_payload", 8, .names = &payloads, .compute = NEXT("isakmp.payload")), UINT("res", 8), PAYLOAD_LENGTH_FIELD
#define PAYLOAD(var, class, number, what, ...) \
	static const struct field var##_fields[] = { PAYLOAD_HEADER, __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "ISAKMP: " what, \
		TABLE(var##_fields), \
		UNDER({ "isakmp.payload", number }), \
		.next = payload_next, \
		.other = "ISAKMP_payload", \
	}

static const struct family transform_family = { .other = "ISAKMP_payload_Transform", .stack = true };
static const struct family proposal_family = { .other = "ISAKMP_payload_Proposal", .stack = true };
static const struct field spi_item = BYTES("SPI", .size = REST);

static const struct field any_fields[] = { PAYLOAD_HEADER, BYTES("load", .size = REST) };
static const struct proto any = {
	.name = "ISAKMP_payload",
	.title = "ISAKMP: payload of any type (RFC 2408, 3.2)",
	TABLE(any_fields),
	UNDER({ "isakmp.payload", 0, BIND_BUILD }),
	.next = payload_next,
	.other = "ISAKMP_payload",
};
PAYLOAD(sa, "ISAKMP_payload_SA", 1, "Security Association (RFC 2408, 3.4)",
        UINT("doi", 32, .init = 1, .names = &dois, .help = "domain of interpretation"),
        UINT("situation", 32, .init = 1, .names = &situations),
        LAYER("prop", &proposal_family, .none = true, .size = REST, .help = "proposals, one behind the other"));
PAYLOAD(proposal, "ISAKMP_payload_Proposal", 2, "Proposal (RFC 2408, 3.5)",
        UINT("proposal", 8, .init = 1),
        UINT("proto", 8, .init = 1, .names = &protocols),
        UINT("SPIsize", 8, .compute = LENGTH_OF("SPI", 1, 0)),
        UINT("trans_nb", 8, .help = "number of transforms"),
        BYTES("SPI", .size = OF("SPIsize", 1, 0)),
        LAYER("trans", &transform_family, .none = true, .size = REST, .help = "transforms, one behind the other"));
PAYLOAD(transform, "ISAKMP_payload_Transform", 3, "Transform (RFC 2408, 3.6)",
        UINT("transform_count", 8),
        UINT("transform_id", 8, .init = 1, .names = &transforms),
        UINT("res2", 16),
        HOOK("transforms", &attributes_ops, .size = REST, .help = "attributes: pairs of type and value, (\"Hash\", \"SHA\")"));
PAYLOAD(ke, "ISAKMP_payload_KE", 4, "Key Exchange (RFC 2408, 3.7)", BYTES("ke", .size = REST));

static const struct field id4 = IPV4("id4", .init = 0x7f000001), id6 = IPV6("id6", .text = "::1"), id_bytes = BYTES("id", .size = REST);
static const struct alt id_alts[] = { { "IDtype=1", &id4 }, { "IDtype=5", &id6 }, { NULL, &id_bytes } };
PAYLOAD(id, "ISAKMP_payload_ID", 5, "Identification (RFC 2407, 4.6.2)",
        UINT("IDtype", 8, .init = 1, .names = &ids),
        UINT("ProtoID", 8, .names = &unused),
        UINT("Port", 16, .names = &unused),
        ALT("IdentData", id_alts));
PAYLOAD(hash, "ISAKMP_payload_Hash", 8, "Hash (RFC 2408, 3.11)", BYTES("hash", .size = REST));
PAYLOAD(sig, "ISAKMP_payload_SIG", 9, "Signature (RFC 2408, 3.12)", BYTES("sig", .size = REST));
PAYLOAD(nonce, "ISAKMP_payload_Nonce", 10, "Nonce (RFC 2408, 3.13)", BYTES("nonce", .size = REST));
PAYLOAD(notify, "ISAKMP_payload_Notify", 11, "Notification (RFC 2408, 3.14)",
        UINT("doi", 32, .names = &dois),
        UINT("proto", 8, .init = 1, .names = &protocols),
        UINT("SPIsize", 8, .compute = LENGTH_OF("SPI", 1, 0)),
        UINT("notify_msg_type", 16, .names = &notifies),
        BYTES("SPI", .size = OF("SPIsize", 1, 0)),
        BYTES("notify_data", .size = REST));
PAYLOAD(delete, "ISAKMP_payload_Delete", 12, "Delete (RFC 2408, 3.15)",
        UINT("doi", 32, .names = &dois),
        UINT("proto", 8, .init = 1, .names = &protocols),
        UINT("SPIsize", 8),
        UINT("SPIcount", 16, .compute = COUNT_OF("SPIs", 0)),
        SCALARS("SPIs", &spi_item, .size = REST));
PAYLOAD(vendor, "ISAKMP_payload_VendorID", 13, "Vendor ID (RFC 2408, 3.16)", BYTES("VendorID", .size = REST));

/* ---- the message ---- */

static const struct field isakmp_fields[] = {
	PAYLOAD_COOKIE("init_cookie", .help = "of the initiator"),
	PAYLOAD_COOKIE("resp_cookie", .help = "of the responder"),
	UINT("next_payload", 8, .names = &payloads, .compute = NEXT("isakmp.payload")),
	UINT("version", 8, .base = HEX, .init = 0x10),
	UINT("exch_type", 8, .names = &exchanges),
	FLAGS("flags", 8, .letters = "encryption commit auth_only res3 res4 res5 res6 res7"),
	UINT("id", 32, .help = "message ID"),
	UINT("length", 32, .compute = TOTAL_LENGTH(1), .help = "bytes of the message"),
};

static const struct layout *message_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return s->b[NEXT_AT] == 0 || (s->b[FLAGS_AT] & ENCRYPTED) ? layout_need("Raw") : NULL;
}

/* A message of either version. */
static const struct layout *by_version(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return layout_need(n > VERSION_AT && p[VERSION_AT] >> 4 >= IKE2 ? "IKEv2" : "ISAKMP");
}

static const struct proto ike = {
	.name = "IKE",
	.title = "Internet Key Exchange of either version: ISAKMP or IKEv2",
	.abstract = true,
	UNDER({ "udp.port", ISAKMP_PORT, BIND_DECODE }, { "non_esp", 0, BIND_DECODE }),
	.choose = by_version,
};

static const struct proto isakmp = {
	.name = "ISAKMP",
	.title = "Internet Security Association and Key Management Protocol (RFC 2408)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/ISAKMP(init_cookie=b\"01234567\", exch_type=\"identity protection\")/ISAKMP_payload_SA("
		   "prop=ISAKMP_payload_Proposal(trans_nb=1, trans=ISAKMP_payload_Transform(transforms=[(\"Encryption\", \"AES-CBC\"), (\"Hash\", \"SHA\")])))",
	TABLE(isakmp_fields),
	UNDER({ "udp.port", ISAKMP_PORT, BIND_BUILD }),
	SETS({ "UDP", "sport", ISAKMP_PORT }),
	.next = message_next,
	.other = "ISAKMP_payload",
	.reply = { SAME("init_cookie") },
	.text = "ISAKMP %exch_type%",
};

PROTO_UNIT(isakmp, &ike, &isakmp, &any, &sa, &proposal, &transform, &ke, &id, &hash, &sig, &nonce, &notify, &delete, &vendor);
