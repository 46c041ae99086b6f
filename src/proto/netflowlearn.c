/* netflowlearn.c - templates of NetFlow version 9 and IPFIX, and records that they describe (RFC 3954, 5; RFC 7011, 3.4 and 8). */
#include "netflow.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/learn.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { SET_HEADER = 4, TEMPLATE_HEADER = 4, PADDING = 4, ENTERPRISE = 0x8000, LONG_LENGTH = 255, LAST_IS_LONG = 3 };
enum { SOURCE_OF_9 = 14, DOMAIN_OF_10 = 10 };

/* A template is kept as these, one after another. */
struct column {
	uint32_t enterprise;
	uint16_t number, width;
	bool is_scope;
};

/* ---- whose it is ---- */

struct key {
	uint8_t bytes[LEARN_KEY];
	size_t n;
	bool is_ipfix;
};

static void key_add(struct key *k, const uint8_t *p, size_t n)
{
	memcpy(k->bytes + k->n, p, n);
	k->n += n;
}

/* Exporter, version and observation domain of layer i. false: there is no header before it. */
static bool key_of(const struct packet *p, unsigned i, struct key *k)
{
	const struct layout *nine = layout_need("NetflowHeaderV9"), *ten = layout_need("NetflowHeaderV10");
	const struct layer *head = NULL;

	*k = (struct key){ 0 };
	while (i-- > 0) {
		const struct layer *l = &p->layer[i];
		size_t bit, bits;

		if (!l->view)
			continue;
		if (!head && (l->lay == nine || l->lay == ten)) {
			head = l;
			k->is_ipfix = l->lay == ten;
			k->bytes[k->n++] = k->is_ipfix;
			key_add(k, p->data + l->off + (k->is_ipfix ? DOMAIN_OF_10 : SOURCE_OF_9), 4);
		}
		if (head && l->lay->proto->ip && layer_place(p, i, (unsigned)l->lay->src, &bit, &bits)) {
			key_add(k, p->data + l->off + bit / 8, bits / 8);
			return true;
		}
	}
	return head != NULL;
}

/* ---- templates ---- */

/* One field's specification of at most n bytes; its size, or 0: it is cut. */
static size_t column_read(const struct key *k, const uint8_t *p, size_t n, bool is_scope, struct column *c)
{
	size_t size = 4;

	if (n < size)
		return 0;
	*c = (struct column){ .number = get16(p), .width = get16(p + 2), .is_scope = is_scope && !k->is_ipfix };
	if (k->is_ipfix && c->number & ENTERPRISE) {
		size = 8;
		if (n < size)
			return 0;
		c->number &= ENTERPRISE - 1;
		c->enterprise = get32(p + 4);
	}
	return size;
}

/* Records have no more values than bytes: a set cannot be more than its length makes plausible. */
static bool is_plain(const struct buf *columns)
{
	const struct column *c = (const struct column *)(const void *)columns->p;
	size_t n = columns->n / sizeof(*c), least = 0;

	for (size_t i = 0; i < n; i++)
		least += c[i].width == WIDTH_SAYS_ITSELF ? 1 : c[i].width;
	return least >= n;
}

static void keep(struct learner *l, const struct key *k, uint16_t id, const struct buf *columns)
{
	struct key own = *k;
	uint8_t b[2];

	if (!is_plain(columns))
		return;
	put16(b, id);
	key_add(&own, b, sizeof(b));
	learner_put(l, own.bytes, own.n, columns->p, columns->n);
}

/* Specifications of count fields, the first `scopes` of them of scopes; bytes that they took, or 0. */
static size_t columns_read(const struct key *k, const uint8_t *p, size_t n, unsigned count, unsigned scopes, struct buf *out)
{
	size_t at = 0, used;
	struct column c;

	for (unsigned i = 0; i < count; i++) {
		used = column_read(k, p + at, n - at, i < scopes, &c);
		if (!used)
			return 0;
		buf_add(out, &c, sizeof(c));
		at += used;
	}
	return at;
}

void netflow_learn_templates(struct learner *l, struct packet *p, unsigned i)
{
	const uint8_t *b = p->data + p->layer[i].off;
	size_t n = p->layer[i].hlen, at = SET_HEADER, used;
	struct key k;

	if (!key_of(p, i, &k))
		return;
	while (at + TEMPLATE_HEADER <= n && get16(b + at) >= DATA_FIRST) {
		struct buf columns = BUF_INIT;
		unsigned count = get16(b + at + 2);

		used = columns_read(&k, b + at + TEMPLATE_HEADER, n - at - TEMPLATE_HEADER, count, 0, &columns);
		if (used || !count) /* with no field it is withdrawn */
			keep(l, &k, get16(b + at), &columns);
		buf_free(&columns);
		if (!used && count)
			return;
		at += TEMPLATE_HEADER + used;
	}
}

/* Version 9 says how many bytes scopes and fields take, IPFIX how many there are, scopes counted twice. */
void netflow_learn_options(struct learner *l, struct packet *p, unsigned i)
{
	const uint8_t *b = p->data + p->layer[i].off;
	size_t n = p->layer[i].hlen, head = SET_HEADER + 6;
	struct buf columns = BUF_INIT;
	unsigned all, scopes;
	struct key k;

	if (n < head || !key_of(p, i, &k) || get16(b + SET_HEADER) < DATA_FIRST)
		return;
	all = get16(b + SET_HEADER + 2);
	scopes = get16(b + SET_HEADER + 4);
	if (!k.is_ipfix) {
		unsigned scope_bytes = all;

		all = (scope_bytes + scopes) / 4;
		scopes = scope_bytes / 4;
	}
	if (columns_read(&k, b + head, n - head, all, scopes, &columns))
		keep(l, &k, get16(b + SET_HEADER), &columns);
	buf_free(&columns);
}

