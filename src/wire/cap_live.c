/* cap_live.c - capturing from interfaces: libpcap's rings, filtered in the kernel, read without waiting. */
#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <linux/filter.h>
#include <linux/if_packet.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "capbehind.h"
#include "capbpf.h"
#include "pkt/cap.h"
#include "pkt/clock.h"
#include "pkt/inject.h"
#include "pkt/mem.h"
#include "pkt/route.h"

#define NS 1000000000
#define WHOLE 262144             /* bytes of the longest packet */
#define SLOT 9216                /* of an immediate capture, whose ring has slots of one size */
#define RING (16u << 20)
#define RING_IMMEDIATE (8u << 20)
#define RETIRE_MS 20             /* a block that is not full is handed over after this */
#define BREAK UINT32_MAX         /* which of epoll's descriptors is cap_breakloop's */
#define EVENTS 16
#define SLACK_NS 10000000        /* a timer of the kernel may be so late */

struct source_iface {
	char name[IFACE_NAME];
	pcap_t *p;
	uint16_t linktype;
	bool is_held;           /* one of several interfaces: its next packet waits for its turn in time */
	int64_t asked;          /* nanoseconds since 1970, when it had none; 0: it had one when it was asked last */
	struct cap_packet held;
};

struct cap_live {
	struct source_iface *v;
	size_t n;
	int epoll, wake;
	unsigned retire_ms;
	uint64_t count;
	int64_t until;          /* monotonic; after cap_live_stop: the last blocks are handed over by then */
	bool stopped;
	struct diag why;        /* set: an interface failed; told when the packets of the others are read */
	struct behind *behind;  /* a thread reads it; NULL: none */
};

/* ---- opening ------------------------------------------------------------------------------------------------ */

static bool activate_failed(const struct source_iface *i, int rc, struct diag *d)
{
	const char *why = pcap_geterr(i->p);

	if (rc == PCAP_ERROR_PERM_DENIED || rc == PCAP_ERROR_PROMISC_PERM_DENIED)
		return right_missing("capturing", d);
	if (rc == PCAP_ERROR_NO_SUCH_DEVICE)
		return diag_refuse(d, "there is no interface '%s'", i->name);
	if (rc == PCAP_ERROR_IFACE_NOT_UP)
		return diag_refuse(d, "interface %s is down", i->name);
	if (rc == PCAP_ERROR_RFMON_NOTSUP) {
		diag_refuse(d, "%s has no monitor mode", i->name);
		return diag_hint(d, "only radio interfaces (IEEE 802.11) whose driver can, have it");
	}
	return diag_refuse(d, "cannot capture on %s: %s", i->name, rc == PCAP_ERROR && *why ? why : pcap_statustostr(rc));
}

/* A name that is not there is told with the nearest that is. */
static bool check_iface(struct router *r, const char *name, struct diag *d)
{
	struct iface i;

	if (!strcmp(name, "any"))
		return true;
	if (!iface_get(r, name, &i, d))
		return false;
	if (i.is_up)
		return true;
	diag_refuse(d, "interface %s is down", name);
	return diag_hint(d, "sudo ip link set %s up", name);
}

static void set_options(pcap_t *p, const struct cap_want *w, bool is_any)
{
	uint32_t snaplen = w->snaplen ? w->snaplen : w->immediate ? SLOT : WHOLE;
	uint32_t ring = w->ring ? w->ring : w->immediate ? RING_IMMEDIATE : RING;

	pcap_set_snaplen(p, (int)snaplen);
	pcap_set_promisc(p, w->promisc && !is_any);
	if (w->monitor)
		pcap_set_rfmon(p, 1);
	pcap_set_timeout(p, w->retire_ms ? (int)w->retire_ms : RETIRE_MS);
	pcap_set_immediate_mode(p, w->immediate);
	pcap_set_buffer_size(p, (int)ring);
	pcap_set_tstamp_precision(p, PCAP_TSTAMP_PRECISION_NANO);
}

/*
 * Compiled for the interface, not only for its link type: the kernel keeps a VLAN tag beside the frame, and only then does
 * libpcap ask for it there.
 */
