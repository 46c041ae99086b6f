/* program.c - compiles a protocol's .text once, so that printing a packet reads its bytes and nothing else. */
#include "program.h"

#include <string.h>

#include "pkt/buf.h"
#include "pkt/mem.h"
#include "pkt/str.h"
#include "step.h"
#include "tuples.h"

enum { FLAG_BITS = 12 /* widest flags field of which every value is written in advance */ };

static struct name_index *name_index_new(const struct names *t)
{
	unsigned bits = 1;
	struct buf pool = BUF_INIT;
	struct name_index *x;

	while (((size_t)1 << bits) < t->n * 2 + 2)
		bits++;
	x = mem_zero(1, sizeof(*x) + ((size_t)1 << bits) * sizeof(x->slot[0]));
	x->shift = 64 - bits;
	x->mask = ((uint32_t)1 << bits) - 1;
	x->taken = mem_zero((((size_t)TAKEN_BITS << bits) + 63) / 64, sizeof(*x->taken));
	for (size_t i = 0; i < t->n; i++)
		buf_text(&pool, t->rows[i].name);
	buf_zeros(&pool, TEXT_STEP);
	x->pool = (char *)pool.p;
	pool.n = 0;
	for (size_t i = 0; i < t->n; i++) {
		struct name_slot s = { t->rows[i].value, x->pool + pool.n, (uint32_t)strlen(t->rows[i].name) };
		uint64_t bit = name_hash(s.value) >> (x->shift - TAKEN_SHIFT);
		uint32_t at = (uint32_t)(bit >> TAKEN_SHIFT);

		pool.n += s.n;
		x->most = s.n > x->most ? s.n : x->most;
		if (name_lookup(x, s.value))
			continue; /* the first name of a value counts */
		while (x->slot[at].name)
			at = (at + 1) & x->mask;
		x->slot[at] = s;
		x->taken[bit / 64] |= UINT64_C(1) << bit % 64;
		if (s.value <= UINT16_MAX)
			x->near[s.value >> 12] |= UINT64_C(1) << (s.value >> 6 & 63);
	}
	return x;
}

static struct flag_index *flag_index_new(const struct field *f)
{
	size_t n = (size_t)1 << f->bits;
	struct flag_index *x = mem_zero(1, sizeof(*x));
	struct buf pool = BUF_INIT;

	x->at = mem_zero(n + 1, sizeof(*x->at));
	for (size_t v = 0; v < n; v++) {
		flags_text(&pool, f, v);
		x->at[v + 1] = (uint32_t)pool.n;
		if (x->at[v + 1] - x->at[v] > x->most)
			x->most = x->at[v + 1] - x->at[v];
	}
	buf_zeros(&pool, TEXT_STEP);
	x->pool = (char *)pool.p;
	return x;
}

/* A field whose place is known and that ends where the header does: only trailers stand after it. */
static bool at_end(const struct layout *lay, unsigned f)
{
	const struct field *x = &lay->field[f];

	return f == lay->fixed_fields && f + 1 + lay->ntrailer == lay->n && !x->when && !x->present && !(lay->bit[f] & 7);
}

static enum op_kind plain_kind(const struct op *op)
{
	if (op->le || op->is_signed || (op->bit & 7))
		return OP_NUMBER;
	return op->width == 8 ? OP_U8 : op->width == 16 ? OP_U16 : op->width == 32 ? OP_U32 : OP_NUMBER;
}

static void fixed_op(struct op *op, const struct field *f, char how)
{
	const struct names *names = how ? NULL : field_names(f);

	op->width = (uint8_t)f->bits;
	op->le = f->le;
	op->is_signed = f->is_signed;
	op->need = (uint16_t)((op->bit + f->bits + 7) / 8);
	op->hex = how == 'x' || (!how && f->base == HEX);
	op->number = how == 'd';
	op->kind = op->hex ? OP_HEX : plain_kind(op);
	if (how && how != AS_VALUE)
		return;
	if (f->kind == F_MAC)
		op->kind = OP_MAC;
	else if (f->kind == F_IPV4)
		op->kind = OP_IP4;
	else if (f->kind == F_IPV6)
		op->kind = OP_IP6;
	else if (how)
		return;
	else if (f->kind == F_FLAGS && f->letters && f->bits <= FLAG_BITS) {
		op->kind = OP_FLAGS;
		op->flags = flag_index_new(f);
	} else if (f->kind == F_FLAGS && f->letters) {
		op->kind = OP_FIELD;
	} else if (names) {
		op->kind = OP_NAME;
		op->names = name_index_new(names);
	}
}

static bool is_fixed_kind(const struct field *f)
{
	return f->kind <= F_IPV6 && f->bits && (f->bits <= 64 || f->kind == F_IPV6) && !f->le;
}

