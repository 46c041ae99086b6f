/* print.c - a value as an expression of the language. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pkt/addr.h"
#include "pkt/buf.h"
#include "pkt/name.h"
#include "pkt/packet.h"
#include "pkt/set.h"
#include "pkt/val.h"

static void list_print(struct buf *out, const struct val *v)
{
	const struct list *l = v->l;
	bool tuple = v->type == V_TUPLE;

	buf_byte(out, tuple ? '(' : '[');
	for (uint32_t i = 0; i < l->n; i++) {
		if (i)
			buf_text(out, ", ");
		val_print(out, &l->v[i]);
	}
	if (tuple && l->n == 1)
		buf_byte(out, ',');
	buf_byte(out, tuple ? ')' : ']');
}

/* Only what was given: IP(ttl=3)/TCP(). */
static void packet_print(struct buf *out, const struct packet *p, unsigned from)
{
	if (from >= p->n)
		buf_text(out, "None");
	for (unsigned i = from; i < p->n; i++) {
		const struct layer *l = &p->layer[i];
		bool first = true;

		if (i > from)
			buf_byte(out, '/');
		buf_text(out, l->lay->proto->name);
		buf_byte(out, '(');
		for (unsigned f = 0; f < l->lay->n; f++) {
			struct val v;

			if (!layer_is_set(p, i, f) || !layer_present(p, i, f))
				continue;
			layer_get(p, i, f, &v);
			buf_text(out, first ? "" : ", ");
			buf_text(out, l->lay->field[f].name);
			buf_byte(out, '=');
			val_print(out, &v);
			val_drop(v);
			first = false;
		}
		buf_byte(out, ')');
	}
}

static void float_print(struct buf *out, double f)
{
	char t[40];
	int prec = 1;

	if (isnan(f) || isinf(f)) {
		buf_text(out, isnan(f) ? "nan" : f < 0 ? "-inf" : "inf");
		return;
	}
	do
		snprintf(t, sizeof(t), "%.*g", prec, f);
	while (strtod(t, NULL) != f && prec++ < 17);
	if (!strpbrk(t, ".en"))
		strcat(t, ".0");
	buf_text(out, t);
}

/* A number with 32 bits behind the point, of which the float has no room for the last (aux): text that says all of them. */
static void fixed_print(struct buf *out, const struct val *v)
{
	uint64_t raw = (uint64_t)(v->f * 4294967296.0) + v->aux, part;

	part = (uint64_t)(((unsigned __int128)(raw & UINT32_MAX) * 10000000000u + (1u << 31)) >> 32);
	buf_fmt(out, "\"%" PRIu64 ".%010" PRIu64, raw >> 32, part);
	while (out->p[out->n - 1] == '0')
		out->n--;
	buf_byte(out, '"');
}

/* Bytes where those are read as a name's wire form again, else text that says the same. */
static void name_print(struct buf *out, const uint8_t *wire, size_t n)
{
	struct buf text = BUF_INIT;

	if (name_is_wire(wire, n) || name_skip(wire, n) != n) {
		quote_bytes(out, wire, n);
		return;
	}
	name_exact(&text, wire, n);
	quote_text(out, text.p, text.n);
	buf_free(&text);
}

void val_print(struct buf *out, const struct val *v)
{
	char t[64];

	switch ((enum vtype)v->type) {
	case V_UNSET: case V_NONE:
		buf_text(out, "None");
		return;
	case V_BOOL:
		buf_text(out, v->u ? "True" : "False");
		return;
	case V_INT:
		if (v->neg)
			buf_fmt(out, "%" PRId64, v->i);
		else
			buf_u64(out, v->u);
		return;
	case V_FLOAT:
		if (v->aux)
			fixed_print(out, v);
		else
			float_print(out, v->f);
		return;
	case V_MAC:
		mac_text(v->u, t);
		buf_fmt(out, "\"%s\"", t);
		return;
	case V_IP4:
		ip4_text((uint32_t)v->u, t);
		buf_fmt(out, "\"%s\"", t);
		return;
	case V_IP6:
		ip6_text(v->b, t);
		buf_fmt(out, "\"%s\"", t);
		return;
	case V_STR:
		quote_text(out, v->s->data, v->s->n);
		return;
	case V_BYTES:
		quote_bytes(out, v->s->data, v->s->n);
		return;
	case V_NAME:
		name_print(out, v->name->data + v->name->ntext + 1, v->name->nwire);
		return;
	case V_LIST: case V_TUPLE:
		list_print(out, v);
		return;
	case V_PACKET:
		packet_print(out, v->p, v->aux);
		return;
	case V_SET:
		set_print(out, v->set);
		return;
	case V_LANG:
		break;
	}
	buf_fmt(out, "<%s>", v->type < V_PLAIN && v->o ? v->o->type->name : "value");
}
