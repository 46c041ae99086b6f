/* smb2.c - Server Message Block, versions 2 and 3: the header and the commands (MS-SMB2 2.2). */
#include "smb2.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/space.h"

enum { PREFIX = 4, ERROR_SIZE = 9, MORE_PROCESSING = 0xc0000016 };

static const struct name_row status_rows[] = {
	{ 0x0, "STATUS_SUCCESS" }, { 0x103, "STATUS_PENDING" }, { 0x10c, "STATUS_NOTIFY_ENUM_DIR" },
	{ 0x80000005, "STATUS_BUFFER_OVERFLOW" }, { 0x80000006, "STATUS_NO_MORE_FILES" }, { 0xc000000d, "STATUS_INVALID_PARAMETER" },
	{ 0xc000000f, "STATUS_NO_SUCH_FILE" }, { 0xc0000016, "STATUS_MORE_PROCESSING_REQUIRED" }, { 0xc0000022, "STATUS_ACCESS_DENIED" },
	{ 0xc0000034, "STATUS_OBJECT_NAME_NOT_FOUND" }, { 0xc000009a, "STATUS_INSUFFICIENT_RESOURCES" },
	{ 0xc00000bb, "STATUS_NOT_SUPPORTED" }, { 0xc0000120, "STATUS_CANCELLED" }, { 0xc0000128, "STATUS_FILE_CLOSED" },
	{ 0xc000019c, "STATUS_FS_DRIVER_REQUIRED" }, { 0xc0000225, "STATUS_NOT_FOUND" },
};
static const struct names status = { ROWS(status_rows) };

static const struct name_row command_rows[] = {
	{ 0x0, "SMB2_NEGOTIATE" }, { 0x1, "SMB2_SESSION_SETUP" }, { 0x2, "SMB2_LOGOFF" }, { 0x3, "SMB2_TREE_CONNECT" },
	{ 0x4, "SMB2_TREE_DISCONNECT" }, { 0x5, "SMB2_CREATE" }, { 0x6, "SMB2_CLOSE" }, { 0x7, "SMB2_FLUSH" }, { 0x8, "SMB2_READ" },
	{ 0x9, "SMB2_WRITE" }, { 0xa, "SMB2_LOCK" }, { 0xb, "SMB2_IOCTL" }, { 0xc, "SMB2_CANCEL" }, { 0xd, "SMB2_ECHO" },
	{ 0xe, "SMB2_QUERY_DIRECTORY" }, { 0xf, "SMB2_CHANGE_NOTIFY" }, { 0x10, "SMB2_QUERY_INFO" }, { 0x11, "SMB2_SET_INFO" },
	{ 0x12, "SMB2_OPLOCK_BREAK" },
};
static const struct names command = { ROWS(command_rows) };

static const struct name_row dialect_revision_rows[] = {
	{ 0x202, "SMB 2.002" }, { 0x210, "SMB 2.1" }, { 0x2ff, "SMB 2.???" }, { 0x300, "SMB 3.0" }, { 0x302, "SMB 3.0.2" },
	{ 0x311, "SMB 3.1.1" },
};
static const struct names dialect_revision = { ROWS(dialect_revision_rows) };

static const struct name_row share_type_rows[] = {
	{ 0x1, "DISK" }, { 0x2, "PIPE" }, { 0x3, "PRINT" },
};
static const struct names share_type = { ROWS(share_type_rows) };

static const struct name_row requested_oplock_level_rows[] = {
	{ 0x0, "SMB2_OPLOCK_LEVEL_NONE" }, { 0x1, "SMB2_OPLOCK_LEVEL_II" }, { 0x8, "SMB2_OPLOCK_LEVEL_EXCLUSIVE" },
	{ 0x9, "SMB2_OPLOCK_LEVEL_BATCH" }, { 0xff, "SMB2_OPLOCK_LEVEL_LEASE" },
};
static const struct names requested_oplock_level = { ROWS(requested_oplock_level_rows) };

