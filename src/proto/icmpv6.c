/* icmpv6.c - ICMPv6 (RFC 4443): which message it is, errors and echo. */
#include "icmpext.h"
#include "ipv6.h"

#include "pkt/bits.h"

enum { HEADER = 8, LENGTH_AT = 4, UNIT = 8, IP6_HEADER = 40, NEXT_AT = 6, UDP = 17, UDP_HEADER = 8 };

static const struct name_row type_rows[] = {
	{ 1, "Destination unreachable" },
	{ 2, "Packet too big" },
	{ 3, "Time exceeded" },
	{ 4, "Parameter problem" },
	{ 100, "Private Experimentation" },
	{ 101, "Private Experimentation" },
	{ 200, "Private Experimentation" },
	{ 201, "Private Experimentation" },
	{ 128, "Echo Request" },
	{ 129, "Echo Reply" },
	{ 130, "MLD Query" },
	{ 131, "MLD Report" },
	{ 132, "MLD Done" },
	{ 133, "Router Solicitation" },
	{ 134, "Router Advertisement" },
	{ 135, "Neighbor Solicitation" },
	{ 136, "Neighbor Advertisement" },
	{ 137, "Redirect Message" },
	{ 138, "Router Renumbering" },
	{ 139, "ICMP Node Information Query" },
	{ 140, "ICMP Node Information Response" },
	{ 141, "Inverse Neighbor Discovery Solicitation Message" },
	{ 142, "Inverse Neighbor Discovery Advertisement Message" },
	{ 143, "MLD Report Version 2" },
	{ 144, "Home Agent Address Discovery Request Message" },
	{ 145, "Home Agent Address Discovery Reply Message" },
	{ 146, "Mobile Prefix Solicitation" },
	{ 147, "Mobile Prefix Advertisement" },
	{ 148, "Certification Path Solicitation" },
	{ 149, "Certification Path Advertisement" },
	{ 151, "Multicast Router Advertisement" },
	{ 152, "Multicast Router Solicitation" },
	{ 153, "Multicast Router Termination" },
	{ 155, "RPL Control Message" },
	{ 160, "Extended Echo Request" },
	{ 161, "Extended Echo Reply" },
};
static const struct names type_names = { .table = "icmpv6.type", ROWS(type_rows) };

static const struct name_row unreachable_rows[] = {
	{ 0, "No route to destination" },
	{ 1, "Communication with destination administratively prohibited" },
	{ 2, "Beyond scope of source address" },
	{ 3, "Address unreachable" },
	{ 4, "Port unreachable" },
	{ 5, "Source address failed ingress/egress policy" },
	{ 6, "Reject route to destination" },
};
static const struct names unreachable_names = { ROWS(unreachable_rows) };

static const struct name_row exceeded_rows[] = {
	{ 0, "hop limit exceeded in transit" },
	{ 1, "fragment reassembly time exceeded" },
};
static const struct names exceeded_names = { ROWS(exceeded_rows) };

static const struct name_row problem_rows[] = {
	{ 0, "erroneous header field encountered" },
	{ 1, "unrecognized Next Header type encountered" },
	{ 2, "unrecognized IPv6 option encountered" },
	{ 3, "first fragment has incomplete header chain" },
};
static const struct names problem_names = { ROWS(problem_rows) };

/* ---- which message ------------------------------------------------------------------------------------------- */

static const struct layout *message_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	int space = space_find("icmpv6.type");

	return n && space >= 0 && ip6_below(outer) ? space_lookup((unsigned)space, p[0]) : NULL;
}

static const struct proto message = {
	.name = "ICMPv6",
	.title = "Internet Control Message Protocol for IPv6, any message (RFC 4443)",
	.abstract = true,
	UNDER({ "ipproto", 58, BIND_DECODE }, { "ipproto.error6", 58, BIND_DECODE }),
	.choose = message_choose,
};

static const struct field unknown_fields[] = {
	ICMP6_TYPE(1),
	UINT("code", 8),
	ICMP6_SUM,
	BYTES("msgbody", .size = REST, .help = "Message Body"),
};

static const struct proto unknown = {
	.name = "ICMPv6Unknown",
	.title = "ICMPv6 message of any type (RFC 4443, 2.1)",
	TABLE(unknown_fields),
	UNDER(BUILT_UNDER_IP6(58)),
	.text = "ICMPv6 %type% code=%code%",
};

/* ---- errors -------------------------------------------------------------------------------------------------- */

/* Where the extension begins in a message of n bytes, or n: it has none. Without a length it stands after 128 bytes. */
static size_t extension_at(const uint8_t *p, size_t n)
{
	size_t at;

	if (n < HEADER)
		return n;
	at = p[LENGTH_AT] ? HEADER + p[LENGTH_AT] * (size_t)UNIT : ICMPEXT_AT;
	return at < n && icmpext_is(p + at, n - at) ? at : n;
}

static uint64_t pad_size(const struct extent *x, const struct scope *s, size_t avail)
{
	size_t ext = s->n - extension_at(s->b, s->n);

	(void)x;
	return avail > ext ? avail - ext : 0;
}

/* Padding is for an extension; without one it goes nowhere. */
static bool pad_present(const struct field *f, const struct scope *s)
{
	int ext = field_find(s->lay, "ext", strlen("ext"));

	(void)f;
	return scope_decoding(s) || (s->vals && ext >= 0 && s->vals[ext].type != V_UNSET && s->vals[ext].type != V_NONE);
}

