/* cksum.h - checksums: the Internet checksum (RFC 1071, RFC 1624), CRC-32 (IEEE 802.3), CRC-32C (RFC 9260), Fletcher (ISO 8473). */
#ifndef PKT_CKSUM_H
#define PKT_CKSUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One's complement sum of n bytes added to `sum` (host order, not folded to 16 bits, not inverted). An odd last byte
 * counts as the high half of a word, so only the last piece of a sum may be odd. */
uint64_t cksum_add(uint64_t sum, const uint8_t *p, size_t n);
/* One's complement addition: the carry comes round (RFC 1071, 2). */
static inline uint64_t cksum_plus(uint64_t a, uint64_t b)
{
	a += b;
	return a + (a < b);
}

/* The same with words in the machine's order (RFC 1071, 2.B): what is no number of a packet, but good or not as any other. */
uint64_t cksum_part(uint64_t sum, const uint8_t *p, size_t n);
/* v, as four bytes of a packet, for a sum in the machine's order. */
static inline uint64_t cksum_of(uint32_t v)
{
	return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? __builtin_bswap32(v) : v;
}

/* Is this the sum of words with their checksum among them? In either order. */
static inline bool cksum_good(uint64_t sum)
{
	uint32_t half = (uint32_t)((sum + (sum >> 32 | sum << 32)) >> 32); /* of a half and the other one, and the carry that comes round */

	return (half + (half >> 16 | half << 16)) >> 16 == 0xffff;
}

/* Folded to 16 bits, not inverted. */
static inline uint16_t cksum_fold(uint64_t sum)
{
	sum = (sum >> 32) + (sum & 0xffffffff);
	sum = (sum >> 16) + (sum & 0xffff);
	sum = (sum >> 16) + (sum & 0xffff);
	return (uint16_t)((sum >> 16) + sum);
}

static inline uint16_t cksum_finish(uint64_t sum)
{
	return (uint16_t)~cksum_fold(sum);
}

/* RFC 1624, equation 3: the checksum (as stored) after a 16-bit word of the data changed from old to new. */
uint16_t cksum_update(uint16_t sum, uint16_t old_word, uint16_t new_word);

uint32_t crc32_ieee(const uint8_t *p, size_t n); /* as in an Ethernet FCS, read least significant byte first on the wire */
uint32_t crc32c(const uint8_t *p, size_t n);
uint32_t crc32c_wire(const uint8_t *p, size_t n); /* the same as it is sent: its lowest octet first (RFC 9260, A) */

/* Fletcher-16 check bytes as OSPF (RFC 2328, 12.1.7) and IS-IS place them at offset `at`, which counts as zero. */
uint16_t fletcher16(const uint8_t *p, size_t n, size_t at);

#endif
