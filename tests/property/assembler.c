/* assembler.c - libnet and our own sums agree on every expression of the vectors. */
#include <stdio.h>
#include <string.h>

#include "pkt/encode.h"
#include "pkt/lang.h"
#include "pkt/lnet.h"
#include "support/eval.h"
#include "support/support.h"

struct run {
	struct pick pick;
	struct interp *in;
	struct env with, without;
	struct assembler counting;
	const struct assembler *libnet;
	unsigned all, same, differ, other;  /* other: cannot be evaluated or encoded; the vectors test tells */
	unsigned sums, refused;
};

static bool count_sums(void *arg, uint8_t *bytes, size_t n, const struct block *b, size_t nb, struct diag *d)
{
	struct run *r = arg;
	bool ok = r->libnet->assemble(r->libnet->arg, bytes, n, b, nb, d);

	if (!ok)
		r->refused++;
	for (size_t i = 0; ok && i < nb; i++)
		r->sums += b[i].sum != ASSEMBLE_NONE;
	return ok;
}

static void one(json_t *vector, void *arg)
{
	struct run *r = arg;
	const char *expr = vector_text(vector, "expr");
	struct buf a = BUF_INIT, b = BUF_INIT, why = BUF_INIT;
	struct val v = VAL_UNSET;

	if (!pick_wants(&r->pick, vector))
		return;
	r->all++;
	if (!eval_packets(r->in, expr, strlen(expr), &v, &why) || v.type != V_PACKET ||
	    !eval_bytes(&v, &r->with, &a, &why) || !eval_bytes(&v, &r->without, &b, &why)) {
		r->other++;
	} else if (a.n == b.n && !memcmp(a.p, b.p, a.n)) {
		r->same++;
	} else {
		r->differ++;
		if (pick_print(&r->pick)) {
			printf("%s %s: libnet (got) and our own sums (want) differ\n", vector_text(vector, "id"), expr);
			bytes_differ(a.p, a.n, b.p, b.n);
		}
	}
	val_drop(v);
	buf_free(&a);
	buf_free(&b);
	buf_free(&why);
}

int main(int argc, char **argv)
{
	struct run r = { 0 };
	struct lnet *net;

	pick_args(&r.pick, argc, argv);
	start();
	net = env_start(&r.with, true);
	env_start(&r.without, false);
	r.libnet = r.with.assembler;
	r.counting = (struct assembler){ .assemble = count_sums, .arg = &r };
	r.with.assembler = &r.counting;
	r.in = interp_new(&(struct interp_config){ .env = &r.without, .sealed = true });
	vectors_each(shared_path("vectors/core*.jsonl"), one, &r);
	printf("assembler: %u of %u expressions give the same bytes with libnet and without, %u differ, %u cannot be built; "
	       "libnet computed %u sums and refused %u packets\n", r.same, r.all, r.differ, r.other, r.sums, r.refused);
	interp_free(r.in);
	lnet_free(net);
	done();
	return r.differ || !r.same || !r.sums;
}
