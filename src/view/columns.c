/* columns.c - chosen fields of each packet in a line: tabs or commas between. */
#include "pkt/columns.h"

#include <inttypes.h>
#include <string.h>

#include "pkt/addr.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/pick.h"
#include "pkt/view.h"
#include "put.h"
#include "table.h"

enum { COLUMNS_MOST = 256 };

struct column {
	struct str name;
	struct pick pick;
	struct op op[2];    /* what reads the fields, if their places are known */
	uint8_t nop;        /* how many; 0: through the core */
};

struct columns {
	bool csv;
	unsigned n;
	struct tables tables; /* for packets inside fields */
	struct column v[];
};

/* Both fields of a name that means two must be at known places. */
static void compile(struct column *c)
{
	unsigned field[2] = { c->pick.field, c->pick.other < 0 ? 0 : (unsigned)c->pick.other };
	unsigned n = c->pick.other < 0 ? 1 : 2;

	if (c->pick.what != PICK_FIELD || c->pick.inside.n || c->pick.mask)
		return;
	for (unsigned i = 0; i < n; i++) {
		op_compile(&c->op[i], c->pick.lay, field[i], AS_VALUE);
		if (c->op[i].kind > OP_IP6) {
			op_free(&c->op[i]);
			return;
		}
	}
	c->nop = (uint8_t)n;
}

static bool add(struct columns *t, const struct source *src, struct str name, struct diag *d)
{
	struct column *c = &t->v[t->n];
	uint32_t at = (uint32_t)(name.p - src->text);
	struct str part = name;

	*c = (struct column){ .name = name };
	if (!name.n)
		diag_set(d, "--fields: a name is missing");
	else if (pick_parse(name, &c->pick, &part, d)) {
		compile(c);
		t->n++;
		return true;
	}
	if (part.p >= src->text && part.p <= src->text + src->n)
		at = (uint32_t)(part.p - src->text);
	return diag_at(d, src, (struct span){ at, at + (uint32_t)(part.n ? part.n : 1) });
}

struct columns *columns_new(const struct source *src, bool csv, struct diag *d)
{
	struct columns *t;
	size_t n = 1;

	for (size_t i = 0; i < src->n; i++)
		n += src->text[i] == ',';
	if (n > COLUMNS_MOST) {
		diag_set(d, "--fields: %zu columns, and at most %d are possible", n, COLUMNS_MOST);
		return NULL;
	}
	t = mem_zero(1, sizeof(*t) + n * sizeof(t->v[0]));
	t->csv = csv;
	for (size_t i = 0, at = 0; i < n; i++) {
		const char *comma = memchr(src->text + at, ',', src->n - at);
		size_t len = comma ? (size_t)(comma - src->text) - at : src->n - at;

		if (!add(t, src, (struct str){ src->text + at, len }, d)) {
			columns_free(t);
			return NULL;
		}
		at += len + 1;
	}
	return t;
}

void columns_free(struct columns *t)
{
	if (!t)
		return;
	for (unsigned i = 0; i < t->n; i++)
		for (unsigned k = 0; k < t->v[i].nop; k++)
			op_free(&t->v[i].op[k]);
	tables_free(&t->tables);
	mem_free(t);
}

void columns_header(const struct columns *t, struct buf *out)
{
	for (unsigned i = 0; i < t->n; i++) {
		if (i)
			buf_byte(out, t->csv ? ',' : '\t');
		buf_add(out, t->v[i].name.p, t->v[i].name.n);
	}
	buf_byte(out, '\n');
}

/* ---- values ---- */

/* Both kinds of line have no newline inside a value, so that other programs can split them. */
static void put_escaped(struct buf *out, const char *p, size_t n, bool csv)
{
	static const char plain[] = "\t\n\r\\", letter[] = "tnr\\";

	for (size_t i = 0; i < n; i++) {
		const char *k = p[i] ? strchr(plain, p[i]) : NULL;

		if (k && !(csv && (*k == '\t' || *k == '\\'))) {
			buf_byte(out, '\\');
			buf_byte(out, (uint8_t)letter[k - plain]);
		} else {
			buf_byte(out, (uint8_t)p[i]);
			if (csv && p[i] == '"')
				buf_byte(out, '"');
		}
	}
}

/* RFC 4180: what has a comma or a quote stands in quotes. */
static void put_text_value(struct buf *out, const char *p, size_t n, bool csv)
{
	bool quoted = csv && (memchr(p, ',', n) || memchr(p, '"', n));

	if (quoted)
		buf_byte(out, '"');
	put_escaped(out, p, n, csv);
	if (quoted)
		buf_byte(out, '"');
}

