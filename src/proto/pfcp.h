/* pfcp.h - what the files of PFCP share. Only they include it. */
#ifndef PKT_PROTO_PFCP_H
#define PKT_PROTO_PFCP_H

#include "gtp.h"

#define PFCP_HEAD(number) \
	UINT("ietype", 16, .init = (number), .names_of = "pfcp.element"), \
	UINT("length", 16, .compute = { .kind = C_HEADER, .unit = 1, .add = -4 }, .help = "bytes behind the first four")
#define PFCP_ELEMENT(var, class, number, what) \
	static const struct proto var = { \
		.name = class, \
		.title = "PFCP information element: " what " (3GPP TS 29.244, 8)", \
		TABLE(var##_fields), \
		UNDER({ "pfcp.ie", number }), \
		.text = "%ietype%", \
	}

#endif
