/* cmd_read.c - pkt read: a capture as text, as other captures, or only decoded. */
#include "cmd.h"

#include <inttypes.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "jobs.h"
#include "meter.h"
#include "least.h"
#include "pkt/cap.h"
#include "printer.h"
#include "say.h"
#include "session.h"
#include "signals.h"
#include "status.h"

struct reading {
	const struct options *opt;
	struct cap_reader *in;
	bool live;                  /* input is a pipe that may pause */
	struct printer p;
	struct meter meter;
};

/* Before waiting for more, what is there is shown. */
static void before_wait(struct reading *r)
{
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };

	if (r->live && r->p.out->buf.n && poll(&in, 1, 0) == 0)
		out_flush(r->p.out);
}

/* Reads to the end, the count, Ctrl-C or an error; returns the exit status. */
static int loop(struct reading *r)
{
	struct diag d = DIAG_INIT;
	struct cap_packet c;
	const volatile sig_atomic_t *stop = signals_flag();
	uint64_t most = r->opt->count ? r->opt->count : UINT64_MAX;

	while (r->p.n < most && !*stop) {
		int got;

		before_wait(r);
		got = cap_next(r->in, &c, &d);
		if (got == 0 || (got < 0 && *stop))
			return STATUS_DONE;
		if (got < 0) {
			out_flush(r->p.out);
			say_diag(&d);
			return STATUS_REFUSED;
		}
		if (!printer_packet(&r->p, &c, &d)) {
			out_flush(r->p.out);
			return say_diag(&d);
		}
		if (!out_step(r->p.out))
			return STATUS_DONE;
		meter_step(&r->meter, c.number);
	}
	return STATUS_DONE;
}

/* In one thread or several. Ctrl-C ends it with what there is so far. */
static int run(struct reading *r)
{
	unsigned jobs = jobs_count(&r->p);
	int status;

	meter_start(&r->meter, r->in, r->p.out->fd);
	status = jobs > 1 ? jobs_run(&r->p, r->in, &r->meter, jobs) : loop(r);
	meter_end(&r->meter);
	if (*signals_flag()) {
		out_flush(r->p.out);
		say("interrupted: %" PRIu64 " packet%s read, %" PRIu64 " taken", cap_count(r->in), cap_count(r->in) == 1 ? "" : "s", r->p.n);
	}
	return status;
}

static bool filter(struct reading *r, const struct source *text, int *status)
{
	struct diag d = DIAG_INIT;

	if (cap_filter(r->in, text, &d))
		return true;
	*status = say_diag(&d);
	return false;
}

static int read_capture(const struct options *opt, struct out *o, struct session *s)
{
	struct diag d = DIAG_INIT;
	struct reading r = { .opt = opt, .live = !strcmp(opt->path, "-") };
	char *words = opt->nwords ? words_join(opt->words, opt->nwords) : NULL;
	struct source text = { NULL, words, words ? strlen(words) : 0 };
	int status = STATUS_DONE;

	/* The file of -w is made when the first packet tells its link type; what -l loaded may ask for routes. */
	least_keep(RIGHT_FILES, (opt->write || opt->form_path ? CONFINE_FILES : 0) | (s ? CONFINE_SOCKETS : 0));
	r.in = cap_open(opt->path, &d);
	if (!opt->write && !opt->form_path)
		least_rights(0);
	if (!r.in) {
		status = say_diag(&d);
	} else if (!words || filter(&r, &text, &status)) {
		status = printer_start(&r.p, opt, o, cap_nano(r.in), s);
		if (!status && !printer_copies(&r.p, r.in, &d))
			status = say_diag(&d);
		if (!status)
			status = run(&r);
		status = printer_end(&r.p, status, cap_linktype(r.in));
	}
	cap_close(r.in);
	free(words);
	return status;
}

int cmd_read(const struct options *opt, struct out *o)
{
	signals_catch();
	return session_loaded(opt, o, read_capture);
}
