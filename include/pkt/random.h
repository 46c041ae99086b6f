/* random.h - repeatable random numbers: a value is a function of (seed, k, field), the same on every machine. */
#ifndef PKT_RANDOM_H
#define PKT_RANDOM_H

#include <stddef.h>
#include <stdint.h>

uint64_t siphash24(const uint8_t key[16], const void *p, size_t n);     /* Aumasson and Bernstein, 2012 */
uint64_t random_at(uint64_t seed, uint64_t k, uint64_t stream);         /* SipHash-2-4 of (k, stream) under the seed */
uint64_t random_below(uint64_t seed, uint64_t k, uint64_t stream, uint64_t n); /* uniform in [0, n); n = 0 means 2^64 */
void random_key(uint8_t key[16]);                                       /* a fresh key: whoever fills a hash table cannot guess it */
uint64_t random_seed(void);                                             /* a fresh seed from the system */

#endif
