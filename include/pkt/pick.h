/* pick.h - a field by its name: "ip.src", "TCP:2.dport", "tcp.flags.S", "frame.len", "dns.qd.qname". For columns and filters. */
#ifndef PKT_PICK_H
#define PKT_PICK_H

#include <stdbool.h>
#include <stdint.h>

#include "pkt/packet.h"
#include "pkt/str.h"

struct buf;
struct diag;

enum pick_what {
	PICK_FIELD,
	PICK_NUMBER,   /* frame.number: of the packet in the file */
	PICK_TIME,     /* frame.time: nanoseconds since 1970 UTC */
	PICK_EPOCH,    /* frame.time_epoch: the same as seconds with nine places */
	PICK_LEN,      /* frame.len: bytes on the wire */
	PICK_CAPLEN,
	PICK_LINKTYPE,
	PICK_IFACE,
	PICK_STACK,    /* "Ether/IP/TCP" */
	PICK_COMMENT,  /* what the capture file says of the packet */
};

/*
 * Class and field have the names of ls(), in any case; those of Wireshark are understood where they mean the same ("eth", "tcp.srcport",
 * "tcp.flags.syn"). ip.addr, tcp.port and the like have two fields: either may be meant.
 */
struct pick {
	enum pick_what what;
	const struct layout *lay;
	unsigned nth;     /* which layer of that class, from 1 */
	unsigned field;
	int other;        /* a second field, or -1 */
	uint64_t mask;    /* a bit of it, else 0 */
	struct str inside; /* names of fields of the packets in it; they lie in the name that was parsed */
};

/* name outlives *out. false: the message says which part is not known, and what is near. *part: the wrong part, for a caret. */
bool pick_parse(struct str name, struct pick *out, struct str *part, struct diag *d);

/* The class of that name, in any case or as Wireshark calls it; NULL: none. */
const struct layout *pick_class(struct str name);

/* The layer that is meant, or -1. */
static inline int pick_layer(const struct pick *k, const struct packet *p)
{
	if (k->nth == 1 && !k->lay->proto->is)
		for (uint32_t i = 0; i < p->n; i++)
			if (p->layer[i].lay == k->lay)
				return (int)i;
	return packet_find(p, 0, k->lay, k->nth);
}

/* The value, and the second one for a pick of two fields; V_NONE: not there. Several packets inside: a list. The caller owns them. */
void pick_get(const struct pick *k, const struct packet *p, uint64_t number, struct val *out, struct val *other);

#endif
