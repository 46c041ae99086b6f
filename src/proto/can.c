/* can.c - CAN and CAN FD frames as Linux hands them out (LINKTYPE_CAN_SOCKETCAN, ISO 11898-1). */
#include "pkt/bits.h"
#include "pkt/field.h"
#include "pkt/registry.h"

enum { LENGTH_AT = 4, FD_FLAGS_AT = 5, HEADER = 8, FD_FRAME = 4, LENGTH_MOST = 8 };

#define IDENTIFIER \
	FLAGS("flags", 3, .letters = "error remote_transmission_request extended"), \
	UINT("identifier", 29, .base = HEX), \
	UINT("length", 8, .compute = LENGTH_OF("data", 1, 0), .help = "bytes of data")

/* FD frames say so, or have more data than others can. */
static const struct layout *can_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n >= HEADER && (p[FD_FLAGS_AT] & FD_FRAME || p[LENGTH_AT] > LENGTH_MOST) ? layout_need("CANFD") : LAYOUT_SELF;
}

static const struct field can_fields[] = {
	IDENTIFIER,
	UINT("reserved", 24),
	BYTES("data", .size = OF("length", 1, 0)),
};
static const struct proto can = {
	.name = "CAN",
	.title = "Controller Area Network frame (ISO 11898-1)",
	.example = "CAN(identifier=0x123, data=b\"\\x01\\x02\")",
	TABLE(can_fields),
	UNDER({ "dlt", 227 }, { "ethertype", 12 }),
	.choose = can_choose,
	.other = "Padding",
	.text = "CAN id=%identifier% len=%length%",
};

static const struct field fd_fields[] = {
	IDENTIFIER,
	FLAGS("fd_flags", 8, .letters = "bit_rate_switch error_state_indicator fd_frame", .init = FD_FRAME),
	UINT("reserved", 16),
	BYTES("data", .size = OF("length", 1, 0)),
};
static const struct proto fd = {
	.name = "CANFD",
	.title = "CAN frame with flexible data rate (ISO 11898-1)",
	.example = "CANFD(identifier=0x123, fd_flags=\"fd_frame+bit_rate_switch\", data=b\"0123456789abcdef\")",
	TABLE(fd_fields),
	UNDER({ "dlt", 227, BIND_BUILD }, { "ethertype", 13 }),
	.is = "CAN",
	.other = "Padding",
	.text = "CAN FD id=%identifier% len=%length%",
};

PROTO_UNIT(can, &can, &fd);
