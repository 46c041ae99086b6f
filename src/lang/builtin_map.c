/* builtin_map.c - a packet as a picture. */
#include "pkt/file.h"
#include "pkt/interp.h"
#include "pkt/map.h"
#include "pkt/registry.h"

/* The picture of what the packet's bytes are. */
static bool picture(struct interp *in, struct call *c, struct buf *svg)
{
	const struct val *v = &c->v[0];
	struct packet *p = packet_new();
	struct map *m = map_new();
	struct buf b = BUF_INIT;
	bool ok = packet_bytes(in, v, &b) || call_place(in, c, 0);

	if (ok) {
		packet_decode(p, v->p->n > v->aux ? v->p->layer[v->aux].lay : layout_raw(), b.p, b.n);
		ok = map_packet(m, p, &in->d);
		map_svg(m, svg);
	}
	map_free(m);
	obj_drop(&p->obj);
	buf_free(&b);
	return ok;
}

static bool m_svgdump(struct interp *in, struct call *c, struct val *out)
{
	struct buf svg = BUF_INIT;
	struct str path = { "", 0 };
	bool to_file = c->v[1].type != V_NONE, ok;

	if (to_file && (!may_open(in, c) || !call_text(in, c, 1, &path)))
		return false;
	ok = picture(in, c, &svg);
	if (ok && to_file) {
		char *name = mem_text(path.p, path.n);

		ok = file_write(name, svg.p, svg.n, &in->d) || call_place(in, c, 1);
		mem_free(name);
	}
	*out = ok && !to_file ? buf_val(in, &svg) : VAL_NONE;
	buf_free(&svg);
	return ok;
}

const struct builtin builtins_map[] = {
	{ "svgdump", m_svgdump, "filename=None", "writes the bytes as a picture, each field in its colour; without a file: gives it as text",
	  "(IP()/UDP()).svgdump()[:4]", ON_PACKET },
	{ 0 },
};
