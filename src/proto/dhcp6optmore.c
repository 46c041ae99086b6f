/* dhcp6optmore.c - DHCPv6 options of other RFCs than 8415: lists of servers and names, of relay agents, of booting. */
#include "dhcp6.h"

#include <string.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/name.h"
#include "pkt/scope.h"

/* ---- lists of domain names (RFC 8415, 10): not compressed; what is no such list is bytes ---- */

static bool domains_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	uint64_t want = extent_of(&f->size, s, avail);

	(void)p;
	*n = want < avail ? (size_t)want : avail;
	return true;
}

static bool domains_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct str raw = val_text(v);

	(void)s;
	(void)f;
	buf_add(out, raw.p, v->type == V_BYTES ? raw.n : 0);
	for (uint32_t i = 0; v->type == V_LIST && i < v->l->n; i++)
		if (!name_wire(out, val_text(&v->l->v[i]), d))
			return false;
	return true;
}

static void domains_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	struct buf text = BUF_INIT, again = BUF_INIT;
	struct diag d = DIAG_INIT;
	bool ok = true;

	*out = val_list();
	for (size_t at = 0, used; ok && at < n; at += used) {
		used = name_skip(p + at, n - at);
		ok = used > 0;
		buf_clear(&text);
		if (ok)
			name_text(&text, p + at, used, NULL, 0);
		list_add(out->l, val_str(text.p, text.n));
	}
	ok = ok && domains_write(s, f, out, &again, &d) && again.n == n && !memcmp(again.p ? again.p : p, p, n);
	buf_free(&text);
	buf_free(&again);
	if (ok)
		return;
	val_drop(*out);
	*out = val_bytes(p, n);
}

static bool domains_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	bool many = in->type == V_LIST || in->type == V_TUPLE;
	struct buf wire = BUF_INIT;
	bool ok = true;

	if (in->type == V_BYTES) {
		*out = val_hold(*in);
		return true;
	}
	*out = val_list();
	for (uint32_t i = 0; ok && i < (many ? in->l->n : in->type != V_NONE); i++) {
		const struct val *v = many ? &in->l->v[i] : in;

		ok = v->type == V_STR || v->type == V_BYTES ? name_wire(&wire, val_text(v), d) : diag_set(d, "%s takes a list of names", f->name);
		if (ok)
			list_add(out->l, val_str(val_text(v).p, val_text(v).n));
	}
	buf_free(&wire);
	if (!ok)
		val_drop(*out);
	return ok;
}

static const struct kind_ops domains_ops = { domains_measure, domains_read, domains_write, domains_accept };

/* ---- options that are one list, name or text ---- */

static const struct field address = IPV6("address", .text = "::");
static const struct field architecture = UINT("type", 16, .names_of = "pxe.architecture");

#define ADDRESSES(var, class, number, label, what) \
	static const struct field var##_fields[] = { \
		OPT_CODE(number), \
		OPT_LENGTH, \
		SCALARS(label, &address, .whole = true, .size = OF("optlen", 1, 0)), \
	}; \
	OPTION(var, class, number, what)
#define DOMAINS(var, class, number, label, what) \
	static const struct field var##_fields[] = { \
		OPT_CODE(number), \
		OPT_LENGTH, \
		HOOK(label, &domains_ops, .size = OF("optlen", 1, 0)), \
	}; \
	OPTION(var, class, number, what)
#define DOMAIN(var, class, number, label, what) \
	static const struct field var##_fields[] = { OPT_CODE(number), OPT_LENGTH, NAME(label, .text = ".") }; \
	OPTION(var, class, number, what)
#define DATA(var, class, number, label, what) \
	static const struct field var##_fields[] = { OPT_CODE(number), OPT_LENGTH, BYTES(label, .size = OF("optlen", 1, 0)) }; \
	OPTION(var, class, number, what)

