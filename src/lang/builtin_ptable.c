/* builtin_ptable.c - packet lists put together: tables, sessions, conversations. */
#include "pkt/addr.h"
#include "pkt/interp.h"
#include "pkt/registry.h"
#include "pkt/view.h"

#include <inttypes.h>
#include <string.h>

/* Goes through the items of the list; the values made for one are let go before the next. */
static bool each(struct interp *in, struct call *c, bool (*do_one)(struct interp *, struct call *, uint32_t i, const struct val *item, void *arg),
                 void *arg)
{
	const struct list *l = c->v[0].l;
	bool ok = true;

	for (uint32_t i = 0; ok && i < l->n; i++) {
		size_t mark = in->npool;
		struct val item = pool_borrow(in, list_item(in, l, i));

		ok = do_one(in, c, i, &item, arg) && !interrupted(in, c->node ? c->node->span : (struct span){ 0, 0 });
		pool_release(in, mark);
	}
	return ok;
}

static struct val as_text(struct interp *in, const struct val *v)
{
	struct buf b = BUF_INIT;

	text_of(in, v, &b);
	return buf_val(in, &b);
}

static bool has(const struct packet *p, const char *name)
{
	return packet_find(p, 0, layout_need(name), 1) >= 0;
}

/* ---- make_table ---- */

struct table {
	struct dict *column, *row, *cell; /* column: text to width; row: text; cell: (column, row) to text */
	uint64_t width;                   /* of the rows' names */
};

static bool add_cell(struct interp *in, struct call *c, uint32_t i, const struct val *item, void *arg)
{
	struct table *t = arg;
	struct val r, text[3], key;
	const struct entry *e;
	uint64_t width[3];

	(void)i;
	if (!call_on_item(in, c, &c->v[1], item, &r))
		return false;
	if ((r.type != V_TUPLE && r.type != V_LIST) || r.l->n != 3)
		return call_bad(in, c, 1, "make_table() takes a function that gives (column, row, cell), not %s", type_text(&r));
	for (unsigned k = 0; k < 3; k++) {
		text[k] = as_text(in, &r.l->v[k]);
		value_len(in, &text[k], &width[k]);
	}
	e = dict_find(t->column, &text[0]);
	if (e && e->value.u > width[0])
		width[0] = e->value.u;
	if (width[1] > t->width)
		t->width = width[1];
	key = pool_add(in, list_new_of(V_TUPLE, text, 2));
	return dict_set(in, t->column, text[0], val_int(width[0] > width[2] ? width[0] : width[2])) &&
	       dict_set(in, t->row, text[1], VAL_NONE) && dict_set(in, t->cell, key, text[2]);
}

/* As a number, or as an address, if all are; else as text. */
static bool number_key(struct str s, struct val *out)
{
	bool neg = s.n > 1 && s.p[0] == '-';
	uint64_t u;

	if (!str_to_u64((struct str){ s.p + neg, s.n - neg }, &u) || (neg && u > INT64_MAX))
		return false;
	*out = neg ? val_signed(-(int64_t)u) : val_int(u);
	return true;
}

static bool address_key(struct str s, struct val *out)
{
	uint32_t a;

	if (!ip4_parse(s, &a))
		return false;
	*out = val_int(a);
	return true;
}

/* The keys of d in order; caller owns. */
static struct val sorted_keys(struct interp *in, const struct dict *d)
{
	static bool (*const tries[])(struct str, struct val *) = { number_key, address_key };
	struct val keys = val_list(), pairs = pool_add(in, val_list()), none = VAL_NONE;
	bool all = false;

