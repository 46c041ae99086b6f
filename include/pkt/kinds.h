/* kinds.h - the field kinds: how each is placed, read, measured and written. For the core and for hooks of the tables. */
#ifndef PKT_KINDS_H
#define PKT_KINDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/bits.h"
#include "pkt/scope.h"

/* Bits of a kind that is always equally wide (numbers, addresses, FIXED bytes); 0: it varies. */
unsigned field_fixed_bits(const struct field *f);

/* Bytes that no packet has, but for those that were given. */
bool field_is_nothing(const struct field *f);

/* Is it there only where a condition holds? */
static inline bool field_is_conditional(const struct field *f)
{
	return f->cond || f->present;
}

/* What measures, reads and writes a field of a kind that varies; NULL: it is another. */
const struct kind_ops *field_ops(const struct field *f);

/* The number in `width` bits from bit `at` of p on, as the field's order is. */
static inline uint64_t field_bits(const struct field *f, const uint8_t *p, size_t at, unsigned width)
{
	uint64_t v;

	if (f->low)
		return bits_low_get(p, at, width);
	v = bits_get(p, at, width);
	return f->le ? bits_swap(v, width) : v;
}

/* Places a value (V_UNSET: the default) of a fixed-width kind at `bit` of p. v was accepted before. */
bool kind_put(const struct field *f, const struct val *v, uint8_t *p, size_t bit, struct diag *d);
/* The value of a fixed-width kind; the caller owns it. */
void kind_get(const struct field *f, const uint8_t *p, size_t bit, struct val *out);

/* Bits that field f takes from bit `at` of the layer. false: it does not fit or is malformed. */
bool field_measure(const struct scope *s, const struct field *f, size_t at, size_t *bits);
/* The value in its bits; the caller owns *out. */
void field_read(const struct scope *s, const struct field *f, size_t at, size_t bits, struct val *out);
/* Where the value is just bytes that stand in the layer: those. false: it is not, or there is none. */
bool field_as_bytes(const struct scope *s, const struct field *f, size_t at, size_t bits, struct str *out);
/* Appends a byte-aligned field; v V_UNSET: its default. */
bool field_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d);
/* The value a field has when nothing was given and nothing is computed; the caller owns it. */
void field_default(const struct field *f, struct val *out);

/* A layer of p, or an item (p NULL), in the n bytes at b; s->at is the caller's room for places. Not an initialiser: that clears it all
 * first. */
static inline void scope_begin(struct scope *s, const struct packet *p, const struct layout *lay, const uint8_t *b, size_t n)
{
	s->lay = lay;
	s->p = p;
	s->index = 0;
	s->outer = NULL;
	s->depth = 0;
	s->b = b;
	s->n = n;
	s->hdr = n;
	s->walked = 0;
	s->measured = false;
	s->broken = false;
	s->found = NULL;
	s->vals = NULL;
	s->start = 0;
	s->env = NULL;
}

/* Finds where fields begin up to and including field `upto`; s->at has room for all. false: malformed or cut. */
bool scope_walk(struct scope *s, unsigned upto);

extern const struct kind_ops bytes_ops, list_ops, layer_ops, name_ops;

/* List items: class and size of the item in the avail bytes at p. false: none fits. */
bool item_measure(const struct scope *outer, const struct field *f, const uint8_t *p, size_t avail,
                  const struct layout **lay, size_t *n);

/* The same, and the scope of the item, as far as it had to be walked; s->at has room for all places. */
bool item_scope(const struct scope *outer, const struct field *f, const uint8_t *p, size_t avail, struct scope *s, size_t *n);

/* Encodes a packet that stands inside a field of the layer `outer`. */
bool encode_nested(const struct packet *p, unsigned from, const struct scope *outer, struct buf *out, struct diag *d);
/* Decodes n bytes as one item of class lay (only its header; stack: with its payload) into values of its own. */
struct packet *decode_item(const struct scope *outer, const struct layout *lay, const uint8_t *p, size_t n, bool stack);
/* Is v the number of bytes after the field, which it says? In items of a message such a length is left to be computed, for names
 * may grow when they are written. */
bool field_is_natural(const struct field *f, const struct val *v, size_t after);
/* The class that stands for lay in these bytes: abstract classes choose. NULL: none. */
const struct layout *layout_chosen(const struct layout *lay, const struct scope *outer, const uint8_t *p, size_t n);
/* Bytes of header, where the payload ends and the trailer, of class s->lay in s->b[0..n). false: does not decode. */
bool layer_measure(struct scope *s, size_t *hdr, size_t *len, size_t *tlen);
/* Does the trailer of layer i, of class lay, come after Padding? Not where a layer before has a length: what that leaves out is
 * behind the trailer. */
bool trailer_is_last(const struct packet *p, unsigned i, const struct layout *lay);

/* What the user gave to a field as a set: (low, high), a list of values, a set. The caller owns *out. */
bool accept_range(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d);
/* As the field's kind accepts it: for a field's own .accept, which changes what was given. */
bool accept_plain(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d);
bool accept_many(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d);
bool accept_set(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d);

/* Errors about a value: it does not fit, the field takes others. Always false. */
const char *layout_name(const struct layout *l); /* "" for NULL */
bool value_error(const struct layout *lay, const struct field *f, const struct val *v, struct diag *d);
bool range_error(const struct layout *lay, const struct field *f, const struct val *v, struct diag *d);

#endif
