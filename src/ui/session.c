/* session.c - what a script runs in. */
#include "session.h"

#include "colour.h"
#include "pkt/encode.h"
#include "pkt/lnet.h"
#include "pkt/random.h"
#include "pkt/registry.h"
#include "pkt/route.h"
#include "signals.h"
#include "status.h"

bool session_start(struct session *s, struct out *o, bool interactive, const uint64_t *seed, int argc, char **argv,
                   struct diag *d)
{
	*s = (struct session){ .out = o };
	s->net = lnet_new(d);
	if (!s->net)
		return false;
	s->router = router_new();
	s->env = (struct env){
		.assembler = lnet_assembler(s->net),
		.source4 = route_source4,
		.source6 = route_source6,
		.source_mac = route_source_mac,
		.arg = s->router,
		.seed = seed ? *seed : random_seed(),
	};
	source_provider(&s->env);
	s->in = interp_new(&(struct interp_config){
		.env = &s->env,
		.write = out_write,
		.arg = o,
		.interactive = interactive,
		.argc = argc,
		.argv = argv,
		.theme = colour_theme(o->fd),
		.stop = signals_flag(),
		.take_stop = signals_take,
		.seed = s->env.seed,
	});
	return true;
}

void session_end(struct session *s)
{
	interp_free(s->in);
	source_provider(NULL);
	router_free(s->router);
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
