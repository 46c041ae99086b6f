/* builtin_wire.c - what a script asks of this machine's network: interfaces, addresses, routes, neighbours. */
#include <stdio.h>
#include <string.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/interp.h"
#include "pkt/lang.h"
#include "pkt/mem.h"
#include "pkt/rights.h"
#include "pkt/send.h"

void be_wary(struct interp *in)
{
	if (!in->is_wary && in->cfg.wary)
		in->cfg.wary(in->cfg.wary_of);
	in->is_wary = true;
}

bool wire_cut(struct interp *in, const struct diag *why)
{
	struct diag d = *why;

	d.src = NULL;
	snprintf(d.text + strlen(d.text), sizeof(d.text) - strlen(d.text), "; it goes on with what had come");
	if (in->cfg.warn)
		in->cfg.warn(in->cfg.arg, &d);
	in->cut_short = true;
	if (in->sender)
		sender_forget(in->sender);
	return true;
}

bool interp_cut_short(const struct interp *in)
{
	return in->cut_short;
}

bool may_wire(struct interp *in, struct call *c)
{
	if (in->cfg.sealed)
		return call_bad(in, c, -1, "%s() is not for a sealed script: it would use the network", c->m->row->name);
	be_wary(in);
	return true;
}

/* ---- settings ---- */

static const struct val *conf_value(struct interp *in, const char *name)
{
	struct val key = val_str(name, strlen(name));
	const struct entry *e = dict_find(in->conf.any, &key);

	val_drop(key);
	return e ? &e->value : NULL;
}

bool conf_truth(struct interp *in, const struct val *given, const char *name)
{
	const struct val *always = conf_value(in, name);

	return given->type != V_NONE ? truth(given) : always && truth(always);
}

struct sender *interp_sender(struct interp *in)
{
	const struct val *iface = conf_value(in, "iface");
	struct str name = iface && is_text(iface) ? val_text(iface) : (struct str){ "", 0 };
	char text[64];

	if (!in->sender)
		in->sender = sender_new();
	snprintf(text, sizeof(text), "%.*s", STR(name));
	sender_default_iface(in->sender, text);
	return in->sender;
}

struct sender *wire_guard(struct interp *in, const struct val *guard)
{
	struct sender *s = interp_sender(in);
	struct diag d = DIAG_INIT;

	if (sender_guard(s, conf_truth(in, guard, "guard"), &d) || in->guard_told)
		return s;
	/* Nothing can be sent either: that is said when it is tried. */
	if (!(rights_now() & RIGHT_RAW))
		return s;
	in->guard_told = true;
	snprintf(d.text + strlen(d.text), sizeof(d.text) - strlen(d.text), "; it goes on unguarded");
	if (in->cfg.warn)
		in->cfg.warn(in->cfg.arg, &d);
	return s;
}

void wire_guard_tell(struct interp *in)
{
	struct diag d;

	if (sender_guard_trouble(interp_sender(in), &d) && in->cfg.warn)
		in->cfg.warn(in->cfg.arg, &d);
}

bool call_iface(struct interp *in, struct call *c, unsigned i, const char **out)
{
	struct str s;

	*out = NULL;
	if (c->v[i].type == V_NONE)
		return true;
	if (!call_text(in, c, i, &s))
		return false;
	if (memchr(s.p, 0, s.n))
		return call_bad(in, c, (int)i, "the name of an interface has no zero byte");
	*out = (const char *)pool_add(in, val_str(s.p, s.n)).s->data;
	return true;
}

bool call_seconds(struct interp *in, struct call *c, unsigned i, int64_t *ns)
{
	double s;

	*ns = -1;
	if (c->v[i].type == V_NONE)
		return true;
	if (!is_number(&c->v[i]))
		return call_bad(in, c, (int)i, "seconds are a number, not %s", type_text(&c->v[i]));
	s = to_float(&c->v[i]);
	if (!(s >= 0 && s <= 1e9))
		return call_bad(in, c, (int)i, "seconds go from 0 to 1000000000");
	*ns = (int64_t)(s * 1e9);
	return true;
}

bool is_verbose(struct interp *in, const struct val *v)
{
	const struct val *verb = conf_value(in, "verb");

	if (v->type != V_NONE)
		return truth(v);
	return in->cfg.interactive || (verb && truth(verb));
}

/* conf.route.route, once all builtins are there. */
void conf_wire(struct interp *in)
{
	struct val route = pool_add(in, dict_new()), key = pool_add(in, val_str("route", 5));
	const struct method *m = sym_intern(&in->syms, "route_to", 8)->builtin;

	dict_set(in, route.any, key, (struct val){ .type = V_BUILTIN, .any = (void *)(uintptr_t)m });
	dict_set(in, in->conf.any, key, route);
}

/* ---- interfaces ---- */

static bool iface_of(struct interp *in, struct call *c, struct iface *out)
{
	struct sender *s = interp_sender(in);
	const char *name;
	struct way w;

	if (!may_wire(in, c) || !call_iface(in, c, 0, &name))
		return false;
	if (name)
		return iface_get(sender_router(s), name, out, &in->d) || call_place(in, c, 0);
	if (!sender_link(s, NULL, &w, &in->d))
		return call_place(in, c, -1);
	*out = w.iface;
	return true;
}

static struct val text_val(struct interp *in, const char *text)
{
	return str_val(in, text, strlen(text));
}

