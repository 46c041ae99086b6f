/* attr.c - what stands behind a dot. */
#include <string.h>

#include "pkt/class.h"
#include "pkt/part.h"
#include "pkt/registry.h"

static void bound_free(struct obj *o)
{
	struct bound *b = (struct bound *)o;

	val_drop(b->self);
	val_drop(b->fn);
	mem_free(b);
}

static const struct obj_type bound_type = { "method", bound_free };

static struct val bound_new(const struct method *m, const struct val *self)
{
	struct bound *b = mem_zero(1, sizeof(*b));

	b->obj.type = &bound_type;
	b->obj.refs = 1;
	b->method = m;
	b->self = val_hold(*self);
	return (struct val){ .type = V_METHOD, .any = b };
}

static bool key_get(struct interp *in, const struct dict *d, const struct sym *s, struct val *out)
{
	struct val key = pool_add(in, val_str(s->name, s->n));
	const struct entry *e = dict_find(d, &key);

	if (e)
		*out = pool_borrow(in, e->value);
	return e != NULL;
}

bool attr_own(struct interp *in, const struct val *self, const struct sym *s, struct val *out)
{
	if (self->type == V_PLIST)
		return self->l->own && key_get(in, (const struct dict *)self->l->own, s, out);
	return in->classes && (self->type == V_PACKET || self->type == V_CLASS) && class_attr(in, self, s, out);
}

/* Functions that a class or list of the script has become methods; lambdas of a class are about its fields. */
static bool user_attr(struct interp *in, const struct val *self, const struct sym *s, struct val *out)
{
	struct bound *b;

	if (!attr_own(in, self, s, out))
		return false;
	if (self->type == V_CLASS || out->type != V_FUNC || (self->type == V_PACKET && ((const struct func *)out->any)->fn->is_lambda))
		return true;
	b = mem_zero(1, sizeof(*b));
	b->obj.type = &bound_type;
	b->obj.refs = 1;
	b->self = val_hold(*self);
	b->fn = val_hold(*out);
	*out = pool_add(in, (struct val){ .type = V_METHOD, .any = b });
	return true;
}

const struct method *method_find(const struct sym *s, const struct val *self)
{
	unsigned on = type_on(self);
	const struct method *m = s->methods;

	while (m && !(m->row->on & on))
		m = m->next;
	return m;
}

/* A letter or word of the field's flags: is it set? */
static bool flag_get(const struct val *flags, const struct sym *s, struct val *out)
{
	struct diag d = DIAG_INIT;
	uint64_t bits;

	if (!flags_parse(flags_field(flags), s->name, s->n, &bits, &d))
		return false;
	*out = val_bool((flags->u & bits) == bits);
	return true;
}

/* Offers the names of all methods of a type. */
static void near_methods(struct interp *in, unsigned on, struct near *near)
{
	for (size_t i = 0; i < in->nmethods; i++) {
		if (in->methods[i]->row->on & on)
			near_offer(near, in->methods[i]->row->name);
	}
}

/* The first packet of a list: p[DNS].qd.qname is what p[DNS].qd[0].qname is, as in Scapy. */
static const struct val *first_packet(const struct val *v)
{
	return v->type == V_LIST && v->l->n && v->l->v[0].type == V_PACKET ? &v->l->v[0] : NULL;
}

/* What stands for a module of Python is a dict of functions. */
static bool module_no_member(struct interp *in, const struct val *self, const struct sym *s)
{
	const struct dict *d = self->any;
	struct buf names = BUF_INIT;

	if (self->type != V_DICT || !d->used || d->is_set || d->e[0].value.type != V_BUILTIN)
		return false;
	for (uint32_t i = 0; i < d->used; i++)
		if (d->e[i].key.type == V_STR)
			buf_fmt(&names, "%s%.*s", i ? ", " : "", STR(val_text(&d->e[i].key)));
	diag_set(&in->d, "the module has no '%s' here", s->name);
	diag_hint(&in->d, "it has %.*s", (int)names.n, (const char *)names.p);
	buf_free(&names);
	return true;
}

bool no_attr(struct interp *in, const struct val *self, const struct sym *s)
{
	struct near near = NEAR_WORD(((struct str){ s->name, s->n }));

	near_methods(in, type_on(self), &near);
	if (self->type == V_PACKET)
		return packet_no_attr(in, self, s, &near);
	if (first_packet(self))
		return packet_no_attr(in, first_packet(self), s, &near);
	if (self->type == V_CLASS) {
		const struct layout *lay = self->any;

		diag_set(&in->d, "%s is a layer class and has no '%s'", lay->proto->name, s->name);
		return diag_hint(&in->d, "p[%s].%s is the field of a packet", lay->proto->name, s->name);
	}
	if (self->type == V_LIST && !self->l->n && s->known)
		return diag_set(&in->d, "the list is empty, so there is no '%s' of its first packet", s->name);
	if (module_no_member(in, self, s))
		return false;
	diag_set(&in->d, "%s has no '%s'", type_text(self), s->name);
	if (self->type == V_NONE)
		return diag_hint(&in->d, "there was nothing: test with 'is not None' before");
	if (is_list(self) && self->l->n && self->l->v[0].type == V_PACKET)
		return diag_hint(&in->d, "these are packets beside each other: '/' stacks layers, [0] takes the first");
	return diag_mean(&in->d, near.best);
}

