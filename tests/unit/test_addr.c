/* test_addr.c - what is an address, what is not, and how it is written (RFC 4291, RFC 5952). */
#include "pkt/addr.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void macs(void **state)
{
	static const char *const good[] = { "00:1b:21:3C:9d:f8", "00-1b-21-3c-9d-f8", "001b.213c.9df8" };
	static const char *const bad[] = {
		"", "00:1b:21:3c:9d", "00:1b:21:3c:9d:f8:", "00:1b:21:3c:9d:f", "0:1b:21:3c:9d:f80",
		"00:1b:21:3c:9d-f8", "001b213c9df8", "001b:213c:9df8", "00:1b:21:3c:9d:g8",
		":00:1b:21:3c:9d:f", "00.1b.21.3c.9d.f8",
	};
	char text[MAC_TEXT];
	uint64_t v = 42;

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(mac_parse(str_of(bad[i]), &v));
	assert_false(mac_parse((struct str){ "00:1b:21:3c:9d:f\0", 17 }, &v));
	assert_int_equal(v, 42);
	for (size_t i = 0; i < COUNT(good); i++) {
		assert_true(mac_parse(str_of(good[i]), &v));
		assert_true(v == 0x001b213c9df8);
	}
	assert_int_equal(mac_text(v, text), 17);
	assert_string_equal(text, "00:1b:21:3c:9d:f8");
	mac_text(0xffffffffffff, text);
	assert_string_equal(text, "ff:ff:ff:ff:ff:ff");
}

static void ip4(void **state)
{
	static const char *const good[] = { "0.0.0.0", "1.2.3.4", "10.20.30.40", "192.168.100.200", "255.255.255.255" };
	static const char *const bad[] = {
		"", "1", "1.2.3", "1.2.3.", "1.2.3.4.", ".1.2.3.4", "1.2.3.4.5", "256.1.1.1", "1.1.1.256", "01.2.3.4",
		"1.2.3.00", "1..2.3", "1.2.3.4 ", " 1.2.3.4", "1.2.3.4/8", "0x1.2.3.4", "-1.2.3.4", "1.2.3.99999999999",
	};
	char text[IP4_TEXT];
	uint32_t v = 42;

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(ip4_parse(str_of(bad[i]), &v));
	assert_int_equal(v, 42);
	for (size_t i = 0; i < COUNT(good); i++) {
		assert_true(ip4_parse(str_of(good[i]), &v));
		assert_int_equal(ip4_text(v, text), strlen(good[i]));
		assert_string_equal(text, good[i]);
	}
	assert_true(ip4_parse(str_of("10.1.2.3"), &v));
	assert_int_equal(v, 0x0a010203);
	for (unsigned i = 0; i < 256; i++) {
		uint32_t back;

		ip4_text(i << 16 | i, text);
		assert_true(ip4_parse(str_of(text), &back));
		assert_int_equal(back, i << 16 | i);
	}
}

static void ip6(void **state)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
		/* RFC 5952, 1 and 2 */
		{ "2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1" },
		{ "2001:0db8:0:0:1:0:0:1", "2001:db8::1:0:0:1" },
		{ "2001:db8::1:0:0:1", "2001:db8::1:0:0:1" },
		{ "2001:DB8:0:0:1::1", "2001:db8::1:0:0:1" },
		{ "2001:db8:aaaa:bbbb:cccc:dddd:eeee:0001", "2001:db8:aaaa:bbbb:cccc:dddd:eeee:1" },
		{ "2001:db8:aaaa:bbbb:cccc:dddd:eeee:AAAA", "2001:db8:aaaa:bbbb:cccc:dddd:eeee:aaaa" },
		/* RFC 5952, 4.2 and 5 */
		{ "2001:db8:0:0:0:0:2:1", "2001:db8::2:1" },
		{ "2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1" },
		{ "2001:0:0:1:0:0:0:1", "2001:0:0:1::1" },
		{ "::ffff:192.0.2.1", "::ffff:192.0.2.1" },
		{ "::ffff:c000:201", "::ffff:192.0.2.1" },
		/* RFC 4291, 2.2 */
		{ "FF01:0:0:0:0:0:0:101", "ff01::101" },
		{ "0:0:0:0:0:0:0:1", "::1" },
		{ "0:0:0:0:0:0:0:0", "::" },
		{ "::13.1.68.3", "::d01:4403" },
		{ "1::", "1::" },
		{ "1:2:3:4:5:6:7:0", "1:2:3:4:5:6:7:0" },
		{ "0:2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8" },
		{ "0:0:3:4:5:6:7:8", "::3:4:5:6:7:8" },
		{ "1:2:3:4:5:6:0:0", "1:2:3:4:5:6::" },
		{ "fe80::1", "fe80::1" },
		{ "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" },
	};
	static const char *const bad[] = {
		"", ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", "g::",
		"1:2:3:4:5:6:7:", ":1:2:3:4:5:6:7", "::1.2.3", "::1.2.3.256", "fe80::1%eth0",
		"::/0", "1.2.3.4", "2001:db8::1 ",
		"0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000",
	};
	char text[IP6_TEXT];
	uint8_t a[16] = { 42 };

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(ip6_parse(str_of(bad[i]), a));
	assert_false(ip6_parse((struct str){ "::1\0", 4 }, a));
	assert_int_equal(a[0], 42);
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_true(ip6_parse(str_of(rows[i].in), a));
		assert_int_equal(ip6_text(a, text), strlen(rows[i].out));
		assert_string_equal(text, rows[i].out);
	}
}

