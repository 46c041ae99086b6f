/* interp.h - the running language, as its builtins see it. Only src/lang uses it. */
#ifndef PKT_INTERP_H
#define PKT_INTERP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/ast.h"
#include "pkt/buf.h"
#include "pkt/mem.h"
#include "pkt/packet.h"
#include "pkt/view.h"

struct call;
struct class_;
struct cap_packet;
struct exchange;
struct library_file;
struct cap_reader;
struct iter;
struct sender;

/* ---- types ---- */

enum lang_type {
	V_DICT = V_LANG, /* struct dict */
	V_FUNC,          /* struct func */
	V_METHOD,        /* struct bound */
	V_ITER,          /* struct iter_obj */
	V_RANGE,         /* struct range */
	V_READER,        /* struct reader */
	V_PLIST,         /* struct list of packets, with the methods of a packet list */
	V_CELL,          /* struct cell: a variable that an inner function uses; never seen by a script */
	V_ERROR,         /* struct list: what `except … as e` gives: kind and text */
	V_WRITER,        /* struct writer of builtin_write.c */
	V_SNIFFER,       /* struct sniffer of builtin_async.c */
	V_FIELD,         /* struct fdesc of class.h */
	V_PART,          /* struct part of part.h: a set's packets in an order of their own */
	V_RECORD,        /* item of a packet list that is only bytes so far; aux: place. Never seen by a script: list_item */
	/* From here the value itself says all. */
	V_CLASS = V_PLAIN, /* any: const struct layout */
	V_BUILTIN,       /* any: const struct method */
	V_FLAGS,         /* u, and the field: flags_value, flags_field */
};

struct entry {
	struct val key, value; /* key V_UNSET: was deleted */
	uint32_t hash;
};

/* Keeps the order of insertion. slot: index + 1 into e, 0 free. */
struct dict {
	struct obj obj;
	struct entry *e;
	uint32_t n, used, cap; /* used: entries in e, deleted ones too */
	uint32_t *slot;
	uint32_t nslot;
	bool is_set; /* set(): only the keys count */
};

struct func {
	struct obj obj;
	struct fn *fn;
	struct program *prog;
	struct val *init;      /* defaults of its parameters */
	struct val *cell;      /* captured variables */
};

struct bound {
	struct obj obj;
	const struct method *method; /* NULL: fn, of a class of the script */
	struct val self, fn;
};

struct cell {
	struct obj obj;
	struct val v;
};

struct range {
	struct obj obj;
	int64_t start, step;
	uint64_t n;
};

struct reader {
	struct obj obj;
	struct cap_reader *cap; /* NULL: closed */
	struct packet *cur;     /* given last; reused when nobody else keeps it */
	char *path;
	struct source filter;
};

/* ---- builtins ---- */

enum on { /* what a method belongs to; bits */
	ON_NONE = 0,
	ON_PACKET = 1, ON_STR = 2, ON_BYTES = 4, ON_LIST = 8, ON_TUPLE = 16, ON_DICT = 32, ON_PLIST = 64, ON_READER = 128,
	ON_FLAGS = 256, ON_NUMBER = 512, ON_CLASS = 1024, ON_ERROR = 2048, ON_BUILTIN = 4096, ON_WRITER = 1 << 20, ON_SNIFFER = 1 << 21,
};

/* A builtin whose parameters were taken apart. */
struct method {
	const struct builtin *row;
	const struct method *next;  /* of the same name */
	struct sym **name;
	struct val *init;           /* V_UNSET: must be given */
	unsigned n, nposition;      /* all; those that may be given by position */
	bool rest;                  /* "*": more by position */
	bool named;                 /* "**": any names */
};

