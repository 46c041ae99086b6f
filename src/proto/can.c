/* can.c - CAN and CAN FD frames as Linux hands them out (LINKTYPE_CAN_SOCKETCAN, ISO 11898-1). */
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/field.h"
#include "pkt/registry.h"

enum { LENGTH_AT = 4, FD_FLAGS_AT = 5, HEADER = 8, FD_FRAME = 4, LENGTH_MOST = 8 };

#define IDENTIFIER \
	FLAGS("flags", 3, .letters = "error remote_transmission_request extended"), \
	UINT("identifier", 29, .base = HEX), \
	UINT("length", 8, .compute = LENGTH_OF("data", 1, 0), .help = "bytes of data")

/* ---- what stands behind the data: Linux hands out frames of a fixed size ---- */

static bool unused_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)f;
	(void)p;
	*n = avail;
	return true;
}

static void unused_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	(void)s;
	(void)f;
	*out = n ? val_bytes(p, n) : VAL_NONE;
}

static bool unused_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	(void)s;
	(void)f;
	(void)d;
	if (v->type == V_BYTES)
		buf_add(out, val_text(v).p, val_text(v).n);
	return true;
}

static bool unused_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type != V_NONE && in->type != V_BYTES)
		return diag_set(d, "%s is None, or bytes that fill the frame behind its data", f->name);
	*out = val_hold(*in);
	return true;
}

static const struct kind_ops unused_ops = { unused_measure, unused_read, unused_write, unused_accept };
#define DATA \
	BYTES("data", .size = OF("length", 1, 0)), \
	HOOK("unused", &unused_ops, .quiet = true, .help = "what fills the frame behind its data")

/* FD frames say so, or have more data than others can. */
static const struct layout *can_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n >= HEADER && (p[FD_FLAGS_AT] & FD_FRAME || p[LENGTH_AT] > LENGTH_MOST) ? layout_need("CANFD") : LAYOUT_SELF;
}

static const struct field can_fields[] = {
	IDENTIFIER,
	UINT("reserved", 24),
	DATA,
};
static const struct proto can = {
	.name = "CAN",
	.title = "Controller Area Network frame (ISO 11898-1)",
	.example = "CAN(identifier=0x123, data=b\"\\x01\\x02\")",
	TABLE(can_fields),
	UNDER({ "dlt", 227 }, { "ethertype", 12 }),
	.choose = can_choose,
	.text = "CAN id=%identifier% len=%length%",
};

static const struct field fd_fields[] = {
	IDENTIFIER,
	FLAGS("fd_flags", 8, .letters = "bit_rate_switch error_state_indicator fd_frame", .init = FD_FRAME),
	UINT("reserved", 16),
	DATA,
};
static const struct proto fd = {
	.name = "CANFD",
	.title = "CAN frame with flexible data rate (ISO 11898-1)",
	.example = "CANFD(identifier=0x123, fd_flags=\"fd_frame+bit_rate_switch\", data=b\"0123456789abcdef\")",
	TABLE(fd_fields),
	UNDER({ "dlt", 227, BIND_BUILD }, { "ethertype", 13 }),
	.is = "CAN",
	.text = "CAN FD id=%identifier% len=%length%",
};

PROTO_UNIT(can, &can, &fd);
