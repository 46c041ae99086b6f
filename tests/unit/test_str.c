/* test_str.c - numbers, distances, near names and quoting. */
#include "pkt/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "pkt/buf.h"

static void comparison(void **state)
{
	struct str s = { "sport", 5 };

	(void)state;
	assert_true(str_eq(s, "sport"));
	assert_false(str_eq(s, "sports"));
	assert_false(str_eq(s, "Sport"));
	assert_true(str_same(s, str_of("sport")));
	assert_true(str_same((struct str){ NULL, 0 }, str_of("")));
}

static void numbers(void **state)
{
	static const struct {
		const char *text;
		uint64_t v;
	} good[] = {
		{ "0", 0 }, { "80", 80 }, { "007", 7 }, { "1_000_000", 1000000 }, { "0x1f", 31 }, { "0XfF_ff", 65535 },
		{ "0o17", 15 }, { "0b1010", 10 }, { "0b1111_0000", 240 },
		{ "18446744073709551615", UINT64_MAX }, { "0xffffffffffffffff", UINT64_MAX },
	};
	static const char *const bad[] = {
		"", "-1", "+1", " 1", "1 ", "_1", "1_", "1__0", "0x", "0x_1", "0b2", "0o8", "12a", "1.5", "x1", "0xg",
		"18446744073709551616", "0x10000000000000000", "99999999999999999999",
	};
	uint64_t v;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(str_to_u64(str_of(good[i].text), &v));
		assert_int_equal(v, good[i].v);
	}
	v = 42;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(str_to_u64(str_of(bad[i]), &v));
	assert_false(str_to_u64((struct str){ "1\0", 2 }, &v));
	assert_int_equal(v, 42);
}

/* FNV-1a, 32 bits: the test suite of its authors. */
static void hash(void **state)
{
	(void)state;
	assert_int_equal(str_hash("", 0), 0x811c9dc5);
	assert_int_equal(str_hash("a", 1), 0xe40c292c);
	assert_int_equal(str_hash("foobar", 6), 0xbf9cf968);
}

