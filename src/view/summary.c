/* summary.c - a packet in a line, as Scapy's summary(): the names of its layers, and what the innermost has to say. */
#include "sprintf.h"

#include <string.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/view.h"

/* The innermost layer that has a summary is summed up, all others are only named. */
static unsigned summed_up(const struct packet *p, unsigned from)
{
	unsigned i = p->n;

	while (i > from) {
		const struct proto *proto = p->layer[--i].lay->proto;

		if (proto->summary_fn || (proto->summary && *proto->summary))
			return i;
	}
	return p->n;
}

static void sum_up(const struct packet *p, unsigned i, struct buf *out)
{
	const struct proto *proto = p->layer[i].lay->proto;
	struct diag d = DIAG_INIT;
	size_t start = out->n;

	if (proto->summary_fn)
		proto->summary_fn(p, i, out);
	else if (!sprintf_layer(p, i, proto->summary, strlen(proto->summary), out, &d))
		out->n = start;
	if (out->n == start)
		buf_text(out, proto->name);
}

void view_summary(const struct packet *p, unsigned from, struct buf *out)
{
	unsigned which = summed_up(p, from);

	for (unsigned i = from; i < p->n; i++) {
		if (i > from)
			buf_text(out, " / ");
		if (i == which)
			sum_up(p, i, out);
		else
			buf_text(out, p->layer[i].lay->proto->name);
	}
}
