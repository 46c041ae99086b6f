/* test_seen.c - numbers that were seen: each once, and in bounded memory no stranger is taken for an acquaintance. */
#include "../../src/wire/seen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void each_once(void **state)
{
	struct seen *s = seen_new(10000);

	(void)state;
	assert_true(seen_is_exact(s));
	for (uint64_t k = 0; k < 10000; k += 3)
		assert_true(seen_add(s, k));
	for (uint64_t k = 0; k < 10000; k++)
		assert_true(seen_has(s, k) == (k % 3 == 0));
	for (uint64_t k = 0; k < 10000; k++)
		assert_true(seen_add(s, k) == (k % 3 != 0));
	seen_free(s);
}

static void the_last_ones(void **state)
{
	uint64_t n = SEEN_EXACT * 1000, step = n / (SEEN_WINDOW * 4), again = 0, count = SEEN_WINDOW * 4;
	struct seen *s = seen_new(n);

	(void)state;
	assert_false(seen_is_exact(s));
	for (uint64_t i = 0; i < count; i++)
		assert_true(seen_add(s, i * step));
	for (uint64_t i = count - SEEN_WINDOW / 2; i < count; i++)
		again += !seen_add(s, i * step);
	assert_true(again > SEEN_WINDOW / 2 * 999 / 1000);
	assert_false(seen_has(s, 1));
	seen_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_once),
		cmocka_unit_test(the_last_ones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
