/* profinetdcp.c - blocks of PROFINET's discovery and configuration, by option (IEC 61158-6-10, 4.3). */
#include "profinet.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/encode.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "sctp.h"

enum { HEADER = 4, INFO = 2, GET = 3, SET = 4, HELLO = 6, REQUEST = 0, ANY = 0 };

static const struct name_row option_rows[] = {
	{ 1, "IP" }, { 2, "Device properties" }, { 3, "DHCP" }, { 5, "Control" }, { 6, "Device Initiative" }, { 255, "All" },
};
const struct names dcp_options = { ROWS(option_rows) };
static const struct name_row ip_suboption_rows[] = { { 1, "MAC Address" }, { 2, "IP Parameter" }, { 3, "Full IP Suite" } };
static const struct name_row device_suboption_rows[] = {
	{ 1, "Manufacturer specific (Type of Station)" }, { 2, "Name of Station" }, { 3, "Device ID" }, { 4, "Device Role" }, { 5, "Device Options" },
	{ 6, "Alias Name" }, { 7, "Device Instance" }, { 8, "OEM Device ID" },
};
static const struct name_row control_suboption_rows[] = {
	{ 1, "Start Transaction" }, { 2, "End Transaction" }, { 3, "Signal" }, { 4, "Response" }, { 5, "Reset Factory Settings" }, { 6, "Reset to Factory" },
};
static const struct name_row initiative_suboption_rows[] = { { 1, "Device Initiative" } };
static const struct names ip_suboptions = { ROWS(ip_suboption_rows) }, device_suboptions = { ROWS(device_suboption_rows) },
			  control_suboptions = { ROWS(control_suboption_rows) }, initiative_suboptions = { ROWS(initiative_suboption_rows) };

/* What the length counts: all behind it, but for what fills up to an even number of bytes. */
static bool block_length(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	size_t bit, bits;

	(void)f;
	enc_field(e, layer, (unsigned)field_find(e->p->layer[layer].lay, "padding", strlen("padding")), &bit, &bits);
	*out = bit / 8 - HEADER;
	return true;
}

