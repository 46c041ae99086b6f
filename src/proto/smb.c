/* smb.c - Server Message Block, version 1: the header and how a session begins (MS-CIFS 2.2). */
#include "smb2.h"

#include "pkt/registry.h"
#include "pkt/scope.h"

enum { PREFIX = 4, NEGOTIATE = 0x72, SETUP = 0x73 };

static const struct name_row command_rows[] = {
	{ 0x00, "SMB_COM_CREATE_DIRECTORY" },
	{ 0x01, "SMB_COM_DELETE_DIRECTORY" },
	{ 0x02, "SMB_COM_OPEN" },
	{ 0x03, "SMB_COM_CREATE" },
	{ 0x04, "SMB_COM_CLOSE" },
	{ 0x05, "SMB_COM_FLUSH" },
	{ 0x06, "SMB_COM_DELETE" },
	{ 0x07, "SMB_COM_RENAME" },
	{ 0x08, "SMB_COM_QUERY_INFORMATION" },
	{ 0x09, "SMB_COM_SET_INFORMATION" },
	{ 0x0a, "SMB_COM_READ" },
	{ 0x0b, "SMB_COM_WRITE" },
	{ 0x0c, "SMB_COM_LOCK_BYTE_RANGE" },
	{ 0x0d, "SMB_COM_UNLOCK_BYTE_RANGE" },
	{ 0x0e, "SMB_COM_CREATE_TEMPORARY" },
	{ 0x0f, "SMB_COM_CREATE_NEW" },
	{ 0x10, "SMB_COM_CHECK_DIRECTORY" },
	{ 0x11, "SMB_COM_PROCESS_EXIT" },
	{ 0x12, "SMB_COM_SEEK" },
	{ 0x13, "SMB_COM_LOCK_AND_READ" },
	{ 0x14, "SMB_COM_WRITE_AND_UNLOCK" },
	{ 0x1a, "SMB_COM_READ_RAW" },
	{ 0x1b, "SMB_COM_READ_MPX" },
	{ 0x1c, "SMB_COM_READ_MPX_SECONDARY" },
	{ 0x1d, "SMB_COM_WRITE_RAW" },
	{ 0x1e, "SMB_COM_WRITE_MPX" },
	{ 0x1f, "SMB_COM_WRITE_MPX_SECONDARY" },
	{ 0x20, "SMB_COM_WRITE_COMPLETE" },
	{ 0x21, "SMB_COM_QUERY_SERVER" },
	{ 0x22, "SMB_COM_SET_INFORMATION2" },
	{ 0x23, "SMB_COM_QUERY_INFORMATION2" },
	{ 0x24, "SMB_COM_LOCKING_ANDX" },
	{ 0x25, "SMB_COM_TRANSACTION" },
	{ 0x26, "SMB_COM_TRANSACTION_SECONDARY" },
	{ 0x27, "SMB_COM_IOCTL" },
	{ 0x28, "SMB_COM_IOCTL_SECONDARY" },
	{ 0x29, "SMB_COM_COPY" },
	{ 0x2a, "SMB_COM_MOVE" },
	{ 0x2b, "SMB_COM_ECHO" },
	{ 0x2c, "SMB_COM_WRITE_AND_CLOSE" },
	{ 0x2d, "SMB_COM_OPEN_ANDX" },
	{ 0x2e, "SMB_COM_READ_ANDX" },
	{ 0x2f, "SMB_COM_WRITE_ANDX" },
	{ 0x30, "SMB_COM_NEW_FILE_SIZE" },
	{ 0x31, "SMB_COM_CLOSE_AND_TREE_DISC" },
	{ 0x32, "SMB_COM_TRANSACTION2" },
	{ 0x33, "SMB_COM_TRANSACTION2_SECONDARY" },
	{ 0x34, "SMB_COM_FIND_CLOSE2" },
	{ 0x35, "SMB_COM_FIND_NOTIFY_CLOSE" },
	{ 0x70, "SMB_COM_TREE_CONNECT" },
	{ 0x71, "SMB_COM_TREE_DISCONNECT" },
	{ 0x72, "SMB_COM_NEGOTIATE" },
	{ 0x73, "SMB_COM_SESSION_SETUP_ANDX" },
	{ 0x74, "SMB_COM_LOGOFF_ANDX" },
	{ 0x75, "SMB_COM_TREE_CONNECT_ANDX" },
	{ 0x7e, "SMB_COM_SECURITY_PACKAGE_ANDX" },
	{ 0x80, "SMB_COM_QUERY_INFORMATION_DISK" },
	{ 0x81, "SMB_COM_SEARCH" },
	{ 0x82, "SMB_COM_FIND" },
	{ 0x83, "SMB_COM_FIND_UNIQUE" },
	{ 0x84, "SMB_COM_FIND_CLOSE" },
	{ 0xa0, "SMB_COM_NT_TRANSACT" },
	{ 0xa1, "SMB_COM_NT_TRANSACT_SECONDARY" },
	{ 0xa2, "SMB_COM_NT_CREATE_ANDX" },
	{ 0xa4, "SMB_COM_NT_CANCEL" },
	{ 0xa5, "SMB_COM_NT_RENAME" },
	{ 0xc0, "SMB_COM_OPEN_PRINT_FILE" },
	{ 0xc1, "SMB_COM_WRITE_PRINT_FILE" },
	{ 0xc2, "SMB_COM_CLOSE_PRINT_FILE" },
	{ 0xc3, "SMB_COM_GET_PRINT_QUEUE" },
	{ 0xd8, "SMB_COM_READ_BULK" },
	{ 0xd9, "SMB_COM_WRITE_BULK" },
	{ 0xda, "SMB_COM_WRITE_BULK_DATA" },
	{ 0xfe, "SMB_COM_INVALID" },
	{ 0xff, "SMB_COM_NO_ANDX_COMMAND" },
};
static const struct names commands = { ROWS(command_rows) };

