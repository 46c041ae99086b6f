/* shown.c - compiles what show() prints of a class, when its first layer comes. */
#include "shown.h"

#include <string.h>

#include "pkt/buf.h"
#include "pkt/guise.h"
#include "pkt/mem.h"
#include "pkt/tuple.h"
#include "pkt/when.h"
#include "row.h"
#include "step.h"
#include "table.h"

enum { VERDICT_ROOM = 16 /* " (ok)"; the others are said at length */ };

/* Behind the words of all fields: the label, and what a tuple begins with. */
static void add_words(struct buf *pool, struct shown *g, const struct layout *lay)
{
	size_t start;

	for (unsigned i = 0; i < lay->n; i++)
		buf_fmt(pool, " %s=", lay->field[i].name);
	start = pool->n;
	buf_text(pool, lay->proto->name);
	g->nname = (uint32_t)(pool->n - start);
	do
		buf_byte(pool, ' ');
	while (pool->n - start < LABEL_WIDTH);
	g->nlabel = (uint32_t)(pool->n - start);
	start = pool->n;
	buf_fmt(pool, "(\"%s\", None)", lay->proto->name);
	g->nbare = (uint32_t)(pool->n - start);
	buf_zeros(pool, TEXT_STEP);
}

/* Where one ends in a space, what comes after it cannot be told by itself. */
static bool has_spaced_name(const struct names *names)
{
	for (size_t i = 0; names && i < names->n; i++) {
		size_t n = strlen(names->rows[i].name);

		if (n && names->rows[i].name[n - 1] == ' ')
			return true;
	}
	return false;
}

/* The last field, from a known place as far as the header goes. */
static bool is_rest(const struct layout *lay, unsigned i)
{
	const struct field *f = &lay->field[i];
	bool all = lay->quick || (f->size.kind == X_REST && !f->size.add) || (f->kind == F_LIST && f->size.kind == X_NONE);

	if (i != lay->fixed_fields || i + 1 != lay->n || f->cond || f->present || (lay->bit[i] & 7) || !all || f->count.kind)
		return false;
	return f->kind == F_BYTES || (f->kind == F_LIST && f->family && !f->family->flat && (!f->family->tuples || f->space >= 0));
}

/* A list that need not be measured to print its items. */
static bool is_row(const struct field *f)
{
	return f->kind == F_LIST && !f->item && f->family && !f->family->tuples && !f->cond && !f->present && !f->lacks && !f->trailer &&
	       f->size.kind == X_NONE && f->count.kind == X_FIELD;
}

/* Just the number in a field at a known place? */
static bool is_counted(const struct shown *g, const struct extent *count)
{
	const struct shown_field *s = &g->v[count->index];

	return s->fixed && !s->op.is_signed && s->op.width <= 32 && count->mul == 1 && !count->add;
}

/* Those that are numbers or addresses; others are OP_FIELD. */
static void compile_alts(struct shown_field *s, const struct field *f)
{
	s->nalts = f->kind == F_ALT ? f->nalts : 0;
	s->alts = s->nalts ? mem_zero(s->nalts, sizeof(*s->alts)) : NULL;
	for (unsigned i = 0; i < s->nalts; i++) {
		const struct field *as = f->alts[i].as;

		s->alts[i].kind = OP_FIELD;
		if (!has_spaced_name(field_names(as)))
			op_placed(&s->alts[i], as, 0);
	}
}

enum way way_of(const struct field *f)
{
	bool padded = f->filled || f->size.kind == X_NUL;

	if (f->kind == F_HOOK)
		return f->ops->bytes && !padded ? WAY_TEXT : f->ops->print ? WAY_PRINT : WAY_VALUE;
	if (f->kind == F_BYTES)
		return padded ? WAY_PADDED : WAY_BYTES;
	if (f->kind == F_NAME)
		return WAY_NAME;
	if (f->kind != F_LIST || !f->family)
		return WAY_VALUE;
	if (f->family->tuples)
		return f->family->flat || f->space < 0 ? WAY_VALUE : WAY_TUPLES;
	return f->item ? WAY_VALUE : WAY_PACKETS;
}

