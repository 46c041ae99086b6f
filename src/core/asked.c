/* asked.c - open probes: found by what their answer must show, then compared exactly. */
#include "pkt/match.h"

#include <string.h>

#include "key.h"
#include "pkt/buf.h"
#include "pkt/mem.h"
#include "pkt/registry.h"

enum { TRIES = 4096, SURE = 64, NO_LINK = 0, PLACES = 256, PLACES_MOST = 1 << 20 };

struct probe {
	size_t off;                 /* into asked.bytes */
	uint32_t n;
	uint16_t inner_at;
	bool done, to_many;
	const struct layout *first, *inner; /* inner: what the layer at inner_at was built as, where decoding says Raw */
	int64_t sent;
};

struct link {
	uint32_t probe, next; /* next: index into link, NO_LINK: the last */
};

struct place {
	uint64_t key;         /* 0: free */
	uint32_t head, tail;
	uint32_t done;        /* probe + 1: the last one answered that left the chain */
};

struct asked {
	struct place *place;
	size_t nplace, cap;   /* cap: a power of two, at most half full */
	struct link *link;
	size_t nlink, caplink;
	struct probe *probe;
	size_t n, capprobe;
	size_t quotable;      /* probes that an error would be found by */
	struct buf bytes;
	struct packet *scratch;
	struct inner inner;
	bool anyone;
};

struct asked *asked_new(void)
{
	struct asked *k = mem_zero(1, sizeof(*k));

	registry_link();
	k->scratch = packet_new();
	k->inner.scratch = packet_new();
	return k;
}

void asked_clear(struct asked *k)
{
	packet_reset(k->scratch);
	packet_reset(k->inner.scratch);
	if (k->nplace)
		memset(k->place, 0, k->cap * sizeof(*k->place));
	k->nplace = k->nlink = k->n = k->quotable = 0;
	k->inner.n = 0;
	k->anyone = false;
	buf_clear(&k->bytes);
}

void asked_free(struct asked *k)
{
	if (!k)
		return;
	obj_drop(&k->scratch->obj);
	obj_drop(&k->inner.scratch->obj);
	mem_free(k->place);
	mem_free(k->link);
	mem_free(k->probe);
	buf_free(&k->bytes);
	mem_free(k);
}

/* ---- the table ------------------------------------------------------------------------------------------------ */

static struct place *place_of(const struct asked *k, uint64_t key)
{
	size_t i = (size_t)(key >> 20) & (k->cap - 1);

	while (k->place[i].key && k->place[i].key != key)
		i = (i + 1) & (k->cap - 1);
	return &k->place[i];
}

static void make_table(struct asked *k, size_t cap)
{
	struct place *old = k->place;
	size_t was = k->cap;

	k->cap = cap;
	k->place = mem_zero(k->cap, sizeof(*k->place));
	for (size_t i = 0; i < was; i++)
		if (old[i].key)
			*place_of(k, old[i].key) = old[i];
	mem_free(old);
}

void asked_expect(struct asked *k, size_t n)
{
	size_t cap = k->cap ? k->cap : PLACES;

	if (n > PLACES_MOST)
		n = PLACES_MOST;
	while (cap < n * 2)
		cap *= 2;
	if (cap > k->cap)
		make_table(k, cap);
}

static struct place *make_place(struct asked *k, uint64_t key)
{
	struct place *p;

	if (k->nplace * 2 >= k->cap)
		make_table(k, k->cap ? k->cap * 2 : PLACES);
	p = place_of(k, key);
	if (!p->key) {
		*p = (struct place){ .key = key };
		k->nplace++;
	}
	return p;
}

static void enter(struct asked *k, uint64_t key, uint32_t probe)
{
	struct place *p = make_place(k, key);

	if (!k->nlink)
		k->nlink = 1; /* index 0 ends chains */
	k->link = mem_room(k->link, &k->caplink, k->nlink + 1, sizeof(*k->link));
	k->link[k->nlink] = (struct link){ probe, NO_LINK };
	if (p->head == NO_LINK)
		p->head = (uint32_t)k->nlink;
	else
		k->link[p->tail].next = (uint32_t)k->nlink;
	p->tail = (uint32_t)k->nlink++;
}

