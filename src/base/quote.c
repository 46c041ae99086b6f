/* quote.c - bytes between quotes, sixteen at a time: each becomes four characters, then those that do not count are closed up. */
#include "quote.h"

#include <stdbool.h>
#include <string.h>

#ifdef __x86_64__
#include <immintrin.h>

enum {
	VECTOR = 16,
	FEWEST = 8,  /* bytes for which a vector is worth it */
	HEX_MOST = 4 /* characters of a byte: \x00 */
};

/*
 * Four bytes in a vector of sixteen characters: the order that closes up, and how many characters stay. The index has a bit in its low
 * half for each byte that reads as it is, one in its high half for each of two characters (\n); the others take four.
 */
struct quads {
	_Alignas(VECTOR) uint8_t order[256][VECTOR];
	uint8_t n[256];
};

#define BITS(width, i) ((width) == 1 ? 1 << (i) : (width) == 2 ? 0x10 << (i) : 0)
#define INDEX(a, b, c, d) (BITS(a, 0) | BITS(b, 1) | BITS(c, 2) | BITS(d, 3))
#define FROM(a, b, c, d, k) \
	((k) < (a) ? (k) : (k) < (a) + (b) ? 4 + (k) - (a) : (k) < (a) + (b) + (c) ? 8 + (k) - (a) - (b) : \
	 (k) < (a) + (b) + (c) + (d) ? 12 + (k) - (a) - (b) - (c) : 0x80)
#define FROM4(a, b, c, d, k) FROM(a, b, c, d, k), FROM(a, b, c, d, (k) + 1), FROM(a, b, c, d, (k) + 2), FROM(a, b, c, d, (k) + 3)
#define ORDER(a, b, c, d) \
	[INDEX(a, b, c, d)] = { FROM4(a, b, c, d, 0), FROM4(a, b, c, d, 4), FROM4(a, b, c, d, 8), FROM4(a, b, c, d, 12) }
#define SUM(a, b, c, d) [INDEX(a, b, c, d)] = (a) + (b) + (c) + (d)
#define EACH1(what, b, c, d) what(1, b, c, d), what(2, b, c, d), what(4, b, c, d)
#define EACH2(what, c, d) EACH1(what, 1, c, d), EACH1(what, 2, c, d), EACH1(what, 4, c, d)
#define EACH3(what, d) EACH2(what, 1, d), EACH2(what, 2, d), EACH2(what, 4, d)
#define EACH4(what) EACH3(what, 1), EACH3(what, 2), EACH3(what, 4)

static const struct quads quads = { .order = { EACH4(ORDER) }, .n = { EACH4(SUM) } };

#define SSSE3 __attribute__((target("ssse3")))
#define ALL(c) _mm_set1_epi8(c)

SSSE3 static inline uint8_t *put_quad(uint8_t *to, __m128i four, unsigned index)
{
	const __m128i *order = (const __m128i *)quads.order[index];

	_mm_storeu_si128((__m128i *)to, _mm_shuffle_epi8(four, _mm_load_si128(order)));
	return to + quads.n[index];
}

SSSE3 static inline uint8_t *put_vector(uint8_t *to, __m128i x)
{
	const __m128i digits = _mm_setr_epi8('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f');
	const __m128i controls = _mm_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 0, 't', 'n', 0, 0, 'r', 0, 0);
	__m128i marks = _mm_or_si128(_mm_cmpeq_epi8(x, ALL('"')), _mm_cmpeq_epi8(x, ALL('\\')));
	__m128i print = _mm_and_si128(_mm_cmpgt_epi8(x, ALL(' ' - 1)), _mm_cmplt_epi8(x, ALL('~' + 1)));
	__m128i same = _mm_andnot_si128(marks, print), letter, two, first, second, high, low;
	unsigned one = (unsigned)_mm_movemask_epi8(same), pair, even, odd;

	if (one == 0xffff) {
		_mm_storeu_si128((__m128i *)to, x);
		return to + VECTOR;
	}
	/* Of 16 and above the sum has the high bit, which looks nothing up. */
	letter = _mm_or_si128(_mm_shuffle_epi8(controls, _mm_adds_epu8(x, ALL(0x70))), _mm_and_si128(marks, x));
	two = _mm_cmpgt_epi8(letter, _mm_setzero_si128());
	pair = (unsigned)_mm_movemask_epi8(two);
	even = (one & 0x0f0f) | (pair & 0x0f0f) << 4;
	odd = (one >> 4 & 0x0f0f) | (pair & 0xf0f0);
	first = _mm_or_si128(_mm_and_si128(same, x), _mm_andnot_si128(same, ALL('\\')));
	second = _mm_or_si128(letter, _mm_andnot_si128(two, ALL('x')));
	high = _mm_shuffle_epi8(digits, _mm_and_si128(_mm_srli_epi16(x, 4), ALL(0x0f)));
	low = _mm_shuffle_epi8(digits, _mm_and_si128(x, ALL(0x0f)));
	x = _mm_unpacklo_epi8(first, second);
	two = _mm_unpacklo_epi8(high, low);
	to = put_quad(to, _mm_unpacklo_epi16(x, two), even & 0xff);
	to = put_quad(to, _mm_unpackhi_epi16(x, two), odd & 0xff);
	x = _mm_unpackhi_epi8(first, second);
	two = _mm_unpackhi_epi8(high, low);
	to = put_quad(to, _mm_unpacklo_epi16(x, two), even >> 8);
	return put_quad(to, _mm_unpackhi_epi16(x, two), odd >> 8);
}

/* Fewer than sixteen, in a vector filled up with blanks: each of those comes out as one character. */
SSSE3 static uint8_t *put_last(uint8_t *to, const uint8_t *s, size_t n)
{
	uint64_t begin, end, blanks = UINT64_C(0x2020202020202020);
	size_t more = n - FEWEST;

	memcpy(&begin, s, FEWEST);
	memcpy(&end, s + more, FEWEST);
	end = more ? end >> 8 * (FEWEST - more) | blanks << (8 * more - 1) << 1 : blanks;
	return put_vector(to, _mm_set_epi64x((long long)end, (long long)begin)) - (VECTOR - n);
}

SSSE3 static size_t put_all(uint8_t *to, const uint8_t *s, size_t n, uint8_t **end)
{
	size_t did = 0;

	for (; n - did >= VECTOR; did += VECTOR)
		to = put_vector(to, _mm_loadu_si128((const __m128i *)(s + did)));
	if (n - did >= FEWEST) {
		to = put_last(to, s + did, n - did);
		did = n;
	}
	*end = to;
	return did;
}

size_t quote_vector(uint8_t *to, const uint8_t *s, size_t n, uint8_t **end)
{
	return n >= FEWEST && __builtin_cpu_supports("ssse3") ? put_all(to, s, n, end) : 0;
}

#else

size_t quote_vector(uint8_t *to, const uint8_t *s, size_t n, uint8_t **end)
{
	(void)to, (void)s, (void)n, (void)end;
	return 0;
}

#endif
