/* kerberos.c - Kerberos 5: messages (RFC 4120). */
#include <string.h>

#include "kerberos.h"

#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/space.h"

enum { PORT = 88 };

/* ---- requests to the KDC (RFC 4120, 5.4.1) ---- */

static const struct field etype_item = BER_NUMBER("etype", BER_INTEGER, "0", .names = &krb_etypes);

KRB_SEQ(body, "KRB_KDC_REQ_BODY", "what is asked of the KDC (RFC 4120, 5.4.1)", "[%cname%@]%realm%[ for %sname%]",
        KRB_FLAGS("kdcOptions", 0xa0,
                  "reserved forwardable forwarded proxiable proxy allow-postdate postdated unused7 renewable unused9 unused10 opt-hardware-auth "
                  "unused12 unused13 cname-in-addl-tkt canonicalize request-anonymous unused17 unused18 unused19 unused20 unused21 unused22 "
                  "unused23 unused24 unused25 disable-transited-check renewable-ok enc-tkt-in-skey unused29 renew validate"),
        KRB_MAY_PART("cname", 0xa1, PrincipalName), KRB_TEXT("realm", 0xa2), KRB_MAY_PART("sname", 0xa3, PrincipalName),
        KRB_MAY_TIME("from_", 0xa4, .help = "from"), KRB_TIME("till", 0xa5), KRB_MAY_TIME("rtime", 0xa6), KRB_NUMBER("nonce", 0xa7, "0"),
        BER_TAG_ITEMS("etype", 0xa8, BER_SEQUENCE, &etype_item), KRB_MAY_LIST("addresses", 0xa9, HostAddress, .none = true),
        KRB_MAY_PART("encAuthorizationData", 0xaa, EncryptedData), KRB_MAY_LIST("additionalTickets", 0xab, KRB_Ticket, .none = true));

#define REQUEST(number) \
	KRB_NUMBER("pvno", 0xa1, "5"), KRB_NUMBER("msgType", 0xa2, number, .names = &krb_message_types), \
	KRB_MAY_LIST("padata", 0xa3, PADATA, .none = true), KRB_PART("reqBody", 0xa4, KRB_KDC_REQ_BODY)
KRB_MESSAGE(as_req, "KRB_AS_REQ", 10, "request for the first ticket (RFC 4120, 5.4.1)", "AS-REQ %reqBody%[ (%padata%)]", REQUEST("10"));
KRB_MESSAGE(tgs_req, "KRB_TGS_REQ", 12, "request for a service's ticket (RFC 4120, 5.4.1)", "TGS-REQ %reqBody%[ (%padata%)]", REQUEST("12"));

/* ---- replies (RFC 4120, 5.4.2) ---- */

#define REPLY(number) \
	KRB_NUMBER("pvno", 0xa0, "5"), KRB_NUMBER("msgType", 0xa1, number, .names = &krb_message_types), KRB_MAY_LIST("padata", 0xa2, PADATA), \
	KRB_TEXT("crealm", 0xa3), KRB_MAY_PART("cname", 0xa4, PrincipalName), KRB_MAY_PART("ticket", 0xa5, KRB_Ticket), \
	KRB_MAY_PART("encPart", 0xa6, EncryptedData)
KRB_MESSAGE(as_rep, "KRB_AS_REP", 11, "the first ticket (RFC 4120, 5.4.2)", "AS-REP %cname%@%crealm%[ for %ticket%]", REPLY("11"));
KRB_MESSAGE(tgs_rep, "KRB_TGS_REP", 13, "ticket for a service (RFC 4120, 5.4.2)", "TGS-REP %cname%@%crealm%[ for %ticket%]", REPLY("13"));

static const struct family last_items = { .other = "LastReqItem" };
KRB_SEQ(last, "LastReqItem", "when the client asked last (RFC 4120, 5.4.2)", "%lrValue%", KRB_NUMBER("lrType", 0xa0, "0"),
        KRB_TIME("lrValue", 0xa1));
#define REPLY_PART \
	KRB_MAY_PART("key", 0xa0, EncryptionKey), BER_TAG_LIST("lastReq", 0xa1, BER_SEQUENCE, &last_items), KRB_NUMBER("nonce", 0xa2, "0"), \
	KRB_MAY_TIME("keyExpiration", 0xa3), KRB_FLAGS("flags", 0xa4, KRB_TICKET_FLAGS), KRB_TIME("authtime", 0xa5), \
	KRB_MAY_TIME("starttime", 0xa6), KRB_TIME("endtime", 0xa7), KRB_MAY_TIME("renewTill", 0xa8), KRB_TEXT("srealm", 0xa9), \
	KRB_PART("sname", 0xaa, PrincipalName), KRB_MAY_LIST("caddr", 0xab, HostAddress, .none = true), \
	KRB_MAY_LIST("encryptedPaData", 0xac, PADATA, .none = true)
