/* ber.h - ASN.1 in the Basic Encoding Rules (X.690) as kinds of fields: each is one element, with its tag and length.
 *
 * An element that is encoded as one would is its value: a number, bytes, a text with dots. Another encoding of it (a length in more
 * octets than it needs, a number with leading zeros) is kept: a string is (bytes, octets of the length), all others are the
 * element's bytes. A class is a constructed element: its first field is BER_ELEMENT, which has no value unless its length has more
 * octets than it needs: then how many.
 */
#ifndef PKT_PROTO_BER_H
#define PKT_PROTO_BER_H

#include "pkt/field.h"

struct ber {
	uint8_t tag;  /* identifier octet; only low tag numbers */
	uint8_t has;  /* BER_ELEMENT: how many of the fields that follow are inside; 0: all */
};

enum {
	BER_BOOLEAN = 0x01,
	BER_INTEGER = 0x02,
	BER_STRING = 0x04,
	BER_NULL = 0x05,
	BER_OID = 0x06,
	BER_ENUMERATED = 0x0a,
	BER_SEQUENCE = 0x30,
	BER_SET = 0x31,
};

extern const struct kind_ops ber_element_ops, ber_number_ops, ber_string_ops, ber_oid_ops, ber_ip4_ops, ber_null_ops;

#define BER_ARG(...) .arg = &(const struct ber){ __VA_ARGS__ }
#define BER_ELEMENT(t) \
	HOOK("ber", &ber_element_ops, BER_ARG(.tag = (t)), .quiet = true, .help = "octets of the element's length, where they are more than it needs")
/* A list of elements (SEQUENCE OF) and the field for its own tag and length. */
#define BER_LIST(name, t, fam, ...) \
	HOOK(name "_ber", &ber_element_ops, BER_ARG(.tag = (t), .has = 1), .quiet = true, .help = "as ber, of the list that follows"), \
	LIST(name, fam, .size = SIZE_FN(ber_inside), __VA_ARGS__)
/* An element around the next n fields. */
#define BER_PART(name, t, n) HOOK(name "_ber", &ber_element_ops, BER_ARG(.tag = (t), .has = (n)), .quiet = true, .help = "as ber, of the next fields")
#define BER_NUMBER(name, t, number, ...) HOOK(name, &ber_number_ops, BER_ARG(.tag = (t)), .text = (number), __VA_ARGS__)
#define BER_BYTES(name, t, ...) HOOK(name, &ber_string_ops, BER_ARG(.tag = (t)), __VA_ARGS__)
#define BER_OBJECT(name, ...) HOOK(name, &ber_oid_ops, BER_ARG(.tag = BER_OID), __VA_ARGS__)
#define BER_IP4(name, t, ...) HOOK(name, &ber_ip4_ops, BER_ARG(.tag = (t)), .text = "0.0.0.0", __VA_ARGS__)

/* Bytes of a list behind its BER_ELEMENT. */
uint64_t ber_inside(const struct extent *x, const struct scope *s, size_t avail);

/* The element at p: octets of tag and length, and of its contents. false: cut, of indefinite length, or of a high tag number. */
bool ber_head(const uint8_t *p, size_t avail, size_t *head, size_t *inside);

/* Header bytes of a class that is one element; for .measure. */
size_t ber_measure(const struct scope *s);

/* A value as one writes it, for a field of any type: a number, text or bytes, None, or a packet of a class for an element. */
bool ber_any_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d);
extern const struct family ber_values; /* classes for elements of any type: by the tag, others are Raw */

#endif
