/* svcb.c - service binding records SVCB and HTTPS and their parameters (RFC 9460). */
#include "dns.h"

#include "pkt/bits.h"
#include "pkt/registry.h"

enum { MANDATORY, ALPN, NO_DEFAULT_ALPN, PORT, IPV4HINT, ECH, IPV6HINT };

static const struct name_row key_rows[] = {
	{ MANDATORY, "mandatory" },
	{ ALPN, "alpn" },
	{ NO_DEFAULT_ALPN, "no-default-alpn" },
	{ PORT, "port" },
	{ IPV4HINT, "ipv4hint" },
	{ ECH, "ech" },
	{ IPV6HINT, "ipv6hint" },
	{ 7, "dohpath" },
	{ 8, "ohttp" },
};
static const struct names key_names = { .table = "dns.svcparam", ROWS(key_rows) };

/* Is the value of the form that its key asks for? What is not stays undecoded. */
static bool value_fits(uint16_t key, const uint8_t *p, size_t n)
{
	switch (key) {
	case MANDATORY:
		return n % 2 == 0;
	case ALPN: case NO_DEFAULT_ALPN:
		for (size_t i = 0; i < n; i += 1u + p[i])
			if (p[i] > n - i - 1)
				return false;
		return true;
	case PORT:
		return n == 2;
	case IPV4HINT:
		return n % 4 == 0;
	case IPV6HINT:
		return n % 16 == 0;
	}
	return true;
}

static const struct layout *param_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)f;
	(void)outer;
	if (n < 4 || get16(p + 2) > n - 4 || !value_fits(get16(p), p + 4, get16(p + 2)))
		return layout_need("Raw");
	return NULL;
}

static const struct family params = { .other = "SvcParam", .choose = param_class };

static const struct field key_item = UINT("", 16, .names = &key_names);
static const struct field text_item = HOOK("text", &dns_string_ops);
static const struct field ip4_item = IPV4("");
static const struct field ip6_item = IPV6("");
static const struct field value_keys = SCALARS("value", &key_item, .size = REST);
static const struct field value_texts = SCALARS("value", &text_item, .size = REST);
static const struct field value_port = UINT("value", 16);
static const struct field value_ip4 = SCALARS("value", &ip4_item, .size = REST);
static const struct field value_ip6 = SCALARS("value", &ip6_item, .size = REST);
static const struct field value_any = BYTES("value", .size = REST);
static const struct alt value_alts[] = {
	{ "key=0", &value_keys },
	{ "key=1,2", &value_texts },
	{ "key=3", &value_port },
	{ "key=4", &value_ip4 },
	{ "key=6", &value_ip6 },
	{ NULL, &value_any },
};

/* What it must be depends on the key, which may be set later: it is checked when it is written. */
static bool value_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	(void)f;
	(void)d;
	*out = in->type == V_NONE ? VAL_UNSET : val_hold(*in);
	return true;
}

static const struct field param_fields[] = {
	UINT("key", 16, .names = &key_names, .help = "SvcParamKey"),
	UINT("len", 16, .compute = HEADER_LENGTH_ADD(1, -4), .help = "bytes of the value"),
	ALT("value", value_alts, .accept = value_accept, .help = "SvcParamValue: keys, texts, a port, addresses or bytes, by key"),
};

static const struct proto param = {
	.name = "SvcParam",
	.title = "Service parameter (RFC 9460, 2.2)",
	TABLE(param_fields),
};

#define BINDING(type) \
	RR_HEADER(type), \
	UINT("svc_priority", 16, .help = "SvcPriority: 0 is an alias"), \
	NAME("target_name", .text = ".", .help = "TargetName: . is the owner itself"), \
	LIST("svc_params", &params, .size = REST)

static const struct field svcb_fields[] = { BINDING(64) };
static const struct proto svcb = {
	.name = "DNSRRSVCB",
	.title = "DNS service binding (RFC 9460)",
	TABLE(svcb_fields),
};

static const struct field https_fields[] = { BINDING(65) };
static const struct proto https = {
	.name = "DNSRRHTTPS",
	.title = "DNS service binding for HTTPS (RFC 9460)",
	TABLE(https_fields),
};

static const struct names *const svcb_names[] = { &key_names, NULL };
PROTO_NAMES_UNIT(svcb, svcb_names, &param, &svcb, &https);
