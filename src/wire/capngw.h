/* capngw.h - the blocks of a pcapng file that we make ourselves (draft-ietf-opsawg-pcapng). Host byte order. */
#ifndef WIRE_CAPNGW_H
#define WIRE_CAPNGW_H

#include <stdint.h>

#include "pkt/str.h"

struct buf;
struct cap_packet;

/* Each appends one whole block. */
void ngw_section(struct buf *out);
void ngw_interface(struct buf *out, int linktype, uint32_t snaplen, struct str name); /* times in nanoseconds; name: may be empty */
void ngw_packet(struct buf *out, uint32_t interface, const struct cap_packet *c);
void ngw_statistics(struct buf *out, uint32_t interface, int64_t time, uint64_t received, uint64_t dropped);

uint16_t ng_linktype_of(int dlt);  /* libpcap's number as files say it */
uint16_t ng_dlt_of(uint16_t linktype);

#endif
