/* segment.c - what a TCP segment says. */
#include "segment.h"

#include "pkt/bits.h"
#include "pkt/registry.h"

enum { OPTION_END = 0, OPTION_NOP = 1, OPTION_SCALE = 3, TCP_HEADER = 20 };

static uint8_t scale_of(const uint8_t *p, size_t n)
{
	for (size_t i = TCP_HEADER; i < n && p[i] != OPTION_END;) {
		size_t length = p[i] == OPTION_NOP ? 1 : i + 1 < n ? p[i + 1] : 0;

		if (!length || (length < 2 && p[i] != OPTION_NOP) || i + length > n)
			break;
		if (p[i] == OPTION_SCALE && length == 3)
			return p[i + 2] < SCALE_MOST ? p[i + 2] : SCALE_MOST;
		i += length;
	}
	return SCALE_NONE;
}

/* Bytes of the packet that the capture has not: IP's length says them. */
static size_t not_kept(const struct packet *p, unsigned l)
{
	const struct layout *ip = layout_need("IP"), *ip6 = layout_need("IPv6");

	while (l-- > 0) {
		const struct layer *y = &p->layer[l];
		uint64_t n = 0;

		if (y->lay == ip && layer_uint(p, l, (unsigned)field_find(ip, "len", 3), &n))
			return n > y->len ? n - y->len : 0;
		if (y->lay == ip6 && layer_uint(p, l, (unsigned)field_find(ip6, "plen", 4), &n))
			return n + y->hlen > y->len ? n + y->hlen - y->len : 0;
	}
	return 0;
}

bool segment_of(const struct packet *p, unsigned l, struct segment *out)
{
	const struct layer *y = &p->layer[l];
	const uint8_t *b = p->data + y->off;

	if (!y->view || y->hlen < TCP_HEADER || y->len < y->hlen)
		return false;
	*out = (struct segment){
		.seq = get32(b + 4),
		.ack = get32(b + 8),
		.flags = b[13],
		.window = get16(b + 14),
		.scale = scale_of(b, y->hlen),
		.data = b + y->hlen,
		.n = y->len - y->hlen,
		.hole = not_kept(p, l),
		.time = p->time,
	};
	return true;
}
