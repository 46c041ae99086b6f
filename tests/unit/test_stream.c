/* test_stream.c - TCP bytes in order, whatever happened to the segments; bounded, whatever was forged. */
#include "pkt/stream.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/perm.h"
#include "pkt/random.h"
#include "pkt/registry.h"

enum { FIN = 1, SYN = 2, RST = 4, ACK = 16, HEADERS = 40 };

/* What was told, as text: "0:0 data 5", "0:1 gap 10", "0 end". And the bytes of each side of stream 0. */
struct heard {
	struct buf text, side[2];
	struct streams *t;
	struct packet *p;
	int64_t clock;
	bool taken;
};

static bool told(void *arg, const struct stream_event *e)
{
	static const char *const word[] = { "data", "gap" };
	struct heard *h = arg;

	if (e->what == STREAM_END) {
		buf_fmt(&h->text, "%u end\n", e->stream);
		return true;
	}
	buf_fmt(&h->text, "%u:%u %s %zu\n", e->stream, e->side, word[e->what], e->n);
	if (e->what == STREAM_DATA)
		buf_add(&h->side[e->side], e->data, e->n);
	else
		buf_zeros(&h->side[e->side], e->n < 100000 ? e->n : 0);
	return true;
}

static void hear(struct heard *h, const struct stream_limits *limits)
{
	*h = (struct heard){ .p = packet_new(), .clock = 1000 };
	h->t = streams_new(limits, told, h);
}

static void hear_end(struct heard *h)
{
	assert_true(streams_end(h->t));
	streams_free(h->t);
	obj_drop(&h->p->obj);
	buf_free(&h->text);
	buf_free(&h->side[0]);
	buf_free(&h->side[1]);
}

static void heard_is(struct heard *h, const char *want)
{
	assert_string_equal(buf_cstr(&h->text), want);
	buf_clear(&h->text);
}

/* One segment of side `from` of the connection with that client port; `kept` bytes of it are in the capture. */
static void say_cut(struct heard *h, unsigned port, unsigned from, uint32_t seq, uint32_t ack, unsigned flags, const void *data,
                    size_t n, size_t kept)
{
	uint8_t *b = mem_zero(HEADERS + n, 1);

	b[0] = 0x45;
	put16(b + 2, (uint16_t)(HEADERS + n));
	b[9] = 6;
	put32(b + 12, from ? 0xc0000202 : 0xc0000201);
	put32(b + 16, from ? 0xc0000201 : 0xc0000202);
	put16(b + 20, (uint16_t)(from ? 9 : port));
	put16(b + 22, (uint16_t)(from ? port : 9));
	put32(b + 24, seq);
	put32(b + 28, ack);
	b[32] = 0x50;
	b[33] = (uint8_t)flags;
	put16(b + 34, 65535);
	memcpy(b + HEADERS, data, n);
	packet_decode(h->p, layout_need("IP"), b, HEADERS + kept);
	h->p->time = h->clock++;
	assert_true(streams_packet(h->t, h->p, &h->taken));
	packet_reset(h->p);
	mem_free(b);
}

static void say(struct heard *h, unsigned from, uint32_t seq, unsigned flags, const char *data)
{
	say_cut(h, 40000, from, seq, 0, flags, data, strlen(data), strlen(data));
}

static void whole_connection(void **state)
{
	struct heard h;

	(void)state;
	hear(&h, NULL);
	say_cut(&h, 40000, 0, 100, 0, SYN, "", 0, 0);
	say_cut(&h, 40000, 1, 900, 101, SYN | ACK, "", 0, 0);
	say_cut(&h, 40000, 0, 101, 901, ACK, "hello", 5, 5);
	say_cut(&h, 40000, 1, 901, 106, ACK, "you too", 7, 7);
	say_cut(&h, 40000, 0, 106, 908, FIN | ACK, "", 0, 0);
	heard_is(&h, "0:0 data 5\n0:1 data 7\n");
	say_cut(&h, 40000, 1, 908, 107, FIN | ACK, "bye", 3, 3);
	heard_is(&h, "0:1 data 3\n0 end\n");
	assert_string_equal(buf_cstr(&h.side[1]), "you toobye");
	hear_end(&h);
}

/* The SYN's answer is heard first: the one that gets it is side 0. */
static void sides(void **state)
{
	struct heard h;

	(void)state;
	hear(&h, NULL);
	say_cut(&h, 40000, 1, 900, 101, SYN | ACK, "", 0, 0);
	say_cut(&h, 40000, 1, 901, 101, ACK, "hi", 2, 2);
	say_cut(&h, 40000, 0, 101, 903, ACK, "hello", 5, 5);
	heard_is(&h, "0:1 data 2\n0:0 data 5\n");
	hear_end(&h);
}

