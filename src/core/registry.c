/* registry.c - all protocols: found by name, in order of registration. */
#include "pkt/registry.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

#include "pkt/buf.h"
#include "pkt/compile.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/soon.h"
#include "pkt/space.h"
#include "pkt/str.h"

extern const struct unit *const units[]; /* generated from the files of src/proto, NULL-terminated */

/* A class of a script, by its name. */
struct entry {
	const char *name;
	struct layout *lay;
	UT_hash_handle hh;
};

/* Filled once at start and by scripts' own classes; everything else only reads them. Of the built-in classes only their tables and
 * numbers are written down at start: memory that is not touched costs nothing, and most classes are never asked for. */
static const struct proto **protos; /* of the built-in classes, nbuilt of them */
static struct layout *built_in;     /* one block; empty until they are met */
static size_t nbuilt;
static uint16_t *named;             /* open addressing by name: number of a built-in class + 1; 0: free */
static size_t capnamed;
static struct entry *of_scripts;
static struct layout **layouts;     /* the built-in ones, then those of scripts */
static size_t nlayouts, caplayouts;
static struct layout **met;
static size_t nmet, capmet;
static unsigned next_id;
static const struct names **tables;
static size_t ntables, captables;
static int dlt_space = -1;
static const struct layout *raw, *padding;
static bool linked; /* questions know their answers */
static pthread_rwlock_t holders = PTHREAD_RWLOCK_INITIALIZER; /* threads that read all this; who writes is alone */
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER; /* whoever comes in passes it; who wants to be alone closes it */
static bool shared, alone;
unsigned registry_awaited;

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

/* ---- threads ---- */

void registry_share(bool several)
{
	if (several)
		registry_link();
	shared = several;
}

void registry_enter(void)
{
	if (!shared)
		return;
	soon_lock(&gate);
	pthread_rwlock_rdlock(&holders);
	pthread_mutex_unlock(&gate);
}

void registry_leave(void)
{
	if (shared)
		pthread_rwlock_unlock(&holders);
}

/* Between enter and leave: waits until no other thread is there. false: this one is alone already. */
static bool begin_alone(void)
{
	if (!shared || alone)
		return false;
	pthread_rwlock_unlock(&holders);
	__atomic_fetch_add(&registry_awaited, 1, __ATOMIC_RELAXED);
	soon_lock(&gate);
	soon_write(&holders);
	__atomic_fetch_sub(&registry_awaited, 1, __ATOMIC_RELAXED);
	alone = true;
	return true;
}

static void end_alone(bool began)
{
	if (!began)
		return;
	alone = false;
	pthread_rwlock_unlock(&holders);
	pthread_rwlock_rdlock(&holders);
	pthread_mutex_unlock(&gate);
}

/* ---- built-in classes, by number and name ---- */

static void fill(struct layout *l, const struct proto *p, unsigned id)
{
	l->proto = p->like ? proto_inherit(p) : p;
	l->n = (unsigned)l->proto->nfields;
	l->group = l->id = id;
	met = mem_room(met, &capmet, nmet + 1, sizeof(*met));
	met[nmet++] = l;
}

static struct layout *filled(const struct layout *lay)
{
	struct layout *l = (struct layout *)(uintptr_t)lay; /* the registry's own; others only read it */

	bool began;

	if (l->proto)
		return l;
	began = begin_alone();
	if (!l->proto)
		fill(l, protos[l - built_in], (unsigned)(l - built_in));
	end_alone(began);
	return l;
}

/* Eight bytes at a time: hooks look up classes by name for each packet. */
static size_t place_of(const char *name, size_t n)
{
	uint64_t h = n, word;

	for (; n; name += n < 8 ? n : 8, n -= n < 8 ? n : 8) {
		word = 0;
		memcpy(&word, name, n < 8 ? n : 8);
		h = (h ^ word) * UINT64_C(0x9e3779b97f4a7c15);
		h ^= h >> 32;
	}
	return (size_t)h & (capnamed - 1);
}

/* Where the class of that name is, or would be. */
static uint16_t *named_at(const char *name, size_t n)
{
	size_t i = place_of(name, n);

	for (; named[i]; i = (i + 1) & (capnamed - 1)) {
		const char *s = protos[named[i] - 1]->name;

		if (strncmp(s, name, n) == 0 && !s[n])
			break;
	}
	return &named[i];
}

const struct layout *layout_named(const char *name, size_t n)
{
	uint16_t i = *named_at(name, n);
	struct entry *e;

	if (i)
		return filled(&built_in[i - 1]);
	HASH_FIND(hh, of_scripts, name, n, e);
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
	bool began = begin_alone();
	struct layout *l = filled(lay);
	struct diag d = DIAG_INIT;

	if (!l->begun) {
		l->begun = true;
		if (!compile(l, &d))
			wrong_table(&d);
		done(l);
	}
	end_alone(began);
}

static bool has_replies(const struct proto *p)
{
	return p->answers || p->quotes || p->replies || p->reply[0].a || (p->like && p->like->reply[0].a);
}

void registry_link(void)
{
	struct diag d = DIAG_INIT;

	if (linked)
		return;
	linked = true;
	for (size_t i = 0; i < nbuilt; i++)
		if (has_replies(protos[i]) && !reply_link(filled(&built_in[i]), &d))
			wrong_table(&d);
	for (size_t i = 0; i < nmet; i++)
		if (met[i]->ready)
			done(met[i]);
}

