/* radius.c - Remote Authentication Dial In User Service: messages and attributes (RFC 2865, RFC 2866, RFC 5176). */
#include "pkt/buf.h"
#include "pkt/field.h"
#include "pkt/kinds.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/space.h"
#include "pkt/str.h"

enum { ATTRIBUTE_HEADER = 2, NUMBER_SIZE = 4, AUTHENTICATOR_SIZE = 16, VENDOR_HEADER = 8 };
enum { EAP_MESSAGE = 79, VENDOR_SPECIFIC = 26 };

/* Number, class, what the value is made of, title. Attributes that are not here are RadiusAttribute. */
#define ATTRIBUTES(ATTRIBUTE) \
	ATTRIBUTE(1, "RadiusAttr_User_Name", BYTES_, "User-Name (RFC 2865, 5.1)") \
	ATTRIBUTE(2, "RadiusAttr_User_Password", BYTES_, "User-Password, hidden (RFC 2865, 5.2)") \
	ATTRIBUTE(4, "RadiusAttr_NAS_IP_Address", ADDRESS, "NAS-IP-Address (RFC 2865, 5.4)") \
	ATTRIBUTE(5, "RadiusAttr_NAS_Port", NUMBER, "NAS-Port (RFC 2865, 5.5)") \
	ATTRIBUTE(6, "RadiusAttr_Service_Type", NAMED("radius.service"), "Service-Type (RFC 2865, 5.6)") \
	ATTRIBUTE(7, "RadiusAttr_Framed_Protocol", NAMED("radius.framed"), "Framed-Protocol (RFC 2865, 5.7)") \
	ATTRIBUTE(8, "RadiusAttr_Framed_IP_Address", ADDRESS, "Framed-IP-Address (RFC 2865, 5.8)") \
	ATTRIBUTE(9, "RadiusAttr_Framed_IP_Netmask", ADDRESS, "Framed-IP-Netmask (RFC 2865, 5.9)") \
	ATTRIBUTE(12, "RadiusAttr_Framed_MTU", NUMBER, "Framed-MTU (RFC 2865, 5.12)") \
	ATTRIBUTE(14, "RadiusAttr_Login_IP_Host", ADDRESS, "Login-IP-Host (RFC 2865, 5.14)") \
	ATTRIBUTE(16, "RadiusAttr_Login_TCP_Port", NUMBER, "Login-TCP-Port (RFC 2865, 5.16)") \
	ATTRIBUTE(23, "RadiusAttr_Framed_IPX_Network", ADDRESS, "Framed-IPX-Network (RFC 2865, 5.23)") \
	ATTRIBUTE(24, "RadiusAttr_State", BYTES_, "State (RFC 2865, 5.24)") \
	ATTRIBUTE(27, "RadiusAttr_Session_Timeout", NUMBER, "Session-Timeout, in seconds (RFC 2865, 5.27)") \
	ATTRIBUTE(28, "RadiusAttr_Idle_Timeout", NUMBER, "Idle-Timeout, in seconds (RFC 2865, 5.28)") \
	ATTRIBUTE(37, "RadiusAttr_Framed_AppleTalk_Link", NUMBER, "Framed-AppleTalk-Link (RFC 2865, 5.37)") \
	ATTRIBUTE(38, "RadiusAttr_Framed_AppleTalk_Network", NUMBER, "Framed-AppleTalk-Network (RFC 2865, 5.38)") \
	ATTRIBUTE(40, "RadiusAttr_Acct_Status_Type", NAMED("radius.status"), "Acct-Status-Type (RFC 2866, 5.1)") \
	ATTRIBUTE(41, "RadiusAttr_Acct_Delay_Time", NUMBER, "Acct-Delay-Time, in seconds (RFC 2866, 5.2)") \
	ATTRIBUTE(42, "RadiusAttr_Acct_Input_Octets", NUMBER, "Acct-Input-Octets (RFC 2866, 5.3)") \
	ATTRIBUTE(43, "RadiusAttr_Acct_Output_Octets", NUMBER, "Acct-Output-Octets (RFC 2866, 5.4)") \
	ATTRIBUTE(45, "RadiusAttr_Acct_Authentic", NAMED("radius.authentic"), "Acct-Authentic (RFC 2866, 5.6)") \
	ATTRIBUTE(46, "RadiusAttr_Acct_Session_Time", NUMBER, "Acct-Session-Time, in seconds (RFC 2866, 5.7)") \
	ATTRIBUTE(47, "RadiusAttr_Acct_Input_Packets", NUMBER, "Acct-Input-Packets (RFC 2866, 5.8)") \
	ATTRIBUTE(48, "RadiusAttr_Acct_Output_Packets", NUMBER, "Acct-Output-Packets (RFC 2866, 5.9)") \
	ATTRIBUTE(49, "RadiusAttr_Acct_Terminate_Cause", NAMED("radius.cause"), "Acct-Terminate-Cause (RFC 2866, 5.10)") \
	ATTRIBUTE(51, "RadiusAttr_Acct_Link_Count", NUMBER, "Acct-Link-Count (RFC 2866, 5.12)") \
	ATTRIBUTE(52, "RadiusAttr_Acct_Input_Gigawords", NUMBER, "Acct-Input-Gigawords (RFC 2869, 5.1)") \
	ATTRIBUTE(53, "RadiusAttr_Acct_Output_Gigawords", NUMBER, "Acct-Output-Gigawords (RFC 2869, 5.2)") \
	ATTRIBUTE(55, "RadiusAttr_Event_Timestamp", NUMBER, "Event-Timestamp, in seconds since 1970 UTC (RFC 2869, 5.3)") \
	ATTRIBUTE(56, "RadiusAttr_Egress_VLANID", NUMBER, "Egress-VLANID (RFC 4675, 2.1)") \
	ATTRIBUTE(61, "RadiusAttr_NAS_Port_Type", NAMED("radius.port"), "NAS-Port-Type (RFC 2865, 5.41)") \
	ATTRIBUTE(62, "RadiusAttr_Port_Limit", NUMBER, "Port-Limit (RFC 2865, 5.42)") \
	ATTRIBUTE(73, "RadiusAttr_ARAP_Security", NUMBER, "ARAP-Security (RFC 2869, 5.7)") \
	ATTRIBUTE(75, "RadiusAttr_Password_Retry", NUMBER, "Password-Retry (RFC 2869, 5.9)") \
	ATTRIBUTE(80, "RadiusAttr_Message_Authenticator", SUM, "Message-Authenticator (RFC 3579, 3.2)") \
	ATTRIBUTE(83, "RadiusAttr_Tunnel_Preference", NUMBER, "Tunnel-Preference (RFC 2868, 3.8)") \
	ATTRIBUTE(85, "RadiusAttr_Acct_Interim_Interval", NUMBER, "Acct-Interim-Interval, in seconds (RFC 2869, 5.16)") \
	ATTRIBUTE(86, "RadiusAttr_Acct_Tunnel_Packets_Lost", NUMBER, "Acct-Tunnel-Packets-Lost (RFC 2867, 4.2)") \
	ATTRIBUTE(136, "RadiusAttr_Management_Privilege_Level", NUMBER, "Management-Privilege-Level (RFC 5607, 6.4)") \
	ATTRIBUTE(149, "RadiusAttr_PMIP6_Home_LMA_IPv4_Address", ADDRESS, "PMIP6-Home-LMA-IPv4-Address (RFC 6572, 4.5)") \
	ATTRIBUTE(150, "RadiusAttr_PMIP6_Visited_LMA_IPv4_Address", ADDRESS, "PMIP6-Visited-LMA-IPv4-Address (RFC 6572, 4.6)") \
	ATTRIBUTE(157, "RadiusAttr_PMIP6_Home_DHCP4_Server_Address", ADDRESS, "PMIP6-Home-DHCP4-Server-Address (RFC 6572, 4.13)") \
	ATTRIBUTE(158, "RadiusAttr_PMIP6_Visited_DHCP4_Server_Address", ADDRESS, "PMIP6-Visited-DHCP4-Server-Address (RFC 6572, 4.14)") \
	ATTRIBUTE(161, "RadiusAttr_PMIP6_Home_IPv4_Gateway", ADDRESS, "PMIP6-Home-IPv4-Gateway (RFC 6572, 4.17)") \
	ATTRIBUTE(162, "RadiusAttr_PMIP6_Visited_IPv4_Gateway", ADDRESS, "PMIP6-Visited-IPv4-Gateway (RFC 6572, 4.18)") \
	ATTRIBUTE(177, "RadiusAttr_Mobility_Domain_Id", NUMBER, "Mobility-Domain-Id (RFC 7268, 2.6)") \
	ATTRIBUTE(178, "RadiusAttr_Preauth_Timeout", NUMBER, "Preauth-Timeout, in seconds (RFC 7268, 2.7)") \
	ATTRIBUTE(182, "RadiusAttr_WLAN_Venue_Info", NUMBER, "WLAN-Venue-Info (RFC 7268, 2.11)") \
	ATTRIBUTE(185, "RadiusAttr_WLAN_Reason_Code", NUMBER, "WLAN-Reason-Code (RFC 7268, 2.14)") \
	ATTRIBUTE(186, "RadiusAttr_WLAN_Pairwise_Cipher", NUMBER, "WLAN-Pairwise-Cipher (RFC 7268, 2.15)") \
	ATTRIBUTE(187, "RadiusAttr_WLAN_Group_Cipher", NUMBER, "WLAN-Group-Cipher (RFC 7268, 2.16)") \
	ATTRIBUTE(188, "RadiusAttr_WLAN_AKM_Suite", NUMBER, "WLAN-AKM-Suite (RFC 7268, 2.17)") \
	ATTRIBUTE(189, "RadiusAttr_WLAN_Group_Mgmt_Cipher", NUMBER, "WLAN-Group-Mgmt-Cipher (RFC 7268, 2.18)") \
	ATTRIBUTE(190, "RadiusAttr_WLAN_RF_Band", NUMBER, "WLAN-RF-Band (RFC 7268, 2.19)")

