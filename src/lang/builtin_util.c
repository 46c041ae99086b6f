/* builtin_util.c - small tools of Scapy: bytes as text and back, addresses as bytes, sums. */
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/cksum.h"
#include "pkt/interp.h"

enum { INET4 = 2, INET6 = 10 };  /* AF_INET and AF_INET6, as Linux numbers them */
enum { DUMP_LINE = 16, DUMP_GAP = 3 }; /* bytes on a line of a hexdump; spaces that stand before its text */

static bool take_bytes(struct interp *in, struct call *c, unsigned i, struct buf *out)
{
	struct val v = random_now(in, &c->v[i]);

	if (v.type == V_PACKET)
		return packet_bytes(in, &v, out) || call_place(in, c, (int)i);
	if (!is_text(&v))
		return call_bad(in, c, (int)i, "%s() takes a packet or bytes, not %s", c->m->row->name, type_text(&v));
	buf_add(out, val_text(&v).p, val_text(&v).n);
	return true;
}

static bool give_bytes(struct interp *in, struct buf *b, struct val *out)
{
	*out = pool_add(in, val_bytes(b->p, b->n));
	buf_free(b);
	return true;
}

/* ---- bytes as text ---- */

static void put_hexstr(const struct buf *bytes, bool hex, bool text, struct buf *out)
{
	for (size_t i = 0; hex && i < bytes->n; i++) {
		buf_text(out, i ? " " : "");
		buf_hex(out, bytes->p[i], 2);
	}
	if (hex && text)
		buf_text(out, "  ");
	for (size_t i = 0; text && i < bytes->n; i++)
		buf_byte(out, bytes->p[i] >= ' ' && bytes->p[i] < 0x7f ? bytes->p[i] : '.');
}

static bool fn_hexstr(struct interp *in, struct call *c, struct val *out)
{
	struct buf bytes = BUF_INIT, text = BUF_INIT;
	bool ok = take_bytes(in, c, 0, &bytes);

	put_hexstr(&bytes, !truth(&c->v[1]), !truth(&c->v[2]), &text);
	buf_free(&bytes);
	*out = buf_val(in, &text);
	return ok;
}

static bool fn_linehexdump(struct interp *in, struct call *c, struct val *out)
{
	struct buf bytes = BUF_INIT, text = BUF_INIT;

	if (!take_bytes(in, c, 0, &bytes)) {
		buf_free(&bytes);
		return false;
	}
	put_hexstr(&bytes, !truth(&c->v[1]), !truth(&c->v[2]), &text);
	buf_byte(&text, '\n');
	buf_free(&bytes);
	return give_text(in, &text, truth(&c->v[3]), out);
}

static bool fn_chexdump(struct interp *in, struct call *c, struct val *out)
{
	struct buf bytes = BUF_INIT, text = BUF_INIT;

	if (!take_bytes(in, c, 0, &bytes)) {
		buf_free(&bytes);
		return false;
	}
	for (size_t i = 0; i < bytes.n; i++)
		buf_fmt(&text, "%s0x%02x", i ? ", " : "", bytes.p[i]);
	buf_byte(&text, '\n');
	buf_free(&bytes);
	return give_text(in, &text, truth(&c->v[1]), out);
}

static bool fn_bytes_hex(struct interp *in, struct call *c, struct val *out)
{
	struct buf bytes = BUF_INIT, text = BUF_INIT;
	bool ok = take_bytes(in, c, 0, &bytes);

	for (size_t i = 0; i < bytes.n; i++)
		buf_hex(&text, bytes.p[i], 2);
	buf_free(&bytes);
	return give_bytes(in, &text, out) && ok;
}

/* ---- a hexdump back to bytes ---- */

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f');
}

static unsigned digit(char c)
{
	return c <= '9' ? (unsigned)(c - '0') : (unsigned)((c | 32) - 'a' + 10);
}

static size_t hex_run(struct str s)
{
	size_t n = 0;

	while (n < s.n && is_hex(s.p[n]))
		n++;
	return n;
}

static struct str from(struct str s, size_t n)
{
	return (struct str){ s.p + n, s.n - n };
}

static size_t spaces(struct str s)
{
	size_t n = 0;

	while (n < s.n && (s.p[n] == ' ' || s.p[n] == '\t'))
		n++;
	return n;
}

