/* dns.h - what the files of the Domain Name System share: names of numbers, and the rows that every record begins with. */
#ifndef PKT_PROTO_DNS_H
#define PKT_PROTO_DNS_H

#include "pkt/field.h"

struct buf;
struct packet;

enum { DNS_HEADER = 12 /* bytes */, DNS_MULTICAST = 5353 /* port */ };

extern const struct names dns_types, dns_qtypes, dns_classes, dns_opcodes, dns_rcodes, dns_algorithms, dns_digests, dns_hashes;

/* Resource records (RFC 1035, 4.1.3); the highest bit of the class is mDNS's cache-flush bit (RFC 6762, 10.2). */
#define RR_OWNER(t) \
	NAME("rrname", .text = ".", .help = "Name: the owner of the record"), \
	UINT("type", 16, .init = (t), .names = &dns_types)
#define RR_LENGTH UINT("rdlen", 16, .compute = HEADER_AFTER(1, 0), .help = "RDLENGTH: bytes of the record's data")
#define RR_HEADER(t) \
	RR_OWNER(t), \
	UINT("cacheflush", 1, .help = "cache-flush bit (RFC 6762, 10.2)"), \
	UINT("rclass", 15, .init = 1, .names = &dns_classes), \
	UINT("ttl", 32, .help = "seconds the record may be cached"), \
	RR_LENGTH
/* Records that mDNS does not share: all 16 bits are the class. */
#define RR_HEADER16(t) \
	RR_OWNER(t), \
	UINT("rclass", 16, .init = 1, .names = &dns_classes), \
	UINT("ttl", 32, .help = "seconds the record may be cached"), \
	RR_LENGTH

/* Items of a message's sections. */
extern const struct family dns_questions, dns_records;

/* Bytes that `count` of them take of the n at p: all, when one cannot be read. */
size_t dns_questions_size(const uint8_t *p, size_t n, unsigned count);
size_t dns_records_size(const uint8_t *p, size_t n, unsigned count);

/* Character strings (RFC 1035, 3.3): a length byte and that many bytes. */
extern const struct kind_ops dns_string_ops;

/* "DNS? A www.example.org  id=0x1f2e rd", "DNS: A www.example.org 192.0.2.80, 192.0.2.81  id=0x1f2e rd ra" */
void dns_text(const struct packet *p, unsigned layer, struct buf *out);
/* As Scapy: "DNS Qry b'www.example.com.'", "DNS Ans 192.0.2.80", "mDNS Ans name-error" */
void dns_summary(const struct packet *p, unsigned layer, struct buf *out);

#endif
