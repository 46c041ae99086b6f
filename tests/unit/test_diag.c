/* test_diag.c - the exact text of an error, carets included. */
#include "pkt/diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "pkt/buf.h"

static const char scan[] = "h = \"10.0.0.1\"\n\np = IP(dst=h)/TCP(dport=70000, flgs=\"S\")\nsend(p)\n";

/* The source `text` under `name`. */
static struct source source_of(const char *name, const char *text)
{
	return (struct source){ name, text, strlen(text) };
}

/* The place of the first `part` in s. */
static struct span span_of(const struct source *s, const char *part)
{
	const char *at = strstr(s->text, part);
	uint32_t begin;

	assert_non_null(at);
	begin = (uint32_t)(at - s->text);
	return (struct span){ begin, begin + (uint32_t)strlen(part) };
}

static void prints(const struct diag *d, const char *want)
{
	struct buf b = BUF_INIT;

	diag_print(&b, d);
	assert_string_equal(buf_cstr(&b), want);
	buf_free(&b);
}

static void placed(void **state)
{
	struct source s = source_of("scan.pkt", scan);
	struct diag d = DIAG_INIT;

	(void)state;
	assert_false(diag_set(&d, "%d does not fit in %s (16 bits: 0 to 65535)", 70000, "TCP.dport"));
	assert_false(diag_at(&d, &s, span_of(&s, "70000")));
	assert_int_equal(d.kind, D_SCRIPT);
	prints(&d, "scan.pkt:3:25: error: 70000 does not fit in TCP.dport (16 bits: 0 to 65535)\n"
	           "    p = IP(dst=h)/TCP(dport=70000, flgs=\"S\")\n"
	           "                            ^~~~~\n");
}

static void hinted(void **state)
{
	struct source s = source_of("scan.pkt", scan);
	struct diag d = DIAG_INIT;

	(void)state;
	diag_set(&d, "TCP has no field 'flgs'");
	diag_mean(&d, NULL);
	diag_mean(&d, "flags");
	diag_mean(&d, "sport");
	diag_at(&d, &s, span_of(&s, "flgs"));
	prints(&d, "scan.pkt:3:32: error: TCP has no field 'flgs'\n"
	           "    p = IP(dst=h)/TCP(dport=70000, flgs=\"S\")\n"
	           "                                   ^~~~ did you mean 'flags'?\n");
	s.name = NULL;
	prints(&d, "error: TCP has no field 'flgs'\n"
	           "    p = IP(dst=h)/TCP(dport=70000, flgs=\"S\")\n"
	           "                                   ^~~~ did you mean 'flags'?\n");
}

/* A line of 400 characters, of two bytes each, is shown around the place, cut between characters. */
static void long_line(void **state)
{
	struct buf text = BUF_INIT, want = BUF_INIT;
	struct diag d = DIAG_INIT;
	struct source s;

	(void)state;
	for (int i = 0; i < 200; i++)
		buf_text(&text, "\u00e9");
	buf_text(&text, "bad");
	for (int i = 0; i < 200; i++)
		buf_text(&text, "\u00e9");
	s = source_of("x", buf_cstr(&text));
	diag_set(&d, "no");
	diag_at(&d, &s, span_of(&s, "bad"));
	buf_text(&want, "x:1:201: error: no\n    ...");
	for (int i = 0; i < 30; i++)
		buf_text(&want, "\u00e9");
	buf_text(&want, "bad");
	for (int i = 0; i < 48; i++)
		buf_text(&want, "\u00e9");
	buf_fmt(&want, "...\n       %30s^~~\n", "");
	prints(&d, buf_cstr(&want));
	buf_free(&text);
	buf_free(&want);
}

static void no_place(void **state)
{
	struct source s = source_of("scan.pkt", scan);
	struct diag d = DIAG_INIT;

	(void)state;
	assert_false(diag_refuse(&d, "no permission to capture on %s", "eth0"));
	assert_int_equal(d.kind, D_REFUSED);
	prints(&d, "pkt: no permission to capture on eth0\n");
	diag_hint(&d, "run scripts/%s", "setup");
	prints(&d, "pkt: no permission to capture on eth0\n    run scripts/setup\n");
	diag_at(&d, &s, (struct span){ 0, 0 });
	prints(&d, "pkt: no permission to capture on eth0\n    run scripts/setup\n");
}

