/* profinet.h - what the files of PROFINET share. */
#ifndef PKT_PROTO_PROFINET_H
#define PKT_PROTO_PROFINET_H

#include "pkt/field.h"

extern const struct names dcp_options;

/* The class of a block in a DCP message; NULL: one without information, of any option. */
const struct layout *dcp_block(const struct field *f, const struct scope *dcp, const uint8_t *p, size_t avail);

#endif
