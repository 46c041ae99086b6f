/* lane_xdp.c - AF_XDP through libxdp, in copy mode and without an XDP program: frames lie in memory shared with the kernel. */
#include "lanes.h"

#include "pkt/diag.h"

#ifdef HAVE_XDP
#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include <xdp/libxdp.h>
#include <xdp/xsk.h>

#include "pkt/mem.h"

#define FRAMES 256
#define CHUNK 4096
#define LINE 64        /* of the processor's cache: frames that begin at the same place of every chunk would push each other out */
#define LINES 16
#define WAIT_MS 1000
#define WAIT_TURNS 10
#define BUSY_MS 2
#define BUSY_TURNS 50
#ifndef XDP_MAX_TX_SKB_BUDGET
#define XDP_MAX_TX_SKB_BUDGET 9
#endif

/* Looked up when the first lane opens: a program that sends nothing need not load it. */
struct library {
	void *handle;
	__typeof__(xsk_umem__create) *umem_create;
	__typeof__(xsk_umem__delete) *umem_delete;
	__typeof__(xsk_socket__create) *socket_create;
	__typeof__(xsk_socket__delete) *socket_delete;
	__typeof__(xsk_socket__fd) *socket_fd;
	__typeof__(libxdp_set_print) *set_print;
};

struct xdp {
	struct library lib;
	uint8_t *area;
	struct xsk_umem *umem;
	struct xsk_socket *socket;
	struct xsk_ring_prod fill, tx; /* the kernel wants a fill ring; nothing is received */
	struct xsk_ring_cons done;
	uint8_t held[FRAMES];          /* how often a slot is in the kernel's hands */
	unsigned busy;
};

/* ---- opening ---- */

static bool load(struct library *lib)
{
	static const char *const names[] = { "xsk_umem__create", "xsk_umem__delete", "xsk_socket__create", "xsk_socket__delete",
	                                     "xsk_socket__fd", "libxdp_set_print" };
	void *sym[6];

	lib->handle = dlopen("libxdp.so.1", RTLD_NOW | RTLD_LOCAL);
	for (unsigned i = 0; lib->handle && i < 6; i++) {
		sym[i] = dlsym(lib->handle, names[i]);
		if (!sym[i])
			return false;
	}
	if (!lib->handle)
		return false;
	memcpy(&lib->umem_create, &sym[0], sizeof(sym[0]));
	memcpy(&lib->umem_delete, &sym[1], sizeof(sym[0]));
	memcpy(&lib->socket_create, &sym[2], sizeof(sym[0]));
	memcpy(&lib->socket_delete, &sym[3], sizeof(sym[0]));
	memcpy(&lib->socket_fd, &sym[4], sizeof(sym[0]));
	memcpy(&lib->set_print, &sym[5], sizeof(sym[0]));
	lib->set_print(NULL); /* what it would print is said by us */
	return true;
}

static void xdp_drop(struct lane *l)
{
	struct xdp *o = l->own;

	if (!o)
		return;
	if (o->socket)
		o->lib.socket_delete(o->socket);
	if (o->umem)
		o->lib.umem_delete(o->umem);
	if (o->area)
		munmap(o->area, FRAMES * CHUNK);
	if (o->lib.handle)
		dlclose(o->lib.handle);
	mem_free(o);
	l->own = NULL;
}

static bool refused(const struct lane *l, int error, struct diag *d)
{
	if (error == EPERM || error == EACCES)
		return right_missing("sending by AF_XDP", d);
	diag_refuse(d, "AF_XDP does not open on %s: %s", l->iface.name, strerror(error));
	if (error == EBUSY)
		return diag_hint(d, "another program has queue %u of the interface", l->wish.queue);
	if (l->wish.queue)
		return diag_hint(d, "each thread needs a queue of the interface: threads=%u would do", l->wish.queue);
	return diag_hint(d, "via=\"sendmmsg\" works on every interface");
}

/* 0, or an error number, and nothing is open. */
static int open_queue(const struct lane *l, struct xdp *o)
{
	const struct xsk_umem_config umem = { .fill_size = FRAMES, .comp_size = 2 * FRAMES, .frame_size = CHUNK };
	const struct xsk_socket_config socket = { .tx_size = 2 * FRAMES, .libxdp_flags = XSK_LIBXDP_FLAGS__INHIBIT_PROG_LOAD,
	                                          .bind_flags = XDP_COPY };
	int error = -o->lib.umem_create(&o->umem, o->area, FRAMES * CHUNK, &o->fill, &o->done, &umem);

	if (error)
		return error;
	error = -o->lib.socket_create(&o->socket, l->iface.name, l->wish.queue, o->umem, NULL, &o->tx, &socket);
	if (!error)
		return 0;
	o->socket = NULL;
	o->lib.umem_delete(o->umem);
	o->umem = NULL;
	return error;
}

