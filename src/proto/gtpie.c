/* gtpie.c - information elements of GTP version 1 (3GPP TS 29.060, 7.7), and kinds of text that version 2 and PFCP have as well. */
#include "gtp.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/space.h"
#include "pkt/str.h"

/* ---- digits and names ---- */

static const char digit_set[] = "0123456789*#abc";

static bool text_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	uint64_t want = extent_of(&f->size, s, avail);

	(void)p;
	*n = want < avail ? (size_t)want : avail;
	return f->size.kind != X_FIXED || want <= avail;
}

static bool is_raw(const struct val *v)
{
	struct str t = val_text(v);

	return v->type == V_STR && t.n >= 2 && t.p[0] == '0' && t.p[1] == 'x' && t.n % 2 == 0;
}

/* Bytes that are no such text: "0x21f3". */
static struct val raw_val(const uint8_t *p, size_t n)
{
	struct buf b = BUF_INIT;
	struct val v;

	buf_text(&b, "0x");
	for (size_t i = 0; i < n; i++)
		buf_fmt(&b, "%02x", p[i]);
	v = val_str(b.p, b.n);
	buf_free(&b);
	return v;
}

static int half(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool raw_write(const struct val *v, struct buf *out)
{
	struct str t = val_text(v);

	for (size_t i = 2; i + 1 < t.n; i += 2) {
		if (half(t.p[i]) < 0 || half(t.p[i + 1]) < 0)
			return false;
		buf_byte(out, (uint8_t)(half(t.p[i]) << 4 | half(t.p[i + 1])));
	}
	return true;
}

static struct str given(const struct field *f, const struct val *v)
{
	return v->type == V_UNSET && f->text ? str_of(f->text) : val_text(v);
}

static bool digits_put(struct str t, struct buf *out)
{
	for (size_t i = 0; i < t.n; i += 2) {
		const char *low = t.p[i] ? strchr(digit_set, t.p[i]) : NULL;
		const char *high = i + 1 < t.n && t.p[i + 1] ? strchr(digit_set, t.p[i + 1]) : digit_set + 15;

		if (!low || !high)
			return false;
		buf_byte(out, (uint8_t)((high - digit_set) << 4 | (low - digit_set)));
	}
	return true;
}

static void digits_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	struct buf b = BUF_INIT;
	bool ok = true;

	(void)s;
	(void)f;
	for (size_t i = 0; ok && i < n; i++) {
		unsigned low = p[i] & 15, high = p[i] >> 4;

		ok = low < 15 && (high < 15 || i + 1 == n);
		if (ok)
			buf_byte(&b, (uint8_t)digit_set[low]);
		if (ok && high < 15)
			buf_byte(&b, (uint8_t)digit_set[high]);
	}
	*out = ok ? val_bytes(b.p, b.n) : raw_val(p, n);
	buf_free(&b);
}

static bool filled(const struct field *f, struct buf *out, size_t from, struct diag *d)
{
	size_t n = out->n - from;

	if (f->size.kind != X_FIXED)
		return true;
	if (n > (size_t)f->size.add)
		return diag_set(d, "%s has at most %d bytes", f->name, f->size.add);
	buf_zeros(out, (size_t)f->size.add - n);
	return true;
}

static bool digits_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct str t = given(f, v);
	size_t from = out->n;

	(void)s;
	if (!(is_raw(v) ? raw_write(v, out) : digits_put(t, out)))
		return diag_set(d, "%s is digits, *, #, a, b or c, or bytes as 0x…", f->name);
	return filled(f, out, from, d);
}

static bool name_put(struct str t, struct buf *out)
{
	size_t at = 0;

	if (!t.n)
		buf_byte(out, 0);
	while (at < t.n) {
		size_t n = 0;

		while (at + n < t.n && t.p[at + n] != '.')
			n++;
		if (n > 63)
			return false;
		buf_byte(out, (uint8_t)n);
		buf_add(out, t.p + at, n);
		at += n + 1;
	}
	return true;
}

static void name_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	struct buf b = BUF_INIT, again = BUF_INIT;

	(void)s;
	(void)f;
	for (size_t at = 0; at < n && at + 1 + p[at] <= n; at += 1u + p[at]) {
		if (at)
			buf_byte(&b, '.');
		buf_add(&b, p + at + 1, p[at]);
	}
	*out = name_put((struct str){ (const char *)b.p, b.n }, &again) && again.n == n && (!n || !memcmp(again.p, p, n)) ? val_bytes(b.p, b.n)
														 : raw_val(p, n);
	buf_free(&b);
	buf_free(&again);
}

