/* pppcontrol.c - what PPP negotiates: the link (RFC 1661), IPv4 (RFC 1332, RFC 1877), IPv6 (RFC 5072), encryption (RFC 1968), compression (RFC 1962). */
#include "ppp.h"

#include "pkt/bits.h"
#include "pkt/encode.h"
#include "pkt/registry.h"

static const struct name_row code_rows[] = {
	{ 1, "Configure-Request" },
	{ 2, "Configure-Ack" },
	{ 3, "Configure-Nak" },
	{ 4, "Configure-Reject" },
	{ 5, "Terminate-Request" },
	{ 6, "Terminate-Ack" },
	{ 7, "Code-Reject" },
	{ 8, "Protocol-Reject" },
	{ 9, "Echo-Request" },
	{ 10, "Echo-Reply" },
	{ 11, "Discard-Request" },
	{ 14, "Reset-Request" },
	{ 15, "Reset-Ack" },
};
const struct names ppp_codes = { ROWS(code_rows) };

const struct layout *ppp_by_code(const char *space, const uint8_t *p, size_t n)
{
	int s = space_find(space);
	const struct layout *lay = s >= 0 && n ? space_lookup((unsigned)s, p[0]) : NULL;

	return lay ? lay : LAYOUT_SELF;
}

bool ppp_configure_replies(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	uint64_t answer, question;

	return layer_uint(a, i, 0, &answer) && layer_uint(q, j, 0, &question) && question == 1 && answer >= 2 && answer <= 4;
}

/* ---- the link ---- */

static const struct layout *lcp_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return ppp_by_code("ppp.lcp", p, n);
}

#define LCP(var, class, what, ...) \
	static const struct proto var = { \
		.name = class, \
		.title = "PPP Link Control Protocol: " what, \
		TABLE(var##_fields), \
		.other = "Padding", \
		.text = "LCP %code% id=%id%", \
		__VA_ARGS__ \
	}
#define LCP_BUILT { "ppp", 0xc021, BIND_BUILD }

static const struct field lcp_fields[] = { PPP_CODE(5), PPP_ID, PPP_LENGTH("data", 4), BYTES("data", .size = OF("len", 1, -4)) };
LCP(lcp, "PPP_LCP", "any message (RFC 1661, 5)", UNDER({ "ppp", 0xc021 }), .choose = lcp_choose);

static const struct family lcp_options = { .space = "ppp.lcp.option", .bits = 8, .other = "PPP_LCP_Option" };
static const struct field configure_fields[] = {
	PPP_CODE(1), PPP_ID, PPP_LENGTH("options", 4), LIST("options", &lcp_options, .size = OF("len", 1, -4)),
};
LCP(configure, "PPP_LCP_Configure", "Configure-Request and its answers (RFC 1661, 5.1)",
    UNDER({ "ppp.lcp", 1 }, { "ppp.lcp", 2 }, { "ppp.lcp", 3 }, { "ppp.lcp", 4 }, LCP_BUILT), PPP_CONFIGURE_REPLY,
    .example = "PPP()/PPP_LCP_Configure(id=1, options=[PPP_LCP_MRU_Option(max_recv_unit=1492), PPP_LCP_Magic_Number_Option(magic_number=7)])");

static const struct field terminate_fields[] = { PPP_CODE(5), PPP_ID, PPP_LENGTH("data", 4), BYTES("data", .size = OF("len", 1, -4)) };
LCP(terminate, "PPP_LCP_Terminate", "Terminate-Request and -Ack (RFC 1661, 5.5)", UNDER({ "ppp.lcp", 5 }, { "ppp.lcp", 6 }, LCP_BUILT),
    .reply = { SAME("id"), TURN("code", 5, 6) });

static const struct family any_lcp = { .other = "PPP_LCP" };
static const struct field code_reject_fields[] = {
	PPP_CODE(7), PPP_ID, PPP_LENGTH("rejected_packet", 4), LAYER("rejected_packet", &any_lcp, .none = true, .size = OF("len", 1, -4)),
};
LCP(code_reject, "PPP_LCP_Code_Reject", "Code-Reject (RFC 1661, 5.6)", UNDER({ "ppp.lcp", 7 }, LCP_BUILT));

static const struct field protocol_reject_fields[] = {
	PPP_CODE(8),
	PPP_ID,
	PPP_LENGTH("rejected_information", 6),
	UINT("rejected_protocol", 16, .base = HEX, .names_of = "ppp"),
	LAYER("rejected_information", NULL, .none = true, .size = OF("len", 1, -6)),
};
LCP(protocol_reject, "PPP_LCP_Protocol_Reject", "Protocol-Reject (RFC 1661, 5.7)", UNDER({ "ppp.lcp", 8 }, LCP_BUILT));

#define MAGIC(n) { \
	PPP_CODE(n), \
	PPP_ID, \
	PPP_LENGTH("data", 8), \
	UINT("magic_number", 32), \
	BYTES("data", .size = OF("len", 1, -8)), \
}
static const struct field discard_fields[] = MAGIC(11);
LCP(discard, "PPP_LCP_Discard_Request", "Discard-Request (RFC 1661, 5.9)", UNDER({ "ppp.lcp", 11 }, LCP_BUILT));
static const struct field echo_fields[] = MAGIC(9);
LCP(echo, "PPP_LCP_Echo", "Echo-Request and -Reply (RFC 1661, 5.8)", UNDER({ "ppp.lcp", 9 }, { "ppp.lcp", 10 }, LCP_BUILT),
    .reply = { SAME("id"), TURN("code", 9, 10) }, .example = "Ether()/PPPoE(sessionid=7)/PPP()/PPP_LCP_Echo(id=1, magic_number=7)");

