/* gtp2.c - GPRS Tunnelling Protocol version 2, control plane: header and messages (3GPP TS 29.274). Elements are in gtp2ie.c. */
#include "gtp.h"

#include "pkt/registry.h"

enum { PORT = 2123 };

static const struct name_row type_rows[] = {
	{ 1, "echo_request" }, { 2, "echo_response" }, { 3, "version_not_supported" }, { 32, "create_session_req" },
	{ 33, "create_session_res" }, { 34, "modify_bearer_req" }, { 35, "modify_bearer_res" }, { 36, "delete_session_req" },
	{ 37, "delete_session_res" }, { 38, "change_notif_req" }, { 39, "change_notif_res" },
	{ 40, "remote_ue_report_notif" }, { 41, "remote_ue_report_ack" }, { 64, "modify_bearer_cmd" },
	{ 65, "modify_bearer_failure_indic" }, { 66, "delete_bearer_cmd" }, { 67, "delete_bearer_failure_indic" },
	{ 68, "bearer_resource_cmd" }, { 69, "bearer_resource_failure_indic" }, { 70, "downlink_data_notif_failure_indic" },
	{ 71, "trace_session_activation" }, { 72, "trace_session_deactivation" }, { 73, "stop_paging_indic" },
	{ 95, "create_bearer_req" }, { 96, "create_bearer_res" }, { 97, "update_bearer_req" }, { 98, "update_bearer_res" },
	{ 99, "delete_bearer_req" }, { 100, "delete_bearer_res" }, { 101, "delete_pdn_connection_set_req" },
	{ 102, "delete_pdn_connection_set_res" }, { 103, "pgw_downlink_triggering_notif" },
	{ 104, "pgw_downlink_triggering_ack" }, { 128, "identification_req" }, { 129, "identification_res" },
	{ 130, "context_req" }, { 131, "context_res" }, { 132, "context_ack" }, { 133, "forward_relocation_req" },
	{ 134, "forward_relocation_res" }, { 135, "forward_relocation_complete_notif" },
	{ 136, "forward_relocation_complete_ack" }, { 137, "forward_access_context_notif" },
	{ 138, "forward_access_context_ack" }, { 139, "relocation_cancel_req" }, { 140, "relocation_cancel_res" },
	{ 141, "configuration_transfer_tunnel" }, { 149, "detach_notif" }, { 150, "detach_ack" }, { 151, "cs_paging_indic" },
	{ 152, "ran_information_relay" }, { 153, "alert_mme_notif" }, { 154, "alert_mme_ack" }, { 155, "ue_activity_notif" },
	{ 156, "ue_activity_ack" }, { 157, "isr_status_indic" }, { 158, "ue_registration_query_req" },
	{ 159, "ue_registration_query_res" }, { 160, "create_forwarding_tunnel_req" },
	{ 161, "create_forwarding_tunnel_res" }, { 162, "suspend_notif" }, { 163, "suspend_ack" }, { 164, "resume_notif" },
	{ 165, "resume_ack" }, { 166, "create_indirect_data_forwarding_tunnel_req" },
	{ 167, "create_indirect_data_forwarding_tunnel_res" }, { 168, "delete_indirect_data_forwarding_tunnel_req" },
	{ 169, "delete_indirect_data_forwarding_tunnel_res" }, { 170, "realease_bearers_req" },
	{ 171, "realease_bearers_res" }, { 176, "downlink_data_notif" }, { 177, "downlink_data_notif_ack" },
	{ 179, "pgw_restart_notif" }, { 180, "pgw_restart_notif_ack" }, { 200, "update_pdn_connection_set_req" },
	{ 201, "update_pdn_connection_set_res" }, { 211, "modify_access_bearers_req" }, { 212, "modify_access_bearers_res" },
	{ 231, "mbms_session_start_req" }, { 232, "mbms_session_start_res" }, { 233, "mbms_session_update_req" },
	{ 234, "mbms_session_update_res" }, { 235, "mbms_session_stop_req" }, { 236, "mbms_session_stop_res" },
};
static const struct names types = { ROWS(type_rows) };

