/* library.c - functions written in the language itself: found by the name of their file, read when first met. */
#include "pkt/library.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pkt/call_node.h"
#include "pkt/check.h"
#include "pkt/file.h"

#define SUFFIX ".pkt"

enum { NESTED_MAX = 16, NAME_MOST = 64 };

/* One file. Its program is kept: messages point into it. */
struct library_file {
	struct method method;       /* of the row: what the check, the calls and help see */
	struct builtin row;
	struct library_file *next;
	struct sym *sym;
	struct program *prog;
	struct val *slot;           /* variables of its top level, once it ran */
	struct val fn;              /* the function; V_UNSET: its top level did not run yet */
	bool broken, is_read;
};

static struct library_file *file_of(const struct method *m)
{
	return (struct library_file *)((uintptr_t)m - offsetof(struct library_file, method));
}

/* ---- calls ---- */

/* What stands at the top level: the functions, and what they share. */
static bool run_top(struct interp *in, struct library_file *f)
{
	const struct fn *main = f->prog->main;
	const struct var *v = scope_find(f->prog->main, f->sym);
	const struct val *at;
	bool ok;

	f->slot = mem_zero(main->nslots, sizeof(*f->slot));
	ok = module_exec(in, f->prog, f->slot);
	at = v ? &f->slot[v->slot] : NULL;
	if (at && at->type == V_CELL)
		at = &((const struct cell *)at->any)->v;
	if (ok && (!at || at->type != V_FUNC))
		return diag_set(&in->d, "%s: '%s' is no function when its top level has run", f->prog->src.name, f->sym->name);
	if (ok)
		f->fn = val_hold(*at);
	return ok;
}

/* Variables that functions share hold these functions: the circle is opened. */
static void forget_top(struct library_file *f)
{
	for (uint32_t i = 0; f->slot && i < f->prog->main->nslots; i++) {
		if (f->slot[i].type == V_CELL) {
			struct cell *cell = f->slot[i].any;
			struct val v = cell->v;

			cell->v = VAL_UNSET;
			val_drop(v);
		}
		val_drop(f->slot[i]);
	}
	mem_free(f->slot);
	f->slot = NULL;
}

/* A mistake in the file is shown at the user's call: if it is about a parameter, at what was given for that. */
static bool blame_call(struct interp *in, struct library_file *f, struct call *c)
{
	const struct span s = in->d.span;
	size_t n = s.end - s.begin;
	int k = (int)c->n;

	if (!in->d.set || in->d.src != &f->prog->src)
		return false;
	while (--k >= 0 && (c->m->name[k]->n != n || memcmp(c->m->name[k]->name, f->prog->src.text + s.begin, n)))
		;
	in->d.src = NULL;
	in->d.span = (struct span){ 0, 0 };
	call_place(in, c, k);
	if (in->running)
		chain_place(in, in->running);
	return false;
}

static bool call_library(struct interp *in, struct call *c, struct val *out)
{
	struct library_file *f = file_of(c->m);
	struct val v[ARGS_MAX];
	const struct node *at[ARGS_MAX];
	struct sym *name[ARGS_MAX];
	struct args a = { .v = v, .at = at, .name = name };

	if (f->fn.type == V_UNSET && !run_top(in, f)) {
		forget_top(f);
		return blame_call(in, f, c);
	}
	if (c->n + c->nrest + c->nnamed > ARGS_MAX)
		return call_bad(in, c, -1, "a call has at most %d arguments", ARGS_MAX);
	for (unsigned i = 0; i < c->n; i++, a.n++) {
		if (i == c->m->nposition)
			break;
		v[a.n] = c->v[i];
		at[a.n] = c->where ? c->where[i] : NULL;
	}
	for (unsigned i = 0; i < c->nrest; i++, a.n++) {
		v[a.n] = c->rest[i];
		at[a.n] = c->node;
	}
	a.nposition = a.n;
	for (unsigned i = c->m->nposition; i < c->n; i++, a.n++) {
		v[a.n] = c->v[i];
		at[a.n] = c->where ? c->where[i] : NULL;
		name[a.n] = c->m->name[i];
	}
	for (unsigned i = 0; i < c->nnamed; i++) {
		bool is_param = false;

		for (unsigned k = 0; k < c->n; k++)
			is_param |= c->m->name[k] == c->names[i];
		if (is_param)
			continue;
		v[a.n] = c->named[i];
		at[a.n] = c->node;
		name[a.n++] = c->names[i];
	}
	return call_args(in, &f->fn, &a, out) || blame_call(in, f, c);
}

