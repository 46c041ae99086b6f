/* mka.c - MACsec Key Agreement: parameter sets (IEEE 802.1X, 11.11). */
#include "pkt/bits.h"
#include "pkt/field.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { HEADER = 4, USE = 40, SAK = 28, SAK_SUITE = 36, CAK_LEAST = 24, ICV = 16 };
#define FILLED(n, bytes, ...) BYTES(n, .size = FIXED(bytes), .filled = true, __VA_ARGS__)

static const struct name_row type_rows[] = {
	{ 1, "Live Peer List" },
	{ 2, "Potential Peer List" },
	{ 3, "MACsec SAK Use" },
	{ 4, "Distributed SAK" },
	{ 5, "Distributed CAK" },
	{ 6, "KMD" },
	{ 7, "Announcement" },
	{ 255, "ICV Indicator" },
};
static const struct names types = { ROWS(type_rows) };
#define SET_TYPE(n) UINT("param_set_type", 8, .init = (n), .names = &types)
#define UNUSED UINT("unused", 8)
#define BODY UINT("param_set_body_len", 16, .help = "bytes of the body; Scapy leaves it 0")
#define SET(var, class, n, what, ...) \
	static const struct field var##_fields[] = { SET_TYPE(n), __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "MKA parameter set: " what, TABLE(var##_fields), UNDER({ "mka.set", n }), \
					  .text = "%param_set_type%" }

static const struct field peer_fields[] = {
	FILLED("member_id", 12),
	FILLED("message_number", 4),
};
static const struct proto peer = {
	.name = "MKAPeerListTuple",
	.title = "MKA peer: member identifier and message number (IEEE 802.1X, 11.11.1)",
	TABLE(peer_fields),
};
static const struct family peers = { .other = "MKAPeerListTuple" };
#define PEERS LIST("member_id_message_num", &peers, .size = OF("param_set_body_len", 1, 0))
SET(live, "MKALivePeerListParamSet", 1, "live peers (IEEE 802.1X, 11.11.1)", UNUSED, BODY, PEERS);
SET(potential, "MKAPotentialPeerListParamSet", 2, "potential peers (IEEE 802.1X, 11.11.1)", UNUSED, BODY, PEERS);
SET(use, "MKASAKUseParamSet", 3, "use of SAKs (IEEE 802.1X, 11.11.1)", UINT("latest_key_an", 2), UINT("latest_key_tx", 1),
    UINT("latest_key_rx", 1), UINT("old_key_an", 2), UINT("old_key_tx", 1), UINT("old_key_rx", 1), UINT("plain_tx", 1), UINT("plain_rx", 1),
    UINT("X", 1), UINT("delay_protect", 1), UINT("param_set_body_len", 12), FILLED("latest_key_key_server_member_id", 12),
    FILLED("latest_key_key_number", 4), FILLED("latest_key_lowest_acceptable_pn", 4), FILLED("old_key_key_server_member_id", 12),
    FILLED("old_key_key_number", 4), FILLED("old_key_lowest_acceptable_pn", 4));
SET(sak, "MKADistributedSAKParamSet", 4, "distributed SAK (IEEE 802.1X, 11.11.1)", UINT("distributed_an", 2), UINT("confidentiality_offset", 2),
    UINT("unused", 4), BODY, FILLED("key_number", 4), FILLED("macsec_cipher_suite", 8, .when = "param_set_body_len>28"),
    FILLED("sak_aes_key_wrap", 24));
SET(cak, "MKADistributedCAKParamSet", 5, "distributed CAK (IEEE 802.1X, 11.11.1)", UNUSED, BODY, FILLED("cak_aes_key_wrap", 24),
    BYTES("cak_key_name", .size = OF("param_set_body_len", 1, -CAK_LEAST)));
SET(icv, "MKAICVSet", 255, "integrity check value (IEEE 802.1X, 11.11.1)", UNUSED, BODY, FILLED("icv", 16));

static const struct field any_fields[] = {
	SET_TYPE(6),
	UINT("unused", 12),
	UINT("param_set_body_len", 12, .compute = LENGTH_OF("data", 1, 0)),
	BYTES("data", .size = OF("param_set_body_len", 1, 0)),
};
static const struct proto any = {
	.name = "MKAParamSet",
	.title = "MKA parameter set of another type or size (IEEE 802.1X, 11.11.1)",
	TABLE(any_fields),
	.text = "%param_set_type%",
};

/* Sets of one size have their class only with that size. */
static const struct layout *set_choose(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	int space = space_find("mka.set");
	size_t size = n < HEADER ? 0 : get16(p + 2) & 0xfff;
	const struct layout *lay = n < HEADER + size || space < 0 ? NULL : space_lookup((unsigned)space, p[0]);

	(void)f;
	(void)outer;
	if (lay && ((p[0] == 3 && size != USE) || (p[0] == 4 && size != SAK && size != SAK_SUITE) || (p[0] == 5 && size < CAK_LEAST) ||
		    (p[0] == 255 && size != ICV)))
		return NULL;
	return lay;
}

static const struct family sets = { .choose = set_choose, .other = "MKAParamSet" };
static const struct family basics = { .other = "MKABasicParamSet" };
static const struct family channel = { .other = "MACsecSCI" };

static const struct field basic_fields[] = {
	UINT("mka_version_id", 8),
	UINT("key_server_priority", 8),
	UINT("key_server", 1),
	UINT("macsec_desired", 1),
	UINT("macsec_capability", 2),
	UINT("param_set_body_len", 12),
	LAYER("SCI", &channel, .text = "MACsecSCI", .size = FIXED(8)),
	FILLED("actor_member_id", 12),
	UINT("actor_message_number", 32, .base = HEX),
	UINT("algorithm_agility", 32, .base = HEX),
	BYTES("cak_name", .size = OF("param_set_body_len", 1, -28), .pad = 4),
};
static const struct proto basic = {
	.name = "MKABasicParamSet",
	.title = "MKA basic parameter set (IEEE 802.1X, 11.11.1)",
	TABLE(basic_fields),
	.text = "%actor_message_number:d%",
};

/* Of a basic parameter set, filled up to whole words. */
static uint64_t basic_size(const struct extent *x, const struct scope *s, size_t avail)
{
	(void)x;
	if (!scope_decoding(s) || avail < HEADER)
		return avail;
	return HEADER + ((get16(s->b + (s->hdr - avail) + 2) & 0xfffu) + 3) / 4 * 4;
}

static const struct field mka_fields[] = {
	LAYER("basic_param_set", &basics, .none = true, .size = SIZE_FN(basic_size)),
	LIST("parameter_sets", &sets, .size = REST),
};
static const struct proto mka = {
	.name = "MKAPDU",
	.title = "MACsec Key Agreement protocol data unit (IEEE 802.1X, 11.11)",
	.example = "Ether()/EAPOL(version=3)/MKAPDU(basic_param_set=MKABasicParamSet(param_set_body_len=28), parameter_sets=[MKAICVSet(param_set_body_len=16)])",
	TABLE(mka_fields),
	UNDER({ "eapol", 5 }),
	.text = "MKA %parameter_sets%",
};

PROTO_UNIT(mka, &mka, &basic, &peer, &live, &potential, &use, &sak, &cak, &icv, &any);
