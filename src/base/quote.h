/* quote.h - bytes between quotes, sixteen at a time, where the processor can. */
#ifndef PKT_BASE_QUOTE_H
#define PKT_BASE_QUOTE_H

#include <stddef.h>
#include <stdint.h>

enum { QUOTE_ROOM = 64 /* bytes that may be written beyond the end of what counts */ };

/* Writes what quote_bytes() writes of s[0..n) to `to`: returns how many bytes of s it did, a multiple of 16 or all of them, and
 * puts where it ended into *end. 0: none, this processor cannot, or n is too small for it to be worth it. */
size_t quote_vector(uint8_t *to, const uint8_t *s, size_t n, uint8_t **end);

#endif
