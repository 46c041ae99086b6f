/* shown.h - the fields of a class as show() prints them: what to read from where, and the words before it. */
#ifndef PKT_VIEW_SHOWN_H
#define PKT_VIEW_SHOWN_H

#include "pkt/view.h"
#include "program.h"
#include "verify.h"

enum { LABEL_WIDTH = 11 /* of the word that begins a line, with the spaces after it */ };

struct shown_field {
	struct op op; /* .text: " name=" */
	bool fixed;   /* it stands at a known place */
	bool placed;  /* it is read as op.scalar says, once it is known where */
	bool bit;     /* nothing is said of it when it is zero */
	bool sum;     /* it is verified */
	bool natural; /* in an item of a message: left to be computed where it says what is there */
};

struct shown {
	unsigned n;
	uint32_t room;      /* what all fields at known places need at most, with their words and verdicts */
	uint32_t nlabel, nhead;
	const char *label;  /* the class's name and the spaces after it, as a line begins */
	const char *head;   /* ("MSS", as a tuple begins */
	bool all_fixed;     /* there are no others */
	bool even;          /* whether a field is there, and what it is, never depends on others: items are told from their bytes */
	bool plain_tuple;   /* a tuple's values are numbers at known places */
	struct part part;
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
