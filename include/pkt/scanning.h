/* scanning.h - what scan() gives: an iterator whose scanner a program may ask itself. */
#ifndef PKT_SCANNING_H
#define PKT_SCANNING_H

#include "pkt/interp.h"
#include "pkt/scanner.h"

/* scan(): a pooled V_ITER. */
bool scanning_new(struct interp *in, struct call *c, struct val *out);

/* The scanner of a value that scan() gave; NULL: it is another value. Lives as long as the value. */
struct scanner *scanning_scanner(const struct val *v);
/* Calls fn before the scan notes how far it came, and before it waits: for who writes the answers. */
void scanning_quiet(const struct val *v, void (*fn)(void *arg), void *arg);
/* "65536 probes, 1040 answered, …\n"; resume= adds how far it came. */
void scanning_tell(const struct val *v, struct buf *out);

#endif
