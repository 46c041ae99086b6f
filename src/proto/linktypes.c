/* linktypes.c - headers that captures of other links have before LLC, IP or an Ethernet type (www.tcpdump.org/linktypes.html). */
#include "pkt/buf.h"
#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { AF_INET_ALL = 2, AF_INET6_LINUX = 10, AF_INET6_BSD = 24, AF_INET6_FREEBSD = 28, AF_INET6_DARWIN = 30, AF_INET6_SOLARIS = 26 };

/* The class of an address family's packets. IPv6 has another number in each system. */
static const struct layout *family_layout(uint64_t family)
{
	switch (family) {
	case AF_INET_ALL:
		return layout_need("IP");
	case AF_INET6_LINUX: case AF_INET6_BSD: case AF_INET6_FREEBSD: case AF_INET6_DARWIN: case AF_INET6_SOLARIS:
		return layout_need("IPv6");
	}
	return NULL;
}

#define ETHERTYPE UINT("type", 16, .base = HEX, .init = 0x0800, .names_of = "ethertype", .compute = NEXT("ethertype"))

/* ---- serial line, FDDI, ATM, IEEE 1394 ---- */

static const struct name_row slip_rows[] = { { 0, "received" }, { 1, "sent" } };
static const struct names slip_directions = { ROWS(slip_rows) };
static const struct field slip_fields[] = {
	UINT("direction", 8, .names = &slip_directions),
	UINT("kind", 8, .base = HEX, .init = 0x40, .help = "0x40: IP, 0x70: uncompressed TCP, 0x80: compressed TCP (RFC 1144)"),
	BYTES("header", .size = FIXED(14), .filled = true, .help = "the compressed header"),
};
static const struct layout *slip_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)n;
	return !n || s->b[1] & 0x80 ? NULL : p[0] >> 4 == 6 ? layout_need("IPv6") : layout_need("IP");
}
static const struct proto slip = {
	.name = "SLIP",
	.title = "Serial Line IP with a direction (RFC 1055)",
	TABLE(slip_fields),
	UNDER({ "dlt", 8 }),
	.next = slip_next,
	.text = "SLIP %direction%",
};

static const struct field fddi_fields[] = {
	UINT("fc", 8, .base = HEX, .init = 0x50, .help = "frame control; 0x50: LLC"),
	MAC("dst", .init = 0xffffffffffffu),
	MAC("src"),
};
static const struct layout *fddi_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return (s->b[0] & 0x30) == 0x10 ? layout_need("LLC") : NULL;
}
static const struct proto fddi = {
	.name = "FDDI",
	.title = "Fiber Distributed Data Interface frame (ANSI X3.139-1987)",
	.example = "FDDI(dst=\"02:00:00:00:00:01\")/LLC()/SNAP()/IP()",
	TABLE(fddi_fields),
	UNDER({ "dlt", 10 }),
	.next = fddi_next,
	.text = "FDDI",
};

/* ATM's AAL5 with LLC before everything. */
static const struct name_row sunatm_rows[] = { { 1, "LANE" }, { 2, "LLC" }, { 5, "MARS" }, { 6, "IFMP" }, { 8, "ILMI" } };
static const struct names sunatm_types = { ROWS(sunatm_rows) };
static const struct field sunatm_fields[] = {
	UINT("sent", 1, .help = "1: sent by the host"),
	UINT("reserved", 3),
	UINT("type", 4, .init = 2, .names = &sunatm_types),
	UINT("vpi", 8, .help = "virtual path identifier"),
	UINT("vci", 16, .help = "virtual channel identifier"),
};
static const struct proto sunatm = {
	.name = "SunATM",
	.title = "ATM as Solaris hands it out (RFC 2684)",
	TABLE(sunatm_fields),
	UNDER({ "dlt", 123 }),
	.next_when = "type=2",
	.other = "LLC",
	.text = "ATM %vpi%/%vci%",
};

static const struct field firewire_fields[] = {
	UINT("dst", 64, .base = HEX, .init = UINT64_MAX, .help = "EUI-64"),
	UINT("src", 64, .base = HEX),
	ETHERTYPE,
};
static const struct proto firewire = {
	.name = "IP1394",
	.title = "IP over IEEE 1394 as macOS hands it out (RFC 2734)",
	TABLE(firewire_fields),
	UNDER({ "dlt", 138 }),
	.text = "",
};

