/* tacacshid.c - TACACS+: the pad that hides bodies (RFC 8907, 4.5), and kinds of fields that are read and written through it. */
#include "tacacs.h"

#include <md5.h>
#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/encode.h"
#include "pkt/kinds.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/secret.h"
#include "pkt/set.h"
#include "pkt/str.h"

enum { VERSION, TYPE, SEQ, FLAGS_AT, SESSION, UNENCRYPTED = 1, OCTETS_MOST = 4, BODY_MOST = 1 << 16 };

/* ---- the pad ---- */

int hidden_header(const struct scope *s)
{
	for (unsigned i = s->p ? s->index : 0; i-- > 0;) {
		if (strcmp(s->p->layer[i].lay->proto->name, "TacacsHeader") == 0)
			return (int)i;
		if (strncmp(s->p->layer[i].lay->proto->name, "Tacacs", 6) != 0)
			break;
	}
	return -1;
}

/* A number of the header, as it is in the packet that is encoded. */
static uint64_t number_of(const struct scope *s, unsigned h, unsigned f)
{
	struct val v, one;

	layer_get(s->p, h, f, &v);
	if (v.type == V_SET) {
		one = set_at(v.set, v.set->random && s->env ? s->env->k : 0, s->env ? s->env->seed : 0,
		             set_stream(h, s->p->layer[h].lay->name_hash, f));
		val_drop(v);
		v = one;
	}
	one = v;
	val_drop(v);
	return one.type == V_INT ? one.u : 0;
}

void hidden_turn(const struct scope *s, unsigned h, size_t at, uint8_t *b, size_t n)
{
	struct str secret = secret_get();
	uint8_t pad[MD5_DIGEST_LENGTH], head[4], tail[2];
	MD5_CTX m;

	if (!secret.n || number_of(s, h, FLAGS_AT) & UNENCRYPTED || at + n > BODY_MOST)
		return;
	put32(head, (uint32_t)number_of(s, h, SESSION));
	tail[0] = (uint8_t)number_of(s, h, VERSION);
	tail[1] = (uint8_t)number_of(s, h, SEQ);
	for (size_t i = 0; i < at + n; i++) {
		if (i % sizeof(pad) == 0) {
			MD5Init(&m);
			MD5Update(&m, head, sizeof(head));
			MD5Update(&m, (const uint8_t *)secret.p, secret.n);
			MD5Update(&m, tail, sizeof(tail));
			if (i)
				MD5Update(&m, pad, sizeof(pad));
			MD5Final(pad, &m);
		}
		if (i >= at)
			b[i - at] ^= pad[i % sizeof(pad)];
	}
}

/* The n bytes at p of the layer that s decodes, in the clear. */
static void reveal(const struct scope *s, const uint8_t *p, uint8_t *b, size_t n)
{
	int h = hidden_header(s);

	memcpy(b, p, n);
	if (h >= 0)
		hidden_turn(s, (unsigned)h, (size_t)(p - s->p->data) - s->p->layer[h].off - s->p->layer[h].hlen, b, n);
}

/* Bytes of the layers between the header and the one that s encodes. */
static size_t before(const struct scope *s, unsigned h)
{
	struct buf b = BUF_INIT, none = BUF_INIT;
	struct diag d = DIAG_INIT;
	size_t n = 0;
	struct val v;

	for (unsigned i = h + 1; i < s->index; i++) {
		buf_clear(&b);
		if (s->p->layer[i].view)
			n += s->p->layer[i].hlen;
		else if (i == h + 1 && encode_layer(s->p, i, &b, &none, &d)) {
			n += b.n;
		} else if (i > h + 1) { /* an argument, which has its bytes alone */
			layer_get(s->p, i, 0, &v);
			n += val_text(&v).n;
			val_drop(v);
		}
	}
	buf_free(&b);
	buf_free(&none);
	return n;
}

