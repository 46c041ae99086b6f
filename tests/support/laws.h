/* laws.h - laws 2 and 3 on one packet: nothing is lost, and what is printed can be read; and the ways of show() agree. */
#ifndef TEST_LAWS_H
#define TEST_LAWS_H

#include "pkt/buf.h"
#include "pkt/packet.h"
#include "pkt/view.h"

struct interp;

enum law {
	LAW_VIEW,   /* decode, encode */
	LAW_OWN,    /* decode, let go of the bytes, encode */
	LAW_EXPR,   /* decode, print as an expression, evaluate that, encode */
	LAW_SHOW,   /* decode, show from bytes and through values */
	LAWS,
};
extern const char *const law_names[LAWS];

struct laws {
	struct interp *in;
	struct env env;
	struct liner liner;
	struct packet *p;     /* used again for every packet */
	struct buf got, why;  /* of the last check: the bytes that came out, and what was said */
};
void laws_start(struct laws *w);
void laws_end(struct laws *w);

/* Does the law hold for these n bytes, decoded as first? They are copied to memory of exactly n bytes. */
bool law_holds(struct laws *w, enum law law, const struct layout *first, const uint8_t *p, size_t n);

/* Decodes n bytes and prints them in one form (0 to PRINTS - 1), the text is dropped. */
#define PRINTS 4
void print_form(struct laws *w, unsigned form, const struct layout *first, const uint8_t *p, size_t n);

#endif
