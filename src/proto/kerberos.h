/* kerberos.h - what the files of Kerberos share. Each member of a sequence has an explicit tag, its number in [] (RFC 4120, 5). */
#ifndef PKT_PROTO_KERBEROS_H
#define PKT_PROTO_KERBEROS_H

#include "ber.h"

#define KRB_NUMBER(name, x, number, ...) BER_TAG(name, x), BER_NUMBER(name, BER_INTEGER, number, __VA_ARGS__)
#define KRB_TEXT(name, x, ...) BER_TAG(name, x), BER_BYTES(name, BER_GENERAL, .text = "", __VA_ARGS__)
#define KRB_BYTES(name, x, ...) BER_TAG(name, x), BER_BYTES(name, BER_STRING, .text = "", __VA_ARGS__)
/* Scapy's default is an octet string in place of the octets: what is in it are the two of an empty one. */
#define KRB_BYTES_TWICE(name, x) BER_TAG(name, x), BER_BYTES(name, BER_STRING, .text = "\004\000", .ntext = 2)
#define KRB_TIME(name, x, ...) BER_TAG(name, x), BER_BYTES(name, BER_TIME, .text = "19700101000000Z", __VA_ARGS__)
#define KRB_FLAGS(name, x, names, ...) BER_TAG(name, x), BER_FLAGS(name, names, .text = "", __VA_ARGS__)
#define KRB_PART(name, x, class, ...) BER_TAG_LAYER(name, x, &krb_##class, .text = #class, __VA_ARGS__)
/* Those that may be missing, and are unless they are given or have a .text. */
#define KRB_MAY_NUMBER(name, x, ...) BER_MAY_TAG(name, x), BER_MAY_NUMBER(name, BER_INTEGER, __VA_ARGS__)
#define KRB_MAY_TEXT(name, x, ...) BER_MAY_TAG(name, x), BER_MAY_BYTES(name, BER_GENERAL, __VA_ARGS__)
#define KRB_MAY_BYTES(name, x, ...) BER_MAY_TAG(name, x), BER_MAY_BYTES(name, BER_STRING, __VA_ARGS__)
#define KRB_MAY_TIME(name, x, ...) BER_MAY_TAG(name, x), BER_MAY_BYTES(name, BER_TIME, __VA_ARGS__)
#define KRB_MAY_PART(name, x, class, ...) BER_MAY_TAG_LAYER(name, x, &krb_##class, .none = true, __VA_ARGS__)
#define KRB_MAY_LIST(name, x, class, ...) BER_MAY_TAG_LIST(name, x, BER_SEQUENCE, &krb_##class, __VA_ARGS__)

/* A class of one element; SEQ: the sequence is the first field. */
#define KRB_CLASS(var, class, words, looks, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "Kerberos: " words, TABLE(var##_fields), .measure = ber_measure, .text = looks }
#define KRB_SEQ(var, class, words, looks, ...) KRB_CLASS(var, class, words, looks, BER_ELEMENT(BER_SEQUENCE), __VA_ARGS__)
/* A sequence in an application tag. */
#define KRB_MESSAGE(var, class, number, words, looks, ...) \
	static const struct field var##_fields[] = { BER_ELEMENT(0x60 + (number)), BER_PART("seq", BER_SEQUENCE, 0), __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "Kerberos: " words, \
		TABLE(var##_fields), \
		UNDER({ "krb.message", 0x60 + (number) }), \
		.measure = ber_measure, \
		.text = looks, \
	}

/* One family for each class that others have in a field or in a list. */
#define KRB_FAMILIES(X) \
	X(PrincipalName) X(EncryptedData) X(EncryptionKey) X(Checksum) X(HostAddress) X(AuthorizationDataItem) X(AuthorizationData) X(PADATA) \
	X(KRB_Ticket) X(KRB_KDC_REQ_BODY) X(KRB_AP_REQ) X(KRB_AP_REP) X(KRB_PRIV) X(KRB_ERROR) X(KRB_CRED) X(KrbFastArmor)
#define KRB_DECLARE(class) extern const struct family krb_##class;
KRB_FAMILIES(KRB_DECLARE)

extern const struct names krb_message_types, krb_name_types, krb_etypes, krb_checksums, krb_address_types, krb_ad_types, krb_padata_types, krb_errors;

/* The class that a row names for the number in a field of the layer around; NULL: none, then it is Raw. */
struct krb_held {
	int32_t type;
	const char *class;
};
const struct layout *krb_held_by(const struct scope *outer, const char *field, const struct krb_held *rows, size_t n);

#define KRB_TICKET_FLAGS \
	"reserved forwardable forwarded proxiable proxy may-postdate postdated invalid renewable initial pre-authent hw-authent " \
	"transited-since-policy-checked ok-as-delegate unused canonicalize anonymous"

#endif