/* Tables of rows, each ended by a row without a name, and under what help lists their functions. */
#define BUILTINS(ROW) \
	ROW(packet, "Packets and their values") \
	ROW(frag, "Packets and their values") \
	ROW(stream, "Packets and their values") \
	ROW(packetlist, "Packets and their values") \
	ROW(part, "Sets") \
	ROW(random, "Random values") \
	ROW(file, "Captures") \
	ROW(write, "Captures") \
	ROW(sniff, "Sending and receiving") \
	ROW(async, "Sending and receiving") \
	ROW(session, "Sending and receiving") \
	ROW(send, "Sending and receiving") \
	ROW(sr, "Sending and receiving") \
	ROW(srloop, "Sending and receiving") \
	ROW(scan, "Sending and receiving") \
	ROW(replay, "Sending and receiving") \
	ROW(wire, "Sending and receiving") \
	ROW(help, "Finding things") \
	ROW(class, "Own protocols") \
	ROW(field, "Own protocols") \
	ROW(field_var, "Own protocols") \
	ROW(util, "Bytes and addresses") \
	ROW(convert, "Making one value of another") \
	ROW(seq, "Numbers and sequences") \
	ROW(core, "The language") \
	ROW(module, "Of Python's modules") \
	ROW(layer, "More") \
	ROW(map, "More") \
	ROW(text, "More") \
	ROW(list, "More") \
	ROW(dict, "More") \
	ROW(set, "Making one value of another") \
	ROW(plist, "More") \
	ROW(ptable, "More") \
	ROW(number, "More")
#define BUILTIN_TABLE(name, title) extern const struct builtin builtins_##name[];
BUILTINS(BUILTIN_TABLE)
#undef BUILTIN_TABLE

/* One call of a builtin: its parameters in order, self of a method first. Values are borrowed. */
struct call {
	const struct method *m;
	struct val *v;
	unsigned n;               /* parameters */
	struct val *rest;         /* more by position */
	unsigned nrest;
	struct sym **names;       /* "**": names and values of the rest */
	struct val *named;
	unsigned nnamed;
	const struct node *node;  /* the call, for places; may be NULL */
	const struct node *const *where; /* by parameter: the argument's node or NULL; may be NULL */
};

/* Error in argument i (or in the call, i < 0). Always false. */
bool call_bad(struct interp *in, struct call *c, int i, const char *fmt, ...) __attribute__((format(printf, 4, 5)));
bool call_place(struct interp *in, struct call *c, int i); /* adds the place of argument i to the message there is */
bool may_open(struct interp *in, struct call *c);  /* false with a message: files are not for this script */
bool fn_unhex(struct interp *in, struct call *c, struct val *out);
bool call_int(struct interp *in, struct call *c, unsigned i, int64_t *out);
bool call_text(struct interp *in, struct call *c, unsigned i, struct str *out); /* str or bytes */

/* ---- the interpreter ---- */

enum { FRAMES_MAX = 500, STACK_VALUES = 65536, STACK_BYTES = 5 << 20, TEXT_MAX = 256 << 20, ITEMS_MAX = 64 << 20 };

struct frame {
	struct fn *fn;
	struct func *func;         /* NULL: the program itself */
	struct val *slot;
	struct frame *up;
	const struct node *called; /* where from */
};

/* A packet of a packet list that was made of its bytes and goes again when it was not kept or changed. */
enum { LOANS = 16 };

struct loan {
	struct obj *slab; /* NULL: none */
	uint32_t at;
};

/* By which calls an error was reached, as text. In place: a message points to it. */
struct chain {
	char text[800];
	size_t n;
	char last[200];       /* line */
	unsigned again, left; /* times that line came again; lines that found no room */
};

enum course { COURSE_ON, COURSE_BREAK, COURSE_CONTINUE, COURSE_RETURN, COURSE_ERROR };

