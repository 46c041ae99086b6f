/* isis.c - IS-IS: header, hellos, link state PDUs and sequence number PDUs (ISO 10589, RFC 1195). TLVs are in isistlv.c, isissub.c. */
#include "isis.h"

#include <ctype.h>
#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/cksum.h"
#include "pkt/diag.h"
#include "pkt/encode.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

enum { COMMON = 8, NLPID = 0x83, ID_MOST = 255, AREA_TEXT = 3 * ID_MOST, NODE = 7, LSP = 8, SYSTEM = 6, SUM_TLV = 12 };

/* ---- identifiers ---- */

static bool id_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	uint64_t want = extent_of(&f->size, s, avail);

	(void)p;
	*n = (size_t)want;
	return want <= avail;
}

/* Dots part pairs of octets: of an area from its second octet on, else from the first; a dash is before an LSP's number. */
static void id_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	bool area = f->size.kind != X_FIXED;
	char text[AREA_TEXT + 1];
	size_t len = 0;

	(void)s;
	for (size_t i = 0; i < n && i < ID_MOST; i++) {
		if (i == NODE && !area)
			text[len++] = '-';
		else if (i && (area ? i % 2 : !(i % 2)))
			text[len++] = '.';
		text[len++] = "0123456789ABCDEF"[p[i] >> 4];
		text[len++] = "0123456789ABCDEF"[p[i] & 15];
	}
	*out = val_str(text, len);
}

static bool id_parse(struct str t, uint8_t out[ID_MOST], size_t *n)
{
	size_t digits = 0;

	for (size_t i = 0; i < t.n; i++) {
		unsigned char c = (unsigned char)t.p[i];

		if (c == '.' || c == '-')
			continue;
		if (!isxdigit(c) || digits >= 2 * ID_MOST)
			return false;
		c = (unsigned char)(isdigit(c) ? c - '0' : tolower(c) - 'a' + 10);
		out[digits / 2] = (uint8_t)(digits % 2 ? out[digits / 2] << 4 | c : c);
		digits++;
	}
	*n = digits / 2;
	return digits % 2 == 0;
}

static bool id_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct str t = v->type == V_UNSET ? str_of(f->text ? f->text : "") : val_text(v);
	uint8_t b[ID_MOST];
	size_t n;

	(void)s;
	(void)d;
	if (v->type != V_NONE && id_parse(t, b, &n))
		buf_add(out, b, n);
	return true;
}

static bool id_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	static const char *const examples[] = { "0102.0304.0506", "0102.0304.0506.00", "0102.0304.0506.00-00" };
	bool area = f->size.kind != X_FIXED;
	uint8_t b[ID_MOST];
	size_t n;

	if (in->type != V_NONE && in->type != V_STR)
		return diag_set(d, "%s is text such as \"%s\"", f->name, area ? "49.0001" : examples[f->size.add - SYSTEM]);
	if (in->type == V_STR && (!id_parse(val_text(in), b, &n) || (!area && n != (size_t)f->size.add)))
		return diag_set(d, "'%.*s' is no %s: write \"%s\"", STR(val_text(in)), f->name,
		                area ? "49.0001" : examples[f->size.add - SYSTEM]);
	*out = val_hold(*in);
	return true;
}

const struct kind_ops isis_id_ops = { id_measure, id_read, id_write, id_accept };

/* ---- header ---- */

static const struct name_row nlpid_rows[] = {
	{ 0x00, "Null" },
	{ 0x08, "Q.933" },
	{ 0x80, "IEEE SNAP" },
	{ 0x81, "ISO 8438 CLNP" },
	{ 0x82, "ISO 9542 ES-IS" },
	{ 0x83, "ISO 10589 IS-IS" },
	{ 0x8e, "IPv6" },
	{ 0xb0, "FRF.9" },
	{ 0xb1, "FRF.12" },
	{ 0xc0, "TRILL" },
	{ 0xc1, "IEEE 802.aq" },
	{ 0xcc, "IPv4" },
	{ 0xcf, "PPP" },
};
static const struct names nlpids = { .table = "isis.nlpid", ROWS(nlpid_rows) };

static const struct name_row pdu_rows[] = {
	{ 15, "L1 LAN Hello" },
	{ 16, "L2 LAN Hello" },
	{ 17, "P2P Hello" },
	{ 18, "L1 LSP" },
	{ 20, "L2 LSP" },
	{ 24, "L1 CSNP" },
	{ 25, "L2 CSNP" },
	{ 26, "L1 PSNP" },
	{ 27, "L2 PSNP" },
};
static const struct names pdus = { ROWS(pdu_rows) };

