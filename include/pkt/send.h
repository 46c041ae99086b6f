/* send.h - how a packet would leave (the preflight), and sending it so. */
#ifndef PKT_SEND_H
#define PKT_SEND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/inject.h"
#include "pkt/route.h"

struct buf;
struct diag;
struct packet;
struct sender;

/* The way to one destination at layer 3, or of one interface at layer 2. Complete: nothing is left to be asked. */
struct way {
	bool is_link;          /* layer 2: the bytes begin with a link header of their own */
	uint8_t family;        /* 4 or 6; 0: layer 2 */
	uint8_t dst[16];       /* IPv4 in the first four bytes */
	struct route route;    /* layer 3 */
	struct iface iface;
	bool has_mac;          /* frames can be made for bytes that the raw socket would alter */
	bool mac_asked;        /* the next hop was asked for it just now: the kernel did not know */
	bool by_name;          /* the interface was named by the user */
	bool as_frames;        /* many go this way: in frames of its own, which the kernel need not route one by one */
	uint8_t next_hop[16];  /* whose MAC it is; family next_hop_family, 0: a group address or none needed */
	uint8_t next_hop_family;
	uint64_t mac;
};

struct sender *sender_new(void);          /* opens nothing */
void sender_free(struct sender *s);       /* NULL is allowed */
struct router *sender_router(struct sender *s);
struct injector *sender_injector(struct sender *s);

/* The interface that is meant when none is named: of conf.iface, else of the default route. "" or NULL: forget it. */
void sender_default_iface(struct sender *s, const char *iface);

/*
 * The preflight of layer 3: bytes that begin with an IPv4 or IPv6 header; iface NULL: by the route. Kept a second per
 * destination, so that it may be asked for each packet. false: no way, with the reason and the remedy (route, interface,
 * link down, over the MTU); nothing was sent but possibly a question for a MAC, when only a frame keeps the bytes as they are.
 */
bool sender_way(struct sender *s, const uint8_t *p, size_t n, const char *iface, struct way *out, struct diag *d);
/* The same for bytes whose version field may be wrong: family 4 or 6. */
bool sender_way_as(struct sender *s, uint8_t family, const uint8_t *p, size_t n, const char *iface, struct way *out, struct diag *d);
/* The same for an address alone (4 or 16 bytes in wire order); its MAC is asked for as well. */
bool sender_way_to(struct sender *s, uint8_t family, const uint8_t *dst, const char *iface, struct way *out, struct diag *d);
/* The same without a question on the wire. */
bool sender_look(struct sender *s, uint8_t family, const uint8_t *dst, const char *iface, struct way *out, struct diag *d);
/* Makes sure of the MAC of the next hop, asking it. false with a message: nobody answers for it. */
bool sender_mac(struct sender *s, struct way *w, struct diag *d);
/* The preflight of layer 2. iface NULL: the interface of the default route, or the only one that is up. */
bool sender_link(struct sender *s, const char *iface, struct way *out, struct diag *d);
/* Does a packet of n bytes (counted as the way does) fit? false with a message. */
bool way_fits(const struct way *w, size_t n, struct diag *d);

/* Opens what the way needs without sending: so that a missing right is said first. */
bool sender_open(struct sender *s, const struct way *w, const uint8_t *p, size_t n, struct diag *d);
/* Sends the bytes as they are: by the raw socket where that leaves them alone, else in a frame made for the way. */
bool sender_put(struct sender *s, const struct way *w, const uint8_t *p, size_t n, struct diag *d);
/* The same, gathered: sent when enough are there, by sender_flush, or before anything else is sent. The bytes are copied. */
bool sender_queue(struct sender *s, const struct way *w, const uint8_t *p, size_t n, struct diag *d);
bool sender_flush(struct sender *s, struct diag *d);
/* Who sends what was gathered, in the order in which it was queued. NULL: the sender itself. c outlives its use; items are borrowed. */
struct carrier {
	bool (*carry)(void *arg, struct inject *h, const struct inject_item *v, size_t n, struct diag *d);
	void *arg;
};
void sender_carry(struct sender *s, const struct carrier *c);
/*
 * While on, the kernel is kept from resetting the answers to TCP packets (guard.h): their tuples are noted as they are
 * queued or put, and the kernel knows them before they leave. They stay guarded until sender_free, also after it was turned
 * off. false with the reason and the remedy: nothing is guarded, and sending goes on.
 */
bool sender_guard(struct sender *s, bool on, struct diag *d);
/* Notes one packet; for whoever sends without the sender, who calls sender_guard_flush before it leaves. */
void sender_guard_note(struct sender *s, const struct way *w, const uint8_t *p, size_t n);
void sender_guard_flush(struct sender *s);
void sender_forget(struct sender *s);          /* the ways that are kept: an interface is not what it was */
bool sender_asks(const struct sender *s);      /* it sent frames at layer 3: it may have to ask for a MAC again */
bool sender_guards(const struct sender *s);     /* sender_guard is on: only what goes by sender_put and sender_queue is noted */
size_t sender_guarded(const struct sender *s); /* connections that are guarded now */
/* true: packets left that are not guarded; *d says why. Asked once: it is forgotten then. */
bool sender_guard_trouble(struct sender *s, struct diag *d);

struct inject_counts sender_counts(const struct sender *s);

/* "interface  eth0 (route to 192.0.2.0/24) …": one fact a line and why. */
void way_explain(const struct way *w, struct buf *out);

#endif
