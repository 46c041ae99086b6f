/* reassemble.h - packets as they come, with fragments joined and the messages of TCP streams put together. */
#ifndef PKT_REASSEMBLE_H
#define PKT_REASSEMBLE_H

#include <stdbool.h>
#include <stddef.h>

#include "pkt/packet.h"

struct reassembler;

/*
 * Gives every packet that is whole as it is. Fragments become the packet they came from (those of one that never is complete
 * are given as they are). With tcp, segments with data become messages: in order, no byte twice, cut where the class that
 * follows says that a message ends (proto.framed), with the header of the segment that completed it.
 * Memory is bounded: see stream.h, and 16 MiB of fragments, 30 s old at most by the packets' own times.
 * give: p is valid during the call. It must not call back. false: it stops there.
 */
struct reassembler *reassembler_new(bool tcp, const struct env *env, bool (*give)(void *arg, const struct packet *p), void *arg);
void reassembler_free(struct reassembler *r); /* NULL is allowed; gives nothing more */
bool reassembler_packet(struct reassembler *r, const struct packet *p); /* as decoded from bytes */
bool reassembler_end(struct reassembler *r);  /* gives what is left, incomplete as it is */

#endif
