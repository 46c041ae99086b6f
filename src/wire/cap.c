/* cap.c - libpcap: reading captures, filters. pcapng is read by capng.c, files are written by capwrite.c. */
#define _GNU_SOURCE /* fopencookie */
#include "pkt/cap.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>

#include <pcap.h>

#include "capfile.h"
#include "capbpf.h"
#include "capfilter.h"
#include "capng.h"
#include "caprecords.h"
#include "pkt/bits.h"
#include "pkt/mem.h"

#define BUFFER 131072
#define SNAPLEN 262144 /* libpcap's own limit for most link types */

enum { NS = 1000000000 };

/* The filter, compiled for one link type: a pcapng file may have several. */
struct program {
	uint16_t linktype;
	struct bpf_program code;
};

struct cap_reader {
	struct capfile *f;
	pcap_t *p;         /* pcap, with */
	struct caprecords *records; /* its packets, if not libpcap reads them; or */
	struct capng *ng;  /* pcapng */
	uint16_t linktype; /* of p */
	bool nano;
	bool failed;
	bool bare;         /* it has records, of which all are given, and none is damaged so far */
	uint64_t count;
	const struct source *filter; /* NULL: everything */
	struct program *programs;
	size_t nprograms, programs_cap;
	size_t last;       /* the program used last */
};

/* ---- filters ------------------------------------------------------------------------------------------------ */

static bool compile(int linktype, const char *text, struct bpf_program *out, char why[PCAP_ERRBUF_SIZE])
{
	pcap_t *dead = pcap_open_dead(linktype, SNAPLEN);
	bool ok = dead && pcap_compile(dead, out, text, 1, PCAP_NETMASK_UNKNOWN) == 0;

	if (!ok)
		snprintf(why, PCAP_ERRBUF_SIZE, "%s", dead ? pcap_geterr(dead) : "not enough memory");
	if (dead)
		pcap_close(dead);
	return ok;
}

static bool can_parse(void *arg, const char *text)
{
	const int *linktype = arg;
	char why[PCAP_ERRBUF_SIZE];
	struct bpf_program code;

	if (!compile(*linktype, text, &code, why))
		return !strstr(why, "syntax error");
	pcap_freecode(&code);
	return true;
}

bool cap_compile(int linktype, const struct source *filter, struct bpf_program *out, struct diag *d)
{
	char why[PCAP_ERRBUF_SIZE], *text;
	bool ok;

	if (strnlen(filter->text, filter->n) < filter->n)
		return diag_set(d, "filter: it has a zero byte");
	text = mem_text(filter->text, filter->n);
	ok = compile(linktype, text, out, why);
	mem_free(text);
	return ok || capfilter_explain(filter, why, can_parse, &linktype, d);
}

static bool add_program(struct cap_reader *r, int linktype, struct diag *d)
{
	struct program one = { .linktype = (uint16_t)linktype };

	if (!cap_compile(linktype, r->filter, &one.code, d))
		return false;
	r->programs = mem_room(r->programs, &r->programs_cap, r->nprograms + 1, sizeof(*r->programs));
	r->programs[r->nprograms++] = one;
	return true;
}

static void drop_programs(struct cap_reader *r)
{
	for (size_t i = 0; i < r->nprograms; i++)
		pcap_freecode(&r->programs[i].code);
	r->nprograms = r->last = 0;
}

bool cap_filter(struct cap_reader *r, const struct source *filter, struct diag *d)
{
	int linktype = cap_linktype(r);

	drop_programs(r);
	r->bare = false;
	r->filter = filter;
	if (add_program(r, linktype < 0 ? DLT_EN10MB : linktype, d))
		return true;
	r->filter = NULL;
	return false;
}

