/* builtin_sniff.c - sniff(): packets as they come, or from files and lists. */
#include "sniff.h"

#include <string.h>

/* ---- where a packet was captured ------------------------------------------------------------------------------ */

uint16_t iface_id(struct interp *in, const char *name)
{
	size_t i;

	for (i = 0; i < in->nsniffed && strcmp(in->sniffed[i], name); i++)
		;
	if (i == in->nsniffed && i < UINT16_MAX) {
		in->sniffed = mem_room(in->sniffed, &in->sniffed_cap, i + 1, sizeof(*in->sniffed));
		in->sniffed[in->nsniffed++] = mem_text(name, strlen(name));
	}
	return i < UINT16_MAX ? (uint16_t)(i + 1) : 0;
}

void iface_name(struct interp *in, const struct cap_reader *r, struct cap_packet *c)
{
	const char *name = cap_iface(r, c->iface);

	c->on = name ? iface_id(in, name) : 0;
}

void ifaces_end(struct interp *in)
{
	for (size_t i = 0; i < in->nsniffed; i++)
		mem_free(in->sniffed[i]);
	mem_free(in->sniffed);
}

static bool a_sniffed_on(struct interp *in, struct call *c, struct val *out)
{
	unsigned on = c->v[0].p->on;

	*out = on && on <= in->nsniffed ? str_val(in, in->sniffed[on - 1], strlen(in->sniffed[on - 1])) : VAL_NONE;
	return true;
}

/* ---- sniff() ---------------------------------------------------------------------------------------------------- */

static bool fn_sniff(struct interp *in, struct call *c, struct val *out)
{
	struct sniff s = { .in = in, .c = c, .arg = c->v };
	bool ok = sniff_begin(&s);

	pool_add(in, s.list);
	if (ok && s.arg[SNIFF_OFFLINE].type != V_NONE)
		ok = sniff_offline(&s);
	else if (ok)
		ok = sniff_open(&s) && sniff_run(&s, 0, false);
	ok = ok && sniff_session_rest(&s);
	sniff_drops(&s);
	sniff_end(&s);
	*out = s.list;
	return ok;
}

const struct builtin builtins_sniff[] = {
	{ "sniff", fn_sniff, SNIFF_PARAMS, "captures packets: from interfaces, or offline= a file or packets; incoming=True leaves out what this machine sends",
	  "len(sniff(offline=[IP()/UDP(), IP()/TCP()], lfilter=lambda p: TCP in p))" },
	{ "sniffed_on", a_sniffed_on, NULL, "the interface it was captured from, as here or as its pcapng file says; None if that is not known", "IP().sniffed_on", ON_PACKET },
	{ 0 },
};
