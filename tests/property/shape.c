/* shape.c - every packet that the engine pours is the k-th packet built the slow way, for random sets of all protocols. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pkt/bits.h"
#include "pkt/diag.h"
#include "pkt/lang.h"
#include "pkt/lnet.h"
#include "pkt/mem.h"
#include "pkt/random.h"
#include "pkt/registry.h"
#include "pkt/set.h"
#include "pkt/shape.h"
#include "support/eval.h"
#include "support/support.h"

#define STACKS 12000
#define PER_SET 24
#define SLOTS 4
#define SLOT 70000
#define DEEPEST 5

struct pouring {
	struct pick pick;
	struct env with, without;
	struct interp *in;
	uint64_t draw;
	uint64_t add; /* of the cursor: what random fields are drawn by beyond k */
	unsigned sets, patched, refused, random, packets, bad, failed;
	uint8_t *room;
	struct shape_slot slot[SLOTS];
	bool *seen; /* classes that were part of a patched set */
	bool *met;
};

static uint64_t below(struct pouring *r, uint64_t n)
{
	return random_below(20260407, r->draw++, 0, n);
}

/* ---- an outside that answers, so that sources follow destinations ---- */

static bool source4(void *arg, uint32_t dst, uint32_t *src)
{
	(void)arg;
	*src = dst ^ 0x0a00ff01;
	return true;
}

static bool source6(void *arg, const uint8_t dst[16], uint8_t src[16])
{
	(void)arg;
	for (unsigned i = 0; i < 16; i++)
		src[i] = dst[15 - i] ^ 0x21;
	return true;
}

static bool source_mac(void *arg, const struct packet *p, uint64_t *mac)
{
	(void)arg;
	*mac = 0x020000000000;
	for (unsigned l = 0; l < p->n; l++) {
		struct val v;

		if (!p->layer[l].lay->proto->ip)
			continue;
		layer_get(p, l, (unsigned)p->layer[l].lay->dst, &v);
		*mac |= v.type == V_IP4 ? v.u : v.type == V_IP6 ? get32(v.b + 12) : 0;
		val_drop(v);
		break;
	}
	return true;
}

/* ---- random sets ---- */

static struct val some_bytes(struct pouring *r, size_t most)
{
	uint8_t p[64];
	size_t n = below(r, most + 1);

	for (size_t i = 0; i < n; i++)
		p[i] = (uint8_t)below(r, 256);
	return val_bytes(p, n);
}

static void add_number(struct pouring *r, struct set *s, enum vtype type, unsigned width, struct diag *d)
{
	uint64_t most = below(r, 3) ? bits_max(width) : bits_max(width) & 0xff, step = below(r, 4) ? 1 : 1 + below(r, 3);
	uint64_t count = below(r, 3) ? 1 : 1 + below(r, most / (4 * step) + 1);
	struct val v = { .type = (uint8_t)type };

	if (type == V_IP6) {
		for (unsigned i = 0; i < 16; i++)
			v.b[i] = (uint8_t)below(r, 256);
		v.b[1] = 0;
		set_add_range(s, v, 1 + below(r, 300), step, d);
		return;
	}
	v.u = below(r, most - (count - 1) * step == UINT64_MAX ? 0 : most - (count - 1) * step + 1);
	set_add_range(s, v, count, step, d);
}

static struct set *drawn_set(struct pouring *r, const struct field *f)
{
	uint64_t most = bits_max(f->bits ? f->bits : 8), a = below(r, most), b = a + below(r, most - a + 1);
	static const enum random_kind kinds[] = { RANDOM_INT, RANDOM_ONCE, RANDOM_IP4, RANDOM_IP6, RANDOM_MAC };

	switch (f->kind) {
	case F_IPV4:
		return set_random(RANDOM_IP4, 0x0a000000, 0xff000000);
	case F_IPV6:
		return set_random(RANDOM_IP6, 0, 0);
	case F_MAC:
		return set_random(RANDOM_MAC, 0, 0);
	case F_BYTES:
		return set_random(RANDOM_BYTES, 1 + below(r, 4), 4 + below(r, 4));
	default:
		return set_random(below(r, 8) ? kinds[below(r, 2)] : kinds[below(r, 5)], a, b);
	}
}

