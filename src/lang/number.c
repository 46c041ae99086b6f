/* number.c - arithmetic: integers from -2^63 to 2^64-1, and floats. Beyond is an error, never a wrapped number. */
#include <inttypes.h>
#include <math.h>

#include "pkt/interp.h"

/* An integer as sign and magnitude: every result is found without a type wider than 64 bits. */
struct big {
	bool neg;
	uint64_t m;
};

static struct big big_of(const struct val *v)
{
	if (v->type == V_INT && v->neg)
		return (struct big){ true, (uint64_t)0 - v->u };
	return (struct big){ false, v->u };
}

static bool overflow(struct interp *in)
{
	return diag_set(&in->d, "the result is out of range: integers go from -2^63 to 2^64-1");
}

static bool big_val(struct interp *in, struct big b, struct val *out)
{
	if (b.neg && b.m > (uint64_t)1 << 63)
		return overflow(in);
	*out = b.neg && b.m ? val_signed((int64_t)((uint64_t)0 - b.m)) : val_int(b.m);
	return true;
}

static bool add(struct big a, struct big b, struct big *out)
{
	if (a.neg == b.neg) {
		out->neg = a.neg;
		return !__builtin_add_overflow(a.m, b.m, &out->m);
	}
	out->neg = a.m >= b.m ? a.neg : b.neg;
	out->m = a.m >= b.m ? a.m - b.m : b.m - a.m;
	return true;
}

static bool mul(struct big a, struct big b, struct big *out)
{
	out->neg = a.neg != b.neg;
	return !__builtin_mul_overflow(a.m, b.m, &out->m);
}

/* Rounds down, as Python does: the rest has the divisor's sign. */
static bool divide(struct big a, struct big b, struct big *quotient, struct big *rest)
{
	uint64_t q = a.m / b.m, r = a.m % b.m;
	bool differ = a.neg != b.neg;

	if (r && differ) {
		r = b.m - r;
		q++;
	}
	*quotient = (struct big){ differ, q };
	*rest = (struct big){ b.neg, r };
	return true;
}

static bool power(struct big base, uint64_t e, struct big *out)
{
	*out = (struct big){ false, 1 };
	while (e) {
		if ((e & 1) && !mul(*out, base, out))
			return false;
		e >>= 1;
		if (e && !mul(base, base, &base))
			return false;
	}
	return true;
}

static bool shift(struct interp *in, enum op op, struct big a, struct big b, struct val *out)
{
	bool lost;

	if (b.neg && b.m)
		return diag_set(&in->d, "cannot shift by a number below zero");
	if (op == OP_LSHIFT) {
		if (a.m && (b.m >= 64 || a.m << b.m >> b.m != a.m))
			return overflow(in);
		return big_val(in, (struct big){ a.neg, a.m ? a.m << b.m : 0 }, out);
	}
	lost = a.neg && (b.m >= 64 ? a.m != 0 : (a.m & (((uint64_t)1 << b.m) - 1)) != 0);
	return big_val(in, (struct big){ a.neg, (b.m >= 64 ? 0 : a.m >> b.m) + lost }, out);
}

/* Bits of a number of any sign: the low 64 and what stands above them. */
static bool bitwise(struct interp *in, enum op op, const struct val *a, const struct val *b, struct val *out)
{
	bool na = a->type == V_INT && a->neg, nb = b->type == V_INT && b->neg, neg;
	uint64_t u;

	if (op == OP_AND) {
		u = a->u & b->u;
		neg = na & nb;
	} else if (op == OP_OR) {
		u = a->u | b->u;
		neg = na | nb;
	} else {
		u = a->u ^ b->u;
		neg = na ^ nb;
	}
	if (neg && !(u >> 63))
		return overflow(in);
	*out = neg ? val_signed((int64_t)u) : val_int(u);
	return true;
}

static bool int_op(struct interp *in, enum op op, const struct val *a, const struct val *b, struct val *out)
{
	struct big x = big_of(a), y = big_of(b), r = { false, 0 }, rest;
	bool ok = true;

	switch ((unsigned)op) {
	case OP_ADD:
		ok = add(x, y, &r);
		break;
	case OP_SUB:
		y.neg = !y.neg;
		ok = add(x, y, &r);
		break;
	case OP_MUL:
		ok = mul(x, y, &r);
		break;
	case OP_FLOORDIV:
	case OP_MOD:
		if (!y.m)
			return diag_set(&in->d, "division by zero");
		divide(x, y, &r, &rest);
		if (op == OP_MOD)
			r = rest;
		break;
	case OP_POW:
		ok = power(x, y.m, &r);
		break;
	case OP_LSHIFT:
	case OP_RSHIFT:
		return shift(in, op, x, y, out);
	default:
		return bitwise(in, op, a, b, out);
	}
	return ok ? big_val(in, r, out) : overflow(in);
}

static bool float_op(struct interp *in, enum op op, double x, double y, struct val *out)
{
	double r;

	if ((op == OP_DIV || op == OP_FLOORDIV || op == OP_MOD) && y == 0)
		return diag_set(&in->d, "division by zero");
	switch ((unsigned)op) {
	case OP_ADD:
		r = x + y;
		break;
	case OP_SUB:
		r = x - y;
		break;
	case OP_MUL:
		r = x * y;
		break;
	case OP_DIV:
		r = x / y;
		break;
	case OP_FLOORDIV:
		r = floor(x / y);
		break;
	case OP_MOD:
		r = fmod(x, y);
		if (r != 0 && (r < 0) != (y < 0))
			r += y;
		break;
	case OP_POW:
		r = pow(x, y);
		break;
	default:
		return diag_set(&in->d, "'%s' takes whole numbers, not a float", op_text(op));
	}
	*out = (struct val){ .type = V_FLOAT, .f = r };
	return true;
}

bool number_op(struct interp *in, enum op op, const struct val *a, const struct val *b, struct val *out)
{
	bool fraction = a->type == V_FLOAT || b->type == V_FLOAT || op == OP_DIV;

	if (op == OP_POW && b->type == V_INT && b->neg)
		fraction = true;
	if (!fraction)
		return int_op(in, op, a, b, out);
	return float_op(in, op, to_float(a), to_float(b), out);
}

bool unary(struct interp *in, enum op op, const struct val *a, struct val *out)
{
	struct val zero = val_int(0), ones = val_signed(-1), now = random_now(in, a);

	a = &now;
	if (!is_number(a) || (op == OP_INVERT && a->type == V_FLOAT))
		return diag_set(&in->d, "'%s' takes a number, not %s", op_text(op), type_text(a));
	if (op == OP_POS) {
		*out = a->type == V_FLOAT || a->type == V_INT ? *a : val_int(a->u);
		return true;
	}
	if (op == OP_INVERT)
		return bitwise(in, OP_XOR, a, &ones, out);
	if (a->type == V_FLOAT) {
		*out = (struct val){ .type = V_FLOAT, .f = -a->f };
		return true;
	}
	return int_op(in, OP_SUB, &zero, a, out);
}
