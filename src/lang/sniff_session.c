/* sniff_session.c - session=: packets are reassembled before they are looked at. */
#include <string.h>

#include "pkt/learn.h"
#include "pkt/packet.h"
#include "pkt/reassemble.h"
#include "pkt/registry.h"
#include "sniff.h"

static bool give(void *arg, const struct packet *p)
{
	struct sniff *s = arg;
	struct cap_packet c = {
		.data = p->data,
		.caplen = p->ndata,
		.wirelen = p->wire_len > p->ndata ? p->wire_len : p->ndata,
		.time = p->time,
		.linktype = p->linktype,
		.iface = p->iface,
		.on = p->on,
	};

	if (s->done)
		return true;
	if (s->learner) {
		struct packet *copy = packet_copy(p, 0);

		learner_packet(s->learner, copy);
		s->session_ok = sniff_take_packet(s, copy);
		obj_drop(&copy->obj);
		return s->session_ok;
	}
	s->session_ok = p->linktype ? sniff_take(s, &c) : sniff_take_packet(s, p);
	return s->session_ok;
}

/* What Scapy calls the classes that do it. */
static bool is_session(const struct val *v, const char *name)
{
	return v->type == V_BUILTIN && !strcmp(((const struct method *)v->any)->row->name, name);
}

bool sniff_session_start(struct sniff *s)
{
	const struct val *v = &s->arg[SNIFF_SESSION];
	bool tcp = is_session(v, "TCPSession"), learns = is_session(v, "NetflowSession");

	if (v->type == V_NONE || is_session(v, "DefaultSession"))
		return true;
	if (!tcp && !learns && !is_session(v, "IPSession")) {
		call_bad(s->in, s->c, -1, "session= is IPSession, TCPSession or NetflowSession, not %s", type_text(v));
		return false;
	}
	s->learner = learns ? learner_new() : NULL;
	s->session = reassembler_new(tcp, &s->in->env, give, s);
	return true;
}

void sniff_session_stop(struct sniff *s)
{
	reassembler_free(s->session);
	s->session = NULL;
	learner_free(s->learner);
	s->learner = NULL;
}

bool sniff_session_packet(struct sniff *s, const struct cap_packet *c)
{
	const struct layout *first = linktype_layout(c->linktype);
	struct packet *p = packet_new();

	packet_decode(p, first ? first : layout_raw(), c->data, c->caplen);
	p->wire_len = c->wirelen;
	p->time = c->time;
	p->linktype = c->linktype;
	p->iface = c->iface;
	s->session_ok = true;
	reassembler_packet(s->session, p);
	obj_drop(&p->obj);
	return s->session_ok;
}

bool sniff_session_item(struct sniff *s, const struct val *v)
{
	struct packet *p = packet_new();
	struct buf b = BUF_INIT;
	bool ok = packet_bytes(s->in, v, &b);

	if (ok) {
		packet_decode(p, v->p->n > v->aux ? v->p->layer[v->aux].lay : layout_raw(), b.p, b.n);
		p->time = v->p->time;
		p->linktype = v->aux ? 0 : v->p->linktype;
		s->session_ok = true;
		reassembler_packet(s->session, p);
	}
	obj_drop(&p->obj);
	buf_free(&b);
	return ok && s->session_ok;
}

bool sniff_session_rest(struct sniff *s)
{
	s->session_ok = true;
	if (s->session && !s->done)
		reassembler_end(s->session);
	return s->session_ok;
}

/* TCPSession() is the same as TCPSession. */
static bool fn_session(struct interp *in, struct call *c, struct val *out)
{
	(void)in;
	*out = (struct val){ .type = V_BUILTIN, .any = (void *)(uintptr_t)c->m };
	return true;
}

const struct builtin builtins_session[] = {
	{ "IPSession", fn_session, "", "for sniff(session=): fragments are joined first",
	  "len(sniff(offline=fragment(IP()/UDP()/(\"X\" * 3000)), session=IPSession))" },
	{ "TCPSession", fn_session, "", "for sniff(session=): fragments are joined, and TCP segments become the messages they carry",
	  "len(sniff(offline=\"samples/office.pcap\", session=TCPSession))" },
	{ "NetflowSession", fn_session, "", "for sniff(session=): fragments are joined, and NetFlow and IPFIX records explained by templates",
	  "len(sniff(offline=NetflowHeader()/NetflowHeaderV9(), session=NetflowSession))" },
	{ "DefaultSession", fn_session, "", "for sniff(session=): packets as they come",
	  "len(sniff(offline=IP()/UDP(), session=DefaultSession))" },
	{ 0 },
};
