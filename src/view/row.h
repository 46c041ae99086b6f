/* row.h - what show() says of fields that stand one after the other at known places. */
#ifndef PKT_VIEW_ROW_H
#define PKT_VIEW_ROW_H

#include "show.h"
#include "shown.h"
#include "step.h"

enum { ROW_ROOM = 64 /* bytes beyond the text of a row that may be written */ };

/* What a row is written for. */
struct row {
	const uint8_t *b; /* what places count from */
	struct shower *s;
	const struct packet *p; /* NULL, or the packet whose layer l says what sums should be */
	unsigned l;
	size_t room; /* what there is at the row's begin */
};

/*
 * Steps for fields begin up to end of g; the one behind them ends the row. line: the label comes before, and a newline after where these are
 * all fields. NULL: no field is there, nor a label. A row is written by calling its first step, and each calls the one after it, so that no
 * loop asks of what kind it is.
 */
struct step *row_compile(const struct shown *g, unsigned begin, unsigned end, bool line);
void row_free(struct step *row);

/* r->room is there; it is there again behind what was written, which ends at the place returned. */
static inline char *row_put(const struct step *row, char *at, const struct row *r)
{
	return row->put(at, row, r);
}

#endif
