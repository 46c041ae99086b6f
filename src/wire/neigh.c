/* neigh.c - the MAC of a neighbour: what the kernel knows, else a question on the wire (ARP, neighbour discovery). */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/if_ether.h>
#include <linux/neighbour.h>
#include <netinet/icmp6.h>
#include <netinet/in.h>
#include <netpacket/packet.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/clock.h"
#include "pkt/diag.h"
#include "pkt/inject.h"
#include "rtnl.h"

#define ASK_AGAIN_NS 300000000
#define ARP_SIZE 28

/* ---- what the kernel knows ---------------------------------------------------------------------------------- */

struct known {
	uint16_t state;
	bool has_mac;
	uint64_t mac;
};

static uint64_t mac_of(const uint8_t *p)
{
	return (uint64_t)get16(p) << 32 | get32(p + 2);
}

static void put_mac(uint8_t *p, uint64_t mac)
{
	put16(p, (uint16_t)(mac >> 32));
	put32(p + 2, (uint32_t)mac);
}

static int take_attr(const struct nlattr *a, void *data)
{
	struct known *out = data;

	if (mnl_attr_get_type(a) == NDA_LLADDR && mnl_attr_get_payload_len(a) == 6) {
		out->mac = mac_of(mnl_attr_get_payload(a));
		out->has_mac = true;
	}
	return MNL_CB_OK;
}

static int take_neigh(const struct nlmsghdr *h, void *data)
{
	const struct ndmsg *m = mnl_nlmsg_get_payload(h);
	struct known *out = data;

	if (h->nlmsg_type != RTM_NEWNEIGH)
		return MNL_CB_OK;
	out->state = m->ndm_state;
	return mnl_attr_parse(h, sizeof(*m), take_attr, out);
}

static struct nlmsghdr *neigh_question(struct router *r, int type, int flags, uint32_t ifindex, uint8_t family, const uint8_t *addr)
{
	struct nlmsghdr *h = rtnl_question(&r->rtnl, type, flags);
	struct ndmsg *m = mnl_nlmsg_put_extra_header(h, sizeof(*m));

	m->ndm_family = family == 4 ? AF_INET : AF_INET6;
	m->ndm_ifindex = (int)ifindex;
	mnl_attr_put(h, NDA_DST, family == 4 ? 4 : 16, addr);
	return h;
}

int neigh_get(struct router *r, uint32_t ifindex, uint8_t family, const uint8_t *addr, uint64_t *mac, struct diag *d)
{
	struct known k = { 0 };
	int error;

	if (!rtnl_open(&r->rtnl, d))
		return -1;
	if (!rtnl_ask(&r->rtnl, neigh_question(r, RTM_GETNEIGH, 0, ifindex, family, addr), take_neigh, &k, &error)) {
		if (error == ENOENT || error == ENODEV || error == EINVAL || error == EOPNOTSUPP)
			return 0;
		diag_refuse(d, "the kernel does not tell its neighbours: %s", strerror(error));
		return -1;
	}
	if (!k.has_mac || !(k.state & (NUD_REACHABLE | NUD_STALE | NUD_DELAY | NUD_PROBE | NUD_PERMANENT | NUD_NOARP)))
		return 0;
	*mac = k.mac;
	return 1;
}

/* Lets the kernel ask, as for a packet of its own, so that the answer is kept for all. Needs cap_net_admin. */
static bool kernel_asks(struct router *r, uint32_t ifindex, uint8_t family, const uint8_t *addr)
{
	struct nlmsghdr *h = neigh_question(r, RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_REPLACE | NLM_F_ACK, ifindex, family, addr);
	struct ndmsg *m = mnl_nlmsg_get_payload(h);
	int error;

	m->ndm_flags = NTF_USE;
	return rtnl_ask(&r->rtnl, h, NULL, NULL, &error);
}

/* ---- asking ourselves --------------------------------------------------------------------------------------- */

struct asking {
	int fd;
	const struct iface *iface;
	const uint8_t *addr;
	uint32_t src4;
	uint64_t *mac;
};

static bool arp_send(const struct asking *a)
{
	struct sockaddr_ll to = { .sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ARP), .sll_ifindex = (int)a->iface->index,
				  .sll_halen = 6, .sll_addr = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff } };
	uint8_t p[ARP_SIZE] = { 0, 1, 8, 0, 6, 4, 0, 1 };

	put_mac(p + 8, a->iface->mac);
	put32(p + 14, a->src4);
	memcpy(p + 24, a->addr, 4);
	return sendto(a->fd, p, sizeof(p), 0, (struct sockaddr *)&to, sizeof(to)) == ARP_SIZE;
}

static bool arp_take(const struct asking *a)
{
	uint8_t p[ARP_SIZE + 64];
	ssize_t n = recv(a->fd, p, sizeof(p), MSG_DONTWAIT);

	if (n < ARP_SIZE || get16(p + 2) != 0x0800 || p[4] != 6 || p[5] != 4 || memcmp(p + 14, a->addr, 4))
		return false;
	*a->mac = mac_of(p + 8);
	return true;
}

