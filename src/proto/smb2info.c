/* smb2info.c - SMB 2 and 3: negotiate contexts, create contexts, what files and file systems tell (MS-SMB2 2.2, MS-FSCC 2.4). */
#include "smb2.h"

static const struct val dialect_items[] = { { .type = V_INT, .u = 0x202 } };
static const struct list dialect_list = { .n = 1, .v = (struct val *)dialect_items };
const struct val smb2_dialects = { .type = V_LIST, .l = (struct list *)&dialect_list };
static const struct field word = LE16("number");

#define CLASS(var, class, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "SMB2 " what, TABLE(var##_fields), .text = "" }
#define FIXED_BYTES(name, n) BYTES(name, .size = FIXED(n), .filled = true)
#define TEXT16(name, count, ...) BYTES(name, .size = OF(count, 1, 0), ##__VA_ARGS__)

CLASS(file, "SMB2_FILEID", "file identifier (MS-SMB2 2.2.14.1)", LE64("Persistent", .base = HEX), LE64("Volatile", .base = HEX));
const struct family smb2_file = { .other = "SMB2_FILEID" };

/* ---- negotiate contexts ---- */

static const struct name_row context_type_rows[] = {
	{ 0x1, "SMB2_PREAUTH_INTEGRITY_CAPABILITIES" }, { 0x2, "SMB2_ENCRYPTION_CAPABILITIES" },
	{ 0x3, "SMB2_COMPRESSION_CAPABILITIES" }, { 0x5, "SMB2_NETNAME_NEGOTIATE_CONTEXT_ID" }, { 0x6, "SMB2_TRANSPORT_CAPABILITIES" },
	{ 0x7, "SMB2_RDMA_TRANSFORM_CAPABILITIES" }, { 0x8, "SMB2_SIGNING_CAPABILITIES" },
};
static const struct names context_type = { ROWS(context_type_rows) };

CLASS(context, "SMB2_Negotiate_Context", "negotiate context (MS-SMB2 2.2.3.1)", LE16("ContextType", .names = &context_type),
      LE16("DataLength", .compute = PAYLOAD_LENGTH(1)), LE32("Reserved"));
CLASS(transport, "SMB2_Transport_Capabilities", "transport capabilities (MS-SMB2 2.2.3.1.5)",
      LE32("Flags", .base = HEX, .help = "1: ACCEPT_TRANSPORT_LEVEL_SECURITY"));
CLASS(rdma, "SMB2_RDMA_Transform_Capabilities", "RDMA transform capabilities (MS-SMB2 2.2.3.1.6)", LE16("TransformCount", .compute = COUNT_OF("RDMATransformIds", 0)),
      LE16("Reserved1"), LE32("Reserved2"), SCALARS("RDMATransformIds", &word, .whole = true, .size = OF("TransformCount", 2, 0)));
CLASS(signing, "SMB2_Signing_Capabilities", "signing capabilities (MS-SMB2 2.2.3.1.7)", LE16("SigningAlgorithmCount", .compute = COUNT_OF("SigningAlgorithms", 0)),
      SCALARS("SigningAlgorithms", &word, .whole = true, .size = OF("SigningAlgorithmCount", 2, 0)));

/* ---- create contexts ---- */

#define LEASE FIXED_BYTES("LeaseKey", 16), FLAGS("LeaseState", 32, .le = true, .init = 7, .letters = "READ_CACHING HANDLE_CACHING WRITE_CACHING"), \
	LE32("LeaseFlags", .base = HEX), LE64("LeaseDuration")
#define LEASE2 LEASE, FIXED_BYTES("ParentLeaseKey", 16), LE16("Epoch"), LE16("Reserved")
CLASS(create_context, "SMB2_Create_Context", "create context (MS-SMB2 2.2.13.2)", LE32("Next"), LE16("NameBufferOffset", .base = HEX), LE16("NameLen"),
      LE16("Reserved"), LE16("DataBufferOffset", .base = HEX), LE32("DataLen"), BYTES("Buffer", .size = REST));
CLASS(allocation, "SMB2_CREATE_ALLOCATION_SIZE", "create context: allocation size (MS-SMB2 2.2.13.2.6)", LE64("AllocationSize"));
CLASS(instance, "SMB2_CREATE_APP_INSTANCE_ID", "create context: application instance (MS-SMB2 2.2.13.2.13)", LE16("StructureSize", .base = HEX, .init = 20),
      LE16("Reserved"), FIXED_BYTES("AppInstanceId", 16));
