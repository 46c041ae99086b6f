/* cmd_doctor.c - pkt doctor: what this machine and user may do, and how to get what is missing. */
#include "cmd.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pkt/addr.h"
#include "pkt/cap.h"
#include "pkt/confine.h"
#include "pkt/diag.h"
#include "pkt/guard.h"
#include "pkt/lnet.h"
#include "pkt/mem.h"
#include "pkt/rights.h"
#include "pkt/send.h"
#include "status.h"

struct doctor {
	struct out *out;
	struct sender *sender;
	struct iface *iface; /* all there are */
	size_t n;
	char said[sizeof(((struct diag *)NULL)->hint)]; /* the last remedy: it is not said twice in a row */
};

static void put_result(struct doctor *r, const char *what, const struct diag *d)
{
	buf_fmt(&r->out->buf, "%-12s %s%s\n", what, d->set ? "no: " : "yes", d->set ? d->text : "");
	if (!d->set || !d->hint[0] || !strcmp(d->hint, r->said))
		return;
	buf_fmt(&r->out->buf, "%-12s %s\n", "", d->hint);
	snprintf(r->said, sizeof(r->said), "%s", d->hint);
}

/* Opens what sending opens, and sends nothing. Frames can only be tried where an interface is up. */
static bool check_send(struct doctor *r)
{
	struct injector *j = sender_injector(r->sender);
	struct diag d = DIAG_INIT, d6 = DIAG_INIT;
	bool ok = inject_raw(j, INJECT_IP4, &d);
	size_t up = 0;

	while (up < r->n && !r->iface[up].is_up)
		up++;
	ok = ok && (up == r->n || inject_link(j, r->iface[up].name, &d));
	put_result(r, "send", &d);
	if (ok && !inject_raw(j, INJECT_IP6, &d6))
		put_result(r, "send IPv6", &d6);
	return ok;
}

static bool check_capture(struct doctor *r)
{
	struct diag d = DIAG_INIT;
	struct cap_live *c = cap_live(&(struct cap_want){ .ring = 1 << 20 }, &d);

	put_result(r, "capture", &d);
	cap_live_close(c);
	return c != NULL;
}

static void put_rights(struct out *o)
{
	static const enum right all[] = { RIGHT_RAW, RIGHT_ADMIN };
	unsigned have = rights_now();
	const char *between = "";

	buf_fmt(&o->buf, "%-12s ", "rights");
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		if (!(have & all[i]))
			continue;
		buf_fmt(&o->buf, "%s%s", between, right_name(all[i]));
		between = ", ";
	}
	buf_fmt(&o->buf, "%s\n", have & (RIGHT_RAW | RIGHT_ADMIN) ? "" : "none");
}

/* Makes the guard's table and removes it. Without it, all but guard= works. */
static void check_guard(struct doctor *r)
{
	struct diag d = DIAG_INIT;

	guard_close(guard_open(&d));
	put_result(r, "guard", &d);
}

static void check_confined(struct doctor *r)
{
	struct diag d = DIAG_INIT;

	if (confine_works(&d))
		buf_fmt(&r->out->buf, "%-12s yes: by libseccomp %s, before anything received is parsed\n", "confined", confine_version());
	else
		put_result(r, "confined", &d);
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

static void put_ifaces(struct doctor *r)
{
	struct diag d = DIAG_INIT;
	struct way w;

	for (size_t i = 0; i < r->n; i++)
		put_iface(r->out, r->sender, &r->iface[i]);
	if (sender_link(r->sender, NULL, &w, &d))
		buf_fmt(&r->out->buf, "%-12s %s\n", "default", w.iface.name);
	else
		put_result(r, "default", &d);
}

int cmd_doctor(const struct options *opt, struct out *o)
{
	struct doctor r = { .out = o, .sender = sender_new() };
	struct diag d = DIAG_INIT;
	bool sends, captures;

	(void)opt;
	buf_fmt(&o->buf, "%-12s libnet %s, libpcap %s\n", "built on", lnet_version(), cap_version());
	buf_fmt(&o->buf, "%-12s yes: crafting, decoding and files need no right\n", "offline");
	if (!iface_all(sender_router(r.sender), &r.iface, &r.n, &d))
		put_result(&r, "interfaces", &d);
	put_rights(o);
	sends = check_send(&r);
	captures = check_capture(&r);
	check_guard(&r);
	check_confined(&r);
	put_ifaces(&r);
	mem_free(r.iface);
	sender_free(r.sender);
	return sends && captures ? STATUS_DONE : STATUS_REFUSED;
}
