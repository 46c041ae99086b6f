/* builtin_layer.c - methods and attributes of packets. */
#include <inttypes.h>
#include <string.h>

#include "pkt/interp.h"
#include "pkt/registry.h"
#include "pkt/view.h"

static struct packet *self_of(const struct call *c)
{
	return c->v[0].p;
}

static unsigned from_of(const struct call *c)
{
	return c->v[0].aux;
}

static bool is_empty(const struct call *c)
{
	return from_of(c) >= self_of(c)->n;
}

/* Prints the text, or gives it when the script wants it (dump=True). */
bool give_text(struct interp *in, struct buf *b, bool give, struct val *out)
{
	if (give) {
		if (b->n && b->p[b->n - 1] == '\n')
			b->n--;
		*out = str_val(in, b->p, b->n);
	} else {
		out_text(in, b->p, b->n);
	}
	buf_free(b);
	return true;
}

/* ---- as text ---- */

static bool m_show(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;

	if (!is_empty(c))
		view_show(&in->liner, self_of(c), from_of(c), truth(&c->v[1]) ? theme_plain() : theme_of(in), &b);
	return give_text(in, &b, truth(&c->v[1]), out);
}

/* The packet as a receiver would see it: encoded, and dissected again. */
static bool rebuilt(struct interp *in, struct call *c, struct val *out)
{
	struct packet *p = packet_new();
	struct buf b = BUF_INIT;

	*out = pool_add(in, packet_value(p, 0));
	if (!packet_bytes(in, &c->v[0], &b)) {
		buf_free(&b);
		return call_place(in, c, -1);
	}
	packet_decode(p, self_of(c)->layer[from_of(c)].lay, b.p, b.n);
	packet_keep(p);
	buf_free(&b);
	return true;
}

static bool m_show2(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;
	struct val p;

	if (!is_empty(c)) {
		if (!rebuilt(in, c, &p))
			return false;
		view_show(&in->liner, p.p, 0, truth(&c->v[1]) ? theme_plain() : theme_of(in), &b);
	}
	return give_text(in, &b, truth(&c->v[1]), out);
}

static bool m_summary(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;

	if (!is_empty(c))
		view_summary(self_of(c), from_of(c), &b);
	*out = buf_val(in, &b);
	return true;
}

static bool m_command(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;

	if (!is_empty(c))
		view_command(self_of(c), from_of(c), &b);
	*out = buf_val(in, &b);
	return true;
}

static bool m_sprintf(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;
	struct str s;
	bool ok;

	if (!call_text(in, c, 1, &s))
		return false;
	ok = view_sprintf(self_of(c), from_of(c), s.p, s.n, &b, &in->d) || call_place(in, c, 1);
	*out = buf_val(in, &b);
	return ok;
}

/* ---- layers ---- */

static struct val class_of(const struct layout *lay)
{
	return (struct val){ .type = V_CLASS, .any = (void *)(uintptr_t)lay };
}

static bool wanted_class(struct interp *in, struct call *c, const struct layout **out)
{
	struct str s = val_text(&c->v[1]);
	struct near near = NEAR_WORD(s);

	if (c->v[1].type == V_CLASS) {
		*out = c->v[1].any;
		return true;
	}
	if (!is_text(&c->v[1]))
		return call_bad(in, c, 1, "%s() takes a layer class, not %s", c->m->row->name, type_text(&c->v[1]));
	*out = layout_find(s.p, s.n);
	if (*out)
		return true;
	layout_near(&near);
	call_bad(in, c, 1, "there is no layer '%.*s'", STR(s));
	return diag_mean(&in->d, near.best);
}

static bool m_haslayer(struct interp *in, struct call *c, struct val *out)
{
	const struct layout *lay;
	struct val inner;

	if (!wanted_class(in, c, &lay))
		return false;
	*out = val_bool(packet_find(self_of(c), from_of(c), lay, 1) >= 0 || packet_inner(in, &c->v[0], lay, 1, &inner));
	return true;
}

