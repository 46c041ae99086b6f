/* help.c - help by name, and lists of what there is. */
#include "pkt/help.h"

#include <string.h>
#include <strings.h>

#include "pkt/interp.h"
#include "pkt/library.h"
#include "pkt/registry.h"
#include "pkt/view.h"

enum { LINE = 110, FIELDS_MOST = 12, FOUND_MOST = 40 };

/* ---- one thing ---- */

/* "packet", "str and bytes": whose method it is. */
static void owners(unsigned on, struct buf *out)
{
	static const struct { unsigned on; const char *name; } rows[] = {
		{ ON_PACKET, "packet" }, { ON_STR, "str" }, { ON_BYTES, "bytes" }, { ON_LIST, "list" }, { ON_TUPLE, "tuple" },
		{ ON_DICT, "dict" }, { ON_PLIST, "packets" }, { ON_READER, "reader" }, { ON_FLAGS, "flags" }, { ON_NUMBER, "number" },
		{ ON_CLASS, "LAYER" }, { ON_ERROR, "error" }, { ON_BUILTIN, "type" }, { ON_WRITER, "writer" }, { ON_SNIFFER, "sniffer" },
	};
	size_t from = out->n;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (on & rows[i].on)
			buf_fmt(out, "%s%s", out->n > from ? "|" : "", rows[i].name);
	}
	if (out->n == from)
		buf_text(out, "value");
}

/* "rdpcap(path, count=-1, filter=None)", what it does, an example. */
void help_builtin(const struct builtin *b, struct buf *out)
{
	if (b->on) {
		owners(b->on, out);
		buf_byte(out, '.');
	}
	buf_text(out, b->name);
	if (b->params)
		buf_fmt(out, "(%s)", b->params);
	buf_fmt(out, "\n    %s\n", b->help);
	if (b->text)
		buf_text(out, b->text);
	if (b->example)
		buf_fmt(out, "    >>> %s\n", b->example);
}

void help_topic(const struct topic *t, struct buf *out)
{
	buf_fmt(out, "%s: %s\n\n%s", t->name, t->line, t->text);
}

void help_welcome(struct buf *out)
{
	const struct topic *t;
	size_t column = 0;

	buf_text(out, topic_welcome());
	buf_text(out, "\nTopics, for help(\"…\"):");
	column = LINE;
	for (size_t i = 0; (t = topic_nth(i)); i++) {
		size_t n = strlen(t->name) + 2;

		buf_text(out, column + n > LINE ? "\n   " : ",");
		column = column + n > LINE ? 4 + n : column + n;
		buf_fmt(out, " %s", t->name);
	}
	buf_byte(out, '\n');
}

void help_methods(struct interp *in, unsigned on, const char *of, struct buf *out)
{
	buf_fmt(out, "%s: what stands behind its dot\n", of);
	for (size_t i = 0; i < in->nmethods; i++) {
		const struct builtin *b = in->methods[i]->row;
		size_t start = out->n;

		if (!(b->on & on))
			continue;
		buf_fmt(out, "  .%s", b->name);
		if (b->params)
			buf_fmt(out, "(%s)", b->params);
		while (out->n - start < 30)
			buf_byte(out, ' ');
		buf_fmt(out, "  %s\n", b->help);
	}
}

/* ---- by name ---- */

static const struct layout *layout_any_case(struct str name)
{
	for (size_t i = 0; i < layout_count(); i++) {
		const char *s = layout_nth(i)->proto->name;

		if (strlen(s) == name.n && !strncasecmp(s, name.p, name.n))
			return layout_nth(i);
	}
	return NULL;
}

/* Functions and methods of that name. */
static bool builtins_called(struct interp *in, struct str name, struct buf *out)
{
	bool any = false;

	for (size_t i = 0; i < in->nmethods; i++) {
		if (!str_eq(name, in->methods[i]->row->name))
			continue;
		help_builtin(in->methods[i]->row, out);
		any = true;
	}
	return any;
}