const struct layout *class_within(const struct layout *lay, const struct sym *s)
{
	layout_ready(lay);
	for (unsigned i = 0; s->layout && i < lay->n; i++)
		if (lay->field[i].family && lay->field[i].other && layout_is(lay->field[i].other, s->layout))
			return lay->field[i].other;
	return NULL;
}

bool attr_get(struct interp *in, const struct val *self, struct sym *s, const struct node *at, struct val *out)
{
	const struct val *first = first_packet(self);
	const struct method *m;
	unsigned l, f;
	struct call c;
	struct val v, list;

	if (self->type == V_PACKET && packet_get(in, self, s, out))
		return true;
	if (self->type == V_FLAGS && flag_get(self, s, out))
		return true;
	if (user_attr(in, self, s, out))
		return true;
	m = method_find(s, self);
	if (!m) {
		const struct layout *inner = self->type == V_CLASS ? class_within(self->any, s) : NULL;

		if (inner) {
			*out = (struct val){ .type = V_CLASS, .any = (void *)(uintptr_t)inner };
			return true;
		}
		if (self->type == V_DICT && key_get(in, self->any, s, out))
			return self->any != in->conf.any || out->type != V_NONE || strcmp(s->name, "iface") || conf_iface(in, out);
		if (first && (method_find(s, first) || packet_find_field(first, s, &l, &f)))
			return attr_get(in, first, s, at, out);
		if (self->type == V_DICT && self->any == in->conf.any)
			return conf_no(in, s);
		return no_attr(in, self, s);
	}
	list = *self;
	self = &list;
	if (!part_list(in, &list))
		return false;
	if (m->row->params) {
		*out = pool_add(in, bound_new(m, self));
		return true;
	}
	v = *self;
	c = (struct call){ .m = m, .v = &v, .n = 1, .node = at };
	return m->row->fn(in, &c, out);
}

bool attr_set(struct interp *in, const struct val *self, struct sym *s, struct val v)
{
	if (self->type == V_PACKET)
		return packet_set(in, self, s, &v);
	if (first_packet(self))
		return packet_set(in, first_packet(self), s, &v);
	if (self->type == V_DICT && self->any == in->conf.any)
		return conf_set(in, s, v);
	if (self->type == V_FLAGS) {
		diag_set(&in->d, "'%s' is not one of the flags", s->name);
		return diag_hint(&in->d, "the flags are %s", flags_field(self)->letters);
	}
	diag_set(&in->d, "'%s' of %s cannot be set", s->name, type_text(self));
	if (self->type == V_CLASS)
		return diag_hint(&in->d, "a packet's field is set: p = %s(%s=…)", ((const struct layout *)self->any)->proto->name, s->name);
	return self->type == V_DICT ? diag_hint(&in->d, "d[\"%s\"] = …", s->name) : false;
}

bool attr_del(struct interp *in, const struct val *self, struct sym *s)
{
	if (self->type == V_PACKET)
		return packet_unset(in, self, s);
	if (first_packet(self))
		return packet_unset(in, first_packet(self), s);
	return diag_set(&in->d, "'%s' of %s cannot be deleted", s->name, type_text(self));
}

/* Sets or clears what the name means of the flags. false: it means nothing there. */
static bool flag_turned(struct val *flags, const struct sym *s, bool on)
{
	struct diag d = DIAG_INIT;
	uint64_t bits;

	if (!flags_parse(flags_field(flags), s->name, s->n, &bits, &d))
		return false;
	flags->u = on ? flags->u | bits : flags->u & ~bits;
	return true;
}

bool attr_assign(struct interp *in, const struct node *t, struct val v, const struct node *from)
{
	unsigned l, f;
	struct val box;

	if (!eval_owner(in, t->a, &box))
		return false;
	if (box.type == V_FLAGS && flag_turned(&box, t->sym, truth(&v)))
		return assign(in, t->a, box, NULL);
	if (attr_set(in, &box, t->sym, v))
		return true;
	if (from && box.type == V_PACKET && (packet_find_field(&box, t->sym, &l, &f) || t->sym->methods))
		return fail_at(in, from->span);
	return fail_at(in, attr_span(t));
}
