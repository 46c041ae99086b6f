/* rtnl.h - one question to the kernel by rtnetlink, and its answer. */
#ifndef WIRE_RTNL_H
#define WIRE_RTNL_H

#include <stdbool.h>

#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>

#include "pkt/diag.h"
#include "pkt/route.h"

#define RTNL_MESSAGE 32768 /* of the kernel, at most */
#define IFACES_KEPT 8

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
#define KEPT 256              /* a power of two */

struct answer {
	int64_t until;
	uint8_t family; /* 4 or 6; 0: nothing kept here */
	uint8_t dst[16];
	struct route route;
};

#define EDGES_MOST 4096 /* with more routes than that every destination is asked for */

/* Where the answer for a destination of a family can change, in order. */
struct edges {
	uint8_t family; /* 4 or 6; 0: never asked for */
	int64_t until;  /* CLOCK_MONOTONIC, ns: they are true until then, or not to be had */
	unsigned __int128 *at; /* addresses as numbers, of IPv4 the lower 32 bits; the first is 0. NULL: never asked for */
	unsigned n;     /* 0: not known */
	bool useless;   /* the answer depends on more than prefixes */
};

struct router {
	struct rtnl rtnl;
	struct answer kept[KEPT]; /* by a hash of the destination */
	struct edges edges[2]; /* of IPv4, IPv6 */
	struct iface_kept iface[IFACES_KEPT];
	unsigned iface_turn;
	char chosen[IFACE_NAME]; /* iface_choose */
	uint64_t usual_mac;
	int64_t usual_until;
	struct diag unheard; /* what goes wrong while encoding asks: a source is then zeros */
};

bool rtnl_open(struct rtnl *r, struct diag *d);
void rtnl_close(struct rtnl *r);
struct nlmsghdr *rtnl_question(struct rtnl *r, int type, int flags); /* flags beside NLM_F_REQUEST */
/* Sends the question and gives its answer (of a dump all answers) to `take`. false: *error is the kernel's, or errno. */
bool rtnl_ask(struct rtnl *r, const struct nlmsghdr *h, mnl_cb_t take, void *out, int *error);

#define RTNL_MANY 64        /* questions at once */
#define RTNL_QUESTION 64    /* bytes of one, at most */
/* Questions one after another in `q`, n of them, sent by one system call; `take` is given each answer that fits into a kilobyte, in
 * any order, with the number of its question. It does not wait: an answer may be missing. */
struct rtnl_many {
	_Alignas(8) uint8_t q[RTNL_MANY * RTNL_QUESTION];
	size_t bytes;
	unsigned n;
};
struct nlmsghdr *rtnl_add(struct rtnl *r, struct rtnl_many *m, int type); /* the next question, to be written to */
void rtnl_added(struct rtnl_many *m, const struct nlmsghdr *h);           /* it is whole */
void rtnl_ask_many(struct rtnl *r, const struct rtnl_many *m, void (*take)(void *arg, unsigned i, const struct nlmsghdr *h), void *arg);

/* Asks the kernel for its routes and rules, if what is known of them is older than a second. It may close the socket. */
void edges_learn(struct edges *e, uint8_t family, struct rtnl *r);
/* The first address that has the same answer as dst for certain: dst itself if nothing is known. Wire order, 4 or 16 bytes. */
void edges_before(const struct edges *e, const uint8_t *dst, int64_t now, uint8_t out[16]);
void edges_forget(struct edges *e);
void edges_free(struct edges *e);

#endif
