/* test_clock.c - the time of day as text, before and after 1970. */
#include "pkt/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <time.h>

static void texts(void **state)
{
	static const struct {
		int64_t ns;
		const char *text;
	} rows[] = {
		{ 0, "00:00:00.000000000" },
		{ 1, "00:00:00.000000001" },
		{ 999999999, "00:00:00.999999999" },
		{ 1000000000, "00:00:01.000000000" },
		{ 86399999999999, "23:59:59.999999999" },
		{ 86400000000000, "00:00:00.000000000" },
		{ 1234567890123456789, "23:31:30.123456789" },
		{ -1, "23:59:59.999999999" },
		{ -1000000000, "23:59:59.000000000" },
		{ -86400000000000, "00:00:00.000000000" },
		{ INT64_MAX, "23:47:16.854775807" },
		{ INT64_MIN, "00:12:43.145224192" },
	};
	struct clock_cache kept = { 0 };
	char out[CLOCK_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct clock_cache fresh = { 0 };

		assert_int_equal(clock_text(&fresh, rows[i].ns, out), 18);
		assert_string_equal(out, rows[i].text);
		assert_int_equal(clock_text(&kept, rows[i].ns, out), 18);
		assert_string_equal(out, rows[i].text);
	}
}

static void as_gmtime(void **state)
{
	struct clock_cache c = { 0 };
	char out[CLOCK_TEXT], want[CLOCK_TEXT];

	(void)state;
	for (int64_t s = -200000; s < 200000; s += 997) {
		time_t t = (time_t)s;
		struct tm tm;

		assert_non_null(gmtime_r(&t, &tm));
		assert_int_equal(strftime(want, sizeof(want), "%H:%M:%S.000000042", &tm), 18);
		clock_text(&c, s * 1000000000 + 42, out);
		assert_string_equal(out, want);
	}
}

static void clocks_go(void **state)
{
	int64_t a = clock_monotonic(), b = clock_monotonic();
	int64_t wall = clock_now() / 1000000000;

	(void)state;
	assert_true(a <= b);
	assert_true(wall - time(NULL) <= 1 && time(NULL) - wall <= 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts),
		cmocka_unit_test(as_gmtime),
		cmocka_unit_test(clocks_go),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