struct interp {
	struct interp_config cfg;
	struct env env;
	struct symtab syms;
	struct arena arena;        /* methods */
	struct diag d;             /* what stopped the program */
	struct frame *frame;
	unsigned depth;
	struct val *stack;         /* slots of frames and arguments of calls */
	size_t nstack;
	struct obj **pool;         /* values of the running statement */
	size_t npool, pool_cap;
	struct program *kept;      /* of the last run: diagnostics point into it */
	struct sym *underscore;
	const struct layout *raw;  /* what text becomes beside a packet */
	unsigned raw_load;
	struct program *running;
	struct program *blamed;    /* what the last message points into */
	struct buf scratch;
	uint64_t steps;
	const char *stack_base;
	struct method **methods;
	size_t nmethods;
	struct val result;         /* of return */
	bool interrupted;          /* by Ctrl-C or the limit of steps: no except catches it */
	bool owning;               /* what is read is about to be changed: lists in fields must be the packet's own */
	struct val conf;           /* the dict `conf` */
	uint64_t drawn;            /* random values drawn one by one: which is next */
	struct chain chain;
	uint64_t memory;           /* bytes that the process may hold; 0: no limit */
	int64_t patience;          /* steps to the next look at it */
	struct loan loan[LOANS];
	unsigned nextloan;
	struct sender *sender;     /* interp_sender */
	struct exchange *exchange; /* handles and captures that are kept for the next sr(); NULL: none yet */
	bool guard_told;           /* that there is no guard */
	bool is_wary;              /* cfg.wary was called */
	bool cut_short;            /* interp_cut_short */
	struct class_ *classes;    /* that it declared */
	struct library_file *library; /* files of it that were read */
	unsigned building;         /* bytes are being made: a mistake in a class's function stops that */
	struct diag hook;          /* that mistake */
	struct packet *spare;      /* room for the next packet of a list */
	struct liner liner;        /* what show() needs of each class */
	char **sniffed;            /* names of interfaces: packet.on - 1 is an index here */
	size_t nsniffed, sniffed_cap;
};

/* Room for bytes that is used again and again. Whoever takes it has it alone: functions of classes run while packets are built. */
static inline struct buf scratch_take(struct interp *in)
{
	struct buf b = in->scratch;

	in->scratch = (struct buf)BUF_INIT;
	b.n = 0;
	return b;
}

static inline void scratch_give(struct interp *in, struct buf b)
{
	buf_free(&in->scratch);
	in->scratch = b;
}

/* Values made while running go to the pool: takes over one count, gives a borrowed value. */
static inline struct val pool_add(struct interp *in, struct val v)
{
	if (val_is_obj(&v)) {
		if (in->npool == in->pool_cap)
			in->pool = mem_room(in->pool, &in->pool_cap, in->npool + 1, sizeof(*in->pool));
		in->pool[in->npool++] = v.o;
	}
	return v;
}

/* A value that somebody else keeps, kept to the end of the statement as well. */
static inline struct val pool_borrow(struct interp *in, struct val v)
{
	return pool_add(in, val_hold(v));
}

void pool_release(struct interp *in, size_t mark);

void chain_add(struct interp *in, const struct fn *fn, const struct node *call); /* the error came out of this call */
void chain_place(struct interp *in, const struct program *p); /* the error is there, if p is a library's; it will be moved */
void chain_end(struct interp *in);
void memory_limit(struct interp *in);
bool memory_low(struct interp *in, struct span at); /* true with a message: the script holds too much */

/* So many bytes were made at once: the next look at the memory comes sooner. */
static inline void memory_weigh(struct interp *in, size_t n)
{
	in->patience -= (int64_t)(n >> 12);
}

