/* modbus.c - Modbus over TCP: the header and what is in it by function code (Modbus Application Protocol V1.1b3). */
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/field.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

enum { PORT = 502 };

/* ---- header ---- */

/* Both ways use one port: what comes from it and does not go to it is an answer. */
static const struct layout *by_port(const struct scope *outer, const uint8_t *p, size_t n)
{
	uint64_t from, to;

	(void)p;
	(void)n;
	if (outer && scope_named(outer, "sport", &from) && scope_named(outer, "dport", &to) && from == PORT && to != PORT)
		return layout_need("ModbusADUResponse");
	return LAYOUT_SELF;
}

static const struct field adu_fields[] = {
	UINT("transId", 16, .base = HEX, .help = "transaction identifier: an answer has that of its question"),
	UINT("protoId", 16, .base = HEX, .help = "protocol identifier: 0 is Modbus"),
	UINT("len", 16, .compute = { .kind = C_PAYLOAD, .unit = 1, .add = 1 }, .help = "bytes that follow"),
	UINT("unitId", 8, .base = HEX, .init = 0xff, .help = "unit behind a gateway"),
};
static const struct proto request = {
	.name = "ModbusADURequest",
	.title = "Modbus/TCP header of a request (Modbus Messaging on TCP/IP V1.0b, 3.1.3)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(flags=\"PA\")/ModbusADURequest(transId=7)/ModbusPDU03ReadHoldingRegistersRequest(startAddr=10, quantity=2)",
	TABLE(adu_fields),
	UNDER({ "tcp.port", PORT }),
	.choose = by_port,
	.other = "ModbusPDURequest",
	.framed = { .at = 32, .bits = 16, .add = 6 },
	.text = "Modbus query id=%transId:d% unit=%unitId:d%",
};
static const struct proto response = {
	.name = "ModbusADUResponse",
	.title = "Modbus/TCP header of a response (Modbus Messaging on TCP/IP V1.0b, 3.1.3)",
	TABLE(adu_fields),
	SETS({ "TCP", "sport", PORT }),
	.answers = "ModbusADURequest",
	.reply = { SAME("transId"), SAME("unitId") },
	.other = "ModbusPDUResponse",
	.framed = { .at = 32, .bits = 16, .add = 6 },
	.text = "Modbus answer id=%transId:d% unit=%unitId:d%",
};
static const struct proto any_request = {
	.name = "ModbusPDURequest",
	.title = "What a Modbus request asks (Modbus Application Protocol V1.1b3, 4.1)",
	.abstract = true,
	.peek = "modbus.request",
	.peek_bits = 8,
	.other = "ModbusPDUUserDefinedFunctionCodeRequest",
};
static const struct proto any_response = {
	.name = "ModbusPDUResponse",
	.title = "What a Modbus response says (Modbus Application Protocol V1.1b3, 4.1)",
	.abstract = true,
	.peek = "modbus.response",
	.peek_bits = 8,
	.other = "ModbusPDUUserDefinedFunctionCodeResponse",
};

/* ---- by function code ---- */

static const struct name_row exception_rows[] = {
	{ 1, "Illegal Function Code" },
	{ 2, "Illegal Data Address" },
	{ 3, "Illegal Data Value" },
	{ 4, "Server Device Failure" },
	{ 5, "Acknowledge" },
	{ 6, "Server Device Busy" },
	{ 8, "Memory Parity Error" },
	{ 10, "Gateway Path Unavailable" },
	{ 11, "Gateway Target Device Failed to Respond" },
};
static const struct names exceptions = { ROWS(exception_rows) };

static const struct name_row diagnostic_rows[] = {
	{ 0, "Return Query Data" },
	{ 1, "Restart Communications Option" },
	{ 2, "Return Diagnostic Register" },
	{ 3, "Change ASCII Input Delimiter" },
	{ 4, "Force Listen Only Mode" },
	{ 10, "Clear Counters and Diagnostic Register" },
	{ 11, "Return Bus Message Count" },
	{ 12, "Return Bus Communication Error Count" },
	{ 13, "Return Bus Exception Error Count" },
	{ 14, "Return Slave Message Count" },
	{ 15, "Return Slave No Response Count" },
	{ 16, "Return Slave NAK Count" },
	{ 17, "Return Slave Busy Count" },
	{ 18, "Return Bus Character Overrun Count" },
	{ 20, "Clear Overrun Counter and Flag" },
};
static const struct names diagnostics = { ROWS(diagnostic_rows) };