/*
 * Bytes of the offset that a line begins with: "0x0010:", "0010:", or digits that say how many bytes came before; also
 * others of three digits or more, if single bytes follow them.
 */
static size_t offset_len(struct str s, size_t done)
{
	size_t x = s.n > 2 && s.p[0] == '0' && (s.p[1] | 32) == 'x' ? 2 : 0, n = hex_run(from(s, x));
	struct str rest = from(s, x + n);
	uint64_t v = 0;

	for (size_t i = 0; i < n; i++)
		v = v << 4 | digit(s.p[x + i]);
	if (n < 3 || n > 16)
		return 0;
	if (rest.n && rest.p[0] == ':')
		return x + n + 1;
	if (x || (rest.n && spaces(rest) && (v == done || hex_run(from(rest, spaces(rest))) == 2)))
		return x + n;
	return 0;
}

/* "0010  c0 00 02 01 …   text". Stops at a wide gap, at the line's 16th byte when an offset stood before, or at text. */
static bool dump_line(struct str s, struct buf *out)
{
	size_t before = out->n, skip, n;

	s = from(s, spaces(s));
	skip = offset_len(s, out->n);
	s = from(s, skip);
	s = from(s, spaces(s));
	while ((n = hex_run(s)) != 0 && n % 2 == 0 && (n == s.n || s.p[n] == ' ' || s.p[n] == '\t')) {
		for (size_t i = 0; i < n; i += 2)
			buf_byte(out, (uint8_t)(digit(s.p[i]) << 4 | digit(s.p[i + 1])));
		s = from(s, n);
		n = spaces(s);
		s = from(s, n);
		if (n >= DUMP_GAP || (skip && out->n - before >= DUMP_LINE))
			return true;
	}
	return !s.n || out->n > before;
}

static bool read_input(struct interp *in, struct call *c, struct buf *out)
{
	ssize_t n;

	if (in->cfg.sealed)
		return call_bad(in, c, -1, "nothing is read here");
	if (isatty(STDIN_FILENO)) {
		call_bad(in, c, -1, "import_hexcap() reads a hexdump from standard input, which is a terminal");
		return diag_hint(&in->d, "import_hexcap(\"0000  45 00 00 1c\")");
	}
	do {
		buf_reserve(out, 1 << 16);
		n = read(STDIN_FILENO, out->p + out->n, 1 << 16);
		if (n > 0)
			out->n += (size_t)n;
	} while (n > 0 && out->n <= TEXT_MAX);
	return n == 0 || call_bad(in, c, -1, "standard input cannot be read");
}

static bool fn_import_hexcap(struct interp *in, struct call *c, struct val *out)
{
	struct buf input = BUF_INIT, bytes = BUF_INIT;
	struct str s = { "", 0 };
	unsigned line = 0;
	bool ok = true;

	if (c->v[0].type != V_NONE)
		ok = call_text(in, c, 0, &s);
	else if ((ok = read_input(in, c, &input)) && input.n)
		s = (struct str){ (const char *)input.p, input.n };
	while (ok && s.n) {
		const char *end = memchr(s.p, '\n', s.n);
		struct str one = { s.p, end ? (size_t)(end - s.p) : s.n };

		s = from(s, end ? one.n + 1 : one.n);
		if (one.n && one.p[one.n - 1] == '\r')
			one.n--;
		line++;
		if (!dump_line(one, &bytes)) {
			call_bad(in, c, c->v[0].type != V_NONE ? 0 : -1, "line %u has no hexadecimal bytes: '%.*s'", line,
			         one.n > 60 ? 60 : (int)one.n, one.p);
			ok = diag_hint(&in->d, "as in \"0000  45 00 00 1c\"");
		}
	}
	buf_free(&input);
	return give_bytes(in, &bytes, out) && ok;
}

/* ---- sums and bits ---- */

static bool fn_checksum(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;
	bool ok = take_bytes(in, c, 0, &b);

	*out = val_int(cksum_finish(cksum_add(0, b.p, b.n)));
	buf_free(&b);
	return ok;
}

static bool fn_crc32(struct interp *in, struct call *c, struct val *out)
{
	struct buf b = BUF_INIT;
	bool ok = take_bytes(in, c, 0, &b);

	*out = val_int(crc32_ieee(b.p, b.n));
	buf_free(&b);
	return ok;
}

