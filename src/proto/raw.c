/* raw.c - bytes that no protocol claims: payload nobody decodes, and what stands after a packet's end. */
#include "pkt/buf.h"
#include "pkt/field.h"
#include "pkt/packet.h"

static const struct field raw_fields[] = {
	BYTES("load", .size = REST),
};

/* Layers that say nothing of their own are told from what they carry. */
static void raw_text(const struct packet *p, unsigned layer, struct buf *out)
{
	const struct proto *below = layer ? p->layer[layer - 1].lay->proto : NULL;
	const struct layer *l = &p->layer[layer];
	struct val load;

	if (below && (below->text || below->text_fn))
		return;
	if (below) {
		buf_text(out, below->name);
		buf_byte(out, ' ');
	}
	buf_text(out, "len=");
	if (l->view && !l->vals) {
		buf_u64(out, l->hlen);
		return;
	}
	layer_get(p, layer, 0, &load);
	buf_u64(out, val_text(&load).n);
	val_drop(load);
}

static const struct proto raw = {
	.name = "Raw",
	.title = "Bytes that no protocol claims",
	.example = "UDP()/Raw(load=b\"\\x01\\x02\")",
	TABLE(raw_fields),
	.text_fn = raw_text,
};

static const struct proto padding = {
	.name = "Padding",
	.title = "Bytes after the end of a packet",
	TABLE(raw_fields),
	.padding = true,
	.text = "",
};

PROTO_UNIT(raw, &raw, &padding);
