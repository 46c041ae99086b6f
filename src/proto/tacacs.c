/* tacacs.c - TACACS+: the header; what follows is hidden by a secret that both sides share (RFC 8907). */
#include "pkt/field.h"

enum { PORT = 49 };

static const struct name_row version_rows[] = {
	{ 1, "Tacacs" },
	{ 192, "Tacacs+" },
};
static const struct names versions = { ROWS(version_rows) };

static const struct name_row type_rows[] = {
	{ 1, "Authentication" },
	{ 2, "Authorization" },
	{ 3, "Accounting" },
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row flag_rows[] = {
	{ 1, "Unencrypted" },
	{ 4, "Single Connection" },
};
static const struct names flags = { ROWS(flag_rows) };

static const struct field tacacs_fields[] = {
	UINT("version", 8, .init = 192, .names = &versions),
	UINT("type", 8, .init = 1, .names = &types),
	UINT("seq", 8, .init = 1, .help = "sequence number: a client's are odd, a server's even"),
	UINT("flags", 8, .names = &flags),
	UINT("session_id", 32),
	UINT("length", 32, .compute = PAYLOAD_LENGTH(1), .help = "bytes of the body"),
};
static const struct proto tacacs = {
	.name = "TacacsHeader",
	.title = "TACACS+ header (RFC 8907, 4.1)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(flags=\"PA\")/TacacsHeader(type=\"Authorization\", session_id=7, flags=\"Unencrypted\")/\"body\"",
	TABLE(tacacs_fields),
	UNDER({ "tcp.port", PORT }),
	SETS({ "TCP", "sport", PORT }),
	.reply = { SAME("session_id"), SAME("type") },
	.framed = { .at = 64, .bits = 32, .add = 12 },
	.text = "TACACS+ %type% seq=%seq% session=%session_id:x%[ len=%payload:d%]",
};

PROTO_UNIT(tacacs, &tacacs);
