/* colour.c - colours on a terminal, and when there are none. */
#include "colour.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/str.h"
#include "pkt/view.h"

#define CHOICE "PKT_COLOR"

static const char *const choices[] = { "auto", "always", "never" };

bool colour_choose(const char *when, struct diag *d)
{
	struct near near;

	if (!when)
		when = "always";
	near = (struct near)NEAR_INIT(str_of(when));
	for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++) {
		if (!strcmp(when, choices[i]))
			return !setenv(CHOICE, when, 1);
		near_offer(&near, choices[i]);
	}
	diag_set(d, "--color: '%s' is not auto, always or never", when);
	return diag_mean(d, near.best);
}

const struct theme *colour_theme(int fd)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM"), *when = getenv(CHOICE);

	if (when && !strcmp(when, "always"))
		return theme_colour();
	if (when && !strcmp(when, "never"))
		return theme_plain();
	if (!isatty(fd) || (no && *no) || !term || !strcmp(term, "dumb"))
		return theme_plain();
	return theme_colour();
}

static void put(struct buf *out, const struct theme *t, enum paint what, const char *p, size_t n)
{
	buf_text(out, t->on[what]);
	buf_add(out, p, n);
	buf_text(out, t->on[what][0] ? t->off : "");
}

/* "x.pkt:1:5: error: …" and the line of carets; the rest is as it was. */
static void line(struct buf *out, const struct theme *t, const char *p, size_t n)
{
	static const char word[] = "error:";
	size_t lead = strspn(p, " \t"), k = lead < n ? strspn(p + lead, "^~") : 0;
	const char *at = strstr(p, word);

	if (k && p[lead] == '^') {
		buf_add(out, p, lead);
		put(out, t, PAINT_BAD, p + lead, k);
		buf_add(out, p + lead + k, n - lead - k);
	} else if (at && at < p + n && p[0] != ' ') {
		buf_add(out, p, (size_t)(at - p));
		put(out, t, PAINT_BAD, at, sizeof(word) - 1);
		buf_add(out, at + sizeof(word) - 1, n - (size_t)(at - p) - (sizeof(word) - 1));
	} else {
		buf_add(out, p, n);
	}
}

void colour_errors(const struct buf *text)
{
	const struct theme *t = colour_theme(STDERR_FILENO);
	struct buf out = BUF_INIT, copy = BUF_INIT;
	const char *p;

	buf_add(&copy, text->p, text->n);
	for (p = buf_cstr(&copy); *p;) {
		size_t n = strcspn(p, "\n");

		n += p[n] == '\n';
		line(&out, t, p, n);
		p += n;
	}
	fwrite(out.p, 1, out.n, stderr);
	buf_free(&out);
	buf_free(&copy);
}
