/* http.c - Hypertext Transfer Protocol, version 1: requests and responses (RFC 9110, RFC 9112). */
#include <string.h>

#include "lines.h"

#include "pkt/buf.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

enum { PORT = 80, PROXY = 8080, VERSION_SIZE = 8, STATUS_AT = 9, STATUS_SIZE = 3, METHOD_MOST = 20 };

/* ---- which of both ---- */

static bool is_digit(uint8_t c)
{
	return c >= '0' && c <= '9';
}

/* "HTTP/1.1" */
static bool is_version(const uint8_t *p, size_t n)
{
	return n >= VERSION_SIZE && !memcmp(p, "HTTP/", 5) && is_digit(p[5]) && p[6] == '.' && is_digit(p[7]);
}

/* "HTTP/1.1 200 OK" */
static bool is_response(const uint8_t *p, size_t n)
{
	size_t line;

	if (!is_version(p, n))
		return false;
	line = lines_first(p, n);
	if (line <= STATUS_AT + STATUS_SIZE || p[VERSION_SIZE] != ' ' || p[STATUS_AT + STATUS_SIZE] != ' ')
		return false;
	return is_digit(p[STATUS_AT]) && is_digit(p[STATUS_AT + 1]) && is_digit(p[STATUS_AT + 2]);
}

/* "GET / HTTP/1.1": a method is of capital letters. */
static bool is_request(const uint8_t *p, size_t n)
{
	size_t method = 0, line;
	const uint8_t *path;

	while (method < n && method < METHOD_MOST && ((p[method] >= 'A' && p[method] <= 'Z') || (method && p[method] == '-')))
		method++;
	if (!method || method == n || p[method] != ' ')
		return false;
	line = lines_first(p, n);
	path = p + method + 1;
	return line > method + 2 + VERSION_SIZE && path[0] != ' ' && p[line - VERSION_SIZE - 1] == ' ' &&
	       p[line - VERSION_SIZE + 5] < '2' && is_version(p + line - VERSION_SIZE, VERSION_SIZE);
}

/* Between the segments of a message there is nothing that HTTP would be. */
static const struct layout *http_or_raw(const struct scope *outer, const uint8_t *p, size_t n)
{
	return !outer || is_request(p, n) || is_response(p, n) ? LAYOUT_SELF : NULL;
}

enum { REQUEST, RESPONSE }; /* of what HTTP gives */

/* Of a layer behind another, http_or_raw has seen that it is one of both; no request begins with a version. */
static const struct layout *http_next(const struct scope *s, const uint8_t *p, size_t n)
{
	bool seen = s->index && p == s->b;

	if (is_version(p, n))
		return seen || is_response(p, n) ? s->lay->given[RESPONSE] : NULL;
	return seen || is_request(p, n) ? s->lay->given[REQUEST] : NULL;
}

/* ---- where a message ends (RFC 9112, 6.3) ---- */

/* Bytes of a body in chunks; 0: more are needed. */
static size_t chunks_size(const uint8_t *p, size_t n)
{
	size_t at = 0;

	for (;;) {
		size_t line = lines_first(p + at, n - at), size = 0, i = at;
		bool any = false;

		for (; i < at + line; i++) {
			uint8_t c = p[i] | 0x20;
			unsigned v = is_digit(p[i]) ? p[i] - (unsigned)'0' : c >= 'a' && c <= 'f' ? c - 'a' + 10u : 16;

			if (v == 16)
				break;
			size = size * 16 + v;
			if (size > n)
				return 0;
			any = true;
		}
		if (!line)
			return 0;
		if (!any)
			return n; /* no chunk: the rest is as it comes */
		at += line + 2;
		if (!size) {
			size_t end = n - at >= 2 && p[at] == '\r' && p[at + 1] == '\n' ? 2 : lines_head(p + at, n - at);

			return end ? at + end : 0;
		}
		if (size + 2 > n - at)
			return 0;
		at += size + 2;
	}
}

static size_t framed(const uint8_t *p, size_t n)
{
	size_t head = lines_head(p, n), line, body;
	bool answer = is_response(p, n);
	uint64_t length;
	struct str v;

	if (!answer && !is_request(p, n))
		return memchr(p, '\n', n) ? n : 0;
	if (!head)
		return 0;
	line = lines_first(p, n) + 2;
	if (lines_value(p + line, head - line, "Transfer-Encoding", &v) && v.n >= 7 && !memcmp(v.p + v.n - 7, "chunked", 7)) {
		body = chunks_size(p + head, n - head);
		return body ? head + body : 0;
	}
	if (lines_value(p + line, head - line, "Content-Length", &v) && str_to_u64(v, &length) && length < SIZE_MAX / 2)
		return answer && (p[STATUS_AT] == '1' || !memcmp(p + STATUS_AT, "204", 3) || !memcmp(p + STATUS_AT, "304", 3)) ? head : head + (size_t)length;
	return answer && p[STATUS_AT] != '1' && memcmp(p + STATUS_AT, "204", 3) && memcmp(p + STATUS_AT, "304", 3) ? n : head;
}

