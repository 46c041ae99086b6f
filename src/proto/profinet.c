/* profinet.c - PROFINET IO: frames of real time, discovery and configuration (IEC 61158-6-10). */
#include "profinet.h"
#include "sctp.h"

#include "pkt/bits.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { ETHERTYPE = 0x8892, DCP_FIRST = 0xfefc, CYCLIC_FIRST = 0x8000, CYCLIC_LAST = 0xfbff, CYCLIC_END = 4 };

static const struct name_row frame_rows[] = {
	{ 0xfc01, "Alarm High" },
	{ 0xfe01, "Alarm Low" },
	{ 0xfefc, "DCP-Hello-ReqPDU" },
	{ 0xfefd, "DCP-Get-Set-PDU" },
	{ 0xfefe, "DCP-Identify-ReqPDU" },
	{ 0xfeff, "DCP-Identify-ResPDU" },
};
static const struct names frames = { ROWS(frame_rows) };

static const struct field io_fields[] = { UINT("frameID", 16, .base = HEX, .names = &frames) };

static const struct layout *io_next(const struct scope *s, const uint8_t *p, size_t n)
{
	unsigned id = get16(s->b);

	(void)p;
	if (id >= DCP_FIRST)
		return layout_need("ProfinetDCP");
	return id >= CYCLIC_FIRST && id <= CYCLIC_LAST && n >= CYCLIC_END ? layout_need("PNIORealTimeCyclicPDU") : NULL;
}

static const struct proto io = {
	.name = "ProfinetIO",
	.title = "PROFINET IO real-time frame (IEC 61158-6-10)",
	.example = "Ether(dst=\"01:0e:cf:00:00:00\")/ProfinetIO(frameID=\"DCP-Identify-ReqPDU\")/ProfinetDCP(dcp_blocks=[DCPBlock(option=\"All\", sub_option=255)])",
	TABLE(io_fields),
	UNDER({ "ethertype", ETHERTYPE }, { "udp.dport", ETHERTYPE, BIND_DECODE }),
	.next = io_next,
	.text = "PROFINET %frameID%",
};

static const struct field cyclic_fields[] = {
	BYTES("data", .size = REST_BUT(CYCLIC_END)),
	UINT("cycleCounter", 16),
	FLAGS("dataStatus", 8, .init = 0x35, .letters = "primary redundancy validData reserved_1 run no_problem reserved_2 ignore"),
	UINT("transferStatus", 8),
};
static const struct proto cyclic = {
	.name = "PNIORealTimeCyclicPDU",
	.title = "PROFINET IO: cyclic data (IEC 61158-6-10)",
	TABLE(cyclic_fields),
	SETS({ "ProfinetIO", "frameID", CYCLIC_FIRST }),
	.text = "cycle=%cycleCounter%",
};

/* ---- discovery and configuration ---- */

static const struct name_row service_rows[] = { { 3, "Get" }, { 4, "Set" }, { 5, "Identify" }, { 6, "Hello" } };
static const struct names services = { ROWS(service_rows) };

static const struct name_row answer_rows[] = {
	{ 0, "Request" },
	{ 1, "Response Success" },
	{ 5, "Response - Request not supported" },
};
static const struct names answers = { ROWS(answer_rows) };

/* A block is filled up to an even number of bytes, which its length does not count. */
static const struct field block_fields[] = {
	UINT("option", 8, .init = 2, .names = &dcp_options),
	UINT("sub_option", 8, .init = 3),
	UINT("length", 16, .compute = LENGTH_OF("data", 1, 0), .help = "bytes of data"),
	BYTES("data", .size = OF("length", 1, 0), .help = "what a device is asked for that it has, in a request to identify itself"),
	HOOK("fill", &sctp_pad_ops, .bits = 16, .quiet = true, .help = "up to an even number of bytes, where it is not zero"),
};
static const struct proto block = {
	.name = "DCPBlock",
	.title = "PROFINET DCP: block of any option, without information (IEC 61158-6-10)",
	TABLE(block_fields),
	.text = "%option%.%sub_option%",
};
static const struct family blocks = { .other = "DCPBlock", .choose = dcp_block };

/* A request asks for something: unless it is said for what, for a device's identity, as Scapy's does. */
static const struct field asked_blocks = LIST("", &blocks, .text = "DCPBlock", .size = OF("dcp_data_length", 1, 0));
static const struct field told_blocks = LIST("", &blocks, .size = OF("dcp_data_length", 1, 0));
static const struct alt which_blocks[] = { { "service_type=0", &asked_blocks }, { NULL, &told_blocks } };
static const struct field dcp_fields[] = {
	UINT("service_id", 8, .init = 5, .names = &services),
	UINT("service_type", 8, .names = &answers),
	UINT("xid", 32, .base = HEX, .init = 0x01000001),
	UINT("reserved", 16, .help = "of an identification request: factor of the delay of answers"),
	UINT("dcp_data_length", 16, .compute = LENGTH_OF("dcp_blocks", 1, 0)),
	ALT("dcp_blocks", which_blocks),
};
static const struct proto dcp = {
	.name = "ProfinetDCP",
	.title = "PROFINET Discovery and Basic Configuration Protocol (IEC 61158-6-10)",
	TABLE(dcp_fields),
	SETS({ "ProfinetIO", "frameID", 0xfefe }),
	.reply = { SAME("service_id"), SAME("xid"), TURN("service_type", 0, 1) },
	.text = "DCP %service_id% %service_type% [%dcp_blocks%]",
};

PROTO_UNIT(profinet, &io, &cyclic, &block, &dcp);
