/* way.c - the preflight: by which interface and to which MAC a packet would leave, and why it cannot. */
#include <inttypes.h>
#include <string.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/clock.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "sender.h"

#define RESOLVE_NS 1000000000  /* a next hop has so long to answer */
#define HOP_NS 1000000000      /* a MAC that the kernel knew is good for so long */
#define ETHER_HEADER 14
#define VLAN_TAG 4

static void address_text(uint8_t family, const uint8_t *a, char out[IP6_TEXT])
{
	if (family == 4)
		ip4_text(get32(a), out);
	else
		ip6_text(a, out);
}

/* ---- the interface ------------------------------------------------------------------------------------------ */

static bool no_route(struct sender *s, uint8_t family, const uint8_t *dst, struct diag *d)
{
	char text[IP6_TEXT];
	struct iface down;

	address_text(family, dst, text);
	if (family == 4 && iface_down_for(s->router, get32(dst), &down)) {
		diag_refuse(d, "there is no route to %s: interface %s, in whose network it is, is down", text, down.name);
		return diag_hint(d, "sudo ip link set %s up", down.name);
	}
	diag_refuse(d, "there is no route to %s", text);
	return diag_hint(d, "iface= names an interface to send by, or:  sudo ip%s route add %s dev …", family == 6 ? " -6" : "", text);
}

/* Without a route by a named interface the destination is taken to be on its link. */
static bool find_route(struct sender *s, struct way *w, const char *iface, struct diag *d)
{
	bool ok;

	if (iface) {
		if (!iface_get(s->router, iface, &w->iface, d))
			return false;
		w->by_name = true;
		if (!route_on(s->router, w->family, w->dst, w->iface.index, &w->route, d))
			return false;
		if (w->route.is_local && w->route.ifindex != w->iface.index)
			w->route = (struct route){ 0 };
		return true;
	}
	ok = w->family == 4 ? route_get4(s->router, get32(w->dst), &w->route, d) : route_get6(s->router, w->dst, &w->route, d);
	if (!ok)
		return false;
	if (!w->route.found)
		return no_route(s, w->family, w->dst, d);
	return iface_at(s->router, w->route.ifindex, &w->iface, d);
}

/* ---- the next hop ------------------------------------------------------------------------------------------- */

static void put_next_hop(struct way *w)
{
	const struct route *r = &w->route;

	w->next_hop_family = r->has_gateway ? r->gateway_family : w->family;
	if (!r->has_gateway)
		memcpy(w->next_hop, w->dst, 16);
	else if (r->gateway_family == 4)
		put32(w->next_hop, r->gateway4);
	else
		memcpy(w->next_hop, r->gateway6, 16);
}

static bool is_same_hop(const struct sender *s, const struct way *w)
{
	size_t n = w->next_hop_family == 4 ? 4 : 16;

	return s->hop_until > clock_monotonic() && s->hop.iface.index == w->iface.index &&
	       s->hop.next_hop_family == w->next_hop_family && !memcmp(s->hop.next_hop, w->next_hop, n);
}

/* What is known of the MAC without asking the next hop. */
static bool look_up_mac(struct sender *s, struct way *w, struct diag *d)
{
	int got;

	if (!w->iface.is_ether || w->iface.is_loopback) {
		w->has_mac = true;
		return true;
	}
	if (w->route.is_broadcast) {
		w->mac = 0xffffffffffff;
		w->has_mac = true;
		return true;
	}
	if (neigh_group(w->family, w->dst, &w->mac)) {
		w->has_mac = true;
		return true;
	}
	put_next_hop(w);
	if (is_same_hop(s, w)) {
		w->mac = s->hop.mac;
		w->has_mac = true;
		return true;
	}
	got = neigh_get(s->router, w->iface.index, w->next_hop_family, w->next_hop, &w->mac, d);
	w->has_mac = got > 0;
	if (w->has_mac) {
		s->hop = *w;
		s->hop_until = clock_monotonic() + HOP_NS;
	}
	return got >= 0;
}

bool sender_mac(struct sender *s, struct way *w, struct diag *d)
{
	char text[IP6_TEXT];
	int got;

	if (w->has_mac || w->is_link)
		return true;
	got = neigh_resolve(s->router, &w->iface, w->next_hop_family, w->next_hop, RESOLVE_NS, &w->mac, d);
	if (got < 0)
		return false;
	w->mac_asked = true;
	if (got) {
		w->has_mac = true;
		sender_keep(s, w);
		return true;
	}
	address_text(w->next_hop_family, w->next_hop, text);
	diag_refuse(d, "nobody on %s answers for %s: its MAC is not known", w->iface.name, text);
	return diag_hint(d, "%s; sendp(Ether(dst=…)/…) sends anyway",
			 w->route.has_gateway ? "is the gateway up?" : "is that host up, and on this link?");
}

/* ---- layer 3 ------------------------------------------------------------------------------------------------ */

static bool make_way(struct sender *s, uint8_t family, const uint8_t *dst, const char *iface, struct way *out, struct diag *d)
{
	struct way w = { .family = family };

	memcpy(w.dst, dst, family == 4 ? 4 : 16);
	if (!find_route(s, &w, iface, d) || !iface_ready(&w.iface, d) || !look_up_mac(s, &w, d))
		return false;
	sender_keep(s, &w);
	*out = w;
	return true;
}

