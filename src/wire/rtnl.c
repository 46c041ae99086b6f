/* rtnl.c - the socket of rtnetlink: opened when it is needed, one question at a time. */
#define _GNU_SOURCE
#include "rtnl.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#include "pkt/diag.h"

bool rtnl_open(struct rtnl *r, struct diag *d)
{
	if (r->nl)
		return true;
	r->nl = mnl_socket_open2(NETLINK_ROUTE, SOCK_CLOEXEC);
	if (!r->nl)
		return diag_refuse(d, "cannot ask the kernel for routes: %s", strerror(errno));
	if (mnl_socket_bind(r->nl, 0, MNL_SOCKET_AUTOPID) == 0)
		return true;
	diag_refuse(d, "cannot ask the kernel for routes: %s", strerror(errno));
	rtnl_close(r);
	return false;
}

void rtnl_close(struct rtnl *r)
{
	if (r->nl)
		mnl_socket_close(r->nl);
	r->nl = NULL;
}

struct nlmsghdr *rtnl_question(struct rtnl *r, int type, int flags)
{
	struct nlmsghdr *h = mnl_nlmsg_put_header(r->message);

	h->nlmsg_type = (uint16_t)type;
	h->nlmsg_flags = (uint16_t)(NLM_F_REQUEST | flags);
	h->nlmsg_seq = ++r->seq;
	return h;
}

bool rtnl_ask(struct rtnl *r, const struct nlmsghdr *h, mnl_cb_t take, void *out, int *error)
{
	unsigned port = mnl_socket_get_portid(r->nl);
	bool is_dump = (h->nlmsg_flags & NLM_F_DUMP) == NLM_F_DUMP;
	ssize_t n = mnl_socket_sendto(r->nl, h, h->nlmsg_len);
	int rc = MNL_CB_OK;

	*error = 0;
	while (n >= 0 && rc > MNL_CB_STOP) {
		do
			n = mnl_socket_recvfrom(r->nl, r->message, sizeof(r->message));
		while (n < 0 && errno == EINTR);
		if (n < 0)
			break;
		rc = mnl_cb_run(r->message, (size_t)n, r->seq, port, take, out);
		if (!is_dump)
			break;
	}
	if (n < 0 || rc < 0)
		*error = errno;
	return n >= 0 && rc >= 0;
}

struct nlmsghdr *rtnl_add(struct rtnl *r, struct rtnl_many *m, int type)
{
	struct nlmsghdr *h = mnl_nlmsg_put_header(m->q + m->bytes);

	h->nlmsg_type = (uint16_t)type;
	h->nlmsg_flags = NLM_F_REQUEST;
	h->nlmsg_seq = ++r->seq;
	return h;
}

void rtnl_added(struct rtnl_many *m, const struct nlmsghdr *h)
{
	m->bytes += MNL_ALIGN(h->nlmsg_len);
	m->n++;
}

/* The kernel has answered all of them when the call that asks returns. What is left unread would be in the way of the next. */
void rtnl_ask_many(struct rtnl *r, const struct rtnl_many *m, void (*take)(void *arg, unsigned i, const struct nlmsghdr *h), void *arg)
{
	_Alignas(8) uint8_t answer[RTNL_MANY][1024];
	struct mmsghdr got[RTNL_MANY];
	struct iovec io[RTNL_MANY];
	unsigned first = r->seq - m->n + 1;
	int n;

	if (!m->n || mnl_socket_sendto(r->nl, m->q, m->bytes) < 0)
		return;
	do {
		for (unsigned i = 0; i < RTNL_MANY; i++) {
			io[i] = (struct iovec){ answer[i], sizeof(answer[i]) };
			got[i] = (struct mmsghdr){ .msg_hdr = { .msg_iov = &io[i], .msg_iovlen = 1 } };
		}
		n = recvmmsg(mnl_socket_get_fd(r->nl), got, RTNL_MANY, MSG_DONTWAIT, NULL);
		for (int i = 0; i < n; i++) {
			const struct nlmsghdr *h = (const struct nlmsghdr *)(const void *)answer[i];

			if (!(got[i].msg_hdr.msg_flags & MSG_TRUNC) && mnl_nlmsg_ok(h, (int)got[i].msg_len) && h->nlmsg_seq - first < m->n)
				take(arg, h->nlmsg_seq - first, h);
		}
	} while (n > 0 || (n < 0 && (errno == EINTR || errno == ENOBUFS)));
}