/* ---- options ---- */

#define OPTION(var, class, space, n, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = what, \
		TABLE(var##_fields), \
		UNDER({ space, n }), \
		.text = "%type%", \
	}
#define ANY_OPTION(var, class, names, what) \
	static const struct field var##_fields[] = { \
		PPP_OPTION_TYPE(0, names), \
		PPP_OPTION_LENGTH("data", 2), \
		BYTES("data", .size = OF("len", 1, -2)), \
	}; \
	static const struct proto var = { .name = class, .title = what, TABLE(var##_fields), .text = "%type%" }

static const struct name_row lcp_option_rows[] = {
	{ 1, "Maximum-Receive-Unit" },
	{ 2, "Async-Control-Character-Map" },
	{ 3, "Authentication-protocol" },
	{ 4, "Quality-protocol" },
	{ 5, "Magic-number" },
	{ 7, "Protocol-Field-Compression" },
	{ 8, "Address-and-Control-Field-Compression" },
	{ 13, "Callback" },
};
static const struct names lcp_option_types = { ROWS(lcp_option_rows) };

enum { PAP = 0xc023, CHAP = 0xc223 };

static const struct name_row auth_rows[] = {
	{ PAP, "Password authentication protocol" },
	{ CHAP, "Challenge-response authentication protocol" },
	{ 0xc227, "PPP Extensible authentication protocol" },
};
static const struct names auth_protocols = { ROWS(auth_rows) };
static const struct name_row algorithm_rows[] = {
	{ 5, "MD5" },
	{ 6, "SHA1" },
	{ 128, "MS-CHAP" },
	{ 129, "MS-CHAP-v2" },
};
static const struct names algorithms = { ROWS(algorithm_rows) };
static const struct name_row quality_rows[] = {
	{ 0xc025, "Link Quality Report" },
};
static const struct names quality_protocols = { ROWS(quality_rows) };
static const struct name_row callback_rows[] = {
	{ 0, "Location determined by user authentication" },
	{ 1, "Dialing string" },
	{ 2, "Location identifier" },
	{ 3, "E.164 number" },
	{ 4, "Distinguished name" },
};
static const struct names callbacks = { ROWS(callback_rows) };

/* Type, length and protocol; CHAP has an algorithm, PAP nothing more, whatever was given (RFC 1334, 2.2; RFC 1994, 3). */
static bool auth_length(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	uint16_t protocol = get16(enc_header(e, layer) + 2);

	(void)f;
	*out = protocol == CHAP ? 5 : protocol == PAP ? 4 : *out + 4;
	return true;
}

#define LCP_TYPE(n) PPP_OPTION_TYPE(n, lcp_option_types)
#define FIXED_LENGTH(n) UINT("len", 8, .init = (n))
#define LCP_OPTION(var, class, n, what, ...) OPTION(var, class, "ppp.lcp.option", n, "LCP option: " what, LCP_TYPE(n), __VA_ARGS__)

ANY_OPTION(lcp_any, "PPP_LCP_Option", lcp_option_types, "LCP option of any type (RFC 1661, 6)");
LCP_OPTION(mru, "PPP_LCP_MRU_Option", 1, "Maximum-Receive-Unit (RFC 1661, 6.1)", FIXED_LENGTH(4), UINT("max_recv_unit", 16, .init = 1500));
LCP_OPTION(accm, "PPP_LCP_ACCM_Option", 2, "Async-Control-Character-Map (RFC 1662, 7.1)", FIXED_LENGTH(6), UINT("accm", 32));
LCP_OPTION(auth, "PPP_LCP_Auth_Protocol_Option", 3, "Authentication-Protocol (RFC 1661, 6.2)",
           UINT("len", 8, .compute = { .kind = C_LENGTH, .name = "data", .fn = auth_length }),
           UINT("auth_protocol", 16, .base = HEX, .init = 0xc023, .names = &auth_protocols),
           BYTES("data", .size = OF("len", 1, -4), .when = "auth_protocol!=0xc223"),
           UINT("algorithm", 8, .init = 5, .names = &algorithms, .when = "auth_protocol=0xc223"));
LCP_OPTION(quality, "PPP_LCP_Quality_Protocol_Option", 4, "Quality-Protocol (RFC 1661, 6.3)", PPP_OPTION_LENGTH("data", 4),
           UINT("quality_protocol", 16, .base = HEX, .init = 0xc025, .names = &quality_protocols), BYTES("data", .size = OF("len", 1, -4)));
LCP_OPTION(magic, "PPP_LCP_Magic_Number_Option", 5, "Magic-Number (RFC 1661, 6.4)", FIXED_LENGTH(6), UINT("magic_number", 32));
LCP_OPTION(callback, "PPP_LCP_Callback_Option", 13, "Callback (RFC 1570, 2.3)", PPP_OPTION_LENGTH("message", 3),
           UINT("operation", 8, .names = &callbacks), BYTES("message", .size = OF("len", 1, -3)));

/* ---- IPv4 ---- */

#define NEGOTIATION(fam) { \
	PPP_CODE(1), \
	PPP_ID, \
	PPP_LENGTH("options", 4), \
	LIST("options", fam, .size = OF("len", 1, -4)), \
}

static const struct family ipcp_options = { .space = "ppp.ipcp.option", .bits = 8, .other = "PPP_IPCP_Option" };
static const struct field ipcp_fields[] = NEGOTIATION(&ipcp_options);
static const struct proto ipcp = {
	.name = "PPP_IPCP",
	.title = "PPP Internet Protocol Control Protocol (RFC 1332)",
	.example = "PPP()/PPP_IPCP(id=1, options=[PPP_IPCP_Option_IPAddress(data=\"192.0.2.7\"), PPP_IPCP_Option_DNS1(data=\"192.0.2.53\")])",
	TABLE(ipcp_fields),
	UNDER({ "ppp", 0x8021 }, { "ethertype", 0x8021 }),
	PPP_CONFIGURE_REPLY,
	.text = "IPCP %code% id=%id%",
};

static const struct name_row ipcp_option_rows[] = {
	{ 1, "IP-Addresses (Deprecated)" },
	{ 2, "IP-Compression-Protocol" },
	{ 3, "IP-Address" },
	{ 4, "Mobile-IPv4" },
	{ 129, "Primary-DNS-Address" },
	{ 130, "Primary-NBNS-Address" },
	{ 131, "Secondary-DNS-Address" },
	{ 132, "Secondary-NBNS-Address" },
};
static const struct names ipcp_option_types = { ROWS(ipcp_option_rows) };
ANY_OPTION(ipcp_any, "PPP_IPCP_Option", ipcp_option_types, "IPCP option of any type (RFC 1332, 3)");
#define ADDRESS_OPTION(var, class, n, what) \
	OPTION(var, class, "ppp.ipcp.option", n, "IPCP option: " what, PPP_OPTION_TYPE(n, ipcp_option_types), PPP_OPTION_LENGTH("data", 2), \
	       IPV4("data"), BYTES("garbage", .size = OF("len", 1, -6), .help = "what stands behind the address"))
ADDRESS_OPTION(ip_address, "PPP_IPCP_Option_IPAddress", 3, "IP-Address (RFC 1332, 3.3)");
ADDRESS_OPTION(dns1, "PPP_IPCP_Option_DNS1", 129, "Primary DNS Server Address (RFC 1877, 1.1)");
ADDRESS_OPTION(nbns1, "PPP_IPCP_Option_NBNS1", 130, "Primary NBNS Server Address (RFC 1877, 1.2)");
ADDRESS_OPTION(dns2, "PPP_IPCP_Option_DNS2", 131, "Secondary DNS Server Address (RFC 1877, 1.3)");
ADDRESS_OPTION(nbns2, "PPP_IPCP_Option_NBNS2", 132, "Secondary NBNS Server Address (RFC 1877, 1.4)");

/* ---- encryption ---- */

static const struct family ecp_options = { .space = "ppp.ecp.option", .bits = 8, .other = "PPP_ECP_Option" };
static const struct field ecp_fields[] = NEGOTIATION(&ecp_options);
static const struct proto ecp = {
	.name = "PPP_ECP",
	.title = "PPP Encryption Control Protocol (RFC 1968)",
	TABLE(ecp_fields),
	UNDER({ "ppp", 0x8053 }, { "ethertype", 0x8053 }),
	PPP_CONFIGURE_REPLY,
	.text = "ECP %code% id=%id%",
};
static const struct name_row ecp_option_rows[] = {
	{ 0, "OUI" },
	{ 1, "DESE" },
};
static const struct names ecp_option_types = { ROWS(ecp_option_rows) };
ANY_OPTION(ecp_any, "PPP_ECP_Option", ecp_option_types, "ECP option of any type (RFC 1968, 4)");
OPTION(ecp_oui, "PPP_ECP_Option_OUI", "ppp.ecp.option", 0, "ECP option: proprietary encryption (RFC 1968, 4.1)",
       PPP_OPTION_TYPE(0, ecp_option_types), PPP_OPTION_LENGTH("data", 6), UINT("oui", 24, .base = HEX), UINT("subtype", 8),
       BYTES("data", .size = OF("len", 1, -6)));

/* ---- IPv6 and compression: Scapy has no classes for them ---- */

enum { HEADER = 4, LAST_CODE = 15 };

/* Is that a control message at all? */
static const struct layout *control_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n >= HEADER && p[0] >= 1 && p[0] <= LAST_CODE && get16(p + 2) >= HEADER && get16(p + 2) <= n ? LAYOUT_SELF : NULL;
}

