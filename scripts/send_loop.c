/* send_loop.c - the bare loops that sending is measured against: one packet's port and sum changed, sent by sendmmsg or AF_XDP. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include "pkt/bits.h"
#include "pkt/cksum.h"

#define BATCH 64
#define FRAMES 256
#define CHUNK 4096

static uint8_t room[FRAMES * CHUNK] __attribute__((aligned(CHUNK)));

/* Ethernet, IPv4 and TCP headers; the rest is zeros. */
static void lay(uint8_t *p, size_t n)
{
	static const uint8_t header[54] = {
		2, 0, 0, 0, 0, 3, 2, 0, 0, 0, 0, 1, 8, 0, 0x45, 0, 0, 0, 0, 1, 0, 0, 64, 6, 0, 0, 10, 9, 0, 1, 10, 0, 0, 1,
		0, 20, 0, 80, 0, 0, 0, 0, 0, 0, 0, 0, 0x50, 2, 0x20, 0, 0, 0, 0, 0 };

	memcpy(p, header, sizeof(header));
	put16(p + 16, (uint16_t)(n - 14));
	put16(p + 24, cksum_finish(cksum_add(0, p + 14, 20)));
	put16(p + 50, cksum_finish(cksum_add(cksum_add(6 + n - 34, p + 26, 8), p + 34, n - 34)));
}

static void change(uint8_t *p, uint64_t i)
{
	uint16_t old = get16(p + 36), now = (uint16_t)(8000 + i % 103);

	put16(p + 36, now);
	put16(p + 50, cksum_update(get16(p + 50), old, now));
}

static void give_up(const char *what)
{
	perror(what);
	exit(1);
}

static void by_sendmmsg(const char *iface, uint64_t packets, size_t n)
{
	struct sockaddr_ll to = { .sll_family = AF_PACKET, .sll_ifindex = (int)if_nametoindex(iface) };
	struct mmsghdr m[BATCH] = { 0 };
	struct iovec io[BATCH];
	int fd = socket(AF_PACKET, SOCK_RAW, 0), yes = 1;

	if (fd < 0 || bind(fd, (struct sockaddr *)&to, sizeof(to)) < 0 ||
	    setsockopt(fd, SOL_PACKET, PACKET_QDISC_BYPASS, &yes, sizeof(yes)) < 0)
		give_up("socket");
	for (unsigned i = 0; i < BATCH; i++) {
		io[i] = (struct iovec){ room + i * CHUNK, n };
		m[i].msg_hdr = (struct msghdr){ .msg_iov = &io[i], .msg_iovlen = 1 };
	}
	for (uint64_t at = 0; at < packets;) {
		unsigned want = packets - at < BATCH ? (unsigned)(packets - at) : BATCH;
		int took;

		for (unsigned i = 0; i < want; i++)
			change(room + i * CHUNK, at + i);
		took = sendmmsg(fd, m, want, 0);
		if (took > 0)
			at += (uint64_t)took;
		else
			poll(NULL, 0, 1);
	}
}

#ifdef HAVE_XDP
#include <xdp/xsk.h>

static void by_xdp(const char *iface, uint64_t packets, size_t n)
{
	const struct xsk_umem_config uc = { .fill_size = FRAMES, .comp_size = FRAMES, .frame_size = CHUNK };
	const struct xsk_socket_config sc = { .tx_size = FRAMES, .libxdp_flags = XSK_LIBXDP_FLAGS__INHIBIT_PROG_LOAD,
	                                      .bind_flags = XDP_COPY };
	struct xsk_ring_prod fill, tx;
	struct xsk_ring_cons done;
	struct xsk_umem *umem;
	struct xsk_socket *xsk;
	uint32_t at = 0, busy = 0;

	if (xsk_umem__create(&umem, room, sizeof(room), &fill, &done, &uc) ||
	    xsk_socket__create(&xsk, iface, 0, umem, NULL, &tx, &sc))
		give_up("AF_XDP");
	for (uint64_t i = 0; i < packets || busy;) {
		uint32_t want = packets - i < BATCH ? (uint32_t)(packets - i) : BATCH;

		if (busy + want <= FRAMES && xsk_ring_prod__reserve(&tx, want, &at) == want) {
			for (uint32_t k = 0; k < want; k++, i++) {
				uint64_t addr = i % FRAMES * CHUNK;

				change(room + addr, i);
				*xsk_ring_prod__tx_desc(&tx, at + k) = (struct xdp_desc){ .addr = addr, .len = (uint32_t)n };
			}
			xsk_ring_prod__submit(&tx, want);
			busy += want;
		}
		(void)sendto(xsk_socket__fd(xsk), NULL, 0, MSG_DONTWAIT, NULL, 0);
		want = xsk_ring_cons__peek(&done, FRAMES, &at);
		busy -= want;
		xsk_ring_cons__release(&done, want);
	}
}
#endif

int main(int argc, char **argv)
{
	size_t n = argc == 5 ? strtoul(argv[4], NULL, 10) : 0;

	if (n < 54 || n > 1514) {
		fprintf(stderr, "send_loop: sendmmsg|xdp IFACE PACKETS BYTES\n");
		return 2;
	}
	for (unsigned i = 0; i < FRAMES; i++)
		lay(room + i * CHUNK, n);
	if (!strcmp(argv[1], "sendmmsg"))
		by_sendmmsg(argv[2], strtoull(argv[3], NULL, 10), n);
#ifdef HAVE_XDP
	else if (!strcmp(argv[1], "xdp"))
		by_xdp(argv[2], strtoull(argv[3], NULL, 10), n);
#endif
	else
		return 1;
	return 0;
}
