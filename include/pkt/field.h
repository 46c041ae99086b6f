/* field.h - the table language: how a protocol is declared (design: a protocol is a table, nothing else). */
#ifndef PKT_FIELD_H
#define PKT_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/val.h"

struct buf;
struct diag;
struct scope;
struct finds;
struct layout;
struct enc;
struct field;
struct proto;
struct packet;
struct learner;

/* There are thousands of fields: what is small takes a byte. */
#define SMALL __attribute__((packed))

/* ---- value names -------------------------------------------------------------------------------------------- */

struct name_row {
	uint64_t value;
	const char *name;
};

/* Names of a field's values. `table` is what other files and number spaces call it ("ipproto"), or NULL if only used here. */
struct names {
	const char *table;
	const struct name_row *rows;
	size_t n;
};
#define ROWS(a) .rows = (a), .n = sizeof(a) / sizeof((a)[0])

/* ---- fields ------------------------------------------------------------------------------------------------- */

enum SMALL fkind {
	F_UINT,  /* `bits` wide, 1 to 64; .le: little endian, also bits within a byte; .is_signed */
	F_FLAGS, /* as F_UINT, each bit has a letter or word: .letters */
	F_MAC,   /* 48 bits */
	F_IPV4,  /* 32 bits */
	F_IPV6,  /* 128 bits */
	F_BYTES, /* bytes; .size says how many. Default .text/.ntext */
	F_LIST,  /* items of a .family, or scalars like .item; .size or .count says how many */
	F_LAYER, /* one packet (a stack of layers) of class .family or None; .size says how many bytes at most */
	F_NAME,  /* a domain name (RFC 1035, 3.1 and 4.1.4) */
	F_ALT,   /* one of .alts, by condition on other fields */
	F_VIRTUAL, /* no bytes: a switch that steers encoding; .init is its default */
	F_HOOK,  /* .ops reads, writes and measures */
	F_KINDS,
};

enum SMALL base { DEC, HEX };

/* How many bytes (.size) or items (.count) a variable field has. */
enum SMALL extent_kind {
	X_NONE,
	X_REST,   /* all that is left of the header (when a header length is declared) or of the layer, less `add` bytes */
	X_FIELD,  /* value of `field` * mul + add, never below zero */
	X_FIXED,  /* `add` */
	X_NUL,    /* up to and including a zero byte (F_BYTES; the value is without it) */
	X_FN,     /* fn says */
};

struct extent {
	const char *field;
	int32_t add;
	int16_t mul;
	uint8_t index; /* filled at registration */
	enum extent_kind kind;
	/* Bytes or items from the values that `s` has so far; avail bytes are left. */
	uint64_t (*fn)(const struct extent *x, const struct scope *s, size_t avail);
	const void *arg; /* for fn */
};
#define OF(f, m, a) { .kind = X_FIELD, .field = (f), .mul = (m), .add = (a) }
#define REST { .kind = X_REST }
#define REST_BUT(k) { .kind = X_REST, .add = (k) }
#define FIXED(k) { .kind = X_FIXED, .add = (k) }
#define TO_NUL { .kind = X_NUL }
#define SIZE_FN(f) { .kind = X_FN, .fn = (f) }

/* What fills a field that was not set. */
enum SMALL compute_kind {
	C_NONE,
	C_HEADER,   /* this layer's header bytes / unit + add. Decoding: bounds the header */
	C_TOTAL,    /* header and payload (and trailer) bytes / unit + add. Decoding: bounds the payload, the rest is Padding */
	C_PAYLOAD,  /* payload bytes / unit + add. Decoding: bounds the payload */
	C_LENGTH,   /* bytes of field `name` / unit + add */
	C_COUNT,    /* items of list field `name` / unit + add */
	C_NEXT,     /* the payload's number in number space `name`; .init if there is no payload or it has none */
	C_CHECKSUM, /* `sum` says which */
	C_SOURCE,   /* source address by route to the next address field ("dst"); MAC: of the interface */
	C_FN,       /* fn(e, layer, field, &out): out keeps .init if it returns false */
};

