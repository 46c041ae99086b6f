/* names.c - names of a script, each kept once. */
#include <string.h>

#include "pkt/ast.h"
#include "pkt/mem.h"
#include "pkt/registry.h"

void symtab_init(struct symtab *t)
{
	*t = (struct symtab){ .nbucket = 1024 };
	arena_init(&t->arena);
	t->bucket = mem_zero(t->nbucket, sizeof(*t->bucket));
}

void symtab_free(struct symtab *t)
{
	for (uint32_t i = 0; i < t->nbucket; i++) {
		for (struct sym *s = t->bucket[i]; s; s = s->next) {
			val_drop(s->value);
			mem_free(s->field);
		}
	}
	mem_free(t->bucket);
	arena_free(&t->arena);
}

static void symtab_double(struct symtab *t)
{
	uint32_t n = t->nbucket * 2;
	struct sym **b = mem_zero(n, sizeof(*b));

	for (uint32_t i = 0; i < t->nbucket; i++) {
		for (struct sym *s = t->bucket[i], *next; s; s = next) {
			next = s->next;
			s->next = b[s->hash % n];
			b[s->hash % n] = s;
		}
	}
	mem_free(t->bucket);
	t->bucket = b;
	t->nbucket = n;
}

struct sym *sym_intern(struct symtab *t, const char *p, size_t n)
{
	uint32_t hash = str_hash(p, n);
	struct sym *s;

	for (s = t->bucket[hash % t->nbucket]; s; s = s->next) {
		if (s->hash == hash && s->n == n && !memcmp(s->name, p, n))
			return s;
	}
	if (t->n++ >= t->nbucket)
		symtab_double(t);
	s = arena_alloc(&t->arena, sizeof(*s));
	s->name = arena_text(&t->arena, p, n);
	s->n = (uint32_t)n;
	s->hash = hash;
	s->layout = layout_find(p, n);
	if (s->layout && s->layout->owner) /* a script's class is the value of its name, in its own interpreter */
		s->layout = NULL;
	s->next = t->bucket[hash % t->nbucket];
	t->bucket[hash % t->nbucket] = s;
	return s;
}
