/* scan.h - what grammar/pkt.l asks of src/lang/scan.c: places, indentation, brackets, literals. */
#ifndef PKT_SCAN_H
#define PKT_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "pkt/ast.h"

/* In grammar/pkt.l. */
bool scan_begin(struct parser *ps, void **scanner);
void scan_finish(void *scanner);
void scan_again(struct parser *ps, void *scanner); /* goes on at ps->again_at, the beginning of a line */

size_t scan_feed(struct parser *ps, char *p, size_t max);
void scan_advance(struct parser *ps, struct span *at, size_t n);
void scan_back(struct parser *ps, struct span *at, size_t k); /* the token is only its first k bytes */

void scan_indent(struct parser *ps, const char *p, size_t n, struct span at);
bool scan_inner_line(struct parser *ps); /* a line ends: does the statement go on? */
bool scan_end(struct parser *ps, struct span *at); /* the text ends: must a line end before? */

bool scan_open(struct parser *ps, char c, struct span at);
bool scan_close(struct parser *ps, char c, struct span at);
char bracket_closer(char open);
char scan_top(const struct parser *ps);  /* the innermost open bracket, or 0 */

/* Strings. scan_quote: true for an f-string. */
bool scan_quote(struct parser *ps, const char *p, size_t n, struct span at);
size_t scan_closes(const struct parser *ps, const char *p, size_t n); /* quotes that end it: how many bytes; 0: they belong to it */
bool scan_string(struct parser *ps, struct span *at, struct val *out);
void scan_unclosed(struct parser *ps);

bool scan_ftext(struct parser *ps, const char *p, size_t n, struct span at, struct val *out);
size_t scan_fcloses(const struct parser *ps, const char *p, size_t n);
bool scan_in_spec(const struct parser *ps);
bool scan_fclose(struct parser *ps, struct span at);
void scan_fend(struct parser *ps);
bool scan_fline(struct parser *ps);     /* may a line end here? */
void scan_funclosed(struct parser *ps);
void scan_lone_brace(struct parser *ps, struct span at);

void put_utf8(struct buf *out, uint32_t c);
struct val scan_float(const char *p, size_t n);
bool scan_int(struct parser *ps, const char *p, size_t n, struct span at, struct val *out);
void scan_bad_number(struct parser *ps, const char *p, size_t n, struct span at);
void scan_foreign(struct parser *ps, const char *p, size_t n, struct span at);
void scan_stray(struct parser *ps, const char *p, size_t n, struct span at);

#endif
