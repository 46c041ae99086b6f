/* json.c - a packet as one JSON object: keys from the tables, values with types. */
#include "json.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "built.h"
#include "format.h"
#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/tuple.h"
#include "put.h"
#include "table.h"

/* Objects that are no layer of the packet itself say their class first, under a key that no field has. */
#define CLASS_KEY "_class"
#define PAYLOAD_KEY "_payload" /* the next layer of a stack inside a field */
#define BYTES_KEY "_bytes"     /* of an item whose length is not that of its class */

static void put_bytes(struct buf *out, const uint8_t *p, size_t n)
{
	buf_byte(out, '"');
	put_hex_bytes(out, p, n);
	buf_byte(out, '"');
}

static void put_key(struct buf *out, const char *name)
{
	buf_byte(out, '"');
	buf_text(out, name);
	buf_text(out, "\":");
}

/* ---- values from the core ---- */

static void put_stack(struct tables *t, const struct packet *p, unsigned from, struct buf *out);
static void put_layer_fields(struct tables *t, const struct packet *p, unsigned l, bool more, struct buf *out);

static void put_quoted(struct buf *out, const char *text, size_t n)
{
	buf_byte(out, '"');
	buf_add(out, text, n);
	buf_byte(out, '"');
}

/* A number that has more places than a double prints as text in the language; here it is a number too. */
static void put_float(struct buf *out, const struct val *v)
{
	size_t start = out->n;

	if (isnan(v->f) || isinf(v->f)) {
		buf_text(out, "null");
		return;
	}
	val_print(out, v);
	if (out->p[start] == '"') {
		out->n -= 2;
		memmove(out->p + start, out->p + start + 1, out->n - start);
	}
}

static void put_list(struct tables *t, const struct list *l, struct buf *out)
{
	buf_byte(out, '[');
	for (uint32_t i = 0; i < l->n; i++) {
		if (i)
			buf_byte(out, ',');
		view_json_value(t, &l->v[i], out);
	}
	buf_byte(out, ']');
}

void view_json_value(struct tables *t, const struct val *v, struct buf *out)
{
	struct str s = val_text(v);
	char text[IP6_TEXT];

	switch ((enum vtype)v->type) {
	case V_BOOL:
		buf_text(out, v->u ? "true" : "false");
		return;
	case V_INT:
		buf_fmt(out, v->neg ? "%" PRId64 : "%" PRIu64, v->u);
		return;
	case V_FLOAT:
		put_float(out, v);
		return;
	case V_MAC:
		put_quoted(out, text, mac_text(v->u, text));
		return;
	case V_IP4:
		put_quoted(out, text, ip4_text((uint32_t)v->u, text));
		return;
	case V_IP6:
		put_quoted(out, text, ip6_text(v->b, text));
		return;
	case V_STR:
	case V_NAME:
		json_text(out, s.p, s.n);
		return;
	case V_BYTES:
		put_bytes(out, (const uint8_t *)s.p, s.n);
		return;
	case V_LIST:
	case V_TUPLE:
		put_list(t, v->l, out);
		return;
	case V_PACKET:
		put_stack(t, v->p, v->aux, out);
		return;
	case V_UNSET:
	case V_NONE:
	case V_SET:
	case V_LANG:
		break;
	}
	buf_text(out, "null");
}

/* The fields of a layer that has values of its own, or did not come whole. */
static void put_values(struct tables *t, const struct packet *p, unsigned l, bool more, struct buf *out)
{
	const struct layout *lay = p->layer[l].lay;

	for (unsigned f = 0; f < lay->n; f++) {
		struct val v;

		if (lay->field[f].kind == F_VIRTUAL || !layer_present(p, l, f))
			continue;
		if (more)
			buf_byte(out, ',');
		more = true;
		put_key(out, lay->field[f].name);
		layer_get(p, l, f, &v);
		view_json_value(t, &v, out);
		val_drop(v);
	}
}