static void list_op(struct op *op, const struct field *f, char how)
{
	if (f->item && is_fixed_kind(f->item) && (how == AS_VALUE || (f->item->kind != F_FLAGS && !field_names(f->item))) && !(f->item->bits & 7)) {
		fixed_op(op, f->item, how == AS_VALUE ? how : 0);
		op->scalar = op->kind;
		op->kind = OP_SCALARS;
	} else if (f->family && f->family->tuples && f->space >= 0) {
		op->kind = OP_ITEMS;
		op->items = mem_zero(1, sizeof(*op->items));
		op->items->family = f->family;
		op->items->space = (unsigned)f->space;
	}
}

bool op_placed(struct op *op, const struct field *f, char how)
{
	if (!is_fixed_kind(f) || f->kind == F_FLAGS)
		return false;
	fixed_op(op, f, how);
	op->scalar = op->kind;
	op->kind = OP_PLACED;
	return true;
}

static struct op new_op(unsigned i, char how)
{
	return (struct op){ .kind = OP_FIELD, .field = (uint16_t)i, .hex = how == 'x', .number = how == 'd' };
}

bool op_at(struct op *op, const struct field *f, unsigned i, uint32_t bit, char how)
{
	*op = new_op(i, how);
	if (!is_fixed_kind(f) && !(f->kind == F_UINT && f->bits <= 64 && !(f->bits & 7) && !f->low))
		return false;
	op->bit = bit;
	fixed_op(op, f, how);
	return true;
}

void op_compile(struct op *op, const struct layout *lay, unsigned i, char how)
{
	const struct field *f = &lay->field[i];

	if (i < lay->fixed_fields && op_at(op, f, i, lay->bit[i], how))
		return;
	*op = new_op(i, how);
	if (at_end(lay, i)) {
		op->bit = lay->bit[i];
		if (f->kind == F_BYTES && f->size.kind != X_NUL)
			op->kind = OP_BYTES;
		else if (f->kind == F_LIST)
			list_op(op, f, how);
	} else if (i + lay->ntrailer < lay->n) {
		op_placed(op, f, how);
	}
}

/* ---- reading .text ---- */

static const char *close_of(const char *s)
{
	const char *e = strchr(s, '%');

	return e ? e : s + strlen(s);
}

/* %field%, %field:x%, %field:d%, %payload:d%; what is neither is taken for text. */
static bool directive_op(struct op *op, const struct layout *lay, struct str s)
{
	const char *colon = memchr(s.p, ':', s.n);
	char how = colon && colon + 1 < s.p + s.n ? colon[1] : 0;
	int i;

	if (colon)
		s.n = (size_t)(colon - s.p);
	i = field_find(lay, s.p, s.n);
	if (i >= 0)
		op_compile(op, lay, (unsigned)i, how);
	else if (str_eq(s, "payload"))
		*op = (struct op){ .kind = OP_PAYLOAD };
	return i >= 0 || op->kind == OP_PAYLOAD;
}

static size_t count_ops(const char *text)
{
	size_t n = 1;

	for (; *text; text++)
		n += *text == '%' || *text == '[' || *text == ']';
	return n;
}

/* Text goes to the op that comes next; a group begins and ends with an op. */
struct compiler {
	struct line_program *g;
	size_t pool;      /* bytes of g->pool that are taken */
	uint32_t pending; /* the last of them are text without an op */
	int group;        /* the op that began the group we are in, or -1 */
	bool begin;       /* the next op begins one */
};

static enum op_kind real_kind(const struct op *op)
{
	return (enum op_kind)(op->kind == OP_PLACED || op->kind == OP_SCALARS ? op->scalar : op->kind);
}

uint32_t op_room(const struct op *op)
{
	enum op_kind kind = real_kind(op);

	return FIELD_ROOM + (kind == OP_NAME ? op->names->most : kind == OP_FLAGS ? op->flags->most : 0);
}

static void put_op(struct compiler *c, struct op op)
{
	op.text = c->g->pool + c->pool - c->pending;
	op.n = c->pending;
	op.begin = c->begin;
	op.room = op.n + TEXT_STEP + op_room(&op);
	if (op.begin)
		c->group = (int)c->g->n;
	c->begin = false;
	c->pending = 0;
	c->g->op[c->g->n++] = op;
}

static void put_pending(struct compiler *c)
{
	if (c->pending)
		put_op(c, (struct op){ .kind = OP_TEXT });
}

static void end_group(struct compiler *c)
{
	put_pending(c);
	if (c->group >= 0) {
		c->g->op[c->group].after = (uint16_t)c->g->n;
		c->g->op[c->g->n - 1].end = true;
	}
	c->group = -1;
	c->begin = false;
}

static void put_char(struct compiler *c, char ch)
{
	c->g->pool[c->pool++] = ch;
	c->pending++;
}

