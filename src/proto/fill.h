/* fill.h - frames whose class fills them up to the least that Ethernet sends (IEEE 802.3, 4A.2.3.2.4). */
#ifndef PKT_PROTO_FILL_H
#define PKT_PROTO_FILL_H

#include "pkt/field.h"

/*
 * The last field of a class right above Ether, with or without Dot1Q between: zero bytes behind the payload up to a frame of 60 bytes
 * (64 with its check sequence), unless there is Padding or the field was set. .init, if not 0: only a layer with nothing above it
 * is filled, and one without Ether below up to so many bytes. Decoding finds no such field: what is behind the payload is Padding.
 */
extern const struct kind_ops fill_ops;
#define FRAME_FILL_ALONE(n) HOOK("fill", &fill_ops, .trailer = true, .quiet = true, .init = (n), .help = "bytes up to the least frame; b\"\": none")
#define FRAME_FILL FRAME_FILL_ALONE(0)
size_t fill_none(const struct scope *s, size_t hdr, size_t n); /* .trailer of such a class */

#endif