/* 1: it matches, 0: it does not, -1: the filter cannot be said for this link type. */
static int matches(struct cap_reader *r, const struct cap_packet *c, struct diag *d)
{
	struct pcap_pkthdr h = { .caplen = c->caplen, .len = c->wirelen };
	size_t i = r->last;

	if (r->programs[i].linktype != c->linktype) {
		for (i = 0; i < r->nprograms && r->programs[i].linktype != c->linktype; i++)
			;
		if (i == r->nprograms && !add_program(r, c->linktype, d))
			return -1;
		r->last = i;
	}
	return pcap_offline_filter(&r->programs[i].code, &h, c->data) != 0;
}

/* ---- reading ------------------------------------------------------------------------------------------------ */

static ssize_t cookie_read(void *cookie, char *p, size_t n)
{
	size_t got = capfile_read(cookie, p, n);

	if (got || !capfile_trouble(cookie))
		return (ssize_t)got;
	errno = EIO;
	return -1;
}

/* Only tells where the file is: for messages. */
static int cookie_seek(void *cookie, off64_t *at, int whence)
{
	if (whence != SEEK_CUR || *at != 0)
		return -1;
	*at = (off64_t)capfile_given(cookie);
	return 0;
}

static bool open_pcap(struct cap_reader *r, struct diag *d)
{
	static const cookie_io_functions_t io = { .read = cookie_read, .seek = cookie_seek };
	char why[PCAP_ERRBUF_SIZE] = "";
	size_t n;
	const uint8_t *head = capfile_head(r->f, &n);
	FILE *file;

	if (n < CAPFILE_HEAD)
		return capfile_strange(r->f, d);
	r->nano = get32(head) == 0xa1b23c4d || get32(head) == 0x4d3cb2a1;
	file = fopencookie(r->f, "rb", io);
	if (!file)
		return diag_refuse(d, "cannot open %s: %s", capfile_name(r->f), strerror(errno));
	/* Packets that are read without libpcap begin where its header ends. */
	setvbuf(file, NULL, caprecords_can(head) ? _IONBF : _IOFBF, BUFFER);
	__fsetlocking(file, FSETLOCKING_BYCALLER);
	r->p = pcap_fopen_offline_with_tstamp_precision(file, PCAP_TSTAMP_PRECISION_NANO, why);
	if (r->p) {
		r->linktype = (uint16_t)pcap_datalink(r->p);
		if (caprecords_can(head))
			r->records = caprecords_new(r->f, r->linktype, (uint32_t)pcap_snapshot(r->p));
		return true;
	}
	fclose(file);
	if (strstr(why, "unknown file format"))
		return capfile_strange(r->f, d);
	return diag_refuse(d, "%s: %s", capfile_name(r->f), why);
}

struct cap_reader *cap_open(const char *path, struct diag *d)
{
	struct cap_reader *r = mem_zero(1, sizeof(*r));

	r->f = capfile_open(path, d);
	if (r->f && (capng_is(r->f) ? (r->ng = capng_new(r->f, d)) != NULL : open_pcap(r, d)))
		return r;
	cap_close(r);
	return NULL;
}

void cap_close(struct cap_reader *r)
{
	if (!r)
		return;
	drop_programs(r);
	mem_free(r->programs);
	if (r->p)
		pcap_close(r->p);
	caprecords_free(r->records);
	capng_free(r->ng);
	capfile_close(r->f);
	mem_free(r);
}

static int pcap_failed(struct cap_reader *r, struct diag *d)
{
	const char *why = pcap_geterr(r->p);
	off_t at = ftello(pcap_file(r->p));
	unsigned long promised, there;

	r->failed = true;
	if (sscanf(why, "truncated dump file; tried to read %lu header bytes, only got %lu", &promised, &there) == 2 ||
	    sscanf(why, "truncated dump file; tried to read %lu captured bytes, only got %lu", &promised, &there) == 2)
		capfile_cut(r->f, r->count, capfile_given(r->f) - there, promised, there, d);
	else if (capfile_trouble(r->f))
		capfile_damaged(r->f, r->count, capfile_given(r->f), capfile_trouble(r->f), d);
	else
		capfile_damaged(r->f, r->count, at > 16 ? (uint64_t)at - 16 : 0, why, d);
	return -1;
}

