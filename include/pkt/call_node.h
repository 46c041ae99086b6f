/* call_node.h - the arguments of a call, before they are taken apart: what src/lang/call*.c share. */
#ifndef PKT_CALL_NODE_H
#define PKT_CALL_NODE_H

#include "pkt/interp.h"

enum { ARGS_SMALL = 8, ARGS_MAX = 250 };

/* Arguments as they were written: by position first in v, then by name. */
struct args {
	struct val *v;
	const struct node **at;   /* NULL: not from a call's text */
	struct sym **name;        /* of those from nposition on */
	unsigned nposition, n;
	const struct node *call;
};

bool call_args(struct interp *in, const struct val *f, const struct args *a, struct val *out);
bool call_builtin(struct interp *in, const struct method *m, const struct val *self, const struct args *a, struct val *out);

#endif
