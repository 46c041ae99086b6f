/* items.c - lists of (number, length, value) items in a line: TCP options and the like, by their bytes alone. */
#include "run.h"

#include "pkt/packet.h"
#include "pkt/tuple.h"
#include "put.h"
#include "step.h"

/* An item that does not have all its fields in known places is taken apart by the core. */
static void run_slow_item(struct liner *l, const struct layout *lay, const uint8_t *b, size_t n, struct buf *out)
{
	struct packet *p = packet_new();

	packet_decode(p, lay, b, n);
	if (p->n)
		run_layer(l, p, 0, ADDRESSES_PLAIN, out);
	obj_drop(&p->obj);
}

/* All of a program that is nothing but steps. */
static void run_steps(const struct line_program *g, const uint8_t *b, struct buf *out)
{
	char *at = pen(out, g->room), *mark = at;
	unsigned after = 0;

	for (unsigned i = 0; i < g->n;) {
		const struct op *op = &g->op[i];
		const struct step *step = &g->step[i++];

		if (step->say) {
			if (step->say == SAY_ALWAYS || step_says(step, b))
				at = step_put(at, step, b);
			continue;
		}
		if (op->begin) {
			mark = at;
			after = op->after;
		}
		if (after && !step_says(step, b)) {
			at = mark;
			i = after;
			after = 0;
			continue;
		}
		at = step_put(at, step, b);
		if (op->end)
			after = 0;
	}
	pen_stop(out, at);
}

static void run_item(struct liner *l, const struct line_program *g, const uint8_t *b, size_t n, struct buf *out)
{
	if (g->only_steps && g->need <= n)
		run_steps(g, b, out);
	else if (g->slow || g->text_fn)
		run_slow_item(l, g->lay, b, n, out);
	else
		run_bytes_of(l, g, b, n, out);
}

static bool is_still(const struct family *fam, const struct line_program *g, uint8_t number)
{
	return !g->n && !g->text_fn && number != fam->last;
}

static const struct line_program *item_program(struct liner *l, struct items *items, uint8_t number)
{
	const struct layout *lay = items->member[number] ? NULL : space_lookup(items->space, number);
	const struct line_program *g;

	if (!lay)
		return items->member[number];
	items->member[number] = g = liner_program(l, lay);
	items->pad[number] = tuple_is_bare(items->family, number) && is_still(items->family, g, number);
	return g;
}

static size_t item_size(const struct family *fam, const uint8_t *b, size_t avail)
{
	if (tuple_is_bare(fam, b[0]) || avail < 2)
		return 1;
	return (size_t)b[1] + 2 < (size_t)fam->length_adds + 2 ? SIZE_MAX : (size_t)b[1] + 2 - fam->length_adds;
}

bool run_items(struct liner *l, struct items *items, const uint8_t *b, size_t all, size_t at, struct buf *out)
{
	const struct family *fam = items->family;
	size_t start = out->n, n;

	for (unsigned i = 0; at < all && i < ITEMS_MOST; i++, at += n) {
		const struct line_program *g;
		size_t mark, before;

		n = 1;
		if (items->pad[b[at]])
			continue;
		g = item_program(l, items, b[at]);
		n = item_size(fam, b + at, all - at);
		if (n > all - at)
			break;
		if (g && is_still(fam, g, b[at]))
			continue;
		mark = out->n;
		if (mark > start)
			buf_byte(out, ' ');
		before = out->n;
		if (g) {
			run_item(l, g, b + at, n, out);
		} else {
			buf_text(out, "option-");
			buf_u64(out, b[at]);
		}
		if (out->n == before)
			out->n = mark;
		if (b[at] == fam->last)
			break;
	}
	return out->n > start;
}
