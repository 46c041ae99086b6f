/* tlsext.c - extensions of TLS's hello messages (RFC 8446, 4.2; RFC 6066; RFC 7301). */
#include "tls.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/space.h"

enum { HEADER = 4, VERSIONS = 43, KEY_SHARE = 51 };

/* What a client and a server say in an extension of the same number differs. */
static const struct layout *extension(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	static const char *const both[][2] = {
		{ "TLS_Ext_SupportedVersion_CH", "TLS_Ext_SupportedVersion_SH" },
		{ "TLS_Ext_KeyShare_CH", "TLS_Ext_KeyShare_SH" },
	};
	bool client = !strcmp(outer->lay->proto->name, "TLSClientHello");
	const struct layout *l;
	size_t size;

	(void)f;
	if (n < HEADER || get16(p + 2) > (size_t)n - HEADER)
		return NULL;
	if (get16(p) == VERSIONS)
		return layout_need(both[0][!client]);
	if (get16(p) == KEY_SHARE)
		return client ? layout_need(both[1][0]) : get16(p + 2) > 2 ? layout_need(both[1][1]) : layout_need("TLS_Ext_KeyShare_HRR");
	l = space_lookup(space_make("tls.extension"), get16(p));
	size = HEADER + (size_t)get16(p + 2);
	return l && (l->fixed ? size == l->min : size >= l->min) ? l : layout_need("TLS_Ext_Unknown"); /* a server's name has no value */
}
const struct family tls_extensions = { .choose = extension };

#define START(n) \
	UINT("type", 16, .init = (n), .names_of = "tls.extension"), \
	UINT("len", 16, .compute = HEADER_AFTER(1, 0), .help = "bytes that follow")
#define SIZED(bytes, count, bits) UINT(count, bits, .compute = LENGTH_OF(bytes, 1, 0)), BYTES(bytes, .size = OF(count, 1, 0))
#define NUMBERS(name, one, count, bits, ...) \
	UINT(count, bits, .compute = LENGTH_OF(name, 1, 0)), SCALARS(name, one, .whole = true, .size = OF(count, 1, 0), __VA_ARGS__)
#define ITEMS(name, fam, count) UINT(count, 16, .compute = LENGTH_OF(name, 1, 0)), LIST(name, fam, .size = OF(count, 1, 0))
#define CLASS(var, class, number, what, words, bound, ...) \
	static const struct field var##_fields[] = { START(number), __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "TLS extension: " what, \
		TABLE(var##_fields), \
		bound \
		.text = words, \
	}
static const struct field group = UINT("group", 16, .names_of = "tls.group");
static const struct field point = UINT("format", 8, .names_of = "tls.point");
static const struct field signature = UINT("signature", 16, .names_of = "tls.signature");
static const struct field version = UINT("version", 16, .names_of = "tls.version");
static const struct field mode = UINT("mode", 8, .names_of = "tls.pskmode");

/* ---- items ---- */

#define ITEM(var, class, what, words, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "TLS: " what, TABLE(var##_fields), .text = words }

ITEM(server_name, "ServerName", "a name of a server (RFC 6066, 3)", "%servername%",
     UINT("nametype", 8, .help = "0: a host's"), SIZED("servername", "namelen", 16));
ITEM(protocol, "ProtocolName", "a protocol above TLS (RFC 7301, 3.1)", "%protocol%", SIZED("protocol", "len", 8));
ITEM(share, "KeyShareEntry", "a key of a group (RFC 8446, 4.2.8)", "%group%",
     UINT("group", 16, .names_of = "tls.group"), SIZED("key_exchange", "kxlen", 16));
static const struct family names = { .other = "ServerName" }, protocols = { .other = "ProtocolName" }, shares = { .other = "KeyShareEntry" };

/* ---- extensions ---- */

