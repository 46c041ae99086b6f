/* route.c - one question to the kernel for one destination (rtnetlink through libmnl), and the interface it names. */
#include "pkt/route.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include <sys/socket.h>

#include "pkt/bits.h"
#include "pkt/clock.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/packet.h"
#include "pkt/set.h"
#include "rtnl.h"

struct router *router_new(void)
{
	return mem_zero(1, sizeof(struct router));
}

void router_free(struct router *r)
{
	if (!r)
		return;
	rtnl_close(&r->rtnl);
	edges_free(&r->edges[0]);
	edges_free(&r->edges[1]);
	mem_free(r);
}

/* ---- the answers -------------------------------------------------------------------------------------------- */

static void take_address(const struct nlattr *a, uint32_t *v4, uint8_t v6[16], uint8_t *family)
{
	const uint8_t *p = mnl_attr_get_payload(a);
	size_t n = mnl_attr_get_payload_len(a);

	if (n == 4) {
		*v4 = get32(p);
		*family = 4;
	} else if (n == 16) {
		memcpy(v6, p, 16);
		*family = 6;
	}
}

/* RTA_VIA: an IPv4 route by way of an IPv6 neighbour (RFC 5549). Two bytes of address family stand before the address. */
static void take_via(const struct nlattr *a, struct route *out)
{
	const uint8_t *p = mnl_attr_get_payload(a);

	if (mnl_attr_get_payload_len(a) != 2 + 16)
		return;
	memcpy(out->gateway6, p + 2, 16);
	out->gateway_family = 6;
	out->has_gateway = true;
}

static int take_route_attr(const struct nlattr *a, void *data)
{
	struct route *out = data;

	switch (mnl_attr_get_type(a)) {
	case RTA_OIF:
		if (mnl_attr_validate(a, MNL_TYPE_U32) == 0)
			out->ifindex = mnl_attr_get_u32(a);
		break;
	case RTA_PREFSRC:
		take_address(a, &out->src4, out->src6, &out->family);
		break;
	case RTA_GATEWAY:
		take_address(a, &out->gateway4, out->gateway6, &out->gateway_family);
		out->has_gateway = true;
		break;
	case RTA_VIA:
		take_via(a, out);
		break;
	}
	return MNL_CB_OK;
}

static int take_route(const struct nlmsghdr *h, void *data)
{
	const struct rtmsg *rt = mnl_nlmsg_get_payload(h);
	struct route *out = data;

	if (h->nlmsg_type != RTM_NEWROUTE)
		return MNL_CB_OK;
	out->found = rt->rtm_type == RTN_UNICAST || rt->rtm_type == RTN_LOCAL || rt->rtm_type == RTN_BROADCAST ||
		     rt->rtm_type == RTN_MULTICAST || rt->rtm_type == RTN_ANYCAST;
	out->is_local = rt->rtm_type == RTN_LOCAL;
	out->is_broadcast = rt->rtm_type == RTN_BROADCAST;
	return mnl_attr_parse(h, sizeof(*rt), take_route_attr, out);
}

/* oif: by that interface only; 0: by any. */
static void put_question(struct nlmsghdr *h, uint8_t family, const uint8_t *dst, uint32_t oif)
{
	struct rtmsg *rt = mnl_nlmsg_put_extra_header(h, sizeof(*rt));
	size_t n = family == 4 ? 4 : 16;

	rt->rtm_family = family == 4 ? AF_INET : AF_INET6;
	rt->rtm_dst_len = (uint8_t)(n * 8);
	mnl_attr_put(h, RTA_DST, n, dst);
	if (oif)
		mnl_attr_put_u32(h, RTA_OIF, oif);
}

static bool ask_route(struct router *r, uint8_t family, const uint8_t *dst, uint32_t oif, struct route *out, int *error)
{
	struct nlmsghdr *h = rtnl_question(&r->rtnl, RTM_GETROUTE, 0);

	put_question(h, family, dst, oif);
	return rtnl_ask(&r->rtnl, h, take_route, out, error);
}

/* ---- routes ------------------------------------------------------------------------------------------------- */

/* What the kernel says when there is no way: an answer, not a failure. */
static bool is_no_route(int error)
{
	return error == ENETUNREACH || error == EHOSTUNREACH || error == ESRCH || error == EACCES || error == EINVAL ||
	       error == ENOENT || error == EAFNOSUPPORT || error == EPFNOSUPPORT;
}

