/* eval.c - expressions. */
#include <stdarg.h>
#include <stdio.h>

#include "pkt/interp.h"

bool fail_at(struct interp *in, struct span at)
{
	struct program *p = in->running, *before = in->blamed;

	if (!p)
		return false;
	diag_at(&in->d, &p->src, at);
	if (in->d.src == &p->src && p != before) {
		in->blamed = program_hold(p);
		program_drop(before);
	}
	return false;
}

bool fail(struct interp *in, struct span at, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	diag_vset(&in->d, fmt, ap);
	va_end(ap);
	return fail_at(in, at);
}

void pool_release(struct interp *in, size_t mark)
{
	while (in->npool > mark)
		obj_drop(in->pool[--in->npool]);
}

/* ---- names ---- */

static bool eval_global(struct interp *in, const struct node *n, struct val *out)
{
	const struct sym *s = n->sym;

	if (s->value.type != V_UNSET && !(n->flag && (s->layout || s->builtin)))
		*out = pool_borrow(in, s->value);
	else if (s->layout)
		*out = (struct val){ .type = V_CLASS, .any = (void *)(uintptr_t)s->layout };
	else if (s->builtin)
		*out = (struct val){ .type = V_BUILTIN, .any = (void *)(uintptr_t)s->builtin };
	else
		return fail(in, n->span, "'%s' has no value yet", s->name) || diag_hint(&in->d, "give it one on a line that runs before");
	return true;
}

/* A variable of the function that hides one of the program is what `global` was forgotten for. */
static bool no_value(struct interp *in, const struct node *n)
{
	fail(in, n->span, "'%s' has no value yet", n->sym->name);
	if (n->sym->value.type != V_UNSET)
		return diag_hint(&in->d, "it is the function's own; 'global %s' above makes it the program's", n->sym->name);
	return diag_hint(&in->d, "give it one on a line that runs before");
}

static bool eval_name(struct interp *in, const struct node *n, struct val *out)
{
	const struct val *v;

	if (n->where == AT_GLOBAL)
		return eval_global(in, n, out);
	v = n->where == AT_LOCAL ? &in->frame->slot[n->index] : &in->frame->func->cell[n->index];
	if (v->type == V_CELL)
		v = &((const struct cell *)v->any)->v;
	if (v->type == V_UNSET)
		return no_value(in, n);
	*out = pool_borrow(in, *v);
	return true;
}

/* ---- operators ---- */

/* IP()/TCP(): the layer is made on the packet that the left side has just made. */
static bool eval_stack(struct interp *in, const struct node *n, struct val *out)
{
	struct val a, b;

	if (!eval(in, n->a, &a))
		return false;
	if (n->b->kind == N_NEW && a.type == V_PACKET && a.aux == 0 && a.p->obj.refs == 1 && !n->b->flag) {
		*out = a;
		return new_node(in, n->b, a.p, &b);
	}
	if (!eval(in, n->b, &b))
		return false;
	return binary(in, OP_DIV, &a, &b, out) || fail_at(in, n->span);
}

static bool eval_binary(struct interp *in, const struct node *n, struct val *out)
{
	struct val a, b;

	if (n->op == OP_DIV)
		return eval_stack(in, n, out);
	if (!eval(in, n->a, &a) || !eval(in, n->b, &b))
		return false;
	return int_quick(n->op, &a, &b, out) || binary(in, n->op, &a, &b, out) || fail_at(in, n->span);
}

static bool eval_compare(struct interp *in, const struct node *n, struct val *out)
{
	struct val a, b;
	bool yes = true;

	if (!eval(in, n->kids[0], &a))
		return false;
	for (unsigned i = 1; i < n->nkids && yes; i++) {
		if (!eval(in, n->kids[i], &b))
			return false;
		if (!compare(in, n->ops[i - 1], &a, &b, &yes))
			return fail_at(in, n->span);
		a = b;
	}
	*out = val_bool(yes);
	return true;
}

static bool eval_logic(struct interp *in, const struct node *n, struct val *out)
{
	if (!eval(in, n->a, out))
		return false;
	if (truth(out) == (n->kind == N_OR))
		return true;
	return eval(in, n->b, out);
}

static bool eval_unary(struct interp *in, const struct node *n, struct val *out)
{
	struct val a;

	if (!eval(in, n->a, &a))
		return false;
	return unary(in, n->op, &a, out) || fail_at(in, n->span);
}

static bool eval_ternary(struct interp *in, const struct node *n, struct val *out)
{
	struct val c;

	return eval(in, n->b, &c) && eval(in, truth(&c) ? n->a : n->c, out);
}

/* ---- lists and the like ---- */

