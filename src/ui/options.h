/* options.h - the command line. */
#ifndef UI_OPTIONS_H
#define UI_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

struct diag;

enum command {
	COMMAND_REPL,
	COMMAND_CODE,    /* -e */
	COMMAND_SCRIPT,  /* a file, or - */
	COMMAND_TOOL,    /* a function of the library */
	COMMAND_CHECK,
	COMMAND_READ,
	COMMAND_DIFF,
	COMMAND_LS,
	COMMAND_SCHEMA,
	COMMAND_SEND,
	COMMAND_SR,
	COMMAND_LOOP,
	COMMAND_SCAN,
	COMMAND_SNIFF,
	COMMAND_ROUTE,
	COMMAND_DOCTOR,
	COMMAND_HELP,
	COMMAND_VERSION,
};

enum form {
	FORM_TEXT, FORM_SHOW, FORM_EXPR, FORM_HEX, FORM_BYTES, FORM_JSON, FORM_TSV, FORM_CSV, FORM_RAW, FORM_SVG, FORM_SQLITE, FORM_PCAP,
	FORM_PCAPNG, FORM_NONE,
};

enum { IFACES_MOST = 16, LOADS_MOST = 16, JOBS_ALL = 65535 };

struct options {
	enum command command;
	enum command help_on;    /* COMMAND_HELP: COMMAND_READ, COMMAND_LS, or COMMAND_HELP for all */
	const char *code;        /* COMMAND_CODE */
	const char *path;        /* COMMAND_SCRIPT, COMMAND_CHECK, COMMAND_READ; the function of COMMAND_TOOL */
	char **words;            /* what is left: arguments of a script, words of a filter, names of layers, what help is about */
	int nwords;
	uint64_t count;          /* COMMAND_READ: at most so many packets; 0: all */
	enum form form;
	bool no_rc;              /* COMMAND_REPL: the start file is left out */
	const char *form_path;   /* -o svg:FILE, sqlite:FILE; NULL: standard output */
	bool statistics;         /* --statistics */
	bool form_given;         /* -o: else --fields and -w have a say */
	bool write_ng;           /* -w as pcapng, whatever its name */
	const char *fields;      /* --fields: names with commas between, or NULL */
	unsigned jobs;           /* -j: threads; 0: one, JOBS_ALL: as many as there are cores */
	const char *display;     /* -Y: which packets are wanted, or NULL */
	const char *ignore;      /* COMMAND_DIFF: --ignore, or NULL */
	const char *follow;      /* --follow: "tcp:0", or NULL */
	const char *write;       /* -w, or NULL */
	uint64_t file_size;      /* --file-size in bytes; 0: no limit */
	int64_t file_time;       /* --file-time in nanoseconds; 0: no limit */
	uint64_t files;          /* --files; 0: no limit */
	uint64_t snaplen;        /* --snaplen in bytes; 0: whole packets */
	uint64_t ring;           /* --ring in bytes; 0: as cap_want says */
	bool by_line;            /* sniff -l: each line is written at once */
	const char *load[LOADS_MOST]; /* -l: scripts with classes, run first */
	unsigned nloads;
	const char *iface[IFACES_MOST]; /* --iface */
	unsigned nifaces;
	const char *rate;        /* --rate, or NULL */
	int64_t timeout;         /* --timeout in nanoseconds; -1: none */
	bool no_promisc;
	bool monitor;            /* sniff --monitor */
	bool guard;              /* --guard */
	bool permute;            /* --permute */
	uint64_t shard, shards;  /* --shard i/n: i below n; n 0: all */
	uint64_t retry;          /* --retry */
	const char *filter;      /* --filter, or NULL */
	const char *resume;      /* --resume, or NULL */
	const char *via;         /* --via, or NULL */
	uint64_t threads;        /* --threads; 0: one */
	bool verbose;            /* -v */
	bool seeded;             /* --seed: `seed` says which random values scripts draw */
	uint64_t seed;
};

bool options_parse(struct options *o, int argc, char **argv, struct diag *d);
bool options_wire(struct options *o, int argc, char **argv, struct diag *d); /* what stands behind send, sniff, route, doctor */

#endif
