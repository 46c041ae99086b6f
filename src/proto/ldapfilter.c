/* ldapfilter.c - LDAP: what a search looks for (RFC 4511, 4.5.1.7), each choice a class of its own. */
#include "ldap.h"

/* Scapy's classes, when they stand alone, have the tag of their ASN.1 type and not that of the choice. */
enum { AND = 0xa0, OR, NOT, EQUAL, SUBSTRINGS, GREATER, LESS, PRESENT = 0x87, APPROX = 0xa8, EXTENSIBLE };

static const struct family choices = { .space = "ldap.filter", .bits = 8, .single = true };
const struct family ldap_filters = { .other = "LDAP_Filter", .single = true };

static const struct field filter_fields[] = { BER_LAYER("filter", &choices, .text = "LDAP_FilterPresent") };
static const struct proto filter = {
	.name = "LDAP_Filter",
	.title = "LDAP: what a search looks for (RFC 4511, 4.5.1.7)",
	.example = "LDAP_Filter(filter=LDAP_FilterAnd(vals=[LDAP_Filter(), LDAP_Filter(filter=LDAP_FilterEqual(attributeType=\"cn\", "
		   "attributeValue=\"ann\"))]))",
	TABLE(filter_fields),
	.measure = ber_measure,
	.text = "%filter%",
};

#define SET(var, class, tag, words, looks) \
	LDAP_CLASS(var, class, "ldap.filter", tag, words, looks, BER_ELEMENT_ALONE(tag, BER_SET), \
	           LIST("vals", &ldap_filters, .size = SIZE_FN(ber_inside)))
SET(and_, "LDAP_FilterAnd", AND, "all of these (RFC 4511, 4.5.1.7)", "&(%vals%)");
SET(or_, "LDAP_FilterOr", OR, "one of these (RFC 4511, 4.5.1.7)", "|(%vals%)");
LDAP_CLASS(not_, "LDAP_FilterNot", "ldap.filter", NOT, "not this (RFC 4511, 4.5.1.7)", "!(%val%)", BER_ELEMENT_ALONE(NOT, BER_SEQUENCE),
           BER_LAYER("val", &ldap_filters, .none = true));

static const struct field present_fields[] = {
	HOOK("present", &ber_string_ops, BER_ARG(.tag = PRESENT, .alone = BER_STRING), .text = "objectClass"),
};
static const struct proto present = {
	.name = "LDAP_FilterPresent",
	.title = "LDAP: the attribute is there (RFC 4511, 4.5.1.7)",
	TABLE(present_fields),
	UNDER({ "ldap.filter", PRESENT }),
	.text = "%present%=*",
};

#define ASSERTION(var, class, tag, words, sign) \
	LDAP_CLASS(var, class, "ldap.filter", tag, words, "%attributeType%" sign "%attributeValue%", BER_ELEMENT_ALONE(tag, BER_SEQUENCE), \
	           BER_BYTES("attributeType", BER_STRING, .text = "organizationName"), LDAP_TEXT("attributeValue"))
ASSERTION(equal, "LDAP_FilterEqual", EQUAL, "the attribute has this value (RFC 4511, 4.5.1.7)", "=");
ASSERTION(greater, "LDAP_FilterGreaterOrEqual", GREATER, "the attribute is this or comes after it (RFC 4511, 4.5.1.7)", ">=");
ASSERTION(less, "LDAP_FilterLessOrEqual", LESS, "the attribute is this or comes before it (RFC 4511, 4.5.1.7)", "<=");
ASSERTION(approx, "LDAP_FilterApproxMatch", APPROX, "the attribute is about this (RFC 4511, 4.5.1.7)", "~=");

LDAP_CLASS(extensible, "LDAP_FilterExtensibleMatch", "ldap.filter", EXTENSIBLE, "by a matching rule (RFC 4511, 4.5.1.7.7)",
           "%type%:%matchingRule%:=%matchValue%", BER_ELEMENT_ALONE(EXTENSIBLE, BER_SEQUENCE), BER_MAY_BYTES("matchingRule", 0x81, .text = ""),
           BER_MAY_BYTES("type", 0x82, .text = ""), BER_BYTES("matchValue", 0x83, .text = ""),
           BER_MAY_NUMBER("dnAttributes", 0x84, .text = "0", .names = &ber_truth));

/* ---- substrings ---- */

static const struct family pieces = { .space = "ldap.substring", .bits = 8, .single = true };
static const struct family piece_items = { .other = "LDAP_SubstringFilterStr", .single = true };

#define PIECE(var, class, number, words, looks) \
	static const struct field var##_fields[] = { HOOK("val", &ber_string_ops, BER_ARG(.tag = (number), .alone = BER_STRING), .text = "") }; \
	static const struct proto var = { \
		.name = class, \
		.title = "LDAP: " words, \
		TABLE(var##_fields), \
		UNDER({ "ldap.substring", number }), \
		.text = looks, \
	}
PIECE(initial, "LDAP_SubstringFilterInitial", 0x80, "how the value begins (RFC 4511, 4.5.1.7.2)", "%val%");
PIECE(any, "LDAP_SubstringFilterAny", 0x81, "what stands in the value (RFC 4511, 4.5.1.7.2)", "*%val%");
PIECE(final, "LDAP_SubstringFilterFinal", 0x82, "how the value ends (RFC 4511, 4.5.1.7.2)", "*%val%");

LDAP_PART(piece, "LDAP_SubstringFilterStr", "a piece of a value (RFC 4511, 4.5.1.7.2)", "%str%",
          BER_LAYER("str", &pieces, .text = "ASN1_STRING"));
LDAP_CLASS(substrings, "LDAP_SubstringFilter", "ldap.filter", SUBSTRINGS, "pieces of a value (RFC 4511, 4.5.1.7.2)", "%type%=%filters%",
           BER_ELEMENT_ALONE(SUBSTRINGS, BER_SEQUENCE), LDAP_TEXT("type"), BER_LIST("filters", BER_SEQUENCE, &piece_items));

PROTO_UNIT(ldapfilter, &filter, &and_, &or_, &not_, &present, &equal, &greater, &less, &approx, &extensible, &substrings, &piece, &initial,
           &any, &final);
