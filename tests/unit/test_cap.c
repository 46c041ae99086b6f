/* test_cap.c - captures are read as they were written: formats, byte orders, compression, appending. */
#include "pkt/cap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "pkt/bits.h"
#include "pkt/buf.h"

#define NS INT64_C(1000000000)

static char dir[] = "/tmp/pkt-test-cap-XXXXXX";

/* One of a few names in the test's own folder; the text lives until the name is asked for again. */
static const char *file(const char *name)
{
	static char path[4][128];
	static unsigned turn;
	char *p = path[turn++ % 4];

	snprintf(p, sizeof(path[0]), "%s/%s", dir, name);
	return p;
}

static void write_file(const char *path, const void *p, size_t n)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(p, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

static struct buf read_file(const char *path)
{
	struct buf b = BUF_INIT;
	FILE *f = fopen(path, "rb");
	uint8_t chunk[4096];
	size_t n;

	assert_non_null(f);
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(&b, chunk, n);
	fclose(f);
	return b;
}

static struct cap_reader *must_open(const char *path)
{
	struct diag d = DIAG_INIT;
	struct cap_reader *r = cap_open(path, &d);

	if (!r)
		fail_msg("%s", d.text);
	return r;
}

static void must_finish(struct cap_writer *w)
{
	struct diag d = DIAG_INIT;

	if (!cap_finish(w, &d))
		fail_msg("%s", d.text);
}

static struct cap_writer *must_create(const char *path, int linktype, bool nano, bool append)
{
	struct diag d = DIAG_INIT;
	struct cap_writer *w = cap_create(path, linktype, nano, append, &d);

	if (!w)
		fail_msg("%s", d.text);
	return w;
}

static const uint8_t *pattern(uint32_t n)
{
	static uint8_t p[70000];

	for (uint32_t i = 0; i < n; i++)
		p[i] = (uint8_t)(i * 31 + n);
	return p;
}

/* Packet i of the captures that are written here. */
static uint32_t length_of(unsigned i)
{
	static const uint32_t lengths[] = { 60, 0, 1, 1514, 65535, 7 };

	return lengths[i % 6];
}

static int64_t time_of(unsigned i)
{
	return (1700000000 + (int64_t)i * 400000000) * NS + 123456789 + i;
}

static void write_some(const char *path, int linktype, bool nano, bool append, unsigned from, unsigned to)
{
	struct cap_writer *w = must_create(path, linktype, nano, append);
	struct diag d = DIAG_INIT;

	for (unsigned i = from; i < to; i++)
		assert_true(cap_write(w, pattern(length_of(i)), length_of(i), length_of(i) + i, time_of(i), &d));
	must_finish(w);
}

static void check_some(struct cap_reader *r, unsigned n, bool nano)
{
	struct diag d = DIAG_INIT;
	struct cap_packet c;

	for (unsigned i = 0; i < n; i++) {
		assert_int_equal(cap_next(r, &c, &d), 1);
		assert_int_equal(c.caplen, length_of(i));
		assert_int_equal(c.wirelen, length_of(i) + i);
		assert_int_equal(c.time, nano ? time_of(i) : time_of(i) / 1000 * 1000);
		assert_memory_equal(c.data, pattern(c.caplen), c.caplen);
		assert_int_equal(c.linktype, cap_linktype(r));
	}
	assert_int_equal(cap_next(r, &c, &d), 0);
	assert_int_equal(cap_count(r), n);
	assert_int_equal(cap_nano(r), nano);
	cap_close(r);
}

static void round_trip(void **state)
{
	struct cap_reader *r;

	(void)state;
	for (int nano = 0; nano < 2; nano++) {
		write_some(file("a.pcap"), 1, nano, false, 0, 6);
		check_some(must_open(file("a.pcap")), 6, nano);
	}
	write_some(file("none.pcap"), 12, false, false, 0, 0);
	r = must_open(file("none.pcap"));
	assert_int_equal(cap_linktype(r), 12);
	check_some(r, 0, false);
}

static void appending(void **state)
{
	(void)state;
	for (int nano = 0; nano < 2; nano++) {
		unlink(file("b.pcap"));
		write_some(file("b.pcap"), 1, nano, true, 0, 2);
		write_some(file("b.pcap"), 1, !nano, true, 2, 5);
		write_some(file("b.pcap"), 1, nano, true, 5, 6);
		check_some(must_open(file("b.pcap")), 6, nano);
	}
}

static void appending_refused(void **state)
{
	struct diag d = DIAG_INIT;
	struct buf b;

	(void)state;
	write_some(file("c.pcap"), 12, false, false, 0, 2);
	assert_null(cap_create(file("c.pcap"), 1, false, true, &d));
	assert_non_null(strstr(d.text, "its link type is 12 (RAW), and the packets have 1 (EN10MB)"));
	diag_clear(&d);
	write_file(file("d.txt"), "These are not packets, and must stay.", 37);
	assert_null(cap_create(file("d.txt"), 1, false, true, &d));
	assert_non_null(strstr(d.text, "it is not a pcap file"));
	b = read_file(file("d.txt"));
	assert_int_equal(b.n, 37);
	buf_free(&b);
}

/* Both byte orders, each in micro- and nanoseconds; seconds above 2^31 count as time after 2038. */
static void byte_orders(void **state)
{
	static const uint8_t big[] = {
		0xa1, 0xb2, 0xc3, 0xd4, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 101,
		0xf0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0, 3, 0, 0, 0, 9, 'a', 'b', 'c',
	};
	uint8_t p[sizeof(big)];

	(void)state;
	for (unsigned k = 0; k < 4; k++) {
		bool nano = k & 1;
		struct diag d = DIAG_INIT;
		struct cap_packet c;
		struct cap_reader *r;

		memcpy(p, big, sizeof(p));
		if (nano)
			put16(p + 2, 0x3c4d);
		for (size_t i = 0; k & 2 && i < 40; i += i == 4 || i == 6 ? 2 : 4)
			if (i == 4 || i == 6)
				put16(p + i, (uint16_t)bits_swap(get16(p + i), 16));
			else
				put32(p + i, (uint32_t)bits_swap(get32(p + i), 32));
		write_file(file("order.pcap"), p, sizeof(p));
		r = must_open(file("order.pcap"));
		assert_int_equal(cap_linktype(r), 12);
		assert_int_equal(cap_snaplen(r), 262144);
		assert_int_equal(cap_nano(r), nano);
		assert_int_equal(cap_next(r, &c, &d), 1);
		assert_int_equal(c.time, INT64_C(0xf0000001) * NS + (nano ? 5 : 5000));
		assert_int_equal(c.wirelen, 9);
		assert_memory_equal(c.data, "abc", 3);
		assert_int_equal(cap_next(r, &c, &d), 0);
		cap_close(r);
	}
}

/* Packets of raw IP (101) are found in the bytes, those of a user's link type (147) by libpcap: both cut at the snap length. */
static void both_ways(void **state)
{
	static const uint8_t some[] = {
		0xa1, 0xb2, 0xc3, 0xd4, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 101,
		0, 0, 0, 1, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 6, 0, 0, 0, 9, 'a', 'b', 'c', 'd', 'e', 'f',
		0, 0, 0, 2, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2, 'g',
	};
	uint8_t p[sizeof(some)];

	(void)state;
	memcpy(p, some, sizeof(p));
	for (unsigned k = 0; k < 2; k++) {
		struct diag d = DIAG_INIT;
		struct cap_packet c;
		struct cap_reader *r;

		p[23] = k ? 147 : 101;
		write_file(file("ways.pcap"), p, sizeof(p));
		r = must_open(file("ways.pcap"));
		assert_int_equal(cap_next(r, &c, &d), 1);
		assert_int_equal(c.caplen, 4);
		assert_int_equal(c.wirelen, 9);
		assert_int_equal(c.time, INT64_C(1) * NS + INT64_C(4294967295) * 1000);
		assert_memory_equal(c.data, "abcd", 4);
		assert_int_equal(cap_next(r, &c, &d), 1);
		assert_int_equal(c.caplen, 0);
		assert_int_equal(c.time, INT64_C(2) * NS + 7000);
		assert_int_equal(cap_next(r, &c, &d), -1);
		assert_non_null(strstr(d.text, "ends inside packet 3 (offset 78: 2 bytes promised, 1 there); 2 packets were read"));
		assert_int_equal(cap_next(r, &c, &d), 0);
		cap_close(r);
	}
}

/* ---- compression -------------------------------------------------------------------------------------------- */

static void add_gzip(struct buf *out, const uint8_t *p, size_t n)
{
	z_stream z = { .next_in = (uint8_t *)p, .avail_in = (uInt)n };

	assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
	buf_reserve(out, deflateBound(&z, n));
	z.next_out = out->p + out->n;
	z.avail_out = (uInt)(out->cap - out->n);
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	out->n += z.total_out;
	deflateEnd(&z);
}

static void add_zstd(struct buf *out, const uint8_t *p, size_t n)
{
	size_t got;

	buf_reserve(out, ZSTD_compressBound(n));
	got = ZSTD_compress(out->p + out->n, out->cap - out->n, p, n, 3);
	assert_false(ZSTD_isError(got));
	out->n += got;
}

/* In one piece and in two members or frames, the first of which ends inside a packet. */
static void compressed(void **state)
{
	struct buf plain;

	(void)state;
	write_some(file("e.pcap"), 1, true, false, 0, 6);
	plain = read_file(file("e.pcap"));
	for (size_t cut = 0; cut < plain.n; cut += 10007) {
		struct buf gz = BUF_INIT, zst = BUF_INIT;

		if (cut) {
			add_gzip(&gz, plain.p, cut);
			add_zstd(&zst, plain.p, cut);
		}
		add_gzip(&gz, plain.p + cut, plain.n - cut);
		add_zstd(&zst, plain.p + cut, plain.n - cut);
		write_file(file("e.gz"), gz.p, gz.n);
		write_file(file("e.zst"), zst.p, zst.n);
		check_some(must_open(file("e.gz")), 6, true);
		check_some(must_open(file("e.zst")), 6, true);
		buf_free(&gz);
		buf_free(&zst);
	}
	buf_free(&plain);
}

static void standard_input(void **state)
{
	int old = dup(0);

	(void)state;
	write_some(file("f.pcap"), 1, true, false, 0, 6);
	assert_non_null(freopen(file("f.pcap"), "rb", stdin));
	check_some(must_open("-"), 6, true);
	assert_int_equal(dup2(old, 0), 0);
	close(old);
}

static void standard_output(void **state)
{
	int old = dup(1);

	(void)state;
	fflush(stdout);
	assert_non_null(freopen(file("g.pcap"), "wb", stdout));
	write_some("-", 1, true, false, 0, 6);
	fflush(stdout);
	assert_int_equal(dup2(old, 1), 1);
	close(old);
	check_some(must_open(file("g.pcap")), 6, true);
}

/* ---- trouble ------------------------------------------------------------------------------------------------ */

static void full_disk(void **state)
{
	struct diag d = DIAG_INIT;
	struct cap_writer *w;

	(void)state;
	if (access("/dev/full", W_OK))
		skip();
	w = must_create("/dev/full", 1, false, false);
	assert_true(cap_write(w, "abc", 3, 3, 0, &d));
	assert_false(cap_finish(w, &d));
	assert_string_equal(d.text, "cannot write /dev/full: No space left on device");

	/* More than is buffered: it is told while writing, and once more at the end. */
	diag_clear(&d);
	w = must_create("/dev/full", 1, false, false);
	for (unsigned i = 0; i < 10 && !d.set; i++)
		cap_write(w, pattern(65535), 65535, 65535, 0, &d);
	assert_string_equal(d.text, "cannot write /dev/full: No space left on device");
	diag_clear(&d);
	assert_false(cap_finish(w, &d));
	assert_string_equal(d.text, "cannot write /dev/full: No space left on device");
}

static void too_long(void **state)
{
	struct diag d = DIAG_INIT;
	struct cap_writer *w = must_create(file("long.pcap"), 1, false, false);
	uint8_t *p = calloc(1, 262145);

	(void)state;
	assert_true(cap_write(w, p, 262144, 262144, 0, &d));
	assert_false(cap_write(w, p, 262145, 262145, 0, &d));
	assert_non_null(strstr(d.text, "a packet of 262145 bytes is over the 262144"));
	must_finish(w);
	free(p);
}

static void not_opened(const char *path, const char *message)
{
	struct diag d = DIAG_INIT;

	assert_null(cap_open(path, &d));
	assert_int_equal(d.kind, D_REFUSED);
	if (!strstr(d.text, message))
		fail_msg("'%s' is not in '%s'", message, d.text);
}

static void strange_files(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *message;
	} rows[] = {
		{ "", 0, "is empty: not even the header" },
		{ "\xd4\xc3\xb2\xa1\x02\x00\x04\x00", 8, "ends inside the file header (24 bytes needed, 8 there)" },
		{ "GET / HTTP/1.1\r\nHost: x\r\n\r\n", 27, "it looks like text, 'GET / HTTP/1.1'" },
		{ "\x7f" "ELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00", 16, "it is a program" },
		{ "\xfd" "7zXZ\x00\x00\x04\xe6\xd6\xb4\x46", 12, "it is compressed with xz" },
		{ "\x00\x01\x02\x03\x04", 5, "it begins with 00 01 02 03, neither pcap nor pcapng" },
		{ "\x1f\x8b\x08\x00", 4, "the gzip data end early" },
		{ "\xd4\xc3\xb2\xa1\x07\x00\x04\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x04\x00\x01\x00\x00\x00", 24, "version 7.4" },
		{ "\x0a\x0d\x0d\x0a\x1c\x00\x00\x00\x00\x00\x00\x00", 12, "without its byte order mark" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		write_file(file("strange"), rows[i].bytes, rows[i].n);
		not_opened(file("strange"), rows[i].message);
	}
	not_opened(file("nowhere.pcap"), "nowhere.pcap: No such file or directory");
	not_opened(dir, "is a directory, not a capture file");
}

/* Every prefix of a file gives the packets that are whole, and says what is missing. */
static void cut_files(void **state)
{
	struct buf whole;

	(void)state;
	write_some(file("h.pcap"), 1, false, false, 0, 4);
	whole = read_file(file("h.pcap"));
	for (size_t n = 24; n < whole.n; n += n < 200 ? 1 : 97) {
		struct diag d = DIAG_INIT;
		struct cap_packet c;
		struct cap_reader *r;
		size_t want = n == 24 || n == 100 || n == 116 || n == 133, got = 0;
		int rc;

		write_file(file("cut.pcap"), whole.p, n);
		r = must_open(file("cut.pcap"));
		while ((rc = cap_next(r, &c, &d)) > 0)
			got++;
		assert_int_equal(rc, want ? 0 : -1);
		assert_int_equal(got, (n >= 100) + (n >= 116) + (n >= 133));
		assert_true(want || strstr(d.text, "ends inside packet"));
		if (n == 62)
			assert_non_null(strstr(d.text, "cut.pcap: ends inside packet 1 (offset 40: 60 bytes promised, 22 there); "
						       "0 packets were read"));
		assert_int_equal(cap_next(r, &c, &d), 0);
		cap_close(r);
	}
	buf_free(&whole);
}

static void cut_gzip(void **state)
{
	struct diag d = DIAG_INIT;
	struct cap_packet c;
	struct cap_reader *r;
	struct buf plain, gz = BUF_INIT;
	int rc;

	(void)state;
	write_some(file("i.pcap"), 1, false, false, 0, 6);
	plain = read_file(file("i.pcap"));
	add_gzip(&gz, plain.p, plain.n);
	write_file(file("i.gz"), gz.p, gz.n / 2);
	r = must_open(file("i.gz"));
	while ((rc = cap_next(r, &c, &d)) > 0)
		;
	assert_int_equal(rc, -1);
	assert_non_null(strstr(d.text, "the gzip data end early"));
	cap_close(r);
	buf_free(&plain);
	buf_free(&gz);
}

static void damaged(void **state)
{
	struct diag d = DIAG_INIT;
	struct cap_packet c;
	struct cap_reader *r;
	struct buf b;

	(void)state;
	write_some(file("j.pcap"), 1, false, false, 0, 3);
	b = read_file(file("j.pcap"));
	put32(b.p + 100 + 8, 0xfffffff0);
	write_file(file("j.pcap"), b.p, b.n);
	r = must_open(file("j.pcap"));
	assert_int_equal(cap_next(r, &c, &d), 1);
	assert_int_equal(cap_next(r, &c, &d), -1);
	assert_non_null(strstr(d.text, "packet 2 is damaged: "));
	assert_non_null(strstr(d.text, "(offset 100); 1 packet was read"));
	cap_close(r);
	buf_free(&b);
}

static void same_file(void **state)
{
	struct cap_reader *r;

	(void)state;
	write_some(file("k.pcap"), 1, false, false, 0, 3);
	write_some(file("l.pcap"), 1, false, false, 0, 3);
	r = must_open(file("k.pcap"));
	assert_true(cap_reads(r, file("k.pcap")));
	assert_false(cap_reads(r, file("l.pcap")));
	assert_false(cap_reads(r, file("nowhere.pcap")));
	cap_close(r);
}

static void names(void **state)
{
	(void)state;
	assert_string_equal(cap_linktype_name(1), "EN10MB");
	assert_null(cap_linktype_name(60000));
	assert_true(strspn(cap_version(), "0123456789.") == strlen(cap_version()));
}

static int setup(void **state)
{
	(void)state;
	return mkdtemp(dir) ? 0 : -1;
}

static int teardown(void **state)
{
	char command[64];

	(void)state;
	snprintf(command, sizeof(command), "rm -r %s", dir);
	return system(command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(round_trip),     cmocka_unit_test(appending),  cmocka_unit_test(appending_refused),
		cmocka_unit_test(byte_orders),    cmocka_unit_test(compressed), cmocka_unit_test(standard_input),
		cmocka_unit_test(standard_output), cmocka_unit_test(full_disk), cmocka_unit_test(too_long),
		cmocka_unit_test(strange_files),  cmocka_unit_test(cut_files),  cmocka_unit_test(cut_gzip),
		cmocka_unit_test(both_ways),
		cmocka_unit_test(damaged),        cmocka_unit_test(same_file),  cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
