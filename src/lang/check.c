/* check.c - the pass after parsing: every name gets its place, every mistake that can be seen is told. */
#include "pkt/check.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "pkt/registry.h"

enum { ERRORS_MAX = 50 };

struct diag *check_error(struct check *c, struct span at, const char *fmt, ...)
{
	struct diag *d = diags_new(c->diags);
	va_list ap;

	va_start(ap, fmt);
	diag_vset(d, fmt, ap);
	va_end(ap);
	d->src = c->prog ? &c->prog->src : NULL;
	d->span = at;
	return d;
}

/* ---- targets ---- */

static const char *what_is(const struct node *n)
{
	switch (n->kind) {
	case N_CONST:
		return n->val.type == V_NONE || n->val.type == V_BOOL ? "a constant" : "a literal";
	case N_CALL: case N_NEW:
		return "a call";
	case N_COMPARE:
		return "a comparison";
	case N_FSTRING: case N_DICT:
		return "a literal";
	case N_SLICE:
		return "a slice";
	}
	return "an expression";
}

void check_target(struct check *c, struct node *n)
{
	struct diag *d;

	switch (n->kind) {
	case N_NAME:
		scope_resolve(c, n);
		return;
	case N_TUPLE: case N_LIST:
		for (unsigned i = 0; i < n->nkids; i++)
			check_target(c, n->kids[i]);
		return;
	case N_ATTR:
		check_expr(c, n);
		return;
	case N_INDEX:
		if (n->b->kind == N_SLICE)
			diag_hint(check_error(c, n->b->span, "a slice cannot be assigned to"), "make a new list: l[:1] + new + l[2:]");
		check_expr(c, n);
		return;
	}
	d = check_error(c, n->span, "%s cannot be assigned to", what_is(n));
	if (n->kind == N_COMPARE || n->kind == N_BINARY)
		diag_hint(d, "'==' compares");
}

static void check_deleted(struct check *c, struct node *n)
{
	switch (n->kind) {
	case N_NAME: case N_ATTR: case N_INDEX:
		check_expr(c, n);
		return;
	case N_TUPLE: case N_LIST:
		for (unsigned i = 0; i < n->nkids; i++)
			check_deleted(c, n->kids[i]);
		return;
	}
	check_error(c, n->span, "%s cannot be deleted", what_is(n));
}

/* ---- expressions ---- */

static void declare_targets(struct check *c, const struct node *t)
{
	if (t->kind == N_NAME)
		scope_declare(c, c->fn, t->sym);
	if (t->kind != N_TUPLE && t->kind != N_LIST)
		return;
	for (unsigned i = 0; i < t->nkids; i++)
		declare_targets(c, t->kids[i]);
}

/* A comprehension's variables are its own: new ones, out of sight behind it. */
static void check_comp(struct check *c, struct node *n)
{
	struct var *before = c->fn->vars;

	for (unsigned i = 0; i < n->nkids; i++) {
		struct node *k = n->kids[i];

		check_expr(c, k->b);
		declare_targets(c, k->a);
		check_target(c, k->a);
		for (unsigned j = 0; j < k->nkids; j++)
			check_expr(c, k->kids[j]);
	}
	check_expr(c, n->a);
	if (n->b)
		check_expr(c, n->b);
	for (struct var *v = c->fn->vars; v != before; v = v->next)
		v->hidden = true;
}

static void check_kids(struct check *c, struct node *n)
{
	for (unsigned i = 0; i < n->nkids; i++)
		check_expr(c, n->kids[i]);
}

/* -5 is a literal. */
static void fold(struct check *c, struct node *n)
{
	struct val v;

	check_expr(c, n->a);
	if (n->op != OP_NEG || n->a->kind != N_CONST || (n->a->val.type != V_INT && n->a->val.type != V_FLOAT))
		return;
	if (!unary(c->in, OP_NEG, &n->a->val, &v)) {
		check_error(c, n->span, "%s", c->in->d.text);
		diag_clear(&c->in->d);
		return;
	}
	n->kind = N_CONST;
	n->val = v;
}

static void check_three(struct check *c, struct node *n)
{
	if (n->a)
		check_expr(c, n->a);
	if (n->b)
		check_expr(c, n->b);
	if (n->c)
		check_expr(c, n->c);
}

