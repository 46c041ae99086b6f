/* line.c - what `pkt read` prints of a packet: time, who to whom, what each layer says, length on the wire. */
#include "pkt/view.h"

#include <string.h>

#include "built.h"
#include "digits.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/mem.h"
#include "run.h"
#include "shown.h"

enum {
	LINE_ROOM = 512,  /* what most lines need at most */
	LINE_MOST = 2000, /* of a line before its length */
	NS_PER_S = 1000000000,
};

void liner_init(struct liner *l)
{
	*l = (struct liner){ 0 };
}

void liner_free(struct liner *l)
{
	for (size_t i = 0; i < l->nprogram; i++)
		program_free(l->program[i]);
	for (size_t i = 0; i < l->nshown; i++)
		shown_free(l->shown[i]);
	mem_free(l->program);
	mem_free(l->shown);
	mem_free(l->sight);
	liner_init(l);
}

const struct line_program *liner_compile(struct liner *l, const struct layout *lay)
{
	if (lay->id >= l->nprogram) {
		size_t n = layout_count() > lay->id ? layout_count() : lay->id + 1;

		l->program = mem_grow(l->program, n, sizeof(*l->program));
		memset(l->program + l->nprogram, 0, (n - l->nprogram) * sizeof(*l->program));
		l->nprogram = n;
	}
	l->program[lay->id] = program_compile(lay);
	return l->program[lay->id];
}

/* Before pieces that are known to be short: what they need is there at once. */
static void room(struct buf *out)
{
	buf_reserve(out, LINE_ROOM);
}

/* A whole header that is still as it came. */
static bool is_whole(const struct layer *y)
{
	return y->view && !y->vals && y->hlen >= y->lay->min;
}

static char *endpoint(const uint8_t *ip, const struct op *addr, const uint8_t *tp, const struct op *port, char *p)
{
	bool brackets = tp && addr->kind == OP_IP6;

	if (brackets)
		*p++ = '[';
	p = addr->kind == OP_IP4 ? put_ip4(p, ip + addr->bit / 8) : put_address(addr, ip, p);
	if (brackets)
		*p++ = ']';
	if (!tp)
		return p;
	*p++ = ':';
	return put_dec16(p, get16(tp + port->bit / 8));
}

/* "192.0.2.1:53 > 192.0.2.2:4711" for layer i and the one with its ports; p->n: none has any. */
static void put_endpoints(struct liner *l, const struct packet *p, unsigned i, unsigned ports, struct buf *out)
{
	const struct line_program *g = liner_program(l, p->layer[i].lay), *t = g;
	const uint8_t *ip = p->data + p->layer[i].off, *tp = NULL;
	char *at;

	if (ports < p->n) {
		t = liner_program(l, p->layer[ports].lay);
		tp = p->data + p->layer[ports].off;
	}
	room(out);
	at = endpoint(ip, &g->src, tp, &t->sport, (char *)out->p + out->n);
	memcpy(at, " > ", 3);
	at = endpoint(ip, &g->dst, tp, &t->dport, at + 3);
	out->n = (size_t)((uint8_t *)at - out->p);
}

/* The ports are those of the first layer that has ports and comes before the next address. */
void line_endpoints(struct liner *l, const struct packet *p, unsigned i, struct buf *out)
{
	unsigned ports = p->n;

	for (unsigned k = i + 1; liner_program(l, p->layer[i].lay)->ip && k < p->n && ports == p->n; k++) {
		const struct line_program *t = liner_program(l, p->layer[k].lay);

		if (t->ip)
			break;
		if (t->ports && is_whole(&p->layer[k]))
			ports = k;
	}
	put_endpoints(l, p, i, ports, out);
}

enum { SIGHTS = 64, SIGHT_LAYERS = 8 };

/* What one look at all layers tells. */
struct sight {
	unsigned first; /* the layer whose addresses begin the line: the outermost IP, else the outermost with addresses; p->n: none */
	unsigned ports; /* as of line_endpoints, if that is IP */
	unsigned inner; /* how many layers there are before padding */
	unsigned said;  /* the first layer that may have something to say */
	bool captured;  /* no layer was made, or changed */
	unsigned n;     /* for the same look at the next packet: how many layers there were, all of them whole; */
	unsigned id[SIGHT_LAYERS]; /* and of what classes */
};

/* Does a layer have its say, where it is not the one whose addresses begin the line? */
static bool has_say(const struct line_program *g, bool innermost)
{
	return (g->speaks || innermost) && (!g->addresses || g->ip);
}

static void look(struct liner *l, const struct packet *p, struct sight *s)
{
	bool ip = false, beyond = false; /* the next IP */

	s->first = s->ports = p->n;
	s->inner = s->said = 0;
	s->captured = true;
	for (unsigned i = 0; i < p->n; i++) {
		const struct layer *y = &p->layer[i];
		const struct line_program *g = liner_program(l, y->lay);

		s->captured &= y->view && !y->vals;
		if (!g->padding)
			s->inner = i + 1;
		beyond |= ip & g->ip;
		if (!(g->addresses | g->ports) || !is_whole(y))
			continue;
		if (ip & g->ports & !beyond && s->ports == p->n)
			s->ports = i;
		if (!ip & g->addresses && (g->ip || s->first == p->n))
			s->first = i;
		ip |= g->ip;
	}
	while (s->said < s->inner &&
	       (s->said == s->first || !has_say(liner_program(l, p->layer[s->said].lay), s->said + 1 == s->inner)))
		s->said++;
}

/* The same classes, and whole: then all of it is the same. */
static bool looks_like(const struct packet *p, const struct sight *s)
{
	unsigned i;

	for (i = 0; i < p->n && i < s->n && p->layer[i].lay->id == s->id[i] && is_whole(&p->layer[i]); i++) {}
	return i == p->n && i == s->n && i;
}