bool conf_iface(struct interp *in, struct val *out)
{
	struct diag d = DIAG_INIT;
	struct way w;

	*out = VAL_NONE;
	if (in->cfg.sealed)
		return true;
	if (sender_link(interp_sender(in), NULL, &w, &d))
		*out = text_val(in, w.iface.name);
	return true;
}

static bool fn_if_list(struct interp *in, struct call *c, struct val *out)
{
	struct iface *v;
	size_t n;

	if (!may_wire(in, c))
		return false;
	if (!iface_all(sender_router(interp_sender(in)), &v, &n, &in->d))
		return call_place(in, c, -1);
	*out = pool_add(in, val_list());
	for (size_t i = 0; i < n; i++)
		list_add(out->l, val_str(v[i].name, strlen(v[i].name)));
	mem_free(v);
	return true;
}

static bool fn_if_addr(struct interp *in, struct call *c, struct val *out)
{
	char text[IP4_TEXT];
	uint8_t unused[16];
	struct iface i;
	uint32_t v4 = 0;

	if (!iface_of(in, c, &i))
		return false;
	iface_address(sender_router(in->sender), &i, 4, &v4, unused);
	ip4_text(v4, text);
	*out = text_val(in, text);
	return true;
}

static bool fn_if_addr6(struct interp *in, struct call *c, struct val *out)
{
	char text[IP6_TEXT];
	struct iface i;
	uint8_t v6[16];
	uint32_t unused;

	if (!iface_of(in, c, &i))
		return false;
	*out = VAL_NONE;
	if (!iface_address(sender_router(in->sender), &i, 6, &unused, v6))
		return true;
	ip6_text(v6, text);
	*out = text_val(in, text);
	return true;
}

static bool fn_if_mac(struct interp *in, struct call *c, struct val *out)
{
	char text[MAC_TEXT];
	struct iface i;

	if (!iface_of(in, c, &i))
		return false;
	mac_text(i.mac, text);
	*out = text_val(in, text);
	return true;
}

/* ---- destinations ---- */

/* The address that argument i is: its family, or 0 with a message. */
static uint8_t address_of(struct interp *in, struct call *c, unsigned i, uint8_t out[16])
{
	struct str s;
	uint32_t v4;

	if (!call_text(in, c, i, &s))
		return 0;
	if (ip4_parse(s, &v4)) {
		put32(out, v4);
		return 4;
	}
	if (ip6_parse(s, out))
		return 6;
	call_bad(in, c, (int)i, "'%.*s' is not an address", (int)(s.n < 60 ? s.n : 60), s.p);
	return 0;
}

/* None: nobody answers for it. */
static bool fn_mac_by_ip(struct interp *in, struct call *c, struct val *out)
{
	struct diag d = DIAG_INIT;
	char text[MAC_TEXT];
	const char *iface;
	uint8_t dst[16], family;
	struct way w;

	family = may_wire(in, c) ? address_of(in, c, 0, dst) : 0;
	if (!family || !call_iface(in, c, 1, &iface))
		return false;
	*out = VAL_NONE;
	if (sender_way_to(interp_sender(in), family, dst, iface, &w, &d)) {
		mac_text(w.mac, text);
		*out = text_val(in, text);
	}
	return true;
}

/* As Scapy's conf.route.route: (interface, source, gateway). */
static bool fn_route_to(struct interp *in, struct call *c, struct val *out)
{
	char src[IP6_TEXT], gateway[IP6_TEXT];
	struct val v[3];
	uint8_t dst[16], family;
	struct router *r;
	struct route to;

	family = may_wire(in, c) ? address_of(in, c, 0, dst) : 0;
	if (!family)
		return false;
	r = sender_router(interp_sender(in));
	if (!(family == 4 ? route_get4(r, get32(dst), &to, &in->d) : route_get6(r, dst, &to, &in->d)))
		return call_place(in, c, 0);
	if (family == 4) {
		ip4_text(to.src4, src);
		ip4_text(to.gateway4, gateway);
	} else {
		ip6_text(to.src6, src);
		ip6_text(to.gateway6, gateway);
	}
	v[0] = to.found ? val_str(to.ifname, strlen(to.ifname)) : VAL_NONE;
	v[1] = val_str(src, strlen(src));
	v[2] = val_str(gateway, strlen(gateway));
	*out = pool_add(in, val_tuple(v, 3));
	return true;
}

const struct builtin builtins_wire[] = {
	{ "get_if_list", fn_if_list, "", "names of this machine's interfaces", "\"lo\" in get_if_list()" },
	{ "get_if_addr", fn_if_addr, "iface=None", "the IPv4 address of an interface, or \"0.0.0.0\"", "get_if_addr(\"lo\")" },
	{ "get_if_addr6", fn_if_addr6, "iface=None", "the IPv6 address of an interface, or None", "get_if_addr6(\"lo\")" },
	{ "get_if_hwaddr", fn_if_mac, "iface=None", "the MAC of an interface", "get_if_hwaddr(\"lo\")" },
	{ "getmacbyip", fn_mac_by_ip, "ip, iface=None", "the MAC that packets to that address go to (it may be asked for), or None", NULL },
	{ "route_to", fn_route_to, "dst", "interface, source and gateway for a destination, as the kernel routes",
	  "route_to(\"127.0.0.1\")" },
	{ 0 },
};