enum { HELLO = 27, HELLO_P2P = 20, LINK_STATE = 27, COMPLETE = 33, PARTIAL = 17 };

/* Bytes before the TLVs; 0: no such PDU. */
static size_t header_length(uint8_t pdu)
{
	static const uint8_t lengths[] = { [15] = HELLO, [16] = HELLO, [17] = HELLO_P2P, [18] = LINK_STATE, [20] = LINK_STATE,
		                           [24] = COMPLETE, [25] = COMPLETE, [26] = PARTIAL, [27] = PARTIAL };

	return pdu < sizeof(lengths) ? lengths[pdu] : 0;
}

static const struct layout *next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return header_length(s->b[4]) == s->b[1] ? NULL : layout_need("Raw");
}

/* The checksum TLV of hellos and sequence number PDUs covers all of the PDU (RFC 3358, 2). */
static bool sum_tlv(struct enc *e, unsigned layer)
{
	const struct layout *tlv = layout_need("ISIS_ChecksumTlv"), *pdu = layer + 1 < e->p->n ? e->p->layer[layer + 1].lay : NULL;
	int list = pdu ? field_find(pdu, "tlvs", 4) : -1;
	size_t at, n;
	struct val v;

	if (list < 0)
		return true;
	n = enc_header_len(e, layer) + enc_header_len(e, layer + 1);
	at = header_length(enc_header(e, layer)[4]);
	if (!at)
		return true;
	layer_get(e->p, layer + 1, (unsigned)list, &v);
	for (uint32_t i = 0; v.type == V_LIST && i < v.l->n && at + 4 <= n; i++) {
		uint8_t *p = e->out->p + e->l[layer].off;
		const struct packet *item = v.l->v[i].type == V_PACKET ? v.l->v[i].p : NULL;

		if (item && item->n && item->layer[0].lay == tlv && p[at] == SUM_TLV && !layer_is_set(item, 0, 2))
			put16(p + at + 2, fletcher16(p, n, at + 2));
		at += 2 + (size_t)p[at + 1];
	}
	val_drop(v);
	return true;
}

static const struct field common_fields[] = {
	UINT("nlpid", 8, .init = NLPID, .names = &nlpids, .help = "network layer protocol identifier"),
	UINT("hdrlen", 8, .init = COMMON, .help = "bytes before the TLVs"),
	UINT("version", 8, .init = 1),
	UINT("idlen", 8, .help = "bytes of a system ID; 0: six"),
	UINT("pdutype", 8, .names = &pdus, .compute = NEXT("isis.pdu")),
	UINT("pduversion", 8, .init = 1),
	UINT("hdrreserved", 8),
	UINT("maxareaaddr", 8, .help = "maximum area addresses; 0: three"),
};

/* Other network layer protocols have this access point, too. */
static const struct layout *choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n && p[0] == NLPID ? LAYOUT_SELF : NULL;
}

static const struct proto common = {
	.name = "ISIS_CommonHdr",
	.title = "Intermediate System to Intermediate System: header (ISO 10589, 9)",
	.example = "Dot3(dst=\"01:80:c2:00:00:15\")/LLC()/ISIS_CommonHdr()/ISIS_L2_LAN_Hello(tlvs=[ISIS_ProtocolsSupportedTlv(nlpids=[\"IPv4\"])])",
	TABLE(common_fields),
	UNDER({ "llc.dsap", 0xfe }, { "ethertype", 0xfe, BIND_DECODE }),
	SETS({ "LLC", "ssap", 0xfe }, { "LLC", "ctrl", 3 }),
	.choose = choose,
	.next = next,
	.finish = sum_tlv,
	.text = "IS-IS",
};

/* On a Cisco HDLC link an octet stands before the network layer protocol identifier. */
static const struct field osi_fields[] = { UINT("pad", 8, .base = HEX) };
static const struct layout *osi_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)s;
	return layout_need(n && p[0] == NLPID ? "ISIS_CommonHdr" : "Raw");
}
static const struct proto osi = {
	.name = "CHDLC_OSI",
	.title = "OSI network layer on a Cisco HDLC link (Cisco)",
	TABLE(osi_fields),
	UNDER({ "chdlc", 0xfefe }),
	.next = osi_next,
	.text = "",
};

/* ---- PDUs ---- */

