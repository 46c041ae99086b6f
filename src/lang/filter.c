/* filter.c - compiles a filter on decoded fields: the short forms, and what the language says of p. */
#include "filter_in.h"

#include <string.h>

#include "pkt/addr.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/interp.h"
#include "pkt/mem.h"
#include "pkt/registry.h"

/* ---- numbers ---- */

static bool is_arithmetic(const struct node *n)
{
	return n->kind == N_BINARY && (n->op <= OP_MUL || (n->op >= OP_FLOORDIV && n->op <= OP_MOD) || (n->op >= OP_LSHIFT && n->op <= OP_XOR));
}

static bool is_len_p(const struct node *n)
{
	return n->kind == N_CALL && n->a->kind == N_NAME && !strcmp(n->a->sym->name, "len") && n->nkids == 1 && y_is_p(n->kids[0]);
}

static struct ynode *number_of(struct filter *f, const struct node *n)
{
	struct ynode *y;
	struct val v;

	if (y_constant(n, &v)) {
		if (v.type != V_INT && v.type != V_BOOL)
			return NULL;
		y = y_make(f, Y_NUMBER);
		y->number = y_integer(&v);
		return y;
	}
	if (is_len_p(n)) {
		y = y_make(f, Y_PICK);
		y->pick = (struct pick){ .what = PICK_CAPLEN, .other = -1 };
		return y;
	}
	if (is_arithmetic(n)) {
		y = y_pair(f, Y_ARITH, number_of(f, n->a), f->d->n ? NULL : number_of(f, n->b));
		if (y)
			y->op = n->op;
		return y;
	}
	return y_picked(f, n, Y_PICK);
}

/* ---- comparisons ---- */

static enum op turned(enum op op)
{
	return op == OP_LT ? OP_GT : op == OP_LE ? OP_GE : op == OP_GT ? OP_LT : op == OP_GE ? OP_LE : op;
}

static struct ynode *with_constant(struct filter *f, struct ynode *y, const struct node *n, enum op op)
{
	struct val v;

	if (op == OP_EQ || op == OP_NE)
		return y_match(f, y, &n, 1, op == OP_NE);
	y_constant(n, &v);
	return v.type == V_INT ? y_match_order(f, y, op, &v) : NULL;
}

static struct ynode *compared(struct filter *f, const struct node *a, enum op op, const struct node *b)
{
	struct ynode *x = y_picked(f, a, Y_MATCH), *y = f->d->n ? NULL : y_picked(f, b, Y_MATCH);

	if (f->d->n || op > OP_GE)
		return NULL;
	if (x && y_is_constant(b))
		return with_constant(f, x, b, op);
	if (y && y_is_constant(a))
		return with_constant(f, y, a, turned(op));
	if (x && y && (op == OP_EQ || op == OP_NE)) {
		x = y_pair(f, Y_SAME, x, y);
		x->negative = op == OP_NE;
		return x;
	}
	x = y_pair(f, Y_COMPARE, number_of(f, a), number_of(f, b));
	if (x)
		x->op = (uint8_t)op;
	return x;
}

/* range(a, b): up to b - 1. */
static struct ynode *in_range(struct filter *f, struct ynode *y, const struct node *call, bool negative)
{
	struct val v[2] = { val_int(0) };

	if (call->a->kind != N_NAME || strcmp(call->a->sym->name, "range") != 0 || call->nkids < 1 || call->nkids > 2)
		return NULL;
	for (unsigned i = 0; i < call->nkids; i++)
		if (!y_constant(call->kids[i], &v[call->nkids == 1 ? 1 : i]) || v[call->nkids == 1 ? 1 : i].type != V_INT)
			return NULL;
	y_match_order(f, y, OP_LT, &v[1]);
	y->want->lo = y_integer(&v[0]);
	y->negative = negative;
	return y;
}

static struct ynode *in_constants(struct filter *f, struct ynode *y, const struct node *b, bool negative)
{
	struct val v;

