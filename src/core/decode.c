/* decode.c - bytes to layers: where each begins and ends. No field is read that does not decide this. */
#include <string.h>

#include "pkt/bits.h"
#include "pkt/kinds.h"
#include "pkt/mem.h"
#include "pkt/name.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/space.h"

/* What stands for a class in these bytes, as far as it says itself: LAYOUT_SELF, or one that may say so again. NULL: nothing does. */
static inline const struct layout *one_chosen(const struct layout *lay, const struct scope *outer, const uint8_t *p, size_t n)
{
	const struct layout *next = NULL;

	if (lay->hook.choose)
		return lay->hook.choose(outer, p, n);
	if (!lay->proto->peek)
		return lay;
	if (lay->proto->peek_at + lay->proto->peek_bits <= n * 8)
		next = space_lookup(lay->peek_space, bits_get(p, lay->proto->peek_at, lay->proto->peek_bits));
	return next ? next : lay->other;
}

const struct layout *layout_chosen(const struct layout *lay, const struct scope *outer, const uint8_t *p, size_t n)
{
	for (int i = 0; lay && i < 8; i++) {
		const struct layout *next = one_chosen(lay, outer, p, n);

		if (next == LAYOUT_SELF)
			return lay;
		if (next == lay)
			break;
		lay = next;
	}
	return lay && !lay->proto->abstract ? lay : NULL;
}

static unsigned unit(const struct compute *c)
{
	return c->unit ? c->unit : 1;
}

/* The header length that the layer itself states; hdr if it states none. */
static size_t stated_header(const struct scope *s, size_t hdr)
{
	const struct layout *l = s->lay;
	const struct compute *c;
	uint64_t v;
	int64_t n;

	if (l->header_field < 0 || !scope_uint(s, (unsigned)l->header_field, &v))
		return hdr;
	c = &l->field[l->header_field].compute;
	n = ((int64_t)(v & 0xffffffff) - c->add) * unit(c);
	if (c->after)
		n += ((unsigned)l->header_field < l->fixed_fields ? l->bit : s->at)[l->header_field + 1] / 8;
	return n < 0 ? 0 : (size_t)n;
}

/* Where header, payload and trailer end, counted from the layer's first byte. */
static size_t stated_end(const struct scope *s, size_t hdr)
{
	const struct layout *l = s->lay;
	const struct compute *c;
	uint64_t v = 0;
	int64_t end;

	if (l->total_field >= 0 && !scope_uint(s, (unsigned)l->total_field, &v))
		return s->n;
	if (l->hook.bound && (l->total_field < 0 || v == 0))
		return l->hook.bound(s, hdr, s->n);
	if (l->total_field < 0)
		return s->n;
	c = &l->field[l->total_field].compute;
	end = ((int64_t)(v & 0xffffffff) - c->add) * unit(c);
	if (c->kind == C_PAYLOAD) {
		end += (int64_t)hdr;
	} else {
		int64_t payload = end - (int64_t)stated_header(s, hdr);

		if (payload < 0)
			return s->n;
		end = (int64_t)hdr + payload;
	}
	return end < (int64_t)hdr ? s->n : (uint64_t)end > s->n ? s->n : (size_t)end;
}

bool trailer_is_last(const struct packet *p, unsigned i, const struct layout *lay)
{
	while (lay->proto->trailer_last && i-- > 0)
		if (p->layer[i].lay->total_field >= 0 || p->layer[i].lay->hook.bound)
			return false;
	return lay->proto->trailer_last;
}

bool layer_measure(struct scope *s, size_t *hdr, size_t *len, size_t *tlen)
{
	const struct layout *l = s->lay;
	size_t h = l->min, told;

	if (l->min + (l->ntrailer && !l->proto->trailer ? l->trailer_min : 0) > s->n)
		return false;
	if (l->header_field >= 0 && (unsigned)l->header_field < l->fixed_fields) {
		h = stated_header(s, l->min);
		s->hdr = h < l->min ? l->min : h < s->n ? h : s->n;
		h = s->hdr;
	}
	told = l->hook.measure ? l->hook.measure(s) : 0;
	if (told > s->n)
		return false;
	if (told) {
		s->hdr = h = told;
	} else if (l->fixed) {
		h = l->min;
	} else if (l->takes_rest) {
		h = s->n;
	} else if (!l->quick) {
		if (!scope_walk(s, l->n))
			return false;
		h = s->at[l->n - l->ntrailer];
		if (h % 8)
			return false;
		h /= 8;
	}
	*hdr = h;
	*len = l->total_field >= 0 || l->hook.bound ? stated_end(s, h) : s->n;
	if (*len < h)
		*len = h;
	*tlen = 0;
	if (l->ntrailer) {
		size_t t = l->proto->trailer ? l->proto->trailer(s, h, *len) : l->trailer_min;

		*tlen = t <= *len - h && t <= UINT16_MAX ? t : 0;
		if (t != *tlen && !l->proto->trailer)
			return false;
	}
	return !s->broken;
}

