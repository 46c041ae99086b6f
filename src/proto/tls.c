/* tls.c - Transport Layer Security: records and the messages that go in the clear (RFC 8446, RFC 5246). */
#include "tls.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/encode.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/space.h"

enum { HEADER = 5, MOST = 16384 + 2048, CHANGE = 20, ALERT = 21, HANDSHAKE = 22, DATA = 23, HEARTBEAT = 24 };

/* ---- records (RFC 8446, 5.1) ---- */

/* Does a record begin here? In the middle of a message there is none. */
static bool is_record(const uint8_t *p, size_t n)
{
	return n >= HEADER && p[0] >= CHANGE && p[0] <= HEARTBEAT && p[1] == 3 && p[2] <= 4 && get16(p + 3) <= MOST;
}

static const struct layout *record_or_raw(const struct scope *outer, const uint8_t *p, size_t n)
{
	return !outer || is_record(p, n) ? LAYOUT_SELF : NULL;
}

static const struct layout *next_record(const struct scope *s, const uint8_t *p, size_t n)
{
	return is_record(p, n) ? s->lay : NULL;
}

static const struct layout *handshake(const uint8_t *p, size_t n)
{
	const struct layout *l = space_lookup(space_make("tls.handshake"), p[0]);
	size_t size = 4 + (size_t)bits_get(p, 8, 24);

	return l && size <= n && (!l->fixed || size == l->min) ? l : NULL;
}

enum { CHANGE_CIPHER, ALERTED, HIDDEN }; /* of what TLS gives */

/* Messages by the record's type, handshakes by their own. */
static const struct layout *message(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	uint64_t type = 0;

	(void)f;
	scope_uint(outer, 0, &type);
	switch (type) {
	case CHANGE:
		return n == 1 ? outer->lay->given[CHANGE_CIPHER] : NULL;
	case ALERT:
		return n == 2 ? outer->lay->given[ALERTED] : NULL;
	case HANDSHAKE:
		return n >= 4 ? handshake(p, n) : NULL;
	case DATA:
		return outer->lay->given[HIDDEN];
	default:
		return NULL;
	}
}
static const struct family messages = { .choose = message };

/* The type that the first message goes in. */
static bool record_type(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	const struct val *v = e->p->layer[layer].vals, *msg;
	const char *name;

	(void)f;
	msg = v ? &v[field_find(e->p->layer[layer].lay, "msg", 3)] : NULL;
	if (!msg || msg->type != V_LIST || !msg->l->n || msg->l->v[0].type != V_PACKET || !msg->l->v[0].p->n)
		return false;
	name = msg->l->v[0].p->layer[0].lay->proto->name;
	*out = !strcmp(name, "TLSAlert") ? ALERT : !strcmp(name, "TLSChangeCipherSpec") ? CHANGE : !strcmp(name, "TLSApplicationData") ? DATA
	     : !strcmp(name, "Raw") ? 0 : HANDSHAKE;
	return *out != 0;
}

static const struct field tls_fields[] = {
	UINT("type", 8, .names_of = "tls.type", .compute = COMPUTE_FN(record_type), .help = "content type: by default that of the first message"),
	UINT("version", 16, .init = 0x303, .names_of = "tls.version"),
	UINT("len", 16, .compute = HEADER_AFTER(1, 0), .help = "bytes of the record that follow"),
	BYTES("iv", .size = FIXED(0), .help = "only when it is given"),
	LIST("msg", &messages, .size = REST, .help = "messages"),
	BYTES("mac", .size = FIXED(0), .help = "only when it is given"),
};
static const struct proto tls = {
	.name = "TLS",
	.title = "Transport Layer Security: record (RFC 8446, 5.1)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(dport=443, flags=\"PA\")/TLS(msg=[TLSClientHello(ext=[TLS_Ext_ServerName(servernames=[ServerName(servername=\"example.com\")])])])",
	TABLE(tls_fields),
	UNDER({ "tcp.port", 443 }, { "tcp.port", 465, BIND_DECODE }, { "tcp.port", 636, BIND_DECODE }, { "tcp.port", 853, BIND_DECODE },
	      { "tcp.port", 989, BIND_DECODE }, { "tcp.port", 990, BIND_DECODE }, { "tcp.port", 992, BIND_DECODE },
	      { "tcp.port", 993, BIND_DECODE }, { "tcp.port", 995, BIND_DECODE }, { "tcp.port", 4433, BIND_DECODE },
	      { "tcp.port", 5061, BIND_DECODE }, { "tcp.port", 8443, BIND_DECODE }, { "tcp.port", 8883, BIND_DECODE }),
	SETS({ "TCP", "sport", 443 }),
	.choose = record_or_raw,
	.next = next_record,
	GIVES("TLSChangeCipherSpec", "TLSAlert", "TLSApplicationData"),
	.framed = { .at = 24, .bits = 16, .add = HEADER },
	.text = "TLS %version% %type%[ %msg%]",
};

