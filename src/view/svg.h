/* svg.h - a picture as SVG 1.1 text: nothing but rectangles and words. Inside src/view. */
#ifndef VIEW_SVG_H
#define VIEW_SVG_H

#include <stdbool.h>

struct buf;

void svg_begin(struct buf *out, unsigned width, unsigned height);
void svg_end(struct buf *out);
/* class: "head", "name", "value" (ends at x), "byte" (about x), "note". */
void svg_text(struct buf *out, double x, double y, const char *class, const char *text);
/* fill: a colour, or NULL: that of the class. */
void svg_rect(struct buf *out, double x, double y, double width, double height, const char *class, const char *fill);

#endif
