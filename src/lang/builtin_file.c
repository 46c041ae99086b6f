/* builtin_file.c - capture files: rdpcap, wrpcap, PcapReader. */
#include <inttypes.h>
#include <string.h>

#include "pkt/cap.h"
#include "pkt/interp.h"
#include "pkt/registry.h"

/* ---- reading ---- */

static void reader_close(struct reader *r)
{
	if (r->cur && r->cur->obj.refs > 1)
		packet_keep(r->cur);
	if (r->cur)
		obj_drop(&r->cur->obj);
	r->cur = NULL;
	cap_close(r->cap);
	r->cap = NULL;
}

static void reader_free(struct obj *o)
{
	struct reader *r = (struct reader *)o;

	reader_close(r);
	mem_free(r->path);
	mem_free((void *)(uintptr_t)r->filter.text);
	mem_free(r);
}

static const struct obj_type reader_type = { "PcapReader", reader_free };

static bool may_open(struct interp *in, struct call *c)
{
	return !in->cfg.sealed || call_bad(in, c, 0, "files are not opened here");
}

static bool reader_new(struct interp *in, struct call *c, struct val *out)
{
	struct str path;
	struct reader *r;

	if (!may_open(in, c) || !call_text(in, c, 0, &path))
		return false;
	r = mem_zero(1, sizeof(*r));
	r->obj.type = &reader_type;
	r->obj.refs = 1;
	r->path = mem_text(path.p, path.n);
	*out = pool_add(in, (struct val){ .type = V_READER, .any = r });
	r->cap = cap_open(r->path, &in->d);
	return r->cap || call_place(in, c, 0);
}

static bool reader_filter(struct interp *in, struct call *c, unsigned i, struct reader *r)
{
	struct diag d = DIAG_INIT;
	struct str s;

	if (c->v[i].type == V_NONE)
		return true;
	if (!call_text(in, c, i, &s))
		return false;
	r->filter = (struct source){ .text = mem_text(s.p, s.n), .n = s.n };
	if (cap_filter(r->cap, &r->filter, &d))
		return true;
	call_bad(in, c, (int)i, "%s", d.text);
	return d.hint[0] ? diag_hint(&in->d, "%s", d.hint) : false;
}

static void take(struct packet *p, const struct cap_packet *c)
{
	const struct layout *first = linktype_layout(c->linktype);

	packet_decode(p, first ? first : layout_need("Raw"), c->data, c->caplen);
	p->wire_len = c->wirelen;
	p->linktype = c->linktype;
	p->iface = c->iface;
	p->time = c->time;
}

/* The packet is decoded in place when nobody but the reader keeps the one before. */
int reader_next(struct interp *in, struct reader *r, struct val *out)
{
	struct cap_packet c;
	int got;

	if (!r->cap)
		return 0;
	if (r->cur && r->cur->obj.refs > 1) {
		packet_keep(r->cur);
		obj_drop(&r->cur->obj);
		r->cur = NULL;
	}
	if (r->cur)
		packet_reset(r->cur);
	got = cap_next(r->cap, &c, &in->d);
	if (got <= 0) {
		reader_close(r);
		return got;
	}
	if (!r->cur)
		r->cur = packet_new();
	take(r->cur, &c);
	*out = packet_value(r->cur, 0);
	return 1;
}

static bool fn_reader(struct interp *in, struct call *c, struct val *out)
{
	return reader_new(in, c, out) && reader_filter(in, c, 1, out->any);
}

/* The packets that are left, at most `count` of them. */
static bool read_all(struct interp *in, struct call *c, struct reader *r, int64_t count, struct val *out)
{
	struct cap_packet cp;
	int got = 1;

	*out = pool_add(in, list_new_of(V_PLIST, NULL, 0));
	while (r->cap && count-- != 0 && (got = cap_next(r->cap, &cp, &in->d)) > 0) {
		struct packet *p = packet_new();

		take(p, &cp);
		packet_keep(p);
		list_add(out->l, packet_value(p, 0));
		if (out->l->n >= ITEMS_MAX)
			return call_bad(in, c, 0, "a list holds at most %d packets", ITEMS_MAX) || diag_hint(&in->d, "PcapReader streams");
		if (interrupted(in, c->node ? c->node->span : (struct span){ 0, 0 }))
			return false;
	}
	return got >= 0 || call_place(in, c, 0);
}

static bool fn_rdpcap(struct interp *in, struct call *c, struct val *out)
{
	struct val reader;
	int64_t count;

	if (!call_int(in, c, 1, &count) || !reader_new(in, c, &reader) || !reader_filter(in, c, 2, reader.any))
		return false;
	return read_all(in, c, reader.any, count, out);
}

static bool m_read_all(struct interp *in, struct call *c, struct val *out)
{
	int64_t count;

	return call_int(in, c, 1, &count) && read_all(in, c, c->v[0].any, count, out);
}

static bool m_read_packet(struct interp *in, struct call *c, struct val *out)
{
	int got = reader_next(in, c->v[0].any, out);

	if (got > 0)
		pool_borrow(in, *out);
	return got >= 0 || call_place(in, c, -1);
}

static bool m_close(struct interp *in, struct call *c, struct val *out)
{
	(void)in;
	(void)out;
	reader_close(c->v[0].any);
	return true;
}

/* ---- writing ---- */

struct writing {
	struct cap_writer *w;
	const char *path;
	bool append, nano;
	int linktype;      /* -1: by the first packet */
	uint64_t n;
};

