/* soon.c - locks that others give back soon. */
#include "pkt/soon.h"

#include <sched.h>

enum { TIMES = 300 }; /* asked before sleeping: some 100 microseconds */

void soon_lock(pthread_mutex_t *m)
{
	for (int i = 0; i < TIMES; i++) {
		if (!pthread_mutex_trylock(m))
			return;
		sched_yield();
	}
	pthread_mutex_lock(m);
}

void soon_write(pthread_rwlock_t *l)
{
	for (int i = 0; i < TIMES; i++) {
		if (!pthread_rwlock_trywrlock(l))
			return;
		sched_yield();
	}
	pthread_rwlock_wrlock(l);
}
