/* str.h - a piece of text that somebody else owns, and what is asked of it. */
#ifndef PKT_STR_H
#define PKT_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str {
	const char *p;
	size_t n;
};

#define STR(s) (int)(s).n, (s).p /* for %.*s */

struct buf;

struct str str_of(const char *s);
bool str_eq(struct str a, const char *b);
bool str_same(struct str a, struct str b);
bool str_to_u64(struct str s, uint64_t *out);  /* decimal, 0x, 0o, 0b, with _ between digits; false: not a number or above 2^64-1 */
/* A number written like that, of up to n octets; out: n octets, the highest first. false: it is none, or larger. */
bool str_to_wide(struct str s, uint8_t *out, size_t n);
uint32_t str_hash(const char *p, size_t n);    /* FNV-1a */

/* Edit distance (insert, delete, replace, swap of neighbours), letters compared without case; cut off above `most`. */
unsigned str_distance(struct str a, struct str b, unsigned most);

/* The nearest of names offered one by one: start with NEAR_INIT(word), offer each, then read best (NULL: none near enough). */
struct near {
	struct str word;
	const char *best;
	unsigned d;
};
#define NEAR_INIT(w) { (w), NULL, (unsigned)((w).n / 3 + 2) }
#define NEAR_WORD(w) { (w), NULL, (unsigned)((w).n / 3 + 1) } /* stricter: in a short word one letter is much */
void near_offer(struct near *n, const char *name);

/* How many of the first bytes are printable ASCII. */
size_t str_printable(const void *p, size_t n);

/* Bytes as the language writes them: "text" or b"\x00". quote_text is for text, quote_bytes puts the b before. */
void quote_text(struct buf *out, const void *p, size_t n);
void quote_bytes(struct buf *out, const void *p, size_t n);

#endif
