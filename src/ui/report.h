/* report.h - what is told of all packets together, instead of each: statistics, a stream, a picture. */
#ifndef UI_REPORT_H
#define UI_REPORT_H

#include "options.h"
#include "out.h"
#include "pkt/packet.h"

struct diag;
struct theme;

struct report {
	const struct options *opt;
	struct out *out;
	const struct theme *theme;
	struct follow *follow;
	struct stats *stats;
	struct map *map;
};

bool report_start(struct report *r, const struct options *opt, struct out *o, const struct theme *t, struct diag *d);
/* Is there one? Then packets are not printed by themselves. */
bool report_wanted(const struct report *r);
bool report_packet(struct report *r, const struct packet *p, struct diag *d);
/* Tells it, if status is still done. Returns the exit status. */
int report_end(struct report *r, int status);

#endif
