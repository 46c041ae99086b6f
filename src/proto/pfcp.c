/* pfcp.c - Packet Forwarding Control Protocol: header and messages (3GPP TS 29.244). Elements are in pfcpie.c and pfcpgroup.c. */
#include "pfcp.h"


enum { PORT = 8805 };

static const struct name_row type_rows[] = {
	{ 1, "heartbeat_request" }, { 2, "heartbeat_response" }, { 3, "pfd_management_request" },
	{ 4, "pfd_management_response" }, { 5, "association_setup_request" }, { 6, "association_setup_response" },
	{ 7, "association_update_request" }, { 8, "association_update_response" }, { 9, "association_release_request" },
	{ 10, "association_release_response" }, { 11, "version_not_supported_response" }, { 12, "node_report_request" },
	{ 13, "node_report_response" }, { 14, "session_set_deletion_request" }, { 15, "session_set_deletion_response" },
	{ 50, "session_establishment_request" }, { 51, "session_establishment_response" },
	{ 52, "session_modification_request" }, { 53, "session_modification_response" }, { 54, "session_deletion_request" },
	{ 55, "session_deletion_response" }, { 56, "session_report_request" }, { 57, "session_report_response" },
};
static const struct names types = { ROWS(type_rows) };

static const struct field header_fields[] = {
	UINT("version", 3, .init = 1),
	UINT("spare_b2", 1, .base = HEX),
	UINT("spare_b3", 1, .base = HEX),
	UINT("spare_b4", 1, .base = HEX),
	UINT("MP", 1, .help = "there is a priority"),
	UINT("S", 1, .init = 1, .help = "there is a session endpoint identifier"),
	UINT("message_type", 8, .names = &types, .compute = NEXT("pfcp.type")),
	UINT("length", 16, .compute = { .kind = C_TOTAL, .unit = 1, .add = -4 }, .help = "bytes behind the first four"),
	UINT("seid", 64, .base = HEX, .when = "S=1", .help = "session endpoint identifier"),
	UINT("seq", 24),
	UINT("priority", 4, .when = "MP=1"),
	UINT("spare_p", 4, .when = "MP=1"),
	UINT("spare_oct", 8, .when = "MP=0"),
};
static const struct proto header = {
	.name = "PFCP",
	.title = "Packet Forwarding Control Protocol (3GPP TS 29.244)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/PFCP(seq=1)/PFCPAssociationSetupRequest(IE_list=[IE_NodeId(ipv4=\"192.0.2.7\")])",
	TABLE(header_fields),
	UNDER({ "udp.port", PORT }),
	SETS({ "UDP", "sport", PORT }),
	.reply = { SAME("seq") },
	.text = "PFCP %message_type%[ seid=%seid%] seq=%seq%",
};

/* Number, class, what it is. Messages below 50 are of the nodes: they have no session. */
#define MESSAGES(X) \
	X(3, "PFCPPFDManagementRequest", "PFDManagement Request") \
	X(4, "PFCPPFDManagementResponse", "PFDManagement Response") \
	X(5, "PFCPAssociationSetupRequest", "Association Setup Request") \
	X(6, "PFCPAssociationSetupResponse", "Association Setup Response") \
	X(7, "PFCPAssociationUpdateRequest", "Association Update Request") \
	X(8, "PFCPAssociationUpdateResponse", "Association Update Response") \
	X(9, "PFCPAssociationReleaseRequest", "Association Release Request") \
	X(10, "PFCPAssociationReleaseResponse", "Association Release Response") \
	X(11, "PFCPVersionNotSupportedResponse", "Version Not Supported Response") \
	X(12, "PFCPNodeReportRequest", "Node Report Request") \
	X(13, "PFCPNodeReportResponse", "Node Report Response") \
	X(14, "PFCPSessionSetDeletionRequest", "Session Set Deletion Request") \
	X(15, "PFCPSessionSetDeletionResponse", "Session Set Deletion Response") \
	X(50, "PFCPSessionEstablishmentRequest", "Session Establishment Request") \
	X(51, "PFCPSessionEstablishmentResponse", "Session Establishment Response") \
	X(52, "PFCPSessionModificationRequest", "Session Modification Request") \
	X(53, "PFCPSessionModificationResponse", "Session Modification Response") \
	X(54, "PFCPSessionDeletionRequest", "Session Deletion Request") \
	X(55, "PFCPSessionDeletionResponse", "Session Deletion Response") \
	X(56, "PFCPSessionReportRequest", "Session Report Request") \
	X(57, "PFCPSessionReportResponse", "Session Report Response")

enum { SESSIONS = 50 };
static const struct field message_fields[] = { LIST("IE_list", &pfcp_ies, .size = REST, .help = "information elements") };
#define PROTO(number, class, what) \
	static const struct proto message_##number = { \
		.name = class, \
		.title = "PFCP: " what " (3GPP TS 29.244, 7)", \
		TABLE(message_fields), \
		UNDER({ "pfcp.type", number }), \
		SETS({ "PFCP", "S", (number) >= SESSIONS }), \
		.text = "[%IE_list%]", \
	};
MESSAGES(PROTO)

static const struct field heartbeat_fields[] = { LIST("IE_list", &pfcp_ies, .text = "IE_RecoveryTimeStamp", .size = REST) };
static const struct proto beat = {
	.name = "PFCPHeartbeatRequest", .title = "PFCP: Heartbeat Request (3GPP TS 29.244, 7.4.2)", TABLE(heartbeat_fields), UNDER({ "pfcp.type", 1 }),
	SETS({ "PFCP", "S", 0 }), .text = "[%IE_list%]",
};
static const struct proto beaten = {
	.name = "PFCPHeartbeatResponse", .title = "PFCP: Heartbeat Response (3GPP TS 29.244, 7.4.2)", TABLE(heartbeat_fields), UNDER({ "pfcp.type", 2 }),
	SETS({ "PFCP", "S", 0 }), .answers = "PFCPHeartbeatRequest", .text = "[%IE_list%]",
};

#define UNITS(number, class, what) , &message_##number
PROTO_UNIT(pfcp, &header, &beat, &beaten MESSAGES(UNITS));
