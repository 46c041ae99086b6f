/* edges.c - where the kernel's answer for a destination can change: at the ends of the prefixes of its routes and rules, and of those by
 * which it chooses an IPv6 source. Between two such edges one answer holds for all addresses: a million of them need a few questions. */
#include <stdlib.h>
#include <string.h>

#include <linux/fib_rules.h>
#include <linux/if_addrlabel.h>
#include <sys/socket.h>

#include "pkt/bits.h"
#include "pkt/clock.h"
#include "pkt/mem.h"
#include "rtnl.h"

#define USELESS_NS (60 * INT64_C(1000000000))
#define ADDRESS 1 /* the attribute that holds it, in all four kinds of message */

_Static_assert((int)RTA_DST == ADDRESS && (int)FRA_DST == ADDRESS, "a route, a rule");
_Static_assert((int)IFA_ADDRESS == ADDRESS && (int)IFAL_ADDRESS == ADDRESS, "an address, a label");

static unsigned width(const struct edges *e)
{
	return e->family == 4 ? 32 : 128;
}

static unsigned __int128 number(const uint8_t *p, unsigned bits)
{
	return bits == 32 ? get32(p) : (unsigned __int128)bits_get(p, 0, 64) << 64 | bits_get(p, 64, 64);
}

static bool add(struct edges *e, unsigned __int128 at)
{
	if (e->n == EDGES_MOST)
		e->useless = true;
	else
		e->at[e->n++] = at;
	return !e->useless;
}

static bool add_prefix(struct edges *e, unsigned __int128 dst, unsigned len)
{
	unsigned __int128 all = ~(unsigned __int128)0 >> (128 - width(e)), rest = len < width(e) ? all >> len : 0;
	unsigned __int128 last = dst | rest;

	return add(e, dst & ~rest) && (last == all || add(e, last + 1));
}

/* What a kind of message says of prefixes. */
struct kind {
	int type;
	uint8_t header; /* bytes before the attributes */
	uint8_t len_at; /* where the prefix's length stands in them */
};

static const struct kind routes = { RTM_GETROUTE, sizeof(struct rtmsg), 1 };
static const struct kind rules = { RTM_GETRULE, sizeof(struct fib_rule_hdr), 1 };
static const struct kind labels = { RTM_GETADDRLABEL, sizeof(struct ifaddrlblmsg),
				    offsetof(struct ifaddrlblmsg, ifal_prefixlen) };
static const struct kind addresses = { RTM_GETADDR, sizeof(struct ifaddrmsg), 1 };

struct asked {
	struct edges *e;
	const struct kind *kind;
};

/* Of several addresses of its own the kernel takes the one that has most leading bits in common (RFC 6724, section 5, rule 8). */
static bool add_own(struct edges *e, unsigned __int128 own)
{
	for (unsigned len = 1; len <= width(e); len++)
		if (!add_prefix(e, own, len))
			return false;
	return true;
}

/* Of several next hops the kernel takes one by a hash of the destination: each address has an answer of its own. */
static int take(const struct nlmsghdr *h, void *data)
{
	struct asked *q = data;
	struct edges *e = q->e;
	const uint8_t *head = mnl_nlmsg_get_payload(h);
	const struct nlattr *a;
	unsigned __int128 dst = 0;
	unsigned len;

	if (mnl_nlmsg_get_payload_len(h) < q->kind->header)
		return MNL_CB_OK;
	for (a = mnl_nlmsg_get_payload_offset(h, q->kind->header);
	     mnl_attr_ok(a, (int)((const char *)mnl_nlmsg_get_payload_tail(h) - (const char *)a)); a = mnl_attr_next(a)) {
		unsigned type = mnl_attr_get_type(a);

		if (type == ADDRESS && mnl_attr_get_payload_len(a) * 8 == width(e))
			dst = number(mnl_attr_get_payload(a), width(e));
		else if (q->kind == &routes && (type == RTA_MULTIPATH || type == RTA_NH_ID))
			e->useless = true;
	}
	len = head[q->kind->len_at] <= width(e) ? head[q->kind->len_at] : width(e);
	if (e->useless || !(q->kind == &addresses ? add_own(e, dst) : add_prefix(e, dst, len)))
		return MNL_CB_STOP;
	return MNL_CB_OK;
}

