/* builtin_stream.c - what TCP connections and fragments say: reassemble(), streams(). */
#include <string.h>

#include "pkt/flow.h"
#include "pkt/interp.h"
#include "pkt/learn.h"
#include "pkt/reassemble.h"
#include "pkt/registry.h"
#include "pkt/stream.h"

/* Is it still the bytes that it was decoded from? */
static bool is_as_decoded(const struct packet *p)
{
	for (unsigned i = 0; i < p->n; i++)
		if (!p->layer[i].view || p->layer[i].vals)
			return false;
	return true;
}

/* Gives each packet of the list as decoded from bytes: those that were written to, or crafted, are built first. */
static bool each_decoded(struct interp *in, struct call *c, const struct list *l, bool (*take)(void *arg, const struct packet *p),
                         void *arg)
{
	struct span at = c->node ? c->node->span : (struct span){ 0, 0 };
	struct packet *built = packet_new();
	struct buf b = BUF_INIT;
	bool ok = true;

	for (uint32_t i = 0; ok && i < l->n; i++) {
		size_t mark = in->npool;
		struct val v = pool_borrow(in, list_item(in, l, i));
		const struct packet *p = v.p;

		if (v.type != V_PACKET) {
			ok = call_bad(in, c, 0, "item %u is %s, not a packet", i, type_text(&v));
			break;
		}
		if (v.aux || !is_as_decoded(p)) {
			buf_clear(&b);
			ok = packet_bytes(in, &v, &b);
			packet_decode(built, p->n > v.aux ? p->layer[v.aux].lay : layout_raw(), b.p, b.n);
			built->time = p->time;
			built->linktype = p->linktype;
			built->iface = p->iface;
			p = built;
		}
		ok = ok && take(arg, p) && !interrupted(in, at);
		pool_release(in, mark);
	}
	obj_drop(&built->obj);
	buf_free(&b);
	return ok;
}

static bool packets_of(struct interp *in, struct call *c, struct val *list)
{
	*list = c->v[0];
	if (is_list(list))
		return true;
	if (!list_of(in, &c->v[0], list))
		return call_place(in, c, 0);
	pool_add(in, *list);
	return true;
}

/* ---- reassemble ---- */

struct gathering {
	struct reassembler *r;
	struct list *out;
};

static bool add(void *arg, const struct packet *p)
{
	struct gathering *g = arg;
	struct packet *copy = packet_copy(p, 0);

	packet_keep(copy);
	copy->time = p->time;
	list_add(g->out, packet_value(copy, 0));
	return true;
}

static bool give(void *arg, const struct packet *p)
{
	struct gathering *g = arg;

	return reassembler_packet(g->r, p);
}

static bool fn_reassemble(struct interp *in, struct call *c, struct val *out)
{
	struct gathering g;
	struct val list;
	bool ok;

	if (!packets_of(in, c, &list))
		return false;
	*out = pool_add(in, list_new_of(V_PLIST, NULL, 0));
	g.out = out->l;
	g.r = reassembler_new(truth(&c->v[1]), &in->env, add, &g);
	ok = each_decoded(in, c, list.l, give, &g) && reassembler_end(g.r);
	reassembler_free(g.r);
	return ok;
}

/* ---- what packets say about later ones ---- */

struct lesson {
	struct learner *learner;
	struct list *out;
};

static bool learn(void *arg, const struct packet *p)
{
	struct lesson *x = arg;
	struct packet *copy = packet_copy(p, 0);

	packet_keep(copy);
	learner_packet(x->learner, copy);
	list_add(x->out, packet_value(copy, 0));
	return true;
}

static bool fn_defragment(struct interp *in, struct call *c, struct val *out)
{
	struct lesson x;
	struct val list;
	bool ok;

	if (!packets_of(in, c, &list))
		return false;
	*out = pool_add(in, list_new_of(V_PLIST, NULL, 0));
	x.out = out->l;
	x.learner = learner_new();
	ok = each_decoded(in, c, list.l, learn, &x);
	learner_free(x.learner);
	return ok;
}

/* ---- streams ---- */

struct speech {
	char *name;
	struct buf bytes;
};

struct speeches {
	struct streams *t;
	struct speech *v; /* two of each stream */
	size_t n, cap;
	size_t bytes;
};

static bool listen(void *arg, const struct stream_event *e)
{
	struct speeches *s = arg;
	size_t i = 2 * (size_t)e->stream + e->side;

	while (s->n <= i) {
		s->v = mem_room(s->v, &s->cap, s->n + 1, sizeof(*s->v));
		s->v[s->n++] = (struct speech){ 0 };
	}
	if (!s->v[i].name) {
		struct buf b = BUF_INIT;

		flow_text(e->flow, e->side, &b);
		buf_text(&b, " > ");
		flow_text(e->flow, !e->side, &b);
		s->v[i].name = mem_text((const char *)b.p, b.n);
		buf_free(&b);
	}
	if (e->what == STREAM_DATA)
		buf_add(&s->v[i].bytes, e->data, e->n);
	return true;
}

static bool hear(void *arg, const struct packet *p)
{
	struct speeches *s = arg;
	bool taken;

	return streams_packet(s->t, p, &taken);
}

/* The ports may have been used again: then the name has a number. */
static struct val name_of(struct interp *in, const struct dict *d, const char *name)
{
	struct val v = str_val(in, name, strlen(name));
	struct buf b = BUF_INIT;

	for (unsigned n = 2; dict_find(d, &v); n++) {
		buf_clear(&b);
		buf_fmt(&b, "%s (%u)", name, n);
		v = str_val(in, (const char *)b.p, b.n);
	}
	buf_free(&b);
	return v;
}

static bool m_streams(struct interp *in, struct call *c, struct val *out)
{
	struct speeches s = { .t = NULL };
	struct reassembler *r;
	struct gathering g;
	bool ok;

	*out = pool_add(in, dict_new());
	s.t = streams_new(NULL, listen, &s);
	g.r = r = reassembler_new(false, &in->env, hear, &s);
	ok = each_decoded(in, c, c->v[0].l, give, &g) && reassembler_end(r) && streams_end(s.t);
	for (size_t i = 0; i < s.n; i++) {
		if (ok && s.v[i].bytes.n)
			ok = dict_set(in, out->any, name_of(in, out->any, s.v[i].name), pool_add(in, val_bytes(s.v[i].bytes.p, s.v[i].bytes.n)));
		buf_free(&s.v[i].bytes);
		mem_free(s.v[i].name);
	}
	mem_free(s.v);
	reassembler_free(r);
	streams_free(s.t);
	return ok;
}

const struct builtin builtins_stream[] = {
	{ "reassemble", fn_reassemble, "packets, tcp=True",
	  "the packets with IP fragments joined, and TCP segments as the messages that they carry",
	  "reassemble(fragment(IP()/UDP()/(\"X\" * 3000)))" },
	{ "netflowv9_defragment", fn_defragment, "plist, verb=1",
	  "the packets, in order: records of NetFlow version 9 and IPFIX have the names that templates before them give",
	  "netflowv9_defragment(NetflowHeader()/NetflowHeaderV9())" },
	{ "ipfix_defragment", fn_defragment, "plist, verb=1", "the same", "ipfix_defragment(NetflowHeader()/NetflowHeaderV10())" },
	{ "streams", m_streams, "", "a dict: the bytes that each side of each TCP connection sent, in order",
	  "rdpcap(\"samples/office.pcap\").streams().keys()", ON_PLIST },
	{ 0 },
};
