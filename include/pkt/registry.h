/* registry.h - all protocols: places, indices, number spaces. Names, numbers and reply rows are known from the start; a class is
 * compiled when it is first asked for. Scripts may add to it. */
#ifndef PKT_REGISTRY_H
#define PKT_REGISTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/bits.h"
#include "pkt/field.h"

struct diag;
struct near;
struct space;

/* A number that stands at the same bits in every packet, in four bytes of a header: mask 0 reads as 0. */
struct spot {
	uint16_t byte;
	uint8_t shift;
	uint32_t mask;
};

/* Of the header at b, of which there is as much as the plan needs. */
static inline uint32_t spot_get(struct spot s, const uint8_t *b)
{
	return get32(b + s.byte) >> s.shift & s.mask;
}

#define PLAN_NEXT 4

/* What decoding reads of a layer whose bounds and payload follow from its fixed part: all of it close together. Where bounds are stated
 * all such classes are read alike: a header length that is not there reads as the fixed part's, a total length that is not there as more
 * than any packet has. */
struct plan {
	uint32_t need;  /* bytes that reading all spots takes, and the fixed part's */
	uint32_t min;   /* of the fixed part */
	bool takes_rest; /* the header is all there is */
	bool stated;    /* the spots say where header or payload end; else the header is the fixed part, and all that follows is its payload */
	bool guarded;   /* what follows depends on `when` */
	uint8_t nnext;
	uint8_t sure;   /* a bit for each of next */
	uint32_t when_number;
	struct spot when; /* anything follows only where this is when_number */
	struct spot header, total;
	int64_t header_add, header_unit, header_least; /* least: bytes of header, and total, below which a hook is asked */
	int64_t total_add, total_unit, total_least;
	int64_t header_counts; /* -1: the total length counts the header; 0: only what is after it */
	struct {
		struct spot spot;
		const struct space *space;
	} next[PLAN_NEXT];
};

#define STRIDE_VARIES UINT16_MAX

/* What a walk needs to know of a field, those of all fields close together. */
struct stride {
	const struct when *cond; /* it takes none where this does not hold; NULL: it always takes them */
	const struct kind_ops *ops; /* what measures it, where nothing else but cond decides whether it is there; or NULL */
	uint16_t bits;  /* that it takes; STRIDE_VARIES: it must be asked */
	uint16_t still; /* how many fields from this one on never take any */
	uint16_t even;  /* how many fields from this one on take the same bits in all packets */
	uint16_t asked; /* how many fields from this one on ops measures, whatever the others say */
	uint16_t told;  /* bits that it takes where it must be asked for something else; or 0 */
	uint32_t sum;   /* bits of the even fields before this one */
};

/* What a script says of the class that follows another (bind_layers, split_layers): asked in order, before number spaces. */
struct rule {
	const struct layout *upper;
	const void *owner;       /* whose it is: see registry_drop */
	bool split;              /* upper does not follow here, whatever a number space says */
	unsigned n;
	struct test {            /* fields of the layer below, all of which have these values */
		unsigned field;
		struct val v;
	} *test;
};

/* A protocol. Until it is ready only its proto, n, id, group and what answers what are filled; who gets it from a function
 * of this header gets it ready, and so is whatever it refers to but for `is`. */
