/* syslog.c - The Syslog protocol: priority and message (RFC 5424, RFC 3164, RFC 5426). */
#include "lines.h"

#include "pkt/buf.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

enum { PORT = 514, DIGITS = 3, SEVERITIES = 8, FACILITIES = 24 };

static bool is_message(const uint8_t *p, size_t n)
{
	size_t i = 1;

	if (!n || p[0] != '<')
		return false;
	while (i < n && i <= DIGITS && p[i] >= '0' && p[i] <= '9')
		i++;
	return i > 1 && i < n && p[i] == '>';
}

static const struct layout *message_or_raw(const struct scope *outer, const uint8_t *p, size_t n)
{
	return !outer || is_message(p, n) ? LAYOUT_SELF : NULL;
}

/* "Syslog daemon.err text" */
static void syslog_text(const struct packet *p, unsigned layer, struct buf *out)
{
	static const char *const facility[FACILITIES] = {
		"kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp",
		"ntp", "audit", "alert", "clock", "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7",
	};
	static const char *const severity[SEVERITIES] = { "emerg", "alert", "crit", "err", "warning", "notice", "info", "debug" };
	struct val pri, message;
	uint64_t n;

	layer_get(p, layer, 1, &pri);
	layer_get(p, layer, 2, &message);
	buf_text(out, "Syslog ");
	if (str_to_u64(val_text(&pri), &n) && n < FACILITIES * SEVERITIES)
		buf_fmt(out, "%s.%s ", facility[n / SEVERITIES], severity[n % SEVERITIES]);
	quote_text(out, val_text(&message).p, val_text(&message).n);
	val_drop(pri);
	val_drop(message);
}

static const struct field syslog_fields[] = {
	BYTES("start", .size = FIXED(1), .filled = true, .text = "<"),
	UNTIL("pri", ">", .text = "13", .help = "priority: facility times 8, and severity"),
	BYTES("message", .size = REST),
};
static const struct proto syslog = {
	.name = "Syslog",
	.title = "Syslog message (RFC 5424, 6)",
	.example = "IP(dst=\"192.0.2.1\")/UDP(sport=40514)/Syslog(pri=27, message=\"1 - host pkt - - - hello\")",
	TABLE(syslog_fields),
	UNDER({ "udp.port", PORT }),
	.choose = message_or_raw,
	.text_fn = syslog_text,
};

PROTO_UNIT(syslog, &syslog);
