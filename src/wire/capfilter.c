/* capfilter.c - finding the wrong word of a capture filter, by trying how far libpcap can read. */
#include "capfilter.h"

#include <ctype.h>
#include <string.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/str.h"

#define WORDS_MAX 256 /* longer filters are not searched */

/* The words of pcap-filter(7), the likelier first: of two that are as near the first is meant. */
static const char *const keywords[] = {
	"host", "port", "net", "src", "dst", "tcp", "udp", "and", "or", "not", "ip", "ip6", "icmp", "icmp6", "arp", "ether", "vlan",
	"portrange", "proto", "len", "less", "greater", "broadcast", "multicast", "mpls", "sctp", "gateway", "mask", "igmp", "rarp",
	"pppoes", "pppoed", "geneve", "vxlan", "inbound", "outbound", "ah", "esp", "pim", "vrrp", "carp", "igrp", "protochain",
	"wlan", "link", "fddi", "tr", "ppp", "slip", "radio", "type", "subtype", "dir", "direction", "addr1", "addr2", "addr3",
	"addr4", "address1", "address2", "address3", "address4", "ra", "ta", "mgt", "ctl", "data", "llc", "stp", "ipx", "netbeui",
	"atalk", "aarp", "decnet", "lat", "sca", "moprc", "mopdl", "iso", "clnp", "esis", "es-is", "isis", "is-is", "l1", "l2", "iih",
	"lsp", "snp", "csnp", "psnp", "ifname", "on", "ifindex", "rnr", "rulenum", "srnr", "subrulenum", "reason", "rset", "ruleset",
	"action", "lane", "vpi", "vci", "oam", "oamf4", "oamf4sc", "oamf4ec", "oamf5", "metac", "bcc", "sc", "ilmic", "connectmsg",
	"metaconnect", "sio", "opc", "dpc", "sls", "hopc", "hdpc", "hsls", "hsio", "fisu", "lssu", "lsu", "msu", "host_bit",
	"tcpflags", "tcp-syn", "tcp-ack", "tcp-fin", "tcp-rst", "tcp-push", "tcp-urg", "tcp-ece", "tcp-cwr", "icmptype", "icmpcode",
	"icmp-echo", "icmp-echoreply", "icmp-unreach", "icmp-timxceed", "icmp-redirect", "icmp-sourcequench", "icmp-routeradvert",
	"icmp-routersolicit", "icmp-paramprob", "icmp-tstamp", "icmp-tstampreply", "icmp-ireq", "icmp-ireqreply", "icmp-maskreq",
	"icmp-maskreply", "icmp6type", "icmp6code", "icmp6-echo", "icmp6-echoreply", "icmp6-destinationrunreach",
	"icmp6-packettoobig", "icmp6-timeexceeded", "icmp6-parameterproblem", "icmp6-routersolicit", "icmp6-routeradvert",
	"icmp6-neighborsolicit", "icmp6-neighboradvert", "icmp6-redirect",
};

/* After these a name that is no keyword may stand; `as` is what it is tried as, so that nothing is looked up. */
static const struct taker {
	const char *word, *as;
} takers[] = {
	{ "host", "1.2.3.4" }, { "src", "1.2.3.4" }, { "dst", "1.2.3.4" }, { "net", "1.2.3.4" }, { "gateway", "1.2.3.4" },
	{ "port", "80" }, { "portrange", "80-81" }, { "proto", "6" }, { "protochain", "6" }, { "type", NULL }, { "subtype", NULL },
	{ "dir", NULL }, { "direction", NULL }, { "ifname", NULL }, { "on", NULL }, { "reason", NULL }, { "rset", NULL },
	{ "ruleset", NULL }, { "action", NULL },
};

/* What may follow a beginning to make it whole, outside and inside of [ ]. */
static const char *const endings[] = { "", " 80", " 1.2.3.4", " ip", " host 1.2.3.4", " = 0", " 0 = 0", "[0] = 0", " 80-81",
	" 02:00:00:00:00:00", " mask 255.0.0.0", "/8", " mgt", " beacon", " lo", " match" };
static const char *const inner_endings[] = { "] = 0", "0] = 0", ":1] = 0", "1] = 0" };

enum word_kind { W_NAME, W_NUMBER, W_SIGN };

struct word {
	enum word_kind kind;
	struct str s;
};

struct words {
	struct word w[WORDS_MAX];
	size_t n;
};

struct trial {
	bool (*parses)(void *arg, const char *text);
	void *arg;
};

