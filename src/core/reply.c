/* reply.c - the reply rows of the tables, compiled: which class answers which, and by what fields. */
#include "pkt/compile.h"

#include <string.h>

#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/registry.h"

enum { CLASS_NAME = 64 };

static bool named_class(const struct layout *l, const char *what, const char *name, const struct layout **out, struct diag *d)
{
	*out = layout_named(name, strlen(name));
	return *out || diag_set(d, "%s.%s: there is no class %s", l->proto->name, what, name);
}

static bool field_at(const struct layout *l, const struct layout *of, const char *name, uint8_t *out, struct diag *d)
{
	int f = field_find(of, name, strlen(name));

	if (f < 0)
		return diag_set(d, "%s.reply: %s has no field '%s'", l->proto->name, of->proto->name, name);
	*out = (uint8_t)f;
	return true;
}

static bool rule(const struct layout *l, const struct layout *q, const struct reply *r, struct reply_rule *out, struct diag *d)
{
	const char *b = r->kind == REPLY_SWAP ? r->b : r->a;

	out->kind = (uint8_t)r->kind;
	out->asked = r->asked;
	out->answered = r->answered;
	return field_at(l, l, r->a, &out->a, d) && field_at(l, l, b, &out->b, d) && field_at(l, q, r->a, &out->qa, d) &&
	       field_at(l, q, b, &out->qb, d);
}

static bool same_rules(const struct layout *a, const struct layout *b)
{
	if (a->nreply != b->nreply)
		return false;
	for (unsigned i = 0; i < a->nreply; i++)
		if (a->reply[i].kind != b->reply[i].kind || a->reply[i].qa != b->reply[i].qa || a->reply[i].qb != b->reply[i].qb ||
		    a->reply[i].asked != b->reply[i].asked || a->reply[i].answered != b->reply[i].answered)
			return false;
	return true;
}

static void tell_question(struct layout *q, const struct layout *l)
{
	if (q->answered_by && !same_rules(q->answered_by, l))
		q->answers_vary = true;
	if (!q->answered_by)
		q->answered_by = l;
}

static void forget(const struct layout *l, const struct layout *other)
{
	struct layout *o = (struct layout *)(uintptr_t)other;

	if (o && o->answered_by == l)
		o->answered_by = NULL;
	if (o && o->quoted_by == l)
		o->quoted_by = NULL;
}

void reply_unlink(const struct layout *l)
{
	forget(l, l->asks);
	forget(l, l->quotes);
	for (unsigned i = 0; i < l->nmore; i++)
		forget(l, l->more[i]);
	for (size_t i = 0; layout_met(i); i++) {
		struct layout *o = layout_met(i);

		if (o->asks == l && o != l)
			o->asks = NULL;
		if (o->quotes == l)
			o->quotes = NULL;
	}
}

bool layout_answers(const struct layout *answer, const struct layout *question)
{
	registry_link();
	for (unsigned i = 0; i < answer->nmore; i++)
		if (answer->more[i] == question)
			return true;
	return answer->asks == question;
}

/* The classes named in a text, the first of them apart. */
static bool named_classes(struct layout *l, const char *names, const struct layout **first, struct diag *d)
{
	size_t n = strcspn(names, " ");
	char name[CLASS_NAME];

	for (unsigned k = 0; *names; k++, names += n + (names[n] == ' '), n = strcspn(names, " ")) {
		const struct layout *one;

		if (n >= sizeof(name))
			return diag_set(d, "%s.answers: '%s' is too long", l->proto->name, names);
		memcpy(name, names, n);
		name[n] = '\0';
		if (!named_class(l, "answers", name, &one, d))
			return false;
		if (!k) {
			*first = one;
			continue;
		}
		l->more = mem_grow(l->more, l->nmore + 1, sizeof(struct layout *));
		l->more[l->nmore++] = one;
	}
	return true;
}

/* Every further question has the fields where the first has them: keys go by their places. */
static bool same_places(const struct layout *l, const struct layout *q, struct diag *d)
{
	for (unsigned i = 0; i < l->nreply; i++) {
		struct reply_rule r;

		if (!rule(l, q, &l->proto->reply[i], &r, d))
			return false;
		if (r.qa != l->reply[i].qa || r.qb != l->reply[i].qb)
			return diag_set(d, "%s.reply: %s has '%s' at another place than %s", l->proto->name, q->proto->name, l->proto->reply[i].a,
			                l->asks->proto->name);
	}
	return true;
}

static void join_groups(unsigned a, unsigned b)
{
	for (size_t i = 0; a != b && layout_met(i); i++) {
		struct layout *o = layout_met(i);

		if (o->group == b)
			o->group = a;
	}
}

static bool link_questions(struct layout *l, const struct layout *first, struct diag *d)
{
	l->asks = first;
	tell_question((struct layout *)(uintptr_t)first, l);
	for (unsigned i = 0; i < l->nmore; i++) {
		if (!same_places(l, l->more[i], d))
			return false;
		tell_question((struct layout *)(uintptr_t)l->more[i], l);
		join_groups(first->group, l->more[i]->group);
	}
	return true;
}

bool reply_link(struct layout *l, struct diag *d)
{
	const struct proto *p = l->proto;
	const struct layout *other = l;
	unsigned most = sizeof(p->reply) / sizeof(p->reply[0]), n = 0;

	while (n < most && p->reply[n].a)
		n++;
	if (!n && !p->answers && !p->quotes && !p->replies)
		return true;
	if ((p->answers && !named_classes(l, p->answers, &other, d)) ||
	    (p->quotes && !named_class(l, "quotes", p->quotes, &other, d)))
		return false;
	l->reply = mem_zero(n + 1, sizeof(*l->reply));
	for (; l->nreply < n; l->nreply++)
		if (!rule(l, other, &p->reply[l->nreply], &l->reply[l->nreply], d))
			return false;
	if (p->quotes) {
		l->quotes = other;
		((struct layout *)(uintptr_t)other)->quoted_by = l;
	} else if (p->answers || n || p->replies) {
		return link_questions(l, other, d);
	}
	return true;
}
