/* session.h - what a script runs in: the registry, libnet, the routes, an interpreter that prints to standard output. */
#ifndef UI_SESSION_H
#define UI_SESSION_H

#include "options.h"
#include "out.h"
#include "pkt/encode.h"
#include "pkt/lang.h"

struct session {
	struct out *out;
	struct lnet *net;
	struct router *router;
	struct hostnames *names;
	struct env env;
	struct interp *in;
	unsigned keep, may;    /* rights and system calls (least.h) once it looks outside */
	int after;             /* rights that stay once all probes have left; -1: they stay as they are */
	bool is_wary;          /* it has looked */
};

enum {
	SESSION_SHOWS = 1,   /* the value of an expression that stands alone */
	SESSION_OFFLINE = 2, /* it looks at captures: no name is asked for over the network */
};

/* seed: of random values; NULL: a fresh one. how: SESSION_… */
bool session_start(struct session *s, struct out *o, unsigned how, const uint64_t *seed, int argc, char **argv,
                   struct diag *d);
void session_end(struct session *s);
bool session_may_ask(void); /* the resolver, for names: unless PKT_DNS says "off" */
/* From now on, or once it looks outside, it needs no more than these. */
void session_needs(struct session *s, unsigned keep, unsigned may);

/* work() with a session that has run the scripts of -l, whose classes live as long as it does; with NULL where there is no -l.
 * Returns the exit status. */
int session_loaded(const struct options *opt, struct out *o, int (*work)(const struct options *opt, struct out *o, struct session *s));

/* Runs a text; errors go to standard error. Returns the exit status; *leave: the text asked to leave the program. */
int session_run(struct session *s, const struct source *src, bool *leave);

/* Does the value of an expression go out at layer 3 (IP, IPv6), or as frames? */
bool session_layer3(const struct val *v);
/* Says what went wrong and lets it go; returns the exit status. */
int session_told(struct session *s, struct diags *d);

#endif
