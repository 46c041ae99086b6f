/* chosen.h - what send, sr and loop work on: the packets of an expression, or the part of them that the options choose. */
#ifndef UI_CHOSEN_H
#define UI_CHOSEN_H

#include "session.h"

/*
 * Starts a session (with the seed of --resume's file, if there is one) and evaluates the expression; --permute and --shard take
 * their part of it. STATUS_DONE: *x is the caller's, and session_end is owed. Else the message was printed and all is closed.
 */
int chosen_start(struct session *s, const struct options *opt, struct out *o, struct val *x);

#endif
