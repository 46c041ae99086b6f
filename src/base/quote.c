/* quote.c - bytes between quotes, 32 at a time: each becomes four characters, then those that do not count are left out. */
#include "quote.h"

#ifdef __x86_64__
#include <immintrin.h>

enum { VECTOR = QUOTE_MANY, QUAD = 16 };

/*
 * Four bytes as sixteen characters: the order that brings those that stay to the front, and how many these are. The index has a bit in
 * its low half for each byte that reads as it is, one in its high half for each of two characters (\n); the others take four.
 */
struct quads {
	_Alignas(QUAD) uint8_t order[256][QUAD];
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

#define AVX2 __attribute__((target("avx2")))
#define ALL(c) _mm256_set1_epi8(c)
#define EACH_HALF(...) _mm256_setr_epi8(__VA_ARGS__, __VA_ARGS__)

/* Quads i and k, one in each half. */
AVX2 static inline __m256i close_up(__m256i x, unsigned i, unsigned k)
{
	__m128i a = _mm_load_si128((const __m128i *)quads.order[i]), b = _mm_load_si128((const __m128i *)quads.order[k]);

	return _mm256_shuffle_epi8(x, _mm256_inserti128_si256(_mm256_castsi128_si256(a), b, 1));
}

/* Each is written in full: what does not count is overwritten by the next. */
AVX2 static inline uint8_t *put_quad(uint8_t *to, __m128i x, unsigned i)
{
	_mm_storeu_si128((__m128i *)to, x);
	return to + quads.n[i];
}

AVX2 static inline uint8_t *put_first(uint8_t *to, __m256i x, unsigned i)
{
	return put_quad(to, _mm256_castsi256_si128(x), i & 0xff);
}

AVX2 static inline uint8_t *put_second(uint8_t *to, __m256i x, unsigned i)
{
	return put_quad(to, _mm256_extracti128_si256(x, 1), i & 0xff);
}

AVX2 static inline uint8_t *put_vector(uint8_t *to, __m256i x)
{
	const __m256i digits = EACH_HALF('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f');
	const __m256i controls = EACH_HALF(0, 0, 0, 0, 0, 0, 0, 0, 0, 't', 'n', 0, 0, 'r', 0, 0);
	__m256i marks = _mm256_or_si256(_mm256_cmpeq_epi8(x, ALL('"')), _mm256_cmpeq_epi8(x, ALL('\\')));
	__m256i print = _mm256_and_si256(_mm256_cmpgt_epi8(x, ALL(' ' - 1)), _mm256_cmpgt_epi8(ALL('~' + 1), x));
	__m256i same = _mm256_andnot_si256(marks, print), letter, two, first, second, high, low;
	__m256i q0, q1, q2, q3; /* q0: the first quad of each half */
	uint32_t one = (uint32_t)_mm256_movemask_epi8(same), pair, even, odd;

	if (one == UINT32_MAX) {
		_mm256_storeu_si256((__m256i *)to, x);
		return to + VECTOR;
	}
	/* Of 16 and above the sum has the high bit, which looks nothing up. */
	letter = _mm256_or_si256(_mm256_shuffle_epi8(controls, _mm256_adds_epu8(x, ALL(0x70))), _mm256_and_si256(marks, x));
	two = _mm256_cmpgt_epi8(letter, _mm256_setzero_si256());
	pair = (uint32_t)_mm256_movemask_epi8(two);
	first = _mm256_blendv_epi8(ALL('\\'), x, same);
	second = _mm256_blendv_epi8(ALL('x'), letter, two);
	high = _mm256_shuffle_epi8(digits, _mm256_and_si256(_mm256_srli_epi16(x, 4), ALL(0x0f)));
	low = _mm256_shuffle_epi8(digits, _mm256_and_si256(x, ALL(0x0f)));
	even = (one & 0x0f0f0f0f) | (pair & 0x0f0f0f0f) << 4;
	odd = (one >> 4 & 0x0f0f0f0f) | (pair & 0xf0f0f0f0);
	x = _mm256_unpacklo_epi8(first, second);
	two = _mm256_unpacklo_epi8(high, low);
	q0 = close_up(_mm256_unpacklo_epi16(x, two), even & 0xff, even >> 16 & 0xff);
	q1 = close_up(_mm256_unpackhi_epi16(x, two), odd & 0xff, odd >> 16 & 0xff);
	x = _mm256_unpackhi_epi8(first, second);
	two = _mm256_unpackhi_epi8(high, low);
	q2 = close_up(_mm256_unpacklo_epi16(x, two), even >> 8 & 0xff, even >> 24);
	q3 = close_up(_mm256_unpackhi_epi16(x, two), odd >> 8 & 0xff, odd >> 24);
	to = put_first(put_first(put_first(put_first(to, q0, even), q1, odd), q2, even >> 8), q3, odd >> 8);
	return put_second(put_second(put_second(put_second(to, q0, even >> 16), q1, odd >> 16), q2, even >> 24), q3, odd >> 24);
}

AVX2 static uint8_t *put_all(uint8_t *to, const uint8_t *s, size_t n)
{
	for (; n >= VECTOR; n -= VECTOR, s += VECTOR)
		to = put_vector(to, _mm256_loadu_si256((const __m256i *)s));
	return to;
}

uint8_t *quote_many(uint8_t *to, const uint8_t *s, size_t n)
{
	return n >= VECTOR && __builtin_cpu_supports("avx2") ? put_all(to, s, n) : NULL;
}

#else

uint8_t *quote_many(uint8_t *to, const uint8_t *s, size_t n)
{
	(void)to, (void)s, (void)n;
	return NULL;
}

#endif
