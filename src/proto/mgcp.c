/* mgcp.c - Media Gateway Control Protocol: the command line (RFC 3435). */
#include <string.h>

#include "pkt/field.h"
#include "pkt/scope.h"

enum { PORT = 2727 };

/* A word ends before the character given, or with the message. */
static uint64_t word_size(const struct extent *x, const struct scope *s, size_t avail)
{
	const uint8_t *p = s->b + s->hdr - avail, *end = memchr(p, *(const char *)x->arg, avail);

	return end ? (uint64_t)(end - p) : avail;
}

/* What parts two words: as many as there are of the character given. */
static uint64_t gap_size(const struct extent *x, const struct scope *s, size_t avail)
{
	const uint8_t *p = s->b + s->hdr - avail;
	size_t n = 0;

	while (n < avail && p[n] == *(const uint8_t *)x->arg)
		n++;
	return n;
}

#define WORD(name, stop, ...) BYTES(name, .size = { .kind = X_FN, .fn = word_size, .arg = (stop) }, __VA_ARGS__)
#define GAP(name, by) BYTES(name, .size = { .kind = X_FN, .fn = gap_size, .arg = (by) }, .text = (by))

static const struct field mgcp_fields[] = {
	WORD("verb", " ", .text = "AUEP"),
	GAP("sep1", " "),
	WORD("transaction_id", " ", .text = "1234567"),
	GAP("sep2", " "),
	WORD("endpoint", " ", .text = "dummy@dummy.net"),
	GAP("sep3", " "),
	WORD("version", "\n", .text = "MGCP 1.0 NCS 1.0"),
	GAP("sep4", "\n"),
};
static const struct proto mgcp = {
	.name = "MGCP",
	.title = "Media Gateway Control Protocol: command line (RFC 3435, 3.2)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/MGCP(verb=\"RQNT\", endpoint=\"aaln/1@gw.example.net\", version=\"MGCP 1.0\")",
	TABLE(mgcp_fields),
	UNDER({ "udp.port", PORT }),
	SETS({ "UDP", "sport", PORT }),
	.reply = { SAME("transaction_id") },
	.text = "MGCP %verb% %transaction_id% %endpoint%",
};

PROTO_UNIT(mgcp, &mgcp);
