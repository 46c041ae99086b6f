/* coap.c - Constrained Application Protocol (RFC 7252, RFC 7641, RFC 7959). */
#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/field.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

enum { PORT = 5683, MARK = 0xff, ONE_MORE = 13, TWO_MORE = 14, TWO_BASE = 269, LENGTH_MOST = UINT16_MAX + TWO_BASE };

static const struct name_row option_rows[] = {
	{ 1, "If-Match" },
	{ 3, "Uri-Host" },
	{ 4, "ETag" },
	{ 5, "If-None-Match" },
	{ 6, "Observe" },
	{ 7, "Uri-Port" },
	{ 8, "Location-Path" },
	{ 11, "Uri-Path" },
	{ 12, "Content-Format" },
	{ 14, "Max-Age" },
	{ 15, "Uri-Query" },
	{ 17, "Accept" },
	{ 20, "Location-Query" },
	{ 23, "Block2" },
	{ 27, "Block1" },
	{ 28, "Size2" },
	{ 35, "Proxy-Uri" },
	{ 39, "Proxy-Scheme" },
	{ 60, "Size1" },
};
static const struct names options = { .table = "coap.option", ROWS(option_rows) };

/* ---- options (RFC 7252, 3.1) ----
 *
 *   delta  4   length 4   delta, 0 to 2 more octets   length, 0 to 2 more octets   value
 *
 * The delta is counted from the option before: they stand in ascending order of their numbers.
 */

struct option {
	uint32_t number;
	const uint8_t *value;
	size_t n;
};

/* A half octet with what it says to be in the octets at *p. false: cut, or reserved. */
static bool extended(unsigned half, const uint8_t **p, const uint8_t *end, uint32_t *out)
{
	size_t more = half == ONE_MORE ? 1 : half == TWO_MORE ? 2 : 0;

	if (half > TWO_MORE || (size_t)(end - *p) < more)
		return false;
	*out = more == 1 ? ONE_MORE + (unsigned)(*p)[0] : more ? TWO_BASE + (unsigned)get16(*p) : half;
	*p += more;
	return true;
}

/* The option at *p, behind one of number o->number; *p is moved behind it. false: there is no further one. */
static bool option_next(const uint8_t **p, const uint8_t *end, struct option *o)
{
	const uint8_t *q = *p;
	uint32_t delta, n;
	uint8_t head;

	if (q == end || *q == MARK)
		return false;
	head = *q++;
	if (!extended(head >> 4, &q, end, &delta) || !extended(head & 15, &q, end, &n) || n > (size_t)(end - q) ||
	    o->number + delta > UINT16_MAX)
		return false;
	*o = (struct option){ o->number + delta, q, n };
	*p = q + n;
	return true;
}

static bool options_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	const uint8_t *at = p;
	struct option o = { 0 };

	(void)s;
	(void)f;
	while (option_next(&at, p + avail, &o))
		;
	*n = (size_t)(at - p);
	return true;
}

static void options_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	const uint8_t *at = p;
	struct option o = { 0 };

	(void)s;
	(void)f;
	*out = val_list();
	while (option_next(&at, p + n, &o)) {
		const char *name = names_of_value(&options, o.number);
		struct val pair[2] = { name ? val_str(name, strlen(name)) : val_int(o.number), val_bytes(o.value, o.n) };

		list_add(out->l, val_tuple(pair, 2));
	}
}

static unsigned half_of(uint32_t v)
{
	return v < ONE_MORE ? v : v < TWO_BASE ? ONE_MORE : TWO_MORE;
}

static void put_extended(struct buf *out, uint32_t v)
{
	uint8_t b[2];

	if (v >= TWO_BASE) {
		put16(b, (uint16_t)(v - TWO_BASE));
		buf_add(out, b, 2);
	} else if (v >= ONE_MORE) {
		buf_byte(out, (uint8_t)(v - ONE_MORE));
	}
}