/* ---- words -------------------------------------------------------------------------------------------------- */

static bool is_inner(char c, bool in_brackets)
{
	return isalnum((unsigned char)c) || strchr(in_brackets ? "_.-" : "_.-:", c);
}

static struct word next_word(const char *p, size_t n, bool in_brackets)
{
	size_t len = 1;

	if (!isalnum((unsigned char)*p) && !strchr("_\\$:", *p)) {
		bool is_double = n > 1 && (((*p == '&' || *p == '|' || *p == '=' || *p == '<' || *p == '>') && p[1] == *p) ||
					   (strchr("<>!", *p) && p[1] == '='));

		return (struct word){ W_SIGN, { p, is_double ? 2 : 1 } };
	}
	if (*p == ':' && in_brackets)
		return (struct word){ W_SIGN, { p, 1 } };
	while (len < n && p[len] && is_inner(p[len], in_brackets))
		len++;
	return (struct word){ isdigit((unsigned char)*p) || *p == '$' || memchr(p, ':', len) ? W_NUMBER : W_NAME, { p, len } };
}

static bool split(const struct source *f, struct words *out)
{
	bool in_brackets = false;

	out->n = 0;
	for (size_t i = 0; i < f->n;) {
		struct word w;

		if (isspace((unsigned char)f->text[i]) || !f->text[i]) {
			i++;
			continue;
		}
		if (out->n == WORDS_MAX)
			return false;
		w = next_word(f->text + i, f->n - i, in_brackets);
		in_brackets = *w.s.p == '[' || (in_brackets && *w.s.p != ']');
		out->w[out->n++] = w;
		i += w.s.n;
	}
	return true;
}

static bool is_keyword(struct str s)
{
	for (size_t i = 0; i < sizeof(keywords) / sizeof(keywords[0]); i++)
		if (str_eq(s, keywords[i]))
			return true;
	return false;
}

/* What the word takes its meaning from: the keyword directly before it, if a name may follow that. */
static const struct taker *taker_of(const struct words *w, size_t i)
{
	for (size_t k = 0; i && k < sizeof(takers) / sizeof(takers[0]); k++)
		if (str_eq(w->w[i - 1].s, takers[k].word))
			return &takers[k];
	return NULL;
}

static bool is_free_name(const struct words *w, size_t i)
{
	return w->w[i].kind == W_NAME && *w->w[i].s.p != '\\' && !is_keyword(w->w[i].s);
}

/* A word that means nothing where it stands. */
static bool is_stray(const struct words *w, size_t i)
{
	return i < w->n && is_free_name(w, i) && !taker_of(w, i);
}

/* ---- how far can it be read --------------------------------------------------------------------------------- */

static void add_word(struct buf *b, const struct words *w, size_t i)
{
	const struct taker *t = taker_of(w, i);

	if (i && w->w[i - 1].s.p + w->w[i - 1].s.n != w->w[i].s.p)
		buf_byte(b, ' ');
	if (is_free_name(w, i) && (!t || t->as))
		buf_text(b, t ? t->as : "1.2.3.4");
	else
		buf_add(b, w->w[i].s.p, w->w[i].s.n);
}

/* How many ( are open after n words; the last of them is *last. */
static size_t open_parens(const struct words *w, size_t n, size_t *last)
{
	size_t stack[WORDS_MAX], depth = 0;

	for (size_t i = 0; i < n; i++) {
		if (*w->w[i].s.p == '(')
			stack[depth++] = i;
		else if (*w->w[i].s.p == ')' && depth)
			depth--;
	}
	if (depth)
		*last = stack[depth - 1];
	return depth;
}

static bool parses_with(const struct trial *t, struct buf *b, const char *ending, size_t parens)
{
	size_t n = b->n;
	bool ok;

	buf_text(b, ending);
	while (parens--)
		buf_byte(b, ')');
	ok = t->parses(t->arg, buf_cstr(b));
	b->n = n;
	return ok;
}

/* Can the first n words be the beginning of a filter? */
static bool can_begin(const struct trial *t, const struct words *w, size_t n)
{
	struct buf b = BUF_INIT;
	bool in_brackets = false, ok = false;
	size_t last, parens = open_parens(w, n, &last), count;
	const char *const *list;

	for (size_t i = 0; i < n; i++) {
		add_word(&b, w, i);
		in_brackets = *w->w[i].s.p == '[' || (in_brackets && *w->w[i].s.p != ']');
	}
	list = in_brackets ? inner_endings : endings;
	count = in_brackets ? sizeof(inner_endings) / sizeof(*list) : sizeof(endings) / sizeof(*list);
	for (size_t i = 0; i < count && !ok; i++)
		ok = parses_with(t, &b, list[i], parens);
	buf_free(&b);
	return ok;
}

