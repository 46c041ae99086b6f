/* pfcpie.c - Packet Forwarding Control Protocol: information elements (3GPP TS 29.244, 8.2). What Scapy calls as elements of GTP ends
 * in PFCP. */
#include "pfcp.h"

#include "pkt/scope.h"

static const struct name_row cause_rows[] = {
	{ 0, "Reserved" }, { 1, "Request accepted" }, { 64, "Request rejected" }, { 65, "Session context not found" },
	{ 66, "Mandatory IE missing" }, { 67, "Conditional IE missing" }, { 68, "Invalid length" }, { 69, "Mandatory IE incorrect" },
	{ 70, "Invalid Forwarding Policy" }, { 71, "Invalid F-TEID allocation option" }, { 72, "No established Sx Association" },
	{ 73, "Rule creation/modification Failure" }, { 74, "PFCP entity in congestion" }, { 75, "No resources available" },
	{ 76, "Service not supported" }, { 77, "System failure" },
};
static const struct names cause_names = { ROWS(cause_rows) };
static const struct name_row interface_rows[] = {
	{ 0, "Access" }, { 1, "Core" }, { 2, "SGi-LAN/N6-LAN" }, { 3, "CP-function" },
};
static const struct names interface_names = { ROWS(interface_rows) };
static const struct name_row ul_rows[] = {
	{ 0, "OPEN" }, { 1, "CLOSED" }, { 2, "CLOSED_RESERVED_2" }, { 3, "CLOSED_RESERVED_3" },
};
static const struct names ul_names = { ROWS(ul_rows) };
static const struct name_row type_rows[] = {
	{ 0, "IPv4 address" }, { 1, "IPv6 address" }, { 2, "URL" }, { 3, "SIP URI" },
};
static const struct names type_names = { ROWS(type_rows) };
static const struct name_row other_interface_rows[] = {
	{ 0, "Access" }, { 1, "Core" }, { 2, "SGi-LAN/N6-LAN" }, { 3, "CP-function" }, { 4, "LI function" },
};
static const struct names other_interface_names = { ROWS(other_interface_rows) };
static const struct name_row timer_unit_rows[] = {
	{ 0, "2 seconds" }, { 1, "1 minute" }, { 2, "10 minutes" }, { 3, "1 hour" }, { 4, "10 hours" }, { 7, "infinite" },
};
static const struct names timer_unit_names = { ROWS(timer_unit_rows) };
static const struct name_row id_type_rows[] = {
	{ 0, "IPv4" }, { 1, "IPv6" }, { 2, "FQDN" },
};
static const struct names id_type_names = { ROWS(id_type_rows) };
static const struct name_row node_id_type_rows[] = {
	{ 0, "IPv4" }, { 1, "IPv6" }, { 2, "MCCMNCId" },
};
static const struct names node_id_type_names = { ROWS(node_id_type_rows) };
static const struct name_row direction_rows[] = {
	{ 0, "Unspecified" }, { 1, "Downlink" }, { 2, "Uplink" }, { 3, "Bidirectional" }, { 4, "Unspecified4" }, { 5, "Unspecified5" },
	{ 6, "Unspecified6" }, { 7, "Unspecified7" },
};
static const struct names direction_names = { ROWS(direction_rows) };
static const struct name_row ul_time_unit_rows[] = {
	{ 0, "minute" }, { 1, "6 minutes" }, { 2, "hour" }, { 3, "day" }, { 4, "week" }, { 5, "min5" }, { 6, "min6" }, { 7, "min7" },
};
static const struct names ul_time_unit_names = { ROWS(ul_time_unit_rows) };
static const struct name_row header_rows[] = {
	{ 0, "GTP-U/UDP/IPv4" }, { 1, "GTP-U/UDP/IPv6" }, { 2, "UDP/IPv4" }, { 3, "UDP/IPv6" }, { 4, "IPv4" }, { 5, "IPv6" },
	{ 6, "GTP-U/UDP/IP" }, { 7, "VLAN S-TAG" }, { 8, "S-TAG and C-TAG" },
};
static const struct names header_names = { ROWS(header_rows) };
static const struct name_row header_type_rows[] = {
	{ 0, "HTTP" },
};
static const struct names header_type_names = { ROWS(header_type_rows) };
static const struct name_row pdn_type_rows[] = {
	{ 0, "IPv4" }, { 1, "IPv6" }, { 2, "IPv4v6" }, { 3, "Non-IP" }, { 4, "Ethernet" },
};
static const struct names pdn_type_names = { ROWS(pdn_type_rows) };
static const struct name_row other_type_rows[] = {
	{ 0, "PDR" }, { 1, "FAR" }, { 2, "QER" }, { 3, "URR" }, { 4, "BAR" },
};
static const struct names other_type_names = { ROWS(other_type_rows) };
static const struct name_row base_time_interval_type_rows[] = {
	{ 0, "CTP" }, { 1, "DTP" },
};
static const struct names base_time_interval_type_names = { ROWS(base_time_interval_type_rows) };
static const struct name_row interface_type_rows[] = {
	{ 0, "S1-U" }, { 1, "S5 /S8-U" }, { 2, "S4-U" }, { 3, "S11-U" }, { 4, "S12-U" }, { 5, "Gn/Gp-U" }, { 6, "S2a-U" }, { 7, "S2b-U" },
	{ 8, "eNodeB GTP-U interface for DL data forwarding" }, { 9, "eNodeB GTP-U interface for UL data forwarding" },
	{ 10, "SGW/UPF GTP-U interface for DL data forwarding" }, { 11, "N3 3GPP Access" }, { 12, "N3 Trusted Non-3GPP Access" },
	{ 13, "N3 Untrusted Non-3GPP Access" }, { 14, "N3 for data forwarding" }, { 15, "N9" },
};
static const struct names interface_type_names = { ROWS(interface_type_rows) };

