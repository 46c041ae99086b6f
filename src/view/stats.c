/* stats.c - a capture, counted. */
#include "stats.h"

#include <stdlib.h>
#include <string.h>

#include "pkt/buf.h"
#include "pkt/mem.h"
#include "pkt/registry.h"

const uint32_t size_limit[SIZES] = { 63, 127, 255, 511, 1023, 1518, 9018, UINT32_MAX };

struct stats *stats_new(void)
{
	struct stats *s = mem_zero(1, sizeof(*s));

	s->flows = flows_new();
	s->width = 1000;
	s->least = UINT32_MAX;
	return s;
}

static void node_free(struct node *n)
{
	for (struct node *next; n; n = next) {
		next = n->next;
		node_free(n->first);
		mem_free(n);
	}
}

void stats_free(struct stats *s)
{
	if (!s)
		return;
	node_free(s->top.first);
	flows_free(s->flows);
	mem_free(s->talk);
	mem_free(s);
}

/* ---- counting ----------------------------------------------------------------------------------------------- */

static struct node *within(struct node *n, const struct layout *lay)
{
	struct node **link = &n->first;

	while (*link && (*link)->lay != lay)
		link = &(*link)->next;
	if (!*link) {
		*link = mem_zero(1, sizeof(**link));
		(*link)->lay = lay;
		(*link)->depth = n->depth + 1;
	}
	return *link;
}

static void count_layers(struct stats *s, const struct packet *p)
{
	struct node *n = &s->top;

	for (unsigned i = 0; i < p->n && n->depth < DEPTH; i++) {
		if (p->layer[i].lay->proto->padding)
			continue;
		n = within(n, p->layer[i].lay);
		n->packets++;
		n->bytes += p->wire_len;
	}
}

/* Time is in BINS parts; when it is longer than they are, two become one. */
static void count_time(struct stats *s, int64_t time)
{
	if (!time)
		return;
	if (!s->timed) {
		s->origin = s->begin = s->end = time;
		s->timed = true;
	}
	s->begin = time < s->begin ? time : s->begin;
	s->end = time > s->end ? time : s->end;
	while (time - s->origin >= s->width * BINS) {
		for (unsigned i = 0; i < BINS / 2; i++)
			s->bin[i] = s->bin[2 * i] + s->bin[2 * i + 1];
		memset(s->bin + BINS / 2, 0, BINS / 2 * sizeof(s->bin[0]));
		s->width *= 2;
	}
	s->bin[time < s->origin ? 0 : (time - s->origin) / s->width]++;
}

static void count_talk(struct stats *s, const struct packet *p, unsigned l)
{
	struct flow f;
	struct talk *t;
	bool back;
	int64_t i;

	if (!flow_at(p, l, &f))
		return;
	back = flow_order(&f);
	i = flows_count(s->flows) < FLOWS_MOST ? (int64_t)flows_add(s->flows, &f) : flows_find(s->flows, &f);
	if (i < 0) {
		s->others++;
		return;
	}
	if ((size_t)i >= s->ntalk) {
		s->talk = mem_room(s->talk, &s->captalk, s->ntalk + 1, sizeof(*s->talk));
		s->talk[s->ntalk++] = (struct talk){ .begin = p->time, .back = back };
	}
	t = &s->talk[i];
	t->packets[back]++;
	t->bytes[back] += p->wire_len;
	t->end = p->time;
}

void stats_packet(struct stats *s, const struct packet *p)
{
	unsigned size = 0;

	s->packets++;
	s->bytes += p->wire_len;
	s->least = p->wire_len < s->least ? p->wire_len : s->least;
	s->most = p->wire_len > s->most ? p->wire_len : s->most;
	while (p->wire_len > size_limit[size])
		size++;
	s->size[size]++;
	count_time(s, p->time);
	count_layers(s, p);
	for (unsigned l = 0; l < p->n; l++)
		count_talk(s, p, l);
}

/* ---- ranking ------------------------------------------------------------------------------------------------ */

size_t stats_parties(const struct stats *s, struct party **out)
{
	size_t n = 0, cap = 0;

	*out = NULL;
	for (uint32_t i = 0; i < flows_count(s->flows); i++) {
		const struct flow *f = flows_nth(s->flows, i);
		size_t k = 0;

		while (k < n && ((*out)[k].lay != f->lay || (*out)[k].below != f->below))
			k++;
		if (k == n) {
			*out = mem_room(*out, &cap, n + 1, sizeof(**out));
			(*out)[n++] = (struct party){ f->lay, f->below, 0 };
		}
		(*out)[k].n++;
	}
	return n;
}

const char *party_name(const struct party *p, struct buf *b)
{
	buf_clear(b);
	buf_text(b, p->lay->proto->name);
	if (p->below)
		buf_fmt(b, " over %s", p->below->proto->name);
	return buf_cstr(b);
}

static int by_bytes(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	uint64_t nx = x->talk.bytes[0] + x->talk.bytes[1], ny = y->talk.bytes[0] + y->talk.bytes[1];

	if (nx != ny)
		return nx < ny ? 1 : -1;
	return x->nth < y->nth ? -1 : x->nth > y->nth;
}

static size_t rank(struct ranked *v, size_t n, unsigned most)
{
	if (n)
		qsort(v, n, sizeof(*v), by_bytes);
	return n < most ? n : most;
}

size_t stats_talks(const struct stats *s, const struct party *p, unsigned most, struct ranked **out)
{
	size_t n = 0, cap = 0;

	*out = NULL;
	for (uint32_t i = 0; i < flows_count(s->flows); i++) {
		const struct flow *f = flows_nth(s->flows, i);

		if (f->lay != p->lay || f->below != p->below)
			continue;
		*out = mem_room(*out, &cap, n + 1, sizeof(**out));
		(*out)[n++] = (struct ranked){ i, f, s->talk[i] };
	}
	return rank(*out, n, most);
}

size_t stats_ends(const struct stats *s, const struct party *p, unsigned most, struct flows **flows, struct ranked **out)
{
	size_t n = 0, cap = 0;

	*flows = flows_new();
	*out = NULL;
	for (uint32_t i = 0; i < flows_count(s->flows); i++) {
		const struct flow *f = flows_nth(s->flows, i);
		const struct talk *t = &s->talk[i];

		if (f->lay != p->lay || f->below != p->below)
			continue;
		for (unsigned side = 0; side < 2; side++) {
			struct flow one = *f;
			size_t k;

			memcpy(one.end[0], f->end[side], FLOW_END);
			memset(one.end[1], 0, FLOW_END);
			k = flows_add(*flows, &one);
			if (k == n) {
				*out = mem_room(*out, &cap, n + 1, sizeof(**out));
				(*out)[n++] = (struct ranked){ .nth = (uint32_t)k, .flow = flows_nth(*flows, (uint32_t)k) };
			}
			for (unsigned to = 0; to < 2; to++) {
				(*out)[k].talk.packets[to] += t->packets[side ^ to];
				(*out)[k].talk.bytes[to] += t->bytes[side ^ to];
			}
		}
	}
	rank(*out, n, most);
	return n;
}
