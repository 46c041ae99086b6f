/* cksum.c - the Internet checksum, CRC-32, CRC-32C and Fletcher. */
#include "pkt/cksum.h"

#include <assert.h>
#include <string.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

#include "pkt/bits.h"

/* n (at most 8) bytes in the machine's order, zeros behind them: any place that is even is as good in a sum. */
static inline uint64_t load(const uint8_t *p, size_t n)
{
	uint64_t v = 0;

	memcpy(&v, p, n);
	return v;
}

/* The last n (1 to 7) bytes before end; eight are there. */
static inline uint64_t load_last(const uint8_t *end, size_t n)
{
	uint64_t v = load(end - 8, 8);

	return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? v >> (64 - 8 * n) : v << (64 - 8 * n);
}

/* A sum of words in the machine's order is the sum in wire order with its bytes turned round (RFC 1071, 2.B). */
static uint16_t from_machine(uint64_t sum)
{
	uint16_t folded = cksum_fold(sum);
	uint8_t wire[2];

	memcpy(wire, &folded, 2);
	return get16(wire);
}

static uint64_t sum_short(uint64_t a, const uint8_t *p, size_t n)
{
	if (n & 4)
		a = cksum_plus(a, load(p, 4));
	if (n & 2)
		a = cksum_plus(a, load(p + (n & 4), 2));
	if (n & 1)
		a = cksum_plus(a, load(p + n - 1, 1));
	return a;
}

enum { WIDE_LEAST = 96, WIDE_MOST = 65536 /* bytes at once */ };

#ifdef __x86_64__
#define AVX2 __attribute__((target("avx2")))

/* The sums of pairs of words, which count as signed: each word less 32768. */
AVX2 static inline __m256i pairs(__m256i x)
{
	return _mm256_madd_epi16(_mm256_xor_si256(x, _mm256_set1_epi16(INT16_MIN)), _mm256_set1_epi16(1));
}

/* n from WIDE_LEAST to WIDE_MOST: the eight sums of 2048 pairs, and theirs, fit into 32 bits. */
AVX2 static uint64_t sum_wide(uint64_t sum, const uint8_t *p, size_t n)
{
	static const int8_t marks[64] = { [32] = -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
		                          -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1 };
	const uint8_t *end = p + (n & ~(size_t)1);
	uint64_t last = n & 1 ? *end : 0, vectors = n / 32 + 1;
	__m256i a = _mm256_setzero_si256();
	__m128i h;

	for (; end - p >= 32; p += 32)
		a = _mm256_add_epi32(a, pairs(_mm256_loadu_si256((const __m256i *)p)));
	/* What is left, with zeros for what is before it. */
	a = _mm256_add_epi32(a, pairs(_mm256_and_si256(_mm256_loadu_si256((const __m256i *)(end - 32)),
						       _mm256_loadu_si256((const __m256i *)(marks + (end - p))))));
	h = _mm_add_epi32(_mm256_castsi256_si128(a), _mm256_extracti128_si256(a, 1));
	h = _mm_add_epi32(h, _mm_shuffle_epi32(h, 0x4e));
	h = _mm_add_epi32(h, _mm_shuffle_epi32(h, 0xb1));
	return cksum_plus(sum, (uint64_t)(_mm_cvtsi128_si32(h) + (int64_t)vectors * 16 * 32768) + last);
}

static inline bool is_wide(size_t n)
{
	return n >= WIDE_LEAST && n <= WIDE_MOST && __builtin_cpu_supports("avx2");
}
#else
static uint64_t sum_wide(uint64_t sum, const uint8_t *p, size_t n)
{
	(void)p, (void)n;
	return sum;
}

static inline bool is_wide(size_t n)
{
	(void)n;
	return false;
}
#endif

/* Four words a turn in two chains, so that two carries are under way at once. */
uint64_t cksum_part(uint64_t sum, const uint8_t *p, size_t n)
{
	uint64_t b = 0;

	if (n < 8)
		return sum_short(sum, p, n);
	if (is_wide(n))
		return sum_wide(sum, p, n);
	for (; n >= 32; n -= 32, p += 32) {
		sum = cksum_plus(cksum_plus(sum, load(p, 8)), load(p + 8, 8));
		b = cksum_plus(cksum_plus(b, load(p + 16, 8)), load(p + 24, 8));
	}
	for (; n >= 8; n -= 8, p += 8)
		sum = cksum_plus(sum, load(p, 8));
	if (n)
		b = cksum_plus(b, load_last(p + n, n));
	return cksum_plus(sum, b);
}

uint64_t cksum_add(uint64_t sum, const uint8_t *p, size_t n)
{
	return cksum_plus(sum, from_machine(cksum_part(0, p, n)));
}

uint16_t cksum_update(uint16_t sum, uint16_t old_word, uint16_t new_word)
{
	return cksum_finish((uint64_t)(uint16_t)~sum + (uint16_t)~old_word + new_word);
}

