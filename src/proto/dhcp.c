/* dhcp.c - Dynamic Host Configuration Protocol: the options behind BOOTP's cookie (RFC 2131, RFC 2132). */
#include <ctype.h>
#include <string.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/field.h"
#include "pkt/kinds.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

/* Number, name, what the value is made of, title. A table of options, of their names and of their protocols come from this one. */
#define OPTIONS(OPTION) \
	OPTION(1, "subnet_mask", ADDRESS, "subnet mask (RFC 2132)") \
	OPTION(2, "time_zone", INT, "time offset (RFC 2132)") \
	OPTION(3, "router", ADDRESS, "router (RFC 2132)") \
	OPTION(4, "time_server", ADDRESS, "time server (RFC 2132)") \
	OPTION(5, "IEN_name_server", ADDRESS, "IEN 116 name server (RFC 2132)") \
	OPTION(6, "name_server", ADDRESS, "domain name server (RFC 2132)") \
	OPTION(7, "log_server", ADDRESS, "log server (RFC 2132)") \
	OPTION(8, "cookie_server", ADDRESS, "cookie server (RFC 2132)") \
	OPTION(9, "lpr_server", ADDRESS, "LPR server (RFC 2132)") \
	OPTION(10, "impress-servers", ADDRESS, "Impress server (RFC 2132)") \
	OPTION(11, "resource-location-servers", ADDRESS, "resource location server (RFC 2132)") \
	OPTION(12, "hostname", DATA, "host name (RFC 2132)") \
	OPTION(13, "boot-size", SHORT, "boot file size (RFC 2132)") \
	OPTION(14, "dump_path", DATA, "merit dump file (RFC 2132)") \
	OPTION(15, "domain", DATA, "domain name (RFC 2132)") \
	OPTION(16, "swap-server", ADDRESS, "swap server (RFC 2132)") \
	OPTION(17, "root_disk_path", DATA, "root path (RFC 2132)") \
	OPTION(18, "extensions-path", DATA, "extensions path (RFC 2132)") \
	OPTION(19, "ip-forwarding", BYTE, "IP forwarding (RFC 2132)") \
	OPTION(20, "non-local-source-routing", BYTE, "non-local source routing (RFC 2132)") \
	OPTION(21, "policy-filter", ADDRESS, "policy filter (RFC 2132)") \
	OPTION(22, "max_dgram_reass_size", SHORT, "maximum datagram reassembly size (RFC 2132)") \
	OPTION(23, "default_ttl", BYTE, "default IP time to live (RFC 2132)") \
	OPTION(24, "pmtu_timeout", INT, "path MTU aging timeout (RFC 2132)") \
	OPTION(25, "path-mtu-plateau-table", SHORT, "path MTU plateau table (RFC 2132)") \
	OPTION(26, "interface-mtu", SHORT, "interface MTU (RFC 2132)") \
	OPTION(27, "all-subnets-local", BYTE, "all subnets are local (RFC 2132)") \
	OPTION(28, "broadcast_address", ADDRESS, "broadcast address (RFC 2132)") \
	OPTION(29, "perform-mask-discovery", BYTE, "perform mask discovery (RFC 2132)") \
	OPTION(30, "mask-supplier", BYTE, "mask supplier (RFC 2132)") \
	OPTION(31, "router-discovery", BYTE, "perform router discovery (RFC 2132)") \
	OPTION(32, "router-solicitation-address", ADDRESS, "router solicitation address (RFC 2132)") \
	OPTION(33, "static-routes", ADDRESS, "static route (RFC 2132)") \
	OPTION(34, "trailer-encapsulation", BYTE, "trailer encapsulation (RFC 2132)") \
	OPTION(35, "arp_cache_timeout", INT, "ARP cache timeout (RFC 2132)") \
	OPTION(36, "ieee802-3-encapsulation", BYTE, "Ethernet encapsulation (RFC 2132)") \
	OPTION(37, "tcp_ttl", BYTE, "TCP default TTL (RFC 2132)") \
	OPTION(38, "tcp_keepalive_interval", INT, "TCP keepalive interval (RFC 2132)") \
	OPTION(39, "tcp_keepalive_garbage", BYTE, "TCP keepalive garbage (RFC 2132)") \
	OPTION(40, "NIS_domain", DATA, "network information service domain (RFC 2132)") \
	OPTION(41, "NIS_server", ADDRESS, "network information server (RFC 2132)") \
	OPTION(42, "NTP_server", ADDRESS, "network time protocol server (RFC 2132)") \
	OPTION(43, "vendor_specific", DATA, "vendor specific information (RFC 2132)") \
	OPTION(44, "NetBIOS_server", ADDRESS, "NetBIOS name server (RFC 2132)") \
	OPTION(45, "NetBIOS_dist_server", ADDRESS, "NetBIOS datagram distribution server (RFC 2132)") \
	OPTION(46, "NetBIOS_node_type", BYTE, "NetBIOS node type (RFC 2132)") \
	OPTION(47, "netbios-scope", DATA, "NetBIOS scope (RFC 2132)") \
	OPTION(48, "font-servers", ADDRESS, "X Window System font server (RFC 2132)") \
	OPTION(49, "x-display-manager", ADDRESS, "X Window System display manager (RFC 2132)") \
	OPTION(50, "requested_addr", ADDRESS, "requested IP address (RFC 2132)") \
	OPTION(51, "lease_time", INT, "IP address lease time (RFC 2132)") \
	OPTION(52, "dhcp-option-overload", BYTE, "option overload (RFC 2132)") \
	OPTION(53, "message-type", TYPE, "DHCP message type (RFC 2132)") \
	OPTION(54, "server_id", ADDRESS, "server identifier (RFC 2132)") \
	OPTION(55, "param_req_list", CODES, "parameter request list (RFC 2132)") \
	OPTION(56, "error_message", DATA, "message (RFC 2132)") \
	OPTION(57, "max_dhcp_size", SHORT, "maximum DHCP message size (RFC 2132)") \
	OPTION(58, "renewal_time", INT, "renewal (T1) time (RFC 2132)") \
	OPTION(59, "rebinding_time", INT, "rebinding (T2) time (RFC 2132)") \
	OPTION(60, "vendor_class_id", DATA, "vendor class identifier (RFC 2132)") \
	OPTION(61, "client_id", DATA, "client identifier (RFC 2132)") \
	OPTION(62, "nwip-domain-name", DATA, "NetWare/IP domain name (RFC 2242)") \
	OPTION(64, "NISplus_domain", DATA, "network information service+ domain (RFC 2132)") \
	OPTION(65, "NISplus_server", ADDRESS, "network information service+ server (RFC 2132)") \
	OPTION(66, "tftp_server_name", DATA, "TFTP server name (RFC 2132)") \
	OPTION(67, "boot-file-name", DATA, "boot file name (RFC 2132)") \
	OPTION(68, "mobile-ip-home-agent", ADDRESS, "mobile IP home agent (RFC 2132)") \
	OPTION(69, "SMTP_server", ADDRESS, "simple mail transport protocol server (RFC 2132)") \
	OPTION(70, "POP3_server", ADDRESS, "post office protocol server (RFC 2132)") \
	OPTION(71, "NNTP_server", ADDRESS, "network news transport protocol server (RFC 2132)") \
	OPTION(72, "WWW_server", ADDRESS, "world wide web server (RFC 2132)") \
	OPTION(73, "Finger_server", ADDRESS, "finger server (RFC 2132)") \
	OPTION(74, "IRC_server", ADDRESS, "internet relay chat server (RFC 2132)") \
	OPTION(75, "StreetTalk_server", ADDRESS, "StreetTalk server (RFC 2132)") \
	OPTION(76, "StreetTalk_Dir_Assistance", ADDRESS, "StreetTalk directory assistance server (RFC 2132)") \
	OPTION(77, "user_class", DATA, "user class (RFC 3004)") \
	OPTION(78, "slp_service_agent", DATA, "service location directory agent (RFC 2610)") \
	OPTION(79, "slp_service_scope", DATA, "service location scope (RFC 2610)") \
	OPTION(80, "rapid_commit", DATA, "rapid commit (RFC 4039)") \
	OPTION(81, "client_FQDN", DATA, "client fully qualified domain name (RFC 4702)") \
	OPTION(82, "relay_agent_information", DATA, "relay agent information (RFC 3046)") \
	OPTION(85, "nds-server", ADDRESS, "Novell directory services server (RFC 2241)") \
	OPTION(86, "nds-tree-name", DATA, "Novell directory services tree name (RFC 2241)") \
	OPTION(87, "nds-context", DATA, "Novell directory services context (RFC 2241)") \
	OPTION(88, "bcms-controller-namesi", DATA, "BCMCS controller domain names (RFC 4280)") \
	OPTION(89, "bcms-controller-address", ADDRESS, "BCMCS controller address (RFC 4280)") \
	OPTION(91, "client-last-transaction-time", INT, "client last transaction time (RFC 4388)") \
	OPTION(92, "associated-ip", ADDRESS, "associated IP address (RFC 4388)") \
	OPTION(93, "pxe_client_architecture", DATA, "client system architecture (RFC 4578)") \
	OPTION(94, "pxe_client_network_interface", DATA, "client network interface identifier (RFC 4578)") \
	OPTION(97, "pxe_client_machine_identifier", DATA, "client machine identifier (RFC 4578)") \
	OPTION(98, "uap-servers", DATA, "user authentication servers (RFC 2485)") \
	OPTION(100, "pcode", DATA, "time zone, as in POSIX (RFC 4833)") \
	OPTION(101, "tcode", DATA, "time zone, by its name (RFC 4833)") \
	OPTION(108, "ipv6-only-preferred", INT, "IPv6-only preferred (RFC 8925)") \
	OPTION(112, "netinfo-server-address", ADDRESS, "NetInfo parent server address (RFC 3679)") \
	OPTION(113, "netinfo-server-tag", DATA, "NetInfo parent server tag (RFC 3679)") \
	OPTION(114, "captive-portal", DATA, "captive portal (RFC 8910)") \
	OPTION(116, "auto-config", BYTE, "auto-configure (RFC 2563)") \
	OPTION(117, "name-service-search", SHORT, "name service search (RFC 2937)") \
	OPTION(118, "subnet-selection", ADDRESS, "subnet selection (RFC 3011)") \
	OPTION(121, "classless_static_routes", ROUTES, "classless static routes (RFC 3442)") \
	OPTION(124, "vendor_class", DATA, "vendor-identifying vendor class (RFC 3925)") \
	OPTION(125, "vendor_specific_information", DATA, "vendor-identifying vendor-specific information (RFC 3925)") \
	OPTION(128, "tftp_server_ip_address", ADDRESS, "TFTP server IP address (IP telephones)") \
	OPTION(136, "pana-agent", ADDRESS, "PANA authentication agent (RFC 5192)") \
	OPTION(137, "v4-lost", DATA, "LoST server domain name (RFC 5223)") \
	OPTION(138, "capwap-ac-v4", ADDRESS, "CAPWAP access controller (RFC 5417)") \
	OPTION(141, "sip_ua_service_domains", DATA, "SIP user agent configuration service domains (RFC 6011)") \
	OPTION(145, "forcerenew_nonce_capable", NONCES, "forcerenew nonce capable (RFC 6704)") \
	OPTION(146, "rdnss-selection", DATA, "recursive DNS server selection (RFC 6731)") \
	OPTION(150, "tftp_server_address", ADDRESS, "TFTP server address (RFC 5859)") \
	OPTION(159, "v4-portparams", DATA, "port parameters (RFC 7618)") \
	OPTION(160, "v4-captive-portal", DATA, "captive portal, before RFC 8910 (RFC 7710)") \
	OPTION(161, "mud-url", DATA, "manufacturer usage description URL (RFC 8520)") \
	OPTION(208, "pxelinux_magic", DATA, "PXELINUX magic (RFC 5071)") \
	OPTION(209, "pxelinux_configuration_file", DATA, "PXELINUX configuration file (RFC 5071)") \
	OPTION(210, "pxelinux_path_prefix", DATA, "PXELINUX path prefix (RFC 5071)") \
	OPTION(211, "pxelinux_reboot_time", DATA, "PXELINUX reboot time (RFC 5071)") \
	OPTION(212, "option-6rd", DATA, "6rd (RFC 5969)") \
	OPTION(213, "v4-access-domain", DATA, "access network domain name (RFC 5986)")

