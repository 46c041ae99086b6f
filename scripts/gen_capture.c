/* gen_capture.c - the captures that are measured with: gen_capture mix|small COUNT > file.pcap. The same every time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/cap.h"
#include "pkt/cksum.h"
#include "pkt/diag.h"
#include "pkt/str.h"

#define FRAME_MAX 1514
#define FLOWS 512
#define HOSTS 256

enum { ACK = 0x10, PSH = 0x08, SYN = 0x02 };

struct flow {
	uint8_t client, server; /* hosts */
	uint16_t sport, dport;
	uint32_t seq[2];        /* of each side */
	uint32_t clock;
};

struct gen {
	uint64_t random;
	struct flow flow[FLOWS];
	uint8_t p[FRAME_MAX + 64];
	size_t n;               /* bytes so far */
	size_t l3, l4;          /* where the network and transport headers begin */
	bool is6;
	uint16_t id;
};

static uint64_t next_random(struct gen *g)
{
	uint64_t z = g->random += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

static unsigned below(struct gen *g, unsigned n)
{
	return (unsigned)((next_random(g) >> 32) * n >> 32);
}

static unsigned between(struct gen *g, unsigned lo, unsigned hi)
{
	return lo + below(g, hi - lo + 1);
}

/* ---- headers ------------------------------------------------------------------------------------------------ */

static uint8_t *put(struct gen *g, size_t n)
{
	uint8_t *p = g->p + g->n;

	memset(p, 0, n);
	g->n += n;
	return p;
}

static void put_mac(uint8_t *p, unsigned host)
{
	static const uint8_t prefix[] = { 0x02, 0x00, 0x00, 0x00, 0x10 };

	memcpy(p, prefix, sizeof(prefix));
	p[5] = (uint8_t)host;
}

static void put_ether(struct gen *g, unsigned src, unsigned dst, unsigned type)
{
	uint8_t *p;

	g->n = 0;
	p = put(g, 14);
	put_mac(p, dst);
	put_mac(p + 6, src);
	put16(p + 12, (uint16_t)type);
}

static void put_vlan(struct gen *g, unsigned type)
{
	uint8_t *p = put(g, 4);

	put16(g->p + 12, 0x8100);
	put16(p, (uint16_t)between(g, 10, 20));
	put16(p + 2, (uint16_t)type);
}

static void put_ip4(struct gen *g, unsigned src, unsigned dst, unsigned proto)
{
	uint8_t *p;

	g->l3 = g->n;
	g->is6 = false;
	p = put(g, 20);
	p[0] = 0x45;
	put16(p + 4, g->id++);
	put16(p + 6, 0x4000);
	p[8] = 64;
	p[9] = (uint8_t)proto;
	put32(p + 12, 0x0a000000 | src);
	put32(p + 16, 0x0a000000 | dst);
	g->l4 = g->n;
}

static void put_ip6(struct gen *g, unsigned src, unsigned dst, unsigned proto)
{
	uint8_t *p;

	g->l3 = g->n;
	g->is6 = true;
	p = put(g, 40);
	p[0] = 0x60;
	p[6] = (uint8_t)proto;
	p[7] = 64;
	put32(p + 8, 0x20010db8);
	p[23] = (uint8_t)src;
	put32(p + 24, 0x20010db8);
	p[39] = (uint8_t)dst;
	g->l4 = g->n;
}

static void put_ip(struct gen *g, bool is6, unsigned src, unsigned dst, unsigned proto)
{
	if (is6)
		put_ip6(g, src, dst, proto);
	else
		put_ip4(g, src, dst, proto);
}

/* Lengths and sums once the payload is there. at: of the transport's checksum. */
static void finish(struct gen *g, unsigned proto, unsigned at)
{
	uint8_t *ip = g->p + g->l3, *p = g->p + g->l4;
	size_t n = g->n - g->l4;
	uint64_t sum = 0;

	if (proto == 17)
		put16(p + 4, (uint16_t)n);
	if (proto != 1)
		sum = cksum_add(proto + n, ip + (g->is6 ? 8 : 12), g->is6 ? 32 : 8);
	put16(p + at, cksum_finish(cksum_add(sum, p, n)));
	if (g->is6) {
		put16(ip + 4, (uint16_t)n);
		return;
	}
	put16(ip + 2, (uint16_t)(g->n - g->l3));
	put16(ip + 10, cksum_finish(cksum_add(0, ip, 20)));
}

/* ---- payloads ----------------------------------------------------------------------------------------------- */

static void put_text(struct gen *g, const char *s)
{
	memcpy(put(g, strlen(s)), s, strlen(s));
}

/* Up to n bytes that look compressed, as many as fit a frame. */
static void put_noise(struct gen *g, size_t n)
{
	uint8_t *p;

	if (n > FRAME_MAX - g->n)
		n = FRAME_MAX - g->n;
	p = put(g, n);
	for (size_t i = 0; i + 8 <= n; i += 8) {
		uint64_t v = next_random(g);

		memcpy(p + i, &v, 8);
	}
}

static void put_request(struct gen *g)
{
	char line[128];

	snprintf(line, sizeof(line), "GET /page/%u.html HTTP/1.1\r\nHost: host%u.example.org\r\n", below(g, 10000), below(g, HOSTS));
	put_text(g, line);
	put_text(g, "User-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\nAccept: text/html,*/*;q=0.8\r\n");
	put_text(g, "Accept-Encoding: gzip\r\nConnection: keep-alive\r\n");
	for (unsigned i = below(g, 4); i > 0; i--) {
		snprintf(line, sizeof(line), "Cookie: session=%016llx\r\n", (unsigned long long)next_random(g));
		put_text(g, line);
	}
	put_text(g, "\r\n");
}

static void put_answer(struct gen *g)
{
	char line[128];
	unsigned n = between(g, 200, 1400);

	snprintf(line, sizeof(line), "HTTP/1.1 200 OK\r\nContent-Length: %u\r\nContent-Encoding: gzip\r\n\r\n", n);
	put_text(g, line);
	put_noise(g, n);
}

static void put_tls(struct gen *g)
{
	unsigned n = between(g, 40, 1150);
	uint8_t *p = put(g, 5);

	p[0] = 23;
	put16(p + 1, 0x0303);
	put16(p + 3, (uint16_t)n);
	put_noise(g, n);
}

/* ---- packets ------------------------------------------------------------------------------------------------ */

static void put_tcp(struct gen *g, struct flow *f, unsigned side, unsigned flags)
{
	unsigned options = flags & SYN ? 20 : 12;
	uint8_t *p = put(g, 20 + options), *o = p + 20;

	put16(p, side ? f->dport : f->sport);
	put16(p + 2, side ? f->sport : f->dport);
	put32(p + 4, f->seq[side]);
	if (flags & ACK)
		put32(p + 8, f->seq[!side]);
	p[12] = (uint8_t)((20 + options) / 4 << 4);
	p[13] = (uint8_t)flags;
	put16(p + 14, 502);
	if (flags & SYN) {
		memcpy(o, "\x02\x04\x05\xb4\x04\x02", 6);
		memcpy(o + 16, "\x01\x03\x03\x07", 4);
		o += 6;
	} else {
		memcpy(o, "\x01\x01", 2);
		o += 2;
	}
	memcpy(o, "\x08\x0a", 2);
	put32(o + 2, f->clock++);
	put32(o + 6, f->clock);
}

enum content { NOTHING, REQUEST, ANSWER, TLS, BULK };

/* Half of the flows are HTTP, a quarter TLS, a quarter bulk data. */
static unsigned pick_flow(struct gen *g, enum content what)
{
	if (what == NOTHING)
		return below(g, FLOWS);
	if (what == TLS || what == BULK)
		return FLOWS / 4 * (what == TLS ? 2 : 3) + below(g, FLOWS / 4);
	return below(g, FLOWS / 2);
}

static void tcp(struct gen *g, bool is6, bool vlan, unsigned flags, enum content what)
{
	unsigned k = pick_flow(g, what), side = what == REQUEST ? 0 : what == NOTHING ? k & 1 : 1;
	struct flow *f = &g->flow[k];
	unsigned src = side ? f->server : f->client, dst = side ? f->client : f->server;
	size_t begin;

	put_ether(g, src, dst, is6 ? 0x86dd : 0x0800);
	if (vlan)
		put_vlan(g, is6 ? 0x86dd : 0x0800);
	put_ip(g, is6, src, dst, 6);
	put_tcp(g, f, side, flags);
	begin = g->n;
	if (what == REQUEST)
		put_request(g);
	if (what == ANSWER)
		put_answer(g);
	if (what == TLS)
		put_tls(g);
	if (what == BULK)
		put_noise(g, FRAME_MAX);
	f->seq[side] += (uint32_t)(g->n - begin) + !!(flags & SYN);
	finish(g, 6, 16);
}

static void udp(struct gen *g, bool is6, unsigned sport, unsigned dport)
{
	unsigned src = below(g, HOSTS), dst = below(g, HOSTS);
	uint8_t *p;

	put_ether(g, src, dst, is6 ? 0x86dd : 0x0800);
	put_ip(g, is6, src, dst, 17);
	p = put(g, 8);
	put16(p, (uint16_t)sport);
	put16(p + 2, (uint16_t)dport);
}

static void udp_noise(struct gen *g, bool is6)
{
	udp(g, is6, between(g, 1024, 65535), between(g, 10000, 20000));
	put_noise(g, between(g, 20, 360));
	finish(g, 17, 6);
}

static void put_question(struct gen *g, unsigned type)
{
	char host[16];
	int n = snprintf(host, sizeof(host), "host%u", below(g, 5000));

	*put(g, 1) = (uint8_t)n;
	put_text(g, host);
	memcpy(put(g, 13), "\x07" "example\x03" "org", 13);
	put16(put(g, 2), (uint16_t)type);
	put16(put(g, 2), 1);
}

static void dns(struct gen *g, bool is6, bool is_answer)
{
	unsigned port = between(g, 1024, 65535), answers = is_answer ? between(g, 1, 4) : 0;
	unsigned type = below(g, 3) ? 1 : 28;
	uint8_t *p;

	udp(g, is6, is_answer ? 53 : port, is_answer ? port : 53);
	p = put(g, 12);
	put16(p, (uint16_t)next_random(g));
	put16(p + 2, is_answer ? 0x8180 : 0x0100);
	put16(p + 4, 1);
	put16(p + 6, (uint16_t)answers);
	put_question(g, type);
	while (answers--) {
		unsigned size = type == 1 ? 4 : 16;

		p = put(g, 12 + size);
		put16(p, 0xc00c);
		put16(p + 2, (uint16_t)type);
		put16(p + 4, 1);
		put32(p + 6, 300);
		put16(p + 10, (uint16_t)size);
		put32(p + 12, type == 1 ? 0xc0000200 | below(g, HOSTS) : 0x20010db8);
	}
	finish(g, 17, 6);
}

static void arp(struct gen *g)
{
	unsigned src = below(g, HOSTS), dst = below(g, HOSTS), op = 1 + below(g, 2);
	uint8_t *p;

	put_ether(g, src, dst, 0x0806);
	if (op == 1)
		memset(g->p, 0xff, 6);
	p = put(g, 28);
	put16(p, 1);
	put16(p + 2, 0x0800);
	p[4] = 6;
	p[5] = 4;
	put16(p + 6, (uint16_t)op);
	put_mac(p + 8, src);
	put32(p + 14, 0x0a000000 | src);
	if (op == 2)
		put_mac(p + 18, dst);
	put32(p + 24, 0x0a000000 | dst);
}

static void echo(struct gen *g, bool is6)
{
	unsigned src = below(g, HOSTS), dst = below(g, HOSTS), reply = below(g, 2);
	uint8_t *p;

	put_ether(g, src, dst, is6 ? 0x86dd : 0x0800);
	put_ip(g, is6, src, dst, is6 ? 58 : 1);
	p = put(g, 8);
	p[0] = (uint8_t)(is6 ? 128 + reply : reply ? 0 : 8);
	put16(p + 4, (uint16_t)src);
	put16(p + 6, g->id);
	p = put(g, 56);
	for (unsigned i = 0; i < 56; i++)
		p[i] = (uint8_t)i;
	finish(g, is6 ? 58 : 1, 2);
}

static void solicit(struct gen *g)
{
	unsigned src = below(g, HOSTS), dst = below(g, HOSTS);
	uint8_t *p;

	put_ether(g, src, dst, 0x86dd);
	put_ip6(g, src, dst, 58);
	g->p[g->l3 + 7] = 255;
	p = put(g, 32);
	p[0] = 135;
	put32(p + 8, 0x20010db8);
	p[23] = (uint8_t)dst;
	p[24] = 1;
	p[25] = 1;
	put_mac(p + 26, src);
	finish(g, 58, 2);
}

/* Percentages that add up to a mean of some 296 bytes. */
static void mix(struct gen *g)
{
	unsigned k = below(g, 100);

	if (k < 28)
		tcp(g, false, false, ACK, NOTHING);
	else if (k < 34)
		tcp(g, false, false, k & 1 ? SYN : SYN | ACK, NOTHING);
	else if (k < 39)
		tcp(g, false, false, PSH | ACK, REQUEST);
	else if (k < 44)
		tcp(g, false, false, PSH | ACK, ANSWER);
	else if (k < 52)
		tcp(g, false, false, PSH | ACK, TLS);
	else if (k < 58)
		tcp(g, false, false, ACK, BULK);
	else if (k < 66)
		udp_noise(g, false);
	else if (k < 79)
		dns(g, k < 68, k & 1);
	else if (k < 83)
		arp(g);
	else if (k < 87)
		echo(g, false);
	else if (k < 92)
		tcp(g, true, false, PSH | ACK, k & 1 ? NOTHING : REQUEST);
	else if (k < 94)
		udp_noise(g, true);
	else if (k < 96)
		k & 1 ? echo(g, true) : solicit(g);
	else
		tcp(g, k == 96, true, PSH | ACK, k & 1 ? TLS : NOTHING);
}

/* The shortest Ethernet frame (60 bytes without its check sum): an acknowledgement and padding. */
static void small(struct gen *g)
{
	struct flow *f = &g->flow[below(g, FLOWS)];
	uint8_t *p;

	put_ether(g, f->client, f->server, 0x0800);
	put_ip4(g, f->client, f->server, 6);
	p = put(g, 20);
	put16(p, f->sport);
	put16(p + 2, f->dport);
	put32(p + 4, f->seq[0]++);
	put32(p + 8, f->seq[1]);
	p[12] = 0x50;
	p[13] = ACK;
	put16(p + 14, 502);
	finish(g, 6, 16);
	put(g, 6);
}

/* ---- the file ----------------------------------------------------------------------------------------------- */

static void start(struct gen *g)
{
	static const uint16_t ports[] = { 80, 8080, 443, 5001 };

	memset(g, 0, sizeof(*g));
	for (unsigned i = 0; i < FLOWS; i++) {
		struct flow *f = &g->flow[i];

		f->client = (uint8_t)below(g, HOSTS);
		f->server = (uint8_t)below(g, HOSTS);
		f->sport = (uint16_t)between(g, 32768, 60999);
		f->dport = ports[i / (FLOWS / 4)];
		f->seq[0] = (uint32_t)next_random(g);
		f->seq[1] = (uint32_t)next_random(g);
	}
}

static bool generate(void (*make)(struct gen *g), uint64_t count, struct diag *d)
{
	static struct gen g;
	struct cap_writer *w = cap_create("-", 1, false, false, d);
	int64_t time = 1700000000000000000;
	bool ok = w != NULL;

	start(&g);
	while (ok && count--) {
		make(&g);
		ok = cap_write(w, g.p, (uint32_t)g.n, (uint32_t)g.n, time, d);
		time += between(&g, 1, 200) * INT64_C(1000);
	}
	return w && cap_finish(w, d) && ok;
}

int main(int argc, char **argv)
{
	struct diag d = DIAG_INIT;
	struct buf b = BUF_INIT;
	uint64_t count;

	if (argc != 3 || (strcmp(argv[1], "mix") && strcmp(argv[1], "small")) || !str_to_u64(str_of(argv[2]), &count)) {
		fprintf(stderr, "usage: %s mix|small COUNT > file.pcap\n", argv[0]);
		return 2;
	}
	if (generate(strcmp(argv[1], "mix") ? small : mix, count, &d))
		return 0;
	diag_print(&b, &d);
	fwrite(b.p, 1, b.n, stderr);
	buf_free(&b);
	return 3;
}
