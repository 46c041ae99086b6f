/* ber.h - ASN.1 in the Basic Encoding Rules (X.690) as kinds of fields: each is one element, with its tag and length.
 *
 * An element that is encoded as one would is its value: a number, bytes, a text with dots. Another encoding of it (a length in more
 * octets than it needs, a number with leading zeros) is kept: a string is (bytes, octets of the length), all others are the
 * element's bytes. A class is a constructed element: its first field is BER_ELEMENT, which has no value unless its length has more
 * octets than it needs: then how many. An element that may be missing is None where it is not there.
 */
#ifndef PKT_PROTO_BER_H
#define PKT_PROTO_BER_H

#include "pkt/field.h"

struct ber {
	uint8_t tag;   /* identifier octet; only low tag numbers */
	uint8_t alone; /* the same where no other layer holds the class in a field; 0: as tag */
	uint8_t has;   /* element: how many of the fields that follow are inside; 0: all */
	bool optional; /* may be missing. An element is, when the value of the last field inside is None */
};

enum {
	BER_BOOLEAN = 0x01,
	BER_INTEGER = 0x02,
	BER_BITS = 0x03,
	BER_STRING = 0x04,
	BER_NULL = 0x05,
	BER_OID = 0x06,
	BER_ENUMERATED = 0x0a,
	BER_TIME = 0x18,    /* GeneralizedTime */
	BER_GENERAL = 0x1b, /* GeneralString */
	BER_SEQUENCE = 0x30,
	BER_SET = 0x31,
};

extern const struct kind_ops ber_element_ops, ber_number_ops, ber_string_ops, ber_oid_ops, ber_ip4_ops, ber_null_ops, ber_bits_ops;

#define BER_ARG(...) .arg = &(const struct ber){ __VA_ARGS__ }
#define BER_QUIET(name, ...) HOOK(name, &ber_element_ops, BER_ARG(__VA_ARGS__), .quiet = true, .help = "octets of the element's length, where they are more than it needs")
#define BER_ELEMENT(t) BER_QUIET("ber", .tag = (t))
#define BER_ELEMENT_ALONE(t, u) BER_QUIET("ber", .tag = (t), .alone = (u))
/* An element around the next n fields; 0: around all that follow. */
#define BER_PART(name, t, n) BER_QUIET(name "_ber", .tag = (t), .has = (n))
/* An element around the next field, an explicit tag; the second where it may be missing, if that field's value is None. */
#define BER_TAG(name, t) BER_PART(name, t, 1)
#define BER_MAY_TAG(name, t) BER_QUIET(name "_ber", .tag = (t), .has = 1, .optional = true)
/* A list of elements (SEQUENCE OF) and the field for its own tag and length. ITEMS: numbers, strings ... as values. */
#define BER_LIST(name, t, fam, ...) \
	BER_PART(name, t, 1), LIST(name, fam, .size = SIZE_FN(ber_inside), __VA_ARGS__)
#define BER_ITEMS(name, t, one, ...) \
	BER_PART(name, t, 1), SCALARS(name, one, .size = SIZE_FN(ber_inside), __VA_ARGS__)
#define BER_MAY_LIST(name, t, fam, ...) \
	BER_MAY_TAG(name, t), LIST(name, fam, .size = SIZE_FN(ber_inside), .lacks = ber_lacks, __VA_ARGS__)
/* The same in an explicit tag. */
#define BER_TAG_LIST(name, x, t, fam, ...) \
	BER_PART(name, x, 2), BER_QUIET(name "_in", .tag = (t), .has = 1), LIST(name, fam, .size = SIZE_FN(ber_inside), __VA_ARGS__)
#define BER_TAG_ITEMS(name, x, t, one, ...) \
	BER_PART(name, x, 2), BER_QUIET(name "_in", .tag = (t), .has = 1), SCALARS(name, one, .size = SIZE_FN(ber_inside), __VA_ARGS__)
#define BER_MAY_TAG_LIST(name, x, t, fam, ...) \
	BER_QUIET(name "_ber", .tag = (x), .has = 2, .optional = true), BER_QUIET(name "_in", .tag = (t), .has = 1, .optional = true), \
	LIST(name, fam, .size = SIZE_FN(ber_inside), .lacks = ber_lacks, __VA_ARGS__)
/* A class whose own element stands here; behind a BER_TAG; in the bytes of a string. */
#define BER_LAYER(name, fam, ...) LAYER(name, fam, .size = SIZE_FN(ber_one), __VA_ARGS__)
#define BER_TAG_LAYER(name, t, fam, ...) BER_TAG(name, t), LAYER(name, fam, .size = SIZE_FN(ber_inside), __VA_ARGS__)
#define BER_MAY_TAG_LAYER(name, t, fam, ...) \
	BER_MAY_TAG(name, t), LAYER(name, fam, .size = SIZE_FN(ber_inside), .lacks = ber_lacks, __VA_ARGS__)
