/* bgpnames.c - names of BGP: address families, capabilities, attributes, communities, errors (IANA). */
#include "pkt/field.h"

/* Where several values have one name, Scapy takes the name for the largest: that row stands first. */

static const struct name_row afi_rows[] = {
	{ 0, "Reserved" },
	{ 1, "IP (IP version 4)" },
	{ 2, "IP6 (IP version 6)" },
	{ 3, "NSAP" },
	{ 4, "HDLC (8-bit multidrop)" },
	{ 5, "BBN 1822" },
	{ 6, "802 (includes all 802 media plus Ethernet \"canonical format\")" },
	{ 7, "E.163" },
	{ 8, "E.164 (SMDS, Frame Relay, ATM)" },
	{ 9, "F.69 (Telex)" },
	{ 10, "X.121 (X.25, Frame Relay)" },
	{ 11, "IPX" },
	{ 12, "Appletalk" },
	{ 13, "Decnet IV" },
	{ 14, "Banyan Vines" },
	{ 15, "E.164 with NSAP format subaddress" },
	{ 16, "DNS (Domain Name System)" },
	{ 17, "Distinguished Name" },
	{ 18, "AS Number" },
	{ 19, "XTP over IP version 4" },
	{ 20, "XTP over IP version 6" },
	{ 21, "XTP native mode XTP" },
	{ 22, "Fibre Channel World-Wide Port Name" },
	{ 23, "Fibre Channel World-Wide Node Name" },
	{ 24, "GWID" },
	{ 25, "AFI for L2VPN information" },
	{ 26, "MPLS-TP Section Endpoint Identifier" },
	{ 27, "MPLS-TP LSP Endpoint Identifier" },
	{ 28, "MPLS-TP Pseudowire Endpoint Identifier" },
	{ 29, "MT IP: Multi-Topology IP version 4" },
	{ 30, "MT IPv6: Multi-Topology IP version 6" },
	{ 16384, "EIGRP Common Service Family" },
	{ 16385, "EIGRP IPv4 Service Family" },
	{ 16386, "EIGRP IPv6 Service Family" },
	{ 16387, "LISP Canonical Address Format (LCAF)" },
	{ 16388, "BGP-LS" },
	{ 16389, "48-bit MAC" },
	{ 16390, "64-bit MAC" },
	{ 16391, "OUI" },
	{ 16392, "MAC/24" },
	{ 16393, "MAC/40" },
	{ 16394, "IPv6/64" },
	{ 16395, "RBridge Port ID" },
	{ 16396, "TRILL Nickname" },
	{ 65535, "Reserved" },
};
static const struct names afi = { .table = "bgp.afi", ROWS(afi_rows) };

static const struct name_row safi_rows[] = {
	{ 0, "Reserved" },
	{ 1, "Network Layer Reachability Information used for unicast forwarding" },
	{ 2, "Network Layer Reachability Information used for multicast forwarding" },
	{ 3, "Reserved" },
	{ 4, "Network Layer Reachability Information (NLRI) with MPLS Labels" },
	{ 5, "MCAST-VPN" },
	{ 6, "Network Layer Reachability Information used for Dynamic Placement of        Multi-Segment Pseudowires" },
	{ 7, "Encapsulation SAFI" },
	{ 8, "MCAST-VPLS" },
	{ 64, "Tunnel SAFI" },
	{ 65, "Virtual Private LAN Service (VPLS)" },
	{ 66, "BGP MDT SAFI" },
	{ 67, "BGP 4over6 SAFI" },
	{ 68, "BGP 6over4 SAFI" },
	{ 69, "Layer-1 VPN auto-discovery information" },
	{ 70, "BGP EVPNs" },
	{ 71, "BGP-LS" },
	{ 72, "BGP-LS-VPN" },
	{ 128, "MPLS-labeled VPN address" },
	{ 129, "Multicast for BGP/MPLS IP Virtual Private Networks (VPNs)" },
	{ 132, "Route Target constraint" },
	{ 133, "IPv4 dissemination of flow specification rules" },
	{ 134, "VPNv4 dissemination of flow specification rules" },
	{ 140, "VPN auto-discovery" },
	{ 255, "Reserved" },
};
static const struct names safi = { .table = "bgp.safi", ROWS(safi_rows) };