static bool name_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	(void)s;
	if (!(is_raw(v) ? raw_write(v, out) : name_put(given(f, v), out)))
		return diag_set(d, "%s is a name of labels of at most 63 bytes, or bytes as 0x…", f->name);
	return true;
}

static bool text_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct buf b = BUF_INIT;
	bool ok = in->type == V_STR || in->type == V_BYTES;

	if (!ok)
		return diag_set(d, "%s is text", f->name);
	ok = f->ops->write(NULL, f, in, &b, d);
	buf_free(&b);
	if (ok)
		*out = is_raw(in) ? val_hold(*in) : val_bytes(val_text(in).p, val_text(in).n);
	return ok;
}

const struct kind_ops gtp_digits_ops = { text_measure, digits_read, digits_write, text_accept };
const struct kind_ops gtp_name_ops = { text_measure, name_read, name_write, text_accept };

/* ---- information elements ---- */

static const struct name_row types_rows[] = {
	{ 1, "Cause" }, { 2, "IMSI" }, { 3, "RAI" }, { 4, "TLLI" }, { 5, "P_TMSI" }, { 8, "IE_ReorderingRequired" },
	{ 14, "Recovery" }, { 15, "SelectionMode" }, { 16, "TEIDI" }, { 17, "TEICP" }, { 19, "TeardownInd" },
	{ 20, "NSAPI" }, { 26, "ChargingChrt" }, { 27, "TraceReference" }, { 28, "TraceType" }, { 127, "ChargingId" },
	{ 128, "EndUserAddress" }, { 131, "AccessPointName" }, { 132, "ProtocolConfigurationOptions" },
	{ 133, "GSNAddress" }, { 134, "MSInternationalNumber" }, { 135, "QoS" }, { 148, "CommonFlags" },
	{ 149, "APNRestriction" }, { 151, "RatType" }, { 152, "UserLocationInformation" }, { 153, "MSTimeZone" },
	{ 154, "IMEI" }, { 181, "MSInfoChangeReportingAction" }, { 184, "BearerControlMode" },
	{ 191, "EvolvedAllocationRetentionPriority" }, { 255, "PrivateExtention" },
};
static const struct names types = { ROWS(types_rows) };

static const struct name_row causes_rows[] = {
	{ 0, "Request IMSI" }, { 1, "Request IMEI" }, { 2, "Request IMSI and IMEI" }, { 3, "No identity needed" },
	{ 4, "MS Refuses" }, { 5, "MS is not GPRS Responding" }, { 128, "Request accepted" },
	{ 129, "New PDP type due to network preference" }, { 130, "New PDP type due to single address bearer only" },
	{ 192, "Non-existent" }, { 193, "Invalid message format" }, { 194, "IMSI not known" },
	{ 195, "MS is GPRS Detached" }, { 196, "MS is not GPRS Responding" }, { 197, "MS Refuses" },
	{ 198, "Version not supported" }, { 199, "No resources available" }, { 200, "Service not supported" },
	{ 201, "Mandatory IE incorrect" }, { 202, "Mandatory IE missing" }, { 203, "Optional IE incorrect" },
	{ 204, "System failure" }, { 205, "Roaming restriction" }, { 206, "P-TMSI Signature mismatch" },
	{ 207, "GPRS connection suspended" }, { 208, "Authentication failure" }, { 209, "User authentication failed" },
	{ 210, "Context not found" }, { 211, "All dynamic PDP addresses are occupied" }, { 212, "No memory is available" },
	{ 213, "Reallocation failure" }, { 214, "Unknown mandatory extension header" },
	{ 215, "Semantic error in the TFT operation" }, { 216, "Syntactic error in TFT operation" },
	{ 217, "Semantic errors in packet filter(s)" }, { 218, "Syntactic errors in packet filter(s)" },
	{ 219, "Missing or unknown APN" }, { 220, "Unknown PDP address or PDP type" },
	{ 221, "PDP context without TFT already activated" }, { 222, "APN access denied : no subscription" },
	{ 223, "APN Restriction type incompatibility with currently active PDP Contexts" },
	{ 224, "MS MBMS Capabilities Insufficient" }, { 225, "Invalid Correlation : ID" },
	{ 226, "MBMS Bearer Context Superseded" }, { 227, "Bearer Control Mode violation" },
	{ 228, "Collision with network initiated request" },
};
static const struct names causes = { ROWS(causes_rows) };

