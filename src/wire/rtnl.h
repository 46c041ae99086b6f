/* rtnl.h - one question to the kernel by rtnetlink, and its answer. */
#ifndef WIRE_RTNL_H
#define WIRE_RTNL_H

#include <stdbool.h>

#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>

#include "pkt/route.h"

#define RTNL_MESSAGE 32768 /* of the kernel, at most */
#define IFACES_KEPT 8

struct diag;

struct rtnl {
	struct mnl_socket *nl; /* NULL until it is needed */
	unsigned seq;
	uint8_t message[RTNL_MESSAGE] __attribute__((aligned(8)));
};

struct iface_kept {
	int64_t until;
	struct iface iface;
};

#define KEPT_NS 1000000000    /* answers, for a second: routes change while a session runs */
#define KEPT 8

struct answer {
	int64_t until;
	uint8_t family; /* 4 or 6; 0: nothing kept here */
	uint8_t dst[16];
	struct route route;
	int64_t link_until; /* what is said of the interface may be older than the rest */
};

struct router {
	struct rtnl rtnl;
	struct answer kept[KEPT];
	unsigned turn;         /* the one to give up next */
	struct iface_kept iface[IFACES_KEPT];
	unsigned iface_turn;
};

bool rtnl_open(struct rtnl *r, struct diag *d);
void rtnl_close(struct rtnl *r);
struct nlmsghdr *rtnl_question(struct rtnl *r, int type, int flags); /* flags beside NLM_F_REQUEST */
/* Sends the question and gives its answer (of a dump all answers) to `take`. false: *error is the kernel's, or errno. */
bool rtnl_ask(struct rtnl *r, const struct nlmsghdr *h, mnl_cb_t take, void *out, int *error);

#endif