static bool compile_for(struct source_iface *i, const struct source *filter, struct bpf_program *out, struct diag *d)
{
	char *text;
	bool ok;

	if (!cap_compile(i->linktype, filter, out, d))
		return false;
	pcap_freecode(out);
	text = mem_text(filter->text, filter->n);
	ok = pcap_compile(i->p, out, text, 1, PCAP_NETMASK_UNKNOWN) == 0;
	mem_free(text);
	return ok || diag_refuse(d, "the filter cannot be used on %s: %s", i->name, pcap_geterr(i->p));
}

static bool set_filter(struct source_iface *i, const struct source *filter, struct diag *d)
{
	struct bpf_program code;
	int rc;

	if (!compile_for(i, filter, &code, d))
		return false;
	rc = pcap_setfilter(i->p, &code);
	pcap_freecode(&code);
	return rc == 0 || diag_refuse(d, "the filter cannot be used on %s: %s", i->name, pcap_geterr(i->p));
}

static bool watch(struct cap_live *c, int fd, uint32_t which, struct diag *d)
{
	struct epoll_event e = { .events = EPOLLIN, .data.u32 = which };

	return epoll_ctl(c->epoll, EPOLL_CTL_ADD, fd, &e) == 0 || diag_refuse(d, "cannot wait for packets: %s", strerror(errno));
}

/* The kernel leaves out what this machine sends; one that cannot (before 4.20) lets libpcap pass over it. */
static void hear_incoming(pcap_t *p)
{
	const int yes = 1;

	if (setsockopt(pcap_fileno(p), SOL_PACKET, PACKET_IGNORE_OUTGOING, &yes, sizeof(yes)) < 0)
		(void)pcap_setdirection(p, PCAP_D_IN);
}

static bool open_iface(struct cap_live *c, size_t which, const char *name, const struct cap_want *w, struct diag *d)
{
	struct source_iface *i = &c->v[which];
	char why[PCAP_ERRBUF_SIZE] = "";
	int rc;

	snprintf(i->name, sizeof(i->name), "%s", name);
	i->p = pcap_create(name, why);
	if (!i->p)
		return diag_refuse(d, "cannot capture on %s: %s", name, why);
	set_options(i->p, w, !strcmp(name, "any"));
	rc = pcap_activate(i->p);
	if (rc < 0)
		return activate_failed(i, rc, d);
	i->linktype = (uint16_t)pcap_datalink(i->p);
	if (w->filter && !set_filter(i, w->filter, d))
		return false;
	if (w->incoming)
		hear_incoming(i->p);
	if (pcap_setnonblock(i->p, 1, why) < 0)
		return diag_refuse(d, "cannot capture on %s: %s", name, why);
	return watch(c, pcap_get_selectable_fd(i->p), (uint32_t)which, d);
}

static const char *name_at(const struct cap_want *w, size_t i)
{
	return w->nifaces ? w->iface[i] : "any";
}

/* What can be said before a right is needed: names, and words of the filter. */
static bool check(const struct cap_want *w, size_t n, struct diag *d)
{
	struct router *r = router_new();
	struct bpf_program code;
	bool ok = true;

	for (size_t i = 0; ok && i < n; i++)
		ok = check_iface(r, name_at(w, i), d);
	router_free(r);
	if (ok && w->filter && strcmp(name_at(w, 0), "any")) {
		ok = cap_compile(w->monitor ? DLT_IEEE802_11_RADIO : DLT_EN10MB, w->filter, &code, d);
		if (ok)
			pcap_freecode(&code);
	}
	return ok;
}

struct cap_live *cap_live(const struct cap_want *w, struct diag *d)
{
	size_t n = w->nifaces ? w->nifaces : 1;
	struct cap_live *c;
	bool ok;

	if (!check(w, n, d))
		return NULL;
	c = mem_zero(1, sizeof(*c));
	c->retire_ms = w->retire_ms ? w->retire_ms : RETIRE_MS;
	c->v = mem_zero(n, sizeof(*c->v));
	c->epoll = epoll_create1(EPOLL_CLOEXEC);
	c->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	ok = c->epoll >= 0 && c->wake >= 0 ? watch(c, c->wake, BREAK, d) : diag_refuse(d, "cannot wait for packets: %s", strerror(errno));
	for (; ok && c->n < n; c->n++)
		ok = open_iface(c, c->n, name_at(w, c->n), w, d);
	if (ok)
		return c;
	cap_live_close(c);
	return NULL;
}

