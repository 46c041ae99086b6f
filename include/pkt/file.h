/* file.h - whole files. */
#ifndef PKT_FILE_H
#define PKT_FILE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

struct buf;
struct diag;

/* Creates or replaces the file. false with a message (D_REFUSED): not all of it is on the disk. */
bool file_write(const char *path, const void *p, size_t n, struct diag *d);
/* Appends all that comes until the end, or until out has more than `most` bytes. stop: what ends a wait (Ctrl-C), or NULL. false: errno
 * says why; out has what came before. */
bool file_read(int fd, size_t most, const volatile sig_atomic_t *stop, struct buf *out);

#endif
