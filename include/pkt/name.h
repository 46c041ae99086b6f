/* name.h - domain names (RFC 1035, 3.1 and 4.1.4): wire form to text and back. For the name kind and for hooks. */
#ifndef PKT_NAME_H
#define PKT_NAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/str.h"

struct buf;
struct scope;
struct diag;

#define LABEL_MAX 63

/* Bytes of the name at p: its labels up to the zero byte or the first pointer, which is included. 0: it runs past avail. */
size_t name_skip(const uint8_t *p, size_t avail);

/*
 * Appends the text of the name at p[0..n), with the final dot: "www.example.com.", "." for the root. Pointers are followed in
 * the message msg[0..nmsg); NULL: they end the text, as do those that lead outside, in a circle or further than 20 times. In
 * a label a dot and a backslash have a backslash before them, what cannot be printed is \DDD (RFC 1035, 5.1; RFC 4343, 2.1).
 * Returns whether all of it is ASCII that can be printed, for sure.
 */
bool name_text(struct buf *out, const uint8_t *p, size_t n, const uint8_t *msg, size_t nmsg);

/* The same of a field of kind F_NAME, in the message that s belongs to. *compressed: it ends in a pointer. */
bool name_read_text(const struct scope *s, const uint8_t *p, size_t n, bool *compressed, struct buf *out);

/* Appends the wire form of text, never compressed. The final dot may be missing; "" and "." are the root. "a.\<c00c>" ends in
 * the pointer c0 0c and "\<>" is no byte at all, which text cannot say otherwise. */
bool name_wire(struct buf *out, struct str text, struct diag *d);

/* The scope, s or one around it, of the message that pointers in names count from (RFC 1035, 4.1.4); NULL: names are not compressed. */
const struct scope *message_scope(const struct scope *s);

/* Appends text of which name_wire makes just these bytes again; p[0..n) is one name, as name_skip finds it, or nothing. */
void name_exact(struct buf *out, const uint8_t *p, size_t n);

/* Whether bytes that stand for a name are its wire form already (labels up to the root or a pointer) and not its text. */
bool name_is_wire(const uint8_t *p, size_t n);

#endif
