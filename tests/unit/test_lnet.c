/* test_lnet.c - libnet's sums agree with our own wherever it is asked, and it is not asked where it would do harm. */
#include "pkt/lnet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "pkt/bits.h"
#include "pkt/cksum.h"
#include "pkt/diag.h"
#include "support/stack.h"

static bool run(struct lnet *l, struct stack *s, struct diag *d)
{
	const struct assembler *a = lnet_assembler(l);
	/* Exactly as many bytes as there are, so that a sanitizer sees one too many. */
	uint8_t *p = malloc(s->n ? s->n : 1);
	bool ok;

	memcpy(p, s->p, s->n);
	ok = a->assemble(a->arg, p, s->n, s->b, s->nb, d);
	memcpy(s->p, p, s->n);
	free(p);
	return ok;
}

static void agrees(struct lnet *l, struct stack *s)
{
	struct diag d = DIAG_INIT;
	uint8_t *want = malloc(BYTES_MAX);

	memcpy(want, s->p, s->n);
	own_sums(s, want);
	if (!run(l, s, &d))
		fail_msg("%s", d.text);
	assert_memory_equal(s->p, want, s->n);
	free(want);
	free(s->p);
}

static void refuses(struct lnet *l, struct stack *s, const char *message)
{
	struct diag d = DIAG_INIT;
	uint8_t *before = malloc(BYTES_MAX);

	memcpy(before, s->p, s->n);
	assert_false(run(l, s, &d));
	assert_non_null(strstr(d.text, message));
	assert_memory_equal(s->p, before, s->n);
	free(before);
	free(s->p);
}

/* ---- what libnet does right --------------------------------------------------------------------------------- */

static void plain_ip4(void **state)
{
	for (size_t n = 0; n < 9; n++) {
		struct stack s = stack_new(), u = stack_new(), i = stack_new();

		put_ether(&s, 0x0800);
		put_ip4(&s, 6, 0, true);
		put_tcp(&s, n % 2 * 12, true);
		put_data(&s, n);
		fill_lengths(&s);
		agrees(*state, &s);

		put_ether(&u, 0x0800);
		put_ip4(&u, 17, n % 3 * 4, true);
		put_udp(&u, 53, true);
		put_data(&u, n);
		fill_lengths(&u);
		agrees(*state, &u);

		put_ip4(&i, 1, 0, true);
		put_icmp(&i, BLOCK_ICMPV4, 8, ASSEMBLE_ICMP);
		put_data(&i, n);
		fill_lengths(&i);
		agrees(*state, &i);
	}
}

static void plain_ip6(void **state)
{
	for (size_t n = 0; n < 9; n++) {
		struct stack s = stack_new(), u = stack_new(), i = stack_new();

		put_ether(&s, 0x86dd);
		put_ip6(&s, 6);
		put_tcp(&s, 0, true);
		put_data(&s, n);
		fill_lengths(&s);
		agrees(*state, &s);

		put_ip6(&u, 17);
		put_udp(&u, 53, true);
		put_data(&u, n);
		fill_lengths(&u);
		agrees(*state, &u);

		put_ip6(&i, 58);
		put_icmp(&i, BLOCK_ICMPV6, 128, ASSEMBLE_ICMPV6);
		put_data(&i, n);
		fill_lengths(&i);
		agrees(*state, &i);
	}
}

static void tunnels(void **state)
{
	static const uint8_t inner[] = { 4, 41 };

	for (unsigned k = 0; k < 4; k++) {
		struct stack s = stack_new();

		put_ether(&s, k < 2 ? 0x0800 : 0x86dd);
		if (k < 2)
			put_ip4(&s, inner[k % 2], 0, true);
		else
			put_ip6(&s, inner[k % 2]);
		if (k % 2)
			put_ip6(&s, 17);
		else
			put_ip4(&s, 17, 0, true);
		put_udp(&s, 53, true);
		put_data(&s, 5);
		fill_lengths(&s);
		agrees(*state, &s);
	}
}

static void carriers(void **state)
{
	struct stack gre = stack_new(), vlan = stack_new(), vxlan = stack_new(), bare = stack_new();
	uint8_t *p;

	put_ip4(&gre, 47, 0, true);
	p = push(&gre, BLOCK_GRE, 4, ASSEMBLE_NONE);
	put16(p + 2, 0x0800);
	put_ip4(&gre, 6, 0, true);
	put_tcp(&gre, 0, true);
	fill_lengths(&gre);
	agrees(*state, &gre);

	put_ether(&vlan, 0x8100);
	p = push(&vlan, BLOCK_VLAN, 4, ASSEMBLE_NONE);
	put16(p + 2, 0x8847);
	p = push(&vlan, BLOCK_MPLS, 4, ASSEMBLE_NONE);
	put32(p, 0x00010140);
	put_ip4(&vlan, 6, 40, true);
	put_tcp(&vlan, 40, true);
	fill_lengths(&vlan);
	agrees(*state, &vlan);

	put_ether(&vxlan, 0x86dd);
	put_ip6(&vxlan, 17);
	put_udp(&vxlan, 4789, true);
	p = push(&vxlan, BLOCK_DATA, 8, ASSEMBLE_NONE);
	p[0] = 8;
	put_ether(&vxlan, 0x0800);
	put_ip4(&vxlan, 6, 0, true);
	put_tcp(&vxlan, 0, true);
	put_data(&vxlan, 3);
	fill_lengths(&vxlan);
	agrees(*state, &vxlan);

	put_ether(&bare, 0x0806);
	push(&bare, BLOCK_ARP, 28, ASSEMBLE_NONE);
	agrees(*state, &bare);
}

