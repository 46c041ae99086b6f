/* nft.c - nf_tables by libnftnl: a table that the kernel removes with its socket, a chain on output, sets of tuples. */
#include "nft.h"

#include <errno.h>
#include <netinet/in.h> /* before the kernel's own, which would say it again */
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <libmnl/libmnl.h>
#include <libnftnl/batch.h>
#include <libnftnl/chain.h>
#include <libnftnl/expr.h>
#include <libnftnl/rule.h>
#include <libnftnl/set.h>
#include <libnftnl/table.h>

#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/rights.h"

#ifndef NFT_TABLE_F_OWNER
#define NFT_TABLE_F_OWNER 2 /* Linux 5.12 */
#endif

#define CHAIN "resets"
#define PRIORITY (-300)      /* before connection tracking sees it */
#define MESSAGE 65536        /* NFT_MOST tuples of IPv6 take half of it */
#define TCP_FLAGS 13         /* byte of the header */
#define TCP_RST 4
/* How `nft list ruleset` names parts of a key: its own numbers, six bits each. */
#define NAMED(address) ((((address) << 6 | 13) << 12) | (address) << 6 | 13)

/* What differs between the families. */
static const struct family {
	const char *set;
	uint32_t id;
	uint8_t nfproto, key;
	uint8_t bytes, src, dst; /* of an address, and its places in the header */
	uint32_t named;
} families[] = {
	{ "tcp4", 1, NFPROTO_IPV4, NFT_KEY4, 4, 12, 16, NAMED(7) },
	{ "tcp6", 2, NFPROTO_IPV6, NFT_KEY6, 16, 8, 24, NAMED(8) },
};
#define FAMILIES (sizeof(families) / sizeof(families[0]))

/* ---- a transaction -------------------------------------------------------------------------------------------- */

struct batch {
	struct nft *t;
	uint32_t first;  /* sequence number; older answers are of others */
	size_t n;        /* bytes */
	uint8_t *bytes;
};

static void batch_begin(struct batch *b, struct nft *t)
{
	*b = (struct batch){ .t = t, .bytes = mem_alloc(MESSAGE), .first = t->seq + 1 };
	b->n = nftnl_batch_begin((char *)b->bytes, ++t->seq)->nlmsg_len;
}

static struct nlmsghdr *batch_message(struct batch *b, uint16_t type, uint16_t flags)
{
	return nftnl_nlmsg_build_hdr((char *)b->bytes + b->n, type, NFPROTO_INET, flags, ++b->t->seq);
}

static void batch_add(struct batch *b, const struct nlmsghdr *h)
{
	b->n += MNL_ALIGN(h->nlmsg_len);
}

/* Reads answers until the last message's own. 0, or the kernel's error. */
static int answers(const struct batch *b, uint32_t last)
{
	uint8_t in[8192];

	for (;;) {
		ssize_t n = mnl_socket_recvfrom(b->t->nl, in, sizeof(in));
		int left = (int)n;

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno;
		for (const struct nlmsghdr *h = (const void *)in; mnl_nlmsg_ok(h, left); h = mnl_nlmsg_next(h, &left)) {
			const struct nlmsgerr *e = mnl_nlmsg_get_payload(h);

			if (h->nlmsg_type != NLMSG_ERROR || h->nlmsg_seq < b->first || mnl_nlmsg_get_payload_len(h) < sizeof(*e))
				continue;
			if (e->error)
				return -e->error;
			if (h->nlmsg_seq == last)
				return 0;
		}
	}
}

/* The last message asked for an answer. All of it counts, or nothing. 0, or the kernel's error. */
static int batch_end(struct batch *b)
{
	uint32_t last = b->t->seq;
	int error = 0;

	b->n += nftnl_batch_end((char *)b->bytes + b->n, ++b->t->seq)->nlmsg_len;
	if (mnl_socket_sendto(b->t->nl, b->bytes, b->n) < 0)
		error = errno;
	else
		error = answers(b, last);
	mem_free(b->bytes);
	return error;
}

