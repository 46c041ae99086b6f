/* courier.c - a thread that takes batches of packets to the kernel: on a virtual cable the kernel does the work of the peer as well. */
#define _GNU_SOURCE /* sched_getaffinity */
#include "courier.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>

#include "pkt/buf.h"
#include "pkt/clock.h"
#include "pkt/diag.h"
#include "pkt/mem.h"

enum { SLOTS = 16 };

struct slot {
	struct inject *h;
	struct buf bytes;
	struct inject_item v[COURIER_BATCH];
	uint32_t tag[COURIER_BATCH];
	size_t n;
	int64_t time;            /* when it began to leave */
};

/* The owner fills a slot and reads it again; in between it is the thread's. Each count belongs to one of them. */
struct courier {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t filled_more, sent_more;
	struct slot slot[SLOTS];
	_Atomic uint64_t filled; /* batches: the owner's */
	_Atomic uint64_t begun, sent; /* the thread's */
	uint64_t told;           /* of courier_begun */
	_Atomic bool failed, end;
	struct diag trouble;     /* with failed */
};

static struct slot *slot_of(struct courier *c, uint64_t k)
{
	return &c->slot[k % SLOTS];
}

/* ---- the thread ----------------------------------------------------------------------------------------------- */

static bool wait_for_batch(struct courier *c, uint64_t k)
{
	pthread_mutex_lock(&c->lock);
	while (atomic_load(&c->filled) == k && !atomic_load(&c->end))
		pthread_cond_wait(&c->filled_more, &c->lock);
	pthread_mutex_unlock(&c->lock);
	return atomic_load(&c->filled) > k;
}

static void sent_one(struct courier *c, uint64_t k, bool ok)
{
	pthread_mutex_lock(&c->lock);
	if (!ok)
		atomic_store(&c->failed, true);
	atomic_store(&c->sent, k + 1);
	pthread_cond_signal(&c->sent_more);
	pthread_mutex_unlock(&c->lock);
}

static void *carry(void *arg)
{
	struct courier *c = arg;

	for (uint64_t k = 0; wait_for_batch(c, k); k++) {
		struct slot *s = slot_of(c, k);
		size_t sent;
		bool ok = true;

		s->time = clock_now();
		atomic_store(&c->begun, k + 1);
		if (!atomic_load(&c->failed))
			ok = inject_batch(s->h, s->v, s->n, &sent, &c->trouble);
		sent_one(c, k, ok);
	}
	return NULL;
}

/* ---- its owner ------------------------------------------------------------------------------------------------ */

static bool is_alone(void)
{
	cpu_set_t set;

	return sched_getaffinity(0, sizeof(set), &set) < 0 || CPU_COUNT(&set) < 2;
}

/* Signals are for the owner, whom they wake. */
static bool start(struct courier *c)
{
	sigset_t all, before;
	bool ok;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	ok = pthread_create(&c->thread, NULL, carry, c) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return ok;
}

static void let_go(struct courier *c)
{
	for (unsigned i = 0; i < SLOTS; i++)
		buf_free(&c->slot[i].bytes);
	pthread_mutex_destroy(&c->lock);
	pthread_cond_destroy(&c->filled_more);
	pthread_cond_destroy(&c->sent_more);
	mem_free(c);
}

struct courier *courier_new(void)
{
	struct courier *c;

	if (is_alone())
		return NULL;
	c = mem_zero(1, sizeof(*c));
	pthread_mutex_init(&c->lock, NULL);
	pthread_cond_init(&c->filled_more, NULL);
	pthread_cond_init(&c->sent_more, NULL);
	if (start(c))
		return c;
	let_go(c);
	return NULL;
}

void courier_free(struct courier *c)
{
	if (!c)
		return;
	pthread_mutex_lock(&c->lock);
	atomic_store(&c->end, true);
	pthread_cond_signal(&c->filled_more);
	pthread_mutex_unlock(&c->lock);
	pthread_join(c->thread, NULL);
	let_go(c);
}

bool courier_has_room(const struct courier *c)
{
	return atomic_load(&c->filled) - atomic_load(&c->sent) < SLOTS && atomic_load(&c->filled) - c->told < SLOTS;
}

void courier_wait_room(struct courier *c)
{
	pthread_mutex_lock(&c->lock);
	while (atomic_load(&c->filled) - atomic_load(&c->sent) >= SLOTS && !atomic_load(&c->failed))
		pthread_cond_wait(&c->sent_more, &c->lock);
	pthread_mutex_unlock(&c->lock);
}

void courier_take(struct courier *c, struct inject *h, const struct inject_item *v, const uint32_t *tag, size_t n)
{
	struct slot *s = slot_of(c, atomic_load(&c->filled));
	size_t at = 0;

	buf_clear(&s->bytes);
	for (size_t i = 0; i < n; i++)
		buf_add(&s->bytes, v[i].p, v[i].n);
	for (size_t i = 0; i < n; i++) {
		s->v[i] = (struct inject_item){ s->bytes.p + at, v[i].n };
		at += v[i].n;
	}
	memcpy(s->tag, tag, n * sizeof(*tag));
	s->n = n;
	s->h = h;
	pthread_mutex_lock(&c->lock);
	atomic_fetch_add(&c->filled, 1);
	pthread_cond_signal(&c->filled_more);
	pthread_mutex_unlock(&c->lock);
}

bool courier_is_busy(const struct courier *c)
{
	return atomic_load(&c->sent) < atomic_load(&c->filled);
}

bool courier_failed(struct courier *c, struct diag *d)
{
	if (!atomic_load(&c->failed))
		return false;
	*d = c->trouble;
	return true;
}

bool courier_begun(struct courier *c, uint32_t *tag, size_t *n, int64_t *time)
{
	const struct slot *s = slot_of(c, c->told);

	if (c->told == atomic_load(&c->begun))
		return false;
	memcpy(tag, s->tag, s->n * sizeof(*tag));
	*n = s->n;
	*time = s->time;
	c->told++;
	return true;
}
