/* sets.c - the k-th packet of a product is the packet with the k-th values (law 6). Fixed seed. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "pkt/lang.h"
#include "pkt/random.h"
#include "support/eval.h"
#include "support/support.h"

#define PRODUCTS 300
#define PER_PRODUCT 40
#define FIELDS 5

/* A field that may hold a set, in the order in which values vary: the inner layer first, in a layer the field declared first. */
static const struct varied {
	const char *layer, *name;
	uint64_t most;
} varied[FIELDS] = {
	{ "TCP", "sport", 65535 },
	{ "TCP", "dport", 65535 },
	{ "TCP", "seq", 4294967295 },
	{ "IP", "id", 65535 },
	{ "IP", "ttl", 255 },
};

struct choice {
	uint64_t first[3], count[3], step[3]; /* runs; one value when count is 1 */
	unsigned runs;
	uint64_t n;
};

struct run {
	struct interp *in;
	struct env env;
	uint64_t draw;
	unsigned all, same;
};

static uint64_t below(struct run *r, uint64_t n)
{
	return random_below(77, r->draw++, 0, n);
}

static void choose(struct run *r, struct choice *c, uint64_t most)
{
	c->runs = (unsigned)below(r, 4); /* 0: not given */
	c->n = c->runs ? 0 : 1;
	for (unsigned i = 0; i < c->runs; i++) {
		c->step[i] = below(r, 4) ? 1 : below(r, 5) + 1;
		c->count[i] = below(r, 2) ? 1 : below(r, most / (4 * c->step[i])) + 1;
		c->first[i] = below(r, most - (c->count[i] - 1) * c->step[i] + 1);
		c->n += c->count[i];
	}
}

static uint64_t chosen(const struct choice *c, uint64_t k)
{
	unsigned i = 0;

	while (k >= c->count[i])
		k -= c->count[i++];
	return c->first[i] + k * c->step[i];
}

static void write_run(struct buf *out, const struct choice *c, unsigned i)
{
	uint64_t last = c->first[i] + (c->count[i] - 1) * c->step[i];

	if (c->count[i] == 1)
		buf_fmt(out, "%" PRIu64, c->first[i]);
	else if (c->step[i] == 1)
		buf_fmt(out, "(%" PRIu64 ", %" PRIu64 ")", c->first[i], last);
	else
		buf_fmt(out, "(%" PRIu64 ", %" PRIu64 ", %" PRIu64 ")", c->first[i], last, c->step[i]);
}

static void write_choice(struct buf *out, const struct choice *c)
{
	if (c->runs == 1) {
		write_run(out, c, 0);
		return;
	}
	buf_byte(out, '[');
	for (unsigned i = 0; i < c->runs; i++) {
		if (i)
			buf_text(out, ", ");
		write_run(out, c, i);
	}
	buf_byte(out, ']');
}

/* The whole set, or with k its k-th packet written out. */
static void expression(struct buf *out, const struct choice *c, const uint64_t *k)
{
	uint64_t digit[FIELDS], rest = k ? *k : 0;

	for (unsigned f = 0; f < FIELDS; f++) {
		digit[f] = rest % c[f].n;
		rest /= c[f].n;
	}
	buf_text(out, "IP(src=\"192.0.2.1\", dst=\"192.0.2.2\"");
	for (unsigned half = 0; half < 2; half++) {
		if (half)
			buf_text(out, ")/TCP(ack=7");
		for (unsigned f = 0; f < FIELDS; f++) {
			if (strcmp(varied[f].layer, half ? "TCP" : "IP") || !c[f].runs)
				continue;
			buf_fmt(out, ", %s=", varied[f].name);
			if (k)
				buf_fmt(out, "%" PRIu64, chosen(&c[f], digit[f]));
			else
				write_choice(out, &c[f]);
		}
	}
	buf_text(out, ")/\"x\"");
}

static bool same_packet(struct run *r, const struct val *set, uint64_t k, struct buf *text, struct buf *why)
{
	struct packet *p = packet_at(set->p, set->aux, k, 0);
	struct val one = { .type = V_PACKET, .p = p }, v = VAL_UNSET;
	struct buf got = BUF_INIT, want = BUF_INIT;
	bool same = eval_bytes(&one, &r->env, &got, why) && eval_packets(r->in, buf_cstr(text), text->n, &v, why) &&
		eval_bytes(&v, &r->env, &want, why) && got.n == want.n && !memcmp(got.p, want.p, got.n);

	val_drop(v);
	obj_drop(&p->obj);
	buf_free(&got);
	buf_free(&want);
	return same;
}

static bool product(struct run *r)
{
	struct choice c[FIELDS];
	struct buf text = BUF_INIT, one = BUF_INIT, why = BUF_INIT;
	struct val set = VAL_UNSET;
	struct diag d = DIAG_INIT;
	uint64_t want = 1, n = 0;
	bool fits = true, ok;

	for (unsigned f = 0; f < FIELDS; f++) {
		choose(r, &c[f], varied[f].most);
		fits = fits && !__builtin_mul_overflow(want, c[f].n, &want);
	}
	expression(&text, c, NULL);
	ok = eval_packets(r->in, buf_cstr(&text), text.n, &set, &why);
	if (ok)
		ok = packet_count(set.p, set.aux, &n, &d) == fits && (!fits || n == want);
	if (!ok)
		printf("%s: has %" PRIu64 " packets, wanted %" PRIu64 "\n%s%s\n", buf_cstr(&text), n, want, buf_cstr(&why), d.text);
	for (unsigned i = 0; ok && fits && i < PER_PRODUCT; i++) {
		uint64_t k = i == 0 ? 0 : i == 1 ? n - 1 : below(r, n);

		buf_clear(&one);
		buf_clear(&why);
		expression(&one, c, &k);
		r->all++;
		ok = same_packet(r, &set, k, &one, &why);
		r->same += ok;
		if (!ok)
			printf("%s: packet %" PRIu64 " is not %s\n%s", buf_cstr(&text), k, buf_cstr(&one), buf_cstr(&why));
	}
	val_drop(set);
	buf_free(&text);
	buf_free(&one);
	buf_free(&why);
	return ok;
}

int main(void)
{
	struct run r = { 0 };
	unsigned bad = 0;

	start();
	r.in = interp_new(&(struct interp_config){ .env = &r.env, .sealed = true });
	for (unsigned i = 0; i < PRODUCTS && bad < 5; i++)
		bad += !product(&r);
	printf("sets: %u of %u packets of %u random products are the ones written out\n", r.same, r.all, PRODUCTS);
	interp_free(r.in);
	done();
	return bad > 0;
}
