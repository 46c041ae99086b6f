/* cmd_help.c - pkt help X: what help("X") says, at the shell. */
#include "cmd.h"

#include <unistd.h>

#include "colour.h"
#include "help.h"
#include "libfolder.h"
#include "pkt/lang.h"
#include "say.h"
#include "status.h"

/* "own protocols" is one name of two words. */
static void join(struct buf *out, const struct options *opt)
{
	for (int i = 0; i < opt->nwords; i++)
		buf_fmt(out, "%s%s", i ? " " : "", opt->words[i]);
}

static int about(struct interp *in, const char *what, struct out *o)
{
	struct diag d = DIAG_INIT;

	if (lang_help(in, what, &o->buf, &d))
		return STATUS_DONE;
	out_flush(o);
	return say_diag(&d);
}

int cmd_help(const struct options *opt, struct out *o)
{
	struct interp *in;
	struct buf all = BUF_INIT;
	struct diag d = DIAG_INIT;
	int status = STATUS_DONE;

	if (!opt->nwords) {
		help_print(o, opt->help_on);
		return STATUS_DONE;
	}
	in = interp_new(&(struct interp_config){ .theme = colour_theme(o->fd), .sealed = true, .library = library_folder });
	join(&all, opt);
	if (opt->nwords == 1 || !lang_help(in, buf_cstr(&all), &o->buf, &d)) {
		for (int i = 0; i < opt->nwords && !status; i++)
			status = about(in, opt->words[i], o);
	}
	buf_free(&all);
	interp_free(in);
	return status;
}