static bool get_way(struct sender *s, uint8_t family, const uint8_t *dst, const char *iface, struct way *out, struct diag *d)
{
	const struct way_kept *k = sender_kept(s, family, dst);

	if (k && k->until > clock_monotonic() && k->way.by_name == (iface != NULL) && (!iface || !strcmp(iface, k->way.iface.name))) {
		*out = k->way;
		return true;
	}
	return make_way(s, family, dst, iface, out, d);
}

bool sender_look(struct sender *s, uint8_t family, const uint8_t *dst, const char *iface, struct way *out, struct diag *d)
{
	return get_way(s, family, dst, iface, out, d);
}

bool sender_way_to(struct sender *s, uint8_t family, const uint8_t *dst, const char *iface, struct way *out, struct diag *d)
{
	return get_way(s, family, dst, iface, out, d) && sender_mac(s, out, d);
}

bool way_fits(const struct way *w, size_t n, struct diag *d)
{
	size_t most = w->iface.mtu;

	if (w->is_link && w->iface.is_ether)
		most += ETHER_HEADER + VLAN_TAG;
	if (!w->iface.mtu || n <= most)
		return true;
	diag_refuse(d, "a packet of %zu bytes is over the MTU of %s (%" PRIu32 "%s)", n, w->iface.name, w->iface.mtu,
		    w->is_link && w->iface.is_ether ? " and the Ethernet header" : " bytes");
	return diag_hint(d, "fragment() cuts an IP packet into pieces that fit");
}

bool sender_way_as(struct sender *s, uint8_t family, const uint8_t *p, size_t n, const char *iface, struct way *out, struct diag *d)
{
	size_t need = family == 4 ? 20 : 40;

	if (n < need) {
		diag_set(d, "%zu bytes are no whole IPv%u header: they do not say where to", n, family);
		return diag_hint(d, "sendp() sends any bytes in a frame");
	}
	if (!get_way(s, family, p + (family == 4 ? 16 : 24), iface, out, d) || !way_fits(out, n, d))
		return false;
	return inject_unchanged(family == 4 ? INJECT_IP4 : INJECT_IP6, p, n) || sender_mac(s, out, d);
}

bool sender_way(struct sender *s, const uint8_t *p, size_t n, const char *iface, struct way *out, struct diag *d)
{
	unsigned version = n ? p[0] >> 4 : 0;

	if (version == 4 || version == 6)
		return sender_way_as(s, (uint8_t)version, p, n, iface, out, d);
	diag_set(d, "layer 3 sends IP and IPv6, and these bytes are neither");
	return diag_hint(d, "sendp() sends whole frames");
}

/* ---- layer 2 ------------------------------------------------------------------------------------------------ */

bool sender_iface(struct sender *s, const char *iface, struct iface *out, struct diag *d)
{
	return iface ? iface_get(s->router, iface, out, d) : iface_usual(s->router, out, d);
}

bool sender_link(struct sender *s, const char *iface, struct way *out, struct diag *d)
{
	struct way w = { .is_link = true, .by_name = iface || iface_is_chosen(s->router) };

	if (!sender_iface(s, iface, &w.iface, d) || !iface_ready(&w.iface, d))
		return false;
	*out = w;
	return true;
}

/* ---- what and why ------------------------------------------------------------------------------------------- */

static void explain_source(const struct way *w, struct buf *out)
{
	char text[IP6_TEXT];

	if (w->route.family == 4)
		ip4_text(w->route.src4, text);
	else if (w->route.family == 6)
		ip6_text(w->route.src6, text);
	else
		strcpy(text, "none");
	buf_fmt(out, "source     %s   %s\n", text, w->route.family ? "the kernel's choice for this route" : "no address fits: set src=");
}

static void explain_hop(const struct way *w, struct buf *out)
{
	char dst[IP6_TEXT], hop[IP6_TEXT], mac[MAC_TEXT];

	address_text(w->family, w->dst, dst);
	if (w->route.has_gateway) {
		address_text(w->next_hop_family, w->next_hop, hop);
		buf_fmt(out, "gateway    %s   the route's\n", hop);
	} else if (w->route.is_local) {
		buf_fmt(out, "gateway    none   %s is this machine\n", dst);
	} else {
		buf_fmt(out, "gateway    none   %s is on the link\n", dst);
	}
	mac_text(w->mac, mac);
	if (!w->iface.is_ether || w->iface.is_loopback)
		buf_fmt(out, "mac        none   %s needs none\n", w->iface.name);
	else if (!w->has_mac)
		buf_fmt(out, "mac        not known   %s has not been asked\n", w->route.has_gateway ? hop : dst);
	else
		buf_fmt(out, "mac        %s   %s\n", mac,
			!w->next_hop_family ? "of a group of hosts" : w->mac_asked ? "asked for just now" : "known to the kernel");
}

void way_explain(const struct way *w, struct buf *out)
{
	buf_fmt(out, "interface  %s   %s\n", w->iface.name,
		w->by_name ? "as named" : w->is_link ? "of the default route" : w->route.has_gateway ? "the route by a gateway" :
		w->route.is_local ? "this machine itself" : "the route of its network");
	if (!w->is_link) {
		explain_source(w, out);
		explain_hop(w, out);
	}
	buf_fmt(out, "mtu        %" PRIu32 "   bytes without the link header\n", w->iface.mtu);
}