static const struct name_row ipv6cp_option_rows[] = {
	{ 1, "Interface-Identifier" },
	{ 2, "IPv6-Compression-Protocol" },
};
static const struct names ipv6cp_option_types = { ROWS(ipv6cp_option_rows) };
static const struct family ipv6cp_options = { .space = "ppp.ipv6cp.option", .bits = 8, .other = "PPP_IPV6CP_Option" };
static const struct field ipv6cp_fields[] = NEGOTIATION(&ipv6cp_options);
static const struct proto ipv6cp = {
	.name = "PPP_IPV6CP",
	.title = "PPP IPv6 Control Protocol (RFC 5072, 4)",
	.example = "PPP()/PPP_IPV6CP(id=1, options=[PPP_IPV6CP_Option_InterfaceID(interface_id=0x0211223344556677)])",
	TABLE(ipv6cp_fields),
	UNDER({ "ppp", 0x8057 }),
	.choose = control_choose,
	PPP_CONFIGURE_REPLY,
	.text = "IPV6CP %code% id=%id%",
};
ANY_OPTION(ipv6cp_any, "PPP_IPV6CP_Option", ipv6cp_option_types, "IPv6CP option of any type (RFC 5072, 4)");
OPTION(interface_id, "PPP_IPV6CP_Option_InterfaceID", "ppp.ipv6cp.option", 1, "IPv6CP option: Interface Identifier (RFC 5072, 4.1)",
       PPP_OPTION_TYPE(1, ipv6cp_option_types), FIXED_LENGTH(10), UINT("interface_id", 64, .base = HEX));

