/* wanted.h - which packets -Y wants, with an interpreter if the filter needs one. */
#ifndef UI_WANTED_H
#define UI_WANTED_H

#include "options.h"
#include "session.h"

struct filter;
struct packet;

struct wanted {
	struct filter *filter;   /* NULL: every packet is */
	struct source text;
	struct out *out;
	struct session *session; /* whose functions it may call: the caller's, or own */
	struct session own;
	bool is_own;
	struct diag failed;      /* why there is no session */
};

/* s: with what -l loaded, or NULL. The exit status: what is wrong was told. wanted_end is due in any case. */
int wanted_start(struct wanted *w, const char *text, struct session *s, struct out *o);
void wanted_end(struct wanted *w);
bool wanted_is_slow(const struct wanted *w);
/* 1: it is, 0: it is not, -1: the message says why it cannot be told. */
int wanted_is(struct wanted *w, struct packet *p, uint64_t number, struct diag *d);

#endif