void cap_live_close(struct cap_live *c)
{
	if (!c)
		return;
	behind_free(c->behind);
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].p)
			pcap_close(c->v[i].p);
	if (c->epoll >= 0)
		close(c->epoll);
	if (c->wake >= 0)
		close(c->wake);
	mem_free(c->v);
	mem_free(c);
}

bool cap_live_filter(struct cap_live *c, const struct source *filter, struct diag *d)
{
	for (size_t i = 0; i < c->n; i++)
		if (!set_filter(&c->v[i], filter, d))
			return false;
	return true;
}

/* ---- packets ------------------------------------------------------------------------------------------------ */

static void note_failure(struct cap_live *c, const struct source_iface *i)
{
	const char *why = pcap_geterr(i->p);

	if (strstr(why, "disappeared") || strstr(why, "No such device"))
		diag_refuse(&c->why, "interface %s is gone", i->name);
	else if (strstr(why, "down"))
		diag_refuse(&c->why, "interface %s went down", i->name);
	else
		diag_refuse(&c->why, "capturing on %s ended: %s", i->name, why);
}

/* Into i->held, which is good until it is asked again. */
static bool fetch(struct cap_live *c, struct source_iface *i)
{
	struct pcap_pkthdr *h;
	const u_char *data;
	int rc = pcap_next_ex(i->p, &h, &data);

	i->is_held = rc == 1;
	i->asked = 0;
	if (rc == PCAP_ERROR && !c->why.set)
		note_failure(c, i);
	if (rc == 1)
		i->held = (struct cap_packet){ .data = data, .caplen = h->caplen, .wirelen = h->len, .linktype = i->linktype,
					       .time = (int64_t)h->ts.tv_sec * NS + h->ts.tv_usec, .iface = (uint16_t)(i - c->v) };
	return i->is_held;
}

/* How long a packet may stay in a block that is not full. */
static int64_t delay_ns(const struct cap_live *c)
{
	return 2 * (int64_t)c->retire_ms * 1000000 + SLACK_NS;
}

/* The earliest of what the interfaces have. Those that had nothing when they were asked last are asked again only if `again`. */
static struct source_iface *earliest(struct cap_live *c, bool again)
{
	struct source_iface *best = NULL;

	for (struct source_iface *i = c->v; i < c->v + c->n; i++) {
		if (!i->is_held && (again || !i->asked) && !fetch(c, i))
			i->asked = clock_now();
		if (i->is_held && (!best || i->held.time < best->held.time))
			best = i;
	}
	return best;
}

/* No other interface can have anything before that time any more. One that is after now is of a clock that was set back. */
static bool is_sure(const struct cap_live *c, int64_t time)
{
	for (const struct source_iface *i = c->v; i < c->v + c->n; i++)
		if (!i->is_held && time > i->asked - delay_ns(c))
			return time > clock_now();
	return true;
}

static struct source_iface *find_next(struct cap_live *c)
{
	struct source_iface *best;

	if (c->n == 1)
		return fetch(c, c->v) ? c->v : NULL;
	best = earliest(c, false);
	if (best && is_sure(c, best->held.time))
		return best;
	best = earliest(c, true);
	return best && is_sure(c, best->held.time) ? best : NULL;
}

/* A packet that waits for its turn makes the descriptors no use: the time it has to wait is short. */
static int wait_turn(const struct cap_live *c, int ms)
{
	int most = (int)c->retire_ms / 4 + 1;

	poll(NULL, 0, ms >= 0 && ms < most ? ms : most);
	return 1;
}

static int live_wait(struct cap_live *c, int ms)
{
	struct epoll_event e[EVENTS];
	int n;

	for (size_t i = 0; c->n > 1 && i < c->n; i++)
		if (c->v[i].is_held)
			return wait_turn(c, ms);
	n = epoll_wait(c->epoll, e, EVENTS, ms);
	for (int i = 0; i < n; i++) {
		uint64_t times;

		if (e[i].data.u32 != BREAK)
			continue;
		if (read(c->wake, &times, sizeof(times)) > 0)
			return 0;
	}
	return n > 0;
}