void registry_whole(void)
{
	registry_link();
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

struct layout *layout_met(size_t i)
{
	return i < nmet ? met[i] : NULL;
}

const struct layout *layout_nth(size_t i)
{
	return layout_ready(layouts[i]);
}

const struct proto *layout_proto(size_t i)
{
	return i < nbuilt && !protos[i]->like ? protos[i] : filled(layouts[i])->proto;
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
		if (proto_can_stand(layout_proto(i)))
			near_offer(n, layout_proto(i)->name);
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

bool field_hint(const struct layout *lay, struct str name, struct diag *d)
{
	enum { TOLD = 12 };
	struct near near = NEAR_WORD(name);
	struct buf b = BUF_INIT;
	unsigned n = lay->n <= TOLD ? lay->n : TOLD;

	field_near(lay, &near);
	if (near.best || !lay->n)
		return diag_mean(d, near.best);
	for (unsigned i = 0; i < n; i++)
		buf_fmt(&b, "%s%s", !i ? "" : i + 1 < lay->n ? ", " : " and ", lay->proto->fields[i].name);
	diag_hint(d, n < lay->n ? "it has %s, …: ls(%s)" : "it has %s", buf_cstr(&b), lay->proto->name);
	buf_free(&b);
	return false;
}

const struct layout *linktype_layout(int dlt)
{
	return dlt_space < 0 ? NULL : space_lookup((unsigned)dlt_space, (uint64_t)dlt);
}

static void bind(const struct proto *p, const struct layout *l)
{
	for (size_t i = 0; i < p->nunder; i++) {
		const struct bind *b = &p->under[i];

		space_bind(space_make(b->space), b->number, l, b->flags);
	}
}

static void name_it(struct layout *l)
{
	struct entry *e = mem_zero(1, sizeof(*e));

	e->name = l->proto->name;
	e->lay = l;
	HASH_ADD_KEYPTR(hh, of_scripts, e->name, strlen(e->name), e);
}

static void unname(const struct layout *l)
{
	struct entry *e;

	HASH_FIND(hh, of_scripts, l->proto->name, strlen(l->proto->name), e);
	if (!e || e->lay != l)
		return;
	HASH_DEL(of_scripts, e);
	mem_free(e);
}

static void gather_protos(void)
{
	for (size_t u = 0; units[u]; u++)
		for (size_t i = 0; units[u]->protos[i]; i++)
			nbuilt++;
	protos = mem_zero(nbuilt + 1, sizeof(struct proto *));
	built_in = mem_zero(nbuilt + 1, sizeof(*built_in));
	for (capnamed = 64; capnamed < 3 * nbuilt; capnamed *= 2) {}
	named = mem_zero(capnamed, sizeof(*named));
	layouts = mem_room(layouts, &caplayouts, nbuilt + 1, sizeof(*layouts));
	for (size_t u = 0; units[u]; u++)
		for (size_t i = 0; units[u]->protos[i]; i++) {
			protos[nlayouts] = units[u]->protos[i];
			layouts[nlayouts] = &built_in[nlayouts];
			nlayouts++;
		}
	next_id = (unsigned)nbuilt;
}

static bool name_protos(struct diag *d)
{
	for (size_t i = 0; i < nbuilt; i++) {
		uint16_t *at = named_at(protos[i]->name, strlen(protos[i]->name));

		if (protos[i]->item)
			continue;
		if (*at)
			return diag_set(d, "the class %s is declared twice", protos[i]->name);
		*at = (uint16_t)(i + 1);
	}
	return true;
}

/* Has it anything for reply_link? */
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
	gather_names();
	gather_protos();
	if (!name_protos(d))
		return false;
	dlt_space = (int)space_make("dlt");
	for (size_t i = 0; i < nbuilt; i++)
		bind(protos[i], &built_in[i]);
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
		for (size_t i = 0; i < nmet && old->owner == l->owner; i++)
			rules_move(met[i], old, l);
	}
	name_it(l);
}

static void forget(const struct layout *l)
{
	size_t kept = 0;

	for (size_t i = 0; i < nmet; i++)
		if (met[i] != l)
			met[kept++] = met[i];
	nmet = kept;
}

bool registry_add(const struct proto *p, const void *owner, const void *user, const struct layout **out, struct diag *d)
{
	struct layout *l = mem_zero(1, sizeof(*l));

	fill(l, p, next_id++);
	layouts = mem_room(layouts, &caplayouts, nlayouts + 1, sizeof(*layouts));
	layouts[nlayouts++] = l;
	l->owner = owner;
	l->user = user;
	l->begun = true;
	registry_link();
	if (!compile(l, d) || !reply_link(l, d)) {
		nlayouts--;
		forget(l);
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
	size_t kept = nbuilt;

	for (size_t i = 0; i < nmet; i++) {
		rules_drop(met[i], owner);
		if (met[i]->owner == owner)
			reply_unlink(met[i]);
	}
	for (size_t i = nbuilt; i < nlayouts; i++) {
		if (layouts[i]->owner != owner) {
			layouts[kept++] = layouts[i];
			continue;
		}
		unname(layouts[i]);
		forget(layouts[i]);
		compile_free(layouts[i]);
		mem_free(layouts[i]);
	}
	nlayouts = kept;
}

void registry_end(void)
{
	struct entry *e, *next;

	HASH_ITER(hh, of_scripts, e, next) {
		HASH_DEL(of_scripts, e);
		mem_free(e);
	}
	for (size_t i = 0; i < nmet; i++) {
		compile_free(met[i]);
		if (met[i]->owner)
			mem_free(met[i]);
	}
	mem_free(built_in);
	mem_free(protos);
	mem_free(named);
	mem_free(layouts);
	mem_free(met);
	mem_free(tables);
	built_in = NULL;
	protos = NULL;
	named = NULL;
	layouts = NULL;
	met = NULL;
	tables = NULL;
	nbuilt = capnamed = nlayouts = caplayouts = nmet = capmet = ntables = captables = 0;
	next_id = 0;
	space_clear();
	linked = false;
}
