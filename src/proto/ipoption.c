/* ipoption.c - options of the Internet Protocol version 4 (RFC 791, 3.1; RFC 1063, RFC 1108, RFC 1393, RFC 2113). */
#include "pkt/diag.h"
#include "pkt/field.h"
#include "pkt/scope.h"
#include "pkt/str.h"

static const struct name_row class_rows[] = {
	{ 0, "control" },
	{ 2, "debug" },
};
static const struct names classes = { ROWS(class_rows) };

static const struct name_row option_rows[] = {
	{ 0, "end_of_list" },
	{ 1, "nop" },
	{ 2, "security" },
	{ 3, "loose_source_route" },
	{ 4, "timestamp" },
	{ 5, "extended_security" },
	{ 6, "commercial_security" },
	{ 7, "record_route" },
	{ 8, "stream_id" },
	{ 9, "strict_source_route" },
	{ 10, "experimental_measurement" },
	{ 11, "mtu_probe" },
	{ 12, "mtu_reply" },
	{ 13, "flow_control" },
	{ 14, "access_control" },
	{ 15, "encode" },
	{ 16, "imi_traffic_descriptor" },
	{ 17, "extended_IP" },
	{ 18, "traceroute" },
	{ 19, "address_extension" },
	{ 20, "router_alert" },
	{ 21, "selective_directed_broadcast_mode" },
	{ 23, "dynamic_packet_state" },
	{ 24, "upstream_multicast_packet" },
	{ 25, "quick_start" },
	{ 30, "rfc4727_experiment" },
};
static const struct names option_names = { ROWS(option_rows) };

static const struct name_row alert_rows[] = {
	{ 0, "router_shall_examine_packet" },
};
static const struct names alerts = { ROWS(alert_rows) };

static const struct name_row flag_rows[] = {
	{ 0, "timestamp_only" },
	{ 1, "timestamp_and_ip_addr" },
	{ 3, "prespecified_ip_addr" },
};
static const struct names timestamp_flags = { ROWS(flag_rows) };

#define OPTION_TYPE(copy, class, number) \
	UINT("copy_flag", 1, .init = (copy), .help = "copied into all fragments"), \
	UINT("optclass", 2, .init = (class), .names = &classes), \
	UINT("option", 5, .init = (number), .names = &option_names)
#define FIXED_LENGTH(n) UINT("length", 8, .init = (n))

static const struct field address = IPV4("");

/* A length that does not even count what stands before the list: malformed. */
static size_t refuse_below(const struct scope *s, uint8_t least)
{
	return s->n > 1 && s->b[1] < least ? SIZE_MAX : 0;
}

/* ---- any option ---------------------------------------------------------------------------------------------- */

static const struct field option_fields[] = {
	OPTION_TYPE(0, 0, 0),
	UINT("length", 8, .compute = LENGTH_OF("value", 1, 2)),
	BYTES("value", .size = OF("length", 1, -2)),
};

static const struct proto option = {
	.name = "IPOption",
	.title = "IPv4 option that no other class stands for (RFC 791)",
	TABLE(option_fields),
	.text = "opt-%option%",
};

static const struct field eol_fields[] = {
	OPTION_TYPE(0, 0, 0),
};

static const struct proto eol = {
	.name = "IPOption_EOL",
	.title = "IPv4 End of Option List (RFC 791)",
	TABLE(eol_fields),
	UNDER({ "ip.option", 0 }),
	.text = "",
};

static const struct field nop_fields[] = {
	OPTION_TYPE(0, 0, 1),
};

static const struct proto nop = {
	.name = "IPOption_NOP",
	.title = "IPv4 No Operation option (RFC 791)",
	TABLE(nop_fields),
	UNDER({ "ip.option", 1 }),
	.text = "",
};

/* ---- routes -------------------------------------------------------------------------------------------------- */

#define ROUTE_FIELDS(copy, number) \
	OPTION_TYPE(copy, 0, number), \
	UINT("length", 8, .compute = LENGTH_OF("routers", 1, 3)), \
	UINT("pointer", 8, .init = 4, .help = "octet where the next route address goes"), \
	SCALARS("routers", &address, .whole = true, .size = OF("length", 1, -3), .help = "route data")

static const struct field rr_fields[] = { ROUTE_FIELDS(0, 7) };
static const struct field lsrr_fields[] = { ROUTE_FIELDS(1, 3) };
static const struct field ssrr_fields[] = { ROUTE_FIELDS(1, 9) };

static size_t route_measure(const struct scope *s)
{
	return refuse_below(s, 3);
}

static const struct proto rr = {
	.name = "IPOption_RR",
	.title = "IPv4 Record Route option (RFC 791)",
	TABLE(rr_fields),
	UNDER({ "ip.option", 7 }),
	.measure = route_measure,
	.text = "rr=%routers%",
};

static const struct proto lsrr = {
	.name = "IPOption_LSRR",
	.title = "IPv4 Loose Source and Record Route option (RFC 791)",
	TABLE(lsrr_fields),
	UNDER({ "ip.option", 3 }),
	.measure = route_measure,
	.text = "lsrr=%routers%",
};

static const struct proto ssrr = {
	.name = "IPOption_SSRR",
	.title = "IPv4 Strict Source and Record Route option (RFC 791)",
	TABLE(ssrr_fields),
	UNDER({ "ip.option", 9 }),
	.measure = route_measure,
	.text = "ssrr=%routers%",
};

/* ---- the others ---------------------------------------------------------------------------------------------- */

enum { CODE = 3 };

/* Options that end within the code keep what there is of it. */
static uint64_t code_size(const struct extent *x, const struct scope *s, size_t avail)
{
	(void)x;
	(void)s;
	return avail < CODE ? avail : CODE;
}

