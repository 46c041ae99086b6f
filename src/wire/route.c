/* route.c - one question to the kernel for one destination (rtnetlink through libmnl), and the interface it names. */
#include "pkt/route.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include "pkt/bits.h"
#include "pkt/clock.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/packet.h"
#include "pkt/set.h"

#define KEPT 8                /* answers */
#define KEPT_NS 1000000000    /* for a second: routes change while a session runs */
#define MESSAGE 32768         /* of the kernel, at most */

struct answer {
	int64_t until;
	uint8_t family; /* 4 or 6; 0: nothing kept here */
	uint8_t dst[16];
	struct route route;
};

struct router {
	struct mnl_socket *nl; /* NULL until it is needed */
	unsigned seq;
	struct answer kept[KEPT];
	unsigned turn;         /* the one to give up next */
	uint8_t message[MESSAGE] __attribute__((aligned(8)));
};

struct router *router_new(void)
{
	return mem_zero(1, sizeof(struct router));
}

void router_free(struct router *r)
{
	if (!r)
		return;
	if (r->nl)
		mnl_socket_close(r->nl);
	mem_free(r);
}

/* ---- asking ------------------------------------------------------------------------------------------------- */

static bool need_socket(struct router *r, struct diag *d)
{
	if (r->nl)
		return true;
	r->nl = mnl_socket_open2(NETLINK_ROUTE, SOCK_CLOEXEC);
	if (!r->nl)
		return diag_refuse(d, "cannot ask the kernel for routes: %s", strerror(errno));
	if (mnl_socket_bind(r->nl, 0, MNL_SOCKET_AUTOPID) == 0)
		return true;
	diag_refuse(d, "cannot ask the kernel for routes: %s", strerror(errno));
	mnl_socket_close(r->nl);
	r->nl = NULL;
	return false;
}

static struct nlmsghdr *question(struct router *r, int type)
{
	struct nlmsghdr *h = mnl_nlmsg_put_header(r->message);

	h->nlmsg_type = (uint16_t)type;
	h->nlmsg_flags = NLM_F_REQUEST;
	h->nlmsg_seq = ++r->seq;
	return h;
}

/* Sends the question and gives its answer to `take`. false: *error is the kernel's, or errno. */
static bool ask(struct router *r, const struct nlmsghdr *h, mnl_cb_t take, void *out, int *error)
{
	unsigned port = mnl_socket_get_portid(r->nl);
	ssize_t n = mnl_socket_sendto(r->nl, h, h->nlmsg_len);
	int rc;

	if (n >= 0)
		do
			n = mnl_socket_recvfrom(r->nl, r->message, sizeof(r->message));
		while (n < 0 && errno == EINTR);
	if (n < 0) {
		*error = errno;
		return false;
	}
	rc = mnl_cb_run(r->message, (size_t)n, r->seq, port, take, out);
	*error = rc < 0 ? errno : 0;
	return rc >= 0;
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
	return mnl_attr_parse(h, sizeof(*rt), take_route_attr, out);
}

static int take_link_attr(const struct nlattr *a, void *data)
{
	struct route *out = data;
	const uint8_t *p = mnl_attr_get_payload(a);
	size_t n = mnl_attr_get_payload_len(a);

	switch (mnl_attr_get_type(a)) {
	case IFLA_IFNAME:
		if (n && n <= IFACE_NAME)
			memcpy(out->ifname, p, n - 1);
		break;
	case IFLA_ADDRESS:
		if (n == 6)
			out->mac = (uint64_t)get16(p) << 32 | get32(p + 2);
		break;
	case IFLA_MTU:
		if (n == 4)
			out->mtu = mnl_attr_get_u32(a);
		break;
	}
	return MNL_CB_OK;
}

static int take_link(const struct nlmsghdr *h, void *data)
{
	if (h->nlmsg_type != RTM_NEWLINK)
		return MNL_CB_OK;
	return mnl_attr_parse(h, sizeof(struct ifinfomsg), take_link_attr, data);
}

static bool ask_link(struct router *r, uint32_t index, struct route *out, int *error)
{
	struct nlmsghdr *h = question(r, RTM_GETLINK);
	struct ifinfomsg *i = mnl_nlmsg_put_extra_header(h, sizeof(*i));

	i->ifi_family = AF_UNSPEC;
	i->ifi_index = (int)index;
	return ask(r, h, take_link, out, error);
}