/* Neighbour solicitation to the group of the address (RFC 4861), through the kernel's ICMPv6. */
static bool nd_send(const struct asking *a)
{
	struct sockaddr_in6 to = { .sin6_family = AF_INET6, .sin6_scope_id = a->iface->index };
	uint8_t p[32] = { ND_NEIGHBOR_SOLICIT };
	uint8_t *group = to.sin6_addr.s6_addr;

	group[0] = 0xff;
	group[1] = 2;
	group[11] = 1;
	group[12] = 0xff;
	memcpy(group + 13, a->addr + 13, 3);
	memcpy(p + 8, a->addr, 16);
	p[24] = ND_OPT_SOURCE_LINKADDR;
	p[25] = 1;
	put_mac(p + 26, a->iface->mac);
	return sendto(a->fd, p, sizeof(p), 0, (struct sockaddr *)&to, sizeof(to)) == sizeof(p);
}

static bool nd_take(const struct asking *a)
{
	uint8_t p[256];
	ssize_t n = recv(a->fd, p, sizeof(p), MSG_DONTWAIT);

	if (n < 32 || p[0] != ND_NEIGHBOR_ADVERT || memcmp(p + 8, a->addr, 16))
		return false;
	for (size_t at = 24; at + 8 <= (size_t)n && p[at + 1]; at += p[at + 1] * 8u) {
		if (p[at] == ND_OPT_TARGET_LINKADDR) {
			*a->mac = mac_of(p + at + 2);
			return true;
		}
	}
	return false;
}

static int arp_open(const struct iface *i)
{
	struct sockaddr_ll me = { .sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ARP), .sll_ifindex = (int)i->index };
	int fd = socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	if (fd >= 0 && bind(fd, (struct sockaddr *)&me, sizeof(me)) < 0) {
		close(fd);
		return -1;
	}
	return fd;
}

static int nd_open(const struct iface *i)
{
	int fd = socket(AF_INET6, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_ICMPV6);
	int hops = 255, index = (int)i->index;
	struct icmp6_filter only;

	if (fd < 0)
		return -1;
	ICMP6_FILTER_SETBLOCKALL(&only);
	ICMP6_FILTER_SETPASS(ND_NEIGHBOR_ADVERT, &only);
	if (!setsockopt(fd, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, &hops, sizeof(hops)) &&
	    !setsockopt(fd, IPPROTO_IPV6, IPV6_MULTICAST_IF, &index, sizeof(index)) &&
	    !setsockopt(fd, IPPROTO_ICMPV6, ICMP6_FILTER, &only, sizeof(only)))
		return fd;
	close(fd);
	return -1;
}

/* 1: answered, 0: nobody answered in time. */
static int ask_on_wire(struct asking *a, uint8_t family, int64_t until)
{
	int64_t again = 0;

	for (;;) {
		struct pollfd in = { .fd = a->fd, .events = POLLIN };
		int64_t now = clock_monotonic(), rest;

		if (now >= until)
			return 0;
		if (now >= again) {
			if (!(family == 4 ? arp_send(a) : nd_send(a)))
				return 0;
			again = now + ASK_AGAIN_NS;
		}
		rest = (again < until ? again : until) - now;
		if (poll(&in, 1, (int)(rest / 1000000) + 1) < 0)
			return 0;
		if ((in.revents & POLLIN) && (family == 4 ? arp_take(a) : nd_take(a)))
			return 1;
	}
}

static int ask_ourselves(struct router *r, const struct iface *i, uint8_t family, const uint8_t *addr, int64_t until, uint64_t *mac,
			 struct diag *d)
{
	struct asking a = { .iface = i, .addr = addr, .mac = mac };
	uint8_t unused[16];
	int got;

	if (family == 4)
		iface_address(r, i, 4, &a.src4, unused);
	a.fd = family == 4 ? arp_open(i) : nd_open(i);
	if (a.fd < 0 && (errno == EPERM || errno == EACCES)) {
		right_missing("asking for a MAC", d);
		return -1;
	}
	if (a.fd < 0) {
		diag_refuse(d, "cannot ask for a MAC on %s: %s", i->name, strerror(errno));
		return -1;
	}
	got = ask_on_wire(&a, family, until);
	close(a.fd);
	return got;
}

/* ---- resolving ---------------------------------------------------------------------------------------------- */

int neigh_resolve(struct router *r, const struct iface *i, uint8_t family, const uint8_t *addr, int64_t wait_ns, uint64_t *mac,
		  struct diag *d)
{
	int64_t until = clock_monotonic() + wait_ns;
	int got = neigh_get(r, i->index, family, addr, mac, d);

	if (got)
		return got;
	if (!kernel_asks(r, i->index, family, addr))
		return ask_ourselves(r, i, family, addr, until, mac, d);
	for (int pause = 1; !got && clock_monotonic() < until; pause = pause < 16 ? pause * 2 : pause) {
		poll(NULL, 0, pause);
		got = neigh_get(r, i->index, family, addr, mac, d);
	}
	return got;
}

bool neigh_group(uint8_t family, const uint8_t *addr, uint64_t *mac)
{
	if (family == 4 && get32(addr) == UINT32_MAX)
		*mac = 0xffffffffffff;
	else if (family == 4 && addr[0] >> 4 == 14)
		*mac = 0x01005e000000 | (get32(addr) & 0x7fffff);
	else if (family == 6 && addr[0] == 0xff)
		*mac = 0x333300000000 | get32(addr + 12);
	else
		return false;
	return true;
}