static const struct name_row impersonation_level_rows[] = {
	{ 0x0, "Anonymous" }, { 0x1, "Identification" }, { 0x2, "Impersonation" }, { 0x3, "Delegate" },
};
static const struct names impersonation_level = { ROWS(impersonation_level_rows) };

static const struct name_row create_disposition_rows[] = {
	{ 0x0, "FILE_SUPERSEDE" }, { 0x1, "FILE_OPEN" }, { 0x2, "FILE_CREATE" }, { 0x3, "FILE_OPEN_IF" }, { 0x4, "FILE_OVERWRITE" },
	{ 0x5, "FILE_OVERWRITE_IF" },
};
static const struct names create_disposition = { ROWS(create_disposition_rows) };

static const struct name_row create_action_rows[] = {
	{ 0x0, "FILE_SUPERSEDED" }, { 0x1, "FILE_OPENED" }, { 0x2, "FILE_CREATED" }, { 0x3, "FILE_OVERWRITEN" },
};
static const struct names create_action = { ROWS(create_action_rows) };

static const struct name_row channel_rows[] = {
	{ 0x0, "SMB2_CHANNEL_NONE" }, { 0x1, "SMB2_CHANNEL_RDMA_V1" }, { 0x2, "SMB2_CHANNEL_RDMA_V1_INVALIDATE" },
	{ 0x3, "SMB2_CHANNEL_RDMA_TRANSFORM" },
};
static const struct names channel = { ROWS(channel_rows) };

static const struct name_row ctl_code_rows[] = {
	{ 0x60194, "FSCTL_DFS_GET_REFERRALS" }, { 0x601b0, "FSCTL_DFS_GET_REFERRALS_EX" }, { 0x900a4, "FSCTL_SET_REPARSE_POINT" },
	{ 0x98208, "FSCTL_FILE_LEVEL_TRIM" }, { 0x110018, "FSCTL_PIPE_WAIT" }, { 0x11400c, "FSCTL_PIPE_PEEK" },
	{ 0x11c017, "FSCTL_PIPE_TRANSCEIVE" }, { 0x140078, "FSCTL_SRV_REQUEST_RESUME_KEY" },
	{ 0x1401d4, "FSCTL_LMR_REQUEST_RESILIENCY" }, { 0x1401fc, "FSCTL_QUERY_NETWORK_INTERFACE_INFO" },
	{ 0x140204, "FSCTL_VALIDATE_NEGOTIATE_INFO" }, { 0x144064, "FSCTL_SRV_ENUMERATE_SNAPSHOTS" },
	{ 0x1440f2, "FSCTL_SRV_COPYCHUNK" }, { 0x1441bb, "FSCTL_SRV_READ_HASH" }, { 0x1480f2, "FSCTL_SRV_COPYCHUNK_WRITE" },
};
static const struct names ctl_code = { ROWS(ctl_code_rows) };

static const struct name_row file_information_class_rows[] = {
	{ 0x1, "FileDirectoryInformation" }, { 0x2, "FileFullDirectoryInformation" }, { 0x3, "FileBothDirectoryInformation" },
	{ 0x5, "FileStandardInformation" }, { 0x6, "FileInternalInformation" }, { 0x7, "FileEaInformation" },
	{ 0xc, "FileNamesInformation" }, { 0x22, "FileNetworkOpenInformation" }, { 0x25, "FileIdBothDirectoryInformation" },
	{ 0x26, "FileIdFullDirectoryInformation" }, { 0x3c, "FileIdExtdDirectoryInformation" },
};
static const struct names file_information_class = { ROWS(file_information_class_rows) };

static const struct name_row info_type_rows[] = {
	{ 0x1, "SMB2_0_INFO_FILE" }, { 0x2, "SMB2_0_INFO_FILESYSTEM" }, { 0x3, "SMB2_0_INFO_SECURITY" }, { 0x4, "SMB2_0_INFO_QUOTA" },
};
static const struct names info_type = { ROWS(info_type_rows) };

