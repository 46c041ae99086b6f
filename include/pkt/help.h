/* help.h - what there is, found from inside: the texts behind help(), lsc() and explore(). Only src/lang and tests use it. */
#ifndef PKT_HELP_H
#define PKT_HELP_H

#include <stdbool.h>
#include <stddef.h>

#include "pkt/str.h"

struct buf;
struct builtin;
struct interp;

/* A page of help that belongs to no function or layer. Lines of text that begin with >>> (and ... behind it) run. */
struct topic {
	const char *name;
	const char *also;  /* other words for it, parted by spaces, or NULL */
	const char *line;  /* what it is about */
	const char *text;
};

const struct topic *topic_nth(size_t i);            /* NULL: past the end */
const struct topic *topic_find(struct str word);    /* by name or one of its other words; NULL: none */
const char *topic_welcome(void);                    /* what help() says before the list of topics */

void help_welcome(struct buf *out);
void help_topic(const struct topic *t, struct buf *out);
void help_builtin(const struct builtin *b, struct buf *out);
void help_methods(struct interp *in, unsigned on, const char *of, struct buf *out); /* a line for each method of a type */
bool help_name(struct interp *in, struct str name, struct buf *out); /* whatever has that name. false: in->d says what was meant */
void help_search(struct interp *in, struct str word, struct buf *out); /* explore("tcp"); nothing: nobody has to do with it */
void help_groups(struct buf *out);                  /* explore(): layers by what carries them */
void help_builtins(struct interp *in, struct buf *out); /* lsc() */
bool help_holds(const char *text, struct str word, bool exact); /* exact: capitals matter */

#endif
