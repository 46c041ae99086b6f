/* lnetsend.h - libnet's open handles: whole frames on an interface, raw IPv4, raw IPv6. */
#ifndef WIRE_LNETSEND_H
#define WIRE_LNETSEND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "pkt/inject.h"

struct diag;
struct lnet_handle;

/* iface: for INJECT_LINK. NULL: libnet refused; errno tells, and why (of `size` bytes) has its words. */
struct lnet_handle *lnet_open(enum inject_kind kind, const char *iface, char *why, size_t size);
void lnet_close(struct lnet_handle *h);                                 /* NULL is allowed */
int lnet_fd(const struct lnet_handle *h);
ssize_t lnet_write(struct lnet_handle *h, const uint8_t *p, size_t n);  /* -1 and errno */

/* inject.c: the same with a message; and what an error number of sending n bytes by `where` means, always false. */
struct lnet_handle *inject_open(enum inject_kind kind, const char *iface, struct diag *d);
bool inject_failed(const char *where, size_t n, int error, struct diag *d);

#endif
