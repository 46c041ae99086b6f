/* capfile.h - the bytes of a capture file: from a path or standard input, unpacked if they are compressed. */
#ifndef WIRE_CAPFILE_H
#define WIRE_CAPFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct diag;
struct capfile;

#define CAPFILE_HEAD 24 /* bytes of a pcap file header: so many first ones are kept */

struct capfile *capfile_open(const char *path, struct diag *d); /* "-": standard input */
void capfile_close(struct capfile *f);                          /* NULL is allowed */
const char *capfile_name(const struct capfile *f);              /* for messages */
bool capfile_is(const struct capfile *f, const char *path);     /* the same regular file */

/* Up to n bytes, as many as are there at once; 0 only at the end, or when capfile_trouble says why there are no more. */
size_t capfile_read(struct capfile *f, void *p, size_t n);
const char *capfile_trouble(const struct capfile *f);           /* NULL: none */
void capfile_progress(const struct capfile *f, uint64_t *done, uint64_t *all); /* as cap_progress */
uint64_t capfile_given(const struct capfile *f);                /* bytes read so far, unpacked */

/* The first bytes, which are still to be read; *n is below CAPFILE_HEAD only if the file is so short. */
const uint8_t *capfile_head(const struct capfile *f, size_t *n);

/* Says what the file is instead of a capture. Always false. */
bool capfile_strange(const struct capfile *f, struct diag *d);

/* "x.pcap: ends inside packet 18 (offset 2204: 60 bytes promised, 22 there); 17 packets were read". Always false. */
bool capfile_cut(const struct capfile *f, uint64_t packets, uint64_t offset, uint64_t promised, uint64_t there, struct diag *d);
/* "x.pcap: packet 18 is damaged: why (offset 2204); 17 packets were read". Always false. */
bool capfile_damaged(const struct capfile *f, uint64_t packets, uint64_t offset, const char *why, struct diag *d);

#endif
