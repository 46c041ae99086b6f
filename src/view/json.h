/* json.h - values and texts as JSON. */
#ifndef PKT_VIEW_JSON_H
#define PKT_VIEW_JSON_H

#include <stddef.h>

#include "pkt/val.h"
#include "pkt/view.h"

struct buf;

/* A string in quotes. What is not UTF-8 is written as the text \\xNN. */
void json_text(struct buf *out, const void *text, size_t n);
/* Any value: numbers, addresses as text, bytes in hexadecimal, packets as objects. */
void json_val(struct tables *t, const struct val *v, struct buf *out);

#endif
