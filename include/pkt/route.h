/* route.h - where a packet would go: one question to the kernel for one destination. */
#ifndef PKT_ROUTE_H
#define PKT_ROUTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct diag;
struct packet;
struct router;

#define IFACE_NAME 16

struct route {
	bool found;             /* false: no route, all else is zero */
	bool is_local;          /* the destination is this machine */
	bool is_broadcast;      /* it is all hosts of a network */
	bool has_gateway;
	uint8_t family;         /* 4 or 6: of src */
	uint8_t gateway_family; /* 4 or 6 */
	uint32_t ifindex;
	char ifname[IFACE_NAME];
	uint32_t mtu;
	uint64_t mac;           /* 48 bits; 0: the interface has none */
	uint32_t src4;          /* host order */
	uint32_t gateway4;
	uint8_t src6[16];
	uint8_t gateway6[16];
};

struct router *router_new(void);      /* no socket yet: it is opened by the first question that needs one */
void router_free(struct router *r);   /* NULL is allowed */
void router_forget(struct router *r); /* routes that are kept: one has changed */

/* No route is an answer (found is false); false with a message means that the kernel could not be asked. Answers are kept
 * for a second. 127.0.0.0/8 and ::1 are answered without a socket. */
bool route_get4(struct router *r, uint32_t dst, struct route *out, struct diag *d);
bool route_get6(struct router *r, const uint8_t dst[16], struct route *out, struct diag *d);

/* By that interface alone; not kept. Addresses in wire order, 4 or 16 bytes for family 4 or 6. */
bool route_on(struct router *r, uint8_t family, const uint8_t *dst, uint32_t ifindex, struct route *out, struct diag *d);

/* ---- interfaces ---- */

struct iface {
	uint32_t index;
	char name[IFACE_NAME];
	bool is_up;        /* set up by the administrator */
	bool has_link;     /* and the cable is in (or the peer is up) */
	bool is_loopback;
	bool is_ether;     /* its frames have an Ethernet header (also loopback) */
	bool has_mac;
	bool has_groups;   /* IFF_MULTICAST, IFF_BROADCAST */
	uint64_t mac;
	uint32_t mtu;      /* without the link header */
};

/* An interface by name: a refusal names the nearest one there is. Kept for a second. */
bool iface_get(struct router *r, const char *name, struct iface *out, struct diag *d);
bool iface_at(struct router *r, uint32_t index, struct iface *out, struct diag *d);
/* All interfaces, in order of index. The caller frees *v with mem_free. */
bool iface_all(struct router *r, struct iface **v, size_t *n, struct diag *d);
/* The one that is meant when none is named: the chosen one, or that of the default route, or the only one that is up. */
bool iface_usual(struct router *r, struct iface *out, struct diag *d);
uint64_t iface_usual_mac(struct router *r);            /* its MAC, 48 bits; 0: none. Kept for a second */
void iface_choose(struct router *r, const char *name); /* conf.iface. NULL or "": none is chosen */
bool iface_is_chosen(const struct router *r);
/* Is it up and connected? false with a message and the remedy. */
bool iface_ready(const struct iface *i, struct diag *d);
/* Its first address of that family (4: host order in *v4; 6: global before link-local). false: none. */
bool iface_address(struct router *r, const struct iface *i, uint8_t family, uint32_t *v4, uint8_t v6[16]);

/* Of an interface that is down: does a network that it has an address in hold dst? (Linux keeps IPv4 addresses then.) */
bool iface_down_for(struct router *r, uint32_t dst, struct iface *out);

/* ---- neighbours ---- */

/* What the kernel knows: 1 and *mac, 0: not known, -1 with a message. Addresses in wire order, 4 or 16 bytes. */
int neigh_get(struct router *r, uint32_t ifindex, uint8_t family, const uint8_t *addr, uint64_t *mac, struct diag *d);
/* The same; what is not known is asked for on the wire (ARP, neighbour discovery), waiting at most wait_ns. */
int neigh_resolve(struct router *r, const struct iface *i, uint8_t family, const uint8_t *addr, int64_t wait_ns, uint64_t *mac,
	struct diag *d);
/* The MAC of a broadcast or group address. false: it is neither. */
bool neigh_group(uint8_t family, const uint8_t *addr, uint64_t *mac);

/* For struct env, with the router as `arg`. No route, or no answer: zeros, and true: the source is then 0.0.0.0 or ::. */
/* What struct env asks. */
bool route_source4(void *router, uint32_t dst, uint32_t *src);
bool route_source6(void *router, const uint8_t dst[16], uint8_t src[16]);
void route_usual(void *router, const char *iface); /* as iface_choose */
bool route_source_mac(void *router, const struct packet *p, uint64_t *mac);
/* One system call asks for all of them (64 at most), whose answers are kept. */
void route_ahead(void *router, uint8_t family, const uint8_t *dst, size_t n);

#endif
