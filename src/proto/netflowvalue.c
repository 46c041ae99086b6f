/* netflowvalue.c - values of NetFlow version 9 and IPFIX records, each with the name of its information element (RFC 7011, 6). */
#include "netflow.h"

#include <inttypes.h>
#include <string.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/registry.h"
#include "pkt/str.h"

enum { NUMBER_MOST = 32767, LONG = 8, IP4 = 4, MAC48 = 6, IP6 = 16, LONG_LENGTH = 255 };

enum form { FORM_NUMBER, FORM_IP4, FORM_IP6, FORM_MAC, FORM_TEXT };

/* What is no number (IANA, IP Flow Information Export Entities: abstract data types). */
static const struct { uint16_t number; uint8_t form; } forms[] = {
	{ 8, FORM_IP4 }, { 12, FORM_IP4 }, { 15, FORM_IP4 }, { 18, FORM_IP4 }, { 27, FORM_IP6 }, { 28, FORM_IP6 }, { 43, FORM_IP4 }, { 44, FORM_IP4 },
	{ 45, FORM_IP4 }, { 47, FORM_IP4 }, { 56, FORM_MAC }, { 57, FORM_MAC }, { 62, FORM_IP6 }, { 63, FORM_IP6 }, { 80, FORM_MAC }, { 81, FORM_MAC },
	{ 82, FORM_TEXT }, { 83, FORM_TEXT }, { 84, FORM_TEXT }, { 94, FORM_TEXT }, { 96, FORM_TEXT }, { 130, FORM_IP4 }, { 131, FORM_IP6 },
	{ 140, FORM_IP6 }, { 147, FORM_TEXT }, { 169, FORM_IP6 }, { 170, FORM_IP6 }, { 211, FORM_IP4 }, { 212, FORM_IP6 }, { 225, FORM_IP4 },
	{ 226, FORM_IP4 }, { 236, FORM_TEXT }, { 281, FORM_IP6 }, { 282, FORM_IP6 }, { 284, FORM_TEXT }, { 300, FORM_TEXT }, { 335, FORM_TEXT },
	{ 340, FORM_TEXT }, { 341, FORM_TEXT }, { 348, FORM_TEXT }, { 350, FORM_TEXT }, { 365, FORM_MAC }, { 366, FORM_IP4 }, { 367, FORM_MAC },
	{ 371, FORM_TEXT }, { 372, FORM_TEXT }, { 373, FORM_TEXT }, { 374, FORM_TEXT }, { 403, FORM_IP4 }, { 404, FORM_IP6 }, { 414, FORM_MAC },
	{ 415, FORM_MAC }, { 432, FORM_IP4 },
};

/* Bytes of the fields of version 9, by number (RFC 3954, 8); 0: it varies. */
static const uint8_t widths[] = {
	0, 4, 4, 4, 1, 1, 1, 2, 4, 1, 2, 2, 4, 1, 2, 4, 2, 2, 4, 4, 4, 4, 4, 4, 4, 0, 0, 16, 16, 1, 1, 3, 2, 1, 4, 1, 2, 2, 1, 1, 4, 4, 4, 0, 0, 0, 1, 4,
	4, 1, 4, 0, 0, 0, 0, 1, 6, 6, 2, 2, 1, 1, 16, 16, 4, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
};

unsigned netflow_width(uint64_t number)
{
	return number < sizeof(widths) ? widths[number] : 0;
}

static enum form form_of(unsigned number)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (forms[i].number == number)
			return (enum form)forms[i].form;
	return FORM_NUMBER;
}

/* ---- which element ---- */

struct element {
	uint32_t enterprise;
	unsigned number;
	bool is_scope;
};

#define SCOPE "scope:"

static struct val element_name(const struct field *f, const struct element *e)
{
	const char *name = e->enterprise || e->is_scope ? NULL : names_of_value(field_names(f), e->number);
	struct buf b = BUF_INIT;
	uint64_t back;
	struct val v;

	if (e->enterprise)
		buf_fmt(&b, "%" PRIu32 ":%u", e->enterprise, e->number);
	else if (e->is_scope)
		buf_fmt(&b, SCOPE "%u", e->number);
	if (name && (!names_find(field_names(f), name, strlen(name), &back) || back != e->number))
		name = NULL; /* another has the same */
	if (!name && !b.n)
		return val_int(e->number);
	v = name ? val_str(name, strlen(name)) : val_str(b.p, b.n);
	buf_free(&b);
	return v;
}

