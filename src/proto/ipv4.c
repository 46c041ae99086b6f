/* ipv4.c - Internet Protocol version 4 (RFC 791), alone and as quoted in ICMP errors. */
#include <string.h>

#include "pkt/addr.h"
#include "pkt/buf.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { FLAGS_FIELD = 5, FRAG_FIELD, PROTO_FIELD = 8, SRC_FIELD = 10, DST_FIELD, FLAG_MORE = 1 };
enum { IP_HEADER = 20, COPIED = 0x80, OPTION_EOL = 0, OPTION_NOP = 1, OPTION_LSRR = 3, OPTION_SSRR = 9 };

static const struct family options = {
	.space = "ip.option",
	.at = 3,
	.bits = 5,
	.other = "IPOption",
};

static const struct field ipv4_fields[] = {
	UINT("version", 4, .init = 4),
	UINT("ihl", 4, .compute = HEADER_LENGTH(4), .help = "Internet header length"),
	UINT("tos", 8, .base = HEX, .help = "type of service"),
	UINT("len", 16, .compute = TOTAL_LENGTH(1), .help = "total length"),
	UINT("id", 16, .init = 1, .help = "identification"),
	FLAGS("flags", 3, .letters = "MF DF evil"),
	UINT("frag", 13, .help = "fragment offset"),
	UINT("ttl", 8, .init = 64, .help = "time to live"),
	UINT("proto", 8, .names_of = "ipproto", .compute = NEXT("ipproto"), .help = "protocol"),
	UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_HEADER, .help = "header checksum"),
	IPV4("src", .compute = ROUTE_SOURCE, .help = "source address"),
	IPV4("dst", .init = 0x7f000001, .help = "destination address"),
	LIST("options", &options, .size = REST, .pad = 4),
};

static void put_fragment(struct buf *out, uint64_t frag, bool more)
{
	buf_text(out, "frag ");
	buf_u64(out, frag * 8);
	if (more)
		buf_byte(out, '+');
}

/* A header length below 5 is none. As in Scapy, the bytes it falls short are left to the payload, all before are options. */
static size_t short_header(const struct scope *s)
{
	size_t stated = (s->b[0] & 15) * (size_t)4, lacks = IP_HEADER - stated;

	if (stated >= IP_HEADER)
		return 0;
	return s->n > IP_HEADER + lacks ? s->n - lacks : IP_HEADER;
}

/*
 * A source route (RFC 791, 3.1): while its pointer is not past its end, the last address of it is where the packet goes.
 *
 *   type | length | pointer | address | address | ...
 */
static bool route_end(const struct scope *s, uint8_t dst[16])
{
	size_t end = s->hdr < s->n ? s->hdr : s->n, i = IP_HEADER;

	while (s->b && i < end && (s->b[i] & ~COPIED) != OPTION_EOL) {
		unsigned option = s->b[i] & ~(unsigned)COPIED;
		size_t n = option == OPTION_NOP ? 1 : i + 1 < end ? s->b[i + 1] : 0;

		if (n == 0 || i + n > end)
			return false;
		if ((option == OPTION_LSRR || option == OPTION_SSRR) && n >= 7 && s->b[i + 2] <= n) {
			memset(dst, 0, 12);
			memcpy(dst + 12, s->b + i + 3 + ((n - 3) / 4 - 1) * 4, 4);
			return true;
		}
		i += n;
	}
	return false;
}

/* Fragments, and what no other layer tells. */
static void ipv4_text(const struct packet *p, unsigned layer, struct buf *out)
{
	const struct layout *lay = p->layer[layer].lay;
	uint64_t flags = 0, frag = 0, proto = 0;
	bool last = layer + 1 >= p->n || p->layer[layer + 1].lay->proto->padding;
	const char *name;

	layer_uint(p, layer, FLAGS_FIELD, &flags);
	layer_uint(p, layer, FRAG_FIELD, &frag);
	if (frag || (flags & FLAG_MORE))
		put_fragment(out, frag, flags & FLAG_MORE);
	if (!last && p->layer[layer + 1].lay != layout_find("Raw", 3))
		return;
	layer_uint(p, layer, PROTO_FIELD, &proto);
	name = names_of_value(field_names(&lay->field[PROTO_FIELD]), proto);
	buf_text(out, frag || (flags & FLAG_MORE) ? " IP " : "IP ");
	if (name)
		buf_text(out, name);
	else
		buf_fmt(out, "proto=%u", (unsigned)proto);
}

static const struct proto ipv4 = {
	.name = "IP",
	.title = "Internet Protocol version 4 (RFC 791)",
	.example = "IP(dst=\"192.0.2.1\", ttl=3)/ICMP()",
	TABLE(ipv4_fields),
	UNDER({ "ethertype", 0x0800 }, { "ipproto", 4 }, { "ppp", 0x0021 }, { "vxlan.next", 1 }, { "nsh.next", 1 }, { "bier.next", 4 }, { "dlt", 228 }),
	.next_when = "frag=0",
	.measure = short_header,
	.ip = true,
	.final_dst = route_end,
	.reply = { SWAP("src", "dst"), SAME("proto") },
	.summary = "%IP.src% > %IP.dst% %IP.proto%{IP.frag: frag:%IP.frag%}",
	.text_fn = ipv4_text,
};

static void quoted_text(const struct packet *p, unsigned layer, struct buf *out)
{
	uint64_t src = 0, dst = 0;
	char text[IP4_TEXT];

	layer_uint(p, layer, SRC_FIELD, &src);
	layer_uint(p, layer, DST_FIELD, &dst);
	buf_text(out, "quoting ");
	buf_add(out, text, ip4_text((uint32_t)src, text));
	buf_text(out, " > ");
	buf_add(out, text, ip4_text((uint32_t)dst, text));
}

static const struct proto ipv4_error = {
	.name = "IPerror",
	.title = "IPv4 header quoted in an ICMP error (RFC 792)",
	.like = &ipv4,
	.like_space = { "ipproto", "ipproto.error" },
	UNDER({ "ipproto.error", 4 }),
	.quotes = "IP",
	.reply = { SAME("src"), SAME("dst"), SAME("proto") },
	.summary = "",
	.text_fn = quoted_text,
};

/* Link types that carry packets of both versions. */
static const struct layout *version_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return layout_need(n && p[0] >> 4 == 6 ? "IPv6" : "IP");
}

static const struct proto ipv46 = {
	.name = "IPv46",
	.title = "IPv4 or IPv6, whichever the version says",
	UNDER({ "dlt", 101 }, { "dlt", 12 }, { "dlt", 14 }),
	.abstract = true,
	.choose = version_choose,
};

PROTO_UNIT(ipv4, &ipv4, &ipv4_error, &ipv46);