	for (size_t t = 0; t < sizeof(tries) / sizeof(tries[0]) && !all; t++) {
		struct val k;

		all = true;
		for (uint32_t i = 0; i < d->used && all; i++)
			all = tries[t](val_text(&d->e[i].key), &k);
		for (uint32_t i = 0; i < d->used && all; i++) {
			struct val v[2];

			tries[t](val_text(&d->e[i].key), &v[0]);
			v[1] = d->e[i].key;
			list_add(pairs.l, list_new_of(V_TUPLE, v, 2));
		}
	}
	if (all)
		list_sort(in, pairs.l, &none, false);
	for (uint32_t i = 0; i < d->used; i++)
		list_add(keys.l, val_hold(all ? pairs.l->v[i].l->v[1] : d->e[i].key));
	if (!all)
		list_sort(in, keys.l, &none, false);
	return keys;
}

static void put_padded(struct interp *in, struct buf *b, const struct val *text, uint64_t width)
{
	uint64_t n;

	buf_add(b, val_text(text).p, val_text(text).n);
	value_len(in, text, &n);
	for (; n <= width; n++)
		buf_byte(b, ' ');
}

static void end_line(struct buf *b)
{
	while (b->n && b->p[b->n - 1] == ' ')
		b->n--;
	buf_byte(b, '\n');
}

static void put_table(struct interp *in, const struct table *t, struct buf *b)
{
	struct val columns = pool_add(in, sorted_keys(in, t->column)), rows = pool_add(in, sorted_keys(in, t->row));
	struct val none = str_val(in, "", 0), dash = str_val(in, "-", 1);

	put_padded(in, b, &none, t->width);
	for (uint32_t x = 0; x < columns.l->n; x++)
		put_padded(in, b, &columns.l->v[x], dict_find(t->column, &columns.l->v[x])->value.u);
	end_line(b);
	for (uint32_t y = 0; y < rows.l->n; y++) {
		put_padded(in, b, &rows.l->v[y], t->width);
		for (uint32_t x = 0; x < columns.l->n; x++) {
			struct val at[2] = { columns.l->v[x], rows.l->v[y] };
			struct val key = list_new_of(V_TUPLE, at, 2);
			const struct entry *e = dict_find(t->cell, &key);

			put_padded(in, b, e ? &e->value : &dash, dict_find(t->column, &at[0])->value.u);
			val_drop(key);
		}
		end_line(b);
		if (b->n > TEXT_MAX / 2) {
			out_text(in, b->p, b->n);
			buf_clear(b);
		}
	}
}

static bool m_make_table(struct interp *in, struct call *c, struct val *out)
{
	struct val column = pool_add(in, dict_new()), row = pool_add(in, dict_new()), cell = pool_add(in, dict_new());
	struct table t = { column.any, row.any, cell.any, 0 };
	struct buf b = BUF_INIT;

	if (!each(in, c, add_cell, &t))
		return false;
	put_table(in, &t, &b);
	return give_text(in, &b, truth(&c->v[2]), out);
}

/* ---- sessions ---- */

/* How a session is named: by the first of these layers that a packet has. Between them stand its addresses. */
static const struct session {
	const char *layer, *word, *src, *dst, *rest;
} kinds[] = {
	{ "TCP", "TCP ", ":%r,TCP.sport%", ":%r,TCP.dport%", "" },
	{ "UDP", "UDP ", ":%r,UDP.sport%", ":%r,UDP.dport%", "" },
	{ "ICMP", "ICMP ", "", "", " type=%r,ICMP.type% code=%r,ICMP.code% id=%ICMP.id%" },
	{ "IPv6", "IPv6 ", "", "", " nh=%IPv6.nh%" },
	{ "IP", "IP ", "", "", " proto=%IP.proto%" },
	{ "ARP", "ARP ", "%ARP.psrc%", "%ARP.pdst%", "" },
};

static bool session_name(struct interp *in, const struct packet *p, struct val *out)
{
	bool ip = has(p, "IP") || has(p, "IPv6");
	struct buf format = BUF_INIT, b = BUF_INIT;
	bool ok;

	buf_text(&format, has(p, "Ether") ? "Ethernet type=%04xr,Ether.type%" : "Other");
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const struct session *k = &kinds[i];

		if (!has(p, k->layer) || ip == !strcmp(k->layer, "ARP"))
			continue;
		buf_clear(&format);
		buf_fmt(&format, "%s%s%s > %s%s%s", k->word, ip ? "{IP:%IP.src%}{IPv6:%IPv6.src%}" : "", k->src,
		        ip ? "{IP:%IP.dst%}{IPv6:%IPv6.dst%}" : "", k->dst, k->rest);
		break;
	}
	ok = view_sprintf(p, 0, (const char *)format.p, format.n, &b, &in->d);
	*out = buf_val(in, &b);
	buf_free(&format);
	return ok;
}