/* One byte stands behind the name if that bit says so. */
static uint64_t instance_size(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t more = 0;

	(void)x;
	scope_named(s, "ASSOSI", &more);
	return scope_decoding(s) && avail >= more ? avail - more : avail;
}

static const struct field mac = MAC("mac"), csid = UINT("csid", 16);
#define EXTRA BYTES("extra_data", .size = REST, .help = "of later releases")
/* A bit of the octet behind the `n` first ones. */
#define BIT(name, n) UINT(name, 1, .when = "length=unset or length>" #n)
#define IE(var, class, number, what, ...) \
	static const struct field var##_fields[] = { PFCP_HEAD(number), __VA_ARGS__ }; \
	PFCP_ELEMENT(var, class, number, what)

IE(cause, "IE_CausePFCP", 19, "Cause", UINT("cause", 8, .names = &cause_names));
IE(sourceinterface, "IE_SourceInterface", 20, "Source Interface", UINT("spare", 4, .base = HEX),
   UINT("interface", 4, .names = &interface_names), EXTRA);
IE(fteid, "IE_FTEIDPFCP", 21, "F-TEID", UINT("spare", 4, .base = HEX), UINT("CHID", 1), UINT("CH", 1), UINT("V6", 1),
   UINT("V4", 1), UINT("TEID", 32, .base = HEX, .when = "CH=0"), IPV4("ipv4", .when = "V4=1 and CH=0"),
   IPV6("ipv6", .text = "::", .when = "V6=1 and CH=0"), UINT("choose_id", 8, .when = "CHID=1"), EXTRA);
IE(networkinstance, "IE_NetworkInstance", 22, "Network Instance", GTP_NAME("instance", REST));
IE(sdf_filter, "IE_SDF_Filter", 23, "SDF Filter", UINT("spare", 3, .base = HEX), UINT("BID", 1), UINT("FL", 1), UINT("SPI", 1),
   UINT("TTC", 1), UINT("FD", 1), UINT("spare_oct", 8),
   UINT("flow_description_length", 16, .compute = LENGTH_OF("flow_description", 1, 0), .when = "FD=1"),
   BYTES("flow_description", .size = OF("flow_description_length", 1, 0), .when = "FD=1"),
   UINT("tos_traffic_class", 8, .when = "TTC=1"), UINT("tos_traffic_mask", 8, .when = "TTC=1"),
   UINT("security_parameter_index", 32, .when = "SPI=1"), UINT("flow_label", 24, .when = "FL=1"),
   UINT("sdf_filter_id", 32, .when = "BID=1"), EXTRA);
IE(applicationid, "IE_ApplicationId", 24, "Application ID", BYTES("id", .size = REST));
IE(gatestatus, "IE_GateStatus", 25, "Gate Status", UINT("spare", 4, .base = HEX), UINT("ul", 2, .names = &ul_names),
   UINT("dl", 2, .names = &ul_names), EXTRA);
IE(mbr, "IE_MBR", 26, "MBR", UINT("ul", 40), UINT("dl", 40), EXTRA);
IE(gbr, "IE_GBR", 27, "GBR", UINT("ul", 40), UINT("dl", 40), EXTRA);
IE(qercorrelationid, "IE_QERCorrelationId", 28, "QER Correlation ID", UINT("id", 32), EXTRA);
IE(precedence, "IE_Precedence", 29, "Precedence", UINT("precedence", 32), EXTRA);
IE(transportlevelmarking, "IE_TransportLevelMarking", 30, "Transport Level Marking", UINT("tos", 8, .base = HEX),
   UINT("traffic_class", 8, .base = HEX), EXTRA);
IE(volumethreshold, "IE_VolumeThreshold", 31, "Volume Threshold", UINT("spare", 5, .base = HEX), UINT("DLVOL", 1),
   UINT("ULVOL", 1), UINT("TOVOL", 1), UINT("total", 64, .base = HEX, .when = "TOVOL=1"),
   UINT("uplink", 64, .base = HEX, .when = "ULVOL=1"), UINT("downlink", 64, .base = HEX, .when = "DLVOL=1"), EXTRA);
IE(timethreshold, "IE_TimeThreshold", 32, "Time Threshold", UINT("threshold", 32), EXTRA);
IE(monitoringtime, "IE_MonitoringTime", 33, "Monitoring Time", UINT("time_value", 32), EXTRA);
IE(subsequentvolumethreshold, "IE_SubsequentVolumeThreshold", 34, "Subsequent Volume Threshold", UINT("spare", 5, .base = HEX),
   UINT("DLVOL", 1), UINT("ULVOL", 1), UINT("TOVOL", 1), UINT("total", 64, .base = HEX, .when = "TOVOL=1"),
   UINT("uplink", 64, .base = HEX, .when = "ULVOL=1"), UINT("downlink", 64, .base = HEX, .when = "DLVOL=1"), EXTRA);
