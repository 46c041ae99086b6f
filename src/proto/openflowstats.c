/* openflowstats.c - OpenFlow 1.0: statistics (OpenFlow Switch Specification 1.0.0, 5.3.5). */
#include "openflow.h"

static const struct name_row stats_rows[] = {
	{ 0, "OFPST_DESC" },
	{ 1, "OFPST_FLOW" },
	{ 2, "OFPST_AGGREGATE" },
	{ 3, "OFPST_TABLE" },
	{ 4, "OFPST_PORT" },
	{ 5, "OFPST_QUEUE" },
	{ 65535, "OFPST_VENDOR" },
};
static const struct names stats_types = { ROWS(stats_rows) };

static const struct name_row table_rows[] = { { 255, "ALL" } };
static const struct names tables = { ROWS(table_rows) };

static const struct name_row queue_rows[] = { { 0xffffffff, "ALL" } };
static const struct names queues = { ROWS(queue_rows) };

enum { REQUEST = 16, REPLY = 17 };
#define PORT(n, ...) UINT(n, 16, .names_of = "openflow1.port", __VA_ARGS__)
#define STATS(var, class, kind, number, what, ...) \
	static const struct field var##_fields[] = { \
		OFP_HEADER(OPENFLOW_1, kind, "openflow1.type"), \
		UINT("stats_type", 16, .init = (number), .names = &stats_types), \
		UINT("flags", 16), \
		##__VA_ARGS__ \
	}; \
	OFP_CLASS(var, class, "openflow1.message", kind, number, "OpenFlow 1.0: " what " (OpenFlow 1.0.0, 5.3.5)")

/* ---- items ---- */

static const struct field flow_fields[] = {
	UINT("length", 16, .compute = HEADER_LENGTH(1)),
	UINT("table_id", 8),
	OFP_ZERO("pad1", 8),
	LAYER("match", &openflow_matches, .text = "OFPMatch", .size = FIXED(40)),
	UINT("duration_sec", 32),
	UINT("duration_nsec", 32),
	UINT("priority", 16),
	UINT("idle_timeout", 16),
	UINT("hard_timeout", 16),
	OFP_ZERO("pad2", 48),
	UINT("cookie", 64),
	UINT("packet_count", 64),
	UINT("byte_count", 64),
	LIST("actions", &openflow_actions, .size = REST),
};
OFP_PART(flow, "OFPFlowStats", "statistics of a flow (OpenFlow 1.0.0, 5.3.5)");

static const struct field table_fields[] = {
	UINT("table_id", 8),
	OFP_ZERO("pad", 24),
	OFP_TEXT("name", 32, .text = "OFP_TABLE_STATS"),
	FLAGS("wildcards1", 12, .init = 3, .letters = "DL_VLAN_PCP NW_TOS"),
	UINT("nw_dst_mask", 6, .init = 63),
	UINT("nw_src_mask", 6, .init = 63),
	FLAGS("wildcards2", 8, .init = 255, .letters = "IN_PORT DL_VLAN DL_SRC DL_DST DL_TYPE NW_PROTO TP_SRC TP_DST"),
	UINT("max_entries", 32),
	UINT("active_count", 32),
	UINT("lookup_count", 64),
	UINT("matched_count", 64),
};
OFP_PART(table, "OFPTableStats", "statistics of a table (OpenFlow 1.0.0, 5.3.5)");

static const struct field port_fields[] = {
	PORT("port_no"),
	OFP_ZERO("pad", 48),
	UINT("rx_packets", 64),
	UINT("tx_packets", 64),
	UINT("rx_bytes", 64),
	UINT("tx_bytes", 64),
	UINT("rx_dropped", 64),
	UINT("tx_dropped", 64),
	UINT("rx_errors", 64),
	UINT("tx_errors", 64),
	UINT("rx_frame_err", 64),
	UINT("rx_over_err", 64),
	UINT("rx_crc_err", 64),
	UINT("collisions", 64),
};
OFP_PART(port, "OFPPortStats", "statistics of a port (OpenFlow 1.0.0, 5.3.5)");
static const struct family flow_family = { .other = "OFPFlowStats" }, table_family = { .other = "OFPTableStats" },
			   port_family = { .other = "OFPPortStats" };

