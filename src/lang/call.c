/* call.c - calls: arguments to parameters, functions of the script and builtins. */
#include <stdarg.h>
#include <stdio.h>
#include <assert.h>
#include <string.h>

#include "pkt/call_node.h"
#include "pkt/class.h"
#include "pkt/registry.h"

struct val *stack_take(struct interp *in, size_t n, struct span at)
{
	struct val *v = in->stack + in->nstack;

	if (n > STACK_VALUES - in->nstack) {
		fail(in, at, "too many values are in use at once (calls in calls?)");
		return NULL;
	}
	memset(v, 0, n * sizeof(*v));
	in->nstack += n;
	return v;
}

/* ---- functions of the script ---- */

static void func_free(struct obj *o)
{
	struct func *f = (struct func *)o;

	for (unsigned i = 0; i < f->fn->nparam; i++)
		val_drop(f->init[i]);
	for (unsigned i = 0; i < f->fn->ncapture; i++)
		val_drop(f->cell[i]);
	mem_free(f->init);
	mem_free(f->cell);
	program_drop(f->prog);
	mem_free(f);
}

static const struct obj_type func_type = { "function", func_free };

static struct val capture_of(struct interp *in, const struct capture *c)
{
	struct node name = { .where = c->from_capture ? AT_CELL : AT_LOCAL, .index = (int32_t)c->from, .var = c->var };

	frame_place(in->frame, &name);
	return val_hold(c->from_capture ? in->frame->func->cell[c->from] : in->frame->slot[c->from]);
}

bool func_new(struct interp *in, const struct node *n, struct val *out)
{
	struct fn *fn = n->fn;
	struct func *f = mem_zero(1, sizeof(*f));
	struct val v;

	f->obj.type = &func_type;
	f->obj.refs = 1;
	f->fn = fn;
	f->prog = program_hold(fn->prog);
	f->init = mem_zero(fn->nparam, sizeof(*f->init));
	f->cell = mem_zero(fn->ncapture, sizeof(*f->cell));
	*out = pool_add(in, (struct val){ .type = V_FUNC, .any = f });
	for (unsigned i = 0; i < fn->nparam; i++) {
		if (!fn->param[i].init)
			continue;
		if (!eval(in, fn->param[i].init, &v))
			return false;
		f->init[i] = val_hold(v);
	}
	for (unsigned i = 0; i < fn->ncapture; i++)
		f->cell[i] = capture_of(in, &fn->capture[i]);
	return true;
}

static const char *fn_name(const struct fn *fn)
{
	return fn->name ? fn->name->name : "the lambda";
}

static struct span place_of_arg(const struct args *a, unsigned i)
{
	if (a->at && i < a->n && a->at[i])
		return a->at[i]->span;
	return a->call ? a->call->span : (struct span){ 0, 0 };
}

static bool bind_named(struct interp *in, const struct fn *fn, const struct args *a, struct val *slot)
{
	for (unsigned i = a->nposition; i < a->n; i++) {
		struct near near = NEAR_WORD(((struct str){ a->name[i]->name, a->name[i]->n }));
		unsigned k = 0;

		while (k < fn->nparam && (fn->param[k].sym != a->name[i] || fn->param[k].star)) {
			near_offer(&near, fn->param[k].sym->name);
			k++;
		}
		if (k == fn->nparam && !fn->has_star2) {
			fail(in, place_of_arg(a, i), "%s() has no argument '%s'", fn_name(fn), a->name[i]->name);
			return diag_mean(&in->d, near.best);
		}
		if (k == fn->nparam) {
			struct val key = pool_add(in, val_str(a->name[i]->name, a->name[i]->n));

			if (!dict_set(in, slot[fn->nparam - 1].any, key, a->v[i]))
				return fail_at(in, place_of_arg(a, i));
			continue;
		}
		if (slot[k].type != V_UNSET)
			return fail(in, place_of_arg(a, i), "'%s' is given twice", a->name[i]->name);
		slot[k] = val_hold(a->v[i]);
	}
	return true;
}

static bool bind_script(struct interp *in, const struct func *f, const struct args *a, struct val *slot)
{
	const struct fn *fn = f->fn;

	if (a->nposition > fn->nposition && !fn->has_star) {
		return fail(in, place_of_arg(a, fn->nposition), "%s() takes %u argument%s, not %u", fn_name(fn), fn->nposition,
		            fn->nposition == 1 ? "" : "s", a->nposition);
	}
	for (unsigned i = 0; i < a->nposition && i < fn->nposition; i++)
		slot[i] = val_hold(a->v[i]);
	for (unsigned i = 0; i < fn->nparam; i++) {
		if (fn->param[i].star == '*')
			slot[i] = list_new_of(V_TUPLE, a->v + fn->nposition, a->nposition > fn->nposition ? a->nposition - fn->nposition : 0);
		else if (fn->param[i].star)
			slot[i] = dict_new();
	}
	if (!bind_named(in, fn, a, slot))
		return false;
	for (unsigned i = 0; i < fn->nparam; i++) {
		if (slot[i].type == V_UNSET)
			slot[i] = val_hold(f->init[i]);
		if (slot[i].type == V_UNSET)
			return fail(in, place_of_arg(a, a->n), "%s() needs the argument '%s'", fn_name(fn), fn->param[i].sym->name);
	}
	return true;
}

