/* make.c - calls of layer classes: TCP(dport=80), IP(b"…"). */
#include "pkt/interp.h"
#include "pkt/registry.h"

/* The bytes a class is called with are dissected. */
static bool dissect(struct interp *in, const struct layout *lay, const struct val *v, struct packet *p)
{
	struct str s = val_text(v);

	if (!is_text(v)) {
		diag_set(&in->d, "%s(…) takes fields by name, or bytes to dissect, not %s", lay->proto->name, type_text(v));
		return v->type == V_PACKET ? diag_hint(&in->d, "raw(…) makes bytes of a packet") : false;
	}
	packet_decode(p, lay, (const uint8_t *)s.p, s.n);
	packet_keep(p);
	return true;
}

static bool no_such_field(struct interp *in, const struct layout *lay, const struct sym *s)
{
	diag_set(&in->d, "%s has no field '%s'", lay->proto->name, s->name);
	return field_hint(lay, (struct str){ s->name, s->n }, &in->d);
}

/* Raw(b"x") holds the bytes as they are. */
static bool take_bytes(struct interp *in, const struct layout *lay, const struct val *v, struct packet **p)
{
	struct val load = *v;

	if (lay == in->raw && (is_text(v) || is_random(v))) {
		if (v->type == V_NAME)
			load = str_val(in, val_text(v).p, val_text(v).n);
		return layer_set(*p, 0, in->raw_load, &load, &in->d);
	}
	if (lay->proto->value)
		return layer_set(*p, 0, 0, v, &in->d);
	packet_reset(*p);
	return dissect(in, lay, v, *p);
}

static bool can_build(struct interp *in, const struct layout *lay, bool dissects)
{
	if (!lay->proto->abstract || dissects)
		return true;
	return diag_set(&in->d, "%s only stands for other classes when bytes are dissected", lay->proto->name);
}

static struct span span_of(const struct node *n)
{
	return n ? (n->kind == N_KEYWORD ? n->a->span : n->span) : (struct span){ 0, 0 };
}

/* The text of the call made N_NEW of it: fields are known by index. onto: the layer goes on that packet. */
bool new_node(struct interp *in, const struct node *n, struct packet *onto, struct val *out)
{
	const struct layout *lay = n->layout;
	struct packet *p = onto;
	unsigned at;
	struct val v;

	if (n->sym && n->sym->value.type != V_UNSET)
		return call_node(in, n, out);
	if (!p)
		*out = pool_add(in, packet_value(p = packet_new(), 0));
	if (p->n >= LAYERS_MAX)
		return fail(in, n->span, "a packet has at most %d layers", LAYERS_MAX);
	packet_push(p, lay);
	at = p->n - 1;
	for (unsigned i = 0; i < n->nkids; i++) {
		const struct node *k = n->kids[i];

		if (!eval(in, k->kind == N_KEYWORD ? k->a : k, &v))
			return false;
		if (k->kind != N_KEYWORD) {
			if (!take_bytes(in, lay, &v, &p))
				return fail_at(in, k->span);
			continue;
		}
		if (v.type >= V_LANG || v.type == V_LIST || v.type == V_TUPLE)
			v = for_core(in, &v);
		if (!layer_set(p, at, (unsigned)k->index, &v, &in->d))
			return fail_at(in, k->a->span);
	}
	return true;
}

/* Where the argument of that name stands in the call: its name, or its value. */
static struct span arg_span(const struct node *call, const struct sym *name, bool value)
{
	for (uint32_t i = 0; call && i < call->nkids; i++) {
		const struct node *k = call->kids[i];

		if (k->kind == N_KEYWORD && k->sym == name)
			return value ? k->a->span : (struct span){ k->span.begin, k->span.begin + name->n };
	}
	return span_of(call);
}

/* The same by values: the class came from a variable, or names from a dict. */
bool new_layer(struct interp *in, const struct layout *lay, const struct val *v, struct sym *const *name, unsigned nposition,
               unsigned n, const struct node *call, struct val *out)
{
	struct packet *p = packet_new();

	*out = pool_add(in, packet_value(p, 0));
	if (!can_build(in, lay, nposition > 0))
		return fail_at(in, span_of(call));
	packet_push(p, lay);
	if (nposition > 1)
		return fail(in, span_of(call), "%s(…) takes its fields by name: %s(field=value)", lay->proto->name, lay->proto->name);
	if (nposition && !take_bytes(in, lay, &v[0], &p))
		return fail_at(in, span_of(call));
	for (unsigned i = nposition; i < n; i++) {
		struct val stored = for_core(in, &v[i]);
		int f = field_of(name[i], lay);

		if (f < 0)
			return no_such_field(in, lay, name[i]) || fail_at(in, arg_span(call, name[i], false));
		if (!layer_set(p, 0, (unsigned)f, &stored, &in->d))
			return fail_at(in, arg_span(call, name[i], true));
	}
	return true;
}
