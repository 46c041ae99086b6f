/* lane.c - what all lanes share, and the one that goes everywhere: sendmmsg on libnet's socket. */
#define _GNU_SOURCE
#include "pkt/lane.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "lanes.h"
#include "pkt/diag.h"
#include "pkt/mem.h"

#define SLOT_LEAST 2048
#define APART 64       /* a line of the processor's cache: slots do not push each other out of it */
#define FULL_MS 20     /* how long a full queue is waited for before it is asked again */
#define FULL_TURNS 500 /* and how often without any packet leaving */

/* ---- shared ---- */

static bool is_full(int error)
{
	return error == EAGAIN || error == EWOULDBLOCK || error == ENOBUFS || error == EBUSY;
}

bool lane_full(struct lane *l, int fd, unsigned *turns, int error)
{
	struct pollfd room = { .fd = fd, .events = POLLOUT };

	if (error == EINTR)
		return true;
	if (!is_full(error) || ++*turns > FULL_TURNS)
		return false;
	l->counts.full++;
	if (error == ENOBUFS || poll(&room, 1, FULL_MS) > 0)
		poll(NULL, 0, 1); /* nothing tells when: time is all there is */
	return true;
}

bool lane_failed(const struct lane *l, size_t n, int error, struct diag *d)
{
	return inject_failed(l->iface.name, n, error, d);
}

void lane_sent(struct lane *l, unsigned slot)
{
	l->counts.packets++;
	l->counts.bytes += l->slot[slot].n;
}

/* ---- sendmmsg ---- */

struct mmsg {
	uint8_t *room;
	struct mmsghdr m[LANE_BATCH];
	struct iovec io[LANE_BATCH];
};

static void mmsg_drop(struct lane *l)
{
	struct mmsg *o = l->own;

	if (o)
		mem_free(o->room);
	mem_free(o);
	l->own = NULL;
}

static bool mmsg_make(struct lane *l, size_t frame, struct diag *d)
{
	struct mmsg *o = mem_zero(1, sizeof(*o));

	(void)d;
	l->own = o;
	o->room = mem_zero(LANE_BATCH, frame + APART);
	for (unsigned i = 0; i < LANE_BATCH; i++) {
		l->slot[i] = (struct shape_slot){ .p = o->room + i * (frame + APART), .cap = frame };
		o->io[i].iov_base = l->slot[i].p;
		o->m[i].msg_hdr = (struct msghdr){ .msg_iov = &o->io[i], .msg_iovlen = 1 };
	}
	return true;
}

static size_t mmsg_free(struct lane *l, size_t most, struct diag *d)
{
	(void)d;
	l->at = 0;
	return most < LANE_BATCH ? most : LANE_BATCH;
}

static bool mmsg_push(struct lane *l, size_t n, struct diag *d)
{
	struct mmsg *o = l->own;
	unsigned turns = 0, at = 0;

	for (size_t i = 0; i < n; i++)
		o->io[i].iov_len = l->slot[i].n;
	while (at < n) {
		int took = sendmmsg(lnet_fd(l->h), o->m + at, (unsigned)n - at, 0);

		if (took < 0 && !lane_full(l, lnet_fd(l->h), &turns, errno))
			return lane_failed(l, l->slot[at].n, errno, d);
		for (; took > 0; took--, turns = 0)
			lane_sent(l, at++);
	}
	return true;
}

static bool mmsg_finish(struct lane *l, struct diag *d)
{
	(void)l;
	(void)d;
	return true;
}

const struct lane_ops lane_mmsg = { "sendmmsg", LANE_BATCH, UINT16_MAX + 64, mmsg_make, mmsg_drop, mmsg_free, mmsg_push, mmsg_finish };

/* ---- opening ---- */

static const struct lane_ops *const kinds[] = {
	[LANE_AUTO] = NULL,
	[LANE_SENDMMSG] = &lane_mmsg,
	[LANE_RING] = &lane_ring,
	[LANE_XDP] = &lane_xdp,
};

static bool open_socket(struct lane *l, struct diag *d)
{
	const int yes = 1;

	l->h = inject_open(INJECT_LINK, l->iface.name, d);
	if (!l->h)
		return false;
	l->link = (struct sockaddr_ll){ .sll_family = AF_PACKET, .sll_ifindex = (int)l->iface.index };
	/* Bound, and to no protocol: nothing is received, and no packet has to say where it goes. */
	if (bind(lnet_fd(l->h), (struct sockaddr *)&l->link, sizeof(l->link)) < 0)
		return lane_failed(l, 0, errno, d);
	if (l->wish.bypass && setsockopt(lnet_fd(l->h), SOL_PACKET, PACKET_QDISC_BYPASS, &yes, sizeof(yes)) < 0)
		l->wish.bypass = false; /* kernels before 3.14: the long way is as good */
	return true;
}

static struct lane *open_kind(const struct iface *i, const struct lane_wish *w, struct diag *d)
{
	struct lane *l = mem_zero(1, sizeof(*l));

	l->ops = kinds[w->kind];
	l->iface = *i;
	l->wish = *w;
	l->slot = mem_zero(l->ops->slots, sizeof(*l->slot));
	if ((w->kind == LANE_XDP || open_socket(l, d)) && lane_room(l, w->frame, d))
		return l;
	lane_close(l);
	return NULL;
}

struct lane *lane_open(const struct iface *i, const struct lane_wish *w, struct diag *d)
{
	struct diag why = DIAG_INIT;
	struct lane_wish now = *w;
	struct lane *l;

	if (w->kind != LANE_AUTO)
		return open_kind(i, w, d);
	now.kind = LANE_XDP;
	l = open_kind(i, &now, &why);
	diag_clear(&why);
	if (l)
		return l;
	now.kind = LANE_SENDMMSG;
	now.bypass = true;
	return open_kind(i, &now, d);
}

void lane_close(struct lane *l)
{
	if (!l)
		return;
	l->ops->drop(l);
	lnet_close(l->h);
	mem_free(l->slot);
	mem_free(l);
}

void lane_text(const struct lane *l, char out[64])
{
	bool bypassed = l->wish.bypass && l->ops != &lane_xdp;

	snprintf(out, 64, "%s%s", l->ops->text, bypassed ? ", past the queueing discipline" : "");
}

/* ---- used ---- */

bool lane_room(struct lane *l, size_t n, struct diag *d)
{
	size_t frame = SLOT_LEAST;

	if (n > l->ops->most) {
		diag_refuse(d, "%zu bytes are more than %s sends in one frame (%zu)", n, l->ops->text, l->ops->most);
		return diag_hint(d, "via=\"sendmmsg\" sends them");
	}
	if (l->own && !l->ops->finish(l, d))
		return false;
	while (frame < n)
		frame *= 2;
	l->ops->drop(l);
	l->at = 0;
	return l->ops->make(l, frame, d);
}

size_t lane_slots(struct lane *l, size_t most, struct shape_slot **slot, struct diag *d)
{
	size_t n;

	if (l->at == l->ops->slots)
		l->at = 0;
	if (most > l->ops->slots - l->at)
		most = l->ops->slots - l->at;
	n = l->ops->free(l, most, d);
	*slot = &l->slot[l->at];
	return n;
}

bool lane_push(struct lane *l, size_t n, struct diag *d)
{
	bool ok = l->ops->push(l, n, d);

	l->at += (unsigned)n;
	return ok;
}

bool lane_finish(struct lane *l, struct diag *d)
{
	return l->ops->finish(l, d);
}

struct inject_counts lane_counts(const struct lane *l)
{
	return l->counts;
}