DOMAINS(sip_domains, "DHCP6OptSIPDomains", 21, "sipdomains", "SIP Servers Domain Name List (RFC 3319)");
ADDRESSES(sip_servers, "DHCP6OptSIPServers", 22, "sipservers", "SIP Servers IPv6 Address List (RFC 3319)");
ADDRESSES(dns_servers, "DHCP6OptDNSServers", 23, "dnsservers", "DNS Recursive Name Server (RFC 3646)");
DOMAINS(dns_domains, "DHCP6OptDNSDomains", 24, "dnsdomains", "Domain Search List (RFC 3646)");
ADDRESSES(nis_servers, "DHCP6OptNISServers", 27, "nisservers", "NIS Servers (RFC 3898)");
ADDRESSES(nisp_servers, "DHCP6OptNISPServers", 28, "nispservers", "NIS+ Servers (RFC 3898)");
DOMAIN(nis_domain, "DHCP6OptNISDomain", 29, "nisdomain", "NIS Domain Name (RFC 3898)");
DOMAIN(nisp_domain, "DHCP6OptNISPDomain", 30, "nispdomain", "NIS+ Domain Name (RFC 3898)");
ADDRESSES(sntp_servers, "DHCP6OptSNTPServers", 31, "sntpservers", "SNTP Servers (RFC 4075)");
DOMAINS(bcmcs_domains, "DHCP6OptBCMCSDomains", 33, "bcmcsdomains", "Broadcast and Multicast Service Controller Domain Names (RFC 4280)");
ADDRESSES(bcmcs_servers, "DHCP6OptBCMCSServers", 34, "bcmcsservers", "Broadcast and Multicast Service Controller Addresses (RFC 4280)");
ADDRESSES(pana, "DHCP6OptPanaAuthAgent", 40, "paaaddr", "PANA Authentication Agent (RFC 5192)");
DATA(posix_zone, "DHCP6OptNewPOSIXTimeZone", 41, "optdata", "POSIX time zone (RFC 4833)");
DATA(tz_zone, "DHCP6OptNewTZDBTimeZone", 42, "optdata", "time zone by its name (RFC 4833)");
ADDRESSES(lq_link, "DHCP6OptLQClientLink", 48, "linkaddress", "Leasequery client link (RFC 5007)");
DATA(boot_url, "DHCP6OptBootFileUrl", 59, "optdata", "Boot File URL (RFC 5970)");
DOMAIN(aftr, "DHCP6OptAFTRName", 64, "aftr_name", "AFTR name (RFC 6334)");
DOMAINS(erp, "DHCP6OptERPDomain", 65, "erpdomain", "ERP Local Domain Name (RFC 6440)");
DATA(portal, "DHCP6OptCaptivePortal", 103, "uri", "Captive portal (RFC 8910)");
DATA(mud, "DHCP6OptMudUrl", 112, "mudstring", "Manufacturer Usage Description URL (RFC 8520)");

/* ---- location ---- */

static const struct field civic_fields[] = {
	UINT("CAtype", 8),
	UINT("CAlength", 16, .compute = LENGTH_OF("CAvalue", 1, 0)),
	BYTES("CAvalue", .size = OF("CAlength", 1, 0)),
};
static const struct proto civic = {
	.name = "DHCP6OptGeoConfElement",
	.title = "DHCPv6: one element of a civic address (RFC 4776, 3.1)",
	TABLE(civic_fields),
};
static const struct family civics = { .other = "DHCP6OptGeoConfElement" };

static const struct name_row what_rows[] = {
	{ 0, "DHCP server" },
	{ 1, "closest network element" },
	{ 2, "client" },
};
static const struct names whats = { ROWS(what_rows) };

static const struct field geo_fields[] = {
	OPT_CODE(36),
	OPT_LENGTH,
	UINT("what", 8, .init = 2, .names = &whats, .help = "whose location it is"),
	BYTES("country_code", .text = "FR", .size = FIXED(2), .filled = true),
	LIST("ca_elts", &civics, .size = OF("optlen", 1, -3), .help = "civic address elements"),
};
OPTION(geo, "DHCP6OptGeoConf", 36, "Civic Location (RFC 4776)");

/* ---- relay agents ---- */

static const struct field remote_fields[] = {
	OPT_CODE(37),
	OPT_LENGTH,
	OPT_ENTERPRISE(),
	BYTES("remoteid", .size = OF("optlen", 1, -4), .help = "remote-id"),
};
OPTION(remote, "DHCP6OptRemoteID", 37, "Relay Agent Remote-ID (RFC 4649)");

DATA(subscriber, "DHCP6OptSubscriberID", 38, "subscriberid", "Relay Agent Subscriber-ID (RFC 4580)");

static const struct field echo_fields[] = {
	OPT_CODE(43),
	OPT_LENGTH,
	OPT_CODES("reqopts", .help = "codes of options that the server shall echo"),
};
OPTION(echo, "DHCP6OptRelayAgentERO", 43, "Relay Agent Echo Request (RFC 4994)");

static const struct field supplied_fields[] = {
	OPT_CODE(66),
	OPT_LENGTH,
	LIST("relaysupplied", &dhcp6_options, .size = OF("optlen", 1, 0), .help = "options for the client"),
};
OPTION(supplied, "DHCP6OptRelaySuppliedOpt", 66, "Relay-Supplied Options (RFC 6422)");

static const struct name_row vss_rows[] = {
	{ 0, "NVT ASCII VPN identifier" },
	{ 1, "RFC2685 VPN-ID" },
	{ 255, "Global, default VPN" },
};
static const struct names vss_types = { ROWS(vss_rows) };

static const struct field vss_fields[] = {
	OPT_CODE(68),
	OPT_LENGTH,
	UINT("type", 8, .init = 255, .names = &vss_types),
	BYTES("data", .size = OF("optlen", 1, -1)),
};
OPTION(vss, "DHCP6OptVSS", 68, "Virtual Subnet Selection (RFC 6607)");

static const struct field link_fields[] = {
	OPT_CODE(79),
	OPT_LENGTH,
	UINT("lltype", 16, .init = 1, .names_of = "arp.hardware", .help = "link-layer type"),
	MAC("clladdr", .help = "link-layer address"),
};
OPTION(link, "DHCP6OptClientLinkLayerAddr", 79, "Client Link-Layer Address (RFC 6939)");

