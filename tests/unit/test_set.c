/* test_set.c - value sets: sizes, the k-th value, random values, printing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/set.h"

static void runs_in_order(void **state)
{
	static const uint64_t want[] = { 22, 80, 81, 82, 443, 10, 13, 16 };
	struct diag d = DIAG_INIT;
	struct set *s = set_new();

	(void)state;
	assert_true(set_add_value(s, val_int(22), &d));
	assert_true(set_add_range(s, val_int(80), 3, 1, &d));
	assert_true(set_add_value(s, val_int(443), &d));
	assert_true(set_add_range(s, val_int(10), 3, 3, &d));
	assert_int_equal(s->count, sizeof(want) / sizeof(want[0]));
	for (uint64_t k = 0; k < s->count; k++)
		assert_int_equal(set_at(s, k, 0, 0).u, want[k]);
	obj_drop(&s->obj);
}

static void octet_ranges_last_fastest(void **state)
{
	static const uint8_t lo[4] = { 10, 0, 1, 0 }, hi[4] = { 10, 0, 3, 255 };
	struct diag d = DIAG_INIT;
	struct set *s = set_new();
	struct buf b = BUF_INIT;

	(void)state;
	assert_true(set_add_octets(s, lo, hi, &d));
	assert_int_equal(s->count, 768);
	assert_int_equal(set_at(s, 0, 0, 0).u, 0x0a000100);
	assert_int_equal(set_at(s, 255, 0, 0).u, 0x0a0001ff);
	assert_int_equal(set_at(s, 256, 0, 0).u, 0x0a000200);
	assert_int_equal(set_at(s, 767, 0, 0).u, 0x0a0003ff);
	set_print(&b, s);
	assert_string_equal(buf_cstr(&b), "\"10.0.1-3.*\"");
	buf_free(&b);
	obj_drop(&s->obj);
}

static void too_many_values_are_refused(void **state)
{
	struct diag d = DIAG_INIT;
	struct set *s = set_new();
	uint64_t n;

	(void)state;
	assert_true(set_add_range(s, val_int(0), UINT64_MAX, 1, &d));
	assert_false(set_add_value(s, val_int(1), &d));
	assert_true(d.set);
	assert_false(set_product(UINT64_MAX, 2, &n));
	assert_true(set_product(UINT64_MAX, 1, &n));
	obj_drop(&s->obj);
}

static void ipv6_runs_carry(void **state)
{
	struct diag d = DIAG_INIT;
	struct set *s = set_new();
	struct val first = { .type = V_IP6 }, v;

	(void)state;
	memset(first.b + 8, 0xff, 8);
	assert_true(set_add_range(s, first, 2, 1, &d));
	v = set_at(s, 1, 0, 0);
	assert_int_equal(v.b[7], 1);
	for (int i = 8; i < 16; i++)
		assert_int_equal(v.b[i], 0);
	obj_drop(&s->obj);
}

static void random_is_a_function(void **state)
{
	struct set *s = set_random(RANDOM_INT, 5, 9);
	bool seen[10] = { false };

	(void)state;
	assert_int_equal(s->count, 1);
	for (uint64_t k = 0; k < 1000; k++) {
		uint64_t v = set_at(s, k, 7, 3).u;

		assert_in_range(v, 5, 9);
		assert_int_equal(v, set_at(s, k, 7, 3).u);
		seen[v] = true;
	}
	for (int i = 5; i <= 9; i++)
		assert_true(seen[i]);
	obj_drop(&s->obj);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(runs_in_order),
		cmocka_unit_test(octet_ranges_last_fastest),
		cmocka_unit_test(too_many_values_are_refused),
		cmocka_unit_test(ipv6_runs_carry),
		cmocka_unit_test(random_is_a_function),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