/* ---- attributes ---- */

/* A class of one attribute has that attribute's number, whatever is given: RadiusAttribute takes any. */
static bool own_type(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (!accept_plain(layout_need("RadiusAttribute"), f, in, out, d))
		return false;
	val_drop(*out);
	*out = VAL_UNSET;
	return true;
}

/* The class of an attribute; one that is too short or long for its class is any attribute. */
static const struct layout *attribute_class(const uint8_t *p, size_t n)
{
	const struct layout *any = layout_need("RadiusAttribute"), *l;
	size_t value;

	if (n < ATTRIBUTE_HEADER || p[1] < ATTRIBUTE_HEADER || p[1] > n)
		return any;
	l = space_lookup(space_make("radius.attribute"), p[0]);
	value = (size_t)p[1] - ATTRIBUTE_HEADER;
	if (!l || (p[0] == VENDOR_SPECIFIC && p[1] < VENDOR_HEADER) || (l->fixed && value + ATTRIBUTE_HEADER != l->min))
		return any;
	return l;
}

static const struct layout *choose(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	(void)f;
	(void)outer;
	return attribute_class(p, avail);
}

static const struct layout *as_it_says(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return attribute_class(p, n);
}

#define TYPE(number, ...) UINT("type", 8, .init = (number), .names_of = "radius.types", __VA_ARGS__)
#define LENGTH UINT("len", 8, .compute = HEADER_LENGTH(1))
#define FIXED_LENGTH(n) UINT("len", 8, .init = (n))

