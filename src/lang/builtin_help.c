/* builtin_help.c - what there is, found from inside: help, explore, lsc, ls. */
#include "pkt/help.h"

#include <string.h>
#include <strings.h>

#include "pkt/interp.h"
#include "pkt/registry.h"
#include "pkt/view.h"

static bool print(struct interp *in, struct buf *b, bool ok)
{
	if (ok)
		out_text(in, b->p, b->n);
	buf_free(b);
	return ok;
}

/* What can be done with a value: its methods. */
static bool help_value(struct interp *in, struct call *c, const struct val *v, struct buf *out)
{
	if (!type_on(v))
		return call_bad(in, c, 0, "help() takes a layer class, a function or a name in quotes, not %s", type_text(v));
	help_methods(in, type_on(v), type_text(v), out);
	return true;
}

/* A function; of one that stands for a type, what its values can do. */
static void help_function(struct interp *in, const struct builtin *b, struct buf *out)
{
	static const struct { const char *name; unsigned on; } types[] = { { "str", ON_STR }, { "bytes", ON_BYTES }, { "list", ON_LIST },
		{ "tuple", ON_TUPLE }, { "dict", ON_DICT }, { "int", ON_NUMBER }, { "Packet", ON_PACKET }, { "rdpcap", ON_PLIST },
		{ "PcapReader", ON_READER }, { "PcapWriter", ON_WRITER }, { "AsyncSniffer", ON_SNIFFER } };

	help_builtin(b, out);
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (!strcmp(b->name, types[i].name))
			help_methods(in, types[i].on, "what it makes", out);
	}
}

static bool fn_help(struct interp *in, struct call *c, struct val *out)
{
	const struct val *v = &c->v[0];
	struct buf b = BUF_INIT;
	bool ok = true;

	(void)out;
	if (v->type == V_NONE)
		help_welcome(&b);
	else if (v->type == V_CLASS)
		view_about(v->any, theme_of(in), &b);
	else if (v->type == V_BUILTIN)
		help_function(in, ((const struct method *)v->any)->row, &b);
	else if (v->type == V_METHOD && ((const struct bound *)v->any)->method)
		help_builtin(((const struct bound *)v->any)->method->row, &b);
	else if (v->type == V_PACKET && v->aux < v->p->n)
		view_about(v->p->layer[v->aux].lay, theme_of(in), &b);
	else if (is_text(v))
		ok = help_name(in, val_text(v), &b) || call_place(in, c, 0);
	else
		ok = help_value(in, c, v, &b);
	return print(in, &b, ok);
}

static bool fn_explore(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;
	struct str word;

	(void)out;
	if (c->v[0].type == V_NONE) {
		help_groups(&b);
		return print(in, &b, true);
	}
	if (!call_text(in, c, 0, &word))
		return false;
	help_search(in, word, &b);
	if (!b.n) {
		call_bad(in, c, 0, "nothing has '%.*s' in its name, title or fields", STR(word));
		return diag_hint(&in->d, "explore() shows all layers, lsc() all functions");
	}
	return print(in, &b, true);
}

static bool fn_lsc(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;

	(void)c;
	(void)out;
	help_builtins(in, &b);
	return print(in, &b, true);
}

/* ---- ls ---- */

/* Does a class begin so? Then it is a part of a name, and no misspelt one. */
static bool begins(struct str part)
{
	for (size_t i = 0; i < layout_count(); i++) {
		if (layout_can_stand(layout_nth(i)) && !strncasecmp(layout_nth(i)->proto->name, part.p, part.n))
			return true;
	}
	return false;
}

/* ls("dns"): every layer with that in its name; ls("TCP"): the one that is called so. */
static bool ls_named(struct interp *in, struct call *c, struct str name, bool exact, struct buf *out)
{
	const struct layout *lay = layout_find(name.p, name.n);
	struct near near = NEAR_WORD(name);

	if (lay)
		view_ls(lay, theme_of(in), truth(&c->v[2]), out);
	if (lay || lang_function(in, name, &near, out))
		return true;
	layout_near(&near);
	for (size_t i = 0; i < layout_count() && (begins(name) || !near.best || near.d != 1); i++) {
		const struct proto *p = layout_nth(i)->proto;

		if (layout_can_stand(layout_nth(i)) && help_holds(p->name, name, exact))
			buf_fmt(out, p->title ? "%-26s %s\n" : "%s%s\n", p->name, p->title ? p->title : "");
	}
	if (out->n)
		return true;
	call_bad(in, c, 0, "no layer has '%.*s' in its name", STR(name));
	return near.best ? diag_mean(&in->d, near.best) : diag_hint(&in->d, "explore(\"…\") searches titles and fields as well");
}

static void ls_all(struct interp *in, struct buf *out)
{
	view_ls(NULL, theme_of(in), false, out);
	lang_tools(in, out);
}

static bool fn_ls(struct interp *in, struct call *c, struct val *out)
{
	const struct val *v = &c->v[0];
	bool verbose = truth(&c->v[2]), ok = true;
	struct buf b = BUF_INIT;

	(void)out;
	if (v->type == V_NONE)
		ls_all(in, &b);
	else if (v->type == V_BUILTIN)
		help_function(in, ((const struct method *)v->any)->row, &b);
	else if (v->type == V_CLASS)
		view_ls(v->any, theme_of(in), verbose, &b);
	else if (is_text(v))
		ok = ls_named(in, c, val_text(v), truth(&c->v[1]), &b);
	else if (v->type != V_PACKET)
		ok = call_bad(in, c, 0, "ls() takes a layer class, a part of its name, a function or a packet, not %s", type_text(v));
	else if (v->aux < v->p->n)
		view_ls_packet(v->p, v->aux, theme_of(in), verbose, &b);
	return print(in, &b, ok);
}

const struct builtin builtins_help[] = {
	{ "help", fn_help, "x=None", "what a layer, field, function, method or topic is", "help(len)" },
	{ "ls", fn_ls, "x=None, case_sensitive=False, verbose=False",
	  "all layers and tools, those with a text in their name, the fields of a layer class, the values of a packet, or a function", "ls(UDP)" },
	{ "explore", fn_explore, "text=None", "layers, fields and functions that have to do with a word; without one all layers in groups",
	  "explore(\"port\")" },
	{ "lsc", fn_lsc, "", "all functions with a line of help", "lsc()" },
	{ 0 },
};
