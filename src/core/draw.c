/* draw.c - random sets: the value that is drawn, a function of seed, k and stream alone, and how such a set is written. */
#include <inttypes.h>
#include <string.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/mem.h"
#include "pkt/perm.h"
#include "pkt/random.h"
#include "pkt/set.h"

#define PIECE 0x100000000ull /* between the streams of the pieces of one long value */

static const char alphanumeric[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/* ---- drawing ---- */

/* lo and what is added to it are a number below zero when lo's highest bit is set. */
static struct val number_at(const struct set *s, uint64_t add)
{
	return s->lo >> 63 ? val_signed((int64_t)(s->lo + add)) : val_int(s->lo + add);
}

bool set_ends(const struct set *s, struct val end[2])
{
	if (s->random != RANDOM_INT && s->random != RANDOM_ONCE)
		return false;
	end[0] = number_at(s, 0);
	end[1] = number_at(s, s->hi - s->lo);
	return true;
}

static struct val once(const struct set *s, uint64_t k, uint64_t seed, uint64_t stream)
{
	uint64_t n = s->hi - s->lo + 1;
	struct perm p;

	if (!n)
		return number_at(s, random_at(seed, k, stream));
	p = perm_make(n, random_at(seed, k / n, stream));
	return number_at(s, perm_at(&p, k % n));
}

static struct val ip6(const struct set *s, uint64_t k, uint64_t seed, uint64_t stream)
{
	struct val v = { .type = V_IP6 };
	const uint8_t *net = s->nruns ? s->runs[0].first.b : NULL;

	for (unsigned i = 0; i < 16; i++)
		v.b[i] = (uint8_t)(random_at(seed, k, stream ^ (i < 8 ? 0 : 1ull << 63)) >> (8 * (i & 7)));
	for (unsigned i = 0; net && i < s->lo; i++)
		bits_put(v.b, i, 1, bits_get(net, i, 1));
	return v;
}

static struct val octets(const struct set *s, uint64_t k, uint64_t seed, uint64_t stream)
{
	bool text = s->random == RANDOM_TEXT;
	struct str from = s->nruns ? val_text(&s->runs[0].first) : (struct str){ alphanumeric, sizeof(alphanumeric) - 1 };
	size_t n = (size_t)(s->lo + random_below(seed, k, stream, s->hi - s->lo + 1));
	uint8_t *p = mem_alloc(n + 1);
	struct val v;

	for (size_t i = 0; i < n; i++) {
		if (text)
			p[i] = (uint8_t)from.p[random_below(seed, k, stream + PIECE * (i + 1), from.n)];
		else
			p[i] = (uint8_t)(random_at(seed, k, stream + PIECE * (i / 8 + 1)) >> (8 * (i % 8)));
	}
	v = text ? val_str(p, n) : val_bytes(p, n);
	mem_free(p);
	return v;
}

static struct val choice(const struct set *s, uint64_t k, uint64_t seed, uint64_t stream)
{
	uint64_t total = s->nruns ? s->runs[s->nruns - 1].start + s->runs[s->nruns - 1].count : 0;
	uint64_t at = total ? random_below(seed, k, stream, total) : 0;

	for (uint32_t i = 0; i < s->nruns; i++) {
		if (at - s->runs[i].start < s->runs[i].count)
			return run_at(&s->runs[i], at - s->runs[i].start);
	}
	return VAL_NONE;
}

struct val set_draw(const struct set *s, uint64_t k, uint64_t seed, uint64_t stream)
{
	uint64_t r = random_at(seed, k, stream);

	switch (s->random) {
	case RANDOM_NO:
		break;
	case RANDOM_INT:
		return number_at(s, random_below(seed, k, stream, s->hi - s->lo + 1));
	case RANDOM_ONCE:
		return once(s, k, seed, stream);
	case RANDOM_IP4:
		return (struct val){ .type = V_IP4, .u = (uint32_t)((s->lo & s->hi) | (r & ~s->hi & 0xffffffff)) };
	case RANDOM_MAC:
		return (struct val){ .type = V_MAC, .u = (s->lo & s->hi) | (r & ~s->hi & 0xffffffffffff) };
	case RANDOM_IP6:
		return ip6(s, k, seed, stream);
	case RANDOM_BYTES: case RANDOM_TEXT:
		return octets(s, k, seed, stream);
	case RANDOM_CHOICE:
		return choice(s, k, seed, stream);
	}
	return VAL_NONE;
}

/* ---- writing ---- */

static void print_number(struct buf *out, const struct set *s)
{
	static const struct {
		uint64_t hi;
		const char *name;
	} known[] = {
		{ 0xff, "RandByte()" },
		{ 0xffff, "RandShort()" },
		{ 0xffffffff, "RandInt()" },
		{ UINT64_MAX, "RandLong()" },
	};
	struct val end[2];

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (s->random == RANDOM_INT && !s->lo && s->hi == known[i].hi) {
			buf_text(out, known[i].name);
			return;
		}
	}
	set_ends(s, end);
	buf_text(out, s->random == RANDOM_ONCE ? "RandEnum(" : "RandNum(");
	val_print(out, &end[0]);
	buf_text(out, ", ");
	val_print(out, &end[1]);
	buf_byte(out, ')');
}

