/* buf.h - a growing byte buffer: where packets are assembled and text is written. */
#ifndef PKT_BUF_H
#define PKT_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct buf {
	uint8_t *p;
	size_t n, cap;
};

#define BUF_INIT { NULL, 0, 0 }

void buf_free(struct buf *b);
void buf_grow(struct buf *b, size_t more);           /* what buf_reserve does where there is no room */
void buf_zeros(struct buf *b, size_t n);
void buf_insert(struct buf *b, size_t at, const void *p, size_t n);
void buf_fmt(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_vfmt(struct buf *b, const char *fmt, va_list ap);
void buf_u64(struct buf *b, uint64_t v);             /* decimal, by hand: printf is slow */
void buf_hex(struct buf *b, uint64_t v, unsigned width); /* at least width digits, no 0x */
char *buf_cstr(struct buf *b);                       /* NUL-terminated, NUL not counted in n; owned by b */

/* Room for `more` further bytes. */
static inline void buf_reserve(struct buf *b, size_t more)
{
	if (b->cap - b->n < more)
		buf_grow(b, more);
}

static inline void buf_add(struct buf *b, const void *p, size_t n)
{
	if (!n)
		return;
	buf_reserve(b, n);
	memcpy(b->p + b->n, p, n);
	b->n += n;
}

/* Up to its NUL. */
static inline void buf_text(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

static inline void buf_byte(struct buf *b, uint8_t c)
{
	if (b->n == b->cap)
		buf_reserve(b, 1);
	b->p[b->n++] = c;
}

static inline void buf_clear(struct buf *b)
{
	b->n = 0;
}

#endif