static const struct name_row capability_rows[] = {
	{ 0, "Reserved" },
	{ 1, "Multiprotocol Extensions for BGP-4" },
	{ 2, "Route Refresh Capability for BGP-4" },
	{ 3, "Outbound Route Filtering Capability" },
	{ 4, "Multiple routes to a destination capability" },
	{ 5, "Extended Next Hop Encoding" },
	{ 6, "BGP-Extended Message" },
	{ 64, "Graceful Restart Capability" },
	{ 65, "Support for 4-octet AS number capability" },
	{ 66, "Deprecated (2003-03-06)" },
	{ 67, "Support for Dynamic Capability (capability specific)" },
	{ 68, "Multisession BGP Capability" },
	{ 69, "ADD-PATH Capability" },
	{ 70, "Enhanced Route Refresh Capability" },
	{ 71, "Long-Lived Graceful Restart (LLGR) Capability" },
	{ 73, "FQDN Capability" },
	{ 128, "Route Refresh Capability for BGP-4 (Cisco)" },
	{ 130, "Outbound Route Filtering Capability (Cisco)" },
};
static const struct names capability = { .table = "bgp.capabilities", ROWS(capability_rows) };

static const struct name_row attribute_rows[] = {
	{ 0, "Reserved" },
	{ 1, "ORIGIN" },
	{ 2, "AS_PATH" },
	{ 3, "NEXT_HOP" },
	{ 4, "MULTI_EXIT_DISC" },
	{ 5, "LOCAL_PREF" },
	{ 6, "ATOMIC_AGGREGATE" },
	{ 7, "AGGREGATOR" },
	{ 8, "COMMUNITY" },
	{ 9, "ORIGINATOR_ID" },
	{ 10, "CLUSTER_LIST" },
	{ 11, "DPA (deprecated)" },
	{ 12, "ADVERTISER  (Historic) (deprecated)" },
	{ 13, "RCID_PATH / CLUSTER_ID (Historic) (deprecated)" },
	{ 14, "MP_REACH_NLRI" },
	{ 15, "MP_UNREACH_NLRI" },
	{ 16, "EXTENDED COMMUNITIES" },
	{ 17, "AS4_PATH" },
	{ 18, "AS4_AGGREGATOR" },
	{ 19, "SAFI Specific Attribute (SSA) (deprecated)" },
	{ 20, "Connector Attribute (deprecated)" },
	{ 21, "AS_PATHLIMIT (deprecated)" },
	{ 22, "PMSI_TUNNEL" },
	{ 23, "Tunnel Encapsulation Attribute" },
	{ 24, "Traffic Engineering" },
	{ 25, "IPv6 Address Specific Extended Community" },
	{ 26, "AIGP" },
	{ 27, "PE Distinguisher Labels" },
	{ 28, "BGP Entropy Label Capability Attribute (deprecated)" },
	{ 29, "BGP-LS Attribute" },
	{ 40, "BGP Prefix-SID" },
	{ 128, "ATTR_SET" },
	{ 255, "Reserved for development" },
};
static const struct names attribute = { .table = "bgp.attributes", ROWS(attribute_rows) };

static const struct name_row community_rows[] = {
	{ 0xffff0000, "planned-shut" },
	{ 0xffff0001, "ACCEPT-OWN" },
	{ 0xffff0002, "ROUTE_FILTER_TRANSLATED_v4" },
	{ 0xffff0003, "ROUTE_FILTER_v4" },
	{ 0xffff0004, "ROUTE_FILTER_TRANSLATED_v6" },
	{ 0xffff0005, "ROUTE_FILTER_v6" },
	{ 0xffff0006, "LLGR_STALE" },
	{ 0xffff0007, "NO_LLGR" },
	{ 0xffff0008, "accept-own-nexthop" },
	{ 0xffffff01, "NO_EXPORT" },
	{ 0xffffff02, "NO_ADVERTISE" },
	{ 0xffffff03, "NO_EXPORT_SUBCONFED" },
	{ 0xffffff04, "NOPEER" },
};
static const struct names community = { .table = "bgp.communities", ROWS(community_rows) };

