/* columns.h - chosen fields of each packet in a line, tabs or commas between. */
#ifndef PKT_COLUMNS_H
#define PKT_COLUMNS_H

#include <stdbool.h>
#include <stdint.h>

#include "pkt/packet.h"

struct buf;
struct columns;
struct diag;
struct source;

/* fields: "ip.src,tcp.dport,frame.len" (pick.h); it outlives the columns and *d. NULL with a message. csv: RFC 4180, else tabs. */
struct columns *columns_new(const struct source *fields, bool csv, struct diag *d);
void columns_free(struct columns *t); /* NULL is allowed */

/*
 * Lines with their newline. A field that is not there is empty; bytes are hexadecimal; several values have commas between. A tab, a
 * newline or a backslash inside a value is \t, \n or \\ (CSV: only the end of a line is).
 */
void columns_header(const struct columns *t, struct buf *out);
void columns_row(struct columns *t, const struct packet *p, uint64_t number, struct buf *out);

#endif
