/* cap_live.c - capturing from interfaces: libpcap's rings, filtered in the kernel, read without waiting. */
#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <linux/if_packet.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "capbpf.h"
#include "pkt/cap.h"
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

struct source_iface {
	char name[IFACE_NAME];
	pcap_t *p;
	uint16_t linktype;
};

struct cap_live {
	struct source_iface *v;
	size_t n;
	size_t turn;        /* the one that is asked first */
	int epoll, wake;
	uint64_t count;
	bool failed;
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
	pcap_set_timeout(p, w->retire_ms ? (int)w->retire_ms : RETIRE_MS);
	pcap_set_immediate_mode(p, w->immediate);
	pcap_set_buffer_size(p, (int)ring);
	pcap_set_tstamp_precision(p, PCAP_TSTAMP_PRECISION_NANO);
}

static bool set_filter(struct source_iface *i, const struct source *filter, struct diag *d)
{
	struct bpf_program code;
	int rc;

	if (!cap_compile(i->linktype, filter, &code, d))
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
		ok = cap_compile(DLT_EN10MB, w->filter, &code, d);
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

static int next_failed(struct cap_live *c, const struct source_iface *i, struct diag *d)
{
	const char *why = pcap_geterr(i->p);

	c->failed = true;
	if (strstr(why, "disappeared") || strstr(why, "No such device"))
		diag_refuse(d, "interface %s is gone; %" PRIu64 " packets were captured", i->name, c->count);
	else if (strstr(why, "down"))
		diag_refuse(d, "interface %s went down; %" PRIu64 " packets were captured", i->name, c->count);
	else
		diag_refuse(d, "capturing on %s ended: %s; %" PRIu64 " packets were captured", i->name, why, c->count);
	return -1;
}

int cap_live_next(struct cap_live *c, struct cap_packet *out, struct diag *d)
{
	for (size_t tried = 0; tried < c->n && !c->failed; tried++) {
		struct source_iface *i = &c->v[c->turn];
		struct pcap_pkthdr *h;
		int rc = pcap_next_ex(i->p, &h, &out->data);

		if (rc == 1) {
			out->caplen = h->caplen;
			out->wirelen = h->len;
			out->time = (int64_t)h->ts.tv_sec * NS + h->ts.tv_usec;
			out->linktype = i->linktype;
			out->iface = (uint16_t)c->turn;
			out->number = ++c->count;
			return 1;
		}
		if (rc == PCAP_ERROR)
			return next_failed(c, i, d);
		c->turn = (c->turn + 1) % c->n;
	}
	return 0;
}

int cap_live_wait(struct cap_live *c, int ms)
{
	struct epoll_event e[EVENTS];
	int n = epoll_wait(c->epoll, e, EVENTS, ms);

	for (int i = 0; i < n; i++) {
		uint64_t times;

		if (e[i].data.u32 != BREAK)
			continue;
		if (read(c->wake, &times, sizeof(times)) > 0)
			return 0;
	}
	return n > 0;
}

void cap_breakloop(struct cap_live *c)
{
	const uint64_t one = 1;

	if (write(c->wake, &one, sizeof(one)) < 0)
		return; /* it is full: whoever waits wakes all the same */
}

/* ---- facts -------------------------------------------------------------------------------------------------- */

int cap_live_fd(const struct cap_live *c)
{
	return c->epoll;
}

int cap_live_linktype(const struct cap_live *c)
{
	return c->v[0].linktype;
}

const char *cap_live_iface(const struct cap_live *c, unsigned i)
{
	return i < c->n ? c->v[i].name : "?";
}

uint64_t cap_live_count(const struct cap_live *c)
{
	return c->count;
}

bool cap_live_stats(struct cap_live *c, struct cap_stats *out)
{
	struct cap_stats all = { 0 };

	for (size_t i = 0; i < c->n; i++) {
		struct pcap_stat s;

		if (pcap_stats(c->v[i].p, &s) < 0)
			return false;
		all.received += s.ps_recv;
		all.dropped += s.ps_drop;
		all.iface_dropped += s.ps_ifdrop;
	}
	*out = all;
	return true;
}