static const struct field ipoib_fields[] = {
	BYTES("grh", .size = FIXED(40), .filled = true, .help = "global routing header, or zeros"),
	ETHERTYPE,
	UINT("reserved", 16),
};
static const struct proto ipoib = {
	.name = "IPoIB",
	.title = "IP over InfiniBand (RFC 4391)",
	TABLE(ipoib_fields),
	UNDER({ "dlt", 242 }),
	.text = "",
};

/* ---- frame relay (RFC 2427) ---- */

enum { UI = 3, NLPID_SNAP = 0x80, NLPID_CLNP = 0x81, NLPID_ISIS = 0x83, NLPID_IPV6 = 0x8e, NLPID_IP = 0xcc };

static const struct field frelay_fields[] = {
	UINT("dlci_high", 6, .help = "upper bits of the data link connection identifier"),
	UINT("cr", 1, .help = "command/response"),
	UINT("ea0", 1, .help = "1: the address ends here"),
	UINT("dlci_low", 4),
	UINT("fecn", 1, .help = "forward explicit congestion notification"),
	UINT("becn", 1, .help = "backward explicit congestion notification"),
	UINT("de", 1, .help = "discard eligibility"),
	UINT("ea1", 1, .init = 1),
};
/* Unless it is unnumbered information, an Ethernet type follows (Cisco). */
static const struct layout *frelay_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)s;
	return !n || !(s->b[1] & 1) ? NULL : layout_need(p[0] == UI ? "FRControl" : "FRType");
}
static void frelay_text(const struct packet *p, unsigned layer, struct buf *out)
{
	uint64_t high = 0, low = 0;

	layer_uint(p, layer, 0, &high);
	layer_uint(p, layer, 3, &low);
	buf_fmt(out, "FR dlci=%u", (unsigned)(high << 4 | low));
}
static const struct proto frelay = {
	.name = "FRelay",
	.title = "Frame relay with an address of two octets (RFC 2427)",
	.example = "FRelay(dlci_high=6, dlci_low=4)/FRControl()/FRProtocol()/IP(dst=\"192.0.2.1\")/ICMP()",
	TABLE(frelay_fields),
	UNDER({ "dlt", 107 }),
	.next = frelay_next,
	.text_fn = frelay_text,
};
static const struct field frtype_fields[] = { ETHERTYPE };
static const struct proto frtype = {
	.name = "FRType",
	.title = "Frame relay: the Ethernet type of Cisco's encapsulation (Cisco)",
	TABLE(frtype_fields),
	.text = "",
};

static const struct field frcontrol_fields[] = { UINT("control", 8, .init = UI, .help = "3: unnumbered information") };
/* OSI's protocols begin with their identifier. */
static const struct layout *frcontrol_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)s;
	if (n && p[0] == NLPID_ISIS && layout_find("ISIS_CommonHdr", 14))
		return layout_find("ISIS_CommonHdr", 14);
	return n && p[0] >= NLPID_CLNP && p[0] <= NLPID_ISIS ? NULL : layout_need("FRProtocol");
}
static const struct proto frcontrol = {
	.name = "FRControl",
	.title = "Frame relay: control octet (RFC 2427, 3)",
	TABLE(frcontrol_fields),
	.next = frcontrol_next,
	.text = "",
};

static const struct name_row nlpid_rows[] = {
	{ NLPID_SNAP, "SNAP" }, { NLPID_CLNP, "CLNP" }, { 0x82, "ES-IS" }, { NLPID_ISIS, "IS-IS" }, { NLPID_IPV6, "IPv6" }, { 0xb0, "FRF.9" },
	{ 0xb1, "FRF.12" }, { NLPID_IP, "IPv4" }, { 0xcf, "PPP" },
};
static const struct names nlpids = { ROWS(nlpid_rows) };
static const struct { uint8_t nlpid; const char *class; } carried[] = { { NLPID_IP, "IP" }, { NLPID_IPV6, "IPv6" }, { NLPID_SNAP, "SNAP" }, { 0xcf, "PPP" } };

