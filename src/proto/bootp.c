/* bootp.c - Bootstrap Protocol, which carries DHCP (RFC 951, RFC 1542, RFC 2131). */
#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/field.h"
#include "pkt/kinds.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { OP, HTYPE, HLEN, HOPS, XID, CHADDR = 11, CHADDR_AT = 28, ETHERNET = 1, MAC_SIZE = 6, CHADDR_SIZE = 16 };
enum { REQUEST = 1, REPLY = 2, SERVER_PORT = 67, CLIENT_PORT = 68 };

enum { COOKIE_SIZE = 4, COOKIE = 0x63825363 }; /* begins DHCP's options (RFC 2131, 3) */

static const struct name_row op_rows[] = {
	{ REQUEST, "BOOTREQUEST" },
	{ REPLY, "BOOTREPLY" },
};
static const struct names ops = { ROWS(op_rows) };

static bool has_cookie(const uint8_t *p, size_t n)
{
	return n >= COOKIE_SIZE && get32(p) == COOKIE;
}

/* The cookie alone: what follows it is DHCP. Else all that is left. */
static uint64_t options_size(const struct extent *x, const struct scope *s, size_t avail)
{
	(void)x;
	return s->b && has_cookie(s->b + s->hdr - avail, avail) ? COOKIE_SIZE : avail;
}

/* A MAC address written as such is meant as its bytes. */
static bool hardware_address(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	const struct layout *bootp = layout_need("BOOTP");
	struct val bytes;
	uint8_t a[MAC_SIZE];
	uint64_t mac;
	bool ok;

	if (in->type == V_LIST)
		return accept_many(bootp, f, in, out, d);
	if (in->type != V_STR || !mac_parse(val_text(in), &mac))
		return accept_plain(bootp, f, in, out, d);
	bits_put(a, 0, MAC_SIZE * 8, mac);
	bytes = val_bytes(a, MAC_SIZE);
	ok = accept_plain(bootp, f, &bytes, out, d);
	val_drop(bytes);
	return ok;
}

static const struct field bootp_fields[] = {
	UINT("op", 8, .init = REQUEST, .names = &ops, .help = "message op code"),
	UINT("htype", 8, .init = ETHERNET, .names_of = "arp.hardware", .help = "hardware address type"),
	UINT("hlen", 8, .init = MAC_SIZE, .help = "hardware address length"),
	UINT("hops", 8),
	UINT("xid", 32, .base = HEX, .help = "transaction ID"),
	UINT("secs", 16, .help = "seconds since the client began"),
	FLAGS("flags", 16, .letters = "???????????????B", .help = "B: the client wants a broadcast"),
	IPV4("ciaddr", .help = "client IP address"),
	IPV4("yiaddr", .help = "'your' (client) IP address"),
	IPV4("siaddr", .help = "IP address of the next server"),
	IPV4("giaddr", .help = "relay agent IP address"),
	BYTES("chaddr", .size = FIXED(CHADDR_SIZE), .filled = true, .accept = hardware_address, .help = "client hardware address"),
	BYTES("sname", .size = FIXED(64), .filled = true, .help = "server host name"),
	BYTES("file", .size = FIXED(128), .filled = true, .help = "boot file name"),
	BYTES("options", .size = SIZE_FN(options_size), .help = "vendor area; DHCP's cookie if DHCP follows"),
};

static const struct layout *bootp_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return s->hdr >= COOKIE_SIZE && has_cookie(s->b + s->hdr - COOKIE_SIZE, COOKIE_SIZE) ? layout_need("DHCP") : NULL;
}

/* "BOOTP request from 00:0c:29:aa:bb:01 xid 0x12345678", "BOOTP reply 192.0.2.50 for …". */
static void bootp_text(const struct packet *p, unsigned layer, struct buf *out)
{
	const struct layer *l = &p->layer[layer];
	const uint8_t *b = p->data + l->off;
	uint64_t op = 0, xid = 0, your = 0;
	char text[MAC_TEXT];

	layer_uint(p, layer, OP, &op);
	layer_uint(p, layer, XID, &xid);
	layer_uint(p, layer, (unsigned)field_find(l->lay, "yiaddr", 6), &your);
	buf_text(out, op == REQUEST ? "BOOTP request" : op == REPLY ? "BOOTP reply" : "BOOTP");
	if (your) {
		buf_byte(out, ' ');
		buf_add(out, text, ip4_text((uint32_t)your, text));
	}
	if (l->hlen >= CHADDR_AT + MAC_SIZE && b[HTYPE] == ETHERNET && b[HLEN] == MAC_SIZE) {
		buf_text(out, op == REQUEST ? " from " : " for ");
		buf_add(out, text, mac_text(bits_get(b, CHADDR_AT * 8, 48), text));
	}
	buf_text(out, " xid=0x");
	buf_hex(out, xid, 1);
}

static const struct proto bootp = {
	.name = "BOOTP",
	.title = "Bootstrap Protocol (RFC 951)",
	.example = "IP(src=\"0.0.0.0\", dst=\"255.255.255.255\")/UDP(sport=68, dport=67)/BOOTP(chaddr=\"02:00:00:00:00:01\", xid=7)/"
		   "DHCP(options=[(\"message-type\", \"discover\"), \"end\"])",
	TABLE(bootp_fields),
	/* Scapy's ports: what is not told is an answer. A question says UDP(sport=68, dport=67). */
	UNDER({ "udp.port", SERVER_PORT, BIND_DECODE }, { "udp.port", CLIENT_PORT }),
	SETS({ "UDP", "sport", SERVER_PORT }),
	.next = bootp_next,
	.reply = { SAME("xid"), TURN("op", REQUEST, REPLY) },
	.text_fn = bootp_text,
};

PROTO_UNIT(bootp, &bootp);
