/* capng.c - pcapng files (draft-ietf-opsawg-pcapng): sections, interfaces, packets; other blocks are stepped over. */
#include "capng.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "capfile.h"
#include "capngw.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/cap.h"
#include "pkt/diag.h"
#include "pkt/mem.h"

#define START_SIZE 262144
#define BLOCK_MAX (256u << 20)   /* a packet block longer than this is damage, not a packet */
#define IFACES_MAX 65536
#define PRELUDE_MAX (16u << 20) /* bytes of blocks before the first packet that are kept for a copy */

enum {
	BLOCK_SECTION = 0x0a0d0d0a,
	BLOCK_INTERFACE = 1,
	BLOCK_OLD_PACKET = 2,
	BLOCK_SIMPLE_PACKET = 3,
	BLOCK_PACKET = 6,
};
enum { OPTION_END = 0, OPTION_COMMENT = 1, OPTION_NAME = 2, OPTION_RESOLUTION = 9, OPTION_OFFSET = 14 };

struct iface {
	uint16_t linktype;
	bool binary;      /* the clock counts 2^-digits seconds, else 10^-digits */
	uint8_t digits;
	uint32_t snaplen; /* 0: no limit */
	int64_t offset;   /* seconds added to every time */
	char *name;       /* NULL: none was given */
};

struct capng {
	struct capfile *f;
	uint8_t *buf;
	size_t at, n, cap;     /* bytes at..n of buf are still to be read */
	bool le;               /* byte order of this section */
	struct iface *iface;   /* of this section */
	size_t nifaces, ifaces_cap;
	int first_linktype;
	uint32_t first_snaplen;
	bool nano;
	uint64_t count;
	struct buf comment;    /* of the packet given last */
	struct buf prelude;    /* blocks before the first packet, until it is known whether somebody wants them */
	bool is_open, is_lost; /* the prelude was read; it was too long */
	bool (*fn)(void *arg, const uint8_t *block, size_t n, struct diag *d);
	void *arg;
};

/* ---- bytes -------------------------------------------------------------------------------------------------- */

static uint16_t ng16(const struct capng *g, const uint8_t *p)
{
	return g->le ? (uint16_t)(p[0] | p[1] << 8) : get16(p);
}

static uint32_t ng32(const struct capng *g, const uint8_t *p)
{
	return g->le ? (uint32_t)ng16(g, p) | (uint32_t)ng16(g, p + 2) << 16 : get32(p);
}

static uint64_t offset_now(const struct capng *g)
{
	return capfile_given(g->f) - (g->n - g->at);
}

static void refill(struct capng *g, size_t want)
{
	if (g->at)
		memmove(g->buf, g->buf + g->at, g->n - g->at);
	g->n -= g->at;
	g->at = 0;
	while (g->cap < want)
		g->cap = g->cap ? g->cap * 2 : START_SIZE;
	g->buf = mem_grow(g->buf, g->cap, 1);
	g->n += capfile_read(g->f, g->buf + g->n, g->cap - g->n);
}

/* The next `want` bytes stand together at buf + at; false: there are fewer. A block's length is a promise that may be
 * false, so that room grows with what really comes. */
static bool have(struct capng *g, size_t want)
{
	while (g->n - g->at < want) {
		size_t had = g->n - g->at;

		refill(g, want < had * 2 + START_SIZE ? want : had * 2 + START_SIZE);
		if (g->n - g->at == had)
			return false;
	}
	return true;
}

static bool step_over(struct capng *g, size_t n)
{
	while (n > g->n - g->at) {
		n -= g->n - g->at;
		g->at = g->n;
		if (!have(g, 1))
			return false;
	}
	g->at += n;
	return true;
}

static int fail(struct capng *g, uint64_t offset, struct diag *d, const char *what)
{
	diag_refuse(d, "%s: %s (offset %" PRIu64 "); %" PRIu64 " packet%s read", capfile_name(g->f), what, offset, g->count,
		    g->count == 1 ? " was" : "s were");
	return -1;
}

static int damaged(struct capng *g, uint64_t offset, struct diag *d, const char *why)
{
	capfile_damaged(g->f, g->count, offset, why, d);
	return -1;
}

/* ---- sections and interfaces -------------------------------------------------------------------------------- */

static void drop_interfaces(struct capng *g)
{
	while (g->nifaces)
		mem_free(g->iface[--g->nifaces].name);
}

