/* fragment.c - an IP packet in pieces. */
#include "pkt/fragment.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/registry.h"

enum { COPIED = 0x80, OPTION_EOL = 0, OPTION_NOP = 1, PROTO_AT = 9, FRAGMENT_HEADER = 8, OFFSET_MOST = 0x1fff, PACKET_MOST = 65535 };

static uint64_t number(const struct packet *p, unsigned l, const char *field)
{
	uint64_t v = 0;

	layer_uint(p, l, (unsigned)field_find(p->layer[l].lay, field, strlen(field)), &v);
	return v;
}

static void unset(struct packet *p, unsigned l, const char *field)
{
	layer_unset(p, l, (unsigned)field_find(p->layer[l].lay, field, strlen(field)));
}

static bool push_load(struct packet *p, const uint8_t *b, size_t n, struct diag *d)
{
	struct val load = val_bytes(b, n);
	bool ok;

	packet_push(p, layout_raw());
	ok = layer_set(p, p->n - 1, 0, &load, d);
	val_drop(load);
	return ok;
}

/* Without what stands behind the packet: Padding is of the frame. */
static struct packet *without_padding(const struct packet *p, unsigned l)
{
	struct packet *c = packet_copy(p, 0);

	for (unsigned i = l + 1; i < c->n; i++) {
		if (c->layer[i].lay->proto->padding) {
			packet_cut(c, i);
			break;
		}
	}
	return c;
}

static void give(struct list *out, struct packet *p)
{
	list_add(out, (struct val){ .type = V_PACKET, .p = p });
}

/* ---- IPv4 ---- */

static bool is_copied(const struct val *option)
{
	struct buf b = BUF_INIT;
	struct diag d = DIAG_INIT;
	bool copied = option->type == V_PACKET && packet_encode(option->p, option->aux, NULL, &b, &d) && b.n && (b.p[0] & COPIED);

	buf_free(&b);
	return copied;
}

static struct val copied_bytes(struct str s)
{
	const uint8_t *p = (const uint8_t *)s.p;
	struct buf b = BUF_INIT;
	struct val v;

	for (size_t i = 0; i < s.n && p[i] != OPTION_EOL;) {
		size_t n = p[i] == OPTION_NOP ? 1 : i + 1 < s.n && p[i + 1] ? p[i + 1] : s.n - i;

		if (n > s.n - i)
			n = s.n - i;
		if (p[i] & COPIED)
			buf_add(&b, p + i, n);
		i += n;
	}
	v = val_bytes(b.p, b.n);
	buf_free(&b);
	return v;
}

/* Fragments after the first have only the options with the copied flag. */
static bool keep_copied(struct packet *p, unsigned l, struct diag *d)
{
	unsigned f = (unsigned)field_find(p->layer[l].lay, "options", 7);
	struct val old, v;
	bool ok = true;

	layer_get(p, l, f, &old);
	v = val_list();
	if (old.type == V_BYTES) {
		val_drop(v);
		v = copied_bytes(val_text(&old));
	}
	for (uint32_t i = 0; old.type == V_LIST && i < old.l->n; i++) {
		if (is_copied(&old.l->v[i]))
			list_add(v.l, val_hold(old.l->v[i]));
	}
	if (old.type == V_LIST ? v.l->n < old.l->n : old.type == V_BYTES)
		ok = layer_set(p, l, f, &v, d);
	val_drop(old);
	val_drop(v);
	return ok;
}

/* The packet up to and with its IP header, ready for a piece. */
static struct packet *head_of(const struct packet *c, unsigned l, uint8_t proto, struct diag *d)
{
	struct packet *head = packet_copy(c, 0);

	packet_cut(head, l + 1);
	unset(head, l, "len");
	unset(head, l, "chksum");
	if (layer_set_number(head, l, "proto", proto, d))
		return head;
	obj_drop(&head->obj);
	return NULL;
}

static bool add_piece(struct packet *head, unsigned l, uint64_t frag, bool more, const uint8_t *b, size_t n, struct list *out,
                      struct diag *d)
{
	struct packet *q = packet_copy(head, 0);

	give(out, q);
	if (frag > OFFSET_MOST)
		return diag_set(d, "a fragment would begin at byte %llu: at most 65528 can be said", (unsigned long long)frag * 8);
	return layer_set_number(q, l, "frag", frag, d) && layer_set_number(q, l, "flags", number(q, l, "flags") | more, d) && push_load(q, b, n, d);
}

static bool cut4(const struct packet *c, unsigned l, size_t most, const struct buf *all, size_t header, struct list *out,
                 struct diag *d)
{
	struct packet *head = head_of(c, l, all->p[PROTO_AT], d);
	uint64_t frag = head ? number(head, l, "frag") : 0;
	bool ok = head != NULL;
	size_t at = header, n;

	for (; ok && at < all->n; at += n) {
		bool last = all->n - at <= most;

		n = last ? all->n - at : most / 8 * 8;
		ok = add_piece(head, l, frag + (at - header) / 8, !last, all->p + at, n, out, d);
		if (ok && at == header)
			ok = keep_copied(head, l, d);
	}
	if (head)
		obj_drop(&head->obj);
	return ok;
}

