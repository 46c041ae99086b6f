/* json.h - texts as JSON. */
#ifndef PKT_VIEW_JSON_H
#define PKT_VIEW_JSON_H

#include <stddef.h>

struct buf;

/* A string in quotes. What is not UTF-8 is written as the text \\xNN. */
void json_text(struct buf *out, const void *text, size_t n);

#endif
