/* ast.h - what the parser builds: names, nodes with spans, and the program they belong to. Only src/lang and grammar/ use it. */
#ifndef PKT_AST_H
#define PKT_AST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/arena.h"
#include "pkt/diag.h"
#include "pkt/lang.h"
#include "pkt/val.h"

struct layout;
struct method;

/* ---- names ---- */

/* A name, once per interpreter: what it means is looked up when it is first seen, never while running. */
struct sym {
	const char *name;
	uint32_t n, hash;
	struct sym *next;              /* same bucket */
	struct val value;              /* the global variable of that name; V_UNSET: none */
	const struct layout *layout;   /* the layer class of that name */
	const struct method *builtin;  /* the builtin function of that name */
	const struct method *methods;  /* methods and attributes of that name, one per type */
	int16_t *field;                /* by layout id: field index + 2, 1: none, 0: not yet asked */
	uint32_t nfield;
	uint8_t assigned;              /* some text that was checked assigns the global */
	uint8_t given;                 /* its value is pkt's own: conf, sys */
	uint8_t known;                 /* some layer, class, dict or packet list has such a name behind its dot */
};

struct symtab {
	struct arena arena;
	struct sym **bucket;
	uint32_t nbucket, n;
};

void symtab_init(struct symtab *t);
void symtab_free(struct symtab *t);
struct sym *sym_intern(struct symtab *t, const char *p, size_t n);

/* ---- nodes ---- */

enum nkind {
	/* Expressions. In brackets: which members are used. */
	N_CONST,    /* val */
	N_NAME,     /* sym, var; flag: in a library's file, where a script's variables do not hide what pkt gives */
	N_LIST,     /* kids */
	N_TUPLE,    /* kids */
	N_DICT,     /* kids: key, value, key, value …; flag: a set, whose values are True */
	N_FSTRING,  /* kids: N_CONST text and N_FPART */
	N_FPART,    /* a value; op conversion 'r', 's' or 0; b format spec (N_FSTRING) or NULL; c text before it (=) or NULL */
	N_ATTR,     /* a . sym */
	N_INDEX,    /* a [ b ] */
	N_SLICE,    /* a : b : c, each may be NULL */
	N_CALL,     /* a ( kids ); a kid may be N_KEYWORD, N_STAR, N_STAR2 */
	N_KEYWORD,  /* sym = a */
	N_STAR,     /* * a */
	N_STAR2,    /* ** a */
	N_NEW,      /* a call of the layer class `layout`; kids' `index` is the field. Made by the check from N_CALL */
	N_BINARY,   /* a op b */
	N_UNARY,    /* op a */
	N_AND,      /* a, b */
	N_OR,       /* a, b */
	N_NOT,      /* a */
	N_COMPARE,  /* kids: n operands; ops: n - 1 of them */
	N_TERNARY,  /* a if b else c */
	N_LAMBDA,   /* fn */
	N_COMP,     /* list comprehension: a, kids: N_CLAUSE */
	N_DICTCOMP, /* a: b, kids: N_CLAUSE; flag: a set */
	N_GENERATOR, /* as N_COMP, in parentheses */
	N_CLAUSE,   /* for a in b; kids: conditions */
	/* Statements. */
	N_BLOCK,    /* kids */
	N_EXPR,     /* a */
	N_ASSIGN,   /* kids: targets; a value */
	N_AUGMENT,  /* a op= b */
	N_DEL,      /* kids */
	N_ASSERT,   /* a, b message or NULL */
	N_IF,       /* a condition, b block, c block or N_IF or NULL */
	N_WHILE,    /* a condition, b block, c else block */
	N_FOR,      /* a target, b iterable, c block, kids[0] else block */
	N_BREAK,
	N_CONTINUE,
	N_PASS,
	N_DEF,      /* a: its name, sym, fn */
	N_RETURN,   /* a or NULL */
	N_CLASS,    /* sym, kids: bases, b block; fn: its scope, from the check on */
	N_TRY,      /* a block, kids: N_EXCEPT, b else block, c finally block */
	N_EXCEPT,   /* a class or NULL, b block, c its name or NULL */
	N_RAISE,    /* a or NULL */
	N_GLOBAL,   /* kids: names; op 'n': nonlocal */
	N_INCLUDE,  /* a: the file's name; fn: its program, from the check on */
	N_IMPORT,   /* Python modules: nothing to do */
};

