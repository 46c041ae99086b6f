/* stack.c - packets as values: a / b, layers of a packet, its bytes. */
#include <string.h>

#include "pkt/interp.h"
#include "pkt/registry.h"

struct val packet_value(struct packet *p, unsigned from)
{
	return (struct val){ .type = V_PACKET, .aux = from, .p = p };
}

bool packet_build(struct interp *in, const struct packet *p, unsigned from, struct buf *out)
{
	bool ok;

	in->building++;
	ok = packet_encode(p, from, &in->env, out, &in->d);
	in->building--;
	if (in->building || !in->hook.set)
		return ok;
	if (!in->d.set)
		in->d = in->hook;
	diag_clear(&in->hook);
	return false;
}

bool packet_bytes(struct interp *in, const struct val *p, struct buf *out)
{
	struct val now = *p;

	if (p->aux >= p->p->n)
		return true;
	if (packet_is_random(p->p))
		now = random_packet(in, p);
	p = &now;
	return packet_build(in, p->p, p->aux, out);
}

bool set_of(struct interp *in, const struct val *p, uint64_t *n)
{
	*n = 0;
	return p->aux >= p->p->n || packet_count(p->p, p->aux, n, &in->d);
}

/* ---- a / b ---- */

/* Text beside a packet is Raw. */
static bool push_raw(struct interp *in, struct packet *p, const struct val *text)
{
	if (p->n >= LAYERS_MAX)
		return diag_set(&in->d, "a packet has at most %d layers", LAYERS_MAX);
	packet_push(p, in->raw);
	return layer_set(p, p->n - 1, in->raw_load, text, &in->d);
}

static bool can_stack(struct interp *in, const struct val *v)
{
	if (v->type == V_PACKET || v->type == V_STR || v->type == V_BYTES || v->type == V_NAME || is_random(v))
		return true;
	return diag_set(&in->d, "'/' stacks layers, text and bytes, not %s", type_text(v));
}

static bool push_value(struct interp *in, struct packet *p, const struct val *v)
{
	if (v->type == V_PACKET)
		return v->aux >= v->p->n || packet_push_all(p, v->p, v->aux, &in->d);
	return push_raw(in, p, v);
}

bool packet_append(struct interp *in, struct packet *p, const struct val *v)
{
	return can_stack(in, v) && push_value(in, p, v);
}

/* A packet that only the pool keeps is a step of this expression: what follows is put on it, nothing is copied. */
static bool is_step(const struct val *a)
{
	return a->type == V_PACKET && a->p->obj.refs == 1 && a->aux == 0;
}

static bool stack_two(struct interp *in, const struct val *a, const struct val *b, struct val *out)
{
	if (is_step(a) && !(b->type == V_PACKET && b->p == a->p)) {
		*out = *a;
		return push_value(in, a->p, b);
	}
	if (a->type == V_PACKET)
		*out = pool_add(in, packet_value(packet_copy(a->p, a->aux < a->p->n ? a->aux : a->p->n), 0));
	else
		*out = pool_add(in, packet_value(packet_new(), 0));
	if (a->type != V_PACKET && !push_raw(in, out->p, a))
		return false;
	return push_value(in, out->p, b);
}

static bool stack_lists(struct interp *in, const struct val *a, const struct val *b, struct val *out)
{
	const struct list *l = is_list(a) ? a->l : b->l;
	struct val one;

	*out = pool_add(in, list_new_of(V_LIST, NULL, 0));
	for (uint32_t i = 0; i < l->n; i++) {
		struct val item = list_item(in, l, i), copy;
		const struct val *x = is_list(a) ? &item : a, *y = is_list(a) ? b : &item;

		copy = pool_borrow(in, *x);
		if (!can_stack(in, x) || !can_stack(in, y) || !stack_two(in, &copy, y, &one))
			return false;
		list_add(out->l, val_hold(one));
	}
	return true;
}