IE(subsequenttimethreshold, "IE_SubsequentTimeThreshold", 35, "Subsequent Time Threshold", UINT("threshold", 32), EXTRA);
IE(inactivitydetectiontime, "IE_InactivityDetectionTime", 36, "Inactivity Detection Time", UINT("time_value", 32), EXTRA);
IE(reportingtriggers, "IE_ReportingTriggers", 37, "Reporting Triggers", UINT("linked_usage_reporting", 1),
   UINT("dropped_dl_traffic_threshold", 1), UINT("stop_of_traffic", 1), UINT("start_of_traffic", 1), UINT("quota_holding_time", 1),
   UINT("time_threshold", 1), UINT("volume_threshold", 1), UINT("periodic_reporting", 1), UINT("spare", 2, .base = HEX),
   UINT("event_quota", 1), UINT("event_threshold", 1), UINT("mac_addresses_reporting", 1), UINT("envelope_closure", 1),
   UINT("time_quota", 1), UINT("volume_quota", 1), EXTRA);
IE(redirectinformation, "IE_RedirectInformation", 38, "Redirect Information", UINT("spare", 4, .base = HEX),
   UINT("type", 4, .names = &type_names), UINT("address_length", 16, .compute = LENGTH_OF("address", 1, 0)),
   BYTES("address", .size = OF("address_length", 1, 0)), EXTRA);
IE(reporttype, "IE_ReportType", 39, "Report Type", UINT("spare", 4, .base = HEX), UINT("UPIR", 1), UINT("ERIR", 1),
   UINT("USAR", 1), UINT("DLDR", 1), EXTRA);
IE(offendingie, "IE_OffendingIE", 40, "Offending IE", UINT("type", 16, .names_of = "pfcp.element"));
IE(forwardingpolicy, "IE_ForwardingPolicy", 41, "Forwarding Policy",
   UINT("policy_identifier_length", 8, .compute = LENGTH_OF("policy_identifier", 1, 0)),
   BYTES("policy_identifier", .size = OF("policy_identifier_length", 1, 0)));
IE(destinationinterface, "IE_DestinationInterface", 42, "Destination Interface", UINT("spare", 4, .base = HEX),
   UINT("interface", 4, .names = &other_interface_names), EXTRA);
IE(upfunctionfeatures, "IE_UPFunctionFeatures", 43, "UP Function Features", BIT("TREU", 0), BIT("HEEU", 0), BIT("PFDM", 0),
   BIT("FTUP", 0), BIT("TRST", 0), BIT("DLBD", 0), BIT("DDND", 0), BIT("BUCP", 0), BIT("spare", 1), BIT("PFDE", 1), BIT("FRRT", 1),
   BIT("TRACE", 1), BIT("QUOAC", 1), BIT("UDBC", 1), BIT("PDIU", 1), BIT("EMPU", 1), EXTRA);
IE(applyaction, "IE_ApplyAction", 44, "Apply Action", UINT("spare", 3, .base = HEX), UINT("DUPL", 1), UINT("NOCP", 1),
   UINT("BUFF", 1), UINT("FORW", 1), UINT("DROP", 1), EXTRA);
IE(downlinkdataserviceinformation, "IE_DownlinkDataServiceInformation", 45, "Downlink Data Service Information",
   UINT("spare_1", 6, .base = HEX), UINT("QFII", 1), UINT("PPI", 1), UINT("spare_2", 2, .base = HEX, .when = "PPI=1"),
   UINT("ppi_val", 6, .base = HEX, .when = "PPI=1"), UINT("spare_3", 2, .base = HEX, .when = "QFII=1"),
   UINT("qfi_val", 6, .base = HEX, .when = "QFII=1"), EXTRA);
IE(downlinkdatanotificationdelay, "IE_DownlinkDataNotificationDelay", 46, "Downlink Data Notification Delay", UINT("delay", 8),
   EXTRA);
IE(dlbufferingduration, "IE_DLBufferingDuration", 47, "DL Buffering Duration", UINT("timer_unit", 3, .names = &timer_unit_names),
   UINT("timer_value", 5), EXTRA);
IE(dlbufferingsuggestedpacketcount, "IE_DLBufferingSuggestedPacketCount", 48, "DL Buffering Suggested Packet Count",
   UINT("count", 8), EXTRA);
IE(pfcpsmreqflags, "IE_PFCPSMReqFlags", 49, "PFCPSMReq-Flags", UINT("spare", 5, .base = HEX), UINT("QUARR", 1), UINT("SNDEM", 1),
   UINT("DROBU", 1), EXTRA);
IE(pfcpsrrspflags, "IE_PFCPSRRspFlags", 50, "PFCPSRRsp-Flags", UINT("spare", 7, .base = HEX), UINT("DROBU", 1), EXTRA);
IE(sequencenumber, "IE_SequenceNumber", 52, "Sequence Number", UINT("number", 32));
IE(metric, "IE_Metric", 53, "Metric", UINT("metric", 8));
IE(timer, "IE_Timer", 55, "Timer", UINT("timer_unit", 3, .names = &timer_unit_names), UINT("timer_value", 5), EXTRA);
IE(pdr_id, "IE_PDR_Id", 56, "PDR ID", UINT("id", 16), EXTRA);
IE(fseid, "IE_FSEID", 57, "F-SEID", UINT("spare", 6, .base = HEX), UINT("v4", 1), UINT("v6", 1), UINT("seid", 64, .base = HEX),
   IPV4("ipv4", .when = "v4=1"), IPV6("ipv6", .text = "::", .when = "v6=1"), EXTRA);
IE(nodeid, "IE_NodeId", 60, "Node ID", UINT("spare", 4, .base = HEX), UINT("id_type", 4, .names = &id_type_names),
   IPV4("ipv4", .when = "id_type=0"), IPV6("ipv6", .text = "::", .when = "id_type=1"), GTP_NAME("id", REST, .when = "id_type=2"),
   EXTRA);
