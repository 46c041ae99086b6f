/* stats.h - what a capture is made of: protocols, ends, conversations, sizes, rate over time. */
#ifndef PKT_STATS_H
#define PKT_STATS_H

#include <stdint.h>

#include "pkt/packet.h"
#include "pkt/view.h"

struct stats;

struct stats *stats_new(void);
void stats_free(struct stats *s); /* NULL is allowed */
/* Bytes are those on the wire. Memory grows with protocols and conversations, of which a million are told apart. */
void stats_packet(struct stats *s, const struct packet *p);

/* Tables and charts in characters; at most `most` rows of a table, the largest first. */
void stats_text(const struct stats *s, unsigned most, const struct theme *t, struct buf *out);
/* The same as one SVG picture. */
void stats_svg(const struct stats *s, unsigned most, struct buf *out);

#endif
