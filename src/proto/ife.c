/* ife.c - inter-FE encapsulation: metadata of a frame between forwarding elements (RFC 8013), as Linux' act_ife sends it. */
#include "pkt/field.h"
#include "sctp.h"

enum { NUMBER = 0xed3e };

static const struct name_row type_rows[] = { { 1, "SKBMark" }, { 2, "HashID" }, { 3, "Prio" }, { 4, "QMap" }, { 5, "TCIndex" } };
static const struct names types = { ROWS(type_rows) };

/* By the length that is stated; where none is, by the type. */
static const struct field short_value = UINT("value", 16), word_value = UINT("value", 32), bytes_value = BYTES("value", .size = OF("length", 1, -4));
static const struct alt values[] = {
	{ "length=6 or type=5 and length=6,unset", &short_value }, { "length=8,unset", &word_value }, { NULL, &bytes_value },
};
#define TLV(var, class, number, what) \
	static const struct field var##_fields[] = { \
		UINT("type", 16, .init = (number), .names = &types), \
		UINT("length", 16, .compute = LENGTH_OF("value", 1, 4), .help = "bytes of the TLV, without what fills it up"), \
		ALT("value", values), \
		HOOK("padding", &sctp_pad_ops, .quiet = true, .help = "bytes up to a multiple of four, where they are not zero"), \
	}; \
	static const struct proto var = { .name = class, .title = "IFE: " what " (RFC 8013, 5.2)", TABLE(var##_fields), .text = "%type%=%value%" }
TLV(any, "IFETlv", 0, "metadata of any type");
TLV(mark, "IFESKBMark", 1, "mark of the packet");
TLV(hash, "IFEHashID", 2, "hash of the flow");
TLV(prio, "IFEPrio", 3, "priority");
TLV(queue, "IFEQMap", 4, "queue");
TLV(index, "IFETCIndex", 5, "traffic control index");

static const struct field text_fields[] = {
	UINT("type", 16, .names = &types),
	UINT("length", 16, .compute = LENGTH_OF("value", 1, 4)),
	BYTES("value", .size = OF("length", 1, -4)),
};
static const struct proto text = { .name = "IFETlvStr", .title = "IFE: metadata as bytes (RFC 8013, 5.2)", TABLE(text_fields), .text = "%type%=%value%" };

static const struct family tlvs = { .other = "IFETlv" };
static const struct field ife_fields[] = {
	UINT("mdlen", 16, .compute = LENGTH_OF("tlvs", 1, 2), .help = "bytes of this field and the metadata"),
	LIST("tlvs", &tlvs, .size = OF("mdlen", 1, -2)),
};
static const struct proto ife = {
	.name = "IFE",
	.title = "ForCES inter-FE encapsulation: metadata before a frame (RFC 8013, 5.2)",
	.example = "Ether()/IFE(tlvs=[IFESKBMark(value=3), IFEPrio(value=17)])/Ether()/IP()",
	TABLE(ife_fields),
	UNDER({ "ethertype", NUMBER }),
	.other = "Ether",
	.text = "IFE[ %tlvs%]",
};

PROTO_UNIT(ife, &ife, &any, &mark, &hash, &prio, &queue, &index, &text);
