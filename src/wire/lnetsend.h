/* lnetsend.h - libnet's open handles: whole frames on an interface, raw IPv4, raw IPv6. */
#ifndef WIRE_LNETSEND_H
#define WIRE_LNETSEND_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "pkt/inject.h"

struct lnet_handle;

/* iface: for INJECT_LINK. NULL: libnet refused; errno tells, and why (of `size` bytes) has its words. */
struct lnet_handle *lnet_open(enum inject_kind kind, const char *iface, char *why, size_t size);
void lnet_close(struct lnet_handle *h);                                 /* NULL is allowed */
int lnet_fd(const struct lnet_handle *h);
ssize_t lnet_write(struct lnet_handle *h, const uint8_t *p, size_t n);  /* -1 and errno */

#endif