/* ---- the row ---- */

/* The comment that the file begins with: its first line says what the function does, one with >>> is the example. */
static void read_head(struct interp *in, struct library_file *f)
{
	const char *p = f->prog->src.text;
	struct buf more = BUF_INIT;

	f->row.help = "";
	for (size_t n; *p == '#'; p += n + (p[n] == '\n')) {
		struct str line;

		n = strcspn(p, "\n");
		line = (struct str){ p + 1, n - 1 };
		if (line.n && line.p[0] == ' ')
			line = (struct str){ line.p + 1, line.n - 1 };
		if (!*f->row.help)
			f->row.help = arena_text(&in->arena, line.p, line.n);
		else if (line.n > 4 && !memcmp(line.p, ">>> ", 4) && !f->row.example)
			f->row.example = arena_text(&in->arena, line.p + 4, line.n - 4);
		else
			buf_fmt(&more, "    %.*s\n", STR(line));
	}
	if (more.n)
		f->row.text = arena_text(&in->arena, (const char *)more.p, more.n);
	buf_free(&more);
}

/* "net, timeout=2, *, verbose=None", as in the tables of builtins. */
static void write_params(struct interp *in, struct library_file *f, const struct fn *fn)
{
	const char *text = f->prog->src.text;
	struct buf b = BUF_INIT;

	for (unsigned i = 0; i < fn->nparam; i++) {
		const struct param *p = &fn->param[i];

		buf_text(&b, i ? ", " : "");
		if (p->star)
			buf_text(&b, p->star == '*' ? "*" : "**");
		else
			buf_text(&b, p->sym->name);
		if (p->init)
			buf_fmt(&b, "=%.*s", (int)(p->init->span.end - p->init->span.begin), text + p->init->span.begin);
	}
	f->row.params = arena_text(&in->arena, (const char *)b.p, b.n);
	buf_free(&b);
}

static void add_row(struct interp *in, struct library_file *f, const struct fn *fn)
{
	struct method *m = &f->method;
	const struct method **more = arena_alloc(&in->arena, (in->nmethods + 1) * sizeof(*more));

	f->row.name = f->sym->name;
	f->row.fn = call_library;
	read_head(in, f);
	write_params(in, f, fn);
	m->row = &f->row;
	m->name = arena_alloc(&in->arena, (fn->nparam + 1) * sizeof(*m->name));
	m->init = arena_alloc(&in->arena, (fn->nparam + 1) * sizeof(*m->init));
	m->rest = fn->has_star;
	m->named = fn->has_star2;
	m->nposition = fn->nposition;
	for (unsigned i = 0; i < fn->nparam; i++) {
		if (fn->param[i].star)
			continue;
		m->name[m->n] = fn->param[i].sym;
		m->init[m->n++] = fn->param[i].init ? val_hold(fn->param[i].init->val) : VAL_UNSET;
	}
	memcpy(more, in->methods, in->nmethods * sizeof(*more));
	in->methods = (struct method **)(uintptr_t)more;
	in->methods[in->nmethods++] = m;
	f->sym->builtin = m;
}

static const struct node *definition(const struct program *p, const struct sym *s)
{
	const struct node *b = p->main->body;

	for (unsigned i = b->nkids; i; i--) {
		if (b->kids[i - 1]->kind == N_DEF && b->kids[i - 1]->sym == s)
			return b->kids[i - 1];
	}
	return NULL;
}

/* Its parameters are told before anything runs, so their defaults are written out. */
static bool suits(struct check *c, const struct fn *fn)
{
	if (fn->nparam > PARAMS_MAX)
		check_error(c, fn->span, "a function of the library has at most %d parameters", PARAMS_MAX);
	for (unsigned i = 0; i < fn->nparam; i++) {
		const struct node *init = fn->param[i].init;

		if (init && init->kind != N_CONST) {
			diag_hint(check_error(c, init->span, "the default of a library function is a number, text, True, False or None"),
			          "take None, and replace it in the function");
			return false;
		}
	}
	return fn->nparam <= PARAMS_MAX;
}

/* ---- files ---- */

