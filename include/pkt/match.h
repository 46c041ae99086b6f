/* match.h - which packet answers which question: by the reply tables, with the reason when it does not. */
#ifndef PKT_MATCH_H
#define PKT_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/packet.h"

/* How near an answer came, and the first thing that differed. */
struct miss {
	unsigned agreed;      /* how much fitted before it */
	const char *what;     /* "sport" in a quotation, a flag rule; NULL: fields i.f and j.g, or the class */
	uint64_t got, want;   /* with what, if numbers */
	bool numbers;
	bool quoted;          /* in what an ICMP error quotes */
	int i, f, j, g;       /* layer and field of the answer and of the question; -1: none */
};

/*
 * Both packets as decoded from bytes. *m (may be NULL) is filled when the answer is no. Addresses need not be equal where
 * the question went to a group or had none of its own.
 */
bool packet_matches(const struct packet *a, const struct packet *q, struct miss *m);

/* Where matching may begin: the i-th layer from `from` on that says who speaks (IP, IPv6, ARP); p->n: none. */
unsigned match_start(const struct packet *p, unsigned from);
/* The bytes of a question's payload that an error's quotation is known by: how many are in out (0: too few). */
unsigned quote_mark(const struct packet *p, unsigned ip, uint8_t out[8]);
/* Did the question of IP layer j go to a group, or without an address of its own? Then answers may have others. */
bool match_anyone(const struct packet *q, unsigned j);

/* Numbers by which a question and what nearly answers it are brought together: one of them is the same where all but one field
 * of the reply rows agree. How many are in out. */
enum { NEAR_KEYS = 128 };
unsigned match_near(const struct packet *p, bool question, uint64_t out[NEAR_KEYS]);

/* ---- open probes ---- */

struct asked;

struct asked *asked_new(void);
void asked_free(struct asked *k); /* NULL is allowed */
void asked_clear(struct asked *k);
void asked_expect(struct asked *k, size_t n); /* room for so many questions at once; there may be more */

/* One more question: its bytes as sent are copied. `crafted` (may be NULL) tells which classes its layers were built of. */
uint32_t asked_add(struct asked *k, const struct layout *first, const uint8_t *bytes, size_t n, const struct packet *crafted);
void asked_to_many(struct asked *k, uint32_t probe); /* it goes to all hosts of a network: any of them may answer */
uint32_t asked_count(const struct asked *k);
void asked_sent(struct asked *k, uint32_t probe, int64_t time); /* only from now on it can be answered */
int64_t asked_time(const struct asked *k, uint32_t probe);      /* 0: was not sent */
bool asked_answered(const struct asked *k, uint32_t probe);
void asked_question(const struct asked *k, uint32_t probe, struct packet *out); /* decoded; borrows k's bytes until the next add */
const uint8_t *asked_bytes(const struct asked *k, uint32_t probe, size_t *n);

enum found { FOUND_NONE, FOUND_ANSWER, FOUND_AGAIN };
/* Which probe the packet answers, the oldest open one first: marked as answered. FOUND_AGAIN: one that was answered before. */
enum found asked_find(struct asked *k, const struct packet *a, uint32_t *probe);
/* Has it to do with any probe: from an address that was asked, or quoting one? */
bool asked_related(const struct asked *k, const struct packet *a);

#endif
