/* test_route.c - routes, sources and interfaces, in a network namespace of its own. */
#define _GNU_SOURCE /* unshare */
#include "pkt/route.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/diag.h"
#include "pkt/packet.h"

#define SKIPPED 77

static uint32_t ip4(const char *s)
{
	uint32_t v = 0;

	assert_true(ip4_parse(str_of(s), &v));
	return v;
}

static struct route get4(struct router *r, const char *dst)
{
	struct diag d = DIAG_INIT;
	struct route out;

	if (!route_get4(r, ip4(dst), &out, &d))
		fail_msg("%s", d.text);
	return out;
}

static struct route get6(struct router *r, const char *dst)
{
	struct diag d = DIAG_INIT;
	struct route out;
	uint8_t a[16];

	assert_true(ip6_parse(str_of(dst), a));
	if (!route_get6(r, a, &out, &d))
		fail_msg("%s", d.text);
	return out;
}

static void is_ip6(const uint8_t a[16], const char *text)
{
	char s[IP6_TEXT];

	ip6_text(a, s);
	assert_string_equal(s, text);
}

static unsigned open_files(void)
{
	unsigned n = 0;

	for (int fd = 0; fd < 64; fd++)
		n += fcntl(fd, F_GETFD) >= 0;
	return n;
}

static void no_socket(void **state)
{
	unsigned before = open_files();
	struct router *r = router_new();
	struct route to = get4(r, "127.1.2.3");

	(void)state;
	assert_true(to.found && to.is_local && to.family == 4);
	assert_int_equal(to.src4, ip4("127.0.0.1"));
	assert_int_equal(to.mac, 0);
	assert_string_equal(to.ifname, "lo");
	to = get6(r, "::1");
	assert_int_equal(to.family, 6);
	is_ip6(to.src6, "::1");
	assert_int_equal(open_files(), before);
	get4(r, "10.9.8.7");
	assert_int_equal(open_files(), before + 1);
	router_free(r);
}

static void neighbours(void **state)
{
	struct route to = get4(*state, "10.1.0.77");

	assert_true(to.found && !to.is_local && !to.has_gateway);
	assert_int_equal(to.src4, ip4("10.1.0.5"));
	assert_int_equal(to.mac, 0x020000000105);
	assert_int_equal(to.mtu, 1400);
	assert_string_equal(to.ifname, "one");
	to = get6(*state, "2001:db8:1::77");
	assert_true(to.found && !to.has_gateway);
	is_ip6(to.src6, "2001:db8:1::5");
	assert_int_equal(to.mac, 0x020000000105);
}

static void gateways(void **state)
{
	struct route to = get4(*state, "192.0.2.9");

	assert_true(to.found && to.has_gateway);
	assert_int_equal(to.gateway_family, 4);
	assert_int_equal(to.gateway4, ip4("10.2.0.1"));
	assert_int_equal(to.src4, ip4("10.2.0.5"));
	assert_string_equal(to.ifname, "two");
	to = get6(*state, "2001:db8:ffff::1");
	assert_true(to.found && to.has_gateway);
	assert_int_equal(to.gateway_family, 6);
	is_ip6(to.gateway6, "2001:db8:1::1");
	is_ip6(to.src6, "2001:db8:1::5");
	to = get4(*state, "203.0.113.1");
	assert_true(to.found && to.has_gateway);
	assert_int_equal(to.gateway_family, 6);
	is_ip6(to.gateway6, "2001:db8:1::1");
}

static void own_address(void **state)
{
	struct route to = get4(*state, "10.1.0.5");

	assert_true(to.found && to.is_local);
	assert_int_equal(to.src4, ip4("10.1.0.5"));
	assert_string_equal(to.ifname, "lo");
}

static void no_route(void **state)
{
	static const char *const none[] = { "198.51.100.1", "10.66.0.1" };
	uint8_t dst[16] = { 0x3f }, src[16] = { 1 };
	uint32_t v = 1;

	for (size_t i = 0; i < 2; i++) {
		assert_false(get4(*state, none[i]).found);
		assert_true(route_source4(*state, ip4(none[i]), &v));
		assert_int_equal(v, 0);
	}
	assert_false(get6(*state, "3f00::").found);
	assert_true(route_source6(*state, dst, src));
	is_ip6(src, "::");
}

static void sources(void **state)
{
	uint32_t v = 0;
	uint8_t dst[16], src[16];

	assert_true(route_source4(*state, ip4("10.1.0.9"), &v));
	assert_int_equal(v, ip4("10.1.0.5"));
	assert_true(ip6_parse(str_of("2001:db8:1::9"), dst));
	assert_true(route_source6(*state, dst, src));
	is_ip6(src, "2001:db8:1::5");
}

