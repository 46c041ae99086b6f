/* class_fields.c - from fields_desc to the rows that the core compiles. */
#include <string.h>

#include "pkt/class.h"

/* Where item i of the list stands, when the list is written out in the class. */
static struct span item_span(const struct class_ *c, const struct node *body, unsigned i)
{
	bool many = body->kind == N_BLOCK;

	for (uint32_t k = 0; k < (many ? body->nkids : 1); k++) {
		const struct node *n = many ? body->kids[k] : body;

		if (n->kind != N_ASSIGN || n->kids[0]->kind != N_NAME || strcmp(n->kids[0]->sym->name, "fields_desc") != 0)
			continue;
		return n->a->kind == N_LIST && i < n->a->nkids ? n->a->kids[i]->span : n->a->span;
	}
	return c->span;
}

static const struct field *find(const struct class_ *c, const char *name)
{
	for (unsigned i = 0; i < c->n; i++)
		if (!strcmp(c->field[i].name, name))
			return &c->field[i];
	return NULL;
}

static bool is_extent_number(const struct field *f)
{
	return f->kind <= F_FLAGS && !f->is_signed;
}

/* `lambda pkt: pkt.len` is what a table says with OF("len"); any other function is called. */
static struct extent extent_of_fn(struct class_ *c, struct hook *h, const struct val *fn,
                                  uint64_t (*call)(const struct extent *, const struct scope *, size_t))
{
	struct sym *s;
	int64_t mul, add;
	const struct field *f;

	if (linear_of(fn, 0, &s, &mul, &add)) {
		f = find(c, s->name);
		if (f && (unsigned)(f - c->field) < h->index && is_extent_number(f))
			return (struct extent){ .kind = X_FIELD, .field = f->name, .mul = (int)mul, .add = (int)add };
	}
	return (struct extent){ .kind = X_FN, .fn = call, .arg = h };
}

static void take_condition(struct class_ *c, struct hook *h, struct field *f)
{
	struct buf text = BUF_INIT;
	struct sym *s;
	const struct field *on = NULL;

	if (condition_of(&h->d->cond, &s, &text))
		on = find(c, s->name);
	if (on && (unsigned)(on - c->field) < h->index && is_extent_number(on) && on->compute.kind == C_NONE && !on->none)
		f->when = arena_text(&c->arena, (const char *)text.p, text.n);
	else
		f->present = hook_present;
	buf_free(&text);
}

/* Does an item end by itself, so that its payload belongs to it? */
static bool holds_stacks(const struct layout *item)
{
	return item && (item->total_field >= 0 || item->proto->bound);
}

static void take_packets(struct hook *h, struct field *f)
{
	const struct fdesc *d = h->d;

	h->family = (struct family){ .item = d->item, .stack = holds_stacks(d->item) };
	if (d->choose.type != V_UNSET)
		h->family.choose = hook_choose;
	f->family = &h->family;
	if (f->kind == F_LAYER && d->length.type == V_UNSET && (d->item || d->choose.type != V_UNSET))
		f->size = (struct extent){ .kind = X_FN, .fn = hook_one_item, .arg = h };
}

static void fill(struct class_ *c, struct hook *h, struct field *f)
{
	const struct fdesc *d = h->d;

	f->arg = h;
	if (d->value.type != V_UNSET)
		f->value = &d->value;
	if (d->length.type != V_UNSET)
		f->size = extent_of_fn(c, h, &d->length, hook_length);
	if (d->count.type != V_UNSET)
		f->count = extent_of_fn(c, h, &d->count, hook_count);
	if (f->family)
		take_packets(h, f);
	if (d->cond.type != V_UNSET)
		take_condition(c, h, f);
	if (!d->one)
		return;
	h->inner = arena_alloc(&c->arena, sizeof(*h->inner));
	*h->inner = (struct hook){ .cls = c, .d = d->one, .index = h->index };
	h->item = d->one->row;
	if (!h->item.name[0])
		h->item.name = f->name;
	fill(c, h->inner, &h->item);
	f->item = &h->item;
}

/* ---- what is wrong with it ---- */

static bool not_a_field(struct class_ *c, const struct node *body, unsigned i, const struct val *v)
{
	fail(c->in, item_span(c, body, i), "item %u of fields_desc is %s%s, not a field", i + 1, v->type == V_FIELD ? "" : "a ", type_text(v));
	if (v->type == V_BUILTIN)
		return diag_hint(&c->in->d, "%s(\"name\", 0)", ((const struct method *)v->any)->row->name);
	return diag_hint(&c->in->d, "fields_desc = [ByteField(\"x\", 0)]");
}

