/* courier.h - a thread that takes batches of packets to the kernel while answers are looked at. Inside src/wire. */
#ifndef WIRE_COURIER_H
#define WIRE_COURIER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/inject.h"

enum { COURIER_BATCH = 64 };

struct courier;
struct diag;

struct courier *courier_new(void);                  /* NULL: there is one processor, or no thread can be had */
void courier_free(struct courier *c);               /* what was taken is sent first. NULL is allowed */
bool courier_has_room(const struct courier *c);
void courier_wait_room(struct courier *c);          /* until there is room, or sending failed */
/* Takes a batch of at most COURIER_BATCH; there must be room. The bytes and the tags of the packets are copied. */
void courier_take(struct courier *c, struct inject *h, const struct inject_item *v, const uint32_t *tag, size_t n);
bool courier_is_busy(const struct courier *c);      /* something that was taken is not sent yet */
bool courier_failed(struct courier *c, struct diag *d); /* true: with the message of what could not be sent; the rest was not */
/* The next batch that has begun to leave, once each: its tags (COURIER_BATCH have room), and when it did, nanoseconds since 1970. */
bool courier_begun(struct courier *c, uint32_t *tag, size_t *n, int64_t *time);

#endif
