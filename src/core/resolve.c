/* resolve.c - what follows from other fields: lengths, counts, next numbers, sources; inside out. */
#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/encode.h"
#include "pkt/kinds.h"
#include "pkt/registry.h"
#include "pkt/set.h"

static uint64_t in_units(const struct compute *c, uint64_t n)
{
	unsigned u = c->unit ? c->unit : 1;
	int64_t v = (int64_t)((n + u - 1) / u) + c->add;

	return v < 0 ? 0 : (uint64_t)v;
}

static uint64_t items(const struct enc *e, unsigned l, const struct field *list)
{
	const struct val *v = e->p->layer[l].vals ? &e->p->layer[l].vals[list->index] : NULL;
	uint64_t n = 0;

	if (!v || v->type == V_UNSET)
		v = list->value;
	if (!v)
		return list->text ? 1 : 0;
	if (v->type != V_LIST && v->type != V_TUPLE)
		return 0;
	for (uint32_t i = 0; i < v->l->n; i++) {
		const struct val *x = &v->l->v[i];
		bool chain = x->type == V_PACKET && list->family && !list->family->stack;

		n += chain ? x->p->n - x->aux : 1; /* records stacked with / count one by one */
	}
	return n;
}

static uint64_t next_number(const struct enc *e, unsigned l, const struct field *f)
{
	uint64_t n;

	if (l + 1 < e->p->n && space_number(f->compute.index, e->p->layer[l + 1].lay, &n))
		return n;
	return f->init;
}

static bool source4(const struct env *env, uint32_t dst, uint32_t *src)
{
	if (dst >> 24 == 127) {
		*src = 0x7f000001;
		return true;
	}
	return env && env->source4 && env->source4(env->arg, dst, src);
}

static bool source6(const struct env *env, const uint8_t dst[16], uint8_t src[16])
{
	static const uint8_t loopback[16] = { [15] = 1 };

	if (memcmp(dst, loopback, 16) == 0) {
		memcpy(src, loopback, 16);
		return true;
	}
	return env && env->source6 && env->source6(env->arg, dst, src);
}

/* A source address in the place of field f; how wide it is on the wire tells which kind. */
static bool source(struct enc *e, unsigned l, const struct field *f)
{
	uint8_t a[16], s6[16];
	size_t bit, bits, dbit, dbits;
	uint8_t *h = e->out->p + e->l[l].off;
	uint32_t s4;
	uint64_t mac;

	enc_field(e, l, f->index, &bit, &bits);
	enc_field(e, l, f->compute.index, &dbit, &dbits);
	if (f->kind == F_MAC || (f->kind == F_ALT && bits == 48)) {
		if (e->env && e->env->source_mac && e->env->source_mac(e->env->arg, e->p, &mac))
			bits_put(h, bit, 48, mac);
		return true;
	}
	if (dbits != bits)
		return true;
	if (bits == 32 && source4(e->env, (uint32_t)bits_get(h, dbit, 32), &s4))
		bits_put(h, bit, 32, s4);
	if (bits == 128) {
		memcpy(a, h + dbit / 8, 16);
		if (source6(e->env, a, s6))
			memcpy(h + bit / 8, s6, 16);
	}
	return true;
}

bool enc_resolve(struct enc *e, unsigned l, const struct field *f)
{
	const struct compute *c = &f->compute;
	size_t bit, bits;
	uint64_t v = f->init;

	switch (c->kind) {
	case C_NONE: case C_CHECKSUM: /* not among the computed: see compile.c */
		return true;
	case C_HEADER:
		enc_field(e, l, f->index, &bit, &bits);
		v = in_units(c, e->l[l].hlen - (c->after ? (bit + bits) / 8 : 0));
		break;
	case C_TOTAL:
		v = in_units(c, enc_total_len(e, l));
		break;
	case C_PAYLOAD:
		v = in_units(c, enc_total_len(e, l) - e->l[l].hlen - (e->l[l].end > e->l[l].tpos ? e->l[l].tlen : 0));
		break;
	case C_LENGTH:
		enc_field(e, l, c->index, &bit, &bits);
		v = in_units(c, bits / 8);
		break;
	case C_COUNT:
		v = in_units(c, items(e, l, &e->p->layer[l].lay->field[c->index]));
		break;
	case C_NEXT:
		v = next_number(e, l, f);
		break;
	case C_SOURCE:
		return source(e, l, f);
	case C_FN:
		if (!c->fn(e, l, f, &v))
			return true;
		break;
	}
	if (c->fn && c->kind != C_FN && !c->fn(e, l, f, &v))
		return false;
	return enc_put(e, l, f, v);
}

bool encode_resolve(struct enc *e)
{
	for (unsigned l = e->p->n; l-- > 0;) {
		const struct layout *lay = e->p->layer[l].lay;

		for (unsigned i = 0; i < lay->ncomputed; i++) {
			const struct field *f = &lay->field[lay->computed[i]];

			if (enc_wants(e, l, f) && !enc_resolve(e, l, f))
				return false;
		}
		if (lay->proto->finish && !(encode_sums_from(e, l) && lay->proto->finish(e, l)))
			return false;
	}
	return true;
}

/* Set once when the program starts; looking at a packet has no environment of its own to pass down. */
static const struct env *provider;

void source_provider(const struct env *env)
{
	provider = env;
}

const char *source_host(struct str name, int family, uint8_t out[16])
{
	return provider && provider->host ? provider->host(provider->names, name.p, name.n, family, out)
					  : "names are not looked up here: give the address";
}

void source_value(const struct packet *p, unsigned l, const struct field *f, struct val *out)
{
	struct val dst, v = VAL_NONE, one;
	uint32_t a;

	*out = VAL_NONE;
	if (f->kind == F_MAC) {
		if (provider && provider->source_mac && provider->source_mac(provider->arg, p, &v.u)) {
			v.type = V_MAC;
			*out = v;
		}
		return;
	}
	layer_get(p, l, f->compute.index, &dst);
	if (dst.type == V_SET) { /* of the first packet */
		one = set_at(dst.set, 0, 0, 0);
		val_drop(dst);
		dst = one;
	}
	if (dst.type == V_IP4 && source4(provider, (uint32_t)dst.u, &a))
		*out = (struct val){ .type = V_IP4, .u = a };
	if (dst.type == V_IP6 && source6(provider, dst.b, v.b)) {
		v.type = V_IP6;
		*out = v;
	}
	val_drop(dst);
}