KRB_MESSAGE(as_part, "EncASRepPart", 25, "what is encrypted in an AS-REP (RFC 4120, 5.4.2)", "%sname%@%srealm%", REPLY_PART);
KRB_MESSAGE(tgs_part, "EncTGSRepPart", 26, "what is encrypted in a TGS-REP (RFC 4120, 5.4.2)", "%sname%@%srealm%", REPLY_PART);

/* ---- client and server (RFC 4120, 5.5) ---- */

KRB_MESSAGE(ap_req, "KRB_AP_REQ", 14, "to a service, with its ticket (RFC 4120, 5.5.1)", "AP-REQ[ %ticket%]", KRB_NUMBER("pvno", 0xa0, "5"),
            KRB_NUMBER("msgType", 0xa1, "14", .names = &krb_message_types),
            KRB_FLAGS("apOptions", 0xa2, "reserved use-session-key mutual-required"), KRB_MAY_PART("ticket", 0xa3, KRB_Ticket),
            KRB_MAY_PART("authenticator", 0xa4, EncryptedData));
KRB_MESSAGE(authenticator, "KRB_Authenticator", 2, "what proves that the client has the key (RFC 4120, 5.5.1)", "%cname%@%crealm%",
            KRB_NUMBER("authenticatorPvno", 0xa0, "5"), KRB_TEXT("crealm", 0xa1), KRB_MAY_PART("cname", 0xa2, PrincipalName),
            KRB_MAY_PART("cksum", 0xa3, Checksum), KRB_NUMBER("cusec", 0xa4, "0"), KRB_TIME("ctime", 0xa5),
            KRB_MAY_PART("subkey", 0xa6, EncryptionKey), KRB_MAY_NUMBER("seqNumber", 0xa7, .text = "0"),
            KRB_MAY_PART("encAuthorizationData", 0xa8, AuthorizationData));
KRB_MESSAGE(ap_rep, "KRB_AP_REP", 15, "a service's answer (RFC 4120, 5.5.2)", "AP-REP", KRB_NUMBER("pvno", 0xa0, "5"),
            KRB_NUMBER("msgType", 0xa1, "15", .names = &krb_message_types), KRB_MAY_PART("encPart", 0xa2, EncryptedData));
KRB_MESSAGE(ap_part, "EncAPRepPart", 27, "what is encrypted in an AP-REP (RFC 4120, 5.5.2)", "%ctime%", KRB_TIME("ctime", 0xa0),
            KRB_NUMBER("cusec", 0xa1, "0"), KRB_MAY_PART("subkey", 0xa2, EncryptionKey), KRB_MAY_NUMBER("seqNumber", 0xa3, .text = "0"));

KRB_MESSAGE(priv, "KRB_PRIV", 21, "encrypted message (RFC 4120, 5.7.1)", "KRB-PRIV", KRB_NUMBER("pvno", 0xa0, "5"),
            KRB_NUMBER("msgType", 0xa1, "21", .names = &krb_message_types), KRB_MAY_PART("encPart", 0xa3, EncryptedData));
KRB_MESSAGE(priv_part, "EncKrbPrivPart", 28, "what is encrypted in a KRB-PRIV (RFC 4120, 5.7.1)", "%userData%", KRB_BYTES_TWICE("userData", 0xa0),
            KRB_MAY_TIME("timestamp", 0xa1), KRB_MAY_NUMBER("usec", 0xa2), KRB_MAY_NUMBER("seqNumber", 0xa3),
            KRB_MAY_PART("sAddress", 0xa4, HostAddress), KRB_MAY_PART("cAddress", 0xa5, HostAddress));
KRB_MESSAGE(cred, "KRB_CRED", 22, "tickets passed on (RFC 4120, 5.8.1)", "KRB-CRED %tickets%", KRB_NUMBER("pvno", 0xa0, "5"),
            KRB_NUMBER("msgType", 0xa1, "22", .names = &krb_message_types),
            BER_TAG_LIST("tickets", 0xa2, BER_SEQUENCE, &krb_KRB_Ticket, .text = "KRB_Ticket"), KRB_MAY_PART("encPart", 0xa3, EncryptedData));
KRB_SEQ(cred_info, "KrbCredInfo", "key of a ticket that is passed on (RFC 4120, 5.8.1)", "%pname%", KRB_PART("key", 0xa0, EncryptionKey),
        KRB_MAY_TEXT("prealm", 0xa1), KRB_MAY_PART("pname", 0xa2, PrincipalName), BER_MAY_TAG("flags", 0xa3),
        BER_MAY_FLAGS("flags", KRB_TICKET_FLAGS), KRB_MAY_TIME("authtime", 0xa4), KRB_MAY_TIME("starttime", 0xa5), KRB_MAY_TIME("endtime", 0xa6),
        KRB_MAY_TIME("renewTill", 0xa7), KRB_MAY_TEXT("srealm", 0xa8), KRB_MAY_PART("sname", 0xa9, PrincipalName),
        KRB_MAY_LIST("caddr", 0xaa, HostAddress));
