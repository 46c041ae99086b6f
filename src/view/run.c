/* run.c - runs a compiled .text over a layer's bytes. */
#include "run.h"

#include <string.h>

#include "digits.h"
#include "format.h"
#include "pkt/bits.h"
#include "pkt/kinds.h"
#include "pkt/mem.h"
#include "put.h"
#include "shown.h"
#include "step.h"

/* A header: of a layer, or of an item of a list. */
struct head {
	struct liner *l;
	const struct packet *p; /* NULL: an item, only its bytes are known */
	unsigned layer;
	const uint8_t *b; /* NULL: the layer has values of its own */
	uint32_t n;
	enum addresses addresses;
	bool walked; /* scope and at tell where all fields are */
	struct scope scope;
	struct finds found;
	uint32_t at[FIELDS_MAX + 2];
};

/* Not an initialiser: the room for places is large and seldom used. */
static void head_of(struct head *h, struct liner *l, const struct packet *p, unsigned layer)
{
	h->l = l;
	h->p = p;
	h->layer = layer;
	h->b = NULL;
	h->n = 0;
	h->addresses = ADDRESSES_PLAIN;
	h->walked = false;
}

char *put_address(const struct op *op, const uint8_t *b, char *p)
{
	bool something;

	return put_fixed((enum op_kind)op->kind, op, b, p, &something);
}

static void run_program(const struct line_program *g, struct head *h, struct buf *out);

void run_bytes_of(struct liner *l, const struct line_program *g, const uint8_t *b, size_t n, struct buf *out)
{
	struct head h;

	head_of(&h, l, NULL, 0);
	h.b = b;
	h.n = (uint32_t)n;
	run_program(g, &h, out);
}

static bool run_scalars(const struct op *op, const struct head *h, struct buf *out)
{
	struct op one = *op;
	uint32_t width = op->scalar == OP_IP6 ? 128 : op->width;
	size_t start = out->n;
	bool something;

	for (; one.bit + width <= h->n * 8; one.bit += width) {
		if (out->n > start)
			buf_byte(out, ',');
		pen_stop(out, put_fixed((enum op_kind)op->scalar, &one, h->b, pen(out, op->room), &something));
	}
	return out->n > start;
}

/* ---- what only the core can tell ---- */

static bool run_val(struct liner *l, const struct op *op, const struct field *f, const struct val *v, struct buf *out)
{
	size_t start = out->n;
	struct str s = val_text(v);

	switch ((enum vtype)v->type) {
	case V_UNSET:
	case V_NONE:
		return false;
	case V_INT:
	case V_BOOL:
		if (op->number || (op->hex && op->kind != OP_NAME && op->kind != OP_FLAGS))
			format_number(out, f, v->u, op->hex);
		else
			format_val(out, f, v);
		return v->u != 0;
	case V_STR:
	case V_BYTES:
	case V_NAME:
		format_plain(out, s.p, s.n);
		return s.n > 0;
	case V_LIST:
		for (uint32_t i = 0; i < v->l->n && i < ITEMS_MOST; i++) {
			size_t mark = out->n, before;

			if (mark > start)
				buf_byte(out, ' ');
			before = out->n;
			run_val(l, op, f->item ? f->item : f, &v->l->v[i], out);
			if (out->n == before)
				out->n = mark;
		}
		return out->n > start;
	case V_PACKET:
		for (unsigned i = v->aux; i < v->p->n; i++)
			run_layer(l, v->p, i, ADDRESSES_PLAIN, out);
		return out->n > start;
	case V_FLOAT:
	case V_MAC:
	case V_IP4:
	case V_IP6:
	case V_TUPLE:
	case V_SET:
	case V_LANG:
		break;
	}
	format_val(out, f, v);
	return true;
}

/* Where all fields are is found once for the whole layer. false: this one was not come to. */
static bool find_field(struct head *h, unsigned f)
{
	if (!h->walked) {
		h->scope.at = h->at;
		scope_of(&h->scope, h->p, h->layer);
		h->found.by = NULL;
		h->scope.found = &h->found;
		scope_walk(&h->scope, h->scope.lay->n);
		h->walked = true;
	}
	return f < h->scope.walked && f < h->scope.lay->n - h->scope.lay->ntrailer;
}

