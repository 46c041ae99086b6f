/* builtin_frag.c - fragments: fragment, fragment6, defragment, defrag. */
#include <string.h>

#include "pkt/fragment.h"
#include "pkt/interp.h"
#include "pkt/registry.h"

/* ---- cutting ---- */

static bool no_layer(struct interp *in, struct call *c, const struct packet *p, bool six)
{
	const char *other = six ? "IP" : "IPv6";

	call_bad(in, c, 0, "%s() cuts %s packets: there is no layer %s", c->m->row->name, six ? "IPv6" : "IPv4", six ? "IPv6" : "IP");
	if (packet_find(p, 0, layout_need(other), 1) >= 0)
		return diag_hint(&in->d, "%s() is for %s", six ? "fragment" : "fragment6", other);
	return false;
}

static bool cut_one(struct interp *in, struct call *c, const struct val *v, int64_t most, bool six, struct list *out)
{
	int l;

	if (v->type != V_PACKET)
		return call_bad(in, c, 0, "%s() takes a packet, not %s", c->m->row->name, type_text(v));
	l = packet_find(v->p, v->aux, layout_need(six ? "IPv6" : "IP"), 1);
	if (l < 0)
		return no_layer(in, c, v->p, six);
	if (six)
		return packet_fragment6(v->p, (unsigned)l, (size_t)most, (uint32_t)random_number(in, 1ull << 32), &in->env, out, &in->d) ||
		       call_place(in, c, -1);
	return packet_fragment(v->p, (unsigned)l, (size_t)most, &in->env, out, &in->d) || call_place(in, c, -1);
}

/* Each packet of a set or list. */
static bool cut(struct interp *in, struct call *c, bool six, struct val *out)
{
	struct span at = c->node ? c->node->span : (struct span){ 0, 0 };
	struct iter it;
	int64_t most;
	struct val v;
	int more;

	if (!call_int(in, c, 1, &most))
		return false;
	if (most < 8 || most > INT32_MAX)
		return call_bad(in, c, 1, "fragments have at least 8 bytes: their places are counted by eights");
	*out = pool_add(in, list_new_of(V_LIST, NULL, 0));
	if (c->v[0].type != V_PACKET && !is_list(&c->v[0]))
		return call_bad(in, c, 0, "%s() takes a packet, not %s", c->m->row->name, type_text(&c->v[0]));
	if (!iter_start(in, &it, &c->v[0], at))
		return false;
	for (;;) {
		size_t mark = in->npool;

		more = iter_next(in, &it, &v);
		if (more <= 0)
			return more == 0;
		if (!cut_one(in, c, &v, most, six, out->l) || interrupted(in, at))
			return false;
		if (out->l->n > ITEMS_MAX)
			return call_bad(in, c, 0, "a list holds at most %d packets", ITEMS_MAX);
		pool_release(in, mark);
	}
}

static bool fn_fragment(struct interp *in, struct call *c, struct val *out)
{
	return cut(in, c, false, out);
}

static bool fn_fragment6(struct interp *in, struct call *c, struct val *out)
{
	return cut(in, c, true, out);
}

/* ---- joining ---- */

struct source_list {
	struct interp *in;
	const struct list *l;
	size_t mark;
	struct packet *none; /* for what is no packet */
};

static const struct packet *item(void *arg, size_t i)
{
	struct source_list *s = arg;
	struct val v;

	pool_release(s->in, s->mark);
	v = list_item(s->in, s->l, (uint32_t)i);
	return v.type == V_PACKET && !v.aux ? v.p : s->none;
}

/* What becomes of each packet of *list (a new list if it was none), in memory that the caller frees. */
static bool join(struct interp *in, struct call *c, struct val *list, struct fate_of **fate)
{
	struct source_list s = { .in = in };
	struct val none;

	*list = c->v[0];
	if (!is_list(list)) {
		if (!list_of(in, &c->v[0], list))
			return call_place(in, c, 0);
		pool_add(in, *list);
	}
	none = pool_add(in, packet_value(packet_new(), 0));
	s.none = none.p;
	s.l = list->l;
	s.mark = in->npool;
	*fate = mem_zero(list->l->n, sizeof(**fate));
	packets_join(item, &s, list->l->n, &in->env, *fate);
	pool_release(in, s.mark);
	return true;
}

