/* test_name.c - domain names: text and wire form, pointers good and hostile, and names in messages (RFC 1035, 3.1 and 4.1.4). */
#include "pkt/name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/packet.h"
#include "pkt/registry.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define BYTES_OF(s) (const uint8_t *)(s), sizeof(s) - 1

static int start(void **state)
{
	struct diag d = DIAG_INIT;

	(void)state;
	return registry_start(&d) ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	registry_end();
	return 0;
}

/* Text, its wire form, and the text that this reads as. */
static const struct {
	const char *text, *wire;
	size_t n;
	const char *back;
} pairs[] = {
	{ "", "\0", 1, "." },
	{ ".", "\0", 1, "." },
	{ "a", "\1a\0", 3, "a." },
	{ "a.", "\1a\0", 3, "a." },
	{ "www.Example.com", "\3www\7Example\3com\0", 17, "www.Example.com." },
	{ "a\\.b.c", "\3a.b\1c\0", 7, "a\\.b.c." },
	{ "\\\\.x", "\1\\\1x\0", 5, "\\\\.x." },
	{ "\\065\\000", "\2A\0\0", 4, "A\\000." },
	{ "\\999", "\3999\0", 5, "999." },
	{ "my printer", "\12my printer\0", 12, "my printer." },
	{ "b\303\274cher", "\7b\303\274cher\0", 9, "b\303\274cher." },
	{ "\\255", "\1\377\0", 3, "\\255." },
	{ "\\<c00c>", "\300\14", 2, "." },
	{ "a.\\<c00c>", "\1a\300\14", 4, "a." },
	{ "\\<>", "", 0, "." },
};

static void text_and_wire(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(pairs); i++) {
		struct buf wire = BUF_INIT, text = BUF_INIT, exact = BUF_INIT, again = BUF_INIT;
		struct diag d = DIAG_INIT;

		assert_true(name_wire(&wire, str_of(pairs[i].text), &d));
		assert_int_equal(wire.n, pairs[i].n);
		assert_memory_equal(wire.p ? wire.p : (uint8_t *)"", pairs[i].wire, wire.n);
		assert_int_equal(name_skip(wire.p, wire.n), wire.n);
		name_text(&text, wire.p, wire.n, NULL, 0);
		assert_string_equal(buf_cstr(&text), pairs[i].back);
		name_exact(&exact, wire.p, wire.n);
		assert_true(name_wire(&again, (struct str){ (char *)exact.p, exact.n }, &d));
		assert_int_equal(again.n, wire.n);
		if (wire.n)
			assert_memory_equal(again.p, wire.p, wire.n);
		buf_free(&wire);
		buf_free(&text);
		buf_free(&exact);
		buf_free(&again);
	}
}

static void refused_text(void **state)
{
	static const char *const bad[] = { "a..b", "..", ".a", "a.b..",
	                                   "1234567890123456789012345678901234567890123456789012345678901234.com" };
	struct buf out = BUF_INIT;

	(void)state;
	buf_byte(&out, 'x');
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct diag d = DIAG_INIT;

		assert_false(name_wire(&out, str_of(bad[i]), &d));
		assert_true(d.set);
		assert_int_equal(out.n, 1);
	}
	buf_free(&out);
}

static void skipped(void **state)
{
	(void)state;
	assert_int_equal(name_skip(BYTES_OF("\1a\0rest")), 3);
	assert_int_equal(name_skip(BYTES_OF("\1a\300\14rest")), 4);
	assert_int_equal(name_skip(BYTES_OF("\1a\100\14rest")), 4);
	assert_int_equal(name_skip(BYTES_OF("\0")), 1);
	assert_int_equal(name_skip(BYTES_OF("")), 0);
	assert_int_equal(name_skip(BYTES_OF("\1a")), 0);
	assert_int_equal(name_skip(BYTES_OF("\5a")), 0);
	assert_int_equal(name_skip(BYTES_OF("\1a\300")), 0);
}

/* Every name is read at offset `at` of the message. */
static const struct {
	const char *message;
	size_t n, at;
	const char *text;
} pointers[] = {
	{ "\1a\0\300\0", 5, 3, "a." },
	{ "\1a\0\1b\300\0", 7, 3, "b.a." },
	{ "\1a\0\300\0\300\3", 7, 5, "a." },
	{ "\300\0", 2, 0, "." },                /* itself */
	{ "\300\2\300\0", 4, 0, "." },          /* each other */
	{ "\1a\300\0", 4, 0, "a.a." },          /* a label more each time round */
	{ "\300\377", 2, 0, "." },              /* outside */
	{ "\300\2\1b\0", 5, 0, "b." },          /* forward */
	{ "\300\2\5b", 4, 0, "b." },            /* a label that runs out of the message */
	{ "\300\2\300", 3, 0, "." },            /* half a pointer */
	{ "\100\2\1b\0", 5, 0, "b." },          /* the reserved kinds are pointers, too */
};

static void followed(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(pointers); i++) {
		const uint8_t *p = (const uint8_t *)pointers[i].message;
		struct buf text = BUF_INIT;

		name_text(&text, p + pointers[i].at, pointers[i].n - pointers[i].at, p, pointers[i].n);
		assert_string_equal(buf_cstr(&text), pointers[i].text);
		buf_free(&text);
	}
}

