/* signals.c - Ctrl-C asks politely once. */
#include "signals.h"

#include <stddef.h>

static volatile sig_atomic_t interrupted; /* a signal handler takes no argument */

static void interrupt(int sig)
{
	(void)sig;
	interrupted = 1;
}

void signals_start(void)
{
	struct sigaction a = { .sa_handler = SIG_DFL };

	sigaction(SIGPIPE, &a, NULL);
}

/* Without SA_RESTART, so that a read that waits comes back. */
void signals_catch(void)
{
	struct sigaction a = { .sa_handler = interrupt, .sa_flags = (int)SA_RESETHAND };

	sigaction(SIGINT, &a, NULL);
}

const volatile sig_atomic_t *signals_flag(void)
{
	return &interrupted;
}

bool signals_take(void)
{
	bool was = interrupted;

	interrupted = 0;
	signals_catch();
	return was;
}

void signals_leave(void)
{
	struct sigaction a = { .sa_handler = SIG_DFL };

	if (!interrupted)
		return;
	sigaction(SIGINT, &a, NULL);
	raise(SIGINT);
}
