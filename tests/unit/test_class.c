/* test_class.c - classes of scripts from C: they live as long as their interpreter, and nothing of them stays behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "pkt/buf.h"
#include "pkt/lang.h"
#include "pkt/registry.h"
#include "support/support.h"

static const char lamp[] =
	"class Lamp(Packet):\n"
	"    fields_desc = [ByteField(\"cmd\", 1), ShortEnumField(\"colour\", 1, {1: \"red\"}),\n"
	"                   ByteField(\"len\", 0), StrLenField(\"note\", \"\", length_from=lambda pkt: pkt.len)]\n"
	"bind_layers(UDP, Lamp, dport=4040)\n"
	"p = IP(dst=\"192.0.2.1\", src=\"192.0.2.2\")/UDP()/Lamp(colour=\"red\")\n";

struct told {
	unsigned n;
	char last[200];
};

static void warn(void *arg, const struct diag *d)
{
	struct told *t = arg;

	t->n++;
	snprintf(t->last, sizeof(t->last), "%.*s", (int)sizeof(t->last) - 1, d->text);
}

static struct interp *made(struct told *t)
{
	return interp_new(&(struct interp_config){ .warn = warn, .arg = t, .seed = 1 });
}

static bool runs(struct interp *in, const char *text)
{
	struct source src = { .name = "t.pkt", .text = text, .n = strlen(text) };
	struct diags d = { 0 };
	bool ok = interp_run(in, &src, &d);

	diags_free(&d);
	return ok;
}

static void gives(struct interp *in, const char *text, const char *want)
{
	struct source src = { .name = "t.pkt", .text = text, .n = strlen(text) };
	struct diags d = { 0 };
	struct buf b = BUF_INIT;
	struct val v;

	if (!interp_eval(in, &src, &v, &d)) {
		diags_print(&b, &d);
		fail_msg("%s", buf_cstr(&b));
	}
	interp_repr(in, &v, &b);
	assert_string_equal(buf_cstr(&b), want);
	val_drop(v);
	buf_free(&b);
	diags_free(&d);
}

static void nothing_stays(void **state)
{
	size_t before = layout_count();
	const struct layout *udp = layout_find("UDP", 3);
	bool swift = udp->swift;
	struct told t = { 0 };

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct interp *in = made(&t);

		assert_false(runs(in, "Lamp()\n"));
		assert_true(runs(in, lamp));
		gives(in, "p[UDP].dport", "4040");
		gives(in, "IP(raw(p))", "IP(src=\"192.0.2.2\", dst=\"192.0.2.1\")/UDP()/Lamp()");
		assert_true(layout_count() == before + 1);
		interp_free(in);
		assert_true(layout_count() == before);
		assert_null(layout_find("Lamp", 4));
		assert_int_equal(udp->nrule, 0);
		assert_int_equal(udp->swift, swift);
	}
	assert_int_equal(t.n, 0);
}

static void two_at_once(void **state)
{
	struct told t = { 0 };
	struct interp *a = made(&t), *b = made(&t);

	(void)state;
	assert_true(runs(a, lamp));
	assert_true(runs(b, "class Other(Packet):\n    fields_desc = [ByteField(\"x\", 0)]\nbind_layers(UDP, Other, dport=5050)\n"));
	interp_free(a);
	gives(b, "IP(raw(IP()/UDP()/Other(x=7)))[Other].x", "7");
	interp_free(b);
}

static void declared_again(void **state)
{
	struct told t = { 0 };
	struct interp *in = made(&t);

	(void)state;
	assert_true(runs(in, lamp));
	assert_true(runs(in, "class Lamp(Packet):\n    fields_desc = [ByteField(\"on\", 0)]\n"));
	gives(in, "p.colour", "1");
	gives(in, "IP(raw(p))[Lamp].on", "1");
	gives(in, "raw(UDP()/Lamp())[2:4]", "b\"\\x0f\\xc8\"");
	interp_free(in);
}

static void told_once(void **state)
{
	struct told t = { 0 };
	struct interp *in = made(&t);

	(void)state;
	assert_true(runs(in, "class Bad(Packet):\n    fields_desc = [ByteField(\"n\", 0), StrLenField(\"s\", \"\", length_from=lambda p: 1 // p.n)]\n"));
	gives(in, "Bad(b\"\\x00ab\")", "Raw(load=b\"\\x00ab\")");
	gives(in, "Bad(b\"\\x00ab\")", "Raw(load=b\"\\x00ab\")");
	gives(in, "Bad(b\"\\x01ab\").s", "b\"a\"");
	assert_int_equal(t.n, 1);
	assert_string_equal(t.last, "division by zero (while Bad.s was decoded)");
	interp_free(in);
}

static void found(void *arg, const struct candidate *c)
{
	buf_fmt(arg, "%s %s\n", c->word, c->detail);
}

static void completed(void **state)
{
	struct told t = { 0 };
	struct interp *in = made(&t);
	struct buf b = BUF_INIT;
	size_t begin;

	(void)state;
	assert_true(runs(in, lamp));
	lang_complete(in, "Lamp(c", 6, 6, &begin, found, &b);
	assert_non_null(strstr(buf_cstr(&b), "colour= 16 bits"));
	assert_non_null(strstr(buf_cstr(&b), "cmd= 8 bits, default 1"));
	buf_clear(&b);
	lang_complete(in, "p[Lamp].no", 10, 10, &begin, found, &b);
	assert_non_null(strstr(buf_cstr(&b), "note bytes"));
	buf_free(&b);
	interp_free(in);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_stays),
		cmocka_unit_test(two_at_once),
		cmocka_unit_test(declared_again),
		cmocka_unit_test(told_once),
		cmocka_unit_test(completed),
	};
	int failed;

	start();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	done();
	return failed;
}
