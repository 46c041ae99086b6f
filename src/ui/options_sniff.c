/* options_sniff.c - the command line of sniff: how packets are taken, and the files of -w. */
#include <ctype.h>
#include <getopt.h>
#include <inttypes.h>
#include <string.h>

#include "options.h"
#include "options_part.h"
#include "pkt/diag.h"
#include "pkt/str.h"

/* A number of `unit` bytes, or of so many as its last letter says: k, M and G are 2^10, 2^20 and 2^30. */
static bool parse_size(const char *option, const char *text, uint64_t unit, uint64_t most, uint64_t *out, struct diag *d)
{
	static const char letters[] = "kmg";
	size_t n = strlen(text);
	const char *letter = n ? strchr(letters, tolower((unsigned char)text[n - 1])) : NULL;
	uint64_t v;

	if (letter && *letter) {
		unit = UINT64_C(1024) << 10 * (letter - letters);
		n--;
	}
	if (!str_to_u64((struct str){ text, n }, &v) || !v)
		return diag_set(d, "%s: '%s' is not a size; a number, and k, M or G behind it for another unit", option, text);
	if (v > most / unit)
		return diag_set(d, "%s: %s is over %" PRIu64 " MiB", option, text, most >> 20);
	*out = v * unit;
	return true;
}

static bool parse_number(const char *option, const char *text, const char *what, uint64_t most, uint64_t *out, struct diag *d)
{
	uint64_t v;

	if (!str_to_u64(str_of(text), &v) || !v || v > most)
		return diag_set(d, "%s: '%s' is not a number of %s (1 to %" PRIu64 ")", option, text, what, most);
	*out = v;
	return true;
}

bool take_sniff(struct options *o, int c, struct diag *d)
{
	uint64_t seconds;

	switch (c) {
	case 'p':
		o->no_promisc = true;
		return true;
	case 'I':
		o->monitor = true;
		return true;
	case 'C':
		return parse_size("-C", optarg, 1000000, INT64_MAX, &o->file_size, d);
	case 'G':
		if (!parse_number("-G", optarg, "seconds", 1000000000, &seconds, d))
			return false;
		o->file_time = (int64_t)seconds * 1000000000;
		return true;
	case 'W':
		return parse_number("-W", optarg, "files", 1000000000, &o->files, d);
	case 's':
		o->snaplen = 0;
		return !strcmp(optarg, "0") || parse_number("-s", optarg, "bytes", 262144, &o->snaplen, d);
	case 'B':
		return parse_size("-B", optarg, 1024, INT32_MAX, &o->ring, d);
	case 'l':
		o->by_line = true;
		return true;
	case OPTION_LOAD:
		if (o->nloads == LOADS_MOST)
			return diag_set(d, "--load: at most %d scripts", LOADS_MOST);
		o->load[o->nloads++] = optarg;
		return true;
	}
	return false;
}

bool check_files(const struct options *o, struct diag *d)
{
	const char *option = o->file_size ? "-C" : o->file_time ? "-G" : o->files ? "-W" : NULL;

	if (!option)
		return true;
	if (!o->write)
		return diag_set(d, "%s is about the files of -w, which is not given", option);
	if (!strcmp(o->write, "-"))
		return diag_set(d, "%s: standard output is one file", option);
	if (!o->file_size && !o->file_time)
		return diag_set(d, "-W counts files: -C or -G says when one ends");
	return true;
}
