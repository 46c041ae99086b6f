/* dhcp6opt.c - DHCPv6 options of RFC 8415, and the DUID. Further ones are in dhcp6optmore.c. */
#include "dhcp6.h"

#include "pkt/kinds.h"
#include "pkt/registry.h"

static const struct name_row code_rows[] = {
	{ 1, "CLIENTID" },
	{ 2, "SERVERID" },
	{ 3, "IA_NA" },
	{ 4, "IA_TA" },
	{ 5, "IAADDR" },
	{ 6, "ORO" },
	{ 7, "PREFERENCE" },
	{ 8, "ELAPSED_TIME" },
	{ 9, "RELAY_MSG" },
	{ 11, "AUTH" },
	{ 12, "UNICAST" },
	{ 13, "STATUS_CODE" },
	{ 14, "RAPID_COMMIT" },
	{ 15, "USER_CLASS" },
	{ 16, "VENDOR_CLASS" },
	{ 17, "VENDOR_OPTS" },
	{ 18, "INTERFACE_ID" },
	{ 19, "RECONF_MSG" },
	{ 20, "RECONF_ACCEPT" },
	{ 21, "SIP Servers Domain Name List" },
	{ 22, "SIP Servers IPv6 Address List" },
	{ 23, "DNS Recursive Name Server Option" },
	{ 24, "Domain Search List option" },
	{ 25, "OPTION_IA_PD" },
	{ 26, "OPTION_IAPREFIX" },
	{ 27, "OPTION_NIS_SERVERS" },
	{ 28, "OPTION_NISP_SERVERS" },
	{ 29, "OPTION_NIS_DOMAIN_NAME" },
	{ 30, "OPTION_NISP_DOMAIN_NAME" },
	{ 31, "OPTION_SNTP_SERVERS" },
	{ 32, "OPTION_INFORMATION_REFRESH_TIME" },
	{ 33, "OPTION_BCMCS_SERVER_D" },
	{ 34, "OPTION_BCMCS_SERVER_A" },
	{ 36, "OPTION_GEOCONF_CIVIC" },
	{ 37, "OPTION_REMOTE_ID" },
	{ 38, "OPTION_SUBSCRIBER_ID" },
	{ 39, "OPTION_CLIENT_FQDN" },
	{ 40, "OPTION_PANA_AGENT" },
	{ 41, "OPTION_NEW_POSIX_TIMEZONE" },
	{ 42, "OPTION_NEW_TZDB_TIMEZONE" },
	{ 43, "OPTION_ERO" },
	{ 44, "OPTION_LQ_QUERY" },
	{ 45, "OPTION_CLIENT_DATA" },
	{ 46, "OPTION_CLT_TIME" },
	{ 47, "OPTION_LQ_RELAY_DATA" },
	{ 48, "OPTION_LQ_CLIENT_LINK" },
	{ 56, "OPTION_NTP_SERVER" },
	{ 59, "OPT_BOOTFILE_URL" },
	{ 60, "OPT_BOOTFILE_PARAM" },
	{ 61, "OPTION_CLIENT_ARCH_TYPE" },
	{ 62, "OPTION_NII" },
	{ 64, "OPTION_AFTR_NAME" },
	{ 65, "OPTION_ERP_LOCAL_DOMAIN_NAME" },
	{ 66, "OPTION_RELAY_SUPPLIED_OPTIONS" },
	{ 68, "OPTION_VSS" },
	{ 79, "OPTION_CLIENT_LINKLAYER_ADDR" },
	{ 82, "OPTION_SOL_MAX_RT" },
	{ 83, "OPTION_INF_MAX_RT" },
	{ 103, "OPTION_CAPTIVE_PORTAL" },
	{ 112, "OPTION_MUD_URL" },
	{ 148, "OPTION_ADDR_REG_ENABLE" },
};
static const struct names codes = { .table = "dhcp6.option.names", ROWS(code_rows) };

/* Which option: by its first two octets. */
static const struct proto option = {
	.name = "DHCP6Opt",
	.title = "DHCPv6 option of any code (RFC 8415, 21.1)",
	.abstract = true,
	.peek = "dhcp6.option",
	.peek_bits = 16,
	.other = "DHCP6OptUnknown",
};

const struct family dhcp6_options = { .space = "dhcp6.option", .bits = 16, .other = "DHCP6OptUnknown" };

