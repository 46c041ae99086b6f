/* table.c - compiles the fields of a class once, so that a packet becomes a row by reading its bytes. */
#include "table.h"

#include <string.h>

#include "pkt/buf.h"
#include "pkt/mem.h"
#include "put.h"

/* Where texts are before the pool has come to rest. */
struct texts {
	struct buf pool;
	size_t at[FIELDS_MAX + 1], key[FIELDS_MAX], nkey[FIELDS_MAX];
};

static void add_texts(struct texts *x, const struct table *g)
{
	bool open = false;

	for (unsigned i = 0; i < g->n; i++) {
		const struct op *op = &g->op[i];

		x->at[i] = x->pool.n;
		if (open)
			buf_byte(&x->pool, '"');
		buf_byte(&x->pool, ',');
		x->key[i] = x->pool.n;
		buf_fmt(&x->pool, "\"%s\":", g->lay->field[op->field].name);
		x->nkey[i] = x->pool.n - x->key[i];
		open = i < g->nfixed && op_is_text(op);
		if (open)
			buf_byte(&x->pool, '"');
	}
	x->at[g->n] = x->pool.n;
	buf_zeros(&x->pool, TEXT_STEP);
}

static void compile_ops(struct table *g)
{
	bool fixed = true;

	for (unsigned i = 0; i < g->lay->n; i++) {
		if (g->lay->field[i].kind == F_VIRTUAL)
			continue;
		op_compile(&g->op[g->n], g->lay, i, AS_VALUE);
		fixed &= g->op[g->n].kind <= OP_IP6;
		g->nfixed += fixed;
		g->n++;
	}
}

static struct table *compile(const struct layout *lay)
{
	struct table *g = mem_zero(1, sizeof(*g) + lay->n * sizeof(g->op[0]));
	struct texts x = { .pool = BUF_INIT };

	g->lay = lay;
	compile_ops(g);
	add_texts(&x, g);
	g->pool = (char *)x.pool.p;
	g->key = mem_zero(g->n, sizeof(*g->key));
	g->room = TEXT_STEP;
	for (unsigned i = 0; i < g->n; i++) {
		struct op *op = &g->op[i];

		op->text = g->pool + x.at[i];
		op->n = (uint32_t)(x.at[i + 1] - x.at[i]);
		g->key[i] = (struct table_key){ g->pool + x.key[i], (uint32_t)x.nkey[i] };
		if (i < g->nfixed)
			g->room += op->n + op_room(op);
	}
	return g;
}

struct table *table_compile(struct tables *t, const struct layout *lay)
{
	if (lay->id >= t->n) {
		size_t n = layout_count() > lay->id ? layout_count() : lay->id + 1;

		t->v = mem_grow(t->v, n, sizeof(*t->v));
		memset(t->v + t->n, 0, (n - t->n) * sizeof(*t->v));
		t->n = n;
	}
	t->v[lay->id] = compile(lay);
	return t->v[lay->id];
}

void tables_free(struct tables *t)
{
	for (size_t i = 0; i < t->n; i++) {
		struct table *g = t->v[i];

		for (unsigned k = 0; g && k < g->n; k++)
			op_free(&g->op[k]);
		if (g) {
			mem_free(g->pool);
			mem_free(g->key);
		}
		mem_free(g);
	}
	mem_free(t->v);
	*t = (struct tables){ 0 };
}

void put_hex_bytes(struct buf *out, const uint8_t *p, size_t n)
{
	char *at = pen(out, 2 * n + DIGITS_MOST);
	size_t i = 0;

	for (; n - i >= 4; i += 4)
		at = put_eight_hex(at, get32(p + i));
	for (; i < n; i++) {
		put_eight(at, eight_hex((uint32_t)p[i] << 24));
		at += 2;
	}
	pen_stop(out, at);
}
