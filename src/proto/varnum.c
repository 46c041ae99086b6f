/* varnum.c - a length in as many octets as it needs. */
#include "varnum.h"

#include <string.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

static const struct varnum *how(const struct field *f)
{
	return f->arg;
}

static bool measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	uint64_t v;

	(void)s;
	return how(f)->get(p, avail, &v, n);
}

static void read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	uint8_t b[VARNUM_SIZE];
	uint64_t v = 0;
	size_t size;

	(void)s;
	if (how(f)->get(p, n, &v, &size) && how(f)->put(b, v) == n && !memcmp(b, p, n))
		*out = val_int(v);
	else
		*out = val_bytes(p, n);
}

static bool write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	uint8_t b[VARNUM_SIZE];

	(void)s;
	(void)d;
	if (v->type == V_BYTES)
		buf_add(out, val_text(v).p, val_text(v).n);
	else
		buf_add(out, b, how(f)->put(b, v->type == V_INT ? v->u : 0));
	return true;
}

static bool accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	uint64_t v;
	size_t size;

	if (in->type == V_STR && str_to_u64(val_text(in), &v)) {
		*out = val_int(v);
		return true;
	}
	if (in->type == V_BYTES && (!how(f)->get((const uint8_t *)val_text(in).p, val_text(in).n, &v, &size) || size != val_text(in).n))
		return diag_set(d, "the bytes are not one number as %s is written", f->name);
	if (in->type != V_BYTES && in->type != V_INT && in->type != V_BOOL)
		return diag_set(d, "%s is a number, or the bytes of one in more octets than it needs", f->name);
	if (in->type != V_BYTES && (in->neg || in->u > how(f)->most))
		return diag_set(d, "%s is at most %llu", f->name, (unsigned long long)how(f)->most);
	*out = in->type == V_BYTES ? val_hold(*in) : val_int(in->u);
	return true;
}

const struct kind_ops varnum_ops = { measure, read, write, accept };

bool varnum_later(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	(void)e;
	(void)layer;
	(void)f;
	(void)out;
	return false;
}

/* Was it left to be computed? */
static bool wanted(const struct enc *e, unsigned l, unsigned f)
{
	const struct val *v = e->p->layer[l].vals;

	return !v || v[f].type == V_UNSET || v[f].type == V_NONE;
}

bool varnum_finish(struct enc *e, unsigned l)
{
	const struct layout *lay = e->p->layer[l].lay;
	uint8_t b[VARNUM_SIZE];
	struct buf all = BUF_INIT;
	size_t bit, bits, size = 0, need;
	uint64_t v = 0;
	unsigned f = 0;

	while (f < lay->n && lay->field[f].ops != &varnum_ops)
		f++;
	if (f == lay->n || !wanted(e, l, f))
		return true;
	enc_field(e, l, f, &bit, &bits);
	for (need = 1; size != need; need = how(&lay->field[f])->put(b, v)) {
		size = need;
		v = how(&lay->field[f])->says(e, l, size, enc_total_len(e, l) - bits / 8);
		if (v > how(&lay->field[f])->most)
			return diag_set(e->d, "%s.%s would be %llu, which is more than it can say (%llu): set it, or send less", lay->proto->name,
			                lay->field[f].name, (unsigned long long)v, (unsigned long long)how(&lay->field[f])->most);
	}
	buf_add(&all, enc_header(e, l), bit / 8);
	buf_add(&all, b, size);
	buf_add(&all, enc_header(e, l) + (bit + bits) / 8, enc_total_len(e, l) - (bit + bits) / 8);
	enc_replace(e, l, all.p, all.n);
	buf_free(&all);
	return true;
}

/* ---- MQTT ---- */

enum { MORE = 0x80, SEVEN = 0x7f, MQTT_OCTETS = 4 };

static bool mqtt_get(const uint8_t *p, size_t n, uint64_t *v, size_t *size)
{
	*v = 0;
	for (size_t i = 0; i < n && i < MQTT_OCTETS; i++) {
		*v |= (uint64_t)(p[i] & SEVEN) << (7 * i);
		if (!(p[i] & MORE)) {
			*size = i + 1;
			return true;
		}
	}
	return false;
}

static size_t mqtt_put(uint8_t out[VARNUM_SIZE], uint64_t v)
{
	size_t n = 0;

	do {
		out[n++] = (uint8_t)((v & SEVEN) | (v > SEVEN ? MORE : 0));
		v >>= 7;
	} while (v);
	return n;
}

/* It is the last field of its header, and counts what follows. */
static uint64_t mqtt_says(const struct enc *e, unsigned l, size_t size, size_t rest)
{
	(void)size;
	(void)rest;
	return enc_total_len(e, l) - enc_header_len(e, l);
}

const struct varnum varnum_mqtt = { .most = 0xfffffff, .get = mqtt_get, .put = mqtt_put, .says = mqtt_says };

PROTO_UNIT(varnum, NULL);
