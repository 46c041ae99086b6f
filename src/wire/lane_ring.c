/* lane_ring.c - PACKET_TX_RING on libnet's socket: frames are written into memory that the kernel reads (packet(7)). */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include "lanes.h"
#include "pkt/diag.h"
#include "pkt/mem.h"

#define FRAMES 512
#define BLOCK (1u << 18)
#define HEADER TPACKET_ALIGN(sizeof(struct tpacket2_hdr)) /* where the kernel expects the frame's bytes */
#define WAIT_MS 1000
#define WAIT_TURNS 10

/*
 *   frame:  | tpacket2_hdr, aligned | bytes of the packet …                      |
 *           |<------------------------- size (a power of two) ------------------>|
 */
struct ring {
	uint8_t *map;
	size_t size, length;
	unsigned oldest; /* handed over and not yet given back; l->at: none */
	unsigned busy;
};

static struct tpacket2_hdr *header(const struct ring *o, unsigned i)
{
	return (struct tpacket2_hdr *)(void *)(o->map + i * o->size);
}

static void ring_drop(struct lane *l)
{
	struct ring *o = l->own;
	struct tpacket_req none = { 0 };

	if (!o)
		return;
	if (o->map) {
		munmap(o->map, o->length);
		(void)setsockopt(lnet_fd(l->h), SOL_PACKET, PACKET_TX_RING, &none, sizeof(none));
	}
	mem_free(o);
	l->own = NULL;
}

static bool ring_make(struct lane *l, size_t frame, struct diag *d)
{
	struct ring *o = mem_zero(1, sizeof(*o));
	struct tpacket_req req;
	int version = TPACKET_V2, fd = lnet_fd(l->h);
	void *map;

	l->own = o;
	for (o->size = 2048; o->size < frame + HEADER; o->size *= 2) {}
	o->length = FRAMES * o->size;
	req = (struct tpacket_req){ .tp_block_size = o->size > BLOCK ? (unsigned)o->size : BLOCK, .tp_frame_size = (unsigned)o->size,
	                            .tp_frame_nr = FRAMES };
	req.tp_block_nr = (unsigned)(o->length / req.tp_block_size);
	if (setsockopt(fd, SOL_PACKET, PACKET_VERSION, &version, sizeof(version)) < 0 ||
	    setsockopt(fd, SOL_PACKET, PACKET_TX_RING, &req, sizeof(req)) < 0)
		return diag_refuse(d, "no TX ring on %s: %s", l->iface.name, strerror(errno));
	map = mmap(NULL, o->length, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (map == MAP_FAILED)
		return diag_refuse(d, "no TX ring on %s: %s", l->iface.name, strerror(errno));
	o->map = map;
	for (unsigned i = 0; i < FRAMES; i++)
		l->slot[i] = (struct shape_slot){ .p = o->map + i * o->size + HEADER, .cap = o->size - HEADER };
	return true;
}

static uint32_t status_of(const struct ring *o, unsigned i)
{
	return __atomic_load_n(&header(o, i)->tp_status, __ATOMIC_ACQUIRE);
}

/* Frames come back in order. One that the kernel finds wrong stays marked. */
static bool take_back(struct lane *l, struct diag *d)
{
	struct ring *o = l->own;

	for (; o->busy; o->busy--) {
		uint32_t status = status_of(o, o->oldest);

		if (status & TP_STATUS_WRONG_FORMAT) {
			__atomic_store_n(&header(o, o->oldest)->tp_status, TP_STATUS_AVAILABLE, __ATOMIC_RELEASE);
			o->busy--;
			return lane_failed(l, l->slot[o->oldest].n, EINVAL, d);
		}
		if (status != TP_STATUS_AVAILABLE)
			break;
		lane_sent(l, o->oldest);
		o->oldest = (o->oldest + 1) % FRAMES;
	}
	return true;
}

/* Asks the kernel to take what is marked; until fewer than `allowed` frames are its own. */
static bool kick(struct lane *l, unsigned allowed, struct diag *d)
{
	struct ring *o = l->own;
	unsigned turns = 0, waits = 0;

	do {
		struct pollfd room = { .fd = lnet_fd(l->h), .events = POLLOUT };
		unsigned before = o->busy;

		if (sendto(lnet_fd(l->h), NULL, 0, MSG_DONTWAIT, NULL, 0) < 0 &&
		    !lane_full(l, lnet_fd(l->h), &turns, errno))
			return take_back(l, d) && lane_failed(l, l->slot[o->oldest].n, errno, d);
		if (!take_back(l, d))
			return false;
		if (o->busy >= allowed && o->busy == before && !poll(&room, 1, WAIT_MS) && ++waits > WAIT_TURNS)
			return lane_failed(l, l->slot[o->oldest].n, ENOBUFS, d);
	} while (o->busy && o->busy >= allowed);
	return true;
}

static size_t ring_free(struct lane *l, size_t most, struct diag *d)
{
	struct ring *o = l->own;
	size_t n;

	if (!take_back(l, d) || (o->busy == FRAMES && !kick(l, FRAMES, d)))
		return 0;
	n = FRAMES - o->busy;
	return n < most ? n : most;
}

static bool ring_push(struct lane *l, size_t n, struct diag *d)
{
	struct ring *o = l->own;

	for (size_t i = 0; i < n; i++) {
		struct tpacket2_hdr *h = header(o, l->at + (unsigned)i);

		h->tp_len = (uint32_t)l->slot[l->at + i].n;
		__atomic_store_n(&h->tp_status, TP_STATUS_SEND_REQUEST, __ATOMIC_RELEASE);
	}
	if (!o->busy)
		o->oldest = l->at;
	o->busy += (unsigned)n;
	return kick(l, FRAMES + 1, d);
}

static bool ring_finish(struct lane *l, struct diag *d)
{
	return kick(l, 1, d);
}

const struct lane_ops lane_ring = { "TX ring", FRAMES, UINT16_MAX, ring_make, ring_drop, ring_free, ring_push, ring_finish };
