/* tacacs.h - fields of TACACS+ bodies, which a secret hides: each is read through the pad and written through it. */
#ifndef PKT_PROTO_TACACS_H
#define PKT_PROTO_TACACS_H

#include "pkt/field.h"

struct hidden {
	uint8_t octets; /* of a number */
	const char *of; /* a number: the field whose bytes (a list: whose items) it counts; bytes and lists: the number that counts them */
};

extern const struct kind_ops hidden_number_ops, hidden_bytes_ops, hidden_lengths_ops, hidden_argument_ops;

#define HIDDEN(...) .arg = &(const struct hidden){ __VA_ARGS__ }
#define HIDDEN_NUMBER(name, n, number, ...) HOOK(name, &hidden_number_ops, HIDDEN(.octets = (n)), .text = (number), __VA_ARGS__)
#define HIDDEN_COUNT(name, n, what) HOOK(name, &hidden_number_ops, HIDDEN(.octets = (n), .of = (what)))
#define HIDDEN_BYTES(name, count) HOOK(name, &hidden_bytes_ops, HIDDEN(.of = (count)), .text = "")
/* Lengths of the arguments, which are layers behind the body. */
#define HIDDEN_LENGTHS(name, count) HOOK(name, &hidden_lengths_ops, HIDDEN(.of = (count)))

/* Turns n bytes, which stand at `at` in the body behind the header of layer h, from hidden to plain or back. */
void hidden_turn(const struct scope *s, unsigned h, size_t at, uint8_t *b, size_t n);
/* The layer of TACACS+'s header below that of s; -1: none. */
int hidden_header(const struct scope *s);
/* Which argument layer s->index is, and how many bytes it has. false: the body tells of fewer. */
bool hidden_argument(const struct scope *s, size_t *which, size_t *size, size_t *count);

#endif