enum SMALL sum_kind {
	SUM_HEADER,  /* Internet checksum over the header (IPv4) */
	SUM_PSEUDO,  /* over pseudo header, header and payload; left 0 with no IP below */
	SUM_UDP,     /* as SUM_PSEUDO, and 0 becomes 0xffff (RFC 768) */
	SUM_PLAIN,   /* over header and payload, no pseudo header (ICMP, IGMP) */
	SUM_PSEUDO6, /* as SUM_PSEUDO under IPv6, as SUM_PLAIN under IPv4 or alone */
	SUM_CRC32C,  /* over header and payload */
	SUM_SCTP,    /* the same, its lowest octet first (RFC 9260, A) */
	SUM_FCS,     /* CRC-32 of everything before it in the layer, little endian */
	SUM_FN,      /* fn sums */
};

/* What a C_FN looks at beside which classes there are: that decides what is computed anew when a field changes. */
enum looks {
	LOOKS_LAYER,   /* fields of its own layer */
	LOOKS_CLASSES, /* nothing else */
	LOOKS_ADDRESS, /* addresses of the layers above */
	LOOKS_ANY,     /* anything, the time too */
};

struct compute {
	const char *name;
	int32_t add;
	uint16_t unit; /* 0 counts as 1; division rounds up */
	uint16_t index; /* filled at registration: the field or space named */
	enum compute_kind kind;
	enum sum_kind sum;
	enum looks looks;
	bool unbounded; /* C_HEADER, C_TOTAL, C_PAYLOAD: do not bound when decoding */
	bool far;       /* SUM_PSEUDO, SUM_UDP: IP may be any number of layers below; else only headers of its own may stand between */
	bool after; /* C_HEADER: counts from the end of this field, not from the layer's first byte (a record's data length) */
	/* C_PAYLOAD, C_LENGTH, C_COUNT: changes the number in *out; false: e->d says why not. */
	bool (*fn)(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out);
};
#define HEADER_LENGTH(u) { .kind = C_HEADER, .unit = (u) }
#define HEADER_LENGTH_ADD(u, a) { .kind = C_HEADER, .unit = (u), .add = (a) }
#define HEADER_AFTER(u, a) { .kind = C_HEADER, .unit = (u), .add = (a), .after = true }
#define TOTAL_LENGTH(u) { .kind = C_TOTAL, .unit = (u) }
#define PAYLOAD_LENGTH(u) { .kind = C_PAYLOAD, .unit = (u) }
#define LENGTH_OF(f, u, a) { .kind = C_LENGTH, .name = (f), .unit = (u), .add = (a) }
#define COUNT_OF(f, a) { .kind = C_COUNT, .name = (f), .unit = 1, .add = (a) }
#define NEXT(space) { .kind = C_NEXT, .name = (space) }
#define CHECKSUM_HEADER { .kind = C_CHECKSUM, .sum = SUM_HEADER }
#define CHECKSUM_PSEUDO { .kind = C_CHECKSUM, .sum = SUM_PSEUDO }
#define CHECKSUM_UDP { .kind = C_CHECKSUM, .sum = SUM_UDP }
#define CHECKSUM_PLAIN { .kind = C_CHECKSUM, .sum = SUM_PLAIN }
#define CHECKSUM_PSEUDO6 { .kind = C_CHECKSUM, .sum = SUM_PSEUDO6 }
#define CHECKSUM_CRC32C { .kind = C_CHECKSUM, .sum = SUM_CRC32C }
#define CHECKSUM_SCTP { .kind = C_CHECKSUM, .sum = SUM_SCTP }
#define CHECKSUM_FCS { .kind = C_CHECKSUM, .sum = SUM_FCS }
#define CHECKSUM_FN(f) { .kind = C_CHECKSUM, .sum = SUM_FN, .fn = (f) }
#define ROUTE_SOURCE { .kind = C_SOURCE }
#define SOURCE_FOR(dst) { .kind = C_SOURCE, .name = (dst) } /* on the way to the address in that field */
#define COMPUTE_FN(f) { .kind = C_FN, .fn = (f) }
#define COMPUTE_LOOKS(f, what) { .kind = C_FN, .fn = (f), .looks = (what) }

