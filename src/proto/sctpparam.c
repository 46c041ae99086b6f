/* sctpparam.c - SCTP parameters, which stand in chunks (RFC 9260, 3.3.2.1; RFC 5061, RFC 4895, RFC 6525, RFC 3758). */
#include "sctp.h"

static const struct name_row type_rows[] = {
	{ 1, "heartbeat-info" },
	{ 5, "IPv4" },
	{ 6, "IPv6" },
	{ 7, "state-cookie" },
	{ 8, "unrecognized-param" },
	{ 9, "cookie-preservative" },
	{ 11, "hostname" },
	{ 12, "addrtypes" },
	{ 13, "out-ssn-reset-req" },
	{ 14, "in-ssn-reset-req" },
	{ 15, "ssn-tsn-reset-req" },
	{ 16, "re-configuration-res" },
	{ 17, "add-outgoing-stream-req" },
	{ 18, "add-incoming-stream-req" },
	{ 0x8000, "ecn-capable" },
	{ 0x8002, "random" },
	{ 0x8003, "chunk-list" },
	{ 0x8004, "requested-HMAC-functions" },
	{ 0x8008, "supported-extensions" },
	{ 0xc000, "fwd-tsn-supported" },
	{ 0xc001, "add-IP" },
	{ 0xc002, "del-IP" },
	{ 0xc003, "error-indication" },
	{ 0xc004, "set-primary-addr" },
	{ 0xc005, "success-indication" },
	{ 0xc006, "adaptation-layer" },
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row hmac_rows[] = {
	{ 0, "Reserved1" },
	{ 1, "SHA-1" },
	{ 2, "Reserved2" },
	{ 3, "SHA-256" },
};
static const struct names hmacs = { .table = "sctp.hmac", ROWS(hmac_rows) };

static const struct name_row result_rows[] = {
	{ 0, "Success - Nothing to do" },
	{ 1, "Success - Performed" },
	{ 2, "Denied" },
	{ 3, "Error - Wrong SSN" },
	{ 4, "Error - Request already in progress" },
	{ 5, "Error - Bad Sequence Number" },
	{ 6, "In progress" },
};
static const struct names results = { ROWS(result_rows) };

#define TYPE(n) UINT("type", 16, .init = (n), .names = &types)
#define LENGTH(field, before) UINT("len", 16, .compute = LENGTH_OF(field, 1, before), .help = "bytes, without padding")
#define FIXED_LENGTH(n) UINT("len", 16, .init = (n))
#define NUMBER(name) UINT(name, 32, .base = HEX)
#define SEQUENCE(name) UINT(name, 32)
#define REST_OF(name, before) BYTES(name, .size = OF("len", 1, -(before)))

#define PARAM(var, class, n, what, ...) \
	static const struct field var##_fields[] = { TYPE(n), __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "SCTP parameter: " what, \
		TABLE(var##_fields), \
		UNDER({ "sctp.param", n }), \
		.text = "%type%", \
	}
#define DATA(var, class, n, label, what) PARAM(var, class, n, what, LENGTH(label, 4), REST_OF(label, 4), SCTP_PAD)
#define NUMBERS(var, class, n, label, one, what, ...) \
	PARAM(var, class, n, what, LENGTH(label, 4), SCALARS(label, one, .whole = true, .size = OF("len", 1, -4), __VA_ARGS__), SCTP_PAD)

/* A list with a default. */
#define LISTED(name, ...) \
	static const struct val name##_items[] = { __VA_ARGS__ }; \
	static const struct list name##_list = { .n = sizeof(name##_items) / sizeof(name##_items[0]), .v = (struct val *)name##_items }; \
	static const struct val name = { .type = V_LIST, .l = (struct list *)&name##_list }
#define ITEM(number) { .type = V_INT, .u = (number) }
LISTED(ip4_only, ITEM(5));
LISTED(sha1_only, ITEM(1));
LISTED(extensions, ITEM(15), ITEM(193), ITEM(128));

static const struct field address_type = UINT("type", 16, .names = &types);
static const struct field chunk_type = UINT("type", 8, .names_of = "sctp.chunk");
static const struct field hmac = UINT("function", 16, .names = &hmacs);
static const struct field stream = UINT("stream", 16);

DATA(info, "SCTPChunkParamHeartbeatInfo", 1, "data", "Heartbeat Info (RFC 9260, 3.3.5)");
PARAM(ip4, "SCTPChunkParamIPv4Addr", 5, "IPv4 Address (RFC 9260, 3.3.2.1.1)", FIXED_LENGTH(8), IPV4("addr", .init = 0x7f000001));
PARAM(ip6, "SCTPChunkParamIPv6Addr", 6, "IPv6 Address (RFC 9260, 3.3.2.1.2)", FIXED_LENGTH(20), IPV6("addr", .text = "::1"));
DATA(cookie, "SCTPChunkParamStateCookie", 7, "cookie", "State Cookie (RFC 9260, 3.3.3.1.1)");
DATA(unrecognized, "SCTPChunkParamUnrocognizedParam", 8, "param", "Unrecognized Parameter, or one of unknown type (RFC 9260, 3.3.3.1.2)");
PARAM(preservative, "SCTPChunkParamCookiePreservative", 9, "Cookie Preservative (RFC 9260, 3.3.2.1.3)", FIXED_LENGTH(8),
      NUMBER("sug_cookie_inc"));
DATA(hostname, "SCTPChunkParamHostname", 11, "hostname", "Host Name Address, deprecated (RFC 9260, 3.3.2.1.4)");
NUMBERS(addresses, "SCTPChunkParamSupportedAddrTypes", 12, "addr_type_list", &address_type,
        "Supported Address Types (RFC 9260, 3.3.2.1.5)", .value = &ip4_only);
PARAM(ecn, "SCTPChunkParamECNCapable", 0x8000, "ECN Capable (RFC 9260, A)", FIXED_LENGTH(4));
DATA(random, "SCTPChunkParamRandom", 0x8002, "random", "Random (RFC 4895, 3.1)");
NUMBERS(chunks, "SCTPChunkParamChunkList", 0x8003, "chunk_list", &chunk_type, "Chunk List (RFC 4895, 3.2)");
NUMBERS(functions, "SCTPChunkParamRequestedHMACFunctions", 0x8004, "HMAC_functions_list", &hmac,
        "Requested HMAC Algorithm (RFC 4895, 3.3)", .value = &sha1_only);
NUMBERS(supported, "SCTPChunkParamSupportedExtensions", 0x8008, "supported_extensions", &chunk_type,
        "Supported Extensions (RFC 5061, 4.2.7)", .value = &extensions);
PARAM(forward, "SCTPChunkParamFwdTSN", 0xc000, "Forward-TSN-Supported (RFC 3758, 3.1)", FIXED_LENGTH(4));

/* ---- changes of addresses (RFC 5061, 4.2) ---- */

static const struct field addr4 = IPV4("addr", .init = 0x7f000001);
static const struct field addr6 = IPV6("addr", .text = "::1");
static const struct field addr_none = BYTES("addr", .size = OF("addr_len", 1, -4));
static const struct alt addrs[] = {
	{ "addr_type=5", &addr4 },
	{ "addr_type=6", &addr6 },
	{ NULL, &addr_none },
};
#define CHANGE(var, class, n, what) \
	PARAM(var, class, n, what, LENGTH("addr", 12), NUMBER("correlation_id"), UINT("addr_type", 16, .init = 5, .names = &types), \
	      UINT("addr_len", 16, .compute = LENGTH_OF("addr", 1, 4)), ALT("addr", addrs), SCTP_PAD)
CHANGE(add, "SCTPChunkParamAddIPAddr", 0xc001, "Add IP Address (RFC 5061, 4.2.1)");
CHANGE(del, "SCTPChunkParamDelIPAddr", 0xc002, "Delete IP Address (RFC 5061, 4.2.2)");
CHANGE(primary, "SCTPChunkParamSetPrimaryAddr", 0xc004, "Set Primary IP Address (RFC 5061, 4.2.4)");
PARAM(indication, "SCTPChunkParamErrorIndication", 0xc003, "Error Cause Indication (RFC 5061, 4.2.3)", LENGTH("error_causes", 8),
      NUMBER("correlation_id"), REST_OF("error_causes", 8), SCTP_PAD);
PARAM(success, "SCTPChunkParamSuccessIndication", 0xc005, "Success Indication (RFC 5061, 4.2.5)", FIXED_LENGTH(8), NUMBER("correlation_id"));
PARAM(adaptation, "SCTPChunkParamAdaptationLayer", 0xc006, "Adaptation Layer Indication (RFC 5061, 4.2.6)", FIXED_LENGTH(8),
      NUMBER("indication"));

/* ---- changes of streams (RFC 6525, 4) ---- */

PARAM(out_reset, "SCTPChunkParamOutSSNResetReq", 13, "Outgoing SSN Reset Request (RFC 6525, 4.1)", LENGTH("stream_num_list", 16),
      SEQUENCE("re_conf_req_seq_num"), SEQUENCE("re_conf_res_seq_num"), SEQUENCE("tsn"),
      SCALARS("stream_num_list", &stream, .whole = true, .size = OF("len", 1, -16)), SCTP_PAD);
PARAM(in_reset, "SCTPChunkParamInSSNResetReq", 14, "Incoming SSN Reset Request (RFC 6525, 4.2)", LENGTH("stream_num_list", 8),
      SEQUENCE("re_conf_req_seq_num"), SCALARS("stream_num_list", &stream, .whole = true, .size = OF("len", 1, -8)), SCTP_PAD);
PARAM(reset, "SCTPChunkParamSSNTSNResetReq", 15, "SSN/TSN Reset Request (RFC 6525, 4.3)", FIXED_LENGTH(8), SEQUENCE("re_conf_req_seq_num"));
PARAM(result, "SCTPChunkParamReConfigRes", 16, "Re-configuration Response (RFC 6525, 4.4)", FIXED_LENGTH(12), SEQUENCE("re_conf_res_seq_num"),
      UINT("result", 32, .names = &results), SEQUENCE("sender_next_tsn"), SEQUENCE("receiver_next_tsn"));
#define ADD_STREAMS(var, class, n, what) \
	PARAM(var, class, n, what, FIXED_LENGTH(12), SEQUENCE("re_conf_req_seq_num"), UINT("num_new_stream", 16), UINT("reserved", 16))
ADD_STREAMS(add_out, "SCTPChunkParamAddOutgoingStreamReq", 17, "Add Outgoing Streams Request (RFC 6525, 4.5)");
ADD_STREAMS(add_in, "SCTPChunkParamAddIncomingStreamReq", 18, "Add Incoming Streams Request (RFC 6525, 4.6)");

const struct family sctp_params = { .space = "sctp.param", .bits = 16, .other = "SCTPChunkParamUnrocognizedParam" };

PROTO_NAMES_UNIT(sctpparam, ((const struct names *const[]){ &hmacs, NULL }), &info, &ip4, &ip6, &cookie, &unrecognized, &preservative,
                 &hostname, &addresses, &out_reset, &in_reset, &reset, &result, &add_out, &add_in, &ecn, &random, &chunks, &functions,
                 &supported, &forward, &add, &del, &indication, &primary, &success, &adaptation);
