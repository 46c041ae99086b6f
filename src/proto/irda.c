/* irda.c - infrared links: IrLAP and IrLMP (IrDA). */
#include "pkt/field.h"

static const struct name_row type_rows[] = { { 0, "Response" }, { 1, "Command" } };
static const struct names types = { ROWS(type_rows) };
static const struct field head_fields[] = {
	UINT("Address", 7, .base = HEX, .init = 0x7f),
	UINT("Type", 1, .init = 1, .names = &types),
};
static const struct proto head = {
	.name = "IrLAPHead",
	.title = "Infrared Link Access Protocol: address (IrDA IrLAP, 1.1)",
	TABLE(head_fields),
	UNDER({ "ethertype", 0x17 }),
	.next_when = "Type=1",
	.other = "IrLAPCommand",
	.text = "IrLAP %Type%",
};
static const struct name_row slot_rows[] = { { 255, "final" } };
static const struct names slots = { ROWS(slot_rows) };
static const struct field command_fields[] = {
	UINT("Control", 8, .base = HEX),
	UINT("Format_identifier", 8, .base = HEX),
	UINT("Source_address", 32, .base = HEX),
	UINT("Destination_address", 32, .base = HEX, .init = 0xffffffff),
	UINT("Discovery_flags", 8, .base = HEX, .init = 1),
	UINT("Slot_number", 8, .init = 255, .names = &slots),
	UINT("Version", 8, .base = HEX),
};
static const struct proto command = {
	.name = "IrLAPCommand",
	.title = "Infrared Link Access Protocol: discovery (IrDA IrLAP, 1.1)",
	.example = "CookedLinux()/IrLAPHead()/IrLAPCommand()/IrLMP(Device_name=b\"phone\")",
	TABLE(command_fields),
	.other = "IrLMP",
	.text = "discovery",
};
static const struct field lmp_fields[] = {
	UINT("Service_hints", 16, .base = HEX),
	UINT("Character_set", 8, .base = HEX),
	BYTES("Device_name", .size = REST),
};
static const struct proto lmp = {
	.name = "IrLMP", .title = "Infrared Link Management Protocol: discovery information (IrDA IrLMP, 1.1)", TABLE(lmp_fields), .text = "%Device_name%",
};

PROTO_UNIT(irda, &head, &command, &lmp);
