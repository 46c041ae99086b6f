/* why.c - why a probe had no answer: the packet that came nearest, and what differed. */
#include "pkt/exchange.h"
#include "pkt/interp.h"
#include "pkt/registry.h"
#include "pkt/view.h"
#include "sr.h"

#include <inttypes.h>

static void put_class(const struct packet *p, int l, struct buf *out)
{
	buf_text(out, p->layer[l].lay->proto->name);
}

static void put_field(const struct packet *p, int l, int f, struct buf *out)
{
	size_t before = out->n;

	view_field(p, (unsigned)l, (unsigned)f, out);
	if (out->n == before)
		buf_text(out, "none");
}

static void put_from(const struct packet *a, struct buf *out)
{
	unsigned i = match_start(a, 0);
	int src;

	if (i == a->n)
		return;
	src = a->layer[i].lay->src >= 0 ? a->layer[i].lay->src : field_find(a->layer[i].lay, "psrc", 4);
	if (src >= 0) {
		buf_text(out, ", from ");
		put_field(a, (int)i, src, out);
	}
}

static void put_difference(const struct packet *a, const struct packet *q, const struct miss *m, struct buf *out)
{
	if (m->what && m->numbers) {
		buf_fmt(out, ", an error quoting %s %" PRIu64 ", expected %" PRIu64, m->what, m->got, m->want);
	} else if (m->what) {
		buf_fmt(out, ", %s", m->what);
	} else if (m->f >= 0 && m->g >= 0) {
		buf_text(out, m->quoted ? ", an error quoting " : ", ");
		put_class(a, m->i, out);
		buf_fmt(out, " %s ", a->layer[m->i].lay->field[m->f].name);
		put_field(a, m->i, m->f, out);
		buf_text(out, ", expected ");
		put_field(q, m->j, m->g, out);
	} else if (m->i < 0) {
		buf_text(out, ", without ");
		put_class(q, m->j, out);
	} else if (layout_answers(a->layer[m->i].lay, q->layer[m->j].lay)) {
		buf_text(out, ", ");
		view_summary(a, (unsigned)m->i, out);
		buf_text(out, ", which does not answer it");
	} else {
		buf_text(out, ", ");
		put_class(a, m->i, out);
		buf_text(out, " instead of an answer to ");
		put_class(q, m->j, out);
	}
}

void why_text(const struct packet *q, struct buf *out)
{
	struct packet *near;
	struct miss m;
	uint64_t seen;

	if (!q->time) {
		buf_text(out, "it was not sent");
		return;
	}
	near = packet_new();
	if (exchange_nearest(q->note, q, near, &m, &seen)) {
		buf_fmt(out, "%.1f ms later", (double)(near->time - q->time) / 1e6);
		put_from(near, out);
		put_difference(near, q, &m, out);
	} else if (seen) {
		buf_fmt(out, "%" PRIu64 " packet%s arrived, none had to do with it", seen, seen == 1 ? "" : "s");
	} else {
		buf_text(out, "nothing arrived at all");
	}
	obj_drop(&near->obj);
}

bool m_why(struct interp *in, struct call *c, struct val *out)
{
	const struct packet *q = c->v[0].p;
	struct buf b = BUF_INIT;

	if (!is_exchange_log(q->note))
		return call_bad(in, c, -1, "why() is for a packet that sr() gave back as unanswered");
	why_text(q, &b);
	*out = buf_val(in, &b);
	return true;
}
