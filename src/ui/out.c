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

static bool write_all(struct out *o, const uint8_t *p, size_t size)
{
	size_t at = 0;

	while (at < size && !o->error) {
		ssize_t n = write(o->fd, p + at, size - at);

		if (n >= 0)
			at += (size_t)n;
		else if (errno != EINTR)
			o->error = errno;
	}
	return !o->error;
}

bool out_flush(struct out *o)
{
	write_all(o, o->buf.p, o->buf.n);
	buf_clear(&o->buf);
	return !o->error;
}

bool out_pass(struct out *o, const void *p, size_t n)
{
	if (n >= OUT_FULL / 4)
		return out_flush(o) && write_all(o, p, n);
	buf_add(&o->buf, p, n);
	return out_step(o);
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
