/* krbpa.c - Kerberos: data for authentication beforehand (RFC 4120, 5.2.7; RFC 6113; [MS-KILE]; [MS-SFU]). */
#include <string.h>

#include "kerberos.h"

#include "pkt/registry.h"
#include "pkt/scope.h"

enum { FX_FAST = 136 };

static const struct krb_held values[] = {
	{ 1, "KRB_AP_REQ" },
	{ 2, "EncryptedData" },
	{ 11, "ETYPE_INFO" },
	{ 19, "ETYPE_INFO2" },
	{ 128, "PA_PAC_REQUEST" },
	{ 129, "PA_FOR_USER" },
	{ 130, "PA_S4U_X509_USER" },
	{ 134, "PA_AUTHENTICATION_SET" },
	{ 137, "KRB_ERROR" },
	{ 138, "EncryptedData" },
	{ 161, "KERB_KEY_LIST_REQ" },
	{ 162, "KERB_KEY_LIST_REP" },
	{ 165, "PA_SUPPORTED_ENCTYPES" },
	{ 167, "PA_PAC_OPTIONS" },
};

static bool in_request(const struct scope *s)
{
	static const char *const requests[] = { "KRB_AS_REQ", "KRB_TGS_REQ", "KrbFastReq" };

	for (size_t i = 0; s && i < sizeof(requests) / sizeof(requests[0]); i++)
		if (strcmp(s->lay->proto->name, requests[i]) == 0)
			return true;
	return false;
}

static const struct layout *value_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	int64_t type;

	(void)f;
	(void)p;
	(void)n;
	if (ber_number_in(outer, "padataType", &type) && type == FX_FAST)
		return layout_need(in_request(outer->outer) ? "PA_FX_FAST_REQUEST" : "PA_FX_FAST_REPLY");
	return krb_held_by(outer, "padataType", values, sizeof(values) / sizeof(values[0]));
}
static const struct family value_family = { .choose = value_class, .single = true };

KRB_SEQ(padata, "PADATA", "data for authentication beforehand (RFC 4120, 5.2.7)", "%padataType%",
        KRB_NUMBER("padataType", 0xa1, "0", .names = &krb_padata_types), BER_TAG_HELD("padataValue", 0xa2, &value_family));
KRB_SEQ(method, "MethodData", "how to authenticate beforehand (RFC 4120, 5.9.1)", "%seq%",
        LIST("seq", &krb_PADATA, .text = "PADATA", .size = SIZE_FN(ber_inside)));

KRB_SEQ(timestamp, "PA_ENC_TS_ENC", "time that was encrypted (RFC 4120, 5.2.7.2)", "%patimestamp%", KRB_TIME("patimestamp", 0xa0),
        KRB_MAY_NUMBER("pausec", 0xa1, .text = "0", .help = "microseconds"));
KRB_SEQ(info_entry, "ETYPE_INFO_ENTRY", "kind of encryption and its salt (RFC 4120, 5.2.7.4)", "%etype%",
        KRB_NUMBER("etype", 0xa0, "1", .names = &krb_etypes), KRB_MAY_BYTES("salt", 0xa1, .text = ""));
static const struct family info_entries = { .other = "ETYPE_INFO_ENTRY" };
KRB_SEQ(info, "ETYPE_INFO", "kinds of encryption (RFC 4120, 5.2.7.4)", "%seq%",
        LIST("seq", &info_entries, .text = "ETYPE_INFO_ENTRY", .size = SIZE_FN(ber_inside)));
KRB_SEQ(info2_entry, "ETYPE_INFO_ENTRY2", "kind of encryption, its salt and parameters (RFC 4120, 5.2.7.5)", "%etype%",
        KRB_NUMBER("etype", 0xa0, "1", .names = &krb_etypes), KRB_MAY_TEXT("salt", 0xa1, .text = ""),
        KRB_MAY_BYTES("s2kparams", 0xa2, .text = ""));