static bool add(struct class_ *c, const struct node *body, unsigned i, const struct fdesc *d)
{
	struct hook *h = &c->hook[c->n];
	struct field *f = &c->field[c->n];

	if (!d->row.name[0])
		return fail(c->in, item_span(c, body, i), "field %u of %s has no name", c->n + 1, c->name->name);
	if (find(c, d->row.name)) {
		fail(c->in, item_span(c, body, i), "%s has two fields '%s'", c->name->name, d->row.name);
		return diag_hint(&c->in->d, "every field has a name of its own");
	}
	if (d->item && d->item->proto->abstract)
		return fail(c->in, item_span(c, body, i), "'%s' holds packets of %s, which only stands for other classes", d->row.name, d->item->proto->name);
	*h = (struct hook){ .cls = c, .d = d, .index = c->n };
	*f = d->row;
	fill(c, h, f);
	c->n++;
	return true;
}

/* What length_of and count_of name. */
static bool counts_something(struct class_ *c, const struct node *body, unsigned i)
{
	const struct field *f = &c->field[i], *to;
	const char *word = f->compute.kind == C_LENGTH ? "length_of" : "count_of";
	struct near near;

	if (f->compute.kind != C_LENGTH && f->compute.kind != C_COUNT)
		return true;
	to = find(c, f->compute.name);
	if (!to) {
		near = (struct near)NEAR_INIT(str_of(f->compute.name));
		for (unsigned k = 0; k < c->n; k++)
			near_offer(&near, c->field[k].name);
		fail(c->in, item_span(c, body, i), "%s of '%s' names '%s', which is no field of %s", word, f->name, f->compute.name, c->name->name);
		return diag_mean(&c->in->d, near.best);
	}
	if (f->compute.kind == C_COUNT && to->kind != F_LIST) {
		fail(c->in, item_span(c, body, i), "count_of of '%s' names '%s', which is no list", f->name, to->name);
		return diag_hint(&c->in->d, "length_of=\"%s\" counts its bytes", to->name);
	}
	return true;
}

/* Fields of bits together fill whole bytes before one that needs that begins, and at the end. */
static bool whole_bytes(struct class_ *c, const struct node *body)
{
	unsigned bits = 0;

	for (unsigned i = 0; i < c->n; i++) {
		const struct field *f = &c->field[i];

		if (f->when || f->present)
			return true; /* only a packet can tell */
		if (f->kind > F_IPV6 && bits % 8) {
			fail(c->in, item_span(c, body, i), "'%s' would begin in the middle of a byte: there are %u bits before it", f->name, bits);
			return diag_hint(&c->in->d, "BitField(\"reserved\", 0, %u) before it", 8 - bits % 8);
		}
		if (bits % 8 && f->le != c->field[i - 1].le) {
			fail(c->in, item_span(c, body, i), "'%s' would begin in the middle of a byte, whose other bits are counted the other way", f->name);
			return diag_hint(&c->in->d, "%sBitField(\"%s\", 0, ...)", f->le ? "" : "LE", f->name);
		}
		bits = f->kind > F_IPV6 ? 0 : bits + f->bits;
	}
	if (bits % 8 == 0)
		return true;
	fail(c->in, item_span(c, body, c->n), "%s ends in the middle of a byte: its last fields have %u bits", c->name->name, bits);
	return diag_hint(&c->in->d, "BitField(\"reserved\", 0, %u) at the end", 8 - bits % 8);
}

/* ---- fields_desc ---- */

/* A class among the fields stands for all of its own. */
static const struct list *fields_of_class(const struct val *v)
{
	const struct layout *lay = v->any;
	const struct class_ *c = v->type == V_CLASS ? lay->user : NULL;
	struct val key = c ? val_str("fields_desc", 11) : VAL_NONE;
	const struct entry *e = c ? dict_find(c->attrs.any, &key) : NULL;

	val_drop(key);
	return e && is_list(&e->value) ? e->value.l : NULL;
}

static bool add_all(struct class_ *c, const struct node *body, const struct list *l, unsigned depth)
{
	for (uint32_t i = 0; i < l->n; i++) {
		const struct list *more = fields_of_class(&l->v[i]);

		if (c->n == FIELDS_MAX)
			return fail(c->in, c->span, "%s has more than %d fields", c->name->name, FIELDS_MAX);
		if (more && depth < 8) {
			if (!add_all(c, body, more, depth + 1))
				return false;
			continue;
		}
		if (l->v[i].type != V_FIELD)
			return not_a_field(c, body, i, &l->v[i]);
		if (!add(c, body, i, fdesc_of(&l->v[i])))
			return false;
	}
	return true;
}

bool class_fields(struct class_ *c, const struct node *body, const struct val *list)
{
	if (list->type == V_UNSET)
		return true;
	if (!is_list(list)) {
		fail(c->in, item_span(c, body, UINT32_MAX), "fields_desc is a list of fields, not %s", type_text(list));
		return diag_hint(&c->in->d, "fields_desc = [ByteField(\"x\", 0)]");
	}
	c->field = arena_alloc(&c->arena, FIELDS_MAX * sizeof(*c->field));
	c->hook = arena_alloc(&c->arena, FIELDS_MAX * sizeof(*c->hook));
	if (!add_all(c, body, list->l, 0))
		return false;
	for (unsigned i = 0; i < c->n; i++)
		if (!counts_something(c, body, i))
			return false;
	return whole_bytes(c, body);
}