static bool small(struct str s, uint64_t most, uint64_t *out)
{
	return str_to_u64(s, out) && *out <= most;
}

static bool element_read(const struct field *f, const struct val *v, struct element *e, struct diag *d)
{
	struct str s = val_text(v), left;
	struct near near = NEAR_INIT(s);
	const char *colon = s.n ? memchr(s.p, ':', s.n) : NULL;
	uint64_t number = 0, enterprise = 0;

	*e = (struct element){ 0 };
	if (v->type == V_INT && !v->neg && v->u <= UINT16_MAX) {
		e->number = (unsigned)v->u;
		return true;
	}
	if (colon) {
		left = (struct str){ s.p, (size_t)(colon - s.p) };
		s = (struct str){ colon + 1, s.n - left.n - 1 };
		e->is_scope = str_eq(left, "scope");
		if (!small(s, e->is_scope ? UINT16_MAX : NUMBER_MOST, &number) || (!e->is_scope && !small(left, UINT32_MAX, &enterprise)))
			return diag_set(d, "'%.*s' is not an element: a name, its number, \"enterprise:number\" or \"scope:number\"", STR(val_text(v)));
		e->enterprise = (uint32_t)enterprise;
		e->number = (unsigned)number;
		return true;
	}
	if (s.n && names_find(field_names(f), s.p, s.n, &number)) {
		e->number = (unsigned)number;
		return true;
	}
	if (v->type != V_STR && v->type != V_BYTES)
		return diag_set(d, "a value of %s begins with the name or number of its element", f->name);
	names_near(field_names(f), &near);
	diag_set(d, "'%.*s' is the name of no element", STR(s));
	return diag_mean(d, near.best);
}

/* ---- what it is ---- */

/* Bytes of the value where nothing is said of them; 0: neither element nor value tells. */
static uint64_t natural(const struct element *e, const struct val *v)
{
	switch (v->type) {
	case V_IP4:
		return IP4;
	case V_IP6:
		return IP6;
	case V_MAC:
		return MAC48;
	case V_BYTES:
		return v->s->n;
	default:
		return e->enterprise || e->is_scope ? 0 : netflow_width(e->number);
	}
}

/* Text is an address where the element has addresses, else bytes. */
static bool content(const struct element *e, const struct val *in, struct val *out, struct diag *d)
{
	enum form form = e->enterprise || e->is_scope ? FORM_NUMBER : form_of(e->number);
	struct str s = val_text(in);
	uint32_t a;

	*out = VAL_UNSET;
	if (in->type == V_INT && !in->neg)
		*out = val_int(in->u);
	else if (in->type == V_BOOL)
		*out = val_int(in->u);
	else if (in->type == V_IP4 || in->type == V_IP6 || in->type == V_MAC)
		*out = *in;
	else if (in->type == V_BYTES)
		*out = val_bytes(s.p, s.n);
	else if (in->type != V_STR)
		return diag_set(d, "the value of an element is a number, an address or bytes");
	else if (form == FORM_IP4 && ip4_parse(s, &a))
		*out = (struct val){ .type = V_IP4, .u = a };
	else if (form == FORM_IP6 && (*out = (struct val){ .type = V_IP6 }, ip6_parse(s, out->b)))
		return true;
	else if (form == FORM_MAC && mac_parse(s, &out->u))
		out->type = V_MAC;
	else if (form == FORM_TEXT || form == FORM_NUMBER)
		*out = val_bytes(s.p, s.n);
	else
		return diag_set(d, "'%.*s' is not an address", STR(s));
	out->decoded = 0;
	return true;
}

