/* str.c - text that somebody else owns: comparison, numbers, nearness, quoting. */
#include "pkt/str.h"

#include <string.h>

#include "pkt/buf.h"
#include "pkt/mem.h"
#include "quote.h"

struct str str_of(const char *s)
{
	return (struct str){ s, strlen(s) };
}

bool str_eq(struct str a, const char *b)
{
	return str_same(a, str_of(b));
}

bool str_same(struct str a, struct str b)
{
	return a.n == b.n && (!a.n || !memcmp(a.p, b.p, a.n));
}

/* By hand, because the locale must not matter. */
static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* The value of a digit; 16 and above: not a digit. */
static unsigned digit(char c)
{
	c = lower(c);
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	if (c >= 'a' && c <= 'f')
		return (unsigned)(c - 'a') + 10;
	return 16;
}

static unsigned base_of(struct str s)
{
	if (s.n < 2 || s.p[0] != '0')
		return 10;
	switch (lower(s.p[1])) {
	case 'x':
		return 16;
	case 'o':
		return 8;
	case 'b':
		return 2;
	}
	return 10;
}

bool str_to_u64(struct str s, uint64_t *out)
{
	unsigned base = base_of(s);
	uint64_t v = 0;
	bool after_digit = false;

	for (size_t i = base == 10 ? 0 : 2; i < s.n; i++) {
		unsigned d = digit(s.p[i]);

		if (s.p[i] == '_' && after_digit) {
			after_digit = false;
			continue;
		}
		if (d >= base || v > (UINT64_MAX - d) / base)
			return false;
		v = v * base + d;
		after_digit = true;
	}
	if (!after_digit)
		return false;
	*out = v;
	return true;
}

bool str_to_wide(struct str s, uint8_t *out, size_t n)
{
	unsigned base = base_of(s);
	bool after_digit = false;

	memset(out, 0, n);
	for (size_t i = base == 10 ? 0 : 2; i < s.n; i++) {
		unsigned carry = digit(s.p[i]);

		if (s.p[i] == '_' && after_digit) {
			after_digit = false;
			continue;
		}
		if (carry >= base)
			return false;
		for (size_t k = n; k-- > 0;) {
			carry += out[k] * base;
			out[k] = (uint8_t)carry;
			carry >>= 8;
		}
		if (carry)
			return false;
		after_digit = true;
	}
	return after_digit;
}

uint32_t str_hash(const char *p, size_t n)
{
	uint32_t h = 2166136261U;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (uint8_t)p[i]) * 16777619U;
	return h;
}

static size_t min(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Is a's letter i and its neighbour before it, turned round, b's letter j and its neighbour? */
static bool swapped(struct str a, size_t i, struct str b, size_t j)
{
	if (!i || !j)
		return false;
	return lower(a.p[i]) == lower(b.p[j - 1]) && lower(a.p[i - 1]) == lower(b.p[j]);
}

/*
 * Optimal string alignment. Row i holds the distances of a's first i letters to each beginning of b; a swap looks
 * two rows back, so three rows are kept.
 */
static size_t distance(struct str a, struct str b, size_t most)
{
	size_t *room = mem_zero(3 * (b.n + 1), sizeof(*room));
	size_t *before = room, *last = before + b.n + 1, *row = last + b.n + 1;
	size_t d;

	for (size_t j = 0; j <= b.n; j++)
		last[j] = j;
	for (size_t i = 0; i < a.n; i++) {
		size_t least = row[0] = i + 1;
		size_t *unused = before;

		for (size_t j = 0; j < b.n; j++) {
			d = last[j] + (lower(a.p[i]) != lower(b.p[j]));
			d = min(d, min(last[j + 1], row[j]) + 1);
			if (swapped(a, i, b, j))
				d = min(d, before[j - 1] + 1);
			row[j + 1] = d;
			least = min(least, d);
		}
		before = last;
		last = row;
		row = unused;
		if (least > most && last[b.n] > most)
			break;
	}
	d = last[b.n];
	mem_free(room);
	return d;
}

unsigned str_distance(struct str a, struct str b, unsigned most)
{
	size_t apart = a.n > b.n ? a.n - b.n : b.n - a.n;
	size_t d = apart > most ? apart : distance(a, b, most);

	return d > most && most < UINT32_MAX ? most + 1 : (unsigned)d;
}

/* A name that shares no letter with the word is never near, however short both are. */
void near_offer(struct near *n, const char *name)
{
	struct str s = str_of(name);
	unsigned d;

	if (!n->d)
		return;
	d = str_distance(n->word, s, n->d - 1);
	if (d >= n->d || d >= (s.n > n->word.n ? s.n : n->word.n))
		return;
	n->d = d;
	n->best = name;
}

/* Length of the UTF-8 sequence at p, or 0: not well formed (RFC 3629). */
static size_t utf8_length(const uint8_t *p, size_t n)
{
	uint8_t lo = 0x80, hi = 0xbf;
	size_t len;

	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xc2 || p[0] > 0xf4)
		return 0;
	len = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	if (n < len)
		return 0;
	if (p[0] == 0xe0)
		lo = 0xa0; /* below: an overlong form */
	if (p[0] == 0xed)
		hi = 0x9f; /* above: a surrogate */
	if (p[0] == 0xf0)
		lo = 0x90;
	if (p[0] == 0xf4)
		hi = 0x8f; /* above: beyond U+10FFFF */
	if (p[1] < lo || p[1] > hi)
		return 0;
	for (size_t i = 2; i < len; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	}
	return len;
}

/* U+0080 to U+009F are control characters that a terminal may obey. */
static bool is_c1_control(const uint8_t *p)
{
	return p[0] == 0xc2 && p[1] < 0xa0;
}

