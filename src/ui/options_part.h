/* options_part.h - what the parts of the command line's reader share. */
#ifndef UI_OPTIONS_PART_H
#define UI_OPTIONS_PART_H

#include "options.h"

struct diag;
struct option;

bool wrong_option(int c, char **argv, const struct option *known, struct diag *d); /* what getopt_long did not like; always false */
bool parse_count(const char *text, uint64_t *out, struct diag *d);
bool parse_seed(const char *text, struct options *o, struct diag *d);

/* Options of read and sniff about what becomes of packets. */
enum { OPTION_FIELDS = 512, OPTION_FOLLOW, OPTION_STATISTICS };
#define OUTPUT_OPTIONS \
	{ "output", required_argument, NULL, 'o' }, { "fields", required_argument, NULL, OPTION_FIELDS }, \
	{ "follow", required_argument, NULL, OPTION_FOLLOW }, \
	{ "statistics", no_argument, NULL, OPTION_STATISTICS }, \
	{ "write", required_argument, NULL, 'w' }, { "display-filter", required_argument, NULL, 'Y' }
#define OUTPUT_LETTERS "o:w:Y:"
bool take_output(struct options *o, int c, bool *known, struct diag *d); /* *known: it is one of these */
bool check_output(struct options *o, struct diag *d);

/* sniff: how packets are taken, and the files of -w. */
enum { OPTION_LOAD = 1024 };
#define SNIFF_OPTIONS \
	{ "no-promisc", no_argument, NULL, 'p' }, \
	{ "monitor", no_argument, NULL, 'I' }, \
	{ "file-size", required_argument, NULL, 'C' }, \
	{ "file-time", required_argument, NULL, 'G' }, \
	{ "files", required_argument, NULL, 'W' }, \
	{ "snaplen", required_argument, NULL, 's' }, \
	{ "ring", required_argument, NULL, 'B' }, \
	{ "by-line", no_argument, NULL, 'l' }, \
	{ "load", required_argument, NULL, OPTION_LOAD }
#define SNIFF_LETTERS "pIC:G:W:s:B:l"
bool take_sniff(struct options *o, int c, struct diag *d);
bool check_files(const struct options *o, struct diag *d);

#endif
