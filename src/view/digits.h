/* digits.h - numbers and addresses as text, written where the caller says: each returns the place after. */
#ifndef PKT_VIEW_DIGITS_H
#define PKT_VIEW_DIGITS_H

#include <stdint.h>
#include <string.h>

enum { DIGITS_MOST = 20 };

static inline char *put_pair(char *p, unsigned v)
{
	static const char pairs[] =
		"0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
		"5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

	memcpy(p, pairs + v * 2, 2);
	return p + 2;
}

/* Four digits of a number below 10000. */
static inline char *put_four(char *p, unsigned v)
{
	put_pair(p, v / 100);
	return put_pair(p + 2, v % 100);
}

/* A number below 10000 without leading zeros. */
static inline char *put_small(char *p, unsigned v)
{
	if (v < 10) {
		*p = (char)('0' + v);
		return p + 1;
	}
	if (v < 100)
		return put_pair(p, v);
	if (v >= 1000)
		return put_four(p, v);
	*p = (char)('0' + v / 100);
	return put_pair(p + 1, v % 100);
}

static inline char *put_dec32(char *p, uint32_t v)
{
	if (v < 10000)
		return put_small(p, v);
	if (v < 100000000)
		return put_four(put_small(p, v / 10000), v % 10000);
	p = put_small(p, v / 100000000);
	v %= 100000000;
	return put_four(put_four(p, v / 10000), v % 10000);
}

/* Nine digits. */
static inline char *put_nano(char *p, uint32_t v)
{
	*p++ = (char)('0' + v / 100000000);
	v %= 100000000;
	p = put_pair(p, v / 1000000);
	v %= 1000000;
	p = put_pair(p, v / 10000);
	v %= 10000;
	p = put_pair(p, v / 100);
	return put_pair(p, v % 100);
}

static inline char *put_dec(char *p, uint64_t v)
{
	if (v <= UINT32_MAX)
		return put_dec32(p, (uint32_t)v);
	if (v / 1000000000 <= UINT32_MAX)
		p = put_dec32(p, (uint32_t)(v / 1000000000));
	else
		p = put_dec(p, v / 1000000000);
	return put_nano(p, (uint32_t)(v % 1000000000));
}

static inline char *put_hex(char *p, uint64_t v)
{
	unsigned shift = v ? (63 - (unsigned)__builtin_clzll(v)) & ~3u : 0;

	for (;; shift -= 4) {
		*p++ = "0123456789abcdef"[v >> shift & 15];
		if (!shift)
			return p;
	}
}

static inline char *put_octet(char *p, unsigned v)
{
	if (v < 10) {
		*p++ = (char)('0' + v);
		return p;
	}
	if (v >= 100) {
		*p++ = (char)('0' + v / 100);
		v %= 100;
	}
	return put_pair(p, v);
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
	for (int i = 0; i < 6; i++) {
		*p++ = "0123456789abcdef"[a[i] >> 4];
		*p++ = "0123456789abcdef"[a[i] & 15];
		*p++ = ':';
	}
	return p - 1;
}

#endif