	if (b->kind == N_LIST || b->kind == N_TUPLE) {
		for (unsigned i = 0; i < b->nkids; i++)
			if (!y_is_constant(b->kids[i]))
				return NULL;
		return y_match(f, y, (const struct node *const *)b->kids, b->nkids, negative);
	}
	if (b->kind == N_CALL)
		return in_range(f, y, b, negative);
	if (!y_constant(b, &v) || v.type != V_STR)
		return NULL;
	return y_match(f, y, &b, 1, negative); /* "10.0.0.0/8" */
}

/* "S" in tcp.flags: all of these bits. */
static struct ynode *has_flags(struct filter *f, struct ynode *y, const struct node *n, bool negative)
{
	struct ynode *both = y_make(f, Y_ARITH), *mask = y_make(f, Y_NUMBER), *cmp;
	struct want w;
	struct val v;

	y_constant(n, &v);
	if (!y_named(f, &y->pick, n, &v, &w))
		return NULL;
	mask->number = w.lo;
	y->kind = Y_PICK;
	both->op = OP_AND;
	both->a = y;
	both->b = mask;
	cmp = y_pair(f, Y_COMPARE, both, mask);
	cmp->op = negative ? OP_NE : OP_EQ;
	return cmp;
}

static struct ynode *contained(struct filter *f, const struct node *a, const struct node *b, bool negative)
{
	struct ynode *y = y_picked(f, b, Y_CONTAINS);
	const struct field *field;
	struct val v;

	if (!y || !y_constant(a, &v) || (v.type != V_STR && v.type != V_BYTES))
		return NULL;
	field = y->pick.what == PICK_FIELD && !y->pick.inside.n ? &y->pick.lay->field[y->pick.field] : NULL;
	if (field && field->kind == F_FLAGS)
		return has_flags(f, y, a, negative);
	if (field && field->kind <= F_IPV6)
		return y_match(f, y, &a, 1, negative);
	y->negative = negative;
	y->want = arena_alloc(&f->arena, sizeof(*y->want));
	y->nwant = 1;
	y->want->text = val_text(&v);
	return y;
}

static struct ynode *member(struct filter *f, const struct node *a, enum op op, const struct node *b)
{
	const struct layout *lay = y_class(a);
	bool negative = op == OP_NOT_IN;
	struct ynode *y;

	if (lay && y_is_p(b)) {
		y = y_has(f, lay, 1);
		return negative ? y_pair(f, Y_NOT, y, y) : y;
	}
	y = y_picked(f, a, Y_MATCH);
	if (y || f->d->n)
		return y ? in_constants(f, y, b, negative) : NULL;
	return contained(f, a, b, negative);
}

static struct ynode *comparisons(struct filter *f, const struct node *n)
{
	struct ynode *all = NULL;

	for (unsigned i = 0; i + 1 < n->nkids; i++) {
		enum op op = n->ops[i];
		bool in = op == OP_IN || op == OP_NOT_IN;
		struct ynode *y = (in ? member : compared)(f, n->kids[i], op, n->kids[i + 1]);

		if (!y)
			return NULL;
		all = all ? y_pair(f, Y_AND, all, y) : y;
	}
	return all;
}

/* ---- what is true ---- */

/* Evaluated by the language, as a function of p. */
static struct ynode *slow(struct filter *f, const struct node *n)
{
	struct buf b = BUF_INIT;
	struct ynode *y = NULL;
	struct str s = y_text(f, n);
	struct val fn;

	if (!f->in && f->get)
		f->in = f->get(f->arg);
	if (!f->in) {
		y_wrong(f, n, s, "a filter cannot ask this");
		return NULL;
	}
	buf_fmt(&b, "lambda p: (%.*s)", STR(s));
	if (interp_eval(f->in, &(struct source){ "-Y", (const char *)b.p, b.n }, &fn, f->d)) {
		y = y_make(f, Y_SLOW);
		y->fn = fn;
		f->slow = mem_room(f->slow, &f->slow_cap, f->nslow + 1, sizeof(*f->slow));
		f->slow[f->nslow++] = y;
	}
	buf_free(&b);
	return y;
}