struct layout {
	const struct proto *proto;
	bool ready;              /* compiled */
	bool begun;              /* being compiled: classes may refer to each other */
	bool dispatch;           /* stands for another class (choose, peek) */
	bool swift;              /* bounds and payload follow from the fixed part: decode.c's short way, by the plan */
	bool learns;             /* has .learn */
	bool fixed;              /* the whole header is the fixed part */
	bool quick;              /* the header ends where its length field says: no need to walk */
	bool takes_rest;         /* one variable field that takes all there is (Raw) */
	uint32_t min;            /* bytes of the fixed part */
	unsigned id;             /* order of registration */
	struct layout const *other; /* class of a payload nobody chose */
	struct layout const **given; /* proto->gives */
	/* What the long way reads stands close together. */
	struct {                 /* the table's */
		const struct layout *(*choose)(const struct scope *outer, const uint8_t *p, size_t n);
		const struct layout *(*next)(const struct scope *s, const uint8_t *p, size_t n);
		size_t (*measure)(const struct scope *s);
		size_t (*bound)(const struct scope *s, size_t hdr, size_t n);
	} hook;
	struct field *field;     /* n fields: copies of the table's with indices filled */
	struct stride *stride;   /* of each field */
	struct guises *guises;   /* of fields behind the fixed part whose places few numbers decide; or NULL */
	uint32_t *bit;           /* bit where each of the first fixed_fields + 1 fields begins */
	unsigned n;
	unsigned ntrailer;       /* how many of the last fields are trailers */
	unsigned fixed_fields;   /* fields before the first whose place is not the same in every packet */
	int header_field;        /* the C_HEADER field that bounds, or -1 */
	int total_field;         /* the C_TOTAL or C_PAYLOAD field that bounds, or -1 */
	unsigned nnext;
	struct next_rule {       /* which fields choose the payload, in order */
		unsigned field, space;
		bool sure;           /* a hit is not weighed against others: the field's own space, next to that of its NEXT */
	} *next;
	const struct when *next_when;
	struct rule *rule;
	unsigned nrule;
	struct plan plan;        /* if swift */
	uint32_t name_hash;      /* the same in every build, whatever other classes there are */
	struct labels *labels;   /* the fields of a kind that finds all of them at once, by the text of their .arg; or NULL */
	uint32_t trailer_min;    /* bytes of trailer, when all fixed */
	uint8_t *image;          /* `min` bytes with all defaults placed */
	struct layout const *is; /* a more general class, by which it is found too; or NULL */
	unsigned peek_space;
	struct number {          /* this class's number in each space where it may be built */
		unsigned space;
		uint64_t number;
	} *number;
	unsigned nnumber;
	struct { const struct layout *lay; unsigned field; struct val v; const void *owner; } *preset;
	unsigned npreset;
	int src, dst;            /* fields of that name, or -1 */
	int message;             /* the field that proto->message names, or -1 */
	uint8_t block, block_sum; /* enum assemble_type and assemble_sum: how libnet knows it */
	uint8_t pseudo;          /* its number in IP: what the pseudo header says */
	unsigned *computed, ncomputed; /* fields that are computed, but for sums */
	unsigned *sum, nsum;     /* fields that are sums */
	bool was_swift;          /* before there were rules */
	const void *owner;       /* the script it belongs to; NULL: built in */
	const void *user;        /* a script's class, or NULL */
	/* See registry_link. */
	const struct layout *asks;        /* the class whose questions it answers; NULL: it is no answer */
	const struct layout **more;       /* further classes whose questions it answers, or NULL */
	unsigned nmore;
	unsigned group;                   /* questions that share an answer have the same: they are looked for together */
	const struct layout *answered_by; /* a class that answers it, or NULL */
	bool answers_vary;                /* there are others, with other rows */
	const struct layout *quotes;      /* the class that it quotes in an error, or NULL */
	const struct layout *quoted_by;   /* the other way round */
	struct reply_rule *reply;         /* the rows of an answer */
	unsigned nreply;
};

/* Nobody is told who answers whom before somebody wants to know: the members from `asks` to `nreply` are valid after this. The first call
 * is of one thread alone: registry_whole() and registry_share() make it. */
void registry_link(void);
bool layout_answers(const struct layout *answer, const struct layout *question); /* is that what its class is for? */

/* A reply row: field a of the answer is field qa of the question; REPLY_SWAP: a is qb, and b is qa; REPLY_TURN: a is
 * `answered` and qa is `asked`. */
struct reply_rule {
	uint8_t kind; /* enum reply_kind */
	uint8_t a, b, qa, qb;
	uint64_t asked, answered;
};

struct when; /* a compiled condition */

/* Names every class (src/proto). false: a table is wrong; the message names class and field. */
bool registry_start(struct diag *d);
/* Compiles those that nobody has asked for yet: before several threads decode or encode. A wrong table ends the program with a message
 * that names class and field. */
void registry_whole(void);
/*
 * While several threads decode, as classes are compiled when they are first met: registry_share(true) before the first of them starts,
 * registry_share(false) after the last has ended; in between, who looks at classes does so between enter and leave, and may wait inside
 * until all others have left. A thread that waits for another one leaves first. Without registry_share, enter and leave do nothing.
 */
