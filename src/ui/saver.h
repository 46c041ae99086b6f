/* saver.h - where captured packets are written: one file, or one after another by size and time (-w -C -G -W). */
#ifndef UI_SAVER_H
#define UI_SAVER_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct cap_live;
struct cap_packet;
struct cap_writer;
struct diag;
struct options;

/*
 * The files of -w NAME. Another one begins before a packet that would make the file longer than `size` bytes, and when the
 * packets' own time has come `period` further. Their names: NAME, NAME1, NAME2 and so on. With a period, NAME goes through
 * strftime(3) and the number begins anew with each name. With a number of files and no period the files are a ring: NAME0 to
 * NAME9, and the oldest is written over; with a period the capture ends after so many files.
 */
struct saver {
	const char *name;
	bool nano;
	bool is_ng;           /* pcapng, whatever the name */
	struct cap_live *live; /* whose interfaces have names and counts; NULL: a file is read */
	uint64_t size;        /* bytes; 0: no limit */
	int64_t period;       /* nanoseconds; 0: no limit */
	uint64_t files;       /* 0: no limit */
	struct cap_writer *to;
	int linktype;         /* of `to` */
	int64_t begin;        /* when the period of `to` began, nanoseconds since 1970 UTC */
	uint64_t opened;      /* files so far */
	uint64_t number;      /* of the file among those of one name */
	char *stem;           /* the name without its number */
	bool is_full;         /* all files are written: nothing more is taken */
};

void saver_start(struct saver *s, const struct options *opt, bool nano);
/* Opens the first file. now: nanoseconds since 1970. */
bool saver_open(struct saver *s, int linktype, int64_t now, struct diag *d);
/* n: which packet it is, for messages. One that comes when is_full gets set is not written. */
bool saver_packet(struct saver *s, const struct cap_packet *c, uint64_t n, struct diag *d);
bool saver_flush(struct saver *s, struct diag *d);
bool saver_is_over(const struct saver *s, int64_t now); /* the time of the last file is over */
bool saver_end(struct saver *s, struct diag *d);  /* false: not all is on the disk */
void linktype_text(struct buf *out, int linktype); /* "1 (EN10MB)" */

#endif
