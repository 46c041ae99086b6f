/* offer.c - offers frames to an interface at a rate, for the measurements of capturing: offer IFACE COUNT RATE (0: as fast as it goes).
 * The frames are UDP over IPv4 of 60 bytes, each with its number. Prints how many were sent and in how many seconds. */
#define _GNU_SOURCE
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { BATCH = 64, SIZE = 60 };

static const uint8_t frame[SIZE] = {
	2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0,
	0x45, 0, 0, 46, 0, 1, 0, 0, 64, 17, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2,
	0x9c, 0x40, 0, 9, 0, 26, 0, 0,
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int packet_socket(const char *iface)
{
	struct sockaddr_ll to = { .sll_family = AF_PACKET, .sll_ifindex = (int)if_nametoindex(iface) };
	int fd = socket(AF_PACKET, SOCK_RAW, 0), yes = 1;

	if (fd < 0 || bind(fd, (struct sockaddr *)&to, sizeof(to)) < 0)
		return -1;
	setsockopt(fd, SOL_PACKET, PACKET_QDISC_BYPASS, &yes, sizeof(yes));
	return fd;
}

static void header_sum(uint8_t *ip)
{
	uint32_t sum = 0;

	for (int i = 0; i < 20; i += 2)
		sum += (uint32_t)ip[i] << 8 | ip[i + 1];
	sum = (sum & 0xffff) + (sum >> 16);
	sum = ~(sum + (sum >> 16));
	ip[10] = (uint8_t)(sum >> 8);
	ip[11] = (uint8_t)sum;
}

int main(int argc, char **argv)
{
	static uint8_t data[BATCH][SIZE];
	struct iovec io[BATCH];
	struct mmsghdr m[BATCH] = { 0 };
	unsigned long count, sent = 0;
	double rate, began;
	int fd;

	if (argc != 4) {
		fprintf(stderr, "offer IFACE COUNT RATE\n");
		return 2;
	}
	count = strtoul(argv[2], NULL, 10);
	rate = strtod(argv[3], NULL);
	fd = packet_socket(argv[1]);
	if (fd < 0) {
		perror(argv[1]);
		return 1;
	}
	for (int i = 0; i < BATCH; i++) {
		memcpy(data[i], frame, SIZE);
		header_sum(data[i] + 14);
		io[i] = (struct iovec){ data[i], SIZE };
		m[i].msg_hdr = (struct msghdr){ .msg_iov = &io[i], .msg_iovlen = 1 };
	}
	began = now();
	while (sent < count) {
		unsigned n = count - sent < BATCH ? (unsigned)(count - sent) : BATCH;
		int rc;

		while (rate > 0 && (double)sent > (now() - began) * rate)
			;
		for (unsigned i = 0; i < n; i++) {
			uint32_t k = htonl((uint32_t)(sent + i));

			memcpy(data[i] + 42, &k, sizeof(k));
		}
		rc = sendmmsg(fd, m, n, 0);
		if (rc > 0)
			sent += (unsigned long)rc;
	}
	printf("%lu %.6f\n", sent, now() - began);
	return 0;
}
