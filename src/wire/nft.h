/* nft.h - what guard.c asks of nf_tables: one table with a set of tuples for each family. */
#ifndef WIRE_NFT_H
#define WIRE_NFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct diag;
struct mnl_socket;

enum {
	NFT_KEY4 = 16,   /* bytes of (source, port, destination, port), each filled up to four bytes */
	NFT_KEY6 = 40,
	NFT_MOST = 512,  /* tuples of one message */
};

struct nft {
	struct mnl_socket *nl; /* NULL: closed. The table is gone with it */
	uint32_t seq;
	char table[32];        /* "pkt-1234": of this socket */
};

/* The table is there and active. false with the reason and the remedy. */
bool nft_open(struct nft *t, struct diag *d);
void nft_close(struct nft *t);
/* Adds n keys (of `size` bytes, `stride` apart) to the set of that size; NFT_MOST at most. They count when it returns. */
bool nft_add(struct nft *t, unsigned size, const uint8_t *key, size_t stride, size_t n, struct diag *d);

#endif