/* ---- messages that are no handshake ---- */

static const struct field change_fields[] = { UINT("msgtype", 8, .init = 1) };
static const struct proto change = {
	.name = "TLSChangeCipherSpec",
	.title = "TLS: what follows is hidden (RFC 5246, 7.1)",
	TABLE(change_fields),
	.text = "ChangeCipherSpec",
};
static const struct field alert_fields[] = { UINT("level", 8, .names_of = "tls.level"), UINT("descr", 8, .names_of = "tls.alert", .help = "description") };
static const struct proto alert = {
	.name = "TLSAlert",
	.title = "TLS: alert (RFC 8446, 6)",
	TABLE(alert_fields),
	.text = "%level% %descr%",
};
static const struct field data_fields[] = { BYTES("data", .size = REST) };
static const struct proto data = {
	.name = "TLSApplicationData",
	.title = "TLS: application data, hidden (RFC 8446, 5.1)",
	TABLE(data_fields),
	.text = "",
};

/* ---- handshakes (RFC 8446, 4; RFC 5246, 7.4) ---- */

bool tls_more(const struct field *f, const struct scope *s)
{
	const struct val *v = s->vals;

	if (scope_decoding(s))
		return !strcmp(f->name, "ext") || s->hdr >= s->at[f->index] / 8 + 2;
	if (!v)
		return false;
	for (unsigned i = 0; i < s->lay->n; i++)
		if ((!strcmp(s->lay->field[i].name, "ext") || !strcmp(s->lay->field[i].name, "extlen")) && v[i].type != V_UNSET && v[i].type != V_NONE)
			return true;
	return false;
}

#define START(n) \
	UINT("msgtype", 8, .init = (n), .names_of = "tls.handshake"), \
	UINT("msglen", 24, .compute = HEADER_AFTER(1, 0), .help = "bytes of the message that follow")
#define RANDOM \
	UINT("gmt_unix_time", 32, .help = "seconds since 1970; the first four octets of the random"), \
	BYTES("random_bytes", .size = FIXED(28), .filled = true)
#define SHORT_BYTES(bytes, count, bits) UINT(count, bits, .compute = LENGTH_OF(bytes, 1, 0)), BYTES(bytes, .size = OF(count, 1, 0))
#define MESSAGE(var, class, number, what, words, ...) \
	static const struct field var##_fields[] = { START(number), __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "TLS handshake: " what, \
		TABLE(var##_fields), \
		UNDER({ "tls.handshake", number }), \
		.text = words, \
	}

static const struct field suite = UINT("suite", 16, .names_of = "tls.cipher");
static const struct field method = UINT("method", 8, .names_of = "tls.compression");
static const struct field kind = UINT("type", 8);
static const struct field signature = UINT("signature", 16, .names_of = "tls.signature");

