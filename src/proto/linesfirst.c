/* linesfirst.c - text protocols: where lines end, the words of the first one, the empty one. */
#include "lines.h"

#include <string.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/str.h"

bool lines_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct buf b = BUF_INIT;
	struct str s = val_text(in);

	if (in->type == V_NONE || in->type == V_BYTES) {
		*out = val_hold(*in);
		return true;
	}
	if (in->type == V_STR) {
		*out = val_bytes(s.p, s.n);
		return true;
	}
	if (in->type != V_INT)
		return diag_set(d, "%s is text, bytes or a whole number", f->name);
	if (in->neg)
		buf_fmt(&b, "%lld", (long long)in->i);
	else
		buf_u64(&b, in->u);
	*out = val_bytes(b.p, b.n);
	buf_free(&b);
	return true;
}

/* ---- where lines end ---- */

/* The first place of a short text, mostly known here; NULL: there is none. By its first byte, which is seldom: memmem is not made for
 * that, and neither is memcmp for what comes after. */
static inline __attribute__((always_inline)) const uint8_t *find(const uint8_t *p, size_t n, const char *text, size_t k)
{
	const uint8_t *end = p + n;

	while (p < end && (p = memchr(p, text[0], (size_t)(end - p))) != NULL && (size_t)(end - p) >= k) {
		size_t i = 1;

		while (i < k && p[i] == (uint8_t)text[i])
			i++;
		if (i == k)
			return p;
		p++;
	}
	return NULL;
}

size_t lines_head(const uint8_t *p, size_t n)
{
	const uint8_t *end = find(p, n, "\r\n\r\n", 4);

	return end ? (size_t)(end - p) + 4 : 0;
}

size_t lines_first(const uint8_t *p, size_t n)
{
	const uint8_t *end = find(p, n, CRLF, 2);

	return end ? (size_t)(end - p) : 0;
}

/* ---- text up to a separator ---- */

static struct str separator(const struct field *f)
{
	return str_of(f->arg);
}

/* Up to a separator of several bytes. */
static __attribute__((noinline)) bool until_text(const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	struct str t = separator(f);
	const uint8_t *end = find(p, avail, t.p, t.n);

	if (end)
		*n = (size_t)(end - p) + t.n;
	return end;
}

static bool until_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	const char *text = f->arg;
	const uint8_t *end;

	(void)s;
	if (text[1])
		return until_text(f, p, avail, n);
	end = memchr(p, text[0], avail);
	if (end)
		*n = (size_t)(end - p) + 1;
	return end;
}

static bool until_bytes(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct str *out)
{
	const char *text = f->arg;
	size_t k = text[1] ? separator(f).n : 1;

	(void)s;
	*out = (struct str){ (const char *)p, n < k ? 0 : n - k };
	return true;
}

static void until_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	struct str t;

	until_bytes(s, f, p, n, &t);
	*out = val_bytes(t.p, t.n);
}

static bool until_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct str t = v->type == V_UNSET && f->text ? str_of(f->text) : val_text(v);

	(void)s;
	(void)d;
	buf_add(out, t.p, t.n);
	buf_text(out, f->arg);
	return true;
}

const struct kind_ops line_until_ops = { until_measure, until_read, until_write, lines_accept, .bytes = until_bytes };

/* ---- the empty line ---- */

static bool blank_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)f;
	*n = avail >= 2 && p[0] == '\r' && p[1] == '\n' ? 2 : 0;
	return true;
}

static void blank_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	(void)s;
	(void)f;
	*out = n == 2 ? VAL_NONE : val_bytes(p, n);
}

static bool blank_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	(void)s;
	(void)f;
	(void)d;
	if (v->type == V_BYTES)
		buf_add(out, val_text(v).p, val_text(v).n);
	else
		buf_text(out, CRLF);
	return true;
}

static bool blank_print(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct buf *out)
{
	(void)s;
	(void)f;
	(void)p;
	(void)out;
	return n == 2;
}

const struct kind_ops lines_blank_ops = { blank_measure, blank_read, blank_write, lines_accept, .print = blank_print };

PROTO_UNIT(linesfirst, NULL);
