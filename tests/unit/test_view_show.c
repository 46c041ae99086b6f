/* test_view_show.c - the tree, and the tables. */
#include "view_cases.h"

static struct liner liner;

static void shows(const char *hex, const char *want)
{
	struct packet *p = decoded(hex);
	struct buf out = BUF_INIT;

	view_show(&liner, p, 0, theme_plain(), &out);
	assert_string_equal(buf_cstr(&out), want);
	obj_drop(&p->obj);
	buf_free(&out);
}

static void trees(void **state)
{
	(void)state;
	shows(SYN,
	      "Ether      dst=02:00:00:00:00:01 src=02:00:00:00:00:02 type=IPv4\n"
	      "IP         version=4 ihl=5 tos=0x0 len=60 id=1 flags=DF frag=0 ttl=64 proto=tcp chksum=0x4e72 (ok) src=192.0.2.17 "
	      "dst=198.51.100.4\n"
	      "TCP        sport=51514 dport=https seq=3021551 ack=0 dataofs=10 reserved=0 flags=S window=64240 chksum=0x7a6c (ok) "
	      "urgptr=0 options=[(\"MSS\", 1460), (\"SAckOK\", b\"\"), (\"Timestamp\", (71, 0)), (\"NOP\", None), (\"WScale\", 7)]\n");
	shows(DATA6,
	      "Ether      dst=02:00:00:00:00:01 src=02:00:00:00:00:02 type=IPv6\n"
	      "IPv6       version=6 tc=0 fl=0 plen=12 nh=UDP hlim=64 src=2001:db8::1 dst=2001:db8::2\n"
	      "UDP        sport=5000 dport=5001 len=12 chksum=0xa48d (ok)\n"
	      "Raw        load=b\"data\"\n");
}

static bool says(struct packet *p, const char *what)
{
	struct buf out = BUF_INIT;
	bool yes;

	view_show(&liner, p, 0, theme_plain(), &out);
	yes = strstr(buf_cstr(&out), what) != NULL;
	buf_free(&out);
	return yes;
}

static void lists(void **state)
{
	struct packet *p = decoded(QUERY);

	(void)state;
	assert_true(says(p, "\n  qd[0]    qname=www.example.org. qtype=A qclass=IN\n"));
	obj_drop(&p->obj);
}

static void sums(void **state)
{
	struct packet *p = decoded(BAD_SYN);

	(void)state;
	assert_true(says(p, "chksum=0x7a6d (bad, should be 0x7a6c)"));
	assert_true(says(p, "chksum=0x4e72 (ok)"));
	p->wire_len = 1000;
	assert_true(says(p, "chksum=0x7a6d (not verified: cut)"));
	assert_true(says(p, "chksum=0x4e72 (ok)"));
	obj_drop(&p->obj);
	/* The first fragment of a longer datagram, and one without a sum. */
	p = decoded(MACS "0800" "4500001c000120004011" "0000" "c0000201c0000202" "0035003500081234");
	assert_true(says(p, "chksum=0x1234 (not verified: "));
	obj_drop(&p->obj);
	p = decoded(MACS "0800" "4500001c000100004011" "0000" "c0000201c0000202" "0035003500080000");
	assert_true(says(p, "chksum=0x0 (none)"));
	assert_true(says(p, "chksum=0x0 (bad, should be 0x"));
	obj_drop(&p->obj);
}

static void unset(void **state)
{
	struct packet *p = crafted();

	(void)state;
	assert_true(says(p, "len=(computed)"));
	assert_true(says(p, "dport=https"));
	assert_true(says(p, "chksum=(computed) urgptr=0\n"));
	obj_drop(&p->obj);
}

/* Colour adds escape sequences and takes nothing away. */
static void colours(void **state)
{
	struct packet *p = decoded(BAD_SYN);
	struct buf plain = BUF_INIT, colour = BUF_INIT, bare = BUF_INIT;
	bool escape = false;

	(void)state;
	view_show(&liner, p, 0, theme_plain(), &plain);
	view_show(&liner, p, 0, theme_colour(), &colour);
	for (size_t i = 0; i < colour.n; i++) {
		escape = escape || colour.p[i] == '\x1b';
		if (!escape)
			buf_byte(&bare, colour.p[i]);
		else
			escape = colour.p[i] != 'm';
	}
	assert_true(colour.n > plain.n);
	assert_string_equal(buf_cstr(&bare), buf_cstr(&plain));
	obj_drop(&p->obj);
	buf_free(&plain);
	buf_free(&colour);
	buf_free(&bare);
}

static void tables(void **state)
{
	struct packet *p = decoded(SYN);
	struct buf out = BUF_INIT;

	(void)state;
	view_ls(layout_need("UDP"), theme_plain(), false, &out);
	assert_non_null(strstr(buf_cstr(&out), "UDP · User Datagram Protocol (RFC 768) · ipproto 17\n"));
	assert_non_null(strstr(buf_cstr(&out), "\n  len        16 bits            (length of header and payload)"));
	buf_clear(&out);
	view_ls(NULL, theme_plain(), false, &out);
	assert_non_null(strstr(buf_cstr(&out), "\nTCP "));
	assert_null(strstr(buf_cstr(&out), " \n"));
	buf_clear(&out);
	view_ls_packet(p, 1, theme_plain(), false, &out);
	assert_non_null(strstr(buf_cstr(&out), "\n  ttl         8 bits            64                      64\n"));
	obj_drop(&p->obj);
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trees),
		cmocka_unit_test(lists),
		cmocka_unit_test(sums),
		cmocka_unit_test(unset),
		cmocka_unit_test(colours),
		cmocka_unit_test(tables),
	};

	return cmocka_run_group_tests(tests, begin, finish);
}
