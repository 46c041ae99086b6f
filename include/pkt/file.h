/* file.h - whole files. */
#ifndef PKT_FILE_H
#define PKT_FILE_H

#include <stdbool.h>
#include <stddef.h>

struct diag;

/* Creates or replaces the file. false with a message (D_REFUSED): not all of it is on the disk. */
bool file_write(const char *path, const void *p, size_t n, struct diag *d);

#endif
