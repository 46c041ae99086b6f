/* test_random.c - SipHash against its authors' vectors; numbers that stay the same on every machine. */
#include "pkt/random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pkt/bits.h"

/* Key 00 01 .. 0f, message 00 01 .. (n - 1): the reference implementation's vectors_sip64. */
static void siphash(void **state)
{
	static const struct {
		size_t n;
		uint64_t v;
	} rows[] = {
		{ 0, 0x726fdb47dd0e0e31 }, { 1, 0x74f839c593dc67fd }, { 2, 0x0d6c8009d9a94f5a },
		{ 3, 0x85676696d7fb7e2d }, { 7, 0xab0200f58b01d137 }, { 8, 0x93f5f5799a932462 },
		{ 15, 0xa129ca6149be45e5 },
	};
	uint8_t key[16], p[64];

	(void)state;
	for (unsigned i = 0; i < 64; i++)
		p[i] = (uint8_t)i;
	for (unsigned i = 0; i < 16; i++)
		key[i] = (uint8_t)i;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_true(siphash24(key, p, rows[i].n) == rows[i].v);
	assert_true(siphash24(key, p, 63) == 0x958a324ceb064572);
}

static void at_is_siphash(void **state)
{
	const uint64_t seed = 0x0123456789abcdef, k = 918273, stream = 0xfedcba9876543210;
	uint8_t key[16] = { 0 }, p[16];

	(void)state;
	bits_put(key, 0, 64, bits_swap(seed, 64));
	bits_put(p, 0, 64, bits_swap(k, 64));
	bits_put(p, 64, 64, bits_swap(stream, 64));
	assert_true(random_at(seed, k, stream) == siphash24(key, p, 16));
	assert_true(random_at(seed, k, stream) != random_at(seed, k + 1, stream));
	assert_true(random_at(seed, k, stream) != random_at(seed, k, stream + 1));
	assert_true(random_at(seed, k, stream) != random_at(seed + 1, k, stream));
}

static void below(void **state)
{
	static const uint64_t n[] = { 1, 2, 3, 10, 256, 65535, UINT64_C(1) << 63, (UINT64_C(1) << 63) + 1, UINT64_MAX };
	unsigned seen[10] = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(n) / sizeof(n[0]); i++) {
		for (uint64_t k = 0; k < 1000; k++)
			assert_true(random_below(1, k, 2, n[i]) < n[i]);
	}
	assert_true(random_below(1, 2, 3, 0) == random_at(1, 2, 3));
	for (uint64_t k = 0; k < 100000; k++)
		seen[random_below(7, k, 0, 10)]++;
	for (int i = 0; i < 10; i++)
		assert_in_range(seen[i], 9500, 10500);
}

/* With n = 3 * 2^62 a plain remainder would give the lowest third twice as often as the others. */
static void below_is_uniform(void **state)
{
	const uint64_t third = UINT64_C(1) << 62;
	unsigned seen[3] = { 0 };

	(void)state;
	for (uint64_t k = 0; k < 30000; k++)
		seen[random_below(7, k, 0, 3 * third) / third]++;
	for (int i = 0; i < 3; i++)
		assert_in_range(seen[i], 9500, 10500);
}

static void seeds_differ(void **state)
{
	(void)state;
	assert_true(random_seed() != random_seed());
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(siphash),
		cmocka_unit_test(at_is_siphash),
		cmocka_unit_test(below),
		cmocka_unit_test(below_is_uniform),
		cmocka_unit_test(seeds_differ),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
