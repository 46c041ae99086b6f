/* test_arena.c - pieces are zeroed, aligned and apart; large ones do not waste the rest of a block. */
#include "pkt/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdalign.h>
#include <string.h>

static void pieces_are_apart(void **state)
{
	enum { N = 3000 };
	static unsigned char *p[N];
	struct arena a;

	(void)state;
	arena_init(&a);
	for (size_t i = 0; i < N; i++) {
		size_t n = i % 67;

		p[i] = arena_alloc(&a, n);
		assert_int_equal((uintptr_t)p[i] % alignof(max_align_t), 0);
		for (size_t j = 0; j < n; j++)
			assert_int_equal(p[i][j], 0);
		memset(p[i], (int)(i & 255), n);
	}
	for (size_t i = 0; i < N; i++) {
		for (size_t j = 0; j < i % 67; j++)
			assert_int_equal(p[i][j], i & 255);
	}
	arena_free(&a);
	assert_null(a.top);
}

static void large_goes_below(void **state)
{
	struct arena a;
	char *first, *large, *second;

	(void)state;
	arena_init(&a);
	first = arena_alloc(&a, 1);
	large = arena_alloc(&a, 1000000);
	second = arena_alloc(&a, 1);
	large[999999] = 1;
	assert_ptr_equal(second, first + alignof(max_align_t));
	assert_int_equal(a.used, 1000002);
	arena_free(&a);
	assert_int_equal(a.used, 0);

	large = arena_alloc(&a, 5000);
	large[4999] = 1;
	assert_non_null(arena_alloc(&a, 10));
	arena_free(&a);
}

static void text_ends(void **state)
{
	struct arena a;

	(void)state;
	arena_init(&a);
	assert_string_equal(arena_text(&a, "hello", 4), "hell");
	assert_string_equal(arena_text(&a, NULL, 0), "");
	assert_int_equal(a.used, 6);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_apart),
		cmocka_unit_test(large_goes_below),
		cmocka_unit_test(text_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