/* The byte order is needed to read the block's length, so it is found first. */
static int section_order(struct capng *g, struct diag *d)
{
	static const uint8_t big[] = { 0x1a, 0x2b, 0x3c, 0x4d }, little[] = { 0x4d, 0x3c, 0x2b, 0x1a };

	if (!have(g, 12))
		return fail(g, offset_now(g), d, "ends inside a section header");
	if (memcmp(g->buf + g->at + 8, big, 4) && memcmp(g->buf + g->at + 8, little, 4))
		return fail(g, offset_now(g), d, "a section header without its byte order mark: damaged");
	g->le = g->buf[g->at + 8] == little[0];
	drop_interfaces(g);
	return 1;
}

static int take_section(struct capng *g, const uint8_t *p, size_t n, struct diag *d)
{
	char text[64];

	if (n < 16)
		return fail(g, offset_now(g), d, "a section header that is too short: damaged");
	if (ng16(g, p + 4) == 1)
		return 1;
	snprintf(text, sizeof(text), "pcapng version %u.%u, and only 1.x is known", ng16(g, p + 4), ng16(g, p + 6));
	return fail(g, offset_now(g), d, text);
}

struct option {
	unsigned code, n;
	const uint8_t *p;
};

/* The option at p + *at, and *at behind it. false: there are no more. */
static bool next_option(const struct capng *g, const uint8_t *p, size_t n, size_t *at, struct option *out)
{
	size_t begin = *at + 4;

	if (begin > n)
		return false;
	*out = (struct option){ ng16(g, p + *at), ng16(g, p + *at + 2), p + begin };
	if (out->code == OPTION_END || out->n > n - begin)
		return false;
	*at = begin + ((out->n + 3u) & ~3u);
	return true;
}

static void take_option(struct capng *g, struct iface *i, const struct option *o)
{
	if (o->code == OPTION_RESOLUTION && o->n >= 1) {
		i->binary = o->p[0] & 0x80;
		i->digits = o->p[0] & 0x7f;
	} else if (o->code == OPTION_OFFSET && o->n >= 8) {
		uint32_t a = ng32(g, o->p), b = ng32(g, o->p + 4);

		i->offset = (int64_t)(g->le ? (uint64_t)b << 32 | a : (uint64_t)a << 32 | b);
	} else if (o->code == OPTION_NAME && o->n && !i->name) {
		i->name = mem_text((const char *)o->p, strnlen((const char *)o->p, o->n));
	}
}

static int take_interface(struct capng *g, const uint8_t *p, size_t n, struct diag *d)
{
	struct iface *i;
	struct option o;

	if (n < 8)
		return fail(g, offset_now(g), d, "an interface description that is too short: damaged");
	if (g->nifaces >= IFACES_MAX)
		return fail(g, offset_now(g), d, "more than 65536 interfaces in a section: damaged");
	g->iface = mem_room(g->iface, &g->ifaces_cap, g->nifaces + 1, sizeof(*g->iface));
	i = &g->iface[g->nifaces++];
	*i = (struct iface){ .linktype = ng_dlt_of(ng16(g, p)), .digits = 6, .snaplen = ng32(g, p + 4) };
	for (size_t at = 8; next_option(g, p, n, &at, &o);)
		take_option(g, i, &o);
	if (g->first_linktype < 0) {
		g->first_linktype = i->linktype;
		g->first_snaplen = i->snaplen;
	}
	g->nano |= i->digits > (i->binary ? 19 : 6);
	return 1;
}

/* ---- packets ------------------------------------------------------------------------------------------------ */

static int64_t clamp(__int128 v)
{
	return v > INT64_MAX ? INT64_MAX : v < INT64_MIN ? INT64_MIN : (int64_t)v;
}

/* Nanoseconds. 10^-9 and 10^-6 are what almost all files have. */
static int64_t to_ns(const struct iface *i, uint64_t t)
{
	__int128 ns = (__int128)t;

	if (i->binary)
		ns = (ns * 1000000000) >> i->digits;
	else
		for (unsigned k = i->digits; k != 9 && ns; k < 9 ? k++ : k--)
			ns = k < 9 ? ns * 10 : ns / 10;
	return clamp(ns + (__int128)i->offset * 1000000000);
}

/* The fixed part of each kind of packet block. */
static size_t packet_head(uint32_t type)
{
	return type == BLOCK_SIMPLE_PACKET ? 4 : type == BLOCK_PACKET || type == BLOCK_OLD_PACKET ? 20 : 0;
}

/* Options of a packet begin at p + at. */
static struct str comments(struct capng *g, const uint8_t *p, size_t n, size_t at)
{
	struct option o;

