/* ospf.c - OSPF version 2: packets (RFC 2328, A.3), link-local signalling (RFC 5613). Its LSAs are in ospflsa.c. */
#include "ospf.h"

#include "ipv6.h"
#include "pkt/bits.h"
#include "pkt/cksum.h"
#include "pkt/encode.h"
#include "pkt/space.h"

enum { AUTH_AT = 16, AUTH_END = 24, AUTH_CRYPTO = 2, OPTION_L = 0x10, HELLO_OPTIONS = 6, DESCRIPTION_OPTIONS = 2 };

static const struct name_row type_rows[] = {
	{ 1, "Hello" },
	{ 2, "DBDesc" },
	{ 3, "LSReq" },
	{ 4, "LSUpd" },
	{ 5, "LSAck" },
};
static const struct names types = { .table = "ospf.type", ROWS(type_rows) };

static const struct name_row auth_rows[] = {
	{ 0, "Null" },
	{ 1, "Simple" },
	{ 2, "Crypto" },
};
static const struct names auths = { ROWS(auth_rows) };

/* ---- what all files share ---- */

uint64_t ospf_body(const struct extent *x, const struct scope *s, size_t avail)
{
	const struct layout *below = scope_under(s);
	uint64_t len, before = (uint64_t)x->add;

	if (!s->p || !s->index || !below || (strcmp(below->proto->name, "OSPF_Hdr") && strcmp(below->proto->name, "OSPFv3_Hdr")) ||
	    !layer_uint(s->p, s->index - 1, OSPF_LENGTH, &len))
		return avail;
	return len > before ? len - before : 0;
}

bool ospf_never(const struct field *f, const struct scope *s)
{
	(void)f;
	(void)s;
	return false;
}

bool ospf_lsa_sum(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	size_t n = enc_header_len(e, layer), age = 2;

	(void)f;
	if (n < OSPF_LSA_HEADER)
		return false;
	*out = fletcher16(enc_header(e, layer) + age, n - age, 14);
	return true;
}

static size_t signalling(const struct enc *e, unsigned layer)
{
	const struct layout *lls = layout_need("OSPF_LLS_Hdr");

	for (unsigned l = layer + 1; l < e->p->n; l++)
		if (e->p->layer[l].lay == lls)
			return enc_total_len(e, l);
	return 0;
}

bool ospf_length(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	(void)f;
	*out -= signalling(e, layer);
	return true;
}

/* ---- header ---- */

/* Over the packet without the authentication; none with cryptographic authentication (RFC 2328, D.4). */
static bool ospf_sum(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	const uint8_t *p = enc_header(e, layer);
	size_t n = enc_total_len(e, layer) - signalling(e, layer);

	(void)f;
	if (n < AUTH_END || get16(p + 14) == AUTH_CRYPTO)
		return false;
	*out = cksum_finish(cksum_add(cksum_add(0, p, AUTH_AT), p + AUTH_END, n - AUTH_END));
	return true;
}

static const struct field ospf_fields[] = {
	UINT("version", 8, .init = 2),
	UINT("type", 8, .init = 1, .names = &types, .compute = NEXT("ospf.packet")),
	OSPF_LENGTH_FIELD,
	ROUTER_ID("src"),
	IPV4("area"),
	UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_FN(ospf_sum)),
	UINT("authtype", 16, .names = &auths),
	UINT("authdata", 64, .base = HEX, .when = "authtype!=2"),
	UINT("reserved", 16, .base = HEX, .when = "authtype=2"),
	UINT("keyid", 8, .init = 1, .when = "authtype=2"),
	UINT("authdatalen", 8, .when = "authtype=2", .help = "bytes of the digest behind the packet"),
	UINT("seq", 32, .base = HEX, .when = "authtype=2", .help = "cryptographic sequence number"),
};

/* Version 3 has the same number, and stands under IPv6. */
static const struct layout *choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	return outer && ip6_below(outer) && n && p[0] != 2 ? layout_need("OSPFv3_Hdr") : LAYOUT_SELF;
}

