/* eap.c - EAP over LAN (IEEE 802.1X) and the Extensible Authentication Protocol with its methods (RFC 3748). */
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"

enum { EAPOL_PACKET = 0, EAPOL_KEY = 3, CODE = 0, TYPE_AT = 4, REQUEST = 1, RESPONSE = 2 };

static const struct name_row version_rows[] = {
	{ 1, "802.1X-2001" },
	{ 2, "802.1X-2004" },
	{ 3, "802.1X-2010" },
};
static const struct names versions = { ROWS(version_rows) };
static const struct name_row packet_rows[] = {
	{ EAPOL_PACKET, "EAP-Packet" },
	{ 1, "EAPOL-Start" },
	{ 2, "EAPOL-Logoff" },
	{ EAPOL_KEY, "EAPOL-Key" },
	{ 4, "EAPOL-Encapsulated-ASF-Alert" },
	{ 5, "EAPOL-MKA" },
	{ 6, "EAPOL-Announcement (Generic)" },
	{ 7, "EAPOL-Announcement (Specific)" },
	{ 8, "EAPOL-Announcement-Req" },
};
static const struct names packets = { ROWS(packet_rows) };

static const struct field eapol_fields[] = {
	UINT("version", 8, .init = 1, .names = &versions),
	UINT("type", 8, .names = &packets, .compute = NEXT("eapol")),
	UINT("len", 16, .compute = PAYLOAD_LENGTH(1), .help = "bytes of the packet body"),
};
static const struct proto eapol = {
	.name = "EAPOL",
	.title = "EAP over LAN (IEEE 802.1X)",
	.example = "Ether()/EAPOL(type=\"EAPOL-Start\")",
	TABLE(eapol_fields),
	UNDER({ "ethertype", 0x888e }),
	SETS({ "Ether", "dst", 0, "01:80:c2:00:00:03" }),
	.summary = "EAPOL %EAPOL.type%",
	.text = "EAPOL %type%",
};

/* ---- EAP ---- */

static const struct name_row code_rows[] = {
	{ REQUEST, "Request" },
	{ RESPONSE, "Response" },
	{ 3, "Success" },
	{ 4, "Failure" },
	{ 5, "Initiate" },
	{ 6, "Finish" },
};
static const struct names codes = { ROWS(code_rows) };
static const struct name_row type_rows[] = {
	{ 0, "Reserved" }, { 1, "Identity" }, { 2, "Notification" }, { 3, "Legacy Nak" }, { 4, "MD5-Challenge" },
	{ 5, "One-Time Password (OTP)" }, { 6, "Generic Token Card (GTC)" }, { 8, "Allocated - RFC3748" },
	{ 9, "RSA Public Key Authentication" }, { 10, "DSS Unilateral" }, { 11, "KEA" }, { 12, "KEA-VALIDATE" }, { 13, "EAP-TLS" },
	{ 14, "Defender Token (AXENT)" }, { 15, "RSA Security SecurID EAP" }, { 16, "Arcot Systems EAP" }, { 17, "EAP-Cisco Wireless" },
	{ 18, "GSM Subscriber Identity Modules (EAP-SIM)" }, { 19, "SRP-SHA1" }, { 20, "Unassigned" }, { 21, "EAP-TTLS" },
	{ 22, "Remote Access Service" }, { 23, "EAP-AKA Authentication" }, { 24, "EAP-3Com Wireless" }, { 25, "PEAP" },
	{ 26, "MS-EAP-Authentication" }, { 27, "Mutual Authentication w/Key Exchange (MAKE)" }, { 28, "CRYPTOCard" },
	{ 29, "EAP-MSCHAP-V2" }, { 30, "DynamID" }, { 31, "Rob EAP" }, { 32, "Protected One-Time Password" },
	{ 33, "MS-Authentication-TLV" }, { 34, "SentriNET" }, { 35, "EAP-Actiontec Wireless" },
	{ 36, "Cogent Systems Biometrics Authentication EAP" }, { 37, "AirFortress EAP" }, { 38, "EAP-HTTP Digest" },
	{ 39, "SecureSuite EAP" }, { 40, "DeviceConnect EAP" }, { 41, "EAP-SPEKE" }, { 42, "EAP-MOBAC" }, { 43, "EAP-FAST" },
	{ 44, "ZoneLabs EAP (ZLXEAP)" }, { 45, "EAP-Link" }, { 46, "EAP-PAX" }, { 47, "EAP-PSK" }, { 48, "EAP-SAKE" }, { 49, "EAP-IKEv2" },
	{ 50, "EAP-AKA" }, { 51, "EAP-GPSK" }, { 52, "EAP-pwd" }, { 53, "EAP-EKE Version 1" }, { 54, "EAP Method Type for PT-EAP" },
	{ 55, "TEAP" }, { 254, "Reserved for the Expanded Type" }, { 255, "Experimental" },
};
static const struct names types = { ROWS(type_rows) };

