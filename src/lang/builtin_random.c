/* builtin_random.c - random values, drawn anew for each packet and the same again with the same seed; what is made with them. */
#include <inttypes.h>
#include <string.h>

#include "pkt/addr.h"
#include "pkt/interp.h"
#include "pkt/perm.h"
#include "pkt/random.h"
#include "pkt/registry.h"
#include "pkt/set.h"

enum { SIZE_MOST = 65535, ALONE = 0x52414e44 /* the stream of values that are drawn outside of packets */ };

/* ---- one value after the other ---- */

bool is_random(const struct val *v)
{
	return v->type == V_SET && v->set->random != RANDOM_NO;
}

/* Which draw this is. Numbers that come each once begin a permutation of their own, whatever else was drawn. */
static uint64_t draw_number(struct interp *in, struct set *s)
{
	uint64_t n = s->hi - s->lo + 1;

	if (s->random != RANDOM_ONCE || !n || n > UINT32_MAX)
		return in->drawn++;
	if (s->drawn % n == 0)
		s->cycle = in->drawn++;
	return s->cycle * n + s->drawn++ % n;
}

struct val random_now(struct interp *in, const struct val *v)
{
	if (!is_random(v))
		return *v;
	return from_core(in, NULL, set_at(v->set, draw_number(in, v->set), in->env.seed, ALONE));
}

uint64_t random_number(struct interp *in, uint64_t n)
{
	return random_below(in->env.seed, in->drawn++, ALONE, n);
}

struct val random_packet(struct interp *in, const struct val *p)
{
	return pool_add(in, packet_value(packet_draw(p->p, in->drawn++, in->env.seed), p->aux));
}

struct packet *packet_of_set(struct interp *in, const struct val *p, uint64_t k, uint64_t n)
{
	return packet_at(p->p, p->aux, n == 1 && packet_is_random(p->p) ? in->drawn++ : k, in->env.seed);
}

static struct val give(struct interp *in, struct set *s)
{
	return pool_add(in, (struct val){ .type = V_SET, .set = s });
}

/* ---- numbers ---- */

/* The kinds of numbers that have names of their own. */
static const struct {
	const char *name;
	uint64_t lo, hi;
} ranges[] = {
	{ "RandByte", 0, UINT8_MAX },
	{ "RandSByte", (uint64_t)INT8_MIN, INT8_MAX },
	{ "RandShort", 0, UINT16_MAX },
	{ "RandSShort", (uint64_t)INT16_MIN, INT16_MAX },
	{ "RandInt", 0, UINT32_MAX },
	{ "RandSInt", (uint64_t)INT32_MIN, INT32_MAX },
	{ "RandLong", 0, UINT64_MAX },
	{ "RandSLong", (uint64_t)INT64_MIN, INT64_MAX },
	{ "RandEnumByte", 0, UINT8_MAX },
	{ "RandEnumShort", 0, UINT16_MAX },
	{ "RandEnumInt", 0, UINT32_MAX },
	{ "RandEnumLong", 0, UINT64_MAX },
};

static enum random_kind number_kind(const struct call *c)
{
	return strncmp(c->m->row->name, "RandEnum", 8) ? RANDOM_INT : RANDOM_ONCE;
}

static bool fn_rand_width(struct interp *in, struct call *c, struct val *out)
{
	size_t i = 0;

	while (strcmp(ranges[i].name, c->m->row->name) != 0)
		i++;
	*out = give(in, set_random(number_kind(c), ranges[i].lo, ranges[i].hi));
	return true;
}

static bool fn_rand_num(struct interp *in, struct call *c, struct val *out)
{
	const char *name = c->m->row->name;
	int64_t lo, hi;

	if (!call_int(in, c, 0, &lo) || !call_int(in, c, 1, &hi))
		return false;
	if (hi < lo) {
		call_bad(in, c, 1, "%s(low, high) takes the lower number first: %" PRId64 " is above %" PRId64, name, lo, hi);
		return diag_hint(&in->d, "%s(%" PRId64 ", %" PRId64 ")", name, hi, lo);
	}
	*out = give(in, set_random(number_kind(c), (uint64_t)lo, (uint64_t)hi));
	return true;
}

/* ---- addresses ---- */

