/* soon.h - locks that others give back soon: asked for again and again before sleeping. */
#ifndef PKT_SOON_H
#define PKT_SOON_H

#include <pthread.h>

/*
 * As pthread_mutex_lock and pthread_rwlock_wrlock, for locks that are held for less than 100 microseconds. A thread that sleeps is
 * woken late, and its core may have given up its clock and its caches by then; one that asks lets others go first.
 */
void soon_lock(pthread_mutex_t *m);
void soon_write(pthread_rwlock_t *l);

#endif