static bool eval_list(struct interp *in, const struct node *n, struct val *out)
{
	struct val v;

	*out = pool_add(in, list_new_of(n->kind == N_LIST ? V_LIST : V_TUPLE, NULL, 0));
	for (unsigned i = 0; i < n->nkids; i++) {
		if (!eval(in, n->kids[i], &v))
			return false;
		list_add(out->l, val_hold(v));
	}
	return true;
}

static bool eval_dict(struct interp *in, const struct node *n, struct val *out)
{
	struct val k, v;

	*out = pool_add(in, n->flag ? dict_new_set() : dict_new());
	for (unsigned i = 0; i < n->nkids; i += 2) {
		if (!eval(in, n->kids[i], &k) || !eval(in, n->kids[i + 1], &v))
			return false;
		if (!dict_set(in, out->any, k, v))
			return fail_at(in, n->kids[i]->span);
	}
	return true;
}

static void forget(struct interp *in, const struct node *target)
{
	for (unsigned i = 0; i < target->nkids; i++)
		forget(in, target->kids[i]);
	if (target->kind == N_NAME && target->where == AT_LOCAL) {
		struct val old = in->frame->slot[target->index];

		in->frame->slot[target->index] = VAL_UNSET;
		val_drop(old);
	}
}

static bool comp_item(struct interp *in, const struct node *n, struct val *out)
{
	struct val k, v;

	if (!eval(in, n->a, &k))
		return false;
	if (n->kind != N_DICTCOMP) {
		if (out->l->n >= ITEMS_MAX)
			return fail(in, n->span, "a list holds at most %d items", ITEMS_MAX);
		list_add(out->l, val_hold(k));
		return true;
	}
	return eval(in, n->b, &v) && (dict_set(in, out->any, k, v) || fail_at(in, n->a->span));
}

/* The clauses from `at` on, for every item of the first of them. */
static bool comp_clause(struct interp *in, const struct node *n, unsigned at, struct val *out)
{
	const struct node *c = n->kids[at];
	struct val over, v;
	struct iter it;
	int more;

	if (!eval(in, c->b, &over) || !iter_start(in, &it, &over, c->b->span))
		return false;
	for (;;) {
		size_t mark = in->npool;
		bool keep = true, ok = true;

		if (over.type == V_READER)
			forget(in, c->a);
		more = iter_next(in, &it, &v);
		if (more <= 0)
			break;
		ok = assign(in, c->a, v, NULL) && !interrupted(in, n->span);
		for (unsigned i = 0; ok && keep && i < c->nkids; i++) {
			ok = eval(in, c->kids[i], &v);
			keep = ok && truth(&v);
		}
		if (ok && keep)
			ok = at + 1 < n->nkids ? comp_clause(in, n, at + 1, out) : comp_item(in, n, out);
		pool_release(in, mark);
		if (!ok)
			return false;
	}
	forget(in, c->a);
	return more == 0 || fail_at(in, c->b->span);
}

static bool eval_comp(struct interp *in, const struct node *n, struct val *out)
{
	*out = pool_add(in, n->kind != N_DICTCOMP ? val_list() : n->flag ? dict_new_set() : dict_new());
	return comp_clause(in, n, 0, out);
}

/* ---- f-strings ---- */

static bool fstring_text(struct interp *in, const struct node *n, struct buf *out);

static bool fstring_part(struct interp *in, const struct node *p, struct buf *out)
{
	struct buf text = BUF_INIT, spec = BUF_INIT;
	struct val v;
	bool ok;

	if (p->c)
		buf_add(out, val_text(&p->c->val).p, val_text(&p->c->val).n);
	if (!eval(in, p->a, &v))
		return false;
	if (p->op) {
		if (p->op == 's')
			text_of(in, &v, &text);
		else
			repr(in, &v, &text);
		v = buf_val(in, &text);
	}
	ok = !p->b || fstring_text(in, p->b, &spec);
	if (ok && !format_spec(in, &v, (struct str){ (const char *)spec.p, spec.n }, out))
		ok = fail_at(in, p->b ? p->b->span : p->span);
	buf_free(&spec);
	return ok;
}

static bool fstring_text(struct interp *in, const struct node *n, struct buf *out)
{
	for (unsigned i = 0; i < n->nkids; i++) {
		const struct node *k = n->kids[i];

		if (k->kind == N_CONST)
			buf_add(out, val_text(&k->val).p, val_text(&k->val).n);
		else if (!fstring_part(in, k, out))
			return false;
		if (out->n > TEXT_MAX)
			return fail(in, n->span, "the text would be longer than %d bytes", TEXT_MAX);
	}
	return true;
}