/* A packet inside a field: its layers inside one another. */
static void put_stack(struct tables *t, const struct packet *p, unsigned from, struct buf *out)
{
	if (from >= p->n) {
		buf_text(out, "null");
		return;
	}
	for (unsigned i = from; i < p->n; i++) {
		buf_text(out, i > from ? ",\"" PAYLOAD_KEY "\":{\"" CLASS_KEY "\":\"" : "{\"" CLASS_KEY "\":\"");
		buf_text(out, p->layer[i].lay->proto->name);
		buf_byte(out, '"');
		put_layer_fields(t, p, i, true, out);
	}
	for (unsigned i = from; i < p->n; i++)
		buf_byte(out, '}');
}

/* ---- fields from their bytes ---- */

static void put_fields(struct tables *t, const struct table *g, struct scope *s, bool more, struct buf *out);

/* An item of a list: an object of its class. */
static void put_item(struct tables *t, const struct scope *outer, const struct layout *lay, const uint8_t *b, size_t n,
		     struct buf *out)
{
	uint32_t at[FIELDS_MAX + 2];
	struct scope s = { .lay = lay, .b = b, .n = n, .hdr = n, .at = at, .outer = outer, .depth = outer->depth + 1 };
	const struct table *g = table_of(t, lay);

	buf_text(out, "{\"" CLASS_KEY "\":\"");
	buf_text(out, lay->proto->name);
	buf_byte(out, '"');
	if (lay->min > n || (lay->fixed && lay->min != n) || (g->nfixed < g->n && !scope_walk(&s, lay->n))) {
		buf_text(out, ",\"" BYTES_KEY "\":");
		put_bytes(out, b, n);
	} else {
		put_fields(t, g, &s, true, out);
	}
	buf_byte(out, '}');
}

/* (number, length, value) items. */
static void put_tuples(struct tables *t, const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct buf *out)
{
	const uint8_t *b = p, *value;
	uint64_t number;
	size_t nvalue;

	while (tuple_next(f->family, &p, &n, &number, &value, &nvalue)) {
		const struct layout *m = tuple_member(f, number);

		if (out->p[out->n - 1] != '[')
			buf_byte(out, ',');
		put_item(t, s, m ? m : layout_raw(), b, (size_t)(p - b), out);
		b = p;
		if (number == f->family->last)
			break;
	}
}

/* Bytes that are packets of their own. */
static void put_inner(struct tables *t, const struct scope *outer, const struct layout *lay, const uint8_t *b, size_t n, struct buf *out)
{
	struct packet *p = packet_new();

	p->depth = (uint8_t)(outer->depth < NEST_MAX ? outer->depth + 1 : NEST_MAX);
	packet_decode(p, outer->depth < NEST_MAX ? lay : layout_raw(), b, n);
	put_stack(t, p, 0, out);
	obj_drop(&p->obj);
}

static void put_items(struct tables *t, const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct buf *out)
{
	uint64_t left = f->count.kind ? extent_of(&f->count, s, n) : UINT64_MAX;
	const struct layout *lay;
	size_t used;

	for (; left && n; left--, p += used, n -= used) {
		bool fits = item_measure(s, f, p, n, &lay, &used) && used;

		if (!fits)
			used = n;
		if (out->p[out->n - 1] != '[')
			buf_byte(out, ',');
		if (fits && f->family->stack)
			put_inner(t, s, lay, p, used, out);
		else
			put_item(t, s, fits ? lay : layout_raw(), p, used, out);
	}
}

static void put_family(struct tables *t, const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct buf *out)
{
	buf_byte(out, '[');
	if (f->family->tuples && f->space >= 0)
		put_tuples(t, s, f, p, n, out);
	else
		put_items(t, s, f, p, n, out);
	buf_byte(out, ']');
}

static void put_inner_field(struct tables *t, const struct scope *s, const struct field *f, const uint8_t *b, size_t n, struct buf *out)
{
	const struct layout *lay = NULL;
	size_t used;

	if (!n) {
		buf_text(out, "null");
		return;
	}
	if (f->family && !item_measure(s, f, b, n, &lay, &used))
		lay = NULL;
	if (f->family && f->family->single) {
		put_item(t, s, lay && used == n ? lay : layout_raw(), b, n, out);
		return;
	}
	if (!lay)
		lay = f->text ? layout_find(f->text, strlen(f->text)) : f->other;
	put_inner(t, s, lay ? lay : layout_raw(), b, n, out);
}

