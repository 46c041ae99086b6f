/* ast.c - nodes of a program: made by the grammar, in the program's arena. */
#include "pkt/ast.h"

#include <string.h>

struct node *node_new(struct parser *ps, enum nkind kind, struct span at)
{
	struct node *n = arena_alloc(&ps->prog->arena, sizeof(*n));

	n->kind = (uint8_t)kind;
	n->span = at;
	n->depth = 1;
	return n;
}

/* Recursion over the tree is bounded here, once. */
static void deepen(struct parser *ps, struct node *n, const struct node *kid)
{
	if (!kid || kid->depth < n->depth)
		return;
	n->depth = kid->depth + 1;
	if (n->depth < NODE_DEPTH)
		return;
	n->depth = 1;
	if (!ps->deep)
		diag_hint(parse_error(ps, n->span, "this is nested more than %d deep", NODE_DEPTH), "split it");
	ps->deep = true;
}

struct node *node_of(struct parser *ps, enum nkind kind, struct span at, struct node *a, struct node *b, struct node *c)
{
	struct node *n = node_new(ps, kind, at);

	n->a = a;
	n->b = b;
	n->c = c;
	deepen(ps, n, a);
	deepen(ps, n, b);
	deepen(ps, n, c);
	return n;
}

struct node *node_kids(struct parser *ps, struct node *n, const struct seq *s)
{
	struct node **v = arena_alloc(&ps->prog->arena, (n->nkids + s->n) * sizeof(*v));

	if (n->nkids)
		memcpy(v, n->kids, n->nkids * sizeof(*v));
	for (unsigned i = 0; i < s->n; i++) {
		v[n->nkids++] = s->v[i];
		deepen(ps, n, s->v[i]);
	}
	n->kids = v;
	return n;
}

struct node *node_op(struct parser *ps, enum nkind kind, enum op op, struct span at, struct node *a, struct node *b)
{
	struct node *n = node_of(ps, kind, at, a, b, NULL);

	n->op = (uint8_t)op;
	return n;
}

struct node *node_sym(struct parser *ps, enum nkind kind, struct span at, struct sym *sym, struct node *a)
{
	struct node *n = node_of(ps, kind, at, a, NULL, NULL);

	n->sym = sym;
	return n;
}

struct node *node_const(struct parser *ps, struct span at, struct val v)
{
	struct node *n = node_new(ps, N_CONST, at);

	n->val = v;
	n->next_const = ps->prog->consts;
	ps->prog->consts = n;
	return n;
}

/* a < b < c is one node: operands and the operators between them. A chain in parentheses is a value like any other. */
struct node *node_compare(struct parser *ps, enum op op, struct node *a, struct node *b, struct span at)
{
	bool longer = a->kind == N_COMPARE && !a->flag;
	unsigned n = longer ? a->nkids : 1;
	struct seq kids = { .v = &b, .n = 1 };
	uint8_t *ops = arena_alloc(&ps->prog->arena, n);
	struct node *c = a;

	if (!longer) {
		struct seq first = { .v = &a, .n = 1 };

		c = node_kids(ps, node_new(ps, N_COMPARE, at), &first);
	} else {
		memcpy(ops, a->ops, n - 1);
	}
	c->span = at;
	ops[n - 1] = (uint8_t)op;
	c->ops = ops;
	return node_kids(ps, c, &kids);
}

static void fill_params(struct fn *f, const struct seq *params)
{
	for (unsigned i = 0; i < params->n; i++) {
		const struct node *n = params->v[i];
		struct param *p = &f->param[i];

		p->sym = n->sym;
		p->init = n->a;
		p->span = n->span;
		p->star = n->kind == N_STAR ? '*' : n->kind == N_STAR2 ? '2' : 0;
		f->has_star |= p->star == '*';
		f->has_star2 |= p->star == '2';
		if (!p->star && !f->has_star && !f->has_star2)
			f->nposition++;
	}
}

struct node *node_fn(struct parser *ps, enum nkind kind, struct span at, struct sym *name, const struct seq *params,
                     struct node *body)
{
	struct fn *f = arena_alloc(&ps->prog->arena, sizeof(*f));
	struct node *n = node_new(ps, kind, at);

