/* netbios.c - NetBIOS over TCP/IP: name service, datagrams and sessions (RFC 1001, RFC 1002). */
#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/space.h"
#include "pkt/str.h"

enum { NAME_PORT = 137, DATAGRAM_PORT = 138, SESSION_PORT = 139, SMB_PORT = 445 };

/* ---- names (RFC 1001, 14.1) ----
 *
 * A name has 16 octets, each written as two letters from A (0) to P (15), behind a length octet of 32. The last octet says what
 * the name is for: it is a field of its own, SUFFIX, so that this kind has the first 15, 31 octets on the wire.
 */
enum { NAME_OCTETS = 15, NAME_WIRE = 1 + 2 * NAME_OCTETS, NAME_LENGTH = 32, PAD = ' ' };

/* The 15 octets behind the letters; false: they are no letters of a name. */
static bool name_octets(const uint8_t *p, uint8_t out[NAME_OCTETS])
{
	if (p[0] != NAME_LENGTH)
		return false;
	for (unsigned i = 0; i < NAME_OCTETS; i++) {
		uint8_t high = (uint8_t)(p[1 + 2 * i] - 'A'), low = (uint8_t)(p[2 + 2 * i] - 'A');

		if (high > 15 || low > 15)
			return false;
		out[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}

static bool name_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)f;
	(void)p;
	*n = NAME_WIRE;
	return avail >= NAME_WIRE;
}

/* The octets without the spaces that fill them up; what is no name stays as it is, all 31 octets. */
static void name_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	uint8_t o[NAME_OCTETS];
	size_t len = NAME_OCTETS;

	(void)s;
	(void)f;
	if (!name_octets(p, o)) {
		*out = val_bytes(p, n);
		return;
	}
	while (len && o[len - 1] == PAD)
		len--;
	*out = val_bytes(o, len);
}

static bool name_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	bool given = v->type == V_STR || v->type == V_BYTES;
	struct str t = given ? val_text(v) : (struct str){ f->text, f->ntext ? f->ntext : strlen(f->text) };

	(void)s;
	(void)d;
	if (t.n == NAME_WIRE) {
		buf_add(out, t.p, t.n);
		return true;
	}
	buf_byte(out, NAME_LENGTH);
	for (size_t i = 0; i < NAME_OCTETS; i++) {
		uint8_t c = i < t.n ? (uint8_t)t.p[i] : PAD;

		buf_byte(out, (uint8_t)('A' + (c >> 4)));
		buf_byte(out, (uint8_t)('A' + (c & 15)));
	}
	return true;
}

static bool name_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type != V_STR && in->type != V_BYTES)
		return diag_set(d, "%s is a NetBIOS name: text of at most %d bytes", f->name, NAME_OCTETS);
	if (val_text(in).n > NAME_OCTETS && val_text(in).n != NAME_WIRE)
		return diag_set(d, "'%.*s' has %zu bytes; a NetBIOS name has at most %d", STR(val_text(in)), val_text(in).n, NAME_OCTETS);
	*out = val_bytes(val_text(in).p, val_text(in).n);
	return true;
}

static const struct kind_ops name_kind = { name_measure, name_read, name_write, name_accept };