/* A field that does not stand at the same place in every packet. */
static void put_field(struct tables *t, const struct scope *s, const struct field *f, size_t at, size_t bits, struct buf *out)
{
	const uint8_t *b = s->b + at / 8;
	struct val v;

	f = field_actual(s, f);
	if (f->kind == F_BYTES && f->size.kind != X_NUL) {
		put_bytes(out, b, bits / 8);
		return;
	}
	if (f->lacks && f->lacks(f, s)) {
		buf_text(out, "null");
		return;
	}
	if (f->kind == F_LIST && !f->item) {
		put_family(t, s, f, b, bits / 8, out);
		return;
	}
	if (f->kind == F_LAYER) {
		put_inner_field(t, s, f, b, bits / 8, out);
		return;
	}
	field_read(s, f, at, bits, &v);
	view_json_value(t, &v, out);
	val_drop(v);
}

/* The first fields, which are at known places: one piece of text after the other. more: something stands before them. */
static void put_fixed_fields(const struct table *g, const uint8_t *b, bool more, struct buf *out)
{
	char *p = pen(out, g->room);
	unsigned skip = more ? 0 : 1; /* the comma */
	bool something;

	for (unsigned i = 0; i < g->nfixed; i++) {
		const struct op *op = &g->op[i];

		p = put_text(p, op->text + skip, op->n - skip);
		p = put_fixed((enum op_kind)op->kind, op, b, p, &something);
		skip = 0;
	}
	if (g->nfixed && op_is_text(&g->op[g->nfixed - 1]))
		*p++ = '"';
	pen_stop(out, p);
}

/* s is walked as far as the header goes, if there is anything behind the fixed fields. */
static void put_fields(struct tables *t, const struct table *g, struct scope *s, bool more, struct buf *out)
{
	put_fixed_fields(g, s->b, more, out);
	more |= g->nfixed > 0;
	for (unsigned i = g->nfixed; i < g->n; i++) {
		const struct field *f = &g->lay->field[g->op[i].field];
		size_t at = s->at[f->index], bits = s->at[f->index + 1] - at;

		if (f->trailer || s->walked <= f->index || (!bits && !field_present(s, f)))
			continue;
		if (more)
			buf_byte(out, ',');
		more = true;
		buf_add(out, g->key[i].p, g->key[i].n);
		put_field(t, s, f, at, bits, out);
	}
}

static void put_trailers(struct tables *t, const struct packet *p, unsigned l, bool more, struct buf *out)
{
	const struct layout *lay = p->layer[l].lay;

	for (unsigned f = lay->n - lay->ntrailer; f < lay->n; f++) {
		struct val v;

		if (!layer_present(p, l, f))
			continue;
		if (more)
			buf_byte(out, ',');
		more = true;
		put_key(out, lay->field[f].name);
		layer_get(p, l, f, &v);
		view_json_value(t, &v, out);
		val_drop(v);
	}
}

/* more: something stands before them. */
static void put_layer_fields(struct tables *t, const struct packet *p, unsigned l, bool more, struct buf *out)
{
	const struct table *g = table_of(t, p->layer[l].lay);
	const uint8_t *b = layer_bytes(p, l);
	uint32_t at[FIELDS_MAX + 2];
	struct scope s;
	size_t start = out->n;

	s.at = at;
	if (!b) {
		put_values(t, p, l, more, out);
	} else if (g->nfixed == g->n) {
		s.b = b;
		put_fields(t, g, &s, more, out);
	} else {
		scope_of(&s, p, l);
		scope_walk(&s, g->lay->n);
		put_fields(t, g, &s, more, out);
		if (g->lay->ntrailer)
			put_trailers(t, p, l, more || out->n > start, out);
	}
}

