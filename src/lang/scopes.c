/* scopes.c - which variable a name is: global, of the function, or of one around it. */
#include <string.h>

#include "pkt/check.h"
#include "pkt/habit.h"
#include "pkt/library.h"
#include "pkt/registry.h"

struct var *scope_find(struct fn *f, const struct sym *s)
{
	struct var *v = f->vars;

	while (v && (v->sym != s || v->hidden))
		v = v->next;
	return v;
}

struct var *scope_declare(struct check *c, struct fn *f, struct sym *s)
{
	struct var *v = arena_alloc(&c->prog->arena, sizeof(*v));

	v->sym = s;
	v->owner = f;
	v->slot = f->nslots++;
	v->next = f->vars;
	f->vars = v;
	return v;
}

static bool is_global(const struct fn *f, const struct sym *s)
{
	for (unsigned i = 0; i < f->nglobals; i++) {
		if (f->globals[i] == s)
			return true;
	}
	return false;
}

/* ---- what a function assigns ---- */

static void collect_name(struct check *c, struct sym *s)
{
	if (!c->fn->outer && !c->fn->is_module)
		s->assigned = true;
	else if (!is_global(c->fn, s) && !scope_find(c->fn, s))
		scope_declare(c, c->fn, s);
}

static void collect_target(struct check *c, const struct node *t)
{
	if (t->kind == N_NAME)
		collect_name(c, t->sym);
	if (t->kind != N_TUPLE && t->kind != N_LIST)
		return;
	for (unsigned i = 0; i < t->nkids; i++)
		collect_target(c, t->kids[i]);
}

static void collect_globals(struct check *c, const struct node *n)
{
	struct fn *f = c->fn;
	struct sym **more = arena_alloc(&c->prog->arena, (f->nglobals + n->nkids) * sizeof(*more));

	if (f->nglobals)
		memcpy(more, f->globals, f->nglobals * sizeof(*more));
	for (unsigned i = 0; i < n->nkids; i++) {
		more[f->nglobals++] = n->kids[i]->sym;
		if (n->op != 'n')
			n->kids[i]->sym->assigned = true;
	}
	f->globals = more;
}

void scope_collect(struct check *c, struct node *n)
{
	if (!n)
		return;
	switch (n->kind) {
	case N_BLOCK:
		for (unsigned i = 0; i < n->nkids; i++)
			scope_collect(c, n->kids[i]);
		return;
	case N_ASSIGN:
		for (unsigned i = 0; i < n->nkids; i++)
			collect_target(c, n->kids[i]);
		return;
	case N_AUGMENT:
		collect_target(c, n->a);
		return;
	case N_DEF:
		collect_target(c, n->a);
		return;
	case N_CLASS:
		collect_name(c, n->sym);
		return;
	case N_INCLUDE:
		if (!c->fn->outer)
			check_include(c, n);
		return;
	case N_GLOBAL:
		if (c->fn->outer)
			collect_globals(c, n);
		return;
	case N_FOR:
		collect_target(c, n->a);
		scope_collect(c, n->c);
		scope_collect(c, n->nkids ? n->kids[0] : NULL);
		return;
	case N_IF: case N_WHILE:
		scope_collect(c, n->b);
		scope_collect(c, n->c);
		return;
	case N_TRY:
		for (unsigned i = 0; i < n->nkids; i++) {
			if (n->kids[i]->c)
				collect_target(c, n->kids[i]->c);
			scope_collect(c, n->kids[i]->b);
		}
		scope_collect(c, n->a);
		scope_collect(c, n->b);
		scope_collect(c, n->c);
		return;
	}
}

/* ---- names that are used ---- */

static uint32_t capture_index(struct check *c, struct fn *f, struct var *v, uint32_t from, bool from_capture)
{
	struct capture *more;

	for (unsigned i = 0; i < f->ncapture; i++) {
		if (f->capture[i].var == v)
			return i;
	}
	if (f->ncapture == f->capcap) {
		f->capcap = f->capcap ? f->capcap * 2 : 4;
		more = arena_alloc(&c->prog->arena, f->capcap * sizeof(*more));
		if (f->ncapture)
			memcpy(more, f->capture, f->ncapture * sizeof(*more));
		f->capture = more;
	}
	f->capture[f->ncapture] = (struct capture){ v, from, from_capture };
	return f->ncapture++;
}

