/* capbehind.h - a thread that reads a capture into memory while the program does something else. */
#ifndef WIRE_CAPBEHIND_H
#define WIRE_CAPBEHIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct behind;
struct cap_live;
struct cap_packet;
struct diag;

/* What the thread does with the capture; nobody else may until behind_free. */
struct behind_source {
	int (*next)(struct cap_live *c, struct cap_packet *out, struct diag *d);
	int (*wait)(struct cap_live *c, int ms);
	void (*stop)(struct cap_live *c);
	void (*wake)(struct cap_live *c); /* ends a wait of the thread */
};

struct behind *behind_new(struct cap_live *c, const struct behind_source *s, size_t most, struct diag *d);
int behind_next(struct behind *b, struct cap_packet *out, struct diag *d); /* as cap_live_next */
int behind_wait(struct behind *b, int ms);                                 /* as cap_live_wait */
void behind_break(struct behind *b);                                       /* as cap_breakloop */
void behind_stop(struct behind *b);                                        /* as cap_live_stop */
int behind_fd(const struct behind *b);                                     /* readable when there is something */
uint64_t behind_count(const struct behind *b);                             /* packets given */
void behind_free(struct behind *b);                                        /* ends the thread; NULL is allowed */

#endif
