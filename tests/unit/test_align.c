/* test_align.c - packets of two captures find each other: in order, equal ones first. */
#include "pkt/align.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pkt/random.h"

enum { MOST = 400 };

static void put(struct aligned *v, const char *letters, size_t *n)
{
	for (*n = 0; letters[*n]; ++*n)
		v[*n] = (struct aligned){ .hash = (uint8_t)letters[*n], .like = (uint8_t)(letters[*n] | 0x20) };
}

/* "01-" is: the first two are paired with places 0 and 1, the third with none. */
static void pairs(const char *a, const char *b, const char *want)
{
	struct aligned x[MOST], y[MOST];
	size_t na, nb;

	put(x, a, &na);
	put(y, b, &nb);
	align(x, na, y, nb, 1);
	for (size_t i = 0; i < na; i++)
		assert_int_equal(x[i].other < 0 ? '-' : '0' + x[i].other, want[i]);
	for (size_t j = 0; j < nb; j++)
		if (y[j].other >= 0)
			assert_int_equal(x[y[j].other].other, j);
}

static void small(void **state)
{
	(void)state;
	pairs("", "", "");
	pairs("abc", "abc", "012");
	pairs("abc", "ac", "0-1");
	pairs("ac", "abc", "02");
	pairs("abc", "axc", "012"); /* changed */
	pairs("abcd", "axycd", "0134");
	pairs("abc", "", "---");
	pairs("abc", "xyz", "012");
	pairs("aab", "ab", "0-1");
	pairs("abcd", "ACD", "0-12"); /* alike */
}

/* Some of many are taken out, and others put in: those that stayed are found again. Flows do not mix. */
static void random_edits(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 200; seed++) {
		struct aligned a[MOST], b[MOST];
		size_t na = 0, nb = 0, kept = 0, found = 0;
		int64_t last[3] = { -1, -1, -1 };

		for (uint64_t k = 0; k < 150; k++) {
			uint64_t what = random_below(seed, k, 0, 10);
			uint32_t flow = (uint32_t)random_below(seed, k, 1, 3);

			if (what != 0)
				a[na++] = (struct aligned){ .flow = flow, .hash = k, .like = k };
			if (what != 1)
				b[nb++] = (struct aligned){ .flow = flow, .hash = k, .like = k };
			kept += what > 1;
		}
		align(a, na, b, nb, 3);
		for (size_t i = 0; i < na; i++) {
			if (a[i].other < 0)
				continue;
			assert_int_equal(b[a[i].other].flow, a[i].flow);
			assert_int_equal(b[a[i].other].other, i);
			assert_true(a[i].other > last[a[i].flow]);
			last[a[i].flow] = a[i].other;
			found += b[a[i].other].hash == a[i].hash;
		}
		assert_int_equal(found, kept);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small),
		cmocka_unit_test(random_edits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
