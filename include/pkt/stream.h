/* stream.h - what the sides of TCP connections say: segments put in order, in bounded memory (RFC 9293, 3.10.7.4). */
#ifndef PKT_STREAM_H
#define PKT_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/flow.h"

struct streams;

struct stream_limits {
	size_t side;       /* bytes that wait for a missing segment, of one direction; 0: 1 MiB */
	size_t all;        /* of all connections together; 0: 64 MiB */
	size_t connections; /* that are followed at once; the one that was silent longest is given up for a new one; 0: 65536 */
};

enum stream_what {
	STREAM_DATA, /* bytes in order */
	STREAM_GAP,  /* n bytes are missing here: they are not in the capture, or there was no room to wait for them */
	STREAM_END,  /* the connection is over (FIN of both sides, RST), or given up */
};

struct stream_event {
	enum stream_what what;
	uint32_t stream;      /* its number, from 0 in order of appearance; ports used again count anew */
	uint8_t side;         /* 0: of the end that spoke first or was heard sending the SYN, 1: the other */
	const struct flow *flow; /* end[0] is side 0 */
	const uint8_t *data;  /* STREAM_DATA: n bytes, valid during the call */
	size_t n;
	uint64_t at;          /* bytes of this side before this event */
	uint32_t seq;         /* sequence number of its first byte */
	int64_t time;         /* of the packet that made it happen */
};

/* How the input was, beside what was delivered. */
struct stream_counts {
	uint64_t streams;
	uint64_t again;       /* bytes that came again, the same as before */
	uint64_t other;       /* bytes that came again and were not the same: what came first stays */
	uint64_t far;         /* segments so far ahead or behind that no window could allow them: left out */
	uint64_t missing;     /* bytes of gaps */
};

/* told is called from streams_packet and streams_end. It must not call back. false: it stops there (the caller knows why). */
struct streams *streams_new(const struct stream_limits *limits, bool (*told)(void *arg, const struct stream_event *e), void *arg);
void streams_free(struct streams *t); /* NULL is allowed; says nothing more */

/* One packet as decoded from bytes. *taken: false: it is not TCP, or outside any window, or comes after the end. */
bool streams_packet(struct streams *t, const struct packet *p, bool *taken);
/* The input is over: what still waits is delivered, with gaps. */
bool streams_end(struct streams *t);
void streams_count(struct streams *t, struct stream_counts *out);

#endif
