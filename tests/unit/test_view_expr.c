/* test_view_expr.c - packets as expressions: nothing that is computed or default, and all that is not. */
#include "view_cases.h"

#define ETHER "Ether(dst=\"02:00:00:00:00:01\", src=\"02:00:00:00:00:02\""

static void says(struct packet *p, unsigned from, const char *want)
{
	struct buf out = BUF_INIT;
	struct diag d = DIAG_INIT;

	assert_true(view_expr(p, from, &out, &d));
	assert_string_equal(buf_cstr(&out), want);
	buf_free(&out);
}

static void captured(void **state)
{
	static const struct {
		const char *hex, *want;
	} rows[] = {
		{ SYN, ETHER ")/IP(flags=\"DF\", src=\"192.0.2.17\", dst=\"198.51.100.4\")/TCP(sport=51514, dport=443, seq=3021551, "
		       "window=64240, options=[(\"MSS\", 1460), (\"SAckOK\", b\"\"), (\"Timestamp\", (71, 0)), (\"NOP\", None), "
		       "(\"WScale\", 7)])" },
		{ DATA6, ETHER ")/IPv6(src=\"2001:db8::1\", dst=\"2001:db8::2\")/UDP(sport=5000, dport=5001)/\"data\"" },
		{ TAGGED, ETHER ")/Dot1Q(vlan=5)/ARP(hwsrc=\"02:00:00:00:00:02\", psrc=\"192.0.2.1\", pdst=\"192.0.2.2\")" },
		{ QUERY, ETHER ")/IP(src=\"192.0.2.17\", dst=\"192.0.2.1\")/UDP(sport=40022)/DNS(id=7982, "
		         "qd=[DNSQR(qname=\"www.example.org.\")])" },
		{ MACS "1234" "00ff", ETHER ", type=4660)/Raw(load=b\"\\x00\\xff\")" },
		{ MACS "08", "Raw(load=b\"\\x02\\x00\\x00\\x00\\x00\\x01\\x02\\x00\\x00\\x00\\x00\\x02\\x08\")" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct packet *p = decoded(rows[i].hex);

		says(p, 0, rows[i].want);
		obj_drop(&p->obj);
	}
}

/* A wrong sum or length stays, and nothing else does. */
static void wrong_values(void **state)
{
	struct packet *p = decoded(BAD_SYN);
	struct buf out = BUF_INIT;
	struct diag d = DIAG_INIT;

	(void)state;
	assert_true(view_expr(p, 0, &out, &d));
	assert_non_null(strstr(buf_cstr(&out), "window=64240, chksum=31341, options="));
	assert_null(strstr(buf_cstr(&out), "dataofs"));
	obj_drop(&p->obj);
	buf_free(&out);
}

/* From a layer inside: what it needs alone. */
static void inner(void **state)
{
	struct packet *p = decoded(DATA6);

	(void)state;
	says(p, 2, "UDP(sport=5000, dport=5001, chksum=42125)/\"data\"");
	says(p, 3, "Raw(load=b\"data\")");
	obj_drop(&p->obj);
}

static void written(void **state)
{
	struct packet *p = crafted();
	struct buf out = BUF_INIT;

	(void)state;
	says(p, 0, "IP(ttl=3, dst=\"192.0.2.1\")/TCP(dport=443, flags=\"SA\")");
	says(p, 1, "TCP(dport=443, flags=\"SA\")");
	view_command(p, 0, &out);
	assert_string_equal(buf_cstr(&out), "IP(ttl=3, dst=\"192.0.2.1\")/TCP(dport=443, flags=\"SA\")");
	obj_drop(&p->obj);
	buf_free(&out);
}

/* A captured packet with one field changed: that stays, and sums are computed again. */
static void changed(void **state)
{
	struct packet *p = decoded(DATA6);
	struct diag d = DIAG_INIT;
	struct val v = val_int(64);

	(void)state;
	assert_true(layer_set(p, 1, (unsigned)field_find(p->layer[1].lay, "hlim", 4), &v, &d));
	says(p, 0, ETHER ")/IPv6(hlim=64, src=\"2001:db8::1\", dst=\"2001:db8::2\")/UDP(sport=5000, dport=5001)/\"data\"");
	obj_drop(&p->obj);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(captured),
		cmocka_unit_test(wrong_values),
		cmocka_unit_test(inner),
		cmocka_unit_test(written),
		cmocka_unit_test(changed),
	};

	return cmocka_run_group_tests(tests, begin, finish);
}
