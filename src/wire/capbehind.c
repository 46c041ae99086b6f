/* capbehind.c - a thread that reads a capture into memory while the program does something else. */
#include "capbehind.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdalign.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "pkt/cap.h"
#include "pkt/diag.h"
#include "pkt/mem.h"

enum {
	CHUNK = 16 << 10,       /* the first after a pause; the next are twice as large each */
	CHUNK_MOST = 256 << 10,
	LOOK_MS = 200, /* the thread looks so often whether it is to end */
	FULL_MS = 2,   /* and so often whether there is room again */
};

/* Packets one after another: what is known of each, then its bytes. */
struct chunk {
	struct chunk *next;
	size_t n, cap;
	alignas(struct cap_packet) uint8_t b[];
};

struct behind {
	struct cap_live *c;
	const struct behind_source *s;
	size_t most;
	pthread_t thread;
	atomic_bool stop, quit;
	int ready;              /* eventfd: something was handed over */

	pthread_mutex_t lock;   /* of the members down to the next blank line */
	struct chunk *first, **last;
	size_t held;            /* bytes */
	bool ended;
	int rc;                 /* what the capture ended with */
	struct diag why;

	struct chunk *filling;  /* the thread's */
	size_t size;

	struct chunk *now;      /* the reader's */
	size_t at;
	uint64_t given;
	bool stopping;
};

static size_t place(size_t n)
{
	return (sizeof(struct cap_packet) + n + alignof(struct cap_packet) - 1) / alignof(struct cap_packet) * alignof(struct cap_packet);
}

/* ---- the thread ----------------------------------------------------------------------------------------------- */

static void tell(const struct behind *b)
{
	const uint64_t one = 1;

	if (write(b->ready, &one, sizeof(one)) < 0)
		return; /* it is full: the reader wakes all the same */
}

/* What is filled becomes the reader's. true: too much waits there. */
static bool hand_over(struct behind *b)
{
	struct chunk *c = b->filling;
	bool full;

	if (c && c->n < c->cap / 2)
		c = mem_grow(c, sizeof(*c) + c->n, 1);
	pthread_mutex_lock(&b->lock);
	if (c) {
		c->next = NULL;
		*b->last = c;
		b->last = &c->next;
		b->held += c->n;
	}
	full = b->held > b->most;
	pthread_mutex_unlock(&b->lock);
	b->filling = NULL;
	if (c)
		tell(b);
	return full;
}

/* The kernel's buffer fills meanwhile, and what it drops is counted. */
static void wait_for_room(const struct behind *b)
{
	if (!atomic_load(&b->stop))
		poll(NULL, 0, FULL_MS);
}

static void keep(struct behind *b, const struct cap_packet *p)
{
	size_t n = place(p->caplen);
	struct chunk *c = b->filling;

	if (c && n > c->cap - c->n) {
		while (hand_over(b) && !atomic_load(&b->quit) && !atomic_load(&b->stop))
			wait_for_room(b);
		b->size = b->size < CHUNK_MOST ? b->size * 2 : CHUNK_MOST;
		c = NULL;
	}
	if (!c) {
		size_t cap = n > b->size ? n : b->size;

		c = b->filling = mem_alloc(sizeof(*c) + cap);
		*c = (struct chunk){ .cap = cap };
	}
	memcpy(c->b + c->n, p, sizeof(*p));
	if (p->caplen)
		memcpy(c->b + c->n + sizeof(*p), p->data, p->caplen);
	c->n += n;
}

static void *run(void *arg)
{
	struct behind *b = arg;
	struct diag d = DIAG_INIT;
	struct cap_packet p;
	bool stopped = false;
	int got = 0;

	while (!atomic_load(&b->quit)) {
		if (!stopped && atomic_load(&b->stop)) {
			b->s->stop(b->c);
			stopped = true;
		}
		got = b->s->next(b->c, &p, &d);
		if (got > 0) {
			keep(b, &p);
			continue;
		}
		hand_over(b);
		b->size = CHUNK;
		if (got < 0 || stopped)
			break;
		b->s->wait(b->c, LOOK_MS);
	}
	hand_over(b);
	pthread_mutex_lock(&b->lock);
	b->ended = true;
	b->rc = got < 0 ? got : 0;
	b->why = d;
	pthread_mutex_unlock(&b->lock);
	tell(b);
	return NULL;
}

/* ---- the program ---------------------------------------------------------------------------------------------- */

/* Signals are the program's. */
static int start(struct behind *b)
{
	sigset_t all, old;
	int rc;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	rc = pthread_create(&b->thread, NULL, run, b);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	return rc;
}

struct behind *behind_new(struct cap_live *c, const struct behind_source *s, size_t most, struct diag *d)
{
	struct behind *b = mem_zero(1, sizeof(*b));
	int rc;

	b->c = c;
	b->s = s;
	b->most = most;
	b->last = &b->first;
	b->size = CHUNK;
	pthread_mutex_init(&b->lock, NULL);
	b->ready = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	rc = b->ready < 0 ? errno : start(b);
	if (!rc)
		return b;
	diag_refuse(d, "cannot capture beside the program: %s", strerror(rc));
	if (b->ready >= 0)
		close(b->ready);
	pthread_mutex_destroy(&b->lock);
	mem_free(b);
	return NULL;
}

/* The next chunk, and whether there will be none any more. */
static bool take(struct behind *b, bool *ended)
{
	mem_free(b->now);
	b->at = 0;
	pthread_mutex_lock(&b->lock);
	b->now = b->first;
	if (b->now) {
		b->first = b->now->next;
		b->held -= b->now->n;
		if (!b->first)
			b->last = &b->first;
	}
	*ended = b->ended;
	pthread_mutex_unlock(&b->lock);
	return b->now != NULL;
}

static int end_of(const struct behind *b, struct diag *d)
{
	if (b->rc < 0)
		diag_refuse(d, "%s", b->why.text);
	return b->rc;
}

int behind_next(struct behind *b, struct cap_packet *out, struct diag *d)
{
	bool ended;

	while (!b->now || b->at == b->now->n) {
		if (take(b, &ended))
			continue;
		if (ended)
			return end_of(b, d);
		if (!b->stopping)
			return 0;
		behind_wait(b, LOOK_MS);
	}
	memcpy(out, b->now->b + b->at, sizeof(*out));
	out->data = b->now->b + b->at + sizeof(*out);
	b->at += place(out->caplen);
	b->given++;
	return 1;
}

int behind_wait(struct behind *b, int ms)
{
	struct pollfd p = { .fd = b->ready, .events = POLLIN };
	uint64_t times;

	if (poll(&p, 1, ms) <= 0)
		return 0;
	return read(b->ready, &times, sizeof(times)) > 0;
}

void behind_break(struct behind *b)
{
	tell(b);
}

void behind_stop(struct behind *b)
{
	b->stopping = true;
	atomic_store(&b->stop, true);
	b->s->wake(b->c);
}

int behind_fd(const struct behind *b)
{
	return b->ready;
}

uint64_t behind_count(const struct behind *b)
{
	return b->given;
}

void behind_free(struct behind *b)
{
	if (!b)
		return;
	atomic_store(&b->quit, true);
	b->s->wake(b->c);
	pthread_join(b->thread, NULL);
	while (b->first) {
		struct chunk *c = b->first;

		b->first = c->next;
		mem_free(c);
	}
	mem_free(b->now);
	close(b->ready);
	pthread_mutex_destroy(&b->lock);
	mem_free(b);
}
