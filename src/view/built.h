/* built.h - a packet that was made or changed, as it would be captured. */
#ifndef PKT_VIEW_BUILT_H
#define PKT_VIEW_BUILT_H

#include <stdbool.h>

struct buf;
struct packet;

/* Every layer from `from` on is as it came: nothing is left to compute. */
bool is_captured(const struct packet *p, unsigned from);

/* The packet built and decoded again; the caller owns it, and the bytes must outlive it. NULL: it cannot be encoded. */
struct packet *built_packet(const struct packet *p, unsigned from, struct buf *bytes);

#endif