static void print_ip4(struct buf *out, const struct set *s)
{
	char t[IP4_TEXT];

	ip4_text((uint32_t)s->lo, t);
	if (s->hi)
		buf_fmt(out, "RandIP(\"%s/%d\")", t, __builtin_popcountll(s->hi));
	else
		buf_text(out, "RandIP()");
}

static void print_ip6(struct buf *out, const struct set *s)
{
	char t[IP6_TEXT];

	if (s->nruns) {
		ip6_text(s->runs[0].first.b, t);
		buf_fmt(out, "RandIP6(\"%s/%d\")", t, (int)s->lo);
	} else {
		buf_text(out, "RandIP6()");
	}
}

static void print_mac(struct buf *out, const struct set *s)
{
	buf_text(out, "RandMAC(");
	for (int i = 5; s->hi && i >= 0; i--) {
		buf_text(out, i == 5 ? "\"" : ":");
		if (s->hi >> (8 * i) & 0xff)
			buf_hex(out, s->lo >> (8 * i) & 0xff, 2);
		else
			buf_byte(out, '*');
	}
	buf_text(out, s->hi ? "\")" : ")");
}

static void print_octets(struct buf *out, const struct set *s)
{
	buf_text(out, s->random == RANDOM_TEXT ? "RandString(" : "RandBin(");
	if (s->lo == s->hi)
		buf_u64(out, s->lo);
	else
		buf_fmt(out, "RandNum(%" PRIu64 ", %" PRIu64 ")", s->lo, s->hi);
	if (s->nruns) {
		buf_text(out, ", ");
		val_print(out, &s->runs[0].first);
	}
	buf_byte(out, ')');
}

void set_draw_print(struct buf *out, const struct set *s)
{
	switch (s->random) {
	case RANDOM_NO:
		return;
	case RANDOM_INT: case RANDOM_ONCE:
		print_number(out, s);
		return;
	case RANDOM_IP4:
		print_ip4(out, s);
		return;
	case RANDOM_IP6:
		print_ip6(out, s);
		return;
	case RANDOM_MAC:
		print_mac(out, s);
		return;
	case RANDOM_BYTES: case RANDOM_TEXT:
		print_octets(out, s);
		return;
	case RANDOM_CHOICE:
		buf_text(out, "RandChoice(");
		for (uint32_t i = 0; i < s->nruns; i++) {
			buf_text(out, i ? ", " : "");
			run_print(out, &s->runs[i]);
		}
		buf_byte(out, ')');
		return;
	}
}
