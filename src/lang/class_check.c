/* class_check.c - class statements before anything runs: the body is a scope, its names may stand behind a dot. */
#include <string.h>

#include "pkt/check.h"

/* Scapy's, by which a class reads or writes itself: here its fields_desc says how. */
static const char *const not_called[] = { "do_dissect", "do_dissect_payload", "dissect", "pre_dissect", "post_dissect", "do_build",
	"do_build_payload", "self_build", "__init__", "build_padding", "dispatch_hook" };

static void refuse_methods(struct check *c, const struct node *body)
{
	for (uint32_t i = 0; i < body->nkids; i++) {
		const struct node *n = body->kids[i];

		for (size_t k = 0; n->kind == N_DEF && k < sizeof(not_called) / sizeof(not_called[0]); k++)
			if (!strcmp(n->sym->name, not_called[k]))
				diag_hint(check_error(c, n->span, "%s() would never be called: fields_desc says how a layer is read and built", n->sym->name),
				          "methods are guess_payload_class, extract_padding, post_build and mysummary");
	}
}

static void know(struct check *c, struct str s)
{
	bool word = s.n > 0;

	for (size_t i = 0; i < s.n; i++)
		word = word && (s.p[i] == '_' || ((s.p[i] | 32) >= 'a' && (s.p[i] | 32) <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9'));
	if (word)
		sym_intern(&c->in->syms, s.p, s.n)->known = true;
	for (size_t i = 0; i < s.n && s.n <= 64; i++) /* letters of flags */
		sym_intern(&c->in->syms, s.p + i, 1)->known = true;
}

/* Any text of the body may become the name of a field or flag. */
static void know_texts(struct check *c, const struct node *n)
{
	if (!n)
		return;
	if (n->kind == N_CONST) {
		know(c, val_text(&n->val));
		return;
	}
	know_texts(c, n->a);
	know_texts(c, n->b);
	know_texts(c, n->c);
	for (uint32_t i = 0; i < n->nkids; i++)
		know_texts(c, n->kids[i]);
}

static void check_bases(struct check *c, const struct node *n)
{
	for (uint32_t i = 0; i < n->nkids; i++)
		check_expr(c, n->kids[i]->kind == N_KEYWORD ? n->kids[i]->a : n->kids[i]);
}

void check_class(struct check *c, struct node *n)
{
	struct fn *f = arena_alloc(&c->prog->arena, sizeof(*f)), *outer = c->fn;
	unsigned loops = c->loops;

	if (outer->outer || outer->is_class) {
		check_error(c, n->span, "a class stands at the top of a script, not inside a function or class");
		return;
	}
	check_bases(c, n);
	know_texts(c, n->b);
	refuse_methods(c, n->b);
	*f = (struct fn){ .name = n->sym, .span = n->span, .prog = c->prog, .body = n->b, .outer = outer, .is_class = true };
	n->fn = f;
	c->fn = f;
	c->loops = 0;
	scope_collect(c, n->b);
	for (const struct var *v = f->vars; v; v = v->next)
		v->sym->known = true;
	check_block(c, n->b);
	c->fn = outer;
	c->loops = loops;
}