/* What each byte reads as between quotes: n characters, one to four. */
struct quoted {
	char text[7];
	uint8_t n;
};
#define AS_IS(c) { { (c) }, 1 }
#define AS_IS4(c) AS_IS(c), AS_IS((c) + 1), AS_IS((c) + 2), AS_IS((c) + 3)
#define AS_IS16(c) AS_IS4(c), AS_IS4((c) + 4), AS_IS4((c) + 8), AS_IS4((c) + 12)
#define IN_HEX(digits) { "\\x" digits, 4 }
#define IN_HEX4(a, b, c, d, e) IN_HEX(a b), IN_HEX(a c), IN_HEX(a d), IN_HEX(a e)
#define IN_HEX16(a) \
	IN_HEX4(a, "0", "1", "2", "3"), IN_HEX4(a, "4", "5", "6", "7"), IN_HEX4(a, "8", "9", "a", "b"), IN_HEX4(a, "c", "d", "e", "f")

static const struct quoted quoted[256] = {
	IN_HEX4("0", "0", "1", "2", "3"), IN_HEX4("0", "4", "5", "6", "7"),
	IN_HEX("08"), { "\\t", 2 }, { "\\n", 2 }, IN_HEX("0b"), IN_HEX("0c"), { "\\r", 2 }, IN_HEX("0e"), IN_HEX("0f"),
	IN_HEX16("1"),
	AS_IS(' '), AS_IS('!'), { "\\\"", 2 }, AS_IS('#'), AS_IS4(0x24), AS_IS4(0x28), AS_IS4(0x2c),
	AS_IS16(0x30), AS_IS16(0x40),
	AS_IS4(0x50), AS_IS4(0x54), AS_IS4(0x58), { "\\\\", 2 }, AS_IS(']'), AS_IS('^'), AS_IS('_'),
	AS_IS16(0x60),
	AS_IS4(0x70), AS_IS4(0x74), AS_IS4(0x78), AS_IS('|'), AS_IS('}'), AS_IS('~'), IN_HEX("7f"),
	IN_HEX16("8"), IN_HEX16("9"), IN_HEX16("a"), IN_HEX16("b"), IN_HEX16("c"), IN_HEX16("d"), IN_HEX16("e"), IN_HEX16("f"),
};

#define EACH(c) (UINT64_C(0x0101010101010101) * (c))

/* Are the eight bytes of x printable ASCII? */
static inline uint64_t is_printable(uint64_t x)
{
	return (x + EACH(0x60)) & ~(x + EACH(0x01)) & ~x; /* the highest bit of each byte, if all of them are */
}

/* As they are, between quotes? */
static inline bool all_as_is(uint64_t x)
{
	return (is_printable(x) & ((x ^ EACH('"')) + EACH(0x7f)) & ((x ^ EACH('\\')) + EACH(0x7f)) & EACH(0x80)) == EACH(0x80);
}

void quote_text(struct buf *out, const void *p, size_t n)
{
	const uint8_t *s = p;
	uint8_t *to;

	buf_reserve(out, 4 * n + 2 + sizeof(quoted[0]));
	to = out->p + out->n;
	*to++ = '"';
	while (n) {
		size_t len = 1;
		uint64_t x;

		if (n >= 8 && (memcpy(&x, s, 8), all_as_is(x)))
			len = 8;
		else if (*s >= 0x80)
			len = utf8_length(s, n);
		if (len == 8 || (len > 1 && !is_c1_control(s))) {
			memcpy(to, s, len);
			to += len;
		} else {
			memcpy(to, quoted[*s].text, 4);
			to += quoted[*s].n;
			len = 1;
		}
		s += len;
		n -= len;
	}
	*to++ = '"';
	out->n = (size_t)(to - out->p);
}

static inline bool eight_printable(const uint8_t *p)
{
	uint64_t x;

	memcpy(&x, p, 8);
	return (is_printable(x) & EACH(0x80)) == EACH(0x80);
}

size_t str_printable(const void *p, size_t n)
{
	const uint8_t *s = p;
	size_t i = 0;

	while (n - i >= 8 && eight_printable(s + i))
		i += 8;
	if (n >= 8 && n - i < 8 && eight_printable(s + n - 8)) /* those that are left, with some before them */
		return n;
	while (i < n && s[i] >= 0x20 && s[i] < 0x7f)
		i++;
	return i;
}

/* Text as it is, if all of it is: eight at a time, the last eight again. */
static bool put_as_is(uint8_t *to, const uint8_t *s, size_t n)
{
	uint64_t x;

	for (size_t i = 0; i + 8 < n; i += 8) {
		memcpy(&x, s + i, 8);
		if (!all_as_is(x))
			return false;
		memcpy(to + i, &x, 8);
	}
	memcpy(&x, s + n - 8, 8);
	memcpy(to + n - 8, &x, 8);
	return all_as_is(x);
}

void quote_bytes(struct buf *out, const void *p, size_t n)
{
	const uint8_t *s = p;
	uint8_t *to, *end;

	buf_reserve(out, 4 * n + 3 + QUOTE_ROOM);
	to = out->p + out->n;
	*to++ = 'b';
	*to++ = '"';
	if (n >= QUOTE_MANY && (end = quote_many(to, s, n))) {
		to = end;
		n = 0;
	} else if (n >= 8 && put_as_is(to, s, n)) {
		to += n;
		n = 0;
	}
	for (; n; n--, s++) {
		memcpy(to, quoted[*s].text, 4);
		to += quoted[*s].n;
	}
	*to++ = '"';
	out->n = (size_t)(to - out->p);
}
