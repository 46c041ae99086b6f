/* packet.c - packets: made, copied, stacked. */
#include "pkt/packet.h"

#include <string.h>

#include "pkt/diag.h"
#include "pkt/mem.h"

static void layer_free(struct layer *l)
{
	if (!l->vals)
		return;
	for (unsigned f = 0; f < l->lay->n; f++)
		val_drop(l->vals[f]);
	mem_free(l->vals);
	l->vals = NULL;
}

static void packet_free(struct obj *o)
{
	struct packet *p = (struct packet *)o;

	packet_cut(p, 0);
	if (p->note)
		obj_drop(p->note);
	if (p->told)
		obj_drop(p->told);
	if (p->owned)
		mem_free((void *)(uintptr_t)p->data);
	mem_free(p->layer);
	mem_free(p);
}

static const struct obj_type packet_type = { "packet", packet_free };

struct packet *packet_new(void)
{
	struct packet *p = mem_zero(1, sizeof(*p));

	p->obj.type = &packet_type;
	p->obj.refs = 1;
	return p;
}

static struct layer *room(struct packet *p)
{
	if (p->n == p->cap) {
		p->cap = p->cap ? p->cap * 2 : 4;
		p->layer = mem_grow(p->layer, p->cap, sizeof(*p->layer));
	}
	p->views = 0;
	return &p->layer[p->n++];
}

void packet_push(struct packet *p, const struct layout *lay)
{
	struct layer *l = room(p);

	*l = (struct layer){ .lay = lay };
}

static struct val *vals_copy(const struct layer *l)
{
	struct val *v = mem_alloc((l->lay->n + 1) * sizeof(*v));

	for (unsigned f = 0; f < l->lay->n; f++) {
		v[f] = val_deep(l->vals[f]);
		v[f].decoded = l->vals[f].decoded;
	}
	return v;
}

/* Appends copies of q's layers; views move to values when the two packets cannot share bytes. */
static void append(struct packet *p, const struct packet *q, unsigned from)
{
	for (unsigned i = from; i < q->n; i++) {
		struct layer *l = room(p);

		*l = q->layer[i];
		if (l->vals)
			l->vals = vals_copy(&q->layer[i]);
	}
}

static void facts(struct packet *p, const struct packet *q)
{
	p->wire_len = q->wire_len;
	p->linktype = q->linktype;
	p->iface = q->iface;
	p->on = q->on;
	p->time = q->time;
}

/* What q was told of bytes that p looks at now, too. */
static void tell_too(struct packet *p, const struct packet *q)
{
	if (p->told)
		obj_drop(p->told);
	p->told = q->told;
	if (p->told)
		p->told->refs++;
}

static bool has_view(const struct packet *p, unsigned from)
{
	for (unsigned i = from; i < p->n; i++)
		if (p->layer[i].view)
			return true;
	return false;
}

struct packet *packet_copy(const struct packet *p, unsigned from)
{
	struct packet *c = packet_new();

	append(c, p, from);
	if (has_view(p, from)) {
		c->data = mem_copy(p->data, p->ndata);
		c->ndata = p->ndata;
		c->owned = 1;
		tell_too(c, p);
	}
	facts(c, p);
	return c;
}

bool packet_push_all(struct packet *p, const struct packet *q, unsigned from, struct diag *d)
{
	struct packet *c = NULL;

	if (p->n + (q->n - from) > LAYERS_MAX)
		return diag_set(d, "a packet has at most %d layers", LAYERS_MAX);
	if (has_view(q, from)) {
		if (!has_view(p, 0) && !p->data) { /* p takes over a copy of q's bytes */
			p->data = mem_copy(q->data, q->ndata);
			p->ndata = q->ndata;
			p->owned = 1;
			tell_too(p, q);
		} else { /* two sets of bytes: q's views become values */
			q = c = packet_copy(q, from);
			packet_own(c);
			from = 0;
		}
	}
	{
		unsigned first = p->n;

		append(p, q, from);
		packet_touch(p, first);
	}
	if (!p->time)
		p->time = q->time;
	if (c)
		obj_drop(&c->obj);
	return true;
}

struct packet *packet_stack(const struct packet *a, unsigned a_from, const struct packet *b, unsigned b_from)
{
	struct packet *p = packet_copy(a, a_from);
	struct diag d = DIAG_INIT;

	if (!packet_push_all(p, b, b_from, &d)) {
		obj_drop(&p->obj);
		return NULL;
	}
	return p;
}

void packet_cut(struct packet *p, unsigned from)
{
	/* What stays must not go out as the bytes it came in: they hold what is cut. */
	for (unsigned i = 0; from < p->n && i < from; i++)
		layer_own(p, i);
	while (p->n > from)
		layer_free(&p->layer[--p->n]);
	packet_touch(p, from);
}

static __attribute__((noinline)) void let_go(struct packet *p)
{
	for (unsigned i = 0; i < p->n; i++)
		layer_free(&p->layer[i]);
	if (p->note)
		obj_drop(p->note);
	if (p->told)
		obj_drop(p->told);
	p->note = p->told = NULL;
	if (p->owned)
		mem_free((void *)(uintptr_t)p->data);
}

/* One packet is used for all of a file, and seldom has anything of its own. */
void packet_reset(struct packet *p)
{
	if (!p->views || p->owned || p->note || p->told)
		let_go(p);
	p->views = 1;
	p->learns = 0;
	p->n = 0;
	p->data = NULL;
	p->owned = p->to_many = 0;
	p->ndata = p->wire_len = 0;
	p->linktype = p->iface = p->on = 0;
	p->time = 0;
}

void packet_keep(struct packet *p)
{
	if (p->owned || !p->data)
		return;
	p->data = mem_copy(p->data, p->ndata);
	p->owned = 1;
}

void packet_decode_as(struct packet *p, unsigned i, const struct layout *lay)
{
	const struct layer at = p->layer[i];
	struct packet *inner = packet_new();

	packet_decode(inner, lay, p->data + at.off, at.hlen);
	if (inner->n && inner->layer[0].lay == lay && i + 1 == p->n) {
		p->n = i;
		for (unsigned k = 0; k < inner->n; k++) {
			struct layer *l = room(p);

			*l = inner->layer[k];
			l->off += at.off;
		}
	}
	obj_drop(&inner->obj);
}

int packet_find(const struct packet *p, unsigned from, const struct layout *lay, unsigned nth)
{
	for (unsigned i = from; i < p->n; i++)
		if (layout_is(p->layer[i].lay, lay) && --nth == 0)
			return (int)i;
	return -1;
}
