/* test_perm.c - each index once, an inverse, and an order that the seed decides. */
#include "pkt/perm.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static void each_index_once(void **state)
{
	static unsigned char seen[5000];

	(void)state;
	for (uint64_t n = 1; n <= sizeof(seen); n += 1 + n / 3) {
		for (uint64_t seed = 0; seed < 5; seed++) {
			struct perm p = perm_make(n, seed);

			memset(seen, 0, sizeof(seen));
			for (uint64_t i = 0; i < n; i++) {
				uint64_t v = perm_at(&p, i);

				assert_true(v < n);
				assert_false(seen[v]);
				seen[v] = 1;
				assert_true(perm_inverse(&p, v) == i);
			}
		}
	}
}

static void large(void **state)
{
	static const uint64_t n[] = { (UINT64_C(1) << 32) - 1, UINT64_C(1) << 32, (UINT64_C(1) << 32) + 1,
		                      UINT64_C(1) << 62,       (UINT64_C(1) << 62) + 1, UINT64_MAX };

	(void)state;
	for (size_t j = 0; j < sizeof(n) / sizeof(n[0]); j++) {
		struct perm p = perm_make(n[j], 99);

		for (uint64_t i = 0; i < 1000; i++) {
			uint64_t at = i % 2 ? n[j] - 1 - i : i;
			uint64_t v = perm_at(&p, at);

			assert_true(v < n[j]);
			assert_true(perm_inverse(&p, v) == at);
		}
	}
}

static void seed_decides(void **state)
{
	struct perm a = perm_make(65536, 1), b = perm_make(65536, 2), again = perm_make(65536, 1);
	unsigned same = 0, fixed = 0, next = 0;

	(void)state;
	for (uint64_t i = 0; i < 65535; i++) {
		assert_true(perm_at(&a, i) == perm_at(&again, i));
		same += perm_at(&a, i) == perm_at(&b, i);
		fixed += perm_at(&a, i) == i;
		next += perm_at(&a, i) + 1 == perm_at(&a, i + 1);
	}
	assert_true(same < 10);
	assert_true(fixed < 10);
	assert_true(next < 10);
}

/* A resumed run must find the order of the run before it, also on another machine and with a later release. */
static void order_stays(void **state)
{
	static const uint64_t want[] = { 743, 59, 798, 894, 814, 168, 568, 662 };
	struct perm p = perm_make(1000, 42);

	(void)state;
	for (uint64_t i = 0; i < sizeof(want) / sizeof(want[0]); i++)
		assert_int_equal(perm_at(&p, i), want[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_index_once),
		cmocka_unit_test(large),
		cmocka_unit_test(seed_decides),
		cmocka_unit_test(order_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
