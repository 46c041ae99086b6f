/* test_match.c - every class that is answered: its answer is found among all open probes, and nothing else is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/match.h"
#include "pkt/mem.h"
#include "pkt/registry.h"

enum { STRANGERS = 5000, MANY = 100000 };

/* What hooks of the tables look at, beside the rows. */
static const struct {
	const char *name, *field;
	uint64_t asked, answered;
	const char *answer; /* class of the packet in the answer's field */
} hooked[] = {
	{ "ICMP", "type", 8, 0 }, { "ARP", "op", 1, 2 }, { "TCP", "flags", 2, 0x12 }, { "TCP", "ack", 0, 1 },
	{ "SNMP", "PDU", .answer = "SNMPresponse" }, { "Radius", "code", 1, 2 }, { "TFTP_DATA", "block", 0, 1 },
	{ "EAP", "code", 1, 2 }, { "EAP_MD5", "code", 1, 2 }, { "EAP_TLS", "code", 1, 2 }, { "EAP_TTLS", "code", 1, 2 },
	{ "EAP_PEAP", "code", 1, 2 }, { "EAP_FAST", "code", 1, 2 }, { "LEAP", "code", 1, 2 },
	{ "NTPHeader", "mode", 3, 4 }, { "NTP", "mode", 3, 4 }, { "AOE", "flags", 0, 8 }, { "OAM", "opcode", 3, 2 }, { "PPPoED", "code", 9, 7 }, { "PPP_CHAP_ChallengeResponse", "code", 2, 2 }, { "PPP_CHAP", "code", 2, 3 },
	{ "PPP_LCP_Configure", "code", 1, 2 }, { "PPP_IPCP", "code", 1, 2 }, { "PPP_ECP", "code", 1, 2 }, { "PPP_IPV6CP", "code", 1, 2 },
	{ "PPP_CCP", "code", 1, 2 }, { "OSPF_LSAck", "lsaheaders", .answer = "OSPF_LSA_Hdr" },
	{ "OSPFv3_LSAck", "lsaheaders", .answer = "OSPFv3_LSA_Hdr" },
};

static void put(struct packet *p, unsigned l, unsigned f, struct val v)
{
	struct diag d = DIAG_INIT;

	if (!layer_set(p, l, f, &v, &d))
		fail_msg("%s: %s", p->layer[l].lay->field[f].name, d.text);
	val_drop(v);
}

static struct val one_of(const char *name)
{
	struct packet *p = packet_new();

	packet_push(p, layout_need(name));
	return (struct val){ .type = V_PACKET, .p = p };
}

static void put_hooked(struct packet *p, bool question)
{
	const char *name = p->layer[1].lay->proto->name;

	for (size_t i = 0; i < sizeof(hooked) / sizeof(hooked[0]); i++) {
		const char *f = hooked[i].field;

		if (strcmp(hooked[i].name, name) || (question && hooked[i].answer))
			continue;
		put(p, 1, (unsigned)field_find(p->layer[1].lay, f, strlen(f)),
		    hooked[i].answer ? one_of(hooked[i].answer) : val_int(question ? hooked[i].asked : hooked[i].answered));
	}
}

static struct packet *carried(const struct layout *lay, const char *src, const char *dst)
{
	const struct layout *ip = layout_need("IPv6");
	struct packet *p = packet_new();

	packet_push(p, ip);
	put(p, 0, (unsigned)ip->src, val_str(src, strlen(src)));
	put(p, 0, (unsigned)ip->dst, val_str(dst, strlen(dst)));
	packet_push(p, lay);
	return p;
}

static void decoded(const struct packet *p, struct buf *bytes, struct packet *out)
{
	struct diag d = DIAG_INIT;

	buf_clear(bytes);
	if (!packet_encode(p, 0, NULL, bytes, &d))
		fail_msg("%s: %s", p->layer[1].lay->proto->name, d.text);
	packet_decode(out, p->layer[0].lay, bytes->p, bytes->n);
}

static struct val value(const struct packet *p, unsigned f)
{
	struct val v;

	layer_get(p, 1, f, &v);
	return v;
}

/* The answer that the rows describe. */
static struct packet *answer_to(const struct packet *q)
{
	const struct layout *lay = q->layer[1].lay->answered_by;
	struct packet *a = carried(lay, "fd00::2", "fd00::1");

