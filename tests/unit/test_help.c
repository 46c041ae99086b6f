/* test_help.c - everything can be found from inside: each builtin, layer, field and topic has a text, and its examples run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "pkt/buf.h"
#include "pkt/help.h"
#include "pkt/lang.h"
#include "pkt/registry.h"
#include "pkt/view.h"
#include "support/support.h"

static void keep_text(void *arg, const void *p, size_t n)
{
	buf_add(arg, p, n);
}

static struct interp *made(struct buf *out)
{
	return interp_new(&(struct interp_config){ .write = keep_text, .arg = out, .seed = 1, .interactive = true });
}

/* Runs a text that is an example of what is named. */
static void runs(struct interp *in, const char *of, const char *text)
{
	struct source src = { .name = of, .text = text, .n = strlen(text) };
	struct diags d = { 0 };
	struct buf b = BUF_INIT;

	if (!interp_run(in, &src, &d) && d.v[0].kind != D_EXIT) {
		diags_print(&b, &d);
		fail_msg("help of %s: %s", of, buf_cstr(&b));
	}
	diags_free(&d);
	buf_free(&b);
}

static bool find(struct interp *in, const char *what, struct buf *out, struct diag *d)
{
	buf_clear(out);
	diag_clear(d);
	return lang_help(in, what, out, d);
}

/* These send, or need an interface that carries something: tests/net has them. */
static bool uses_network(const char *name)
{
	static const char *const names[] = { "sr", "sr1", "srp", "srp1", "srloop", "srploop", "srflood", "srpflood", "why", "start", "stop",
		"join", "results", "running", "getmacbyip", "scan" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (!strcmp(name, names[i]))
			return true;
	}
	return false;
}

/* Files that examples write go where nobody keeps anything. */
static void builtins(void **state)
{
	struct buf out = BUF_INIT, text = BUF_INIT;
	struct interp *in = made(&out);
	struct diag d = DIAG_INIT;
	const struct builtin *b;

	(void)state;
	for (size_t i = 0; (b = builtin_nth(i)); i++) {
		assert_true(b->help && b->help[0]);
		assert_true(find(in, b->name, &text, &d));
		assert_non_null(strstr(buf_cstr(&text), b->help));
		if (!b->example && !uses_network(b->name))
			fail_msg("%s has no example", b->name);
		if (b->example)
			runs(in, b->name, b->example);
		buf_clear(&out);
	}
	interp_free(in);
	buf_free(&out);
	buf_free(&text);
}

static void example_builds(struct interp *in, const char *of, const struct buf *example)
{
	struct buf code = BUF_INIT;

	buf_text(&code, "bytes(");
	buf_add(&code, example->p, example->n);
	buf_text(&code, ")");
	runs(in, of, buf_cstr(&code));
	buf_free(&code);
}

static void layers(void **state)
{
	struct buf out = BUF_INIT, text = BUF_INIT;
	struct interp *in = made(&out);
	struct diag d = DIAG_INIT;

	(void)state;
	for (size_t i = 0; i < layout_count(); i++) {
		const struct layout *lay = layout_nth(i);

		assert_true(find(in, lay->proto->name, &text, &d));
		assert_non_null(strstr(buf_cstr(&text), lay->proto->name));
		buf_clear(&text);
		view_example(lay, &text);
		if (text.n)
			example_builds(in, lay->proto->name, &text);
		else
			assert_true(lay->proto->abstract || lay->proto->item);
		for (unsigned f = 0; f < lay->n; f++) {
			buf_clear(&text);
			view_about_field(lay, f, theme_plain(), &text);
			assert_non_null(strstr(buf_cstr(&text), lay->field[f].name));
			buf_clear(&text);
			view_example_field(lay, f, &text);
			if (text.n)
				runs(in, lay->proto->name, buf_cstr(&text));
			buf_clear(&out);
		}
	}
	interp_free(in);
	buf_free(&out);
	buf_free(&text);
}

/* The lines behind >>> and ... of a text, statement by statement as somebody would type them. */
static void examples_of(struct interp *in, const char *of, const char *text)
{
	struct buf code = BUF_INIT;

	while (*text) {
		size_t n = strcspn(text, "\n"), lead = strspn(text, " ");
		const char *line = text + lead;

		if (!strncmp(line, ">>> ", 4)) {
			if (code.n)
				runs(in, of, buf_cstr(&code));
			buf_clear(&code);
		}
		if (!strncmp(line, ">>> ", 4) || !strncmp(line, "... ", 4)) {
			buf_add(&code, line + 4, n - lead - 4);
			buf_byte(&code, '\n');
		}
		text += n + (text[n] == '\n');
	}
	if (code.n)
		runs(in, of, buf_cstr(&code));
	buf_free(&code);
}

static void topics(void **state)
{
	struct buf out = BUF_INIT, text = BUF_INIT;
	struct diag d = DIAG_INIT;
	const struct topic *t;
	struct interp *in = made(&out);

	(void)state;
	assert_true(find(in, "", &text, &d));
	examples_of(in, "help()", buf_cstr(&text));
	interp_free(in);
	for (size_t i = 0; (t = topic_nth(i)); i++) {
		in = made(&out);
		assert_true(find(in, t->name, &text, &d));
		assert_non_null(strstr(buf_cstr(&text), t->text));
		examples_of(in, t->name, t->text);
		interp_free(in);
	}
	buf_free(&out);
	buf_free(&text);
}

static void misspelt(void **state)
{
	static const char *const rows[][2] = {
		{ "shwo", "did you mean 'show'?" },
		{ "TCP.flgs", "did you mean 'TCP.flags'?" },
		{ "TPC", "did you mean 'TCP'?" },
		{ "rdpcpa", "did you mean 'rdpcap'?" },
		{ "prmopt", "did you mean 'prompt'?" },
	};
	struct buf out = BUF_INIT, text = BUF_INIT;
	struct interp *in = made(&out);
	struct diag d = DIAG_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_false(find(in, rows[i][0], &text, &d));
		assert_string_equal(d.hint, rows[i][1]);
	}
	assert_true(find(in, "tcp", &text, &d));
	assert_non_null(strstr(buf_cstr(&text), "TCP · "));
	interp_free(in);
	buf_free(&out);
	buf_free(&text);
}

/* Examples read samples/ and may write here. */
static bool elsewhere(void)
{
	char folder[] = "/tmp/pkt-help-XXXXXX", top[4096], samples[5000];

	if (!getcwd(top, sizeof(top)) || !mkdtemp(folder) || chdir(folder))
		return false;
	snprintf(samples, sizeof(samples), "%s/samples", top);
	return symlink(samples, "samples") == 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(builtins),
		cmocka_unit_test(layers),
		cmocka_unit_test(topics),
		cmocka_unit_test(misspelt),
	};
	char here[4096];
	int failed;

	start();
	if (!elsewhere())
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	if (getcwd(here, sizeof(here)) && unlink("samples") == 0)
		unlink("out.pcap");
	if (chdir("/") || rmdir(here))
		failed++;
	done();
	return failed;
}
