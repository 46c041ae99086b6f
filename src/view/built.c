/* built.c - a packet that was made or changed, as it would be captured. */
#include "built.h"

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/packet.h"

bool is_captured(const struct packet *p, unsigned from)
{
	for (unsigned i = from; i < p->n; i++)
		if (!p->layer[i].view || p->layer[i].vals)
			return false;
	return true;
}

struct packet *built_packet(const struct packet *p, unsigned from, struct buf *bytes)
{
	struct diag d = DIAG_INIT;
	struct packet *q;

	if (from >= p->n || !packet_encode(p, from, NULL, bytes, &d))
		return NULL;
	q = packet_new();
	packet_decode(q, p->layer[from].lay, bytes->p, bytes->n);
	q->told = p->told;
	if (q->told)
		q->told->refs++;
	q->time = p->time;
	q->linktype = p->linktype;
	q->comment = p->comment;
	q->wire_len = (uint32_t)bytes->n;
	return q;
}
