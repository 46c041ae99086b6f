/* reply.c - the reply rows of the tables, compiled: which class answers which, and by what fields. */
#include "pkt/compile.h"

#include <string.h>

#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/registry.h"

static bool named_class(const struct layout *l, const char *what, const char *name, const struct layout **out, struct diag *d)
{
	*out = layout_find(name, strlen(name));
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

static void forget(const struct layout *l, struct layout *other)
{
	if (other && other->answered_by == l)
		other->answered_by = NULL;
	if (other && other->quoted_by == l)
		other->quoted_by = NULL;
}

void reply_unlink(const struct layout *l)
{
	forget(l, (struct layout *)(uintptr_t)l->asks);
	forget(l, (struct layout *)(uintptr_t)l->quotes);
	for (size_t i = 0; i < layout_count(); i++) {
		struct layout *o = (struct layout *)(uintptr_t)layout_nth(i);

		if (o->asks == l && o != l)
			o->asks = NULL;
		if (o->quotes == l)
			o->quotes = NULL;
	}
}

bool reply_link(struct layout *l, struct diag *d)
{
	const struct proto *p = l->proto;
	const struct layout *other = l;
	unsigned most = sizeof(p->reply) / sizeof(p->reply[0]), n = 0;

	while (n < most && p->reply[n].a)
		n++;
	if ((p->answers && !named_class(l, "answers", p->answers, &other, d)) ||
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
		l->asks = other;
		tell_question((struct layout *)(uintptr_t)other, l);
	}
	return true;
}
