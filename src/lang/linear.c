/* linear.c - lambdas that the core can follow without calling them: p.len * 4 - 20, p.type == 1. */
#include <inttypes.h>

#include "pkt/class.h"

enum { FACTOR_MOST = 1 << 20 };

struct sum {
	struct sym *field; /* NULL: a number alone */
	int64_t mul, add;
};

static bool is_param(const struct node *n, const struct fn *fn, unsigned i)
{
	return n->kind == N_NAME && n->where == AT_LOCAL && n->var == fn->param[i].var;
}

static bool small(int64_t v)
{
	return v < FACTOR_MOST && v > -FACTOR_MOST;
}

static bool join(unsigned op, const struct sum *a, const struct sum *b, struct sum *out)
{
	switch (op) {
	case OP_ADD: case OP_SUB:
		if (b->mul && (a->mul || op == OP_SUB))
			return false;
		*out = (struct sum){ a->mul ? a->field : b->field, a->mul + b->mul, op == OP_ADD ? a->add + b->add : a->add - b->add };
		break;
	case OP_MUL:
		if (a->mul && b->mul)
			return false;
		*out = a->mul ? (struct sum){ a->field, a->mul * b->add, a->add * b->add } :
		                (struct sum){ b->field, b->mul * a->add, b->add * a->add };
		break;
	default:
		return false;
	}
	return small(out->mul) && small(out->add);
}

/* param 0: fields of it; another: the number itself. */
static bool walk(const struct node *n, const struct fn *fn, unsigned param, struct sum *out)
{
	struct sum a, b;

	switch (n->kind) {
	case N_CONST:
		*out = (struct sum){ NULL, 0, n->val.i };
		return n->val.type == V_INT && small(n->val.i);
	case N_ATTR:
		*out = (struct sum){ n->sym, 1, 0 };
		return param == 0 && is_param(n->a, fn, 0);
	case N_NAME:
		*out = (struct sum){ NULL, 1, 0 };
		return param != 0 && is_param(n, fn, param);
	case N_BINARY:
		return walk(n->a, fn, param, &a) && walk(n->b, fn, param, &b) && join(n->op, &a, &b, out);
	}
	return false;
}

static const struct fn *lambda_of(const struct val *v)
{
	const struct func *f = v->any;

	return v->type == V_FUNC && f->fn->is_lambda && !f->fn->ncapture && !f->fn->has_star ? f->fn : NULL;
}

bool linear_of(const struct val *v, unsigned param, struct sym **field, int64_t *mul, int64_t *add)
{
	const struct fn *fn = lambda_of(v);
	struct sum s;

	if (!fn || fn->nparam <= param || !walk(fn->body, fn, param, &s) || !s.mul)
		return false;
	*field = s.field;
	*mul = s.mul;
	*add = s.add;
	return true;
}

static bool is_number_const(const struct node *n)
{
	return n->kind == N_CONST && n->val.type == V_INT && !n->val.neg;
}

bool condition_of(const struct val *v, struct sym **field, struct buf *out)
{
	static const char *const text[] = { [OP_EQ] = "=", [OP_NE] = "!=", [OP_LT] = "<", [OP_GT] = ">", [OP_AND] = "&" };
	const struct fn *fn = lambda_of(v);
	const struct node *n = fn ? fn->body : NULL, *a, *b;
	unsigned op;

	if (!fn || fn->nparam != 1)
		return false;
	if (n->kind == N_COMPARE && n->nkids == 2) {
		a = n->kids[0];
		b = n->kids[1];
		op = n->ops[0];
	} else if (n->kind == N_BINARY && n->op == OP_AND) {
		a = n->a;
		b = n->b;
		op = OP_AND;
	} else {
		return false;
	}
	if (op >= sizeof(text) / sizeof(text[0]) || !text[op] || a->kind != N_ATTR || !is_param(a->a, fn, 0) || !is_number_const(b))
		return false;
	*field = a->sym;
	buf_text(out, a->sym->name);
	if (op == OP_AND)
		buf_fmt(out, "&0x%" PRIx64, b->val.u);
	else
		buf_fmt(out, "%s%" PRIu64, text[op], b->val.u);
	return true;
}
