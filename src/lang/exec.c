/* exec.c - statements. */
#include <inttypes.h>
#include <string.h>

#include "pkt/class.h"

bool interrupted(struct interp *in, struct span at)
{
	if (in->cfg.stop && *in->cfg.stop)
		fail(in, at, "interrupted");
	else if (in->cfg.steps && ++in->steps > in->cfg.steps)
		fail(in, at, "stopped after %" PRIu64 " steps", in->cfg.steps);
	else if (--in->patience > 0 || !memory_low(in, at))
		return false;
	in->interrupted = true;
	return true;
}

/* ---- assignment ---- */

static void cell_free(struct obj *o)
{
	struct cell *c = (struct cell *)o;

	val_drop(c->v);
	mem_free(c);
}

static const struct obj_type cell_type = { "variable", cell_free };

/* Puts what the slot holds into a cell that functions can share. */
static struct cell *slot_cell(struct val *slot)
{
	struct cell *c = slot->any;

	if (slot->type == V_CELL)
		return c;
	c = mem_zero(1, sizeof(*c));
	c->obj.type = &cell_type;
	c->obj.refs = 1;
	c->v = *slot;
	*slot = (struct val){ .type = V_CELL, .any = c };
	return c;
}

struct val *frame_place(struct frame *f, const struct node *name)
{
	struct val *v = name->where == AT_CELL ? &f->func->cell[name->index] : &f->slot[name->index];

	if (v->type == V_CELL || (name->where == AT_LOCAL && name->var->captured))
		return &slot_cell(v)->v;
	return v;
}

static bool assign_name(struct interp *in, const struct node *t, struct val v)
{
	struct val *place = t->where == AT_GLOBAL ? &t->sym->value : frame_place(in->frame, t);
	struct val old = *place;

	*place = val_hold(v);
	val_drop(old);
	return true;
}

static bool assign_each(struct interp *in, const struct node *t, struct val v)
{
	struct val items;
	bool ok = true;

	if (!list_of(in, &v, &items))
		return fail_at(in, t->span);
	pool_add(in, items);
	if (items.l->n != t->nkids)
		return fail(in, t->span, "%u value%s for %u name%s", items.l->n, items.l->n == 1 ? "" : "s", t->nkids,
		            t->nkids == 1 ? "" : "s");
	for (unsigned i = 0; i < t->nkids && ok; i++)
		ok = assign(in, t->kids[i], items.l->v[i], NULL);
	return ok;
}

/* The value whose part is about to be set: what it takes from fields must be the packet's own. */
bool eval_owner(struct interp *in, const struct node *n, struct val *out)
{
	bool was = in->owning, ok;

	in->owning = n->kind == N_INDEX || n->kind == N_ATTR;
	ok = eval(in, n, out);
	in->owning = was;
	return ok;
}

bool assign(struct interp *in, const struct node *t, struct val v, const struct node *from)
{
	struct val box, i;

	switch (t->kind) {
	case N_NAME:
		return assign_name(in, t, v);
	case N_TUPLE:
	case N_LIST:
		return assign_each(in, t, v);
	case N_ATTR:
		return attr_assign(in, t, v, from);
	case N_INDEX:
		if (!eval_owner(in, t->a, &box) || !eval(in, t->b, &i))
			return false;
		return index_set(in, &box, &i, v) || fail_at(in, t->span);
	}
	return fail(in, t->span, "this cannot be assigned to");
}

static bool exec_assign(struct interp *in, const struct node *n)
{
	struct val v;

	if (!eval(in, n->a, &v))
		return false;
	for (unsigned i = 0; i < n->nkids; i++) {
		if (!assign(in, n->kids[i], v, n->a))
			return false;
	}
	return true;
}

/* a op= b. A list is extended in place, as in Python. */
static bool exec_augment(struct interp *in, const struct node *n)
{
	struct val a, b, r;

	if (!eval(in, n->a, &a) || !eval(in, n->b, &b))
		return false;
	if (n->op == OP_ADD && (a.type == V_LIST || a.type == V_PLIST) && is_list(&b)) {
		struct val more = pool_add(in, list_as(in, a.type, b.l));

		if ((uint64_t)a.l->n + b.l->n > ITEMS_MAX)
			return fail(in, n->span, "a list holds at most %d items", ITEMS_MAX);
		for (uint32_t i = 0; i < more.l->n; i++)
			list_add(a.l, val_hold(more.l->v[i]));
		r = a;
	} else if (!int_quick(n->op, &a, &b, &r) && !binary(in, n->op, &a, &b, &r)) {
		return fail_at(in, n->span);
	}
	return assign(in, n->a, r, n->b);
}

/* ---- del ---- */

static bool del_name(struct interp *in, const struct node *t)
{
	struct val *place = t->where == AT_GLOBAL ? &t->sym->value : frame_place(in->frame, t);
	struct val old = *place;

	if (old.type == V_UNSET)
		return fail(in, t->span, "'%s' has no value", t->sym->name);
	*place = VAL_UNSET;
	val_drop(old);
	return true;
}

