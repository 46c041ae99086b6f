/* gtp2pco.c - protocol configuration options, in elements of GTP version 2 (3GPP TS 24.008, 10.5.6.3). */
#include "gtp.h"

static const struct name_row protocol_rows[] = {
	{ 1, "P-CSCF IPv6 Address Request" }, { 2, "IM CN Subsystem Signaling Flag" },
	{ 3, "DNS Server IPv6 Address Request" }, { 5, "MS Support of Network Requested Bearer Control indicator" },
	{ 10, "IP Allocation via NAS" }, { 12, "P-CSCF IPv4 Address Request" }, { 13, "DNS Server IPv4 Address Request" },
	{ 16, "IPv4 Link MTU Request" }, { 18, "P-CSCF Re-selection Support" }, { 26, "PDU session ID" }, { 27, "S-NSSAI" },
	{ 28, "QoS Rules" }, { 29, "Session-AMBR" }, { 31, "QoS Flow Descriptions" }, { 34, "5GSM Cause Value" },
	{ 35, "QoS Rules With Support Indicator" }, { 36, "QoS Flow Descriptions With Support Indicator" },
	{ 32801, "IPCP" }, { 49187, "Password Authentication Protocol" },
	{ 49699, "Challenge Handshake Authentication Protocol" },
};
static const struct names protocols = { ROWS(protocol_rows) };

static const struct name_row option_rows[] = {
	{ 3, "IPv4" }, { 129, "Primary DNS Server IP address" }, { 130, "Primary NBNS Server IP address" },
	{ 131, "Secondary DNS Server IP address" }, { 132, "Secondary NBNS Server IP address" },
};
static const struct names options = { ROWS(option_rows) };

/* Scapy leaves the numbers zero unless they are given. */
#define PCO(var, class, number, what, ...) \
	static const struct field var##_fields[] = { UINT("type", 16, .names = &protocols), __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "GTP version 2, protocol configuration: " what " (3GPP TS 24.008, 10.5.6.3)", \
		TABLE(var##_fields), \
		UNDER({ "gtp.pco", number }), \
		.text = "%type%", \
	}
#define LENGTH UINT("length", 8, .compute = { .kind = C_HEADER, .unit = 1, .add = -3 })
#define GIVEN UINT("length", 8)

static const struct family option_family = { .space = "gtp.pco.option", .bits = 8 };
#define OPTIONS LENGTH, LIST("Options", &option_family, .size = REST)

PCO(p1, "PCO_P_CSCF_IPv6_Address_Request", 1, "P CSCF IPv6 Address Request", GIVEN, IPV6("address", .text = "2001:db8:0:42::", .when = "length=16"));
PCO(p3, "PCO_DNS_Server_IPv6", 3, "DNS Server IPv6", GIVEN, IPV6("address", .text = "2001:db8:0:42::", .when = "length=16"));
PCO(p12, "PCO_P_CSCF_IPv4_Address_Request", 12, "P CSCF IPv4 Address Request", GIVEN, IPV4("address", .when = "length=4"));
PCO(p13, "PCO_DNS_Server_IPv4", 13, "DNS Server IPv4", GIVEN, IPV4("address", .when = "length=4"));
PCO(p16, "PCO_IPv4_Link_MTU_Request", 16, "IPv4 Link MTU Request", GIVEN, UINT("MTU_size", 16, .init = 1500, .when = "length=2"));
PCO(p2, "PCO_IM_CN_Subsystem_Signaling_Flag", 2, "IM CN Subsystem Signaling Flag", OPTIONS);
PCO(p10, "PCO_IP_Allocation_via_NAS", 10, "IP Allocation via NAS", OPTIONS);
PCO(p18, "PCO_P_CSCF_Re_selection_Support", 18, "P CSCF Re selection Support", OPTIONS);
PCO(p34, "PCO_5GSM_Cause_Value", 34, "5GSM Cause Value", OPTIONS);
PCO(p35, "PCO_QoS_Rules_With_Support_Indicator", 35, "QoS Rules With Support Indicator", OPTIONS);
PCO(p36, "PCO_QoS_Flow_Descriptions_With_Support_Indicator", 36, "QoS Flow Descriptions With Support Indicator", OPTIONS);
PCO(p28, "PCO_Qos_Rules", 28, "Qos Rules", OPTIONS);
PCO(p31, "PCO_QoS_Flow_Descriptions", 31, "QoS Flow Descriptions", OPTIONS);
PCO(p27, "PCO_S_Nssai", 27, "S Nssai", LENGTH, BYTES("data", .size = REST));
PCO(p5, "PCO_SOF", 5, "MS Support of Network Requested Bearer Control", LENGTH);
PCO(p26, "PCO_PDU_Session_Id", 26, "PDU session ID", UINT("length", 8, .init = 1), UINT("PduSessionId", 8, .init = 1));
PCO(p29, "PCO_Session_AMBR", 29, "Session-AMBR", UINT("length", 8, .init = 6), UINT("dlunit", 8), UINT("dlambr", 16), UINT("ulunit", 8), UINT("ulambr", 16));