/* ---- the client ---- */

static const struct field fqdn_fields[] = {
	OPT_CODE(39),
	OPT_LENGTH,
	UINT("res", 5),
	FLAGS("flags", 3, .letters = "SON", .help = "S: the server updates AAAA, O: it overrides, N: no updates"),
	NAME("fqdn", .text = "."),
};
OPTION(fqdn, "DHCP6OptClientFQDN", 39, "Client FQDN (RFC 4704)");

static const struct field ntp_address_fields[] = { UINT("optcode", 16, .init = 1), OPT_FIXED(16), IPV6("addr", .text = "::") };
static const struct field ntp_group_fields[] = { UINT("optcode", 16, .init = 2), OPT_FIXED(16), IPV6("addr", .text = "::") };
static const struct field ntp_name_fields[] = { UINT("optcode", 16, .init = 3), OPT_LENGTH, NAME("fqdn", .text = ".") };
static const struct field ntp_other_fields[] = { UINT("optcode", 16), OPT_LENGTH, BYTES("data", .size = OF("optlen", 1, 0)) };

#define NTP(var, class, number, what) \
	static const struct proto var = { \
		.name = class, \
		.title = "DHCPv6 NTP server: " what " (RFC 5908)", \
		TABLE(var##_fields), \
		UNDER({ "dhcp6.ntp", number }), \
	}
NTP(ntp_address, "DHCP6NTPSubOptSrvAddr", 1, "address");
NTP(ntp_group, "DHCP6NTPSubOptMCAddr", 2, "multicast address");
NTP(ntp_name, "DHCP6NTPSubOptSrvFQDN", 3, "name");
static const struct proto ntp_other = {
	.name = "DHCP6NTPSubOptUnknown",
	.title = "DHCPv6 NTP server: of another kind (RFC 5908)",
	TABLE(ntp_other_fields),
};
static const struct family ntp_options = { .space = "dhcp6.ntp", .bits = 16, .other = "DHCP6NTPSubOptUnknown" };

static const struct field ntp_fields[] = {
	OPT_CODE(56),
	OPT_LENGTH,
	LIST("ntpserver", &ntp_options, .size = OF("optlen", 1, 0)),
};
OPTION(ntp, "DHCP6OptNTPServer", 56, "NTP Server (RFC 5908)");

/* ---- booting ---- */

static const struct field parameter_fields[] = {
	UINT("len", 16, .compute = LENGTH_OF("data", 1, 0)),
	BYTES("data", .size = OF("len", 1, 0)),
};
static const struct proto parameter = {
	.name = "DHCP6BootParam",
	.title = "DHCPv6: one parameter of a boot file (RFC 5970, 3.2)",
	TABLE(parameter_fields),
};
static const struct family parameters = { .other = "DHCP6BootParam" };

static const struct field boot_fields[] = {
	OPT_CODE(60),
	OPT_LENGTH,
	LIST("params", &parameters, .size = OF("optlen", 1, 0)),
};
OPTION(boot, "DHCP6OptBootFileParam", 60, "Boot File Parameters (RFC 5970)");

static const struct name_row architecture_rows[] = {
	{ 0, "Intel x86PC" },
	{ 1, "NEC/PC98" },
	{ 2, "EFI Itanium" },
	{ 3, "DEC Alpha" },
	{ 4, "Arc x86" },
	{ 5, "Intel Lean Client" },
	{ 6, "EFI IA32" },
	{ 7, "EFI BC" },
	{ 8, "EFI Xscale" },
	{ 9, "EFI x86-64" },
};
static const struct names architectures = { .table = "pxe.architecture", ROWS(architecture_rows) };

static const struct field arch_fields[] = {
	OPT_CODE(61),
	OPT_LENGTH,
	SCALARS("archtypes", &architecture, .whole = true, .size = OF("optlen", 1, 0), .help = "architecture types"),
};
OPTION(arch, "DHCP6OptClientArchType", 61, "Client System Architecture Type (RFC 5970)");

static const struct field nii_fields[] = {
	OPT_CODE(62),
	OPT_FIXED(3),
	UINT("iitype", 8, .help = "type of the network interface"),
	UINT("iimajor", 8),
	UINT("iiminor", 8),
};
OPTION(nii, "DHCP6OptClientNetworkInterId", 62, "Client Network Interface Identifier (RFC 5970)");

PROTO_NAMES_UNIT(dhcp6optmore, ((const struct names *const[]){ &architectures, NULL }), &sip_domains, &sip_servers, &dns_servers,
                 &dns_domains, &nis_servers, &nisp_servers, &nis_domain, &nisp_domain, &sntp_servers, &bcmcs_domains, &bcmcs_servers,
                 &civic, &geo, &remote, &subscriber, &fqdn, &pana, &posix_zone, &tz_zone, &echo, &lq_link, &ntp_address, &ntp_group,
                 &ntp_name, &ntp_other, &ntp, &boot_url, &parameter, &boot, &arch, &nii, &aftr, &erp, &supplied, &vss, &link, &portal,
                 &mud);
