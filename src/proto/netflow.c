/* netflow.c - NetFlow versions 1, 5 and 9 (RFC 3954) and IPFIX (RFC 7011): headers, records, templates. Names are in netflownames.c. */
#include "netflow.h"
#include "sctp.h"

#include "pkt/bits.h"
#include "pkt/clock.h"
#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { PORT = 2055, NANOSECONDS = 1000000000 };

static const struct field header_fields[] = {
	UINT("version", 16, .init = 1, .compute = NEXT("netflow.version")),
};
/* sFlow, on port 6343 as well, begins with zeros. */
static const struct layout *some_version(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n >= 2 && get16(p) == 0 ? NULL : LAYOUT_SELF;
}

static const struct proto header = {
	.name = "NetflowHeader",
	.title = "NetFlow of any version, or IPFIX: the version (RFC 3954, 5.1)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/NetflowHeader()/NetflowHeaderV5()/NetflowRecordV5(src=\"192.0.2.7\", dst=\"198.51.100.1\")",
	TABLE(header_fields),
	UNDER({ "udp.port", PORT }, { "udp.port", 2056, BIND_DECODE }, { "udp.port", 9995, BIND_DECODE }, { "udp.port", 9996, BIND_DECODE },
	      { "udp.port", 4739, BIND_DECODE }, { "udp.port", 6343, BIND_DECODE }),
	.choose = some_version,
	SETS({ "UDP", "sport", PORT }),
	.text = "NetFlow v%version%",
};

/* The number of layers that follow: records, or sets of them. */
static bool layers_behind(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	(void)f;
	*out = e->p->n - layer - 1;
	return true;
}

static bool now(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	(void)e;
	(void)layer;
	(void)f;
	*out = (uint64_t)(clock_now() / NANOSECONDS);
	return true;
}

#define RECORDS_BEHIND UINT("count", 16, .compute = COMPUTE_LOOKS(layers_behind, LOOKS_CLASSES), .help = "records that follow")
#define UPTIME UINT("sysUptime", 32, .help = "milliseconds since the exporter started")

static const struct field v1_fields[] = {
	RECORDS_BEHIND,
	UPTIME,
	UINT("unixSecs", 32, .help = "seconds since 1970 UTC"),
	UINT("unixNanoSeconds", 32),
};
static const struct field record1_fields[] = {
	IPV4("ipsrc"),
	IPV4("ipdst"),
	IPV4("nexthop"),
	UINT("inputIfIndex", 16),
	UINT("outpuIfIndex", 16),
	UINT("dpkts", 32, .help = "packets"),
	UINT("dbytes", 32, .help = "bytes"),
	UINT("starttime", 32),
	UINT("endtime", 32),
	UINT("srcport", 16),
	UINT("dstport", 16),
	UINT("padding", 16),
	UINT("proto", 8, .names_of = "ipproto"),
	UINT("tos", 8),
	UINT("padding1", 32),
	UINT("padding2", 32),
};
static const struct field v5_fields[] = {
	RECORDS_BEHIND,
	UPTIME,
	UINT("unixSecs", 32, .help = "seconds since 1970 UTC"),
	UINT("unixNanoSeconds", 32),
	UINT("flowSequence", 32),
	UINT("engineType", 8),
	UINT("engineID", 8),
	UINT("samplingInterval", 16),
};
static const struct field record5_fields[] = {
	IPV4("src", .init = 0x7f000001),
	IPV4("dst", .init = 0x7f000001),
	IPV4("nexthop"),
	UINT("input", 16, .help = "interface"),
	UINT("output", 16, .help = "interface"),
	UINT("dpkts", 32, .init = 1, .help = "packets"),
	UINT("dOctets", 32, .init = 60, .help = "bytes"),
	UINT("first", 32, .help = "sysUptime at the first packet"),
	UINT("last", 32, .help = "sysUptime at the last packet"),
	UINT("srcport", 16),
	UINT("dstport", 16),
	UINT("pad1", 8),
	FLAGS("tcpFlags", 8, .init = 2, .letters = "FSRPAUEC"),
	UINT("prot", 8, .init = 6, .names_of = "ipproto"),
	UINT("tos", 8),
	UINT("src_as", 16),
	UINT("dst_as", 16),
	UINT("src_mask", 8),
	UINT("dst_mask", 8),
	UINT("pad2", 16),
};

#define CLASS(var, class, what, ...) static const struct proto var = { .name = class, .title = "NetFlow: " what, TABLE(var##_fields), __VA_ARGS__ }

CLASS(v1, "NetflowHeaderV1", "header of version 1", UNDER({ "netflow.version", 1 }), .other = "NetflowRecordV1", .text = "count=%count%");
CLASS(record1, "NetflowRecordV1", "record of version 1", .other = "NetflowRecordV1",
      .text = "%ipsrc%:%srcport% > %ipdst%:%dstport% %proto% %dpkts% packets %dbytes% bytes");
