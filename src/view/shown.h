/* shown.h - the fields of a class as show() prints them: what to read from where, and the words before it. */
#ifndef PKT_VIEW_SHOWN_H
#define PKT_VIEW_SHOWN_H

#include "pkt/packet.h"
#include "pkt/view.h"
#include "program.h"
#include "verify.h"

struct step;

enum {
	LABEL_WIDTH = 11, /* of the word that begins a line, with the spaces after it */
	NONE = 5,         /* bytes of "None)" */
};

/* How a field that varies is told from its bytes. */
enum SMALL way {
	WAY_VALUE,   /* a value is made of it */
	WAY_BYTES,
	WAY_PADDED,  /* bytes, of which zeros at the end do not count */
	WAY_TEXT,    /* its kind knows bytes that are its value */
	WAY_PRINT,   /* its kind prints it */
	WAY_NAME,
	WAY_PACKETS, /* a list of packets */
	WAY_TUPLES,  /* a list of (name, value) */
};
enum way way_of(const struct field *f);

struct shown_field {
	struct op op; /* .text: " name=" */
	struct op *alts; /* what it may be, in the field's order; NULL: it is always the same */
	unsigned nalts;
	uint16_t run; /* it stands at a known place, counted from `base`, and so do all fields up to this one; 0: it does not */
	uint16_t base; /* a field whose place must be found first; 0: the header's first byte */
	struct step *steps; /* of the first of a run: all of it, see row.h; NULL: all are absent */
	enum way way;
	bool together; /* run, found or row, which may tell further fields too */
	bool fixed;
	bool absent;  /* in this guise of the class */
	bool placed;  /* it is read as op.scalar says, once it is known where */
	bool bit;     /* nothing is said of it when it is zero */
	bool rest;    /* bytes, or a list, from a known place to the end of the header */
	bool sum;     /* it is verified */
	bool counted; /* a row whose count is a field at a known place */
	bool row;     /* a list of packets that ends with the last of as many items as its count says, and so are all fields after it */
	uint16_t found; /* its kind finds all of its fields at once, and so do all of the same kind up to this one; 0: it does not */
	bool natural; /* in an item of a message: left to be computed where it says what is there */
};

struct shown {
	/* What every layer needs stands close together. */
	struct step *line;  /* how its line begins: the label, and the fields from the header's first byte at known places. NULL: more than a
			     * rest comes after them, or it may be that nothing is said */
	struct shown **guise; /* of its guises, by number, as they come; NULL: it has none, or is one */
	bool whole;         /* that is all of the line, with its newline */
	unsigned n;
	uint32_t room;      /* what all fields at known places need at most, with their words and verdicts */
	uint32_t nlabel, nname, nbare;
	const char *label;  /* the class's name, of nname bytes, and the spaces after it, as a line begins */
	unsigned nwalk;     /* fields before the rows, where the walk to find places ends */
	const char *bare;   /* ("NOP", None) as a tuple; without its last NONE bytes it begins any */
	bool even;          /* whether a field is there, and what it is, never depends on others: items are told from their bytes */
	bool plain_tuple;   /* its values are numbers at known places, or bytes */
	uint32_t numbers;   /* bytes of these numbers; 0: it is bytes */
	struct part part;
	const struct guise *as; /* the one that it is of, or NULL */
	char *pool;
	struct op title;    /* the label, as a step writes it */
	struct shown_field v[];
};

/* Where no trailer is, such a field has nothing to show. */
static inline bool shown_needs_trailer(const struct field *f)
{
	return f->trailer && (f->kind == F_BYTES || f->kind == F_LIST || f->kind == F_LAYER || f->kind <= F_IPV6);
}

struct shown *shown_compile(struct liner *l, const struct layout *lay);
void shown_free(struct shown *g);

/* NULL: the class was not met before. */
static inline const struct shown *shown_met(const struct liner *l, const struct layout *lay)
{
	return lay->id < l->nshown ? l->shown[lay->id] : NULL;
}

static inline const struct shown *shown_of(struct liner *l, const struct layout *lay)
{
	const struct shown *g = shown_met(l, lay);

	return g ? g : shown_compile(l, lay);
}

/* Of layer i of p, in the guise that it has there. */
const struct shown *shown_guise(const struct shown *g, const struct packet *p, unsigned i);
static inline const struct shown *shown_in(struct liner *l, const struct packet *p, unsigned i)
{
	const struct shown *g = shown_of(l, p->layer[i].lay);

	return g->guise ? shown_guise(g, p, i) : g;
}

#endif
