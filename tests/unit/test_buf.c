/* test_buf.c - growth, insertion, numbers and formats. */
#include "pkt/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <inttypes.h>
#include <string.h>

static void bytes(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_add(&b, "ad", 2);
	buf_insert(&b, 1, "bc", 2);
	buf_insert(&b, 0, "<", 1);
	buf_insert(&b, 5, ">", 1);
	buf_insert(&b, 3, NULL, 0);
	buf_add(&b, NULL, 0);
	assert_string_equal(buf_cstr(&b), "<abcd>");
	assert_int_equal(b.n, 6);
	buf_zeros(&b, 3);
	buf_byte(&b, 0xff);
	assert_memory_equal(b.p + 6, "\0\0\0\xff", 4);
	buf_clear(&b);
	assert_string_equal(buf_cstr(&b), "");
	buf_free(&b);
	assert_null(b.p);
	assert_int_equal(b.cap, 0);
}

static void grows(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	for (unsigned i = 0; i < 100000; i++)
		buf_byte(&b, (uint8_t)(i * 7));
	assert_int_equal(b.n, 100000);
	for (unsigned i = 0; i < 100000; i++)
		assert_int_equal(b.p[i], (uint8_t)(i * 7));
	buf_free(&b);
}

static void formats(void **state)
{
	static char big[5000];
	struct buf b = BUF_INIT;

	(void)state;
	memset(big, 'x', sizeof(big) - 1);
	buf_fmt(&b, "%s %d", "port", 80);
	assert_string_equal(buf_cstr(&b), "port 80");
	buf_fmt(&b, "[%s]", big);
	assert_int_equal(b.n, 7 + 2 + 4999);
	assert_int_equal(b.p[b.n - 1], ']');
	buf_clear(&b);
	for (unsigned w = 60; w < 70; w++) { /* about the room of the first try */
		struct buf c = BUF_INIT;

		buf_fmt(&c, "%.*s", (int)w, big);
		assert_int_equal(strlen(buf_cstr(&c)), w);
		buf_free(&c);
	}
	buf_free(&b);
}

static void numbers(void **state)
{
	static const uint64_t v[] = { 0, 9, 10, 255, 65535, UINT32_MAX, 1000000000000, UINT64_MAX };
	struct buf b = BUF_INIT, want = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		for (int width = 0; width <= 20; width++) {
			buf_clear(&b);
			buf_clear(&want);
			buf_u64(&b, v[i]);
			buf_byte(&b, ' ');
			buf_hex(&b, v[i], (unsigned)width);
			buf_fmt(&want, "%" PRIu64 " %0*" PRIx64, v[i], width, v[i]);
			assert_string_equal(buf_cstr(&b), buf_cstr(&want));
		}
	}
	buf_free(&b);
	buf_free(&want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes),
		cmocka_unit_test(grows),
		cmocka_unit_test(formats),
		cmocka_unit_test(numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
