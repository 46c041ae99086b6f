/* database.h - packets in an SQLite file (-o sqlite:FILE): a table for each class, a row for each layer. */
#ifndef UI_DATABASE_H
#define UI_DATABASE_H

#include <stdbool.h>

struct cap_packet;
struct database;
struct diag;
struct packet;

/*
 * Table frame has number, time (nanoseconds), len, caplen, linktype, iface, stack and comment of each packet; table IP (and so on) the
 * fields of each IP layer, with _packet (the frame's number) and _layer (its place in the stack, from 0). Numbers are INTEGER,
 * addresses and names TEXT, bytes BLOB, lists and packets inside fields JSON. NULL with a message: the file cannot be made, or has
 * such tables already.
 */
struct database *database_open(const char *path, struct diag *d);
bool database_packet(struct database *b, const struct packet *p, const struct cap_packet *c, struct diag *d);
/* Everything is one transaction, which ends here; b is gone. false: not all is on the disk, and then nothing of it is. */
bool database_end(struct database *b, struct diag *d);

#endif
