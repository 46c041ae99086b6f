/* test_view_line.c - the one line of `pkt read`. */
#include "view_cases.h"

#define TIME "22:13:20.123456789  "
/* IP 192.0.2.1 > 192.0.2.2 carrying protocol `proto` in `len` (hexadecimal) bytes in all. */
#define IP4(len, proto) MACS "0800" "4500" len "0001000040" proto "0000" "c0000201c0000202"

static const struct {
	const char *hex, *want;
} rows[] = {
	{ SYN, TIME "192.0.2.17:51514 > 198.51.100.4:443  TCP S seq=3021551 win=64240 mss=1460 sackOK ts=71/0 ws=7  74" },
	{ QUERY, TIME "192.0.2.17:40022 > 192.0.2.1:53  DNS? A www.example.org  id=0x1f2e rd  75" },
	{ DATA6, TIME "[2001:db8::1]:5000 > [2001:db8::2]:5001  UDP len=4  66" },
	{ TAGGED, TIME "02:00:00:00:00:02 > 02:00:00:00:00:01  vlan=5  ARP who-has 192.0.2.2 tell 192.0.2.1  46" },
	{ MACS "1234", TIME "02:00:00:00:00:02 > 02:00:00:00:00:01  Ether type=0x1234  14" },
	/* An option that is cut, one that nobody has, and one that claims more than there is. */
	{ IP4("002c", "06") "0014005000000001" "00000000" "60022000" "00000000" "fd040102",
	  TIME "192.0.2.1:20 > 192.0.2.2:80  TCP S seq=1 win=8192 option-253  58" },
	{ IP4("002c", "06") "0014005000000001" "00000000" "60022000" "00000000" "02040102",
	  TIME "192.0.2.1:20 > 192.0.2.2:80  TCP S seq=1 win=8192 mss=258  58" },
	{ IP4("002c", "06") "0014005000000001" "00000000" "60022000" "00000000" "01010208",
	  TIME "192.0.2.1:20 > 192.0.2.2:80  TCP S seq=1 win=8192  58" },
	/* IP in IP tells the inner addresses too. */
	{ IP4("0030", "04") "4500001c000100004011" "0000" "0a0000010a000002" "0035003500080000",
	  TIME "192.0.2.1 > 192.0.2.2  IP 10.0.0.1:53 > 10.0.0.2:53  UDP  62" },
};

static void lines(void **state)
{
	struct buf out = BUF_INIT;
	struct liner l;

	(void)state;
	liner_init(&l);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct packet *p = decoded(rows[i].hex);

		buf_clear(&out);
		view_line(&l, p, &out);
		assert_string_equal(buf_cstr(&out), rows[i].want);
		obj_drop(&p->obj);
	}
	liner_free(&l);
	buf_free(&out);
}

/* What was captured of a longer packet. */
static void cut(void **state)
{
	struct packet *p = decoded(SYN);
	struct buf out = BUF_INIT;
	struct liner l;

	(void)state;
	liner_init(&l);
	p->wire_len = 1514;
	view_line(&l, p, &out);
	assert_non_null(strstr(buf_cstr(&out), "ws=7  1514 (74 captured)"));
	obj_drop(&p->obj);
	liner_free(&l);
	buf_free(&out);
}

/* A packet that was made or changed is shown as it would be sent. */
static void built(void **state)
{
	struct packet *p = crafted(), *q = decoded(SYN);
	struct diag d = DIAG_INIT;
	struct val v = val_int(80);
	struct buf out = BUF_INIT;
	struct liner l;

	(void)state;
	liner_init(&l);
	view_line(&l, p, &out);
	assert_string_equal(buf_cstr(&out), "00:00:00.000000000  0.0.0.0:20 > 192.0.2.1:443  TCP SA seq=0 win=8192  40");
	buf_clear(&out);
	assert_true(layer_set(q, 2, (unsigned)field_find(q->layer[2].lay, "dport", 5), &v, &d));
	view_line(&l, q, &out);
	assert_non_null(strstr(buf_cstr(&out), "192.0.2.17:51514 > 198.51.100.4:80  TCP S seq=3021551 win=64240 mss=1460"));
	obj_drop(&p->obj);
	obj_drop(&q->obj);
	liner_free(&l);
	buf_free(&out);
}

/* Times before 1970 and across seconds, through the cache. */
static void times(void **state)
{
	static const struct {
		int64_t ns;
		const char *want;
	} at[] = {
		{ 0, "00:00:00.000000000" }, { 999999999, "00:00:00.999999999" }, { 1000000000, "00:00:01.000000000" },
		{ -1, "23:59:59.999999999" }, { 86399000000001, "23:59:59.000000001" }, { 86399000000012, "23:59:59.000000012" },
	};
	struct packet *p = decoded(SYN);
	struct buf out = BUF_INIT;
	struct liner l;

	(void)state;
	liner_init(&l);
	for (size_t i = 0; i < sizeof(at) / sizeof(at[0]); i++) {
		buf_clear(&out);
		p->time = at[i].ns;
		view_line(&l, p, &out);
		assert_memory_equal(out.p, at[i].want, 18);
	}
	obj_drop(&p->obj);
	liner_free(&l);
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines),
		cmocka_unit_test(cut),
		cmocka_unit_test(built),
		cmocka_unit_test(times),
	};

	return cmocka_run_group_tests(tests, begin, finish);
}