static void put_option(struct buf *out, uint32_t delta, struct str value)
{
	buf_byte(out, (uint8_t)(half_of(delta) << 4 | half_of((uint32_t)value.n)));
	put_extended(out, delta);
	put_extended(out, (uint32_t)value.n);
	buf_add(out, value.p, value.n);
}

static uint32_t number_of(const struct val *pair)
{
	const struct val *v = &pair->l->v[0];
	uint64_t number = v->u;

	if (v->type == V_STR && !names_find(&options, val_text(v).p, val_text(v).n, &number))
		return 0;
	return (uint32_t)number;
}

static bool is_ascending(const struct list *l)
{
	for (uint32_t i = 1; i < l->n; i++)
		if (number_of(&l->v[i]) < number_of(&l->v[i - 1]))
			return false;
	return true;
}

/* Lowest number first; options of one number in the order given. */
static bool options_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	uint32_t before = 0, next = 0, done = 0;

	(void)s;
	(void)f;
	(void)d;
	if (v->type != V_LIST)
		return true;
	if (is_ascending(v->l)) {
		for (; done < v->l->n; done++) {
			put_option(out, number_of(&v->l->v[done]) - before, val_text(&v->l->v[done].l->v[1]));
			before = number_of(&v->l->v[done]);
		}
		return true;
	}
	while (done < v->l->n) {
		uint32_t least = UINT32_MAX;

		for (uint32_t i = 0; i < v->l->n; i++)
			if (number_of(&v->l->v[i]) >= next && number_of(&v->l->v[i]) < least)
				least = number_of(&v->l->v[i]);
		for (uint32_t i = 0; i < v->l->n; i++)
			if (number_of(&v->l->v[i]) == least) {
				put_option(out, least - before, val_text(&v->l->v[i].l->v[1]));
				before = least;
				done++;
			}
		next = least + 1;
	}
	return true;
}

/* An option's number by its name or as such. */
static bool accept_number(const struct val *in, uint64_t *out, struct diag *d)
{
	struct str s = val_text(in);
	struct near near = NEAR_INIT(s);

	if (in->type == V_INT && !in->neg && in->u <= UINT16_MAX) {
		*out = in->u;
		return true;
	}
	if ((in->type == V_STR || in->type == V_BYTES) && names_find(&options, s.p, s.n, out))
		return true;
	if (in->type != V_STR)
		return diag_set(d, "an option is known by its name or by a number from 0 to 65535");
	names_near(&options, &near);
	diag_set(d, "'%.*s' is no option of CoAP that has a name here: give its number", STR(s));
	diag_mean(d, near.best);
	return false;
}

/* Bytes, or a number in as few octets as it needs (RFC 7252, 3.2). */
static bool accept_value(const struct val *in, struct val *out, struct diag *d)
{
	uint8_t b[8];
	size_t n = 0;

	if (in->type == V_BYTES || in->type == V_STR) {
		if (val_text(in).n > LENGTH_MOST)
			return diag_set(d, "an option has at most %d bytes, not %zu", LENGTH_MOST, val_text(in).n);
		*out = val_bytes(val_text(in).p, val_text(in).n);
		return true;
	}
	if (in->type != V_INT || in->neg)
		return diag_set(d, "the value of an option is text, bytes or a number");
	while (n < 8 && in->u >> (8 * n))
		n++;
	if (n)
		bits_put(b, 0, (unsigned)n * 8, in->u);
	*out = val_bytes(b, n);
	return true;
}

static bool options_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type != V_LIST)
		return diag_set(d, "%s is a list of (name or number, value)", f->name);
	*out = val_list();
	for (uint32_t i = 0; i < in->l->n; i++) {
		const struct val *x = &in->l->v[i];
		const char *name;
		struct val pair[2];
		uint64_t number;

		if (x->type != V_TUPLE || x->l->n != 2)
			diag_set(d, "item %u of %s is not (name or number, value)", i, f->name);
		if (x->type != V_TUPLE || x->l->n != 2 || !accept_number(&x->l->v[0], &number, d) || !accept_value(&x->l->v[1], &pair[1], d)) {
			val_drop(*out);
			*out = VAL_UNSET;
			return false;
		}
		name = names_of_value(&options, number);
		pair[0] = name ? val_str(name, strlen(name)) : val_int(number);
		list_add(out->l, val_tuple(pair, 2));
	}
	return true;
}

