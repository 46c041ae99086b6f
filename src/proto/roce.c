/* roce.c - RDMA over Converged Ethernet: base, global route and acknowledge headers (InfiniBand Architecture 1, 9.2; its annex A17). */
#include <string.h>

#include "pkt/buf.h"
#include "pkt/cksum.h"
#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"

enum { PORT = 4791, MASKED_LINK = 8, UDP_SIZE = 8, UDP_SUM = 6, RESERVED = 4 /* of BTH: becn, fecn, resv6 */ };

static const struct name_row opcode_rows[] = {
	{ 0, "RC_SEND_FIRST" }, { 1, "RC_SEND_MIDDLE" }, { 2, "RC_SEND_LAST" }, { 3, "RC_SEND_LAST_WITH_IMMEDIATE" },
	{ 4, "RC_SEND_ONLY" }, { 5, "RC_SEND_ONLY_WITH_IMMEDIATE" }, { 6, "RC_RDMA_WRITE_FIRST" },
	{ 7, "RC_RDMA_WRITE_MIDDLE" }, { 8, "RC_RDMA_WRITE_LAST" }, { 9, "RC_RDMA_WRITE_LAST_WITH_IMMEDIATE" },
	{ 10, "RC_RDMA_WRITE_ONLY" }, { 11, "RC_RDMA_WRITE_ONLY_WITH_IMMEDIATE" }, { 12, "RC_RDMA_READ_REQUEST" },
	{ 13, "RC_RDMA_READ_RESPONSE_FIRST" }, { 14, "RC_RDMA_READ_RESPONSE_MIDDLE" }, { 15, "RC_RDMA_READ_RESPONSE_LAST" },
	{ 16, "RC_RDMA_READ_RESPONSE_ONLY" }, { 17, "RC_ACKNOWLEDGE" }, { 18, "RC_ATOMIC_ACKNOWLEDGE" },
	{ 19, "RC_COMPARE_SWAP" }, { 20, "RC_FETCH_ADD" }, { 32, "UC_SEND_FIRST" }, { 33, "UC_SEND_MIDDLE" },
	{ 34, "UC_SEND_LAST" }, { 35, "UC_SEND_LAST_WITH_IMMEDIATE" }, { 36, "UC_SEND_ONLY" },
	{ 37, "UC_SEND_ONLY_WITH_IMMEDIATE" }, { 38, "UC_RDMA_WRITE_FIRST" }, { 39, "UC_RDMA_WRITE_MIDDLE" },
	{ 40, "UC_RDMA_WRITE_LAST" }, { 41, "UC_RDMA_WRITE_LAST_WITH_IMMEDIATE" }, { 42, "UC_RDMA_WRITE_ONLY" },
	{ 43, "UC_RDMA_WRITE_ONLY_WITH_IMMEDIATE" }, { 64, "RD_SEND_FIRST" }, { 65, "RD_SEND_MIDDLE" },
	{ 66, "RD_SEND_LAST" }, { 67, "RD_SEND_LAST_WITH_IMMEDIATE" }, { 68, "RD_SEND_ONLY" },
	{ 69, "RD_SEND_ONLY_WITH_IMMEDIATE" }, { 70, "RD_RDMA_WRITE_FIRST" }, { 71, "RD_RDMA_WRITE_MIDDLE" },
	{ 72, "RD_RDMA_WRITE_LAST" }, { 73, "RD_RDMA_WRITE_LAST_WITH_IMMEDIATE" }, { 74, "RD_RDMA_WRITE_ONLY" },
	{ 75, "RD_RDMA_WRITE_ONLY_WITH_IMMEDIATE" }, { 76, "RD_RDMA_READ_REQUEST" }, { 77, "RD_RDMA_READ_RESPONSE_FIRST" },
	{ 78, "RD_RDMA_READ_RESPONSE_MIDDLE" }, { 79, "RD_RDMA_READ_RESPONSE_LAST" }, { 80, "RD_RDMA_READ_RESPONSE_ONLY" },
	{ 81, "RD_ACKNOWLEDGE" }, { 82, "RD_ATOMIC_ACKNOWLEDGE" }, { 83, "RD_COMPARE_SWAP" }, { 84, "RD_FETCH_ADD" },
	{ 100, "UD_SEND_ONLY" }, { 101, "UD_SEND_ONLY_WITH_IMMEDIATE" }, { 129, "CNP" },
};
static const struct names opcodes = { ROWS(opcode_rows) };

