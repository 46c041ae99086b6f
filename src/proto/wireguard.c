/* wireguard.c - WireGuard: messages of the handshake and data (Donenfeld, WireGuard: Next Generation Kernel Network Tunnel, 5.4). */
#include "pkt/field.h"

enum { PORT = 51820 };

static const struct name_row type_rows[] = {
	{ 1, "initiate" },
	{ 2, "respond" },
	{ 3, "cookie reply" },
	{ 4, "transport" },
};
static const struct names types = { ROWS(type_rows) };

#define FIX(n, size_, ...) BYTES(n, .size = FIXED(size_), .filled = true, __VA_ARGS__)
#define INDEX(n, ...) UINT(n, 32, .le = true, .base = HEX, __VA_ARGS__)
#define MACS FIX("mac1", 16), FIX("mac2", 16)

static const struct field wireguard_fields[] = {
	UINT("message_type", 8, .init = 1, .names = &types, .compute = NEXT("wireguard.message")),
	UINT("reserved_zero", 24),
};
static const struct field initiation_fields[] = {
	INDEX("sender_index"),
	FIX("unencrypted_ephemeral", 32),
	FIX("encrypted_static", 48),
	FIX("encrypted_timestamp", 28),
	MACS,
};
static const struct field response_fields[] = {
	INDEX("sender_index"),
	INDEX("receiver_index"),
	FIX("unencrypted_ephemeral", 32),
	FIX("encrypted_nothing", 16),
	MACS,
};
static const struct field cookie_fields[] = {
	INDEX("receiver_index"),
	FIX("nonce", 24),
	FIX("encrypted_cookie", 32),
};
static const struct field transport_fields[] = {
	INDEX("receiver_index"),
	UINT("counter", 64, .le = true, .base = HEX),
	BYTES("encrypted_encapsulated_packet", .size = REST),
};

/* To a server's port it goes with that port as source, as in Scapy. */
static const struct proto wireguard = {
	.name = "Wireguard",
	.title = "WireGuard (Donenfeld: WireGuard, 5.4)",
	.example = "IP(dst=\"192.0.2.1\")/UDP(dport=51820)/Wireguard()/WireguardInitiation(sender_index=1)",
	TABLE(wireguard_fields),
	UNDER({ "udp.port", PORT, BIND_DECODE }),
	SETS({ "UDP", "sport", PORT }),
	.text = "WireGuard %message_type%",
};
#define MESSAGE(var, class, number, what, ...) \
	static const struct proto var = { \
		.name = class, \
		.title = "WireGuard: " what, \
		TABLE(var##_fields), \
		UNDER({ "wireguard.message", number }), \
		__VA_ARGS__ \
	}
MESSAGE(initiation, "WireguardInitiation", 1, "first message, of the initiator (Donenfeld: WireGuard, 5.4.2)", .text = "from=%sender_index%");
MESSAGE(response, "WireguardResponse", 2, "second message, of the responder (Donenfeld: WireGuard, 5.4.3)", .answers = "WireguardInitiation",
        .text = "from=%sender_index% to=%receiver_index%");
MESSAGE(cookie, "WireguardCookieReply", 3, "cookie reply under load (Donenfeld: WireGuard, 5.4.7)", .text = "to=%receiver_index%");
MESSAGE(transport, "WireguardTransport", 4, "data (Donenfeld: WireGuard, 5.4.6)", .text = "to=%receiver_index% counter=%counter:d%");

PROTO_UNIT(wireguard, &wireguard, &initiation, &response, &cookie, &transport);