static bool add_session(struct interp *in, struct call *c, uint32_t i, const struct val *item, void *arg)
{
	const struct list *l = c->v[0].l;
	struct dict *d = arg;
	const struct entry *e;
	struct val key = str_val(in, "Other", 5), one;

	if (c->v[1].type != V_NONE) {
		if (!call_on_item(in, c, &c->v[1], item, &key))
			return false;
	} else if (item->type == V_PACKET && !session_name(in, item->p, &key)) {
		return false;
	}
	if (i >= l->n)
		return true;
	e = dict_find(d, &key);
	if (e) {
		list_add(e->value.l, val_hold(l->v[i]));
		return true;
	}
	one = pool_add(in, list_new_of(V_PLIST, &l->v[i], 1));
	return dict_set(in, d, key, one) || call_place(in, c, 1);
}

static bool m_sessions(struct interp *in, struct call *c, struct val *out)
{
	*out = pool_add(in, dict_new());
	return each(in, c, add_session, out->any);
}

/* ---- conversations ---- */

/* Who speaks: the addresses of the innermost of these. */
static bool ends_of(struct interp *in, const struct packet *p, struct val end[2])
{
	static const struct { const char *layer, *src, *dst; } kinds_of[] = {
		{ "IP", "src", "dst" }, { "IPv6", "src", "dst" }, { "ARP", "psrc", "pdst" },
	};

	for (size_t i = 0; i < sizeof(kinds_of) / sizeof(kinds_of[0]); i++) {
		int l = packet_find(p, 0, layout_need(kinds_of[i].layer), 1);

		if (l < 0)
			continue;
		for (unsigned k = 0; k < 2; k++) {
			const char *name = k ? kinds_of[i].dst : kinds_of[i].src;
			const struct layout *lay = p->layer[l].lay;
			unsigned f = (unsigned)field_find(lay, name, strlen(name));
			struct val v;

			layer_get(p, (unsigned)l, f, &v);
			end[k] = from_core(in, &lay->field[f], v);
		}
		return true;
	}
	return false;
}

enum { PACKETS, BYTES, LABELS, COUNTS }; /* what is known of a conversation */

static bool add_conversation(struct interp *in, struct call *c, uint32_t i, const struct val *item, void *arg)
{
	const struct val *p = item->type == V_TUPLE && item->l->n ? &item->l->v[0] : item;
	struct val end[2], r, key, fresh[COUNTS], *count;
	const struct entry *e;
	bool label = false;

	(void)i;
	if (c->v[1].type != V_NONE) {
		if (!call_on_item(in, c, &c->v[1], item, &r))
			return false;
		if (r.type == V_NONE)
			return true;
		if ((r.type != V_TUPLE && r.type != V_LIST) || r.l->n < 2 || r.l->n > 3)
			return call_bad(in, c, 1, "getsrcdst gives (source, destination) or (source, destination, label), not %s", type_text(&r));
		end[0] = r.l->v[0];
		end[1] = r.l->v[1];
		label = r.l->n == 3;
	} else if (p->type != V_PACKET || !ends_of(in, p->p, end)) {
		return true;
	}
	end[0] = as_text(in, &end[0]);
	end[1] = as_text(in, &end[1]);
	key = pool_add(in, list_new_of(V_TUPLE, end, 2));
	e = dict_find(arg, &key);
	if (!e) {
		fresh[PACKETS] = fresh[BYTES] = val_int(0);
		fresh[LABELS] = pool_add(in, dict_new());
		r = label ? r : VAL_NONE;
		if (!dict_set(in, arg, key, pool_add(in, list_new_of(V_LIST, fresh, COUNTS))))
			return false;
		e = dict_find(arg, &key);
	}
	count = e->value.l->v;
	count[PACKETS].u++;
	count[BYTES].u += p->type == V_PACKET ? p->p->wire_len : 0;
	return !label || dict_set(in, count[LABELS].any, as_text(in, &r.l->v[2]), VAL_NONE);
}

