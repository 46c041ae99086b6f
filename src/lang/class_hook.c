/* class_hook.c - what the core asks of a class that a script declared: its functions are called with the layer so far. */
#include <stdio.h>
#include <string.h>

#include "pkt/class.h"
#include "pkt/kinds.h"

/* ---- the layer as a function of the script sees it ---- */

/* Layers below, as they were decoded: views of the same bytes. */
static void copy_below(struct packet *to, const struct scope *s)
{
	const struct packet *p = s->p;

	if (!p || !p->data || s->index > p->n)
		return;
	for (unsigned i = 0; i < s->index; i++)
		if (!p->layer[i].view)
			return;
	to->data = p->data;
	to->ndata = p->ndata;
	to->wire_len = p->wire_len;
	to->linktype = p->linktype;
	to->iface = p->iface;
	to->on = p->on;
	to->time = p->time;
	for (unsigned i = 0; i < s->index; i++) {
		packet_push(to, p->layer[i].lay);
		to->layer[i] = p->layer[i];
	}
}

static struct val field_so_far(const struct scope *s, unsigned i)
{
	const struct field *f = &s->lay->field[i];
	struct val v = VAL_NONE;

	if (i >= s->walked)
		return v;
	if (s->at[i + 1] > s->at[i])
		field_read(s, f, s->at[i], s->at[i + 1] - s->at[i], &v);
	else if (f->kind == F_BYTES)
		v = val_bytes("", 0);
	else if (f->kind == F_LIST)
		v = val_list();
	return v;
}

static bool any_mention(const struct node *n, const struct fn *fn, const char *name);

static bool mentions_in(const struct node *n, const struct fn *fn, const char *name)
{
	if (!n)
		return false;
	if (n->kind == N_LAMBDA || n->kind == N_DEF || (n->kind == N_NAME && fn->nparam && n->where == AT_LOCAL && n->var == fn->param[0].var))
		return true; /* handed on as a whole */
	if (n->kind == N_ATTR && !strcmp(n->sym->name, name))
		return true;
	if (n->kind == N_ATTR && n->a->kind == N_NAME)
		return false;
	return any_mention(n, fn, name);
}

static bool any_mention(const struct node *n, const struct fn *fn, const char *name)
{
	for (uint32_t i = 0; i < n->nkids; i++)
		if (mentions_in(n->kids[i], fn, name))
			return true;
	return mentions_in(n->a, fn, name) || mentions_in(n->b, fn, name) || mentions_in(n->c, fn, name);
}

/* May the function want to know this field? Lists are read for it only then. */
static bool mentions(const struct val *fn, const struct field *f)
{
	const struct func *func = fn->any;

	if (f->kind != F_LIST && f->kind != F_LAYER)
		return true;
	return fn->type != V_FUNC || mentions_in(func->fn->body, func->fn, f->name);
}

static struct val decoded_so_far(const struct scope *s, const struct val *fn)
{
	struct packet *p = packet_new();
	struct layer *l;

	copy_below(p, s);
	packet_push(p, s->lay);
	l = &p->layer[p->n - 1];
	l->vals = mem_zero(s->lay->n + 1, sizeof(*l->vals));
	for (unsigned i = 0; i < s->lay->n; i++) {
		l->vals[i] = mentions(fn, &s->lay->field[i]) ? field_so_far(s, i) : VAL_NONE;
		l->vals[i].decoded = 1;
	}
	return packet_value(p, p->n - 1);
}

/* While building it gets a copy, which it may do anything to. */
static struct val built_so_far(const struct scope *s)
{
	struct packet *p;

	if (s->p && s->index < s->p->n && s->p->layer[s->index].lay == s->lay)
		return packet_value(packet_copy(s->p, 0), s->index);
	p = packet_new();
	packet_push(p, s->lay);
	return packet_value(p, 0);
}

/* ---- calls ---- */

/* The mistake is shown once; a packet that is being built is refused because of it. */
static void complain(struct class_ *c, bool *told, const char *field, const char *doing)
{
	struct interp *in = c->in;
	struct diag d = in->d;

	if (in->building && !in->hook.set)
		in->hook = d;
	if (in->building || *told || in->interrupted || !in->cfg.warn)
		return;
	*told = true;
	snprintf(d.text, sizeof(d.text), "%.400s (while %s.%s was %s)", in->d.text, c->name->name, field, doing);
	in->cfg.warn(in->cfg.arg, &d);
}

