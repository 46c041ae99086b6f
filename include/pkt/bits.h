/* bits.h - integers of any width at any bit position, in wire order. */
#ifndef PKT_BITS_H
#define PKT_BITS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* `width` (1 to 64) bits that begin `at` bits into p, most significant first. The caller has checked the end. */
uint64_t bits_get(const uint8_t *p, size_t at, unsigned width);
void bits_put(uint8_t *p, size_t at, unsigned width, uint64_t v); /* other bits stay */

static inline uint16_t get16(const uint8_t *p)
{
	return (uint16_t)((p[0] << 8) | p[1]);
}

static inline uint32_t get32(const uint8_t *p)
{
	return ((uint32_t)p[0] << 24) | ((uint32_t)p[1] << 16) | ((uint32_t)p[2] << 8) | p[3];
}

static inline uint64_t get64(const uint8_t *p)
{
	return (uint64_t)get32(p) << 32 | get32(p + 4);
}

/* bits_get, at once where the bits stand in one byte or two, as most do. */
static inline uint64_t bits_near(const uint8_t *p, size_t at, unsigned width)
{
	unsigned end = at % 8 + width;

	if (end <= 8)
		return p[at / 8] >> (8 - end) & ((1u << width) - 1);
	if (end <= 16)
		return get16(p + at / 8) >> (16 - end) & ((1u << width) - 1);
	return bits_get(p, at, width);
}

static inline void put16(uint8_t *p, uint16_t v)
{
	p[0] = (uint8_t)(v >> 8);
	p[1] = (uint8_t)v;
}

static inline void put32(uint8_t *p, uint32_t v)
{
	p[0] = (uint8_t)(v >> 24);
	p[1] = (uint8_t)(v >> 16);
	p[2] = (uint8_t)(v >> 8);
	p[3] = (uint8_t)v;
}

/* Byte order of the lowest `width` bits turned round; width is a multiple of 8. */
uint64_t bits_swap(uint64_t v, unsigned width);

/* The same where bits are counted from the lowest of each byte, as in words that come lowest byte first: the value's lowest bit is bit
 * at % 8 of byte at / 8, 0 the lowest. For whole bytes that is little endian. */
uint64_t bits_low_get(const uint8_t *p, size_t at, unsigned width);
void bits_low_put(uint8_t *p, size_t at, unsigned width, uint64_t v); /* other bits stay */

/* The highest value that fits in width bits (1 to 64). */
static inline uint64_t bits_max(unsigned width)
{
	return width >= 64 ? UINT64_MAX : ((uint64_t)1 << width) - 1;
}

/* Eight bytes in the machine's order. */
static inline uint64_t eight_at(const uint8_t *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

#endif
