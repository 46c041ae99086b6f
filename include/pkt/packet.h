/* packet.h - the packet tree: layers that are views of bytes until they are written to. */
#ifndef PKT_PACKET_H
#define PKT_PACKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/field.h"
#include "pkt/registry.h"
#include "pkt/val.h"

struct buf;
struct diag;
struct hostnames;

#define LAYERS_MAX 1024 /* of one packet */
#define NEST_MAX 32     /* packets inside list fields inside packets */

/*
 *  data  |--- off ---|== header (hlen) ==|------ payload ------|= trailer (tlen) =|   Padding …
 *                    |<--------------------- len ------------------------------->|
 */
struct layer {
	const struct layout *lay;
	struct val *vals;   /* lay->n values of its own; NULL: a view of the packet's data (or all default if `fresh`) */
	uint32_t off, hlen; /* view: bytes from the packet's data */
	uint32_t len;       /* view: header, payload and trailer, without what became Padding */
	uint16_t tlen;      /* view: bytes of trailer */
	uint8_t view;       /* the bytes at off are this layer's */
	uint8_t spare;
};

struct packet {
	struct obj obj;
	uint32_t n, cap;       /* layers */
	struct layer *layer;
	const uint8_t *data;   /* what views look into */
	uint32_t ndata;
	uint8_t owned;         /* data was copied and belongs to the packet */
	uint8_t depth;         /* decoded from a field: how many packets are around it, at most NEST_MAX */
	uint8_t to_many;       /* a question to all hosts of a network, which its address alone does not tell */
	uint8_t views;         /* all layers are views without values, as packet_decode leaves them */
	uint8_t learns;        /* decoding met a class that teaches, or may be explained: see learner_wants */
	/* Capture facts; 0 for a crafted packet. */
	uint32_t wire_len;     /* length on the wire when more than was captured, else ndata */
	uint16_t linktype;     /* libpcap DLT */
	uint16_t iface;        /* index in the capture file */
	int64_t time;          /* nanoseconds since 1970 UTC; 0: none */
	struct str comment;    /* what the capture file says of it: borrowed as the data are, and not copied with the packet */
	uint16_t on;           /* a name in the program's table of interfaces that were captured from; 0: none */
	struct obj *told;      /* what earlier packets say about these bytes (learn.h); NULL: nothing */
	struct obj *note;      /* a probe without an answer: what arrived instead (exchange.h); NULL: none */
};

/* What encoding asks of the outside. Every member may be NULL: then sums are our own and unknown sources are zero. */
struct env {
	/* Lay the blocks and compute sums (libnet). See encode.h. */
	const struct assembler *assembler;
	bool (*source4)(void *arg, uint32_t dst, uint32_t *src);
	bool (*source6)(void *arg, const uint8_t dst[16], uint8_t src[16]);
	bool (*source_mac)(void *arg, const struct packet *p, uint64_t *mac); /* of the interface the packet would leave by */
	void (*usual)(void *arg, const char *iface); /* frames that say no destination leave by that one; NULL: by the usual one */
	/* The address of a name, family 4 or 6; else why there is none, as a hint (hosts.h). */
	const char *(*host)(struct hostnames *names, const char *name, size_t n, int family, uint8_t out[16]);
	struct hostnames *names;
	/* These destinations are asked for next: n addresses of family 4 or 6, in wire order one after another. */
	void (*ahead)(void *arg, uint8_t family, const uint8_t *dst, size_t n);
	void *arg;
	uint64_t seed; /* of random fields */
	uint64_t k;    /* which packet of the set is built: random fields depend on it */
};

/* ---- making and taking apart ---- */

struct packet *packet_new(void);                                   /* no layers; the caller owns one count */
struct packet *packet_copy(const struct packet *p, unsigned from); /* layers from..end, deep; views stay views of copied data */
struct packet *packet_stack(const struct packet *a, unsigned a_from, const struct packet *b, unsigned b_from); /* a/b, both copied */
void packet_push(struct packet *p, const struct layout *lay);      /* a fresh layer on the inside, all default */
bool packet_push_all(struct packet *p, const struct packet *q, unsigned from, struct diag *d); /* copies q's layers onto p */
void packet_cut(struct packet *p, unsigned from);                  /* drops layers from..end (remove_payload) */
void packet_reset(struct packet *p);                               /* no layers, no data; memory is kept for the next */

