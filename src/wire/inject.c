/* inject.c - handles that packets leave by. Single packets go by libnet's write, several by sendmmsg on its socket. */
#define _GNU_SOURCE
#include "pkt/inject.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netpacket/packet.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "lnetsend.h"
#include "pkt/bits.h"
#include "pkt/cksum.h"
#include "pkt/clock.h"
#include "pkt/diag.h"
#include "pkt/mem.h"

#define BATCH 64        /* packets of one system call: more gain nothing */
#define FULL_MS 20      /* how long a full queue is waited for before it is asked again */
#define FULL_TURNS 500  /* and how often without any packet leaving */
#define ASK_NS 10000000 /* for so long an interface is taken to be the one that it was */
#define IP4_HEADER 20
#define IP6_HEADER 40

struct inject {
	enum inject_kind kind;
	char iface[IFNAMSIZ];
	struct sockaddr_ll link; /* where batches go */
	int64_t asked;           /* monotonic: when it was last made sure of */
	struct lnet_handle *h;
	_Atomic uint64_t packets, bytes, full; /* see struct inject_counts: two threads may send batches at once */
	struct inject *next;
};

struct injector {
	struct inject *handles;
};

struct injector *injector_new(void)
{
	return mem_zero(1, sizeof(struct injector));
}

void injector_free(struct injector *j)
{
	if (!j)
		return;
	while (j->handles) {
		struct inject *h = j->handles;

		j->handles = h->next;
		lnet_close(h->h);
		mem_free(h);
	}
	mem_free(j);
}

/* ---- opening ------------------------------------------------------------------------------------------------ */

static const char *const kind_names[] = {
	[INJECT_LINK] = "frames",
	[INJECT_IP4] = "raw IPv4",
	[INJECT_IP6] = "raw IPv6",
};

/* libnet does not keep errno through its clean-up: its own words are asked too. */
static bool open_failed(const struct inject *h, int error, const char *why, struct diag *d)
{
	if (error == EPERM || error == EACCES || strstr(why, "not permitted") || strstr(why, "CAP_NET_RAW") || strstr(why, "Permission"))
		return right_missing("sending", d);
	if (h->kind == INJECT_LINK)
		return diag_refuse(d, "cannot send frames on %s: %s", h->iface, *why ? why : strerror(error));
	return diag_refuse(d, "cannot send %s: %s", kind_names[h->kind], *why ? why : strerror(error));
}

struct lnet_handle *inject_open(enum inject_kind kind, const char *iface, struct diag *d)
{
	struct inject named = { .kind = kind };
	char why[256] = "";
	struct lnet_handle *h = lnet_open(kind, iface, why, sizeof(why));

	snprintf(named.iface, sizeof(named.iface), "%s", iface);
	if (!h)
		open_failed(&named, errno, why, d);
	return h;
}

static struct inject *open_handle(struct injector *j, enum inject_kind kind, const char *iface, struct diag *d)
{
	struct lnet_handle *opened = inject_open(kind, iface, d);
	struct inject *h;

	if (!opened)
		return NULL;
	h = mem_zero(1, sizeof(*h));
	h->kind = kind;
	snprintf(h->iface, sizeof(h->iface), "%s", iface);
	h->h = opened;
	h->link.sll_family = AF_PACKET;
	h->link.sll_ifindex = (int)if_nametoindex(iface);
	h->next = j->handles;
	j->handles = h;
	return h;
}

/* A handle is for an interface, not for its name: one that was made anew is opened anew. The kernel is asked now and then. */
static bool is_stale(struct inject *h)
{
	int64_t now = h->kind == INJECT_LINK ? clock_monotonic() : 0;

	if (h->kind != INJECT_LINK || now - h->asked < ASK_NS)
		return false;
	h->asked = now;
	return (int)if_nametoindex(h->iface) != h->link.sll_ifindex;
}

static struct inject *handle(struct injector *j, enum inject_kind kind, const char *iface, struct diag *d)
{
	for (struct inject *h = j->handles; h; h = h->next) {
		if (h->kind != kind || strcmp(h->iface, iface))
			continue;
		if (is_stale(h))
			h->link.sll_ifindex = (int)if_nametoindex(iface);
		return h;
	}
	return open_handle(j, kind, iface, d);
}

struct inject *inject_link(struct injector *j, const char *iface, struct diag *d)
{
	return handle(j, INJECT_LINK, iface, d);
}

struct inject *inject_raw(struct injector *j, enum inject_kind kind, struct diag *d)
{
	assert(kind != INJECT_LINK);
	return handle(j, kind, "", d);
}

/* ---- what the kernel leaves alone --------------------------------------------------------------------------- */

/* It writes total length and checksum, and id and source when they are zero; what is no whole header it refuses. */
static bool unchanged4(const uint8_t *p, size_t n)
{
	size_t header;

	if (n < IP4_HEADER || n > UINT16_MAX)
		return false;
	header = (p[0] & 15) * 4u;
	if (header < IP4_HEADER || header > n || p[0] >> 4 != 4)
		return false;
	return get16(p + 2) == n && get16(p + 4) != 0 && get32(p + 12) != 0 && cksum_fold(cksum_add(0, p, header)) == 0xffff;
}

bool inject_unchanged(enum inject_kind kind, const uint8_t *p, size_t n)
{
	switch (kind) {
	case INJECT_LINK:
		return true;
	case INJECT_IP4:
		return unchanged4(p, n);
	case INJECT_IP6:
		return n >= IP6_HEADER && p[0] >> 4 == 6;
	}
	return false;
}

/* ---- sending ------------------------------------------------------------------------------------------------ */

static bool is_full(int error)
{
	return error == EAGAIN || error == EWOULDBLOCK || error == ENOBUFS;
}

