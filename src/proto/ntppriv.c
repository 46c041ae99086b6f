/* ntppriv.c - NTP private messages, mode 7: as ntpd's ntp_request.h has them. */
#include "ntp.h"

#include "pkt/kinds.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { TAIL = 28, REQUEST_IF_STATS = 44, REQUEST_IF_RELOAD = 45, IF_IS_SIX = 51 };

static const struct name_row implementation_rows[] = {
	{ 0, "IMPL_UNIV" },
	{ 2, "IMPL_XNTPD_OLD" },
	{ 3, "XNTPD" },
};
static const struct names implementation_names = { ROWS(implementation_rows) };

static const struct name_row request_rows[] = {
	{ 0, "REQ_PEER_LIST" },
	{ 1, "REQ_PEER_LIST_SUM" },
	{ 2, "REQ_PEER_INFO" },
	{ 3, "REQ_PEER_STATS" },
	{ 4, "REQ_SYS_INFO" },
	{ 5, "REQ_SYS_STATS" },
	{ 6, "REQ_IO_STATS" },
	{ 7, "REQ_MEM_STATS" },
	{ 8, "REQ_LOOP_INFO" },
	{ 9, "REQ_TIMER_STATS" },
	{ 10, "REQ_CONFIG" },
	{ 11, "REQ_UNCONFIG" },
	{ 12, "REQ_SET_SYS_FLAG" },
	{ 13, "REQ_CLR_SYS_FLAG" },
	{ 14, "REQ_MONITOR" },
	{ 15, "REQ_NOMONITOR" },
	{ 16, "REQ_GET_RESTRICT" },
	{ 17, "REQ_RESADDFLAGS" },
	{ 18, "REQ_RESSUBFLAGS" },
	{ 19, "REQ_UNRESTRICT" },
	{ 20, "REQ_MON_GETLIST" },
	{ 21, "REQ_RESET_STATS" },
	{ 22, "REQ_RESET_PEER" },
	{ 23, "REQ_REREAD_KEYS" },
	{ 24, "REQ_DO_DIRTY_HACK" },
	{ 25, "REQ_DONT_DIRTY_HACK" },
	{ 26, "REQ_TRUSTKEY" },
	{ 27, "REQ_UNTRUSTKEY" },
	{ 28, "REQ_AUTHINFO" },
	{ 29, "REQ_TRAPS" },
	{ 30, "REQ_ADD_TRAP" },
	{ 31, "REQ_CLR_TRAP" },
	{ 32, "REQ_REQUEST_KEY" },
	{ 33, "REQ_CONTROL_KEY" },
	{ 34, "REQ_GET_CTLSTATS" },
	{ 35, "REQ_GET_LEAPINFO" },
	{ 36, "REQ_GET_CLOCKINFO" },
	{ 37, "REQ_SET_CLKFUDGE" },
	{ 38, "REQ_GET_KERNEL" },
	{ 39, "REQ_GET_CLKBUGINFO" },
	{ 41, "REQ_SET_PRECISION" },
	{ 42, "REQ_MON_GETLIST_1" },
	{ 43, "REQ_HOSTNAME_ASSOCID" },
	{ 44, "REQ_IF_STATS" },
	{ 45, "REQ_IF_RELOAD" },
};
static const struct names request_names = { ROWS(request_rows) };

static const struct name_row error_rows[] = {
	{ 0, "no error" },
	{ 1, "incompatible implementation number" },
	{ 2, "unimplemented request code" },
	{ 3, "format error (wrong data items, data size, packet size etc.)" },
	{ 4, "no data available (e.g. request for details on unknown peer)" },
	{ 7, "authentication failure (i.e. permission denied)" },
};
static const struct names error_names = { ROWS(error_rows) };

/* ---- items: the request code says which, if they have the size that is stated ---- */

static const struct {
	uint8_t request;
	const char *answer, *question;
} items[] = {
	{ 0, "NTPInfoPeerList", NULL },
	{ 1, "NTPInfoPeerSummary", NULL },
	{ 2, "NTPInfoPeer", "NTPInfoPeerList" },
	{ 3, "NTPInfoPeerStats", "NTPInfoPeerList" },
	{ 4, "NTPInfoSys", NULL },
	{ 5, "NTPInfoSysStats", NULL },
	{ 6, "NTPInfoIOStats", NULL },
	{ 7, "NTPInfoMemStats", NULL },
	{ 8, "NTPInfoLoop", NULL },
	{ 9, "NTPInfoTimerStats", NULL },
	{ 10, "NTPConfPeer", "NTPConfPeer" },
	{ 11, "NTPConfUnpeer", "NTPConfUnpeer" },
	{ 17, NULL, "NTPConfRestrict" },
	{ 18, NULL, "NTPConfRestrict" },
	{ 22, NULL, "NTPConfUnpeer" },
	{ 28, "NTPInfoAuth", NULL },
	{ 30, "NTPConfTrap", "NTPConfTrap" },
	{ 31, NULL, "NTPConfTrap" },
	{ 34, "NTPInfoControl", NULL },
	{ 38, "NTPInfoKernel", NULL },
	{ 42, "NTPInfoMonitor1", NULL },
};

