/* capfilter.h - which word of a filter is wrong: libpcap says only that one is. */
#ifndef WIRE_CAPFILTER_H
#define WIRE_CAPFILTER_H

#include <stdbool.h>

struct diag;
struct source;

/* `why`: libpcap's message. parses(arg, text) says whether libpcap could read a text, whatever it thinks of what is said.
 * Fills *d with a message that begins "filter: ", the place and a hint. Always false. */
bool capfilter_explain(const struct source *filter, const char *why, bool (*parses)(void *arg, const char *text), void *arg,
		       struct diag *d);

#endif
