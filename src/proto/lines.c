/* lines.c - text protocols: header lines in any order. */
#include "lines.h"

#include <string.h>
#include <strings.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/set.h"
#include "pkt/str.h"

/* ---- one line ---- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

enum { COLON = 2, LINE_END = 2 }; /* ": ", CRLF */

/* The value of a line whose colon is just before p, up to its end z: what blanks and which end of a line stand around it. */
static struct str value_between(const char *p, const char *z)
{
	const char *a = p, *end = z;

	while (end > p && (end[-1] == '\n' || end[-1] == '\r'))
		end--;
	while (a < end && is_blank(*a))
		a++;
	while (end > a && is_blank(end[-1]))
		end--;
	return (struct str){ a, (size_t)(end - a) };
}

static inline struct str line_value(const struct piece *l)
{
	if (l->strict)
		return (struct str){ l->all.p + l->nname + COLON, l->all.n - l->nname - COLON - LINE_END };
	return l->nname ? value_between(l->all.p + l->nname + 1, l->all.p + l->all.n) : (struct str){ NULL, 0 };
}

/* Is the line just its name and its value, which begins after the colon before p? */
static bool is_strict(const char *p, const char *z)
{
	return z - p == (ptrdiff_t)value_between(p, z).n + 3 && *p == ' ' && z[-2] == '\r' && z[-1] == '\n';
}

/* The line at the first of n bytes, of which it is not known yet whose it is. */
static inline struct piece line_at(const char *p, size_t n)
{
	const char *end = memchr(p, '\n', n), *z = end ? end + 1 : p + n, *a = memchr(p, ':', (size_t)(z - p));
	struct piece l = { .all = { p, (size_t)(z - p) } };

	if (!a || a == p)
		return l;
	l.nname = (uint32_t)(a++ - p);
	if (end && z - a >= 4 && a[0] == ' ' && (uint8_t)a[1] > ' ' && (uint8_t)z[-3] > ' ' && z[-2] == '\r') /* as most are */
		l.strict = true;
	else
		l.strict = is_strict(a, z);
	return l;
}

static struct str line_name(const struct piece *l)
{
	return (struct str){ l->all.p, l->nname };
}

/* The field of a header line of that name; 0: none has it (the first field never is one). */
static unsigned field_of(const struct layout *lay, struct str name)
{
	return field_labelled(lay, &lines_one_ops, name.p, name.n, name.n).field;
}

/* The line at the first of n bytes. *own: the field of its name, or 0. */
static inline struct piece line_of(const struct layout *lay, const char *p, size_t n, unsigned *own)
{
	struct piece l = line_at(p, n);
	struct labelled found = field_labelled(lay, &lines_one_ops, p, l.nname, n);

	*own = found.field;
	l.field = l.strict && found.same ? found.field : 0;
	return l;
}

/* May the line at p, of n bytes or fewer, be of that name? */
static bool begins_so(const char *p, size_t n, const char *name, size_t nname)
{
	return n > nname && p[nname] == ':' && (p[0] | 0x20) == (name[0] | 0x20) && !strncasecmp(p, name, nname);
}

bool lines_value(const uint8_t *p, size_t n, const char *name, struct str *out)
{
	const char *at = (const char *)p, *last = NULL, *end = at + n;
	size_t nname = strlen(name);
	struct piece l;

	for (const char *next; at < end; at = next) {
		next = memchr(at, '\n', (size_t)(end - at));
		next = next ? next + 1 : end;
		if (begins_so(at, (size_t)(next - at), name, nname))
			last = at;
	}
	if (!last)
		return false;
	l = line_at(last, (size_t)(end - last));
	*out = line_value(&l);
	return true;
}

size_t lines_measure(const struct scope *s)
{
	size_t at = 0, n;

	for (unsigned i = 0; i < s->lay->n; i++) {
		const struct field *f = &s->lay->field[i];

		if (s->lay->stride[i].still) {
			i += s->lay->stride[i].still - 1u;
			continue;
		}
		if (!f->ops->measure(s, f, s->b + at, s->n - at, &n))
			return 0;
		at += n;
	}
	return at;
}

/* ---- all header lines ---- */

