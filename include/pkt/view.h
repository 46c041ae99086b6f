/* view.h - packets as text: one line, tree, expression, hex. No I/O: everything is appended to a buf. */
#ifndef PKT_VIEW_H
#define PKT_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/clock.h"
#include "pkt/packet.h"

struct buf;
struct diag;

/* What a piece of text is, for colour. */
enum paint { PAINT_LAYER, PAINT_FIELD, PAINT_VALUE, PAINT_GOOD, PAINT_BAD, PAINT_DIM, PAINTS };

/* Escape sequences before each kind of text and the one that ends them; all empty for plain text. */
struct theme {
	const char *on[PAINTS];
	const char *off;
};
const struct theme *theme_plain(void);
const struct theme *theme_colour(void);

/* One-line texts; no newline at the end. */

/* Scapy's summary(): "Ether / IP / TCP 192.0.2.1:http > 192.0.2.2:ssh S / Raw". */
void view_summary(const struct packet *p, unsigned from, struct buf *out);

/* Scapy's sprintf: %TCP.dport%, %03xr,IP.proto%, %TCP:2.flags%, {TCP:…}, {!TCP:…}, %time%, %%. false: fmt is wrong; out is as before. */
bool view_sprintf(const struct packet *p, unsigned from, const char *fmt, size_t n, struct buf *out, struct diag *d);

/*
 * The packet as an expression that reads back and encodes to the same bytes. What was decoded is left out where the default
 * or the computed value is the same; what a user set stays as written, sets too. false: it cannot be encoded as it stands.
 */
bool view_expr(const struct packet *p, unsigned from, struct buf *out, struct diag *d);

/* Scapy's command(): every field that was set or decoded, nothing left out. */
void view_command(const struct packet *p, unsigned from, struct buf *out);

/* What views need of each class, compiled when it is first met and kept from one packet to the next. */
struct line_program;
struct shown;
struct liner {
	struct clock_cache clock;
	struct line_program **program; /* by layout->id; compiled when first met */
	size_t nprogram;
	struct shown **shown;          /* by layout->id; for view_show */
	size_t nshown;
	struct sight *sight;           /* for view_line: of stacks of layers that were met */
};
void liner_init(struct liner *l);
void liner_free(struct liner *l);
/* What `pkt read` prints of a packet: time, addresses and ports, protocol text, length on the wire. */
void view_line(struct liner *l, const struct packet *p, struct buf *out);

/* The fields of classes as typed values, compiled when a class is first met: what JSON and columns read. */
struct table;
struct tables {
	struct table **v; /* by layout->id */
	size_t n;
};
void tables_free(struct tables *t); /* zeros are an empty one */

/*
 * One JSON object, without a newline: every field of every layer, no key twice. {"schema":1,"frame":{…},"layers":{"IP":{…}}}; a class
 * that stands there several times is an array, in order. number: of the packet, from 1; 0: it has none. What was made or changed is
 * told as it would be sent. view_json_schema: what JSON Schema (2020-12) says of these objects, for all classes there are now.
 */
enum { JSON_SCHEMA = 1 /* grows when a reader of these objects could be misled */ };
void view_json(struct tables *t, const struct packet *p, unsigned from, uint64_t number, struct buf *out);
void view_json_value(struct tables *t, const struct val *v, struct buf *out); /* any value */
void view_json_field(struct tables *t, const struct packet *p, unsigned l, unsigned f, struct buf *out); /* the value that stands there */
void view_json_schema(struct buf *out);

/* Texts of several lines; each ends with a newline. */

/* The tree: a line per layer, list items below theirs; checksums of what was captured are verified. */
void view_show(struct liner *l, const struct packet *p, unsigned from, const struct theme *t, struct buf *out);

/* "0000  45 00 00 1e 00 01 00 00  40 11 f6 b9 c0 00 02 07   E.......@......." */
void view_hexdump(const uint8_t *b, size_t n, struct buf *out);

/* Both hexdumps beside each other, lines that differ marked, bytes aligned where one has more. */
void view_hexdiff(const uint8_t *a, size_t na, const uint8_t *b, size_t nb, const struct theme *t, struct buf *out);

/* ls(): every class with its title. ls(TCP): its fields with width, default and what computes them; verbose: and the names of
 * their values. ls(p): with values too. */
void view_ls(const struct layout *lay, const struct theme *t, bool verbose, struct buf *out); /* NULL: all classes */
void view_ls_packet(const struct packet *p, unsigned from, const struct theme *t, bool verbose, struct buf *out);

/* All there is to know of a class or a field, with an expression that uses it. */
void view_about(const struct layout *lay, const struct theme *t, struct buf *out);
void view_about_field(const struct layout *lay, unsigned f, const struct theme *t, struct buf *out);
void view_example(const struct layout *lay, struct buf *out);                   /* nothing: it cannot be built alone */
void view_example_field(const struct layout *lay, unsigned f, struct buf *out); /* nothing: no short value tells anything */
void view_brief_field(const struct layout *lay, unsigned f, struct buf *out);   /* "16 bits, default 80" */

/* The value of field f of layer l as `show` and sprintf print it: names, hexadecimal, addresses, flags. Nothing if absent. */
void view_field(const struct packet *p, unsigned l, unsigned f, struct buf *out);

#endif
