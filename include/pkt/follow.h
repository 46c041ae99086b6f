/* follow.h - what the two sides of one TCP connection, or of one pair of UDP ports, say to each other. */
#ifndef PKT_FOLLOW_H
#define PKT_FOLLOW_H

#include <stdbool.h>
#include <stdint.h>

#include "pkt/packet.h"
#include "pkt/str.h"
#include "pkt/view.h"

enum follow_form {
	FOLLOW_TEXT, /* as text, with a line before each turn */
	FOLLOW_HEX,  /* as hexdumps, offsets count the bytes of that side */
	FOLLOW_RAW,  /* the bytes, nothing else */
};

struct follow;

/* what: "tcp:3" (counted from 0, in order of appearance), "udp:0"; "tcp" and "udp" list all there are. NULL with a message. */
struct follow *follow_new(struct str what, enum follow_form form, const struct theme *t, struct diag *d);
void follow_free(struct follow *f); /* NULL is allowed */
void follow_packet(struct follow *f, const struct packet *p, struct buf *out); /* as decoded from bytes */
/* The capture is over. false with a message: there is no such stream. */
bool follow_end(struct follow *f, struct buf *out, struct diag *d);

#endif
