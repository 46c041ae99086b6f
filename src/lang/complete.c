/* complete.c - what may stand where the cursor is: looks at the text around it, and asks for candidates. */
#include <stdlib.h>
#include <string.h>

#include "pkt/complete.h"
#include "pkt/registry.h"

enum { OPEN_MOST = 64 };

/* What is open before the cursor. */
struct open_text {
	size_t at[OPEN_MOST];    /* brackets */
	unsigned n;
	size_t quote;            /* of the string that the cursor is in */
	bool in_string, in_comment;
};

static bool is_word(char c)
{
	return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* Steps over a string that begins at i; gives where it ends, or n when the cursor is in it. */
static size_t string_end(const char *text, size_t i, size_t n)
{
	char q = text[i];
	size_t k = i + 2 < n && text[i + 1] == q && text[i + 2] == q ? 3 : 1;

	for (i += k; i < n; i++) {
		if (text[i] == '\\')
			i++;
		else if (text[i] == q && (k == 1 || (i + 2 < n && text[i + 1] == q && text[i + 2] == q)))
			return i + k;
	}
	return n + 1;
}

static void look(struct open_text *o, const char *text, size_t n)
{
	*o = (struct open_text){ 0 };
	for (size_t i = 0; i < n;) {
		char c = text[i];

		if (c == '#') {
			while (i < n && text[i] != '\n')
				i++;
			o->in_comment = i == n;
		} else if (c == '"' || c == '\'') {
			o->quote = i;
			i = string_end(text, i, n);
			o->in_string = i > n;
		} else {
			if (strchr("([{", c) && c && o->n < OPEN_MOST)
				o->at[o->n++] = i;
			else if (strchr(")]}", c) && c && o->n)
				o->n--;
			i++;
		}
	}
}

/* The word that ends at `end`, spaces skipped. */
static struct str word_before(const char *text, size_t end)
{
	size_t begin;

	while (end && (text[end - 1] == ' ' || text[end - 1] == '\t'))
		end--;
	begin = end;
	while (begin && is_word(text[begin - 1]))
		begin--;
	return (struct str){ text + begin, end - begin };
}

static char char_before(const char *text, size_t end, size_t *at)
{
	while (end && strchr(" \t\n", text[end - 1]))
		end--;
	*at = end ? end - 1 : 0;
	return end ? text[end - 1] : 0;
}

/* ---- the value before a dot ---- */

static bool layer_in(struct val *v, const struct layout *lay)
{
	int l = v->type == V_PACKET ? packet_find(v->p, v->aux, lay, 1) : -1;

	if (l >= 0)
		v->aux = (uint32_t)l;
	return l >= 0;
}

/* The bracket that the one at `close` ends, or SIZE_MAX. */
static size_t opener_of(const char *text, size_t close)
{
	struct open_text o;

	look(&o, text, close);
	return o.n ? o.at[o.n - 1] : SIZE_MAX;
}

/* The value of a name and what stands behind it ([LAYER], .field), as far as no code has to run; *lay: its class. */
static bool value_before(struct finder *f, const char *text, size_t end, struct val *out, const struct layout **lay)
{
	struct str w;
	struct sym *s;
	size_t open;

	*out = VAL_UNSET;
	*lay = NULL;
	if (end && (text[end - 1] == '"' || text[end - 1] == '\'')) {
		*out = pool_add(f->in, val_str("", 0));
		return true;
	}
	if (end && text[end - 1] == ')') {
		open = opener_of(text, end - 1);
		if (open == SIZE_MAX)
			return false;
		w = word_before(text, open);
		*lay = layout_find(w.p, w.n);
		return false;
	}
	if (end && text[end - 1] == ']') {
		open = opener_of(text, end - 1);
		if (open == SIZE_MAX)
			return false;
		w = (struct str){ text + open + 1, end - open - 2 };
		*lay = layout_find(w.p, w.n);
		if (!*lay)
			return false;
		s = NULL;
		w = word_before(text, open);
		if (w.n)
			s = sym_intern(&f->in->syms, w.p, w.n);
		*out = s ? s->value : VAL_UNSET;
		return layer_in(out, *lay);
	}
	w = word_before(text, end);
	if (!w.n)
		return false;
	if (w.p > text && w.p[-1] == '.') {
		struct val box;
		unsigned l, k;

		s = sym_intern(&f->in->syms, w.p, w.n);
		if (value_before(f, text, (size_t)(w.p - 1 - text), &box, lay) && packet_find_field(&box, s, &l, &k))
			return packet_get(f->in, &box, s, out);
		*lay = NULL;
		return false;
	}
	s = sym_intern(&f->in->syms, w.p, w.n);
	*out = s->value;
	if (out->type == V_UNSET && s->layout)
		*out = (struct val){ .type = V_CLASS, .any = (void *)(uintptr_t)s->layout };
	if (out->type == V_UNSET && s->builtin)
		*out = (struct val){ .type = V_BUILTIN, .any = (void *)(uintptr_t)s->builtin };
	return out->type != V_UNSET;
}

static void behind_dot(struct finder *f, const char *text, size_t dot)
{
	const struct layout *lay;
	struct val v;

	if (value_before(f, text, dot, &v, &lay)) {
		offer_attributes(f, &v);
		return;
	}
	if (lay) { /* a packet, though which one is not known before it is made */
		struct packet *p = packet_new();

		packet_push(p, lay);
		v = (struct val){ .type = V_PACKET, .p = p };
		offer_attributes(f, &v);
		obj_drop(&p->obj);
		return;
	}
	offer_attributes(f, NULL);
}

/* ---- arguments ---- */

/* What is called with the bracket that was opened last. */
struct called {
	const struct layout *lay;
	const struct method *m;
	struct str given;        /* what stands in the brackets before the cursor */
	unsigned position;       /* commas */
	bool method;
};

static bool call_of(struct finder *f, const struct open_text *o, const char *text, size_t at, struct called *c)
{
	struct str name;
	struct sym *s;
	size_t open, depth = 0;

	*c = (struct called){ 0 };
	if (!o->n || text[o->at[o->n - 1]] != '(')
		return false;
	open = o->at[o->n - 1];
	name = word_before(text, open);
	if (!name.n)
		return false;
	c->given = (struct str){ text + open, at - open };
	for (size_t i = open + 1; i < at; i++) {
		if (text[i] == '"' || text[i] == '\'') {
			i = string_end(text, i, at) - 1;
			continue;
		}
		depth += strchr("([{", text[i]) != NULL;
		depth -= depth && strchr(")]}", text[i]) != NULL;
		c->position += text[i] == ',' && !depth;
	}
	s = sym_intern(&f->in->syms, name.p, name.n);
	c->method = name.p > text && name.p[-1] == '.';
	c->lay = c->method ? NULL : s->value.type == V_CLASS ? s->value.any : s->layout;
	c->m = c->method ? s->methods : s->builtin;
	return c->lay || c->m;
}

/* The field or parameter that a value at `at` is for: "name=" before it, or its place among the arguments. */
static struct str argument_name(const struct called *c, const char *text, size_t at)
{
	size_t eq, skip;
	unsigned i = c->position + (c->m && c->m->row->on != 0);

	if (char_before(text, at, &eq) == '=' && (!eq || !strchr("=!<>", text[eq - 1])))
		return word_before(text, eq);
	if (strchr("(,", char_before(text, at, &skip)) && c->m && i < c->m->n)
		return str_of(c->m->name[i]->name);
	return (struct str){ "", 0 };
}

/* Fields of a class, or parameters, and then names. false: there is something better than names. */
static bool offer_arguments(struct finder *f, const struct open_text *o, const char *text, size_t from)
{
	struct called c;
	struct str name;
	int field;
	size_t at;

	if (!call_of(f, o, text, from, &c))
		return true;
	name = argument_name(&c, text, from);
	if (c.lay && char_before(text, from, &at) == '=') {
		field = field_find(c.lay, name.p, name.n);
		if (field >= 0 && !f->word.n)
			offer_values(f, c.lay, (unsigned)field, true);
		return !f->n;
	}
	if (char_before(text, from, &at) == '=')
		return true;
	if (c.lay)
		offer_fields(f, c.lay, "=", c.given);
	for (const struct method *m = c.m; m; m = c.method ? m->next : NULL)
		offer_params(f, m, c.given);
	return !c.lay || f->word.n;
}

/* ---- strings ---- */

/* p.type == "…", p[ICMP].type = "…", "…" in p.flags is not looked for. */
static void offer_compared(struct finder *f, const char *text, size_t before)
{
	const struct layout *lay = NULL;
	struct str name;
	struct sym *s;
	unsigned l, k;
	struct val v;
	size_t eq;
	int field;

	if (char_before(text, before, &eq) != '=')
		return;
	while (eq && strchr("=!", text[eq - 1]))
		eq--;
	name = word_before(text, eq);
	if (!name.n || name.p == text || name.p[-1] != '.')
		return;
	s = sym_intern(&f->in->syms, name.p, name.n);
	if (value_before(f, text, (size_t)(name.p - 1 - text), &v, &lay) && v.type == V_PACKET && packet_find_field(&v, s, &l, &k)) {
		offer_values(f, v.p->layer[l].lay, k, false);
		return;
	}
	field = lay ? field_find(lay, name.p, name.n) : -1;
	if (field >= 0)
		offer_values(f, lay, (unsigned)field, false);
}

/* Where the value stands that the string belongs to: type=["ec… is a value of type. */
static size_t out_of_list(const struct open_text *o, const char *text, size_t at, struct open_text *outer)
{
	*outer = *o;
	while (outer->n > 1 && text[outer->at[outer->n - 1]] == '[') {
		size_t open = outer->at[--outer->n], eq;

		if (char_before(text, open, &eq) == '=')
			return open;
	}
	*outer = *o;
	return at;
}

static bool is_file(struct str param)
{
	return str_eq(param, "path");
}

/* Where the string begins, its prefix (b, f, r) left out. */
static size_t string_begin(const char *text, size_t quote)
{
	struct str prefix = word_before(text, quote);

	return prefix.n && prefix.n <= 2 && prefix.p + prefix.n == text + quote ? (size_t)(prefix.p - text) : quote;
}

static void in_string(struct finder *f, const struct open_text *o, const char *text)
{
	size_t begin = string_begin(text, o->quote), at;
	struct open_text outer;
	struct called c;
	struct str name;
	int field;

	if (o->n && text[o->at[o->n - 1]] == '[') {
		struct str box = word_before(text, o->at[o->n - 1]);
		struct sym *s = box.n ? sym_intern(&f->in->syms, box.p, box.n) : NULL;

		if (s && s->value.type == V_DICT)
			offer_keys(f, s->value.any);
	}
	at = out_of_list(o, text, begin, &outer);
	if (!call_of(f, &outer, text, at, &c)) {
		offer_compared(f, text, begin);
		return;
	}
	name = argument_name(&c, text, at);
	field = c.lay ? field_find(c.lay, name.p, name.n) : -1;
	if (field >= 0)
		offer_values(f, c.lay, (unsigned)field, false);
	else if (c.m && (!strcmp(c.m->row->name, "help") || !strcmp(c.m->row->name, "explore")))
		offer_topics(f);
	else if (c.m && (!strcmp(c.m->row->name, "ls") || str_eq(name, "layer")))
		offer_layers(f, f->close);
	else if (!c.lay)
		offer_compared(f, text, begin);
}

bool lang_wants_file(struct interp *in, const char *text, size_t n, size_t at, size_t *begin)
{
	struct finder f = { .in = in };
	struct open_text o;
	struct called c;
	size_t from;

	look(&o, text, at < n ? at : n);
	if (!o.in_string)
		return false;
	*begin = o.quote + 1;
	from = string_begin(text, o.quote);
	if (str_eq(word_before(text, from), "include"))
		return true;
	return call_of(&f, &o, text, from, &c) && is_file(argument_name(&c, text, from));
}

/* ---- all ---- */

static int by_group_and_word(const void *a, const void *b)
{
	const struct found_word *x = a, *y = b;

	return x->group != y->group ? (x->group > y->group) - (x->group < y->group) : strcmp(x->c.word, y->c.word);
}

void lang_complete(struct interp *in, const char *text, size_t n, size_t at, size_t *begin,
                   void (*found)(void *arg, const struct candidate *c), void *arg)
{
	struct finder f = { .in = in, .close = "" };
	size_t from, mark = in->npool;
	struct open_text o;

	if (at > n)
		at = n;
	look(&o, text, at);
	for (from = at; from && is_word(text[from - 1]); from--)
		;
	if (o.in_string) {
		from = o.quote + 1;
		f.close = at < n && text[at] == text[o.quote] ? "" : text[o.quote] == '"' ? "\"" : "'";
	}
	*begin = from;
	f.word = (struct str){ text + from, at - from };
	arena_init(&f.arena);
	if (o.in_string)
		in_string(&f, &o, text);
	else if (from && text[from - 1] == '.')
		behind_dot(&f, text, from - 1);
	else if (!o.in_comment && offer_arguments(&f, &o, text, from))
		offer_names(&f);
	if (f.n)
		qsort(f.v, f.n, sizeof(*f.v), by_group_and_word);
	for (size_t i = 0; i < f.n; i++)
		found(arg, &f.v[i].c);
	diag_clear(&in->d);
	pool_release(in, mark);
	mem_free(f.v);
	arena_free(&f.arena);
}