static bool all_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)f;
	if (avail >= 2 && p[0] == '\r' && p[1] == '\n') {
		*n = 0;
		return true;
	}
	if (s->measured) { /* it was looked for when the packet was decoded */
		*n = avail >= 4 && !memcmp(p + avail - 4, "\r\n\r\n", 4) ? avail - 2 : avail;
		return true;
	}
	*n = lines_head(p, avail);
	*n = *n ? *n - 2 : avail;
	return true;
}

/* Has it a line although nobody gave one? */
static bool is_computed(const struct field *f)
{
	return f->ops == &lines_one_ops && f->compute.kind == C_FN;
}

static void put_line(struct buf *out, struct str name, struct str value)
{
	buf_add(out, name.p, name.n);
	buf_text(out, ": ");
	buf_add(out, value.p, value.n);
	buf_text(out, CRLF);
}

/* Which line of the n bytes at p is the last of each field's name, counted from 1. */
static void find_last(const struct layout *lay, const char *p, size_t n, uint32_t *last)
{
	struct piece l;
	uint32_t i = 1;
	unsigned f;

	for (size_t at = 0; at < n; at += l.all.n) {
		l = line_of(lay, p + at, n - at, &f);
		last[f] = i++;
	}
}

/* Are the lines what the fields alone would give? */
static bool is_plain(const struct layout *lay, const char *p, size_t n, const uint32_t *last)
{
	unsigned before = 0, own;
	uint32_t i = 1;
	struct piece l;

	for (size_t at = 0; at < n; at += l.all.n, i++) {
		l = line_of(lay, p + at, n - at, &own);
		if (l.field <= before || last[l.field] != i)
			return false;
		before = l.field;
	}
	for (unsigned f = 1; f < lay->n; f++)
		if (is_computed(&lay->field[f]) && !last[f])
			return false;
	return true;
}

static void all_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	uint32_t last[FIELDS_MAX] = { 0 }, i = 1;
	struct piece l;
	unsigned own;

	(void)f;
	find_last(s->lay, (const char *)p, n, last);
	*out = VAL_NONE;
	if (is_plain(s->lay, (const char *)p, n, last))
		return;
	*out = val_list();
	for (size_t at = 0; at < n; at += l.all.n, i++) {
		l = line_of(s->lay, (const char *)p + at, n - at, &own);
		if (l.field && last[l.field] == i) {
			list_add(out->l, val_str(l.all.p, l.nname));
		} else if (l.strict) {
			struct val pair[2] = { val_bytes(l.all.p, l.nname), val_bytes(line_value(&l).p, line_value(&l).n) };

			list_add(out->l, val_tuple(pair, 2));
		} else {
			list_add(out->l, val_bytes(l.all.p, l.all.n));
		}
	}
}

/* As is_plain. */
static bool was_plain(const struct layout *lay, const struct finds *x)
{
	for (unsigned i = 0; i < x->n; i++)
		if (x->piece[i].field <= (i ? x->piece[i - 1].field : 0))
			return false;
	for (unsigned f = 1; f < lay->n; f++)
		if (is_computed(&lay->field[f]) && !found_has(x, f))
			return false;
	return true;
}

enum { LABEL_STEP = 16 };

/* The name of a line in quotes; there is room for one more step. A label is nothing that must be quoted. */
static inline uint8_t *put_label(uint8_t *to, const struct piece *l)
{
	*to++ = '"';
	if (l->nname <= LABEL_STEP && l->all.n >= LABEL_STEP)
		memcpy(to, l->all.p, LABEL_STEP);
	else
		memcpy(to, l->all.p, l->nname);
	to += l->nname;
	*to++ = '"';
	return to;
}

/* A line that is no field's. */
static void print_other(const struct piece *l, struct buf *out)
{
	struct str value = line_value(l);

	if (!l->strict) {
		quote_bytes(out, l->all.p, l->all.n);
		return;
	}
	buf_byte(out, '(');
	quote_bytes(out, l->all.p, l->nname);
	buf_add(out, ", ", 2);
	quote_bytes(out, value.p, value.n);
	buf_byte(out, ')');
}