static bool fn_rand_ip(struct interp *in, struct call *c, struct val *out)
{
	uint8_t lo[4], hi[4];
	unsigned prefix;
	uint32_t base;
	struct set *set;
	struct str s;

	if (!call_text(in, c, 0, &s))
		return false;
	if (net4_parse(s, &base, &prefix) || (ip4_parse(s, &base) && (prefix = 32))) {
		*out = give(in, set_random(RANDOM_IP4, base, prefix ? UINT32_MAX << (32 - prefix) & UINT32_MAX : 0));
		return true;
	}
	if (!octets_parse(s, lo, hi))
		return call_bad(in, c, 0, "'%.*s' is not a network", STR(s)) || diag_hint(&in->d, "as in 192.0.2.0/24 or 192.0.2.*");
	set = set_random(RANDOM_CHOICE, 0, 0);
	set->count = 0;
	set_add_octets(set, lo, hi, &in->d);
	set->count = 1;
	*out = give(in, set);
	return true;
}

static bool fn_rand_ip6(struct interp *in, struct call *c, struct val *out)
{
	struct val net = { .type = V_IP6 };
	unsigned prefix;
	struct set *set;
	struct str s;

	if (!call_text(in, c, 0, &s))
		return false;
	if (!net6_parse(s, net.b, &prefix) && !(ip6_parse(s, net.b) && (prefix = 128)))
		return call_bad(in, c, 0, "'%.*s' is not a network", STR(s)) || diag_hint(&in->d, "as in 2001:db8::/32");
	set = set_random(RANDOM_IP6, prefix, 0);
	*out = give(in, set);
	if (!prefix)
		return true;
	set->count = 0;
	set_add_value(set, net, &in->d);
	set->count = 1;
	return true;
}

/* Two hexadecimal digits or '*', six times. */
static bool mac_template(struct str s, uint64_t *bits, uint64_t *mask)
{
	const char *p = s.p, *end = s.p + s.n;

	*bits = *mask = 0;
	for (unsigned i = 0; i < 6; i++) {
		uint64_t octet = 0, digits = 0;

		if (i && (p == end || *p++ != ':'))
			return false;
		*bits <<= 8;
		*mask <<= 8;
		if (p < end && *p == '*') {
			p++;
			continue;
		}
		for (; p < end && *p != ':' && digits < 3; digits++, p++) {
			const char *digit = memchr("0123456789abcdef", *p | 32, 16);

			if (!digit)
				return false;
			octet = octet << 4 | (uint64_t)(digit - "0123456789abcdef");
		}
		if (!digits || digits > 2)
			return false;
		*bits |= octet;
		*mask |= 0xff;
	}
	return p == end;
}

static bool fn_rand_mac(struct interp *in, struct call *c, struct val *out)
{
	uint64_t bits = 0, mask = 0;
	struct str s;

	if (!call_text(in, c, 0, &s))
		return false;
	if (!mac_template(s, &bits, &mask))
		return call_bad(in, c, 0, "'%.*s' is not a pattern of MAC addresses", STR(s)) || diag_hint(&in->d, "as in 02:00:00:*:*:*");
	*out = give(in, set_random(RANDOM_MAC, bits, mask));
	return true;
}

/* ---- text and bytes ---- */

/* So many, or from one number to another: RandNum(1, 9). */
static bool size_of(struct interp *in, struct call *c, unsigned i, uint64_t *lo, uint64_t *hi)
{
	const struct val *v = &c->v[i];
	int64_t n;

	if (v->type == V_NONE) {
		*lo = 1;
		*hi = 100;
	} else if (v->type == V_SET && v->set->random == RANDOM_INT) {
		*lo = v->set->lo;
		*hi = v->set->hi;
	} else {
		if (!call_int(in, c, i, &n))
			return false;
		*lo = *hi = (uint64_t)n;
	}
	if (*lo <= SIZE_MOST && *hi <= SIZE_MOST)
		return true;
	return call_bad(in, c, (int)i, "%s() makes from 0 to %d of them", c->m->row->name, SIZE_MOST);
}

static bool fn_rand_bin(struct interp *in, struct call *c, struct val *out)
{
	uint64_t lo, hi;

	if (!size_of(in, c, 0, &lo, &hi))
		return false;
	*out = give(in, set_random(RANDOM_BYTES, lo, hi));
	return true;
}

