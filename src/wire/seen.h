/* seen.h - which numbers were seen before, in memory that does not grow. Inside src/wire. */
#ifndef WIRE_SEEN_H
#define WIRE_SEEN_H

#include <stdbool.h>
#include <stdint.h>

/* One bit for each number below n, or, where these would be more than SEEN_EXACT, the last SEEN_WINDOW numbers or more. */
struct seen;

#define SEEN_EXACT ((uint64_t)1 << 26)
#define SEEN_WINDOW ((uint64_t)1 << 17)

struct seen *seen_new(uint64_t n);
void seen_free(struct seen *s); /* NULL is allowed */
bool seen_add(struct seen *s, uint64_t k);       /* k < n; true: it is new */
bool seen_has(const struct seen *s, uint64_t k);
bool seen_is_exact(const struct seen *s);

#endif