void view_json_field(struct tables *t, const struct packet *p, unsigned l, unsigned f, struct buf *out)
{
	uint32_t at[FIELDS_MAX + 2];
	struct scope s;
	struct val v;

	s.at = at;
	if (layer_bytes(p, l) && !p->layer[l].lay->field[f].trailer) {
		scope_of(&s, p, l);
		scope_walk(&s, f);
		if (s.walked > f) {
			put_field(t, &s, &p->layer[l].lay->field[f], at[f], at[f + 1] - at[f], out);
			return;
		}
	}
	layer_get(p, l, f, &v);
	view_json_value(t, &v, out);
	val_drop(v);
}

static void put_layer(struct tables *t, const struct packet *p, unsigned l, struct buf *out)
{
	buf_byte(out, '{');
	put_layer_fields(t, p, l, false, out);
	buf_byte(out, '}');
}

/* ---- the packet ---- */

static bool same_class(const struct packet *p, unsigned i, unsigned k)
{
	const struct layout *a = p->layer[i].lay, *b = p->layer[k].lay;

	return a == b || !strcmp(a->proto->name, b->proto->name);
}

static bool is_among(const struct packet *p, unsigned from, unsigned to, unsigned i)
{
	for (unsigned k = from; k < to; k++)
		if (same_class(p, k, i))
			return true;
	return false;
}

static void put_layers(struct tables *t, const struct packet *p, struct buf *out)
{
	const char *between = "";

	for (unsigned i = 0; i < p->n; i++) {
		bool many;

		if (is_among(p, 0, i, i))
			continue;
		many = is_among(p, i + 1, p->n, i);
		buf_text(out, between);
		between = ",";
		put_key(out, p->layer[i].lay->proto->name);
		if (many)
			buf_byte(out, '[');
		put_layer(t, p, i, out);
		for (unsigned k = i + 1; many && k < p->n; k++) {
			if (!same_class(p, k, i))
				continue;
			buf_byte(out, ',');
			put_layer(t, p, k, out);
		}
		if (many)
			buf_byte(out, ']');
	}
}

static void put_number_of(struct buf *out, const char *key, uint64_t v)
{
	size_t n = strlen(key);
	char *p = pen(out, n + DIGITS_MOST);

	memcpy(p, key, n);
	pen_stop(out, put_dec(p + n, v));
}

static void put_frame(const struct packet *p, uint64_t number, struct buf *out)
{
	put_number_of(out, "{\"schema\":", JSON_SCHEMA);
	buf_text(out, ",\"frame\":{");
	if (number) {
		put_number_of(out, "\"number\":", number);
		buf_byte(out, ',');
	}
	if (p->time)
		buf_fmt(out, "\"time\":%" PRId64 ",", p->time);
	put_number_of(out, "\"len\":", p->wire_len ? p->wire_len : p->ndata);
	put_number_of(out, ",\"caplen\":", p->ndata);
	put_number_of(out, ",\"linktype\":", p->linktype);
	put_number_of(out, ",\"iface\":", p->iface);
	if (p->comment.n) {
		buf_text(out, ",\"comment\":");
		json_text(out, p->comment.p, p->comment.n);
	}
	buf_text(out, ",\"stack\":\"");
	for (unsigned i = 0; i < p->n; i++) {
		if (i)
			buf_byte(out, '/');
		buf_text(out, p->layer[i].lay->proto->name);
	}
	buf_text(out, "\"},\"layers\":{");
}

static void put_packet(struct tables *t, const struct packet *p, uint64_t number, struct buf *out)
{
	put_frame(p, number, out);
	put_layers(t, p, out);
	buf_text(out, "}}");
}

void view_json(struct tables *t, const struct packet *p, unsigned from, uint64_t number, struct buf *out)
{
	struct buf bytes = BUF_INIT;
	struct packet *q = !from && is_captured(p, 0) ? NULL : built_packet(p, from, &bytes);

	put_packet(t, q ? q : p, number, out);
	if (q)
		obj_drop(&q->obj);
	buf_free(&bytes);
}
