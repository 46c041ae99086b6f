/* cmd_sniff.c - pkt sniff: packets from interfaces, shown or written as pkt read does it. */
#include "cmd.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "least.h"
#include "pkt/cap.h"
#include "pkt/clock.h"
#include "pkt/diag.h"
#include "pkt/send.h"
#include "printer.h"
#include "say.h"
#include "signals.h"
#include "status.h"

#define LOOK_MS 200 /* a Ctrl-C that came just before the wait is seen then */

struct sniffing {
	const struct options *opt;
	struct cap_live *live;
	struct printer p;
	int64_t until;  /* monotonic; 0: no limit */
};

static int wait_ms(const struct sniffing *s)
{
	int64_t rest = s->until ? (s->until - clock_monotonic() + 999999) / 1000000 : LOOK_MS;

	return rest < 0 ? 0 : rest < LOOK_MS ? (int)rest : LOOK_MS;
}

static bool goes_on(const struct sniffing *s)
{
	return !*signals_flag() && (!s->opt->count || s->p.n < s->opt->count);
}

static int failed(struct sniffing *s, const struct diag *d)
{
	out_flush(s->p.out);
	return say_diag(d);
}

/* What has come is shown before waiting for more. */
static int loop(struct sniffing *s)
{
	struct diag d = DIAG_INIT;
	struct cap_packet c;
	unsigned turn = 0;

	while (goes_on(s)) {
		int got = cap_live_next(s->live, &c, &d);

		if (got < 0 || (got > 0 && !printer_packet(&s->p, &c, &d)))
			return failed(s, &d);
		if (got > 0 && !out_step(s->p.out))
			break;
		if (s->until && (!got || ++turn % 64 == 0) && clock_monotonic() >= s->until)
			break;
		if (!got) {
			out_flush(s->p.out);
			cap_live_wait(s->live, wait_ms(s));
		}
	}
	return STATUS_DONE;
}

/* All that is needed is open now: nothing else may be opened once packets come. */
static int start(struct sniffing *s)
{
	struct diag d = DIAG_INIT;

	if (!printer_open(&s->p, cap_live_linktype(s->live), &d))
		return say_diag(&d);
	least_keep(0, 0);
	return loop(s);
}

/* A Ctrl-C is how such a capture ends: it is no failure. */
static void tell(struct sniffing *s)
{
	struct cap_stats stats = { 0 };

	out_flush(s->p.out);
	cap_live_stats(s->live, &stats);
	say("%" PRIu64 " packet%s captured, %" PRIu64 " dropped by the kernel", s->p.n, s->p.n == 1 ? "" : "s",
	    stats.dropped + stats.iface_dropped);
	signals_take();
}

static bool default_iface(const char **name, struct iface *i, struct diag *d)
{
	struct sender *s = sender_new();
	struct way w;
	bool ok = sender_link(s, NULL, &w, d);

	if (ok) {
		*i = w.iface;
		*name = i->name;
	}
	sender_free(s);
	return ok;
}

int cmd_sniff(const struct options *opt, struct out *o)
{
	char *words = opt->nwords ? words_join(opt->words, opt->nwords) : NULL;
	struct source filter = { NULL, words, words ? strlen(words) : 0 };
	struct cap_want want = { .iface = opt->iface, .nifaces = opt->nifaces, .filter = words ? &filter : NULL,
				 .promisc = !opt->no_promisc };
	struct sniffing s = { .opt = opt, .until = opt->timeout >= 0 ? clock_monotonic() + opt->timeout : 0 };
	struct diag d = DIAG_INIT;
	struct iface iface;
	const char *one;
	int status;

	signals_catch();
	if (!want.nifaces && default_iface(&one, &iface, &d)) {
		want.iface = &one;
		want.nifaces = 1;
	}
	s.live = d.set ? NULL : cap_live(&want, &d);
	if (s.live) {
		status = printer_start(&s.p, opt, o, true, NULL);
		if (!status)
			status = start(&s);
		status = printer_end(&s.p, status, cap_live_linktype(s.live));
		tell(&s);
	} else {
		status = say_diag(&d);
	}
	cap_live_close(s.live);
	free(words);
	return status;
}
