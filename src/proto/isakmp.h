/* isakmp.h - what both versions of IKE share: the beginning of a payload. Only their files include it. */
#ifndef PKT_PROTO_ISAKMP_H
#define PKT_PROTO_ISAKMP_H

#include "pkt/field.h"

enum { ISAKMP_PORT = 500 };

/* Behind the number of what follows and a byte of flags: bytes of the payload, this header with it. */
#define PAYLOAD_LENGTH_FIELD UINT("length", 16, .compute = HEADER_LENGTH(1), .help = "bytes of this payload")
#define PAYLOAD_COOKIE(n, ...) BYTES(n, .size = FIXED(8), .filled = true, __VA_ARGS__)

#endif