/* What a router may change does not count: it stands as ones (annex A17.3.3). */
static void mask_ip(uint8_t *ip, bool six)
{
	if (six) {
		ip[0] |= 0x0f;
		memset(ip + 1, 0xff, 3); /* traffic class and flow label */
		ip[7] = 0xff;
	} else {
		ip[1] = 0xff;
		ip[8] = 0xff;
		memset(ip + 10, 0xff, 2);
	}
}

/* The invariant CRC: over IP, UDP and all behind them, eight bytes of ones in place of InfiniBand's link header. */
static bool invariant(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	struct buf b = BUF_INIT;
	bool six;
	size_t ip;

	(void)f;
	if (layer < 2 || e->p->layer[layer - 1].lay != layout_find("UDP", 3) || !e->p->layer[layer - 2].lay->proto->ip)
		return false;
	ip = enc_header_len(e, layer - 2);
	six = e->p->layer[layer - 2].lay == layout_find("IPv6", 4);
	buf_zeros(&b, MASKED_LINK);
	buf_add(&b, enc_header(e, layer - 2), ip + UDP_SIZE + enc_total_len(e, layer) - sizeof(uint32_t));
	memset(b.p, 0xff, MASKED_LINK);
	mask_ip(b.p + MASKED_LINK, six);
	memset(b.p + MASKED_LINK + ip + UDP_SUM, 0xff, 2);
	b.p[MASKED_LINK + ip + UDP_SIZE + RESERVED] = 0xff;
	*out = __builtin_bswap32(crc32_ieee(b.p, b.n));
	buf_free(&b);
	return true;
}

static const struct field bth_fields[] = {
	UINT("opcode", 8, .names = &opcodes, .compute = NEXT("roce.opcode")),
	UINT("solicited", 1),
	UINT("migreq", 1),
	UINT("padcount", 2),
	UINT("version", 4),
	UINT("pkey", 16, .base = HEX, .init = 0xffff, .help = "partition key"),
	UINT("fecn", 1),
	UINT("becn", 1),
	UINT("resv6", 6),
	UINT("dqpn", 24, .help = "destination queue pair"),
	UINT("ackreq", 1),
	UINT("resv7", 7),
	UINT("psn", 24, .help = "packet sequence number"),
	UINT("icrc", 32, .base = HEX, .trailer = true, .compute = CHECKSUM_FN(invariant), .help = "invariant CRC"),
};
static const struct proto bth = {
	.name = "BTH",
	.title = "RDMA over Converged Ethernet, version 2: InfiniBand base transport header (InfiniBand Architecture 1, 9.2)",
	.example = "IP(dst=\"192.0.2.1\")/UDP(sport=49152)/BTH(opcode=\"UC_SEND_ONLY\", dqpn=211, psn=1)/\"data\"",
	TABLE(bth_fields),
	UNDER({ "udp.dport", PORT, BIND_DECODE }, { "udp.port", PORT, BIND_BUILD }),
	.text = "RoCE %opcode% qp=%dqpn% psn=%psn%",
};

static const struct field padding_fields[] = { UINT("reserved1", 64, .base = HEX), UINT("reserved2", 64, .base = HEX) };
static const struct proto padding = {
	.name = "CNPPadding",
	.title = "RoCE: what follows in a congestion notification packet (InfiniBand Architecture 1, A17.9.3)",
	TABLE(padding_fields),
	UNDER({ "roce.opcode", 129 }),
	.text = "",
};

static const struct field aeth_fields[] = { UINT("syndrome", 8, .base = HEX), UINT("msn", 24, .base = HEX, .help = "message sequence number") };
static const struct proto aeth = {
	.name = "AETH",
	.title = "RoCE: ACK extended transport header (InfiniBand Architecture 1, 9.3.5)",
	TABLE(aeth_fields),
	UNDER({ "roce.opcode", 81 }, { "roce.opcode", 17, BIND_DECODE }),
	.text = "msn=%msn%",
};

static const struct field grh_fields[] = {
	UINT("ipver", 4, .init = 6),
	UINT("tclass", 8, .help = "traffic class"),
	UINT("flowlabel", 20, .init = 6),
	UINT("paylen", 16),
	UINT("nexthdr", 8),
	UINT("hoplmt", 8),
	BYTES("sgid", .size = FIXED(16), .filled = true, .help = "source"),
	BYTES("dgid", .size = FIXED(16), .filled = true, .help = "destination"),
};
static const struct proto grh = {
	.name = "GRH",
	.title = "RDMA over Converged Ethernet, version 1: InfiniBand global route header (InfiniBand Architecture 1, 8.3)",
	TABLE(grh_fields),
	UNDER({ "ethertype", 0x8915 }),
	.other = "BTH",
	.text = "",
};

PROTO_UNIT(roce, &bth, &padding, &aeth, &grh);