/* The 16th octet as its two letters. */
#define LETTERS(octet) (0x4141 + (((octet) >> 4) << 8) + ((octet) & 15))
static const struct name_row suffix_rows[] = {
	{ LETTERS(0x00), "Workstation Service" },
	{ LETTERS(0x01), "Browser" },
	{ LETTERS(0x03), "Messenger Service" },
	{ LETTERS(0x06), "RAS Server Service" },
	{ LETTERS(0x1b), "Domain Master Browser" },
	{ LETTERS(0x1c), "Domain Controller" },
	{ LETTERS(0x1d), "Master Browser" },
	{ LETTERS(0x1e), "Browser Election Service" },
	{ LETTERS(0x1f), "NetDDE Service" },
	{ LETTERS(0x20), "File Server Service" },
	{ LETTERS(0x21), "RAS Client Service" },
	{ LETTERS(0x22), "Exchange Interchange" },
	{ LETTERS(0x23), "Exchange Store" },
	{ LETTERS(0x24), "Exchange Directory" },
	{ LETTERS(0x30), "Modem Sharing Server" },
	{ LETTERS(0x31), "Modem Sharing Client" },
	{ LETTERS(0x43), "SMS Client Remote Control" },
	{ LETTERS(0x44), "SMS Admin Remote Control Tool" },
	{ LETTERS(0x45), "SMS Client Remote Chat" },
	{ LETTERS(0x46), "SMS Client Remote Transfer" },
	{ LETTERS(0x6a), "Exchange IMC" },
	{ LETTERS(0x87), "Exchange MTA" },
	{ LETTERS(0xbe), "Network Monitor Agent" },
	{ LETTERS(0xbf), "Network Monitor Apps" },
};
static const struct names suffixes = { ROWS(suffix_rows) };

#define NETBIOS_NAME(name, suffix, null, ...) \
	HOOK(name, &name_kind, __VA_ARGS__, .help = "NetBIOS name, without the spaces that fill it up"), \
	UINT(suffix, 16, .base = HEX, .init = LETTERS(0), .names = &suffixes, .help = "what the name is for"), \
	UINT(null, 8, .help = "end of the name")

/* ---- name service (RFC 1002, 4.2) ---- */

static const struct name_row type_rows[] = {
	{ 0x20, "NB" },
	{ 0x21, "NBSTAT" },
};
static const struct name_row class_rows[] = {
	{ 1, "INTERNET" },
};
static const struct name_row pointer_rows[] = {
	{ 0xc00c, "Label String Pointer to QUESTION_NAME" },
};
static const struct name_row owner_rows[] = {
	{ 0, "B node" },
	{ 1, "P node" },
	{ 2, "M node" },
	{ 3, "H node" },
};
static const struct name_row group_rows[] = {
	{ 0, "Unique name" },
	{ 1, "Group name" },
};
static const struct names types = { ROWS(type_rows) }, classes = { ROWS(class_rows) }, pointers = { ROWS(pointer_rows) };
static const struct names owners = { ROWS(owner_rows) }, groups = { ROWS(group_rows) };

enum { QUERY = 0, REGISTRATION = 5, RELEASE = 6, WACK = 7, REFRESH = 8, REFRESH_ALTERNATE = 9, MULTIHOMED = 15 };
enum { NB = 0x20, NBSTAT = 0x21, TYPE_AT = NAME_WIRE + 3 };

static const struct field header_fields[] = {
	UINT("NAME_TRN_ID", 16, .help = "transaction id"),
	UINT("RESPONSE", 1),
	UINT("OPCODE", 4, .help = "0 query, 5 registration, 6 release, 7 wait, 8 refresh"),
	FLAGS("NM_FLAGS", 7, .letters = "B res1 res0 RA RD TC AA"),
	UINT("RCODE", 4),
	UINT("QDCOUNT", 16),
	UINT("ANCOUNT", 16),
	UINT("NSCOUNT", 16),
	UINT("ARCOUNT", 16),
};

static const struct layout *request(uint64_t opcode, uint16_t type)
{
	switch (opcode) {
	case QUERY:
		return layout_need(type == NBSTAT ? "NBNSNodeStatusRequest" : "NBNSQueryRequest");
	case REGISTRATION: case RELEASE: case REFRESH: case REFRESH_ALTERNATE: case MULTIHOMED:
		return layout_need("NBNSRegistrationRequest");
	}
	return NULL;
}

static const struct layout *response(uint64_t opcode, uint16_t type)
{
	if (opcode == WACK)
		return layout_need("NBNSWackResponse");
	return type == NBSTAT ? layout_need("NBNSNodeStatusResponse") : type == NB ? layout_need("NBNSQueryResponse") : NULL;
}

