/* class.c - class statements: a protocol of the script, put among the built-in ones. */
#include <string.h>

#include "pkt/class.h"

static void class_empty(struct class_ *c)
{
	struct val *const v[] = { &c->attrs, &c->guess, &c->extract, &c->finish, &c->summary };

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		val_drop(*v[i]);
		*v[i] = VAL_UNSET;
	}
}

static void class_free(struct class_ *c)
{
	class_empty(c);
	arena_free(&c->arena);
	mem_free(c);
}

void classes_free(struct interp *in)
{
	for (struct class_ *c = in->classes; c; c = c->next) /* values may hold packets of any of the classes */
		class_empty(c);
	registry_drop(in);
	while (in->classes) {
		struct class_ *c = in->classes;

		in->classes = c->next;
		class_free(c);
	}
}

static struct class_ *user_class(const struct layout *lay)
{
	return (struct class_ *)(uintptr_t)lay->user;
}

bool class_attr(struct interp *in, const struct val *self, const struct sym *s, struct val *out)
{
	const struct layout *lay = NULL;
	const struct entry *e;
	struct val key;

	if (self->type == V_CLASS)
		lay = self->any;
	else if (self->type == V_PACKET && self->aux < self->p->n)
		lay = self->p->layer[self->aux].lay;
	if (!lay || !lay->user)
		return false;
	key = pool_add(in, val_str(s->name, s->n));
	e = dict_find(user_class(lay)->attrs.any, &key);
	if (e)
		*out = pool_borrow(in, e->value);
	return e != NULL;
}

/* ---- the statement ---- */

static bool base_of(struct interp *in, const struct node *n, struct class_ **base)
{
	const struct layout *lay;
	struct val v;

	*base = NULL;
	if (n->nkids != 1 || n->kids[0]->kind == N_KEYWORD) {
		fail(in, n->span, "a class is a protocol here, made from one other class");
		return diag_hint(&in->d, "class %s(Packet):", n->sym->name);
	}
	if (!eval(in, n->kids[0], &v))
		return false;
	if (v.type == V_BUILTIN && !strcmp(((const struct method *)v.any)->row->name, "Packet"))
		return true;
	lay = v.any;
	if (v.type == V_CLASS && lay->user) {
		*base = user_class(lay);
		return true;
	}
	fail(in, n->kids[0]->span, "%s cannot be made from %s: classes are made from Packet, or from one of yours", n->sym->name,
	     v.type == V_CLASS ? lay->proto->name : type_text(&v));
	return diag_hint(&in->d, "class %s(Packet):", n->sym->name);
}

/* What the body assigned, under its names, over what the base has. */
static bool gather(struct interp *in, const struct fn *fn, struct val *slot, const struct class_ *base, struct val *attrs)
{
	const struct dict *b = base ? base->attrs.any : NULL;

	*attrs = dict_new();
	for (uint32_t i = 0; b && i < b->used; i++)
		if (b->e[i].key.type != V_UNSET && !dict_set(in, attrs->any, b->e[i].key, b->e[i].value))
			return false;
	for (const struct var *v = fn->vars; v; v = v->next) {
		const struct val *x = &slot[v->slot];

		if (x->type == V_CELL)
			x = &((const struct cell *)x->any)->v;
		if (v->hidden || x->type == V_UNSET)
			continue;
		if (!dict_set(in, attrs->any, pool_add(in, val_str(v->sym->name, v->sym->n)), *x))
			return false;
	}
	return true;
}

static bool run_body(struct interp *in, const struct node *n, const struct class_ *base, struct val *attrs)
{
	struct frame fr = { .fn = n->fn, .up = in->frame, .called = n };
	size_t stack = in->nstack;
	struct val f;
	bool ok;

	if (!func_new(in, n, &f))
		return false;
	fr.func = f.any;
	fr.slot = stack_take(in, n->fn->nslots, n->span);
	if (!fr.slot)
		return false;
	in->frame = &fr;
	ok = exec(in, n->b) != COURSE_ERROR;
	in->frame = fr.up;
	if (ok)
		ok = gather(in, n->fn, fr.slot, base, attrs);
	for (uint32_t i = 0; i < n->fn->nslots; i++)
		val_drop(fr.slot[i]);
	in->nstack = stack;
	return ok;
}