static const struct family cred_infos = { .other = "KrbCredInfo" };
KRB_MESSAGE(cred_part, "EncKrbCredPart", 29, "what is encrypted in a KRB-CRED (RFC 4120, 5.8.1)", "%ticketInfo%",
            BER_TAG_LIST("ticketInfo", 0xa0, BER_SEQUENCE, &cred_infos, .text = "KrbCredInfo"), KRB_MAY_NUMBER("nonce", 0xa1),
            KRB_MAY_TIME("timestamp", 0xa2), KRB_MAY_NUMBER("usec", 0xa3), KRB_MAY_PART("sAddress", 0xa4, HostAddress),
            KRB_MAY_PART("cAddress", 0xa5, HostAddress));

/* ---- errors (RFC 4120, 5.9.1) ---- */

static const struct krb_held error_data[] = {
	{ 6, "KERB_ERROR_DATA" },
	{ 7, "KERB_ERROR_DATA" },
	{ 12, "KERB_ERROR_DATA" },
	{ 13, "KERB_ERROR_DATA" },
	{ 14, "MethodData" },
	{ 18, "KERB_ERROR_DATA" },
	{ 23, "KERB_ERROR_DATA" },
	{ 24, "MethodData" },
	{ 25, "MethodData" },
	{ 29, "KERB_ERROR_DATA" },
	{ 32, "KERB_ERROR_DATA" },
	{ 36, "MethodData" },
	{ 41, "KERB_ERROR_DATA" },
	{ 60, "KERB_ERROR_DATA" },
	{ 62, "KERB_ERROR_DATA" },
	{ 69, "KRB_TGT_REP" },
	{ 80, "MethodData" },
	{ 91, "MethodData" },
};
static const struct layout *error_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)f;
	(void)p;
	(void)n;
	return krb_held_by(outer, "errorCode", error_data, sizeof(error_data) / sizeof(error_data[0]));
}
static const struct family error_values = { .choose = error_class, .single = true };

KRB_MESSAGE(error, "KRB_ERROR", 30, "error (RFC 4120, 5.9.1)", "KRB-ERROR %errorCode%[ for %sname%@%realm%][ %eText%]",
            KRB_NUMBER("pvno", 0xa0, "5"), KRB_NUMBER("msgType", 0xa1, "30", .names = &krb_message_types), KRB_MAY_TIME("ctime", 0xa2),
            KRB_MAY_NUMBER("cusec", 0xa3), KRB_TIME("stime", 0xa4), KRB_NUMBER("susec", 0xa5, "0"),
            KRB_NUMBER("errorCode", 0xa6, "0", .names = &krb_errors), KRB_MAY_TEXT("crealm", 0xa7), KRB_MAY_PART("cname", 0xa8, PrincipalName),
            KRB_TEXT("realm", 0xa9), KRB_PART("sname", 0xaa, PrincipalName), KRB_MAY_TEXT("eText", 0xab, .text = ""),
            BER_MAY_TAG_HELD("eData", 0xac, &error_values));

static const struct name_row data_rows[] = {
	{ 1, "KERB_AP_ERR_TYPE_NTSTATUS" },
	{ 2, "KERB_AP_ERR_TYPE_SKEW_RECOVERY" },
	{ 3, "KERB_ERR_TYPE_EXTENDED" },
};
static const struct names data_types = { ROWS(data_rows) };
static const struct krb_held data_held[] = {
	{ 1, "KERB_EXT_ERROR_NTSTATUS" },
	{ 3, "KERB_EXT_ERROR" },
};
static const struct layout *data_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)f;
	(void)p;
	(void)n;
	return krb_held_by(outer, "dataType", data_held, sizeof(data_held) / sizeof(data_held[0]));
}
static const struct family data_values = { .choose = data_class, .single = true };
KRB_SEQ(data, "KERB_ERROR_DATA", "more about an error ([MS-KILE] 2.2.2)", "%dataType%", KRB_NUMBER("dataType", 0xa1, "2", .names = &data_types),
        BER_MAY_TAG_HELD("dataValue", 0xa2, &data_values, .none = true));