static const struct name_row rats_rows[] = {
	{ 1, "UTRAN" }, { 2, "GETRAN" }, { 3, "WLAN" }, { 4, "GAN" }, { 5, "HSPA" },
};
static const struct names rats = { ROWS(rats_rows) };

static const struct name_row truth_rows[] = { { 254, "False" }, { 255, "True" } };
static const struct names truths = { ROWS(truth_rows) };

#define TYPE(number) UINT("ietype", 8, .init = (number), .names = &types)
#define LENGTH UINT("length", 16, .compute = { .kind = C_HEADER, .unit = 1, .add = -3 }, .help = "bytes behind it")
#define GIVEN(n) UINT("length", 16, .init = (n), .help = "bytes behind it")
#define IE(var, class, number, what, ...) \
	static const struct field var##_fields[] = { TYPE(number), __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "GTP version 1 information element: " what " (3GPP TS 29.060, 7.7)", \
		TABLE(var##_fields), \
		UNDER({ "gtp.ie", number }), \
		.text = "%ietype%", \
	}
#define PLACE GTP_DIGITS("MCC", FIXED(2)), GTP_DIGITS("MNC", FIXED(1))

IE(cause, "IE_Cause", 1, "Cause", UINT("CauseValue", 8, .names = &causes));
IE(imsi, "IE_IMSI", 2, "IMSI", GTP_DIGITS("imsi", FIXED(8), .text = "778049976657080"));
IE(routing, "IE_Routing", 3, "Routeing Area Identity", PLACE, UINT("LAC", 16), UINT("RAC", 8));
IE(reordering, "IE_ReorderingRequired", 8, "Reordering Required", UINT("reordering_required", 8, .init = 254, .names = &truths));
IE(recovery, "IE_Recovery", 14, "Recovery", UINT("restart_counter", 8, .init = 24));
/* The number of a name is what eight bits hold of a decimal number that was written like a binary one. */
static const struct name_row selection_rows[] = { { 0xbc, "MS or APN" }, { 0xbd, "MS" }, { 0xbe, "NET" }, { 0xbf, "FutureUse" } };
static const struct names selections = { ROWS(selection_rows) };
IE(selection, "IE_SelectionMode", 15, "Selection Mode", UINT("SelectionMode", 8, .init = 0xbc, .names = &selections));
IE(teidi, "IE_TEIDI", 16, "Tunnel Endpoint Identifier Data I", UINT("TEIDI", 32, .base = HEX));
IE(teicp, "IE_TEICP", 17, "Tunnel Endpoint Identifier Control Plane", UINT("TEICI", 32, .base = HEX));
IE(teardown, "IE_Teardown", 19, "Teardown Ind", UINT("indicator", 8, .init = 255, .names = &truths));
IE(nsapi, "IE_NSAPI", 20, "NSAPI", UINT("sparebits", 4, .base = HEX), UINT("NSAPI", 4, .base = HEX));
IE(charging, "IE_ChargingCharacteristics", 26, "Charging Characteristics", UINT("Ch_ChSpare", 4, .base = HEX), UINT("normal_charging", 1),
   UINT("prepaid_charging", 1), UINT("flat_rate_charging", 1), UINT("hot_billing_charging", 1), UINT("Ch_ChReserved", 8, .base = HEX));
IE(trace, "IE_TraceReference", 27, "Trace Reference", UINT("Trace_reference", 16, .base = HEX));
IE(trace_type, "IE_TraceType", 28, "Trace Type", UINT("Trace_type", 16, .base = HEX));
IE(charging_id, "IE_ChargingId", 127, "Charging ID", UINT("Charging_id", 32, .base = HEX));
IE(address, "IE_EndUserAddress", 128, "End User Address", GIVEN(2), UINT("SPARE", 4, .init = 15), UINT("PDPTypeOrganization", 4, .init = 1),
   UINT("PDPTypeNumber", 8, .base = HEX), IPV4("PDPAddress", .when = "length=6,22"), IPV6("IPv6_PDPAddress", .text = "::1", .when = "length=18,22"));
IE(apn, "IE_AccessPointName", 131, "Access Point Name", LENGTH, GTP_NAME("APN", REST, .text = "nternet"));
IE(pco, "IE_ProtocolConfigurationOptions", 132, "Protocol Configuration Options", GIVEN(4), BYTES("Protocol_Configuration", .size = OF("length", 1, 0)));
#define EITHER_ADDRESS IPV4("ipv4_address", .when = "length=4"), IPV6("ipv6_address", .text = "::1", .when = "length=16")
IE(gsn, "IE_GSNAddress", 133, "GSN Address", GIVEN(0), EITHER_ADDRESS);
IE(msisdn, "IE_MSInternationalNumber", 134, "MSISDN", LENGTH,
   FLAGS("flags", 8, .init = 0x91, .letters = "Extension||||International Number|||ISDN numbering"),
   GTP_DIGITS("digits", REST, .text = "33607080910"));
