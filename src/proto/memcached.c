/* memcached.c - memcached: lines of its text protocol, headers of the binary one and of datagrams (memcached 1.6, doc/protocol.txt). */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "lines.h"

#include "pkt/registry.h"
#include "pkt/scope.h"

enum { PORT = 11211, REQUEST = 0x80, RESPONSE = 0x81, BINARY_SIZE = 24 };

/* A line of text begins with a letter or a digit, and ends. */
static bool is_line(const uint8_t *p, size_t n)
{
	uint8_t c = n ? p[0] | 0x20 : 0;

	return ((c >= 'a' && c <= 'z') || (n && p[0] >= '0' && p[0] <= '9')) && memmem(p, n < 1024 ? n : 1024, CRLF, 2);
}

static const struct layout *content(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	if (n >= BINARY_SIZE && (p[0] == REQUEST || p[0] == RESPONSE))
		return layout_need("MemcachedBinary");
	return is_line(p, n) ? layout_need("Memcached") : NULL;
}

static const struct layout *next_line(const struct scope *s, const uint8_t *p, size_t n)
{
	return content(s, p, n);
}

static const struct proto any = {
	.name = "Memcached message",
	.title = "memcached: a message of any form (memcached 1.6)",
	.abstract = true,
	UNDER({ "tcp.port", PORT, BIND_DECODE }),
	.choose = content,
};

static const struct field line_fields[] = {
	UNTIL("line", CRLF, .text = "version", .help = "a command with its arguments, or an answer; data follow as a payload"),
};
static const struct proto line = {
	.name = "Memcached",
	.title = "memcached: a line of the text protocol (memcached 1.6)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(flags=\"PA\")/Memcached(line=\"get key\")",
	TABLE(line_fields),
	UNDER({ "tcp.port", PORT, BIND_BUILD }),
	.next = next_line,
	.text = "memcached %line%",
};

static const struct field binary_fields[] = {
	UINT("magic", 8, .base = HEX, .init = REQUEST),
	UINT("opcode", 8),
	UINT("keylen", 16, .compute = LENGTH_OF("key", 1, 0)),
	UINT("extlen", 8, .compute = LENGTH_OF("extras", 1, 0)),
	UINT("datatype", 8),
	UINT("status", 16, .help = "of a response; of a request the number of the bucket"),
	UINT("bodylen", 32, .compute = HEADER_AFTER(1, -12), .help = "bytes of extras, key and value"),
	UINT("opaque", 32, .help = "an answer has that of its question"),
	UINT("cas", 64, .base = HEX),
	BYTES("extras", .size = OF("extlen", 1, 0)),
	BYTES("key", .size = OF("keylen", 1, 0)),
	BYTES("value", .size = REST),
};
static const struct proto binary = {
	.name = "MemcachedBinary",
	.title = "memcached: a message of the binary protocol (memcached 1.6)",
	TABLE(binary_fields),
	UNDER({ "tcp.port", PORT, BIND_BUILD }),
	.reply = { SAME("opaque"), SAME("opcode"), TURN("magic", REQUEST, RESPONSE) },
	.text = "memcached binary opcode=%opcode% status=%status%[ %key%]",
};

static const struct field frame_fields[] = {
	UINT("request_id", 16, .help = "an answer has that of its question"),
	UINT("seq", 16, .help = "number of the datagram, from 0"),
	UINT("count", 16, .init = 1, .help = "datagrams of the message"),
	UINT("reserved", 16),
};
static const struct proto frame = {
	.name = "MemcachedUDP",
	.title = "memcached: frame header of a datagram (memcached 1.6)",
	.example = "IP(dst=\"192.0.2.1\")/UDP(sport=40000)/MemcachedUDP(request_id=7)/Memcached(line=\"version\")",
	TABLE(frame_fields),
	UNDER({ "udp.port", PORT }),
	.next = next_line,
	.reply = { SAME("request_id") },
	.text = "memcached id=%request_id% %seq%/%count%",
};

PROTO_UNIT(memcached, &any, &line, &binary, &frame);