/* A request or response is of its type's class. */
static const struct layout *eap_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	int space = space_find("eap.type");
	const struct layout *lay = NULL;

	(void)outer;
	if (space >= 0 && n > TYPE_AT && (p[CODE] == REQUEST || p[CODE] == RESPONSE))
		lay = space_lookup((unsigned)space, p[TYPE_AT]);
	return lay ? lay : LAYOUT_SELF;
}

/* A response answers a request; success and failure answer a response. */
static bool eap_replies(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	uint64_t answer, question;

	return layer_uint(a, i, CODE, &answer) && layer_uint(q, j, CODE, &question) &&
	       ((answer == RESPONSE && question == REQUEST) || (answer != RESPONSE && question == RESPONSE));
}

#define EAP_CODE(n) UINT("code", 8, .init = (n), .names = &codes)
#define EAP_ID UINT("id", 8, .help = "identifier: the same in request and response")
#define EAP_TYPE(n, ...) UINT("type", 8, .init = (n), .names = &types, __VA_ARGS__)
#define EAP_LENGTH UINT("len", 16, .compute = TOTAL_LENGTH(1))
#define EAP_UNDER { "eapol", EAPOL_PACKET, BIND_BUILD }, { "ppp", 0xc227, BIND_BUILD }

static const struct field auth_type = UINT("auth_type", 8, .names = &types);
static const struct field eap_fields[] = {
	EAP_CODE(4),
	EAP_ID,
	EAP_LENGTH,
	EAP_TYPE(0, .when = "code!=3,4"),
	SCALARS("desired_auth_types", &auth_type, .size = OF("len", 1, -5), .when = "code=2 and type=3", .help = "what the peer would take instead"),
	BYTES("identity", .size = OF("len", 1, -5), .when = "code=2 and type=1"),
	BYTES("message", .size = OF("len", 1, -5), .when = "code=1 and type=1"),
};
static const struct proto eap = {
	.name = "EAP",
	.title = "Extensible Authentication Protocol (RFC 3748)",
	.example = "Ether()/EAPOL()/EAP(code=\"Response\", id=1, type=\"Identity\", identity=\"bob\")",
	TABLE(eap_fields),
	UNDER({ "eapol", EAPOL_PACKET }, { "ppp", 0xc227 }),
	.choose = eap_choose,
	.other = "Padding",
	.reply = { SAME("id") },
	.replies = eap_replies,
	.summary = "EAP %EAP.code% {EAP:%EAP.type%}",
	.text = "EAP %code% id=%id%[ %type%][ %identity%]",
};

#define METHOD(var, class, n, what, ...) \
	static const struct field var##_fields[] = { EAP_CODE(1), EAP_ID, __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "EAP method: " what, \
		TABLE(var##_fields), \
		UNDER({ "eap.type", n }, EAP_UNDER), \
		.is = "EAP", \
		.other = "Padding", \
		.answers = "EAP " class, \
		.reply = { SAME("id") }, \
		.replies = eap_replies, \
		.text = "EAP %code% id=%id% %type%", \
	}
#define FRAGMENTS \
	UINT("L", 1, .help = "the message's length is there"), \
	UINT("M", 1, .help = "more fragments"), \
	UINT("S", 1, .help = "start")

METHOD(md5, "EAP_MD5", 4, "MD5-Challenge (RFC 3748, 5.4)", UINT("len", 16, .compute = HEADER_LENGTH(1)), EAP_TYPE(4),
       UINT("value_size", 8, .compute = LENGTH_OF("value", 1, 0)), BYTES("value", .size = OF("value_size", 1, 0)),
       BYTES("optional_name", .size = REST));
