/* dhcp6.h - what the files of DHCPv6's messages and options share. */
#ifndef PKT_PROTO_DHCP6_H
#define PKT_PROTO_DHCP6_H

#include "pkt/field.h"

/* What follows a message, and each option, is an option. */
#define THEN_OPTIONS .other = "DHCP6Opt"
#define UNDER_OPTION(code) UNDER({ "dhcp6.option", (code) })

#define OPT_CODE(code) UINT("optcode", 16, .init = (code), .names_of = "dhcp6.option.names", .help = "option-code")
/* The length of an option whose form is fixed, and of one that has a list or bytes at its end. */
#define OPT_FIXED(n) UINT("optlen", 16, .init = (n), .help = "option-len")
#define OPT_LENGTH UINT("optlen", 16, .compute = HEADER_AFTER(1, 0), .help = "option-len")
#define OPT_ENTERPRISE(...) UINT("enterprisenum", 32, .names_of = "iana.enterprise", .help = "enterprise-number", __VA_ARGS__)

/* An option class whose title is "DHCPv6 option: … (RFC …)". */
#define OPTION(var, class, code, what, ...) \
	static const struct proto var = { \
		.name = class, \
		.title = "DHCPv6 option: " what, \
		TABLE(var##_fields), \
		UNDER_OPTION(code), \
		THEN_OPTIONS, \
		__VA_ARGS__ \
	}

extern const struct family dhcp6_options; /* items of a list of options */
/* Option codes; the bytes of a text are a code each. */
#define OPT_CODES(name, ...) SCALARS(name, &dhcp6_code, .value = &dhcp6_asked, .whole = true, .size = OF("optlen", 1, 0), .accept = dhcp6_codes_accept, __VA_ARGS__)
extern const struct field dhcp6_code;
bool dhcp6_codes_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d);
extern const struct val dhcp6_asked;      /* the codes that are asked for unless others are given: DNS servers and domains */

#endif
