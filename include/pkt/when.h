/* when.h - conditions of the tables, compiled. */
#ifndef PKT_WHEN_H
#define PKT_WHEN_H

#include <stdbool.h>
#include <stdint.h>

struct diag;
struct layout;
struct when;

/* Compiles the text of field.h's conditions for fields of lay; names are checked. The result lives as long as the registry. */
bool when_compile(const struct layout *lay, const char *text, struct when **out, struct diag *d);
/* Is the condition just "field=number"? */
bool when_is_equal(const struct when *w, unsigned *field, uint64_t *number);
/* Does the condition look at field f of its layer? */
bool when_looks(const struct when *w, unsigned field);
void when_free(struct when *w);

#endif
