/* builtin_plist.c - methods of packet lists: what is shown of each packet, and which. */
#include "pkt/interp.h"
#include "pkt/registry.h"
#include "pkt/view.h"

#include <string.h>

/* ---- one after the other ---- */

/* A function of the script on an item: of a pair, as sr() gives them, each packet is an argument. */
bool call_on_item(struct interp *in, struct call *c, const struct val *f, const struct val *item, struct val *out)
{
	if (item->type == V_TUPLE && item->l->n && item->l->n <= 3)
		return call_value(in, *f, item->l->v, item->l->n, c->node, out);
	return call_value(in, *f, item, 1, c->node, out);
}

struct walk {
	struct interp *in;
	struct call *c;
	uint32_t i;
	struct val item;
	struct buf text; /* printed behind each item */
};

/* Calls do_one for each item that `filter` (None: all) lets through. */
static bool each(struct interp *in, struct call *c, const struct val *filter, bool (*do_one)(struct walk *w))
{
	const struct list *l = c->v[0].l;
	struct walk w = { .in = in, .c = c };
	bool ok = true;

	for (; ok && w.i < l->n; w.i++) {
		size_t mark = in->npool;
		struct val keep = val_bool(true);

		w.item = pool_borrow(in, list_item(in, l, w.i));
		if (filter->type != V_NONE)
			ok = call_on_item(in, c, filter, &w.item, &keep);
		if (ok && truth(&keep))
			ok = do_one(&w);
		out_text(in, w.text.p, w.text.n);
		buf_clear(&w.text);
		pool_release(in, mark);
		ok = ok && !interrupted(in, c->node ? c->node->span : (struct span){ 0, 0 });
	}
	buf_free(&w.text);
	return ok;
}

/* The packet that an item is, or the question of a pair; NULL: neither. */
static const struct val *packet_in(const struct val *item)
{
	if (item->type == V_PACKET)
		return item;
	return item->type == V_TUPLE && item->l->n && item->l->v[0].type == V_PACKET ? &item->l->v[0] : NULL;
}

/* ---- lines ---- */

static void put_item(struct walk *w)
{
	const struct val *v = &w->item;

	if (v->type == V_TUPLE && v->l->n == 2) {
		text_of(w->in, &v->l->v[0], &w->text);
		buf_text(&w->text, " ==> ");
		v = &v->l->v[1];
	}
	text_of(w->in, v, &w->text);
}

/* prn= says what is printed of each packet; else its summary. */
static bool put_summary(struct walk *w)
{
	struct val text;

	if (w->c->v[1].type == V_NONE) {
		put_item(w);
	} else {
		if (!call_on_item(w->in, w->c, &w->c->v[1], &w->item, &text))
			return false;
		text_of(w->in, &text, &w->text);
	}
	buf_byte(&w->text, '\n');
	return true;
}

static bool put_numbered(struct walk *w)
{
	buf_fmt(&w->text, "%04u ", w->i);
	return put_summary(w);
}

static bool m_summary(struct interp *in, struct call *c, struct val *out)
{
	(void)out;
	return each(in, c, &c->v[2], put_summary);
}

static bool m_nsummary(struct interp *in, struct call *c, struct val *out)
{
	(void)out;
	return each(in, c, &c->v[2], put_numbered);
}

/* ---- bytes ---- */

/* "0007 Ether / IP / …" and below it the packet's bytes, or those of its layers of a class. */
static bool put_bytes(struct walk *w, const struct layout *of, bool always)
{
	const struct val *p = packet_in(&w->item);
	struct buf bytes = BUF_INIT;
	bool ok = true;
	int at = p && of ? packet_find(p->p, p->aux, of, 1) : -1;

	if (!p || (of && at < 0 && !always))
		return true;
	buf_fmt(&w->text, "%04u ", w->i);
	put_item(w);
	buf_byte(&w->text, '\n');
	if (!of || at >= 0) {
		struct val part = packet_value(p->p, of ? (unsigned)at : p->aux);

		ok = packet_bytes(w->in, &part, &bytes) || call_place(w->in, w->c, -1);
		if (ok)
			view_hexdump(bytes.p, bytes.n, &w->text);
	}
	buf_free(&bytes);
	return ok;
}

static bool put_hexdump(struct walk *w)
{
	return put_bytes(w, NULL, true);
}

static bool put_hexraw(struct walk *w)
{
	return put_bytes(w, layout_raw(), true);
}