METHOD(tls, "EAP_TLS", 13, "TLS (RFC 5216)", EAP_LENGTH, EAP_TYPE(13), FRAGMENTS, UINT("reserved", 5),
       UINT("tls_message_len", 32, .when = "L=1"), BYTES("tls_data", .size = REST));
METHOD(ttls, "EAP_TTLS", 21, "Tunneled TLS (RFC 5281)", EAP_LENGTH, EAP_TYPE(21), FRAGMENTS, UINT("reserved", 2), UINT("version", 3),
       UINT("message_len", 32, .when = "L=1"), BYTES("data", .size = REST));
METHOD(peap, "EAP_PEAP", 25, "Protected EAP (MS-PEAP, version 1)", EAP_LENGTH, EAP_TYPE(25), FRAGMENTS, UINT("reserved", 3),
       UINT("version", 2, .init = 1), UINT("tls_message_len", 32, .when = "L=1"), BYTES("tls_data", .size = REST));
METHOD(fast, "EAP_FAST", 43, "Flexible Authentication via Secure Tunneling (RFC 4851)", EAP_LENGTH, EAP_TYPE(43), FRAGMENTS,
       UINT("reserved", 2), UINT("version", 3), UINT("message_len", 32, .when = "L=1"), BYTES("data", .size = REST));
METHOD(leap, "LEAP", 17, "Lightweight EAP (Cisco, 17)", UINT("len", 16, .compute = HEADER_LENGTH(1)), EAP_TYPE(17),
       UINT("version", 8, .init = 1), UINT("unused", 8, .base = HEX), UINT("count", 8, .compute = LENGTH_OF("challenge_response", 1, 0)),
       BYTES("challenge_response", .size = OF("count", 1, 0)), BYTES("username", .size = REST));

/* ---- keys (IEEE 802.11, 12.7.2) ---- */

static const struct name_row descriptor_rows[] = {
	{ 1, "RC4" },
	{ 2, "RSN" },
};
static const struct names descriptors = { ROWS(descriptor_rows) };
static const struct name_row cipher_rows[] = {
	{ 1, "HMAC-MD5+ARC4" },
	{ 2, "HMAC-SHA1-128+AES-128" },
	{ 3, "AES-128-CMAC+AES-128" },
};
static const struct names ciphers = { ROWS(cipher_rows) };
static const struct name_row key_rows[] = {
	{ 0, "Group/SMK" },
	{ 1, "Pairwise" },
};
static const struct names key_types = { ROWS(key_rows) };
#define FILLED(n, bytes, ...) BYTES(n, .size = FIXED(bytes), .filled = true, __VA_ARGS__)

static const struct field key_fields[] = {
	UINT("key_descriptor_type", 8, .init = 1, .names = &descriptors),
	UINT("res2", 2),
	UINT("smk_message", 1),
	UINT("encrypted_key_data", 1),
	UINT("request", 1),
	UINT("error", 1),
	UINT("secure", 1),
	UINT("has_key_mic", 1, .init = 1),
	UINT("key_ack", 1),
	UINT("install", 1),
	UINT("res", 2),
	UINT("key_type", 1, .names = &key_types),
	UINT("key_descriptor_type_version", 3, .names = &ciphers),
	UINT("key_length", 16),
	UINT("key_replay_counter", 64),
	FILLED("key_nonce", 32),
	FILLED("key_iv", 16),
	FILLED("key_rsc", 8, .help = "receive sequence counter"),
	FILLED("key_id", 8),
	FILLED("key_mic", 16, .help = "message integrity code"),
	UINT("key_data_length", 16, .compute = LENGTH_OF("key_data", 1, 0)),
	BYTES("key_data", .size = OF("key_data_length", 1, 0)),
};
static const struct proto key = {
	.name = "EAPOL_KEY",
	.title = "EAPOL-Key frame (IEEE 802.11, 12.7.2)",
	.example = "Ether()/EAPOL(version=\"802.1X-2004\")/EAPOL_KEY(key_descriptor_type=\"RSN\", key_type=\"Pairwise\", key_ack=1, has_key_mic=0)",
	TABLE(key_fields),
	UNDER({ "eapol", EAPOL_KEY }),
	.other = "Padding",
	.text = "key %key_type% replay=%key_replay_counter%",
};

PROTO_UNIT(eap, &eapol, &eap, &md5, &tls, &ttls, &peap, &fast, &leap, &key);