static const struct layout *header_next(const struct scope *s, const uint8_t *p, size_t n)
{
	if (n < TYPE_AT + 2)
		return NULL;
	return bits_get(s->b, 16, 1) ? response(bits_get(s->b, 17, 4), get16(p + TYPE_AT)) : request(bits_get(s->b, 17, 4), get16(p + TYPE_AT));
}

static const struct proto header = {
	.name = "NBNSHeader",
	.title = "NetBIOS name service header (RFC 1002, 4.2.1)",
	.example = "IP(dst=\"192.0.2.255\")/UDP()/NBNSHeader()/NBNSQueryRequest(QUESTION_NAME=\"PRINTER\", SUFFIX=\"File Server Service\")",
	TABLE(header_fields),
	UNDER({ "udp.port", NAME_PORT }),
	SETS({ "UDP", "sport", NAME_PORT }),
	.next = header_next,
	.reply = { SAME("NAME_TRN_ID"), TURN("RESPONSE", 0, 1) },
	.text = "NBNS opcode=%OPCODE%",
};

#define QUESTION(type, ...) \
	NETBIOS_NAME("QUESTION_NAME", "SUFFIX", "NULL", __VA_ARGS__), \
	UINT("QUESTION_TYPE", 16, .init = (type), .names = &types), \
	UINT("QUESTION_CLASS", 16, .init = 1, .names = &classes)
#define RECORD(type) \
	NETBIOS_NAME("RR_NAME", "SUFFIX", "NULL", .text = "windows"), \
	UINT("RR_TYPE", 16, .init = (type), .names = &types), \
	UINT("RR_CLASS", 16, .init = 1, .names = &classes)
#define ENTRY \
	UINT("G", 1, .names = &groups), \
	UINT("OWNER_NODE_TYPE", 2, .names = &owners), \
	UINT("UNUSED", 13), \
	IPV4("NB_ADDRESS", .init = 0x7f000001)

/* What a message above the header sets in it. */
#define HEADER(opcode, flags, response, count) \
	SETS({ "NBNSHeader", "OPCODE", opcode }, { "NBNSHeader", "NM_FLAGS", flags }, { "NBNSHeader", "RESPONSE", response }, \
	     { "NBNSHeader", count, 1 })

/* "NBNSQueryRequest who has '\\PRINTER'" */
static void query_summary(const struct packet *p, unsigned layer, struct buf *out)
{
	struct val v;

	layer_get(p, layer, 0, &v);
	buf_fmt(out, "NBNSQueryRequest who has '\\\\%.*s'", STR(val_text(&v)));
	val_drop(v);
}

static const struct field query_fields[] = { QUESTION(NB, .text = "windows") };
static const struct proto query = {
	.name = "NBNSQueryRequest",
	.title = "NetBIOS name query request (RFC 1002, 4.2.12)",
	TABLE(query_fields),
	HEADER(QUERY, 0x11, 0, "QDCOUNT"),
	.summary_fn = query_summary,
	.text = "NBNS? %QUESTION_NAME%",
};

static const struct field entry_fields[] = { ENTRY };
static const struct proto entry = {
	.name = "NBNS_ADD_ENTRY",
	.title = "NetBIOS address of a name (RFC 1002, 4.2.13)",
	TABLE(entry_fields),
	.text = "%NB_ADDRESS%",
};
static const struct family entries = { .other = "NBNS_ADD_ENTRY" };

static const struct field answer_fields[] = {
	NETBIOS_NAME("RR_NAME", "SUFFIX", "NULL", .text = "windows"),
	UINT("QUESTION_TYPE", 16, .init = NB, .names = &types),
	UINT("QUESTION_CLASS", 16, .init = 1, .names = &classes),
	UINT("TTL", 32, .init = 300000, .help = "seconds"),
	UINT("RDLENGTH", 16, .compute = LENGTH_OF("ADDR_ENTRY", 1, 0)),
	LIST("ADDR_ENTRY", &entries, .text = "NBNS_ADD_ENTRY", .size = OF("RDLENGTH", 1, 0)),
};
static const struct proto answer = {
	.name = "NBNSQueryResponse",
	.title = "NetBIOS name query response (RFC 1002, 4.2.13)",
	TABLE(answer_fields),
	HEADER(QUERY, 0x50, 1, "ANCOUNT"),
	.text = "NBNS: %RR_NAME% %ADDR_ENTRY%",
};

