/* sprintf.h - Scapy's format language, as sprintf() and as the tables' summaries use it. */
#ifndef PKT_VIEW_SPRINTF_H
#define PKT_VIEW_SPRINTF_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct diag;
struct packet;

/*
 * A summary of layer `self`: its own class and the one directly below it can be named. "IP" stands for either version, so
 * that "{IP:%IP.src% > %IP.dst%}" also sums up what IPv6 carries. false: fmt is wrong.
 */
bool sprintf_layer(const struct packet *p, unsigned self, const char *fmt, size_t n, struct buf *out, struct diag *d);

#endif
