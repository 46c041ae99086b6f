/* interp.c - the interpreter: made, given a text, asked for a value. */
#include "pkt/interp.h"
#include "pkt/class.h"
#include "pkt/exchange.h"
#include "pkt/library.h"
#include "pkt/registry.h"
#include "pkt/send.h"

#include <string.h>

static bool is_blank(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (p[i] != ' ' && p[i] != '\t' && p[i] != '\r')
			return false;
	}
	return true;
}

struct interp *interp_new(const struct interp_config *cfg)
{
	struct interp *in = mem_zero(1, sizeof(*in));

	in->cfg = *cfg;
	if (cfg->env)
		in->env = *cfg->env;
	if (cfg->seed)
		in->env.seed = cfg->seed;
	symtab_init(&in->syms);
	arena_init(&in->arena);
	in->stack = mem_zero(STACK_VALUES, sizeof(*in->stack));
	methods_start(in);
	pool_release(in, 0);
	memory_limit(in);
	in->raw = layout_need("Raw");
	in->raw_load = (unsigned)field_find(in->raw, "load", 4);
	in->underscore = sym_intern(&in->syms, "_", 1);
	in->conf = val_hold(sym_intern(&in->syms, "conf", 4)->value);
	conf_wire(in);
	pool_release(in, 0);
	return in;
}

void interp_free(struct interp *in)
{
	if (!in)
		return;
	pool_release(in, 0);
	loans_end(in);
	ifaces_end(in);
	liner_free(&in->liner);
	exchange_free(in->exchange);
	sender_free(in->sender);
	val_drop(in->conf);
	program_drop(in->kept);
	program_drop(in->blamed);
	symtab_free(&in->syms);
	classes_free(in);
	methods_end(in);
	library_free(in);
	arena_free(&in->arena);
	mem_free(in->stack);
	mem_free(in->pool);
	buf_free(&in->scratch);
	mem_free(in);
}

/* Parsed and checked, or NULL with messages that point into in->kept. */
static struct program *prepare(struct interp *in, const struct source *src, struct diags *d)
{
	size_t before = d->n;

	program_drop(in->kept);
	in->kept = program_parse(src, &in->syms, d, NULL);
	if (before == d->n)
		check_program(in, in->kept, d, 0);
	else
		check_partial(in, in->kept, d);
	diags_sort(d, before);
	return before == d->n ? in->kept : NULL;
}

bool interp_check(struct interp *in, const struct source *src, struct diags *d)
{
	return prepare(in, src, d) != NULL;
}

/* A message that points into the text of a function defined earlier needs that text as long as the others. */
static void keep_place(struct interp *in, struct diags *d)
{
	chain_end(in);
	*diags_new(d) = in->d;
	diag_clear(&in->d);
}

static void start(struct interp *in, const char *base)
{
	in->stack_base = base;
	in->frame = NULL;
	in->depth = 0;
	in->nstack = 0;
	in->owning = false;
	in->interrupted = false;
	in->steps = 0;
}

bool interp_run(struct interp *in, const struct source *src, struct diags *d)
{
	struct program *p = prepare(in, src, d);
	const char base = 0;
	bool ok;

	if (!p)
		return false;
	start(in, &base);
	ok = program_exec(in, p);
	pool_release(in, 0);
	val_drop(in->result);
	in->result = VAL_UNSET;
	if (!ok)
		keep_place(in, d);
	return ok;
}

/* The one expression that a program is, or NULL. */
static struct node *only_expr(const struct program *p)
{
	const struct node *b = p->main->body;

	return b->nkids == 1 && b->kids[0]->kind == N_EXPR ? b->kids[0]->a : NULL;
}

static bool eval_in_frame(struct interp *in, struct program *p, const struct node *n, struct val *out)
{
	struct frame fr = { .fn = p->main };
	bool ok;

	in->running = p;
	fr.slot = stack_take(in, p->main->nslots, n->span);
	if (!fr.slot)
		return false;
	in->frame = &fr;
	ok = eval(in, n, out);
	if (ok)
		val_hold(*out);
	for (uint32_t i = 0; i < p->main->nslots; i++)
		val_drop(fr.slot[i]);
	in->frame = NULL;
	in->running = NULL;
	return ok;
}

bool interp_eval(struct interp *in, const struct source *src, struct val *out, struct diags *d)
{
	struct program *p = prepare(in, src, d);
	const struct node *n = p ? only_expr(p) : NULL;
	const char base = 0;
	struct val v = VAL_UNSET;
	bool ok;

	if (!p)
		return false;
	start(in, &base);
	if (!n) {
		struct diag *one = diags_new(d);

		diag_set(one, "one expression is wanted here");
		return diag_at(one, &p->src, (struct span){ 0, (uint32_t)p->src.n });
	}
	ok = eval_in_frame(in, p, n, &v);
	pool_release(in, 0);
	if (ok)
		*out = v;
	else
		keep_place(in, d);
	return ok;
}

bool interp_apply(struct interp *in, const struct val *f, const struct val *v, unsigned n, struct val *out, struct diags *d)
{
	const char base = 0;
	struct val got = VAL_NONE;
	bool ok;

	start(in, &base);
	ok = call_value(in, *f, v, n, NULL, &got);
	if (ok)
		*out = val_hold(got);
	pool_release(in, 0);
	if (!ok)
		keep_place(in, d);
	return ok;
}

bool interp_call(struct interp *in, const char *name, const struct val *v, unsigned n, struct val *out, struct diags *d)
{
	const struct sym *s = sym_intern(&in->syms, name, strlen(name));

	return interp_apply(in, &(struct val){ .type = V_BUILTIN, .any = (void *)(uintptr_t)s->builtin }, v, n, out, d);
}

/* ---- is it whole? ---- */

/* A block goes on until an empty line. */
static bool block_is_open(const char *text, size_t n)
{
	size_t end = n, begin;

	if (end && text[end - 1] == '\n')
		end--;
	begin = end;
	while (begin && text[begin - 1] != '\n')
		begin--;
	if (is_blank(text + begin, end - begin))
		return false;
	return text[begin] == ' ' || text[begin] == '\t';
}

/* The first word of the last line that is not indented opens a block. */
static bool compound_on_one_line(const char *text, size_t n)
{
	static const char *const words[] = { "for", "while", "if", "def", "class", "try" };
	size_t end = n, begin;

	if (end && text[end - 1] == '\n')
		end--;
	begin = end;
	while (begin && text[begin - 1] != '\n')
		begin--;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t k = strlen(words[i]);

		if (end - begin > k && !memcmp(text + begin, words[i], k) && strchr(" \t(:", text[begin + k]))
			return true;
	}
	return false;
}

enum need interp_ready(const char *text, size_t n)
{
	struct source src = { .text = text, .n = n };
	struct diags d = { NULL, 0, 0 };
	bool unfinished = false, wrong;
	struct symtab syms;

	if (n && text[n - 1] == '\n' && n > 1 && text[n - 2] == '\\')
		return MORE;
	symtab_init(&syms);
	program_drop(program_parse(&src, &syms, &d, &unfinished));
	symtab_free(&syms);
	wrong = d.n > 0;
	diags_free(&d);
	if (unfinished)
		return MORE;
	if (wrong)
		return WRONG;
	return block_is_open(text, n) || compound_on_one_line(text, n) ? MORE : COMPLETE;
}