#define NUMBER FIXED_LENGTH(6), UINT("value", 32)
#define NAMED(table) FIXED_LENGTH(6), UINT("value", 32, .names_of = (table))
#define ADDRESS FIXED_LENGTH(6), IPV4("value")
#define SUM FIXED_LENGTH(18), BYTES("value", .size = FIXED(AUTHENTICATOR_SIZE), .filled = true)
#define BYTES_ LENGTH, BYTES("value", .size = REST)

static const struct field any_fields[] = { TYPE(1), BYTES_ };
static const struct proto any = {
	.name = "RadiusAttribute",
	.title = "RADIUS attribute of any type (RFC 2865, 5)",
	TABLE(any_fields),
	.text = "%type%=%value%",
};

#define FIELDS(number, class, kind, what) \
	static const struct field fields_##number[] = { TYPE(number, .accept = own_type), kind };
ATTRIBUTES(FIELDS)

#define PROTO(number, class, kind, what) \
	static const struct proto attribute_##number = { \
		.name = class, \
		.title = "RADIUS attribute: " what, \
		TABLE(fields_##number), \
		UNDER({ "radius.attribute", number }), \
		.choose = as_it_says, \
		.text = "%type%=%value%", \
	};
ATTRIBUTES(PROTO)

/* What Microsoft's attributes for CHAP hold (RFC 2548, 2). */
#define MS_CHAP(var, class, words, ...) \
	static const struct field var##_fields[] = { UINT("Ident", 8), __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "RADIUS: " words, TABLE(var##_fields), .text = "%Ident%" }; \
	static const struct family var##_family = { .other = class }
