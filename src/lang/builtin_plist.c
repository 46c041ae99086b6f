/* builtin_plist.c - methods of packet lists. */
#include "pkt/interp.h"
#include "pkt/view.h"

/* Calls do_one for each packet that lfilter= lets through. */
static bool each(struct interp *in, struct call *c, unsigned filter, bool (*do_one)(struct interp *, struct call *, uint32_t, struct buf *))
{
	const struct list *l = c->v[0].l;
	struct val keep;

	for (uint32_t i = 0; i < l->n; i++) {
		size_t mark = in->npool;
		struct val p = pool_borrow(in, l->v[i]);
		struct buf b = BUF_INIT;
		bool ok = true;

		keep = val_bool(true);
		if (c->v[filter].type != V_NONE)
			ok = call_value(in, c->v[filter], &p, 1, c->node, &keep);
		if (ok && truth(&keep) && p.type == V_PACKET)
			ok = do_one(in, c, i, &b);
		out_text(in, b.p, b.n);
		buf_free(&b);
		pool_release(in, mark);
		if (!ok || interrupted(in, c->node ? c->node->span : (struct span){ 0, 0 }))
			return false;
	}
	return true;
}

/* prn= says what is printed of each packet; else its summary. */
static bool put_summary(struct interp *in, struct call *c, uint32_t i, struct buf *b)
{
	const struct val *p = &c->v[0].l->v[i];
	struct val text;

	if (c->v[1].type == V_NONE) {
		view_summary(p->p, p->aux, b);
	} else {
		if (!call_value(in, c->v[1], p, 1, c->node, &text))
			return false;
		text_of(in, &text, b);
	}
	buf_byte(b, '\n');
	return true;
}

static bool put_numbered(struct interp *in, struct call *c, uint32_t i, struct buf *b)
{
	buf_fmt(b, "%04u ", i);
	return put_summary(in, c, i, b);
}

static bool put_hexdump(struct interp *in, struct call *c, uint32_t i, struct buf *b)
{
	const struct val *p = &c->v[0].l->v[i];
	struct buf bytes = BUF_INIT;
	bool ok = packet_bytes(in, p, &bytes);

	if (ok) {
		buf_fmt(b, "%04u ", i);
		view_summary(p->p, p->aux, b);
		buf_byte(b, '\n');
		view_hexdump(bytes.p, bytes.n, b);
	}
	buf_free(&bytes);
	return ok;
}

static bool m_summary(struct interp *in, struct call *c, struct val *out)
{
	(void)out;
	return each(in, c, 2, put_summary);
}

static bool m_nsummary(struct interp *in, struct call *c, struct val *out)
{
	(void)out;
	return each(in, c, 2, put_numbered);
}

static bool m_hexdump(struct interp *in, struct call *c, struct val *out)
{
	(void)out;
	return each(in, c, 1, put_hexdump);
}

static bool m_filter(struct interp *in, struct call *c, struct val *out)
{
	const struct list *l = c->v[0].l;
	struct val keep;

	*out = pool_add(in, list_new_of(V_PLIST, NULL, 0));
	for (uint32_t i = 0; i < l->n; i++) {
		size_t mark = in->npool;
		struct val p = pool_borrow(in, l->v[i]);

		if (!call_value(in, c->v[1], &p, 1, c->node, &keep))
			return false;
		if (truth(&keep))
			list_add(out->l, val_hold(p));
		pool_release(in, mark);
	}
	return true;
}

const struct builtin builtins_plist[] = {
	{ "summary", m_summary, "prn=None, lfilter=None", "a line for each packet, or what prn makes of it", NULL, ON_PLIST },
	{ "nsummary", m_nsummary, "prn=None, lfilter=None", "the same with numbers", NULL, ON_PLIST },
	{ "show", m_nsummary, "prn=None, lfilter=None", "the same as nsummary", NULL, ON_PLIST },
	{ "hexdump", m_hexdump, "lfilter=None", "the bytes of each packet", NULL, ON_PLIST },
	{ "filter", m_filter, "fn", "the packets for which fn says yes", NULL, ON_PLIST },
	{ 0 },
};