/* strxor, strand, stror: as long as the shorter. */
static bool fn_combine(struct interp *in, struct call *c, struct val *out)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	const char *op = c->m->row->name + 3;
	bool ok = take_bytes(in, c, 0, &a) && take_bytes(in, c, 1, &b);

	if (ok && b.n < a.n)
		a.n = b.n;
	for (size_t i = 0; ok && i < a.n; i++)
		a.p[i] = (uint8_t)(*op == 'x' ? a.p[i] ^ b.p[i] : *op == 'a' ? a.p[i] & b.p[i] : a.p[i] | b.p[i]);
	buf_free(&b);
	return give_bytes(in, &a, out) && ok;
}

/* ---- addresses ---- */

static bool want_ip4(struct interp *in, struct call *c, unsigned i, uint32_t *out)
{
	struct str s;

	if (!call_text(in, c, i, &s))
		return false;
	return ip4_parse(s, out) || call_bad(in, c, (int)i, "'%.*s' is not an IPv4 address", s.n > 60 ? 60 : (int)s.n, s.p);
}

static bool want_bytes(struct interp *in, struct call *c, unsigned i, size_t n, const uint8_t **out)
{
	struct str s;

	if (!call_text(in, c, i, &s))
		return false;
	*out = (const uint8_t *)s.p;
	return s.n == n || call_bad(in, c, (int)i, "%s() takes %zu bytes, not %zu", c->m->row->name, n, s.n);
}

static bool give_ip4(struct interp *in, uint32_t a, struct val *out)
{
	char text[IP4_TEXT];

	*out = str_val(in, text, ip4_text(a, text));
	return true;
}

static bool fn_inet_aton(struct interp *in, struct call *c, struct val *out)
{
	uint8_t b[4];
	uint32_t a;

	if (!want_ip4(in, c, 0, &a))
		return false;
	put32(b, a);
	*out = pool_add(in, val_bytes(b, sizeof(b)));
	return true;
}

static bool fn_inet_ntoa(struct interp *in, struct call *c, struct val *out)
{
	const uint8_t *b;

	return want_bytes(in, c, 0, 4, &b) && give_ip4(in, get32(b), out);
}

static bool fn_atol(struct interp *in, struct call *c, struct val *out)
{
	uint32_t a;

	if (!want_ip4(in, c, 0, &a))
		return false;
	*out = val_int(a);
	return true;
}

static bool fn_ltoa(struct interp *in, struct call *c, struct val *out)
{
	int64_t n;

	if (!call_int(in, c, 0, &n))
		return false;
	if (n < 0 || n > UINT32_MAX)
		return call_bad(in, c, 0, "%" PRId64 " is not an IPv4 address (0 to 4294967295)", n);
	return give_ip4(in, (uint32_t)n, out);
}

static bool want_family(struct interp *in, struct call *c, int64_t *out)
{
	if (!call_int(in, c, 0, out))
		return false;
	return *out == INET4 || *out == INET6 || call_bad(in, c, 0, "the family is AF_INET or AF_INET6, not %" PRId64, *out);
}

static bool fn_inet_pton(struct interp *in, struct call *c, struct val *out)
{
	int64_t family;
	uint8_t b[16];
	uint32_t a;
	struct str s;

	if (!want_family(in, c, &family) || !call_text(in, c, 1, &s))
		return false;
	if (family == INET4) {
		if (!want_ip4(in, c, 1, &a))
			return false;
		put32(b, a);
	} else if (!ip6_parse(s, b)) {
		return call_bad(in, c, 1, "'%.*s' is not an IPv6 address", s.n > 60 ? 60 : (int)s.n, s.p);
	}
	*out = pool_add(in, val_bytes(b, family == INET4 ? 4 : 16));
	return true;
}

static bool fn_inet_ntop(struct interp *in, struct call *c, struct val *out)
{
	char text[IP6_TEXT];
	const uint8_t *b;
	int64_t family;

	if (!want_family(in, c, &family) || !want_bytes(in, c, 1, family == INET4 ? 4 : 16, &b))
		return false;
	*out = str_val(in, text, family == INET4 ? ip4_text(get32(b), text) : ip6_text(b, text));
	return true;
}

