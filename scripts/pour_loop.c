/* pour_loop.c - how fast packets of a set are made in memory, beside a loop written by hand for that one set. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pkt/bits.h"
#include "pkt/cksum.h"
#include "pkt/clock.h"
#include "pkt/lang.h"
#include "pkt/lnet.h"
#include "pkt/registry.h"
#include "pkt/shape.h"
#include "pkt/val.h"

#define BATCH 64
#define ROOM 2048
#define PACKETS 20000000u
#define TURNS 5

/* Sets of one to four changing fields: the time of a packet grows by as much with each. */
static const char *const sets[] = {
	"Ether()/IP(dst=\"10.0.0.0/8\")/TCP(dport=[80,443,(8000,8100)])/\"x\"",
	"Ether()/IP(dst=\"10.0.0.1\")/TCP(dport=80, seq=(0,4294967295))/\"x\"",
	"Ether()/IP(dst=\"10.0.0.1\")/TCP(dport=80, seq=(0,9), ack=(0,429496729))/\"x\"",
	"Ether()/IP(dst=\"10.0.0.1\")/TCP(dport=80, sport=(1,9), seq=(0,9), ack=(0,42949672))/\"x\"",
	"Ether()/IP(dst=\"10.0.0.1\")/TCP(dport=80, sport=(1,9), seq=(0,9), ack=(0,4294967), window=(1,8))/\"x\"",
};

static uint8_t room[BATCH][ROOM];

static uint16_t dport_of(unsigned i)
{
	return (uint16_t)(i == 0 ? 80 : i == 1 ? 443 : 8000 + (i - 2));
}

/* The first set by hand: the template is copied, port and address written over, both sums brought up to date. */
static double by_hand(const uint8_t *image, size_t n)
{
	const unsigned ports = 103;
	uint32_t dst = get32(image + 30), old_dst = dst;
	uint16_t ip = get16(image + 24), tcp = get16(image + 50), old_port = get16(image + 36);
	int64_t began = clock_monotonic();
	unsigned port = 0, sum = 0;

	for (unsigned i = 0; i < PACKETS; i++) {
		uint8_t *p = room[i % BATCH];

		memcpy(p, image, n);
		if (dst != old_dst) {
			for (unsigned half = 0; half < 32; half += 16) {
				ip = cksum_update(ip, (uint16_t)(old_dst >> half), (uint16_t)(dst >> half));
				tcp = cksum_update(tcp, (uint16_t)(old_dst >> half), (uint16_t)(dst >> half));
			}
			old_dst = dst;
		}
		tcp = cksum_update(tcp, old_port, dport_of(port));
		old_port = dport_of(port);
		put32(p + 30, dst);
		put16(p + 36, old_port);
		put16(p + 24, ip);
		put16(p + 50, tcp);
		if (++port == ports) {
			port = 0;
			dst++;
		}
		sum += p[50];
	}
	if (sum == 1)
		puts(""); /* the loop has an effect */
	return PACKETS / ((double)(clock_monotonic() - began) / 1e9);
}

static double by_engine(struct shape *s)
{
	struct shape_slot slot[BATCH];
	struct shape_cursor *c = shape_cursor(s);
	struct diag d = DIAG_INIT;
	uint64_t k = 0, count = shape_count(s);
	int64_t began = clock_monotonic();

	for (unsigned i = 0; i < BATCH; i++)
		slot[i] = (struct shape_slot){ .p = room[i], .cap = ROOM };
	for (unsigned done = 0; done < PACKETS; done += BATCH, k = k + 2 * BATCH > count ? 0 : k + BATCH)
		if (shape_run(c, k, BATCH, slot, &d) != BATCH) {
			fprintf(stderr, "pour_loop: %s\n", d.text);
			exit(1);
		}
	shape_cursor_free(c);
	return PACKETS / ((double)(clock_monotonic() - began) / 1e9);
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static double median(double *v)
{
	qsort(v, TURNS, sizeof(*v), by_value);
	return v[TURNS / 2];
}

static struct shape *shape_of(struct interp *in, const char *text, const struct env *env)
{
	struct source src = { "<set>", text, strlen(text) };
	struct diags ds = { 0 };
	struct diag d = DIAG_INIT;
	struct shape *s;
	struct val v;

	if (!interp_eval(in, &src, &v, &ds)) {
		fprintf(stderr, "pour_loop: %s is not a packet\n", text);
		exit(1);
	}
	s = shape_new(v.p, v.aux, env, &d);
	val_drop(v);
	if (!s) {
		fprintf(stderr, "pour_loop: %s\n", d.text);
		exit(1);
	}
	return s;
}

/* One JSON object: packets per second by hand and by the engine for each set. */
int main(void)
{
	struct env env = { 0 };
	struct diag d = DIAG_INIT;
	struct interp *in;
	struct lnet *net;
	double hand[TURNS], engine[TURNS];

	if (!registry_start(&d) || !(net = lnet_new(&d))) {
		fprintf(stderr, "pour_loop: %s\n", d.text);
		return 1;
	}
	env.assembler = lnet_assembler(net);
	in = interp_new(&(struct interp_config){ .env = &env, .sealed = true });
	printf("{");
	for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++) {
		struct shape *s = shape_of(in, sets[i], &env);

		for (unsigned t = 0; t < TURNS; t++) {
			if (i == 0) {
				struct shape_cursor *c = shape_cursor(s);
				struct shape_slot one = { .p = room[0], .cap = ROOM };
				uint8_t image[ROOM];

				shape_run(c, 0, 1, &one, &d);
				shape_cursor_free(c);
				memcpy(image, one.p, one.n);
				hand[t] = by_hand(image, one.n);
			}
			engine[t] = by_engine(s);
		}
		if (i == 0)
			printf("\"hand\": %.0f, \"engine\": %.0f, \"fields\": [", median(hand), median(engine));
		else
			printf("%s%.0f", i > 1 ? ", " : "", median(engine));
		shape_free(s);
	}
	printf("]}\n");
	interp_free(in);
	lnet_free(net);
	registry_end();
	return 0;
}