static bool code_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct str t = val_text(in);

	if ((in->type == V_STR || in->type == V_BYTES) && t.n > CODE)
		return diag_set(d, "%s takes %d bytes, these are %zu", f->name, CODE, t.n);
	*out = val_hold(*in);
	return true;
}

static const struct field security_fields[] = {
	OPTION_TYPE(1, 0, 2),
	FIXED_LENGTH(11),
	UINT("security", 16),
	UINT("compartment", 16),
	UINT("handling_restrictions", 16),
	BYTES("transmission_control_code", .size = SIZE_FN(code_size), .text = "xxx", .accept = code_accept),
};

static const struct proto security = {
	.name = "IPOption_Security",
	.title = "IPv4 Security option (RFC 791)",
	TABLE(security_fields),
	UNDER({ "ip.option", 2 }),
	.text = "security=%security%",
};

static const struct field timestamp_fields[] = {
	OPTION_TYPE(0, 2, 4),
	UINT("length", 8, .compute = { .kind = C_HEADER, .unit = 1, .unbounded = true }),
	UINT("pointer", 8, .init = 9),
	UINT("oflw", 4, .help = "overflow"),
	UINT("flg", 4, .init = 1, .names = &timestamp_flags, .help = "flag"),
	IPV4("internet_address", .when = "flg!=0"),
	UINT("timestamp", 32, .help = "milliseconds since midnight UT"),
};

static const struct proto timestamp = {
	.name = "IPOption_Timestamp",
	.title = "IPv4 Internet Timestamp option (RFC 791)",
	TABLE(timestamp_fields),
	UNDER({ "ip.option", 4 }),
	.text = "ts=%timestamp%",
};

static const struct field stream_fields[] = {
	OPTION_TYPE(1, 0, 8),
	FIXED_LENGTH(4),
	UINT("security", 16, .help = "stream ID"),
};

static const struct proto stream = {
	.name = "IPOption_Stream_Id",
	.title = "IPv4 Stream Identifier option (RFC 791)",
	TABLE(stream_fields),
	UNDER({ "ip.option", 8 }),
	.text = "stream=%security%",
};

static const struct field probe_fields[] = {
	OPTION_TYPE(0, 0, 11),
	FIXED_LENGTH(4),
	UINT("mtu", 16),
};

static const struct proto mtu_probe = {
	.name = "IPOption_MTU_Probe",
	.title = "IPv4 Probe MTU option (RFC 1063)",
	TABLE(probe_fields),
	UNDER({ "ip.option", 11 }),
	.text = "mtu-probe=%mtu%",
};

static const struct field reply_fields[] = {
	OPTION_TYPE(0, 0, 12),
	FIXED_LENGTH(4),
	UINT("mtu", 16),
};

static const struct proto mtu_reply = {
	.name = "IPOption_MTU_Reply",
	.title = "IPv4 Reply MTU option (RFC 1063)",
	TABLE(reply_fields),
	UNDER({ "ip.option", 12 }),
	.text = "mtu-reply=%mtu%",
};

static const struct field traceroute_fields[] = {
	OPTION_TYPE(0, 0, 18),
	FIXED_LENGTH(12),
	UINT("id", 16, .help = "ID number"),
	UINT("outbound_hops", 16, .help = "outbound hop count"),
	UINT("return_hops", 16, .help = "return hop count"),
	IPV4("originator_ip", .help = "originator IP address"),
};

static const struct proto traceroute = {
	.name = "IPOption_Traceroute",
	.title = "IPv4 Traceroute option (RFC 1393)",
	TABLE(traceroute_fields),
	UNDER({ "ip.option", 18 }),
	.text = "traceroute=%id%",
};

static const struct field extension_fields[] = {
	OPTION_TYPE(1, 0, 19),
	FIXED_LENGTH(10),
	IPV4("src_ext"),
	IPV4("dst_ext"),
};

static const struct proto extension = {
	.name = "IPOption_Address_Extension",
	.title = "IPv4 address extension option (RFC 1475)",
	TABLE(extension_fields),
	UNDER({ "ip.option", 19 }),
	.text = "addr-ext=%src_ext%/%dst_ext%",
};

static const struct field alert_fields[] = {
	OPTION_TYPE(1, 0, 20),
	FIXED_LENGTH(4),
	UINT("alert", 16, .names = &alerts),
};

static const struct proto alert = {
	.name = "IPOption_Router_Alert",
	.title = "IPv4 Router Alert option (RFC 2113)",
	TABLE(alert_fields),
	UNDER({ "ip.option", 20 }),
	.text = "router-alert",
};

static const struct field broadcast_fields[] = {
	OPTION_TYPE(1, 0, 21),
	UINT("length", 8, .compute = LENGTH_OF("addresses", 1, 2)),
	SCALARS("addresses", &address, .whole = true, .size = OF("length", 1, -2)),
};

/* A length that counts less than its header is malformed, unless what is left has no room for an address that it might mean. */
static size_t broadcast_measure(const struct scope *s)
{
	enum { HEADER = 2, ADDRESS = 4 };

	return s->n >= HEADER + ADDRESS - 1 ? refuse_below(s, HEADER) : 0;
}

static const struct proto broadcast = {
	.name = "IPOption_SDBM",
	.title = "IPv4 selective directed broadcast mode option (RFC 1770)",
	TABLE(broadcast_fields),
	UNDER({ "ip.option", 21 }),
	.measure = broadcast_measure,
	.text = "sdbm=%addresses%",
};

PROTO_UNIT(ipoption, &option, &eol, &nop, &security, &lsrr, &timestamp, &rr, &stream, &ssrr, &mtu_probe, &mtu_reply,
	   &traceroute, &extension, &alert, &broadcast);
