/* name.c - domain names: the field kind, compression, and text. */
#include "pkt/name.h"

#include <string.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/registry.h"

#define POINTER 0xc0   /* any of these bits in a length byte: the low 14 bits are an offset in the message */
#define JUMPS_MAX 20
#define NAME_MAX 255   /* bytes of labels after which a name that is put together by pointers stops (RFC 1035, 2.3.4) */

static bool is_pointer(uint8_t c)
{
	return (c & POINTER) != 0;
}

/* Where the walk over labels ends: at the zero byte or the pointer (first byte), or at or past n when it finds neither. */
static size_t labels_end(const uint8_t *p, size_t n)
{
	size_t i = 0;

	while (i < n && p[i] && !is_pointer(p[i]))
		i += 1u + p[i];
	return i;
}

size_t name_skip(const uint8_t *p, size_t avail)
{
	size_t i = labels_end(p, avail);

	if (i >= avail)
		return 0;
	i += is_pointer(p[i]) ? 2 : 1;
	return i <= avail ? i : 0;
}

/* ---- text ---- */

/* Bytes of the UTF-8 character at p that can be printed; 0: none (ASCII is not asked for). */
static size_t utf8_size(const uint8_t *p, size_t n)
{
	size_t k = p[0] >= 0xc2 && p[0] < 0xe0 ? 2 : p[0] >= 0xe0 && p[0] < 0xf0 ? 3 : p[0] >= 0xf0 && p[0] < 0xf5 ? 4 : 0;

	if (!k || k > n)
		return 0;
	for (size_t i = 1; i < k; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) || (p[0] == 0xf0 && p[1] < 0x90) ||
	    (p[0] == 0xf4 && p[1] > 0x8f) || (p[0] == 0xc2 && p[1] < 0xa0)) /* the last: control characters */
		return 0;
	return k;
}

/* In a label: stands for itself. */
static bool is_plain(uint8_t c)
{
	return c >= ' ' && c < 0x7f && c != '.' && c != '\\';
}

static void escaped(struct buf *out, const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t k = p[i] >= 0x80 ? utf8_size(p + i, n - i) : 0;

		if (is_plain(p[i])) {
			buf_byte(out, p[i]);
		} else if (k) {
			buf_add(out, p + i, k);
			i += k - 1;
		} else if (p[i] == '.' || p[i] == '\\') {
			buf_byte(out, '\\');
			buf_byte(out, p[i]);
		} else {
			buf_byte(out, '\\');
			buf_byte(out, (uint8_t)('0' + p[i] / 100));
			buf_byte(out, (uint8_t)('0' + p[i] / 10 % 10));
			buf_byte(out, (uint8_t)('0' + p[i] % 10));
		}
	}
}

/* How many of eight bytes are not plain. */
static unsigned count_odd(uint64_t v)
{
	const uint64_t ones = 0x0101010101010101, low = v & ones * 0x7f;
	uint64_t plain = low + ones * (0x80 - ' ');  /* the highest bit of each byte says: it is a space at least, */

	plain &= (low ^ ones * '.') + ones * 0x7f;   /* no dot, */
	plain &= (low ^ ones * '\\') + ones * 0x7f; /* no backslash, */
	plain &= ~(v | (low + ones));                /* and neither above 0x7f nor that */
	return (unsigned)(((~plain & ones << 7) >> 7) * ones >> 56);
}

/* Whole labels in p[0..n), where nothing in them needs an escape. false: something does, and nothing was written. */
static bool plain_labels(struct buf *out, const uint8_t *p, size_t n)
{
	const uint64_t ones = 0x0101010101010101;
	uint64_t eight = ones * 'a';
	size_t dots = 1, odd = 0;
	uint8_t *to;

	buf_reserve(out, n + sizeof(eight));
	to = out->p + out->n;
	memcpy(to, p + 1, n - 1);
	for (size_t i = 1u + p[0]; i < n; i += 1u + p[i], dots++)
		to[i - 1] = '.';
	to[n - 1] = '.';
	memcpy(to + n, &eight, sizeof(eight));
	for (size_t i = 0; i < n; i += sizeof(eight)) {
		memcpy(&eight, to + i, sizeof(eight));
		odd += count_odd(eight);
	}
	out->n += odd == dots ? n : 0;
	return odd == dots;
}

/* The labels at p[i..n) up to the root, a pointer or the end. Returns where it stopped. *plain: made false where one is not. */
static size_t labels_text(struct buf *out, const uint8_t *p, size_t i, size_t n, bool *plain)
{
	size_t end = i + labels_end(p + i, n - i);

	if (i == end || (end <= n && plain_labels(out, p + i, end - i)))
		return end;
	*plain = false;
	while (i < n && p[i] && !is_pointer(p[i])) {
		size_t k = p[i] < n - i - 1 ? p[i] : n - i - 1;

		if (k) {
			escaped(out, p + i + 1, k);
			buf_byte(out, '.');
		}
		i += 1u + p[i];
	}
	return i;
}

static bool is_among(const uint16_t *seen, unsigned n, size_t to)
{
	for (unsigned i = 0; i < n; i++)
		if (seen[i] == to)
			return true;
	return false;
}

