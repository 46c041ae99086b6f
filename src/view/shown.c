/* shown.c - compiles what show() prints of a class, when its first layer comes. */
#include "shown.h"

#include <string.h>

#include "pkt/buf.h"
#include "pkt/mem.h"

static struct shown *compile(const struct layout *lay)
{
	struct shown *g = mem_zero(1, sizeof(*g) + lay->n * sizeof(g->v[0]));
	struct buf pool = BUF_INIT;
	size_t at = 0;

	for (unsigned i = 0; i < lay->n; i++)
		buf_fmt(&pool, " %s=", lay->field[i].name);
	buf_zeros(&pool, TEXT_STEP);
	g->pool = (char *)pool.p;
	for (unsigned i = 0; i < lay->n; i++) {
		const struct field *f = &lay->field[i];
		struct shown_field *s = &g->v[g->n++];

		op_compile(&s->op, lay, i, 0);
		s->op.text = g->pool + at;
		s->op.n = (uint32_t)strlen(f->name) + 2;
		at += s->op.n;
		s->fixed = s->op.kind <= OP_IP6;
		s->bit = f->kind == F_UINT && f->bits == 1 && !field_names(f);
	}
	return g;
}

struct shown *shown_compile(struct liner *l, const struct layout *lay)
{
	if (lay->id >= l->nshown) {
		size_t n = layout_count() > lay->id ? layout_count() : lay->id + 1;

		l->shown = mem_grow(l->shown, n, sizeof(*l->shown));
		memset(l->shown + l->nshown, 0, (n - l->nshown) * sizeof(*l->shown));
		l->nshown = n;
	}
	l->shown[lay->id] = compile(lay);
	return l->shown[lay->id];
}

void shown_free(struct shown *g)
{
	for (unsigned i = 0; g && i < g->n; i++)
		op_free(&g->v[i].op);
	if (g)
		mem_free(g->pool);
	mem_free(g);
}
