/* fill.c - frames whose class fills them up to the least that Ethernet sends (IEEE 802.3, 4A.2.3.2.4). */
#include "fill.h"

#include <string.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

enum { LEAST = 60, MAC_HEADER = 14, TAG = 4 };

static bool is_class(const struct packet *p, unsigned i, const char *name)
{
	return strcmp(p->layer[i].lay->proto->name, name) == 0;
}

/* Bytes that are missing from a layer of n. */
static size_t missing(const struct scope *s, const struct field *f, size_t n)
{
	unsigned i = s->index;
	size_t least = f->init;

	if (s->p->n && (s->p->layer[s->p->n - 1].lay->proto->padding || (least && i + 1 < s->p->n)))
		return 0;
	for (; i > 0 && is_class(s->p, i - 1, "Dot1Q"); i--)
		n += TAG;
	if (i > 0 && is_class(s->p, i - 1, "Ether")) {
		n += MAC_HEADER;
		least = LEAST;
	}
	return n < least ? least - n : 0;
}

static void fill_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	*out = n || missing(s, f, s->n) ? val_bytes(p, n) : VAL_NONE;
}

static bool fill_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	(void)d;
	if (v->type == V_BYTES)
		buf_add(out, val_text(v).p, val_text(v).n);
	else if (s->first <= out->n)
		buf_zeros(out, missing(s, f, out->n - s->first));
	return true;
}

static bool fill_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type != V_NONE && in->type != V_BYTES)
		return diag_set(d, "%s is None or bytes", f->name);
	*out = val_hold(*in);
	return true;
}

static bool fill_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)f;
	(void)p;
	*n = avail;
	return true;
}

const struct kind_ops fill_ops = { fill_measure, fill_read, fill_write, fill_accept };

size_t fill_none(const struct scope *s, size_t hdr, size_t n)
{
	(void)s;
	(void)hdr;
	(void)n;
	return 0;
}

PROTO_UNIT(fill, NULL);
