/* usb.c - USB requests as Linux (usbmon) and Windows (USBPcap) hand them out. */
#include <string.h>

#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

#define LE16(n, ...) UINT(n, 16, .le = true, __VA_ARGS__)
#define LE32(n, ...) UINT(n, 32, .le = true, __VA_ARGS__)

/* ---- Linux, in the order of the host's bytes ---- */

static const struct name_row event_rows[] = { { 'S', "submit" }, { 'C', "complete" }, { 'E', "error" } };
static const struct names events = { ROWS(event_rows) };
static const struct name_row kind_rows[] = { { 0, "isochronous" }, { 1, "interrupt" }, { 2, "control" }, { 3, "bulk" } };
static const struct names kinds = { ROWS(kind_rows) };

#define USBMON \
	UINT("id", 64, .le = true, .base = HEX, .help = "the same in a request's submission and completion"), \
	UINT("event", 8, .init = 'S', .names = &events), \
	UINT("transfer", 8, .init = 2, .names = &kinds), \
	UINT("endpoint", 8, .base = HEX, .help = "0x80: in"), \
	UINT("device", 8), \
	LE16("bus"), \
	UINT("setup_flag", 8, .help = "0: the setup packet is there"), \
	UINT("data_flag", 8, .help = "0: data are there"), \
	UINT("ts_sec", 64, .le = true), \
	LE32("ts_usec"), \
	SINT("status", 32, .le = true), \
	LE32("urb_len"), \
	LE32("data_len"), \
	BYTES("setup", .size = FIXED(8), .filled = true)

static const struct field usbmon_fields[] = { USBMON };
static const struct proto usbmon = {
	.name = "USBLinux",
	.title = "USB request of Linux with a header of 48 bytes (LINKTYPE_USB_LINUX)",
	TABLE(usbmon_fields),
	UNDER({ "dlt", 189 }),
	.reply = { SAME("id") },
	.text = "USB %bus%.%device%.%endpoint% %event% %transfer%",
};
static const struct field mapped_fields[] = { USBMON, LE32("interval"), LE32("start_frame"), LE32("transfer_flags", .base = HEX), LE32("ndesc") };
static const struct proto mapped = {
	.name = "USBLinuxMapped",
	.title = "USB request of Linux with a header of 64 bytes (LINKTYPE_USB_LINUX_MMAPPED)",
	TABLE(mapped_fields),
	UNDER({ "dlt", 220 }),
	.is = "USBLinux",
	.reply = { SAME("id") },
	.text = "USB %bus%.%device%.%endpoint% %event% %transfer%",
};

/* ---- Windows ---- */

static const struct name_row status_rows[] = { { 0, "Success" }, { 0x40000000, "Pending" }, { 0x80000000, "Error" }, { 0xc0000000, "Halted" } };
static const struct names statuses = { ROWS(status_rows) };
static const struct name_row transfer_rows[] = { { 0, "Isochronous" }, { 1, "Interrupt" }, { 2, "Control" } };
static const struct names transfers = { ROWS(transfer_rows) };
enum { PCAP_HEADER = 27, TRANSFER_AT = 22, ISOCHRONOUS = 0, CONTROL = 2 };

/* With what the kind of transfer has of its own. */
static bool header_length(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	(void)f;
	*out = PCAP_HEADER;
	if (layer + 1 < e->p->n && strncmp(e->p->layer[layer + 1].lay->proto->name, "USBpcapTransfer", 15) == 0)
		*out += enc_header_len(e, layer + 1);
	return true;
}

static const struct field pcap_fields[] = {
	UINT("headerLen", 8, .compute = COMPUTE_LOOKS(header_length, LOOKS_CLASSES)),
	UINT("res", 8),
	UINT("irpId", 64, .le = true, .base = HEX),
	LE32("usbd_status", .names = &statuses),
	LE16("function"),
	UINT("info", 8, .base = HEX),
	LE16("bus"),
	LE16("device"),
	UINT("endpoint", 8, .base = HEX),
	UINT("transfer", 8, .names = &transfers, .compute = NEXT("usbpcap")),
	LE32("dataLength", .compute = { .kind = C_PAYLOAD, .unbounded = true }),
};
static const struct layout *pcap_next(const struct scope *s, const uint8_t *p, size_t n)
{
	int space = space_find("usbpcap");

	(void)p;
	(void)n;
	return s->b[0] <= PCAP_HEADER || space < 0 ? layout_raw() : space_lookup((unsigned)space, s->b[TRANSFER_AT]);
}
static const struct proto pcap = {
	.name = "USBpcap",
	.title = "USB request of Windows (LINKTYPE_USBPCAP)",
	.example = "USBpcap(device=3)/USBpcapTransferControl()/b\"data\"",
	TABLE(pcap_fields),
	UNDER({ "dlt", 249 }),
	.next = pcap_next,
	.reply = { SAME("irpId") },
	.text = "USB %bus%.%device%.%endpoint% %usbd_status%",
};
#define TRANSFER(var, class, n, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "USBPcap: " what " transfer", TABLE(var##_fields), UNDER({ "usbpcap", n }), .text = "" }
TRANSFER(isochronous, "USBpcapTransferIsochronous", ISOCHRONOUS, "isochronous", LE32("offset"), LE32("length"), LE32("usbd_status", .names = &statuses));
TRANSFER(interrupt, "USBpcapTransferInterrupt", 1, "interrupt", LE32("startFrame"), LE32("numberOfPackets"), LE32("errorCount"));
TRANSFER(control, "USBpcapTransferControl", CONTROL, "control", UINT("stage", 8));

PROTO_UNIT(usb, &usbmon, &mapped, &pcap, &isochronous, &interrupt, &control);