struct asking {
	struct class_ *cls;
	bool *told;
	const char *field;
	bool decoding;
	size_t mark;
	struct diag before;
};

static void ask_begin(struct asking *a)
{
	a->mark = a->cls->in->npool;
	a->before = a->cls->in->d;
	diag_clear(&a->cls->in->d);
}

/* The result stays in the pool until this. */
static bool ask_end(struct asking *a, bool ok)
{
	struct interp *in = a->cls->in;

	if (!ok) {
		complain(a->cls, a->told, a->field, a->decoding ? "decoded" : "built");
		in->chain = (struct chain){ .n = 0 };
	}
	pool_release(in, a->mark);
	in->d = a->before;
	return ok;
}

/* fn(layer, …more) */
static bool ask(struct asking *a, struct val fn, struct val layer, const struct val *more, unsigned n, struct val *out)
{
	struct interp *in = a->cls->in;
	struct val v[4] = { layer };
	struct program *was = in->running;
	const char here = 0;
	bool ok;

	for (unsigned i = 0; i < n; i++)
		v[i + 1] = more[i];
	if (!in->stack_base)
		in->stack_base = &here;
	pool_add(in, layer);
	ok = call_value(in, fn, v, n + 1, NULL, out);
	in->running = was;
	if (layer.p->obj.refs > 1) /* it was kept: the bytes that it looks into are not ours */
		packet_keep(layer.p);
	return ok;
}

static bool number_from(struct interp *in, const struct val *v, const char *what, uint64_t *out)
{
	if (v->type == V_BOOL || (v->type == V_INT && !v->neg) || v->type == V_FLAGS) {
		*out = v->u;
		return true;
	}
	if (v->type == V_FLOAT && v->f >= 0 && v->f < 1e9) { /* p.len / 4 */
		*out = (uint64_t)v->f;
		return true;
	}
	if (v->type == V_INT)
		return diag_set(&in->d, "%s gave %lld: it gives a number from 0 on", what, (long long)v->i);
	return diag_set(&in->d, "%s gave %s: it gives a number from 0 on", what, type_text(v));
}

static struct val layer_of(const struct scope *s, const struct val *fn)
{
	return scope_decoding(s) ? decoded_so_far(s, fn) : built_so_far(s);
}

/* ---- fields ---- */

static struct asking asking_of(const struct hook *h, const struct scope *s)
{
	struct hook *w = (struct hook *)(uintptr_t)h; /* the class's own */

	return (struct asking){ .cls = h->cls, .told = &w->told, .field = h->d->row.name, .decoding = scope_decoding(s) };
}

bool hook_present(const struct field *f, const struct scope *s)
{
	struct hook *h = (struct hook *)(uintptr_t)f->arg;
	struct asking a = asking_of(h, s);
	struct val v;
	bool yes, ok;

	if (h->busy) /* the condition asks for its own field */
		return true;
	h->busy = true;
	ask_begin(&a);
	ok = ask(&a, h->d->cond, layer_of(s, &h->d->cond), NULL, 0, &v);
	yes = ok && truth(&v);
	ask_end(&a, ok);
	h->busy = false;
	if (!ok)
		scope_break(s);
	return yes;
}

static uint64_t extent_from(const struct hook *h, struct val fn, const char *what, const struct scope *s)
{
	struct asking a = asking_of(h, s);
	uint64_t n = 0;
	struct val v;
	bool ok;

	ask_begin(&a);
	ok = ask(&a, fn, layer_of(s, &fn), NULL, 0, &v) && number_from(h->cls->in, &v, what, &n);
	if (!ask_end(&a, ok))
		scope_break(s);
	return n;
}

uint64_t hook_length(const struct extent *x, const struct scope *s, size_t avail)
{
	const struct hook *h = x->arg;

	(void)avail;
	return extent_from(h, h->d->length, "length_from", s);
}

uint64_t hook_count(const struct extent *x, const struct scope *s, size_t avail)
{
	const struct hook *h = x->arg;

	(void)avail;
	return extent_from(h, h->d->count, "count_from", s);
}

