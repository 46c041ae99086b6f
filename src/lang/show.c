/* show.c - values as text: repr reads back, str is for people. */
#include <string.h>

#include "pkt/class.h"
#include "pkt/part.h"
#include "pkt/registry.h"
#include "pkt/view.h"

enum { DEEPEST = 60 };

static void repr_at(struct interp *in, const struct val *v, struct buf *out, unsigned depth);

static void repr_list(struct interp *in, const struct val *v, struct buf *out, unsigned depth)
{
	bool tuple = v->type == V_TUPLE;

	buf_byte(out, tuple ? '(' : '[');
	for (uint32_t i = 0; i < v->l->n; i++) {
		buf_text(out, i ? ", " : "");
		repr_at(in, &v->l->v[i], out, depth + 1);
	}
	buf_text(out, tuple && v->l->n == 1 ? ",)" : tuple ? ")" : "]");
}

static void repr_dict(struct interp *in, const struct dict *d, struct buf *out, unsigned depth)
{
	bool first = true;

	if (d->is_set && !d->n) {
		buf_text(out, "set()");
		return;
	}
	buf_byte(out, '{');
	for (uint32_t i = 0; i < d->used; i++) {
		if (d->e[i].key.type == V_UNSET)
			continue;
		buf_text(out, first ? "" : ", ");
		repr_at(in, &d->e[i].key, out, depth + 1);
		first = false;
		if (d->is_set)
			continue;
		buf_text(out, ": ");
		repr_at(in, &d->e[i].value, out, depth + 1);
	}
	buf_byte(out, '}');
}

/* A packet as an expression; one that cannot be encoded shows all that was given. */
static void repr_packet(const struct val *v, struct buf *out)
{
	struct diag d = DIAG_INIT;

	if (v->aux >= v->p->n)
		buf_text(out, "None");
	else if (!view_expr(v->p, v->aux, out, &d))
		view_command(v->p, v->aux, out);
}

static void repr_range(const struct range *r, struct buf *out)
{
	struct val v[3] = { val_signed(r->start), range_at(r, r->n), val_signed(r->step) };

	buf_text(out, "range(");
	val_print(out, &v[0]);
	buf_text(out, ", ");
	val_print(out, &v[1]);
	if (r->step != 1) {
		buf_text(out, ", ");
		val_print(out, &v[2]);
	}
	buf_byte(out, ')');
}

/* "<3 packets: TCP 2, UDP 1>": by the innermost layer that has a name people count by; of a pair it is the question's. */
static void repr_plist(struct interp *in, const struct list *l, struct buf *out)
{
	static const char *const names[] = { "TCP", "UDP", "ICMP", "ARP" };
	uint32_t count[5] = { 0 };
	struct val name = VAL_NONE, self = { .type = V_PLIST, .l = (struct list *)(uintptr_t)l };
	bool first = true, pairs = l->n && l->v[0].type == V_TUPLE;

	for (uint32_t i = 0; i < l->n; i++) {
		size_t k = 0, mark = in->npool;
		struct val v = list_item(in, l, i);

		if (v.type == V_TUPLE && v.l->n)
			v = v.l->v[0];
		while (k < 4 && !(v.type == V_PACKET && packet_find(v.p, 0, layout_need(names[k]), 1) >= 0))
			k++;
		count[k]++;
		pool_release(in, mark);
	}
	if (l->own && attr_own(in, &self, sym_intern(&in->syms, "listname", 8), &name) && is_text(&name))
		buf_fmt(out, "<%.*s, ", STR(val_text(&name)));
	else
		buf_byte(out, '<');
	buf_fmt(out, "%u %s%s", l->n, pairs ? "pair" : "packet", l->n == 1 ? "" : "s");
	for (size_t k = 0; k < 5; k++) {
		if (!count[k])
			continue;
		buf_fmt(out, "%s%s %u", first ? ": " : ", ", k < 4 ? names[k] : "other", count[k]);
		first = false;
	}
	buf_byte(out, '>');
}

