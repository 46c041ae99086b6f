/* builtin_sniff.c - sniff(): packets as they come, or from files and lists. */
#include "sniff.h"

static bool fn_sniff(struct interp *in, struct call *c, struct val *out)
{
	struct sniff s = { .in = in, .c = c, .arg = c->v };
	bool ok = sniff_begin(&s);

	pool_add(in, s.list);
	if (ok && s.arg[SNIFF_OFFLINE].type != V_NONE)
		ok = sniff_offline(&s);
	else if (ok)
		ok = sniff_open(&s) && sniff_run(&s, 0, false);
	ok = ok && sniff_session_rest(&s);
	sniff_drops(&s);
	sniff_end(&s);
	*out = s.list;
	return ok;
}

const struct builtin builtins_sniff[] = {
	{ "sniff", fn_sniff, SNIFF_PARAMS, "captures packets: from interfaces, or offline= a file or packets; incoming=True leaves out what this machine sends",
	  "len(sniff(offline=[IP()/UDP(), IP()/TCP()], lfilter=lambda p: TCP in p))" },
	{ 0 },
};