#define PPP_HEAD UINT("Code", 8), UINT("Identifier", 8), UINT("length", 16, .compute = HEADER_LENGTH(1), .help = "bytes from the code on")
static const struct field ppp_fields[] = {
	PPP_HEAD, LIST("Options", &option_family, .size = REST),
};
static const struct field auth_fields[] = {
	PPP_HEAD,
	UINT("PeerID_length", 8),
	BYTES("PeerID", .size = OF("PeerID_length", 1, 0), .when = "PeerID_length!=0"),
	UINT("Password_length", 8),
	BYTES("Password", .size = OF("Password_length", 1, 0), .when = "Password_length!=0"),
};
#define PART(var, class, what) static const struct proto var = { .name = class, .title = "GTP version 2: " what " (3GPP TS 24.008, 10.5.6.3)", TABLE(var##_fields) }
PART(ppp, "PCO_PPP", "IPCP in protocol configuration");
PART(auth, "PCO_PPP_Auth", "PAP in protocol configuration");
static const struct family ppp_family = { .other = "PCO_PPP" }, auth_family = { .other = "PCO_PPP_Auth" };
PCO(ipcp, "PCO_IPCP", 0x8021, "Internet Protocol Control Protocol", LENGTH, LAYER("PPP", &ppp_family, .none = true, .size = REST));
PCO(pap, "PCO_PasswordAuthentificationProtocol", 0xc023, "Password Authentication Protocol", LENGTH, LAYER("PPP", &auth_family, .none = true, .size = REST));
PCO(chap, "PCO_ChallengeHandshakeAuthenticationProtocol", 0xc223, "Challenge Handshake Authentication Protocol", LENGTH, BYTES("PPP", .size = REST));

#define OPTION(var, class, number, what) \
	static const struct field var##_fields[] = { \
		UINT("type", 8, .names = &options), UINT("length", 8, .compute = { .kind = C_HEADER, .unit = 1 }), IPV4("address"), \
	}; \
	static const struct proto var = { \
		.name = class, .title = "GTP version 2, IPCP option: " what " (RFC 1877)", TABLE(var##_fields), UNDER({ "gtp.pco.option", number }), \
	}
OPTION(o3, "PCO_IPv4", 3, "IPv4 address");
OPTION(o129, "PCO_Primary_DNS", 129, "primary DNS server");
OPTION(o130, "PCO_Primary_NBNS", 130, "primary NBNS server");
OPTION(o131, "PCO_Secondary_DNS", 131, "secondary DNS server");
OPTION(o132, "PCO_Secondary_NBNS", 132, "secondary NBNS server");

static const struct field any_fields[] = { UINT("type", 16, .names = &protocols), LENGTH, BYTES("data", .size = REST) };
PART(any, "PCO_Protocol", "protocol configuration of any type");
const struct family gtp_pcos = { .space = "gtp.pco", .bits = 16, .other = "PCO_Protocol" };

PROTO_UNIT(gtp2pco, &p1, &p3, &p12, &p13, &p16, &p2, &p10, &p18, &p34, &p35, &p36, &p28, &p31, &p27, &p5, &p26, &p29, &ppp, &auth, &ipcp, &pap, &chap, &o3, &o129,
           &o130, &o131, &o132, &any);
