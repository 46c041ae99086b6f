/* options_out.c - what read and sniff do with packets: -o, --fields, -w. */
#include "options_part.h"

#include <getopt.h>
#include <string.h>

#include "pkt/diag.h"
#include "pkt/str.h"

static const struct {
	const char *name;
	enum form form;
} forms[] = {
	{ "text", FORM_TEXT },
	{ "show", FORM_SHOW },
	{ "expr", FORM_EXPR },
	{ "hex", FORM_HEX },
	{ "bytes", FORM_BYTES },
	{ "json", FORM_JSON },
	{ "tsv", FORM_TSV },
	{ "columns", FORM_TSV },
	{ "csv", FORM_CSV },
	{ "raw", FORM_RAW },
	{ "svg", FORM_SVG },
	{ "sqlite", FORM_SQLITE },
	{ "pcap", FORM_PCAP },
	{ "pcapng", FORM_PCAPNG },
	{ "none", FORM_NONE },
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static bool check_path(const struct options *o, const char *name, struct diag *d)
{
	if (o->form == FORM_SQLITE && (!o->form_path || !*o->form_path))
		return diag_set(d, "-o sqlite: into which file? -o sqlite:packets.db");
	if (o->form != FORM_SQLITE && o->form != FORM_SVG && o->form != FORM_PCAP && o->form != FORM_PCAPNG && o->form_path)
		return diag_set(d, "-o %s goes to standard output, and takes no file; the shell's > does", name);
	return true;
}

static bool parse_form(struct options *o, const char *text, struct diag *d)
{
	const char *colon = strchr(text, ':');
	struct str name = { text, colon ? (size_t)(colon - text) : strlen(text) };
	struct near near = NEAR_INIT(name);

	o->form_given = true;
	o->form_path = colon ? colon + 1 : NULL;
	for (size_t i = 0; i < COUNT(forms); i++) {
		if (str_eq(name, forms[i].name)) {
			o->form = forms[i].form;
			return check_path(o, forms[i].name, d);
		}
		near_offer(&near, forms[i].name);
	}
	diag_set(d, "-o: '%.*s' is not a form; there are text, show, expr, hex, bytes, json, tsv, csv, raw, svg, sqlite:FILE, pcap, pcapng "
		 "and none", STR(name));
	return diag_mean(d, near.best);
}

static const char *form_name(enum form form)
{
	size_t i = 0;

	while (forms[i].form != form)
		i++;
	return forms[i].name;
}

bool take_output(struct options *o, int c, bool *known, struct diag *d)
{
	*known = true;
	switch (c) {
	case 'o':
		return parse_form(o, optarg, d);
	case 'w':
		o->write = optarg;
		return true;
	case 'Y':
		o->display = optarg;
		return true;
	case OPTION_FIELDS:
		o->fields = optarg;
		return true;
	case OPTION_STATISTICS:
		o->statistics = true;
		return true;
	case OPTION_FOLLOW:
		o->follow = optarg;
		return true;
	}
	*known = false;
	return true;
}

/* --follow and --statistics have forms of their own. */
static bool check_report(const struct options *o, struct diag *d)
{
	bool follows = o->form == FORM_TEXT || o->form == FORM_HEX || o->form == FORM_RAW;

	if (o->follow && o->statistics)
		return diag_set(d, "--follow and --statistics are two things: one at a time");
	if (!o->follow && o->form == FORM_RAW) {
		diag_set(d, "-o raw: the bytes of which stream?");
		return diag_hint(d, "--follow tcp:0");
	}
	if (o->statistics && o->form != FORM_TEXT && o->form != FORM_SVG)
		return diag_set(d, "--statistics are shown as -o text or svg, not as %s", form_name(o->form));
	return !o->follow || follows || diag_set(d, "--follow shows a stream as -o text, hex or raw, not as %s", form_name(o->form));
}

bool check_output(struct options *o, struct diag *d)
{
	bool columns = o->form == FORM_TSV || o->form == FORM_CSV, capture = o->form == FORM_PCAP || o->form == FORM_PCAPNG;

	if (!check_report(o, d))
		return false;
	if (capture && o->write)
		return diag_set(d, "-o %s and -w both say where packets are written", form_name(o->form));
	if (capture && o->fields)
		return diag_set(d, "--fields are the columns of -o tsv and -o csv, not of -o %s", form_name(o->form));
	if (capture) {
		o->write = o->form_path && *o->form_path ? o->form_path : "-";
		o->write_ng = o->form == FORM_PCAPNG;
		o->form = FORM_NONE;
	}
	if (o->fields && !o->form_given)
		o->form = FORM_TSV;
	else if (o->write && !o->form_given && !o->follow && !o->statistics)
		o->form = FORM_NONE;
	if (columns && !o->fields) {
		diag_set(d, "-o %s: which columns?", form_name(o->form));
		return diag_hint(d, "--fields ip.src,tcp.dport,frame.len");
	}
	if (o->fields && o->form_given && !columns)
		return diag_set(d, "--fields are the columns of -o tsv and -o csv, not of -o %s", form_name(o->form));
	if (o->write && !strcmp(o->write, "-") && o->form != FORM_NONE)
		return diag_set(d, "-w - and -o %s would both write to standard output", form_name(o->form));
	return true;
}