static void distances(void **state)
{
	static const struct {
		const char *a, *b;
		unsigned most, d;
	} rows[] = {
		{ "", "", 5, 0 }, { "flags", "flags", 5, 0 }, { "FLAGS", "flags", 0, 0 }, { "flgs", "flags", 5, 1 },
		{ "dprot", "dport", 5, 1 }, { "kitten", "sitting", 5, 3 }, { "ca", "abc", 5, 3 }, { "ab", "ba", 5, 1 },
		{ "", "abc", 5, 3 }, { "abc", "", 5, 3 }, { "a cat", "an act", 5, 2 }, { "abcd", "badc", 5, 2 },
		{ "kitten", "sitting", 2, 3 }, { "abcdefgh", "ijklmnop", 3, 4 }, { "abc", "abcdefgh", 2, 3 },
		{ "ab", "ba", 0, 1 }, { "xxab", "xxba", 1, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(str_distance(str_of(rows[i].a), str_of(rows[i].b), rows[i].most), rows[i].d);
		assert_int_equal(str_distance(str_of(rows[i].b), str_of(rows[i].a), rows[i].most), rows[i].d);
	}
}

/* The nearest of names (up to NULL), or "none". */
static const char *nearest(const char *word, const char *const *names)
{
	struct near n = NEAR_INIT(str_of(word));

	while (*names)
		near_offer(&n, *names++);
	return n.best ? n.best : "none";
}

static void near_names(void **state)
{
	static const char *const tcp[] = { "sport", "dport", "seq", "ack", "flags", "window", "urgptr", NULL };
	static const char *const two[] = { "x", "id", NULL };

	(void)state;
	assert_string_equal(nearest("flgs", tcp), "flags");
	assert_string_equal(nearest("prot", tcp), "sport"); /* dport is as near, but later */
	assert_string_equal(nearest("dprot", tcp), "dport");
	assert_string_equal(nearest("SEQ", tcp), "seq");
	assert_string_equal(nearest("checksum", tcp), "none");
	assert_string_equal(nearest("", tcp), "none");
	assert_string_equal(nearest("i", two), "id"); /* x shares nothing with i */
	assert_string_equal(nearest("y", two), "none");
}

static void quoting(void **state)
{
	static const struct {
		const char *p;
		size_t n;
		const char *text, *bytes;
	} rows[] = {
		{ "", 0, "\"\"", "b\"\"" },
		{ "GET /", 5, "\"GET /\"", "b\"GET /\"" },
		{ "a\"b\\c", 5, "\"a\\\"b\\\\c\"", "b\"a\\\"b\\\\c\"" },
		{ "\r\n\t\0\x7f", 5, "\"\\r\\n\\t\\x00\\x7f\"", "b\"\\r\\n\\t\\x00\\x7f\"" },
		{ "h\xc3\xa9", 3, "\"h\xc3\xa9\"", "b\"h\\xc3\\xa9\"" },
		{ "\xe2\x82\xac", 3, "\"\xe2\x82\xac\"", "b\"\\xe2\\x82\\xac\"" },
		{ "\xf0\x9f\x98\x80", 4, "\"\xf0\x9f\x98\x80\"", "b\"\\xf0\\x9f\\x98\\x80\"" },
		{ "\xc3", 1, "\"\\xc3\"", "b\"\\xc3\"" },
		{ "\xe2\x82", 2, "\"\\xe2\\x82\"", "b\"\\xe2\\x82\"" },
		{ "\xc0\x80", 2, "\"\\xc0\\x80\"", "b\"\\xc0\\x80\"" },         /* overlong */
		{ "\xed\xa0\x80", 3, "\"\\xed\\xa0\\x80\"", "b\"\\xed\\xa0\\x80\"" }, /* surrogate */
		{ "\xc2\x9b", 2, "\"\\xc2\\x9b\"", "b\"\\xc2\\x9b\"" },         /* CSI: a terminal obeys */
		{ "\x1b[2J", 4, "\"\\x1b[2J\"", "b\"\\x1b[2J\"" },
	};
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_clear(&b);
		quote_text(&b, rows[i].p, rows[i].n);
		assert_string_equal(buf_cstr(&b), rows[i].text);
		buf_clear(&b);
		quote_bytes(&b, rows[i].p, rows[i].n);
		assert_string_equal(buf_cstr(&b), rows[i].bytes);
	}
	buf_free(&b);
}

/* However many at once, and wherever they stand: each byte reads as it does alone. */
static void quoted_bytes(void **state)
{
	static const char special[] = "\t\n\r\"\\\x1f\x7f\x80\xff ~";
	struct buf whole = BUF_INIT, one = BUF_INIT, expected = BUF_INIT;
	uint8_t b[160];
	uint32_t seed = 1;

	(void)state;
	for (unsigned round = 0; round < 20000; round++) {
		size_t n = round % (sizeof(b) - 32), from = round % 31;
		unsigned text = round / 7 % 4; /* all, most, half, none of it letters */

		for (size_t i = 0; i < sizeof(b); i++) {
			unsigned r = (seed = seed * 1664525 + 1013904223) >> 8;

			b[i] = (uint8_t)(r % 4 >= text ? 'a' + r / 4 % 26 : r & 4 ? (unsigned)special[r / 8 % (sizeof(special) - 1)] : r / 8);
		}
		buf_clear(&whole);
		buf_clear(&expected);
		memmove(b + sizeof(b) - n, b + from, n); /* nothing behind them that may be read */
		quote_bytes(&whole, b + sizeof(b) - n, n);
		buf_text(&expected, "b\"");
		for (size_t i = 0; i < n; i++) {
			buf_clear(&one);
			quote_bytes(&one, b + sizeof(b) - n + i, 1);
			buf_add(&expected, one.p + 2, one.n - 3);
		}
		buf_byte(&expected, '"');
		assert_int_equal(whole.n, expected.n);
		assert_memory_equal(whole.p, expected.p, whole.n);
	}
	buf_free(&whole);
	buf_free(&one);
	buf_free(&expected);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quoted_bytes),
		cmocka_unit_test(comparison),
		cmocka_unit_test(numbers),
		cmocka_unit_test(hash),
		cmocka_unit_test(distances),
		cmocka_unit_test(near_names),
		cmocka_unit_test(quoting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
