/* check_call.c - calls and dots whose meaning is known before anything runs: layer classes and builtins. */
#include <string.h>
#include <strings.h>

#include "pkt/check.h"
#include "pkt/habit.h"
#include "pkt/library.h"
#include "pkt/mem.h"
#include "pkt/registry.h"

/* ---- layer classes ---- */

/* A value that is written out is tried on its field at once, so that every mistake of a script is told. */
static void try_value(struct check *c, const struct layout *lay, const struct field *f, const struct node *n)
{
	struct diag d = DIAG_INIT;
	struct val out;

	if (n->kind != N_CONST || n->val.wide || f->kind == F_ALT || f->kind == F_HOOK || field_names_host(f, &n->val))
		return;
	if (field_accept(lay, f, &n->val, &out, &d)) {
		val_drop(out);
		return;
	}
	d.src = &c->prog->src;
	d.span = n->span;
	*diags_new(c->diags) = d;
}

/* A number of more than 64 bits, where a field has as many: its octets. */
static void fit_wide(struct check *c, const struct layout *lay, const struct node *k)
{
	int i = field_find(lay, k->sym->name, k->sym->n);
	const struct field *f = i < 0 ? NULL : &lay->field[i];
	size_t room = !f ? 0 : f->kind == F_HOOK ? f->bits / 8u : f->kind == F_BYTES && f->size.kind == X_FIXED ? (size_t)f->size.add : 0;
	struct str number = val_text(&k->a->val);
	uint8_t *octets;

	if (room < sizeof(uint64_t) || !f)
		return;
	if (number.n > room) {
		check_error(c, k->a->span, "%.*s does not fit in %s.%s (%zu bits)", (int)(k->a->span.end - k->a->span.begin),
		            c->prog->src.text + k->a->span.begin, lay->proto->name, f->name, room * 8);
		k->a->val.wide = 0;
		return;
	}
	octets = mem_zero(room, 1);
	memcpy(octets + room - number.n, number.p, number.n);
	val_drop(k->a->val);
	k->a->val = val_bytes(octets, room);
	mem_free(octets);
}

static void check_field(struct check *c, const struct layout *lay, struct node *k)
{
	int f = field_of(k->sym, lay);

	k->index = f;
	if (f < 0) {
		struct diag *d;

		d = check_error(c, (struct span){ k->span.begin, k->span.begin + k->sym->n }, "%s has no field '%s'", lay->proto->name,
		                k->sym->name);
		field_hint(lay, (struct str){ k->sym->name, k->sym->n }, d);
		return;
	}
	try_value(c, lay, &lay->field[f], k->a);
}

static void check_new(struct check *c, struct node *n, const struct layout *lay)
{
	unsigned npos = 0;

	for (unsigned i = 0; i < n->nkids; i++) {
		struct node *k = n->kids[i];

		if (k->kind == N_KEYWORD)
			check_field(c, lay, k);
		else if (k->kind == N_CONST && !is_text(&k->val) && !lay->proto->value)
			check_error(c, k->span, "%s(…) takes fields by name, or bytes to dissect, not %s", lay->proto->name, type_text(&k->val));
		else if (npos++)
			diag_hint(check_error(c, k->span, "%s takes its fields by name", lay->proto->name), "%s(field=value)", lay->proto->name);
	}
	if (lay->proto->abstract && !npos)
		check_error(c, n->span, "%s only stands for other classes when bytes are dissected", lay->proto->name);
	n->kind = N_NEW;
	n->flag = npos > 0;
	n->sym = n->a->sym;
	n->layout = lay;
}

/* ---- builtins ---- */

static void check_builtin(struct check *c, const struct node *n, const struct method *m)
{
	unsigned npos = 0;

	for (unsigned i = 0; i < n->nkids; i++) {
		const struct node *k = n->kids[i];
		struct near near;
		unsigned j = 0;

		if (k->kind != N_KEYWORD) {
			if (npos++ == m->nposition && !m->rest)
				check_error(c, k->span, "%s() takes %s%u argument%s", m->row->name, m->n ? "at most " : "", m->n, m->n == 1 ? "" : "s");
			continue;
		}
		near = (struct near)NEAR_WORD(((struct str){ k->sym->name, k->sym->n }));
		for (; j < m->n && m->name[j] != k->sym; j++)
			near_offer(&near, m->name[j]->name);
		if (j == m->n && !m->named)
			diag_mean(check_error(c, (struct span){ k->span.begin, k->span.begin + k->sym->n }, "%s() has no argument '%s'",
			                      m->row->name, k->sym->name), near.best);
	}
}

/* help(TCP.flags): a field of a class is no value, but it has a name. */
static void name_of_field(struct check *c, const struct node *call)
{
	struct node *k = call->nkids ? call->kids[0] : NULL;
	struct buf b = BUF_INIT;

	if (strcmp(call->a->sym->name, "help") != 0 || call->a->sym->assigned || !k || k->kind != N_ATTR || k->a->kind != N_NAME)
		return;
	if (k->a->sym->value.type != V_CLASS && (!k->a->sym->layout || k->a->sym->value.type != V_UNSET || k->a->sym->assigned))
		return;
	buf_fmt(&b, "%s.%s", k->a->sym->name, k->sym->name);
	k->kind = N_CONST;
	k->val = val_str(b.p, b.n);
	k->next_const = c->prog->consts;
	c->prog->consts = k;
	buf_free(&b);
}

static bool has_star(const struct node *n)
{
	for (unsigned i = 0; i < n->nkids; i++) {
		if (n->kids[i]->kind == N_STAR || n->kids[i]->kind == N_STAR2)
			return true;
	}
	return false;
}