static const struct name_row high_rows[] = {
	{ 0, "Transitive Two-Octet AS-Specific Extended Community" },
	{ 1, "Transitive IPv4-Address-Specific Extended Community" },
	{ 2, "Transitive Four-Octet AS-Specific Extended Community" },
	{ 3, "Transitive Opaque Extended Community" },
	{ 4, "QoS Marking" },
	{ 5, "CoS Capability" },
	{ 6, "EVPN" },
	{ 7, "Unassigned" },
	{ 8, "Flow spec redirect/mirror to IP next-hop" },
	{ 64, "Non-Transitive Two-Octet AS-Specific Extended Community" },
	{ 65, "Non-Transitive IPv4-Address-Specific Extended Community" },
	{ 66, "Non-Transitive Four-Octet AS-Specific Extended Community" },
	{ 67, "Non-Transitive Opaque Extended Community" },
	{ 68, "QoS Marking" },
	{ 128, "Generic Transitive Experimental Use Extended Community" },
	{ 129, "Generic Transitive Experimental Use Extended Community Part 2" },
	{ 130, "Generic Transitive Experimental Use Extended Community Part 3" },
};
static const struct names high = { .table = "bgp.extended", ROWS(high_rows) };

static const struct name_row sub1_rows[] = {
	{ 0, "Unspecific" },
	{ 1, "Connection Not Synchronized" },
	{ 2, "Bad Message Length" },
	{ 3, "Bad Message Type" },
};
static const struct names sub1 = { .table = "bgp.sub1", ROWS(sub1_rows) };

static const struct name_row sub2_rows[] = {
	{ 0, "Reserved" },
	{ 1, "Unsupported Version Number" },
	{ 2, "Bad Peer AS" },
	{ 3, "Bad BGP Identifier" },
	{ 4, "Unsupported Optional Parameter" },
	{ 5, "Authentication Failure - Deprecated (RFC 4271)" },
	{ 6, "Unacceptable Hold Time" },
	{ 7, "Unsupported Capability" },
};
static const struct names sub2 = { .table = "bgp.sub2", ROWS(sub2_rows) };

static const struct name_row sub3_rows[] = {
	{ 0, "Reserved" },
	{ 1, "Malformed Attribute List" },
	{ 2, "Unrecognized Well-known Attribute" },
	{ 3, "Missing Well-known Attribute" },
	{ 4, "Attribute Flags Error" },
	{ 5, "Attribute Length Error" },
	{ 6, "Invalid ORIGIN Attribute" },
	{ 7, "AS Routing Loop - Deprecated (RFC 4271)" },
	{ 8, "Invalid NEXT_HOP Attribute" },
	{ 9, "Optional Attribute Error" },
	{ 10, "Invalid Network Field" },
	{ 11, "Malformed AS_PATH" },
};
static const struct names sub3 = { .table = "bgp.sub3", ROWS(sub3_rows) };

static const struct name_row sub5_rows[] = {
	{ 0, "Unspecified Error" },
	{ 1, "Receive Unexpected Message in OpenSent State" },
	{ 2, "Receive Unexpected Message in OpenConfirm State" },
	{ 3, "Receive Unexpected Message in Established State" },
};
static const struct names sub5 = { .table = "bgp.sub5", ROWS(sub5_rows) };

static const struct name_row sub6_rows[] = {
	{ 0, "Unspecified Error" },
	{ 1, "Maximum Number of Prefixes Reached" },
	{ 2, "Administrative Shutdown" },
	{ 3, "Peer De-configured" },
	{ 4, "Administrative Reset" },
	{ 5, "Connection Rejected" },
	{ 6, "Other Configuration Change" },
	{ 7, "Connection Collision Resolution" },
	{ 8, "Out of Resources" },
};
static const struct names sub6 = { .table = "bgp.sub6", ROWS(sub6_rows) };

static const struct name_row sub7_rows[] = {
	{ 0, "Reserved" },
	{ 1, "Invalid Message Length" },
};
static const struct names sub7 = { .table = "bgp.sub7", ROWS(sub7_rows) };

NAMES_UNIT(bgpnames, &afi, &safi, &capability, &attribute, &community, &high, &sub1, &sub2, &sub3, &sub5, &sub6, &sub7);