/* A sum that the user set stays, at any level. */
static void explicit_sums(void **state)
{
	for (unsigned k = 0; k < 8; k++) {
		struct stack s = stack_new();

		put16(put_ip4(&s, 4, 0, k & 1) + 10, k & 1 ? 0 : 0xbeef);
		put16(put_ip4(&s, 6, 0, k & 2) + 10, k & 2 ? 0 : 0xcafe);
		put16(put_tcp(&s, 0, k & 4) + 16, k & 4 ? 0 : 0xf00d);
		put_data(&s, 5);
		fill_lengths(&s);
		agrees(*state, &s);
	}
}

static void quotes(void **state)
{
	struct stack s = stack_new(), cut = stack_new();

	put_ip4(&s, 1, 0, true);
	put_icmp(&s, BLOCK_ICMPV4, 3, ASSEMBLE_ICMP);
	put_ip4(&s, 17, 0, true);
	put_udp(&s, 53, true);
	fill_lengths(&s);
	agrees(*state, &s);

	/* Eight bytes of TCP are quoted: laid, but not summed. */
	put_ip4(&cut, 1, 0, true);
	put_icmp(&cut, BLOCK_ICMPV4, 3, ASSEMBLE_ICMP);
	put_ip4(&cut, 6, 0, true);
	push(&cut, BLOCK_TCP, 8, ASSEMBLE_NONE);
	fill_lengths(&cut);
	agrees(*state, &cut);
}

static void igmp(void **state)
{
	struct stack s = stack_new();

	put_ip4(&s, 2, 4, true);
	put_icmp(&s, BLOCK_IGMP, 0x16, ASSEMBLE_IGMP);
	fill_lengths(&s);
	agrees(*state, &s);
}

/* RFC 768: a computed sum of zero is sent as all ones. */
static void udp_zero(void **state)
{
	struct diag d = DIAG_INIT;
	struct stack s = stack_new();
	uint64_t sum;
	uint8_t *u;

	put_ip4(&s, 17, 0, true);
	u = put_udp(&s, 53, true);
	put_data(&s, 2);
	fill_lengths(&s);
	put16(u + 8, 0);
	sum = cksum_add(17 + 10, s.p + 12, 8);
	put16(u + 8, cksum_finish(cksum_add(sum, u, 10)));
	assert_true(run(*state, &s, &d));
	assert_int_equal(get16(s.p + 26), 0xffff);
	free(s.p);
}

/* The length fields are the user's: the sum is over what is there. */
static void forced_lengths(void **state)
{
	struct stack s = stack_new();

	put16(put_ip4(&s, 17, 0, true) + 2, 9);
	put16(put_udp(&s, 53, true) + 4, 0xfff0);
	put_data(&s, 11);
	agrees(*state, &s);
}

static void largest(void **state)
{
	struct stack s = stack_new(), big6 = stack_new(), odd = stack_new();

	put_ip4(&s, 17, 0, true);
	put_udp(&s, 53, true);
	memset(push(&s, BLOCK_DATA, 65507, ASSEMBLE_NONE), 0xff, 65507);
	fill_lengths(&s);
	agrees(*state, &s);

	put_ip6(&big6, 6);
	memset(big6.p + 8, 0xff, 32);
	memset(put_tcp(&big6, 0, true), 0xff, 20);
	memset(push(&big6, BLOCK_DATA, 65480, ASSEMBLE_NONE), 0xff, 65480);
	put16(big6.p + 56, 0);
	agrees(*state, &big6);

	put_ip6(&odd, 6);
	put_tcp(&odd, 0, true);
	put_data(&odd, 65481);
	refuses(*state, &odd, "too long");
}

/* Blocks are kept from packet to packet: other shapes, lengths and sums between must not show. */
static void kept_blocks(void **state)
{
	for (unsigned k = 0; k < 400; k++) {
		struct stack s = stack_new();
		size_t n = k * 37 % 101;

		put_ether(&s, 0x0800);
		if (k % 7 == 3)
			push(&s, BLOCK_VLAN, 4, ASSEMBLE_NONE);
		put_ip4(&s, k % 3 ? 6 : 17, k % 5 * 4, k % 11 != 0);
		if (k % 3)
			put_tcp(&s, k % 4 * 8, k % 13 != 0);
		else
			put_udp(&s, 53, true);
		if (k % 2)
			put_data(&s, n);
		fill_lengths(&s);
		agrees(*state, &s);
	}
}

