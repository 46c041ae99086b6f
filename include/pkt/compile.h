/* compile.h - a protocol's table compiled into a layout. For the registry only. */
#ifndef PKT_COMPILE_H
#define PKT_COMPILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct diag;
struct layout;
struct names;
struct proto;

bool compile(struct layout *l, struct diag *d);        /* fields, places, conditions; then what refers to other classes and number spaces */
const struct layout *layout_named(const char *name, size_t n); /* as layout_find, but it may not be ready */
void stride_compile(struct layout *l);
void labels_compile(struct layout *l);
void plan_shape(struct layout *l);                     /* once the places of its fields are known */
void plan_compile(struct layout *l);                   /* once it knows what follows it */
bool reply_link(struct layout *l, struct diag *d);     /* which class answers which; neither need be ready */
void reply_unlink(const struct layout *l);             /* before it goes: others forget it */
bool fields_order(struct layout *l, struct diag *d);   /* which fields are .low */
struct layout *layout_met(size_t i);                   /* the i-th that anyone has referred to; NULL: past the last */
const struct proto *proto_inherit(const struct proto *p); /* a copy with what .like has; the caller owns it */
void compile_free(struct layout *l);                   /* all that belongs to it; not l itself */
const struct names *names_table(const char *name);     /* a shared table, or NULL */
uint32_t compile_name_hash(const char *name);          /* a layout's name_hash */

#endif