#define PDU_LENGTH UINT("pdulength", 16, .compute = HEADER_LENGTH_ADD(1, COMMON), .help = "bytes of the PDU with its header")
#define TLVS LIST("tlvs", &isis_tlvs, .size = REST)
#define CIRCUIT \
	FLAGS("circuittype", 8, .init = 2, .letters = "L1 L2 r0 r1 r2 r3 r4 r5"), \
	SYSTEM_ID("sourceid", .text = "0102.0304.0506"), \
	UINT("holdingtime", 16, .init = 30, .help = "in seconds"), \
	PDU_LENGTH

#define PDU(var, class, number, length, words, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__, TLVS }; \
	static const struct proto var = { \
		.name = class, \
		.title = "IS-IS " words, \
		TABLE(var##_fields), \
		UNDER({ "isis.pdu", (number) }), \
		SETS({ "ISIS_CommonHdr", "hdrlen", (length) }), \
		.text = what, \
	}

#define LAN CIRCUIT, UINT("priority", 8, .init = 1), NODE_ID("lanid", .text = "0000.0000.0000.00")
PDU(lan1, "ISIS_L1_LAN_Hello", 15, HELLO, "level 1 LAN hello (ISO 10589, 9.5)", "L1 hello %sourceid% lan=%lanid% hold=%holdingtime%s", LAN);
PDU(lan2, "ISIS_L2_LAN_Hello", 16, HELLO, "level 2 LAN hello (ISO 10589, 9.6)", "L2 hello %sourceid% lan=%lanid% hold=%holdingtime%s", LAN);
PDU(p2p, "ISIS_P2P_Hello", 17, HELLO_P2P, "point-to-point hello (ISO 10589, 9.7)", "P2P hello %sourceid% hold=%holdingtime%s", CIRCUIT,
    UINT("localcircuitid", 8));

/* From the LSP ID on (ISO 10589, 7.3.11). */
static bool lsp_sum(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	size_t n = enc_header_len(e, layer), from = 4, at = 12;

	(void)f;
	if (n < from + at + 2)
		return false;
	*out = fletcher16(enc_header(e, layer) + from, n - from, at);
	return true;
}

#define LSP_FIELDS \
	PDU_LENGTH, \
	UINT("lifetime", 16, .init = 1199, .help = "remaining, in seconds"), \
	LSP_ID("lspid", .text = "0102.0304.0506.00-00"), \
	UINT("seqnum", 32, .base = HEX, .init = 1), \
	UINT("checksum", 16, .base = HEX, .compute = CHECKSUM_FN(lsp_sum), .help = "Fletcher's"), \
	FLAGS("typeblock", 8, .init = 3, .letters = "L1 L2 OL ADef ADel AExp AErr P")
PDU(lsp1, "ISIS_L1_LSP", 18, LINK_STATE, "level 1 link state PDU (ISO 10589, 9.8)", "L1 LSP %lspid% seq=%seqnum:x% life=%lifetime%s", LSP_FIELDS);
PDU(lsp2, "ISIS_L2_LSP", 20, LINK_STATE, "level 2 link state PDU (ISO 10589, 9.9)", "L2 LSP %lspid% seq=%seqnum:x% life=%lifetime%s", LSP_FIELDS);

#define CSNP \
	PDU_LENGTH, \
	NODE_ID("sourceid", .text = "0102.0304.0506.00"), \
	LSP_ID("startlspid", .text = "0000.0000.0000.00-00"), \
	LSP_ID("endlspid", .text = "FFFF.FFFF.FFFF.FF-FF")
PDU(csnp1, "ISIS_L1_CSNP", 24, COMPLETE, "level 1 complete sequence numbers PDU (ISO 10589, 9.10)", "L1 CSNP %sourceid%", CSNP);
PDU(csnp2, "ISIS_L2_CSNP", 25, COMPLETE, "level 2 complete sequence numbers PDU (ISO 10589, 9.11)", "L2 CSNP %sourceid%", CSNP);
#define PSNP PDU_LENGTH, NODE_ID("sourceid", .text = "0102.0304.0506.00")
PDU(psnp1, "ISIS_L1_PSNP", 26, PARTIAL, "level 1 partial sequence numbers PDU (ISO 10589, 9.12)", "L1 PSNP %sourceid%", PSNP);
PDU(psnp2, "ISIS_L2_PSNP", 27, PARTIAL, "level 2 partial sequence numbers PDU (ISO 10589, 9.13)", "L2 PSNP %sourceid%", PSNP);

PROTO_NAMES_UNIT(isis, ((const struct names *const[]){ &nlpids, NULL }), &common, &osi, &lan1, &lan2, &p2p, &lsp1, &lsp2, &csnp1, &csnp2, &psnp1,
                 &psnp2);