static void live_wake(struct cap_live *c)
{
	const uint64_t one = 1;

	if (write(c->wake, &one, sizeof(one)) < 0)
		return; /* it is full: whoever waits wakes all the same */
}

/* The kernel gets a filter that lets nothing through; libpcap's own would be used on what waits in the ring as well. */
static void live_stop(struct cap_live *c)
{
	struct sock_filter nothing = { .code = BPF_RET | BPF_K, .k = 0 };
	const struct sock_fprog all = { .len = 1, .filter = &nothing };

	for (size_t i = 0; i < c->n; i++)
		(void)setsockopt(pcap_fileno(c->v[i].p), SOL_SOCKET, SO_ATTACH_FILTER, &all, sizeof(all));
	if (!c->stopped)
		c->until = clock_monotonic() + delay_ns(c);
	c->stopped = true;
}

static int told_failure(const struct cap_live *c, struct diag *d)
{
	diag_refuse(d, "%s; %" PRIu64 " packets were captured", c->why.text, c->count);
	return -1;
}

static int live_next(struct cap_live *c, struct cap_packet *out, struct diag *d)
{
	struct source_iface *i;

	while (!(i = find_next(c))) {
		if (c->why.set)
			live_stop(c);
		if (!c->stopped)
			return 0;
		if (clock_monotonic() >= c->until)
			return c->why.set ? told_failure(c, d) : 0;
		live_wait(c, 1);
	}
	i->is_held = false;
	*out = i->held;
	out->number = ++c->count;
	return 1;
}

/* ---- by the program, or by a thread beside it --------------------------------------------------------------- */

bool cap_live_behind(struct cap_live *c, size_t most, struct diag *d)
{
	static const struct behind_source source = { live_next, live_wait, live_stop, live_wake };

	c->behind = behind_new(c, &source, most, d);
	return c->behind != NULL;
}

int cap_live_next(struct cap_live *c, struct cap_packet *out, struct diag *d)
{
	return c->behind ? behind_next(c->behind, out, d) : live_next(c, out, d);
}

int cap_live_wait(struct cap_live *c, int ms)
{
	return c->behind ? behind_wait(c->behind, ms) : live_wait(c, ms);
}

void cap_live_stop(struct cap_live *c)
{
	if (c->behind)
		behind_stop(c->behind);
	else
		live_stop(c);
}

void cap_breakloop(struct cap_live *c)
{
	if (c->behind)
		behind_break(c->behind);
	else
		live_wake(c);
}

/* ---- facts -------------------------------------------------------------------------------------------------- */

int cap_live_fd(const struct cap_live *c)
{
	return c->behind ? behind_fd(c->behind) : c->epoll;
}

int cap_live_linktype(const struct cap_live *c)
{
	return c->v[0].linktype;
}

unsigned cap_live_ifaces(const struct cap_live *c)
{
	return (unsigned)c->n;
}

const char *cap_live_iface(const struct cap_live *c, unsigned i)
{
	return i < c->n ? c->v[i].name : "?";
}

uint64_t cap_live_count(const struct cap_live *c)
{
	return c->behind ? behind_count(c->behind) : c->count;
}

bool cap_live_iface_stats(struct cap_live *c, unsigned i, struct cap_stats *out)
{
	struct pcap_stat s;

	if (i >= c->n || pcap_stats(c->v[i].p, &s) < 0)
		return false;
	*out = (struct cap_stats){ .received = s.ps_recv, .dropped = s.ps_drop, .iface_dropped = s.ps_ifdrop };
	return true;
}

bool cap_live_stats(struct cap_live *c, struct cap_stats *out)
{
	struct cap_stats all = { 0 }, one;

	for (unsigned i = 0; i < c->n; i++) {
		if (!cap_live_iface_stats(c, i, &one))
			return false;
		all.received += one.received;
		all.dropped += one.dropped;
		all.iface_dropped += one.iface_dropped;
	}
	*out = all;
	return true;
}
