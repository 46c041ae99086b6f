/* smb2lock.c - SMB 2 and 3: writing out, locks, and what a client may keep of a file: oplocks and leases (MS-SMB2 2.2.17 to 2.2.27). */
#include "smb2.h"

#include "pkt/bits.h"
#include "pkt/registry.h"

enum { OPLOCK_SIZE = 24, BREAK = 18 };

REQUEST(flush, "SMB2_Flush_Request", 7, "FLUSH request (MS-SMB2 2.2.17)", SIZE(24), LE16("Reserved1"), LE32("Reserved2"), SMB2_FILE("FileId"));
ANSWER(flushed, "SMB2_Flush_Response", "SMB2_Flush_Request", 7, "FLUSH response (MS-SMB2 2.2.18)", SIZE(4), LE16("Reserved"));

/* ---- locks ---- */

static const struct field element_fields[] = {
	LE64("Offset"),
	LE64("Length"),
	FLAGS("Flags", 32, .le = true, .letters = "SHARED_LOCK EXCLUSIVE_LOCK UNLOCK bit3 FAIL_IMMEDIATELY"),
	LE32("Reserved"),
};
static const struct proto element = {
	.name = "SMB2_Lock_Element",
	.title = "SMB2: part of a file to lock (MS-SMB2 2.2.26.1)",
	TABLE(element_fields),
	.text = "%Offset%+%Length%",
};
static const struct family elements = { .other = "SMB2_Lock_Element" };
REQUEST(lock, "SMB2_Lock_Request", 10, "LOCK request (MS-SMB2 2.2.26)", SIZE(48), LE16("LockCount", .compute = COUNT_OF("Locks", 0)),
	LE32("LockSequence", .base = HEX, .help = "number (low 4 bits) and index"), SMB2_FILE("FileId"),
	LIST("Locks", &elements, .text = "SMB2_Lock_Element", .count = OF("LockCount", 1, 0)));
ANSWER(locked, "SMB2_Lock_Response", "SMB2_Lock_Request", 10, "LOCK response (MS-SMB2 2.2.27)", SIZE(4), LE16("Reserved"));

/* ---- oplocks and leases that are broken: which of both is told by the size ---- */

static const struct name_row level_rows[] = {
	{ 0x00, "None" },
	{ 0x01, "Level II" },
	{ 0x08, "Exclusive" },
	{ 0x09, "Batch" },
	{ 0xff, "Lease" },
};
static const struct names levels = { ROWS(level_rows) };

#define STATE(name) FLAGS(name, 32, .le = true, .letters = "READ_CACHING HANDLE_CACHING WRITE_CACHING")
#define LEASE_KEY BYTES("LeaseKey", .size = FIXED(16), .filled = true)
#define OPLOCK SIZE(OPLOCK_SIZE), UINT("OplockLevel", 8, .names = &levels), UINT("Reserved", 8), LE32("Reserved2"), SMB2_FILE("FileId")
#define LEASE SIZE(36), LE16("Reserved"), LE32("Flags", .base = HEX), LEASE_KEY, STATE("LeaseState"), LE64("LeaseDuration")
/* From the client, or from the server; built they give the header its command. */
#define BROKEN(var, class, flags, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "SMB2: " what, \
		TABLE(var##_fields), \
		SETS({ "SMB2_Header", "Command", BREAK }, { "SMB2_Header", "Flags", flags }), \
		.text = "", \
	}
BROKEN(oplock, "SMB2_Oplock_Break_Notification", SMB2_RESPONSE, "OPLOCK_BREAK notification, or its confirmation (MS-SMB2 2.2.23.1, 2.2.25.1)",
       OPLOCK);
BROKEN(oplock_ack, "SMB2_Oplock_Break_Acknowledgment", 0, "OPLOCK_BREAK acknowledgment (MS-SMB2 2.2.24.1)", OPLOCK);
BROKEN(lease, "SMB2_Lease_Break_Notification", SMB2_RESPONSE, "lease break notification (MS-SMB2 2.2.23.2)", SIZE(44), LE16("NewEpoch"),
       LE32("Flags", .base = HEX, .help = "1: must be acknowledged"), LEASE_KEY, STATE("CurrentLeaseState"), STATE("NewLeaseState"),
       LE32("BreakReason"), LE32("AccessMaskHint", .base = HEX), LE32("ShareMaskHint", .base = HEX));
BROKEN(lease_ack, "SMB2_Lease_Break_Acknowledgment", 0, "lease break acknowledgment (MS-SMB2 2.2.24.2)", LEASE);
BROKEN(lease_answer, "SMB2_Lease_Break_Response", SMB2_RESPONSE, "lease break response (MS-SMB2 2.2.25.2)", LEASE);

static const struct layout *by_size(const uint8_t *p, size_t n, const char *of_lease)
{
	return n < 2 ? NULL : layout_need(p[0] == OPLOCK_SIZE ? "SMB2_Oplock_Break_Notification" : of_lease);
}

static const struct layout *told(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return by_size(p, n, n && p[0] == 44 ? "SMB2_Lease_Break_Notification" : "SMB2_Lease_Break_Response");
}

static const struct layout *acknowledged(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n && p[0] == OPLOCK_SIZE ? layout_need("SMB2_Oplock_Break_Acknowledgment") : by_size(p, n, "SMB2_Lease_Break_Acknowledgment");
}

static const struct proto break_told = {
	.name = "SMB2 break",
	.title = "SMB2: an oplock or a lease is broken (MS-SMB2 2.2.23)",
	.abstract = true,
	UNDER({ "smb2.response", BREAK, BIND_DECODE }),
	.choose = told,
};
static const struct proto break_acknowledged = {
	.name = "SMB2 break acknowledgment",
	.title = "SMB2: acknowledgment of a broken oplock or lease (MS-SMB2 2.2.24)",
	.abstract = true,
	UNDER({ "smb2.request", BREAK, BIND_DECODE }),
	.choose = acknowledged,
};

PROTO_UNIT(smb2lock, &flush, &flushed, &element, &lock, &locked, &oplock, &oplock_ack, &lease, &lease_ack, &lease_answer, &break_told,
	   &break_acknowledged);
