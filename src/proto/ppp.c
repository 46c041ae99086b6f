/* ppp.c - the Point-to-Point Protocol (RFC 1661), its framing (RFC 1662), and PPP over Ethernet (RFC 2516). */
#include "last.h"
#include "ppp.h"

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/scope.h"

enum { HDLC_ADDRESS = 0xff, COMPRESSED = 1 };

static const struct field hdlc_fields[] = {
	UINT("address", 8, .base = HEX, .init = HDLC_ADDRESS, .help = "all stations"),
	UINT("control", 8, .base = HEX, .init = 3, .help = "unnumbered information"),
};
static const struct proto hdlc = {
	.name = "HDLC",
	.title = "PPP in HDLC-like framing (RFC 1662)",
	.example = "HDLC()/PPP()/IP(dst=\"192.0.2.1\")/ICMP()",
	TABLE(hdlc_fields),
	UNDER({ "dlt", 50 }),
	.other = "PPP",
	.text = "",
};

static const struct name_row direction_rows[] = {
	{ 0, "received" },
	{ 1, "sent" },
};
static const struct names directions = { ROWS(direction_rows) };
static const struct field direction_fields[] = {
	UINT("direction", 8, .names = &directions, .help = "0: received by this host; any other: sent by it"),
};
static const struct proto direction = {
	.name = "DIR_PPP",
	.title = "PPP with a direction (LINKTYPE_PPP_PPPD)",
	TABLE(direction_fields),
	UNDER({ "dlt", 166 }, { "dlt", 204 }),
	.other = "PPP",
	.text = "",
};

/* The protocol's upper octet, if zero, may be left out: its lower one is odd (RFC 1661, 2 and 6.5). */
static void octets_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	(void)f;
	(void)p;
	(void)n;
	*out = s->b && s->n && s->b[0] & COMPRESSED ? val_int(1) : VAL_NONE;
}

static bool octets_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	(void)s;
	(void)f;
	(void)v;
	(void)out;
	(void)d;
	return true;
}

static bool octets_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type != V_NONE && (in->type != V_INT || in->neg || in->u < 1 || in->u > 2))
		return diag_set(d, "%s is 1, or None or 2: how many octets proto has", f->name);
	*out = in->type == V_INT && in->u == 2 ? VAL_NONE : *in;
	return true;
}

static const struct kind_ops octets_ops = { NULL, octets_read, octets_write, octets_accept };

#define PROTO(bits) UINT("proto", bits, .base = HEX, .init = 0x21, .names_of = "ppp")
static const struct field short_proto = PROTO(8), whole_proto = PROTO(16);
static const struct alt proto_sizes[] = {
	{ "octets=1", &short_proto },
	{ NULL, &whole_proto },
};
static const struct field ppp_fields[] = {
	HOOK("octets", &octets_ops, .quiet = true, .help = "1 where the upper octet of proto is left out"),
	ALT("proto", proto_sizes, .base = HEX, .init = 0x21, .names_of = "ppp", .compute = NEXT("ppp")),
};

/* Address and control may stand before it on any link. */
static const struct layout *ppp_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n && p[0] == HDLC_ADDRESS ? layout_need("HDLC") : LAYOUT_SELF;
}

/* Its number, where nobody decodes what it carries. */
static void ppp_text(const struct packet *p, unsigned layer, struct buf *out)
{
	uint64_t proto = 0;

	if (!nothing_follows(p, layer))
		return;
	layer_uint(p, layer, 1, &proto);
	buf_text(out, "PPP proto=0x");
	buf_hex(out, proto, 1);
}

static const struct proto ppp = {
	.name = "PPP",
	.title = "Point-to-Point Protocol (RFC 1661)",
	.example = "Ether()/PPPoE(sessionid=7)/PPP()/PPP_LCP_Echo(id=1)",
	TABLE(ppp_fields),
	UNDER({ "dlt", 9 }, { "ethertype", 0x880b }),
	.choose = ppp_choose,
	.reply = { SAME("proto") },
	.text_fn = ppp_text,
};

/* ---- over Ethernet (RFC 2516) ---- */

