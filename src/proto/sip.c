/* sip.c - Session Initiation Protocol (RFC 3261) and Real Time Streaming Protocol (RFC 2326): requests and responses. */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "lines.h"

#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

enum { SIP_PORT = 5060, RTSP_PORT = 554, RTSP_OTHER = 8554 };

/* Does the first line begin with the protocol's name (a response), or have it behind its last space (a request)? */
static bool begins(const uint8_t *p, size_t n, const char *name)
{
	size_t k = strlen(name);

	return n > k && !memcmp(p, name, k) && memmem(p, n, CRLF, 2);
}

static bool asks(const uint8_t *p, size_t n, const char *name)
{
	const uint8_t *end = memmem(p, n, CRLF, 2), *at = end;
	size_t k = strlen(name);

	if (!end || p[0] < 'A' || p[0] > 'Z')
		return false;
	while (at > p && at[-1] != ' ')
		at--;
	return at > p + 2 && (size_t)(end - at) >= k && !memcmp(at, name, k) && memchr(p, ' ', (size_t)(at - p - 1));
}

static const struct layout *which(const uint8_t *p, size_t n, const char *name, const char *request, const char *response)
{
	return begins(p, n, name) ? layout_need(response) : asks(p, n, name) ? layout_need(request) : NULL;
}

static const struct layout *sip_class(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return which(p, n, "SIP/", "SIPRequest", "SIPResponse");
}

static const struct layout *rtsp_class(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return which(p, n, "RTSP/", "RTSPRequest", "RTSPResponse");
}

/* Head and body (RFC 3261, 18.3); the compact name of the length is l. */
static size_t framed(const uint8_t *p, size_t n)
{
	size_t head = lines_head(p, n);
	uint64_t length;
	struct str v;

	if (!head)
		return 0;
	if ((lines_value(p, head, "Content-Length", &v) || lines_value(p, head, "l", &v)) && str_to_u64(v, &length) && length < SIZE_MAX / 2)
		return head + (size_t)length;
	return head;
}

static const struct proto sip = {
	.name = "SIP",
	.title = "SIP message (RFC 3261, 7)",
	.abstract = true,
	UNDER({ "udp.port", SIP_PORT, BIND_DECODE }, { "tcp.port", SIP_PORT, BIND_DECODE }),
	.choose = sip_class,
	.framed = { .fn = framed },
};
static const struct proto rtsp = {
	.name = "RTSP",
	.title = "RTSP message (RFC 2326, 4)",
	.abstract = true,
	UNDER({ "tcp.port", RTSP_PORT, BIND_DECODE }, { "tcp.port", RTSP_OTHER, BIND_DECODE }),
	.choose = rtsp_class,
	.framed = { .fn = framed },
};

#define SIP_LINES \
	HEADERS, \
	HEADER("Via", "Via"), HEADER("From", "From"), HEADER("To", "To"), HEADER("Call_ID", "Call-ID"), HEADER("CSeq", "CSeq"), \
	HEADER("Contact", "Contact"), HEADER("Max_Forwards", "Max-Forwards"), HEADER("Route", "Route"), HEADER("Record_Route", "Record-Route"), \
	HEADER("Expires", "Expires"), HEADER("Authorization", "Authorization"), HEADER("Proxy_Authorization", "Proxy-Authorization"), \
	HEADER("WWW_Authenticate", "WWW-Authenticate"), HEADER("Proxy_Authenticate", "Proxy-Authenticate"), HEADER("Allow", "Allow"), \
	HEADER("Supported", "Supported"), HEADER("Require", "Require"), HEADER("Event", "Event"), HEADER("User_Agent", "User-Agent"), \
	HEADER("Server", "Server"), HEADER("Accept", "Accept"), HEADER("Content_Type", "Content-Type"), \
	HEADER_LENGTH_LINE("Content_Length", "Content-Length"), \
	BLANK

