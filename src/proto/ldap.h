/* ldap.h - what the files of LDAP share. */
#ifndef PKT_PROTO_LDAP_H
#define PKT_PROTO_LDAP_H

#include "ber.h"

/* A class that is one element: its fields, and its number in a space of identifier octets. */
#define LDAP_CLASS(var, class, space, tag, words, looks, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "LDAP: " words, \
		TABLE(var##_fields), \
		UNDER({ space, tag }), \
		.measure = ber_measure, \
		.text = looks, \
	}
/* The same, where who holds it knows that it can be no other. */
#define LDAP_PART(var, class, words, looks, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "LDAP: " words, TABLE(var##_fields), .measure = ber_measure, .text = looks }

#define LDAP_TEXT(name, ...) BER_BYTES(name, BER_STRING, .text = "", __VA_ARGS__)

extern const struct family ldap_filters;    /* LDAP_Filter */
extern const struct family ldap_attributes; /* LDAP_PartialAttribute */

#endif
