/* test_view_sprintf.c - the format language, and the summaries that are written in it. */
#include "view_cases.h"

static const struct row {
	const char *hex, *fmt, *want;
} rows[] = {
	{ SYN, "%IP.src% -> %TCP.dport%", "192.0.2.17 -> https" },
	{ SYN, "%-14s,IP.src%|%16s,IP.dst%|", "192.0.2.17    |    198.51.100.4|" },
	{ SYN, "%04xr,IP.proto% %r,IP.proto% %s,IP.proto% %#x,IP.id%", "0006 6 tcp 0x1" },
	{ SYN, "%5d,IP.ttl%|%-5d,IP.ttl%|%05d,IP.ttl%|%+d,IP.ttl%|%X,IP.chksum%", "   64|64   |00064|+64|4E72" },
	{ SYN, "%.3s,TCP.dport%", "htt" },
	{ SYN, "{TCP:flags %TCP.flags%}{UDP:no}{!UDP: not UDP}", "flags S not UDP" },
	{ SYN, "{IP:{TCP:both}{UDP:no}}{!IP:{TCP:no}}", "both" },
	{ SYN, "100%% %(x%) %UDP.dport%", "100% {x} ??" },
	{ SYN, "%time% %dport% %TCP:2.dport%", "22:13:20.123456789 https ??" },
	{ SYN, "%IP.flags% %IP.frag% %TCP.chksum%", "DF 0 0x7a6c" },
	{ QUERY, "%UDP.sport%>%UDP.dport% %Ether.type%", "40022>domain IPv4" },
	{ SYN, "", "" },
};

static void formats(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct packet *p = decoded(rows[i].hex);
		struct diag d = DIAG_INIT;

		buf_clear(&out);
		assert_true(view_sprintf(p, 0, rows[i].fmt, strlen(rows[i].fmt), &out, &d));
		assert_string_equal(buf_cstr(&out), rows[i].want);
		obj_drop(&p->obj);
	}
	buf_free(&out);
}

static const struct {
	const char *fmt, *text, *hint;
} wrong[] = {
	{ "%IP.src", "the closing '%' is missing at '%IP.src' in the format", "" },
	{ "a {TCP:x", "the closing '}' is missing at '{TCP:x' in the format", "" },
	{ "x}", "a '}' that closes nothing at '}' in the format", "" },
	{ "{TCP x}", "a condition has no ':' at '{TCP x}' in the format", "" },
	{ "%TPC.flags%", "there is no layer 'TPC'", "TCP" },
	{ "{TPC:x}", "there is no layer 'TPC'", "TCP" },
	{ "%TCP.flgs%", "TCP has no field 'flgs'", "flags" },
	{ "%5q,IP.ttl%", "a conversion that is not known at '%5q,IP.ttl%' in the format", "" },
	{ "%TCP:0.dport%", "which layer is meant must be a number from 1 at '%TCP:0.dport%' in the format", "" },
};

static void mistakes(void **state)
{
	struct packet *p = decoded(SYN);
	struct buf out = BUF_INIT;

	(void)state;
	buf_text(&out, "kept");
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct diag d = DIAG_INIT;

		assert_false(view_sprintf(p, 0, wrong[i].fmt, strlen(wrong[i].fmt), &out, &d));
		assert_string_equal(d.text, wrong[i].text);
		if (wrong[i].hint[0])
			assert_non_null(strstr(d.hint, wrong[i].hint));
		assert_string_equal(buf_cstr(&out), "kept");
	}
	buf_free(&out);
	obj_drop(&p->obj);
}

static void summaries(void **state)
{
	static const struct {
		const char *hex, *want;
	} sums[] = {
		{ SYN, "Ether / IP / TCP 192.0.2.17:51514 > 198.51.100.4:https S" },
		{ DATA6, "Ether / IPv6 / UDP 2001:db8::1:5000 > 2001:db8::2:5001 / Raw" },
		{ TAGGED, "Ether / Dot1Q / ARP who has 192.0.2.2 says 192.0.2.1" },
		{ MACS "1234", "02:00:00:00:00:02 > 02:00:00:00:00:01 (0x1234)" },
		{ MACS "8100" "00050000", "Ether / 802.1q 02:00:00:00:00:02 > 02:00:00:00:00:01 (0x0) vlan 5" },
	};
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(sums) / sizeof(sums[0]); i++) {
		struct packet *p = decoded(sums[i].hex);

		buf_clear(&out);
		view_summary(p, 0, &out);
		assert_string_equal(buf_cstr(&out), sums[i].want);
		obj_drop(&p->obj);
	}
	buf_free(&out);
}

/* Of a part of a packet, and of one that was never built. */
static void other_summaries(void **state)
{
	struct packet *p = decoded(SYN), *q = crafted();
	struct buf out = BUF_INIT;

	(void)state;
	view_summary(p, 1, &out);
	assert_string_equal(buf_cstr(&out), "IP / TCP 192.0.2.17:51514 > 198.51.100.4:https S");
	buf_clear(&out);
	view_summary(q, 0, &out);
	assert_non_null(strstr(buf_cstr(&out), ":ftp_data > 192.0.2.1:https SA"));
	obj_drop(&p->obj);
	obj_drop(&q->obj);
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formats),
		cmocka_unit_test(mistakes),
		cmocka_unit_test(summaries),
		cmocka_unit_test(other_summaries),
	};

	return cmocka_run_group_tests(tests, begin, finish);
}