static const struct proto ospf = {
	.name = "OSPF_Hdr",
	.title = "Open Shortest Path First, version 2 (RFC 2328)",
	.example = "IP(dst=\"224.0.0.5\", ttl=1)/OSPF_Hdr(src=\"192.0.2.1\")/OSPF_Hello(router=\"192.0.2.1\", neighbors=[\"192.0.2.2\"])",
	TABLE(ospf_fields),
	UNDER({ "ipproto", OSPF_PROTOCOL }),
	.choose = choose,
	.reply = { SAME("area") },
	.text = "OSPF router=%src% area=%area%[ auth=%authtype%]",
};

/* ---- packets ---- */

static const struct field router = ROUTER_ID("router");

static const struct layout *after_options(const struct scope *s, size_t n, unsigned at)
{
	uint64_t auth = 0;

	if (s->p && s->index)
		layer_uint(s->p, s->index - 1, 6, &auth);
	return n && s->b[at] & OPTION_L && auth != AUTH_CRYPTO ? layout_need("OSPF_LLS_Hdr") : NULL;
}

static const struct layout *after_hello(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	return after_options(s, n, HELLO_OPTIONS);
}

static const struct layout *after_description(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	return after_options(s, n, DESCRIPTION_OPTIONS);
}

static const struct field hello_fields[] = {
	IPV4("mask", .init = 0xffffff00),
	UINT("hellointerval", 16, .init = 10, .help = "in seconds"),
	OSPF_OPTIONS,
	UINT("prio", 8, .init = 1, .help = "router priority"),
	UINT("deadinterval", 32, .init = 40, .help = "in seconds"),
	IPV4("router", .help = "designated router"),
	IPV4("backup", .help = "backup designated router"),
	SCALARS("neighbors", &router, .whole = true, .size = OSPF_BODY(44)),
};
static const struct proto hello = {
	.name = "OSPF_Hello",
	.title = "OSPF Hello (RFC 2328, A.3.2)",
	TABLE(hello_fields),
	UNDER({ "ospf.packet", 1 }),
	.next = after_hello,
	.text = "Hello dr=%router% bdr=%backup%[ neighbors=%neighbors%]",
};

static const struct family lsa_headers = { .other = "OSPF_LSA_Hdr" };

static const struct field description_fields[] = {
	UINT("mtu", 16, .init = 1500),
	OSPF_OPTIONS,
	FLAGS("dbdescr", 8, .letters = "MS M I R 4 3 2 1", .help = "MS: master, M: more, I: init"),
	UINT("ddseq", 32, .init = 1, .help = "DD sequence number"),
	LIST("lsaheaders", &lsa_headers, .size = OSPF_BODY(32)),
};
static const struct proto description = {
	.name = "OSPF_DBDesc",
	.title = "OSPF Database Description (RFC 2328, A.3.3)",
	TABLE(description_fields),
	UNDER({ "ospf.packet", 2 }),
	.next = after_description,
	.text = "DBDesc flags=%dbdescr% seq=%ddseq% mtu=%mtu%[ %lsaheaders%]",
};

static const struct field item_fields[] = {
	UINT("type", 32, .init = 1, .names_of = "ospf.lsa"),
	ROUTER_ID("id"),
	ROUTER_ID("adrouter"),
};
static const struct proto item = {
	.name = "OSPF_LSReq_Item",
	.title = "OSPF: an LSA that is asked for (RFC 2328, A.3.4)",
	TABLE(item_fields),
	.text = "%type% %id% by %adrouter%",
};

static const struct family items = { .other = "OSPF_LSReq_Item" };
static const struct field request_fields[] = { LIST("requests", &items, .size = OSPF_BODY(24)) };
static const struct proto request = {
	.name = "OSPF_LSReq",
	.title = "OSPF Link State Request (RFC 2328, A.3.4)",
	TABLE(request_fields),
	UNDER({ "ospf.packet", 3 }),
	.text = "LSReq %requests%",
};

static const struct layout *lsa_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	const struct layout *l = avail < OSPF_LSA_HEADER ? NULL : space_lookup(space_make("ospf.lsa"), p[3]);

	(void)f;
	(void)outer;
	return l && get16(p + 18) >= l->min ? l : NULL;
}

static const struct family lsas = { .choose = lsa_class, .other = "OSPF_Unknown_LSA" };

