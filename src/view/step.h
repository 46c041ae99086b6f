/* step.h - a field at a known place with the words before it, made ready to be written at once. */
#ifndef PKT_VIEW_STEP_H
#define PKT_VIEW_STEP_H

#include "program.h"
#include "put.h"

enum {
	STEP_WORDS = 24, /* bytes of words that a step has itself; with more it goes the long way, by its op */
	STEP_TEXT = 15,  /* bytes of a value that is looked up */
	STEP_WIDEST = 9, /* field of which every value is written in advance */
};

enum step_kind {
	STEP_SMALL, /* a number of one byte or less, */
	STEP_BITS,  /* of two or less */
	STEP_TABLE, /* looked up */
	STEP_16,    /* whole bytes */
	STEP_32,
	STEP_HEX16,
	STEP_NAME16,
	STEP_MAC,
	STEP_IP4,
	STEP_IP6,
	STEP_WORDS_ONLY,
	STEP_OP,    /* anything else */
	STEP_LONG,  /* and the words too */
};

/* Where no other op must be looked at. */
enum step_say {
	SAY_ELSE,     /* it must */
	SAY_ALWAYS,
	SAY_NOT_ZERO, /* a [group] of its own */
};

/* What else show() asks. */
enum step_ask {
	ASK_NOTHING,
	ASK_BIT, /* whether the value is zero: then nothing is said */
	ASK_SUM, /* whether the checksum `field` is right */
};

struct step_text {
	char text[STEP_TEXT];
	uint8_t n;
};

struct row;
struct memo;

/* As much as a line of a cache. */
struct step {
	char *(*put)(char *at, const struct step *s, const struct row *r); /* in a row: see row.h */
	union {
		struct step_text *table;
		struct memo *memo; /* in a row */
	};
	const struct op *op;
	uint16_t byte, field;
	uint32_t mask;
	uint8_t n; /* of words */
	uint8_t kind, shift;
	bool two;  /* the bits stand in two bytes */
	bool flags_zero;
	uint8_t say; /* enum step_say */
	uint8_t ask; /* enum step_ask */
	char words[STEP_WORDS];
};

/* op: with its text, which stays where it is. flags_zero: flags that are all clear read as a number, not as nothing. */
void step_compile(struct step *s, const struct op *op, bool flags_zero);
void step_free(struct step *s);
/* As step_put, where it is seldom. */
char *step_write(char *at, const struct step *s, const uint8_t *b);

static inline unsigned step_bits(const struct step *s, const uint8_t *b)
{
	return (s->two ? get16(b + s->byte) : b[s->byte]) >> s->shift & s->mask;
}

/* What is seldom. */
static __attribute__((noinline)) char *step_other(char *at, const struct step *s, const uint8_t *b)
{
	bool something;

	if (s->op->kind == OP_TEXT)
		return at;
	if (s->flags_zero)
		return put_flags_zero(at, s->op, (enum op_kind)s->op->kind, b, s->op->bit);
	return put_fixed((enum op_kind)s->op->kind, s->op, b, at, &something);
}

/* Is the value not zero? */
static inline bool step_says(const struct step *s, const uint8_t *b)
{
	static const uint8_t zero[16];

	switch ((enum step_kind)s->kind) {
	case STEP_SMALL:
	case STEP_BITS:
	case STEP_TABLE:
		return step_bits(s, b);
	case STEP_16:
	case STEP_HEX16:
	case STEP_NAME16:
		return get16(b + s->byte);
	case STEP_32:
	case STEP_IP4:
		return get32(b + s->byte);
	case STEP_WORDS_ONLY:
		return true;
	case STEP_MAC:
	case STEP_IP6:
	case STEP_OP:
	case STEP_LONG:
		break;
	}
	if (s->op->kind == OP_TEXT)
		return true;
	if (s->op->kind == OP_MAC || s->op->kind == OP_IP6)
		return memcmp(b + s->op->bit / 8, zero, s->op->kind == OP_MAC ? 6 : 16);
	return read_uint(s->op, b, s->op->bit);
}

/* In line: a call costs as much as most of these. */
static inline __attribute__((always_inline)) char *step_value(char *at, const struct step *s, const uint8_t *b)
{
	const struct step_text *t;

	switch ((enum step_kind)s->kind) {
	case STEP_SMALL:
		return put_octet(at, step_bits(s, b));
	case STEP_BITS:
		return put_dec16(at, step_bits(s, b));
	case STEP_TABLE:
		t = &s->table[step_bits(s, b)];
		memcpy(at, t, sizeof(*t));
		return at + t->n;
	case STEP_16:
		return put_dec16(at, get16(b + s->byte));
	case STEP_32:
		return put_dec32(at, get32(b + s->byte));
	case STEP_HEX16:
		memcpy(at, "0x", 2);
		return put_hex16(at + 2, get16(b + s->byte));
	case STEP_NAME16:
		return put_name(at, s->op, get16(b + s->byte));
	case STEP_MAC:
		return put_mac(at, b + s->byte);
	case STEP_IP4:
		return put_ip4(at, b + s->byte);
	case STEP_IP6:
		return at + ip6_text(b + s->byte, at);
	case STEP_WORDS_ONLY:
		return at;
	case STEP_OP:
	case STEP_LONG:
		break;
	}
	return step_other(at, s, b);
}

/* The words and the value; room for op->room, and STEP_WORDS, is there. */
static inline __attribute__((always_inline)) char *step_put(char *at, const struct step *s, const uint8_t *b)
{
	if (s->kind == STEP_LONG)
		return step_value(put_text(at, s->op->text, s->op->n), s, b);
	memcpy(at, s->words, STEP_WORDS);
	return step_value(at + s->n, s, b);
}

#endif
