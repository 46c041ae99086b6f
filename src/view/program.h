/* program.h - a protocol's .text, compiled: what to read from where, and how it is written. */
#ifndef PKT_VIEW_PROGRAM_H
#define PKT_VIEW_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/field.h"
#include "pkt/registry.h"

enum op_kind {
	OP_U8, /* whole bytes at `bit`, decimal */
	OP_U16,
	OP_U32,
	OP_NUMBER, /* `width` bits at `bit`, decimal */
	OP_HEX,
	OP_NAME,  /* by `names`, else as a number in base `hex` */
	OP_FLAGS, /* by `flags` */
	OP_MAC,
	OP_IP4,
	OP_IP6,
	OP_TEXT,    /* nothing more than the text before it */
	OP_BYTES,   /* from `bit` to the end of the header */
	OP_ITEMS,   /* (number, length, value) items from `bit` to the end of the header */
	OP_SCALARS, /* `width` bits each, from `bit` to the end of the header */
	OP_PAYLOAD, /* the payload's length */
	OP_PLACED,  /* as op `scalar`, at a place that depends on the fields before */
	OP_FIELD,   /* anything else, through the core */
};

/*
 * All texts of a program end this many bytes before their memory does, so that they are copied in whole steps of it.
 */
enum { TEXT_STEP = 16, FIELD_ROOM = 64 /* a number or address needs less */ };

/* Names by value: open addressing, at most half full. */
struct name_index {
	uint64_t near[16]; /* of 64 values that follow one another a bit, up to 65535: whether one of them has a name */
	unsigned shift;
	uint64_t *taken; /* TAKEN_BITS bits a slot, by the same hash: most ports have no name, and are looked for no further */
	uint32_t mask;
	char *pool;    /* the names, with room after the last */
	uint32_t most; /* the longest */
	struct name_slot {
		uint64_t value;
		const char *name; /* NULL: free */
		uint32_t n;
	} slot[];
};

/* The text of every value of a flags field of few bits. */
struct flag_index {
	uint32_t *at; /* value v: pool[at[v]] up to pool[at[v + 1]] */
	char *pool;
	uint32_t most;
};

/* (number, length, value) items. */
struct items {
	const struct family *family;
	unsigned space;
	const struct line_program *member[256]; /* filled as they are met */
	bool pad[256]; /* of those: of one byte, and says nothing */
	struct tuple_shapes *shapes; /* as show() prints them; made when the first is met */
};

/* A piece of text and the field after it. */
struct op {
	uint8_t kind;
	uint8_t scalar; /* OP_SCALARS: the op of one; OP_PLACED: the op once its place is known */
	uint8_t width;
	bool begin, end; /* of a [group]: it goes again if a field in it is absent, zero or empty */
	bool hex;        /* 0x…: asked for, or the field's base */
	bool number;     /* :d, no name */
	bool le, is_signed;
	uint16_t field;
	uint16_t after; /* begin: the op after the group */
	uint16_t need;  /* bytes of header up to the end of a field at a known place */
	uint32_t bit;
	uint32_t n;    /* of text */
	uint32_t room; /* what text and field need at most, for a field at a known place */
	const char *text;
	union {
		struct name_index *names;
		struct flag_index *flags;
		struct items *items;
	};
};

struct line_program {
	const struct layout *lay;
	bool text_fn;
	bool quiet;     /* the table gives a text, be it an empty one */
	bool addresses; /* src and dst can be read as below */
	bool ip;        /* they are IP addresses */
	bool ports;
	bool padding;   /* of no layer */
	bool speaks;    /* it has something to say, but for MAC addresses, which stand at the front of the line */
	bool tells_addresses; /* the text has "%src% … %dst%" in it: ops address_op and the one after */
	unsigned address_op;
	bool slow; /* some op needs the core */
	bool only_steps; /* all ops are */
	uint16_t need;   /* of a header, for all fields at known places */
	struct op src, dst, sport, dport;
	uint32_t room; /* what all fields at known places need at most, with their texts */
	char *pool; /* the text of OP_TEXT, with room after it */
	struct step *step; /* of each op that is a field at a known place, or nothing but text */
	unsigned n;
	struct op op[];
};

/* Can it be a step? */
static inline bool op_is_step(const struct op *op)
{
	return op->kind <= OP_IP6 || op->kind == OP_TEXT;
}

/* The ops of fields. how: 0 names where there are any, 'd' decimal, 'x' hexadecimal, or typed values: */
#define AS_VALUE 'v' /* numbers decimal, without names; addresses as text */
void op_compile(struct op *op, const struct layout *lay, unsigned f, char how);
/* Of field i, which is f there and begins at that bit; false: it is no number or address, and op is OP_FIELD. */
bool op_at(struct op *op, const struct field *f, unsigned i, uint32_t bit, char how);
/* Of a number or address whose place is not known; false: it is neither, and op is as it was. */
bool op_placed(struct op *op, const struct field *f, char how);
uint32_t op_room(const struct op *op); /* what the field of a place that is known needs at most */
void op_free(struct op *op);

struct line_program *program_compile(const struct layout *lay);
void program_free(struct line_program *p);

enum { TAKEN_SHIFT = 4, TAKEN_BITS = 1 << TAKEN_SHIFT };

static inline uint64_t name_hash(uint64_t v)
{
	return v * 0x9e3779b97f4a7c15u;
}

/* The name of v, NULL if it has none. */
static inline const struct name_slot *name_lookup(const struct name_index *x, uint64_t v)
{
	uint64_t bit = name_hash(v) >> (x->shift - TAKEN_SHIFT);
	uint32_t i = (uint32_t)(bit >> TAKEN_SHIFT);

	if (!(x->taken[bit / 64] >> bit % 64 & 1))
		return NULL;
	for (; x->slot[i].name; i = (i + 1) & x->mask)
		if (x->slot[i].value == v)
			return &x->slot[i];
	return NULL;
}

#endif