/* ---- records ---- */

static void value_text(struct buf *out, const struct val *v)
{
	struct buf b = BUF_INIT;
	bool quoted;

	val_print(&b, v);
	quoted = v->type != V_BYTES && b.n > 1 && b.p[0] == '"';
	buf_add(out, b.p + quoted, b.n - 2u * quoted);
	buf_free(&b);
}

/* Length of a value of at most n bytes whose width its column has, and where it begins. false: it is cut. */
static bool value_at(const struct column *c, const uint8_t *p, size_t n, unsigned *width, size_t *head, size_t *len)
{
	*width = c->width;
	*head = 0;
	*len = c->width;
	if (c->width == WIDTH_SAYS_ITSELF) {
		if (!n)
			return false;
		*head = p[0] == LONG_LENGTH ? LAST_IS_LONG : 1;
		if (*head > n)
			return false;
		*len = *head > 1 ? get16(p + 1) : p[0];
		if (*head > 1 && *len < LONG_LENGTH)
			*width = WIDTH_SAYS_IN_THREE;
	}
	return *len <= n - *head;
}

static const struct column *template_of(const struct scope *set, size_t *columns)
{
	const struct column *c = set && set->b && set->n >= SET_HEADER ? packet_told(set->p, set->b, 2, columns) : NULL;

	if (c)
		*columns /= sizeof(*c);
	return c;
}

bool netflow_knows(const struct scope *set)
{
	size_t n;

	return template_of(set, &n) != NULL;
}

size_t netflow_record(const struct scope *set, const struct field *f, const uint8_t *p, size_t n, struct list *out)
{
	size_t columns, at = 0, head, len;
	const struct column *c = template_of(set, &columns);
	unsigned width;

	for (size_t i = 0; c && i < columns; i++) {
		if (!value_at(&c[i], p + at, n - at, &width, &head, &len))
			return 0;
		if (out)
			list_add(out, netflow_value(f, c[i].enterprise, c[i].number, c[i].is_scope, width, p + at + head, len));
		at += head + len;
	}
	return at;
}

uint64_t netflow_records_size(const struct extent *x, const struct scope *s, size_t avail)
{
	const uint8_t *p;
	size_t at = 0, used, end;

	(void)x;
	if (!scope_decoding(s) || !netflow_knows(s))
		return avail;
	p = s->b + s->hdr - avail;
	while (at < avail && (used = netflow_record(s, NULL, p + at, avail - at, NULL)) != 0)
		at += used;
	for (end = at; end < avail && !p[end]; end++)
		;
	return end == avail && avail - at < PADDING && s->hdr % PADDING == 0 ? at : avail;
}

void netflow_explain(struct learner *l, struct packet *p, unsigned i)
{
	const uint8_t *b = p->data + p->layer[i].off;
	const void *columns;
	struct key k;
	size_t n;

	if (p->layer[i].hlen < SET_HEADER || !key_of(p, i, &k))
		return;
	key_add(&k, b, 2);
	columns = learner_get(l, k.bytes, k.n, &n);
	if (columns)
		packet_tell(p, b, 2, columns, n);
}

enum { TEXT_RECORDS = 8 };

/* The first records, a value after the other: "data 256 IPV4_SRC_ADDR=192.0.2.7 IN_BYTES=1500". */
void netflow_text(const struct packet *p, unsigned layer, struct buf *out)
{
	const struct layout *lay = p->layer[layer].lay;
	uint64_t id = 0;
	struct val v;

	layer_uint(p, layer, 0, &id);
	buf_fmt(out, "data %u", (unsigned)id);
	layer_get(p, layer, (unsigned)field_find(lay, "records", strlen("records")), &v);
	for (uint32_t i = 0; v.type == V_LIST && i < v.l->n; i++) {
		const struct packet *q = v.l->v[i].type == V_PACKET ? v.l->v[i].p : NULL;
		struct val one = VAL_NONE;

		if (q && q->n && q->layer[0].lay->n > 1)
			layer_get(q, 0, 1, &one);
		if (one.type != V_LIST && !i)
			buf_text(out, " without a template");
		else if (i == TEXT_RECORDS)
			buf_fmt(out, " and %u more", (unsigned)(v.l->n - i));
		if (one.type != V_LIST || i == TEXT_RECORDS) {
			val_drop(one);
			break;
		}
		buf_text(out, i ? ", " : " ");
		for (uint32_t k = 0; k < one.l->n; k++) {
			const struct val *pair = one.l->v[k].l->v;
			struct str name = val_text(&pair[0]);

			if (k)
				buf_byte(out, ' ');
			if (name.n)
				buf_add(out, name.p, name.n);
			else
				val_print(out, &pair[0]);
			buf_byte(out, '=');
			value_text(out, &pair[1]);
		}
		val_drop(one);
	}
	val_drop(v);
}

PROTO_UNIT(netflowlearn, NULL);
