/* edges.c - where the kernel's answer for an IPv4 destination can change: at the ends of the prefixes of its routes and rules. Between two
 * such edges one answer holds for all addresses, so that a million destinations need a few questions. */
#include <stdlib.h>
#include <string.h>

#include <linux/fib_rules.h>
#include <sys/socket.h>

#include "pkt/bits.h"
#include "pkt/clock.h"
#include "pkt/mem.h"
#include "rtnl.h"

#define USELESS_NS (60 * INT64_C(1000000000))

static bool add(struct edges *e, uint32_t at)
{
	if (e->n == EDGES_MOST)
		e->useless = true;
	else
		e->at[e->n++] = at;
	return !e->useless;
}

static bool add_prefix(struct edges *e, uint32_t dst, unsigned len)
{
	uint32_t rest = len ? len < 32 ? UINT32_MAX >> len : 0 : UINT32_MAX;
	uint32_t last = dst | rest;

	return add(e, dst & ~rest) && (last == UINT32_MAX || add(e, last + 1));
}

/* The prefix of a route or a rule: both have its length in the second byte and the address in attribute 1. Of several next hops the
 * kernel takes one by a hash of the destination: each address has an answer of its own. */
static int take(const struct nlmsghdr *h, void *data)
{
	struct edges *e = data;
	const uint8_t *head = mnl_nlmsg_get_payload(h);
	const struct nlattr *a;
	uint32_t dst = 0;

	if (mnl_nlmsg_get_payload_len(h) < sizeof(struct rtmsg))
		return MNL_CB_OK;
	mnl_attr_for_each(a, h, sizeof(struct rtmsg))
	{
		unsigned type = mnl_attr_get_type(a);

		if (type == RTA_DST && mnl_attr_get_payload_len(a) == 4)
			dst = get32(mnl_attr_get_payload(a));
		else if (h->nlmsg_type == RTM_NEWROUTE && (type == RTA_MULTIPATH || type == RTA_NH_ID))
			e->useless = true;
	}
	return !e->useless && add_prefix(e, dst, head[1] <= 32 ? head[1] : 32) ? MNL_CB_OK : MNL_CB_STOP;
}

_Static_assert(sizeof(struct rtmsg) == sizeof(struct fib_rule_hdr), "a rule's header is as long as a route's");
_Static_assert((int)RTA_DST == (int)FRA_DST, "and its destination has the same number");

/* The kernel treats these in ways of its own, whatever the routes say (RFC 6890). */
static bool add_special(struct edges *e)
{
	static const struct {
		uint32_t dst;
		unsigned len;
	} v[] = { { 0, 0 },          { 0, 8 },           { 0, 32 },         { 0x7f000000, 8 },
		  { 0xe0000000, 4 }, { 0xe0000000, 24 }, { 0xf0000000, 4 }, { 0xffffffff, 32 } };

	for (unsigned i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		if (!add_prefix(e, v[i].dst, v[i].len))
			return false;
	return true;
}

static bool dump(struct rtnl *r, int type, struct edges *e)
{
	struct nlmsghdr *h = rtnl_question(r, type, NLM_F_DUMP);
	struct rtmsg *rt = mnl_nlmsg_put_extra_header(h, sizeof(*rt));
	int error = 0;

	rt->rtm_family = AF_INET;
	return rtnl_ask(r, h, take, e, &error);
}

static int by_number(const void *a, const void *b)
{
	uint32_t x, y;

	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return (x > y) - (x < y);
}

static bool gather(struct rtnl *r, struct edges *e)
{
	if (!add_special(e) || !dump(r, RTM_GETRULE, e) || e->useless || !dump(r, RTM_GETROUTE, e) || e->useless)
		return false;
	qsort(e->at, e->n, sizeof(e->at[0]), by_number);
	return true;
}

void edges_learn(struct edges *e, struct rtnl *r)
{
	int64_t now = clock_roughly();

	if (now < e->until)
		return;
	if (!e->at)
		e->at = mem_grow(NULL, EDGES_MOST, sizeof(e->at[0]));
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

uint32_t edges_before(const struct edges *e, uint32_t dst, int64_t now)
{
	unsigned low = 0, high = e->n; /* at[low] <= dst < at[high] */

	if (!high || now >= e->until)
		return dst;
	while (high - low > 1) {
		unsigned mid = low + (high - low) / 2;

		if (e->at[mid] <= dst)
			low = mid;
		else
			high = mid;
	}
	return e->at[low];
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