/* ---- messages ---- */

#define OF_FLOWS \
	LAYER("match", &openflow_matches, .text = "OFPMatch", .size = FIXED(40)), \
	UINT("table_id", 8, .init = 255, .names = &tables), \
	UINT("pad", 8), \
	PORT("out_port", .init = 65535)

STATS(desc, "OFPTStatsRequestDesc", REQUEST, 0, "description request");
STATS(desc_is, "OFPTStatsReplyDesc", REPLY, 0, "description reply", OFP_TEXT("mfr_desc", 256), OFP_TEXT("hw_desc", 256), OFP_TEXT("sw_desc", 256),
      OFP_TEXT("serial_num", 32), OFP_TEXT("dp_desc", 256));
STATS(flows, "OFPTStatsRequestFlow", REQUEST, 1, "flow statistics request", OF_FLOWS);
STATS(flows_are, "OFPTStatsReplyFlow", REPLY, 1, "flow statistics reply", LIST("flow_stats", &flow_family, .size = REST));
STATS(aggregate, "OFPTStatsRequestAggregate", REQUEST, 2, "aggregate statistics request", OF_FLOWS);
STATS(aggregate_is, "OFPTStatsReplyAggregate", REPLY, 2, "aggregate statistics reply", UINT("packet_count", 64), UINT("byte_count", 64),
      UINT("flow_count", 32), OFP_ZERO("pad", 32));
STATS(tables_of, "OFPTStatsRequestTable", REQUEST, 3, "table statistics request");
STATS(tables_are, "OFPTStatsReplyTable", REPLY, 3, "table statistics reply", LIST("table_stats", &table_family, .size = REST));
STATS(ports, "OFPTStatsRequestPort", REQUEST, 4, "port statistics request", PORT("port_no", .init = 65535), OFP_ZERO("pad", 48));
STATS(ports_are, "OFPTStatsReplyPort", REPLY, 4, "port statistics reply", LIST("port_stats", &port_family, .size = REST));
#define OF_QUEUE PORT("port_no", .init = 65535), OFP_ZERO("pad", 16), UINT("queue_id", 32, .init = 0xffffffff, .names = &queues)
STATS(queue, "OFPTStatsRequestQueue", REQUEST, 5, "queue statistics request", OF_QUEUE);
STATS(queue_is, "OFPTStatsReplyQueue", REPLY, 5, "queue statistics reply", OF_QUEUE, UINT("tx_bytes", 64), UINT("tx_packets", 64), UINT("tx_errors", 64));
/* Of the type that Scapy gives unless another is asked for. */
enum { VENDOR = 65535, SCAPYS_VENDOR = 6 };
#define OF_VENDOR(var, class, kind, what) \
	static const struct field var##_fields[] = { \
		OFP_HEADER(OPENFLOW_1, kind, "openflow1.type"), \
		UINT("stats_type", 16, .init = SCAPYS_VENDOR, .names = &stats_types), \
		UINT("flags", 16), \
		UINT("vendor", 32), \
		BYTES("data", .size = REST), \
	}; \
	OFP_CLASS(var, class, "openflow1.message", kind, VENDOR, "OpenFlow 1.0: " what " (OpenFlow 1.0.0, 5.3.5)")
OF_VENDOR(vendor, "OFPTStatsRequestVendor", REQUEST, "vendor's statistics request");
OF_VENDOR(vendor_is, "OFPTStatsReplyVendor", REPLY, "vendor's statistics reply");

PROTO_UNIT(openflowstats, &flow, &table, &port, &desc, &desc_is, &flows, &flows_are, &aggregate, &aggregate_is, &tables_of, &tables_are, &ports,
           &ports_are, &queue, &queue_is, &vendor, &vendor_is);