static void put_labels(const struct dict *d, struct buf *b)
{
	for (uint32_t i = 0; i < d->used; i++)
		buf_fmt(b, "%s%.*s", i ? ", " : "", STR(val_text(&d->e[i].key)));
}

static void put_dot(const struct dict *d, struct buf *b)
{
	buf_text(b, "digraph \"conv\" {\n");
	for (uint32_t i = 0; i < d->used; i++) {
		const struct val *end = d->e[i].key.l->v, *count = d->e[i].value.l->v;
		const struct dict *labels = count[LABELS].any;

		buf_fmt(b, "\t\"%.*s\" -> \"%.*s\" [label=\"", STR(val_text(&end[0])), STR(val_text(&end[1])));
		if (labels->n)
			put_labels(labels, b);
		else
			buf_u64(b, count[PACKETS].u);
		buf_text(b, "\"]\n");
	}
	buf_text(b, "}\n");
}

/* The most packets first. */
static void put_conversations(struct interp *in, const struct dict *d, struct buf *b)
{
	struct val order = pool_add(in, val_list()), none = VAL_NONE, one[2];
	uint64_t width[2] = { 0, 0 }, n;

	for (uint32_t i = 0; i < d->used; i++) {
		one[0] = val_signed(-(int64_t)d->e[i].value.l->v[PACKETS].u);
		one[1] = val_int(i);
		list_add(order.l, list_new_of(V_TUPLE, one, 2));
		for (unsigned k = 0; k < 2; k++) {
			value_len(in, &d->e[i].key.l->v[k], &n);
			width[k] = n > width[k] ? n : width[k];
		}
	}
	list_sort(in, order.l, &none, false);
	for (uint32_t i = 0; i < order.l->n; i++) {
		const struct entry *e = &d->e[order.l->v[i].l->v[1].u];
		const struct val *end = e->key.l->v, *count = e->value.l->v;

		put_padded(in, b, &end[0], width[0]);
		buf_text(b, "> ");
		put_padded(in, b, &end[1], width[1]);
		buf_fmt(b, "%6" PRIu64 " packet%s %10" PRIu64 " bytes  ", count[PACKETS].u, count[PACKETS].u == 1 ? " " : "s", count[BYTES].u);
		put_labels(count[LABELS].any, b);
		end_line(b);
	}
}

static bool m_conversations(struct interp *in, struct call *c, struct val *out)
{
	struct val d = pool_add(in, dict_new());
	struct buf b = BUF_INIT;

	if (!each(in, c, add_conversation, d.any))
		return false;
	if (truth(&c->v[2]))
		put_dot(d.any, &b);
	else
		put_conversations(in, d.any, &b);
	return give_text(in, &b, truth(&c->v[3]), out);
}

const struct builtin builtins_ptable[] = {
	{ "make_table", m_make_table, "fn, dump=False", "a table of what fn gives for each packet: (column, row, cell)",
	  "rdpcap(\"samples/office.pcap\")[TCP].make_table(lambda p: (p[IP].src, p[TCP].dport, len(p)))", ON_PLIST },
	{ "sessions", m_sessions, "session_extractor=None", "a dict: the packets of each session by its name",
	  "rdpcap(\"samples/office.pcap\").sessions().keys()", ON_PLIST },
	{ "conversations", m_conversations, "getsrcdst=None, dot=False, dump=False",
	  "who sent how much to whom; dot=True: as a graph that Graphviz draws",
	  "rdpcap(\"samples/office.pcap\").conversations()", ON_PLIST },
	{ 0 },
};
