/* row.c - makes and writes rows: each step goes on to the next, and what repeats from packet to packet is remembered. */
#include "row.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/mem.h"
#include "put.h"
#include "verify.h"

enum {
	ROW_WORDS = 16,  /* bytes of words that a step of a row has */
	MEMO_BYTES = 4,  /* of which a memo covers the fields */
	MEMO_TEXT = 55,
	MEMO_SLOTS = 16, /* a power of 2 */
};

/* Fields beside each other, whose text was made when they had these values before. */
struct memo {
	struct memo_slot {
		char text[MEMO_TEXT];
		uint8_t n;
		uint64_t key; /* MEMO_FREE, or the bytes with the bits of the fields */
	} slot[MEMO_SLOTS];
	unsigned n;
	struct step step[];
};

#define MEMO_FREE UINT64_MAX

/* ---- writing ---- */

static inline char *row_words(char *at, const struct step *s)
{
	memcpy(at, s->words, ROW_WORDS);
	return at + s->n;
}

static inline char *row_on(char *at, const struct step *s, const struct row *r)
{
	return s[1].put(at, s + 1, r);
}

static char *row_end(char *at, const struct step *s, const struct row *r)
{
	(void)s, (void)r;
	return at;
}

static char *row_end_line(char *at, const struct step *s, const struct row *r)
{
	(void)s, (void)r;
	*at = '\n';
	return at + 1;
}

static char *row_text(char *at, const struct step *s, const struct row *r)
{
	return row_on(row_words(at, s), s, r);
}

static char *row_octet(char *at, const struct step *s, const struct row *r)
{
	return row_on(put_octet(row_words(at, s), r->b[s->byte]), s, r);
}

static char *row_table(char *at, const struct step *s, const struct row *r)
{
	const struct step_text *t = &s->table[step_bits(s, r->b)];

	at = row_words(at, s);
	memcpy(at, t, sizeof(*t));
	return row_on(at + t->n, s, r);
}

static char *row_16(char *at, const struct step *s, const struct row *r)
{
	return row_on(put_dec16(row_words(at, s), get16(r->b + s->byte)), s, r);
}

static char *row_32(char *at, const struct step *s, const struct row *r)
{
	return row_on(put_dec32(row_words(at, s), get32(r->b + s->byte)), s, r);
}

static char *row_hex16(char *at, const struct step *s, const struct row *r)
{
	return row_on(put_hex16(row_words(at, s), get16(r->b + s->byte)), s, r);
}

/* A number that may have a name. */
static __attribute__((noinline)) char *row_named(char *at, const struct step *s, const struct row *r)
{
	return row_on(put_name(at, s->op, get16(r->b + s->byte)), s, r);
}

/* Of those whose other numbers are decimal. */
static char *row_name16(char *at, const struct step *s, const struct row *r)
{
	unsigned v = get16(r->b + s->byte);

	at = row_words(at, s);
	return name_is_near(s->op, v) ? row_named(at, s, r) : row_on(put_dec16(at, v), s, r);
}

static char *row_mac(char *at, const struct step *s, const struct row *r)
{
	return row_on(put_mac(row_words(at, s), r->b + s->byte), s, r);
}

static char *row_ip4(char *at, const struct step *s, const struct row *r)
{
	return row_on(put_ip4(row_words(at, s), r->b + s->byte), s, r);
}

static char *row_ip6(char *at, const struct step *s, const struct row *r)
{
	at = row_words(at, s);
	return row_on(at + ip6_text(r->b + s->byte, at), s, r);
}

static char *row_any(char *at, const struct step *s, const struct row *r)
{
	return row_on(step_write(at, s, r->b), s, r);
}

static char *row_bit(char *at, const struct step *s, const struct row *r)
{
	return row_on(step_bits(s, r->b) ? step_write(at, s, r->b) : at, s, r);
}

/* What is seldom said of a checksum. */
static __attribute__((noinline)) char *row_other_verdict(char *at, const struct step *s, const struct row *r)
{
	pen_stop(r->s->out, at);
	show_verdict(r->s, r->p, r->l, s->field);
	return row_on(pen(r->s->out, r->room), s, r);
}

/* " (ok)", or what else there is to say, behind the sum that was just written. */
static __attribute__((noinline)) char *row_verdict(char *at, const struct step *s, const struct row *r)
{
	if (!sum_is_good(r->s->l, r->p, r->l, s->field))
		return row_other_verdict(at, s, r);
	return row_on((char *)memcpy(at, " (ok)", 5) + 5, s, r);
}

