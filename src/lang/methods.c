/* methods.c - the rows of all builtins, taken apart once per interpreter. */
#include <stdlib.h>
#include <assert.h>
#include <string.h>

#include "pkt/interp.h"

#define ROW(name, title) builtins_##name,
static const struct builtin *const tables[] = { BUILTINS(ROW) };
#undef ROW

const struct builtin *builtin_nth(size_t i)
{
	for (size_t t = 0; t < sizeof(tables) / sizeof(tables[0]); t++) {
		for (const struct builtin *b = tables[t]; b->name; b++) {
			if (!i--)
				return b;
		}
	}
	return NULL;
}

static struct val default_of(struct str s)
{
	uint64_t u;

	if (str_eq(s, "None"))
		return VAL_NONE;
	if (str_eq(s, "True") || str_eq(s, "False"))
		return val_bool(s.p[0] == 'T');
	if (s.n && s.p[0] == '-' && str_to_u64((struct str){ s.p + 1, s.n - 1 }, &u))
		return val_signed(-(int64_t)u);
	if (str_to_u64(s, &u))
		return val_int(u);
	if (s.n > 1 && s.p[0] == '0' && s.p[1] == '.')
		return (struct val){ .type = V_FLOAT, .f = strtod(s.p, NULL) };
	return val_str(s.p + 1, s.n - 2);
}

static void add_param(struct interp *in, struct method *m, struct str s)
{
	const char *eq = memchr(s.p, '=', s.n);
	size_t n = eq ? (size_t)(eq - s.p) : s.n;

	if (str_eq(s, "*")) {
		m->rest = true;
		m->nposition = m->n;
		return;
	}
	if (str_eq(s, "**")) {
		m->named = true;
		return;
	}
	m->name[m->n] = sym_intern(&in->syms, s.p, n);
	m->init[m->n] = eq ? default_of((struct str){ eq + 1, s.n - n - 1 }) : VAL_UNSET;
	m->n++;
	if (!m->rest)
		m->nposition = m->n;
}

static void take_apart(struct interp *in, struct method *m)
{
	const char *p = m->row->params;
	size_t most = 2;

	for (const char *q = p; *q; q++)
		most += *q == ',';
	assert(most <= PARAMS_MAX + 2u);
	m->name = arena_alloc(&in->arena, most * sizeof(*m->name));
	m->init = arena_alloc(&in->arena, most * sizeof(*m->init));
	if (m->row->on)
		add_param(in, m, str_of("self"));
	while (*p) {
		size_t n = strcspn(p, ",");

		add_param(in, m, (struct str){ p, n });
		p += n;
		while (*p == ',' || *p == ' ')
			p++;
	}
}

static void add_row(struct interp *in, const struct builtin *b)
{
	struct method *m = arena_alloc(&in->arena, sizeof(*m));
	struct sym *s = sym_intern(&in->syms, b->name, strlen(b->name));
	struct call c = { .m = m };

	m->row = b;
	in->methods[in->nmethods++] = m;
	if (b->params)
		take_apart(in, m);
	if (b->on) {
		m->next = s->methods;
		s->methods = m;
	} else if (b->params) {
		s->builtin = m;
	} else if (b->fn(in, &c, &s->value)) {
		val_hold(s->value);
		s->given = true;
	}
}

void methods_start(struct interp *in)
{
	size_t n = 0;

	while (builtin_nth(n))
		n++;
	in->methods = arena_alloc(&in->arena, n * sizeof(*in->methods));
	for (size_t t = 0; t < sizeof(tables) / sizeof(tables[0]); t++) {
		for (const struct builtin *b = tables[t]; b->name; b++)
			add_row(in, b);
	}
}

void methods_end(struct interp *in)
{
	for (size_t i = 0; i < in->nmethods; i++) {
		for (unsigned k = 0; k < in->methods[i]->n; k++)
			val_drop(in->methods[i]->init[k]);
	}
}
