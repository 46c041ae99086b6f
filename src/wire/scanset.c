/* scanset.c - one set of a scan: its tokens, its packets, and the way back from an answer. */
#include "scanset.h"

#include <inttypes.h>
#include <string.h>

#include "pkt/buf.h"
#include "pkt/match.h"
#include "pkt/mem.h"
#include "pkt/registry.h"

bool scanset_init(struct scanset *s, const struct packet *p, unsigned from, uint64_t start, struct diag *d)
{
	const char *name;

	*s = (struct scanset){ .start = start };
	if (!packet_count(p, from, &s->n, d))
		return false;
	if (from >= p->n)
		return diag_set(d, "an empty packet cannot be sent");
	s->p = packet_copy(p, from);
	s->q = packet_new();
	s->first = s->p->layer[0].lay;
	name = s->first->proto->name;
	s->family = !strcmp(name, "IP") ? 4 : !strcmp(name, "IPv6") ? 6 : 0;
	for (unsigned l = 0; l < s->p->n; l++)
		layer_own(s->p, l);
	return true;
}

void scanset_free(struct scanset *s)
{
	shape_cursor_free(s->send);
	shape_cursor_free(s->look);
	shape_free(s->shape);
	mem_free(s->slot.p);
	if (s->q)
		obj_drop(&s->q->obj);
	if (s->p)
		obj_drop(&s->p->obj);
	*s = (struct scanset){ .p = NULL };
}

/* ---- samples -------------------------------------------------------------------------------------------------- */

uint64_t scanset_sampled(const struct scanset *s, unsigned i)
{
	uint64_t last = s->n - 1, step = last / (SAMPLES - 1);

	return step ? (i == SAMPLES - 1 ? last : i * step) : i < s->n ? i : last;
}

bool scanset_sample(const struct scanset *s, uint64_t k, const struct env *env, struct buf *out, struct diag *d)
{
	struct packet *one = packet_at(s->p, 0, k, env->seed);
	struct env e = *env;
	bool ok;

	e.k = k;
	ok = packet_encode(one, 0, &e, out, d);
	obj_drop(&one->obj);
	return ok;
}

static bool is_source(const struct packet *p, unsigned l, unsigned f)
{
	return p->layer[l].lay->field[f].compute.kind == C_SOURCE && p->layer[l].vals && p->layer[l].vals[f].type == V_UNSET;
}

static bool same_value(const struct val *a, const struct val *b)
{
	if (a->type != b->type)
		return false;
	return a->type == V_IP6 ? !memcmp(a->b, b->b, 16) : (a->type == V_IP4 || a->type == V_MAC) && a->u == b->u;
}

/* The value of the field in a sample; V_NONE where the bytes do not have the layer there. */
static struct val sampled(const struct scanset *s, const struct buf *b, unsigned l, unsigned f)
{
	struct val v = VAL_NONE;

	packet_reset(s->q);
	packet_decode(s->q, s->first, b->p, b->n);
	if (l < s->q->n && s->q->layer[l].lay == s->p->layer[l].lay)
		layer_get(s->q, l, f, &v);
	return v;
}

static bool settle_field(struct scanset *s, unsigned l, unsigned f, const struct buf *b)
{
	struct val first = sampled(s, &b[0], l, f);

	for (unsigned i = 1; i < SAMPLES; i++) {
		struct val v = sampled(s, &b[i], l, f);

		if (!same_value(&first, &v))
			return false;
	}
	if (first.type == V_IP4 || first.type == V_IP6 || first.type == V_MAC)
		s->p->layer[l].vals[f] = first;
	return true;
}

bool scanset_settle(struct scanset *s, const struct env *env, struct diag *d)
{
	struct buf b[SAMPLES] = { BUF_INIT };
	bool ok = true;

	for (unsigned i = 0; i < SAMPLES && ok; i++)
		ok = scanset_sample(s, scanset_sampled(s, i), env, &b[i], d);
	for (unsigned l = 0; l < s->p->n && ok; l++)
		for (unsigned f = 0; f < s->p->layer[l].lay->n; f++)
			if (is_source(s->p, l, f))
				settle_field(s, l, f, b);
	for (unsigned i = 0; i < SAMPLES; i++)
		buf_free(&b[i]);
	return ok;
}

/* ---- tokens --------------------------------------------------------------------------------------------------- */

static bool too_many(const struct scanset *s, struct diag *d)
{
	diag_set(d, "of %" PRIu64 " packets an answer could not tell which it belongs to", s->n);
	return diag_hint(d, s->token.lay ? "leave TCP.seq free, which has room for the most" :
			 "leave a field free that an answer brings back: TCP.seq, UDP.sport, ICMP.id");
}

/* Payload behind the token's layer, which an acknowledgment counts. */
static void count_payload(struct scanset *s, const struct buf *b)
{
	packet_reset(s->q);
	packet_decode(s->q, s->first, b->p, b->n);
	if (s->token.after && s->token.layer < s->q->n)
		s->token.payload = s->q->layer[s->token.layer].len - s->q->layer[s->token.layer].hlen;
}

bool scanset_prepare(struct scanset *s, const struct env *env, struct diag *d)
{
	struct buf b = BUF_INIT;
	bool ok;

	token_put(s->p, &s->token);
	if (token_tries(&s->token, s->n) > SCAN_TRIES)
		return too_many(s, d);
	ok = scanset_sample(s, 0, env, &b, d);
	if (ok)
		count_payload(s, &b);
	buf_free(&b);
	s->shape = ok ? shape_new(s->p, 0, env, d) : NULL;
	if (!s->shape)
		return false;
	s->send = shape_cursor(s->shape);
	s->look = shape_cursor(s->shape);
	return true;
}

/* ---- from an answer ------------------------------------------------------------------------------------------- */

static bool look_at(struct scanset *s, uint64_t k, struct diag *d)
{
	while (!shape_pick(s->look, &k, 1, &s->slot, d)) {
		if (d->set)
			return false;
		s->slot.cap = shape_need(s->look) + 64;
		mem_free(s->slot.p);
		s->slot.p = mem_alloc(s->slot.cap);
		s->slot.holds = NULL;
	}
	return true;
}

int scanset_find(struct scanset *s, const struct packet *a, uint64_t seed, uint64_t *k, struct diag *d)
{
	uint64_t at = 0;

	while (token_next(&s->token, a, s->n, seed, &at, k)) {
		if (!look_at(s, *k, d))
			return -1;
		packet_reset(s->q);
		packet_decode(s->q, s->first, s->slot.p, s->slot.n);
		if (packet_matches(a, s->q, NULL))
			return 1;
	}
	return 0;
}