/* The layers that have a field of that name; all about it if there is one only. */
static bool fields_called(struct interp *in, struct str name, struct buf *out)
{
	const struct layout *only = NULL;
	size_t n = 0;
	int f;

	for (size_t i = 0; i < layout_count(); i++) {
		if (field_find(layout_nth(i), name.p, name.n) >= 0 && layout_can_stand(layout_nth(i)) && !n++)
			only = layout_nth(i);
	}
	if (n == 1) {
		view_about_field(only, (unsigned)field_find(only, name.p, name.n), theme_of(in), out);
		return true;
	}
	if (n)
		buf_fmt(out, "'%.*s' is a field of %zu layers:\n", STR(name), n);
	n = 0;
	for (size_t i = 0; i < layout_count(); i++) {
		const struct layout *lay = layout_nth(i);

		f = field_find(lay, name.p, name.n);
		if (f < 0 || !layout_can_stand(lay) || n++ >= FIELDS_MOST)
			continue;
		buf_fmt(out, "  %s.%.*s  ", lay->proto->name, STR(name));
		view_brief_field(lay, (unsigned)f, out);
		buf_byte(out, '\n');
	}
	if (n > FIELDS_MOST)
		buf_fmt(out, "  … and %zu more: explore(\"%.*s\")\n", n - FIELDS_MOST, STR(name));
	return n > 0;
}

/* "TCP.flags", "IP.show". */
static bool dotted(struct interp *in, struct str name, size_t dot, struct buf *out)
{
	struct str left = { name.p, dot }, right = { name.p + dot + 1, name.n - dot - 1 };
	const struct layout *lay = layout_find(left.p, left.n);
	struct near near = NEAR_WORD(right);
	int f;

	if (!lay)
		lay = layout_any_case(left);
	if (!lay)
		return builtins_called(in, right, out) || help_name(in, left, out);
	f = field_find(lay, right.p, right.n);
	if (f >= 0) {
		view_about_field(lay, (unsigned)f, theme_of(in), out);
		return true;
	}
	if (builtins_called(in, right, out))
		return true;
	diag_set(&in->d, "%s has no field or method '%.*s'", lay->proto->name, STR(right));
	field_near(lay, &near);
	return near.best ? diag_hint(&in->d, "did you mean '%s.%s'?", lay->proto->name, near.best) : false;
}

static bool not_found(struct interp *in, struct str name)
{
	struct near near = NEAR_WORD(name);
	const struct topic *t;

	diag_set(&in->d, "nothing is called '%.*s'", STR(name));
	for (size_t i = 0; (t = topic_nth(i)); i++)
		near_offer(&near, t->name);
	for (size_t i = 0; i < in->nmethods; i++)
		near_offer(&near, in->methods[i]->row->name);
	layout_near(&near);
	for (size_t i = 0; i < layout_count() && near.d > 1; i++)
		field_near(layout_nth(i), &near);
	return near.best ? diag_mean(&in->d, near.best) : diag_hint(&in->d, "help() lists the topics, explore(\"…\") searches");
}

bool help_name(struct interp *in, struct str name, struct buf *out)
{
	const struct topic *t = topic_find(name);
	const struct layout *lay = layout_find(name.p, name.n);
	const char *dot = memchr(name.p, '.', name.n);
	size_t before = out->n;

	if (!name.n) {
		help_welcome(out);
		return true;
	}
	library_all(in);
	if (dot)
		return dotted(in, name, (size_t)(dot - name.p), out);
	if (t)
		help_topic(t, out);
	if (lay)
		view_about(lay, theme_of(in), out);
	builtins_called(in, name, out);
	if (out->n > before)
		return true;
	lay = layout_any_case(name);
	if (lay)
		view_about(lay, theme_of(in), out);
	return lay || fields_called(in, name, out) || not_found(in, name);
}