static const struct field header_fields[] = {
	UINT("version", 3, .init = 2),
	UINT("P", 1, .init = 1, .help = "another message follows"),
	UINT("T", 1, .init = 1, .help = "there is a tunnel endpoint identifier"),
	UINT("MP", 1, .help = "there is a priority"),
	UINT("SPARE1", 1),
	UINT("SPARE2", 1),
	UINT("gtp_type", 8, .names = &types, .compute = NEXT("gtp2.type")),
	UINT("length", 16, .compute = { .kind = C_TOTAL, .unit = 1, .add = -4 }, .help = "bytes behind the first four"),
	UINT("teid", 32, .base = HEX, .when = "T=1", .help = "tunnel endpoint identifier"),
	UINT("seq", 24),
	UINT("msg_priority", 4, .when = "MP=1"),
	UINT("SPARE3", 4, .when = "MP=1"),
	UINT("SPARE4", 8, .when = "MP=0"),
};
static const struct proto header = {
	.name = "GTPHeaderV2",
	.title = "GPRS Tunnelling Protocol, control plane, version 2 (3GPP TS 29.274)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/GTPHeaderV2(seq=7)/GTPV2CreateSessionRequest(IE_list=[IE_IMSIV2(IMSI=\"001030000000003\"), IE_APN()])",
	TABLE(header_fields),
	UNDER({ "udp.port", PORT, BIND_BUILD }),
	SETS({ "UDP", "sport", PORT }),
	.is = "GTPHeader",
	.reply = { SAME("seq") },
	.text = "GTPv2 %gtp_type%[ teid=%teid:x%] seq=%seq%",
};

/* Number, class, what it is. */
#define MESSAGES(X) \
	X(1, "GTPV2EchoRequest", "Echo Request") \
	X(2, "GTPV2EchoResponse", "Echo Response") \
	X(32, "GTPV2CreateSessionRequest", "Create Session Request") \
	X(33, "GTPV2CreateSessionResponse", "Create Session Response") \
	X(34, "GTPV2ModifyBearerRequest", "Modify Bearer Request") \
	X(35, "GTPV2ModifyBearerResponse", "Modify Bearer Response") \
	X(36, "GTPV2DeleteSessionRequest", "Delete Session Request") \
	X(37, "GTPV2DeleteSessionResponse", "Delete Session Response") \
	X(64, "GTPV2ModifyBearerCommand", "Modify Bearer Command") \
	X(65, "GTPV2ModifyBearerFailureIndication", "Modify Bearer Failure Indication") \
	X(66, "GTPV2DeleteBearerCommand", "Delete Bearer Command") \
	X(67, "GTPV2DeleteBearerFailureIndication", "Delete Bearer Failure Indication") \
	X(68, "GTPV2BearerResourceCommand", "Bearer Resource Command") \
	X(69, "GTPV2BearerResourceFailureIndication", "Bearer Resource Failure Indication") \
	X(70, "GTPV2DownlinkDataNotifFailureIndication", "Downlink Data Notif Failure Indication") \
	X(95, "GTPV2CreateBearerRequest", "Create Bearer Request") \
	X(96, "GTPV2CreateBearerResponse", "Create Bearer Response") \
	X(97, "GTPV2UpdateBearerRequest", "Update Bearer Request") \
	X(98, "GTPV2UpdateBearerResponse", "Update Bearer Response") \
	X(99, "GTPV2DeleteBearerRequest", "Delete Bearer Request") \
	X(100, "GTPV2DeleteBearerResponse", "Delete Bearer Response") \
	X(130, "GTPV2ContextRequest", "Context Request") \
	X(131, "GTPV2ContextResponse", "Context Response") \
	X(132, "GTPV2ContextAcknowledge", "Context Acknowledge") \
	X(162, "GTPV2SuspendNotification", "Suspend Notification") \
	X(163, "GTPV2SuspendAcknowledge", "Suspend Acknowledge") \
	X(164, "GTPV2ResumeNotification", "Resume Notification") \
	X(165, "GTPV2ResumeAcknowledge", "Resume Acknowledge") \
	X(166, "GTPV2CreateIndirectDataForwardingTunnelRequest", "Create Indirect Data Forwarding Tunnel Request") \
	X(167, "GTPV2CreateIndirectDataForwardingTunnelResponse", "Create Indirect Data Forwarding Tunnel Response") \
	X(168, "GTPV2DeleteIndirectDataForwardingTunnelRequest", "Delete Indirect Data Forwarding Tunnel Request") \
	X(169, "GTPV2DeleteIndirectDataForwardingTunnelResponse", "Delete Indirect Data Forwarding Tunnel Response") \
	X(170, "GTPV2ReleaseBearerRequest", "Release Bearer Request") \
	X(171, "GTPV2ReleaseBearerResponse", "Release Bearer Response") \
	X(176, "GTPV2DownlinkDataNotif", "Downlink Data Notif") \
	X(177, "GTPV2DownlinkDataNotifAck", "Downlink Data Notif Ack")

static const struct field message_fields[] = { LIST("IE_list", &gtp2_ies, .size = REST, .help = "information elements") };
#define PROTO(number, class, what) \
	static const struct proto message_##number = { \
		.name = class, \
		.title = "GTP version 2: " what " (3GPP TS 29.274, 7)", \
		TABLE(message_fields), \
		UNDER({ "gtp2.type", number }), \
		.text = "[%IE_list%]", \
	};
MESSAGES(PROTO)

#define UNITS(number, class, what) , &message_##number
PROTO_UNIT(gtp2, &header MESSAGES(UNITS));
