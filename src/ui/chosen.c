/* chosen.c - the packets of an expression, or the part of them that the options choose. */
#include "chosen.h"

#include <string.h>

#include "least.h"
#include "pkt/progress.h"
#include "say.h"
#include "signals.h"
#include "status.h"

/* The function of the language takes over the value. */
static bool part(struct session *s, const char *name, struct val *x, const struct val *more, unsigned nmore, struct diags *ds)
{
	struct val v[3] = { *x }, out = VAL_NONE;

	memcpy(v + 1, more, nmore * sizeof(*more));
	if (!interp_call(s->in, name, v, 1 + nmore, &out, ds))
		return false;
	val_drop(*x);
	*x = out;
	return true;
}

static bool choose(struct session *s, const struct options *opt, struct val *x, struct diags *ds)
{
	struct val seed = val_int(s->env.seed), share[2] = { val_int(opt->shard), val_int(opt->shards) };

	if (opt->permute && !part(s, "permute", x, &seed, 1, ds))
		return false;
	return !opt->shards || part(s, "shard", x, share, 2, ds);
}

/* A run that goes on has the random values and the order of its beginning. */
static bool seed_of(const struct options *opt, uint64_t *seed, bool *seeded, struct diag *d)
{
	struct progress_run run;
	int known = opt->resume && !opt->seeded ? progress_read(opt->resume, &run, d) : 0;

	*seed = known > 0 ? run.seed : opt->seed;
	*seeded = known > 0 || opt->seeded;
	return known >= 0;
}

/* Interfaces are opened as the packets need them; the file of --resume is written again and again, that of -w when there is something. */
static void needs(struct session *s, const struct options *opt)
{
	bool writes = opt->resume || opt->write;

	s->after = (writes ? RIGHT_FILES : 0) | (opt->guard ? RIGHT_ADMIN : 0);
	session_needs(s, RIGHT_RAW | RIGHT_ADMIN | RIGHT_LOCK | (writes ? RIGHT_FILES : 0), CONFINE_SOCKETS | (writes ? CONFINE_FILES : 0));
}

/* STATUS_DONE: *x is the caller's, and session_end is owed. Else the message was printed and all is closed. */
static int start(struct session *s, const struct options *opt, struct out *o, struct val *x)
{
	struct source src = { "<expression>", opt->words[0], strlen(opt->words[0]) };
	struct diag d = DIAG_INIT;
	struct diags ds = { 0 };
	uint64_t seed;
	bool seeded;
	int status;

	if (!seed_of(opt, &seed, &seeded, &d) || !session_start(s, o, 0, seeded ? &seed : NULL, 0, NULL, &d))
		return say_diag(&d);
	if (interp_eval(s->in, &src, x, &ds)) {
		if (choose(s, opt, x, &ds)) {
			needs(s, opt);
			return STATUS_DONE;
		}
		val_drop(*x);
	}
	status = session_told(s, &ds);
	session_end(s);
	return status;
}

int chosen_run(const struct options *opt, struct out *o, int (*work)(struct session *s, const struct options *opt, struct val x))
{
	struct session s;
	struct val x;
	int status;

	signals_catch();
	status = start(&s, opt, o, &x);
	if (status != STATUS_DONE)
		return status;
	status = work(&s, opt, x);
	val_drop(x);
	session_end(&s);
	return status;
}