IE(pfdcontents, "IE_PFDContents", 61, "PFD contents", UINT("ADNP", 1), UINT("AURL", 1), UINT("AFD", 1), UINT("DNP", 1),
   UINT("CP", 1), UINT("DN", 1), UINT("URL", 1), UINT("FD", 1), UINT("spare_2", 8),
   UINT("flow_length", 16, .compute = LENGTH_OF("flow", 1, 0), .when = "FD=1"),
   BYTES("flow", .size = OF("flow_length", 1, 0), .when = "FD=1"),
   UINT("url_length", 16, .compute = LENGTH_OF("url", 1, 0), .when = "URL=1"),
   BYTES("url", .size = OF("url_length", 1, 0), .when = "URL=1"),
   UINT("domain_length", 16, .compute = LENGTH_OF("domain", 1, 0), .when = "DN=1"),
   BYTES("domain", .size = OF("domain_length", 1, 0), .when = "DN=1"),
   UINT("custom_length", 16, .compute = LENGTH_OF("custom", 1, 0), .when = "CP=1"),
   BYTES("custom", .size = OF("custom_length", 1, 0), .when = "CP=1"),
   UINT("dnp_length", 16, .compute = LENGTH_OF("dnp", 1, 0), .when = "DNP=1"),
   BYTES("dnp", .size = OF("dnp_length", 1, 0), .when = "DNP=1"),
   UINT("additional_flow_length", 16, .compute = LENGTH_OF("additional_flow", 1, 0), .when = "AFD=1"),
   BYTES("additional_flow", .size = OF("additional_flow_length", 1, 0), .when = "AFD=1"),
   UINT("additional_url_length", 16, .compute = LENGTH_OF("additional_url", 1, 0), .when = "AURL=1"),
   BYTES("additional_url", .size = OF("additional_url_length", 1, 0), .when = "AURL=1"),
   UINT("additional_dn_dnp_length", 16, .compute = LENGTH_OF("additional_dn_dnp", 1, 0), .when = "ADNP=1"),
   BYTES("additional_dn_dnp", .size = OF("additional_dn_dnp_length", 1, 0), .when = "ADNP=1"), EXTRA);
IE(measurementmethod, "IE_MeasurementMethod", 62, "Measurement Method", UINT("spare", 5, .base = HEX), UINT("EVENT", 1),
   UINT("VOLUM", 1), UINT("DURAT", 1), EXTRA);
IE(usagereporttrigger, "IE_UsageReportTrigger", 63, "Usage Report Trigger", UINT("IMMER", 1), UINT("DROTH", 1), UINT("STOPT", 1),
   UINT("START", 1), UINT("QUHTI", 1), UINT("TIMTH", 1), UINT("VOLTH", 1), UINT("PERIO", 1), UINT("EVETH", 1), UINT("MACAR", 1),
   UINT("ENVCL", 1), UINT("MONIT", 1), UINT("TERMR", 1), UINT("LIUSA", 1), UINT("TIMQU", 1), UINT("VOLQU", 1), EXTRA);
IE(measurementperiod, "IE_MeasurementPeriod", 64, "Measurement Period", UINT("period", 32), EXTRA);
IE(fqcsid, "IE_FqCSID", 65, "FQ-CSID", UINT("node_id_type", 4, .names = &node_id_type_names),
   UINT("num_csids", 4, .compute = COUNT_OF("csids", 0)), IPV4("ipv4", .when = "node_id_type=0"),
   IPV6("ipv6", .text = "::", .when = "node_id_type=1"), UINT("mcc_mnc", 20, .when = "node_id_type=2"),
   UINT("extra_id", 12, .when = "node_id_type=2"), SCALARS("csids", &csid, .whole = true, .count = OF("num_csids", 1, 0)), EXTRA);
IE(volumemeasurement, "IE_VolumeMeasurement", 66, "Volume Measurement", UINT("spare", 5, .base = HEX), UINT("DLVOL", 1),
   UINT("ULVOL", 1), UINT("TOVOL", 1), UINT("total", 64, .base = HEX, .when = "TOVOL=1"),
   UINT("uplink", 64, .base = HEX, .when = "ULVOL=1"), UINT("downlink", 64, .base = HEX, .when = "DLVOL=1"), EXTRA);
IE(durationmeasurement, "IE_DurationMeasurement", 67, "Duration Measurement", UINT("duration", 32), EXTRA);
IE(timeoffirstpacket, "IE_TimeOfFirstPacket", 69, "Time of First Packet", UINT("timestamp", 32), EXTRA);
IE(timeoflastpacket, "IE_TimeOfLastPacket", 70, "Time of Last Packet", UINT("timestamp", 32), EXTRA);
IE(quotaholdingtime, "IE_QuotaHoldingTime", 71, "Quota Holding Time", UINT("time_value", 32), EXTRA);
IE(droppeddltrafficthreshold, "IE_DroppedDLTrafficThreshold", 72, "Dropped DL Traffic Threshold", UINT("spare", 6, .base = HEX),
   UINT("DLBY", 1), UINT("DLPA", 1), UINT("packet_count", 64, .when = "DLPA=1"), UINT("byte_count", 64, .when = "DLBY=1"), EXTRA);
IE(volumequota, "IE_VolumeQuota", 73, "Volume Quota", UINT("spare", 5, .base = HEX), UINT("DLVOL", 1), UINT("ULVOL", 1),
   UINT("TOVOL", 1), UINT("total", 64, .base = HEX, .when = "TOVOL=1"), UINT("uplink", 64, .base = HEX, .when = "ULVOL=1"),
   UINT("downlink", 64, .base = HEX, .when = "DLVOL=1"), EXTRA);
