/* align.c - which packet of one capture is which of another. */
#include "pkt/align.h"

#include "pkt/mem.h"

/* The places of each flow's packets, one flow after the other: those of flow f are at[begin[f]] up to at[begin[f + 1]]. */
struct places {
	size_t *begin, *at;
};

static void sort(struct places *p, struct aligned *v, size_t n, uint32_t flows)
{
	size_t *next = mem_zero(flows + 1u, sizeof(*next));

	p->begin = mem_zero(flows + 1u, sizeof(*p->begin));
	p->at = mem_zero(n, sizeof(*p->at));
	for (size_t i = 0; i < n; i++) {
		v[i].other = -1;
		p->begin[v[i].flow + 1]++;
	}
	for (uint32_t f = 0; f < flows; f++)
		p->begin[f + 1] += p->begin[f];
	for (uint32_t f = 0; f < flows; f++)
		next[f] = p->begin[f];
	for (size_t i = 0; i < n; i++)
		p->at[next[v[i].flow]++] = i;
	mem_free(next);
}

struct pair {
	struct aligned *a, *b;
	const size_t *pa, *pb; /* places of this flow */
	size_t na, nb;
};

static void match(struct pair *x, size_t i, size_t j)
{
	x->a[x->pa[i]].other = (int64_t)x->pb[j];
	x->b[x->pb[j]].other = (int64_t)x->pa[i];
}

/* The same, or the same but for what changes on the way. */
static bool equal(const struct pair *x, size_t i, size_t j)
{
	const struct aligned *a, *b;

	if (i >= x->na || j >= x->nb)
		return false;
	a = &x->a[x->pa[i]];
	b = &x->b[x->pb[j]];
	return a->hash == b->hash || a->like == b->like;
}

/* The nearest equal pair from (i, j) on: *di and *dj packets on. false: none within reach. */
static bool resume(const struct pair *x, size_t i, size_t j, size_t *di, size_t *dj)
{
	for (size_t far = 1; far <= ALIGN_REACH; far++) {
		for (size_t k = 0; k <= far; k++) {
			if (!equal(x, i + k, j + far - k))
				continue;
			*di = k;
			*dj = far - k;
			return true;
		}
	}
	return false;
}

static void one_flow(struct pair *x)
{
	size_t i = 0, j = 0;

	while (i < x->na && j < x->nb) {
		size_t di = 1, dj = 1;

		if (equal(x, i, j)) {
			match(x, i++, j++);
			continue;
		}
		if (!resume(x, i, j, &di, &dj))
			di = dj = 1;
		for (size_t k = 0; k < di && k < dj; k++)
			match(x, i + k, j + k);
		i += di;
		j += dj;
	}
}

void align(struct aligned *a, size_t na, struct aligned *b, size_t nb, uint32_t flows)
{
	struct places pa, pb;

	sort(&pa, a, na, flows);
	sort(&pb, b, nb, flows);
	for (uint32_t f = 0; f < flows; f++) {
		struct pair x = { a, b, pa.at + pa.begin[f], pb.at + pb.begin[f], pa.begin[f + 1] - pa.begin[f],
		                  pb.begin[f + 1] - pb.begin[f] };

		one_flow(&x);
	}
	mem_free(pa.begin);
	mem_free(pa.at);
	mem_free(pb.begin);
	mem_free(pb.at);
}
