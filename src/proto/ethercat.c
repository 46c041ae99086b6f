/* ethercat.c - EtherCAT: frames and the datagrams in them (IEC 61158-4-12, there "type 12"). */
#include "fill.h"

#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"

enum { NUMBER = 0x88a4, DATAGRAMS = 1 };

static const struct name_row type_rows[] = { { DATAGRAMS, "TYPE-12-PDU" }, { 4, "NETWORK-VARIABLES" }, { 5, "MAILBOX" } };
static const struct names types = { ROWS(type_rows) };

static const struct field frame_fields[] = {
	UINT("length", 11, .le = true, .compute = PAYLOAD_LENGTH(1), .help = "bytes of what follows"),
	UINT("_reserved", 1, .le = true),
	UINT("type", 4, .le = true, .names = &types),
	FRAME_FILL,
};
static const struct proto frame = {
	.name = "EtherCat",
	.title = "EtherCAT frame header (IEC 61158-4-12, 5.3.2)",
	.example = "Ether(dst=\"ff:ff:ff:ff:ff:ff\")/EtherCat()/EtherCatBRD(ado=0x130, data=[0, 0])/EtherCatLRW(adr=0x10000, data=[1, 2, 3, 4])",
	TABLE(frame_fields),
	UNDER({ "ethertype", NUMBER }, { "udp.port", NUMBER }),
	.next_when = "type=1",
	.other = "EtherCatType12DLPDU",
	.trailer = fill_none,
	.reply = { SAME("type") },
	.text = "EtherCAT %type% len=%length%",
};

static const struct proto any = {
	.name = "EtherCatType12DLPDU",
	.title = "EtherCAT datagram of any command (IEC 61158-4-12, 5.4)",
	.abstract = true,
	.peek = "ethercat.command",
	.peek_bits = 8,
};

static const struct name_row circulated_rows[] = { { 0, "FRAME-NOT-CIRCULATING" }, { 1, "FRAME-CIRCULATED-ONCE" } };
static const struct names circulated = { ROWS(circulated_rows) };
static const struct name_row next_rows[] = { { 0, "LAST-TYPE12-PDU" }, { 1, "TYPE12-PDU-FOLLOWS" } };
static const struct names nexts = { ROWS(next_rows) };

static bool follows(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	const struct proto *above = layer + 1 < e->p->n ? e->p->layer[layer + 1].lay->proto : NULL;

	(void)f;
	*out = above && !above->padding;
	return true;
}

static const struct field octet = UINT("octet", 8);
#define LE16(name, ...) UINT(name, 16, .le = true, __VA_ARGS__)
#define PHYSICAL LE16("adp", .base = HEX, .help = "which device: counted up by each that the frame passes, or its own address"), \
	LE16("ado", .base = HEX, .help = "where in the device's memory")
#define LOGICAL UINT("adr", 32, .le = true, .base = HEX, .help = "where in the memory that all devices share")
#define DATAGRAM(var, number, class, what, where, shows) \
	static const struct field var##_fields[] = { \
		UINT("_cmd", 8, .init = (number), .help = "the class says it"), \
		UINT("idx", 8, .help = "the master's own: comes back as it was"), \
		where, \
		UINT("len", 11, .le = true, .compute = LENGTH_OF("data", 1, 0)), \
		UINT("_reserved", 3, .le = true), \
		UINT("c", 1, .le = true, .names = &circulated, .help = "has been around a ring that is open elsewhere"), \
		UINT("next", 1, .le = true, .names = &nexts, .compute = COMPUTE_LOOKS(follows, LOOKS_CLASSES)), \
		LE16("irq", .base = HEX, .help = "events of all devices, or-ed"), \
		SCALARS("data", &octet, .size = OF("len", 1, 0)), \
		LE16("wkc", .help = "working counter: how many devices did it"), \
	}; \
	static const struct proto var = { \
		.name = class, \
		.title = "EtherCAT: " what, \
		TABLE(var##_fields), \
		UNDER({ "ethercat.command", number }), \
		SETS({ "EtherCat", "type", DATAGRAMS }), \
		.is = "EtherCatType12DLPDU", \
		.next_when = "next=1", \
		.other = "EtherCatType12DLPDU", \
		.reply = { SAME("idx"), SAME("len") }, \
		.text = shows " len=%len% wkc=%wkc%", \
	}
#define AT_DEVICE "adp=%adp% ado=%ado%"
#define AT_LOGICAL "adr=%adr%"

DATAGRAM(aprd, 1, "EtherCatAPRD", "auto increment physical read (IEC 61158-4-12, 5.4.1.2)", PHYSICAL, "APRD " AT_DEVICE);
DATAGRAM(apwr, 2, "EtherCatAPWR", "auto increment physical write (IEC 61158-4-12, 5.4.2.2)", PHYSICAL, "APWR " AT_DEVICE);
DATAGRAM(aprw, 3, "EtherCatAPRW", "auto increment physical read and write (IEC 61158-4-12, 5.4.3.1)", PHYSICAL, "APRW " AT_DEVICE);
DATAGRAM(fprd, 4, "EtherCatFPRD", "configured address physical read (IEC 61158-4-12, 5.4.1.3)", PHYSICAL, "FPRD " AT_DEVICE);
DATAGRAM(fpwr, 5, "EtherCatFPWR", "configured address physical write (IEC 61158-4-12, 5.4.2.3)", PHYSICAL, "FPWR " AT_DEVICE);
DATAGRAM(fprw, 6, "EtherCatFPRW", "configured address physical read and write (IEC 61158-4-12, 5.4.3.2)", PHYSICAL, "FPRW " AT_DEVICE);
DATAGRAM(brd, 7, "EtherCatBRD", "broadcast read (IEC 61158-4-12, 5.4.1.4)", PHYSICAL, "BRD " AT_DEVICE);
DATAGRAM(bwr, 8, "EtherCatBWR", "broadcast write (IEC 61158-4-12, 5.4.2.4)", PHYSICAL, "BWR " AT_DEVICE);
DATAGRAM(brw, 9, "EtherCatBRW", "broadcast read and write (IEC 61158-4-12, 5.4.3.3)", PHYSICAL, "BRW " AT_DEVICE);
DATAGRAM(lrd, 10, "EtherCatLRD", "logical read (IEC 61158-4-12, 5.4.1.5)", LOGICAL, "LRD " AT_LOGICAL);
DATAGRAM(lwr, 11, "EtherCatLWR", "logical write (IEC 61158-4-12, 5.4.2.5)", LOGICAL, "LWR " AT_LOGICAL);
DATAGRAM(lrw, 12, "EtherCatLRW", "logical read and write (IEC 61158-4-12, 5.4.3.4)", LOGICAL, "LRW " AT_LOGICAL);
DATAGRAM(armw, 13, "EtherCatARMW", "auto increment physical read, multiple write (IEC 61158-4-12, 5.4.3.5)", PHYSICAL, "ARMW " AT_DEVICE);
DATAGRAM(frmw, 14, "EtherCatFRMW", "configured address physical read, multiple write (IEC 61158-4-12, 5.4.3.6)", PHYSICAL, "FRMW " AT_DEVICE);

PROTO_UNIT(ethercat, &frame, &any, &aprd, &apwr, &aprw, &fprd, &fpwr, &fprw, &brd, &bwr, &brw, &lrd, &lwr, &lrw, &armw, &frmw);
