/* bfd.c - Bidirectional Forwarding Detection (RFC 5880, RFC 5881, RFC 5883, RFC 7130, RFC 7881). */
#include "pkt/field.h"

enum { SINGLE_HOP = 3784, MULTIHOP = 4784, ON_LAG = 6784, SEAMLESS = 7784 };

static const struct name_row diag_rows[] = {
	{ 0, "No Diagnostic" },
	{ 1, "Control Detection Time Expired" },
	{ 2, "Echo Function Failed" },
	{ 3, "Neighbor Signaled Session Down" },
	{ 4, "Forwarding Plane Reset" },
	{ 5, "Path Down" },
	{ 6, "Concatenated Path Down" },
	{ 7, "Administratively Down" },
	{ 8, "Reverse Concatenated Path Down" },
	{ 9, "Mis-Connectivity Defect" },
};
static const struct names diags = { ROWS(diag_rows) };

static const struct name_row state_rows[] = {
	{ 0, "AdminDown" },
	{ 1, "Down" },
	{ 2, "Init" },
	{ 3, "Up" },
};
static const struct names states = { ROWS(state_rows) };

static const struct name_row auth_rows[] = {
	{ 0, "Reserved" },
	{ 1, "Simple Password" },
	{ 2, "Keyed MD5" },
	{ 3, "Meticulous Keyed MD5" },
	{ 4, "Keyed SHA1" },
	{ 5, "Meticulous Keyed SHA1" },
};
static const struct names auths = { ROWS(auth_rows) };

static const struct family auth_family = { .other = "OptionalAuth" };

static const struct field bfd_fields[] = {
	UINT("version", 3, .init = 1),
	UINT("diag", 5, .names = &diags, .help = "diagnostic code"),
	UINT("sta", 2, .init = 3, .names = &states, .help = "state"),
	FLAGS("flags", 6, .letters = "MDACFP"),
	UINT("detect_mult", 8, .init = 3, .help = "detection time multiplier"),
	UINT("len", 8, .compute = LENGTH_OF("optional_auth", 1, 24), .help = "bytes of the message"),
	UINT("my_discriminator", 32, .init = 0x11111111),
	UINT("your_discriminator", 32, .init = 0x22222222),
	UINT("min_tx_interval", 32, .init = 1000000000, .help = "desired minimum, in microseconds"),
	UINT("min_rx_interval", 32, .init = 1000000000, .help = "required minimum, in microseconds"),
	UINT("echo_rx_interval", 32, .init = 1000000000, .help = "required minimum, in microseconds"),
	LAYER("optional_auth", &auth_family, .none = true, .when = "flags&4", .size = OF("len", 1, -24)),
};
static const struct proto bfd = {
	.name = "BFD",
	.title = "Bidirectional Forwarding Detection: control packet (RFC 5880)",
	.example = "IP(dst=\"192.0.2.1\", ttl=255)/UDP(sport=49152, dport=3784)/BFD(sta=\"Down\", my_discriminator=7, your_discriminator=0)",
	TABLE(bfd_fields),
	UNDER({ "udp.port", SEAMLESS }, { "udp.port", SINGLE_HOP, BIND_DECODE }, { "udp.port", MULTIHOP, BIND_DECODE },
	      { "udp.port", ON_LAG, BIND_DECODE }),
	SETS({ "UDP", "sport", SEAMLESS }),
	.reply = { SWAP("my_discriminator", "your_discriminator") },
	.summary = "BFD (my_disc=%BFD.my_discriminator%,your_disc=%BFD.your_discriminator%,state=%BFD.sta%)",
	.text = "BFD %sta%[ flags=%flags%][ diag=\"%diag%\"] my=%my_discriminator% your=%your_discriminator%",
};

static const struct alt keys[] = {
	{ "auth_type=2,3", &(const struct field)BYTES("auth_key", .size = FIXED(16), .filled = true,
	  .text = "\x5f\x4d\xcc\x3b\x5a\xa7\x65\xd6\x1d\x83\x27\xde\xb8\x82\xcf\x99") },
	{ "auth_type=4,5", &(const struct field)BYTES("auth_key", .size = FIXED(20), .filled = true,
	  .text = "\x5b\xaa\x61\xe4\xc9\xb9\x3f\x3f\x06\x82\x25\x0b\x6c\xf8\x33\x1b\x7e\xe6\x8f\xd8") },
	{ "auth_type=0", &(const struct field)BYTES("auth_key", .size = REST) },
	{ NULL, &(const struct field)BYTES("auth_key", .size = REST, .text = "password") },
};

static const struct field auth_fields[] = {
	UINT("auth_type", 8, .init = 1, .names = &auths),
	UINT("auth_len", 8, .compute = HEADER_LENGTH(1)),
	UINT("auth_keyid", 8, .init = 1),
	UINT("reserved", 8, .when = "auth_type>1"),
	UINT("sequence_number", 32, .when = "auth_type>1"),
	ALT("auth_key", keys, .help = "password or digest"),
};
static const struct proto auth = {
	.name = "OptionalAuth",
	.title = "BFD authentication (RFC 5880, 4.2 to 4.4)",
	TABLE(auth_fields),
	.text = "%auth_type% key=%auth_keyid%",
};

PROTO_UNIT(bfd, &bfd, &auth);
