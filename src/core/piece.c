/* piece.c - what a fragment says of where it belongs: IPv4 (RFC 791, 3.2), IPv6 (RFC 8200, 4.5). */
#include "piece.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/registry.h"

enum { IP4_HEADER = 20, IP6_HEADER = 40, FRAGMENT_HEADER = 8 };

static bool look4(const uint8_t *b, size_t n, struct piece *out)
{
	uint32_t header = (b[0] & 15u) * 4, total = get16(b + 2), frag = get16(b + 6);

	if (b[0] >> 4 != 4 || header < IP4_HEADER || total <= header || total > n)
		return false;
	out->key[0] = 4;
	out->key[1] = out->proto = b[9];
	memcpy(out->key + 4, b + 4, 2);
	memcpy(out->key + 6, b + 12, 8);
	out->more = frag >> 13 & 1;
	out->off = (frag & 0x1fff) * 8;
	out->from = header;
	out->n = total - header;
	return true;
}

static bool look6(const uint8_t *b, size_t n, size_t fragment, struct piece *out)
{
	size_t total = (size_t)IP6_HEADER + get16(b + 4);
	const uint8_t *h = b + fragment;

	if (fragment + FRAGMENT_HEADER >= total || total > n)
		return false;
	out->key[0] = 6;
	memcpy(out->key + 2, h + 4, 4);
	memcpy(out->key + 6, b + 8, 32);
	out->proto = h[0];
	out->more = h[3] & 1;
	out->off = get16(h + 2) & 0xfff8u;
	out->from = (uint32_t)fragment + FRAGMENT_HEADER;
	out->n = (uint32_t)(total - out->from);
	return out->more || out->off;
}

static bool find6(const struct packet *p, const struct env *env, struct buf *bytes, struct piece *out)
{
	struct diag d = DIAG_INIT;
	size_t inner;

	if (!packet_encode(p, out->at, env, bytes, &d))
		return false;
	inner = bytes->n;
	buf_clear(bytes);
	return packet_encode(p, out->ip, env, bytes, &d) && inner >= FRAGMENT_HEADER && bytes->n >= IP6_HEADER + inner &&
	       look6(bytes->p, bytes->n, bytes->n - inner, out);
}

bool piece_of(const struct packet *p, const struct env *env, struct buf *bytes, struct piece *out)
{
	const struct layout *ip4 = layout_need("IP"), *fragment = layout_need("IPv6ExtHdrFragment"), *ip6 = layout_need("IPv6");
	struct diag d = DIAG_INIT;
	bool six = false;

	for (unsigned l = 0; l < p->n; l++) {
		uint64_t frag = 0, flags = 0;

		buf_clear(bytes);
		if (p->layer[l].lay == ip6) {
			six = true;
			out->ip = l;
		}
		if (p->layer[l].lay == fragment && six) {
			out->at = l;
			return find6(p, env, bytes, out);
		}
		if (p->layer[l].lay != ip4)
			continue;
		layer_uint(p, l, (unsigned)field_find(ip4, "frag", 4), &frag);
		layer_uint(p, l, (unsigned)field_find(ip4, "flags", 5), &flags);
		if (!frag && !(flags & 1))
			continue;
		out->ip = out->at = l;
		return packet_encode(p, l, env, bytes, &d) && bytes->n >= IP4_HEADER && look4(bytes->p, bytes->n, out);
	}
	return false;
}
