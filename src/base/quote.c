/* quote.c - bytes between quotes, 32 at a time: each becomes four characters, then those that do not count are left out. */
#include "quote.h"

#ifdef __x86_64__
#include <immintrin.h>

enum { VECTOR = 32, HALF = 16, QUAD = 16 };

/*
 * Four bytes as sixteen characters: the order that brings those that stay to the front, and how many these are. The index has two bits
 * for each byte, `same` in its low half and `plain` in its high half: both for a byte that reads as it is, none for two characters (\n),
 * `plain` alone for four (\x00), `same` alone for a byte that is not to be written.
 */
struct quads {
	_Alignas(QUAD) uint8_t order[256][QUAD];
	uint64_t n[256];
};

#define BITS(width, i) ((width) == 1 ? 0x11 << (i) : (width) == 2 ? 0 : (width) == 4 ? 0x10 << (i) : 0x01 << (i))
#define INDEX(a, b, c, d) (BITS(a, 0) | BITS(b, 1) | BITS(c, 2) | BITS(d, 3))
#define FROM(a, b, c, d, k) \
	((k) < (a) ? (k) : (k) < (a) + (b) ? 4 + (k) - (a) : (k) < (a) + (b) + (c) ? 8 + (k) - (a) - (b) : \
	 (k) < (a) + (b) + (c) + (d) ? 12 + (k) - (a) - (b) - (c) : 0)
#define FROM4(a, b, c, d, k) FROM(a, b, c, d, k), FROM(a, b, c, d, (k) + 1), FROM(a, b, c, d, (k) + 2), FROM(a, b, c, d, (k) + 3)
#define ORDER(a, b, c, d) \
	[INDEX(a, b, c, d)] = { FROM4(a, b, c, d, 0), FROM4(a, b, c, d, 4), FROM4(a, b, c, d, 8), FROM4(a, b, c, d, 12) }
#define SUM(a, b, c, d) [INDEX(a, b, c, d)] = (a) + (b) + (c) + (d)
#define EACH1(what, b, c, d) what(0, b, c, d), what(1, b, c, d), what(2, b, c, d), what(4, b, c, d)
#define EACH2(what, c, d) EACH1(what, 0, c, d), EACH1(what, 1, c, d), EACH1(what, 2, c, d), EACH1(what, 4, c, d)
#define EACH3(what, d) EACH2(what, 0, d), EACH2(what, 1, d), EACH2(what, 2, d), EACH2(what, 4, d)
#define EACH4(what) EACH3(what, 0), EACH3(what, 1), EACH3(what, 2), EACH3(what, 4)

static const struct quads quads = { .order = { EACH4(ORDER) }, .n = { EACH4(SUM) } };

#define AVX2 __attribute__((target("avx2")))
#define ALL(c) _mm256_set1_epi8(c)
#define EACH_HALF(...) _mm256_setr_epi8(__VA_ARGS__, __VA_ARGS__)

/* An order or a number by its index times eight, which is what both places can be told from at once. */
AVX2 static inline __m128i order_at(uint64_t i)
{
	return _mm_load_si128((const __m128i *)((const uint8_t *)quads.order + 2 * i));
}

static inline uint64_t number_at(uint64_t i)
{
	return *(const uint64_t *)((const uint8_t *)quads.n + i);
}

/* Quads i and k, one in each half. */
AVX2 static inline __m256i close_up(__m256i x, uint64_t i, uint64_t k)
{
	return _mm256_shuffle_epi8(x, _mm256_inserti128_si256(_mm256_castsi128_si256(order_at(i)), order_at(k), 1));
}

/* Each is written in full: what does not count is overwritten by the next. */
AVX2 static inline uint8_t *put_quad(uint8_t *to, __m128i x, uint64_t i)
{
	_mm_storeu_si128((__m128i *)to, x);
	return to + number_at(i);
}

/* at: of a and b, then of c and d: of the first halves, then of the second ones. */
AVX2 static inline uint8_t *put_quads(uint8_t *to, __m256i a, __m256i b, __m256i c, __m256i d, const uint64_t *at)
{
	a = close_up(a, at[0], at[2]);
	b = close_up(b, at[1], at[3]);
	c = close_up(c, at[4], at[6]);
	d = close_up(d, at[5], at[7]);
	to = put_quad(to, _mm256_castsi256_si128(a), at[0]);
	to = put_quad(to, _mm256_castsi256_si128(b), at[1]);
	to = put_quad(to, _mm256_castsi256_si128(c), at[4]);
	to = put_quad(to, _mm256_castsi256_si128(d), at[5]);
	to = put_quad(to, _mm256_extracti128_si256(a, 1), at[2]);
	to = put_quad(to, _mm256_extracti128_si256(b, 1), at[3]);
	to = put_quad(to, _mm256_extracti128_si256(c, 1), at[6]);
	return put_quad(to, _mm256_extracti128_si256(d, 1), at[7]);
}

/* Four quads, each with its four marks `same` and then its four marks `plain`: an index of eight bits, times eight. */
AVX2 static inline void find_orders(uint64_t *at, __m256i marks)
{
	const __m256i bits = EACH_HALF(1, 2, 4, 8, 16, 32, 64, (char)128, 1, 2, 4, 8, 16, 32, 64, (char)128);

	_mm256_store_si256((__m256i *)at, _mm256_slli_epi64(_mm256_sad_epu8(_mm256_and_si256(marks, bits), _mm256_setzero_si256()), 3));
}