/* Expressions inside expressions; more would outgrow the stack. */
#define EXPR_DEEP 5000

static void check_kind(struct check *c, struct node *n);

void check_expr(struct check *c, struct node *n)
{
	if (c->diags->n >= ERRORS_MAX)
		return;
	if (c->deep >= EXPR_DEEP) {
		if (c->deep++ == EXPR_DEEP) /* told once */
			check_error(c, n->span, "this is nested too deeply: break it up into statements");
		return;
	}
	c->deep++;
	check_kind(c, n);
	c->deep -= c->deep <= EXPR_DEEP;
}

static void check_kind(struct check *c, struct node *n)
{
	switch (n->kind) {
	case N_CONST:
		if (n->val.wide)
			diag_hint(check_error(c, n->span, "%.*s is too large (at most 2^64-1, %" PRIu64 ")", (int)(n->span.end - n->span.begin),
			                      c->prog->src.text + n->span.begin, UINT64_MAX),
			          "only a class's field of that many bits takes it: BGPHeader(marker=…)");
		return;
	case N_NAME:
		if (!scope_resolve(c, n))
			unknown_name(c, n, false);
		return;
	case N_CALL:
		check_call(c, n);
		return;
	case N_ATTR:
		check_expr(c, n->a);
		check_attr(c, n);
		return;
	case N_LAMBDA:
		check_fn(c, n);
		return;
	case N_COMP: case N_DICTCOMP: case N_GENERATOR:
		check_comp(c, n);
		return;
	case N_UNARY:
		fold(c, n);
		return;
	case N_FPART:
		check_expr(c, n->a);
		if (n->b)
			check_expr(c, n->b);
		return;
	case N_LIST: case N_TUPLE: case N_DICT: case N_COMPARE: case N_FSTRING:
		check_kids(c, n);
		return;
	case N_BINARY: case N_AND: case N_OR: case N_NOT: case N_INDEX: case N_SLICE: case N_TERNARY:
		check_three(c, n);
		return;
	}
}

/* ---- statements ---- */

static void check_loop(struct check *c, struct node *body)
{
	c->loops++;
	check_block(c, body);
	c->loops--;
}

/* Which errors an except clause takes, a bit for each enum diag_kind. */
static void check_except(struct check *c, struct node *e)
{
	static const char *const refused[] = { "OSError", "IOError", "FileNotFoundError", "PermissionError" };
	unsigned mask = 1u << D_SCRIPT | 1u << D_REFUSED | 1u << D_NO;

	if (e->a && e->a->kind == N_NAME) {
		const char *name = e->a->sym->name;

		if (!strcmp(name, "AssertionError"))
			mask = 1u << D_NO;
		else if (strcmp(name, "Exception") != 0)
			mask = 1u << D_SCRIPT;
		for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
			if (!strcmp(name, refused[i]))
				mask = 1u << D_REFUSED;
		}
	}
	if (e->a)
		check_expr(c, e->a);
	if (e->c)
		check_target(c, e->c);
	e->op = (uint8_t)mask;
	check_block(c, e->b);
}

static void check_try(struct check *c, struct node *n)
{
	check_block(c, n->a);
	for (unsigned i = 0; i < n->nkids; i++)
		check_except(c, n->kids[i]);
	check_block(c, n->b);
	check_block(c, n->c);
}

static void check_for(struct check *c, struct node *n)
{
	check_expr(c, n->b);
	check_target(c, n->a);
	check_loop(c, n->c);
	check_block(c, n->nkids ? n->kids[0] : NULL);
}

static void check_assign(struct check *c, struct node *n)
{
	check_expr(c, n->a);
	for (unsigned i = 0; i < n->nkids; i++)
		check_target(c, n->kids[i]);
}

static void check_augment(struct check *c, struct node *n)
{
	check_expr(c, n->b);
	if (n->a->kind == N_TUPLE || n->a->kind == N_LIST) {
		check_error(c, n->a->span, "'%s=' changes one variable", op_text(n->op));
		return;
	}
	check_target(c, n->a);
	if (n->a->kind == N_NAME && !scope_resolve(c, n->a))
		unknown_name(c, n->a, false);
}

