/* builtin_number.c - methods of numbers and of the types that make them. */
#include <string.h>

#include "pkt/interp.h"

static bool is_type(const struct call *c, const char *name)
{
	return !strcmp(((const struct method *)c->v[0].any)->row->name, name);
}

static bool little(struct interp *in, struct call *c, unsigned i, bool *out)
{
	struct str s;

	if (!call_text(in, c, i, &s))
		return false;
	*out = str_eq(s, "little");
	return *out || str_eq(s, "big") || call_bad(in, c, (int)i, "the order of bytes is \"big\" or \"little\"");
}

static bool m_from_bytes(struct interp *in, struct call *c, struct val *out)
{
	struct str s;
	bool swap;

	*out = val_int(0);
	if (!is_type(c, "int"))
		return call_bad(in, c, -1, "from_bytes() belongs to int");
	if (!call_text(in, c, 1, &s) || !little(in, c, 2, &swap))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (out->u >> 56)
			return call_bad(in, c, 1, "an integer has at most 8 bytes");
		out->u = out->u << 8 | (uint8_t)s.p[swap ? s.n - 1 - i : i];
	}
	return true;
}

static bool m_to_bytes(struct interp *in, struct call *c, struct val *out)
{
	const struct val *v = &c->v[0];
	uint8_t b[64];
	int64_t n;
	bool swap;

	if (!call_int(in, c, 1, &n) || !little(in, c, 2, &swap))
		return false;
	if (n < 0 || n > (int64_t)sizeof(b))
		return call_bad(in, c, 1, "to_bytes() makes from 0 to %zu bytes", sizeof(b));
	if (v->type == V_FLOAT || (v->type == V_INT && v->neg) || (n < 8 && v->u >> (8 * n)))
		return call_bad(in, c, -1, "the number does not fit in %lld bytes", (long long)n);
	for (int64_t i = 0; i < n; i++)
		b[swap ? i : n - 1 - i] = i < 8 ? (uint8_t)(v->u >> (8 * i)) : 0;
	*out = pool_add(in, val_bytes(b, (size_t)n));
	return true;
}

static bool m_bit_length(struct interp *in, struct call *c, struct val *out)
{
	const struct val *v = &c->v[0];
	uint64_t m = v->type == V_INT && v->neg ? (uint64_t)0 - v->u : v->u;

	if (v->type == V_FLOAT)
		return call_bad(in, c, -1, "bit_length() is of whole numbers");
	*out = val_int(0);
	for (; m; m >>= 1)
		out->u++;
	return true;
}

static bool m_fromhex(struct interp *in, struct call *c, struct val *out)
{
	if (!is_type(c, "bytes") && !is_type(c, "bytearray"))
		return call_bad(in, c, -1, "fromhex() belongs to bytes");
	return fn_unhex(in, c, out);
}

const struct builtin builtins_number[] = {
	{ "to_bytes", m_to_bytes, "length=1, order=\"big\"", "the number in so many bytes", "(258).to_bytes(2, \"big\")", ON_NUMBER },
	{ "bit_length", m_bit_length, "", "how many bits it needs", "(255).bit_length()", ON_NUMBER },
	{ "from_bytes", m_from_bytes, "bytes, order=\"big\"", "the number in bytes", "int.from_bytes(b\"\\x01\\x02\")", ON_BUILTIN },
	{ "fromhex", m_fromhex, "text", "the bytes of hexadecimal digits", "bytes.fromhex(\"01 ff\")", ON_BUILTIN },
	{ 0 },
};