MS_CHAP(chap_error, "MS_CHAP_Error", "why MS-CHAP failed (RFC 2548, 2.1.5)", BYTES("String", .size = REST));
MS_CHAP(chap_domain, "MS_CHAP_Domain", "domain in which MS-CHAP authenticated (RFC 2548, 2.1.4)", BYTES("String", .size = REST));
MS_CHAP(chap2_response, "MS_CHAP2_Response", "answer of MS-CHAP version 2 (RFC 2548, 2.3.2)", UINT("Flags", 8),
        BYTES("PeerChallenge", .size = FIXED(16), .filled = true), BYTES("Reserved", .size = FIXED(8), .filled = true),
        BYTES("Response", .size = FIXED(24), .filled = true));
MS_CHAP(chap2_success, "MS_CHAP2_Success", "what the server proves in MS-CHAP version 2 (RFC 2548, 2.3.3)",
        BYTES("String", .size = FIXED(42), .filled = true));

#define MICROSOFT(var, class) static const struct field var##_value = LAYER("value", &var##_family, .text = class, .size = REST)
MICROSOFT(chap_error, "MS_CHAP_Error");
MICROSOFT(chap_domain, "MS_CHAP_Domain");
MICROSOFT(chap2_response, "MS_CHAP2_Response");
MICROSOFT(chap2_success, "MS_CHAP2_Success");
static const struct field vendor_value = BYTES("value", .size = REST);
static const struct alt vendor_values[] = {
	{ "vendor_id=311 and vendor_type=2", &chap_error_value },
	{ "vendor_id=311 and vendor_type=10", &chap_domain_value },
	{ "vendor_id=311 and vendor_type=25", &chap2_response_value },
	{ "vendor_id=311 and vendor_type=26", &chap2_success_value },
	{ NULL, &vendor_value },
};

static const struct field vendor_fields[] = {
	TYPE(VENDOR_SPECIFIC),
	LENGTH,
	UINT("vendor_id", 32, .names_of = "iana.enterprise"),
	UINT("vendor_type", 8),
	UINT("vendor_len", 8, .compute = LENGTH_OF("value", 1, 2)),
	ALT("value", vendor_values),
};
static const struct proto vendor = {
	.name = "RadiusAttr_Vendor_Specific",
	.title = "RADIUS attribute: Vendor-Specific (RFC 2865, 5.26)",
	TABLE(vendor_fields),
	UNDER({ "radius.attribute", VENDOR_SPECIFIC }),
	.text = "%vendor_id%.%vendor_type:d%=%value%",
};

/* EAP, where there is such a class. */
static const struct layout *eap(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	(void)f;
	(void)outer;
	(void)p;
	(void)avail;
	return layout_find("EAP", 3);
}
static const struct family eaps = { .choose = eap, .stack = true };