static const struct field octet = UINT("octet", 8);
static const struct field hex_octet = UINT("octet", 8, .base = HEX);
static const struct field word = UINT("register", 16);
static const struct field hex_word = UINT("register", 16, .base = HEX);

#define CODE(n) UINT("funcCode", 8, .base = HEX, .init = (n))
#define ADDRESS(name) UINT(name, 16, .base = HEX)
#define COUNT(name) UINT(name, 16, .base = HEX, .init = 1)
#define SIZE_IN(name, bits, list) UINT(name, bits, .compute = LENGTH_OF(list, 1, 0))
#define VALUES(name, one, from, ...) SCALARS(name, one, .text = "zero", .whole = true, .size = OF(from, 1, 0), __VA_ARGS__)
#define PROTO(var, class, what, words, ...) \
	static const struct proto var = { \
		.name = class, \
		.title = "Modbus: " what, \
		TABLE(var##_fields), \
		.text = words, \
		__VA_ARGS__ \
	}
#define REQUEST(var, number, class, what, words, ...) \
	static const struct field var##_fields[] = { CODE(number), __VA_ARGS__ }; \
	PROTO(var, class, what, words, UNDER({ "modbus.request", number }))
#define RESPONSE(var, number, class, asked, what, words, ...) \
	static const struct field var##_fields[] = { CODE(number), __VA_ARGS__ }; \
	PROTO(var, class, what, words, UNDER({ "modbus.response", number }), .answers = asked, .reply = { SAME("funcCode") })
/* An error's function code is the question's and 0x80. */
#define REFUSAL(number, class, asked, label, ...) \
	static const struct field refusal_##number##_fields[] = { CODE(0x80 + number), UINT(label, 8, .init = 1, __VA_ARGS__) }; \
	PROTO(refusal_##number, class, "exception that answers " asked " (Modbus Application Protocol V1.1b3, 7)", "%" label "%", \
	      UNDER({ "modbus.response", 0x80 + number }), .answers = asked)
#define NAMED .names = &exceptions

REQUEST(read_coils, 0x01, "ModbusPDU01ReadCoilsRequest", "Read Coils (Modbus Application Protocol V1.1b3, 6.1)",
        "read coils %startAddr:d% n=%quantity:d%", ADDRESS("startAddr"), COUNT("quantity"));
RESPONSE(coils, 0x01, "ModbusPDU01ReadCoilsResponse", "ModbusPDU01ReadCoilsRequest", "Read Coils response (Modbus Application Protocol V1.1b3, 6.1)",
         "coils %coilStatus%", SIZE_IN("byteCount", 8, "coilStatus"), VALUES("coilStatus", &octet, "byteCount", .help = "a bit for each coil, the lowest first"));
REFUSAL(0x01, "ModbusPDU01ReadCoilsError", "ModbusPDU01ReadCoilsRequest", "exceptCode", NAMED);

REQUEST(read_inputs, 0x02, "ModbusPDU02ReadDiscreteInputsRequest", "Read Discrete Inputs (Modbus Application Protocol V1.1b3, 6.2)",
        "read inputs %startAddr:d% n=%quantity:d%", ADDRESS("startAddr"), COUNT("quantity"));
RESPONSE(inputs, 0x02, "ModbusPDU02ReadDiscreteInputsResponse", "ModbusPDU02ReadDiscreteInputsRequest",
         "Read Discrete Inputs response (Modbus Application Protocol V1.1b3, 6.2)", "inputs %inputStatus%",
         SIZE_IN("byteCount", 8, "inputStatus"), VALUES("inputStatus", &octet, "byteCount", .help = "a bit for each input, the lowest first"));
REFUSAL(0x02, "ModbusPDU02ReadDiscreteInputsError", "ModbusPDU02ReadDiscreteInputsRequest", "exceptCode", NAMED);

REQUEST(read_holding, 0x03, "ModbusPDU03ReadHoldingRegistersRequest", "Read Holding Registers (Modbus Application Protocol V1.1b3, 6.3)",
        "read holding registers %startAddr:d% n=%quantity:d%", ADDRESS("startAddr"), COUNT("quantity"));
RESPONSE(holding, 0x03, "ModbusPDU03ReadHoldingRegistersResponse", "ModbusPDU03ReadHoldingRegistersRequest",
         "Read Holding Registers response (Modbus Application Protocol V1.1b3, 6.3)", "registers %registerVal%",
         SIZE_IN("byteCount", 8, "registerVal"), VALUES("registerVal", &word, "byteCount"));
REFUSAL(0x03, "ModbusPDU03ReadHoldingRegistersError", "ModbusPDU03ReadHoldingRegistersRequest", "exceptCode", NAMED);

REQUEST(read_input, 0x04, "ModbusPDU04ReadInputRegistersRequest", "Read Input Registers (Modbus Application Protocol V1.1b3, 6.4)",
        "read input registers %startAddr:d% n=%quantity:d%", ADDRESS("startAddr"), COUNT("quantity"));
RESPONSE(input, 0x04, "ModbusPDU04ReadInputRegistersResponse", "ModbusPDU04ReadInputRegistersRequest",
         "Read Input Registers response (Modbus Application Protocol V1.1b3, 6.4)", "registers %registerVal%",
         SIZE_IN("byteCount", 8, "registerVal"), VALUES("registerVal", &word, "byteCount"));
REFUSAL(0x04, "ModbusPDU04ReadInputRegistersError", "ModbusPDU04ReadInputRegistersRequest", "exceptCode", NAMED);

#define COIL ADDRESS("outputAddr"), UINT("outputValue", 16, .base = HEX, .help = "0: off, 0xff00: on")
REQUEST(write_coil, 0x05, "ModbusPDU05WriteSingleCoilRequest", "Write Single Coil (Modbus Application Protocol V1.1b3, 6.5)",
        "write coil %outputAddr:d%=%outputValue%", COIL);
RESPONSE(wrote_coil, 0x05, "ModbusPDU05WriteSingleCoilResponse", "ModbusPDU05WriteSingleCoilRequest",
         "Write Single Coil response (Modbus Application Protocol V1.1b3, 6.5)", "wrote coil %outputAddr:d%=%outputValue%", COIL);
REFUSAL(0x05, "ModbusPDU05WriteSingleCoilError", "ModbusPDU05WriteSingleCoilRequest", "exceptCode", NAMED);

REQUEST(write_register, 0x06, "ModbusPDU06WriteSingleRegisterRequest", "Write Single Register (Modbus Application Protocol V1.1b3, 6.6)",
        "write register %registerAddr:d%=%registerValue:d%", ADDRESS("registerAddr"), ADDRESS("registerValue"));
RESPONSE(wrote_register, 0x06, "ModbusPDU06WriteSingleRegisterResponse", "ModbusPDU06WriteSingleRegisterRequest",
         "Write Single Register response (Modbus Application Protocol V1.1b3, 6.6)", "wrote register %registerAddr:d%=%registerValue:d%",
         ADDRESS("registerAddr"), ADDRESS("registerValue"));
REFUSAL(0x06, "ModbusPDU06WriteSingleRegisterError", "ModbusPDU06WriteSingleRegisterRequest", "exceptCode", NAMED);

REQUEST(read_status, 0x07, "ModbusPDU07ReadExceptionStatusRequest", "Read Exception Status (Modbus Application Protocol V1.1b3, 6.7)",
        "read exception status");
RESPONSE(status, 0x07, "ModbusPDU07ReadExceptionStatusResponse", "ModbusPDU07ReadExceptionStatusRequest",
         "Read Exception Status response (Modbus Application Protocol V1.1b3, 6.7)", "exception status %startAddr%",
         UINT("startAddr", 8, .base = HEX, .help = "exception status: a bit for each of eight coils"));
REFUSAL(0x07, "ModbusPDU07ReadExceptionStatusError", "ModbusPDU07ReadExceptionStatusRequest", "exceptCode", NAMED);

#define DIAGNOSTIC UINT("subFunc", 16, .base = HEX, .names = &diagnostics), SCALARS("data", &hex_word, .text = "zero", .whole = true, .size = REST)
REQUEST(diagnose, 0x08, "ModbusPDU08DiagnosticsRequest", "Diagnostics (Modbus Application Protocol V1.1b3, 6.8)",
        "diagnostics %subFunc%", DIAGNOSTIC);
RESPONSE(diagnosed, 0x08, "ModbusPDU08DiagnosticsResponse", "ModbusPDU08DiagnosticsRequest",
         "Diagnostics response (Modbus Application Protocol V1.1b3, 6.8)", "diagnostics %subFunc% %data%", DIAGNOSTIC);
REFUSAL(0x08, "ModbusPDU08DiagnosticsError", "ModbusPDU08DiagnosticsRequest", "exceptionCode", NAMED);

REQUEST(read_counter, 0x0b, "ModbusPDU0BGetCommEventCounterRequest", "Get Comm Event Counter (Modbus Application Protocol V1.1b3, 6.9)",
        "get event counter");
RESPONSE(counter, 0x0b, "ModbusPDU0BGetCommEventCounterResponse", "ModbusPDU0BGetCommEventCounterRequest",
         "Get Comm Event Counter response (Modbus Application Protocol V1.1b3, 6.9)", "status=%status% events=%eventCount:d%",
         ADDRESS("status"), UINT("eventCount", 16, .base = HEX, .init = 0xffff));
REFUSAL(0x0b, "ModbusPDU0BGetCommEventCounterError", "ModbusPDU0BGetCommEventCounterRequest", "exceptionCode", NAMED);

REQUEST(read_log, 0x0c, "ModbusPDU0CGetCommEventLogRequest", "Get Comm Event Log (Modbus Application Protocol V1.1b3, 6.10)",
        "get event log");
static const struct val first_events[] = { { .type = V_INT, .u = 0x20 }, { .type = V_INT } };
static const struct list first_list = { .n = 2, .v = (struct val *)first_events };
static const struct val some_events = { .type = V_LIST, .l = (struct list *)&first_list };
RESPONSE(log, 0x0c, "ModbusPDU0CGetCommEventLogResponse", "ModbusPDU0CGetCommEventLogRequest",
         "Get Comm Event Log response (Modbus Application Protocol V1.1b3, 6.10)", "status=%status% events=%eventCount:d% messages=%messageCount:d%",
         UINT("byteCount", 8, .init = 8), ADDRESS("status"), UINT("eventCount", 16, .base = HEX, .init = 0x108),
         UINT("messageCount", 16, .base = HEX, .init = 0x121), SCALARS("event", &hex_octet, .value = &some_events, .size = REST));
REFUSAL(0x0c, "ModbusPDU0CGetCommEventLogError", "ModbusPDU0CGetCommEventLogRequest", "exceptionCode", .base = HEX);

REQUEST(write_coils, 0x0f, "ModbusPDU0FWriteMultipleCoilsRequest", "Write Multiple Coils (Modbus Application Protocol V1.1b3, 6.11)",
        "write coils %startAddr:d% n=%quantityOutput:d% %outputsValue%", ADDRESS("startAddr"), COUNT("quantityOutput"),
        SIZE_IN("byteCount", 8, "outputsValue"), VALUES("outputsValue", &hex_octet, "byteCount"));
RESPONSE(wrote_coils, 0x0f, "ModbusPDU0FWriteMultipleCoilsResponse", "ModbusPDU0FWriteMultipleCoilsRequest",
         "Write Multiple Coils response (Modbus Application Protocol V1.1b3, 6.11)", "wrote coils %startAddr:d% n=%quantityOutput:d%",
         ADDRESS("startAddr"), COUNT("quantityOutput"));
REFUSAL(0x0f, "ModbusPDU0FWriteMultipleCoilsError", "ModbusPDU0FWriteMultipleCoilsRequest", "exceptCode", NAMED);

REQUEST(write_registers, 0x10, "ModbusPDU10WriteMultipleRegistersRequest", "Write Multiple Registers (Modbus Application Protocol V1.1b3, 6.12)",
        "write registers %startAddr:d% %outputsValue%", ADDRESS("startAddr"), UINT("quantityRegisters", 16, .compute = COUNT_OF("outputsValue", 0)),
        SIZE_IN("byteCount", 8, "outputsValue"), VALUES("outputsValue", &hex_word, "byteCount"));
RESPONSE(wrote_registers, 0x10, "ModbusPDU10WriteMultipleRegistersResponse", "ModbusPDU10WriteMultipleRegistersRequest",
         "Write Multiple Registers response (Modbus Application Protocol V1.1b3, 6.12)", "wrote registers %startAddr:d% n=%quantityRegisters:d%",
         ADDRESS("startAddr"), COUNT("quantityRegisters"));
REFUSAL(0x10, "ModbusPDU10WriteMultipleRegistersError", "ModbusPDU10WriteMultipleRegistersRequest", "exceptCode", NAMED);

REQUEST(read_id, 0x11, "ModbusPDU11ReportSlaveIdRequest", "Report Server ID (Modbus Application Protocol V1.1b3, 6.13)", "report server id");
RESPONSE(id, 0x11, "ModbusPDU11ReportSlaveIdResponse", "ModbusPDU11ReportSlaveIdRequest",
         "Report Server ID response (Modbus Application Protocol V1.1b3, 6.13)", "server id %slaveId%",
         UINT("byteCount", 8, .compute = LENGTH_OF("slaveId", 1, 1)),
         BYTES("slaveId", .size = OF("byteCount", 1, -1), .when = "byteCount>0,unset", .help = "server's identifier, and what else it tells"),
         UINT("runIdicatorStatus", 8, .base = HEX, .when = "byteCount>0,unset", .help = "run indicator: 0 off, 0xff on"));
REFUSAL(0x11, "ModbusPDU11ReportSlaveIdError", "ModbusPDU11ReportSlaveIdRequest", "exceptCode", NAMED);

/* ---- records of files: one layer for each ---- */

#define PAYLOAD_SIZE(name) UINT(name, 8, .compute = PAYLOAD_LENGTH(1), .help = "bytes of the records that follow")
#define RECORDS(var, name, number, class, what, words, record, ...) \
	static const struct field var##_fields[] = { CODE(number), PAYLOAD_SIZE(name) }; \
	PROTO(var, class, what, words, .other = record, __VA_ARGS__)
#define RECORD(var, class, what, words, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	PROTO(var, class, what, words, .other = class)
#define REFERENCE UINT("refType", 8, .init = 6)
#define PLACE REFERENCE, UINT("fileNumber", 16, .init = 1), UINT("recordNumber", 16)

RECORDS(read_file, "byteCount", 0x14, "ModbusPDU14ReadFileRecordRequest", "Read File Record (Modbus Application Protocol V1.1b3, 6.14)",
        "read file records", "ModbusReadFileSubRequest", UNDER({ "modbus.request", 0x14 }));
RECORDS(file, "dataLength", 0x14, "ModbusPDU14ReadFileRecordResponse", "Read File Record response (Modbus Application Protocol V1.1b3, 6.14)",
        "file records", "ModbusReadFileSubResponse", UNDER({ "modbus.response", 0x14 }), .answers = "ModbusPDU14ReadFileRecordRequest",
        .reply = { SAME("funcCode") });
REFUSAL(0x14, "ModbusPDU14ReadFileRecordError", "ModbusPDU14ReadFileRecordRequest", "exceptCode", NAMED);
RECORD(read_record, "ModbusReadFileSubRequest", "a record to read (Modbus Application Protocol V1.1b3, 6.14)",
       "file=%fileNumber% record=%recordNumber% n=%recordLength%", PLACE, UINT("recordLength", 16, .init = 1, .help = "registers"));
RECORD(record, "ModbusReadFileSubResponse", "a record that was read (Modbus Application Protocol V1.1b3, 6.14)", "record %recData%",
       UINT("respLength", 8, .compute = LENGTH_OF("recData", 1, 1)), REFERENCE,
       SCALARS("recData", &hex_word, .text = "zero", .whole = true, .size = OF("respLength", 1, -1)));
RECORDS(write_file, "dataLength", 0x15, "ModbusPDU15WriteFileRecordRequest", "Write File Record (Modbus Application Protocol V1.1b3, 6.15)",
        "write file records", "ModbusWriteFileSubRequest", UNDER({ "modbus.request", 0x15 }));
RECORDS(wrote_file, "dataLength", 0x15, "ModbusPDU15WriteFileRecordResponse", "Write File Record response (Modbus Application Protocol V1.1b3, 6.15)",
        "wrote file records", "ModbusWriteFileSubResponse", UNDER({ "modbus.response", 0x15 }), .answers = "ModbusPDU15WriteFileRecordRequest",
        .reply = { SAME("funcCode") });
REFUSAL(0x15, "ModbusPDU15WriteFileRecordError", "ModbusPDU15WriteFileRecordRequest", "exceptCode", NAMED);
#define WRITTEN PLACE, UINT("recordLength", 16, .compute = LENGTH_OF("recordData", 2, 0), .help = "registers"), \
	SCALARS("recordData", &word, .text = "zero", .whole = true, .size = OF("recordLength", 2, 0))
RECORD(write_record, "ModbusWriteFileSubRequest", "a record to write (Modbus Application Protocol V1.1b3, 6.15)",
       "file=%fileNumber% record=%recordNumber% %recordData%", WRITTEN);
RECORD(wrote_record, "ModbusWriteFileSubResponse", "a record that was written (Modbus Application Protocol V1.1b3, 6.15)",
       "file=%fileNumber% record=%recordNumber% %recordData%", WRITTEN);

/* ---- more registers ---- */

#define MASKS ADDRESS("refAddr"), UINT("andMask", 16, .base = HEX, .init = 0xffff), UINT("orMask", 16, .base = HEX)
REQUEST(mask, 0x16, "ModbusPDU16MaskWriteRegisterRequest", "Mask Write Register (Modbus Application Protocol V1.1b3, 6.16)",
        "mask register %refAddr:d% and=%andMask% or=%orMask%", MASKS);
RESPONSE(masked, 0x16, "ModbusPDU16MaskWriteRegisterResponse", "ModbusPDU16MaskWriteRegisterRequest",
         "Mask Write Register response (Modbus Application Protocol V1.1b3, 6.16)", "masked register %refAddr:d% and=%andMask% or=%orMask%", MASKS);
REFUSAL(0x16, "ModbusPDU16MaskWriteRegisterError", "ModbusPDU16MaskWriteRegisterRequest", "exceptCode", NAMED);

REQUEST(exchange, 0x17, "ModbusPDU17ReadWriteMultipleRegistersRequest", "Read/Write Multiple Registers (Modbus Application Protocol V1.1b3, 6.17)",
        "read %readStartingAddr:d% n=%readQuantityRegisters:d% write %writeStartingAddr:d% %writeRegistersValue%",
        ADDRESS("readStartingAddr"), COUNT("readQuantityRegisters"), ADDRESS("writeStartingAddr"),
        UINT("writeQuantityRegisters", 16, .compute = COUNT_OF("writeRegistersValue", 0)),
        SIZE_IN("byteCount", 8, "writeRegistersValue"), VALUES("writeRegistersValue", &hex_word, "byteCount"));
RESPONSE(exchanged, 0x17, "ModbusPDU17ReadWriteMultipleRegistersResponse", "ModbusPDU17ReadWriteMultipleRegistersRequest",
         "Read/Write Multiple Registers response (Modbus Application Protocol V1.1b3, 6.17)", "registers %registerVal%",
         SIZE_IN("byteCount", 8, "registerVal"), VALUES("registerVal", &word, "byteCount"));
REFUSAL(0x17, "ModbusPDU17ReadWriteMultipleRegistersError", "ModbusPDU17ReadWriteMultipleRegistersRequest", "exceptCode", NAMED);

REQUEST(read_queue, 0x18, "ModbusPDU18ReadFIFOQueueRequest", "Read FIFO Queue (Modbus Application Protocol V1.1b3, 6.18)",
        "read queue %FIFOPointerAddr:d%", ADDRESS("FIFOPointerAddr"));
RESPONSE(queue, 0x18, "ModbusPDU18ReadFIFOQueueResponse", "ModbusPDU18ReadFIFOQueueRequest",
         "Read FIFO Queue response (Modbus Application Protocol V1.1b3, 6.18)", "queue %FIFOVal%",
         UINT("byteCount", 16, .compute = LENGTH_OF("FIFOVal", 1, 2)), UINT("FIFOCount", 16, .compute = COUNT_OF("FIFOVal", 0)),
         SCALARS("FIFOVal", &word, .whole = true, .size = OF("byteCount", 1, -2)));
REFUSAL(0x18, "ModbusPDU18ReadFIFOQueueError", "ModbusPDU18ReadFIFOQueueRequest", "exceptCode", NAMED);

/* ---- device identification ---- */

enum { ENCAPSULATED = 0x2b, IDENTIFICATION = 0x0e };

/* Only one of the encapsulated interfaces has a class. */
static bool identifies(const uint8_t *p, size_t n)
{
	return n < 2 || p[0] != ENCAPSULATED || p[1] == IDENTIFICATION;
}

static const struct layout *asks_identity(const struct scope *outer, const uint8_t *p, size_t n)
{
	return !outer || identifies(p, n) ? LAYOUT_SELF : layout_need("ModbusPDUUserDefinedFunctionCodeRequest");
}

static const struct layout *tells_identity(const struct scope *outer, const uint8_t *p, size_t n)
{
	return !outer || identifies(p, n) ? LAYOUT_SELF : layout_need("ModbusPDUUserDefinedFunctionCodeResponse");
}

static const struct name_row read_rows[] = {
	{ 1, "Basic" },
	{ 2, "Regular" },
	{ 3, "Extended" },
	{ 4, "Specific" },
};
static const struct names reads = { ROWS(read_rows) };

static const struct name_row object_rows[] = {
	{ 0, "VendorName" },
	{ 1, "ProductCode" },
	{ 2, "MajorMinorRevision" },
	{ 3, "VendorUrl" },
	{ 4, "ProductName" },
	{ 5, "ModelName" },
	{ 6, "UserApplicationName" },
};
static const struct names objects = { ROWS(object_rows) };

static const struct name_row conformity_rows[] = {
	{ 0x01, "Basic Identification (stream only)" },
	{ 0x02, "Regular Identification (stream only)" },
	{ 0x03, "Extended Identification (stream only)" },
	{ 0x81, "Basic Identification (stream and individual access)" },
	{ 0x82, "Regular Identification (stream and individual access)" },
	{ 0x83, "Extended Identification (stream and individual access)" },
};
static const struct names conformities = { ROWS(conformity_rows) };

static const struct name_row more_rows[] = {
	{ 0, "No" },
	{ 1, "Yes" },
};
static const struct names mores = { ROWS(more_rows) };

#define INTERFACE CODE(ENCAPSULATED), UINT("MEIType", 8, .base = HEX, .init = IDENTIFICATION)
static const struct field identify_fields[] = {
	INTERFACE,
	UINT("readCode", 8, .init = 1, .names = &reads),
	UINT("objectId", 8, .names = &objects),
};
PROTO(identify, "ModbusPDU2B0EReadDeviceIdentificationRequest", "Read Device Identification (Modbus Application Protocol V1.1b3, 6.21)",
      "identify %readCode% %objectId%", UNDER({ "modbus.request", ENCAPSULATED }), .choose = asks_identity);
static const struct field identity_fields[] = {
	INTERFACE,
	UINT("readCode", 8, .init = 4, .names = &reads),
	UINT("conformityLevel", 8, .init = 1, .names = &conformities),
	UINT("more", 8, .names = &mores),
	UINT("nextObjId", 8, .names = &objects),
	UINT("objCount", 8, .help = "objects that follow, each a ModbusObjectId"),
};
PROTO(identity, "ModbusPDU2B0EReadDeviceIdentificationResponse", "Read Device Identification response (Modbus Application Protocol V1.1b3, 6.21)",
      "identity %conformityLevel% n=%objCount%", UNDER({ "modbus.response", ENCAPSULATED }), .choose = tells_identity, .other = "ModbusObjectId",
      .answers = "ModbusPDU2B0EReadDeviceIdentificationRequest", .reply = { SAME("funcCode"), SAME("MEIType") });
REFUSAL(0x2b, "ModbusPDU2B0EReadDeviceIdentificationError", "ModbusPDU2B0EReadDeviceIdentificationRequest", "exceptCode", NAMED);
RECORD(object, "ModbusObjectId", "an object of a device's identification (Modbus Application Protocol V1.1b3, 6.21)", "%id%=%value%",
       UINT("id", 8, .names = &objects), UINT("length", 8, .compute = LENGTH_OF("value", 1, 0)), BYTES("value", .size = OF("length", 1, 0)));

/* ---- function codes that others define ---- */

enum { WHOLE = 256 };

/* What Scapy fills up with zeros: no value while the layer is of full size or is to become so, else the (no) bytes that stand there. */
static bool fill_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)f;
	(void)p;
	*n = avail;
	return true;
}