static bool fn_rand_string(struct interp *in, struct call *c, struct val *out)
{
	uint64_t lo, hi;
	struct set *set;
	struct str s;

	if (!size_of(in, c, 0, &lo, &hi))
		return false;
	if (c->v[1].type != V_NONE && !call_text(in, c, 1, &s))
		return false;
	if (c->v[1].type != V_NONE && !s.n)
		return call_bad(in, c, 1, "RandString() needs characters to choose from");
	set = set_random(RANDOM_TEXT, lo, hi);
	*out = give(in, set);
	if (c->v[1].type == V_NONE)
		return true;
	set->count = 0;
	set_add_value(set, val_bytes(s.p, s.n), &in->d);
	set->count = 1;
	return true;
}

/* ---- choices ---- */

static bool choose_from(struct interp *in, struct call *c, const struct val *v, unsigned n, struct val *out)
{
	struct set *set = set_random(RANDOM_CHOICE, 0, 0);

	*out = give(in, set);
	if (!n)
		return call_bad(in, c, -1, "%s() needs values to choose from", c->m->row->name);
	set->count = 0;
	for (unsigned i = 0; i < n; i++) {
		struct val one = for_core(in, &v[i]);

		if (one.type >= V_LANG)
			return call_bad(in, c, -1, "%s() chooses from values of fields, not from %s", c->m->row->name, type_text(&one));
		set_add_value(set, val_hold(one), &in->d);
	}
	set->count = 1;
	return true;
}

static bool fn_rand_choice(struct interp *in, struct call *c, struct val *out)
{
	return choose_from(in, c, c->rest, c->nrest, out);
}

static bool fn_rand_keys(struct interp *in, struct call *c, struct val *out)
{
	struct val keys;

	if (c->v[0].type != V_DICT)
		return call_bad(in, c, 0, "RandEnumKeys() takes a dict, not %s", type_text(&c->v[0]));
	if (!list_of(in, &c->v[0], &keys))
		return call_place(in, c, 0);
	pool_add(in, keys);
	return choose_from(in, c, keys.l->v, keys.l->n, out);
}

/* ---- wrong on purpose ---- */

static bool fn_fuzz(struct interp *in, struct call *c, struct val *out)
{
	const struct val *p = &c->v[0];

	if (p->type == V_CLASS)
		return call_bad(in, c, 0, "fuzz() takes a packet, not a layer class") ||
		       diag_hint(&in->d, "fuzz(%s())", ((const struct layout *)p->any)->proto->name);
	if (p->type != V_PACKET)
		return call_bad(in, c, 0, "fuzz() takes a packet, not %s", type_text(p));
	*out = *p;
	if (!truth(&c->v[1]))
		*out = pool_add(in, packet_value(packet_copy(p->p, p->aux < p->p->n ? p->aux : p->p->n), 0));
	packet_fuzz(out->p, out->aux);
	return true;
}

/* Bytes or text or a packet's bytes, in a buffer of its own that the caller frees. */
static bool damaged(struct interp *in, struct call *c, struct buf *out)
{
	struct val v = random_now(in, &c->v[0]);

	if (v.type == V_PACKET)
		return packet_bytes(in, &v, out) || call_place(in, c, 0);
	if (!is_text(&v))
		return call_bad(in, c, 0, "%s() takes a packet, text or bytes, not %s", c->m->row->name, type_text(&v));
	buf_add(out, val_text(&v).p, val_text(&v).n);
	return true;
}

/* How many of `all` places: n=, or the share p=, one at least. */
static bool how_many(struct interp *in, struct call *c, uint64_t all, uint64_t *out)
{
	double share = to_float(&c->v[1]);
	int64_t n;

	if (c->v[2].type != V_NONE) {
		if (!call_int(in, c, 2, &n))
			return false;
		if (n < 0 || (uint64_t)n > all)
			return call_bad(in, c, 2, "there are %" PRIu64 " places to change, not %" PRId64, all, n);
		*out = (uint64_t)n;
		return true;
	}
	if (!is_number(&c->v[1]) || !(share >= 0 && share <= 1))
		return call_bad(in, c, 1, "'p' is the share to change, from 0 to 1");
	*out = (uint64_t)((double)all * share);
	if (!*out && all)
		*out = 1;
	return true;
}

