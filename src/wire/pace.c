/* pace.c - sending at a rate from one anchor, and how late each packet was. */
#include "pkt/pace.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "pkt/buf.h"
#include "pkt/clock.h"
#include "pkt/diag.h"

#define NS 1000000000.0
#define WATCH_NS 60000 /* sleeping ends about so late: the rest is watched */
#define FINE 8         /* buckets per power of two */

/* ---- a rate ------------------------------------------------------------------------------------------------- */

static const struct unit {
	const char *name;
	double bits; /* 0: packets */
} units[] = {
	{ "", 0 },
	{ "pps", 0 },
	{ "p/s", 0 },
	{ "/s", 0 },
	{ "bit", 1 },
	{ "bit/s", 1 },
	{ "bps", 1 },
	{ "b", 1 },
	{ "B", 8 },
	{ "B/s", 8 },
};

static double prefix_of(char c)
{
	static const struct {
		char c;
		double by;
	} prefixes[] = { { 'k', 1e3 }, { 'K', 1e3 }, { 'm', 1e6 }, { 'M', 1e6 }, { 'g', 1e9 }, { 'G', 1e9 } };

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++)
		if (prefixes[i].c == c)
			return prefixes[i].by;
	return 0;
}

static bool find_unit(const char *text, double *bits)
{
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		if (!strcmp(text, units[i].name)) {
			*bits = units[i].bits;
			return true;
		}
	}
	return false;
}

/* Only a plain decimal number: strtod would also take "inf", "nan" and "0x1". */
static bool take_number(const char **p, double *out)
{
	size_t n = strspn(*p, "0123456789");
	char *end;

	if (!n && **p != '.')
		return false;
	if (n == 1 && **p == '0' && ((*p)[1] == 'x' || (*p)[1] == 'X'))
		return false;
	*out = strtod(*p, &end);
	if (end == *p)
		return false;
	*p = end;
	return true;
}

bool rate_parse(struct str s, struct rate *out, struct diag *d)
{
	char text[32];
	const char *p = text;
	double v, by, bits;

	if (s.n && s.n < sizeof(text)) {
		memcpy(text, s.p, s.n);
		text[s.n] = 0;
		if (take_number(&p, &v) && v > 0) {
			while (*p == ' ')
				p++;
			by = prefix_of(*p);
			if (by > 0)
				p++;
			if (find_unit(p, &bits)) {
				v *= by > 0 ? by : 1;
				*out = bits > 0 ? (struct rate){ 0, v * bits } : (struct rate){ v, 0 };
				return true;
			}
		}
	}
	diag_set(d, "'%.*s' is not a rate", (int)(s.n < 40 ? s.n : 40), s.p);
	return diag_hint(d, "\"10k\" is packets per second, \"200Mbit\" bits per second");
}

void rate_text(const struct rate *r, struct buf *out)
{
	double v = r->bits > 0 ? r->bits : r->packets;
	const char *prefix = v >= 1e9 ? "G" : v >= 1e6 ? "M" : v >= 1e3 ? "k" : "";

	v /= v >= 1e9 ? 1e9 : v >= 1e6 ? 1e6 : v >= 1e3 ? 1e3 : 1;
	buf_fmt(out, "%.4g %s%s", v, prefix, r->bits > 0 ? "bit/s" : "packets/s");
}

/* ---- when --------------------------------------------------------------------------------------------------- */

void pace_init(struct pace *p, const struct rate *r)
{
	*p = (struct pace){ .rate = *r };
}

static bool is_paced(const struct pace *p)
{
	return p->rate.packets > 0 || p->rate.bits > 0;
}

/* Counted from the anchor: what was late is made up for. */
static int64_t due_after(const struct pace *p, uint64_t packets, uint64_t bytes)
{
	double s = p->rate.packets > 0 ? (double)packets / p->rate.packets : p->rate.bits > 0 ? (double)bytes * 8 / p->rate.bits : 0;

	return p->anchor + (int64_t)(s * NS);
}

int64_t pace_due(struct pace *p)
{
	if (!p->anchor)
		p->anchor = clock_monotonic();
	return due_after(p, p->packets, p->bytes);
}