enum op {
	OP_ADD, OP_SUB, OP_MUL, OP_DIV, OP_FLOORDIV, OP_MOD, OP_POW, OP_LSHIFT, OP_RSHIFT, OP_AND, OP_OR, OP_XOR,
	OP_NEG, OP_POS, OP_INVERT,
	OP_EQ, OP_NE, OP_LT, OP_LE, OP_GT, OP_GE, OP_IN, OP_NOT_IN, OP_IS, OP_IS_NOT,
};

const char *op_text(unsigned op);

struct seq {
	struct node **v;
	unsigned n, cap;
};

/* Where a name lives: found by the check. */
enum where { AT_GLOBAL, AT_LOCAL, AT_CELL };

struct var {
	struct sym *sym;
	struct var *next;   /* of the same function */
	struct fn *owner;
	uint32_t slot;
	bool captured;      /* an inner function uses it: the slot holds a cell */
	bool hidden;        /* a comprehension's variable, out of its scope */
	bool is_param;
};

struct param {
	struct sym *sym;
	struct node *init;  /* NULL: must be given */
	struct var *var;
	struct span span;
	char star;          /* '*': the rest by position, '2': the rest by name, else 0 */
};

/* A function's text: def, lambda, or the program itself. */
struct fn {
	struct sym *name;      /* NULL: lambda or program */
	struct span span;
	struct param *param;
	unsigned nparam, nposition; /* params before a star */
	bool has_star, has_star2;
	struct node *body;     /* block, or expression of a lambda */
	bool is_lambda;
	bool is_class;         /* a class's body: functions in it do not see its variables */
	bool is_module;        /* top level of a library's file: its variables are its own */
	struct fn *outer;
	struct program *prog;
	struct var *vars;
	uint32_t nslots;
	struct capture {       /* variables of outer functions: copied from its frame (slot) or its own captures (index) */
		struct var *var;
		uint32_t from;
		bool from_capture;
	} *capture;
	unsigned ncapture, capcap;
	struct sym **globals;  /* declared `global` */
	unsigned nglobals;
};

struct node {
	uint8_t kind;          /* enum nkind */
	uint8_t op;
	uint8_t where;         /* N_NAME: enum where */
	uint8_t flag;
	uint16_t depth;        /* of nesting below */
	uint32_t nkids;
	int32_t index;         /* N_NAME: slot or capture; N_KEYWORD: field */
	struct span span;
	struct node *a, *b, *c;
	struct node **kids;
	union {
		struct sym *sym;
		const uint8_t *ops;
	};
	union {
		struct val val;      /* N_CONST */
		struct fn *fn;       /* N_LAMBDA, N_DEF */
		struct var *var;     /* N_NAME */
		const struct layout *layout; /* N_NEW */
	};
	struct node *next_const; /* N_CONST of the same program */
};

#define NODE_DEPTH 1000  /* of nesting in one expression or of blocks */
#define SOURCE_MAX (16u << 20) /* bytes of one text */

/* A text that was parsed. Functions made from it keep it alive. */
struct program {
	struct obj obj;
	struct arena arena;
	struct source src;     /* a copy */
	struct fn *main;
	struct node *consts;
	struct program *included; /* programs that this one includes */
	struct program *next;
};

/* ---- parsing ---- */

struct opener {
	char c;              /* '(' '[' '{', or 'f': the { of an f-string */
	uint32_t at;
};

