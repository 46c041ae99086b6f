/* unclaimed.c - what goes over ports that nobody has, or whose owner has nothing to say to it: told by how it begins. Only what cannot well
 * be mistaken: TLS (RFC 8446, 5.1), HTTP (RFC 9112, 2.1), STUN (RFC 8489, 5), QUIC (RFC 9000, 17.2). */
#include "pkt/bits.h"
#include "pkt/field.h"
#include "pkt/registry.h"

/* ---- over TCP ---- */

enum { CHANGE = 20, ALERT = 21, HANDSHAKE = 22, DATA = 23, RECORD = 5, RECORD_MOST = 16384 + 2048, ALERT_SIZE = 2 };

static bool is_record(const uint8_t *p)
{
	unsigned length = get16(p + 3);

	if (p[0] < CHANGE || p[0] > DATA || p[1] != 3 || p[2] > 4 || !length || length > RECORD_MOST)
		return false;
	return p[0] == CHANGE ? length == 1 : p[0] != ALERT || length >= ALERT_SIZE;
}

/* Records one after the other; the last one, and its header, may go on in the next segment. */
static bool is_tls(const uint8_t *p, size_t n)
{
	size_t at = 0;

	if (n <= RECORD)
		return false;
	while (n - at >= RECORD) {
		if (!is_record(p + at))
			return false;
		if (n - at - RECORD <= get16(p + at + 3))
			return true;
		at += RECORD + get16(p + at + 3);
	}
	return true;
}

static const struct layout *stream_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	const struct layout *http;

	if (!outer || n <= RECORD)
		return NULL;
	if (p[0] >= CHANGE && p[0] <= DATA)
		return is_tls(p, n) ? layout_need("TLS") : NULL;
	if (p[0] < 'A' || p[0] > 'Z')
		return NULL;
	http = layout_need("HTTP");
	return http->proto->choose(outer, p, n) ? http : NULL;
}

static const struct proto stream = {
	.name = "TCPUnclaimed",
	.title = "What a TCP segment to ports of nobody begins with: HTTP or TLS",
	.abstract = true,
	.choose = stream_choose,
};

/* ---- over UDP ---- */

enum { STUN_HEADER = 20, QUIC_HEADER = 7, QUIC_LONG = 0xc0, ID_MOST = 20 };
#define STUN_COOKIE 0x2112a442u

static bool is_stun(const uint8_t *p, size_t n)
{
	return n >= STUN_HEADER && p[0] < 0x40 && get32(p + 4) == STUN_COOKIE && get16(p + 2) % 4 == 0 && get16(p + 2) + (size_t)STUN_HEADER == n;
}

/* A long header of a version that is in use, and both connection IDs (RFC 9000, 17.2; RFC 9369, 3.1). */
static bool is_quic(const uint8_t *p, size_t n)
{
	uint32_t version;
	size_t dst, src;

	if (n < QUIC_HEADER || (p[0] & QUIC_LONG) != QUIC_LONG)
		return false;
	version = get32(p + 1);
	if (version != 1 && version != 0x6b3343cf && version >> 8 != 0xff0000)
		return false;
	dst = p[5];
	src = 6 + dst < n ? p[6 + dst] : SIZE_MAX;
	return dst <= ID_MOST && src <= ID_MOST && QUIC_HEADER + dst + src < n;
}

static const struct layout *datagram_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return is_stun(p, n) ? layout_need("STUN") : is_quic(p, n) ? layout_need("QUIC") : NULL;
}

static const struct proto datagram = {
	.name = "UDPUnclaimed",
	.title = "What a UDP datagram to ports of nobody begins with: QUIC or STUN",
	.abstract = true,
	.choose = datagram_choose,
};

PROTO_UNIT(unclaimed, &stream, &datagram);
