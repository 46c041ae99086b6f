/* ls.h - what a table says of a field, as text. */
#ifndef PKT_VIEW_LS_H
#define PKT_VIEW_LS_H

#include <stddef.h>

#include "pkt/field.h"

void ls_width(struct buf *out, const struct field *f);   /* " 16 bits", "    list" */
void ls_kind(struct buf *out, const struct field *f);    /* how the value is written: names, hexadecimal, flags, what a list holds */
void ls_default(struct buf *out, const struct field *f); /* and what computes it */
void ls_compute(struct buf *out, const struct compute *c);

/* The letters of its flags or the names of its values, at most `most` of them, in lines that begin with `indent`. */
void ls_words(struct buf *out, const struct field *f, const char *indent, size_t most);

/* The field, or the alternative that stands when nothing is set. */
const struct field *ls_field(const struct layout *lay, unsigned f);

#endif