static void deep(void **state)
{
	struct stack s = stack_new();

	for (unsigned i = 0; i < 40; i++)
		put_ip4(&s, i == 39 ? 6 : 4, 0, true);
	put_tcp(&s, 0, true);
	put_data(&s, 3);
	fill_lengths(&s);
	agrees(*state, &s);
}

/* ---- what it must not be asked ------------------------------------------------------------------------------ */

static void cut_headers(void **state)
{
	for (size_t n = 1; n < 20; n++) {
		struct stack s = stack_new();

		put_ip4(&s, 6, 0, true);
		push(&s, BLOCK_TCP, n, ASSEMBLE_TCP);
		refuses(*state, &s, "cut short");
	}
	for (size_t n = 1; n < 8; n++) {
		struct stack s = stack_new();

		put_ip4(&s, 17, 0, true);
		push(&s, BLOCK_UDP, n, ASSEMBLE_UDP);
		refuses(*state, &s, "cut short");
	}
}

static void forced_ihl(void **state)
{
	for (unsigned ihl = 0; ihl < 16; ihl++) {
		struct stack s, t;

		if (ihl == 5)
			continue;
		s = stack_new();
		t = stack_new();
		put_ip4(&s, 6, 0, true)[0] = (uint8_t)(0x40 | ihl);
		put_tcp(&s, 0, false);
		refuses(*state, &s, "do not fit");
		put_ip4(&t, 6, 0, false)[0] = (uint8_t)(0x40 | ihl);
		put_tcp(&t, 0, true);
		refuses(*state, &t, "not a plain IPv4");
	}
}

static void forced_version(void **state)
{
	struct stack s = stack_new(), t = stack_new();

	put_ip4(&s, 6, 0, false)[0] = 0x65;
	put_tcp(&s, 0, true);
	refuses(*state, &s, "not a plain IPv4");
	put_ip6(&t, 17)[0] = 0x45;
	put_udp(&t, 53, true);
	refuses(*state, &t, "not a plain IPv6");
}

static void wrong_stacks(void **state)
{
	struct stack ext = stack_new(), none = stack_new(), udp = stack_new(), icmp = stack_new(), nh = stack_new();
	uint8_t *p;

	put_ip6(&ext, 60);
	p = push(&ext, BLOCK_DATA, 8, ASSEMBLE_NONE);
	p[0] = 17;
	put_udp(&ext, 53, true);
	ext.b[2].ip = 0;
	refuses(*state, &ext, "no IP header directly below");

	put_ether(&none, 0x0800);
	put_tcp(&none, 0, true);
	refuses(*state, &none, "no IP header directly below");

	put_ip4(&udp, 17, 0, true);
	put_udp(&udp, 53, false);
	put_tcp(&udp, 0, true);
	refuses(*state, &udp, "no IP header directly below");

	put_ip6(&icmp, 1);
	put_icmp(&icmp, BLOCK_ICMPV4, 8, ASSEMBLE_ICMP);
	refuses(*state, &icmp, "not a plain IPv6");

	put_ip6(&nh, 99);
	put_tcp(&nh, 0, true);
	refuses(*state, &nh, "not a plain IPv6");
}

static void wrong_blocks(void **state)
{
	struct stack gap = stack_new(), more = stack_new(), less = stack_new();

	put_ip4(&gap, 6, 0, true);
	put_tcp(&gap, 0, true);
	gap.b[1].off++;
	refuses(*state, &gap, "do not make up the packet");
	put_ip4(&more, 6, 0, true);
	put_tcp(&more, 0, true);
	more.b[1].len = UINT32_MAX;
	refuses(*state, &more, "do not make up the packet");
	put_ip4(&less, 6, 0, true);
	less.n++;
	refuses(*state, &less, "do not make up the packet");
}

static void version(void **state)
{
	(void)state;
	assert_true(lnet_version()[0] >= '0' && lnet_version()[0] <= '9');
}

static int setup(void **state)
{
	struct diag d = DIAG_INIT;

	*state = lnet_new(&d);
	return *state ? 0 : -1;
}

static int teardown(void **state)
{
	lnet_free(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_ip4),      cmocka_unit_test(plain_ip6),      cmocka_unit_test(tunnels),
		cmocka_unit_test(carriers),       cmocka_unit_test(explicit_sums),  cmocka_unit_test(quotes),
		cmocka_unit_test(igmp),           cmocka_unit_test(udp_zero),       cmocka_unit_test(forced_lengths),
		cmocka_unit_test(largest),        cmocka_unit_test(kept_blocks),    cmocka_unit_test(deep),
		cmocka_unit_test(cut_headers),    cmocka_unit_test(forced_ihl),     cmocka_unit_test(forced_version),
		cmocka_unit_test(wrong_stacks),   cmocka_unit_test(wrong_blocks),   cmocka_unit_test(version),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
