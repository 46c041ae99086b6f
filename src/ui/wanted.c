/* wanted.c - which packets -Y wants. */
#include "wanted.h"

#include <string.h>

#include "pkt/filter.h"
#include "say.h"
#include "status.h"

/* Only few filters need the language itself. */
static struct interp *interp(void *arg)
{
	struct wanted *w = arg;

	if (!w->session && session_start(&w->own, w->out, SESSION_OFFLINE, NULL, 0, NULL, &w->failed)) {
		w->session = &w->own;
		w->is_own = true;
	}
	return w->session ? w->session->in : NULL;
}

int wanted_start(struct wanted *w, const char *text, struct session *s, struct out *o)
{
	struct diags d = { 0 };
	int status;

	*w = (struct wanted){ .out = o, .session = s };
	if (!text)
		return STATUS_DONE;
	w->text = (struct source){ "-Y", text, strlen(text) };
	w->filter = filter_new(&w->text, interp, w, &d);
	if (!filter_failed(w->filter))
		return STATUS_DONE;
	status = say_diag(w->failed.set ? &w->failed : &d.v[0]);
	diags_free(&d);
	return status;
}

void wanted_end(struct wanted *w)
{
	filter_free(w->filter);
	if (w->is_own)
		session_end(&w->own);
}

bool wanted_is_slow(const struct wanted *w)
{
	return w->filter && filter_is_slow(w->filter);
}

int wanted_is(struct wanted *w, struct packet *p, uint64_t number, struct diag *d)
{
	struct diags all = { 0 };
	int yes;

	if (!w->filter)
		return 1;
	yes = filter_takes(w->filter, p, number, &all);
	if (yes < 0 && all.n)
		*d = all.v[0];
	diags_free(&all);
	return yes;
}
