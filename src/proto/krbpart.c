/* krbpart.c - Kerberos: what its messages are made of: names, encrypted data, tickets, authorization data (RFC 4120, 5.2 and 5.3). */
#include <string.h>

#include "kerberos.h"

#include "pkt/buf.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

#define FAMILY(class) const struct family krb_##class = { .other = #class, .single = true };
KRB_FAMILIES(FAMILY)

const struct layout *krb_held_by(const struct scope *outer, const char *field, const struct krb_held *rows, size_t n)
{
	int64_t type;

	if (!ber_number_in(outer, field, &type))
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (rows[i].type == type)
			return layout_need(rows[i].class);
	return NULL;
}

/* ---- names ---- */

static const struct field name_item = BER_BYTES("name", BER_GENERAL, .text = "");

/* "krbtgt/EXAMPLE.ORG" */
static void name_text(const struct packet *p, unsigned l, struct buf *out)
{
	struct val v;

	layer_get(p, l, (unsigned)field_find(p->layer[l].lay, "nameString", strlen("nameString")), &v);
	for (uint32_t i = 0; v.type == V_LIST && i < v.l->n; i++) {
		const struct val *part = v.l->v[i].type == V_TUPLE && v.l->v[i].l->n ? &v.l->v[i].l->v[0] : &v.l->v[i];

		if (i)
			buf_byte(out, '/');
		buf_add(out, val_text(part).p, val_text(part).n);
	}
	val_drop(v);
}

static const struct field name_fields[] = {
	BER_ELEMENT(BER_SEQUENCE),
	KRB_NUMBER("nameType", 0xa0, "0", .names = &krb_name_types),
	BER_TAG_ITEMS("nameString", 0xa1, BER_SEQUENCE, &name_item),
};
static const struct proto name = {
	.name = "PrincipalName",
	.title = "Kerberos: name of a client or service (RFC 4120, 5.2.2)",
	.example = "PrincipalName(nameType=\"NT-SRV-INST\", nameString=[\"krbtgt\", \"EXAMPLE.ORG\"])",
	TABLE(name_fields),
	.measure = ber_measure,
	.text_fn = name_text,
};

/* ---- what is encrypted, keys, sums, addresses ---- */

KRB_SEQ(encrypted, "EncryptedData", "encrypted data (RFC 4120, 5.2.9)", "%etype%", KRB_NUMBER("etype", 0xa0, "23", .names = &krb_etypes),
        KRB_MAY_NUMBER("kvno", 0xa1, .help = "version of the key"), KRB_BYTES("cipher", 0xa2));
KRB_SEQ(key, "EncryptionKey", "key (RFC 4120, 5.2.9)", "%keytype%", KRB_NUMBER("keytype", 0xa0, "0", .names = &krb_etypes),
        KRB_BYTES("keyvalue", 0xa1));
KRB_SEQ(address, "HostAddress", "address of a host (RFC 4120, 5.2.5)", "%addrType%",
        KRB_NUMBER("addrType", 0xa0, "0", .names = &krb_address_types), KRB_BYTES("address", 0xa1));

static const struct krb_held sums[] = { { 0x8003, "KRB_AuthenticatorChecksum" } };
static const struct layout *sum_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)f;
	(void)p;
	(void)n;
	return krb_held_by(outer, "cksumtype", sums, sizeof(sums) / sizeof(sums[0]));
}
static const struct family sum_values = { .choose = sum_class, .single = true };
KRB_SEQ(checksum, "Checksum", "checksum (RFC 4120, 5.2.9)", "%cksumtype%", KRB_NUMBER("cksumtype", 0xa0, "0", .names = &krb_checksums),
        BER_TAG_HELD("checksum", 0xa1, &sum_values));

/* ---- tickets (RFC 4120, 5.3) ---- */

KRB_MESSAGE(ticket, "KRB_Ticket", 1, "ticket (RFC 4120, 5.3)", "%sname%@%realm%", KRB_NUMBER("tktVno", 0xa0, "5"), KRB_TEXT("realm", 0xa1),
            KRB_PART("sname", 0xa2, PrincipalName), KRB_PART("encPart", 0xa3, EncryptedData));
KRB_SEQ(transited, "TransitedEncoding", "realms that were passed through (RFC 4120, 5.3)", "%trType%", KRB_NUMBER("trType", 0xa0, "0"),
        KRB_BYTES("contents", 0xa1));
static const struct family transiteds = { .other = "TransitedEncoding", .single = true };
KRB_MESSAGE(ticket_part, "EncTicketPart", 3, "what is encrypted in a ticket (RFC 4120, 5.3)", "%cname%@%crealm%",
            KRB_FLAGS("flags", 0xa0, KRB_TICKET_FLAGS), KRB_PART("key", 0xa1, EncryptionKey), KRB_TEXT("crealm", 0xa2),
            KRB_PART("cname", 0xa3, PrincipalName), BER_TAG_LAYER("transited", 0xa4, &transiteds, .text = "TransitedEncoding"),
            KRB_TIME("authtime", 0xa5), KRB_MAY_TIME("starttime", 0xa6), KRB_TIME("endtime", 0xa7), KRB_MAY_TIME("renewTill", 0xa8),
            KRB_MAY_LIST("addresses", 0xa9, HostAddress, .none = true), KRB_MAY_PART("authorizationData", 0xaa, AuthorizationData));

