/* llmnr.c - Link-Local Multicast Name Resolution (RFC 4795): DNS messages with flags of their own. */
#include "dns.h"

#include "pkt/bits.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { PORT = 5355 };

#define MESSAGE(response) { \
	UINT("id", 16, .base = HEX), \
	UINT("qr", 1, .init = (response), .help = "0: query, 1: response"), \
	UINT("opcode", 4, .names = &dns_opcodes), \
	UINT("c", 1, .help = "Conflict"), \
	UINT("tc", 1, .help = "TrunCation"), \
	UINT("t", 1, .help = "Tentative"), \
	UINT("z", 4, .help = "reserved"), \
	UINT("rcode", 4, .names = &dns_rcodes, .help = "response code"), \
	UINT("qdcount", 16, .compute = COUNT_OF("qd", 0)), \
	UINT("ancount", 16, .compute = COUNT_OF("an", 0)), \
	UINT("nscount", 16, .compute = COUNT_OF("ns", 0)), \
	UINT("arcount", 16, .compute = COUNT_OF("ar", 0)), \
	LIST("qd", &dns_questions, .count = OF("qdcount", 1, 0), .help = "questions"), \
	LIST("an", &dns_records, .count = OF("ancount", 1, 0), .help = "answers"), \
	LIST("ns", &dns_records, .count = OF("nscount", 1, 0), .help = "authorities"), \
	LIST("ar", &dns_records, .count = OF("arcount", 1, 0), .help = "additional records"), \
}

/* A question or an answer: by the bit QR. */
static const struct layout *by_direction(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n < DNS_HEADER ? NULL : layout_need(bits_get(p, 16, 1) ? "LLMNRResponse" : "LLMNRQuery");
}

static const struct proto llmnr = {
	.name = "LLMNR",
	.title = "Link-Local Multicast Name Resolution message (RFC 4795)",
	UNDER({ "udp.port", PORT, BIND_DECODE }),
	.abstract = true,
	.choose = by_direction,
};

static const struct field query_fields[] = MESSAGE(0);
static const struct field response_fields[] = MESSAGE(1);

#define TO_GROUP SETS({ "UDP", "sport", PORT }, { "UDP", "dport", PORT })

static const struct proto query = {
	.name = "LLMNRQuery",
	.title = "Link-Local Multicast Name Resolution query (RFC 4795, 2.1)",
	.example = "IP(dst=\"224.0.0.252\", ttl=1)/UDP()/LLMNRQuery(id=1, qd=DNSQR(qname=\"printer\"))",
	TABLE(query_fields),
	TO_GROUP,
	.message = "id",
	.text = "LLMNR? %qd%",
};

static const struct proto response = {
	.name = "LLMNRResponse",
	.title = "Link-Local Multicast Name Resolution response (RFC 4795, 2.1)",
	TABLE(response_fields),
	TO_GROUP,
	.message = "id",
	.answers = "LLMNRQuery",
	.reply = { SAME("id"), SAME("qd") },
	.text = "LLMNR: %an%",
};

PROTO_UNIT(llmnr, &llmnr, &query, &response);
