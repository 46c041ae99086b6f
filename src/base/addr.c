/* addr.c - MAC, IPv4 and IPv6 addresses, networks, and their text. */
#include "pkt/addr.h"

#include <arpa/inet.h>
#include <string.h>

#include "pkt/bits.h"

#define OCTET(v) { { (v) > 99 ? '0' + (v) / 100 : (v) > 9 ? '0' + (v) / 10 : '0' + (v) % 10, \
		     (v) > 99 ? '0' + (v) / 10 % 10 : '0' + (v) % 10, '0' + (v) % 10 }, (v) > 99 ? 3 : (v) > 9 ? 2 : 1 }
#define OCTETS4(v) OCTET(v), OCTET((v) + 1), OCTET((v) + 2), OCTET((v) + 3)
#define OCTETS16(v) OCTETS4(v), OCTETS4((v) + 4), OCTETS4((v) + 8), OCTETS4((v) + 12)
#define OCTETS64(v) OCTETS16(v), OCTETS16((v) + 16), OCTETS16((v) + 32), OCTETS16((v) + 48)

const struct octet_text octet_texts[256] = { OCTETS64(0), OCTETS64(64), OCTETS64(128), OCTETS64(192) };

#define DIGIT(v) ((uint32_t)((v) < 10 ? '0' + (v) : 'a' + (v) - 10))
#define PAIR(v) (DIGIT((v) >> 4) | DIGIT((v) & 15) << 8 | (uint32_t)':' << 16)
#define PAIRS4(v) PAIR(v), PAIR((v) + 1), PAIR((v) + 2), PAIR((v) + 3)
#define PAIRS16(v) PAIRS4(v), PAIRS4((v) + 4), PAIRS4((v) + 8), PAIRS4((v) + 12)
#define PAIRS64(v) PAIRS16(v), PAIRS16((v) + 16), PAIRS16((v) + 32), PAIRS16((v) + 48)

const uint32_t hex_pairs[256] = { PAIRS64(0), PAIRS64(64), PAIRS64(128), PAIRS64(192) };

#define TENS(v) (v), (v) | 1 << 8, (v) | 2 << 8, (v) | 3 << 8, (v) | 4 << 8, (v) | 5 << 8, (v) | 6 << 8, (v) | 7 << 8, (v) | 8 << 8, (v) | 9 << 8

const uint16_t digit_pairs[100] = { TENS(0), TENS(1), TENS(2), TENS(3), TENS(4), TENS(5), TENS(6), TENS(7), TENS(8), TENS(9) };

