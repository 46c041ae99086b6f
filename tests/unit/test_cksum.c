/* test_cksum.c - published check values, and agreement with the plain way of computing each. */
#include "pkt/cksum.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "pkt/bits.h"

/* RFC 1071, 3: the sum of 00 01 f2 03 f4 f5 f6 f7 is 2ddf0, folded ddf2. */
static void rfc1071(void **state)
{
	static const uint8_t p[] = { 0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7 };
	static const uint8_t ip[] = { 0x45, 0x00, 0x00, 0x73, 0x00, 0x00, 0x40, 0x00, 0x40, 0x11,
		                      0x00, 0x00, 0xc0, 0xa8, 0x00, 0x01, 0xc0, 0xa8, 0x00, 0xc7 };

	(void)state;
	assert_int_equal(cksum_fold(cksum_add(0, p, sizeof(p))), 0xddf2);
	assert_int_equal(cksum_finish(cksum_add(0, p, sizeof(p))), 0x220d);
	assert_int_equal(cksum_finish(cksum_add(0, ip, sizeof(ip))), 0xb861);
	assert_int_equal(cksum_fold(0x2ddf0), 0xddf2);
	assert_int_equal(cksum_fold(UINT64_MAX), 0xffff);
	assert_int_equal(cksum_fold(0), 0);
	assert_int_equal(cksum_finish(0), 0xffff);
	assert_int_equal(cksum_add(0, NULL, 0), 0);
}

static uint16_t plain_sum(const uint8_t *p, size_t n)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += i % 2 ? p[i] : (uint32_t)p[i] << 8;
	while (sum >> 16)
		sum = (sum >> 16) + (sum & 0xffff);
	return (uint16_t)sum;
}

static void every_length_and_alignment(void **state)
{
	(void)state;
	for (size_t n = 0; n < 200; n++) {
		for (size_t off = 0; off < 8; off++) {
			uint8_t *p = malloc(off + n + 1);
			uint64_t sum;

			for (size_t i = 0; i < n; i++)
				p[off + i] = (uint8_t)(n % 3 ? i * 89 + n : 0xff);
			assert_int_equal(cksum_fold(cksum_add(0, p + off, n)), plain_sum(p + off, n));
			for (size_t cut = 0; cut <= n; cut += 2) {
				sum = cksum_add(0, p + off, cut);
				sum = cksum_add(sum, p + off + cut, n - cut);
				assert_int_equal(cksum_fold(sum), plain_sum(p + off, n));
			}
			free(p);
		}
	}
}

/* Many bytes at once, to and beyond the most, with the largest words and others. */
static void many(void **state)
{
	static const size_t sizes[] = { 1447, 1448, 8191, 65534, 65535, 65536, 65537, 70001, 200000 };

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		for (unsigned what = 0; what < 4; what++) {
			uint8_t *p = malloc(sizes[i]);

			for (size_t k = 0; k < sizes[i]; k++)
				p[k] = (uint8_t)(what == 0 ? 0xff : what == 1 ? 0x80 * (k % 2) : what == 2 ? 0x7f + k % 2 : k * k % 251);
			assert_int_equal(cksum_fold(cksum_add(0, p, sizes[i])), plain_sum(p, sizes[i]));
			free(p);
		}
	}
}

/* Good with its checksum in it, and with no other. */
static void good(void **state)
{
	(void)state;
	for (size_t n = 2; n < 300; n++) {
		uint8_t *p = malloc(n);
		uint16_t sum;

		for (size_t i = 0; i < n; i++)
			p[i] = (uint8_t)(i < 2 ? 0 : i * 89 + n);
		sum = cksum_finish(cksum_add(0x11 + n, p, n));
		put16(p, sum);
		assert_int_equal(cksum_good(cksum_part(cksum_of((uint32_t)(0x11 + n)), p, n)), true);
		put16(p, (uint16_t)(sum + 1));
		assert_int_equal(cksum_good(cksum_part(cksum_of((uint32_t)(0x11 + n)), p, n)), false);
		free(p);
	}
	assert_false(cksum_good(0));
	assert_true(cksum_good(UINT64_MAX));
}

