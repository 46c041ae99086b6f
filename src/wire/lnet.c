/* lnet.c - all of libnet: it lays and sums the blocks of a packet, after a check that it will not do harm, and opens and
 * writes the sockets that packets leave by. */
#include "pkt/lnet.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <libnet.h>
#include <linux/filter.h>
#include <linux/if_packet.h>
#include <sys/socket.h>

#include "lnetsend.h"
#include "pkt/bits.h"
#include "pkt/diag.h"
#include "pkt/mem.h"

#define KEPT_BLOCKS 16      /* libnet finds a kept block by walking all: long stacks are laid afresh */
#define SUM_WORDS_MAX 32767 /* 16-bit words of all ones that libnet's signed sum holds */

enum { PROTO_ICMP = 1, PROTO_IGMP = 2, PROTO_TCP = 6, PROTO_UDP = 17, PROTO_ICMPV6 = 58 };

/* The blocks that libnet still holds from the last packet: one of the same shape goes into the same blocks. */
struct shape {
	unsigned n;
	enum assemble_type type[KEPT_BLOCKS];
	libnet_ptag_t tag[KEPT_BLOCKS]; /* LIBNET_PTAG_INITIALIZER: it was empty and not laid */
};

struct lnet {
	struct assembler assembler;
	libnet_t *build; /* lays bytes and sends nothing */
	struct shape shape;
};

static const uint8_t pblock_types[] = {
	[BLOCK_DATA] = LIBNET_PBLOCK_DATA_H,
	[BLOCK_ETHERNET] = LIBNET_PBLOCK_ETH_H,
	[BLOCK_VLAN] = LIBNET_PBLOCK_802_1Q_H,
	[BLOCK_ARP] = LIBNET_PBLOCK_ARP_H,
	[BLOCK_IPV4] = LIBNET_PBLOCK_IPV4_H,
	[BLOCK_IPV6] = LIBNET_PBLOCK_IPV6_H,
	[BLOCK_TCP] = LIBNET_PBLOCK_TCP_H,
	[BLOCK_UDP] = LIBNET_PBLOCK_UDP_H,
	[BLOCK_ICMPV4] = LIBNET_PBLOCK_ICMPV4_H,
	[BLOCK_ICMPV6] = LIBNET_PBLOCK_ICMPV6_H,
	[BLOCK_IGMP] = LIBNET_PBLOCK_IGMP_H,
	[BLOCK_GRE] = LIBNET_PBLOCK_GRE_H,
	[BLOCK_MPLS] = LIBNET_PBLOCK_MPLS_H,
};

/* What each sum asks of its block and of the block below. */
static const struct sum_rule {
	const char *name;
	enum assemble_type type;
	uint8_t min;       /* bytes its header has at least */
	uint8_t at;        /* of the checksum field */
	uint8_t proto;
	bool over4, over6; /* may stand on */
} sum_rules[] = {
	[ASSEMBLE_IPV4] = { "IPv4", BLOCK_IPV4, 20, 10, 0, false, false },
	[ASSEMBLE_TCP] = { "TCP", BLOCK_TCP, 20, 16, PROTO_TCP, true, true },
	[ASSEMBLE_UDP] = { "UDP", BLOCK_UDP, 8, 6, PROTO_UDP, true, true },
	[ASSEMBLE_ICMP] = { "ICMP", BLOCK_ICMPV4, 4, 2, PROTO_ICMP, true, false },
	[ASSEMBLE_ICMPV6] = { "ICMPv6", BLOCK_ICMPV6, 4, 2, PROTO_ICMPV6, false, true },
	[ASSEMBLE_IGMP] = { "IGMP", BLOCK_IGMP, 8, 2, PROTO_IGMP, true, false },
};

/* ---- what libnet may be asked ------------------------------------------------------------------------------- */

static bool are_whole(size_t n, const struct block *b, size_t nb)
{
	size_t end = 0;

	for (size_t i = 0; i < nb; i++) {
		if (b[i].off != end || b[i].len > n - end || (size_t)b[i].type >= sizeof(pblock_types))
			return false;
		end += b[i].len;
	}
	return end == n;
}

/* libnet takes header lengths from the bytes, and writes where they lead it. */
static bool is_ipv4(const uint8_t *p, const struct block *b)
{
	return b->type == BLOCK_IPV4 && b->len >= 20 && p[0] >> 4 == 4 && (p[0] & 15) * 4u == b->len;
}

static bool is_ipv6(const uint8_t *p, const struct block *b)
{
	return b->type == BLOCK_IPV6 && b->len == 40 && p[0] >> 4 == 6;
}

static bool refuse(const struct sum_rule *r, const char *why, struct diag *d)
{
	return diag_set(d, "libnet cannot sum %s here: %s", r->name, why);
}

