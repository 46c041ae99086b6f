/* help_lists.c - everything there is, in groups: functions for lsc(), layers for explore(). */
#include "pkt/help.h"

#include <string.h>

#include "pkt/interp.h"
#include "pkt/library.h"
#include "pkt/registry.h"
#include "pkt/space.h"

enum { LINE = 110, NAMES = 24, GROUP_MOST = 40 };

/* ---- functions ---- */

/* Rows that say the same of several names ("an error to raise") share a line. */
static size_t same_help(struct interp *in, size_t i)
{
	size_t k = i + 1;

	while (k < in->nmethods && !strcmp(in->methods[k]->row->help, in->methods[i]->row->help))
		k++;
	return k;
}

static bool in_table(const struct builtin *table, const struct builtin *row)
{
	for (; table->name; table++) {
		if (table == row)
			return true;
	}
	return false;
}

static void functions(struct interp *in, size_t from, size_t to, struct buf *out)
{
	size_t start = out->n, column = 2;

	buf_text(out, "  ");
	for (size_t i = from; i < to; i++) {
		const char *name = in->methods[i]->row->name;

		if (column + strlen(name) > LINE) {
			buf_text(out, "\n  ");
			column = 2;
			start = out->n - 2;
		}
		buf_fmt(out, "%s%s", i == from ? "" : column == 2 ? " " : ", ", name);
		column += strlen(name) + 2;
	}
	while (out->n - start < NAMES)
		buf_byte(out, ' ');
	buf_fmt(out, "  %s\n", in->methods[from]->row->help);
}

/* The functions of some tables. */
static void group(struct interp *in, const struct builtin *const *tables, size_t ntables, const char *title, struct buf *out)
{
	bool any = false;

	for (size_t i = 0, next; i < in->nmethods; i = next) {
		const struct builtin *b = in->methods[i]->row;
		bool mine = false;

		next = i + 1;
		for (size_t t = 0; t < ntables; t++)
			mine |= in_table(tables[t], b);
		if (!mine || b->on || !b->params)
			continue;
		if (!any)
			buf_fmt(out, "%s%s\n", out->n ? "\n" : "", title);
		any = true;
		next = same_help(in, i);
		functions(in, i, next, out);
	}
}

void lang_tools(struct interp *in, struct buf *out)
{
	bool any = false;

	library_all(in);
	for (size_t i = 0; i < in->nmethods; i++) {
		const struct builtin *b = in->methods[i]->row;

		if (!library_knows(b) || b->name[0] == '_')
			continue;
		if (!any)
			buf_fmt(out, "\nTools (functions written in this language; help(name) tells more)\n");
		any = true;
		functions(in, i, i + 1, out);
	}
}

void help_builtins(struct interp *in, struct buf *out)
{
#define ROW(name, title) builtins_##name,
	static const struct builtin *const table[] = { BUILTINS(ROW) };
#undef ROW
#define ROW(name, title) title,
	static const char *const title[] = { BUILTINS(ROW) };
#undef ROW
	enum { ROWS = sizeof(table) / sizeof(table[0]) };

	for (size_t i = 0, next; i < ROWS; i = next) {
		for (next = i + 1; next < ROWS && !strcmp(title[next], title[i]); next++)
			;
		group(in, &table[i], next - i, title[i], out);
	}
	lang_tools(in, out);
	buf_text(out, "\nhelp(name) tells more of one. Methods: help(Packet), help(str), help(list), help(\"show\").\n");
}

/* ---- layers ---- */

static bool has_number(const struct layout *lay, unsigned space)
{
	uint64_t number;

	for (size_t i = 0; i < lay->proto->nunder; i++) {
		if (!strcmp(lay->proto->under[i].space, space_name(space)))
			return true;
	}
	return space_number(space, lay, &number);
}

static bool has_any_number(const struct layout *lay)
{
	for (unsigned s = 0; space_name(s); s++) {
		if (has_number(lay, s))
			return true;
	}
	return false;
}

static bool chooses_by(const struct layout *lay, unsigned space)
{
	for (unsigned r = 0; r < lay->nnext; r++) {
		if (lay->next[r].space == space && !lay->proto->abstract)
			return true;
	}
	return false;
}

/* Names in lines, at most GROUP_MOST of them. */
static void names(struct buf *out, size_t *column, size_t n, const char *name)
{
	if (n > GROUP_MOST)
		return;
	if (n == GROUP_MOST)
		name = "…";
	if (!*column || *column + strlen(name) + 1 > LINE) {
		buf_fmt(out, "%s   ", *column ? "\n" : "");
		*column = 3;
	}
	buf_fmt(out, " %s", name);
	*column += strlen(name) + 1;
}

/* "ipproto · carried by IP, IPv6 and 2 more". */
static void carriers(unsigned space, const char *name, struct buf *out)
{
	size_t n = 0;

	buf_text(out, name);
	for (size_t i = 0; i < layout_count(); i++) {
		if (chooses_by(layout_nth(i), space) && n++ < 4)
			buf_fmt(out, "%s%s", n > 1 ? ", " : " · carried by ", layout_nth(i)->proto->name);
	}
	if (n > 4)
		buf_fmt(out, " and %zu more", n - 4);
	buf_byte(out, '\n');
}

static bool group_of(unsigned space, const char *name, struct buf *out)
{
	size_t column = 0, n = 0;

	for (size_t i = 0; i < layout_count(); i++) {
		const struct layout *lay = layout_nth(i);

		if (lay->proto->abstract || !has_number(lay, space))
			continue;
		if (!n)
			carriers(space, name, out);
		names(out, &column, n++, lay->proto->name);
	}
	if (n)
		buf_byte(out, '\n');
	return n > 0;
}

void help_groups(struct buf *out)
{
	size_t column = 0, n = 0;
	const char *name;

	for (unsigned s = 0; (name = space_name(s)); s++)
		group_of(s, name, out);
	for (size_t i = 0; i < layout_count(); i++) {
		const struct layout *lay = layout_nth(i);

		if (lay->proto->abstract || has_any_number(lay))
			continue;
		if (!n)
			buf_text(out, "others: records, options, and what stands alone\n");
		names(out, &column, n++, lay->proto->name);
	}
	buf_text(out, "\n\nexplore(\"dns\") searches names, titles and fields; help(TCP) tells all of one\n");
}
