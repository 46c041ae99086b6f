/* registry.c - all protocols: found by name, in order of registration. */
#include "pkt/registry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

#include "pkt/buf.h"
#include "pkt/compile.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/space.h"
#include "pkt/str.h"

extern const struct unit *const units[]; /* generated from the files of src/proto, NULL-terminated */

struct entry {
	const char *name;
	struct layout *lay;
	UT_hash_handle hh;
};

/* Filled once at start and by scripts' own classes; everything else only reads them. */
static struct entry *by_name;
static struct layout *built_in; /* one block */
static struct layout **layouts;
static size_t nlayouts, caplayouts;
static unsigned next_id;
static const struct names **tables;
static size_t ntables, captables;
static int dlt_space = -1;
static const struct layout *raw, *padding;

const struct names *names_table(const char *name)
{
	for (size_t i = 0; i < ntables; i++)
		if (strcmp(tables[i]->table, name) == 0)
			return tables[i];
	return NULL;
}

const struct names *field_names(const struct field *f)
{
	return f->names;
}

const struct layout *layout_named(const char *name, size_t n)
{
	struct entry *e;

	HASH_FIND(hh, by_name, name, n, e);
	return e ? e->lay : NULL;
}

const struct layout *layout_find(const char *name, size_t n)
{
	const struct layout *l = layout_named(name, n);

	return l ? layout_ready(l) : NULL;
}

static void wrong_table(const struct diag *d)
{
	struct buf b = BUF_INIT;

	diag_print(&b, d);
	fprintf(stderr, "pkt: %s\n", buf_cstr(&b));
	abort();
}

/* Those that it asks or answers, as keys are made of the fields of both. */
static void done(struct layout *l)
{
	const struct layout *const others[] = { l->asks, l->answered_by, l->quotes, l->quoted_by };

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (others[i])
			layout_ready(others[i]);
	for (unsigned i = 0; i < l->nmore; i++)
		layout_ready(l->more[i]);
	l->ready = true;
}

void layout_compile(const struct layout *lay)
{
	struct layout *l = (struct layout *)(uintptr_t)lay; /* the registry's own; others only read it */
	struct diag d = DIAG_INIT;

	if (l->begun)
		return;
	l->begun = true;
	if (!compile(l, &d))
		wrong_table(&d);
	done(l);
}

void registry_whole(void)
{
	for (size_t i = 0; i < nlayouts; i++)
		layout_ready(layouts[i]);
}

const struct layout *layout_need(const char *name)
{
	const struct layout *l = layout_find(name, strlen(name));

	if (!l) {
		fprintf(stderr, "pkt: the protocol tables lack the class %s\n", name);
		abort();
	}
	return l;
}

const struct layout *layout_raw(void)
{
	return raw;
}

const struct layout *layout_padding(void)
{
	return padding;
}

size_t layout_count(void)
{
	return nlayouts;
}

struct layout *layout_at(size_t i)
{
	return layouts[i];
}

const struct layout *layout_nth(size_t i)
{
	return layout_ready(layouts[i]);
}

const struct proto *layout_proto(size_t i)
{
	return layouts[i]->proto;
}

bool proto_can_stand(const struct proto *p)
{
	return !p->abstract && !p->item;
}

bool layout_can_stand(const struct layout *lay)
{
	return proto_can_stand(lay->proto);
}

void layout_near(struct near *n)
{
	for (size_t i = 0; i < nlayouts; i++)
		if (layout_can_stand(layouts[i]))
			near_offer(n, layouts[i]->proto->name);
}

int field_find(const struct layout *lay, const char *name, size_t n)
{
	const struct field *f = lay->proto->fields;

	for (unsigned i = 0; i < lay->n; i++)
		if (strncmp(f[i].name, name, n) == 0 && !f[i].name[n])
			return (int)i;
	return -1;
}

void field_near(const struct layout *lay, struct near *n)
{
	for (unsigned i = 0; i < lay->n; i++)
		near_offer(n, lay->proto->fields[i].name);
}

const struct layout *linktype_layout(int dlt)
{
	return dlt_space < 0 ? NULL : space_lookup((unsigned)dlt_space, (uint64_t)dlt);
}

static void bind(const struct layout *l)
{
	for (size_t i = 0; i < l->proto->nunder; i++) {
		const struct bind *b = &l->proto->under[i];

		space_bind(space_make(b->space), b->number, l, b->flags);
	}
}