/* A kind of its own: for what a table cannot say. All work on whole bytes. */
struct kind_ops {
	/* Bytes the field takes of the avail at p. false: malformed, the layer (or item) becomes Raw. NULL: never any. */
	bool (*measure)(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n);
	/* The value in its n bytes at p; the caller owns *out. Must not fail for bytes that measure accepted. */
	void (*read)(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out);
	/* Append the bytes of v. */
	bool (*write)(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d);
	/* Turn what the user gave into what is stored; the caller owns *out. NULL: anything is stored as given. */
	bool (*accept)(const struct field *f, const struct val *in, struct val *out, struct diag *d);
	/* Where measure is NULL, and values are bytes: which fields of this kind the layer, which was walked, has a value for, all at
	 * once, into x, which says "none" so far. The others need not be read. NULL: each is asked. See scope_found. */
	void (*find)(const struct scope *s, struct finds *x);
	/* Where the value is just bytes that stand in the layer, as read would copy them: those. false: there is none. NULL: read it. */
	bool (*bytes)(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct str *out);
	/* Encoding, for fields around others, when all are written, from the inside: put bytes of its own before the n bytes at
	 * out->p + at, which are those of the fields up to wraps. */
	void (*wrap)(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, size_t at, size_t n);
	unsigned (*wraps)(const struct scope *s, const struct field *f); /* the index of the first field behind those inside */
	/* Appends the value that read would make, as show() prints it: texts as the language writes them, addresses bare; nothing for None,
	 * and an empty list. false: nothing was appended, read it. NULL: read it. */
	bool (*print)(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct buf *out);
};

/* One choice of an F_ALT field: used when `when` holds (NULL: always). The field's own name is taken from the F_ALT. */
struct alt {
	const char *when;
	const struct field *as;
};

/*
 * Conditions (.when) are text, checked at registration:
 *   "type=0,8,13-18"             the field's value is one of these
 *   "flags&0x4"                  a bit of the mask is set
 *   "len>4", "len<4", "type!=3"
 *   "hwtype=1 and hwlen=6,unset" and; `unset`: while encoding, the field was not given and is computed
 *   "a=1 or b=1"                 or binds weaker than and
 *   "under=TCP,UDP"              the layer directly below is one of these
 * A field named in a condition stands before the field that has it, or (only while encoding matters) anywhere.
 */
struct field {
	const char *name;
	enum fkind kind;
	uint16_t bits;            /* fixed width; F_BYTES: .size = FIXED(n) instead */
	enum base base;
	bool le;                  /* little endian. Where that is no whole number of bytes: part of a little-endian word, whose lowest bits
	                             come first; all fields up to the next whole byte have it then */
	bool is_signed;
	bool trailer;             /* stands after the payload; trailers are the last fields of a table */
	bool quiet;               /* part of the encoding: not shown while its value is None */
	bool filled;              /* F_BYTES FIXED: a shorter value is filled up with zero bytes, a longer one is refused */
	bool wide;                /* F_BYTES FIXED, eight bytes or more: takes a number, too, in network order */
	bool none;                /* default is None: nothing on the wire (F_LAYER, F_ALT), zero */
	/* F_LIST, F_LAYER: None is a value and not the same as empty; decoding: is it missing? */
	bool (*lacks)(const struct field *f, const struct scope *s);
	bool whole;               /* F_LIST of scalars: a part of one at the end makes the layer malformed */
	uint16_t pad;             /* encoding: zero bytes up to a multiple of this, counted from the layer's first byte */
	uint16_t least;           /* trailer, encoding: if it has bytes, zero bytes before it so that it begins no earlier in the layer */
	uint16_t nalts;           /* of alts */
	uint32_t ntext;           /* F_BYTES: bytes of text if it holds zeros; 0: strlen */
	uint64_t init;            /* default number; F_IPV4: host order; F_MAC: 48 bits */
	const char *text;         /* default of F_BYTES, F_IPV6, F_NAME, F_LIST of one class (its name; of scalars: one with its own default), F_LAYER */
	const struct val *value;  /* default of F_LIST, F_LAYER or F_HOOK: instead of text; already accepted */
	struct compute compute;
	const struct names *names;
	const char *names_of;     /* or the name of a shared table ("ipproto") */
	const char *letters;      /* F_FLAGS: "FSRPAUECN", bit 0 first; words "MF DF evil", or "any text|more text" */
	const char *guess;        /* decoding: this field's value may choose the payload in that number space */
	const char *when;         /* present only if; NULL: always */
	bool (*present)(const struct field *f, const struct scope *s); /* or decided by code */
	struct extent size;       /* bytes */
	struct extent count;      /* items (F_LIST) */
	const struct family *family;
	const struct field *item; /* F_LIST of scalars: one of them */
	const struct alt *alts;
	const struct kind_ops *ops;
	bool (*accept)(const struct field *f, const struct val *in, struct val *out, struct diag *d); /* before the kind's own */
	const char *help;         /* the RFC's words, when the name alone does not tell */
	const void *arg;          /* for hooks */
	/* Filled at registration. */
	uint16_t index;
	bool low;                    /* .le, and not whole bytes: its place counts from the lowest bit of each byte */
	int16_t space;               /* of the family, or -1 */
	const struct when *cond;
	const struct chooser *chooser; /* F_ALT: by one number; or NULL */
	const struct layout *other;  /* the family's `other`, or Raw */
};