/* The first r bytes of x; skip: a mark on each of the others. */
AVX2 static inline uint8_t *put_vector(uint8_t *to, __m256i x, size_t r, __m256i skip)
{
	const __m256i digits = EACH_HALF('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f');
	/* Those of two characters, by their lower four bits: which upper four make them (a bit for each), and how they are written. */
	const __m256i lower = EACH_HALF(0, 0, 2, 0, 0, 0, 0, 0, 0, 1, 1, 0, 4, 1, 0, 0);
	const __m256i upper = EACH_HALF(1, 0, 2, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
	const __m256i letters = EACH_HALF(0, 0, '"', 0, 0, 0, 0, 0, 0, 't', 'n', 0, '\\', 'r', 0, 0);
	__m256i high = _mm256_and_si256(_mm256_srli_epi16(x, 4), ALL(0x0f)), low = _mm256_and_si256(x, ALL(0x0f));
	__m256i two = _mm256_and_si256(_mm256_shuffle_epi8(lower, low), _mm256_shuffle_epi8(upper, high));
	__m256i plain = _mm256_cmpeq_epi8(two, _mm256_setzero_si256());
	__m256i print = _mm256_cmpgt_epi8(_mm256_add_epi8(x, ALL(1)), ALL(' ')); /* signed: 0x7f and those above are below */
	__m256i same = _mm256_or_si256(_mm256_and_si256(print, plain), skip), first, second, a, b, c, d;
	_Alignas(VECTOR) uint64_t at[8];

	if ((uint32_t)_mm256_movemask_epi8(same) == UINT32_MAX) {
		_mm256_storeu_si256((__m256i *)to, x);
		return to + r;
	}
	first = _mm256_blendv_epi8(ALL('\\'), x, same);
	second = _mm256_blendv_epi8(_mm256_shuffle_epi8(letters, low), ALL('x'), plain);
	high = _mm256_shuffle_epi8(digits, high);
	low = _mm256_shuffle_epi8(digits, low);
	plain = _mm256_andnot_si256(skip, plain);
	find_orders(at, _mm256_unpacklo_epi32(same, plain));
	find_orders(at + 4, _mm256_unpackhi_epi32(same, plain));
	a = _mm256_unpacklo_epi8(first, second);
	b = _mm256_unpacklo_epi8(high, low);
	c = _mm256_unpackhi_epi8(first, second);
	d = _mm256_unpackhi_epi8(high, low);
	return put_quads(to, _mm256_unpacklo_epi16(a, b), _mm256_unpackhi_epi16(a, b), _mm256_unpacklo_epi16(c, d),
			 _mm256_unpackhi_epi16(c, d), at);
}

/* A row of which 32 are read, from where those of a number begin: marks, and places. */
#define SIXTEEN(from) (from), (from) + 1, (from) + 2, (from) + 3, (from) + 4, (from) + 5, (from) + 6, (from) + 7, (from) + 8, \
	(from) + 9, (from) + 10, (from) + 11, (from) + 12, (from) + 13, (from) + 14, (from) + 15
#define EIGHT(n) (n), (n), (n), (n), (n), (n), (n), (n)
static const int8_t marks[2 * VECTOR] = { [VECTOR] = EIGHT(-1), EIGHT(-1), EIGHT(-1), EIGHT(-1) };
static const int8_t places[VECTOR] = { SIXTEEN(0) };

/* n bytes, at least a half and less than a whole, with zeros or bytes among them behind; no byte that is not theirs is read. */
AVX2 static inline __m256i load_less(const uint8_t *s, size_t n)
{
	__m128i first = _mm_loadu_si128((const __m128i *)s), last = _mm_loadu_si128((const __m128i *)(s + n - HALF));
	__m128i order = _mm_loadu_si128((const __m128i *)(places + VECTOR - n));

	return _mm256_inserti128_si256(_mm256_castsi128_si256(first), _mm_shuffle_epi8(last, order), 1);
}

/* What is beyond whole vectors comes first: there the bytes behind may be read, and written over. */
AVX2 static uint8_t *put_all(uint8_t *to, const uint8_t *s, size_t n)
{
	size_t r = (n - 1) % VECTOR + 1;
	__m256i x = n < VECTOR ? load_less(s, n) : _mm256_loadu_si256((const __m256i *)s);
	__m256i skip = _mm256_loadu_si256((const __m256i *)(marks + VECTOR - r));

	for (;;) {
		to = put_vector(to, x, r, skip);
		n -= r;
		if (!n)
			return to;
		s += r;
		r = VECTOR;
		x = _mm256_loadu_si256((const __m256i *)s);
		skip = _mm256_setzero_si256();
	}
}

uint8_t *quote_many(uint8_t *to, const uint8_t *s, size_t n)
{
	return __builtin_cpu_supports("avx2") ? put_all(to, s, n) : NULL;
}

#else

uint8_t *quote_many(uint8_t *to, const uint8_t *s, size_t n)
{
	(void)to, (void)s, (void)n;
	return NULL;
}

#endif