static bool xdp_make(struct lane *l, size_t frame, struct diag *d)
{
	struct xdp *o = mem_zero(1, sizeof(*o));
	const int batch = LANE_BATCH;
	int error;
	void *area;

	l->own = o;
	if (!load(&o->lib)) {
		diag_refuse(d, "AF_XDP needs libxdp, which is not installed");
		return diag_hint(d, "sudo apt-get install libxdp1");
	}
	area = mmap(NULL, FRAMES * CHUNK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (area == MAP_FAILED)
		return refused(l, errno, d);
	o->area = area;
	error = open_queue(l, o);
	for (unsigned i = 0; error == EBUSY && i < BUSY_TURNS; i++) { /* the kernel takes its time to let go of one that was closed */
		poll(NULL, 0, BUSY_MS);
		error = open_queue(l, o);
	}
	if (error)
		return refused(l, error, d);
	/* A whole batch by one system call, not half of it (Linux 6.17). */
	(void)setsockopt(o->lib.socket_fd(o->socket), SOL_XDP, XDP_MAX_TX_SKB_BUDGET, &batch, sizeof(batch));
	for (unsigned i = 0; i < FRAMES; i++) {
		size_t apart = frame + LINES * LINE <= CHUNK ? i % LINES * LINE : 0;

		l->slot[i] = (struct shape_slot){ .p = o->area + i * CHUNK + apart, .cap = CHUNK - apart };
	}
	return true;
}

/* ---- sending ---- */

static void take_back(struct lane *l)
{
	struct xdp *o = l->own;
	uint32_t at = 0, n = xsk_ring_cons__peek(&o->done, FRAMES, &at);

	for (uint32_t i = 0; i < n; i++) {
		unsigned slot = (unsigned)(*xsk_ring_cons__comp_addr(&o->done, at + i) / CHUNK);

		o->held[slot]--;
		lane_sent(l, slot);
	}
	o->busy -= n;
	if (n)
		xsk_ring_cons__release(&o->done, n);
}

static uint32_t taken(const struct xdp *o)
{
	return __atomic_load_n(o->tx.consumer, __ATOMIC_ACQUIRE);
}

static void put(struct xdp *o, uint64_t addr, size_t n)
{
	uint32_t at = 0;

	xsk_ring_prod__reserve(&o->tx, 1, &at); /* twice as many as there are slots: there is room */
	*xsk_ring_prod__tx_desc(&o->tx, at) = (struct xdp_desc){ .addr = addr, .len = (uint32_t)n };
	o->held[addr / CHUNK]++;
	o->busy++;
}

/* EBUSY: the last one that was taken has been dropped by the interface. It goes once more. */
static void put_again(struct lane *l)
{
	struct xdp *o = l->own;
	struct xdp_desc last = *xsk_ring_prod__tx_desc(&o->tx, taken(o) - 1);

	put(o, last.addr, last.len);
	xsk_ring_prod__submit(&o->tx, 1);
	l->counts.packets--; /* it is counted when it comes back, as the other was */
	l->counts.bytes -= last.len;
	l->counts.full++;
	poll(NULL, 0, 1);
}

/* The kernel takes some at a time: as long as it goes on there is nothing to wait for. */
static bool kick(struct lane *l, struct diag *d)
{
	struct xdp *o = l->own;
	int fd = o->lib.socket_fd(o->socket);
	unsigned turns = 0;

	while (taken(o) != *o->tx.producer) {
		uint32_t before = taken(o);

		if (sendto(fd, NULL, 0, MSG_DONTWAIT, NULL, 0) >= 0)
			continue;
		if (errno == EBUSY && taken(o) != before)
			put_again(l);
		else if (taken(o) != before)
			turns = 0;
		else if (!lane_full(l, fd, &turns, errno))
			return lane_failed(l, xsk_ring_prod__tx_desc(&o->tx, before)->len, errno, d);
	}
	take_back(l);
	return true;
}

static bool wait_for_one(struct lane *l, unsigned allowed, struct diag *d)
{
	struct xdp *o = l->own;

	take_back(l);
	for (unsigned waits = 0; o->busy > allowed || (allowed && o->held[l->at]); waits++) {
		if (waits > WAIT_MS * WAIT_TURNS)
			return lane_failed(l, l->slot[l->at].n, ENOBUFS, d);
		if (waits)
			poll(NULL, 0, 1);
		if (!kick(l, d))
			return false;
	}
	return true;
}

static size_t xdp_free(struct lane *l, size_t most, struct diag *d)
{
	struct xdp *o = l->own;
	size_t n = 0;

	if (!o->busy)
		l->at = 0; /* what the processor has at hand is used again; an interface that is slower is given the others too */
	if (o->held[l->at] && !wait_for_one(l, FRAMES - 1, d))
		return 0;
	while (n < most && !o->held[l->at + n])
		n++;
	return n;
}

static bool xdp_push(struct lane *l, size_t n, struct diag *d)
{
	struct xdp *o = l->own;

	for (size_t i = 0; i < n; i++)
		put(o, (uint64_t)(l->slot[l->at + i].p - o->area), l->slot[l->at + i].n);
	xsk_ring_prod__submit(&o->tx, (uint32_t)n);
	return kick(l, d);
}

static bool xdp_finish(struct lane *l, struct diag *d)
{
	return wait_for_one(l, 0, d);
}

const struct lane_ops lane_xdp = { "AF_XDP (copy mode)", FRAMES, CHUNK, xdp_make, xdp_drop, xdp_free, xdp_push, xdp_finish };

#else

static bool xdp_make(struct lane *l, size_t frame, struct diag *d)
{
	(void)l;
	(void)frame;
	diag_refuse(d, "this pkt was built without AF_XDP");
	return diag_hint(d, "install libxdp-dev (scripts/setup extra) and build again");
}

static void xdp_drop(struct lane *l)
{
	(void)l;
}

static size_t xdp_free(struct lane *l, size_t most, struct diag *d)
{
	(void)l;
	(void)most;
	(void)d;
	return 0;
}

static bool xdp_push(struct lane *l, size_t n, struct diag *d)
{
	(void)l;
	(void)n;
	(void)d;
	return false;
}

static bool xdp_finish(struct lane *l, struct diag *d)
{
	(void)l;
	(void)d;
	return true;
}

const struct lane_ops lane_xdp = { "AF_XDP", 1, 4096, xdp_make, xdp_drop, xdp_free, xdp_push, xdp_finish };
#endif
