/* krbgss.c - Kerberos in GSS-API's tokens (RFC 1964, RFC 4121), to change a password (RFC 3244), and through a proxy ([MS-KKDCP]). */
#include <string.h>

#include "kerberos.h"

#include "pkt/bits.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { PASSWORD_PORT = 464, TOKEN_ID = 2 };

/* ---- tokens ---- */

#define TOKEN(var, class, words, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "Kerberos: " words, TABLE(var##_fields), .text = class }

static const struct name_row sign_rows[] = {
	{ 0x00, "DES MAC MD5" },
	{ 0x01, "MD2.5" },
	{ 0x02, "DES MAC" },
	{ 0x11, "HMAC" },
};
static const struct names signs = { ROWS(sign_rows) };
static const struct name_row seal_rows[] = {
	{ 0x00, "DES" },
	{ 0x10, "RC4" },
	{ 0xffff, "none" },
};
static const struct names seals = { ROWS(seal_rows) };

#define SIGNED BYTES("SND_SEQ", .size = FIXED(8), .filled = true), BYTES("SGN_CKSUM", .size = FIXED(8), .filled = true)
#define OLD_MIC UINT("SGN_ALG", 16, .le = true, .names = &signs), UINT("Filler", 32, .le = true, .base = HEX, .init = 0xffffffff), SIGNED
TOKEN(old_mic, "KRB_GSS_MIC_RFC1964", "signature (RFC 1964, 1.2.1)", OLD_MIC);
TOKEN(old_delete, "KRB_GSS_Delete_sec_context_RFC1964", "end of a session (RFC 1964, 1.2.3)", OLD_MIC);
TOKEN(old_wrap, "KRB_GSS_Wrap_RFC1964", "signed or encrypted message (RFC 1964, 1.2.2)",
      UINT("SGN_ALG", 16, .le = true, .names = &signs), UINT("SEAL_ALG", 16, .le = true, .names = &seals),
      UINT("Filler", 16, .le = true, .base = HEX, .init = 0xffff), SIGNED, BYTES("CONFOUNDER", .size = FIXED(8), .filled = true));
#define TOKEN_FLAGS FLAGS("Flags", 8, .letters = "SentByAcceptor Sealed AcceptorSubkey")
TOKEN(mic, "KRB_GSS_MIC", "signature (RFC 4121, 4.2.6.1)", TOKEN_FLAGS,
      BYTES("Filler", .size = FIXED(5), .filled = true, .text = "\xff\xff\xff\xff\xff"), UINT("SND_SEQ", 64),
      BYTES("SGN_CKSUM", .size = REST, .text = "\0\0\0\0\0\0\0\0\0\0\0", .ntext = 12));
TOKEN(wrap, "KRB_GSS_Wrap", "signed or encrypted message (RFC 4121, 4.2.6.2)", TOKEN_FLAGS,
      UINT("Filler", 8, .base = HEX, .init = 0xff), UINT("EC", 16, .help = "extra count"), UINT("RRC", 16, .help = "right rotation count"),
      UINT("SND_SEQ", 64), BYTES("Data", .size = REST));

static const struct krb_held tokens[] = {
	{ 0x0100, "KRB_AP_REQ" },
	{ 0x0200, "KRB_AP_REP" },
	{ 0x0300, "KRB_ERROR" },
	{ 0x0400, "KRB_TGT_REQ" },
	{ 0x0401, "KRB_TGT_REP" },
	{ 0x0101, "KRB_GSS_MIC_RFC1964" },
	{ 0x0102, "KRB_GSS_Delete_sec_context_RFC1964" },
	{ 0x0201, "KRB_GSS_Wrap_RFC1964" },
	{ 0x0404, "KRB_GSS_MIC" },
	{ 0x0504, "KRB_GSS_Wrap" },
};
static const struct layout *token_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)f;
	(void)p;
	(void)n;
	for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++)
		if (outer->n >= TOKEN_ID && get16(outer->b) == tokens[i].type)
			return layout_need(tokens[i].class);
	return NULL;
}
static const struct family roots = { .choose = token_class, .single = true };
static const struct field inner_fields[] = {
	BYTES("TOK_ID", .size = FIXED(2), .text = "\1\0", .ntext = 2, .filled = true),
	LAYER("root", &roots, .text = "KRB_AP_REQ", .size = REST),
};
static const struct proto inner = {
	.name = "KRB_InnerToken",
	.title = "Kerberos: token of GSS-API without its frame (RFC 1964, 1.1)",
	TABLE(inner_fields),
	.text = "%root%",
};
static const struct family inners = { .other = "KRB_InnerToken", .single = true };
static const struct field frame_fields[] = {
	BER_ELEMENT(0x60),
	BER_OBJECT("MechType", .text = "1.2.840.113554.1.2.2"),
	LAYER("innerToken", &inners, .text = "KRB_InnerToken", .size = REST),
};
static const struct proto frame = {
	.name = "KRB_GSSAPI_Token",
	.title = "Kerberos: token of GSS-API (RFC 4121, 4.1)",
	TABLE(frame_fields),
	UNDER({ "krb.message", 0x60 }),
	.measure = ber_measure,
	.text = "%innerToken%",
};

/* ---- the checksum that carries flags (RFC 4121, 4.1.1) ---- */

