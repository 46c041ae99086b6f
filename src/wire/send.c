/* send.c - bytes leave as they are: by a raw socket where the kernel leaves them alone, else in a frame. */
#include "pkt/send.h"

#include <stdio.h>
#include <string.h>

#include "pkt/bits.h"
#include "pkt/clock.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/str.h"
#include "sender.h"

#define WAY_NS 1000000000 /* a way is kept so long */
#define ETHER_HEADER 14

struct sender *sender_new(void)
{
	struct sender *s = mem_zero(1, sizeof(*s));

	s->router = router_new();
	s->injector = injector_new();
	return s;
}

void sender_free(struct sender *s)
{
	if (!s)
		return;
	router_free(s->router);
	injector_free(s->injector);
	mem_free(s->kept);
	buf_free(&s->queue);
	buf_free(&s->frame);
	sender_guard_end(s);
	mem_free(s);
}

struct router *sender_router(struct sender *s)
{
	return s->router;
}

struct injector *sender_injector(struct sender *s)
{
	return s->injector;
}

void sender_default_iface(struct sender *s, const char *iface)
{
	iface_choose(s->router, iface);
}

void sender_forget(struct sender *s)
{
	router_forget(s->router);
	mem_free(s->kept);
	s->kept = NULL;
}

bool sender_asks(const struct sender *s)
{
	return s->asks;
}

struct inject_counts sender_counts(const struct sender *s)
{
	struct inject_counts n = injector_counts(s->injector);

	n.packets += s->lanes.packets;
	n.bytes += s->lanes.bytes;
	n.full += s->lanes.full;
	return n;
}

/* ---- ways that are kept ------------------------------------------------------------------------------------- */

static size_t place(uint8_t family, const uint8_t *dst)
{
	return str_hash((const char *)dst, family == 4 ? 4 : 16) & (WAYS_KEPT - 1);
}

void sender_keep(struct sender *s, const struct way *w)
{
	struct way_kept *k;

	if (!s->kept)
		s->kept = mem_zero(WAYS_KEPT, sizeof(*s->kept));
	k = &s->kept[place(w->family, w->dst)];
	k->way = *w;
	k->way.mac_asked = false;
	k->until = clock_monotonic() + WAY_NS;
}

const struct way_kept *sender_kept(const struct sender *s, uint8_t family, const uint8_t *dst)
{
	const struct way_kept *k = s->kept ? &s->kept[place(family, dst)] : NULL;

	if (!k || !k->until || k->way.family != family || memcmp(k->way.dst, dst, family == 4 ? 4 : 16))
		return NULL;
	return k;
}

/* ---- by which handle ---------------------------------------------------------------------------------------- */

static enum inject_kind raw_kind(const struct way *w)
{
	return w->family == 4 ? INJECT_IP4 : INJECT_IP6;
}

/* The raw socket goes by the route: not where another interface was named. The kernel knows the MAC or asks for it. */
static bool goes_raw(const struct way *w, const uint8_t *p, size_t n)
{
	return !w->is_link && !w->by_name && !w->as_frames && inject_unchanged(raw_kind(w), p, n);
}

static struct inject *handle_of(struct sender *s, const struct way *w, const uint8_t *p, size_t n, struct diag *d)
{
	if (goes_raw(w, p, n))
		return inject_raw(s->injector, raw_kind(w), d);
	return inject_link(s->injector, w->iface.name, d);
}

bool sender_open(struct sender *s, const struct way *w, const uint8_t *p, size_t n, struct diag *d)
{
	return handle_of(s, w, p, n, d) != NULL;
}

static void put_header(const struct way *w, struct buf *out)
{
	uint8_t h[ETHER_HEADER];

	put16(h, (uint16_t)(w->mac >> 32));
	put32(h + 2, (uint32_t)w->mac);
	put16(h + 6, (uint16_t)(w->iface.mac >> 32));
	put32(h + 8, (uint32_t)w->iface.mac);
	put16(h + 12, w->family == 4 ? 0x0800 : 0x86dd);
	buf_add(out, h, sizeof(h));
}

/* Appends what the handle takes. A MAC may have to be asked for first. */
static bool put_bytes(struct sender *s, const struct way *w, const uint8_t *p, size_t n, struct buf *out, struct diag *d)
{
	if (!w->is_link && w->iface.is_ether && !goes_raw(w, p, n)) {
		struct way known = *w;

		s->asks = true;
		if (!sender_mac(s, &known, d))
			return false;
		put_header(&known, out);
	}
	buf_add(out, p, n);
	return true;
}

bool sender_put(struct sender *s, const struct way *w, const uint8_t *p, size_t n, struct diag *d)
{
	struct inject *h;

	if (s->nqueue && !sender_flush(s, d))
		return false;
	h = handle_of(s, w, p, n, d);
	if (!h)
		return false;
	sender_guard_note(s, w, p, n);
	sender_guard_flush(s);
	if (w->is_link || goes_raw(w, p, n))
		return inject_send(h, p, n, d);
	buf_clear(&s->frame);
	return put_bytes(s, w, p, n, &s->frame, d) && inject_send(h, s->frame.p, s->frame.n, d);
}

/* ---- gathered ----------------------------------------------------------------------------------------------- */

bool sender_flush(struct sender *s, struct diag *d)
{
	struct inject_item v[QUEUE];
	size_t n = s->nqueue, at = 0, sent;

	for (size_t i = 0; i < n; i++) {
		v[i] = (struct inject_item){ s->queue.p + at, s->end[i] - at };
		at = s->end[i];
	}
	sender_guard_flush(s);
	s->nqueue = 0;
	buf_clear(&s->queue); /* the bytes stay where they are until the next are added */
	if (n && s->carrier)
		return s->carrier->carry(s->carrier->arg, s->queued_on, v, n, d);
	if (n == 1)
		return inject_send(s->queued_on, v[0].p, v[0].n, d);
	return !n || inject_batch(s->queued_on, v, n, &sent, d);
}

void sender_carry(struct sender *s, const struct carrier *c)
{
	s->carrier = c;
}

bool sender_queue(struct sender *s, const struct way *w, const uint8_t *p, size_t n, struct diag *d)
{
	struct inject *h = handle_of(s, w, p, n, d);

	if (!h)
		return false;
	if (s->nqueue && (h != s->queued_on || s->nqueue == QUEUE) && !sender_flush(s, d))
		return false;
	s->queued_on = h;
	if (!put_bytes(s, w, p, n, &s->queue, d))
		return false;
	sender_guard_note(s, w, p, n);
	s->end[s->nqueue++] = s->queue.n;
	return true;
}