static void value_text(struct tables *t, const struct val *v, struct buf *out)
{
	char text[IP6_TEXT];
	struct str s = val_text(v);

	switch ((enum vtype)v->type) {
	case V_UNSET:
	case V_NONE:
		return;
	case V_MAC:
		buf_add(out, text, mac_text(v->u, text));
		return;
	case V_IP4:
		buf_add(out, text, ip4_text((uint32_t)v->u, text));
		return;
	case V_IP6:
		buf_add(out, text, ip6_text(v->b, text));
		return;
	case V_STR:
	case V_NAME:
		buf_add(out, s.p, s.n);
		return;
	case V_BYTES:
		put_hex_bytes(out, (const uint8_t *)s.p, s.n);
		return;
	case V_LIST:
		if (v->l->n && v->l->v[0].type != V_PACKET && v->l->v[0].type != V_TUPLE) {
			for (uint32_t i = 0; i < v->l->n; i++) {
				if (i)
					buf_byte(out, ',');
				value_text(t, &v->l->v[i], out);
			}
			return;
		}
		break;
	case V_BOOL:
	case V_INT:
	case V_FLOAT:
	case V_TUPLE:
	case V_PACKET:
	case V_SET:
	case V_LANG:
		break;
	}
	view_json_value(t, v, out);
}

static void put_slow(struct columns *t, const struct column *c, const struct packet *p, uint64_t number, struct buf *out)
{
	struct buf text = BUF_INIT;
	struct val v[2];

	pick_get(&c->pick, p, number, &v[0], &v[1]);
	value_text(&t->tables, &v[0], &text);
	if (c->pick.other >= 0 && v[1].type != V_NONE) {
		buf_byte(&text, ',');
		value_text(&t->tables, &v[1], &text);
	}
	put_text_value(out, text.n ? (const char *)text.p : "", text.n, t->csv);
	buf_free(&text);
	val_drop(v[0]);
	val_drop(v[1]);
}

static char *put_epoch(char *at, int64_t ns)
{
	uint64_t v = ns < 0 ? -(uint64_t)ns : (uint64_t)ns;

	if (ns < 0)
		*at++ = '-';
	at = put_dec(at, v / 1000000000);
	*at++ = '.';
	return put_nano(at, (uint32_t)(v % 1000000000));
}

/* Facts of the frame that are numbers; false: it is no such one. */
static bool put_frame(const struct column *c, const struct packet *p, uint64_t number, struct buf *out)
{
	char *at = pen(out, FIELD_ROOM);

	switch (c->pick.what) {
	case PICK_NUMBER:
		pen_stop(out, put_dec(at, number));
		return true;
	case PICK_TIME:
		if (p->time < 0)
			return false;
		pen_stop(out, put_dec(at, (uint64_t)p->time));
		return true;
	case PICK_EPOCH:
		pen_stop(out, put_epoch(at, p->time));
		return true;
	case PICK_LEN:
		pen_stop(out, put_dec32(at, p->wire_len ? p->wire_len : p->ndata));
		return true;
	case PICK_CAPLEN:
		pen_stop(out, put_dec32(at, p->ndata));
		return true;
	case PICK_LINKTYPE:
	case PICK_IFACE:
	case PICK_STACK:
	case PICK_COMMENT:
	case PICK_FIELD:
		break;
	}
	return false;
}

static void put_column(struct columns *t, const struct column *c, const struct packet *p, uint64_t number, struct buf *out)
{
	const uint8_t *b;
	bool something;
	char *at;
	int l;

	if (!c->nop) {
		if (!put_frame(c, p, number, out))
			put_slow(t, c, p, number, out);
		return;
	}
	l = pick_layer(&c->pick, p);
	if (l < 0)
		return;
	b = layer_bytes(p, (unsigned)l);
	if (!b || p->layer[l].lay != c->pick.lay) {
		put_slow(t, c, p, number, out);
		return;
	}
	at = put_fixed((enum op_kind)c->op[0].kind, &c->op[0], b, pen(out, 2 * FIELD_ROOM + 4), &something);
	if (c->nop == 2) {
		char *start = (char *)out->p + out->n;

		if (t->csv) { /* two values with a comma between */
			memmove(start + 1, start, (size_t)(at - start));
			*start = '"';
			at++;
		}
		*at++ = ',';
		at = put_fixed((enum op_kind)c->op[1].kind, &c->op[1], b, at, &something);
		if (t->csv)
			*at++ = '"';
	}
	pen_stop(out, at);
}

void columns_row(struct columns *t, const struct packet *p, uint64_t number, struct buf *out)
{
	for (unsigned i = 0; i < t->n; i++) {
		if (i)
			buf_byte(out, t->csv ? ',' : '\t');
		put_column(t, &t->v[i], p, number, out);
	}
	buf_byte(out, '\n');
}
