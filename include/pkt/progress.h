/* progress.h - how far a run has come, kept in a file, so that one that was cut off goes on where it stopped. */
#ifndef PKT_PROGRESS_H
#define PKT_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct diag;
struct progress;

/* What a file is about: which packets in which order. The same run has the same four. */
struct progress_run {
	uint64_t set;  /* a hash of what is sent */
	uint64_t seed; /* of random fields and orders */
	uint64_t size; /* packets of the whole run */
	uint64_t done; /* how many of them have been sent, the first ones */
};

/* The file of an earlier run. 0: there is none (or it is empty); -1 with a message: it is something else; 1: *out is filled. */
int progress_read(const char *path, struct progress_run *out, struct diag *d);

/*
 * Opens the file or makes it, and locks it until it is closed. `run` says what is to be sent; run->done becomes what the file
 * says. NULL with a message: it is of another run, another program has it, or it cannot be written.
 */
struct progress *progress_open(const char *path, struct progress_run *run, struct diag *d);
/* The first `done` packets have left. Survives a kill from here on; a power cut may lose it. false with a message. */
bool progress_mark(struct progress *p, uint64_t done, struct diag *d);
void progress_close(struct progress *p); /* NULL is allowed */

#endif