static bool corrupt(struct interp *in, struct call *c, unsigned per_byte, struct val *out)
{
	struct buf b = BUF_INIT;
	uint64_t n = 0;
	bool ok = damaged(in, c, &b) && how_many(in, c, b.n * per_byte, &n);
	struct perm p = perm_make(b.n ? b.n * per_byte : 1, random_number(in, 0));

	for (uint64_t i = 0; ok && i < n; i++) {
		uint64_t at = perm_at(&p, i);

		if (per_byte == 1)
			b.p[at] = (uint8_t)(b.p[at] + 1 + random_number(in, 255));
		else
			b.p[at / 8] ^= (uint8_t)(0x80 >> at % 8);
	}
	*out = pool_add(in, val_bytes(b.p, b.n));
	buf_free(&b);
	return ok;
}

static bool fn_corrupt_bytes(struct interp *in, struct call *c, struct val *out)
{
	return corrupt(in, c, 1, out);
}

static bool fn_corrupt_bits(struct interp *in, struct call *c, struct val *out)
{
	return corrupt(in, c, 8, out);
}

const struct builtin builtins_random[] = {
	{ "RandByte", fn_rand_width, "", "a random number of 8 bits, another one for each packet", "RandByte()" },
	{ "RandSByte", fn_rand_width, "", "a random number of 8 bits with a sign", "RandSByte()" },
	{ "RandShort", fn_rand_width, "", "a random number of 16 bits", "RandShort()" },
	{ "RandSShort", fn_rand_width, "", "a random number of 16 bits with a sign", "RandSShort()" },
	{ "RandInt", fn_rand_width, "", "a random number of 32 bits", "RandInt()" },
	{ "RandSInt", fn_rand_width, "", "a random number of 32 bits with a sign", "RandSInt()" },
	{ "RandLong", fn_rand_width, "", "a random number of 64 bits", "RandLong()" },
	{ "RandSLong", fn_rand_width, "", "a random number of 64 bits with a sign", "RandSLong()" },
	{ "RandNum", fn_rand_num, "low, high", "a random number from low to high", "RandNum(1, 6)" },
	{ "RandEnum", fn_rand_num, "low, high", "the numbers from low to high, each once, in random order", "RandEnum(1, 6)" },
	{ "RandEnumByte", fn_rand_width, "", "the numbers of 8 bits, each once, in random order", "RandEnumByte()" },
	{ "RandEnumShort", fn_rand_width, "", "the numbers of 16 bits, each once, in random order", "RandEnumShort()" },
	{ "RandEnumInt", fn_rand_width, "", "the numbers of 32 bits, each once, in random order", "RandEnumInt()" },
	{ "RandEnumLong", fn_rand_width, "", "the numbers of 64 bits, in random order", "RandEnumLong()" },
	{ "RandEnumKeys", fn_rand_keys, "dict", "a random key of a dict", "RandEnumKeys({80: \"http\", 22: \"ssh\"})" },
	{ "RandChoice", fn_rand_choice, "*", "one of the values", "RandChoice(22, 80, 443)" },
	{ "RandMAC", fn_rand_mac, "pattern=\"*:*:*:*:*:*\"", "a random MAC address, or one that fits a pattern", "RandMAC(\"02:00:00:*:*:*\")" },
	{ "RandIP", fn_rand_ip, "net=\"0.0.0.0/0\"", "a random IPv4 address of a network", "RandIP(\"192.0.2.0/24\")" },
	{ "RandIP6", fn_rand_ip6, "net=\"::/0\"", "a random IPv6 address of a network", "RandIP6(\"2001:db8::/32\")" },
	{ "RandString", fn_rand_string, "size=None, chars=None", "random text of letters and digits, or of chars", "RandString(8)" },
	{ "RandBin", fn_rand_bin, "size=None", "random bytes; size may be RandNum(1, 9)", "RandBin(8)" },
	{ "fuzz", fn_fuzz, "packet, _inplace=0", "every field that was not set becomes random; what is computed stays computed", "fuzz(UDP())" },
	{ "corrupt_bytes", fn_corrupt_bytes, "s, p=0.01, n=None", "the bytes with a share p of them, or n of them, changed", "len(corrupt_bytes(\"ABCDE\"))" },
	{ "corrupt_bits", fn_corrupt_bits, "s, p=0.01, n=None", "the bytes with a share p of their bits, or n bits, changed", "len(corrupt_bits(\"ABCDE\", n=3))" },
	{ 0 },
};
