/* ctp.c - Configuration Testing Protocol of Ethernet, with which switches see their own frames come back (Ethernet 2.0, 8). */
#include "pkt/bits.h"
#include "pkt/field.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { REPLY = 1, FORWARD = 2, SKIP = 2, LEAST = 4 };

/* Messages say which they are in their first two octets, the lower one first. */
static const struct layout *message(const struct scope *s, const uint8_t *p, size_t n)
{
	unsigned function = n < LEAST ? 0 : p[0] | (unsigned)p[1] << 8;

	(void)s;
	return function == REPLY ? layout_need("CTPReply") : function == FORWARD ? layout_need("CTPForward") : NULL;
}

/* The type is also what Ether has by default: the message that is due tells whether it is meant. */
static const struct layout *ctp_or_raw(const struct scope *outer, const uint8_t *p, size_t n)
{
	size_t skip = n < SKIP + LEAST ? SIZE_MAX : p[0] | (size_t)p[1] << 8;

	return !outer || (skip % 2 == 0 && skip <= n - SKIP - LEAST && message(outer, p + SKIP + skip, n - SKIP - skip)) ? LAYOUT_SELF
			: NULL;
}

static const struct name_row function_rows[] = {
	{ REPLY, "Reply" },
	{ FORWARD, "Forward data" },
};
static const struct names functions = { ROWS(function_rows) };
#define FUNCTION(n) UINT("function", 16, .le = true, .init = (n), .names = &functions)

static const struct field ctp_fields[] = {
	UINT("skip", 16, .le = true, .help = "bytes of messages that were done already"),
};
static const struct proto ctp = {
	.name = "CTP",
	.title = "Configuration Testing Protocol (Ethernet 2.0, 8)",
	.example = "Ether(src=\"02:00:00:00:00:01\")/CTP()/CTPForward(address=\"02:00:00:00:00:01\")/CTPReply(receipt=7)/\"ping\"",
	TABLE(ctp_fields),
	UNDER({ "ethertype", 0x9000 }),
	.choose = ctp_or_raw,
	.next = message,
	.text = "CTP[ skip=%skip%]",
};

static const struct field forward_fields[] = {
	FUNCTION(FORWARD),
	MAC("address", .help = "where the frame is sent next"),
};
static const struct proto forward = {
	.name = "CTPForward",
	.title = "Configuration Testing Protocol: forward this frame (Ethernet 2.0, 8.4)",
	TABLE(forward_fields),
	.next = message,
	.text = "forward to %address%",
};

static const struct field reply_fields[] = {
	FUNCTION(REPLY),
	UINT("receipt", 16, .le = true, .help = "number that the sender knows its frame by"),
};
static const struct proto reply = {
	.name = "CTPReply",
	.title = "Configuration Testing Protocol: the frame has come back (Ethernet 2.0, 8.4)",
	TABLE(reply_fields),
	.text = "reply receipt=%receipt%",
};

PROTO_UNIT(ctp, &ctp, &forward, &reply);
