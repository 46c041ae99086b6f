/* compile.h - a protocol's table compiled into a layout, in two steps. For the registry only. */
#ifndef PKT_COMPILE_H
#define PKT_COMPILE_H

#include <stdbool.h>

struct diag;
struct layout;
struct names;
struct proto;

bool compile_fields(struct layout *l, struct diag *d); /* fields, places, conditions: needs nothing but the table */
bool compile_links(struct layout *l, struct diag *d);  /* what refers to other classes and number spaces */
bool reply_link(struct layout *l, struct diag *d);     /* then: which class answers which */
void reply_unlink(const struct layout *l);             /* before it goes: others forget it */
const struct proto *proto_inherit(const struct proto *p); /* a copy with what .like has; the caller owns it */
void compile_free(struct layout *l);                   /* all of it and l */
const struct names *names_table(const char *name);     /* a shared table, or NULL */

#endif
