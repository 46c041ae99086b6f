/* stack.c - headers with plausible contents, and the plain way of summing them. */
#include "support/stack.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "pkt/bits.h"
#include "pkt/cksum.h"

struct stack stack_new(void)
{
	return (struct stack){ .p = calloc(1, BYTES_MAX) };
}

uint8_t *push(struct stack *s, enum assemble_type type, size_t n, enum assemble_sum sum)
{
	uint8_t *p = s->p + s->n;

	assert(s->nb < BLOCKS_MAX && s->n + n <= BYTES_MAX);
	s->b[s->nb] = (struct block){ type, (uint32_t)s->n, (uint32_t)n, sum, sum > ASSEMBLE_IPV4 ? (int)s->nb - 1 : -1 };
	s->nb++;
	s->n += n;
	return p;
}

void put_ether(struct stack *s, unsigned type)
{
	uint8_t *p = push(s, BLOCK_ETHERNET, 14, ASSEMBLE_NONE);

	memset(p, 0x02, 12);
	put16(p + 12, (uint16_t)type);
}

uint8_t *put_ip4(struct stack *s, unsigned proto, size_t options, bool sum)
{
	uint8_t *p = push(s, BLOCK_IPV4, 20 + options, sum ? ASSEMBLE_IPV4 : ASSEMBLE_NONE);

	p[0] = (uint8_t)(0x40 | (20 + options) / 4);
	p[8] = 64;
	p[9] = (uint8_t)proto;
	put32(p + 12, 0xc0000211);
	put32(p + 16, 0xc6336404);
	memset(p + 20, 1, options);
	return p;
}

uint8_t *put_ip6(struct stack *s, unsigned proto)
{
	uint8_t *p = push(s, BLOCK_IPV6, 40, ASSEMBLE_NONE);

	p[0] = 0x60;
	p[6] = (uint8_t)proto;
	p[7] = 64;
	put32(p + 8, 0x20010db8);
	p[23] = 1;
	put32(p + 24, 0x20010db8);
	p[39] = 2;
	return p;
}

uint8_t *put_tcp(struct stack *s, size_t options, bool sum)
{
	uint8_t *p = push(s, BLOCK_TCP, 20 + options, sum ? ASSEMBLE_TCP : ASSEMBLE_NONE);

	put16(p, 40000);
	put16(p + 2, 80);
	p[12] = (uint8_t)((20 + options) / 4 << 4);
	p[13] = 2;
	memset(p + 20, 1, options);
	return p;
}

uint8_t *put_udp(struct stack *s, unsigned dport, bool sum)
{
	uint8_t *p = push(s, BLOCK_UDP, 8, sum ? ASSEMBLE_UDP : ASSEMBLE_NONE);

	put16(p, 40000);
	put16(p + 2, (uint16_t)dport);
	return p;
}

uint8_t *put_icmp(struct stack *s, enum assemble_type type, uint8_t code, enum assemble_sum sum)
{
	uint8_t *p = push(s, type, 8, sum);

	p[0] = code;
	return p;
}

void put_data(struct stack *s, size_t n)
{
	uint8_t *p = push(s, BLOCK_DATA, n, ASSEMBLE_NONE);

	for (size_t i = 0; i < n; i++)
		p[i] = (uint8_t)(i * 7 + 3);
}

void fill_lengths(struct stack *s)
{
	for (size_t i = 0; i < s->nb; i++) {
		uint8_t *p = s->p + s->b[i].off;
		size_t n = s->n - s->b[i].off;

		if (s->b[i].type == BLOCK_IPV4)
			put16(p + 2, (uint16_t)n);
		if (s->b[i].type == BLOCK_IPV6)
			put16(p + 4, (uint16_t)(n - 40));
		if (s->b[i].type == BLOCK_UDP && s->b[i].len == 8)
			put16(p + 4, (uint16_t)n);
	}
}

void own_sums(const struct stack *s, uint8_t *out)
{
	static const unsigned at[] = { 0, 10, 16, 6, 2, 2, 2 }, proto[] = { 0, 0, 6, 17, 1, 58, 2 };

	for (size_t i = s->nb; i-- > 0;) {
		enum assemble_sum k = s->b[i].sum;
		uint8_t *p = out + s->b[i].off, *ip = i ? out + s->b[i - 1].off : NULL;
		size_t n = s->n - s->b[i].off;
		uint64_t sum = 0;

		if (k == ASSEMBLE_NONE)
			continue;
		if (k == ASSEMBLE_TCP || k == ASSEMBLE_UDP || k == ASSEMBLE_ICMPV6) {
			bool is6 = s->b[i - 1].type == BLOCK_IPV6;

			sum = cksum_add(n + proto[k], ip + (is6 ? 8 : 12), is6 ? 32 : 8);
		}
		put16(p + at[k], 0);
		put16(p + at[k], cksum_finish(cksum_add(sum, p, k == ASSEMBLE_IPV4 ? s->b[i].len : n)));
		if (k == ASSEMBLE_UDP && !get16(p + at[k]))
			put16(p + at[k], 0xffff);
	}
}