/* More destinations than are kept, twice. */
static void many(void **state)
{
	for (uint32_t i = 0; i < 40; i++) {
		struct diag d = DIAG_INIT;
		struct route to;

		assert_true(route_get4(*state, (i & 1 ? ip4("10.1.0.100") : ip4("10.2.0.100")) + i % 20, &to, &d));
		assert_string_equal(to.ifname, i & 1 ? "one" : "two");
	}
}

static uint64_t mac_for(struct router *r, const char *class, const char *field, const char *dst)
{
	const struct layout *ether = layout_find("Ether", 5), *lay = layout_find(class, strlen(class));
	struct packet *p = packet_new();
	struct diag d = DIAG_INIT;
	struct val v = val_str(dst, strlen(dst));
	uint64_t mac = 1;

	packet_push(p, ether);
	packet_push(p, lay);
	assert_true(layer_set(p, 1, (unsigned)field_find(lay, field, strlen(field)), &v, &d));
	val_drop(v);
	assert_true(route_source_mac(r, p, &mac));
	obj_drop(&p->obj);
	return mac;
}

static void source_macs(void **state)
{
	assert_int_equal(mac_for(*state, "IP", "dst", "10.1.0.9"), 0x020000000105);
	assert_int_equal(mac_for(*state, "IP", "dst", "192.0.2.9"), 0x020000000205);
	assert_int_equal(mac_for(*state, "IPv6", "dst", "2001:db8:1::9"), 0x020000000105);
	assert_int_equal(mac_for(*state, "ARP", "pdst", "10.2.0.9"), 0x020000000205);
	assert_int_equal(mac_for(*state, "IP", "dst", "198.51.100.1"), 0);
	assert_int_equal(mac_for(*state, "IP", "dst", "127.0.0.1"), 0);
}

static uint32_t turn(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

static const char *const near4[] = { "10.1.0.0",   "10.2.0.0",   "10.66.0.0", "192.0.2.0",     "203.0.113.0", "172.16.4.0",
				     "172.16.5.7", "198.18.0.0", "224.0.0.0", "255.255.255.0", "0.0.0.0",     "127.0.0.0" };
static const char *const near6[] = { "2001:db8:1::", "2001:db8:ffff::", "2001:db8::", "fd00:1::",     "fd00:1:2:3::", "fe80::",
				     "::",           "::ffff:10.1.0.0", "2002:a01::", "2001:db8:3::", "3f00::",       "ff02::" };

/* An address near one of them: what is added changes some bits anywhere behind the first 16. */
static void near(uint8_t family, unsigned which, uint32_t *seed, uint8_t out[16])
{
	unsigned bit = 16 + turn(seed) % 112;

	if (family == 4) {
		put32(out, (ip4(near4[which % 12]) & ~0x3ffu) + turn(seed) % 2048);
		return;
	}
	assert_true(ip6_parse(str_of(near6[which % 12]), out));
	out[bit / 8] ^= (uint8_t)(1 << bit % 8);
	out[15] ^= (uint8_t)turn(seed);
}

static struct route get(struct router *r, uint8_t family, const uint8_t *dst)
{
	struct diag d = DIAG_INIT;
	struct route out;

	if (!(family == 4 ? route_get4(r, get32(dst), &out, &d) : route_get6(r, dst, &out, &d)))
		fail_msg("%s", d.text);
	return out;
}

/* Told ahead, answers are shared between the edges of prefixes: they are those that each destination gets for itself. */
static void same_answers_of(uint8_t family)
{
	size_t size = family == 4 ? 4 : 16;
	struct router *told = router_new();
	uint32_t seed = 1;

	for (unsigned i = 0; i < 4000; i += 16) {
		struct router *alone = router_new();
		uint8_t dst[17 * 16];

		for (unsigned j = 0; j < 16; j++)
			near(family, i + j, &seed, dst + j * size);
		route_ahead(told, family, dst, 16);
		for (unsigned j = 0; j < 16; j++) {
			const uint8_t *p = dst + j * size;
			struct route a = get(told, family, p), b = get(alone, family, p);

			if (memcmp(&a, &b, sizeof(a)))
				fail_msg("%02x%02x%02x%02x...%02x: another answer", p[0], p[1], p[2], p[3], p[size - 1]);
		}
		router_free(alone);
	}
	router_free(told);
}

static void same_answers(void)
{
	same_answers_of(4);
	same_answers_of(6);
}

static void with(const char *commands)
{
	char line[1024];

	snprintf(line, sizeof(line), "{ %s; } >/dev/null 2>&1", commands);
	assert_int_equal(system(line), 0);
	same_answers();
}

static void ahead(void **state)
{
	(void)state;
	same_answers();
	with("ip route add 172.16.4.0/23 via 10.2.0.1 && ip route add 172.16.5.7/32 via 10.1.0.1 && "
	     "ip route add 198.18.0.0/15 dev two table 77 && ip rule add to 198.18.1.0/24 lookup 77");
	/* Of two next hops the kernel takes one for each destination. */
	with("ip route add 198.18.0.0/22 nexthop via 10.1.0.1 nexthop via 10.2.0.1");
	with("ip route del 198.18.0.0/22 && ip route add default via 10.1.0.1");
	with("ip route del default && ip route del 172.16.5.7/32");
	/* IPv6 sources are chosen by scope, label and common prefix (RFC 6724). */
	with("ip -6 addr add 2001:db8:3::5/64 dev one nodad && ip -6 addr add fd00:1::5/64 dev one nodad && "
	     "ip -6 addr add fd00:1:2::5/48 dev two nodad && ip -6 route add default via 2001:db8:1::1");
	with("ip addrlabel add prefix 2001:db8:ffff:8000::/49 label 77 && ip addrlabel add prefix 2001:db8:3::/48 label 77 && "
	     "ip -6 rule add to 2001:db8:3:4000::/50 unreachable");
	with("ip -6 route add 2001:db8:4::/48 nexthop via 2001:db8:1::1 nexthop via 2001:db8:1::2");
	with("ip -6 route del 2001:db8:4::/48 && ip -6 rule del to 2001:db8:3:4000::/50 && ip -6 route del default && "
	     "ip -6 addr del 2001:db8:3::5/64 dev one && ip -6 addr del fd00:1::5/64 dev one && ip -6 addr del fd00:1:2::5/48 dev two");
}

/* What has changed is known a second later. */
static void changed(void **state)
{
	const struct timespec second = { 1, 50000000 };
	struct router *r = router_new();
	uint8_t dst[2][4] = { { 172, 17, 0, 1 }, { 172, 17, 0, 2 } };

	(void)state;
	route_ahead(r, 4, dst[0], 2);
	assert_false(get4(r, "172.17.0.1").found);
	assert_int_equal(system("ip route add 172.17.0.2/32 via 10.1.0.1 >/dev/null 2>&1"), 0);
	nanosleep(&second, NULL);
	route_ahead(r, 4, dst[0], 2);
	assert_false(get4(r, "172.17.0.1").found);
	assert_true(get4(r, "172.17.0.2").found);
	assert_int_equal(system("ip route del 172.17.0.2/32 >/dev/null 2>&1"), 0);
	nanosleep(&second, NULL);
	assert_false(get4(r, "172.17.0.2").found); /* and without being told ahead */
	router_free(r);
}

static bool write_text(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);
	ssize_t n = fd < 0 ? -1 : write(fd, text, strlen(text));

	if (fd >= 0)
		close(fd);
	return n == (ssize_t)strlen(text);
}

