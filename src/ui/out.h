/* out.h - standard output: collected, written in large pieces, and told about when it fails. */
#ifndef UI_OUT_H
#define UI_OUT_H

#include <stdbool.h>
#include <stddef.h>

#include "pkt/buf.h"

#define OUT_FULL (64 * 1024)

struct out {
	struct buf buf;  /* append here, then call out_step */
	int fd;
	bool eager;      /* somebody is watching: write at every step */
	int error;       /* errno of the write that failed; what comes later is dropped */
};

void out_start(struct out *o, int fd);
bool out_flush(struct out *o);                         /* false: nobody reads any more, or the disk is full */
bool out_pass(struct out *o, const void *p, size_t n);  /* appends and steps; much is not copied */
void out_write(void *o, const void *p, size_t n);      /* for struct interp_config */
int out_end(struct out *o);                            /* exit status: 0, or 3 with a message on standard error */

/* After each packet: writes when there is enough, or at once when somebody is watching. */
static inline bool out_step(struct out *o)
{
	if (o->eager || o->buf.n >= OUT_FULL)
		return out_flush(o);
	return !o->error;
}

#endif
