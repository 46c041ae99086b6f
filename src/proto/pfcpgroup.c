/* pfcpgroup.c - Packet Forwarding Control Protocol: elements that hold others, and any element (3GPP TS 29.244, 7.5 and 8.1). */
#include "pfcp.h"

#include "pkt/bits.h"
#include "pkt/registry.h"
#include "pkt/space.h"

static const struct name_row type_rows[] = {
	{ 0, "Reserved" }, { 1, "Create PDR" }, { 2, "PDI" }, { 3, "Create FAR" }, { 4, "Forwarding Parameters" },
	{ 5, "Duplicating Parameters" }, { 6, "Create URR" }, { 7, "Create QER" }, { 8, "Created PDR" }, { 9, "Update PDR" },
	{ 10, "Update FAR" }, { 11, "Update Forwarding Parameters" }, { 12, "Update BAR (PFCP Session Report Response)" },
	{ 13, "Update URR" }, { 14, "Update QER" }, { 15, "Remove PDR" }, { 16, "Remove FAR" }, { 17, "Remove URR" },
	{ 18, "Remove QER" }, { 19, "Cause" }, { 20, "Source Interface" }, { 21, "F-TEID" }, { 22, "Network Instance" },
	{ 23, "SDF Filter" }, { 24, "Application ID" }, { 25, "Gate Status" }, { 26, "MBR" }, { 27, "GBR" },
	{ 28, "QER Correlation ID" }, { 29, "Precedence" }, { 30, "Transport Level Marking" }, { 31, "Volume Threshold" },
	{ 32, "Time Threshold" }, { 33, "Monitoring Time" }, { 34, "Subsequent Volume Threshold" },
	{ 35, "Subsequent Time Threshold" }, { 36, "Inactivity Detection Time" }, { 37, "Reporting Triggers" },
	{ 38, "Redirect Information" }, { 39, "Report Type" }, { 40, "Offending IE" }, { 41, "Forwarding Policy" },
	{ 42, "Destination Interface" }, { 43, "UP Function Features" }, { 44, "Apply Action" },
	{ 45, "Downlink Data Service Information" }, { 46, "Downlink Data Notification Delay" },
	{ 47, "DL Buffering Duration" }, { 48, "DL Buffering Suggested Packet Count" }, { 49, "PFCPSMReq-Flags" },
	{ 50, "PFCPSRRsp-Flags" }, { 51, "Load Control Information" }, { 52, "Sequence Number" }, { 53, "Metric" },
	{ 54, "Overload Control Information" }, { 55, "Timer" }, { 56, "PDR ID" }, { 57, "F-SEID" },
	{ 58, "Application ID's PFDs" }, { 59, "PFD context" }, { 60, "Node ID" }, { 61, "PFD contents" },
	{ 62, "Measurement Method" }, { 63, "Usage Report Trigger" }, { 64, "Measurement Period" }, { 65, "FQ-CSID" },
	{ 66, "Volume Measurement" }, { 67, "Duration Measurement" }, { 68, "Application Detection Information" },
	{ 69, "Time of First Packet" }, { 70, "Time of Last Packet" }, { 71, "Quota Holding Time" },
	{ 72, "Dropped DL Traffic Threshold" }, { 73, "Volume Quota" }, { 74, "Time Quota" }, { 75, "Start Time" },
	{ 76, "End Time" }, { 77, "Query URR" }, { 78, "Usage Report (Session Modification Response)" },
	{ 79, "Usage Report (Session Deletion Response)" }, { 80, "Usage Report (Session Report Request)" },
	{ 81, "URR ID" }, { 82, "Linked URR ID" }, { 83, "Downlink Data Report" }, { 84, "Outer Header Creation" },
	{ 85, "Create BAR" }, { 86, "Update BAR (Session Modification Request)" }, { 87, "Remove BAR" }, { 88, "BAR ID" },
	{ 89, "CP Function Features" }, { 90, "Usage Information" }, { 91, "Application Instance ID" },
	{ 92, "Flow Information" }, { 93, "UE IP Address" }, { 94, "Packet Rate" }, { 95, "Outer Header Removal" },
	{ 96, "Recovery Time Stamp" }, { 97, "DL Flow Level Marking" }, { 98, "Header Enrichment" },
	{ 99, "Error Indication Report" }, { 100, "Measurement Information" }, { 101, "Node Report Type" },
	{ 102, "User Plane Path Failure Report" }, { 103, "Remote GTP-U Peer" }, { 104, "UR-SEQN" },
	{ 105, "Update Duplicating Parameters" }, { 106, "Activate Predefined Rules" },
	{ 107, "Deactivate Predefined Rules" }, { 108, "FAR ID" }, { 109, "QER ID" }, { 110, "OCI Flags" },
	{ 111, "PFCP Association Release Request" }, { 112, "Graceful Release Period" }, { 113, "PDN Type" },
	{ 114, "Failed Rule ID" }, { 115, "Time Quota Mechanism" }, { 116, "User Plane IP Resource Information" },
	{ 117, "User Plane Inactivity Timer" }, { 118, "Aggregated URRs" }, { 119, "Multiplier" },
	{ 120, "Aggregated URR ID" }, { 121, "Subsequent Volume Quota" }, { 122, "Subsequent Time Quota" }, { 123, "RQI" },
	{ 124, "QFI" }, { 125, "Query URR Reference" }, { 126, "Additional Usage Reports Information" },
	{ 127, "Create Traffic Endpoint" }, { 128, "Created Traffic Endpoint" }, { 129, "Update Traffic Endpoint" },
	{ 130, "Remove Traffic Endpoint" }, { 131, "Traffic Endpoint ID" }, { 132, "Ethernet Packet Filter" },
	{ 133, "MAC Address" }, { 134, "C-TAG" }, { 135, "S-TAG" }, { 136, "Ethertype" }, { 137, "Proxying" },
	{ 138, "Ethernet Filter ID" }, { 139, "Ethernet Filter Properties" }, { 140, "Suggested Buffering Packets Count" },
	{ 141, "User ID" }, { 142, "Ethernet PDU Session Information" }, { 143, "Ethernet Traffic Information" },
	{ 144, "MAC Addresses Detected" }, { 145, "MAC Addresses Removed" }, { 146, "Ethernet Inactivity Timer" },
	{ 147, "Additional Monitoring Time" }, { 148, "Event Quota" }, { 149, "Event Threshold" },
	{ 150, "Subsequent Event Quota" }, { 151, "Subsequent Event Threshold" }, { 152, "Trace Information" },
	{ 153, "Framed-Route" }, { 154, "Framed-Routing" }, { 155, "Framed-IPv6-Route" }, { 156, "Event Time Stamp" },
	{ 157, "Averaging Window" }, { 158, "Paging Policy Indicator" }, { 159, "APN/DNN" }, { 160, "3GPP Interface Type" },
};
static const struct names types = { .table = "pfcp.element", ROWS(type_rows) };

