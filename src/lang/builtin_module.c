/* builtin_module.c - what scripts name of Python's modules: time.sleep, random.randint, struct.pack and the like. */
#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "pkt/clock.h"
#include "pkt/interp.h"

/* ---- time ---- */

static bool fn_time(struct interp *in, struct call *c, struct val *out)
{
	(void)in;
	(void)c;
	*out = (struct val){ .type = V_FLOAT, .f = (double)clock_now() / 1e9 };
	return true;
}

static bool fn_sleep(struct interp *in, struct call *c, struct val *out)
{
	int64_t ns, until;

	if (!call_seconds(in, c, 0, &ns))
		return false;
	*out = VAL_NONE;
	for (until = clock_monotonic() + ns; (ns = until - clock_monotonic()) > 0;) {
		if (ns > 100000000)
			ns = 100000000; /* Ctrl-C is looked for ten times a second */
		nanosleep(&(struct timespec){ .tv_nsec = ns }, NULL);
		if (interrupted(in, c->node ? c->node->span : (struct span){ 0, 0 }))
			return false;
	}
	return true;
}

/* ---- random: with conf.seed, as all random values ---- */

static bool fn_randint(struct interp *in, struct call *c, struct val *out)
{
	int64_t lo, hi;

	if (!call_int(in, c, 0, &lo) || !call_int(in, c, 1, &hi))
		return false;
	if (lo > hi)
		return call_bad(in, c, 1, "there is no number from %" PRId64 " to %" PRId64, lo, hi);
	*out = val_signed((int64_t)((uint64_t)lo + random_number(in, (uint64_t)hi - (uint64_t)lo + 1)));
	return true;
}

static bool fn_choice(struct interp *in, struct call *c, struct val *out)
{
	struct val all;

	if (!list_of(in, &c->v[0], &all))
		return call_place(in, c, 0);
	pool_add(in, all);
	if (!all.l->n)
		return call_bad(in, c, 0, "there is nothing to choose from");
	*out = pool_borrow(in, all.l->v[random_number(in, all.l->n)]);
	return true;
}

static bool fn_uniform(struct interp *in, struct call *c, struct val *out)
{
	double lo, hi;

	for (int i = 0; i < 2; i++)
		if (!is_number(&c->v[i]))
			return call_bad(in, c, i, "uniform() takes two numbers, not %s", type_text(&c->v[i]));
	lo = to_float(&c->v[0]);
	hi = to_float(&c->v[1]);
	*out = (struct val){ .type = V_FLOAT, .f = lo + (hi - lo) * ((double)random_number(in, (uint64_t)1 << 53) / 0x1p53) };
	return true;
}

static bool fn_seed(struct interp *in, struct call *c, struct val *out)
{
	*out = VAL_NONE;
	return conf_seed(in, &c->v[0]) || call_place(in, c, 0);
}

/* ---- struct ---- */

/* One item of a format: "4s", "2H", "x". */
struct item {
	char kind;
	uint64_t count; /* of numbers, or bytes of text */
	unsigned size;  /* bytes of one */
	bool is_signed;
};

static const struct {
	char kind;
	uint8_t size;
	bool is_signed;
} kinds[] = {
	{ 'x', 1, false }, { 's', 1, false }, { 'c', 1, false }, { '?', 1, false }, { 'b', 1, true }, { 'B', 1, false }, { 'h', 2, true },
	{ 'H', 2, false }, { 'i', 4, true }, { 'I', 4, false }, { 'l', 4, true }, { 'L', 4, false }, { 'q', 8, true }, { 'Q', 8, false },
};

/* The order of bytes; a format without a sign is little endian and, unlike Python's, not aligned. */
static bool order_of(struct str *f)
{
	bool big = f->n && (f->p[0] == '!' || f->p[0] == '>');

	if (f->n && strchr("!><=@", f->p[0])) {
		f->p++;
		f->n--;
	}
	return big;
}

/* Takes the next item off the format. false: it is at its end, or wrong, and then a message is set. */
static bool next_item(struct interp *in, struct call *c, struct str *f, struct item *it, bool *wrong)
{
	*it = (struct item){ .count = 1 };
	*wrong = false;
	while (f->n && f->p[0] == ' ') {
		f->p++;
		f->n--;
	}
	if (!f->n)
		return false;
	for (size_t k = 0; f->n && f->p[0] >= '0' && f->p[0] <= '9'; k++, f->p++, f->n--)
		it->count = (k ? it->count * 10 : 0) + (uint64_t)(f->p[0] - '0');
	it->kind = f->n ? f->p[0] : ' ';
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (kinds[i].kind == it->kind) {
			it->size = kinds[i].size;
			it->is_signed = kinds[i].is_signed;
		}
	*wrong = !it->size || it->count > UINT16_MAX;
	if (*wrong) {
		call_bad(in, c, 0, "'%c' is nothing that %s() knows", it->kind, c->m->row->name);
		diag_hint(&in->d, "it knows x c s ? b B h H i I l L q Q, with a count of at most 65535 before it, and ! < > at the start");
		return false;
	}
	f->p++;
	f->n--;
	return true;
}

