/* icmpext.h - extensions of ICMP errors (RFC 4884), for the messages of both versions that carry them. */
#ifndef PKT_PROTO_ICMPEXT_H
#define PKT_PROTO_ICMPEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "pkt/field.h"

#define ICMPEXT_AT 136 /* bytes of message before an extension whose place no length tells: header and 128 quoted */

/* Is there an extension structure at p: version 2, and a checksum that is right or was not computed. */
bool icmpext_is(const uint8_t *p, size_t n);

extern const struct family icmpext_family;

/* The trailer field of such a message. */
#define ICMPEXT_FIELD_WHEN(condition) \
	LAYER("ext", &icmpext_family, .none = true, .trailer = true, .least = ICMPEXT_AT, .size = REST, .when = (condition), \
	      .help = "extension structure (RFC 4884)")
#define ICMPEXT_FIELD ICMPEXT_FIELD_WHEN(NULL)

#endif