static bool failed(int error, struct diag *d)
{
	switch (error) {
	case EPERM:
	case EACCES:
		diag_refuse(d, "the kernel's resets cannot be held back without the capability cap_net_admin");
		return right_hint(RIGHT_RAW | RIGHT_ADMIN, d);
	case EPROTONOSUPPORT:
	case EAFNOSUPPORT:
		diag_refuse(d, "the kernel's resets cannot be held back: this kernel has no nf_tables");
		return diag_hint(d, "sudo modprobe nf_tables, or a kernel with CONFIG_NF_TABLES and CONFIG_NF_TABLES_INET");
	case EOPNOTSUPP:
	case EINVAL:
		diag_refuse(d, "the kernel's resets cannot be held back: rules that vanish with their program need Linux 5.12");
		return diag_hint(d, "with iptables:  -A OUTPUT -p tcp --tcp-flags RST RST -j DROP, and remove it afterwards");
	}
	return diag_refuse(d, "the kernel's resets cannot be held back: %s", strerror(error));
}

/* ---- table, chain, sets --------------------------------------------------------------------------------------- */

static void add_table(struct batch *b)
{
	struct nftnl_table *t = nftnl_table_alloc();
	struct nlmsghdr *h = batch_message(b, NFT_MSG_NEWTABLE, NLM_F_CREATE | NLM_F_EXCL);

	nftnl_table_set_str(t, NFTNL_TABLE_NAME, b->t->table);
	nftnl_table_set_u32(t, NFTNL_TABLE_FLAGS, NFT_TABLE_F_OWNER);
	nftnl_table_nlmsg_build_payload(h, t);
	nftnl_table_free(t);
	batch_add(b, h);
}

static void add_chain(struct batch *b)
{
	struct nftnl_chain *c = nftnl_chain_alloc();
	struct nlmsghdr *h = batch_message(b, NFT_MSG_NEWCHAIN, NLM_F_CREATE);

	nftnl_chain_set_str(c, NFTNL_CHAIN_TABLE, b->t->table);
	nftnl_chain_set_str(c, NFTNL_CHAIN_NAME, CHAIN);
	nftnl_chain_set_str(c, NFTNL_CHAIN_TYPE, "filter");
	nftnl_chain_set_u32(c, NFTNL_CHAIN_HOOKNUM, NF_INET_LOCAL_OUT);
	nftnl_chain_set_s32(c, NFTNL_CHAIN_PRIO, PRIORITY);
	nftnl_chain_set_u32(c, NFTNL_CHAIN_POLICY, NF_ACCEPT);
	nftnl_chain_nlmsg_build_payload(h, c);
	nftnl_chain_free(c);
	batch_add(b, h);
}

static struct nftnl_set *set_of(const struct nft *t, const struct family *f)
{
	struct nftnl_set *s = nftnl_set_alloc();

	nftnl_set_set_str(s, NFTNL_SET_TABLE, t->table);
	nftnl_set_set_str(s, NFTNL_SET_NAME, f->set);
	return s;
}

static void add_set(struct batch *b, const struct family *f)
{
	struct nftnl_set *s = set_of(b->t, f);
	struct nlmsghdr *h = batch_message(b, NFT_MSG_NEWSET, NLM_F_CREATE);

	nftnl_set_set_u32(s, NFTNL_SET_ID, f->id);
	nftnl_set_set_u32(s, NFTNL_SET_FAMILY, NFPROTO_INET);
	nftnl_set_set_u32(s, NFTNL_SET_KEY_TYPE, f->named);
	nftnl_set_set_u32(s, NFTNL_SET_KEY_LEN, f->key);
	nftnl_set_nlmsg_build_payload(h, s);
	nftnl_set_free(s);
	batch_add(b, h);
}

/* ---- rules ---------------------------------------------------------------------------------------------------- */