/* Decode n bytes as `first`. The bytes are borrowed: they must outlive the packet unless packet_keep is called. */
void packet_decode(struct packet *p, const struct layout *first, const uint8_t *data, size_t n);
/* Layer i of a decoded packet, a Raw one, is decoded once more as `lay`; what is not that stays Raw. */
void packet_decode_as(struct packet *p, unsigned i, const struct layout *lay);
/* The class that n bytes behind layer l would be decoded as, before they are looked at by itself (it may be abstract). */
const struct layout *packet_payload_class(const struct packet *p, unsigned l, const uint8_t *payload, size_t n);
void packet_keep(struct packet *p);                                /* copies borrowed data */

/* The nth (from 1) layer of that class at or above `from`; -1: none. */
int packet_find(const struct packet *p, unsigned from, const struct layout *lay, unsigned nth);

/* ---- fields ---- */

/* The value a field has: set, decoded, default, preset or next; V_NONE when it is computed at building and not set.
 * The caller owns *out. Fields that are not present give V_NONE. */
void layer_get(const struct packet *p, unsigned l, unsigned f, struct val *out);
/* The same through a scope_of the layer, which keeps how far it was walked: for those who ask for several fields. */
void scope_get(struct scope *s, unsigned f, struct val *out);
bool layer_uint(const struct packet *p, unsigned l, unsigned f, uint64_t *out); /* fast: numbers only; false if none */
bool scope_number(struct scope *s, unsigned f, uint64_t *out); /* the same as scope_get */
bool layer_present(const struct packet *p, unsigned l, unsigned f);
bool layer_is_set(const struct packet *p, unsigned l, unsigned f); /* given by the user or decoded */

/* Checks v against the field (range, names, addresses, sets) and stores it. What was decoded and depends on it (lengths,
 * counts, sums, here and in the layers around) becomes computed again; what the user set stays. v is borrowed. */
bool layer_set(struct packet *p, unsigned l, unsigned f, const struct val *v, struct diag *d);
/* The same with a number, by the field's name; false also without a message: there is no such field. */
bool layer_set_number(struct packet *p, unsigned l, const char *field, uint64_t v, struct diag *d);
void layer_unset(struct packet *p, unsigned l, unsigned f);        /* del p.f: default or computed again */

/* Turn a view into values of its own. Encoding them gives the same bytes: a field whose value does not keeps its bytes,
 * and a layer that cannot be said in values becomes Raw. packet_own does it to every layer and lets the data go. */
void layer_own(struct packet *p, unsigned l);
void packet_own(struct packet *p);

/* Layers from `from` on were put there or taken away: what was decoded below and counts, sums or names them is computed again. */
void packet_touch(struct packet *p, unsigned from);

/* Is the value of an address field written as the name of a host, for which somebody may have to be asked? */
bool field_names_host(const struct field *f, const struct val *in);
/* What a user's value becomes in this field. Shared by layer_set and by lists of scalars. The caller owns *out. */
bool field_accept(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d);

/* The alternative that holds for this layer (F_ALT), or f itself. */
const struct field *field_actual(const struct scope *s, const struct field *f);

/* A scope on a layer of a packet, for reading. */
void scope_of(struct scope *s, const struct packet *p, unsigned l);

/* Bytes a field takes on the wire: for a view (or after encoding and decoding again). bits; false: not a view or absent. */
bool layer_place(const struct packet *p, unsigned l, unsigned f, size_t *bit, size_t *bits);

/* ---- sets ---- */

bool packet_count(const struct packet *p, unsigned from, uint64_t *n, struct diag *d); /* size of the set it describes */
bool packet_is_set(const struct packet *p);                                          /* more than one, or random */
struct packet *packet_at(const struct packet *p, unsigned from, uint64_t k, uint64_t seed); /* k below the size; of one: any */
struct packet *packet_at_drawn(const struct packet *p, unsigned from, uint64_t k, uint64_t draw, uint64_t seed); /* random values as number `draw` */
bool packet_is_random(const struct packet *p);                                       /* some value is drawn anew for each packet */
struct packet *packet_draw(const struct packet *p, uint64_t k, uint64_t seed);       /* random values drawn, other sets as they are */

/* Every field that was not set becomes random, from layer `from` on; not where the packet goes, nor what is computed. Fields
 * whose kind only its own protocol knows stay as well. Packets in list fields are treated alike. */
void packet_fuzz(struct packet *p, unsigned from);

/* ---- bytes ---- */

/* The packet's bytes from layer `from` on (computed in the context of the layers below it). Appends to out.
 * A set is encoded as its first packet. */
bool packet_encode(const struct packet *p, unsigned from, const struct env *env, struct buf *out, struct diag *d);

/* ---- matching ---- */

/* By the reply tables, both as decoded from bytes; more in match.h. */
bool packet_answers(const struct packet *answer, const struct packet *question);

#endif
