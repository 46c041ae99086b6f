/* segment.h - what a TCP segment says (RFC 9293, 3.1). */
#ifndef CORE_SEGMENT_H
#define CORE_SEGMENT_H

#include "pkt/packet.h"

enum {
	TCP_FIN = 0x01, TCP_SYN = 0x02, TCP_RST = 0x04, TCP_ACK = 0x10,
	SCALE_MOST = 14,    /* RFC 7323, 2.3 */
	SCALE_NONE = 15,    /* a SYN without the option */
	SCALE_UNKNOWN = 16, /* the SYN was not seen */
};

struct segment {
	uint32_t seq, ack;
	uint8_t flags;
	uint16_t window;
	uint8_t scale;    /* of a SYN */
	const uint8_t *data;
	size_t n, hole;   /* bytes here, and those after them that were not kept */
	int64_t time;
};

/* Of layer l, which is TCP, of a packet as decoded from bytes. false: its header is cut. */
bool segment_of(const struct packet *p, unsigned l, struct segment *out);

#endif
