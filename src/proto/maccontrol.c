/* maccontrol.c - MAC Control: pause, flow control by priority, EPON's multipoint control (IEEE 802.3, 31, 31A, 31B, 64; IEEE 802.1Qbb). */
#include "fill.h"

#include "pkt/scope.h"

enum { ETHERTYPE = 0x8808, LEAST = 64 };

static const struct name_row opcode_rows[] = {
	{ 1, "pause" }, { 2, "gate" }, { 3, "report" }, { 4, "register req" }, { 5, "register" }, { 6, "register_ack" }, { 0x101, "class based flow control" },
};
static const struct names opcodes = { ROWS(opcode_rows) };
static const struct name_row flag_rows[] = { { 1, "register" }, { 2, "deregister" }, { 3, "ack" }, { 4, "nack" } };
static const struct names flag_names = { ROWS(flag_rows) };

/* Behind an operation of known length are zero bytes. */
static size_t nothing_more(const struct scope *s, size_t hdr, size_t n);

#define CONTROL(var, class, number, what, shows, ...) \
	static const struct field var##_fields[] = { \
		UINT("_op_code", 16, .init = (number), .names = &opcodes, .help = "the class says it"), \
		__VA_ARGS__, \
		FRAME_FILL_ALONE(LEAST), \
	}; \
	static const struct proto var = { \
		.name = class, \
		.title = "MAC Control: " what, \
		TABLE(var##_fields), \
		UNDER({ "mac.control", number }, { "ethertype", ETHERTYPE, BIND_BUILD }), \
		.is = "MACControl", \
		.bound = nothing_more, \
		.trailer = fill_none, \
		.text = shows, \
	}
#define TIMESTAMP UINT("timestamp", 32, .help = "in units of 16 ns")
#define REGISTERED UINT("flags", 8, .names = &flag_names)
#define ECHOED UINT("echoed_assigned_port", 16), UINT("echoed_sync_time", 16)

static const struct proto any = {
	.name = "MACControl",
	.title = "MAC Control frame of any operation (IEEE 802.3, 31)",
	.abstract = true,
	UNDER({ "ethertype", ETHERTYPE, BIND_DECODE }),
	.peek = "mac.control",
	.peek_bits = 16,
};

CONTROL(pause, "MACControlPause", 1, "pause (IEEE 802.3, 31B)", "PAUSE %pause_time%",
	UINT("pause_time", 16, .help = "for how long nothing is to be sent, in units of 512 bit times; 0: no longer"));
CONTROL(gate, "MACControlGate", 2, "when to send on an EPON (IEEE 802.3, 64.3.6.1)", "GATE timestamp=%timestamp%", TIMESTAMP);
CONTROL(report, "MACControlReport", 3, "what waits to be sent on an EPON (IEEE 802.3, 64.3.6.2)", "REPORT grants=%pending_grants%", TIMESTAMP, REGISTERED,
	UINT("pending_grants", 8));
CONTROL(request, "MACControlRegisterReq", 4, "request to be registered on an EPON (IEEE 802.3, 64.3.6.3)", "REGISTER_REQ %flags%", TIMESTAMP,
	UINT("assigned_port", 16), REGISTERED, UINT("sync_time", 16), UINT("echoed_pending_grants", 8));
CONTROL(registered, "MACControlRegister", 5, "registration on an EPON (IEEE 802.3, 64.3.6.4)", "REGISTER %flags%", TIMESTAMP, REGISTERED, ECHOED);
CONTROL(acknowledged, "MACControlRegisterAck", 6, "acknowledgement of a registration on an EPON (IEEE 802.3, 64.3.6.5)", "REGISTER_ACK %flags%", TIMESTAMP,
	REGISTERED, ECHOED);
#define ENABLED(n) UINT("c" #n "_enabled", 1)
#define TIME(n) UINT("c" #n "_pause_time", 16)
CONTROL(by_class, "MACControlClassBasedFlowControl", 0x101, "pause by priority (IEEE 802.1Qbb)", "PFC", UINT("_reserved", 8), ENABLED(7), ENABLED(6), ENABLED(5),
	ENABLED(4), ENABLED(3), ENABLED(2), ENABLED(1), ENABLED(0), TIME(0), TIME(1), TIME(2), TIME(3), TIME(4), TIME(5), TIME(6), TIME(7));

static size_t nothing_more(const struct scope *s, size_t hdr, size_t n)
{
	for (size_t i = hdr; i < n; i++)
		if (s->b[i])
			return n;
	return hdr;
}

PROTO_UNIT(maccontrol, &any, &pause, &gate, &report, &request, &registered, &acknowledged, &by_class);
