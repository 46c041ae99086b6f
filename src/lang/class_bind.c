/* class_bind.c - bind_layers and its kin: which class follows which, by fields of the one below. */
#include <string.h>

#include "pkt/class.h"

static bool class_arg(struct interp *in, struct call *c, unsigned i, const struct layout **out)
{
	if (c->v[i].type != V_CLASS) {
		call_bad(in, c, (int)i, "%s() takes layer classes, not %s", c->m->row->name, type_text(&c->v[i]));
		return c->v[i].type == V_PACKET ? diag_hint(&in->d, "without brackets: UDP") : false;
	}
	*out = c->v[i].any;
	return true;
}

/* Error in the argument given by that name. */
static bool named_place(struct interp *in, struct call *c, const struct sym *s)
{
	for (uint32_t i = 0; c->node && i < c->node->nkids; i++) {
		const struct node *k = c->node->kids[i];

		if (k->kind == N_KEYWORD && k->sym == s)
			return fail_at(in, k->span);
	}
	return call_place(in, c, -1);
}

static bool test_of(struct interp *in, const struct layout *lower, struct sym *s, const struct val *v, struct test *out)
{
	int f = field_of(s, lower);
	struct val given = for_core(in, v);

	if (f < 0) {
		diag_set(&in->d, "%s has no field '%s'", lower->proto->name, s->name);
		return field_hint(lower, (struct str){ s->name, s->n }, &in->d);
	}
	if (!field_accept(lower, &lower->field[f], &given, &out->v, &in->d))
		return false;
	out->field = (unsigned)f;
	if (out->v.type != V_SET && out->v.type != V_UNSET)
		return true;
	val_drop(out->v);
	out->v = VAL_UNSET;
	return diag_set(&in->d, "%s is bound by one value of %s, not by several", lower->proto->name, s->name);
}

/* IP's protocol number is also what a pseudo header says. */
static void take_pseudo(const struct layout *lower, const struct layout *upper, const struct test *t)
{
	const struct compute *c = &lower->field[t->field].compute;

	if (upper->user && c->kind == C_NEXT && !strcmp(c->name, "ipproto"))
		((struct layout *)(uintptr_t)upper)->pseudo = (uint8_t)t->v.u;
}

enum { UP = 1, DOWN = 2 }; /* decoding, building */

static void bind(struct interp *in, const struct layout *lower, const struct layout *upper, struct test *t, unsigned n, unsigned how)
{
	if (how & DOWN)
		rule_preset(lower, upper, in, t, n);
	for (unsigned i = 0; i < n; i++)
		take_pseudo(lower, upper, &t[i]);
	if (how & UP) {
		struct rule r = { .upper = upper, .owner = in, .n = n, .test = mem_copy(t, n * sizeof(*t)) };

		for (unsigned i = 0; i < n; i++)
			val_hold(t[i].v);
		rule_add(lower, r);
	}
}

static void drop_tests(struct test *t, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		val_drop(t[i].v);
	mem_free(t);
}

static struct test *tests_of(struct interp *in, struct call *c, const struct layout *lower)
{
	struct test *t = mem_zero(c->nnamed + 1, sizeof(*t));

	for (unsigned i = 0; i < c->nnamed; i++)
		if (!test_of(in, lower, c->names[i], &c->named[i], &t[i])) {
			named_place(in, c, c->names[i]);
			drop_tests(t, i);
			return NULL;
		}
	return t;
}

static bool bind_call(struct interp *in, struct call *c, unsigned how)
{
	const struct layout *lower = NULL, *upper = NULL;
	struct test *t;

	if (!class_arg(in, c, 0, &lower) || !class_arg(in, c, 1, &upper))
		return false;
	t = tests_of(in, c, lower);
	if (!t)
		return false;
	bind(in, lower, upper, t, c->nnamed, how);
	drop_tests(t, c->nnamed);
	return true;
}

