/* test_fragment.c - what is cut comes back when it is joined, in any order; what does not fit together stays in pieces. */
#include "pkt/fragment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/perm.h"
#include "pkt/random.h"
#include "pkt/registry.h"

static void set(struct packet *p, unsigned l, const char *name, struct val v)
{
	struct diag d = DIAG_INIT;

	if (!layer_set(p, l, (unsigned)field_find(p->layer[l].lay, name, strlen(name)), &v, &d))
		fail_msg("%s: %s", name, d.text);
	val_drop(v);
}

/* Ether/IP/UDP or Ether/IPv6/IPv6ExtHdrFragment/UDP with n bytes, not for a port that somebody knows. */
static struct packet *made(bool six, size_t n, uint64_t id)
{
	struct packet *p = packet_new();
	uint8_t *b = mem_zero(n + 1, 1);

	for (size_t i = 0; i < n; i++)
		b[i] = (uint8_t)random_at(id, i, 0);
	packet_push(p, layout_need("Ether"));
	packet_push(p, layout_need(six ? "IPv6" : "IP"));
	if (six)
		packet_push(p, layout_need("IPv6ExtHdrFragment"));
	set(p, six ? 2 : 1, "id", val_int(id & 0xffff));
	packet_push(p, layout_need("UDP"));
	set(p, p->n - 1, "sport", val_int(40000));
	set(p, p->n - 1, "dport", val_int(40001));
	packet_push(p, layout_need("Raw"));
	set(p, p->n - 1, "load", val_bytes(b, n));
	mem_free(b);
	return p;
}

static void encode(const struct packet *p, unsigned from, struct buf *b)
{
	struct diag d = DIAG_INIT;

	buf_clear(b);
	if (!packet_encode(p, from, NULL, b, &d))
		fail_msg("%s", d.text);
}

static const struct packet *nth(void *arg, size_t i)
{
	return ((const struct list *)arg)->v[i].p;
}

/* Each packet again from its bytes, as a capture would have it, in the order of a permutation. */
static struct val shuffled(const struct list *l, uint64_t seed)
{
	struct perm order = perm_make(l->n, seed);
	struct val out = val_list();
	struct buf b = BUF_INIT;

	for (uint32_t i = 0; i < l->n; i++) {
		struct packet *p = packet_new();

		encode(l->v[perm_at(&order, i)].p, 0, &b);
		packet_decode(p, layout_need("Ether"), b.p, b.n);
		packet_keep(p);
		list_add(out.l, (struct val){ .type = V_PACKET, .p = p });
	}
	buf_free(&b);
	return out;
}

static struct packet *only_joined(struct fate_of *fate, size_t n)
{
	struct packet *p = NULL;

	for (size_t i = 0; i < n; i++) {
		if (!fate[i].joined)
			continue;
		assert_null(p);
		p = fate[i].joined;
	}
	return p;
}

/* UDP and what is in it, byte by byte; and the layers below, but for what says that it was cut. */
static void same_payload(const struct packet *want, const struct packet *got)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	int i = packet_find(want, 0, layout_need("UDP"), 1), k = packet_find(got, 0, layout_need("UDP"), 1);

	assert_true(i > 0 && k > 0);
	encode(want, (unsigned)i, &a);
	encode(got, (unsigned)k, &b);
	assert_int_equal(a.n, b.n);
	assert_memory_equal(a.p, b.p, a.n);
	buf_free(&a);
	buf_free(&b);
}

static void round_trip(bool six, size_t n, size_t most, uint64_t seed)
{
	struct packet *p = made(six, n, seed), *back;
	struct val pieces = val_list(), mixed;
	struct diag d = DIAG_INIT;
	struct fate_of *fate;
	bool ok = six ? packet_fragment6(p, 1, most + 62, 0, NULL, pieces.l, &d) : packet_fragment(p, 1, most, NULL, pieces.l, &d);

	if (!ok)
		fail_msg("%zu in pieces of %zu: %s", n, most, d.text);
	mixed = shuffled(pieces.l, seed);
	fate = mem_zero(mixed.l->n, sizeof(*fate));
	packets_join(nth, mixed.l, mixed.l->n, NULL, fate);
	if (mixed.l->n == 1) {
		assert_int_equal(fate[0].fate, FATE_WHOLE);
		same_payload(p, mixed.l->v[0].p);
	} else {
		back = only_joined(fate, mixed.l->n);
		assert_non_null(back);
		same_payload(p, back);
		obj_drop(&back->obj);
	}
	mem_free(fate);
	val_drop(pieces);
	val_drop(mixed);
	obj_drop(&p->obj);
}