static const struct field unknown_fields[] = {
	OPT_CODE(0),
	OPT_LENGTH,
	BYTES("data", .size = OF("optlen", 1, 0), .help = "option-data"),
};
static const struct proto unknown = {
	.name = "DHCP6OptUnknown",
	.title = "DHCPv6 option of a code that nobody has (RFC 8415, 21.1)",
	TABLE(unknown_fields),
	THEN_OPTIONS,
};

/* ---- DHCP unique identifiers (RFC 8415, 11) ---- */

static const struct name_row duid_rows[] = {
	{ 1, "Link-layer address plus time" },
	{ 2, "Vendor-assigned unique ID based on Enterprise Number" },
	{ 3, "Link-layer Address" },
	{ 4, "UUID" },
};
static const struct names duid_types = { ROWS(duid_rows) };

#define DUID_TYPE(n) UINT("type", 16, .init = (n), .names = &duid_types, .help = "DUID-Type")
static const struct name_row hardware_rows[] = { /* IANA: ARP hardware types */
	{ 0, "NET/ROM pseudo" }, { 1, "Ethernet (10Mb)" }, { 2, "Experimental Ethernet (3Mb)" }, { 3, "Amateur Radio AX.25" },
	{ 4, "Proteon ProNET Token Ring" }, { 5, "Chaos" }, { 6, "IEEE 802 Networks" }, { 7, "ARCNET" }, { 8, "Hyperchannel" },
	{ 9, "Lanstar" }, { 10, "Autonet Short Address" }, { 11, "LocalTalk" }, { 12, "LocalNet (IBM PCNet or SYTEK LocalNET)" },
	{ 13, "Ultra link" }, { 14, "SMDS" }, { 15, "Frame Relay" }, { 16, "Asynchronous Transmission Mode (ATM)" },
	{ 17, "HDLC" }, { 18, "Fibre Channel" }, { 19, "Asynchronous Transmission Mode (ATM)" }, { 20, "Serial Line" },
	{ 21, "Asynchronous Transmission Mode (ATM)" }, { 22, "MIL-STD-188-220" }, { 23, "Metricom" }, { 24, "IEEE 1394.1995" },
	{ 25, "MAPOS" }, { 26, "Twinaxial" }, { 27, "EUI-64" }, { 28, "HIPARP" }, { 29, "IP and ARP over ISO 7816-3" },
	{ 30, "ARPSec" }, { 31, "IPsec tunnel" }, { 32, "InfiniBand (TM)" },
	{ 33, "TIA-102 Project 25 Common Air Interface (CAI)" },
};
static const struct names hardware = { ROWS(hardware_rows) };

#define HARDWARE UINT("hwtype", 16, .base = HEX, .init = 1, .names = &hardware, .help = "hardware type")

static const struct field duid_llt_fields[] = {
	DUID_TYPE(1),
	HARDWARE,
	UINT("timeval", 32, .help = "time, in seconds since midnight of January 1, 2000 (UTC)"),
	MAC("lladdr", .help = "link-layer address"),
};
static const struct field duid_en_fields[] = {
	DUID_TYPE(2),
	OPT_ENTERPRISE(.init = 311),
	BYTES("id", .size = REST, .help = "identifier"),
};
static const struct field duid_ll_fields[] = {
	DUID_TYPE(3),
	HARDWARE,
	MAC("lladdr", .help = "link-layer address"),
};
static const struct field duid_uuid_fields[] = {
	DUID_TYPE(4),
	BYTES("uuid", .size = FIXED(16), .filled = true, .help = "universally unique identifier (RFC 6355)"),
};