static void fill_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	(void)f;
	*out = (size_t)(p - s->b) + n >= WHOLE ? VAL_NONE : val_bytes(p, n);
}

static bool fill_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	size_t have = out->n - s->start;

	(void)f;
	(void)d;
	if (v->type == V_BYTES)
		buf_add(out, val_text(v).p, val_text(v).n);
	else if (have < WHOLE)
		buf_zeros(out, WHOLE - have);
	return true;
}

static bool fill_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type != V_NONE && in->type != V_BYTES)
		return diag_set(d, "%s is None (zeros up to 255 bytes of mb_payload) or bytes", f->name);
	*out = val_hold(*in);
	return true;
}

static const struct kind_ops fill_ops = { fill_measure, fill_read, fill_write, fill_accept };

#define OPAQUE(var, class, table, what, ...) \
	static const struct field var##_fields[] = { \
		UINT("funcCode", 8, .names = (table)), \
		BYTES("mb_payload", .size = REST), \
		HOOK("fill", &fill_ops, .quiet = true, .help = "zeros up to 255 bytes of mb_payload, unless b\"\" is given"), \
	}; \
	PROTO(var, class, what " (Modbus Application Protocol V1.1b3, 5)", "%funcCode%", __VA_ARGS__)
#define RESERVED(tail, e) \
	{ 0x09 + e, tail(09, 89) }, { 0x0a + e, tail(0a, 8a) }, { 0x0d + e, tail(0d, 8d) }, { 0x0e + e, tail(0e, 8e) }, \
	{ 0x29 + e, tail(29, 88) }, { 0x2a + e, tail(2a, 88) }
