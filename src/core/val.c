/* val.c - values: making, keeping, comparing and copying them. */
#include "pkt/val.h"

#include <assert.h>
#include <string.h>

#include "pkt/mem.h"
#include "pkt/packet.h"
#include "pkt/set.h"

static void plain_free(struct obj *o)
{
	mem_free(o);
}

static void list_free(struct obj *o)
{
	struct list *l = (struct list *)o;

	for (uint32_t i = 0; i < l->n; i++)
		val_drop(l->v[i]);
	if (l->own)
		obj_drop(l->own);
	mem_free(l->v);
	mem_free(l);
}

static const struct obj_type bytes_type = { "bytes", plain_free };
static const struct obj_type name_type = { "name", plain_free };
static const struct obj_type list_type = { "list", list_free };

static struct bytes *bytes_new(const void *p, size_t n)
{
	struct bytes *b = mem_alloc(sizeof(*b) + n + 1);

	b->obj.type = &bytes_type;
	b->obj.refs = 1;
	b->n = (uint32_t)n;
	if (n)
		memcpy(b->data, p, n);
	b->data[n] = 0;
	return b;
}

struct val val_bytes(const void *p, size_t n)
{
	return (struct val){ .type = V_BYTES, .s = bytes_new(p, n) };
}

struct val val_str(const void *p, size_t n)
{
	return (struct val){ .type = V_STR, .s = bytes_new(p, n) };
}

struct val val_name(const void *text, size_t ntext, const void *wire, size_t nwire)
{
	struct name *m = mem_alloc(sizeof(*m) + ntext + nwire + 1);

	m->obj.type = &name_type;
	m->obj.refs = 1;
	m->ntext = (uint32_t)ntext;
	m->nwire = (uint32_t)nwire;
	if (ntext)
		memcpy(m->data, text, ntext);
	m->data[ntext] = 0;
	if (nwire)
		memcpy(m->data + ntext + 1, wire, nwire);
	return (struct val){ .type = V_NAME, .name = m };
}

static struct list *list_new(void)
{
	struct list *l = mem_zero(1, sizeof(*l));

	l->obj.type = &list_type;
	l->obj.refs = 1;
	return l;
}

struct val val_list(void)
{
	return (struct val){ .type = V_LIST, .l = list_new() };
}

struct val val_tuple(const struct val *v, size_t n)
{
	struct list *l = list_new();

	for (size_t i = 0; i < n; i++)
		list_add(l, v[i]);
	return (struct val){ .type = V_TUPLE, .l = l };
}

void list_add(struct list *l, struct val v)
{
	if (l->n == l->cap) {
		l->cap = l->cap ? l->cap * 2 : 4;
		l->v = mem_grow(l->v, l->cap, sizeof(*l->v));
	}
	l->v[l->n++] = v;
}

enum { FREE_DEEPEST = 100 };

/* Not const, because freeing has no other place for it: what is left to free when lists stand in lists too deep for the stack. */
static _Thread_local struct {
	struct obj **v;
	size_t n, cap;
	unsigned depth;
} late;

static void free_late(void)
{
	while (late.n) {
		struct obj *o = late.v[--late.n];

		o->type->free(o);
	}
	mem_free(late.v);
	late.v = NULL;
	late.cap = 0;
}

void obj_drop(struct obj *o)
{
	assert(o->refs > 0);
	if (--o->refs)
		return;
	if (late.depth == FREE_DEEPEST) {
		late.v = mem_room(late.v, &late.cap, late.n + 1, sizeof(*late.v));
		late.v[late.n++] = o;
		return;
	}
	late.depth++;
	o->type->free(o);
	if (late.depth == 1 && late.v)
		free_late();
	late.depth--;
}

struct str val_text(const struct val *v)
{
	if (v->type == V_STR || v->type == V_BYTES)
		return (struct str){ (const char *)v->s->data, v->s->n };
	if (v->type == V_NAME)
		return (struct str){ (const char *)v->name->data, v->name->ntext };
	return (struct str){ "", 0 };
}

static bool list_same(const struct list *a, const struct list *b)
{
	if (a->n != b->n)
		return false;
	for (uint32_t i = 0; i < a->n; i++)
		if (!val_same(&a->v[i], &b->v[i]))
			return false;
	return true;
}

static bool packet_same(const struct packet *a, unsigned i, const struct packet *b, unsigned j)
{
	if (a->n - i != b->n - j)
		return false;
	for (; i < a->n; i++, j++) {
		if (a->layer[i].lay != b->layer[j].lay)
			return false;
		for (unsigned f = 0; f < a->layer[i].lay->n; f++) {
			struct val x, y;
			bool same;

			layer_get(a, i, f, &x);
			layer_get(b, j, f, &y);
			same = val_same(&x, &y);
			val_drop(x);
			val_drop(y);
			if (!same)
				return false;
		}
	}
	return true;
}

bool val_same(const struct val *a, const struct val *b)
{
	if (a->type != b->type)
		return false;
	switch ((enum vtype)a->type) {
	case V_UNSET: case V_NONE:
		return true;
	case V_BOOL: case V_MAC: case V_IP4:
		return a->u == b->u;
	case V_INT:
		return a->u == b->u && a->neg == b->neg;
	case V_FLOAT:
		return a->f == b->f && a->aux == b->aux;
	case V_IP6:
		return memcmp(a->b, b->b, 16) == 0;
	case V_STR: case V_BYTES:
		return a->s->n == b->s->n && memcmp(a->s->data, b->s->data, a->s->n) == 0;
	case V_NAME:
		return a->name->nwire == b->name->nwire && a->name->ntext == b->name->ntext &&
		       memcmp(a->name->data, b->name->data, a->name->ntext + 1u + a->name->nwire) == 0;
	case V_LIST: case V_TUPLE:
		return list_same(a->l, b->l);
	case V_PACKET:
		return packet_same(a->p, a->aux, b->p, b->aux);
	case V_SET:
		return set_same(a->set, b->set);
	case V_LANG:
		break;
	}
	return a->u == b->u;
}

struct val val_deep(struct val v)
{
	struct val out;

	switch (v.type) {
	case V_LIST: case V_TUPLE:
		out = val_list();
		out.type = v.type;
		for (uint32_t i = 0; i < v.l->n; i++)
			list_add(out.l, val_deep(v.l->v[i]));
		return out;
	case V_PACKET:
		return (struct val){ .type = V_PACKET, .p = packet_copy(v.p, v.aux) };
	default:
		return val_hold(v);
	}
}