static char *row_sum(char *at, const struct step *s, const struct row *r)
{
	at = step_write(at, s, r->b);
	return r->p ? row_verdict(at, s, r) : row_on(at, s, r);
}

static char *row_sum16(char *at, const struct step *s, const struct row *r)
{
	at = put_hex16(row_words(at, s), get16(r->b + s->byte));
	return r->p ? row_verdict(at, s, r) : row_on(at, s, r);
}

static inline uint32_t memo_key(const struct step *s, const struct row *r)
{
	uint32_t key;

	memcpy(&key, r->b + s->byte, MEMO_BYTES);
	return key & s->mask;
}

static inline struct memo_slot *memo_slot(const struct step *s, uint32_t key)
{
	return &s->memo->slot[key * 0x9e3779b1u / (UINT32_MAX / MEMO_SLOTS + 1)];
}

static __attribute__((noinline)) char *row_memo_new(char *at, const struct step *s, const struct row *r)
{
	const struct memo *m = s->memo;
	uint32_t key = memo_key(s, r);
	struct memo_slot *t = memo_slot(s, key);
	char *begin = at;

	for (const struct step *x = m->step; x < m->step + m->n; x++)
		if (x->ask != ASK_BIT || step_bits(x, r->b))
			at = step_write(at, x, r->b);
	if (at - begin <= MEMO_TEXT) {
		memcpy(t->text, begin, (size_t)(at - begin));
		t->n = (uint8_t)(at - begin);
		t->key = key;
	}
	return row_on(at, s, r);
}

static char *row_memo(char *at, const struct step *s, const struct row *r)
{
	uint32_t key = memo_key(s, r);
	const struct memo_slot *t = memo_slot(s, key);

	if (t->key != key)
		return row_memo_new(at, s, r);
	memcpy(at, t, sizeof(*t));
	return row_on(at + t->n, s, r);
}

/* ---- making ---- */

struct maker {
	struct step *out;
	unsigned n;
	struct buf words; /* of the next step */
};

/* So many of the words as a step by themselves. */
static void emit_text(struct maker *k, size_t n)
{
	struct step *s = &k->out[k->n++];

	*s = (struct step){ .put = row_text, .n = (uint8_t)n };
	memcpy(s->words, k->words.p, n);
	memmove(k->words.p, k->words.p + n, k->words.n -= n);
}

/* Until so many are left at most. */
static void emit_texts(struct maker *k, size_t left)
{
	while (k->words.n > left)
		emit_text(k, k->words.n < ROW_WORDS ? k->words.n : ROW_WORDS);
}

static void emit(struct maker *k, const struct step *raw)
{
	static char *(*const by_kind[])(char *, const struct step *, const struct row *) = {
		[STEP_SMALL] = row_any, [STEP_BITS] = row_any,	  [STEP_TABLE] = row_table, [STEP_16] = row_16,	  [STEP_32] = row_32,
		[STEP_HEX16] = row_hex16, [STEP_NAME16] = row_name16, [STEP_MAC] = row_mac,	    [STEP_IP4] = row_ip4, [STEP_IP6] = row_ip6,
		[STEP_WORDS_ONLY] = row_text, [STEP_OP] = row_any,
	};
	struct step *s;

	if (raw->ask == ASK_BIT) {
		emit_texts(k, 0);
		s = &k->out[k->n++];
		*s = *raw;
		s->put = row_bit;
		return;
	}
	buf_add(&k->words, raw->op->text, raw->op->n);
	if (raw->kind == STEP_HEX16)
		buf_text(&k->words, "0x");
	emit_texts(k, ROW_WORDS);
	s = &k->out[k->n++];
	*s = *raw;
	s->kind = raw->kind == STEP_LONG ? STEP_OP : raw->kind;
	s->n = (uint8_t)k->words.n;
	memcpy(s->words, k->words.p, k->words.n);
	k->words.n = 0;
	s->put = by_kind[s->kind];
	if (raw->ask == ASK_SUM)
		s->put = raw->kind == STEP_HEX16 ? row_sum16 : row_sum;
	else if (raw->kind == STEP_SMALL && raw->mask == UINT8_MAX && !raw->two)
		s->put = row_octet;
	else if (raw->kind == STEP_NAME16 && raw->op->hex)
		s->put = row_any;
}

static uint32_t op_end(const struct op *op)
{
	return op->bit + (op->kind == OP_IP6 ? 128 : op->kind == OP_IP4 ? 32 : op->kind == OP_MAC ? 48 : op->width);
}