/* A variable of a function around f: every function on the way hands it on. False: none has it. */
static bool capture(struct check *c, struct fn *f, const struct sym *s, struct var **v, uint32_t *index)
{
	struct var *found;
	uint32_t from;

	if (!f->outer || is_global(f->outer, s))
		return false;
	found = f->outer->is_class ? NULL : scope_find(f->outer, s);
	if (found) {
		found->captured = true;
		*v = found;
		*index = capture_index(c, f, found, found->slot, false);
		return true;
	}
	if (!capture(c, f->outer, s, v, &from))
		return false;
	*index = capture_index(c, f, *v, from, true);
	return true;
}

/* A file of the library sees what pkt gives, and no variable of the script. */
static bool has_global(const struct check *c, const struct sym *s)
{
	if (s->layout || s->builtin || s->given)
		return true;
	return !c->prog->main->is_module && (s->assigned || s->value.type != V_UNSET);
}

bool scope_resolve(struct check *c, struct node *n)
{
	bool global = is_global(c->fn, n->sym), module = c->prog->main->is_module;
	struct var *v = global ? NULL : scope_find(c->fn, n->sym);
	uint32_t index;

	if (v) {
		n->where = AT_LOCAL;
		n->index = (int32_t)v->slot;
		n->var = v;
		return true;
	}
	if (capture(c, c->fn, n->sym, &v, &index)) {
		n->where = AT_CELL;
		n->index = (int32_t)index;
		n->var = v;
		return true;
	}
	n->where = AT_GLOBAL;
	n->flag = module && !global;
	if (global || has_global(c, n->sym) || library_has(c, n))
		return true;
	/* A function typed at the prompt may use what will be defined later. */
	return c->in->cfg.interactive && c->fn->outer && !c->fn->is_lambda && !module;
}

static void offer_names(struct check *c, struct near *near)
{
	const struct symtab *t = &c->in->syms;

	for (const struct fn *f = c->fn; f; f = f->outer) {
		for (const struct var *v = f->vars; v; v = v->next) {
			if (!v->hidden)
				near_offer(near, v->sym->name);
		}
	}
	for (uint32_t i = 0; i < t->nbucket; i++) {
		for (const struct sym *s = t->bucket[i]; s; s = s->next) {
			if (s->assigned || s->value.type != V_UNSET || s->builtin)
				near_offer(near, s->name);
		}
	}
	layout_near(near);
}

static bool is_hex(struct str s)
{
	return s.n == 2 && strspn(s.p, "0123456789abcdefABCDEF") == s.n;
}

static bool is_field(struct sym *s)
{
	for (size_t i = 0; i < layout_count(); i++) {
		if (field_of(s, layout_nth(i)) >= 0)
			return true;
	}
	return false;
}

void unknown_name(struct check *c, const struct node *n, bool called)
{
	struct near near = NEAR_WORD(((struct str){ n->sym->name, n->sym->n }));
	bool upper = n->sym->name[0] >= 'A' && n->sym->name[0] <= 'Z';
	bool field = n->sym->n > 5 && !strcmp(n->sym->name + n->sym->n - 5, "Field");
	struct diag *d;

	if (c->partial)
		return;
	d = check_error(c, n->span, "there is no %s '%s'", !called ? "name" : field ? "type of field" : upper ? "layer" : "function", n->sym->name);
	if (habit_name(near.word)) {
		diag_hint(d, "%s", habit_name(near.word));
		return;
	}
	library_all(c->in);
	offer_names(c, &near);
	if (diag_mean(d, near.best) || near.best)
		return;
	if (is_hex(near.word))
		diag_hint(d, "hexadecimal is written 0x%s, text in quotes", n->sym->name);
	else if (!called && n->sym->n > 1 && is_field(n->sym)) /* one letter is rather a variable */
		diag_hint(d, "the field of a packet p is p.%s; as an argument, %s=…", n->sym->name, n->sym->name);
	else if (called)
		diag_hint(d, upper ? "ls() lists the layers, lsc() the functions" : "lsc() lists the functions");
	else
		diag_hint(d, "a variable gets its value with =, text stands in quotes");
}