bool name_text(struct buf *out, const uint8_t *p, size_t n, const uint8_t *msg, size_t nmsg)
{
	uint16_t seen[JUMPS_MAX];
	bool plain = true;
	size_t start = out->n, i = labels_text(out, p, 0, n, &plain), total = i;

	for (unsigned jumps = 0; msg && i + 1 < n && is_pointer(p[i]) && jumps < JUMPS_MAX && total <= NAME_MAX; jumps++) {
		size_t to = (size_t)(p[i] & ~POINTER) << 8 | p[i + 1];

		if (to >= nmsg || is_among(seen, jumps, to))
			break;
		seen[jumps] = (uint16_t)to;
		p = msg;
		n = nmsg - to > NAME_MAX ? to + NAME_MAX + 1 : nmsg; /* more is no name */
		i = labels_text(out, p, to, n, &plain);
		total += i - to;
	}
	if (out->n == start)
		buf_byte(out, '.');
	return plain;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The octet that the text at p stands for, p[0..n) not empty; *used: its characters. */
static uint8_t octet(const char *p, size_t n, size_t *used)
{
	*used = 1;
	if (p[0] != '\\' || n < 2)
		return (uint8_t)p[0];
	if (n >= 4 && is_digit(p[1]) && is_digit(p[2]) && is_digit(p[3])) {
		unsigned v = (unsigned)(p[1] - '0') * 100 + (unsigned)(p[2] - '0') * 10 + (unsigned)(p[3] - '0');

		if (v < 256) {
			*used = 4;
			return (uint8_t)v;
		}
	}
	*used = 2;
	return (uint8_t)p[1];
}

static int shown(struct str s)
{
	return s.n > 80 ? 80 : (int)s.n;
}

static int hex_digit(char c)
{
	return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A name of no bytes at all, which is not the root. */
static bool is_nothing(struct str text)
{
	return str_eq(text, "\\<>");
}

/* The pointer that the rest of a text stands for: \<c00c>. */
static bool exact_pointer(const char *p, size_t n, uint8_t out[2])
{
	unsigned v = 0;

	if (n != 7 || p[0] != '\\' || p[1] != '<' || p[6] != '>')
		return false;
	for (int i = 2; i < 6; i++) {
		if (hex_digit(p[i]) < 0)
			return false;
		v = v << 4 | (unsigned)hex_digit(p[i]);
	}
	out[0] = (uint8_t)(v >> 8);
	out[1] = (uint8_t)v;
	return is_pointer(out[0]);
}

void name_exact(struct buf *out, const uint8_t *p, size_t n)
{
	size_t end = labels_end(p, n);

	if (end || (n && !p[0]))
		name_text(out, p, end, NULL, 0);
	if (!n)
		buf_text(out, "\\<>");
	else if (is_pointer(p[end]))
		buf_fmt(out, "\\<%02x%02x>", p[end], p[end + 1]);
}

bool name_wire(struct buf *out, struct str text, struct diag *d)
{
	uint8_t pointer[2];

	size_t begin = out->n, i = 0;

	if (is_nothing(text))
		return true;
	if (text.n == 1 && text.p[0] == '.')
		text.n = 0;
	while (i < text.n) {
		size_t label = out->n, used, n;

		if (exact_pointer(text.p + i, text.n - i, pointer)) {
			buf_add(out, pointer, 2);
			return true;
		}
		buf_byte(out, 0);
		while (i < text.n && text.p[i] != '.') {
			buf_byte(out, octet(text.p + i, text.n - i, &used));
			i += used;
		}
		n = out->n - label - 1;
		if (n == 0 || n > LABEL_MAX) {
			out->n = begin;
			return n ? diag_set(d, "'%.*s' has a label of %zu bytes (at most %d)", shown(text), text.p, n, LABEL_MAX)
			         : diag_set(d, "'%.*s' has an empty label", shown(text), text.p);
		}
		out->p[label] = (uint8_t)n;
		i++; /* the dot */
	}
	buf_byte(out, 0);
	return true;
}

static bool is_control(uint8_t c)
{
	return c < ' ' || c == 0x7f;
}

static bool has_control(const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_control(p[i]))
			return true;
	return false;
}

/* Labels up to the root or a pointer and not a byte more. The reserved 01 and 10 count as pointers, but text may look so. */
static bool is_whole(const uint8_t *p, size_t n)
{
	if (!n || name_skip(p, n) != n)
		return false;
	return labels_end(p, n) != n - 2 || p[n - 2] >= 0x80 || has_control(p, n);
}

bool name_is_wire(const uint8_t *p, size_t n)
{
	if (is_whole(p, n))
		return true;
	/* Scapy's rule for what was encoded before: no dot, and the end looks like one. */
	if (!n || memchr(p, '.', n))
		return false;
	return p[n - 1] == 0 || (n >= 2 && p[n - 2] >= POINTER);
}

/* ---- the message that pointers count from ---- */

const struct scope *message_scope(const struct scope *s)
{
	while (s && !(s->lay && s->lay->proto->message))
		s = s->outer;
	return s;
}

/* Bytes before the message in its layer (a length, as over TCP) and, with header, of its fixed part. */
static size_t message_skip(const struct scope *m, size_t *header)
{
	const struct layout *l = m->lay;
	int first = l->message;
	size_t skip = 0, bits = 0;

	if (!header && first >= 0 && (unsigned)first < m->walked)
		return m->at[first] / 8;
	for (int i = 0; i < first; i++)
		if (field_present(m, &l->field[i]))
			skip += field_fixed_bits(&l->field[i]) / 8;
	for (unsigned i = first < 0 ? l->n : (unsigned)first; header && i < l->n && field_fixed_bits(&l->field[i]); i++)
		bits += field_fixed_bits(&l->field[i]);
	if (header)
		*header = bits / 8;
	return skip;
}

/* ---- the field kind ---- */

static bool name_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	size_t end = labels_end(p, avail);

	(void)f;
	*n = avail ? end + 1 : 0;
	if (end > avail || (avail && end == avail))
		return false;
	if (!avail || !p[end])
		return true;
	*n = end + 2;
	return *n <= avail && message_scope(s); /* a pointer needs a message */
}