static struct nftnl_expr *add_expr(struct nftnl_rule *r, const char *name)
{
	struct nftnl_expr *e = nftnl_expr_alloc(name);

	nftnl_rule_add_expr(r, e);
	return e;
}

static void load_meta(struct nftnl_rule *r, uint32_t key)
{
	struct nftnl_expr *e = add_expr(r, "meta");

	nftnl_expr_set_u32(e, NFTNL_EXPR_META_KEY, key);
	nftnl_expr_set_u32(e, NFTNL_EXPR_META_DREG, NFT_REG_1);
}

static void compare_bytes(struct nftnl_rule *r, uint32_t op, const void *with, uint32_t n)
{
	struct nftnl_expr *e = add_expr(r, "cmp");

	nftnl_expr_set_u32(e, NFTNL_EXPR_CMP_SREG, NFT_REG_1);
	nftnl_expr_set_u32(e, NFTNL_EXPR_CMP_OP, op);
	nftnl_expr_set(e, NFTNL_EXPR_CMP_DATA, with, n);
}

static void compare(struct nftnl_rule *r, uint32_t op, uint8_t with)
{
	compare_bytes(r, op, &with, sizeof(with));
}

static void load_bytes(struct nftnl_rule *r, uint32_t base, uint32_t at, uint32_t n, uint32_t reg)
{
	struct nftnl_expr *e = add_expr(r, "payload");

	nftnl_expr_set_u32(e, NFTNL_EXPR_PAYLOAD_BASE, base);
	nftnl_expr_set_u32(e, NFTNL_EXPR_PAYLOAD_OFFSET, at);
	nftnl_expr_set_u32(e, NFTNL_EXPR_PAYLOAD_LEN, n);
	nftnl_expr_set_u32(e, NFTNL_EXPR_PAYLOAD_DREG, reg);
}

static void match_reset(struct nftnl_rule *r)
{
	const uint8_t mask = TCP_RST, none = 0;
	struct nftnl_expr *e;

	load_meta(r, NFT_META_L4PROTO);
	compare(r, NFT_CMP_EQ, IPPROTO_TCP);
	load_bytes(r, NFT_PAYLOAD_TRANSPORT_HEADER, TCP_FLAGS, 1, NFT_REG_1);
	e = add_expr(r, "bitwise");
	nftnl_expr_set_u32(e, NFTNL_EXPR_BITWISE_SREG, NFT_REG_1);
	nftnl_expr_set_u32(e, NFTNL_EXPR_BITWISE_DREG, NFT_REG_1);
	nftnl_expr_set_u32(e, NFTNL_EXPR_BITWISE_LEN, 1);
	nftnl_expr_set(e, NFTNL_EXPR_BITWISE_MASK, &mask, 1);
	nftnl_expr_set(e, NFTNL_EXPR_BITWISE_XOR, &none, 1);
	compare(r, NFT_CMP_NEQ, 0);
}

static void decide(struct nftnl_rule *r, uint32_t verdict)
{
	struct nftnl_expr *e = add_expr(r, "immediate");

	nftnl_expr_set_u32(e, NFTNL_EXPR_IMM_DREG, NFT_REG_VERDICT);
	nftnl_expr_set_u32(e, NFTNL_EXPR_IMM_VERDICT, verdict);
}

static void add_rule(struct batch *b, struct nftnl_rule *r, uint16_t flags)
{
	struct nlmsghdr *h = batch_message(b, NFT_MSG_NEWRULE, (uint16_t)(NLM_F_CREATE | NLM_F_APPEND | flags));

	nftnl_rule_set_str(r, NFTNL_RULE_TABLE, b->t->table);
	nftnl_rule_set_str(r, NFTNL_RULE_CHAIN, CHAIN);
	nftnl_rule_nlmsg_build_payload(h, r);
	nftnl_rule_free(r);
	batch_add(b, h);
}

