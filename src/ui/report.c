/* report.c - what is told of all packets together. */
#include "report.h"

#include "pkt/diag.h"
#include "pkt/file.h"
#include "pkt/follow.h"
#include "pkt/map.h"
#include "pkt/stats.h"
#include "say.h"
#include "status.h"

enum { ROWS = 10, ROWS_SVG = 5 };

static enum follow_form follow_form(enum form form)
{
	return form == FORM_HEX ? FOLLOW_HEX : form == FORM_RAW ? FOLLOW_RAW : FOLLOW_TEXT;
}

bool report_start(struct report *r, const struct options *opt, struct out *o, const struct theme *t, struct diag *d)
{
	*r = (struct report){ .opt = opt, .out = o, .theme = t };
	if (opt->statistics)
		r->stats = stats_new();
	else if (opt->form == FORM_SVG)
		r->map = map_new();
	else if (opt->follow)
		r->follow = follow_new(str_of(opt->follow), follow_form(opt->form), t, d);
	return !opt->follow || r->follow;
}

bool report_wanted(const struct report *r)
{
	return r->stats || r->map || r->follow;
}

bool report_packet(struct report *r, const struct packet *p, struct diag *d)
{
	if (r->stats)
		stats_packet(r->stats, p);
	if (r->follow)
		follow_packet(r->follow, p, &r->out->buf);
	return !r->map || map_packet(r->map, p, d);
}

static int tell(struct report *r)
{
	struct diag d = DIAG_INIT;
	struct buf svg = BUF_INIT;
	int status = STATUS_DONE;

	if (r->stats && r->opt->form == FORM_SVG)
		stats_svg(r->stats, ROWS_SVG, &svg);
	else if (r->stats)
		stats_text(r->stats, ROWS, r->theme, &r->out->buf);
	if (r->map)
		map_svg(r->map, &svg);
	if (r->follow && !follow_end(r->follow, &r->out->buf, &d)) {
		out_flush(r->out);
		say_diag(&d);
		status = STATUS_NO;
	}
	if (r->opt->form == FORM_SVG && r->opt->form_path)
		status = file_write(r->opt->form_path, svg.p, svg.n, &d) ? status : say_diag(&d);
	else
		buf_add(&r->out->buf, svg.p, svg.n);
	buf_free(&svg);
	return status;
}

int report_end(struct report *r, int status)
{
	if (report_wanted(r) && status == STATUS_DONE)
		status = tell(r);
	follow_free(r->follow);
	stats_free(r->stats);
	map_free(r->map);
	return status;
}