/* ---- values --------------------------------------------------------------------------------------------------- */

#define CODE_NAME(number, name, kind, title) { number, name },
static const struct name_row code_rows[] = {
	OPTIONS(CODE_NAME)
};
static const struct names codes = { ROWS(code_rows) };

static const struct name_row type_rows[] = {
	{ 1, "discover" },
	{ 2, "offer" },
	{ 3, "request" },
	{ 4, "decline" },
	{ 5, "ack" },
	{ 6, "nak" },
	{ 7, "release" },
	{ 8, "inform" },
	{ 9, "force_renew" },
	{ 10, "lease_query" },
	{ 11, "lease_unassigned" },
	{ 12, "lease_unknown" },
	{ 13, "lease_active" },
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row nonce_rows[] = {
	{ 1, "HMAC-MD5" },
};
static const struct names nonces = { ROWS(nonce_rows) };

/* ---- classless routes (RFC 3442): prefix length, as many octets of the destination as it needs, router --------- */

enum { PREFIX_MOST = 32, ROUTER_SIZE = 4, ROUTE_TEXT = 40 };

static size_t route_size(unsigned prefix)
{
	return 1 + (prefix + 7) / 8 + ROUTER_SIZE;
}

static bool route_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)f;
	if (!avail || p[0] > PREFIX_MOST || route_size(p[0]) > avail)
		return false;
	*n = route_size(p[0]);
	return true;
}

