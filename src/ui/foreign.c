/* foreign.c - files that end in .pkt as well: scripts of packetdrill, networks of Cisco's Packet Tracer. */
#include "foreign.h"

#include <string.h>

#include "pkt/str.h"

enum { LINES = 200 };

static const char packetdrill[] = "a packetdrill script: packetdrill runs it";
static const char tracer[] = "a network of Cisco's Packet Tracer, which opens it";
static const char binary[] = "not text; networks of Cisco's Packet Tracer have the same ending";

/* Packet Tracer 5 and 6: byte i is hidden by the length less i; below it a size in four bytes and a zlib stream. */
static bool is_tracer(const struct buf *b)
{
	return b->n > 6 && (uint8_t)(b->p[4] ^ (b->n - 4)) == 0x78 && strchr("\x01\x5e\x9c\xda", (uint8_t)(b->p[5] ^ (b->n - 5)));
}

static bool is_binary(const struct buf *b)
{
	size_t n = b->n < 4096 ? b->n : 4096, odd = 0;

	for (size_t i = 0; i < n; i++) {
		if (!b->p[i])
			return true;
		odd += b->p[i] < 0x20 && !memchr("\t\n\f\r\x1b", b->p[i], 5);
	}
	return odd * 20 > n;
}

static size_t span(struct str s, const char *set)
{
	size_t k = 0;

	while (k < s.n && s.p[k] && strchr(set, s.p[k]))
		k++;
	return k;
}

static struct str skip(struct str s, size_t k)
{
	return (struct str){ s.p + k, s.n - k };
}

/* A segment: flags, then sequence numbers as in 1:1001(1000). */
static bool is_segment(struct str s)
{
	const char *colon = memchr(s.p, ':', s.n), *open = memchr(s.p, '(', s.n);

	return colon && open && colon < open && open + 1 < s.p + s.n && open[1] >= '0' && open[1] <= '9';
}

/* A line of packetdrill begins with a time: an absolute one, +seconds, or *; then comes a packet, a system call or a command. */
static bool is_event(struct str s)
{
	size_t k;

	s = skip(s, span(s, " \t"));
	if (s.n > 3 && !memcmp(s.p, "--", 2) && memchr(s.p, '=', s.n) && span(skip(s, 2), "abcdefghijklmnopqrstuvwxyz_") > 3)
		return true;
	if (s.n && (s.p[0] == '+' || s.p[0] == '*'))
		s = skip(s, 1);
	else if (!span(s, "0123456789"))
		return false;
	s = skip(s, span(s, "0123456789."));
	k = span(s, " \t");
	if (!k && !(s.n && s.p[0] == '`'))
		return false;
	s = skip(s, k);
	if (s.n > 2 && (s.p[0] == '<' || s.p[0] == '>'))
		return is_segment(s);
	k = span(s, "abcdefghijklmnopqrstuvwxyz_0123456789");
	return s.n && (s.p[0] == '`' || (k > 2 && k < s.n && s.p[k] == '('));
}

const char *foreign_owner(const struct buf *text)
{
	struct str rest = { (const char *)text->p, text->n };

	if (is_tracer(text))
		return tracer;
	if (is_binary(text))
		return binary;
	for (unsigned i = 0; i < LINES && rest.n; i++) {
		const char *end = memchr(rest.p, '\n', rest.n);
		struct str line = { rest.p, end ? (size_t)(end - rest.p) : rest.n };

		if (line.n > 13 && !memcmp(line.p, "<PACKETTRACER", 13))
			return tracer;
		if (is_event(line))
			return packetdrill;
		rest = skip(rest, end ? line.n + 1 : line.n);
	}
	return NULL;
}
