/* show.h - what the two ways of show() share: through values, which tells everything, and from bytes, which is fast. */
#ifndef PKT_VIEW_SHOW_H
#define PKT_VIEW_SHOW_H

#include "pkt/buf.h"
#include "pkt/packet.h"
#include "pkt/scope.h"
#include "pkt/view.h"

enum {
	DEEPEST = 40,
	INNER_MOST = 16, /* fields of one layer that hold packets; more are shown in its line */
};

struct shower {
	struct liner *l;
	const struct theme *t;
	struct buf *out;
	unsigned depth;
};

/* What gets lines of its own below the line of its layer: packets of a field, as a value or as bytes. */
struct later {
	unsigned n;
	struct {
		const struct field *field;
		struct val v;   /* V_UNSET: the bytes */
		const uint8_t *b; /* NULL: they begin where those of the row before end */
		size_t nb;
		uint64_t left;  /* items, at most */
	} row[INNER_MOST];
};

/* A packet inside a field: its first layer beside the field's name, further ones below. k: its place in a list; -1: in none. */
void show_inner(struct shower *s, const struct field *f, int64_t k, const struct packet *p, unsigned from);

/* A place in `later`, if it is packets. dull: a value is of no interest. actual: what the field is in this layer. p: NULL for an item
 * that was not taken apart. */
bool show_later(struct later *later, const struct field *actual, const struct val *v);
bool show_is_dull(const struct packet *p, unsigned l, const struct layout *lay, const struct field *f, const struct val *v);

/* Behind a checksum. */
void show_verdict(struct shower *s, const struct packet *p, unsigned l, unsigned f);

void show_end_line(struct shower *s);
/* The lines below. sc: of the layer, if there are bytes among them. */
void show_rest(struct shower *s, const struct scope *sc, struct later *later);

/* The fields of a layer, or of an item of a list (its sc->p is NULL), in plain text, from its bytes. */
struct shown;
void plain_fields(struct shower *s, const struct shown *g, struct scope *sc, struct later *later);
/* The items of a list of packets: `left` of them, or as many as are in the n bytes at p. Returns where they end. */
const uint8_t *plain_items(struct shower *s, const struct scope *sc, const struct field *f, const uint8_t *p, size_t n, uint64_t left);

#endif