#define PADDING HOOK("padding", &sctp_pad_ops, .bits = 16, .quiet = true, .help = "up to an even number of bytes, where it is not zero")
#define BLOCK(var, class, option_, sub, subs, what, shows, ...) \
	static const struct field var##_fields[] = { \
		UINT("option", 8, .init = (option_), .names = &dcp_options), \
		UINT("sub_option", 8, .init = (sub), .names = subs), \
		UINT("dcp_block_length", 16, .compute = COMPUTE_LOOKS(block_length, LOOKS_LAYER), .help = "bytes that follow, but for filling"), \
		__VA_ARGS__, PADDING, \
	}; \
	static const struct proto var = { .name = class, .title = "PROFINET DCP: " what " (IEC 61158-6-10)", TABLE(var##_fields), .text = shows }
#define LEFT .size = OF("dcp_block_length", 1, -INFO)

static const struct name_row info_rows[] = { { 0, "Reserved" } };
static const struct names infos = { ROWS(info_rows) };
#define BLOCK_INFO UINT("block_info", 16, .names = &infos, .help = "of an answer: information about the block; of what is set: 1 to keep it")
static const struct name_row ip_rows[] = {
	{ 0, "IP not set" }, { 1, "IP set" }, { 2, "IP set by DHCP" }, { 0x80, "IP not set (address conflict detected)" },
	{ 0x81, "IP set (address conflict detected)" }, { 0x82, "IP set by DHCP (address conflict detected)" },
};
static const struct names ip_infos = { ROWS(ip_rows) };
#define ADDRESSES UINT("block_info", 16, .init = 1, .names = &ip_infos), IPV4("ip", .init = 0xc0a80002), IPV4("netmask", .init = 0xffffff00), \
	IPV4("gateway", .init = 0xc0a80001)
static const struct name_row role_rows[] = { { 0, "IO Supervisor" }, { 1, "IO Device" }, { 2, "IO Controller" } };
static const struct names roles = { ROWS(role_rows) };
static const struct name_row error_rows[] = {
	{ 0, "Ok" }, { 1, "Option unsupp." }, { 2, "Suboption unsupp. or no DataSet avail." }, { 3, "Suboption not set" }, { 4, "Resource Error" },
	{ 5, "SET not possible by local reasons" }, { 6, "In operation, SET not possible" },
};
static const struct names errors = { ROWS(error_rows) };
static const struct field name_server = IPV4("address");

static const struct field option_fields[] = { UINT("option", 8, .init = 2, .names = &dcp_options), UINT("sub_option", 8, .init = 5) };
static const struct proto option = {
	.name = "DeviceOption", .title = "PROFINET DCP: an option alone, as what is to be got (IEC 61158-6-10)", TABLE(option_fields), .text = "%option%.%sub_option%",
};
static const struct family device_options = { .other = "DeviceOption" };

BLOCK(base, "DCPBaseBlock", 1, 2, NULL, "block of any option, with information", "%option%.%sub_option%", BLOCK_INFO, BYTES("data", LEFT));
#define IP_BLOCK(var, class, sub, ...) BLOCK(var, class, 1, sub, &ip_suboptions, __VA_ARGS__)
IP_BLOCK(mac, "DCPMACBlock", 1, "MAC address", "mac=%mac%", BLOCK_INFO, MAC("mac"));
IP_BLOCK(ip, "DCPIPBlock", 2, "IP parameters", "ip=%ip%", ADDRESSES);
IP_BLOCK(full_ip, "DCPFullIPBlock", 3, "IP parameters and name servers", "ip=%ip%", ADDRESSES,
	 SCALARS("dnsaddr", &name_server, .whole = true, .size = OF("dcp_block_length", 1, -INFO - 12)));
#define DEVICE(var, class, sub, ...) BLOCK(var, class, 2, sub, &device_suboptions, __VA_ARGS__)
DEVICE(vendor, "DCPManufacturerSpecificBlock", 1, "type of station", "%device_vendor_value%", BLOCK_INFO,
       BYTES("device_vendor_value", .text = "et200sp", LEFT));
DEVICE(station, "DCPNameOfStationBlock", 2, "name of station", "name=%name_of_station%", BLOCK_INFO, BYTES("name_of_station", .text = "et200sp", LEFT));
#define IDENTITY UINT("vendor_id", 16, .base = HEX, .init = 0x2a), UINT("device_id", 16, .base = HEX, .init = 0x313)
DEVICE(device_id, "DCPDeviceIDBlock", 3, "vendor and device", "id=%vendor_id%:%device_id%", BLOCK_INFO, IDENTITY);
DEVICE(role, "DCPDeviceRoleBlock", 4, "role", "%device_role_details%", BLOCK_INFO, UINT("device_role_details", 8, .init = 1, .names = &roles),
       UINT("reserved", 8, .base = HEX));
DEVICE(supported, "DCPDeviceOptionsBlock", 5, "options that the device has", "", BLOCK_INFO, LIST("device_options", &device_options, LEFT));
DEVICE(alias, "DCPAliasNameBlock", 6, "alias name", "alias=%alias_name%", BLOCK_INFO, BYTES("alias_name", .text = "et200sp", LEFT));
DEVICE(instance, "DCPDeviceInstanceBlock", 7, "instance", "", BLOCK_INFO, UINT("device_instance_high", 8, .base = HEX),
       UINT("device_instance_low", 8, .base = HEX, .init = 1));
DEVICE(oem, "DCPOEMIDBlock", 8, "vendor and device of who it was made for", "oem=%vendor_id%:%device_id%", BLOCK_INFO, IDENTITY);
BLOCK(control, "DCPControlBlock", 5, 4, &control_suboptions, "what became of a block that was set",
      "%response%.%response_sub_option% %block_error%", UINT("response", 8, .init = 2, .names = &dcp_options),
      UINT("response_sub_option", 8, .init = 2), UINT("block_error", 8, .names = &errors));
BLOCK(initiative, "DCPDeviceInitiativeBlock", 6, 1, &initiative_suboptions, "initiative", "initiative=%device_initiative%", BLOCK_INFO,
      UINT("device_initiative", 16, .init = 1));

/* Answers and what is set have two bytes of information in each block; what is to be got is an option alone. */
const struct layout *dcp_block(const struct field *f, const struct scope *dcp, const uint8_t *p, size_t avail)
{
	static const struct { uint8_t option, sub; uint16_t length; const char *class; } classes[] = {
		{ 1, 1, 8, "DCPMACBlock" }, { 1, 2, 14, "DCPIPBlock" }, { 1, 3, ANY, "DCPFullIPBlock" }, { 2, 1, ANY, "DCPManufacturerSpecificBlock" },
		{ 2, 2, ANY, "DCPNameOfStationBlock" }, { 2, 3, 6, "DCPDeviceIDBlock" }, { 2, 4, 4, "DCPDeviceRoleBlock" },
		{ 2, 5, ANY, "DCPDeviceOptionsBlock" }, { 2, 6, ANY, "DCPAliasNameBlock" }, { 2, 7, 4, "DCPDeviceInstanceBlock" }, { 2, 8, 6, "DCPOEMIDBlock" },
		{ 5, 4, 3, "DCPControlBlock" }, { 6, 1, 4, "DCPDeviceInitiativeBlock" },
	};
	unsigned service = dcp->b[0], type = dcp->b[1], length;

	(void)f;
	if (service == GET && type == REQUEST)
		return layout_need("DeviceOption");
	if (avail < HEADER || (type == REQUEST && service != SET && service != HELLO))
		return NULL;
	length = get16(p + 2);
	for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
		if (classes[i].option == p[0] && classes[i].sub == p[1] && (classes[i].length ? classes[i].length == length : length >= INFO))
			return layout_need(classes[i].class);
	return length >= INFO ? layout_need("DCPBaseBlock") : NULL;
}

PROTO_UNIT(profinetdcp, &option, &base, &mac, &ip, &full_ip, &vendor, &station, &device_id, &role, &supported, &alias, &instance, &oem, &control,
           &initiative);