/* ---- questions ------------------------------------------------------------------------------------------------ */

static void decode(const struct asked *k, const struct probe *b, struct packet *out)
{
	packet_reset(out);
	packet_decode(out, b->first, k->bytes.p + b->off, b->n);
	if (b->inner && b->inner_at < out->n)
		packet_decode_as(out, b->inner_at, b->inner);
	out->time = b->sent;
	out->to_many = b->to_many;
}

/* Where decoding sees only Raw and the packet was built of more, what it was built of is remembered. */
static void find_inner(struct asked *k, struct probe *b, const struct packet *q, const struct packet *crafted)
{
	unsigned i = 0;

	while (i < q->n && i < crafted->n && q->layer[i].lay == crafted->layer[i].lay)
		i++;
	if (i >= q->n || i >= crafted->n || q->layer[i].lay != layout_raw() || !crafted->layer[i].lay->answered_by)
		return;
	b->inner = crafted->layer[i].lay;
	b->inner_at = (uint16_t)i;
	for (i = 0; i < k->inner.n; i++)
		if (k->inner.lay[i] == b->inner)
			return;
	if (k->inner.n < INNER)
		k->inner.lay[k->inner.n++] = b->inner;
}

static void enter_question(struct asked *k, const struct packet *q, uint32_t probe)
{
	struct keys keys = { .n = 0 };
	unsigned start = match_start(q, 0), tries = 0;

	if (start == q->n)
		keys_question(q, 0, false, &keys);
	for (; start < q->n && tries < STARTS; start = match_start(q, start + 1), tries++) {
		bool anyone = match_anyone(q, start);
		uint64_t peer = key_peer(q, start, q->layer[start].lay->dst);

		k->anyone = k->anyone || anyone;
		keys_question(q, start, anyone, &keys);
		if (peer)
			make_place(k, peer);
	}
	for (unsigned i = 0; i < keys.n; i++)
		enter(k, keys.k[i], probe);
}

/* Errors are rare: the first of them has all probes entered by what it would quote. */
static void enter_quotations(struct asked *k)
{
	for (; k->quotable < k->n; k->quotable++) {
		struct keys keys = { .n = 0 };

		decode(k, &k->probe[k->quotable], k->scratch);
		keys_errors(k->scratch, true, &keys);
		for (unsigned i = 0; i < keys.n; i++)
			enter(k, keys.k[i], (uint32_t)k->quotable);
	}
}

uint32_t asked_add(struct asked *k, const struct layout *first, const uint8_t *bytes, size_t n, const struct packet *crafted)
{
	struct probe *b;
	uint32_t probe = (uint32_t)k->n;

	k->probe = mem_room(k->probe, &k->capprobe, k->n + 1, sizeof(*k->probe));
	b = &k->probe[k->n++];
	*b = (struct probe){ .off = k->bytes.n, .n = (uint32_t)n, .first = first };
	buf_add(&k->bytes, bytes, n);
	decode(k, b, k->scratch);
	if (crafted)
		find_inner(k, b, k->scratch, crafted);
	if (b->inner)
		decode(k, b, k->scratch);
	enter_question(k, k->scratch, probe);
	return probe;
}

void asked_to_many(struct asked *k, uint32_t probe)
{
	struct probe *b = &k->probe[probe];
	struct keys keys = { .n = 0 };
	unsigned start;

	if (b->to_many)
		return;
	b->to_many = k->anyone = true;
	decode(k, b, k->scratch);
	start = match_start(k->scratch, 0);
	if (start < k->scratch->n)
		keys_question(k->scratch, start, true, &keys);
	for (unsigned i = 0; i < keys.n; i++)
		enter(k, keys.k[i], probe);
}

uint32_t asked_count(const struct asked *k)
{
	return (uint32_t)k->n;
}

void asked_sent(struct asked *k, uint32_t probe, int64_t time)
{
	k->probe[probe].sent = time;
}

int64_t asked_time(const struct asked *k, uint32_t probe)
{
	return k->probe[probe].sent;
}

