/* tftp.c - Trivial File Transfer Protocol (RFC 1350) with options (RFC 2347). */
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"

enum { PORT = 69, RRQ = 1, WRQ, DATA, ACK, ERROR, OACK };

static const struct name_row op_rows[] = {
	{ RRQ, "RRQ" },
	{ WRQ, "WRQ" },
	{ DATA, "DATA" },
	{ ACK, "ACK" },
	{ ERROR, "ERROR" },
	{ OACK, "OACK" },
};
static const struct names ops = { ROWS(op_rows) };

static const struct field tftp_fields[] = {
	UINT("op", 16, .names = &ops, .compute = NEXT("tftp.op"), .init = RRQ, .help = "opcode"),
};
static const struct proto tftp = {
	.name = "TFTP",
	.title = "Trivial File Transfer Protocol (RFC 1350)",
	.example = "IP(dst=\"192.0.2.1\")/UDP(sport=40069)/TFTP()/TFTP_RRQ(filename=\"pxelinux.0\")",
	TABLE(tftp_fields),
	UNDER({ "udp.port", PORT }),
	.text = "TFTP %op%",
};

#define REQUEST { \
	BYTES("filename", .size = TO_NUL), \
	BYTES("mode", .text = "octet", .size = TO_NUL, .help = "netascii, octet or mail"), \
}
static const struct field request_fields[] = REQUEST;

static const struct proto read_request = {
	.name = "TFTP_RRQ",
	.title = "TFTP read request (RFC 1350, 5)",
	TABLE(request_fields),
	UNDER({ "tftp.op", RRQ }),
	.other = "TFTP_Options",
	.text = "%filename%",
};
static const struct proto write_request = {
	.name = "TFTP_WRQ",
	.title = "TFTP write request (RFC 1350, 5)",
	TABLE(request_fields),
	UNDER({ "tftp.op", WRQ }),
	.other = "TFTP_Options",
	.text = "%filename%",
};

static const struct field block_fields[] = {
	UINT("block", 16, .help = "block number"),
};

static uint64_t block_of(const struct packet *p, unsigned l)
{
	uint64_t n = 0;

	layer_uint(p, l, 0, &n);
	return n;
}

static bool is_class(const struct packet *p, unsigned l, const char *name)
{
	return p->layer[l].lay == layout_need(name);
}

/* Data answers a read request with the first block, and an acknowledgement with the next one. */
static bool data_replies(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	return block_of(a, i) == (uint16_t)(is_class(q, j, "TFTP_ACK") ? block_of(q, j) + 1 : 1);
}

/* An acknowledgement is of the block that was sent, or of number 0. */
static bool ack_replies(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	return block_of(a, i) == (is_class(q, j, "TFTP_DATA") ? block_of(q, j) : 0);
}

static const struct proto data = {
	.name = "TFTP_DATA",
	.title = "TFTP data (RFC 1350, 5)",
	TABLE(block_fields),
	UNDER({ "tftp.op", DATA }),
	.answers = "TFTP_RRQ TFTP_ACK",
	.replies = data_replies,
	.text = "block %block%, %payload:d% bytes",
};
static const struct proto ack = {
	.name = "TFTP_ACK",
	.title = "TFTP acknowledgement (RFC 1350, 5)",
	TABLE(block_fields),
	UNDER({ "tftp.op", ACK }),
	.answers = "TFTP_WRQ TFTP_DATA TFTP_OACK",
	.replies = ack_replies,
	.text = "block %block%",
};

static const struct name_row error_rows[] = {
	{ 0, "Not defined" },
	{ 1, "File not found" },
	{ 2, "Access violation" },
	{ 3, "Disk full or allocation exceeded" },
	{ 4, "Illegal TFTP operation" },
	{ 5, "Unknown transfer ID" },
	{ 6, "File already exists" },
	{ 7, "No such user" },
	{ 8, "Terminate transfer due to option negotiation" },
};
static const struct names errors = { ROWS(error_rows) };

static const struct field error_fields[] = {
	UINT("errorcode", 16, .names = &errors),
	BYTES("errormsg", .size = TO_NUL),
};
static const struct proto error = {
	.name = "TFTP_ERROR",
	.title = "TFTP error (RFC 1350, 5)",
	TABLE(error_fields),
	UNDER({ "tftp.op", ERROR }),
	.answers = "TFTP_RRQ TFTP_WRQ TFTP_DATA TFTP_ACK",
	.text = "%errorcode% %errormsg%",
};

/* ---- options (RFC 2347) ---- */

static const struct field option_fields[] = {
	BYTES("oname", .size = TO_NUL, .help = "option's name: blksize, tsize, timeout, windowsize"),
	BYTES("value", .size = TO_NUL),
};
static const struct proto option = {
	.name = "TFTP_Option",
	.title = "TFTP option (RFC 2347)",
	TABLE(option_fields),
	.text = "%oname%=%value%",
};
static const struct family option_family = { .other = "TFTP_Option" };

static const struct field options_fields[] = {
	LIST("options", &option_family, .size = REST),
};
static const struct proto options = {
	.name = "TFTP_Options",
	.title = "TFTP options of a request or of its acknowledgement (RFC 2347)",
	TABLE(options_fields),
	.text = "%options%",
};

static const struct proto oack = {
	.name = "TFTP_OACK",
	.title = "TFTP option acknowledgement (RFC 2347)",
	UNDER({ "tftp.op", OACK }),
	.other = "TFTP_Options",
	.answers = "TFTP_RRQ TFTP_WRQ",
};

PROTO_UNIT(tftp, &tftp, &read_request, &write_request, &data, &ack, &error, &option, &options, &oack);