bool packet_fragment(const struct packet *p, unsigned l, size_t most, const struct env *env, struct list *out, struct diag *d)
{
	struct packet *c;
	struct buf all = BUF_INIT, payload = BUF_INIT;
	bool ok;

	if (most < 8)
		return diag_set(d, "fragments of %zu bytes cannot be made: their length is a multiple of 8", most);
	c = without_padding(p, l);
	ok = packet_encode(c, l, env, &all, d) && packet_encode(c, l + 1, env, &payload, d);
	if (ok && payload.n <= most)
		give(out, packet_copy(p, 0));
	else if (ok)
		ok = cut4(c, l, most, &all, all.n - payload.n, out, d);
	buf_free(&all);
	buf_free(&payload);
	obj_drop(&c->obj);
	return ok;
}

/* ---- IPv6 ---- */

static bool is_class(const struct packet *p, unsigned i, const char *name)
{
	return i < p->n && !strcmp(p->layer[i].lay->proto->name, name);
}

/* Behind the headers that every router on the way reads (RFC 8200, 4.1): hop-by-hop, and those before a routing header. */
static unsigned fragmentable(const struct packet *p, unsigned l)
{
	unsigned i = l + 1, end = l + 1;

	if (is_class(p, i, "IPv6ExtHdrHopByHop"))
		end = ++i;
	while (is_class(p, i, "IPv6ExtHdrDestOpt") || is_class(p, i, "IPv6ExtHdrRouting") || is_class(p, i, "IPv6ExtHdrSegmentRouting")) {
		if (!is_class(p, i++, "IPv6ExtHdrDestOpt"))
			end = i;
	}
	return end;
}

/* Has p a fragment header, or gets one: *at is its layer. */
static struct packet *with_header(const struct packet *p, unsigned l, uint32_t id, unsigned *at, struct diag *d)
{
	const struct layout *lay = layout_need("IPv6ExtHdrFragment");
	struct packet *c = without_padding(p, l), *tail;
	int found = packet_find(c, l, lay, 1);

	*at = found >= 0 ? (unsigned)found : fragmentable(c, l);
	if (found >= 0 && *at)
		return c;
	tail = packet_copy(c, *at < c->n ? *at : c->n);
	packet_cut(c, *at);
	packet_push(c, lay);
	if (!layer_set_number(c, *at, "id", id, d) || !packet_push_all(c, tail, 0, d)) {
		obj_drop(&c->obj);
		c = NULL;
	} else if (*at) {
		packet_touch(c, *at);
	}
	obj_drop(&tail->obj);
	return c;
}

static bool add_piece6(const struct packet *head, unsigned l, unsigned at, size_t offset, bool more, const uint8_t *b, size_t n,
                       struct list *out, struct diag *d)
{
	struct packet *q = packet_copy(head, 0);

	give(out, q);
	unset(q, l, "plen");
	return layer_set_number(q, at, "offset", offset / 8, d) && layer_set_number(q, at, "m", more, d) && push_load(q, b, n, d);
}

/* all: the whole packet's bytes; before: those in front of what is cut, fragment header and all. */
static bool cut6(const struct packet *c, unsigned l, unsigned at, size_t most, const struct buf *all, size_t before,
                 struct list *out, struct diag *d)
{
	struct packet *head = packet_copy(c, 0);
	size_t room = most > before ? most - before : 0, pos = before, n;
	bool ok = true;

	packet_cut(head, at + 1);
	if (room < 8)
		ok = diag_set(d, "packets of %zu bytes have no room for a fragment: the headers alone have %zu", most, before) ||
		     diag_hint(d, "%zu at least", before + 8);
	else if (all->n - before > PACKET_MOST)
		ok = diag_set(d, "%zu bytes cannot be fragmented: offsets end at %d", all->n - before, PACKET_MOST);
	ok = ok && layer_set_number(head, at, "nh", all->p[before - FRAGMENT_HEADER], d);
	for (; ok && pos < all->n; pos += n) {
		bool last = all->n - pos <= room;

		n = last ? all->n - pos : room / 8 * 8;
		ok = add_piece6(head, l, at, pos - before, !last, all->p + pos, n, out, d);
	}
	obj_drop(&head->obj);
	return ok;
}

bool packet_fragment6(const struct packet *p, unsigned l, size_t most, uint32_t id, const struct env *env, struct list *out,
                      struct diag *d)
{
	struct buf all = BUF_INIT, payload = BUF_INIT;
	struct packet *c;
	unsigned at;
	bool ok = packet_encode(p, 0, env, &all, d);

	if (ok && all.n <= most) {
		give(out, packet_copy(p, 0));
		buf_free(&all);
		return true;
	}
	buf_clear(&all);
	c = ok ? with_header(p, l, id, &at, d) : NULL;
	ok = c && packet_encode(c, 0, env, &all, d) && packet_encode(c, at + 1, env, &payload, d) &&
	     cut6(c, l, at, most, &all, all.n - payload.n, out, d);
	buf_free(&all);
	buf_free(&payload);
	if (c)
		obj_drop(&c->obj);
	return ok;
}
