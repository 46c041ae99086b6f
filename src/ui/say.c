/* say.c - messages on standard error. */
#include "say.h"

#include <stdio.h>
#include <string.h>

#include "colour.h"
#include "pkt/buf.h"
#include "status.h"

void say(const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	va_list ap;

	buf_text(&b, "pkt: ");
	va_start(ap, fmt);
	buf_vfmt(&b, fmt, ap);
	va_end(ap);
	buf_byte(&b, '\n');
	fwrite(b.p, 1, b.n, stderr);
	buf_free(&b);
}

static int status_of(const struct diag *d)
{
	switch (d->kind) {
	case D_SCRIPT:
		return STATUS_USAGE;
	case D_REFUSED:
		return STATUS_REFUSED;
	case D_NO:
		return STATUS_NO;
	case D_EXIT:
		return d->status;
	}
	return STATUS_USAGE;
}

int say_diag(const struct diag *d)
{
	struct buf b = BUF_INIT;

	diag_print(&b, d);
	if (!strncmp(buf_cstr(&b), "error: ", 7)) {
		buf_insert(&b, 0, "pkt: ", 5);
		memmove(b.p + 5, b.p + 12, b.n - 12);
		b.n -= 7;
	}
	colour_errors(&b);
	buf_free(&b);
	return status_of(d);
}
