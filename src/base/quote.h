/* quote.h - bytes between quotes, many at a time, where the processor can. */
#ifndef PKT_BASE_QUOTE_H
#define PKT_BASE_QUOTE_H

#include <stddef.h>
#include <stdint.h>

enum {
	QUOTE_MANY = 16,
	QUOTE_ROOM = 32 /* bytes that may be written beyond what counts */
};

/* Writes what quote_bytes() writes of the n bytes at s. Returns the end; NULL: this processor cannot.
 * n is at least QUOTE_MANY. */
uint8_t *quote_many(uint8_t *to, const uint8_t *s, size_t n);

#endif