/* The class of what follows the header. NULL: Raw. */
static const struct layout *next_class(const struct scope *s, const uint8_t *p, size_t n)
{
	const struct layout *l = s->lay, *found = NULL;
	uint64_t v;

	if (l->next_when && !when_holds(l->next_when, s))
		return NULL;
	if (l->nrule) {
		found = rule_next(l, s);
		if (found)
			return found;
	}
	if (l->hook.next) {
		found = l->hook.next(s, p, n);
		if (found)
			return found;
	}
	for (unsigned i = 0; i < l->nnext; i++) {
		const struct layout *c;

		if (!scope_uint(s, l->next[i].field, &v))
			continue;
		c = space_lookup(l->next[i].space, v);
		if (c && l->nrule && rule_splits(l, s, c))
			continue;
		if (c && l->next[i].sure)
			return c;
		if (c && (!found || c->id < found->id))
			found = c;
	}
	return found ? found : l->other;
}

const struct layout *packet_payload_class(const struct packet *p, unsigned l, const uint8_t *payload, size_t n)
{
	uint32_t at[FIELDS_MAX + 2];
	struct scope s;
	const struct layout *next;

	s.at = at;
	scope_of(&s, p, l);
	next = next_class(&s, payload, n);
	return next ? next : layout_raw();
}

/* layer_measure by the plan. false: does not fit, or a hook must be asked. */
static inline bool measure_swift(const struct plan *p, const uint8_t *b, size_t n, size_t *hdr, size_t *len)
{
	int64_t h, total, payload;

	if (n < p->need)
		return false;
	*hdr = p->takes_rest ? n : p->min;
	*len = n;
	if (!p->stated)
		return true;
	h = ((int64_t)spot_get(p->header, b) - p->header_add) * p->header_unit;
	total = spot_get(p->total, b);
	if (h < p->header_least || total < p->total_least)
		return false;
	payload = (total - p->total_add) * p->total_unit - (h & p->header_counts);
	h = h < (int64_t)p->min ? p->min : h < (int64_t)n ? h : (int64_t)n;
	*hdr = (size_t)h;
	*len = (uint64_t)payload > n - (uint64_t)h ? n : (size_t)(h + payload);
	return true;
}

static inline const struct layout *one_next(const struct plan *p, unsigned i, const uint8_t *b)
{
	return space_get(p->next[i].space, spot_get(p->next[i].spot, b));
}

/* Where several numbers may choose (ports). NULL: none does. */
static __attribute__((noinline)) const struct layout *some_next(const struct plan *p, const uint8_t *b)
{
	const struct layout *found = NULL;

	for (unsigned i = 0; i < p->nnext; i++) {
		const struct layout *c = one_next(p, i, b);

		if (!c)
			continue;
		if (p->sure >> i & 1)
			return c;
		if (!found || c->id < found->id)
			found = c;
	}
	return found;
}

/* next_class by the plan. */
static inline const struct layout *next_swift(const struct layout *l, const uint8_t *b)
{
	const struct plan *p = &l->plan;
	const struct layout *found;

	if (p->guarded && spot_get(p->when, b) != p->when_number)
		return NULL;
	found = p->nnext == 1 ? one_next(p, 0, b) : some_next(p, b);
	return found ? found : l->other;
}

static inline void put_layer(struct layer *l, const struct layout *lay, size_t off, size_t hdr, size_t len, size_t tlen)
{
	l->lay = lay;
	l->vals = NULL;
	l->off = (uint32_t)off;
	l->hlen = (uint32_t)hdr;
	l->len = (uint32_t)len;
	l->tlen = (uint16_t)tlen;
	l->view = 1;
	l->spare = 0;
}

static void add(struct packet *p, const struct layout *lay, size_t off, size_t hdr, size_t len, size_t tlen)
{
	if (p->n == p->cap) {
		p->cap = p->cap ? p->cap * 2 : 8;
		p->layer = mem_grow(p->layer, p->cap, sizeof(*p->layer));
	}
	put_layer(&p->layer[p->n++], lay, off, hdr, len, tlen);
}