uint64_t hook_one_item(const struct extent *x, const struct scope *s, size_t avail)
{
	const struct hook *h = x->arg;
	const struct layout *lay;
	size_t n;

	if (!s->b || avail > s->hdr || !item_measure(s, &s->lay->field[h->index], s->b + s->hdr - avail, avail, &lay, &n))
		return avail;
	return n;
}

bool hook_adjust(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	const struct hook *h = f->arg;
	struct interp *in = h->cls->in;
	struct scope s = { .lay = e->p->layer[layer].lay, .p = e->p, .index = layer };
	struct asking a = asking_of(h, &s);
	bool alone = f->compute.kind == C_PAYLOAD, ok;
	struct val x = val_int(*out), v;

	ask_begin(&a);
	if (alone)
		ok = call_value(in, h->d->adjust, &x, 1, NULL, &v);
	else
		ok = ask(&a, h->d->adjust, built_so_far(&s), &x, 1, &v);
	ok = ok && number_from(in, &v, "adjust", out);
	if (!ok && !e->d->set)
		*e->d = in->d;
	return ask_end(&a, ok);
}

const struct layout *hook_choose(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	const struct hook *h = f->arg;
	struct interp *in = h->cls->in;
	struct asking a = asking_of(h, outer);
	const struct layout *lay = NULL;
	struct val bytes, v;
	bool ok;

	ask_begin(&a);
	bytes = pool_add(in, val_bytes(p, avail));
	ok = call_value(in, h->d->choose, &bytes, 1, NULL, &v);
	if (ok && v.type == V_CLASS)
		lay = v.any;
	else if (ok && v.type == V_PACKET && v.aux < v.p->n)
		lay = v.p->layer[v.aux].lay;
	else if (ok && v.type != V_NONE)
		ok = diag_set(&in->d, "the function gave %s: it gives a layer class or a packet", type_text(&v));
	ask_end(&a, ok);
	return lay;
}

/* ---- methods ---- */

static struct class_ *class_of(const struct layout *lay)
{
	return (struct class_ *)(uintptr_t)lay->user;
}

/* A method that gets the bytes behind the header. */
static bool ask_payload(struct asking *a, struct val fn, const struct scope *s, const uint8_t *p, size_t n, struct val *out)
{
	struct scope w = *s;
	struct val bytes = pool_add(a->cls->in, val_bytes(p, n));

	scope_walk(&w, w.lay->n);
	return ask(a, fn, decoded_so_far(&w, &fn), &bytes, 1, out);
}

static const struct layout *guess(struct class_ *c, const struct scope *s, const uint8_t *p, size_t n)
{
	struct asking a = { .cls = c, .told = &c->told, .field = "guess_payload_class", .decoding = true };
	const struct layout *lay = NULL;
	struct val v;
	bool ok;

	ask_begin(&a);
	ok = ask_payload(&a, c->guess, s, p, n, &v);
	if (ok && v.type == V_CLASS)
		lay = v.any;
	else if (ok && v.type != V_NONE)
		ok = diag_set(&c->in->d, "guess_payload_class gave %s: it gives a layer class", type_text(&v));
	return ask_end(&a, ok) ? lay : layout_raw();
}

const struct layout *class_next(const struct scope *s, const uint8_t *p, size_t n)
{
	return guess(class_of(s->lay), s, p, n);
}

/* extract_padding gives what belongs to the layer and what does not. */
static size_t extract(struct class_ *c, const struct scope *s, size_t hdr, size_t n)
{
	struct asking a = { .cls = c, .told = &c->told, .field = "extract_padding", .decoding = true };
	size_t end = n;
	struct val v;
	bool ok;

	ask_begin(&a);
	ok = ask_payload(&a, c->extract, s, s->b + hdr, n - hdr, &v);
	if (ok && (v.type != V_TUPLE || v.l->n != 2 || !(is_text(&v.l->v[0]) || v.l->v[0].type == V_NONE)))
		ok = diag_set(&c->in->d, "extract_padding gives two pieces: the payload, and the padding behind it");
	if (ok)
		end = hdr + val_text(&v.l->v[0]).n;
	if (!ask_end(&a, ok))
		scope_break(s);
	return end < n ? end : n;
}

