/* cmd_route.c - pkt route: where a packet would go, and why. */
#include "cmd.h"

#include <string.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/diag.h"
#include "pkt/hosts.h"
#include "pkt/send.h"
#include "pkt/str.h"
#include "say.h"
#include "session.h"
#include "status.h"

/* The family of an address, or of the first that a name has; 0 with a message. */
static uint8_t address_of(const char *text, uint8_t out[16], struct diag *d)
{
	struct hostnames *names;
	const char *why = "it is written 192.0.2.1 or 2001:db8::1";
	uint8_t family = 0;
	uint32_t v4;

	if (ip4_parse(str_of(text), &v4)) {
		put32(out, v4);
		return 4;
	}
	if (ip6_parse(str_of(text), out))
		return 6;
	names = hostnames_new(session_may_ask());
	for (uint8_t f = 4; host_like(str_of(text)) && !family && f <= 6; f += 2) {
		const char *not = hostnames_find(names, text, strlen(text), f, out);

		why = f == 4 || !not ? not : why;
		family = not ? 0 : f;
	}
	hostnames_free(names);
	if (!family) {
		diag_set(d, "'%s' is not an IPv4 or IPv6 address", text);
		diag_hint(d, "%s", why);
	}
	return family;
}

int cmd_route(const struct options *opt, struct out *o)
{
	struct diag d = DIAG_INIT;
	uint8_t dst[16], family = address_of(opt->words[0], dst, &d);
	struct sender *s;
	struct way w;
	int status = STATUS_DONE;

	if (!family)
		return say_diag(&d);
	s = sender_new();
	if (sender_look(s, family, dst, opt->nifaces ? opt->iface[0] : NULL, &w, &d))
		way_explain(&w, &o->buf);
	else
		status = say_diag(&d);
	sender_free(s);
	return status;
}
