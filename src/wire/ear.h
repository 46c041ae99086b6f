/* ear.h - where an exchange listens: what arrives on one interface. Inside src/wire. */
#ifndef WIRE_EAR_H
#define WIRE_EAR_H

#include <stdbool.h>
#include <stdint.h>

#include "pkt/cap.h"

struct ear;

/*
 * many: much is to come, so there is a ring of libpcap; opening and closing it takes tens of milliseconds. Else, and without a
 * filter, it is a packet socket without one, which is there at once. It hears from when this returns. NULL with a message.
 */
struct ear *ear_open(const char *iface, const struct source *filter, bool many, struct diag *d);
bool ear_serves(const struct ear *e, const char *iface, const struct source *filter, bool many);
int ear_next(struct ear *e, struct cap_packet *out, struct diag *d); /* as cap_live_next */
int ear_fd(const struct ear *e);
uint64_t ear_dropped(struct ear *e);                                 /* by the kernel, since it was opened */
void ear_close(struct ear *e);                                       /* NULL is allowed */

#endif
