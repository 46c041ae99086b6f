/* gather.h - fragments kept until their packet is complete. */
#ifndef CORE_GATHER_H
#define CORE_GATHER_H

#include "pkt/packet.h"

struct gather;

/* give: a packet as it is, or joined. */
struct gather *gather_new(const struct env *env, bool (*give)(void *arg, const struct packet *p), void *arg);
void gather_free(struct gather *g); /* NULL is allowed */
bool gather_packet(struct gather *g, const struct packet *p);
bool gather_end(struct gather *g); /* gives fragments that are left as they are */

#endif
