/* test_capng.c - pcapng: sections, interfaces and packet blocks in both byte orders, and what damage looks like. */
#include "pkt/cap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/random.h"

#define NS INT64_C(1000000000)

static char path[] = "/tmp/pkt-test-capng-XXXXXX";

/* A file under construction. */
struct ng {
	struct buf b;
	bool le;
	size_t block; /* where the block under construction begins */
};

static void add16(struct ng *g, uint16_t v)
{
	uint8_t p[2];

	put16(p, g->le ? (uint16_t)bits_swap(v, 16) : v);
	buf_add(&g->b, p, 2);
}

static void add32(struct ng *g, uint32_t v)
{
	uint8_t p[4];

	put32(p, g->le ? (uint32_t)bits_swap(v, 32) : v);
	buf_add(&g->b, p, 4);
}

static void set32(struct ng *g, size_t at, uint32_t v)
{
	put32(g->b.p + at, g->le ? (uint32_t)bits_swap(v, 32) : v);
}

static void begin(struct ng *g, uint32_t type)
{
	g->block = g->b.n;
	add32(g, type);
	add32(g, 0);
}

static void end(struct ng *g)
{
	uint32_t n;

	buf_zeros(&g->b, (4 - (g->b.n - g->block) % 4) % 4);
	n = (uint32_t)(g->b.n - g->block) + 4;
	add32(g, n);
	set32(g, g->block + 4, n);
}

static void add_section(struct ng *g)
{
	begin(g, 0x0a0d0d0a);
	add32(g, 0x1a2b3c4d);
	add16(g, 1);
	add16(g, 0);
	add32(g, UINT32_MAX);
	add32(g, UINT32_MAX);
	end(g);
}

/* resolution: the byte of if_tsresol, or -1 for none. */
static void add_interface(struct ng *g, uint16_t linktype, uint32_t snaplen, int resolution, int64_t offset)
{
	begin(g, 1);
	add16(g, linktype);
	add16(g, 0);
	add32(g, snaplen);
	add16(g, 2);
	add16(g, 5);
	buf_add(&g->b, "eth0\0\0\0\0", 8);
	if (resolution >= 0) {
		add16(g, 9);
		add16(g, 1);
		buf_add(&g->b, (uint8_t[]){ (uint8_t)resolution, 0, 0, 0 }, 4);
	}
	if (offset) {
		add16(g, 14);
		add16(g, 8);
		add32(g, g->le ? (uint32_t)offset : (uint32_t)((uint64_t)offset >> 32));
		add32(g, g->le ? (uint32_t)((uint64_t)offset >> 32) : (uint32_t)offset);
	}
	add32(g, 0);
	end(g);
}

static void add_packet(struct ng *g, uint32_t iface, uint64_t time, const char *data, uint32_t wirelen)
{
	begin(g, 6);
	add32(g, iface);
	add32(g, (uint32_t)(time >> 32));
	add32(g, (uint32_t)time);
	add32(g, (uint32_t)strlen(data));
	add32(g, wirelen);
	buf_text(&g->b, data);
	buf_zeros(&g->b, (4 - strlen(data) % 4) % 4);
	add16(g, 2); /* a flags option, and no end of options */
	add16(g, 4);
	add32(g, 1);
	end(g);
}

static void add_simple(struct ng *g, const char *data, uint32_t wirelen)
{
	begin(g, 3);
	add32(g, wirelen);
	buf_text(&g->b, data);
	end(g);
}

static void add_old(struct ng *g, uint16_t iface, uint64_t time, const char *data)
{
	begin(g, 2);
	add16(g, iface);
	add16(g, 7);
	add32(g, (uint32_t)(time >> 32));
	add32(g, (uint32_t)time);
	add32(g, (uint32_t)strlen(data));
	add32(g, (uint32_t)strlen(data));
	buf_text(&g->b, data);
	end(g);
}

static void add_unknown(struct ng *g, size_t n)
{
	begin(g, 0x0bad);
	buf_zeros(&g->b, n);
	end(g);
}

