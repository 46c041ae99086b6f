/* meter.c - how far reading is: packets, bytes a second, time that is left. */
#include "meter.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "pkt/cap.h"
#include "pkt/clock.h"

enum { NS = 1000000000, EVERY = NS / 4, FIRST = NS / 2 };

void meter_start(struct meter *m, const struct cap_reader *in, int out_fd)
{
	*m = (struct meter){ .in = in, .on = isatty(STDERR_FILENO) && !isatty(out_fd) };
	m->begin = m->on ? clock_monotonic() : 0;
	m->next = m->begin + FIRST;
}

void meter_show(struct meter *m, uint64_t packets)
{
	int64_t now = clock_monotonic(), spent = now - m->begin;
	uint64_t done, all;
	double rate;

	if (now < m->next)
		return;
	m->next = now + EVERY;
	m->shown = true;
	cap_progress(m->in, &done, &all);
	rate = (double)done / ((double)spent / NS);
	fprintf(stderr, "\r%" PRIu64 " packets, %.1f MB/s", packets, rate / 1e6);
	if (all > done && rate > 0) {
		uint64_t left = (uint64_t)((double)(all - done) / rate);

		fprintf(stderr, ", %u %%, %" PRIu64 ":%02u left", (unsigned)((double)done * 100 / (double)all), left / 60, (unsigned)(left % 60));
	}
	fputs("\033[K", stderr);
	fflush(stderr);
}

void meter_end(struct meter *m)
{
	if (m->shown)
		fputs("\r\033[K", stderr);
	m->shown = m->on = false;
}