#define MORE(tail) \
	{ 0x5b, tail(5b, db) }, { 0x7d, tail(7d, fd) }, { 0x7e, tail(7e, fe) }, { 0x7f, tail(7f, ff) }
#define ASKED(a, b) "0x" #a " Unknown Reserved Request"
#define SAID(a, b) "0x" #a " Unknown Reserved Response"
#define WRONG(a, b) "0x" #b " Unknown Reserved Error"

static const struct name_row asked_rows[] = { RESERVED(ASKED, 0), { 0x5a, "Specific Schneider Electric Request" }, MORE(ASKED) };
static const struct name_row said_rows[] = { RESERVED(SAID, 0), { 0x5a, "Specific Schneider Electric Response" }, MORE(SAID) };
static const struct name_row wrong_rows[] = {
	RESERVED(WRONG, 0x80), { 0xda, "Specific Schneider Electric Error" }, { 0xdb, WRONG(, db) }, { 0xdc, WRONG(, dc) },
	{ 0xfd, WRONG(, fd) }, { 0xfe, WRONG(, fe) }, { 0xff, WRONG(, ff) },
};
static const struct names asked_names = { ROWS(asked_rows) }, said_names = { ROWS(said_rows) }, wrong_names = { ROWS(wrong_rows) };
#define BOUND(space, e) UNDER({ space, 0x09 + e }, { space, 0x0a + e }, { space, 0x0d + e }, { space, 0x0e + e }, { space, 0x29 + e }, \
	{ space, 0x2a + e }, { space, 0x5a + e }, { space, 0x5b + e }, { space, 0x7d + e }, { space, 0x7e + e }, { space, 0x7f + e })