/* Appends n bytes that stand in the clear at p. */
static void hide(const struct scope *s, struct buf *out, const void *p, size_t n)
{
	int h = hidden_header(s);
	size_t at = out->n - s->start;

	buf_add(out, p, n);
	if (h >= 0 && n)
		hidden_turn(s, (unsigned)h, before(s, (unsigned)h) + at, out->p + out->n - n, n);
}

/* ---- numbers ---- */

static const struct hidden *arg_of(const struct field *f)
{
	return f->arg;
}

/* Index of the field that f speaks of. */
static unsigned other(const struct scope *s, const struct field *f)
{
	return (unsigned)field_find(s->lay, arg_of(f)->of, strlen(arg_of(f)->of));
}

static uint64_t number_at(const struct scope *s, unsigned f)
{
	uint8_t b[OCTETS_MOST];
	size_t n = (s->at[f + 1] - s->at[f]) / 8;

	if (f >= s->walked || n > sizeof(b))
		return 0;
	reveal(s, s->b + s->at[f] / 8, b, n);
	return bits_get(b, 0, (unsigned)n * 8);
}

static bool number_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)p;
	*n = arg_of(f)->octets;
	return *n <= avail;
}

static void number_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	uint8_t b[OCTETS_MOST];

	(void)f;
	reveal(s, p, b, n);
	*out = val_int(bits_get(b, 0, (unsigned)n * 8));
}

static uint64_t how_many_arguments(const struct scope *s)
{
	unsigned i = s->index + 1;

	while (s->p && i < s->p->n && strcmp(s->p->layer[i].lay->proto->name, "TacacsPacketArguments") == 0)
		i++;
	return i - s->index - 1;
}

/* Was it decoded below a header? Then it was right, and follows what it counts. */
static bool follows(const struct scope *s, const struct val *v)
{
	return v->decoded && hidden_header(s) >= 0;
}

/* What a count is that was not given: that of the values beside it. */
static uint64_t counted(const struct scope *s, const struct field *f)
{
	const struct field *what = &s->lay->field[other(s, f)];
	const struct val *v = s->vals ? &s->vals[what->index] : NULL;

	if (what->ops == &hidden_lengths_ops)
		return v && v->type == V_LIST && !follows(s, v) ? v->l->n : how_many_arguments(s);
	return v ? val_text(v).n : 0;
}

static bool number_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct val def = VAL_NONE;
	uint8_t b[OCTETS_MOST] = { 0 };
	uint64_t n = v->u, most = ((uint64_t)1 << arg_of(f)->octets * 8) - 1;

	if (arg_of(f)->of && (v->type != V_INT || follows(s, v))) {
		n = counted(s, f);
	} else if (v->type != V_INT) {
		field_default(f, &def);
		n = def.u;
	}
	if (n > most)
		return diag_set(d, "%s.%s cannot count %llu, at most %llu", s->lay->proto->name, f->name, (unsigned long long)n, (unsigned long long)most);
	bits_put(b, 0, arg_of(f)->octets * 8u, n);
	hide(s, out, b, arg_of(f)->octets);
	return true;
}

static bool number_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	uint64_t most = ((uint64_t)1 << arg_of(f)->octets * 8) - 1, n = in->u;
	struct str s = val_text(in);
	struct near near = NEAR_INIT(s);

	if (in->type == V_STR && !str_to_u64(s, &n) && !(f->names && names_find(f->names, s.p, s.n, &n))) {
		if (f->names)
			names_near(f->names, &near);
		diag_set(d, "'%.*s' is not a value of %s", STR(s), f->name);
		return diag_mean(d, near.best);
	}
	if ((in->type != V_STR && in->type != V_INT && in->type != V_BOOL) || in->neg || n > most)
		return diag_set(d, "%s is a number from 0 to %llu%s", f->name, (unsigned long long)most, f->names ? ", or a name" : "");
	*out = val_int(n);
	return true;
}