/* A string that is being read. */
struct quote {
	char c;
	bool triple, raw, bytes;
	uint32_t at;         /* of its prefix */
	uint32_t text;       /* after the opening quotes */
	unsigned depth;      /* f-string: brackets that were open */
};

struct indent {
	uint32_t col, alt;   /* tabs to the next 8, and tabs as 1: both must agree */
	bool fake;           /* was reported: no INDENT was given for it */
};

enum { BRACKETS_MAX = 200, INDENT_MAX = 100, FSTRING_MAX = 8 };

/* State of one parse: the scanner's and the grammar's. */
struct parser {
	struct program *prog;
	struct symtab *syms;
	struct diags *diags;
	const char *text;
	size_t n;
	uint32_t pos;           /* end of the last token */
	size_t fed;             /* bytes handed to the scanner */
	struct opener open[BRACKETS_MAX];
	unsigned nopen;
	struct quote str;       /* an ordinary string */
	struct quote fstr[FSTRING_MAX];
	unsigned nfstr;
	struct indent indent[INDENT_MAX];
	unsigned nindent;
	int pending;            /* > 0: INDENTs to give, < 0: DEDENTs */
	bool line_start;        /* a statement may begin here */
	bool colon;             /* the token before the end of the line was ':' */
	bool any_token;         /* the logical line has a token */
	bool give_error;        /* the scanner reported; the parser shall recover without a word */
	bool unfinished;        /* the text ended inside a bracket, a string or a block, or after a backslash */
	bool erred;             /* a mistake of this line was told: no more of it, and what is indented below is its block */
	bool again;             /* a bracket was never closed: the line that showed it is read again, as a new one */
	uint32_t again_at;
	struct diag ignored;    /* where further ones go */
	bool deep;              /* too deep nesting was reported */
};

/* Parses. Mistakes go to diags and point into the program: it must not run then. unfinished (may be NULL): more text could mend it. */
struct program *program_parse(const struct source *src, struct symtab *syms, struct diags *d, bool *unfinished);
struct program *program_hold(struct program *p);
void program_drop(struct program *p);

void diags_sort(struct diags *d, size_t from); /* by place */
bool grammar_parse(struct parser *ps); /* in grammar/pkt.y */

struct diag *parse_error(struct parser *ps, struct span at, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* A token that cannot stand here, and the texts of those that could. */
void parse_unexpected(struct parser *ps, struct span at, const char *token, const char *const *want, int nwant);

/* ---- building ---- */

struct node *node_new(struct parser *ps, enum nkind kind, struct span at);
struct node *node_of(struct parser *ps, enum nkind kind, struct span at, struct node *a, struct node *b, struct node *c);
struct node *node_kids(struct parser *ps, struct node *n, const struct seq *s); /* appends */
struct node *node_op(struct parser *ps, enum nkind kind, enum op op, struct span at, struct node *a, struct node *b);
struct node *node_sym(struct parser *ps, enum nkind kind, struct span at, struct sym *sym, struct node *a);
struct node *node_const(struct parser *ps, struct span at, struct val v); /* takes over v's count */
/* name = a, the block, and then name.close(), however the block ends. */
struct node *node_with(struct parser *ps, struct node *a, struct sym *name, struct span at, struct node *block);
struct node *node_set(struct parser *ps, struct span at, struct seq *items); /* {a, b}: a dict whose values are True */
struct node *node_compare(struct parser *ps, enum op op, struct node *a, struct node *b, struct span at);
struct node *node_fn(struct parser *ps, enum nkind kind, struct span at, struct sym *name, const struct seq *params, struct node *body);
struct node *node_join(struct parser *ps, struct node *a, struct node *b); /* neighbouring strings */
struct node *node_equals(struct parser *ps, struct node *part, struct span text); /* f"{x=}": shows its text first */
struct seq *seq_new(struct parser *ps);
struct seq *seq_add(struct parser *ps, struct seq *s, struct node *n);

#endif
