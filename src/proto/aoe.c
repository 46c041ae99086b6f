/* aoe.c - ATA over Ethernet (AoE, revision 11). */
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/scope.h"

enum { SECTOR = 512 };

static const struct field issue_fields[] = {
	FLAGS("flags", 8, .letters = "write async b2 b3 device b5 extended b7"),
	UINT("err_feature", 8, .base = HEX),
	UINT("sector_count", 8, .init = 1),
	UINT("cmd_status", 8, .base = HEX, .init = 0xec),
	UINT("lba0", 8, .base = HEX), UINT("lba1", 8, .base = HEX), UINT("lba2", 8, .base = HEX), UINT("lba3", 8, .base = HEX),
	UINT("lba4", 8, .base = HEX), UINT("lba5", 8, .base = HEX),
	UINT("reserved", 16, .base = HEX),
	BYTES("data", .size = OF("sector_count", SECTOR, 0)),
};
static const struct name_row config_rows[] = {
	{ 0, "Read config string" }, { 1, "Test config string" }, { 2, "Test config string prefix" }, { 3, "Set config string" },
	{ 4, "Force set config string" },
};
static const struct names configs = { ROWS(config_rows) };
static const struct field query_fields[] = {
	UINT("buffer_count", 16),
	UINT("firmware", 16),
	UINT("sector_count", 8),
	UINT("aoe", 4),
	UINT("ccmd", 4, .names = &configs),
	UINT("config_length", 16, .compute = LENGTH_OF("config", 1, 0)),
	BYTES("config", .size = OF("config_length", 1, 0)),
};
static const struct name_row dcmd_rows[] = { { 0, "No directive" }, { 1, "Add mac address to mask list" }, { 2, "Delete mac address from mask list" } };
static const struct names dcmds = { ROWS(dcmd_rows) };
static const struct field directive_fields[] = { UINT("reserved", 8), UINT("dcmd", 8, .names = &dcmds), MAC("mac_addr") };
static const struct name_row mcmd_rows[] = { { 0, "Read Mac Mask List" }, { 1, "Edit Mac Mask List" } };
static const struct names mcmds = { ROWS(mcmd_rows) };
static const struct name_row merror_rows[] = { { 1, "Unspecified error" }, { 2, "Bad dcmd directive" }, { 3, "Mask List Full" } };
static const struct names merrors = { ROWS(merror_rows) };
static const struct family directives = { .other = "Directive" };
static const struct field mask_fields[] = {
	UINT("reserved", 8),
	UINT("mcmd", 8, .names = &mcmds),
	UINT("merror", 8, .names = &merrors),
	UINT("dir_count", 16, .compute = COUNT_OF("directives", 0)),
	LIST("directives", &directives, .count = OF("dir_count", 1, 0)),
};
static const struct name_row rcmd_rows[] = { { 0, "Read Reserve List" }, { 1, "Set Reserve List" }, { 2, "Force Set Reserve List" } };
static const struct names rcmds = { ROWS(rcmd_rows) };
static const struct field mac = MAC("mac");
static const struct field reserve_fields[] = {
	UINT("rcmd", 8, .names = &rcmds),
	UINT("nb_mac", 16, .compute = COUNT_OF("mac_addrs", 0)),
	SCALARS("mac_addrs", &mac, .whole = true, .count = OF("nb_mac", 1, 0)),
};
#define PART(var, class, what) \
	static const struct proto var = { .name = class, .title = "AoE: " what " (AoE, 11)", TABLE(var##_fields), .text = "" }
PART(issue, "IssueATACommand", "ATA command");
PART(query, "QueryConfigInformation", "configuration");
PART(directive, "Directive", "directive on the list of MAC addresses");
PART(mask, "MacMaskList", "list of MAC addresses");
PART(reserve, "ReserveRelease", "reservation");

static const struct family issues = { .other = "IssueATACommand" }, queries = { .other = "QueryConfigInformation" };
static const struct family masks = { .other = "MacMaskList" }, reserves = { .other = "ReserveRelease" };
static const struct name_row error_rows[] = {
	{ 1, "Unrecognized command code" }, { 2, "Bad argument parameter" }, { 3, "Device unavailable" }, { 4, "Config string present" },
	{ 5, "Unsupported exception" }, { 6, "Target is reserved" },
};
static const struct names errors = { ROWS(error_rows) };
static const struct name_row cmd_rows[] = {
	{ 0, "Issue ATA Command" }, { 1, "Query Config Information" }, { 2, "Mac Mask List" }, { 3, "Reserve / Release" },
};
static const struct names cmds = { ROWS(cmd_rows) };
static const struct field aoe_fields[] = {
	UINT("version", 4, .init = 1),
	FLAGS("flags", 4, .letters = "r2 r1 Error Response"),
	UINT("error", 8, .names = &errors),
	UINT("major", 16, .base = HEX, .init = 0xffff, .help = "shelf"),
	UINT("minor", 8, .base = HEX, .init = 0xff, .help = "slot"),
	UINT("cmd", 8, .init = 1, .names = &cmds),
	UINT("tag", 32, .base = HEX),
	LAYER("i_ata_cmd", &issues, .text = "IssueATACommand", .size = REST, .when = "cmd=0"),
	LAYER("q_conf_info", &queries, .text = "QueryConfigInformation", .size = REST, .when = "cmd=1"),
	LAYER("mac_m_list", &masks, .text = "MacMaskList", .size = REST, .when = "cmd=2"),
	LAYER("res_rel", &reserves, .text = "ReserveRelease", .size = REST, .when = "cmd=3"),
};

/* A response has the bit set that its question has not. */
static bool aoe_replies(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	uint64_t answer = 0, question = 0;

	return layer_uint(a, i, 1, &answer) && layer_uint(q, j, 1, &question) && answer & 8 && !(question & 8);
}
static const struct proto aoe = {
	.name = "AOE",
	.title = "ATA over Ethernet (AoE, 11)",
	.example = "Ether()/AOE(major=1, minor=0, cmd=\"Query Config Information\")",
	TABLE(aoe_fields),
	UNDER({ "ethertype", 0x88a2 }),
	.reply = { SAME("tag"), SAME("cmd") },
	.replies = aoe_replies,
	.text = "AoE %cmd% %major:d%.%minor:d% tag=%tag%",
};

PROTO_UNIT(aoe, &aoe, &issue, &query, &directive, &mask, &reserve);
