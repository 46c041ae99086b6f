/* diag.c - errors: recorded by whoever knows the value, placed by whoever knows the text, written out for ui. */
#include "pkt/diag.h"

#include <stdio.h>
#include <string.h>

#include "pkt/buf.h"

static bool is_continuation(char c)
{
	return ((uint8_t)c & 0xc0) == 0x80;
}

/* Text that does not fit ends in dots, and never in half a character. */
static void write_text(char *out, size_t cap, const char *fmt, va_list ap)
{
	int n = vsnprintf(out, cap, fmt, ap);
	size_t end = cap - sizeof("...");

	if (n < 0)
		out[0] = '\0';
	if (n < 0 || (size_t)n < cap)
		return;
	while (end && is_continuation(out[end]))
		end--;
	memcpy(out + end, "...", sizeof("..."));
}

static void record(struct diag *d, enum diag_kind kind, const char *fmt, va_list ap)
{
	if (d->set)
		return;
	d->set = true;
	d->kind = kind;
	write_text(d->text, sizeof(d->text), fmt, ap);
}

bool diag_set(struct diag *d, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	record(d, D_SCRIPT, fmt, ap);
	va_end(ap);
	return false;
}

bool diag_vset(struct diag *d, const char *fmt, va_list ap)
{
	record(d, D_SCRIPT, fmt, ap);
	return false;
}

bool diag_refuse(struct diag *d, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	record(d, D_REFUSED, fmt, ap);
	va_end(ap);
	return false;
}

/* Like the message, the first hint stays; one without a message is dropped. */
bool diag_hint(struct diag *d, const char *fmt, ...)
{
	va_list ap;

	if (!d->set || d->hint[0])
		return false;
	va_start(ap, fmt);
	write_text(d->hint, sizeof(d->hint), fmt, ap);
	va_end(ap);
	return false;
}

bool diag_mean(struct diag *d, const char *name)
{
	return name ? diag_hint(d, "did you mean '%s'?", name) : false;
}

static bool has_place(const struct diag *d)
{
	return d->src && (d->span.begin || d->span.end);
}

bool diag_at(struct diag *d, const struct source *src, struct span s)
{
	if (!d->set || has_place(d))
		return false;
	d->src = src;
	d->span = s;
	return false;
}

void diag_clear(struct diag *d)
{
	*d = (struct diag)DIAG_INIT;
}

/* Characters in s's bytes [begin, end). */
static unsigned count_chars(const struct source *s, size_t begin, size_t end)
{
	unsigned n = 0;

	for (; begin < end; begin++)
		n += !is_continuation(s->text[begin]);
	return n;
}

static size_t line_begin(const struct source *s, size_t at)
{
	while (at && s->text[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const struct source *s, size_t at)
{
	const char *nl = at < s->n ? memchr(s->text + at, '\n', s->n - at) : NULL;
	size_t end = nl ? (size_t)(nl - s->text) : s->n;

	return end > at && s->text[end - 1] == '\r' ? end - 1 : end;
}

void source_place(const struct source *s, uint32_t at, unsigned *line, unsigned *col)
{
	size_t end = at < s->n ? at : s->n;
	size_t begin = line_begin(s, end);

	*line = 1;
	for (size_t i = 0; i < begin; i++)
		*line += s->text[i] == '\n';
	*col = 1 + count_chars(s, begin, end);
}

/* Of a long line, what stands around the place is shown. */
enum { LINE_MOST = 160, LINE_BEFORE = 60 };

struct view {
	size_t begin, end; /* bytes of the source */
	bool cut_before, cut_after;
};

static struct view line_view(const struct source *s, size_t at)
{
	struct view v = { line_begin(s, at), 0, false, false };

	v.end = line_end(s, v.begin);
	if (v.end - v.begin <= LINE_MOST)
		return v;
	if (at - v.begin > LINE_BEFORE) {
		v.begin = at - LINE_BEFORE;
		v.cut_before = true;
	}
	if (v.end - v.begin > LINE_MOST) {
		v.end = v.begin + LINE_MOST;
		v.cut_after = true;
	}
	while (v.begin < at && is_continuation(s->text[v.begin]))
		v.begin++;
	while (v.end > at && v.cut_after && is_continuation(s->text[v.end]))
		v.end--;
	return v;
}

/* Control characters must not reach the terminal; each becomes one column, as the carets expect. */
static void put_line(struct buf *out, const struct source *s, const struct view *v)
{
	buf_text(out, v->cut_before ? "    ..." : "    ");
	for (size_t i = v->begin; i < v->end; i++) {
		char c = s->text[i];
		bool is_control = ((uint8_t)c < 0x20 && c != '\t') || c == 0x7f;

		buf_byte(out, is_control ? '?' : (uint8_t)c);
	}
	buf_text(out, v->cut_after ? "...\n" : "\n");
}

/* Each character before the span becomes a space, but a tab stays a tab: it is as wide here as above. */
static void put_carets(struct buf *out, const struct source *s, const struct view *v, size_t begin, size_t end)
{
	unsigned width = count_chars(s, begin, end);

	buf_text(out, v->cut_before ? "       " : "    ");
	for (size_t i = v->begin; i < begin; i++) {
		if (!is_continuation(s->text[i]))
			buf_byte(out, s->text[i] == '\t' ? '\t' : ' ');
	}
	buf_byte(out, '^');
	while (width-- > 1)
		buf_byte(out, '~');
}

static void put_place(struct buf *out, const struct diag *d)
{
	const struct source *s = d->src;
	size_t begin = d->span.begin < s->n ? d->span.begin : s->n;
	struct view v = line_view(s, begin);
	size_t end = d->span.end < v.end ? d->span.end : v.end;

	put_line(out, s, &v);
	put_carets(out, s, &v, begin, end > begin ? end : begin);
	if (d->hint[0])
		buf_fmt(out, " %s", d->hint);
	buf_byte(out, '\n');
}

void diag_print(struct buf *out, const struct diag *d)
{
	unsigned line, col;

	if (!has_place(d)) {
		buf_fmt(out, "pkt: %s\n", d->text);
		if (d->hint[0])
			buf_fmt(out, "    %s\n", d->hint);
		return;
	}
	if (d->src->name) {
		source_place(d->src, d->span.begin, &line, &col);
		buf_fmt(out, "%s:%u:%u: ", d->src->name, line, col);
	}
	buf_fmt(out, "error: %s\n", d->text);
	put_place(out, d);
	if (d->chain)
		buf_text(out, d->chain);
}
