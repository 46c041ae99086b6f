/* svg.c - a picture as SVG text. */
#include "svg.h"

#include "pkt/buf.h"

void svg_begin(struct buf *out, unsigned width, unsigned height)
{
	buf_fmt(out,
	        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\" viewBox=\"0 0 %u %u\">\n"
	        "<style>text{font:12px monospace;fill:#222}.head{font-weight:bold}.value{text-anchor:end;fill:#555}"
	        ".byte{text-anchor:middle}.note{fill:#777}.bar{fill:#4878a8}.cell{stroke:#fff;stroke-width:.7}</style>\n"
	        "<rect width=\"%u\" height=\"%u\" fill=\"#fff\"/>\n",
	        width, height, width, height, width, height);
}

void svg_end(struct buf *out)
{
	buf_text(out, "</svg>\n");
}

/* Text of packets is anything: what XML 1.0 cannot say, or only by another word, is replaced. */
static void put_escaped(struct buf *out, const char *text)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '&')
			buf_text(out, "&amp;");
		else if (c == '<')
			buf_text(out, "&lt;");
		else if (c == '>')
			buf_text(out, "&gt;");
		else
			buf_byte(out, c < 0x20 || c >= 0x7f ? '.' : c);
	}
}

void svg_text(struct buf *out, double x, double y, const char *class, const char *text)
{
	buf_fmt(out, "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">", x, y, class);
	put_escaped(out, text);
	buf_text(out, "</text>\n");
}

void svg_rect(struct buf *out, double x, double y, double width, double height, const char *class, const char *fill)
{
	buf_fmt(out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"%s\"", x, y, width, height, class);
	if (fill)
		buf_fmt(out, " fill=\"%s\"", fill);
	buf_text(out, "/>\n");
}