bool asked_answered(const struct asked *k, uint32_t probe)
{
	return k->probe[probe].done;
}

void asked_question(const struct asked *k, uint32_t probe, struct packet *out)
{
	decode(k, &k->probe[probe], out);
}

const uint8_t *asked_bytes(const struct asked *k, uint32_t probe, size_t *n)
{
	*n = k->probe[probe].n;
	return k->bytes.p + k->probe[probe].off;
}

/* ---- answers -------------------------------------------------------------------------------------------------- */

/* Answered probes leave the chain from its head. */
static void shorten(struct asked *k, struct place *p)
{
	while (p->head != NO_LINK && k->probe[k->link[p->head].probe].done) {
		p->done = k->link[p->head].probe + 1;
		p->head = k->link[p->head].next;
	}
}

static bool fits(struct asked *k, const struct packet *a, uint32_t probe)
{
	if (!k->probe[probe].sent)
		return false;
	decode(k, &k->probe[probe], k->scratch);
	return packet_matches(a, k->scratch, NULL);
}

/* Of an error: does it quote the very packet, by its IPv4 identification? Other probes may differ in that (and the TTL) alone. */
static bool quotes_this(const struct packet *a, const struct packet *q)
{
	for (unsigned i = 0; i < a->n; i++) {
		const struct layout *l = a->layer[i].lay->quotes;
		int f = l ? field_find(l, "id", 2) : -1, j = l ? packet_find(q, 0, l, 1) : -1;
		uint64_t x, y;

		if (l && (f < 0 || j < 0 || !layer_uint(a, i, (unsigned)f, &x) || !layer_uint(q, (unsigned)j, (unsigned)f, &y) || x != y))
			return f < 0;
	}
	return true;
}

static bool is_error(const struct packet *a)
{
	for (unsigned i = 0; i < a->n; i++)
		if (a->layer[i].lay->quotes)
			return true;
	return false;
}

struct finding {
	uint32_t probe;
	enum found found;
	unsigned tries, sure; /* sure: how many more are looked at for one that is quoted to the letter */
};

/* Goes through the probes of one key. true: no other can be better. */
static bool find_in(struct asked *k, struct place *p, const struct packet *a, struct finding *out)
{
	shorten(k, p);
	for (uint32_t at = p->head; at != NO_LINK && out->tries < TRIES && out->sure; at = k->link[at].next, out->tries++) {
		uint32_t x = k->link[at].probe;
		bool done = k->probe[x].done;

		out->sure -= out->found == FOUND_ANSWER;
		if ((out->found && done) || !fits(k, a, x))
			continue;
		if (!done && quotes_this(a, k->scratch)) {
			*out = (struct finding){ x, FOUND_ANSWER, 0, 0 };
			return true;
		}
		if (out->found != FOUND_ANSWER)
			*out = (struct finding){ x, done ? FOUND_AGAIN : FOUND_ANSWER, out->tries, out->sure };
	}
	if (!out->found && p->done && fits(k, a, p->done - 1))
		*out = (struct finding){ p->done - 1, FOUND_AGAIN, out->tries, out->sure };
	return out->found == FOUND_ANSWER;
}

enum found asked_find(struct asked *k, const struct packet *a, uint32_t *probe)
{
	struct keys keys = { .n = 0 };
	struct finding f = { .found = FOUND_NONE, .sure = SURE };

	if (!k->n)
		return FOUND_NONE;
	if (is_error(a))
		enter_quotations(k);
	keys_answer(a, k->anyone, &k->inner, &keys);
	for (unsigned i = keys.n; i-- > 0;) {
		struct place *p = place_of(k, keys.k[i]);

		if (p->key && find_in(k, p, a, &f))
			break;
	}
	*probe = f.probe;
	if (f.found == FOUND_ANSWER)
		k->probe[f.probe].done = true;
	return f.found;
}

bool asked_related(const struct asked *k, const struct packet *a)
{
	unsigned start = match_start(a, 0);
	uint64_t peer = k->nplace && start < a->n ? key_peer(a, start, a->layer[start].lay->src) : 0;

	return is_error(a) || (peer && place_of(k, peer)->key);
}
