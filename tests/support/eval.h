/* eval.h - expressions of the language as packets and as bytes. */
#ifndef TEST_EVAL_H
#define TEST_EVAL_H

#include "pkt/buf.h"
#include "pkt/packet.h"

/* Evaluates expr to a packet, or a list of packets; the caller owns *out. false: why has the diagnostics. */
struct interp;
bool eval_packets(struct interp *in, const char *expr, size_t n, struct val *out, struct buf *why);

/* The bytes of a packet value. Appends to out. */
bool eval_bytes(const struct val *v, const struct env *env, struct buf *out, struct buf *why);

/* What encoding asks of the outside, as in the program: libnet assembles. assembler false: our own sums do it all. */
struct lnet;
struct lnet *env_start(struct env *env, bool assembler); /* for lnet_free */

#endif