	buf_clear(&g->comment);
	while (next_option(g, p, n, &at, &o)) {
		if (o.code != OPTION_COMMENT)
			continue;
		if (g->comment.n)
			buf_byte(&g->comment, '\n');
		buf_add(&g->comment, o.p, o.n);
	}
	return (struct str){ (const char *)g->comment.p, g->comment.n };
}

/* p: the block's n bytes between its two lengths. */
static int take_packet(struct capng *g, uint32_t type, const uint8_t *p, size_t n, struct cap_packet *out, struct diag *d)
{
	uint64_t offset = offset_now(g);
	size_t head = packet_head(type);
	const struct iface *i;
	uint32_t index = 0;
	char why[96];

	if (n < head)
		return damaged(g, offset, d, "its block is too short");
	if (type == BLOCK_PACKET)
		index = ng32(g, p);
	else if (type == BLOCK_OLD_PACKET)
		index = ng16(g, p);
	if (index >= g->nifaces) {
		snprintf(why, sizeof(why), "it names interface %" PRIu32 ", and %zu %s described", index, g->nifaces,
			 g->nifaces == 1 ? "is" : "are");
		return damaged(g, offset, d, why);
	}
	i = &g->iface[index];
	out->linktype = i->linktype;
	out->iface = (uint16_t)index;
	if (type == BLOCK_SIMPLE_PACKET) {
		out->wirelen = ng32(g, p);
		out->caplen = i->snaplen && i->snaplen < out->wirelen ? i->snaplen : out->wirelen;
		out->time = 0;
	} else {
		out->time = to_ns(i, (uint64_t)ng32(g, p + 4) << 32 | ng32(g, p + 8));
		out->caplen = ng32(g, p + 12);
		out->wirelen = ng32(g, p + 16);
	}
	if (out->caplen > n - head) {
		snprintf(why, sizeof(why), "%" PRIu32 " bytes promised, its block has room for %zu", out->caplen, n - head);
		return damaged(g, offset, d, why);
	}
	out->data = p + head;
	out->block = p - 8;
	out->nblock = (uint32_t)n + 12;
	out->comment = (struct str){ NULL, 0 };
	if (type != BLOCK_SIMPLE_PACKET && n - head > ((out->caplen + 3u) & ~3u))
		out->comment = comments(g, p, n, head + ((out->caplen + 3u) & ~3u));
	g->count++;
	return 1;
}

/* ---- blocks ------------------------------------------------------------------------------------------------- */

/* Type and length of the next block, which stays to be read. 0: the end. */
static int peek(struct capng *g, uint32_t *type, uint32_t *len, struct diag *d)
{
	const uint8_t *p;

	if (!have(g, 8)) {
		if (g->n == g->at && !capfile_trouble(g->f))
			return 0;
		return fail(g, offset_now(g), d, capfile_trouble(g->f) ? capfile_trouble(g->f) : "ends inside a block");
	}
	if (get32(g->buf + g->at) == BLOCK_SECTION && section_order(g, d) < 0)
		return -1;
	p = g->buf + g->at;
	*type = ng32(g, p);
	*len = ng32(g, p + 4);
	if (*len < 12 || *len % 4)
		return fail(g, offset_now(g), d, "a block with an impossible length: damaged");
	return 1;
}

/* The file ends inside the block whose first bytes are held. */
static int cut(struct capng *g, uint32_t type, uint32_t len, struct diag *d)
{
	const uint8_t *p = g->buf + g->at;
	size_t n = g->n - g->at, head = 8 + packet_head(type);
	uint64_t offset = offset_now(g);

	if (head == 8)
		return fail(g, offset, d, "ends inside a block");
	if (n < head)
		capfile_cut(g->f, g->count, offset, len, n, d);
	else if (n - head < ng32(g, p + (type == BLOCK_SIMPLE_PACKET ? 8 : 20)))
		capfile_cut(g->f, g->count, offset + head, ng32(g, p + (type == BLOCK_SIMPLE_PACKET ? 8 : 20)), n - head, d);
	else
		capfile_cut(g->f, g->count, offset, len, n, d);
	return -1;
}

/* The whole block stands at buf + at, and its two lengths agree. */
static int hold(struct capng *g, uint32_t type, uint32_t len, struct diag *d)
{
	if (len > BLOCK_MAX)
		return fail(g, offset_now(g), d, "a block with an impossible length: damaged");
	if (!have(g, len))
		return cut(g, type, len, d);
	if (ng32(g, g->buf + g->at + len - 4) != len)
		return fail(g, offset_now(g), d, "a block whose two lengths differ: damaged");
	return 1;
}