/* As all_read, straight to text. */
static bool all_print(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct buf *out)
{
	const struct finds *x = scope_found(s, &lines_one_ops);

	(void)f;
	(void)p;
	(void)n;
	if (!x || x->n > PIECES_MOST)
		return false;
	if (!x->n || was_plain(s->lay, x))
		return true;
	for (unsigned i = 0; i < x->n; i++) {
		const struct piece *l = &x->piece[i];
		uint8_t *to;

		buf_reserve(out, 2 + l->nname + 2 + LABEL_STEP);
		to = out->p + out->n;
		memcpy(to, i ? ", " : "[ ", 2);
		to += i ? 2 : 1;
		if (l->field)
			to = put_label(to, l);
		out->n = (size_t)(to - out->p);
		if (!l->field)
			print_other(l, out);
	}
	buf_byte(out, ']');
	return true;
}

/* What was given to field f, of packet k of a set; the caller owns it. */
static struct val given(const struct scope *s, unsigned f)
{
	const struct val *v = s->vals ? &s->vals[f] : NULL;

	if (!v || v->type == V_UNSET || v->type == V_NONE)
		return VAL_UNSET;
	if (v->type != V_SET)
		return val_hold(*v);
	return set_at(v->set, v->set->random && s->env ? s->env->k : 0, s->env ? s->env->seed : 0, set_stream(s->index, s->lay->name_hash, f));
}

/* The line of field f, if it was given or is computed. */
static void write_own(const struct scope *s, unsigned f, struct buf *out)
{
	const struct field *own = &s->lay->field[f];
	struct val v = given(s, f);

	if (v.type != V_UNSET)
		put_line(out, str_of(own->arg), val_text(&v));
	else if (is_computed(own))
		put_line(out, str_of(own->arg), str_of("0"));
	val_drop(v);
}

/* A line that is given as such; where its field has another value by now, with that. */
static void write_item(const struct scope *s, const struct val *item, bool decides, struct buf *out)
{
	struct buf b = BUF_INIT;
	struct piece l;
	struct val v = VAL_UNSET;
	unsigned f;

	if (item->type == V_TUPLE)
		put_line(&b, val_text(&item->l->v[0]), val_text(&item->l->v[1]));
	else
		buf_add(&b, val_text(item).p, val_text(item).n);
	l = line_at((const char *)b.p, b.n);
	f = decides ? field_of(s->lay, line_name(&l)) : 0;
	if (f)
		v = given(s, f);
	if (v.type != V_UNSET && !str_same(val_text(&v), line_value(&l)))
		put_line(out, line_name(&l), val_text(&v));
	else
		buf_add(out, b.p, b.n);
	val_drop(v);
	buf_free(&b);
}

static struct str item_name(const struct val *item)
{
	struct piece l;

	if (item->type == V_TUPLE)
		return val_text(&item->l->v[0]);
	if (item->type == V_STR)
		return val_text(item);
	l = line_at(val_text(item).p, val_text(item).n);
	return line_name(&l);
}

static bool all_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	uint32_t last[FIELDS_MAX] = { 0 };
	bool listed = v->type == V_LIST;

	(void)f;
	for (uint32_t i = 0; listed && i < v->l->n; i++)
		last[field_of(s->lay, item_name(&v->l->v[i]))] = i + 1;
	for (uint32_t i = 0; listed && i < v->l->n; i++) {
		const struct val *item = &v->l->v[i];
		unsigned own = field_of(s->lay, item_name(item));

		if (item->type != V_STR)
			write_item(s, item, own && last[own] == i + 1, out);
		else if (own)
			write_own(s, own, out);
		else
			return diag_set(d, "'%.*s' in headers is no field of %s: (\"%.*s\", value) is a line of any name", STR(val_text(item)),
			                s->lay->proto->name, STR(val_text(item)));
	}
	for (unsigned i = 1; i < s->lay->n; i++)
		if (s->lay->field[i].ops == &lines_one_ops && !last[i]) {
			struct val own = given(s, i);

			if (!listed || own.type != V_UNSET)
				write_own(s, i, out);
			val_drop(own);
		}
	return true;
}

static bool is_text(const struct val *v)
{
	return v->type == V_STR || v->type == V_BYTES;
}