static bool m_getlayer(struct interp *in, struct call *c, struct val *out)
{
	const struct layout *lay;
	int64_t nth;
	int at;

	if (!call_int(in, c, 2, &nth))
		return false;
	if (c->v[1].type == V_INT) {
		uint64_t i = c->v[1].u + from_of(c);

		if (!c->v[1].neg && i < self_of(c)->n)
			*out = pool_borrow(in, packet_value(self_of(c), (unsigned)i));
		return true;
	}
	if (!wanted_class(in, c, &lay))
		return false;
	at = nth < 1 || nth > LAYERS_MAX ? -1 : packet_find(self_of(c), from_of(c), lay, (unsigned)nth);
	if (at >= 0)
		*out = pool_borrow(in, packet_value(self_of(c), (unsigned)at));
	else if (nth >= 1 && nth <= LAYERS_MAX)
		packet_inner(in, &c->v[0], lay, (unsigned)nth, out);
	return true;
}

static bool m_layers(struct interp *in, struct call *c, struct val *out)
{
	*out = pool_add(in, val_list());
	for (unsigned i = from_of(c); i < self_of(c)->n; i++)
		list_add(out->l, class_of(self_of(c)->layer[i].lay));
	return true;
}

static bool a_payload(struct interp *in, struct call *c, struct val *out)
{
	unsigned next = is_empty(c) ? self_of(c)->n : from_of(c) + 1;

	*out = pool_borrow(in, packet_value(self_of(c), next));
	return true;
}

static bool a_underlayer(struct interp *in, struct call *c, struct val *out)
{
	*out = VAL_NONE;
	if (from_of(c) && from_of(c) <= self_of(c)->n)
		*out = pool_borrow(in, packet_value(self_of(c), from_of(c) - 1));
	return true;
}

static bool m_lastlayer(struct interp *in, struct call *c, struct val *out)
{
	*out = is_empty(c) ? VAL_NONE : pool_borrow(in, packet_value(self_of(c), self_of(c)->n - 1));
	return true;
}

static bool m_firstlayer(struct interp *in, struct call *c, struct val *out)
{
	*out = pool_borrow(in, packet_value(self_of(c), 0));
	return true;
}

static bool m_remove_payload(struct interp *in, struct call *c, struct val *out)
{
	(void)in;
	(void)out;
	if (!is_empty(c))
		packet_cut(self_of(c), from_of(c) + 1);
	return true;
}

static bool m_add_payload(struct interp *in, struct call *c, struct val *out)
{
	(void)out;
	if (c->v[1].type == V_PACKET && c->v[1].p == self_of(c))
		return call_bad(in, c, 1, "a packet cannot be its own payload") || diag_hint(&in->d, "p.copy()");
	return packet_append(in, self_of(c), &c->v[1]) || call_place(in, c, 1);
}

static bool m_copy(struct interp *in, struct call *c, struct val *out)
{
	unsigned from = is_empty(c) ? self_of(c)->n : from_of(c);

	*out = pool_add(in, packet_value(packet_copy(self_of(c), from), 0));
	return true;
}

static bool m_build(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;
	bool ok = packet_bytes(in, &c->v[0], &b) || call_place(in, c, -1);

	*out = pool_add(in, val_bytes(b.p, b.n));
	buf_free(&b);
	return ok;
}

/* As it would be on the wire. */
static struct packet *as_decoded(struct interp *in, const struct val *p, struct buf *bytes)
{
	struct packet *out;

	if (!packet_bytes(in, p, bytes))
		return NULL;
	out = packet_new();
	if (p->aux < p->p->n)
		packet_decode(out, p->p->layer[p->aux].lay, bytes->p, bytes->n);
	return out;
}

static bool m_answers(struct interp *in, struct call *c, struct val *out)
{
	struct buf bytes[2] = { BUF_INIT, BUF_INIT };
	struct packet *a, *q;

	if (c->v[1].type != V_PACKET)
		return call_bad(in, c, 1, "answers() takes a packet, not %s", type_text(&c->v[1]));
	a = as_decoded(in, &c->v[0], &bytes[0]);
	q = a ? as_decoded(in, &c->v[1], &bytes[1]) : NULL;
	if (q)
		*out = val_bool(packet_answers(a, q));
	if (a)
		obj_drop(&a->obj);
	if (q)
		obj_drop(&q->obj);
	buf_free(&bytes[0]);
	buf_free(&bytes[1]);
	return q || call_place(in, c, -1);
}