static const struct name_row compression_algorithm_rows[] = {
	{ 0x0, "None" }, { 0x1, "LZNT1" }, { 0x2, "LZ77" }, { 0x3, "LZ77 + Huffman" }, { 0x4, "Pattern_V1" },
};
static const struct names compression_algorithm = { ROWS(compression_algorithm_rows) };

/* ---- header ---- */

/* What follows: by the command and who speaks; an error tells its size instead of what was asked. */
static const struct layout *body(const struct scope *s, const uint8_t *p, size_t n)
{
	enum { STATUS = 3, COMMAND = 4, FLAGS_AT = 6 };
	uint64_t status_ = 0, command_ = 0, flags = 0;

	scope_uint(s, STATUS, &status_);
	scope_uint(s, COMMAND, &command_);
	scope_uint(s, FLAGS_AT, &flags);
	if (!(flags & SMB2_RESPONSE))
		return space_lookup(space_make("smb2.request"), command_);
	if (status_ >> 30 == 3 && status_ != MORE_PROCESSING && n >= 2 && p[0] == ERROR_SIZE && !p[1])
		return layout_need("SMB2_Error_Response");
	return space_lookup(space_make("smb2.response"), command_);
}

static const struct field header_fields[] = {
	BYTES("Start", .size = FIXED(PREFIX), .filled = true, .text = "\xfeSMB"),
	LE16("StructureSize", .init = 64),
	LE16("CreditCharge"),
	LE32("Status", .names = &status),
	LE16("Command", .names = &command),
	LE16("CreditsRequested"),
	FLAGS("Flags", 32, .le = true, .letters = "SMB2_FLAGS_SERVER_TO_REDIR SMB2_FLAGS_ASYNC_COMMAND SMB2_FLAGS_RELATED_OPERATIONS SMB2_FLAGS_SIGNED"),
	LE32("NextCommand", .base = HEX, .help = "where the next header begins, counted from this one; 0: this is the last"),
	LE64("MID", .help = "message identifier: an answer has that of its question"),
	LE64("AsyncId", .when = "Flags&2"),
	LE32("PID", .present = smb2_is_sync, .help = "process identifier"),
	LE32("TID", .present = smb2_is_sync, .help = "tree identifier"),
	LE64("SessionId"),
	BYTES("SecuritySignature", .size = FIXED(16), .filled = true),
};

bool smb2_is_sync(const struct field *f, const struct scope *s)
{
	uint64_t flags = 0;

	(void)f;
	return !scope_named(s, "Flags", &flags) || !(flags & 2);
}

static size_t bound(const struct scope *s, size_t hdr, size_t n)
{
	uint64_t next = 0;

	scope_named(s, "NextCommand", &next);
	return next >= hdr && next < n ? (size_t)next : n;
}

static const struct proto header = {
	.name = "SMB2_Header",
	.title = "Server Message Block 2 and 3: header (MS-SMB2 2.2.1)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(dport=445, flags=\"PA\")/NBTSession()/SMB2_Header(MID=1)/SMB2_Negotiate_Protocol_Request(Dialects=[\"SMB 2.1\", 0x311])",
	TABLE(header_fields),
	UNDER({ "smb.prefix", 0xfe534d42 }),
	.next = body,
	.bound = bound,
	.reply = { SAME("MID"), SAME("Command") },
	.text = "SMB2 %Command%[ %Status%] mid=%MID%",
};

static const struct field transform_fields[] = {
	BYTES("Start", .size = FIXED(PREFIX), .filled = true, .text = "\xfdSMB"),
	BYTES("Signature", .size = FIXED(16), .filled = true),
	BYTES("Nonce", .size = FIXED(16), .filled = true),
	LE32("OriginalMessageSize", .help = "bytes of the message that is hidden"),
	LE16("Reserved"),
	LE16("Flags", .init = 1, .help = "1: encrypted"),
	LE64("SessionId"),
};
static const struct proto transform = {
	.name = "SMB2_Transform_Header",
	.title = "SMB 3: header of an encrypted message (MS-SMB2 2.2.41)",
	TABLE(transform_fields),
	UNDER({ "smb.prefix", 0xfd534d42 }),
	.text = "SMB3 encrypted %OriginalMessageSize% bytes",
};