static void name_it(struct layout *l)
{
	struct entry *e = mem_zero(1, sizeof(*e));

	e->name = l->proto->name;
	e->lay = l;
	HASH_ADD_KEYPTR(hh, by_name, e->name, strlen(e->name), e);
}

static void unname(const struct layout *l)
{
	struct entry *e;

	HASH_FIND(hh, by_name, l->proto->name, strlen(l->proto->name), e);
	if (!e || e->lay != l)
		return;
	HASH_DEL(by_name, e);
	mem_free(e);
}

/* What all others may refer to. */
static void begin(struct layout *l, const struct proto *p)
{
	l->proto = p->like ? proto_inherit(p) : p;
	l->n = (unsigned)l->proto->nfields;
	l->group = l->id = next_id++;
	layouts = mem_room(layouts, &caplayouts, nlayouts + 1, sizeof(*layouts));
	layouts[nlayouts++] = l;
}

static bool begin_table(struct layout *l, const struct proto *p, struct diag *d)
{
	if (!p->item && layout_named(p->name, strlen(p->name)))
		return diag_set(d, "the class %s is declared twice", p->name);
	begin(l, p);
	if (!p->item)
		name_it(l);
	return true;
}

static size_t count_protos(void)
{
	size_t n = 0;

	for (size_t u = 0; units[u]; u++)
		for (size_t i = 0; units[u]->protos[i]; i++)
			n++;
	return n;
}

static void gather_names(void)
{
	for (size_t u = 0; units[u]; u++)
		for (size_t i = 0; units[u]->names && units[u]->names[i]; i++) {
			tables = mem_room(tables, &captables, ntables + 1, sizeof(*tables));
			tables[ntables++] = units[u]->names[i];
		}
}

bool registry_start(struct diag *d)
{
	struct layout *l = built_in = mem_zero(count_protos(), sizeof(*l));

	gather_names();
	dlt_space = (int)space_make("dlt");
	for (size_t u = 0; units[u]; u++)
		for (size_t i = 0; units[u]->protos[i]; i++)
			if (!begin_table(l++, units[u]->protos[i], d))
				return false;
	for (size_t i = 0; i < nlayouts; i++)
		bind(layouts[i]);
	for (size_t i = 0; i < nlayouts; i++)
		if (!reply_link(layouts[i], d))
			return false;
	raw = layout_need("Raw");
	padding = layout_need("Padding");
	return true;
}

/* A class of a script is found by name unless a table has that name; its latest declaration is the one that counts. */
static void take_name(struct layout *l)
{
	struct layout *old = (struct layout *)(uintptr_t)layout_named(l->proto->name, strlen(l->proto->name));

	if (old && !old->owner)
		return;
	if (old) {
		unname(old);
		for (size_t i = 0; i < nlayouts && old->owner == l->owner; i++)
			rules_move(layouts[i], old, l);
	}
	name_it(l);
}

bool registry_add(const struct proto *p, const void *owner, const void *user, const struct layout **out, struct diag *d)
{
	struct layout *l = mem_zero(1, sizeof(*l));

	begin(l, p);
	l->owner = owner;
	l->user = user;
	l->begun = true;
	if (!compile(l, d) || !reply_link(l, d)) {
		nlayouts--;
		compile_free(l);
		mem_free(l);
		return false;
	}
	done(l);
	take_name(l);
	*out = l;
	return true;
}

void registry_drop(const void *owner)
{
	size_t kept = 0;

	for (size_t i = 0; i < nlayouts; i++) {
		rules_drop(layouts[i], owner);
		if (layouts[i]->owner == owner)
			reply_unlink(layouts[i]);
	}
	for (size_t i = 0; i < nlayouts; i++) {
		if (layouts[i]->owner != owner) {
			layouts[kept++] = layouts[i];
			continue;
		}
		unname(layouts[i]);
		compile_free(layouts[i]);
		mem_free(layouts[i]);
	}
	nlayouts = kept;
}

void registry_end(void)
{
	struct entry *e, *next;

	HASH_ITER(hh, by_name, e, next) {
		HASH_DEL(by_name, e);
		mem_free(e);
	}
	for (size_t i = 0; i < nlayouts; i++) {
		compile_free(layouts[i]);
		if (layouts[i]->owner)
			mem_free(layouts[i]);
	}
	mem_free(built_in);
	mem_free(layouts);
	mem_free(tables);
	layouts = NULL;
	built_in = NULL;
	tables = NULL;
	nlayouts = caplayouts = ntables = captables = 0;
	next_id = 0;
	space_clear();
}