static const struct proto http = {
	.name = "HTTP",
	.title = "Hypertext Transfer Protocol: a request or a response follows (RFC 9112)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(flags=\"PA\")/HTTP()/HTTPRequest(Path=\"/x\", Host=\"example.com\", User_Agent=\"pkt\")",
	UNDER({ "tcp.port", PORT }, { "tcp.port", PROXY, BIND_DECODE }),
	SETS({ "TCP", "sport", PORT }),
	.choose = http_or_raw,
	.next = http_next,
	GIVES("HTTPRequest", "HTTPResponse"),
	.framed = { .fn = framed },
	.text = "",
};

/* ---- requests ---- */

static const struct field request_fields[] = {
	UNTIL("Method", " ", .text = "GET"),
	UNTIL("Path", " ", .text = "/", .help = "request target"),
	UNTIL("Http_Version", CRLF, .text = "HTTP/1.1"),
	HEADERS,
	HEADER("A_IM", "A-IM"), HEADER("Accept", "Accept"), HEADER("Accept_Charset", "Accept-Charset"),
	HEADER("Accept_Datetime", "Accept-Datetime"), HEADER("Accept_Encoding", "Accept-Encoding"),
	HEADER("Accept_Language", "Accept-Language"), HEADER("Access_Control_Request_Headers", "Access-Control-Request-Headers"),
	HEADER("Access_Control_Request_Method", "Access-Control-Request-Method"), HEADER("Authorization", "Authorization"),
	HEADER("Cache_Control", "Cache-Control"), HEADER("Connection", "Connection"), HEADER_LENGTH_LINE("Content_Length", "Content-Length"),
	HEADER("Content_MD5", "Content-MD5"), HEADER("Content_Type", "Content-Type"), HEADER("Cookie", "Cookie"), HEADER("DNT", "DNT"),
	HEADER("Date", "Date"), HEADER("Expect", "Expect"), HEADER("Forwarded", "Forwarded"), HEADER("From", "From"),
	HEADER("Front_End_Https", "Front-End-Https"), HEADER("HTTP2_Settings", "HTTP2-Settings"), HEADER("Host", "Host"),
	HEADER("If_Match", "If-Match"), HEADER("If_Modified_Since", "If-Modified-Since"), HEADER("If_None_Match", "If-None-Match"),
	HEADER("If_Range", "If-Range"), HEADER("If_Unmodified_Since", "If-Unmodified-Since"), HEADER("Keep_Alive", "Keep-Alive"),
	HEADER("Max_Forwards", "Max-Forwards"), HEADER("Origin", "Origin"), HEADER("Permanent", "Permanent"), HEADER("Pragma", "Pragma"),
	HEADER("Proxy_Authorization", "Proxy-Authorization"), HEADER("Proxy_Connection", "Proxy-Connection"), HEADER("Range", "Range"),
	HEADER("Referer", "Referer"), HEADER("Save_Data", "Save-Data"), HEADER("TE", "TE"), HEADER("Upgrade", "Upgrade"),
	HEADER("Upgrade_Insecure_Requests", "Upgrade-Insecure-Requests"), HEADER("User_Agent", "User-Agent"), HEADER("Via", "Via"),
	HEADER("Warning", "Warning"), HEADER("X_ATT_DeviceId", "X-ATT-DeviceId"), HEADER("X_Correlation_ID", "X-Correlation-ID"),
	HEADER("X_Csrf_Token", "X-Csrf-Token"), HEADER("X_Forwarded_For", "X-Forwarded-For"), HEADER("X_Forwarded_Host", "X-Forwarded-Host"),
	HEADER("X_Forwarded_Proto", "X-Forwarded-Proto"), HEADER("X_Http_Method_Override", "X-Http-Method-Override"),
	HEADER("X_Request_ID", "X-Request-ID"), HEADER("X_Requested_With", "X-Requested-With"), HEADER("X_UIDH", "X-UIDH"),
	HEADER("X_Wap_Profile", "X-Wap-Profile"),
	BLANK,
};

static struct str text_of(const struct packet *p, unsigned layer, unsigned f, struct val *v)
{
	layer_get(p, layer, f, v);
	return val_text(v);
}

static void request_summary(const struct packet *p, unsigned layer, struct buf *out)
{
	struct val method, path;
	struct str m = text_of(p, layer, 0, &method), t = text_of(p, layer, 1, &path);

	buf_fmt(out, "%.*s '%.*s'", STR(m), STR(t));
	val_drop(method);
	val_drop(path);
}

static const struct proto request = {
	.name = "HTTPRequest",
	.title = "HTTP request (RFC 9112, 3)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(flags=\"PA\")/HTTP()/HTTPRequest(Host=\"example.com\", headers=[\"Host\", (\"X-Id\", \"7\")])",
	TABLE(request_fields),
	.finish = lines_finish,
	.measure = lines_measure,
	.framed = { .fn = framed },
	.summary_fn = request_summary,
	.text = "HTTP %Method% %Path%[ host=%Host%][ agent=%User_Agent%]",
};

