/* random.c - repeatable random numbers from SipHash-2-4. */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE /* getentropy */
#endif
#include "pkt/random.h"

#include <string.h>
#include <unistd.h>

#include "pkt/clock.h"

struct sip {
	uint64_t v0, v1, v2, v3;
};

static uint64_t rotl(uint64_t v, unsigned n)
{
	return v << n | v >> (64 - n);
}

static void sip_round(struct sip *s)
{
	s->v0 += s->v1;
	s->v2 += s->v3;
	s->v1 = rotl(s->v1, 13) ^ s->v0;
	s->v3 = rotl(s->v3, 16) ^ s->v2;
	s->v0 = rotl(s->v0, 32);
	s->v2 += s->v1;
	s->v0 += s->v3;
	s->v1 = rotl(s->v1, 17) ^ s->v2;
	s->v3 = rotl(s->v3, 21) ^ s->v0;
	s->v2 = rotl(s->v2, 32);
}

static struct sip sip_begin(uint64_t k0, uint64_t k1)
{
	return (struct sip){
		.v0 = k0 ^ 0x736f6d6570736575,
		.v1 = k1 ^ 0x646f72616e646f6d,
		.v2 = k0 ^ 0x6c7967656e657261,
		.v3 = k1 ^ 0x7465646279746573,
	};
}

static void sip_word(struct sip *s, uint64_t m)
{
	s->v3 ^= m;
	sip_round(s);
	sip_round(s);
	s->v0 ^= m;
}

static uint64_t sip_end(struct sip *s)
{
	s->v2 ^= 0xff;
	for (int i = 0; i < 4; i++)
		sip_round(s);
	return s->v0 ^ s->v1 ^ s->v2 ^ s->v3;
}

/* n (at most 8) bytes, least significant first. */
static uint64_t load(const uint8_t *p, size_t n)
{
	uint64_t v = 0;

	while (n--)
		v = v << 8 | p[n];
	return v;
}

uint64_t siphash24(const uint8_t key[16], const void *p, size_t n)
{
	struct sip s = sip_begin(load(key, 8), load(key + 8, 8));
	const uint8_t *at = p;
	size_t left = n;

	for (; left >= 8; left -= 8, at += 8)
		sip_word(&s, load(at, 8));
	sip_word(&s, load(at, left) | (uint64_t)n << 56);
	return sip_end(&s);
}

/* siphash24 of k and stream, eight bytes each, under a key of the seed and eight zeros; all least significant first. */
uint64_t random_at(uint64_t seed, uint64_t k, uint64_t stream)
{
	struct sip s = sip_begin(seed, 0);

	sip_word(&s, k);
	sip_word(&s, stream);
	sip_word(&s, (uint64_t)16 << 56);
	return sip_end(&s);
}

/*
 * The remainder is uniform unless the value lies in the last, incomplete run of n values below 2^64; such a value is
 * drawn again, with itself as the seed, so that the answer stays a function of the arguments.
 */
uint64_t random_below(uint64_t seed, uint64_t k, uint64_t stream, uint64_t n)
{
	uint64_t v = random_at(seed, k, stream);
	uint64_t last;

	if (!n)
		return v;
	last = UINT64_MAX - n + 1; /* the highest beginning of a complete run */
	while (v - v % n > last)
		v = random_at(v, k, stream);
	return v % n;
}

/* Without entropy (an old kernel, a strict sandbox) the clocks must do: a seed is not a secret. */
uint64_t random_seed(void)
{
	uint64_t v;

	if (!getentropy(&v, sizeof(v)))
		return v;
	return random_at((uint64_t)clock_now(), (uint64_t)clock_monotonic(), (uint64_t)getpid());
}

void random_key(uint8_t key[16])
{
	uint64_t half[2] = { random_seed(), random_seed() };

	memcpy(key, half, sizeof(half));
}