/*
 * A CRC is linear: the entry of a byte is the exclusive or of the entries of its bits, so that a row names the eight
 * bits, least significant first, and the macros say the 256 entries. Row r: the byte is followed by r bytes of zeros.
 */
#define D1(x, a) (x), (x) ^ (a)
#define D2(x, a, b) D1(x, a), D1((x) ^ (b), a)
#define D3(x, a, b, c) D2(x, a, b), D2((x) ^ (c), a, b)
#define D4(x, a, b, c, d) D3(x, a, b, c), D3((x) ^ (d), a, b, c)
#define D5(x, a, b, c, d, e) D4(x, a, b, c, d), D4((x) ^ (e), a, b, c, d)
#define D6(x, a, b, c, d, e, f) D5(x, a, b, c, d, e), D5((x) ^ (f), a, b, c, d, e)
#define D7(x, a, b, c, d, e, f, g) D6(x, a, b, c, d, e, f), D6((x) ^ (g), a, b, c, d, e, f)
#define ROW(a, b, c, d, e, f, g, h) { D7(0U, a, b, c, d, e, f, g), D7(0U ^ (h), a, b, c, d, e, f, g) }

/* Polynomial 0x04c11db7, its bits in reverse: 0xedb88320. */
static const uint32_t ieee_table[4][256] = {
	ROW(0x77073096, 0xee0e612c, 0x076dc419, 0x0edb8832, 0x1db71064, 0x3b6e20c8, 0x76dc4190, 0xedb88320),
	ROW(0x191b3141, 0x32366282, 0x646cc504, 0xc8d98a08, 0x4ac21251, 0x958424a2, 0xf0794f05, 0x3b83984b),
	ROW(0x01c26a37, 0x0384d46e, 0x0709a8dc, 0x0e1351b8, 0x1c26a370, 0x384d46e0, 0x709a8dc0, 0xe1351b80),
	ROW(0xb8bc6765, 0xaa09c88b, 0x8f629757, 0xc5b428ef, 0x5019579f, 0xa032af3e, 0x9b14583d, 0xed59b63b),
};

/* Polynomial 0x1edc6f41, its bits in reverse: 0x82f63b78. */
static const uint32_t castagnoli_table[4][256] = {
	ROW(0xf26b8303, 0xe13b70f7, 0xc79a971f, 0x8ad958cf, 0x105ec76f, 0x20bd8ede, 0x417b1dbc, 0x82f63b78),
	ROW(0x13a29877, 0x274530ee, 0x4e8a61dc, 0x9d14c3b8, 0x3fc5f181, 0x7f8be302, 0xff17c604, 0xfbc3faf9),
	ROW(0xa541927e, 0x4f6f520d, 0x9edea41a, 0x38513ec5, 0x70a27d8a, 0xe144fb14, 0xc76580d9, 0x8b277743),
	ROW(0xdd45aab8, 0xbf672381, 0x7b2231f3, 0xf64463e6, 0xe964b13d, 0xd725148b, 0xaba65fe7, 0x52a0c93f),
};

/* Four bytes a turn, each looked up in the row of as many zeros as bytes follow it. */
static uint32_t crc(const uint32_t table[4][256], const uint8_t *p, size_t n)
{
	uint32_t c = UINT32_MAX;

	for (; n >= 4; n -= 4, p += 4) {
		c ^= p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
		c = table[3][c & 255] ^ table[2][c >> 8 & 255] ^ table[1][c >> 16 & 255] ^ table[0][c >> 24];
	}
	for (; n; n--, p++)
		c = table[0][(c ^ *p) & 255] ^ c >> 8;
	return ~c;
}

uint32_t crc32_ieee(const uint8_t *p, size_t n)
{
	return crc(ieee_table, p, n);
}

uint32_t crc32c(const uint8_t *p, size_t n)
{
	return crc(castagnoli_table, p, n);
}

/*
 * c0 is the sum of the bytes, c1 the sum of c0 after each byte, both modulo 255; the check bytes x and y make both 0
 * (RFC 1008, 7). Neither is ever 0, which would mean "no checksum": 255 is the other zero of this arithmetic.
 */
uint16_t fletcher16(const uint8_t *p, size_t n, size_t at)
{
	uint64_t c0 = 0, c1 = 0, x, y;

	assert(n >= 2 && at <= n - 2);
	for (size_t i = 0; i < n; i++) {
		c0 += i == at || i == at + 1 ? 0 : p[i];
		c1 += c0;
		if (i % 65536 == 65535 || i == n - 1) {
			c0 %= 255;
			c1 %= 255;
		}
	}
	x = ((n - at - 1) % 255 * c0 + 255 - c1) % 255;
	y = (510 - c0 - x) % 255;
	return (uint16_t)((x ? x : 255) << 8 | (y ? y : 255));
}

uint32_t crc32c_wire(const uint8_t *p, size_t n)
{
	uint32_t v = crc32c(p, n);

	return v >> 24 | (v >> 8 & 0xff00) | (v << 8 & 0xff0000) | v << 24;
}