static const struct name_row session_rows[] = {
	{ 0, "Session" },
};
static const struct names session_codes = { ROWS(session_rows) };
static const struct name_row discovery_rows[] = {
	{ 0x00, "PPP Session Stage" },
	{ 0x07, "PPPoE Active Discovery Offer (PADO)" },
	{ 0x09, "PPPoE Active Discovery Initiation (PADI)" },
	{ 0x0a, "PPPoE Active Discovery Session-Grant (PADG)" },
	{ 0x0b, "PPPoE Active Discovery Session-Credit Response (PADC)" },
	{ 0x0c, "PPPoE Active Discovery Quality (PADQ)" },
	{ 0x19, "PPPoE Active Discovery Request (PADR)" },
	{ 0x65, "PPPoE Active Discovery Session-confirmation (PADS)" },
	{ 0xa7, "PPPoE Active Discovery Terminate (PADT)" },
};
static const struct names discovery_codes = { ROWS(discovery_rows) };

#define PPPOE(code_init, code_names) { \
	UINT("version", 4, .init = 1), \
	UINT("type", 4, .init = 1), \
	UINT("code", 8, .init = (code_init), .names = &(code_names)), \
	UINT("sessionid", 16, .base = HEX), \
	UINT("len", 16, .compute = PAYLOAD_LENGTH(1)), \
}
static const struct field session_fields[] = PPPOE(0, session_codes);
static const struct proto session = {
	.name = "PPPoE",
	.title = "PPP over Ethernet, session stage (RFC 2516)",
	.example = "Ether()/PPPoE(sessionid=7)/PPP()/IP(dst=\"192.0.2.1\")/ICMP()",
	TABLE(session_fields),
	UNDER({ "ethertype", 0x8864 }, { "dlt", 51 }),
	.next_when = "code=0",
	.other = "PPP",
	.reply = { SAME("sessionid") },
	.text = "PPPoE session %sessionid%",
};

enum { PADO = 7, PADI = 9, PADR = 0x19, PADS = 0x65 };

/* An offer answers an initiation, a session-confirmation a request. */
static bool discovery_replies(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	uint64_t answer, question;

	return layer_uint(a, i, 2, &answer) && layer_uint(q, j, 2, &question) &&
	       ((question == PADI && answer == PADO) || (question == PADR && answer == PADS));
}

static const struct field discovery_fields[] = PPPOE(PADI, discovery_codes);
static const struct proto discovery = {
	.name = "PPPoED",
	.title = "PPP over Ethernet, discovery stage (RFC 2516)",
	.example = "Ether()/PPPoED()/PPPoED_Tags(tag_list=[PPPoETag(tag_type=\"Service-Name\"), PPPoETag(tag_type=\"Host-Uniq\", tag_value=b\"7\")])",
	TABLE(discovery_fields),
	UNDER({ "ethertype", 0x8863 }),
	.next_when = "type=1",
	.other = "PPPoED_Tags",
	.reply = { SAME("version"), SAME("type") },
	.replies = discovery_replies,
	.text = "%code%",
};

static const struct name_row tag_rows[] = {
	{ 0x0000, "End-Of-List" },
	{ 0x0101, "Service-Name" },
	{ 0x0102, "AC-Name" },
	{ 0x0103, "Host-Uniq" },
	{ 0x0104, "AC-Cookie" },
	{ 0x0105, "Vendor-Specific" },
	{ 0x0106, "Credits" },
	{ 0x0107, "Metrics" },
	{ 0x0108, "Sequence Number" },
	{ 0x0109, "Credit Scale Factor" },
	{ 0x0110, "Relay-Session-Id" },
	{ 0x0120, "PPP-Max-Payload" },
	{ 0x0201, "Service-Name-Error" },
	{ 0x0202, "AC-System-Error" },
	{ 0x0203, "Generic-Error" },
};
static const struct names tag_types = { ROWS(tag_rows) };

static const struct field tag_fields[] = {
	UINT("tag_type", 16, .names = &tag_types),
	UINT("tag_len", 16, .compute = LENGTH_OF("tag_value", 1, 0)),
	BYTES("tag_value", .size = OF("tag_len", 1, 0)),
};
static const struct proto tag = {
	.name = "PPPoETag",
	.title = "PPPoE tag (RFC 2516, A)",
	TABLE(tag_fields),
	.text = "%tag_type%[ %tag_value%]",
};
static const struct family tags = { .other = "PPPoETag" };

static const struct field tags_fields[] = {
	LIST("tag_list", &tags, .size = REST),
};
static const struct proto tag_list = {
	.name = "PPPoED_Tags",
	.title = "Tags of a PPPoE discovery packet (RFC 2516, 4)",
	TABLE(tags_fields),
	.text = "[%tag_list%]",
};

PROTO_UNIT(ppp, &ppp, &hdlc, &direction, &session, &discovery, &tag, &tag_list);