static const struct family info2_entries = { .other = "ETYPE_INFO_ENTRY2" };
KRB_SEQ(info2, "ETYPE_INFO2", "kinds of encryption (RFC 4120, 5.2.7.5)", "%seq%",
        LIST("seq", &info2_entries, .text = "ETYPE_INFO_ENTRY2", .size = SIZE_FN(ber_inside)));

/* ---- RFC 6113: FAST ---- */

KRB_SEQ(set_elem, "PA_AUTHENTICATION_SET_ELEM", "step of a way to authenticate (RFC 6113, 5.3)", "%paType%",
        KRB_NUMBER("paType", 0xa0, "0", .names = &krb_padata_types), KRB_MAY_BYTES("paHint", 0xa1, .text = ""),
        KRB_MAY_BYTES("paValue", 0xa2, .text = ""));
static const struct family set_elems = { .other = "PA_AUTHENTICATION_SET_ELEM" };
KRB_SEQ(set, "PA_AUTHENTICATION_SET", "way to authenticate (RFC 6113, 5.3)", "%elems%",
        LIST("elems", &set_elems, .text = "PA_AUTHENTICATION_SET_ELEM", .size = SIZE_FN(ber_inside)));

static const struct name_row armor_rows[] = {
	{ 1, "FX_FAST_ARMOR_AP_REQUEST" },
};
static const struct names armors = { ROWS(armor_rows) };
static const struct krb_held armor_held[] = { { 1, "KRB_AP_REQ" } };
static const struct layout *armor_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)f;
	(void)p;
	(void)n;
	return krb_held_by(outer, "armorType", armor_held, 1);
}
static const struct family armor_values = { .choose = armor_class, .single = true };
KRB_SEQ(armor, "KrbFastArmor", "key that protects a request (RFC 6113, 5.4.1)", "%armorType%",
        KRB_NUMBER("armorType", 0xa0, "1", .names = &armors), BER_TAG_HELD("armorValue", 0xa1, &armor_values));

