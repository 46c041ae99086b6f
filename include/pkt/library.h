/* library.h - functions written in the language itself: NAME.pkt in a folder gives NAME(). Only src/lang uses it. */
#ifndef PKT_LIBRARY_H
#define PKT_LIBRARY_H

#include <stdbool.h>

#include "pkt/ast.h"

struct check;
struct interp;

/*
 * The first NAME.pkt of the library's folders is read and checked when a name that nobody else has is first met; what stands
 * at its top level runs at the first call. From then on the function has a row like a builtin: its parameters are checked,
 * help(), completion and lsc() know it. What a file defines is its own: it sees no variable of the script, and the script
 * sees nothing of it but the one function.
 */
bool library_has(struct check *c, struct node *name); /* true: it is a function of the library, or one whose file has mistakes (told) */
void library_meet(struct interp *in, struct sym *s);   /* reads its file, if there is one; mistakes are passed over */
void library_all(struct interp *in);                  /* every file gets its row; those with mistakes are passed over */
bool library_knows(const struct builtin *row);        /* is that row a function of the library? */
void library_free(struct interp *in);

#endif