/* Deep recursion would end the process, so both calls and the machine's stack are counted. */
static bool may_nest(struct interp *in, const struct node *call)
{
	const char here = 0;
	ptrdiff_t used = in->stack_base - &here;

	if (in->depth < FRAMES_MAX && used < STACK_BYTES && used > -STACK_BYTES)
		return true;
	return fail(in, call ? call->span : (struct span){ 0, 0 }, "functions call each other more than %d deep", in->depth) ||
		diag_hint(&in->d, "does the function ever return without calling itself? a loop goes on without end");
}

static bool run_body(struct interp *in, const struct fn *fn, struct val *out)
{
	enum course f;

	*out = VAL_NONE;
	if (fn->is_lambda) {
		if (!eval(in, fn->body, out))
			return false;
		val_hold(*out);
		return true;
	}
	f = exec(in, fn->body);
	if (f == COURSE_RETURN) {
		*out = in->result;
		in->result = VAL_UNSET;
	}
	return f != COURSE_ERROR;
}

static bool call_script(struct interp *in, struct func *f, const struct args *a, struct val *out)
{
	struct frame fr = { .fn = f->fn, .func = f, .up = in->frame, .called = a->call };
	struct program *was = in->running;
	size_t stack = in->nstack, mark = in->npool;
	bool owning = in->owning, ok = false;
	struct span at = a->call ? a->call->span : (struct span){ 0, 0 };

	if (!may_nest(in, a->call))
		return false;
	fr.slot = stack_take(in, f->fn->nslots, at);
	if (!fr.slot)
		return false;
	f->obj.refs++;
	in->depth++;
	in->owning = false;
	if (bind_script(in, f, a, fr.slot)) {
		in->frame = &fr;
		in->running = f->prog;
		ok = run_body(in, f->fn, out);
		in->frame = fr.up;
		in->running = was;
		if (!ok)
			chain_add(in, f->fn, a->call);
	}
	in->owning = owning;
	in->depth--;
	for (uint32_t i = 0; i < f->fn->nslots; i++)
		val_drop(fr.slot[i]);
	in->nstack = stack;
	pool_release(in, mark);
	if (ok)
		pool_add(in, *out);
	obj_drop(&f->obj);
	return ok;
}

bool module_exec(struct interp *in, struct program *p, struct val *slot)
{
	struct frame fr = { .fn = p->main, .up = in->frame, .slot = slot };
	struct program *was = in->running;
	enum course f;

	in->running = p;
	in->frame = &fr;
	f = exec(in, p->main->body);
	in->frame = fr.up;
	in->running = was;
	return f != COURSE_ERROR;
}

/* The program itself. */
bool program_exec(struct interp *in, struct program *p)
{
	struct program *was = in->running;
	size_t stack = in->nstack;
	struct val *slot;
	bool ok;

	in->running = p;
	slot = stack_take(in, p->main->nslots, (struct span){ 0, 0 });
	in->running = was;
	ok = slot && module_exec(in, p, slot);
	for (uint32_t i = 0; slot && i < p->main->nslots; i++)
		val_drop(slot[i]);
	in->nstack = stack;
	return ok;
}

/* ---- builtins ---- */


static bool unknown_name(struct interp *in, const struct method *m, const struct args *a, unsigned i)
{
	struct near near = NEAR_WORD(((struct str){ a->name[i]->name, a->name[i]->n }));

	for (unsigned k = m->row->on ? 1 : 0; k < m->n; k++)
		near_offer(&near, m->name[k]->name);
	fail(in, place_of_arg(a, i), "%s() has no argument '%s'", m->row->name, a->name[i]->name);
	return diag_mean(&in->d, near.best);
}

static bool bind_builtin(struct interp *in, const struct method *m, const struct val *self, const struct args *a,
                         struct val *v, const struct node **where)
{
	unsigned first = self ? 1 : 0, k;