static struct set *counted_set(struct pouring *r, const struct field *f)
{
	struct set *s = set_new();
	struct diag d = DIAG_INIT;
	unsigned width = f->bits && f->bits <= 64 ? f->bits : 16;

	for (uint64_t i = 1 + below(r, 3); i; i--) {
		static const uint8_t lo[4] = { 10, 1, 0, 250 }, hi[4] = { 10, 2, 3, 255 };

		switch (f->kind) {
		case F_IPV4:
			if (!below(r, 4))
				set_add_octets(s, lo, hi, &d);
			else
				add_number(r, s, V_IP4, 32, &d);
			break;
		case F_IPV6:
			add_number(r, s, V_IP6, 128, &d);
			break;
		case F_MAC:
			add_number(r, s, V_MAC, 48, &d);
			break;
		case F_UINT: case F_FLAGS:
			add_number(r, s, V_INT, width, &d);
			break;
		default:
			set_add_value(s, below(r, 2) ? some_bytes(r, 40) : val_int(below(r, 256)), &d);
			break;
		}
	}
	return s;
}

static bool give_set(struct pouring *r, struct packet *p, unsigned l, unsigned f)
{
	const struct field *field = &p->layer[l].lay->field[f];
	bool drawn = !below(r, 5);
	struct val v = { .type = V_SET, .set = drawn ? drawn_set(r, field) : counted_set(r, field) };
	struct diag d = DIAG_INIT;
	bool ok = layer_set(p, l, f, &v, &d);

	diag_clear(&d);
	val_drop(v);
	r->random += ok && drawn;
	return ok;
}

static void give_sets(struct pouring *r, struct packet *p)
{
	for (uint64_t want = 1 + below(r, 4), turn = 0; want && turn < 30; turn++) {
		unsigned l = (unsigned)below(r, p->n);
		struct val v;

		if (!p->layer[l].lay->n)
			continue;
		want -= give_set(r, p, l, (unsigned)below(r, p->layer[l].lay->n));
		v = some_bytes(r, 40);
		if (!strcmp(p->layer[l].lay->proto->name, "Raw") && !layer_is_set(p, l, 0))
			layer_set(p, l, 0, &v, &(struct diag)DIAG_INIT);
		val_drop(v);
	}
}

/* Usual carriers below, any class above them. */
static struct packet *stack(struct pouring *r)
{
	static const char *const usual[] = { "Ether", "Dot1Q", "IP", "IPv6", "UDP", "TCP", "GRE", "ICMP", "VXLAN", "Raw", "MPLS",
	                                     "IPv6ExtHdrDestOpt", "IPv6ExtHdrRouting", "ARP", "Padding" };
	struct packet *p = packet_new();

	for (uint64_t n = 1 + below(r, DEEPEST); n || !p->n; n -= n > 0) {
		const char *name = usual[below(r, sizeof(usual) / sizeof(usual[0]))];
		const struct layout *lay = below(r, 3) ? layout_find(name, strlen(name)) : layout_nth(below(r, layout_count()));

		if (lay && !lay->proto->abstract)
			packet_push(p, lay);
	}
	return p;
}

/* ---- the comparison ---- */

static void complain(struct pouring *r, const struct packet *p, uint64_t k, const char *what, const struct diag *d)
{
	struct buf b = BUF_INIT;
	struct val v = { .type = V_PACKET, .p = (struct packet *)(uintptr_t)p };

	r->bad++;
	if (pick_print(&r->pick)) {
		val_print(&b, &v);
		printf("packet %" PRIu64 " of %s: %s %s\n", k, buf_cstr(&b), what, d->set ? d->text : "");
	}
	buf_free(&b);
}

static bool is_same(struct pouring *r, const struct packet *p, const struct env *env, uint64_t k, const struct shape_slot *got, struct buf *want,
                    struct diag *d)
{
	struct packet *one = packet_at_drawn(p, 0, k, k + r->add, env->seed);
	struct env now = *env;
	bool ok;

	now.k = k + r->add;
	buf_clear(want);
	ok = packet_encode(one, 0, &now, want, d);
	obj_drop(&one->obj);
	return ok ? got && got->n == want->n && (!want->n || !memcmp(got->p, want->p, want->n)) : !got;
}