static void remember(const struct packet *p, struct sight *s)
{
	s->n = 0;
	if (p->n > SIGHT_LAYERS)
		return;
	for (unsigned i = 0; i < p->n; i++) {
		s->id[i] = p->layer[i].lay->id;
		if (!is_whole(&p->layer[i]))
			return;
	}
	s->n = p->n;
}

/* A capture has few kinds of stacks: most packets need no look. */
static const struct sight *sight_of(struct liner *l, const struct packet *p)
{
	unsigned key = p->n ? p->layer[p->n - 1].lay->id * 5 + p->layer[p->n / 3].lay->id + p->n : 0;
	struct sight *s;

	if (!l->sight)
		l->sight = mem_zero(SIGHTS, sizeof(*l->sight));
	s = &l->sight[key % SIGHTS];
	if (!looks_like(p, s)) {
		look(l, p, s);
		remember(p, s);
	}
	return s;
}

/* Takes back the two spaces before a text that came to nothing. */
static bool end_text(struct buf *out, size_t mark)
{
	while (out->n > mark && out->p[out->n - 1] == ' ')
		out->n--;
	room(out);
	return out->n > mark;
}

static void gap(struct buf *out)
{
	memcpy(out->p + out->n, "  ", 2);
	out->n += 2;
}

static bool has_arrow(const uint8_t *p, size_t n)
{
	for (size_t i = 0; i + 3 <= n; i++)
		if (memcmp(p + i, " > ", 3) == 0)
			return true;
	return false;
}

/* An IP header inside another: what it says, with its addresses before if they are not in that. */
static void inner_ip(struct liner *l, const struct packet *p, unsigned i, struct buf *out)
{
	size_t mark = out->n;

	run_layer(l, p, i, ADDRESSES_PORTS, out);
	if (has_arrow(out->p + mark, out->n - mark))
		return;
	out->n = mark;
	buf_text(out, p->layer[i].lay->proto->name);
	buf_byte(out, ' ');
	line_endpoints(l, p, i, out);
	buf_byte(out, ' ');
	run_layer(l, p, i, ADDRESSES_NONE, out);
}

static bool layer_text(struct liner *l, const struct packet *p, unsigned i, struct buf *out)
{
	size_t mark = out->n;

	gap(out);
	if (liner_program(l, p->layer[i].lay)->ip && is_whole(&p->layer[i]))
		inner_ip(l, p, i, out);
	else
		run_layer(l, p, i, ADDRESSES_PLAIN, out);
	return end_text(out, mark);
}

/* The layers' texts. The one whose addresses began the line only speaks when no layer in it does. */
static void texts(struct liner *l, const struct packet *p, const struct sight *s, struct buf *out)
{
	unsigned first = s->first, inner = s->inner;
	bool said = false;
	size_t mark;

	for (unsigned i = s->said; i < inner; i++) {
		const struct line_program *g = liner_program(l, p->layer[i].lay);

		if (i == first || !has_say(g, i + 1 == inner))
			continue;
		if (g->speaks && layer_text(l, p, i, out))
			said |= i > first || first == p->n;
		else if (!g->quiet && i + 1 == inner) {
			gap(out);
			buf_text(out, p->layer[i].lay->proto->name);
			room(out);
		}
	}
	if (said || first == p->n)
		return;
	mark = out->n;
	gap(out);
	run_layer(l, p, first, ADDRESSES_NONE, out);
	if (out->n == mark + 2 && first + 1 == inner)
		buf_text(out, p->layer[first].lay->proto->name);
	end_text(out, mark);
}

/* A packet with layers that were made or changed is shown as it would be sent. */
static bool line_of_built(struct liner *l, const struct packet *p, struct buf *out)
{
	struct buf bytes = BUF_INIT;
	struct packet *q = built_packet(p, 0, &bytes);

	if (q) {
		view_line(l, q, out);
		obj_drop(&q->obj);
	}
	buf_free(&bytes);
	return q;
}

/* What is too long to be read ends in dots, not inside a character. */
static void shorten(struct buf *out, size_t end)
{
	while ((out->p[end] & 0xc0) == 0x80)
		end--;
	out->n = end;
	buf_text(out, "…");
}

/* The second from the cache, the rest by hand. */
static void put_time(struct liner *l, int64_t ns, struct buf *out)
{
	int64_t begin = l->clock.second * NS_PER_S;
	char *at = (char *)out->p + out->n;

	if (!l->clock.text[0] || ns < begin || ns - begin >= NS_PER_S) {
		out->n += clock_text(&l->clock, ns, at);
		return;
	}
	memcpy(at, l->clock.text, 8);
	at[8] = '.';
	out->n = (size_t)((uint8_t *)put_nano(at + 9, (uint32_t)(ns - begin)) - out->p);
}

void view_line(struct liner *l, const struct packet *p, struct buf *out)
{
	uint32_t len = p->wire_len ? p->wire_len : p->ndata;
	size_t start = out->n;
	const struct sight *s = sight_of(l, p);

	if (!s->captured && line_of_built(l, p, out))
		return;
	room(out);
	put_time(l, p->time, out);
	if (s->first < p->n) {
		gap(out);
		put_endpoints(l, p, s->first, s->ports, out);
	}
	texts(l, p, s, out);
	if (out->n - start > LINE_MOST)
		shorten(out, start + LINE_MOST);
	gap(out);
	out->n = (size_t)((uint8_t *)put_dec32((char *)out->p + out->n, len) - out->p);
	if (p->wire_len > p->ndata)
		buf_fmt(out, " (%u captured)", p->ndata);
}