	if (self)
		v[0] = *self;
	for (unsigned i = 0; i < a->nposition && first + i < m->nposition; i++) {
		v[first + i] = a->v[i];
		where[first + i] = a->at ? a->at[i] : NULL;
	}
	if (first + a->nposition > m->nposition && !m->rest) {
		unsigned most = m->nposition - first;

		if (!most)
			return fail(in, place_of_arg(a, 0), "%s() takes no arguments", m->row->name);
		return fail(in, place_of_arg(a, most), "%s() takes at most %u argument%s", m->row->name, most, most == 1 ? "" : "s");
	}
	for (unsigned i = a->nposition; i < a->n; i++) {
		for (k = first; k < m->n && m->name[k] != a->name[i]; k++)
			;
		if (k == m->n && m->named)
			continue;
		if (k == m->n)
			return unknown_name(in, m, a, i);
		if (v[k].type != V_UNSET)
			return fail(in, place_of_arg(a, i), "'%s' is given twice", a->name[i]->name);
		v[k] = a->v[i];
		where[k] = a->at ? a->at[i] : NULL;
	}
	for (k = 0; k < m->n; k++) {
		if (v[k].type == V_UNSET)
			v[k] = m->init[k];
		if (v[k].type == V_UNSET)
			return fail(in, place_of_arg(a, a->n), "%s() needs the argument '%s'", m->row->name, m->name[k]->name);
	}
	return true;
}

bool call_builtin(struct interp *in, const struct method *m, const struct val *self, const struct args *a,
                         struct val *out)
{
	struct val v[PARAMS_MAX];
	const struct node *where[PARAMS_MAX];
	struct call c = { .m = m, .v = v, .n = m->n, .node = a->call, .where = where };
	unsigned given = m->nposition - (self ? 1 : 0);
	bool ok;

	memset(v, 0, m->n * sizeof(*v));
	memset(where, 0, m->n * sizeof(where[0]));
	if (!bind_builtin(in, m, self, a, v, where))
		return false;
	if (m->rest && a->nposition > given) {
		c.rest = a->v + given;
		c.nrest = a->nposition - given;
	}
	if (m->named) {
		c.names = a->name + a->nposition;
		c.named = a->v + a->nposition;
		c.nnamed = a->n - a->nposition;
	}
	*out = VAL_NONE;
	ok = m->row->fn(in, &c, out);
	if (!ok)
		fail_at(in, a->call ? a->call->span : (struct span){ 0, 0 });
	return ok;
}

bool call_bad(struct interp *in, struct call *c, int i, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	diag_vset(&in->d, fmt, ap);
	va_end(ap);
	return call_place(in, c, i);
}

bool call_place(struct interp *in, struct call *c, int i)
{
	if (i >= 0 && (unsigned)i < c->n && c->where && c->where[i])
		return fail_at(in, c->where[i]->kind == N_KEYWORD ? c->where[i]->a->span : c->where[i]->span);
	return c->node ? fail_at(in, c->node->span) : false;
}

/* ---- calling a value ---- */

/* A method of a class of the script: the packet is the first argument. */
static bool call_method(struct interp *in, const struct bound *b, const struct args *a, struct val *out)
{
	struct val v[ARGS_MAX + 1];
	const struct node *at[ARGS_MAX + 1];
	struct sym *name[ARGS_MAX + 1];
	struct args all = { .v = v, .at = a->at ? at : NULL, .name = name, .nposition = a->nposition + 1, .n = a->n + 1, .call = a->call };

	v[0] = b->self;
	at[0] = NULL;
	name[0] = NULL;
	if (a->n)
		memcpy(v + 1, a->v, a->n * sizeof(*v));
	if (a->n && a->at)
		memcpy(at + 1, a->at, a->n * sizeof(at[0]));
	if (a->n > a->nposition)
		memcpy(name + 1 + a->nposition, a->name + a->nposition, (a->n - a->nposition) * sizeof(name[0]));
	return call_args(in, &b->fn, &all, out);
}

bool call_args(struct interp *in, const struct val *f, const struct args *a, struct val *out)
{
	const struct bound *b = f->any;

	switch (f->type) {
	case V_FUNC:
		return call_script(in, f->any, a, out);
	case V_BUILTIN:
		return call_builtin(in, f->any, NULL, a, out);
	case V_METHOD:
		return b->method ? call_builtin(in, b->method, &b->self, a, out) : call_method(in, b, a, out);
	case V_CLASS:
		return new_layer(in, f->any, a->v, a->name, a->nposition, a->n, a->call, out);
	}
	fail(in, a->call ? a->call->a->span : (struct span){ 0, 0 }, "%s is not a function", type_text(f));
	if (f->type == V_PACKET)
		return diag_hint(&in->d, "a packet is used without brackets");
	return diag_hint(&in->d, f->type == V_NONE ? "it has no value: test it with 'is not None'" : "it is a value: leave the brackets out");
}

bool is_callable(const struct val *v)
{
	return v->type == V_FUNC || v->type == V_BUILTIN || v->type == V_METHOD || v->type == V_CLASS;
}

bool call_value(struct interp *in, struct val f, const struct val *v, unsigned n, const struct node *at, struct val *out)
{
	struct val copy[CALL_MOST];
	struct args a = { .v = copy, .nposition = n, .n = n };

	(void)at;
	assert(n <= CALL_MOST);
	if (n)
		memcpy(copy, v, n * sizeof(*v));
	if (!is_callable(&f))
		return diag_set(&in->d, "%s is not a function", type_text(&f));
	return call_args(in, &f, &a, out);
}
