/* ipsec.c - IP Authentication Header (RFC 4302), Encapsulating Security Payload (RFC 4303), ESP in UDP (RFC 3948). */
#include "pkt/bits.h"
#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { AH_PAYLOADLEN = 1, AH_FIXED = 12, PORT_NAT_T = 4500, NUMBER_IPV6 = 41, KEEPALIVE = 0xff };

/* Only a packet inside the tunnel is named; IPv4 by 0, as Scapy does it. */
static bool tunnelled(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	(void)f;
	if (layer + 1 >= e->p->n || e->p->layer[layer + 1].lay != layout_find("IPv6", 4))
		return false;
	*out = NUMBER_IPV6;
	return true;
}

/* The length in words, less two (RFC 4302, 2.2). A length that was never filled in leaves the last word to the payload. */
static uint64_t icv_size(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t words = 0;

	(void)x;
	if (!scope_decoding(s))
		return avail;
	scope_uint(s, AH_PAYLOADLEN, &words);
	if (words > 0)
		return (words - 1) * 4;
	return s->n > AH_FIXED + 4 ? s->n - AH_FIXED - 4 : 0;
}

static const struct field ah_fields[] = {
	UINT("nh", 8, .names_of = "ipproto", .compute = COMPUTE_FN(tunnelled), .guess = "ipproto", .help = "next header"),
	UINT("payloadlen", 8, .help = "length of this header in words of 4 bytes, less 2"),
	UINT("reserved", 16),
	UINT("spi", 32, .base = HEX, .init = 1, .help = "security parameters index"),
	UINT("seq", 32, .help = "sequence number"),
	BYTES("icv", .size = SIZE_FN(icv_size), .help = "integrity check value"),
	BYTES("padding", .size = FIXED(0)),
};

static const struct layout *ah_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return s->b[0] == 0 ? layout_need("IP") : NULL;
}

static const struct proto ah = {
	.name = "AH",
	.title = "IP Authentication Header (RFC 4302)",
	TABLE(ah_fields),
	UNDER({ "ipproto", 51 }),
	.next = ah_next,
	.text = "AH spi=%spi% seq=%seq%",
};

static const struct field esp_fields[] = {
	UINT("spi", 32, .base = HEX, .init = 1, .help = "security parameters index"),
	UINT("seq", 32, .help = "sequence number"),
	BYTES("data", .size = REST, .help = "initialization vector, encrypted payload, padding, ICV"),
};

/* RFC 3948, 2: four zero bytes stand before IKE, a single 0xff keeps the translation alive. */
static const struct layout *esp_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	if (n >= 4 && get32(p) == 0)
		return layout_need("NON_ESP");
	return n == 1 && p[0] == KEEPALIVE ? layout_need("NAT_KEEPALIVE") : LAYOUT_SELF;
}

static const struct proto esp = {
	.name = "ESP",
	.title = "IP Encapsulating Security Payload (RFC 4303)",
	TABLE(esp_fields),
	UNDER({ "ipproto", 50 }, { "udp.port", PORT_NAT_T }),
	SETS({ "UDP", "sport", PORT_NAT_T }),
	.choose = esp_choose,
	.text = "ESP spi=%spi% seq=%seq%",
};

static const struct field non_esp_fields[] = {
	UINT("non_esp", 32, .base = HEX, .guess = "non_esp", .help = "zero: not an SPI"),
};

static const struct proto non_esp = {
	.name = "NON_ESP",
	.title = "Non-ESP marker (RFC 3948, 2.2)",
	TABLE(non_esp_fields),
	UNDER({ "udp.port", PORT_NAT_T, BIND_BUILD }),
	SETS({ "UDP", "sport", PORT_NAT_T }),
	.text = "NAT-T",
};

static const struct field keepalive_fields[] = {
	UINT("nat_keepalive", 8, .base = HEX, .init = KEEPALIVE),
};

static const struct proto keepalive = {
	.name = "NAT_KEEPALIVE",
	.title = "NAT-keepalive packet (RFC 3948, 2.3)",
	TABLE(keepalive_fields),
	UNDER({ "udp.port", PORT_NAT_T, BIND_BUILD }),
	SETS({ "UDP", "sport", PORT_NAT_T }),
	.text = "NAT-T keepalive",
};

PROTO_UNIT(ipsec, &ah, &esp, &non_esp, &keepalive);
