/* test_bits.c - every width at every offset against a bit-by-bit reading; no byte outside the field is touched. */
#include "pkt/bits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

static unsigned bit(const uint8_t *p, size_t at)
{
	return p[at / 8] >> (7 - at % 8) & 1;
}

static void every_width_at_every_offset(void **state)
{
	(void)state;
	for (unsigned at = 0; at < 16; at++) {
		for (unsigned width = 1; width <= 64; width++) {
			size_t n = (at + width + 7) / 8;
			uint8_t *p = malloc(n), *q = malloc(n); /* of exact size: the sanitizer guards the end */
			uint64_t want = 0, v = 0x9e3779b97f4a7c15 * (at * 64 + width);

			for (size_t i = 0; i < n; i++)
				p[i] = q[i] = (uint8_t)(i * 151 + width * 31 + at);
			for (unsigned i = 0; i < width; i++)
				want = want << 1 | bit(p, at + i);
			assert_true(bits_get(p, at, width) == want);

			bits_put(q, at, width, v);
			assert_true(bits_get(q, at, width) == (v & bits_max(width)));
			for (unsigned i = 0; i < n * 8; i++) {
				if (i < at || i >= at + width)
					assert_int_equal(bit(q, i), bit(p, i));
			}
			bits_put(q, at, width, want);
			assert_memory_equal(p, q, n);
			free(p);
			free(q);
		}
	}
}

/* Bit i of the value is bit (at + i) when each byte's lowest is counted first. */
static void low_every_width_at_every_offset(void **state)
{
	(void)state;
	for (unsigned at = 0; at < 16; at++) {
		for (unsigned width = 1; width <= 64; width++) {
			size_t n = (at + width + 7) / 8;
			uint8_t *p = malloc(n), *q = malloc(n);
			uint64_t want = 0, v = 0x9e3779b97f4a7c15 * (at * 64 + width);

			for (size_t i = 0; i < n; i++)
				p[i] = q[i] = (uint8_t)(i * 151 + width * 31 + at);
			for (unsigned i = 0; i < width; i++)
				want |= (uint64_t)(p[(at + i) / 8] >> (at + i) % 8 & 1) << i;
			assert_true(bits_low_get(p, at, width) == want);
			if (at % 8 == 0 && width % 8 == 0)
				assert_true(bits_low_get(p, at, width) == bits_swap(bits_get(p, at, width), width));

			bits_low_put(q, at, width, v);
			assert_true(bits_low_get(q, at, width) == (v & bits_max(width)));
			for (unsigned i = 0; i < n * 8; i++) {
				if (i < at || i >= at + width)
					assert_int_equal(q[i / 8] >> i % 8 & 1, p[i / 8] >> i % 8 & 1);
			}
			bits_low_put(q, at, width, want);
			assert_memory_equal(p, q, n);
			free(p);
			free(q);
		}
	}
}

static void known(void **state)
{
	static const uint8_t ip[] = { 0x45, 0x00, 0x00, 0x54, 0x1c, 0x46, 0x40, 0x05 };
	uint8_t p[8] = { 0 };

	(void)state;
	assert_int_equal(bits_get(ip, 0, 4), 4);
	assert_int_equal(bits_get(ip, 4, 4), 5);
	assert_int_equal(bits_get(ip, 16, 16), 84);
	assert_int_equal(bits_get(ip, 48, 3), 2);
	assert_int_equal(bits_get(ip, 51, 13), 5);
	assert_int_equal(get16(ip + 2), 84);
	assert_int_equal(get32(ip), 0x45000054);
	put16(p, 0x0102);
	put32(p + 2, 0x03040506);
	assert_memory_equal(p, "\1\2\3\4\5\6\0\0", 8);
}

static void swap_and_max(void **state)
{
	(void)state;
	assert_int_equal(bits_swap(0xab, 8), 0xab);
	assert_int_equal(bits_swap(0x1234, 16), 0x3412);
	assert_int_equal(bits_swap(0xff123456, 24), 0x563412);
	assert_int_equal(bits_swap(0x12345678, 32), 0x78563412);
	assert_true(bits_swap(0x0102030405060708, 64) == 0x0807060504030201);
	assert_int_equal(bits_max(1), 1);
	assert_int_equal(bits_max(13), 8191);
	assert_true(bits_max(63) == UINT64_MAX >> 1);
	assert_true(bits_max(64) == UINT64_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_width_at_every_offset),
		cmocka_unit_test(low_every_width_at_every_offset),
		cmocka_unit_test(known),
		cmocka_unit_test(swap_and_max),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
