/* lang.h - the language: run a script, evaluate an expression, complete a word. Nothing here prints or exits. */
#ifndef PKT_LANG_H
#define PKT_LANG_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/diag.h"
#include "pkt/val.h"

struct buf;
struct call;
struct env;
struct interp;
struct near;
struct theme;

/* What is wrong with a text: every mistake of it, in order of place. Zeros are an empty one. */
struct diags {
	struct diag *v;
	size_t n, cap;
};

void diags_free(struct diags *d);
struct diag *diags_new(struct diags *d);      /* one more, empty */
void diags_print(struct buf *out, const struct diags *d);
int diags_status(const struct diags *d);      /* exit status of the program: design, section 7 */

struct interp_config {
	const struct env *env;                                /* for packet_encode; NULL: nothing outside is asked */
	void (*write)(void *arg, const void *p, size_t n);    /* what a script prints; NULL: dropped */
	void (*flush)(void *arg);                             /* what was printed is wanted now: the script is about to wait */
	void (*warn)(void *arg, const struct diag *d);        /* what went wrong where nothing stops for it; NULL: dropped */
	void *arg;
	bool interactive;                                     /* print the value of an expression that stands alone */
	int argc;                                             /* sys.argv: the script's name first */
	char *const *argv;
	const volatile sig_atomic_t *stop;                    /* Ctrl-C: not 0 ends what runs. NULL: never */
	bool (*take_stop)(void);                              /* forgets a Ctrl-C that ended a loop of its own (sniff); may be NULL */
	uint64_t seed;                                        /* of random fields */
	uint64_t steps;                                       /* statements that may run; 0: no limit */
	uint64_t memory;                                      /* bytes that the process may hold; 0: half of the machine's */
	bool sealed;                                          /* no file is opened or written (fuzzing) */
	const struct theme *theme;                            /* colours of show() and ls(); NULL: none */
	/* Appends the path of the i-th folder of functions in the language, asked when a name is not known; false: there are no
	 * more. NULL: no library. */
	bool (*library)(unsigned i, struct buf *path);
	void (*wary)(void *of);                               /* once, before the first capture or the network is opened; may be NULL */
	void (*all_sent)(void *of);                           /* sr() and its kin: each probe has left, their answers come; may be NULL */
	void *wary_of;
};

struct interp *interp_new(const struct interp_config *cfg);   /* the registry must have been started */
void interp_free(struct interp *in);

/* Diagnostics point into a copy of the text that lives until the next run, eval or free. */
bool interp_check(struct interp *in, const struct source *src, struct diags *d); /* parses and resolves; runs nothing */
bool interp_run(struct interp *in, const struct source *src, struct diags *d);
bool interp_eval(struct interp *in, const struct source *src, struct val *out, struct diags *d); /* caller owns *out */

/* true: an interface failed while packets came in. That was told, and it went on with what had come. */
bool interp_cut_short(const struct interp *in);

/* Calls a builtin by name with arguments by position, which are borrowed; caller owns *out. */
bool interp_call(struct interp *in, const char *name, const struct val *v, unsigned n, struct val *out, struct diags *d);

/* Calls a value that an expression gave (lambda p: …) with arguments that are borrowed; caller owns *out. */
bool interp_apply(struct interp *in, const struct val *f, const struct val *v, unsigned n, struct val *out, struct diags *d);

/* The value as text: repr as the language would read it back, or as print() shows it. */
void interp_repr(struct interp *in, const struct val *v, struct buf *out);
void interp_str(struct interp *in, const struct val *v, struct buf *out);

/* Is a text that is being typed a whole statement? */
enum need { COMPLETE, MORE, WRONG };
enum need interp_ready(const char *text, size_t n);

/* What may stand at byte `at` of text: calls found() for each word, in order; `begin` is where the word to replace starts. */
struct candidate {
	const char *word;    /* the whole word */
	const char *detail;  /* type and default, or a help line; "" if there is nothing to say */
};
void lang_complete(struct interp *in, const char *text, size_t n, size_t at, size_t *begin,
	void (*found)(void *arg, const struct candidate *c), void *arg);

/* Is a file's name wanted there? begin: where it starts. */
bool lang_wants_file(struct interp *in, const char *text, size_t n, size_t at, size_t *begin);

/* A row of the tables of builtins: a function, a method or an attribute. */
struct builtin {
	const char *name;
	bool (*fn)(struct interp *in, struct call *c, struct val *out);
	const char *params;  /* "p, prn=None, *, sep=None, **"; what stands behind * is given by name. NULL: read without brackets */
	const char *help;
	const char *example; /* run by the tests; its value is printed */
	unsigned on;
	const char *text;    /* more lines of help, or NULL */
};

/* What help("what") prints: a topic, function, method, layer or LAYER.field. false: nothing has that name. */
bool lang_help(struct interp *in, const char *what, struct buf *out, struct diag *d);
/* The functions of the library with a line each; nothing if there is none. */
void lang_tools(struct interp *in, struct buf *out);
/* What help tells of the function called name, also one of the library. false: there is none, and the library's were offered. */
bool lang_function(struct interp *in, struct str name, struct near *near, struct buf *out);

/* The i-th row of all, for help and documentation; NULL past the end. */
const struct builtin *builtin_nth(size_t i);

#endif
