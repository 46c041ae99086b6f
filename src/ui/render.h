/* render.h - a captured packet decoded, chosen by -Y, and as text. One packet is used again for all. */
#ifndef UI_RENDER_H
#define UI_RENDER_H

#include "options.h"
#include "out.h"
#include "pkt/cap.h"
#include "pkt/diag.h"
#include "pkt/learn.h"
#include "pkt/packet.h"
#include "pkt/view.h"

struct columns;

struct render {
	const struct options *opt;
	struct out *out;            /* where it goes: flushed before an unknown link type is told; NULL: another tells that */
	struct packet *p;
	struct learner *learner;    /* of the capture, not of this */
	struct liner liner;
	struct tables tables;
	struct columns *columns;
	struct source fields;
	const struct theme *theme;
	enum form form;
	bool parts;                 /* render_parts */
	int linktype;               /* of the packet before; -1: none */
	const struct layout *first; /* its outermost class */
};

/* false with a message: --fields or -Y is wrong. render_free is due in any case. */
bool render_start(struct render *r, const struct options *opt, struct out *o, const struct theme *t, struct diag *d);
void render_free(struct render *r);

/* Tells of a link type that is not known, whose packets are shown as Raw: when it begins. o: flushed before, or NULL. */
void render_linktype(const struct options *opt, struct out *o, const struct cap_packet *c);
bool render_parts(const struct options *opt); /* an empty line parts two packets */

/* What stands before the first packet. */
void render_header(const struct render *r, struct buf *out);
void render_begin(struct render *r, const struct cap_packet *c); /* another link type, from this packet on */
/* Decodes the packet into r->p. */
static inline void render_decode(struct render *r, const struct cap_packet *c)
{
	struct packet *p = r->p;

	if (c->linktype != r->linktype)
		render_begin(r, c);
	packet_decode(p, r->first, c->data, c->caplen);
	p->wire_len = c->wirelen;
	p->linktype = c->linktype;
	p->iface = c->iface;
	p->time = c->time;
	p->comment = c->comment;
}
/* Does what was decoded last teach, or may it be explained? Then render_learn is called before it is looked at, in the order of the capture. */
static inline bool render_learns(const struct render *r)
{
	return learner_wants(r->p);
}
void render_learn(struct render *r);
/* Appends the text of the packet that was decoded last. more: there was one before it. */
bool render_print(struct render *r, const struct cap_packet *c, bool more, struct buf *out, struct diag *d);

#endif
