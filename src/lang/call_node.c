/* call_node.c - calls as they stand in the text: what is called, and its arguments. */
#include "pkt/call_node.h"
#include "pkt/part.h"
#include "pkt/class.h"

/* ---- calls in the text ---- */

/* What * and ** give is put with the arguments of the text. */
static bool spread(struct interp *in, const struct node *k, struct args *a, unsigned room, bool named)
{
	struct val v, items;

	if (!eval(in, k->a, &v))
		return false;
	if (named) {
		const struct dict *d = v.any;

		if (v.type != V_DICT)
			return fail(in, k->span, "'**' takes a dict, not %s", type_text(&v));
		for (uint32_t i = 0; i < d->used; i++) {
			struct str s = val_text(&d->e[i].key);

			if (d->e[i].key.type == V_UNSET)
				continue;
			if (d->e[i].key.type != V_STR)
				return fail(in, k->span, "the keys of a '**' dict are names");
			if (a->n >= room)
				return fail(in, k->span, "a call has at most %u arguments", room);
			a->name[a->n] = sym_intern(&in->syms, s.p, s.n);
			a->at[a->n] = k;
			a->v[a->n++] = d->e[i].value;
		}
		return true;
	}
	if (!list_of(in, &v, &items))
		return fail_at(in, k->span);
	pool_add(in, items);
	for (uint32_t i = 0; i < items.l->n; i++) {
		if (a->n >= room)
			return fail(in, k->span, "a call has at most %u arguments", room);
		a->at[a->n] = k;
		a->v[a->n++] = items.l->v[i];
		a->nposition = a->n;
	}
	return true;
}

static bool eval_args(struct interp *in, const struct node *n, struct args *a, unsigned room)
{
	for (unsigned i = 0; i < n->nkids; i++) {
		const struct node *k = n->kids[i];

		if (k->kind == N_STAR || k->kind == N_STAR2) {
			if (!spread(in, k, a, room, k->kind == N_STAR2))
				return false;
			continue;
		}
		if (a->n >= room)
			return fail(in, k->span, "a call has at most %u arguments", room);
		if (!eval(in, k->kind == N_KEYWORD ? k->a : k, &a->v[a->n]))
			return false;
		a->name[a->n] = k->kind == N_KEYWORD ? k->sym : NULL;
		a->at[a->n++] = k;
		if (k->kind != N_KEYWORD)
			a->nposition = a->n;
	}
	return true;
}

static bool user_method(struct interp *in, const struct val *self, const struct sym *s)
{
	struct val v;

	return attr_own(in, self, s, &v);
}

/* p.show(): the method is called without a value for it in between. */
static bool callee(struct interp *in, const struct node *n, struct val *f, struct val *self, const struct method **m)
{
	const struct node *c = n->a;

	*m = NULL;
	if (c->kind != N_ATTR || !c->sym->methods)
		return eval(in, c, f);
	if (c->flag ? !eval_owner(in, c->a, self) : !eval(in, c->a, self))
		return false;
	if (!user_method(in, self, c->sym))
		*m = method_find(c->sym, self);
	if (*m && !(*m)->row->params)
		*m = NULL;
	if (*m)
		return part_list(in, self);
	return attr_get(in, self, c->sym, c, f) || fail_at(in, attr_span(c));
}

static bool call_with(struct interp *in, const struct node *n, struct args *a, unsigned room, struct val *out)
{
	const struct method *m;
	struct val f, self;

	if (!callee(in, n, &f, &self, &m) || !eval_args(in, n, a, room))
		return false;
	if (m)
		return call_builtin(in, m, &self, a, out);
	return call_args(in, &f, a, out);
}

static bool call_large(struct interp *in, const struct node *n, struct val *out)
{
	struct val v[ARGS_MAX];
	const struct node *at[ARGS_MAX];
	struct sym *name[ARGS_MAX];
	struct args a = { .v = v, .at = at, .name = name, .call = n };

	return call_with(in, n, &a, ARGS_MAX, out);
}

bool call_node(struct interp *in, const struct node *n, struct val *out)
{
	struct val v[ARGS_SMALL];
	const struct node *at[ARGS_SMALL];
	struct sym *name[ARGS_SMALL];
	struct args a = { .v = v, .at = at, .name = name, .call = n };

	if (n->flag || n->nkids > ARGS_SMALL)
		return call_large(in, n, out);
	return call_with(in, n, &a, ARGS_SMALL, out);
}
