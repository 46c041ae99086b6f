/* put.h - a field at a known place, from its bytes to text: what every compiled view is made of. */
#ifndef PKT_VIEW_PUT_H
#define PKT_VIEW_PUT_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "digits.h"
#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "program.h"

static inline char *pen(struct buf *out, size_t room)
{
	buf_reserve(out, room);
	return (char *)out->p + out->n;
}

static inline void pen_stop(struct buf *out, const char *end)
{
	out->n = (size_t)((const uint8_t *)end - out->p);
}

/* Room for more, behind what was written up to `at`. */
static inline char *pen_on(struct buf *out, char *at, size_t room)
{
	if ((size_t)((char *)out->p + out->cap - at) >= room)
		return at;
	pen_stop(out, at);
	return pen(out, room);
}

/* A text of a program, in whole steps; there is room for one more. */
static inline char *put_text(char *p, const char *text, size_t n)
{
	for (size_t i = 0; i < n; i += TEXT_STEP)
		memcpy(p + i, text + i, TEXT_STEP);
	return p + n;
}

static inline uint64_t read_uint(const struct op *op, const uint8_t *b, uint32_t bit)
{
	uint64_t v;

	if (op->width == 32 && !(bit & 7))
		v = get32(b + bit / 8);
	else
		v = bits_near(b, bit, op->width);
	return op->le ? bits_swap(v, op->width) : v;
}

static inline char *put_number(char *p, const struct op *op, uint64_t v)
{
	if (op->is_signed && v >> (op->width - 1) & 1) {
		*p++ = '-';
		v = -(v | ~bits_max(op->width));
	}
	return put_dec(p, v);
}

static inline char *put_hexadecimal(char *p, uint64_t v)
{
	*p++ = '0';
	*p++ = 'x';
	return put_hex(p, v);
}

static inline char *put_name(char *p, const struct op *op, uint64_t v)
{
	const struct name_slot *s = name_lookup(op->names, v);

	if (s)
		return put_text(p, s->name, s->n);
	return op->hex ? put_hexadecimal(p, v) : put_number(p, op, v);
}

/* For numbers below 65536. Most ports have no name, nor has any near them. */
static inline bool name_is_near(const struct op *op, unsigned v)
{
	return op->names->near[v >> 12] >> (v >> 6 & 63) & 1;
}

/* A number, name, flags or address that begins `bit` bits into b; op->room is there. *something: it is not zero. */
static inline char *put_at(enum op_kind kind, const struct op *op, const uint8_t *b, uint32_t bit, char *p, bool *something)
{
	static const uint8_t zero[16];
	const uint8_t *at = b + bit / 8;
	uint64_t v;

	switch (kind) {
	case OP_IP4:
		*something = get32(at) != 0;
		return put_ip4(p, at);
	case OP_MAC:
		*something = memcmp(at, zero, 6) != 0;
		return put_mac(p, at);
	case OP_IP6:
		*something = memcmp(at, zero, 16) != 0;
		return p + ip6_text(at, p);
	default:
		break;
	}
	v = read_uint(op, b, bit);
	*something = v != 0;
	if (kind == OP_NAME)
		return put_name(p, op, v);
	if (kind == OP_HEX)
		return put_hexadecimal(p, v);
	if (kind == OP_FLAGS)
		return put_text(p, op->flags->pool + op->flags->at[v], op->flags->at[v + 1] - op->flags->at[v]);
	return put_number(p, op, v);
}

/* Flags that are all clear read as 0. */
static inline char *put_flags_zero(char *at, const struct op *op, enum op_kind kind, const uint8_t *b, uint32_t bit)
{
	bool something;

	if (kind == OP_FLAGS && !read_uint(op, b, bit))
		return op->hex ? put_hexadecimal(at, 0) : put_dec32(at, 0);
	return put_at(kind, op, b, bit, at, &something);
}

/* As put_at, at the op's own place. */
static inline char *put_fixed(enum op_kind kind, const struct op *op, const uint8_t *b, char *p, bool *something)
{
	return put_at(kind, op, b, op->bit, p, something);
}

#endif