#define UINT(n, w, ...) { .name = (n), .kind = F_UINT, .bits = (w), __VA_ARGS__ }
#define SINT(n, w, ...) { .name = (n), .kind = F_UINT, .bits = (w), .is_signed = true, __VA_ARGS__ }
#define FLAGS(n, w, ...) { .name = (n), .kind = F_FLAGS, .bits = (w), __VA_ARGS__ }
#define MAC(n, ...) { .name = (n), .kind = F_MAC, .bits = 48, __VA_ARGS__ }
#define IPV4(n, ...) { .name = (n), .kind = F_IPV4, .bits = 32, __VA_ARGS__ }
#define IPV6(n, ...) { .name = (n), .kind = F_IPV6, .bits = 128, __VA_ARGS__ }
#define BYTES(n, ...) { .name = (n), .kind = F_BYTES, __VA_ARGS__ }
#define LIST(n, fam, ...) { .name = (n), .kind = F_LIST, .family = (fam), __VA_ARGS__ }
#define SCALARS(n, one, ...) { .name = (n), .kind = F_LIST, .item = (one), __VA_ARGS__ }
#define LAYER(n, fam, ...) { .name = (n), .kind = F_LAYER, .family = (fam), __VA_ARGS__ }
#define NAME(n, ...) { .name = (n), .kind = F_NAME, __VA_ARGS__ }
#define ALT(n, a, ...) { .name = (n), .kind = F_ALT, .alts = (a), .nalts = sizeof(a) / sizeof((a)[0]), __VA_ARGS__ }
#define VIRTUAL(n, ...) { .name = (n), .kind = F_VIRTUAL, __VA_ARGS__ }
#define HOOK(n, o, ...) { .name = (n), .kind = F_HOOK, .ops = (o), __VA_ARGS__ }

/* ---- families: what the items of a list field are ------------------------------------------------------------ */

struct family {
	const char *space;       /* number space that its members are bound to, with UNDER({ "tcp.option", 2 }) */
	unsigned at, bits;       /* the item's bits that hold the number (bits 0: `choose`, or always `other`) */
	const char *other;       /* class of an item whose number nobody has; NULL: Raw */
	const struct layout *item; /* the same, where a script declared it */
	/* Instead of a number: the class of the item in the avail bytes at p (outer: the layer with the list). NULL: `other`. */
	const struct layout *(*choose)(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail);
	bool stack;              /* an item may be a stack of layers (its payload is decoded by its own rules) */
	bool single;             /* F_LAYER: it never is, and its hooks see the layer that holds it, as those of items do */
	/* Tuples: items are written (name, value), as TCP's options. The first two fields of each member are the number and
	 * the length; the value is made of the fields after them: none: None, one: itself, several: a tuple. */
	bool tuples;
	uint8_t length_adds;     /* tuples: the length counts the value and this many bytes more (TCP: 2, DHCP: 0) */
	uint64_t bare[2];        /* tuples: numbers that have no length byte (TCP: 0 and 1) */
	uint64_t last;           /* tuples: the number that ends the list; UINT64_MAX: none */
	/* Tuples as DHCP's: (name, a, b) for each time that the member's only field fits into the value, a bare item is its name
	 * alone ("end"), and from an item on that cannot be read to the end of the list all is bytes. */
	bool flat;
	/* Encoding: members' .align and the list's .pad are kept by Pad1 and PadN put between (RFC 8200, 4.2), unless the layer's
	 * field "autopad" is 0 or its field `unless` was given. padn: PadN's number; 0: 1. */
	bool aligned;
	uint8_t padn;
	const char *unless;
};

/* ---- protocols ---------------------------------------------------------------------------------------------- */

enum bind_flags {
	BIND_DECODE = 1, /* only when decoding */
	BIND_BUILD = 2,  /* only when encoding */
};

