/* gtp.h - what the files of GTP and PFCP share: kinds of text. Only they include it. */
#ifndef PKT_PROTO_GTP_H
#define PKT_PROTO_GTP_H

#include "pkt/field.h"

/* Digits, two in a byte, the lower half first, 0xf where the last one is missing (3GPP TS 29.060, 7.7). What is not just that is
 * text that begins with 0x: the bytes as they are. Names of several labels: "internet", "ims.example" (3GPP TS 23.003, 9.1). */
extern const struct kind_ops gtp_digits_ops, gtp_name_ops;
#define GTP_DIGITS(n, extent, ...) HOOK(n, &gtp_digits_ops, .size = extent, __VA_ARGS__)
#define GTP_NAME(n, extent, ...) HOOK(n, &gtp_name_ops, .size = extent, __VA_ARGS__)

extern const struct family gtp_ies, gtp2_ies, gtp_pcos, pfcp_ies;

#endif