static void compile_field(struct shown_field *s, const struct layout *lay, unsigned i)
{
	const struct field *f = &lay->field[i];
	bool spaced;

	op_compile(&s->op, lay, i, 0);
	compile_alts(s, f);
	spaced = (s->op.kind == OP_NAME || s->op.kind == OP_PLACED) && has_spaced_name(field_names(f));
	s->fixed = s->op.kind <= OP_IP6 && !spaced;
	s->placed = s->op.kind == OP_PLACED && !spaced;
	s->rest = is_rest(lay, i);
	s->way = way_of(f);
	s->found = s->way == WAY_TEXT && !f->ops->measure && f->ops->find && !f->cond && !f->present ? (uint16_t)(i + 1) : 0;
	s->bit = f->kind == F_UINT && f->bits == 1 && !field_names(f);
	s->sum = f->compute.kind == C_CHECKSUM;
	s->natural = f->kind == F_UINT && f->compute.kind == C_HEADER && f->compute.after;
	if (s->natural && s->fixed) { /* each is asked, and then told at its place */
		s->op.scalar = s->op.kind;
		s->placed = true;
	}
}

static void compile_guise(struct shown_field *s, const struct guise *x, unsigned i)
{
	const struct field *f = x->as[i];
	struct op op;

	s->absent = !f;
	s->natural = false; /* no guise is of an item */
	if (!f || s->fixed || has_spaced_name(field_names(f)))
		return;
	s->fixed = op_at(&op, f, i, x->bit[i], 0) && op.kind <= OP_IP6 && (!(op.bit & 7) || op.kind < OP_MAC);
	if (s->fixed) {
		op_free(&s->op);
		s->op = op;
		s->placed = false;
	} else {
		op_free(&op);
	}
}

/* Fields of equal width in all packets, one after the other, behind one that varies: their places count from the first of them. */
static void shift(struct shown *g, const struct layout *lay, unsigned i)
{
	struct shown_field *s = &g->v[i], *before = i ? s - 1 : NULL;

	if (!s->placed || s->natural || !i || lay->stride[i].bits == STRIDE_VARIES || lay->stride[i].cond)
		return;
	s->base = before->base ? before->base : (uint16_t)i;
	s->op.kind = s->op.scalar;
	s->op.bit = before->base ? before->op.bit + before->op.width : 0;
	if (s->op.bit + s->op.width > UINT16_MAX)
		s->base = 0;
}

static bool alt_looks(const struct field *f, unsigned field)
{
	for (unsigned i = 0; i < f->nalts; i++)
		if (f->alts[i].as->cond && when_looks(f->alts[i].as->cond, field))
			return true;
	return false;
}

static bool is_even(const struct shown *g, const struct layout *lay)
{
	for (unsigned i = 0; i < lay->n; i++) {
		const struct field *f = &lay->field[i];

		if (f->cond || f->present || f->quiet || f->trailer || f->kind == F_VIRTUAL)
			return false;
		for (unsigned k = 0; f->kind == F_ALT && k < lay->n; k++)
			if (g->v[k].natural && alt_looks(f, k))
				return false;
	}
	return true;
}

static bool has_plain_tuple(const struct shown *g, const struct layout *lay)
{
	if (lay->n == TUPLE_VALUE + 1 && g->v[TUPLE_VALUE].rest)
		return lay->field[TUPLE_VALUE].kind == F_BYTES;
	if (lay->n < TUPLE_VALUE || !lay->fixed)
		return false;
	for (unsigned i = TUPLE_VALUE; i < lay->n; i++)
		if (g->v[i].op.kind > OP_NUMBER)
			return false;
	return true;
}

/* Where a layer has no trailer, nothing is said of any field in it. */
static bool all_need_trailer(const struct layout *lay)
{
	for (unsigned i = lay->n - lay->ntrailer; i < lay->n; i++)
		if (!shown_needs_trailer(&lay->field[i]))
			return false;
	return true;
}

/* run: fields from the header's first byte on. Is there nothing behind them but a rest? */
static bool is_straight(const struct shown *g, const struct layout *lay, const struct guise *guise, unsigned run)
{
	const struct field *last;

	if (guise)
		return run == lay->n - lay->ntrailer && all_need_trailer(lay);
	if (!lay->n || run + 1u < lay->n)
		return false;
	last = &lay->field[lay->n - 1];
	return run == lay->n || (g->v[run].rest && (last->kind == F_LIST || (last->size.kind != X_NUL && !last->filled)));
}

/* Whether something is said of one field at least, whatever the bytes are. */
static bool speaks(const struct shown *g, unsigned end)
{
	for (unsigned i = 0; i < end; i++)
		if (!g->v[i].bit && !g->v[i].absent)
			return true;
	return false;
}