const struct kind_ops hidden_number_ops = { number_measure, number_read, number_write, number_accept };

/* ---- bytes ---- */

static bool bytes_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)p;
	*n = (size_t)number_at(s, other(s, f));
	return *n <= avail;
}

static void bytes_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	struct buf b = BUF_INIT;

	(void)f;
	buf_zeros(&b, n);
	if (n)
		reveal(s, p, b.p, n);
	*out = val_bytes(b.p, n);
	buf_free(&b);
}

static bool bytes_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	(void)f;
	(void)d;
	hide(s, out, val_text(v).p, val_text(v).n);
	return true;
}

static bool bytes_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type != V_STR && in->type != V_BYTES)
		return diag_set(d, "%s takes text or bytes", f->name);
	*out = val_bytes(val_text(in).p, val_text(in).n);
	return true;
}

const struct kind_ops hidden_bytes_ops = { bytes_measure, bytes_read, bytes_write, bytes_accept };

/* ---- arguments, and the list of their lengths ---- */

static void lengths_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	struct val b;

	bytes_read(s, f, p, n, &b);
	*out = val_list();
	for (size_t i = 0; i < val_text(&b).n; i++)
		list_add(out->l, val_int((uint8_t)val_text(&b).p[i]));
	val_drop(b);
}

static bool lengths_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct buf plain = BUF_INIT;
	uint64_t many = how_many_arguments(s);
	bool given = v->type == V_LIST && !follows(s, v), ok = true;

	(void)f;
	for (uint32_t i = 0; given && i < v->l->n; i++)
		buf_byte(&plain, (uint8_t)v->l->v[i].u);
	for (unsigned i = 1; !given && i <= many; i++) {
		struct val data;

		layer_get(s->p, s->index + i, 0, &data);
		if (val_text(&data).n > UINT8_MAX)
			ok = diag_set(d, "argument %u has %zu bytes, at most 255 can be told", i, val_text(&data).n);
		buf_byte(&plain, (uint8_t)val_text(&data).n);
		val_drop(data);
	}
	if (ok)
		hide(s, out, plain.p, plain.n);
	buf_free(&plain);
	return ok;
}

static bool lengths_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	for (uint32_t i = 0; in->type == V_LIST && i < in->l->n; i++)
		if (in->l->v[i].type != V_INT || in->l->v[i].neg || in->l->v[i].u > UINT8_MAX)
			return diag_set(d, "%s is a list of lengths, each at most 255", f->name);
	if (in->type != V_LIST)
		return diag_set(d, "%s is a list of lengths, each at most 255", f->name);
	*out = val_hold(*in);
	return true;
}

const struct kind_ops hidden_lengths_ops = { bytes_measure, lengths_read, lengths_write, lengths_accept };

bool hidden_argument(const struct scope *s, size_t *which, size_t *size, size_t *count)
{
	int h = hidden_header(s), f;
	struct val v;
	bool ok;

	if (h < 0 || s->index < (unsigned)h + 2)
		return false;
	f = field_find(s->p->layer[h + 1].lay, "arg_len_list", strlen("arg_len_list"));
	if (f < 0)
		return false;
	layer_get(s->p, (unsigned)h + 1, (unsigned)f, &v);
	*which = s->index - (unsigned)h - 2;
	*count = v.type == V_LIST ? v.l->n : 0;
	ok = *which < *count && v.l->v[*which].type == V_INT;
	*size = ok ? (size_t)v.l->v[*which].u : 0;
	val_drop(v);
	return ok;
}

/* One that stands alone has all bytes there are. */
static bool argument_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	size_t which, count;

	(void)f;
	(void)p;
	*n = avail;
	return hidden_header(s) < 0 || (hidden_argument(s, &which, n, &count) && *n <= avail);
}

const struct kind_ops hidden_argument_ops = { argument_measure, bytes_read, bytes_write, bytes_accept };

PROTO_UNIT(tacacshid, NULL);
