/* cmd_route.c - pkt route: where a packet would go, and why. */
#include "cmd.h"

#include <string.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/diag.h"
#include "pkt/send.h"
#include "pkt/str.h"
#include "say.h"
#include "status.h"

static uint8_t parse_address(const char *text, uint8_t out[16])
{
	uint32_t v4;

	if (ip4_parse(str_of(text), &v4)) {
		put32(out, v4);
		return 4;
	}
	return ip6_parse(str_of(text), out) ? 6 : 0;
}

int cmd_route(const struct options *opt, struct out *o)
{
	uint8_t dst[16], family = parse_address(opt->words[0], dst);
	struct diag d = DIAG_INIT;
	struct sender *s;
	struct way w;
	int status = STATUS_DONE;

	if (!family) {
		diag_set(&d, "'%s' is not an IPv4 or IPv6 address", opt->words[0]);
		return say_diag(&d);
	}
	s = sender_new();
	if (sender_look(s, family, dst, opt->nifaces ? opt->iface[0] : NULL, &w, &d))
		way_explain(&w, &o->buf);
	else
		status = say_diag(&d);
	sender_free(s);
	return status;
}