static bool nlpid_of(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	(void)f;
	for (size_t i = 0; layer + 1 < e->p->n && i < sizeof(carried) / sizeof(carried[0]); i++)
		if (e->p->layer[layer + 1].lay == layout_need(carried[i].class)) {
			*out = carried[i].nlpid;
			return true;
		}
	return false;
}
static uint64_t pad_size(const struct extent *x, const struct scope *s, size_t avail)
{
	(void)x;
	return scope_decoding(s) ? avail > 1 && s->b[0] == 0 : avail;
}
static const struct field frprotocol_fields[] = {
	BYTES("pad", .size = SIZE_FN(pad_size), .help = "a zero octet before SNAP"),
	UINT("nlpid", 8, .base = HEX, .init = NLPID_IP, .names = &nlpids, .compute = COMPUTE_LOOKS(nlpid_of, LOOKS_CLASSES)),
};
static const struct layout *frprotocol_next(const struct scope *s, const uint8_t *p, size_t n)
{
	uint64_t nlpid = s->b[s->b[0] == 0];

	(void)p;
	(void)n;
	for (size_t i = 0; i < sizeof(carried) / sizeof(carried[0]); i++)
		if (nlpid == carried[i].nlpid)
			return layout_need(carried[i].class);
	return NULL;
}
static const struct proto frprotocol = {
	.name = "FRProtocol",
	.title = "Frame relay: network layer protocol identifier (RFC 2427, 3)",
	TABLE(frprotocol_fields),
	.next = frprotocol_next,
	.text = "",
};

/* ---- packets that a system hands out with an address family ---- */

static const struct name_row family_rows[] = { { AF_INET_ALL, "IPv4" }, { AF_INET6_BSD, "IPv6" } };
static const struct names families = { ROWS(family_rows) };

static const struct field enc_fields[] = {
	UINT("af", 32, .le = true, .init = AF_INET_ALL, .names = &families, .help = "address family, in the order of the host's bytes"),
	UINT("spi", 32, .base = HEX, .help = "security parameters index"),
	UINT("flags", 32, .le = true, .base = HEX, .help = "0x800: was authentic, 0x400: was confidential"),
};
static const struct layout *enc_next(const struct scope *s, const uint8_t *p, size_t n)
{
	uint64_t af = 0;

	(void)p;
	(void)n;
	scope_uint(s, 0, &af);
	return family_layout(af > 0xffffff ? af >> 24 : af);
}
static const struct proto enc_proto = {
	.name = "ENC",
	.title = "OpenBSD's encapsulated packets: what IPsec unpacked (LINKTYPE_ENC)",
	TABLE(enc_fields),
	UNDER({ "dlt", 109 }),
	.next = enc_next,
	.text = "ENC spi=%spi%",
};

static const struct name_row action_rows[] = {
	{ 0, "pass" }, { 1, "drop" }, { 2, "scrub" }, { 3, "no-scrub" }, { 4, "nat" }, { 5, "no-nat" }, { 6, "binat" }, { 7, "no-binat" },
	{ 8, "rdr" }, { 9, "no-rdr" }, { 10, "syn-proxy-drop" },
};
static const struct names actions = { ROWS(action_rows) };
static const struct name_row reason_rows[] = {
	{ 0, "match" }, { 1, "bad-offset" }, { 2, "fragment" }, { 3, "short" }, { 4, "normalize" }, { 5, "memory" }, { 6, "bad-timestamp" },
	{ 7, "congestion" }, { 8, "ip-options" }, { 9, "proto-cksum" }, { 10, "state-mismatch" }, { 11, "state-insert" },
	{ 12, "state-limit" }, { 13, "src-limit" }, { 14, "syn-proxy" },
};
static const struct names reasons = { ROWS(reason_rows) };
static const struct name_row way_rows[] = { { 0, "inout" }, { 1, "in" }, { 2, "out" }, { 255, "unknown" } };
static const struct names ways = { ROWS(way_rows) };
/* An IPv4 address has the place of an IPv6 address. */
static const struct field saddr4 = IPV4("saddr", .init = 0x7f000001), saddr6 = IPV6("saddr", .text = "::1");
static const struct field daddr4 = IPV4("daddr", .init = 0x7f000001), daddr6 = IPV6("daddr", .text = "::1");
static const struct alt saddrs[] = { { "addrfamily=24", &saddr6 }, { NULL, &saddr4 } };
static const struct alt daddrs[] = { { "addrfamily=24", &daddr6 }, { NULL, &daddr4 } };
static const struct field pflog_fields[] = {
	UINT("hdrlen", 8, .init = 100),
	UINT("addrfamily", 8, .init = AF_INET_ALL, .names = &families),
	UINT("action", 8, .init = 1, .names = &actions),
	UINT("reason", 8, .names = &reasons),
	BYTES("iface", .size = FIXED(16), .filled = true),
	BYTES("ruleset", .size = FIXED(16), .filled = true),
	SINT("rulenumber", 32),
	SINT("subrulenumber", 32),
	SINT("uid", 32),
	UINT("pid", 32),
	SINT("ruleuid", 32),
	UINT("rulepid", 32),
	UINT("direction", 8, .init = 255, .names = &ways),
	UINT("rewritten", 8),
	UINT("naddrfamily", 8, .init = AF_INET_ALL, .names = &families),
	BYTES("pad", .size = FIXED(1), .filled = true),
	ALT("saddr", saddrs),
	BYTES("saddr_pad", .size = FIXED(12), .filled = true, .when = "addrfamily!=24"),
	ALT("daddr", daddrs),
	BYTES("daddr_pad", .size = FIXED(12), .filled = true, .when = "addrfamily!=24"),
	UINT("sport", 16),
	UINT("dport", 16),
};
static const struct layout *pflog_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return family_layout(s->b[1]);
}
static const struct proto pflog = {
	.name = "PFLog",
	.title = "OpenBSD's packet filter log (LINKTYPE_PFLOG)",
	TABLE(pflog_fields),
	UNDER({ "dlt", 117 }),
	.next = pflog_next,
	.text = "pf %action% %direction% rule=%rulenumber%",
};

