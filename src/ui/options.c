/* options.c - the command line. */
#include "options.h"

#include <getopt.h>
#include <string.h>
#include <unistd.h>

#include "pkt/diag.h"
#include "pkt/str.h"

/* The words that stand first on the command line. */
static const struct {
	const char *name;
	enum command command;
} commands[] = {
	{ "read", COMMAND_READ },
	{ "check", COMMAND_CHECK },
	{ "ls", COMMAND_LS },
	{ "help", COMMAND_HELP },
};

static const struct {
	const char *name;
	enum form form;
} forms[] = {
	{ "text", FORM_TEXT },
	{ "show", FORM_SHOW },
	{ "expr", FORM_EXPR },
	{ "hex", FORM_HEX },
	{ "none", FORM_NONE },
};

static const struct option main_options[] = {
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ 0 },
};

static const struct option read_options[] = {
	{ "count", required_argument, NULL, 'c' },
	{ "output", required_argument, NULL, 'o' },
	{ "write", required_argument, NULL, 'w' },
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

static const struct option ls_options[] = {
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* What getopt_long did not like, in our words. */
static bool wrong_option(int c, char **argv, const struct option *known, struct diag *d)
{
	const char *word = argv[optind - 1];

	if (c == ':')
		return diag_set(d, "%s needs a value", word);
	if (word[0] == '-' && word[1] == '-') {
		struct str name = { word + 2, strcspn(word + 2, "=") };
		struct near near = NEAR_INIT(name);

		diag_set(d, "there is no option --%.*s", STR(name));
		for (; known->name; known++)
			near_offer(&near, known->name);
		return near.best ? diag_hint(d, "did you mean '--%s'?", near.best) : false;
	}
	return diag_set(d, "there is no option -%c", optopt);
}

static bool parse_count(const char *text, uint64_t *out, struct diag *d)
{
	uint64_t n;

	if (!str_to_u64(str_of(text), &n) || !n)
		return diag_set(d, "-c: '%s' is not a number of packets (1 or more)", text);
	*out = n;
	return true;
}

static bool parse_form(const char *text, enum form *out, struct diag *d)
{
	struct near near = NEAR_INIT(str_of(text));

	for (size_t i = 0; i < COUNT(forms); i++) {
		if (!strcmp(text, forms[i].name)) {
			*out = forms[i].form;
			return true;
		}
		near_offer(&near, forms[i].name);
	}
	diag_set(d, "-o: '%s' is not a form; there are text, show, expr, hex and none", text);
	return diag_mean(d, near.best);
}

static bool parse_read(struct options *o, int argc, char **argv, struct diag *d)
{
	bool form_given = false;
	int c;

	while ((c = getopt_long(argc, argv, ":c:o:w:h", read_options, NULL)) != -1) {
		bool ok = true;

		switch (c) {
		case 'c':
			ok = parse_count(optarg, &o->count, d);
			break;
		case 'o':
			form_given = true;
			ok = parse_form(optarg, &o->form, d);
			break;
		case 'w':
			o->write = optarg;
			break;
		case 'h':
			o->help_on = COMMAND_READ;
			o->command = COMMAND_HELP;
			return true;
		default:
			ok = wrong_option(c, argv, read_options, d);
		}
		if (!ok)
			return false;
	}
	if (optind == argc)
		return diag_set(d, "read: which capture? a file, or - for standard input");
	if (o->write && !form_given)
		o->form = FORM_NONE;
	if (o->write && !strcmp(o->write, "-") && o->form != FORM_NONE)
		return diag_set(d, "-w - and -o %s would both write to standard output", forms[o->form].name);
	o->path = argv[optind++];
	o->words = argv + optind;
	o->nwords = argc - optind;
	return true;
}

static bool parse_ls(struct options *o, int argc, char **argv, struct diag *d)
{
	int c;

	while ((c = getopt_long(argc, argv, ":h", ls_options, NULL)) != -1) {
		if (c != 'h')
			return wrong_option(c, argv, ls_options, d);
		o->help_on = COMMAND_LS;
		o->command = COMMAND_HELP;
		return true;
	}
	o->words = argv + optind;
	o->nwords = argc - optind;
	return true;
}

static bool parse_check(struct options *o, int argc, char **argv, struct diag *d)
{
	int c;

	while ((c = getopt_long(argc, argv, ":h", ls_options, NULL)) != -1) {
		if (c != 'h')
			return wrong_option(c, argv, ls_options, d);
		o->help_on = COMMAND_CHECK;
		o->command = COMMAND_HELP;
		return true;
	}
	if (optind + 1 != argc)
		return diag_set(d, "check: which script? one file, or - for standard input");
	o->path = argv[optind];
	return true;
}

static bool is_path(const char *word)
{
	return strchr(word, '/') || strchr(word, '.') || !access(word, F_OK);
}

/* A word that is neither a sub-command nor a file. */
static bool wrong_word(const char *word, struct diag *d)
{
	struct near near = NEAR_INIT(str_of(word));

	for (size_t i = 0; i < COUNT(commands); i++)
		near_offer(&near, commands[i].name);
	diag_set(d, "'%s' is neither a command nor a script", word);
	return diag_mean(d, near.best);
}

static bool parse_word(struct options *o, int argc, char **argv, struct diag *d)
{
	const char *word = argv[optind];

	for (size_t i = 0; i < COUNT(commands); i++) {
		if (!strcmp(word, commands[i].name)) {
			o->command = commands[i].command;
			argc -= optind;
			argv += optind;
			optind = 0; /* getopt_long starts afresh */
			if (o->command == COMMAND_READ)
				return parse_read(o, argc, argv, d);
			if (o->command == COMMAND_CHECK)
				return parse_check(o, argc, argv, d);
			return o->command == COMMAND_HELP || parse_ls(o, argc, argv, d);
		}
	}
	if (strcmp(word, "-") && !is_path(word))
		return wrong_word(word, d);
	o->command = COMMAND_SCRIPT;
	o->path = word;
	o->words = argv + optind; /* a script's name is its first argument */
	o->nwords = argc - optind;
	return true;
}

bool options_parse(struct options *o, int argc, char **argv, struct diag *d)
{
	int c;

	*o = (struct options){ .command = COMMAND_REPL, .help_on = COMMAND_HELP };
	opterr = 0;
	while ((c = getopt_long(argc, argv, "+:e:hV", main_options, NULL)) != -1) {
		switch (c) {
		case 'e':
			o->command = COMMAND_CODE;
			o->code = optarg;
			argv[optind - 1] = (char *)"-e"; /* what sys.argv[0] says */
			o->words = argv + optind - 1;
			o->nwords = argc - optind + 1;
			return true;
		case 'h':
			o->command = COMMAND_HELP;
			return true;
		case 'V':
			o->command = COMMAND_VERSION;
			return true;
		default:
			return wrong_option(c, argv, main_options, d);
		}
	}
	return optind == argc || parse_word(o, argc, argv, d);
}