static const struct field status_fields[] = { QUESTION(NBSTAT, .text = "*\0\0\0\0\0\0\0\0\0\0\0\0\0\0", .ntext = NAME_OCTETS) };
static const struct proto status = {
	.name = "NBNSNodeStatusRequest",
	.title = "NetBIOS node status request (RFC 1002, 4.2.17)",
	TABLE(status_fields),
	HEADER(QUERY, 0x01, 0, "QDCOUNT"),
	.text = "NBNS status?",
};

static const struct field service_fields[] = {
	BYTES("NETBIOS_NAME", .text = "WINDOWS         ", .size = FIXED(NAME_OCTETS), .filled = true, .help = "name, filled up with spaces"),
	UINT("SUFFIX", 8, .base = HEX, .help = "what the name is for"),
	UINT("NAME_FLAGS", 8, .base = HEX, .init = 4),
	UINT("UNUSED", 8),
};
static const struct proto service = {
	.name = "NBNSNodeStatusResponseService",
	.title = "NetBIOS name of a node (RFC 1002, 4.2.18)",
	TABLE(service_fields),
};
static const struct family services = { .other = "NBNSNodeStatusResponseService" };

static const struct field node_fields[] = {
	RECORD(NBSTAT),
	UINT("TTL", 32),
	UINT("RDLENGTH", 16, .init = 83),
	UINT("NUM_NAMES", 8, .compute = COUNT_OF("NODE_NAME", 0)),
	LIST("NODE_NAME", &services, .text = "NBNSNodeStatusResponseService", .count = OF("NUM_NAMES", 1, 0)),
	MAC("MAC_ADDRESS", .help = "unit id"),
	BYTES("STATISTICS", .size = FIXED(46), .filled = true),
};
static const struct proto node = {
	.name = "NBNSNodeStatusResponse",
	.title = "NetBIOS node status response (RFC 1002, 4.2.18)",
	TABLE(node_fields),
	HEADER(QUERY, 0x40, 1, "ANCOUNT"),
	.text = "NBNS status: %NUM_NAMES:d% names, %MAC_ADDRESS%",
};

static const struct field registration_fields[] = {
	QUESTION(NB, .text = "Windows"),
	UINT("RR_NAME", 16, .base = HEX, .init = 0xc00c, .names = &pointers),
	UINT("RR_TYPE", 16, .init = NB, .names = &types),
	UINT("RR_CLASS", 16, .init = 1, .names = &classes),
	UINT("TTL", 32, .help = "seconds"),
	UINT("RDLENGTH", 16, .init = 6),
	ENTRY,
};
static const struct proto registration = {
	.name = "NBNSRegistrationRequest",
	.title = "NetBIOS name registration, refresh or release (RFC 1002, 4.2.2 to 4.2.4 and 4.2.9)",
	TABLE(registration_fields),
	SETS({ "NBNSHeader", "OPCODE", REGISTRATION }, { "NBNSHeader", "NM_FLAGS", 0x11 }, { "NBNSHeader", "QDCOUNT", 1 },
	     { "NBNSHeader", "ARCOUNT", 1 }),
	.text = "NBNS registers %QUESTION_NAME% %NB_ADDRESS%",
};

static const struct field wack_fields[] = {
	RECORD(NB),
	UINT("TTL", 32, .init = 2, .help = "seconds to wait"),
	UINT("RDLENGTH", 16, .init = 2),
	UINT("RDATA", 16, .init = 10512, .help = "opcode and flags of the request"),
};
static const struct proto wack = {
	.name = "NBNSWackResponse",
	.title = "NetBIOS wait for acknowledgement (RFC 1002, 4.2.16)",
	TABLE(wack_fields),
	HEADER(WACK, 0x40, 1, "ANCOUNT"),
	.text = "NBNS: wait %TTL% s",
};

