/* support.h - what the test programs share: vectors, captures, picking by layer and id, counting. */
#ifndef TEST_SUPPORT_H
#define TEST_SUPPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "pkt/buf.h"
#include "pkt/packet.h"

/* The command line of a test program: [--layer X] [--id ID] [--max N] [--passed] [FILE…]. */
struct pick {
	const char *program;
	const char *layer;   /* only vectors with this layer; NULL: all */
	const char *id;      /* only the one with this id */
	unsigned max;        /* how many differences are printed */
	bool passed;         /* print the id of every vector that passes: "passed ID" */
	char **files;        /* left over arguments */
	int nfiles;
	unsigned printed;
};
void pick_args(struct pick *pk, int argc, char **argv); /* leaves the program with status 2 when they are wrong */
bool pick_wants(const struct pick *pk, const json_t *vector);
bool pick_print(struct pick *pk);                       /* one more difference: is there room to print it? */
void pick_passed(const struct pick *pk, const json_t *vector); /* one more that passes */

/* A path in the folder of shared vectors and captures: $PKT_SHARED or ../shared. Without the folder the program ends with
 * status 77 (skipped). In a static buffer, good until the next call. */
const char *shared_path(const char *rest);
bool shared_there(void);

/* Calls fn for every object of every file whose path matches the pattern, in order of names and lines. */
void vectors_each(const char *pattern, void (*fn)(json_t *vector, void *arg), void *arg);
const char *vector_text(const json_t *vector, const char *key); /* "" when absent */

/* Every file below folder whose name ends like a capture (.pcap .pcapng .cap, also .gz and .zst), sorted. */
void captures_each(const char *folder, void (*fn)(const char *path, void *arg), void *arg);

/* Ids in files whose paths match a pattern: the first word of each line that is not a comment, or of JSON lines the "id". */
struct idset {
	char **id;
	size_t n, cap;
};
void idset_add(struct idset *s, const char *id);
void idset_words(struct idset *s, const char *pattern);
void idset_lines(struct idset *s, const char *path); /* whole lines, but for comments */
void idset_vectors(struct idset *s, const char *pattern);
bool idset_has(const struct idset *s, const char *id);
void idset_free(struct idset *s);

bool hex_read(const char *text, struct buf *out);       /* appended; false: not hexadecimal */
void hex_print(const char *what, const uint8_t *p, size_t n);
/* Where two byte strings differ: both in hexadecimal, and the first offset that is not the same. */
void bytes_differ(const uint8_t *got, size_t ngot, const uint8_t *want, size_t nwant);

void start(void);                                       /* the registry; a wrong table ends the program with its message */
void done(void);

#endif