static bool add_link(struct router *r, struct route *found, struct diag *d)
{
	struct iface i;

	if (!found->found)
		*found = (struct route){ 0 };
	if (!found->ifindex)
		return true;
	if (!iface_at(r, found->ifindex, &i, d))
		return false;
	memcpy(found->ifname, i.name, sizeof(found->ifname));
	found->mac = i.mac;
	found->mtu = i.mtu;
	return true;
}

static bool find_route(struct router *r, uint8_t family, const uint8_t *dst, uint32_t oif, struct route *out, struct diag *d)
{
	struct route found = { 0 };
	int error = 0;

	if (!rtnl_open(&r->rtnl, d))
		return false;
	if (!ask_route(r, family, dst, oif, &found, &error) && !is_no_route(error))
		return diag_refuse(d, "the kernel does not say where a packet would go: %s", strerror(error));
	if (!add_link(r, &found, d))
		return false;
	*out = found;
	return true;
}

void router_forget(struct router *r)
{
	memset(r->kept, 0, sizeof(r->kept));
	edges_forget(&r->edges[0]);
	edges_forget(&r->edges[1]);
	memset(r->iface, 0, sizeof(r->iface));
}

static struct answer *answer_of(struct router *r, uint8_t family, const uint8_t *dst)
{
	return &r->kept[str_hash((const char *)dst, family == 4 ? 4 : 16) & (KEPT - 1)];
}

static bool is_known(const struct answer *a, uint8_t family, const uint8_t *dst, int64_t now)
{
	return a->family == family && !memcmp(a->dst, dst, family == 4 ? 4 : 16) && now < a->until;
}

static void keep(struct answer *a, uint8_t family, const uint8_t *dst, const struct route *found)
{
	a->family = family;
	memcpy(a->dst, dst, family == 4 ? 4 : 16);
	a->route = *found;
	a->until = clock_roughly() + KEPT_NS;
}

static struct edges *edges_of(struct router *r, uint8_t family)
{
	return &r->edges[family == 6];
}

/* The destination that is asked for instead: one question serves all addresses between two edges. */
static void ask_for(struct router *r, uint8_t family, const uint8_t *dst, int64_t now, uint8_t ask[16])
{
	const struct edges *e = edges_of(r, family);

	if (e->family)
		edges_before(e, dst, now, ask);
	else
		memcpy(ask, dst, family == 4 ? 4 : 16);
}

/* NULL with a message: the kernel could not be asked. Good until the next question. */
static const struct route *route_get(struct router *r, uint8_t family, const uint8_t *dst, struct diag *d)
{
	int64_t now = clock_roughly();
	struct answer *a;
	struct route found;
	uint8_t ask[16];

	ask_for(r, family, dst, now, ask);
	a = answer_of(r, family, ask);
	if (is_known(a, family, ask, now))
		return &a->route;
	if (!find_route(r, family, ask, 0, &found, d))
		return NULL;
	keep(a, family, ask, &found);
	return &a->route;
}

/* ---- many at once ---- */

struct many {
	struct rtnl_many q;
	uint8_t dst[RTNL_MANY][16];
	struct route found[RTNL_MANY];
	bool answered[RTNL_MANY];
};

static void take_one(void *arg, unsigned i, const struct nlmsghdr *h)
{
	struct many *m = arg;

	m->answered[i] = h->nlmsg_type == RTM_NEWROUTE && take_route(h, &m->found[i]) > MNL_CB_ERROR;
}

static void ask_many(struct router *r, uint8_t family, struct many *m)
{
	struct diag d = DIAG_INIT;

	rtnl_ask_many(&r->rtnl, &m->q, take_one, m);
	for (unsigned i = 0; i < m->q.n; i++)
		if (m->answered[i] && add_link(r, &m->found[i], &d))
			keep(answer_of(r, family, m->dst[i]), family, m->dst[i], &m->found[i]);
}

static void add_question(struct router *r, uint8_t family, struct many *m, const uint8_t *dst, size_t size)
{
	struct nlmsghdr *h;

	memcpy(m->dst[m->q.n], dst, size);
	h = rtnl_add(&r->rtnl, &m->q, RTM_GETROUTE);
	put_question(h, family, dst, 0);
	rtnl_added(&m->q, h);
}