struct bind {
	const char *space; /* "ethertype", "ipproto", "udp.port", "dlt" (libpcap's link types) … */
	uint64_t number;
	unsigned flags;    /* 0: both ways. Encoding takes the first row that may build in the carrier's space */
};

/* Encoding: a field of the layer directly below that gets this value unless it was set. */
struct preset {
	const char *proto, *field;
	uint64_t value;
	const char *text; /* instead of a number; for a list the class of its one item */
};

/* Matching an answer to its question. */
enum reply_kind { REPLY_SAME, REPLY_SWAP, REPLY_TURN };
struct reply {
	enum reply_kind kind;
	const char *a, *b;
	uint64_t asked, answered; /* REPLY_TURN: field a of the question, and of the answer */
};
#define SAME(f) { REPLY_SAME, (f), NULL }
#define SWAP(f, g) { REPLY_SWAP, (f), (g) }
#define TURN(f, question, answer) { REPLY_TURN, (f), NULL, (question), (answer) }

/* A number that comes back larger by `after`. */
struct echo {
	const char *field, *back; /* of the question; of the answer's class */
	uint64_t after;
};

struct proto {
	const char *name;         /* Scapy's class name */
	const char *title;        /* what it is, with the RFC */
	const struct field *fields;
	size_t nfields;
	const struct bind *under;
	size_t nunder;
	const struct preset *sets;
	size_t nsets;
	struct reply reply[6];
	/* The class whose questions this one answers; NULL: those of its own class. Several, parted by spaces, have the fields of .reply
	 * at the same places. */
	const char *answers;
	/* A further condition on layer i of the answer a to layer j of the question q, both as decoded; NULL: none. */
	bool (*replies)(const struct packet *a, unsigned i, const struct packet *q, unsigned j);
	/* Which free number of layer l of question q an answer brings back in another field; false: none. Where it comes back in a
	 * field of the reply rows nothing need be said. */
	bool (*echo)(const struct packet *q, unsigned l, struct echo *out);
	bool chained;             /* what its bytes mean follows from the chained layers before it: they are read before one of those is written to */
	bool reply_ends;          /* what is above this layer in the question need not be answered (TCP) */
	const char *quotes;       /* the class whose packets it quotes in an error (IPerror: "IP") */
	const struct proto *like; /* takes the fields (and the hooks not given here) of another one */
	const char *like_space[2]; /* with .like: number space [0] is replaced by [1] in its NEXT and .guess */
	const char *next_when;    /* a condition: unless it holds the payload is Raw */
	const char *other;        /* class of a payload that nothing else chose; NULL: Raw */
	const char *const *gives; /* classes that choose, next or a family's choose pick in each packet, up to NULL: layout.given[i] is the i-th */
	const char *is;           /* a more general class that is asked for it: p[NTP] is an NTPHeader too; NULL: none */
	const char *peek;         /* decoding, abstract classes: number space in which peek_bits at peek_at of the layer choose the class */
	bool abstract;            /* cannot be built: only stands for the class that `choose` (or peek) picks when decoding */
	unsigned peek_at, peek_bits; /* with .peek; nobody has the number: `other` */
	/* Decoding, before the fields are looked at: the class that really stands here (NULL: Raw). */
	const struct layout *(*choose)(const struct scope *outer, const uint8_t *p, size_t n);
	/* Decoding: the payload's class, asked before the number spaces; NULL: go on with them. n may be 0. */
	const struct layout *(*next)(const struct scope *s, const uint8_t *p, size_t n);
	/* Decoding: bytes of header, just as a walk over the fields would find them, where that is slow (then other hooks must not
	 * rely on walked fields), or where a stated length is below the least. 0: go by that length, or walk. */
	size_t (*measure)(const struct scope *s);
	/* Decoding: where the payload ends, given header end hdr and n bytes in all; only if no length field bounds it, or that is 0. */
	size_t (*bound)(const struct scope *s, size_t hdr, size_t n);
	/* The destination that sums use instead of IP's, when this header routes through others. false: it does not. dst: 16 bytes,
	 * an IPv4 address in the last four. */
	bool (*final_dst)(const struct scope *s, uint8_t dst[16]);
	/* The source that sums use instead of IP's (RFC 6275, 11.3.1). Like final_dst it is asked with the header's bytes in s->b,
	 * s->hdr of them, also when encoding. */
	bool (*home_src)(const struct scope *s, uint8_t src[16]);
	/* Decoding: how many bytes at the end are trailer; only if trailer fields are not all of fixed width. */
	size_t (*trailer)(const struct scope *s, size_t hdr, size_t n);
	/* Encoding: lengths and sums of this layer and all behind it are filled in; it may change them. false: e->d says why. */
	bool (*finish)(struct enc *e, unsigned layer);
	/* A capture is read: layer i of p, a view, says something about later packets, or is explained by earlier ones. See learn.h. */
	void (*learn)(struct learner *l, struct packet *p, unsigned i);
	bool trailer_last;        /* trailer comes even after Padding (a link layer's FCS) */
	bool padding;             /* not counted in any length or sum, last on the wire (Padding) */
	bool value;               /* called with something it is the first field's value, not bytes to dissect: ASN1_INTEGER(5) */
	bool item;                /* only an item of a tuple family (TCP's "MSS"): not a class that can be named or built alone */
	bool ip;                  /* carries the pseudo header: has src and dst of 32 or 128 bits */
	const char *message;      /* compressed names in it count from the first byte of this field (RFC 1035, 4.1.4); NULL: no message */
	/* In a byte stream (TCP): a message that begins there says how long it is. bits 0: its length field, if that bounds it and
	 * stands in the fixed part; else each segment is as it comes. */
	struct {
		uint16_t at;      /* bits from the message's first */
		uint8_t bits;
		uint8_t unit;     /* 0 counts as 1 */
		int32_t add;      /* bytes of the message are the number * unit + add */
		bool le;
		/* Or, where this cannot say it: bytes of the message of which n are there; 0: more are needed to tell. */
		size_t (*fn)(const uint8_t *p, size_t n);
	} framed;
	uint8_t align[2];         /* in an aligned family: must stand at [0] * n + [1] bytes */
	/* summary(): the sprintf language, "TCP %IP.src%:%TCP.sport% > %IP.dst%:%TCP.dport% %TCP.flags%"; other classes named in
	 * it are not summed up by themselves. NULL: the class name. */
	const char *summary;
	void (*summary_fn)(const struct packet *p, unsigned layer, struct buf *out); /* instead of .summary, where that cannot say it */
	/* What `pkt read` prints of the layer, after time, addresses and ports: text with %field% (names where there are any),
	 * %field:x% (hex), %field:d% (number); a [group] is left out when a field in it is absent, zero or empty; %payload:d% is
	 * the payload's length in bytes. Items of list fields print by their own .text. NULL: nothing, "": nothing. Innermost
	 * layers without .text print their class name. */
	const char *text;
	void (*text_fn)(const struct packet *p, unsigned layer, struct buf *out); /* instead of .text, where a table cannot say it */
	const char *example;      /* help: an expression that shows its use. NULL: one is made up of its fields and who carries it */
};