/* What a string holds, in an explicit tag: a class, or bytes. */
#define BER_TAG_HELD(name, x, fam, ...) \
	BER_PART(name, x, 2), BER_QUIET(name "_in", .tag = BER_STRING, .has = 1), LAYER(name, fam, .size = SIZE_FN(ber_inside), __VA_ARGS__)
#define BER_MAY_TAG_HELD(name, x, fam, ...) \
	BER_QUIET(name "_ber", .tag = (x), .has = 2, .optional = true), BER_QUIET(name "_in", .tag = BER_STRING, .has = 1, .optional = true), \
	LAYER(name, fam, .size = SIZE_FN(ber_inside), .lacks = ber_lacks, __VA_ARGS__)

#define BER_NUMBER(name, t, number, ...) HOOK(name, &ber_number_ops, BER_ARG(.tag = (t)), .text = (number), __VA_ARGS__)
#define BER_BYTES(name, t, ...) HOOK(name, &ber_string_ops, BER_ARG(.tag = (t)), __VA_ARGS__)
#define BER_OBJECT(name, ...) HOOK(name, &ber_oid_ops, BER_ARG(.tag = BER_OID), __VA_ARGS__)
#define BER_IP4(name, t, ...) HOOK(name, &ber_ip4_ops, BER_ARG(.tag = (t)), .text = "0.0.0.0", __VA_ARGS__)
/* A string of bits with names (.letters, the first is bit 0): text such as "forwardable+renewable", a number of 32 bits, or "0110". */
#define BER_FLAGS(name, names, ...) HOOK(name, &ber_bits_ops, BER_ARG(.tag = BER_BITS), .letters = (names), .bits = 32, __VA_ARGS__)
/* Those that may be missing; the default is None unless .text says another. */
#define BER_MAY_NUMBER(name, t, ...) HOOK(name, &ber_number_ops, BER_ARG(.tag = (t), .optional = true), __VA_ARGS__)
#define BER_MAY_BYTES(name, t, ...) HOOK(name, &ber_string_ops, BER_ARG(.tag = (t), .optional = true), __VA_ARGS__)
#define BER_MAY_FLAGS(name, names, ...) \
	HOOK(name, &ber_bits_ops, BER_ARG(.tag = BER_BITS, .optional = true), .letters = (names), .bits = 32, __VA_ARGS__)

/* Bytes of a list or layer behind its BER_ELEMENT. */
uint64_t ber_inside(const struct extent *x, const struct scope *s, size_t avail);
/* Bytes of the element that stands here; none where nothing is left. */
uint64_t ber_one(const struct extent *x, const struct scope *s, size_t avail);
/* Decoding: is the element around list f missing? */
bool ber_lacks(const struct field *f, const struct scope *s);

/* The element at p: octets of tag and length, and of its contents. false: cut, of indefinite length, or of a high tag number. */
bool ber_head(const uint8_t *p, size_t avail, size_t *head, size_t *inside);
/* Tag and length only; what is inside may be cut. */
bool ber_head_only(const uint8_t *p, size_t avail, size_t *head, size_t *inside);
/* Is the length written as short as can be? */
bool ber_is_short(size_t head, size_t inside);
/* Appends tag and length of n octets of contents, the length in that many octets, or as many as it needs. */
void ber_put_head(struct buf *out, uint8_t tag, size_t n, unsigned octets);
/* The identifier octet of field f, and its .measure, for kinds of one element. */
uint8_t ber_tag(const struct scope *s, const struct field *f);
bool ber_measure_value(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n);
/* Encoding: is the field left out, with this value? */
bool ber_is_missing(const struct field *f, const struct val *v);
enum { BER_OCTETS_MOST = 5 /* of a length */ };

/* Decoding: the number in a field of ber_number_ops, by name. */
bool ber_number_in(const struct scope *s, const char *field, int64_t *out);

/* Header bytes of a class that is one element; for .measure. */
size_t ber_measure(const struct scope *s);
/* Bytes of the message that begins at p; for .framed. */
size_t ber_framed(const uint8_t *p, size_t n);

/* A value as one writes it, for a field of any type: a number, text or bytes, None, or a packet of a class for an element. */
bool ber_any_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d);
/* What was given as a packet of a class for one element, ASN1_OID("1.3"), by the field's own function. */
bool ber_inner_accept(bool (*accept)(const struct field *, const struct val *, struct val *, struct diag *), const struct field *f,
                      const struct val *in, struct val *out, struct diag *d);
extern const struct names ber_truth;    /* BOOLEAN: any octet but 0 is true; 0xff is -1 */
extern const struct family ber_values; /* classes for elements of any type: by the tag, others are Raw */

#endif