	put_hooked(a, false);
	for (unsigned r = 0; r < lay->nreply; r++) {
		const struct reply_rule *t = &lay->reply[r];
		struct val v = t->kind == REPLY_TURN ? val_int(t->answered) : value(q, t->kind == REPLY_SWAP ? t->qb : t->qa);

		if (v.type == V_NONE)
			continue;
		put(a, 1, t->a, v);
		if (t->kind == REPLY_SWAP)
			put(a, 1, t->b, value(q, t->qa));
	}
	return a;
}

static void put_asked(struct packet *q)
{
	const struct layout *by = q->layer[1].lay->answered_by;

	put_hooked(q, true);
	for (unsigned r = 0; r < by->nreply; r++)
		if (by->reply[r].kind == REPLY_TURN)
			put(q, 1, by->reply[r].qa, val_int(by->reply[r].asked));
}

static bool is_probe(const struct layout *l)
{
	return l->answered_by && !l->proto->abstract && !l->proto->item && !l->proto->padding && !l->answered_by->proto->abstract &&
	       strcmp(l->proto->name, "Ether") != 0 && !strstr(l->proto->name, "error");
}

static void ask(struct asked *k, const struct packet *q)
{
	struct packet *seen = packet_new();
	struct buf bytes = BUF_INIT;

	decoded(q, &bytes, seen);
	asked_sent(k, asked_add(k, q->layer[0].lay, bytes.p, bytes.n, q), 1);
	obj_drop(&seen->obj);
	buf_free(&bytes);
}

/* Its answer is found, once as the answer and then as one more. */
static void answered(struct asked *k, struct packet *const *all, uint32_t i)
{
	struct packet *a = answer_to(all[i]), *seen = packet_new();
	struct buf bytes = BUF_INIT;
	uint32_t probe = 0;
	enum found f;

	decoded(a, &bytes, seen);
	f = asked_find(k, seen, &probe);
	if (f != FOUND_ANSWER || probe != i)
		fail_msg("%s: its answer %s was taken for %s", all[i]->layer[1].lay->proto->name, a->layer[1].lay->proto->name,
			 f ? all[probe]->layer[1].lay->proto->name : "nobody's");
	assert_int_equal(asked_find(k, seen, &probe), FOUND_AGAIN);
	assert_int_equal(probe, i);
	obj_drop(&a->obj);
	obj_drop(&seen->obj);
	buf_free(&bytes);
}

/* A class that IPv6 does not carry comes as Raw, which may be any other such class, too: it is asked alone. */
static bool is_carried(const struct packet *q)
{
	struct packet *seen = packet_new();
	struct buf bytes = BUF_INIT;
	bool yes;

	decoded(q, &bytes, seen);
	yes = seen->n > 1 && seen->layer[1].lay == q->layer[1].lay;
	obj_drop(&seen->obj);
	buf_free(&bytes);
	return yes;
}

static void found_among_all(void **state)
{
	struct asked *k = asked_new(), *alone = asked_new();
	struct packet **q = mem_zero(layout_count(), sizeof(struct packet *));
	uint32_t n = 0, total = 0;

	(void)state;
	for (size_t i = 0; i < layout_count(); i++) {
		if (!is_probe(layout_nth(i)))
			continue;
		q[n] = carried(layout_nth(i), "fd00::1", "fd00::2");
		put_asked(q[n]);
		total++;
		if (is_carried(q[n])) {
			ask(k, q[n++]);
			continue;
		}
		asked_clear(alone);
		ask(alone, q[n]);
		answered(alone, &q[n], 0);
		obj_drop(&q[n]->obj);
	}
	assert_true(n > 10 && total > n);
	for (uint32_t i = 0; i < n; i++)
		answered(k, q, i);
	for (uint32_t i = 0; i < n; i++)
		obj_drop(&q[i]->obj);
	free(q);
	asked_free(k);
	asked_free(alone);
}