/* A value that is bytes of the layer. false: it is another, or absent; *said: it is not empty. */
static bool run_bytes(struct head *h, const struct field *f, struct buf *out, bool *said)
{
	const uint32_t *at = h->scope.at;
	struct str s;

	*said = false;
	if (f->cond || f->present)
		return false;
	if (!field_as_bytes(&h->scope, f, at[f->index], at[f->index + 1] - at[f->index], &s))
		return f->kind == F_HOOK && f->ops->find && f->ops->bytes; /* of a line that is not there */
	format_plain(out, s.p, s.n);
	*said = s.n > 0;
	return true;
}

/* false: it is absent. found: find_field came to it. */
static bool read_value(struct head *h, const struct layout *lay, unsigned f, bool found, struct val *v, const struct field **actual)
{
	const struct field *field = &lay->field[f];
	const uint32_t *at;
	size_t bits;

	if (found) {
		at = h->scope.at;
		bits = at[f + 1] - at[f];
		if (!bits && !field_present(&h->scope, field))
			return false;
		field_read(&h->scope, field, at[f], bits, v);
		*actual = field_actual(&h->scope, field);
		return true;
	}
	if (!h->p || !layer_present(h->p, h->layer, f))
		return false;
	layer_get(h->p, h->layer, f, v);
	*actual = format_field(h->p, h->layer, f);
	return true;
}

/* An item as its bytes tell it, or taken apart by the core. */
static void run_packet(struct head *h, const struct field *f, struct scope *in, bool fits, const uint8_t *p, size_t n, struct buf *out)
{
	const struct line_program *g = fits && !f->family->stack ? liner_program(h->l, in->lay) : NULL;
	struct packet *item;
	struct head one;

	if (g && !g->text_fn && shown_of(h->l, in->lay)->even) {
		in->n = in->hdr = n;
		head_of(&one, h->l, NULL, 0);
		one.b = p;
		one.n = (uint32_t)n;
		one.walked = scope_walk(in, in->lay->n);
		one.scope = *in;
		if (one.walked) {
			run_program(g, &one, out);
			return;
		}
	}
	item = decode_item(&h->scope, fits ? in->lay : layout_raw(), p, n, fits && f->family->stack);
	for (unsigned i = 0; i < item->n; i++)
		run_layer(h->l, item, i, ADDRESSES_PLAIN, out);
	obj_drop(&item->obj);
}

/* A list of packets, a space between those that have something to say. */
static bool run_packets(struct head *h, const struct field *f, struct buf *out)
{
	const uint8_t *p = h->scope.b + h->scope.at[f->index] / 8;
	size_t n = (h->scope.at[f->index + 1] - h->scope.at[f->index]) / 8, start = out->n, used;
	uint64_t left = f->count.kind ? extent_of(&f->count, &h->scope, n) : UINT64_MAX;
	uint32_t at[FIELDS_MAX + 2];
	struct scope in;

	in.at = at;
	left = left < ITEMS_MOST ? left : ITEMS_MOST;
	for (; left && n; left--, p += used, n -= used) {
		bool fits = item_scope(&h->scope, f, p, n, &in, &used) && used;
		size_t mark = out->n, before;

		if (!fits)
			used = n;
		if (mark > start)
			buf_byte(out, ' ');
		before = out->n;
		run_packet(h, f, &in, fits, p, used, out);
		if (out->n == before)
			out->n = mark;
	}
	return out->n > start;
}

static bool is_list_of_packets(const struct field *f)
{
	return f->kind == F_LIST && !f->item && f->family && !f->family->tuples;
}

static bool run_field(const struct op *op, struct head *h, struct buf *out)
{
	const struct layout *lay = h->p ? h->p->layer[h->layer].lay : h->scope.lay;
	const struct field *f = &lay->field[op->field], *actual;
	struct val v;
	bool said, found;

	if (!h->p && !h->walked)
		return false;
	found = h->b && find_field(h, op->field);
	if (found && is_list_of_packets(f))
		return run_packets(h, f, out);
	if (found && run_bytes(h, f, out, &said))
		return said;
	if (!read_value(h, lay, op->field, found, &v, &actual))
		return false;
	said = run_val(h->l, op, actual, &v, out);
	val_drop(v);
	return said;
}

static bool run_payload(const struct head *h, struct buf *out)
{
	const struct layer *l = h->p ? &h->p->layer[h->layer] : NULL;
	uint32_t n = l && l->len >= l->hlen + l->tlen ? l->len - l->hlen - l->tlen : 0;

	pen_stop(out, put_dec32(pen(out, DIGITS_MOST), n));
	return n > 0;
}

