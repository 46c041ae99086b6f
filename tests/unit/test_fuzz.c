/* test_fuzz.c - random values: drawn alike for the same seed, within what was asked, and a packet of every class can be built. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pkt/buf.h"
#include "pkt/clock.h"
#include "pkt/diag.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/set.h"

enum { DRAWS = 20 };

static void numbers_with_a_sign(void **state)
{
	struct set *s = set_random(RANDOM_INT, (uint64_t)-3, 3);
	unsigned below = 0;

	(void)state;
	for (uint64_t k = 0; k < 200; k++) {
		struct val v = set_at(s, k, 1, 0);

		assert_true(v.i >= -3 && v.i <= 3);
		assert_int_equal(v.neg, v.i < 0);
		below += v.neg;
	}
	assert_in_range(below, 50, 150);
	obj_drop(&s->obj);
}

static void each_once(void **state)
{
	struct set *s = set_random(RANDOM_ONCE, 10, 19);
	unsigned seen[10] = { 0 };

	(void)state;
	for (uint64_t k = 0; k < 30; k++)
		seen[set_at(s, k, 5, 6).u - 10]++;
	for (unsigned i = 0; i < 10; i++)
		assert_int_equal(seen[i], 3);
	obj_drop(&s->obj);
}

static void lengths_and_letters(void **state)
{
	struct set *s = set_random(RANDOM_TEXT, 2, 4);
	struct diag d = DIAG_INIT;

	(void)state;
	s->count = 0;
	assert_true(set_add_value(s, val_bytes("xy", 2), &d));
	s->count = 1;
	for (uint64_t k = 0; k < 100; k++) {
		struct val v = set_at(s, k, 1, 2);

		assert_in_range(v.s->n, 2, 4);
		assert_int_equal(strspn((const char *)v.s->data, "xy"), v.s->n);
		val_drop(v);
	}
	obj_drop(&s->obj);
}

/* The same layer twice: their fields are drawn apart. */
static void layers_differ(void **state)
{
	struct packet *p = packet_new(), *q;
	uint64_t a = 0, b = 0;
	unsigned f;

	(void)state;
	packet_push(p, layout_need("IP"));
	packet_push(p, layout_need("IP"));
	f = (unsigned)field_find(p->layer[0].lay, "id", 2);
	packet_fuzz(p, 0);
	q = packet_draw(p, 0, 1);
	assert_true(layer_uint(q, 0, f, &a) && layer_uint(q, 1, f, &b));
	assert_int_not_equal(a, b);
	obj_drop(&p->obj);
	obj_drop(&q->obj);
}

static void encode(const struct packet *p, struct buf *b)
{
	struct diag d = DIAG_INIT;

	buf_clear(b);
	if (!packet_encode(p, 0, NULL, b, &d))
		fail_msg("%s: %s", p->layer[0].lay->proto->name, d.text);
}

/* ICMP's timestamps that are left open are the milliseconds of the day: both are built within one. */
static void encode_both(const struct packet *p, const struct packet *q, struct buf *a, struct buf *b)
{
	int64_t began;

	do {
		began = clock_now() / 1000000;
		encode(p, a);
		encode(q, b);
	} while (clock_now() / 1000000 != began);
}

static void one_class(const struct layout *lay)
{
	struct packet *p = packet_new(), *q, *same;
	struct buf a = BUF_INIT, b = BUF_INIT;

	packet_push(p, lay);
	packet_fuzz(p, 0);
	for (uint64_t k = 0; k < DRAWS; k++) {
		q = packet_draw(p, k, 7);
		same = packet_draw(p, k, 7);
		assert_false(packet_is_random(q));
		encode_both(q, same, &a, &b);
		assert_int_equal(a.n, b.n);
		if (a.n)
			assert_memory_equal(a.p, b.p, a.n);
		obj_drop(&q->obj);
		obj_drop(&same->obj);
	}
	obj_drop(&p->obj);
	buf_free(&a);
	buf_free(&b);
}

static void every_class(void **state)
{
	(void)state;
	for (size_t i = 0; i < layout_count(); i++) {
		const struct layout *lay = layout_nth(i);

		if (!lay->proto->abstract && !lay->proto->item)
			one_class(lay);
	}
}

/* What was set stays, what is computed is computed, and it goes where it went. */
static void what_stays(void **state)
{
	struct packet *p = packet_new(), *q;
	struct val ttl = val_int(3);
	struct buf b = BUF_INIT;
	struct diag d = DIAG_INIT;

	(void)state;
	packet_push(p, layout_need("IP"));
	packet_push(p, layout_need("UDP"));
	assert_true(layer_set(p, 0, (unsigned)field_find(p->layer[0].lay, "ttl", 3), &ttl, &d));
	packet_fuzz(p, 0);
	for (uint64_t k = 0; k < DRAWS; k++) {
		q = packet_draw(p, k, 1);
		encode(q, &b);
		assert_int_equal(b.n, 28);
		assert_int_equal(b.p[8], 3);           /* ttl */
		assert_int_equal(b.p[0] & 15, 5);      /* ihl */
		assert_int_equal(b.p[3], 28);          /* len */
		assert_int_equal(b.p[9], 17);          /* proto */
		assert_memory_equal(b.p + 16, "\x7f\0\0\1", 4);
		obj_drop(&q->obj);
	}
	buf_free(&b);
	obj_drop(&p->obj);
}

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_with_a_sign),
		cmocka_unit_test(each_once),
		cmocka_unit_test(lengths_and_letters),
		cmocka_unit_test(layers_differ),
		cmocka_unit_test(every_class),
		cmocka_unit_test(what_stays),
	};

	return cmocka_run_group_tests(tests, start, end);
}
