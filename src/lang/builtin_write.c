/* builtin_write.c - writing capture files: wrpcap, PcapWriter. */
#include <inttypes.h>
#include <string.h>

#include "pkt/cap.h"
#include "pkt/interp.h"
#include "pkt/registry.h"

/* A file that is being written. It is created when its link type is known: with the first packet, if none was given. */
struct writer {
	struct obj obj;
	struct cap_writer *w;
	char *path;        /* NULL: closed */
	bool append, nano, sync;
	bool given;        /* the link type was said */
	int linktype;      /* -1: by the first packet */
	unsigned arg;      /* which argument of the call the packets are */
	uint64_t n;
};

/* Closes; a file without a packet is created all the same. */
static bool writer_finish(struct interp *in, struct writer *w)
{
	bool ok = true;

	if (!w->path)
		return true;
	if (!w->w)
		w->w = cap_create(w->path, w->linktype < 0 ? 1 : w->linktype, w->nano, w->append, &in->d);
	ok = w->w && cap_finish(w->w, &in->d);
	mem_free(w->path);
	w->path = NULL;
	w->w = NULL;
	return ok;
}

/* A script that forgot close(): what was written is on the disk, as far as that can be. */
static void writer_free(struct obj *o)
{
	struct writer *w = (struct writer *)o;
	struct diag d = DIAG_INIT;

	if (w->w)
		cap_finish(w->w, &d);
	mem_free(w->path);
	mem_free(w);
}

static const struct obj_type writer_type = { "PcapWriter", writer_free };

/* Arguments: the path, and from `first` on append, linktype, nano. */
static bool writer_new(struct interp *in, struct call *c, unsigned first, struct val *out)
{
	int64_t linktype = -1;
	struct writer *w;
	struct str path;

	if (!may_open(in, c) || !call_text(in, c, 0, &path))
		return false;
	if (c->v[first + 1].type != V_NONE) {
		if (!call_int(in, c, first + 1, &linktype))
			return false;
		if (linktype < 0 || linktype > 65535)
			return call_bad(in, c, (int)first + 1, "a link type goes from 0 to 65535");
	}
	w = mem_zero(1, sizeof(*w));
	w->obj.type = &writer_type;
	w->obj.refs = 1;
	w->path = mem_text(path.p, path.n);
	w->append = truth(&c->v[first]);
	w->nano = truth(&c->v[first + 2]);
	w->given = linktype >= 0;
	w->linktype = (int)linktype;
	w->arg = 1;
	*out = pool_add(in, (struct val){ .type = V_WRITER, .any = w });
	return true;
}

/* ---- packets ---- */

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

static bool begin(struct interp *in, struct call *c, struct writer *w, const struct packet *p)
{
	if (w->linktype < 0)
		w->linktype = linktype_of(p);
	if (w->linktype < 0) {
		call_bad(in, c, (int)w->arg, "a capture file cannot begin with %s: it has no link type",
		         p->n ? p->layer[0].lay->proto->name : "nothing");
		return diag_hint(&in->d, "linktype=… gives one");
	}
	w->w = cap_create(w->path, w->linktype, w->nano || p->time % 1000 != 0, w->append, &in->d);
	return w->w || call_place(in, c, 0);
}

static bool write_one(struct interp *in, struct call *c, struct writer *w, const struct packet *p, unsigned from)
{
	int linktype = from ? -1 : linktype_of(p);
	struct buf b;
	uint32_t wire;
	bool ok;

	if (!w->w && !begin(in, c, w, p))
		return false;
	if (!w->given && linktype >= 0 && linktype != w->linktype && linktype_layout(linktype) != linktype_layout(w->linktype))
		return call_bad(in, c, (int)w->arg, "packet %" PRIu64 " has link type %d, and the file begins with %d", w->n, linktype,
		                w->linktype);
	b = scratch_take(in);
	ok = packet_build(in, p, from, &b) || call_place(in, c, (int)w->arg);
	if (ok) {
		wire = p->wire_len > b.n && !from ? p->wire_len : (uint32_t)b.n;
		w->n++;
		ok = cap_write(w->w, b.p, (uint32_t)b.n, wire, p->time, &in->d) || call_place(in, c, 0);
	}
	scratch_give(in, b);
	return ok;
}

