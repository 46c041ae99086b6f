/* habit.h - what is written elsewhere (Python, Scapy, other languages) and not here, with what to write instead. */
#ifndef PKT_HABIT_H
#define PKT_HABIT_H

#include <stdint.h>

#include "pkt/str.h"

struct parser;
struct span;

/* The remedy, or NULL. */
const char *habit_name(struct str name);  /* a name that nobody has: time, set, Counter */
const char *habit_attr(struct str name);  /* a name behind a dot: pdfdump, has_key */
const char *habit_word(struct str word);  /* the first word of a statement: switch, var, foreach */
const char *habit_absent(struct str word); /* words of Python that the scanner knows: with, yield */

/* What a token that fits nowhere was meant to be, by the text around it; NULL: cannot be told. Among the tokens that
 * would fit, `want` (n) are names of the grammar. */
const char *habit_syntax(const struct parser *ps, struct span at, const char *token, const char *const *want, int n);

#endif