bool lang_help(struct interp *in, const char *what, struct buf *out, struct diag *d)
{
	bool ok = help_name(in, str_of(what), out);

	if (!ok)
		*d = in->d;
	diag_clear(&in->d);
	return ok;
}

bool lang_function(struct interp *in, struct str name, struct near *near, struct buf *out)
{
	struct sym *s = sym_intern(&in->syms, name.p, name.n);

	library_meet(in, s);
	if (s->builtin) {
		help_builtin(s->builtin->row, out);
		return true;
	}
	library_all(in);
	for (size_t i = 0; i < in->nmethods; i++) {
		if (library_knows(in->methods[i]->row))
			near_offer(near, in->methods[i]->row->name);
	}
	return false;
}

/* ---- by a word in it ---- */

bool help_holds(const char *text, struct str word, bool exact)
{
	if (!text)
		return false;
	for (; strlen(text) >= word.n; text++) {
		if (exact ? !strncmp(text, word.p, word.n) : !strncasecmp(text, word.p, word.n))
			return true;
		if (!*text)
			break;
	}
	return false;
}

static void line(struct buf *out, const char *head, size_t *n, const char *name, const char *text)
{
	if (!*n)
		buf_fmt(out, "%s\n", head);
	if ((*n)++ < FOUND_MOST)
		buf_fmt(out, text && *text ? "  %-26s  %s\n" : "  %s%s\n", name, text ? text : "");
}

static void more(struct buf *out, size_t n)
{
	if (n > FOUND_MOST)
		buf_fmt(out, "  … and %zu more\n", n - FOUND_MOST);
}

static void search_layers(struct str word, struct buf *out)
{
	size_t n = 0;

	for (size_t i = 0; i < layout_count(); i++) {
		const struct proto *p = layout_nth(i)->proto;

		if (!p->abstract && (help_holds(p->name, word, false) || help_holds(p->title, word, false)))
			line(out, "Layers", &n, p->name, p->title);
	}
	more(out, n);
}

static void search_fields(struct str word, struct buf *out)
{
	struct buf name = BUF_INIT, text = BUF_INIT;
	size_t n = 0;

	for (size_t i = 0; i < layout_count(); i++) {
		const struct layout *lay = layout_nth(i);

		for (unsigned f = 0; f < lay->n && layout_can_stand(lay); f++) {
			if (!help_holds(lay->field[f].name, word, false) && !help_holds(lay->field[f].help, word, false))
				continue;
			buf_clear(&name);
			buf_clear(&text);
			buf_fmt(&name, "%s.%s", lay->proto->name, lay->field[f].name);
			if (n < FOUND_MOST)
				view_brief_field(lay, f, &text);
			line(out, "Fields", &n, buf_cstr(&name), buf_cstr(&text));
		}
	}
	more(out, n);
	buf_free(&name);
	buf_free(&text);
}

static void search_builtins(struct interp *in, struct str word, struct buf *out)
{
	struct buf name = BUF_INIT;
	size_t n = 0;

	for (size_t i = 0; i < in->nmethods; i++) {
		const struct builtin *b = in->methods[i]->row;

		if (!help_holds(b->name, word, false) && !help_holds(b->help, word, false))
			continue;
		buf_clear(&name);
		if (b->on) {
			owners(b->on, &name);
			buf_byte(&name, '.');
		}
		buf_fmt(&name, "%s%s", b->name, b->params ? "()" : "");
		line(out, "Functions and methods", &n, buf_cstr(&name), b->help);
	}
	more(out, n);
	buf_free(&name);
}

void help_search(struct interp *in, struct str word, struct buf *out)
{
	const struct topic *t;
	size_t n = 0;

	library_all(in);
	search_layers(word, out);
	search_fields(word, out);
	search_builtins(in, word, out);
	for (size_t i = 0; (t = topic_nth(i)); i++) {
		if (help_holds(t->name, word, false) || help_holds(t->line, word, false))
			line(out, "Topics", &n, t->name, t->line);
	}
}