/* However pointers are strung together, the text stays short. */
static void long_chains(void **state)
{
	uint8_t m[4096];
	struct buf text = BUF_INIT;

	(void)state;
	for (size_t i = 0; i + 66 <= sizeof(m); i += 66) {
		m[i] = 63;
		memset(m + i + 1, 0, 63);
		m[i + 64] = (uint8_t)(0xc0 | (i + 66) >> 8);
		m[i + 65] = (uint8_t)(i + 66);
	}
	name_text(&text, m, sizeof(m), m, sizeof(m));
	assert_in_range(text.n, 1, 2048);
	buf_free(&text);
}

static void wire_or_text(void **state)
{
	(void)state;
	assert_true(name_is_wire(BYTES_OF("\1a\300\14")));
	assert_true(name_is_wire(BYTES_OF("\300.")));
	assert_true(name_is_wire(BYTES_OF("\3a.b\0")));
	assert_true(name_is_wire(BYTES_OF("\0")));
	assert_false(name_is_wire(BYTES_OF("")));
	assert_false(name_is_wire(BYTES_OF("www.example.com")));
	assert_false(name_is_wire(BYTES_OF("1.2.0.192.in-addr.arpa")));
	assert_false(name_is_wire(BYTES_OF("ab")));
}

/* ---- in messages ---- */

static const uint8_t reply[] = "\0\1\201\200\0\1\0\1\0\0\0\0\1a\2bc\0\0\1\0\1\300\14\0\5\0\1\0\0\0\74\0\4\1x\300\16";

static struct val answer_field(const struct packet *p, const char *list, const char *field)
{
	int f = field_find(p->layer[0].lay, list, strlen(list)), g;
	struct val v, x;

	layer_get(p, 0, (unsigned)f, &v);
	assert_int_equal(v.type, V_LIST);
	assert_int_equal(v.l->n, 1);
	g = field_find(v.l->v[0].p->layer[0].lay, field, strlen(field));
	assert_true(g >= 0);
	layer_get(v.l->v[0].p, 0, (unsigned)g, &x);
	val_drop(v);
	return x;
}

static void says(struct val v, enum vtype type, const char *text)
{
	struct str t = val_text(&v);

	assert_int_equal(v.type, type);
	assert_int_equal(t.n, strlen(text));
	assert_memory_equal(t.p, text, t.n);
	val_drop(v);
}

static void in_a_message(void **state)
{
	struct packet *p = packet_new();
	struct buf out = BUF_INIT;
	struct diag d = DIAG_INIT;

	(void)state;
	packet_decode(p, layout_need("DNS"), reply, sizeof(reply) - 1);
	says(answer_field(p, "qd", "qname"), V_STR, "a.bc.");
	says(answer_field(p, "an", "rrname"), V_NAME, "a.bc.");
	says(answer_field(p, "an", "rdata"), V_NAME, "x.bc.");
	packet_own(p);
	assert_true(packet_encode(p, 0, NULL, &out, &d));
	assert_int_equal(out.n, sizeof(reply) - 1);
	assert_memory_equal(out.p, reply, out.n);
	obj_drop(&p->obj);
	buf_free(&out);
}

/* When the name that pointers lead to has changed, they are spelled out; what still says the same stays as it was. */
static void spelled_out(void **state)
{
	struct packet *p = packet_new(), *q;
	int f = field_find(layout_need("DNS"), "qd", 2);
	struct buf out = BUF_INIT;
	struct diag d = DIAG_INIT;
	struct val v, name = val_str("other.bc", 8);

	(void)state;
	packet_decode(p, layout_need("DNS"), reply, sizeof(reply) - 1);
	packet_keep(p);
	layer_get(p, 0, (unsigned)f, &v);
	assert_true(layer_set(v.l->v[0].p, 0, 0, &name, &d));
	assert_true(layer_set(p, 0, (unsigned)f, &v, &d));
	val_drop(v);
	val_drop(name);
	assert_true(packet_encode(p, 0, NULL, &out, &d));
	q = packet_new();
	packet_decode(q, layout_need("DNS"), out.p, out.n);
	says(answer_field(q, "qd", "qname"), V_STR, "other.bc.");
	says(answer_field(q, "an", "rrname"), V_STR, "a.bc.");
	says(answer_field(q, "an", "rdata"), V_STR, "x.bc.");
	obj_drop(&p->obj);
	obj_drop(&q->obj);
	buf_free(&out);
}

static void given_by_the_user(void **state)
{
	const struct layout *lay = layout_need("DNSQR");
	struct packet *p = packet_new();
	struct buf out = BUF_INIT;
	struct diag d = DIAG_INIT;
	struct val v = val_bytes("\1a\300\14", 4), got;

	(void)state;
	packet_push(p, lay);
	assert_true(layer_set(p, 0, 0, &v, &d));
	val_drop(v);
	assert_true(packet_encode(p, 0, NULL, &out, &d));
	assert_memory_equal(out.p, "\1a\300\14\0\1\0\1", 8);
	v = val_bytes("\1a\0", 3);
	assert_true(layer_set(p, 0, 0, &v, &d));
	val_drop(v);
	layer_get(p, 0, 0, &got);
	says(got, V_STR, "a.");
	v = val_int(5);
	assert_false(layer_set(p, 0, 0, &v, &d));
	assert_true(d.set);
	obj_drop(&p->obj);
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_and_wire),
		cmocka_unit_test(refused_text),
		cmocka_unit_test(skipped),
		cmocka_unit_test(followed),
		cmocka_unit_test(long_chains),
		cmocka_unit_test(wire_or_text),
		cmocka_unit_test(in_a_message),
		cmocka_unit_test(spelled_out),
		cmocka_unit_test(given_by_the_user),
	};

	return cmocka_run_group_tests(tests, start, end);
}
