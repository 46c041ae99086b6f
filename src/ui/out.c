/* out.c - standard output: collected, written in large pieces, and told about when it fails. */
#include "out.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "say.h"
#include "status.h"

void out_start(struct out *o, int fd)
{
	*o = (struct out){ .fd = fd, .eager = isatty(fd) };
	buf_reserve(&o->buf, OUT_FULL + OUT_FULL / 4);
}

bool out_flush(struct out *o)
{
	size_t at = 0;

	while (at < o->buf.n && !o->error) {
		ssize_t n = write(o->fd, o->buf.p + at, o->buf.n - at);

		if (n >= 0)
			at += (size_t)n;
		else if (errno != EINTR)
			o->error = errno;
	}
	buf_clear(&o->buf);
	return !o->error;
}

void out_write(void *arg, const void *p, size_t n)
{
	struct out *o = arg;

	buf_add(&o->buf, p, n);
	out_step(o);
}

int out_end(struct out *o)
{
	out_flush(o);
	buf_free(&o->buf);
	if (!o->error || o->error == EPIPE)
		return STATUS_DONE;
	say("standard output: %s", strerror(o->error));
	return STATUS_REFUSED;
}