static const struct name_row ccp_option_rows[] = {
	{ 0, "OUI" },
	{ 1, "Predictor type 1" },
	{ 2, "Predictor type 2" },
	{ 3, "Puddle Jumper" },
	{ 16, "Hewlett-Packard PPC" },
	{ 17, "Stac Electronics LZS" },
	{ 18, "Microsoft PPC/PPE" },
	{ 19, "Gandalf FZA" },
	{ 20, "V.42bis compression" },
	{ 21, "BSD Compress" },
	{ 23, "LZS-DCP" },
	{ 24, "MVRCA" },
	{ 26, "Deflate" },
};
static const struct names ccp_option_types = { ROWS(ccp_option_rows) };
static const struct family ccp_options = { .other = "PPP_CCP_Option" };
static const struct field ccp_fields[] = NEGOTIATION(&ccp_options);
static const struct proto ccp = {
	.name = "PPP_CCP",
	.title = "PPP Compression Control Protocol (RFC 1962)",
	.example = "PPP()/PPP_CCP(id=1, options=[PPP_CCP_Option(type=\"BSD Compress\", data=b\"\\x2f\")])",
	TABLE(ccp_fields),
	UNDER({ "ppp", 0x80fd }, { "ppp", 0x80fb, BIND_DECODE }),
	.choose = control_choose,
	PPP_CONFIGURE_REPLY,
	.text = "CCP %code% id=%id%",
};
ANY_OPTION(ccp_any, "PPP_CCP_Option", ccp_option_types, "CCP option of any type (RFC 1962, 4)");

PROTO_UNIT(pppcontrol, &lcp, &configure, &terminate, &code_reject, &protocol_reject, &discard, &echo, &lcp_any, &mru, &accm, &auth, &quality,
           &magic, &callback, &ipcp, &ipcp_any, &ip_address, &dns1, &nbns1, &dns2, &nbns2, &ecp, &ecp_any, &ecp_oui, &ipv6cp, &ipv6cp_any,
           &interface_id, &ccp, &ccp_any);