CLASS(instance_version, "SMB2_CREATE_APP_INSTANCE_VERSION", "create context: its version (MS-SMB2 2.2.13.2.15)",
      LE16("StructureSize", .base = HEX, .init = 24), LE16("Reserved"), LE32("Padding"), LE64("AppInstanceVersionHigh"), LE64("AppInstanceVersionLow"));
CLASS(reconnect, "SMB2_CREATE_DURABLE_HANDLE_RECONNECT", "create context: reconnect to a durable handle (MS-SMB2 2.2.13.2.4)", SMB2_FILE("Data"));
CLASS(reconnect2, "SMB2_CREATE_DURABLE_HANDLE_RECONNECT_V2", "create context: reconnect, version 2 (MS-SMB2 2.2.13.2.12)", SMB2_FILE("FileId"),
      FIXED_BYTES("CreateGuid", 16), LE32("Flags", .base = HEX));
CLASS(durable, "SMB2_CREATE_DURABLE_HANDLE_REQUEST", "create context: a durable handle is asked for (MS-SMB2 2.2.13.2.3)", FIXED_BYTES("DurableRequest", 16));
CLASS(durable2, "SMB2_CREATE_DURABLE_HANDLE_REQUEST_V2", "create context: the same, version 2 (MS-SMB2 2.2.13.2.11)", LE32("Timeout"), LE32("Flags", .base = HEX),
      FIXED_BYTES("Reserved", 8), FIXED_BYTES("CreateGuid", 16));
CLASS(durable_answer, "SMB2_CREATE_DURABLE_HANDLE_RESPONSE", "create context: a durable handle (MS-SMB2 2.2.14.2.3)", FIXED_BYTES("Reserved", 8));
CLASS(durable_answer2, "SMB2_CREATE_DURABLE_HANDLE_RESPONSE_V2", "create context: the same, version 2 (MS-SMB2 2.2.14.2.12)", LE32("Timeout"), LE32("Flags", .base = HEX));
CLASS(maximal, "SMB2_CREATE_QUERY_MAXIMAL_ACCESS_REQUEST", "create context: maximal access is asked for (MS-SMB2 2.2.13.2.5)", LE64("Timestamp"));
CLASS(maximal_answer, "SMB2_CREATE_QUERY_MAXIMAL_ACCESS_RESPONSE", "create context: maximal access (MS-SMB2 2.2.14.2.5)", LE32("QueryStatus", .base = HEX),
      LE32("MaximalAccess", .base = HEX));
CLASS(on_disk, "SMB2_CREATE_QUERY_ON_DISK_ID", "create context: identifier on disk (MS-SMB2 2.2.14.2.9)", LE64("DiskFileId"), LE64("VolumeId"), FIXED_BYTES("Reserved", 16));
CLASS(lease, "SMB2_CREATE_REQUEST_LEASE", "create context: a lease is asked for (MS-SMB2 2.2.13.2.8)", LEASE);
CLASS(lease2, "SMB2_CREATE_REQUEST_LEASE_V2", "create context: the same, version 2 (MS-SMB2 2.2.13.2.10)", LEASE2);
CLASS(lease_answer, "SMB2_CREATE_RESPONSE_LEASE", "create context: a lease (MS-SMB2 2.2.14.2.10)", LEASE);
CLASS(lease_answer2, "SMB2_CREATE_RESPONSE_LEASE_V2", "create context: the same, version 2 (MS-SMB2 2.2.14.2.11)", LEASE2);
CLASS(timewarp, "SMB2_CREATE_TIMEWARP_TOKEN", "create context: an earlier state (MS-SMB2 2.2.13.2.7)", LE64("Timestamp"));

/* ---- answers that hold more ---- */

CLASS(error_context, "SMB2_Error_ContextResponse", "error context (MS-SMB2 2.2.2.1)", LE32("ErrorDataLength", .compute = LENGTH_OF("ErrorContextData", 1, 0)), LE32("ErrorId"),
      BYTES("ErrorContextData", .size = OF("ErrorDataLength", 1, 0)));