static const struct field header_fields[] = {
	BYTES("Start", .size = FIXED(PREFIX), .filled = true, .text = "\xffSMB"),
	UINT("Command", 8, .init = NEGOTIATE, .names = &commands),
	LE32("Status", .base = HEX),
	FLAGS("Flags", 8, .init = 0x18, .letters = "LOCK_AND_READ_OK BUF_AVAIL bit2 CASE_INSENSITIVE CANONICALIZED_PATHS OPLOCK OPBATCH REPLY"),
	LE16("Flags2", .base = HEX),
	LE16("PIDHigh"),
	BYTES("SecuritySignature", .size = FIXED(8), .filled = true),
	LE16("Reserved"),
	LE16("TID", .help = "tree identifier"),
	LE16("PIDLow", .help = "process identifier"),
	LE16("UID", .help = "user identifier"),
	LE16("MID", .help = "multiplex identifier: an answer has that of its question"),
};

/* Only questions have classes so far; what answers is Raw. */
static const struct layout *content(const struct scope *s, const uint8_t *p, size_t n)
{
	enum { COMMAND = 1, FLAGS_AT = 3, REPLY = 0x80 };
	uint64_t command = 0, flags = 0;

	(void)p;
	scope_uint(s, COMMAND, &command);
	scope_uint(s, FLAGS_AT, &flags);
	if (!(flags & REPLY) && command == NEGOTIATE)
		return layout_need("SMBNegotiate_Request");
	return command == SETUP && n >= 3 && !p[0] ? layout_need("SMBSession_Null") : NULL;
}

static const struct proto header = {
	.name = "SMB_Header",
	.title = "Server Message Block 1: header (MS-CIFS 2.2.3.1)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(dport=445, flags=\"PA\")/NBTSession()/SMB_Header()/SMBNegotiate_Request()",
	TABLE(header_fields),
	UNDER({ "smb.prefix", 0xff534d42 }),
	.next = content,
	.reply = { SAME("MID"), SAME("Command") },
	.text = "SMB %Command%[ status=%Status%] mid=%MID%",
};

static const struct field dialect_fields[] = {
	UINT("BufferFormat", 8, .init = 2),
	BYTES("DialectString", .size = TO_NUL, .text = "NT LM 0.12"),
};
static const struct proto dialect = {
	.name = "SMB_Dialect",
	.title = "SMB: a dialect (MS-CIFS 2.2.4.52.1)",
	TABLE(dialect_fields),
	.text = "%DialectString%",
};
static const struct family dialects = { .other = "SMB_Dialect" };

static const struct field negotiate_fields[] = {
	UINT("WordCount", 8),
	LE16("ByteCount", .compute = LENGTH_OF("Dialects", 1, 0)),
	LIST("Dialects", &dialects, .text = "SMB_Dialect", .size = OF("ByteCount", 1, 0)),
};
static const struct proto negotiate = {
	.name = "SMBNegotiate_Request",
	.title = "SMB: dialects that a client knows (MS-CIFS 2.2.4.52.1)",
	TABLE(negotiate_fields),
	SETS({ "SMB_Header", "Command", NEGOTIATE }),
	.text = "%Dialects%",
};

static const struct field null_fields[] = {
	UINT("WordCount", 8),
	LE16("ByteCount"),
};
static const struct proto null = {
	.name = "SMBSession_Null",
	.title = "SMB: a message that says nothing, as in an error (MS-CIFS 2.2.3)",
	TABLE(null_fields),
	SETS({ "SMB_Header", "Command", SETUP }),
	.text = "",
};

PROTO_UNIT(smb, &header, &dialect, &negotiate, &null);