/* Files count seconds without a sign: they last until 2106. */
static int pcap_one(struct cap_reader *r, struct cap_packet *out, struct diag *d)
{
	struct pcap_pkthdr *h;
	int rc = pcap_next_ex(r->p, &h, &out->data);

	if (rc != 1)
		return rc == PCAP_ERROR ? pcap_failed(r, d) : 0;
	out->caplen = h->caplen;
	out->wirelen = h->len;
	out->time = (int64_t)(uint32_t)h->ts.tv_sec * NS + h->ts.tv_usec;
	out->linktype = r->linktype;
	out->iface = 0;
	out->comment = (struct str){ NULL, 0 };
	out->block = NULL;
	return 1;
}

static __attribute__((noinline)) int next_any(struct cap_reader *r, struct cap_packet *out, struct diag *d)
{
	int rc, match = 1;

	if (r->failed)
		return 0;
	do {
		rc = r->records ? caprecords_next(r->records, r->count, out, d) : r->p ? pcap_one(r, out, d) : capng_next(r->ng, out, d);
		if (rc <= 0)
			break;
		out->number = ++r->count;
		if (r->filter)
			match = matches(r, out, d);
	} while (!match);
	if (rc < 0 || match < 0)
		r->failed = true;
	r->bare = r->records && !r->filter && !r->failed;
	return match < 0 ? -1 : rc;
}

int cap_next(struct cap_reader *r, struct cap_packet *out, struct diag *d)
{
	if (!r->bare || !caprecords_step(r->records, out))
		return next_any(r, out, d);
	out->number = ++r->count;
	return 1;
}

unsigned cap_take(struct cap_reader *r, struct buf *out, unsigned most, size_t bytes, uint64_t *number)
{
	unsigned n = r->records && !r->filter && !r->failed ? caprecords_take(r->records, out, most, bytes) : 0;

	*number = r->count + 1;
	r->count += n;
	return n;
}

const uint8_t *cap_taken(const struct cap_reader *r, const uint8_t *p, struct cap_packet *out)
{
	return p + caprecords_taken(r->records, p, out);
}

bool cap_blocks(struct cap_reader *r, bool (*fn)(void *arg, const uint8_t *block, size_t n, struct diag *d), void *arg,
		struct diag *d)
{
	return !r->ng || capng_blocks(r->ng, fn, arg, d);
}

bool cap_is_ng(const struct cap_reader *r)
{
	return r->ng;
}

const char *cap_iface(const struct cap_reader *r, unsigned i)
{
	return r->ng ? capng_iface(r->ng, i) : NULL;
}

int cap_linktype(const struct cap_reader *r)
{
	return r->p ? r->linktype : capng_linktype(r->ng);
}

uint32_t cap_snaplen(const struct cap_reader *r)
{
	return r->p ? (uint32_t)pcap_snapshot(r->p) : capng_snaplen(r->ng);
}

bool cap_nano(const struct cap_reader *r)
{
	return r->p ? r->nano : capng_nano(r->ng);
}

uint64_t cap_count(const struct cap_reader *r)
{
	return r->count;
}

void cap_progress(const struct cap_reader *r, uint64_t *done, uint64_t *all)
{
	capfile_progress(r->f, done, all);
}

bool cap_reads(const struct cap_reader *r, const char *path)
{
	return capfile_is(r->f, path);
}

/* ---- names -------------------------------------------------------------------------------------------------- */

const char *cap_linktype_name(int linktype)
{
	return pcap_datalink_val_to_name(linktype);
}

const char *cap_linktype_title(int linktype)
{
	return pcap_datalink_val_to_description(linktype);
}

/* pcap_lib_version() says "libpcap version 1.10.3 (with TPACKET_V3)". */
const char *cap_version(void)
{
	static char number[16]; /* always the same text: cut out of libpcap's once it is asked for */
	const char *s = strpbrk(pcap_lib_version(), "0123456789");

	snprintf(number, sizeof(number), "%.*s", s ? (int)strspn(s, "0123456789.") : 1, s ? s : "?");
	return number;
}