#define GROUP(var, class, number, what) \
	static const struct field var##_fields[] = { PFCP_HEAD(number), LIST("IE_list", &pfcp_ies, .size = REST) }; \
	PFCP_ELEMENT(var, class, number, what)

GROUP(createpdr, "IE_CreatePDR", 1, "Create PDR");
GROUP(pdi, "IE_PDI", 2, "PDI");
GROUP(createfar, "IE_CreateFAR", 3, "Create FAR");
GROUP(forwardingparameters, "IE_ForwardingParameters", 4, "Forwarding Parameters");
GROUP(duplicatingparameters, "IE_DuplicatingParameters", 5, "Duplicating Parameters");
GROUP(createurr, "IE_CreateURR", 6, "Create URR");
GROUP(createqer, "IE_CreateQER", 7, "Create QER");
GROUP(createdpdr, "IE_CreatedPDR", 8, "Created PDR");
GROUP(updatepdr, "IE_UpdatePDR", 9, "Update PDR");
GROUP(updatefar, "IE_UpdateFAR", 10, "Update FAR");
GROUP(updateforwardingparameters, "IE_UpdateForwardingParameters", 11, "Update Forwarding Parameters");
GROUP(updatebar_srr, "IE_UpdateBAR_SRR", 12, "Update BAR (PFCP Session Report Response)");
GROUP(updateurr, "IE_UpdateURR", 13, "Update URR");
GROUP(updateqer, "IE_UpdateQER", 14, "Update QER");
GROUP(removepdr, "IE_RemovePDR", 15, "Remove PDR");
GROUP(removefar, "IE_RemoveFAR", 16, "Remove FAR");
GROUP(removeurr, "IE_RemoveURR", 17, "Remove URR");
GROUP(removeqer, "IE_RemoveQER", 18, "Remove QER");
GROUP(loadcontrolinformation, "IE_LoadControlInformation", 51, "Load Control Information");
GROUP(overloadcontrolinformation, "IE_OverloadControlInformation", 54, "Overload Control Information");
GROUP(applicationid_pfds, "IE_ApplicationID_PFDs", 58, "Application ID's PFDs");
GROUP(pfdcontext, "IE_PFDContext", 59, "PFD context");
GROUP(applicationdetectioninformation, "IE_ApplicationDetectionInformation", 68, "Application Detection Information");
GROUP(queryurr, "IE_QueryURR", 77, "Query URR");
GROUP(usagereport_smr, "IE_UsageReport_SMR", 78, "Usage Report (Session Modification Response)");
GROUP(usagereport_sdr, "IE_UsageReport_SDR", 79, "Usage Report (Session Deletion Response)");
GROUP(usagereport_srr, "IE_UsageReport_SRR", 80, "Usage Report (Session Report Request)");
GROUP(downlinkdatareport, "IE_DownlinkDataReport", 83, "Downlink Data Report");
GROUP(create_bar, "IE_Create_BAR", 85, "Create BAR");
GROUP(update_bar_smr, "IE_Update_BAR_SMR", 86, "Update BAR (Session Modification Request)");
GROUP(remove_bar, "IE_Remove_BAR", 87, "Remove BAR");
GROUP(errorindicationreport, "IE_ErrorIndicationReport", 99, "Error Indication Report");
GROUP(userplanepathfailurereport, "IE_UserPlanePathFailureReport", 102, "User Plane Path Failure Report");
GROUP(updateduplicatingparameters, "IE_UpdateDuplicatingParameters", 105, "Update Duplicating Parameters");
GROUP(aggregatedurrs, "IE_AggregatedURRs", 118, "Aggregated URRs");
GROUP(createtrafficendpoint, "IE_CreateTrafficEndpoint", 127, "Create Traffic Endpoint");
GROUP(createdtrafficendpoint, "IE_CreatedTrafficEndpoint", 128, "Created Traffic Endpoint");
GROUP(updatetrafficendpoint, "IE_UpdateTrafficEndpoint", 129, "Update Traffic Endpoint");
GROUP(removetrafficendpoint, "IE_RemoveTrafficEndpoint", 130, "Remove Traffic Endpoint");
GROUP(ethernetpacketfilter, "IE_EthernetPacketFilter", 132, "Ethernet Packet Filter");
GROUP(ethernettrafficinformation, "IE_EthernetTrafficInformation", 143, "Ethernet Traffic Information");
GROUP(additionalmonitoringtime, "IE_AdditionalMonitoringTime", 147, "Additional Monitoring Time");

