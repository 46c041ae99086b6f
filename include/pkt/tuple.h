/* tuple.h - lists whose items are written (name, value), as TCP's options are. */
#ifndef PKT_TUPLE_H
#define PKT_TUPLE_H

#include "pkt/scope.h"

void tuples_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct list *out);
bool tuple_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d);

/* Is the number all of its item? */
static inline bool tuple_is_bare(const struct family *fam, uint64_t number)
{
	return number == fam->bare[0] || number == fam->bare[1];
}

/* Steps over one item: its number, the bytes of its value, and its size. false: nothing is left or the list has ended. */
bool tuple_next(const struct family *fam, const uint8_t **p, size_t *n, uint64_t *number, const uint8_t **value, size_t *nvalue);
enum { TUPLE_VALUE = 2 }; /* members' fields 0 and 1 are the number and the length */

/* The member of that name, or of that number; NULL: none. */
const struct layout *tuple_named(const struct field *f, struct str name);
const struct layout *tuple_member(const struct field *f, uint64_t number);

#endif