static const struct field ipnet_fields[] = {
	UINT("version", 8, .init = 1),
	UINT("family", 8, .init = AF_INET_ALL, .help = "2: IPv4, 26: IPv6"),
	UINT("hook", 16, .help = "1 inbound, 2 outbound, 3 local"),
	UINT("len", 32, .compute = PAYLOAD_LENGTH(1)),
	UINT("ifindex", 32),
	UINT("grifindex", 32),
	UINT("zsrc", 32, .help = "zone of the source"),
	UINT("zdst", 32),
};
static const struct proto ipnet = {
	.name = "IPNet",
	.title = "Solaris' packets between zones (LINKTYPE_IPNET)",
	TABLE(ipnet_fields),
	UNDER({ "dlt", 226 }),
	.next = pflog_next,
	.text = "zone %zsrc% > %zdst%",
};

/* ---- Linux' netfilter log ---- */

enum { NFLOG_HEADER = 4, TLV_HEADER = 4, TLV_PAYLOAD = 9 };
static const struct name_row tlv_rows[] = {
	{ 1, "PACKET_HDR" }, { 2, "MARK" }, { 3, "TIMESTAMP" }, { 4, "IFINDEX_INDEV" }, { 5, "IFINDEX_OUTDEV" }, { 6, "IFINDEX_PHYSINDEV" },
	{ 7, "IFINDEX_PHYSOUTDEV" }, { 8, "HWADDR" }, { TLV_PAYLOAD, "PAYLOAD" }, { 10, "PREFIX" }, { 11, "UID" }, { 12, "SEQ" },
	{ 13, "SEQ_GLOBAL" }, { 14, "GID" }, { 15, "HWTYPE" }, { 16, "HWHEADER" }, { 17, "HWLEN" }, { 18, "CT" }, { 19, "CT_INFO" },
};
static const struct names tlv_types = { ROWS(tlv_rows) };
static uint64_t value_size(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t len = TLV_HEADER;

	(void)x;
	(void)avail;
	scope_uint(s, 0, &len);
	return len <= TLV_HEADER ? 0 : (len + 3) / 4 * 4 - TLV_HEADER;
}
static const struct field tlv_fields[] = {
	UINT("len", 16, .le = true, .compute = LENGTH_OF("value", 1, TLV_HEADER)),
	UINT("type", 16, .le = true, .names = &tlv_types),
	BYTES("value", .size = SIZE_FN(value_size)),
};
static const struct proto tlv = {
	.name = "NFLogTLV",
	.title = "TLV of a netfilter log packet, in the order of the host's bytes (LINKTYPE_NFLOG)",
	TABLE(tlv_fields),
	.text = "%type%",
};
static const struct family tlvs = { .other = "NFLogTLV" };