/* "192.0.2.0/24:10.0.0.1" */
static void route_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	uint8_t to[4] = { 0 };
	struct buf text = BUF_INIT;
	char address[IP4_TEXT];

	(void)s;
	(void)f;
	memcpy(to, p + 1, n - 1 - ROUTER_SIZE);
	buf_add(&text, address, ip4_text(get32(to), address));
	buf_byte(&text, '/');
	buf_u64(&text, p[0]);
	buf_byte(&text, ':');
	buf_add(&text, address, ip4_text(get32(p + n - ROUTER_SIZE), address));
	*out = val_str(text.p, text.n);
	buf_free(&text);
}

struct route {
	uint32_t to, router;
	uint64_t prefix;
};

static bool route_parse(struct str s, struct route *r)
{
	const char *slash = memchr(s.p, '/', s.n), *colon = memchr(s.p, ':', s.n);
	const char *end = s.p + s.n;

	return slash && colon && slash < colon && ip4_parse((struct str){ s.p, (size_t)(slash - s.p) }, &r->to) &&
	       str_to_u64((struct str){ slash + 1, (size_t)(colon - slash - 1) }, &r->prefix) && r->prefix <= PREFIX_MOST &&
	       ip4_parse((struct str){ colon + 1, (size_t)(end - colon - 1) }, &r->router);
}