/* RFC 1624, 4: dd2f, with 5555 changed to 3285, becomes 0000 and not ffff. */
static void rfc1624(void **state)
{
	uint8_t p[10] = { 1, 2, 3, 4, 0xfe, 0xdc, 0xba, 0x98, 0x76, 0x54 };
	uint16_t sum = cksum_finish(cksum_add(0, p, sizeof(p)));

	(void)state;
	assert_int_equal(cksum_update(0xdd2f, 0x5555, 0x3285), 0x0000);
	for (unsigned v = 0; v < 0x10000; v += 97) {
		uint16_t old = get16(p + 4);

		put16(p + 4, (uint16_t)v);
		sum = cksum_update(sum, old, (uint16_t)v);
		assert_int_equal(sum, cksum_finish(cksum_add(0, p, sizeof(p))));
	}
}

static uint32_t plain_crc(uint32_t poly, const uint8_t *p, size_t n)
{
	uint32_t c = UINT32_MAX;

	for (size_t i = 0; i < n; i++) {
		c ^= p[i];
		for (int j = 0; j < 8; j++)
			c = c & 1 ? c >> 1 ^ poly : c >> 1;
	}
	return ~c;
}

/* The 32-byte values are from RFC 3720, B.4, which writes them least significant byte first. */
static void crcs(void **state)
{
	const uint8_t *digits = (const uint8_t *)"123456789";
	uint8_t p[64];

	(void)state;
	assert_int_equal(crc32_ieee(digits, 9), 0xcbf43926);
	assert_int_equal(crc32c(digits, 9), 0xe3069283);
	assert_int_equal(crc32_ieee(NULL, 0), 0);
	memset(p, 0, sizeof(p));
	assert_int_equal(crc32c(p, 32), 0x8a9136aa);
	memset(p, 0xff, sizeof(p));
	assert_int_equal(crc32c(p, 32), 0x62a8ab43);
	for (unsigned i = 0; i < sizeof(p); i++)
		p[i] = (uint8_t)i;
	assert_int_equal(crc32c(p, 32), 0x46dd794e);
	for (unsigned i = 0; i < sizeof(p); i++)
		p[i] = (uint8_t)(i * i * 37 + 11);
	for (size_t n = 0; n <= sizeof(p); n++) {
		assert_int_equal(crc32_ieee(p, n), plain_crc(0xedb88320, p, n));
		assert_int_equal(crc32c(p, n), plain_crc(0x82f63b78, p, n));
	}
}

/* With the check bytes in place both sums are 0 modulo 255 (RFC 1008, 7). */
static void fletcher_checks(const uint8_t *p, size_t n)
{
	unsigned c0 = 0, c1 = 0;

	for (size_t i = 0; i < n; i++) {
		c0 = (c0 + p[i]) % 255;
		c1 = (c1 + c0) % 255;
	}
	assert_int_equal(c0, 0);
	assert_int_equal(c1, 0);
}

static void fletcher(void **state)
{
	uint8_t short_one[3] = { 0x28, 0xaa, 0xbb }; /* the two last count as zero */
	size_t big = 200001;
	uint8_t *p = malloc(big);

	(void)state;
	assert_int_equal(fletcher16(short_one, 3, 1), 0xaf28); /* Scapy's fletcher16_checkbytes(b"\x28\x07", 1) */
	for (size_t i = 0; i < big; i++)
		p[i] = (uint8_t)(i * i + i / 256);
	for (size_t n = 2; n < 300; n++) {
		for (size_t at = 0; at <= n - 2; at += 1 + n / 8) {
			put16(p + at, fletcher16(p, n, at));
			assert_true(p[at] && p[at + 1]);
			fletcher_checks(p, n);
		}
	}
	memset(p, 0xff, big / 2);
	put16(p + 14, fletcher16(p, big, 14));
	fletcher_checks(p, big);
	free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rfc1071),
		cmocka_unit_test(every_length_and_alignment),
		cmocka_unit_test(many),
		cmocka_unit_test(good),
		cmocka_unit_test(rfc1624),
		cmocka_unit_test(crcs),
		cmocka_unit_test(fletcher),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