static void put_number(struct buf *out, uint64_t v, unsigned size, bool big)
{
	for (unsigned i = 0; i < size; i++)
		buf_byte(out, (uint8_t)(v >> 8 * (big ? size - 1 - i : i)));
}

static bool pack_number(struct interp *in, struct call *c, const struct item *it, const struct val *v, bool big, struct buf *out)
{
	struct val n = random_now(in, v);
	uint64_t top = it->size == 8 ? UINT64_MAX : ((uint64_t)1 << 8 * it->size) - 1;
	bool negative = n.type == V_INT && n.neg;

	if (it->is_signed)
		top >>= 1;
	if (n.type != V_INT && n.type != V_BOOL && n.type != V_FLAGS)
		return call_bad(in, c, -1, "'%c' of pack() takes a number, not %s", it->kind, type_text(&n));
	if (negative ? !it->is_signed || 0 - n.u - 1 > top : n.u > top)
		return call_bad(in, c, -1, "%s%" PRIu64 " does not fit in '%c' (%u bits)", negative ? "-" : "",
		                negative ? (uint64_t)0 - n.u : n.u, it->kind, 8 * it->size);
	put_number(out, n.u, it->size, big);
	return true;
}

static bool pack_text(struct interp *in, struct call *c, const struct item *it, const struct val *v, struct buf *out)
{
	struct str s = val_text(v);

	if (!is_text(v))
		return call_bad(in, c, -1, "'%c' of pack() takes bytes, not %s", it->kind, type_text(v));
	if (it->kind == 'c' && s.n != 1)
		return call_bad(in, c, -1, "'c' of pack() takes one byte, these are %zu", s.n);
	for (uint64_t i = 0; i < (it->kind == 'c' ? 1 : it->count); i++)
		buf_byte(out, i < s.n ? (uint8_t)s.p[i] : 0);
	return true;
}

static bool pack_all(struct interp *in, struct call *c, struct str f, struct buf *out)
{
	bool big = order_of(&f), wrong;
	unsigned at = 0;
	struct item it;

	while (next_item(in, c, &f, &it, &wrong)) {
		bool text = it.kind == 's' || it.kind == 'c';

		for (uint64_t k = 0; k < (it.kind == 's' ? 1 : it.count); k++) {
			if (it.kind == 'x') {
				buf_byte(out, 0);
				continue;
			}
			if (at == c->nrest)
				return call_bad(in, c, -1, "the format of pack() wants more values than the %u that there are", c->nrest);
			if (text ? !pack_text(in, c, &it, &c->rest[at], out) : !pack_number(in, c, &it, &c->rest[at], big, out))
				return false;
			at++;
		}
	}
	if (!wrong && at < c->nrest)
		return call_bad(in, c, -1, "the format of pack() takes %u value%s, these are %u", at, at == 1 ? "" : "s", c->nrest);
	return !wrong;
}

static bool fn_pack(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;
	struct str f;
	bool ok = call_text(in, c, 0, &f) && pack_all(in, c, f, &b);

	if (ok)
		*out = pool_add(in, val_bytes(b.p, b.n));
	buf_free(&b);
	return ok;
}

static bool size_of(struct interp *in, struct call *c, struct str f, uint64_t *out)
{
	struct item it;
	bool wrong;

	order_of(&f);
	*out = 0;
	while (next_item(in, c, &f, &it, &wrong))
		*out += it.count * it.size;
	return !wrong;
}

static bool fn_calcsize(struct interp *in, struct call *c, struct val *out)
{
	struct str f;

	*out = val_int(0);
	return call_text(in, c, 0, &f) && size_of(in, c, f, &out->u);
}

static struct val take_number(const uint8_t *p, const struct item *it, bool big)
{
	uint64_t v = 0;

	for (unsigned i = 0; i < it->size; i++)
		v = v << 8 | p[big ? i : it->size - 1 - i];
	if (it->kind == '?')
		return val_bool(v != 0);
	if (it->is_signed && it->size < 8 && v >> (8 * it->size - 1))
		v |= UINT64_MAX << 8 * it->size;
	return it->is_signed ? val_signed((int64_t)v) : val_int(v);
}

