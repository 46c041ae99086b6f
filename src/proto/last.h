/* last.h - text of carriers that need not be told where what they carry is told. */
#ifndef PROTO_LAST_H
#define PROTO_LAST_H

#include "pkt/packet.h"
#include "pkt/registry.h"

/* Nobody decodes what follows layer i. */
static inline bool nothing_follows(const struct packet *p, unsigned i)
{
	return i + 1 >= p->n || p->layer[i + 1].lay->proto->padding || p->layer[i + 1].lay == layout_raw();
}

#endif