static void networks(void **state)
{
	static const char *const bad4[] = {
		"10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/08", "10/8", "10.0.0.0/8 ",
	};
	static const char *const bad6[] = { "::", "::/", "::/129", "/64", "::/064", "::/1/1", "" };
	uint8_t a[16], want[16];
	uint32_t base = 42;
	unsigned prefix = 42;

	(void)state;
	for (size_t i = 0; i < COUNT(bad4); i++)
		assert_false(net4_parse(str_of(bad4[i]), &base, &prefix));
	for (size_t i = 0; i < COUNT(bad6); i++)
		assert_false(net6_parse(str_of(bad6[i]), a, &prefix));
	assert_int_equal(base, 42);
	assert_int_equal(prefix, 42);

	assert_true(net4_parse(str_of("10.1.2.3/8"), &base, &prefix));
	assert_int_equal(base, 0x0a000000);
	assert_int_equal(prefix, 8);
	assert_true(net4_parse(str_of("1.2.3.4/0"), &base, &prefix));
	assert_int_equal(base, 0);
	assert_true(net4_parse(str_of("1.2.3.4/32"), &base, &prefix));
	assert_int_equal(base, 0x01020304);
	assert_true(net4_parse(str_of("1.2.3.255/25"), &base, &prefix));
	assert_int_equal(base, 0x01020380);

	assert_true(net6_parse(str_of("2001:db8:ffff::1/35"), a, &prefix));
	assert_true(ip6_parse(str_of("2001:db8:e000::"), want));
	assert_memory_equal(a, want, 16);
	assert_int_equal(prefix, 35);
	assert_true(net6_parse(str_of("2001:db8::1/128"), a, &prefix));
	assert_true(ip6_parse(str_of("2001:db8::1"), want));
	assert_memory_equal(a, want, 16);
	assert_true(net6_parse(str_of("2001:db8::1/0"), a, &prefix));
	assert_memory_equal(a, (uint8_t[16]){ 0 }, 16);
}

static void octets(void **state)
{
	static const char *const bad[] = {
		"", "*", "*.*.*", "*.*.*.*.", "10.0.1.2", "10.0.3-1.*", "10.0.1-.*", "10.0.-3.1", "10.0.1*.1",
		"10.0.1-3-5.1", "1.2.3.0-256",
	};
	uint8_t lo[4] = { 42 }, hi[4];

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(octets_parse(str_of(bad[i]), lo, hi));
	assert_int_equal(lo[0], 42);
	assert_true(octets_parse(str_of("10.0.1-3.*"), lo, hi));
	assert_memory_equal(lo, "\x0a\0\1\0", 4);
	assert_memory_equal(hi, "\x0a\0\3\xff", 4);
	assert_true(octets_parse(str_of("7-7.8.9.10"), lo, hi));
	assert_memory_equal(lo, hi, 4);
}

static void addition(void **state)
{
	uint8_t a[16], want[16];

	(void)state;
	assert_true(ip6_parse(str_of("2001:db8::ffff:ffff:ffff:fffe"), a));
	ip6_add(a, 3);
	assert_true(ip6_parse(str_of("2001:db8:0:1::1"), want));
	assert_memory_equal(a, want, 16);
	memset(a, 0xff, 16);
	ip6_add(a, 1);
	assert_memory_equal(a, (uint8_t[16]){ 0 }, 16);
	ip6_add(a, UINT64_MAX);
	assert_true(ip6_parse(str_of("::ffff:ffff:ffff:ffff"), want));
	assert_memory_equal(a, want, 16);
}

static void host_names(void **state)
{
	static const char *const good[] = { "localhost", "a", "www.example.org", "3com.com", "4.host.test", "x-1.y_2.z3", "gate9" };
	static const char *const bad[] = { "",      "192.0.2.300", "10.0.0.x", "10.0.1-3.*", "10.0.0.1-9", ".a",  "a.",  "a..b",   "-a.b", "a.-b",
					   "a.1",   "fe80::1",     "a b",      "a/24",       "1",          "1-9", "caf\303\251.test" };
	char longest[HOST_NAME_LONGEST + 2];

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		if (!host_like(str_of(good[i])))
			fail_msg("%s", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (host_like(str_of(bad[i])))
			fail_msg("%s", bad[i]);
	memset(longest, 'a', sizeof(longest));
	assert_true(host_like((struct str){ longest, HOST_NAME_LONGEST }));
	assert_false(host_like((struct str){ longest, HOST_NAME_LONGEST + 1 }));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(macs),
		cmocka_unit_test(ip4),
		cmocka_unit_test(ip6),
		cmocka_unit_test(networks),
		cmocka_unit_test(octets),
		cmocka_unit_test(addition),
		cmocka_unit_test(host_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
