/* flow.c - who speaks to whom, by the reply tables. */
#include "pkt/flow.h"

#include <string.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

static bool is_port(const struct field *f)
{
	return f->kind == F_UINT;
}

/* The pair of fields that are the sender's and the receiver's. */
static bool pair_of(const struct layout *lay, unsigned f[2])
{
	for (unsigned i = 0; i < lay->nreply; i++) {
		const struct reply_rule *r = &lay->reply[i];

		if (r->kind != REPLY_SWAP)
			continue;
		f[0] = r->a;
		f[1] = r->b;
		return true;
	}
	if (lay->src < 0 || lay->dst < 0)
		return false;
	f[0] = (unsigned)lay->src;
	f[1] = (unsigned)lay->dst;
	return !is_port(&lay->field[f[0]]) && !is_port(&lay->field[f[1]]);
}

/* Appends the bytes of a field. */
static bool put(const struct packet *p, unsigned l, unsigned f, uint8_t end[FLOW_END], uint8_t *n)
{
	uint32_t at[FIELDS_MAX + 2];
	struct scope s = { .at = at };
	const struct field *actual;
	struct val v;
	unsigned width;

	scope_of(&s, p, l);
	actual = field_actual(&s, &p->layer[l].lay->field[f]);
	layer_get(p, l, f, &v);
	if (v.type == V_IP6 && *n + 16u <= FLOW_END) {
		memcpy(end + *n, v.b, 16);
		*n = (uint8_t)(*n + 16);
		return true;
	}
	width = (actual->bits + 7u) / 8;
	if ((v.type != V_INT && v.type != V_IP4 && v.type != V_MAC) || !width || width > 8 || *n + width > FLOW_END) {
		val_drop(v);
		return false;
	}
	bits_put(end + *n, 0, width * 8, v.u);
	*n = (uint8_t)(*n + width);
	return true;
}

/* Both fields of a pair; the ends have the same kind of address. */
static bool put_pair(const struct packet *p, unsigned l, const unsigned f[2], struct flow *out)
{
	uint8_t n[2] = { out->n, out->n };

	if (!put(p, l, f[0], out->end[0], &n[0]) || !put(p, l, f[1], out->end[1], &n[1]) || n[0] != n[1])
		return false;
	out->n = n[0];
	return true;
}

/* The nearest layer below l with addresses; -1: none. */
static int address_layer(const struct packet *p, unsigned l, unsigned f[2])
{
	while (l-- > 0)
		if (pair_of(p->layer[l].lay, f) && !is_port(&p->layer[l].lay->field[f[0]]))
			return (int)l;
	return -1;
}

bool flow_at(const struct packet *p, unsigned l, struct flow *out)
{
	const struct layout *lay = p->layer[l].lay;
	unsigned own[2], addr[2];
	int below = -1;

	registry_link();
	if (lay->quotes || !pair_of(lay, own))
		return false;
	if (is_port(&lay->field[own[0]])) {
		below = address_layer(p, l, addr);
		if (below < 0 || p->layer[below].lay->quotes)
			return false;
	}
	*out = (struct flow){ .lay = lay, .below = below < 0 ? NULL : p->layer[below].lay };
	return (below < 0 || put_pair(p, (unsigned)below, addr, out)) && put_pair(p, l, own, out);
}

bool flow_of(const struct packet *p, struct flow *out)
{
	for (unsigned l = p->n; l-- > 0;)
		if (flow_at(p, l, out))
			return true;
	return false;
}

bool flow_order(struct flow *f)
{
	uint8_t t[FLOW_END];

	if (memcmp(f->end[0], f->end[1], f->n) <= 0)
		return false;
	memcpy(t, f->end[0], FLOW_END);
	memcpy(f->end[0], f->end[1], FLOW_END);
	memcpy(f->end[1], t, FLOW_END);
	return true;
}

unsigned flow_key(const struct flow *f, uint8_t key[FLOW_KEY])
{
	unsigned n = 2 * sizeof(f->lay);

	memcpy(key, &f->lay, sizeof(f->lay));
	memcpy(key + sizeof(f->lay), &f->below, sizeof(f->below));
	memcpy(key + n, f->end[0], f->n);
	memcpy(key + n + f->n, f->end[1], f->n);
	return n + 2u * f->n;
}

/* The address at p, of so many bytes. */
static size_t address_text(const uint8_t *p, size_t n, char *out)
{
	return n == 16 ? ip6_text(p, out) : n == 4 ? ip4_text(get32(p), out) : mac_text(bits_get(p, 0, 48), out);
}

void flow_text(const struct flow *f, unsigned end, struct buf *out)
{
	unsigned own[2];
	size_t port = 0, n;
	char text[IP6_TEXT];

	pair_of(f->lay, own);
	if (f->below)
		port = (f->lay->field[own[end]].bits + 7u) / 8;
	n = f->n - port;
	address_text(f->end[end], n, text);
	buf_fmt(out, port && n == 16 ? "[%s]" : "%s", text);
	if (port) {
		buf_byte(out, ':');
		buf_u64(out, bits_get(f->end[end] + n, 0, (unsigned)port * 8));
	}
}
