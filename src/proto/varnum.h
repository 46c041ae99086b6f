/* varnum.h - a length in as many octets as it needs: a kind of field for the header of a message. */
#ifndef PKT_PROTO_VARNUM_H
#define PKT_PROTO_VARNUM_H

#include "pkt/encode.h"
#include "pkt/field.h"

enum { VARNUM_SIZE = 8 };

/* How the number is written. */
struct varnum {
	uint64_t most;
	bool (*get)(const uint8_t *p, size_t n, uint64_t *v, size_t *size); /* false: cut, or no such number */
	size_t (*put)(uint8_t out[VARNUM_SIZE], uint64_t v);                /* as short as it can be; v is at most `most` */
	/* Bytes that the number in layer l says, where the number itself is `size` octets and `rest` bytes of the layer are beside it. */
	uint64_t (*says)(const struct enc *e, unsigned l, size_t size, size_t rest);
};

/* The value is a number; one in more octets than it needs is its bytes. The class has .finish = varnum_finish, which computes it. */
extern const struct kind_ops varnum_ops;
bool varnum_finish(struct enc *e, unsigned layer);
#define VARNUM(name, how, ...) \
	HOOK(name, &varnum_ops, .arg = (how), .text = "0", .compute = COMPUTE_LOOKS(varnum_later, LOOKS_ANY), __VA_ARGS__)
bool varnum_later(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out);

/* Seven bits an octet, the lowest first, the highest bit says that more follow; at most four (MQTT 5.0, 1.5.5): bytes that follow it. */
extern const struct varnum varnum_mqtt;

#endif
