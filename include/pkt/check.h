/* check.h - the pass between parsing and running: what src/lang/check*.c share. */
#ifndef PKT_CHECK_H
#define PKT_CHECK_H

#include "pkt/interp.h"

struct check {
	unsigned deep;           /* expressions around the one that is looked at */
	struct interp *in;
	struct program *prog;
	struct diags *diags;
	struct fn *fn;        /* the function being checked */
	unsigned loops;       /* around the statement, in this function */
	unsigned includes;    /* files that include each other */
	bool partial;         /* lines that could not be read are missing: they may have defined any name */
};

struct diag *check_error(struct check *c, struct span at, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

void check_expr(struct check *c, struct node *n);
void check_target(struct check *c, struct node *n);
void check_call(struct check *c, struct node *n);
void check_attr(struct check *c, const struct node *n);
void check_include(struct check *c, struct node *n);
void check_fn(struct check *c, struct node *n);
void check_block(struct check *c, struct node *n);
void check_class(struct check *c, struct node *n);
void check_top(struct check *c);                         /* all of c->prog */

/* Names (scopes.c). */
void scope_collect(struct check *c, struct node *block); /* what the statements of a function assign */
struct var *scope_declare(struct check *c, struct fn *f, struct sym *s);
bool scope_resolve(struct check *c, struct node *n);                    /* false: nobody has the name */
void unknown_name(struct check *c, const struct node *n, bool called);

#endif
