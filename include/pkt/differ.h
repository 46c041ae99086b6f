/* differ.h - two packets compared field by field. */
#ifndef PKT_DIFFER_H
#define PKT_DIFFER_H

#include <stdbool.h>
#include <stdint.h>

#include "pkt/packet.h"
#include "pkt/view.h"

struct source;
struct differ;

/*
 * ignore (NULL: nothing): fields with commas between that are not compared, "ip.id,tcp.chksum" (pick.h); a name alone
 * ("chksum") is that field of every layer. It outlives *d. NULL with a message.
 */
struct differ *differ_new(const struct source *ignore, struct diag *d);
void differ_free(struct differ *f); /* NULL is allowed */

/* Are addresses or ports ignored? Then who speaks to whom tells nothing. */
bool differ_ignores_ends(const struct differ *f);
/* Packets with the same bytes, but for ignored fields, have the same number. p as decoded from bytes. */
uint64_t differ_hash(struct differ *f, const struct packet *p);
/* The same number for what a router, a tunnel's end or address translation makes of a packet: what is carried behind the
 * innermost addresses, and of a layer with ports all but these and its sums. */
uint64_t differ_like(struct differ *f, const struct packet *p);
/* A line for each difference, "    IP.ttl  64 -> 63". true: there is none. */
bool differ_text(struct differ *f, const struct packet *a, const struct packet *b, const struct theme *t, struct buf *out);

#endif