static const struct field any_fields[] = { PFCP_HEAD(0), BYTES("data", .size = REST) };
static const struct proto any = {
	.name = "IE_NotImplemented",
	.title = "PFCP information element of any type (3GPP TS 29.244, 8.1.1)",
	TABLE(any_fields),
	.text = "%ietype%",
};
static const struct field own_fields[] = { PFCP_HEAD(0), UINT("enterprise_id", 16, .names_of = "iana.enterprise"), BYTES("data", .size = REST) };
static const struct proto own = {
	.name = "IE_EnterpriseSpecific",
	.title = "PFCP information element of an enterprise (3GPP TS 29.244, 8.1.1)",
	TABLE(own_fields),
	.text = "%enterprise_id%",
};

/* Types from 32768 on belong to enterprises. */
static const struct layout *ie_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	const struct layout *l = avail >= 4 ? space_lookup(space_make("pfcp.ie"), get16(p)) : NULL;

	(void)f;
	(void)outer;
	if (l || avail < 4)
		return l;
	return layout_need(get16(p) & 0x8000 ? "IE_EnterpriseSpecific" : "IE_NotImplemented");
}
const struct family pfcp_ies = { .choose = ie_class };

static const struct names *const names[] = { &types, NULL };
PROTO_NAMES_UNIT(pfcpgroup, names, &createpdr, &pdi, &createfar, &forwardingparameters, &duplicatingparameters, &createurr, &createqer, &createdpdr,
           &updatepdr, &updatefar, &updateforwardingparameters, &updatebar_srr, &updateurr, &updateqer, &removepdr, &removefar,
           &removeurr, &removeqer, &loadcontrolinformation, &overloadcontrolinformation, &applicationid_pfds, &pfdcontext,
           &applicationdetectioninformation, &queryurr, &usagereport_smr, &usagereport_sdr, &usagereport_srr,
           &downlinkdatareport, &create_bar, &update_bar_smr, &remove_bar, &errorindicationreport, &userplanepathfailurereport,
           &updateduplicatingparameters, &aggregatedurrs, &createtrafficendpoint, &createdtrafficendpoint,
           &updatetrafficendpoint, &removetrafficendpoint, &ethernetpacketfilter, &ethernettrafficinformation,
           &additionalmonitoringtime, &any, &own);