static bool own_network(void)
{
	char map[64];

	snprintf(map, sizeof(map), "0 %u 1", (unsigned)getuid());
	if (unshare(CLONE_NEWUSER | CLONE_NEWNET) < 0)
		return false;
	return write_text("/proc/self/setgroups", "deny") && write_text("/proc/self/uid_map", map);
}

static bool make_interfaces(void)
{
	static const char commands[] =
		"{ echo 0 >/proc/sys/net/ipv6/conf/default/accept_dad && ip link set lo up && " /* link-local addresses are good at once */
		"ip link add one type veth peer name one_peer && ip link add two type veth peer name two_peer && "
		"ip link set one address 02:00:00:00:01:05 mtu 1400 && ip link set two address 02:00:00:00:02:05 && "
		"for i in one one_peer two two_peer; do ip link set $i up || exit 1; done && "
		"ip addr add 10.1.0.5/24 dev one && ip addr add 10.2.0.5/24 dev two && "
		"ip -6 addr add 2001:db8:1::5/64 dev one nodad && "
		"ip route add 192.0.2.0/24 via 10.2.0.1 && ip -6 route add 2001:db8:ffff::/48 via 2001:db8:1::1 && "
		"ip route add 203.0.113.0/24 via inet6 2001:db8:1::1 dev one && "
		"ip route add unreachable 10.66.0.0/16; } >/dev/null 2>&1";

	return system(commands) == 0;
}

static int setup(void **state)
{
	struct diag d = DIAG_INIT;

	if (!registry_start(&d))
		return -1;
	*state = router_new();
	return 0;
}

static int teardown(void **state)
{
	router_free(*state);
	registry_end();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_socket),   cmocka_unit_test(neighbours),  cmocka_unit_test(gateways),
		cmocka_unit_test(own_address), cmocka_unit_test(no_route),    cmocka_unit_test(sources),
		cmocka_unit_test(many),        cmocka_unit_test(source_macs), cmocka_unit_test(ahead),
		cmocka_unit_test(changed),
	};

	if (!own_network() || !make_interfaces()) {
		printf("no network namespace of our own can be made here (needs unshare and iproute2)\n");
		return SKIPPED;
	}
	return cmocka_run_group_tests(tests, setup, teardown);
}