/* ---- responses ---- */

static const struct field response_fields[] = {
	UNTIL("Http_Version", " ", .text = "HTTP/1.1"),
	UNTIL("Status_Code", " ", .text = "200"),
	UNTIL("Reason_Phrase", CRLF, .text = "OK"),
	HEADERS,
	HEADER("Accept_Patch", "Accept-Patch"), HEADER("Accept_Ranges", "Accept-Ranges"),
	HEADER("Access_Control_Allow_Credentials", "Access-Control-Allow-Credentials"),
	HEADER("Access_Control_Allow_Headers", "Access-Control-Allow-Headers"),
	HEADER("Access_Control_Allow_Methods", "Access-Control-Allow-Methods"),
	HEADER("Access_Control_Allow_Origin", "Access-Control-Allow-Origin"),
	HEADER("Access_Control_Expose_Headers", "Access-Control-Expose-Headers"), HEADER("Access_Control_Max_Age", "Access-Control-Max-Age"),
	HEADER("Age", "Age"), HEADER("Allow", "Allow"), HEADER("Alt_Svc", "Alt-Svc"), HEADER("Cache_Control", "Cache-Control"),
	HEADER("Connection", "Connection"), HEADER("Content_Disposition", "Content-Disposition"),
	HEADER("Content_Encoding", "Content-Encoding"), HEADER("Content_Language", "Content-Language"),
	HEADER_LENGTH_LINE("Content_Length", "Content-Length"), HEADER("Content_Location", "Content-Location"),
	HEADER("Content_MD5", "Content-MD5"), HEADER("Content_Range", "Content-Range"),
	HEADER("Content_Security_Policy", "Content-Security-Policy"), HEADER("Content_Type", "Content-Type"), HEADER("Date", "Date"),
	HEADER("Delta_Base", "Delta-Base"), HEADER("ETag", "ETag"), HEADER("Expires", "Expires"), HEADER("IM", "IM"),
	HEADER("Keep_Alive", "Keep-Alive"), HEADER("Last_Modified", "Last-Modified"), HEADER("Link", "Link"), HEADER("Location", "Location"),
	HEADER("P3P", "P3P"), HEADER("Permanent", "Permanent"), HEADER("Pragma", "Pragma"),
	HEADER("Proxy_Authenticate", "Proxy-Authenticate"), HEADER("Public_Key_Pins", "Public-Key-Pins"), HEADER("Refresh", "Refresh"),
	HEADER("Retry_After", "Retry-After"), HEADER("Server", "Server"), HEADER("Set_Cookie", "Set-Cookie"), HEADER("Status", "Status"),
	HEADER("Strict_Transport_Security", "Strict-Transport-Security"), HEADER("Timing_Allow_Origin", "Timing-Allow-Origin"),
	HEADER("Tk", "Tk"), HEADER("Trailer", "Trailer"), HEADER("Transfer_Encoding", "Transfer-Encoding"), HEADER("Upgrade", "Upgrade"),
	HEADER("Vary", "Vary"), HEADER("Via", "Via"), HEADER("WWW_Authenticate", "WWW-Authenticate"), HEADER("Warning", "Warning"),
	HEADER("X_Content_Duration", "X-Content-Duration"), HEADER("X_Content_Security_Policy", "X-Content-Security-Policy"),
	HEADER("X_Content_Type_Options", "X-Content-Type-Options"), HEADER("X_Correlation_ID", "X-Correlation-ID"),
	HEADER("X_Frame_Options", "X-Frame-Options"), HEADER("X_Powered_By", "X-Powered-By"), HEADER("X_Request_ID", "X-Request-ID"),
	HEADER("X_UA_Compatible", "X-UA-Compatible"), HEADER("X_WebKit_CSP", "X-WebKit-CSP"), HEADER("X_XSS_Protection", "X-XSS-Protection"),
	BLANK,
};

static void response_summary(const struct packet *p, unsigned layer, struct buf *out)
{
	struct val code, reason;
	struct str c = text_of(p, layer, 1, &code), r = text_of(p, layer, 2, &reason);

	buf_fmt(out, "%.*s %.*s", STR(c), STR(r));
	val_drop(code);
	val_drop(reason);
}

static const struct proto response = {
	.name = "HTTPResponse",
	.title = "HTTP response (RFC 9112, 4)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(flags=\"PA\")/HTTP()/HTTPResponse(Status_Code=404, Reason_Phrase=\"Not Found\", Server=\"pkt\")/\"gone\"",
	TABLE(response_fields),
	.finish = lines_finish,
	.measure = lines_measure,
	.framed = { .fn = framed },
	.answers = "HTTPRequest",
	.summary_fn = response_summary,
	.text = "HTTP %Status_Code% %Reason_Phrase%[ type=%Content_Type%][ length=%Content_Length%]",
};

PROTO_UNIT(http, &http, &request, &response);
