/* lnet.h - libnet: laying the blocks of a packet and their checksums. */
#ifndef PKT_LNET_H
#define PKT_LNET_H

#include "pkt/encode.h"

struct diag;
struct lnet;

/* A libnet context that needs no privilege and opens no socket. NULL with a message. */
struct lnet *lnet_new(struct diag *d);
void lnet_free(struct lnet *l); /* NULL is allowed */

/*
 * For struct env; lives as long as l. It refuses, with the bytes untouched, whatever libnet would sum wrongly or write astray:
 *   - an IPv4 header whose version is not 4 or whose ihl is not its block's length;
 *   - an IPv6 header whose version is not 6 or whose next header is not the transport that follows;
 *   - a transport not directly above its IP block, or shorter than its own header;
 *   - a transport with more bytes than libnet's 32-bit sum can hold (65524 on IPv4, 65500 on IPv6).
 * What it cannot see must not be asked of it: bytes after the IP payload (Padding), which it would sum too, and source
 * routing, where the sum needs the final destination. A UDP sum of zero comes out as 0xffff (RFC 768).
 */
const struct assembler *lnet_assembler(const struct lnet *l);

const char *lnet_version(void); /* "1.1.6" */

#endif
