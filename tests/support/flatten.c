/* flatten.c - a packet as a list of (layer, field, text). */
#include "support/flatten.h"

#include <stdio.h>
#include <string.h>

#include "pkt/addr.h"
#include "pkt/mem.h"

static void add(struct flats *out, unsigned layer, const char *class, const char *name, struct buf *value)
{
	out->v = mem_room(out->v, &out->cap, out->n + 1, sizeof(out->v[0]));
	out->v[out->n++] = (struct flat){ .layer = layer, .class = class, .name = mem_text(name, strlen(name)),
		.value = mem_text(buf_cstr(value), value->n) };
}

/* Python's repr() of text or bytes. */
static void repr_text(struct buf *out, struct str s, bool bytes)
{
	char quote = memchr(s.p, '\'', s.n) && !memchr(s.p, '"', s.n) ? '"' : '\'';

	buf_fmt(out, "%s%c", bytes ? "b" : "", quote);
	for (size_t i = 0; i < s.n; i++) {
		uint8_t c = (uint8_t)s.p[i];

		if (c == '\n')
			buf_text(out, "\\n");
		else if (c == '\r')
			buf_text(out, "\\r");
		else if (c == '\t')
			buf_text(out, "\\t");
		else if (c == '\\' || c == quote)
			buf_fmt(out, "\\%c", c);
		else if (c < 0x20 || c > 0x7e)
			buf_fmt(out, "\\x%02x", c);
		else
			buf_byte(out, c);
	}
	buf_byte(out, (uint8_t)quote);
}

static void address(struct buf *out, const struct val *v)
{
	char text[IP6_TEXT];

	if (v->type == V_MAC)
		mac_text(v->u, text);
	else if (v->type == V_IP4)
		ip4_text((uint32_t)v->u, text);
	else
		ip6_text(v->b, text);
	buf_text(out, text);
}

static void classes(struct buf *out, const struct packet *p, unsigned from)
{
	for (unsigned l = from; l < p->n; l++)
		buf_fmt(out, "%s%s", l > from ? "/" : "", p->layer[l].lay->proto->name);
}

static void repr(struct buf *out, const struct val *v)
{
	switch (v->type) {
	case V_INT:
		if (v->neg)
			buf_fmt(out, "%lld", (long long)v->i);
		else
			buf_u64(out, v->u);
		break;
	case V_FLOAT:
		buf_fmt(out, "%.17g", v->f);
		break;
	case V_BOOL:
		buf_text(out, v->u ? "True" : "False");
		break;
	case V_MAC:
	case V_IP4:
	case V_IP6:
		buf_byte(out, '\'');
		address(out, v);
		buf_byte(out, '\'');
		break;
	case V_STR:
	case V_NAME:
		repr_text(out, val_text(v), false);
		break;
	case V_BYTES:
		repr_text(out, val_text(v), true);
		break;
	case V_PACKET:
		classes(out, v->p, v->aux);
		break;
	case V_LIST:
	case V_TUPLE:
		buf_byte(out, v->type == V_LIST ? '[' : '(');
		for (uint32_t i = 0; i < v->l->n; i++) {
			if (i)
				buf_text(out, ", ");
			repr(out, &v->l->v[i]);
		}
		if (v->type == V_TUPLE && v->l->n == 1)
			buf_byte(out, ',');
		buf_byte(out, v->type == V_LIST ? ']' : ')');
		break;
	default:
		buf_text(out, "None");
	}
}

static void value_text(struct buf *out, const struct val *v)
{
	switch (v->type) {
	case V_STR:
	case V_BYTES:
	case V_NAME: {
		struct str s = val_text(v);

		buf_text(out, "hex:");
		for (size_t i = 0; i < s.n; i++)
			buf_fmt(out, "%02x", (uint8_t)s.p[i]);
		break;
	}
	case V_MAC:
	case V_IP4:
	case V_IP6:
		address(out, v);
		break;
	case V_PACKET:
		buf_byte(out, '[');
		repr(out, v);
		buf_byte(out, ']');
		break;
	case V_BOOL:
		buf_u64(out, v->u);
		break;
	default:
		repr(out, v);
	}
}

static void fields(struct flats *out, unsigned layer, const struct packet *p, unsigned l, const char *prefix);

/* The fields of a packet inside a field: the outermost layer's as "name.x", the next one's as "name/1.x". */
static void inside(struct flats *out, unsigned layer, const struct val *v, const char *name)
{
	struct buf prefix = BUF_INIT;

	for (unsigned l = v->aux; l < v->p->n; l++) {
		buf_clear(&prefix);
		buf_text(&prefix, name);
		if (l > v->aux)
			buf_fmt(&prefix, "/%u", l - v->aux);
		buf_byte(&prefix, '.');
		fields(out, layer, v->p, l, buf_cstr(&prefix));
	}
	buf_free(&prefix);
}

static void fields(struct flats *out, unsigned layer, const struct packet *p, unsigned l, const char *prefix)
{
	const struct layout *lay = p->layer[l].lay;
	struct buf name = BUF_INIT, text = BUF_INIT;

	for (unsigned f = 0; f < lay->n; f++) {
		struct val v = VAL_UNSET;

		if (!layer_present(p, l, f))
			continue;
		layer_get(p, l, f, &v);
		buf_clear(&name);
		buf_fmt(&name, "%s%s", prefix, lay->field[f].name);
		buf_clear(&text);
		value_text(&text, &v);
		add(out, layer, lay->proto->name, buf_cstr(&name), &text);
		if (v.type == V_PACKET)
			inside(out, layer, &v, buf_cstr(&name));
		for (uint32_t i = 0; v.type == V_LIST && i < v.l->n; i++) {
			struct buf item = BUF_INIT;

			buf_fmt(&item, "%s[%u]", buf_cstr(&name), i);
			if (v.l->v[i].type == V_PACKET)
				inside(out, layer, &v.l->v[i], buf_cstr(&item));
			buf_free(&item);
		}
		val_drop(v);
	}
	buf_free(&name);
	buf_free(&text);
}

void flatten(const struct packet *p, struct flats *out)
{
	for (unsigned l = 0; l < p->n; l++)
		fields(out, l, p, l, "");
}

struct flat *flats_find(struct flats *f, unsigned layer, const char *name)
{
	for (size_t i = 0; i < f->n; i++) {
		if (f->v[i].layer == layer && !strcmp(f->v[i].name, name))
			return &f->v[i];
	}
	return NULL;
}

void flats_free(struct flats *f)
{
	for (size_t i = 0; i < f->n; i++) {
		mem_free(f->v[i].name);
		mem_free(f->v[i].value);
	}
	mem_free(f->v);
	*f = (struct flats){ 0 };
}
