/* ipv6frag.c - IPv6 Fragment header (RFC 8200, 4.5). */
#include "ipv6.h"

#include "pkt/buf.h"

enum { OFFSET_FIELD = 2, MORE_FIELD = 4, ID_FIELD = 5 };

static const struct field fragment_fields[] = {
	NEXT_HEADER,
	UINT("res1", 8),
	UINT("offset", 13, .help = "Fragment Offset, in 8-octet units"),
	UINT("res2", 2),
	UINT("m", 1, .help = "more fragments"),
	UINT("id", 32, .help = "Identification"),
};

static const struct layout *fragment_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return ip6_below(outer) ? layout_need("IPv6ExtHdrFragment") : NULL;
}

/* "frag 1448+ id=0x2": where it begins, in bytes, and whether more follow. */
static void fragment_text(const struct packet *p, unsigned layer, struct buf *out)
{
	uint64_t offset = 0, more = 0, id = 0;

	layer_uint(p, layer, OFFSET_FIELD, &offset);
	layer_uint(p, layer, MORE_FIELD, &more);
	layer_uint(p, layer, ID_FIELD, &id);
	buf_text(out, "frag ");
	buf_u64(out, offset * 8);
	buf_text(out, more ? "+ id=0x" : " id=0x");
	buf_hex(out, id, 1);
}

static const struct proto fragment = {
	.name = "IPv6ExtHdrFragment",
	.title = "IPv6 Fragment header (RFC 8200, 4.5)",
	TABLE(fragment_fields),
	UNDER_IP6(44),
	.choose = fragment_choose,
	/* Later fragments begin anywhere in what was cut. */
	.next_when = "offset=0",
	.text_fn = fragment_text,
};

PROTO_UNIT(ipv6frag, &fragment);