/* What IE_QoS carries, as 24.008 has it: on its own, all of it there. */
static const struct field profile_fields[] = {
	UINT("qos_ei", 8, .help = "identifier of the element"),
	UINT("length", 8),
	UINT("spare1", 2),
	UINT("delay_class", 3, .base = HEX, .init = 1),
	UINT("reliability_class", 3, .base = HEX, .init = 1),
	UINT("peak_troughput", 4, .base = HEX),
	UINT("spare2", 1),
	UINT("precedence_class", 3, .base = HEX),
	UINT("spare3", 3),
	UINT("mean_troughput", 5, .base = HEX),
	UINT("traffic_class", 3, .base = HEX),
	UINT("delivery_order", 2, .base = HEX),
	UINT("delivery_of_err_sdu", 3, .base = HEX),
	UINT("max_sdu_size", 8),
	UINT("max_bitrate_up", 8),
	UINT("max_bitrate_down", 8),
	UINT("redidual_ber", 4, .base = HEX),
	UINT("sdu_err_ratio", 4, .base = HEX),
	UINT("transfer_delay", 6, .base = HEX),
	UINT("traffic_handling_prio", 2, .base = HEX),
	UINT("guaranteed_bit_rate_up", 8),
	UINT("guaranteed_bit_rate_down", 8),
};
static const struct proto profile = {
	.name = "QoS_Profile",
	.title = "Quality of service (3GPP TS 24.008, 10.5.6.5)",
	TABLE(profile_fields),
	.text = "",
};

IE(qos, "IE_QoS", 135, "Quality of Service Profile", LENGTH,
   UINT("allocation_retention_prioiry", 8, .init = 1),
   UINT("spare1", 2, .base = HEX, .when = "length>1"),
   UINT("delay_class", 3, .base = HEX, .when = "length>1"),
   UINT("reliability_class", 3, .base = HEX, .when = "length>1"),
   UINT("peak_troughput", 4, .base = HEX, .when = "length>2"),
   UINT("spare2", 1, .when = "length>2"),
   UINT("precedence_class", 3, .base = HEX, .when = "length>2"),
   UINT("spare3", 3, .base = HEX, .when = "length>3"),
   UINT("mean_troughput", 5, .base = HEX, .when = "length>3"),
   UINT("traffic_class", 3, .base = HEX, .when = "length>4"),
   UINT("delivery_order", 2, .base = HEX, .when = "length>4"),
   UINT("delivery_of_err_sdu", 3, .base = HEX, .when = "length>4"),
   UINT("max_sdu_size", 8, .when = "length>5"),
   UINT("max_bitrate_up", 8, .when = "length>6"),
   UINT("max_bitrate_down", 8, .when = "length>7"),
   UINT("redidual_ber", 4, .base = HEX, .when = "length>8"),
   UINT("sdu_err_ratio", 4, .base = HEX, .when = "length>8"),
   UINT("transfer_delay", 6, .base = HEX, .when = "length>9"),
   UINT("traffic_handling_prio", 2, .base = HEX, .when = "length>9"),
   UINT("guaranteed_bit_rate_up", 8, .when = "length>10"),
   UINT("guaranteed_bit_rate_down", 8, .when = "length>11"),
   UINT("spare4", 3, .base = HEX, .when = "length>12"),
   UINT("signaling_indication", 1, .when = "length>12"),
   UINT("source_stats_desc", 4, .base = HEX, .when = "length>12"),
   UINT("max_bitrate_down_ext", 8, .when = "length>13"),
   UINT("guaranteed_bitrate_down_ext", 8, .when = "length>14"),
   UINT("max_bitrate_up_ext", 8, .when = "length>15"),
   UINT("guaranteed_bitrate_up_ext", 8, .when = "length>16"),
   UINT("max_bitrate_down_ext2", 8, .when = "length>17"),
   UINT("guaranteed_bitrate_down_ext2", 8, .when = "length>18"),
   UINT("max_bitrate_up_ext2", 8, .when = "length>19"),
   UINT("guaranteed_bitrate_up_ext2", 8, .when = "length>20"));
IE(extensions, "IE_ExtensionHeaderList", 141, "Extension Header Type List", UINT("length", 8, .compute = LENGTH_OF("extension_headers", 1, 0)),
   BYTES("extension_headers", .text = "\x40\xc0", .size = OF("length", 1, 0)));