/* Is it mostly what it was before? With fewer than 16 bits, or a name for a hexadecimal number, it tells a kind or a state. */
static bool repeats(const struct step *s)
{
	const struct op *op = s->op;

	return op->kind <= OP_FLAGS && s->ask != ASK_SUM && (op->width < 16 || (s->kind == STEP_NAME16 && op->hex));
}

/* Steps that begin there and can be a memo. from, to: bytes of all fields of the row. 0: there are none. *byte: where its bytes begin. */
static unsigned memo_reach(const struct step *raw, unsigned n, unsigned from, unsigned to, unsigned *byte)
{
	unsigned i = raw->kind == STEP_WORDS_ONLY, first = i, words = i ? raw->op->n : 0, most;

	if (i == n || to - from < MEMO_BYTES)
		return 0;
	most = to - MEMO_BYTES;
	*byte = raw[i].op->bit / 8 < most ? raw[i].op->bit / 8 : most;
	for (; i < n; i++) {
		const struct op *op = raw[i].op;

		words += op->n + 1;
		if (!repeats(&raw[i]) || words > MEMO_TEXT || op->bit + op->width > (*byte + MEMO_BYTES) * 8)
			break;
	}
	return i - first > 1 || (i > first && raw[first].kind == STEP_NAME16) ? i : 0;
}

static void emit_memo(struct maker *k, const struct step *raw, unsigned n, unsigned byte)
{
	struct memo *m = mem_lines(1, sizeof(*m) + n * sizeof(*raw));
	unsigned first = raw->kind == STEP_WORDS_ONLY;
	uint32_t end = raw[n - 1].op->bit + raw[n - 1].op->width, bits = end - raw[first].op->bit;
	struct step s = { .put = row_memo, .memo = m, .byte = (uint16_t)byte };
	uint8_t mask[MEMO_BYTES];

	put32(mask, (uint32_t)(bits_max(bits) << ((byte + MEMO_BYTES) * 8 - end)));
	memcpy(&s.mask, mask, MEMO_BYTES);
	for (unsigned i = 0; i < MEMO_SLOTS; i++)
		m->slot[i].key = MEMO_FREE;
	m->n = n;
	memcpy(m->step, raw, n * sizeof(*raw));
	k->out[k->n++] = s;
}

/* A step for the label and one for each field. */
static struct step *raw_steps(const struct shown *g, unsigned begin, unsigned end, bool line, unsigned *n)
{
	struct step *raw = mem_zero(end - begin + 1, sizeof(*raw));

	*n = 0;
	if (line)
		step_compile(&raw[(*n)++], &g->title, true);
	for (unsigned i = begin; i < end; i++) {
		struct step *s = &raw[*n];

		if (g->v[i].absent)
			continue;
		++*n;
		step_compile(s, &g->v[i].op, true);
		s->field = (uint16_t)i;
		s->ask = g->v[i].sum ? ASK_SUM : g->v[i].bit ? ASK_BIT : ASK_NOTHING;
	}
	return raw;
}

/* More than there will be. */
static size_t count_steps(const struct step *raw, unsigned n)
{
	size_t most = 2;

	for (unsigned i = 0; i < n; i++)
		most += 2 + raw[i].op->n / ROW_WORDS;
	return most;
}

struct step *row_compile(const struct shown *g, unsigned begin, unsigned end, bool line)
{
	unsigned n, many, byte;
	struct step *raw = raw_steps(g, begin, end, line, &n);
	unsigned from = n > line ? raw[line].op->bit / 8 : 0, to = n > line ? (op_end(raw[n - 1].op) + 7) / 8 : 0;
	struct maker k = { .out = n ? mem_lines(count_steps(raw, n), sizeof(*raw)) : NULL };

	for (unsigned i = 0; i < n; i += many) {
		many = memo_reach(&raw[i], n - i, from, to, &byte);
		if (many) {
			emit_memo(&k, &raw[i], many, byte);
			continue;
		}
		emit(&k, &raw[i]);
		many = 1;
	}
	if (n)
		k.out[k.n].put = line && g->whole ? row_end_line : row_end;
	buf_free(&k.words);
	mem_free(raw);
	return k.out;
}

void row_free(struct step *row)
{
	for (struct step *s = row; s && s->put != row_end && s->put != row_end_line; s++) {
		for (unsigned i = 0; s->put == row_memo && i < s->memo->n; i++)
			step_free(&s->memo->step[i]);
		step_free(s);
	}
	mem_free(row);
}