static void order_and_gaps(void **state)
{
	struct heard h;
	struct stream_counts n;

	(void)state;
	hear(&h, NULL);
	say(&h, 0, 99, SYN, "");
	say(&h, 0, 103, ACK, "def");
	say(&h, 0, 100, ACK, "abc");
	heard_is(&h, "0:0 data 3\n0:0 data 3\n");
	say(&h, 0, 110, ACK, "xyz");
	say(&h, 0, 112, ACK, "Zuv"); /* what came first stays */
	say(&h, 0, 104, ACK, "ef");
	heard_is(&h, "");
	assert_true(streams_end(h.t));
	heard_is(&h, "0:0 gap 4\n0:0 data 3\n0:0 data 2\n0 end\n");
	assert_string_equal(buf_cstr(&h.side[0]) + 10, "xyzuv");
	streams_count(h.t, &n);
	assert_int_equal(n.streams, 1);
	assert_int_equal(n.missing, 4);
	assert_int_equal(n.other, 1);
	assert_int_equal(n.again, 2);
	hear_end(&h);
}

/* The receiver acknowledged what is missing: it will not be sent again. */
static void acknowledged(void **state)
{
	struct heard h;

	(void)state;
	hear(&h, NULL);
	say(&h, 0, 99, SYN, "");
	say_cut(&h, 40000, 1, 500, 100, SYN | ACK, "", 0, 0);
	say(&h, 0, 103, ACK, "def");
	say_cut(&h, 40000, 1, 501, 106, ACK, "", 0, 0);
	heard_is(&h, "");
	h.clock += 2000000000;
	say_cut(&h, 40000, 1, 501, 106, ACK, "", 0, 0);
	heard_is(&h, "0:0 gap 3\n0:0 data 3\n");
	hear_end(&h);
}

static void not_kept(void **state)
{
	struct heard h;

	(void)state;
	hear(&h, NULL);
	say(&h, 0, 99, SYN, "");
	say_cut(&h, 40000, 0, 100, 0, ACK, "abcdefgh", 8, 3);
	say(&h, 0, 108, ACK, "i");
	heard_is(&h, "0:0 data 3\n0:0 gap 5\n0:0 data 1\n");
	hear_end(&h);
}

static void ports_again(void **state)
{
	struct heard h;

	(void)state;
	hear(&h, NULL);
	say(&h, 0, 99, SYN, "");
	say(&h, 0, 100, ACK, "a");
	say(&h, 0, 99, SYN, ""); /* sent again: the same connection */
	say(&h, 0, 101, RST, "");
	say(&h, 0, 77, SYN, "");
	say(&h, 0, 78, ACK, "b");
	heard_is(&h, "0:0 data 1\n0 end\n1:0 data 1\n");
	assert_true(h.taken);
	hear_end(&h);
}

/* A SYN that the other side does not answer, a RST that no window allows: nothing changes. */
static void forged(void **state)
{
	struct heard h;
	struct stream_counts n;

	(void)state;
	hear(&h, NULL);
	say_cut(&h, 40000, 0, 99, 0, SYN, "", 0, 0);
	say_cut(&h, 40000, 1, 499, 100, SYN | ACK, "", 0, 0);
	say_cut(&h, 40000, 0, 100, 500, ACK, "ab", 2, 2);
	say_cut(&h, 40000, 0, 7000000, 0, SYN, "", 0, 0);
	say_cut(&h, 40000, 0, 9000000, 0, RST, "", 0, 0);
	say_cut(&h, 40000, 0, 0x7fffffff, 0, ACK, "evil", 4, 4);
	say_cut(&h, 40000, 0, 0x80000063, 0, ACK, "evil", 4, 4);
	say_cut(&h, 40000, 0, 102, 500, ACK, "cd", 2, 2);
	heard_is(&h, "0:0 data 2\n0:0 data 2\n");
	streams_count(h.t, &n);
	assert_int_equal(n.far, 3);
	say_cut(&h, 40000, 1, 20000, 7000001, SYN | ACK, "", 0, 0); /* and here it is answered */
	say_cut(&h, 40000, 0, 7000001, 20001, ACK, "new", 3, 3);
	heard_is(&h, "0 end\n1:0 data 3\n");
	hear_end(&h);
}

/* Far more than there is room for waits for a byte that never comes. */
static void bounded(void **state)
{
	struct stream_limits limits = { .side = 10000, .all = 50000, .connections = 20 };
	struct stream_counts n;
	uint8_t data[1000] = { 0 };
	struct heard h;

	(void)state;
	hear(&h, &limits);
	say(&h, 0, 99, SYN, "");
	for (unsigned i = 0; i < 10; i++)
		say_cut(&h, 40000, 0, 101 + i * 1000, 0, ACK, data, 1000, 1000);
	heard_is(&h, "");
	say_cut(&h, 40000, 0, 101 + 10000, 0, ACK, data, 1000, 1000);
	assert_int_equal(h.side[0].n, 1 + 11000);
	buf_clear(&h.text);
	for (unsigned port = 1; port < 100; port++) {
		say_cut(&h, port, 0, 99, 0, SYN, "", 0, 0);
		for (unsigned i = 0; i < 9; i++)
			say_cut(&h, port, 0, 101 + i * 1000, 0, ACK, data, 1000, 1000);
	}
	streams_count(h.t, &n);
	assert_int_equal(n.streams, 100);
	assert_true(n.missing >= 90); /* those given up have told what they had */
	assert_int_equal(h.side[0].n, 11001 + (n.missing - 1) * 9001);
	hear_end(&h);
}