static bool fn_mac2str(struct interp *in, struct call *c, struct val *out)
{
	uint8_t b[6];
	struct str s;
	uint64_t a;

	if (!call_text(in, c, 0, &s))
		return false;
	if (!mac_parse(s, &a))
		return call_bad(in, c, 0, "'%.*s' is not a MAC address: write 02:00:00:00:00:01", s.n > 60 ? 60 : (int)s.n, s.p);
	bits_put(b, 0, 48, a);
	*out = pool_add(in, val_bytes(b, sizeof(b)));
	return true;
}

static bool fn_str2mac(struct interp *in, struct call *c, struct val *out)
{
	char text[MAC_TEXT];
	const uint8_t *b;

	if (!want_bytes(in, c, 0, 6, &b))
		return false;
	*out = str_val(in, text, mac_text(bits_get(b, 0, 48), text));
	return true;
}

static bool fn_af_inet(struct interp *in, struct call *c, struct val *out)
{
	(void)in;
	*out = val_int(strcmp(c->m->row->name, "AF_INET6") ? INET4 : INET6);
	return true;
}

const struct builtin builtins_util[] = {
	{ "hexstr", fn_hexstr, "x, onlyasc=False, onlyhex=False", "bytes as hexadecimal digits in pairs, and as text", "hexstr(b\"A\\x01\\xff\")" },
	{ "linehexdump", fn_linehexdump, "x, onlyasc=False, onlyhex=False, dump=False", "prints bytes on one line", "linehexdump(UDP())" },
	{ "chexdump", fn_chexdump, "x, dump=False", "prints bytes as numbers of C", "chexdump(b\"\\x01\\xff\")" },
	{ "import_hexcap", fn_import_hexcap, "text=None", "the bytes of a hexdump; without text that of standard input",
	  "import_hexcap(\"0000  45 00 00 1c\")" },
	{ "hex_bytes", fn_unhex, "text", "the bytes that hexadecimal digits stand for", "hex_bytes(\"01ff\")" },
	{ "bytes_hex", fn_bytes_hex, "x", "bytes as hexadecimal digits, which are bytes again", "bytes_hex(b\"\\x01\\xff\")" },
	{ "checksum", fn_checksum, "x", "the Internet checksum of bytes", "checksum(b\"\\x45\\x00\")" },
	{ "crc32", fn_crc32, "x", "the CRC-32 of bytes, as Ethernet has it", "crc32(b\"123456789\")" },
	{ "strxor", fn_combine, "a, b", "exclusive or, byte by byte", "strxor(b\"\\x0f\", b\"\\xff\")" },
	{ "strand", fn_combine, "a, b", "and, byte by byte", "strand(b\"\\x0f\", b\"\\xfe\")" },
	{ "stror", fn_combine, "a, b", "or, byte by byte", "stror(b\"\\x0f\", b\"\\xf0\")" },
	{ "inet_aton", fn_inet_aton, "text", "the 4 bytes of an IPv4 address", "inet_aton(\"192.0.2.1\")" },
	{ "inet_ntoa", fn_inet_ntoa, "bytes", "the IPv4 address of 4 bytes", "inet_ntoa(b\"\\xc0\\x00\\x02\\x01\")" },
	{ "inet_pton", fn_inet_pton, "family, text", "the bytes of an address", "inet_pton(AF_INET6, \"::1\")" },
	{ "inet_ntop", fn_inet_ntop, "family, bytes", "the address of 4 or 16 bytes", "inet_ntop(AF_INET, b\"\\xc0\\x00\\x02\\x01\")" },
	{ "ltoa", fn_ltoa, "number", "a number as IPv4 address", "ltoa(0xc0000201)" },
	{ "atol", fn_atol, "text", "an IPv4 address as number", "atol(\"192.0.2.1\")" },
	{ "mac2str", fn_mac2str, "text", "the 6 bytes of a MAC address", "mac2str(\"02:00:00:00:00:01\")" },
	{ "str2mac", fn_str2mac, "bytes", "the MAC address of 6 bytes", "str2mac(b\"\\x02\\x00\\x00\\x00\\x00\\x01\")" },
	{ "AF_INET", fn_af_inet, NULL, "the family of IPv4 addresses", "AF_INET" },
	{ "AF_INET6", fn_af_inet, NULL, "the family of IPv6 addresses", "AF_INET6" },
	{ 0 },
};
