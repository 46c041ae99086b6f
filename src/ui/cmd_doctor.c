/* cmd_doctor.c - pkt doctor: what this machine and user may do, and how to get what is missing. */
#include "cmd.h"

#include <inttypes.h>
#include <unistd.h>

#include "pkt/addr.h"
#include "pkt/cap.h"
#include "pkt/diag.h"
#include "pkt/lnet.h"
#include "pkt/mem.h"
#include "pkt/send.h"
#include "status.h"

static void put_result(struct out *o, const char *what, const struct diag *d)
{
	buf_fmt(&o->buf, "%-12s %s%s\n", what, d->set ? "no: " : "yes", d->set ? d->text : "");
	if (d->set && d->hint[0])
		buf_fmt(&o->buf, "%-12s %s\n", "", d->hint);
}

/* Opens what sending opens, and sends nothing. */
static bool check_send(struct out *o, struct sender *s)
{
	struct diag d = DIAG_INIT, d6 = DIAG_INIT;
	bool ok = inject_raw(sender_injector(s), INJECT_IP4, &d) && inject_link(sender_injector(s), "lo", &d);

	put_result(o, "send", &d);
	if (ok && !inject_raw(sender_injector(s), INJECT_IP6, &d6))
		put_result(o, "send IPv6", &d6);
	return ok;
}

static bool check_capture(struct out *o)
{
	struct diag d = DIAG_INIT;
	struct cap_live *c = cap_live(&(struct cap_want){ .ring = 1 << 20 }, &d);

	put_result(o, "capture", &d);
	cap_live_close(c);
	return c != NULL;
}

static void put_iface(struct out *o, struct sender *s, const struct iface *i)
{
	char mac[MAC_TEXT] = "no MAC", v4[IP4_TEXT], v6[IP6_TEXT];
	uint8_t a6[16];
	uint32_t a4;

	if (i->has_mac)
		mac_text(i->mac, mac);
	buf_fmt(&o->buf, "%-12s %s, %s, mtu %" PRIu32, i->name, !i->is_up ? "down" : i->has_link ? "up" : "up without a link", mac,
		i->mtu);
	if (iface_address(sender_router(s), i, 4, &a4, a6)) {
		ip4_text(a4, v4);
		buf_fmt(&o->buf, ", %s", v4);
	}
	if (iface_address(sender_router(s), i, 6, &a4, a6)) {
		ip6_text(a6, v6);
		buf_fmt(&o->buf, ", %s", v6);
	}
	if (!i->is_up)
		buf_fmt(&o->buf, "; sudo ip link set %s up", i->name);
	buf_byte(&o->buf, '\n');
}

static void put_ifaces(struct out *o, struct sender *s)
{
	struct diag d = DIAG_INIT;
	struct iface *v;
	struct way w;
	size_t n;

	if (!iface_all(sender_router(s), &v, &n, &d)) {
		put_result(o, "interfaces", &d);
		return;
	}
	for (size_t i = 0; i < n; i++)
		put_iface(o, s, &v[i]);
	mem_free(v);
	if (sender_link(s, NULL, &w, &d))
		buf_fmt(&o->buf, "%-12s %s\n", "default", w.iface.name);
	else
		put_result(o, "default", &d);
}

int cmd_doctor(const struct options *opt, struct out *o)
{
	struct sender *s = sender_new();
	bool sends, captures;

	(void)opt;
	buf_fmt(&o->buf, "%-12s libnet %s, libpcap %s\n", "built on", lnet_version(), cap_version());
	buf_fmt(&o->buf, "%-12s yes: crafting, decoding and files need no right\n", "offline");
	sends = check_send(o, s);
	captures = check_capture(o);
	put_ifaces(o, s);
	sender_free(s);
	return sends && captures ? STATUS_DONE : STATUS_REFUSED;
}