/* ---- fields ---- */

/* Fields that have their default value anyway are left out. */
static void hide(struct packet *p, unsigned l)
{
	struct packet *fresh = packet_new();

	packet_push(fresh, p->layer[l].lay);
	for (unsigned f = 0; f < p->layer[l].lay->n; f++) {
		struct val now, plain;

		if (!layer_is_set(p, l, f))
			continue;
		layer_get(p, l, f, &now);
		layer_get(fresh, 0, f, &plain);
		now.decoded = plain.decoded = 0;
		if (val_same(&now, &plain))
			layer_unset(p, l, f);
		val_drop(now);
		val_drop(plain);
	}
	obj_drop(&fresh->obj);
}

static bool m_hide_defaults(struct interp *in, struct call *c, struct val *out)
{
	(void)in;
	(void)out;
	for (unsigned l = from_of(c); l < self_of(c)->n; l++)
		hide(self_of(c), l);
	return true;
}

static bool field_named(struct interp *in, struct call *c, struct sym **s)
{
	struct str name;
	unsigned l, f;

	if (!call_text(in, c, 1, &name))
		return false;
	*s = sym_intern(&in->syms, name.p, name.n);
	if (packet_find_field(&c->v[0], *s, &l, &f))
		return true;
	no_attr(in, &c->v[0], *s);
	return call_place(in, c, 1);
}

static bool m_getfieldval(struct interp *in, struct call *c, struct val *out)
{
	struct sym *s;

	return field_named(in, c, &s) && packet_get(in, &c->v[0], s, out);
}

static bool m_setfieldval(struct interp *in, struct call *c, struct val *out)
{
	struct sym *s;

	(void)out;
	return field_named(in, c, &s) && (packet_set(in, &c->v[0], s, &c->v[2]) || call_place(in, c, 2));
}

static bool m_delfieldval(struct interp *in, struct call *c, struct val *out)
{
	struct sym *s;

	(void)out;
	return field_named(in, c, &s) && packet_unset(in, &c->v[0], s);
}

static bool a_fields(struct interp *in, struct call *c, struct val *out)
{
	const struct layout *lay;

	*out = pool_add(in, dict_new());
	if (is_empty(c))
		return true;
	lay = self_of(c)->layer[from_of(c)].lay;
	for (unsigned f = 0; f < lay->n; f++) {
		const char *name = lay->field[f].name;
		struct val v;

		if (!layer_is_set(self_of(c), from_of(c), f) || !layer_present(self_of(c), from_of(c), f))
			continue;
		layer_get(self_of(c), from_of(c), f, &v);
		if (!dict_set(in, out->any, str_val(in, name, strlen(name)), from_core(in, &lay->field[f], v)))
			return false;
	}
	return true;
}

static bool a_name(struct interp *in, struct call *c, struct val *out)
{
	const char *name = is_empty(c) ? "" : self_of(c)->layer[from_of(c)].lay->proto->name;

	*out = str_val(in, name, strlen(name));
	return true;
}

static bool a_title(struct interp *in, struct call *c, struct val *out)
{
	const struct layout *lay = c->v[0].any;
	const char *text = lay->proto->title ? lay->proto->title : "";

	*out = str_val(in, text, strlen(text));
	return true;
}

static bool a_class_name(struct interp *in, struct call *c, struct val *out)
{
	const struct layout *lay = c->v[0].any;

	*out = str_val(in, lay->proto->name, strlen(lay->proto->name));
	return true;
}

/* ---- of the capture ---- */

static bool a_time(struct interp *in, struct call *c, struct val *out)
{
	(void)in;
	*out = (struct val){ .type = V_FLOAT, .f = (double)self_of(c)->time / 1e9 };
	return true;
}

static bool a_time_ns(struct interp *in, struct call *c, struct val *out)
{
	(void)in;
	*out = val_signed(self_of(c)->time);
	return true;
}

static bool a_wirelen(struct interp *in, struct call *c, struct val *out)
{
	(void)in;
	*out = val_int(self_of(c)->wire_len);
	return true;
}