/* Bytes that a length field left out: after the payload of some layer, before the end of the one around it. */
struct gap {
	uint32_t from, to;
};

#define GAPS 64

struct progress {
	unsigned most;    /* layers for which the short way is open, and for which there is room */
	unsigned ngap;
	bool trailed;     /* some layer has a trailer */
	struct gap gap[GAPS];
};

static inline void open_way(struct progress *g, const struct packet *p)
{
	g->most = g->trailed || g->ngap == GAPS ? 0 : p->cap < LAYERS_MAX ? p->cap : LAYERS_MAX;
}

static inline void progress_begin(struct progress *g, const struct packet *p)
{
	g->ngap = 0;
	g->trailed = false;
	open_way(g, p);
}

static inline void leave_gap(struct progress *g, size_t from, size_t to)
{
	g->gap[g->ngap++] = (struct gap){ (uint32_t)from, (uint32_t)to };
	if (g->ngap == GAPS)
		g->most = 0;
}

/* The layer below, for hooks that want to see it. */
static const struct scope *outer_of(const struct packet *p, struct scope *below, uint32_t *at)
{
	if (!p->n)
		return NULL;
	below->at = at;
	scope_of(below, p, p->n - 1);
	return below;
}

/* Two fields of a layer may each name a class (ports): when the one that came first has nothing to say to the bytes, the other is asked,
 * and then the class of what nobody chose. */
static __attribute__((noinline)) const struct layout *second_choice(const struct scope *s, const struct layout *refused, const uint8_t *p, size_t n)
{
	const struct layout *found = NULL;
	bool was_guess = false;
	uint64_t v;

	for (unsigned i = 0; i < s->lay->nnext; i++) {
		const struct next_rule *rule = &s->lay->next[i];
		const struct layout *c = !rule->sure && scope_uint(s, rule->field, &v) ? space_lookup(rule->space, v) : NULL;

		was_guess |= c == refused;
		if (c && c != refused && !(s->lay->nrule && rule_splits(s->lay, s, c)) && (!found || c->id < found->id))
			found = c;
	}
	if (!was_guess)
		return NULL;
	if (found)
		found = found->dispatch ? layout_chosen(found, s, p, n) : found;
	return found ? found : s->lay->other ? layout_chosen(s->lay->other, s, p, n) : NULL;
}

/* Does the outermost class, which may stand for others, mean itself? Most do. */
static inline bool means_itself(const struct layout *lay, const uint8_t *b, size_t n)
{
	return lay->hook.choose && lay->hook.choose(NULL, b, n) == LAYOUT_SELF;
}

/* Of a class that stands for others, the one that is meant. */
static __attribute__((noinline)) const struct layout *meant(const struct packet *p, const struct layout *lay, const uint8_t *b, size_t n)
{
	uint32_t at[FIELDS_MAX + 2];
	struct scope below;
	const struct scope *outer = outer_of(p, &below, at);
	const struct layout *next = one_chosen(lay, outer, b, n), *found;

	if (next == LAYOUT_SELF)
		return lay;
	found = layout_chosen(next, outer, b, n);
	if (!found && outer && lay != outer->lay->other)
		found = second_choice(outer, lay, b, n);
	return found ? found : layout_raw();
}

/* Bytes that are not decoded yet, and the class of the layer that begins there. */
struct rest {
	const struct layout *lay;
	size_t off, end;
};

/* The next layer, by all that its table says. false: it is not that class, or others do not fit in. */
static __attribute__((noinline)) bool step_long(struct packet *p, struct progress *g, struct rest *r)
{
	uint32_t at[FIELDS_MAX + 2];
	struct scope s;
	size_t hdr, len, tlen;

	s.at = at;
	scope_begin(&s, p, r->lay, p->data + r->off, r->end - r->off);
	s.depth = p->depth;
	s.index = p->n;
	if (g->ngap == GAPS || p->n >= LAYERS_MAX || !layer_measure(&s, &hdr, &len, &tlen))
		return false;
	if (g->trailed && !tlen) /* Padding has no place before a trailer: what a length leaves out stays payload */
		len = r->end - r->off;
	if (tlen && !trailer_is_last(p, p->n, r->lay))
		g->trailed = true;
	p->learns |= r->lay->learns;
	add(p, r->lay, r->off, hdr, len, tlen);
	if (r->off + len < r->end)
		leave_gap(g, r->off + len, r->end);
	open_way(g, p);
	s.n = len;
	s.hdr = hdr;
	r->end = r->off + len - tlen;
	r->off += hdr;
	r->lay = r->off < r->end ? next_class(&s, p->data + r->off, r->end - r->off) : NULL;
	return true;
}

