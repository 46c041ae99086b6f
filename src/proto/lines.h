/* lines.h - text protocols as kinds of fields: words of a first line, then header lines "Name: value", then an empty line. */
#ifndef PKT_PROTO_LINES_H
#define PKT_PROTO_LINES_H

#include "pkt/encode.h"
#include "pkt/field.h"

/* A text up to a separator, which is not part of its value. */
extern const struct kind_ops line_until_ops;
#define UNTIL(name, separator, ...) HOOK(name, &line_until_ops, .arg = (separator), __VA_ARGS__)
#define CRLF "\r\n"

/*
 * The header lines, in whatever order, in three parts that stand in this order in a table:
 *   HEADERS                    all of the lines: no value where they are just those of the fields that follow, in their order, each as
 *                              "Name: value"; else a list, with an item for each line: a name (of the field that follows), a tuple
 *                              (name, value), or the bytes of a line of any other form
 *   HEADER("Host", "Host") …   the lines that have a field of their own: of several of one name the last
 *   BLANK                      the empty line: no value where it is there
 */
extern const struct kind_ops lines_all_ops, lines_one_ops, lines_blank_ops;
#define HEADERS \
	HOOK("headers", &lines_all_ops, .quiet = true, \
	     .help = "order of the header lines: names of fields, (name, value), or bytes of a line; None: that of the fields")
#define HEADER(name, label, ...) HOOK(name, &lines_one_ops, .arg = (label), .quiet = true, __VA_ARGS__)
/* Bytes of the payload, where it is not given and no list of lines leaves it out; the class has .finish = lines_finish. */
#define HEADER_LENGTH_LINE(name, label) HEADER(name, label, .compute = COMPUTE_LOOKS(lines_later, LOOKS_ANY))
#define BLANK HOOK("blank", &lines_blank_ops, .quiet = true, .help = "the empty line: None, or b\"\" where it is not there")

/* What a user gives to a field of any of these kinds but HEADERS: text, bytes or a whole number, which becomes text. */
bool lines_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d);

/* .measure of a class that is all of these kinds. */
size_t lines_measure(const struct scope *s);
bool lines_later(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out);
bool lines_finish(struct enc *e, unsigned layer);

/* Bytes of the n at p up to the end of the first empty line; 0: there is none. */
size_t lines_head(const uint8_t *p, size_t n);
/* The first line without its end; 0: it has none. */
size_t lines_first(const uint8_t *p, size_t n);
/* The value of the last line of that name in the n bytes at p, which begin with a header line. false: there is none. */
bool lines_value(const uint8_t *p, size_t n, const char *name, struct str *out);

#endif
