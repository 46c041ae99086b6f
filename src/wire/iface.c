/* iface.c - the interfaces of this machine: name, index, state, MAC, MTU, addresses. */
#include <errno.h>
#include <inttypes.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <string.h>

#include <linux/if_link.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/clock.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/str.h"
#include "rtnl.h"

/* ---- one link message --------------------------------------------------------------------------------------- */

static int take_attr(const struct nlattr *a, void *data)
{
	struct iface *out = data;
	const uint8_t *p = mnl_attr_get_payload(a);
	size_t n = mnl_attr_get_payload_len(a);

	switch (mnl_attr_get_type(a)) {
	case IFLA_IFNAME:
		if (n && n <= IFACE_NAME)
			memcpy(out->name, p, n - 1);
		break;
	case IFLA_ADDRESS:
		if (n == 6) {
			out->mac = (uint64_t)get16(p) << 32 | get32(p + 2);
			out->has_mac = true;
		}
		break;
	case IFLA_MTU:
		if (n == 4)
			out->mtu = mnl_attr_get_u32(a);
		break;
	}
	return MNL_CB_OK;
}

static bool take_message(const struct nlmsghdr *h, struct iface *out)
{
	const struct ifinfomsg *i = mnl_nlmsg_get_payload(h);

	if (h->nlmsg_type != RTM_NEWLINK)
		return false;
	*out = (struct iface){
		.index = (uint32_t)i->ifi_index,
		.is_up = i->ifi_flags & IFF_UP,
		.has_link = i->ifi_flags & IFF_RUNNING,
		.is_loopback = i->ifi_flags & IFF_LOOPBACK,
		.is_ether = i->ifi_type == ARPHRD_ETHER || i->ifi_type == ARPHRD_LOOPBACK,
		.has_groups = (i->ifi_flags & IFF_MULTICAST) && (i->ifi_flags & IFF_BROADCAST),
	};
	return mnl_attr_parse(h, sizeof(*i), take_attr, out) >= 0;
}

static int take_one(const struct nlmsghdr *h, void *data)
{
	take_message(h, data);
	return MNL_CB_OK;
}

/* ---- one interface ------------------------------------------------------------------------------------------ */

static void keep(struct router *r, const struct iface *i)
{
	struct iface_kept *k = NULL;

	for (unsigned n = 0; n < IFACES_KEPT && !k; n++)
		if (r->iface[n].iface.index == i->index)
			k = &r->iface[n];
	if (!k)
		k = &r->iface[r->iface_turn++ % IFACES_KEPT];
	k->iface = *i;
	k->until = clock_monotonic() + KEPT_NS;
}

static const struct iface *kept(const struct router *r, const char *name, uint32_t index)
{
	int64_t now = clock_monotonic();

	for (unsigned n = 0; n < IFACES_KEPT; n++) {
		const struct iface_kept *k = &r->iface[n];

		if (k->until > now && (name ? !strcmp(k->iface.name, name) : k->iface.index == index))
			return &k->iface;
	}
	return NULL;
}

static bool no_such(const char *name, struct diag *d)
{
	struct if_nameindex *all = if_nameindex();
	struct near near = NEAR_INIT(str_of(name));
	char names[200] = "";
	size_t n = 0;

	for (const struct if_nameindex *i = all; i && i->if_index; i++) {
		size_t k = strlen(i->if_name);

		near_offer(&near, i->if_name);
		if (n + k + 3 < sizeof(names))
			n += (size_t)snprintf(names + n, sizeof(names) - n, "%s%s", n ? ", " : "", i->if_name);
	}
	diag_refuse(d, "there is no interface '%.64s'", name);
	if (near.best)
		diag_mean(d, near.best);
	else if (n)
		diag_hint(d, "there are %s", names);
	if (all)
		if_freenameindex(all);
	return false;
}

static bool ask_link(struct router *r, const char *name, uint32_t index, struct iface *out, int *error)
{
	struct nlmsghdr *h = rtnl_question(&r->rtnl, RTM_GETLINK, 0);
	struct ifinfomsg *i = mnl_nlmsg_put_extra_header(h, sizeof(*i));

	i->ifi_family = AF_UNSPEC;
	i->ifi_index = (int)index;
	if (name)
		mnl_attr_put_strz(h, IFLA_IFNAME, name);
	return rtnl_ask(&r->rtnl, h, take_one, out, error);
}