void registry_share(bool several);
void registry_enter(void);
void registry_leave(void);
extern unsigned registry_awaited; /* how many wait until all others have left */
/* Between two packets, where nothing that belongs to a class is held: those who wait go first. */
static inline void registry_yield(void)
{
	if (__atomic_load_n(&registry_awaited, __ATOMIC_RELAXED)) {
		registry_leave();
		registry_enter();
	}
}
void layout_compile(const struct layout *lay); /* makes it ready */
static inline const struct layout *layout_ready(const struct layout *lay)
{
	if (!lay->ready)
		layout_compile(lay);
	return lay;
}
void registry_end(void);
/* A script's class; p and user stay alive until registry_drop(owner). One of the same name and owner is replaced in every rule. */
bool registry_add(const struct proto *p, const void *owner, const void *user, const struct layout **out, struct diag *d);
void registry_drop(const void *owner); /* what a script declared and bound; no packet has such a layer any more */

/* Whether a class is that one, or one of those that are more special. */
static inline bool layout_is(const struct layout *l, const struct layout *general)
{
	while (l && l != general)
		l = l->is;
	return l != NULL;
}

const struct layout *layout_find(const char *name, size_t n); /* exact; NULL: none */
/* What a choose hook returns for: the class that was asked. */
#define LAYOUT_SELF ((const struct layout *)1)

const struct layout *layout_raw(void);                         /* Raw and Padding, at hand */
const struct layout *layout_padding(void);
const struct layout *layout_need(const char *name);           /* a class that hooks rely on; ends the program if missing */
size_t layout_count(void);
bool layout_can_stand(const struct layout *lay);                /* can be built and named alone: neither abstract nor an item of tuples */
bool proto_can_stand(const struct proto *p);
const struct layout *layout_nth(size_t i);                    /* in order of registration; abstract ones too */
const struct proto *layout_proto(size_t i);                   /* its table alone, for which it need not be ready */
void layout_near(struct near *n);                             /* offers every class name */

int field_find(const struct layout *lay, const char *name, size_t n); /* index or -1 */
void field_near(const struct layout *lay, struct near *n);
/* The hint of a message that there is no such field: the one that may be meant, else what there is. false, for `return`. */
bool field_hint(const struct layout *lay, struct str name, struct diag *d);
/* The field of this kind, which finds all of its fields at once, whose .arg is that text, in any case. `room` bytes at the text may be
 * read, n or more. */
struct labelled {
	uint8_t field; /* 0: none (the first never is) */
	bool same;     /* in just this case */
};
struct labelled field_labelled(const struct layout *lay, const struct kind_ops *ops, const char *text, size_t n, size_t room);

/* Bindings of a script; tests and their values are taken over. They come before those of the tables, the first one made first. */
void rule_add(const struct layout *lower, struct rule r);
void rule_preset(const struct layout *lower, const struct layout *upper, const void *owner, const struct test *t, unsigned n);
/* Takes away what upper was bound with, where all these tests are among its own; of the tables too. */
void rule_split(const struct layout *lower, struct rule r);
const struct layout *rule_next(const struct layout *l, const struct scope *s);                 /* NULL: no rule holds */
bool rule_splits(const struct layout *l, const struct scope *s, const struct layout *upper);
void rule_free(struct rule *r);
void rules_drop(struct layout *l, const void *owner);
void rules_move(struct layout *l, struct layout *old, struct layout *now); /* everything about old is about now */

/* Number spaces. */
int space_find(const char *name);                             /* -1: none */
const struct layout *space_lookup(unsigned space, uint64_t number); /* NULL: nobody has it */
bool space_number(unsigned space, const struct layout *lay, uint64_t *number); /* for building */
void space_bind(unsigned space, uint64_t number, const struct layout *lay, unsigned flags);
const struct layout *linktype_layout(int dlt);                /* space "dlt"; NULL: unknown */

/* Names of a field's values. */
const struct names *field_names(const struct field *f);       /* NULL: none */
const char *names_of_value(const struct names *t, uint64_t v); /* NULL: no name */
/* The value with this name, case aside when no row has it exactly; of several such rows the last. */
bool names_find(const struct names *t, const char *name, size_t n, uint64_t *out);
void names_near(const struct names *t, struct near *n);

/* The value of F_FLAGS as text ("SA", "MF+DF"); bits without a letter as +0x… at the end. */
struct buf;
void flags_text(struct buf *out, const struct field *f, uint64_t v);
bool flags_parse(const struct field *f, const char *s, size_t n, uint64_t *out, struct diag *d);

#endif