static void check_nonlocal(struct check *c, const struct node *n)
{
	if (n->op != 'n')
		return;
	diag_hint(check_error(c, n->span, "'nonlocal' is not part of this language"), "return the value, or keep it in a list or dict");
}

static void check_statement(struct check *c, struct node *n)
{
	switch (n->kind) {
	case N_BLOCK:
		check_block(c, n);
		return;
	case N_EXPR:
		check_expr(c, n->a);
		return;
	case N_ASSERT:
		if (n->a->kind == N_TUPLE && n->a->nkids)
			diag_hint(check_error(c, n->a->span, "this assertion always holds: a tuple is true"), "leave the brackets out");
		check_three(c, n);
		return;
	case N_RAISE:
		check_three(c, n);
		return;
	case N_ASSIGN:
		check_assign(c, n);
		return;
	case N_AUGMENT:
		check_augment(c, n);
		return;
	case N_DEL:
		for (unsigned i = 0; i < n->nkids; i++)
			check_deleted(c, n->kids[i]);
		return;
	case N_IF:
		check_expr(c, n->a);
		check_block(c, n->b);
		check_block(c, n->c);
		return;
	case N_WHILE:
		check_expr(c, n->a);
		check_loop(c, n->b);
		check_block(c, n->c);
		return;
	case N_FOR:
		check_for(c, n);
		return;
	case N_BREAK: case N_CONTINUE:
		if (!c->loops)
			check_error(c, n->span, "'%s' stands outside of a loop", n->kind == N_BREAK ? "break" : "continue");
		return;
	case N_DEF:
		check_target(c, n->a);
		check_fn(c, n);
		return;
	case N_RETURN:
		if (!c->fn->outer)
			check_error(c, n->span, "'return' stands outside of a function");
		if (n->a)
			check_expr(c, n->a);
		return;
	case N_CLASS:
		check_class(c, n);
		return;
	case N_TRY:
		check_try(c, n);
		return;
	case N_GLOBAL:
		check_nonlocal(c, n);
		return;
	case N_INCLUDE:
		if (c->fn->outer)
			check_error(c, n->span, "'include' stands at the top of a script, not in a function");
		return;
	}
}

void check_block(struct check *c, struct node *n)
{
	if (!n)
		return;
	if (n->kind != N_BLOCK) {
		check_statement(c, n);
		return;
	}
	for (unsigned i = 0; i < n->nkids; i++)
		check_statement(c, n->kids[i]);
}

static void check_params(struct check *c, struct fn *f)
{
	bool optional = false;

	for (unsigned i = 0; i < f->nparam; i++) {
		struct param *p = &f->param[i];

		if (scope_find(f, p->sym))
			check_error(c, p->span, "the parameter '%s' stands twice", p->sym->name);
		if (optional && !p->init && !p->star && !f->has_star)
			check_error(c, p->span, "'%s' has no default, but a parameter before it has one", p->sym->name);
		if (p->star == '2' && i + 1 < f->nparam)
			check_error(c, p->span, "'**%s' must be the last parameter", p->sym->name);
		optional |= p->init != NULL;
		p->var = scope_declare(c, f, p->sym);
	}
}

/* def and lambda: defaults belong to the function around, the rest to its own scope. */
void check_fn(struct check *c, struct node *n)
{
	struct fn *f = n->fn, *outer = c->fn;
	unsigned loops = c->loops;

	for (unsigned i = 0; i < f->nparam; i++) {
		if (f->param[i].init)
			check_expr(c, f->param[i].init);
	}
	f->outer = outer;
	c->fn = f;
	c->loops = 0;
	check_params(c, f);
	if (f->is_lambda) {
		check_expr(c, f->body);
	} else {
		scope_collect(c, f->body);
		check_block(c, f->body);
	}
	c->fn = outer;
	c->loops = loops;
}

void check_top(struct check *c)
{
	scope_collect(c, c->prog->main->body);
	check_block(c, c->prog->main->body);
}

void check_program(struct interp *in, struct program *p, struct diags *d, unsigned includes)
{
	struct check c = { .in = in, .prog = p, .diags = d, .fn = p->main, .includes = includes };

	check_top(&c);
}

void check_partial(struct interp *in, struct program *p, struct diags *d)
{
	struct check c = { .in = in, .prog = p, .diags = d, .fn = p->main, .partial = true };

	check_top(&c);
}
