/* snmp.c - Simple Network Management Protocol, versions 1, 2c and 3 (RFC 1157, RFC 3416, RFC 3412). */
#include <string.h>

#include "ber.h"

#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { PORT = 161, TRAP_PORT = 162, V3 = 3 };

static const struct name_row version_rows[] = {
	{ 0, "v1" },
	{ 1, "v2c" },
	{ 2, "v2" },
	{ V3, "v3" },
};
static const struct names versions = { ROWS(version_rows) };

static const struct name_row error_rows[] = {
	{ 0, "no_error" },
	{ 1, "too_big" },
	{ 2, "no_such_name" },
	{ 3, "bad_value" },
	{ 4, "read_only" },
	{ 5, "generic_error" },
	{ 6, "no_access" },
	{ 7, "wrong_type" },
	{ 8, "wrong_length" },
	{ 9, "wrong_encoding" },
	{ 10, "wrong_value" },
	{ 11, "no_creation" },
	{ 12, "inconsistent_value" },
	{ 13, "resource_unavailable" },
	{ 14, "commit_failed" },
	{ 15, "undo_failed" },
	{ 16, "authorization_error" },
	{ 17, "not_writable" },
	{ 18, "inconsistent_name" },
};
static const struct names errors = { ROWS(error_rows) };

static const struct name_row trap_rows[] = {
	{ 0, "cold_start" },
	{ 1, "warm_start" },
	{ 2, "link_down" },
	{ 3, "link_up" },
	{ 4, "auth_failure" },
	{ 5, "egp_neigh_loss" },
	{ 6, "enterprise_specific" },
};
static const struct names traps = { ROWS(trap_rows) };

/* ---- variables ---- */

static const struct field binding_fields[] = {
	BER_ELEMENT(BER_SEQUENCE),
	BER_OBJECT("oid", .text = "1.3", .help = "name of the variable"),
	LAYER("value", &ber_values, .text = "ASN1_NULL", .accept = ber_any_accept, .size = REST),
};
static const struct proto binding = {
	.name = "SNMPvarbind",
	.title = "SNMP: a variable and its value (RFC 3416, 3)",
	.example = "SNMPvarbind(oid=\"1.3.6.1.2.1.1.5.0\", value=\"router\")",
	TABLE(binding_fields),
	.measure = ber_measure,
	.text = "%oid%=%value%",
};
static const struct family bindings = { .other = "SNMPvarbind" };

#define BINDINGS BER_LIST("varbindlist", BER_SEQUENCE, &bindings, .help = "variables")

/* ---- protocol data units ---- */