/* ---- datagrams (RFC 1002, 4.4) ---- */

static const struct field datagram_fields[] = {
	UINT("Type", 8, .init = 16, .help = "16 direct unique, 17 direct group, 18 broadcast"),
	UINT("Flags", 8, .init = 2),
	UINT("ID", 16),
	IPV4("SourceIP", .init = 0x7f000001),
	UINT("SourcePort", 16, .init = DATAGRAM_PORT),
	UINT("Length", 16, .compute = { .kind = C_TOTAL, .add = -14, .unbounded = true }, .help = "bytes from SourceName on"),
	UINT("Offset", 16, .help = "of this packet in the datagram"),
	NETBIOS_NAME("SourceName", "SUFFIX1", "NULL1", .text = "windows"),
	NETBIOS_NAME("DestinationName", "SUFFIX2", "NULL2", .text = "windows"),
};
/* The same as Scapy had it first: names without their 16th octet. */
static const struct field old_datagram_fields[] = {
	UINT("type", 8, .init = 17, .help = "16 direct unique, 17 direct group, 18 broadcast"),
	UINT("flags", 8),
	UINT("id", 16, .base = HEX),
	IPV4("src", .init = 0x7f000001),
	UINT("sport", 16, .init = DATAGRAM_PORT),
	UINT("len", 16, .compute = { .kind = C_TOTAL, .add = -14, .unbounded = true }, .help = "bytes from srcname on"),
	UINT("ofs", 16, .help = "of this packet in the datagram"),
	HOOK("srcname", &name_kind, .text = "", .help = "NetBIOS name, without the spaces that fill it up"),
	HOOK("dstname", &name_kind, .text = "", .help = "NetBIOS name, without the spaces that fill it up"),
};
static const struct proto old_datagram = {
	.name = "NetBIOS_DS",
	.title = "NetBIOS datagram, names without their 16th octet (RFC 1002, 4.4)",
	TABLE(old_datagram_fields),
	.text = "NetBIOS %srcname% > %dstname%",
};
static const struct proto datagram = {
	.name = "NBTDatagram",
	.title = "NetBIOS datagram (RFC 1002, 4.4)",
	TABLE(datagram_fields),
	UNDER({ "udp.port", DATAGRAM_PORT }),
	.text = "NetBIOS %SourceName% > %DestinationName%",
};

/* ---- sessions (RFC 1002, 4.3) ---- */

static const struct name_row session_rows[] = {
	{ 0x00, "Session Message" },
	{ 0x81, "Session Request" },
	{ 0x82, "Positive Session Response" },
	{ 0x83, "Negative Session Response" },
	{ 0x84, "Retarget Session Response" },
	{ 0x85, "Session Keepalive" },
};
static const struct names sessions = { ROWS(session_rows) };

static const struct field session_fields[] = {
	UINT("TYPE", 8, .names = &sessions),
	UINT("RESERVED", 7),
	UINT("LENGTH", 17, .compute = PAYLOAD_LENGTH(1)),
};
/* SMB tells itself apart by its first four bytes. */
static const struct layout *session_content(const struct scope *s, const uint8_t *p, size_t n)
{
	uint64_t type = 1;

	scope_uint(s, 0, &type);
	return type == 0 && n >= 4 ? space_lookup(space_make("smb.prefix"), get32(p)) : NULL;
}

static const struct proto session = {
	.name = "NBTSession",
	.title = "NetBIOS session packet (RFC 1002, 4.3.1)",
	TABLE(session_fields),
	UNDER({ "tcp.port", SESSION_PORT }, { "tcp.port", SMB_PORT, BIND_DECODE }),
	SETS({ "TCP", "sport", SESSION_PORT }),
	.next = session_content,
	.framed = { .at = 15, .bits = 17, .add = 4 },
	.text = "NetBIOS %TYPE% %LENGTH%",
};

PROTO_UNIT(netbios, &header, &query, &entry, &answer, &status, &service, &node, &registration, &wack, &datagram, &old_datagram, &session);
