/* options.c - the command line. */
#include "options.h"

#include <getopt.h>
#include <string.h>
#include <unistd.h>

#include "colour.h"
#include "jobs.h"
#include "libfolder.h"
#include "options_part.h"
#include "pkt/diag.h"
#include "pkt/str.h"

/* The words that stand first on the command line. */
static const struct {
	const char *name;
	enum command command;
} commands[] = {
	{ "read", COMMAND_READ },
	{ "check", COMMAND_CHECK },
	{ "diff", COMMAND_DIFF },
	{ "ls", COMMAND_LS },
	{ "schema", COMMAND_SCHEMA },
	{ "send", COMMAND_SEND },
	{ "sr", COMMAND_SR },
	{ "loop", COMMAND_LOOP },
	{ "scan", COMMAND_SCAN },
	{ "sniff", COMMAND_SNIFF },
	{ "route", COMMAND_ROUTE },
	{ "doctor", COMMAND_DOCTOR },
	{ "help", COMMAND_HELP },
};

/* Options that have no letter. */
enum { OPTION_COLOUR = 256, OPTION_NO_RC, OPTION_IGNORE };

#define COLOUR_OPTIONS { "color", optional_argument, NULL, OPTION_COLOUR }, { "colour", optional_argument, NULL, OPTION_COLOUR }

static const struct option main_options[] = {
	COLOUR_OPTIONS,
	{ "no-rc", no_argument, NULL, OPTION_NO_RC },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ "seed", required_argument, NULL, 's' },
	{ 0 },
};

