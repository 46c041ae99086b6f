/* dnsrr.c - DNS questions and resource records (RFC 1035, 2782, 3403, 8945): one class for most, some with their own fields. */
#include "dns.h"

#include <string.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/name.h"
#include "pkt/registry.h"

/* ---- which class a record is ---- */

/*
 * What the data of a record must look like: 2, 4, 8 bytes; n a name; s and S strings with a length of 8 and 16 bits; t strings
 * up to the end; * anything up to the end. cls: the class with fields for it; NULL: DNSRR knows the type.
 */
static const struct shape {
	uint16_t type;
	const char *shape, *cls;
} shapes[] = {
	{ 1, "4", NULL },
	{ 28, "88", NULL },
	{ 5, "n", NULL },
	{ 2, "n", NULL },
	{ 12, "n", NULL },
	{ 16, "t", NULL },
	{ 41, "*", "DNSRROPT" },
	{ 6, "nn884", "DNSRRSOA" },
	{ 15, "2n", "DNSRRMX" },
	{ 33, "42n", "DNSRRSRV" },
	{ 65, "2n*", "DNSRRHTTPS" },
	{ 64, "2n*", "DNSRRSVCB" },
	{ 46, "882n*", "DNSRRRSIG" },
	{ 47, "n*", "DNSRRNSEC" },
	{ 48, "4*", "DNSRRDNSKEY" },
	{ 43, "4*", "DNSRRDS" },
	{ 50, "4ss*", "DNSRRNSEC3" },
	{ 51, "4s", "DNSRRNSEC3PARAM" },
	{ 3, "n", NULL },
	{ 4, "n", NULL },
	{ 39, "n", NULL },
	{ 13, "ss", "DNSRRHINFO" },
	{ 35, "4sssn", "DNSRRNAPTR" },
	{ 250, "n8S4S", "DNSRRTSIG" },
	{ 32769, "4*", "DNSRRDLV" },
};

/* Bytes of the string at p, with its length; more than n when it does not fit. */
static size_t string_size(const uint8_t *p, size_t n, unsigned length)
{
	if (n < length)
		return n + 1;
	return length + (length == 1 ? p[0] : get16(p));
}

static bool fits(const char *shape, const uint8_t *p, size_t n)
{
	for (size_t k; *shape && *shape != '*'; shape++) {
		switch (*shape) {
		case 'n':
			k = name_skip(p, n);
			if (!k)
				return false;
			break;
		case 's': case 'S':
			k = string_size(p, n, *shape == 's' ? 1 : 2);
			break;
		case 't':
			if (!n)
				return true;
			k = string_size(p, n, 1);
			shape--; /* and again */
			break;
		default:
			k = (size_t)(*shape - '0');
		}
		if (k > n)
			return false;
		p += k;
		n -= k;
	}
	return *shape == '*' || n == 0;
}

enum verdict { UNREADABLE, GENERIC, OF_ITS_OWN };

/* What the record at p is; *size: its bytes, and *own: the class that knows its fields. What is whole but not of its type's
 * form is generic, with its data as bytes, where that can be said. */
static enum verdict judge(const uint8_t *p, size_t n, size_t *size, const char **own)
{
	size_t k = name_skip(p, n), left, length;
	uint16_t type;

	if (!k || n - k < 10)
		return UNREADABLE;
	type = get16(p + k);
	length = get16(p + k + 8);
	left = n - k - 10;
	*size = k + 10 + (length < left ? length : left);
	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
		const struct shape *s = &shapes[i];

		if (s->type != type)
			continue;
		*own = s->cls;
		if (fits(s->shape, p + k + 10, *size - k - 10))
			return s->cls ? OF_ITS_OWN : GENERIC;
		if (length <= left && (s->cls || !length || *s->shape == '4' || *s->shape == '8'))
			return GENERIC;
		return UNREADABLE;
	}
	return GENERIC;
}

static const struct layout *record_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	const char *own;
	size_t size;

	(void)f;
	(void)outer;
	switch (judge(p, n, &size, &own)) {
	case UNREADABLE:
		return layout_need("Raw");
	case OF_ITS_OWN:
		return layout_need(own);
	case GENERIC:
		break;
	}
	return NULL;
}

size_t dns_questions_size(const uint8_t *p, size_t n, unsigned count)
{
	size_t at = 0;

	for (; count && at < n; count--) {
		size_t k = name_skip(p + at, n - at);

		if (!k || n - at - k < 4)
			return n;
		at += k + 4;
	}
	return at;
}

size_t dns_records_size(const uint8_t *p, size_t n, unsigned count)
{
	size_t at = 0, size;
	const char *own;

	for (; count && at < n; count--) {
		if (judge(p + at, n - at, &size, &own) == UNREADABLE)
			return n;
		at += size;
	}
	return at;
}

