/* builtin_file.c - reading capture files: rdpcap, PcapReader. */
#include "pkt/cap.h"
#include "pkt/interp.h"

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

bool may_open(struct interp *in, struct call *c)
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
	be_wary(in);
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
	iface_name(in, r->cap, &c);
	packet_captured(r->cur, &c);
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
		iface_name(in, r->cap, &cp);
		plist_capture(out->l, &cp);
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

/* The next packet; past the last one an error, which `except StopIteration` takes. */
static bool m_next(struct interp *in, struct call *c, struct val *out)
{
	int got = reader_next(in, c->v[0].any, out);

	if (!got)
		return call_bad(in, c, -1, "the capture has no more packets");
	if (got > 0)
		pool_borrow(in, *out);
	return got > 0 || call_place(in, c, -1);
}

const struct builtin builtins_file[] = {
	{ "rdpcap", fn_rdpcap, "path, count=-1, filter=None", "the packets of a capture file as a list",
	  "rdpcap(\"samples/office.pcap\", 2)" },
	{ "PcapReader", fn_reader, "path, filter=None", "goes through a capture file, one packet after the other",
	  "for p in PcapReader(\"samples/office.pcap\"): len(p)" },
	{ "read_all", m_read_all, "count=-1", "the packets that are left as a list",
	  "PcapReader(\"samples/office.pcap\").read_all()", ON_READER },
	{ "next", m_next, "", "the next packet; after the last an error", "PcapReader(\"samples/office.pcap\").next()", ON_READER },
	{ "read_packet", m_read_packet, "", "the next packet, or None", "PcapReader(\"samples/office.pcap\").read_packet()", ON_READER },
	{ "close", m_close, "", "closes the file", "PcapReader(\"samples/office.pcap\").close()", ON_READER },
	{ 0 },
};
