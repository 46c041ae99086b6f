/* test_capfilter.c - a filter that cannot be read: the word, the place, the word meant. */
#include "pkt/cap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pkt/buf.h"

static char path[] = "/tmp/pkt-test-filter-XXXXXX";

static const struct row {
	const char *filter, *message;
	uint32_t begin, end;
	const char *hint;
} rows[] = {
	{ "tcp prot 80", "filter: 'prot' is not a filter word", 4, 8, "did you mean 'port'?" },
	{ "prot 80", "filter: 'prot' is not a filter word", 0, 4, "did you mean 'port'?" },
	{ "tpc port 80", "filter: 'tpc' is not a filter word", 0, 3, "did you mean 'tcp'?" },
	{ "hots 10.0.0.1", "filter: 'hots' is not a filter word", 0, 4, "did you mean 'host'?" },
	{ "tcp port 80 adn udp", "filter: 'adn' is not a filter word", 12, 15, "did you mean 'and'?" },
	{ "tcp port 80 or prto 53", "filter: 'prto' is not a filter word", 15, 19, "did you mean 'proto'?" },
	{ "tcp[tcpflgs] & 2 != 0", "filter: 'tcpflgs' is not a filter word", 4, 11, "did you mean 'tcpflags'?" },
	{ "tcp[tcpflags] & tcp-snyn != 0", "filter: 'tcp-snyn' is not a filter word", 16, 24, "did you mean 'tcp-syn'?" },
	{ "host and", "filter: 'and' cannot stand here", 5, 8, "" },
	{ "tcp port port", "filter: 'port' cannot stand here", 9, 13, "" },
	{ "udp port 53)", "filter: ')' cannot stand here", 11, 12, "" },
	{ "tcp port 80 | udp", "filter: '|' cannot stand here", 12, 13, "" },
	{ "tcp port", "filter: something must follow 'port'", 4, 8, "" },
	{ "tcp port 80 and", "filter: something must follow 'and'", 12, 15, "" },
	{ "tcp and (udp or ip6", "filter: this '(' is not closed", 8, 9, "" },
	{ "port 70000", "filter: illegal port number 70000 > 65535", 5, 10, "" },
	{ "ip and arp", "filter: no packet can match 'ip and arp'", 0, 0, "" },
	{ "ip proto tpc", "filter: unknown ip proto 'tpc'", 9, 12, "did you mean 'tcp'?" },
};

static struct cap_reader *open_empty(void)
{
	struct diag d = DIAG_INIT;
	struct cap_writer *w = cap_create(path, 1, false, false, &d);
	struct cap_reader *r;

	assert_non_null(w);
	assert_true(cap_finish(w, &d));
	r = cap_open(path, &d);
	assert_non_null(r);
	return r;
}

static void wrong_words(void **state)
{
	struct cap_reader *r = open_empty();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *e = &rows[i];
		struct source s = { NULL, e->filter, strlen(e->filter) };
		struct diag d = DIAG_INIT;

		assert_false(cap_filter(r, &s, &d));
		assert_string_equal(d.text, e->message);
		assert_int_equal(d.span.begin, e->begin);
		assert_int_equal(d.span.end, e->end);
		assert_string_equal(d.hint, e->hint);
		assert_int_equal(d.kind, D_SCRIPT);
	}
	cap_close(r);
}

static void good_filters(void **state)
{
	static const char *const good[] = {
		"", "tcp port 80", "tcp[tcpflags] & (tcp-syn|tcp-fin) != 0", "ip proto \\tcp", "vlan 5 and not (arp or ip6)",
		"ether host 02:00:00:00:00:01", "net 10.0.0.0/8 and len > 100", "portrange 1-1023",
	};
	struct cap_reader *r = open_empty();

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		struct source s = { NULL, good[i], strlen(good[i]) };
		struct diag d = DIAG_INIT;

		if (!cap_filter(r, &s, &d))
			fail_msg("%s: %s", good[i], d.text);
	}
	cap_close(r);
}

/* Any text at all: refused or not, but never outside of it. */
static void long_and_odd(void **state)
{
	struct cap_reader *r = open_empty();
	struct buf b = BUF_INIT;
	static const char *const odd[] = { "((((", "]]]", "tcp[[[", "\x80\xff", "$", "\\", ":", "a:b:c", "not not not", "!", "<<>>==" };

	(void)state;
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
		struct source s = { NULL, odd[i], strlen(odd[i]) };
		struct diag d = DIAG_INIT;

		assert_false(cap_filter(r, &s, &d));
		assert_true(d.span.end <= s.n);
	}
	for (unsigned i = 0; i < 400; i++)
		buf_text(&b, "tcp port 80 or ");
	{
		struct source s = { NULL, buf_cstr(&b), b.n };
		struct diag d = DIAG_INIT;

		assert_false(cap_filter(r, &s, &d));
		assert_non_null(strstr(d.text, "filter: "));
	}
	buf_free(&b);
	cap_close(r);
}

static int setup(void **state)
{
	int fd = mkstemp(path);

	(void)state;
	return fd < 0 ? -1 : close(fd);
}

static int teardown(void **state)
{
	(void)state;
	return unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wrong_words),
		cmocka_unit_test(good_filters),
		cmocka_unit_test(long_and_odd),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