static bool route_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct route r;

	(void)f;
	if (in->type != V_BYTES && (in->type != V_STR || !route_parse(val_text(in), &r)))
		return diag_set(d, "'%.*s' is not a classless route: write \"192.0.2.0/24:10.0.0.1\" (destination/prefix:router)",
		                STR(val_text(in)));
	*out = val_hold(*in);
	return true;
}

static bool route_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct str text = val_text(v);
	struct route r;
	uint8_t a[4];

	(void)s;
	(void)f;
	(void)d;
	if (v->type != V_STR || !route_parse(text, &r)) {
		buf_add(out, text.p, text.n);
		return true;
	}
	buf_byte(out, (uint8_t)r.prefix);
	put32(a, r.to);
	buf_add(out, a, ((size_t)r.prefix + 7) / 8);
	put32(a, r.router);
	buf_add(out, a, sizeof(a));
	return true;
}

static const struct kind_ops route_ops = { route_measure, route_read, route_write, route_accept };

/* ---- options -------------------------------------------------------------------------------------------------- */

static const struct field code = UINT("code", 8, .names = &codes);
static const struct field nonce = UINT("algorithm", 8, .init = 1, .names = &nonces);
static const struct field route = HOOK("route", &route_ops);

#define ADDRESS IPV4("value")
#define BYTE UINT("value", 8)
#define SHORT UINT("value", 16)
#define INT UINT("value", 32)
#define DATA BYTES("value", .size = REST)
#define TYPE UINT("value", 8, .init = 1, .names = &types)
#define CODES SCALARS("value", &code, .size = REST)
#define NONCES SCALARS("value", &nonce, .size = REST)
#define ROUTES SCALARS("value", &route, .size = REST)