#define FAST(var, class, space, words, ...) \
	static const struct field var##_fields[] = { \
		BER_ELEMENT_ALONE(0xa0, BER_SEQUENCE), BER_PART("seq", BER_SEQUENCE, 0), __VA_ARGS__, \
	}; \
	static const struct proto var = { \
		.name = class, .title = "Kerberos: " words, TABLE(var##_fields), UNDER({ space, 0xa0 }), .measure = ber_measure, .text = "FAST", \
	}
#define CHOICE(var, class, space_name, words) \
	static const struct family var##_family = { .space = space_name, .bits = 8, .single = true }; \
	KRB_CLASS(var, class, words, "%armoredData%", BER_LAYER("armoredData", &var##_family, .text = "ASN1_STRING"))
FAST(fast_request, "KrbFastArmoredReq", "krb.fast.request", "protected request (RFC 6113, 5.4.2)",
     KRB_MAY_PART("armor", 0xa0, KrbFastArmor), KRB_PART("reqChecksum", 0xa1, Checksum), KRB_MAY_PART("encFastReq", 0xa2, EncryptedData));
FAST(fast_reply, "KrbFastArmoredRep", "krb.fast.reply", "protected reply (RFC 6113, 5.4.3)",
     KRB_MAY_PART("encFastRep", 0xa0, EncryptedData));
CHOICE(choice_request, "PA_FX_FAST_REQUEST", "krb.fast.request", "FAST in a request (RFC 6113, 5.4.2)");
CHOICE(choice_reply, "PA_FX_FAST_REPLY", "krb.fast.reply", "FAST in a reply (RFC 6113, 5.4.3)");
KRB_SEQ(fast, "KrbFastReq", "what is protected in a request (RFC 6113, 5.4.2)", "%reqBody%",
        KRB_FLAGS("fastOptions", 0xa0, "RESERVED hide-client-names res2 res3 res4 res5 res6 res7 res8 res9 res10 res11 res12 res13 res14 res15 "
                                       "kdc-follow-referrals"),
        BER_TAG_LIST("padata", 0xa1, BER_SEQUENCE, &krb_PADATA, .text = "PADATA"), KRB_MAY_PART("reqBody", 0xa2, KRB_KDC_REQ_BODY));

/* ---- Microsoft's ---- */

KRB_SEQ(pac_request, "PA_PAC_REQUEST", "is a PAC wanted? ([MS-KILE] 2.2.3)", "%includePac%", BER_TAG("includePac", 0xa0),
        BER_NUMBER("includePac", BER_BOOLEAN, "1", .names = &ber_truth));
KRB_SEQ(pac_options, "PA_PAC_OPTIONS", "what the PAC is for ([MS-KILE] 2.2.10)", "%options%",
        KRB_FLAGS("options", 0xa0, "Claims Branch-Aware Forward-to-Full-DC Resource-based-constrained-delegation"));
static const struct field keytype_item = BER_NUMBER("keytype", BER_INTEGER, "0", .names = &krb_etypes);
static const struct family keys = { .other = "EncryptionKey" };
KRB_SEQ(list_request, "KERB_KEY_LIST_REQ", "kinds of keys that are asked for ([MS-KILE] 2.2.11)", "%keytypes%",
        SCALARS("keytypes", &keytype_item, .size = SIZE_FN(ber_inside)));
KRB_SEQ(list_reply, "KERB_KEY_LIST_REP", "keys ([MS-KILE] 2.2.12)", "%keys%", LIST("keys", &keys, .size = SIZE_FN(ber_inside)));

static const struct field enctypes_fields[] = {
	FLAGS("flags", 32, .le = true,
	      .letters = "DES-CBC-CRC DES-CBC-MD5 RC4-HMAC AES128-CTS-HMAC-SHA1-96 AES256-CTS-HMAC-SHA1-96 bit_0 bit_1 bit_2 bit_3 bit_4 bit_5 bit_6 "
			 "bit_7 bit_8 bit_9 bit_10 FAST-supported Compount-identity-supported Claims-supported Resource-SID-compression-disabled"),
};
static const struct proto enctypes = {
	.name = "PA_SUPPORTED_ENCTYPES",
	.title = "Kerberos: kinds of encryption that are understood ([MS-KILE] 2.2.8)",
	TABLE(enctypes_fields),
	.text = "%flags%",
};

KRB_SEQ(for_user, "PA_FOR_USER", "in whose name a ticket is asked for ([MS-SFU] 2.2.1)", "%userName%@%userRealm%",
        KRB_PART("userName", 0xa0, PrincipalName), KRB_TEXT("userRealm", 0xa1), KRB_PART("cksum", 0xa2, Checksum), BER_TAG("authPackage", 0xa3),
        BER_BYTES("authPackage", BER_GENERAL, .text = "Kerberos"));
KRB_SEQ(user_id, "S4UUserID", "who, by name or certificate ([MS-SFU] 2.2.2)", "%cname%@%crealm%", KRB_NUMBER("nonce", 0xa0, "0"),
        KRB_MAY_PART("cname", 0xa1, PrincipalName), KRB_TEXT("crealm", 0xa2), KRB_MAY_BYTES("subjectCertificate", 0xa3),
        BER_MAY_TAG("options", 0xa4),
        BER_MAY_FLAGS("options",
                      "reserved KDC_CHECK_LOGON_HOUR_RESTRICTIONS USE_REPLY_KEY_USAGE NT_AUTH_POLICY_NOT_REQUIRED UNCONDITIONAL_DELEGATION",
                      .text = ""));
static const struct family user_ids = { .other = "S4UUserID", .single = true };
KRB_SEQ(x509_user, "PA_S4U_X509_USER", "in whose name, by certificate ([MS-SFU] 2.2.2)", "%userId%",
        BER_TAG_LAYER("userId", 0xa0, &user_ids, .text = "S4UUserID"), KRB_PART("checksum", 0xa1, Checksum));

PROTO_UNIT(krbpa, &padata, &method, &timestamp, &info_entry, &info, &info2_entry, &info2, &set_elem, &set, &armor, &fast_request, &fast_reply,
           &choice_request, &choice_reply, &fast, &pac_request, &pac_options, &list_request, &list_reply, &enctypes, &for_user, &user_id,
           &x509_user);