static bool del_one(struct interp *in, const struct node *t)
{
	struct val box, i;
	struct slice sl;

	switch (t->kind) {
	case N_NAME:
		return del_name(in, t);
	case N_TUPLE:
	case N_LIST:
		for (unsigned k = 0; k < t->nkids; k++) {
			if (!del_one(in, t->kids[k]))
				return false;
		}
		return true;
	case N_ATTR:
		return eval_owner(in, t->a, &box) && (attr_del(in, &box, t->sym) || fail_at(in, attr_span(t)));
	case N_INDEX:
		if (!eval_owner(in, t->a, &box))
			return false;
		if (t->b->kind == N_SLICE)
			return slice_of(in, t->b, &sl) && (slice_del(in, &box, &sl) || fail_at(in, t->span));
		return eval(in, t->b, &i) && (index_del(in, &box, &i) || fail_at(in, t->span));
	}
	return fail(in, t->span, "this cannot be deleted");
}

/* ---- loops ---- */

static enum course exec_while(struct interp *in, const struct node *n)
{
	for (;;) {
		size_t mark = in->npool;
		enum course f;
		struct val c;
		bool yes;

		if (interrupted(in, n->a->span) || !eval(in, n->a, &c))
			return COURSE_ERROR;
		yes = truth(&c);
		pool_release(in, mark);
		if (!yes)
			return n->c ? exec(in, n->c) : COURSE_ON;
		f = exec(in, n->b);
		if (f == COURSE_BREAK)
			return COURSE_ON;
		if (f != COURSE_ON && f != COURSE_CONTINUE)
			return f;
	}
}

/* A reader's packet is used again when nobody keeps it, so the loop's variable lets go of it first. */
static void let_go(struct interp *in, const struct node *target)
{
	struct val *place;

	if (target->kind != N_NAME)
		return;
	place = target->where == AT_GLOBAL ? &target->sym->value : frame_place(in->frame, target);
	val_drop(*place);
	*place = VAL_NONE;
}

static enum course for_body(struct interp *in, const struct node *n, struct iter *it, bool *ended)
{
	enum course f = COURSE_ON;
	struct val v;
	int more;

	*ended = false;
	while (f == COURSE_ON || f == COURSE_CONTINUE) {
		size_t mark = in->npool;
		bool ok;

		if (it->over.type == V_READER)
			let_go(in, n->a);
		more = iter_next(in, it, &v);
		if (more == 0) {
			*ended = true;
			return COURSE_ON;
		}
		if (more < 0) {
			fail_at(in, n->b->span);
			return COURSE_ERROR;
		}
		ok = !interrupted(in, n->a->span) && assign(in, n->a, v, NULL);
		pool_release(in, mark);
		if (!ok)
			return COURSE_ERROR;
		f = exec(in, n->c);
	}
	return f == COURSE_BREAK ? COURSE_ON : f;
}

static enum course exec_for(struct interp *in, const struct node *n)
{
	struct iter it;
	struct val over;
	enum course f;
	bool ended;

	if (!eval(in, n->b, &over) || !iter_start(in, &it, &over, n->b->span))
		return COURSE_ERROR;
	f = for_body(in, n, &it, &ended);
	if (ended && n->nkids)
		return exec(in, n->kids[0]);
	return f;
}

/* ---- errors ---- */

static bool exec_assert(struct interp *in, const struct node *n)
{
	struct buf b = BUF_INIT;
	struct val v;

	if (!eval(in, n->a, &v))
		return false;
	if (truth(&v))
		return true;
	if (n->b) {
		if (!eval(in, n->b, &v))
			return false;
		text_of(in, &v, &b);
	}
	fail(in, n->a->span, "assertion failed%s%s", b.n ? ": " : "", b.n ? buf_cstr(&b) : "");
	in->d.kind = D_NO;
	buf_free(&b);
	return false;
}

static bool exec_raise(struct interp *in, const struct node *n)
{
	struct buf b = BUF_INIT;
	struct val v;

	if (!n->a)
		return fail(in, n->span, "there is nothing to raise again");
	if (!eval(in, n->a, &v))
		return false;
	text_of(in, &v, &b);
	diag_set(&in->d, "%s", b.n ? buf_cstr(&b) : "raised");
	if (!in->running->main->is_module) /* the library's are shown where it was called */
		fail_at(in, n->span);
	if (v.type == V_ERROR)
		in->d.kind = (enum diag_kind)v.l->v[0].u;
	buf_free(&b);
	return false;
}

/* The value of `except … as e`; the error itself is forgotten. */
static bool caught(struct interp *in, const struct node *except)
{
	struct val v[2] = { val_int(in->d.kind), pool_add(in, val_str(in->d.text, strlen(in->d.text))) };
	struct val e = pool_add(in, list_new_of(V_ERROR, v, 2));

	diag_clear(&in->d);
	return !except->c || assign(in, except->c, e, NULL);
}

