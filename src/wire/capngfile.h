/* capngfile.h - a pcapng file that is written: packets of any link types, and blocks of another file as they stand there. */
#ifndef WIRE_CAPNGFILE_H
#define WIRE_CAPNGFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cap_packet;
struct diag;
struct ngfile;

/* Creates the file, "-": standard output; append: another section behind what is there. NULL with a message. */
struct ngfile *ngfile_create(const char *path, bool append, struct diag *d);
/* A block of the file that is copied: from now on packets that come in a block are written as that. */
bool ngfile_block(struct ngfile *f, const uint8_t *block, size_t n, struct diag *d);
/* Its interface is described when its first packet comes. */
bool ngfile_packet(struct ngfile *f, const struct cap_packet *c, struct diag *d);
/* What interface i of a live capture is called; before its first packet. */
void ngfile_name(struct ngfile *f, unsigned i, const char *name);
/* At the end: what interface i received and what of that was lost. */
bool ngfile_statistics(struct ngfile *f, unsigned i, uint64_t received, uint64_t dropped, struct diag *d);
bool ngfile_flush(struct ngfile *f, struct diag *d);
uint64_t ngfile_written(const struct ngfile *f); /* bytes, with what waits to be written */
bool ngfile_finish(struct ngfile *f, struct diag *d); /* f is gone. false: not all is on the disk */

#endif