static struct val attr(const struct class_ *c, const char *name)
{
	struct val key = val_str(name, strlen(name));
	const struct entry *e = dict_find(c->attrs.any, &key);

	val_drop(key);
	return e ? e->value : VAL_UNSET;
}

static struct val method(const struct class_ *c, const char *name)
{
	struct val v = attr(c, name);

	return v.type == V_FUNC ? val_hold(v) : VAL_UNSET;
}

static void take_methods(struct class_ *c)
{
	struct proto *p = &c->proto;

	c->guess = method(c, "guess_payload_class");
	c->extract = method(c, "extract_padding");
	c->finish = method(c, "post_build");
	c->summary = method(c, "mysummary");
	if (c->guess.type != V_UNSET)
		p->next = class_next;
	if (c->guess.type != V_UNSET || c->extract.type != V_UNSET)
		p->bound = class_bound;
	if (c->finish.type != V_UNSET)
		p->finish = class_finish;
	if (c->summary.type != V_UNSET)
		p->summary_fn = class_summary;
	for (unsigned i = 0; p->bound && i < c->n; i++) /* it says itself what its payload is */
		c->field[i].compute.unbounded = true;
}

/* A word of the body that was meant to be fields_desc. */
static bool misspelt(struct class_ *c, const struct node *n)
{
	for (const struct var *v = n->fn->vars; v; v = v->next)
		if (str_distance((struct str){ v->sym->name, v->sym->n }, str_of("fields_desc"), 3) <= 3) {
			fail(c->in, c->span, "%s has no fields_desc, but '%s'", c->name->name, v->sym->name);
			diag_mean(&c->in->d, "fields_desc");
			return true;
		}
	return false;
}

static bool overload(struct class_ *c)
{
	struct val v = attr(c, "overload_fields");
	const struct dict *d = v.any;

	if (v.type != V_DICT)
		return true;
	for (uint32_t i = 0; i < d->used; i++) {
		struct val up = { .type = V_CLASS, .any = (void *)(uintptr_t)c->lay };

		if (d->e[i].key.type != V_UNSET && !bind_dict(c->in, &d->e[i].key, &up, &d->e[i].value))
			return fail_at(c->in, c->span);
	}
	return true;
}

static bool declare(struct class_ *c, const struct node *n)
{
	struct val fields = attr(c, "fields_desc"), title = attr(c, "name");
	struct interp *in = c->in;

	if (fields.type == V_UNSET && misspelt(c, n))
		return false;
	if (!class_fields(c, n->b, &fields))
		return false;
	c->proto.name = arena_text(&c->arena, c->name->name, c->name->n);
	c->proto.fields = c->field;
	c->proto.nfields = c->n;
	if (is_text(&title) && !str_eq(val_text(&title), c->name->name))
		c->proto.title = arena_text(&c->arena, val_text(&title).p, val_text(&title).n);
	take_methods(c);
	if (!registry_add(&c->proto, in, c, &c->lay, &in->d))
		return fail_at(in, c->span);
	return true;
}

bool class_exec(struct interp *in, const struct node *n)
{
	struct class_ *c, *base;
	struct val attrs = VAL_UNSET;

	if (!base_of(in, n, &base))
		return false;
	if (!run_body(in, n, base, &attrs)) {
		val_drop(attrs);
		return false;
	}
	c = mem_zero(1, sizeof(*c));
	arena_init(&c->arena);
	c->in = in;
	c->name = n->sym;
	c->span = n->span;
	c->attrs = attrs;
	if (!declare(c, n)) {
		class_free(c);
		return false;
	}
	c->next = in->classes;
	in->classes = c;
	val_drop(n->sym->value);
	n->sym->value = (struct val){ .type = V_CLASS, .any = (void *)(uintptr_t)c->lay };
	return overload(c);
}
