/* call.h - the fields that are set, as constructor calls. */
#ifndef PKT_VIEW_CALL_H
#define PKT_VIEW_CALL_H

struct buf;
struct packet;

void print_packet(struct buf *out, const struct packet *p, unsigned from);

#endif
