/* test_view_hex.c - rows of bytes, and two of them beside each other. */
#include "view_cases.h"

static void dump(void **state)
{
	struct buf out = BUF_INIT;
	uint8_t b[30];

	(void)state;
	for (unsigned i = 0; i < sizeof(b); i++)
		b[i] = (uint8_t)(0x40 + i * 3);
	view_hexdump(b, sizeof(b), &out);
	assert_string_equal(buf_cstr(&out),
	                    "0000  40 43 46 49 4c 4f 52 55  58 5b 5e 61 64 67 6a 6d   @CFILORUX[^adgjm\n"
	                    "0010  70 73 76 79 7c 7f 82 85  88 8b 8e 91 94 97         psvy|.........\n");
	buf_clear(&out);
	view_hexdump(b, 16, &out);
	assert_string_equal(buf_cstr(&out), "0000  40 43 46 49 4c 4f 52 55  58 5b 5e 61 64 67 6a 6d   @CFILORUX[^adgjm\n");
	buf_clear(&out);
	view_hexdump((const uint8_t *)" ", 1, &out);
	assert_string_equal(buf_cstr(&out), "0000  20                                                 \x20\n");
	buf_clear(&out);
	view_hexdump(NULL, 0, &out);
	assert_int_equal(out.n, 0);
	buf_free(&out);
}

static void wide_offset(void **state)
{
	struct buf out = BUF_INIT;
	uint8_t *b = calloc(0x10001, 1);

	(void)state;
	view_hexdump(b, 0x10001, &out);
	assert_non_null(strstr(buf_cstr(&out), "\n10000  00 "));
	free(b);
	buf_free(&out);
}

/* One byte more on the right: what follows stays aligned. */
static void diff(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	view_hexdiff((const uint8_t *)"abcdef", 6, (const uint8_t *)"abXcdeg", 7, theme_plain(), &out);
	assert_string_equal(buf_cstr(&out),
	                    "0000  61 62    63 64 65 66                              ! 0000  61 62 58 63 64 65 67\n");
	buf_clear(&out);
	view_hexdiff((const uint8_t *)"ab", 2, (const uint8_t *)"ab", 2, theme_colour(), &out);
	assert_null(memchr(out.p, '\x1b', out.n));
	assert_null(memchr(out.p, '!', out.n));
	buf_clear(&out);
	view_hexdiff((const uint8_t *)"ab", 2, (const uint8_t *)"ac", 2, theme_colour(), &out);
	assert_non_null(memchr(out.p, '\x1b', out.n));
	buf_free(&out);
}

/* Far more bytes than an alignment is made for. */
static void long_diff(void **state)
{
	struct buf out = BUF_INIT;
	uint8_t *a = calloc(20000, 1), *b = calloc(30000, 1);

	(void)state;
	a[7] = 1;
	view_hexdiff(a, 20000, b, 30000, theme_plain(), &out);
	assert_true(out.n > 0 && out.p[out.n - 1] == '\n');
	free(a);
	free(b);
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dump),
		cmocka_unit_test(wide_offset),
		cmocka_unit_test(diff),
		cmocka_unit_test(long_diff),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