IE(timequota, "IE_TimeQuota", 74, "Time Quota", UINT("quota", 32), EXTRA);
IE(starttime, "IE_StartTime", 75, "Start Time", UINT("timestamp", 32), EXTRA);
IE(endtime, "IE_EndTime", 76, "End Time", UINT("timestamp", 32), EXTRA);
IE(urr_id, "IE_URR_Id", 81, "URR ID", UINT("id", 32), EXTRA);
IE(linkedurr_id, "IE_LinkedURR_Id", 82, "Linked URR ID", UINT("id", 32), EXTRA);
IE(outerheadercreation, "IE_OuterHeaderCreation", 84, "Outer Header Creation", UINT("STAG", 1), UINT("CTAG", 1), UINT("IPV6", 1),
   UINT("IPV4", 1), UINT("UDPIPV6", 1), UINT("UDPIPV4", 1), UINT("GTPUUDPIPV6", 1), UINT("GTPUUDPIPV4", 1), UINT("spare", 8),
   UINT("TEID", 32, .base = HEX, .when = "GTPUUDPIPV4=1 or GTPUUDPIPV6=1"),
   IPV4("ipv4", .when = "IPV4=1 or UDPIPV4=1 or GTPUUDPIPV4=1"),
   IPV6("ipv6", .text = "::", .when = "IPV6=1 or UDPIPV6=1 or GTPUUDPIPV6=1"), UINT("port", 16, .when = "UDPIPV4=1 or UDPIPV6=1"),
   UINT("ctag", 24, .when = "CTAG=1"), UINT("stag", 24, .when = "STAG=1"), EXTRA);
IE(bar_id, "IE_BAR_Id", 88, "BAR ID", UINT("id", 8), EXTRA);
IE(cpfunctionfeatures, "IE_CPFunctionFeatures", 89, "CP Function Features", UINT("spare", 6, .base = HEX), UINT("OVRL", 1),
   UINT("LOAD", 1), EXTRA);
IE(usageinformation, "IE_UsageInformation", 90, "Usage Information", UINT("spare", 4, .base = HEX), UINT("UBE", 1), UINT("UAE", 1),
   UINT("AFT", 1), UINT("BEF", 1), EXTRA);
IE(applicationinstanceid, "IE_ApplicationInstanceId", 91, "Application Instance ID", BYTES("id", .size = REST));
IE(flowinformation, "IE_FlowInformation", 92, "Flow Information", UINT("spare", 5, .base = HEX),
   UINT("direction", 3, .names = &direction_names), UINT("flow_length", 16, .compute = LENGTH_OF("flow", 1, 0)),
   BYTES("flow", .size = OF("flow_length", 1, 0)), EXTRA);
IE(ue_ip_address, "IE_UE_IP_Address", 93, "UE IP Address", UINT("spare", 5, .base = HEX), UINT("SD", 1), UINT("V4", 1),
   UINT("V6", 1), IPV4("ipv4", .when = "V4=1"), IPV6("ipv6", .text = "::", .when = "V6=1"), EXTRA);
IE(packetrate, "IE_PacketRate", 94, "Packet Rate", UINT("spare_1", 6, .base = HEX), UINT("DLPR", 1), UINT("ULPR", 1),
   UINT("spare_2", 5, .when = "ULPR=1"), UINT("ul_time_unit", 3, .names = &ul_time_unit_names, .when = "ULPR=1"),
   UINT("ul_max_packet_rate", 16, .when = "ULPR=1"), UINT("spare_3", 5, .when = "DLPR=1"),
   UINT("dl_time_unit", 3, .names = &ul_time_unit_names, .when = "DLPR=1"), UINT("dl_max_packet_rate", 16, .when = "DLPR=1"),
   EXTRA);
IE(outerheaderremoval, "IE_OuterHeaderRemoval", 95, "Outer Header Removal", UINT("header", 8, .names = &header_names),
   UINT("spare", 7, .base = HEX, .when = "length>1"), UINT("pdu_session_container", 1, .when = "length>1"), EXTRA);
IE(recoverytimestamp, "IE_RecoveryTimeStamp", 96, "Recovery Time Stamp", UINT("timestamp", 32), EXTRA);
IE(dlflowlevelmarking, "IE_DLFlowLevelMarking", 97, "DL Flow Level Marking", UINT("spare_1", 6, .base = HEX), UINT("SCI", 1),
   UINT("TTC", 1), UINT("traffic_class", 8, .when = "TTC!=0"), UINT("traffic_class_mask", 8, .when = "TTC!=0"),
   UINT("service_class_indicator", 8, .when = "SCI!=0"), UINT("spare_2", 8, .when = "SCI!=0"), EXTRA);
IE(headerenrichment, "IE_HeaderEnrichment", 98, "IE_HeaderEnrichment", UINT("spare", 3, .base = HEX),
   UINT("header_type", 5, .names = &header_type_names), UINT("name_length", 8, .compute = LENGTH_OF("name", 1, 0)),
   BYTES("name", .size = OF("name_length", 1, 0), .text = "IE Header Enrichment"),
   UINT("value_length", 8, .compute = LENGTH_OF("value", 1, 0)), BYTES("value", .size = OF("value_length", 1, 0)), EXTRA);