bool stack_values(struct interp *in, const struct val *a, const struct val *b, struct val *out)
{
	struct val x = *a, y = *b;

	if (is_list(a) != is_list(b))
		return stack_lists(in, a, b, out);
	if (!can_stack(in, a) || !can_stack(in, b))
		return false;
	if (x.type == V_NAME)
		x = str_val(in, val_text(a).p, val_text(a).n);
	if (y.type == V_NAME)
		y = str_val(in, val_text(b).p, val_text(b).n);
	return stack_two(in, &x, &y, out);
}

/* ---- layers ---- */

/* "IP/TCP/Raw" */
static void put_layers(const struct val *p, struct buf *out)
{
	for (unsigned i = p->aux; i < p->p->n; i++)
		buf_fmt(out, "%s%s", i > p->aux ? "/" : "", p->p->layer[i].lay->proto->name);
}

bool packet_of_class(struct interp *in, const struct val *p, const struct layout *lay, unsigned nth, struct val *out)
{
	int at = packet_find(p->p, p->aux, lay, nth);
	struct buf b = BUF_INIT;

	if (at >= 0) {
		*out = pool_borrow(in, packet_value(p->p, (unsigned)at));
		return true;
	}
	if (packet_inner(in, p, lay, nth, out))
		return true;
	put_layers(p, &b);
	if (nth > 1)
		diag_set(&in->d, "the packet has no layer %s number %u: it is %s", lay->proto->name, nth, buf_cstr(&b));
	else
		diag_set(&in->d, "the packet has no layer %s: it is %s", lay->proto->name, b.n ? buf_cstr(&b) : "empty");
	buf_free(&b);
	return false;
}

/* ---- fields ---- */

int field_of(struct sym *s, const struct layout *lay)
{
	uint32_t id = lay->id;

	if (id >= s->nfield) {
		uint32_t n = (uint32_t)layout_count();

		n = n > id ? n : id + 1;
		s->field = mem_grow(s->field, n, sizeof(*s->field));
		memset(s->field + s->nfield, 0, (n - s->nfield) * sizeof(*s->field));
		s->nfield = n;
	}
	if (!s->field[id])
		s->field[id] = (int16_t)(field_find(lay, s->name, s->n) + 2);
	return s->field[id] - 2;
}

/* In this layer, then in those above, as Scapy looks. */
bool packet_find_field(const struct val *v, struct sym *s, unsigned *layer, unsigned *field)
{
	for (unsigned i = v->aux; i < v->p->n; i++) {
		int f = field_of(s, v->p->layer[i].lay);

		if (f < 0)
			continue;
		*layer = i;
		*field = (unsigned)f;
		return true;
	}
	return false;
}

/* What is to be changed inside a field must be the packet's own, and what depends on it computed again. */
static void own_field(struct packet *p, unsigned l, unsigned f, struct val *v)
{
	struct diag d = DIAG_INIT;

	if ((v->type != V_LIST && v->type != V_PACKET) || !layer_set(p, l, f, v, &d))
		return;
	val_drop(*v);
	layer_get(p, l, f, v);
}

bool packet_get(struct interp *in, const struct val *v, struct sym *s, struct val *out)
{
	unsigned l, f;
	struct val raw;

	if (!packet_find_field(v, s, &l, &f))
		return false;
	layer_get(v->p, l, f, &raw);
	if (in->owning)
		own_field(v->p, l, f, &raw);
	*out = from_core(in, v->p->layer[l].lay->field + f, raw);
	return true;
}

/* May an item of this field be of that class? */
static bool may_hold(const struct field *f, const struct layout *lay)
{
	uint64_t n;

	if ((f->kind != F_LIST && f->kind != F_LAYER) || !f->family)
		return false;
	return f->other == lay || (f->space >= 0 && space_number((unsigned)f->space, lay, &n)) ||
		(f->family->choose && !lay->proto->nunder);
}