static void repr_lang(struct interp *in, const struct val *v, struct buf *out, unsigned depth)
{
	const struct func *f = v->any;
	const struct bound *b = v->any;

	switch (v->type) {
	case V_DICT:
		repr_dict(in, v->any, out, depth);
		return;
	case V_FUNC:
		buf_fmt(out, "<function %s>", f->fn->name ? f->fn->name->name : "lambda");
		return;
	case V_METHOD:
		if (!b->method) {
			buf_fmt(out, "<method %s of %s>", ((const struct func *)b->fn.any)->fn->name->name, type_text(&b->self));
			return;
		}
		buf_fmt(out, "<method %s of %s>", b->method->row->name, type_text(&b->self));
		return;
	case V_BUILTIN:
		buf_text(out, ((const struct method *)v->any)->row->name);
		return;
	case V_RANGE:
		repr_range(v->any, out);
		return;
	case V_PART:
		part_repr(in, v->any, out);
		return;
	case V_READER:
		buf_text(out, "PcapReader(");
		quote_text(out, ((const struct reader *)v->any)->path, strlen(((const struct reader *)v->any)->path));
		buf_byte(out, ')');
		return;
	case V_FIELD:
		buf_fmt(out, "<%s %s>", ((const struct fdesc *)v->any)->type, ((const struct fdesc *)v->any)->row.name);
		return;
	case V_CLASS:
		buf_text(out, ((const struct layout *)v->any)->proto->name);
		return;
	}
	buf_fmt(out, "<%s>", type_text(v));
}

static void repr_flags(const struct val *v, struct buf *out)
{
	struct buf b = BUF_INIT;

	flags_text(&b, flags_field(v), v->u);
	quote_text(out, b.p, b.n);
	buf_free(&b);
}

static void repr_at(struct interp *in, const struct val *v, struct buf *out, unsigned depth)
{
	if (depth > DEEPEST || out->n > TEXT_MAX) {
		buf_text(out, "...");
		return;
	}
	switch (v->type) {
	case V_LIST: case V_TUPLE:
		repr_list(in, v, out, depth);
		return;
	case V_PLIST:
		repr_plist(in, v->l, out);
		return;
	case V_PACKET:
		repr_packet(v, out);
		return;
	case V_NAME:
		quote_text(out, val_text(v).p, val_text(v).n);
		return;
	case V_FLAGS:
		repr_flags(v, out);
		return;
	case V_ERROR:
		repr_at(in, &v->l->v[1], out, depth + 1);
		return;
	}
	if (v->type >= V_LANG)
		repr_lang(in, v, out, depth);
	else
		val_print(out, v);
}

void repr(struct interp *in, const struct val *v, struct buf *out)
{
	repr_at(in, v, out, 0);
}

/* A random value shows one that is drawn for it. */
static void text_of_random(struct interp *in, const struct val *v, struct buf *out)
{
	struct val now = random_now(in, v);

	text_of(in, &now, out);
}

void text_of(struct interp *in, const struct val *v, struct buf *out)
{
	struct str s = val_text(v);

	if (v->type == V_STR || v->type == V_NAME)
		buf_add(out, s.p, s.n);
	else if (v->type == V_FLAGS)
		flags_text(out, flags_field(v), v->u);
	else if (is_random(v))
		text_of_random(in, v, out);
	else if (v->type == V_PACKET && v->aux < v->p->n)
		view_summary(v->p, v->aux, out);
	else if (v->type == V_ERROR)
		text_of(in, &v->l->v[1], out);
	else
		repr(in, v, out);
}

void interp_repr(struct interp *in, const struct val *v, struct buf *out)
{
	repr(in, v, out);
}

void interp_str(struct interp *in, const struct val *v, struct buf *out)
{
	text_of(in, v, out);
}

const struct theme *theme_of(const struct interp *in)
{
	return in->cfg.theme ? in->cfg.theme : theme_plain();
}

void out_now(struct interp *in)
{
	if (in->cfg.flush)
		in->cfg.flush(in->cfg.arg);
}

bool out_text(struct interp *in, const void *p, size_t n)
{
	if (in->cfg.write && n)
		in->cfg.write(in->cfg.arg, p, n);
	return true;
}

struct val str_val(struct interp *in, const void *p, size_t n)
{
	return pool_add(in, val_str(p, n));
}

struct val buf_val(struct interp *in, struct buf *b)
{
	struct val v = str_val(in, b->p, b->n);

	memory_weigh(in, b->n);
	buf_free(b);
	return v;
}