#define DUID(var, class, n, what) \
	static const struct proto var = { .name = class, .title = "DHCPv6 unique identifier: " what, TABLE(var##_fields), UNDER({ "dhcp6.duid", n }) }
DUID(duid_llt, "DUID_LLT", 1, "link-layer address plus time (RFC 8415, 11.2)");
DUID(duid_en, "DUID_EN", 2, "vendor-assigned (RFC 8415, 11.3)");
DUID(duid_ll, "DUID_LL", 3, "link-layer address (RFC 8415, 11.4)");
DUID(duid_uuid, "DUID_UUID", 4, "UUID (RFC 6355, 4)");

static const struct family duids = { .space = "dhcp6.duid", .bits = 16 };

static const struct field client_fields[] = { OPT_CODE(1), OPT_LENGTH, LAYER("duid", &duids, .none = true, .size = OF("optlen", 1, 0)) };
static const struct field server_fields[] = { OPT_CODE(2), OPT_LENGTH, LAYER("duid", &duids, .none = true, .size = OF("optlen", 1, 0)) };
OPTION(client, "DHCP6OptClientId", 1, "Client Identifier (RFC 8415, 21.2)");
OPTION(server, "DHCP6OptServerId", 2, "Server Identifier (RFC 8415, 21.3)");

/* ---- identity associations ---- */

#define IAID UINT("iaid", 32, .base = HEX, .help = "IAID: identity association identifier")
#define TIMES UINT("T1", 32, .help = "seconds until the server is asked to extend"), UINT("T2", 32, .help = "seconds until any server is asked")
#define LIFETIMES \
	UINT("preflft", 32, .names = &forever, .help = "preferred-lifetime, in seconds"), \
	UINT("validlft", 32, .names = &forever, .help = "valid-lifetime, in seconds")

static const struct name_row forever_rows[] = {
	{ 0xffffffff, "infinity" },
};
static const struct names forever = { ROWS(forever_rows) };

static const struct field na_fields[] = {
	OPT_CODE(3),
	OPT_LENGTH,
	IAID,
	TIMES,
	LIST("ianaopts", &dhcp6_options, .size = OF("optlen", 1, -12), .help = "IA_NA-options"),
};
static const struct field ta_fields[] = {
	OPT_CODE(4),
	OPT_LENGTH,
	IAID,
	LIST("iataopts", &dhcp6_options, .size = OF("optlen", 1, -4), .help = "IA_TA-options"),
};
static const struct field address_fields[] = {
	OPT_CODE(5),
	OPT_LENGTH,
	IPV6("addr", .text = "::", .help = "IPv6-address"),
	LIFETIMES,
	LIST("iaaddropts", &dhcp6_options, .size = OF("optlen", 1, -24), .help = "IAaddr-options"),
};
static const struct field pd_fields[] = {
	OPT_CODE(25),
	OPT_LENGTH,
	IAID,
	TIMES,
	LIST("iapdopt", &dhcp6_options, .size = OF("optlen", 1, -12), .help = "IA_PD-options"),
};
static const struct field prefix_fields[] = {
	OPT_CODE(26),
	OPT_LENGTH,
	LIFETIMES,
	UINT("plen", 8, .init = 48, .help = "prefix-length"),
	IPV6("prefix", .text = "2001:db8::", .help = "IPv6-prefix"),
	LIST("iaprefopts", &dhcp6_options, .size = OF("optlen", 1, -25), .help = "IAprefix-options"),
};
OPTION(na, "DHCP6OptIA_NA", 3, "Identity Association for Non-temporary Addresses (RFC 8415, 21.4)",
       .example = "DHCP6_Request(trid=7)/DHCP6OptIA_NA(iaid=1, ianaopts=[DHCP6OptIAAddress(addr=\"2001:db8::50\")])");
OPTION(ta, "DHCP6OptIA_TA", 4, "Identity Association for Temporary Addresses (RFC 8415, 21.5)");
OPTION(address, "DHCP6OptIAAddress", 5, "IA Address (RFC 8415, 21.6)");
OPTION(pd, "DHCP6OptIA_PD", 25, "Identity Association for Prefix Delegation (RFC 8415, 21.21)");
OPTION(prefix, "DHCP6OptIAPrefix", 26, "IA Prefix (RFC 8415, 21.22)");

/* ---- the others of RFC 8415 ---- */

const struct field dhcp6_code = UINT("code", 16, .names_of = "dhcp6.option.names");

bool dhcp6_codes_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct str t = val_text(in);

	if (in->type != V_BYTES)
		return accept_plain(layout_need("DHCP6OptOptReq"), f, in, out, d);
	*out = val_list();
	for (size_t i = 0; i < t.n; i++)
		list_add(out->l, val_int((uint8_t)t.p[i]));
	return true;
}

static const struct val asked_items[] = { { .type = V_INT, .u = 23 }, { .type = V_INT, .u = 24 } };
static const struct list asked_list = { .n = 2, .v = (struct val *)asked_items };
const struct val dhcp6_asked = { .type = V_LIST, .l = (struct list *)&asked_list };

static const struct field oro_fields[] = {
	OPT_CODE(6),
	OPT_LENGTH,
	OPT_CODES("reqopts", .help = "requested-option-codes"),
};
OPTION(oro, "DHCP6OptOptReq", 6, "Option Request (RFC 8415, 21.7)");

static const struct field preference_fields[] = {
	OPT_CODE(7),
	OPT_FIXED(1),
	UINT("prefval", 8, .init = 255, .help = "pref-value"),
};
OPTION(preference, "DHCP6OptPref", 7, "Preference (RFC 8415, 21.8)");

static const struct field elapsed_fields[] = {
	OPT_CODE(8),
	OPT_FIXED(2),
	UINT("elapsedtime", 16, .help = "elapsed-time, in hundredths of a second"),
};
OPTION(elapsed, "DHCP6OptElapsedTime", 8, "Elapsed Time (RFC 8415, 21.9)");

static const struct family messages = { .space = "dhcp6.message", .bits = 8, .other = "DHCP6", .stack = true };
static const struct field relay_fields[] = {
	OPT_CODE(9),
	OPT_LENGTH,
	LAYER("message", &messages, .text = "DHCP6", .size = OF("optlen", 1, 0), .help = "DHCP-relay-message"),
};
OPTION(relay, "DHCP6OptRelayMsg", 9, "Relay Message (RFC 8415, 21.10)");

static const struct name_row protocol_rows[] = {
	{ 0, "configuration token" },
	{ 1, "delayed authentication" },
	{ 2, "delayed authentication (obsolete)" },
	{ 3, "reconfigure key" },
};
static const struct name_row algorithm_rows[] = {
	{ 0, "configuration token" },
	{ 1, "HMAC-MD5" },
};
static const struct name_row replay_rows[] = {
	{ 0, "use of a monotonically increasing value" },
};
static const struct names protocols = { ROWS(protocol_rows) }, algorithms = { ROWS(algorithm_rows) }, replays = { ROWS(replay_rows) };

static const struct field auth_fields[] = {
	OPT_CODE(11),
	OPT_LENGTH,
	UINT("proto", 8, .init = 3, .names = &protocols, .help = "protocol"),
	UINT("alg", 8, .init = 1, .names = &algorithms, .help = "algorithm"),
	UINT("rdm", 8, .names = &replays, .help = "replay detection method"),
	BYTES("replay", .size = FIXED(8), .filled = true, .help = "replay detection"),
	BYTES("authinfo", .size = OF("optlen", 1, -11), .help = "authentication information"),
};
OPTION(auth, "DHCP6OptAuth", 11, "Authentication (RFC 8415, 21.11)");

static const struct field unicast_fields[] = {
	OPT_CODE(12),
	OPT_FIXED(16),
	IPV6("srvaddr", .text = "::", .help = "server-address"),
};
OPTION(unicast, "DHCP6OptServerUnicast", 12, "Server Unicast (RFC 8415, 21.12)");

static const struct name_row status_rows[] = {
	{ 0, "Success" },
	{ 1, "UnspecFail" },
	{ 2, "NoAddrsAvail" },
	{ 3, "NoBinding" },
	{ 4, "NotOnLink" },
	{ 5, "UseMulticast" },
	{ 6, "NoPrefixAvail" },
	{ 7, "UnknownQueryType" },
	{ 8, "MalformedQuery" },
	{ 9, "NotConfigured" },
	{ 10, "NotAllowed" },
	{ 11, "QueryTerminated" },
};
static const struct names statuses = { ROWS(status_rows) };

static const struct field status_fields[] = {
	OPT_CODE(13),
	OPT_LENGTH,
	UINT("statuscode", 16, .names = &statuses, .help = "status-code"),
	BYTES("statusmsg", .size = OF("optlen", 1, -2), .help = "status-message"),
};
OPTION(status, "DHCP6OptStatusCode", 13, "Status Code (RFC 8415, 21.13)");

static const struct field rapid_fields[] = { OPT_CODE(14), OPT_FIXED(0) };
OPTION(rapid, "DHCP6OptRapidCommit", 14, "Rapid Commit (RFC 8415, 21.14)");

/* ---- classes and vendors ---- */

static const struct field class_data_fields[] = {
	UINT("len", 16, .compute = LENGTH_OF("data", 1, 0)),
	BYTES("data", .size = OF("len", 1, 0), .help = "opaque-data"),
};
static const struct proto user_data = {
	.name = "USER_CLASS_DATA",
	.title = "DHCPv6: one user class (RFC 8415, 21.15)",
	TABLE(class_data_fields),
};
static const struct proto vendor_data = {
	.name = "VENDOR_CLASS_DATA",
	.title = "DHCPv6: one vendor class (RFC 8415, 21.16)",
	TABLE(class_data_fields),
};
static const struct field vendor_option_fields[] = {
	UINT("optcode", 16, .help = "sub-opt-code"),
	UINT("optlen", 16, .compute = LENGTH_OF("optdata", 1, 0)),
	BYTES("optdata", .size = OF("optlen", 1, 0)),
};
static const struct proto vendor_option = {
	.name = "VENDOR_SPECIFIC_OPTION",
	.title = "DHCPv6: one option of a vendor (RFC 8415, 21.17)",
	TABLE(vendor_option_fields),
};
static const struct family user_datas = { .other = "USER_CLASS_DATA" }, vendor_datas = { .other = "VENDOR_CLASS_DATA" };
static const struct family vendor_options = { .other = "VENDOR_SPECIFIC_OPTION" };

static const struct field user_class_fields[] = {
	OPT_CODE(15),
	OPT_LENGTH,
	LIST("userclassdata", &user_datas, .size = OF("optlen", 1, 0), .help = "user-class-data"),
};
static const struct field vendor_class_fields[] = {
	OPT_CODE(16),
	OPT_LENGTH,
	OPT_ENTERPRISE(),
	LIST("vcdata", &vendor_datas, .size = OF("optlen", 1, -4), .help = "vendor-class-data"),
};
static const struct field vendor_info_fields[] = {
	OPT_CODE(17),
	OPT_LENGTH,
	OPT_ENTERPRISE(),
	LIST("vso", &vendor_options, .size = OF("optlen", 1, -4), .help = "vendor-option-data"),
};
OPTION(user_class, "DHCP6OptUserClass", 15, "User Class (RFC 8415, 21.15)");
OPTION(vendor_class, "DHCP6OptVendorClass", 16, "Vendor Class (RFC 8415, 21.16)");
OPTION(vendor_info, "DHCP6OptVendorSpecificInfo", 17, "Vendor-specific Information (RFC 8415, 21.17)");

static const struct field interface_fields[] = {
	OPT_CODE(18),
	OPT_LENGTH,
	BYTES("ifaceid", .size = OF("optlen", 1, 0), .help = "interface-id"),
};
OPTION(interface, "DHCP6OptIfaceId", 18, "Interface-Id (RFC 8415, 21.18)");

static const struct name_row renew_rows[] = {
	{ 5, "Renew Message" },
	{ 11, "Information Request" },
};
static const struct names renews = { ROWS(renew_rows) };

static const struct field reconfigure_fields[] = {
	OPT_CODE(19),
	OPT_FIXED(1),
	UINT("msgtype", 8, .init = 11, .names = &renews, .help = "msg-type that the client shall answer with"),
};
OPTION(reconfigure, "DHCP6OptReconfMsg", 19, "Reconfigure Message (RFC 8415, 21.19)");

static const struct field accept_fields[] = { OPT_CODE(20), OPT_FIXED(0) };
OPTION(accept, "DHCP6OptReconfAccept", 20, "Reconfigure Accept (RFC 8415, 21.20)");

static const struct field refresh_fields[] = {
	OPT_CODE(32),
	OPT_FIXED(4),
	UINT("reftime", 32, .init = 86400, .help = "information-refresh-time, in seconds"),
};
OPTION(refresh, "DHCP6OptInfoRefreshTime", 32, "Information Refresh Time (RFC 8415, 21.23)");

#define LIMIT(var, class, code, label, what) \
	static const struct field var##_fields[] = { OPT_CODE(code), OPT_FIXED(4), UINT(label, 32, .help = "in seconds") }; \
	OPTION(var, class, code, what)
LIMIT(solicit_limit, "DHCP6OptSolMaxRT", 82, "sol_max_rt", "SOL_MAX_RT (RFC 8415, 21.24)");
LIMIT(information_limit, "DHCP6OptInfMaxRT", 83, "inf_max_rt", "INF_MAX_RT (RFC 8415, 21.25)");

PROTO_NAMES_UNIT(dhcp6opt, ((const struct names *const[]){ &codes, NULL }), &option, &unknown, &duid_llt, &duid_en, &duid_ll,
                 &duid_uuid, &client, &server, &na, &ta, &address, &pd, &prefix, &oro, &preference, &elapsed, &relay, &auth, &unicast,
                 &status, &rapid, &user_data, &vendor_data, &vendor_option, &user_class, &vendor_class, &vendor_info, &interface,
                 &reconfigure, &accept, &refresh, &solicit_limit, &information_limit);
