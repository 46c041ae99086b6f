/* test_complete.c - what Tab offers, by what stands around the cursor. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "pkt/buf.h"
#include "pkt/lang.h"
#include "pkt/mem.h"
#include "support/support.h"

static void found(void *arg, const struct candidate *c)
{
	buf_fmt(arg, "%s\n", c->word);
}

static void found_with_details(void *arg, const struct candidate *c)
{
	buf_fmt(arg, "%s|%s\n", c->word, c->detail);
}

static struct interp *prepared(void)
{
	static const char text[] = "mine = Ether()/IP(ttl=3)/TCP()\nping = IP()/ICMP()\nknown = {'alpha': 1, 'beta': 2}\n"
		"packets = rdpcap('samples/office.pcap', 2)\n";
	struct interp *in = interp_new(&(struct interp_config){ .seed = 1 });
	struct source src = { .name = "t.pkt", .text = text, .n = strlen(text) };
	struct diags d = { 0 };

	assert_true(interp_run(in, &src, &d));
	diags_free(&d);
	return in;
}

/* Text up to the cursor, which | marks; words that must be offered; one that must not be. */
static const struct {
	const char *text, *want[4], *not;
} rows[] = {
	{ "hexdu|", { "hexdump(" }, "hexdiff(" },
	{ "IP()/TC|", { "TCP(" }, "IP(" },
	{ "mi|", { "min(", "mine" }, "IP(" },
	{ "wh|", { "while" }, NULL },
	/* fields of a class that is open, without those that stand there */
	{ "TCP(|", { "dport=", "flags=", "sport=" }, "TCP(" },
	{ "TCP(dp|", { "dport=" }, "sport=" },
	{ "TCP(dport=80, |", { "sport=", "flags=" }, "dport=" },
	{ "p = IP(dst=\"192.0.2.1\")/UDP(le|", { "len=" }, NULL },
	{ "DNS(qd=DNSQR(q|", { "qname=", "qtype=" }, "qd=" },
	{ "TCP(dport=size(|", { "x=" }, "dport=" },
	/* values */
	{ "ICMP(type=\"ec|", { "echo-reply\"", "echo-request\"" }, "redirect\"" },
	{ "ICMP(type=\"ec|\")", { "echo-reply", "echo-request" }, "echo-reply\"" },
	{ "ICMP(type='ec|", { "echo-reply'" }, NULL },
	{ "ICMP(type=[\"echo-reply\", \"ec|", { "echo-request\"" }, NULL },
	{ "ICMP(type=|", { "\"echo-request\"", "\"redirect\"" }, "code=" },
	{ "TCP(flags=\"S|", { "SA\"", "SF\"" }, "SS\"" },
	{ "IP(flags=\"M|", { "MF\"" }, "DF\"" },
	{ "IP(flags=\"MF+|", { "MF+DF\"" }, NULL },
	{ "ping.type = \"ec|", { "echo-reply\"" }, NULL },
	{ "if ping[ICMP].type == \"ec|", { "echo-request\"" }, NULL },
	{ "known[\"al|", { "alpha\"" }, "beta\"" },
	{ "help(\"che|", { "checksums\"", "checksum\"" }, NULL },
	{ "ls(\"DNSRRM|", { "DNSRRMX\"" }, NULL },
	{ "print(\"TC|", { NULL }, "TCP(" },
	{ "# TC|", { NULL }, "TCP(" },
	{ "x = \"a\" # \"\nTC|", { "TCP(" }, NULL },
	/* parameters */
	{ "rdpcap(\"a.pcap\", co|", { "count=" }, "path=" },
	{ "packets.summary(|", { "lfilter=", "prn=" }, NULL },
	{ "wrpcap(\"out.pcap\", mi|", { "mine" }, NULL },
	/* behind a dot */
	{ "mine.tt|", { "ttl" }, NULL },
	{ "mine.|", { "ttl", "dport", "show(", "payload" }, "upper(" },
	{ "mine[TCP].|", { "dport", "summary(" }, "ttl" },
	{ "mine[TCP].flags.|", { "S", "A" }, "show(" },
	{ "\"a\".up|", { "upper(" }, NULL },
	{ "\"a\".|", { "split(" }, "show(" },
	{ "packets.|", { "summary(", "sessions(" }, "ttl" },
	{ "known.|", { "keys(", "alpha" }, "ttl" },
	{ "TCP.|", { "flags", "dport" }, "ttl" },
	{ "TCP().|", { "flags", "show(" }, "ttl" },
	{ "nobody_knows.sh|", { "show(" }, NULL },
	{ "conf.|", { "seed" }, NULL },
	{ "nothing_like_this|", { NULL }, "TCP(" },
};