IE(flags, "IE_CommonFlags", 148, "Common Flags", LENGTH, UINT("dual_addr_bearer_fl", 1), UINT("upgrade_qos_supported", 1), UINT("nrsn", 1),
   UINT("no_qos_nego", 1), UINT("mbms_cnting_info", 1), UINT("ran_procedure_ready", 1), UINT("mbms_service_type", 1),
   UINT("prohibit_payload_compression", 1));
IE(restriction, "IE_APNRestriction", 149, "APN Restriction", GIVEN(1), UINT("restriction_type_value", 8));
IE(rat, "IE_RATType", 151, "RAT Type", GIVEN(1), UINT("RAT_Type", 8, .names = &rats));
IE(location, "IE_UserLocationInformation", 152, "User Location Information", LENGTH, UINT("type", 8, .init = 1), PLACE, UINT("LAC", 16), UINT("SAC", 16));
IE(zone, "IE_MSTimeZone", 153, "MS Time Zone", LENGTH, UINT("timezone", 8), UINT("spare", 6),
   UINT("daylight_saving_time", 2, .base = HEX));
IE(imei, "IE_IMEI", 154, "IMEI", LENGTH, GTP_DIGITS("IMEI", REST));
IE(change, "IE_MSInfoChangeReportingAction", 181, "MS Info Change Reporting Action", GIVEN(1), UINT("Action", 8));
IE(direct, "IE_DirectTunnelFlags", 182, "Direct Tunnel Flags", GIVEN(1), UINT("spare", 5), UINT("EI", 1), UINT("GCSI", 1), UINT("DTI", 1));
IE(bearer, "IE_BearerControlMode", 184, "Bearer Control Mode", GIVEN(1), UINT("bearer_control_mode", 8));
IE(retention, "IE_EvolvedAllocationRetentionPriority", 191, "Evolved Allocation/Retention Priority", GIVEN(1), UINT("spare1", 1), UINT("PCI", 1),
   UINT("PL", 4, .base = HEX), UINT("spare2", 1), UINT("PVI", 1));
IE(gateway, "IE_CharginGatewayAddress", 251, "Charging Gateway Address", GIVEN(4), IPV4("ipv4_address", .init = 0x7f000001, .when = "length=4"),
   IPV6("ipv6_address", .text = "::1", .when = "length=16"));
IE(own, "IE_PrivateExtension", 255, "Private Extension", GIVEN(1), UINT("extension_identifier", 8), BYTES("extention_value", .size = OF("length", 1, -1)));

static const struct field any_fields[] = { TYPE(0), UINT("length", 16, .compute = LENGTH_OF("data", 1, 0)), BYTES("data", .size = OF("length", 1, 0)) };
static const struct proto any = {
	.name = "IE_NotImplementedTLV",
	.title = "GTP version 1 information element of any type that has a length (3GPP TS 29.060, 7.7)",
	TABLE(any_fields),
	.text = "%ietype%",
};

/* Elements from 128 on say how long they are; of the others the unknown ones end what can be read. */
static const struct layout *ie_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	const struct layout *l = avail > 1 ? space_lookup(space_make("gtp.ie"), p[0]) : NULL;

	(void)f;
	(void)outer;
	return l ? l : avail > 1 && (p[0] & 0x80) ? layout_need("IE_NotImplementedTLV") : NULL;
}
const struct family gtp_ies = { .choose = ie_class };

enum { LONG = 1500 };
static const char long_init[LONG] = { [LONG - 1] = 1 };
static const struct field long_fields[] = {
	UINT("IE_Cause", 8, .init = 1, .names = &types),
	BYTES("IE", .size = FIXED(LONG), .filled = true, .text = long_init, .ntext = LONG, .wide = true, .help = "1500 bytes, or a number at their end"),
};
static const struct proto too_long = {
	.name = "GTPmorethan1500",
	.title = "GTP version 1: an information element of 1500 bytes, to try what is longer than a frame (3GPP TS 29.060, 7.7)",
	TABLE(long_fields),
	.text = "%IE_Cause%",
};

PROTO_UNIT(gtpie, &too_long, &any, &cause, &imsi, &routing, &reordering, &recovery, &selection, &teidi, &teicp, &teardown, &nsapi, &charging,
           &trace, &trace_type, &charging_id, &address, &apn, &pco, &gsn, &msisdn, &qos, &extensions, &flags, &restriction, &rat,
           &location, &zone, &imei, &change, &direct, &bearer, &retention, &gateway, &own, &profile);