static struct ynode *always(struct filter *f, bool yes)
{
	struct ynode *y = y_make(f, Y_ALWAYS);

	y->number = yes;
	return y;
}

/* p.haslayer(TCP) */
static struct ynode *asked(struct filter *f, const struct node *n)
{
	const struct node *a = n->a;
	const struct layout *lay = n->nkids == 1 ? y_class(n->kids[0]) : NULL;

	if (a->kind == N_ATTR && y_is_p(a->a) && lay && !strcmp(a->sym->name, "haslayer"))
		return y_has(f, lay, 1);
	return NULL;
}

static struct ynode *simple_truth(struct filter *f, const struct node *n)
{
	struct ynode *y;

	switch (n->kind) {
	case N_NAME:
		return y_class(n) ? y_has(f, y_class(n), 1) : NULL;
	case N_CONST:
		return n->val.type == V_BOOL ? always(f, n->val.u) : NULL;
	case N_COMPARE:
		return comparisons(f, n);
	case N_CALL:
		return asked(f, n);
	case N_BINARY:
		y = is_arithmetic(n) ? number_of(f, n) : NULL;
		if (!y)
			return NULL;
		y = y_pair(f, Y_COMPARE, y, y_make(f, Y_NUMBER));
		y->op = OP_NE;
		return y;
	}
	return y_picked(f, n, Y_TRUE);
}

static struct ynode *truth_of(struct filter *f, const struct node *n)
{
	struct ynode *y;

	switch (n->kind) {
	case N_AND:
	case N_OR:
		y = truth_of(f, n->a);
		return y ? y_pair(f, n->kind == N_AND ? Y_AND : Y_OR, y, truth_of(f, n->b)) : NULL;
	case N_NOT:
		y = truth_of(f, n->a);
		return y ? y_pair(f, Y_NOT, y, y) : NULL;
	}
	y = simple_truth(f, n);
	return y || f->d->n ? y : slow(f, n);
}

/* ---- making and freeing ---- */

static struct node *only_expr(const struct program *p)
{
	const struct node *b = p->main->body;

	return b && b->nkids == 1 && b->kids[0]->kind == N_EXPR ? b->kids[0]->a : NULL;
}

static void not_one(const struct filter *f, struct diags *to)
{
	const struct node *b = f->prog->main->body;
	struct diag *d = diags_new(to);

	diag_set(d, "a filter is one expression, such as tcp.dport == 80");
	if (b && b->nkids) {
		diag_at(d, &f->prog->src, b->kids[0]->span);
		if (b->kids[0]->kind == N_ASSIGN)
			diag_hint(d, "did you mean '=='?");
	}
}

struct filter *filter_new(const struct source *text, struct interp *(*interp)(void *arg), void *arg, struct diags *d)
{
	struct filter *f = mem_zero(1, sizeof(*f));
	const struct node *n;

	arena_init(&f->arena);
	symtab_init(&f->syms);
	f->get = interp;
	f->arg = arg;
	f->d = d;
	f->prog = program_parse(text, &f->syms, d, NULL);
	for (n = d->n ? NULL : f->prog->consts; n; n = n->next_const)
		if (n->val.wide)
			y_wrong(f, n, (struct str){ NULL, 0 }, "the number is too large (at most 2^64-1)");
	n = d->n ? NULL : only_expr(f->prog);
	if (n)
		f->root = truth_of(f, n);
	else if (!d->n)
		not_one(f, d);
	f->d = NULL;
	return f;
}

void filter_free(struct filter *f)
{
	if (!f)
		return;
	for (size_t i = 0; i < f->nslow; i++)
		val_drop(f->slow[i]->fn);
	mem_free(f->slow);
	program_drop(f->prog);
	symtab_free(&f->syms);
	arena_free(&f->arena);
	mem_free(f);
}

bool filter_is_slow(const struct filter *f)
{
	return f->nslow > 0;
}

bool filter_failed(const struct filter *f)
{
	return !f->root;
}
