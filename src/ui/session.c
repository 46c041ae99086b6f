/* session.c - what a script runs in. */
#include "session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "colour.h"
#include "least.h"
#include "libfolder.h"
#include "pkt/encode.h"
#include "pkt/hosts.h"
#include "pkt/interp.h"
#include "pkt/lnet.h"
#include "pkt/packet.h"
#include "pkt/part.h"
#include "pkt/random.h"
#include "pkt/registry.h"
#include "pkt/route.h"
#include "pkt/send.h"
#include "say.h"
#include "signals.h"
#include "status.h"

static void flush(void *arg)
{
	out_flush(arg);
}

static void warn(void *arg, const struct diag *d)
{
	struct buf text = BUF_INIT;

	out_flush(arg);
	diag_print(&text, d);
	fwrite(text.p, 1, text.n, stderr);
	buf_free(&text);
}

bool session_may_ask(void)
{
	const char *dns = getenv("PKT_DNS");

	return !dns || strcmp(dns, "off");
}

static void wary(void *of)
{
	struct session *s = of;

	s->is_wary = true;
	least_keep(s->keep, s->may);
}

/* A next hop that is spoken to in frames may have to be asked for its MAC again. */
static void all_sent(void *of)
{
	struct session *s = of;

	if (s->after >= 0)
		least_rights((unsigned)s->after | (sender_asks(interp_sender(s->in)) ? RIGHT_RAW : 0));
	s->after = -1;
}

void session_needs(struct session *s, unsigned keep, unsigned may)
{
	s->keep = keep;
	s->may = may;
	if (s->is_wary)
		wary(s);
}

bool session_start(struct session *s, struct out *o, unsigned how, const uint64_t *seed, int argc, char **argv,
                   struct diag *d)
{
	*s = (struct session){ .out = o, .keep = LEAST_SCRIPT, .may = LEAST_SCRIPT_MAY, .after = -1 };
	s->net = lnet_new(d);
	if (!s->net)
		return false;
	s->router = router_new();
	s->names = hostnames_new(!(how & SESSION_OFFLINE) && session_may_ask());
	s->env = (struct env){
		.assembler = lnet_assembler(s->net),
		.source4 = route_source4,
		.source6 = route_source6,
		.source_mac = route_source_mac,
		.usual = route_usual,
		.ahead = route_ahead,
		.host = hostnames_find,
		.names = s->names,
		.arg = s->router,
		.seed = seed ? *seed : random_seed(),
	};
	source_provider(&s->env);
	s->in = interp_new(&(struct interp_config){
		.env = &s->env,
		.write = out_write,
		.flush = flush,
		.warn = warn,
		.arg = o,
		.interactive = how & SESSION_SHOWS,
		.argc = argc,
		.argv = argv,
		.theme = colour_theme(o->fd),
		.stop = signals_flag(),
		.take_stop = signals_take,
		.seed = s->env.seed,
		.library = library_folder,
		.wary = wary,
		.all_sent = all_sent,
		.wary_of = s,
	});
	return true;
}

void session_end(struct session *s)
{
	interp_free(s->in);
	source_provider(NULL);
	router_free(s->router);
	hostnames_free(s->names);
	lnet_free(s->net);
}

int session_run(struct session *s, const struct source *src, bool *leave)
{
	struct diags d = { 0 };
	struct buf text = BUF_INIT;
	int status = STATUS_DONE;

	*leave = false;
	if (!interp_run(s->in, src, &d)) {
		status = diags_status(&d);
		*leave = d.n && d.v[0].kind == D_EXIT;
	}
	out_flush(s->out);
	if (status && !*leave && !*signals_flag()) {
		diags_print(&text, &d);
		colour_errors(&text);
	}
	buf_free(&text);
	diags_free(&d);
	return status;
}

static int load(struct session *s, const char *path, bool *leave)
{
	struct buf text = BUF_INIT;
	int status = script_read(path, &text);

	if (!status)
		status = session_run(s, &(struct source){ path, buf_cstr(&text), text.n }, leave);
	buf_free(&text);
	return status;
}

static int load_all(struct session *s, const struct options *opt)
{
	bool leave = false;
	int status = STATUS_DONE;

	for (unsigned i = 0; i < opt->nloads && !status && !leave; i++)
		status = load(s, opt->load[i], &leave);
	return status;
}

int session_loaded(const struct options *opt, struct out *o, int (*work)(const struct options *opt, struct out *o, struct session *s))
{
	struct diag d = DIAG_INIT;
	struct session s;
	int status;

	if (!opt->nloads)
		return work(opt, o, NULL);
	if (!session_start(&s, o, SESSION_OFFLINE, opt->seeded ? &opt->seed : NULL, 0, NULL, &d))
		return say_diag(&d);
	status = load_all(&s, opt);
	if (!status)
		status = work(opt, o, &s);
	session_end(&s);
	return status;
}

/* IP and IPv6 go by the route, all else is a frame. Of a list the first packet says. */
bool session_layer3(const struct val *v)
{
	const struct layout *first;

	while (v->type == V_PART || ((v->type == V_LIST || v->type == V_PLIST || v->type == V_TUPLE) && v->l->n))
		v = v->type == V_PART ? &((const struct part *)v->any)->whole->of : &v->l->v[0];
	if (v->type != V_PACKET || v->aux >= v->p->n)
		return false;
	first = v->p->layer[v->aux].lay;
	return !strcmp(first->proto->name, "IP") || !strcmp(first->proto->name, "IPv6");
}

int session_told(struct session *s, struct diags *d)
{
	struct buf text = BUF_INIT;
	int status = diags_status(d);

	out_flush(s->out);
	if (!*signals_flag()) {
		diags_print(&text, d);
		fwrite(text.p, 1, text.n, stderr);
	}
	buf_free(&text);
	diags_free(d);
	return status;
}
