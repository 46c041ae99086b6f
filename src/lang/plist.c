/* plist.c - captured packets, kept small: their bytes lie in slabs, and a packet is made of them when one is asked for. */
#include "pkt/cap.h"
#include "pkt/interp.h"
#include "pkt/registry.h"

#include <stdalign.h>
#include <string.h>

/*
 * A packet list has V_RECORD items: a slab, and in aux the record's place in it. Lists that share items share records, so that
 * a change is seen in all of them. `live` is the packet that was made of the bytes; it goes again when nobody else keeps it and
 * it still says what the bytes say.
 */
struct record {
	struct packet *live; /* NULL: only bytes */
	int64_t time;
	uint32_t n, wire_len;
	uint16_t linktype, iface, on;
	uint8_t data[];
};

enum { UNIT = alignof(struct record), SLAB_FIRST = 16 << 10, SLAB_MOST = 1 << 20 };

struct slab {
	struct obj obj;
	size_t n, cap;
	alignas(struct record) uint8_t b[];
};

static struct record *record_at(const struct slab *s, uint32_t at)
{
	return (struct record *)(uintptr_t)(s->b + (size_t)at * UNIT);
}

static size_t record_size(size_t n)
{
	return (offsetof(struct record, data) + n + UNIT - 1) / UNIT * UNIT;
}

/* The bytes go, so a packet that somebody keeps gets its own. */
static void let_live_go(struct record *r)
{
	struct packet *p = r->live;

	if (!p)
		return;
	if (p->obj.refs > 1)
		packet_keep(p);
	r->live = NULL;
	obj_drop(&p->obj);
}

static void slab_free(struct obj *o)
{
	struct slab *s = (struct slab *)o;

	for (size_t at = 0; at < s->n; at += record_size(record_at(s, (uint32_t)(at / UNIT))->n))
		let_live_go(record_at(s, (uint32_t)(at / UNIT)));
	mem_free(s);
}

static const struct obj_type slab_type = { "captured packets", slab_free };

/* Room for n bytes in the slab of the list's last item, or in a new one; the list's first slabs are small. */
static struct slab *slab_for(const struct list *l, size_t n)
{
	struct slab *last = l->n && l->v[l->n - 1].type == V_RECORD ? l->v[l->n - 1].any : NULL, *s;
	size_t cap = last ? last->cap * 2 : SLAB_FIRST;

	if (last && n <= last->cap - last->n) {
		last->obj.refs++;
		return last;
	}
	if (cap > SLAB_MOST)
		cap = SLAB_MOST;
	if (cap < n)
		cap = n;
	s = mem_alloc(sizeof(*s) + cap);
	*s = (struct slab){ .obj = { .type = &slab_type, .refs = 1 }, .cap = cap };
	return s;
}

void plist_capture(struct list *l, const struct cap_packet *c)
{
	size_t size = record_size(c->caplen);
	struct slab *s = slab_for(l, size);
	uint32_t at = (uint32_t)(s->n / UNIT);
	struct record *r = record_at(s, at);

	*r = (struct record){ .time = c->time, .n = c->caplen, .wire_len = c->wirelen, .linktype = c->linktype, .iface = c->iface,
			      .on = c->on };
	if (c->caplen)
		memcpy(r->data, c->data, c->caplen);
	s->n += size;
	list_add(l, (struct val){ .type = V_RECORD, .aux = at, .any = s });
}

/* ---- a packet of the bytes ------------------------------------------------------------------------------------------------ */

void packet_captured(struct packet *p, const struct cap_packet *c)
{
	const struct layout *first = linktype_layout(c->linktype);

	packet_decode(p, first ? first : layout_raw(), c->data, c->caplen);
	p->wire_len = c->wirelen;
	p->linktype = c->linktype;
	p->iface = c->iface;
	p->on = c->on;
	p->time = c->time;
}

static void decode(struct packet *p, const struct record *r)
{
	packet_captured(p, &(struct cap_packet){ .data = r->data, .caplen = r->n, .wirelen = r->wire_len, .time = r->time,
						 .linktype = r->linktype, .iface = r->iface, .on = r->on });
}

static bool is_untouched(const struct record *r)
{
	const struct packet *p = r->live;

	if (p->data != r->data || p->owned || p->time != r->time || p->wire_len != r->wire_len || (!p->n && r->n))
		return false;
	for (unsigned i = 0; i < p->n; i++) {
		if (!p->layer[i].view || p->layer[i].vals)
			return false;
	}
	return true;
}

/* The packet goes, unless somebody keeps it (false) or it was changed. */
static bool settle(struct interp *in, struct loan *l)
{
	struct record *r;

	if (!l->slab)
		return true;
	r = record_at((struct slab *)l->slab, l->at);
	if (r->live && r->live->obj.refs > 1)
		return false;
	if (r->live && is_untouched(r)) {
		if (in->spare)
			obj_drop(&in->spare->obj);
		in->spare = r->live;
		packet_reset(in->spare);
		r->live = NULL;
	}
	obj_drop(l->slab);
	l->slab = NULL;
	return true;
}

/* The next place that is free; when what was lent is still used everywhere, one is left to its list. */
static struct loan *next_loan(struct interp *in)
{
	struct loan *l = NULL;

	for (unsigned i = 0; i < LOANS; i++) {
		l = &in->loan[in->nextloan++ % LOANS];
		if (settle(in, l))
			return l;
	}
	obj_drop(l->slab);
	return l;
}

static struct packet *bring_to_life(struct interp *in, const struct val *v)
{
	struct record *r = record_at(v->any, v->aux);
	struct loan *l;

	if (r->live)
		return r->live;
	l = next_loan(in);
	*l = (struct loan){ v->o, v->aux };
	v->o->refs++;
	r->live = in->spare ? in->spare : packet_new();
	in->spare = NULL;
	decode(r->live, r);
	return r->live;
}

void loans_end(struct interp *in)
{
	for (unsigned i = 0; i < LOANS; i++) {
		if (!settle(in, &in->loan[i]))
			obj_drop(in->loan[i].slab);
		in->loan[i].slab = NULL;
	}
	if (in->spare)
		obj_drop(&in->spare->obj);
	in->spare = NULL;
}

/* ---- items of any list ---------------------------------------------------------------------------------------------------- */

struct val list_item(struct interp *in, const struct list *l, uint32_t i)
{
	if (l->v[i].type != V_RECORD)
		return l->v[i];
	return pool_borrow(in, packet_value(bring_to_life(in, &l->v[i]), 0));
}

struct val item_alone(const struct val *v)
{
	const struct record *r;
	struct packet *p;

	if (v->type != V_RECORD)
		return val_hold(*v);
	r = record_at(v->any, v->aux);
	if (r->live)
		return val_hold(packet_value(r->live, 0));
	p = packet_new();
	decode(p, r);
	return packet_value(p, 0);
}

struct val list_as(struct interp *in, unsigned type, const struct list *from)
{
	struct val out;

	if (type == V_PLIST)
		return list_new_of(type, from->v, from->n);
	out = list_new_of(type, NULL, 0);
	for (uint32_t i = 0; i < from->n; i++) {
		size_t mark = in->npool;

		list_add(out.l, val_hold(list_item(in, from, i)));
		pool_release(in, mark);
	}
	return out;
}