bool fail(struct interp *in, struct span at, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
bool fail_at(struct interp *in, struct span at);   /* adds the place to in->d; always false */

bool eval(struct interp *in, const struct node *n, struct val *out);
enum course exec(struct interp *in, const struct node *n);
bool assign(struct interp *in, const struct node *target, struct val v, const struct node *from); /* from: v's expression or NULL */
struct val *frame_place(struct frame *f, const struct node *name); /* of a local or captured variable */
struct span attr_span(const struct node *n); /* of the name behind the dot */
bool program_exec(struct interp *in, struct program *p);
bool module_exec(struct interp *in, struct program *p, struct val *slot); /* the same; its variables stay in slot */
bool interrupted(struct interp *in, struct span at);

/* ---- the wire ---- */

bool conf_truth(struct interp *in, const struct val *given, const char *name); /* of what was given; None: of conf.name */
bool may_wire(struct interp *in, struct call *c);     /* false with a message: the wire is not for this script */
struct sender *interp_sender(struct interp *in);      /* made by the first question; conf.iface is its default interface */
/* Argument i as the name of an interface: None is NULL. The text is kept to the end of the statement. */
bool call_iface(struct interp *in, struct call *c, unsigned i, const char **out);
/* An interface failed, and packets had come from it: tells of it and goes on. Always true. */
bool wire_cut(struct interp *in, const struct diag *why);
void be_wary(struct interp *in);                      /* what is opened now holds what strangers sent */
bool call_seconds(struct interp *in, struct call *c, unsigned i, int64_t *ns); /* None: -1 */
bool is_verbose(struct interp *in, const struct val *v); /* verbose=: None asks conf.verb, and the REPL is */
void conf_wire(struct interp *in);                    /* conf.route */
/* The sender, with its guard as guard= says (None: conf.guard). A guard that cannot be had is told of once, and all goes on. */
struct sender *wire_guard(struct interp *in, const struct val *guard);
void wire_guard_tell(struct interp *in);              /* after sending: what could not be guarded */
bool conf_iface(struct interp *in, struct val *out);  /* conf.iface that was not set: of the default route, else None */

/* ---- calls ---- */

bool call_node(struct interp *in, const struct node *n, struct val *out);
bool new_node(struct interp *in, const struct node *n, struct packet *onto, struct val *out); /* N_NEW */
enum { CALL_MOST = 20, PARAMS_MAX = 20 }; /* PARAMS_MAX: of a builtin */
/* Calls any value with n arguments by position, CALL_MOST at most. */
bool call_value(struct interp *in, struct val f, const struct val *v, unsigned n, const struct node *at, struct val *out);
bool new_layer(struct interp *in, const struct layout *lay, const struct val *v, struct sym *const *name, unsigned nposition,
               unsigned n, const struct node *call, struct val *out);
bool eval_owner(struct interp *in, const struct node *n, struct val *out); /* as eval; the result is about to be changed */
bool func_new(struct interp *in, const struct node *n, struct val *out);
bool is_callable(const struct val *v);
struct val *stack_take(struct interp *in, size_t n, struct span at); /* NULL with a message */

/* ---- check ---- */

void check_program(struct interp *in, struct program *p, struct diags *d, unsigned includes);
void check_partial(struct interp *in, struct program *p, struct diags *d); /* a program of which lines could not be read */
struct var *scope_find(struct fn *f, const struct sym *s);
void methods_start(struct interp *in);
void methods_end(struct interp *in);
const struct method *method_find(const struct sym *s, const struct val *self);
int field_of(struct sym *s, const struct layout *lay); /* index or -1; remembered */

/* ---- values ---- */

const char *type_text(const struct val *v);
unsigned type_on(const struct val *v);
bool truth(const struct val *v);
bool values_equal(const struct val *a, const struct val *b);
bool values_order(struct interp *in, const struct val *a, const struct val *b, int *out); /* false: cannot be ordered */
uint32_t value_hash(const struct val *v);
bool hashable(const struct val *v);
void repr(struct interp *in, const struct val *v, struct buf *out);
void text_of(struct interp *in, const struct val *v, struct buf *out);
bool is_number(const struct val *v);
bool is_text(const struct val *v);      /* str or bytes or name */
bool is_list(const struct val *v);      /* list, tuple, packet list */
bool to_int(const struct val *v, int64_t *out); /* ints (and bools, flags) that fit */
double to_float(const struct val *v);
struct val flags_value(const struct field *f, uint64_t v);
const struct field *flags_field(const struct val *v);
struct val for_core(struct interp *in, const struct val *v); /* as layers store it: flags as numbers, ranges as tuples */
struct val from_core(struct interp *in, const struct field *f, struct val v); /* as the language sees it; takes over v, pooled */

/* The commonest sums of two whole numbers; false: number_op knows. */
static inline bool int_quick(unsigned op, const struct val *a, const struct val *b, struct val *out)
{
	if (a->type != V_INT || b->type != V_INT || a->neg || b->neg)
		return false;
	if (op == OP_ADD && a->u + b->u >= a->u)
		*out = val_int(a->u + b->u);
	else if (op == OP_SUB && a->u >= b->u)
		*out = val_int(a->u - b->u);
	else if (op == OP_AND)
		*out = val_int(a->u & b->u);
	else
		return false;
	return true;
}

bool number_op(struct interp *in, enum op op, const struct val *a, const struct val *b, struct val *out);
bool binary(struct interp *in, enum op op, const struct val *a, const struct val *b, struct val *out);
bool unary(struct interp *in, enum op op, const struct val *a, struct val *out);
bool compare(struct interp *in, enum op op, const struct val *a, const struct val *b, bool *out);
bool contains(struct interp *in, const struct val *box, const struct val *v, bool *out);

/* Lists, dicts, indices. */
struct val list_new_of(unsigned type, const struct val *v, size_t n); /* holds each */
struct val dict_new(void);
struct val dict_new_set(void); /* a dict without values */
bool set_op(struct interp *in, enum op op, const struct dict *a, const struct dict *b, struct val *out); /* | & - ^ */
const struct entry *dict_find(const struct dict *d, const struct val *key);
bool dict_set(struct interp *in, struct dict *d, struct val key, struct val v); /* holds both */
bool dict_remove(struct dict *d, const struct val *key);
bool index_get(struct interp *in, const struct val *box, const struct val *i, const struct node *at, struct val *out);
bool index_set(struct interp *in, const struct val *box, const struct val *i, struct val v);
bool index_del(struct interp *in, const struct val *box, const struct val *i);
struct slice { bool has[3]; int64_t v[3]; };
bool slice_of(struct interp *in, const struct node *n, struct slice *out);
bool slice_del(struct interp *in, const struct val *box, const struct slice *s);
bool slice_get(struct interp *in, const struct val *box, const struct slice *s, struct val *out);
bool value_len(struct interp *in, const struct val *v, uint64_t *n);

/* Packet lists: items are bytes until they are asked for. Whoever reads an item of a list asks these. */
void plist_capture(struct list *l, const struct cap_packet *c);                 /* one more item: its bytes are copied */
void packet_captured(struct packet *p, const struct cap_packet *c);             /* decodes; the bytes are borrowed */
uint16_t iface_id(struct interp *in, const char *name);                        /* for packet.on; 0: there are too many */
struct cap_reader;
struct cap_packet;
void iface_name(struct interp *in, const struct cap_reader *r, struct cap_packet *c); /* ... of a packet just read from a pcapng file */
void ifaces_end(struct interp *in);
struct val list_item(struct interp *in, const struct list *l, uint32_t i);      /* pooled or borrowed */
struct val item_alone(const struct val *item);                                  /* caller owns; borrows the list's bytes */
struct val list_as(struct interp *in, unsigned type, const struct list *from); /* a new list of the same items; caller owns */
void loans_end(struct interp *in);
bool plist_having(struct interp *in, const struct val *box, const struct layout *lay, struct val *out); /* pkts[TCP] */
bool call_on_item(struct interp *in, struct call *c, const struct val *f, const struct val *item, struct val *out); /* f(p), f(s, r) */

/* Attributes. */
/* A name that a class of the script, or a packet list, was given for itself. false without a message: it has none. */
bool attr_own(struct interp *in, const struct val *self, const struct sym *s, struct val *out);
bool attr_get(struct interp *in, const struct val *self, struct sym *s, const struct node *at, struct val *out);
/* The class of items in a list of that class which s names, as in BGPPAASPath.ASPathSegment; NULL: none. */
const struct layout *class_within(const struct layout *lay, const struct sym *s);
bool attr_set(struct interp *in, const struct val *self, struct sym *s, struct val v);
bool attr_assign(struct interp *in, const struct node *t, struct val v, const struct node *from); /* t: an N_ATTR */
bool attr_del(struct interp *in, const struct val *self, struct sym *s);
bool no_attr(struct interp *in, const struct val *self, const struct sym *s);

/* Packets. */
bool stack_values(struct interp *in, const struct val *a, const struct val *b, struct val *out); /* a / b */
bool packet_find_field(const struct val *v, struct sym *s, unsigned *layer, unsigned *field);
bool packet_get(struct interp *in, const struct val *v, struct sym *s, struct val *out); /* false without message: no such field */
bool packet_set(struct interp *in, const struct val *v, struct sym *s, const struct val *to);
bool packet_unset(struct interp *in, const struct val *v, struct sym *s);
bool packet_no_attr(struct interp *in, const struct val *v, const struct sym *s, struct near *near);
struct val conf_new(struct interp *in);               /* pooled */
bool conf_set(struct interp *in, struct sym *s, struct val v);
bool conf_seed(struct interp *in, const struct val *v);
bool conf_no(struct interp *in, const struct sym *s); /* there is no such setting. Always false */
/* The nth packet of that class among the items of list fields, as DNSQR is in DNS; false without message: there is none. */
bool packet_inner(struct interp *in, const struct val *p, const struct layout *lay, unsigned nth, struct val *out);
bool packet_of_class(struct interp *in, const struct val *p, const struct layout *lay, unsigned nth, struct val *out);
struct val packet_value(struct packet *p, unsigned from);
bool packet_append(struct interp *in, struct packet *p, const struct val *v); /* layers or text go on the inside */
bool give_text(struct interp *in, struct buf *b, bool give, struct val *out); /* prints, or gives it as a value; b is freed */
bool packet_build(struct interp *in, const struct packet *p, unsigned from, struct buf *out); /* its bytes; mistakes in classes' functions are errors */
bool packet_bytes(struct interp *in, const struct val *p, struct buf *out);
bool set_of(struct interp *in, const struct val *p, uint64_t *n);

/* ---- random values ---- */

bool is_random(const struct val *v);                              /* RandShort() and the like, not yet drawn */
struct val random_now(struct interp *in, const struct val *v);    /* a fresh value of it; any other value is given back */
uint64_t random_number(struct interp *in, uint64_t n);            /* a fresh one below n; n = 0 means 2^64 */
/* The k-th packet of the set of n that p describes. One with random values is another one each time; of a larger set the
 * k-th is always the same. The caller owns it. */
struct packet *packet_of_set(struct interp *in, const struct val *p, uint64_t k, uint64_t n);
struct val random_packet(struct interp *in, const struct val *p); /* a packet with fresh values in its random fields; pooled */

/* ---- iteration ---- */

struct iter {
	struct val over;      /* borrowed: whoever iterates keeps it */
	uint64_t i, n;
};

enum { ITER_SOURCES = 4 };

/* A value that is itself an iterator (enumerate, zip, map): next gives the following one. */
struct iter_obj {
	struct obj obj;
	int (*next)(struct interp *in, struct iter_obj *it, struct val *out);
	struct val src[ITER_SOURCES];
	struct iter it[ITER_SOURCES];
	struct val fn;
	uint64_t n;
	unsigned nsrc;
};

bool iter_start(struct interp *in, struct iter *it, const struct val *over, struct span at);
int iter_next(struct interp *in, struct iter *it, struct val *out); /* 1; 0: the end; -1: error. *out is pooled or borrowed */
int iter_step(struct interp *in, struct iter *it, struct val *out); /* the same for loops of builtins: -1 also at Ctrl-C */
struct val range_at(const struct range *r, uint64_t k);
int reader_next(struct interp *in, struct reader *r, struct val *out);
bool list_sort(struct interp *in, struct list *l, const struct val *fn, bool reverse);
bool list_of(struct interp *in, const struct val *v, struct val *out); /* a new list of what v gives; caller owns */

/* ---- text ---- */

bool format_spec(struct interp *in, const struct val *v, struct str spec, struct buf *out);
bool format_percent(struct interp *in, struct str fmt, const struct val *args, struct buf *out);
bool format_braces(struct interp *in, struct str fmt, struct call *c, struct buf *out);
bool out_text(struct interp *in, const void *p, size_t n);
void out_now(struct interp *in); /* what was printed so far is shown: the script is about to wait */
const struct theme *theme_of(const struct interp *in);

void put_utf8(struct buf *out, uint32_t c);
bool text_find(struct str hay, struct str needle, size_t from, size_t *at);
struct val str_val(struct interp *in, const void *p, size_t n); /* pooled */
struct val buf_val(struct interp *in, struct buf *b);           /* pooled str of its text; b is freed */

#endif
