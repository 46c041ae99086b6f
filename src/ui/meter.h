/* meter.h - how far reading is: on standard error, if that is a terminal and the output is not. */
#ifndef UI_METER_H
#define UI_METER_H

#include <stdbool.h>
#include <stdint.h>

struct cap_reader;

struct meter {
	const struct cap_reader *in;
	bool on, shown;
	int64_t begin, next; /* monotonic nanoseconds */
};

void meter_start(struct meter *m, const struct cap_reader *in, int out_fd);
void meter_show(struct meter *m, uint64_t packets); /* if it is time to */
void meter_end(struct meter *m);                    /* the line is clear again */

/* After each packet. */
static inline void meter_step(struct meter *m, uint64_t packets)
{
	if (m->on && packets % 1024 == 0)
		meter_show(m, packets);
}

#endif