void packet_decode(struct packet *p, const struct layout *lay, const uint8_t *data, size_t n)
{
	static const uint8_t nothing[1];
	struct progress g;
	size_t off = 0, end = n, hdr, len;

	packet_reset(p);
	layout_ready(lay);
	data = data ? data : nothing;
	p->data = data;
	p->ndata = (uint32_t)n;
	p->wire_len = (uint32_t)n;
	progress_begin(&g, p);
	while (off < end) {
		const uint8_t *b = data + off;

		if (lay->dispatch && (p->n || !means_itself(lay, b, end - off)))
			lay = meant(p, lay, b, end - off);
		if (lay->swift && p->n < g.most && measure_swift(&lay->plan, b, end - off, &hdr, &len)) {
			put_layer(&p->layer[p->n++], lay, off, hdr, len, 0);
			if (off + len < end) {
				leave_gap(&g, off + len, end);
				end = off + len;
			}
			off += hdr;
			if (off == end)
				break;
			lay = next_swift(lay, b);
		} else {
			struct rest r = { lay, off, end };

			if (!step_long(p, &g, &r)) {
				add(p, layout_raw(), off, end - off, end - off, 0);
				break;
			}
			lay = r.lay;
			off = r.off;
			end = r.end;
		}
		if (!lay)
			lay = layout_raw();
	}
	while (g.ngap--)
		add(p, layout_padding(), g.gap[g.ngap].from, g.gap[g.ngap].to - g.gap[g.ngap].from, g.gap[g.ngap].to - g.gap[g.ngap].from, 0);
}

void scope_of(struct scope *s, const struct packet *p, unsigned i)
{
	const struct layer *l = &p->layer[i];
	uint32_t *at = s->at; /* the caller's room for FIELDS_MAX + 2 places */

	s->lay = l->lay;
	s->p = p;
	s->index = i;
	s->outer = NULL;
	s->depth = p->depth;
	s->walked = 0;
	s->measured = l->view;
	s->broken = false;
	s->found = NULL;
	s->vals = l->vals;
	s->start = 0;
	s->env = NULL;
	s->at = at;
	s->b = l->view ? p->data + l->off : NULL;
	s->n = l->len;
	s->hdr = l->hlen;
}

bool field_is_natural(const struct field *f, const struct val *v, size_t after)
{
	const struct compute *c = &f->compute;

	return c->kind == C_HEADER && c->after && v->type == V_INT &&
	       ((int64_t)(v->u & 0xffffffff) - c->add) * unit(c) == (int64_t)after;
}

struct packet *decode_item(const struct scope *outer, const struct layout *lay, const uint8_t *data, size_t n, bool stack)
{
	uint32_t at[FIELDS_MAX + 2];
	struct packet *p = packet_new();
	struct scope s = { .lay = lay, .p = p, .b = data, .n = n, .hdr = n, .at = at, .outer = outer, .depth = outer->depth + 1 };
	struct layer *l;
	size_t hdr, len, tlen;
	bool names_grow = message_scope(outer) != NULL;

	if (stack) {
		if (s.depth > NEST_MAX)
			lay = layout_raw();
		p->depth = (uint8_t)(s.depth < NEST_MAX ? s.depth : NEST_MAX);
		packet_decode(p, lay, data, n);
		packet_keep(p);
		for (unsigned i = 0; i < p->n; i++)
			layer_own(p, i);
		return p;
	}
	if (s.depth > NEST_MAX || !layer_measure(&s, &hdr, &len, &tlen) || !scope_walk(&s, lay->n)) {
		s.lay = lay = layout_raw();
		s.walked = 0;
		scope_walk(&s, lay->n);
	}
	packet_push(p, lay);
	l = &p->layer[0];
	l->vals = mem_zero(lay->n + 1, sizeof(*l->vals));
	for (unsigned f = 0; f < lay->n - lay->ntrailer; f++) {
		if (s.at[f + 1] == s.at[f] && !field_present(&s, &lay->field[f]))
			continue;
		field_read(&s, &lay->field[f], s.at[f], s.at[f + 1] - s.at[f], &l->vals[f]);
		l->vals[f].decoded = 1;
		if (names_grow && field_is_natural(&lay->field[f], &l->vals[f], n - s.at[f + 1] / 8))
			l->vals[f] = VAL_UNSET;
	}
	p->data = mem_copy(data, n);
	p->ndata = (uint32_t)n;
	p->owned = 1;
	l->hlen = l->len = (uint32_t)n;
	return p;
}
