/* diag.h - what went wrong: a message, where, and what would help. Filled below, printed by ui. */
#ifndef PKT_DIAG_H
#define PKT_DIAG_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/* Byte offsets [begin, end) in a source text. begin == end == 0: no place known. */
struct span {
	uint32_t begin, end;
};

/* A text that is being read: a script, an -e argument, a filter. */
struct source {
	const char *name; /* shown before line and column; NULL: only the text is shown (REPL) */
	const char *text;
	size_t n;
};

enum diag_kind {
	D_SCRIPT,  /* usage, script or filter error: exit status 2 */
	D_REFUSED, /* the system refused: permission, interface, file: exit status 3 */
	D_NO,      /* the answer is no: an assert failed: exit status 1 */
	D_EXIT,    /* not an error: exit(n) was called; status in `status` */
};

struct diag {
	bool set;
	enum diag_kind kind;
	int status;             /* for D_EXIT */
	const struct source *src;
	struct span span;
	char text[512];
	char hint[256];         /* "did you mean 'flags'?"; empty: none */
	const char *chain;      /* lines that are shown below: the calls it came through. NULL: none */
};

#define DIAG_INIT { .set = false }

/* Record a message (no capital, no full stop). The first message stays. Always returns false. */
bool diag_set(struct diag *d, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
bool diag_vset(struct diag *d, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0)));
bool diag_refuse(struct diag *d, const char *fmt, ...) __attribute__((format(printf, 2, 3))); /* kind D_REFUSED */
bool diag_hint(struct diag *d, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
bool diag_mean(struct diag *d, const char *name); /* hint: did you mean 'name'? NULL: no hint */
bool diag_at(struct diag *d, const struct source *src, struct span s); /* adds the place, unless one is known */
void diag_clear(struct diag *d);

/* "name:line:col: error: text", the line, a caret line with the hint. Columns count characters (UTF-8), tabs are kept. */
void diag_print(struct buf *out, const struct diag *d);
void source_place(const struct source *s, uint32_t at, unsigned *line, unsigned *col);

#endif