OPAQUE(reserved_request, "ModbusPDUReservedFunctionCodeRequest", &asked_names, "request with a reserved function code", BOUND("modbus.request", 0));
OPAQUE(reserved_response, "ModbusPDUReservedFunctionCodeResponse", &said_names, "response with a reserved function code",
       BOUND("modbus.response", 0), .answers = "ModbusPDUReservedFunctionCodeRequest", .reply = { SAME("funcCode") });
OPAQUE(reserved_error, "ModbusPDUReservedFunctionCodeError", &wrong_names, "exception of a reserved function code",
       BOUND("modbus.response", 0x80), .answers = "ModbusPDUReservedFunctionCodeRequest");

/* Any other function code, with 0x80 in an exception. */
static const struct layout *user_class(const struct scope *outer, const uint8_t *p, size_t n)
{
	return outer && n && p[0] & 0x80 ? layout_need("ModbusPDUUserDefinedFunctionCodeError") : LAYOUT_SELF;
}

OPAQUE(user_request, "ModbusPDUUserDefinedFunctionCodeRequest", NULL, "request with any other function code");
OPAQUE(user_response, "ModbusPDUUserDefinedFunctionCodeResponse", NULL, "response with any other function code", .choose = user_class,
       .answers = "ModbusPDUUserDefinedFunctionCodeRequest", .reply = { SAME("funcCode") });