static bool fn_unpack(struct interp *in, struct call *c, struct val *out)
{
	struct str f, s;
	struct item it;
	uint64_t size;
	bool big, wrong;

	if (!call_text(in, c, 0, &f) || !call_text(in, c, 1, &s) || !size_of(in, c, f, &size))
		return false;
	if (size != s.n)
		return call_bad(in, c, 1, "the format of unpack() is of %" PRIu64 " bytes, these are %zu", size, s.n);
	big = order_of(&f);
	*out = val_list();
	out->type = V_TUPLE;
	pool_add(in, *out);
	while (next_item(in, c, &f, &it, &wrong)) {
		bool whole = it.kind == 's';

		for (uint64_t k = 0; k < (whole ? 1 : it.count); k++) {
			size_t n = whole ? (size_t)it.count : it.size;

			if (whole || it.kind == 'c')
				list_add(out->l, val_bytes((const uint8_t *)s.p, n));
			else if (it.kind != 'x')
				list_add(out->l, take_number((const uint8_t *)s.p, &it, big));
			s.p += n;
		}
	}
	return true;
}

/* ---- the modules ---- */

static const struct {
	const char *module, *name, *builtin;
} members[] = {
	{ "time", "time", "now" },
	{ "time", "sleep", "sleep" },
	{ "random", "randint", "randint" },
	{ "random", "choice", "choice" },
	{ "random", "sample", "sample" },
	{ "random", "uniform", "uniform" },
	{ "random", "random", "uniform" },
	{ "random", "seed", "seed" },
	{ "struct", "pack", "pack" },
	{ "struct", "unpack", "unpack" },
	{ "struct", "calcsize", "calcsize" },
	{ "binascii", "hexlify", "bytes_hex" },
	{ "binascii", "unhexlify", "hex_bytes" },
	{ "socket", "inet_aton", "inet_aton" },
	{ "socket", "inet_ntoa", "inet_ntoa" },
	{ "socket", "inet_pton", "inet_pton" },
	{ "socket", "inet_ntop", "inet_ntop" },
};

static bool fn_module(struct interp *in, struct call *c, struct val *out)
{
	static const char *const families[] = { "AF_INET", "AF_INET6" };
	const char *module = c->m->row->name;

	*out = pool_add(in, dict_new());
	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
		const struct sym *s = sym_intern(&in->syms, members[i].builtin, strlen(members[i].builtin));

		if (!strcmp(members[i].module, module))
			dict_set(in, out->any, str_val(in, members[i].name, strlen(members[i].name)),
			         (struct val){ .type = V_BUILTIN, .any = (void *)(uintptr_t)s->builtin });
	}
	for (size_t i = 0; i < 2 && !strcmp(module, "socket"); i++)
		dict_set(in, out->any, str_val(in, families[i], strlen(families[i])),
		         sym_intern(&in->syms, families[i], strlen(families[i]))->value);
	return true;
}

const struct builtin builtins_module[] = {
	{ "now", fn_time, "", "seconds since 1970", "now() > 0" },
	{ "sleep", fn_sleep, "seconds", "waits", "sleep(0.01)" },
	{ "randint", fn_randint, "low, high", "a random number from low to high", "randint(1, 6)" },
	{ "choice", fn_choice, "x", "one item of x, at random", "choice([22, 80, 443])" },
	{ "uniform", fn_uniform, "low=0, high=1", "a random number with a fraction, from low to below high", "0 <= uniform() < 1" },
	{ "seed", fn_seed, "n", "as conf.seed = n: the same random values again", "seed(1)" },
	{ "pack", fn_pack, "format, *", "numbers and text as bytes, as Python's struct has it; not aligned", "pack(\"!HB3s\", 80, 1, \"abc\")" },
	{ "unpack", fn_unpack, "format, bytes", "the numbers and texts in bytes", "unpack(\"!HB\", b\"\\x00\\x50\\x01\")" },
	{ "calcsize", fn_calcsize, "format", "how many bytes a format takes", "calcsize(\"!HBI\")" },
	{ "time", fn_module, NULL, "time.time, time.sleep", "time.time() > 0" },
	{ "random", fn_module, NULL, "random.randint, random, uniform, choice, sample and seed", "random.randint(1, 6)" },
	{ "struct", fn_module, NULL, "struct.pack, unpack and calcsize", "struct.pack(\"!H\", 80)" },
	{ "binascii", fn_module, NULL, "binascii.hexlify and unhexlify", "binascii.hexlify(b\"\\x01\\xff\")" },
	{ "socket", fn_module, NULL, "socket.AF_INET, AF_INET6, inet_aton and the like", "socket.AF_INET" },
	{ 0 },
};
