/* caprecords.c - the packets of a pcap file: libpcap copies each twice, which takes longer than decoding it. */
#include "caprecords.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "capfile.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/cap.h"
#include "pkt/mem.h"

enum {
	RECORD = 16,          /* bytes before a packet: seconds, fraction, kept and original length */
	LONGEST = 262144,     /* libpcap's own limit for these link types */
	CHUNK = 262144,       /* read at a time */
	ROOM = LONGEST + RECORD + CHUNK,
	MICRO_PER_NANO = 1000,
	NS = 1000000000,
};

#define MAGIC_MICRO 0xa1b2c3d4u
#define MAGIC_NANO 0xa1b23c4du

struct caprecords {
	struct capfile *f;
	uint16_t linktype;
	uint32_t snaplen;
	bool big;             /* numbers have their highest byte first */
	bool nano;
	size_t at, n;         /* of room: what was read and not handed out */
	uint8_t room[ROOM];
};

static inline uint32_t number(bool big, const uint8_t *p)
{
	return big ? get32(p) : p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static bool is_magic(uint32_t v)
{
	return v == MAGIC_MICRO || v == MAGIC_NANO;
}

/* Ethernet, raw IP of both numbers, PPP, loopback, 802.11 plain and with radiotap, cooked version 1 and 2. */
static bool is_plain(uint32_t linktype)
{
	static const uint16_t types[] = { 0, 1, 9, 12, 101, 105, 108, 113, 127, 228, 229, 276 };

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (linktype == types[i])
			return true;
	return false;
}

/* Version 2.4; cooked packets in the other byte order may have parts that libpcap turns. */
bool caprecords_can(const uint8_t *head)
{
	bool big = is_magic(get32(head));
	uint32_t type = number(big, head + 20);
	const uint8_t version[2][4] = { { 2, 0, 4, 0 }, { 0, 2, 0, 4 } };

	if (!is_magic(number(big, head)) || memcmp(head + 4, version[big], 4) || !is_plain(type))
		return false;
	return !big || (type != 113 && type != 276);
}

struct caprecords *caprecords_new(struct capfile *f, uint16_t linktype, uint32_t snaplen)
{
	struct caprecords *r = mem_alloc(sizeof(*r));
	size_t n;
	const uint8_t *head = capfile_head(f, &n);

	r->f = f;
	r->linktype = linktype;
	r->snaplen = snaplen;
	r->big = is_magic(get32(head));
	r->nano = number(r->big, head) == MAGIC_NANO;
	r->at = r->n = 0;
	return r;
}

void caprecords_free(struct caprecords *r)
{
	mem_free(r);
}

/* n bytes from r->at on. false: the file ends before. */
static bool have(struct caprecords *r, size_t n)
{
	if (r->n - r->at >= n)
		return true;
	memmove(r->room, r->room + r->at, r->n - r->at);
	r->n -= r->at;
	r->at = 0;
	while (r->n < n) {
		size_t got = capfile_read(r->f, r->room + r->n, CHUNK < ROOM - r->n ? CHUNK : ROOM - r->n);

		if (!got)
			return false;
		r->n += got;
	}
	return true;
}

/* The end, where it should be or not. */
static int ended(struct caprecords *r, uint64_t count, size_t promised, struct diag *d)
{
	size_t there = r->n - r->at;

	if (capfile_trouble(r->f))
		capfile_damaged(r->f, count, capfile_given(r->f), capfile_trouble(r->f), d);
	else if (there || promised != RECORD)
		capfile_cut(r->f, count, capfile_given(r->f) - there, promised, there, d);
	else
		return 0;
	return -1;
}

static int too_long(struct caprecords *r, uint64_t count, uint32_t caplen, struct diag *d)
{
	char why[80];

	snprintf(why, sizeof(why), "invalid packet capture length %" PRIu32 ", bigger than maximum of %d", caplen, LONGEST);
	capfile_damaged(r->f, count, capfile_given(r->f) - (r->n - r->at), why, d);
	return -1;
}

/* The packet whose record is at p. */
static inline void tell(const struct caprecords *r, const uint8_t *p, struct cap_packet *out)
{
	uint32_t caplen = number(r->big, p + 8);

	out->wirelen = number(r->big, p + 12);
	out->time = (int64_t)number(r->big, p) * NS + (int64_t)number(r->big, p + 4) * (r->nano ? 1 : MICRO_PER_NANO);
	out->data = p + RECORD;
	out->caplen = caplen < r->snaplen ? caplen : r->snaplen;
	out->linktype = r->linktype;
	out->iface = 0;
	out->comment = (struct str){ NULL, 0 };
	out->block = NULL;
}

bool caprecords_step(struct caprecords *r, struct cap_packet *out)
{
	const uint8_t *p = r->room + r->at;
	size_t held = r->n - r->at;
	uint32_t caplen;

	if (held < RECORD)
		return false;
	caplen = number(r->big, p + 8);
	if (caplen > LONGEST || held < RECORD + (size_t)caplen)
		return false;
	tell(r, p, out);
	r->at += RECORD + (size_t)caplen;
	return true;
}

int caprecords_next(struct caprecords *r, uint64_t count, struct cap_packet *out, struct diag *d)
{
	uint32_t caplen;

	if (!have(r, RECORD))
		return ended(r, count, RECORD, d);
	caplen = number(r->big, r->room + r->at + 8);
	if (caplen > LONGEST)
		return too_long(r, count, caplen, d);
	if (!have(r, RECORD + (size_t)caplen)) {
		r->at += RECORD;
		return ended(r, count, caplen, d);
	}
	return caprecords_step(r, out);
}

/* How many whole records there are at the first of n bytes, at most `most`, and where they end. */
static unsigned count_records(const struct caprecords *r, const uint8_t *p, size_t n, unsigned most, size_t *end)
{
	unsigned k = 0;

	*end = 0;
	while (k < most && n - *end >= RECORD) {
		uint32_t caplen = number(r->big, p + *end + 8);

		if (caplen > LONGEST || n - *end - RECORD < caplen)
			break;
		*end += RECORD + (size_t)caplen;
		k++;
	}
	return k;
}

/* Read to where they are wanted; what is left over, at most a room full, waits there. Once there is a packet nobody waits for more. */
unsigned caprecords_take(struct caprecords *r, struct buf *out, unsigned most, size_t bytes)
{
	size_t begin = out->n, all = r->n - r->at, end, got = 1;
	unsigned k;

	buf_add(out, r->room + r->at, all);
	bytes = bytes < CHUNK ? bytes : CHUNK;
	k = count_records(r, out->p + begin, all, most, &end);
	while (got && k < most && (k ? all < bytes / 2 : all < RECORD + LONGEST)) {
		buf_reserve(out, CHUNK);
		got = capfile_read(r->f, out->p + out->n, all < bytes ? bytes - all : CHUNK);
		out->n += got;
		all += got;
		k = count_records(r, out->p + begin, all, most, &end);
		if (k)
			break;
	}
	r->at = 0;
	r->n = all - end;
	memcpy(r->room, out->p + begin + end, r->n);
	out->n = begin + end;
	return k;
}

size_t caprecords_taken(const struct caprecords *r, const uint8_t *p, struct cap_packet *out)
{
	tell(r, p, out);
	return RECORD + (size_t)number(r->big, p + 8);
}
