/* chosen.h - what send, sr and loop work on: the packets of an expression, or the part of them that the options choose. */
#ifndef UI_CHOSEN_H
#define UI_CHOSEN_H

#include "session.h"

/*
 * Starts a session (with the seed of --resume's file, if there is one) and evaluates the expression; --permute and --shard take
 * their part of it; work() does the rest and gives the exit status, as this does.
 */
int chosen_run(const struct options *opt, struct out *o, int (*work)(struct session *s, const struct options *opt, struct val x));

#endif
