/* cmd_schema.c - pkt schema: what the structured forms of a packet look like, for programs that read them. */
#include "cmd.h"

#include <string.h>

#include "pkt/diag.h"
#include "pkt/view.h"
#include "say.h"
#include "status.h"

int cmd_schema(const struct options *opt, struct out *o)
{
	struct diag d = DIAG_INIT;

	if (opt->nwords == 1 && !strcmp(opt->words[0], "json")) {
		view_json_schema(&o->buf);
		return STATUS_DONE;
	}
	if (opt->nwords)
		diag_set(&d, "schema: there is none of '%s'; there is json", opt->words[0]);
	else
		diag_set(&d, "schema: of what? pkt schema json");
	return say_diag(&d);
}