static bool check_transport(const uint8_t *bytes, size_t n, const struct block *b, size_t i, struct diag *d)
{
	const struct sum_rule *r = &sum_rules[b[i].sum];
	const struct block *ip = i ? &b[i - 1] : NULL;
	const uint8_t *p = ip ? bytes + ip->off : NULL;
	size_t total = n - b[i].off, words;

	if (!ip || (b[i].ip >= 0 && (size_t)b[i].ip != i - 1) || (ip->type != BLOCK_IPV4 && ip->type != BLOCK_IPV6))
		return refuse(r, "no IP header directly below", d);
	if (ip->type == BLOCK_IPV4 && (!r->over4 || !is_ipv4(p, ip)))
		return refuse(r, "the header below is not a plain IPv4 header", d);
	/* From 1.2 on libnet follows the next header field to find the transport. */
	if (ip->type == BLOCK_IPV6 && (!r->over6 || !is_ipv6(p, ip) || p[6] != r->proto))
		return refuse(r, "the header below is not a plain IPv6 header", d);
	words = (ip->type == BLOCK_IPV4 ? 4 : 16) + 1 + (total + 1) / 2;
	if (words > SUM_WORDS_MAX || total + r->proto > UINT16_MAX)
		return refuse(r, "the packet is too long", d);
	return true;
}

static bool check_sums(const uint8_t *bytes, size_t n, const struct block *b, size_t nb, struct diag *d)
{
	for (size_t i = 0; i < nb; i++) {
		const struct sum_rule *r;

		if (b[i].sum == ASSEMBLE_NONE)
			continue;
		assert((size_t)b[i].sum < sizeof(sum_rules) / sizeof(sum_rules[0]));
		r = &sum_rules[b[i].sum];
		if (b[i].type != r->type || b[i].len < r->min)
			return refuse(r, "its header is cut short", d);
		if (b[i].sum == ASSEMBLE_IPV4 && !is_ipv4(bytes + b[i].off, &b[i]))
			return refuse(r, "version or header length do not fit the header", d);
		if (b[i].sum != ASSEMBLE_IPV4 && !check_transport(bytes, n, b, i, d))
			return false;
	}
	return true;
}

/* ---- laying blocks ------------------------------------------------------------------------------------------ */

static bool is_same_shape(const struct shape *s, const struct block *b, size_t nb)
{
	if (s->n != nb)
		return false;
	for (size_t i = 0; i < nb; i++)
		if (s->type[i] != b[i].type || (s->tag[i] != LIBNET_PTAG_INITIALIZER) != (b[i].len != 0))
			return false;
	return true;
}

/* A block of its own for the bytes, or the one it had in the last packet. *tag: its name, kept when `again`. */
static bool lay_block(libnet_t *l, const uint8_t *bytes, const struct block *b, bool again, libnet_ptag_t *tag)
{
	uint8_t type = pblock_types[b->type];
	libnet_pblock_t *pb;

	if (!again)
		*tag = LIBNET_PTAG_INITIALIZER;
	if (!b->len)
		return true;
	pb = libnet_pblock_probe(l, *tag, b->len, type);
	if (!pb || libnet_pblock_append(l, pb, bytes + b->off, b->len) < 0)
		return false;
	if (!again)
		*tag = libnet_pblock_update(l, pb, b->len, type);
	libnet_pblock_setflags(pb, b->sum == ASSEMBLE_NONE ? 0 : LIBNET_PBLOCK_DO_CHECKSUM);
	return true;
}

static void forget(struct lnet *l)
{
	libnet_clear_packet(l->build);
	l->shape.n = 0;
}

/* Innermost first, as libnet chains them. */
static bool lay_all(struct lnet *l, const uint8_t *bytes, const struct block *b, size_t nb)
{
	struct shape *s = &l->shape;
	bool again = is_same_shape(s, b, nb);

	if (!again)
		forget(l);
	for (size_t i = nb; i-- > 0;) {
		libnet_ptag_t unkept;

		if (!lay_block(l->build, bytes, &b[i], again, i < KEPT_BLOCKS ? &s->tag[i] : &unkept))
			return false;
		if (i < KEPT_BLOCKS)
			s->type[i] = b[i].type;
	}
	s->n = nb <= KEPT_BLOCKS ? (unsigned)nb : 0;
	return true;
}

/* RFC 768: a sum of zero is sent as all ones. For sums of the layers around both count the same. */
static void finish_udp(uint8_t *bytes, const struct block *b, size_t nb)
{
	for (size_t i = 0; i < nb; i++) {
		uint8_t *sum = bytes + b[i].off + sum_rules[ASSEMBLE_UDP].at;

		if (b[i].sum == ASSEMBLE_UDP && get16(sum) == 0)
			put16(sum, 0xffff);
	}
}

