/* rtr.c - the RPKI to Router protocol, versions 0 and 1 (RFC 6810, RFC 8210). */
#include "pkt/field.h"
#include "pkt/registry.h"

enum { RTR_PORT = 323, RTR_SSH_PORT = 2222, RTR_ALTERNATE = 8282, END_OF_DATA = 7, END1 = 24, LEAST = 8, PDUS = 11 };

static const struct name_row type_rows[] = {
	{ 0, "Serial Notify" },
	{ 1, "Serial Query" },
	{ 2, "Reset Query" },
	{ 3, "Cache Response" },
	{ 4, "IPv4 Prefix" },
	{ 6, "IPv6 Prefix" },
	{ END_OF_DATA, "End of Data" },
	{ 8, "Cache Reset" },
	{ 9, "Router Key" },
	{ 10, "Error Report" },
	{ 255, "Reserved" },
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row error_rows[] = {
	{ 0, "Corrupt Data" },
	{ 1, "Internal Error" },
	{ 2, "No data Available" },
	{ 3, "Invalid Request" },
	{ 4, "Unsupported Protocol Version" },
	{ 5, "Unsupported PDU Type" },
	{ 6, "Withdrawal of Unknown Record" },
	{ 7, "Duplicate Announcement Received" },
	{ 8, "Unexpected Protocol Version" },
};
static const struct names errors = { ROWS(error_rows) };

static const struct name_row version_rows[] = {
	{ 0, "0" },
	{ 1, "1" },
};
static const struct names versions = { ROWS(version_rows) };

static const struct layout *pdu(const uint8_t *p, size_t n)
{
	static const char *const classes[PDUS] = { "RTRSerialNotify", "RTRSerialQuery", "RTRResetQuery", "RTRCacheResponse", "RTRIPv4Prefix",
		                                   NULL, "RTRIPv6Prefix", "RTREndofDatav0", "RTRCacheReset", "RTRRouterKey",
		                                   "RTRErrorReport" };

	if (n < LEAST || p[0] > 1 || p[1] >= PDUS || !classes[p[1]])
		return NULL;
	return layout_need(p[1] == END_OF_DATA && n >= END1 && p[0] == 1 ? "RTREndofDatav1" : classes[p[1]]);
}

static const struct layout *choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return pdu(p, n);
}

static const struct layout *next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)s;
	return pdu(p, n);
}

#define FRAMED .framed = { .at = 32, .bits = 32 }
static const struct proto rtr = {
	.name = "RTR",
	.title = "RPKI to Router protocol, any PDU (RFC 8210)",
	.abstract = true,
	UNDER({ "tcp.port", RTR_PORT, BIND_DECODE }, { "tcp.port", RTR_ALTERNATE, BIND_DECODE }, { "tcp.port", RTR_SSH_PORT, BIND_DECODE }),
	.choose = choose,
	FRAMED,
};

#define HEADER(v, t) UINT("rtr_version", 8, .init = (v), .names = &versions), UINT("pdu_type", 8, .init = (t), .names = &types)
#define SESSION UINT("session_id", 16)
#define RESERVED UINT("reserved", 16)
#define LENGTH(n) UINT("length", 32, .init = (n))
#define COMPUTED UINT("length", 32, .compute = { .kind = C_HEADER, .unit = 1, .unbounded = true })
#define SERIAL UINT("serial_number", 32)
#define PREFIX_BITS \
	UINT("flags", 8, .help = "1: announcement, 0: withdrawal"), UINT("shortest_length", 8), UINT("longest_length", 8), UINT("zeros", 8)
#define PDU(var, class, words, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "RPKI to Router: " words, \
		TABLE(var##_fields), \
		.next = next, \
		FRAMED, \
		.text = "RTR " what, \
	}

PDU(notify, "RTRSerialNotify", "serial notify (RFC 8210, 5.2)", "notify session=%session_id% serial=%serial_number%", HEADER(0, 0), SESSION,
    LENGTH(12), SERIAL);
PDU(query, "RTRSerialQuery", "serial query (RFC 8210, 5.3)", "query session=%session_id% serial=%serial_number%", HEADER(0, 1), SESSION,
    LENGTH(12), SERIAL);
PDU(reset_query, "RTRResetQuery", "reset query (RFC 8210, 5.4)", "reset query", HEADER(0, 2), RESERVED, LENGTH(8));
PDU(response, "RTRCacheResponse", "cache response (RFC 8210, 5.5)", "response session=%session_id%", HEADER(0, 3), SESSION, LENGTH(8));
PDU(prefix4, "RTRIPv4Prefix", "IPv4 prefix (RFC 8210, 5.6)", "%prefix%/%shortest_length%-%longest_length% AS%asn%", HEADER(0, 4), RESERVED,
    LENGTH(20), PREFIX_BITS, IPV4("prefix"), UINT("asn", 32));
PDU(prefix6, "RTRIPv6Prefix", "IPv6 prefix (RFC 8210, 5.7)", "%prefix%/%shortest_length%-%longest_length% AS%asn%", HEADER(0, 6), RESERVED,
    LENGTH(32), PREFIX_BITS, IPV6("prefix", .text = "::"), UINT("asn", 32));
PDU(end0, "RTREndofDatav0", "end of data, version 0 (RFC 6810, 5.8)", "end session=%session_id% serial=%serial_number%", HEADER(0, 7), SESSION,
    LENGTH(12), SERIAL);
PDU(end1, "RTREndofDatav1", "end of data (RFC 8210, 5.8)", "end session=%session_id% serial=%serial_number%", HEADER(1, 7), SESSION,
    LENGTH(24), SERIAL, UINT("refresh_interval", 32), UINT("retry_interval", 32), UINT("expire_interval", 32));
PDU(cache_reset, "RTRCacheReset", "cache reset (RFC 8210, 5.9)", "reset", HEADER(0, 8), RESERVED, LENGTH(8));
PDU(key, "RTRRouterKey", "router key (RFC 8210, 5.10)", "key AS%asn%", HEADER(1, 9), UINT("flags", 8), UINT("zeros", 8), COMPUTED,
    BYTES("subject_key_identifier", .size = FIXED(20), .filled = true), UINT("asn", 32), BYTES("subject_PKI", .size = REST));
PDU(error, "RTRErrorReport", "error report (RFC 8210, 5.11)", "error %error_code%[ %error_text%]", HEADER(0, 10),
    UINT("error_code", 16, .names = &errors), COMPUTED, UINT("length_of_encaps_PDU", 32, .compute = LENGTH_OF("erroneous_PDU", 1, 0)),
    BYTES("erroneous_PDU", .size = OF("length_of_encaps_PDU", 1, 0)), UINT("length_of_error_text", 32, .compute = LENGTH_OF("error_text", 1, 0)),
    BYTES("error_text", .size = OF("length_of_error_text", 1, 0)));

PROTO_UNIT(rtr, &rtr, &notify, &query, &reset_query, &response, &prefix4, &prefix6, &end0, &end1, &cache_reset, &key, &error);