static enum course exec_handlers(struct interp *in, const struct node *n)
{
	for (unsigned i = 0; i < n->nkids; i++) {
		const struct node *e = n->kids[i];

		if (!(e->op >> in->d.kind & 1))
			continue;
		return caught(in, e) ? exec(in, e->b) : COURSE_ERROR;
	}
	return COURSE_ERROR;
}

static enum course exec_try(struct interp *in, const struct node *n)
{
	struct frame *frame = in->frame;
	enum course f = exec(in, n->a), last;
	struct diag d;

	if (f == COURSE_ERROR && in->d.kind != D_EXIT && !in->interrupted) {
		in->frame = frame;
		f = exec_handlers(in, n);
	} else if (f == COURSE_ON && n->b) {
		f = exec(in, n->b);
	}
	if (!n->c)
		return f;
	d = in->d;
	diag_clear(&in->d);
	last = exec(in, n->c);
	if (last == COURSE_ON)
		in->d = d;
	return last == COURSE_ON ? f : last;
}

/* ---- statements ---- */

static bool show_result(struct interp *in, const struct val *v)
{
	struct buf b = BUF_INIT;
	uint64_t n;

	if (v->type == V_NONE)
		return true;
	repr(in, v, &b);
	if (v->type == V_BUILTIN && (!strcmp(buf_cstr(&b), "exit") || !strcmp(buf_cstr(&b), "quit")))
		buf_text(&b, "() or Ctrl-D leaves");
	if (v->type == V_PACKET && v->aux < v->p->n && packet_is_set(v->p) && set_of(in, v, &n) && n != 1)
		buf_fmt(&b, "            # %" PRIu64 " packets", n);
	buf_byte(&b, '\n');
	out_text(in, b.p, b.n);
	buf_free(&b);
	return assign_name(in, &(struct node){ .where = AT_GLOBAL, .sym = in->underscore }, *v);
}

static enum course exec_return(struct interp *in, const struct node *n)
{
	struct val v = VAL_NONE;

	if (n->a && !eval(in, n->a, &v))
		return COURSE_ERROR;
	val_drop(in->result);
	in->result = val_hold(v);
	return COURSE_RETURN;
}

static enum course exec_block(struct interp *in, const struct node *n)
{
	enum course f = COURSE_ON;

	for (unsigned i = 0; i < n->nkids && f == COURSE_ON; i++)
		f = exec(in, n->kids[i]);
	return f;
}

static bool exec_def(struct interp *in, const struct node *n)
{
	struct val v;

	return func_new(in, n, &v) && assign_name(in, n->a, v);
}

static enum course exec_if(struct interp *in, const struct node *n)
{
	struct val c;

	for (;; n = n->c) {
		if (!eval(in, n->a, &c))
			return COURSE_ERROR;
		if (truth(&c))
			return exec(in, n->b);
		if (!n->c)
			return COURSE_ON;
		if (n->c->kind != N_IF)
			return exec(in, n->c);
	}
}

static enum course flow_of(bool ok)
{
	return ok ? COURSE_ON : COURSE_ERROR;
}

static bool exec_del(struct interp *in, const struct node *n)
{
	for (unsigned i = 0; i < n->nkids; i++) {
		if (!del_one(in, n->kids[i]))
			return false;
	}
	return true;
}

static enum course exec_one(struct interp *in, const struct node *n)
{
	struct val v;

	switch (n->kind) {
	case N_EXPR:
		if (!eval(in, n->a, &v))
			return COURSE_ERROR;
		return flow_of(!in->cfg.interactive || in->frame->func || show_result(in, &v));
	case N_ASSIGN:
		return flow_of(exec_assign(in, n));
	case N_AUGMENT:
		return flow_of(exec_augment(in, n));
	case N_DEL:
		return flow_of(exec_del(in, n));
	case N_ASSERT:
		return flow_of(exec_assert(in, n));
	case N_IF:
		return exec_if(in, n);
	case N_WHILE:
		return exec_while(in, n);
	case N_FOR:
		return exec_for(in, n);
	case N_DEF:
		return flow_of(exec_def(in, n));
	case N_CLASS:
		return flow_of(class_exec(in, n));
	case N_RETURN:
		return exec_return(in, n);
	case N_TRY:
		return exec_try(in, n);
	case N_RAISE:
		return flow_of(exec_raise(in, n));
	case N_INCLUDE:
		return flow_of(program_exec(in, n->fn->prog));
	}
	return COURSE_ON;
}

enum course exec(struct interp *in, const struct node *n)
{
	size_t mark = in->npool;
	enum course f;

	if (n->kind == N_BLOCK)
		return exec_block(in, n);
	if (n->kind == N_BREAK)
		return COURSE_BREAK;
	if (n->kind == N_CONTINUE)
		return COURSE_CONTINUE;
	if (interrupted(in, n->span))
		return COURSE_ERROR;
	f = exec_one(in, n);
	pool_release(in, mark);
	return f;
}