/* Methods that change a list which may stand in a field. */
static bool is_mutator(const struct sym *s)
{
	static const char *const names[] = { "append", "extend", "insert", "remove", "pop", "sort", "reverse", "clear" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (!strcmp(s->name, names[i]))
			return true;
	}
	return false;
}

static void check_args(struct check *c, struct node *n, const struct layout *lay)
{
	for (unsigned i = 0; i < n->nkids; i++) {
		struct node *k = n->kids[i];
		bool named = k->kind == N_KEYWORD || k->kind == N_STAR2;

		if (i && !named && k->kind != N_STAR && n->kids[i - 1]->kind == N_KEYWORD)
			check_error(c, k->span, "an argument by position stands after one by name");
		for (unsigned j = 0; k->kind == N_KEYWORD && j < i; j++) {
			if (n->kids[j]->kind == N_KEYWORD && n->kids[j]->sym == k->sym)
				check_error(c, (struct span){ k->span.begin, k->span.begin + k->sym->n }, "'%s' is given twice", k->sym->name);
		}
		if (lay && k->kind == N_KEYWORD && k->a->kind == N_CONST && k->a->val.wide)
			fit_wide(c, lay, k);
		check_expr(c, named || k->kind == N_STAR ? k->a : k);
	}
}

/* dict(a=1), PacketList(l, graph=f): what it makes has names that stand behind a dot. */
static void know_names(const struct node *n)
{
	for (unsigned i = 0; i < n->nkids; i++) {
		if (n->kids[i]->kind == N_KEYWORD)
			n->kids[i]->sym->known = true;
	}
}

void check_call(struct check *c, struct node *n)
{
	struct node *f = n->a;
	struct sym *s = f->sym;
	bool star = has_star(n), fixed;

	if (f->kind == N_ATTR) {
		check_expr(c, f->a);
		check_attr(c, f);
		f->flag = is_mutator(s);
	} else if (f->kind != N_NAME) {
		check_expr(c, f);
	} else if (!scope_resolve(c, f)) {
		unknown_name(c, f, true);
	}
	if (f->kind == N_NAME)
		name_of_field(c, n);
	check_args(c, n, f->kind == N_NAME ? s->layout : NULL);
	n->flag = star || n->nkids > 8;
	fixed = f->kind == N_NAME && f->where == AT_GLOBAL && !star && (f->flag || (!s->assigned && s->value.type == V_UNSET));
	if (fixed && s->layout)
		check_new(c, n, s->layout);
	else if (fixed && s->builtin)
		check_builtin(c, n, s->builtin);
	if (fixed && s->builtin && s->builtin->named)
		know_names(n);
}

/* ---- dots ---- */

/* Does any layer have a field, or a flag, of that name? */
static bool anywhere(struct sym *s)
{
	for (size_t i = 0; i < layout_count(); i++) {
		const struct layout *lay = layout_nth(i);

		if (field_of(s, lay) >= 0)
			return true;
		for (unsigned f = 0; f < lay->n; f++) {
			struct diag d = DIAG_INIT;
			uint64_t bits;

			if (lay->field[f].kind == F_FLAGS && flags_parse(&lay->field[f], s->name, s->n, &bits, &d))
				return true;
		}
	}
	return false;
}

static void near_anything(struct check *c, struct near *near)
{
	for (size_t i = 0; i < c->in->nmethods; i++)
		near_offer(near, c->in->methods[i]->row->on ? c->in->methods[i]->row->name : "");
	for (size_t i = 0; i < layout_count() && near->d > 1; i++)
		field_near(layout_nth(i), near);
	for (uint32_t i = 0; i < c->in->syms.nbucket && near->d > 1; i++) {
		for (const struct sym *s = c->in->syms.bucket[i]; s; s = s->next)
			near_offer(near, s->known ? s->name : ""); /* of a class, a dict or a packet list */
	}
}

/* The layer whose name it is, in whatever case. */
static const struct layout *layer_called(const char *name)
{
	for (size_t i = 0; i < layout_count(); i++) {
		if (!strcasecmp(layout_nth(i)->proto->name, name))
			return layout_nth(i);
	}
	return NULL;
}

static bool is_known(struct sym *s)
{
	s->known = s->methods || s->known || anywhere(s);
	return s->known;
}

/* A name behind a dot that nothing at all has is a mistake for certain. */
void check_attr(struct check *c, const struct node *n)
{
	struct near near = NEAR_WORD(((struct str){ n->sym->name, n->sym->n }));
	const struct node *from = n->a;
	struct sym *s = n->sym;
	const struct layout *lay;
	struct diag *d;

	if (is_known(s) || (n->a->kind == N_NAME && n->a->sym->layout && class_within(n->a->sym->layout, s)))
		return;
	library_all(c->in);
	if (c->partial || is_known(s))
		return;
	while (from->kind == N_ATTR)
		from = from->a;
	if (from->kind == N_NAME && from->sym->value.type == V_DICT)
		return;
	if (n->a->kind == N_NAME && habit_name(((struct str){ n->a->sym->name, n->a->sym->n })) &&
	    !scope_resolve(c, n->a))
		return; /* told already: a module of Python */
	d = check_error(c, attr_span(n), "no layer has a field, and nothing has a method '%s'", s->name);
	if (habit_attr(near.word)) {
		diag_hint(d, "%s", habit_attr(near.word));
		return;
	}
	lay = layer_called(s->name);
	if (lay) {
		diag_hint(d, "p[%s] is that layer", lay->proto->name);
		return;
	}
	near_anything(c, &near);
	diag_mean(d, near.best);
}
