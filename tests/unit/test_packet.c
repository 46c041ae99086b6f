/* test_packet.c - the packet tree: views and values, what is computed, what is kept, what a write makes stale. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/packet.h"
#include "pkt/registry.h"

static struct val text(const char *s)
{
	return val_str(s, strlen(s));
}

static unsigned field(const struct packet *p, unsigned l, const char *name)
{
	int f = field_find(p->layer[l].lay, name, strlen(name));

	assert_true(f >= 0);
	return (unsigned)f;
}

static void set(struct packet *p, unsigned l, const char *name, struct val v)
{
	struct diag d = DIAG_INIT;

	if (!layer_set(p, l, field(p, l, name), &v, &d))
		fail_msg("%s: %s", name, d.text);
	val_drop(v);
}

static uint64_t number(const struct packet *p, unsigned l, const char *name)
{
	uint64_t v = 0;

	assert_true(layer_uint(p, l, field(p, l, name), &v));
	return v;
}

static struct packet *ip_tcp(const char *load)
{
	struct packet *p = packet_new();

	packet_push(p, layout_need("IP"));
	packet_push(p, layout_need("TCP"));
	packet_push(p, layout_need("Raw"));
	set(p, 0, "src", text("192.0.2.1"));
	set(p, 0, "dst", text("192.0.2.2"));
	set(p, 2, "load", text(load));
	return p;
}

static void encode(const struct packet *p, struct buf *b)
{
	struct diag d = DIAG_INIT;

	buf_clear(b);
	if (!packet_encode(p, 0, NULL, b, &d))
		fail_msg("%s", d.text);
}

static void lengths_and_sums_are_computed(void **state)
{
	static const uint8_t want[] = { 0x45, 0, 0, 0x2c, 0, 1, 0, 0, 0x40, 6, 0xf6, 0xc7, 192, 0, 2, 1, 192, 0, 2, 2,
	                                0, 20, 0, 80, 0, 0, 0, 0, 0, 0, 0, 0, 0x50, 2, 0x20, 0, 0x34, 0xb2, 0, 0,
	                                'd', 'a', 't', 'a' };
	struct packet *p = ip_tcp("data");
	struct buf b = BUF_INIT;

	(void)state;
	encode(p, &b);
	assert_int_equal(b.n, sizeof(want));
	assert_memory_equal(b.p, want, 36);
	buf_free(&b);
	obj_drop(&p->obj);
}

static void what_is_set_is_sent(void **state)
{
	struct packet *p = ip_tcp("data");
	struct buf b = BUF_INIT;

	(void)state;
	set(p, 0, "len", val_int(9));
	set(p, 0, "chksum", val_int(0));
	set(p, 0, "proto", val_int(200));
	encode(p, &b);
	assert_int_equal(get16(b.p + 2), 9);
	assert_int_equal(get16(b.p + 10), 0);
	assert_int_equal(b.p[9], 200);
	buf_free(&b);
	obj_drop(&p->obj);
}

static void a_write_makes_stale_only_what_depends_on_it(void **state)
{
	struct packet *p = ip_tcp("data"), *q = packet_new();
	struct buf b = BUF_INIT, c = BUF_INIT;
	uint16_t tcp_sum;

	(void)state;
	encode(p, &b);
	tcp_sum = get16(b.p + 36);
	packet_decode(q, layout_need("IP"), b.p, b.n);
	assert_int_equal(q->n, 3);
	set(q, 0, "ttl", val_int(3)); /* the header's sum follows; the TCP sum does not see it */
	encode(q, &c);
	assert_int_equal(c.p[8], 3);
	assert_int_not_equal(get16(c.p + 10), get16(b.p + 10));
	assert_int_equal(get16(c.p + 36), tcp_sum);
	set(q, 0, "dst", text("192.0.2.3")); /* the pseudo header changes */
	encode(q, &c);
	assert_int_not_equal(get16(c.p + 36), tcp_sum);
	set(q, 2, "load", text("more data")); /* lengths follow */
	encode(q, &c);
	assert_int_equal(get16(c.p + 2), 49);
	obj_drop(&q->obj);

	/* Set by the user it stays, also on a captured packet. */
	q = packet_new();
	packet_decode(q, layout_need("IP"), b.p, b.n);
	set(q, 0, "chksum", val_int(0x1234));
	set(q, 0, "ttl", val_int(9));
	encode(q, &c);
	assert_int_equal(get16(c.p + 10), 0x1234);
	obj_drop(&q->obj);
	obj_drop(&p->obj);
	buf_free(&b);
	buf_free(&c);
}

