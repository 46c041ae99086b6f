/* builtin_packetlist.c - packet lists that are given a name and methods of their own. */
#include "pkt/interp.h"

static bool is_item(const struct val *v)
{
	if (v->type == V_PACKET)
		return true;
	for (uint32_t i = 0; v->type == V_TUPLE && i < v->l->n; i++) {
		if (v->l->v[i].type != V_PACKET)
			return false;
	}
	return v->type == V_TUPLE && v->l->n;
}

static bool copy_items(struct interp *in, struct call *c, struct val *out)
{
	struct val from, item;

	if (!list_of(in, &c->v[0], &from))
		return call_place(in, c, 0);
	pool_add(in, from);
	for (uint32_t i = 0; from.type != V_PLIST && i < from.l->n; i++) {
		item = list_item(in, from.l, i);
		if (!is_item(&item))
			return call_bad(in, c, 0, "a packet list holds packets, or tuples of them, and item %u is %s", i, type_text(&item));
	}
	*out = pool_add(in, list_as(in, V_PLIST, from.l));
	return true;
}

static bool fn_packetlist(struct interp *in, struct call *c, struct val *out)
{
	struct val own = pool_add(in, dict_new());

	*out = pool_add(in, list_new_of(V_PLIST, NULL, 0));
	if (c->v[0].type != V_NONE && !copy_items(in, c, out))
		return false;
	if (c->v[1].type != V_NONE && !is_text(&c->v[1]))
		return call_bad(in, c, 1, "the name of a packet list is text, not %s", type_text(&c->v[1]));
	if (c->v[1].type != V_NONE && !dict_set(in, own.any, pool_add(in, val_str("listname", 8)), c->v[1]))
		return false;
	for (unsigned i = 0; i < c->nnamed; i++) {
		if (!dict_set(in, own.any, pool_add(in, val_str(c->names[i]->name, c->names[i]->n)), c->named[i]))
			return call_place(in, c, -1);
	}
	if (c->nnamed || c->v[1].type != V_NONE)
		out->l->own = val_hold(own).any;
	return true;
}

static bool m_listname(struct interp *in, struct call *c, struct val *out)
{
	(void)c;
	*out = pool_add(in, val_str("PacketList", 10));
	return true;
}

const struct builtin builtins_packetlist[] = {
	{ "listname", m_listname, NULL, "the name that PacketList() was given", "PacketList([], \"Mine\").listname", ON_PLIST },
	{ "PacketList", fn_packetlist, "items=None, name=None, **",
	  "a list of packets, or of pairs as sr() gives them; functions given by name become its methods, other values its attributes",
	  "PacketList([IP(), IP()/TCP()], \"Mine\", ports=lambda l: [p.dport for p in l if TCP in p]).ports()" },
	{ 0 },
};