static bool put_padding(struct walk *w)
{
	return put_bytes(w, layout_padding(), false);
}

static bool m_hexdump(struct interp *in, struct call *c, struct val *out)
{
	(void)out;
	return each(in, c, &c->v[1], put_hexdump);
}

static bool m_hexraw(struct interp *in, struct call *c, struct val *out)
{
	(void)out;
	return each(in, c, &c->v[1], put_hexraw);
}

static bool m_padding(struct interp *in, struct call *c, struct val *out)
{
	(void)out;
	return each(in, c, &c->v[1], put_padding);
}

/* ---- which ---- */

static bool m_filter(struct interp *in, struct call *c, struct val *out)
{
	const struct list *l = c->v[0].l;
	struct val keep, item;
	bool ok = true;

	*out = pool_add(in, list_new_of(V_PLIST, NULL, 0));
	for (uint32_t i = 0; ok && i < l->n; i++) {
		size_t mark = in->npool;

		item = pool_borrow(in, list_item(in, l, i));
		ok = call_on_item(in, c, &c->v[1], &item, &keep);
		if (ok && truth(&keep) && i < l->n)
			list_add(out->l, val_hold(l->v[i]));
		pool_release(in, mark);
		ok = ok && !interrupted(in, c->node ? c->node->span : (struct span){ 0, 0 });
	}
	return ok;
}

/* pkts[TCP]: the packets that have the layer. */
bool plist_having(struct interp *in, const struct val *box, const struct layout *lay, struct val *out)
{
	const struct list *l = box->l;

	*out = pool_add(in, list_new_of(V_PLIST, NULL, 0));
	for (uint32_t i = 0; i < l->n; i++) {
		size_t mark = in->npool;
		struct val item = list_item(in, l, i);
		const struct val *p = packet_in(&item);

		if (p && packet_find(p->p, p->aux, lay, 1) >= 0)
			list_add(out->l, val_hold(l->v[i]));
		pool_release(in, mark);
		if (interrupted(in, (struct span){ 0, 0 }))
			return false;
	}
	return true;
}

static bool m_res(struct interp *in, struct call *c, struct val *out)
{
	*out = pool_add(in, list_as(in, V_LIST, c->v[0].l));
	return true;
}

static bool m_time(struct interp *in, struct call *c, struct val *out)
{
	const struct list *l = c->v[0].l;

	*out = pool_add(in, val_list());
	for (uint32_t i = 0; i < l->n; i++) {
		size_t mark = in->npool;
		struct val item = list_item(in, l, i);
		const struct val *p = packet_in(&item);

		list_add(out->l, (struct val){ .type = V_FLOAT, .f = p ? (double)p->p->time / 1e9 : 0 });
		pool_release(in, mark);
	}
	return true;
}

const struct builtin builtins_plist[] = {
	{ "summary", m_summary, "prn=None, lfilter=None", "a line for each packet, or what prn makes of it",
	  "rdpcap(\"samples/office.pcap\").summary(lfilter=lambda p: TCP in p)", ON_PLIST },
	{ "nsummary", m_nsummary, "prn=None, lfilter=None", "the same with numbers",
	  "rdpcap(\"samples/office.pcap\").nsummary()", ON_PLIST },
	{ "show", m_nsummary, "prn=None, lfilter=None", "the same as nsummary", "rdpcap(\"samples/office.pcap\").show()", ON_PLIST },
	{ "hexdump", m_hexdump, "lfilter=None", "the bytes of each packet", "rdpcap(\"samples/office.pcap\", 2).hexdump()", ON_PLIST },
	{ "hexraw", m_hexraw, "lfilter=None", "a line for each packet, and the bytes of its Raw layer",
	  "rdpcap(\"samples/office.pcap\").hexraw(lfilter=lambda p: Raw in p)", ON_PLIST },
	{ "padding", m_padding, "lfilter=None", "the packets with padding, and its bytes",
	  "rdpcap(\"samples/office.pcap\").padding()", ON_PLIST },
	{ "filter", m_filter, "fn", "the packets for which fn says yes",
	  "rdpcap(\"samples/office.pcap\").filter(lambda p: UDP in p)", ON_PLIST },
	{ "res", m_res, NULL, "the packets as a plain list", "rdpcap(\"samples/office.pcap\", 2).res", ON_PLIST },
	{ "time", m_time, NULL, "the times of all packets, in seconds since 1970", "rdpcap(\"samples/office.pcap\", 2).time", ON_PLIST },
	{ 0 },
};