IE(measurementinformation, "IE_MeasurementInformation", 100, "Measurement Information", UINT("spare", 3, .base = HEX),
   UINT("MNOP", 1), UINT("ISTM", 1), UINT("RADI", 1), UINT("INAM", 1), UINT("MBQE", 1), EXTRA);
IE(nodereporttype, "IE_NodeReportType", 101, "Node Report Type", UINT("spare", 7, .base = HEX), UINT("UPFR", 1), EXTRA);
IE(remotegtp_u_peer, "IE_RemoteGTP_U_Peer", 103, "Remote GTP-U Peer", UINT("spare_1", 4, .base = HEX), UINT("NI", 1),
   UINT("DI", 1), UINT("V4", 1), UINT("V6", 1), IPV4("ipv4", .when = "V4=1"), IPV6("ipv6", .text = "::", .when = "V6=1"),
   UINT("dest_interface_length", 8, .init = 1, .when = "DI=1"), UINT("spare_2", 4, .base = HEX, .when = "DI=1"),
   UINT("dest_interface", 4, .names = &other_interface_names, .when = "DI=1"),
   UINT("network_instance_length", 16, .compute = LENGTH_OF("network_instance", 1, 0), .when = "NI=1"),
   GTP_NAME("network_instance", OF("network_instance_length", 1, 0), .when = "NI=1"), EXTRA);
IE(ur_seqn, "IE_UR_SEQN", 104, "UR-SEQN", UINT("number", 32));
IE(activatepredefinedrules, "IE_ActivatePredefinedRules", 106, "IE_ActivatePredefinedRules",
   BYTES("name", .size = REST, .text = "IE Activate Predefined Rules"));
IE(deactivatepredefinedrules, "IE_DeactivatePredefinedRules", 107, "IE_DeactivatePredefinedRules",
   BYTES("name", .size = REST, .text = "IE Deactivate Predefined Rules"));
IE(far_id, "IE_FAR_Id", 108, "FAR ID", UINT("id", 32), EXTRA);
IE(qer_id, "IE_QER_Id", 109, "QER ID", UINT("id", 32), EXTRA);
IE(ociflags, "IE_OCIFlags", 110, "OCI Flags", UINT("spare", 7, .base = HEX), UINT("AOCI", 1), EXTRA);
IE(pfcpassociationreleaserequest, "IE_PFCPAssociationReleaseRequest", 111, "PFCP Association Release Request",
   UINT("spare", 7, .base = HEX), UINT("SARR", 1), EXTRA);
IE(gracefulreleaseperiod, "IE_GracefulReleasePeriod", 112, "Graceful Release Period",
   UINT("release_timer_unit", 3, .names = &timer_unit_names), UINT("release_timer_value", 5), EXTRA);
IE(pdntype, "IE_PDNType", 113, "PDN Type", UINT("spare", 5, .base = HEX), UINT("pdn_type", 3, .names = &pdn_type_names), EXTRA);
IE(failedruleid, "IE_FailedRuleId", 114, "Failed Rule ID", UINT("spare", 3, .base = HEX),
   UINT("type", 5, .names = &other_type_names), UINT("pdr_id", 16, .when = "type=0"), UINT("far_id", 32, .when = "type=1,4"),
   UINT("qer_id", 32, .when = "type=2"), UINT("urr_id", 32, .when = "type=3"), UINT("bar_id", 8, .when = "type=4"), EXTRA);
IE(timequotamechanism, "IE_TimeQuotaMechanism", 115, "Time Quota Mechanism", UINT("spare", 6, .base = HEX),
   UINT("base_time_interval_type", 2, .names = &base_time_interval_type_names), UINT("interval", 32), EXTRA);
IE(userplaneipresourceinformation, "IE_UserPlaneIPResourceInformation", 116, "User Plane IP Resource Information",
   UINT("spare1", 1, .base = HEX), UINT("ASSOSI", 1), UINT("ASSONI", 1), UINT("TEIDRI", 3), UINT("V6", 1), UINT("V4", 1),
   UINT("teid_range", 8, .base = HEX, .when = "TEIDRI!=0"), IPV4("ipv4", .when = "V4=1"),
   IPV6("ipv6", .text = "::", .when = "V6=1"), GTP_NAME("network_instance", SIZE_FN(instance_size), .when = "ASSONI=1"),
   UINT("spare2", 4, .base = HEX, .when = "ASSOSI=1"), UINT("interface", 4, .names = &interface_names, .when = "ASSOSI=1"), EXTRA);
IE(userplaneinactivitytimer, "IE_UserPlaneInactivityTimer", 117, "User Plane Inactivity Timer", UINT("timer", 32), EXTRA);
IE(multiplier, "IE_Multiplier", 119, "Multiplier", SINT("digits", 64), SINT("exponent", 32));
IE(aggregatedurr_id, "IE_AggregatedURR_Id", 120, "Aggregated URR ID", UINT("id", 32));
IE(subsequentvolumequota, "IE_SubsequentVolumeQuota", 121, "Subsequent Volume Quota", UINT("spare", 5, .base = HEX),
   UINT("DLVOL", 1), UINT("ULVOL", 1), UINT("TOVOL", 1), UINT("total", 64, .base = HEX, .when = "TOVOL=1"),
   UINT("uplink", 64, .base = HEX, .when = "ULVOL=1"), UINT("downlink", 64, .base = HEX, .when = "DLVOL=1"), EXTRA);
