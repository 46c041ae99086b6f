/* digits.h - numbers and addresses as text, written where the caller says: each returns the place after. */
#ifndef PKT_VIEW_DIGITS_H
#define PKT_VIEW_DIGITS_H

#include <stdint.h>
#include <string.h>

#include "pkt/addr.h"
#include "pkt/bits.h"

enum { DIGITS_MOST = 28 /* room for any number: 20 digits, and what is written in steps of eight */ };

#define ALL_ZEROS UINT64_C(0x3030303030303030) /* eight characters 0 */

/* Eight bytes, the lowest first. */
static inline void put_eight(char *p, uint64_t v)
{
	if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)
		v = __builtin_bswap64(v);
	memcpy(p, &v, 8);
}

/*
 * The eight digits of a number below 10^8, a byte each, the first digit lowest: halves, quarters and eighths are divided at once,
 * each in its own part of the word (10486 / 2^20 is 1/100 for four digits, 103 / 2^10 is 1/10 for two).
 */
static inline uint64_t eight_digits(uint32_t v)
{
	uint64_t x = v / 10000 | (uint64_t)(v % 10000) << 32, q;

	q = (x * 10486) >> 20 & UINT64_C(0x7f0000007f);
	x = q | (x - q * 100) << 16;
	q = (x * 103) >> 10 & UINT64_C(0x000f000f000f000f);
	return q | (x - q * 10) << 8;
}

static inline char *put_eight_digits(char *p, uint32_t v)
{
	put_eight(p, eight_digits(v) | ALL_ZEROS);
	return p + 8;
}

/* The same without leading zeros, and without a branch: lengths of numbers are hard to foresee. */
static inline char *put_up_to_eight(char *p, uint32_t v)
{
	uint64_t x = eight_digits(v);
	unsigned zeros = (unsigned)__builtin_ctzll(x | UINT64_C(1) << 56) / 8; /* the last digit stands */

	put_eight(p, (x | ALL_ZEROS) >> 8 * zeros);
	return p + 8 - zeros;
}

/* At most 65535: 107375 / 2^30 is 1/10000 for these, 5243 / 2^19 1/100 for what remains. */
static inline char *put_dec16(char *p, uint32_t v)
{
	uint32_t high = (uint32_t)((uint64_t)v * 107375 >> 30), low = v - high * 10000, hundreds = low * 5243 >> 19;
	uint64_t x = high | (uint64_t)digit_pairs[hundreds] << 8 | (uint64_t)digit_pairs[low - hundreds * 100] << 24;
	unsigned zeros = (unsigned)__builtin_ctzll(x | UINT64_C(1) << 32) / 8; /* the last digit stands */

	put_eight(p, (x | ALL_ZEROS) >> 8 * zeros);
	return p + 5 - zeros;
}

static inline char *put_dec32(char *p, uint32_t v)
{
	if (v < 256)
		return put_octet(p, v);
	if (v < 100000000)
		return put_up_to_eight(p, v);
	return put_eight_digits(put_octet(p, v / 100000000), v % 100000000);
}

/* Nine digits. */
static inline char *put_nano(char *p, uint32_t v)
{
	*p = (char)('0' + v / 100000000);
	return put_eight_digits(p + 1, v % 100000000);
}

static inline char *put_dec(char *p, uint64_t v)
{
	uint64_t high = v / 1000000000;

	if (v <= UINT32_MAX)
		return put_dec32(p, (uint32_t)v);
	if (high > UINT32_MAX)
		p = put_nano(put_dec32(p, (uint32_t)(high / 1000000000)), (uint32_t)(high % 1000000000));
	else
		p = put_dec32(p, (uint32_t)high);
	return put_nano(p, (uint32_t)(v % 1000000000));
}

/* The eight hexadecimal digits of v, a character each, the first lowest. */
static inline uint64_t eight_hex(uint32_t v)
{
	uint64_t x = __builtin_bswap32(v), letters;

	x = (x | x << 16) & UINT64_C(0x0000ffff0000ffff);
	x = (x | x << 8) & UINT64_C(0x00ff00ff00ff00ff);
	x = (x >> 4 | x << 8) & UINT64_C(0x0f0f0f0f0f0f0f0f);
	letters = (x + UINT64_C(0x0606060606060606)) >> 4 & UINT64_C(0x0101010101010101);
	return x + ALL_ZEROS + letters * ('a' - '0' - 10);
}

static inline char *put_eight_hex(char *p, uint32_t v)
{
	put_eight(p, eight_hex(v));
	return p + 8;
}

static inline char *put_hex(char *p, uint64_t v)
{
	uint32_t high = (uint32_t)(v >> 32), first = high ? high : (uint32_t)v;
	unsigned zeros = (unsigned)__builtin_clz(first | 1) / 4;

	put_eight(p, eight_hex(first) >> 8 * zeros);
	p += 8 - zeros;
	return high ? put_eight_hex(p, (uint32_t)v) : p;
}

static inline char *put_ip4(char *p, const uint8_t *a)
{
	p = put_octet(p, a[0]);
	*p++ = '.';
	p = put_octet(p, a[1]);
	*p++ = '.';
	p = put_octet(p, a[2]);
	*p++ = '.';
	return put_octet(p, a[3]);
}

static inline char *put_mac(char *p, const uint8_t *a)
{
	for (int i = 0; i < 6; i++, p += 3)
		put_four(p, hex_pairs[a[i]]);
	return p - 1;
}

#endif