/* All TLVs before the packet itself. */
static uint64_t tlvs_size(const struct extent *x, const struct scope *s, size_t avail)
{
	const uint8_t *p = s->b + (s->hdr - avail);
	size_t n = 0;

	(void)x;
	if (!scope_decoding(s))
		return avail;
	while (n + TLV_HEADER <= avail && !(p[n + 2] == TLV_PAYLOAD && p[n + 3] == 0)) {
		size_t len = (size_t)(p[n] | p[n + 1] << 8);

		if (len < TLV_HEADER)
			return avail;
		n += (len + 3) / 4 * 4;
	}
	return n < avail ? n : avail;
}
static bool has_payload(const struct field *f, const struct scope *s)
{
	(void)f;
	return !scope_decoding(s) || (s->walked > 3 && s->hdr >= s->at[4] / 8 + TLV_HEADER);
}
static const struct field nflog_fields[] = {
	UINT("family", 8, .init = AF_INET_ALL, .names = &families, .help = "2: IPv4, 10: IPv6"),
	UINT("version", 8),
	UINT("resource", 16, .help = "group of the NFLOG rule"),
	LIST("tlvs", &tlvs, .size = SIZE_FN(tlvs_size)),
	UINT("len", 16, .le = true, .present = has_payload, .compute = { .kind = C_PAYLOAD, .unit = 1, .add = TLV_HEADER, .unbounded = true }),
	UINT("type", 16, .le = true, .init = TLV_PAYLOAD, .names = &tlv_types, .present = has_payload),
};
static const struct layout *nflog_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return family_layout(s->b[0]);
}
static const struct proto nflog = {
	.name = "NFLog",
	.title = "Linux netfilter log (LINKTYPE_NFLOG)",
	TABLE(nflog_fields),
	UNDER({ "dlt", 239 }),
	.next = nflog_next,
	.text = "NFLOG group=%resource%",
};

/* ---- macOS ---- */

static const struct field pktap_fields[] = {
	UINT("len", 32, .le = true, .compute = HEADER_LENGTH(1)),
	UINT("record", 32, .le = true, .init = 1),
	UINT("dlt", 32, .le = true, .init = 1, .compute = NEXT("dlt"), .help = "link type of the packet that follows"),
	BYTES("ifname", .size = FIXED(24), .filled = true),
	UINT("flags", 32, .le = true, .base = HEX),
	UINT("pfamily", 32, .le = true, .init = AF_INET_ALL),
	UINT("lladdr_len", 32, .le = true),
	UINT("trailer_len", 32, .le = true),
	SINT("pid", 32, .le = true),
	BYTES("cmdname", .size = FIXED(20), .filled = true, .help = "the process"),
	UINT("svc_class", 32, .le = true),
	UINT("iftype", 16, .le = true),
	UINT("ifunit", 16, .le = true),
	SINT("epid", 32, .le = true, .help = "effective process"),
	BYTES("ecmdname", .size = FIXED(20), .filled = true),
	BYTES("more", .size = REST),
};
static const struct layout *pktap_next(const struct scope *s, const uint8_t *p, size_t n)
{
	uint64_t dlt = 0;

	(void)p;
	(void)n;
	return scope_uint(s, 2, &dlt) && dlt < 65536 ? linktype_layout((int)dlt) : NULL;
}
static const struct proto pktap = {
	.name = "PKTAP",
	.title = "Packets with their process, as macOS hands them out (LINKTYPE_PKTAP)",
	TABLE(pktap_fields),
	UNDER({ "dlt", 258 }, { "dlt", 149 }),
	.next = pktap_next,
	.text = "PKTAP[ pid=%pid%]",
};

/* ---- Linux' tun devices, as programs read them ---- */

static const struct field tun_fields[] = {
	FLAGS("flags", 16, .letters = "TUN_VNET_HDR reserved1 reserved2 reserved3 reserved4 reserved5 reserved6 reserved7 reserved8 reserved9 "
	      "reserved10 reserved11 reserved12 reserved13 reserved14 reserved15"),
	UINT("type", 16, .base = HEX, .init = 0x9000, .names_of = "ethertype", .compute = NEXT("ethertype")),
};
static const struct proto tun = {
	.name = "LinuxTunPacketInfo", .title = "Packet information of a tun device (Linux)", TABLE(tun_fields), .text = "",
};
static const struct field ifreq_fields[] = {
	BYTES("ifrn_name", .size = FIXED(16), .filled = true),
	UINT("ifru_flags", 16, .le = true, .base = HEX),
};
static const struct proto ifreq = {
	.name = "LinuxTunIfReq", .title = "Request for a tun device (Linux)", TABLE(ifreq_fields), .text = "",
};

PROTO_UNIT(linktypes, &slip, &fddi, &sunatm, &firewire, &ipoib, &frelay, &frtype, &frcontrol, &frprotocol, &enc_proto, &pflog, &ipnet, &tlv, &nflog,
           &pktap, &tun, &ifreq);
