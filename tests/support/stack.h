/* stack.h - packets laid by hand, header by header, and their sums by cksum.h: what libnet is compared with. */
#ifndef TESTS_STACK_H
#define TESTS_STACK_H

#include "pkt/encode.h"

#define BYTES_MAX 70000
#define BLOCKS_MAX 64

/* A packet under construction, outermost header first. */
struct stack {
	uint8_t *p;
	size_t n, nb;
	struct block b[BLOCKS_MAX];
};

struct stack stack_new(void); /* p is the caller's to free */

/* Each lays a header on the inside and returns it, for the caller to change. */
uint8_t *push(struct stack *s, enum assemble_type type, size_t n, enum assemble_sum sum);
void put_ether(struct stack *s, unsigned type);
uint8_t *put_ip4(struct stack *s, unsigned proto, size_t options, bool sum);
uint8_t *put_ip6(struct stack *s, unsigned proto);
uint8_t *put_tcp(struct stack *s, size_t options, bool sum);
uint8_t *put_udp(struct stack *s, unsigned dport, bool sum);
uint8_t *put_icmp(struct stack *s, enum assemble_type type, uint8_t code, enum assemble_sum sum);
void put_data(struct stack *s, size_t n);

void fill_lengths(struct stack *s);                    /* length fields of all headers, as they would be computed */
void own_sums(const struct stack *s, uint8_t *out);    /* into a copy of its bytes, innermost first */

#endif