static const struct field compression_fields[] = {
	BYTES("Start", .size = FIXED(PREFIX), .filled = true, .text = "\xfcSMB"),
	LE32("OriginalCompressedSegmentSize"),
	LE16("CompressionAlgorithm", .names = &compression_algorithm),
	LE16("Flags"),
	LE32("Offset_or_Length", .base = HEX),
};
static const struct proto compression = {
	.name = "SMB2_Compression_Transform_Header",
	.title = "SMB 3: header of a compressed message (MS-SMB2 2.2.42)",
	TABLE(compression_fields),
	UNDER({ "smb.prefix", 0xfc534d42 }),
	.text = "SMB3 compressed",
};

/* ---- commands ---- */

static const struct field dialect = LE16("dialect", .names = &dialect_revision);

#define SECURITY(bits) FLAGS("SecurityMode", bits, .le = (bits) > 8, .letters = "Signing_Required Signing_Enabled")
#define CAPABILITIES FLAGS("Capabilities", 32, .le = true, .letters = "DFS Leasing LargeMTU MultiChannel PersistentHandles DirectoryLeasing Encryption")
#define GUID(name) BYTES(name, .size = FIXED(16), .filled = true)
#define TIMES(end) LE64("CreationTime", .help = "100 ns since 1601"), LE64("LastAccessTime"), LE64("LastWriteTime"), LE64("ChangeTime"), \
	LE64("AllocationSize", .init = 4096), LE64("EnfofFile", .init = (end))
#define BUFFER(...) BYTES("Buffer", .size = REST, .help = "what the offsets and lengths speak of", ##__VA_ARGS__)
static const struct field error_fields[] = {
	SIZE(ERROR_SIZE), UINT("ErrorContextCount", 8), UINT("Reserved", 8), LE32("ByteCount", .compute = LENGTH_OF("ErrorData", 1, 0)),
	BYTES("ErrorData", .size = OF("ByteCount", 1, 0)),
};
static const struct proto error = {
	.name = "SMB2_Error_Response",
	.title = "SMB2: an error (MS-SMB2 2.2.2)",
	TABLE(error_fields),
	SETS({ "SMB2_Header", "Flags", SMB2_RESPONSE }),
	.answers = "SMB2_Negotiate_Protocol_Request SMB2_Session_Setup_Request SMB2_Session_Logoff_Request "
		"SMB2_Tree_Connect_Request SMB2_Tree_Disconnect_Request SMB2_Create_Request SMB2_Close_Request "
		"SMB2_Read_Request SMB2_Write_Request SMB2_Flush_Request SMB2_Lock_Request SMB2_IOCTL_Request SMB2_Cancel_Request SMB2_Echo_Request "
		"SMB2_Query_Directory_Request SMB2_Change_Notify_Request SMB2_Query_Info_Request SMB2_Set_Info_Request",
	.text = "error",
};
REQUEST(negotiate, "SMB2_Negotiate_Protocol_Request", 0, "NEGOTIATE request (MS-SMB2 2.2.3)", SIZE(36),
	LE16("DialectCount", .compute = COUNT_OF("Dialects", 0)),
	FLAGS("SecurityMode", 16, .le = true, .letters = "SMB2_NEGOTIATE_SIGNING_ENABLED SMB2_NEGOTIATE_SIGNING_REQUIRED"), LE16("Reserved"),
	CAPABILITIES, GUID("ClientGUID"), LE32("NegotiateContextOffset", .base = HEX), LE16("NegotiateCount"), LE16("Reserved2"),
	SCALARS("Dialects", &dialect, .value = &smb2_dialects, .whole = true, .size = OF("DialectCount", 2, 0)));