static struct val new_list(struct interp *in)
{
	return pool_add(in, list_new_of(V_PLIST, NULL, 0));
}

static bool fn_defragment(struct interp *in, struct call *c, struct val *out)
{
	struct fate_of *fate;
	struct val list;

	if (!join(in, c, &list, &fate))
		return false;
	*out = new_list(in);
	for (uint32_t i = 0; i < list.l->n; i++) {
		if (fate[i].joined)
			list_add(out->l, packet_value(fate[i].joined, 0));
		else if (fate[i].fate != FATE_JOINED)
			list_add(out->l, val_hold(list.l->v[i]));
	}
	mem_free(fate);
	return true;
}

/* ([not fragmented], [joined], [[fragments of one that cannot be joined], …]) */
static bool fn_defrag(struct interp *in, struct call *c, struct val *out)
{
	struct val list, part[3], *group = NULL;
	struct fate_of *fate;
	uint32_t groups = 0;

	if (!join(in, c, &list, &fate))
		return false;
	part[0] = new_list(in);
	part[1] = new_list(in);
	part[2] = pool_add(in, list_new_of(V_LIST, NULL, 0));
	for (uint32_t i = 0; i < list.l->n; i++) {
		if (fate[i].fate == FATE_LEFT && fate[i].group >= groups)
			groups = fate[i].group + 1;
	}
	group = mem_zero(groups, sizeof(*group));
	for (uint32_t i = 0; i < list.l->n; i++) {
		const struct fate_of *f = &fate[i];

		if (f->joined)
			list_add(part[1].l, packet_value(f->joined, 0));
		if (f->fate == FATE_WHOLE)
			list_add(part[0].l, val_hold(list.l->v[i]));
		if (f->fate != FATE_LEFT)
			continue;
		if (group[f->group].type == V_UNSET) {
			group[f->group] = new_list(in);
			list_add(part[2].l, val_hold(group[f->group]));
		}
		list_add(group[f->group].l, val_hold(list.l->v[i]));
	}
	mem_free(group);
	mem_free(fate);
	*out = pool_add(in, list_new_of(V_TUPLE, part, 3));
	return true;
}

static bool fn_defragment6(struct interp *in, struct call *c, struct val *out)
{
	struct fate_of *fate;
	struct val list;

	if (!join(in, c, &list, &fate))
		return false;
	*out = VAL_NONE;
	for (uint32_t i = 0; i < list.l->n; i++) {
		if (fate[i].joined)
			*out = pool_add(in, packet_value(fate[i].joined, 0));
	}
	mem_free(fate);
	return true;
}

const struct builtin builtins_frag[] = {
	{ "fragment", fn_fragment, "packet, fragsize=1480", "an IPv4 packet in fragments with at most that many bytes of payload",
	  "len(fragment(IP()/UDP()/(\"X\" * 3000)))" },
	{ "fragment6", fn_fragment6, "packet, fragSize=1280", "an IPv6 packet in packets of at most that many bytes",
	  "len(fragment6(IPv6()/UDP()/(\"X\" * 3000)))" },
	{ "defragment", fn_defragment, "packets", "the list with fragments joined; those of incomplete packets stay as they are",
	  "defragment(fragment(IP()/UDP()/(\"X\" * 3000)))" },
	{ "defragment6", fn_defragment6, "packets", "the packet that the IPv6 fragments make, or None",
	  "defragment6(fragment6(IPv6()/UDP()/(\"X\" * 3000))).plen" },
	{ "defrag", fn_defrag, "packets", "three lists: what was whole, what was joined, and fragments that do not make a packet",
	  "defrag(fragment(IP()/UDP()/(\"X\" * 3000)))" },
	{ "fragment", fn_fragment, "fragsize=1480", "the packet in fragments", "(IP()/UDP()/(\"x\" * 3000)).fragment()", ON_PACKET },
	{ 0 },
};