static size_t first_wrong(const struct trial *t, const struct words *w)
{
	size_t n = 1;

	while (n <= w->n && can_begin(t, w, n))
		n++;
	return n - 1;
}

/* ---- the message -------------------------------------------------------------------------------------------- */

static bool at_word(struct diag *d, const struct source *f, struct str s)
{
	uint32_t begin = (uint32_t)(s.p - f->text);

	return diag_at(d, f, (struct span){ begin, begin + (uint32_t)s.n });
}

static const char *near_keyword(struct near near)
{
	for (size_t i = 0; i < sizeof(keywords) / sizeof(keywords[0]); i++)
		near_offer(&near, keywords[i]);
	return near.best;
}

static bool say_stray(const struct source *f, struct str s, struct diag *d)
{
	diag_set(d, "filter: '%.*s' is not a filter word", STR(s));
	diag_mean(d, near_keyword((struct near)NEAR_INIT(s)));
	return at_word(d, f, s);
}

/* libpcap knows better than we do what is wrong. A name one slip away from a keyword was probably meant as one. */
static bool say_unknown(const struct source *f, const struct words *w, int i, const char *why, struct diag *d)
{
	diag_set(d, "filter: %s", why);
	if (i < 0)
		return false;
	if (is_free_name(w, (size_t)i))
		diag_mean(d, near_keyword((struct near){ w->w[i].s, NULL, 2 }));
	return at_word(d, f, w->w[i].s);
}

static bool say_end(const struct source *f, const struct words *w, struct diag *d)
{
	size_t last = 0;
	struct str s;

	if (open_parens(w, w->n, &last)) {
		diag_set(d, "filter: this '(' is not closed");
		return at_word(d, f, w->w[last].s);
	}
	s = w->w[w->n - 1].s;
	diag_set(d, "filter: something must follow '%.*s'", STR(s));
	return at_word(d, f, s);
}

static bool say_syntax(const struct trial *t, const struct source *f, const struct words *w, struct diag *d)
{
	size_t i = first_wrong(t, w);

	if (i && is_stray(w, i - 1))
		i--;
	if (is_stray(w, i))
		return say_stray(f, w->w[i].s, d);
	if (i >= w->n)
		return say_end(f, w, d);
	diag_set(d, "filter: '%.*s' cannot stand here", STR(w->w[i].s));
	return at_word(d, f, w->w[i].s);
}

/* The word that libpcap's message quotes; -1: none. */
static int quoted(const char *why, const struct words *w)
{
	for (const char *q = why; (q = strpbrk(q, "'\"")); q++)
		for (size_t i = 0; i < w->n; i++)
			if (!strncmp(q + 1, w->w[i].s.p, w->w[i].s.n) && q[1 + w->w[i].s.n] == *q)
				return (int)i;
	return -1;
}

/* A number that the message complains of: "illegal port number 70000 > 65535". */
static int number_in(const char *why, const struct words *w)
{
	for (size_t i = 0; i < w->n; i++) {
		char *text = mem_text(w->w[i].s.p, w->w[i].s.n);
		const char *at = w->w[i].kind == W_NUMBER ? strstr(why, text) : NULL;
		bool found = at && !is_inner(at[w->w[i].s.n], false) && (at == why || !is_inner(at[-1], false));

		mem_free(text);
		if (found)
			return (int)i;
	}
	return -1;
}

bool capfilter_explain(const struct source *f, const char *why, bool (*parses)(void *arg, const char *text), void *arg,
		       struct diag *d)
{
	struct trial t = { parses, arg };
	struct words w;
	int i;

	if (!split(f, &w) || !w.n)
		return diag_set(d, "filter: %s", why);
	if (strstr(why, "rejects all packets"))
		return diag_set(d, "filter: no packet can match '%.*s'", (int)f->n, f->text);
	if (strstr(why, "syntax error"))
		return say_syntax(&t, f, &w, d);
	i = quoted(why, &w);
	if (i < 0)
		i = number_in(why, &w);
	if (i >= 0 && is_stray(&w, (size_t)i))
		return say_stray(f, w.w[i].s, d);
	return say_unknown(f, &w, i, why, d);
}