#define OPTION_FIELDS(number, name, kind, title) \
	static const struct field fields_##number[] = { UINT("code", 8, .init = (number)), UINT("length", 8), kind };
OPTIONS(OPTION_FIELDS)

#define OPTION_PROTO(number, class, kind, what) \
	static const struct proto option_##number = { \
		.name = class, \
		.title = "DHCP option: " what, \
		TABLE(fields_##number), \
		UNDER({ "dhcp.option", number }), \
		.item = true, \
		.text = class "=%value%", \
	};
OPTIONS(OPTION_PROTO)

static const struct field bare_fields[] = {
	UINT("code", 8),
};

static const struct proto option_pad = {
	.name = "pad",
	.title = "DHCP option: pad (RFC 2132)",
	TABLE(bare_fields),
	UNDER({ "dhcp.option", 0 }),
	.item = true,
	.text = "",
};

static const struct proto option_end = {
	.name = "end",
	.title = "DHCP option: end (RFC 2132)",
	TABLE(bare_fields),
	UNDER({ "dhcp.option", 255 }),
	.item = true,
	.text = "",
};

static const struct family options = {
	.space = "dhcp.option",
	.bits = 8,
	.tuples = true,
	.flat = true,
	.bare = { 0, 255 },
	.last = UINT64_MAX,
};

/* The message type's name, or an empty text. */
static struct str message_type(const struct list *l)
{
	for (uint32_t i = 0; i < l->n; i++) {
		const struct list *pair = l->v[i].type == V_TUPLE ? l->v[i].l : NULL;
		const char *name;

		if (!pair || pair->n != 2 || !str_eq(val_text(&pair->v[0]), "message-type"))
			continue;
		name = pair->v[1].type == V_INT ? names_of_value(&types, pair->v[1].u) : NULL;
		return name ? str_of(name) : val_text(&pair->v[1]);
	}
	return (struct str){ "", 0 };
}

/* "DHCP Discover" */
static void dhcp_summary(const struct packet *p, unsigned layer, struct buf *out)
{
	struct val v;
	struct str type;

	buf_text(out, "DHCP");
	layer_get(p, layer, 0, &v);
	if (v.type == V_LIST) {
		type = message_type(v.l);
		if (type.n)
			buf_fmt(out, " %c%.*s", toupper((unsigned char)type.p[0]), (int)type.n - 1, type.p + 1);
	}
	val_drop(v);
}

static const struct field dhcp_fields[] = {
	LIST("options", &options, .size = REST),
};

static const struct proto dhcp = {
	.name = "DHCP",
	.title = "Dynamic Host Configuration Protocol: options (RFC 2132)",
	.example = "BOOTP(op=\"BOOTREPLY\", yiaddr=\"192.0.2.50\")/"
		   "DHCP(options=[(\"message-type\", \"offer\"), (\"router\", \"192.0.2.1\"), (\"lease_time\", 3600), \"end\"])",
	TABLE(dhcp_fields),
	SETS({ "BOOTP", "options", 0, "c\x82Sc" }),
	.summary_fn = dhcp_summary,
	.text = "DHCP %options%",
};

#define OPTION_ADDRESS(number, name, kind, title) &option_##number,
PROTO_UNIT(dhcp, &dhcp, OPTIONS(OPTION_ADDRESS) &option_pad, &option_end);