void route_ahead(void *router, uint8_t family, const uint8_t *dst, size_t n)
{
	struct router *r = router;
	size_t size = family == 4 ? 4 : 16;
	struct diag d = DIAG_INIT;
	struct many m = { .q.n = 0 };
	int64_t now;

	if (rtnl_open(&r->rtnl, &d))
		edges_learn(edges_of(r, family), family, &r->rtnl);
	if (!rtnl_open(&r->rtnl, &d))
		return; /* whoever asks for one of them is told */
	now = clock_roughly();
	for (size_t i = 0; i < n && m.q.n < RTNL_MANY; i++, dst += size) {
		uint8_t ask[16];

		ask_for(r, family, dst, now, ask);
		if (!is_known(answer_of(r, family, ask), family, ask, now) && !(m.q.n && !memcmp(m.dst[m.q.n - 1], ask, size)))
			add_question(r, family, &m, ask, size);
	}
	if (m.q.n)
		ask_many(r, family, &m);
}

static const struct route loopback4 = { .found = true, .is_local = true, .family = 4, .ifindex = 1, .ifname = "lo", .mtu = 65536,
	                                .src4 = 0x7f000001 };
static const struct route loopback6 = { .found = true, .is_local = true, .family = 6, .ifindex = 1, .ifname = "lo", .mtu = 65536,
	                                .src6 = { [15] = 1 } };

static const struct route *route4(struct router *r, uint32_t dst, struct diag *d)
{
	uint8_t p[4];

	if (dst >> 24 == 127)
		return &loopback4;
	put32(p, dst);
	return route_get(r, 4, p, d);
}

static const struct route *route6(struct router *r, const uint8_t dst[16], struct diag *d)
{
	static const uint8_t one[16] = { [15] = 1 };

	return memcmp(dst, one, 16) ? route_get(r, 6, dst, d) : &loopback6;
}

bool route_get4(struct router *r, uint32_t dst, struct route *out, struct diag *d)
{
	const struct route *to = route4(r, dst, d);

	if (to)
		*out = *to;
	return to;
}

bool route_get6(struct router *r, const uint8_t dst[16], struct route *out, struct diag *d)
{
	const struct route *to = route6(r, dst, d);

	if (to)
		*out = *to;
	return to;
}

bool route_on(struct router *r, uint8_t family, const uint8_t *dst, uint32_t ifindex, struct route *out, struct diag *d)
{
	return find_route(r, family, dst, ifindex, out, d);
}

/* ---- what encoding asks ------------------------------------------------------------------------------------- */

/* Not one of the caller's own: clearing its text would cost more than the answer. */
static struct diag *unheard(struct router *r)
{
	diag_clear(&r->unheard);
	return &r->unheard;
}

bool route_source4(void *router, uint32_t dst, uint32_t *src)
{
	const struct route *to = dst ? route4(router, dst, unheard(router)) : NULL;

	*src = to && to->family == 4 ? to->src4 : 0;
	return true;
}

bool route_source6(void *router, const uint8_t dst[16], uint8_t src[16])
{
	const struct route *to = route6(router, dst, unheard(router));

	memset(src, 0, 16);
	if (to && to->family == 6)
		memcpy(src, to->src6, 16);
	return true;
}

/* The field that says where a layer goes: dst of an IP header, pdst of ARP. -1: it does not say. */
static int destination(const struct layer *l)
{
	if (l->lay->proto->ip)
		return l->lay->dst;
	return field_find(l->lay, "pdst", 4);
}

/* Where layer l goes; of a set of destinations the first. VAL_NONE: it does not say. */
static struct val destination_of(const struct packet *p, unsigned l)
{
	int f = destination(&p->layer[l]);
	struct val v = VAL_NONE, first;

	if (f < 0)
		return v;
	layer_get(p, l, (unsigned)f, &v);
	if (v.type != V_SET)
		return v;
	first = set_at(v.set, 0, 0, (uint64_t)f);
	val_drop(v);
	return first;
}

void route_usual(void *router, const char *iface)
{
	iface_choose(router, iface);
}

bool route_source_mac(void *router, const struct packet *p, uint64_t *mac)
{
	const struct route *to = NULL;
	struct val v = VAL_NONE;

	for (unsigned l = 0; l < p->n && v.type == V_NONE; l++)
		v = destination_of(p, l);
	*mac = v.type == V_NONE && p->n > 1 ? iface_usual_mac(router) : 0; /* a header alone goes nowhere */
	if (v.type == V_IP4 && v.u)
		to = route4(router, (uint32_t)v.u, unheard(router));
	else if (v.type == V_IP6)
		to = route6(router, v.b, unheard(router));
	if (to)
		*mac = to->mac;
	val_drop(v);
	return true;
}