/* (name, value) or (name, value, bytes), as it is kept. */
static bool pair_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct val kept[3];
	struct element e;
	uint64_t own, width;

	if ((in->type != V_TUPLE && in->type != V_LIST) || in->l->n < 2 || in->l->n > 3)
		return diag_set(d, "%s is a list of (name, value) or (name, value, bytes)", f->name);
	if (!element_read(f, &in->l->v[0], &e, d) || !content(&e, &in->l->v[1], &kept[1], d))
		return false;
	own = natural(&e, &kept[1]);
	width = own;
	if (in->l->n == 3 && in->l->v[2].type == V_INT && !in->l->v[2].neg)
		width = in->l->v[2].u;
	kept[0] = element_name(f, &e);
	if (kept[1].type == V_INT ? !width || width > LONG : width != own && width != WIDTH_SAYS_ITSELF && width != WIDTH_SAYS_IN_THREE) {
		diag_set(d, kept[1].type == V_INT ? "a number takes 1 to 8 bytes: (name, %" PRIu64 ", bytes)" : "the value has %" PRIu64 " bytes",
			 kept[1].type == V_INT ? kept[1].u : own);
	} else if (kept[1].type == V_INT && width < LONG && kept[1].u >> 8 * width) {
		diag_set(d, "%" PRIu64 " does not fit in %" PRIu64 " byte%s: (name, %" PRIu64 ", bytes)", kept[1].u, width, width == 1 ? "" : "s", kept[1].u);
	} else if (natural(&e, &kept[1]) > UINT16_MAX - 1) {
		diag_set(d, "a value has at most 65534 bytes");
	} else {
		kept[2] = val_int(width);
		*out = val_tuple(kept, width == own ? 2 : 3);
		return true;
	}
	val_drop(kept[0]);
	val_drop(kept[1]);
	return false;
}

static bool values_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct val all, one;

	if (in->type != V_LIST)
		return diag_set(d, "%s is a list of (name, value) or (name, value, bytes)", f->name);
	all = val_list();
	for (uint32_t i = 0; i < in->l->n; i++) {
		if (!pair_accept(f, &in->l->v[i], &one, d)) {
			val_drop(all);
			return false;
		}
		list_add(all.l, one);
	}
	*out = all;
	return true;
}

/* ---- bytes ---- */

static void put_value(const struct val *v, uint64_t width, struct buf *out)
{
	uint8_t b[16];

	switch (v->type) {
	case V_BYTES:
		buf_add(out, v->s->data, v->s->n);
		return;
	case V_IP6:
		buf_add(out, v->b, IP6);
		return;
	default:
		bits_put(b, 0, (unsigned)width * 8, v->u);
		buf_add(out, b, width);
	}
}

static bool values_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	(void)s;
	for (uint32_t i = 0; v->type == V_LIST && i < v->l->n; i++) {
		const struct val *pair = v->l->v[i].l->v;
		struct element e;
		uint64_t n, width;

		if (!element_read(f, &pair[0], &e, d))
			return false;
		n = natural(&e, &pair[1]);
		width = v->l->v[i].l->n > 2 ? pair[2].u : n;
		if (width == WIDTH_SAYS_IN_THREE || (width == WIDTH_SAYS_ITSELF && n >= LONG_LENGTH)) {
			buf_byte(out, LONG_LENGTH);
			buf_byte(out, (uint8_t)(n >> 8));
		}
		if (width >= WIDTH_SAYS_ITSELF)
			buf_byte(out, (uint8_t)n);
		put_value(&pair[1], width >= WIDTH_SAYS_ITSELF ? n : width, out);
	}
	return true;
}

static bool values_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	*n = netflow_record(s->outer, f, p, avail, NULL);
	return *n != 0;
}

static void values_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	*out = val_list();
	netflow_record(s->outer, f, p, n, out->l);
}

const struct kind_ops netflow_values_ops = { values_measure, values_read, values_write, values_accept, NULL };

struct val netflow_value(const struct field *f, uint32_t enterprise, unsigned number, bool is_scope, unsigned width, const uint8_t *p, size_t n)
{
	struct element e = { enterprise, number, is_scope };
	enum form form = enterprise || is_scope ? FORM_NUMBER : form_of(number);
	struct val pair[3] = { element_name(f, &e), VAL_UNSET, val_int(width) };

	if (form == FORM_IP4 && n == IP4 && width == n) {
		pair[1] = (struct val){ .type = V_IP4, .u = get32(p) };
	} else if (form == FORM_IP6 && n == IP6 && width == n) {
		pair[1] = (struct val){ .type = V_IP6 };
		memcpy(pair[1].b, p, IP6);
	} else if (form == FORM_MAC && n == MAC48 && width == n) {
		pair[1] = (struct val){ .type = V_MAC, .u = bits_get(p, 0, 48) };
	} else if (form == FORM_NUMBER && n && n <= LONG && width == n) {
		pair[1] = val_int(bits_get(p, 0, (unsigned)n * 8));
	} else {
		pair[1] = val_bytes(p, n);
	}
	return val_tuple(pair, natural(&e, &pair[1]) == width ? 2 : 3);
}

PROTO_UNIT(netflowvalue, NULL);
