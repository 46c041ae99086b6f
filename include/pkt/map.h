/* map.h - the bytes of a packet, each field's in its colour beside its name and value. */
#ifndef PKT_MAP_H
#define PKT_MAP_H

#include <stdbool.h>

#include "pkt/packet.h"
#include "pkt/view.h"

struct map;

/* A picture of packets, one below the other. */
struct map *map_new(void);
void map_free(struct map *m); /* NULL is allowed */
bool map_packet(struct map *m, const struct packet *p, struct diag *d); /* as decoded. false with a message: too many */
void map_svg(const struct map *m, struct buf *out);

/* The same of one packet in characters; in colours, if t has them. */
void view_bytes(const struct packet *p, const struct theme *t, struct buf *out);

#endif