static void first_stays(void **state)
{
	struct source s = source_of("a", "one two"), t = source_of("b", "three");
	struct diag d = DIAG_INIT;

	(void)state;
	diag_hint(&d, "lost");
	diag_at(&d, &s, (struct span){ 0, 3 });
	diag_set(&d, "first");
	diag_refuse(&d, "second");
	assert_int_equal(d.kind, D_SCRIPT);
	diag_at(&d, &s, (struct span){ 0, 0 });
	diag_at(&d, &s, (struct span){ 4, 7 });
	diag_at(&d, &t, (struct span){ 0, 5 });
	prints(&d, "a:1:5: error: first\n    one two\n        ^~~\n");
	diag_clear(&d);
	assert_false(d.set);
	assert_null(d.src);
	diag_set(&d, "third");
	prints(&d, "pkt: third\n");
}

static void tabs_and_wide_letters(void **state)
{
	struct source s = source_of("t", "\tx =\t\"h\xc3\xa9\xe2\x82\xac\" + \xc3\xa9t\xc3\xa9\n");
	struct diag d = DIAG_INIT;

	(void)state;
	diag_set(&d, "no");
	diag_at(&d, &s, span_of(&s, "\xc3\xa9t\xc3\xa9"));
	prints(&d, "t:1:14: error: no\n"
	           "    \tx =\t\"h\xc3\xa9\xe2\x82\xac\" + \xc3\xa9t\xc3\xa9\n"
	           "    \t   \t        ^~~\n");
}

static void ends(void **state)
{
	static const struct {
		const char *text;
		struct span span;
		const char *want;
	} rows[] = {
		{ "f(1,\n  2)\n", { 1, 9 }, "t:1:2: error: no\n    f(1,\n     ^~~\n" },
		{ "f(1,\r\n  2)\r\n", { 1, 9 }, "t:1:2: error: no\n    f(1,\n     ^~~\n" },
		{ "f(1,\n  2)\n", { 4, 5 }, "t:1:5: error: no\n    f(1,\n        ^\n" },
		{ "f(1", { 3, 3 }, "t:1:4: error: no\n    f(1\n       ^\n" },
		{ "f(1\n", { 4, 4 }, "t:2:1: error: no\n    \n    ^\n" },
		{ "f(1", { 90, 99 }, "t:1:4: error: no\n    f(1\n       ^\n" },
		{ "f(1", { 1, 99 }, "t:1:2: error: no\n    f(1\n     ^~\n" },
		{ "a\033[2Jb", { 5, 6 }, "t:1:6: error: no\n    a?[2Jb\n         ^\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct source s = source_of("t", rows[i].text);
		struct diag d = DIAG_INIT;

		diag_set(&d, "no");
		diag_at(&d, &s, rows[i].span);
		prints(&d, rows[i].want);
	}
}

static void empty_source(void **state)
{
	struct source s = { "t", NULL, 0 };
	struct diag d = DIAG_INIT;

	(void)state;
	diag_set(&d, "no");
	diag_at(&d, &s, (struct span){ 0, 1 });
	prints(&d, "t:1:1: error: no\n    \n    ^\n");
}

static void long_text_is_cut(void **state)
{
	struct diag d = DIAG_INIT;
	char text[1000];

	(void)state;
	for (size_t i = 0; i + 1 < sizeof(text); i += 2)
		memcpy(text + i, "\xc3\xa9", 2);
	text[998] = '\0';
	diag_set(&d, "%s", text);
	assert_int_equal(strlen(d.text), 508 + 3);
	assert_string_equal(d.text + 506, "\xc3\xa9...");
	diag_clear(&d);
	diag_set(&d, "x%s", text);
	assert_int_equal(strlen(d.text), 507 + 3);
}

static void places(void **state)
{
	struct source s = source_of("t", "a\nb\xc3\xa9" "c\n");
	static const unsigned want[][3] = {
		{ 0, 1, 1 }, { 1, 1, 2 }, { 2, 2, 1 }, { 3, 2, 2 }, { 5, 2, 3 }, { 6, 2, 4 }, { 7, 3, 1 }, { 70, 3, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		unsigned line, col;

		source_place(&s, want[i][0], &line, &col);
		assert_int_equal(line, want[i][1]);
		assert_int_equal(col, want[i][2]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(placed),
		cmocka_unit_test(hinted),
		cmocka_unit_test(long_line),
		cmocka_unit_test(no_place),
		cmocka_unit_test(first_stays),
		cmocka_unit_test(tabs_and_wide_letters),
		cmocka_unit_test(ends),
		cmocka_unit_test(empty_source),
		cmocka_unit_test(long_text_is_cut),
		cmocka_unit_test(places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