/* The kernel treats these in ways of its own, whatever the routes say (RFC 6890; scopes: RFC 4007, section 4, and RFC 6724, section 3.2). */
static bool add_special(struct edges *e)
{
	static const struct {
		uint8_t family, len;
		uint32_t top; /* the highest 32 bits */
	} v[] = {
		{ 4, 0, 0 },           { 4, 8, 0 },          { 4, 32, 0 },          { 4, 8, 0x7f000000 }, { 4, 4, 0xe0000000 },
		{ 4, 24, 0xe0000000 }, { 4, 4, 0xf0000000 }, { 4, 32, 0xffffffff }, { 6, 0, 0 },          { 6, 3, 0 },
		{ 6, 96, 0 },          { 6, 127, 0 },        { 6, 128, 0 },         { 6, 7, 0xfc000000 }, { 6, 10, 0xfe800000 },
		{ 6, 10, 0xfec00000 }, { 6, 8, 0xff000000 },
	};

	for (unsigned i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		if (v[i].family == e->family && !add_prefix(e, (unsigned __int128)v[i].top << (width(e) - 32), v[i].len))
			return false;
	return e->family == 4 || add_prefix(e, (unsigned __int128)0xffff << 32, 96); /* IPv4 addresses in IPv6 */
}

static bool dump(struct rtnl *r, const struct kind *kind, struct edges *e)
{
	struct nlmsghdr *h = rtnl_question(r, kind->type, NLM_F_DUMP);
	uint8_t *head = mnl_nlmsg_put_extra_header(h, kind->header);
	struct asked q = { e, kind };
	int error = 0;

	head[0] = e->family == 4 ? AF_INET : AF_INET6;
	return rtnl_ask(r, h, take, &q, &error) && !e->useless;
}

static int by_number(const void *a, const void *b)
{
	unsigned __int128 x, y;

	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return (x > y) - (x < y);
}

static bool gather(struct rtnl *r, struct edges *e)
{
	if (!add_special(e) || !dump(r, &rules, e) || !dump(r, &routes, e))
		return false;
	if (e->family == 6 && (!dump(r, &labels, e) || !dump(r, &addresses, e)))
		return false;
	qsort(e->at, e->n, sizeof(e->at[0]), by_number);
	return true;
}

void edges_learn(struct edges *e, uint8_t family, struct rtnl *r)
{
	int64_t now = clock_roughly();

	if (now < e->until)
		return;
	if (!e->at)
		e->at = mem_grow(NULL, EDGES_MOST, sizeof(e->at[0]));
	e->family = family;
	e->n = 0;
	e->useless = false;
	if (gather(r, e)) {
		e->until = now + KEPT_NS;
		return;
	}
	e->n = 0;
	e->until = now + USELESS_NS;
	rtnl_close(r); /* what it would still say is not wanted */
}

static unsigned __int128 before(const struct edges *e, unsigned __int128 dst)
{
	unsigned low = 0, high = e->n; /* at[low] <= dst < at[high] */

	while (high - low > 1) {
		unsigned mid = low + (high - low) / 2;

		if (e->at[mid] <= dst)
			low = mid;
		else
			high = mid;
	}
	return e->at[low];
}

void edges_before(const struct edges *e, const uint8_t *dst, int64_t now, uint8_t out[16])
{
	unsigned __int128 at;

	if (!e->n || now >= e->until || (e->family == 6 && dst[0] == 0xff)) { /* a group's scope stands in its address */
		memcpy(out, dst, e->family == 6 ? 16 : 4);
		return;
	}
	at = before(e, number(dst, width(e)));
	if (e->family == 4) {
		put32(out, (uint32_t)at);
		return;
	}
	bits_put(out, 0, 64, (uint64_t)(at >> 64));
	bits_put(out, 64, 64, (uint64_t)at);
}

void edges_forget(struct edges *e)
{
	e->n = 0;
	e->until = 0;
}

void edges_free(struct edges *e)
{
	mem_free(e->at);
	e->at = NULL;
}
