/* cmd_ls.c - pkt ls: the layers and the tools of the library, the fields of some layers, or what a function takes. */
#include "cmd.h"

#include <string.h>
#include <strings.h>

#include "colour.h"
#include "libfolder.h"
#include "pkt/lang.h"
#include "pkt/registry.h"
#include "pkt/str.h"
#include "pkt/view.h"
#include "say.h"

/* Layers with that in their names, in whatever case. */
static bool list_part(const char *part, struct buf *out)
{
	size_t n = strlen(part), before = out->n;

	for (size_t i = 0; i < layout_count(); i++) {
		const struct proto *p = layout_nth(i)->proto;

		for (const char *s = p->name; layout_can_stand(layout_nth(i)) && strlen(s) >= n; s++) {
			if (!strncasecmp(s, part, n)) {
				buf_fmt(out, p->title ? "%-26s %s\n" : "%s%s\n", p->name, p->title ? p->title : "");
				break;
			}
		}
	}
	return out->n > before;
}

/* A part of a name, and no misspelt one. */
static bool begins(const char *part)
{
	for (size_t i = 0; i < layout_count(); i++) {
		if (layout_can_stand(layout_nth(i)) && !strncasecmp(layout_nth(i)->proto->name, part, strlen(part)))
			return true;
	}
	return false;
}

static bool list(const char *name, struct interp *in, const struct theme *t, struct buf *out, struct diag *d)
{
	const struct layout *lay = layout_find(name, strlen(name));
	struct near near = NEAR_INIT(str_of(name));

	if (lay)
		view_ls(lay, t, false, out);
	if (lay || lang_function(in, str_of(name), &near, out))
		return true;
	layout_near(&near);
	if ( (*name && (begins(name) || !near.best || near.d != 1) && list_part(name, out)))
		return true;
	diag_set(d, "there is no layer '%s'", name);
	return diag_mean(d, near.best);
}

int cmd_ls(const struct options *opt, struct out *o)
{
	const struct theme *t = colour_theme(o->fd);
	struct interp *in = interp_new(&(struct interp_config){ .theme = t, .sealed = true, .library = library_folder });
	struct diag d = DIAG_INIT;
	bool ok = true;

	if (!opt->nwords) {
		view_ls(NULL, t, false, &o->buf);
		lang_tools(in, &o->buf);
	}
	for (int i = 0; i < opt->nwords && ok; i++) {
		if (i)
			buf_byte(&o->buf, '\n');
		ok = list(opt->words[i], in, t, &o->buf, &d);
	}
	interp_free(in);
	if (ok)
		return 0;
	out_flush(o);
	return say_diag(&d);
}