#define COUNTED(a) (a), sizeof(a) / sizeof((a)[0])
#define TABLE(a) .fields = (a), .nfields = sizeof(a) / sizeof((a)[0])
#define UNDER(...) .under = (const struct bind[]){ __VA_ARGS__ }, \
	.nunder = sizeof((const struct bind[]){ __VA_ARGS__ }) / sizeof(struct bind)
#define GIVES(...) .gives = (const char *const[]){ __VA_ARGS__, NULL }
#define SETS(...) .sets = (const struct preset[]){ __VA_ARGS__ }, \
	.nsets = sizeof((const struct preset[]){ __VA_ARGS__ }) / sizeof(struct preset)

/* What a file of src/proto gives to the program. The Makefile gathers unit_<file> of every src/proto/<file>.c. */
struct unit {
	const struct proto *const *protos;     /* NULL-terminated; order is kept in ls() and in decoding ties */
	const struct names *const *names;      /* NULL-terminated shared tables, or NULL */
};
#define PROTO_UNIT(file, ...) const struct unit unit_##file = { \
	.protos = (const struct proto *const[]){ __VA_ARGS__, NULL } }
#define NAMES_UNIT(file, ...) const struct unit unit_##file = { \
	.protos = (const struct proto *const[]){ NULL }, \
	.names = (const struct names *const[]){ __VA_ARGS__, NULL } }
#define PROTO_NAMES_UNIT(file, namelist, ...) const struct unit unit_##file = { \
	.protos = (const struct proto *const[]){ __VA_ARGS__, NULL }, .names = (namelist) }

#endif