static bool all_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type == V_NONE) {
		*out = VAL_NONE;
		return true;
	}
	if (in->type != V_LIST)
		return diag_set(d, "%s is a list: of names of fields, (name, value), or the bytes of a line", f->name);
	for (uint32_t i = 0; i < in->l->n; i++) {
		const struct val *x = &in->l->v[i];

		if (!is_text(x) && (x->type != V_TUPLE || x->l->n != 2 || !is_text(&x->l->v[0]) || !is_text(&x->l->v[1])))
			return diag_set(d, "item %u of %s is neither a name of a field, nor (name, value) as text, nor the bytes of a line", i, f->name);
	}
	*out = val_hold(*in);
	return true;
}

const struct kind_ops lines_all_ops = { all_measure, all_read, all_write, all_accept, .print = all_print };

/* ---- one of them ---- */

/* All lines, of a layer that was walked. */
static struct str all_lines(const struct scope *s)
{
	unsigned all = 0;

	while (all < s->walked && s->lay->field[all].ops != &lines_all_ops)
		all++;
	if (!s->b || all == s->walked)
		return (struct str){ NULL, 0 };
	return (struct str){ (const char *)s->b + s->at[all] / 8, (s->at[all + 1] - s->at[all]) / 8 };
}

static bool one_bytes(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct str *out)
{
	const struct finds *x = scope_found(s, &lines_one_ops);
	struct str all;

	(void)p;
	(void)n;
	if (x && !found_has(x, f->index))
		return false;
	if (x) {
		*out = x->value[f->index];
		return true;
	}
	all = all_lines(s);
	return lines_value((const uint8_t *)all.p, all.n, f->arg, out);
}

static void one_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	struct str value;

	*out = VAL_NONE;
	if (one_bytes(s, f, p, n, &value))
		*out = val_bytes(value.p, value.n);
}

/* An earlier line of the same field is not its own any more. */
static void disown(struct finds *x, unsigned f)
{
	for (unsigned i = 0; i < x->n && i < PIECES_MOST; i++)
		if (x->piece[i].field == f)
			x->piece[i].field = 0;
}

static void one_find(const struct scope *s, struct finds *x)
{
	struct str all = all_lines(s);
	const char *p = all.p, *end = p + all.n;
	struct piece l;

	for (unsigned f; p < end; p += l.all.n, x->n++) {
		l = line_of(s->lay, p, (size_t)(end - p), &f);
		x->piece[x->n < PIECES_MOST ? x->n : PIECES_MOST] = l;
		if (!f)
			continue;
		if (found_has(x, f))
			disown(x, f);
		x->has[f / 64] |= UINT64_C(1) << f % 64;
		x->value[f] = line_value(&l);
	}
}

/* HEADERS has written it. */
static bool nothing_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	(void)s;
	(void)f;
	(void)v;
	(void)out;
	(void)d;
	return true;
}

const struct kind_ops lines_one_ops = { NULL, one_read, nothing_write, lines_accept, one_find, one_bytes };

/* ---- the length of what follows ---- */

bool lines_later(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	(void)e;
	(void)layer;
	(void)f;
	(void)out;
	return false;
}

/* Is the line of field f there to be filled in? */
static bool is_wanted(const struct enc *e, unsigned l, unsigned f)
{
	const struct val *v = e->p->layer[l].vals;

	return !v || v[f].type == V_UNSET || v[f].type == V_NONE;
}

bool lines_finish(struct enc *e, unsigned l)
{
	const struct layout *lay = e->p->layer[l].lay;
	const uint8_t *h = enc_header(e, l);
	size_t payload = enc_total_len(e, l) - enc_header_len(e, l), bit, bits;
	struct buf all = BUF_INIT;
	struct str zero;
	unsigned f = 1, lines = 1;

	while (f < lay->n && !is_computed(&lay->field[f]))
		f++;
	while (lines < lay->n && lay->field[lines].ops != &lines_all_ops)
		lines++;
	if (!payload || f == lay->n || lines == lay->n || !is_wanted(e, l, f))
		return true;
	enc_field(e, l, lines, &bit, &bits);
	if (!lines_value(h + bit / 8, bits / 8, lay->field[f].arg, &zero))
		return true;
	buf_add(&all, h, (size_t)((const uint8_t *)zero.p - h));
	buf_u64(&all, payload);
	buf_add(&all, zero.p + zero.n, enc_total_len(e, l) - (size_t)((const uint8_t *)zero.p + zero.n - h));
	enc_replace(e, l, all.p, all.n);
	buf_free(&all);
	return true;
}

PROTO_UNIT(lines, NULL);