/* Both may have looked at the clock, ICMP's time of day, before and after it went on: then they agree the next time. */
static bool is_same_again(struct pouring *r, const struct packet *p, const struct env *env, struct shape_cursor *c, uint64_t k,
                          struct shape_slot *got, struct buf *want)
{
	struct diag d = DIAG_INIT;
	bool same = got && shape_pick(c, &k, 1, got, &d) == 1 && is_same(r, p, env, k, got, want, &d);

	diag_clear(&d);
	return same;
}

static void compare(struct pouring *r, const struct packet *p, const struct env *env, struct shape_cursor *c, uint64_t k,
                    struct shape_slot *got, const struct diag *failed)
{
	struct buf want = BUF_INIT;
	struct diag d = DIAG_INIT;
	bool same = is_same(r, p, env, k, got, &want, &d);

	r->packets++;
	r->failed += d.set;
	if (!same && !is_same_again(r, p, env, c, k, got, &want)) {
		complain(r, p, k, failed ? "refused by the engine alone:" : d.set ? "refused by the slow way alone:" : "differs", failed ? failed : &d);
		if (got && r->pick.printed <= r->pick.max)
			bytes_differ(got->p, got->n, want.p, want.n);
	}
	diag_clear(&d);
	buf_free(&want);
}

/* A stretch in order, or packets from anywhere; slots keep what they hold. */
static void pour(struct pouring *r, const struct packet *p, const struct env *env, struct shape *s, struct shape_cursor *c)
{
	uint64_t count = shape_count(s), k[SLOTS], first;
	struct diag d = DIAG_INIT;
	size_t n = 1 + below(r, SLOTS), got;
	bool picked = below(r, 2);

	if (count > 1 && count < n)
		n = count;
	first = below(r, count == 1 ? 1000 : count - n + 1);
	for (size_t i = 0; i < n; i++)
		k[i] = picked ? below(r, count == 1 ? 1000 : count) : first + i;
	r->add = below(r, 3) * 1000;
	shape_draw(c, r->add);
	got = picked ? shape_pick(c, k, n, r->slot, &d) : shape_run(c, first, n, r->slot, &d);
	for (size_t i = 0; i < got; i++)
		compare(r, p, env, c, k[i], &r->slot[i], NULL);
	if (got < n && d.set)
		compare(r, p, env, c, k[got], NULL, &d);
	else if (got < n)
		complain(r, p, k[got], "no room", &d);
	diag_clear(&d);
}

static void one_set(struct pouring *r, const struct packet *p)
{
	struct env env = below(r, 2) ? r->with : r->without;
	struct diag d = DIAG_INIT;
	struct shape *s;
	struct shape_cursor *c[2];

	env.seed = below(r, 1000);
	s = shape_new(p, 0, &env, &d);
	if (!s) {
		r->refused++;
		diag_clear(&d);
		return;
	}
	r->sets++;
	r->patched += shape_is_patched(s);
	for (unsigned l = 0; l < p->n; l++) {
		r->met[p->layer[l].lay->id] = true;
		r->seen[p->layer[l].lay->id] |= shape_is_patched(s);
	}
	c[0] = shape_cursor(s);
	c[1] = shape_cursor(s);
	for (unsigned i = 0; i < SLOTS; i++)
		r->slot[i].holds = NULL;
	for (unsigned i = 0; i < PER_SET / SLOTS; i++)
		pour(r, p, &env, s, c[below(r, 2)]);
	shape_cursor_free(c[0]);
	shape_cursor_free(c[1]);
	shape_free(s);
}

static void random_sets(struct pouring *r)
{
	for (unsigned i = 0; i < STACKS && r->bad < 20; i++) {
		struct packet *p = stack(r);

		give_sets(r, p);
		one_set(r, p);
		obj_drop(&p->obj);
	}
}

