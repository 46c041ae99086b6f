/* nearmiss.c - what arrived during an exchange and was no answer: the last megabytes of it, for why(). */
#include "nearmiss.h"

#include <string.h>

#include "pkt/buf.h"
#include "pkt/mem.h"
#include "pkt/registry.h"

enum {
	KEPT_BYTES = 192,        /* of a packet: its headers, and what an error quotes */
	PART_BYTES = 4 << 20,
	PART_MOST = 65536,
	TRIES = 64,              /* packets that are compared for one number */
	LOOKED = 256,            /* and where no number is the same */
	NONE = UINT32_MAX,
};

struct kept {
	int64_t time;
	uint32_t off;            /* into part.bytes */
	uint16_t n, linktype;
};

struct place {
	uint64_t key;            /* 0: free */
	uint32_t first;          /* into part.link */
};

struct link {
	uint32_t kept, next;
};

/* Half of what is kept: when the newer half is full, the older one goes. */
struct part {
	struct kept *v;
	size_t n, cap;
	struct buf bytes;
	/* The numbers of match_near, made when they are first asked for. */
	struct place *place;
	size_t nplace;           /* a power of two */
	struct link *link;
	size_t nlink, caplink;
	size_t indexed;          /* packets */
};

struct nearmiss {
	struct obj obj;
	struct part part[2];
	unsigned now;
	uint64_t seen;
};

static void part_clear(struct part *p)
{
	mem_free(p->v);
	mem_free(p->place);
	mem_free(p->link);
	buf_free(&p->bytes);
	*p = (struct part){ .v = NULL };
}

static void nearmiss_free(struct obj *o)
{
	struct nearmiss *l = (struct nearmiss *)o;

	part_clear(&l->part[0]);
	part_clear(&l->part[1]);
	mem_free(l);
}

static const struct obj_type nearmiss_type = { "what arrived", nearmiss_free };

struct nearmiss *nearmiss_new(void)
{
	struct nearmiss *l = mem_zero(1, sizeof(*l));

	l->obj = (struct obj){ &nearmiss_type, 1 };
	return l;
}

struct obj *nearmiss_obj(struct nearmiss *l)
{
	return &l->obj;
}

bool is_exchange_log(const struct obj *o)
{
	return o && o->type == &nearmiss_type;
}

void nearmiss_seen(struct nearmiss *l)
{
	l->seen++;
}

void nearmiss_add(struct nearmiss *l, const struct cap_packet *c)
{
	struct part *p = &l->part[l->now];
	uint32_t n = c->caplen < KEPT_BYTES ? c->caplen : KEPT_BYTES;

	if (p->n == PART_MOST || p->bytes.n + n > PART_BYTES) {
		l->now = !l->now;
		p = &l->part[l->now];
		part_clear(p);
	}
	p->v = mem_room(p->v, &p->cap, p->n + 1, sizeof(*p->v));
	p->v[p->n++] = (struct kept){ c->time, (uint32_t)p->bytes.n, (uint16_t)n, c->linktype };
	buf_add(&p->bytes, c->data, n);
}

static void decode(const struct part *p, const struct kept *k, struct packet *out)
{
	const struct layout *first = linktype_layout(k->linktype);

	packet_reset(out);
	packet_decode(out, first ? first : layout_raw(), p->bytes.p + k->off, k->n);
	out->linktype = k->linktype;
	out->time = k->time;
}

/* ---- the index ------------------------------------------------------------------------------------------------ */

static struct place *place_of(const struct part *p, uint64_t key)
{
	size_t i = (size_t)(key >> 20) & (p->nplace - 1);

	while (p->place[i].key && p->place[i].key != key)
		i = (i + 1) & (p->nplace - 1);
	return &p->place[i];
}

/* The newest is entered first, so that a chain begins with the oldest. The numbers are counted by the links made for them. */
static void enter(struct part *p, const uint64_t *key, unsigned n, uint32_t kept)
{
	for (unsigned i = 0; i < n; i++) {
		struct place *at = place_of(p, key[i]);

		p->link = mem_room(p->link, &p->caplink, p->nlink + 1, sizeof(*p->link));
		p->link[p->nlink] = (struct link){ kept, at->key ? at->first : NONE };
		*at = (struct place){ key[i], (uint32_t)p->nlink++ };
	}
}

