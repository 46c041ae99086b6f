/* tuples.h - lists of names and values as show() prints them. */
#ifndef PKT_VIEW_TUPLES_H
#define PKT_VIEW_TUPLES_H

#include "show.h"
#include "shown.h"

/* A list of (name, value). false: some of it is not so plain, and nothing was written. */
bool tuples_put(struct shower *s, const struct op *op, const struct field *f, const uint8_t *p, size_t n);

/* What is kept of one list's texts (struct items, program.h). NULL is fine. */
void tuple_shapes_free(struct tuple_shapes *x);

#endif