ANSWER(negotiated, "SMB2_Negotiate_Protocol_Response", "SMB2_Negotiate_Protocol_Request", 0, "NEGOTIATE response (MS-SMB2 2.2.4)", SIZE(65),
       SECURITY(16), LE16("DialectRevision", .names = &dialect_revision), LE16("NegotiateCount"), GUID("GUID"), CAPABILITIES,
       LE32("MaxTransactionSize", .init = 65536), LE32("MaxReadSize", .init = 65536), LE32("MaxWriteSize", .init = 65536),
       LE64("ServerTime", .help = "100 ns since 1601"), LE64("ServerStartTime"), LE16("SecurityBlobOffset"), LE16("SecurityBlobLength"),
       LE32("NegotiateContextOffset", .base = HEX), BUFFER());
REQUEST(setup, "SMB2_Session_Setup_Request", 1, "SESSION_SETUP request (MS-SMB2 2.2.5)", SIZE(25), UINT("Flags", 8), SECURITY(8), CAPABILITIES,
	LE32("Channel"), LE16("SecurityBufferOffset", .base = HEX), LE16("SecurityLen"), LE64("PreviousSessionId", .base = HEX), BUFFER());
ANSWER(set_up, "SMB2_Session_Setup_Response", "SMB2_Session_Setup_Request", 1, "SESSION_SETUP response (MS-SMB2 2.2.6)", SIZE(9),
       FLAGS("SessionFlags", 16, .le = true, .letters = "IS_GUEST IS_NULL ENCRYPT_DATA"), LE16("SecurityBufferOffset", .base = HEX),
       LE16("SecurityLen"), BUFFER());
REQUEST(logoff, "SMB2_Session_Logoff_Request", 2, "LOGOFF request (MS-SMB2 2.2.7)", SIZE(4), LE16("reserved"));
ANSWER(logged_off, "SMB2_Session_Logoff_Response", "SMB2_Session_Logoff_Request", 2, "LOGOFF response (MS-SMB2 2.2.8)", SIZE(4), LE16("reserved"));
REQUEST(tree, "SMB2_Tree_Connect_Request", 3, "TREE_CONNECT request (MS-SMB2 2.2.9)", SIZE(9),
	FLAGS("Flags", 16, .le = true, .letters = "CLUSTER_RECONNECT REDIRECT_TO_OWNER EXTENSION_PRESENT"),
	LE16("PathBufferOffset", .base = HEX), LE16("PathLen"), BUFFER());
ANSWER(tree_answer, "SMB2_Tree_Connect_Response", "SMB2_Tree_Connect_Request", 3, "TREE_CONNECT response (MS-SMB2 2.2.10)", SIZE(16),
       UINT("ShareType", 8, .names = &share_type), UINT("Reserved", 8), LE32("ShareFlags", .base = HEX, .init = 0x30), LE32("Capabilities", .base = HEX),
       LE32("MaximalAccess", .base = HEX));
REQUEST(leave, "SMB2_Tree_Disconnect_Request", 4, "TREE_DISCONNECT request (MS-SMB2 2.2.11)", SIZE(4), LE16("Reserved", .base = HEX));
ANSWER(left, "SMB2_Tree_Disconnect_Response", "SMB2_Tree_Disconnect_Request", 4, "TREE_DISCONNECT response (MS-SMB2 2.2.12)", SIZE(4),
       LE16("Reserved", .base = HEX));
REQUEST(create, "SMB2_Create_Request", 5, "CREATE request (MS-SMB2 2.2.13)", SIZE(57), UINT("ShareType", 8),
	UINT("RequestedOplockLevel", 8, .names = &requested_oplock_level), LE32("ImpersonationLevel", .names = &impersonation_level),
	LE64("SmbCreateFlags"), LE64("Reserved"), LE32("DesiredAccess", .base = HEX), SMB2_ATTRIBUTES(128),
	FLAGS("ShareAccess", 32, .le = true, .letters = "FILE_SHARE_READ FILE_SHARE_WRITE FILE_SHARE_DELETE"),
	LE32("CreateDisposition", .init = 1, .names = &create_disposition), LE32("CreateOptions", .base = HEX), LE16("NameBufferOffset", .base = HEX),
	LE16("NameLen"), LE32("CreateContextsBufferOffset", .base = HEX), LE32("CreateContextsLen"), BUFFER(.ntext = 1, .text = "\0"));