#define BOUND(number) UNDER({ "tls.extension", number }),
CLASS(unknown, "TLS_Ext_Unknown", 0, "of any type (RFC 8446, 4.2)", "", , BYTES("val", .size = REST));
CLASS(server, "TLS_Ext_ServerName", 0, "Server Name (RFC 6066, 3)", "sni=%servernames%", BOUND(0), ITEMS("servernames", &names, "servernameslen"));
CLASS(fragment, "TLS_Ext_MaxFragLen", 1, "Maximum Fragment Length (RFC 6066, 4)", "", BOUND(1), UINT("maxfraglen", 8, .init = 4));
CLASS(status, "TLS_Ext_CSR", 5, "Certificate Status Request (RFC 6066, 8)", "", BOUND(5), UINT("stype", 8, .init = 1), BYTES("req", .size = REST));
CLASS(groups, "TLS_Ext_SupportedGroups", 10, "Supported Groups (RFC 8446, 4.2.7)", "", BOUND(10), NUMBERS("groups", &group, "groupslen", 16));
CLASS(points, "TLS_Ext_SupportedPointFormat", 11, "Supported Point Formats (RFC 8422, 5.1.2)", "", BOUND(11), NUMBERS("ecpl", &point, "ecpllen", 8, .text = "uncompressed"));
CLASS(signatures, "TLS_Ext_SignatureAlgorithms", 13, "Signature Algorithms (RFC 8446, 4.2.3)", "", BOUND(13), NUMBERS("sig_algs", &signature, "sig_algs_len", 16));
CLASS(heartbeat, "TLS_Ext_Heartbeat", 15, "Heartbeat (RFC 6520, 2)", "", BOUND(15), UINT("heartbeat_mode", 8, .init = 2));
CLASS(alpn, "TLS_Ext_ALPN", 16, "Application-Layer Protocol Negotiation (RFC 7301, 3.1)", "alpn=%protocols%", BOUND(16), ITEMS("protocols", &protocols, "protocolslen"));
CLASS(padding, "TLS_Ext_Padding", 21, "Padding (RFC 7685, 3)", "", BOUND(21), BYTES("padding", .size = REST));
CLASS(etm, "TLS_Ext_EncryptThenMAC", 22, "Encrypt-then-MAC (RFC 7366, 2)", "", BOUND(22));
CLASS(ems, "TLS_Ext_ExtendedMasterSecret", 23, "Extended Master Secret (RFC 7627, 5.1)", "", BOUND(23));
CLASS(limit, "TLS_Ext_RecordSizeLimit", 28, "Record Size Limit (RFC 8449, 4)", "", BOUND(28), UINT("record_size_limit", 16));
CLASS(session, "TLS_Ext_SessionTicket", 35, "Session Ticket (RFC 5077, 3.2)", "", BOUND(35), BYTES("ticket", .size = REST));
CLASS(early, "TLS_Ext_EarlyDataIndication", 42, "Early Data (RFC 8446, 4.2.10)", "", BOUND(42));
CLASS(versions, "TLS_Ext_SupportedVersion_CH", 43, "Supported Versions of a client (RFC 8446, 4.2.1)", "", , NUMBERS("versions", &version, "versionslen", 8));
CLASS(chosen, "TLS_Ext_SupportedVersion_SH", 43, "the version that a server chose (RFC 8446, 4.2.1)", "%version%", , UINT("version", 16, .init = 0x304, .names_of = "tls.version"));
CLASS(cookie, "TLS_Ext_Cookie", 44, "Cookie (RFC 8446, 4.2.2)", "", BOUND(44), SIZED("cookie", "cookielen", 16));
CLASS(modes, "TLS_Ext_PSKKeyExchangeModes", 45, "Pre-Shared Key Exchange Modes (RFC 8446, 4.2.9)", "", BOUND(45), NUMBERS("kxmodes", &mode, "kxmodeslen", 8));
CLASS(post, "TLS_Ext_PostHandshakeAuth", 49, "Post-Handshake Client Authentication (RFC 8446, 4.2.6)", "", BOUND(49));
CLASS(signatures_cert, "TLS_Ext_SignatureAlgorithmsCert", 50, "Signature Algorithms of certificates (RFC 8446, 4.2.3)", "", BOUND(50), NUMBERS("sig_algs", &signature, "sig_algs_len", 16));
CLASS(client_share, "TLS_Ext_KeyShare_CH", 51, "Key Share of a client (RFC 8446, 4.2.8)", "", , ITEMS("client_shares", &shares, "client_shares_len"));
CLASS(server_share, "TLS_Ext_KeyShare_SH", 51, "Key Share of a server (RFC 8446, 4.2.8)", "", , LIST("server_share", &shares, .size = REST));
CLASS(retry_share, "TLS_Ext_KeyShare_HRR", 51, "the group that a server wants a key of (RFC 8446, 4.2.8)", "", , UINT("selected_group", 16, .names_of = "tls.group"));
CLASS(npn, "TLS_Ext_NPN", 13172, "Next Protocol Negotiation (draft-agl-tls-nextprotoneg-04)", "", BOUND(13172), LIST("protocols", &protocols, .size = REST));
CLASS(renegotiation, "TLS_Ext_RenegotiationInfo", 0xff01, "Renegotiation Indication (RFC 5746, 3.2)", "", BOUND(0xff01), SIZED("renegotiated_connection", "reneg_conn_len", 8));

PROTO_UNIT(tlsext, &server_name, &protocol, &share, &unknown, &server, &fragment, &status, &groups, &points, &signatures, &heartbeat, &alpn,
	   &padding, &etm, &ems, &limit, &session, &early, &versions, &chosen, &cookie, &modes, &post, &signatures_cert, &client_share,
	   &server_share, &retry_share, &npn, &renegotiation);
