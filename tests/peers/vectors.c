/* vectors.c - expressions whose bytes Scapy gave: ours are the same (law 1). */
#include <ctype.h>
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
	struct idset by_the_book; /* so do other bytes of it: rows of rfc_built.txt, which built.py checks */
	struct idset excepted, namesakes;
	bool skips; /* expressions with classes that are not here are only counted */
	unsigned all, passed, failed, rfc, exceptions, absent, others;
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

static void passed(struct run *r, const json_t *vector)
{
	r->passed++;
	pick_passed(&r->pick, vector);
}

/* Just behind the text in quotes that begins at s. */
static const char *behind_text(const char *s)
{
	char quote = *s++;

	for (; *s && *s != quote; s++)
		if (*s == '\\' && s[1])
			s++;
	return *s ? s + 1 : s;
}

static bool is_builtin(const char *name, size_t n)
{
	const struct builtin *b;

	for (size_t i = 0; (b = builtin_nth(i)) != NULL; i++)
		if (strlen(b->name) == n && !memcmp(b->name, name, n))
			return true;
	return false;
}

/* Whether every class that the expression calls is one of ours. */
static bool have_called(const char *s)
{
	while (*s) {
		size_t n = 0;

		if (*s == '"' || *s == '\'') {
			s = behind_text(s);
			continue;
		}
		while (isalnum((unsigned char)s[n]) || s[n] == '_')
			n++;
		if (n && s[n] == '(' && !layout_find(s, n) && !is_builtin(s, n))
			return false;
		s += n ? n : 1;
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

enum wanted { SAME_BYTES, ANOTHER_SUM, OTHER_BYTES };

/* One packet's bytes against Scapy's. */
static bool compare(struct run *r, const json_t *vector, const struct val *v, const char *hex, enum wanted wanted)
{
	struct buf got = BUF_INIT, want = BUF_INIT, why = BUF_INIT;
	bool ok = eval_bytes(v, &r->env, &got, &why);

	hex_read(hex, &want);
	if (!ok) {
		if (report(r, vector, "cannot be encoded"))
			fputs(buf_cstr(&why), stdout);
	} else if (wanted == OTHER_BYTES) {
		ok = got.n != want.n || memcmp(got.p, want.p, got.n) != 0;
		if (!ok)
			report(r, vector, "Scapy's bytes, though rfc_built.txt has it");
	} else if (wanted == ANOTHER_SUM) {
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
	if (idset_has(&r->namesakes, vector_text(vector, "id"))) {
		r->others++;
		return false;
	}
	r->all++;
	if (!idset_has(&r->excepted, vector_text(vector, "id")))
		return true;
	r->exceptions++;
	return false;
}

static void one_packet(json_t *vector, void *arg)
{
	struct run *r = arg;
	const char *id = vector_text(vector, "id");
	enum wanted how = idset_has(&r->by_the_book, id) ? OTHER_BYTES : idset_has(&r->wrong_there, id) ? ANOTHER_SUM : SAME_BYTES;
	struct val v = VAL_UNSET;

	if (r->skips && !have_called(vector_text(vector, "expr"))) {
		r->absent += pick_wants(&r->pick, vector);
		return;
	}
	if (!wanted(r, vector) || !evaluated(r, vector, &v))
		return;
	if (v.type != V_PACKET) {
		report(r, vector, "is a list");
	} else if (compare(r, vector, &v, vector_text(vector, "hex"), how)) {
		passed(r, vector);
		r->rfc += how != SAME_BYTES;
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
			ok = compare(r, vector, &one, hex, SAME_BYTES);
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
		passed(r, vector);
	val_drop(v);
}

/* One file's vectors and what became of them. false: some differ, or more than 1 in `share` are excepted. */
static bool file_passes(struct run *r, const char *what, const char *path, void (*one)(json_t *, void *), unsigned share)
{
	r->all = r->passed = r->failed = r->rfc = r->exceptions = r->absent = r->others = 0;
	vectors_each(path, one, r);
	printf("%s: %u of %u give the same bytes, %u differ, %u excepted", what, r->passed - r->rfc, r->all, r->failed, r->exceptions);
	if (r->rfc)
		printf(", %u follow the standard, not Scapy", r->rfc);
	if (r->absent)
		printf(", %u need classes that are not here", r->absent);
	if (r->others)
		printf(", %u are of a namesake", r->others);
	putchar('\n');
	return !r->failed && r->exceptions * share <= r->all;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *what, *path;
		void (*one)(json_t *, void *);
		unsigned share;
		bool skips;
	} files[] = {
		{ "vectors", "vectors/core*.jsonl", one_packet, 200, false },
		{ "sets", "vectors/sets.jsonl", one_set, 200, true },
		{ "apps", "vectors/apps*.jsonl", one_packet, 100, true },
		{ "rest", "vectors/rest*.jsonl", one_packet, 100, true },
	};
	struct run r = { 0 };
	struct lnet *net;
	unsigned all = 0;
	bool ok = true;

	pick_args(&r.pick, argc, argv);
	idset_words(&r.excepted, "tests/peers/exceptions/*.txt");
	idset_words(&r.namesakes, "tests/peers/namesakes.txt");
	idset_words(&r.by_the_book, "tests/peers/rfc_built.txt");
	start();
	idset_vectors(&r.wrong_there, shared_path("vectors/known_wrong.jsonl"));
	net = env_start(&r.env, true);
	r.in = interp_new(&(struct interp_config){ .env = &r.env, .sealed = true });
	r.skips = true;
	for (int i = 0; i < r.pick.nfiles; i++) {
		ok &= file_passes(&r, r.pick.files[i], r.pick.files[i], one_packet, 100);
		all += r.all;
	}
	for (size_t i = 0; !r.pick.nfiles && i < sizeof(files) / sizeof(files[0]); i++) {
		r.skips = files[i].skips;
		ok &= file_passes(&r, files[i].what, shared_path(files[i].path), files[i].one, files[i].share);
		all += r.all;
	}
	interp_free(r.in);
	lnet_free(net);
	idset_free(&r.wrong_there);
	idset_free(&r.by_the_book);
	idset_free(&r.namesakes);
	idset_free(&r.excepted);
	done();
	return !ok || !all;
}
