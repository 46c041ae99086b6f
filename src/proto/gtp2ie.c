/* gtp2ie.c - information elements of GTP version 2 (3GPP TS 29.274, 8). What Scapy calls as elements of version 1 ends in V2. */
#include "gtp.h"

static const struct name_row type_rows[] = {
	{ 1, "IMSI" }, { 2, "Cause" }, { 3, "Recovery Restart" }, { 71, "APN" }, { 72, "AMBR" }, { 73, "EPS Bearer ID" },
	{ 74, "IP Address" }, { 75, "MEI" }, { 76, "MSISDN" }, { 77, "Indication" },
	{ 78, "Protocol Configuration Options" }, { 79, "PAA" }, { 80, "Bearer QoS" }, { 82, "RAT" },
	{ 83, "Serving Network" }, { 84, "Bearer TFT" }, { 86, "ULI" }, { 87, "F-TEID" }, { 93, "Bearer Context" },
	{ 94, "Charging ID" }, { 95, "Charging Characteristics" }, { 97, "Bearer Flags" }, { 99, "PDN Type" },
	{ 107, "MM Context (EPS Security Context and Quadruplets)" }, { 109, "PDN Connection" }, { 114, "UE Time zone" },
	{ 126, "Port Number" }, { 127, "APN Restriction" }, { 128, "Selection Mode" }, { 132, "FQ-CSID" }, { 136, "FQDN" },
	{ 145, "UCI" }, { 161, "Max MBR/APN-AMBR (MMBR)" }, { 163, "Additional Protocol Configuration Options" },
	{ 170, "ULI Timestamp" }, { 172, "RAN/NAS Cause" }, { 197, "Extended Protocol Configuration Options" },
	{ 202, "UP Function Selection Indication Flags" }, { 255, "Private Extension" },
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row rats_rows[] = {
	{ 1, "UTRAN" }, { 2, "GERAN" }, { 3, "WLAN" }, { 4, "GAN" }, { 5, "HSPA Evolution" }, { 6, "EUTRAN" }, { 7, "Virtual" },
	{ 8, "EUTRAN-NB-IoT" }, { 9, "LTE-M" }, { 10, "NR" },
};
static const struct names rats = { ROWS(rats_rows) };
static const struct name_row interfaces_rows[] = {
	{ 0, "S1-U eNodeB GTP-U interface" }, { 1, "S1-U SGW GTP-U interface" }, { 2, "S12 RNC GTP-U interface" },
	{ 3, "S12 SGW GTP-U interface" }, { 4, "S5/S8 SGW GTP-U interface" }, { 5, "S5/S8 PGW GTP-U interface" },
	{ 6, "S5/S8 SGW GTP-C interface" }, { 7, "S5/S8 PGW GTP-C interface" }, { 8, "S5/S8 SGW PMIPv6 interface" },
	{ 9, "S5/S8 PGW PMIPv6 interface" }, { 10, "S11 MME GTP-C interface" }, { 11, "S11/S4 SGW GTP-C interface" },
	{ 12, "S10 MME GTP-C interface" }, { 13, "S3 MME GTP-C interface" }, { 14, "S3 SGSN GTP-C interface" },
	{ 15, "S4 SGSN GTP-U interface" }, { 16, "S4 SGW GTP-U interface" }, { 17, "S4 SGSN GTP-C interface" },
	{ 18, "S16 SGSN GTP-C interface" }, { 19, "eNodeB GTP-U interface for DL data forwarding" },
	{ 20, "eNodeB GTP-U interface for UL data forwarding" }, { 21, "RNC GTP-U interface for data forwarding" },
	{ 22, "SGSN GTP-U interface for data forwarding" }, { 23, "SGW GTP-U interface for DL data forwarding" },
	{ 24, "Sm MBMS GW GTP-C interface" }, { 25, "Sn MBMS GW GTP-C interface" }, { 26, "Sm MME GTP-C interface" },
	{ 27, "Sn SGSN GTP-C interface" }, { 28, "SGW GTP-U interface for UL data forwarding" }, { 29, "Sn SGSN GTP-U interface" },
	{ 30, "S2b ePDG GTP-C interface" }, { 31, "S2b-U ePDG GTP-U interface" }, { 32, "S2b PGW GTP-C interface" },
	{ 33, "S2b-U PGW GTP-U interface" }, { 34, "S2a TWAN GTP-U interface" }, { 35, "S2a TWAN GTP-C interface" },
	{ 36, "S2a PGW GTP-C interface" }, { 37, "S2a PGW GTP-U interface" },
};
static const struct names interfaces = { ROWS(interfaces_rows) };
static const struct name_row causes_rows[] = {
	{ 2, "Local Detach" }, { 3, "Complete Detach" }, { 4, "RAT changed from 3GPP to Non-3GPP" }, { 5, "ISR deactivation" },
	{ 6, "Error Indication received from RNC/eNodeB/S4-SGSN/MME" }, { 7, "IMSI Detach Only" }, { 8, "Reactivation Requested" },
	{ 9, "PDN reconnection to this APN disallowed" }, { 10, "Access changed from Non-3GPP to 3GPP" },
	{ 11, "PDN connection inactivity timer expires" }, { 12, "PGW not responding" }, { 13, "Network Failure" },
	{ 14, "QoS parameter mismatch" }, { 15, "EPS to 5GS Mobility" }, { 16, "Request accepted" }, { 17, "Request accepted partially" },
	{ 18, "New PDN type due to network preference" }, { 19, "New PDN type due to single address bearer only" },
	{ 64, "Context Not Found" }, { 65, "Invalid Message Format" }, { 66, "Version not supported by next peer" }, { 67, "Invalid length" },
	{ 68, "Service not supported" }, { 69, "Mandatory IE incorrect" }, { 70, "Mandatory IE missing" }, { 72, "System failure" },
	{ 73, "No resources available" }, { 74, "Semantic error in the TFT operation" }, { 75, "Syntactic error in the TFT operation" },
	{ 76, "Semantic errors in packet filter(s)" }, { 77, "Syntactic errors in packet filter(s)" }, { 78, "Missing or unknown APN" },
	{ 80, "GRE key not found" }, { 81, "Relocation failure" }, { 82, "Denied in RAT" }, { 83, "Preferred PDN type not supported" },
	{ 84, "All dynamic addresses are occupied" }, { 85, "UE context without TFT already activated" },
	{ 86, "Protocol type not supported" }, { 87, "UE not responding" }, { 88, "UE refuses" }, { 89, "Service denied" },
	{ 90, "Unable to page UE" }, { 91, "No memory available" }, { 92, "User authentication failed" },
	{ 93, "APN access denied - no subscription" }, { 94, "Request rejected (reason not specified)" }, { 95, "P-TMSI Signature mismatch" },
	{ 96, "IMSI/IMEI not known" }, { 97, "Semantic error in the TAD operation" }, { 98, "Syntactic error in the TAD operation" },
	{ 100, "Remote peer not responding" }, { 101, "Collision with network initiated request" },
	{ 102, "Unable to page UE due to Suspension" }, { 103, "Conditional IE missing" },
	{ 104, "APN Restriction type Incompatible with currently active PDN connection" },
	{ 105, "Invalid overall length of the triggered response message and a piggybacked initial message" },
	{ 106, "Data forwarding not supported" }, { 107, "Invalid reply from remote peer" }, { 108, "Fallback to GTPv1" },
	{ 109, "Invalid peer" }, { 110, "Temporarily rejected due to handover/TAU/RAU procedure in progress" },
	{ 111, "Modifications not limited to S1-U bearers" }, { 112, "Request rejected for a PMIPv6 reason" }, { 113, "APN Congestion" },
	{ 114, "Bearer handling not supported" }, { 115, "UE already re-attached" },
	{ 116, "Multiple PDN connections for a given APN not allowed" }, { 117, "Target access restricted for the subscriber" },
	{ 119, "MME/SGSN refuses due to VPLMN Policy" }, { 120, "GTP-C Entity Congestion" }, { 121, "Late Overlapping Request" },
	{ 122, "Timed out Request" }, { 123, "UE is temporarily not reachable due to power saving" },
	{ 124, "Relocation failure due to NAS message redirection" }, { 125, "UE not authorised by OCS or external AAA Server" },
	{ 126, "Multiple accesses to a PDN connection not allowed" }, { 127, "Request rejected due to UE capability" },
	{ 128, "S1-U Path Failure" }, { 129, "5GC not allowed" },
};
static const struct names causes = { ROWS(causes_rows) };
static const struct name_row pdn_types_rows[] = {
	{ 1, "IPv4" }, { 2, "IPv6" }, { 3, "IPv4/IPv6" },
};
static const struct names pdn_types = { ROWS(pdn_types_rows) };

#define IE(var, class, number, what, ...) \
	static const struct field var##_fields[] = { \
		UINT("ietype", 8, .init = (number), .names = &types), \
		UINT("length", 16, .compute = { .kind = C_HEADER, .unit = 1, .add = -4 }, .help = "bytes behind the first four"), \
		UINT("CR_flag", 4), \
		UINT("instance", 4), \
		__VA_ARGS__ \
	}; \
	static const struct proto var = { \
		.name = class, \
		.title = "GTP version 2 information element: " what " (3GPP TS 29.274, 8)", \
		TABLE(var##_fields), \
		UNDER({ "gtp2.ie", number }), \
		.text = "%ietype%", \
	}
#define IES LIST("IE_list", &gtp2_ies, .size = REST)
#define GROUP(var, class, number, what) IE(var, class, number, what, IES)
/* A bit of the octet that stands behind the `n` first ones. */
#define IND(name, n) UINT(name, 1, .when = "length=unset or length>" #n)

/* ---- places of a user (3GPP TS 29.274, 8.21) ---- */

#define AT GTP_DIGITS("MCC", FIXED(2)), GTP_DIGITS("MNC", FIXED(1))
#define ULI(var, class, what, ...) \
	static const struct field var##_fields[] = { AT, __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "GTP version 2: " what " (3GPP TS 29.274, 8.21)", TABLE(var##_fields) }; \
	static const struct family var##_family = { .other = class }
#define LAC UINT("LAC", 16)
ULI(cgi, "ULI_CGI", "Cell Global Identifier", LAC, UINT("CI", 16));
ULI(sai, "ULI_SAI", "Service Area Identity", LAC, UINT("SAC", 16));
ULI(rai, "ULI_RAI", "Routing Area Identity", LAC, UINT("RAC", 16));
ULI(tai, "ULI_TAI", "Tracking Area Identity", UINT("TAC", 16));
ULI(ecgi, "ULI_ECGI", "E-UTRAN Cell Global Identifier", UINT("SPARE", 4), UINT("ECI", 28));
ULI(lai, "ULI_LAI", "Location Area Identifier", LAC);
#define PLACE(name, fam, bytes) LAYER(name, &fam##_family, .none = true, .size = FIXED(bytes), .when = name "_Present=1")

/* ---- elements ---- */

IE(ip_address, "IE_IP_Address", 74, "IP Address", IPV4("address", .when = "length=4,unset"),
   IPV6("address6", .text = "::", .when = "length=16"));
IE(mei, "IE_MEI", 75, "MEI", GTP_DIGITS("MEI", REST, .text = "175675478970685"));
IE(epsbearerid, "IE_EPSBearerID", 73, "EPS Bearer ID", UINT("EBI", 8));
IE(rat, "IE_RAT", 82, "RAT", UINT("RAT_type", 8, .names = &rats));
IE(servingnetwork, "IE_ServingNetwork", 83, "Serving Network", GTP_DIGITS("MCC", FIXED(2)), GTP_DIGITS("MNC", FIXED(1)));
IE(uli, "IE_ULI", 86, "User Location Information", UINT("SPARE", 2), UINT("LAI_Present", 1), UINT("ECGI_Present", 1),
   UINT("TAI_Present", 1), UINT("RAI_Present", 1), UINT("SAI_Present", 1), UINT("CGI_Present", 1), PLACE("CGI", cgi, 7),
   PLACE("SAI", sai, 7), PLACE("RAI", rai, 7), PLACE("TAI", tai, 5), PLACE("ECGI", ecgi, 7), PLACE("LAI", lai, 5));
IE(uli_timestamp, "IE_ULI_Timestamp", 170, "ULI Timestamp", UINT("timestamp", 32, .base = HEX));
IE(uci, "IE_UCI", 145, "UCI", GTP_DIGITS("MCC", FIXED(2)), GTP_DIGITS("MNC", FIXED(1)), UINT("SPARE1", 5), UINT("CSG_ID", 27),
   UINT("AccessMode", 2), UINT("SPARE2", 4), UINT("LCSG", 1), UINT("CMI", 1));
IE(fteid, "IE_FTEID", 87, "F-TEID", UINT("ipv4_present", 1), UINT("ipv6_present", 1),
   UINT("InterfaceType", 6, .names = &interfaces), UINT("GRE_Key", 32, .base = HEX), IPV4("ipv4", .when = "ipv4_present!=0"),
   BYTES("ipv6", .size = FIXED(16), .filled = true, .when = "ipv6_present!=0"));
GROUP(bearercontext, "IE_BearerContext", 93, "Bearer Context");
IE(bearerflags, "IE_BearerFlags", 97, "Bearer Flags", UINT("SPARE", 4), UINT("ASI", 1), UINT("Vind", 1), UINT("VB", 1),
   UINT("PPC", 1));
IE(mmcontext_eps, "IE_MMContext_EPS", 107, "MM Context (EPS Security Context and Quadruplets)", UINT("Sec_Mode", 3),
   UINT("Nhi", 1), UINT("Drxi", 1), UINT("Ksi", 3), UINT("Num_quint", 3), UINT("Num_Quad", 3), UINT("Uambri", 1), UINT("Osci", 1),
   UINT("Sambri", 1), UINT("Nas_algo", 3), UINT("Nas_cipher", 4), UINT("Nas_dl_count", 24), UINT("Nas_ul_count", 24),
   BYTES("Kasme", .size = FIXED(32), .filled = true), BYTES("fields", .size = REST, .when = "length>40"));
GROUP(pdnconnection, "IE_PDNConnection", 109, "PDN Connection");
IE(fqdn, "IE_FQDN", 136, "FQDN", UINT("fqdn_tr_bit", 8), BYTES("fqdn", .size = REST));
IE(imsi, "IE_IMSIV2", 1, "IMSI", GTP_DIGITS("IMSI", REST, .text = "33607080910"));
IE(cause, "IE_CauseV2", 2, "Cause", UINT("Cause", 8, .init = 1, .names = &causes), UINT("SPARE", 5), UINT("PCE", 1),
   UINT("BCE", 1), UINT("CS", 1));
IE(recoveryrestart, "IE_RecoveryRestart", 3, "Recovery Restart", UINT("restart_counter", 8));
IE(apn, "IE_APN", 71, "APN", GTP_NAME("APN", REST, .text = "internet"));
IE(bearertft, "IE_BearerTFT", 84, "Bearer TFT", BYTES("Bearer_TFT", .size = REST));
IE(ambr, "IE_AMBR", 72, "AMBR", UINT("AMBR_Uplink", 32), UINT("AMBR_Downlink", 32));
IE(msisdn, "IE_MSISDN", 76, "MSISDN", GTP_DIGITS("digits", REST, .text = "33123456789"));
IE(indication, "IE_Indication", 77, "Indication", IND("DAF", 0), IND("DTF", 0), IND("HI", 0), IND("DFI", 0), IND("OI", 0),
   IND("ISRSI", 0), IND("ISRAI", 0), IND("SGWCI", 0), IND("SQCI", 1), IND("UIMSI", 1), IND("CFSI", 1), IND("CRSI", 1),
   IND("PS", 1), IND("PT", 1), IND("SI", 1), IND("MSV", 1), IND("RetLoc", 2), IND("PBIC", 2), IND("SRNI", 2), IND("S6AF", 2),
   IND("S4AF", 2), IND("MBMDT", 2), IND("ISRAU", 2), IND("CCRSI", 2), IND("CPRAI", 3), IND("ARRL", 3), IND("PPOFF", 3),
   IND("PPON", 3), IND("PPSI", 3), IND("CSFBI", 3), IND("CLII", 3), IND("CPSR", 3), IND("NSI", 4), IND("UASI", 4), IND("DTCI", 4),
   IND("BDWI", 4), IND("PSCI", 4), IND("PCRI", 4), IND("AOSI", 4), IND("AOPI", 4), IND("ROAAI", 5), IND("EPCOSI", 5),
   IND("CPOPCI", 5), IND("PMTSMI", 5), IND("S11TF", 5), IND("PNSI", 5), IND("UNACCSI", 5), IND("WPMSI", 5), IND("_5GSNN26", 6),
   IND("REPREFI", 6), IND("_5GSIWKI", 6), IND("EEVRSI", 6), IND("LTEMUI", 6), IND("LTEMPI", 6), IND("ENBCRSI", 6),
   IND("TSPCMI", 6), IND("SPARE1", 7), IND("SPARE2", 7), IND("SPARE3", 7), IND("N5GNMI", 7), IND("_5GCNRS", 7), IND("_5GCNRI", 7),
   IND("_5SRHOI", 7), IND("ETHPDN", 7));
IE(pco, "IE_PCO", 78, "Protocol Configuration Options", UINT("Extension", 1), UINT("SPARE", 4), UINT("PPP", 3),
   LIST("Protocols", &gtp_pcos, .size = REST));
IE(epco, "IE_EPCO", 197, "Extended Protocol Configuration Options", UINT("Extension", 1), UINT("SPARE", 4), UINT("PPP", 3),
   LIST("Protocols", &gtp_pcos, .size = REST));
IE(apco, "IE_APCO", 163, "Additional Protocol Configuration Options", UINT("extension", 1), UINT("SPARE", 4), UINT("PPP", 3),
   LIST("Protocols", &gtp_pcos, .size = REST));
IE(paa, "IE_PAA", 79, "PAA", UINT("SPARE", 5), UINT("PDN_type", 3, .names = &pdn_types),
   UINT("ipv6_prefix_length", 8, .init = 8, .when = "PDN_type=2,3"),
   BYTES("ipv6", .size = FIXED(16), .filled = true, .when = "PDN_type=2,3"), IPV4("ipv4", .when = "PDN_type=1,3"));
IE(bearer_qos, "IE_Bearer_QoS", 80, "Bearer Quality of Service", UINT("SPARE1", 1), UINT("PCI", 1), UINT("PriorityLevel", 4),
   UINT("SPARE2", 1), UINT("PVI", 1), UINT("QCI", 8), UINT("MaxBitRateForUplink", 40), UINT("MaxBitRateForDownlink", 40),
   UINT("GuaranteedBitRateForUplink", 40), UINT("GuaranteedBitRateForDownlink", 40));
IE(chargingid, "IE_ChargingID", 94, "Charging ID", UINT("ChargingID", 32));
IE(chargingcharacteristics, "IE_ChargingCharacteristicsV2", 95, "Charging Characteristics",
   UINT("ChargingCharacteristric", 16, .base = HEX));
IE(pdn_type, "IE_PDN_type", 99, "PDN Type", UINT("SPARE", 5), UINT("PDN_type", 3, .names = &pdn_types));
IE(ue_timezone, "IE_UE_Timezone", 114, "UE Time zone", UINT("Timezone", 8), UINT("DST", 8));
IE(port_number, "IE_Port_Number", 126, "Port Number", UINT("PortNumber", 16));
IE(apn_restriction, "IE_APN_Restriction", 127, "APN Restriction", UINT("APN_Restriction", 8));
IE(selectionmode, "IE_SelectionModeV2", 128, "Selection Mode", UINT("SPARE", 6), UINT("SelectionMode", 2));
IE(mmbr, "IE_MMBR", 161, "Max MBR/APN-AMBR (MMBR)", UINT("uplink_rate", 32), UINT("downlink_rate", 32));
IE(upf_selind_flags, "IE_UPF_SelInd_Flags", 202, "UP Function Selection Indication Flags", UINT("SPARE", 7), UINT("DCNR", 1));
IE(fqcsid, "IE_FQCSID", 132, "FQ-CSID", UINT("nodeid_type", 4), UINT("num_csid", 4), IPV4("nodeid_v4", .when = "nodeid_type=0"),
   BYTES("nodeid_v6", .size = FIXED(16), .filled = true, .when = "nodeid_type=1"),
   UINT("nodeid_nonip", 32, .when = "nodeid_type=2"), UINT("csid", 16));
IE(ran_nas_cause, "IE_Ran_Nas_Cause", 172, "RAN/NAS Cause", UINT("protocol_type", 4), UINT("cause_type", 4),
   UINT("cause_value", 8));
IE(privateextension, "IE_PrivateExtensionV2", 255, "Private Extension", UINT("enterprisenum", 16, .names_of = "iana.enterprise"),
   BYTES("proprietaryvalue", .size = REST));

static const struct field any_fields[] = {
	UINT("ietype", 8, .names = &types),
	UINT("length", 16, .compute = LENGTH_OF("data", 1, 0)),
	UINT("CR_flag", 4),
	UINT("instance", 4),
	BYTES("data", .size = OF("length", 1, 0)),
};
static const struct proto any = {
	.name = "IE_NotImplementedTLVV2",
	.title = "GTP version 2 information element of any type (3GPP TS 29.274, 8)",
	TABLE(any_fields),
	.text = "%ietype%",
};
const struct family gtp2_ies = { .space = "gtp2.ie", .bits = 8, .other = "IE_NotImplementedTLVV2" };

PROTO_UNIT(gtp2ie, &cgi, &sai, &rai, &tai, &ecgi, &lai, &any, &ip_address, &mei, &epsbearerid, &rat, &servingnetwork, &uli, &uli_timestamp, &uci, &fteid, &bearercontext,
           &bearerflags, &mmcontext_eps, &pdnconnection, &fqdn, &imsi, &cause, &recoveryrestart, &apn, &bearertft, &ambr,
           &msisdn, &indication, &pco, &epco, &apco, &paa, &bearer_qos, &chargingid, &chargingcharacteristics, &pdn_type,
           &ue_timezone, &port_number, &apn_restriction, &selectionmode, &mmbr, &upf_selind_flags, &fqcsid, &ran_nas_cause,
           &privateextension);