static bool has(const struct buf *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = (const char *)list->p; p && *p; p = strchr(p, '\n') + 1) {
		if (!strncmp(p, word, n) && p[n] == '\n')
			return true;
	}
	return false;
}

static void words(void **state)
{
	struct interp *in = prepared();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *bar = strchr(rows[i].text, '|');
		size_t at = (size_t)(bar - rows[i].text), begin;
		struct buf text = BUF_INIT, list = BUF_INIT;

		buf_add(&text, rows[i].text, at);
		buf_text(&text, bar + 1);
		lang_complete(in, buf_cstr(&text), text.n, at, &begin, found, &list);
		buf_cstr(&list);
		for (size_t k = 0; k < 4 && rows[i].want[k]; k++) {
			if (!has(&list, rows[i].want[k]))
				fail_msg("%s: no %s in\n%s", rows[i].text, rows[i].want[k], list.p);
		}
		if (rows[i].not && has(&list, rows[i].not))
			fail_msg("%s: %s is offered", rows[i].text, rows[i].not);
		if (!rows[i].want[0] && list.n)
			fail_msg("%s: something is offered:\n%s", rows[i].text, list.p);
		buf_free(&text);
		buf_free(&list);
	}
	interp_free(in);
}

/* Beside a field its type and default, beside a value its number, beside a function what it does. */
static void details(void **state)
{
	static const char *const lines[][2] = {
		{ "TCP(dp", "dport=|16 bits tcp.service, default 80 http (or payload's number), destination port\n" },
		{ "UDP(chk", "chksum=|16 bits hex, (sum over pseudo header, header, payload), checksum\n" },
		{ "ICMP(type=\"redi", "redirect\"|5\n" },
		{ "rdpcap(\"a.pcap\", cou", "count=|default -1\n" },
		{ "hexstr", "hexstr(|bytes as hexadecimal digits in pairs, and as text\n" },
		{ "ping", "ping|packet  IP()/ICMP()\n" },
	};
	struct interp *in = prepared();

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct buf list = BUF_INIT;
		size_t begin, n = strlen(lines[i][0]);

		lang_complete(in, lines[i][0], n, n, &begin, found_with_details, &list);
		assert_string_equal(buf_cstr(&list), lines[i][1]);
		buf_free(&list);
	}
	interp_free(in);
}

static void files(void **state)
{
	static const struct { const char *text; bool file; } places[] = {
		{ "rdpcap(\"samples/of", true }, { "PcapReader('", true }, { "rdpcap(path=\"a", true }, { "wrpcap(\"a", true },
		{ "include \"lib", true }, { "rdpcap(\"a\", filter=\"ud", false }, { "print(\"a", false }, { "rdpcap(", false },
		{ "IP(dst=\"1", false }, { "x = \"a", false },
	};
	struct interp *in = prepared();
	size_t begin;

	(void)state;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		size_t n = strlen(places[i].text);

		if (lang_wants_file(in, places[i].text, n, n, &begin) != places[i].file)
			fail_msg("%s", places[i].text);
		if (places[i].file)
			assert_true(strchr("\"'", places[i].text[begin - 1]) != NULL);
	}
	interp_free(in);
}

/* Wherever the cursor stands in a text, nothing breaks. */
static void anywhere(void **state)
{
	static const char text[] = "mine[TCP].flags.S = IP(dst=\"1.2.3\", flags='M')/TCP(dport=[80, (1, 'x')])) ]}[{(\"\"\"a\\\"b\"\"\".x(\n"
		"known[\"a\"].b.c(ping[].type == \"# [\\";
	struct interp *in = prepared();

	(void)state;
	for (size_t n = 0; n < sizeof(text); n++) {
		struct buf list = BUF_INIT;
		char *part = mem_text(text, n);
		size_t begin;

		lang_complete(in, part, n, n, &begin, found, &list);
		assert_true(begin <= n);
		lang_wants_file(in, part, n, n, &begin);
		buf_free(&list);
		mem_free(part);
	}
	interp_free(in);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words),
		cmocka_unit_test(details),
		cmocka_unit_test(files),
		cmocka_unit_test(anywhere),
	};
	int failed;

	start();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	done();
	return failed;
}
