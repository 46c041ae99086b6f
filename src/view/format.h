/* format.h - how the value of a field reads: names, bases, addresses, flags, bytes. Shared by every view. */
#ifndef PKT_VIEW_FORMAT_H
#define PKT_VIEW_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/field.h"

struct buf;
struct packet;

/* The bits of a field of 64 bits or fewer: its name, its flags, an address or a number in the field's base. */
void format_uint(struct buf *out, const struct field *f, uint64_t v);
void format_number(struct buf *out, const struct field *f, uint64_t v, bool hex); /* no names */

/* Any value of that field. Bytes are quoted, names of the DNS and texts are not. */
void format_val(struct buf *out, const struct field *f, const struct val *v);

/* Bytes as plain text: what a terminal must not see is written \xNN. */
void format_plain(struct buf *out, const void *p, size_t n);

/* The field as this layer has it: the alternative that holds if it has several. */
const struct field *format_field(const struct packet *p, unsigned l, unsigned f);

/* What is left of a filled field's value without the zero bytes at its end, which writing puts back. */
struct str format_filled(struct str s);

#endif