	f->name = name;
	f->span = at;
	f->prog = ps->prog;
	f->body = body;
	f->is_lambda = kind == N_LAMBDA;
	f->nparam = params->n;
	f->param = arena_alloc(&ps->prog->arena, params->n * sizeof(*f->param));
	fill_params(f, params);
	for (unsigned i = 0; i < params->n; i++)
		deepen(ps, n, params->v[i]);
	deepen(ps, n, body);
	n->sym = name;
	n->fn = f;
	if (kind == N_DEF)
		n->a = node_sym(ps, N_NAME, at, name, NULL);
	return n;
}

static struct node *join_consts(struct parser *ps, struct node *a, const struct node *b, struct span at)
{
	struct str x = val_text(&a->val), y = val_text(&b->val);
	char *both = arena_alloc(&ps->prog->arena, x.n + y.n + 1);

	if (a->val.type != b->val.type) {
		diag_hint(parse_error(ps, at, "text and bytes do not join"), "put b before both, or before none");
		return a;
	}
	memcpy(both, x.p, x.n);
	memcpy(both + x.n, y.p, y.n);
	return node_const(ps, at, a->val.type == V_STR ? val_str(both, x.n + y.n) : val_bytes(both, x.n + y.n));
}

struct node *node_join(struct parser *ps, struct node *a, struct node *b)
{
	struct span at = { a->span.begin, b->span.end };
	struct seq one = { .v = &b, .n = 1 };
	struct node *n;

	if (a->kind == N_CONST && b->kind == N_CONST)
		return join_consts(ps, a, b, at);
	n = a;
	if (a->kind == N_CONST) {
		struct seq first = { .v = &a, .n = 1 };

		n = node_kids(ps, node_new(ps, N_FSTRING, at), &first);
	}
	n->span = at;
	if (b->kind == N_FSTRING)
		one = (struct seq){ .v = b->kids, .n = b->nkids };
	return node_kids(ps, n, &one);
}

struct node *node_equals(struct parser *ps, struct node *part, struct span text)
{
	part->c = node_const(ps, text, val_str(ps->text + text.begin, text.end - text.begin));
	if (!part->op && !part->b)
		part->op = 'r';
	return part;
}

struct seq *seq_new(struct parser *ps)
{
	return arena_alloc(&ps->prog->arena, sizeof(struct seq));
}

/* NULL is left out: what a mistake took the place of. */
struct seq *seq_add(struct parser *ps, struct seq *s, struct node *n)
{
	if (!n)
		return s;
	if (s->n == s->cap) {
		struct node **v;

		s->cap = s->cap ? s->cap * 2 : 4;
		v = arena_alloc(&ps->prog->arena, s->cap * sizeof(*v));
		if (s->n)
			memcpy(v, s->v, s->n * sizeof(*v));
		s->v = v;
	}
	s->v[s->n++] = n;
	return s;
}

struct node *node_set(struct parser *ps, struct span at, struct seq *items)
{
	struct seq *pairs = seq_new(ps);
	struct node *n;

	for (unsigned i = 0; items && i < items->n; i++)
		seq_add(ps, seq_add(ps, pairs, items->v[i]), node_const(ps, at, val_bool(true)));
	n = node_kids(ps, node_new(ps, N_DICT, at), pairs);
	if (n)
		n->flag = true;
	return n;
}

static struct node *one(struct parser *ps, enum nkind kind, struct span at, struct node *a, struct node *kid)
{
	return node_kids(ps, node_of(ps, kind, at, a, NULL, NULL), seq_add(ps, seq_new(ps), kid));
}

struct node *node_with(struct parser *ps, struct node *a, struct sym *name, struct span at, struct node *block)
{
	struct node *set = one(ps, N_ASSIGN, a->span, a, node_sym(ps, N_NAME, at, name, NULL));
	struct node *method = node_sym(ps, N_ATTR, at, sym_intern(ps->syms, "close", 5), node_sym(ps, N_NAME, at, name, NULL));
	struct node *close = node_of(ps, N_EXPR, at, node_of(ps, N_CALL, at, method, NULL, NULL), NULL, NULL);
	struct node *body = node_of(ps, N_TRY, at, block, NULL, one(ps, N_BLOCK, at, NULL, close));

	return node_kids(ps, node_new(ps, N_BLOCK, at), seq_add(ps, seq_add(ps, seq_new(ps), set), body));
}
