/* asn1.c - ASN.1 values of any type, as classes: where a field may hold one or another (X.690; SMI: RFC 2578, 7.1). */
#include <string.h>

#include "ber.h"

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

/* ---- addresses and nothing ---- */

enum { IP4_SIZE = 4, HEAD = 2 };

static bool same_size(const struct field *f, const uint8_t *p, size_t avail, size_t want, size_t *n)
{
	size_t head, inside;

	if (!avail || p[0] != ((const struct ber *)f->arg)->tag || !ber_head(p, avail, &head, &inside) || head != HEAD || inside != want)
		return false;
	*n = head + inside;
	return true;
}

static bool ip4_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	return same_size(f, p, avail, IP4_SIZE, n);
}

static void ip4_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	(void)s;
	(void)f;
	(void)n;
	*out = (struct val){ .type = V_IP4, .u = get32(p + HEAD) };
}

static bool ip4_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct val def = VAL_NONE;
	uint8_t b[HEAD + IP4_SIZE] = { ((const struct ber *)f->arg)->tag, IP4_SIZE };

	(void)s;
	(void)d;
	if (v->type != V_IP4)
		field_default(f, &def);
	put32(b + HEAD, (uint32_t)(v->type == V_IP4 ? v->u : def.u));
	buf_add(out, b, sizeof(b));
	return true;
}

static bool ip4_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	uint32_t a;

	if (in->type == V_IP4) {
		*out = *in;
		return true;
	}
	if (in->type != V_STR || !ip4_parse(val_text(in), &a))
		return diag_set(d, "'%.*s' is not an IPv4 address (for %s)", STR(val_text(in)), f->name);
	*out = (struct val){ .type = V_IP4, .u = a };
	return true;
}

const struct kind_ops ber_ip4_ops = { ip4_measure, ip4_read, ip4_write, ip4_accept };

static bool null_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	*n = 0;
	return ber_measure_value(s, f, p, avail, n) && (!*n || same_size(f, p, avail, 0, n));
}

static void null_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	(void)s;
	(void)f;
	(void)p;
	*out = n ? val_int(0) : VAL_NONE;
}

static bool null_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	(void)s;
	(void)d;
	if (((const struct ber *)f->arg)->optional && ber_is_missing(f, v))
		return true;
	buf_byte(out, ((const struct ber *)f->arg)->tag);
	buf_byte(out, 0);
	return true;
}

static bool null_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type == V_NONE && ((const struct ber *)f->arg)->optional) {
		*out = VAL_NONE;
		return true;
	}
	if (in->type != V_STR && (in->type != V_INT || in->u))
		return diag_set(d, "%s of a null is 0", f->name);
	*out = val_int(0);
	return true;
}

const struct kind_ops ber_null_ops = { null_measure, null_read, null_write, null_accept };

/* ---- classes ---- */

#define TYPES(TYPE) \
	TYPE(boolean, "ASN1_BOOLEAN", BER_BOOLEAN, &ber_number_ops, "0", "boolean (X.690, 8.2)") \
	TYPE(integer, "ASN1_INTEGER", BER_INTEGER, &ber_number_ops, "0", "integer (X.690, 8.3)") \
	TYPE(string, "ASN1_STRING", BER_STRING, &ber_string_ops, "", "octet string (X.690, 8.7)") \
	TYPE(null, "ASN1_NULL", BER_NULL, &ber_null_ops, "0", "null (X.690, 8.8)") \
	TYPE(oid, "ASN1_OID", BER_OID, &ber_oid_ops, "1.3", "object identifier (X.690, 8.19)") \
	TYPE(enumerated, "ASN1_ENUMERATED", BER_ENUMERATED, &ber_number_ops, "0", "enumerated (X.690, 8.4)") \
	TYPE(address, "ASN1_IPADDRESS", 0x40, &ber_ip4_ops, "0.0.0.0", "IpAddress (RFC 2578, 7.1.5)") \
	TYPE(counter32, "ASN1_COUNTER32", 0x41, &ber_number_ops, "0", "Counter32 (RFC 2578, 7.1.6)") \
	TYPE(gauge32, "ASN1_GAUGE32", 0x42, &ber_number_ops, "0", "Gauge32 or Unsigned32 (RFC 2578, 7.1.7)") \
	TYPE(ticks, "ASN1_TIME_TICKS", 0x43, &ber_number_ops, "0", "TimeTicks, in hundredths of a second (RFC 2578, 7.1.8)") \
	TYPE(opaque, "ASN1_OPAQUE", 0x44, &ber_string_ops, "", "Opaque (RFC 2578, 7.1.9)") \
	TYPE(counter64, "ASN1_COUNTER64", 0x46, &ber_number_ops, "0", "Counter64 (RFC 2578, 7.1.10)") \
	TYPE(no_object, "ASN1_NO_SUCH_OBJECT", 0x80, &ber_null_ops, "0", "noSuchObject (RFC 3416, 3)") \
	TYPE(no_instance, "ASN1_NO_SUCH_INSTANCE", 0x81, &ber_null_ops, "0", "noSuchInstance (RFC 3416, 3)") \
	TYPE(end_of_view, "ASN1_END_OF_MIB_VIEW", 0x82, &ber_null_ops, "0", "endOfMibView (RFC 3416, 3)")

#define FIELDS(var, class, number, kind, text_of, what) \
	static const struct field var##_fields[] = { HOOK("val", kind, BER_ARG(.tag = (number)), .text = (text_of)) };
TYPES(FIELDS)

#define PROTO(var, class, number, kind, text_of, what) \
	static const struct proto var = { .name = class, .title = "ASN.1 value: " what, TABLE(var##_fields), UNDER({ "asn1.tag", number }), .value = true, .text = "%val%" };
TYPES(PROTO)

const struct family ber_values = { .space = "asn1.tag", .bits = 8, .stack = true };

bool ber_any_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	const struct layout *lay = layout_need(in->type == V_INT ? "ASN1_INTEGER" : "ASN1_STRING");
	struct packet *p;

	if (in->type == V_PACKET || in->type == V_NONE) {
		*out = in->type == V_NONE ? VAL_UNSET : val_hold(*in);
		return true;
	}
	if (in->type != V_INT && in->type != V_STR && in->type != V_BYTES)
		return diag_set(d, "%s takes a number, text, bytes or a value such as ASN1_OID(val=\"1.3\")", f->name);
	p = packet_new();
	packet_push(p, lay);
	if (!layer_set(p, 0, 0, in, d)) {
		obj_drop(&p->obj);
		return false;
	}
	*out = (struct val){ .type = V_PACKET, .p = p };
	return true;
}

#define ADDRESS(var, class, number, kind, text_of, what) &var,
PROTO_UNIT(asn1, TYPES(ADDRESS) NULL);
