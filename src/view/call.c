/* call.c - the fields that are set, as constructor calls: IP(dst="192.0.2.1", flags="DF")/"data". */
#include "call.h"

#include <string.h>

#include "format.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/packet.h"

/* Flags by their letters when these read back as the same number. */
static bool print_flags(struct buf *out, const struct field *f, uint64_t v)
{
	struct buf text = BUF_INIT;
	struct diag d = DIAG_INIT;
	uint64_t back;
	bool ok;

	flags_text(&text, f, v);
	ok = text.n && flags_parse(f, (const char *)text.p, text.n, &back, &d) && back == v;
	if (ok)
		quote_text(out, text.p, text.n);
	buf_free(&text);
	return ok;
}

static void print_val(struct buf *out, const struct field *f, const struct val *v)
{
	bool tuple = v->type == V_TUPLE;

	if (v->type == V_INT && f->kind == F_FLAGS && f->letters && v->u && print_flags(out, f, v->u))
		return;
	if (v->type == V_PACKET) {
		print_packet(out, v->p, v->aux);
		return;
	}
	if (f->filled && v->type == V_BYTES) {
		struct str s = format_filled(val_text(v));

		quote_bytes(out, s.p, s.n);
		return;
	}
	if (v->type != V_LIST && !tuple) {
		val_print(out, v);
		return;
	}
	buf_byte(out, tuple ? '(' : '[');
	for (uint32_t i = 0; i < v->l->n; i++) {
		if (i)
			buf_text(out, ", ");
		print_val(out, f->item ? f->item : f, &v->l->v[i]);
	}
	if (tuple && v->l->n == 1)
		buf_byte(out, ',');
	buf_byte(out, tuple ? ')' : ']');
}

static bool is_text(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((uint8_t)s.p[i] >= 0x7f || ((uint8_t)s.p[i] < 0x20 && !strchr("\t\r\n", s.p[i])))
			return false;
	return s.n > 0;
}

/* Raw inside another layer, readable: only its text. */
static bool print_load(struct buf *out, const struct packet *p, unsigned l)
{
	struct val v;
	bool ok;

	if (p->layer[l].lay != layout_need("Raw") || !layer_is_set(p, l, 0))
		return false;
	layer_get(p, l, 0, &v);
	ok = (v.type == V_STR || v.type == V_BYTES) && is_text(val_text(&v));
	if (ok)
		quote_text(out, val_text(&v).p, val_text(&v).n);
	val_drop(v);
	return ok;
}

static void print_layer(struct buf *out, const struct packet *p, unsigned l)
{
	const struct layout *lay = p->layer[l].lay;
	bool first = true;

	buf_text(out, lay->proto->name);
	buf_byte(out, '(');
	for (unsigned f = 0; f < lay->n; f++) {
		struct val v;

		if (!layer_is_set(p, l, f) || !layer_present(p, l, f))
			continue;
		layer_get(p, l, f, &v);
		if (!first)
			buf_text(out, ", ");
		buf_text(out, lay->field[f].name);
		buf_byte(out, '=');
		print_val(out, format_field(p, l, f), &v);
		val_drop(v);
		first = false;
	}
	buf_byte(out, ')');
}

void print_packet(struct buf *out, const struct packet *p, unsigned from)
{
	if (from >= p->n)
		buf_text(out, "Raw()");
	for (unsigned l = from; l < p->n; l++) {
		if (l > from)
			buf_byte(out, '/');
		if (l == from || !print_load(out, p, l))
			print_layer(out, p, l);
	}
}
