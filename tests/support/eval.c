/* eval.c - expressions of the language as packets and as bytes. */
#include "support/eval.h"

#include <stdio.h>
#include <stdlib.h>

#include "pkt/lang.h"
#include "pkt/lnet.h"

static bool is_packets(const struct val *v)
{
	if (v->type == V_LIST) {
		for (uint32_t i = 0; i < v->l->n; i++) {
			if (v->l->v[i].type != V_PACKET)
				return false;
		}
	}
	return v->type == V_PACKET || v->type == V_LIST;
}

bool eval_packets(struct interp *in, const char *expr, size_t n, struct val *out, struct buf *why)
{
	struct source src = { .name = NULL, .text = expr, .n = n };
	struct diags d = { 0 };
	bool ok = interp_eval(in, &src, out, &d);

	if (!ok)
		diags_print(why, &d);
	diags_free(&d);
	if (ok && is_packets(out))
		return true;
	if (ok) {
		buf_text(why, "error: the value is not a packet\n");
		val_drop(*out);
	}
	*out = VAL_UNSET;
	return false;
}

bool eval_bytes(const struct val *v, const struct env *env, struct buf *out, struct buf *why)
{
	struct diag d = DIAG_INIT;
	bool ok = packet_encode(v->p, v->aux, env, out, &d);

	if (!ok)
		diag_print(why, &d);
	return ok;
}

struct lnet *env_start(struct env *env, bool assembler)
{
	struct diag d = DIAG_INIT;
	struct lnet *n = assembler ? lnet_new(&d) : NULL;

	*env = (struct env){ .seed = 1 };
	if (assembler && !n) {
		fprintf(stderr, "%s\n", d.text);
		exit(1);
	}
	if (n)
		env->assembler = lnet_assembler(n);
	return n;
}