const struct family dns_questions = { .other = "DNSQR" };
const struct family dns_records = { .other = "DNSRR", .choose = record_class };

/* ---- addresses, or bytes when there are not four or sixteen of them ---- */

static bool address_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)f;
	(void)p;
	*n = avail;
	return true;
}

/* .bits: how wide the address is. */
static void address_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	(void)s;
	if (n * 8 != f->bits) {
		*out = val_bytes(p, n);
	} else if (n == 4) {
		*out = (struct val){ .type = V_IP4, .u = get32(p) };
	} else {
		*out = (struct val){ .type = V_IP6 };
		memcpy(out->b, p, 16);
	}
}

static bool address_print(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct buf *out)
{
	char text[IP6_TEXT];

	(void)s;
	if (n * 8 != f->bits)
		return false;
	buf_add(out, text, n == 4 ? ip4_text(get32(p), text) : ip6_text(p, text));
	return true;
}

static bool address_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	uint8_t a[16] = { 0 };
	struct str t = val_text(v);

	(void)s;
	(void)d;
	if (v->type == V_BYTES) {
		buf_add(out, t.p, t.n);
		return true;
	}
	if (v->type == V_IP4)
		put32(a, (uint32_t)v->u);
	if (v->type == V_IP6)
		memcpy(a, v->b, 16);
	buf_add(out, a, f->bits / 8);
	return true;
}

static bool address_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	bool four = f->bits == 32;
	struct str t = val_text(in);
	struct val v = { .type = V_IP6 };
	uint32_t a;

	if (in->type == V_BYTES || in->type == (four ? V_IP4 : V_IP6)) {
		*out = val_hold(*in);
		return true;
	}
	if (in->type == V_NONE || (in->type == V_STR && !t.n)) {
		*out = in->type == V_NONE ? VAL_UNSET : val_bytes("", 0);
		return true;
	}
	if (in->type == V_STR && four && ip4_parse(t, &a)) {
		*out = (struct val){ .type = V_IP4, .u = a };
		return true;
	}
	if (in->type == V_STR && !four && ip6_parse(t, v.b)) {
		*out = v;
		return true;
	}
	if (in->type == V_STR)
		return diag_set(d, "'%.*s' is not an IPv%d address (for %s of type %s)", STR(t), four ? 4 : 6, f->name,
		                four ? "A" : "AAAA");
	return diag_set(d, "%s of type %s is an IPv%d address", f->name, four ? "A" : "AAAA", four ? 4 : 6);
}

static const struct kind_ops address_ops = { address_measure, address_read, address_write, address_accept, .print = address_print };

/* ---- character strings ---- */

static bool string_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)f;
	*n = string_size(p, avail, 1);
	return *n <= avail;
}

static void string_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	(void)s;
	(void)f;
	*out = val_bytes(p + 1, n - 1);
}

/* Longer text goes on in the next string. */
static bool string_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct str t = val_text(v);

	(void)s;
	(void)f;
	(void)d;
	do {
		size_t n = t.n < 255 ? t.n : 255;

		buf_byte(out, (uint8_t)n);
		buf_add(out, t.p, n);
		t.p += n;
		t.n -= n;
	} while (t.n);
	return true;
}

static bool string_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct str t = val_text(in);

	if (in->type != V_STR && in->type != V_BYTES && in->type != V_NAME)
		return diag_set(d, "%s is text or bytes, or a list of them", f->name);
	*out = val_bytes(t.p, t.n);
	return true;
}

const struct kind_ops dns_string_ops = { string_measure, string_read, string_write, string_accept };

/* ---- tables ---- */

static const struct field question_fields[] = {
	NAME("qname", .text = "www.example.com.", .help = "QNAME: the name that is asked for"),
	UINT("qtype", 16, .init = 1, .names = &dns_qtypes),
	UINT("unicastresponse", 1, .help = "unicast-response bit (RFC 6762, 5.4)"),
	UINT("qclass", 15, .init = 1, .names = &dns_classes),
};

static const struct proto question = {
	.name = "DNSQR",
	.title = "DNS question (RFC 1035, 4.1.2)",
	.example = "DNS(qd=DNSQR(qname=\"www.example.org\", qtype=\"MX\"))",
	TABLE(question_fields),
};

static const struct field text_item = HOOK("text", &dns_string_ops, .text = "");
static const struct field data_a = HOOK("rdata", &address_ops, .bits = 32, .text = "0.0.0.0");
static const struct field data_aaaa = HOOK("rdata", &address_ops, .bits = 128, .text = "::");
static const struct field data_name = NAME("rdata", .text = ".");
static const struct field data_text = SCALARS("rdata", &text_item, .size = REST, .text = "");
static const struct field data_any = BYTES("rdata", .size = REST);
static const struct alt data_alts[] = {
	{ "type=1", &data_a },
	{ "type=28", &data_aaaa },
	{ "type=2-5,12,39", &data_name },
	{ "type=16", &data_text },
	{ NULL, &data_any },
};