static void compile_runs(struct shown *g, const struct layout *lay, const struct guise *guise)
{
	unsigned run;

	for (unsigned i = lay->n; i--;)
		if ((g->v[i].fixed && !g->v[i].natural) || g->v[i].base || g->v[i].absent)
			g->v[i].run = i + 1 < lay->n && g->v[i + 1].run && g->v[i + 1].base == g->v[i].base ? g->v[i + 1].run : (uint16_t)(i + 1);
	for (unsigned i = 0; i < lay->n; i = g->v[i].run ? g->v[i].run : i + 1)
		if (g->v[i].run)
			g->v[i].steps = row_compile(g, i, g->v[i].run, false);
	run = lay->n && !g->v[0].base ? g->v[0].run : 0;
	if (!is_straight(g, lay, guise, run) || (run && !speaks(g, run)))
		return;
	g->whole = guise || run == lay->n;
	g->title = (struct op){ .kind = OP_TEXT, .text = g->label, .n = g->nlabel - !!run };
	g->line = row_compile(g, 0, run, true);
}

/* guise: NULL, or the one that it is of. */
static struct shown *compile(const struct layout *lay, const struct guise *guise)
{
	struct shown *g = mem_zero(1, sizeof(*g) + lay->n * sizeof(g->v[0]));
	struct buf pool = BUF_INIT;
	size_t at = 0;

	add_words(&pool, g, lay);
	g->pool = (char *)pool.p;
	g->n = lay->n;
	g->as = guise;
	for (unsigned i = 0; i < lay->n; i++) {
		struct shown_field *s = &g->v[i];

		compile_field(s, lay, i);
		if (guise && i < guise->n)
			compile_guise(s, guise, i);
		s->op.text = g->pool + at;
		s->op.n = (uint32_t)strlen(lay->field[i].name) + 2;
		at += s->op.n;
		s->op.room = s->op.n + TEXT_STEP + op_room(&s->op);
		for (unsigned k = 0; k < s->nalts; k++) {
			s->alts[k].text = s->op.text;
			s->alts[k].n = s->op.n;
			s->alts[k].room = s->op.n + TEXT_STEP + op_room(&s->alts[k]);
		}
		if (!guise || i >= guise->n)
			shift(g, lay, i);
		if (s->fixed || s->base)
			g->room += s->op.room + STEP_WORDS + VERDICT_ROOM;
	}
	for (unsigned i = lay->n; i-- > 1;)
		if (g->v[i].found && g->v[i - 1].found && lay->field[i].ops == lay->field[i - 1].ops)
			g->v[i - 1].found = g->v[i].found;
	g->label = g->pool + at;
	g->bare = g->label + g->nlabel;
	compile_runs(g, lay, guise);
	g->nwalk = lay->n;
	while (g->nwalk > 1 && is_row(&lay->field[g->nwalk - 1])) {
		struct shown_field *row = &g->v[--g->nwalk];

		row->row = true;
		row->counted = is_counted(g, &lay->field[g->nwalk].count);
	}
	for (unsigned i = 0; i < lay->n; i++)
		g->v[i].together = g->v[i].run || g->v[i].found || g->v[i].row;
	g->room += g->nlabel + ROW_ROOM;
	g->even = is_even(g, lay);
	g->plain_tuple = has_plain_tuple(g, lay);
	if (g->plain_tuple && g->n > TUPLE_VALUE && !g->v[TUPLE_VALUE].rest)
		g->numbers = lay->min - g->v[TUPLE_VALUE].op.bit / 8;
	part_compile(&g->part, lay);
	if (lay->guises && !guise)
		g->guise = mem_zero(GUISES, sizeof(g->guise[0]));
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
	l->shown[lay->id] = compile(lay, NULL);
	return l->shown[lay->id];
}

const struct shown *shown_guise(const struct shown *g, const struct packet *p, unsigned i)
{
	const struct layer *y = &p->layer[i];
	const uint8_t *b = layer_bytes(p, i);
	const struct guise *x = b && !y->tlen ? guise_of(y->lay, b, y->len, i ? p->layer[i - 1].lay : NULL) : NULL;

	if (!x)
		return g;
	if (!g->guise[x->nth])
		g->guise[x->nth] = compile(y->lay, x);
	return g->guise[x->nth];
}

void shown_free(struct shown *g)
{
	for (unsigned i = 0; g && i < g->n; i++) {
		row_free(g->v[i].steps);
		op_free(&g->v[i].op);
		for (unsigned k = 0; k < g->v[i].nalts; k++)
			op_free(&g->v[i].alts[k]);
		mem_free(g->v[i].alts);
	}
	for (unsigned i = 0; g && g->guise && i < GUISES; i++)
		shown_free(g->guise[i]);
	if (g) {
		mem_free(g->guise);
		row_free(g->line);
		mem_free(g->pool);
	}
	mem_free(g);
}
