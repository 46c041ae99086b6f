/* match.c - does one packet answer another? By the reply tables. */
#include <string.h>

#include "pkt/packet.h"
#include "pkt/registry.h"

static bool field_matches(const struct packet *a, unsigned i, const char *x, const struct packet *q, unsigned j, const char *y)
{
	int f = field_find(a->layer[i].lay, x, strlen(x)), g = field_find(q->layer[j].lay, y, strlen(y));
	struct val v, w;
	bool same;

	if (f < 0 || g < 0)
		return false;
	layer_get(a, i, (unsigned)f, &v);
	layer_get(q, j, (unsigned)g, &w);
	same = val_same(&v, &w);
	val_drop(v);
	val_drop(w);
	return same;
}

/* The reply rows of the answer's layer i against the question's. */
static bool rows_match(const struct packet *a, const struct packet *q, unsigned i, unsigned *rows)
{
	const struct reply *t = a->layer[i].lay->proto->reply;
	unsigned most = sizeof(a->layer[i].lay->proto->reply) / sizeof(*t);

	for (unsigned r = 0; r < most && t[r].a; r++) {
		(*rows)++;
		if (t[r].kind == REPLY_SAME ? !field_matches(a, i, t[r].a, q, i, t[r].a)
		                            : !field_matches(a, i, t[r].a, q, i, t[r].b) || !field_matches(a, i, t[r].b, q, i, t[r].a))
			return false;
	}
	return true;
}

bool packet_answers(const struct packet *a, const struct packet *q)
{
	unsigned rows = 0;

	if (a->n < q->n && a->n == 0)
		return false;
	for (unsigned i = 0; i < a->n && i < q->n; i++) {
		const char *answers = a->layer[i].lay->proto->answers;

		if (answers && strcmp(answers, q->layer[i].lay->proto->name) == 0) {
			rows++;
			return rows_match(a, q, i, &rows);
		}
		if (a->layer[i].lay != q->layer[i].lay)
			break;
		if (!rows_match(a, q, i, &rows))
			return false;
	}
	return rows > 0;
}