CLASS(v5, "NetflowHeaderV5", "header of version 5", UNDER({ "netflow.version", 5 }), .other = "NetflowRecordV5", .text = "count=%count%");
CLASS(record5, "NetflowRecordV5", "record of version 5", .other = "NetflowRecordV5",
      .text = "%src%:%srcport% > %dst%:%dstport% %prot% %dpkts% packets %dOctets% bytes");

static const struct field v9_fields[] = {
	UINT("count", 16, .compute = COMPUTE_LOOKS(layers_behind, LOOKS_CLASSES), .help = "sets that follow"),
	UPTIME,
	UINT("unixSecs", 32, .compute = COMPUTE_LOOKS(now, LOOKS_ANY), .help = "seconds since 1970 UTC"),
	UINT("packageSequence", 32),
	UINT("SourceID", 32),
};
CLASS(v9, "NetflowHeaderV9", "header of version 9 (RFC 3954, 5.1)", UNDER({ "netflow.version", 9 }), .other = "NetflowDataflowsetV9",
      .text = "source=%SourceID% count=%count%");

/* As in Scapy the length leaves the version's two bytes out when it is computed. */
static const struct field v10_fields[] = {
	UINT("length", 16, .compute = { .kind = C_TOTAL, .unit = 1, .unbounded = true }, .help = "bytes of the message"),
	UINT("ExportTime", 32, .help = "seconds since 1970 UTC"),
	UINT("flowSequence", 32),
	UINT("ObservationDomainID", 32),
};
static const struct proto v10 = {
	.name = "NetflowHeaderV10",
	.title = "IP Flow Information Export: header (RFC 7011, 3.1)",
	TABLE(v10_fields),
	UNDER({ "netflow.version", 10 }),
	.other = "NetflowDataflowsetV9",
	.text = "domain=%ObservationDomainID%",
};

/* ---- sets ---- */

static const struct layout *set_class(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	switch (n >= 2 ? get16(p) : UINT16_MAX) {
	case TEMPLATES_9: case TEMPLATES_10:
		return layout_need("NetflowFlowsetV9");
	case OPTIONS_9:
		return layout_need("NetflowOptionsFlowsetV9");
	case OPTIONS_10:
		return layout_need("NetflowOptionsFlowset10");
	}
	return LAYOUT_SELF;
}

#define SET_LENGTH UINT("length", 16, .compute = HEADER_LENGTH(1), .help = "bytes of the set")
#define SET(var, class, what, ...) CLASS(var, class, what, .other = "NetflowDataflowsetV9", __VA_ARGS__)

enum { VALUES = 1 };
static bool has_values(const struct field *f, const struct scope *s)
{
	(void)f;
	return scope_decoding(s) ? netflow_knows(s->outer) : s->vals && s->vals[VALUES].type != V_UNSET;
}
static bool has_bytes(const struct field *f, const struct scope *s)
{
	return !has_values(f, s);
}
static const struct list no_list = { .n = 0 };
static const struct val no_values = { .type = V_LIST, .l = (struct list *)&no_list };
static const struct field record9_fields[] = {
	BYTES("fieldValue", .size = REST, .present = has_bytes, .help = "values whose template is not known"),
	HOOK("fields", &netflow_values_ops, .value = &no_values, .names_of = "netflow.element", .present = has_values, .help = "tuples (name, value) or (name, value, bytes)"),
};

CLASS(record9, "NetflowRecordV9", "data that a template describes (RFC 3954, 5.3)", .text = "%fieldValue%%fields%",
      .example = "NetflowRecordV9(fields=[(\"IPV4_SRC_ADDR\", \"192.0.2.7\"), (\"IN_BYTES\", 1500), (\"flowStartMilliseconds\", 1700000000000, 8)])");
static const struct family records = { .other = "NetflowRecordV9" };

static const struct field data_fields[] = {
	UINT("templateID", 16, .init = 255),
	SET_LENGTH,
	LIST("records", &records, .size = SIZE_FN(netflow_records_size)),
	HOOK("padding", &sctp_pad_ops, .quiet = true, .help = "bytes up to a multiple of four, where they are not zero"),
};
SET(data, "NetflowDataflowsetV9", "data set (RFC 3954, 5.3; RFC 7011, 3.4.3)", .choose = set_class, .learn = netflow_explain, .text_fn = netflow_text);

static bool width_of(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	uint64_t type = 0;

	(void)f;
	layer_uint(e->p, layer, (unsigned)field_find(e->p->layer[layer].lay, "fieldType", 9), &type);
	*out = netflow_width(type);
	return true;
}

/* Version 9 knows no enterprises: the bit is one of a larger number there (RFC 3954, 5.2). What is given is sent. */
static bool has_enterprise(const struct field *f, const struct scope *s)
{
	const struct layout *nine = layout_need("NetflowHeaderV9");
	uint64_t bit = 0;

	if (!scope_uint(s, 0, &bit) || !bit)
		return false;
	if (!scope_decoding(s) && s->vals && (s->vals[0].decoded || s->vals[f->index].type != V_UNSET))
		return s->vals[f->index].type != V_UNSET;
	for (s = s->outer; s; s = s->outer)
		for (unsigned i = 0; s->p && i < s->index; i++)
			if (s->p->layer[i].lay == nine)
				return false;
	return true;
}