bool name_read_text(const struct scope *s, const uint8_t *p, size_t n, bool *compressed, struct buf *out)
{
	const struct scope *m;
	size_t skip;

	*compressed = n >= 2 && is_pointer(p[n - 2]) && labels_end(p, n) == n - 2;
	m = *compressed ? message_scope(s) : NULL;
	if (!m || !m->b)
		return name_text(out, p, n, NULL, 0);
	skip = message_skip(m, NULL);
	return name_text(out, p, n, m->b + skip, m->n > skip ? m->n - skip : 0);
}

static void name_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	struct buf text = BUF_INIT;
	bool compressed;

	(void)f;
	name_read_text(s, p, n, &compressed, &text);
	*out = compressed || !n ? val_name(text.p, text.n, p, n) : val_str(text.p, text.n);
	buf_free(&text);
}

/* Whether the name just appended at `at` still says `text`. What it points to and is not yet written (or still to be
 * filled in: the header) cannot be asked, and stays as it is. */
static bool still_says(const struct scope *s, const struct buf *out, size_t at, struct str text)
{
	const struct scope *m = message_scope(s);
	struct buf now = BUF_INIT;
	size_t header, base, to;
	const uint8_t *p = out->p + at;
	bool same;

	if (!m || m->b || !text.n || text.p[text.n - 1] != '.') /* not decoded: given as it shall be */
		return true;
	base = m->start + message_skip(m, &header);
	to = (size_t)(out->p[out->n - 2] & ~POINTER) << 8 | out->p[out->n - 1];
	if (base > at || to < header || base + to >= out->n)
		return true;
	name_text(&now, p, out->n - at, out->p + base, out->n - base);
	same = now.n == text.n && memcmp(now.p, text.p, text.n) == 0;
	buf_free(&now);
	return same;
}

static bool name_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct str t = val_text(v);
	size_t at = out->n;

	if (v->type == V_UNSET || v->type == V_NONE)
		t = str_of(v->type == V_UNSET && f->text ? f->text : "");
	if (v->type == V_NAME) {
		buf_add(out, v->name->data + v->name->ntext + 1, v->name->nwire);
		if (v->name->nwire < 2 || still_says(s, out, at, t))
			return true;
		out->n = at; /* the message has changed below the pointer: spell it out */
	}
	if (v->type == V_BYTES && name_is_wire((const uint8_t *)t.p, t.n)) {
		buf_add(out, t.p, t.n);
		return true;
	}
	return name_wire(out, t, d);
}

/* Text is kept as it would be decoded; wire form with a pointer is kept as bytes. */
static bool name_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct buf wire = BUF_INIT, text = BUF_INIT;
	struct str t = val_text(in);
	bool ok = true;

	switch ((enum vtype)in->type) {
	case V_NAME:
		*out = val_hold(*in);
		return true;
	case V_BYTES:
		if (!name_is_wire((const uint8_t *)t.p, t.n))
			break;
		buf_add(&wire, t.p, t.n);
		break;
	case V_STR: case V_NONE:
		break;
	case V_UNSET: case V_BOOL: case V_INT: case V_FLOAT: case V_MAC: case V_IP4: case V_IP6: case V_LIST: case V_TUPLE:
	case V_PACKET: case V_SET: case V_LANG:
		return diag_set(d, "%s is a domain name: text, or bytes in wire form", f->name);
	}
	if (!wire.n)
		ok = name_wire(&wire, t, d);
	if (ok && wire.n && labels_end(wire.p, wire.n) + 1 == wire.n) {
		name_text(&text, wire.p, wire.n, NULL, 0);
		*out = val_str(text.p, text.n);
	} else if (ok && in->type == V_STR) {
		*out = val_name(t.p, t.n, wire.p, wire.n);
	} else if (ok) {
		*out = val_bytes(wire.p, wire.n);
	}
	buf_free(&wire);
	buf_free(&text);
	return ok;
}

const struct kind_ops name_ops = { name_measure, name_read, name_write, name_accept };
