/* buf.c - a growing byte buffer. */
#include "pkt/buf.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "pkt/mem.h"

void buf_free(struct buf *b)
{
	mem_free(b->p);
	*b = (struct buf)BUF_INIT;
}

void buf_grow(struct buf *b, size_t more)
{
	size_t need = more <= SIZE_MAX - b->n ? b->n + more : SIZE_MAX;

	b->p = mem_room(b->p, &b->cap, need, 1);
}

void buf_zeros(struct buf *b, size_t n)
{
	if (!n)
		return;
	buf_reserve(b, n);
	memset(b->p + b->n, 0, n);
	b->n += n;
}

void buf_insert(struct buf *b, size_t at, const void *p, size_t n)
{
	assert(at <= b->n);
	if (!n)
		return;
	buf_reserve(b, n);
	memmove(b->p + at + n, b->p + at, b->n - at);
	memcpy(b->p + at, p, n);
	b->n += n;
}

void buf_fmt(struct buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_vfmt(b, fmt, ap);
	va_end(ap);
}

/* The first try uses the room that is there; most texts fit in it. */
void buf_vfmt(struct buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	buf_reserve(b, 64);
	va_copy(again, ap);
	n = vsnprintf((char *)b->p + b->n, b->cap - b->n, fmt, ap);
	if (n > 0 && (size_t)n >= b->cap - b->n) {
		buf_reserve(b, (size_t)n + 1);
		n = vsnprintf((char *)b->p + b->n, b->cap - b->n, fmt, again);
	}
	va_end(again);
	if (n > 0)
		b->n += (size_t)n;
}

void buf_u64(struct buf *b, uint64_t v)
{
	char text[20];
	size_t at = sizeof(text);

	do {
		text[--at] = (char)('0' + v % 10);
		v /= 10;
	} while (v);
	buf_add(b, text + at, sizeof(text) - at);
}

void buf_hex(struct buf *b, uint64_t v, unsigned width)
{
	static const char digits[] = "0123456789abcdef";
	char text[16];
	size_t at = sizeof(text);

	for (; width > sizeof(text); width--)
		buf_byte(b, '0');
	do {
		text[--at] = digits[v & 15];
		v >>= 4;
	} while (v || sizeof(text) - at < width);
	buf_add(b, text + at, sizeof(text) - at);
}

char *buf_cstr(struct buf *b)
{
	buf_reserve(b, 1);
	b->p[b->n] = '\0';
	return (char *)b->p;
}