/* A field after ones that may be absent: where it is, the core tells once for the whole layer. */
static bool run_placed(const struct op *op, struct head *h, struct buf *out)
{
	struct op one = *op;
	uint32_t width = op->scalar == OP_IP6 ? 128 : op->width;
	bool something;

	if ((!h->p && !h->walked) || !find_field(h, op->field) || h->scope.at[op->field + 1] - h->scope.at[op->field] != width)
		return false;
	one.bit = h->scope.at[op->field];
	if (one.bit & 7 && op->scalar <= OP_U32)
		one.scalar = OP_NUMBER;
	pen_stop(out, put_fixed((enum op_kind)one.scalar, &one, h->b, pen(out, op->room), &something));
	return something;
}

/* What is not just a few bytes at a known place. */
static bool run_other(const struct op *op, struct head *h, struct buf *out)
{
	switch ((enum op_kind)op->kind) {
	case OP_PAYLOAD:
		return run_payload(h, out);
	case OP_BYTES:
		if (!h->b)
			break;
		if (op->bit / 8 >= h->n)
			return false;
		format_plain(out, h->b + op->bit / 8, h->n - op->bit / 8);
		return true;
	case OP_ITEMS:
		return h->b ? run_items(h->l, op->items, h->b, h->n, op->bit / 8, out) : run_field(op, h, out);
	case OP_SCALARS:
		return h->b ? run_scalars(op, h, out) : run_field(op, h, out);
	case OP_PLACED:
		return h->b ? run_placed(op, h, out) : run_field(op, h, out);
	case OP_U8:
	case OP_U16:
	case OP_U32:
	case OP_NUMBER:
	case OP_HEX:
	case OP_NAME:
	case OP_FLAGS:
	case OP_MAC:
	case OP_IP4:
	case OP_IP6:
	case OP_TEXT:
	case OP_FIELD:
		break;
	}
	return run_field(op, h, out);
}

/* "src > dst" in the text of an IP header, told otherwise. */
static unsigned addresses_otherwise(const struct line_program *g, const struct head *h, struct buf *out)
{
	unsigned next = g->address_op + 2;

	if (h->addresses == ADDRESSES_PORTS) {
		buf_add(out, g->op[g->address_op].text, g->op[g->address_op].n);
		line_endpoints(h->l, h->p, h->layer, out);
	}
	return next;
}

/* The text of an op that is no step, and the field after it, whose text `at` is where it begins. false: it is absent, zero or empty. */
static bool run_op(const struct op *op, struct head *h, struct buf *out, char *at)
{
	pen_stop(out, put_text(at, op->text, op->n));
	return op->kind > OP_IP6 ? run_other(op, h, out) : !h->b && run_field(op, h, out);
}

static void run_program(const struct line_program *g, struct head *h, struct buf *out)
{
	bool whole = h->b && g->need <= h->n && !h->addresses;
	char *at = pen(out, g->room);
	size_t mark = 0;
	unsigned after = 0;

	for (unsigned i = 0; i < g->n;) {
		const struct op *op = &g->op[i];
		const struct step *step = &g->step[i++];
		bool said = true;

		if (whole && step->say) {
			if (step->say == SAY_ALWAYS || step_says(step, h->b))
				at = step_put(at, step, h->b);
			continue;
		}
		if (h->addresses && op == &g->op[g->address_op]) {
			pen_stop(out, at);
			i = addresses_otherwise(g, h, out);
			at = pen(out, g->room);
			continue;
		}
		if (op->begin) {
			mark = (size_t)((uint8_t *)at - out->p);
			after = op->after;
		}
		if (!op_is_step(op) || op->need > h->n) {
			said = run_op(op, h, out, at);
			at = pen(out, g->room);
		} else if (!after || step_says(step, h->b)) {
			at = step_put(at, step, h->b);
		} else {
			said = false;
		}
		if (!said && after) {
			at = (char *)out->p + mark;
			i = after;
			after = 0;
		}
		if (op->end)
			after = 0;
	}
	pen_stop(out, at);
}

void run_layer(struct liner *l, const struct packet *p, unsigned i, enum addresses addresses, struct buf *out)
{
	const struct layer *y = &p->layer[i];
	const struct line_program *g = liner_program(l, y->lay);
	struct head h;

	if (g->text_fn) {
		y->lay->proto->text_fn(p, i, out);
		return;
	}
	head_of(&h, l, p, i);
	h.addresses = g->tells_addresses ? addresses : ADDRESSES_PLAIN;
	if (y->view && !y->vals) {
		h.b = p->data + y->off;
		h.n = y->hlen;
	}
	run_program(g, &h, out);
}