static const struct kind_ops options_ops = { options_measure, options_read, options_write, options_accept };

static const struct val none = { .type = V_LIST, .l = &(struct list){ .n = 0 } };

/* ---- message ---- */

static const struct name_row type_rows[] = {
	{ 0, "CON" },
	{ 1, "NON" },
	{ 2, "ACK" },
	{ 3, "RST" },
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row code_rows[] = {
	{ 0, "Empty" },
	{ 1, "GET" },
	{ 2, "POST" },
	{ 3, "PUT" },
	{ 4, "DELETE" },
	{ 65, "2.01 Created" },
	{ 66, "2.02 Deleted" },
	{ 67, "2.03 Valid" },
	{ 68, "2.04 Changed" },
	{ 69, "2.05 Content" },
	{ 128, "4.00 Bad Request" },
	{ 129, "4.01 Unauthorized" },
	{ 130, "4.02 Bad Option" },
	{ 131, "4.03 Forbidden" },
	{ 132, "4.04 Not Found" },
	{ 133, "4.05 Method Not Allowed" },
	{ 134, "4.06 Not Acceptable" },
	{ 140, "4.12 Precondition Failed" },
	{ 141, "4.13 Request Entity Too Large" },
	{ 143, "4.15 Unsupported Content-Format" },
	{ 160, "5.00 Internal Server Error" },
	{ 161, "5.01 Not Implemented" },
	{ 162, "5.02 Bad Gateway" },
	{ 163, "5.03 Service Unavailable" },
	{ 164, "5.04 Gateway Timeout" },
	{ 165, "Proxying Not Supported" },
};
static const struct names codes = { ROWS(code_rows) };

static uint64_t mark_size(const struct extent *x, const struct scope *s, size_t avail)
{
	(void)x;
	return scope_decoding(s) && avail && s->b[s->hdr - avail] == MARK;
}

static const struct field coap_fields[] = {
	UINT("ver", 2, .init = 1, .help = "version"),
	UINT("type", 2, .names = &types),
	UINT("tkl", 4, .compute = LENGTH_OF("token", 1, 0), .help = "bytes of token"),
	UINT("code", 8, .names = &codes),
	UINT("msg_id", 16, .help = "message identifier: an acknowledgement has that of its message"),
	BYTES("token", .size = OF("tkl", 1, 0), .help = "a response has that of its request"),
	HOOK("options", &options_ops, .value = &none, .help = "(name or number, value), put in the order of their numbers"),
	BYTES("paymark", .size = SIZE_FN(mark_size), .help = "payload marker: b\"\\xff\" before a payload"),
};

/* A response has its request's token (RFC 7252, 5.3.2); what acknowledges has the message's identifier as well. */
static bool coap_replies(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	enum { TYPE = 1, ID = 4, ACK = 2 };
	uint64_t type = 0, ours = 0, theirs = 0;

	layer_uint(a, i, TYPE, &type);
	layer_uint(a, i, ID, &ours);
	layer_uint(q, j, ID, &theirs);
	return type < ACK || ours == theirs;
}

static const struct proto coap = {
	.name = "CoAP",
	.title = "Constrained Application Protocol (RFC 7252)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/CoAP(code=\"GET\", msg_id=7, token=\"t\", options=[(\"Uri-Path\", \"sensors\"), (\"Accept\", 50)])",
	TABLE(coap_fields),
	UNDER({ "udp.port", PORT }),
	.reply = { SAME("token") },
	.replies = coap_replies,
	.text = "CoAP %type% %code% id=%msg_id%[ token=%token%][ %options%][ len=%payload:d%]",
};

PROTO_UNIT(coap, &coap);
