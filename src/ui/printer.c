/* printer.c - captured packets as text, or into a file. One packet is used again for all. */
#include "printer.h"

#include <string.h>

#include <inttypes.h>

#include "colour.h"
#include "database.h"
#include "pkt/cap.h"
#include "pkt/clock.h"
#include "pkt/learn.h"
#include "say.h"
#include "status.h"

char *words_join(char **words, int n)
{
	struct buf b = BUF_INIT;

	for (int i = 0; i < n; i++)
		buf_fmt(&b, "%s%s", i ? " " : "", words[i]);
	return buf_cstr(&b);
}

int printer_start(struct printer *r, const struct options *opt, struct out *o, bool nano, struct session *s)
{
	struct diag d = DIAG_INIT;
	int status;

	*r = (struct printer){ .opt = opt, .out = o };
	saver_start(&r->save, opt, nano);
	status = wanted_start(&r->wanted, opt->display, s, o);
	if (!render_start(&r->render, opt, o, colour_theme(o->fd), &d) && !status)
		status = say_diag(&d);
	r->render.learner = r->learner = learner_new();
	if (!status && !report_start(&r->report, opt, o, colour_theme(o->fd), &d))
		status = say_diag(&d);
	if (!status && opt->form == FORM_SQLITE && !(r->database = database_open(opt->form_path, &d)))
		status = say_diag(&d);
	r->only_written = opt->write && opt->form == FORM_NONE && !opt->display && !report_wanted(&r->report);
	r->only_shown = !opt->write && !opt->display && !r->database && !report_wanted(&r->report);
	if (!status)
		render_header(&r->render, &o->buf);
	return status;
}

bool printer_open(struct printer *r, int linktype, struct diag *d)
{
	return !r->opt->write || saver_open(&r->save, linktype, clock_now(), d);
}

/* The interface stands behind the time. */
static void name_iface(const struct printer *r, size_t line)
{
	struct buf *b = &r->out->buf;
	const size_t time = CLOCK_TEXT - 1;

	buf_insert(b, line + time, r->on, strlen(r->on));
	buf_insert(b, line + time, "  ", 2);
}

/* Nothing asks what is in it. */
static bool write_only(struct printer *r, const struct cap_packet *c, struct diag *d)
{
	bool written = saver_packet(&r->save, c, r->n + 1, d);

	r->n += !r->save.is_full;
	return written;
}

static inline bool show(struct printer *r, const struct cap_packet *c, struct diag *d)
{
	size_t line = r->out->buf.n;

	if (!render_print(&r->render, c, r->n > 1, &r->out->buf, d))
		return false;
	if (r->on && r->opt->form == FORM_TEXT)
		name_iface(r, line);
	return true;
}

/* With what else is asked for than to show it. It is shown also when it cannot be written. */
static __attribute__((noinline)) bool keep(struct printer *r, const struct cap_packet *c, struct diag *d)
{
	bool written;
	int wanted;

	if (r->only_written)
		return write_only(r, c, d);
	render_decode(&r->render, c);
	if (render_learns(&r->render))
		render_learn(&r->render);
	wanted = wanted_is(&r->wanted, r->render.p, c->number, d);
	if (wanted <= 0)
		return wanted == 0;
	written = !r->opt->write || saver_packet(&r->save, c, r->n + 1, d);
	if (r->save.is_full)
		return true;
	r->n++;
	if (r->database && !database_packet(r->database, r->render.p, c, d))
		return false;
	if (report_wanted(&r->report))
		return report_packet(&r->report, r->render.p, d) && written;
	return show(r, c, d) && written;
}

bool printer_packet(struct printer *r, const struct cap_packet *c, struct diag *d)
{
	if (!r->only_shown)
		return keep(r, c, d);
	render_decode(&r->render, c);
	if (render_learns(&r->render))
		render_learn(&r->render);
	r->n++;
	return show(r, c, d);
}

static bool save_block(void *arg, const uint8_t *block, size_t n, struct diag *d)
{
	struct printer *r = arg;

	return (r->save.opened || saver_open(&r->save, 1, clock_now(), d)) && cap_write_block(r->save.to, block, n, d);
}

bool printer_copies(struct printer *r, struct cap_reader *in, struct diag *d)
{
	const char *to = r->opt->write;

	r->copies = to && (r->opt->write_ng || cap_is_ng_name(to)) && cap_is_ng(in);
	return !r->copies || cap_blocks(in, save_block, r, d);
}

bool printer_save(struct printer *r, const struct cap_packet *c, struct diag *d)
{
	return saver_packet(&r->save, c, r->n, d);
}

bool printer_flush(struct printer *r, struct diag *d)
{
	out_flush(r->out);
	return saver_flush(&r->save, d);
}

/* A file is made also when no packet matched. */
int printer_end(struct printer *r, int status, int linktype)
{
	struct diag d = DIAG_INIT;

	status = report_end(&r->report, status);
	render_free(&r->render);
	learner_free(r->learner);
	wanted_end(&r->wanted);
	if (r->database && !database_end(r->database, &d) && status == STATUS_DONE)
		status = say_diag(&d);
	if (!r->opt->write)
		return status;
	if (!r->save.opened && status == STATUS_DONE)
		saver_open(&r->save, linktype < 0 ? 1 : linktype, clock_now(), &d);
	saver_end(&r->save, &d);
	if (d.set && status == STATUS_DONE)
		return say_diag(&d);
	return status;
}
