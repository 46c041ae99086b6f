/* ppp.h - what the control protocols of PPP have in common (RFC 1661, 5). */
#ifndef PROTO_PPP_H
#define PROTO_PPP_H

#include "pkt/field.h"
#include "pkt/packet.h"

extern const struct names ppp_codes;

#define PPP_CODE(n) UINT("code", 8, .init = (n), .names = &ppp_codes)
#define PPP_ID UINT("id", 8, .base = HEX, .help = "identifier: the same in question and answer")
/* Bytes of the message: its header and field f. */
#define PPP_LENGTH(f, before) UINT("len", 16, .compute = LENGTH_OF(f, 1, before))
#define PPP_OPTION_TYPE(n, rows) UINT("type", 8, .init = (n), .names = &(rows))
#define PPP_OPTION_LENGTH(f, before) UINT("len", 8, .compute = LENGTH_OF(f, 1, before))

/* Configure-Ack, -Nak and -Reject answer a Configure-Request with the same identifier. */
bool ppp_configure_replies(const struct packet *a, unsigned i, const struct packet *q, unsigned j);
#define PPP_CONFIGURE_REPLY .reply = { SAME("id") }, .replies = ppp_configure_replies

/* The class that has the message's code in a number space; the class that was asked where nobody has it. */
const struct layout *ppp_by_code(const char *space, const uint8_t *p, size_t n);

#endif