static void padding_is_not_counted(void **state)
{
	struct packet *p = ip_tcp("data"), *q = packet_new();
	struct buf b = BUF_INIT, c = BUF_INIT;

	(void)state;
	packet_push(p, layout_need("Padding"));
	set(p, 3, "load", text("zzzz"));
	encode(p, &b);
	assert_int_equal(b.n, 48);
	assert_int_equal(get16(b.p + 2), 44);
	packet_decode(q, layout_need("IP"), b.p, b.n);
	assert_int_equal(q->n, 4);
	assert_ptr_equal(q->layer[3].lay, layout_need("Padding"));
	packet_own(q);
	encode(q, &c);
	assert_int_equal(c.n, b.n);
	assert_memory_equal(b.p, c.p, b.n);
	obj_drop(&p->obj);
	obj_drop(&q->obj);
	buf_free(&b);
	buf_free(&c);
}

static void every_cut_gives_its_bytes_back(void **state)
{
	struct packet *p = ip_tcp("data"), *q = packet_new();
	struct buf b = BUF_INIT, c = BUF_INIT;

	(void)state;
	encode(p, &b);
	for (size_t n = 0; n <= b.n; n++) {
		packet_decode(q, layout_need("IP"), b.p, n);
		packet_own(q);
		encode(q, &c);
		assert_int_equal(c.n, n);
		assert_memory_equal(b.p, c.p, n);
	}
	obj_drop(&p->obj);
	obj_drop(&q->obj);
	buf_free(&b);
	buf_free(&c);
}

static void sets_are_products(void **state)
{
	struct packet *p = ip_tcp("x"), *one;
	struct diag d = DIAG_INIT;
	struct val range[2] = { val_int(1), val_int(3) }, list = val_list();
	uint64_t n;

	(void)state;
	list_add(list.l, val_int(80));
	list_add(list.l, val_int(443));
	set(p, 0, "ttl", val_tuple(range, 2));
	set(p, 1, "dport", list);
	set(p, 0, "dst", text("10.0.0.0/30"));
	assert_true(packet_count(p, 0, &n, &d));
	assert_int_equal(n, 3 * 2 * 4);
	for (uint64_t k = 0; k < n; k++) { /* dport fastest, then ttl (declared before dst), then dst */
		one = packet_at(p, 0, k, 0);
		assert_false(packet_is_set(one));
		assert_int_equal(number(one, 1, "dport"), k % 2 ? 443 : 80);
		assert_int_equal(number(one, 0, "ttl"), 1 + k / 2 % 3);
		assert_int_equal(number(one, 0, "dst"), 0x0a000000 + k / 6);
		obj_drop(&one->obj);
	}
	obj_drop(&p->obj);
}

static void a_cut_payload_is_not_named_any_more(void **state)
{
	struct packet *p = ip_tcp("data"), *q = packet_new();
	struct buf b = BUF_INIT, c = BUF_INIT;

	(void)state;
	encode(p, &b);
	packet_decode(q, layout_need("IP"), b.p, b.n);
	packet_cut(q, 1);
	encode(q, &c);
	assert_int_equal(c.n, 20);
	assert_int_equal(get16(c.p + 2), 20);
	obj_drop(&p->obj);
	obj_drop(&q->obj);
	buf_free(&b);
	buf_free(&c);
}

static void bad_values_are_refused(void **state)
{
	struct packet *p = ip_tcp("x");
	struct diag d = DIAG_INIT;
	struct val v = val_int(70000);

	(void)state;
	assert_false(layer_set(p, 1, field(p, 1, "dport"), &v, &d));
	assert_string_equal(d.text, "70000 does not fit in TCP.dport (16 bits: 0 to 65535)");
	diag_clear(&d);
	v = val_signed(-1);
	assert_false(layer_set(p, 1, field(p, 1, "dport"), &v, &d));
	diag_clear(&d);
	v = text("192.0.2.999");
	assert_false(layer_set(p, 0, field(p, 0, "dst"), &v, &d));
	val_drop(v);
	assert_int_equal(number(p, 1, "dport"), 80);
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
		cmocka_unit_test(lengths_and_sums_are_computed),
		cmocka_unit_test(what_is_set_is_sent),
		cmocka_unit_test(a_write_makes_stale_only_what_depends_on_it),
		cmocka_unit_test(padding_is_not_counted),
		cmocka_unit_test(every_cut_gives_its_bytes_back),
		cmocka_unit_test(sets_are_products),
		cmocka_unit_test(a_cut_payload_is_not_named_any_more),
		cmocka_unit_test(bad_values_are_refused),
	};

	return cmocka_run_group_tests(tests, start, end);
}
