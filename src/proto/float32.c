/* float32.c - numbers of IEEE 754 single precision. */
#include "float32.h"

#include <math.h>
#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/packet.h"

static bool float_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)f;
	(void)p;
	*n = 4;
	return avail >= 4;
}

static void float_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	uint32_t raw = get32(p);
	float v;

	(void)s;
	(void)f;
	memcpy(&v, &raw, sizeof(v));
	*out = isnormal(v) || raw == 0 ? (struct val){ .type = V_FLOAT, .f = (double)v } : val_bytes(p, n);
}

static bool float_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	float number = 0;
	uint8_t b[4];
	uint32_t raw;

	(void)s;
	(void)d;
	if (v->type == V_UNSET && f->value)
		v = f->value;
	if (v->type == V_BYTES) {
		buf_add(out, val_text(v).p, val_text(v).n);
		return true;
	}
	if (v->type == V_FLOAT)
		number = (float)v->f;
	if (v->type == V_INT)
		number = v->neg ? (float)v->i : (float)v->u;
	memcpy(&raw, &number, sizeof(raw));
	put32(b, raw);
	buf_add(out, b, sizeof(b));
	return true;
}

static bool float_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type != V_FLOAT && in->type != V_INT && in->type != V_NONE && (in->type != V_BYTES || val_text(in).n > 4))
		return diag_set(d, "%s is a number, or up to 4 bytes", f->name);
	*out = val_hold(*in);
	return true;
}

const struct kind_ops float32_ops = { float_measure, float_read, float_write, float_accept };

PROTO_UNIT(float32, NULL);
