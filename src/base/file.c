/* file.c - whole files. */
#include "pkt/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "pkt/buf.h"
#include "pkt/diag.h"

static bool failed(const char *path, struct diag *d)
{
	return diag_refuse(d, "%s: %s", path, strerror(errno));
}

bool file_write(const char *path, const void *p, size_t n, struct diag *d)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	const char *at = p;

	if (fd < 0)
		return failed(path, d);
	while (n) {
		ssize_t did = write(fd, at, n);

		if (did < 0 && errno == EINTR)
			continue;
		if (did < 0) {
			failed(path, d);
			close(fd);
			return false;
		}
		at += did;
		n -= (size_t)did;
	}
	return close(fd) == 0 || failed(path, d);
}

bool file_read(int fd, size_t most, const volatile sig_atomic_t *stop, struct buf *out)
{
	enum { PIECE = 65536 };
	ssize_t n;

	do {
		buf_reserve(out, PIECE);
		n = read(fd, out->p + out->n, PIECE);
		if (n > 0)
			out->n += (size_t)n;
	} while ((n > 0 && out->n <= most) || (n < 0 && errno == EINTR && !(stop && *stop)));
	return n >= 0;
}
