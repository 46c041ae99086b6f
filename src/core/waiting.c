/* waiting.c - bytes that came before those that stand before them. */
#include "waiting.h"

#include <string.h>

#include "pkt/mem.h"

static void count_again(struct waiting *w, const struct piece *old, uint64_t at, const uint8_t *p, uint64_t n)
{
	uint64_t same = 0;

	if (old->hole || !p) {
		w->again += n;
		return;
	}
	for (uint64_t i = 0; i < n; i++)
		same += old->data[at - old->at + i] == p[i];
	w->again += same;
	w->other += n - same;
}

static struct piece *piece_new(uint64_t at, const uint8_t *p, size_t n)
{
	struct piece *x = mem_alloc(sizeof(*x) + (p ? n : 0));

	*x = (struct piece){ .at = at, .n = n, .hole = !p };
	if (p)
		memcpy(x->data, p, n);
	return x;
}

void waiting_put(struct waiting *w, uint64_t at, const uint8_t *p, uint64_t n)
{
	struct piece **link = &w->first, *x;

	while (n) {
		uint64_t room = n, covered;

		while (*link && (*link)->at + (*link)->n <= at)
			link = &(*link)->next;
		if (*link && (*link)->at <= at) {
			covered = (*link)->at + (*link)->n - at;
			covered = covered < n ? covered : n;
			count_again(w, *link, at, p, covered);
			at += covered;
			p = p ? p + covered : NULL;
			n -= covered;
			continue;
		}
		if (*link && (*link)->at - at < room)
			room = (*link)->at - at;
		x = piece_new(at, p, room);
		x->next = *link;
		*link = x;
		w->n += room;
		at += room;
		p = p ? p + room : NULL;
		n -= room;
	}
}

void waiting_drop(struct waiting *w)
{
	struct piece *x = w->first;

	w->first = x->next;
	w->n -= x->n;
	mem_free(x);
}
