/* test_lang.c - the interpreter from C: values, several errors, what is a whole statement, completion, limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "pkt/buf.h"
#include "pkt/lang.h"
#include "pkt/mem.h"
#include "pkt/packet.h"
#include "support/support.h"

static void keep_text(void *arg, const void *p, size_t n)
{
	buf_add(arg, p, n);
}

static struct interp *made(struct buf *out)
{
	return interp_new(&(struct interp_config){ .write = keep_text, .arg = out, .seed = 1 });
}

static struct source text_of(const char *text)
{
	return (struct source){ .name = "t.pkt", .text = text, .n = strlen(text) };
}

/* Runs text; *out is what it printed. */
static bool runs(struct interp *in, const char *text, struct diags *d)
{
	struct source src = text_of(text);

	return interp_run(in, &src, d);
}

static void gives(struct interp *in, const char *text, const char *want)
{
	struct source src = text_of(text);
	struct diags d = { 0 };
	struct buf b = BUF_INIT;
	struct val v;

	assert_true(interp_eval(in, &src, &v, &d));
	interp_repr(in, &v, &b);
	assert_string_equal(buf_cstr(&b), want);
	val_drop(v);
	buf_free(&b);
	diags_free(&d);
}

static void values(void **state)
{
	struct buf out = BUF_INIT;
	struct interp *in = made(&out);
	static const char *const rows[][2] = {
		{ "1 + 2", "3" },
		{ "'a' 'b'", "\"ab\"" },
		{ "IP(ttl=3)/TCP()/'x'", "IP(ttl=3)/TCP()/\"x\"" },
		{ "[1, (2,), {'k': None}]", "[1, (2,), {\"k\": None}]" },
		{ "TCP(flags='SA').flags", "\"SA\"" },
		{ "type(UDP())", "UDP" },
		{ "IP(dst='192.0.2.0/24').dst", "\"192.0.2.0/24\"" },
		{ "bytes(UDP(sport=1, dport=2))", "b\"\\x00\\x01\\x00\\x02\\x00\\x08\\x00\\x00\"" },
		{ "lambda: 1", "<function lambda>" },
		{ "range(2, 9, 3)", "range(2, 11, 3)" },
		{ "print", "print" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		gives(in, rows[i][0], rows[i][1]);
	interp_free(in);
	buf_free(&out);
}

/* Variables and functions outlive the text that made them. */
static void lives_on(void **state)
{
	struct buf out = BUF_INIT;
	struct interp *in = made(&out);
	struct diags d = { 0 };

	(void)state;
	assert_true(runs(in, "n = 5\ndef add(x, y=2):\n    return x + y + n\n", &d));
	gives(in, "add(1)", "8");
	assert_true(runs(in, "def counter():\n    c = 0\n    return lambda: c\ng = counter()\n", &d));
	gives(in, "g()", "0");
	assert_false(runs(in, "add()\n", &d));
	gives(in, "add(1, y=1)", "7");
	diags_free(&d);
	interp_free(in);
	buf_free(&out);
}

static void several_errors(void **state)
{
	struct buf out = BUF_INIT, text = BUF_INIT;
	struct interp *in = made(&out);
	struct diags d = { 0 };

	(void)state;
	assert_false(runs(in, "x = (1\ny = 2 3\nif x\n    pass\nprint(x)\n", &d));
	assert_int_equal(d.n, 3);
	diags_print(&text, &d);
	assert_non_null(strstr(buf_cstr(&text), "t.pkt:1:5: error: '(' was never closed"));
	assert_non_null(strstr(buf_cstr(&text), "t.pkt:2:7: error: unexpected number"));
	assert_non_null(strstr(buf_cstr(&text), "t.pkt:3:5: error: the line ends too early"));
	assert_int_equal(diags_status(&d), 2);
	diags_free(&d);
	assert_false(runs(in, "TCP(flgs=1)\nUDP(sport=-1)\nnope\n", &d));
	assert_int_equal(d.n, 3);
	assert_string_equal(d.v[0].hint, "did you mean 'flags'?");
	assert_int_equal(out.n, 0);
	diags_free(&d);
	buf_free(&text);
	interp_free(in);
	buf_free(&out);
}

static void statuses(void **state)
{
	static const struct {
		const char *text;
		int status;
	} rows[] = {
		{ "assert 1 == 2", 1 },
		{ "1/0", 2 },
		{ "rdpcap('there is no such file')", 3 },
		{ "exit(7)", 7 },
		{ "exit()", 0 },
	};
	struct buf out = BUF_INIT;
	struct interp *in = made(&out);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct diags d = { 0 };

		assert_false(runs(in, rows[i].text, &d));
		assert_int_equal(diags_status(&d), rows[i].status);
		diags_free(&d);
	}
	interp_free(in);
	buf_free(&out);
}

static void ready(void **state)
{
	static const struct {
		const char *text;
		enum need need;
	} rows[] = {
		{ "x = 1\n", COMPLETE },
		{ "x = (1,\n", MORE },
		{ "x = (1,\n2)\n", COMPLETE },
		{ "x = '''a\n", MORE },
		{ "x = 'a\n", WRONG },
		{ "x = \\\n", MORE },
		{ "for x in y:\n", MORE },
		{ "for x in y:\n    print(x)\n", MORE },
		{ "for x in y:\n    print(x)\n\n", COMPLETE },
		{ "if x: print(x)\n", MORE },
		{ "if x: print(x)\n\n", COMPLETE },
		{ "x = = 1\n", WRONG },
		{ "f\"{a\n", WRONG },
		{ "try:\n    x = 1\n", MORE },
		{ "", COMPLETE },
		{ "# only a comment\n", COMPLETE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(interp_ready(rows[i].text, strlen(rows[i].text)), rows[i].need);
}

static void found(void *arg, const struct candidate *c)
{
	buf_text(arg, c->word);
	buf_byte(arg, ' ');
}

static void completes(struct interp *in, const char *text, const char *want)
{
	struct buf b = BUF_INIT;
	size_t begin, n = strlen(text);

	lang_complete(in, text, n, n, &begin, found, &b);
	assert_string_equal(buf_cstr(&b), want);
	buf_free(&b);
}

static void completion(void **state)
{
	struct buf out = BUF_INIT;
	struct interp *in = made(&out);
	struct diags d = { 0 };

	(void)state;
	assert_true(runs(in, "packet_of_mine = IP()/TCP()\n", &d));
	completes(in, "hexdu", "hexdump( ");
	completes(in, "IP()/TCP(dp", "dport= ");
	completes(in, "packet_o", "packet_of_mine ");
	completes(in, "packet_of_mine.win", "window ");
	completes(in, "packet_of_mine[TCP].summ", "summary( ");
	completes(in, "nothing_like_this", "");
	diags_free(&d);
	interp_free(in);
	buf_free(&out);
}

/* Values that add up: no single one is too large. */
static void memory(void **state)
{
	static const char *const rows[] = {
		"d = {}\nwhile True:\n    d[len(d)] = 'x' * 1000000",
		"x = []\nwhile True: x.append([len(x)] * 100)",
		"def f(x):\n    return [[i] * 50 for i in range(10 ** 9)]\nf(1)",
	};
	const size_t before = mem_resident();

	(void)state;
	if (!before)
		skip();
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct interp *in = interp_new(&(struct interp_config){ .memory = before + (64 << 20) });
		struct diags d = { 0 };

		assert_false(runs(in, rows[i], &d));
		assert_int_equal(d.n, 1);
		assert_non_null(strstr(d.v[0].text, "MiB of memory"));
		diags_free(&d);
		interp_free(in);
	}
}

static void limits(void **state)
{
	static const char *const rows[] = {
		"while True: pass",
		"def f(n): return f(n + 1)\nf(0)",
		"x = 'a' * 10 ** 15",
		"x = [0] * 10 ** 15",
		"l = [1]\nfor x in l: l.append(x)",
	};
	volatile sig_atomic_t stop = 0;
	struct interp *in = interp_new(&(struct interp_config){ .steps = 100000, .stop = &stop });

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct diags d = { 0 };

		assert_false(runs(in, rows[i], &d));
		assert_int_equal(d.n, 1);
		diags_free(&d);
	}
	stop = 1;
	for (int i = 0; i < 2; i++) {
		struct diags d = { 0 };

		assert_false(runs(in, "try:\n    while True: pass\nexcept: pass", &d));
		assert_string_equal(d.v[0].text, "interrupted");
		diags_free(&d);
	}
	interp_free(in);
}

/* Deep nesting ends in a message, or works; never in the end of the stack. */
static void deep(void **state)
{
	struct buf out = BUF_INIT, text = BUF_INIT;
	struct interp *in = made(&out);
	struct diags d = { 0 };

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_text(&text, "1+");
	buf_text(&text, "1\n");
	assert_false(runs(in, buf_cstr(&text), &d));
	diags_free(&d);
	buf_clear(&text);
	for (int i = 0; i < 100000; i++)
		buf_text(&text, "not ");
	buf_text(&text, "1\n");
	assert_false(runs(in, buf_cstr(&text), &d));
	diags_free(&d);
	assert_true(runs(in, "x = []\nfor i in range(100000): x = [x]\n", &d));
	assert_true(runs(in, "d = {}\nfor i in range(100000): d = {1: d}\n", &d));
	buf_free(&text);
	interp_free(in);
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values),
		cmocka_unit_test(lives_on),
		cmocka_unit_test(several_errors),
		cmocka_unit_test(statuses),
		cmocka_unit_test(ready),
		cmocka_unit_test(completion),
		cmocka_unit_test(memory),
		cmocka_unit_test(limits),
		cmocka_unit_test(deep),
	};
	int failed;

	start();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	done();
	return failed;
}