/* Takes c off the front of s. */
static bool take(struct str *s, char c)
{
	if (!s->n || *s->p != c)
		return false;
	s->p++;
	s->n--;
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Takes a decimal number of at most `most` (below 1000) off the front of s; a leading zero is refused. */
static bool take_number(struct str *s, unsigned most, unsigned *out)
{
	struct str rest = *s;
	unsigned v = 0;

	if (!rest.n || !is_digit(*rest.p))
		return false;
	if (*rest.p == '0' && rest.n > 1 && is_digit(rest.p[1]))
		return false;
	while (rest.n && is_digit(*rest.p) && v <= most) {
		v = v * 10 + (unsigned)(*rest.p - '0');
		rest.p++;
		rest.n--;
	}
	if (v > most)
		return false;
	*s = rest;
	*out = v;
	return true;
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Twelve digits, with `sep` after each `group` of them but the last. */
static bool mac_grouped(struct str s, char sep, size_t group, uint64_t *out)
{
	uint64_t v = 0;

	if (s.n != 12 + 12 / group - 1)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		bool is_sep = i % (group + 1) == group;
		int d = hex_value(s.p[i]);

		if (is_sep ? s.p[i] != sep : d < 0)
			return false;
		if (!is_sep)
			v = v << 4 | (unsigned)d;
	}
	*out = v;
	return true;
}

bool mac_parse(struct str s, uint64_t *out)
{
	return mac_grouped(s, ':', 2, out) || mac_grouped(s, '-', 2, out) || mac_grouped(s, '.', 4, out);
}

static bool take_ip4(struct str *s, uint32_t *out)
{
	uint32_t v = 0;

	for (int i = 0; i < 4; i++) {
		unsigned octet;

		if ((i && !take(s, '.')) || !take_number(s, 255, &octet))
			return false;
		v = v << 8 | octet;
	}
	*out = v;
	return true;
}

bool ip4_parse(struct str s, uint32_t *out)
{
	uint32_t v;

	if (!take_ip4(&s, &v) || s.n)
		return false;
	*out = v;
	return true;
}

bool ip6_parse(struct str s, uint8_t out[16])
{
	char text[IP6_TEXT];
	struct in6_addr a;

	if (s.n < 2 || s.n >= sizeof(text) || memchr(s.p, '\0', s.n))
		return false;
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	if (inet_pton(AF_INET6, text, &a) != 1)
		return false;
	memcpy(out, a.s6_addr, 16);
	return true;
}

size_t mac_text(uint64_t v, char *out)
{
	char *o = out;

	for (int shift = 40; shift >= 0; shift -= 8) {
		uint32_t pair = hex_pairs[v >> shift & 255];

		*o++ = (char)pair;
		*o++ = (char)(pair >> 8);
		*o++ = ':';
	}
	*--o = '\0';
	return (size_t)(o - out);
}

/* The last octet's four characters end with the room for the text at most. */
size_t ip4_text(uint32_t v, char *out)
{
	char *o = put_octet(out, v >> 24);

	for (int shift = 16; shift >= 0; shift -= 8) {
		*o++ = '.';
		o = put_octet(o, v >> shift & 255);
	}
	*o = '\0';
	return (size_t)(o - out);
}

/* Of four groups a bit each, the lowest for the first: it is zero. A group that is not carries into its highest bit. */
static inline unsigned zero_groups(uint32_t high, uint32_t low32)
{
	const uint64_t low = UINT64_C(0x7fff7fff7fff7fff);
	uint64_t v = (uint64_t)high << 32 | low32, zero = ~(((v & low) + low) | v) & ~low;

	return (unsigned)(zero >> 63 | (zero >> 46 & 2) | (zero >> 29 & 4) | (zero >> 12 & 8));
}

/* The first longest run of at least two zero groups, which "::" stands for; *len is 0 if there is none. */
static unsigned zero_run(const uint8_t a[16], unsigned *len)
{
	unsigned zero = zero_groups(get32(a), get32(a + 4)) | zero_groups(get32(a + 8), get32(a + 12)) << 4, begins = 0;

	for (*len = 0; zero; zero &= zero >> 1, ++*len) /* the groups that begin a run longer than *len */
		begins = zero;
	if (*len > 1)
		return (unsigned)__builtin_ctz(begins);
	*len = 0;
	return 0;
}

/* Groups from..to, a colon between them. */
static inline char *groups_text(const uint8_t a[16], unsigned from, unsigned to, char *o)
{
	for (unsigned i = from; i < to; i++) {
		o = put_hex16(o, get16(a + (size_t)2 * i));
		*o++ = ':';
	}
	return o - (from < to);
}

size_t ip6_text(const uint8_t a[16], char *out)
{
	unsigned len, zeros = zero_run(a, &len);
	char *o = out;

	if (zeros == 0 && len == 5 && get16(a + 10) == 0xffff) {
		memcpy(o, "::ffff:", 7);
		return 7 + ip4_text(get32(a + 12), o + 7);
	}
	if (len) {
		o = groups_text(a, 0, zeros, o);
		*o++ = ':';
		*o++ = ':';
	}
	o = groups_text(a, len ? zeros + len : 0, 8, o);
	*o = '\0';
	return (size_t)(o - out);
}

bool net4_parse(struct str s, uint32_t *base, unsigned *prefix)
{
	uint32_t v;
	unsigned n;

	if (!take_ip4(&s, &v) || !take(&s, '/') || !take_number(&s, 32, &n) || s.n)
		return false;
	*base = n ? v & (UINT32_MAX << (32 - n)) : 0;
	*prefix = n;
	return true;
}

bool net6_parse(struct str s, uint8_t base[16], unsigned *prefix)
{
	const char *slash = s.n ? memchr(s.p, '/', s.n) : NULL;
	struct str head, tail;
	uint8_t a[16];
	unsigned n;

	if (!slash)
		return false;
	head = (struct str){ s.p, (size_t)(slash - s.p) };
	tail = (struct str){ slash + 1, s.n - head.n - 1 };
	if (!ip6_parse(head, a) || !take_number(&tail, 128, &n) || tail.n)
		return false;
	for (unsigned i = n; i < 128; i++)
		a[i / 8] &= (uint8_t)~(0x80U >> i % 8);
	memcpy(base, a, 16);
	*prefix = n;
	return true;
}

/* One octet: "*", "5" or "1-3". Sets *is_range for the first and the last. */
static bool take_octets(struct str *s, uint8_t *lo, uint8_t *hi, bool *is_range)
{
	unsigned a = 0, b = 255;

	if (take(s, '*')) {
		*is_range = true;
	} else {
		if (!take_number(s, 255, &a))
			return false;
		b = a;
		if (take(s, '-')) {
			if (!take_number(s, 255, &b) || b < a)
				return false;
			*is_range = true;
		}
	}
	*lo = (uint8_t)a;
	*hi = (uint8_t)b;
	return true;
}

bool octets_parse(struct str s, uint8_t lo[4], uint8_t hi[4])
{
	uint8_t l[4], h[4];
	bool is_range = false;

	for (int i = 0; i < 4; i++) {
		if ((i && !take(&s, '.')) || !take_octets(&s, &l[i], &h[i], &is_range))
			return false;
	}
	if (s.n || !is_range)
		return false;
	memcpy(lo, l, 4);
	memcpy(hi, h, 4);
	return true;
}

bool host_like(struct str s)
{
	bool here = false, before = false, begins = true; /* letters in this part, and in those before; at the begin of a part */

	for (size_t i = 0; i < s.n; i++) {
		bool letter = (s.p[i] | 32) >= 'a' && (s.p[i] | 32) <= 'z', digit = s.p[i] >= '0' && s.p[i] <= '9';

		if (s.p[i] == '.' ? begins : !letter && !digit && (begins || (s.p[i] != '-' && s.p[i] != '_')))
			return false;
		before = before || (s.p[i] == '.' && here);
		here = s.p[i] != '.' && (letter || (here && !begins));
		begins = s.p[i] == '.';
	}
	return here && s.n <= HOST_NAME_LONGEST && (before || !memchr(s.p, '.', s.n));
}

void ip6_add(uint8_t a[16], uint64_t k)
{
	uint64_t low = bits_get(a, 64, 64) + k;

	bits_put(a, 64, 64, low);
	if (low < k)
		bits_put(a, 0, 64, bits_get(a, 0, 64) + 1);
}