/* Vectors with some of their fields made sets. */
static void vector_sets(json_t *vector, void *arg)
{
	struct pouring *r = arg;
	const char *expr = vector_text(vector, "expr");
	struct buf why = BUF_INIT;
	struct val v = VAL_UNSET;

	if (r->bad < 20 && pick_wants(&r->pick, vector) && eval_packets(r->in, expr, strlen(expr), &v, &why) && v.type == V_PACKET &&
	    v.aux == 0 && v.p->n) {
		struct packet *p = packet_copy(v.p, 0);

		give_sets(r, p);
		one_set(r, p);
		obj_drop(&p->obj);
	}
	val_drop(v);
	buf_free(&why);
}

/* What is sent at speed must be patched, not built packet by packet. */
static const char *const swift[] = {
	"Ether()/IP(dst=\"10.0.0.0/8\")/TCP(dport=[80,443,(8000,8100)])/\"x\"",
	"IP(dst=\"10.0.0.0/8\", id=(1,1000), ttl=(1,64))/UDP(sport=(1,1000))/DNS()",
	"IPv6(dst=\"2001:db8::/80\")/UDP(dport=(1,1000))",
	"IPv6(dst=\"2001:db8::/80\")/ICMPv6EchoRequest(seq=(1,1000))",
	"Ether(src=RandMAC())/IP(src=RandIP())/TCP(sport=RandShort(), seq=RandInt(), flags=\"S\")",
	"IP(dst=\"10.1-3.*.7\")/ICMP(id=(0,65535), seq=(0,65535))",
	"Ether()/Dot1Q(vlan=(1,4094))/IP()/UDP()/VXLAN(vni=(1,1000))/Ether()/IP(dst=\"10.0.0.0/16\")/UDP(sport=(1,9))/\"abc\"",
	"IP()/GRE()/IP(dst=\"10.0.0.0/16\")/TCP(sport=(1,9))",
	"Ether()/IP()/UDP()/Raw(load=[\"a\", \"bb\", \"ccc\"])",
};

static void swift_sets(struct pouring *r)
{
	for (size_t i = 0; i < sizeof(swift) / sizeof(swift[0]); i++) {
		struct buf why = BUF_INIT;
		struct val v = VAL_UNSET;
		struct diag d = DIAG_INIT;
		struct shape *s = NULL;

		if (!eval_packets(r->in, swift[i], strlen(swift[i]), &v, &why) || v.type != V_PACKET ||
		    !(s = shape_new(v.p, v.aux, &r->with, &d)) || !shape_is_patched(s)) {
			printf("%s is not patched: %s%s\n", swift[i], buf_cstr(&why), d.text);
			r->bad++;
		} else {
			one_set(r, v.p);
		}
		shape_free(s);
		val_drop(v);
		buf_free(&why);
	}
}

int main(int argc, char **argv)
{
	struct pouring r = { 0 };
	struct lnet *net;
	unsigned met = 0, seen = 0;

	pick_args(&r.pick, argc, argv);
	start();
	net = env_start(&r.with, true);
	r.with.source4 = r.without.source4 = source4;
	r.with.source6 = r.without.source6 = source6;
	r.with.source_mac = r.without.source_mac = source_mac;
	r.in = interp_new(&(struct interp_config){ .env = &r.without, .sealed = true });
	r.room = mem_zero(SLOTS, SLOT);
	r.seen = mem_zero(layout_count(), 1);
	r.met = mem_zero(layout_count(), 1);
	for (unsigned i = 0; i < SLOTS; i++)
		r.slot[i] = (struct shape_slot){ .p = r.room + i * SLOT, .cap = SLOT };
	swift_sets(&r);
	random_sets(&r);
	if (shared_there())
		vectors_each(shared_path("vectors/core*.jsonl"), vector_sets, &r);
	for (size_t i = 0; i < layout_count(); i++) {
		met += r.met[i];
		seen += r.seen[i];
	}
	printf("shapes: %u packets of %u sets (%u patched, %u random fields) compared, %u differ; %u packets refused by both; %u sets "
	       "cannot be built; %u classes, %u of them in patched sets\n", r.packets, r.sets, r.patched, r.random, r.bad, r.failed,
	       r.refused, met, seen);
	mem_free(r.room);
	mem_free(r.seen);
	mem_free(r.met);
	interp_free(r.in);
	lnet_free(net);
	done();
	return r.bad || r.patched * 3 < r.sets || met < layout_count() / 2;
}