/* What a program's socket sends has an owner, and passes: the kernel's own resets have none. */
static void add_pass(struct batch *b)
{
	struct nftnl_rule *r = nftnl_rule_alloc();
	const uint32_t anyone = 0;

	load_meta(r, NFT_META_SKUID);
	compare_bytes(r, NFT_CMP_GTE, &anyone, sizeof(anyone));
	decide(r, NF_ACCEPT);
	add_rule(b, r, 0);
}

static void add_drop(struct batch *b, const struct family *f, bool is_last)
{
	struct nftnl_rule *r = nftnl_rule_alloc();
	struct nftnl_expr *e;
	uint32_t words = f->bytes / 4;

	load_meta(r, NFT_META_NFPROTO);
	compare(r, NFT_CMP_EQ, f->nfproto);
	match_reset(r);
	load_bytes(r, NFT_PAYLOAD_NETWORK_HEADER, f->src, f->bytes, NFT_REG32_00);
	load_bytes(r, NFT_PAYLOAD_TRANSPORT_HEADER, 0, 2, NFT_REG32_00 + words);
	load_bytes(r, NFT_PAYLOAD_NETWORK_HEADER, f->dst, f->bytes, NFT_REG32_00 + words + 1);
	load_bytes(r, NFT_PAYLOAD_TRANSPORT_HEADER, 2, 2, NFT_REG32_00 + 2 * words + 1);
	e = add_expr(r, "lookup");
	nftnl_expr_set_u32(e, NFTNL_EXPR_LOOKUP_SREG, NFT_REG32_00);
	nftnl_expr_set_str(e, NFTNL_EXPR_LOOKUP_SET, f->set);
	nftnl_expr_set_u32(e, NFTNL_EXPR_LOOKUP_SET_ID, f->id);
	decide(r, NF_DROP);
	add_rule(b, r, is_last ? NLM_F_ACK : 0);
}

/* ---- open and fill -------------------------------------------------------------------------------------------- */

static int make_table(struct nft *t)
{
	struct batch b;

	batch_begin(&b, t);
	add_table(&b);
	add_chain(&b);
	for (size_t i = 0; i < FAMILIES; i++)
		add_set(&b, &families[i]);
	add_pass(&b);
	for (size_t i = 0; i < FAMILIES; i++)
		add_drop(&b, &families[i], i + 1 == FAMILIES);
	return batch_end(&b);
}

bool nft_open(struct nft *t, struct diag *d)
{
	int error;

	t->nl = mnl_socket_open2(NETLINK_NETFILTER, SOCK_CLOEXEC);
	if (!t->nl)
		return failed(errno, d);
	if (mnl_socket_bind(t->nl, 0, MNL_SOCKET_AUTOPID) < 0)
		return failed(errno, d);
	/* The kernel gave the socket a number of its own in this network: mostly the process id. */
	snprintf(t->table, sizeof(t->table), "pkt-%u", mnl_socket_get_portid(t->nl));
	error = make_table(t);
	return !error || failed(error, d);
}

void nft_close(struct nft *t)
{
	if (t->nl)
		mnl_socket_close(t->nl);
	t->nl = NULL;
}

bool nft_add(struct nft *t, unsigned size, const uint8_t *key, size_t stride, size_t n, struct diag *d)
{
	const struct family *f = &families[size == NFT_KEY6];
	struct nftnl_set *s = set_of(t, f);
	struct nlmsghdr *h;
	struct batch b;
	int error;

	batch_begin(&b, t);
	for (size_t i = 0; i < n; i++) {
		struct nftnl_set_elem *e = nftnl_set_elem_alloc();

		nftnl_set_elem_set(e, NFTNL_SET_ELEM_KEY, key + i * stride, size);
		nftnl_set_elem_add(s, e);
	}
	h = batch_message(&b, NFT_MSG_NEWSETELEM, NLM_F_CREATE | NLM_F_ACK);
	nftnl_set_elems_nlmsg_build_payload(h, s);
	nftnl_set_free(s);
	batch_add(&b, h);
	error = batch_end(&b);
	return !error || failed(error, d);
}
