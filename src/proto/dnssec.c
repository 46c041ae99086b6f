/* dnssec.c - records of the DNS Security Extensions (RFC 4034, 4431, 5155). */
#include "dns.h"

#include <string.h>

#include "pkt/diag.h"
#include "pkt/registry.h"
#include "pkt/str.h"

/* ---- type bit maps (RFC 4034, 4.1.2): per window of 256 types a number, a length and up to 32 bytes ---- */

#define WINDOWS 256
#define WINDOW_MAX 32

struct bitmap {
	uint8_t used[WINDOWS];                   /* bytes of each window */
	uint8_t bits[WINDOWS][WINDOW_MAX];
};

static bool type_number(const struct field *f, const struct val *v, uint64_t *out, struct diag *d)
{
	struct str t = val_text(v);
	struct near near = NEAR_INIT(t);

	if (v->type == V_STR) {
		if (names_find(&dns_types, t.p, t.n, out))
			return true;
		names_near(&dns_types, &near);
		diag_set(d, "'%.*s' in %s is not a record type", STR(t), f->name);
		return diag_mean(d, near.best);
	}
	if (v->type != V_INT || v->neg || v->u > UINT16_MAX)
		return diag_set(d, "%s is a list of record types: names, or numbers from 0 to 65535", f->name);
	*out = v->u;
	return true;
}

static struct val bitmap_bytes(const struct bitmap *m)
{
	uint8_t out[WINDOWS * (2 + WINDOW_MAX)];
	size_t n = 0;

	for (unsigned w = 0; w < WINDOWS; w++) {
		if (!m->used[w])
			continue;
		out[n++] = (uint8_t)w;
		out[n++] = m->used[w];
		memcpy(out + n, m->bits[w], m->used[w]);
		n += m->used[w];
	}
	return val_bytes(out, n);
}

/* A list of types, or the bytes as they are. */
static bool bitmap_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct bitmap m = { 0 };
	struct str t = val_text(in);

	if (in->type == V_BYTES || in->type == V_STR) {
		*out = val_bytes(t.p, t.n);
		return true;
	}
	if (in->type == V_NONE) {
		*out = VAL_UNSET;
		return true;
	}
	if (in->type != V_LIST && in->type != V_TUPLE)
		return diag_set(d, "%s is a list of record types, or bytes", f->name);
	for (uint32_t i = 0; i < in->l->n; i++) {
		uint64_t v;
		unsigned w, bit;

		if (!type_number(f, &in->l->v[i], &v, d))
			return false;
		w = (unsigned)(v >> 8);
		bit = (unsigned)(v & 255);
		m.bits[w][bit / 8] |= (uint8_t)(0x80 >> bit % 8);
		if (m.used[w] < bit / 8 + 1)
			m.used[w] = (uint8_t)(bit / 8 + 1);
	}
	*out = bitmap_bytes(&m);
	return true;
}

#define BITMAP BYTES("typebitmaps", .size = REST, .accept = bitmap_accept, .help = "Type Bit Maps: which types the name has")

/* ---- tables ---- */

static const struct field rrsig_fields[] = {
	RR_HEADER(46),
	UINT("typecovered", 16, .init = 1, .names = &dns_types),
	UINT("algorithm", 8, .init = 5, .names = &dns_algorithms),
	UINT("labels", 8, .help = "labels of the owner that was signed"),
	UINT("originalttl", 32, .help = "TTL of the covered records in the zone"),
	UINT("expiration", 32, .help = "seconds since 1970 UTC"),
	UINT("inception", 32, .help = "seconds since 1970 UTC"),
	UINT("keytag", 16),
	NAME("signersname", .text = "."),
	BYTES("signature", .size = REST),
};

static const struct proto rrsig = {
	.name = "DNSRRRSIG",
	.title = "DNS record set signature (RFC 4034, 3)",
	TABLE(rrsig_fields),
};

static const struct field nsec_fields[] = {
	RR_HEADER(47),
	NAME("nextname", .text = ".", .help = "Next Domain Name"),
	BITMAP,
};

static const struct proto nsec = {
	.name = "DNSRRNSEC",
	.title = "DNS next secure record (RFC 4034, 4)",
	TABLE(nsec_fields),
};

static const struct field dnskey_fields[] = {
	RR_HEADER(48),
	FLAGS("flags", 16, .init = 256, .letters = "S???????Z???????", .help = "S: Secure Entry Point, Z: Zone Key"),
	UINT("protocol", 8, .init = 3),
	UINT("algorithm", 8, .init = 5, .names = &dns_algorithms),
	BYTES("publickey", .size = REST),
};

static const struct proto dnskey = {
	.name = "DNSRRDNSKEY",
	.title = "DNS public key (RFC 4034, 2)",
	TABLE(dnskey_fields),
};

#define SIGNER_FIELDS \
	UINT("keytag", 16), \
	UINT("algorithm", 8, .init = 5, .names = &dns_algorithms), \
	UINT("digesttype", 8, .init = 5, .names = &dns_digests), \
	BYTES("digest", .size = REST)

static const struct field ds_fields[] = {
	RR_HEADER(43),
	SIGNER_FIELDS,
};

static const struct proto ds = {
	.name = "DNSRRDS",
	.title = "DNS delegation signer (RFC 4034, 5)",
	TABLE(ds_fields),
};

static const struct field dlv_fields[] = {
	RR_HEADER(32769),
	SIGNER_FIELDS,
};

static const struct proto dlv = {
	.name = "DNSRRDLV",
	.title = "DNSSEC lookaside validation (RFC 4431)",
	TABLE(dlv_fields),
};

static const struct name_row nsec3_flag_rows[] = {
	{ 1, "Opt-Out" },
};
static const struct names nsec3_flags = { ROWS(nsec3_flag_rows) };

static const struct field nsec3_fields[] = {
	RR_HEADER(50),
	UINT("hashalg", 8, .help = "Hash Algorithm"),
	UINT("flags", 8, .names = &nsec3_flags),
	UINT("iterations", 16),
	UINT("saltlength", 8),
	BYTES("salt", .size = OF("saltlength", 1, 0)),
	UINT("hashlength", 8),
	BYTES("nexthashedownername", .size = OF("hashlength", 1, 0)),
	BITMAP,
};

static const struct proto nsec3 = {
	.name = "DNSRRNSEC3",
	.title = "DNS hashed next secure record (RFC 5155, 3)",
	TABLE(nsec3_fields),
};

static const struct field nsec3param_fields[] = {
	RR_HEADER(51),
	UINT("hashalg", 8, .help = "Hash Algorithm"),
	UINT("flags", 8),
	UINT("iterations", 16),
	UINT("saltlength", 8),
	BYTES("salt", .size = OF("saltlength", 1, 0)),
};

static const struct proto nsec3param = {
	.name = "DNSRRNSEC3PARAM",
	.title = "DNS NSEC3 parameters (RFC 5155, 4)",
	TABLE(nsec3param_fields),
};

PROTO_UNIT(dnssec, &rrsig, &nsec, &dnskey, &ds, &dlv, &nsec3, &nsec3param);