size_t class_bound(const struct scope *s, size_t hdr, size_t n)
{
	struct class_ *c = class_of(s->lay);

	if (n <= hdr)
		return n;
	if (c->extract.type != V_UNSET)
		return extract(c, s, hdr, n);
	return guess(c, s, s->b + hdr, n - hdr) == layout_padding() ? hdr : n;
}

bool class_finish(struct enc *e, unsigned layer)
{
	struct class_ *c = class_of(e->p->layer[layer].lay);
	struct scope s = { .lay = c->lay, .p = e->p, .index = layer };
	struct asking a = { .cls = c, .told = &c->told, .field = "post_build" };
	size_t hdr = enc_header_len(e, layer), n = enc_total_len(e, layer);
	struct val part[2], v;
	struct str bytes;
	bool ok;

	ask_begin(&a);
	part[0] = pool_add(c->in, val_bytes(enc_header(e, layer), hdr));
	part[1] = pool_add(c->in, val_bytes(enc_header(e, layer) + hdr, n - hdr));
	ok = ask(&a, c->finish, built_so_far(&s), part, 2, &v);
	if (ok && !is_text(&v))
		ok = diag_set(&c->in->d, "post_build gave %s: it gives the layer's bytes and those of its payload", type_text(&v));
	if (ok) {
		bytes = val_text(&v);
		enc_replace(e, layer, bytes.p, bytes.n);
	} else if (!e->d->set) {
		*e->d = c->in->d;
	}
	return ask_end(&a, ok);
}

/* mysummary gives text, or text and the classes that it speaks for. */
void class_summary(const struct packet *p, unsigned layer, struct buf *out)
{
	struct class_ *c = class_of(p->layer[layer].lay);
	struct asking a = { .cls = c, .told = &c->told, .field = "mysummary" };
	struct val v;
	bool ok;

	ask_begin(&a);
	ok = ask(&a, c->summary, packet_value(packet_copy(p, 0), layer), NULL, 0, &v);
	if (ok && v.type == V_TUPLE && v.l->n)
		v = v.l->v[0];
	if (ok)
		text_of(c->in, &v, out);
	else
		buf_text(out, c->name->name);
	ask_end(&a, ok);
}

/* ---- PadField: the field inside, then bytes up to a multiple ---- */

static size_t padding_of(const struct hook *h, size_t n)
{
	return (h->d->align - n % h->d->align) % h->d->align;
}

static bool inside(const struct scope *s, const struct field *f, const uint8_t *p, size_t *n)
{
	size_t bits;

	if (!field_measure(s, f->item, (size_t)(p - s->b) * 8, &bits))
		return false;
	*n = bits / 8;
	return true;
}

static bool pad_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	if (!inside(s, f, p, n) || *n > avail)
		return false;
	*n += padding_of(f->arg, *n);
	if (*n > avail)
		*n = avail;
	return true;
}

static void pad_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	const struct hook *h = f->arg;
	size_t k = 0;
	bool usual = inside(s, f, p, &k) && k <= n && n - k == padding_of(h, k);

	for (size_t i = k; usual && i < n; i++)
		usual = p[i] == h->d->fill;
	if (usual)
		field_read(s, f->item, (size_t)(p - s->b) * 8, k * 8, out);
	else
		*out = val_bytes(p, n);
}

static bool pad_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	const struct hook *h = f->arg;
	size_t start = out->n;
	struct str t = val_text(v);

	if (v->type == V_BYTES && f->item->kind != F_BYTES)
		buf_add(out, t.p, t.n);
	else if (!field_write(s, f->item, v, out, d))
		return false;
	for (size_t n = padding_of(h, out->n - start); n; n--)
		buf_byte(out, h->d->fill);
	return true;
}

static bool pad_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	const struct hook *h = f->arg;

	if (in->type == V_BYTES && f->item->kind != F_BYTES) {
		*out = val_hold(*in);
		return true;
	}
	return field_accept(h->cls->lay, f->item, in, out, d);
}

const struct kind_ops pad_ops = { pad_measure, pad_read, pad_write, pad_accept };
