/* capngw.c - blocks of a pcapng file (draft-ietf-opsawg-pcapng): section, interface, packet, statistics. */
#include "capngw.h"

#include <string.h>

#include "pkt/buf.h"
#include "pkt/cap.h"

enum { SECTION = 0x0a0d0d0a, INTERFACE = 1, STATISTICS = 5, PACKET = 6 };
enum { END = 0, COMMENT = 1, SHB_PROGRAM = 4, IDB_NAME = 2, IDB_RESOLUTION = 9, ISB_RECEIVED = 4, ISB_DROPPED = 7 };

/* libpcap's numbers for five link types differ from those in files. */
static const uint8_t numbers[][2] = { { 100, 11 }, { 101, 12 }, { 102, 15 }, { 103, 16 }, { 106, 19 } };

uint16_t ng_dlt_of(uint16_t linktype)
{
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (linktype == numbers[i][0])
			return numbers[i][1];
	return linktype;
}

uint16_t ng_linktype_of(int dlt)
{
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (dlt == numbers[i][1])
			return numbers[i][0];
	return (uint16_t)dlt;
}

static void add16(struct buf *out, uint16_t v)
{
	buf_add(out, &v, sizeof(v));
}

static void add32(struct buf *out, uint32_t v)
{
	buf_add(out, &v, sizeof(v));
}

static void pad4(struct buf *out, size_t n)
{
	buf_zeros(out, (4 - n % 4) % 4);
}

static void option(struct buf *out, unsigned code, const void *p, size_t n)
{
	if (n > UINT16_MAX)
		n = UINT16_MAX;
	add16(out, (uint16_t)code);
	add16(out, (uint16_t)n);
	buf_add(out, p, n);
	pad4(out, n);
}

static size_t begin(struct buf *out, uint32_t type)
{
	add32(out, type);
	add32(out, 0);
	return out->n - 8;
}

/* Both lengths of the block that began at `at`. */
static void end(struct buf *out, size_t at)
{
	uint32_t n = (uint32_t)(out->n - at + 4);

	add32(out, n);
	memcpy(out->p + at + 4, &n, sizeof(n));
}

void ngw_section(struct buf *out)
{
	size_t at = begin(out, SECTION);

	add32(out, 0x1a2b3c4d);
	add16(out, 1);
	add16(out, 0);
	add32(out, UINT32_MAX); /* how long the section is, is not known */
	add32(out, UINT32_MAX);
	option(out, SHB_PROGRAM, "pkt", 3);
	add32(out, END);
	end(out, at);
}

void ngw_interface(struct buf *out, int linktype, uint32_t snaplen, struct str name)
{
	static const uint8_t nanoseconds = 9;
	size_t at = begin(out, INTERFACE);

	add16(out, ng_linktype_of(linktype));
	add16(out, 0);
	add32(out, snaplen);
	if (name.n)
		option(out, IDB_NAME, name.p, name.n);
	option(out, IDB_RESOLUTION, &nanoseconds, 1);
	add32(out, END);
	end(out, at);
}

void ngw_packet(struct buf *out, uint32_t interface, const struct cap_packet *c)
{
	size_t at = begin(out, PACKET);
	uint64_t t = (uint64_t)c->time;

	add32(out, interface);
	add32(out, (uint32_t)(t >> 32));
	add32(out, (uint32_t)t);
	add32(out, c->caplen);
	add32(out, c->wirelen);
	buf_add(out, c->data, c->caplen);
	pad4(out, c->caplen);
	if (c->comment.n) {
		option(out, COMMENT, c->comment.p, c->comment.n);
		add32(out, END);
	}
	end(out, at);
}

void ngw_statistics(struct buf *out, uint32_t interface, int64_t time, uint64_t received, uint64_t dropped)
{
	size_t at = begin(out, STATISTICS);

	add32(out, interface);
	add32(out, (uint32_t)((uint64_t)time >> 32));
	add32(out, (uint32_t)time);
	option(out, ISB_RECEIVED, &received, sizeof(received));
	option(out, ISB_DROPPED, &dropped, sizeof(dropped));
	add32(out, END);
	end(out, at);
}