static bool find(struct router *r, const char *name, uint32_t index, struct iface *out, struct diag *d)
{
	const struct iface *k = kept(r, name, index);
	struct iface found = { 0 };
	int error = 0;

	if (k) {
		*out = *k;
		return true;
	}
	if (name && (!*name || strlen(name) >= IFACE_NAME))
		return no_such(name, d);
	if (!rtnl_open(&r->rtnl, d))
		return false;
	if (!ask_link(r, name, index, &found, &error) || !found.index) {
		if (error && error != ENODEV && error != EINVAL)
			return diag_refuse(d, "the kernel does not tell its interfaces: %s", strerror(error));
		return name ? no_such(name, d) : diag_refuse(d, "there is no interface number %" PRIu32, index);
	}
	keep(r, &found);
	*out = found;
	return true;
}

bool iface_get(struct router *r, const char *name, struct iface *out, struct diag *d)
{
	return find(r, name, 0, out, d);
}

bool iface_at(struct router *r, uint32_t index, struct iface *out, struct diag *d)
{
	return find(r, NULL, index, out, d);
}

bool iface_ready(const struct iface *i, struct diag *d)
{
	if (!i->is_up) {
		diag_refuse(d, "interface %s is down", i->name);
		return diag_hint(d, "sudo ip link set %s up", i->name);
	}
	if (!i->has_link) {
		diag_refuse(d, "interface %s is up but has no link", i->name);
		return diag_hint(d, "is the cable in, or the other end up?");
	}
	return true;
}

/* ---- all of them -------------------------------------------------------------------------------------------- */

struct ifaces {
	struct iface *v;
	size_t n, cap;
};

static int take_all(const struct nlmsghdr *h, void *data)
{
	struct ifaces *all = data;

	all->v = mem_room(all->v, &all->cap, all->n + 1, sizeof(*all->v));
	if (take_message(h, &all->v[all->n]))
		all->n++;
	return MNL_CB_OK;
}

bool iface_all(struct router *r, struct iface **v, size_t *n, struct diag *d)
{
	struct ifaces all = { 0 };
	struct nlmsghdr *h;
	struct ifinfomsg *i;
	int error;

	if (!rtnl_open(&r->rtnl, d))
		return false;
	h = rtnl_question(&r->rtnl, RTM_GETLINK, NLM_F_DUMP);
	i = mnl_nlmsg_put_extra_header(h, sizeof(*i));
	i->ifi_family = AF_UNSPEC;
	if (!rtnl_ask(&r->rtnl, h, take_all, &all, &error)) {
		mem_free(all.v);
		return diag_refuse(d, "the kernel does not tell its interfaces: %s", strerror(error));
	}
	*v = all.v;
	*n = all.n;
	return true;
}

/* ---- addresses ---------------------------------------------------------------------------------------------- */

struct address {
	uint32_t index;
	uint8_t family;
	bool found;
	uint8_t scope; /* the widest so far: RT_SCOPE_UNIVERSE is 0 */
	uint8_t a[16];
};

struct address_attrs {
	const struct nlattr *local, *address;
};

static int take_address_attr(const struct nlattr *a, void *data)
{
	struct address_attrs *t = data;

	if (mnl_attr_get_type(a) == IFA_LOCAL)
		t->local = a;
	if (mnl_attr_get_type(a) == IFA_ADDRESS)
		t->address = a;
	return MNL_CB_OK;
}

static int take_address(const struct nlmsghdr *h, void *data)
{
	const struct ifaddrmsg *m = mnl_nlmsg_get_payload(h);
	struct address_attrs t = { 0 };
	struct address *out = data;
	const struct nlattr *a;
	size_t n = out->family == 4 ? 4 : 16;

	if (h->nlmsg_type != RTM_NEWADDR || m->ifa_index != out->index || (m->ifa_family == AF_INET) != (out->family == 4))
		return MNL_CB_OK;
	if (mnl_attr_parse(h, sizeof(*m), take_address_attr, &t) < 0)
		return MNL_CB_OK;
	a = t.local ? t.local : t.address;
	if (!a || mnl_attr_get_payload_len(a) != n || (out->found && m->ifa_scope >= out->scope))
		return MNL_CB_OK;
	out->found = true;
	out->scope = m->ifa_scope;
	memcpy(out->a, mnl_attr_get_payload(a), n);
	return MNL_CB_OK;
}

