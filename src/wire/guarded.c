/* guarded.c - the guard of a sender: what leaves while it is on is noted. */
#include <string.h>

#include "pkt/guard.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "sender.h"

enum { ETHERNET = 1, IPV6 = 6 };

bool sender_guard(struct sender *s, bool on, struct diag *d)
{
	if (on && !s->guard)
		s->guard = guard_open(d);
	if (!s->guarded)
		s->guarded = packet_new();
	s->is_guarded = on && s->guard;
	return !on || s->guard;
}

void sender_guard_end(struct sender *s)
{
	guard_close(s->guard);
	if (s->guarded)
		obj_drop(&s->guarded->obj);
}

void sender_guard_note(struct sender *s, const struct way *w, const uint8_t *p, size_t n)
{
	const struct layout *first;

	if (!s->is_guarded || !n)
		return;
	if (w->is_link && w->iface.is_ether)
		first = linktype_layout(ETHERNET);
	else
		first = layout_need(p[0] >> 4 == IPV6 ? "IPv6" : "IP");
	packet_reset(s->guarded);
	packet_decode(s->guarded, first, p, n);
	guard_note(s->guard, s->guarded);
}

void sender_guard_flush(struct sender *s)
{
	if (s->is_guarded)
		guard_flush(s->guard, &s->guard_trouble);
}

bool sender_guards(const struct sender *s)
{
	return s->is_guarded;
}

size_t sender_guarded(const struct sender *s)
{
	return s->guard ? guard_count(s->guard) : 0;
}

bool sender_guard_trouble(struct sender *s, struct diag *d)
{
	if (!s->guard_trouble.set)
		return false;
	*d = s->guard_trouble;
	diag_clear(&s->guard_trouble);
	return true;
}
