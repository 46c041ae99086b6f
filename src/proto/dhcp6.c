/* dhcp6.c - DHCPv6 messages of clients, servers and relay agents (RFC 8415). Their options are in dhcp6opt*.c. */
#include "dhcp6.h"

enum { CLIENT_PORT = 546, SERVER_PORT = 547 };

static const struct name_row type_rows[] = {
	{ 1, "SOLICIT" },
	{ 2, "ADVERTISE" },
	{ 3, "REQUEST" },
	{ 4, "CONFIRM" },
	{ 5, "RENEW" },
	{ 6, "REBIND" },
	{ 7, "REPLY" },
	{ 8, "RELEASE" },
	{ 9, "DECLINE" },
	{ 10, "RECONFIGURE" },
	{ 11, "INFORMATION-REQUEST" },
	{ 12, "RELAY-FORW" },
	{ 13, "RELAY-REPL" },
	{ 14, "LEASEQUERY" },
	{ 15, "LEASEQUERY-REPLY" },
	{ 16, "LEASEQUERY-DONE" },
	{ 17, "LEASEQUERY-DATA" },
	{ 18, "RECONFIGURE-REQUEST" },
	{ 19, "RECONFIGURE-REPLY" },
	{ 36, "ADDR-REG-INFORM" },
	{ 37, "ADDR-REG-REPLY" },
};
static const struct names types = { .table = "dhcp6.type", ROWS(type_rows) };

/* Which message: by its first octet. */
static const struct proto message = {
	.name = "DHCP6 message",
	.title = "DHCPv6 message of any type (RFC 8415, 8)",
	.abstract = true,
	UNDER({ "udp.port", SERVER_PORT, BIND_DECODE }, { "udp.port", CLIENT_PORT, BIND_DECODE }),
	.peek = "dhcp6.message",
	.peek_bits = 8,
	.other = "DHCP6",
};

#define MESSAGE_TYPE(n) UINT("msgtype", 8, .init = (n), .names = &types, .help = "msg-type")
#define FIELDS(n) { MESSAGE_TYPE(n), UINT("trid", 24, .base = HEX, .help = "transaction-id") }
#define TEXT "DHCPv6 %msgtype%[ xid=%trid:x%]"
#define TO_SERVER SETS({ "UDP", "sport", CLIENT_PORT }, { "UDP", "dport", SERVER_PORT })
#define TO_CLIENT SETS({ "UDP", "sport", SERVER_PORT }, { "UDP", "dport", CLIENT_PORT })

#define MESSAGE(var, class, n, words, direction, ...) \
	static const struct field var##_fields[] = FIELDS(n); \
	static const struct proto var = { \
		.name = class, \
		.title = "DHCPv6 " words, \
		TABLE(var##_fields), \
		UNDER({ "dhcp6.message", (n) }), \
		direction, \
		THEN_OPTIONS, \
		.text = TEXT, \
		__VA_ARGS__ \
	}

static const struct field any_fields[] = FIELDS(0);
static const struct proto any = {
	.name = "DHCP6",
	.title = "DHCPv6 message between client and server (RFC 8415, 8)",
	TABLE(any_fields),
	TO_SERVER,
	THEN_OPTIONS,
	.text = TEXT,
};

#define EXAMPLE(class) .example = "IPv6(dst=\"ff02::1:2\")/UDP()/" class "(trid=7)/DHCP6OptClientId(duid=DUID_LL(lladdr=\"02:00:00:00:00:01\"))"

MESSAGE(solicit, "DHCP6_Solicit", 1, "Solicit (RFC 8415, 16.2)", TO_SERVER, EXAMPLE("DHCP6_Solicit"));
MESSAGE(advertise, "DHCP6_Advertise", 2, "Advertise (RFC 8415, 16.3)", TO_CLIENT, .answers = "DHCP6_Solicit", .reply = { SAME("trid") });
MESSAGE(request, "DHCP6_Request", 3, "Request (RFC 8415, 16.4)", TO_SERVER);
MESSAGE(confirm, "DHCP6_Confirm", 4, "Confirm (RFC 8415, 16.5)", TO_SERVER);
MESSAGE(renew, "DHCP6_Renew", 5, "Renew (RFC 8415, 16.6)", TO_SERVER);
MESSAGE(rebind, "DHCP6_Rebind", 6, "Rebind (RFC 8415, 16.7)", TO_SERVER);
MESSAGE(reply, "DHCP6_Reply", 7, "Reply (RFC 8415, 16.10)", TO_CLIENT,
        .answers = "DHCP6_Solicit DHCP6_Request DHCP6_Confirm DHCP6_Renew DHCP6_Rebind DHCP6_Release DHCP6_Decline DHCP6_InfoRequest",
        .reply = { SAME("trid") });
MESSAGE(release, "DHCP6_Release", 8, "Release (RFC 8415, 16.9)", TO_SERVER);
MESSAGE(decline, "DHCP6_Decline", 9, "Decline (RFC 8415, 16.8)", TO_SERVER);
MESSAGE(reconfigure, "DHCP6_Reconf", 10, "Reconfigure (RFC 8415, 16.11)", TO_CLIENT);
MESSAGE(information, "DHCP6_InfoRequest", 11, "Information-request (RFC 8415, 16.12)", TO_SERVER, EXAMPLE("DHCP6_InfoRequest"));
MESSAGE(inform, "DHCP6_AddrRegInform", 36, "Address Registration Inform (RFC 9686, 4.2)", TO_SERVER);
MESSAGE(registered, "DHCP6_AddrRegReply", 37, "Address Registration Reply (RFC 9686, 4.3)", TO_CLIENT, .answers = "DHCP6_AddrRegInform",
        .reply = { SAME("trid") });

/* ---- relay agents (RFC 8415, 9) ---- */

#define RELAY_FIELDS(n) { \
	MESSAGE_TYPE(n), \
	UINT("hopcount", 8, .help = "hop-count: relay agents that have relayed the message"), \
	IPV6("linkaddr", .text = "::", .help = "link-address: the client's link"), \
	IPV6("peeraddr", .text = "::", .help = "peer-address: of the client or relay agent"), \
}
#define RELAY(var, class, n, words, ...) \
	static const struct field var##_fields[] = RELAY_FIELDS(n); \
	static const struct proto var = { \
		.name = class, \
		.title = "DHCPv6 " words, \
		TABLE(var##_fields), \
		UNDER({ "dhcp6.message", (n) }), \
		SETS({ "UDP", "sport", SERVER_PORT }, { "UDP", "dport", SERVER_PORT }), \
		THEN_OPTIONS, \
		.text = "DHCPv6 %msgtype% link=%linkaddr% peer=%peeraddr%[ hops=%hopcount%]", \
		__VA_ARGS__ \
	}

RELAY(forward, "DHCP6_RelayForward", 12, "Relay-forward (RFC 8415, 9.1)",
      .example = "IPv6(dst=\"2001:db8::547\")/UDP()/DHCP6_RelayForward(linkaddr=\"2001:db8:1::1\")/"
		 "DHCP6OptRelayMsg(message=DHCP6_Solicit(trid=7))");
RELAY(back, "DHCP6_RelayReply", 13, "Relay-reply (RFC 8415, 9.2)", .answers = "DHCP6_RelayForward",
      .reply = { SAME("hopcount"), SAME("linkaddr"), SAME("peeraddr") });

PROTO_NAMES_UNIT(dhcp6, ((const struct names *const[]){ &types, NULL }), &message, &any, &solicit, &advertise, &request, &confirm, &renew,
                 &rebind, &reply, &release, &decline, &reconfigure, &information, &inform, &registered, &forward, &back);