/* ---- authorization data (RFC 4120, 5.2.6) ---- */

static const struct krb_held authorizations[] = {
	{ 1, "AuthorizationData" },
	{ 4, "AD_KDCIssued" },
	{ 5, "AD_AND_OR" },
	{ 8, "AuthorizationData" },
	{ 80, "KERB_AD_LOGIN_ALIAS" },
	{ 141, "KERB_AD_RESTRICTION_ENTRY" },
	{ 143, "KERB_AUTH_DATA_AP_OPTIONS" },
};
static const struct layout *authorization_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)f;
	(void)p;
	(void)n;
	return krb_held_by(outer, "adType", authorizations, sizeof(authorizations) / sizeof(authorizations[0]));
}
static const struct family authorization_values = { .choose = authorization_class, .single = true };

KRB_SEQ(ad_item, "AuthorizationDataItem", "piece of authorization data (RFC 4120, 5.2.6)", "%adType%",
        KRB_NUMBER("adType", 0xa0, "0", .names = &krb_ad_types), BER_TAG_HELD("adData", 0xa1, &authorization_values));
KRB_SEQ(ad, "AuthorizationData", "authorization data (RFC 4120, 5.2.6)", "%seq%",
        LIST("seq", &krb_AuthorizationDataItem, .text = "AuthorizationDataItem", .size = SIZE_FN(ber_inside)));
KRB_SEQ(kdc_issued, "AD_KDCIssued", "authorization data that the KDC vouches for (RFC 4120, 5.2.6.2)", "%elements%",
        KRB_PART("adChecksum", 0xa0, Checksum), KRB_MAY_TEXT("iRealm", 0xa1, .text = ""), KRB_MAY_PART("iSname", 0xa2, PrincipalName),
        KRB_MAY_PART("elements", 0xa3, AuthorizationData));
KRB_SEQ(and_or, "AD_AND_OR", "as many of these authorization data must hold (RFC 4120, 5.2.6.3)", "%conditionCount%",
        KRB_NUMBER("conditionCount", 0xa0, "0"), KRB_MAY_PART("elements", 0xa1, AuthorizationData));
KRB_SEQ(alias, "KERB_AD_LOGIN_ALIAS", "further names of the client (RFC 6806, 6)", "%loginAliases%",
        BER_LIST("loginAliases", BER_SEQUENCE, &krb_PrincipalName));

static const struct name_row restriction_rows[] = {
	{ 0, "LSAP_TOKEN_INFO_INTEGRITY" },
};
static const struct names restrictions = { ROWS(restriction_rows) };
static const struct name_row level_rows[] = {
	{ 0x0000, "Untrusted" },
	{ 0x1000, "Low" },
	{ 0x2000, "Medium" },
	{ 0x3000, "High" },
	{ 0x4000, "System" },
	{ 0x5000, "Protected process" },
};
static const struct names levels = { ROWS(level_rows) };

static const struct field integrity_fields[] = {
	FLAGS("Flags", 32, .le = true, .letters = "UAC-Restricted"),
	UINT("TokenIL", 32, .le = true, .init = 0x2000, .names = &levels),
	BYTES("MachineID", .size = FIXED(32), .filled = true),
	BYTES("PermanentMachineID", .size = REST, .text = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", .ntext = 32),
};
static const struct proto integrity = {
	.name = "LSAP_TOKEN_INFO_INTEGRITY",
	.title = "Kerberos: how far the client's token is trusted ([MS-KILE] 2.2.5)",
	TABLE(integrity_fields),
};
static const struct krb_held restriction_held[] = { { 0, "LSAP_TOKEN_INFO_INTEGRITY" } };
static const struct layout *restriction_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)f;
	(void)p;
	(void)n;
	return krb_held_by(outer, "restrictionType", restriction_held, 1);
}
static const struct family restriction_values = { .choose = restriction_class, .single = true };
KRB_SEQ(restriction, "KERB_AD_RESTRICTION_ENTRY", "restriction of the client's token ([MS-KILE] 2.2.6)", "%restrictionType%",
        BER_PART("seq", BER_SEQUENCE, 0), KRB_NUMBER("restrictionType", 0xa0, "0", .names = &restrictions),
        BER_TAG_HELD("restriction", 0xa1, &restriction_values));

static const struct field ap_options_fields[] = {
	FLAGS("apOptions", 32, .le = true, .init = 0x4000, .letters = "||||||||||||||KERB_AP_OPTIONS_CBT|KERB_AP_OPTIONS_UNVERIFIED_TARGET_NAME"),
};
static const struct proto ap_options = {
	.name = "KERB_AUTH_DATA_AP_OPTIONS",
	.title = "Kerberos: options of the client's application ([MS-KILE] 3.2.5.8)",
	TABLE(ap_options_fields),
};

PROTO_UNIT(krbpart, &name, &encrypted, &key, &checksum, &address, &ticket, &transited, &ticket_part, &ad_item, &ad, &kdc_issued, &and_or, &alias,
           &restriction, &integrity, &ap_options);
