/* builtin_help.c - what there is, found from inside: help, explore, lsc. */
#include <string.h>

#include "pkt/interp.h"
#include "pkt/registry.h"
#include "pkt/view.h"

static const char welcome[] =
	"Layers are stacked with /, fields are named in brackets:\n"
	"    p = IP(dst=\"192.0.2.1\")/TCP(dport=80, flags=\"S\")/\"data\"\n"
	"    p.show()   hexdump(p)   p[TCP].dport   p.ttl = 3   del p.ttl   TCP in p   bytes(p)\n"
	"Several values describe several packets: TCP(dport=[22, (80, 90)]), IP(dst=\"192.0.2.0/24\"); size(p), p[3], for q in p.\n"
	"Captures: rdpcap(\"a.pcap\"), PcapReader(\"a.pcap\"), wrpcap(\"b.pcap\", p).\n"
	"\n"
	"    ls()               all layers\n"
	"    ls(TCP)            the fields of one\n"
	"    explore(\"dns\")     layers and functions that have to do with it\n"
	"    lsc()              all functions\n"
	"    help(rdpcap)       one of them; help(\"show\") a method\n";

/* "rdpcap(path, count=-1, filter=None)", what it does, an example. */
static void describe(const struct builtin *b, struct buf *out)
{
	buf_fmt(out, "%s%s", b->on ? "." : "", b->name);
	if (b->params)
		buf_fmt(out, "(%s)", b->params);
	buf_fmt(out, "\n    %s\n", b->help);
	if (b->example)
		buf_fmt(out, "    >>> %s\n", b->example);
}

/* Everything that has that name: functions, methods, layers. */
static bool by_name(struct interp *in, struct str name, struct buf *out)
{
	const struct layout *lay = layout_find(name.p, name.n);
	bool any = lay != NULL;

	if (lay)
		view_ls(lay, out);
	for (size_t i = 0; i < in->nmethods; i++) {
		if (!str_eq(name, in->methods[i]->row->name))
			continue;
		describe(in->methods[i]->row, out);
		any = true;
	}
	return any;
}

static bool not_found(struct interp *in, struct call *c, struct str name)
{
	struct near near = NEAR_WORD(name);

	call_bad(in, c, 0, "nothing is called '%.*s'", STR(name));
	for (size_t i = 0; i < in->nmethods; i++)
		near_offer(&near, in->methods[i]->row->name);
	layout_near(&near);
	return diag_mean(&in->d, near.best);
}

static bool fn_help(struct interp *in, struct call *c, struct val *out)
{
	const struct val *v = &c->v[0];
	struct buf b = BUF_INIT;
	bool ok = true;

	(void)out;
	if (v->type == V_NONE)
		buf_text(&b, welcome);
	else if (v->type == V_CLASS)
		view_ls(v->any, &b);
	else if (v->type == V_BUILTIN)
		describe(((const struct method *)v->any)->row, &b);
	else if (v->type == V_METHOD)
		describe(((const struct bound *)v->any)->method->row, &b);
	else if (v->type == V_PACKET && v->aux < v->p->n)
		view_ls_packet(v->p, v->aux, &b);
	else if (is_text(v))
		ok = by_name(in, val_text(v), &b) || not_found(in, c, val_text(v));
	else
		ok = call_bad(in, c, 0, "help() takes a layer class, a function or a name in quotes, not %s", type_text(v));
	out_text(in, b.p, b.n);
	buf_free(&b);
	return ok;
}

/* Letters are compared without case. */
static bool holds(const char *text, struct str word)
{
	for (; *text; text++) {
		size_t i = 0;

		while (i < word.n && text[i] && (text[i] | 32) == (word.p[i] | 32))
			i++;
		if (i == word.n)
			return true;
	}
	return false;
}

static bool fn_explore(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;
	struct str word;

	(void)out;
	if (!call_text(in, c, 0, &word))
		return false;
	for (size_t i = 0; i < layout_count(); i++) {
		const struct proto *p = layout_nth(i)->proto;

		if (holds(p->name, word) || (p->title && holds(p->title, word)))
			buf_fmt(&b, "%-28s %s\n", p->name, p->title ? p->title : "");
	}
	for (size_t i = 0; i < in->nmethods; i++) {
		const struct builtin *row = in->methods[i]->row;

		if (row->params && (holds(row->name, word) || holds(row->help, word)))
			buf_fmt(&b, "%s%s()%*s %s\n", row->on ? "." : "", row->name,
			        (int)(strlen(row->name) < 26 ? 26 - strlen(row->name) - (row->on != 0) : 0), "", row->help);
	}
	out_text(in, b.p, b.n);
	buf_free(&b);
	return true;
}

static bool fn_lsc(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;

	(void)c;
	(void)out;
	for (size_t i = 0; i < in->nmethods; i++) {
		if (!in->methods[i]->row->on && in->methods[i]->row->params)
			buf_fmt(&b, "%-20s  %s\n", in->methods[i]->row->name, in->methods[i]->row->help);
	}
	out_text(in, b.p, b.n);
	buf_free(&b);
	return true;
}

const struct builtin builtins_help[] = {
	{ "help", fn_help, "x=None", "what a layer, function or method is for", "help(len)" },
	{ "explore", fn_explore, "text", "layers and functions whose name or help holds the text", "explore(\"pcap\")" },
	{ "lsc", fn_lsc, "", "all functions with a line of help", NULL },
	{ 0 },
};