static bool open_file(struct interp *in, const char *name, struct buf *path, int *fd)
{
	*fd = -1;
	for (unsigned i = 0; *fd < 0; i++) {
		buf_clear(path);
		if (!in->cfg.library(i, path))
			return false;
		buf_fmt(path, "/%s" SUFFIX, name);
		*fd = open(buf_cstr(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
		if (*fd < 0 && errno != ENOENT && errno != ENOTDIR)
			return true;
	}
	return true;
}

/* Parses and checks; a file that other files of the library need reads these on the way. */
static void load(struct check *c, struct library_file *f, const struct source *src)
{
	struct interp *in = c->in;
	struct program *was = f->prog;
	size_t before = c->diags->n;
	struct check inner = { .in = in, .diags = c->diags, .includes = c->includes + 1 };
	const struct node *def;

	f->prog = inner.prog = program_parse(src, &in->syms, c->diags, NULL);
	f->prog->next = was; /* an earlier text, with mistakes: messages may point into it */
	inner.fn = f->prog->main;
	inner.fn->is_module = true;
	if (before == c->diags->n)
		check_top(&inner);
	def = definition(f->prog, f->sym);
	if (before == c->diags->n && !def)
		diag_hint(check_error(&inner, (struct span){ 0, 0 }, "%s defines no function '%s'", f->prog->src.name, f->sym->name),
		          "def %s(…): in the file of that name", f->sym->name);
	if (before == c->diags->n && suits(&inner, def->fn))
		add_row(in, f, def->fn);
	f->broken = before != c->diags->n;
}

static struct library_file *file_new(struct interp *in, struct sym *s)
{
	struct library_file *f = in->library;

	while (f && f->sym != s)
		f = f->next;
	if (f)
		return f;
	f = mem_zero(1, sizeof(*f));
	f->sym = s;
	f->next = in->library;
	in->library = f;
	return f;
}

static bool find(struct check *c, struct sym *s, struct span at)
{
	struct library_file *f = c->in->library;
	struct buf path = BUF_INIT, text = BUF_INIT;
	bool found;
	int fd;

	while (f && f->sym != s)
		f = f->next;
	if (f && !f->broken)
		return true;
	found = c->in->cfg.library && s->n <= NAME_MOST && open_file(c->in, s->name, &path, &fd);
	if (found && c->includes >= NESTED_MAX) {
		check_error(c, at, "files of the library need each other more than %d deep", NESTED_MAX);
	} else if (found && (fd < 0 || !file_read(fd, SOURCE_MAX, NULL, &text))) {
		check_error(c, at, "%s: %s", buf_cstr(&path), strerror(errno))->kind = D_REFUSED;
	} else if (found) {
		f = file_new(c->in, s);
		f->broken = false;
		load(c, f, &(struct source){ buf_cstr(&path), buf_cstr(&text), text.n });
	}
	if (found && fd >= 0)
		close(fd);
	buf_free(&path);
	buf_free(&text);
	return found;
}

bool library_has(struct check *c, struct node *name)
{
	return find(c, name->sym, name->span);
}

/* ---- all of them ---- */

void library_meet(struct interp *in, struct sym *s)
{
	struct diags d = { 0 };
	struct check c = { .in = in, .diags = &d };

	if (!s->builtin && !s->layout && !s->given)
		find(&c, s, (struct span){ 0, 0 });
	diags_free(&d);
}

static bool is_name(const char *p, size_t n)
{
	if (!n || n > NAME_MOST || (*p >= '0' && *p <= '9'))
		return false;
	return strspn(p, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789") >= n;
}

static int one_of_ours(const struct dirent *e)
{
	size_t n = strlen(e->d_name), k = sizeof(SUFFIX) - 1;

	return n > k && !strcmp(e->d_name + n - k, SUFFIX) && is_name(e->d_name, n - k);
}

static void read_folder(struct interp *in, const char *path)
{
	struct dirent **v;
	int n = scandir(path, &v, one_of_ours, alphasort);

	for (int i = 0; i < n; i++) {
		struct sym *s = sym_intern(&in->syms, v[i]->d_name, strlen(v[i]->d_name) - (sizeof(SUFFIX) - 1));

		library_meet(in, s);
		free(v[i]);
	}
	if (n >= 0)
		free(v);
}

void library_all(struct interp *in)
{
	struct buf path = BUF_INIT;

	for (unsigned i = 0; in->cfg.library && in->cfg.library(i, &path); i++) {
		read_folder(in, buf_cstr(&path));
		buf_clear(&path);
	}
	buf_free(&path);
}

bool library_knows(const struct builtin *row)
{
	return row->fn == call_library;
}

void library_free(struct interp *in)
{
	for (struct library_file *f = in->library, *next; f; f = next) {
		next = f->next;
		val_drop(f->fn);
		forget_top(f);
		for (struct program *p = f->prog, *older; p; p = older) {
			older = p->next;
			program_drop(p);
		}
		mem_free(f);
	}
	in->library = NULL;
}
