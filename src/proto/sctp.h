/* sctp.h - what the files of SCTP's chunks and parameters share; OpenFlow's parts are filled up likewise. */
#ifndef PKT_PROTO_SCTP_H
#define PKT_PROTO_SCTP_H

#include "pkt/field.h"

/* Zero bytes up to a multiple of four (or .bits / 8) from the layer's first byte, not counted in its length (RFC 9260, 3.2). No value while they
 * are just that; others, and fewer at the end of a packet, are kept. */
extern const struct kind_ops sctp_pad_ops;
#define SCTP_PAD HOOK("padding", &sctp_pad_ops, .quiet = true, .help = "bytes up to a multiple of four, where they are not zero")

extern const struct family sctp_params;
#define SCTP_PARAMS(before) LIST("params", &sctp_params, .size = OF("len", 1, -(before)), .help = "parameters")

#endif
