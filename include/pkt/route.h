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

/* No route is an answer (found is false); false with a message means that the kernel could not be asked. Answers are kept
 * for a second. 127.0.0.0/8 and ::1 are answered without a socket. */
bool route_get4(struct router *r, uint32_t dst, struct route *out, struct diag *d);
bool route_get6(struct router *r, const uint8_t dst[16], struct route *out, struct diag *d);

/* For struct env, with the router as `arg`. No route, or no answer: zeros, and true: the source is then 0.0.0.0 or ::. */
bool route_source4(void *router, uint32_t dst, uint32_t *src);
bool route_source6(void *router, const uint8_t dst[16], uint8_t src[16]);
bool route_source_mac(void *router, const struct packet *p, uint64_t *mac);

#endif