/* What it must be depends on the type, which may be set later: it is checked when it is written. */
static bool data_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	(void)f;
	(void)d;
	*out = in->type == V_NONE ? VAL_UNSET : val_hold(*in);
	return true;
}

static const struct field record_fields[] = {
	RR_HEADER(1),
	ALT("rdata", data_alts, .accept = data_accept, .help = "RDATA: an address, a name, texts or bytes, by type"),
};

static const struct proto record = {
	.name = "DNSRR",
	.title = "DNS resource record (RFC 1035, 4.1.3)",
	.example = "DNS(qr=1, an=DNSRR(rrname=\"www.example.org\", ttl=60, rdata=\"192.0.2.1\"))",
	TABLE(record_fields),
};

static const struct field mx_fields[] = {
	RR_HEADER(15),
	UINT("preference", 16, .help = "lower values are preferred"),
	NAME("exchange", .text = "."),
};

static const struct proto mx = {
	.name = "DNSRRMX",
	.title = "DNS mail exchange record (RFC 1035, 3.3.9)",
	TABLE(mx_fields),
};

static const struct field soa_fields[] = {
	RR_HEADER16(6),
	NAME("mname", .text = ".", .help = "name server that was the source of data for this zone"),
	NAME("rname", .text = ".", .help = "mailbox of the person responsible for this zone"),
	UINT("serial", 32),
	UINT("refresh", 32, .help = "seconds before the zone should be refreshed"),
	UINT("retry", 32, .help = "seconds before a failed refresh should be retried"),
	UINT("expire", 32, .help = "seconds before the zone is no longer authoritative"),
	UINT("minimum", 32, .help = "TTL of negative answers (RFC 2308)"),
};

static const struct proto soa = {
	.name = "DNSRRSOA",
	.title = "DNS start of a zone of authority (RFC 1035, 3.3.13)",
	TABLE(soa_fields),
};

static const struct field srv_fields[] = {
	RR_HEADER(33),
	UINT("priority", 16, .help = "clients use the lowest they can reach"),
	UINT("weight", 16, .help = "relative weight among equal priorities"),
	UINT("port", 16),
	NAME("target", .text = "."),
};

static const struct proto srv = {
	.name = "DNSRRSRV",
	.title = "DNS location of services (RFC 2782)",
	TABLE(srv_fields),
};

static const struct field hinfo_fields[] = {
	RR_HEADER(13),
	UINT("cpulen", 8, .compute = LENGTH_OF("cpu", 1, 0)),
	BYTES("cpu", .size = OF("cpulen", 1, 0)),
	UINT("oslen", 8, .compute = LENGTH_OF("os", 1, 0)),
	BYTES("os", .size = OF("oslen", 1, 0)),
};

static const struct proto hinfo = {
	.name = "DNSRRHINFO",
	.title = "DNS host information (RFC 1035, 3.3.2)",
	TABLE(hinfo_fields),
};

static const struct field naptr_fields[] = {
	RR_HEADER(35),
	UINT("order", 16),
	UINT("preference", 16),
	UINT("flags_len", 8, .compute = LENGTH_OF("flags", 1, 0)),
	BYTES("flags", .size = OF("flags_len", 1, 0)),
	UINT("services_len", 8, .compute = LENGTH_OF("services", 1, 0)),
	BYTES("services", .size = OF("services_len", 1, 0)),
	UINT("regexp_len", 8, .compute = LENGTH_OF("regexp", 1, 0)),
	BYTES("regexp", .size = OF("regexp_len", 1, 0)),
	NAME("replacement", .text = "."),
};

static const struct proto naptr = {
	.name = "DNSRRNAPTR",
	.title = "DNS naming authority pointer (RFC 3403)",
	TABLE(naptr_fields),
};

static const struct field tsig_fields[] = {
	RR_HEADER16(250),
	NAME("algo_name", .text = "hmac-sha1.", .help = "Algorithm Name"),
	UINT("time_signed", 48, .help = "seconds since 1970 UTC"),
	UINT("fudge", 16, .help = "seconds of error permitted in Time Signed"),
	UINT("mac_len", 16, .compute = LENGTH_OF("mac_data", 1, 0)),
	BYTES("mac_data", .size = OF("mac_len", 1, 0)),
	UINT("original_id", 16),
	UINT("error", 16),
	UINT("other_len", 16, .compute = LENGTH_OF("other_data", 1, 0)),
	BYTES("other_data", .size = OF("other_len", 1, 0)),
};

static const struct proto tsig = {
	.name = "DNSRRTSIG",
	.title = "DNS transaction signature (RFC 8945)",
	TABLE(tsig_fields),
};

PROTO_UNIT(dnsrr, &question, &record, &mx, &soa, &srv, &hinfo, &naptr, &tsig);