/* A block without a packet, which stands at buf + at, is wanted by somebody, or perhaps will be. */
static bool is_kept(struct capng *g, uint32_t len)
{
	if (!g->is_open && g->prelude.n + len > PRELUDE_MAX)
		g->is_lost = true;
	return g->is_open ? g->fn != NULL : !g->is_lost;
}

static int keep(struct capng *g, uint32_t len, struct diag *d)
{
	if (!is_kept(g, len))
		return 1;
	if (g->is_open)
		return g->fn(g->arg, g->buf + g->at, len, d) ? 1 : -1;
	buf_add(&g->prelude, g->buf + g->at, len);
	return 1;
}

static int take_other(struct capng *g, uint32_t type, uint32_t len, struct diag *d)
{
	bool is_ours = type == BLOCK_SECTION || type == BLOCK_INTERFACE;
	uint64_t offset = offset_now(g);
	int rc = 1;

	if (!is_ours && !is_kept(g, len))
		return step_over(g, len) ? 1 : fail(g, offset, d, "ends inside a block");
	if (hold(g, type, len, d) < 0)
		return -1;
	if (is_ours)
		rc = (type == BLOCK_SECTION ? take_section : take_interface)(g, g->buf + g->at + 8, len - 12, d);
	if (rc > 0)
		rc = keep(g, len, d);
	g->at += rc > 0 ? len : 0;
	return rc;
}

/* Reads blocks up to the next one with a packet, which stays to be read. */
static int to_packet(struct capng *g, uint32_t *type, uint32_t *len, struct diag *d)
{
	int rc;

	while ((rc = peek(g, type, len, d)) > 0 && !packet_head(*type))
		if ((rc = take_other(g, *type, *len, d)) < 0)
			break;
	return rc;
}

bool capng_blocks(struct capng *g, bool (*fn)(void *arg, const uint8_t *block, size_t n, struct diag *d), void *arg, struct diag *d)
{
	const uint8_t *p = g->prelude.p;
	bool ok = true;

	if (g->is_lost)
		return diag_refuse(d, "%s: more than %u bytes stand before the first packet, too much for a copy", capfile_name(g->f),
				   PRELUDE_MAX);
	for (size_t at = 0; ok && at < g->prelude.n;) {
		uint32_t len;

		/* A section tells the byte order of its own length. */
		if (get32(p + at) == BLOCK_SECTION)
			g->le = p[at + 8] == 0x4d;
		len = ng32(g, p + at + 4);
		ok = fn(arg, p + at, len, d);
		at += len;
	}
	buf_free(&g->prelude);
	g->fn = fn;
	g->arg = arg;
	return ok;
}

int capng_next(struct capng *g, struct cap_packet *out, struct diag *d)
{
	uint32_t type, len;
	int rc;

	if (!g->fn && g->prelude.cap)
		buf_free(&g->prelude);
	rc = to_packet(g, &type, &len, d);

	if (rc <= 0 || (rc = hold(g, type, len, d)) < 0)
		return rc;
	rc = take_packet(g, type, g->buf + g->at + 8, len - 12, out, d);
	g->at += len;
	return rc;
}

/* ---- opening ------------------------------------------------------------------------------------------------ */

bool capng_is(const struct capfile *f)
{
	static const uint8_t magic[] = { 0x0a, 0x0d, 0x0d, 0x0a };
	size_t n;
	const uint8_t *p = capfile_head(f, &n);

	return n >= sizeof(magic) && !memcmp(p, magic, sizeof(magic));
}

struct capng *capng_new(struct capfile *f, struct diag *d)
{
	struct capng *g = mem_zero(1, sizeof(*g));
	uint32_t type, len;

	g->f = f;
	g->first_linktype = -1;
	if (to_packet(g, &type, &len, d) >= 0) {
		g->is_open = true;
		return g;
	}
	capng_free(g);
	return NULL;
}

void capng_free(struct capng *g)
{
	if (!g)
		return;
	mem_free(g->buf);
	drop_interfaces(g);
	mem_free(g->iface);
	buf_free(&g->comment);
	buf_free(&g->prelude);
	mem_free(g);
}

const char *capng_iface(const struct capng *g, unsigned i)
{
	return i < g->nifaces ? g->iface[i].name : NULL;
}

int capng_linktype(const struct capng *g)
{
	return g->first_linktype;
}

uint32_t capng_snaplen(const struct capng *g)
{
	return g->first_snaplen;
}

bool capng_nano(const struct capng *g)
{
	return g->nano;
}