static const struct option read_options[] = {
	COLOUR_OPTIONS,
	{ "count", required_argument, NULL, 'c' },
	OUTPUT_OPTIONS,
	{ "load", required_argument, NULL, 'l' },
	{ "jobs", required_argument, NULL, 'j' },
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

static const struct option diff_options[] = {
	COLOUR_OPTIONS,
	{ "ignore", required_argument, NULL, OPTION_IGNORE },
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

static const struct option ls_options[] = {
	COLOUR_OPTIONS,
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* What getopt_long did not like, in our words. */
bool wrong_option(int c, char **argv, const struct option *known, struct diag *d)
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

bool parse_count(const char *text, uint64_t *out, struct diag *d)
{
	uint64_t n;

	if (!str_to_u64(str_of(text), &n) || !n)
		return diag_set(d, "-c: '%s' is not a number of packets (1 or more)", text);
	*out = n;
	return true;
}

bool parse_seed(const char *text, struct options *o, struct diag *d)
{
	o->seeded = true;
	return str_to_u64(str_of(text), &o->seed) || diag_set(d, "--seed: '%s' is not a whole number from 0 to 2^64-1", text);
}

/* 0: as many as there are cores. */
static bool parse_jobs(const char *text, unsigned *out, struct diag *d)
{
	uint64_t n;

	if (!str_to_u64(str_of(text), &n) || n > JOBS_MOST)
		return diag_set(d, "-j: '%s' is not a number of threads (1 to %d, or 0 for as many as there are cores)", text, JOBS_MOST);
	*out = n ? (unsigned)n : JOBS_ALL;
	return true;
}

static bool add_load(struct options *o, const char *path, struct diag *d)
{
	if (o->nloads == LOADS_MOST)
		return diag_set(d, "-l: at most %d scripts", LOADS_MOST);
	o->load[o->nloads++] = path;
	return true;
}

static bool parse_read(struct options *o, int argc, char **argv, struct diag *d)
{
	int c;

	while ((c = getopt_long(argc, argv, ":c:l:j:h" OUTPUT_LETTERS, read_options, NULL)) != -1) {
		bool known, ok = take_output(o, c, &known, d);

		if (known && ok)
			continue;
		if (known)
			return false;
		switch (c) {
		case 'c':
			ok = parse_count(optarg, &o->count, d);
			break;
		case 'j':
			ok = parse_jobs(optarg, &o->jobs, d);
			break;
		case 'l':
			ok = add_load(o, optarg, d);
			break;
		case 'h':
			o->help_on = COMMAND_READ;
			o->command = COMMAND_HELP;
			return true;
		case OPTION_COLOUR:
			ok = colour_choose(optarg, d);
			break;
		default:
			ok = wrong_option(c, argv, read_options, d);
		}
		if (!ok)
			return false;
	}
	if (optind == argc)
		return diag_set(d, "read: which capture? a file, or - for standard input");
	if (!check_output(o, d))
		return false;
	o->path = argv[optind++];
	o->words = argv + optind;
	o->nwords = argc - optind;
	return true;
}

/* ls, help and check: words, and hardly an option. */
static bool parse_words(struct options *o, int argc, char **argv, struct diag *d)
{
	int c;

	while ((c = getopt_long(argc, argv, ":h", ls_options, NULL)) != -1) {
		if (c == 'h') {
			o->help_on = o->command;
			o->command = COMMAND_HELP;
			return true;
		}
		if (c != OPTION_COLOUR)
			return wrong_option(c, argv, ls_options, d);
		if (!colour_choose(optarg, d))
			return false;
	}
	o->words = argv + optind;
	o->nwords = argc - optind;
	return true;
}

static bool parse_diff(struct options *o, int argc, char **argv, struct diag *d)
{
	int c;

	while ((c = getopt_long(argc, argv, ":h", diff_options, NULL)) != -1) {
		if (c == 'h') {
			o->help_on = o->command;
			o->command = COMMAND_HELP;
			return true;
		}
		if (c == OPTION_IGNORE)
			o->ignore = optarg;
		else if (c != OPTION_COLOUR)
			return wrong_option(c, argv, diff_options, d);
		else if (!colour_choose(optarg, d))
			return false;
	}
	o->words = argv + optind;
	o->nwords = argc - optind;
	return o->nwords >= 2 || diag_set(d, "diff: which captures? two files");
}

static bool parse_check(struct options *o, int argc, char **argv, struct diag *d)
{
	if (!parse_words(o, argc, argv, d) || o->command == COMMAND_HELP)
		return o->command == COMMAND_HELP;
	if (o->nwords != 1)
		return diag_set(d, "check: which script? one file, or - for standard input");
	o->path = o->words[0];
	return true;
}

/* help read, help ls: how these are called. */
static bool parse_help(struct options *o, int argc, char **argv, struct diag *d)
{
	if (!parse_words(o, argc, argv, d))
		return false;
	for (size_t i = 0; i < COUNT(commands) && o->nwords == 1; i++) {
		if (!strcmp(o->words[0], commands[i].name) && commands[i].command != COMMAND_HELP) {
			o->help_on = commands[i].command;
			o->nwords = 0;
		}
	}
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
	char tool[LIBRARY_NAME];

	for (size_t i = 0; i < COUNT(commands); i++)
		near_offer(&near, commands[i].name);
	library_near(&near, tool);
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
			if (o->command == COMMAND_DIFF)
				return parse_diff(o, argc, argv, d);
			if (o->command == COMMAND_CHECK)
				return parse_check(o, argc, argv, d);
			if (o->command >= COMMAND_SEND && o->command <= COMMAND_DOCTOR)
				return options_wire(o, argc, argv, d);
			return o->command == COMMAND_HELP ? parse_help(o, argc, argv, d) : parse_words(o, argc, argv, d);
		}
	}
	o->command = !strcmp(word, "-") || is_path(word) ? COMMAND_SCRIPT : COMMAND_TOOL;
	o->path = word;
	if (o->command == COMMAND_TOOL) {
		o->words = argv + optind + 1;
		o->nwords = argc - optind - 1;
		return library_file(word) || wrong_word(word, d);
	}
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
		case 's':
			if (!parse_seed(optarg, o, d))
				return false;
			break;
		case OPTION_COLOUR:
			if (!colour_choose(optarg, d))
				return false;
			break;
		case OPTION_NO_RC:
			o->no_rc = true;
			break;
		default:
			return wrong_option(c, argv, main_options, d);
		}
	}
	return optind == argc || parse_word(o, argc, argv, d);
}
