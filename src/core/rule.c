/* rule.c - what a script's bindings say: which class follows, which does not, and what the layer below gets. */
#include <string.h>

#include "pkt/kinds.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

void rule_free(struct rule *r)
{
	for (unsigned i = 0; i < r->n; i++)
		val_drop(r->test[i].v);
	mem_free(r->test);
}

/* From now on decoding asks the rules. */
static void put(struct layout *l, struct rule r)
{
	l->rule = mem_grow(l->rule, l->nrule + 1, sizeof(*l->rule));
	l->rule[l->nrule++] = r;
	if (l->nrule > 1)
		return;
	l->was_swift = l->swift;
	l->swift = false;
}

static void take(struct layout *l, unsigned i)
{
	rule_free(&l->rule[i]);
	memmove(&l->rule[i], &l->rule[i + 1], (l->nrule - i - 1) * sizeof(*l->rule));
	if (!--l->nrule)
		l->swift = l->was_swift;
}

static struct layout *writable(const struct layout *l)
{
	return (struct layout *)(uintptr_t)l; /* the registry's own; others only read it */
}

void rule_add(const struct layout *lower, struct rule r)
{
	put(writable(lower), r);
}

static void take_preset(struct layout *l, unsigned i)
{
	val_drop(l->preset[i].v);
	memmove(&l->preset[i], &l->preset[i + 1], (l->npreset - i - 1) * sizeof(*l->preset));
	l->npreset--;
}

/* The last binding says what is built; those of the tables come after it and are not reached. */
void rule_preset(const struct layout *lower, const struct layout *upper, const void *owner, const struct test *t, unsigned n)
{
	struct layout *l = writable(upper);

	for (unsigned i = l->npreset; i-- > 0;)
		if (l->preset[i].lay == lower && l->preset[i].owner == owner)
			take_preset(l, i);
	l->preset = mem_grow(l->preset, l->npreset + n + 1, sizeof(*l->preset));
	memmove(&l->preset[n], l->preset, l->npreset * sizeof(*l->preset));
	for (unsigned i = 0; i < n; i++) {
		l->preset[i].lay = lower;
		l->preset[i].field = t[i].field;
		l->preset[i].v = val_hold(t[i].v);
		l->preset[i].owner = owner;
	}
	l->npreset += n;
}

/* ---- asked while decoding ---- */

static bool field_is(const struct scope *s, const struct test *t)
{
	struct scope w = *s; /* walks on where the layer was measured without */
	const struct field *f = &s->lay->field[t->field];
	struct val v;
	uint64_t u;
	bool same;

	if (t->field >= s->lay->fixed_fields && (!scope_walk(&w, t->field) || t->field >= w.walked))
		return false;
	if (f->kind <= F_IPV4)
		return scope_uint(&w, t->field, &u) && u == t->v.u;
	if (!field_present(&w, f))
		return false;
	field_read(&w, f, w.at[t->field], w.at[t->field + 1] - w.at[t->field], &v);
	same = val_same(&v, &t->v);
	val_drop(v);
	return same;
}

static bool holds(const struct rule *r, const struct scope *s)
{
	for (unsigned i = 0; i < r->n; i++)
		if (!field_is(s, &r->test[i]))
			return false;
	return true;
}

const struct layout *rule_next(const struct layout *l, const struct scope *s)
{
	for (unsigned i = 0; i < l->nrule; i++)
		if (!l->rule[i].split && holds(&l->rule[i], s))
			return l->rule[i].upper;
	return NULL;
}

bool rule_splits(const struct layout *l, const struct scope *s, const struct layout *upper)
{
	for (unsigned i = 0; i < l->nrule; i++)
		if (l->rule[i].split && l->rule[i].upper == upper && holds(&l->rule[i], s))
			return true;
	return false;
}

/* ---- taken back ---- */

static bool has_test(const struct rule *r, const struct test *t)
{
	for (unsigned i = 0; i < r->n; i++)
		if (r->test[i].field == t->field && val_same(&r->test[i].v, &t->v))
			return true;
	return false;
}

void rule_split(const struct layout *lower, struct rule r)
{
	struct layout *l = writable(lower), *u = writable(r.upper);

	for (unsigned i = l->nrule; i-- > 0;) {
		bool all = l->rule[i].upper == r.upper && !l->rule[i].split;

		for (unsigned k = 0; all && k < r.n; k++)
			all = has_test(&l->rule[i], &r.test[k]);
		if (all)
			take(l, i);
	}
	for (unsigned i = u->npreset; i-- > 0;)
		if (u->preset[i].lay == lower && u->preset[i].owner == r.owner)
			take_preset(u, i);
	put(l, r);
}

void rules_drop(struct layout *l, const void *owner)
{
	for (unsigned i = l->nrule; i-- > 0;)
		if (l->rule[i].owner == owner)
			take(l, i);
	for (unsigned i = l->npreset; i-- > 0;)
		if (l->preset[i].owner == owner)
			take_preset(l, i);
}

/* ---- a class takes the place of one ---- */

static int same_field(const struct layout *old, unsigned f, const struct layout *now)
{
	const char *name = old->field[f].name;

	return field_find(now, name, strlen(name));
}

/* The rule's fields as `now` counts them; false: it has not all of them. */
static bool renumber(struct rule *r, const struct layout *old, const struct layout *now)
{
	for (unsigned i = 0; i < r->n; i++)
		if (same_field(old, r->test[i].field, now) < 0)
			return false;
	for (unsigned i = 0; i < r->n; i++)
		r->test[i].field = (unsigned)same_field(old, r->test[i].field, now);
	return true;
}

static void move_own(struct layout *old, struct layout *now)
{
	for (unsigned i = 0; i < old->nrule; i++) {
		if (renumber(&old->rule[i], old, now))
			put(now, old->rule[i]);
		else
			rule_free(&old->rule[i]);
	}
	if (old->nrule)
		old->swift = old->was_swift;
	old->nrule = 0;
	now->preset = mem_grow(now->preset, now->npreset + old->npreset + 1, sizeof(*now->preset));
	for (unsigned i = 0; i < old->npreset; i++)
		if (old->preset[i].owner) {
			now->preset[now->npreset] = old->preset[i];
			val_hold(now->preset[now->npreset++].v);
		}
}

void rules_move(struct layout *l, struct layout *old, struct layout *now)
{
	if (l == old) {
		move_own(old, now);
		return;
	}
	for (unsigned i = 0; i < l->nrule; i++)
		if (l->rule[i].upper == old)
			l->rule[i].upper = now;
	for (unsigned i = l->npreset; i-- > 0;) {
		int f = l->preset[i].lay == old ? same_field(old, l->preset[i].field, now) : -1;

		if (l->preset[i].lay != old)
			continue;
		if (f < 0) {
			take_preset(l, i);
			continue;
		}
		l->preset[i].lay = now;
		l->preset[i].field = (unsigned)f;
	}
}
