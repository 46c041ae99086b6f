/* clock.h - time as 64-bit nanoseconds since 1970-01-01 UTC, and its text. */
#ifndef PKT_CLOCK_H
#define PKT_CLOCK_H

#include <stddef.h>
#include <stdint.h>

int64_t clock_now(void);        /* wall clock */
int64_t clock_monotonic(void);
int64_t clock_roughly(void);    /* clock_monotonic as of the kernel's last tick (10 ms ago at most): the counter is not read */

#define CLOCK_TEXT 19
/* "HH:MM:SS.nnnnnnnnn" in UTC, 18 characters and a NUL. Keeps the last second so that one line costs nanoseconds. */
struct clock_cache {
	int64_t second;
	char text[9];
};
size_t clock_text(struct clock_cache *c, int64_t ns, char *out);

#endif