OPAQUE(user_error, "ModbusPDUUserDefinedFunctionCodeError", NULL, "exception of any other function code",
       .answers = "ModbusPDUUserDefinedFunctionCodeRequest");

PROTO_UNIT(modbus, &request, &response, &any_request, &any_response,
	   &read_coils, &coils, &refusal_0x01, &read_inputs, &inputs, &refusal_0x02, &read_holding, &holding, &refusal_0x03,
	   &read_input, &input, &refusal_0x04, &write_coil, &wrote_coil, &refusal_0x05, &write_register, &wrote_register, &refusal_0x06,
	   &read_status, &status, &refusal_0x07, &diagnose, &diagnosed, &refusal_0x08, &read_counter, &counter, &refusal_0x0b,
	   &read_log, &log, &refusal_0x0c, &write_coils, &wrote_coils, &refusal_0x0f, &write_registers, &wrote_registers, &refusal_0x10,
	   &read_id, &id, &refusal_0x11, &read_file, &file, &refusal_0x14, &read_record, &record, &write_file, &wrote_file, &refusal_0x15,
	   &write_record, &wrote_record, &mask, &masked, &refusal_0x16, &exchange, &exchanged, &refusal_0x17, &read_queue, &queue,
	   &refusal_0x18, &identify, &identity, &refusal_0x2b, &object, &reserved_request, &reserved_response, &reserved_error,
	   &user_request, &user_response, &user_error);
