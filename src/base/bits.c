/* bits.c - integers of any width at any bit position, in wire order. */
#include "pkt/bits.h"

#include <assert.h>

/* The compilers turn these into one load, or one store, and a byte swap. */
static void put64(uint8_t *p, uint64_t v)
{
	put32(p, (uint32_t)(v >> 32));
	put32(p + 4, (uint32_t)v);
}

/*
 *     at = 6, width = 13                   byte 0   |  byte 1   |  byte 2
 *                                      . . . . . . X X X X X X X X X X X . . . . .
 * Whole bytes are gathered from the left; what hangs over on the right is shifted out, on the left masked. A field of
 * more than 57 bits may touch nine bytes: of the ninth only the bits that belong to the field are taken.
 */
static uint64_t get_any(const uint8_t *p, unsigned off, unsigned width)
{
	unsigned end = off + width;
	uint64_t v = 0;

	for (; end >= 8; end -= 8)
		v = v << 8 | *p++;
	if (end)
		v = v << end | *p >> (8 - end);
	return v & bits_max(width);
}

uint64_t bits_get(const uint8_t *p, size_t at, unsigned width)
{
	assert(width >= 1 && width <= 64);
	p += at / 8;
	if (at % 8 == 0) {
		switch (width) {
		case 8:
			return p[0];
		case 16:
			return get16(p);
		case 32:
			return get32(p);
		case 48:
			return (uint64_t)get16(p) << 32 | get32(p + 2);
		case 64:
			return get64(p);
		}
	}
	return get_any(p, (unsigned)(at % 8), width);
}

/* From the last byte to the first, each keeps the bits outside the field. */
static void put_any(uint8_t *p, unsigned off, unsigned width, uint64_t v)
{
	unsigned end = off + width;

	while (end > off) {
		unsigned byte = (end - 1) / 8;
		unsigned shift = 8 * (byte + 1) - end; /* bits right of the field */
		unsigned take = 8 - shift;
		unsigned mask;

		if (take > end - off)
			take = end - off;
		mask = ((1U << take) - 1) << shift;
		p[byte] = (uint8_t)((p[byte] & ~mask) | (((unsigned)v << shift) & mask));
		v >>= take;
		end -= take;
	}
}

void bits_put(uint8_t *p, size_t at, unsigned width, uint64_t v)
{
	assert(width >= 1 && width <= 64);
	p += at / 8;
	if (at % 8 == 0) {
		switch (width) {
		case 8:
			p[0] = (uint8_t)v;
			return;
		case 16:
			put16(p, (uint16_t)v);
			return;
		case 32:
			put32(p, (uint32_t)v);
			return;
		case 48:
			put16(p, (uint16_t)(v >> 32));
			put32(p + 2, (uint32_t)v);
			return;
		case 64:
			put64(p, v);
			return;
		}
	}
	put_any(p, (unsigned)(at % 8), width, v);
}

uint64_t bits_swap(uint64_t v, unsigned width)
{
	uint64_t out = 0;

	assert(width >= 8 && width <= 64 && width % 8 == 0);
	for (; width; width -= 8) {
		out = out << 8 | (v & 0xff);
		v >>= 8;
	}
	return out;
}

/*
 *     at = 6, width = 8      byte 0: 1 0 . . . . . .    byte 1: . . 7 6 5 4 3 2
 * Of each byte the bits from `off` on are the next ones of the value.
 */
uint64_t bits_low_get(const uint8_t *p, size_t at, unsigned width)
{
	unsigned off = at % 8;
	uint64_t v = 0;

	assert(width >= 1 && width <= 64);
	p += at / 8;
	for (unsigned have = 0; have < width; have += 8 - off, off = 0)
		v |= (uint64_t)(*p++ >> off) << have;
	return v & bits_max(width);
}

void bits_low_put(uint8_t *p, size_t at, unsigned width, uint64_t v)
{
	unsigned off = at % 8;

	assert(width >= 1 && width <= 64);
	p += at / 8;
	while (width) {
		unsigned take = width < 8 - off ? width : 8 - off;
		unsigned mask = (unsigned)bits_max(take) << off;

		*p = (uint8_t)((*p & ~mask) | (((unsigned)v << off) & mask));
		p++;
		v >>= take;
		width -= take;
		off = 0;
	}
}
