/* session.h - what a script runs in: the registry, libnet, the routes, an interpreter that prints to standard output. */
#ifndef UI_SESSION_H
#define UI_SESSION_H

#include "out.h"
#include "pkt/encode.h"
#include "pkt/lang.h"

struct session {
	struct out *out;
	struct lnet *net;
	struct router *router;
	struct env env;
	struct interp *in;
};

/* seed: of random values; NULL: a fresh one. */
bool session_start(struct session *s, struct out *o, bool interactive, const uint64_t *seed, int argc, char **argv,
                   struct diag *d);
void session_end(struct session *s);

/* Runs a text; errors go to standard error. Returns the exit status; *leave: the text asked to leave the program. */
int session_run(struct session *s, const struct source *src, bool *leave);

#endif
