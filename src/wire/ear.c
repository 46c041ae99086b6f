/* ear.c - where an exchange listens: a plain packet socket for a few probes, a ring of libpcap for many. */
#include "ear.h"

#include <errno.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <stdio.h>

#include "pkt/bits.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/route.h"

#define NS 1000000000
#define WHOLE 262144      /* bytes of the longest packet */
#define TAG 4             /* of a VLAN */
#define MACS 12
#define QUEUE_BYTES (8 << 20) /* asked for; the kernel may give less */
#define RETIRE_MS 1

struct ear {
	char iface[IFACE_NAME];
	char *filter;         /* NULL: none */
	struct source source;
	struct cap_live *cap; /* NULL: the socket */
	int fd;
	uint8_t *data;        /* TAG + WHOLE */
	uint64_t dropped;
};

/* ---- the socket ----------------------------------------------------------------------------------------------- */

static bool knows(int fd, struct ifreq *r, unsigned long what)
{
	return ioctl(fd, what, r) == 0;
}

/* Frames of Ethernet on an interface that is up; all else is libpcap's. */
static bool is_plain(int fd, const char *iface, int *index)
{
	struct ifreq r = { 0 };

	snprintf(r.ifr_name, sizeof(r.ifr_name), "%s", iface);
	if (!knows(fd, &r, SIOCGIFFLAGS) || !(r.ifr_flags & IFF_UP))
		return false;
	if (!knows(fd, &r, SIOCGIFHWADDR) || (r.ifr_hwaddr.sa_family != ARPHRD_ETHER && r.ifr_hwaddr.sa_family != ARPHRD_LOOPBACK))
		return false;
	if (!knows(fd, &r, SIOCGIFINDEX))
		return false;
	*index = r.ifr_ifindex;
	return true;
}

static bool set(int fd, int level, int option, int value)
{
	return setsockopt(fd, level, option, &value, sizeof(value)) == 0;
}

/* Without a protocol nothing arrives until bind() gives one: all of it comes from the one interface. */
static int socket_open(const char *iface)
{
	int fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), index = 0;
	struct sockaddr_ll to = { .sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL) };
	struct packet_mreq all = { .mr_type = PACKET_MR_PROMISC };

	if (fd < 0)
		return -1;
	if (is_plain(fd, iface, &index) && set(fd, SOL_SOCKET, SO_TIMESTAMPNS, 1) && set(fd, SOL_PACKET, PACKET_AUXDATA, 1)) {
		to.sll_ifindex = all.mr_ifindex = index;
		(void)set(fd, SOL_PACKET, PACKET_IGNORE_OUTGOING, 1);
		if (!set(fd, SOL_SOCKET, SO_RCVBUFFORCE, QUEUE_BYTES))
			(void)set(fd, SOL_SOCKET, SO_RCVBUF, QUEUE_BYTES);
		if (bind(fd, (struct sockaddr *)&to, sizeof(to)) == 0 &&
		    setsockopt(fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &all, sizeof(all)) == 0)
			return fd;
	}
	close(fd);
	return -1;
}

struct notes {
	int64_t time;
	struct tpacket_auxdata aux;
};

static void read_notes(struct msghdr *m, struct notes *out)
{
	*out = (struct notes){ 0 };
	for (struct cmsghdr *c = CMSG_FIRSTHDR(m); c; c = CMSG_NXTHDR(m, c)) {
		struct timespec t;

		if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_TIMESTAMPNS) {
			memcpy(&t, CMSG_DATA(c), sizeof(t));
			out->time = (int64_t)t.tv_sec * NS + t.tv_nsec;
		} else if (c->cmsg_level == SOL_PACKET && c->cmsg_type == PACKET_AUXDATA) {
			memcpy(&out->aux, CMSG_DATA(c), sizeof(out->aux));
		}
	}
}

/* The kernel takes the outermost VLAN tag out of the frame; it goes back in, before the bytes at e->data + TAG. */
static void put_tag(struct ear *e, const struct tpacket_auxdata *aux, struct cap_packet *out)
{
	if (!(aux->tp_status & TP_STATUS_VLAN_VALID) || out->caplen < MACS)
		return;
	memmove(e->data, e->data + TAG, MACS);
	put16(e->data + MACS, aux->tp_status & TP_STATUS_VLAN_TPID_VALID ? aux->tp_vlan_tpid : ETHERTYPE_VLAN);
	put16(e->data + MACS + 2, aux->tp_vlan_tci);
	out->data = e->data;
	out->caplen += TAG;
	out->wirelen += TAG;
}

