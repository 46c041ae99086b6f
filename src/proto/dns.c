/* dns.c - Domain Name System messages (RFC 1035, 4) over UDP and TCP, and multicast DNS (RFC 6762). */
#include "dns.h"

#include "pkt/bits.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

/* ---- where a message ends ------------------------------------------------------------------------------------- */

static size_t dns_measure(const struct scope *s)
{
	size_t at = DNS_HEADER + (field_present(s, &s->lay->field[0]) ? 2 : 0);
	const uint8_t *p = s->b;

	if (s->n < at)
		return 0;
	p += at;
	at += dns_questions_size(p, s->n - at, get16(p - 8));
	for (int i = -6; i < 0; i += 2)
		at += dns_records_size(s->b + at, s->n - at, get16(p + i));
	return at;
}

/* ---- tables -------------------------------------------------------------------------------------------------- */

#define MESSAGE_LENGTH(...) \
	UINT("length", 16, .compute = { .kind = C_HEADER, .add = -2, .unbounded = true }, \
	     .help = "bytes of the message, over TCP only (RFC 1035, 4.2.2)", __VA_ARGS__)
#define MESSAGE \
	UINT("id", 16, .base = HEX, .help = "identifier that matches replies to queries"), \
	UINT("qr", 1, .help = "0: query, 1: response"), \
	UINT("opcode", 4, .names = &dns_opcodes), \
	UINT("aa", 1, .help = "Authoritative Answer"), \
	UINT("tc", 1, .help = "TrunCation"), \
	UINT("rd", 1, .init = 1, .help = "Recursion Desired"), \
	UINT("ra", 1, .help = "Recursion Available"), \
	UINT("z", 1, .help = "reserved"), \
	UINT("ad", 1, .help = "Authentic Data (RFC 4035)"), \
	UINT("cd", 1, .help = "Checking Disabled (RFC 4035)"), \
	UINT("rcode", 4, .names = &dns_rcodes, .help = "response code"), \
	UINT("qdcount", 16, .compute = COUNT_OF("qd", 0)), \
	UINT("ancount", 16, .compute = COUNT_OF("an", 0)), \
	UINT("nscount", 16, .compute = COUNT_OF("ns", 0)), \
	UINT("arcount", 16, .compute = COUNT_OF("ar", 0)), \
	LIST("qd", &dns_questions, .text = "DNSQR", .count = OF("qdcount", 1, 0), .help = "questions"), \
	LIST("an", &dns_records, .count = OF("ancount", 1, 0), .help = "answers"), \
	LIST("ns", &dns_records, .count = OF("nscount", 1, 0), .help = "authorities"), \
	LIST("ar", &dns_records, .count = OF("arcount", 1, 0), .help = "additional records")

static const struct field dns_fields[] = { MESSAGE_LENGTH(.when = "under=TCP,TCPerror"), MESSAGE };
static const struct proto dns = {
	.name = "DNS",
	.title = "Domain Name System message (RFC 1035)",
	.example = "UDP()/DNS(rd=1, qd=DNSQR(qname=\"www.example.org\", qtype=\"AAAA\"))",
	TABLE(dns_fields),
	UNDER({ "udp.port", 53, BIND_DECODE }, { "udp.port", DNS_MULTICAST, BIND_DECODE }, { "udp.port.error", 53, BIND_DECODE },
	      { "udp.port.error", DNS_MULTICAST, BIND_DECODE }),
	SETS({ "UDP", "sport", 53 }, { "TCP", "sport", 53 }),
	.message = "id",
	.measure = dns_measure,
	.reply = { SAME("id"), SAME("qd"), TURN("qr", 0, 1) },
	.summary_fn = dns_summary,
	.text_fn = dns_text,
};

/* A segment that does not begin with a message, or has less of one than the length says, is Raw. */
static const struct layout *whole_message(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n >= 2 && get16(p) >= DNS_HEADER + 2 && get16(p) <= n ? layout_need("DNS") : NULL;
}

static const struct proto dns_over_tcp = {
	.name = "DNS over TCP",
	.title = "Domain Name System message in a TCP segment (RFC 1035, 4.2.2)",
	UNDER({ "tcp.port", 53, BIND_DECODE }, { "tcp.port.error", 53, BIND_DECODE }),
	.framed = { .bits = 16, .add = 2 },
	.abstract = true,
	.choose = whole_message,
};

static const struct field dnstcp_fields[] = { MESSAGE_LENGTH(), MESSAGE };
static const struct proto dnstcp = {
	.name = "DNSTCP",
	.title = "Domain Name System message with its length, as over TCP (RFC 1035, 4.2.2)",
	TABLE(dnstcp_fields),
	.message = "id",
	.measure = dns_measure,
	.reply = { SAME("id"), SAME("qd"), TURN("qr", 0, 1) },
	.summary_fn = dns_summary,
	.text_fn = dns_text,
};

PROTO_UNIT(dns, &dns, &dns_over_tcp, &dnstcp);
