/* cmd_scan.c - pkt scan: a set of probes of any size, and their answers as they come. */
#include "cmd.h"

#include <stdio.h>
#include <string.h>

#include "chosen.h"
#include "pkt/cap.h"
#include "pkt/scanning.h"
#include "printer.h"
#include "say.h"
#include "signals.h"
#include "status.h"

#define SECOND 1e9

static struct val text_val(const char *text)
{
	return text ? val_str(text, strlen(text)) : VAL_NONE;
}

/* x, iface, timeout, rate, retry, filter, resume */
static bool scan(struct session *s, const struct options *opt, struct val x, struct val *out, struct diags *d)
{
	struct val timeout = { .type = V_FLOAT, .f = opt->timeout < 0 ? 2 : (double)opt->timeout / SECOND };
	struct val v[] = { x, text_val(opt->nifaces ? opt->iface[0] : NULL), timeout, text_val(opt->rate), val_int(opt->retry),
			   text_val(opt->filter), text_val(opt->resume) };
	bool ok = interp_call(s->in, "scan", v, sizeof(v) / sizeof(v[0]), out, d);

	for (size_t i = 1; i < sizeof(v) / sizeof(v[0]); i++)
		val_drop(v[i]);
	return ok;
}

static int show(struct scanner *c, const struct options *opt, struct printer *p)
{
	struct scan_answer a;
	struct diag d = DIAG_INIT;
	uint64_t n = 0;
	int got;

	while ((!opt->count || p->n < opt->count) && (got = scanner_next(c, &a, &d)) > 0) {
		struct cap_packet one = { .data = a.a->data, .caplen = (uint32_t)a.a->ndata, .wirelen = a.a->wire_len, .time = a.a->time,
					  .linktype = (uint16_t)a.a->linktype, .number = ++n };

		if (!printer_packet(p, &one, &d) || !out_step(p->out))
			break;
	}
	out_flush(p->out);
	return d.set ? say_diag(&d) : scanner_counts(c).answered ? STATUS_DONE : STATUS_NO;
}

static void flush(void *arg)
{
	out_flush(arg);
}

static void tell(const struct val *v)
{
	struct buf b = BUF_INIT;

	scanning_tell(v, &b);
	fwrite(b.p, 1, b.n, stderr);
	buf_free(&b);
	signals_take();
}

static int run(struct session *s, const struct options *opt, struct val x)
{
	struct diags d = { 0 };
	struct printer p;
	struct val v;
	int status;

	if (!scan(s, opt, x, &v, &d))
		return session_told(s, &d);
	scanning_quiet(&v, flush, s->out);
	status = printer_start(&p, opt, s->out, true, s);
	if (!status)
		status = show(scanning_scanner(&v), opt, &p);
	status = printer_end(&p, status, -1);
	tell(&v);
	val_drop(v);
	return status;
}

int cmd_scan(const struct options *opt, struct out *o)
{
	return chosen_run(opt, o, run);
}