static uint64_t number(const struct scope *s, const char *field)
{
	uint64_t v = 0;

	if (s)
		scope_named(s, field, &v);
	return v;
}

static const char *item_name(uint64_t request, bool answer, const uint8_t *p, size_t avail)
{
	if (answer && (request == REQUEST_IF_STATS || request == REQUEST_IF_RELOAD) && avail > IF_IS_SIX)
		return p[IF_IS_SIX] ? "NTPInfoIfStatsIPv6" : "NTPInfoIfStatsIPv4";
	for (size_t i = 0; i < sizeof(items) / sizeof(items[0]); i++) {
		if (items[i].request == request)
			return answer ? items[i].answer : items[i].question;
	}
	return NULL;
}

/* Bytes of an item of that class; 0: they are too few. */
static size_t bytes_of(const struct layout *lay, const struct scope *outer, const uint8_t *p, size_t avail)
{
	uint32_t at[FIELDS_MAX + 2];
	struct scope s = { .lay = lay, .b = p, .n = avail, .hdr = avail, .at = at, .outer = outer };
	size_t hdr, len, tlen;

	return layer_measure(&s, &hdr, &len, &tlen) ? hdr : 0;
}

static const struct layout *item_choose(const struct field *f, const struct scope *s, const uint8_t *p, size_t avail)
{
	const char *name = item_name(number(s, "request_code"), number(s, "response"), p, avail);
	const struct layout *lay = name ? layout_need(name) : NULL;

	(void)f;
	return lay && bytes_of(lay, s, p, avail) == number(s, "data_item_size") ? lay : layout_need("NTPPrivateReqPacket");
}

static const struct family item_family = { .choose = item_choose };

/* As many whole items as there are, at most those that are stated. */
static uint64_t items_size(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t one = number(s, "data_item_size"), n = number(s, "nb_items"), most;

	(void)x;
	if (!one)
		return 0;
	most = avail / one;
	return (n < most ? n : most) * one;
}

/* An item without a structure of its own ends where the size says. */
static uint64_t item_size(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t one = number(s->outer, "data_item_size");

	(void)x;
	return one && one < avail ? one : avail;
}

NTP_PART(request, "NTPPrivateReqPacket", "NTP private message: an item that is only bytes",
	BYTES("req_data", .size = SIZE_FN(item_size)),
);
NTP_PART(tail, "NTPPrivatePktTail", "NTP private message: time and authentication at the end of a request",
	STAMP("tstamp"),
	UINT("key_id", 32),
	BYTES("dgst", .size = FIXED(16)),
);

static const struct layout *tail_choose(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	(void)f;
	(void)outer;
	(void)p;
	return avail == TAIL ? layout_need("NTPPrivatePktTail") : NULL;
}

static const struct family tail_family = { .choose = tail_choose };

static const struct field private_fields[] = {
	UINT("response", 1),
	UINT("more", 1),
	UINT("version", 3, .init = 2),
	UINT("mode", 3, .init = 7, .names = &ntp_mode_names),
	UINT("auth", 1, .help = "authenticated"),
	UINT("seq", 7),
	UINT("implementation", 8, .names = &implementation_names),
	UINT("request_code", 8, .names = &request_names),
	UINT("err", 4, .names = &error_names),
	UINT("nb_items", 12, .help = "number of items"),
	UINT("mbz", 4, .help = "must be zero"),
	UINT("data_item_size", 12, .help = "bytes of an item"),
	LIST("req_data", &item_family, .size = SIZE_FN(items_size), .when = "response=0"),
	LIST("data", &item_family, .size = SIZE_FN(items_size), .when = "response=1"),
	LAYER("authenticator", &tail_family, .none = true, .size = REST, .when = "response=0 and auth=1"),
};

static const struct proto private = {
	.name = "NTPPrivate",
	.is = "NTP",
	.title = "NTP private message, mode 7, of ntpd",
	TABLE(private_fields),
	UNDER({ "udp.port", 123, BIND_BUILD }),
	SETS({ "UDP", "sport", 123 }, { "UDP", "dport", 123 }),
	.summary = "NTP v%ir,NTPPrivate.version%, %NTPPrivate.mode%",
	.text = "NTPv%version:d% private %request_code%",
};

PROTO_UNIT(ntppriv, &private, &request, &tail);