#define ID BER_NUMBER("id", BER_INTEGER, "0", .help = "request-id")
#define PDU(var, class, number, what, ...) \
	static const struct field var##_fields[] = { BER_ELEMENT(number), __VA_ARGS__, BINDINGS }; \
	static const struct proto var = { \
		.name = class, \
		.title = "SNMP " what, \
		TABLE(var##_fields), \
		UNDER({ "snmp.pdu", number }), \
		.measure = ber_measure, \
		.text = class " %varbindlist%", \
	}
#define ASKS ID, BER_NUMBER("error", BER_INTEGER, "0", .names = &errors, .help = "error-status"), BER_NUMBER("error_index", BER_INTEGER, "0")

PDU(get, "SNMPget", 0xa0, "GetRequest-PDU (RFC 3416, 4.2.1)", ASKS);
PDU(next, "SNMPnext", 0xa1, "GetNextRequest-PDU (RFC 3416, 4.2.2)", ASKS);
PDU(response, "SNMPresponse", 0xa2, "Response-PDU (RFC 3416, 4.2.4)", ASKS);
PDU(set, "SNMPset", 0xa3, "SetRequest-PDU (RFC 3416, 4.2.5)", ASKS);
PDU(trap1, "SNMPtrapv1", 0xa4, "Trap-PDU of version 1 (RFC 1157, 4.1.6)",
    BER_OBJECT("enterprise", .text = "1.3"),
    BER_IP4("agent_addr", 0x40, .help = "agent-addr"),
    BER_NUMBER("generic_trap", BER_INTEGER, "0", .names = &traps, .help = "generic-trap"),
    BER_NUMBER("specific_trap", BER_INTEGER, "0", .help = "specific-trap"),
    BER_NUMBER("time_stamp", 0x43, "0", .help = "time-stamp, in hundredths of a second"));
PDU(bulk, "SNMPbulk", 0xa5, "GetBulkRequest-PDU (RFC 3416, 4.2.3)", ID, BER_NUMBER("non_repeaters", BER_INTEGER, "0"),
    BER_NUMBER("max_repetitions", BER_INTEGER, "0"));
PDU(inform, "SNMPinform", 0xa6, "InformRequest-PDU (RFC 3416, 4.2.7)", ASKS);
PDU(trap2, "SNMPtrapv2", 0xa7, "SNMPv2-Trap-PDU (RFC 3416, 4.2.6)", ASKS);
PDU(report, "SNMPreport", 0xa8, "Report-PDU (RFC 3416, 4.2.8)", ASKS);

static const struct family pdus = { .space = "snmp.pdu", .bits = 8, .stack = true };

/* ---- messages ---- */

static const struct field snmp_fields[] = {
	BER_ELEMENT(BER_SEQUENCE),
	BER_NUMBER("version", BER_INTEGER, "1", .names = &versions),
	BER_BYTES("community", BER_STRING, .text = "public"),
	LAYER("PDU", &pdus, .text = "SNMPget", .size = REST),
};

/* Which version: the number behind tag and length. */
static const struct layout *by_version(const struct scope *outer, const uint8_t *p, size_t n)
{
	size_t head, inside;

	(void)outer;
	if (!n || p[0] != BER_SEQUENCE || !ber_head(p, n, &head, &inside) || inside < 3 || p[head] != BER_INTEGER || p[head + 1] != 1)
		return NULL;
	return layout_need(p[head + 2] == V3 ? "SNMPv3" : "SNMP");
}

static const struct proto message = {
	.name = "SNMP message",
	.title = "SNMP message of any version (RFC 3411)",
	.abstract = true,
	UNDER({ "udp.port", PORT, BIND_DECODE }, { "udp.port", TRAP_PORT, BIND_DECODE }),
	.choose = by_version,
};

/* The request ids of two messages: of the PDU's fields the first behind its element. */
static bool same_id(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	struct val x, y, m = VAL_NONE, n = VAL_NONE;
	int f = field_find(a->layer[i].lay, "PDU", 3), g = field_find(q->layer[j].lay, "PDU", 3);
	bool same;

	layer_get(a, i, (unsigned)f, &x);
	layer_get(q, j, (unsigned)g, &y);
	if (x.type == V_PACKET && y.type == V_PACKET && x.p->n && y.p->n) {
		layer_get(x.p, 0, 1, &m);
		layer_get(y.p, 0, 1, &n);
	}
	same = m.type == V_INT && n.type == V_INT && m.u == n.u && !strcmp(x.p->layer[0].lay->proto->name, "SNMPresponse");
	val_drop(m);
	val_drop(n);
	val_drop(x);
	val_drop(y);
	return same;
}

static const struct proto snmp = {
	.name = "SNMP",
	.title = "Simple Network Management Protocol, versions 1 and 2c (RFC 1157, RFC 1901)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/SNMP(community=\"public\", PDU=SNMPget(id=1, "
		   "varbindlist=[SNMPvarbind(oid=\"1.3.6.1.2.1.1.1.0\")]))",
	TABLE(snmp_fields),
	UNDER({ "udp.port", PORT, BIND_BUILD }),
	SETS({ "UDP", "sport", PORT }),
	.measure = ber_measure,
	.replies = same_id,
	.text = "SNMP %version% %community% %PDU%",
};

/* ---- version 3 (RFC 3412, 6) ---- */

static const struct field scoped_fields[] = {
	BER_ELEMENT(BER_SEQUENCE),
	BER_BYTES("contextEngineID", BER_STRING),
	BER_BYTES("contextName", BER_STRING),
	LAYER("PDU", &pdus, .text = "SNMPget", .size = REST),
};
static const struct proto scoped = {
	.name = "SNMPv3ScopedPDU",
	.title = "SNMP version 3: PDU and its context, not encrypted (RFC 3412, 6.8)",
	TABLE(scoped_fields),
	UNDER({ "snmp.data", BER_SEQUENCE }),
	.measure = ber_measure,
	.text = "%PDU%",
};
static const struct field encrypted_fields[] = { BER_BYTES("val", BER_STRING) };
static const struct proto encrypted = {
	.name = "SNMPv3EncryptedPDU",
	.title = "SNMP version 3: encrypted PDU (RFC 3412, 6.8)",
	TABLE(encrypted_fields),
	UNDER({ "snmp.data", BER_STRING }),
	.text = "encrypted",
};
static const struct family datas = { .space = "snmp.data", .bits = 8, .stack = true };

static const struct field usm_fields[] = {
	BER_ELEMENT(BER_SEQUENCE),
	BER_BYTES("engine_id", BER_STRING, .help = "msgAuthoritativeEngineID"),
	BER_NUMBER("engine_boots", BER_INTEGER, "0", .help = "msgAuthoritativeEngineBoots"),
	BER_NUMBER("engine_time", BER_INTEGER, "0", .help = "msgAuthoritativeEngineTime"),
	BER_BYTES("user_name", BER_STRING, .help = "msgUserName"),
	BER_BYTES("auth_parameters", BER_STRING, .help = "msgAuthenticationParameters"),
	BER_BYTES("priv_parameters", BER_STRING, .help = "msgPrivacyParameters"),
};
static const struct proto usm = {
	.name = "SNMPv3USM",
	.title = "SNMP version 3: security parameters of the user-based security model (RFC 3414, 2.4)",
	TABLE(usm_fields),
	.measure = ber_measure,
	.text = "%user_name%",
};

static const struct name_row model_rows[] = {
	{ 0, "any" },
	{ 1, "v1" },
	{ 2, "v2c" },
	{ 3, "usm" },
	{ 4, "tsm" },
};
static const struct names models = { ROWS(model_rows) };

static const struct field v3_fields[] = {
	BER_ELEMENT(BER_SEQUENCE),
	BER_NUMBER("version", BER_INTEGER, "3", .names = &versions),
	BER_PART("header", BER_SEQUENCE, 4),
	BER_NUMBER("msgID", BER_INTEGER, "0"),
	BER_NUMBER("msgMaxSize", BER_INTEGER, "65507"),
	BER_BYTES("msgFlags", BER_STRING, .text = "\x04", .help = "1 authenticated, 2 encrypted, 4 reportable"),
	BER_NUMBER("msgSecurityModel", BER_INTEGER, "3", .names = &models),
	BER_BYTES("msgSecurityParameters", BER_STRING, .text = "0\x0e\x04\0\x02\x01\0\x02\x01\0\x04\0\x04\0\x04\0", .ntext = 16,
	          .help = "bytes of SNMPv3USM, for the user-based security model"),
	LAYER("msgData", &datas, .text = "SNMPv3ScopedPDU", .size = REST),
};
static const struct proto v3 = {
	.name = "SNMPv3",
	.title = "Simple Network Management Protocol, version 3 (RFC 3412, 6)",
	TABLE(v3_fields),
	UNDER({ "udp.port", PORT, BIND_BUILD }),
	SETS({ "UDP", "sport", PORT }),
	.measure = ber_measure,
	.text = "SNMPv3 id=%msgID% %msgData%",
};

PROTO_UNIT(snmp, &message, &snmp, &binding, &get, &next, &response, &set, &trap1, &bulk, &inform, &trap2, &report, &v3, &usm, &scoped,
           &encrypted);
