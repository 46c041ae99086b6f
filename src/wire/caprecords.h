/* caprecords.h - the packets of a pcap file, found in the bytes as they are read. */
#ifndef WIRE_CAPRECORDS_H
#define WIRE_CAPRECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct cap_packet;
struct capfile;
struct caprecords;
struct diag;

/* Whether a file that begins with these CAPFILE_HEAD bytes has packets that stand there as they are: of the usual format, and of a
 * link type whose packets libpcap hands on unchanged. */
bool caprecords_can(const uint8_t *head);
/* The file's header was read from f and found good: packets longer than snaplen are cut. */
struct caprecords *caprecords_new(struct capfile *f, uint16_t linktype, uint32_t snaplen);
void caprecords_free(struct caprecords *r); /* NULL is allowed */
/* The next packet, if all of it was read before; else caprecords_next is asked. */
bool caprecords_step(struct caprecords *r, struct cap_packet *out);
/* As cap_next; count: packets before this one. */
int caprecords_next(struct caprecords *r, uint64_t count, struct cap_packet *out, struct diag *d);
/* As cap_take and cap_taken; the latter returns the bytes of the packet's record. */
unsigned caprecords_take(struct caprecords *r, struct buf *out, unsigned most, size_t bytes);
size_t caprecords_taken(const struct caprecords *r, const uint8_t *p, struct cap_packet *out);

#endif