/* IPv4, TCP SYN of port k and its answers, as bytes. */
static void segment(uint8_t p[40], uint32_t host, uint16_t port, bool answer)
{
	static const uint8_t head[40] = { 0x45, 0, 0, 40, 0, 1, 0, 0, 64, 6, 0, 0, 10, 0, 0, 1, 10, 0, 0, 0, [32] = 0x50, [33] = 2 };

	memcpy(p, head, 40);
	p[17] = (uint8_t)(host >> 16);
	p[18] = (uint8_t)(host >> 8);
	p[19] = (uint8_t)host;
	p[20] = (uint8_t)(port >> 8);
	p[21] = (uint8_t)port;
	p[23] = 80;
	if (!answer)
		return;
	for (unsigned i = 0; i < 4; i++) {
		uint8_t c = p[12 + i];

		p[12 + i] = p[16 + i];
		p[16 + i] = c;
	}
	memcpy(p + 22, p + 20, 2);
	p[20] = 0;
	p[21] = 80;
	p[31] = 1;
	p[33] = 0x12;
}

static void many_open(void **state)
{
	struct asked *k = asked_new();
	struct packet *a = packet_new();
	const struct layout *ip = layout_need("IP");
	uint8_t p[40];
	uint32_t probe;

	(void)state;
	for (uint32_t i = 0; i < MANY; i++) {
		segment(p, i, (uint16_t)i, false);
		asked_sent(k, asked_add(k, ip, p, sizeof(p), NULL), 1);
	}
	for (uint32_t i = 0; i < STRANGERS; i++) { /* a port beside each: nobody's */
		segment(p, i, (uint16_t)(i + 1), true);
		packet_decode(a, ip, p, sizeof(p));
		assert_int_equal(asked_find(k, a, &probe), FOUND_NONE);
		assert_true(asked_related(k, a));
	}
	for (uint32_t i = MANY; i-- > 0;) {
		segment(p, i, (uint16_t)i, true);
		packet_decode(a, ip, p, sizeof(p));
		assert_int_equal(asked_find(k, a, &probe), FOUND_ANSWER);
		assert_int_equal(probe, i);
	}
	obj_drop(&a->obj);
	asked_free(k);
}

/* ---- time ---- */

/* IPv4, UDP: ports and addresses vary by turns, in high and low bits. */
static void datagram(uint8_t p[28], uint32_t k, unsigned how)
{
	static const uint8_t head[28] = { 0x45, 0, 0, 28, 0, 1, 0, 0, 64, 17, 0, 0, 10, 0, 0, 1, 10, 0, 0, 0, [25] = 8 };
	static const uint8_t at[][2] = { { 20, 12 }, { 22, 16 }, { 20, 22 }, { 16, 18 }, { 12, 14 } }; /* where two halves of k go */

	memcpy(p, head, 28);
	for (unsigned half = 0; half < 2; half++) {
		uint16_t v = (uint16_t)(half ? k >> 16 : k);

		p[at[how][half]] ^= (uint8_t)(v >> 8);
		p[at[how][half] + 1] ^= (uint8_t)v;
	}
}

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Processor seconds of asking n more. */
static double cost(struct asked *k, uint32_t from, uint32_t n, unsigned how)
{
	const struct layout *ip = layout_need("IP");
	double began = seconds();
	uint8_t p[28];

	for (uint32_t i = from; i < from + n; i++) {
		datagram(p, i, how);
		asked_sent(k, asked_add(k, ip, p, sizeof(p), NULL), 1);
	}
	return seconds() - began;
}

/* Whatever it is that differs between probes, one of 100,000 costs what one of 10,000 does: caches aside, and a hundredfold is far. */
static void constant_time(void **state)
{
	(void)state;
	for (unsigned how = 0; how < 5; how++) {
		struct asked *k = asked_new();
		double few = cost(k, 0, MANY / 10, how) + 1e-4, many = cost(k, MANY / 10, MANY - MANY / 10, how) / 9;

		if (many > few * 10)
			fail_msg("kind %u: a probe among 100,000 costs %.0f times that among 10,000", how, many / few);
		asked_free(k);
	}
}

static int start(void **state)
{
	struct diag d = DIAG_INIT;

	(void)state;
	return registry_start(&d) ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	registry_end();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(found_among_all),
		cmocka_unit_test(many_open),
		cmocka_unit_test(constant_time),
	};

	return cmocka_run_group_tests(tests, start, end);
}
