/* signals.c - Ctrl-C asks politely once. */
#include "signals.h"

#include <pthread.h>
#include <stddef.h>

static volatile sig_atomic_t interrupted; /* a signal handler takes no argument */

static volatile sig_atomic_t asked;

static void interrupt(int sig)
{
	(void)sig;
	interrupted = 1;
}

static void ask(int sig)
{
	(void)sig;
	asked = 1;
}

void signals_start(void)
{
	struct sigaction a = { .sa_handler = SIG_DFL };

	sigaction(SIGPIPE, &a, NULL);
	a.sa_handler = SIG_IGN; /* a file over its limit is an error of write, which is told */
	sigaction(SIGXFSZ, &a, NULL);
}

/* Without SA_RESTART, so that a read that waits comes back. */
void signals_catch(void)
{
	struct sigaction a = { .sa_handler = interrupt, .sa_flags = (int)SA_RESETHAND };

	sigaction(SIGINT, &a, NULL);
}

/* Under nohup a hangup stays ignored. */
void signals_catch_end(void)
{
	static const int ends[] = { SIGTERM, SIGHUP };
	struct sigaction a = { .sa_handler = interrupt, .sa_flags = (int)SA_RESETHAND }, old;

	signals_catch();
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (sigaction(ends[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
			sigaction(ends[i], &a, NULL);
	a = (struct sigaction){ .sa_handler = ask };
	sigaction(SIGUSR1, &a, NULL);
	a = (struct sigaction){ .sa_handler = SIG_IGN };
	sigaction(SIGPIPE, &a, NULL);
}

void signals_hold(bool hold)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	pthread_sigmask(hold ? SIG_BLOCK : SIG_UNBLOCK, &set, NULL);
}

bool signals_asked(void)
{
	bool was = asked;

	asked = 0;
	return was;
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