/* Gives all addresses of that family (AF_…) to `take`. */
static bool ask_addresses(struct router *r, uint8_t family, mnl_cb_t take, void *out)
{
	struct diag d = DIAG_INIT;
	struct nlmsghdr *h;
	struct ifaddrmsg *m;
	int error;

	if (!rtnl_open(&r->rtnl, &d))
		return false;
	h = rtnl_question(&r->rtnl, RTM_GETADDR, NLM_F_DUMP);
	m = mnl_nlmsg_put_extra_header(h, sizeof(*m));
	m->ifa_family = family;
	return rtnl_ask(&r->rtnl, h, take, out, &error);
}

bool iface_address(struct router *r, const struct iface *i, uint8_t family, uint32_t *v4, uint8_t v6[16])
{
	struct address found = { .index = i->index, .family = family };

	if (!ask_addresses(r, family == 4 ? AF_INET : AF_INET6, take_address, &found) || !found.found)
		return false;
	if (family == 4)
		*v4 = get32(found.a);
	else
		memcpy(v6, found.a, 16);
	return true;
}

/* ---- which one it would be ---------------------------------------------------------------------------------- */

struct net {
	uint32_t dst, index;
};

static int take_net(const struct nlmsghdr *h, void *data)
{
	const struct ifaddrmsg *m = mnl_nlmsg_get_payload(h);
	struct address_attrs t = { 0 };
	struct net *out = data;

	if (h->nlmsg_type != RTM_NEWADDR || m->ifa_family != AF_INET || !m->ifa_prefixlen || m->ifa_prefixlen > 32 ||
	    mnl_attr_parse(h, sizeof(*m), take_address_attr, &t) < 0 || !t.address || mnl_attr_get_payload_len(t.address) != 4)
		return MNL_CB_OK;
	if ((get32(mnl_attr_get_payload(t.address)) ^ out->dst) >> (32 - m->ifa_prefixlen) == 0)
		out->index = m->ifa_index;
	return MNL_CB_OK;
}

bool iface_down_for(struct router *r, uint32_t dst, struct iface *out)
{
	struct net found = { .dst = dst };
	struct diag d = DIAG_INIT;

	return ask_addresses(r, AF_INET, take_net, &found) && found.index && iface_at(r, found.index, out, &d) && !out->is_up;
}

/* ---- when none is named --------------------------------------------------------------------------------------- */

#define SOMEWHERE 0xc6336401 /* 198.51.100.1, an address of no network (RFC 5737): its route is the default route */

static bool which_iface(const struct iface *v, size_t n, struct diag *d)
{
	struct buf names = BUF_INIT;

	for (size_t i = 0; i < n; i++)
		buf_fmt(&names, "%s%s", i ? ", " : "", v[i].name);
	diag_refuse(d, "there is no default route that says which interface is meant");
	diag_hint(d, "iface= names one: %.180s", buf_cstr(&names));
	buf_free(&names);
	return false;
}

/* The one that is up and not the loopback. */
static bool only_iface(struct router *r, struct iface *out, struct diag *d)
{
	const struct iface *one = NULL;
	struct iface *v;
	size_t n, up = 0;
	bool ok;

	if (!iface_all(r, &v, &n, d))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (v[i].is_up && !v[i].is_loopback) {
			one = &v[i];
			up++;
		}
	}
	ok = up == 1;
	if (ok)
		*out = *one;
	else
		which_iface(v, n, d);
	mem_free(v);
	return ok;
}

bool iface_usual(struct router *r, struct iface *out, struct diag *d)
{
	struct route to;

	if (r->chosen[0])
		return iface_get(r, r->chosen, out, d);
	if (!route_get4(r, SOMEWHERE, &to, d))
		return false;
	return to.found && to.ifindex ? iface_at(r, to.ifindex, out, d) : only_iface(r, out, d);
}

/* A machine without any is asked once a second, too. */
uint64_t iface_usual_mac(struct router *r)
{
	int64_t now = clock_monotonic();
	struct diag d = DIAG_INIT;
	struct iface i;

	if (now < r->usual_until)
		return r->usual_mac;
	r->usual_mac = iface_usual(r, &i, &d) && i.has_mac ? i.mac : 0;
	r->usual_until = now + KEPT_NS;
	return r->usual_mac;
}

void iface_choose(struct router *r, const char *name)
{
	if (!strcmp(r->chosen, name ? name : ""))
		return;
	snprintf(r->chosen, sizeof(r->chosen), "%s", name ? name : "");
	r->usual_until = 0;
}

bool iface_is_chosen(const struct router *r)
{
	return r->chosen[0];
}