ANSWER(created, "SMB2_Create_Response", "SMB2_Create_Request", 5, "CREATE response (MS-SMB2 2.2.14)", SIZE(89),
       UINT("OplockLevel", 8, .names = &requested_oplock_level), UINT("Flags", 8), LE32("CreateAction", .init = 1, .names = &create_action),
       TIMES(4096), SMB2_ATTRIBUTES(128), UINT("Reserved2", 32), SMB2_FILE("FileId"), LE32("CreateContextsBufferOffset", .base = HEX),
       LE32("CreateContextsLen"), BUFFER());
REQUEST(close_, "SMB2_Close_Request", 6, "CLOSE request (MS-SMB2 2.2.15)", SIZE(24), LE16("Flags"), LE32("Reserved"), SMB2_FILE("FileId"));
ANSWER(closed, "SMB2_Close_Response", "SMB2_Close_Request", 6, "CLOSE response (MS-SMB2 2.2.16)", SIZE(60), LE16("Flags"), LE32("Reserved"),
       TIMES(0), SMB2_ATTRIBUTES(0));
REQUEST(read_, "SMB2_Read_Request", 8, "READ request (MS-SMB2 2.2.19)", SIZE(49), UINT("Padding", 8), UINT("Flags", 8), LE32("Length", .init = 4280),
	LE64("Offset"), SMB2_FILE("FileId"), LE32("MinimumCount"), LE32("Channel", .names = &channel), LE32("RemainingBytes"),
	LE16("ReadChannelInfoBufferOffset"), LE16("ReadChannelInfoLen"), BUFFER(.ntext = 1, .text = "\0"));
ANSWER(data, "SMB2_Read_Response", "SMB2_Read_Request", 8, "READ response (MS-SMB2 2.2.20)", SIZE(17), LE16("DataBufferOffset"), LE32("DataLen"),
       LE32("DataRemaining"), LE32("Flags"), BUFFER());
REQUEST(write_, "SMB2_Write_Request", 9, "WRITE request (MS-SMB2 2.2.21)", SIZE(49), LE16("DataBufferOffset"), LE32("DataLen"), LE64("Offset"),
	SMB2_FILE("FileId"), LE32("Channel", .names = &channel), LE32("RemainingBytes"), LE16("WriteChannelInfoBufferOffset"),
	LE16("WriteChannelInfoLen"), LE32("Flags"), BUFFER());
ANSWER(written, "SMB2_Write_Response", "SMB2_Write_Request", 9, "WRITE response (MS-SMB2 2.2.22)", SIZE(17), LE16("Reserved"), LE32("Count"),
       LE32("Remaining"), LE16("WriteChannelInfoBufferOffset"), LE16("WriteChannelInfoLen"));
REQUEST(ioctl, "SMB2_IOCTL_Request", 11, "IOCTL request (MS-SMB2 2.2.31)", SIZE(57), LE16("Reserved"), LE32("CtlCode", .names = &ctl_code),
	SMB2_FILE("FileId"), LE32("InputBufferOffset"), LE32("InputLen"), LE32("MaxInputResponse"), LE32("OutputBufferOffset"), LE32("OutputLen"),
	LE32("MaxOutputResponse", .init = 65535), LE32("Flags"), LE32("Reserved2"), BUFFER());
ANSWER(ioctl_answer, "SMB2_IOCTL_Response", "SMB2_IOCTL_Request", 11, "IOCTL response (MS-SMB2 2.2.32)", SIZE(49), LE16("Reserved"),
       LE32("CtlCode", .names = &ctl_code), SMB2_FILE("FileId"), LE32("InputBufferOffset"), LE32("InputLen"), LE32("OutputBufferOffset"),
       LE32("OutputLen"), LE32("Flags"), LE32("Reserved2"), BUFFER());
