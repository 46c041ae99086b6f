/* cmd_sniff.c - pkt sniff: packets from interfaces, shown or written as pkt read does it. */
#include "cmd.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "least.h"
#include "pkt/cap.h"
#include "pkt/clock.h"
#include "pkt/diag.h"
#include "pkt/send.h"
#include "printer.h"
#include "say.h"
#include "session.h"
#include "signals.h"
#include "status.h"

#define LOOK_MS 200 /* a Ctrl-C that came just before the wait is seen then */

struct sniffing {
	const struct options *opt;
	struct cap_live *live;
	struct printer p;
	int64_t until;  /* monotonic; 0: no limit */
	bool ending;    /* nothing more is captured: what was is still shown */
};

static int wait_ms(const struct sniffing *s)
{
	int64_t rest = s->until ? (s->until - clock_monotonic() + 999999) / 1000000 : LOOK_MS;

	return rest < 0 ? 0 : rest < LOOK_MS ? (int)rest : LOOK_MS;
}

static bool has_enough(const struct sniffing *s)
{
	return (s->opt->count && s->p.n >= s->opt->count) || s->p.save.is_full;
}

/* Ctrl-C and the end of the time are how a capture ends: what the kernel has taken by then belongs to it. */
static void look_for_end(struct sniffing *s)
{
	bool over = *signals_flag() || (s->until && clock_monotonic() >= s->until) || saver_is_over(&s->p.save, clock_now());

	if (s->ending || !over)
		return;
	cap_live_stop(s->live);
	s->ending = true;
}

static void counts(struct sniffing *s)
{
	struct cap_stats stats = { 0 };

	cap_live_stats(s->live, &stats);
	if (s->opt->display)
		say("%" PRIu64 " of %" PRIu64 " packets captured pass -Y, %" PRIu64 " dropped by the kernel", s->p.n,
		    cap_live_count(s->live), stats.dropped + stats.iface_dropped);
	else
		say("%" PRIu64 " packet%s captured, %" PRIu64 " dropped by the kernel", s->p.n, s->p.n == 1 ? "" : "s",
		    stats.dropped + stats.iface_dropped);
}

/* What has come is shown before waiting for more. */
static bool idle(struct sniffing *s, struct diag *d)
{
	if (!printer_flush(&s->p, d))
		return false;
	if (signals_asked())
		counts(s);
	cap_live_wait(s->live, wait_ms(s));
	return true;
}

static int loop(struct sniffing *s)
{
	struct diag d = DIAG_INIT;
	struct cap_packet c;
	unsigned turn = 0;

	while (!has_enough(s)) {
		int got;

		if (turn++ % 64 == 0)
			look_for_end(s);
		got = cap_live_next(s->live, &c, &d);
		if (got == 0 && s->ending)
			break;
		if (got > 0 && s->opt->nifaces > 1)
			s->p.on = cap_live_iface(s->live, c.iface);
		if (got < 0 || (got > 0 && !printer_packet(&s->p, &c, &d)) || (!got && !idle(s, &d))) {
			out_flush(s->p.out);
			return say_diag(&d);
		}
		if (!out_step(s->p.out))
			break;
		if (!got)
			turn = 0;
	}
	return STATUS_DONE;
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

/* Files are opened before anything is captured, so that nothing is lost for want of one. */
/* All that is needed is open now, but for the files that follow the first one and what scripts ask for. */
static void give_up(const struct sniffing *s, const struct session *session)
{
	bool files = s->opt->file_size || s->opt->file_time || s->opt->form_path || session;

	least_keep(files ? RIGHT_FILES : 0, (files ? CONFINE_FILES : 0) | (session ? CONFINE_SOCKETS : 0));
}

/* To who watches: there may be nothing to see for long. */
static void tell(const struct sniffing *s)
{
	struct buf names = BUF_INIT;

	for (unsigned i = 0; i < cap_live_ifaces(s->live); i++)
		buf_fmt(&names, "%s%s", i ? ", " : "", cap_live_iface(s->live, i));
	if (isatty(STDERR_FILENO))
		say("capturing on %s; Ctrl-C ends it", buf_cstr(&names));
	buf_free(&names);
}

static int capture(struct sniffing *s, struct out *o, struct session *session)
{
	struct diag d = DIAG_INIT;
	int status, linktype = cap_live_linktype(s->live);

	status = printer_start(&s->p, s->opt, o, true, session);
	s->p.save.live = s->live;
	if (!status && !printer_open(&s->p, linktype, &d))
		status = say_diag(&d);
	give_up(s, session);
	if (!status) {
		tell(s);
		status = loop(s);
	}
	status = printer_end(&s->p, status, linktype);
	out_flush(o);
	counts(s);
	signals_take(); /* a Ctrl-C is no failure */
	return status;
}

static int sniff(const struct options *opt, struct out *o, struct session *session)
{
	char *words = opt->nwords ? words_join(opt->words, opt->nwords) : NULL;
	struct source filter = { NULL, words, words ? strlen(words) : 0 };
	struct cap_want want = { .iface = opt->iface, .nifaces = opt->nifaces, .filter = words ? &filter : NULL,
				 .promisc = !opt->no_promisc, .monitor = opt->monitor, .snaplen = (uint32_t)opt->snaplen, .ring = (uint32_t)opt->ring };
	struct sniffing s = { .opt = opt, .until = opt->timeout >= 0 ? clock_monotonic() + opt->timeout : 0 };
	struct diag d = DIAG_INIT;
	struct iface iface;
	const char *one;
	int status;

	o->eager |= opt->by_line;
	if (!want.nifaces && default_iface(&one, &iface, &d)) {
		want.iface = &one;
		want.nifaces = 1;
	}
	s.live = d.set ? NULL : cap_live(&want, &d);
	status = s.live ? capture(&s, o, session) : say_diag(&d);
	cap_live_close(s.live);
	free(words);
	return status;
}

int cmd_sniff(const struct options *opt, struct out *o)
{
	signals_catch_end();
	return session_loaded(opt, o, sniff);
}