static const struct field sip_request_fields[] = {
	UNTIL("Method", " ", .text = "OPTIONS"),
	UNTIL("Request_URI", " ", .text = "sip:example.com"),
	UNTIL("Version", CRLF, .text = "SIP/2.0"),
	SIP_LINES,
};
static const struct proto sip_request = {
	.name = "SIPRequest",
	.title = "SIP request (RFC 3261, 7.1)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/SIPRequest(Request_URI=\"sip:bob@example.com\", Via=\"SIP/2.0/UDP 192.0.2.7;branch=z9hG4bK1\", CSeq=\"1 OPTIONS\", Call_ID=\"a\")",
	TABLE(sip_request_fields),
	UNDER({ "udp.port", SIP_PORT, BIND_BUILD }, { "tcp.port", SIP_PORT, BIND_BUILD }),
	.finish = lines_finish,
	.text = "SIP %Method% %Request_URI%[ from=%From%][ call=%Call_ID%]",
};

static const struct field sip_response_fields[] = {
	UNTIL("Version", " ", .text = "SIP/2.0"),
	UNTIL("Status_Code", " ", .text = "200"),
	UNTIL("Reason_Phrase", CRLF, .text = "OK"),
	SIP_LINES,
};

/* An answer has its question's identifier of the call and its number (RFC 3261, 17.1.3). */
static bool sip_replies(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	static const char *const both[] = { "Call_ID", "CSeq" };
	bool same = true;

	for (size_t k = 0; k < 2 && same; k++) {
		struct val x, y;

		layer_get(a, i, (unsigned)field_find(a->layer[i].lay, both[k], strlen(both[k])), &x);
		layer_get(q, j, (unsigned)field_find(q->layer[j].lay, both[k], strlen(both[k])), &y);
		same = str_same(val_text(&x), val_text(&y));
		val_drop(x);
		val_drop(y);
	}
	return same;
}

static const struct proto sip_response = {
	.name = "SIPResponse",
	.title = "SIP response (RFC 3261, 7.2)",
	TABLE(sip_response_fields),
	UNDER({ "udp.port", SIP_PORT, BIND_BUILD }, { "tcp.port", SIP_PORT, BIND_BUILD }),
	SETS({ "UDP", "sport", SIP_PORT }, { "TCP", "sport", SIP_PORT }),
	.answers = "SIPRequest",
	.replies = sip_replies,
	.finish = lines_finish,
	.text = "SIP %Status_Code% %Reason_Phrase%[ call=%Call_ID%]",
};

#define RTSP_LINES \
	HEADERS, \
	HEADER("CSeq", "CSeq"), HEADER("Session", "Session"), HEADER("Transport", "Transport"), HEADER("Range", "Range"), \
	HEADER("Public", "Public"), HEADER("Accept", "Accept"), HEADER("User_Agent", "User-Agent"), HEADER("Server", "Server"), \
	HEADER("Authorization", "Authorization"), HEADER("WWW_Authenticate", "WWW-Authenticate"), HEADER("Content_Base", "Content-Base"), \
	HEADER("Content_Type", "Content-Type"), HEADER("Content_Length", "Content-Length"), \
	BLANK

static const struct field rtsp_request_fields[] = {
	UNTIL("Method", " ", .text = "DESCRIBE"),
	UNTIL("Request_Uri", " ", .text = "*"),
	UNTIL("Version", CRLF, .text = "RTSP/1.0"),
	RTSP_LINES,
};
static const struct proto rtsp_request = {
	.name = "RTSPRequest",
	.title = "RTSP request (RFC 2326, 6)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(flags=\"PA\")/RTSPRequest(Request_Uri=\"rtsp://192.0.2.1/a\", CSeq=1)",
	TABLE(rtsp_request_fields),
	UNDER({ "tcp.port", RTSP_PORT, BIND_BUILD }),
	.text = "RTSP %Method% %Request_Uri%",
};

static const struct field rtsp_response_fields[] = {
	UNTIL("Version", " ", .text = "RTSP/1.1"),
	UNTIL("Status_Code", " ", .text = "200"),
	UNTIL("Reason_Phrase", CRLF, .text = "OK"),
	RTSP_LINES,
};
static const struct proto rtsp_response = {
	.name = "RTSPResponse",
	.title = "RTSP response (RFC 2326, 7)",
	TABLE(rtsp_response_fields),
	UNDER({ "tcp.port", RTSP_PORT, BIND_BUILD }),
	SETS({ "TCP", "sport", RTSP_PORT }),
	.answers = "RTSPRequest",
	.text = "RTSP %Status_Code% %Reason_Phrase%",
};

PROTO_UNIT(sip, &sip, &rtsp, &sip_request, &sip_response, &rtsp_request, &rtsp_response);