/* A packet, or all packets of the set it describes; of a pair, as sr() gives them, both. */
static bool write_set(struct interp *in, struct call *c, struct writer *w, const struct val *v)
{
	uint64_t n;

	if (v->type == V_TUPLE && v->l->n == 2 && v->l->v[0].type == V_PACKET && v->l->v[1].type == V_PACKET)
		return write_set(in, c, w, &v->l->v[0]) && write_set(in, c, w, &v->l->v[1]);
	if (v->type != V_PACKET)
		return call_bad(in, c, (int)w->arg, "%s() writes packets, not %s", c->m->row->name, type_text(v));
	if (v->aux >= v->p->n)
		return call_bad(in, c, (int)w->arg, "%s() cannot write an empty packet", c->m->row->name);
	if (!packet_is_set(v->p))
		return write_one(in, c, w, v->p, v->aux);
	if (!set_of(in, v, &n))
		return call_place(in, c, (int)w->arg);
	for (uint64_t k = 0; k < n; k++) {
		struct packet *p = packet_of_set(in, v, k, n);
		bool ok = write_one(in, c, w, p, 0);

		obj_drop(&p->obj);
		if (!ok || interrupted(in, c->node ? c->node->span : (struct span){ 0, 0 }))
			return false;
	}
	return true;
}

static bool write_all(struct interp *in, struct call *c, struct writer *w)
{
	const struct val *what = &c->v[w->arg];
	struct iter it;
	struct val v;
	int more;

	if (what->type == V_PACKET || what->type == V_TUPLE)
		return write_set(in, c, w, what);
	if (!iter_start(in, &it, what, (struct span){ 0, 0 }))
		return call_place(in, c, (int)w->arg);
	for (;;) {
		size_t mark = in->npool;
		bool ok;

		more = iter_step(in, &it, &v);
		if (more <= 0)
			return more == 0 || call_place(in, c, (int)w->arg);
		ok = write_set(in, c, w, &v);
		pool_release(in, mark);
		if (!ok)
			return false;
	}
}

/* ---- what a script calls ---- */

static bool fn_wrpcap(struct interp *in, struct call *c, struct val *out)
{
	struct val v;
	bool ok;

	(void)out;
	if (!writer_new(in, c, 2, &v))
		return false;
	ok = write_all(in, c, v.any);
	if (!ok) {
		struct writer *w = v.any;

		mem_free(w->path); /* a file that was not begun is not created */
		w->path = NULL;
		return false;
	}
	return writer_finish(in, v.any) || call_place(in, c, 0);
}

static bool fn_writer(struct interp *in, struct call *c, struct val *out)
{
	struct writer *w;

	if (!writer_new(in, c, 1, out))
		return false;
	w = out->any;
	w->sync = truth(&c->v[4]);
	return true;
}

static bool is_open(struct interp *in, struct call *c)
{
	const struct writer *w = c->v[0].any;

	return w->path || call_bad(in, c, -1, "the PcapWriter is closed");
}

static bool m_flush(struct interp *in, struct call *c, struct val *out)
{
	struct writer *w = c->v[0].any;

	(void)out;
	return is_open(in, c) && (!w->w || cap_flush(w->w, &in->d) || call_place(in, c, -1));
}

static bool m_write(struct interp *in, struct call *c, struct val *out)
{
	struct writer *w = c->v[0].any;

	return is_open(in, c) && write_all(in, c, w) && (!w->sync || m_flush(in, c, out));
}

static bool m_close(struct interp *in, struct call *c, struct val *out)
{
	(void)out;
	return writer_finish(in, c->v[0].any) || call_place(in, c, -1);
}

const struct builtin builtins_write[] = {
	{ "wrpcap", fn_wrpcap, "path, packets, append=False, linktype=None, nano=False", "writes packets, sets or lists of them",
	  "wrpcap(\"out.pcap\", [IP()/UDP(), IP()/TCP()])" },
	{ "PcapWriter", fn_writer, "path, append=False, linktype=None, nano=False, sync=False", "a pcap file to write packets to, one by one",
	  "PcapWriter(\"out.pcap\", linktype=1)" },
	{ "write", m_write, "packets", "writes a packet, a set or a list of them",
	  "PcapWriter(\"out.pcap\").write(IP()/UDP())", ON_WRITER },
	{ "flush", m_flush, "", "what was written goes to the file now", "PcapWriter(\"out.pcap\").flush()", ON_WRITER },
	{ "close", m_close, "", "closes the file; one that was never written to is made empty",
	  "PcapWriter(\"out.pcap\", linktype=1).close()", ON_WRITER },
	{ 0 },
};