static const struct field eap_fields[] = {
	TYPE(EAP_MESSAGE),
	LENGTH,
	LAYER("value", &eaps, .none = true, .size = REST),
};
static const struct proto eap_message = {
	.name = "RadiusAttr_EAP_Message",
	.title = "RADIUS attribute: EAP-Message (RFC 3579, 3.1)",
	TABLE(eap_fields),
	UNDER({ "radius.attribute", EAP_MESSAGE }),
	.text = "%type%=%value%",
};

/* ---- messages ---- */

static const struct family attributes = { .choose = choose, .other = "RadiusAttribute" };

static const struct field radius_fields[] = {
	UINT("code", 8, .init = 1, .names_of = "radius.codes"),
	UINT("id", 8, .help = "identifier"),
	UINT("len", 16, .compute = HEADER_LENGTH(1)),
	BYTES("authenticator", .size = FIXED(AUTHENTICATOR_SIZE), .filled = true),
	LIST("attributes", &attributes, .size = REST),
};

/* Codes that answer a request (RFC 2865, 3; RFC 2866, 3; RFC 5176, 2.3). */
static bool answers(uint64_t request, uint64_t code)
{
	static const uint8_t pairs[][2] = {
		{ 1, 2 }, { 1, 3 }, { 1, 11 }, { 4, 5 }, { 12, 2 }, { 12, 5 }, { 40, 41 }, { 40, 42 }, { 43, 44 }, { 43, 45 },
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (pairs[i][0] == request && pairs[i][1] == code)
			return true;
	return false;
}

static bool radius_replies(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	uint64_t request = 0, code = 0;

	layer_uint(q, j, 0, &request);
	layer_uint(a, i, 0, &code);
	return answers(request, code);
}

/* "RADIUS Access-Request (User:'bob')" */
static void radius_summary(const struct packet *p, unsigned layer, struct buf *out)
{
	const struct field *code = &p->layer[layer].lay->field[0];
	struct val v, user;
	uint64_t number = 0;
	const char *name;

	layer_uint(p, layer, 0, &number);
	name = names_of_value(code->names, number);
	buf_fmt(out, "RADIUS %s", name ? name : "of unknown code");
	layer_get(p, layer, (unsigned)field_find(p->layer[layer].lay, "attributes", 10), &v);
	for (uint32_t i = 0; v.type == V_LIST && i < v.l->n; i++) {
		if (v.l->v[i].type != V_PACKET || !v.l->v[i].p->n || !str_eq(str_of(v.l->v[i].p->layer[0].lay->proto->name), "RadiusAttr_User_Name"))
			continue;
		layer_get(v.l->v[i].p, 0, 2, &user);
		buf_fmt(out, " (User:'%.*s')", STR(val_text(&user)));
		val_drop(user);
	}
	val_drop(v);
}

static const struct proto radius = {
	.name = "Radius",
	.title = "Remote Authentication Dial In User Service (RFC 2865)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/Radius(id=7, attributes=[RadiusAttr_User_Name(value=\"bob\"), RadiusAttr_NAS_Port(value=1)])",
	TABLE(radius_fields),
	UNDER({ "udp.port", 1812 }, { "udp.port", 1813, BIND_DECODE }, { "udp.port", 3799, BIND_DECODE }, { "udp.port", 1645, BIND_DECODE },
	      { "udp.port", 1646, BIND_DECODE }),
	SETS({ "UDP", "sport", 1812 }),
	.reply = { SAME("id") },
	.replies = radius_replies,
	.summary_fn = radius_summary,
	.text = "RADIUS %code% id=%id% %attributes%",
};

#define ADDRESS_OF(number, class, kind, what) &attribute_##number,
PROTO_UNIT(radius, &radius, &any, ATTRIBUTES(ADDRESS_OF) &vendor, &chap_error, &chap_domain, &chap2_response,
           &chap2_success, &eap_message);
