/* shape.c - a set as digits, and which image a packet is patched from. */
#include "pkt/shape.h"

#include <string.h>

#include "forms.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/mem.h"
#include "pkt/registry.h"

static bool is_number(const struct field *f)
{
	bool kind = f->kind == F_UINT || f->kind == F_FLAGS || f->kind == F_IPV4 || f->kind == F_MAC;

	return kind && !f->le && field_fixed_bits(f) <= 64;
}

static void add_digit(struct shape *s, unsigned l, unsigned f, bool random)
{
	const struct field *field = &s->p->layer[l].lay->field[f];
	const struct set *set = s->p->layer[l].vals[f].set;

	s->digit = mem_grow(s->digit, s->ndigit + 1, sizeof(*s->digit));
	s->digit[s->ndigit++] = (struct digit){
		.l = l, .f = f, .field = field, .set = set, .count = set->count, .random = random,
		.plain = depend_plain(s->p, l, field, set),
		.is_address = field->kind == F_IPV4 || field->kind == F_IPV6,
		.is_ahead = s->env.ahead && !random && ahead_matters(s->p, l, field),
		.is_number = is_number(field),
	};
	s->ahead |= s->digit[s->ndigit - 1].is_ahead;
}

static const struct set *set_in(const struct packet *p, unsigned l, unsigned f)
{
	const struct layer *x = &p->layer[l];

	return x->vals && x->vals[f].type == V_SET ? x->vals[f].set : NULL;
}

/* In the order of packet_at: the innermost layer varies fastest, and in a layer the field declared first. */
static void find_digits(struct shape *s)
{
	for (unsigned random = 0; random < 2; random++) {
		for (unsigned l = s->p->n; l-- > 0;)
			for (unsigned f = 0; f < s->p->layer[l].lay->n; f++) {
				const struct set *set = set_in(s->p, l, f);

				if (set && (set->random != RANDOM_NO) == random && (random || set->count > 1))
					add_digit(s, l, f, random);
			}
		if (!random)
			s->ncount = s->ndigit;
	}
}

static void count_forms(struct shape *s)
{
	s->nforms = 1;
	s->slow = depend_blocks(s->p);
	for (unsigned i = 0; i < s->ndigit && !s->slow; i++) {
		const struct digit *g = &s->digit[i];

		if (g->plain)
			continue;
		if (g->random || !set_product(s->nforms, g->count, &s->nforms) || s->nforms > FORMS_MAX)
			s->slow = true;
	}
	if (s->slow)
		s->nforms = 0;
}

static bool encode_at(struct shape *s, uint64_t k, uint64_t draw, struct buf *out, struct diag *d)
{
	struct env env = s->env;
	struct packet *p = packet_at_drawn(s->p, 0, k, draw, env.seed);
	bool ok;

	env.k = draw;
	ok = packet_encode(p, 0, &env, out, d);
	obj_drop(&p->obj);
	return ok;
}

bool shape_encode(struct shape *s, uint64_t k, uint64_t draw, struct buf *out, struct diag *d)
{
	bool ok;

	pthread_mutex_lock(&s->lock);
	ok = encode_at(s, k, draw, out, d);
	pthread_mutex_unlock(&s->lock);
	return ok;
}

struct form *shape_form(struct shape *s, const uint64_t *digit, uint64_t *index, struct diag *d)
{
	uint64_t at = 0, times = 1;
	struct form *m;

	for (unsigned i = 0; i < s->ncount; i++)
		if (!s->digit[i].plain) {
			at += digit[i] * times;
			times *= s->digit[i].count;
		}
	*index = at;
	pthread_mutex_lock(&s->lock);
	if (!s->form[at])
		s->form[at] = form_make(s, digit, d);
	m = s->form[at];
	pthread_mutex_unlock(&s->lock);
	return m;
}

static bool first_packet(struct shape *s, struct diag *d)
{
	struct buf b = BUF_INIT;
	uint64_t *digit, index;
	struct form *m;
	bool ok;

	find_digits(s);
	count_forms(s);
	s->form = mem_zero(s->nforms + 1, sizeof(struct form *));
	if (s->slow) {
		ok = encode_at(s, 0, 0, &b, d);
		s->length = b.n;
		buf_free(&b);
		return ok;
	}
	digit = mem_zero(s->ncount + 1, sizeof(*digit));
	m = shape_form(s, digit, &index, d);
	mem_free(digit);
	if (!m)
		return false;
	s->length = m->image.n;
	s->slow = m->slow && s->nforms == 1;
	return true;
}

struct shape *shape_new(const struct packet *p, unsigned from, const struct env *env, struct diag *d)
{
	struct shape *s = mem_zero(1, sizeof(*s));

	pthread_mutex_init(&s->lock, NULL);
	s->p = packet_copy(p, from);
	for (unsigned l = 0; l < s->p->n; l++)
		layer_own(s->p, l);
	if (env)
		s->env = *env;
	if (!packet_count(s->p, 0, &s->count, d) || !first_packet(s, d)) {
		shape_free(s);
		return NULL;
	}
	return s;
}

void shape_free(struct shape *s)
{
	if (!s)
		return;
	for (uint64_t i = 0; s->form && i < s->nforms; i++)
		form_free(s->form[i]);
	pthread_mutex_destroy(&s->lock);
	mem_free(s->form);
	mem_free(s->digit);
	obj_drop(&s->p->obj);
	mem_free(s);
}

uint64_t shape_count(const struct shape *s)
{
	return s->count;
}

size_t shape_length(const struct shape *s)
{
	return s->length;
}

bool shape_is_patched(const struct shape *s)
{
	return !s->slow && !s->form[0]->slow;
}

bool shape_is_even(const struct shape *s)
{
	return !s->slow && s->nforms == 1;
}
