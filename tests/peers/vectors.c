/* vectors.c - expressions whose bytes Scapy gave: ours are the same (law 1). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pkt/lang.h"
#include "pkt/lnet.h"
#include "pkt/registry.h"
#include "support/eval.h"
#include "support/support.h"

struct run {
	struct pick pick;
	struct interp *in;
	struct env env;
	struct idset wrong_there; /* Scapy's checksum contradicts the RFC */
	struct idset excepted;
	unsigned all, passed, failed, rfc, exceptions, absent;
};

static bool have_classes(const json_t *vector)
{
	size_t i;
	json_t *one;

	json_array_foreach(json_object_get(vector, "layers"), i, one) {
		const char *name = json_string_value(one);

		if (!name || !layout_find(name, strlen(name)))
			return false;
	}
	return true;
}

/* Same length, and all that differs lies in one 16-bit word; something must. */
static bool only_a_sum(const struct buf *a, const struct buf *b)
{
	size_t first = 0, last;

	if (a->n != b->n)
		return false;
	while (first < a->n && a->p[first] == b->p[first])
		first++;
	if (first == a->n)
		return false;
	for (last = a->n - 1; a->p[last] == b->p[last]; last--)
		;
	return last - first < 2;
}

static bool report(struct run *r, const json_t *vector, const char *what)
{
	r->failed++;
	if (!pick_print(&r->pick))
		return false;
	printf("%s %s: %s\n", vector_text(vector, "id"), vector_text(vector, "expr"), what);
	return true;
}

/* One packet's bytes against what is wanted. */
static bool compare(struct run *r, const json_t *vector, const struct val *v, const char *hex, bool rfc)
{
	struct buf got = BUF_INIT, want = BUF_INIT, why = BUF_INIT;
	bool ok = eval_bytes(v, &r->env, &got, &why);

	hex_read(hex, &want);
	if (!ok) {
		if (report(r, vector, "cannot be encoded"))
			fputs(buf_cstr(&why), stdout);
	} else if (rfc) {
		ok = only_a_sum(&got, &want);
		if (!ok && report(r, vector, "should differ from Scapy in the checksum only"))
			bytes_differ(got.p, got.n, want.p, want.n);
	} else {
		ok = got.n == want.n && !memcmp(got.p, want.p, got.n);
		if (!ok && report(r, vector, "other bytes"))
			bytes_differ(got.p, got.n, want.p, want.n);
	}
	buf_free(&got);
	buf_free(&want);
	buf_free(&why);
	return ok;
}

static bool evaluated(struct run *r, const json_t *vector, struct val *v)
{
	const char *expr = vector_text(vector, "expr");
	struct buf why = BUF_INIT;
	bool ok = eval_packets(r->in, expr, strlen(expr), v, &why);

	if (!ok && report(r, vector, "cannot be evaluated"))
		fputs(buf_cstr(&why), stdout);
	buf_free(&why);
	return ok;
}

static bool wanted(struct run *r, const json_t *vector)
{
	if (!pick_wants(&r->pick, vector))
		return false;
	r->all++;
	if (!idset_has(&r->excepted, vector_text(vector, "id")))
		return true;
	r->exceptions++;
	return false;
}

static void one_packet(json_t *vector, void *arg)
{
	struct run *r = arg;
	bool rfc = idset_has(&r->wrong_there, vector_text(vector, "id"));
	struct val v = VAL_UNSET;

	if (!wanted(r, vector) || !evaluated(r, vector, &v))
		return;
	if (v.type != V_PACKET) {
		report(r, vector, "is a list");
	} else if (compare(r, vector, &v, vector_text(vector, "hex"), rfc)) {
		r->passed++;
		r->rfc += rfc;
	}
	val_drop(v);
}

/* Every packet of a set, one after the other, against as many strings of bytes. */
static bool compare_set(struct run *r, const json_t *vector, const struct val *v, size_t *at)
{
	const json_t *hexes = json_object_get(vector, "hexes");
	struct diag d = DIAG_INIT;
	bool ok = true;
	uint64_t n;

	if (!packet_count(v->p, v->aux, &n, &d)) {
		report(r, vector, d.text);
		return false;
	}
	for (uint64_t k = 0; k < n && ok; k++, (*at)++) {
		struct packet *p = packet_at(v->p, v->aux, k, r->env.seed);
		struct val one = { .type = V_PACKET, .p = p };
		const char *hex = json_string_value(json_array_get(hexes, *at));

		if (!hex) {
			report(r, vector, "more packets than wanted");
			ok = false;
		} else {
			ok = compare(r, vector, &one, hex, false);
		}
		obj_drop(&p->obj);
	}
	return ok;
}

static void one_set(json_t *vector, void *arg)
{
	struct run *r = arg;
	struct val v = VAL_UNSET;
	size_t at = 0;
	bool ok = true;

	if (!have_classes(vector)) {
		r->absent++;
		return;
	}
	if (!wanted(r, vector) || !evaluated(r, vector, &v))
		return;
	if (v.type == V_PACKET) {
		ok = compare_set(r, vector, &v, &at);
	} else {
		for (uint32_t i = 0; i < v.l->n && ok; i++)
			ok = compare_set(r, vector, &v.l->v[i], &at);
	}
	if (ok && at != json_array_size(json_object_get(vector, "hexes")))
		report(r, vector, "fewer packets than wanted");
	else if (ok)
		r->passed++;
	val_drop(v);
}

int main(int argc, char **argv)
{
	struct run r = { 0 };
	struct lnet *net;
	unsigned all = 0, failed = 0, exceptions = 0;

	pick_args(&r.pick, argc, argv);
	idset_words(&r.excepted, "tests/peers/exceptions.txt");
	start();
	idset_vectors(&r.wrong_there, shared_path("vectors/known_wrong.jsonl"));
	net = env_start(&r.env, true);
	r.in = interp_new(&(struct interp_config){ .env = &r.env, .sealed = true });
	for (int i = 0; i < r.pick.nfiles; i++)
		vectors_each(r.pick.files[i], one_packet, &r);
	if (!r.pick.nfiles) {
		vectors_each(shared_path("vectors/core*.jsonl"), one_packet, &r);
		printf("vectors: %u of %u expressions give the same bytes, %u differ, %u excepted (%u of them as the RFC and not as Scapy)\n",
		       r.passed, r.all, r.failed, r.exceptions, r.rfc);
		all = r.all, failed = r.failed, exceptions = r.exceptions;
		r.all = r.passed = r.failed = r.exceptions = 0;
		vectors_each(shared_path("vectors/sets.jsonl"), one_set, &r);
	}
	printf("%s: %u of %u give the same bytes, %u differ, %u excepted, %u need classes that are not here\n",
	       r.pick.nfiles ? "vectors" : "sets", r.passed, r.all, r.failed, r.exceptions, r.absent);
	all += r.all, failed += r.failed, exceptions += r.exceptions;
	interp_free(r.in);
	lnet_free(net);
	idset_free(&r.wrong_there);
	idset_free(&r.excepted);
	done();
	return failed || !all || exceptions * 200 > all;
}
