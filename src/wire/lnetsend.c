/* lnetsend.c - libnet opens the sockets that packets leave by, and writes to them. */
#include "lnetsend.h"

#include <errno.h>
#include <stdio.h>

#include <libnet.h>
#include <linux/filter.h>
#include <linux/if_packet.h>
#include <sys/socket.h>

#include "pkt/mem.h"

struct lnet_handle {
	enum inject_kind kind;
	libnet_t *l;
};

static const int modes[] = {
	[INJECT_LINK] = LIBNET_LINK_ADV,
	[INJECT_IP4] = LIBNET_RAW4_ADV,
	[INJECT_IP6] = LIBNET_RAW6_ADV,
};

/* libnet's packet socket also receives all there is, also what it sends. Nobody reads that: it is let fall uncopied. */
static void receive_nothing(int fd)
{
	struct sock_filter drop = { BPF_RET | BPF_K, 0, 0, 0 };
	struct sock_fprog all = { 1, &drop };

	const int yes = 1;

	(void)setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &all, sizeof(all));
	(void)setsockopt(fd, SOL_PACKET, PACKET_IGNORE_OUTGOING, &yes, sizeof(yes));
}

struct lnet_handle *lnet_open(enum inject_kind kind, const char *iface, char *why, size_t size)
{
	char text[LIBNET_ERRBUF_SIZE] = "";
	struct lnet_handle *h;
	libnet_t *l;

	errno = 0;
	l = libnet_init(modes[kind], kind == INJECT_LINK ? iface : NULL, text);
	if (!l) {
		snprintf(why, size, "%s", text);
		return NULL;
	}
	receive_nothing(libnet_getfd(l));
	h = mem_zero(1, sizeof(*h));
	h->kind = kind;
	h->l = l;
	return h;
}

void lnet_close(struct lnet_handle *h)
{
	if (!h)
		return;
	libnet_destroy(h->l);
	mem_free(h);
}

int lnet_fd(const struct lnet_handle *h)
{
	return libnet_getfd(h->l);
}

ssize_t lnet_write(struct lnet_handle *h, const uint8_t *p, size_t n)
{
	switch (h->kind) {
	case INJECT_LINK:
		return libnet_write_link(h->l, p, (uint32_t)n);
	case INJECT_IP4:
		return libnet_write_raw_ipv4(h->l, p, (uint32_t)n);
	case INJECT_IP6:
		return libnet_write_raw_ipv6(h->l, p, (uint32_t)n);
	}
	errno = EINVAL;
	return -1;
}