static void every_size(void **state)
{
	(void)state;
	for (size_t n = 0; n <= 1600; n += 1 + n / 40) {
		for (size_t most = 8; most <= 1600; most += 8 + most / 3)
			round_trip(false, n, most, n * 2000 + most + 1);
	}
}

static void every_size6(void **state)
{
	(void)state;
	for (size_t n = 0; n <= 1600; n += 1 + n / 20) {
		for (size_t most = 8; most <= 1600; most += 9 + most / 3)
			round_trip(true, n, most, n * 2000 + most + 1);
	}
}

static void largest(void **state)
{
	(void)state;
	round_trip(false, 65000, 1480, 1);
	round_trip(false, 65000, 8, 2);
	round_trip(true, 65000, 1232, 3);
}

/* ---- what does not fit ---- */

static struct val cut(size_t n, uint64_t id)
{
	struct packet *p = made(false, n, id);
	struct val pieces = val_list(), out;
	struct diag d = DIAG_INIT;
	struct list *l = pieces.l;

	assert_true(packet_fragment(p, 1, 400, NULL, l, &d));
	out = val_list();
	for (uint32_t i = 0; i < l->n; i++)
		list_add(out.l, val_hold(l->v[i]));
	val_drop(pieces);
	obj_drop(&p->obj);
	return out;
}

static void fates(const struct list *l, const enum fate *want, unsigned whole)
{
	struct fate_of *fate = mem_zero(l->n, sizeof(*fate));
	unsigned joined = 0;

	packets_join(nth, (void *)(uintptr_t)l, l->n, NULL, fate);
	for (uint32_t i = 0; i < l->n; i++) {
		assert_int_equal(fate[i].fate, want[i]);
		if (fate[i].joined) {
			joined++;
			obj_drop(&fate[i].joined->obj);
		}
	}
	assert_int_equal(joined, whole);
	mem_free(fate);
}

static void holes_stay(void **state)
{
	struct val v = cut(1500, 1);

	(void)state;
	assert_int_equal(v.l->n, 4);
	for (uint32_t gone = 0; gone < 4; gone++) {
		struct val rest = val_list();

		for (uint32_t i = 0; i < 4; i++) {
			if (i != gone)
				list_add(rest.l, val_hold(v.l->v[i]));
		}
		fates(rest.l, (enum fate[]){ FATE_LEFT, FATE_LEFT, FATE_LEFT }, 0);
		val_drop(rest);
	}
	val_drop(v);
}

static void doubles_do_no_harm(void **state)
{
	struct val v = cut(1000, 1), more = val_list();

	(void)state;
	assert_int_equal(v.l->n, 3);
	for (uint32_t i = 0; i < 3; i++) {
		list_add(more.l, val_hold(v.l->v[i]));
		if (i < 2)
			list_add(more.l, val_hold(v.l->v[i]));
	}
	fates(more.l, (enum fate[]){ FATE_JOINED, FATE_JOINED, FATE_JOINED, FATE_JOINED, FATE_JOINED }, 1);
	val_drop(more);
	val_drop(v);
}

/* Another packet with the same id: nothing of one is put into the other. */
static void contradictions_begin_anew(void **state)
{
	struct val a = cut(1000, 1), b = cut(1000, 2), mix = val_list();

	(void)state;
	for (uint32_t i = 0; i < 3; i++)
		set(b.l->v[i].p, 1, "id", val_int(1));
	list_add(mix.l, val_hold(a.l->v[0]));
	list_add(mix.l, val_hold(a.l->v[1]));
	for (uint32_t i = 0; i < 3; i++)
		list_add(mix.l, val_hold(b.l->v[i]));
	fates(mix.l, (enum fate[]){ FATE_LEFT, FATE_LEFT, FATE_JOINED, FATE_JOINED, FATE_JOINED }, 1);
	val_drop(mix);
	val_drop(a);
	val_drop(b);
}

static void too_long_stays(void **state)
{
	struct val v = cut(700, 1);

	(void)state;
	assert_int_equal(v.l->n, 2);
	set(v.l->v[1].p, 1, "frag", val_int(0x1fff));
	fates(v.l, (enum fate[]){ FATE_LEFT, FATE_LEFT }, 0);
	set(v.l->v[1].p, 1, "frag", val_int(0));
	fates(v.l, (enum fate[]){ FATE_LEFT, FATE_WHOLE }, 0);
	val_drop(v);
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
		cmocka_unit_test(every_size),
		cmocka_unit_test(every_size6),
		cmocka_unit_test(largest),
		cmocka_unit_test(holes_stay),
		cmocka_unit_test(doubles_do_no_harm),
		cmocka_unit_test(contradictions_begin_anew),
		cmocka_unit_test(too_long_stays),
	};

	return cmocka_run_group_tests(tests, start, end);
}