CLASS(validate, "SMB2_IOCTL_Validate_Negotiate_Info_Request", "VALIDATE_NEGOTIATE_INFO request (MS-SMB2 2.2.31.4)", LE32("Capabilities", .base = HEX),
      FIXED_BYTES("ClientGUID", 16), LE16("SecurityMode", .base = HEX), LE16("DialectCount", .compute = COUNT_OF("Dialects", 0)),
      SCALARS("Dialects", &word, .value = &smb2_dialects, .whole = true, .size = OF("DialectCount", 2, 0)));
CLASS(validated, "SMB2_IOCTL_Validate_Negotiate_Info_Response", "VALIDATE_NEGOTIATE_INFO response (MS-SMB2 2.2.32.6)", LE32("Capabilities", .base = HEX),
      FIXED_BYTES("GUID", 16), LE16("SecurityMode", .base = HEX), LE16("DialectRevision", .base = HEX));
CLASS(quota, "SMB2_Query_Quota_Info", "quota that is asked for (MS-SMB2 2.2.37.1)", UINT("ReturnSingle", 8), UINT("ReturnBoolean", 8), LE16("Reserved"),
      LE32("SidListLength"), LE32("StartSidLength"), LE32("StartSidOffset"), BYTES("SidBuffer", .size = REST));

/* ---- files and file systems (MS-FSCC 2.4, 2.5) ---- */

CLASS(ea, "FileEaInformation", "file: extended attributes (MS-FSCC 2.4.13)", LE32("EaSize"));
CLASS(access, "FileAccessInformation", "file: access (MS-FSCC 2.4.1)", LE32("AccessFlags", .base = HEX));
CLASS(alignment, "FileAlignmentInformation", "file: alignment (MS-FSCC 2.4.3)", LE32("AccessRequirement", .base = HEX));
CLASS(internal, "FileInternalInformation", "file: number (MS-FSCC 2.4.27)", LE64("IndexNumber"));
CLASS(mode, "FileModeInformation", "file: mode (MS-FSCC 2.4.31)", LE32("Mode", .base = HEX));
CLASS(position, "FilePositionInformation", "file: position (MS-FSCC 2.4.40)", LE64("CurrentByteOffset"));
CLASS(standard, "FileStandardInformation", "file: size and links (MS-FSCC 2.4.47)", LE64("AllocationSize", .init = 4096), LE64("EndOfFile"),
      LE32("NumberOfLinks", .init = 1), UINT("DeletePending", 8), UINT("Directory", 8), LE16("Reserved"));
CLASS(stream, "FileStreamInformation", "file: a stream (MS-FSCC 2.4.49)", LE32("Next"), LE32("StreamNameLength", .compute = LENGTH_OF("StreamName", 1, 0)), LE64("StreamSize"),
      LE64("StreamAllocationSize", .init = 4096), TEXT16("StreamName", "StreamNameLength", .ntext = 14, .text = ":\0:\0$\0D\0A\0T\0A"));
CLASS(alternate, "FileAlternateNameInformation", "file: another name (MS-FSCC 2.4.5)", LE32("FileNameLength", .compute = LENGTH_OF("FileName", 1, 0)), TEXT16("FileName", "FileNameLength"));
CLASS(system, "FileFsAttributeInformation", "file system: what it can (MS-FSCC 2.5.1)", LE32("FileSystemAttributes", .base = HEX, .init = 0xc706ff),
      LE32("MaximumComponentNameLength", .init = 255), LE32("FileSystemNameLength", .compute = LENGTH_OF("FileSystemName", 1, 0)),
      TEXT16("FileSystemName", "FileSystemNameLength", .ntext = 8, .text = "N\0T\0F\0S"));
CLASS(space, "FileFsSizeInformation", "file system: size (MS-FSCC 2.5.8)", LE64("TotalAllocationUnits", .init = 10485760), LE64("AvailableAllocationUnits", .init = 1048576),
      LE32("SectorsPerAllocationUnit", .init = 8), LE32("BytesPerSector", .init = 512));

PROTO_UNIT(smb2info, &file, &context, &transport, &rdma, &signing, &create_context, &allocation, &instance, &instance_version, &reconnect,
	   &reconnect2, &durable, &durable2, &durable_answer, &durable_answer2, &maximal, &maximal_answer, &on_disk, &lease, &lease2,
	   &lease_answer, &lease_answer2, &timewarp, &error_context, &validate, &validated, &quota, &ea, &access, &alignment, &internal,
	   &mode, &position, &standard, &stream, &alternate, &system, &space);
