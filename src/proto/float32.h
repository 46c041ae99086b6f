/* float32.h - numbers of IEEE 754 single precision: a field kind. */
#ifndef PKT_PROTO_FLOAT32_H
#define PKT_PROTO_FLOAT32_H

#include "pkt/field.h"

/* Its value is a number; what is no number, or none of full precision, is 4 bytes. HOOK("rate", &float32_ops, .value = &one) */
extern const struct kind_ops float32_ops;

#endif
