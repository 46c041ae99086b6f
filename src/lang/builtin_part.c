/* builtin_part.c - size, permute, shard, sample: parts of sets that are sets themselves. */
#include <inttypes.h>

#include "pkt/part.h"

/* A seed is any whole number; None: that of the run (--seed). */
static bool call_seed(struct interp *in, struct call *c, unsigned i, uint64_t *out)
{
	int64_t n;

	*out = in->env.seed;
	if (c->v[i].type == V_NONE)
		return true;
	if (c->v[i].type == V_INT && !c->v[i].neg) {
		*out = c->v[i].u;
		return true;
	}
	if (!call_int(in, c, i, &n))
		return false;
	*out = (uint64_t)n;
	return true;
}

static bool part_arg(struct interp *in, struct call *c, struct val *out)
{
	return part_of(in, &c->v[0], 1, out) || call_place(in, c, 0);
}

static bool fn_size(struct interp *in, struct call *c, struct val *out)
{
	uint64_t n;

	if (is_random(&c->v[0]))
		n = 1;
	else if (!value_count(in, &c->v[0], &n))
		return call_place(in, c, 0);
	*out = val_int(n);
	return true;
}

static bool fn_permute(struct interp *in, struct call *c, struct val *out)
{
	uint64_t seed;
	struct val all;

	return call_seed(in, c, 1, &seed) && part_arg(in, c, &all) && (part_permute(in, &all, seed, out) || call_place(in, c, 0));
}

static bool fn_shard(struct interp *in, struct call *c, struct val *out)
{
	int64_t i, n;
	struct val all;

	if (!call_int(in, c, 1, &i) || !call_int(in, c, 2, &n))
		return false;
	if (n < 1)
		return call_bad(in, c, 2, "a set is split into 1 part or more, not %" PRId64, n);
	if (i < 0 || i >= n) {
		call_bad(in, c, 1, "there is no part %" PRId64 " of %" PRId64, i, n);
		return diag_hint(&in->d, "they are numbered from 0 to %" PRId64, n - 1);
	}
	return part_arg(in, c, &all) && (part_shard(in, &all, (uint64_t)i, (uint64_t)n, out) || call_place(in, c, 0));
}

/* A list gives a list, a set gives a set. */
static bool fn_sample(struct interp *in, struct call *c, struct val *out)
{
	const struct val *from = &c->v[0];
	uint64_t n, seed = 0;
	struct val all, mixed;
	int64_t k;

	if (!call_int(in, c, 1, &k) || (c->v[2].type != V_NONE && !call_seed(in, c, 2, &seed)))
		return false;
	if (c->v[2].type == V_NONE)
		seed = random_number(in, 0);
	if (!is_text(from)) {
		if (!part_arg(in, c, &all))
			return false;
	} else { /* its characters */
		if (!list_of(in, from, &mixed))
			return call_place(in, c, 0);
		mixed = pool_add(in, mixed);
		if (!part_of(in, &mixed, 1, &all))
			return call_place(in, c, 0);
	}
	n = ((const struct part *)all.any)->n;
	if (k < 0 || (uint64_t)k > n)
		return call_bad(in, c, 1, "there are %" PRIu64 " to choose from, not %" PRId64, n, k);
	if (!part_permute(in, &all, seed, &mixed) || !part_take(in, &mixed, 0, 1, (uint64_t)k, out))
		return call_place(in, c, 0);
	if (from->type == V_PACKET || from->type == V_PART)
		return true;
	if (!list_of(in, out, &mixed))
		return call_place(in, c, 0);
	mixed.type = from->type == V_PLIST ? V_PLIST : V_LIST;
	*out = pool_add(in, mixed);
	return true;
}

const struct builtin builtins_part[] = {
	{ "size", fn_size, "x", "how many packets a set describes", "size(IP(dst=\"192.0.2.0/30\")/TCP(dport=(1, 10)))" },
	{ "permute", fn_permute, "x, seed=None", "the same set in the order that a seed decides, without memory",
	  "permute(IP(dst=\"192.0.2.0/29\"), 1)[0]" },
	{ "shard", fn_shard, "x, i, n", "part i (from 0) of n parts of a set: together they are all of it",
	  "size(shard(IP(dst=\"192.0.2.0/29\"), 0, 3))" },
	{ "sample", fn_sample, "x, k=1, seed=None", "k different packets of a set, or items of a list, in random order",
	  "len(sample(range(100), 3))" },
	{ 0 },
};