REQUEST(cancel, "SMB2_Cancel_Request", 12, "CANCEL request (MS-SMB2 2.2.30)", SIZE(4), LE16("Reserved"));
REQUEST(echo, "SMB2_Echo_Request", 13, "ECHO request (MS-SMB2 2.2.28)", SIZE(4), LE16("Reserved"));
ANSWER(echoed, "SMB2_Echo_Response", "SMB2_Echo_Request", 13, "ECHO response (MS-SMB2 2.2.29)", SIZE(4), LE16("Reserved"));
REQUEST(list, "SMB2_Query_Directory_Request", 14, "QUERY_DIRECTORY request (MS-SMB2 2.2.33)", SIZE(33),
	UINT("FileInformationClass", 8, .init = 1, .names = &file_information_class),
	FLAGS("Flags", 8, .letters = "RESTART_SCANS RETURN_SINGLE_ENTRY INDEX_SPECIFIED bit3 REOPEN"), LE32("FileIndex"), SMB2_FILE("FileId"),
	LE16("FileNameBufferOffset"), LE16("FileNameLen"), LE32("OutputBufferLength", .init = 65535), BUFFER());
ANSWER(listed, "SMB2_Query_Directory_Response", "SMB2_Query_Directory_Request", 14, "QUERY_DIRECTORY response (MS-SMB2 2.2.34)", SIZE(9),
       LE16("OutputBufferOffset"), LE32("OutputLen"), BUFFER());
REQUEST(watch, "SMB2_Change_Notify_Request", 15, "CHANGE_NOTIFY request (MS-SMB2 2.2.35)", SIZE(32), LE16("Flags", .base = HEX, .help = "1: WATCH_TREE"),
	LE32("OutputBufferLength", .init = 2048), SMB2_FILE("FileId"), LE32("CompletionFilter", .base = HEX), LE32("Reserved"));
ANSWER(watched, "SMB2_Change_Notify_Response", "SMB2_Change_Notify_Request", 15, "CHANGE_NOTIFY response (MS-SMB2 2.2.36)", SIZE(9),
       LE16("OutputBufferOffset"), LE32("OutputLen"), BUFFER());
REQUEST(query, "SMB2_Query_Info_Request", 16, "QUERY_INFO request (MS-SMB2 2.2.37)", SIZE(41), UINT("InfoType", 8, .names = &info_type),
	UINT("FileInfoClass", 8, .names = &file_information_class), LE32("OutputBufferLength"), LE32("InputBufferOffset", .base = HEX),
	LE32("InputLen"), LE32("AdditionalInformation", .base = HEX), LE32("Flags", .base = HEX), SMB2_FILE("FileId"), BUFFER());
ANSWER(info, "SMB2_Query_Info_Response", "SMB2_Query_Info_Request", 16, "QUERY_INFO response (MS-SMB2 2.2.38)", SIZE(9), LE16("OutputBufferOffset"),
       LE32("OutputLen"), BUFFER());
REQUEST(set, "SMB2_Set_Info_Request", 17, "SET_INFO request (MS-SMB2 2.2.39)", SIZE(33), UINT("InfoType", 8, .names = &info_type),
	UINT("FileInfoClass", 8, .names = &file_information_class), LE32("DataLen"), LE16("DataBufferOffset"), LE16("Reserved"),
	LE32("AdditionalInformation", .base = HEX), SMB2_FILE("FileId"), BUFFER());
ANSWER(set_answer, "SMB2_Set_Info_Response", "SMB2_Set_Info_Request", 17, "SET_INFO response (MS-SMB2 2.2.40)", SIZE(2));

PROTO_UNIT(smb2, &header, &transform, &compression, &error, &negotiate, &negotiated, &setup, &set_up, &logoff, &logged_off, &tree,
	   &tree_answer, &leave, &left, &create, &created, &close_, &closed, &read_, &data, &write_, &written, &ioctl, &ioctl_answer,
	   &cancel, &echo, &echoed, &list, &listed, &watch, &watched, &query, &info, &set, &set_answer);