static int socket_failed(const struct ear *e, struct diag *d)
{
	if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == ENOBUFS)
		return 0;
	if (errno == ENETDOWN || errno == ENODEV || errno == ENXIO)
		diag_refuse(d, if_nametoindex(e->iface) ? "interface %s went down" : "interface %s is gone", e->iface);
	else
		diag_refuse(d, "listening on %s ended: %s", e->iface, strerror(errno));
	return -1;
}

static int socket_next(struct ear *e, struct cap_packet *out, struct diag *d)
{
	union {
		struct cmsghdr first;
		uint8_t room[CMSG_SPACE(sizeof(struct timespec)) + CMSG_SPACE(sizeof(struct tpacket_auxdata)) + 64];
	} control;
	struct sockaddr_ll from;
	struct notes notes;
	ssize_t n;

	for (;;) {
		struct iovec io = { e->data + TAG, WHOLE };
		struct msghdr m = { .msg_name = &from, .msg_namelen = sizeof(from), .msg_iov = &io, .msg_iovlen = 1,
				    .msg_control = &control, .msg_controllen = sizeof(control) };

		n = recvmsg(e->fd, &m, MSG_TRUNC);
		if (n < 0)
			return socket_failed(e, d);
		if (from.sll_pkttype == PACKET_OUTGOING)
			continue;
		read_notes(&m, &notes);
		break;
	}
	*out = (struct cap_packet){ e->data + TAG, n < WHOLE ? (uint32_t)n : WHOLE, (uint32_t)n, notes.time, 1 /* DLT_EN10MB */, 0 };
	put_tag(e, &notes.aux, out);
	return 1;
}

static uint64_t socket_dropped(struct ear *e)
{
	struct tpacket_stats s = { 0 };
	socklen_t n = sizeof(s);

	if (getsockopt(e->fd, SOL_PACKET, PACKET_STATISTICS, &s, &n) == 0)
		e->dropped += s.tp_drops; /* asking sets it to zero */
	return e->dropped;
}

/* ---- both ----------------------------------------------------------------------------------------------------- */

struct ear *ear_open(const char *iface, const struct source *filter, bool many, struct diag *d)
{
	struct ear *e = mem_zero(1, sizeof(*e));

	snprintf(e->iface, sizeof(e->iface), "%s", iface);
	e->fd = !many && !filter ? socket_open(iface) : -1;
	if (e->fd >= 0) {
		e->data = mem_alloc(TAG + WHOLE);
		return e;
	}
	if (filter) {
		e->filter = mem_text(filter->text, filter->n);
		e->source = (struct source){ filter->name, e->filter, filter->n };
	}
	e->cap = cap_live(&(struct cap_want){ .iface = (const char *const[]){ e->iface }, .nifaces = 1, .promisc = true,
					      .filter = filter ? &e->source : NULL, .incoming = true, .retire_ms = RETIRE_MS }, d);
	if (e->cap)
		return e;
	ear_close(e);
	return NULL;
}

bool ear_serves(const struct ear *e, const char *iface, const struct source *filter, bool many)
{
	if (strcmp(e->iface, iface) || (many && !e->cap))
		return false;
	return filter ? e->filter && e->source.n == filter->n && !memcmp(e->filter, filter->text, filter->n) : !e->filter;
}

int ear_next(struct ear *e, struct cap_packet *out, struct diag *d)
{
	return e->cap ? cap_live_next(e->cap, out, d) : socket_next(e, out, d);
}

int ear_fd(const struct ear *e)
{
	return e->cap ? cap_live_fd(e->cap) : e->fd;
}

uint64_t ear_dropped(struct ear *e)
{
	struct cap_stats s;

	if (!e->cap)
		return socket_dropped(e);
	return cap_live_stats(e->cap, &s) ? s.dropped : 0;
}

void ear_close(struct ear *e)
{
	if (!e)
		return;
	cap_live_close(e->cap);
	if (!e->cap && e->fd >= 0)
		close(e->fd);
	mem_free(e->data);
	mem_free(e->filter);
	mem_free(e);
}