static void make_index(struct part *p, struct packet *scratch)
{
	uint64_t key[NEAR_KEYS];
	size_t keys = 0;

	if (p->indexed == p->n)
		return;
	for (size_t i = 0; i < p->n; i++) {
		decode(p, &p->v[i], scratch);
		keys += match_near(scratch, false, key);
	}
	mem_free(p->place);
	for (p->nplace = 256; p->nplace < keys * 2; p->nplace *= 2)
		;
	p->place = mem_zero(p->nplace, sizeof(*p->place));
	p->nlink = 0;
	for (size_t i = p->n; i-- > 0;) {
		decode(p, &p->v[i], scratch);
		enter(p, key, match_near(scratch, false, key), (uint32_t)i);
	}
	p->indexed = p->n;
}

/* ---- the nearest ---------------------------------------------------------------------------------------------- */

struct search {
	const struct packet *q;
	struct packet *scratch;
	struct miss miss;
	unsigned others;         /* how many packets have the number that led to the best; what many have says little of one probe */
	const struct part *part; /* NULL: none is near */
	const struct kept *best;
};

static bool is_nearer(const struct search *s, const struct miss *m, const struct kept *k, unsigned others)
{
	if (!s->part)
		return true;
	if ((m->agreed == UINT16_MAX) != (s->miss.agreed == UINT16_MAX))
		return m->agreed == UINT16_MAX;
	if (others != s->others)
		return others < s->others;
	return m->agreed != s->miss.agreed ? m->agreed > s->miss.agreed : k->time < s->best->time;
}

static void compare(struct search *s, const struct part *p, const struct kept *k, unsigned others)
{
	struct miss m;

	decode(p, k, s->scratch);
	if (packet_matches(s->scratch, s->q, &m))
		m = (struct miss){ .agreed = UINT16_MAX, .what = "too late", .i = -1, .f = -1, .j = -1, .g = -1 };
	if ((!m.agreed && others > TRIES) || !is_nearer(s, &m, k, others))
		return;
	s->miss = m;
	s->others = others;
	s->part = p;
	s->best = k;
}

static unsigned length(const struct part *p, uint32_t first)
{
	unsigned n = 0;

	for (uint32_t l = first; l != NONE && n < TRIES; l = p->link[l].next)
		n++;
	return n;
}

static void search_keys(struct search *s, struct part *p, const uint64_t *key, unsigned n)
{
	make_index(p, s->scratch);
	for (unsigned i = 0; p->n && i < n; i++) {
		const struct place *at = place_of(p, key[i]);
		uint32_t first = at->key ? at->first : NONE;
		unsigned others = length(p, first), tries = 0;

		for (uint32_t l = first; l != NONE && tries < TRIES; l = p->link[l].next) {
			const struct kept *k = &p->v[p->link[l].kept];

			if (k->time < s->q->time)
				continue;
			compare(s, p, k, others);
			tries++;
		}
	}
}

static void search_some(struct search *s, const struct part *p)
{
	for (size_t i = 0, tries = 0; i < p->n && tries < LOOKED; i++) {
		if (p->v[i].time < s->q->time)
			continue;
		compare(s, p, &p->v[i], TRIES + 1);
		tries++;
	}
}

bool exchange_nearest(struct obj *log, const struct packet *q, struct packet *near, struct miss *m, uint64_t *seen)
{
	struct nearmiss *l = (struct nearmiss *)log;
	struct search s = { .q = q, .scratch = near };
	uint64_t key[NEAR_KEYS];
	unsigned n = match_near(q, true, key);

	*seen = l->seen;
	for (unsigned i = 0; i < 2; i++)
		search_keys(&s, &l->part[i], key, n);
	for (unsigned i = 0; i < 2 && !s.part; i++)
		search_some(&s, &l->part[i]);
	*m = s.miss;
	if (s.part)
		decode(s.part, s.best, near);
	return s.part != NULL;
}