static bool eval_fstring(struct interp *in, const struct node *n, struct val *out)
{
	struct buf b = BUF_INIT;
	bool ok = fstring_text(in, n, &b);

	*out = buf_val(in, &b);
	return ok;
}

/* ---- a.b, a[b] ---- */

struct span attr_span(const struct node *n)
{
	return (struct span){ n->span.end - n->sym->n, n->span.end };
}

static bool eval_attr(struct interp *in, const struct node *n, struct val *out)
{
	struct val self;

	if (!eval(in, n->a, &self))
		return false;
	return attr_get(in, &self, n->sym, n, out) || fail_at(in, attr_span(n));
}

static bool slice_part(struct interp *in, const struct node *n, bool *has, int64_t *out)
{
	struct val v;

	*has = false;
	if (!n)
		return true;
	if (!eval(in, n, &v))
		return false;
	if (v.type == V_NONE)
		return true;
	*has = true;
	return to_int(&v, out) || fail(in, n->span, "a slice goes from number to number, not %s", type_text(&v));
}

bool slice_of(struct interp *in, const struct node *s, struct slice *out)
{
	return slice_part(in, s->a, &out->has[0], &out->v[0]) && slice_part(in, s->b, &out->has[1], &out->v[1]) &&
	       slice_part(in, s->c, &out->has[2], &out->v[2]);
}

/* p[TCP:2] is the second TCP; anything else a slice. */
static bool eval_slice(struct interp *in, const struct node *n, const struct val *box, struct val *out)
{
	const struct node *s = n->b;
	struct slice sl;
	struct val lay;
	int64_t nth = 1;
	bool has;

	if (box->type == V_PACKET && s->a && s->a->kind == N_NAME && !s->c) {
		if (!eval(in, s->a, &lay))
			return false;
		if (lay.type == V_CLASS) {
			if (!slice_part(in, s->b, &has, &nth))
				return false;
			if (nth < 1 || nth > LAYERS_MAX)
				return fail(in, s->span, "layers are counted from 1");
			return packet_of_class(in, box, lay.any, (unsigned)nth, out) || fail_at(in, n->span);
		}
	}
	return slice_of(in, s, &sl) && (slice_get(in, box, &sl, out) || fail_at(in, n->span));
}

static bool eval_index(struct interp *in, const struct node *n, struct val *out)
{
	struct val box, i;

	if (!eval(in, n->a, &box))
		return false;
	if (n->b->kind == N_SLICE)
		return eval_slice(in, n, &box, out);
	if (!eval(in, n->b, &i))
		return false;
	return index_get(in, &box, &i, n, out) || fail_at(in, n->span);
}

bool eval(struct interp *in, const struct node *n, struct val *out)
{
	switch ((enum nkind)n->kind) {
	case N_CONST:
		*out = n->val;
		return true;
	case N_NAME:
		return eval_name(in, n, out);
	case N_NEW:
		return new_node(in, n, NULL, out);
	case N_CALL:
		return call_node(in, n, out);
	case N_BINARY:
		return eval_binary(in, n, out);
	case N_ATTR:
		return eval_attr(in, n, out);
	case N_INDEX:
		return eval_index(in, n, out);
	case N_COMPARE:
		return eval_compare(in, n, out);
	case N_AND: case N_OR:
		return eval_logic(in, n, out);
	case N_NOT:
		if (!eval(in, n->a, out))
			return false;
		*out = val_bool(!truth(out));
		return true;
	case N_UNARY:
		return eval_unary(in, n, out);
	case N_LIST: case N_TUPLE:
		return eval_list(in, n, out);
	case N_DICT:
		return eval_dict(in, n, out);
	case N_FSTRING:
		return eval_fstring(in, n, out);
	case N_TERNARY:
		return eval_ternary(in, n, out);
	case N_LAMBDA:
		return func_new(in, n, out);
	case N_COMP: case N_DICTCOMP: case N_GENERATOR:
		return eval_comp(in, n, out);
	case N_FPART: case N_SLICE: case N_KEYWORD: case N_STAR: case N_STAR2: case N_CLAUSE:
	case N_BLOCK: case N_EXPR: case N_ASSIGN: case N_AUGMENT: case N_DEL: case N_ASSERT: case N_IF: case N_WHILE:
	case N_FOR: case N_BREAK: case N_CONTINUE: case N_PASS: case N_DEF: case N_RETURN: case N_CLASS: case N_TRY:
	case N_EXCEPT: case N_RAISE: case N_GLOBAL: case N_INCLUDE: case N_IMPORT:
		break;
	}
	return fail(in, n->span, "this is no expression");
}
