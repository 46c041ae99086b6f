/* shown.h - the fields of a class as show() prints them: what to read from where, and the word before it. */
#ifndef PKT_VIEW_SHOWN_H
#define PKT_VIEW_SHOWN_H

#include "pkt/view.h"
#include "program.h"

struct shown_field {
	struct op op;      /* .text: " name=" */
	bool fixed;        /* it stands at a known place */
	bool bit;          /* nothing is said of it when it is zero */
};

struct shown {
	unsigned n;
	char *pool;
	struct shown_field v[];
};

struct shown *shown_compile(struct liner *l, const struct layout *lay);
void shown_free(struct shown *g);

static inline const struct shown *shown_of(struct liner *l, const struct layout *lay)
{
	if (lay->id < l->nshown && l->shown[lay->id])
		return l->shown[lay->id];
	return shown_compile(l, lay);
}

#endif
