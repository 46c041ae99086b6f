/* printer.h - captured packets as text, or into a file. */
#ifndef UI_PRINTER_H
#define UI_PRINTER_H

#include "options.h"
#include "out.h"
#include "render.h"
#include "report.h"
#include "saver.h"
#include "wanted.h"

struct cap_packet;
struct cap_reader;
struct diag;

struct printer {
	const struct options *opt;
	struct out *out;
	struct saver save;          /* -w */
	struct render render;
	struct learner *learner;    /* the render's, and those of other threads */
	struct wanted wanted;
	struct report report;       /* instead of the packets, if one is wanted */
	bool only_shown;            /* nothing else is done with packets */
	bool only_written;          /* nor is anything but this: nothing asks what is in them */
	bool copies;                /* all of a pcapng file is written */
	struct database *database; /* -o sqlite, or NULL */
	const char *on;             /* the interface of the next packet, to be shown in its line; NULL: not */
	uint64_t n;
};

/* s: what -l loaded, or NULL. The exit status: --fields or -Y is wrong, and that was told. printer_end is due in any case. */
int printer_start(struct printer *r, const struct options *opt, struct out *o, bool nano, struct session *s);
bool printer_open(struct printer *r, int linktype, struct diag *d); /* the file, before the first packet */
bool printer_packet(struct printer *r, const struct cap_packet *c, struct diag *d);
bool printer_flush(struct printer *r, struct diag *d); /* what was printed and written so far is out */
/* Blocks of a pcapng file without a packet go to -w as well, if that is one. Before the first packet. */
bool printer_copies(struct printer *r, struct cap_reader *in, struct diag *d);
bool printer_save(struct printer *r, const struct cap_packet *c, struct diag *d); /* to -w */
/* Finishes the file. status: so far; linktype: of a file without a packet. Returns the exit status. */
int printer_end(struct printer *r, int status, int linktype);
char *words_join(char **words, int n); /* with a space between; the caller frees it */

#endif