bool pace_wait(struct pace *p, const volatile sig_atomic_t *stop)
{
	int64_t due = pace_due(p), now;

	while ((now = clock_monotonic()) < due) {
		int64_t rest = due - now - WATCH_NS;
		struct timespec t;

		if (stop && *stop)
			return false;
		if (rest <= 0)
			continue;
		if (rest > 100000000)
			rest = 100000000; /* Ctrl-C is looked for ten times a second */
		t = (struct timespec){ .tv_sec = 0, .tv_nsec = rest };
		clock_nanosleep(CLOCK_MONOTONIC, 0, &t, NULL);
	}
	return !(stop && *stop);
}

size_t pace_ready(struct pace *p, size_t bytes, size_t most)
{
	int64_t now = clock_monotonic();
	size_t n = 0;

	pace_due(p);
	if (!is_paced(p))
		return most;
	while (n < most && due_after(p, p->packets + n, p->bytes + n * bytes) <= now)
		n++;
	return n;
}

/* ---- how late ----------------------------------------------------------------------------------------------- */

/* FINE buckets per power of two: within 9 %. */
static unsigned bucket_of(int64_t ns)
{
	unsigned b = ns < 1 ? 0 : 1 + (unsigned)(log2((double)ns) * FINE);

	return b < PACE_BUCKETS ? b : PACE_BUCKETS - 1;
}

static void note_late(struct pace *p, int64_t due)
{
	int64_t late = p->last > due ? p->last - due : 0;

	if (late > p->most)
		p->most = late;
	p->late[bucket_of(late)]++;
}

void pace_sent_some(struct pace *p, size_t n, size_t bytes)
{
	pace_due(p); /* the first sets the anchor */
	p->last = clock_monotonic();
	for (size_t i = 0; is_paced(p) && i < n; i++)
		note_late(p, due_after(p, p->packets + i, p->bytes + bytes * i / n));
	p->packets += n;
	p->bytes += bytes;
}

void pace_sent(struct pace *p, size_t bytes)
{
	pace_sent_some(p, 1, bytes);
}

void pace_join(struct pace *all, const struct pace *one)
{
	if (one->anchor && (!all->anchor || one->anchor < all->anchor))
		all->anchor = one->anchor;
	if (one->last > all->last)
		all->last = one->last;
	if (one->most > all->most)
		all->most = one->most;
	all->packets += one->packets;
	all->bytes += one->bytes;
	for (unsigned b = 0; b < PACE_BUCKETS; b++)
		all->late[b] += one->late[b];
}

void pace_late(struct pace *p, int64_t due, size_t bytes)
{
	p->last = clock_monotonic();
	p->anchor = p->anchor ? p->anchor : due ? due : p->last;
	p->packets++;
	p->bytes += bytes;
	if (due)
		note_late(p, due);
}

static int64_t quantile(const struct pace *p, uint64_t rank)
{
	uint64_t n = 0;

	for (unsigned b = 0; b < PACE_BUCKETS; b++) {
		n += p->late[b];
		if (n > rank) {
			int64_t top = b ? (int64_t)exp2((double)b / FINE) : 0;

			return top < p->most ? top : p->most;
		}
	}
	return p->most;
}

struct lateness pace_lateness(const struct pace *p)
{
	return (struct lateness){ p->packets, quantile(p, p->packets / 2), quantile(p, p->packets * 99 / 100), p->most };
}

double pace_seconds(const struct pace *p)
{
	return p->anchor ? (double)(p->last - p->anchor) / NS : 0;
}

/* ---- told ---- */

static void time_text(int64_t ns, struct buf *out)
{
	if (ns < 10000)
		buf_fmt(out, "%" PRId64 " ns", ns);
	else if (ns < 10000000)
		buf_fmt(out, "%.1f us", (double)ns / 1e3);
	else
		buf_fmt(out, "%.1f ms", (double)ns / 1e6);
}

void pace_text(const struct pace *p, struct buf *b)
{
	struct lateness l = pace_lateness(p);

	buf_text(b, "; late p50 ");
	time_text(l.p50, b);
	buf_text(b, ", p99 ");
	time_text(l.p99, b);
	buf_text(b, ", max ");
	time_text(l.max, b);
}
