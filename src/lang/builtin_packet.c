/* builtin_packet.c - functions on packets and the values of their fields. */
#include <inttypes.h>
#include <string.h>

#include "pkt/interp.h"
#include "pkt/registry.h"
#include "pkt/set.h"
#include "pkt/view.h"

/* ---- looking ---- */

static bool bytes_of(struct interp *in, struct call *c, unsigned i, struct buf *out)
{
	const struct val *v = &c->v[i];

	if (v->type == V_PACKET)
		return packet_bytes(in, v, out) || call_place(in, c, (int)i);
	if (!is_text(v))
		return call_bad(in, c, (int)i, "%s() takes a packet or bytes, not %s", c->m->row->name, type_text(v));
	buf_add(out, val_text(v).p, val_text(v).n);
	return true;
}

static bool fn_hexdump(struct interp *in, struct call *c, struct val *out)
{
	struct buf bytes = BUF_INIT, text = BUF_INIT;
	bool ok = bytes_of(in, c, 0, &bytes);

	if (ok)
		view_hexdump(bytes.p, bytes.n, &text);
	buf_free(&bytes);
	if (!ok) {
		buf_free(&text);
		return false;
	}
	return give_text(in, &text, truth(&c->v[1]), out);
}

static bool fn_hexdiff(struct interp *in, struct call *c, struct val *out)
{
	struct buf a = BUF_INIT, b = BUF_INIT, text = BUF_INIT;
	bool ok = bytes_of(in, c, 0, &a) && bytes_of(in, c, 1, &b);

	(void)out;
	if (ok) {
		view_hexdiff(a.p, a.n, b.p, b.n, theme_of(in), &text);
		out_text(in, text.p, text.n);
	}
	buf_free(&a);
	buf_free(&b);
	buf_free(&text);
	return ok;
}

/* Addresses of a network, as a field would take them. */
static bool fn_net(struct interp *in, struct call *c, struct val *out)
{
	struct field f = { .name = "net", .kind = F_IPV4, .bits = 32 };
	const struct layout *lay = layout_need("IP");
	struct diag d = DIAG_INIT;
	struct str s;
	struct val v;

	if (!call_text(in, c, 0, &s))
		return false;
	if (memchr(s.p, ':', s.n)) {
		f.kind = F_IPV6;
		f.bits = 128;
		lay = layout_need("IPv6");
	}
	if (!field_accept(lay, &f, &c->v[0], &v, &d))
		return call_bad(in, c, 0, "'%.*s' is not a network", STR(s)) || diag_hint(&in->d, "as in 192.0.2.0/24");
	*out = v.type == V_SET ? pool_add(in, v) : c->v[0];
	return true;
}

const struct builtin builtins_packet[] = {
	{ "hexdump", fn_hexdump, "x, dump=False", "bytes of a packet as hexadecimal and text; dump=True gives the text", "hexdump(UDP())" },
	{ "hexdiff", fn_hexdiff, "a, b", "two hexdumps beside each other, differing lines marked", "hexdiff(UDP(), UDP(sport=1))" },
	{ "Net", fn_net, "net", "the addresses of a network, one packet each", "list(Net(\"192.0.2.0/30\"))" },
	{ 0 },
};
