/* options_wire.c - the command line of send, sniff, route and doctor. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "options.h"
#include "options_part.h"
#include "pkt/diag.h"
#include "pkt/str.h"

/* Options that have no letter; what part of a set is sent. */
enum { OPTION_SEED = 640, OPTION_SHARD, OPTION_PERMUTE, OPTION_RESUME, OPTION_RETRY, OPTION_FILTER };
#define PART_OPTIONS \
	{ "seed", required_argument, NULL, OPTION_SEED }, { "shard", required_argument, NULL, OPTION_SHARD }, \
	{ "permute", no_argument, NULL, OPTION_PERMUTE }, { "resume", required_argument, NULL, OPTION_RESUME }

/* Where from, how many, how fast, how long. */
#define WIRE_OPTIONS \
	{ "iface", required_argument, NULL, 'i' }, { "count", required_argument, NULL, 'c' }, \
	{ "rate", required_argument, NULL, 'r' }, { "timeout", required_argument, NULL, 't' }

static const struct option send_options[] = {
	WIRE_OPTIONS,
	{ "guard", no_argument, NULL, 'g' },
	PART_OPTIONS,
	{ "via", required_argument, NULL, 'V' },
	{ "threads", required_argument, NULL, 'j' },
	{ "verbose", no_argument, NULL, 'v' },
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

static const struct option sr_options[] = {
	WIRE_OPTIONS,
	{ "guard", no_argument, NULL, 'g' },
	PART_OPTIONS,
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

static const struct option scan_options[] = {
	WIRE_OPTIONS,
	{ "retry", required_argument, NULL, OPTION_RETRY },
	{ "filter", required_argument, NULL, OPTION_FILTER },
	PART_OPTIONS,
	OUTPUT_OPTIONS,
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

static const struct option sniff_options[] = {
	{ "iface", required_argument, NULL, 'i' },
	{ "count", required_argument, NULL, 'c' },
	OUTPUT_OPTIONS,
	{ "timeout", required_argument, NULL, 't' },
	SNIFF_OPTIONS,
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

static const struct option route_options[] = {
	{ "iface", required_argument, NULL, 'i' },
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

static const struct option doctor_options[] = {
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

static const struct {
	enum command command;
	const char *name, *letters;
	const struct option *options;
} known[] = {
	{ COMMAND_SEND, "send", ":i:c:r:t:gj:vh", send_options },
	{ COMMAND_SR, "sr", ":i:c:r:t:gh", sr_options },
	{ COMMAND_LOOP, "loop", ":i:c:r:t:gh", sr_options },
	{ COMMAND_SCAN, "scan", ":i:c:r:t:h" OUTPUT_LETTERS, scan_options },
	{ COMMAND_SNIFF, "sniff", ":i:c:t:h" SNIFF_LETTERS OUTPUT_LETTERS, sniff_options },
	{ COMMAND_ROUTE, "route", ":i:h", route_options },
	{ COMMAND_DOCTOR, "doctor", ":h", doctor_options },
};

/* "eth0,eth1": the commas become the ends of the names. */
static bool add_iface(struct options *o, char *text, struct diag *d)
{
	while (text) {
		char *comma = strchr(text, ',');

		if (o->nifaces == IFACES_MOST)
			return diag_set(d, "-i: at most %d interfaces", IFACES_MOST);
		o->iface[o->nifaces++] = text;
		if (comma)
			*comma++ = 0;
		text = comma;
	}
	return true;
}

static bool parse_timeout(const char *text, int64_t *out, struct diag *d)
{
	char *end;
	double s = strtod(text, &end);

	if (end == text || *end || !(s >= 0 && s <= 1e9))
		return diag_set(d, "--timeout: '%s' is not a number of seconds", text);
	*out = (int64_t)(s * 1e9);
	return true;
}

/* "2/8": the third of eight. */
static bool parse_shard(const char *text, struct options *o, struct diag *d)
{
	const char *slash = strchr(text, '/');

	if (!slash || !str_to_u64((struct str){ text, (size_t)(slash - text) }, &o->shard) || !str_to_u64(str_of(slash + 1), &o->shards)) {
		diag_set(d, "--shard: '%s' is not i/n", text);
		return diag_hint(d, "0/4, 1/4, 2/4 and 3/4 are together the whole");
	}
	if (o->shard < o->shards)
		return true;
	diag_set(d, "--shard: there is no part %s", text);
	return o->shards ? diag_hint(d, "they are numbered from 0 to %llu", (unsigned long long)o->shards - 1) : false;
}

static bool take_part(struct options *o, int c, bool *known, struct diag *d)
{
	*known = true;
	switch (c) {
	case OPTION_SEED:
		return parse_seed(optarg, o, d);
	case OPTION_SHARD:
		return parse_shard(optarg, o, d);
	case OPTION_PERMUTE:
		o->permute = true;
		return true;
	case OPTION_FILTER:
		o->filter = optarg;
		return true;
	case OPTION_RETRY:
		return str_to_u64(str_of(optarg), &o->retry) || diag_set(d, "--retry: '%s' is not a number of rounds", optarg);
	case OPTION_RESUME:
		o->resume = optarg;
		return true;
	}
	*known = false;
	return false;
}

/* Machines that mix a set each in an order of its own would send some packets twice and others never. */
static bool check_part(const struct options *o, struct diag *d)
{
	if (!o->permute || o->shards < 2 || o->seeded)
		return true;
	diag_set(d, "--permute with --shard needs --seed: all parts are of one order");
	return diag_hint(d, "give all of them the same, such as --seed 1");
}

static bool parse_threads(const char *text, uint64_t *out, struct diag *d)
{
	char *end;
	unsigned long n = strtoul(text, &end, 10);

	if (end == text || *end || *text == '-' || n < 1 || n > 64)
		return diag_set(d, "--threads: '%s' is not a number of threads, 1 to 64", text);
	*out = n;
	return true;
}

static bool take(struct options *o, int c, struct diag *d)
{
	bool known, ok = take_output(o, c, &known, d);

	if (!known)
		ok = take_part(o, c, &known, d);
	if (known)
		return ok;
	switch (c) {
	case 'i':
		return add_iface(o, optarg, d);
	case 'c':
		return parse_count(optarg, &o->count, d);
	case 'r':
		o->rate = optarg;
		return true;
	case 't':
		return parse_timeout(optarg, &o->timeout, d);
	case 'g':
		o->guard = true;
		return true;
	case 'V':
		o->via = optarg;
		return true;
	case 'j':
		return parse_threads(optarg, &o->threads, d);
	case 'v':
		o->verbose = true;
		return true;
	}
	return take_sniff(o, c, d);
}

/* What must stand behind the options. */
static bool check_words(const struct options *o, struct diag *d)
{
	if (o->command == COMMAND_SEND && o->nwords != 1)
		return diag_set(d, "send: which packets? one expression in quotes: pkt send 'IP(dst=\"192.0.2.1\")/ICMP()'");
	if ((o->command == COMMAND_SR || o->command == COMMAND_LOOP) && o->nwords != 1)
		return diag_set(d, "which probes? one expression in quotes: pkt %s 'IP(dst=\"192.0.2.1\")/ICMP()'",
				o->command == COMMAND_SR ? "sr" : "loop");
	if (o->command == COMMAND_SCAN && o->nwords != 1)
		return diag_set(d, "scan: which probes? one expression in quotes: pkt scan 'IP(dst=\"192.0.2.0/24\")/TCP(dport=80)'");
	if (o->command == COMMAND_ROUTE && o->nwords != 1)
		return diag_set(d, "route: to which address?");
	if (o->command == COMMAND_DOCTOR && o->nwords)
		return diag_set(d, "doctor takes no words, and '%s' is one", o->words[0]);
	if (o->command != COMMAND_SNIFF && o->nifaces > 1)
		return diag_set(d, "-i: one interface");
	return check_files(o, d);
}

bool options_wire(struct options *o, int argc, char **argv, struct diag *d)
{
	size_t k = 0;
	int c;

	while (known[k].command != o->command)
		k++;
	o->timeout = -1;
	while ((c = getopt_long(argc, argv, known[k].letters, known[k].options, NULL)) != -1) {
		if (c == 'h') {
			o->help_on = o->command;
			o->command = COMMAND_HELP;
			return true;
		}
		if (c == ':' || c == '?')
			return wrong_option(c, argv, known[k].options, d);
		if (!take(o, c, d))
			return false;
	}
	o->words = argv + optind;
	o->nwords = argc - optind;
	return check_output(o, d) && check_words(o, d) && check_part(o, d);
}