const struct builtin builtins_layer[] = {
	{ "show", m_show, "dump=False", "the tree of layers and fields; dump=True gives the text", "IP().show()", ON_PACKET },
	{ "display", m_show, "dump=False", "the same as show", "IP().display()", ON_PACKET },
	{ "show2", m_show2, "dump=False", "the same with lengths and sums computed", "IP().show2()", ON_PACKET },
	{ "summary", m_summary, "", "the packet on one line", "(IP()/TCP()).summary()", ON_PACKET },
	{ "mysummary", m_summary, "", "the same as summary", "(IP()/TCP()).mysummary()", ON_PACKET },
	{ "command", m_command, "", "the expression that makes the packet, every set field in it", "IP(ttl=3).command()", ON_PACKET },
	{ "sprintf", m_sprintf, "format", "text with %LAYER.field% replaced", "IP().sprintf(\"%IP.ttl%\")", ON_PACKET },
	{ "haslayer", m_haslayer, "layer", "has it a layer of that class?", "(IP()/TCP()).haslayer(TCP)", ON_PACKET },
	{ "getlayer", m_getlayer, "layer, nb=1", "the packet from that layer on, or None", "(IP()/TCP()).getlayer(TCP)", ON_PACKET },
	{ "layers", m_layers, "", "the classes of its layers", "(IP()/TCP()).layers()", ON_PACKET },
	{ "payload", a_payload, NULL, "the packet from the next layer on", "(IP()/TCP()).payload", ON_PACKET },
	{ "underlayer", a_underlayer, NULL, "the packet from the layer below on, or None", "IP().underlayer", ON_PACKET },
	{ "lastlayer", m_lastlayer, "", "its innermost layer", "(IP()/TCP()).lastlayer()", ON_PACKET },
	{ "firstlayer", m_firstlayer, "", "the packet from its outermost layer on", "(IP()/TCP())[TCP].firstlayer()", ON_PACKET },
	{ "remove_payload", m_remove_payload, "", "drops all layers behind this one", "(IP()/TCP()).remove_payload()", ON_PACKET },
	{ "add_payload", m_add_payload, "payload", "puts layers or bytes at the end", "IP().add_payload(UDP())", ON_PACKET },
	{ "copy", m_copy, "", "a packet of its own with the same fields", "IP().copy()", ON_PACKET },
	{ "build", m_build, "", "its bytes", "UDP().build()", ON_PACKET },
	{ "answers", m_answers, "other", "is it an answer to the other packet?", "UDP(sport=1).answers(UDP(dport=1))", ON_PACKET },
	{ "hide_defaults", m_hide_defaults, "", "forgets fields that are set to their default", "IP(ttl=64).hide_defaults()", ON_PACKET },
	{ "getfieldval", m_getfieldval, "name", "the value of the field of that name", "IP().getfieldval(\"ttl\")", ON_PACKET },
	{ "setfieldval", m_setfieldval, "name, value", "sets the field of that name", "IP().setfieldval(\"ttl\", 3)", ON_PACKET },
	{ "delfieldval", m_delfieldval, "name", "makes the field default or computed again", "IP(ttl=3).delfieldval(\"ttl\")", ON_PACKET },
	{ "fields", a_fields, NULL, "the fields of the layer that are set", "IP(ttl=3).fields", ON_PACKET },
	{ "name", a_name, NULL, "the name of the layer", "IP().name", ON_PACKET },
	{ "name", a_class_name, NULL, "the name of the class", "IP.name", ON_CLASS },
	{ "__name__", a_class_name, NULL, "the same as name", "IP.__name__", ON_CLASS },
	{ "title", a_title, NULL, "what it is, with the RFC", "IP.title", ON_CLASS },
	{ "time", a_time, NULL, "when it was captured, in seconds since 1970", "IP().time", ON_PACKET },
	{ "time_ns", a_time_ns, NULL, "when it was captured, in nanoseconds since 1970", "IP().time_ns", ON_PACKET },
	{ "wirelen", a_wirelen, NULL, "its length on the wire", "IP().wirelen", ON_PACKET },
	{ 0 },
};