static const struct name_row ext_rows[] = {
	{ 0, "GSS_EXTS_CHANNEL_BINDING" },
	{ 1, "GSS_EXTS_IAKERB_FINISHED" },
	{ 2, "GSS_EXTS_FINISHED" },
};
static const struct names ext_types = { ROWS(ext_rows) };
static const struct field ext_fields[] = {
	UINT("type", 32, .names = &ext_types),
	UINT("length", 32, .compute = LENGTH_OF("data", 1, 0)),
	BYTES("data", .size = OF("length", 1, 0)),
};
static const struct proto ext = { .name = "KRB_GSS_EXT", .title = "Kerberos: extension of GSS-API's checksum (RFC 6542, 3.1)", TABLE(ext_fields) };
static const struct family exts = { .other = "KRB_GSS_EXT" };
static const struct field sum_fields[] = {
	UINT("Lgth", 32, .le = true, .compute = LENGTH_OF("Bnd", 1, 0)),
	BYTES("Bnd", .size = OF("Lgth", 1, 0), .text = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", .ntext = 16, .help = "channel bindings"),
	FLAGS("Flags", 32, .le = true,
	      .letters = "GSS_C_DELEG_FLAG GSS_C_MUTUAL_FLAG GSS_C_REPLAY_FLAG GSS_C_SEQUENCE_FLAG GSS_C_CONF_FLAG GSS_C_INTEG_FLAG bit_6 bit_7 bit_8 "
			 "bit_9 bit_10 bit_11 GSS_C_DCE_STYLE GSS_C_IDENTIFY_FLAG GSS_C_EXTENDED_ERROR_FLAG"),
	UINT("DlgOpt", 16, .le = true, .init = 1, .when = "Flags&1"),
	UINT("Dlgth", 16, .le = true, .compute = LENGTH_OF("Deleg", 1, 0), .when = "Flags&1"),
	LAYER("Deleg", &krb_KRB_CRED, .text = "KRB_CRED", .size = OF("Dlgth", 1, 0), .when = "Flags&1"),
	LIST("Exts", &exts, .text = "KRB_GSS_EXT"),
};
static const struct proto sum = {
	.name = "KRB_AuthenticatorChecksum",
	.title = "Kerberos: flags of GSS-API in place of a checksum (RFC 4121, 4.1.1)",
	TABLE(sum_fields),
};
KRB_SEQ(finished, "KRB_FINISHED", "checksum over the messages before (draft-ietf-kitten-iakerb-03, 4)", "%gssMic%",
        KRB_PART("gssMic", 0xa1, Checksum));

/* ---- changing a password (RFC 3244, 2) ---- */

#define PASSWORD(var, class, version, sized, member, held, words) \
	static const struct field var##_fields[] = { \
		UINT("len", 16, .compute = HEADER_LENGTH(1), .help = "bytes of the message"), \
		UINT("pvno", 16, .base = HEX, .init = (version)), \
		UINT(sized, 16, .compute = LENGTH_OF(member, 1, 0)), \
		LAYER(member, &krb_##held, .text = #held, .size = OF(sized, 1, 0)), \
		LAYER("krbpriv", &krb_KRB_PRIV, .text = "KRB_PRIV", .when = sized "=unset or " sized ">0", .size = REST), \
		LAYER("error", &krb_KRB_ERROR, .text = "KRB_ERROR", .when = sized "=0", .size = REST), \
	}; \
	static const struct proto var = { \
		.name = class, \
		.title = "Kerberos: " words " (RFC 3244, 2)", \
		TABLE(var##_fields), \
		UNDER({ "udp.port", PASSWORD_PORT, BIND_BUILD }), \
		SETS({ "UDP", "sport", PASSWORD_PORT }), \
		.text = "Kpasswd %krbpriv%%error%", \
	}
PASSWORD(ask, "KPASSWD_REQ", 0xff80, "apreqlen", "apreq", KRB_AP_REQ, "request to change a password");
PASSWORD(told, "KPASSWD_REP", 1, "apreplen", "aprep", KRB_AP_REP, "answer to a change of password");

static const struct layout *which(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return layout_need(n > 6 && get16(p + 2) == 1 && (p[6] & 0x1f) == 15 ? "KPASSWD_REP" : "KPASSWD_REQ");
}
static const struct proto either = {
	.name = "Kpasswd",
	.title = "Kerberos: a change of password (RFC 3244, 2)",
	.abstract = true,
	UNDER({ "udp.port", PASSWORD_PORT, BIND_DECODE }),
	.choose = which,
};
static const struct field tcp_fields[] = { UINT("len", 32, .compute = PAYLOAD_LENGTH(1)) };
static const struct proto over_tcp = {
	.name = "KpasswdTCPHeader",
	.title = "Kerberos: a change of password over TCP: bytes of the message (RFC 3244, 2)",
	TABLE(tcp_fields),
	UNDER({ "tcp.port", PASSWORD_PORT }),
	.other = "Kpasswd",
	.framed = { .bits = 32, .add = 4 },
	.text = "",
};
KRB_SEQ(password, "ChangePasswdData", "new password, before it is encrypted (RFC 3244, 2)", "%targname%", KRB_BYTES_TWICE("newpasswd", 0xa0),
        KRB_MAY_PART("targname", 0xa1, PrincipalName), KRB_MAY_TEXT("targrealm", 0xa2));

static const struct family proxied = { .other = "KerberosTCPHeader", .stack = true };
KRB_SEQ(proxy, "KDC_PROXY_MESSAGE", "message through a proxy ([MS-KKDCP] 2.2.2)", "%kerbMessage%",
        BER_TAG_HELD("kerbMessage", 0xa0, &proxied, .text = "KerberosTCPHeader"), KRB_MAY_TEXT("targetDomain", 0xa1),
        KRB_MAY_NUMBER("dclocatorHint", 0xa2));

PROTO_UNIT(krbgss, &inner, &frame, &mic, &wrap, &old_mic, &old_wrap, &old_delete, &ext, &sum, &finished, &either, &ask, &told, &over_tcp, &password,
           &proxy);