static bool assemble(void *arg, uint8_t *bytes, size_t n, const struct block *b, size_t nb, struct diag *d)
{
	struct lnet *l = arg;
	uint8_t *laid = NULL;
	uint32_t size = 0;

	if (!are_whole(n, b, nb))
		return diag_set(d, "the blocks for libnet do not make up the packet");
	if (!n)
		return true;
	if (!check_sums(bytes, n, b, nb, d))
		return false;
	if (!lay_all(l, bytes, b, nb) || libnet_pblock_coalesce(l->build, &laid, &size) < 0 || size != n) {
		free(laid);
		forget(l);
		return diag_set(d, "libnet: %s", libnet_geterror(l->build));
	}
	memcpy(bytes, laid, n);
	free(laid);
	finish_udp(bytes, b, nb);
	if (!l->shape.n)
		forget(l);
	return true;
}

/* ---- the context -------------------------------------------------------------------------------------------- */

struct lnet *lnet_new(struct diag *d)
{
	char why[LIBNET_ERRBUF_SIZE] = "";
	struct lnet *l = mem_zero(1, sizeof(*l));

	l->build = libnet_init(LIBNET_NONE, NULL, why);
	if (!l->build) {
		diag_refuse(d, "libnet does not start: %s", why);
		mem_free(l);
		return NULL;
	}
	l->assembler = (struct assembler){ assemble, l };
	return l;
}

void lnet_free(struct lnet *l)
{
	if (!l)
		return;
	libnet_destroy(l->build);
	mem_free(l);
}

const struct assembler *lnet_assembler(const struct lnet *l)
{
	return &l->assembler;
}

/* libnet_version() says "libnet version 1.1.6". */
const char *lnet_version(void)
{
	const char *s = libnet_version();
	const char *number = strpbrk(s, "0123456789");

	return number ? number : s;
}

/* ---- the sockets that packets leave by ---- */

struct lnet_handle {
	enum inject_kind kind;
	libnet_t *l;
};

static const int modes[] = {
	[INJECT_LINK] = LIBNET_LINK_ADV,
	[INJECT_IP4] = LIBNET_RAW4_ADV,
	[INJECT_IP6] = LIBNET_RAW6_ADV,
};

/* libnet's packet socket also receives all there is, also what it sends. Nobody reads that: it is let fall uncopied. */
static void receive_nothing(int fd)
{
	struct sock_filter drop = { BPF_RET | BPF_K, 0, 0, 0 };
	struct sock_fprog all = { 1, &drop };

	const int yes = 1;

	(void)setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &all, sizeof(all));
	(void)setsockopt(fd, SOL_PACKET, PACKET_IGNORE_OUTGOING, &yes, sizeof(yes));
}

/* Without this a raw socket takes a packet for sent that the interface's queue let fall (raw(7), IP_RECVERR). */
static void tell_of_full_queues(enum inject_kind kind, int fd)
{
	const int yes = 1;

	if (kind == INJECT_IP4)
		(void)setsockopt(fd, IPPROTO_IP, IP_RECVERR, &yes, sizeof(yes));
	if (kind == INJECT_IP6)
		(void)setsockopt(fd, IPPROTO_IPV6, IPV6_RECVERR, &yes, sizeof(yes));
}

struct lnet_handle *lnet_open(enum inject_kind kind, const char *iface, char *why, size_t size)
{
	char text[LIBNET_ERRBUF_SIZE] = "";
	struct lnet_handle *h;
	libnet_t *l;

	errno = 0;
	l = libnet_init(modes[kind], kind == INJECT_LINK ? iface : NULL, text);
	if (!l) {
		snprintf(why, size, "%s", text);
		return NULL;
	}
	receive_nothing(libnet_getfd(l));
	tell_of_full_queues(kind, libnet_getfd(l));
	h = mem_zero(1, sizeof(*h));
	h->kind = kind;
	h->l = l;
	return h;
}

void lnet_close(struct lnet_handle *h)
{
	if (!h)
		return;
	libnet_destroy(h->l);
	mem_free(h);
}

int lnet_fd(const struct lnet_handle *h)
{
	return libnet_getfd(h->l);
}

ssize_t lnet_write(struct lnet_handle *h, const uint8_t *p, size_t n)
{
	switch (h->kind) {
	case INJECT_LINK:
		return libnet_write_link(h->l, p, (uint32_t)n);
	case INJECT_IP4:
		return libnet_write_raw_ipv4(h->l, p, (uint32_t)n);
	case INJECT_IP6:
		return libnet_write_raw_ipv6(h->l, p, (uint32_t)n);
	}
	errno = EINVAL;
	return -1;
}
