/* saver.c - where captured packets are written: one file, or one after another by size and time (-w -C -G -W). */
#include "saver.h"

#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "options.h"
#include "pkt/buf.h"
#include "pkt/cap.h"
#include "pkt/diag.h"
#include "pkt/mem.h"

#define NS 1000000000
#define RECORD 16     /* bytes before each packet in a pcap file */
#define NAME_MOST 4096

void linktype_text(struct buf *out, int linktype)
{
	const char *name = cap_linktype_name(linktype);

	buf_fmt(out, "%d", linktype);
	if (name)
		buf_fmt(out, " (%s)", name);
}

void saver_start(struct saver *s, const struct options *opt, bool nano)
{
	*s = (struct saver){ .name = opt->write, .nano = nano, .size = opt->file_size, .period = opt->file_time, .files = opt->files,
			      .is_ng = opt->write_ng };
}

/* ---- names -------------------------------------------------------------------------------------------------- */

static bool is_ring(const struct saver *s)
{
	return s->files && !s->period;
}

static unsigned digits_of(uint64_t n)
{
	unsigned digits = 1;

	while (n >= 10) {
		n /= 10;
		digits++;
	}
	return digits;
}

/* The name for this time of the day, as the user's clock shows it; the caller frees it. NULL: it is too long or empty. */
static char *stem_at(const struct saver *s, int64_t ns)
{
	time_t second = ns / NS;
	struct tm tm;
	char text[NAME_MOST];

	if (!s->period)
		return mem_text(s->name, strlen(s->name));
	if (!localtime_r(&second, &tm) || !strftime(text, sizeof(text), s->name, &tm))
		return NULL;
	return mem_text(text, strlen(text));
}

static void full_name(const struct saver *s, struct buf *out)
{
	buf_text(out, s->stem);
	if (is_ring(s))
		buf_fmt(out, "%0*" PRIu64, (int)digits_of(s->files - 1), s->number % s->files);
	else if (s->number)
		buf_u64(out, s->number);
}

/* ---- files -------------------------------------------------------------------------------------------------- */

static bool open_next(struct saver *s, int linktype, struct diag *d)
{
	char *stem = stem_at(s, s->begin);
	struct buf name = BUF_INIT;

	if (!stem)
		return diag_set(d, "-w: '%s' gives no name of a file for this time", s->name);
	s->number = s->stem && !strcmp(stem, s->stem) ? s->number + 1 : 0;
	mem_free(s->stem);
	s->stem = stem;
	full_name(s, &name);
	s->to = s->is_ng ? cap_create_ng(buf_cstr(&name), linktype, d) : cap_create(buf_cstr(&name), linktype, s->nano, false, d);
	for (unsigned i = 0; s->to && s->live && i < cap_live_ifaces(s->live); i++)
		cap_write_name(s->to, i, cap_live_iface(s->live, i));
	s->linktype = linktype;
	s->opened++;
	buf_free(&name);
	return s->to != NULL;
}

bool saver_open(struct saver *s, int linktype, int64_t now, struct diag *d)
{
	s->begin = now;
	return open_next(s, linktype, d);
}

static bool close_file(struct saver *s, struct diag *d)
{
	struct cap_writer *w = s->to;
	struct cap_stats stats;
	bool ok = true;

	s->to = NULL;
	if (!w)
		return true;
	for (unsigned i = 0; ok && s->live && i < cap_live_ifaces(s->live); i++)
		if (cap_live_iface_stats(s->live, i, &stats))
			ok = cap_write_statistics(w, i, stats.received, stats.dropped + stats.iface_dropped, d);
	return cap_finish(w, d) && ok;
}

/* The period that the time lies in: they follow one another from the first on. */
static bool is_over(struct saver *s, int64_t time)
{
	if (!s->period || time - s->begin < s->period)
		return false;
	s->begin += (time - s->begin) / s->period * s->period;
	return true;
}

static bool is_long(const struct saver *s, const struct cap_packet *c)
{
	uint64_t now = cap_written(s->to);

	return s->size && now > CAP_HEAD && now + RECORD + c->caplen > s->size;
}

/* Another file for this packet, if it is time for one. */
static bool turn(struct saver *s, const struct cap_packet *c, struct diag *d)
{
	bool over = is_over(s, c->time);

	if (!over && !is_long(s, c))
		return true;
	if (!close_file(s, d))
		return false;
	if (s->files && s->period && s->opened >= s->files) {
		s->is_full = true;
		return true;
	}
	return open_next(s, c->linktype, d);
}

static bool other_type(const struct saver *s, const struct cap_packet *c, uint64_t n, struct diag *d)
{
	struct buf types = BUF_INIT;

	buf_text(&types, "link type ");
	linktype_text(&types, c->linktype);
	buf_text(&types, ", and a pcap file holds one; it began with ");
	linktype_text(&types, s->linktype);
	diag_set(d, "%s: packet %" PRIu64 " has %s", s->name, n, buf_cstr(&types));
	diag_hint(d, "a pcapng file holds several: a name that ends in .pcapng");
	buf_free(&types);
	return false;
}

bool saver_packet(struct saver *s, const struct cap_packet *c, uint64_t n, struct diag *d)
{
	if (s->is_full)
		return true;
	if (!(s->opened ? turn(s, c, d) : saver_open(s, c->linktype, c->time, d)))
		return false;
	if (s->is_full)
		return true;
	if (c->linktype != s->linktype && !cap_writes_ng(s->to))
		return other_type(s, c, n, d);
	return cap_write_packet(s->to, c, d);
}

bool saver_flush(struct saver *s, struct diag *d)
{
	return !s->to || cap_flush(s->to, d);
}

bool saver_is_over(const struct saver *s, int64_t now)
{
	return s->period && s->files && s->opened >= s->files && now - s->begin >= s->period;
}

bool saver_end(struct saver *s, struct diag *d)
{
	bool ok = close_file(s, d);

	mem_free(s->stem);
	s->stem = NULL;
	return ok;
}
