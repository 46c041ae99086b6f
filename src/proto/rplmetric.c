/* rplmetric.c - the DAG Metric Container of RPL (RFC 6550, 6.7.4) and the metrics in it (RFC 6551). */
#include "pkt/field.h"

static const struct name_row metric_rows[] = {
	{ 1, "Node State and Attributes" },
	{ 2, "Node Energy" },
	{ 3, "Hop Count" },
	{ 4, "Link Throughput" },
	{ 5, "Link Latency" },
	{ 6, "Link Quality Level" },
	{ 7, "Link ETX" },
	{ 8, "Link Color" },
};
static const struct names metric_names = { ROWS(metric_rows) };

static const struct name_row aggregate_rows[] = {
	{ 0, "additive" },
	{ 1, "maximum" },
	{ 2, "minimum" },
	{ 3, "multiplicative" },
};
static const struct names aggregate_names = { ROWS(aggregate_rows) };

static const struct family metric_family = {
	.space = "rpl.metric",
	.bits = 8,
	.other = "DAGMCObjUnknown",
};

static const struct field container_fields[] = {
	UINT("otype", 8, .init = 2, .names_of = "rpl.option", .help = "Option Type"),
	UINT("len", 8, .compute = { .kind = C_TOTAL, .unit = 1, .add = -2, .unbounded = true }, .help = "Metric Data length"),
	VIRTUAL("autopad"),
	LIST("options", &metric_family, .size = OF("len", 1, 0), .help = "Metric Data"),
};

static const struct proto container = {
	.name = "RPLOptDAGMC",
	.title = "DAG Metric Container option (RFC 6550, 6.7.4)",
	TABLE(container_fields),
	UNDER({ "rpl.option", 2 }),
	.other = "RPLOpt",
	.text = "metrics[ %options%]",
};

static const struct field unknown_fields[] = {
	UINT("otype", 8, .init = 3, .names = &metric_names, .help = "Routing-MC-Type"),
	UINT("olen", 8, .compute = LENGTH_OF("odata", 1, 0)),
	BYTES("odata", .size = OF("olen", 1, 0)),
};

static const struct proto unknown = {
	.name = "DAGMCObjUnknown",
	.title = "Routing metric or constraint that no other class stands for (RFC 6551, 2.1)",
	TABLE(unknown_fields),
	.text = "metric-%otype:d%",
};

/* The head of each routing metric or constraint (RFC 6551, 2.1). */
#define METRIC(t) \
	UINT("otype", 8, .init = (t), .names = &metric_names, .help = "Routing-MC-Type"), \
	UINT("resflags", 5), \
	UINT("P", 1, .help = "not recorded along the whole path"), \
	UINT("C", 1, .help = "constraint"), \
	UINT("O", 1, .help = "optional constraint"), \
	UINT("R", 1, .help = "recorded metric"), \
	UINT("A", 3, .names = &aggregate_names, .help = "how it is aggregated"), \
	UINT("prec", 4, .help = "precedence"), \
	UINT("len", 8, .compute = { .kind = C_TOTAL, .unit = 1, .add = -4, .unbounded = true }, .help = "length of the object body")

#define IS_METRIC(id, class, number, what, words) static const struct proto id = { \
	.name = class, \
	.title = what, \
	TABLE(id##_fields), \
	UNDER({ "rpl.metric", number }), \
	.text = words, \
}

/* The head alone, of a metric that is said by its number. */
static const struct field head_fields[] = { METRIC(0) };
static const struct proto head = {
	.name = "DAGMCObj",
	.title = "Routing metric or constraint, the head of its object (RFC 6551, 2.1)",
	TABLE(head_fields),
	.text = "metric-%otype:d%",
};

static const struct field state_fields[] = {
	METRIC(1),
	UINT("res", 8),
	UINT("flags", 6),
	UINT("Agg", 1, .help = "data aggregation (A)"),
	UINT("Overload", 1, .help = "node is overloaded (O)"),
};

static const struct field energy_fields[] = {
	METRIC(2),
	UINT("flags", 4),
	UINT("I", 1, .help = "Included"),
	UINT("T", 2, .help = "node Type"),
	UINT("E", 1, .help = "Estimation"),
	UINT("E_E", 8, .help = "Estimated-Energy"),
};

static const struct field hops_fields[] = {
	METRIC(3),
	UINT("res", 4),
	UINT("flags", 4),
	UINT("HopCount", 8, .init = 1),
};

static const struct field throughput_fields[] = {
	METRIC(4),
	UINT("Throughput", 32, .init = 1, .help = "bytes per second"),
};

static const struct field latency_fields[] = {
	METRIC(5),
	UINT("Latency", 32, .init = 1, .help = "microseconds"),
};

static const struct field quality_fields[] = {
	METRIC(6),
	UINT("res", 8),
	UINT("val", 3, .help = "Link Quality Level"),
	UINT("counter", 5),
};

static const struct field etx_fields[] = {
	METRIC(7),
	UINT("ETX", 16, .init = 1, .help = "Expected Transmission Count * 128"),
};

static const struct field color_fields[] = {
	METRIC(8),
	UINT("res", 8),
	UINT("color", 10, .init = 1),
	UINT("counter", 6, .init = 1),
};

IS_METRIC(state, "RPLDAGMCNSA", 1, "Node State and Attribute object (RFC 6551, 3.1)", "state");
IS_METRIC(energy, "RPLDAGMCNodeEnergy", 2, "Node Energy object (RFC 6551, 3.2)", "energy=%E_E%");
IS_METRIC(hops, "RPLDAGMCHopCount", 3, "Hop Count object (RFC 6551, 3.3)", "hops=%HopCount%");
IS_METRIC(throughput, "RPLDAGMCLinkThroughput", 4, "Throughput object (RFC 6551, 4.1)", "throughput=%Throughput%");
IS_METRIC(latency, "RPLDAGMCLinkLatency", 5, "Latency object (RFC 6551, 4.2)", "latency=%Latency%us");
IS_METRIC(quality, "RPLDAGMCLinkQualityLevel", 6, "Link Quality Level object (RFC 6551, 4.3.1)", "quality=%val%");
IS_METRIC(etx, "RPLDAGMCLinkETX", 7, "ETX object (RFC 6551, 4.3.2)", "etx=%ETX%");
IS_METRIC(color, "RPLDAGMCLinkColor", 8, "Link Color object (RFC 6551, 4.4.1)", "color=%color%");

PROTO_UNIT(rplmetric, &container, &unknown, &head, &state, &energy, &hops, &throughput, &latency, &quality, &etx, &color);
