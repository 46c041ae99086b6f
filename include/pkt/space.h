/* space.h - number spaces from inside the registry. Lookups are in registry.h. */
#ifndef PKT_SPACE_H
#define PKT_SPACE_H

#include <stddef.h>
#include <stdint.h>

struct layout;

unsigned space_make(const char *name);       /* finds it or makes it */
const char *space_name(unsigned space);
void space_clear(void);
/* The i-th class that is built in this space; NULL past the last. */
const struct layout *space_member(unsigned space, size_t i, uint64_t *number);

#endif
