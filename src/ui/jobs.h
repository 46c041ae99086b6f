/* jobs.h - a capture decoded on several cores, printed in order. */
#ifndef UI_JOBS_H
#define UI_JOBS_H

struct cap_reader;
struct meter;
struct printer;

enum { JOBS_MOST = 64 };

/* How many threads -j asks for: 1 where what is asked for cannot be shared out (classes of scripts, a slow -Y, a database, a copy of pcapng). */
unsigned jobs_count(const struct printer *r);
/* Reads to the end, the count, Ctrl-C or an error; returns the exit status. The printer was started. */
int jobs_run(struct printer *r, struct cap_reader *in, struct meter *m, unsigned n);

#endif
