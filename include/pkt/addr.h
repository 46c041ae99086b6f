/* addr.h - MAC, IPv4 and IPv6 addresses, networks, and their text. */
#ifndef PKT_ADDR_H
#define PKT_ADDR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "pkt/str.h"

struct buf;

#define MAC_TEXT 18
#define IP4_TEXT 16
#define IP6_TEXT 46
#define HOST_NAME_LONGEST 253 /* letters: 255 octets on the wire */

bool mac_parse(struct str s, uint64_t *out);        /* aa:bb:cc:dd:ee:ff, also with - or aabb.ccdd.eeff; 48 bits */
bool ip4_parse(struct str s, uint32_t *out);        /* strict dotted quad, host order */
bool ip6_parse(struct str s, uint8_t out[16]);      /* RFC 4291 text */

size_t mac_text(uint64_t v, char *out);             /* length written; NUL-terminated */
size_t ip4_text(uint32_t v, char *out);
size_t ip6_text(const uint8_t a[16], char *out);    /* RFC 5952 */

/* A network: base/prefix ("10.0.0.0/8", "2001:db8::/32"), with host bits of base cleared. false: not of that form. */
bool net4_parse(struct str s, uint32_t *base, unsigned *prefix);
bool net6_parse(struct str s, uint8_t base[16], unsigned *prefix);

/* Scapy's octet ranges: "10.0.1-3.*". lo and hi are inclusive per octet. false: not of that form or no range in it. */
bool octets_parse(struct str s, uint8_t lo[4], uint8_t hi[4]);

/* Can that be the name of a host (RFC 1123, 2.1)? Letters, digits, '-' and '_' in parts between dots; the last has a letter, and, if there
 * are more, so has another: "10.0.0.x" is none. */
bool host_like(struct str s);

void ip6_add(uint8_t a[16], uint64_t k);            /* a += k, wraps at 2^128 */

/* Of each byte the decimal digits, n of them, which addresses and most numbers of packets are made of. */
struct octet_text {
	char text[3];
	uint8_t n;
};
extern const struct octet_text octet_texts[256];

/* The digits of v, at most 255, at p, where four characters are written; returns the place after those that count. */
static inline char *put_octet(char *p, unsigned v)
{
	memcpy(p, &octet_texts[v], 4);
	return p + octet_texts[v].n;
}

/* Of each byte two hexadecimal digits and a colon, the first lowest. */
extern const uint32_t hex_pairs[256];

/* Of each number below 100 its two digits, 0 to 9, the first lowest. */
extern const uint16_t digit_pairs[100];

/* The lowest first. */
static inline void put_four(char *p, uint32_t characters)
{
	if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)
		characters = __builtin_bswap32(characters);
	memcpy(p, &characters, 4);
}

/* The digits of v, at most 0xffff, without leading zeros, at p, where four characters are written; returns the place after those that
 * count. */
static inline char *put_hex16(char *p, unsigned v)
{
	unsigned zeros = (unsigned)__builtin_clz(v << 16 | 1U << 19) / 4;

	put_four(p, ((hex_pairs[v >> 8] & 0xffff) | hex_pairs[v & 0xff] << 16) >> 8 * zeros);
	return p + 4 - zeros;
}

#endif