IE(subsequenttimequota, "IE_SubsequentTimeQuota", 122, "Subsequent Time Quota", UINT("quota", 32), EXTRA);
IE(rqi, "IE_RQI", 123, "RQI", UINT("spare", 7, .base = HEX), UINT("RQI", 1), EXTRA);
IE(qfi, "IE_QFI", 124, "QFI", UINT("spare", 2, .base = HEX), UINT("QFI", 6), EXTRA);
IE(queryurrreference, "IE_QueryURRReference", 125, "Query URR Reference", UINT("reference", 32), EXTRA);
IE(additionalusagereportsinformation, "IE_AdditionalUsageReportsInformation", 126, "Additional Usage Reports Information",
   UINT("AURI", 1), UINT("reports", 15), EXTRA);
IE(trafficendpointid, "IE_TrafficEndpointId", 131, "Traffic Endpoint ID", UINT("id", 8), EXTRA);
IE(macaddress, "IE_MACAddress", 133, "MAC Address", UINT("spare", 4, .base = HEX), UINT("UDES", 1), UINT("USOU", 1),
   UINT("DEST", 1), UINT("SOUR", 1), MAC("source_mac", .when = "SOUR=1"), MAC("destination_mac", .when = "DEST=1"),
   MAC("upper_source_mac", .when = "USOU=1"), MAC("upper_destination_mac", .when = "UDES=1"), EXTRA);
IE(c_tag, "IE_C_TAG", 134, "C-TAG", UINT("spare_1", 5, .base = HEX), UINT("VID", 1), UINT("DEI", 1), UINT("PCP", 1),
   UINT("cvid_value_hi", 4, .when = "VID=1"), UINT("spare_2", 4, .when = "VID=0"), UINT("dei_flag", 1, .when = "DEI=1"),
   UINT("spare_3", 1, .when = "DEI=0"), UINT("pcp_value", 3, .when = "PCP=1"), UINT("spare_4", 3, .when = "PCP=0"),
   UINT("cvid_value_low", 8, .when = "VID=1"), UINT("spare_5", 8, .when = "VID=0"), EXTRA);
IE(s_tag, "IE_S_TAG", 135, "S-TAG", UINT("spare_1", 5, .base = HEX), UINT("VID", 1), UINT("DEI", 1), UINT("PCP", 1),
   UINT("svid_value_hi", 4, .when = "VID=1"), UINT("spare_2", 4, .when = "VID=0"), UINT("dei_flag", 1, .when = "DEI=1"),
   UINT("spare_3", 1, .when = "DEI=0"), UINT("pcp_value", 3, .when = "PCP=1"), UINT("spare_4", 3, .when = "PCP=0"),
   UINT("svid_value_low", 8, .when = "VID=1"), UINT("spare_5", 8, .when = "VID=0"), EXTRA);
IE(ethertype, "IE_Ethertype", 136, "Ethertype", UINT("type", 16), EXTRA);
IE(proxying, "IE_Proxying", 137, "Proxying", UINT("spare", 6, .base = HEX), UINT("INS", 1), UINT("ARP", 1), EXTRA);
IE(ethernetfilterid, "IE_EthernetFilterId", 138, "Ethernet Filter ID", UINT("id", 32), EXTRA);
IE(ethernetfilterproperties, "IE_EthernetFilterProperties", 139, "Ethernet Filter Properties", UINT("spare", 7, .base = HEX),
   UINT("BIDE", 1), EXTRA);
IE(suggestedbufferingpacketscount, "IE_SuggestedBufferingPacketsCount", 140, "Suggested Buffering Packets Count", UINT("count", 8),
   EXTRA);
IE(userid, "IE_UserId", 141, "User ID", UINT("spare", 4, .base = HEX), UINT("NAIF", 1), UINT("MSISDNF", 1), UINT("IMEIF", 1),
   UINT("IMSIF", 1), UINT("imsi_length", 8, .compute = LENGTH_OF("imsi", 1, 0), .when = "IMSIF=1"),
   BYTES("imsi", .size = OF("imsi_length", 1, 0), .when = "IMSIF=1"),
   UINT("imei_length", 8, .compute = LENGTH_OF("imei", 1, 0), .when = "IMEIF=1"),
   BYTES("imei", .size = OF("imei_length", 1, 0), .when = "IMEIF=1"),
   UINT("msisdn_length", 8, .compute = LENGTH_OF("msisdn", 1, 0), .when = "MSISDNF=1"),
   BYTES("msisdn", .size = OF("msisdn_length", 1, 0), .when = "MSISDNF=1"),
   UINT("nai_length", 8, .compute = LENGTH_OF("nai", 1, 0), .when = "NAIF=1"),
   BYTES("nai", .size = OF("nai_length", 1, 0), .when = "NAIF=1"), EXTRA);
IE(ethernetpdusessioninformation, "IE_EthernetPDUSessionInformation", 142, "Ethernet PDU Session Information",
   UINT("spare", 7, .base = HEX), UINT("ETHI", 1), EXTRA);
IE(macaddressesdetected, "IE_MACAddressesDetected", 144, "MAC Addresses Detected",
   UINT("num_macs", 8, .compute = COUNT_OF("macs", 0)), SCALARS("macs", &mac, .whole = true, .count = OF("num_macs", 1, 0)), EXTRA);
IE(macaddressesremoved, "IE_MACAddressesRemoved", 145, "MAC Addresses Removed",
   UINT("num_macs", 8, .compute = COUNT_OF("macs", 0)), SCALARS("macs", &mac, .whole = true, .count = OF("num_macs", 1, 0)), EXTRA);