static void save(const void *p, size_t n)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(p, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

static struct cap_reader *open_bytes(const struct buf *b, struct diag *d)
{
	save(b->p, b->n);
	return cap_open(path, d);
}

struct expect {
	const char *data;
	uint32_t wirelen;
	int64_t time;
	uint16_t linktype, iface;
};

static void check(const struct buf *b, const struct expect *e, size_t n)
{
	struct diag d = DIAG_INIT;
	struct cap_reader *r = open_bytes(b, &d);
	struct cap_packet c;

	if (!r)
		fail_msg("%s", d.text);
	for (size_t i = 0; i < n; i++) {
		if (cap_next(r, &c, &d) != 1)
			fail_msg("packet %zu: %s", i, d.text);
		assert_int_equal(c.caplen, strlen(e[i].data));
		assert_memory_equal(c.data, e[i].data, c.caplen);
		assert_int_equal(c.wirelen, e[i].wirelen);
		assert_int_equal(c.time, e[i].time);
		assert_int_equal(c.linktype, e[i].linktype);
		assert_int_equal(c.iface, e[i].iface);
	}
	assert_int_equal(cap_next(r, &c, &d), 0);
	cap_close(r);
}

static void whole_files(void **state)
{
	static const struct expect e[] = {
		{ "micro", 5, 1700000000 * NS + 123456000, 1, 0 },
		{ "nano!", 90, 1700000000 * NS + 123456789, 12, 1 },
		{ "half", 4, 10 * NS + NS / 2, 105, 2 },
		{ "coarse", 6, 3600 * NS + 7 * NS, 113, 3 },
		{ "fine", 4, 1, 1, 4 },
		{ "simpl", 1000, 0, 1, 0 },
		{ "old", 3, 5000, 12, 1 - 1 },
	};

	(void)state;
	for (int le = 0; le < 2; le++) {
		struct ng g = { .le = le };

		add_section(&g);
		add_unknown(&g, 0);
		add_interface(&g, 1, 5, -1, 0);
		add_interface(&g, 101, 0, 9, 0);
		add_interface(&g, 105, 0, 0x80 | 8, 0);
		add_interface(&g, 113, 0, 0, 3600);
		add_interface(&g, 1, 0, 12, 0);
		add_packet(&g, 0, UINT64_C(1700000000123456), "micro", 5);
		add_unknown(&g, 300000);
		add_packet(&g, 1, UINT64_C(1700000000123456789), "nano!", 90);
		add_packet(&g, 2, 10 * 256 + 128, "half", 4);
		add_packet(&g, 3, 7, "coarse", 6);
		add_packet(&g, 4, 1999, "fine", 4);
		add_simple(&g, "simpl", 1000);
		g.le = !le; /* a second section, in the other byte order, whose interfaces count from zero */
		add_section(&g);
		add_interface(&g, 101, 0, -1, 0);
		add_old(&g, 0, 5, "old");
		check(&g.b, e, sizeof(e) / sizeof(e[0]));
		buf_free(&g.b);
	}
}

static void accessors(void **state)
{
	struct diag d = DIAG_INIT;
	struct ng g = { .le = true };
	struct cap_reader *r;
	struct cap_packet c;

	(void)state;
	add_section(&g);
	r = open_bytes(&g.b, &d);
	assert_int_equal(cap_linktype(r), -1);
	assert_int_equal(cap_next(r, &c, &d), 0);
	cap_close(r);
	add_interface(&g, 101, 2000, 9, 0);
	r = open_bytes(&g.b, &d);
	assert_int_equal(cap_linktype(r), 12);
	assert_int_equal(cap_snaplen(r), 2000);
	assert_true(cap_nano(r));
	assert_int_equal(cap_next(r, &c, &d), 0);
	assert_int_equal(cap_count(r), 0);
	cap_close(r);
	buf_free(&g.b);
}

/* The filter is compiled for each link type that comes. */
static void filter(void **state)
{
	static const char ip[] = "\x45\1\1\x1d\1\1\1\1\x40\x11\1\1\1\1\1\1\1\1\1\1\1\1\1\x35\1\1\1\1"; /* UDP to port 309 */
	static const char ether[] = "\1\1\1\1\1\1\1\1\1\1\1\1\x86\xdd\x60\1\1\1\1\1\x3a\1";          /* ICMPv6 */
	static const struct source words = { NULL, "udp or icmp6", 12 };
	struct diag d = DIAG_INIT;
	struct ng g = { .le = true };
	struct cap_packet c;
	struct cap_reader *r;

	(void)state;
	add_section(&g);
	add_interface(&g, 1, 0, -1, 0);
	add_interface(&g, 101, 0, -1, 0);
	for (unsigned i = 0; i < 3; i++) {
		add_packet(&g, 0, i, "neither of them can ever match", 60);
		add_packet(&g, 0, i, ether, 60);
		add_packet(&g, 1, i, ip, 60);
	}
	r = open_bytes(&g.b, &d);
	assert_true(cap_filter(r, &words, &d));
	for (unsigned i = 0; i < 6; i++) {
		assert_int_equal(cap_next(r, &c, &d), 1);
		assert_int_equal(c.linktype, i & 1 ? 12 : 1);
	}
	assert_int_equal(cap_next(r, &c, &d), 0);
	assert_int_equal(cap_count(r), 9);
	cap_close(r);
	buf_free(&g.b);
}

/* The number a pcap file's link type becomes is libpcap's; ours must be the same. */
static void link_types(void **state)
{
	(void)state;
	for (uint16_t t = 0; t < 400; t++) {
		uint8_t pcap[24] = { 0xa1, 0xb2, 0xc3, 0xd4, 0, 2, 0, 4, [18] = 1 };
		struct diag d = DIAG_INIT;
		struct ng g = { .le = t & 1 };
		struct buf old = { pcap, sizeof(pcap), 0 };
		struct cap_reader *a, *b;

		put16(pcap + 22, t);
		a = open_bytes(&old, &d);
		add_section(&g);
		add_interface(&g, t, 0, -1, 0);
		b = open_bytes(&g.b, &d);
		assert_int_equal(cap_linktype(a), cap_linktype(b));
		cap_close(a);
		cap_close(b);
		buf_free(&g.b);
	}
}

/* ---- damage ------------------------------------------------------------------------------------------------- */

static struct ng small_file(void)
{
	struct ng g = { .le = true };

	add_section(&g);
	add_interface(&g, 1, 0, -1, 0);
	add_packet(&g, 0, 1, "first", 5);
	return g;
}

static void complains(struct ng *g, const char *message)
{
	struct diag d = DIAG_INIT;
	struct cap_reader *r = open_bytes(&g->b, &d);
	struct cap_packet c;

	while (r && cap_next(r, &c, &d) > 0)
		;
	cap_close(r);
	if (!strstr(d.text, message))
		fail_msg("'%s' is not in '%s'", message, d.text);
	buf_free(&g->b);
}

static void messages(void **state)
{
	struct ng g = small_file();
	size_t first = g.b.n - 48, more;

	(void)state;
	add_packet(&g, 3, 2, "second", 6);
	complains(&g, "packet 2 is damaged: it names interface 3, and 1 is described (offset 112); 1 packet was read");

	g = small_file();
	set32(&g, first + 20, 1000);
	complains(&g, "packet 1 is damaged: 1000 bytes promised, its block has room for 16 (offset");

	g = small_file();
	more = g.b.n;
	add_packet(&g, 0, 2, "second", 6);
	g.b.n = more + 30;
	complains(&g, "ends inside packet 2 (offset 140: 6 bytes promised, 2 there); 1 packet was read");

	g = small_file();
	set32(&g, first + 4, 7);
	complains(&g, "a block with an impossible length: damaged");

	g = small_file();
	set32(&g, g.b.n - 4, 52);
	complains(&g, "a block whose two lengths differ: damaged");

	g = small_file();
	add_unknown(&g, 100);
	g.b.n -= 50;
	complains(&g, "ends inside a block (offset 112); 1 packet was read");

	g = small_file();
	put16(g.b.p + 12, 0x0900);
	complains(&g, "pcapng version 9.0, and only 1.x is known");
}

/* No prefix and no change of a byte may lead outside of the buffer, or on for ever. */
static void hostile(void **state)
{
	struct ng g = { .le = true };
	struct buf copy = BUF_INIT;

	(void)state;
	add_section(&g);
	add_interface(&g, 1, 40, 9, 77);
	add_packet(&g, 0, 1, "first", 5);
	add_simple(&g, "simple", 6);
	add_old(&g, 0, 5, "old");
	add_unknown(&g, 9);
	for (unsigned k = 0; k < 3000; k++) {
		struct diag d = DIAG_INIT;
		struct cap_packet c;
		struct cap_reader *r;
		uint64_t sum = 0;

		buf_clear(&copy);
		buf_add(&copy, g.b.p, g.b.n);
		if (k < copy.n)
			copy.n = k;
		for (unsigned i = k < g.b.n ? 0 : 1 + k % 3; i > 0; i--)
			copy.p[random_below(1, k, i, copy.n)] = (uint8_t)random_at(2, k, i);
		r = open_bytes(&copy, &d);
		while (r && cap_next(r, &c, &d) > 0)
			for (uint32_t i = 0; i < c.caplen; i++)
				sum += c.data[i];
		cap_close(r);
		assert_true(sum < UINT64_MAX);
	}
	buf_free(&copy);
	buf_free(&g.b);
}

static int setup(void **state)
{
	int fd = mkstemp(path);

	(void)state;
	return fd < 0 ? -1 : close(fd);
}

static int teardown(void **state)
{
	(void)state;
	return unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_files), cmocka_unit_test(accessors), cmocka_unit_test(filter),
		cmocka_unit_test(link_types),  cmocka_unit_test(messages),  cmocka_unit_test(hostile),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