#define LISTED(name, ...) \
	static const struct val name##_items[] = { __VA_ARGS__ }; \
	static const struct list name##_list = { .n = sizeof(name##_items) / sizeof(name##_items[0]), .v = (struct val *)name##_items }; \
	static const struct val name = { .type = V_LIST, .l = (struct list *)&name##_list }
#define ITEM(number) { .type = V_INT, .u = (number) }
LISTED(suites, ITEM(0x1301), ITEM(0x1302), ITEM(0x1303), ITEM(0xc02b), ITEM(0xc02f), ITEM(0xc02c), ITEM(0xc030));
LISTED(no_compression, ITEM(0));

MESSAGE(hello_request, "TLSHelloRequest", 0, "Hello Request (RFC 5246, 7.4.1.1)", "HelloRequest");
MESSAGE(client_hello, "TLSClientHello", 1, "Client Hello (RFC 8446, 4.1.2)", "ClientHello[ %ext%]",
	UINT("version", 16, .init = 0x303, .names_of = "tls.version"), RANDOM, SHORT_BYTES("sid", "sidlen", 8),
	UINT("cipherslen", 16, .compute = LENGTH_OF("ciphers", 1, 0)),
	SCALARS("ciphers", &suite, .value = &suites, .whole = true, .size = OF("cipherslen", 1, 0), .help = "cipher suites"),
	UINT("complen", 8, .compute = LENGTH_OF("comp", 1, 0)),
	SCALARS("comp", &method, .value = &no_compression, .size = OF("complen", 1, 0), .help = "compression methods"), TLS_EXTENSIONS);
MESSAGE(server_hello, "TLSServerHello", 2, "Server Hello (RFC 8446, 4.1.3)", "ServerHello %cipher%[ %ext%]",
	UINT("version", 16, .init = 0x303, .names_of = "tls.version"), RANDOM, SHORT_BYTES("sid", "sidlen", 8),
	UINT("cipher", 16, .init = 0x1301, .names_of = "tls.cipher"),
	SCALARS("comp", &method, .value = &no_compression, .size = FIXED(1), .help = "compression method"), TLS_EXTENSIONS);
MESSAGE(verify_request, "TLSHelloVerifyRequest", 3, "Hello Verify Request (RFC 6347, 4.2.1)", "HelloVerifyRequest",
	UINT("version", 16, .init = 0xfeff, .base = HEX), SHORT_BYTES("cookie", "cookielen", 8));
MESSAGE(ticket, "TLSNewSessionTicket", 4, "New Session Ticket (RFC 5077, 3.3)", "NewSessionTicket",
	UINT("lifetime", 32, .init = 0xffffffff, .help = "seconds"), SHORT_BYTES("ticket", "ticketlen", 16));
MESSAGE(encrypted, "TLSEncryptedExtensions", 8, "Encrypted Extensions (RFC 8446, 4.3.1)", "EncryptedExtensions[ %ext%]", TLS_EXTENSIONS);

static const struct field certificate_fields[] = {
	UINT("certlen", 24, .compute = LENGTH_OF("cert", 1, 0)),
	BYTES("cert", .size = OF("certlen", 1, 0), .help = "a certificate in DER"),
};
static const struct proto certificate = {
	.name = "TLSCertificateEntry",
	.title = "TLS: a certificate of a chain (RFC 5246, 7.4.2)",
	TABLE(certificate_fields),
	.text = "%certlen% bytes",
};
static const struct family certificates = { .other = "TLSCertificateEntry" };
MESSAGE(chain, "TLSCertificate", 11, "Certificate (RFC 5246, 7.4.2)", "Certificate[ %certs%]",
	UINT("certslen", 24, .compute = LENGTH_OF("certs", 1, 0)), LIST("certs", &certificates, .size = OF("certslen", 1, 0)));
MESSAGE(server_keys, "TLSServerKeyExchange", 12, "Server Key Exchange (RFC 5246, 7.4.3)", "ServerKeyExchange", LAYER("params", NULL, .none = true, .size = REST));
MESSAGE(request, "TLSCertificateRequest", 13, "Certificate Request (RFC 5246, 7.4.4)", "CertificateRequest",
	UINT("ctypeslen", 8, .compute = LENGTH_OF("ctypes", 1, 0)), SCALARS("ctypes", &kind, .size = OF("ctypeslen", 1, 0)),
	UINT("sig_algs_len", 16, .compute = LENGTH_OF("sig_algs", 1, 0)),
	SCALARS("sig_algs", &signature, .whole = true, .size = OF("sig_algs_len", 1, 0)), SHORT_BYTES("certauth", "certauthlen", 16));
MESSAGE(done, "TLSServerHelloDone", 14, "Server Hello Done (RFC 5246, 7.4.5)", "ServerHelloDone");
MESSAGE(verify, "TLSCertificateVerify", 15, "Certificate Verify (RFC 8446, 4.4.3)", "CertificateVerify", LAYER("sig", NULL, .none = true, .size = REST));
MESSAGE(client_keys, "TLSClientKeyExchange", 16, "Client Key Exchange (RFC 5246, 7.4.7)", "ClientKeyExchange", LAYER("exchkeys", NULL, .none = true, .size = REST));
MESSAGE(finished, "TLSFinished", 20, "Finished (RFC 8446, 4.4.4)", "Finished", BYTES("vdata", .size = REST));
MESSAGE(status, "TLSCertificateStatus", 22, "Certificate Status (RFC 6066, 8)", "CertificateStatus",
	UINT("status_type", 8, .init = 1), SHORT_BYTES("response", "responselen", 24));

PROTO_UNIT(tls, &tls, &change, &alert, &data, &hello_request, &client_hello, &server_hello, &verify_request, &ticket, &encrypted,
	   &certificate, &chain, &server_keys, &request, &done, &verify, &client_keys, &finished, &status);