static void compile_text(struct line_program *g, const char *s)
{
	struct compiler c = { .g = g, .group = -1 };

	g->pool = mem_zero(strlen(s) + TEXT_STEP, 1);
	while (*s) {
		const char *end = *s == '%' ? close_of(s + 1) : s;
		struct op op = { 0 };

		if (*s == '%' && end > s + 1 && directive_op(&op, g->lay, (struct str){ s + 1, (size_t)(end - s - 1) })) {
			put_op(&c, op);
			s = end;
		} else if (*s == '[') {
			end_group(&c);
			c.begin = true;
		} else if (*s == ']') {
			end_group(&c);
		} else {
			put_char(&c, *s);
			s += *s == '%' && s[1] == '%';
		}
		s += *s != '\0';
	}
	end_group(&c);
}

/* ---- addresses and ports ---- */

static bool named_op(struct op *op, const struct layout *lay, const char *name)
{
	int i = field_find(lay, name, strlen(name));

	if (i < 0 || (unsigned)i >= lay->fixed_fields)
		return false;
	*op = (struct op){ .field = (uint16_t)i, .bit = lay->bit[i] };
	fixed_op(op, &lay->field[i], lay->field[i].kind == F_UINT ? 'd' : 0);
	return !(op->bit & 7);
}

static void find_addresses(struct line_program *g)
{
	g->addresses = named_op(&g->src, g->lay, "src") && named_op(&g->dst, g->lay, "dst") && g->src.kind == g->dst.kind &&
		       (g->src.kind == OP_MAC || g->src.kind == OP_IP4 || g->src.kind == OP_IP6);
	g->ip = g->addresses && g->src.kind != OP_MAC;
	g->ports = named_op(&g->sport, g->lay, "sport") && named_op(&g->dport, g->lay, "dport") && g->sport.kind == OP_U16 &&
		   g->dport.kind == OP_U16;
}

static bool same_field(const struct op *a, const struct op *b)
{
	return a->kind == b->kind && a->field == b->field;
}

static void find_told(struct line_program *g)
{
	for (unsigned i = 0; g->ports && i < g->n; i++)
		if (same_field(&g->op[i], &g->sport))
			g->ports = false; /* it tells them itself */
	for (unsigned i = 0; g->addresses && i + 1 < g->n && !g->tells_addresses; i++) {
		g->tells_addresses = same_field(&g->op[i], &g->src) && same_field(&g->op[i + 1], &g->dst);
		g->address_op = i;
	}
}

static enum step_say say_of(const struct op *op, bool grouped)
{
	if (grouped)
		return op->begin && op->end ? SAY_NOT_ZERO : SAY_ELSE;
	return SAY_ALWAYS;
}

static void make_steps(struct line_program *g)
{
	bool grouped = false;

	g->step = mem_zero(g->n + 1, sizeof(*g->step));
	g->only_steps = !g->text_fn;
	for (unsigned i = 0; i < g->n; i++) {
		g->slow |= g->op[i].kind == OP_FIELD || g->op[i].kind == OP_PLACED;
		g->room += g->op[i].room + STEP_WORDS;
		g->only_steps &= op_is_step(&g->op[i]);
		grouped |= g->op[i].begin;
		if (op_is_step(&g->op[i])) {
			step_compile(&g->step[i], &g->op[i], false);
			g->step[i].say = (uint8_t)say_of(&g->op[i], grouped);
			if (g->op[i].need > g->need)
				g->need = g->op[i].need;
		}
		grouped &= !g->op[i].end;
	}
	g->room += FIELD_ROOM;
}

struct line_program *program_compile(const struct layout *lay)
{
	const char *text = lay->proto->text_fn ? NULL : lay->proto->text;
	size_t n = text ? count_ops(text) : 0;
	struct line_program *g = mem_zero(1, sizeof(*g) + n * sizeof(g->op[0]));

	g->lay = lay;
	g->text_fn = lay->proto->text_fn;
	g->quiet = g->text_fn || text;
	g->padding = lay->proto->padding;
	find_addresses(g);
	if (text)
		compile_text(g, text);
	find_told(g);
	g->speaks = (g->n || g->text_fn || g->ip) && (g->ip || !g->addresses);
	make_steps(g);
	return g;
}

void op_free(struct op *op)
{
	enum op_kind kind = real_kind(op);

	if (kind == OP_NAME) {
		mem_free(op->names->pool);
		mem_free(op->names->taken);
		mem_free(op->names);
	} else if (kind == OP_FLAGS) {
		mem_free(op->flags->at);
		mem_free(op->flags->pool);
		mem_free(op->flags);
	} else if (kind == OP_ITEMS) {
		tuple_shapes_free(op->items->shapes);
		mem_free(op->items);
	}
}

void program_free(struct line_program *g)
{
	if (!g)
		return;
	for (unsigned i = 0; i < g->n; i++) {
		step_free(&g->step[i]);
		op_free(&g->op[i]);
	}
	op_free(&g->src);
	op_free(&g->dst);
	op_free(&g->sport);
	op_free(&g->dport);
	mem_free(g->pool);
	mem_free(g->step);
	mem_free(g);
}
