/* enip.c - EtherNet/IP: encapsulation of the Common Industrial Protocol (CIP Networks Library, volume 2, 2-3). */
#include "pkt/field.h"

enum { PORT = 44818 };

#define LE16(n, ...) UINT(n, 16, .le = true, __VA_ARGS__)
#define LE32(n, ...) UINT(n, 32, .le = true, __VA_ARGS__)

static const struct name_row command_rows[] = {
	{ 4, "ListServices" },
	{ 99, "ListIdentity" },
	{ 100, "ListInterfaces" },
	{ 101, "RegisterSession" },
	{ 102, "UnregisterSession" },
	{ 111, "SendRRData" },
	{ 112, "SendUnitData" },
	{ 114, "IndicateStatus" },
	{ 115, "Cancel" },
};
static const struct names commands = { ROWS(command_rows) };

static const struct name_row status_rows[] = {
	{ 0, "success" },
	{ 1, "invalid_cmd" },
	{ 2, "no_resources" },
	{ 3, "incorrect_data" },
	{ 100, "invalid_session" },
	{ 101, "invalid_length" },
	{ 105, "unsupported_prot_rev" },
};
static const struct names statuses = { ROWS(status_rows) };

static const struct name_row item_rows[] = {
	{ 0x0000, "Null Address Item" },
	{ 0x00a1, "Connection-based Address Item" },
	{ 0x00b1, "Connected Transport packet Data Item" },
	{ 0x00b2, "Unconnected message Data Item" },
	{ 0x8000, "Sockaddr Info, originator-to-target Data Item" },
	{ 0x8001, "Sockaddr Info, target-to-originator Data Item" },
};
static const struct names items = { ROWS(item_rows) };

/* ---- what commands carry ---- */

#define PART(var, class, what) static const struct proto var = { .name = class, .title = "EtherNet/IP: " what " (CIP volume 2, 2-4)", TABLE(var##_fields) }

static const struct field item_fields[] = {
	LE16("typeId", .names = &items),
	LE16("length", .compute = LENGTH_OF("data", 1, 0)),
	BYTES("data", .size = OF("length", 1, 0)),
};
PART(item, "ItemData", "item of a common packet (CIP volume 2, 2-6)");
static const struct family item_family = { .other = "ItemData" };

#define PACKET_FIELDS \
	LE32("interfaceHandle"), \
	LE16("timeout", .help = "seconds"), \
	LE16("itemCount", .compute = COUNT_OF("items", 0)), \
	LIST("items", &item_family, .count = OF("itemCount", 1, 0))
static const struct field rr_fields[] = { PACKET_FIELDS };
static const struct field unit_fields[] = { PACKET_FIELDS };
PART(rr, "ENIPSendRRData", "request or response without a connection");
PART(unit, "ENIPSendUnitData", "data of a connection");

static const struct field registering_fields[] = { LE16("protocolVersion", .init = 1), LE16("options") };
PART(registering, "ENIPRegisterSession", "session to be registered");

static const struct field service_fields[] = {
	LE16("itemTypeCode"), LE16("itemLength"), LE16("version"), LE16("flag"), BYTES("serviceName", .size = FIXED(16), .filled = true),
};
static const struct field interface_fields[] = {
	LE16("itemTypeCode"), LE16("itemLength", .compute = LENGTH_OF("itemData", 1, 0)), BYTES("itemData", .size = OF("itemLength", 1, 0)),
};
static const struct field identity_fields[] = {
	LE16("itemTypeCode"),
	LE16("itemLength"),
	LE16("protocolVersion"),
	UINT("sinFamily", 16),
	UINT("sinPort", 16),
	IPV4("sinAddress"),
	UINT("sinZero", 64),
	LE16("vendorId"),
	LE16("deviceType"),
	LE16("productCode"),
	UINT("revisionMajor", 8),
	UINT("revisionMinor", 8),
	LE16("status", .base = HEX),
	LE32("serialNumber", .base = HEX),
	UINT("productNameLength", 8, .compute = LENGTH_OF("productName", 1, 0)),
	BYTES("productName", .size = OF("productNameLength", 1, 0)),
	UINT("state", 8),
};
PART(service, "ENIPListServicesItem", "a service");
PART(interface, "ENIPListInterfacesItem", "an interface");
PART(identity, "ENIPListIdentityItem", "who a device is");
static const struct family service_family = { .other = "ENIPListServicesItem" }, interface_family = { .other = "ENIPListInterfacesItem" },
			   identity_family = { .other = "ENIPListIdentityItem" };

#define LISTED(var, class, fam, what) \
	static const struct field var##_fields[] = { LE16("itemCount", .compute = COUNT_OF("items", 0)), LIST("items", fam, .count = OF("itemCount", 1, 0)) }; \
	PART(var, class, what)
LISTED(services, "ENIPListServices", &service_family, "list of services");
LISTED(interfaces, "ENIPListInterfaces", &interface_family, "list of interfaces");
LISTED(identities, "ENIPListIdentity", &identity_family, "list of devices");

/* ---- the message ---- */

#define FAMILY(name, class) static const struct family name = { .other = class }
FAMILY(rr_data, "ENIPSendRRData");
FAMILY(unit_data, "ENIPSendUnitData");
FAMILY(session_data, "ENIPRegisterSession");
FAMILY(services_data, "ENIPListServices");
FAMILY(interfaces_data, "ENIPListInterfaces");
FAMILY(identities_data, "ENIPListIdentity");
#define DATA(fam) LAYER("data", fam, .none = true, .size = OF("length", 1, 0))
static const struct field of_rr = DATA(&rr_data), of_unit = DATA(&unit_data), of_session = DATA(&session_data), of_services = DATA(&services_data),
			  of_interfaces = DATA(&interfaces_data), of_identities = DATA(&identities_data);
static const struct alt data_alts[] = {
	{ "commandId=112", &of_unit },
	{ "commandId=101", &of_session },
	{ "commandId=4", &of_services },
	{ "commandId=100", &of_interfaces },
	{ "commandId=99", &of_identities },
	{ NULL, &of_rr },
};

static const struct field enip_fields[] = {
	LE16("commandId", .names = &commands),
	LE16("length", .compute = LENGTH_OF("commandSpecificData", 1, 0), .help = "bytes behind the first 24"),
	LE32("session", .base = HEX),
	LE32("status", .names = &statuses),
	UINT("senderContext", 64, .le = true),
	LE32("options"),
	ALT("commandSpecificData", data_alts, .none = true, .when = "commandId=4,99-101,111,112"),
};
static const struct proto enip = {
	.name = "ENIPTCP",
	.title = "EtherNet/IP encapsulation (CIP Networks Library, volume 2, 2-3)",
	.example = "IP(dst=\"192.0.2.1\")/TCP()/ENIPTCP(commandId=\"RegisterSession\", commandSpecificData=ENIPRegisterSession())",
	TABLE(enip_fields),
	UNDER({ "tcp.port", PORT }, { "udp.port", PORT, BIND_DECODE }),
	SETS({ "TCP", "sport", PORT }),
	.framed = { .at = 16, .bits = 16, .le = true, .add = 24 },
	.reply = { SAME("commandId"), SAME("senderContext") },
	.text = "ENIP %commandId% session=%session%",
};

PROTO_UNIT(enip, &enip, &item, &rr, &unit, &registering, &service, &interface, &identity, &services, &interfaces, &identities);