static const struct field status_fields[] = { UINT("status", 32, .le = true, .base = HEX) };
static const struct proto status = {
	.name = "KERB_EXT_ERROR_NTSTATUS",
	.title = "Kerberos: what Windows says of an error ([MS-KILE] 2.2.2)",
	TABLE(status_fields),
	.text = "%status:x%",
};
static const struct field ext_fields[] = {
	UINT("status", 32, .le = true, .base = HEX),
	UINT("reserved", 32, .le = true, .base = HEX),
	UINT("flags", 32, .le = true, .base = HEX, .init = 1),
};
static const struct proto ext = {
	.name = "KERB_EXT_ERROR",
	.title = "Kerberos: what Windows says of an error ([MS-KILE] 2.2.1)",
	TABLE(ext_fields),
	.text = "%status:x%",
};

/* ---- user to user (draft-ietf-cat-user2user-03) ---- */

KRB_SEQ(tgt_req, "KRB_TGT_REQ", "request for the ticket of a user (draft-ietf-cat-user2user-03)", "TGT-REQ", KRB_NUMBER("pvno", 0xa0, "5"),
        KRB_NUMBER("msgType", 0xa1, "16", .names = &krb_message_types), KRB_MAY_PART("sname", 0xa2, PrincipalName),
        KRB_MAY_TEXT("realm", 0xa3));
KRB_SEQ(tgt_rep, "KRB_TGT_REP", "ticket of a user (draft-ietf-cat-user2user-03)", "TGT-REP", KRB_NUMBER("pvno", 0xa0, "5"),
        KRB_NUMBER("msgType", 0xa1, "17", .names = &krb_message_types), KRB_MAY_PART("ticket", 0xa2, KRB_Ticket));

/* ---- on the wire (RFC 4120, 7.2) ---- */

static const struct family messages = { .space = "krb.message", .bits = 8, .single = true };
static const struct field kerberos_fields[] = { BER_LAYER("root", &messages, .none = true) };

static const struct layout *known_message(const struct scope *outer, const uint8_t *p, size_t n)
{
	int space = space_find("krb.message");

	(void)outer;
	return n && space >= 0 && space_lookup((unsigned)space, p[0]) ? LAYOUT_SELF : NULL;
}

/* Name of the message's class; "" where there is none. */
static const char *message_of(const struct packet *p, unsigned l)
{
	const char *name = "";
	struct val v;

	layer_get(p, l, 0, &v);
	if (v.type == V_PACKET && v.p->n > v.aux)
		name = v.p->layer[v.aux].lay->proto->name;
	val_drop(v);
	return name;
}

/* Which message answers which; an error answers all of them. */
static bool answers(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	static const char *const pairs[][2] = {
		{ "KRB_AS_REQ", "KRB_AS_REP" },
		{ "KRB_TGS_REQ", "KRB_TGS_REP" },
		{ "KRB_AP_REQ", "KRB_AP_REP" },
	};
	const char *asked = message_of(q, j), *answered = message_of(a, i);

	for (size_t k = 0; k < sizeof(pairs) / sizeof(pairs[0]); k++)
		if (!strcmp(asked, pairs[k][0]))
			return !strcmp(answered, pairs[k][1]) || !strcmp(answered, "KRB_ERROR");
	return false;
}

static const struct proto kerberos = {
	.name = "Kerberos",
	.title = "Kerberos, version 5 (RFC 4120)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/Kerberos(root=KRB_AS_REQ(reqBody=KRB_KDC_REQ_BODY(kdcOptions=\"forwardable+renewable-ok\", "
		   "cname=PrincipalName(nameType=\"NT-PRINCIPAL\", nameString=[\"ann\"]), realm=\"EXAMPLE.ORG\", sname=PrincipalName("
		   "nameType=\"NT-SRV-INST\", nameString=[\"krbtgt\", \"EXAMPLE.ORG\"]), nonce=7, etype=[18, 17])))",
	TABLE(kerberos_fields),
	UNDER({ "udp.port", PORT }),
	SETS({ "UDP", "sport", PORT }),
	.choose = known_message,
	.measure = ber_measure,
	.replies = answers,
	.text = "Kerberos %root%",
};

static const struct field tcp_fields[] = { UINT("len", 32, .compute = PAYLOAD_LENGTH(1)) };
static const struct proto over_tcp = {
	.name = "KerberosTCPHeader",
	.title = "Kerberos over TCP: bytes of the message (RFC 4120, 7.2.2)",
	TABLE(tcp_fields),
	UNDER({ "tcp.port", PORT }),
	.other = "Kerberos",
	.framed = { .bits = 32, .add = 4 },
	.text = "",
};

PROTO_UNIT(kerberos, &kerberos, &over_tcp, &body, &as_req, &tgs_req, &as_rep, &tgs_rep, &last, &as_part, &tgs_part, &ap_req, &authenticator, &ap_rep,
           &ap_part, &priv, &priv_part, &cred, &cred_info, &cred_part, &error, &data, &status, &ext, &tgt_req, &tgt_rep);