static int linktype_of(const struct packet *p)
{
	const struct layout *first = p->n ? p->layer[0].lay : NULL;
	int space = space_find("dlt");
	uint64_t number;

	if (!first)
		return -1;
	if (p->linktype && linktype_layout(p->linktype) == first)
		return p->linktype;
	if (space >= 0 && space_number((unsigned)space, first, &number))
		return (int)number;
	return -1;
}

static bool begin(struct interp *in, struct call *c, struct writing *w, const struct packet *p)
{
	if (w->linktype < 0)
		w->linktype = linktype_of(p);
	if (w->linktype < 0) {
		call_bad(in, c, 1, "a capture file cannot begin with %s: it has no link type", p->n ? p->layer[0].lay->proto->name : "nothing");
		return diag_hint(&in->d, "linktype=… gives one");
	}
	w->w = cap_create(w->path, w->linktype, w->nano || p->time % 1000 != 0, w->append, &in->d);
	return w->w || call_place(in, c, 0);
}

static bool write_one(struct interp *in, struct call *c, struct writing *w, const struct packet *p, unsigned from)
{
	int linktype = from ? -1 : linktype_of(p);
	uint32_t n, wire;

	if (!w->w && !begin(in, c, w, p))
		return false;
	if (c->v[3].type == V_NONE && linktype >= 0 && linktype != w->linktype && linktype_layout(linktype) != linktype_layout(w->linktype))
		return call_bad(in, c, 1, "packet %" PRIu64 " has link type %d, and the file begins with %d", w->n, linktype, w->linktype);
	buf_clear(&in->scratch);
	if (!packet_encode(p, from, &in->env, &in->scratch, &in->d))
		return call_place(in, c, 1);
	n = (uint32_t)in->scratch.n;
	wire = p->wire_len > n && !from ? p->wire_len : n;
	w->n++;
	return cap_write(w->w, in->scratch.p, n, wire, p->time, &in->d) || call_place(in, c, 0);
}

/* A packet, or all packets of the set it describes. */
static bool write_set(struct interp *in, struct call *c, struct writing *w, const struct val *v)
{
	uint64_t n;

	if (v->type != V_PACKET)
		return call_bad(in, c, 1, "%s() writes packets, not %s", c->m->row->name, type_text(v));
	if (v->aux >= v->p->n)
		return call_bad(in, c, 1, "%s() cannot write an empty packet", c->m->row->name);
	if (!packet_is_set(v->p))
		return write_one(in, c, w, v->p, v->aux);
	if (!set_of(in, v, &n))
		return call_place(in, c, 1);
	for (uint64_t k = 0; k < n; k++) {
		struct packet *p = packet_at(v->p, v->aux, k, in->env.seed);
		bool ok = write_one(in, c, w, p, 0);

		obj_drop(&p->obj);
		if (!ok || interrupted(in, c->node ? c->node->span : (struct span){ 0, 0 }))
			return false;
	}
	return true;
}

static bool write_all(struct interp *in, struct call *c, struct writing *w)
{
	struct iter it;
	struct val v;
	int more;

	if (c->v[1].type == V_PACKET)
		return write_set(in, c, w, &c->v[1]);
	if (!iter_start(in, &it, &c->v[1], (struct span){ 0, 0 }))
		return call_place(in, c, 1);
	for (;;) {
		size_t mark = in->npool;
		bool ok;

		more = iter_next(in, &it, &v);
		if (more <= 0)
			return more == 0 || call_place(in, c, 1);
		ok = write_set(in, c, w, &v);
		pool_release(in, mark);
		if (!ok)
			return false;
	}
}

static bool fn_wrpcap(struct interp *in, struct call *c, struct val *out)
{
	struct writing w = { .append = truth(&c->v[2]), .nano = truth(&c->v[4]), .linktype = -1 };
	struct str path;
	int64_t linktype;
	bool ok;

	(void)out;
	if (!may_open(in, c) || !call_text(in, c, 0, &path))
		return false;
	if (c->v[3].type != V_NONE) {
		if (!call_int(in, c, 3, &linktype))
			return false;
		if (linktype < 0 || linktype > 65535)
			return call_bad(in, c, 3, "a link type goes from 0 to 65535");
		w.linktype = (int)linktype;
	}
	w.path = (const char *)str_val(in, path.p, path.n).s->data; /* ends with a NUL */
	ok = write_all(in, c, &w);
	if (!w.w && ok && w.linktype < 0)
		w.linktype = 1;
	if (!w.w && ok) {
		w.w = cap_create(w.path, w.linktype, w.nano, w.append, &in->d);
		ok = w.w || call_place(in, c, 0);
	}
	if (w.w && !cap_finish(w.w, &in->d))
		ok = call_place(in, c, 0);
	return ok;
}

const struct builtin builtins_file[] = {
	{ "rdpcap", fn_rdpcap, "path, count=-1, filter=None", "the packets of a capture file as a list", NULL },
	{ "wrpcap", fn_wrpcap, "path, packets, append=False, linktype=None, nano=False", "writes packets, sets or lists of them", NULL },
	{ "PcapReader", fn_reader, "path, filter=None", "goes through a capture file, one packet after the other", NULL },
	{ "read_all", m_read_all, "count=-1", "the packets that are left as a list", NULL, ON_READER },
	{ "read_packet", m_read_packet, "", "the next packet, or None", NULL, ON_READER },
	{ "close", m_close, "", "closes the file", NULL, ON_READER },
	{ 0 },
};