static const struct field update_fields[] = {
	UINT("lsacount", 32, .compute = COUNT_OF("lsalist", 0)),
	LIST("lsalist", &lsas, .count = OF("lsacount", 1, 0), .size = OSPF_BODY(28)),
};
static const struct proto update = {
	.name = "OSPF_LSUpd",
	.title = "OSPF Link State Update (RFC 2328, A.3.5)",
	.example = "IP(dst=\"224.0.0.5\", ttl=1)/OSPF_Hdr(src=\"192.0.2.1\")/OSPF_LSUpd(lsalist=[OSPF_Router_LSA(linklist=[OSPF_Link(id=\"10.0.0.0\")])])",
	TABLE(update_fields),
	UNDER({ "ospf.packet", 4 }),
	.text = "LSUpd %lsalist%",
};

static const struct field ack_fields[] = { LIST("lsaheaders", &lsa_headers, .size = OSPF_BODY(24)) };
static const struct proto ack = {
	.name = "OSPF_LSAck",
	.title = "OSPF Link State Acknowledgment (RFC 2328, A.3.6)",
	TABLE(ack_fields),
	UNDER({ "ospf.packet", 5 }),
	.answers = "OSPF_LSUpd",
	.text = "LSAck %lsaheaders%",
};

/* ---- link-local signalling ---- */

/* The length is in words, a part of one not counted. */
static bool words(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	(void)f;
	*out = enc_header_len(e, layer) / 4;
	return true;
}

/*
 * Scapy's class for cryptographic authentication has a length of one octet, RFC 5613 one of two. The class builds what Scapy's
 * does; what the RFC describes is read as a generic TLV.
 */
static const struct layout *tlv_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	(void)f;
	(void)outer;
	if (avail >= 3 && get16(p) == 1)
		return layout_need("LLS_Extended_Options");
	return avail >= 3 && get16(p) == 2 && p[2] ? layout_need("LLS_Crypto_Auth") : NULL;
}
static const struct family tlvs = { .choose = tlv_class, .other = "LLS_Generic_TLV" };

static const struct field lls_fields[] = {
	UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_HEADER),
	UINT("len", 16, .compute = { .kind = C_HEADER, .unit = 4, .unbounded = true, .fn = words }, .help = "in words of 32 bits"),
	LIST("llstlv", &tlvs, .size = OF("len", 4, -4)),
};
static const struct proto lls = {
	.name = "OSPF_LLS_Hdr",
	.title = "OSPF link-local signalling (RFC 5613)",
	TABLE(lls_fields),
	.text = "LLS[ %llstlv%]",
};

static const struct field generic_fields[] = {
	UINT("type", 16),
	UINT("len", 16, .compute = LENGTH_OF("val", 1, 0)),
	BYTES("val", .size = OF("len", 1, 0)),
};
static const struct proto generic = {
	.name = "LLS_Generic_TLV",
	.title = "OSPF link-local signalling: TLV of any type (RFC 5613, 2.3)",
	TABLE(generic_fields),
	.text = "tlv-%type%",
};

static const struct field extended_fields[] = {
	UINT("type", 16, .init = 1),
	UINT("len", 16, .compute = LENGTH_OF("options", 1, 0)),
	BYTES("options", .size = OF("len", 1, 0)),
};
static const struct proto extended = {
	.name = "LLS_Extended_Options",
	.title = "OSPF link-local signalling: extended options and flags (RFC 5613, 2.4)",
	TABLE(extended_fields),
	.text = "options=%options%",
};

static const struct field crypto_fields[] = {
	UINT("type", 16, .init = 2),
	UINT("len", 8, .init = 20),
	UINT("sequence", 32, .base = HEX),
	BYTES("authdata", .size = OF("len", 1, -4), .text = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", .ntext = 16),
};
static const struct proto crypto = {
	.name = "LLS_Crypto_Auth",
	.title = "OSPF link-local signalling: cryptographic authentication (RFC 5613, 2.5)",
	TABLE(crypto_fields),
	.text = "crypto seq=%sequence:x%",
};

PROTO_NAMES_UNIT(ospf, ((const struct names *const[]){ &types, NULL }), &ospf, &hello, &description, &item, &request, &update, &ack, &lls,
                 &generic, &extended, &crypto);
