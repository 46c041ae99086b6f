/* mutate.c - random mutations of each class decode, print and lose nothing (laws 2, 3 and 8): 10,000 of a core protocol, 500 of
 * the others. Fixed seed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pkt/mem.h"
#include "pkt/random.h"
#include "pkt/registry.h"
#include "support/laws.h"
#include "support/support.h"

#define MUTATIONS 10000
#define FEWER 500
#define EXPR_EVERY 20 /* law 3 costs most, so it is asked of some */
#define LONGEST 2048

struct seed {
	const struct layout *first;
	uint8_t *p;
	size_t n;
};

/* A class and the vectors that have it. */
struct kind {
	char *name;
	struct seed *seed;
	size_t n, cap;
	unsigned mutations;
};

struct run {
	struct pick pick;
	struct laws laws;
	struct kind *kind;
	size_t n, cap;
	unsigned each; /* mutations of the classes that are collected now */
	uint64_t draw;
	unsigned tried[LAWS], held[LAWS], mutations;
};

static struct kind *kind_of(struct run *r, const char *name)
{
	for (size_t i = 0; i < r->n; i++) {
		if (!strcmp(r->kind[i].name, name))
			return &r->kind[i];
	}
	r->kind = mem_room(r->kind, &r->cap, r->n + 1, sizeof(r->kind[0]));
	r->kind[r->n] = (struct kind){ .name = mem_text(name, strlen(name)), .mutations = r->each };
	return &r->kind[r->n++];
}

static void collect(json_t *vector, void *arg)
{
	struct run *r = arg;
	const char *expr = vector_text(vector, "expr");
	const struct layout *first =
		layout_find(expr, strspn(expr, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"));
	struct buf b = BUF_INIT;
	size_t i;
	json_t *one;

	if (!first || !hex_read(vector_text(vector, "hex"), &b) || b.n > LONGEST) {
		buf_free(&b);
		return;
	}
	json_array_foreach(json_object_get(vector, "layers"), i, one) {
		const char *name = json_string_value(one);
		struct kind *k = name && layout_find(name, strlen(name)) ? kind_of(r, name) : NULL;

		if (!k || k->mutations > r->each)
			continue;

		k->seed = mem_room(k->seed, &k->cap, k->n + 1, sizeof(k->seed[0]));
		k->seed[k->n++] = (struct seed){ first, mem_copy(b.p, b.n), b.n };
	}
	buf_free(&b);
}

static uint64_t below(struct run *r, uint64_t n)
{
	return random_below(20260101, r->draw++, 0, n);
}

/* One to four small injuries: a bit, a byte, a telling number, a cut, a doubled or missing stretch. */
static void injure(struct run *r, struct buf *b)
{
	static const uint8_t telling[] = { 0x00, 0x01, 0x7f, 0x80, 0xc0, 0xff };

	for (uint64_t i = below(r, 4) + 1; i && b->n; i--) {
		size_t at = below(r, b->n), len = below(r, b->n - at) + 1;

		switch (below(r, 6)) {
		case 0:
			b->p[at] ^= (uint8_t)(1u << below(r, 8));
			break;
		case 1:
			b->p[at] = (uint8_t)below(r, 256);
			break;
		case 2:
			b->p[at] = telling[below(r, sizeof(telling))];
			break;
		case 3:
			b->n = at;
			break;
		case 4:
			if (b->n + len <= LONGEST) {
				uint8_t *copy = mem_copy(b->p + at, len);

				buf_insert(b, at, copy, len);
				mem_free(copy);
			}
			break;
		case 5:
			memmove(b->p + at, b->p + at + len, b->n - at - len);
			b->n -= len;
			break;
		}
	}
}

static void check(struct run *r, enum law law, const struct kind *k, unsigned i, const struct layout *first, const struct buf *b)
{
	r->tried[law]++;
	if (law_holds(&r->laws, law, first, b->p, b->n)) {
		r->held[law]++;
	} else if (pick_print(&r->pick)) {
		printf("%s: mutation %u as %s: %s\n%s", k->name, i, first->proto->name, law_names[law], buf_cstr(&r->laws.why));
		bytes_differ(r->laws.got.p, r->laws.got.n, b->p, b->n);
	}
}

static void mutate(struct run *r, const struct kind *k)
{
	struct buf b = BUF_INIT;

	r->draw = (uint64_t)str_hash(k->name, strlen(k->name)) << 32;
	for (unsigned i = 0; i < (r->pick.layer ? MUTATIONS : k->mutations); i++) {
		const struct seed *s = &k->seed[below(r, k->n)];

		buf_clear(&b);
		buf_add(&b, s->p, s->n);
		injure(r, &b);
		r->mutations++;
		print_form(&r->laws, i, s->first, b.p, b.n);
		check(r, i % 2 ? LAW_VIEW : LAW_OWN, k, i, s->first, &b);
		if (i % EXPR_EVERY == 0)
			check(r, LAW_EXPR, k, i, s->first, &b);
		if (i % EXPR_EVERY == 1)
			check(r, LAW_SHOW, k, i, s->first, &b);
	}
	buf_free(&b);
}

static void free_kinds(struct run *r)
{
	for (size_t i = 0; i < r->n; i++) {
		for (size_t j = 0; j < r->kind[i].n; j++)
			mem_free(r->kind[i].seed[j].p);
		mem_free(r->kind[i].seed);
		mem_free(r->kind[i].name);
	}
	mem_free(r->kind);
}

int main(int argc, char **argv)
{
	struct run r = { 0 };
	unsigned kinds = 0;
	bool bad = false;

	pick_args(&r.pick, argc, argv);
	start();
	laws_start(&r.laws);
	r.each = MUTATIONS;
	vectors_each(shared_path("vectors/core*.jsonl"), collect, &r);
	r.each = FEWER;
	vectors_each(shared_path("vectors/apps*.jsonl"), collect, &r);
	vectors_each(shared_path("vectors/rest*.jsonl"), collect, &r);
	for (size_t i = 0; i < r.n; i++) {
		if (r.pick.layer && strcmp(r.pick.layer, r.kind[i].name))
			continue;
		mutate(&r, &r.kind[i]);
		kinds++;
	}
	printf("mutate: %u mutations of %u classes decode and print\n", r.mutations, kinds);
	for (enum law law = 0; law < LAWS; law++) {
		printf("%s: %u of %u mutations\n", law_names[law], r.held[law], r.tried[law]);
		bad |= r.held[law] != r.tried[law];
	}
	free_kinds(&r);
	laws_end(&r.laws);
	done();
	return bad || !r.mutations;
}
