/* capng.h - reading pcapng: every interface with its own link type and resolution of time. */
#ifndef WIRE_CAPNG_H
#define WIRE_CAPNG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cap_packet;
struct capfile;
struct capng;
struct diag;

bool capng_is(const struct capfile *f);
struct capng *capng_new(struct capfile *f, struct diag *d); /* f stays the caller's. Reads up to the first packet */
void capng_free(struct capng *g);                           /* NULL is allowed */

int capng_next(struct capng *g, struct cap_packet *out, struct diag *d); /* as cap_next */
/* As cap_blocks. */
bool capng_blocks(struct capng *g, bool (*fn)(void *arg, const uint8_t *block, size_t n, struct diag *d), void *arg, struct diag *d);
int capng_linktype(const struct capng *g);                  /* of the first interface so far; -1: none */
const char *capng_iface(const struct capng *g, unsigned i);
uint32_t capng_snaplen(const struct capng *g);
bool capng_nano(const struct capng *g);                     /* an interface so far is finer than a microsecond */

#endif