/* Where the packet that is quoted in the n bytes at p ends, as it says itself: by UDP's length, or IPv6's. */
static size_t quoted_end(const uint8_t *p, size_t n)
{
	size_t end;

	if (n < IP6_HEADER || p[0] >> 4 != 6)
		return n;
	end = IP6_HEADER + get16(p + 4);
	if (end > n)
		end = n;
	if (p[NEXT_AT] == UDP && end >= IP6_HEADER + UDP_HEADER && get16(p + IP6_HEADER + 4) >= UDP_HEADER &&
	    IP6_HEADER + (size_t)get16(p + IP6_HEADER + 4) < end)
		end = IP6_HEADER + get16(p + IP6_HEADER + 4);
	return end;
}

static size_t error_trailer(const struct scope *s, size_t hdr, size_t n)
{
	size_t at = extension_at(s->b, n);

	return at == n || hdr > at ? 0 : n - hdr - quoted_end(s->b + hdr, at - hdr);
}

/* Between the checksum and the packet that is quoted (RFC 4884, 4.4 to 4.6), and after it. */
#define EXTENSIBLE \
	UINT("length", 8, .help = "8-octet words that are quoted (RFC 4884)"), \
	UINT("unused", 24, .base = HEX), \
	BYTES("extpad", .trailer = true, .present = pad_present, .size = SIZE_FN(pad_size), \
	      .help = "zeros between what is quoted and the extension"), \
	ICMPEXT_FIELD

static const struct field unreachable_fields[] = {
	ICMP6_TYPE(1),
	UINT("code", 8, .names = &unreachable_names),
	ICMP6_SUM,
	EXTENSIBLE,
};

static const struct proto unreachable = {
	.name = "ICMPv6DestUnreach",
	.title = "ICMPv6 Destination Unreachable (RFC 4443, 3.1)",
	TABLE(unreachable_fields),
	.trailer = error_trailer,
	UNDER_ICMP6(1),
	.other = "IPerror6",
	.text = "ICMPv6 unreachable: %code%",
};

static const struct field too_big_fields[] = {
	ICMP6_TYPE(2),
	UINT("code", 8),
	ICMP6_SUM,
	UINT("mtu", 32, .init = 1280, .help = "Maximum Transmission Unit of the next-hop link"),
};

static const struct proto too_big = {
	.name = "ICMPv6PacketTooBig",
	.title = "ICMPv6 Packet Too Big (RFC 4443, 3.2)",
	TABLE(too_big_fields),
	UNDER_ICMP6(2),
	.other = "IPerror6",
	.text = "ICMPv6 packet too big mtu=%mtu%",
};

static const struct field exceeded_fields[] = {
	ICMP6_TYPE(3),
	UINT("code", 8, .names = &exceeded_names),
	ICMP6_SUM,
	EXTENSIBLE,
};

static const struct proto exceeded = {
	.name = "ICMPv6TimeExceeded",
	.title = "ICMPv6 Time Exceeded (RFC 4443, 3.3)",
	TABLE(exceeded_fields),
	.trailer = error_trailer,
	UNDER_ICMP6(3),
	.other = "IPerror6",
	.text = "ICMPv6 time exceeded: %code%",
};

static const struct field problem_fields[] = {
	ICMP6_TYPE(4),
	UINT("code", 8, .names = &problem_names),
	ICMP6_SUM,
	UINT("ptr", 32, .init = 6, .help = "Pointer: the octet of the packet where the error was found"),
};

static const struct proto problem = {
	.name = "ICMPv6ParamProblem",
	.title = "ICMPv6 Parameter Problem (RFC 4443, 3.4)",
	TABLE(problem_fields),
	UNDER_ICMP6(4),
	.other = "IPerror6",
	.text = "ICMPv6 parameter problem: %code% ptr=%ptr%",
};

/* ---- echo ---------------------------------------------------------------------------------------------------- */

#define ECHO(t) { \
	ICMP6_TYPE(t), \
	UINT("code", 8), \
	ICMP6_SUM, \
	UINT("id", 16, .base = HEX, .help = "Identifier"), \
	UINT("seq", 16, .base = HEX, .help = "Sequence Number"), \
	BYTES("data", .size = REST), \
}

static const struct field request_fields[] = ECHO(128);
static const struct field reply_fields[] = ECHO(129);

static const struct proto echo_request = {
	.name = "ICMPv6EchoRequest",
	.title = "ICMPv6 Echo Request (RFC 4443, 4.1)",
	TABLE(request_fields),
	UNDER_ICMP6(128),
	.summary = "ICMPv6 Echo Request (id: %id% seq: %seq%)",
	.text = "ICMPv6 echo request id=%id:d% seq=%seq:d%",
};

static const struct proto echo_reply = {
	.name = "ICMPv6EchoReply",
	.title = "ICMPv6 Echo Reply (RFC 4443, 4.2)",
	TABLE(reply_fields),
	UNDER_ICMP6(129),
	.answers = "ICMPv6EchoRequest",
	.reply = { SAME("id"), SAME("seq"), SAME("data") },
	.summary = "ICMPv6 Echo Reply (id: %id% seq: %seq%)",
	.text = "ICMPv6 echo reply id=%id:d% seq=%seq:d%",
};

static const struct names *const icmpv6_names[] = { &type_names, NULL };
PROTO_NAMES_UNIT(icmpv6, icmpv6_names, &message, &unknown, &unreachable, &too_big, &exceeded, &problem, &echo_request,
		 &echo_reply);
