/* cmd_ls.c - pkt ls: the layers, or the fields of some. */
#include "cmd.h"

#include <string.h>

#include "pkt/registry.h"
#include "pkt/str.h"
#include "pkt/view.h"
#include "say.h"

static const struct layout *named(const char *name, struct diag *d)
{
	const struct layout *lay = layout_find(name, strlen(name));
	struct near near = NEAR_INIT(str_of(name));

	if (lay)
		return lay;
	diag_set(d, "there is no layer '%s'", name);
	layout_near(&near);
	diag_mean(d, near.best);
	return NULL;
}

int cmd_ls(const struct options *opt, struct out *o)
{
	struct diag d = DIAG_INIT;

	if (!opt->nwords)
		view_ls(NULL, theme_plain(), false, &o->buf);
	for (int i = 0; i < opt->nwords; i++) {
		const struct layout *lay = named(opt->words[i], &d);

		if (!lay) {
			out_flush(o);
			return say_diag(&d);
		}
		if (i)
			buf_byte(&o->buf, '\n');
		view_ls(lay, theme_plain(), false, &o->buf);
	}
	return 0;
}