static bool ask_route(struct router *r, uint8_t family, const uint8_t *dst, struct route *out, int *error)
{
	struct nlmsghdr *h = question(r, RTM_GETROUTE);
	struct rtmsg *rt = mnl_nlmsg_put_extra_header(h, sizeof(*rt));
	size_t n = family == 4 ? 4 : 16;

	rt->rtm_family = family == 4 ? AF_INET : AF_INET6;
	rt->rtm_dst_len = (uint8_t)(n * 8);
	mnl_attr_put(h, RTA_DST, n, dst);
	return ask(r, h, take_route, out, error);
}

/* ---- routes ------------------------------------------------------------------------------------------------- */

/* What the kernel says when there is no way: an answer, not a failure. */
static bool is_no_route(int error)
{
	return error == ENETUNREACH || error == EHOSTUNREACH || error == ESRCH || error == EACCES || error == EINVAL ||
	       error == ENOENT || error == EAFNOSUPPORT || error == EPFNOSUPPORT;
}

static bool find_route(struct router *r, uint8_t family, const uint8_t *dst, struct route *out, struct diag *d)
{
	struct route found = { 0 };
	int error = 0;

	if (!need_socket(r, d))
		return false;
	if (!ask_route(r, family, dst, &found, &error) && !is_no_route(error))
		return diag_refuse(d, "the kernel does not say where a packet would go: %s", strerror(error));
	if (!found.found)
		found = (struct route){ 0 };
	else if (found.ifindex && !ask_link(r, found.ifindex, &found, &error) && error != ENODEV)
		return diag_refuse(d, "the kernel does not say what interface %u is: %s", found.ifindex, strerror(error));
	*out = found;
	return true;
}

static struct answer *kept_answer(struct router *r, uint8_t family, const uint8_t *dst)
{
	for (unsigned i = 0; i < KEPT; i++)
		if (r->kept[i].family == family && !memcmp(r->kept[i].dst, dst, family == 4 ? 4 : 16))
			return &r->kept[i];
	return NULL;
}

static bool route_get(struct router *r, uint8_t family, const uint8_t *dst, struct route *out, struct diag *d)
{
	struct answer *a = kept_answer(r, family, dst);

	if (a && clock_monotonic() < a->until) {
		*out = a->route;
		return true;
	}
	if (!find_route(r, family, dst, out, d))
		return false;
	if (!a)
		a = &r->kept[r->turn++ % KEPT];
	a->family = family;
	memcpy(a->dst, dst, family == 4 ? 4 : 16);
	a->route = *out;
	a->until = clock_monotonic() + KEPT_NS;
	return true;
}

static struct route loopback(uint8_t family)
{
	return (struct route){ .found = true, .is_local = true, .family = family, .ifindex = 1, .ifname = "lo", .mtu = 65536,
			       .src4 = family == 4 ? 0x7f000001 : 0, .src6 = { [15] = family == 6 } };
}

bool route_get4(struct router *r, uint32_t dst, struct route *out, struct diag *d)
{
	uint8_t p[4];

	if (dst >> 24 == 127) {
		*out = loopback(4);
		return true;
	}
	put32(p, dst);
	return route_get(r, 4, p, out, d);
}

bool route_get6(struct router *r, const uint8_t dst[16], struct route *out, struct diag *d)
{
	static const uint8_t one[16] = { [15] = 1 };

	if (!memcmp(dst, one, 16)) {
		*out = loopback(6);
		return true;
	}
	return route_get(r, 6, dst, out, d);
}

/* ---- what encoding asks ------------------------------------------------------------------------------------- */

bool route_source4(void *router, uint32_t dst, uint32_t *src)
{
	struct diag d = DIAG_INIT;
	struct route to;

	*src = route_get4(router, dst, &to, &d) && to.family == 4 ? to.src4 : 0;
	return true;
}

bool route_source6(void *router, const uint8_t dst[16], uint8_t src[16])
{
	struct diag d = DIAG_INIT;
	struct route to;

	memset(src, 0, 16);
	if (route_get6(router, dst, &to, &d) && to.family == 6)
		memcpy(src, to.src6, 16);
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

bool route_source_mac(void *router, const struct packet *p, uint64_t *mac)
{
	struct diag d = DIAG_INIT;
	struct route to = { 0 };
	struct val v = VAL_NONE;

	for (unsigned l = 0; l < p->n && v.type == V_NONE; l++)
		v = destination_of(p, l);
	*mac = 0;
	if (v.type == V_IP4 && route_get4(router, (uint32_t)v.u, &to, &d))
		*mac = to.mac;
	else if (v.type == V_IP6 && route_get6(router, v.b, &to, &d))
		*mac = to.mac;
	val_drop(v);
	return true;
}