static const struct field element_fields[] = {
	UINT("enterpriseBit", 1),
	UINT("fieldType", 15, .names_of = "netflow.element"),
	UINT("fieldLength", 16, .compute = COMPUTE_FN(width_of), .help = "bytes of the value; 65535: it says itself"),
	UINT("enterpriseNumber", 32, .present = has_enterprise),
};
CLASS(element, "NetflowTemplateFieldV9", "field of a template (RFC 3954, 5.2; RFC 7011, 3.2)", .text = "%fieldType%:%fieldLength%");
static const struct family elements = { .other = "NetflowTemplateFieldV9" };

static const struct field template_fields[] = {
	UINT("templateID", 16, .init = 255),
	UINT("fieldCount", 16, .compute = COUNT_OF("template_fields", 0)),
	LIST("template_fields", &elements, .count = OF("fieldCount", 1, 0)),
};
CLASS(template, "NetflowTemplateV9", "template: the fields of a record (RFC 3954, 5.2; RFC 7011, 3.4.1)", .text = "%templateID%");
static const struct family templates = { .other = "NetflowTemplateV9" };

static const struct field flowset_fields[] = {
	UINT("flowSetID", 16),
	SET_LENGTH,
	LIST("templates", &templates, .size = REST),
};
SET(flowset, "NetflowFlowsetV9", "set of templates (RFC 3954, 5.2; RFC 7011, 3.4.1)", .learn = netflow_learn_templates,
    .text = "templates %templates%");

static const struct name_row scope_rows[] = {
	{ 1, "System" },
	{ 2, "Interface" },
	{ 3, "Line card" },
	{ 4, "Cache" },
	{ 5, "Template" },
};
static const struct names scope_types = { ROWS(scope_rows) };

static const struct field scope_fields[] = {
	UINT("scopeFieldType", 16, .names = &scope_types),
	UINT("scopeFieldlength", 16),
};
CLASS(scope, "NetflowOptionsFlowsetScopeV9", "scope of options (RFC 3954, 6.1)");
static const struct family scopes = { .other = "NetflowOptionsFlowsetScopeV9" };

static const struct field option_fields[] = {
	UINT("enterpriseBit", 1),
	UINT("optionFieldType", 15, .names_of = "netflow.element"),
	UINT("optionFieldlength", 16),
	UINT("enterpriseNumber", 32, .present = has_enterprise),
};
CLASS(option, "NetflowOptionsFlowsetOptionV9", "field of an options template (RFC 3954, 6.1)");
static const struct family options = { .other = "NetflowOptionsFlowsetOptionV9" };

static const struct field options9_fields[] = {
	UINT("flowSetID", 16, .init = OPTIONS_9),
	SET_LENGTH,
	UINT("templateID", 16, .init = 255),
	UINT("option_scope_length", 16, .compute = LENGTH_OF("scopes", 1, 0)),
	UINT("option_field_length", 16, .compute = LENGTH_OF("options", 1, 0)),
	LIST("scopes", &scopes, .size = OF("option_scope_length", 1, 0)),
	LIST("options", &options, .size = OF("option_field_length", 1, 0)),
	BYTES("pad", .size = REST, .pad = 4),
};
SET(options9, "NetflowOptionsFlowsetV9", "options template of version 9 (RFC 3954, 6.1)", .learn = netflow_learn_options,
    .text = "options template %templateID%");

/* All fields, the scope's among them (RFC 7011, 3.4.2.2). */
static bool with_scopes(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	struct val v;

	(void)f;
	layer_get(e->p, layer, (unsigned)field_find(e->p->layer[layer].lay, "scopes", 6), &v);
	*out += v.type == V_LIST ? v.l->n : 0;
	val_drop(v);
	return true;
}

static uint64_t without_scopes(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t all = 0, scope_count = 0;

	(void)x;
	(void)avail;
	scope_named(s, "field_count", &all);
	scope_named(s, "scope_field_count", &scope_count);
	return all > scope_count ? all - scope_count : 0;
}

static const struct field options10_fields[] = {
	UINT("flowSetID", 16, .init = OPTIONS_10),
	SET_LENGTH,
	UINT("templateID", 16, .init = 255),
	UINT("field_count", 16, .compute = { .kind = C_COUNT, .name = "options", .unit = 1, .fn = with_scopes }),
	UINT("scope_field_count", 16, .compute = COUNT_OF("scopes", 0)),
	LIST("scopes", &scopes, .count = OF("scope_field_count", 1, 0)),
	LIST("options", &options, .count = SIZE_FN(without_scopes)),
	BYTES("pad", .size = REST, .pad = 4),
};
SET(options10, "NetflowOptionsFlowset10", "options template of IPFIX (RFC 7011, 3.4.2.2)", .learn = netflow_learn_options,
    .text = "options template %templateID%");

PROTO_UNIT(netflow, &header, &v1, &record1, &v5, &record5, &v9, &v10, &record9, &data, &element, &template, &flowset, &scope, &option,
           &options9, &options10);
