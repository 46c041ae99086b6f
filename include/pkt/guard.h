/* guard.h - keeps this machine's kernel from resetting the answers to TCP probes, which it did not ask for itself. */
#ifndef PKT_GUARD_H
#define PKT_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct diag;
struct guard;
struct packet;

#define GUARD_MOST (1u << 20) /* address and port tuples of one guard */

/*
 * An nf_tables table of this process alone (NFT_TABLE_F_OWNER, Linux 5.12): the kernel removes it when its netlink socket
 * closes, whatever ends the process. It drops segments with RST that the kernel itself sends from (source, sport) to (dst, dport)
 * of a guarded packet, over IPv4 and IPv6; the resets of sockets, also of pkt's own, pass. Needs cap_net_admin.
 * NULL with the reason and the remedy.
 */
struct guard *guard_open(struct diag *d);
void guard_close(struct guard *g); /* the table is gone; NULL is allowed */

/* Notes the tuples of a packet decoded from the bytes that leave: those of every TCP layer over an IP layer. */
void guard_note(struct guard *g, const struct packet *p);
/* From the return on, all that was noted is guarded. false with a message: what was noted since the last time is not. */
bool guard_flush(struct guard *g, struct diag *d);
size_t guard_count(const struct guard *g);

#endif