IE(ethernetinactivitytimer, "IE_EthernetInactivityTimer", 146, "Ethernet Inactivity Timer", UINT("timer", 32), EXTRA);
IE(eventquota, "IE_EventQuota", 148, "Event Quota", UINT("event_quota", 32), EXTRA);
IE(eventthreshold, "IE_EventThreshold", 149, "Event Threshold", UINT("event_threshold", 32), EXTRA);
IE(subsequenteventquota, "IE_SubsequentEventQuota", 150, "Subsequent Event Quota", UINT("subsequent_event_quota", 32), EXTRA);
IE(subsequenteventthreshold, "IE_SubsequentEventThreshold", 151, "Subsequent Event Threshold",
   UINT("subsequent_event_threshold", 32), EXTRA);
IE(traceinformation, "IE_TraceInformation", 152, "Trace Information", UINT("mcc_digit_2", 4), UINT("mcc_digit_1", 4),
   UINT("mnc_digit_3", 4), UINT("mcc_digit_3", 4), UINT("mnc_digit_2", 4), UINT("mnc_digit_1", 4), UINT("trace_id", 24),
   UINT("triggering_events_length", 8, .compute = LENGTH_OF("triggering_events", 1, 0)),
   BYTES("triggering_events", .size = OF("triggering_events_length", 1, 0)), UINT("session_trace_depth", 8),
   UINT("list_of_interfaces_length", 8, .compute = LENGTH_OF("list_of_interfaces", 1, 0)),
   BYTES("list_of_interfaces", .size = OF("list_of_interfaces_length", 1, 0)),
   UINT("ip_address_length", 8, .compute = LENGTH_OF("ip_address", 1, 0)),
   BYTES("ip_address", .size = OF("ip_address_length", 1, 0)), EXTRA);
IE(framedroute, "IE_FramedRoute", 153, "Framed-Route", BYTES("framed_route", .size = REST));
IE(framedrouting, "IE_FramedRouting", 154, "Framed-Routing", BYTES("framed_routing", .size = REST));
IE(framedipv6route, "IE_FramedIPv6Route", 155, "Framed-IPv6-Route", BYTES("framed_ipv6_route", .size = REST));
IE(eventtimestamp, "IE_EventTimeStamp", 156, "Event Time Stamp", UINT("timestamp", 32), EXTRA);
IE(averagingwindow, "IE_AveragingWindow", 157, "Averaging Window", UINT("averaging_window", 32), EXTRA);
IE(pagingpolicyindicator, "IE_PagingPolicyIndicator", 158, "Paging Policy Indicator", UINT("spare", 5, .base = HEX),
   UINT("ppi", 3), EXTRA);
IE(apn_dnn, "IE_APN_DNN", 159, "APN/DNN", GTP_NAME("apn_dnn", REST));
IE(gpp3_interfacetype, "IE_3GPP_InterfaceType", 160, "3GPP Interface Type", UINT("spare_1", 2, .base = HEX),
   UINT("interface_type", 6, .names = &interface_type_names), EXTRA);

PROTO_UNIT(pfcpie, &cause, &sourceinterface, &fteid, &networkinstance, &sdf_filter, &applicationid, &gatestatus, &mbr, &gbr,
           &qercorrelationid, &precedence, &transportlevelmarking, &volumethreshold, &timethreshold, &monitoringtime,
           &subsequentvolumethreshold, &subsequenttimethreshold, &inactivitydetectiontime, &reportingtriggers,
           &redirectinformation, &reporttype, &offendingie, &forwardingpolicy, &destinationinterface, &upfunctionfeatures,
           &applyaction, &downlinkdataserviceinformation, &downlinkdatanotificationdelay, &dlbufferingduration,
           &dlbufferingsuggestedpacketcount, &pfcpsmreqflags, &pfcpsrrspflags, &sequencenumber, &metric, &timer, &pdr_id, &fseid,
           &nodeid, &pfdcontents, &measurementmethod, &usagereporttrigger, &measurementperiod, &fqcsid, &volumemeasurement,
           &durationmeasurement, &timeoffirstpacket, &timeoflastpacket, &quotaholdingtime, &droppeddltrafficthreshold,
           &volumequota, &timequota, &starttime, &endtime, &urr_id, &linkedurr_id, &outerheadercreation, &bar_id,
           &cpfunctionfeatures, &usageinformation, &applicationinstanceid, &flowinformation, &ue_ip_address, &packetrate,
           &outerheaderremoval, &recoverytimestamp, &dlflowlevelmarking, &headerenrichment, &measurementinformation,
           &nodereporttype, &remotegtp_u_peer, &ur_seqn, &activatepredefinedrules, &deactivatepredefinedrules, &far_id, &qer_id,
           &ociflags, &pfcpassociationreleaserequest, &gracefulreleaseperiod, &pdntype, &failedruleid, &timequotamechanism,
           &userplaneipresourceinformation, &userplaneinactivitytimer, &multiplier, &aggregatedurr_id, &subsequentvolumequota,
           &subsequenttimequota, &rqi, &qfi, &queryurrreference, &additionalusagereportsinformation, &trafficendpointid,
           &macaddress, &c_tag, &s_tag, &ethertype, &proxying, &ethernetfilterid, &ethernetfilterproperties,
           &suggestedbufferingpacketscount, &userid, &ethernetpdusessioninformation, &macaddressesdetected, &macaddressesremoved,
           &ethernetinactivitytimer, &eventquota, &eventthreshold, &subsequenteventquota, &subsequenteventthreshold,
           &traceinformation, &framedroute, &framedrouting, &framedipv6route, &eventtimestamp, &averagingwindow,
           &pagingpolicyindicator, &apn_dnn, &gpp3_interfacetype);