/* Waits for room in the queue. ENOBUFS says nothing to poll: time is all there is. */
static void wait_for_room(struct inject *h, int error)
{
	struct pollfd room = { .fd = lnet_fd(h->h), .events = POLLOUT };

	atomic_fetch_add_explicit(&h->full, 1, memory_order_relaxed);
	if (error == ENOBUFS || poll(&room, 1, FULL_MS) > 0)
		poll(NULL, 0, 1);
}

bool inject_failed(const char *where, size_t n, int error, struct diag *d)
{
	if (error == EMSGSIZE) {
		diag_refuse(d, "%zu bytes are more than %s takes in one packet", n, where);
		return diag_hint(d, "fragment() cuts an IP packet into pieces");
	}
	if (error == EPERM)
		return diag_refuse(d, "the kernel refused a packet on %s: a firewall rule drops it (%s)", where, strerror(error));
	if (error == ENETDOWN) {
		diag_refuse(d, "%s is down", where);
		return diag_hint(d, "sudo ip link set %s up", where);
	}
	if (error == ENETUNREACH || error == EHOSTUNREACH) {
		diag_refuse(d, "there is no route any more for what is sent (%s)", strerror(error));
		return diag_hint(d, "an interface that goes down takes its routes along: pkt route ADDRESS shows what is left");
	}
	if (error == ENXIO || error == ENODEV)
		return diag_refuse(d, "interface %s is gone", where);
	return diag_refuse(d, "the kernel refused a packet of %zu bytes on %s: %s", n, where, strerror(error));
}

static bool send_failed(const struct inject *h, size_t n, int error, struct diag *d)
{
	return inject_failed(h->kind == INJECT_LINK ? h->iface : kind_names[h->kind], n, error, d);
}

static void count(struct inject *h, uint64_t packets, uint64_t bytes)
{
	atomic_fetch_add_explicit(&h->packets, packets, memory_order_relaxed);
	atomic_fetch_add_explicit(&h->bytes, bytes, memory_order_relaxed);
}

bool inject_send(struct inject *h, const uint8_t *p, size_t n, struct diag *d)
{
	for (unsigned turn = 0;;) {
		ssize_t rc;

		errno = 0;
		rc = lnet_write(h->h, p, n);
		if (rc >= 0) {
			count(h, 1, n);
			return true;
		}
		if (errno == EINTR)
			continue;
		if (!is_full(errno) || ++turn > FULL_TURNS)
			return send_failed(h, n, errno, d);
		wait_for_room(h, errno);
	}
}

union place {
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

/* Where the kernel sends a raw packet: what its header says. */
static void place_of(const struct inject *h, const uint8_t *p, size_t n, union place *to, struct msghdr *m)
{
	memset(to, 0, sizeof(*to));
	if (h->kind == INJECT_IP4 && n >= IP4_HEADER) {
		to->v4.sin_family = AF_INET;
		memcpy(&to->v4.sin_addr, p + 16, 4);
		m->msg_name = &to->v4;
		m->msg_namelen = sizeof(to->v4);
	} else if (h->kind == INJECT_IP6 && n >= IP6_HEADER) {
		to->v6.sin6_family = AF_INET6;
		memcpy(&to->v6.sin6_addr, p + 24, 16);
		m->msg_name = &to->v6;
		m->msg_namelen = sizeof(to->v6);
	}
}

/* Up to BATCH packets in one call. The number that were taken, or -1 and errno. */
static int send_some(struct inject *h, const struct inject_item *v, size_t n)
{
	struct mmsghdr m[BATCH];
	struct iovec io[BATCH];
	union place to[BATCH];

	memset(m, 0, n * sizeof(m[0]));
	for (size_t i = 0; i < n; i++) {
		io[i] = (struct iovec){ (void *)(uintptr_t)v[i].p, v[i].n };
		m[i].msg_hdr.msg_iov = &io[i];
		m[i].msg_hdr.msg_iovlen = 1;
		if (h->kind == INJECT_LINK) {
			m[i].msg_hdr.msg_name = &h->link;
			m[i].msg_hdr.msg_namelen = sizeof(h->link);
		} else {
			place_of(h, v[i].p, v[i].n, &to[i], &m[i].msg_hdr);
		}
	}
	return sendmmsg(lnet_fd(h->h), m, (unsigned)n, 0);
}

bool inject_batch(struct inject *h, const struct inject_item *v, size_t n, size_t *sent, struct diag *d)
{
	unsigned turn = 0;

	*sent = 0;
	while (*sent < n) {
		size_t want = n - *sent < BATCH ? n - *sent : BATCH;
		int took = send_some(h, v + *sent, want);
		uint64_t bytes = 0;

		if (took < 0 && errno == EINTR)
			continue;
		if (took < 0 && (!is_full(errno) || ++turn > FULL_TURNS))
			return send_failed(h, v[*sent].n, errno, d);
		if (took < 0) {
			wait_for_room(h, errno);
			continue;
		}
		for (int i = 0; i < took; i++)
			bytes += v[*sent + (size_t)i].n;
		count(h, (uint64_t)took, bytes);
		*sent += (size_t)took;
		turn = took ? 0 : turn;
	}
	return true;
}

/* ---- counters ----------------------------------------------------------------------------------------------- */

int inject_fd(const struct inject *h)
{
	return lnet_fd(h->h);
}

struct inject_counts inject_counts(const struct inject *h)
{
	return (struct inject_counts){ h->packets, h->bytes, h->full };
}

struct inject_counts injector_counts(const struct injector *j)
{
	struct inject_counts all = { 0 };

	for (const struct inject *h = j->handles; h; h = h->next) {
		all.packets += h->packets;
		all.bytes += h->bytes;
		all.full += h->full;
	}
	return all;
}
