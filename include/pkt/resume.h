/* resume.h - a run over a set that a file remembers: resume= of send and sr. */
#ifndef PKT_RESUME_H
#define PKT_RESUME_H

#include "pkt/interp.h"
#include "pkt/progress.h"

struct resumed {
	struct progress *file;  /* NULL: nothing is remembered */
	struct progress_run run;
	struct val all;         /* V_PART: every packet, over all rounds. Pooled */
};

/*
 * Argument i of the call is the path of a file, or None (then nothing happens). x, `rounds` times, is what the run is about, and
 * the call's name belongs to it. false with a message at the argument.
 */
bool resume_open(struct interp *in, struct call *c, unsigned i, const struct val *x, uint64_t rounds, struct resumed *out);
/* What is left to send of the packets before number `end`. Pooled. */
bool resume_rest(struct interp *in, const struct resumed *r, uint64_t end, struct val *out);
bool resume_mark(struct resumed *r, uint64_t done, struct diag *d); /* of all; nothing happens without a file */
void resume_tell(const struct resumed *r, struct buf *out);         /* "; 640 of 1000 done" */
void resume_close(struct resumed *r);

#endif