bool bind_dict(struct interp *in, const struct val *lower, const struct val *upper, const struct val *fields)
{
	const struct dict *d = fields->any;
	struct test *t;
	unsigned n = 0;

	if (lower->type != V_CLASS || fields->type != V_DICT)
		return diag_set(&in->d, "overload_fields says what layers below get: {UDP: {\"dport\": 4040}}");
	t = mem_zero(d->used + 1, sizeof(*t));
	for (uint32_t i = 0; i < d->used; i++) {
		struct str s = val_text(&d->e[i].key);

		if (d->e[i].key.type == V_UNSET)
			continue;
		if (!test_of(in, lower->any, sym_intern(&in->syms, s.p, s.n), &d->e[i].value, &t[n])) {
			drop_tests(t, n);
			return false;
		}
		n++;
	}
	bind(in, lower->any, upper->any, t, n, DOWN);
	drop_tests(t, n);
	return true;
}

static bool fn_bind_layers(struct interp *in, struct call *c, struct val *out)
{
	(void)out;
	return bind_call(in, c, UP | DOWN);
}

static bool fn_bind_bottom_up(struct interp *in, struct call *c, struct val *out)
{
	(void)out;
	return bind_call(in, c, UP);
}

static bool fn_bind_top_down(struct interp *in, struct call *c, struct val *out)
{
	(void)out;
	return bind_call(in, c, DOWN);
}

static bool fn_split_layers(struct interp *in, struct call *c, struct val *out)
{
	const struct layout *lower = NULL, *upper = NULL;
	struct test *t;

	(void)out;
	if (!class_arg(in, c, 0, &lower) || !class_arg(in, c, 1, &upper))
		return false;
	t = tests_of(in, c, lower);
	if (!t)
		return false;
	rule_split(lower, (struct rule){ .upper = upper, .owner = in, .split = true, .n = c->nnamed, .test = t });
	return true;
}

/* What a class's own method hands on to; None says: as bound. */
static bool m_default_guess(struct interp *in, struct call *c, struct val *out)
{
	(void)in;
	(void)c;
	(void)out;
	return true;
}

static bool m_default_class(struct interp *in, struct call *c, struct val *out)
{
	(void)c;
	*out = (struct val){ .type = V_CLASS, .any = (void *)(uintptr_t)in->raw };
	return true;
}

static bool m_default_padding(struct interp *in, struct call *c, struct val *out)
{
	struct val pair[2] = { c->v[c->n - 1], VAL_NONE };

	*out = pool_add(in, list_new_of(V_TUPLE, pair, 2));
	return true;
}

static bool m_default_build(struct interp *in, struct call *c, struct val *out)
{
	return binary(in, OP_ADD, &c->v[c->n - 2], &c->v[c->n - 1], out) || call_place(in, c, -1);
}

const struct builtin builtins_class[] = {
	{ "bind_layers", fn_bind_layers, "lower, upper, **", "upper follows lower where these fields have these values; building sets them",
	  "bind_layers(UDP, DNS, dport=5353)" },
	{ "bind_bottom_up", fn_bind_bottom_up, "lower, upper, **", "the same, only when bytes are dissected",
	  "bind_bottom_up(UDP, DNS, dport=5353)" },
	{ "bind_top_down", fn_bind_top_down, "lower, upper, **", "the same, only when packets are built",
	  "bind_top_down(UDP, DNS, dport=5353)" },
	{ "split_layers", fn_split_layers, "lower, upper, **", "upper no longer follows lower there",
	  "split_layers(UDP, DNS, dport=5353)" },
	{ "guess_payload_class", m_default_guess, "packet, payload", "None: the class that bindings say",
	  "Packet.guess_payload_class(UDP(), b\"ab\")", ON_BUILTIN },
	{ "guess_payload_class", m_default_guess, "payload", "None: the class that bindings say",
	  "UDP().guess_payload_class(b\"ab\")", ON_PACKET },
	{ "default_payload_class", m_default_class, "payload", "Raw: the class where nothing is bound",
	  "UDP().default_payload_class(b\"ab\")", ON_PACKET },
	{ "extract_padding", m_default_padding, "packet, s", "all is payload: (s, None)",
	  "Packet.extract_padding(UDP(), b\"ab\")", ON_BUILTIN },
	{ "extract_padding", m_default_padding, "s", "all is payload: (s, None)", "UDP().extract_padding(b\"ab\")", ON_PACKET },
	{ "post_build", m_default_build, "packet, p, pay", "the bytes as they are: p + pay",
	  "Packet.post_build(UDP(), b\"ab\", b\"\")", ON_BUILTIN },
	{ 0 },
};