bool packet_inner(struct interp *in, const struct val *p, const struct layout *lay, unsigned nth, struct val *out)
{
	for (unsigned l = p->aux; l < p->p->n && nth; l++) {
		for (unsigned f = 0; f < p->p->layer[l].lay->n; f++) {
			const struct field *field = &p->p->layer[l].lay->field[f];
			const struct val *item;
			struct val v;

			if (!may_hold(field, lay))
				continue;
			layer_get(p->p, l, f, &v);
			if (in->owning)
				own_field(p->p, l, f, &v);
			v = from_core(in, field, v);
			item = v.type == V_LIST ? v.l->v : &v;
			for (size_t i = 0, n = v.type == V_LIST ? v.l->n : 1; i < n; i++) {
				int at = item[i].type == V_PACKET ? packet_find(item[i].p, item[i].aux, lay, 1) : -1;

				if (at < 0 || --nth)
					continue;
				*out = pool_borrow(in, packet_value(item[i].p, (unsigned)at));
				return true;
			}
		}
	}
	return false;
}

static bool has_field(const struct layout *lay, const char *name)
{
	for (unsigned i = 0; i < lay->n; i++) {
		if (!strcmp(lay->field[i].name, name))
			return true;
	}
	return false;
}

/* A layer that has a field of that name, a common one before others. */
static const struct layout *owner_of(const char *name)
{
	static const char *const common[] = { "TCP", "IP", "UDP", "IPv6", "Ether", "ARP", "ICMP", "DNS", "Raw", "Dot1Q", "DNSQR", "DNSRR", "BOOTP" };

	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++) {
		const struct layout *lay = layout_find(common[i], strlen(common[i]));

		if (lay && has_field(lay, name))
			return lay;
	}
	for (size_t i = 0; i < layout_count(); i++) {
		if (has_field(layout_nth(i), name))
			return layout_nth(i);
	}
	return NULL;
}

bool packet_no_attr(struct interp *in, const struct val *p, const struct sym *s, struct near *near)
{
	const struct layout *lay;
	struct buf b = BUF_INIT;

	put_layers(p, &b);
	diag_set(&in->d, "%s has no field '%s'", b.n ? buf_cstr(&b) : "an empty packet", s->name);
	buf_free(&b);
	for (unsigned i = p->aux; i < p->p->n; i++)
		field_near(p->p->layer[i].lay, near);
	lay = near->best ? NULL : owner_of(s->name);
	return lay ? diag_hint(&in->d, "%s has it", lay->proto->name) : diag_mean(&in->d, near->best);
}

static bool no_field(struct interp *in, const struct val *p, const struct sym *s)
{
	struct near near = NEAR_WORD(((struct str){ s->name, s->n }));

	return packet_no_attr(in, p, s, &near);
}

static bool set_payload(struct interp *in, const struct val *p, const struct val *v)
{
	struct val own = *v;

	if (v->type == V_NONE) {
		packet_cut(p->p, p->aux + 1);
		return true;
	}
	if (v->type != V_PACKET && !is_text(v))
		return diag_set(&in->d, "a payload is a packet, text or bytes, not %s", type_text(v));
	if (v->type == V_PACKET && v->p == p->p)
		own = pool_add(in, packet_value(packet_copy(v->p, v->aux < v->p->n ? v->aux : v->p->n), 0));
	packet_cut(p->p, p->aux + 1);
	return push_value(in, p->p, &own);
}

static bool set_time(struct interp *in, const struct val *p, const struct val *v)
{
	double t = to_float(v);

	if (!is_number(v) || !(t >= 0 && t < 9e9))
		return diag_set(&in->d, "a time is a number of seconds since 1970");
	p->p->time = v->type == V_FLOAT ? (int64_t)(t * 1e9 + 0.5) : (int64_t)v->u * 1000000000;
	return true;
}

bool packet_set(struct interp *in, const struct val *p, struct sym *s, const struct val *v)
{
	unsigned l, f;
	struct val stored;

	if (packet_find_field(p, s, &l, &f)) {
		stored = for_core(in, v);
		return layer_set(p->p, l, f, &stored, &in->d);
	}
	if (str_eq((struct str){ s->name, s->n }, "payload") && p->aux < p->p->n)
		return set_payload(in, p, v);
	if (str_eq((struct str){ s->name, s->n }, "time"))
		return set_time(in, p, v);
	return no_field(in, p, s);
}

bool packet_unset(struct interp *in, const struct val *p, struct sym *s)
{
	unsigned l, f;

	if (!packet_find_field(p, s, &l, &f))
		return no_field(in, p, s);
	layer_unset(p->p, l, f);
	return true;
}