/* The stream's byte at a place. */
static uint8_t byte_at(uint64_t seed, size_t at)
{
	return (uint8_t)random_at(seed, at, 1);
}

/* Cut anywhere, sent twice with other cuts, mixed within a window, around the end of the numbers: the same bytes come out. */
static void one_random(uint64_t seed)
{
	enum { BYTES = 4000, PIECES = 160, REACH = 24 };
	struct { uint32_t at, n; } piece[PIECES * 2], t;
	uint32_t isn = seed % 3 ? (uint32_t)random_at(seed, 0, 2) : 0xffffff00;
	uint8_t data[BYTES];
	unsigned n = 0;
	struct heard h;

	for (size_t i = 0; i < BYTES; i++)
		data[i] = byte_at(seed, i);
	for (unsigned pass = 0; pass < 2; pass++) {
		for (uint32_t at = 0, len; at < BYTES && n < PIECES * (pass + 1); at += len) {
			len = 1 + (uint32_t)random_below(seed, n, 3 + pass, 60);
			if (at + len > BYTES || n + 1 == PIECES * (pass + 1))
				len = BYTES - at;
			piece[n].at = at;
			piece[n++].n = len;
		}
	}
	for (unsigned i = 0; i < n; i++) {
		unsigned j = i + (unsigned)random_below(seed, i, 5, REACH);

		if (j >= n)
			continue;
		t = piece[i];
		piece[i] = piece[j];
		piece[j] = t;
	}
	hear(&h, NULL);
	say(&h, 0, isn, SYN, "");
	for (unsigned i = 0; i < n; i++)
		say_cut(&h, 40000, 0, isn + 1 + piece[i].at, 0, ACK, data + piece[i].at, piece[i].n, piece[i].n);
	assert_int_equal(h.side[0].n, BYTES);
	assert_memory_equal(h.side[0].p, data, BYTES);
	assert_null(strstr(buf_cstr(&h.text), "gap"));
	hear_end(&h);
}

static void random_segments(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 200; seed++)
		one_random(seed);
}

/* Ends in one order for both directions, named as one writes them. */
static void ends(void **state)
{
	struct packet *p = packet_new();
	struct flows *t = flows_new();
	struct flow f, g;
	struct val src = val_str("2001:db8::1", 11), dst = val_str("2001:db8::2", 11);
	const struct val mac[2] = { { .type = V_MAC, .u = 0x020000000001 }, { .type = V_MAC, .u = 0x020000000002 } };
	struct buf b = BUF_INIT;
	struct diag d = DIAG_INIT;

	(void)state;
	packet_push(p, layout_need("Ether"));
	packet_push(p, layout_need("IPv6"));
	packet_push(p, layout_need("UDP"));
	assert_true(layer_set(p, 1, (unsigned)p->layer[1].lay->src, &dst, &d));
	assert_true(layer_set(p, 1, (unsigned)p->layer[1].lay->dst, &src, &d));
	val_drop(src);
	val_drop(dst);
	assert_true(flow_of(p, &f));
	flow_text(&f, 0, &b);
	buf_text(&b, " ");
	flow_text(&f, 1, &b);
	assert_string_equal(buf_cstr(&b), "[2001:db8::2]:53 [2001:db8::1]:53");
	g = f;
	memcpy(g.end[0], f.end[1], FLOW_END);
	memcpy(g.end[1], f.end[0], FLOW_END);
	assert_int_equal(flows_add(t, &f), 0);
	assert_int_equal(flows_find(t, &g), -1);
	assert_false(flow_order(&g));
	assert_true(flow_order(&f));
	assert_int_equal(flows_add(t, &f), 1);
	assert_int_equal(flows_find(t, &g), 1);
	assert_int_equal(flows_count(t), 2);
	assert_false(flow_at(p, 0, &f)); /* the addresses are computed when it is built */
	for (int i = 0; i < 2; i++)
		assert_true(layer_set(p, 0, (unsigned)(i ? p->layer[0].lay->src : p->layer[0].lay->dst), &mac[i], &d));
	assert_true(flow_at(p, 0, &f));
	assert_int_equal(flows_add(t, &f), 2);
	buf_clear(&b);
	flow_text(flows_nth(t, 2), 1, &b);
	assert_string_equal(buf_cstr(&b), "02:00:00:00:00:01");
	flows_free(t);
	buf_free(&b);
	obj_drop(&p->obj);
}

static int start(void **state)
{
	struct diag d = DIAG_INIT;

	(void)state;
	return registry_start(&d) ? 0 : -1;
}

static int stop(void **state)
{
	(void)state;
	registry_end();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_connection),
		cmocka_unit_test(sides),
		cmocka_unit_test(order_and_gaps),
		cmocka_unit_test(acknowledged),
		cmocka_unit_test(not_kept),
		cmocka_unit_test(ports_again),
		cmocka_unit_test(forged),
		cmocka_unit_test(bounded),
		cmocka_unit_test(random_segments),
		cmocka_unit_test(ends),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
