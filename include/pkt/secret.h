/* secret.h - what both ends of a protocol share and no packet tells. */
#ifndef PKT_SECRET_H
#define PKT_SECRET_H

#include "pkt/str.h"

enum { SECRET_MOST = 255 /* bytes of one */ };

/* The secret of TACACS+ (RFC 8907, 4.5) for all that is decoded or built from now on; empty: there is none. Bytes above SECRET_MOST
 * are cut off. Not while other threads decode or encode. */
void secret_set(struct str s);
/* Where it is kept: valid until it is set again. "test" at the start, as in Scapy. */
struct str secret_get(void);

#endif
