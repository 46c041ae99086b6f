/* nearmiss.h - what arrived during an exchange and was no answer. Inside src/wire. */
#ifndef PKT_WIRE_NEARMISS_H
#define PKT_WIRE_NEARMISS_H

#include "pkt/cap.h"
#include "pkt/exchange.h"

struct nearmiss; /* a counted object */

struct nearmiss *nearmiss_new(void);
struct obj *nearmiss_obj(struct nearmiss *l);
void nearmiss_seen(struct nearmiss *l);                            /* one more packet arrived */
void nearmiss_add(struct nearmiss *l, const struct cap_packet *c); /* and had to do with a probe */

#endif
