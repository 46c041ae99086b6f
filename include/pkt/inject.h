/* inject.h - handles that packets leave by: opened once, kept, counted. libnet opens and writes. */
#ifndef PKT_INJECT_H
#define PKT_INJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/rights.h"

struct diag;
struct injector;

enum inject_kind {
	INJECT_LINK, /* whole frames on one interface */
	INJECT_IP4,  /* raw IPv4; the kernel routes, and writes total length, checksum, and an id or source of zero */
	INJECT_IP6,  /* raw IPv6; the kernel routes */
};

/* One open handle. Owned by the injector that gave it. */
struct inject;

struct inject_item {
	const uint8_t *p;
	size_t n;
};

struct inject_counts {
	uint64_t packets, bytes; /* what the interface took */
	uint64_t full;           /* times that we waited for room in its queue */
};

struct injector *injector_new(void);      /* opens nothing */
void injector_free(struct injector *j);   /* closes all handles; NULL is allowed */

/* The handle of that interface (or of the raw sockets), opened by the first question. NULL with a message that names the
 * missing right and its remedy. */
struct inject *inject_link(struct injector *j, const char *iface, struct diag *d);
struct inject *inject_raw(struct injector *j, enum inject_kind kind, struct diag *d); /* INJECT_IP4, INJECT_IP6 */

/* One packet. A full queue is waited for; false with a message: the kernel refused it. */
bool inject_send(struct inject *h, const uint8_t *p, size_t n, struct diag *d);
/* Several by few system calls. *sent: how many the kernel took, also on failure (v[*sent] is the one it refused).
 * Two threads may do so on one handle. */
bool inject_batch(struct inject *h, const struct inject_item *v, size_t n, size_t *sent, struct diag *d);

/* Does a raw socket of that kind send these bytes unchanged? */
bool inject_unchanged(enum inject_kind kind, const uint8_t *p, size_t n);

int inject_fd(const struct inject *h);
struct inject_counts inject_counts(const struct inject *h);
struct inject_counts injector_counts(const struct injector *j); /* of all handles */

#endif
